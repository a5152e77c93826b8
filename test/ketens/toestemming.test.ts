import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { formulierenIn } from '../formulieren.ts'
import { foutenOp } from '../foutoverzicht.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { leverGoed, type Probleemvorm } from '../levering.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { zet } from '../tabellen.ts'
import {
  andereKliniek,
  intrekking,
  kliniek,
  nieuweGedetineerde,
  stuur,
  verklaring,
  verstuur,
  vught,
} from '../toestemming.ts'
import { lees, maakWereld, type Wereld } from '../wereld.ts'

interface Vorm {
  readonly peildatum: string
  readonly tijdstip: string | null
  readonly actueel: boolean
  readonly standen: readonly {
    ontvanger: string
    basisvoorwaarde: string
    stand: string
    geldigTot: string | null
  }[]
  readonly regels: readonly { soort: string }[]
  readonly terugroepingen: readonly { bericht: string; stand: string; grond: string | null }[]
}

let wereld: Wereld
let sluit: () => Promise<void> = async () => {}
type Bezoek = ReturnType<typeof bezoeker> & { readonly medewerker: string }
let een: Bezoek
let ander: Bezoek
let buiten: Bezoek

before(async () => {
  wereld = await maakWereld({
    after: (werk) => {
      sluit = werk
    },
  })
  const maak = async (organisatie: string, naam: string) => {
    const wie = await inlogAls(wereld, organisatie, 'casemanager', naam)
    return { ...bezoeker(wereld, wie), medewerker: wie.medewerker }
  }
  een = await maak('pi-arnhem', 'Een')
  ander = await maak('pi-arnhem', 'Ander')
  buiten = await maak('pi-vught', 'Buiten')
})
after(() => sluit())

const standVan = async (persoon: string, vraag = '') => lees<Vorm>(await stuur(wereld, persoon, vraag))
const kort = ({ standen }: Vorm) =>
  standen.map((s) => `${s.ontvanger} ${s.basisvoorwaarde} ${s.stand}`).sort()
const logboek = (persoon: string, handeling: string) =>
  wereld.bank.eigenaar.vraag(
    `select r.doel, r.gegevens, r.ontvanger, r.toets_id, r.relatie from logboek.regel r
     join toestemming.verklaring v on v.id = r.onderwerp where v.persoon = $1 and r.handeling = $2 order by r.volgnummer`,
    [persoon, handeling],
  )

/** The hidden fields of the form that goes to this path. */
function verborgen(pagina: string, actie: string): Record<string, string> {
  const gevonden = formulierenIn(pagina, actie).find((form) => form.actie === actie)
  return Object.fromEntries(
    (gevonden?.velden ?? [])
      .filter(({ soort }) => soort === 'hidden')
      .map(({ naam, waarde }) => [naam, waarde]),
  )
}

const papier = {
  ...{ namens: 'betrokkene', aanwezig: 'casemanager', taal: 'nl', tolk: 'geen', voorgelezen: 'ja' },
  ...{ tekst: 'nl', gevolgenVerteld: 'ja', geldigTot: '2027-05-01', datum: '2026-11-22' },
  ...{ plaats: 'Arnhem', vorm: 'papier', doe: 'onderteken' },
}

const strepen = '10 10 40 60 80 20;90 30 120 60'

/** The same form signed on this screen, as it is drawn there: under what is asked, and the text that is read. */
function opScherm(blad: string): Record<string, string> {
  const gevraagd = /data-gevraagd="([0-9a-f]{64})"/.exec(blad)?.[1]
  return { ...papier, vorm: 'scherm', handtekening: strepen, getekend: `${gevraagd} ${papier.tekst}` }
}

/** Goes through the talk until the signature: this receiver, this answer about care. */
async function tot(
  bezoek: Bezoek,
  persoon: string,
  antwoord: string,
  ontvanger = kliniek,
): Promise<Record<string, string>> {
  const pad = `/toestemmingen/${persoon}/gesprek`
  assert.equal((await bezoek.stuur(pad, { ontvanger })).status, 303)
  const gezien = verborgen((await bezoek.lees(`${pad}/zorg`)).tekst, `${pad}/zorg`)
  const bewaard = await bezoek.stuur(`${pad}/zorg`, { ...gezien, [`antwoord-${ontvanger}`]: antwoord })
  assert.equal(bewaard.status, 303, bewaard.tekst)
  return verborgen((await bezoek.lees(`${pad}/ondertekenen`)).tekst, `${pad}/ondertekenen`)
}

