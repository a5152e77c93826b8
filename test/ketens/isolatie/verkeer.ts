import { createHash, randomUUID } from 'node:crypto'
import { gebeurtenis } from '../../gebeurtenis.ts'
import { nieuwSkn } from '../../mensen.ts'
import type { Rij } from '../../tabellen.ts'
import type { Rijen } from './eigendom.ts'
import type { Merken } from './merken.ts'

/** Organisations between which messages go about people in one inrichting. */
export interface Keten {
  /** Who delivers the events and sends. */
  readonly bron: string
  readonly inrichting: string
  readonly ontvangers: readonly string[]
  /** The municipality that answers the inrichting. */
  readonly college: string
}

const op = '2026-11-20T09:00:00Z'

/** Someone who stays in the inrichting, and what was said about this person; with the rows, the ids of person and period. */
export function verkeer(
  merken: Merken,
  keten: Keten,
): { readonly persoon: string; readonly dossier: string; readonly rijen: Rijen } {
  const { bron, inrichting, ontvangers, college } = keten
  // Whoever watches over the sending sees that something happened, and not to whom.
  const dossier = merken.id('periode', bron, inrichting, college, ...ontvangers, 'justid')
  const { persoon, rijen } = gedetineerde(merken, keten, dossier)
  const berichten = ontvangers.flatMap((ontvanger) => [
    ...bericht(merken, { dossier, afzender: bron, ontvanger }, 'bezorgd', soortVoor(ontvanger)),
    ...bericht(merken, { dossier, afzender: bron, ontvanger }, 'ingetrokken', soortVoor(ontvanger)),
    ...bericht(merken, { dossier, afzender: bron, ontvanger }, 'klaargezet', soortVoor(ontvanger)),
  ])
  const antwoord = bericht(
    merken,
    { dossier, afzender: college, ontvanger: inrichting },
    'bezorgd',
    'antwoord',
  )
  // And what the inrichting says back.
  const weer = bericht(merken, { dossier, afzender: inrichting, ontvanger: college }, 'bezorgd', 'antwoord')
  const niet = { soort: 'begin-detentie', afzender: bron, ontvanger: college, dossier: randomUUID(), op }
  const omgeleid = nietVanOns(merken, { dossier, afzender: bron, ontvanger: college })
  return {
    persoon,
    dossier,
    rijen: [...rijen, ...berichten, ...antwoord, ...weer, ['berichtenbox.niet_gewenst', niet], ...omgeleid],
  }
}

/** The inrichting that writes or is written to. */
const piVan = (afzender: string, ontvanger: string) => (afzender.startsWith('pi-') ? afzender : ontvanger)

/** A burgemeester hears of nothing but public order. */
const soortVoor = (ontvanger: string) => (ontvanger.startsWith('burgemeester-') ? 'bij' : 'begin-detentie')

function gedetineerde(merken: Merken, { bron, inrichting }: Keten, periode: string) {
  const persoon = merken.id('persoon', bron, inrichting)
  const naam = merken.woord('persoon naam', bron, inrichting)
  const nummers = { bsn: null, skn: nieuwSkn() }
  const wie = { ...nummers, geslachtsnaam: naam, gemeentecode: null, zonderVastAdres: true }
  const inhoud = gebeurtenis(wie, { gebeurtenisId: periode, inrichting })
  const van = { persoon_id: persoon, bron }
  const gebeurd = { soort: 'binnenkomst', tijdstip: op, ontvangen_op: op, afdruk: 'a' }
  const besluit = {
    reden: merken.woord('toewijzing reden', bron),
    door: merken.woord('toewijzing door', bron),
  }
  const rijen: Rijen = [
    [
      'detentie.persoon',
      { id: persoon, bron, ...nummers, zoeknaam: naam, gegevens: inhoud.persoon, gegevens_van: op },
    ],
    ['detentie.gebeurtenis', { id: periode, ...van, ...gebeurd, inrichting }],
    ['detentie.levering', { gebeurtenis_id: periode, bron, inhoud }],
    [
      'detentie.toewijzing',
      { id: randomUUID(), ...van, periode_id: periode, gemeentecode: '0518', ...besluit, op },
    ],
    [
      'detentie.periode',
      {
        id: periode,
        ...van,
        stand: 'loopt',
        begin_op: op,
        inrichting,
        verwachte_einddatum: '2026-11-21',
        bijgewerkt_op: op,
      },
    ],
    [
      'detentie.openstaand',
      {
        id: merken.id('openstaand', bron, 'justid'),
        ...van,
        soort: 'zonder-vast-adres',
        onderwerp: periode,
        eigenaar: bron,
        sinds: op,
      },
    ],
  ]
  return { persoon, rijen }
}

