import { metToestemmingVan } from '../src/grondslagen/elders.ts'
import { grondslagenVoor, grondslagZin, nietGelezen } from '../src/grondslagen/grondslag.ts'
import { haalbaar, type Kandidaat, kandidaten, naaste } from '../src/grondslagen/kandidaat.ts'
import { type Register, volgorde } from '../src/grondslagen/lookup.ts'
import type { GegevenOordeel, Oordeel, Remedie } from '../src/grondslagen/oordeel.ts'
import type { Knelpunt, Regel, Toestaan, Verbieden } from '../src/grondslagen/schema.ts'
import { remediesoorten } from '../src/grondslagen/soorten.ts'
import { zonderToestemmingszinnen } from '../src/grondslagen/toestemmingszin.ts'
import { nietZoTekst, partijNaam, voorwaardenTekst, voorwaardeTekst } from '../src/grondslagen/uitleg.ts'
import { weegSamen, weegVoorwaarde } from '../src/grondslagen/voorwaarde.ts'
import type { Vraag } from '../src/grondslagen/vraag.ts'
import { vanToepassing } from '../src/grondslagen/weging.ts'
import type { Processtap } from '../src/grondslagen/woorden.ts'
import { geldigOp } from '../src/kern/periode.ts'

// The toets as plainly as it can be written: every rule is looked at for every question. It is there to hold the
// worked-out roads of the program against it.

function raakt(regel: Regel, van: string, naar: string, gegeven: string): boolean {
  const bevat = (lijst: readonly string[] | 'alle', id: string) => lijst === 'alle' || lijst.includes(id)
  const heen = bevat(regel.verstrekkers, van) && bevat(regel.ontvangers, naar)
  const terug = bevat(regel.verstrekkers, naar) && bevat(regel.ontvangers, van)
  return bevat(regel.gegevens, gegeven) && (regel.wederzijds ? van !== naar && (heen || terug) : heen)
}

const isZeker = (r: Regel): r is Toestaan => r.soort === 'toestaan' && r.zekerheid !== 'onzeker'

/** One gegeven of one question, with every rule that says something about it in any step and on any date. */
class Zaak {
  readonly register: Register
  readonly vraag: Vraag
  readonly gegeven: string
  readonly opWeg: readonly Regel[]
  readonly nu: readonly Regel[]

  constructor(register: Register, vraag: Vraag, gegeven: string) {
    this.register = register
    this.vraag = vraag
    this.gegeven = gegeven
    this.opWeg = register.regels.filter((r) => raakt(r, vraag.verstrekker, vraag.ontvanger, gegeven))
    this.nu = this.opWeg.filter((r) => vanToepassing(r, vraag.processtap, vraag.peildatum))
  }

  weeg(regel: Toestaan | Verbieden, feiten = this.vraag.feiten) {
    return weegSamen(regel.voorwaarden, feiten, this.gegeven)
  }

  hoop<T extends Toestaan | Verbieden>(regels: readonly T[]) {
    const met = (waarheid: string) => regels.filter((r) => this.weeg(r) === waarheid)
    return { waar: met('waar'), onwaar: met('onwaar'), onbekend: met('onbekend') }
  }

  get weging() {
    const verbieden = this.nu.filter((r) => r.soort === 'verbieden')
    return { toestaan: this.hoop(this.nu.filter(isZeker)), verbieden: this.hoop(verbieden) }
  }

  get uitkomst(): GegevenOordeel['uitkomst'] {
    const { toestaan, verbieden } = this.weging
    if (verbieden.waar.length > 0 || toestaan.waar.length + toestaan.onbekend.length === 0) return 'geweigerd'
    return toestaan.waar.length > 0 && verbieden.onbekend.length === 0 ? 'toegestaan' : 'onbeslist'
  }
}

function zinnen(regels: readonly Regel[], kies: (regel: Regel) => readonly string[]): string[] {
  return [...new Set(regels.flatMap(kies))].toSorted(volgorde)
}

const ids = (regels: readonly Regel[]) => regels.map((r) => r.id).toSorted(volgorde)