describe('the ledger over the API', () => {
  test('a declaration opens one area for one receiver; a withdrawal closes it and takes back what was sent', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    assert.equal(await verstuur(wereld, persoon), null, 'not asked is not yes')
    const vast = await stuur(wereld, persoon, '/verklaringen', verklaring())
    assert.equal(vast.status, 201, await vast.clone().text())
    assert.deepEqual(kort(await lees<Vorm>(vast)), [`${kliniek} zorg gegeven`])
    const bericht = await verstuur(wereld, persoon)
    assert.ok(bericht)
    assert.equal(await verstuur(wereld, persoon, andereKliniek), null, 'a yes is for one receiver')
    const weg = await lees<{ ingetrokken: unknown[]; teruggeroepen: number; toestemmingen: Vorm }>(
      await stuur(wereld, persoon, '/intrekkingen', intrekking()),
    )
    assert.deepEqual(weg.ingetrokken, [{ ontvanger: kliniek, basisvoorwaarde: 'zorg' }])
    assert.equal(weg.teruggeroepen, 1)
    assert.deepEqual(kort(weg.toestemmingen), [`${kliniek} zorg ingetrokken`])
    assert.deepEqual(
      weg.toestemmingen.terugroepingen.map((t) => [t.bericht, t.stand]),
      [[bericht, 'niet-gelezen']],
    )
    assert.equal(await verstuur(wereld, persoon), null)
    const [ja] = await logboek(persoon, 'vastgelegd')
    assert.deepEqual([ja?.doel, ja?.gegevens, ja?.ontvanger], ['toestemming-vastleggen', ['zorg'], kliniek])
    assert.ok(ja?.toets_id, 'a yes is written with the oordeel it opens')
    assert.equal((await logboek(persoon, 'ingetrokken')).length, 1)
  })

  test('the same declaration and the same withdrawal sent again change nothing', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    const [verklaringId, intrekkingId] = [randomUUID(), randomUUID()]
    for (let keer = 0; keer < 2; keer++)
      assert.equal((await stuur(wereld, persoon, '/verklaringen', verklaring({ verklaringId }))).status, 201)
    const ja = [{ ontvanger: andereKliniek, basisvoorwaarde: 'zorg' }]
    assert.equal(
      (await stuur(wereld, persoon, '/verklaringen', verklaring({ verklaringId, ja }))).status,
      409,
    )
    const buur = await nieuweGedetineerde(wereld)
    assert.equal((await stuur(wereld, buur, '/verklaringen', verklaring({ verklaringId }))).status, 201)
    await verstuur(wereld, persoon)
    const keren = []
    for (let keer = 0; keer < 2; keer++)
      keren.push(
        await lees<{ teruggeroepen: number }>(
          await stuur(wereld, persoon, '/intrekkingen', intrekking({ intrekkingId })),
        ),
      )
    assert.deepEqual(
      keren.map(({ teruggeroepen }) => teruggeroepen),
      [1, 0],
    )
    assert.deepEqual(
      (await standVan(persoon)).regels.map(({ soort }) => soort),
      ['gegeven', 'ingetrokken'],
    )
  })

  test('what the register is asked about a person uses the ledger, and nobody can say it otherwise', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    const vraag = { ontvanger: kliniek, basisvoorwaarden: ['zorg'] }
    const eerst = await lees<{ oordeel: { uitkomst: string } }>(
      await stuur(wereld, persoon, '/toetsen', vraag),
    )
    assert.equal(eerst.oordeel.uitkomst, 'onbeslist')
    await stuur(wereld, persoon, '/verklaringen', verklaring())
    const dan = await lees<{ toestemming: unknown; oordeel: { uitkomst: string } }>(
      await stuur(wereld, persoon, '/toetsen', vraag),
    )
    assert.deepEqual([dan.toestemming, dan.oordeel.uitkomst], [{ zorg: 'gegeven' }, 'toegestaan'])
    const zelf = await stuur(wereld, persoon, '/toetsen', { ...vraag, feiten: { toestemming: 'gegeven' } })
    assert.equal(zelf.status, 400)
  })

  test('a yes ends after its last day, can be seen as it was, and can still be taken back', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    await stuur(wereld, persoon, '/verklaringen', verklaring({ geldigTot: '2026-11-24' }))
    const bericht = await verstuur(wereld, persoon)
    try {
      wereld.klok.zet('2026-11-25T10:00:00Z')
      assert.deepEqual(kort(await standVan(persoon)), [`${kliniek} zorg verlopen`])
      assert.deepEqual(kort(await standVan(persoon, '?peildatum=2026-11-24')), [`${kliniek} zorg gegeven`])
      assert.deepEqual(kort(await standVan(persoon, '?peildatum=2026-11-21')), [])
      assert.equal(await verstuur(wereld, persoon), null)
      await stuur(wereld, persoon, '/intrekkingen', intrekking())
      assert.deepEqual(
        (await standVan(persoon)).terugroepingen.map((t) => t.bericht),
        [bericht],
      )
    } finally {
      wereld.klok.zet('2026-11-22T10:00:00Z')
    }
  })

  test('how it stood can be asked of a moment, also of two on one day', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    await stuur(wereld, persoon, '/verklaringen', verklaring())
    try {
      wereld.klok.zet('2026-11-22T12:00:00Z')
      await stuur(wereld, persoon, '/intrekkingen', intrekking())
      wereld.klok.zet('2026-11-22T13:00:00Z')
      const op = (tijdstip: string) => standVan(persoon, `?tijdstip=${encodeURIComponent(tijdstip)}`)
      assert.deepEqual(kort(await op('2026-11-22T09:59:59Z')), [])
      const tussen = await op('2026-11-22T12:30:00+01:00')
      assert.deepEqual(kort(tussen), [`${kliniek} zorg gegeven`])
      assert.deepEqual([tussen.peildatum, tussen.tijdstip], ['2026-11-22', '2026-11-22T11:30:00.000Z'])
      assert.equal(tussen.regels.length, 1, 'the lines are those up to then')
      assert.deepEqual(kort(await op('2026-11-22T12:00:00Z')), [`${kliniek} zorg ingetrokken`])
      const mis: readonly (readonly [string, RegExp])[] = [
        ['tijdstip=2026-11-22T14:00:00Z', /Dit tijdstip moet nog komen/],
        ['tijdstip=2026-11-22', /Schrijf een tijdstip met zone/],
        ['tijdstip=2026-11-22T12:00:00', /Schrijf een tijdstip met zone/],
        ['tijdstip=2026-11-22T12:00:00Z&peildatum=2026-11-22', /niet naar allebei/],
      ]
      for (const [vraag, melding] of mis) {
        const nee = await stuur(wereld, persoon, `?${vraag}`)
        assert.equal(nee.status, 400, vraag)
        assert.match(await nee.text(), melding)
      }
    } finally {
      wereld.klok.zet('2026-11-22T10:00:00Z')
    }
  })

  test('paper of before a no does not undo that no; paper of after it does', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    await stuur(wereld, persoon, '/verklaringen', verklaring())
    await stuur(wereld, persoon, '/intrekkingen', intrekking())
    const laat = await stuur(wereld, persoon, '/verklaringen', verklaring({ datum: '2026-11-21' }))
    assert.equal(laat.status, 400)
    assert.match(
      (await lees<Probleemvorm>(laat)).fouten?.[0]?.melding ?? '',
      /was het nee\. Een ja van daarvoor telt niet/,
    )
    assert.equal((await stuur(wereld, persoon, '/verklaringen', verklaring())).status, 201)
    assert.deepEqual(kort(await standVan(persoon)), [`${kliniek} zorg gegeven`])
  })

  const fout = (anders: object) => (persoon: string) =>
    stuur(wereld, persoon, '/verklaringen', verklaring({ ...anders }))
  for (const [wat, veld, vraag] of [
    ['a day that is to come', 'datum', fout({ datum: '2026-11-23' })],
    ['a day of long ago', 'datum', fout({ datum: '2026-10-01' })],
    ['a day that is none', 'datum', fout({ datum: '2026-02-30' })],
    ['a yes for ever', 'geldigTot', fout({ geldigTot: '2030-01-01' })],
    ['a yes for a year and a day', 'geldigTot', fout({ geldigTot: '2027-11-23' })],
    ['a yes that is over', 'geldigTot', fout({ geldigTot: '2026-11-21' })],
    ['a long text', 'plaats', fout({ plaats: 'x'.repeat(5000) })],
    ['a number in a text', 'plaats', fout({ plaats: 'Arnhem 999993653' })],
    ['nobody present', 'aanwezig', fout({ aanwezig: [] })],
    ['a representative who speaks and was not there', 'aanwezig', fout({ namens: 'mentor' })],
    ['an interpreter who was there and was not', 'aanwezig', fout({ tolk: 'aanwezig' })],
    ['an interpreter who was not there and was', 'aanwezig', fout({ aanwezig: ['casemanager', 'tolk'] })],
    ['consequences not told', 'gevolgenVerteld', fout({ gevolgenVerteld: false })],
    ['a signature without strokes', 'handtekening', fout({ vorm: 'scherm', handtekening: '' })],
    ['a tap for a signature', 'handtekening', fout({ vorm: 'scherm', handtekening: '10 10;20 20' })],
    ['a name for who speaks', 'namens', fout({ namens: 'de heer Verzonnen' })],
    [
      'no receiver',
      'ja.0.ontvanger',
      fout({ ja: [{ ontvanger: 'fpc-bestaat-niet', basisvoorwaarde: 'zorg' }] }),
    ],
    ['no area', 'ja.0.basisvoorwaarde', fout({ ja: [{ ontvanger: kliniek, basisvoorwaarde: 'muziek' }] })],
    ['an unknown field', 'naam', fout({ naam: 'x' })],
    [
      'a withdrawal of what was never asked',
      'welke.0',
      (persoon: string) =>
        stuur(
          wereld,
          persoon,
          '/intrekkingen',
          intrekking({ alles: false, welke: [{ ontvanger: kliniek, basisvoorwaarde: 'zorg' }] }),
        ),
    ],
    [
      'the same twice',
      'ja',
      fout({
        ja: [kliniek, kliniek].map((ontvanger) => ({ ontvanger, basisvoorwaarde: 'zorg' })),
      }),
    ],
    [
      'a note that names the person',
      'toelichting',
      (persoon: string) =>
        stuur(wereld, persoon, '/intrekkingen', intrekking({ toelichting: 'Mevrouw MOULIN zei nee.' })),
    ],
    [
      'no note',
      'toelichting',
      (persoon: string) =>
        stuur(wereld, persoon, '/intrekkingen', { ...intrekking(), toelichting: undefined }),
    ],
  ] as const)
    test(`${wat} is refused at ${veld}, and nothing is written`, async () => {
      const persoon = await nieuweGedetineerde(wereld)
      const antwoord = await vraag(persoon)
      assert.equal(antwoord.status, 400)
      const { fouten = [] } = await lees<Probleemvorm>(antwoord)
      assert.ok(
        fouten.some((een) => een.veld === veld),
        JSON.stringify(fouten),
      )
      assert.equal((await standVan(persoon)).regels.length, 0)
    })

  test('consent that would open nothing is refused: the law decides for a municipality', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    for (const [ontvanger, basisvoorwaarde] of [
      ['college-0599', 'schulden'],
      [kliniek, 'schulden'],
    ]) {
      const antwoord = await stuur(
        wereld,
        persoon,
        '/verklaringen',
        verklaring({ ja: [{ ontvanger, basisvoorwaarde }] }),
      )
      assert.equal(antwoord.status, 400)
      const [fout] = (await lees<Probleemvorm>(antwoord)).fouten ?? []
      assert.equal(fout?.veld, 'ja.0', 'at what was said yes to')
      assert.match(fout?.melding ?? '', /opent toestemming nu niets/)
    }
  })

  test('someone of another inrichting is not there, also not for reading, and that is written down', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    await stuur(wereld, persoon, '/verklaringen', verklaring())
    for (const antwoord of [
      await stuur(wereld, persoon, '', undefined, vught),
      await stuur(wereld, persoon, '/verklaringen', verklaring(), vught),
      await stuur(wereld, persoon, '/intrekkingen', intrekking(), vught),
      await stuur(wereld, randomUUID(), ''),
    ])
      assert.equal(antwoord.status, 404)
    const pagina = await buiten.lees(`/toestemmingen/${persoon}`)
    assert.equal(pagina.status, 404)
    assert.doesNotMatch(pagina.tekst, /Moulin/)
    const [{ aantal } = {}] = await wereld.bank.eigenaar.vraag(
      `select count(*) as aantal from logboek.regel where organisatie = 'pi-vught' and handeling = 'geweigerd' and onderwerp = $1`,
      [persoon],
    )
    assert.equal(Number(aantal), 4)
    for (const wie of [
      ['pi-arnhem', 'directeur'],
      ['college-0599', 'nazorgcoordinator'],
    ] as const)
      assert.equal((await stuur(wereld, persoon, '', undefined, wie)).status, 403)
  })

  test('after someone left for good nothing can be asked, and what was said can still be taken back', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    await stuur(wereld, persoon, '/verklaringen', verklaring())
    const bericht = await verstuur(wereld, persoon)
    await wereld.bank.eigenaar.vraag(
      `update detentie.periode set stand = 'beeindigd', einde_op = '2026-08-01T10:00:00Z', begin_op = '2026-07-01T10:00:00Z' where persoon_id = $1`,
      [persoon],
    )
    assert.equal(
      (await stuur(wereld, persoon, '/verklaringen', verklaring({ datum: '2026-11-22' }))).status,
      403,
    )
    const pagina = await een.lees(`/toestemmingen/${persoon}/intrekken`)
    assert.equal(pagina.status, 200)
    assert.doesNotMatch(pagina.tekst, /Moulin/, 'who it is may not be shown any more')
    const weg = await lees<{ teruggeroepen: number }>(
      await stuur(wereld, persoon, '/intrekkingen', intrekking()),
    )
    assert.equal(weg.teruggeroepen, 1)
    assert.deepEqual(
      (await standVan(persoon)).terugroepingen.map((t) => t.bericht),
      [bericht],
    )
  })
})

