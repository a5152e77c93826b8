import type { Batchantwoord } from '../../src/detentie/antwoord.ts'
import { faultText } from '../server.ts'

/** What became of the lines that were answered. Each line counts once. */
export interface Tally {
  regels: number
  aanvaard: number
  herhaald: number
  geweigerd: number
  /** Kept, but without effect until its begin comes in. */
  bewaard: number
  /** Number in the file of the last line that was answered: up to here everything is certain. */
  laatste: number
}

/** Nothing answered yet. */
export function newTally(): Tally {
  return { regels: 0, aanvaard: 0, herhaald: 0, geweigerd: 0, bewaard: 0, laatste: 0 }
}

/** Counts one answer. Returns the line for standard error when it was not accepted, without content of the event. */
export function count(tally: Tally, answer: Batchantwoord): string | null {
  tally.regels++
  tally.laatste = answer.regel
  tally[kindOf(answer)]++
  if (answer.aanvaard) return null
  const faults = answer.fouten.map(faultText).join(' ')
  return `regel ${answer.regel}: ${answer.bewaard ? 'wacht: ' : ''}${faults}`
}

function kindOf(answer: Batchantwoord): 'aanvaard' | 'herhaald' | 'geweigerd' | 'bewaard' {
  if (answer.aanvaard) return answer.herhaald ? 'herhaald' : 'aanvaard'
  return answer.bewaard ? 'bewaard' : 'geweigerd'
}
