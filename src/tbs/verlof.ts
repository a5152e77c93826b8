import type { Selectable } from 'kysely'
import { neemTbsTerug } from '../berichtenbox/berichtenbox.ts'
import { type Datum, datumVan, isDatum, vanTotEnMet } from '../kern/datum.ts'
import { Fout } from '../kern/fout.ts'
import type { Tx } from '../platform/db.ts'
import { voegToe } from './deelnemen.ts'
import type { Gebeurtenis } from './gebeurtenissen.ts'
import { keurReden } from './keuren.ts'
import { meetNaFeit } from './knelpunten.ts'
import type { Verzending } from './samenstellen.ts'
import { stapMet } from './stappen.ts'
import { haalDeelnames, type Schrijver, schrijfGebeurtenissen } from './store.ts'
import type { Trajectrij } from './tabellen.ts'
import { doelen, type Tbsdelen, type Traject, vastgelegd } from './traject.ts'
import { verstuur } from './versturen.ts'

/** The kinds of leave (Verlofregeling TBS). */
export const verlofsoorten = ['begeleid', 'onbegeleid', 'transmuraal', 'proefverlof'] as const

/** What can be decided on a request; what was granted can end later. */
const verlofbesluiten = ['verleend', 'afgewezen', 'ingetrokken'] as const

type Tabellen = {
  'tbs.verlofaanvraag': {
    id: string
    traject: string
    organisatie: string
    soort: (typeof verlofsoorten)[number]
    monitoring: boolean
    aangevraagd_op: Datum
    door_naam: string
    op: Date
    besluit: (typeof verlofbesluiten)[number] | null
    besloten_op: Datum | null
    besluit_door_naam: string | null
    besluit_vastgelegd_op: Date | null
    /** What stood there before it was put right, and why; null when it never was. */
    hersteld_van: (typeof verlofbesluiten)[number] | null
    hersteld_reden: string | null
  }
}

/** A request for leave, with what was decided. */
export type Verlofaanvraag = Selectable<Tabellen['tbs.verlofaanvraag']>

const inVerlof = (tx: Tx) => tx.withTables<Tabellen>()

/** Who decides on leave, and hears the request (Rvt art. 53). */
const verlofontvanger = 'dji'

/** The requests for leave in this track at the acting clinic, oldest first. */
export function haalVerlof(tx: Tx, { id, organisatie }: Trajectrij): Promise<readonly Verlofaanvraag[]> {
  return inVerlof(tx)
    .selectFrom('tbs.verlofaanvraag')
    .selectAll()
    .where('traject', '=', id)
    .where('organisatie', '=', organisatie)
    .orderBy('op')
    .orderBy('id')
    .execute()
}

/** A request for leave as someone fills it in; what it says of the leave goes along with what documents. */
export interface Verlofvraag extends Pick<Verzending, 'verzendingId' | 'documenten'> {
  readonly soort: string
  readonly monitoring: boolean
  readonly tekst: string
}

/**
 * Requests leave: it is written down and goes to DJI, in one transaction, after the toets of step 13 about exactly that.
 * Throws `ongeldige-invoer`, and `niet-toegestaan` when the register does not allow it. Nothing of it goes to the reclassering.
 */
export async function vraagVerlof(
  delen: Tbsdelen,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  { soort, monitoring, tekst, verzendingId, documenten }: Verlofvraag,
): Promise<void> {
  const gekozen = verlofsoorten.find((een) => een === soort)
  if (gekozen === undefined)
    throw new Fout('ongeldige-invoer', 'De aanvraag kan zo niet weg.', [
      { veld: 'soort', melding: 'Kies welk verlof u aanvraagt.', toegestaan: verlofsoorten },
    ])
  const stap = stapMet('13')
  if (stap === null) throw new Error('There is a step 13')
  await voegToe(delen, tx, wie, traject, verlofontvanger)
  const nu = { ...traject, deelnames: await haalDeelnames(tx, wie, traject.id) }
  const wat = `Aanvraag voor ${gekozen} verlof, ${monitoring ? 'met' : 'zonder'} elektronische monitoring.`
  const { id } = await verstuur(delen, tx, wie, nu, stap, verlofontvanger, {
    ...{ verzendingId, documenten, gekozen: ['verlofinformatie'], magNogEens: true },
    teksten: { verlofinformatie: tekst.trim() === '' ? wat : `${wat}\n\n${tekst.trim()}` },
  })
  // Sent again, by a double click, it is the same request.
  if ((await haalVerlof(tx, traject)).some((een) => een.id === id)) return
  await inVerlof(tx)
    .insertInto('tbs.verlofaanvraag')
    .values({
      ...{ id, traject: traject.id, organisatie: wie.organisatie, soort: gekozen, monitoring },
      ...{ aangevraagd_op: datumVan(wie.nu), door_naam: wie.naam, op: wie.nu, besluit: null },
      ...{ besloten_op: null, besluit_door_naam: null, besluit_vastgelegd_op: null },
      ...{ hersteld_van: null, hersteld_reden: null },
    })
    .execute()
  await delen.logboek.noteer(tx, wie, wie.nu, [
    { ...vastgelegd(traject, ['verlofinformatie']), onderwerp: id },
  ])
}