function opVolgorde(remedies: readonly Remedie[]): Remedie[] {
  const key = (r: Remedie) => `${remediesoorten.indexOf(r.soort)} ${r.feit ?? ''} ${r.wie} ${r.wat}`
  return [...new Map(remedies.map((r) => [key(r), r]))]
    .toSorted(([a], [b]) => volgorde(a, b))
    .map(([, r]) => r)
}

function beide({ register, vraag, gegeven }: Zaak, niet: string): string {
  const van = partijNaam(register, vraag.verstrekker)
  const naam = register.gegeven.get(gegeven)?.naam
  const naar = partijNaam(register, vraag.ontvanger)
  return `${van.charAt(0).toUpperCase()}${van.slice(1)} mag ‘${naam}’ ${niet}delen met ${naar}.`
}

const maanden =
  'januari februari maart april mei juni juli augustus september oktober november december'.split(' ')
const dag = (d: string) => `${Number(d.slice(8))} ${maanden[Number(d.slice(5, 7)) - 1]} ${d.slice(0, 4)}`

/** The permissions of this step, whenever. */
function ooitIn({ opWeg, vraag }: Zaak): Toestaan[] {
  return opWeg.filter((r): r is Toestaan => isZeker(r) && r.processtappen.includes(vraag.processtap))
}

/** Since when somebody read that it may, where it is not known whether it might before. */
function zekerVanaf(zaak: Zaak): string {
  const ooit = ooitIn(zaak)
  const later = ooit.filter((r) => r.geldigVan > zaak.vraag.peildatum)
  if (ooit.some((r) => geldigOp(r, zaak.vraag.peildatum)) || !later.some((r) => r.beginOnzeker)) return ''
  return later.map((r) => r.geldigVan).toSorted(volgorde)[0] ?? ''
}

function sprong(zaak: Zaak): string {
  const { peildatum } = zaak.vraag
  const ooit = ooitIn(zaak)
  if (ooit.some((r) => geldigOp(r, peildatum))) return ''
  const zeker = zekerVanaf(zaak)
  if (zeker !== '')
    return `Pas vanaf ${dag(zeker)} kennen wij een regel hiervoor. Of het eerder al mocht, konden wij niet nalezen; vraag het een jurist.`
  const later = ooit.map((r) => r.geldigVan).filter((van) => van > peildatum)
  const [eerste] = later.toSorted(volgorde)
  if (eerste) return `Een regel hiervoor geldt pas vanaf ${dag(eerste)}.`
  const [laatste] = ooit.map((r) => r.geldigTot ?? '').toSorted((a, b) => volgorde(b, a))
  return laatste ? `Een regel hiervoor gold tot en met ${dag(laatste)}.` : ''
}

const slotzin = ', als aan de voorwaarden is voldaan'
const opZichzelf = ['betrokkene', 'slachtoffer']

/** True when something may go from or to this party in this step, on conditions or not. */
function doetMee({ register, vraag }: Zaak, partij: string): boolean {
  return register.regels.some(
    (r) =>
      isZeker(r) &&
      vanToepassing(r, vraag.processtap, vraag.peildatum) &&
      (r.verstrekkers.includes(partij) || r.ontvangers.includes(partij)),
  )
}

/** What becomes of it on another road, as if the betrokkene says no there. */
function elders({ register, vraag, gegeven }: Zaak, anders: Partial<Vraag>): Zaak {
  const feiten: Vraag['feiten'] = { ...vraag.feiten, toestemming: 'geweigerd' }
  return new Zaak(register, { ...vraag, ...anders, feiten }, gegeven)
}

