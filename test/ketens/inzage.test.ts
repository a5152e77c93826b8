import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, describe, test } from 'node:test'
import { sql } from 'kysely'
import { maakApp } from '../../src/app.ts'
import { maakLogboek } from '../../src/logboek/logboek.ts'
import { codeUit, inzageVan, papierVia, regelsOver, typCode, vraagInzage } from '../inzage.ts'
import type { Probleemvorm } from '../levering.ts'
import { geheim } from '../logboek.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { zet } from '../tabellen.ts'
import { nieuweGedetineerde } from '../toestemming.ts'
import { lees, maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after })
const inlog = await inlogAls(wereld, 'pi-arnhem', 'casemanager', 'Casper Manager')
const een = bezoeker(wereld, inlog)
const buiten = bezoeker(wereld, await inlogAls(wereld, 'pi-vught', 'casemanager', 'Buiten'))
const fg = bezoeker(wereld, await inlogAls(wereld, 'pi-arnhem', 'fg', 'Fg'))
const vreemdeFg = bezoeker(wereld, await inlogAls(wereld, 'pi-vught', 'fg', 'Vreemde'))

const vraag = (tekst: string, waarden: readonly unknown[] = []) => wereld.bank.eigenaar.vraag(tekst, waarden)
/** A letter with a code for this person. */
const brief = async (persoon: string) =>
  codeUit((await papierVia(wereld, inlog.cookie, `/inzage/${persoon}/code`, 'POST')).tekst)
const kijk = async (cookie: string, pad = '/mijn-inzage/overzicht') => {
  const antwoord = await fetch(`${wereld.adres}${pad}`, { headers: { Cookie: cookie }, redirect: 'manual' })
  return { status: antwoord.status, naar: antwoord.headers.get('location'), tekst: await antwoord.text() }
}

