import { isDeepStrictEqual } from 'node:util'
import { idUit } from '../kern/eigenid.ts'
import { Fout } from '../kern/fout.ts'
import type { Tx, Wie } from '../platform/db.ts'
import { haalKenmerken, kenmerkVan } from './bijlagen/opslag.ts'
import type { GescandeBijlage } from './bijlagen/scannen.ts'
import { inBerichtenbox } from './tabellen.ts'

/** The id under which is kept what an organisation sends or writes under an id of its own. */
export function idVanAntwoord({ organisatie }: Wie, eigenId: string): string {
  return idUit(organisatie, eigenId)
}

/**
 * True when this answer was sent before, word for word: then nothing has to happen. Throws `conflict` when the id was
 * used for something else, so that no change is passed over in silence.
 */
export async function isAlVerstuurd(
  tx: Tx,
  wie: Wie,
  id: string,
  antwoord: {
    readonly op: string
    readonly gegevens: Readonly<Record<string, string>>
    readonly bijlagen: readonly GescandeBijlage[]
  },
): Promise<boolean> {
  const eerder = await inBerichtenbox(tx)
    .selectFrom('berichtenbox.bericht as b')
    .leftJoin('berichtenbox.inhoud as i', 'i.bericht_id', 'b.id')
    .select(['b.antwoord_op', 'i.gegevens'])
    .where('b.id', '=', id)
    .where('b.afzender', '=', wie.organisatie)
    .executeTakeFirst()
  if (eerder === undefined) return false
  const { gegevens } = eerder
  const zelfde = Object.entries(antwoord.gegevens).every(([naam, tekst]) =>
    isDeepStrictEqual(gegevens?.[naam], tekst),
  )
  // Of what was destroyed since, nothing is left to hold it against.
  const kan = gegevens === null || (zelfde && (await heeftBijlagen(tx, id, antwoord.bijlagen)))
  if (eerder.antwoord_op === antwoord.op && kan) return true
  throw new Fout(
    'conflict',
    'Met dit antwoordId is al een ander antwoord verstuurd. Open het bericht opnieuw om nog een antwoord te sturen.',
  )
}

async function heeftBijlagen(tx: Tx, id: string, bijlagen: readonly GescandeBijlage[]): Promise<boolean> {
  return isDeepStrictEqual(await haalKenmerken(tx, id), bijlagen.map(kenmerkVan))
}
