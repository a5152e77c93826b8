import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { voegMensToe } from '../../src/aansluiting/aansluiting.ts'
import { teksten, tekstIn } from '../../src/toestemming/tekst.ts'
import { leesPdf } from '../pdf.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { intrekking, kliniek, nieuweGedetineerde, stuur, verklaring } from '../toestemming.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after })
const een = bezoeker(wereld, await inlogAls(wereld, 'pi-arnhem', 'casemanager', 'Een'))
const buiten = bezoeker(wereld, await inlogAls(wereld, 'pi-vught', 'casemanager', 'Buiten'))
const gemeente = bezoeker(wereld, await inlogAls(wereld, 'college-0599', 'nazorgcoordinator', 'Gemeente'))

async function papier(pad: string) {
  const { status, bytes, koppen } = await een.haal(pad)
  assert.equal(status, 200, Buffer.from(bytes).toString('latin1').slice(0, 500))
  assert.equal(koppen.get('content-type'), 'application/pdf')
  return { ...(await leesPdf(bytes)), heet: koppen.get('content-disposition') ?? '' }
}

/** Someone of whom a talk about care goes on. */
async function inGesprek(persoon: Record<string, unknown> = {}): Promise<string> {
  const id = await nieuweGedetineerde(wereld, {}, persoon)
  assert.equal((await een.stuur(`/toestemmingen/${id}/gesprek`, { ontvanger: kliniek })).status, 303)
  return id
}

test('an empty form in every language, for the areas in which asking opens something, and with nobody in it', async (t) => {
  const blad = (await een.lees('/toestemmingsformulieren')).tekst
  const paden = [...blad.matchAll(/href="(\/toestemmingsformulieren\/[a-z]+\/[a-z-]+)"/g)].map(
    ([, pad = '']) => pad,
  )
  assert.equal(paden.length, teksten.size * 2)
  t.diagnostic(`forms: ${paden.length}`)
  const [voor] = await wereld.bank.eigenaar.vraag('select count(*)::int as n from logboek.regel', [])
  // Every language is set in its own test; here a left and a right one come from the server itself.
  for (const pad of paden.filter((een) => /\/(nl|ar)$/.test(een))) {
    const [, , soort = '', naam = ''] = pad.split('/')
    const taal = teksten.get(naam)
    const { titel, taal: gezegd, delen, ua, heet } = await papier(pad)
    assert.ok(ua)
    assert.equal(gezegd, taal?.taal)
    assert.equal(titel, soort === 'toestemming' ? taal?.papier.verklaring : taal?.papier.intrekking)
    assert.match(heet, new RegExp(`${soort}sformulier-${taal?.versie}\\.pdf`))
    if (soort === 'toestemming')
      assert.deepEqual(
        delen.filter(({ rol }) => rol === 'H3').length,
        1,
        'today consent opens care and nothing else',
      )
  }
  const [na] = await wereld.bank.eigenaar.vraag('select count(*)::int as n from logboek.regel', [])
  assert.equal(na?.n, voor?.n, 'nobody was read')
  for (const fout of ['/toestemming/xx', '/bezwaar/nl', '/toestemming/__proto__', '/toestemming/..%2Fnl'])
    assert.equal((await een.lees(`/toestemmingsformulieren${fout}`)).status, 404, fout)
  assert.equal((await gemeente.lees('/toestemmingsformulieren')).status, 403)
})

test('as it was in 2020 the empty form asks the six areas, for a municipality', async () => {
  wereld.klok.zet('2020-03-02T10:00:00Z')
  try {
    const toen = await inlogAls(wereld, 'pi-arnhem', 'casemanager', 'Toen')
    await wereld.bank.eigenaar.vraag(
      `update toegang.machtiging set van = '2020-01-01' where medewerker = $1`,
      [toen.medewerker],
    )
    const antwoord = await fetch(`${wereld.adres}/toestemmingsformulieren/toestemming/nl`, {
      headers: { Cookie: toen.cookie },
    })
    const { delen } = await leesPdf(new Uint8Array(await antwoord.arrayBuffer()))
    assert.deepEqual(
      delen.filter(({ rol }) => rol === 'H3').map(({ tekst }) => tekst),
      ['Identiteitsbewijs', 'Onderdak', 'Werk en inkomen', 'Schulden', 'Zorg', 'Zorg voor thuis'],
    )
  } finally {
    wereld.klok.zet('2026-11-22T10:00:00Z')
  }
})