describe('made by the casemanager', () => {
  test('page, JSON and PDF tell the same lines: who, what, when, why and on which ground, and no name of an officer', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    const { tekst } = await een.lees(`/inzage/${persoon}`)
    assert.match(tekst, /Wie zag of kreeg wat/)
    assert.match(tekst, /Penitentiaire Inrichting Arnhem|PI Arnhem/)
    assert.match(tekst, /aan .*(Gravenhage|Den Haag)/)
    assert.match(tekst, /Wet justitiële en strafvorderlijke gegevens, art\. 51c lid 2/)
    assert.doesNotMatch(tekst.slice(tekst.indexOf('<main')), /Casper Manager/)
    const vorm = await inzageVan(wereld, persoon)
    const verstrekt = vorm.regels.find(({ handeling }) => handeling === 'verstrekt')
    assert.equal(verstrekt?.organisatie.id, 'dji')
    assert.equal(verstrekt?.grond.soort, 'oordeel')
    assert.ok(
      verstrekt?.grond.artikelen.some(
        ({ wet, artikel }) => wet.startsWith('Wet justitiële') && artikel.startsWith('51c'),
      ),
    )
    assert.ok(
      verstrekt?.wat.some((naam) => /detentie/i.test(naam)),
      String(verstrekt?.wat),
    )
    assert.deepEqual(vorm.later, [])
    assert.equal(vorm.samenvatting.regels, vorm.regels.length)
    const pdf = await papierVia(wereld, inlog.cookie, `/inzage/${persoon}/papier`)
    assert.ok(pdf.ua && pdf.gemerkt && pdf.toontTitel)
    assert.deepEqual([pdf.taal, pdf.titel], ['nl', 'Wie zag of kreeg wat over u'])
    assert.match(pdf.heet, /wie-zag-wat\.pdf/)
    assert.match(pdf.tekst, /Wet justitiële en strafvorderlijke gegevens artikel 51c/)
    assert.match(pdf.tekst, /Suzanne Moulin/)
    assert.ok(
      pdf.delen.some(({ rol }) => rol === 'Table'),
      'a table that is one to a screen reader',
    )
    assert.doesNotMatch(pdf.tekst, /Casper/)
  })

  test('a message that was taken up on the ground of the law is not told as something one said yes to', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    const [bericht] = await vraag(
      `select id from berichtenbox.bericht where betrokkene = $1 and ontvanger = 'college-0518'`,
      [persoon],
    )
    const bevestigd = await wereld.api(
      ['college-0518', 'nazorgcoordinator'],
      `/berichten/${String(bericht?.id)}/ontvangstbevestigingen`,
      { method: 'POST', body: '{}' },
    )
    assert.equal(bevestigd.status, 201)
    const { regels } = await inzageVan(wereld, persoon)
    const opgepakt = regels.filter(
      ({ organisatie, wat }) => organisatie.id === 'college-0518' && wat.length === 0,
    )
    assert.ok(opgepakt.length > 0)
    for (const { grond } of opgepakt) assert.equal(grond.uitleg, 'De wet staat dit toe. Dit is nagekeken.')
  })

  test('grouped by organisation, and narrowed by day and by organisation; the choices stay', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    await inzageVan(wereld, persoon)
    const perWie = await een.lees(`/inzage/${persoon}?groep=organisatie`)
    assert.match(perWie.tekst, /<option value="organisatie" selected>/)
    const alleen = await inzageVan(wereld, persoon, '?organisatie=college-0518')
    assert.ok(alleen.regels.length > 0)
    assert.ok(
      alleen.regels.every(({ organisatie, aan }) => organisatie.id === 'college-0518' || aan !== null),
    )
    const leeg = await inzageVan(wereld, persoon, '?van=2020-01-01&tot=2020-12-31')
    assert.deepEqual([leeg.regels, leeg.samenvatting.regels], [[], 0])
    assert.match(
      (await een.lees(`/inzage/${persoon}?van=2020-01-01&tot=2020-12-31`)).tekst,
      /Geen regels in deze keuze/,
    )
  })

  test('what cannot be asked is refused with the field and what to do, and nothing typed is lost', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    for (const [wat, veld] of [
      ['van=2026-12-01&tot=2026-11-01', 'tot'],
      ['van=2026-02-30', 'van'],
      ['organisatie=bestaat-niet', 'organisatie'],
      ['groep=week', 'groep'],
      ['zomaar=1', 'zomaar'],
    ] as const) {
      const antwoord = await vraagInzage(wereld, persoon, `?${wat}`)
      assert.equal(antwoord.status, 400, wat)
      const { fouten } = await lees<Probleemvorm>(antwoord)
      assert.deepEqual(
        fouten?.map((fout) => fout.veld),
        [veld],
        wat,
      )
    }
    const blad = await een.lees(`/inzage/${persoon}?van=2026-12-01&tot=2026-11-01`)
    assert.equal(blad.status, 400)
    assert.match(blad.tekst, /De laatste dag ligt vóór de eerste dag/)
    assert.match(blad.tekst, /value="2026-12-01"/)
  })

  test('not of this inrichting: closed for everyone, the same as who does not exist, and written down', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    const vreemd = await buiten.lees(`/inzage/${persoon}`)
    const niemand = await buiten.lees(`/inzage/${randomUUID()}`)
    assert.equal(vreemd.status, 404)
    assert.equal(vreemd.tekst.replaceAll(persoon, ''), niemand.tekst.replaceAll(/[0-9a-f-]{36}/g, ''))
    for (const wie of [fg, vreemdeFg]) assert.equal((await wie.lees(`/inzage/${persoon}`)).status, 403)
    const { regels } = await inzageVan(wereld, persoon)
    const poging = regels.find(
      ({ handeling, organisatie }) => handeling === 'geweigerd' && organisatie.id === 'pi-vught',
    )
    assert.match(String(poging?.grond.uitleg), /mocht dit op dat moment niet zien/)
  })
})

test('what was done with the overview itself is said in words, and the law apart from a yes', async () => {
  const persoon = await nieuweGedetineerde(wereld)
  const { nummer, code } = await brief(persoon)
  await kijk(String((await typCode(wereld, { nummer, code })).cookie))
  await een.lees(`/inzage/${persoon}`)
  const { regels } = await inzageVan(wereld, persoon)
  const redenen = new Set(regels.map(({ waarom }) => waarom))
  for (const reden of [
    'Iemand keek met de code op uw brief.',
    'Uw casemanager maakte een code voor u, om zelf te kijken.',
    'Uw casemanager zag uw hele overzicht, om het aan u te geven.',
  ])
    assert.ok(redenen.has(reden), reden)
  const gemaakt = regels.filter(({ waarom }) => waarom.startsWith('Uw casemanager maakte een code'))
  assert.equal(gemaakt.length, 1, 'one code is one line')
  const gronden = regels.flatMap(({ grond }) => (grond.soort === 'oordeel' ? [grond.uitleg] : []))
  assert.ok(gronden.length > 0)
  assert.ok(
    gronden.every((uitleg) => uitleg === 'De wet staat dit toe. Dit is nagekeken.'),
    String(gronden),
  )
})

