import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import {
  als,
  behandelaar,
  bij,
  gemeente,
  gezienOp,
  laatMeedoen,
  nieuwTraject,
  reclassering,
  zegt,
} from '../tbs.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, '2026-11-26T10:00:00Z')
const wie = await behandelaar(wereld)
const vraag = (tekst: string, ...waarden: readonly unknown[]) => wereld.bank.eigenaar.vraag(tekst, waarden)
const idVan = (traject: string) => traject.replace('/tbs/', '')

/** How many events there are of a track: a refusal adds none. */
async function gebeurd(traject: string): Promise<number> {
  const rijen = await vraag('select 1 from tbs.gebeurtenis where traject = $1', idVan(traject))
  return rijen.length
}

/** Says how a step stands, with what was just looked at. */
async function zet(traject: string, stap: string, velden: Record<string, string>) {
  const pad = `${traject}/stappen/${stap}`
  return wie.stuur(pad, {
    ...{ datum: '2026-11-20', reden: '', gepland: '', gezien: await gezienOp(wie, pad), ...velden },
  })
}

test('steps out of order are refused with the step that comes first; passing over one with a reason opens the next', async () => {
  const traject = await nieuwTraject(wie)
  const voor = await gebeurd(traject)
  for (const [stap, stand, melding] of [
    ['10', 'loopt', /Stap 9 is nog niet begonnen/],
    ['10', 'gedaan', /Stap 9 is nog niet gedaan/],
    ['15', 'loopt', /Stap 9 is nog niet begonnen/],
    ['16c', 'loopt', /Route c loopt niet/],
  ] as const) {
    const uit = await zet(traject, stap, { stand, gepland: '2027-02-03' })
    assert.equal(uit.status, 400, `${stap} ${stand}`)
    assert.match(uit.tekst, melding)
    // A step of a route that does not run has no form.
    if (stap !== '16c') assert.match(uit.tekst, /value="2027-02-03"/, 'what was typed stands there')
  }
  assert.equal(await gebeurd(traject), voor)
  assert.equal((await zet(traject, '9', { stand: 'overgeslagen', reden: 'Elders al gedaan.' })).status, 303)
  assert.equal((await zet(traject, '10', { stand: 'gedaan' })).status, 303)
  // Going back is out of order as well: what follows is not there yet, so it may.
  assert.equal((await zet(traject, '10', { stand: 'nog-niet' })).status, 303)
})

test('an end date in the past, that is no day, that is the same or too far is refused, and nothing is planned anew', async () => {
  const traject = await nieuwTraject(wie)
  const voor = await gebeurd(traject)
  const eind = async (velden: Record<string, string>) =>
    wie.stuur(`${traject}/einddatum`, {
      ...{ waarom: 'einddatum', eindereden: 'Nieuwe titel van DIZ.', gezien: await gezienOp(wie, traject) },
      ...velden,
    })
  for (const [einddatum, melding] of [
    ['2026-11-25', /De einddatum ligt in het verleden[\s\S]*Nieuwe titel van DIZ\./],
    ['2026-02-30', /Kies een dag die bestaat/],
    ['', /Kies een dag die bestaat/],
    ['2029-06-26', /Dit is de einddatum die er al staat/],
    ['2099-01-01', /verder weg dan kan kloppen/],
  ] as const) {
    const uit = await eind({ einddatum })
    assert.equal(uit.status, 400, einddatum)
    assert.match(uit.tekst, melding)
  }
  assert.match(
    (await eind({ einddatum: '2028-01-01', waarom: 'verlengd' })).tekst,
    /Een verlenging eindigt later/,
  )
  assert.match(
    (await eind({ einddatum: '2028-01-01', waarom: 'zomaar' })).tekst,
    /Kies waarom de datum verandert/,
  )
  assert.equal(await gebeurd(traject), voor)
})

test('a step of route a is not taken without the OM, and is when it takes part', async () => {
  const traject = await nieuwTraject(wie, { stap: '15', einddatum: '2027-04-07' })
  await laatMeedoen(wie, traject, gemeente)
  assert.equal((await zet(traject, '15', { stand: 'gedaan' })).status, 303)
  const routes = { tak: 'a', gezien: await gezienOp(wie, traject) }
  assert.equal((await wie.stuur(`${traject}/routes`, routes)).status, 303)
  for (const stand of ['loopt', 'gedaan']) {
    const uit = await zet(traject, '16a', { stand })
    assert.equal(uit.status, 400)
    assert.match(uit.tekst, /Bij route a gaat het Openbaar Ministerie voor/)
  }
  // Saying that it is not needed is no step taken.
  assert.equal((await zet(traject, '16a', { stand: 'nog-niet', gepland: '2026-12-07' })).status, 303)
  await laatMeedoen(wie, traject, 'om')
  assert.equal((await zet(traject, '16a', { stand: 'loopt' })).status, 303)
  // The OM hears nothing by that.
  const om = await als(wereld, 'om', 'om-medewerker')
  assert.match((await om.lees('/tbs')).tekst, /nog niets met u gedeeld/)
})

