import { Bestandsfout, type Deel, type Geplaatst, leesDeel, leesKop } from './bestand.ts'
import type { Bevinding } from './bevinding.ts'
import { Bewaarde, keurBewaard, onbekendeSleutel } from './bewaard.ts'
import {
  type Blok,
  dubbele,
  hoortIn,
  keurRegel,
  legePlaatsen,
  over,
  verkeerdOm,
  weg,
  zoekVervalst,
  zonderKopieen,
} from './blok.ts'
import { legeRand, type Rand, voegBij, wortelVan } from './boom.ts'
import { type Controlepunt, keurHandtekening, puntkenmerk } from './controlepunt.ts'
import { Daden } from './daden.ts'
import { Gronden } from './gronden.ts'
import { ketenVerbroken, keurOnverzegeld } from './onverzegeld.ts'
import { Schakels } from './schakels.ts'
import type { Sleutelring } from './sleutels.ts'
import { staatOp, Verwisseld } from './verwisseld.ts'
import { ZonderWaarmerk } from './zonderwaarmerk.ts'

/** What verifying came to. */
export interface Verslag {
  readonly logboek: string
  readonly regels: number
  readonly onverzegeld: number
  /** Lines of which it cannot be proven on which oordeel they rest. */
  readonly zonderOordeel: number
  /** Lines of which nothing proves that they were not changed before they were sealed. */
  readonly zonderWaarmerk: number
  readonly controlepunten: number
  /** The last checkpoint, until when all this holds; null when there is none. */
  readonly laatste: Controlepunt | null
  /** The first line that is wrong, by place; null when all is as it was sealed. */
  readonly eerste: Bevinding | null
  readonly fouten: number
}

/** What is known besides the file. */
export interface Vertrouwd {
  /** Keys from elsewhere; without them those of the file are believed. */
  readonly ring?: Sleutelring | undefined
  /** Checkpoints that were kept elsewhere. */
  readonly bewaard?: readonly Controlepunt[]
  /** Up to this number lines may lack a waarmerk: they are of before there were any. */
  readonly zonderWaarmerkTot?: number | undefined
}

/** More lines without a checkpoint no export has; a file that goes on and on must not fill the memory. */
const meesteRegels = 10_000

/**
 * Verifies an export from its lines, in one pass and in little memory. Throws a Bestandsfout when the file cannot be read
 * as one, or names a key that is not known: then nothing is proven, neither good nor bad.
 */
export async function verifieer(
  bestand: AsyncIterable<string> | Iterable<string>,
  vertrouwd: Vertrouwd = {},
): Promise<Verslag> {
  let gang: Gang | undefined
  let nummer = 0
  for await (const tekst of bestand) {
    nummer += 1
    if (gang !== undefined) gang.neem(leesDeel(tekst, nummer), nummer)
    else {
      const { versie, logboek, ring } = leesKop(tekst)
      gang = new Gang(logboek, { ...vertrouwd, ring: vertrouwd.ring ?? ring }, new Gronden(versie > 1))
    }
  }
  if (gang === undefined) throw new Bestandsfout('Het bestand is leeg.')
  return gang.sluit()
}

/** One walk along an export, from its first line to its last. */
class Gang {
  readonly #logboek: string
  readonly #ring: Sleutelring
  readonly #bewaard: Bewaarde
  readonly #schakels = new Schakels()
  readonly #zonderWaarmerk: ZonderWaarmerk
  readonly #zonderWaarmerkTot: number
  readonly #rand: Rand = legeRand()
  readonly #daden = new Daden()
  readonly #gronden: Gronden
  readonly #verwisseld = new Verwisseld()
  #blok: Geplaatst[] = []
  #laatste: Controlepunt | null = null
  #controlepunten = 0
  #onverzegeld = 0
  #eerste: Bevinding | null = null
  #fouten = 0
  #einde = false
  #verbroken = false
  /** From here on no root can be right any more: a leaf is missing or was falsified. */
  #breuk = false
  /** A key that is not known; then nothing is proven, unless something is wrong whoever signed. */
  #onbekend: Bestandsfout | null = null

  constructor(
    logboek: string,
    { ring, bewaard = [], zonderWaarmerkTot = 0 }: Vertrouwd & { readonly ring: Sleutelring },
    gronden: Gronden,
  ) {
    this.#gronden = gronden
    this.#logboek = logboek
    this.#ring = ring
    this.#bewaard = new Bewaarde(bewaard.filter((punt) => punt.logboek === logboek))
    this.#zonderWaarmerk = new ZonderWaarmerk(zonderWaarmerkTot)
    this.#zonderWaarmerkTot = zonderWaarmerkTot
    for (const punt of bewaard) this.#meld(keurBewaard(ring, logboek, punt))
  }

