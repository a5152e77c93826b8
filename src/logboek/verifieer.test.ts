import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { geschreven, maakSleutels, maakUitvoer, type Uitvoerregel } from '../../test/logboek.ts'
import { Bestandsfout, regelsUit } from './bestand.ts'
import { controlepuntSchema, maakControlepunt } from './controlepunt.ts'
import { bladVan, type Inhoud } from './inhoud.ts'
import { type Verslag, type Vertrouwd, verifieer } from './verifieer.ts'

const sleutels = maakSleutels()

const alsTekst = (regels: readonly Uitvoerregel[]) => regels.map((een) => JSON.stringify(een))
const proef = (regels: readonly Uitvoerregel[], vertrouwd?: Vertrouwd) =>
  verifieer(alsTekst(regels), vertrouwd)

/** A log of these many lines in each round of sealing. */
function maakLog(...rondes: readonly number[]): Uitvoerregel[] {
  let nummer = 0
  return maakUitvoer(
    rondes.map((n) => Array.from({ length: n }, () => geschreven(++nummer))),
    sleutels,
  )
}

const isRegel = ({ soort }: Uitvoerregel) => soort === 'regel'
const plekVan = (log: readonly Uitvoerregel[], plaats: number) =>
  log.findIndex((een) => isRegel(een) && een.plaats === plaats)
const inhoudVan = (een: Uitvoerregel | undefined) => een?.regel as Inhoud
const punten = (log: readonly Uitvoerregel[]) =>
  log.filter(({ soort }) => soort === 'controlepunt').map((een) => controlepuntSchema.parse(een))

/** Numbers the places again, and adjusts the end, as someone would who covers up traces. */
function hernummer(log: readonly Uitvoerregel[]): Uitvoerregel[] {
  let plaats = 0
  return log.map((een) => (isRegel(een) ? { ...een, plaats: plaats++ } : een))
}

/** What someone makes of a line who also falsifies its hash. */
function vervals(een: Uitvoerregel | undefined, anders: Partial<Inhoud>): Uitvoerregel {
  const regel = { ...inhoudVan(een), ...anders }
  return {
    ...een,
    soort: 'regel',
    regel,
    volgnummer: regel.volgnummer,
    blad: bladVan(regel, true).toString('hex'),
  }
}

test('a log that nobody touched is in order, whatever its size and rounds', async () => {
  const log = maakLog(1, 300, 3)
  const verslag = await proef(log)
  assert.partialDeepStrictEqual(verslag, {
    regels: 304,
    controlepunten: 4,
    eerste: null,
    fouten: 0,
    onverzegeld: 0,
  })
  assert.equal(verslag.laatste?.grootte, 304)
  assert.partialDeepStrictEqual(await proef(maakLog()), { regels: 0, laatste: null, eerste: null })
})

/** Ways to damage a log at one place. The verdict must name that place; where the hash was kept, exactly the line. */
const schade: Record<string, (log: Uitvoerregel[], plek: number) => Uitvoerregel[]> = {
  gewijzigd: (log, plek) =>
    log.with(plek, { ...log[plek], soort: 'regel', regel: { ...inhoudVan(log[plek]), gebruiker: 'ander' } }),
  'niet echt meer': (log, plek) => log.with(plek, { ...log[plek], soort: 'regel', echt: null }),
  'verwijderd uit het bestand': (log, plek) => log.toSpliced(plek, 1),
  'verwijderd uit de database': (log, plek) => log.with(plek, { ...log[plek], soort: 'regel', regel: null }),
  'dubbel in het bestand': (log, plek) => log.toSpliced(plek, 0, log[plek] ?? { soort: '' }),
  'ingevoegd, alles omgenummerd': (log, plek) =>
    hernummer(log.toSpliced(plek, 0, vervals(log[plek], { betrokkene: 'x' }))),
  'ander nummer ernaast': (log, plek) =>
    log.with(plek, { ...log[plek], soort: 'regel', volgnummer: 999_999 }),
  'veld erbij': (log, plek) =>
    log.with(plek, { ...log[plek], soort: 'regel', regel: { ...inhoudVan(log[plek]), extra: 1 } }),
}

test('random damage to a random log is found, and the first wrong line is named', async () => {
  const logs = [maakLog(7), maakLog(300), maakLog(40, 1, 60)]
  const maat = [7, 300, 101]
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: 2 }),
      fc.nat(),
      fc.constantFrom(...Object.keys(schade)),
      async (welk, keuze, soort) => {
        const log = logs[welk] ?? []
        const plaats = keuze % (maat[welk] ?? 1)
        const plek = plekVan(log, plaats)
        const { eerste } = await proef(schade[soort]?.([...log], plek) ?? [])
        assert.equal(eerste?.plaats, plaats, `${soort}: ${eerste?.wat}`)
        assert.ok(
          eerste?.volgnummer === null ||
            eerste?.volgnummer === plaats + 1 ||
            soort === 'ander nummer ernaast',
        )
      },
    ),
    { numRuns: 150 },
  )
})

