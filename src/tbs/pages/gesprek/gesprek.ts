import { datumVan, moment } from '../../../kern/datum.ts'
import {
  alinea,
  formulier,
  foutBij,
  gegevenslijst,
  type Html,
  html,
  kaart,
  keuze,
  knop,
  knopLink,
  knoppen,
  label,
  melding,
  opsomming,
  tekstvak,
  tekstveld,
  tweeKolommen,
  uitklap,
  verborgenTekst,
} from '../../../nlds/nlds.ts'
import type { Verzoek } from '../../../platform/http.ts'
import { type Mislukt, status } from '../../../toegang/toegang.ts'
import { haalOnderwerpWeg, verplaats, voegOnderwerpToe, zegAf } from '../../gesprek/gesprek.ts'
import type { Uitnodiging } from '../../gesprek/tabellen.ts'
import { nodigUit, trekUitnodigingIn, uitnodigbaar } from '../../gesprek/uitnodigen.ts'
import type { Tbsdelen } from '../../traject.ts'
import { watErMisIs } from '../foutwoorden.ts'
import { toon } from '../kader.ts'
import {
  doeGesprek,
  gegevensvinkjes,
  gekozen,
  gespreksadres,
  gesprekskop,
  leesGesprek,
  naamVan,
  type Opengeslagen,
  wanneer,
} from './kader.ts'
import { afspraakvelden, standlabel } from './lijst.ts'
import { magtabel, onderwerp } from './wiemag.ts'

const zinnen: Readonly<Record<string, string>> = {
  gepland: 'Het gesprek is gepland. Er is nog niemand uitgenodigd.',
  bewaard: 'Bewaard.',
  verplaatst: 'Het gesprek is veranderd. Wie is uitgenodigd, ziet dat en antwoordt opnieuw.',
  uitgenodigd: 'De uitnodiging staat klaar bij de genodigde, met alleen wat die mag weten.',
  weg: 'De uitnodiging is ingetrokken. Deze organisatie ziet het gesprek niet meer.',
  afgezegd: 'Het gesprek is afgezegd. Wie is uitgenodigd, leest dat, zonder de reden.',
}

/** One talk for who organises it: when, who comes, who may hear what, and what to do next. */
export async function gesprekPagina(
  c: Verzoek,
  delen: Tbsdelen,
  mislukt: Mislukt | null = null,
): Promise<Response> {
  const open = await leesGesprek(c, delen)
  const zin = zinnen[c.req.query('gedaan') ?? '']
  const dicht = open.volledig.gesprek.stand === 'afgezegd'
  const inhoud = [
    zin === undefined ? '' : melding('gelukt', zin),
    watErMisIs(delen.grondslagen.register, mislukt?.fouten ?? []),
    kop(open),
    kaart('Wie mag wat horen?', magtabel(delen, open), { id: 'wie-mag-wat' }),
    tweeKolommen(genodigdenkaart(open, mislukt), [
      agendakaart(delen, open, mislukt),
      dicht ? '' : wijzigkaart(open, mislukt),
      dicht ? '' : afzegkaart(open, mislukt),
    ]),
  ]
  return toon(c, delen, { ...gesprekskop(open), inhoud }, status(mislukt))
}

function kop({ acteur, traject, volledig: { gesprek } }: Opengeslagen): Html {
  const naar = (deel: string) => gespreksadres(traject.id, gesprek.id, deel)
  const feiten = gegevenslijst([
    { naam: 'Wanneer', waarde: wanneer(gesprek) },
    { naam: 'Waar', waarde: gesprek.plaats },
    { naam: 'Stand', waarde: standlabel(gesprek, datumVan(acteur.nu)) },
    ...(gesprek.reden === null ? [] : [{ naam: 'Waarom afgezegd', waarde: gesprek.reden }]),
  ])
  return html`${kaart('Het gesprek', feiten)}${knoppen(
    knopLink('Kaart voor de voorzitter', naar('kaart'), { soort: 'secundair' }),
    knopLink('Verslag', naar('verslag'), { soort: 'secundair' }),
    knopLink('Acties', naar('acties'), { soort: 'secundair' }),
    knopLink('Verantwoordelijke gemeente', naar('uitkomst'), { soort: 'secundair' }),
  )}`
}

