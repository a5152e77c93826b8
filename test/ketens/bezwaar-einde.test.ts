import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { sql } from 'kysely'
import { foutenOp } from '../foutoverzicht.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import {
  bezoekVan,
  bijGemeente,
  bladpad,
  formulierOp,
  gemeente,
  verborgenVan,
  verstuurBlad,
  vraagBlad,
  vulIn,
} from '../informatieblad.ts'
import { leverGoed, type Ruw } from '../levering.ts'
import { leesPdf } from '../pdf.ts'
import { nieuweGedetineerde, stuur, vught } from '../toestemming.ts'
import { lees, maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, '2026-11-22T08:00:00Z')
let casemanager = await bezoekVan(wereld, 'pi-arnhem', 'casemanager', 'Een')
const elders = await bezoekVan(wereld, 'pi-vught', 'casemanager', 'Ander')
const pad = (persoon: string, ...rest: readonly string[]) =>
  ['', 'toestemmingen', persoon, 'bezwaar', ...rest].join('/')

/** Someone of whom the plan needs that the municipality knows of housing, and of debts. */
async function metPlan(): Promise<string> {
  const persoon = await nieuweGedetineerde(wereld)
  await vraagBlad(wereld, persoon, '/feiten', { feiten: { noodzaakPlan: true } })
  await vulIn(casemanager, persoon, 'onderdak', { 'onderdak.behoud': 'nee' })
  await vulIn(casemanager, persoon, 'schulden', { 'schulden.aanwezig': 'ja' })
  return persoon
}

const verzoek = {
  ...{ gebieden: ['onderdak'], ontvanger: gemeente, namens: 'betrokkene', datum: '2026-11-21' },
  reden: 'In die gemeente woont iemand die mij bedreigt.',
}

interface Bezwaar {
  readonly id: string
  readonly stand: string
  readonly uiterlijk: string
  readonly reden: string | null
  readonly stappen: readonly Ruw[]
}
interface Probleem {
  readonly detail: string
  readonly fouten?: readonly {
    readonly veld: string
    readonly melding: string
    readonly toegestaan?: string[]
  }[]
}

async function maak(persoon: string, anders: Ruw = {}): Promise<Bezwaar> {
  const antwoord = await stuur(wereld, persoon, '/bezwaren', { ...verzoek, ...anders })
  assert.equal(antwoord.status, 201, await antwoord.clone().text())
  return lees(antwoord)
}

const zetStap = (persoon: string, id: string, stap: Ruw, wie?: readonly [string, string]) =>
  stuur(wereld, persoon, `/bezwaren/${id}/stappen`, stap, wie)

async function toegewezen(persoon: string): Promise<string> {
  const { id } = await maak(persoon)
  const stap = { soort: 'gegrond', weging: 'De bedreiging is echt.' }
  assert.equal((await zetStap(persoon, id, stap)).status, 201)
  return id
}

const einde = {
  doe: 'einde',
  soort: 'teruggenomen',
  namens: 'betrokkene',
  gezegdOp: '2026-11-22',
  weging: 'Het hoeft niet meer.',
}
const eindstap = {
  soort: 'achterhaald',
  namens: 'betrokkene',
  datum: '2026-11-22',
  weging: 'Die ander verhuisde.',
}

const verteld = async (persoon: string) =>
  Object.keys(Object((await bijGemeente(wereld, persoon)).at(-1)?.gegevens)).filter((een) =>
    ['onderdak', 'schulden'].includes(een),
  )
const rijVan = async (persoon: string) =>
  (await casemanager.lees('/werklijst')).tekst.split('<tr').find((rij) => rij.includes(persoon)) ?? ''
const stappenVan = (id: string) =>
  wereld.bank.eigenaar.vraag(
    'select soort from toestemming.bezwaarstap where bezwaar = $1 order by volgnummer',
    [id],
  )
const bezwarenOp = async (persoon: string, vraag = '') =>
  (await lees<{ bezwaren: Bezwaar[] }>(await stuur(wereld, persoon, `/bezwaren${vraag}`))).bezwaren

