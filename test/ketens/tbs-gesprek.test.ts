import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { als, behandelaar, gemeente, kliniek, laatMeedoen, nieuwTraject, reclassering, zegt } from '../tbs.ts'
import {
  drie,
  geefActie,
  jaTegen,
  metGemeente,
  planGesprek,
  schrijfDeel,
  uitnodigingVan,
  vandaag,
  versieOp,
} from '../tbsgesprek.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, `${vandaag}T10:00:00Z`)
const vraag = (tekst: string, ...waarden: readonly unknown[]) => wereld.bank.eigenaar.vraag(tekst, waarden)
const idVan = (pad: string) => pad.split('/').at(-1) ?? ''
const nodigUit = (wie: Awaited<ReturnType<typeof behandelaar>>, gesprek: string, ontvanger: string) =>
  wie.stuur(`${gesprek}/uitnodigingen`, { ontvanger })

test('a talk is planned with the agenda of the handreiking; a double click plans it once, and bad input is told by field', async () => {
  const wie = await behandelaar(wereld)
  const traject = await nieuwTraject(wie, { stap: '11' })
  const keer = crypto.randomUUID()
  const [een, twee] = [await planGesprek(wie, traject, { keer }), await planGesprek(wie, traject, { keer })]
  assert.equal(een, twee)
  const { tekst } = await wie.lees(een)
  for (const woord of [
    'Voortgang van de behandeling',
    'Zaal 3, Groningen',
    'donderdag 26 november 2026, 14:00 uur',
  ])
    assert.match(tekst, new RegExp(woord))
  const fout = await wie.stuur(`${traject}/gesprekken`, {
    ...{ keer: crypto.randomUUID(), stap: '13', dag: '2026-11-25', tijd: '25:00', plaats: 'Zaal 5' },
  })
  assert.equal(fout.status, 400)
  for (const zin of [
    /Kies bij welke stap/,
    /Deze dag is voorbij/,
    /Vul een tijd in als 14:00/,
    /value="Zaal 5"/,
    /value="25:00"/,
  ])
    assert.match(fout.tekst, zin)
  const dicht = await wie.stuur(`${traject}/gesprekken`, {
    ...{ keer: 'x', stap: '16b', dag: vandaag, tijd: '09:00', plaats: 'Zaal 5' },
  })
  assert.match(dicht.tekst, /Route b loopt niet/)
  const lang = await wie.stuur(`${traject}/gesprekken`, {
    ...{ keer: 'y', stap: '11', dag: vandaag, tijd: '09:00', plaats: 'x'.repeat(5000) },
  })
  assert.match(lang.tekst, /Nu zijn het er 5000/)
  const nummer = await wie.stuur(`${traject}/gesprekken`, {
    ...{ keer: 'z', stap: '11', dag: vandaag, tijd: '09:00', plaats: 'Zaal 999990019' },
  })
  assert.match(nummer.tekst, /Haal het nummer weg/)
  assert.equal((await wie.lees(`${traject}/gesprekken/00000000-0000-4000-8000-000000000000`)).status, 404)
  assert.equal((await wie.lees(`${traject}/gesprekken/geen`)).status, 404)
})

test('who may hear nothing is not invited and hears of no track; the knelpunt says why, and the logboek that it was refused', async () => {
  const wie = await behandelaar(wereld)
  const traject = await nieuwTraject(wie, { stap: '11' })
  const gesprek = await planGesprek(wie, traject)
  const nazorg = await als(wereld, 'college-0363', 'nazorgcoordinator')
  const niet = await nodigUit(wie, gesprek, 'college-0363')
  assert.equal(niet.status, 400)
  assert.match(niet.tekst, /Zij is niet uitgenodigd, en weet van niets/)
  assert.match(niet.tekst, /toestemming/)
  assert.match((await nazorg.lees('/tbs/gesprekken')).tekst, /U bent voor geen gesprek uitgenodigd/)
  assert.deepEqual(await vraag('select 1 from tbs.deelname where ontvanger = $1', 'college-0363'), [])
  const [regel] = await vraag(
    `select gegevens, toets_id from logboek.regel where handeling = 'geweigerd' and ontvanger = 'college-0363' and onderwerp = $1`,
    idVan(traject),
  )
  assert.ok(regel?.toets_id !== null && String(regel?.gegevens).includes('voortgang-behandeling'))
  for (const ontvanger of ['pi-arnhem', 'burgemeester-0014', kliniek, 'onzin', 'om'])
    assert.match(
      (await nodigUit(wie, gesprek, ontvanger)).tekst,
      /wie de handreiking bij deze stap noemt/,
      ontvanger,
    )
})

