import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { foutenOp } from '../foutoverzicht.ts'
import {
  bezoekVan,
  bijGemeente,
  bladpad,
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
import { inzageVan } from '../inzage.ts'
import { lever, type Probleemvorm } from '../levering.ts'
import { leesPdf } from '../pdf.ts'
import { intrekking, nieuweGedetineerde, stuur } from '../toestemming.ts'
import { lees, maakWereld } from '../wereld.ts'

interface Vorm {
  readonly ontvanger: string | null
  readonly gebieden: readonly {
    gebied: string
    versie: number
    open: readonly string[]
    dicht: readonly string[]
    antwoorden: Record<string, { keuze: string[]; bron: { wat: string; datum: string }; betwist: unknown }>
  }[]
  readonly feiten: readonly { feit: string; waarde: boolean | null }[]
  readonly gezien: string | null
  readonly versies: readonly {
    id: string
    versie: number
    status: string
    staat: boolean
    verschillen: readonly { naam: string; soort: string }[]
  }[]
}

const wereld = await maakWereld({ after }, toen)
const een = await bezoekVan(wereld, 'pi-arnhem', 'casemanager', 'Een')
const ander = await bezoekVan(wereld, 'pi-arnhem', 'casemanager', 'Ander')
const buiten = await bezoekVan(wereld, 'pi-vught', 'casemanager', 'Buiten')
const coordinator = await bezoekVan(wereld, gemeente, 'nazorgcoordinator', 'Coordinator')

const bladVan = async (persoon: string) => lees<Vorm>(await vraagBlad(wereld, persoon))
const gebiedVan = (blad: Vorm, welk: string) => blad.gebieden.find(({ gebied }) => gebied === welk)
const trekIn = (persoon: string, ...gebieden: readonly string[]) =>
  stuur(
    wereld,
    persoon,
    '/intrekkingen',
    intrekking({
      alles: false,
      welke: gebieden.map((basisvoorwaarde) => ({ ontvanger: gemeente, basisvoorwaarde })),
    }),
  )
const sleutels = (gegevens: unknown) => Object.keys(gegevens as object)
const onderdak = { 'onderdak.behoud': 'nee', 'onderdak.behoud.hulp': 'ja' }
const schulden = { 'schulden.aanwezig': 'ja', 'schulden.hulpvraag': 'aanmelden' }

async function metTweeGebieden(): Promise<string> {
  const persoon = await gedetineerdeToen(wereld)
  await geefToestemming(wereld, persoon, 'onderdak', 'schulden')
  assert.equal((await vulIn(een, persoon, 'onderdak', onderdak)).status, 303)
  assert.equal((await vulIn(een, persoon, 'schulden', schulden)).status, 303)
  return persoon
}

describe('filling in', () => {
  test('an area without consent is closed, says why, shows the way to the talk, and takes no answer', async () => {
    const persoon = await gedetineerdeToen(wereld)
    await geefToestemming(wereld, persoon, 'onderdak')
    const pad = bladpad(persoon, 'gebieden', 'schulden')
    const { tekst } = await een.lees(pad)
    assert.match(tekst, /Dit gebied is dicht/)
    assert.match(tekst, new RegExp(`href="/toestemmingen/${persoon}"`))
    assert.doesNotMatch(tekst, /name="schulden\.aanwezig"/)
    const antwoord = await een.stuur(pad, { gezien: '0', 'schulden.aanwezig': 'ja' })
    assert.equal(antwoord.status, 409)
    assert.match(antwoord.tekst, /Dit vulde u in\. Het is niet bewaard/, 'what was typed is shown')
    assert.deepEqual(gebiedVan(await bladVan(persoon), 'schulden')?.antwoorden, {})
  })

  test('it is kept as one goes and read elsewhere; not answered, unknown and not needed stay apart', async () => {
    const persoon = await gedetineerdeToen(wereld)
    await geefToestemming(wereld, persoon, 'onderdak')
    const velden = { 'onderdak.voorDetentie': 'onbekend', 'onderdak.woningzoekende': 'niet-nodig' }
    const bewaard = await vulIn(een, persoon, 'onderdak', velden)
    assert.deepEqual([bewaard.status, bewaard.naar], [303, `${bladpad(persoon)}?gedaan=bewaard`])
    const formulier = await formulierOp(ander, bladpad(persoon, 'gebieden', 'onderdak'))
    assert.equal(verborgenVan(formulier).gezien, '1')
    const { antwoorden } = gebiedVan(await bladVan(persoon), 'onderdak') ?? {}
    assert.deepEqual(antwoorden?.['onderdak.voorDetentie']?.keuze, ['onbekend'])
    assert.deepEqual(antwoorden?.['onderdak.woningzoekende']?.keuze, ['niet-nodig'])
    assert.equal(antwoorden?.['onderdak.huurachterstand'], undefined)
  })

  test('of two who fill in the same area the second hears it, sees both, and loses nothing', async () => {
    const persoon = await gedetineerdeToen(wereld)
    await geefToestemming(wereld, persoon, 'onderdak')
    const pad = bladpad(persoon, 'gebieden', 'onderdak')
    const gezien = '0'
    const tekst = 'Er staan nog spullen.'
    assert.equal((await een.stuur(pad, { gezien, 'onderdak.behoud': 'nee' })).status, 303)
    assert.equal((await een.stuur(pad, { gezien, 'onderdak.behoud': 'nee' })).status, 303, 'a double click')
    const botsing = await ander.stuur(pad, {
      gezien,
      ...{ 'onderdak.behoud': 'onzeker', 'onderdak.behoud.toelichting': tekst },
    })
    assert.equal(botsing.status, 409)
    assert.match(botsing.tekst, /Een collega heeft dit gebied intussen bewaard/)
    assert.match(botsing.tekst, /Dit bewaarde Een/)
    assert.match(botsing.tekst, new RegExp(tekst))
    assert.match(botsing.tekst, /value="onzeker" selected/)
    assert.deepEqual(
      gebiedVan(await bladVan(persoon), 'onderdak')?.antwoorden['onderdak.behoud']?.keuze,
      ['nee'],
      'nothing was overwritten',
    )
    const opnieuw = await ander.stuur(pad, { gezien: '1', 'onderdak.behoud': 'onzeker' })
    assert.equal(opnieuw.status, 303)
  })

  test('what is known is proposed with its source and day, counts only once saved, and can be disputed', async () => {
    const zonder = { zonderVastAdres: true, gemeentecode: null, vestigingsgemeente: '0518' }
    const persoon = await gedetineerdeToen(wereld, {}, zonder)
    await geefToestemming(wereld, persoon, 'onderdak')
    const pad = bladpad(persoon, 'gebieden', 'onderdak')
    const { tekst } = await een.lees(pad)
    assert.match(tekst, /Dit weten wij al: Geen onderdak\. Bron: melding van DJI, 20 mei 2020/)
    assert.deepEqual(gebiedVan(await bladVan(persoon), 'onderdak')?.antwoorden, {})
    const klopt = { 'onderdak.voorDetentie': 'geen', 'onderdak.voorDetentie.kloptNiet': 'ja' }
    const fout = await vulIn(een, persoon, 'onderdak', klopt)
    assert.equal(fout.status, 400)
    assert.match(fout.tekst, /kies een ander antwoord, of haal het vinkje weg/)
    await vulIn(een, persoon, 'onderdak', { ...klopt, 'onderdak.voorDetentie': 'inwonend' })
    const { antwoorden } = gebiedVan(await bladVan(persoon), 'onderdak') ?? {}
    assert.deepEqual(antwoorden?.['onderdak.voorDetentie'], {
      ...{ keuze: ['inwonend'], velden: {}, hulp: null },
      bron: { wat: 'Gesprek met de casemanager', datum: '2020-06-02' },
      betwist: { wat: 'Melding van DJI', datum: '2020-05-20' },
    })
  })

  test('bad input is refused by field and kept in the form', async () => {
    const persoon = await gedetineerdeToen(wereld)
    await geefToestemming(wereld, persoon, 'onderdak', 'identiteitsbewijs')
    const lang = 'woord '.repeat(900)
    const fout = await vulIn(een, persoon, 'onderdak', { 'onderdak.behoud.toelichting': lang })
    assert.equal(fout.status, 400)
    assert.match(fout.tekst, /ten hoogste 500 tekens/)
    assert.ok(fout.tekst.includes(lang.trim()), 'what was typed stays')
    const dag = await vulIn(een, persoon, 'identiteitsbewijs', {
      'id.geldigheidsduur.geldigTot': '2026-02-30',
    })
    assert.match(dag.tekst, /kies een dag die bestaat, van 1 jan 2000 tot en met 31 dec 2060/)
    const tegen = { 'onderdak.woningzoekende': 'niet-nodig', 'onderdak.woningzoekende.hulp': 'ja' }
    const dubbel = await vulIn(een, persoon, 'onderdak', tegen)
    assert.equal(dubbel.status, 400)
    assert.deepEqual(
      foutenOp(dubbel.tekst).map(({ naar }) => naar),
      ['veld-onderdak-woningzoekende-hulp'],
    )
    assert.match(dubbel.tekst, /hulp: hulp vragen gaat niet samen met ‘Niet nodig/)
    assert.match(
      dubbel.tekst,
      /name="onderdak.woningzoekende.hulp" value="ja" checked|value="ja"[^>]* checked/,
    )
    const gelogen = await vulIn(een, persoon, 'onderdak', { 'onderdak.behoud.hulp': 'misschien' })
    assert.equal(gelogen.status, 400)
    assert.equal((await een.lees(bladpad(persoon, 'gebieden', 'delict'))).status, 404)
    assert.equal((await een.stuur(bladpad(persoon, 'gebieden', 'delict'), {})).status, 404)
    const json = async (body: unknown, gebied = 'onderdak') =>
      lees<Probleemvorm>(await vraagBlad(wereld, persoon, `/gebieden/${gebied}`, body))
    const kies = (sleutel: string, antwoord: unknown) => ({ gezien: 0, antwoorden: { [sleutel]: antwoord } })
    const onbekend = await json(kies('onderdak.kasteel', { keuze: ['ja'] }))
    assert.equal(onbekend.fouten?.[0]?.veld, 'antwoorden.onderdak.kasteel')
    assert.ok(onbekend.fouten?.[0]?.toegestaan?.includes('onderdak.behoud'))
    const buitenDeLijst = await json(kies('onderdak.huurachterstand', { keuze: ['ja hoor'] }))
    assert.deepEqual(buitenDeLijst.fouten?.[0]?.toegestaan, ['ja', 'nee', 'onbekend'])
    const nummer = await json(kies('999993653', { keuze: 'x' }))
    assert.ok(!JSON.stringify(nummer).includes('999993653'))
    assert.equal((await json({ gezien: -1, antwoorden: {} })).fouten?.[0]?.veld, 'gezien')
    assert.deepEqual(gebiedVan(await bladVan(persoon), 'onderdak')?.antwoorden, {})
  })

  test('all that is wrong is said at once, in words, each at its field, and nothing typed is lost', async () => {
    const persoon = await gedetineerdeToen(wereld)
    await geefToestemming(wereld, persoon, 'onderdak')
    const mis = {
      ...{ 'onderdak.behoud': 'kasteel', 'onderdak.behoud.hulp': 'misschien' },
      ...{ 'onderdak.behoud.toelichting': 'a'.repeat(501), 'onderdak.huurachterstand': 'ja hoor' },
    }
    const { status, tekst } = await vulIn(een, persoon, 'onderdak', mis)
    assert.equal(status, 400)
    const gezegd = foutenOp(tekst)
    assert.deepEqual(
      gezegd.map(({ naar }) => naar),
      [
        ...['veld-onderdak-behoud', 'veld-onderdak-behoud-toelichting', 'veld-onderdak-huurachterstand'],
        'veld-onderdak-behoud-hulp',
      ].sort(),
    )
    for (const { naar, zin } of gezegd) {
      assert.ok(tekst.includes(`id="${naar}"`), `${naar} is on the form`)
      assert.match(zin, /^[A-Z][^:]+: [a-z]/, 'says which topic it is about')
      assert.doesNotMatch(zin, /onderdak\.|kasteel|niet-nodig|behoud\b.*Kies uit/, 'no words of the machine')
    }
    assert.doesNotMatch(tekst, /Kies uit:/)
    assert.ok(tekst.includes('a'.repeat(501)), 'what was typed stays')
    const vreemd = foutenOp((await vulIn(een, persoon, 'onderdak', { 'zorg.kasteel': 'ja' })).tekst)
    assert.deepEqual(
      vreemd.map(({ naar }) => naar),
      [''],
    )
  })

  test('of someone who stays elsewhere nothing is seen, kept or sent, and the logboek says that it was tried', async () => {
    const persoon = await metTweeGebieden()
    const vught = ['pi-vught', 'casemanager'] as const
    for (const pad of ['', '/gebieden/onderdak', '/nakijken'])
      assert.equal((await buiten.lees(`${bladpad(persoon)}${pad}`)).status, 404, pad)
    assert.equal((await buiten.stuur(bladpad(persoon, 'nakijken'), { gezien: 'x' })).status, 404)
    assert.equal((await vraagBlad(wereld, persoon, '', undefined, vught)).status, 404)
    assert.equal((await vraagBlad(wereld, persoon, '/verzendingen', { gezien: 'x' }, vught)).status, 404)
    assert.equal((await vraagBlad(wereld, randomUUID())).status, 404)
    const rijen = await wereld.bank.eigenaar.vraag(
      `select handeling from logboek.regel where onderwerp = $1 and organisatie = 'pi-vught'`,
      [persoon],
    )
    assert.ok(rijen.length > 0 && rijen.every(({ handeling }) => handeling === 'geweigerd'))
  })

  test('whose session ended gets back what was filled in', async () => {
    const persoon = await metTweeGebieden()
    const weg = await fetch(`${wereld.adres}${bladpad(persoon, 'gebieden', 'onderdak')}`, {
      method: 'POST',
      headers: { Origin: wereld.adres },
      body: new URLSearchParams({ gezien: '1', 'onderdak.behoud.toelichting': 'Dit mag niet weg.' }),
    })
    assert.equal(weg.status, 401)
    assert.match(await weg.text(), /name="onderdak\.behoud\.toelichting" value="Dit mag niet weg\."/)
  })
})

describe('sending', () => {
  test('the check shows what goes beside what stays, and only what is allowed goes, with its ground in the logboek', async () => {
    const persoon = await metTweeGebieden()
    await trekIn(persoon, 'schulden')
    const { tekst } = await een.lees(bladpad(persoon, 'nakijken'))
    const [ziet = '', blijft = ''] = tekst.split('Dit blijft hier')
    assert.match(ziet, /Onderdak na de detentie/)
    assert.doesNotMatch(ziet, /Hulpvraag schulden/)
    assert.match(blijft, /Hulpvraag schulden/)
    const papier = await een.haal(bladpad(persoon, 'papier'))
    assert.equal(papier.koppen.get('content-type'), 'application/pdf')
    const { tekst: gelezen, taal, titel, ua } = await leesPdf(papier.bytes)
    assert.deepEqual([taal, titel, ua], ['nl', 'Informatieblad', true])
    const [opZiet = '', opBlijft = ''] = gelezen.split('Dit blijft hier')
    assert.match(opZiet, /Dit is nog niet verstuurd[\s\S]*Onderdak na de detentie/)
    assert.doesNotMatch(opZiet, /Hulpvraag schulden/)
    assert.match(opBlijft, /Hulpvraag schulden/)
    assert.equal((await buiten.lees(bladpad(persoon, 'papier'))).status, 404)
    assert.deepEqual(await verstuurBlad(een, persoon).then(({ status, naar }) => [status, naar]), [
      303,
      `${bladpad(persoon)}?gedaan=verstuurd`,
    ])
    const [bericht, ...meer] = await bijGemeente(wereld, persoon)
    assert.equal(meer.length, 0)
    const verwacht = [
      'naam',
      'geboortedatum',
      'identificerende-nummers',
      'huidige-verblijfplaats',
      'onderdak',
    ]
    assert.deepEqual(sleutels(bericht?.gegevens), verwacht)
    const regels = await wereld.bank.eigenaar.vraag(
      'select handeling, gegevens, ontvanger, toets_id, doel from logboek.regel where onderwerp = $1',
      [bericht?.id],
    )
    assert.deepEqual(regels, [
      {
        ...{ handeling: 'verstrekt', gegevens: verwacht, ontvanger: gemeente },
        ...{ toets_id: bericht?.toets_id, doel: 'informatieblad-maken' },
      },
    ])
  })

  test('a double click, and the back button, send once; what did not change is not sent again', async () => {
    const persoon = await metTweeGebieden()
    const pad = bladpad(persoon, 'nakijken')
    const velden = verborgenVan(await formulierOp(een, pad))
    const [a, b] = await Promise.all([een.stuur(pad, velden), een.stuur(pad, velden)])
    assert.deepEqual([a.status, b.status], [303, 303])
    assert.equal((await een.stuur(pad, velden)).status, 303, 'the back button')
    assert.equal((await bijGemeente(wereld, persoon)).length, 1)
    const ander = await een.stuur(pad, { ...velden, verzendingId: randomUUID() })
    assert.equal(ander.status, 409)
    assert.match((await een.lees(pad)).tekst, /De gemeente heeft dit al/)
    assert.equal((await bijGemeente(wereld, persoon)).length, 1)
  })

  test('what changed since it was looked over is not sent: not an answer, and not a consent', async () => {
    const persoon = await metTweeGebieden()
    const pad = bladpad(persoon, 'nakijken')
    const velden = verborgenVan(await formulierOp(een, pad))
    await vulIn(ander, persoon, 'onderdak', { ...onderdak, 'onderdak.behoud': 'onzeker' })
    assert.equal((await een.stuur(pad, velden)).status, 409)
    const nieuw = verborgenVan(await formulierOp(een, pad))
    await trekIn(persoon, 'onderdak', 'schulden')
    const niets = await een.stuur(pad, nieuw)
    assert.equal(niets.status, 409)
    assert.match(niets.tekst, /Er is niets verstuurd/)
    assert.deepEqual(await bijGemeente(wereld, persoon), [])
    const api = await vraagBlad(wereld, persoon, '/verzendingen', { gezien: nieuw.gezien })
    assert.equal(api.status, 403)
    const { code, fouten } = await lees<Probleemvorm & { code: string }>(api)
    assert.equal(code, 'niet-toegestaan')
    assert.ok(fouten?.some(({ veld, melding }) => veld === 'onderdak' && melding.includes('toestemming')))
    const { regels } = await inzageVan(wereld, persoon)
    const nee = regels.find(({ handeling }) => handeling === 'geweigerd')
    assert.match(nee?.grond.uitleg ?? '', /Er was geen regel die dit toestond/, 'and the person reads of it')
    assert.match(nee?.aan ?? '', /college/)
  })

  test('a new version replaces the former and tells what is different', async () => {
    const persoon = await metTweeGebieden()
    await verstuurBlad(een, persoon)
    await vulIn(ander, persoon, 'onderdak', {
      'onderdak.behoud': 'bij-anderen',
      'onderdak.huurachterstand': 'nee',
    })
    await verstuurBlad(ander, persoon)
    const [eerste, tweede] = await bijGemeente(wereld, persoon)
    assert.deepEqual([tweede?.versie, tweede?.vervangt], [2, eerste?.id])
    const { versies } = await bladVan(persoon)
    assert.deepEqual(versies[1]?.verschillen, [
      { naam: 'Onderdak na de detentie', soort: 'anders' },
      { naam: 'Huurachterstand', soort: 'anders' },
    ])
    const { tekst } = await coordinator.lees(`/berichtenbox/${tweede?.id}`)
    assert.match(tekst, /Wat is er anders dan in versie 1/)
    const oud = await coordinator.lees(`/berichtenbox/${eerste?.id}`)
    assert.match(oud.tekst, /Er is een nieuwer bericht over deze detentie/)
    assert.match(oud.tekst, /Vervangen door een nieuwe versie/)
    assert.doesNotMatch(oud.tekst, /Huurachterstand/)
    assert.deepEqual([eerste?.status, eerste?.ingetrokken], ['ingetrokken', true])
  })

  test('of what was read is asked back only what the new version does not tell, also when a version between was not read', async () => {
    const persoon = await metTweeGebieden()
    await verstuurBlad(een, persoon)
    const [eerste] = await bijGemeente(wereld, persoon)
    await coordinator.lees(`/berichtenbox/${eerste?.id}`)
    await vulIn(een, persoon, 'onderdak', { 'onderdak.behoud': 'onzeker', 'onderdak.huurachterstand': 'ja' })
    await verstuurBlad(een, persoon)
    const vragen = () =>
      wereld.bank.eigenaar.vraag(
        `select v.bericht, v.gebieden, t.grond from berichtenbox.verwijderverzoek v
         join berichtenbox.terugroeping t on t.bericht = v.bericht
         join berichtenbox.bericht b on b.id = v.bericht where b.betrokkene = $1 order by b.volgnummer`,
        [persoon],
      )
    // All that was told is told again.
    assert.deepEqual(await vragen(), [])
    // An answer is taken away: the second version nobody opened, the first somebody did.
    await vulIn(een, persoon, 'onderdak', { 'onderdak.behoud': 'onzeker', 'onderdak.huurachterstand': '' })
    await verstuurBlad(een, persoon)
    const [, tweede, derde] = await bijGemeente(wereld, persoon)
    assert.deepEqual(await vragen(), [{ bericht: tweede?.id, gebieden: ['onderdak'], grond: 'vervangen' }])
    const { tekst } = await coordinator.lees(`/berichtenbox/${tweede?.id}`)
    assert.match(tekst, /wat de nieuwe versie niet meer zegt over onderdak/)
    // What is taken back by hand brings nothing back.
    const reden = { grond: 'correctie', toelichting: 'Het klopte niet meer.' }
    assert.equal((await een.stuur(`/verzonden/${derde?.id}/terugroepen`, reden)).status, 303)
    const alle = await bijGemeente(wereld, persoon)
    assert.ok(alle.every(({ status, ingetrokken }) => status === 'ingetrokken' && ingetrokken === true))
    assert.equal((await vragen()).length, 2)
  })

  test('a withdrawal of one area recalls the sheet at once, and a version without it is offered', async () => {
    const persoon = await metTweeGebieden()
    await verstuurBlad(een, persoon)
    const [bericht] = await bijGemeente(wereld, persoon)
    assert.match((await coordinator.lees(`/berichtenbox/${bericht?.id}`)).tekst, /Hulpvraag schulden/)
    await trekIn(persoon, 'schulden')
    const dicht = await coordinator.lees(`/berichtenbox/${bericht?.id}`)
    assert.match(dicht.tekst, /Dit bericht is teruggeroepen/)
    assert.doesNotMatch(dicht.tekst, /Hulpvraag schulden|Onderdak na de detentie/)
    const { tekst } = await een.lees(bladpad(persoon))
    assert.match(tekst, /Het informatieblad is teruggeroepen/)
    assert.match(tekst, /Stuur een nieuwe versie zonder schulden/)
    await verstuurBlad(een, persoon)
    const [oud, nieuw] = await bijGemeente(wereld, persoon)
    assert.deepEqual([oud?.status, nieuw?.versie, nieuw?.vervangt], ['ingetrokken', 2, null])
    assert.ok(!sleutels(nieuw?.gegevens).includes('schulden'))
    assert.doesNotMatch((await een.lees(bladpad(persoon))).tekst, /Het informatieblad is teruggeroepen/)
  })

  test('the coordinator reads the help that is asked first, what was not told, and whom to reach', async () => {
    const persoon = await metTweeGebieden()
    await verstuurBlad(een, persoon)
    const [bericht] = await bijGemeente(wereld, persoon)
    const { tekst } = await coordinator.lees(`/berichtenbox/${bericht?.id}`)
    const plek = (woord: string) => {
      const gevonden = tekst.indexOf(woord)
      assert.ok(gevonden >= 0, woord)
      return gevonden
    }
    assert.ok(plek('Gevraagde hulp') < plek('Huurachterstand'))
    assert.ok(plek('Huurachterstand') < plek('Niet gedeeld'))
    assert.match(tekst.slice(plek('Niet gedeeld')), /Identiteitsbewijs[\s\S]*Zorg voor thuis/)
    assert.match(tekst, /tk-geen">nog niet besproken/)
    assert.match(tekst, /mailto:/)
    assert.match((await coordinator.lees('/berichtenbox')).tekst, /hulp gevraagd: onderdak, schulden/)
    await coordinator.stuur(`/berichtenbox/${bericht?.id}/oppakken`, {})
    assert.match((await een.lees(bladpad(persoon))).tekst, /opgepakt/)
  })

  test('the whole sheet can be taken back', async () => {
    const persoon = await metTweeGebieden()
    await verstuurBlad(een, persoon)
    const [bericht] = await bijGemeente(wereld, persoon)
    const reden = { grond: 'correctie', toelichting: 'Het klopte niet meer.' }
    assert.equal((await een.stuur(`/verzonden/${bericht?.id}/terugroepen`, reden)).status, 303)
    assert.equal((await bijGemeente(wereld, persoon))[0]?.ingetrokken, true)
    assert.equal((await bladVan(persoon)).versies[0]?.staat, false)
  })
})

describe('the register decides by date', () => {
  before(() => wereld.klok.zet('2026-11-22T10:00:00Z'))

  test('without a declaration nothing is open; with one the law carries it, and consent changes nothing', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    const open = (blad: Vorm) => blad.gebieden.map((een) => een.open.length)
    const begin = await bladVan(persoon)
    assert.deepEqual(open(begin), [0, 0, 0, 0, 0, 0])
    assert.deepEqual(begin.feiten, [
      { ...begin.feiten[0], feit: 'noodzaakPlan', waarde: null },
      { ...begin.feiten[1], feit: 'zorgNodig', waarde: null },
    ])
    const verklaar = (feiten: unknown) => vraagBlad(wereld, persoon, '/feiten', { feiten })
    assert.deepEqual(open(await lees<Vorm>(await verklaar({ noodzaakPlan: true }))), [2, 4, 5, 3, 2, 2])
    assert.deepEqual(open(await lees<Vorm>(await verklaar({ zorgNodig: true }))), [2, 4, 5, 3, 4, 2])
    const verkeerd = await verklaar({ ernstigRisico: true })
    assert.equal(verkeerd.status, 400)
    const { fouten } = await lees<Probleemvorm>(verkeerd)
    assert.deepEqual(fouten?.[0]?.toegestaan, ['noodzaakPlan', 'zorgNodig'])
    assert.equal((await verklaar({ toestemming: true })).status, 400, 'consent is never declared')
    const antwoorden = { 'zorg.verzekering': { keuze: ['ja'] }, 'zorg.trajecten': { keuze: ['wmo'] } }
    const bewaard = await vraagBlad(wereld, persoon, '/gebieden/zorg', { gezien: 0, antwoorden })
    const { gezien } = await lees<Vorm>(bewaard)
    const vraag = { gezien, verzendingId: randomUUID() }
    const eerste = await vraagBlad(wereld, persoon, '/verzendingen', vraag)
    assert.equal(eerste.status, 201)
    assert.deepEqual(
      await lees(await vraagBlad(wereld, persoon, '/verzendingen', vraag)),
      await lees(eerste),
      'the same id again sends nothing',
    )
    const [bericht] = await bijGemeente(wereld, persoon)
    assert.deepEqual(sleutels(bericht?.gegevens).slice(4).sort(), ['zorg', 'zorgverzekering'])
  })

  test('of an area that is told in part the municipality reads which topics are not told, and not why', async () => {
    const later = await bezoekVan(wereld, gemeente, 'nazorgcoordinator', 'Later')
    const kaart = async (feiten: Record<string, boolean>, welke: string) => {
      const persoon = await nieuweGedetineerde(wereld)
      await vraagBlad(wereld, persoon, '/feiten', { feiten })
      const antwoorden = { [welke]: { keuze: ['niet-nodig'] } }
      const bewaard = await vraagBlad(wereld, persoon, '/gebieden/zorg', { gezien: 0, antwoorden })
      const { gezien } = await lees<Vorm>(bewaard)
      const wie = await bezoekVan(wereld, 'pi-arnhem', 'casemanager', 'Kijkt')
      const nakijken = (await wie.lees(bladpad(persoon, 'nakijken'))).tekst
      assert.equal((await vraagBlad(wereld, persoon, '/verzendingen', { gezien })).status, 201)
      const [bericht] = await bijGemeente(wereld, persoon)
      const { tekst } = await later.lees(`/berichtenbox/${bericht?.id}`)
      const niet = tekst.slice(tekst.indexOf('>Niet gedeeld<'), tekst.indexOf('Hierover deelt'))
      const overzicht = (await wie.lees(bladpad(persoon))).tekst
      return { overzicht, niet: [...niet.matchAll(/<li>([^<]*)/g)].map(([, een]) => een), tekst, nakijken }
    }
    const rest = ['Identiteitsbewijs', 'Onderdak', 'Werk en inkomen', 'Schulden']
    const plan = { noodzaakPlan: true }
    const verzekerd = await kaart(plan, 'zorg.verzekeringHerstart')
    assert.match(verzekerd.overzicht, />2 van 4 onderwerpen zijn dicht</)
    const zorg = 'Zorg: zorgtrajecten, hulpvraag zorg'
    assert.deepEqual(verzekerd.niet, [...rest, zorg, 'Zorg voor thuis'])
    assert.match(verzekerd.tekst, /Zorgverzekering<\/dt>[^\w]*<dd[^>]*>[^\w]*<span[^>]*>nog niet besproken/)
    assert.match(
      verzekerd.nakijken,
      /niets deelt over: [^.]*zorgtrajecten, hulpvraag zorg, zorg voor thuis\./,
    )
    // Allowed and not asked reads the same as not allowed: whoever reads it cannot tell a no from silence.
    const nietGevraagd = await kaart({ ...plan, zorgNodig: true }, 'zorg.verzekeringHerstart')
    assert.deepEqual(nietGevraagd.niet, verzekerd.niet)
    const hulp = await kaart({ ...plan, zorgNodig: true }, 'zorg.hulpvraag')
    const verzekering = 'Zorg: zorgverzekering, zorgverzekering regelen'
    assert.deepEqual(hulp.niet, [...rest, verzekering, 'Zorg voor thuis'])
  })

  test('the talk about consent says what the law lets go with what was declared about this case', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    const wie = await bezoekVan(wereld, 'pi-arnhem', 'casemanager', 'Vraagt')
    const kolom = async () => {
      const { tekst } = await wie.lees(`/toestemmingen/${persoon}/gesprek`)
      return tekst.slice(
        tekst.indexOf('Wat mag zonder toestemming'),
        tekst.indexOf('Kijk in het register waarom'),
      )
    }
    const verklaar = (noodzaakPlan: boolean) =>
      vraagBlad(wereld, persoon, '/feiten', { feiten: { noodzaakPlan } })
    const college = /College[^<]*: identiteitsbewijs, onderdak, werk en inkomen, schulden/
    const open = await kolom()
    assert.match(open.slice(open.indexOf('Dat staat nog niet vast')), college)
    assert.doesNotMatch(open, /Vastgelegd|Dit mag nu op grond/)
    await verklaar(true)
    const ja = await kolom()
    assert.match(ja, /Dit mag nu op grond van de wet[\s\S]*College[^<]*: identiteitsbewijs, onderdak/)
    assert.match(ja, /Vastgelegd [\s\S]*? Ja\./)
    await verklaar(false)
    const nee = await kolom()
    assert.doesNotMatch(nee, /College/, 'with no plan the municipality gets nothing')
    assert.match(nee, new RegExp(`href="/informatiebladen/${persoon}#feiten"[\\s\\S]*? Nee\\.`))
  })

  test('what is no longer necessary closes again, and what was answered stays here', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    const verklaar = (noodzaakPlan: boolean) =>
      vraagBlad(wereld, persoon, '/feiten', { feiten: { noodzaakPlan } })
    await verklaar(true)
    const antwoorden = { 'onderdak.behoud': { keuze: ['nee'], hulp: 'ja' } }
    await vraagBlad(wereld, persoon, '/gebieden/onderdak', { gezien: 0, antwoorden })
    const blad = await lees<Vorm>(await verklaar(false))
    assert.equal(blad.gezien, null)
    assert.deepEqual(gebiedVan(blad, 'onderdak')?.antwoorden['onderdak.behoud']?.keuze, ['nee'])
  })

  test('what was sent and is not covered any more is the next step, on the sheet and on the list', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    const feiten = (waarden: object) => vraagBlad(wereld, persoon, '/feiten', { feiten: waarden })
    await feiten({ noodzaakPlan: true })
    const antwoorden = { 'onderdak.behoud': { keuze: ['nee'], hulp: 'ja' } }
    const { gezien } = await lees<Vorm>(
      await vraagBlad(wereld, persoon, '/gebieden/onderdak', { gezien: 0, antwoorden }),
    )
    assert.equal((await vraagBlad(wereld, persoon, '/verzendingen', { gezien })).status, 201)
    const toegang = await bezoekVan(wereld, 'pi-arnhem', 'casemanager', 'Later')
    const kop = /De gemeente heeft meer dan u nu mag delen/
    assert.doesNotMatch((await toegang.lees(bladpad(persoon))).tekst, kop)
    await feiten({ noodzaakPlan: false })
    const { tekst } = await toegang.lees(bladpad(persoon))
    assert.match(tekst, kop)
    const [, weg] = /href="(\/verzonden\/[^"]+)"[^>]*>Trek het blad in/.exec(tekst) ?? []
    assert.match(
      (await toegang.lees('/werklijst')).tekst,
      /heeft meer dan u nu mag delen\. Stuur een nieuwe versie/,
    )
    const reden = { grond: 'correctie', toelichting: 'Dit mag niet meer.' }
    assert.equal((await toegang.stuur(`${weg}/terugroepen`, reden)).status, 303)
    assert.doesNotMatch((await toegang.lees(bladpad(persoon))).tekst, kop)
  })

  test('the check page and the paper name every number that the municipality sees, and only what is there', async () => {
    const wie = await bezoekVan(wereld, 'pi-arnhem', 'casemanager', 'Nummer')
    for (const [skn, ziet] of [
      ['13039070', /burgerservicenummer, strafrechtsketennummer, de inrichting/],
      [null, /burgerservicenummer, de inrichting/],
    ] as const) {
      const persoon = await nieuweGedetineerde(wereld, {}, { skn })
      const leeg = (await wie.lees(bladpad(persoon, 'nakijken'))).tekst
      assert.match(leeg, /Er is nog niets ingevuld/)
      assert.doesNotMatch(leeg, /Alles wat u invulde, mag/)
      await vraagBlad(wereld, persoon, '/feiten', { feiten: { noodzaakPlan: true } })
      await vulIn(wie, persoon, 'onderdak', { 'onderdak.behoud': 'nee' })
      assert.match((await wie.lees(bladpad(persoon, 'nakijken'))).tekst, ziet)
      const papier = await leesPdf((await wie.haal(bladpad(persoon, 'papier'))).bytes)
      assert.match(papier.tekst.replaceAll(/\s+/g, ' '), ziet)
      assert.equal((await verstuurBlad(wie, persoon)).status, 303)
      const [bericht] = await bijGemeente(wereld, persoon)
      const nazorg = await bezoekVan(wereld, gemeente, 'nazorgcoordinator', 'Ziet')
      const bij = (await nazorg.lees(`/berichtenbox/${bericht?.id}`)).tekst
      assert.equal(/Strafrechtsketennummer/.test(bij), skn !== null)
    }
  })

  test('the municipality reads of every area the part of the article that it goes on', async () => {
    const wie = await bezoekVan(wereld, 'pi-arnhem', 'casemanager', 'Onderdeel')
    const persoon = await nieuweGedetineerde(wereld)
    await vraagBlad(wereld, persoon, '/feiten', { feiten: { noodzaakPlan: true } })
    await vulIn(wie, persoon, 'onderdak', { 'onderdak.behoud': 'nee' })
    await vulIn(wie, persoon, 'schulden', { 'schulden.aanwezig': 'ja' })
    assert.equal((await verstuurBlad(wie, persoon)).status, 303)
    const [bericht] = await bijGemeente(wereld, persoon)
    const nazorg = await bezoekVan(wereld, gemeente, 'nazorgcoordinator', 'Onder')
    const { tekst } = await nazorg.lees(`/berichtenbox/${bericht?.id}`)
    const rijen = (tekst.split('Waarom mag u dit zien?')[1] ?? '').split('<tr')
    const artikelen = async (gebied: string) => {
      const pagina = (await wie.lees(bladpad(persoon, 'gebieden', gebied))).tekst
      return [...pagina.matchAll(/art\. 20d lid 2 onder [a-z]/g)].map(([artikel]) => artikel)
    }
    for (const [gebied, naam] of [
      ['onderdak', 'Onderdak'],
      ['schulden', 'Schulden'],
    ] as const) {
      const rij = rijen.find((een) => een.includes(naam)) ?? ''
      const eigen = await artikelen(gebied)
      assert.equal(eigen.length > 0, true, gebied)
      for (const artikel of eigen) assert.ok(rij.includes(artikel), `${gebied}: ${artikel}`)
    }
    assert.notDeepEqual(await artikelen('onderdak'), await artikelen('schulden'))
  })

  test('what changed since it was sent is said to be unsent, on the sheet and on the list', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    await vraagBlad(wereld, persoon, '/feiten', { feiten: { noodzaakPlan: true } })
    const wie = await bezoekVan(wereld, 'pi-arnhem', 'casemanager', 'Wijzigt')
    await vulIn(wie, persoon, 'schulden', { 'schulden.aanwezig': 'nee' })
    assert.equal((await verstuurBlad(wie, persoon)).status, 303)
    const oud = /De gemeente leest nog de vorige versie/
    assert.doesNotMatch((await wie.lees(bladpad(persoon))).tekst, oud)
    wereld.klok.zet(new Date(wereld.klok.nu().getTime() + 60_000).toISOString())
    await vulIn(wie, persoon, 'schulden', { 'schulden.aanwezig': 'ja' })
    assert.match((await wie.lees(bladpad(persoon))).tekst, oud)
    const { tekst } = await wie.lees('/werklijst')
    const rij = tekst.split('<tr').find((een) => een.includes(persoon)) ?? ''
    assert.match(rij, /Er is iets veranderd sinds het informatieblad van .* De gemeente ziet dat nog niet/)
    assert.equal((await verstuurBlad(wie, persoon)).status, 303)
    assert.doesNotMatch((await wie.lees(bladpad(persoon))).tekst, oud)
  })

  test('after the release nothing goes any more', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    await vraagBlad(wereld, persoon, '/feiten', { feiten: { noodzaakPlan: true } })
    const [rij] = await wereld.bank.eigenaar.vraag('select gegevens from detentie.persoon where id = $1', [
      persoon,
    ])
    await lever(wereld, {
      ...{ gebeurtenisId: randomUUID(), soort: 'ontslag', tijdstip: '2026-11-21T09:00:00+01:00' },
      persoon: rij?.gegevens,
    })
    const blad = await bladVan(persoon)
    assert.deepEqual([blad.gezien, ...blad.gebieden.map((een) => een.open.length)], [null, 0, 0, 0, 0, 0, 0])
  })
})