describe('a broken glass', () => {
  test('lets take back what someone said, and not ask', async () => {
    const persoon = await nieuweGedetineerde(wereld, { inrichting: 'pi-vught' })
    const op = wereld.klok.nu().toISOString()
    const van = { organisatie: 'pi-arnhem', gebruiker: een.medewerker, persoon }
    const poging = randomUUID()
    await zet(wereld.bank, 'personen.zoekpoging', [{ ...van, id: poging, op }])
    const waarom = {
      naam: 'n',
      rol: 'casemanager',
      doel: 'toestemming-vastleggen',
      aanleiding: 'anders',
      reden: 'r',
    }
    const uur = { van: op, tot: new Date(wereld.klok.nu().getTime() + 3_600_000).toISOString() }
    assert.equal((await een.lees(`/toestemmingen/${persoon}`)).status, 404)
    await zet(wereld.bank, 'personen.glasbraak', [{ ...van, ...waarom, ...uur, id: randomUUID(), poging }])
    assert.match(
      (await een.lees(`/toestemmingen/${persoon}`)).tekst,
      /Moulin.*verblijft niet meer in uw inrichting/s,
    )
    assert.equal((await ander.lees(`/toestemmingen/${persoon}`)).status, 404, 'it is of one user')
    assert.equal((await een.lees(`/toestemmingen/${persoon}/gesprek`)).status, 403)
    assert.equal((await een.stuur(`/toestemmingen/${persoon}/gesprek`, { ontvanger: kliniek })).status, 403)
  })
})