test('two damages: the first by place is named, and both are counted', async () => {
  let log = maakLog(300)
  for (const plaats of [290, 12]) log = schade.gewijzigd?.(log, plekVan(log, plaats)) ?? []
  assert.partialDeepStrictEqual(await proef(log), { eerste: { plaats: 12, volgnummer: 13 }, fouten: 2 })
})

test('two lines that changed places are said to have', async () => {
  const log = maakLog(20)
  const [a, b] = [plekVan(log, 4), plekVan(log, 9)]
  const inBestand = log.with(a, log[b] ?? { soort: '' }).with(b, log[a] ?? { soort: '' })
  assert.match((await proef(inBestand)).eerste?.wat ?? '', /Regel 10 \(plaats 9\) .*verwisseld/)
  const inDatabase = log
    .with(a, { ...log[a], soort: 'regel', regel: inhoudVan(log[b]) })
    .with(b, { ...log[b], soort: 'regel', regel: inhoudVan(log[a]) })
  assert.match((await proef(inDatabase)).eerste?.wat ?? '', /Regel 5 \(plaats 4\) is verwisseld: .* plaats 9/)
  assert.match(
    (await proef(hernummer(inBestand))).eerste?.wat ?? '',
    /is verwisseld of ingevoegd, en de hashes/,
  )
})

test('who falsifies the hashes as well cannot get past the signature: the lines under one seal are named', async () => {
  const log = maakLog(300)
  const plek = plekVan(log, 270)
  const { eerste } = await proef(log.with(plek, vervals(log[plek], { gebruiker: 'ander' })))
  assert.equal(eerste?.plaats, 256)
  assert.match(eerste?.wat ?? '', /^Een van de regels 257 tot en met 300 .* hashes zijn vervalst/)
})

test('a falsified checkpoint is found: its root, its size, its moment, another key under the same name', async () => {
  const log = maakLog(5, 5)
  const plek = log.findIndex(({ soort }) => soort === 'controlepunt')
  const ander = maakSleutels()
  const { grootte, wortel, hoogste, op, logboek } = punten(log)[0] ?? assert.fail('there is one')
  const nagemaakt = maakControlepunt(
    { ...ander, kid: sleutels.kid },
    { grootte, wortel, hoogste, op, logboek },
  )
  for (const anders of [
    { op: '2026-11-22T10:00:01.000Z' },
    { hoogste: 4 },
    { wortel: '0'.repeat(64) },
    nagemaakt,
  ]) {
    const verslag = await proef(log.with(plek, { ...log[plek], ...anders, soort: 'controlepunt' }))
    assert.notEqual(verslag.eerste, null, JSON.stringify(anders))
  }
  const kleiner = await proef(log.with(plek, { ...log[plek], soort: 'controlepunt', grootte: 4 }))
  assert.notEqual(kleiner.eerste, null)
  const dubbel = await proef(log.toSpliced(plek, 0, log[plek] ?? { soort: '' }))
  assert.match(dubbel.eerste?.wat ?? '', /controlepunt bij 5 regels staat dubbel/)
})

test('lines that are cut off show against a kept checkpoint, and without one in the end of the file', async () => {
  const log = maakLog(5, 5, 5)
  const [, midden, laatste] = punten(log)
  const bewaard = laatste === undefined ? [] : [laatste]
  const tot = log.findIndex((een) => een.grootte === midden?.grootte)
  const korter: Uitvoerregel[] = [...log.slice(0, tot + 1), log.at(-1) ?? { soort: '' }]
  assert.match((await proef(korter)).eerste?.wat ?? '', /afgekapt/)
  const weggewerkt = korter.with(-1, { soort: 'einde', regels: 10, onverzegeld: 0, controlepunten: 2 })
  assert.equal((await proef(weggewerkt)).eerste, null, 'nothing inside such a file can show it')
  assert.partialDeepStrictEqual(await proef(weggewerkt, { bewaard }), { eerste: { plaats: 10 } })
  assert.equal((await proef(log, { bewaard: punten(log) })).eerste, null)
})

test('a log that was rolled back and went on, signed by the right key, shows against what was kept', async () => {
  const log = maakLog(5, 5, 5)
  // Of the same log, with another history after the fifth line: everything signed by ourselves.
  const logboek = String(log[0]?.logboek)
  const eersteVijf = log.filter(isRegel).slice(0, 5).map(inhoudVan)
  const anders = Array.from({ length: 12 }, (_, i) => geschreven(6 + i))
  const zelfde = maakUitvoer([eersteVijf, anders], sleutels, logboek)
  assert.equal((await proef(zelfde)).eerste, null)
  const { eerste } = await proef(zelfde, { bewaard: punten(log).slice(1) })
  assert.match(
    eerste?.wat ?? '',
    /bewaarde controlepunt bij 10 regels klopt niet.*teruggedraaid of herschreven/,
  )
})

