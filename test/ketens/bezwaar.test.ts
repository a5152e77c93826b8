import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { sql } from 'kysely'
import { bewaarbeleid } from '../../src/berichtenbox/bewaren/beleid.ts'
import { vernietigVan } from '../../src/berichtenbox/bewaren/vernietigen.ts'
import { maakLogboek } from '../../src/logboek/logboek.ts'
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
import { nieuweGedetineerde } from '../toestemming.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, '2026-11-22T08:00:00Z')
const casemanager = await bezoekVan(wereld, 'pi-arnhem', 'casemanager', 'Een')
const elders = await bezoekVan(wereld, 'pi-vught', 'casemanager', 'Ander')
const coordinator = await bezoekVan(wereld, gemeente, 'nazorgcoordinator', 'Coordinator')

const pad = (persoon: string, ...rest: readonly string[]) =>
  ['', 'toestemmingen', persoon, 'bezwaar', ...rest].join('/')

/** Someone of whom the plan needs that the municipality knows of housing, and of debts. */
async function metPlan(wie = casemanager): Promise<string> {
  const persoon = await nieuweGedetineerde(wereld)
  await vraagBlad(wereld, persoon, '/feiten', { feiten: { noodzaakPlan: true } })
  await vulIn(wie, persoon, 'onderdak', { 'onderdak.behoud': 'nee' })
  await vulIn(wie, persoon, 'schulden', { 'schulden.aanwezig': 'ja' })
  return persoon
}

const goed = {
  ...{ gebieden: 'onderdak', ontvanger: gemeente, namens: 'betrokkene', ingediendOp: '2026-11-21' },
  reden: 'In die gemeente woont iemand die mij bedreigt.',
}

async function maakBezwaar(persoon: string, anders: Readonly<Record<string, string>> = {}) {
  const form = verborgenVan(await formulierOp(casemanager, pad(persoon)))
  return casemanager.stuur(pad(persoon), { ...form, ...goed, ...anders })
}

/** A later event about someone. */
async function meld(persoon: string, anders: Ruw, wie: Ruw = {}): Promise<void> {
  const [rij] = await wereld.bank.eigenaar.vraag('select bsn from detentie.persoon where id = $1', [persoon])
  await leverGoed(wereld, gebeurtenis({ bsn: rij?.bsn, ...wie }, anders))
}

function naarVught(persoon: string): Promise<void> {
  const tijdstip = '2026-11-22T08:30:00+01:00'
  return meld(persoon, { soort: 'overplaatsing', inrichting: 'pi-vught', tijdstip, verwachteEinddatum: null })
}

async function bezwaarVan(persoon: string): Promise<string> {
  const rijen = await wereld.bank.eigenaar.vraag(
    'select id from toestemming.bezwaar where persoon = $1 order by op, id',
    [persoon],
  )
  return String(rijen.at(-1)?.id)
}

const antwoord = (persoon: string, id: string, soort: string, weging = 'De woning is elders te vinden.') =>
  casemanager.stuur(pad(persoon, id), { soort, weging })

/** Which areas the newest sheet of someone tells of. */
async function verteld(persoon: string): Promise<readonly string[]> {
  const blad = (await bijGemeente(wereld, persoon)).at(-1)
  return ['onderdak', 'schulden'].filter((een) => Object.hasOwn(Object(blad?.gegevens), een))
}

const stapVan = async (persoon: string) => {
  const { tekst } = await casemanager.lees('/werklijst')
  return tekst.split('<tr').find((rij) => rij.includes(persoon)) ?? ''
}

