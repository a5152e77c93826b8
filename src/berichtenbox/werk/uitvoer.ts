import { csvCel } from '../../kern/csv.ts'
import { datumVan } from '../../kern/datum.ts'
import type { Databank, Wie } from '../../platform/db.ts'
import type { Bericht } from '../bericht.ts'
import type { Leesdelen } from '../lezen.ts'
import { type Filter, leesBox } from '../lijst.ts'
import { leesWerkstand, onaangeroerd, type Werkstand } from './stand.ts'
import { boxcollegas } from './toewijzen.ts'

/** What someone takes a list out of the box for: a closed list, so that the logboek can be searched for it. */
export const uitvoerdoelen = [
  { doel: 'berichten-verdelen', naam: 'Het werk verdelen binnen mijn team' },
  { doel: 'berichten-bespreken', naam: 'De berichten bespreken in een overleg' },
  { doel: 'berichten-verantwoorden', naam: 'Verantwoorden hoe wij berichten oppakken' },
] as const
export type Uitvoerdoel = (typeof uitvoerdoelen)[number]['doel']

/** A column: its heading, and what stands under it. Nothing that the list does not show as well. */
export type Kolom = readonly [kop: string, cel: (bericht: Bericht, stand: Werkstand) => string]

/** Rows that are read at once; each bundle is one transaction with its lines in the logboek. */
const perBundel = 100

/**
 * The messages of a list as lines of text, bundle by bundle: what is not asked for is not read. A semicolon between the
 * cells, as spreadsheets in the Netherlands expect; the mark at the beginning tells them that it is UTF-8. Each message
 * stands in the logboek, under the purpose of `wie`, before its line leaves. The first lines are read before this resolves:
 * what fails then is an answer, and no half file.
 */
export async function csvRegels(
  delen: Leesdelen & { readonly db: Databank },
  wie: Wie,
  filter: Filter,
  kolommen: readonly Kolom[],
): Promise<AsyncGenerator<string>> {
  const lees = (na: string | undefined) => leesBundel(delen, wie, { ...filter, na, aantal: perBundel })
  return schrijf(await lees(filter.na), lees, kolommen)
}

async function* schrijf(
  eerste: Bundel,
  lees: (na: string | undefined) => Promise<Bundel>,
  kolommen: readonly Kolom[],
): AsyncGenerator<string> {
  const regel = (cellen: readonly string[]) => `${cellen.map(csvCel).join(';')}\r\n`
  yield `\uFEFF${regel(kolommen.map(([kop]) => kop))}`
  for (let bundel = eerste; ; bundel = await lees(bundel.berichten.at(-1)?.id)) {
    yield bundel.berichten
      .map((bericht) => {
        const stand = bundel.standen.get(bericht.id) ?? onaangeroerd
        return regel(kolommen.map(([, cel]) => cel(bericht, stand)))
      })
      .join('')
    if (!bundel.meer) return
  }
}

type Bundel = Awaited<ReturnType<typeof leesBundel>>

function leesBundel(delen: Leesdelen & { readonly db: Databank }, wie: Wie, filter: Filter) {
  return delen.db.transactie(wie, async (tx) => {
    const pagina = await leesBox(delen, tx, wie, filter)
    const collegas = await boxcollegas(tx, datumVan(delen.klok.nu()))
    const ids = pagina.berichten.map(({ id }) => id)
    return { ...pagina, standen: await leesWerkstand(tx, wie, ids, collegas) }
  })
}