/** Others with work in this step; telling oneself, the source, the betrokkene or the victim is telling nobody else. */
function anderen(zaak: Zaak): Remedie[] {
  const { register, vraag } = zaak
  if (opZichzelf.includes(vraag.ontvanger) || !doetMee(zaak, vraag.ontvanger)) return []
  const nooit = [vraag.verstrekker, vraag.ontvanger, ...opZichzelf]
  return [...register.partij.keys()]
    .filter((ander) => !nooit.includes(ander))
    .filter((ander) => ![ander, vraag.verstrekker, vraag.ontvanger].includes('zvh'))
    .filter((ander) => register.partij.get(ander)?.kring === register.partij.get(vraag.ontvanger)?.kring)
    .flatMap((ander): Remedie[] => {
      const { uitkomst } = elders(zaak, { ontvanger: ander })
      const bron = elders(zaak, { verstrekker: ander, ontvanger: vraag.verstrekker })
      if (uitkomst === 'geweigerd' || bron.nu.some((r) => isZeker(r) && !r.wederzijds)) return []
      const slot = uitkomst === 'toegestaan' ? '' : slotzin
      const wat = `Dit gegeven mag wel naar ${partijNaam(register, ander)}${slot}.`
      return [{ soort: 'andere-ontvanger', wie: vraag.verstrekker, wat }]
    })
}

/** Who may give it to the same receiver, where this sender has nothing to stand on. */
function gevers(zaak: Zaak): string {
  const { register, vraag, nu } = zaak
  if (nu.some(isZeker) || vraag.verstrekker === vraag.ontvanger || vraag.ontvanger === 'zvh') return ''
  const wie = [...register.partij.keys()]
    .filter((ander) => ander !== vraag.ontvanger && ander !== 'zvh' && ander !== vraag.verstrekker)
    .map((ander) => ({
      naam: partijNaam(register, ander),
      uitkomst: elders(zaak, { verstrekker: ander }).uitkomst,
    }))
    .toSorted((a, b) => volgorde(a.naam, b.naam))
  const zin = (gezocht: string, slot: string) => {
    const namen = wie.filter(({ uitkomst }) => uitkomst === gezocht).map(({ naam }) => naam)
    const naar = partijNaam(register, vraag.ontvanger)
    return namen.length === 0 ? '' : `Wel mag dit in deze stap naar ${naar} van: ${namen.join('; ')}${slot}.`
  }
  return [zin('toegestaan', ''), zin('onbeslist', slotzin)].filter(Boolean).join(' ')
}

/** The steps after this one: in the detention in their order, in the tbs by number and on the same route. */
function hierna({ register }: Zaak, vanaf: string): Processtap[] {
  const opRij = register.begrippen.processtappen.toSorted((a, b) => a.volgorde - b.volgorde)
  const tbs = vanaf.startsWith('tbs-')
  const route = /[abc]$/.exec(vanaf)?.[0]
  const getal = (id: string) => Number.parseInt(id.replace('tbs-', ''), 10)
  const keten = opRij.filter(({ id }) => id.startsWith('tbs-') === tbs)
  if (!tbs) return keten.slice(keten.findIndex(({ id }) => id === vanaf) + 1)
  return keten.filter(({ id }) => getal(id) > getal(vanaf) && (route === undefined || id.endsWith(route)))
}

function stappen(zaak: Zaak): Remedie[] {
  const { register, vraag, gegeven } = zaak
  const alle = hierna(zaak, vraag.processtap)
    .map(({ id, naam }) => {
      const { uitkomst } = new Zaak(register, { ...vraag, processtap: id }, gegeven)
      return { id, naam, uitkomst }
    })
    .filter(({ uitkomst }) => uitkomst !== 'geweigerd')
  const later = new Set(alle.flatMap(({ id }) => hierna(zaak, id).map((stap) => stap.id)))
  const mogelijk = alle.filter(({ id }) => !later.has(id))
  if (mogelijk.length === 0) return []
  const slot = mogelijk.some((m) => m.uitkomst === 'onbeslist') ? slotzin : ''
  const namen = mogelijk.map(({ naam }) => naam).join('; ')
  const wat = `Dit mag wel in een latere processtap${slot}: ${namen}.`
  return [{ soort: 'andere-processtap', wie: vraag.verstrekker, wat }]
}

function wie(naam: string, { verstrekker, ontvanger }: Vraag): string {
  return naam === 'verstrekker' ? verstrekker : naam === 'ontvanger' ? ontvanger : naam
}

function stand({ register, vraag }: Zaak, voorwaarde: Kandidaat['nodig'][number]): [string, boolean] {
  const nu = vraag.feiten[voorwaarde.feit]
  const betekenis = register.feit.get(voorwaarde.feit)?.betekenis ?? voorwaarde.feit
  const tekst = 'is' in voorwaarde ? betekenis : voorwaardeTekst(register, voorwaarde)
  return typeof nu === 'number' ? [`${tekst} Nu is het ${`${nu}`.replace('.', ',')}.`, true] : [tekst, false]
}

