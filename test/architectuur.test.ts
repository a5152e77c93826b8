import assert from 'node:assert/strict'
import { globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { stroom } from '../src/stroom.ts'
import { importsBlindly, importsIn } from './architectuur/imports.ts'
import { checkArchitecture } from './architectuur/regels.ts'
import { importsAccordingToV8 } from './architectuur/v8.ts'

const root = join(import.meta.dirname, '..')
const paths = globSync('src/**/*.ts', { cwd: root }).map((path) => path.replaceAll('\\', '/'))
const source = new Map(paths.sort().map((path) => [path, readFileSync(join(root, path), 'utf8')]))

test('the house stands as it was drawn', (t) => {
  const { problems, files, imports } = checkArchitecture(source, stroom)
  t.diagnostic(`architecture: ${files} files and ${imports} imports checked`)
  assert.deepEqual(problems, [])
  const onDisk = readdirSync(join(root, 'src'), { recursive: true }).filter((name) =>
    /\.ts$/.test(String(name)),
  )
  assert.equal(files, onDisk.length)
  assert.ok(
    imports >= files,
    'nearly every file imports something, so fewer imports than files is not looking',
  )
})

test('acting for another organisation within a transaction happens where what it sent is taken back, a receiver tells what it heard or a letter was tried with a wrong code, and nowhere else', () => {
  const users = paths.filter((path) =>
    /import \{[^}]*\bnamens\b[^}]*\} from '[./]*platform\/db\.ts'/.test(source.get(path) ?? ''),
  )
  assert.deepEqual(users.sort(), [
    'src/berichtenbox/blad/vervangen.ts',
    'src/berichtenbox/terugroepen/gesprek.ts',
    'src/berichtenbox/terugroepen/tbs.ts',
    'src/berichtenbox/terugroepen/toestemmingsgevolgen.ts',
    'src/inzage/codes.ts',
    'src/toestemming/bezwaar/gehoord.ts',
    'src/toestemming/gehoord.ts',
  ])
})

