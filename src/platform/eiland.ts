import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import type { App } from './http.ts'
import { openbaar } from './poort.ts'

/** Modules for a browser: what may be asked for, and where to begin. */
export interface Eiland {
  /** The address of the first module. */
  readonly ingang: string
  /** The addresses of all modules, so that a page can name them ahead. */
  readonly paden: readonly string[]
  /** The text of each module by its address; what is not in here is not served. */
  readonly modules: ReadonlyMap<string, string>
}

const bron = new URL('../', import.meta.url)
const hono = new URL('../../', import.meta.resolve('hono/html'))

/** The only package that goes to the browser: the escaping of html, two files without dependencies. */
const pakketten: Readonly<Record<string, string>> = { 'hono/html': import.meta.resolve('hono/html') }

const verwijzing = /^(?:import|export)\b(?:[\s\w$*,{}]*?\bfrom\b)?\s*['"]([^'"\n]+)['"]/gm

/**
 * Follows the imports of a module and makes all of them fit for a browser: types stripped, and each import pointing to
 * an address of ours. Throws when one of them leads to Node or to a package that is not meant for a browser, so that
 * the server does not start with an island that cannot run.
 */
export function maakEiland(ingang: URL): Eiland {
  const code = new Map<string, string>()
  const rij = [ingang.href]
  for (const adres of rij) {
    if (code.has(adres)) continue
    const tekst = leesCode(new URL(adres))
    code.set(adres, tekst)
    rij.push(...importsVan(tekst, adres))
  }
  // The addresses carry a print of all the code: a browser may keep them for ever, and new code has new addresses.
  const print = createHash('sha256')
    .update([...code.values()].join('\0'))
    .digest('hex')
    .slice(0, 16)
  const pad = (adres: string) => `/eiland/${print}/${plaats(adres)}`
  const modules = new Map([...code].map(([adres, tekst]) => [pad(adres), verwijs(tekst, adres, pad)]))
  return { ingang: pad(ingang.href), paden: [...modules.keys()], modules }
}

/** Serves the modules, open to everyone: there is only our own source in them. */
export function serveerEiland(app: App, { modules }: Eiland): void {
  for (const [pad, code] of modules)
    app.get(pad, openbaar(), (c) =>
      c.body(code, 200, {
        'Content-Type': 'text/javascript; charset=utf-8',
        'Cache-Control': 'public, max-age=31536000, immutable',
      }),
    )
}

function leesCode(adres: URL): string {
  const tekst = readFileSync(adres, 'utf8')
  return adres.pathname.endsWith('.ts') ? zonderTypes(tekst) : tekst
}

function zonderTypes(tekst: string): string {
  const { emitWarning } = process
  // Node warns that this may change; the version of Node is pinned, and the warning would greet whoever starts us.
  process.emitWarning = () => {}
  try {
    return stripTypeScriptTypes(tekst)
  } finally {
    process.emitWarning = emitWarning
  }
}

function doel(verwijst: string, vanuit: string): string {
  const adres = verwijst.startsWith('.') ? new URL(verwijst, vanuit).href : pakketten[verwijst]
  if (adres === undefined || !(adres.startsWith(bron.href) || adres.startsWith(hono.href)))
    throw new Error(`${vanuit} imports ${verwijst}, which cannot run in a browser`)
  return adres
}

function importsVan(tekst: string, vanuit: string): string[] {
  return [...tekst.matchAll(verwijzing)].map(([, verwijst = '']) => doel(verwijst, vanuit))
}

function verwijs(tekst: string, vanuit: string, pad: (adres: string) => string): string {
  return tekst.replace(verwijzing, (regel, verwijst: string) => {
    const begin = regel.lastIndexOf(verwijst)
    return regel.slice(0, begin) + pad(doel(verwijst, vanuit)) + regel.slice(begin + verwijst.length)
  })
}

function plaats(adres: string): string {
  if (adres.startsWith(hono.href)) return `hono/${adres.slice(hono.href.length)}`
  return adres.slice(bron.href.length).replace(/\.ts$/, '.js')
}