test('an invitee reads its own invitation and no more of it than the register allows; it answers, and a change asks again', async () => {
  const { wie, traject, gesprek } = await metGemeente(wereld, jaTegen('beoogde-uitstroom'))
  const nazorg = await als(wereld, gemeente, 'nazorgcoordinator', 'N. Nazorg')
  for (const _ of [1, 2]) assert.equal((await nodigUit(wie, gesprek, gemeente)).status, 303)
  const rijen = await vraag('select wie, agenda from tbs.uitnodiging where gesprek = $1', idVan(gesprek))
  assert.equal(rijen.length, 1)
  assert.deepEqual(rijen[0]?.agenda, [{ titel: 'Beoogde uitstroom', gegevens: ['beoogde-uitstroom'] }])
  const pad = await uitnodigingVan(nazorg, gesprek, wereld)
  const lees = await nazorg.lees(pad)
  assert.match(lees.tekst, /Kim Gesprek/)
  assert.match(lees.tekst, /Zaal 3, Groningen/)
  assert.match(lees.tekst, /Beoogde uitstroom/)
  assert.doesNotMatch(lees.tekst, /Voortgang van de behandeling|Risicotaxatie/)
  assert.match(
    (await nazorg.stuur(pad, { antwoord: 'misschien', toelichting: 'Twee mensen.' })).tekst,
    /Kies of u komt[\s\S]*Twee mensen\./,
  )
  assert.equal((await nazorg.stuur(pad, { antwoord: 'komt', toelichting: 'Twee mensen.' })).status, 303)
  assert.match((await wie.lees(gesprek)).tekst, /komt<\/span>[\s\S]*N\. Nazorg[\s\S]*Twee mensen\./)

  const gezien = await versieOp(wie, gesprek)
  const anders = { dag: '2026-12-03', tijd: '09:30', plaats: 'Zaal 4', gezien }
  assert.equal((await wie.stuur(gesprek, anders)).naar, `${gesprek}?gedaan=verplaatst`)
  const later = await wie.stuur(gesprek, { ...anders, plaats: 'Zaal 9' })
  assert.equal(later.status, 409)
  assert.match(later.tekst, /Nu staat er: donderdag 3 december 2026, 09:30 uur, Zaal 4[\s\S]*value="Zaal 9"/)
  const opnieuw = (await nazorg.lees(pad)).tekst
  assert.match(opnieuw, /donderdag 3 december 2026, 09:30 uur/)
  assert.match(opnieuw, /nog geen antwoord/)

  assert.match((await wie.stuur(`${gesprek}/afzeggen`, { reden: '' })).tekst, /Schrijf een reden/)
  const reden = 'De betrokkene is ziek geworden.'
  assert.equal((await wie.stuur(`${gesprek}/afzeggen`, { reden })).status, 303)
  const afgezegd = (await nazorg.lees(pad)).tekst
  assert.match(afgezegd, /Dit gesprek gaat niet door/)
  assert.doesNotMatch(afgezegd, /ziek/)
  assert.equal((await nazorg.stuur(pad, { antwoord: 'komt', toelichting: '' })).status, 409)
  assert.equal((await nodigUit(wie, gesprek, reclassering)).status, 409)
  // Who leaves the track sees nothing of it any more, also not in the database.
  assert.equal((await wie.stuur(`${traject}/partijen/weg`, { ontvanger: gemeente })).status, 303)
  assert.equal((await nazorg.lees(pad)).status, 404)
})

