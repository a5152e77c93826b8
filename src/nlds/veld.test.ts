import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Html } from './nlds.ts'
import {
  datumveld,
  foutBij,
  foutoverzicht,
  keuze,
  keuzerondjes,
  tekstvak,
  tekstveld,
  vinkje,
  vinkjes,
} from './nlds.ts'
import { veldId } from './veldkader.ts'

const opties = [
  { waarde: 'a', tekst: 'Eerste', uitleg: 'Uitleg bij de eerste' },
  { waarde: 'b', tekst: 'Tweede' },
]
const basis = { naam: 'plan.onderdak', label: 'Onderdak', uitleg: 'Een zin', fout: 'Vul dit in' }
const velden: Readonly<Record<string, Html>> = {
  tekstveld: tekstveld(basis),
  tekstvak: tekstvak(basis),
  keuze: keuze({ ...basis, opties }),
  datumveld: datumveld(basis),
  keuzerondjes: keuzerondjes({ ...basis, opties }),
  vinkjes: vinkjes({ ...basis, opties }),
  vinkje: vinkje(basis),
}

const alle = (html: string, kenmerk: string) =>
  [...html.matchAll(new RegExp(`\\s${kenmerk}="([^"]*)"`, 'g'))].map((m) => m[1] ?? '')

for (const [naam, veld] of Object.entries(velden)) {
  test(`${naam}: each id once, each label and each description points at one`, async () => {
    const html = String(await veld)
    const ids = alle(html, 'id')
    assert.equal(new Set(ids).size, ids.length)
    assert.ok(ids.includes('veld-plan-onderdak'))
    for (const id of alle(html, 'for')) assert.ok(ids.includes(id), id)
    const beschreven = alle(html, 'aria-describedby').flatMap((lijst) => lijst.split(' '))
    for (const id of beschreven) assert.ok(ids.includes(id), id)
    assert.ok(
      beschreven.indexOf('veld-plan-onderdak-fout') < beschreven.indexOf('veld-plan-onderdak-uitleg'),
      'the error is read first',
    )
    assert.match(html, /aria-invalid="true"/)
    assert.match(html, /Fout: <\/span>Vul dit in/)
  })
}

test('a field without error says nothing about errors', async () => {
  const html = String(await tekstveld({ naam: 'a', label: 'A' }))
  assert.doesNotMatch(html, /aria-invalid|aria-describedby|fout/)
})

test('what must and what may be filled in', async () => {
  assert.match(String(await tekstveld({ naam: 'a', label: 'A', verplicht: true })), /\srequired/)
  assert.match(String(await tekstveld({ naam: 'a', label: 'A', verplicht: false })), /\(niet verplicht\)/)
  assert.doesNotMatch(String(await tekstveld({ naam: 'a', label: 'A' })), /required|verplicht/)
})

test('the value is kept, also when it was wrong', async () => {
  assert.match(String(await tekstveld({ ...basis, waarde: 'Jansen' })), /value="Jansen"/)
  assert.match(String(await tekstvak({ ...basis, waarde: '\neen regel' })), />\n\neen regel<\/textarea>/)
  assert.match(String(await keuze({ ...basis, opties, waarde: 'b' })), /value="b" selected>Tweede/)
  assert.match(String(await datumveld({ ...basis, waarde: '2026-02-28' })), /type="date" value="2026-02-28"/)
  assert.match(
    String(await datumveld({ ...basis, waarde: '30 februari' })),
    /type="text" value="30 februari"/,
  )
  assert.match(String(await keuzerondjes({ ...basis, opties, waarde: 'b' })), /value="b" checked/)
  assert.equal(String(await vinkjes({ ...basis, opties, waarden: ['a', 'b'] })).match(/ checked/g)?.length, 2)
})

test('a value that is not among the choices chooses nothing', async () => {
  assert.doesNotMatch(String(await keuze({ ...basis, opties, waarde: 'z' })), /selected/)
  assert.doesNotMatch(String(await keuzerondjes({ ...basis, opties })), / checked/)
})

test('a choice that goes with no other stands last and apart, and says so', async () => {
  const lijst = [
    { waarde: 'geen', tekst: 'Geen', alleen: true },
    { waarde: 'b', tekst: 'Tweede' },
    { waarde: 'niet-nodig', tekst: 'Niet nodig', alleen: true },
  ]
  const html = String(await vinkjes({ ...basis, opties: lijst, waarden: ['niet-nodig'] }))
  assert.match(html, /Tweede[\s\S]*Of één van deze, en dan niets anders:[\s\S]*Geen[\s\S]*Niet nodig/)
  assert.equal(html.match(/aria-describedby="[^"]*-of" data-alleen/g)?.length, 2)
  assert.match(html, /value="niet-nodig" checked/)
  assert.doesNotMatch(String(await vinkjes({ ...basis, opties })), /data-alleen|tk-aankruis__of/)
})

test('the overview links to the id of each field, and is not there without errors', async () => {
  const fouten = [{ veld: 'plan.onderdak', melding: 'Vul dit in', toegestaan: ['a', 'b'] }]
  const html = String(await foutoverzicht(fouten))
  assert.match(html, /role="alert"/)
  assert.match(html, /href="#veld-plan-onderdak">Vul dit in</)
  assert.match(html, /Kies uit: a, b\./)
  const zegt = async (melding: string, ...toegestaan: readonly string[]) =>
    String(await foutoverzicht([{ veld: 'a', melding, toegestaan }]))
  assert.match(await zegt('Te groot', 'ten hoogste 10 MB'), /Toegestaan: ten hoogste 10 MB\./)
  assert.match(
    await zegt('Mis', '', 'a', 'b c'),
    /Kies uit: a, b c\./,
    'a choice that is nothing is not named',
  )
  assert.doesNotMatch(await zegt('Dit mag ten hoogste 10 MB zijn', 'ten hoogste 10 MB'), /Toegestaan/)
  assert.doesNotMatch(await zegt('Mis', ''), /Kies uit|Toegestaan/)
  assert.match(
    await zegt('Mis', '2026-01-31 tot en met 2026-11-22'),
    /Toegestaan: 31 jan 2026 tot en met 22 nov 2026\./,
    'people read days, machines dates',
  )
  assert.equal(String(await foutoverzicht([])), '')
  assert.equal(foutBij(fouten, 'plan.onderdak'), 'Vul dit in')
  assert.equal(foutBij(fouten, 'plan'), undefined)
})

test('the id of a field is always one that a link and a label can point at', () => {
  fc.assert(fc.property(fc.string(), (naam) => assert.match(veldId(naam), /^veld-[\p{L}\p{N}_-]*$/u)))
})