function vanFeiten(zaak: Zaak, { nodig }: Kandidaat): Remedie[] {
  const slot = nodig.length > 1 ? ' Dit is alleen genoeg samen met de andere feiten die hier staan.' : ''
  return nodig.map((v) => {
    const remedie = zaak.register.feit.get(v.feit)?.remedie
    const [tekst, wachten] = stand(zaak, v)
    const wat = remedie?.wat ?? `${wachten ? 'Wacht tot dit klopt' : 'Dit mag als dit vaststaat'}: ${tekst}`
    return {
      soort: remedie?.soort ?? 'feit-vaststellen',
      wie: wie(remedie?.wie ?? 'verstrekker', zaak.vraag),
      wat: wat + slot,
      feit: v.feit,
    }
  })
}

function heeftToestemming({ vraag: { feiten }, gegeven }: Zaak): boolean {
  const gezegd = feiten.toestemming
  return (typeof gezegd === 'object' ? (gezegd[gegeven] ?? gezegd['*']) : gezegd) === 'gegeven'
}

/** What is said about consent is not said to who has it. */
function kaal(zaak: Zaak, tekst: string): string {
  return heeftToestemming(zaak) ? zonderToestemmingszinnen(tekst) : tekst
}

/** What was said not to be so, where nothing that is short can still come about. */
function nietZo({ register, vraag, gegeven }: Zaak, missers: readonly Kandidaat[]): Remedie[] {
  if (missers.length === 0 || missers.some((k) => haalbaar(register, vraag.feiten, gegeven, k))) return []
  const zin = nietZoTekst(register, vraag.feiten, gegeven, missers)
  const slot = metToestemmingVan(register, vraag, gegeven)
  const wat = `${zin} Verandert dat, stel de vraag dan opnieuw. ${slot}`.trim()
  return [{ soort: 'feit-vaststellen', wie: vraag.verstrekker, wat }]
}

function remedies(zaak: Zaak, missers: readonly Kandidaat[], eigen: readonly (Verbieden | Knelpunt)[]) {
  const niet = nietZo(zaak, missers)
  const vanRegels = eigen
    .flatMap((r) =>
      r.remedies.map((een) => ({ ...een, wie: wie(een.wie, zaak.vraag), wat: kaal(zaak, een.wat) })),
    )
    .filter(({ wat }) => wat !== '')
  const alle: Remedie[] = [
    ...niet,
    ...(niet.length > 0 ? [] : missers.flatMap((misser) => vanFeiten(zaak, misser))),
    ...vanRegels,
    ...stappen(zaak),
    ...anderen(zaak),
  ]
  const plekken = [zaak.vraag.processtap, ...hierna(zaak, zaak.vraag.processtap).map(({ id }) => id)]
  const grond = plekken.some((stap) =>
    zaak.opWeg.some((r) => isZeker(r) && vanToepassing(r, stap, zaak.vraag.peildatum)),
  )
  const ook = gevers(zaak)
  const verboden = zaak.weging.verbieden.waar.length > 0
  const zeker = zekerVanaf(zaak)
  if (zeker !== '' && !verboden) {
    const wat = `Laat een jurist nagaan of dit voor ${dag(zeker)} al mocht. Wij konden dat niet nalezen.`
    alle.push({ soort: 'feit-vaststellen', wie: zaak.vraag.verstrekker, wat })
  } else if ((alle.length === 0 || !grond || ook !== '') && vanRegels.length === 0) {
    const wat = verboden
      ? 'Dit is verboden. Alleen een andere wet kan dat veranderen.'
      : 'Het register kent in deze stap op deze datum geen grondslag. Een wet kan die geven.'
    alle.push({ soort: 'wetswijziging', wie: 'wetgever', wat: `${wat} ${sprong(zaak)}`.trim() })
  }
  const opRij = opVolgorde(alle)
  if (opRij.length > 1)
    for (const r of opRij) if (r.soort === 'wetswijziging') r.wat = r.wat.replace(/^Alleen een/, 'Ook een')
  const laatste = opRij.findLast(({ soort }) => soort === 'wetswijziging')
  if (laatste && ook !== '') laatste.wat = `${laatste.wat} ${ook}`
  return opRij
}

