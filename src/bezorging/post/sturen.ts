import { merkPostbusStuk } from '../../aansluiting/aansluiting.ts'
import type { Klok } from '../../platform/clock.ts'
import type { Databank, Tx } from '../../platform/db.ts'
import { log } from '../../platform/log.ts'
import type { Brief, Postafloop, Poster } from '../../platform/smtp.ts'
import type { Baan, Wachtrij, Wachtrijen } from '../../platform/wachtrijen.ts'
import { volhouden, wachttijd } from '../herhalen.ts'
import { namens } from '../store.ts'
import { kiesPostbus, stelMailOp } from './inhoud.ts'
import { haalMail, type Mail, merkVerteld, zetMail } from './store.ts'

/** A job: send this mail, if this many attempts were made before. With another number it is a job of the past. */
export interface Mailbaan {
  readonly mail: string
  readonly organisatie: string
  readonly poging: number
}

/** A job gets more time than a mail server does. */
export const postrij: Wachtrij<Mailbaan> = {
  naam: 'bezorging-post',
  retryLimit: 50,
  retryDelay: 5,
  expireInSeconds: 240,
}

/** What sending mail needs. */
export interface Postdelen {
  readonly db: Databank
  readonly klok: Klok
  readonly wachtrijen: Wachtrijen
  /** The address of this server, as others reach it. */
  readonly adres: string
  readonly toeval: () => number
  readonly post: Poster
}

/** A mail that this server took on, with what it says. */
interface Aangenomen {
  readonly mail: Mail
  readonly brief: Brief
  readonly vertelt: readonly number[]
}

/**
 * Sends one mail and keeps how that went. Who counts the attempt first has the mail: another server with the same job
 * finds that it is a job of the past. What stands in it is counted now, so that a later mail also tells the earlier.
 */
export async function stuurMail(delen: Postdelen, { data }: Pick<Baan<Mailbaan>, 'data'>): Promise<void> {
  const { db, klok, post } = delen
  const neem = (tx: Tx) => neemAan(delen, tx, data)
  const aangenomen = await db.transactie(namens(data.organisatie, klok.nu()), neem)
  if (aangenomen === null) return
  const afloop = await post.stuur(aangenomen.brief)
  await db.transactie(namens(data.organisatie, klok.nu()), (tx) => sluitAf(delen, tx, aangenomen, afloop))
  const feiten = { soort: aangenomen.mail.soort, poging: data.poging + 1 }
  log(
    afloop.gelukt ? 'post-verzonden' : 'post-mislukt',
    afloop.gelukt ? feiten : { ...feiten, reden: afloop.reden },
  )
}

async function neemAan(
  { klok, adres }: Postdelen,
  tx: Tx,
  { mail: id, organisatie, poging }: Mailbaan,
): Promise<Aangenomen | null> {
  const mail = await haalMail(tx, id, poging)
  if (mail === null) return null
  const nu = klok.nu()
  const naar = await kiesPostbus(tx, organisatie, mail.soort)
  const { brief, vertelt } = await stelMailOp(tx, mail, nu, adres)
  if (naar === null || brief === null) {
    await zetMail(tx, id, { stand: 'vervallen' })
    if (brief === null) await merkVerteld(tx, id, vertelt)
    return null
  }
  await zetMail(tx, id, { adres: naar, pogingen: poging + 1, volgende_op: nu })
  return { mail: { ...mail, adres: naar }, brief: { ...brief, naar, kenmerk: id }, vertelt }
}

async function sluitAf(
  delen: Postdelen,
  tx: Tx,
  { mail, brief, vertelt }: Aangenomen,
  afloop: Postafloop,
): Promise<void> {
  // It may have been taken for broken off, and taken on by another server.
  if ((await haalMail(tx, mail.id, mail.pogingen + 1)) === null) return
  const laatste_op = delen.klok.nu()
  if (afloop.gelukt) {
    await merkVerteld(tx, mail.id, vertelt)
    return zetMail(tx, mail.id, { stand: 'verzonden', laatste_op, laatste_reden: null })
  }
  const { blijvend, reden } = afloop
  if (!blijvend) return plan(delen, tx, mail, reden)
  await merkPostbusStuk(tx, mail.organisatie, brief.naar, { op: laatste_op, reden })
  return zetMail(tx, mail.id, { stand: 'geweigerd', laatste_op, laatste_reden: reden })
}

/** Later again, for three days; after that the next mail tells what this one did not. */
async function plan(
  { klok, wachtrijen, toeval }: Postdelen,
  tx: Tx,
  { id, organisatie, begonnen_op, pogingen }: Mail,
  reden: string,
): Promise<void> {
  const nu = klok.nu()
  const mis = { laatste_op: nu, laatste_reden: reden }
  if (nu.getTime() - begonnen_op.getTime() >= volhouden)
    return zetMail(tx, id, { ...mis, stand: 'opgegeven' })
  const poging = pogingen + 1
  const wacht = wachttijd(poging, null, toeval())
  await zetMail(tx, id, { ...mis, volgende_op: new Date(nu.getTime() + wacht) })
  await wachtrijen.zetKlaar(
    tx,
    postrij,
    { mail: id, organisatie, poging },
    { startAfter: Math.ceil(wacht / 1000) },
  )
}