function bericht(
  merken: Merken,
  { dossier, afzender, ontvanger }: { dossier: string; afzender: string; ontvanger: string },
  status: 'bezorgd' | 'ingetrokken' | 'klaargezet',
  soort = 'begin-detentie',
): Rijen {
  const lezers = status === 'bezorgd' ? [afzender, ontvanger] : [afzender]
  // What was delivered and taken back stays in the box of its receiver, empty; what waits is not there yet.
  const bezorgd = status === 'klaargezet' ? null : op
  const id = merken.id('bericht', afzender, ...(bezorgd === null ? [] : [ontvanger]))
  const naam = merken.woord('bericht naam', ...lezers)
  const kop: Rij = {
    ...{
      id,
      soort,
      versie: 1,
      status,
      afzender,
      ontvanger,
      dossier,
      toets_id: randomUUID(),
      verzonden_op: op,
    },
    betrokkene: merken.id('persoon', afzender, ...(bezorgd === null ? [] : [ontvanger])),
    ...{
      bezorgd_op: bezorgd,
      inrichting: soort === 'antwoord' ? piVan(afzender, ontvanger) : null,
      termijn: '2026-11-21',
    },
    ...(status === 'ingetrokken'
      ? { ingetrokken_op: op, reden: merken.woord('bericht reden', afzender, ontvanger, 'justid') }
      : {}),
  }
  const gegevens = {
    naam: { geslachtsnaam: naam, voorvoegsel: null, voornamen: merken.woord('bericht voornamen', ...lezers) },
    ...{ geboortedatum: '1980-01-01', 'begin-detentie': { datum: '2026-11-20' } },
    ...(soort === 'bij'
      ? { 'bij-melding': { aanleiding: 'verlof', terugkeerdatum: '2026-12-01', categorie: 'tbs' } }
      : {}),
    ...(soort === 'antwoord' ? { onderdak: merken.woord('antwoord', ...lezers) } : {}),
  }
  const stand = { ingetrokken: status === 'ingetrokken', wacht: status === 'klaargezet' }
  const inhoud = { bericht_id: id, afzender, ontvanger, ...stand, gegevens, zoeknaam: naam }
  return [
    ['berichtenbox.bericht', kop],
    ['berichtenbox.inhoud', inhoud],
    ...(soort === 'antwoord' ? bijlage(merken, id, ...lezers) : []),
    ...(status === 'bezorgd' ? werk(merken, id, ontvanger) : []),
    ...(status === 'bezorgd' && soort === 'bij' ? [bijbesluit(merken, kop, ontvanger)] : []),
    ...(status === 'ingetrokken' ? terugroeping(merken, { bericht: id, afzender, ontvanger }) : []),
    ...(status === 'klaargezet'
      ? []
      : [...new Set([afzender, ontvanger])].map((wie) => bewaarplicht(merken, id, wie))),
  ]
}

/** What the burgemeester decided: for himself only, so not for who sent it or for the college. */
function bijbesluit(merken: Merken, { id: bericht, toets_id }: Rij, ontvanger: string): Rijen[number] {
  const woord = (wat: string) => merken.woord(wat, ontvanger)
  const besluit = { besluit: 'maatregel', maatregel: woord('maatregel'), datum: '2026-11-20' }
  const door = { door: 'x', door_naam: woord('maatregel door'), op, verstrekt_op: op, toets_id }
  const id = merken.id('maatregel', ontvanger)
  return [
    'berichtenbox.bijbesluit',
    { id, bericht, ontvanger, ...besluit, reden: woord('maatregel reden'), ...door },
  ]
}

/** A file that goes with a message, for who reads that. */
function bijlage(merken: Merken, bericht_id: string, ...lezers: readonly string[]): Rijen {
  const id = merken.id('bijlage', ...lezers)
  const naam = `${merken.woord('bijlage naam', ...lezers)}.pdf`
  const inhoud = Buffer.from(`%PDF-1.7\n%${merken.woord('bijlage inhoud', ...lezers)}\n%%EOF\n`)
  const afdruk = createHash('sha256').update(inhoud).digest('hex')
  const wat = { gegeven: 'onderdak', naam, soort: 'pdf', grootte: inhoud.length, afdruk }
  return [
    ['berichtenbox.bijlage', { id, bericht_id, plek: 1, ...wat }],
    ['berichtenbox.bijlagedeel', { bijlage: id, nummer: 0, bytes: `\\x${inhoud.toString('hex')}` }],
  ]
}

