import assert from 'node:assert/strict'
import { test } from 'node:test'
import { herleidTekst } from '../scripts/herleid.ts'
import { herleid, laadBronnen, leesBron } from '../src/grondslagen/herleiding.ts'
import { laadRegister } from '../src/grondslagen/register.ts'
import { RegisterFout } from '../src/grondslagen/registerfout.ts'

const map = new URL('../recht/', import.meta.url)
const register = laadRegister(map)
const echt = herleid(register, laadBronnen(map))

test('herleid: every passage of the sources is carried by a rule, and every rule rests on a passage', (t) => {
  t.diagnostic(`${echt.passages.length} passages, ${register.regels.length} rules`)
  assert.deepEqual(
    echt.ongedekt.map(({ bron, plaats }) => `${bron.bestand}: ${plaats}`),
    [],
  )
  assert.deepEqual(
    echt.zonderPassage.map(({ regel, bestand, plaats }) => `${regel.id}: ${bestand}: ${plaats}`),
    [],
  )
  assert.ok(echt.passages.length >= 50, 'the sources say more than this')
  assert.deepEqual(
    ['000', '001', '002', '003', '004'].filter((nummer) => !echt.bronnen.some((b) => b.nummer === nummer)),
    [],
  )
})

const [regel] = register.regels
assert.ok(regel)
const proef = (plaatsen: readonly string[]) => ({
  regels: [{ ...regel, bron: plaatsen.map((plaats) => ({ bestand: 'a.txt', plaats })) }],
})
const bron = leesBron(
  'passages/900.yaml',
  'bestand: a.txt\ntitel: Proef\npassages:\n  - { plaats: stap 1, strekking: Een. }\n  - { plaats: stap 2, strekking: Twee. }\n',
)

test('herleid: what no rule carries and what no source holds is found, and the command says so', () => {
  const gevonden = herleid(proef(['stap 1', 'stap 9']), [bron])
  assert.deepEqual(
    gevonden.ongedekt.map(({ plaats }) => plaats),
    ['stap 2'],
  )
  assert.deepEqual(
    gevonden.zonderPassage.map(({ plaats }) => plaats),
    ['stap 9'],
  )
  const tekst = herleidTekst(gevonden)
  assert.ok(tekst.includes('  stap 2: GEEN REGEL'))
  assert.equal(tekst.at(-1), '2 passages. Zonder regel: 1. Verwijzingen zonder passage: 1.')
})

test('herleid: a rule that names a place twice carries it once; nearly the same place is another', () => {
  const gevonden = herleid(proef(['stap 1', 'stap 1', 'Stap 2']), [bron])
  assert.deepEqual(
    gevonden.passages.map(({ regels }) => regels.length),
    [1, 0],
  )
  assert.equal(gevonden.zonderPassage.length, 1)
})

const slecht: Record<string, [string, RegExp]> = {
  'a place that stands twice': [
    'bestand: a.txt\ntitel: P\npassages:\n  - { plaats: x, strekking: Een. }\n  - { plaats: x, strekking: Twee. }\n',
    /900\.yaml:5: 'x' staat er dubbel in/,
  ],
  'an empty strekking': [
    'bestand: a.txt\ntitel: P\npassages:\n  - plaats: x\n    strekking: ""\n',
    /900\.yaml:5: passages\[0\]\.strekking: vul dit in/,
  ],
  'no passages at all': ['bestand: a.txt\ntitel: P\npassages: []\n', /900\.yaml:3: .*ten minste één/],
  'a tab': ['bestand: a.txt\n\ttitel: P\n', /900\.yaml:2: hier staat een tab/],
  'a key that stands twice': ['bestand: a.txt\nbestand: b.txt\n', /900\.yaml:2: deze naam staat hier dubbel/],
}
for (const [naam, [tekst, melding]] of Object.entries(slecht))
  test(`herleid: ${naam} is refused with file and line`, () => {
    assert.throws(
      () => leesBron('passages/900.yaml', tekst),
      (fout) => fout instanceof RegisterFout && melding.test(fout.message),
    )
  })