  /** Takes the next line of the file. */
  neem(deel: Deel, nummer: number): void {
    if (this.#einde) throw new Bestandsfout(`Regel ${nummer}: na het einde staat er nog iets.`)
    if (deel.soort === 'regel') this.#neemRegel(deel, nummer)
    else if (deel.soort === 'toets') this.#gronden.neemToets(deel)
    else if (deel.soort === 'controlepunt') this.#neemPunt(deel)
    else if (deel.soort === 'onverzegeld') this.#neemLos(deel)
    else this.#neemEinde(deel)
  }

  #neemRegel(regel: Geplaatst, nummer: number): void {
    this.#blok.push(regel)
    if (this.#blok.length > meesteRegels)
      throw new Bestandsfout(`Regel ${nummer}: meer dan ${meesteRegels} regels zonder controlepunt.`)
  }

  #neemPunt(punt: Controlepunt): void {
    if (punt.grootte <= (this.#laatste?.grootte ?? 0)) {
      this.#meld({
        plaats: punt.grootte - 1,
        volgnummer: null,
        wat: `Het controlepunt bij ${punt.grootte} regels staat dubbel of op de verkeerde plaats.`,
      })
      this.#zetOpzij()
      return
    }
    const blok = { van: this.#laatste?.grootte ?? 0, tot: punt.grootte, regels: this.#blok }
    const voor: Rand = { grootte: this.#rand.grootte, toppen: [...this.#rand.toppen] }
    const regels = this.#keurBlok(blok)
    if (!this.#breuk && wortelVan(this.#rand).toString('hex') !== punt.wortel) {
      this.#breuk = true
      this.#meld(zoekVervalst({ ...blok, regels }, voor, punt.wortel))
    }
    const keur = keurHandtekening(this.#ring, punt)
    if (keur === 'onbekende-sleutel') this.#onbekend ??= onbekendeSleutel(punt)
    if (punt.logboek !== this.#logboek || keur === 'fout')
      this.#meld({
        plaats: punt.grootte - 1,
        volgnummer: null,
        wat: `Het controlepunt bij ${punt.grootte} regels is vervalst: de handtekening klopt niet.`,
      })
    const kenmerk = puntkenmerk(punt)
    this.#bewaard.neemPunt(punt, kenmerk)
    this.#schakels.neem(punt, kenmerk)
    this.#laatste = punt
    this.#controlepunten += 1
    this.#blok = []
  }

  /** Lines whose checkpoint stands before them in the file: they are of a seal that comes earlier. */
  #zetOpzij(): void {
    const van = this.#laatste?.grootte ?? 0
    for (const [i, regel] of this.#blok.entries()) if (regel.plaats < van) this.#neemElders(regel, van + i)
    this.#blok = this.#blok.filter(({ plaats }) => plaats >= van)
  }

  #neemElders(regel: Geplaatst, op: number): void {
    if (regel.regel !== null && regel.echt !== false) this.#daden.neem(regel.regel, regel.plaats)
    if (!this.#verwisseld.neemElders(regel, op)) this.#meld(staatOp(regel, op))
  }

  /** Looks at the lines under one seal. Returns those that count for its root, as they stand in the file. */
  #keurBlok(blok: Blok): readonly Geplaatst[] {
    const { van, tot, regels } = blok
    const teveel = regels.length - (tot - van)
    // One too many that was numbered along is found by its hash, not by its place.
    if ((teveel === 0 || teveel === 1) && regels.every(({ plaats }, i) => plaats === van + i)) {
      for (const een of regels) this.#telMee(een, this.#isHeel(een))
      return regels
    }
    this.#keurPlaatsen(blok)
    const heel = new Set(regels.filter((een) => this.#isHeel(een)))
    const eigen = zonderKopieen(regels.filter((regel) => hoortIn(blok, regel)))
    for (const regel of eigen.toSorted((a, b) => a.plaats - b.plaats)) this.#telMee(regel, heel.has(regel))
    return eigen
  }

  #keurPlaatsen(blok: Blok): void {
    const leeg = legePlaatsen(blok)
    if (leeg.length > 0) this.#breuk = true
    for (const rij of leeg) if (!this.#verwisseld.neemLeeg(rij)) this.#meld(weg(rij))
    for (const een of dubbele(blok)) this.#meld(een)
    for (const [i, regel] of blok.regels.entries())
      if (!hoortIn(blok, regel)) this.#neemElders(regel, blok.van + i)
    if (blok.regels.length !== blok.tot - blok.van || leeg.length > 0) return
    const scheef = verkeerdOm(blok)
    if (scheef !== null) this.#meld(staatOp(scheef.regel, scheef.op))
  }

  /** Whether a line is as it was sealed; says what is wrong with it when it is not. */
  #isHeel(een: Geplaatst): boolean {
    const gevonden = keurRegel(een)
    if (gevonden === null) return true
    if (gevonden !== 'anders') this.#meld(gevonden)
    else if (!this.#verwisseld.neemAnders(een)) this.#meld(over(een, 'is gewijzigd.'))
    return false
  }

  #telMee(een: Geplaatst, heel: boolean): void {
    const { regel, blad, echt, plaats, volgnummer } = een
    this.#bewaard.neemRegel(volgnummer)
    if (!this.#breuk) {
      voegBij(this.#rand, Buffer.from(blad, 'hex'))
      this.#bewaard.neemRand(this.#rand)
    }
    const dubbel = regel === null || echt === false ? null : this.#daden.neem(regel, plaats)
    // Of a line that was changed, it is said that it was changed.
    if (heel) this.#meld(dubbel)
    if (heel && regel !== null) this.#meld(this.#gronden.keur(regel, plaats))
    this.#meld(this.#zonderWaarmerk.neem(een, heel))
  }

  #neemLos(los: Extract<Deel, { soort: 'onverzegeld' }>): void {
    this.#onverzegeld += 1
    const { grootte, hoogste } = this.#laatste ?? { grootte: 0, hoogste: 0 }
    this.#meld(keurOnverzegeld(los, { grootte, hoogste }, this.#zonderWaarmerkTot))
    this.#meld(this.#daden.neem(los.regel, grootte))
    this.#meld(this.#gronden.keur(los.regel, grootte))
  }

  #neemEinde({ regels, controlepunten, onverzegeld, keten }: Extract<Deel, { soort: 'einde' }>): void {
    this.#einde = true
    this.#verbroken = keten === 'verbroken'
    const grootte = this.#laatste?.grootte ?? 0
    if (this.#blok.length > 0) throw new Bestandsfout('Na de laatste regels ontbreekt het controlepunt.')
    if (regels !== grootte || controlepunten !== this.#controlepunten || onverzegeld !== this.#onverzegeld)
      this.#meld({
        plaats: Math.min(grootte, regels),
        volgnummer: null,
        wat: `Het bestand is afgekapt of aangevuld: het einde zegt ${regels} regels met ${controlepunten} controlepunten, en er zijn er ${grootte} met ${this.#controlepunten}.`,
      })
  }