/**
 * Writes down what was decided. Only granted leave, or granted monitoring, opens the way to the reclassering: the facts of the
 * track follow, and end with it: what was sent on them is taken back in the same transaction. What was written down by mistake
 * can be put right, with a reason. Throws `ongeldige-invoer`, `niet-gevonden`, and `conflict` for what was decided already.
 */
export async function legBesluitVast(
  delen: Tbsdelen,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  id: string,
  vraag: Besluitvraag,
): Promise<void> {
  const alle = await haalVerlof(tx, traject)
  const aanvraag = alle.find((een) => een.id === id)
  if (aanvraag === undefined) throw new Fout('niet-gevonden', 'Deze verlofaanvraag kennen wij niet.')
  const besluit = keurBesluit(aanvraag, vraag, datumVan(wie.nu))
  const herstel = vraag.herstel && aanvraag.besluit !== null
  await inVerlof(tx)
    .updateTable('tbs.verlofaanvraag')
    .set({
      ...{ besluit, besloten_op: vraag.datum, besluit_door_naam: wie.naam },
      besluit_vastgelegd_op: wie.nu,
      ...(herstel && { hersteld_van: aanvraag.besluit, hersteld_reden: vraag.reden.trim() }),
    })
    .where('id', '=', id)
    .execute()
  const na = alle.map((een) => (een.id === id ? { ...een, besluit } : een))
  const feiten = feitenUit(traject, na)
  await schrijfGebeurtenissen(tx, wie, traject.id, feiten)
  await neemTbsTerug(delen, tx, wie, {
    ...{ dossier: traject.id, afzender: wie.organisatie, ontvanger: null, processtap: null },
    ...{ doel: doelen.kliniek.doel, toelichting: weg },
    feiten: feiten.filter(({ waarde }) => !waarde).map(({ feit }) => feit),
  })
  await meetNaFeit(delen.grondslagen, tx, wie, traject)
  await delen.logboek.noteer(tx, wie, wie.nu, [
    {
      ...{ ...vastgelegd(traject, ['verlofinformatie']), onderwerp: id },
      ...(herstel && { handeling: 'gewijzigd' as const }),
    },
  ])
}

const weg = 'Het verlof waarop dit bericht rust, geldt niet of niet meer. Gebruik het bericht niet meer.'

type Besluit = (typeof verlofbesluiten)[number]

/** What was decided on which day; with `herstel` it puts right what was written down by mistake, for a reason. */
export interface Besluitvraag {
  readonly besluit: string
  readonly datum: string
  readonly herstel: boolean
  readonly reden: string
}

function keurBesluit(
  { besluit: was, besloten_op, aangevraagd_op }: Verlofaanvraag,
  { besluit, datum, herstel, reden }: Besluitvraag,
  vandaag: Datum,
): Besluit {
  const nieuw = verlofbesluiten.find((een) => een === besluit)
  const goed = isDatum(datum) && datum >= aangevraagd_op && datum <= vandaag
  const fouten = [
    ...(nieuw === undefined
      ? [{ veld: 'besluit', melding: 'Kies wat er is besloten.', toegestaan: verlofbesluiten }]
      : []),
    ...(goed
      ? []
      : [
          {
            veld: 'besluitdatum',
            melding: 'Kies de dag van het besluit, tussen de aanvraag en vandaag.',
            toegestaan: [vanTotEnMet(aangevraagd_op, vandaag)],
          },
        ]),
    ...(herstel ? keurReden(reden, 'herstelreden') : []),
  ]
  if (nieuw === undefined || fouten.length > 0)
    throw new Fout('ongeldige-invoer', 'Dit besluit kan zo niet.', fouten)
  const mag = was === null || (was === 'verleend' && nieuw === 'ingetrokken') || herstel
  if (!mag || (was === nieuw && besloten_op === datum))
    throw new Fout('conflict', 'Op deze aanvraag is al besloten. Er is niets veranderd.')
  return nieuw
}

/** The facts of the track after this: what is not granted is not so. Only what changed is written. */
function feitenUit(
  { verloop }: Traject,
  aanvragen: readonly Pick<Verlofaanvraag, 'besluit' | 'monitoring'>[],
): readonly Extract<Gebeurtenis, { soort: 'feit' }>[] {
  const verleend = aanvragen.filter(({ besluit }) => besluit === 'verleend')
  const nu = {
    verlof: verleend.length > 0,
    elektronischeMonitoring: verleend.some(({ monitoring }) => monitoring),
  }
  return Object.entries(nu)
    .filter(([feit, waarde]) => verloop.feiten.get(feit)?.waarde !== waarde)
    .map(([feit, waarde]) => ({ soort: 'feit', feit, waarde }))
}