describe('an objection', () => {
  test('closes the area until it is answered, stands on the list, and opens it again when it is turned down', async () => {
    const persoon = await metPlan()
    assert.match((await casemanager.lees(`/toestemmingen/${persoon}`)).tekst, /Leg een bezwaar vast/)
    assert.equal((await maakBezwaar(persoon)).naar, `${pad(persoon)}?gedaan=vastgelegd`)
    const id = await bezwaarVan(persoon)
    assert.match(await stapVan(persoon), /Er is bezwaar tegen het delen van onderdak.*uiterlijk 19 dec 2026/s)
    assert.ok((await stapVan(persoon)).includes(`href="${pad(persoon, id)}"`))
    const dicht = (await casemanager.lees(bladpad(persoon, 'gebieden', 'onderdak'))).tekst
    assert.match(dicht, /Dit gebied is dicht: er is bezwaar/)
    assert.equal((await verstuurBlad(casemanager, persoon)).status, 303)
    assert.deepEqual(await verteld(persoon), ['schulden'], 'what is objected to does not go')

    assert.equal((await antwoord(persoon, id, 'afgewezen')).naar, `${pad(persoon, id)}?gedaan=gezet`)
    const blad = (await casemanager.lees(pad(persoon, id))).tekst
    assert.match(blad, /Afgewezen: het delen gaat door.*De woning is elders te vinden/s)
    assert.match(blad, /klagen bij de Autoriteit Persoonsgegevens/)
    assert.doesNotMatch(await stapVan(persoon), /Er is bezwaar/)
    assert.equal((await verstuurBlad(casemanager, persoon)).status, 303)
    assert.deepEqual(await verteld(persoon), ['onderdak', 'schulden'])
    assert.equal((await antwoord(persoon, id, 'gegrond')).status, 409, 'it is answered once')
  })

  test('against what was sent already makes that the next step, and when it is granted it goes back and never goes again', async () => {
    const persoon = await metPlan()
    assert.equal((await verstuurBlad(casemanager, persoon)).status, 303)
    assert.deepEqual(await verteld(persoon), ['onderdak', 'schulden'])
    await maakBezwaar(persoon)
    const meer = /De gemeente heeft meer dan u nu mag delen/
    assert.match((await casemanager.lees(bladpad(persoon))).tekst, meer)
    await antwoord(persoon, await bezwaarVan(persoon), 'gegrond')
    assert.match(await stapVan(persoon), /Het informatieblad is teruggeroepen\. Wat nog mag/)
    assert.equal((await verstuurBlad(casemanager, persoon)).status, 303)
    assert.deepEqual(await verteld(persoon), ['schulden'])
    assert.doesNotMatch((await casemanager.lees(bladpad(persoon))).tekst, meer)
  })

  test('is told in the talk about consent: what the law lets go and an objection keeps, does not go', async () => {
    const persoon = await metPlan()
    const gesprek = async () => {
      const { tekst } = await casemanager.lees(`/toestemmingen/${persoon}/gesprek`)
      const kaart = tekst.slice(tekst.indexOf('Wat mag zonder toestemming'))
      const [mag = '', bezwaar = ''] = kaart
        .slice(0, kaart.indexOf('op het informatieblad'))
        .split('bij Bezwaar')
      return { mag: /<li>College[^<]*/.exec(mag)?.[0] ?? '', bezwaar }
    }
    assert.match((await gesprek()).mag, /onderdak/)
    await maakBezwaar(persoon)
    for (const stand of ['open', 'gegrond']) {
      if (stand === 'gegrond') await antwoord(persoon, await bezwaarVan(persoon), stand)
      const { mag, bezwaar } = await gesprek()
      assert.doesNotMatch(mag, /onderdak/, stand)
      assert.match(mag, /schulden/, 'the rest may go as before')
      assert.match(bezwaar, /Gemeente [^:]*Gravenhage[^:]*: onderdak\./)
      assert.match(
        bezwaar,
        stand === 'open' ? /zolang daar geen antwoord op is/ : /toegewezen: dit gaat niet/,
      )
    }
    const anders = await metPlan()
    await maakBezwaar(anders)
    await antwoord(anders, await bezwaarVan(anders), 'afgewezen')
    const { tekst } = await casemanager.lees(`/toestemmingen/${anders}/gesprek`)
    assert.match(tekst, /<li>College[^<]*onderdak/, 'turned down, it keeps nothing')
  })

  test('against the municipality of the return holds when that becomes another, and the check page says why', async () => {
    const persoon = await metPlan()
    await maakBezwaar(persoon)
    const nieuw = { soort: 'wijziging-einddatum', reden: 'regulier', inrichting: null }
    const wanneer = { tijdstip: '2026-11-22T08:30:00+01:00', verwachteEinddatum: '2027-06-01' }
    await meld(persoon, { ...nieuw, ...wanneer }, { gemeentecode: '0599' })
    for (const stand of ['open', 'gegrond']) {
      if (stand === 'gegrond') await antwoord(persoon, await bezwaarVan(persoon), stand)
      const nakijken = (await casemanager.lees(bladpad(persoon, 'nakijken'))).tekst
      assert.match(nakijken, /Gemeente Rotterdam.{0,10} ziet/)
      const [, waarom = ''] = nakijken.split('Dit blijft hier')
      const zin =
        stand === 'open'
          ? /Onderdak<\/a>: De persoon maakt bezwaar[^.]*\. Tot dat is afgewogen en afgewezen, gaat er niets/
          : /Onderdak<\/a>: De persoon maakte bezwaar[^.]*\. Dat is toegewezen: hierover gaat niets/
      assert.match(waarom, zin, stand)
      const gebied = (await casemanager.lees(bladpad(persoon, 'gebieden', 'onderdak'))).tekst
      assert.equal(
        gebied.includes('Tot dat is afgewogen'),
        stand === 'open',
        'what was weighed is not awaited',
      )
      assert.match(
        waarom,
        /Het bezwaar was tegen Gemeente .*Gravenhage.{0,12}, en houdt ook andere gemeenten tegen/,
      )
      assert.doesNotMatch(waarom, /mag .{0,8}Onderdak.{0,8} delen/, 'that it may go is no reason to stay')
    }
    assert.equal((await verstuurBlad(casemanager, persoon)).status, 303)
    assert.deepEqual(await verteld(persoon), ['schulden'])
  })

  test('leaves what was sent standing, and the check page and the paper say what is there', async () => {
    const persoon = await metPlan()
    await verstuurBlad(casemanager, persoon)
    await maakBezwaar(persoon)
    const daar = /De gemeente heeft nu versie 1, van .*Daarin staat ook wat nu niet meer mag: onderdak/
    assert.match((await casemanager.lees(bladpad(persoon, 'nakijken'))).tekst, daar)
    const { bytes } = await casemanager.haal(bladpad(persoon, 'papier'))
    assert.match((await leesPdf(bytes)).tekst.replaceAll(/\s+/g, ' '), daar)
  })

  test('takes longer once, within the first four weeks, until three months after it was made', async () => {
    const persoon = await metPlan()
    await maakBezwaar(persoon)
    const id = await bezwaarVan(persoon)
    assert.equal((await antwoord(persoon, id, 'verlengd', 'Wij wachten op een advies.')).status, 303)
    assert.match((await casemanager.lees(pad(persoon, id))).tekst, /Meer tijd genomen, tot 21 feb 2027/)
    assert.match(await stapVan(persoon), /uiterlijk 21 feb 2027/)
    assert.equal((await antwoord(persoon, id, 'verlengd')).status, 400, 'once')
  })

  test('that nobody can make is refused with why: it rests on a yes, or is not told', async () => {
    const persoon = await metPlan()
    const pagina = (await casemanager.lees(pad(persoon))).tekst
    assert.match(pagina, /De Wjsg|daar geldt de Wjsg, en die kent geen bezwaar/)
    assert.doesNotMatch(pagina, /value="fpc-van-mesdag"/, 'to a clinic nothing goes without a yes')
    const ja = await maakBezwaar(persoon, { gebieden: 'zorg', ontvanger: 'fpc-van-mesdag' })
    assert.equal(ja.status, 400)
    assert.deepEqual(
      foutenOp(ja.tekst).map(({ naar }) => naar),
      ['veld-ontvanger'],
    )
    assert.match(pagina, /over zorg: dit gaat alleen met een ja\. Leg een intrekking vast/)
  })

  test('says all that is wrong at once, each at its field, and loses nothing; nothing is written', async () => {
    const persoon = await metPlan()
    const mis = await maakBezwaar(persoon, {
      ...{ gebieden: '', ontvanger: 'college-9999', namens: 'moeder', ingediendOp: '2026-11-23' },
      reden: `Dhr. Moulin belde 06-12345678. ${'x'.repeat(600)}`,
    })
    assert.equal(mis.status, 400)
    const velden = ['gebieden', 'ingediendOp', 'namens', 'ontvanger', 'reden'].map((een) => `veld-${een}`)
    assert.deepEqual(
      [...new Set(foutenOp(mis.tekst).map(({ naar }) => naar))],
      velden.filter((een) => een !== 'veld-ingediendOp'),
    )
    assert.ok(mis.tekst.includes('x'.repeat(600)))
    const morgen = await maakBezwaar(persoon, { ingediendOp: '2026-11-23' })
    assert.match(morgen.tekst, /Deze dag moet nog komen/)
    const naam = await maakBezwaar(persoon, { reden: 'Mevrouw Moulin wil het niet.' })
    assert.match(naam.tekst, /Hier staat de naam van de persoon in/)
    const script = await maakBezwaar(persoon, { reden: '<script>alert(1)</script>', gebieden: '' })
    assert.doesNotMatch(script.tekst, /<script>alert/)
    const [rij] = await wereld.bank.eigenaar.vraag(
      'select count(*)::int as aantal from toestemming.bezwaar where persoon = $1',
      [persoon],
    )
    assert.equal(rij?.aantal, 0)
    const leeg = await maakBezwaar(persoon)
    assert.equal(leeg.status, 303)
    const zonder = await antwoord(persoon, await bezwaarVan(persoon), '', '')
    assert.deepEqual(
      foutenOp(zonder.tekst).map(({ naar }) => naar),
      ['veld-soort', 'veld-weging'],
    )
  })

  test('counts once when it is sent twice, and is of who holds the person alone', async () => {
    const persoon = await metPlan()
    const form = { ...verborgenVan(await formulierOp(casemanager, pad(persoon))), ...goed }
    const beide = await Promise.all([
      casemanager.stuur(pad(persoon), form),
      casemanager.stuur(pad(persoon), form),
    ])
    assert.deepEqual(
      beide.map(({ status }) => status),
      [303, 303],
    )
    const [rij] = await wereld.bank.eigenaar.vraag(
      'select count(*)::int as aantal from toestemming.bezwaar where persoon = $1',
      [persoon],
    )
    assert.equal(rij?.aantal, 1)
    assert.equal((await elders.lees(pad(persoon))).status, 404)
    assert.equal((await elders.stuur(pad(persoon), form)).status, 404)
    assert.equal((await elders.lees(pad(persoon, await bezwaarVan(persoon)))).status, 404)
    const ander = await metPlan()
    assert.equal((await casemanager.lees(pad(ander, await bezwaarVan(persoon)))).status, 404)
    assert.equal((await casemanager.lees(pad(persoon, 'geen-id'))).status, 404)
  })

  test('stands in the overview of the person, in the words that a person reads', async () => {
    const persoon = await metPlan()
    await maakBezwaar(persoon)
    await antwoord(persoon, await bezwaarVan(persoon), 'gegrond')
    const { tekst } = await casemanager.lees(`/inzage/${persoon}`)
    assert.match(tekst, /U maakte bezwaar tegen het delen hiervan/)
    assert.match(tekst, /Uw bezwaar is beantwoord/)
    assert.match(tekst, /Algemene verordening gegevensbescherming, art\. 21 lid 1/)
  })

  /** Someone of whom Arnhem sent a sheet, who objects to it after a move to Vught. */
  async function bezwaarNaVerhuizing(gebieden: string): Promise<string> {
    const persoon = await metPlan()
    assert.equal((await verstuurBlad(casemanager, persoon)).status, 303)
    await naarVught(persoon)
    const form = verborgenVan(await formulierOp(elders, pad(persoon)))
    assert.equal((await elders.stuur(pad(persoon), { ...form, ...goed, gebieden })).status, 303)
    return persoon
  }

  test('made after a move asks what to do with the sheet of the inrichting before, and a new version is the way', async () => {
    const persoon = await bezwaarNaVerhuizing('onderdak')
    const blad = (await elders.lees(bladpad(persoon))).tekst
    assert.match(blad, /De gemeente heeft meer dan u nu mag delen/)
    assert.doesNotMatch(
      blad,
      /\/verzonden\//,
      'what another sent is not on the page of what one sent oneself',
    )
    assert.equal((await verstuurBlad(elders, persoon)).status, 303)
    assert.deepEqual(await verteld(persoon), ['schulden'])
    assert.doesNotMatch((await elders.lees(bladpad(persoon))).tekst, /meer dan u nu mag delen/)
  })

  test('made after a move, with nothing left to send: who holds the person takes the sheet back for who sent it', async () => {
    const persoon = await bezwaarNaVerhuizing('onderdak,schulden')
    const weg = bladpad(persoon, 'intrekken')
    assert.equal((await casemanager.stuur(weg, {})).status, 404, 'of who holds the person alone')
    await formulierOp(elders, bladpad(persoon), weg)
    assert.equal((await elders.stuur(weg, {})).naar, `${bladpad(persoon)}?gedaan=ingetrokken`)
    const [blad] = await bijGemeente(wereld, persoon)
    assert.deepEqual([blad?.status, blad?.ingetrokken], ['ingetrokken', true])
    const [terug] = await wereld.bank.eigenaar.vraag(
      'select grond, afzender, door from berichtenbox.terugroeping where bericht = $1',
      [blad?.id],
    )
    assert.deepEqual(terug, { grond: 'bezwaar', afzender: 'pi-arnhem', door: 'systeem' })
    const lees = (await coordinator.lees(`/berichtenbox/${blad?.id}`)).tekst
    assert.match(lees, /Er is bezwaar tegen het delen/)
    assert.equal((await elders.stuur(weg, {})).status, 409, 'once')
  })

  test('is a reason to recall a sheet, and nothing untrue has to be chosen', async () => {
    const persoon = await metPlan()
    await verstuurBlad(casemanager, persoon)
    await maakBezwaar(persoon)
    const [blad] = await bijGemeente(wereld, persoon)
    const pagina = (await casemanager.lees(`/verzonden/${blad?.id}`)).tekst
    const gronden = [...pagina.matchAll(/name="grond" value="([^"]+)"/g)].map(([, grond]) => grond)
    assert.deepEqual(gronden, ['verkeerde-persoon', 'bezwaar', 'correctie'])
    const vraag = { grond: 'bezwaar', toelichting: 'Er is bezwaar tegen het delen hiervan.' }
    const terug = await casemanager.stuur(`/verzonden/${blad?.id}/terugroepen`, vraag)
    assert.equal(terug.status, 303)
    assert.match((await casemanager.lees(`/toestemmingen/${persoon}`)).tekst, /omdat er bezwaar is/)
  })

  test('after a move is answered where the person is now, and holds there too', async () => {
    const persoon = await metPlan()
    await maakBezwaar(persoon)
    await naarVught(persoon)
    const id = await bezwaarVan(persoon)
    assert.match((await elders.lees(bladpad(persoon, 'gebieden', 'onderdak'))).tekst, /er is bezwaar/)
    assert.equal((await elders.stuur(pad(persoon, id), { soort: 'afgewezen', weging: 'Nodig.' })).status, 303)
    assert.doesNotMatch((await elders.lees(bladpad(persoon, 'gebieden', 'onderdak'))).tekst, /er is bezwaar/)
  })
})