/** How the receiver works with a message: for itself only, so not for who sent it. */
function werk(merken: Merken, bericht_id: string, organisatie: string): Rijen {
  const woord = (wat: string) => merken.woord(wat, organisatie)
  const medewerker = randomUUID()
  const label = merken.id('label', organisatie)
  const mens = { id: medewerker, aanbieder: 'proef', onderwerp: medewerker, organisatie, naam: 'N. Proef' }
  return [
    ['toegang.medewerker', { ...mens, eerst_gezien: op, laatst_gezien: op }],
    [
      'berichtenbox.toewijzing',
      { bericht_id, organisatie, medewerker, door: woord('berichttoewijzing door'), op },
    ],
    ['berichtenbox.label', { id: label, organisatie, naam: woord('label naam'), door: 'x', op }],
    ['berichtenbox.berichtlabel', { bericht_id, label, organisatie, door: woord('berichtlabel door'), op }],
    [
      'berichtenbox.notitie',
      {
        ...{ id: randomUUID(), bericht_id, organisatie, tekst: woord('notitie tekst') },
        ...{ door: 'x', functie: woord('notitie functie'), op },
      },
    ],
  ]
}

/** That a message was not for its receiver: once it waits, once it was sent on, and where to is not for her. */
function nietVanOns(
  merken: Merken,
  { dossier, afzender, ontvanger }: { dossier: string; afzender: string; ontvanger: string },
): Rijen {
  const wie = { dossier, afzender, ontvanger }
  const vraag = () => ({
    ...{ id: merken.id('omleidvraag', afzender, ontvanger, 'justid'), bericht: randomUUID(), ...wie },
    ...{ soort: 'begin-detentie', reden: 'verhuisd', door: 'x', op },
    toelichting: merken.woord('omleidvraag toelichting', afzender, ontvanger, 'justid'),
  })
  const [open, besloten] = [vraag(), vraag()]
  return [
    ['berichtenbox.niet_van_ons', open],
    ['berichtenbox.niet_van_ons', besloten],
    [
      'berichtenbox.omleidbesluit',
      {
        ...{ vraag: besloten.id, afzender, ontvanger, besluit: 'doorgestuurd', naar: '0599', door: 'x', op },
        ...{ door_rol: 'x', door_naam: merken.woord('omleidbesluit door', afzender, 'justid') },
        reden: merken.woord('omleidbesluit reden', afzender, 'justid'),
      },
    ],
  ]
}

/** That one of the two holds it: why is not for the other. */
function bewaarplicht(merken: Merken, bericht: string, organisatie: string): Rijen[number] {
  const woord = (wat: string) => merken.woord(wat, organisatie)
  const plicht = { id: randomUUID(), bericht, organisatie, reden: woord('bewaarplicht reden'), door: 'x', op }
  return ['berichtenbox.bewaarplicht', { ...plicht, door_naam: woord('bewaarplicht naam') }]
}

/** That it was recalled after it was read, and what its receiver keeps it on. */
function terugroeping(merken: Merken, wie: { bericht: string; afzender: string; ontvanger: string }): Rijen {
  const woord = (wat: string) => merken.woord(wat, wie.afzender, wie.ontvanger, 'justid')
  const terug = { grond: 'correctie', toelichting: woord('terugroeping toelichting'), bezorgd: true }
  const antwoord = { afgerond_op: op, afgerond_door: 'x', afgerond_naam: woord('verwijderverzoek naam') }
  const eigen = {
    artikel: woord('verwijderverzoek artikel'),
    toelichting: woord('verwijderverzoek toelichting'),
  }
  const vraag = { gevraagd_op: op, uiterlijk: '2026-12-04', stand: 'behouden', herinneringen: 0 }
  return [
    ['berichtenbox.terugroeping', { ...wie, ...terug, op, door: 'x' }],
    ['berichtenbox.verwijderverzoek', { ...wie, ...vraag, ...antwoord, ...eigen }],
  ]
}
