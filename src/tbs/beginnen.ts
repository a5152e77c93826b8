import { randomUUID } from 'node:crypto'
import { type Datum, datumVan, plusMaanden } from '../kern/datum.ts'
import { Fout, type VeldFout } from '../kern/fout.ts'
import { heeftPersoonsnummer } from '../kern/herleidbaar.ts'
import { alsZoeknaam, type Naam } from '../kern/naam.ts'
import { isLeesbaar } from '../kern/tekst.ts'
import type { Tx } from '../platform/db.ts'
import { keurDag, keurEinddatum } from './keuren.ts'
import { stappen } from './stappen.ts'
import {
  haalTrajecten,
  type Schrijver,
  schrijfAlleen,
  schrijfGebeurtenissen,
  schrijfTraject,
} from './store.ts'
import { type Tbsdelen, vastgelegd } from './traject.ts'

/** What a clinic fills in to begin a track: who it is, as its own file has it, and when the tbs ends. */
export interface Beginvraag {
  readonly geslachtsnaam: string
  readonly voorvoegsel: string
  readonly voornamen: string
  readonly geboortedatum: string
  readonly einddatum: string
  readonly stap: string
}

/** The tbs is of adult criminal law, that reaches down to sixteen (art. 77b Sr); nobody is older than the oldest. */
const jongste = 16
const oudste = 115

/** The steps in which a track can begin here: after the placement, before the routes. */
export const beginstappen = stappen.filter(({ nummer }) => nummer >= 8 && nummer <= 15).map(({ id }) => id)

/**
 * Begins a track. Throws `ongeldige-invoer` with every fault, and `conflict` when this clinic has a track of this person
 * already. Returns its id.
 */
export async function beginTraject(
  { logboek }: Pick<Tbsdelen, 'logboek'>,
  tx: Tx,
  wie: Schrijver,
  vraag: Beginvraag,
): Promise<string> {
  const fouten = keurBegin(vraag, datumVan(wie.nu))
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'Dit traject kan zo niet beginnen.', fouten)
  const naam = naamUit(vraag)
  await keurNieuw(tx, wie, naam, vraag.geboortedatum)
  const id = randomUUID()
  const rij = { id, organisatie: wie.organisatie, betrokkene: randomUUID(), begonnen_op: wie.nu }
  const { geboortedatum, einddatum, stap } = vraag
  const zoeknaam = alsZoeknaam(naam.geslachtsnaam)
  await schrijfTraject(tx, rij, {
    ...{ traject: id, organisatie: wie.organisatie, ...naam, geboortedatum, zoeknaam },
  })
  await schrijfGebeurtenissen(tx, wie, id, [{ soort: 'begonnen', einddatum, stap }])
  await logboek.noteer(tx, wie, wie.nu, [vastgelegd(rij, ['naam', 'geboortedatum', 'einddatum-tbs'])])
  return id
}

const ofNiets = (tekst: string) => (tekst === '' ? null : tekst)

function naamUit({ geslachtsnaam, voorvoegsel, voornamen }: Beginvraag): Naam {
  return { geslachtsnaam, voorvoegsel: ofNiets(voorvoegsel), voornamen: ofNiets(voornamen) }
}

/** Throws `conflict` when a track of this person runs at the acting clinic; from here on nobody else begins one there. */
export async function keurNieuw(tx: Tx, wie: Schrijver, naam: Naam, geboortedatum: Datum): Promise<void> {
  await schrijfAlleen(tx, wie.organisatie)
  const zelfde = (await haalTrajecten(tx, wie)).some(
    ({ persoon, einde }) =>
      einde === null &&
      persoon.geboortedatum === geboortedatum &&
      persoon.zoeknaam === alsZoeknaam(naam.geslachtsnaam) &&
      alsZoeknaam(persoon.voornamen ?? '') === alsZoeknaam(naam.voornamen ?? ''),
  )
  if (zelfde)
    throw new Fout('conflict', 'Uw kliniek heeft al een traject van deze persoon. Er is niets veranderd.')
}

function keurBegin(vraag: Beginvraag, vandaag: Datum): readonly VeldFout[] {
  const { geslachtsnaam, voorvoegsel, voornamen, geboortedatum, einddatum, stap } = vraag
  return [
    ...(geslachtsnaam === '' ? [{ veld: 'geslachtsnaam', melding: 'Vul de achternaam in.' }] : []),
    ...Object.entries({ geslachtsnaam, voorvoegsel, voornamen }).flatMap(keurNaamdeel),
    ...keurDag(
      geboortedatum,
      'geboortedatum',
      plusMaanden(vandaag, -oudste * 12),
      plusMaanden(vandaag, -jongste * 12),
    ),
    ...keurEinddatum(einddatum, vandaag),
    ...(beginstappen.includes(stap)
      ? []
      : [{ veld: 'stap', melding: 'Kies bij welke stap het traject is.', toegestaan: beginstappen }]),
  ]
}

function keurNaamdeel([veld, tekst]: readonly [string, string]): readonly VeldFout[] {
  if (tekst.length > 200) return [{ veld, melding: 'Een naam heeft ten hoogste 200 tekens.' }]
  if (!isLeesbaar(tekst)) return [{ veld, melding: 'Er staan tekens in die in een naam niet kunnen.' }]
  return heeftPersoonsnummer(tekst) ? [{ veld, melding: 'Hier hoort een naam, geen nummer.' }] : []
}
