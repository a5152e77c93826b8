import { readFileSync } from 'node:fs'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

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

const bron = new URL('../', import.meta.url)
const lettermap = new URL('../../node_modules/@expo-google-fonts/', import.meta.url)

/** Latin with all its accents, Greek and Cyrillic, and Arabic; nothing of the machine itself is used. */
const letters = [
  'noto-sans/400Regular/NotoSans_400Regular.ttf',
  'noto-sans/700Bold/NotoSans_700Bold.ttf',
  'noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
  'noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf',
]

/** So many documents after its last use something is forgotten, so that memory does not grow with what was printed. */
const onthoudt = 10

let zetter: NodeCompiler | null = null

/** Made at the first sheet: who never prints does not wait for it. */
function neemZetter(): NodeCompiler {
  zetter ??= NodeCompiler.create({
    workspace: bron.pathname,
    fontArgs: [{ fontBlobs: letters.map((naam) => readFileSync(new URL(naam, lettermap))) }],
  })
  return zetter
}

/**
 * Sets a document as PDF/UA-1: tagged, with its language and title, to be read aloud in order. A template sees only
 * files below `src`. Throws when a template is wrong, and says where without repeating what was in the data.
 */
export function drukAf({ sjabloon, titel, taal, vanRechts = false, op, gegevens }: Papier): Uint8Array {
  const machine = neemZetter()
  try {
    const uit = machine.compile({
      mainFilePath: sjabloon.pathname,
      inputs: { papier: JSON.stringify({ titel, taal, vanRechts, gegevens }) },
    })
    if (uit.result === null) throw new Error(`A template does not make a document: ${waar(machine, uit)}`)
    return machine.pdf(uit.result, {
      pdfStandard: 'ua-1',
      creationTimestamp: Math.floor(op.getTime() / 1000),
    })
  } finally {
    machine.evictCache(onthoudt)
  }
}

/** Where it went wrong; of the words of the fault nothing: they can hold what was in the data. */
function waar(machine: NodeCompiler, uit: ReturnType<NodeCompiler['compile']>): string {
  const fout = uit.takeError()
  const plekken = fout === null ? [] : machine.fetchDiagnostics(fout)
  return plekken.map(({ path, range }) => `${path} ${JSON.stringify(range)}`).join(', ')
}