test('a municipality that hears an objection writes it down, without a word about anyone, and it holds at once', async () => {
  const persoon = await metPlan()
  await verstuurBlad(casemanager, persoon)
  const [bericht] = await bijGemeente(wereld, persoon)
  const weg = `/berichtenbox/${bericht?.id}/bezwaar`
  assert.ok((await coordinator.lees(`/berichtenbox/${bericht?.id}`)).tekst.includes(`href="${weg}"`))
  const form = verborgenVan(await formulierOp(coordinator, weg))
  const velden = { ...form, gebieden: 'onderdak', namens: 'betrokkene', dag: '2026-11-22' }
  const mis = await coordinator.stuur(weg, { ...velden, gebieden: 'zorg', namens: '', dag: '2026-11-23' })
  assert.equal(mis.status, 400)
  for (const [fout, zin] of [
    [{ gebieden: 'zorg' }, /Kies waartegen het bezwaar is/],
    [{ namens: 'moeder' }, /Kies wie het zei/],
    [{ dag: '2026-11-21' }, /Kies een dag van 22 nov 2026/],
  ] as const) {
    const { status, tekst } = await coordinator.stuur(weg, { ...velden, ...fout })
    assert.deepEqual([status, zin.test(tekst)], [400, true], String(zin))
  }
  assert.equal((await coordinator.stuur(weg, velden)).naar, `/berichtenbox/${bericht?.id}?gedaan=bezwaar`)
  assert.equal((await coordinator.stuur(weg, velden)).status, 303, 'twice is once')
  const hier = (await casemanager.lees(pad(persoon, await bezwaarVan(persoon)))).tekst
  assert.match(hier, /Gehoord door.*Gemeente .*Gravenhage.*nog niet gevraagd.*Vraag eerst waarom/s)
  assert.match((await casemanager.lees(bladpad(persoon, 'gebieden', 'onderdak'))).tekst, /er is bezwaar/)
  const ander = await bezoekVan(wereld, 'college-0599', 'nazorgcoordinator', 'Buiten')
  assert.equal((await ander.lees(weg)).status, 404)
  assert.equal((await ander.stuur(weg, velden)).status, 404)
  assert.equal((await casemanager.lees(weg)).status, 403)
})