test('who may hear what stands in one table and on the card of the chair, with the facts of the case', async () => {
  const { wie, traject, gesprek } = await metGemeente(wereld, jaTegen('beoogde-uitstroom'))
  await laatMeedoen(wie, traject, reclassering)
  await zegt(wie, `${traject}/stappen/11/${reclassering}`, {
    'voortgang-behandeling': 'ja',
    'beoogde-uitstroom': 'ja',
  })
  await nodigUit(wie, gesprek, gemeente)
  await nodigUit(wie, gesprek, reclassering)
  const { tekst } = await wie.lees(gesprek)
  const zegtCel = (wat: string, aan: string) => new RegExp(`${wat} voor ${aan}: ([^<]+)<`).exec(tekst)?.[1]
  const groningen = String.raw`Gemeente Groningen \(college\)`
  assert.equal(zegtCel('Voortgang van de behandeling', 'Reclassering Nederland'), 'mag')
  assert.equal(zegtCel('Voortgang van de behandeling', groningen), 'mag niet')
  assert.equal(zegtCel('Beoogde uitstroom[^<]*?', groningen), 'mag')
  assert.equal(zegtCel('Risicotaxatie[^<]*?', 'Reclassering Nederland'), 'nog niet te zeggen')
  const kaart = (await wie.lees(`${gesprek}/kaart`)).tekst.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
  assert.match(kaart, /Voortgang van de behandeling Reclassering Nederland Gemeente Groningen \(college\)/)
  // Something new on the agenda is told to each as far as it may know.
  const gezien = await versieOp(wie, gesprek)
  const erbij = (velden: [string, string][]) => wie.stuur(`${gesprek}/agenda`, velden)
  const diagnose: [string, string][] = [
    ['titel', 'De diagnose zelf'],
    ['gegeven', 'diagnose'],
    ['gezien', gezien],
  ]
  assert.equal((await erbij(diagnose)).status, 303)
  assert.equal((await erbij(diagnose)).status, 303)
  assert.match(
    (
      await erbij([
        ['titel', 'Zomaar'],
        ['gezien', gezien],
      ])
    ).tekst,
    /Kies waar dit over gaat/,
  )
  assert.match(
    (
      await erbij([
        ['titel', 'Zomaar'],
        ['gegeven', 'uitkering'],
        ['gezien', gezien],
      ])
    ).tekst,
    /Dit hoort niet bij deze stap/,
  )
  assert.match(
    (
      await erbij([
        ['titel', 'Laat'],
        ['gegeven', 'diagnose'],
        ['gezien', gezien],
      ])
    ).tekst,
    /Een collega heeft dit gesprek intussen veranderd/,
  )
  const werker = await als(wereld, reclassering, 'reclasseringswerker')
  assert.doesNotMatch(
    (await werker.lees(await uitnodigingVan(werker, gesprek, wereld))).tekst,
    /De diagnose zelf/,
  )
  const weg = { titel: 'De diagnose zelf', gezien: await versieOp(wie, gesprek) }
  assert.equal((await wie.stuur(`${gesprek}/agenda/weg`, weg)).status, 303)
  assert.doesNotMatch((await wie.lees(gesprek)).tekst, /De diagnose zelf/)
})

