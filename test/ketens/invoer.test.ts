import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { inrichtingen } from '../../src/organisaties/organisaties.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import {
  type Aanvaard,
  berichtenOver,
  box,
  dji,
  lever,
  leverGoed,
  leverReeks,
  leverTekst,
  type Probleemvorm,
  type Ruw,
} from '../levering.ts'
import { nieuweBsn, nieuwSkn } from '../mensen.ts'
import { lees, maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after })
const { api } = wereld
const mens = (anders: Ruw = {}) => ({ bsn: nieuweBsn(), geslachtsnaam: 'Verzonnen', ...anders })

/** What is wrong, the event, the field that must be named, and what the fault must say or allow. */
interface Geval {
  readonly mis: string
  readonly levering: unknown
  readonly veld: string
  readonly melding: RegExp
  readonly toegestaan?: readonly string[]
}

const wijziging = { soort: 'wijziging-einddatum', reden: 'regulier', inrichting: null }
const zonder = (sleutel: string): Ruw =>
  Object.fromEntries(Object.entries(gebeurtenis(mens())).filter(([naam]) => naam !== sleutel))

const gevallen: readonly Geval[] = [
  {
    mis: 'a bsn that fails the elfproef',
    levering: gebeurtenis(mens({ bsn: '999999245' })),
    veld: 'persoon.bsn',
    melding: /elfproef/,
  },
  {
    mis: 'a bsn as a number',
    levering: gebeurtenis(mens({ bsn: 999993653 })),
    veld: 'persoon.bsn',
    melding: /tekst/,
  },
  {
    mis: 'neither bsn nor skn',
    levering: gebeurtenis(mens({ bsn: null })),
    veld: 'persoon.bsn',
    melding: /bsn of een skn/,
  },
  {
    mis: 'an skn of seven digits',
    levering: gebeurtenis(mens({ bsn: null, skn: '1234567' })),
    veld: 'persoon.skn',
    melding: /acht cijfers/,
  },
  {
    mis: 'an unknown soort',
    levering: gebeurtenis(mens(), { soort: 'vertrek' }),
    veld: 'soort',
    melding: /kennen wij niet/,
    toegestaan: ['binnenkomst', 'overplaatsing', 'wijziging-einddatum', 'ontslag', 'correctie'],
  },
  {
    mis: 'an unknown inrichting',
    levering: gebeurtenis(mens(), { inrichting: 'pi-atlantis' }),
    veld: 'inrichting',
    melding: /kennen wij niet/,
    toegestaan: inrichtingen().map(({ id }) => id),
  },
  {
    mis: 'an unknown reden',
    levering: gebeurtenis(mens(), { ...wijziging, reden: 'zomaar' }),
    veld: 'reden',
    melding: /kennen wij niet/,
    toegestaan: ['regulier', 'schorsing', 'heenzending', 'capaciteit'],
  },
  {
    mis: 'an unknown gemeentecode',
    levering: gebeurtenis(mens({ gemeentecode: '9999' })),
    veld: 'persoon.gemeentecode',
    melding: /Landelijke Tabel 33/,
  },
  {
    mis: 'an unknown vestigingsgemeente',
    levering: gebeurtenis(mens({ vestigingsgemeente: 'Utrecht' })),
    veld: 'persoon.vestigingsgemeente',
    melding: /Landelijke Tabel 33/,
  },
  {
    mis: 'an unknown field',
    levering: gebeurtenis(mens(), { delict: 'x' }),
    veld: 'delict',
    melding: /kennen wij hier niet/,
  },
  {
    mis: 'an unknown field of the person',
    levering: gebeurtenis(mens({ strafduur: 12 })),
    veld: 'persoon.strafduur',
    melding: /kennen wij hier niet/,
  },
  { mis: 'no inrichting', levering: zonder('inrichting'), veld: 'inrichting', melding: /verplicht|kennen/ },
  { mis: 'no id', levering: zonder('gebeurtenisId'), veld: 'gebeurtenisId', melding: /verplicht/ },
  { mis: 'no person', levering: zonder('persoon'), veld: 'persoon', melding: /verplicht/ },
  { mis: 'no time', levering: zonder('tijdstip'), veld: 'tijdstip', melding: /verplicht/ },
  {
    mis: 'an id that is no UUID',
    levering: gebeurtenis(mens(), { gebeurtenisId: '12' }),
    veld: 'gebeurtenisId',
    melding: /UUID/,
  },
  {
    mis: 'an end before the begin',
    levering: gebeurtenis(mens(), { verwachteEinddatum: '2026-11-19' }),
    veld: 'verwachteEinddatum',
    melding: /vóór de binnenkomst/,
  },
  {
    mis: 'a date that does not exist',
    levering: gebeurtenis(mens(), { verwachteEinddatum: '2027-02-30' }),
    veld: 'verwachteEinddatum',
    melding: /JJJJ-MM-DD/,
  },
  {
    mis: 'a time that does not exist',
    levering: gebeurtenis(mens(), { tijdstip: '2026-11-20T25:05:00+01:00' }),
    veld: 'tijdstip',
    melding: /bestaand tijdstip/,
  },
  {
    mis: 'a time on a day that does not exist',
    levering: gebeurtenis(mens(), { tijdstip: '2026-02-30T12:00:00+01:00' }),
    veld: 'tijdstip',
    melding: /bestaand tijdstip/,
  },
  {
    mis: 'a time without offset',
    levering: gebeurtenis(mens(), { tijdstip: '2026-11-20T14:05:00' }),
    veld: 'tijdstip',
    melding: /tijdzone/,
  },
  {
    mis: 'a time in the year 0',
    levering: gebeurtenis(mens(), { tijdstip: '0000-01-01T00:00:00Z', verwachteEinddatum: null }),
    veld: 'tijdstip',
    melding: /tijdstip/,
  },
  {
    mis: 'a time that lies after the year 9999 elsewhere',
    levering: gebeurtenis(mens(), { tijdstip: '9999-12-31T23:59:59-10:00', verwachteEinddatum: null }),
    veld: 'tijdstip',
    melding: /tijdstip/,
  },
  {
    mis: 'an end in the year 0',
    levering: gebeurtenis(mens(), { ...wijziging, verwachteEinddatum: '0000-01-01' }),
    veld: 'verwachteEinddatum',
    melding: /datum/,
  },
  {
    mis: 'a birth after the event',
    levering: gebeurtenis(mens({ geboortedatum: '2026-11-21' })),
    veld: 'persoon.geboortedatum',
    melding: /na de gebeurtenis/,
  },
  {
    mis: 'a name with a character that no database keeps',
    levering: gebeurtenis(mens({ geslachtsnaam: 'Ver\u0000zonnen' })),
    veld: 'persoon.geslachtsnaam',
    melding: /teken/,
  },
  {
    mis: 'a name with half a character',
    levering: gebeurtenis(mens({ voornamen: 'Jo\ud83d' })),
    veld: 'persoon.voornamen',
    melding: /teken/,
  },
  { mis: 'a list instead of an object', levering: [gebeurtenis(mens())], veld: 'bericht', melding: /object/ },
  { mis: 'null instead of an object', levering: null, veld: 'bericht', melding: /object/ },
  { mis: 'a text instead of an object', levering: 'binnenkomst', veld: 'bericht', melding: /object/ },
]

