/** What a machine may be allowed to do: one word per part of the API, with its words for people. */
export const bereiken = {
  'gebeurtenissen.leveren': 'Detentiegebeurtenissen leveren',
  'berichten.lezen': 'Berichten van de eigen organisatie lezen',
  'berichten.behandelen': 'Ontvangst bevestigen en antwoorden',
  'contacten.lezen': 'De contactgids lezen',
  'toestemmingen.lezen': 'Lezen hoe het met de toestemming en de bezwaren van iemand staat',
  'toestemmingen.vastleggen': 'Toestemming en bezwaar vastleggen en intrekken',
  'informatiebladen.lezen': 'Het informatieblad van iemand lezen',
  'informatiebladen.versturen': 'Het informatieblad invullen en versturen',
  'inzagen.lezen': 'Laten zien wie wat over iemand zag of kreeg',
  'meldingen.instellen': 'Instellen welk adres meldingen krijgt',
} as const

/** One of these words. */
export type Bereik = keyof typeof bereiken

/** Every word, in a fixed order. */
export const alleBereiken = Object.keys(bereiken) as readonly Bereik[]

/** True for a word from outside that is one of ours. */
export function isBereik(woord: string): woord is Bereik {
  return Object.hasOwn(bereiken, woord)
}
