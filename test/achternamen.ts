/**
 * Surnames with about how many people in a thousand have each, as in the Netherlands: a few that many have, and a long tail that
 * hardly anyone has. Those of the tail are made up.
 */
const veel: readonly (readonly [naam: string, deel: number])[] = [
  ...([
    ['Jong', 5.2],
    ['Jansen', 4.6],
    ['Vries', 4.4],
    ['Berg', 3.7],
    ['Dijk', 3.5],
    ['Bakker', 3.4],
  ] as const),
  ...([
    ['Janssen', 3.4],
    ['Visser', 3.1],
    ['Smit', 2.6],
    ['Meijer', 2.5],
    ['Boer', 2.4],
    ['Mulder', 2.3],
  ] as const),
  ...([
    ['Groot', 2.2],
    ['Bos', 2.2],
    ['Vos', 1.9],
    ['Peters', 1.9],
    ['Hendriks', 1.8],
    ['Leeuwen', 1.8],
  ] as const),
  ...([
    ['Dekker', 1.7],
    ['Brouwer', 1.6],
    ['Wit', 1.5],
    ['Dijkstra', 1.5],
    ['Smits', 1.4],
    ['Graaf', 1.3],
  ] as const),
  ...([
    ['Yılmaz', 0.9],
    ['Kaya', 0.6],
    ['Ali', 0.9],
    ['Mohamed', 0.7],
    ['Singh', 0.5],
    ['Nguyen', 0.6],
  ] as const),
]
const begin =
  'Ach Bel Crom Doe Elz Fol Gor Hag Iep Jol Kas Loes Mun Nol Ol Pruis Raven Stok Tuin Ulf Vlas Wis Zand Zwar'
const midden = 'en er el in o a ij oe'
const einde = 'aart beek daal donk hoven hout ings kamp laar man mans meet ring sel stra veld wijk zen'

/** Draws a surname; of the tail the earlier ones more often than the later. */
export function trekAchternaam(kans: () => number): string {
  let rest = kans() * 1000
  for (const [naam, deel] of veel) {
    rest -= deel
    if (rest < 0) return naam
  }
  const kies = (lijst: string) => {
    const woorden = lijst.split(' ')
    return woorden[Math.floor(kans() ** 1.5 * woorden.length)] ?? ''
  }
  return `${kies(begin)}${kies(midden)}${kies(einde)}`
}

/** Draws an initial, about as often as first names begin with it. */
export function trekLetter(kans: () => number): string {
  const letters = 'AAAABBCCDDEEEFGHHHIJJJJJJKKLLMMMMMNNPPRRRRSSSTTTVWWYZ'
  return letters[Math.floor(kans() * letters.length)] ?? 'A'
}
