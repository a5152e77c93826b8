import { verrichtingzoeker } from '../grondslagen/grondslagen.ts'
import { datumVan } from '../kern/datum.ts'
import type { Handeling } from '../logboek/logboek.ts'
import type { Tx } from '../platform/db.ts'
import type { Kijker } from '../toegang/toegang.ts'
import { type Inzagedelen, type Opening, openRegels } from './dossier.ts'
import type { Filter } from './filter.ts'
import { type Grond, grondVan, metVerteld } from './grond.ts'
import {
  haalLater,
  haalOrganisaties,
  haalRegels,
  haalVerteld,
  type Later,
  type Logregel,
  meesteRegels,
  type Telling,
  telRegels,
} from './regels.ts'
import {
  doelVoorBetrokkene,
  eigenZin,
  gegevenVoorBetrokkene,
  metBrief,
  ontvangernaam,
  organisatienaam,
  relatiezin,
  rolVoorBetrokkene,
  waaromVoorBetrokkene,
} from './woorden.ts'

/** One line of an overview, in words for the person it is about. */
export interface Overzichtsregel {
  readonly volgnummer: number
  readonly op: Date
  readonly handeling: Handeling
  /** Id and name. */
  readonly organisatie: readonly [id: string, naam: string]
  readonly rol: string
  /** Gegevens in words; none when nothing of the content was seen. */
  readonly wat: readonly string[]
  /** To whom it went, when it went to another. */
  readonly aan: string | null
  readonly waarom: string
  /** The purpose that was chosen: id and name. */
  readonly doel: readonly [id: string, naam: string]
  readonly grond: Grond
  readonly relatie: string | null
}

/** What stands where a line names no gegevens: who looked with the code saw this overview, and else nothing was seen. */
export function zonderGegevens({ rol, handeling }: Pick<Overzichtsregel, 'rol' | 'handeling'>): string {
  return rol === metBrief && handeling === 'gelezen' ? 'dit overzicht' : 'niets van de inhoud'
}

/** Who saw or got what about someone, when and why. */
export interface Overzicht {
  readonly gemaaktOp: Date
  readonly filter: Filter
  readonly regels: readonly Overzichtsregel[]
  readonly later: readonly Later[]
  /** The organisations that stand in the whole of it, by id and name, for the filter. */
  readonly organisaties: readonly (readonly [id: string, naam: string])[]
  /** Of all that the filter asks for, also what does not fit. */
  readonly telling: Telling
  /** True when there is more than fits: then `voor` the last of these shows the rest. */
  readonly meer: boolean
}

/** Makes an overview in a transaction that opened this person; that it was made stands in the logboek too. */
export async function maakOverzicht(
  delen: Inzagedelen,
  tx: Tx,
  wie: Kijker,
  opening: Pick<Opening, 'persoon' | 'over'>,
  filter: Filter,
  code: string | null = null,
): Promise<Overzicht> {
  const pseudoniemen = await openRegels(delen, tx, wie, opening, code)
  const vandaag = datumVan(wie.nu)
  const gevonden = await haalRegels(tx, pseudoniemen, filter, vandaag)
  const regels = gevonden.slice(0, meesteRegels)
  return {
    gemaaktOp: wie.nu,
    filter,
    regels: await inWoorden(delen, tx, pseudoniemen, regels),
    telling: await telRegels(tx, pseudoniemen, filter, vandaag),
    later: await haalLater(tx, pseudoniemen, vandaag),
    organisaties: (await haalOrganisaties(tx, pseudoniemen, vandaag)).map((id) => [
      id,
      ontvangernaam(delen.grondslagen.register, id),
    ]),
    meer: gevonden.length > meesteRegels,
  }
}

