import { randomUUIDv7 } from 'node:crypto'
import type { Oorzaak, Persoonsgegevens, Verandering } from '../detentie/detentie.ts'
import {
  type Feiten,
  type Grondslagen,
  laatDoor,
  type Oordeel,
  type Toegelaten,
} from '../grondslagen/grondslagen.ts'
import { type Datum, dagenTussen, datumVan, plusDagen } from '../kern/datum.ts'
import { alsZoeknaam } from '../kern/naam.ts'
import { organisatie, partijVan } from '../organisaties/organisaties.ts'
import type { EerderBericht, NieuwBericht } from './store.ts'
import type { Soort } from './tabellen.ts'
import { sindsVrijlating } from './vrijlating.ts'

/** Days in which a begin or an end must be told and taken up (domein §2.1). */
export const termijnDagen = 2

/** The kind of message for each kind of change. */
export const alsSoort = {
  begin: 'begin-detentie',
  wijziging: 'wijziging-detentie',
  einde: 'einde-detentie',
} as const
/** What a message is about: without this gegeven it says nothing, and may not be sent either. */
const strekking = { begin: 'begin-detentie', wijziging: 'einde-detentie', einde: 'einde-detentie' } as const

/** A change that is told, not taken back. */
export type TeMelden = Verandering & { readonly soort: keyof typeof alsSoort }

/** A message made ready, with the oordeel under it. */
export interface Opgesteld {
  readonly bericht: NieuwBericht
  readonly toegelaten: Toegelaten
}

/**
 * Composes the message for one change. What it may hold, the register decides: each gegeven is asked for, in the step
 * where the person is now, and only what has a toelating goes in. When what it is about may not go, the message stays
 * with the sender as undeliverable, with the reason, so that it is seen. For a receiver that is not connected yet it
 * waits.
 */
export function stelOp(
  grondslagen: Grondslagen,
  afzender: string,
  oorzaak: Oorzaak,
  verandering: TeMelden,
  eerdere: readonly EerderBericht[],
  nu: Date,
  aangesloten: boolean,
): Opgesteld {
  const soort = alsSoort[verandering.soort]
  const peildatum = datumVan(nu)
  const waarden = gegevensVan(oorzaak.persoon, verandering, peildatum)
  const toegelaten = grondslagen.toelaten({
    verstrekker: partijVan(afzender),
    ontvanger: partijVan(verandering.ontvanger),
    gegevens: Object.keys(waarden),
    processtap: stap(verandering, peildatum),
    peildatum,
    feiten: vrijgekomen(verandering, peildatum),
  })
  const vorige = laatste(eerdere, soort, verandering)
  return maakBericht(toegelaten, waarden, strekking[verandering.soort], {
    soort,
    afzender,
    ontvanger: verandering.ontvanger,
    dossier: verandering.periode.id,
    gebeurdOp: gebeurdOp(oorzaak, verandering),
    inrichting: verandering.periode.inrichting,
    vrijlating: vrijlating(verandering),
    vorige,
    oorzaak,
    nu,
    aangesloten,
  })
}

/** What a message is made of, beside what the register lets through. */
interface Vast extends Pick<NieuwBericht, 'soort' | 'afzender' | 'ontvanger' | 'dossier' | 'gebeurdOp'> {
  readonly inrichting: string | null
  readonly vrijlating: Datum | null
  readonly vorige: EerderBericht | null
  readonly oorzaak: Oorzaak
  readonly nu: Date
  readonly aangesloten: boolean
}

/** A message with no more in it than was let through; without `over`, what it is about, it says nothing and is not sent. */
export function maakBericht(
  toegelaten: Toegelaten,
  waarden: Readonly<Record<string, unknown>>,
  over: string,
  vast: Vast,
): Opgesteld {
  const { toelating, oordeel, toetsId } = toegelaten
  const { soort, afzender, ontvanger, dossier, gebeurdOp: toen, oorzaak, vorige, nu, aangesloten } = vast
  const mag = toelating?.mag(over) === true
  const gegevens = toelating !== null && mag ? laatDoor(toelating, waarden) : {}
  const bericht: NieuwBericht = {
    ...{ id: randomUUIDv7(), soort, afzender, ontvanger, dossier, gebeurdOp: toen, toetsId, gegevens },
    versie: (vorige?.versie ?? 0) + 1,
    status: mag ? (aangesloten ? 'bezorgd' : 'klaargezet') : 'onbestelbaar',
    betrokkene: oorzaak.persoonId,
    oorzaak: oorzaak.oorzaakId,
    inrichting: 'huidige-verblijfplaats' in gegevens ? vast.inrichting : null,
    vervangt: vorige === null || vorige.ingetrokken ? null : vorige.id,
    antwoordOp: null,
    verzondenOp: nu,
    bezorgdOp: mag && aangesloten ? nu : null,
    termijn: plusDagen(datumVan(nu), termijnDagen),
    reden: mag ? null : waarom(oordeel, over),
    // Kept beside the content for sorting and searching, so bound by the same toelating.
    vrijlating: 'einde-detentie' in gegevens ? vast.vrijlating : null,
    zoeknaam: 'naam' in gegevens ? alsZoeknaam(oorzaak.persoon.geslachtsnaam) : '',
  }
  return { bericht, toegelaten }
}