describe('an objection that was granted', () => {
  test('is ended by who made it: the area opens again, the list says so, and what was decided stays to be asked', async () => {
    const persoon = await metPlan()
    const id = await toegewezen(persoon)
    assert.equal((await verstuurBlad(casemanager, persoon)).status, 303)
    assert.deepEqual(await verteld(persoon), ['schulden'])
    const rij = await rijVan(persoon)
    assert.doesNotMatch(rij, /ziet dat nog niet/)

    wereld.klok.zet('2026-11-22T08:05:00Z')
    const blad = (await casemanager.lees(pad(persoon, id))).tekst
    assert.match(blad, /Wil de persoon dit bezwaar niet meer\?/)
    const form = verborgenVan(await formulierOp(casemanager, pad(persoon, id)))
    assert.equal(
      (await casemanager.stuur(pad(persoon, id), { ...form, ...einde })).naar,
      `${pad(persoon, id)}?gedaan=gezet`,
    )
    const daarna = (await casemanager.lees(pad(persoon, id))).tekst
    assert.match(
      daarna,
      /Toegewezen: het delen stopt.*De bedreiging is echt.*Beëindigd: de persoon nam het terug, gezegd op zondag 22 november 2026 door de persoon zelf, vastgelegd door Een.*Het hoeft niet meer/s,
    )
    assert.match(daarna, /Het is geen toestemming/)
    assert.doesNotMatch(daarna, /Wil de persoon dit bezwaar niet meer/)
    assert.match((await casemanager.lees(pad(persoon))).tekst, /beëindigd/)

    assert.doesNotMatch(
      (await casemanager.lees(bladpad(persoon, 'gebieden', 'onderdak'))).tekst,
      /er is bezwaar/,
    )
    assert.match(
      await rijVan(persoon),
      /Er is iets veranderd sinds het informatieblad.*De gemeente ziet dat nog niet/s,
    )
    assert.match((await casemanager.lees(bladpad(persoon))).tekst, /De gemeente leest nog de vorige versie/)
    assert.deepEqual(await verteld(persoon), ['schulden'], 'nothing goes by itself')
    assert.equal((await verstuurBlad(casemanager, persoon)).status, 303)
    assert.deepEqual(await verteld(persoon), ['onderdak', 'schulden'])
    assert.doesNotMatch(await rijVan(persoon), /ziet dat nog niet/)

    const [nu] = await bezwarenOp(persoon)
    assert.deepEqual(
      [nu?.stand, nu?.stappen.at(-1)?.namens, nu?.stappen.at(-1)?.datum],
      ['beeindigd', 'betrokkene', '2026-11-22'],
    )
    const [toen] = await bezwarenOp(persoon, '?tijdstip=2026-11-22T08:02:00Z')
    assert.deepEqual([toen?.stand, toen?.stappen.length], ['gegrond', 1])
    assert.deepEqual(await bezwarenOp(persoon, '?peildatum=2026-11-21'), [])

    const { tekst } = await casemanager.lees(`/inzage/${persoon}`)
    assert.match(tekst, /Uw bezwaar geldt niet meer: u nam het terug, of de reden is er niet meer/)
    const { bytes } = await casemanager.haal(pad(persoon, id, 'brief'))
    const brief = await leesPdf(bytes)
    assert.equal(brief.titel, 'Uw bezwaar geldt niet meer')
    assert.match(
      brief.tekst.replaceAll(/\s+/g, ' '),
      /U mag altijd opnieuw bezwaar maken.*Wat is gezegd op zondag 22 november 2026.*Het hoeft niet meer/,
    )
    const regels = await wereld.bank.eigenaar.vraag(
      'select handeling from logboek.regel where onderwerp = $1 order by volgnummer',
      [id],
    )
    assert.deepEqual(
      regels.map(({ handeling }) => handeling),
      ['vastgelegd', 'gewijzigd', 'ingetrokken'],
    )
  })

  test('that ends makes no yes: what needs consent stays closed, and a no stays a no', async () => {
    const persoon = await metPlan()
    await stuur(wereld, persoon, '/intrekkingen', {
      alles: true,
      vorm: 'mondeling',
      namens: 'betrokkene',
      toelichting: 'Zei nee.',
    })
    const id = await toegewezen(persoon)
    const voor = await lees<{ standen: unknown[]; regels: unknown[] }>(await stuur(wereld, persoon, ''))
    assert.equal((await zetStap(persoon, id, eindstap)).status, 201)
    const na = await lees<{ standen: unknown[]; regels: unknown[] }>(await stuur(wereld, persoon, ''))
    assert.deepEqual([na.standen, na.regels], [voor.standen, voor.regels])
    // Without what the plan needs the register closes it, objection or not.
    await vraagBlad(wereld, persoon, '/feiten', { feiten: { noodzaakPlan: false } })
    assert.match((await casemanager.lees(bladpad(persoon, 'gebieden', 'onderdak'))).tekst, /dicht/)
  })

  test('is ended once, also by two at the same time, and can be made anew', async () => {
    const persoon = await metPlan()
    const id = await toegewezen(persoon)
    const zelfde = await Promise.all([zetStap(persoon, id, eindstap), zetStap(persoon, id, eindstap)])
    assert.deepEqual(
      zelfde.map(({ status }) => status),
      [201, 201],
      'the same twice is once',
    )
    assert.deepEqual(
      (await stappenVan(id)).map(({ soort }) => soort),
      ['gegrond', 'achterhaald'],
    )
    const ander = await casemanager.stuur(pad(persoon, id), einde)
    assert.equal(ander.status, 409)
    assert.match(ander.tekst, /al beëindigd/)
    const nieuw = await maak(persoon)
    assert.notEqual(nieuw.id, id)
    assert.match((await casemanager.lees(bladpad(persoon, 'gebieden', 'onderdak'))).tekst, /er is bezwaar/)
    assert.deepEqual((await bezwarenOp(persoon)).map(({ stand }) => stand).toSorted(), ['beeindigd', 'open'])
  })

  test('is not ended with what is wrong: all of it is said at its field, and what was typed stays', async () => {
    const persoon = await metPlan()
    const id = await toegewezen(persoon)
    const leeg = await casemanager.stuur(pad(persoon, id), {
      doe: 'einde',
      soort: '',
      namens: '',
      gezegdOp: 'gisteren',
      weging: '',
    })
    assert.equal(leeg.status, 400)
    assert.deepEqual(
      foutenOp(leeg.tekst).map(({ naar, zin }) => [naar, zin]),
      [
        ['veld-gezegdOp', 'Kies een dag die bestaat.'],
        ['veld-namens', 'Kies wie dit zegt.'],
        ['veld-soort', 'Kies waarom het bezwaar ophoudt.'],
        ['veld-weging', 'Schrijf kort op wat er is gezegd.'],
      ],
    )
    for (const [fout, zin] of [
      [{ gezegdOp: '2026-11-23' }, /Deze dag moet nog komen/],
      [{ gezegdOp: '2026-11-21' }, /Het bezwaar is toegewezen op 22 nov 2026\. Kies een dag vanaf dan/],
      [{ weging: 'Mevrouw Moulin wil het niet meer.' }, /Hier staat de naam van de persoon in/],
      [{ weging: '<script>alert(1)</script>', namens: 'moeder' }, /Kies wie dit zegt/],
    ] as const) {
      const { status, tekst } = await casemanager.stuur(pad(persoon, id), { ...einde, ...fout })
      assert.deepEqual([status, zin.test(tekst)], [400, true], String(zin))
      assert.doesNotMatch(tekst, /<script>alert/)
      if (!('weging' in fout)) assert.match(tekst, /Het hoeft niet meer\./, 'nothing typed is lost')
    }
    assert.equal((await stappenVan(id)).length, 1)
    const open = (await maak(persoon, { gebieden: ['schulden'] })).id
    for (const [stap, zin] of [
      [null, /nog niet beantwoord/],
      [{ soort: 'afgewezen', weging: 'Nodig.' }, /is afgewezen en houdt niets tegen/],
    ] as const) {
      if (stap !== null) assert.equal((await zetStap(persoon, open, stap)).status, 201)
      const nee = await zetStap(persoon, open, eindstap)
      assert.equal(nee.status, 409)
      assert.match((await lees<Probleem>(nee)).detail, zin)
    }
  })

  test('is ended by who holds the person alone: after a move that is another', async () => {
    const persoon = await metPlan()
    const id = await toegewezen(persoon)
    assert.equal((await elders.stuur(pad(persoon, id), einde)).status, 404)
    assert.equal((await zetStap(persoon, id, eindstap, vught)).status, 404)
    const [mens] = await wereld.bank.eigenaar.vraag('select bsn from detentie.persoon where id = $1', [
      persoon,
    ])
    const naar = { soort: 'overplaatsing', inrichting: 'pi-vught', tijdstip: '2026-11-22T08:30:00+01:00' }
    await leverGoed(wereld, gebeurtenis({ bsn: mens?.bsn }, { ...naar, verwachteEinddatum: null }))
    assert.equal((await zetStap(persoon, id, eindstap)).status, 403)
    const oud = {
      organisatie: 'pi-arnhem',
      gebruiker: 'x',
      rol: 'casemanager',
      doel: 'toestemming-vastleggen',
    }
    await assert.rejects(
      wereld.bank.transactie(oud, (tx) =>
        sql`insert into toestemming.bezwaarstap
          (bezwaar, organisatie, persoon, soort, weging, namens, gezegd_op, door, door_naam, op)
          values (${id}, 'pi-arnhem', ${persoon}, 'teruggenomen', 'w', 'betrokkene', '2026-11-22', 'x', 'X', now())`.execute(
          tx,
        ),
      ),
      /row-level security/,
      'the database refuses it as well',
    )
    assert.match((await casemanager.lees(pad(persoon, id))).tekst, /Die inrichting gaat nu over het bezwaar/)
    assert.equal((await elders.stuur(pad(persoon, id), einde)).status, 303)
    assert.match((await elders.lees(pad(persoon, id))).tekst, /Beëindigd/)
  })
})

