import { sql } from 'kysely'
import type { Datum } from '../kern/datum.ts'
import type { Handeling } from '../logboek/logboek.ts'
import type { Tx } from '../platform/db.ts'
import type { Kijker } from '../toegang/toegang.ts'
import { dekAf, isRuim, kleinste, samen, type Telling } from './afdekken.ts'
import { type Dagcijfer, haalDagcijfers } from './dagcijfers.ts'
import { rollenZonderMaat, type Signaalsoort, signaalsoorten, signalenIn } from './signalen.ts'

/** A number, or null for one that would tell on someone. */
type Getoond = number | null

/** What happened in an organisation in one month: numbers, and nobody. Null is what is not shown. */
export interface Maandcijfers {
  /** True when there is no line at all. */
  readonly leeg: boolean
  readonly regels: Getoond
  /** Lines of reading by colleagues, and the part of it outside office hours in percent. */
  readonly gelezen: Getoond
  readonly deelBuiten: Getoond
  readonly handelingen: readonly { readonly naam: Handeling; readonly aantal: Getoond }[]
  readonly doelen: readonly { readonly naam: string; readonly aantal: Getoond }[]
  readonly ontvangers: readonly { readonly naam: string; readonly aantal: Getoond }[]
  readonly rollen: readonly { readonly rol: string; readonly regels: Getoond; readonly collegas: Getoond }[]
  /** By kind, how many colleagues; `onbekend` when there were too few in every role to compare. */
  readonly signalen: readonly { readonly soort: Signaalsoort; readonly aantal: Getoond | 'onbekend' }[]
}

/** The first and the last day of a month, written YYYY-MM. */
function maandgrenzen(maand: string): { readonly van: Datum; readonly tot: Datum } {
  const [jaar = 0, nummer = 1] = maand.split('-').map(Number)
  return { van: `${maand}-01`, tot: new Date(Date.UTC(jaar, nummer, 0)).toISOString().slice(0, 10) }
}

/** What is counted by one column: a name, how many lines, and the colleagues who made them. */
type Rij = Telling & { readonly naam: string }

async function telPer(
  tx: Tx,
  wie: Kijker,
  { van, tot }: { readonly van: Datum; readonly tot: Datum },
  kolom: 'handeling' | 'doel' | 'ontvanger',
): Promise<readonly Rij[]> {
  const verstrekt =
    kolom === 'ontvanger' ? sql`r.handeling = 'verstrekt' and r.ontvanger is not null` : sql`true`
  const { rows } = await sql<Rij>`select ${sql.ref(`r.${kolom}`)} as naam, count(*)::int as aantal,
      coalesce(array_agg(distinct r.gebruiker) filter (where r.rol not in ('systeem', 'betrokkene')
        and r.gebruiker ~ '^[0-9a-f]{8}-[0-9a-f-]{27}$'), '{}') as collegas
    from logboek.regel r where r.organisatie = ${wie.organisatie}
      and r.op >= (${van}::date::timestamp at time zone 'Europe/Amsterdam')
      and r.op < ((${tot}::date + 1)::timestamp at time zone 'Europe/Amsterdam') and ${verstrekt}
    group by 1 order by 2 desc, 1`.execute(tx)
  return rows
}

/** Counts a month of the own organisation; what would tell on someone is left out here, before it comes to any page. */
export async function haalMaand(tx: Tx, wie: Kijker, maand: string): Promise<Maandcijfers> {
  const grenzen = maandgrenzen(maand)
  const dagen = await haalDagcijfers(tx, wie, grenzen.van, grenzen.tot)
  const handelingen = await telPer(tx, wie, grenzen, 'handeling')
  const doelen = await telPer(tx, wie, grenzen, 'doel')
  const ontvangers = await telPer(tx, wie, grenzen, 'ontvanger')
  const perHandeling = afgedekt<Handeling>(handelingen)
  // Together they are what was provided: when that is not told, neither are its parts.
  const dicht = perHandeling.some(({ naam, aantal }) => naam === 'verstrekt' && aantal === null)
  return {
    leeg: handelingen.length === 0,
    regels: toonbaar(samen(handelingen)),
    ...kijkcijfers(dagen),
    handelingen: perHandeling,
    doelen: afgedekt<string>(doelen),
    ontvangers: dicht ? ontvangers.map(({ naam }) => ({ naam, aantal: null })) : afgedekt<string>(ontvangers),
    signalen: signaalcijfers(dagen),
  }
}

const toonbaar = (telling: Telling): Getoond => (isRuim(telling) ? telling.aantal : null)

function afgedekt<Naam extends string>(
  rijen: readonly Rij[],
): readonly { readonly naam: Naam; readonly aantal: Getoond }[] {
  const getoond = dekAf(rijen)
  return rijen.map(({ naam }, i) => ({ naam: naam as Naam, aantal: getoond[i] ?? null }))
}

/** What colleagues looked at: those who only did something else are no part of it. */
function kijktelling(dagen: readonly Dagcijfer[], van: (dag: Dagcijfer) => number): Telling {
  const geteld = dagen.filter((dag) => van(dag) > 0)
  return {
    aantal: geteld.reduce((som, dag) => som + van(dag), 0),
    collegas: [...new Set(geteld.map(({ gebruiker }) => gebruiker))],
  }
}

function kijkcijfers(dagen: readonly Dagcijfer[]) {
  const gelezen = kijktelling(dagen, (dag) => dag.gelezen)
  const buiten = kijktelling(dagen, (dag) => dag.buitenUren)
  const rollen = [...Map.groupBy(dagen, ({ rol }) => rol)].map(([rol, deel]) => ({
    ...kijktelling(deel, (dag) => dag.gelezen),
    rol,
  }))
  const regels = dekAf(rollen)
  const deelBuiten =
    isRuim(gelezen) && (buiten.aantal === 0 || isRuim(buiten))
      ? Math.round((100 * buiten.aantal) / gelezen.aantal)
      : null
  return {
    ...{ gelezen: toonbaar(gelezen), deelBuiten },
    rollen: rollen.map(({ rol, collegas }, i) => ({
      ...{ rol, regels: regels[i] ?? null },
      collegas: collegas.length >= kleinste ? collegas.length : null,
    })),
  }
}

function signaalcijfers(dagen: readonly Dagcijfer[]): Maandcijfers['signalen'] {
  const signalen = signalenIn(dagen)
  const zonder = rollenZonderMaat(dagen)
  const vergeleken = dagen.some(({ rol, gelezen }) => gelezen > 0 && !zonder.includes(rol))
  return signaalsoorten.map((soort) => {
    const aantal = signalen.filter((een) => een.soort === soort).length
    if (aantal === 0 && soort === 'ongewoon-veel' && !vergeleken) return { soort, aantal: 'onbekend' }
    return { soort, aantal: aantal === 0 || aantal >= kleinste ? aantal : null }
  })
}