test('the same opdracht twice, also at the same moment, is one; after a refusal it can be asked anew', async () => {
  const traject = await nieuwTraject(wie)
  await laatMeedoen(wie, traject, reclassering)
  const pad = `${traject}/stappen/9/${reclassering}`
  await zegt(wie, pad, { 'einddatum-tbs': 'nee' }, { vorm: 'mondeling' })
  const standen = await Promise.all(
    [1, 2, 3].map(async () => (await wie.stuur(`${pad}/opdracht`, {})).status),
  )
  assert.deepEqual(standen.toSorted(), [303, 409, 409])
  const werker = await als(wereld, reclassering, 'reclasseringswerker')
  const [opdracht = ''] = /\/tbs\/opdrachten\/[0-9a-f-]+/.exec((await werker.lees('/tbs')).tekst) ?? []
  const antwoorden = await Promise.all(
    ['aanvaard', 'afgewezen'].map(async (stand) => (await werker.stuur(opdracht, { stand })).status),
  )
  assert.deepEqual(antwoorden.toSorted(), [303, 409])
  const [een] = await vraag('select stand from tbs.opdracht where traject = $1', idVan(traject))
  assert.equal((await wie.stuur(`${pad}/opdracht`, {})).status, een?.stand === 'aanvaard' ? 409 : 303)
})

test('consent for a receiver that is unknown, takes no part, or left is refused, and opens nothing', async () => {
  const traject = await nieuwTraject(wie)
  await laatMeedoen(wie, traject, gemeente)
  const voor = await gebeurd(traject)
  const gezien = await gezienOp(wie, `${traject}/stappen/9/${gemeente}`)
  for (const ontvanger of [
    'college-9999',
    'college-0518',
    'geen-organisatie',
    '%',
    "x' or 'a'='a",
    'college',
  ]) {
    const pad = `${traject}/stappen/9/${encodeURIComponent(ontvanger)}`
    const uit = await zegt(wie, pad, { 'einddatum-tbs': 'ja' }, { gezien })
    assert.equal(uit.status, 404, ontvanger)
    assert.equal((await wie.stuur(`${pad}/bericht`, { gegeven: 'einddatum-tbs' })).status, 404, ontvanger)
  }
  await wie.stuur(`${traject}/partijen/weg`, { ontvanger: gemeente })
  const weg = await zegt(wie, `${traject}/stappen/9/${gemeente}`, { 'einddatum-tbs': 'ja' }, { gezien })
  assert.equal(weg.status, 404)
  assert.equal(await gebeurd(traject), voor)
  assert.deepEqual(await bij(wereld, idVan(traject), gemeente), [])
})

test('what can be chosen is told in words and days, and a refusal says who a page is for', async () => {
  const traject = await nieuwTraject(wie)
  const einde = await wie.stuur(`${traject}/beeindigen`, {
    ...{ eindesoort: 'zomaar', eindedag: '2026-12-30', eindeuitleg: 'Het is klaar.' },
    gezien: await gezienOp(wie, traject),
  })
  assert.equal(einde.status, 400)
  assert.match(einde.tekst, /Kies uit: De tbs is geëindigd, /)
  assert.match(einde.tekst, /Toegestaan: 26 november 2026\./)
  const stap = await zet(traject, '9', { stand: 'half' })
  assert.match(stap.tekst, /Kies uit: nog niet, loopt, gedaan, overgeslagen\./)
  await laatMeedoen(wie, traject, gemeente)
  const vroeg = { vorm: 'gezongen', datum: '2026-01-01' }
  const ja = await zegt(wie, `${traject}/stappen/9/${gemeente}`, { 'einddatum-tbs': 'ja' }, vroeg)
  assert.match(ja.tekst, /Kies uit: op schrift, mondeling\./)
  assert.match(ja.tekst, /Toegestaan: 26 oktober 2026 tot en met 26 november 2026\./)
  for (const { tekst } of [einde, stap, ja])
    assert.doesNotMatch(
      tekst,
      /(?:Kies uit|Toegestaan): [^<]*(?:\d{4}-\d\d-\d\d|einde-tbs|nog-niet|schriftelijk)/,
    )
  const ander = await (await als(wereld, 'pi-arnhem', 'casemanager')).lees('/tbs/nieuw')
  assert.equal(ander.status, 403)
  assert.match(
    ander.tekst,
    /Dit is alleen voor: behandelcoördinator[^<]*\. U bent aangemeld als casemanager\./,
  )
})