/** One of several, or all together. */
function feittekort(zaak: Zaak, missers: readonly Kandidaat[]): string {
  const [eerste = '', ...meer] = new Set(missers.flatMap(({ nodig }) => nodig.map((v) => stand(zaak, v)[0])))
  if (meer.length === 0) return `Daarvoor moet dit vaststaan: ${eerste}`
  return missers.length > 1
    ? ['Daarvoor is een van deze punten genoeg:', eerste, ...meer.map((m) => `Of: ${m}`)].join(' ')
    : ['Daarvoor moeten deze punten samen vaststaan:', eerste, ...meer.map((m) => `En: ${m}`)].join(' ')
}

function reden(zaak: Zaak, missers: readonly Kandidaat[], knelpunten: readonly Knelpunt[]): string {
  const verboden = zaak.weging.verbieden.waar.map((r) => r.reden)
  if (verboden.length > 0) return [...new Set(verboden)].join(' ')
  const alles = [...new Set(knelpunten.map((r) => r.reden))].join(' ')
  const onzeker = zaak.nu.some((r) => r.soort === 'toestaan' && !isZeker(r))
  const eerst =
    missers.length > 0
      ? feittekort(zaak, missers)
      : onzeker
        ? 'Het is niet zeker dat hier een grondslag voor is.'
        : zekerVanaf(zaak) !== ''
          ? `Dat is uit voorzorg. ${sprong(zaak)}`
          : alles !== ''
            ? ''
            : sprong(zaak) || 'Het register kent hiervoor geen grondslag.'
  const vergeefs =
    kaal(zaak, alles) === alles || zaak.nu.some(isZeker)
      ? ''
      : 'De toestemming die er is, is hier niet genoeg: het register kent in deze stap geen regel die dit gegeven met toestemming toestaat.'
  return [eerst, vergeefs, kaal(zaak, alles), bedoeld(zaak)].filter(Boolean).join(' ')
}

/** The gegevens that may have been meant instead: known here, and of use. */
function bedoeld(zaak: Zaak): string {
  const { register, vraag, gegeven } = zaak
  const namen = (register.gegeven.get(gegeven)?.verwant ?? []).flatMap((id) => {
    const ander = new Zaak(register, vraag, id)
    const staatEr = ander.nu.some(isZeker)
    const verboden = ander.nu.some((r) => r.soort === 'verbieden' && r.voorwaarden.length === 0)
    const helpt = !zaak.nu.some(isZeker) || ander.uitkomst !== 'geweigerd'
    return staatEr && !verboden && helpt ? [`‘${register.gegeven.get(id)?.naam}’`] : []
  })
  if (namen.length === 0) return ''
  const of = namen.join(', ').replace(/, (?=[^,]*$)/, ' of ')
  const staat = namen.length > 1 ? 'Die gegevens staan' : 'Dat gegeven staat'
  return `Bedoelt u ${of}? ${staat} in deze stap wel in het register.`
}

function geweigerd(zaak: Zaak): GegevenOordeel {
  const { register, vraag, gegeven, nu, weging } = zaak
  const knelpunten = nu.filter((r) => r.soort === 'knelpunt')
  const onzeker = nu.filter((r) => r.soort === 'toestaan' && !isZeker(r))
  const redenen = [...weging.verbieden.waar, ...knelpunten, ...onzeker]
  const alle = kandidaten(weging, vraag.feiten, gegeven)
  const kan = naaste(alle.filter((k) => haalbaar(register, vraag.feiten, gegeven, k)))
  const missers = kan.length > 0 ? kan : naaste(alle)
  const rondom = [...redenen, ...missers.map((k) => k.regel)]
  const botsingen = weging.toestaan.waar.flatMap((ja) =>
    weging.verbieden.waar.map(
      (nee) =>
        `Regel ‘${ja.titel}’ staat dit toe en regel ‘${nee.titel}’ verbiedt het. Het verbod gaat voor.`,
    ),
  )
  return {
    ...leeg(gegeven, 'geweigerd', redenen),
    knelpunten: zinnen(rondom, (r) => r.knelpunten),
    remedies: remedies(zaak, missers, [...weging.verbieden.waar, ...knelpunten]),
    tegenspraken: [...botsingen, ...zinnen(rondom, (r) => r.tegenspraken)],
    uitleg: `${beide(zaak, 'niet ')} ${reden(zaak, missers, knelpunten)}`,
    gegeven: register.gegeven.get(gegeven)?.id ?? gegeven,
  }
}

