import { randomUUID } from 'node:crypto'
import { isIP } from 'node:net'
import { sql } from 'kysely'
import { Fout, type VeldFout } from '../kern/fout.ts'
import { magVragenBij } from '../platform/buiten.ts'
import type { Tx, Wie } from '../platform/db.ts'
import { noemtBsn, schrijfAdres } from './adres.ts'
import { type Inloggen, keurNamen, kolommenVan } from './inloggen.ts'
import { type Abonnement, type Afleverstand, inBezorging, laatVervallen } from './store.ts'

/** More addresses than an organisation has systems. */
const meeste = 10
const langsteAdres = 500

/** An address with how much waits for it. */
export type Abonnementstelling = Abonnement & { readonly wacht: number; readonly dood: number }

/**
 * Checks an address that wants to hear: https, without a name, password or fragment in it; in training also http on the
 * own machine. Where it leads in the network is looked at each time it is asked.
 */
export function keurAdres(adres: string, oefen: boolean, veld = 'adres'): readonly VeldFout[] {
  const fout = (melding: string): readonly VeldFout[] => [{ veld, melding }]
  if (adres.length > langsteAdres) return fout(`Een adres heeft ten hoogste ${langsteAdres} tekens.`)
  if (!URL.canParse(adres)) return fout('Dit is geen adres. Schrijf het hele adres, met https ervoor.')
  const { protocol, username, password, hash, hostname, pathname, search } = new URL(adres)
  const eigenMachine = hostname === '127.0.0.1' || hostname === '[::1]' || hostname === 'localhost'
  if (protocol !== 'https:' && !(oefen && protocol === 'http:' && eigenMachine))
    return fout('Gebruik een adres met https.')
  // A name is looked up when we ask there; of a number we know already where it is.
  const nummer = hostname.replace(/^\[|\]$/g, '')
  if (isIP(nummer) !== 0 && !magVragenBij(nummer, oefen))
    return fout(
      'Dit is een adres binnen een eigen netwerk; daar melden wij niets. Geef een adres op het internet.',
    )
  if (username !== '' || password !== '') return fout('Zet geen naam of wachtwoord in het adres.')
  if (hash !== '') return fout('Haal het deel na het hekje (#) weg.')
  if (hostname.endsWith('.')) return fout('Haal de punt achter de naam van de server weg.')
  if (noemtBsn(`${pathname}${search}`))
    return fout('In dit adres staat een nummer dat een burgerservicenummer kan zijn. Haal dat weg.')
  return []
}

/** Adds an address. Throws `conflict` when it is there already or when there are too many. */
export async function voegAbonnementToe(tx: Tx, wie: Wie, nu: Date, adres: string): Promise<Abonnement> {
  // One organisation adds one at a time, or two could both be the tenth.
  await sql`select pg_advisory_xact_lock(hashtextextended('bezorging.abonnement ' || ${wie.organisatie}, 0))`.execute(
    tx,
  )
  const bestaande = await leesAbonnementen(tx)
  const geschreven = schrijfAdres(adres)
  if (bestaande.some((een) => schrijfAdres(een.adres) === geschreven))
    throw new Fout('conflict', 'Dit adres krijgt al meldingen.', [
      { veld: 'adres', melding: 'Dit adres staat er al.' },
    ])
  if (bestaande.length >= meeste)
    throw new Fout('conflict', `Een organisatie heeft ten hoogste ${meeste} adressen. Beëindig er eerst een.`)
  return inBezorging(tx)
    .insertInto('bezorging.abonnement')
    .values({
      id: randomUUID(),
      organisatie: wie.organisatie,
      adres: geschreven,
      reden: null,
      stil_sinds: null,
      geschorst_op: null,
      gelukt_op: null,
      gemaakt_door: wie.gebruiker,
      gemaakt_op: nu,
      beeindigd_door: null,
      beeindigd_op: null,
      ...kolommenVan(null),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** One address of the acting organisation. Throws `niet-gevonden` for what is not there, was ended or is of another. */
export async function leesAbonnement(tx: Tx, id: string): Promise<Abonnement> {
  const gevonden = await inBezorging(tx)
    .selectFrom('bezorging.abonnement')
    .selectAll()
    .where('id', '=', id)
    .where('stand', '<>', 'beeindigd')
    .executeTakeFirst()
  if (gevonden === undefined) throw new Fout('niet-gevonden', 'Dit adres bestaat niet of is beëindigd.')
  return gevonden
}

/** The addresses of the acting organisation that were not ended, oldest first, with what waits for each. */
export async function leesAbonnementen(tx: Tx): Promise<readonly Abonnementstelling[]> {
  return inBezorging(tx)
    .selectFrom('bezorging.abonnement as a')
    .selectAll('a')
    .select([telling('wacht', 'aangehouden').as('wacht'), telling('dood').as('dood')])
    .where('a.stand', '<>', 'beeindigd')
    .orderBy('a.gemaakt_op')
    .orderBy('a.id')
    .execute()
}

function telling(...standen: readonly Afleverstand[]) {
  return sql<number>`(select count(*)::int from bezorging.aflevering f
    where f.abonnement = a.id and f.status = any (${standen}::text[]))`
}

/** Ends an address: nothing more is told there, and what waited falls away in sight. Throws `niet-gevonden`. */
export async function beeindigAbonnement(tx: Tx, wie: Wie, nu: Date, id: string): Promise<void> {
  const { numUpdatedRows } = await inBezorging(tx)
    .updateTable('bezorging.abonnement')
    .set({ stand: 'beeindigd', beeindigd_door: wie.gebruiker, beeindigd_op: nu })
    .where('id', '=', id)
    .where('stand', '<>', 'beeindigd')
    .executeTakeFirst()
  if (Number(numUpdatedRows) !== 1)
    throw new Fout('niet-gevonden', 'Dit adres bestaat niet of is al beëindigd.')
  await laatVervallen(tx, [id])
}

/** Checks how we come in at an address that wants to hear. */
export function keurInloggen(inloggen: Inloggen, oefen: boolean): readonly VeldFout[] {
  return [...keurAdres(inloggen.tokenadres, oefen, 'tokenadres'), ...keurNamen(inloggen)]
}
