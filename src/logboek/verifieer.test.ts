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

interface Schade {
  readonly doe: (log: Uitvoerregel[], plek: number) => Uitvoerregel[]
  /** What it is called. */
  readonly heet: RegExp
}

const zet = (log: Uitvoerregel[], plek: number, anders: object) =>
  log.with(plek, { ...log[plek], soort: 'regel', ...anders })

/** Ways to damage a log at one place. The verdict must name that place and what it is; where the hash was kept, exactly the line. */
const schade: Record<string, Schade> = {
  gewijzigd: {
    doe: (log, plek) => zet(log, plek, { regel: { ...inhoudVan(log[plek]), gebruiker: 'ander' } }),
    heet: /is gewijzigd\.$/,
  },
  'niet echt meer': { doe: (log, plek) => zet(log, plek, { echt: null }), heet: /is gewijzigd\.$/ },
  'verwijderd uit het bestand': { doe: (log, plek) => log.toSpliced(plek, 1), heet: /is verwijderd\.$/ },
  'verwijderd uit de database': {
    doe: (log, plek) => zet(log, plek, { regel: null }),
    heet: /is verwijderd\.$/,
  },
  'dubbel in het bestand': {
    doe: (log, plek) => log.toSpliced(plek, 0, log[plek] ?? { soort: '' }),
    heet: /is ingevoegd/,
  },
  'ander nummer ernaast': {
    doe: (log, plek) => zet(log, plek, { volgnummer: 999_999 }),
    heet: /is gewijzigd\.$/,
  },
  'veld erbij': {
    doe: (log, plek) => zet(log, plek, { regel: { ...inhoudVan(log[plek]), extra: 1 } }),
    heet: /is gewijzigd\.$/,
  },
}

/** The same by someone who also numbers the places and falsifies the hash. */
const omgenummerd: Schade = {
  doe: (log, plek) => hernummer(log.toSpliced(plek, 0, vervals(log[plek], { betrokkene: 'x' }))),
  heet: /is ingevoegd\.$/,
}

/** A log of any size, sealed in any rounds. */
const rondes = fc.array(fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constant(300)), {
  minLength: 1,
  maxLength: 4,
})

test('random damage to a random log is found, and the first wrong line is named with what was done to it', async () => {
  const soorten = fc.constantFrom(...Object.values(schade), omgenummerd)
  await fc.assert(
    fc.asyncProperty(rondes, fc.nat(), soorten, async (maten, keuze, { doe, heet }) => {
      const log = maakLog(...maten)
      const plaats = keuze % maten.reduce((som, n) => som + n, 0)
      const { eerste } = await proef(doe(log, plekVan(log, plaats)))
      assert.equal(eerste?.plaats, plaats, eerste?.wat)
      assert.match(eerste?.wat ?? '', heet)
      assert.ok([null, plaats + 1, 999_999].includes(eerste?.volgnummer ?? null))
    }),
    { numRuns: 150 },
  )
})

test('of two random damages the first by place is named, whatever the other is, and both are counted', async () => {
  const soorten = fc.constantFrom(...Object.values(schade))
  await fc.assert(
    fc.asyncProperty(rondes, fc.nat(), fc.nat(), soorten, soorten, async (maten, a, b, een, ander) => {
      const log = maakLog(...maten)
      const aantal = maten.reduce((som, n) => som + n, 0)
      const [eerder = 0, later = 0] = [a % aantal, b % aantal].toSorted((x, y) => x - y)
      fc.pre(eerder !== later)
      const heel = ander.doe(log, plekVan(log, later))
      const { eerste, fouten } = await proef(een.doe(heel, plekVan(heel, eerder)))
      assert.equal(eerste?.plaats, eerder, eerste?.wat)
      if (!/tot en met/.test(eerste?.wat ?? '')) assert.match(eerste?.wat ?? '', een.heet)
      assert.ok(fouten >= 2 || later === eerder + 1, 'two lines that are gone next to each other are one row')
    }),
    { numRuns: 150 },
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
    null,
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
  const vreemd = await proef(log, { ring: sleutels.ring, bewaard: punten(maakLog(1)) })
  assert.match(
    vreemd.eerste?.wat ?? '',
    /van een ander logboek dan dit bestand/,
    'the whole log was replaced',
  )
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
      log.with(0, log[0]?.replace('"versie":2', '"versie":3') ?? '').join('\n'),
      /versie 3 .*Toegestaan: 1 of 2/,
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