test('who was only looked up is not told that the overview was seen, and each purpose is a row of its own', async () => {
  const persoon = await nieuweGedetineerde(wereld)
  const zag = 'Uw casemanager zag uw hele overzicht, om het aan u te geven.'
  const stonden = async () => (await inzageVan(wereld, persoon)).regels
  await een.lees('/personen?doel=inzage')
  await een.lees(`/personen/${persoon}?doel=inzage`)
  for (const fout of ['van=x', 'van=2026-11-01&van=2026-11-02'])
    for (const waar of ['', '/papier'])
      assert.equal((await een.lees(`/inzage/${persoon}${waar}?${fout}`)).status, 400, fout)
  // Asking it writes a line before it is read: that one alone.
  const voor = await stonden()
  assert.equal(voor.filter(({ waarom }) => waarom === zag).length, 1)
  const opgezocht = voor.filter(({ doel }) => doel.id === 'inzage')
  assert.ok(opgezocht.length >= 3, `${opgezocht.length}`)
  for (const { waarom } of opgezocht) assert.match(waarom, /Uw overzicht was daar niet te zien/)
  await een.lees(`/inzage/${persoon}`)
  assert.equal((await stonden()).filter(({ waarom }) => waarom === zag).length, 3)

  for (const doel of ['re-integratieplan', 'terugkeer-voorbereiden'])
    assert.equal((await een.lees(`/personen/${persoon}?doel=${doel}`)).status, 200, doel)
  await buiten.lees(`/personen/${persoon}?doel=re-integratieplan`)
  const namen = [
    'Het detentie- en re-integratieplan maken of bijstellen',
    'De terugkeer voorbereiden, samen met',
  ]
  const blad = (await een.lees(`/inzage/${persoon}`)).tekst
  const pdf = (await papierVia(wereld, inlog.cookie, `/inzage/${persoon}/papier`)).tekst.replaceAll(
    /\s+/g,
    ' ',
  )
  const regels = await stonden()
  for (const naam of namen) {
    assert.match(blad, new RegExp(`Doel: ${naam}`))
    assert.match(pdf, new RegExp(`Doel: ${naam.slice(0, 12)}`))
    assert.ok(
      regels.some(({ doel, handeling }) => handeling === 'gelezen' && doel.naam.startsWith(naam)),
      naam,
    )
  }
  const poging = regels.find(
    ({ handeling, organisatie }) => handeling === 'geweigerd' && organisatie.id === 'pi-vught',
  )
  assert.equal(poging?.waarom, 'Iemand wilde iets over u zien of doorgeven. Dat is niet gebeurd.')
})

test('of more lines than fit every one can be reached, equal ones are told once, and the summary counts all', async () => {
  const persoon = await nieuweGedetineerde(wereld)
  await inzageVan(wereld, persoon)
  await vraag(
    `insert into logboek.regel (op, handeling, organisatie, rol, gebruiker, betrokkene, doel, gegevens, onderwerp, spoor)
     select r.op, r.handeling, r.organisatie, r.rol, r.gebruiker, r.betrokkene, r.doel, r.gegevens, r.onderwerp, r.spoor
     from logboek.regel r cross join generate_series(1, 5100)
     where r.volgnummer = $1`,
    [(await regelsOver(wereld, persoon)).at(-1)],
  )
  const eerste = await inzageVan(wereld, persoon)
  const alle = await regelsOver(wereld, persoon)
  assert.deepEqual([eerste.meer, eerste.regels.length, eerste.samenvatting.regels], [true, 5000, alle.length])
  const rest = await inzageVan(wereld, persoon, `?voor=${eerste.regels.at(-1)?.volgnummer}`)
  assert.equal(rest.meer, false)
  // Reading the rest wrote one more line, above what was read first.
  assert.deepEqual([...eerste.regels, ...rest.regels].map(({ volgnummer }) => volgnummer).toReversed(), alle)
  const blad = await een.lees(`/inzage/${persoon}`)
  const verder = /rel="next"[^>]*href="([^"]+)"/.exec(blad.tekst)?.[1]
  assert.match(blad.tekst, /[0-9]{4} keer, /)
  assert.ok(blad.tekst.length < 200_000, 'and the page stays short')
  assert.equal((await een.lees(String(verder).replaceAll('&amp;', '&'))).status, 200)
})

