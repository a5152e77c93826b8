import { gebeurtenis } from './gebeurtenis.ts'
import { dji, leverGoed, type Ruw } from './levering.ts'
import { nieuweBsn } from './mensen.ts'
import type { Wereld } from './wereld.ts'

/** A machine of a municipality. */
export const college = (code: string) => [`college-${code}`, 'nazorgcoordinator'] as const

/** Someone new in detention of whom this municipality hears; gives the message and the event. */
export async function nieuwBericht(wereld: Wereld, gemeentecode: string, anders: Ruw = {}) {
  const bsn = nieuweBsn()
  const ruw = gebeurtenis({ bsn, gemeentecode }, anders)
  const [antwoord] = await leverGoed(wereld, ruw)
  const id = antwoord?.berichten[0]
  if (id === undefined) throw new Error('This municipality hears of it')
  return { id, bsn, ruw }
}

/** The sender recalls this message. */
export function roepTerug(
  { api }: Wereld,
  id: string,
  vraag: Ruw = {},
  wie: readonly [string, string] = dji,
): Promise<Response> {
  const inhoud = { grond: 'correctie', toelichting: 'De datum klopte niet.', ...vraag }
  return api(wie, `/berichten/${id}/terugroepingen`, { method: 'POST', body: JSON.stringify(inhoud) })
}

/** This organisation answers what it did with what it had read. */
export function antwoordVerwijdering(
  { api }: Wereld,
  wie: readonly [string, string],
  id: string,
  antwoord: Ruw = { uitkomst: 'verwijderd' },
): Promise<Response> {
  return api(wie, `/berichten/${id}/verwijderantwoorden`, { method: 'POST', body: JSON.stringify(antwoord) })
}
