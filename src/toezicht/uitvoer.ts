import { csvCel } from '../kern/csv.ts'
import type { Tx } from '../platform/db.ts'
import type { Kijker } from '../toegang/toegang.ts'
import { noteerZoeken, type Toezichtdelen } from './delen.ts'
import { type Duiding, haalDuiding } from './duiding.ts'
import { alsTekst, type Kolom } from './kolommen.ts'
import { type Filter, type Regel, tel, vanaf } from './regels.ts'

/** The forms in which lines can be taken along. */
export const uitvoervormen = ['csv', 'ndjson'] as const
export type Uitvoervorm = (typeof uitvoervormen)[number]

/** Lines that are read at once, each time in a transaction of its own: a million lines never stand in memory together. */
const perBundel = 5_000

/** Which lines a copy holds, and what stands above them in a form that has room for it. */
interface Begin {
  readonly filter: Filter
  readonly kop: readonly object[]
}

/** Begins a copy of what a filter asks for: that it was searched stands in the logboek. */
export function zoekend(delen: Toezichtdelen, wie: Kijker, filter: Filter) {
  return async (tx: Tx): Promise<Begin> => {
    await noteerZoeken(delen, tx, wie, filter)
    return { filter, kop: [] }
  }
}

/**
 * Lines of the own organisation as a stream of text, oldest first. How many there are is counted before it begins and stands
 * beside each line (`1` of `1000000`), so that who reads along sees how far it is and a file that broke off shows. `begin`
 * writes in the logboek that there is a copy, before the first line leaves. Lines that are written meanwhile are not in it.
 */
export async function voerUit(
  delen: Toezichtdelen,
  wie: Kijker,
  vorm: Uitvoervorm,
  kolommen: readonly Kolom[],
  begin: (tx: Tx) => Promise<Begin>,
): Promise<AsyncGenerator<string>> {
  const { filter, kop, aantal, hoogste } = await delen.db.transactie(wie, async (tx) => {
    const begonnen = await begin(tx)
    return { ...begonnen, ...(await tel(tx, wie, begonnen.filter)) }
  })
  const bundels = leesBundels(delen, wie, filter, hoogste)
  return vorm === 'csv' ? alsCsv(bundels, aantal, kolommen) : alsNdjson(bundels, aantal, kolommen, kop)
}

/** Lines with what they mean. */
interface Bundel {
  readonly regels: readonly Regel[]
  readonly duiding: Duiding
}

async function* leesBundels(
  delen: Toezichtdelen,
  wie: Kijker,
  filter: Filter,
  hoogste: number,
): AsyncGenerator<Bundel> {
  for (let na = 0; ; ) {
    const bundel = await delen.db.transactie(wie, async (tx) => {
      const regels = await vanaf(tx, wie, filter, na, hoogste, perBundel)
      return { regels, duiding: await haalDuiding(delen, tx, regels) }
    })
    const laatste = bundel.regels.at(-1)
    if (laatste === undefined) return
    yield bundel
    na = laatste.volgnummer
  }
}

async function* alsCsv(
  bundels: AsyncIterable<Bundel>,
  aantal: number,
  kolommen: readonly Kolom[],
): AsyncGenerator<string> {
  const regel = (cellen: readonly string[]) => `${cellen.map(csvCel).join(';')}\r\n`
  yield `\uFEFF${regel(['regel', 'van', ...kolommen.map(([naam]) => naam)])}`
  let nummer = 0
  for await (const { regels, duiding } of bundels)
    yield regels
      .map((een) =>
        regel([String(++nummer), String(aantal), ...kolommen.map(([, cel]) => alsTekst(cel(een, duiding)))]),
      )
      .join('')
}

async function* alsNdjson(
  bundels: AsyncIterable<Bundel>,
  aantal: number,
  kolommen: readonly Kolom[],
  kop: readonly object[],
): AsyncGenerator<string> {
  yield [{ soort: 'begin', regels: aantal }, ...kop].map((een) => `${JSON.stringify(een)}\n`).join('')
  let gedaan = 0
  for await (const { regels, duiding } of bundels) {
    yield regels
      .map((een) => {
        const velden = Object.fromEntries(kolommen.map(([naam, cel]) => [naam, cel(een, duiding)]))
        return `${JSON.stringify({ soort: 'regel', ...velden })}\n`
      })
      .join('')
    gedaan += regels.length
    yield `${JSON.stringify({ soort: 'voortgang', gedaan, van: aantal })}\n`
  }
  yield `${JSON.stringify({ soort: 'einde', regels: gedaan })}\n`
}
