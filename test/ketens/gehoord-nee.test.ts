import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { gebeurtenis } from '../gebeurtenis.ts'
import {
  bezoekVan,
  bijGemeente,
  formulierOp,
  gedetineerdeToen,
  geefToestemming,
  gemeente,
  toen,
  verborgenVan,
  verstuurBlad,
  vraagBlad,
  vulIn,
} from '../informatieblad.ts'
import { leverGoed } from '../levering.ts'
import { nieuweGedetineerde, stuur, verklaring } from '../toestemming.ts'
import { lees, maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, toen)
const casemanager = await bezoekVan(wereld, 'pi-arnhem', 'casemanager', 'Een')
const inVught = await bezoekVan(wereld, 'pi-vught', 'casemanager', 'Ander')
const coordinator = await bezoekVan(wereld, gemeente, 'nazorgcoordinator', 'Coordinator')

const onderdak = { 'onderdak.behoud': 'nee', 'onderdak.behoud.hulp': 'ja' }

/** Someone of whom the municipality has a sheet about two areas. Gives the person and the message. */
async function metBlad(): Promise<readonly [persoon: string, bericht: string]> {
  const persoon = await gedetineerdeToen(wereld)
  await geefToestemming(wereld, persoon, 'onderdak', 'schulden')
  assert.equal((await vulIn(casemanager, persoon, 'onderdak', onderdak)).status, 303)
  assert.equal((await verstuurBlad(casemanager, persoon)).status, 303)
  const [bericht] = await bijGemeente(wereld, persoon)
  return [persoon, String(bericht?.id)]
}

const neepad = (bericht: string) => `/berichtenbox/${bericht}/nee`
const goed = {
  gebieden: 'onderdak',
  voorWie: 'ons',
  wijze: 'gezegd',
  namens: 'betrokkene',
  dag: '2020-06-02',
}

/** Fills in the form of its page as it came, with what a test says. */
async function zegNee(bericht: string, velden: Readonly<Record<string, string>> = {}) {
  const pad = neepad(bericht)
  return coordinator.stuur(pad, {
    ...verborgenVan(await formulierOp(coordinator, pad)),
    ...goed,
    ...velden,
  })
}

const laatste = (persoon: string) =>
  wereld.bank.eigenaar.vraag(
    `select distinct on (r.ontvanger, r.basisvoorwaarde) r.ontvanger, r.basisvoorwaarde, r.soort, v.gehoord_bij
     from toestemming.regel r join toestemming.verklaring v on v.id = r.verklaring
     where r.persoon = $1 order by r.ontvanger, r.basisvoorwaarde, r.volgnummer desc`,
    [persoon],
  )
const kort = async (persoon: string) =>
  (await laatste(persoon)).map((rij) => [rij.ontvanger, rij.basisvoorwaarde, rij.soort].join(' '))

