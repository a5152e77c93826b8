import { importsBlindly, readSource, type Source } from './imports.ts'
import { findCycles } from './kringen.ts'

/** What the check of the architecture found, and how much it has looked at. */
export type Findings = { problems: string[]; files: number; imports: number }

// Words and machine, not a context with use cases: everybody below may import any file of these.
const open = new Set(['kern', 'platform'])
const composers = new Set(['src/app.ts', 'src/main.ts', 'src/openapi.ts'])
// A file that became two subjects is a folder of that name.
const composable = /^(?:api|pages|reactions)(?:\/[\w-]+)?\.ts$/
const longest = 300

/**
 * Checks the files of src against the order of the stream.
 * @param files the text of each file by its path from the root, with forward slashes
 * @param order the contexts, upstream first
 */
export function checkArchitecture(files: ReadonlyMap<string, string>, order: readonly string[]): Findings {
  const sources = [...files].map(([path, text]) => readSource(path, text))
  const production = sources.filter(({ path }) => !path.endsWith('.test.ts'))
  const problems = [
    ...sources.flatMap((source) => [...shape(source), ...place(source.path, order)]),
    ...production.flatMap((source) => directions(source, order)),
    ...findCycles(production).map((cycle) => `import cycle: ${cycle.join(' → ')}`),
  ]
  const imports = sources.reduce((sum, source) => sum + source.imports.length, 0)
  return { problems, files: sources.length, imports }
}

function shape({ path, text }: Source): string[] {
  const lines = text.split('\n').length - 1
  return [
    ...(/^export default\b/m.test(text) ? [`${path}: has a default export`] : []),
    ...(/\/(?:utils?|helpers?|index)(?:\.test)?\.ts$/.test(path) ? [`${path}: this name says nothing`] : []),
    ...(lines > longest ? [`${path}: ${lines} lines, at most ${longest}`] : []),
    ...(importsBlindly(text) ? [`${path}: imports something only known while running`] : []),
  ]
}

function place(path: string, order: readonly string[]): string[] {
  const context = contextOf(path)
  return context === null || order.includes(context) ? [] : [`${path}: ${context} is not in stroom.ts`]
}

function directions({ path, imports }: Source, order: readonly string[]): string[] {
  return imports
    .filter(({ specifier }) => /\.m?[jt]s$/.test(specifier) && specifier.includes('/'))
    .filter(({ specifier }) => /^(?:src|scripts|test|bench)\/|^\.\.\//.test(specifier))
    .map(({ specifier }) => [specifier, objection(path, specifier, order)] as const)
    .filter(([, why]) => why !== null)
    .map(([to, why]) => `${path} imports ${to}: ${why}`)
}

/** Why one file may not import another; null when it may. */
function objection(from: string, to: string, order: readonly string[]): string | null {
  if (!to.startsWith('src/')) return 'outside src'
  const [mine, theirs] = [contextOf(from), contextOf(to)]
  if (composers.has(to)) return composers.has(from) ? null : 'nothing imports the composition'
  if (theirs === null) return mine === null || to === 'src/stroom.ts' ? null : 'not part of a context'
  if (mine === theirs) return null
  if (mine !== null && order.indexOf(theirs) >= order.indexOf(mine)) return 'against the stream'
  return open.has(theirs) || isDoor(to, theirs) || isComposed(from, to) ? null : `past the door of ${theirs}`
}

const isDoor = (path: string, context: string) => path === `src/${context}/${context}.ts`

const isComposed = (from: string, to: string) =>
  composers.has(from) && composable.test(to.split('/').slice(2).join('/'))

/** The folder directly under src; null for a file that lies in src itself. */
function contextOf(path: string): string | null {
  const [, context, rest] = path.split('/')
  return rest === undefined ? null : (context ?? null)
}
