import { sql } from 'kysely'
import { Fout, type VeldFout } from '../kern/fout.ts'
import type { Tx } from '../platform/db.ts'
import { schrijfAdres } from './adres.ts'
import { type Abonnement, inBezorging } from './store.ts'

/** How we come in at the system of a receiver: client credentials at its own OAuth server (RFC 6749, 4.4). */
export interface Inloggen {
  /** Where that server gives tokens. */
  readonly tokenadres: string
  /** What that server calls us. */
  readonly clientId: string
  /** The scope to ask, in words with a space between them; null for none. */
  readonly bereik: string | null
}

/** How an address wants us to come in; null when our signature is enough for it. */
export function inloggenVan({ token_adres, client_id, bereik }: Abonnement): Inloggen | null {
  if (token_adres === null || client_id === null) return null
  return { tokenadres: token_adres, clientId: client_id, bereik }
}

/** How to come in as it is stored. */
export function kolommenVan(inloggen: Inloggen | null) {
  return {
    token_adres: inloggen === null ? null : schrijfAdres(inloggen.tokenadres),
    client_id: inloggen?.clientId ?? null,
    bereik: inloggen?.bereik ?? null,
  }
}

/** Checks the names in it, as OAuth allows them; the address is checked like any other. */
export function keurNamen({ clientId, bereik }: Omit<Inloggen, 'tokenadres'>): readonly VeldFout[] {
  const fouten: VeldFout[] = []
  // VSCHAR of RFC 6749, appendix A.1, without spaces at the ends: those come along when copying.
  if (clientId.trim() !== clientId || !/^[\x20-\x7e]{1,200}$/.test(clientId))
    fouten.push({
      veld: 'clientId',
      melding: 'Geef het client-id dat uw server aan Terugkeer gaf: 1 tot 200 gewone tekens.',
    })
  // RFC 6749, appendix A.4.
  const woorden = /^[\x21\x23-\x5b\x5d-\x7e]+( [\x21\x23-\x5b\x5d-\x7e]+)*$/
  if (bereik !== null && (bereik.length > 500 || !woorden.test(bereik)))
    fouten.push({
      veld: 'bereik',
      melding: 'Geef woorden van gewone tekens met één spatie ertussen, samen ten hoogste 500 tekens.',
    })
  return fouten
}

/**
 * Sees to it that an organisation comes in under a name of its own. Without that, one could name the token server and the
 * name of another, and have tokens for the systems of that other sent to its own address. Throws `ongeldige-invoer`.
 */
async function eisEigenNaam(tx: Tx, inloggen: Inloggen | null): Promise<void> {
  if (inloggen === null) return
  const { tokenadres, clientId } = inloggen
  const { rows } = await sql<{ vanAnder: boolean | null }>`
    select bezorging.is_inlognaam_van_ander(${schrijfAdres(tokenadres)}, ${clientId}) as "vanAnder"`.execute(
    tx,
  )
  if (rows[0]?.vanAnder === false) return
  const melding = 'Dit client-id is bij deze server al van een andere organisatie. Vraag een eigen client-id.'
  throw new Fout('ongeldige-invoer', 'Zo komt Terugkeer niet binnen bij uw systeem.', [
    { veld: 'clientId', melding },
  ])
}

/** Keeps how to come in at an address; null means that our signature is enough. Throws `niet-gevonden`. */
export async function zetInloggen(tx: Tx, id: string, inloggen: Inloggen | null): Promise<void> {
  await eisEigenNaam(tx, inloggen)
  const { numUpdatedRows } = await inBezorging(tx)
    .updateTable('bezorging.abonnement')
    .set(kolommenVan(inloggen))
    .where('id', '=', id)
    .where('stand', '<>', 'beeindigd')
    .executeTakeFirst()
  if (Number(numUpdatedRows) !== 1) throw new Fout('niet-gevonden', 'Dit adres bestaat niet of is beëindigd.')
}
