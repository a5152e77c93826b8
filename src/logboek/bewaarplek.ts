import { closeSync, openSync, readFileSync } from 'node:fs'
import { type FileHandle, open, readFile, rename } from 'node:fs/promises'
import { canoniek } from '../kern/canoniek.ts'
import { Fout } from '../kern/fout.ts'
import { faalfeiten, log } from '../platform/log.ts'
import { Bestandsfout, leesControlepunten } from './bestand.ts'
import { type Controlepunt, keurHandtekening } from './controlepunt.ts'
import { veldControlepunten as veld } from './instelling.ts'
import type { Sleutelring } from './sleutels.ts'

/** Only who runs the server reads it: when something happened, is nobody else's. */
const alleenEigenaar = 0o600

/**
 * A file outside the database in which checkpoints are kept, one to a line, as `verifieer --controlepunt` reads them. Of
 * earlier days only the last stays, so that it does not grow without end.
 */
export class Bewaarplek {
  readonly #bestand: string
  /** The day of the last that was kept. */
  #dag: string | null

  private constructor(bestand: string, laatste: Controlepunt | null) {
    this.#bestand = bestand
    this.#dag = laatste === null ? null : dagVan(laatste)
  }

  /**
   * Opens it, or makes it, and gives the furthest checkpoint in it. Throws a Fout that says what to do when it cannot be
   * written, or was damaged: to start without what was kept must be a choice.
   */
  static open(
    bestand: string,
    ring: Sleutelring,
  ): { readonly plek: Bewaarplek; readonly verst: Controlepunt | null } {
    const verst = verste(leesBijStart(bestand, ring))
    return { plek: new Bewaarplek(bestand, verst), verst }
  }

  /** Adds a checkpoint; it is on the disk when this is done. Rejects when it could not be written. */
  async bewaar(punt: Controlepunt): Promise<void> {
    const plek = await open(this.#bestand, 'a+', alleenEigenaar)
    try {
      await heelEinde(plek)
      await plek.appendFile(`${canoniek(punt)}\n`)
      await plek.sync()
    } finally {
      await plek.close()
    }
    const dag = dagVan(punt)
    if (this.#dag !== null && dag !== this.#dag)
      await this.#dunUit().catch((oorzaak: unknown) =>
        log('logboek-controlepunten-niet-uitgedund', faalfeiten(oorzaak)),
      )
    this.#dag = dag
  }

  /** Keeps of each day the last. The file takes the place of the old one only when it is whole. */
  async #dunUit(): Promise<void> {
    const perDag = Object.groupBy(leesRegels(await readFile(this.#bestand, 'utf8')), dagVan)
    const laatsten = Object.values(perDag).map((punten) => verste(punten ?? []))
    const nieuw = await open(`${this.#bestand}.nieuw`, 'w', alleenEigenaar)
    try {
      await nieuw.writeFile(laatsten.map((punt) => `${canoniek(punt)}\n`).join(''))
      await nieuw.sync()
    } finally {
      await nieuw.close()
    }
    await rename(`${this.#bestand}.nieuw`, this.#bestand)
  }
}

function dagVan({ op }: Controlepunt): string {
  return op.slice(0, 10)
}

function verste(punten: readonly Controlepunt[]): Controlepunt | null {
  return punten.reduce<Controlepunt | null>(
    (tot, punt) => (tot === null || punt.grootte > tot.grootte ? punt : tot),
    null,
  )
}

function leesBijStart(bestand: string, ring: Sleutelring): readonly Controlepunt[] {
  try {
    closeSync(openSync(bestand, 'a+', alleenEigenaar))
    const punten = leesRegels(readFileSync(bestand, 'utf8'))
    const vals = punten.find((punt) => keurHandtekening(ring, punt) === 'fout')
    if (vals === undefined) return punten
    throw new Bestandsfout(`De handtekening onder het controlepunt bij ${vals.grootte} regels klopt niet.`)
  } catch (oorzaak) {
    throw new Fout('ongeldige-invoer', 'De instellingen kloppen niet.', [
      {
        veld,
        melding:
          oorzaak instanceof Bestandsfout
            ? `Dit bestand is beschadigd. ${oorzaak.message} Zet het terug zoals het was, of bewaar het elders en begin met een leeg bestand.`
            : 'Dit bestand is niet te lezen of te schrijven.',
        toegestaan: ['een bestand in een map die er is, dat de server mag lezen en schrijven'],
      },
    ])
  }
}

/** The checkpoints in the file, without what a write that broke off left at its end. Throws a Bestandsfout. */
function leesRegels(tekst: string): readonly Controlepunt[] {
  const regels = tekst.split('\n')
  const rest = regels.pop() ?? ''
  if (isHeel(rest)) regels.push(rest)
  return regels.length === 0 ? [] : leesControlepunten(regels.join('\n'))
}

function isHeel(regel: string): boolean {
  try {
    return regel !== '' && leesControlepunten(regel).length === 1
  } catch {
    return false
  }
}

/** After this it ends with a whole line: what a write that broke off left there, is cut off. */
async function heelEinde(plek: FileHandle): Promise<void> {
  const { size } = await plek.stat()
  if (size === 0) return
  const { buffer } = await plek.read(Buffer.alloc(1), 0, 1, size - 1)
  if (buffer.toString() === '\n') return
  const alles = await plek.readFile()
  const heel = alles.lastIndexOf('\n') + 1
  if (isHeel(alles.toString('utf8', heel))) await plek.appendFile('\n')
  else await plek.truncate(heel)
}
