import { isBsn } from './bsn.ts'
import { alsZoeknaam } from './naam.ts'

const los = String.raw`[\s./_\p{Pd}]`
const maanden = ['jan', 'feb', 'maa?rt|mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec']
const jaartal = String.raw`(?<jaar>\d{4}|\d{2})(?!\d)`

// At every place in the text, so that a number before a date hides nothing.
const datums: readonly RegExp[] = [
  new RegExp(
    `(?=(?<!\\d)(?<jaar>\\d{4})${los}{1,3}(?<maand>\\d{1,2})${los}{1,3}(?<dag>\\d{1,2})(?!\\d))`,
    'gu',
  ),
  new RegExp(`(?=(?<!\\d)(?<dag>\\d{1,2})${los}{1,3}(?<maand>\\d{1,2})${los}{1,3}${jaartal})`, 'gu'),
  new RegExp(
    `(?=(?<!\\d)(?<dag>\\d{1,2})(?:e|ste|de)?${los}*(?<woord>${maanden.join('|')})\\p{L}*[\\s.,'’\\p{Pd}]*${jaartal})`,
    'giu',
  ),
]

/** A day or a stretch of time as it is normally written: many digits, and no number of a person. */
const geenNummer = [
  /(?<!\d)(?:\d{4}-(?:0\d|1[0-2])-[0-3]\d|[0-3]?\d([-./])(?:0?\d|1[0-2])\1(?:19|20)\d\d)(?!\d)/g,
  /(?<!\d)(?:[01]?\d|2[0-3])[.:][0-5]\d ?[-–] ?(?:[01]?\d|2[0-3])[.:][0-5]\d(?!\d)/g,
]

/** A Dutch telephone number, with at most one space or dash after what it begins with. */
const telefoon = /(?<!\d)(?:\+31 ?|0)(?:6[- ]?\d{8}|\d{2}[- ]?\d{7}|\d{3}[- ]?\d{6})(?!\d)/g

/**
 * True when something in the text may be a burgerservicenummer (nine digits) or a strafrechtsketennummer (eight), in the
 * digits of any script, with spaces, dots or dashes in it or none. Also true for what is longer: the number may be a part
 * of it. With other signs between, as commas, only what passes the elfproef counts: that way amounts are written too.
 */
export function heeftPersoonsnummer(tekst: string): boolean {
  const rest = geenNummer.reduce((over, vorm) => over.replace(vorm, weg), zichtbaar(tekst))
  return new RegExp(`\\d(?:${los}{0,3}\\d){7,}`, 'u').test(rest) || heeftVerdeeldBsn(rest)
}

/** What stands for a part that is no number: no digit, and nothing that holds two digits together. */
const weg = 'x'

/** Nine digits in whole groups, with any signs but letters between them, that pass the elfproef. */
function heeftVerdeeldBsn(tekst: string): boolean {
  const rijen = tekst.match(/\d+(?:[^\p{L}\p{N}]{1,3}\d+)+/gu) ?? []
  return rijen.some((rij) => {
    const groepen = rij.match(/\d+/g) ?? []
    return groepen.some((_, vanaf) => isBsn(negenVanaf(groepen, vanaf)))
  })
}

function negenVanaf(groepen: readonly string[], vanaf: number): string {
  let cijfers = ''
  for (let i = vanaf; i < groepen.length && cijfers.length < 9; i++) cijfers += groepen[i]
  return cijfers
}

/** The text without its telephone numbers: for who may write those down. */
export function zonderTelefoon(tekst: string): string {
  return zichtbaar(tekst).replace(telefoon, weg)
}

/** Every day that is named in the text, in digits or with the month in words, as YYYY-MM-DD. */
export function dagenIn(tekst: string): readonly string[] {
  const gevonden = datums.flatMap((vorm) => [...zichtbaar(tekst).matchAll(vorm)])
  return [...new Set(gevonden.flatMap(({ groups }) => dagen(groups ?? {})))]
}

function dagen({
  jaar = '',
  maand,
  woord = '',
  dag = '',
}: Readonly<Record<string, string>>): readonly string[] {
  const nummer = maand ?? String(maanden.findIndex((naam) => new RegExp(`^(?:${naam})`, 'i').test(woord)) + 1)
  // Of a year in two digits nobody knows the century.
  const jaren = jaar.length === 4 ? [jaar] : [`19${jaar}`, `20${jaar}`]
  return jaren.map((vol) => `${vol}-${nummer.padStart(2, '0')}-${dag.padStart(2, '0')}`)
}

/** The words of a text as names are searched, with one space around each: a name in it stands between spaces. */
export function alsWoorden(tekst: string): string {
  return ` ${alsZoeknaam(zichtbaar(tekst))
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `
}

/** What can stand before a surname: with it, the word after it alone may be an ordinary word, as "groot" of De Groot. */
const voorvoegsels = new Set(
  'van de der den het t ten ter te op in aan bij uit voor over onder la le du da dos el al bin ben von zu'.split(
    ' ',
  ),
)

/** True for a text with the name of this colleague in it: the whole of it, or the surname. Initials alone are no name. */
export function noemtCollega(tekst: string, naam: string): boolean {
  const [eerste = '', ...rest] = alsWoorden(naam)
    .trim()
    .split(' ')
    .filter((woord) => woord.length > 1)
  if (eerste === '') return false
  const woorden = alsWoorden(tekst)
  const alle = [eerste, ...rest]
  const vanaf = alle.findIndex((woord) => voorvoegsels.has(woord))
  const achternaam = vanaf < 0 ? alle.at(-1) : alle.slice(vanaf).join(' ')
  return woorden.includes(` ${achternaam} `)
}

/** Digits and letters in their plain form, also the digits of other scripts, without signs that nobody sees. */
export function zichtbaar(tekst: string): string {
  return tekst
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\p{Nd}/gu, (cijfer) => String(waardeVan(cijfer)))
}

/** The value of a digit. Unicode puts those of one script in a row, zero first, and two such rows may touch. */
function waardeVan(cijfer: string): number {
  const plek = cijfer.codePointAt(0) ?? 0
  let begin = plek
  while (/\p{Nd}/u.test(String.fromCodePoint(begin - 1))) begin--
  return (plek - begin) % 10
}
