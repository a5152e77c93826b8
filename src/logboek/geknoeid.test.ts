import assert from 'node:assert/strict'
import { test } from 'node:test'
import { geschreven, maakSleutels, maakUitvoer, type Uitvoerregel } from '../../test/logboek.ts'
import { toetsIdUit } from '../kern/toetsid.ts'
import { controlepuntSchema } from './controlepunt.ts'
import { Gesloten } from './gesloten.ts'
import type { Inhoud } from './inhoud.ts'
import { type Vertrouwd, verifieer } from './verifieer.ts'

const sleutels = maakSleutels()

const proef = (regels: readonly Uitvoerregel[], vertrouwd?: Vertrouwd) =>
  verifieer(
    regels.map((een) => JSON.stringify(een)),
    vertrouwd,
  )
const punten = (log: readonly Uitvoerregel[]) =>
  log.filter(({ soort }) => soort === 'controlepunt').map((een) => controlepuntSchema.parse(een))

test('a line in the middle that went with its seals is not named as the last, but as one of those that were sealed anew', async () => {
  const regels = Array.from({ length: 20 }, (_, i) => geschreven(1 + i))
  const log = maakUitvoer([regels.slice(0, 8), regels.slice(8)], sleutels)
  const [eerste, laatste] = punten(log)
  assert.ok(eerste && laatste)
  const rest = regels.slice(8).filter(({ volgnummer }) => volgnummer !== 13)
  const later = maakUitvoer([regels.slice(0, 8), rest], sleutels, String(log[0]?.logboek), [
    '2026-11-22T10:00:00.000Z',
    '2026-11-22T11:00:00.000Z',
  ])
  assert.equal((await proef(later)).eerste, null, 'without a kept checkpoint nothing shows it')
  for (const bewaard of [[laatste], [eerste, laatste]]) {
    const verslag = await proef(later, { bewaard })
    assert.partialDeepStrictEqual(verslag, { eerste: { plaats: 8, volgnummer: null }, fouten: 1 })
    assert.match(
      verslag.eerste?.wat ?? '',
      /19 regels.*zegt 20.*tussen plaats 8 en 19 .*niet te bewijzen.*nummer dat daar ontbreekt, is 13;/,
    )
  }
  const verder = maakUitvoer(
    [regels.slice(0, 8), [...rest, geschreven(21), geschreven(22)]],
    sleutels,
    String(log[0]?.logboek),
    ['2026-11-22T10:00:00.000Z', '2026-11-22T11:00:00.000Z'],
  )
  const { eerste: gezien } = await proef(verder, { bewaard: [laatste] })
  assert.equal(gezien?.plaats, 8)
  assert.match(gezien?.wat ?? '', /klopt niet: tussen plaats 8 en 19 .*ontbreekt, is 13;/)
})

test('a copy of a line, or of a whole act, is named though its waarmerk is right, and so is a line its act does not have', async () => {
  const daad = { daad: 'd'.repeat(16), aantal: 2 }
  const heel = [geschreven(1), geschreven(2, { ...daad, plek: 1 }), geschreven(3, { ...daad, plek: 2 })]
  assert.equal((await proef(maakUitvoer([heel], sleutels))).eerste, null)
  const kopie = (volgnummer: number, bron: Inhoud | undefined): Inhoud => ({
    ...bron,
    ...geschreven(volgnummer),
    ...bron,
    volgnummer,
  })
  for (const [wat, erbij] of [
    ['of one line', [kopie(9, heel[0])]],
    ['of an act', [kopie(9, heel[1]), kopie(10, heel[2])]],
    ['beyond its act', [geschreven(9, { ...daad, daad: 'e'.repeat(16), plek: 3 })]],
  ] as const) {
    const { eerste, fouten } = await proef(maakUitvoer([heel, erbij], sleutels))
    assert.partialDeepStrictEqual(eerste, { plaats: 3, volgnummer: 9 }, wat)
    assert.match(eerste?.wat ?? '', /^Regel 9 \(plaats 3\) is ingevoegd: /, wat)
    assert.equal(fouten, erbij.length, wat)
  }
  // Of an act that is not whole yet, in one seal and in the next.
  for (const rondes of [
    [[heel[1], kopie(9, heel[1]), heel[2]]],
    [[heel[1]], [kopie(9, heel[1])], [heel[2]]],
  ]) {
    const { eerste, fouten } = await proef(maakUitvoer(rondes as Inhoud[][], sleutels))
    assert.partialDeepStrictEqual({ ...eerste, fouten }, { plaats: 1, volgnummer: 9, fouten: 1 })
  }
})

test('on which oordeel a line rests is sealed: a changed or removed one names the first line that rests on it', async () => {
  const inhoud = { registerversie: '1'.repeat(64), vraag: { doel: 'x' }, oordeel: { artikel: '51c' } }
  const id = toetsIdUit(inhoud)
  const log = maakUitvoer(
    [[geschreven(1)], [geschreven(2, { toets_id: id }), geschreven(3, { toets_id: id })]],
    sleutels,
  )
  const met = (...toetsen: readonly object[]) => [
    ...log.slice(0, 1),
    ...toetsen.map((toets) => ({ soort: 'toets', ...toets })),
    ...log.slice(1),
  ]
  const toets = { id, ...inhoud }
  assert.partialDeepStrictEqual(await proef(met(toets)), { eerste: null, zonderOordeel: 0 })
  const vals = { ...toets, oordeel: { artikel: '99z verzonnen' } }
  for (const [toetsen, wat] of [
    [[vals], /^Regel 2 \(plaats 1\) rust op een oordeel dat is gewijzigd/],
    [[{ ...toets, vraag: { doel: 'y' } }], /gewijzigd/],
    [[{ ...toets, oordeel: null }], /gewijzigd/],
    [[toets, vals], /gewijzigd/],
    [[vals, toets], /gewijzigd/],
    [[], /^Regel 2 \(plaats 1\) mist haar oordeel: dat is verwijderd/],
  ] as const) {
    const { eerste, fouten } = await proef(met(...toetsen))
    assert.match(eerste?.wat ?? '', wat)
    assert.deepEqual([eerste?.plaats, eerste?.volgnummer, fouten], [1, 2, 2])
  }
  const eersteVersie = log.with(0, { ...log[0], soort: 'logboek', versie: 1 })
  assert.partialDeepStrictEqual(await proef(eersteVersie), { eerste: null, zonderOordeel: 2 })
})

test('acts that were whole are known again, however many there are', () => {
  const gesloten = new Gesloten()
  const namen = Array.from({ length: 5_000 }, (_, i) => geschreven(i).daad ?? '')
  for (const naam of namen) {
    assert.equal(gesloten.heeft(naam), false)
    gesloten.voegToe(naam)
    gesloten.voegToe(naam)
  }
  for (const naam of namen) assert.ok(gesloten.heeft(naam))
  for (const naam of ['0'.repeat(16), 'Moulin', '']) {
    assert.equal(gesloten.heeft(naam), false)
    gesloten.voegToe(naam)
    assert.ok(gesloten.heeft(naam))
  }
})