describe('the talk', () => {
  test('a yes counts from the signature on, and the page of the person shows the way', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    const kaart = await een.lees(`/personen/${persoon}?doel=re-integratieplan`)
    assert.match(kaart.tekst, new RegExp(`href="/toestemmingen/${persoon}"`))
    const begin = await een.lees(`/toestemmingen/${persoon}/gesprek`)
    assert.doesNotMatch(begin.tekst, /gemeente Rotterdam/, 'for a municipality consent opens nothing now')
    assert.match(
      begin.tekst,
      /als aan haar voorwaarden is voldaan.+Reclassering: identiteitsbewijs, onderdak/s,
    )
    assert.match(begin.tekst, /Dat staat nog niet vast/)
    const velden = await tot(een, persoon, 'ja')
    const scherm = (await een.lees(`/toestemmingen/${persoon}/gesprek`)).tekst
    assert.match(
      scherm,
      /FPC Dr\. S\. van Mesdag, identiteitsbewijs, .+, schulden, zorg voor thuis\. Dit mag niet, ook niet met toestemming/,
    )
    assert.equal(await verstuur(wereld, persoon), null, 'not signed yet')
    const klaar = await een.stuur(`/toestemmingen/${persoon}/gesprek/ondertekenen`, { ...velden, ...papier })
    assert.equal(klaar.naar, `/toestemmingen/${persoon}?gedaan=ondertekend`, klaar.tekst)
    assert.ok(await verstuur(wereld, persoon))
    const nogEens = await een.stuur(`/toestemmingen/${persoon}/gesprek/ondertekenen`, {
      ...velden,
      ...papier,
    })
    assert.equal(nogEens.naar, klaar.naar, 'a double click signs once')
    assert.equal((await standVan(persoon)).regels.length, 1)
    const [rij] = await wereld.bank.eigenaar.vraag(
      'select * from toestemming.verklaring where persoon = $1',
      [persoon],
    )
    assert.deepEqual(
      [rij?.vorm, rij?.namens, rij?.taal, rij?.gevolgen_verteld, rij?.tekstversie, rij?.plaats],
      ['papier', 'betrokkene', 'nl', true, 'nl-2026-11c', 'Arnhem'],
    )
  })

  test('nothing is ticked before anyone answers, and not asked is kept apart from no', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    const pad = `/toestemmingen/${persoon}/gesprek`
    await een.stuur(pad, { ontvanger: kliniek })
    const leeg = await een.lees(`${pad}/zorg`)
    assert.doesNotMatch(leeg.tekst, /\schecked/)
    const gezien = verborgen(leeg.tekst, `${pad}/zorg`)
    await een.stuur(`${pad}/zorg`, { ...gezien, [`antwoord-${kliniek}`]: 'niet' })
    assert.equal((await standVan(persoon)).regels.length, 0)
    assert.match((await een.lees(`/toestemmingen/${persoon}`)).tekst, /Nog niets gevraagd/)
  })

  test('a no counts at once, after a yes it takes back what was sent, and a yes can be given again', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    await stuur(wereld, persoon, '/verklaringen', verklaring())
    const bericht = await verstuur(wereld, persoon)
    const pad = `/toestemmingen/${persoon}/gesprek`
    await tot(een, persoon, 'nee')
    assert.deepEqual(kort(await standVan(persoon)), [`${kliniek} zorg geweigerd`])
    assert.deepEqual(
      (await standVan(persoon)).terugroepingen.map((t) => t.bericht),
      [bericht],
    )
    const gezien = verborgen((await een.lees(`${pad}/zorg`)).tekst, `${pad}/zorg`)
    await een.stuur(`${pad}/zorg`, { ...gezien, [`antwoord-${kliniek}`]: 'ja' })
    const blad = (await een.lees(`${pad}/ondertekenen`)).tekst
    const getekend = {
      ...verborgen(blad, `${pad}/ondertekenen`),
      ...opScherm(blad),
      namens: 'curator',
      aanwezig: 'casemanager,vertegenwoordiger',
    }
    assert.equal((await een.stuur(`${pad}/ondertekenen`, getekend)).status, 303)
    assert.deepEqual(kort(await standVan(persoon)), [`${kliniek} zorg gegeven`])
    assert.match((await een.lees(`/toestemmingen/${persoon}`)).tekst, /d="M10 10L40 60L80 20M90 30L120 60"/)
  })

  test('a drawn signature goes when anything it was set under changes, and counts for nothing else', async (t) => {
    const persoon = await nieuweGedetineerde(wereld)
    const pad = `/toestemmingen/${persoon}/gesprek`
    const tekenpad = `${pad}/ondertekenen`
    const lees = async () => (await een.lees(tekenpad)).tekst
    const stand = (blad: string) => verborgen(blad, tekenpad)
    await tot(een, persoon, 'ja')
    const gewist = /De handtekening is gewist: er is daarna iets veranderd/
    const wijzigingen: readonly (readonly [string, () => Promise<{ readonly status: number }>])[] = [
      ['another receiver', () => een.stuur(pad, { ontvanger: andereKliniek })],
      ['another text', () => een.stuur(pad, { doe: 'tekst', tekst: 'ar' })],
      [
        'another answer',
        async () => {
          const gezien = verborgen((await een.lees(`${pad}/zorg`)).tekst, `${pad}/zorg`)
          const ja = { [`antwoord-${kliniek}`]: 'ja', [`antwoord-${andereKliniek}`]: 'ja' }
          return een.stuur(`${pad}/zorg`, { ...gezien, ...ja })
        },
      ],
      ['a receiver less', () => een.stuur(pad, { doe: 'weg', ontvanger: andereKliniek })],
    ]
    for (const [naam, wijzig] of wijzigingen)
      await t.test(naam, async () => {
        const eerst = await lees()
        const kladje = { ...stand(eerst), ...opScherm(eerst), doe: 'bewaar' }
        assert.equal((await een.stuur(tekenpad, kladje)).status, 303)
        const bewaard = await lees()
        assert.equal(stand(bewaard).handtekening, strepen, 'kept while nothing changes')
        assert.doesNotMatch(bewaard, gewist)
        const oud = { ...stand(bewaard), ...papier, vorm: 'scherm' }
        assert.equal((await wijzig()).status, 303)
        const daarna = await lees()
        assert.equal(stand(daarna).handtekening, '')
        assert.match(daarna, gewist)
        const { gezien = '', gesprek = '' } = stand(daarna)
        const tekst = naam === 'another text' ? 'ar' : 'nl'
        const toch = await een.stuur(tekenpad, { ...oud, gezien, gesprek, tekst, tolk: 'telefoon' })
        assert.equal(toch.status, 400, 'the server knows what it was drawn under')
        assert.match(toch.tekst, gewist)
        assert.equal(stand(toch.tekst).handtekening, '')
      })
    const blad = await lees()
    const anders = { ...stand(blad), ...opScherm(blad), tekst: 'en' }
    assert.equal((await een.stuur(tekenpad, anders)).status, 400, 'another text than it was drawn under')
    const zonder = { ...stand(blad), ...opScherm(blad), getekend: '', doe: 'bewaar' }
    assert.equal((await een.stuur(tekenpad, zonder)).status, 303)
    assert.equal(stand(await lees()).handtekening, '', 'not kept without what it was set under')
    assert.deepEqual(kort(await standVan(persoon)), [])
  })

  test('tells first: before the way on stands what to tell, and a topic leads back to it and to another language', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    await tot(een, persoon, 'ja')
    const pad = `/toestemmingen/${persoon}/gesprek`
    assert.match(
      (await een.lees(pad)).tekst,
      /Vertel dit eerst.*In welke taal leest u samen.*Ga verder met ondertekenen/s,
    )
    await een.stuur(pad, { doe: 'tekst', tekst: 'ar' })
    const zorg = (await een.lees(`${pad}/zorg`)).tekst
    assert.match(
      zorg,
      new RegExp(`Taal: Arabisch.*href="${pad}"[^>]*>Vertel nog eens wat vooraf is verteld`, 's'),
    )
    const turks = await een.stuur(pad, { doe: 'tekst', tekst: 'tr', gebied: 'zorg' })
    assert.equal(turks.naar, `${pad}/zorg`, 'who chooses another language stays at the topic')
    assert.match((await een.lees(`${pad}/zorg`)).tekst, /Taal: Turks/)
    const vreemd = await een.stuur(pad, { doe: 'tekst', tekst: 'ar', gebied: '//elders.nl' })
    assert.equal(vreemd.naar, pad)
  })

  test('another language on the page of a topic keeps what was ticked, writes nothing, and hides no colleague', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    const pad = `/toestemmingen/${persoon}/gesprek`
    assert.equal((await een.stuur(pad, { ontvanger: kliniek })).status, 303)
    const blad = (await een.lees(`${pad}/zorg`)).tekst
    // The choice of a language is a part of the form with the answers, also without a script.
    assert.match(blad, /<form[^>]* id="antwoorden"/)
    assert.match(blad, /<select[^>]* name="tekst"[^>]* form="antwoorden"/)
    assert.match(blad, /<button[^>]* name="doe" value="tekst" form="antwoorden"/)
    const gezien = verborgen(blad, `${pad}/zorg`)
    const keuze = { [`antwoord-${kliniek}`]: 'nee', doe: 'tekst' }
    const arabisch = await een.stuur(`${pad}/zorg`, { ...gezien, ...keuze, tekst: 'ar' })
    assert.equal(arabisch.status, 200)
    assert.match(arabisch.tekst, /Taal: Arabisch/)
    assert.match(arabisch.tekst, /value="nee" checked/)
    assert.deepEqual(kort(await standVan(persoon)), [], 'ticked is not said yet')
    const vreemd = await een.stuur(`${pad}/zorg`, {
      ...verborgen(arabisch.tekst, `${pad}/zorg`),
      ...keuze,
      tekst: 'xx',
    })
    assert.equal(vreemd.status, 400)
    assert.match(vreemd.tekst, /Deze tekst hebben wij niet/)
    assert.match(vreemd.tekst, /value="nee" checked/)
    const nu = verborgen((await ander.lees(`${pad}/zorg`)).tekst, `${pad}/zorg`)
    assert.equal((await ander.stuur(`${pad}/zorg`, { ...nu, [`antwoord-${kliniek}`]: 'ja' })).status, 303)
    const laat = await een.stuur(`${pad}/zorg`, { ...nu, ...keuze, tekst: 'tr' })
    assert.equal(laat.status, 409)
    assert.match(laat.tekst, /Intussen bewaarde een collega: ja/)
    assert.match(laat.tekst, /value="nee" checked/)
    const klaar = await een.stuur(`${pad}/zorg`, {
      ...verborgen(laat.tekst, `${pad}/zorg`),
      ...{ [`antwoord-${kliniek}`]: 'nee', tekst: 'ar' },
    })
    assert.equal(klaar.status, 303, 'the language that goes along hinders nothing')
    assert.deepEqual(kort(await standVan(persoon)), [`${kliniek} zorg geweigerd`])
  })

  test('two colleagues at once: the second hears that something changed, with all that was filled in', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    const velden = await tot(een, persoon, 'ja')
    const pad = `/toestemmingen/${persoon}/gesprek`
    const oud = verborgen((await ander.lees(`${pad}/zorg`)).tekst, `${pad}/zorg`)
    assert.equal((await een.stuur(pad, { ontvanger: andereKliniek })).status, 303)
    const tweede = await ander.stuur(`${pad}/zorg`, { ...oud, [`antwoord-${kliniek}`]: 'nee' })
    assert.equal(tweede.status, 409)
    assert.match(tweede.tekst, /Er is intussen iets veranderd/)
    assert.match(tweede.tekst, /value="nee" checked/)
    assert.match(tweede.tekst, /Nog niet gevraagd\. Intussen bewaarde een collega: ja, nog niet ondertekend/)
    const tekenen = await een.stuur(`${pad}/ondertekenen`, { ...velden, ...papier, plaats: 'Velp' })
    assert.equal(tekenen.status, 409)
    assert.match(tekenen.tekst, /value="Velp"/)
    const nieuw = verborgen(tekenen.tekst, `${pad}/ondertekenen`)
    assert.equal((await een.stuur(`${pad}/ondertekenen`, { ...nieuw, ...papier })).status, 303)
  })

  test('a withdrawal during the talk is seen before the signature', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    await stuur(wereld, persoon, '/verklaringen', verklaring())
    const velden = await tot(een, persoon, 'ja')
    await stuur(wereld, persoon, '/intrekkingen', intrekking())
    const tekenen = await een.stuur(`/toestemmingen/${persoon}/gesprek/ondertekenen`, {
      ...velden,
      ...papier,
    })
    assert.equal(tekenen.status, 409)
    assert.deepEqual(kort(await standVan(persoon)), [`${kliniek} zorg ingetrokken`])
  })

  test('the same screen sent twice, and from the back button with another answer', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    const pad = `/toestemmingen/${persoon}/gesprek`
    await een.stuur(pad, { ontvanger: kliniek })
    const gezien = verborgen((await een.lees(`${pad}/zorg`)).tekst, `${pad}/zorg`)
    const antwoord = { ...gezien, [`antwoord-${kliniek}`]: 'nee' }
    for (let keer = 0; keer < 2; keer++) assert.equal((await een.stuur(`${pad}/zorg`, antwoord)).status, 303)
    assert.equal((await standVan(persoon)).regels.length, 1)
    const terug = await een.stuur(`${pad}/zorg`, { ...gezien, [`antwoord-${kliniek}`]: 'ja' })
    assert.equal(terug.status, 409)
    assert.match(terug.tekst, /value="ja" checked/)
  })

  test('what was filled in can be kept and gone on with later, and comes back when it is wrong', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    const velden = await tot(een, persoon, 'ja')
    const pad = `/toestemmingen/${persoon}/gesprek/ondertekenen`
    const kladje = { ...velden, plaats: '<script>alert(1)</script>', taal: 'ti', doe: 'bewaar' }
    assert.equal((await een.stuur(pad, kladje)).naar, `/toestemmingen/${persoon}`)
    const later = await ander.lees(pad)
    assert.match(later.tekst, /value="&lt;script&gt;alert\(1\)&lt;\/script&gt;"/)
    assert.match(later.tekst, /value="ti" selected/)
    assert.doesNotMatch(later.tekst, /<script>alert/)
    const nieuw = verborgen(later.tekst, pad)
    const fout = await een.stuur(pad, {
      ...nieuw,
      ...papier,
      vorm: 'scherm',
      handtekening: '',
      plaats: 'x'.repeat(5000),
    })
    assert.equal(fout.status, 400)
    assert.match(fout.tekst, /Zet een handtekening in het vak/)
    assert.match(fout.tekst, /Gebruik ten hoogste 80 tekens/)
    assert.match(fout.tekst, new RegExp(`value="${'x'.repeat(5000)}"`))
  })

  test('all that is wrong with the screen and with the signing form is said at once, in words, each at its field', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    const pad = `/toestemmingen/${persoon}/gesprek`
    await een.stuur(pad, { ontvanger: kliniek })
    await een.stuur(pad, { ontvanger: andereKliniek })
    const gezien = verborgen((await een.lees(`${pad}/zorg`)).tekst, `${pad}/zorg`)
    const scherm = await een.stuur(`${pad}/zorg`, {
      ...{ ...gezien, [`antwoord-${kliniek}`]: 'misschien', [`antwoord-${andereKliniek}`]: 'ooit' },
      'antwoord-college-0599': 'ja',
    })
    assert.equal(scherm.status, 400)
    assert.deepEqual(
      foutenOp(scherm.tekst).map(({ naar }) => naar),
      ['', `veld-antwoord-${kliniek}`, `veld-antwoord-${andereKliniek}`].sort(),
    )
    assert.match(scherm.tekst, /Kies uit ‘Ja, dat mag’, ‘Nee, dat mag niet’, ‘Dit vraag ik nu niet’/)
    await een.stuur(`${pad}/zorg`, { ...gezien, [`antwoord-${kliniek}`]: 'ja' })
    const tekenpad = `${pad}/ondertekenen`
    const velden = verborgen((await een.lees(tekenpad)).tekst, tekenpad)
    const mis = await een.stuur(tekenpad, {
      ...{ ...velden, ...papier, namens: 'moeder', aanwezig: 'casemanager,hond', tolk: '' },
      ...{ geldigTot: '2030-01-01', datum: '2026-11-23', plaats: '', vorm: 'scherm' },
    })
    assert.equal(mis.status, 400)
    assert.deepEqual(
      foutenOp(mis.tekst).map(({ naar }) => naar),
      ['aanwezig', 'datum', 'geldigTot', 'handtekening', 'namens', 'plaats', 'tolk'].map(
        (een) => `veld-${een}`,
      ),
    )
    for (const { naar, zin } of foutenOp(mis.tekst)) {
      assert.ok(mis.tekst.includes(`id="${naar}"`), `${naar} is on the form`)
      assert.doesNotMatch(zin, /\d{4}-\d{2}-\d{2}|betrokkene|casemanager/, 'no words of the machine')
    }
    assert.match(mis.tekst, /value="2030-01-01"/, 'what was filled in stays')
    const anders = await een.stuur(tekenpad, { ...velden, ...papier, taal: 'ar', plaats: '' })
    assert.deepEqual(
      foutenOp(anders.tekst).map(({ naar }) => naar),
      ['veld-hoeBegrepen', 'veld-plaats'],
      'what is wrong between two fields is said beside what is wrong in one',
    )
    const weerspraak = await een.stuur(tekenpad, { ...velden, ...papier, namens: 'mentor', tolk: 'aanwezig' })
    assert.deepEqual(
      foutenOp(weerspraak.tekst).map(({ naar }) => naar),
      ['veld-aanwezig', 'veld-aanwezig'],
      'who speaks and who interprets was there',
    )
    assert.match(weerspraak.tekst, /Vink dan ook de wettelijk vertegenwoordiger aan/)
    const weg = `/toestemmingen/${persoon}/intrekken`
    await stuur(wereld, persoon, '/verklaringen', verklaring())
    const intrek = await een.stuur(weg, {
      ...{ ...verborgen((await een.lees(weg)).tekst, weg), vorm: 'mondeling', namens: '', toelichting: '' },
      welke: '',
    })
    assert.deepEqual(
      foutenOp(intrek.tekst).map(({ naar }) => naar),
      ['namens', 'toelichting', 'welke'].map((een) => `veld-${een}`),
    )
  })

  test('a text in another language than the talk, without an interpreter, asks how it was understood', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    const velden = await tot(een, persoon, 'ja')
    const pad = `/toestemmingen/${persoon}/gesprek/ondertekenen`
    assert.doesNotMatch(
      (await een.lees(pad)).tekst,
      /<option value="nl" selected>/,
      'no text is chosen for someone',
    )
    const geen = await een.stuur(pad, { ...velden, ...papier, tekst: '' })
    assert.equal(geen.status, 400)
    assert.match(geen.tekst, /Kies welke tekst u samen las/)
    const anders = { ...velden, ...papier, taal: 'ti', tekst: 'nl-makkelijk' }
    const zonder = await een.stuur(pad, anders)
    assert.equal(zonder.status, 400)
    assert.match(zonder.tekst, /in een andere taal dan het gesprek, en er was geen tolk/)
    const api = await stuur(wereld, persoon, '/verklaringen', verklaring({ taal: 'ti' }))
    assert.equal(api.status, 400)
    assert.match(await api.text(), /"veld":"hoeBegrepen"/)
    const met = { ...anders, hoeBegrepen: 'Herhaalde het in eigen woorden.' }
    assert.equal((await een.stuur(pad, met)).status, 303)
    const blad = (await een.lees(`/toestemmingen/${persoon}`)).tekst
    for (const woord of ['Tigrinya', 'Casemanager', 'Herhaalde het in eigen woorden.'])
      assert.ok(blad.includes(woord))
    const ander = await nieuweGedetineerde(wereld)
    const tolk = verklaring({ taal: 'ti', tolk: 'telefoon' })
    assert.equal((await stuur(wereld, ander, '/verklaringen', tolk)).status, 201)
  })

  test('whose session ended gets back what was filled in, and can send it after signing in', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    const velden = await tot(een, persoon, 'ja')
    const pad = `/toestemmingen/${persoon}/gesprek/ondertekenen`
    const weg = bezoeker(wereld, { cookie: '' })
    const afgemeld = await weg.stuur(pad, { ...velden, ...papier, plaats: 'Velp "1"' })
    assert.equal(afgemeld.status, 401)
    assert.match(afgemeld.tekst, /Wat u invulde, is niet weg/)
    const opnieuw = await een.stuur(pad, verborgen(afgemeld.tekst, pad))
    assert.equal(opnieuw.naar, `/toestemmingen/${persoon}?gedaan=ondertekend`, opnieuw.tekst)
    const [rij] = await wereld.bank.eigenaar.vraag(
      'select plaats from toestemming.verklaring where persoon = $1',
      [persoon],
    )
    assert.equal(rij?.plaats, 'Velp "1"')
  })

  test('a receiver that does not exist or where consent opens nothing cannot be chosen, an area that is none is not there', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    const pad = `/toestemmingen/${persoon}/gesprek`
    for (const ontvanger of ['fpc-niets', 'college-0599', '', 'x'.repeat(5000)])
      assert.equal((await een.stuur(pad, { ontvanger })).status, 400, ontvanger.slice(0, 20))
    await een.stuur(pad, { ontvanger: kliniek })
    assert.equal((await een.lees(`${pad}/muziek`)).status, 404)
    const gezien = verborgen((await een.lees(`${pad}/zorg`)).tekst, `${pad}/zorg`)
    for (const [velden, zegt] of [
      [{ [`antwoord-${andereKliniek}`]: 'ja' }, /staat niet in dit gesprek/],
      [{ [`antwoord-${kliniek}`]: 'misschien' }, /Kies uit ‘Ja, dat mag’/],
    ] as const) {
      const antwoord = await een.stuur(`${pad}/zorg`, { ...gezien, ...velden })
      assert.equal(antwoord.status, 400)
      assert.match(antwoord.tekst, zegt)
    }
    const schulden = await een.stuur(`${pad}/schulden`, { ...gezien, [`antwoord-${kliniek}`]: 'ja' })
    assert.equal(schulden.status, 400)
    assert.match(schulden.tekst, /opent toestemming nu niets/)
  })
})