test('our scanner sees in every file what V8 sees', () => {
  const seen = importsAccordingToV8(paths.map((path) => join(root, path)))
  for (const [path, text] of source) {
    const ours = importsIn(text.replace(/\bimport\(/g, 'dynamic('))
    const values = ours.filter(({ onlyTypes }) => !onlyTypes).map(({ specifier }) => specifier)
    assert.deepEqual([...new Set(values)].sort(), [...new Set(seen[join(root, path)])].sort(), path)
  }
})

test('the scanner knows every way to import', () => {
  const text = [
    "import './effect.ts'",
    "import a, { b, type C } from './many.ts'",
    "import * as d from 'space'",
    "import type { E } from './type.ts'",
    'import {\n  f,\n  g,\n} from "./lines.ts"',
    "export { h } from './again.ts'",
    "export * from './all.ts'",
    "export type { I } from './again-type.ts'",
    "import type from './named-type.ts'",
    "export const j = () => import('./late.ts')",
    "export type K = import('./inline.ts').K",
    "  // import { no } from './comment.ts'",
    "export const from = 'not-an-import'",
  ].join('\n')
  const expected = [
    './many.ts',
    'space',
    './type.ts',
    './lines.ts',
    './again.ts',
    './all.ts',
    './again-type.ts',
    './named-type.ts',
    './effect.ts',
    './late.ts',
    './inline.ts',
  ]
  assert.deepEqual(
    importsIn(text).map(({ specifier }) => specifier),
    expected,
  )
  assert.deepEqual(
    importsIn(text)
      .filter(({ onlyTypes }) => onlyTypes)
      .map(({ specifier }) => specifier),
    ['./type.ts', './again-type.ts'],
  )
  assert.equal(importsBlindly(text), false)
  assert.equal(importsBlindly('await import(name)'), true)
})

const order = ['kern', 'platform', 'bron', 'midden', 'monding']

/** The problems in a made-up house of a few files. */
const problemsIn = (files: Record<string, string>) =>
  checkArchitecture(new Map(Object.entries(files)), order).problems

test('what is allowed passes', () => {
  const house = {
    'src/stroom.ts': 'export const stroom = []\n',
    'src/kern/bsn.ts': 'export const a = 1\n',
    'src/platform/db.ts': "import { a } from '../kern/bsn.ts'\n",
    'src/bron/bron.ts':
      "import './store.ts'\nimport '../platform/db.ts'\nimport type { Stroom } from '../stroom.ts'\n",
    'src/bron/store.ts': "import 'kysely'\n",
    'src/bron/api.ts': "import './bron.ts'\nimport 'hono/cors.js'\n",
    'src/monding/monding.ts': "import '../bron/bron.ts'\n",
    'src/monding/monding.test.ts':
      "import '../bron/store.ts'\nimport '../app.ts'\nimport '../../test/wereld.ts'\n",
    'src/app.ts':
      "import './bron/api.ts'\nimport './bron/pages/lijst.ts'\nimport './monding/monding.ts'\nimport './platform/db.ts'\n",
    'src/main.ts': "import './app.ts'\n",
  }
  assert.deepEqual(problemsIn(house), [])
})

const forbidden: Record<string, [Record<string, string>, RegExp]> = {
  'a context that imports downstream': [
    { 'src/bron/bron.ts': "import '../midden/midden.ts'\n" },
    /bron\.ts imports .*midden\.ts: against the stream/,
  ],
  'a type from downstream': [
    { 'src/bron/rules.ts': "import type { A } from '../monding/monding.ts'\n" },
    /against the stream/,
  ],
  'kern that leans on the machine': [
    { 'src/kern/bsn.ts': "import '../platform/db.ts'\n" },
    /against the stream/,
  ],
  'a deep import past a door': [
    { 'src/monding/monding.ts': "import '../bron/store.ts'\n" },
    /past the door of bron/,
  ],
  'a deep import in a late import': [
    { 'src/monding/monding.ts': "export const a = () => import('../bron/store.ts')\n" },
    /past the door/,
  ],
  'routes imported by another context': [
    { 'src/monding/api.ts': "import '../bron/api.ts'\n" },
    /past the door/,
  ],
  'a store in the composition': [{ 'src/app.ts': "import './bron/store.ts'\n" }, /past the door of bron/],
  'an odd file in the composition': [
    { 'src/app.ts': "import './bron/paginas.ts'\n" },
    /past the door of bron/,
  ],
  'a context that imports the composition': [
    { 'src/bron/bron.ts': "import '../app.ts'\n" },
    /nothing imports the composition/,
  ],
  'a context that leans on a loose file': [
    { 'src/bron/bron.ts': "import '../los.ts'\n" },
    /not part of a context/,
  ],
  'production code that imports a test': [
    { 'src/bron/bron.ts': "import '../../test/wereld.ts'\n" },
    /outside src/,
  ],
  'a folder that is not in the stream': [{ 'src/losjes/losjes.ts': '' }, /losjes is not in stroom\.ts/],
  'two files in a circle': [
    { 'src/bron/a.ts': "import './b.ts'\n", 'src/bron/b.ts': "export * from './a.ts'\n" },
    /import cycle: src\/bron\/a\.ts → src\/bron\/b\.ts → src\/bron\/a\.ts/,
  ],
  'a circle of types through a third file': [
    {
      'src/bron/a.ts': "import './b.ts'\n",
      'src/bron/b.ts': "import './c.ts'\n",
      'src/bron/c.ts': "import type { A } from './a.ts'\n",
    },
    /import cycle: .*c\.ts/,
  ],
  'a default export': [{ 'src/bron/bron.ts': 'export default 1\n' }, /default export/],
  'a drawer of utils': [{ 'src/bron/utils.ts': '' }, /says nothing/],
  'a barrel': [{ 'src/bron/index.ts': '' }, /says nothing/],
  'a file that went on and on': [{ 'src/bron/bron.ts': '\n'.repeat(301) }, /301 lines/],
  'an import nobody can follow': [{ 'src/bron/bron.ts': 'await import(name)\n' }, /only known while running/],
}

for (const [name, [files, problem]] of Object.entries(forbidden))
  test(`${name} is found`, () => {
    const problems = problemsIn(files)
    assert.equal(problems.length, 1, problems.join('\n'))
    assert.match(problems[0] ?? '', problem)
  })