/** When what is told happened. A municipality that was assigned later hears of it late, and that must show. */
function gebeurdOp({ soort, gebeurdOp: toen }: Oorzaak, verandering: TeMelden): string {
  if (soort !== 'toewijzing' && soort !== 'omleiding') return toen
  const { begin, einde: eind } = verandering.periode
  return verandering.soort === 'begin' ? begin : (eind ?? toen)
}

/** After the release the register asks how long ago that was. */
function vrijgekomen({ periode: { einde } }: TeMelden, peildatum: Datum): Feiten {
  return sindsVrijlating(einde === null ? null : datumVan(new Date(einde)), peildatum)
}

/**
 * Where the person is now; after the release less may be told than on the day itself. Until an announced release comes,
 * all else is told of someone who is still inside.
 */
function stap({ soort, periode }: TeMelden, peildatum: Datum): string {
  const vrij = periode.einde === null ? null : datumVan(new Date(periode.einde))
  if (vrij !== null && vrij < peildatum) return 'na-detentie'
  if (vrij !== null && (soort === 'einde' || vrij === peildatum)) return 'einde-detentie'
  const begin = datumVan(new Date(periode.begin))
  return soort === 'begin' && dagenTussen(begin, peildatum) <= termijnDagen ? 'binnenkomst' : 'detentie'
}

function waarom(oordeel: Oordeel, gegeven: string): string {
  const over = oordeel.gegevens.find((g) => g.gegeven === gegeven)
  return over?.uitleg ?? 'Het register kent hiervoor geen grondslag.'
}

function laatste(
  eerdere: readonly EerderBericht[],
  soort: Soort,
  { ontvanger, periode }: TeMelden,
): EerderBericht | null {
  return (
    eerdere.findLast((e) => e.soort === soort && e.ontvanger === ontvanger && e.dossier === periode.id) ??
    null
  )
}

/** Everything there is to tell, by gegeven-id. The register decides what of it goes out. */
function gegevensVan(
  persoon: Persoonsgegevens,
  verandering: TeMelden,
  vandaag: Datum,
): Record<string, unknown> {
  const { periode } = verandering
  return {
    ...identiteit(persoon),
    'huidige-verblijfplaats': verblijfplaats(periode.inrichting),
    'begin-detentie': { datum: datumVan(new Date(periode.begin)) },
    'einde-detentie': einde(verandering, vandaag),
  }
}

/** Where someone stays, as a message tells it. */
export function verblijfplaats(inrichting: string) {
  const plek = organisatie(inrichting)
  return { inrichting, naam: plek?.naam ?? null, plaats: plek?.plaats ?? null }
}

/** Who it is about, by gegeven-id. */
export function identiteit(persoon: Persoonsgegevens): Record<string, unknown> {
  const { geslachtsnaam, voorvoegsel, voornamen, geboortedatum, bsn, skn } = persoon
  return {
    naam: { geslachtsnaam, voorvoegsel, voornamen },
    geboortedatum,
    'identificerende-nummers': { bsn, skn },
  }
}

/** The end as it is known now, and what it was before. `datum: null` means that it is not known. */
export interface Einde {
  readonly datum: Datum | null
  readonly definitief: boolean
  readonly vorigeDatum: Datum | null
  /** Why this date is what it is; null when nobody told, or when something else is what changed. */
  readonly reden: string | null
  /** True when an end that was told turned out to be wrong. */
  readonly vervallen: boolean
}

function einde({ soort, wat, periode, vorige }: TeMelden, vandaag: Datum): Einde {
  const vervallen = wat.includes('einde-vervallen')
  const datum = vrijlating({ periode })
  const eerder = soort === 'begin' || vorige === null ? null : vrijlating({ periode: vorige })
  return {
    datum,
    // An end that still lies ahead is a plan, whatever it was called.
    definitief: periode.einde !== null && datumVan(new Date(periode.einde)) <= vandaag,
    vorigeDatum: eerder === datum ? null : eerder,
    reden: overDatum(soort, wat) ? periode.reden : null,
    vervallen,
  }
}

/** True unless only something else changed: why a date once moved says nothing of a move, or of an end that does not go on. */
function overDatum(soort: TeMelden['soort'], wat: TeMelden['wat']): boolean {
  if (soort !== 'wijziging' || wat.includes('einddatum')) return true
  return !wat.includes('inrichting') && !wat.includes('einde-vervallen')
}

function vrijlating({ periode }: Pick<Verandering, 'periode'>): Datum | null {
  return periode.einde === null ? periode.verwachteEinddatum : datumVan(new Date(periode.einde))
}
