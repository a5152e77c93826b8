import type { Datum } from '../kern/datum.ts'
import { type Register, volgorde } from './lookup.ts'
import { perRegister } from './memo.ts'
import type { Regel } from './schema.ts'
import { type Stand, standen, standVan } from './stand.ts'
import { alleWegen, type Weg } from './verschil.ts'

/** What may go from one party to another: how many gegevens just so, how many on conditions. */
export interface Vakje {
  readonly mag: number
  readonly magAls: number
}

/** Who gives what to whom, counted. Only parties that meet are in it. */
export interface Wiewat {
  readonly gevers: readonly string[]
  readonly ontvangers: readonly string[]
  vak(gever: string, ontvanger: string): Vakje | null
}

/** The best there is for one gegeven over these steps. */
function besteStand(
  register: Register,
  weg: Weg,
  stappen: readonly string[],
  dag: Datum,
): Stand['soort'] | null {
  const gevonden = stappen.map((stap) => standVan(register, weg, stap, dag, {}))
  const noemt = gevonden.some(({ regels }) => regels.some((id) => noemtBeide(register.regel.get(id))))
  const beste = standen.find((soort) => gevonden.some((stand) => stand.soort === soort)) ?? 'mag-niet'
  return beste !== 'mag-niet' || noemt ? beste : null
}

/** A prohibition for everybody says nothing about who deals with whom. */
function noemtBeide(regel: Regel | undefined): boolean {
  return regel !== undefined && regel.verstrekkers !== 'alle' && regel.ontvangers !== 'alle'
}

/** The last day on or before this one on which anything in the register changed. Keeps what is remembered bounded. */
export function begindag({ regels }: Register, dag: Datum): Datum {
  const grenzen = regels.flatMap((r) =>
    r.geldigTot === null ? [r.geldigVan] : [r.geldigVan, `${r.geldigTot}~`],
  )
  return (
    grenzen
      .filter((grens) => grens <= dag)
      .toSorted(volgorde)
      .at(-1) ?? ''
  )
}

const geteld = perRegister<Wiewat>()

/** Who gives what to whom on a day, in one step or (left out) in any. */
export function wieGeeftWat(register: Register, dag: Datum, stap?: string): Wiewat {
  return geteld(register, `${begindag(register, dag)} ${stap ?? ''}`, () => tel(register, dag, stap))
}

function tel(register: Register, dag: Datum, stap?: string): Wiewat {
  const stappen = stap === undefined ? [...register.processtap.keys()] : [stap]
  const vakken = new Map<string, Vakje>()
  for (const weg of alleWegen(register)) {
    const beste = besteStand(register, weg, stappen, dag)
    if (beste === null) continue
    const paar = `${weg.verstrekker}>${weg.ontvanger}`
    const { mag, magAls } = vakken.get(paar) ?? { mag: 0, magAls: 0 }
    vakken.set(paar, { mag: mag + Number(beste === 'mag'), magAls: magAls + Number(beste === 'mag-als') })
  }
  const paren = [...vakken.keys()].map((paar) => paar.split('>'))
  const inVolgorde = (kant: 0 | 1) =>
    [...register.partij.keys()].filter((id) => paren.some((p) => p[kant] === id))
  return {
    gevers: inVolgorde(0),
    ontvangers: inVolgorde(1),
    vak: (gever, ontvanger) => vakken.get(`${gever}>${ontvanger}`) ?? null,
  }
}
