import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { maakLogboek } from '../../src/logboek/logboek.ts'
import { inzageVan } from '../inzage.ts'
import { geheim } from '../logboek.ts'
import { bezoeker, inlogAls, nogEenRol } from '../sessie.ts'
import { nieuweGedetineerde } from '../toestemming.ts'
import { maakWereld } from '../wereld.ts'

const pad = '/inzageverzoeken'
const wereld = await maakWereld({ after })
const inlog = await inlogAls(wereld, 'pi-arnhem', 'fg', 'F. Gee')
const medewerker = inlog.medewerker
const een = bezoeker(wereld, inlog)
const vreemde = bezoeker(wereld, await inlogAls(wereld, 'pi-vught', 'fg', 'Vreemde'))

/** The functionaris on another day: the clock of a test leaves the session of before behind. */
const opDag = async (dag: string) => {
  wereld.klok.zet(`${dag}T10:00:00Z`)
  return bezoeker(wereld, { cookie: await nogEenRol(wereld, medewerker, 'pi-arnhem', 'fg', 'F. Gee') })
}
const goed = { kenmerk: 'INZ-1', regime: 'avg', van: 'betrokkene', vorm: 'brief', ontvangenOp: '2026-11-20' }
const beantwoord = { doe: 'beantwoord', hoe: 'uitgereikt', gegevenOp: '2026-11-21' }
const neemAan = async (anders: Record<string, string> = {}, wie = een) => {
  const antwoord = await wie.stuur(pad, { ...goed, ...anders })
  assert.equal(antwoord.status, 303, antwoord.tekst.slice(antwoord.tekst.indexOf('<main')))
  return String(antwoord.naar).replace(/\?.*/, '')
}