for (const { mis, levering, veld, melding, toegestaan } of gevallen)
  test(`${mis} is refused as JSON`, async () => {
    const antwoord = await lever(wereld, levering)
    const probleem = await lees<Probleemvorm>(antwoord)
    assert.equal(antwoord.status, 400, JSON.stringify(probleem))
    assert.equal(antwoord.headers.get('content-type'), 'application/problem+json')
    const fout = probleem.fouten?.find((een) => een.veld === veld)
    assert.ok(fout, `no fault about ${veld}: ${JSON.stringify(probleem.fouten)}`)
    assert.match(fout.melding, melding)
    if (toegestaan !== undefined) assert.deepEqual(fout.toegestaan, toegestaan)
  })

test('bad lines are each told by number and reason, and every good line among them is taken', async () => {
  const goed = gevallen.map(() => gebeurtenis(mens()))
  const antwoorden = await leverReeks(
    wereld,
    gevallen.flatMap(({ levering }, i) => [goed[i], levering]),
  )
  assert.equal(antwoorden.length, 2 * gevallen.length)
  for (const [i, { mis, veld, melding, toegestaan }] of gevallen.entries()) {
    const [aanvaard, fout] = [antwoorden[2 * i], antwoorden[2 * i + 1]]
    assert.ok(aanvaard?.aanvaard === true, `the line before ${mis}`)
    assert.equal(aanvaard.gebeurtenisId, goed[i]?.gebeurtenisId)
    assert.equal(aanvaard.berichten.length, 1)
    assert.ok(fout?.aanvaard === false, mis)
    assert.equal(fout.regel, 2 * i + 2)
    assert.equal(fout.code, 'ongeldige-invoer')
    const eigen = fout.fouten.find((een) => een.veld === veld)
    assert.match(eigen?.melding ?? '', melding, mis)
    if (toegestaan !== undefined) assert.deepEqual(eigen?.toegestaan, toegestaan)
  }
  const herhaald = await leverReeks(wereld, goed)
  assert.ok(herhaald.every((regel) => regel.aanvaard && regel.herhaald && regel.berichten.length === 1))
})

