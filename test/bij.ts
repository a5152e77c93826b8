import { randomUUID } from 'node:crypto'
import { gebeurtenis } from './gebeurtenis.ts'
import { leverGoed, type Ruw } from './levering.ts'
import { nieuweBsn } from './mensen.ts'
import type { Wereld } from './wereld.ts'

/** A machine of a burgemeester. */
export const burgemeester = (code: string) => [`burgemeester-${code}`, 'burgemeester-gemachtigde'] as const

/** A valid BIJ-melding about a fictitious person, with what a test changes. */
export function bijGebeurtenis(gemeentecode: string, anders: Ruw = {}, persoon: Ruw = {}): Ruw {
  const wie = { bsn: nieuweBsn(), gemeentecode: null, ...persoon }
  return {
    ...{ gebeurtenisId: randomUUID(), soort: 'bij-melding', tijdstip: '2026-11-22T09:00:00Z' },
    ...{ gemeentecode, aanleiding: 'einde-detentie', terugkeerdatum: '2026-12-20' },
    ...{ bijGrond: true, categorie: 'tbs', persoon: gebeurtenis(wie).persoon },
    ...anders,
  }
}

/** The same, delivered; gives the event and the message it led to. */
export async function bijBericht(wereld: Wereld, gemeentecode: string, anders: Ruw = {}, persoon: Ruw = {}) {
  const ruw = bijGebeurtenis(gemeentecode, anders, persoon)
  const [antwoord] = await leverGoed(wereld, ruw)
  const id = antwoord?.berichten[0]
  if (id === undefined) throw new Error('A BIJ-melding leads to a message')
  return { ruw, id, oordeel: antwoord?.oordeel ?? null }
}

/** The event that strikes this one out. */
export const bijCorrectie = (corrigeert: unknown, tijdstip = '2026-11-22T09:30:00Z'): Ruw => ({
  ...{ gebeurtenisId: randomUUID(), soort: 'correctie', tijdstip, corrigeert },
})

/** The burgemeester opens a message and decides on it. */
export async function besluit(wereld: Wereld, code: string, id: string, anders: Ruw = {}): Promise<Response> {
  const inhoud = {
    ...{ besluit: 'maatregel', maatregel: 'Toezicht rond het stadhuis', datum: '2026-11-22' },
    ...{ reden: 'Er is onrust in de buurt.', ...anders },
  }
  await wereld.api(burgemeester(code), `/berichten/${id}`)
  const pad = `/berichten/${id}/bijbesluiten`
  return wereld.api(burgemeester(code), pad, { method: 'POST', body: JSON.stringify(inhoud) })
}

/** That nothing is done. */
export const geenMaatregel = { besluit: 'geen-maatregel', maatregel: null }