describe('objections through the API', () => {
  test('are recorded once under one’s own id, hold at once, and stand in the list with their steps', async () => {
    const persoon = await metPlan()
    assert.deepEqual(await bezwarenOp(persoon), [])
    const eigen = { bezwaarId: 'b3e7a1c4-5d20-4f1e-9c35-0d2f6a7b8c90' }
    const een = await maak(persoon, eigen)
    assert.equal((await maak(persoon, eigen)).id, een.id)
    assert.deepEqual([een.stand, een.uiterlijk, een.reden], ['open', '2026-12-19', verzoek.reden])
    assert.equal((await bezwarenOp(persoon)).length, 1)
    assert.match((await casemanager.lees(bladpad(persoon, 'gebieden', 'onderdak'))).tekst, /er is bezwaar/)
    const langer = { soort: 'verlengd', weging: 'Wij wachten op een advies.' }
    const verlengd = await lees<Bezwaar>(await zetStap(persoon, een.id, langer))
    assert.equal(verlengd.uiterlijk, '2027-02-21')
    assert.equal((await zetStap(persoon, een.id, langer)).status, 201, 'the same again changes nothing')
    assert.equal((await stappenVan(een.id)).length, 1)
    const antwoord = await zetStap(persoon, een.id, { soort: 'afgewezen', weging: 'De woning is elders.' })
    assert.equal((await lees<Bezwaar>(antwoord)).stand, 'afgewezen')
    assert.equal((await zetStap(persoon, een.id, { soort: 'gegrond', weging: 'Toch.' })).status, 409)
  })

  test('of a municipality that heard one: the reason comes first, as on the page', async () => {
    const persoon = await metPlan()
    await verstuurBlad(casemanager, persoon)
    const coordinator = await bezoekVan(wereld, gemeente, 'nazorgcoordinator', 'Coordinator')
    const weg = `/berichtenbox/${(await bijGemeente(wereld, persoon))[0]?.id}/bezwaar`
    const form = verborgenVan(await formulierOp(coordinator, weg))
    await coordinator.stuur(weg, { ...form, gebieden: 'onderdak', namens: 'betrokkene', dag: '2026-11-22' })
    const id = (await bezwarenOp(persoon))[0]?.id ?? ''
    const nee = await zetStap(persoon, id, { soort: 'afgewezen', weging: 'Nodig.' })
    assert.equal(nee.status, 400)
    assert.deepEqual(
      (await lees<Probleem>(nee)).fouten?.map(({ veld }) => veld),
      ['soort'],
    )
    assert.equal((await zetStap(persoon, id, { soort: 'toegelicht', reden: 'Die woont daar.' })).status, 201)
    const ja = await lees<Bezwaar>(await zetStap(persoon, id, { soort: 'afgewezen', weging: 'Nodig.' }))
    assert.deepEqual([ja.stand, ja.reden], ['afgewezen', 'Die woont daar.'])
  })

  test('refuse with a problem that names the field and what is allowed, and write nothing', async () => {
    const persoon = await metPlan()
    const fout = async (anders: Ruw) => {
      const antwoord = await stuur(wereld, persoon, '/bezwaren', { ...verzoek, ...anders })
      assert.equal(antwoord.status, 400)
      assert.match(antwoord.headers.get('content-type') ?? '', /^application\/problem\+json/)
      const [eerste] = (await lees<Probleem>(antwoord)).fouten ?? []
      return [eerste?.veld, eerste?.melding, eerste?.toegestaan] as const
    }
    assert.deepEqual(await fout({ ontvanger: 'college-9999' }), [
      'ontvanger',
      'Deze organisatie kennen wij niet.',
      ['het id van een organisatie'],
    ])
    assert.deepEqual(await fout({ datum: '2026-11-23' }), [
      'datum',
      'Deze dag moet nog komen.',
      ['2025-11-22 tot en met 2026-11-22'],
    ])
    assert.deepEqual((await fout({ namens: 'moeder' }))[2], ['betrokkene', 'curator', 'mentor'])
    const [veld, waarom] = await fout({ ontvanger: 'fpc-van-mesdag', gebieden: ['zorg'] })
    assert.deepEqual(veld, 'gebieden')
    assert.match(waarom ?? '', /Zorg: dit gaat alleen met een ja/)
    assert.match((await fout({ reden: 'Moulin wil het niet.' }))[1] ?? '', /naam van de persoon/)
    assert.deepEqual(await fout({ ingediendOp: '2026-11-21' }), [
      'ingediendOp',
      'Dit veld kennen wij hier niet.',
      undefined,
    ])
    assert.deepEqual(await bezwarenOp(persoon), [])

    const id = await toegewezen(persoon)
    const stapfout = async (stap: Ruw) => {
      const antwoord = await zetStap(persoon, id, stap)
      assert.equal(antwoord.status, 400)
      return ((await lees<Probleem>(antwoord)).fouten ?? [])[0]
    }
    const soorten = [
      'toegelicht',
      'gegrond',
      'afgewezen',
      'ingetrokken',
      'verlengd',
      'teruggenomen',
      'achterhaald',
    ]
    assert.deepEqual((await stapfout({ soort: 'onzin' }))?.toegestaan, soorten)
    assert.equal((await stapfout({ ...eindstap, namens: undefined }))?.veld, 'namens')
    assert.deepEqual((await stapfout({ ...eindstap, datum: '2026-11-21' }))?.toegestaan, [
      '2026-11-22 tot en met 2026-11-22',
    ])
    assert.equal((await zetStap(persoon, 'geen-id', eindstap)).status, 404)
    assert.equal((await stuur(wereld, persoon, '/bezwaren?peildatum=2030-01-01')).status, 400)
    assert.equal((await stuur(wereld, persoon, '/bezwaren', undefined, vught)).status, 404)
    assert.equal((await stuur(wereld, persoon, '/bezwaren', verzoek, vught)).status, 404)
  })
})

