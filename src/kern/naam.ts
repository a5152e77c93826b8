/** A name as the BRP knows it, in parts. */
export interface Naam {
  readonly geslachtsnaam: string
  readonly voorvoegsel: string | null
  readonly voornamen: string | null
}

/** "De Bruin, K.": surname first, as in a list. */
export function naamInLijst({ geslachtsnaam, voorvoegsel, voornamen }: Naam): string {
  const achter = metHoofdletter(voorvoegsel === null ? geslachtsnaam : `${voorvoegsel} ${geslachtsnaam}`)
  const letters = (voornamen ?? '').split(/[\s-]+/).flatMap((naam) => Array.from(naam)[0] ?? [])
  return letters.length === 0 ? achter : `${achter}, ${letters.map((letter) => `${letter}.`).join('')}`
}

/** "Karel de Bruin": as one says it. */
export function naamVoluit({ geslachtsnaam, voorvoegsel, voornamen }: Naam): string {
  return metHoofdletter([voornamen, voorvoegsel, geslachtsnaam].filter((deel) => deel !== null).join(' '))
}

function metHoofdletter(tekst: string): string {
  const [eerste = '', ...rest] = Array.from(tekst)
  return eerste.toLocaleUpperCase('nl') + rest.join('')
}
