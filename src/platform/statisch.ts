import { readdirSync, readFileSync } from 'node:fs'
import { extname } from 'node:path'
import type { App } from './http.ts'
import { openbaar } from './poort.ts'

const soorten: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
}

/** Serves the few files of a folder from memory: what is not read at the start cannot be asked for. */
export function serveerMap(app: App, pad: string, map: URL, alleen: RegExp = /./): void {
  for (const naam of readdirSync(map)) {
    const soort = soorten[extname(naam)]
    if (soort === undefined || !alleen.test(naam)) continue
    const inhoud = new Uint8Array(readFileSync(new URL(naam, map)))
    app.get(`${pad}/${naam}`, openbaar(), (c) =>
      c.body(inhoud, 200, { 'Content-Type': soort, 'Cache-Control': 'public, max-age=3600' }),
    )
  }
}