  #meld(bevinding: Bevinding | null): void {
    if (bevinding === null) return
    this.#fouten += 1
    if (this.#eerste === null || bevinding.plaats < this.#eerste.plaats) this.#eerste = bevinding
  }

  /** The end of the file: what is missing now was cut off. */
  sluit(): Verslag {
    if (!this.#einde) throw new Bestandsfout('Het bestand is halverwege afgebroken: het einde ontbreekt.')
    for (const een of this.#verwisseld.bevindingen()) this.#meld(een)
    for (const { aantal, ...daad } of this.#daden.gebroken()) {
      // That one of its lines is wrong was said already, of that line.
      const gezegd = this.#eerste?.plaats ?? -1
      if (gezegd >= daad.plaats && gezegd <= daad.plaats + aantal) this.#fouten += 1
      else this.#meld(daad)
    }
    const grootte = this.#laatste?.grootte ?? 0
    this.#meld(this.#zonderWaarmerk.bevinding())
    if (!this.#breuk) this.#meld(this.#bewaard.afgekapt(grootte))
    if (this.#eerste === null) this.#meld(this.#bewaard.teruggedraaid())
    if (this.#eerste === null) this.#meld(this.#schakels.los)
    if (this.#eerste === null && this.#verbroken) this.#meld(ketenVerbroken(grootte))
    if (this.#eerste === null && this.#onbekend !== null) throw this.#onbekend
    return {
      logboek: this.#logboek,
      regels: grootte,
      onverzegeld: this.#onverzegeld,
      zonderOordeel: this.#gronden.onbewezen,
      zonderWaarmerk: this.#zonderWaarmerk.aantal,
      controlepunten: this.#controlepunten,
      laatste: this.#laatste,
      eerste: this.#eerste,
      fouten: this.#fouten,
    }
  }
}
