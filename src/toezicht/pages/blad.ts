import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { VeldFout } from '../../kern/fout.ts'
import { type Inhoud, type Pagina, pagina } from '../../nlds/nlds.ts'
import type { Verzoek } from '../../platform/http.ts'
import { type Kijker, paginakader } from '../../toegang/toegang.ts'
import type { Toezichtdelen } from '../delen.ts'
import type { Kolom } from '../kolommen.ts'
import type { Filter } from '../regels.ts'
import { type Uitvoervorm, voerUit } from '../uitvoer.ts'

/** What was typed or chosen, by field. */
export type Getypt = Readonly<Record<string, string>>

/** What a field of these pages has, from what was chosen and what is wrong with it. */
export const veldVan = (keuzes: Getypt, fouten: readonly VeldFout[]) => (naam: string, tekst: string) => ({
  ...{ naam, label: tekst, waarde: keuzes[naam] },
  fout: fouten.find(({ veld }) => veld === naam)?.melding,
})

/** One page of these. */
export function toon(
  c: Verzoek,
  { oefen }: Pick<Toezichtdelen, 'oefen'>,
  blad: Pick<Pagina, 'titel' | 'ondertitel' | 'kruimels'> & { readonly inhoud: Inhoud },
  status: ContentfulStatusCode = 200,
): Response | Promise<Response> {
  return c.html(pagina({ ...blad, ...paginakader(c, oefen) }), status)
}

const types: Readonly<Record<Uitvoervorm, string>> = {
  csv: 'text/csv; charset=utf-8',
  ndjson: 'application/x-ndjson',
}

/** Sends lines as a file while they are read. What fails before the first line is an answer, and no half file. */
export async function stuurUitvoer(
  c: Verzoek,
  delen: Toezichtdelen,
  wie: Kijker,
  filter: Filter,
  vorm: Uitvoervorm,
  { naam, kolommen }: { readonly naam: string; readonly kolommen: readonly Kolom[] },
): Promise<Response> {
  const regels = await voerUit(delen, wie, filter, vorm, kolommen)
  return c.body(ReadableStream.from(regels).pipeThrough(new TextEncoderStream()), 200, {
    'Content-Type': types[vorm],
    'Content-Disposition': `attachment; filename="${naam}.${vorm}"`,
    'Cache-Control': 'no-store',
  })
}