test('minutes go out in parts: each reads what it may; withdrawal closes and empties them, and both reading and refusal are in the logboek', async () => {
  const { wie, traject, gesprek } = await metGemeente(wereld)
  const nazorg = await als(wereld, gemeente, 'nazorgcoordinator')
  await nodigUit(wie, gesprek, gemeente)
  const pad = await uitnodigingVan(nazorg, gesprek, wereld)
  await schrijfDeel(wie, gesprek, 'Wonen straks', ['beoogde-uitstroom'])
  await schrijfDeel(wie, gesprek, 'Hoe het gaat', ['voortgang-behandeling'])
  await schrijfDeel(wie, gesprek, 'Samen bekeken', ['beoogde-uitstroom', 'diagnose'])
  assert.doesNotMatch((await nazorg.lees(pad)).tekst, /Over Wonen straks/)
  assert.equal((await wie.stuur(`${gesprek}/verslag/delen`, {})).naar, `${gesprek}/verslag?gedaan=gedeeld`)
  const nu = (await nazorg.lees(pad)).tekst
  assert.match(nu, /Over Wonen straks\.[\s\S]*Over Hoe het gaat\./)
  assert.doesNotMatch(nu, /Samen bekeken/)
  const geweigerd = await vraag(
    `select r.gegevens from logboek.regel r join tbs.uitnodiging u on u.id = r.onderwerp::uuid
     where u.gesprek = $1 and r.handeling = 'geweigerd' and r.ontvanger = $2 and r.toets_id is not null`,
    idVan(gesprek),
    gemeente,
  )
  assert.deepEqual(
    geweigerd.map(({ gegevens }) => gegevens),
    [['beoogde-uitstroom', 'diagnose']],
  )

  const laatst = async (organisatie: string, onderwerp: string) => {
    const [regel] = await vraag(
      `select gegevens, toets_id from logboek.regel where organisatie = $1 and onderwerp = $2 and handeling = 'gelezen'
       order by volgnummer desc limit 1`,
      organisatie,
      onderwerp,
    )
    return regel
  }
  const doorGemeente = await laatst(gemeente, idVan(pad))
  assert.ok(doorGemeente?.toets_id)
  assert.deepEqual(doorGemeente.gegevens, ['naam', 'geboortedatum', ...drie])
  assert.match(String((await laatst(kliniek, idVan(gesprek)))?.gegevens), /diagnose/)

  await zegt(
    wie,
    `${traject}/stappen/11/${gemeente}`,
    { 'voortgang-behandeling': 'nee' },
    { vorm: 'mondeling' },
  )
  const dan = (await nazorg.lees(pad)).tekst
  assert.match(dan, /Over Wonen straks\./)
  assert.doesNotMatch(dan, /Hoe het gaat|Voortgang van de behandeling/)
  const leeg = await vraag(
    'select titel, tekst, gegevens from tbs.verslaginzage where gesprek = $1 and dicht_op is not null',
    idVan(gesprek),
  )
  assert.deepEqual(leeg, [{ titel: null, tekst: null, gegevens: ['voortgang-behandeling'] }])
  assert.match((await wie.lees(`${gesprek}/verslag`)).tekst, /mag dit niet lezen/)
  // Everything at once: nothing is left, not even the name.
  await wie.stuur(`${traject}/stappen/11/${gemeente}/intrekken`, {
    ...{ voor: 'iedereen', hoe: 'mondeling', toelichting: 'Hij schudde zijn hoofd.' },
  })
  const niets = (await nazorg.lees(pad)).tekst
  assert.doesNotMatch(niets, /Kim Gesprek|Over Wonen straks/)
  assert.match(niets, /Dat mag u nu niet weten/)
  const [rij] = await vraag('select wie, agenda from tbs.uitnodiging where gesprek = $1', idVan(gesprek))
  assert.deepEqual(rij, { wie: null, agenda: [] })
  // A yes that comes back opens nothing by itself: sharing the minutes again does.
  await zegt(wie, `${traject}/stappen/11/${gemeente}`, { 'beoogde-uitstroom': 'ja' })
  assert.doesNotMatch((await nazorg.lees(pad)).tekst, /Over Wonen straks/)
  assert.equal((await wie.stuur(`${gesprek}/verslag/delen`, {})).status, 303)
  assert.match((await nazorg.lees(pad)).tekst, /Over Wonen straks/)
})

