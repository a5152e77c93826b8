import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js'

/** A part of a PDF as a screen reader walks through it: what it is, and what is read out. */
export interface Deel {
  readonly rol: string
  readonly tekst: string
  readonly alt: string | null
}

/** What a PDF says of itself, and what is read out in order. */
export interface Gelezen {
  readonly taal: string | null
  readonly titel: string | null
  readonly gemerkt: boolean
  readonly bladen: number
  /** All parts with a role, parents before children, over all sheets. */
  readonly delen: readonly Deel[]
  /** All text in the order of reading. */
  readonly tekst: string
  /** The same by sheet. */
  readonly perBlad: readonly string[]
  /** Whether the file says that it is PDF/UA, and shows its title instead of its name. */
  readonly ua: boolean
  readonly toontTitel: boolean
}

type Knoop = { role?: string; children?: Knoop[]; type?: string; id?: string; alt?: string }

/** Reads a PDF the way a screen reader does: through its tags. */
export async function leesPdf(bytes: Uint8Array): Promise<Gelezen> {
  const taak = getDocument({ data: Uint8Array.from(bytes), useSystemFonts: false, verbosity: 0 })
  const document = await taak.promise
  const { info, metadata } = await document.getMetadata()
  // The catalog is not compressed, and says this in plain words.
  const ruw = Buffer.from(bytes).toString('latin1')
  const delen: Deel[] = []
  const perBlad: string[] = []
  for (let blad = 1; blad <= document.numPages; blad++) {
    const bladzij = await document.getPage(blad)
    const { items } = await bladzij.getTextContent({ includeMarkedContent: true })
    const boom = (await bladzij.getStructTree()) as Knoop | null
    const stukken = perMerk(items as readonly Item[])
    const loop = (knoop: Knoop): string => {
      if (knoop.type === 'content') return stukken.get(knoop.id ?? '') ?? ''
      const plek = delen.length
      const van = { rol: knoop.role ?? '', alt: knoop.alt ?? null }
      if (knoop.role !== 'Root') delen.push({ ...van, tekst: '' })
      const binnen = (knoop.children ?? []).map(loop).join('')
      if (knoop.role !== 'Root') delen[plek] = { ...van, tekst: binnen.trim() }
      return binnen
    }
    perBlad.push(boom === null ? '' : loop(boom))
  }
  const uit: Gelezen = {
    taal: (info as { Language?: string }).Language ?? null,
    titel: (info as { Title?: string }).Title ?? null,
    gemerkt: /\/MarkInfo <<\s+\/Marked true/.test(ruw),
    bladen: document.numPages,
    delen,
    ...{ tekst: perBlad.map((een) => `${een}\n`).join(''), perBlad },
    ua: /pdfuaid:part>1</.test(String(metadata?.getRaw() ?? '')),
    toontTitel: ruw.includes('/DisplayDocTitle true'),
  }
  await taak.destroy()
  return uit
}

type Item = TextItem | { readonly type: string; readonly id?: string }

/** The text between the marks of a sheet; what stands outside of them is decoration. */
function perMerk(items: readonly Item[]): ReadonlyMap<string, string> {
  const stukken = new Map<string, string>()
  const open: string[] = []
  for (const item of items) {
    if ('str' in item) {
      const merk = open.findLast((een) => een !== '')
      if (merk !== undefined)
        stukken.set(merk, `${stukken.get(merk) ?? ''}${item.str}${item.hasEOL ? ' ' : ''}`)
    } else if (item.type === 'endMarkedContent') open.pop()
    else open.push(item.id ?? '')
  }
  return stukken
}
