/** Where a sheet is, in the order in which things are done. */
export type Bladstap =
  | 'gemeente-onbekend'
  | 'opnieuw-versturen'
  | 'niet-gedekt'
  | 'wet-vastleggen'
  | 'invullen'
  | 'gewijzigd'
  | 'nakijken'
  | 'aanvullen'
  | 'verstuurd'
  | 'toestemming-vragen'
  | 'niets-te-delen'

/** What decides where a sheet is. */
export interface Bladfeiten {
  /** The municipality is known. */
  readonly gemeente: boolean
  /** The last version was recalled, and told of an area that may not be told of now. */
  readonly weggevallen: boolean
  /** The version that stands tells of something that may not be told any more. */
  readonly ongedekt: boolean
  /** What the law asks was not declared. */
  readonly wet: boolean
  /** Something that may go was not answered. */
  readonly nogVragen: boolean
  /** A version stands, and something was saved since. */
  readonly gewijzigd: boolean
  /** What there is to send now: something new, nothing new, or nothing at all. */
  readonly inhoud: 'nieuw' | 'al-verstuurd' | 'niets'
  /** A talk about consent could open an area. */
  readonly toestemming: boolean
}

/** The one thing to do with a sheet now. Pure: the page of a sheet and the list of work say the same. */
export function bladstapVan(feiten: Bladfeiten): Bladstap {
  if (!feiten.gemeente) return 'gemeente-onbekend'
  if (feiten.weggevallen) return feiten.inhoud === 'niets' ? 'niets-te-delen' : 'opnieuw-versturen'
  if (feiten.ongedekt) return 'niet-gedekt'
  // What the municipality reads is not what is here any more: that goes before what is still open.
  if (feiten.gewijzigd && feiten.inhoud === 'nieuw') return 'gewijzigd'
  if (feiten.wet) return 'wet-vastleggen'
  // What was sent is not undone by what was left open: that can still be added.
  if (feiten.nogVragen) return feiten.inhoud === 'al-verstuurd' ? 'aanvullen' : 'invullen'
  if (feiten.inhoud === 'nieuw') return 'nakijken'
  if (feiten.inhoud === 'al-verstuurd') return 'verstuurd'
  return feiten.toestemming ? 'toestemming-vragen' : 'niets-te-delen'
}
