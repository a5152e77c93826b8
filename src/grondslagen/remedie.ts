import { andereGevers, andereOntvangers, kentGrond, latereStappen, metToestemmingVan } from './elders.ts'
import type { Kandidaat } from './kandidaat.ts'
import { type Register, volgorde } from './lookup.ts'
import type { Remedie } from './oordeel.ts'
import type { Voorwaarde } from './schema.ts'
import { remediesoorten } from './soorten.ts'
import { heeftToestemming, zonderToestemmingszinnen } from './toestemmingszin.ts'
import { datumsprong, juristZin, nietZoTekst, nodigTekst } from './uitleg.ts'
import { weegVoorwaarde } from './voorwaarde.ts'
import type { Vraag } from './vraag.ts'
import type { Weging } from './weging.ts'

const rang = new Map(remediesoorten.map((soort, i) => [soort, i]))

function vergelijk(a: Remedie, b: Remedie): number {
  return (
    (rang.get(a.soort) ?? 0) - (rang.get(b.soort) ?? 0) ||
    volgorde(a.feit ?? '', b.feit ?? '') ||
    volgorde(a.wie, b.wie) ||
    volgorde(a.wat, b.wat)
  )
}

function gesorteerd(remedies: readonly Remedie[]): Remedie[] {
  if (remedies.length < 2) return [...remedies]
  const opRij = remedies.toSorted(vergelijk)
  return opRij.filter((remedie, i) => {
    const vorige = opRij[i - 1]
    return vorige === undefined || vergelijk(vorige, remedie) !== 0
  })
}

/** The register writes `verstrekker` or `ontvanger`; the answer names the party of the question. */
function wie(naam: string, vraag: Vraag): string {
  if (naam === 'verstrekker') return vraag.verstrekker
  return naam === 'ontvanger' ? vraag.ontvanger : naam
}

function vaststellen(register: Register, { verstrekker }: Vraag, feit: string): Remedie {
  const wat = `Stel vast: ${register.feit.get(feit)?.vraag ?? feit}`
  return { soort: 'feit-vaststellen', wie: verstrekker, wat, feit }
}

/** For an undecided gegeven: every fact that is still unknown, those of the nearest rule included. */
export function ontbrekend(register: Register, vraag: Vraag, gegeven: string, weging: Weging): Remedie[] {
  const { waar, onbekend } = weging.toestaan
  const regels = [...waar, ...onbekend, ...weging.verbieden.onbekend]
  const voorwaarden = regels.flatMap((r): Voorwaarde[] => r.voorwaarden)
  const feiten = voorwaarden
    .filter((v) => weegVoorwaarde(v, vraag.feiten, gegeven) === 'onbekend')
    .map((v) => v.feit)
  return gesorteerd([...new Set(feiten)].map((feit) => vaststellen(register, vraag, feit)))
}

function vanFeit(register: Register, vraag: Vraag, v: Voorwaarde, samen: boolean): Remedie {
  const remedie = register.feit.get(v.feit)?.remedie
  const wat = remedie?.wat ?? nodigTekst(register, vraag.feiten, v)
  const slot = samen ? ' Dit is alleen genoeg samen met de andere feiten die hier staan.' : ''
  return {
    soort: remedie?.soort ?? 'feit-vaststellen',
    wie: wie(remedie?.wie ?? 'verstrekker', vraag),
    wat: wat + slot,
    feit: v.feit,
  }
}

function vanFeiten(register: Register, vraag: Vraag, misser: Kandidaat): Remedie[] {
  return misser.nodig.map((v) => vanFeit(register, vraag, v, misser.nodig.length > 1))
}

