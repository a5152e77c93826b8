import type { Datum } from '../kern/datum.ts'
import { geldigOp, type Periode } from '../kern/periode.ts'
import type { Register } from './lookup.ts'
import type { Grondslagverwijzing, Toestaan } from './schema.ts'
import { eigenwerk } from './verwerkingsregister/eigenwerk.ts'
import { regelsVan } from './verwerkingsregister/families.ts'
import { tijdlagen } from './verwerkingsregister/tijdlagen.ts'
import { rondDetentie, rondTbs } from './verwerkingsregister/uitwisselingen.ts'
import type { EigenWerk, Maatregel, Uitwisseling, Verwerking } from './verwerkingsregister/verwerking.ts'

/** One processing activity (article 30 AVG) as it is, or was, from one date to another. */
export interface Verwerkingsactiviteit extends Periode {
  readonly verwerking: Verwerking
  /** Counts from 1: a new one on each day that the rules under it change. */
  readonly versie: number
  /** Ids of parties. */
  readonly verantwoordelijken: readonly string[]
  readonly ontvangers: readonly string[]
  /** Ids of gegevens. */
  readonly gegevens: readonly string[]
  readonly grondslagen: readonly Grondslagverwijzing[]
  readonly maatregelen: readonly Maatregel[]
  /** Ids of the rules it follows from; none for what the product does itself. */
  readonly regels: readonly string[]
  /** True when every rule under it asks for consent. */
  readonly metToestemming: boolean
}

/** Every processing the register may hold, in the order of the page. */
export const verwerkingen: readonly Verwerking[] = [...eigenwerk, ...rondDetentie, ...rondTbs]

const bekend = new WeakMap<Register, ReadonlyMap<string, readonly Verwerkingsactiviteit[]>>()

/** All versions of every activity, oldest version first; made once per register. What no rule carries is not there. */
export function verwerkingsregister(
  register: Register,
): ReadonlyMap<string, readonly Verwerkingsactiviteit[]> {
  const eerder = bekend.get(register)
  if (eerder !== undefined) return eerder
  const alle = verwerkingen.map((verwerking) => [verwerking.id, versiesVan(register, verwerking)] as const)
  const gemaakt = new Map(alle.filter(([, versies]) => versies.length > 0))
  bekend.set(register, gemaakt)
  return gemaakt
}

/** The activities as they are on one day. */
export function activiteitenOp(register: Register, peildatum: Datum): readonly Verwerkingsactiviteit[] {
  return [...verwerkingsregister(register).values()].flatMap((versies) =>
    versies.filter((versie) => geldigOp(versie, peildatum)),
  )
}

function versiesVan(register: Register, verwerking: Verwerking): readonly Verwerkingsactiviteit[] {
  if (verwerking.soort === 'eigen-werk') return [uitEigenWerk(register, verwerking)]
  const { familie, verstrekker } = verwerking
  const regels = regelsVan(register, familie).filter(
    (regel) => verstrekker === undefined || geversVan(regel).includes(verstrekker),
  )
  return tijdlagen(regels).map(({ regels: geldend, ...periode }, i) => ({
    ...uitRegels(register, verwerking, geldend),
    ...periode,
    versie: i + 1,
  }))
}

function uitEigenWerk(register: Register, verwerking: EigenWerk): Verwerkingsactiviteit {
  const { verantwoordelijken, ontvangers, gegevens, grondslagen, maatregelen, geldigVan } = verwerking
  return {
    verwerking,
    versie: 1,
    geldigVan,
    geldigTot: null,
    verantwoordelijken: opVolgorde(register.partij, verantwoordelijken),
    ontvangers: opVolgorde(register.partij, ontvangers),
    gegevens: opVolgorde(register.gegeven, gegevens),
    grondslagen,
    maatregelen,
    regels: [],
    metToestemming: false,
  }
}

function uitRegels(
  register: Register,
  verwerking: Uitwisseling,
  regels: readonly Toestaan[],
): Omit<Verwerkingsactiviteit, 'versie' | 'geldigVan' | 'geldigTot'> {
  const { verstrekker } = verwerking
  const gevers = verstrekker === undefined ? regels.flatMap(geversVan) : [verstrekker]
  const nemers = regels.flatMap((regel) => nemersVan(regel, verstrekker))
  const plichten = [...new Set(regels.flatMap((regel) => regel.plichten))]
  return {
    verwerking,
    verantwoordelijken: opVolgorde(register.partij, gevers),
    ontvangers: opVolgorde(register.partij, nemers),
    gegevens: opVolgorde(
      register.gegeven,
      regels.flatMap((regel) => regel.gegevens),
    ),
    grondslagen: regels.flatMap((regel) => regel.grondslagen),
    maatregelen: [
      ...verwerking.maatregelen,
      ...plichten.map((tekst) => ({ soort: 'organisatorisch' as const, tekst })),
    ],
    regels: regels.map(({ id }) => id),
    metToestemming: regels.every((regel) => regel.voorwaarden.some((v) => v.feit === 'toestemming')),
  }
}

function geversVan({ verstrekkers, ontvangers, wederzijds }: Toestaan): string[] {
  return wederzijds ? [...verstrekkers, ...ontvangers] : [...verstrekkers]
}

/** Who receives under a rule, from anyone or from one party; nobody receives from itself. */
function nemersVan(regel: Toestaan, van: string | undefined): string[] {
  const { verstrekkers, ontvangers, wederzijds } = regel
  if (van === undefined) return wederzijds ? [...verstrekkers, ...ontvangers] : [...ontvangers]
  const heen = verstrekkers.includes(van) ? ontvangers : []
  const terug = wederzijds && ontvangers.includes(van) ? verstrekkers : []
  return [...heen, ...terug].filter((partij) => partij !== van)
}

/** Each id once, in the order of the register. An id that it does not know is left out. */
function opVolgorde(bekend: ReadonlyMap<string, unknown>, ids: readonly string[]): readonly string[] {
  const gevraagd = new Set(ids)
  return [...bekend.keys()].filter((id) => gevraagd.has(id))
}