test('of an objection that was heard elsewhere the reason is asked before it can be turned down', async () => {
  const persoon = await metPlan()
  await verstuurBlad(casemanager, persoon)
  const weg = `/berichtenbox/${(await bijGemeente(wereld, persoon))[0]?.id}/bezwaar`
  const form = verborgenVan(await formulierOp(coordinator, weg))
  await coordinator.stuur(weg, { ...form, gebieden: 'onderdak', namens: 'betrokkene', dag: '2026-11-22' })
  const id = await bezwaarVan(persoon)
  const open = (await casemanager.lees(pad(persoon, id))).tekst
  assert.doesNotMatch(open, /value="afgewezen"/, 'nothing was weighed')
  const nee = await antwoord(persoon, id, 'afgewezen')
  assert.equal(nee.status, 400)
  assert.match(nee.tekst, /Vraag de persoon eerst naar de reden en leg die vast/)
  assert.match(nee.tekst, /De woning is elders te vinden/, 'what was typed stays')
  const zeg = (reden: string) => casemanager.stuur(pad(persoon, id), { doe: 'reden', reden })
  for (const [reden, zin] of [
    ['', /Schrijf op waarom de persoon bezwaar maakt/],
    ['Mevrouw Moulin wil het niet.', /Hier staat de naam van de persoon in/],
    ['x'.repeat(501), /Gebruik ten hoogste 500 tekens/],
  ] as const) {
    const mis = await zeg(reden)
    assert.deepEqual([mis.status, zin.test(mis.tekst)], [400, true], String(zin))
    assert.ok(mis.tekst.includes(reden))
    assert.deepEqual(
      foutenOp(mis.tekst).map(({ naar }) => naar),
      ['veld-reden'],
    )
  }
  assert.equal((await zeg('Er woont iemand die mij bedreigt.')).status, 303)
  const daarna = (await casemanager.lees(pad(persoon, id))).tekst
  assert.match(daarna, /Er woont iemand die mij bedreigt.*De reden is gevraagd.*value="afgewezen"/s)
  assert.match(await stapVan(persoon), /Er is bezwaar/, 'it waits for an answer still')
  assert.equal((await zeg('Iets anders.')).status, 409, 'it is said once')
  assert.equal((await antwoord(persoon, id, 'afgewezen')).status, 303)
  const zelf = await metPlan()
  await maakBezwaar(zelf)
  assert.doesNotMatch((await casemanager.lees(pad(zelf, await bezwaarVan(zelf)))).tekst, /Vraag eerst waarom/)
})

