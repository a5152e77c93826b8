import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { NietBeschikbaar } from '../kern/fout.ts'
import { grendel } from './grendel.ts'
import type { Zetantwoord, Zetvraag } from './papier/zetter.ts'

/** What goes on paper: a template with the data that fills it. */
export interface Papier {
  /** A template of ours, below `src`. */
  readonly sjabloon: URL
  /** What the document is called, in its own language; never the name of a person. */
  readonly titel: string
  /** The language of the document (BCP 47), and whether it is written from right to left. */
  readonly taal: string
  readonly vanRechts?: boolean
  /** When it was made. The same data of the same moment gives the same bytes. */
  readonly op: Date
  /** What the template reads as `gegevens`. Always data: nothing in it is read as a command. */
  readonly gegevens: unknown
}

/** How much one machine for paper takes on. */
interface Persgrenzen {
  /** A document that takes longer is given up, in milliseconds; and who waited longer for a turn is sent away. */
  readonly langste: number
  /** So many documents wait at most; whoever comes after hears to come back. */
  readonly meesteWachtend: number
}

/** Above this, in bytes, the process ends after its document: what it took goes back to the machine. */
const meesteGeheugen = 300 * 1024 * 1024
/** Without work it ends after this, in milliseconds. */
const rust = 30_000

/** A machine for paper. `stop` ends its process; what is asked after that makes another. */
interface Drukpers {
  druk(papier: Papier): Promise<Uint8Array>
  stop(): void
}

/** A machine for paper with a process of its own, made when it is first asked for something. */
export function maakPers(grenzen: Persgrenzen): Drukpers {
  const pers = new Pers(grenzen)
  return { druk: (papier) => pers.druk(papier), stop: () => pers.stop() }
}

class Pers {
  readonly #grenzen: Persgrenzen
  readonly #beurt = grendel()
  #wachtend = 0
  #zetter: ChildProcess | null = null
  #uitrusten: NodeJS.Timeout | undefined

  constructor(grenzen: Persgrenzen) {
    this.#grenzen = grenzen
  }

  async druk(papier: Papier): Promise<Uint8Array> {
    if (this.#wachtend >= this.#grenzen.meesteWachtend) throw lukteNiet()
    this.#wachtend++
    const sinds = performance.now()
    try {
      return await this.#beurt(() => {
        if (performance.now() - sinds > this.#grenzen.langste) throw lukteNiet()
        return this.#zet(alsVraag(papier))
      })
    } finally {
      this.#wachtend--
    }
  }

  async #zet(vraag: Zetvraag): Promise<Uint8Array> {
    clearTimeout(this.#uitrusten)
    const proces = this.#neemZetter()
    proces.ref()
    proces.channel?.ref()
    try {
      const antwoord = await this.#vraagAan(proces, vraag)
      if ('fout' in antwoord) throw new Error(`A template does not make a document: ${antwoord.fout}`)
      if (antwoord.geheugen > meesteGeheugen) this.#ruimOp(proces)
      return antwoord.pdf
    } finally {
      proces.unref()
      proces.channel?.unref()
      this.#uitrusten = setTimeout(() => this.#ruimOp(proces), rust).unref()
    }
  }

  /** Made at the first sheet: who never prints does not wait for it. It gets nothing of the settings of the server. */
  #neemZetter(): ChildProcess {
    if (this.#zetter !== null) return this.#zetter
    const proces = fork(new URL('papier/zetter.ts', import.meta.url), { serialization: 'advanced', env: {} })
    proces.once('exit', () => {
      if (this.#zetter === proces) this.#zetter = null
    })
    // Where no process can be made, there is no paper now; that is no reason for the server to end.
    proces.on('error', () => this.#ruimOp(proces))
    this.#zetter = proces
    return proces
  }

  stop(): void {
    if (this.#zetter !== null) this.#ruimOp(this.#zetter)
  }

  #ruimOp(proces: ChildProcess): void {
    if (this.#zetter === proces) this.#zetter = null
    proces.kill('SIGKILL')
  }

  async #vraagAan(proces: ChildProcess, vraag: Zetvraag): Promise<Zetantwoord> {
    const klaar = new AbortController()
    const { signal } = klaar
    const klok = setTimeout(() => this.#ruimOp(proces), this.#grenzen.langste)
    const niets = () => null
    const gestopt = once(proces, 'exit', { signal }).then(niets, niets)
    const antwoord = once(proces, 'message', { signal }).then(([een]) => een as Zetantwoord, niets)
    try {
      proces.send(vraag)
      const uit = await Promise.race([antwoord, gestopt])
      if (uit === null) throw lukteNiet()
      return uit
    } finally {
      clearTimeout(klok)
      klaar.abort()
    }
  }
}

function alsVraag({ sjabloon, titel, taal, vanRechts = false, op, gegevens }: Papier): Zetvraag {
  return {
    sjabloon: sjabloon.pathname,
    papier: JSON.stringify({ titel, taal, vanRechts, gegevens }),
    op: Math.floor(op.getTime() / 1000),
  }
}

function lukteNiet(): NietBeschikbaar {
  return new NietBeschikbaar(
    60,
    'Het maken van dit papier lukt nu niet. Probeer het over een minuut opnieuw.',
  )
}

const pers = maakPers({ langste: 60_000, meesteWachtend: 40 })

/**
 * Sets a document as PDF/UA-1: tagged, with its language and title, to be read aloud in order. A template sees only
 * files below `src`. That happens in a process of its own, one document at a time: setting cannot be interrupted, and would
 * keep everyone waiting here. Throws `niet-beschikbaar` when it takes too long or too many wait, and when a template is
 * wrong an error that says where without repeating what was in the data.
 */
export const drukAf = (papier: Papier): Promise<Uint8Array> => pers.druk(papier)

/** Ends the process for paper, for a server that ends. */
export const stopPers = (): void => pers.stop()