/** What the rules that refuse offer themselves; who has consent is not told what goes without it. */
function vanRegels({ verbieden, knelpunten }: Weging, vraag: Vraag, gegeven: string): Remedie[] {
  const heeft = heeftToestemming(vraag.feiten, gegeven)
  return [...verbieden.waar, ...knelpunten].flatMap((regel) =>
    regel.remedies.flatMap((r): Remedie[] => {
      const wat = heeft ? zonderToestemmingszinnen(r.wat) : r.wat
      return wat === '' ? [] : [{ soort: r.soort, wie: wie(r.wie, vraag), wat }]
    }),
  )
}

/** Nobody read whether it was law on this day, and nothing forbids it: then no other law is called for. */
function isNietNagelezen({ tijdvak, verbieden }: Weging): boolean {
  return tijdvak.laterOnzeker && verbieden.waar.length === 0
}

function laatste(weging: Weging, { verstrekker }: Vraag): Remedie {
  if (!isNietNagelezen(weging)) return wetswijziging(weging)
  return { soort: 'feit-vaststellen', wie: verstrekker, wat: juristZin(weging.tijdvak) }
}

function wetswijziging({ tijdvak, verbieden }: Weging): Remedie {
  const sprong = datumsprong(tijdvak)
  const wat =
    verbieden.waar.length > 0
      ? 'Dit is verboden. Alleen een andere wet kan dat veranderen.'
      : 'Het register kent in deze stap op deze datum geen grondslag. Een wet kan die geven.'
  return { soort: 'wetswijziging', wie: 'wetgever', wat: sprong ? `${wat} ${sprong}` : wat }
}

/** Another law is the last way out: it says who else may give this, and not that it is the only way where it is not. */
function metUitweg(remedies: readonly Remedie[], gevers: string): Remedie[] {
  const laatste = remedies.findLastIndex(({ soort }) => soort === 'wetswijziging')
  return remedies.map((remedie, i) => {
    if (remedie.soort !== 'wetswijziging') return remedie
    const wat = remedies.length > 1 ? remedie.wat.replace(/^Alleen een/, 'Ook een') : remedie.wat
    return { ...remedie, wat: i === laatste && gevers !== '' ? `${wat} ${gevers}` : wat }
  })
}

/** What the nearest permissions are short of: all of them, and those of which all can still come about. */
interface Tekort {
  readonly missers: readonly Kandidaat[]
  readonly haalbare: readonly Kandidaat[]
}

/** What was said not to be so is not asked again: it is said to be the reason, and who may with consent. */
function nietZo(register: Register, vraag: Vraag, gegeven: string, { missers, haalbare }: Tekort): Remedie[] {
  if (haalbare.length > 0 || missers.length === 0) return []
  const wat = [
    nietZoTekst(register, vraag.feiten, gegeven, missers),
    'Verandert dat, stel de vraag dan opnieuw.',
    metToestemmingVan(register, vraag, gegeven),
  ]
  return [{ soort: 'feit-vaststellen', wie: vraag.verstrekker, wat: wat.filter(Boolean).join(' ') }]
}

/** For a refused gegeven: what would make it lawful, nearest first, and never an empty list. */
export function remediesBijWeigering(
  register: Register,
  vraag: Vraag,
  gegeven: string,
  weging: Weging,
  tekort: Tekort,
): Remedie[] {
  const uitRegels = [
    ...nietZo(register, vraag, gegeven, tekort),
    ...tekort.haalbare.flatMap((misser) => vanFeiten(register, vraag, misser)),
    ...vanRegels(weging, vraag, gegeven),
    ...latereStappen(register, vraag, gegeven),
    ...andereOntvangers(register, vraag, gegeven),
  ]
  const gevers = weging.tijdvak.ja.length === 0 ? andereGevers(register, vraag, gegeven) : ''
  const genoeg = uitRegels.length > 0 && gevers === '' && kentGrond(register, vraag, gegeven)
  const klaar = genoeg || uitRegels.some((r) => r.soort === 'wetswijziging')
  const alle = klaar && !isNietNagelezen(weging) ? uitRegels : [...uitRegels, laatste(weging, vraag)]
  return metUitweg(gesorteerd(alle), gevers)
}