test('lines that are broken, too long or not UTF-8 stop nothing', async () => {
  const goed = [gebeurtenis(mens()), gebeurtenis(mens()), gebeurtenis(mens()), gebeurtenis(mens())]
  const [een, twee, drie, vier] = goed.map((g) => `${JSON.stringify(g)}\n`)
  const bytes = Buffer.concat([
    Buffer.from(`${een}{"gebeurtenisId": "half\n${twee}`),
    Buffer.from(`"${'x'.repeat(2_000_000)}"\n${drie}`),
    Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d, 0x0a]),
    Buffer.from(`\n${vier?.trim()}`),
  ])
  const antwoorden = await leverTekst(wereld, bytes)
  assert.deepEqual(
    antwoorden.map((a) => [a.regel, a.aanvaard ? 'aanvaard' : a.code]),
    [
      [1, 'aanvaard'],
      [2, 'ongeldige-invoer'],
      [3, 'aanvaard'],
      [4, 'te-groot'],
      [5, 'aanvaard'],
      [6, 'ongeldige-invoer'],
      [8, 'aanvaard'],
    ],
  )
  const meldingen = antwoorden.flatMap((a) => (a.aanvaard ? [] : a.fouten.map(({ melding }) => melding)))
  assert.match(meldingen[0] ?? '', /JSON is onleesbaar/)
  assert.match(meldingen[1] ?? '', /1000000 bytes/)
  assert.match(meldingen[2] ?? '', /UTF-8/)
})

test('the same id with another content is a conflict and the first stands', async () => {
  const bsn = nieuweBsn()
  const eerste = gebeurtenis(mens({ bsn }))
  const [{ berichten = [] } = {}] = await leverGoed(wereld, eerste)
  const ander = { ...eerste, verwachteEinddatum: '2028-01-01' }
  const antwoord = await lever(wereld, ander)
  assert.equal(antwoord.status, 409)
  const probleem = await lees<Probleemvorm>(antwoord)
  assert.deepEqual(
    probleem.fouten?.map(({ veld }) => veld),
    ['gebeurtenisId'],
  )
  const [regel] = await leverReeks(wereld, [ander])
  assert.ok(regel?.aanvaard === false && regel.code === 'conflict' && !regel.bewaard)
  const [bericht, ...meer] = await berichtenOver(wereld, '0518', bsn)
  assert.equal(meer.length, 0)
  assert.equal(bericht?.id, berichten[0])
  assert.equal((bericht?.inhoud?.eindeDetentie as { datum: string } | undefined)?.datum, '2027-02-01')
})

test('the same event in another spelling is the same event', async () => {
  const { voorvoegsel: _, ...persoon } = gebeurtenis(mens()).persoon as Ruw
  const eerste = gebeurtenis({}, { persoon: { ...persoon, geslachtsnaam: ' Verzonnen ' } })
  const anders = {
    ...eerste,
    gebeurtenisId: String(eerste.gebeurtenisId).toUpperCase(),
    persoon: { ...persoon, voorvoegsel: null },
  }
  const [{ berichten } = {}] = await leverGoed(wereld, eerste)
  const antwoord = await lever(wereld, anders)
  assert.equal(antwoord.status, 200)
  const herhaald = await lees<Aanvaard>(antwoord)
  assert.equal(herhaald.herhaald, true)
  assert.deepEqual(herhaald.berichten, berichten)
})