test('a line that was never sealed though later ones were, and an act that misses a line, are found', async () => {
  const log = maakLog(5)
  const los = { soort: 'onverzegeld', regel: geschreven(3) }
  const einde = { soort: 'einde', regels: 5, onverzegeld: 1, controlepunten: 1 }
  const ingevoegd = await proef([...log.slice(0, -1), los, einde])
  assert.partialDeepStrictEqual(ingevoegd.eerste, { volgnummer: 3, plaats: 5 })
  const wachtend = await proef([...log.slice(0, -1), { ...los, regel: geschreven(6) }, einde])
  assert.partialDeepStrictEqual(wachtend, { eerste: null, onverzegeld: 1 })
  const daad = { daad: 'd'.repeat(16), aantal: 3 }
  const gebroken = maakUitvoer(
    [[geschreven(1), geschreven(2, { ...daad, plek: 1 }), geschreven(4, { ...daad, plek: 3 })]],
    sleutels,
  )
  const { eerste } = await proef(gebroken)
  assert.partialDeepStrictEqual(eerste, { volgnummer: 2, plaats: 1 })
  assert.match(eerste?.wat ?? '', /ontbreekt regel 2 van 3/)
})

test('another key than the trusted ones proves nothing, and is asked for', async () => {
  const log = maakLog(3)
  const { ring } = maakSleutels()
  await assert.rejects(proef(log, { ring }), /sleutel .* niet bekend.*--sleutels/)
  await assert.rejects(proef(log.with(0, { ...log[0], soort: 'logboek', sleutels: [] })), Bestandsfout)
  assert.equal((await proef(log, { ring: sleutels.ring })).eerste, null)
  await assert.rejects(proef(log, { bewaard: punten(maakLog(1)) }), /van een ander logboek/)
  const [punt] = punten(log)
  assert.ok(punt)
  await assert.rejects(
    proef(log, { bewaard: [{ ...punt, op: '2027-01-01T00:00:00.000Z' }] }),
    /zelf veranderd/,
  )
})

/** Reads pieces of bytes as the command does. */
async function* stukken(...teksten: readonly (string | Uint8Array)[]) {
  for (const een of teksten) yield typeof een === 'string' ? Buffer.from(een) : een
}

const stuk = (...teksten: readonly (string | Uint8Array)[]): Promise<Verslag> =>
  verifieer(regelsUit(stukken(...teksten)))

test('a broken file is refused with the number of the line, and nothing of what stands in it', async () => {
  const log = alsTekst(maakLog(3))
  const heel = `${log.join('\n')}\n`
  assert.equal((await stuk(heel.slice(0, 70), heel.slice(70))).eerste, null, 'wherever the pieces end')
  for (const [wat, tekst, melding] of [
    ['empty', '', /leeg/],
    ['no JSON', 'Moulin', /^Regel 1 is geen JSON/],
    ['something else', '{"soort":"bericht"}', /^Regel 1: dit is geen uitvoer/],
    [
      'a version of later',
      log.with(0, log[0]?.replace('"versie":1', '"versie":2') ?? '').join('\n'),
      /versie 2 .*Toegestaan: 1/,
    ],
    ['broken off in a line', heel.slice(0, -20), /^Regel 6 is geen JSON: .*afgebroken/],
    ['broken off after a line', log.slice(0, -1).join('\n'), /einde ontbreekt/],
    ['more after the end', `${heel}${log[1]}`, /^Regel 7: na het einde/],
    ['an unknown kind', log.with(2, '{"soort":"Moulin"}').join('\n'), /^Regel 3: het veld soort klopt niet/],
    [
      'a field twice',
      log.with(1, log[1]?.replace('{', '{"plaats":7,') ?? '').join('\n'),
      /^Regel 2: een veld staat er dubbel/,
    ],
    [
      'no place',
      log.with(1, log[1]?.replace('"plaats":0', '"plaats":-1') ?? '').join('\n'),
      /^Regel 2: het veld plaats/,
    ],
  ] as const)
    await assert.rejects(stuk(tekst), (fout) => {
      assert.ok(fout instanceof Bestandsfout, wat)
      assert.match(fout.message, melding, wat)
      assert.doesNotMatch(fout.message, /Moulin/)
      return true
    })
  await assert.rejects(stuk(Buffer.of(0x7b, 0xff)), /geen geldige UTF-8/)
})