describe('a no that a coordinator hears', () => {
  test('closes the area at once, takes the sheet back, and asks the inrichting to go over it', async () => {
    const [persoon, bericht] = await metBlad()
    assert.ok(
      (await coordinator.lees(`/berichtenbox/${bericht}`)).tekst.includes(`href="${neepad(bericht)}"`),
    )
    const { status, naar } = await zegNee(bericht)
    assert.deepEqual([status, naar], [303, `/berichtenbox/${bericht}?gedaan=nee`])
    const { tekst } = await coordinator.lees(naar ?? '')
    assert.match(tekst, /Het nee is vastgelegd en geldt meteen/)
    assert.match(tekst, /Zeg wat u met de gegevens deed/)
    assert.deepEqual(await kort(persoon), [
      'college-0518 onderdak ingetrokken',
      'college-0518 schulden gegeven',
    ])
    const [blad] = await bijGemeente(wereld, persoon)
    assert.deepEqual([blad?.status, blad?.ingetrokken], ['ingetrokken', true])

    const pad = `/toestemmingen/${persoon}`
    const eerst = (await casemanager.lees(pad)).tekst
    assert.match(eerst, /Gravenhage \(college\) hoorde een nee/)
    assert.match(eerst, /De persoon zei het\. Gehoord door Gemeente &#39;s-Gravenhage/)
    assert.match(eerst, /gevraagd te verwijderen/)
    assert.doesNotMatch(eerst, /Coordinator/, 'who heard it is of the municipality')
    const velden = verborgenVan(await formulierOp(casemanager, pad, `${pad}/nagevraagd`))
    assert.equal((await casemanager.stuur(`${pad}/nagevraagd`, velden)).naar, `${pad}?gedaan=nagevraagd`)
    assert.doesNotMatch((await casemanager.lees(pad)).tekst, /hoorde een nee/)
    assert.equal((await casemanager.stuur(`${pad}/nagevraagd`, velden)).status, 409)
    const logboek = await wereld.bank.eigenaar.vraag(
      `select organisatie, handeling, gegevens, ontvanger from logboek.regel
       where onderwerp = $1 and handeling = 'vastgelegd' and organisatie = $2`,
      [bericht, gemeente],
    )
    assert.deepEqual(logboek, [
      { organisatie: gemeente, handeling: 'vastgelegd', gegevens: ['onderdak'], ontvanger: 'pi-arnhem' },
    ])
  })

  test('is gone over as well when the person says yes again', async () => {
    const [persoon, bericht] = await metBlad()
    await zegNee(bericht)
    await geefToestemming(wereld, persoon, 'onderdak')
    assert.doesNotMatch((await casemanager.lees(`/toestemmingen/${persoon}`)).tekst, /hoorde een nee/)
    assert.ok((await kort(persoon)).includes('college-0518 onderdak gegeven'))
  })

  test('is for the own organisation, or for everyone; the municipality learns nothing of others', async () => {
    for (const [voorWie, stand] of [
      ['ons', 'gegeven'],
      ['iedereen', 'ingetrokken'],
    ] as const) {
      const [persoon, bericht] = await metBlad()
      const ja = [{ ontvanger: 'college-0599', basisvoorwaarde: 'onderdak' }]
      const ook = verklaring({ datum: '2020-06-02', geldigTot: '2021-05-01', ja })
      assert.equal((await stuur(wereld, persoon, '/verklaringen', ook)).status, 201)
      const { naar } = await zegNee(bericht, { voorWie })
      assert.doesNotMatch((await coordinator.lees(naar ?? '')).tekst, /Rotterdam/)
      assert.deepEqual(await kort(persoon), [
        'college-0518 onderdak ingetrokken',
        'college-0518 schulden gegeven',
        `college-0599 onderdak ${stand}`,
      ])
    }
  })

  test('says on the page in words what can be chosen: areas by name, and days', async () => {
    const [, bericht] = await metBlad()
    const mis = await zegNee(bericht, { gebieden: 'zorg', dag: '2020-06-03' })
    assert.equal(mis.status, 400)
    assert.match(
      mis.tekst,
      /op grond van de wet, of niets[^<]*<\/a> <span class="tk-klein">Kies uit: Onderdak/,
    )
    assert.doesNotMatch(mis.tekst, /(?:Kies uit|Toegestaan): [^<]*(?:\d{4}-\d\d-\d\d|onderdak)/)
  })

  test('counts once when it is sent twice, and is refused in words once it was taken back', async () => {
    const [persoon, bericht] = await metBlad()
    const velden = { ...verborgenVan(await formulierOp(coordinator, neepad(bericht))), ...goed }
    const beide = await Promise.all([
      coordinator.stuur(neepad(bericht), velden),
      coordinator.stuur(neepad(bericht), velden),
    ])
    assert.ok(beide.some(({ status }) => status === 303))
    assert.ok(beide.every(({ status }) => status === 303 || status === 409))
    const [telling] = await wereld.bank.eigenaar.vraag(
      'select count(*)::int as aantal from toestemming.verklaring where persoon = $1 and gehoord_bij is not null',
      [persoon],
    )
    assert.equal(telling?.aantal, 1)
    assert.equal((await coordinator.lees(neepad(bericht))).status, 409)
  })

  test('is kept as it was filled in when something is wrong, and says what', async () => {
    const [persoon, bericht] = await metBlad()
    for (const [fout, wat] of [
      [{ gebieden: '' }, /Kies waar het nee over ging/],
      [{ gebieden: 'schulden' }, /Een nee verandert dat niet/],
      [{ gebieden: 'geheim' }, /Kies waar het nee over ging/],
      [{ voorWie: '' }, /Kies voor wie het nee geldt/],
      [{ wijze: 'gedacht' }, /Kies hoe u het hoorde/],
      [{ namens: 'moeder' }, /Kies wie het zei/],
      [{ dag: '2020-06-03' }, /tot en met vandaag/],
      [{ dag: '2020-06-01' }, /tot en met vandaag/],
      [{ dag: '2020-02-30' }, /Kies een dag die bestaat/],
    ] as const) {
      const { status, tekst } = await zegNee(bericht, { wijze: 'gemerkt', ...fout })
      assert.deepEqual([status, JSON.stringify(fout)], [400, JSON.stringify(fout)])
      assert.match(tekst, wat)
      if (!('wijze' in fout)) assert.match(tekst, /value="gemerkt" checked/)
    }
    assert.ok((await kort(persoon)).every((regel) => regel.endsWith('gegeven')))
    const [blad] = await bijGemeente(wereld, persoon)
    assert.equal(blad?.status, 'bezorgd')
  })

  test('is only for who received it: others find nothing, and who sent it cannot', async () => {
    const [, bericht] = await metBlad()
    const elders = await bezoekVan(wereld, 'college-0599', 'nazorgcoordinator', 'Elders')
    assert.equal((await elders.lees(neepad(bericht))).status, 404)
    assert.equal((await elders.stuur(neepad(bericht), { ...goed, neeId: crypto.randomUUID() })).status, 404)
    assert.equal((await casemanager.lees(neepad(bericht))).status, 403)
  })

  test('after a move reaches the inrichting that holds the person now', async () => {
    const [persoon, bericht] = await metBlad()
    const [rij] = await wereld.bank.eigenaar.vraag('select bsn from detentie.persoon where id = $1', [
      persoon,
    ])
    const naar = { soort: 'overplaatsing', inrichting: 'pi-vught', tijdstip: '2020-06-01T10:00:00+02:00' }
    await leverGoed(wereld, gebeurtenis({ bsn: rij?.bsn }, { ...naar, verwachteEinddatum: null }))
    assert.equal((await zegNee(bericht)).status, 303)
    const pad = `/toestemmingen/${persoon}`
    assert.match((await inVught.lees(pad)).tekst, /Gravenhage \(college\) hoorde een nee/)
    const velden = verborgenVan(await formulierOp(inVught, pad, `${pad}/nagevraagd`))
    assert.equal((await inVught.stuur(`${pad}/nagevraagd`, velden)).status, 303)
    assert.doesNotMatch((await inVught.lees(pad)).tekst, /hoorde een nee/)
  })
})

describe('a no over the API', () => {
  const systeem = [gemeente, 'nazorgcoordinator'] as const
  const { gebieden: _, ...rest } = goed
  const nee = { ...rest, gebieden: ['onderdak'] }
  const stuurNee = (bericht: string, body: unknown, wie: readonly [string, string] = systeem) =>
    wereld.api(wie, `/berichten/${bericht}/nee`, { method: 'POST', body: JSON.stringify(body) })

  test('does what the page does, once, and the answer is the message that was taken back', async () => {
    const [persoon, bericht] = await metBlad()
    const neeId = crypto.randomUUID()
    const antwoord = await stuurNee(bericht, { ...nee, voorWie: 'iedereen', neeId })
    assert.equal(antwoord.status, 201)
    const vorm = await lees<{ status: string; terugroeping: { grond: string } }>(antwoord)
    assert.deepEqual([vorm.status, vorm.terugroeping.grond], ['ingetrokken', 'toestemming-ingetrokken'])
    assert.deepEqual(await kort(persoon), [
      'college-0518 onderdak ingetrokken',
      'college-0518 schulden gegeven',
    ])
    assert.match((await casemanager.lees(`/toestemmingen/${persoon}`)).tekst, /hoorde een nee/)
    assert.equal((await stuurNee(bericht, { ...nee, neeId })).status, 409)
  })

  test('is refused by field with what is allowed, and then nothing is written', async () => {
    const [persoon, bericht] = await metBlad()
    for (const [fout, veld, toegestaan] of [
      [{ gebieden: [] }, 'gebieden', undefined],
      [{ gebieden: ['zorg'] }, 'gebieden', ['onderdak']],
      [{ gebieden: ['geheim'] }, 'gebieden.0', undefined],
      [{ voorWie: 'moeder' }, 'voorWie', ['ons', 'iedereen']],
      [{ wijze: 'gedacht' }, 'wijze', ['gezegd', 'geschreven', 'gemerkt']],
      [{ namens: undefined }, 'namens', undefined],
      [{ dag: '2020-06-03' }, 'dag', ['2020-06-02 tot en met 2020-06-02']],
      [{ dag: 'gisteren' }, 'dag', undefined],
      [{ neeId: '1' }, 'neeId', undefined],
      [{ toelichting: 'Dhr. Moulin zei nee.' }, 'toelichting', undefined],
    ] as const) {
      const antwoord = await stuurNee(bericht, { ...nee, ...fout })
      const { fouten } = await lees<{ fouten: { veld: string; toegestaan?: string[] }[] }>(antwoord)
      assert.deepEqual([antwoord.status, fouten[0]?.veld], [400, veld], JSON.stringify(fout))
      if (toegestaan !== undefined) assert.deepEqual(fouten[0]?.toegestaan, toegestaan)
      assert.ok(!JSON.stringify(fouten).includes('Moulin'))
    }
    assert.ok((await kort(persoon)).every((regel) => regel.endsWith('gegeven')))
  })

  test('is only for who received it and talks with people', async () => {
    const [, bericht] = await metBlad()
    const status = async (wie: readonly [string, string]) => (await stuurNee(bericht, nee, wie)).status
    assert.equal(await status(['college-0599', 'nazorgcoordinator']), 404)
    assert.equal(await status(['pi-arnhem', 'casemanager']), 403)
    assert.equal((await stuurNee('geen-id', nee)).status, 404)
  })
})

test('what a law lets through is no question of consent: the page says so and takes nothing back', async (t) => {
  wereld.klok.zet('2026-11-22T08:00:00Z')
  t.after(() => wereld.klok.zet(toen))
  const hier = await bezoekVan(wereld, 'pi-arnhem', 'casemanager', 'Drie')
  const gemeentehuis = await bezoekVan(wereld, gemeente, 'nazorgcoordinator', 'Vier')
  const persoon = await nieuweGedetineerde(wereld)
  await vraagBlad(wereld, persoon, '/feiten', { feiten: { noodzaakPlan: true } })
  assert.equal((await vulIn(hier, persoon, 'onderdak', onderdak)).status, 303)
  assert.equal((await verstuurBlad(hier, persoon)).status, 303)
  const [bericht] = await bijGemeente(wereld, persoon)
  const pad = neepad(String(bericht?.id))
  const { tekst } = await gemeentehuis.lees(pad)
  assert.match(tekst, /Hier is geen toestemming voor nodig/)
  assert.match(tekst, /bezwaar maken bij de inrichting \(artikel 21 AVG\)/)
  const velden = { ...goed, dag: '2026-11-22', neeId: crypto.randomUUID() }
  assert.equal((await gemeentehuis.stuur(pad, velden)).status, 400)
  assert.equal((await bijGemeente(wereld, persoon))[0]?.status, 'bezorgd')
  const blad = (await gemeentehuis.lees(`/berichtenbox/${bericht?.id}`)).tekst
  assert.ok(!blad.includes(`href="${pad}"`), 'no way to a page on which nothing can be done')
  assert.match(blad, /Wil iemand dit niet\?.+bezwaar maken bij de inrichting/s)
  assert.ok(await lees(await stuur(wereld, persoon, '')))
})
