import { datumKort, datumVan } from '../kern/datum.ts'
import { momentKort } from './moment.ts'
import type { Periode, Verloop } from './perioden.ts'
import { gemeentenaam, inrichtingnaam } from './woorden.ts'

/**
 * Says in sentences what was known otherwise at an earlier moment than now, period by period. Empty when
 * nothing differs. `vandaag` is the day by which municipalities are named.
 */
export function verschilInWoorden(toen: Verloop, nu: Verloop, vandaag: string): readonly string[] {
  const vroeger = new Map(toen.perioden.map((periode) => [periode.id, periode]))
  const bekend = new Set(nu.perioden.map(({ id }) => id))
  return [
    ...toen.perioden
      .filter(({ id }) => !bekend.has(id))
      .map((periode) => `Toen was er een detentie vanaf ${dag(periode.begin)}; nu is die doorgehaald.`),
    ...nu.perioden.flatMap((periode) => {
      const oud = vroeger.get(periode.id)
      return oud === undefined
        ? [`De detentie vanaf ${dag(periode.begin)} was toen nog niet bekend.`]
        : verschilVanPeriode(oud, periode, vandaag)
    }),
    ...verschilInLos(toen, nu),
  ]
}

function verschilVanPeriode(oud: Periode, nu: Periode, vandaag: string): readonly string[] {
  const delen = [
    ['was de inrichting', inrichtingnaam(oud.inrichting), inrichtingnaam(nu.inrichting)],
    ['was de verwachte einddatum', einddatum(oud), einddatum(nu)],
    ['was het einde', einde(oud), einde(nu)],
    ['was de gemeente', gemeente(oud.thuis, vandaag), gemeente(nu.thuis, vandaag)],
    ['was de gemeente van vestiging', gemeente(oud.vestiging, vandaag), gemeente(nu.vestiging, vandaag)],
  ] as const
  return delen
    .filter(([, eerst, later]) => eerst !== later)
    .map(
      ([wat, eerst, later]) => `Detentie vanaf ${dag(nu.begin)}: toen ${wat} ${eerst}; nu is dat ${later}.`,
    )
}

function verschilInLos(toen: Verloop, nu: Verloop): readonly string[] {
  const eerst = toen.los.size
  const later = nu.los.size
  if (eerst === later) return []
  return [`Gebeurtenissen die op een binnenkomst wachten: toen ${eerst}, nu ${later}.`]
}

function dag(moment: string): string {
  return datumKort(datumVan(new Date(moment)))
}

function einddatum({ verwachteEinddatum }: Periode): string {
  return verwachteEinddatum === null ? 'onbekend' : datumKort(verwachteEinddatum)
}

function einde({ einde: moment, stand }: Periode): string {
  if (moment !== null) return momentKort(new Date(moment))
  return stand === 'einde-onbekend' ? 'niet ontvangen' : 'er nog niet'
}

function gemeente(code: string | null, vandaag: string): string {
  return code === null ? 'onbekend' : gemeentenaam(code, vandaag)
}