describe('taking back', () => {
  test('a drawn signature is bound to what is taken back: under another choice it goes, and nothing is written', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    const ja = [kliniek, andereKliniek].map((ontvanger) => ({ ontvanger, basisvoorwaarde: 'zorg' }))
    await stuur(wereld, persoon, '/verklaringen', verklaring({ ja }))
    const pad = `/toestemmingen/${persoon}/intrekken`
    const [deel, rest] = [`${kliniek} zorg`, `${andereKliniek} zorg`]
    /** The form as it is drawn on the screen, under this choice. */
    const getekend = (
      blad: string,
      keuze: Record<string, string>,
      onder = Object.values(keuze).join(','),
    ) => ({
      ...{ ...verborgen(blad, pad), namens: 'betrokkene', vorm: 'scherm', handtekening: strepen, ...keuze },
      getekend: `${/data-gevraagd="([0-9a-f]{64})"/.exec(blad)?.[1]} ${onder}`,
    })
    const blad = (await een.lees(pad)).tekst
    const fout: readonly (readonly [string, Record<string, string>])[] = [
      ['another area than it was drawn under', getekend(blad, { welke: deel }, rest)],
      ['one more', getekend(blad, { welke: `${deel},${rest}` }, deel)],
      ['all instead of a part', getekend(blad, { alles: 'ja' }, deel)],
      ['without what it was drawn under', { ...getekend(blad, { welke: deel }), getekend: '' }],
      ['under another list', { ...getekend(blad, { welke: deel }), getoond: deel }],
    ]
    for (const [wat, velden] of fout) {
      const terug = await een.stuur(pad, velden)
      assert.equal(terug.status, 400, wat)
      assert.match(terug.tekst, /De handtekening is gewist/)
      assert.equal(verborgen(terug.tekst, pad).handtekening, '', wat)
      assert.match(terug.tekst, /value="betrokkene" checked|checked[^>]*value="betrokkene"/, 'the rest stays')
    }
    assert.deepEqual(kort(await standVan(persoon)), [`${deel} gegeven`, `${rest} gegeven`].sort())
    // Something else is wrong: what was drawn under this choice stays.
    const onaf = await een.stuur(pad, { ...getekend(blad, { welke: deel }), namens: '' })
    assert.equal(onaf.status, 400)
    assert.equal(verborgen(onaf.tekst, pad).handtekening, strepen)
    // A colleague was first with the other: this one counts all the same.
    await stuur(wereld, persoon, '/intrekkingen', intrekking({ alles: false, welke: [ja[1]] }))
    assert.equal((await een.stuur(pad, getekend(blad, { welke: deel }))).status, 303)
    assert.deepEqual(kort(await standVan(persoon)), [`${deel} ingetrokken`, `${rest} ingetrokken`].sort())
    assert.match((await een.lees(`/toestemmingen/${persoon}`)).tekst, /d="M10 10L40 60L80 20M90 30L120 60"/)
  })

  test('all together with a part is all, on the page and over the API', async () => {
    const ja = [kliniek, andereKliniek].map((ontvanger) => ({ ontvanger, basisvoorwaarde: 'zorg' }))
    const allebei = [`${kliniek} zorg ingetrokken`, `${andereKliniek} zorg ingetrokken`].sort()
    const persoon = await nieuweGedetineerde(wereld)
    await stuur(wereld, persoon, '/verklaringen', verklaring({ ja }))
    const pad = `/toestemmingen/${persoon}/intrekken`
    const nee = { namens: 'betrokkene', vorm: 'mondeling', toelichting: 'Liep boos weg.' }
    const velden = { ...verborgen((await een.lees(pad)).tekst, pad), ...nee }
    const uit = await een.stuur(pad, { ...velden, alles: 'ja', welke: `${kliniek} zorg` })
    assert.equal(uit.status, 303, uit.tekst)
    assert.deepEqual(kort(await standVan(persoon)), allebei)
    const tweede = await nieuweGedetineerde(wereld)
    await stuur(wereld, tweede, '/verklaringen', verklaring({ ja }))
    assert.equal((await stuur(wereld, tweede, '/intrekkingen', intrekking({ welke: [ja[0]] }))).status, 201)
    assert.deepEqual(kort(await standVan(tweede)), allebei)
  })

  test('a part, on the page, with a note; the receiver that read it is asked to remove it and what it says is shown', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    const ja = [kliniek, andereKliniek].map((ontvanger) => ({ ontvanger, basisvoorwaarde: 'zorg' }))
    await stuur(wereld, persoon, '/verklaringen', verklaring({ ja }))
    const [bericht, blijft] = [
      await verstuur(wereld, persoon),
      await verstuur(wereld, persoon, andereKliniek),
    ]
    // The clinic reads it: that is what its logboek says.
    await wereld.bank.eigenaar.vraag(
      `insert into logboek.regel (op, handeling, organisatie, rol, gebruiker, betrokkene, doel, gegevens, onderwerp, spoor)
       values ($1, 'gelezen', $2, 'behandelcoordinator', 'x', 'x', 'berichten-lezen', '{zorg}', $3, 'x')`,
      [wereld.klok.nu(), kliniek, bericht],
    )
    const pad = `/toestemmingen/${persoon}/intrekken`
    const velden = verborgen((await een.lees(pad)).tekst, pad)
    const niets = await een.stuur(pad, {
      ...velden,
      namens: 'betrokkene',
      vorm: 'mondeling',
      toelichting: 'Liep boos weg.',
    })
    assert.equal(niets.status, 400)
    assert.match(niets.tekst, /Kies wat er wordt ingetrokken/)
    assert.match(niets.tekst, /Liep boos weg\./, 'what was typed stays')
    const goed = {
      ...velden,
      namens: 'betrokkene',
      vorm: 'mondeling',
      toelichting: 'Liep boos weg.',
      welke: `${kliniek} zorg`,
    }
    const weg = await een.stuur(pad, goed)
    assert.equal(weg.naar, `/toestemmingen/${persoon}?gedaan=ingetrokken&terug=1`, weg.tekst)
    assert.equal((await een.stuur(pad, goed)).naar, `/toestemmingen/${persoon}?gedaan=ingetrokken&terug=0`)
    assert.match((await een.lees(`/toestemmingen/${persoon}`)).tekst, /gevraagd te verwijderen/)
    await wereld.bank.eigenaar.vraag(
      `update berichtenbox.verwijderverzoek set stand = 'behouden', artikel = 'artikel 7:454 BW', toelichting = 't',
       afgerond_op = $1, afgerond_door = 'x', afgerond_naam = 'x' where bericht = $2`,
      [wereld.klok.nu(), bericht],
    )
    const nu = (await een.lees(`/toestemmingen/${persoon}`)).tekst
    assert.match(nu, /bewaard op eigen grond/)
    assert.match(nu, /artikel 7:454 BW/)
    assert.deepEqual(
      kort(await standVan(persoon)),
      [`${kliniek} zorg ingetrokken`, `${andereKliniek} zorg gegeven`].sort(),
    )
    const [rij] = await wereld.bank.eigenaar.vraag('select status from berichtenbox.bericht where id = $1', [
      blijft,
    ])
    assert.equal(rij?.status, 'bezorgd')
  })
})

