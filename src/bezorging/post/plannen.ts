import { sql } from 'kysely'
import { datumVan } from '../../kern/datum.ts'
import { momentOp } from '../../kern/tijdstip.ts'
import { isWerkdag } from '../../kern/werkdagen.ts'
import type { Tx, Wie } from '../../platform/db.ts'
import { faalfeiten, log } from '../../platform/log.ts'
import type { Meldsoort } from '../gebeurtenis.ts'
import { namens } from '../store.ts'
import { type Postdelen, postrij, stuurMail } from './sturen.ts'

/** When the mail of a day goes out, in minutes past midnight in the Netherlands. */
const ochtendMinuten = 8 * 60
/** Milliseconds between two looks at whose turn it is. */
const elke = 30_000

/** The server itself, on behalf of nobody: only so may it see whose turn it is. */
export function postbode(nu: Date): Wie {
  return namens('', nu)
}

/** Keeps that these messages are news, in the transaction that sends or withdraws them. */
export async function noteerNieuws(
  tx: Tx,
  nu: Date,
  berichten: readonly { readonly bericht: string; readonly soort: Meldsoort }[],
): Promise<void> {
  if (berichten.length === 0) return
  await sql`select bezorging.noteer_nieuws(${JSON.stringify(berichten)}::json, ${nu})`.execute(tx)
}

/** Keeps that these invitations are news for who is invited, in the transaction that invites. */
export async function noteerUitnodigingen(tx: Tx, nu: Date, uitnodigingen: readonly string[]): Promise<void> {
  if (uitnodigingen.length === 0) return
  await sql`select bezorging.noteer_uitnodigingen(${uitnodigingen}::uuid[], ${nu})`.execute(tx)
}

/** Puts the mails ready whose turn it is, each once, however many servers look. Returns how many. */
export function planPost({
  db,
  klok,
  wachtrijen,
}: Pick<Postdelen, 'db' | 'klok' | 'wachtrijen'>): Promise<number> {
  const nu = klok.nu()
  const dag = datumVan(nu)
  const acht = new Date(momentOp(dag, ochtendMinuten))
  const ochtend = nu >= acht ? acht : null
  return db.transactie(postbode(nu), async (tx) => {
    const { rows } = await sql<{ mail: string; organisatie: string; pogingen: number }>`
      select * from bezorging.plan_post(${nu}, ${ochtend}, ${isWerkdag(dag)}, ${dag})`.execute(tx)
    const banen = rows.map(({ mail, organisatie, pogingen }) => ({ mail, organisatie, poging: pogingen }))
    await wachtrijen.zetAllesKlaar(tx, postrij, banen)
    return banen.length
  })
}

/** From now on this process sends mail, and looks every half minute whose turn it is. Returns what stops the looking. */
export async function startPost(delen: Postdelen): Promise<() => Promise<void>> {
  await delen.wachtrijen.werk(postrij, { tegelijk: 2, elke: 1 }, (baan) => stuurMail(delen, baan))
  let bezig: Promise<unknown> = Promise.resolve()
  const kijk = () => {
    bezig = planPost(delen).catch((oorzaak: unknown) => log('post-plannen-mislukt', faalfeiten(oorzaak)))
  }
  kijk()
  const wekker = setInterval(kijk, elke)
  return async () => {
    clearInterval(wekker)
    await bezig
  }
}