test('lines from before the key of the pseudonyms changed count as well', async () => {
  const persoon = await nieuweGedetineerde(wereld)
  const eerder = await regelsOver(wereld, persoon)
  const { bank, klok, grondslagen, toegang, wachtrijen, kluis } = wereld
  const zien = async (...sleutels: readonly [string, ...string[]]) => {
    const logboek = maakLogboek(...sleutels)
    const app = maakApp({ db: bank, klok, grondslagen, logboek, kluis, wachtrijen, oefen: true, toegang })
    const verzoek = new Request(`${wereld.adres}/inzage/${persoon}`, { headers: { Cookie: inlog.cookie } })
    return (await app.request(verzoek)).text()
  }
  const nieuw = '11'.repeat(32)
  assert.match(await zien(nieuw, geheim), new RegExp(`Er zijn ${eerder.length + 1} regels`))
  assert.match(await zien(nieuw), /Er zijn 2 regels/, 'without the old key only what was written since')
})

describe('with a code on paper', () => {
  test('the person sees the own overview as page, PDF and JSON, without an account and without a name in any address', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    const { nummer, code } = await brief(persoon)
    assert.match((await een.lees(`/inzage/${persoon}`)).tekst, /nog te gebruiken/)
    const getypt = await typCode(wereld, {
      nummer: nummer.toLowerCase(),
      code: code.replaceAll('-', ' ').toLowerCase(),
    })
    assert.deepEqual([getypt.status, getypt.naar], [303, '/mijn-inzage/overzicht'])
    const cookie = getypt.cookie ?? assert.fail('no cookie')
    const blad = await kijk(cookie)
    assert.equal(blad.status, 200)
    assert.match(blad.tekst, /U kunt kijken tot/)
    assert.match(blad.tekst, /dit overzicht<[\s\S]{0,200}Iemand keek met de code/, 'what was seen is this')
    assert.match(blad.tekst, /Wet justitiële en strafvorderlijke gegevens, art\. 51c lid 2/)
    assert.doesNotMatch(blad.tekst, /Moulin|999|Casper/)
    const pdf = await papierVia(wereld, cookie, '/mijn-inzage/papier')
    assert.ok(pdf.ua)
    assert.doesNotMatch(pdf.tekst, /Moulin/)
    const json = JSON.parse((await kijk(cookie, '/mijn-inzage/gegevens')).tekst)
    const nummers = json.regels.map((regel: { volgnummer: number }) => regel.volgnummer)
    assert.deepEqual(nummers.toReversed(), await regelsOver(wereld, persoon))
    assert.equal((await kijk(cookie, '/mijn-inzage/overzicht?van=2026-12-01&tot=2026-11-01')).status, 400)
    assert.match((await een.lees(`/inzage/${persoon}`)).tekst, /iemand met de code op uw brief/)
  })

  test('the session can do nothing else, ends when one is done, and at the latest after half an hour', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    const ander = await nieuweGedetineerde(wereld)
    const cookie = (await typCode(wereld, await brief(persoon))).cookie ?? ''
    for (const pad of [
      `/inzage/${persoon}`,
      `/inzage/${ander}`,
      '/personen',
      '/berichtenbox',
      '/fg/glasbraken',
    ])
      assert.equal((await kijk(cookie, pad)).naar?.startsWith('/aanmelden'), true, pad)
    const api = await fetch(`${wereld.adres}/api/v1/inzagen/${persoon}`, { headers: { Cookie: cookie } })
    assert.equal(api.status, 401)
    await fetch(`${wereld.adres}/mijn-inzage/klaar`, {
      method: 'POST',
      redirect: 'manual',
      headers: { Cookie: cookie, Origin: wereld.adres },
      body: new URLSearchParams(),
    })
    assert.equal((await kijk(cookie)).status, 401)
    const later = (await typCode(wereld, await brief(persoon))).cookie ?? ''
    assert.equal((await kijk(later)).status, 200)
    wereld.klok.zet('2026-11-22T10:30:00Z')
    const voorbij = await kijk(later)
    assert.equal(voorbij.status, 401)
    assert.match(voorbij.tekst, /De tijd is voorbij/)
    assert.match(voorbij.tekst, /action="\/mijn-inzage"/, 'one stands where a code is typed')
    assert.doesNotMatch(voorbij.tekst.slice(voorbij.tekst.indexOf('<main')), />Aanmelden</)
    wereld.klok.zet('2026-11-22T10:00:00Z')
    assert.equal((await kijk('terugkeer_inzage=verzonnen')).status, 401)
    assert.equal((await kijk('')).naar, '/mijn-inzage')
  })

  test('used once, also by two at the same moment', async () => {
    const gegeven = await brief(await nieuweGedetineerde(wereld))
    const samen = await Promise.all([1, 2, 3, 4].map(() => typCode(wereld, gegeven)))
    assert.deepEqual(samen.map(({ status }) => status).toSorted(), [303, 400, 400, 400])
    assert.equal((await typCode(wereld, gegeven)).status, 400)
  })

  test('after five wrong codes it is locked, also for who has the right one; a slip of the pen is no try', async () => {
    const gegeven = await brief(await nieuweGedetineerde(wereld))
    const ander = await brief(await nieuweGedetineerde(wereld))
    const typefout = `${gegeven.code.slice(0, -1)}${gegeven.code.endsWith('2') ? '3' : '2'}`
    for (let i = 0; i < 9; i++)
      assert.match((await typCode(wereld, { ...gegeven, code: typefout })).tekst, /Er staat een typefout/)
    const antwoorden = new Set<string>()
    for (let i = 0; i < 5; i++) {
      // The code of another person is a wrong one here, and stays good there.
      const mis = await typCode(wereld, { nummer: gegeven.nummer, code: ander.code })
      assert.equal(mis.status, 400)
      antwoorden.add(mis.tekst)
    }
    antwoorden.add((await typCode(wereld, gegeven)).tekst)
    antwoorden.add((await typCode(wereld, { nummer: gegeven.nummer, code: ander.code })).tekst)
    assert.equal(antwoorden.size, 1, 'wrong, locked and right but locked look the same')
    const onbekend = await typCode(wereld, { ...gegeven, nummer: '222222' })
    assert.equal(
      onbekend.tekst.replace('222222', gegeven.nummer),
      [...antwoorden][0],
      'as does an unknown number',
    )
    const [rij] = await vraag('select pogingen, geblokkeerd_op, afdruk from inzage.code where nummer = $1', [
      gegeven.nummer,
    ])
    assert.equal(rij?.pogingen, 5)
    assert.ok(rij?.geblokkeerd_op)
    assert.ok(!String(rij?.afdruk).includes(gegeven.code.replaceAll('-', '')), 'only a hash is kept')
    assert.equal((await typCode(wereld, ander)).status, 303)
  })

  test('each wrong code that counts is told to the person, and none of what does not count', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    const vreemd = await brief(await nieuweGedetineerde(wereld))
    const gegeven = await brief(persoon)
    const mis = { nummer: gegeven.nummer, code: vreemd.code }
    const pogingen = async () =>
      (await inzageVan(wereld, persoon)).regels.filter(({ doel }) => doel.id === 'inzage-code')
    await typCode(wereld, { ...gegeven, code: 'ABC' })
    await typCode(wereld, { ...mis, nummer: '333333' })
    assert.deepEqual(await pogingen(), [])
    await typCode(wereld, mis)
    const [poging, ...meer] = await pogingen()
    assert.deepEqual(meer, [])
    assert.deepEqual(
      [poging?.handeling, poging?.organisatie.id, poging?.rol, poging?.wat, poging?.relatie],
      ['geweigerd', 'pi-arnhem', 'iemand met de code op uw brief', [], null],
    )
    assert.match(String(poging?.waarom), /^Iemand probeerde met een verkeerde code/)
    assert.match(String(poging?.grond.uitleg), /De code hoorde niet bij uw brief/)
    for (let i = 0; i < 6; i++) await typCode(wereld, mis)
    assert.equal((await pogingen()).length, 5, 'and after the fifth it is locked')
    const blad = (await een.lees(`/inzage/${persoon}`)).tekst
    assert.match(blad, /5 keer, [\s\S]{0,900}Iemand probeerde met een verkeerde code/)
    const nieuw = (await typCode(wereld, await brief(persoon))).cookie ?? ''
    assert.match((await kijk(nieuw)).tekst, /Iemand probeerde met een verkeerde code/)
  })

  test('without a logboek no code is tried at all', async (t) => {
    t.mock.method(process.stderr, 'write', () => true)
    const persoon = await nieuweGedetineerde(wereld)
    const vreemd = await brief(await nieuweGedetineerde(wereld))
    const gegeven = await brief(persoon)
    await wereld.bank.eigenaar.voerUit('revoke insert on logboek.regel from terugkeer_app')
    const nee = await typCode(wereld, { nummer: gegeven.nummer, code: vreemd.code })
    await wereld.bank.eigenaar.voerUit('grant insert on logboek.regel to terugkeer_app')
    assert.equal(nee.status, 500)
    const [rij] = await vraag('select pogingen from inzage.code where nummer = $1', [gegeven.nummer])
    assert.equal(rij?.pogingen, 0)
  })

  test('guessing at the same time gives no more tries, and no session opens', async () => {
    const gegeven = await brief(await nieuweGedetineerde(wereld))
    const ander = await brief(await nieuweGedetineerde(wereld))
    const samen = await Promise.all(
      Array.from({ length: 12 }, () => typCode(wereld, { nummer: gegeven.nummer, code: ander.code })),
    )
    assert.deepEqual(new Set(samen.map(({ status, cookie }) => `${status} ${cookie}`)), new Set(['400 null']))
    const [rij] = await vraag('select pogingen, geblokkeerd_op from inzage.code where nummer = $1', [
      gegeven.nummer,
    ])
    assert.equal(rij?.pogingen, 5)
    assert.ok(rij?.geblokkeerd_op)
    assert.equal((await typCode(wereld, gegeven)).status, 400)
  })

  test('expired, taken back, or replaced by a new one: it works no more', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    const eerste = await brief(persoon)
    const tweede = await brief(persoon)
    assert.equal((await typCode(wereld, eerste)).status, 400, 'replaced')
    const weg = await een.stuur(`/inzage/${persoon}/code/weg`, {})
    assert.deepEqual([weg.status, weg.naar], [303, `/inzage/${persoon}?gedaan=ingetrokken`])
    assert.equal((await typCode(wereld, tweede)).status, 400, 'taken back')
    const derde = await brief(persoon)
    wereld.klok.zet('2026-12-06T10:00:00Z')
    assert.equal((await typCode(wereld, derde)).status, 400, 'fourteen days are over')
    wereld.klok.zet('2026-12-06T09:59:59Z')
    assert.equal((await typCode(wereld, derde)).status, 303, 'and a second before, they are not')
    wereld.klok.zet('2026-11-22T10:00:00Z')
    assert.equal((await buiten.stuur(`/inzage/${persoon}/code`, {})).status, 404)
    assert.equal((await fg.stuur(`/inzage/${persoon}/code`, {})).status, 403)
  })

  test('taken back while someone looks: that ends at once, and it can be done as long as someone can look', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    const knop = /action="\/inzage\/[0-9a-f-]+\/code\/weg"/
    assert.doesNotMatch((await een.lees(`/inzage/${persoon}`)).tekst, knop, 'nothing to take back')
    const eerste = (await typCode(wereld, await brief(persoon))).cookie ?? ''
    assert.equal((await kijk(eerste)).status, 200)
    assert.match((await een.lees(`/inzage/${persoon}`)).tekst, knop)
    await een.stuur(`/inzage/${persoon}/code/weg`, {})
    for (const pad of ['overzicht', 'papier', 'gegevens', 'overzicht?van=2026-13-01'])
      assert.equal((await kijk(eerste, `/mijn-inzage/${pad}`)).status, 401, pad)
    assert.doesNotMatch((await een.lees(`/inzage/${persoon}`)).tekst, knop, 'it is gone')
    const tweede = (await typCode(wereld, await brief(persoon))).cookie ?? ''
    assert.equal((await kijk(tweede)).status, 200)
    await brief(persoon)
    const vervangen = await kijk(tweede)
    assert.equal(vervangen.status, 401, 'a new letter ends it as well')
    assert.match(vervangen.tekst, /Er is een nieuwe brief gemaakt, of de code is ingetrokken/)
    assert.doesNotMatch(vervangen.tekst, /De tijd is voorbij/)
  })

  test('the database itself opens nothing with a code that was taken back, while its session still runs', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    const { nummer, code } = await brief(persoon)
    const cookie = (await typCode(wereld, { nummer, code })).cookie ?? ''
    const [rij] = await vraag(
      `select c.id, c.over, s.afdruk, s.verloopt_op from inzage.code c join inzage.sessie s on s.code = c.id where c.nummer = $1`,
      [nummer],
    )
    const nu = wereld.klok.nu()
    assert.ok(rij !== undefined && new Date(String(rij.verloopt_op)) > nu)
    const wie = {
      ...{ organisatie: 'pi-arnhem', gebruiker: String(rij.id), rol: 'betrokkene', doel: 'inzage', nu },
    }
    const open = () =>
      wereld.bank.transactie(wie, async (tx) => {
        await sql`select set_config('terugkeer.inzage', ${String(rij.afdruk)}, true)`.execute(tx)
        await sql`insert into inzage.opening (id, organisatie, gebruiker, code, over, pseudoniemen, op, tot) values
          (gen_random_uuid(), ${wie.organisatie}, ${wie.gebruiker}, ${String(rij.id)}, ${String(rij.over)},
          ${maakLogboek(geheim).pseudoniemen(persoon)}, platform.nu(), platform.nu() + interval '1 minute')`.execute(
          tx,
        )
      })
    await open()
    await vraag('update inzage.code set ingetrokken_op = $2 where id = $1', [rij.id, nu])
    await assert.rejects(open(), /row-level security/)
    const [sessie] = await vraag('select 1 as er from inzage.sessie where code = $1', [rij.id])
    assert.equal(sessie?.er, 1, 'it is not the session that is gone')
    assert.equal((await kijk(cookie)).status, 401)
  })

  test('a question that is refused is no look: nothing of it stands in the overview', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    const cookie = (await typCode(wereld, await brief(persoon))).cookie ?? ''
    const eerder = await regelsOver(wereld, persoon)
    for (const pad of ['overzicht', 'papier', 'gegevens']) {
      const nee = await kijk(cookie, `/mijn-inzage/${pad}?van=2026-13-01`)
      assert.equal(nee.status, 400, pad)
      assert.match(nee.tekst, /Deze datum bestaat niet/)
      assert.match(nee.tekst, /U kunt kijken tot/)
    }
    assert.deepEqual(await regelsOver(wereld, persoon), eerder)
    assert.equal((await kijk(cookie)).status, 200)
    assert.equal((await regelsOver(wereld, persoon)).length, eerder.length + 1)
  })

  test('what cannot be a code is said at its field, and the number that was typed stays', async () => {
    const leeg = await typCode(wereld, {})
    assert.match(leeg.tekst, /Typ het nummer van uw brief over/)
    assert.match(leeg.tekst, /Typ de code van uw brief over/)
    const kort = await typCode(wereld, { nummer: 'ABC234', code: 'ABC-DEF' })
    assert.match(kort.tekst, /18 letters en cijfers\. U typte er 6/)
    assert.match(kort.tekst, /value="ABC234"/)
    assert.doesNotMatch(kort.tekst, /ABC-DEF/)
  })
})

