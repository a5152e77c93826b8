import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
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
import { gevallen, mens, wijziging } from '../verkeerd.ts'
import { lees, maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after })
const { api } = wereld

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

test('a question that names a parameter twice is refused, and says which one', async () => {
  const nazorg = ['college-0518', 'nazorgcoordinator'] as const
  const leverancier = ['college-0518', 'leverancier'] as const
  for (const [wie, pad, veld] of [
    [nazorg, '/berichten?status=bezorgd&status=gelezen', 'status'],
    [nazorg, '/contacten?zoek=a&soort=pi&zoek=b', 'zoek'],
    [leverancier, '/afleveringen?status=dood&status=dood', 'status'],
    [nazorg, '/grondslagen?peildatum=2026-11-22&peildatum=2026-11-23', 'peildatum'],
  ] as const) {
    const antwoord = await api(wie, pad)
    assert.equal(antwoord.status, 400, pad)
    const { fouten } = await lees<Probleemvorm>(antwoord)
    assert.deepEqual(
      fouten?.map((fout) => [fout.veld, fout.melding]),
      [[veld, 'Dit staat er meer dan één keer in. Noem het één keer.']],
      pad,
    )
  }
  assert.equal((await api(nazorg, '/berichten?status=bezorgd&soort=bij')).status, 200)
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

test('an event that leaves out the birth date says nothing of it; one that names another does', async () => {
  const bsn = nieuweBsn()
  const bekend = async () =>
    (
      await wereld.bank.eigenaar.vraag(
        `select gegevens->>'geboortedatum' as dag from detentie.persoon where bsn = $1`,
        [bsn],
      )
    )[0]?.dag
  const lever1 = (geboortedatum: string | null, dag: string) =>
    leverGoed(
      wereld,
      gebeurtenis(mens({ bsn, geboortedatum }), {
        soort: dag === '10' ? 'binnenkomst' : 'wijziging-einddatum',
        tijdstip: `2026-11-${dag}T10:00:00Z`,
        ...(dag === '10'
          ? {}
          : { inrichting: null, reden: 'capaciteit', verwachteEinddatum: `2027-01-${dag}` }),
      }),
    )
  await lever1('1985-03-04', '10')
  await lever1(null, '12')
  assert.equal(await bekend(), '1985-03-04')
  await lever1('1985-03-05', '14')
  assert.equal(await bekend(), '1985-03-05')
  await lever1('1985-03-06', '11')
  assert.equal(await bekend(), '1985-03-05', 'what came later but was earlier does not win')
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

test('what has not happened yet is refused with the field; a release may be announced, and clocks may differ a little', async () => {
  const straks = (minuten: number) =>
    new Date(Date.parse('2026-11-22T10:00:00Z') + minuten * 60_000).toISOString()
  const bsn = nieuweBsn()
  const begin = gebeurtenis({ bsn })
  await leverGoed(wereld, begin)
  for (const anders of [
    { soort: 'overplaatsing', inrichting: 'pi-vught' },
    { soort: 'wijziging-einddatum', reden: 'regulier', inrichting: null },
    {
      soort: 'correctie',
      corrigeert: begin.gebeurtenisId,
      persoon: null,
      inrichting: null,
      verwachteEinddatum: null,
    },
    { soort: 'binnenkomst' },
  ]) {
    const antwoord = await lever(wereld, gebeurtenis({ bsn }, { ...anders, tijdstip: straks(6) }))
    assert.equal(antwoord.status, 400, anders.soort)
    const { fouten } = await lees<Probleemvorm>(antwoord)
    assert.deepEqual(
      fouten?.map(({ veld }) => veld),
      ['tijdstip'],
    )
    assert.match(fouten?.[0]?.melding ?? '', /in de toekomst[^.]*\. .*ontslag/)
  }
  const regels = await leverReeks(wereld, [
    gebeurtenis({ bsn: nieuweBsn() }, { tijdstip: straks(5) }),
    gebeurtenis({ bsn: nieuweBsn() }, { tijdstip: straks(24 * 60) }),
    gebeurtenis({ bsn: nieuweBsn() }),
  ])
  assert.deepEqual(
    regels.map(({ aanvaard }) => aanvaard),
    [true, false, true],
  )
  const [weg] = await leverGoed(
    wereld,
    gebeurtenis(
      { bsn },
      { soort: 'ontslag', inrichting: null, verwachteEinddatum: null, tijdstip: straks(3 * 24 * 60) },
    ),
  )
  const einde = (await berichtenOver(wereld, '0518', bsn)).find(({ id }) => id === weg?.berichten[0])
  assert.equal(einde?.soort, 'einde-detentie')
  const { vorigeDatum: _, ...verteld } = { ...(einde.inhoud?.eindeDetentie as Ruw) }
  const plan = { datum: '2026-11-25', definitief: false, reden: null, vervallen: false }
  assert.deepEqual(verteld, plan, 'told as a plan')
})
