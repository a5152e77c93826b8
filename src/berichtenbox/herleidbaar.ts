import { sql } from 'kysely'
import type { VeldFout } from '../kern/fout.ts'
import { alsWoorden, dagenIn, heeftPersoonsnummer } from '../kern/herleidbaar.ts'
import type { Tx } from '../platform/db.ts'

/**
 * What is wrong with a free text that others read: nothing in it may tell who this message is about. A number that may
 * be of a person is always refused; the names and the day of birth are compared with the message as it is kept, also
 * when it was recalled. About the wrong person its receiver can ask nothing: the answer would tell who that was.
 */
export async function keurHerleidbaar(
  tx: Tx,
  bericht: string,
  tekst: string,
  veld: string,
): Promise<readonly VeldFout[]> {
  if (heeftPersoonsnummer(tekst))
    return [{ veld, melding: 'Haal het nummer weg: het kan van een persoon zijn.' }]
  if (!(await noemt(tx, bericht, tekst))) return []
  return [{ veld, melding: 'Hier staat de naam van de persoon in, of de geboortedatum. Haal dat weg.' }]
}

async function noemt(tx: Tx, bericht: string, tekst: string): Promise<boolean> {
  const dagen = [...dagenIn(tekst)]
  const { rows } = await sql<{
    noemt: boolean
  }>`select berichtenbox.noemt(${bericht}, ${alsWoorden(tekst)}, ${dagen}::text[]) as noemt`.execute(tx)
  return rows[0]?.noemt === true
}
