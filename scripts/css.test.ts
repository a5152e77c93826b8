import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { pagina } from '../src/nlds/nlds.ts'
import { publiekBlad, toonblad } from '../src/nlds/toonblad.ts'
import { maakCss, ongesnoeid } from './css.ts'

const map = join(import.meta.dirname, '../public')
const lees = (naam: string) => readFileSync(join(map, naam), 'utf8')
const klassenIn = (css: string) => new Set([...css.matchAll(/\.(-?[a-z_][\w-]*)/gi)].map((m) => m[1] ?? ''))

test('public/nlds.css is what the script makes of the sources, byte for byte', async () => {
  assert.equal(await maakCss(), lees('nlds.css'))
})

test('each class a page uses and NL Design System has is still there after pruning', async (t) => {
  const html = `${await pagina(toonblad())}${await pagina(publiekBlad())}`
  const gebruikt = new Set([...html.matchAll(/class="([^"]*)"/g)].flatMap((m) => (m[1] ?? '').split(' ')))
  const eerst = klassenIn(ongesnoeid())
  const nu = klassenIn(lees('nlds.css'))
  const nodig = [...gebruikt].filter((klasse) => eerst.has(klasse) && !alleenInVariant.has(klasse))
  t.diagnostic(`${nodig.length} classes of NL Design System in use`)
  assert.ok(nodig.length > 40)
  assert.deepEqual(
    nodig.filter((klasse) => !nu.has(klasse)),
    [],
  )
})

test('each class of our own that a page uses is laid out, and the other way round', async () => {
  const html = `${await pagina(toonblad())}${await pagina(publiekBlad())}`
  const gebruikt = new Set([...html.matchAll(/class="([^"]*)"/g)].flatMap((m) => (m[1] ?? '').split(' ')))
  const eigen = [...klassenIn(lees('opmaak.css'))].filter((klasse) => klasse.startsWith('tk-'))
  assert.deepEqual(
    eigen.filter((klasse) => !gebruikt.has(klasse)),
    [],
    'laid out but never used',
  )
  const onbekend = [...gebruikt].filter((klasse) => klasse.startsWith('tk-') && !eigen.includes(klasse))
  assert.deepEqual(
    onbekend.filter((klasse) => !zonderOpmaak.has(klasse)),
    [],
    'used but never laid out',
  )
})

/** Variants that look like the basic form, and are there to be told apart. */
const zonderOpmaak = new Set([
  'tk-tijdlijn__stap--geweest',
  'tk-termijn',
  'tk-termijn--info',
  'tk-tijdlijn__wat',
])

/** Laid out by NL Design System only inside a variant we do not use; there for who themes our pages. */
const alleenInVariant = new Set(['utrecht-data-list__item'])