async function inWoorden(
  { grondslagen }: Pick<Inzagedelen, 'grondslagen'>,
  tx: Tx,
  pseudoniemen: readonly string[],
  regels: readonly Logregel[],
): Promise<readonly Overzichtsregel[]> {
  const ids = [...new Set(regels.flatMap(({ toets_id }) => toets_id ?? []))]
  const oordelen = await grondslagen.haalOordelen(tx, ids)
  const verteld = await haalVerteld(tx, pseudoniemen, ids)
  const zoek = verrichtingzoeker(grondslagen.register)
  return regels.map((regel) => {
    const { doel, gegevens, op } = regel
    const verrichting = zoek({ doel, gegevens, op: datumVan(op) })
    return {
      ...{ volgnummer: regel.volgnummer, op, handeling: regel.handeling },
      organisatie: [regel.organisatie, organisatienaam(regel.organisatie)],
      rol: rolVoorBetrokkene(regel.rol),
      wat: gegevens.map(
        (id) => gegevenVoorBetrokkene(id) ?? grondslagen.register.gegeven.get(id)?.naam ?? id,
      ),
      aan: regel.ontvanger === null ? null : ontvangernaam(grondslagen.register, regel.ontvanger),
      waarom:
        eigenZin(regel) ?? waaromVoorBetrokkene(verrichting) ?? 'Het doel is niet in gewone woorden bekend.',
      doel: [doel, doelVoorBetrokkene(doel)],
      grond: grondVan(
        metVerteld(regel, verteld.get(regel.toets_id ?? '')),
        oordelen,
        verrichting,
        grondslagen.register,
      ),
      relatie: relatiezin(regel.relatie, regel.organisatie),
    }
  })
}

/** Lines that say the same on one day, told once: the newest of them, how many there are, and when the first was. */
export interface Bundel extends Overzichtsregel {
  readonly keer: number
  readonly eerst: Date
}

/** What is under one heading, in the order in which it was. */
export interface Groep {
  readonly kop: string
  readonly regels: readonly Bundel[]
}

/** When it was, by its day or its hour: of lines that say the same, the first and the last. */
export function wanneer({ op, eerst, keer }: Bundel, tijd: (op: Date) => string): string {
  if (keer === 1) return tijd(op)
  const [van, tot] = [tijd(eerst), tijd(op)]
  return `${keer} keer, ${van === tot ? van : `${van} tot ${tot}`}`
}

function bundel(regels: readonly Overzichtsregel[]): readonly Bundel[] {
  const gelijk = Map.groupBy(regels, ({ volgnummer: _, op, ...rest }) => JSON.stringify([datumVan(op), rest]))
  return [...gelijk.values()].flatMap((deel) => {
    const [laatste] = deel
    const eerst = deel.at(-1)?.op
    return laatste && eerst ? [{ ...laatste, keer: deel.length, eerst }] : []
  })
}

/**
 * The lines by day or by organisation, newest first; a day is a day in the Netherlands. By when it was: the number of a line
 * says when it was written down.
 */
export function inGroepen(
  { regels, filter }: Pick<Overzicht, 'regels' | 'filter'>,
  dagnaam: (dag: string) => string,
): readonly Groep[] {
  const nieuwsteEerst = regels.toSorted((a, b) => b.op.getTime() - a.op.getTime())
  const perKop = Map.groupBy(nieuwsteEerst, ({ op, organisatie: [, naam] }) =>
    filter.groep === 'dag' ? datumVan(op) : naam,
  )
  const groepen = [...perKop].map(([kop, deel]) => ({
    kop: filter.groep === 'dag' ? dagnaam(kop) : kop,
    regels: bundel(deel),
  }))
  return filter.groep === 'dag' ? groepen : groepen.toSorted((a, b) => a.kop.localeCompare(b.kop, 'nl'))
}

/** What stands on top: how often each thing was done, how many organisations did it, and how much comes later. */
export function telOp({ telling, later }: Pick<Overzicht, 'telling' | 'later'>) {
  return {
    regels: telling.handelingen.reduce((som, { aantal }) => som + aantal, 0),
    handelingen: [...telling.handelingen],
    organisaties: telling.organisaties,
    later: later.reduce((som, { aantal }) => som + aantal, 0),
  }
}