describe('after a move', () => {
  test('the inrichting of before is told that it sees no more than was said there, and the next that a yes of before is asked again', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    await stuur(wereld, persoon, '/verklaringen', verklaring())
    assert.equal((await standVan(persoon)).actueel, true)
    const hier = `/toestemmingen/${persoon}`
    const eerst = (await een.lees(hier)).tekst
    assert.doesNotMatch(eerst, /ja, toen/)
    assert.match(eerst, /alleen waar een ja nu iets verandert: zorg\./)
    const [mens] = await wereld.bank.eigenaar.vraag('select bsn from detentie.persoon where id = $1', [
      persoon,
    ])
    const naar = { soort: 'overplaatsing', inrichting: 'pi-vught', tijdstip: '2026-11-22T09:00:00+01:00' }
    await leverGoed(wereld, gebeurtenis({ bsn: mens?.bsn }, naar))
    const daar = (await buiten.lees(hier)).tekst
    assert.match(daar, /ja, nog niet hier.*pas als u het hier opnieuw vraagt/s)
    assert.doesNotMatch(daar, /hangt van meer af/)
    assert.equal((await stuur(wereld, persoon, '/intrekkingen', intrekking(), vught)).status, 201)
    const toen = (await een.lees(hier)).tekst
    assert.match(toen, /Of het daarna elders is ingetrokken, ziet u niet.*ja, toen/s)
    const { actueel, standen } = await standVan(persoon)
    assert.deepEqual([actueel, standen.map(({ stand }) => stand)], [false, ['gegeven']])
  })
})

