import type { Relatiesoort } from '../toegang/toegang.ts'
import { kantooruren } from './dagcijfers.ts'
import { zeldzaam } from './eigennaam.ts'
import type { Signaal, Signaalsoort } from './signalen.ts'

/** The signals as a heading. */
export const signaalnamen: Readonly<Record<Signaalsoort, string>> = {
  'ongewoon-veel': 'Veel meer mensen bekeken dan collega’s',
  'buiten-uren': 'Vaak buiten kantooruren',
  'zonder-relatie': 'Geprobeerd zonder relatie',
  'eigen-naam': 'Iemand met de eigen naam',
  glasbraak: 'Het glas gebroken',
}

/** What each signal can mean, and what to do first. */
export const signaaluitleg: Readonly<Record<Signaalsoort, string>> = {
  'ongewoon-veel':
    'Op één dag bekeek deze medewerker veel meer mensen dan collega’s in dezelfde rol. Wie in een lijst staat, telt apart: een lijst openen is gewoon werk. Veel op één dag kan een inhaaldag of een overdracht zijn. Vraag eerst de leidinggevende.',
  'buiten-uren': `Een groot deel van het kijken was vóór ${kantooruren.van} uur, na ${kantooruren.tot} uur of in het weekend, op verschillende dagen of heel veel op één dag. Een lijst openen telt als één keer. Het kan een dienst zijn. Leg het naast het rooster.`,
  'zonder-relatie':
    'Deze medewerker probeerde iemand te openen met wie uw organisatie niets heeft. Er is niets getoond. Hetzelfde adres telt één keer per dag. Of er bij elk adres iemand hoort, weten wij niet. Een enkele keer is een verkeerde link; vaker kan zoeken zijn.',
  'eigen-naam': `Deze medewerker opende of zocht iemand met dezelfde achternaam. Die naam komt weinig voor: hoogstens ${zeldzaam} mensen in Terugkeer hebben hem. Of ook de voornaam of de voorletter is gelijk. Wij tellen dagen: hoe vaak er op een dag werd geklikt, maakt niet uit. Een lijst met ook anderen erin telt niet mee. Het kan toeval zijn, of gewoon werk. Het kan ook familie zijn, of de medewerker zelf. Welke naam het is, staat hier niet. Vraag eerst de leidinggevende of dit bij het werk hoorde, en of een collega het kan overnemen.`,
  glasbraak:
    'Deze medewerker opende iemand zonder gewone relatie. Elke glasbraak beoordeelt u apart, bij Glasbraken.',
}

/** How many lines of the logboek: a list is a line for each person in it, so this is not how often someone looked. */
export function telRegels(aantal: number): string {
  return aantal === 1 ? '1 regel' : `${aantal.toLocaleString('nl-NL')} regels`
}

/** One signal in a sentence, with the numbers that make it so. */
export function inWoorden(signaal: Signaal): string {
  const { soort, aantal, gewoon } = signaal
  if (soort === 'ongewoon-veel')
    return signaal.inLijsten
      ? `${mensen(aantal)} op één dag, ook in lijsten. Een gewone dag met een lijst: ${mensen(gewoon ?? 0)}.`
      : `${mensen(aantal)} één voor één geopend op één dag. Een gewone dag van een collega: ${mensen(gewoon ?? 0)}.`
  if (soort === 'buiten-uren') {
    const naast =
      gewoon === null
        ? 'Er zijn te weinig collega’s in deze rol om mee te vergelijken.'
        : `Bij een collega met evenveel werk: ${gewoon} keer.`
    return `${aantal} keer buiten kantooruren, op ${dagen(signaal.dagen)}. ${naast}`
  }
  if (soort === 'zonder-relatie')
    return `${aantal === 1 ? '1 poging' : `${aantal} pogingen`} om iemand te openen zonder relatie.`
  if (soort === 'eigen-naam') return eigenNaamIn(signaal)
  return `${mensen(aantal)} geopend door het glas te breken.`
}

const mensen = (n: number) => (n === 1 ? '1 persoon' : `${n} mensen`)
const dagen = (n: number) => (n === 1 ? '1 dag' : `${n} dagen`)

/** What was shown and what was refused are told apart. */
function eigenNaamIn({ aantal, geweigerd }: Signaal): string {
  const geopend = `Op ${dagen(aantal)} iemand met dezelfde naam geopend of gezocht.`
  const poging = `Op ${dagen(geweigerd)} geprobeerd iemand met dezelfde naam te openen: dat is geweigerd.`
  return [...(aantal > 0 ? [geopend] : []), ...(geweigerd > 0 ? [poging] : [])].join(' ')
}

/** What the logboek cannot tell, said so: silence would look like "no". */
export const nietTeWeten = [
  'Of iemand een buur opzocht, kunnen wij niet nagaan: Terugkeer weet niet waar medewerkers wonen.',
  'Familie met een andere achternaam zien wij niet. Bij een naam die veel voorkomt, zoals De Jong, alleen als ook de voornaam of de voorletter gelijk is.',
  'Wie op de eigen naam zocht en niemand vond, staat hier niet: er was niemand te zien.',
  'Wat een medewerker buiten Terugkeer deed met wat hij zag, staat hier niet in.',
  'Systemen (koppelingen) tellen niet mee: zij hebben geen kantooruren en geen collega’s om mee te vergelijken.',
] as const

/** Through which relation someone was opened, in words. */
export const relatienamen: Readonly<Record<Relatiesoort, string>> = {
  'eigen-gedetineerde': 'zit of zat in de eigen inrichting',
  bericht: 'kreeg een bericht',
  plan: 'werkt aan het plan',
  'tbs-traject': 'werkt aan het tbs-traject',
  glasbraak: 'het glas gebroken',
}

/** The same of a line; one that was not named is said. */
export function relatiewoord(soort: string | null): string {
  if (soort === null) return 'geen relatie genoemd'
  return Object.entries(relatienamen).find(([een]) => een === soort)?.[1] ?? soort
}