const antwoordlabels = {
  gevraagd: label('onbeslist', 'nog geen antwoord'),
  komt: label('ja', 'komt'),
  'komt-niet': label('nee', 'komt niet'),
} as const

function genodigdenkaart(open: Opengeslagen, mislukt: Mislukt | null): Html {
  const { acteur, traject, volledig } = open
  const { gesprek, stap, uitnodigingen } = volledig
  const erbij = uitnodigbaar(stap, traject.organisatie, datumVan(acteur.nu))
    .filter(({ id }) => !uitnodigingen.some(({ ontvanger }) => ontvanger === id))
    .map(({ id, naam }) => ({ waarde: id, tekst: naam }))
  const vorm = formulier({
    ...{ actie: gespreksadres(traject.id, gesprek.id, 'uitnodigingen'), methode: 'post' },
    inhoud: keuze({
      ...{ naam: 'ontvanger', label: 'Wie nodigt u uit?', leeg: 'Kies een organisatie', opties: erbij },
      uitleg: 'Wie in deze stap niets mag horen, kunt u niet uitnodigen. U leest dan waarom.',
      ...{ waarde: mislukt?.getypt.ontvanger, fout: foutBij(mislukt?.fouten ?? [], 'ontvanger') },
    }),
    knop: knop('Nodig uit', { soort: 'secundair' }),
  })
  return kaart('Wie is uitgenodigd?', [
    uitnodigingen.length === 0
      ? alinea('Nog niemand.')
      : opsomming(uitnodigingen.map((een) => genodigde(open, een))),
    gesprek.stand === 'afgezegd' ? '' : vorm,
  ])
}

function genodigde({ traject, volledig: { gesprek } }: Opengeslagen, een: Uitnodiging): Html {
  const { ontvanger, stand, toelichting, beantwoord_op, beantwoord_naam, wie } = een
  const wanneerAntwoord =
    beantwoord_op === null ? '' : ` op ${moment(beantwoord_op)} door ${beantwoord_naam ?? ''}`
  const naam = wie === null ? 'De uitnodiging noemt geen naam.' : 'De uitnodiging noemt over wie het gaat.'
  const weg = formulier({
    ...{ actie: gespreksadres(traject.id, gesprek.id, 'uitnodigingen', 'weg'), methode: 'post', inhoud: '' },
    verborgen: { ontvanger },
    knop: knop('Trek de uitnodiging in', { soort: 'stil' }),
  })
  return html`${naamVan(ontvanger)} ${antwoordlabels[stand]} <span class="tk-klein">${naam}${wanneerAntwoord}</span>${toelichting === null ? '' : alinea(toelichting, { klein: true })}${weg}`
}

function agendakaart(delen: Tbsdelen, open: Opengeslagen, mislukt: Mislukt | null): Html {
  const { traject, volledig } = open
  const { gesprek } = volledig
  const { getypt = {}, fouten = [] } = mislukt ?? {}
  const gezien = String(gesprek.versie)
  const lijst = gesprek.agenda.map(({ titel, gegevens }) => {
    const weg = formulier({
      ...{ actie: gespreksadres(traject.id, gesprek.id, 'agenda', 'weg'), methode: 'post', inhoud: '' },
      verborgen: { titel, gezien },
      knop: knop(html`Haal weg${verborgenTekst(`: ${titel}`)}`, { soort: 'stil' }),
    })
    return html`${onderwerp(delen.grondslagen.register, titel, gegevens)}${gesprek.stand === 'afgezegd' ? '' : weg}`
  })
  const vorm = formulier({
    ...{ actie: gespreksadres(traject.id, gesprek.id, 'agenda'), methode: 'post' },
    verborgen: { gezien },
    inhoud: [
      tekstveld({
        ...{ naam: 'titel', label: 'Onderwerp', verplicht: true },
        ...{ waarde: getypt.gegeven === undefined && getypt.titel === undefined ? '' : getypt.titel },
        fout: foutBij(fouten, 'titel'),
      }),
      gegevensvinkjes(delen, open, gekozen(getypt, 'gegeven'), fouten),
    ],
    knop: knop('Zet op de agenda', { soort: 'secundair' }),
  })
  return kaart('Agenda', [
    lijst.length === 0 ? alinea('Er staat nog niets op de agenda.') : opsomming(lijst),
    gesprek.stand === 'afgezegd'
      ? ''
      : uitklap('Voeg een onderwerp toe', vorm, { open: getypt.titel !== undefined }),
  ])
}

