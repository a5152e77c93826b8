import type { VeldFout } from '../../kern/fout.ts'
import { isLeesbaar } from '../../kern/tekst.ts'
import type { Tx } from '../../platform/db.ts'
import { keurHerleidbaar } from '../herleidbaar.ts'

/** Long enough to say something, short enough to stay an explanation. */
const kortsteToelichting = 10
const langsteToelichting = 300

/** What is wrong with an explanation that others read: nothing in it may tell who this message was about. */
export async function keurToelichting(
  tx: Tx,
  bericht: string,
  tekst: string,
  veld = 'toelichting',
): Promise<readonly VeldFout[]> {
  const fout = (melding: string): readonly VeldFout[] => [{ veld, melding }]
  if (!isLeesbaar(tekst)) return fout('Er staan tekens in die wij niet kunnen bewaren.')
  if (tekst.length < kortsteToelichting || tekst.length > langsteToelichting)
    return fout(`Schrijf ${kortsteToelichting} tot ${langsteToelichting} tekens.`)
  return keurHerleidbaar(tx, bericht, tekst, veld)
}