test('goes along on paper: the receipt while it is open, then the answer with why and where one can complain', async () => {
  const persoon = await metPlan()
  await maakBezwaar(persoon)
  const id = await bezwaarVan(persoon)
  const weg = pad(persoon, id, 'brief')
  const brief = async () => {
    const { status, bytes } = await casemanager.haal(weg)
    assert.equal(status, 200)
    return leesPdf(bytes)
  }
  assert.ok((await casemanager.lees(pad(persoon, id))).tekst.includes(`href="${weg}"`))
  const ontvangst = await brief()
  assert.match(ontvangst.tekst, /bezwaar gemaakt tegen het delen van onderdak met Gemeente/)
  assert.match(ontvangst.tekst, /Tot u antwoord hebt, delen wij dit niet.*Uiterlijk op.*19 december 2026/s)
  assert.deepEqual([ontvangst.titel, ontvangst.taal, ontvangst.ua], ['Wij hebben uw bezwaar', 'nl', true])
  await antwoord(persoon, id, 'verlengd', 'Wij wachten op een advies.')
  assert.match(
    (await brief()).tekst,
    /21 februari 2027.*Wij wachten op een advies.*Autoriteit Persoonsgegevens/s,
  )
  await antwoord(persoon, id, 'afgewezen')
  const uit = await brief()
  assert.match(uit.tekst, /U krijgt geen gelijk.*De woning is elders te vinden.*naar de rechter/s)
  assert.deepEqual([uit.titel, uit.bladen], ['Het antwoord op uw bezwaar', 1])
  assert.equal((await elders.lees(weg)).status, 404)
  assert.equal((await coordinator.lees(weg)).status, 403)
})