test('the register is asked at the moment of reading too: a fact that changed by another road closes what stands open', async () => {
  const { wie, gesprek } = await metGemeente(wereld)
  const nazorg = await als(wereld, gemeente, 'nazorgcoordinator')
  await nodigUit(wie, gesprek, gemeente)
  const pad = await uitnodigingVan(nazorg, gesprek, wereld)
  await schrijfDeel(wie, gesprek, 'Wonen straks', ['beoogde-uitstroom'])
  await wie.stuur(`${gesprek}/verslag/delen`, {})
  assert.match((await nazorg.lees(pad)).tekst, /Over Wonen straks/)
  // A no that came in past the pages, as by an import: nobody closed the part.
  await vraag(
    `insert into tbs.gebeurtenis (id, traject, organisatie, soort, inhoud, door, door_naam, op)
     select gen_random_uuid(), traject, organisatie, 'ingetrokken', '{"ontvanger": null, "vorm": "mondeling", "toelichting": "Nee."}', 'x', 'X', now()
     from tbs.gesprek where id = $1`,
    idVan(gesprek),
  )
  assert.doesNotMatch((await nazorg.lees(pad)).tekst, /Over Wonen straks|Kim Gesprek/)
  const [regel] = await vraag(
    `select gegevens from logboek.regel where organisatie = $1 and handeling = 'geweigerd' and onderwerp = $2 order by volgnummer desc limit 1`,
    gemeente,
    idVan(pad),
  )
  assert.ok(String(regel?.gegevens).includes('beoogde-uitstroom'))
})

test('two who write the same part: the second sees both texts, and no text gets lost', async () => {
  const { wie, gesprek } = await metGemeente(wereld)
  const collega = await als(wereld, kliniek, 'behandelcoordinator', 'C. Collega')
  const deel = await schrijfDeel(wie, gesprek, 'Wonen', ['beoogde-uitstroom'], 'De eerste tekst.')
  const gezien = await versieOp(wie, deel)
  const schrijf = (door: typeof wie, tekst: string, versie = gezien) =>
    door.stuur(deel, {
      soort: 'verslag',
      titel: 'Wonen',
      gegeven: 'beoogde-uitstroom',
      tekst,
      gezien: versie,
    })
  assert.equal((await schrijf(collega, 'De tekst van de collega.')).status, 303)
  const botst = await schrijf(wie, 'Mijn eigen tekst.')
  assert.equal(botst.status, 409)
  for (const zin of [
    /Dit bewaarde C\. Collega/,
    /De tekst van de collega\./,
    /Mijn eigen tekst\./,
    /Bewaar mijn tekst/,
  ])
    assert.match(botst.tekst, zin)
  const nu = /name="gezien" value="(\d+)"/.exec(botst.tekst)?.[1] ?? ''
  assert.equal((await schrijf(wie, 'Mijn eigen tekst.', nu)).status, 303)
  const { tekst } = await wie.lees(deel)
  for (const zin of ['De eerste tekst.', 'De tekst van de collega.', 'Mijn eigen tekst.'])
    assert.ok(tekst.includes(zin), zin)
  const lang = await schrijf(wie, 'x'.repeat(5000), '3')
  assert.equal(lang.status, 400)
  assert.match(lang.tekst, /Nu zijn het er 5000/)
  assert.ok(lang.tekst.includes('x'.repeat(5000)))
  assert.equal((await wie.stuur(`${gesprek}/verslag/00000000-0000-4000-8000-000000000000`, {})).status, 404)
  assert.match((await schrijf(wie, 'BSN 999990019', '3')).tekst, /Haal het nummer weg/)
})

test('minutes are not shared before the talk, and not without anyone or anything', async () => {
  const { wie, traject } = await metGemeente(wereld)
  const morgen = await planGesprek(wie, traject, { dag: '2026-11-27' })
  assert.match((await wie.stuur(`${morgen}/verslag/delen`, {})).tekst, /Het gesprek moet nog komen/)
  const nu = await planGesprek(wie, traject)
  assert.match((await wie.stuur(`${nu}/verslag/delen`, {})).tekst, /Er staat nog niets in het verslag/)
  await schrijfDeel(wie, nu, 'Wonen', ['beoogde-uitstroom'])
  assert.match((await wie.stuur(`${nu}/verslag/delen`, {})).tekst, /Er is niemand uitgenodigd/)
})