describe('told later', () => {
  const morgen = '2026-12-31'

  test('a line that must wait is announced with its ground and its day, whatever the filter, and comes in full that day', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    await inzageVan(wereld, persoon)
    const alle = await regelsOver(wereld, persoon)
    const [verstrekt] = await vraag(
      `select volgnummer::int as nummer, onderwerp, organisatie from logboek.regel where volgnummer = any($1) and handeling = 'verstrekt'`,
      [alle],
    )
    const wie = { door: 'fg', door_naam: 'Fg', op: '2026-11-22T10:00:00Z', reden: 'Een onderzoek loopt nog.' }
    const rij = {
      id: randomUUID(),
      organisatie: verstrekt?.organisatie,
      onderwerp: verstrekt?.onderwerp,
      doel: null,
    }
    await zet(wereld.bank, 'inzage.uitstel', [{ ...rij, ...wie, grond: 'wjsg-21-2-a', tot: morgen }])
    for (const filter of ['', '?organisatie=college-0599', '?van=2020-01-01&tot=2020-01-02']) {
      const vorm = await inzageVan(wereld, persoon, filter)
      assert.ok(!vorm.regels.some(({ volgnummer }) => volgnummer === verstrekt?.nummer), filter)
      assert.equal(vorm.later.length, 1)
      assert.deepEqual([vorm.later[0]?.vanaf, vorm.later[0]?.grond.id], [morgen, 'wjsg-21-2-a'])
      assert.ok((vorm.later[0]?.aantal ?? 0) >= 1)
    }
    const { tekst } = await een.lees(`/inzage/${persoon}`)
    assert.match(tekst, /Later te zien/)
    assert.match(tekst, /te zien vanaf donderdag 31 december 2026/)
    assert.match(tekst, /Wjsg artikel 51b lid 1 jo\. 21 lid 2 onder a/)
    const pdf = await papierVia(wereld, inlog.cookie, `/inzage/${persoon}/papier`)
    assert.match(pdf.tekst, /te zien vanaf donderdag 31 december 2026/)
    const nu = await inzageVan(wereld, persoon)
    assert.equal(
      nu.regels.length + (nu.later[0]?.aantal ?? 0),
      (await regelsOver(wereld, persoon)).length,
      'none is left out',
    )
    wereld.klok.zet('2026-12-31T10:00:00Z')
    const dan = await inzageVan(wereld, persoon)
    wereld.klok.zet('2026-11-22T10:00:00Z')
    assert.deepEqual(dan.later, [])
    assert.ok(dan.regels.some(({ volgnummer }) => volgnummer === verstrekt?.nummer))
  })

  test('without a ground of the law that was verified nothing is delayed, and what was typed stays', async () => {
    const velden = {
      onderwerp: randomUUID(),
      grond: 'wjsg-21-2-b',
      tot: '2026-12-31',
      reden: 'Er loopt een onderzoek naar iets.',
    }
    const nee = await fg.stuur('/fg/inzage-uitstel', velden)
    assert.equal(nee.status, 400)
    assert.match(nee.tekst, /Op deze grond kan het nu niet/)
    assert.match(nee.tekst, new RegExp(velden.onderwerp))
    const blad = (await fg.lees('/fg/inzage-uitstel')).tekst
    assert.match(blad, /Nog van geen enkele grond is vastgesteld/)
    assert.doesNotMatch(blad, /name="grond"/, 'no form in which every choice is refused')
    for (const [anders, melding] of [
      [{ onderwerp: 'x' }, /geen kenmerk/],
      [{ tot: '2026-11-22' }, /Kies een dag die nog komt/],
      [{ tot: '2027-11-22' }, /binnen 180 dagen/],
      [{ tot: '2026-02-30' }, /bestaat niet/],
      [{ grond: '' }, /Kies een grond van de wet/],
      [{ reden: 'kort' }, /ten minste 20 tekens/],
      [{ reden: 'Het gaat om nummer 999993653 zeg ik' }, /geen burgerservicenummer/],
    ] as const)
      assert.match((await fg.stuur('/fg/inzage-uitstel', { ...velden, ...anders })).tekst, melding)
    assert.equal((await een.stuur('/fg/inzage-uitstel', velden)).status, 403)
  })

  test('who watches over another organisation sees no delay of this one and cannot lift it; its own FG can', async () => {
    const id = randomUUID()
    const wie = {
      door: 'fg',
      door_naam: 'Fg',
      op: '2026-11-22T10:00:00Z',
      reden: 'qreden',
      onderwerp: randomUUID(),
    }
    await zet(wereld.bank, 'inzage.uitstel', [
      { ...wie, id, organisatie: 'pi-arnhem', doel: null, grond: 'wjsg-21-2-a', tot: morgen },
    ])
    assert.doesNotMatch((await vreemdeFg.lees('/fg/inzage-uitstel')).tekst, /qreden/)
    assert.match((await fg.lees('/fg/inzage-uitstel')).tekst, /qreden/)
    assert.equal((await vreemdeFg.stuur(`/fg/inzage-uitstel/${id}/weg`, {})).status, 404)
    assert.equal((await fg.stuur(`/fg/inzage-uitstel/${id}/weg`, {})).status, 303)
    assert.equal((await fg.stuur(`/fg/inzage-uitstel/${id}/weg`, {})).status, 404)
    const regels = await vraag(
      `select handeling, organisatie from logboek.regel where onderwerp = $1 and doel = 'inzage-uitstellen'`,
      [id],
    )
    assert.deepEqual(regels, [{ handeling: 'ingetrokken', organisatie: 'pi-arnhem' }])
  })
})

