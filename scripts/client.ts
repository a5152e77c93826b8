import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compile } from 'json-schema-to-typescript'
import { openapiTekst } from './openapi.ts'

const folder = new URL('../client/', import.meta.url)
const source = new URL('terugkeer.ts', folder)

/** What is made for the client, in this order: types of the API document, the source as JavaScript, and its types. */
export const made: Readonly<Record<string, () => string | Promise<string>>> = {
  'typen.d.ts': apiTypes,
  'terugkeer.js': javascript,
  'terugkeer.d.ts': declarations,
}

/** Each schema of the API document as a type of its own name. */
async function apiTypes(): Promise<string> {
  const { components } = JSON.parse(openapiTekst().replaceAll('#/components/schemas/', '#/definitions/'))
  const whole = { title: 'Api', type: 'object', definitions: components.schemas } as const
  const options = {
    additionalProperties: false,
    unreachableDefinitions: true,
    bannerComment: '',
    format: true,
  }
  const text = await compile(whole, 'Api', options)
  // Where a type is used says nothing to who reads it.
  const read = text
    .replace(/^ *\* This interface was referenced by .*\n *\* via the `.*\n/gm, '')
    .replace(/^ *\/\*\*\n(?: *\*\n)* *\*\/\n/gm, '')
  return `// Gemaakt uit openapi.json met npm run -s client.\n\n${read}`
}

/** The source without its types, laid out again: what was a type left holes. */
function javascript(): string {
  const input = stripTypeScriptTypes(readFileSync(source, 'utf8')).replace(/\n\s*\n\s*\n/g, '\n\n')
  const biome = fileURLToPath(new URL('../node_modules/.bin/biome', import.meta.url))
  return execFileSync(biome, ['format', '--stdin-file-path=client.js'], { input, encoding: 'utf8' })
}

function declarations(): string {
  const out = mkdtempSync(join(tmpdir(), 'client-'))
  try {
    const tsc = fileURLToPath(new URL('../node_modules/.bin/tsc', import.meta.url))
    execFileSync(tsc, ['-p', fileURLToPath(folder), '--outDir', out], { stdio: 'inherit' })
    return readFileSync(join(out, 'terugkeer.d.ts'), 'utf8')
  } finally {
    rmSync(out, { recursive: true })
  }
}

if (import.meta.main) {
  for (const [name, make] of Object.entries(made)) writeFileSync(new URL(name, folder), await make())
  console.log('client/ is bijgewerkt.')
}