test('an action has an owner at the table who may read it; only the owner and the clinic see it, tick it off and open it again', async () => {
  const { wie, traject, gesprek } = await metGemeente(wereld, jaTegen('beoogde-uitstroom'))
  await laatMeedoen(wie, traject, reclassering)
  await zegt(wie, `${traject}/stappen/11/${reclassering}`, { 'beoogde-uitstroom': 'ja' })
  await nodigUit(wie, gesprek, gemeente)
  await nodigUit(wie, gesprek, reclassering)
  const nazorg = await als(wereld, gemeente, 'nazorgcoordinator', 'N. Nazorg')
  const werker = await als(wereld, reclassering, 'reclasseringswerker')
  const keer = crypto.randomUUID()
  for (const _ of [1, 2])
    assert.equal((await geefActie(wie, gesprek, gemeente, ['beoogde-uitstroom'], { keer })).status, 303)
  assert.equal(
    (await geefActie(wie, gesprek, kliniek, ['diagnose'], { wat: 'Bel de huisarts.' })).status,
    303,
  )
  const [aantal] = await vraag(
    'select count(*)::int as n from tbs.gespreksactie where gesprek = $1',
    idVan(gesprek),
  )
  assert.equal(aantal?.n, 2)
  const fout = await geefActie(wie, gesprek, 'college-0363', [], { wat: 'Kort.', voor: '2026-11-01' })
  for (const zin of [
    /Kies iemand die aan dit gesprek meedoet/,
    /Deze dag is voorbij/,
    /Kies waar dit over gaat/,
  ])
    assert.match(fout.tekst, zin)
  const geheim = await geefActie(wie, gesprek, gemeente, ['voortgang-behandeling'], {
    wat: 'Lees de voortgang.',
  })
  assert.equal(geheim.status, 400)
  assert.match(geheim.tekst, /De eigenaar mag dit nu niet lezen[\s\S]*Lees de voortgang\./)
  const [mijn, andere] = [
    await uitnodigingVan(nazorg, gesprek, wereld),
    await uitnodigingVan(werker, gesprek, wereld),
  ]
  const { tekst } = await nazorg.lees(mijn)
  assert.match(tekst, /Zoek een woning\./)
  assert.doesNotMatch(tekst, /huisarts/)
  assert.doesNotMatch((await werker.lees(andere)).tekst, /Zoek een woning|huisarts/)
  const actie = /\/tbs\/gesprekken\/[0-9a-f-]+\/acties\/[0-9a-f-]+/.exec(tekst)?.[0] ?? ''
  assert.equal((await werker.stuur(`${andere}/acties/${idVan(actie)}`, { stand: 'gedaan' })).status, 404)
  assert.equal((await nazorg.stuur(actie, { stand: 'half' })).status, 400)
  for (const _ of [1, 2]) assert.equal((await nazorg.stuur(actie, { stand: 'gedaan' })).status, 303)
  assert.match((await wie.lees(`${gesprek}/acties`)).tekst, /gedaan<\/span>[\s\S]*door N\. Nazorg/)
  assert.equal((await wie.stuur(`${gesprek}/acties/${idVan(actie)}`, { stand: 'open' })).status, 303)
  wereld.klok.zet('2026-12-10T10:00:00Z')
  const laat = await als(wereld, gemeente, 'nazorgcoordinator')
  assert.match((await laat.lees(mijn)).tekst, /7 dagen te laat/)
  assert.match((await laat.lees('/tbs/gesprekken')).tekst, /1 te laat/)
  wereld.klok.zet(`${vandaag}T10:00:00Z`)
})

