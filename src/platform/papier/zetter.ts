import { readFileSync } from 'node:fs'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

/** A document to be set, as it comes from the server. */
export interface Zetvraag {
  readonly sjabloon: string
  /** What the template reads, as JSON. */
  readonly papier: string
  /** In whole seconds since 1970. */
  readonly op: number
}

/** The document, or what was wrong with the template; with how much memory this process takes, in bytes. */
export type Zetantwoord = { readonly geheugen: number } & (
  | { readonly pdf: Uint8Array }
  | { readonly fout: string }
)

const bron = new URL('../../', import.meta.url)
const lettermap = new URL('../../../node_modules/@expo-google-fonts/', import.meta.url)

/** Latin with all its accents, Greek and Cyrillic, and Arabic; nothing of the machine itself is used. */
const letters = [
  'noto-sans/400Regular/NotoSans_400Regular.ttf',
  'noto-sans/700Bold/NotoSans_700Bold.ttf',
  'noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
  'noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf',
]

const machine = NodeCompiler.create({
  workspace: bron.pathname,
  fontArgs: [{ fontBlobs: letters.map((naam) => readFileSync(new URL(naam, lettermap))) }],
})

function zet({ sjabloon, papier, op }: Zetvraag): { pdf: Uint8Array } | { fout: string } {
  try {
    const uit = machine.compile({ mainFilePath: sjabloon, inputs: { papier } })
    if (uit.result === null) return { fout: waar(uit) }
    return { pdf: machine.pdf(uit.result, { pdfStandard: 'ua-1', creationTimestamp: op }) }
  } finally {
    machine.evictCache(0)
  }
}

/** Where it went wrong; of the words of the fault nothing: they can hold what was in the data. */
function waar(uit: ReturnType<NodeCompiler['compile']>): string {
  const fout = uit.takeError()
  const plekken = fout === null ? [] : machine.fetchDiagnostics(fout)
  return plekken.map(({ path, range }) => `${path} ${JSON.stringify(range)}`).join(', ')
}

process.on('message', (vraag: Zetvraag) => {
  const antwoord: Zetantwoord = { ...zet(vraag), geheugen: process.memoryUsage.rss() }
  process.send?.(antwoord)
})