test('the database itself opens nothing: no line without an opening, and no opening without a relation or a session', async () => {
  const persoon = await nieuweGedetineerde(wereld)
  await inzageVan(wereld, persoon)
  const nu = wereld.klok.nu()
  const als = (organisatie: string, sleutel: string) => ({
    organisatie,
    gebruiker: 'g',
    rol: 'fg',
    doel: 'inzage',
    nu,
    sleutel,
  })
  const lees = async (wie: ReturnType<typeof als>, vooraf = '') =>
    wereld.bank.transactie(wie, async (tx) => {
      await sql`select set_config('terugkeer.inzage', ${wie.sleutel}, true)`.execute(tx)
      if (vooraf !== '') await sql.raw(vooraf).execute(tx)
      return (await sql`select 1 from logboek.regel`.execute(tx)).rows.length
    })
  const [opening] = await vraag('select id, over from inzage.opening order by op desc limit 1')
  // The openings of others, and those of before, open nothing.
  assert.equal(await lees(als('pi-arnhem', String(opening?.id))), 0)
  assert.equal(await lees(als('', '')), 0)
  const maak = (code: string) =>
    `insert into inzage.opening (id, organisatie, gebruiker, code, over, pseudoniemen, op, tot) values
     (gen_random_uuid(), 'pi-vught', 'g', ${code}, '${opening?.over}', '{x}', platform.nu(), platform.nu() + interval '1 minute')`
  for (const code of ['null', 'gen_random_uuid()'])
    await assert.rejects(lees(als('pi-vught', 'x'), maak(code)), /row-level security|violates/)
  await assert.rejects(
    lees(als('pi-arnhem', 'x'), `update inzage.opening set tot = tot`),
    /permission denied|alleen toegevoegd/,
  )
})