test('the paper of a talk has who, for whom and no answer, and its name says nothing of anyone', async () => {
  const persoon = await inGesprek({ geslachtsnaam: '#Özdemir', voorvoegsel: null, voornamen: 'Żaneta *Ion*' })
  const pad = `/toestemmingen/${persoon}/gesprek`
  const vooraf = await papier(`${pad}/papier`)
  assert.equal(vooraf.delen.filter(({ rol }) => rol === 'Figure').length, 0, 'nothing is crossed for anyone')
  assert.match(vooraf.tekst, /Żaneta \*Ion\* #Özdemir/)
  assert.match(vooraf.tekst, /FPC Dr\. S\. van Mesdag/)
  assert.doesNotMatch(vooraf.tekst, /\b\d{9}\b/, 'no number of a person')
  assert.match(vooraf.heet, /^attachment; filename="toestemmingsverklaring\.pdf"/)
  const gezien = /name="gezien" value="([^"]+)"/.exec((await een.lees(`${pad}/zorg`)).tekst)?.[1] ?? ''
  await een.stuur(`${pad}/zorg`, { gezien, [`antwoord-${kliniek}`]: 'ja' })
  const daarna = await papier(`${pad}/papier`)
  assert.equal(
    daarna.delen.filter(({ rol }) => rol === 'Figure').length,
    0,
    'what was said on the screen is not crossed on paper for someone',
  )
  const [regel] = await wereld.bank.eigenaar.vraag(
    `select handeling, doel, gegevens from logboek.regel order by volgnummer desc limit 1`,
    [],
  )
  assert.deepEqual(regel, {
    handeling: 'gelezen',
    doel: 'toestemming-vastleggen',
    gegevens: ['naam', 'geboortedatum'],
  })
  assert.equal((await buiten.lees(`${pad}/papier`)).status, 404)
})