test('the responsible municipality is settled, or it goes up with reasons; the sheet says that nothing goes out, and names only what may', async () => {
  const { wie, gesprek } = await metGemeente(wereld)
  await nodigUit(wie, gesprek, gemeente)
  const uitkomst = (velden: [string, string][]) => wie.stuur(`${gesprek}/uitkomst`, velden)
  const fout = await uitkomst([
    ['gemeente', 'college-9999'],
    ['vanaf', '1900-01-01'],
    ['akkoord', 'college-0363'],
  ])
  for (const zin of [
    /Kies een gemeente uit de lijst/,
    /Kies een dag die kan kloppen/,
    /Kies wie aan tafel akkoord is/,
  ])
    assert.match(fout.tekst, zin)
  const goed: [string, string][] = [
    ...Object.entries({ gemeente, vanaf: '2029-06-26', akkoord: gemeente }),
    ['akkoord', kliniek],
  ]
  for (const _ of [1, 2]) assert.equal((await uitkomst(goed)).status, 303)
  assert.match((await wie.lees(`${gesprek}/uitkomst`)).tekst, /gemeente vastgesteld[\s\S]*26 jun 2029/)
  assert.match(
    (await wie.stuur(`${gesprek}/escalatie`, { redenen: 'x', bezwaren: '' })).tekst,
    /Gebruik 10 tot 2000 tekens/,
  )
  const escalatie = {
    redenen: 'De gemeente en de kliniek zijn het oneens.',
    bezwaren: 'Het slachtoffer woont in dezelfde straat.',
  }
  assert.equal((await wie.stuur(`${gesprek}/escalatie`, escalatie)).status, 303)
  const { tekst } = await wie.lees(`${gesprek}/uitkomst`)
  assert.match(tekst, /zijn het oneens[\s\S]*Eerder vastgelegd[\s\S]*Gemeente Groningen/)
  const blad = (await wie.lees(`${gesprek}/zvh`)).tekst
  assert.match(blad, /Dit blad gaat niet vanzelf weg/)
  assert.doesNotMatch(blad, /Kim Gesprek|Het slachtoffer woont/)
  const [aantal] = await vraag(
    'select count(*)::int as n from tbs.gesprekuitkomst where gesprek = $1',
    idVan(gesprek),
  )
  assert.equal(aantal?.n, 2)
})

test('outsiders, colleagues in another role and other clinics see nothing; the database says the same without our queries', async () => {
  const { wie, traject, gesprek } = await metGemeente(wereld)
  await nodigUit(wie, gesprek, gemeente)
  await schrijfDeel(wie, gesprek, 'Wonen', ['beoogde-uitstroom'])
  await wie.stuur(`${gesprek}/verslag/delen`, {})
  await geefActie(wie, gesprek, gemeente, [...drie])
  const nazorg = await als(wereld, gemeente, 'nazorgcoordinator')
  const pad = await uitnodigingVan(nazorg, gesprek, wereld)
  const [buren, ander] = [
    await als(wereld, 'college-0363', 'nazorgcoordinator'),
    await behandelaar(wereld, 'fpk-assen'),
  ]
  const niets = '00000000-0000-4000-8000-000000000000'
  for (const [bezoek, vreemd, geen] of [
    [buren, pad, `/tbs/gesprekken/${niets}`],
    [ander, pad, `/tbs/gesprekken/${niets}`],
    [ander, gesprek, gesprek.replace(traject, `/tbs/${niets}`)],
    [ander, `${gesprek}/verslag`, `${gesprek.replace(traject, `/tbs/${niets}`)}/verslag`],
  ] as const) {
    const [een, twee] = [await bezoek.lees(vreemd), await bezoek.lees(geen)]
    assert.equal(een.status, 404)
    const kaal = (tekst: string) => tekst.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')
    assert.equal(kaal(een.tekst), kaal(twee.tekst))
  }
  assert.equal((await nazorg.lees(gesprek)).status, 403)
  assert.equal((await (await als(wereld, kliniek, 'fg')).lees(gesprek)).status, 403)
  const rijen = (organisatie: string, doel: string, tabel: string) =>
    wereld.bank.transactie(
      { organisatie, gebruiker: 'g', rol: 'r', doel },
      async (tx) =>
        (await sql.raw(`select * from tbs.${tabel} where traject = '${idVan(traject)}'`).execute(tx)).rows
          .length,
    )
  const tabellen = [
    'gesprek',
    'uitnodiging',
    'verslagdeel',
    'verslaginzage',
    'gespreksactie',
    'gesprekuitkomst',
  ]
  for (const tabel of tabellen)
    for (const organisatie of ['fpk-assen', 'college-0363', reclassering, 'dji', 'justid'])
      for (const doel of ['tbs-traject', 'tbs-deelname', 'berichten-lezen', 'bewaking'])
        assert.equal(await rijen(organisatie, doel, tabel), 0, `${tabel} ${organisatie} ${doel}`)
  const eigen = await Promise.all(tabellen.map((tabel) => rijen(gemeente, 'tbs-deelname', tabel)))
  assert.deepEqual(eigen, [0, 1, 0, 1, 1, 0])
  const feiten = (organisatie: string) =>
    wereld.bank.transactie(
      { organisatie, gebruiker: 'g', rol: 'r', doel: 'tbs-deelname' },
      async (tx) =>
        (await sql`select * from tbs.feiten_bij_uitnodiging(${idVan(pad)})`.execute(tx)).rows.length,
    )
  assert.equal(await feiten('college-0363'), 0)
  assert.ok((await feiten(gemeente)) > 0)
  // The track goes to another clinic: then the invitation of the first is over.
  await wie.stuur(`${traject}/overdracht`, {
    naar: 'fpk-assen',
    overplaatsing: 'ja',
    nodigVoorZorg: 'ja',
    toestemming: vandaag,
  })
  assert.equal((await nazorg.lees(pad)).status, 404)
  assert.equal(await feiten(gemeente), 0)
})

