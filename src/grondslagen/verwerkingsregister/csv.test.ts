import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { testregister } from '../../../test/testregister.ts'
import { csvCel } from '../../kern/csv.ts'
import { activiteitenOp } from '../verwerkingsregister.ts'
import { alsCsv } from './csv.ts'
import { alsActiviteit } from './vorm.ts'

/** RFC 4180 read back, strictly: every cell quoted, every line ended with CRLF. */
function leesCsv(tekst: string): string[][] {
  const rijen: string[][] = []
  const cel = /"((?:[^"]|"")*)"(,|\r\n)/y
  let rij: string[] = []
  while (cel.lastIndex < tekst.length) {
    const plek = cel.lastIndex
    const gevonden = cel.exec(tekst)
    assert.ok(gevonden, `no cell at ${plek}: ${tekst.slice(plek, plek + 40)}`)
    rij.push((gevonden[1] ?? '').replaceAll('""', '"'))
    if (gevonden[2] === ',') continue
    rijen.push(rij)
    rij = []
  }
  assert.deepEqual(rij, [], 'the last line has its end')
  return rijen
}

const register = await testregister()

test('read back, every activity of the day is there with what it says', () => {
  const vormen = activiteitenOp(register, '2026-11-22').map((een) => alsActiviteit(register, een))
  const [koppen = [], ...rijen] = leesCsv(alsCsv(vormen))
  assert.equal(new Set(koppen).size, koppen.length)
  assert.equal(rijen.length, vormen.length)
  rijen.forEach((rij, i) => {
    assert.equal(rij.length, koppen.length)
    const waarde = (kop: string) => rij[koppen.indexOf(kop)]
    const vorm = vormen[i]
    assert.equal(waarde('id'), vorm?.id)
    assert.equal(waarde('doel'), vorm?.doel)
    assert.equal(waarde('geldig van'), vorm?.geldigVan)
    assert.equal(waarde('regels'), vorm?.regels.join('; '))
    assert.equal(waarde('registerversie'), register.registerversie)
    const klassen = [
      'gewone gegevens',
      'bijzondere gegevens (artikel 9 AVG)',
      'strafrechtelijke gegevens (artikel 10 AVG)',
    ]
    const namen = klassen.flatMap((kop) => waarde(kop)?.split('; ') ?? []).filter((naam) => naam !== '')
    assert.deepEqual(namen.toSorted(), vorm?.persoonsgegevens.categorieen.map(({ naam }) => naam).toSorted())
  })
})

test('any text survives the way there and back, and none of it is a formula', () => {
  const stukken = fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ' ', 'a', 'é', "'"),
  })
  fc.assert(
    fc.property(fc.oneof(stukken, fc.string({ unit: 'binary' })), (tekst) => {
      const [[terug = ''] = []] = leesCsv(`${csvCel(tekst)}\r\n`)
      assert.ok(terug === tekst || terug === `'${tekst}`)
      assert.doesNotMatch(terug, /^\s*[=+\-@]/)
      assert.doesNotMatch(terug, /^[\t\r\n]/)
    }),
    { numRuns: 5000 },
  )
  for (const formule of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =HYPERLINK("x")'])
    assert.match(csvCel(formule), /^"'/)
  assert.equal(csvCel('Wjsg, artikel 51c'), '"Wjsg, artikel 51c"')
})