test('another language: the pages say it with its direction, in another screen it stays, and it is the version that was signed', async () => {
  const persoon = await inGesprek()
  const pad = `/toestemmingen/${persoon}/gesprek`
  assert.equal((await een.stuur(pad, { doe: 'tekst', tekst: 'ar' })).status, 303)
  for (const blad of [pad, `${pad}/zorg`]) {
    const { tekst } = await een.lees(blad)
    assert.match(tekst, /<html lang="nl"/, 'the page of the casemanager stays Dutch')
    assert.match(tekst, /<div class="tk-leestekst" lang="ar" dir="rtl">/)
    assert.match(tekst, /nog niet bevestigd door een beëdigd vertaler/)
    assert.match(tekst, /Lees dit in het Nederlands/)
  }
  const ar = tekstIn('ar')
  assert.ok((await een.lees(pad)).tekst.includes(ar.inleiding[0] ?? '-'))
  const vraag = (await een.lees(`${pad}/zorg`)).tekst
  for (const zin of [ar.basisvoorwaarden.zorg.vraag, ...Object.values(ar.antwoorden).slice(1)])
    assert.ok(vraag.includes(zin), `asked in Arabic: ${zin}`)
  for (const zin of [
    'welke zorg u nodig hebt?',
    'Mogen wij dit delen met ',
    'Ja, dat mag',
    'Nee, dat mag niet',
  ])
    assert.ok(vraag.includes(zin), `and in Dutch beside it: ${zin}`)
  const [voor, na] = ar.antwoorden.aan.split('{ontvanger}')
  assert.ok(
    vraag.includes(`<span lang="ar" dir="rtl">${voor}<bdi lang="nl">`),
    'a name has its own direction',
  )
  assert.ok(vraag.includes(`</bdi>${na}</span>`))
  assert.equal((await papier(`${pad}/papier`)).taal, 'ar')
  const fout = await een.stuur(pad, { doe: 'tekst', tekst: 'xx' })
  assert.equal(fout.status, 400)
  assert.match(fout.tekst, /Deze tekst hebben wij niet/)
  assert.match((await een.lees(pad)).tekst, /lang="ar" dir="rtl"/, 'what was chosen stays')
  const gezien = /name="gezien" value="([^"]+)"/.exec((await een.lees(`${pad}/zorg`)).tekst)?.[1] ?? ''
  await een.stuur(`${pad}/zorg`, { gezien, [`antwoord-${kliniek}`]: 'ja' })
  const blad = (await een.lees(`${pad}/ondertekenen`)).tekst
  assert.match(blad, /<option value="ar" selected>/)
  const kaart = blad.slice(blad.indexOf('Hier zegt de persoon ja tegen'), blad.indexOf('Hoe het ging'))
  const [arabisch = '', nederlands = ''] =
    kaart.split('</div><ul').length > 1 ? kaart.split('</div><ul') : [kaart]
  assert.match(arabisch, /<div class="tk-leestekst" lang="ar" dir="rtl">/)
  const { naam, gezondheid = '-' } = ar.basisvoorwaarden.zorg
  for (const zin of [naam, gezondheid, ar.papier.gezondheidJa, `</bdi>${na} <strong>${ar.antwoorden.ja}`])
    assert.ok(arabisch.includes(zin), `signed in Arabic: ${zin}`)
  assert.match(kaart, /Deze vertaling is nog niet bevestigd/)
  assert.match(nederlands, /Zorg: met FPC[\s\S]*Met een ja zeg ik uitdrukkelijk dat dit over mijn gezondheid/)
  const verborgen = (naam: string) => new RegExp(`name="${naam}" value="([^"]+)"`).exec(blad)?.[1] ?? ''
  const getekend = {
    ...{ gezien: verborgen('gezien'), gesprek: verborgen('gesprek'), namens: 'betrokkene', tekst: 'ar' },
    ...{ aanwezig: 'casemanager', taal: 'ar', tolk: 'telefoon', voorgelezen: 'ja', gevolgenVerteld: 'ja' },
    ...{ geldigTot: '2027-05-01', datum: '2026-11-22', plaats: 'Arnhem', vorm: 'papier', doe: 'onderteken' },
  }
  const onbekend = await een.stuur(`${pad}/ondertekenen`, { ...getekend, tekst: 'xx' })
  assert.equal(onbekend.status, 400)
  assert.match(onbekend.tekst, /value="Arnhem"/, 'what was typed stays')
  assert.equal((await een.stuur(`${pad}/ondertekenen`, getekend)).status, 303)
  const [rij] = await wereld.bank.eigenaar.vraag(
    'select taal, tekstversie, makkelijk_gelezen from toestemming.verklaring where persoon = $1',
    [persoon],
  )
  assert.deepEqual(rij, { taal: 'ar', tekstversie: 'ar-2026-11c', makkelijk_gelezen: false })
})

test('the papers and the receipt say how one reaches the functionaris gegevensbescherming, as the inrichting has it among its contacts', async () => {
  const persoon = await inGesprek()
  await stuur(wereld, persoon, '/verklaringen', verklaring())
  const [{ id } = {}] = await wereld.bank.eigenaar.vraag(
    'select id from toestemming.verklaring where persoon = $1',
    [persoon],
  )
  const paden = [
    `/toestemmingen/${persoon}/gesprek/papier`,
    `/toestemmingen/${persoon}/intrekken/papier?tekst=nl`,
    `/toestemmingen/${persoon}/verklaringen/${id}/bewijs`,
    '/toestemmingsformulieren/toestemming/nl',
  ]
  const eerst = 'Staat hier niets? Vraag het uw casemanager.'
  for (const pad of paden) assert.ok((await papier(pad)).tekst.includes(eerst), pad)
  const acteur = { organisatie: 'pi-arnhem', gebruiker: 'proef', rol: 'proef', doel: 'eigen-aansluiting' }
  const zet = (functie: string, email: string) =>
    wereld.bank.transactie(acteur, (tx) =>
      voegMensToe(tx, wereld.klok, acteur, 'pi-arnhem', {
        naam: 'Iemand Anders',
        functie,
        telefoon: null,
        email,
      }),
    )
  await zet('casemanager', 'niet.deze@pi.example')
  await zet('Functionaris voor gegevensbescherming', 'fg.arnhem@pi.example')
  for (const pad of paden) {
    const { tekst } = await papier(pad)
    assert.ok(tekst.includes('fg.arnhem@pi.example'), pad)
    assert.doesNotMatch(tekst, /Staat hier niets|niet\.deze|Iemand Anders/, 'the contact, and not who it is')
  }
})