describe('as it was', () => {
  test('in 2020 the municipality was asked for, area by area; since 1 July 2021 the law decides', async () => {
    const college = 'college-0599'
    const vakken = [
      ...['identiteitsbewijs', 'onderdak', 'werk-en-inkomen', 'schulden', 'zorg', 'zorg-voor-thuis'],
    ].map((basisvoorwaarde) => ({ ontvanger: college, basisvoorwaarde }))
    const toen = { datum: '2020-06-01', geldigTot: '2021-05-31' }
    try {
      wereld.klok.zet('2020-06-01T10:00:00Z')
      const persoon = await nieuweGedetineerde(wereld, {
        ...{ tijdstip: '2020-05-20T10:00:00+02:00', verwachteEinddatum: '2022-01-01' },
      })
      const ja = vakken.filter(({ basisvoorwaarde }) => basisvoorwaarde !== 'schulden')
      const vast = await stuur(wereld, persoon, '/verklaringen', verklaring({ ...toen, ja }))
      assert.equal(vast.status, 201, await vast.text())
      const bericht = await verstuur(wereld, persoon, college, 'onderdak')
      assert.ok(bericht)
      assert.equal(await verstuur(wereld, persoon, college, 'schulden'), null, 'that one was not asked')
      wereld.klok.zet('2021-07-01T10:00:00Z')
      const nu = { datum: '2021-07-01', geldigTot: '2021-12-31', ja: vakken }
      assert.equal((await stuur(wereld, persoon, '/verklaringen', verklaring(nu))).status, 400)
      assert.deepEqual(
        new Set((await standVan(persoon)).standen.map(({ stand }) => stand)),
        new Set(['verlopen']),
      )
      const weg = await lees<{ teruggeroepen: number }>(
        await stuur(wereld, persoon, '/intrekkingen', intrekking()),
      )
      assert.equal(weg.teruggeroepen, 1, 'what rested on consent then, is taken back now')
    } finally {
      wereld.klok.zet('2026-11-22T10:00:00Z')
    }
  })
})