function leeg(
  gegeven: string,
  uitkomst: GegevenOordeel['uitkomst'],
  regels: readonly Regel[],
): GegevenOordeel {
  return {
    gegeven,
    uitkomst,
    regels: ids(regels),
    grondslagen: [],
    voorwaarden: [],
    knelpunten: zinnen(regels, (r) => r.knelpunten),
    remedies: [],
    tegenspraken: zinnen(regels, (r) => r.tegenspraken),
    uitleg: '',
  }
}

function toegestaan(zaak: Zaak, regels: readonly Toestaan[]): GegevenOordeel {
  const { register, vraag, gegeven } = zaak
  return {
    ...leeg(gegeven, 'toegestaan', regels),
    knelpunten: [...nietGelezen(register, regels, gegeven), ...zinnen(regels, (r) => r.knelpunten)].toSorted(
      volgorde,
    ),
    grondslagen: grondslagenVoor(register, regels, gegeven, vraag.peildatum),
    voorwaarden: voorwaardenTekst(register, regels),
    uitleg: `${beide(zaak, '')} De grondslag is ${grondslagZin(register, regels, gegeven)}.`,
  }
}

function onbeslist(zaak: Zaak): GegevenOordeel {
  const { register, vraag, gegeven, weging } = zaak
  const regels = [...weging.toestaan.waar, ...weging.toestaan.onbekend, ...weging.verbieden.onbekend]
  const open = regels
    .flatMap((r) => r.voorwaarden.filter((v) => weegVoorwaarde(v, vraag.feiten, gegeven) === 'onbekend'))
    .map((v) => v.feit)
  const feiten = [...new Set(open)].toSorted(volgorde)
  const vraagVan = (feit: string) => register.feit.get(feit)?.vraag ?? feit
  const knelt = zaak.nu.filter((r) => r.soort === 'knelpunt')
  const letOp = knelt.length === 0 ? '' : ` Let op: ${[...new Set(knelt.map((r) => r.reden))].join(' ')}`
  return {
    ...leeg(gegeven, 'onbeslist', [...regels, ...knelt]),
    remedies: feiten.map((feit) => ({
      soort: 'feit-vaststellen',
      wie: vraag.verstrekker,
      wat: `Stel vast: ${vraagVan(feit)}`,
      feit,
    })),
    uitleg: `Dit is nog niet te zeggen. Stel eerst vast: ${feiten.map(vraagVan).join(' ')}${letOp}`,
  }
}

function beoordeel(zaak: Zaak): GegevenOordeel {
  if (zaak.uitkomst === 'geweigerd') return geweigerd(zaak)
  return zaak.uitkomst === 'toegestaan' ? toegestaan(zaak, zaak.weging.toestaan.waar) : onbeslist(zaak)
}

/** The plain toets: the same oordeel as `toets`, byte for byte. */
export function toetsEenvoudig(register: Register, vraag: Vraag): Oordeel {
  const gegevens = vraag.gegevens.map((gegeven) => beoordeel(new Zaak(register, vraag, gegeven)))
  const soorten = gegevens.map((g) => g.uitkomst)
  const uitkomst = soorten.every((s) => s === 'toegestaan')
    ? 'toegestaan'
    : soorten.includes('toegestaan')
      ? 'deels'
      : soorten.includes('onbeslist')
        ? 'onbeslist'
        : 'geweigerd'
  return { uitkomst, peildatum: vraag.peildatum, registerversie: register.registerversie, gegevens }
}