test('an end without a begin is kept, and counts as soon as the begin comes', async () => {
  const bsn = nieuweBsn()
  const ontslag = gebeurtenis(mens({ bsn }), {
    soort: 'ontslag',
    tijdstip: '2026-11-21T09:00:00+01:00',
    verwachteEinddatum: null,
  })
  const geweigerd = await lever(wereld, ontslag)
  assert.equal(geweigerd.status, 409)
  assert.match((await lees<Probleemvorm>(geweigerd)).fouten?.[0]?.melding ?? '', /Lever de binnenkomst/)
  const [regel] = await leverReeks(wereld, [ontslag])
  assert.ok(regel?.aanvaard === false && regel.bewaard && regel.herhaald)
  assert.equal((await berichtenOver(wereld, '0518', bsn)).length, 0)

  const [binnen] = await leverGoed(wereld, gebeurtenis(mens({ bsn })))
  assert.equal(binnen?.berichten.length, 2)
  const berichten = await berichtenOver(wereld, '0518', bsn)
  assert.deepEqual(
    berichten.map(({ soort }) => soort),
    ['einde-detentie', 'begin-detentie'],
  )
  assert.deepEqual(berichten[0]?.inhoud?.eindeDetentie, {
    datum: '2026-11-21',
    definitief: true,
    vorigeDatum: null,
    reden: null,
    vervallen: false,
  })
  const later = await lever(wereld, ontslag)
  assert.equal(later.status, 200)
  assert.equal((await lees<Aanvaard>(later)).herhaald, true)
})

test('an end before the begin of the detention is refused, also as a change', async () => {
  const bsn = nieuweBsn()
  await leverGoed(wereld, gebeurtenis(mens({ bsn })))
  const mis = gebeurtenis(mens({ bsn }), {
    ...wijziging,
    tijdstip: '2026-11-21T09:00:00+01:00',
    verwachteEinddatum: '2026-11-19',
  })
  const antwoord = await lever(wereld, mis)
  assert.equal(antwoord.status, 400)
  const { fouten } = await lees<Probleemvorm>(antwoord)
  assert.deepEqual(fouten?.[0]?.veld, 'verwachteEinddatum')
  assert.equal((await berichtenOver(wereld, '0518', bsn)).length, 1)
  const goed = await lever(wereld, { ...mis, verwachteEinddatum: '2026-11-20' })
  assert.equal(goed.status, 201, 'the refused id is free for the right event')
})

test('a wrong correction is refused with the field, and strikes nothing out', async () => {
  const bsn = nieuweBsn()
  const ander = nieuweBsn()
  const begin = gebeurtenis(mens({ bsn }))
  await leverGoed(wereld, begin, gebeurtenis(mens({ bsn: ander })))
  const correctie = (velden: Ruw): Ruw => ({
    gebeurtenisId: randomUUID(),
    soort: 'correctie',
    tijdstip: '2026-11-22T09:00:00+01:00',
    corrigeert: begin.gebeurtenisId,
    ...velden,
  })
  for (const [velden, status, veld] of [
    [{ corrigeert: randomUUID() }, 409, 'corrigeert'],
    [{ corrigeert: undefined }, 400, 'corrigeert'],
    [{ inrichting: 'pi-vught' }, 400, 'inrichting'],
    [{ verwachteEinddatum: '2027-03-01' }, 400, 'verwachteEinddatum'],
    [{ persoon: (gebeurtenis(mens({ bsn: ander })) as { persoon: Ruw }).persoon }, 409, 'persoon'],
  ] as const) {
    const antwoord = await lever(wereld, correctie(velden))
    assert.equal(antwoord.status, status, veld)
    assert.deepEqual(
      (await lees<Probleemvorm>(antwoord)).fouten?.map((fout) => fout.veld),
      [veld],
    )
    const [regel] = await leverReeks(wereld, [correctie(velden)])
    assert.ok(regel?.aanvaard === false && regel.fouten[0]?.veld === veld)
  }
  assert.equal((await berichtenOver(wereld, '0518', bsn))[0]?.status, 'bezorgd')
  const zelfde = correctie({ inrichting: 'pi-arnhem', verwachteEinddatum: '2027-02-01' })
  assert.equal((await lever(wereld, zelfde)).status, 201, 'repeating the wrong values is no new value')
})

