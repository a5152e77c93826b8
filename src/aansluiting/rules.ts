/** The steps of connecting, in the only order in which they can be taken. */
export const stappen = ['aanmelding', 'voorwaarden', 'ondertekend', 'eherkenning', 'actief'] as const

/** One step of connecting. */
export type Stap = (typeof stappen)[number]

/** Where an organisation stands: the last step that holds, null before the first. */
export type Stand = Stap | null

/** What a step is called on a page, as something that has been done. */
export const stapnaam: Readonly<Record<Stap, string>> = {
  aanmelding: 'Aangemeld',
  voorwaarden: 'Voorwaarden ontvangen',
  ondertekend: 'Voorwaarden ondertekend',
  eherkenning: 'eHerkenning gecontroleerd',
  actief: 'Actief',
}

/** A line of the history: a step that was taken, or taken back with a reason. Only ever added to. */
export interface Regel {
  readonly stap: Stap
  readonly soort: 'gezet' | 'teruggenomen'
  readonly reden?: string
}

/** What someone asks, and on which side that person stands. */
export interface Verzoek extends Regel {
  readonly door: 'partij' | 'justid'
}

const zin: Readonly<Record<Stap, string>> = {
  aanmelding: 'de aanmelding',
  voorwaarden: 'de ontvangst van de aansluitvoorwaarden',
  ondertekend: 'de ondertekening',
  eherkenning: 'de controle van eHerkenning',
  actief: 'de activering',
}

/** Only Justid checks eHerkenning and activates; a party cannot let itself in. */
const alleenJustid: readonly Stap[] = ['eherkenning', 'actief']

/** True when this side may take this step, or take it back. */
export function isVoor(stap: Stap, door: Verzoek['door']): boolean {
  return door === 'justid' || !alleenJustid.includes(stap)
}

/** The last step that holds; null when none was taken or all were taken back. */
export function stand(geschiedenis: readonly Regel[]): Stap | null {
  return geschiedenis.reduce<Stap | null>((_, regel) => na(regel), null)
}

/** True only when every step holds: no history is not actief. */
export function isActief(geschiedenis: readonly Regel[]): boolean {
  return stand(geschiedenis) === 'actief'
}

/** The step to take now; null when all are taken. */
export function volgende(huidig: Stap | null): Stap | null {
  return stappen[huidig === null ? 0 : stappen.indexOf(huidig) + 1] ?? null
}

/** Why this cannot be done now, as one Dutch sentence; null when it can. */
export function bezwaar(geschiedenis: readonly Regel[], verzoek: Verzoek): string | null {
  if (!isVoor(verzoek.stap, verzoek.door)) return `Alleen Justid gaat over ${zin[verzoek.stap]}.`
  const huidig = stand(geschiedenis)
  return verzoek.soort === 'gezet' ? tegenZetten(huidig, verzoek.stap) : tegenTerugnemen(huidig, verzoek)
}

function tegenZetten(huidig: Stap | null, stap: Stap): string | null {
  const nu = volgende(huidig)
  if (nu === stap) return null
  if (nu === null || stappen.indexOf(stap) < stappen.indexOf(nu)) return `Al gedaan: ${zin[stap]}.`
  return `Dit kan nog niet. Eerst komt ${zin[nu]}.`
}

function tegenTerugnemen(huidig: Stap | null, verzoek: Verzoek): string | null {
  if (huidig !== verzoek.stap)
    return huidig === null
      ? 'Er is geen stap om terug te nemen.'
      : `Neem eerst de laatste stap terug: ${zin[huidig]}.`
  return verzoek.reden?.trim() ? null : 'Vul in waarom u deze stap terugneemt.'
}

function na(regel: Regel): Stap | null {
  if (regel.soort === 'gezet') return regel.stap
  return stappen[stappen.indexOf(regel.stap) - 1] ?? null
}
