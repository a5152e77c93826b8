import { execFileSync } from 'node:child_process'
import { z } from 'zod'

const found = z.record(z.string(), z.array(z.string()))

// Runs in a process of its own because V8 shows what a module asks for only behind a flag.
const program = `
  import { readFileSync } from 'node:fs'
  import { stripTypeScriptTypes } from 'node:module'
  import { SourceTextModule } from 'node:vm'
  const requests = (file) => new SourceTextModule(stripTypeScriptTypes(readFileSync(file, 'utf8'))).moduleRequests
  const files = JSON.parse(readFileSync(0, 'utf8'))
  console.log(JSON.stringify(Object.fromEntries(files.map((f) => [f, requests(f).map((r) => r.specifier)]))))
`

/**
 * What V8's own parser says each file imports once the types are gone: the judge of our scanner.
 * It does not run the files and does not see `import type` or `import('…')`.
 */
export function importsAccordingToV8(files: readonly string[]): Record<string, string[]> {
  const flags = ['--experimental-vm-modules', '--no-warnings', '--input-type=module', '--eval', program]
  const answer = execFileSync(process.execPath, flags, { input: JSON.stringify(files), encoding: 'utf8' })
  return found.parse(JSON.parse(answer))
}