test('after a no the accepted request opens what step 12 names and nothing of the treatment; a next clinic is a guest like others', async () => {
  const wie = await behandelaar(wereld)
  const traject = await nieuwTraject(wie, { geslachtsnaam: 'Weigeraar', stap: '12' })
  await laatMeedoen(wie, traject, reclassering, 'fpk-assen')
  const gesprek = await planGesprek(wie, traject, { stap: '12' })
  const pad = `${traject}/stappen/12/${reclassering}`
  const werker = await als(wereld, reclassering, 'reclasseringswerker')
  await zegt(wie, pad, jaTegen(), { vorm: 'mondeling' })
  assert.match((await nodigUit(wie, gesprek, reclassering)).tekst, /Zij is niet uitgenodigd/)
  assert.equal((await wie.stuur(`${pad}/opdracht`, {})).status, 303)
  // Asked is not accepted.
  assert.match((await nodigUit(wie, gesprek, reclassering)).tekst, /Zij is niet uitgenodigd/)
  const [opdracht] = await vraag(`select id from tbs.opdracht where traject = $1`, idVan(traject))
  assert.equal((await werker.stuur(`/tbs/opdrachten/${opdracht?.id}`, { stand: 'aanvaard' })).status, 303)
  assert.equal((await nodigUit(wie, gesprek, reclassering)).status, 303)
  await zegt(wie, `${traject}/stappen/12/fpk-assen`, { 'voortgang-behandeling': 'ja' })
  assert.equal((await nodigUit(wie, gesprek, 'fpk-assen')).status, 303)
  for (const een of drie) await schrijfDeel(wie, gesprek, `Deel ${een}`, [een])
  await wie.stuur(`${gesprek}/verslag/delen`, {})
  const ids = await vraag('select ontvanger, id from tbs.uitnodiging where gesprek = $1', idVan(gesprek))
  const leest = async (bezoek: typeof wie, ontvanger: string) => {
    const id = ids.find((een) => een.ontvanger === ontvanger)?.id
    const { status, tekst } = await bezoek.lees(`/tbs/gesprekken/${id}`)
    assert.equal(status, 200)
    assert.match(tekst, /Kim Weigeraar/)
    return drie.filter((een) => tekst.includes(`Over Deel ${een}.`))
  }
  assert.deepEqual(await leest(werker, reclassering), [
    'beoogde-uitstroom',
    'risicotaxatie-en-beschermende-factoren',
  ])
  assert.deepEqual(await leest(await behandelaar(wereld, 'fpk-assen'), 'fpk-assen'), [
    'voortgang-behandeling',
  ])
})