test('the clock runs four weeks from the day it came in, is extended once with a reason, and is answered', async () => {
  const verzoek = await neemAan({ kenmerk: 'KLOK-1' })
  const blad = (await een.lees(verzoek)).tekst
  assert.match(blad, /vrijdag 18 december 2026/)
  assert.match(blad, /Nog 26 dagen/)
  const kort = await een.stuur(verzoek, { doe: 'verlengd', reden: 'druk' })
  assert.equal(kort.status, 400)
  assert.match(kort.tekst, /ten minste 10 tekens/)
  assert.match(kort.tekst, />\ndruk<\/textarea>/, 'what was typed stays')
  const reden = 'Het dossier is groot en staat op drie plekken.'
  assert.equal((await een.stuur(verzoek, { doe: 'verlengd', reden })).status, 303)
  const verlengd = (await een.lees(verzoek)).tekst
  assert.match(verlengd, /zaterdag 20 februari 2027/)
  assert.match(verlengd, /Het dossier is groot/)
  assert.equal((await een.stuur(verzoek, { doe: 'verlengd', reden })).status, 409)
  assert.equal((await een.stuur(verzoek, beantwoord)).status, 303)
  const klaar = (await een.lees(`${verzoek}?gedaan=beantwoord`)).tekst
  assert.match(klaar, /Vastgelegd dat het verzoek is beantwoord/)
  assert.match(klaar, /Beantwoord op 21 nov 2026 \(overzicht op papier uitgereikt\), door u/)
  assert.doesNotMatch(klaar, /name="doe" value="(?!heropend)/)
  const [na] = [await een.stuur(verzoek, { doe: 'geweigerd', grond: 'avg-12-5', reden })]
  assert.equal(na.status, 409)
  assert.match(na.tekst, /al afgehandeld/)
})

test('an answer says how and on which day, and what was ended by mistake is opened again with why', async () => {
  const verzoek = await neemAan({ kenmerk: 'HEROPEN-1' })
  for (const [anders, melding] of [
    [{ hoe: '' }, /Kies hoe het antwoord is gegeven/],
    [{ hoe: 'duif' }, /Kies hoe het antwoord is gegeven/],
    [{ gegevenOp: '' }, /Deze datum bestaat niet/],
    [{ gegevenOp: '2026-11-19' }, /vóór de dag dat het verzoek binnenkwam/],
    [{ gegevenOp: '2027-01-01' }, /moet nog komen/],
  ] as const) {
    const nee = await een.stuur(verzoek, { ...beantwoord, ...anders })
    assert.equal(nee.status, 400, JSON.stringify(anders))
    assert.match(nee.tekst, melding)
  }
  const reden = 'Dit was een ander verzoek.'
  assert.equal((await een.stuur(verzoek, { doe: 'heropend', reden })).status, 409, 'not yet ended')
  for (const ronde of [1, 2]) {
    assert.equal((await een.stuur(verzoek, beantwoord)).status, 303, `${ronde}`)
    assert.equal((await een.stuur(verzoek, { doe: 'heropend' })).status, 400)
    assert.equal((await een.stuur(verzoek, { doe: 'heropend', reden })).status, 303, `${ronde}`)
  }
  const blad = (await een.lees(verzoek)).tekst
  assert.equal(blad.match(/Heropend, door u/g)?.length, 2)
  assert.match(blad, /Nog 26 dagen/, 'the clock did not stop')
  assert.equal(
    (await een.stuur(verzoek, { doe: 'verlengd', reden: 'Het dossier is groot en verspreid.' })).status,
    303,
  )
})

test('sent twice, also at the same moment, it is one request with one clock', async () => {
  const verzoekId = /name="verzoekId" value="([0-9a-f-]{36})"/.exec((await een.lees(pad)).tekst)?.[1] ?? ''
  assert.ok(verzoekId, 'the form has an id')
  const samen = await Promise.all(
    [1, 2, 3].map(() => een.stuur(pad, { ...goed, kenmerk: 'TWEEMAAL-1', verzoekId })),
  )
  assert.deepEqual(new Set(samen.map(({ status, naar }) => `${status} ${naar}`)).size, 1)
  assert.equal(samen[0]?.status, 303)
  const id = /[0-9a-f-]{36}/.exec(String(samen[0]?.naar))?.[0]
  const telling = async (tekst: string, waarden: readonly unknown[]) =>
    (await wereld.bank.eigenaar.vraag(tekst, waarden))[0]?.n
  assert.equal(
    await telling('select count(*)::int as n from inzage.verzoek where kenmerk = $1', ['TWEEMAAL-1']),
    1,
  )
  assert.equal(
    await telling(
      `select count(*)::int as n from logboek.regel where onderwerp = $1 and handeling = 'vastgelegd'`,
      [id],
    ),
    1,
    'and one line',
  )
  const ander = await een.stuur(pad, { ...goed, kenmerk: 'ANDER-1', verzoekId })
  assert.equal(ander.status, 409)
  assert.match(ander.tekst, /al een ander verzoek vastgelegd: TWEEMAAL/)
  assert.match(ander.tekst, /value="ANDER-1"/, 'what was typed stays')
  const daar = await vreemde.stuur(pad, { ...goed, kenmerk: 'TWEEMAAL-1', verzoekId })
  assert.deepEqual(
    [daar.status, daar.naar === samen[0]?.naar],
    [303, false],
    'another organisation, another request',
  )
  assert.equal((await een.stuur(pad, { ...goed, verzoekId: 'x' })).status, 400)
})

test('under the Wjsg there is no extension, and a refusal needs a reason', async () => {
  const verzoek = await neemAan({ kenmerk: 'WJSG-1', regime: 'wjsg' })
  assert.match((await een.lees(verzoek)).tekst, /De Wjsg kent geen verlenging/)
  const nee = await een.stuur(verzoek, { doe: 'verlengd', reden: 'Wij hebben het te druk.' })
  assert.equal(nee.status, 400)
  assert.match(nee.tekst, /Antwoord binnen vier weken/)
  assert.equal((await een.stuur(verzoek, { doe: 'geweigerd' })).status, 400)
  assert.equal((await een.stuur(verzoek, { doe: 'zomaar' })).status, 400)
  for (const grond of ['', 'verzonnen', 'avg-12-5']) {
    const zonder = await een.stuur(verzoek, { doe: 'geweigerd', grond, reden: 'Er loopt een zaak.' })
    assert.equal(zonder.status, 400, grond)
    assert.match(zonder.tekst, /Kies een grond van de wet/)
    assert.match(zonder.tekst, />\nEr loopt een zaak\.<\/textarea>/, 'what was typed stays')
  }
  assert.equal(
    (
      await een.stuur(verzoek, {
        ...{ doe: 'geweigerd', grond: 'wjsg-21-2-a' },
        reden: 'Er loopt een zaak bij de rechter.',
      })
    ).status,
    303,
  )
  assert.match((await een.lees(verzoek)).tekst, /Er loopt een zaak bij de rechter/)
})

test('the list shows what is due first, says what is late, and filters', async () => {
  await neemAan({ kenmerk: 'LIJST-OUD-1', ontvangenOp: '2026-10-01' })
  await neemAan({ kenmerk: 'LIJST-NIEUW-1', ontvangenOp: '2026-11-22', regime: 'wjsg' })
  const alles = (await een.lees(pad)).tekst
  assert.ok(alles.indexOf('LIJST-OUD') < alles.indexOf('LIJST-NIEUW'))
  assert.match(alles, /te laat/)
  const zien = async (vraag: string) => (await een.lees(`${pad}?${vraag}`)).tekst
  assert.doesNotMatch(await zien('stand=te-laat'), /LIJST-NIEUW/)
  assert.match(await zien('stand=te-laat'), /LIJST-OUD/)
  assert.doesNotMatch(await zien('regime=wjsg'), /LIJST-OUD/)
  assert.doesNotMatch(await zien('van=2026-11-21&tot=2026-11-30'), /LIJST-OUD/)
  assert.match(await zien('stand=geweigerd&van=2020-01-01&tot=2020-01-02'), /Geen verzoeken/)
  assert.equal((await een.lees(`${pad}?van=2026-12-01&tot=2026-11-01`)).status, 400)
  for (const vraag of ['stand=zomaar', 'van=2026-11-01&van=2026-11-02', 'x='])
    assert.equal((await een.lees(`${pad}?${vraag}`)).status, 400, vraag)
})

test('what is filled in wrongly is said at each field at once, and nothing typed is lost', async () => {
  const nee = await een.stuur(pad, { kenmerk: 'ABC-2', ontvangenOp: '2026-02-30' })
  assert.equal(nee.status, 400)
  for (const melding of [/Kies onder welke wet/, /Kies van wie/, /Kies hoe/, /Deze datum bestaat niet/])
    assert.match(nee.tekst, melding)
  assert.match(nee.tekst, /value="ABC-2"/)
  assert.match((await een.stuur(pad, { ...goed, ontvangenOp: '2026-11-23' })).tekst, /moet nog komen/)
  for (const dag of ['0001-01-01', '2024-11-21'])
    assert.match((await een.stuur(pad, { ...goed, ontvangenOp: dag })).tekst, /langer dan twee jaar geleden/)
  assert.match((await een.stuur(pad, { ...goed, kenmerk: '999 993 653' })).tekst, /geen burgerservicenummer/)
  assert.match((await een.stuur(pad, { ...goed, kenmerk: '<b>' })).tekst, /Gebruik alleen letters/)
  for (const naam of ['Jansen', 'de Vries', 'Jansen 1980']) {
    const { status, tekst } = await een.stuur(pad, { ...goed, kenmerk: naam })
    assert.equal(status, 400, naam)
    assert.match(tekst, /Dit lijkt geen kenmerk[^<]*een cijfer in en geen naam, bijvoorbeeld INZ-2026-12/)
    assert.match(tekst, new RegExp(`value="${naam}"`), 'what was typed stays')
    assert.match(tekst, /value="2026-11-20"/)
  }
})

test('a casemanager keeps one with the person, the FG does not see who; another organisation sees nothing', async () => {
  const persoon = await nieuweGedetineerde(wereld)
  const casemanager = bezoeker(wereld, await inlogAls(wereld, 'pi-arnhem', 'casemanager', 'C. M.'))
  assert.match(
    (await casemanager.lees(`${pad}?persoon=${persoon}`)).tekst,
    /Dit verzoek gaat over [^<]*Moulin, geboren op/,
  )
  const verzoek = await neemAan({ kenmerk: 'MET-PERSOON-1', persoon }, casemanager)
  assert.match((await casemanager.lees(verzoek)).tekst, new RegExp(`/inzage/${persoon}`))
  const voorFg = (await een.lees(verzoek)).tekst
  assert.ok(!voorFg.includes(persoon))
  // The logboek tells the kenmerk at this moment; the name beside it would tell who that is, without an order.
  assert.match(voorFg, /Vastgelegd door een collega/)
  assert.doesNotMatch(voorFg, /C\. M\./)
  assert.equal((await casemanager.stuur(verzoek, beantwoord)).status, 303)
  const over = await wereld.bank.eigenaar.vraag(
    `select rol, handeling from logboek.regel where doel = 'inzageverzoeken' and betrokkene = any($1) order by volgnummer`,
    [maakLogboek(geheim).pseudoniemen(persoon)],
  )
  assert.deepEqual(
    over.map(({ rol, handeling }) => `${rol} ${handeling}`),
    ['casemanager vastgelegd', 'casemanager gelezen', 'fg gelezen', 'casemanager gewijzigd'],
  )
  const { regels } = await inzageVan(wereld, persoon)
  const gedaan = regels.find(({ handeling }) => handeling === 'gewijzigd')
  assert.match(gedaan?.waarom ?? '', /inzage|verzoek/i, 'and the person reads what for')
  assert.equal((await casemanager.stuur(pad, { ...goed, persoon: randomUUID() })).status, 404)
  const buiten = bezoeker(wereld, await inlogAls(wereld, 'pi-vught', 'casemanager', 'Buiten'))
  assert.equal((await buiten.stuur(pad, { ...goed, persoon })).status, 404)
  assert.doesNotMatch((await vreemde.lees(`${pad}?stand=alle`)).tekst, /MET-PERSOON/)
  for (const antwoord of [await vreemde.lees(verzoek), await vreemde.stuur(verzoek, beantwoord)])
    assert.equal(antwoord.status, 404)
  const coordinator = bezoeker(wereld, await inlogAls(wereld, 'college-0518', 'nazorgcoordinator', 'H.'))
  assert.equal((await coordinator.lees(pad)).status, 403)
})

test('a letter with a code counts as the answer only when one was made for that person, since the request', async () => {
  const persoon = await nieuweGedetineerde(wereld)
  const casemanager = bezoeker(wereld, await inlogAls(wereld, 'pi-arnhem', 'casemanager', 'C. Brief'))
  await casemanager.stuur(`/inzage/${await nieuweGedetineerde(wereld)}/code`, {})
  const verzoek = await neemAan({ kenmerk: 'CODE-1', persoon }, casemanager)
  const met = (gegevenOp: string) => ({ doe: 'beantwoord', hoe: 'code', gegevenOp })
  for (const wie of [casemanager, een]) {
    const nee = await wie.stuur(verzoek, met('2026-11-22'))
    assert.equal(nee.status, 400, 'a letter of another person is none')
    assert.match(nee.tekst, /geen brief met een code gemaakt[^<]*Laat de casemanager eerst een brief maken/)
    assert.match(nee.tekst, /<option value="code" selected>/, 'what was chosen stays')
  }
  await casemanager.stuur(`/inzage/${persoon}/code`, {})
  assert.equal((await casemanager.stuur(verzoek, met('2026-11-21'))).status, 400, 'not yet on that day')
  assert.equal((await casemanager.stuur(verzoek, met('2026-11-22'))).status, 303)
  const zonder = await neemAan({ kenmerk: 'CODE-2' })
  assert.match((await een.lees(zonder)).tekst, /Bij dit verzoek staat geen persoon/)
  assert.equal((await een.stuur(zonder, met('2026-11-22'))).status, 303)
})

test('a person whom the casemanager cannot open is named on no form, and nothing typed is lost', async () => {
  const persoon = await nieuweGedetineerde(wereld)
  const buiten = bezoeker(wereld, await inlogAls(wereld, 'pi-vught', 'casemanager', 'Buiten Twee'))
  for (const wie of [buiten, een]) {
    const blad = await wie.lees(`${pad}?persoon=${persoon}`)
    assert.equal(blad.status, 404)
    assert.match(blad.tekst, /De persoon die u koos, kennen wij niet/)
    assert.doesNotMatch(blad.tekst, /Dit verzoek gaat over|Moulin|name="persoon"/)
    const nee = await wie.stuur(pad, { ...goed, kenmerk: 'WEG-1', persoon })
    assert.equal(nee.status, 404)
    assert.match(nee.tekst, /Er is niets vastgelegd\. De persoon die u koos/)
    assert.match(nee.tekst, /value="WEG-1"/)
    assert.match(nee.tekst, /value="2026-11-20"/)
    assert.doesNotMatch(nee.tekst, /name="persoon"/)
  }
  assert.match((await een.lees(pad)).tekst, /Dit verzoek komt bij niemand te staan/)
})

test('a request that was written down wrongly is withdrawn with why, and stays to be seen', async () => {
  const verzoek = await neemAan({ kenmerk: 'VERGIST-1' })
  assert.equal((await een.stuur(verzoek, { doe: 'ingetrokken' })).status, 400)
  const reden = 'Dit was van een andere afdeling.'
  assert.equal((await een.stuur(verzoek, { doe: 'ingetrokken', reden })).status, 303)
  const blad = (await een.lees(verzoek)).tekst
  assert.match(blad, /Ingetrokken, door[\s\S]*Dit was van een andere afdeling/)
  assert.doesNotMatch(blad, /name="doe" value="(?!heropend)/)
  assert.doesNotMatch((await een.lees(pad)).tekst, /VERGIST/)
  assert.match((await een.lees(`${pad}?stand=ingetrokken`)).tekst, /VERGIST/)
})

test('two who end the same request at once: one does, the other hears it', async () => {
  const verzoek = await neemAan({ kenmerk: 'SAMEN-1' })
  const samen = await Promise.all([1, 2, 3].map(() => een.stuur(verzoek, beantwoord)))
  assert.deepEqual(samen.map(({ status }) => status).toSorted(), [303, 409, 409])
})

test('without a logboek no request is kept, read, answered or listed, and no list of looks at colleagues', async (t) => {
  t.mock.method(process.stderr, 'write', () => true)
  const verzoek = await neemAan({ kenmerk: 'ZONDER-LOGBOEK-1' })
  const { eigenaar } = wereld.bank
  const stand = () =>
    eigenaar.vraag(
      'select (select count(*) from inzage.verzoek) as v, (select count(*) from inzage.verzoekregel) as r',
      [],
    )
  const voor = await stand()
  await eigenaar.voerUit('revoke insert on logboek.regel from terugkeer_app')
  for (const antwoord of [
    await een.stuur(pad, { ...goed, kenmerk: 'NIET-1' }),
    await een.lees(pad),
    await een.lees(verzoek),
    await een.stuur(verzoek, beantwoord),
    await een.lees('/fg/onderzoeken'),
  ]) {
    assert.equal(antwoord.status, 500)
    assert.doesNotMatch(antwoord.tekst, /ZONDER-LOGBOEK/)
  }
  await eigenaar.voerUit('grant insert on logboek.regel to terugkeer_app')
  assert.deepEqual(await stand(), voor)
  assert.equal((await een.lees(verzoek)).status, 200)
})

// Last, because who signs in on a later day clears away the sessions of before.
test('after the four weeks it cannot be extended any more', async () => {
  const laat = await opDag('2026-12-19')
  const verzoek = await neemAan({ kenmerk: 'VERLENG-LAAT-1', ontvangenOp: '2026-11-20' }, laat)
  const blad = (await laat.lees(verzoek)).tekst
  assert.match(blad, /Verlengen kon alleen in de eerste vier weken/)
  assert.doesNotMatch(blad, /Leg de verlenging vast/, 'and nothing is offered that is refused')
  const nee = await laat.stuur(verzoek, { doe: 'verlengd', reden: 'Wij waren het vergeten.' })
  assert.equal(nee.status, 400)
  assert.match(nee.tekst, /Die zijn voorbij/)
})
