import { leesPostbussen, type Postbusstand } from '../../aansluiting/aansluiting.ts'
import { organisatie as zoekOrganisatie } from '../../organisaties/organisaties.ts'
import type { Tx, Wie } from '../../platform/db.ts'
import { inPost, type Mail, type Ritme } from './store.ts'

/** What an organisation sees of its mail. */
export interface Poststand {
  readonly ritme: Ritme
  readonly postbussen: readonly Postbusstand[]
  /** The mailbox that the register of organisations names; no mail goes there until the organisation keeps it. */
  readonly inRegister: string | null
  /** The last mail that went out. */
  readonly laatste: Mail | null
  /** A mail that could not go out yet, with why. */
  readonly hapert: Mail | null
}

/** How the mail of the acting organisation stands. */
export async function leesPoststand(tx: Tx, { organisatie }: Wie): Promise<Poststand> {
  const keuze = await inPost(tx)
    .selectFrom('bezorging.postkeuze')
    .select('ritme')
    .where('organisatie', '=', organisatie)
    .executeTakeFirst()
  const mails = inPost(tx)
    .selectFrom('bezorging.mail')
    .selectAll()
    .where('organisatie', '=', organisatie)
    .orderBy('laatste_op', 'desc')
    .orderBy('id')
    .limit(1)
  const laatste = await mails.where('stand', '=', 'verzonden').executeTakeFirst()
  const hapert = await mails
    .where('stand', '=', 'wacht')
    .where('laatste_reden', 'is not', null)
    .executeTakeFirst()
  return {
    ritme: keuze?.ritme ?? 'werkdag',
    postbussen: await leesPostbussen(tx, organisatie),
    inRegister: zoekOrganisatie(organisatie)?.groepsmailbox ?? null,
    laatste: laatste ?? null,
    hapert: hapert ?? null,
  }
}

/** Keeps how often the acting organisation wants the mail about its box. */
export async function kiesRitme(
  tx: Tx,
  { organisatie, gebruiker }: Wie,
  nu: Date,
  ritme: Ritme,
): Promise<void> {
  const wat = { ritme, gekozen_door: gebruiker, gekozen_op: nu }
  await inPost(tx)
    .insertInto('bezorging.postkeuze')
    .values({ organisatie, ...wat })
    .onConflict((conflict) => conflict.column('organisatie').doUpdateSet(wat))
    .execute()
}
