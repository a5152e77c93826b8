import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type VeldFout, veilig } from '../../kern/fout.ts'
import { type Inhoud, type Pagina, pagina } from '../../nlds/nlds.ts'
import type { Verzoek } from '../../platform/http.ts'
import { type Kijker, paginakader } from '../../toegang/toegang.ts'
import type { Toezichtdelen } from '../delen.ts'
import type { Kolom } from '../kolommen.ts'
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

/** What is sent: under which name, what of each line, and what begins it. */
interface Kopie {
  readonly naam: string
  readonly kolommen: readonly Kolom[]
  readonly begin: Parameters<typeof voerUit>[4]
}

/** A field that is not known is no filter that may be passed over: the copy would hold more than was asked. */
export function onbekendeVelden(getypt: Getypt, velden: readonly string[]): readonly VeldFout[] {
  return Object.keys(getypt)
    .filter((naam) => !velden.includes(naam))
    .map((naam) => ({
      ...{ veld: veilig(naam), toegestaan: velden },
      melding: `‘${veilig(naam)}’ kennen wij hier niet.`,
    }))
}

/** Sends lines as a file while they are read. What fails before the first line is an answer, and no half file. */
export async function stuurUitvoer(
  c: Verzoek,
  delen: Toezichtdelen,
  wie: Kijker,
  vorm: Uitvoervorm,
  { naam, kolommen, begin }: Kopie,
): Promise<Response> {
  const regels = await voerUit(delen, wie, vorm, kolommen, begin)
  return c.body(ReadableStream.from(regels).pipeThrough(new TextEncoderStream()), 200, {
    'Content-Type': types[vorm],
    'Content-Disposition': `attachment; filename="${naam}.${vorm}"`,
    'Cache-Control': 'no-store',
  })
}