test('the easy version shows pictures beside the words, hidden for who hears them', async () => {
  const persoon = await inGesprek()
  const pad = `/toestemmingen/${persoon}/gesprek`
  await een.stuur(pad, { doe: 'tekst', tekst: 'nl-makkelijk' })
  const { tekst } = await een.lees(pad)
  assert.equal(tekst.match(/<li><svg[^>]*aria-hidden="true"/g)?.length, 5)
  assert.match((await een.lees(`${pad}/zorg`)).tekst, /tk-beeldregel"><svg/)
})

test('over the API the text that was read is named, and easy language cannot be said of another', async () => {
  const persoon = await nieuweGedetineerde(wereld)
  const versie = async () => {
    const [rij] = await wereld.bank.eigenaar.vraag(
      'select tekstversie from toestemming.verklaring where persoon = $1 order by op desc limit 1',
      [persoon],
    )
    return rij?.tekstversie
  }
  for (const [anders, verwacht] of [
    [{}, 'nl-2026-11c'],
    [{ tekst: 'pl', taal: 'pl' }, 'pl-2026-11c'],
    [{ makkelijkGelezen: true }, 'nl-makkelijk-2026-11c'],
    [{ makkelijkGelezen: true, tekst: 'nl-makkelijk' }, 'nl-makkelijk-2026-11c'],
  ] as const) {
    wereld.klok.zet(new Date(wereld.klok.nu().getTime() + 1000).toISOString())
    assert.equal((await stuur(wereld, persoon, '/verklaringen', verklaring(anders))).status, 201)
    assert.equal(await versie(), verwacht)
  }
  for (const [anders, veld, mag] of [
    [{ tekst: 'xx' }, 'tekst', 'ar'],
    [{ tekst: 'pl', makkelijkGelezen: true }, 'makkelijkGelezen', 'false'],
    [{ tekst: 'nl-makkelijk', makkelijkGelezen: false }, 'makkelijkGelezen', 'true'],
  ] as const) {
    const antwoord = await stuur(wereld, persoon, '/verklaringen', verklaring(anders))
    assert.equal(antwoord.status, 400)
    const { fouten } = (await antwoord.json()) as { fouten: { veld: string; toegestaan: string[] }[] }
    assert.equal(fouten[0]?.veld, veld)
    assert.ok(fouten[0]?.toegestaan.includes(mag), JSON.stringify(fouten))
  }
})

test('the withdrawal on paper names what there is to take back, in the language that was chosen', async () => {
  const persoon = await nieuweGedetineerde(wereld)
  await stuur(wereld, persoon, '/verklaringen', verklaring())
  const pad = `/toestemmingen/${persoon}/intrekken`
  assert.match((await een.lees(pad)).tekst, new RegExp(`action="${pad}/papier" method="get"`))
  const { tekst, titel, heet } = await papier(`${pad}/papier?tekst=tr`)
  assert.equal(titel, teksten.get('tr')?.papier.intrekking)
  assert.match(tekst, /FPC Dr\. S\. van Mesdag/)
  assert.match(heet, /intrekkingsverklaring\.pdf/)
  assert.equal((await een.lees(`${pad}/papier?tekst=xx`)).status, 404)
  assert.equal((await buiten.lees(`${pad}/papier`)).status, 404)
  await stuur(wereld, persoon, '/intrekkingen', intrekking())
  assert.doesNotMatch((await papier(`${pad}/papier`)).tekst, /Mesdag/, 'there is nothing left to take back')
})
