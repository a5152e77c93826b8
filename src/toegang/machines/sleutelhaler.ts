import type { Buiten } from '../../platform/buiten.ts'
import type { Klok } from '../../platform/clock.ts'
import type { Sleutelset } from './koppelingen.ts'
import { keurSleutels } from './sleutelkeuring.ts'

/** A key set of five keys is a few thousand bytes; more than this nobody needs. */
const meesteBytes = 20_000
/** Milliseconds the other side gets to answer. */
const geduld = 2500

/** Gives the public keys that stand at an address now, or a little while ago. Throws when there are none to be had. */
export type Sleutelhaler = (adres: string) => Promise<Sleutelset>

/** Fetches the public keys of a machine where its organisation says they stand: only keys that would be good when pasted. */
export function maakSleutelhaler(buiten: Buiten): Sleutelhaler {
  return async (adres) => {
    const koppen = { Accept: 'application/jwk-set+json, application/json' }
    const { status, inhoud } = await buiten(adres, { methode: 'GET', koppen, geduld, meesteBytes })
    if (status !== 200) throw new Error('Keys come with status 200')
    const gekeurd = await keurSleutels(inhoud)
    if ('fouten' in gekeurd) throw new Error('These are no keys that a machine can use')
    return gekeurd.waarde
  }
}

/** Milliseconds for which keys are remembered, whatever the other side wishes; and for which a failure is. */
const onthoud = { gelukt: 60_000, mislukt: 5000 } as const

/** Remembers for a minute: a key that was taken away then opens nothing any more, also when the other side is down. */
export function metGeheugen(haler: Sleutelhaler, klok: Klok): Sleutelhaler {
  const bekend = new Map<string, { sleutels: Promise<Sleutelset>; tot: number }>()
  return (adres) => {
    const nu = klok.nu().getTime()
    const eerder = bekend.get(adres)
    if (eerder !== undefined && eerder.tot > nu) return eerder.sleutels
    const nieuw = { sleutels: haler(adres), tot: nu + onthoud.gelukt }
    nieuw.sleutels.catch(() => {
      nieuw.tot = nu + onthoud.mislukt
    })
    bekend.set(adres, nieuw)
    return nieuw.sleutels
  }
}
