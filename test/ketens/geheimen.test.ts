import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { productieInstellingen } from '../productie.ts'
import { startProgramma } from '../programma.ts'

/** One way to set it up badly: what is changed, which setting must be named, and what must not be repeated. */
type Geval = readonly [
  wat: string,
  maak: (map: string, goed: Record<string, string>) => Record<string, string>,
  veld: RegExp,
]

const zwak = 'ab'.repeat(32)
const gevallen: readonly Geval[] = [
  [
    'a key that nobody drew at random',
    () => ({ TERUGKEER_GEHEIM: zwak }),
    /^- TERUGKEER_GEHEIM: .*te raden/m,
  ],
  [
    'a key for pseudonyms that everyone can read',
    (map, { TERUGKEER_GEHEIM = '' }) => {
      const bestand = join(map, 'geheim')
      writeFileSync(bestand, TERUGKEER_GEHEIM)
      chmodSync(bestand, 0o644)
      return { TERUGKEER_GEHEIM: '', TERUGKEER_GEHEIM_BESTAND: bestand }
    },
    /^- TERUGKEER_GEHEIM_BESTAND: Iedereen op deze machine/m,
  ],
  [
    'a key for tokens that everyone can read',
    (_, { TERUGKEER_SLEUTELS = '' }) => {
      chmodSync(TERUGKEER_SLEUTELS, 0o644)
      return {}
    },
    /^- (TERUGKEER_SLEUTELS|TERUGKEER_AANBIEDERS: eherkenning: sleutelBestand): Iedereen op deze machine/m,
  ],
  [
    'a password of the database that can be guessed',
    () => ({ DATABASE_URL: 'postgresql://app:welkom2026@127.0.0.1:1/terugkeer' }),
    /^- DATABASE_URL: Het wachtwoord in dit adres is te raden/m,
  ],
]
for (const [wat, maak, veld] of gevallen)
  test(`production does not start with ${wat}, says which setting, and repeats nothing of it`, async (t) => {
    const map = mkdtempSync(join(tmpdir(), 'geheim-'))
    t.after(() => rmSync(map, { recursive: true }))
    const goed = await productieInstellingen(map)
    const env = { PORT: '0', TERUGKEER_DATA: join(map, 'data'), ...goed, ...maak(map, goed) }
    const programma = startProgramma({ bestand: 'src/main.ts' }, env)
    assert.equal(await programma.einde(), 2, programma.tekst())
    assert.match(programma.tekst(), veld)
    for (const geheim of [zwak, goed.TERUGKEER_GEHEIM ?? '-', 'welkom2026'])
      assert.ok(!programma.tekst().includes(geheim))
  })
