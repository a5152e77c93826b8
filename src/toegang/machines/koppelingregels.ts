import { vingerafdruk } from '../../kern/canoniek.ts'
import { type Datum, datumKort, isDatum } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import { jaarLater } from '../machtigingen/stand.ts'
import { type Koppeling, koppelingstand, type NieuweKoppeling } from './koppelingen.ts'

/** Where a machine's public keys come from. */
export type Sleutelbron = Pick<NieuweKoppeling, 'jwks' | 'jwksUri'>

/** One thing about a machine that someone wants otherwise. */
export type Wijziging =
  | ({ readonly soort: 'sleutels' } & Sleutelbron)
  | { readonly soort: 'bereik'; readonly bereik: readonly string[] }
  | { readonly soort: 'certificaat'; readonly oin: string | null }
  | { readonly soort: 'einddatum'; readonly tot: Datum }

/** What can wait for a second person: a new machine, or a change. */
export type Vraagsoort = 'maken' | Wijziging['soort']

/** The field of the form in which each change is typed. */
export const veldVan = { sleutels: 'jwks', bereik: 'bereik', certificaat: 'oin', einddatum: 'tot' } as const

/** A machine may connect for a year at most; null when this last day is good. */
export function keurEinde(tot: string, dag: Datum): VeldFout | null {
  if (isDatum(tot) && tot >= dag && tot <= jaarLater(dag)) return null
  return { veld: 'tot', melding: `Kies een einddatum van vandaag tot en met ${datumKort(jaarLater(dag))}.` }
}

/** True when the change would change nothing. */
export function isAlZo(koppeling: Koppeling, wijziging: Wijziging): boolean {
  if (wijziging.soort === 'einddatum') return koppeling.tot === wijziging.tot
  if (wijziging.soort === 'certificaat') return koppeling.oin === wijziging.oin
  if (wijziging.soort === 'bereik')
    return vingerafdruk([...koppeling.bereik].sort()) === vingerafdruk([...wijziging.bereik].sort())
  const { jwks, jwksUri } = wijziging
  return sleutelafdruk(koppeling) === sleutelafdruk({ jwks, jwks_uri: jwksUri })
}

/**
 * True when the machine can only do less after this change, or for a shorter time, or with more proof: that needs nobody
 * else. Anything that opens something asks a second person.
 */
export function neemtAlleenWeg(koppeling: Koppeling, wijziging: Wijziging): boolean {
  if (wijziging.soort === 'einddatum') return koppeling.tot === null || wijziging.tot < koppeling.tot
  // A machine without a certificate that must show one from now on proves more than before.
  if (wijziging.soort === 'certificaat') return koppeling.oin === null
  if (wijziging.soort === 'bereik') return wijziging.bereik.every((een) => koppeling.bereik.includes(een))
  const nu = new Set((koppeling.jwks?.keys ?? []).map((sleutel) => vingerafdruk(sleutel)))
  return wijziging.jwks?.keys.every((sleutel) => nu.has(vingerafdruk(sleutel))) ?? false
}

/** A short print of what the keys are now, to see whether they changed. */
export function sleutelafdruk({ jwks, jwks_uri }: Pick<Koppeling, 'jwks' | 'jwks_uri'>): string {
  return vingerafdruk({ jwks, jwks_uri }).slice(0, 16)
}

/** Why what was asked can no longer be confirmed on this day; null when it can. */
export function bezwaarNu(
  koppeling: Koppeling,
  { soort, tot }: { readonly soort: Vraagsoort; readonly tot: Datum | null },
  dag: Datum,
): string | null {
  const stand = koppelingstand(koppeling, dag)
  if (stand !== (soort === 'maken' ? 'te-bevestigen' : 'geldig'))
    return 'Deze koppeling is intussen afgelopen of beëindigd.'
  return soort === 'einddatum' ? (keurEinde(tot ?? '', dag)?.melding ?? null) : null
}

/** So many days before its last day, the list says that a machine is about to stop. */
export const tijdigDagen = 30