/** Someone whose objection was answered before the days go by. */
let vroeg = ''
test('is answered, and then the person comes free', async () => {
  vroeg = await metPlan()
  await maakBezwaar(vroeg)
  assert.equal((await antwoord(vroeg, await bezwaarVan(vroeg), 'afgewezen')).status, 303)
})

// From here on days go by, and nobody of above is signed in any more.
test('that is late says so, and cannot be extended any more', async () => {
  const laat = await metPlan()
  await maakBezwaar(laat)
  wereld.klok.zet('2026-12-21T08:00:00Z')
  const dan = await bezoekVan(wereld, 'pi-arnhem', 'casemanager', 'Dan')
  const weg = pad(laat, await bezwaarVan(laat))
  assert.match((await dan.lees(weg)).tekst, /2 dagen te laat/)
  assert.equal((await dan.stuur(weg, { soort: 'verlengd', weging: 'Druk.' })).status, 400)
  assert.equal((await dan.stuur(weg, { soort: 'ingetrokken', weging: 'Zegt dat het mag.' })).status, 303)
})

test('of a new version may have been said on a day of the first: the term runs from the true day', async () => {
  const eerst = await bezoekVan(wereld, 'pi-arnhem', 'casemanager', 'Eerst')
  const persoon = await metPlan(eerst)
  assert.equal((await verstuurBlad(eerst, persoon)).status, 303)
  wereld.klok.zet('2026-12-23T08:00:00Z')
  const later = await bezoekVan(wereld, 'pi-arnhem', 'casemanager', 'Later')
  const daar = await bezoekVan(wereld, gemeente, 'nazorgcoordinator', 'Later')
  await vulIn(later, persoon, 'schulden', { 'schulden.aanwezig': 'nee' })
  assert.equal((await verstuurBlad(later, persoon)).status, 303)
  const weg = `/berichtenbox/${(await bijGemeente(wereld, persoon)).at(-1)?.id}/bezwaar`
  const velden = { ...verborgenVan(await formulierOp(daar, weg)), gebieden: 'onderdak', namens: 'betrokkene' }
  const eerder = await daar.stuur(weg, { ...velden, dag: '2026-12-20' })
  assert.match(eerder.tekst, /Kies een dag van 21 dec 2026 tot en met vandaag/)
  assert.equal((await daar.stuur(weg, { ...velden, dag: '2026-12-21' })).status, 303)
  const [rij] = await wereld.bank.eigenaar.vraag(
    'select ingediend_op::text as dag, uiterlijk::text from toestemming.bezwaar where persoon = $1',
    [persoon],
  )
  assert.deepEqual({ ...rij }, { dag: '2026-12-21', uiterlijk: '2027-01-18' })
})