test('the municipality of the return stands on top of whom an objection can be against, and nothing is chosen', async () => {
  const persoon = await metPlan()
  const { tekst } = await casemanager.lees(pad(persoon))
  const lijst = /<select[^>]*name="ontvanger"[^>]*>(.*?)<\/select>/s.exec(tekst)?.[1] ?? ''
  const opties = [...lijst.matchAll(/<option value="([^"]*)"([^>]*)>([^<]*)/g)].map(
    ([, id, kenmerken, naam]) => ({ id, kenmerken, naam }),
  )
  assert.deepEqual(
    opties.slice(0, 2).map(({ id }) => id),
    ['', gemeente],
  )
  assert.match(opties[1]?.naam ?? '', /hier keert de persoon terug/)
  assert.equal(opties.filter(({ id }) => id === gemeente).length, 1)
  assert.ok(opties.every(({ kenmerken }) => !kenmerken?.includes('selected')))
  const zonder = await nieuweGedetineerde(wereld, {}, { gemeentecode: null, zonderVastAdres: true })
  const blad = (await casemanager.lees(pad(zonder))).tekst
  assert.doesNotMatch(blad, /hier keert de persoon terug|De gemeente van de terugkeer staat bovenaan/)
})

// Last: a day goes by, and nobody of above is signed in any more.
test('an ending of a later day tells its own day, and the day before it still stood', async () => {
  const persoon = await metPlan()
  const id = await toegewezen(persoon)
  wereld.klok.zet('2026-11-25T08:00:00Z')
  casemanager = await bezoekVan(wereld, 'pi-arnhem', 'casemanager', 'Later')
  assert.equal(
    (await casemanager.stuur(pad(persoon, id), { ...einde, namens: 'mentor', gezegdOp: '2026-11-24' }))
      .status,
    303,
  )
  assert.match(
    (await casemanager.lees(pad(persoon, id))).tekst,
    /gezegd op dinsdag 24 november 2026 door de mentor, als wettelijk vertegenwoordiger/,
  )
  assert.equal(
    (await bezwarenOp(persoon, '?peildatum=2026-11-24'))[0]?.stand,
    'gegrond',
    'it held until it was written down',
  )
  assert.equal((await bezwarenOp(persoon, '?peildatum=2026-11-25'))[0]?.stand, 'beeindigd')
})
