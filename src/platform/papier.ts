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

/** A document that takes longer is given up, in milliseconds. */
const langste = 60_000
/** So many documents wait at most; whoever comes after hears to come back. */
const meesteWachtend = 40
/** Above this, in bytes, the process ends after its document: what it took goes back to the machine. */
const meesteGeheugen = 300 * 1024 * 1024
/** Without work it ends after this, in milliseconds. */
const rust = 30_000

const beurt = grendel()
let wachtend = 0
let zetter: ChildProcess | null = null
let uitrusten: NodeJS.Timeout | undefined

/**
 * Sets a document as PDF/UA-1: tagged, with its language and title, to be read aloud in order. A template sees only
 * files below `src`. That happens in a process of its own, one document at a time: setting cannot be interrupted, and would
 * keep everyone waiting here. Throws `niet-beschikbaar` when it takes too long or too many wait, and when a template is
 * wrong an error that says where without repeating what was in the data.
 */
export async function drukAf(papier: Papier): Promise<Uint8Array> {
  if (wachtend >= meesteWachtend) throw druk()
  wachtend++
  try {
    return await beurt(() => zet(alsVraag(papier)))
  } finally {
    wachtend--
  }
}

function alsVraag({ sjabloon, titel, taal, vanRechts = false, op, gegevens }: Papier): Zetvraag {
  return {
    sjabloon: sjabloon.pathname,
    papier: JSON.stringify({ titel, taal, vanRechts, gegevens }),
    op: Math.floor(op.getTime() / 1000),
  }
}

async function zet(vraag: Zetvraag): Promise<Uint8Array> {
  clearTimeout(uitrusten)
  const proces = neemZetter()
  proces.ref()
  proces.channel?.ref()
  try {
    const antwoord = await vraagAan(proces, vraag)
    if ('fout' in antwoord) throw new Error(`A template does not make a document: ${antwoord.fout}`)
    if (antwoord.geheugen > meesteGeheugen) ruimOp(proces)
    return antwoord.pdf
  } finally {
    proces.unref()
    proces.channel?.unref()
    uitrusten = setTimeout(() => ruimOp(proces), rust).unref()
  }
}

/** Made at the first sheet: who never prints does not wait for it. It gets nothing of the settings of the server. */
function neemZetter(): ChildProcess {
  if (zetter !== null) return zetter
  const proces = fork(new URL('papier/zetter.ts', import.meta.url), { serialization: 'advanced', env: {} })
  proces.once('exit', () => {
    if (zetter === proces) zetter = null
  })
  // Where no process can be made, there is no paper now; that is no reason for the server to end.
  proces.on('error', () => ruimOp(proces))
  zetter = proces
  return proces
}

function ruimOp(proces: ChildProcess): void {
  if (zetter === proces) zetter = null
  proces.kill('SIGKILL')
}

async function vraagAan(proces: ChildProcess, vraag: Zetvraag): Promise<Zetantwoord> {
  const klaar = new AbortController()
  const { signal } = klaar
  const klok = setTimeout(() => ruimOp(proces), langste)
  const niets = () => null
  const gestopt = once(proces, 'exit', { signal }).then(niets, niets)
  const antwoord = once(proces, 'message', { signal }).then(([een]) => een as Zetantwoord, niets)
  try {
    proces.send(vraag)
    const uit = await Promise.race([antwoord, gestopt])
    if (uit === null) throw druk()
    return uit
  } finally {
    clearTimeout(klok)
    klaar.abort()
  }
}

function druk(): NietBeschikbaar {
  return new NietBeschikbaar(
    60,
    'Het maken van dit papier lukt nu niet. Probeer het over een minuut opnieuw.',
  )
}