test('the bsn of one and the skn of another do not make one person', async () => {
  const [een, ander, skn, anderSkn] = [nieuweBsn(), nieuweBsn(), nieuwSkn(), nieuwSkn()]
  await leverGoed(wereld, gebeurtenis(mens({ bsn: een, skn })), gebeurtenis(mens({ bsn: ander, skn: null })))
  await leverGoed(wereld, gebeurtenis(mens({ bsn: null, skn: anderSkn })))
  for (const [persoon, veld] of [
    [{ bsn: een, skn: anderSkn }, 'persoon.skn'],
    [{ bsn: ander, skn }, 'persoon.skn'],
    [{ bsn: nieuweBsn(), skn }, 'persoon.bsn'],
  ] as const) {
    const antwoord = await lever(wereld, gebeurtenis(mens(persoon)))
    assert.equal(antwoord.status, 409)
    const probleem = await lees<Probleemvorm>(antwoord)
    assert.deepEqual(
      probleem.fouten?.map((fout) => fout.veld),
      [veld],
    )
    assert.ok(!JSON.stringify(probleem).includes(een) && !JSON.stringify(probleem).includes(skn))
  }
  const samen = await lever(wereld, gebeurtenis(mens({ bsn: ander, skn: nieuwSkn() })))
  assert.equal(samen.status, 201, 'an skn that was not known yet is learned')
})

test('who may not deliver is refused before anything is read', async () => {
  const body = JSON.stringify(gebeurtenis(mens()))
  const pad = '/detentiegebeurtenissen'
  for (const [wie, status] of [
    [null, 401],
    [['college-0518', 'nazorgcoordinator'], 403],
    [['pi-arnhem', 'backoffice'], 403],
    [['justid', 'justid-beheerder'], 403],
    [['dji', 'fg'], 403],
  ] as const)
    for (const type of ['application/json', 'application/x-ndjson']) {
      const antwoord = await api(wie, pad, { method: 'POST', headers: { 'Content-Type': type }, body })
      assert.equal(antwoord.status, status, String(wie))
      assert.equal((await lees<Probleemvorm>(antwoord)).status, status)
    }
  const kapot = await fetch(`${wereld.adres}/api/v1${pad}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: 'Bearer zomaar-een-token' },
    body,
  })
  assert.equal(kapot.status, 401)
  assert.equal((await lever(wereld, JSON.parse(body))).status, 201, 'the same event was not taken before')
})

test('a body that is too large, of another type, empty or broken gets its own status', async () => {
  const pad = '/detentiegebeurtenissen'
  const stuur = (body: string, type = 'application/json') =>
    api(dji, pad, { method: 'POST', headers: { 'Content-Type': type }, body })
  for (const [antwoord, status, code] of [
    [await stuur(JSON.stringify(gebeurtenis(mens({ voornamen: 'x'.repeat(1_000_000) })))), 413, 'te-groot'],
    [await stuur('{}', 'text/plain'), 415, 'verkeerd-formaat'],
    [await stuur('<a/>', 'application/xml'), 415, 'verkeerd-formaat'],
    [await stuur(''), 400, 'ongeldige-invoer'],
    [await stuur('{"soort": '), 400, 'ongeldige-invoer'],
    [await stuur(`${'['.repeat(400_000)}`), 400, 'ongeldige-invoer'],
  ] as const) {
    assert.equal(antwoord.status, status)
    const probleem = await lees<Probleemvorm>(antwoord)
    assert.equal(probleem.code, code)
    assert.match(probleem.detail, /[.]$/)
  }
  assert.deepEqual(await leverTekst(wereld, ''), [])
  assert.deepEqual(await leverTekst(wereld, '\n\n'), [])
})

test('an error never repeats what was sent about a person', async () => {
  const bsn = nieuweBsn()
  const kapot = `{"persoon": {"bsn": "${bsn}", "geslachtsnaam": "Geheimnaam" `
  const antwoord = await api(dji, '/detentiegebeurtenissen', { method: 'POST', body: kapot })
  const tekst = await antwoord.text()
  assert.ok(!tekst.includes(bsn) && !tekst.includes('Geheimnaam'))
  const [regel] = await leverTekst(wereld, kapot)
  assert.ok(!JSON.stringify(regel).includes(bsn))
})

test('an offset that exists nowhere but can be computed is taken as that moment', async () => {
  const bsn = nieuweBsn()
  const [antwoord] = await leverReeks(wereld, [
    gebeurtenis(mens({ bsn, gemeentecode: '0344' }), { tijdstip: '2026-11-20T14:05:00+20:00' }),
  ])
  assert.equal(antwoord?.aanvaard, true)
  const [bericht] = await box(wereld, '0344')
  assert.deepEqual(bericht?.inhoud?.beginDetentie, { datum: '2026-11-19' })
})