function wijzigkaart({ traject, volledig: { gesprek } }: Opengeslagen, mislukt: Mislukt | null): Html {
  const hier = mislukt?.getypt.dag === undefined ? null : mislukt
  const nu = { dag: gesprek.dag, tijd: gesprek.tijd, plaats: gesprek.plaats }
  const botst = hier?.botsing === true ? alinea(`Nu staat er: ${wanneer(gesprek)}, ${gesprek.plaats}.`) : ''
  const vorm = formulier({
    ...{ actie: gespreksadres(traject.id, gesprek.id), methode: 'post' },
    // After a conflict: of what stands now, so that who looked can decide.
    verborgen: { gezien: String(gesprek.versie) },
    inhoud: [botst, afspraakvelden(hier?.getypt ?? nu, hier)],
    knop: knop('Verander het gesprek', { soort: 'secundair' }),
  })
  return kaart('Andere dag of plaats', uitklap('Verander wanneer of waar', vorm, { open: hier !== null }))
}

function afzegkaart({ traject, volledig: { gesprek } }: Opengeslagen, mislukt: Mislukt | null): Html {
  const { getypt = {}, fouten = [] } = mislukt ?? {}
  const vorm = formulier({
    ...{ actie: gespreksadres(traject.id, gesprek.id, 'afzeggen'), methode: 'post' },
    inhoud: tekstvak({
      ...{ naam: 'reden', label: 'Waarom gaat het niet door?', rijen: 2, verplicht: true },
      ...{ waarde: getypt.reden, fout: foutBij(fouten, 'reden') },
      uitleg: 'De reden blijft bij uw kliniek. Genodigden lezen alleen dat het gesprek niet doorgaat.',
    }),
    knop: knop('Zeg het gesprek af', { soort: 'secundair' }),
  })
  return kaart('Afzeggen', uitklap('Zeg het gesprek af', vorm, { open: getypt.reden !== undefined }))
}

/** Gives the talk another day, time or place. */
export function verplaatsVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  return doeGesprek(
    c,
    delen,
    ['verplaatst'],
    gesprekPagina,
    async (tx, { acteur, traject, volledig }, getypt) => {
      const van = (naam: string) => (getypt[naam] ?? '').trim()
      const afspraak = { dag: van('dag'), tijd: van('tijd'), plaats: van('plaats'), gezien: van('gezien') }
      await verplaats(delen, tx, acteur, traject, volledig, afspraak)
    },
  )
}

/** Calls the talk off. */
export function zegAfVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  return doeGesprek(
    c,
    delen,
    ['afgezegd'],
    gesprekPagina,
    async (tx, { acteur, traject, volledig }, getypt) => {
      await zegAf(delen, tx, acteur, traject, volledig, getypt.reden ?? '')
    },
  )
}

/** Puts something on the agenda. */
export function onderwerpVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  return doeGesprek(c, delen, ['bewaard'], gesprekPagina, (tx, { acteur, traject, volledig }, getypt) =>
    voegOnderwerpToe(delen, tx, acteur, traject, volledig, {
      ...{ titel: getypt.titel ?? '', gegevens: gekozen(getypt, 'gegeven'), gezien: getypt.gezien ?? '' },
    }),
  )
}

/** Takes something off the agenda. */
export function onderwerpWegVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  return doeGesprek(c, delen, ['bewaard'], gesprekPagina, (tx, { acteur, traject, volledig }, getypt) =>
    haalOnderwerpWeg(delen, tx, acteur, traject, volledig, {
      ...{ titel: getypt.titel ?? '', gezien: getypt.gezien ?? '' },
    }),
  )
}

/** Invites an organisation. */
export function nodigUitVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  return doeGesprek(
    c,
    delen,
    ['uitgenodigd'],
    gesprekPagina,
    async (tx, { acteur, traject, volledig }, getypt) => {
      await nodigUit(delen, tx, acteur, traject, volledig, getypt.ontvanger ?? '')
    },
  )
}

/** Takes an invitation back. */
export function uitnodigingWegVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  return doeGesprek(c, delen, ['weg'], gesprekPagina, async (tx, { acteur, traject, volledig }, getypt) => {
    await trekUitnodigingIn(delen, tx, acteur, traject, volledig, getypt.ontvanger ?? '')
  })
}