test('who keeps nothing but an objection has a round of destroying as well', async () => {
  const persoon = await nieuweGedetineerde(wereld, { inrichting: 'pi-vught' })
  const daar = await bezoekVan(wereld, 'pi-vught', 'casemanager', 'Daar')
  const form = verborgenVan(await formulierOp(daar, pad(persoon)))
  assert.equal((await daar.stuur(pad(persoon), { ...form, ...goed })).status, 303)
  const ronde = await wereld.bank.transactie(
    { organisatie: '', gebruiker: '', rol: '', doel: 'berichten-vernietigen' },
    (tx) =>
      sql<{
        afzender: string
      }>`select berichtenbox.begin_vernietigingsronde('2031-01-01', now()) as afzender`.execute(tx),
  )
  assert.ok(ronde.rows.some(({ afzender }) => afzender === 'pi-vught'))
})

// Last: the years that go by are those of everyone above.
test('goes four years after the release, and not a day before', async () => {
  const persoon = vroeg
  const [rij] = await wereld.bank.eigenaar.vraag('select bsn from detentie.persoon where id = $1', [persoon])
  const uit = { soort: 'ontslag', inrichting: null, tijdstip: '2026-11-22T08:45:00+01:00', reden: null }
  await leverGoed(wereld, gebeurtenis({ bsn: rij?.bsn }, { ...uit, verwachteEinddatum: null }))
  const delen = { db: wereld.bank, klok: wereld.klok, logboek: maakLogboek('00'.repeat(32)) }
  const aantal = async () =>
    (
      await wereld.bank.eigenaar.vraag(
        `select (select count(*) from toestemming.bezwaar where persoon = $1)::int
          + (select count(*) from toestemming.bezwaarstap where persoon = $1)::int as aantal`,
        [persoon],
      )
    )[0]?.aantal
  assert.equal(bewaarbeleid.find(({ id }) => id === 'bezwaar-vier-jaar')?.maanden, 48)
  wereld.klok.zet('2030-11-21T08:00:00Z')
  await vernietigVan(delen, 'pi-arnhem', 2)
  assert.equal(await aantal(), 2)
  wereld.klok.zet('2030-11-23T08:00:00Z')
  await vernietigVan(delen, 'pi-arnhem', 2)
  assert.equal(await aantal(), 0)
})
