import type { Datum } from '../kern/datum.ts'
import type { Feiten } from './feiten.ts'
import { grondslagZin } from './grondslag.ts'
import type { Kandidaat } from './kandidaat.ts'
import { type Register, volgorde } from './lookup.ts'
import { perRegister } from './memo.ts'
import type { Knelpunt, Toestaan, Verbieden, Voorwaarde } from './schema.ts'
import type { Tijdvak } from './tijdvak.ts'
import { heeftToestemming, zonderToestemmingszinnen } from './toestemmingszin.ts'
import { verwantZin } from './verwant.ts'
import { weegVoorwaarde } from './voorwaarde.ts'
import type { Vraag } from './vraag.ts'
import type { Weging } from './weging.ts'

// Written out here, not by Intl: the same words on every machine and in every browser.
const maanden =
  'januari februari maart april mei juni juli augustus september oktober november december'.split(' ')

function dag(datum: Datum): string {
  const [jaar, maand, dagnummer] = datum.split('-')
  return `${Number(dagnummer)} ${maanden[Number(maand) - 1]} ${jaar}`
}

/** What an answer for a day after the last look at the law has to say; empty for a day that was looked at. */
export function voorbehoud({ begrippen: { nagekeken } }: Register, peildatum: Datum): string {
  if (nagekeken === undefined || peildatum <= nagekeken) return ''
  return `De wet is nagekeken tot en met ${dag(nagekeken)}. Voor een latere dag klopt dit antwoord alleen als de wet dan nog hetzelfde is.`
}

/** "het college van burgemeester en wethouders". */
export function partijNaam(register: Register, id: string): string {
  const partij = register.partij.get(id)
  return partij ? `${partij.lidwoord} ${partij.naam}` : id
}

/** What a condition says, as a sentence that is true when it holds. */
export function voorwaardeTekst(register: Register, voorwaarde: Voorwaarde): string {
  const betekenis = register.feit.get(voorwaarde.feit)?.betekenis ?? voorwaarde.feit
  if ('hoogstens' in voorwaarde) return `${betekenis}: hoogstens ${voorwaarde.hoogstens}.`
  if ('meerDan' in voorwaarde) return `${betekenis}: meer dan ${voorwaarde.meerDan}.`
  if (voorwaarde.is === 'niet-ontkend') return `Niemand zegt dat dit niet zo is: ${betekenis}`
  return betekenis
}

/** What a condition says, with the number as it is now when that is known. */
function standTekst(register: Register, feiten: Feiten, voorwaarde: Voorwaarde): string {
  const { feit } = voorwaarde
  if ('is' in voorwaarde) return register.feit.get(feit)?.betekenis ?? feit
  const tekst = voorwaardeTekst(register, voorwaarde)
  const nu = feiten[voorwaarde.feit]
  return typeof nu === 'number' ? `${tekst} Nu is het ${String(nu).replace('.', ',')}.` : tekst
}

/**
 * What must hold before this may go. A number that is known need not be established: numbers in the register count
 * down to a day, so it is waited for.
 */
export function nodigTekst(register: Register, feiten: Feiten, voorwaarde: Voorwaarde): string {
  const begin =
    typeof feiten[voorwaarde.feit] === 'number' ? 'Wacht tot dit klopt' : 'Dit mag als dit vaststaat'
  return `${begin}: ${standTekst(register, feiten, voorwaarde)}`
}

const voorwaarden = perRegister<readonly string[]>()

/** With which fact which condition is met, and what the sender must do with it. Sorted, each once. */
export function voorwaardenTekst(register: Register, regels: readonly Toestaan[]): string[] {
  const teksten = voorwaarden(register, regels.map((r) => r.id).join(' '), () => {
    const voldaan = regels.flatMap((r) =>
      r.voorwaarden.map((v) => `${voorwaardeTekst(register, v)} (feit: ${v.feit})`),
    )
    const plichten = regels.flatMap((r) => r.plichten.map((plicht) => `Plicht: ${plicht}`))
    return [...new Set(voldaan)].toSorted(volgorde).concat([...new Set(plichten)].toSorted(volgorde))
  })
  return [...teksten]
}

function beide(register: Register, vraag: Vraag, gegeven: string, niet: string): string {
  const van = partijNaam(register, vraag.verstrekker)
  const naam = register.gegeven.get(gegeven)?.naam ?? gegeven
  const naar = partijNaam(register, vraag.ontvanger)
  return `${van.charAt(0).toUpperCase()}${van.slice(1)} mag ‘${naam}’ ${niet}delen met ${naar}.`
}

/** Says when there was or will be a permission, if not now; else an empty text. */
export function datumsprong({ ja, later, laatst, laterOnzeker }: Tijdvak): string {
  if (ja.length > 0) return ''
  if (later && laterOnzeker)
    return `Pas vanaf ${dag(later)} kennen wij een regel hiervoor. Of het eerder al mocht, konden wij niet nalezen; vraag het een jurist.`
  if (later) return `Een regel hiervoor geldt pas vanaf ${dag(later)}.`
  return laatst ? `Een regel hiervoor gold tot en met ${dag(laatst)}.` : ''
}

