import { createHmac, randomBytes } from 'node:crypto'
import { type Tx, voegToe, type Wie } from '../platform/db.ts'

/** What was done with someone's data. */
export type Handeling =
  | 'vastgelegd'
  | 'verstrekt'
  | 'geweigerd'
  | 'gelezen'
  | 'gezocht'
  | 'gewijzigd'
  | 'ingetrokken'

/** One line: what was done, about whom, with which gegevens, on which oordeel. */
export interface Regel {
  readonly handeling: Handeling
  /** The id of the person inside Terugkeer; it is written down as a pseudonym. */
  readonly betrokkene: string
  /** Ids of begrippen, for example `einde-detentie`. */
  readonly gegevens: readonly string[]
  /** The oordeel that carries the ground, or null for an organisation's own data. */
  readonly toetsId: string | null
  /** The bericht, gebeurtenis or periode it was about. */
  readonly onderwerp: string
  readonly ontvanger?: string
  /** The relation through which a person was opened: `eigen-gedetineerde`, `bericht` and so on. */
  readonly relatie?: string
}

/** Writes lines in the transaction of the act itself: no logboek, no data. */
export interface Logboek {
  noteer(tx: Tx, wie: Wie, op: Date, regels: readonly Regel[]): Promise<void>
  pseudoniem(betrokkene: string): string
}

/** The logboek with the key that turns people into pseudonyms. Without that key a pseudonym says nothing; only who may read the subject of a line can see whom it is about. */
export function maakLogboek(geheim: string): Logboek {
  const pseudoniem = (betrokkene: string) =>
    createHmac('sha256', geheim).update(betrokkene).digest('hex').slice(0, 32)
  return {
    pseudoniem,
    noteer: async (tx, wie, op, regels) => {
      const spoor = randomBytes(16).toString('hex')
      await voegToe(
        tx,
        'logboek.regel',
        regels.map((regel) => ({
          op,
          handeling: regel.handeling,
          organisatie: wie.organisatie,
          rol: wie.rol,
          gebruiker: wie.gebruiker,
          betrokkene: pseudoniem(regel.betrokkene),
          doel: wie.doel,
          gegevens: regel.gegevens,
          toets_id: regel.toetsId,
          onderwerp: regel.onderwerp,
          ontvanger: regel.ontvanger ?? null,
          relatie: regel.relatie ?? null,
          spoor,
        })),
      )
    },
  }
}
