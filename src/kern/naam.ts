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

/** Letters that are no plain letter with an accent, and what is typed for them. */
const apart: Readonly<Record<string, string>> = {
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 't',
  æ: 'ae',
  œ: 'oe',
  ħ: 'h',
  ŋ: 'n',
  ß: 'ss',
}

/** A name as it is searched: small letters, without accents, one space between words. */
export function alsZoeknaam(naam: string): string {
  return naam
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ıłøđðþæœħŋß]/g, (letter) => apart[letter] ?? letter)
    .replace(/\s+/g, ' ')
    .trim()
}

/** One way to read what was typed: the beginning of a surname, and the part before it if that was typed too. */
export interface Zoekterm {
  readonly voorvoegsel: string | null
  /** A pattern for SQL `like`; what stands for "anything" in a pattern is here a letter like any other. */
  readonly patroon: string
}

/** All ways to read a typed name: "de bruin" is a surname of its own, or "bruin" with "de" before it. */
export function zoektermen(getypt: string): readonly Zoekterm[] {
  const woorden = alsZoeknaam(getypt).split(' ')
  return woorden.map((_, i) => ({
    voorvoegsel: i === 0 ? null : woorden.slice(0, i).join(' '),
    patroon: `${woorden
      .slice(i)
      .join(' ')
      .replace(/[\\%_]/g, '\\$&')}%`,
  }))
}