/** Who asks about a day before the law that was read, is sent to a lawyer and not to the legislator. */
export function juristZin({ later }: Tijdvak): string {
  return later
    ? `Laat een jurist nagaan of dit voor ${dag(later)} al mocht. Wij konden dat niet nalezen.`
    : ''
}

/** Why it may be shared, in one or two plain sentences. */
export function uitlegToegestaan(
  register: Register,
  vraag: Vraag,
  gegeven: string,
  regels: Toestaan[],
): string {
  const grond = grondslagZin(register, regels, gegeven)
  return `${beide(register, vraag, gegeven, '')} De grondslag is ${grond}.`
}

/** What has to be known first, and what the bottlenecks say about it. */
export function uitlegOnbeslist(
  register: Register,
  feiten: readonly string[],
  knelpunten: readonly Knelpunt[],
): string {
  const vragen = feiten.map((feit) => register.feit.get(feit)?.vraag ?? feit)
  const letOp = redenen(knelpunten)
  return `Dit is nog niet te zeggen. Stel eerst vast: ${vragen.join(' ')}${letOp && ` Let op: ${letOp}`}`
}

/** What the rules that refuse say about it, each sentence once. */
function redenen(regels: readonly (Verbieden | Knelpunt)[]): string {
  return [...new Set(regels.map((r) => r.reden))].join(' ')
}

/** The facts that are short: all those of one rule together, or any one of those of several rules. */
function feitTekort(register: Register, { feiten }: Vraag, missers: readonly Kandidaat[]): string {
  const nodig = missers.flatMap((misser) => misser.nodig)
  const teksten = [...new Set(nodig.map((v) => standTekst(register, feiten, v)))]
  if (teksten.length === 1) return `Daarvoor moet dit vaststaan: ${teksten.join()}`
  return missers.length > 1
    ? `Daarvoor is een van deze punten genoeg: ${teksten.join(' Of: ')}`
    : `Daarvoor moeten deze punten samen vaststaan: ${teksten.join(' En: ')}`
}

/** The facts that were said not to be so, as a sentence. */
export function nietZoTekst(
  register: Register,
  feiten: Feiten,
  gegeven: string,
  missers: readonly Kandidaat[],
): string {
  const nee = missers.flatMap(({ nodig }) =>
    nodig.filter((v) => weegVoorwaarde(v, feiten, gegeven) === 'onwaar'),
  )
  const teksten = nee.map(({ feit }) => register.feit.get(feit)?.betekenis ?? feit)
  return `De vraag zegt dat dit niet zo is: ${[...new Set(teksten)].join(' En: ')}`
}

/** What stands in the way: the fact that is short, that nobody is sure, the date, or no ground at all. */
function tekort(register: Register, vraag: Vraag, weging: Weging, missers: readonly Kandidaat[]): string {
  if (missers.length > 0) return feitTekort(register, vraag, missers)
  if (weging.onzeker.length > 0) return 'Het is niet zeker dat hier een grondslag voor is.'
  if (weging.tijdvak.laterOnzeker) return `Dat is uit voorzorg. ${datumsprong(weging.tijdvak)}`
  if (weging.knelpunten.length > 0) return ''
  return datumsprong(weging.tijdvak) || 'Het register kent hiervoor geen grondslag.'
}

const vergeefs =
  'De toestemming die er is, is hier niet genoeg: het register kent in deze stap geen regel die dit gegeven met toestemming toestaat.'

/** What the bottlenecks say about it. To who has consent, not that it is needed, but that it does not help here. */
function knelt({ knelpunten, tijdvak }: Weging, { feiten }: Vraag, gegeven: string): string {
  const alles = redenen(knelpunten)
  if (!heeftToestemming(feiten, gegeven)) return alles
  const rest = zonderToestemmingszinnen(alles)
  return [rest === alles || tijdvak.ja.length > 0 ? '' : vergeefs, rest].filter(Boolean).join(' ')
}

/**
 * Why it may not be shared. A prohibition says it all. Otherwise: what is short, what the bottlenecks say about it,
 * and which other gegeven may have been meant.
 */
export function uitlegGeweigerd(
  register: Register,
  vraag: Vraag,
  gegeven: string,
  weging: Weging,
  missers: readonly Kandidaat[],
): string {
  const niet = beide(register, vraag, gegeven, 'niet ')
  const verbod = redenen(weging.verbieden.waar)
  if (verbod) return `${niet} ${verbod}`
  return [
    niet,
    tekort(register, vraag, weging, missers),
    knelt(weging, vraag, gegeven),
    verwantZin(register, vraag, gegeven, weging.tijdvak),
  ]
    .filter((zin) => zin !== '')
    .join(' ')
}