describe('the wall', () => {
  test('no line changes or goes, also not through the app, and nobody writes a yes about whom one does not hold', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    await stuur(wereld, persoon, '/verklaringen', verklaring())
    const { eigenaar } = wereld.bank
    for (const tabel of ['regel', 'verklaring'])
      for (const opdracht of [
        `update toestemming.${tabel} set op = now()`,
        `delete from toestemming.${tabel}`,
      ])
        await assert.rejects(eigenaar.vraag(opdracht, []), /alleen toegevoegd/)
    // Another inrichting under the right purpose, and this one under a wrong one: both are stopped by the database itself.
    for (const [organisatie, doel, mag] of [
      ['pi-vught', 'toestemming-vastleggen', false],
      ['pi-arnhem', 'terugkeer-voorbereiden', false],
      ['pi-arnhem', 'toestemming-vastleggen', true],
    ] as const) {
      const acteur = { organisatie, gebruiker: 'g', rol: 'casemanager', doel, nu: wereld.klok.nu() }
      const id = randomUUID()
      const werk = wereld.bank.transactie(acteur, async (tx) => {
        await sql`insert into toestemming.verklaring (id, organisatie, persoon, soort, vorm, namens, door, op)
          values (${id}, ${organisatie}, ${persoon}, 'nee', 'mondeling', 'betrokkene', 'g', ${acteur.nu})`.execute(
          tx,
        )
      })
      if (mag) await werk
      else await assert.rejects(werk, { code: '42501' }, `${organisatie} for ${doel}`)
    }
  })
})
