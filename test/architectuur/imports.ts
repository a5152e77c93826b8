import { dirname, join } from 'node:path/posix'

/** One import as it stands in a file: what it names, and whether only types come through it. */
export type Import = { specifier: string; onlyTypes: boolean }

/** A file and what it imports, as paths from the root of the project for files, as written for packages. */
export type Source = { path: string; text: string; imports: readonly Import[] }

// Statements stand at the start of a line, which biome sees to; so text inside a function is not taken for one.
const names = String.raw`(?:[\w$]+\s*,?\s*)?(?:\{[\w\s,$]*\}|\*\s+as\s+[\w$]+|\*)?`
const statement = new RegExp(
  String.raw`^(?:import|export)\s+(?<type>type\s+(?!from\s*['"]))?${names}\s*from\s*['"](?<from>[^'"\n]+)['"]`,
  'gm',
)
const effect = /^import\s*['"](?<from>[^'"\n]+)['"]/gm
const call = /\bimport\(\s*['"](?<from>[^'"\n]+)['"]/g

/** Finds `import … from`, `export … from`, `import '…'` and `import('…')` in TypeScript source. */
export function importsIn(text: string): Import[] {
  return [statement, effect, call].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ groups }) => ({
      specifier: groups?.from ?? '',
      onlyTypes: groups?.type !== undefined,
    })),
  )
}

/** True when a file imports something only known while it runs, which no reader of the source can follow. */
export function importsBlindly(text: string): boolean {
  return /\bimport\(\s*[^'"\s)]/.test(text.replace(/^\s*(?:\/\/|\/?\*).*$/gm, ''))
}

/** Reads a file's imports and turns relative ones into paths from the root of the project. */
export function readSource(path: string, text: string): Source {
  const imports = importsIn(text).map(({ specifier, onlyTypes }) => ({
    specifier: specifier.startsWith('.') ? join(dirname(path), specifier) : specifier,
    onlyTypes,
  }))
  return { path, text, imports }
}
