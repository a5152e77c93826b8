import { sql } from 'kysely'
import { namens, type Tx, type Wie } from '../../platform/db.ts'
import type { Kiesgrond } from './beleid.ts'
import { roepTerug, type Terugroepdelen } from './terugroepen.ts'

/** What was said between a municipality and inrichtingen about one detention, of which the source took something back. */
export interface Gesprek {
  readonly dossier: string
  /** The organisation id of the municipality, such as `college-0599`. */
  readonly gemeente: string
  readonly grond: Kiesgrond
}

/** In words for who received such an answer; nothing about whose it was. */
const redenen: Readonly<Record<Kiesgrond, string>> = {
  'verkeerde-persoon':
    'Dit antwoord hoorde bij een melding van DJI die is teruggeroepen: die ging over iemand anders of was voor een andere ontvanger.',
  correctie:
    'Dit antwoord hoorde bij een melding van DJI die is teruggeroepen: die klopte niet, of de detentie hoort nu bij een andere gemeente.',
  'toestemming-ingetrokken':
    'Dit antwoord hoorde bij een melding van DJI die is teruggeroepen, omdat de toestemming is ingetrokken.',
  bezwaar: 'Dit antwoord hoorde bij een melding van DJI die is teruggeroepen, omdat er bezwaar is.',
}

const bladredenen: Readonly<Record<Kiesgrond, string>> = {
  'verkeerde-persoon':
    'Dit informatieblad hoorde bij een detentie die uw gemeente niet aangaat: de melding van DJI ging over iemand anders of was voor een andere gemeente.',
  correctie:
    'Dit informatieblad was niet voor u bedoeld: de detentie is doorgehaald of hoort nu bij een andere gemeente.',
  'toestemming-ingetrokken': redenen['toestemming-ingetrokken'],
  bezwaar: redenen.bezwaar,
}

interface Mee {
  readonly bericht: string
  readonly afzender: string
  readonly grond: Kiesgrond
}

/**
 * Takes the answers in these conversations back, in both directions, as soon as nothing stands any more of what the source
 * told that municipality about that detention: what they say of someone rests on it (Pbw art. 18a lid 4). Each goes back
 * for its own sender, in whose logboek it stands. For the source alone: nothing happens for anyone else.
 */
export async function neemGesprekkenMee(
  delen: Terugroepdelen,
  tx: Tx,
  wie: Wie,
  gesprekken: readonly Gesprek[],
): Promise<void> {
  if (gesprekken.length === 0) return
  // Recalling waits for who is answering at this moment: what that added is taken in the next look.
  for (;;) {
    const { rows } = await sql<Mee>`select * from berichtenbox.gesprek_mee(
      ${JSON.stringify(gesprekken)}::json)`.execute(tx)
    if (rows.length === 0) return
    for (const [afzender, eigen] of Map.groupBy(rows, (een) => een.afzender))
      await namens(tx, wie, { organisatie: afzender, doel: wie.doel }, (als) =>
        roepTerug(
          delen,
          tx,
          als,
          eigen.map(({ bericht, grond }) => ({ bericht, grond, toelichting: redenen[grond], mee: true })),
        ),
      )
  }
}

/**
 * Takes the sheets in these conversations back, each for the inrichting that sent it, as soon as nothing stands any more of
 * what the source told that municipality about that detention: only the municipality of the return is told (Pbw art. 18a
 * lid 4). Its sender keeps reading what it wrote. For the source alone: nothing happens for anyone else.
 */
export async function neemBladenMee(
  delen: Terugroepdelen,
  tx: Tx,
  wie: Wie,
  gesprekken: readonly Gesprek[],
): Promise<void> {
  if (gesprekken.length === 0) return
  const { rows } = await sql<Mee>`select * from berichtenbox.bladen_mee(
    ${JSON.stringify(gesprekken)}::json)`.execute(tx)
  for (const [afzender, eigen] of Map.groupBy(rows, (een) => een.afzender))
    await namens(tx, wie, { organisatie: afzender, doel: wie.doel }, (als) =>
      roepTerug(
        delen,
        tx,
        als,
        eigen.map(({ bericht, grond }) => ({ bericht, grond, toelichting: bladredenen[grond] })),
      ),
    )
}

/** True when the source took back what this conversation rested on; for the municipality and who it wrote to. */
export async function isGesprekDicht(tx: Tx, dossier: string, gemeente: string): Promise<boolean> {
  const { rows } = await sql<{ dicht: boolean | null }>`
    select berichtenbox.is_gesprek_dicht(${dossier}, ${gemeente}) as dicht`.execute(tx)
  return rows[0]?.dicht === true
}
