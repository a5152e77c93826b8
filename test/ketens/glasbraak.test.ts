import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { persoonsdoelen } from '../../src/personen/doelen.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { leverGoed } from '../levering.ts'
import { nieuweBsn } from '../mensen.ts'
import { bezoeker, type Ingelogd, inlogAls, nogEenRol } from '../sessie.ts'
import { maakWereld, type Wereld } from '../wereld.ts'

const pad = '/personen/breek-het-glas'
const begin = '2026-11-22T10:00:00Z'
const bsn = '999990019'
const geheim = /Bruin|Karel|999990019|1979-03-04|4 mrt 1979/

let wereld: Wereld
let sluit: () => Promise<void> = async () => {}
before(async () => {
  wereld = await maakWereld({
    after: (werk) => {
      sluit = werk
    },
  })
  const karel = {
    bsn,
    geslachtsnaam: 'Bruin',
    voorvoegsel: 'de',
    voornamen: 'Karel',
    geboortedatum: '1979-03-04',
  }
  await leverGoed(wereld, gebeurtenis(), gebeurtenis(karel, { inrichting: 'pi-vught' }))
})
after(() => sluit())

/** A colleague of Arnhem, whom nobody else in this file is. */
const collega = (rol = 'casemanager', organisatie = 'pi-arnhem') =>
  inlogAls(wereld, organisatie, rol, `N. ${rol}`)
const als = (wie: Pick<Ingelogd, 'cookie'>) => bezoeker(wereld, wie)
/** A new session for someone, because the clock of a test leaves the old one behind. */
const weer = async ({ medewerker }: Ingelogd, rol = 'casemanager', organisatie = 'pi-arnhem') =>
  als({ cookie: await nogEenRol(wereld, medewerker, organisatie, rol, 'N. casemanager') })

const regels = (waar: string, waarden: readonly unknown[]) =>
  wereld.bank.eigenaar.vraag(`select * from logboek.regel where ${waar} order by volgnummer`, waarden)
const persoonId = async (nummer = bsn) => {
  const [rij] = await wereld.bank.eigenaar.vraag('select id from detentie.persoon where bsn = $1', [nummer])
  return String(rij?.id)
}

const pogingIn = (tekst: string) => /name="poging" value="([0-9a-f-]{36})"/.exec(tekst)?.[1] ?? ''
const goed = {
  doel: 'terugkeer-voorbereiden',
  aanleiding: 'onverwachte-komst',
  reden: 'Staat aan de poort en staat niet in onze lijst.',
  bevestig: 'ja',
}

/** Searches on BSN and breaks the glass; returns where that leads. */
async function breek(wie: ReturnType<typeof als>, anders: Record<string, string> = {}) {
  const gevonden = await wie.stuur(`${pad}/zoek`, { bsn })
  return wie.stuur(pad, { ...goed, poging: pogingIn(gevonden.tekst), ...anders })
}

test('search, break, see for an hour to the second; a colleague sees nothing; the FG sees it at once', async () => {
  wereld.klok.zet(begin)
  const een = await collega()
  const wie = als(een)
  const id = await persoonId()
  assert.equal((await wie.lees(`/personen/${id}?doel=${goed.doel}`)).status, 404)

  const gevonden = await wie.stuur(`${pad}/zoek`, { achternaam: 'BRUÍN', geboortedatum: '1979-03-04' })
  assert.equal(gevonden.status, 200)
  assert.match(gevonden.tekst, /Bekend\./)
  assert.doesNotMatch(gevonden.tekst, geheim, 'that someone is known is all that is said')
  assert.ok(!gevonden.tekst.includes(id), 'not even the id')

  const gebroken = await wie.stuur(pad, { ...goed, poging: pogingIn(gevonden.tekst) })
  assert.deepEqual([gebroken.status, gebroken.naar], [303, `/personen/${id}?doel=${goed.doel}`])
  const blad = await wie.lees(gebroken.naar ?? '')
  assert.equal(blad.status, 200)
  assert.match(blad.tekst, /Karel de Bruin/)
  assert.match(blad.tekst, /PI Vught/)
  assert.match(blad.tekst, /U hebt het glas gebroken en ziet dit tot 22 nov 2026 12:00/)
  assert.doesNotMatch(blad.tekst, /999990019/, 'not more than is needed')

  assert.equal((await wie.lees(`/personen/${id}?doel=re-integratieplan`)).status, 404, 'for one purpose')
  const ander = als(await collega())
  assert.equal((await ander.lees(`/personen/${id}?doel=${goed.doel}`)).status, 404, 'for one user')

  const fg = als(await collega('fg'))
  const lijst = await fg.lees('/fg/glasbraken')
  const kenmerk = new RegExp(`medewerker ${een.medewerker.slice(0, 8)}`)
  assert.match(lijst.tekst, kenmerk)
  assert.doesNotMatch(lijst.tekst, /N\. casemanager/, 'a name comes after an order')
  assert.doesNotMatch(lijst.tekst, geheim)

  const [breuk] = await wereld.bank.eigenaar.vraag('select * from personen.glasbraak where gebruiker = $1', [
    een.medewerker,
  ])
  const opRegels = await regels('gebruiker = $1', [een.medewerker])
  assert.deepEqual(
    opRegels.map(({ handeling, doel, relatie, onderwerp }) => [handeling, doel, relatie, onderwerp]),
    [
      ['geweigerd', goed.doel, null, id],
      ['gezocht', 'zoeken-zonder-relatie', null, breuk?.poging],
      ['gelezen', goed.doel, 'glasbraak', breuk?.id],
      ['gelezen', goed.doel, 'glasbraak', breuk?.id],
      ['geweigerd', 're-integratieplan', null, id],
    ],
  )
  assert.deepEqual(opRegels[1]?.gegevens, ['naam', 'geboortedatum'])
  assert.equal(new Set(opRegels.map(({ betrokkene }) => betrokkene)).size, 1, 'all about one pseudonym')

  wereld.klok.zet('2026-11-22T10:59:59.999Z')
  assert.equal((await (await weer(een)).lees(`/personen/${id}?doel=${goed.doel}`)).status, 200)
  wereld.klok.zet('2026-11-22T11:00:00Z')
  assert.equal((await (await weer(een)).lees(`/personen/${id}?doel=${goed.doel}`)).status, 404)
  const muur = await wereld.bank.transactie(
    { organisatie: 'pi-arnhem', gebruiker: een.medewerker, rol: '', doel: goed.doel, nu: wereld.klok.nu() },
    async (tx) => (await sql`select 1 from detentie.persoon where id = ${id}`.execute(tx)).rows.length,
  )
  assert.equal(muur, 0, 'the wall closes at the same second')
})

/** The addresses a page leads to, within its own content. */
const wegen = ({ tekst }: { tekst: string }) => [
  ...new Set(
    [...tekst.slice(tekst.indexOf('<main')).matchAll(/href="(\/[^"]*)"/g)].map(([, weg = '']) =>
      weg.replaceAll('&amp;', '&'),
    ),
  ),
]

for (const { doel, rollen } of persoonsdoelen)
  for (const rol of rollen.filter((een) => een.endsWith('@pi')).map((een) => een.slice(0, -3)))
    test(`every way on a page that a ${rol} broke the glass for opens: ${doel}`, async () => {
      wereld.klok.zet(begin)
      const een = await collega(rol)
      const wie = als(een)
      const { naar, status } = await breek(wie, { doel })
      assert.equal(status, 303)
      const blad = await wie.lees(naar ?? '')
      assert.match(blad.tekst, /U hebt het glas gebroken/)
      const gevonden = wegen(blad)
      assert.ok(gevonden.includes(`/personen?doel=${doel}`), 'the way back at least')
      const werk = gevonden.filter((weg) => /^\/(?:toestemmingen|informatieblad|inzage)\b/.test(weg))
      assert.deepEqual(
        werk,
        doel === 'toestemming-vastleggen' ? [`/toestemmingen/${await persoonId()}`] : [],
        'only what this glass opens',
      )
      for (const weg of gevonden) {
        const verder = await wie.lees(weg)
        assert.equal(verder.status, 200, weg)
        // Where it leads to work, that work leads to no refusal either.
        if (werk.includes(weg))
          for (const dieper of wegen(verder)) assert.equal((await wie.lees(dieper)).status, 200, dieper)
      }
      const geweigerd = await regels("gebruiker = $1 and handeling = 'geweigerd'", [een.medewerker])
      assert.equal(geweigerd.length, 0, 'nothing was tried in vain, so nothing looks like misuse')
    })

test('a search counts: ten within the hour, for one user, and each in the logboek', async () => {
  wereld.klok.zet(begin)
  const een = await collega('directeur')
  const wie = als(een)
  for (let i = 0; i < 10; i++)
    assert.equal((await wie.stuur(`${pad}/zoek`, { bsn: nieuweBsn() })).status, 200, `search ${i + 1}`)
  const elfde = await wie.stuur(`${pad}/zoek`, { bsn })
  assert.equal(elfde.status, 429)
  assert.doesNotMatch(elfde.tekst, /Bekend\./)
  const gezocht = await regels("gebruiker = $1 and handeling = 'gezocht'", [een.medewerker])
  assert.equal(gezocht.length, 10)
  assert.equal(
    new Set(gezocht.map(({ betrokkene }) => betrokkene)).size,
    10,
    'nobody was found, so nobody is named',
  )
  const ander = als(await collega('directeur'))
  assert.equal((await ander.stuur(`${pad}/zoek`, { bsn })).status, 200, 'a colleague has an own count')
  wereld.klok.zet('2026-11-22T11:00:00Z')
  const later = await weer(een, 'directeur')
  assert.match(
    (await later.stuur(`${pad}/zoek`, { bsn })).tekst,
    /Bekend\./,
    'an hour later it is allowed again',
  )
})

test('two who fit, one who was struck out, and nobody at all give the same answer', async () => {
  wereld.klok.zet(begin)
  const samen = { geslachtsnaam: 'Tweeling', geboortedatum: '1990-01-01' }
  const fout = randomUUID()
  const weg = { bsn: nieuweBsn(), geslachtsnaam: 'Doorgehaald', geboortedatum: '1991-01-01' }
  const { persoon: _, inrichting: __, verwachteEinddatum: ___, ...kop } = gebeurtenis()
  await leverGoed(
    wereld,
    gebeurtenis({ ...samen, bsn: nieuweBsn() }),
    gebeurtenis({ ...samen, bsn: nieuweBsn() }),
    gebeurtenis(weg, { gebeurtenisId: fout }),
    {
      ...gebeurtenis(weg),
      ...kop,
      soort: 'correctie',
      corrigeert: fout,
      inrichting: null,
      verwachteEinddatum: null,
    },
  ).catch((oorzaak: Error) => assert.fail(oorzaak.message))
  const wie = als(await collega())
  const zoek = async (achternaam: string, geboortedatum: string) =>
    (await wie.stuur(`${pad}/zoek`, { achternaam, geboortedatum })).tekst
      .replaceAll(achternaam, 'X')
      .replaceAll(geboortedatum, 'D')
  const niemand = await zoek('Nergens', '1992-01-01')
  assert.match(niemand, /Niet bekend/)
  assert.equal(await zoek('Tweeling', '1990-01-01'), niemand)
  assert.equal(await zoek('Doorgehaald', '1991-01-01'), niemand)
})

const slechteZoekvragen: readonly (readonly [Record<string, string>, string])[] = [
  [{}, 'bsn'],
  [{ bsn: '123456789' }, 'bsn'],
  [{ bsn: '99999001' }, 'bsn'],
  [{ bsn: "' or 1=1 --" }, 'bsn'],
  [{ bsn, achternaam: 'Bruin' }, 'bsn'],
  [{ achternaam: 'Bruin' }, 'geboortedatum'],
  [{ geboortedatum: '1979-03-04' }, 'achternaam'],
  [{ achternaam: 'Bruin', geboortedatum: '1979-02-30' }, 'geboortedatum'],
  [{ achternaam: 'Bruin', geboortedatum: '04-03-1979' }, 'geboortedatum'],
  [{ achternaam: 'x'.repeat(201), geboortedatum: '1979-03-04' }, 'achternaam'],
  [{ achternaam: 'Bru\0in', geboortedatum: '1979-03-04' }, 'achternaam'],
]
for (const [vraag, veld] of slechteZoekvragen)
  test(`a wrong search names its field: ${JSON.stringify(vraag).slice(0, 60)}`, async () => {
    wereld.klok.zet(begin)
    const een = await collega()
    const antwoord = await als(een).stuur(`${pad}/zoek`, vraag)
    assert.equal(antwoord.status, 400)
    assert.match(antwoord.tekst, new RegExp(`href="#veld-${veld}"`))
    assert.match(antwoord.tekst, new RegExp(`id="veld-${veld}-fout"`))
    assert.equal((await regels('gebruiker = $1', [een.medewerker])).length, 0, 'nothing was searched')
  })

const slechteBreuken: readonly (readonly [Record<string, string>, readonly string[]])[] = [
  [{ reden: 'te kort' }, ['reden']],
  [{ reden: '   korte reden                    ' }, ['reden']],
  [{ reden: 'x'.repeat(501) }, ['reden']],
  [{ reden: 'Een reden met \0 erin, lang genoeg.' }, ['reden']],
  [{ reden: 'Het gaat om 9999 900 19, die staat hier.' }, ['reden']],
  [{ reden: 'Het gaat om 0999990019999 aan de poort.' }, ['reden']],
  [{ reden: 'Meneer de Bruin staat al een uur aan de poort.' }, ['reden']],
  [{ reden: 'KÁREL moet nu naar het ziekenhuis toe.' }, ['reden']],
  [{ reden: 'Ik, N. Casemanager, vang deze persoon op.' }, ['reden']],
  [{ aanleiding: '' }, ['aanleiding']],
  [{ aanleiding: 'nieuwsgierig' }, ['aanleiding']],
  [{ doel: '' }, ['doel']],
  [{ doel: 'nazorg-voorbereiden' }, ['doel']],
  [{ doel: 'verlof-beoordelen' }, ['doel']],
  [{ doel: 'zoeken-zonder-relatie' }, ['doel']],
  [{ bevestig: '' }, ['bevestig']],
  [{ bevestig: 'nee' }, ['bevestig']],
  [{ doel: '', aanleiding: '', reden: '', bevestig: '' }, ['doel', 'aanleiding', 'reden', 'bevestig']],
]
for (const [anders, velden] of slechteBreuken)
  test(`the glass stays whole, and the fields are named: ${JSON.stringify(anders).slice(0, 60)}`, async () => {
    wereld.klok.zet(begin)
    const een = await collega()
    const antwoord = await breek(als(een), anders)
    assert.equal(antwoord.status, 400)
    for (const veld of velden) assert.match(antwoord.tekst, new RegExp(`href="#veld-${veld}"`))
    assert.equal(antwoord.tekst.match(/href="#veld-/g)?.length, velden.length, 'and no other field')
    assert.match(antwoord.tekst, /name="poging" value="[0-9a-f-]{36}"/, 'it can be mended')
    const breuken = await wereld.bank.eigenaar.vraag(
      'select 1 from personen.glasbraak where gebruiker = $1',
      [een.medewerker],
    )
    assert.equal(breuken.length, 0)
  })

test('a reason that names someone is said to do so; that a name was right stands in the logboek', async () => {
  wereld.klok.zet(begin)
  const een = await collega()
  const wie = als(een)
  const gevonden = await wie.stuur(`${pad}/zoek`, { bsn })
  const poging = pogingIn(gevonden.tekst)
  const stuur = (reden: string) => wie.stuur(pad, { ...goed, poging, reden })
  const genoemd = await stuur('Karel staat al een uur aan de poort.')
  assert.match(genoemd.tekst, /naam van de persoon in\. Schrijf “deze persoon”/)
  assert.match(genoemd.tekst, /Karel staat al een uur/, 'nothing that was typed is lost')
  assert.match((await stuur('Casemanager hier, ik vang hem op bij de poort.')).tekst, /uw eigen naam/)
  const geschreven = await regels('gebruiker = $1', [een.medewerker])
  assert.deepEqual(
    geschreven.map(({ handeling, gegevens, onderwerp }) => [handeling, gegevens, onderwerp]),
    [
      ['gezocht', ['identificerende-nummers'], poging],
      ['gezocht', ['naam'], poging],
    ],
  )
  assert.equal(geschreven[0]?.betrokkene, geschreven[1]?.betrokkene)
  assert.equal((await stuur('Deze persoon staat al een uur aan de poort, te bruinen.')).status, 303)
})

test('a search of another, an old one, a used one, one that found nobody and a made-up one all open nothing', async () => {
  wereld.klok.zet(begin)
  const een = await collega()
  const wie = als(een)
  const vanAnder = pogingIn((await als(await collega()).stuur(`${pad}/zoek`, { bsn })).tekst)
  const oud = pogingIn((await wie.stuur(`${pad}/zoek`, { bsn })).tekst)
  wereld.klok.zet('2026-11-22T10:15:00Z')
  assert.equal((await breek(wie)).status, 303)
  const [gebruikt] = await wereld.bank.eigenaar.vraag(
    'select poging from personen.glasbraak where gebruiker = $1',
    [een.medewerker],
  )
  await wie.stuur(`${pad}/zoek`, { bsn: nieuweBsn() })
  const [leeg] = await wereld.bank.eigenaar.vraag(
    'select id from personen.zoekpoging where gebruiker = $1 and persoon is null',
    [een.medewerker],
  )
  const antwoorden = []
  for (const poging of [vanAnder, oud, String(gebruikt?.poging), String(leeg?.id), randomUUID(), 'x', ''])
    antwoorden.push(await wie.stuur(pad, { ...goed, poging }))
  for (const { status, tekst } of antwoorden) {
    assert.equal(status, 409)
    assert.equal(tekst, antwoorden[0]?.tekst)
  }
})

test('who has a relation needs no glass: the search says so, and nothing is reported', async () => {
  wereld.klok.zet(begin)
  const een = await collega()
  const wie = als(een)
  const gevonden = await wie.stuur(`${pad}/zoek`, { bsn: '999993653' })
  assert.match(gevonden.tekst, /U hoeft het glas niet te breken/)
  assert.equal(pogingIn(gevonden.tekst), '')
  const [{ id } = {}] = await wereld.bank.eigenaar.vraag(
    'select id from personen.zoekpoging where gebruiker = $1',
    [een.medewerker],
  )
  const toch = await wie.stuur(pad, { ...goed, poging: String(id) })
  assert.equal(toch.naar, `/personen/${await persoonId('999993653')}?doel=${goed.doel}`)
  assert.equal((await wie.lees(toch.naar ?? '')).status, 200)
  const breuken = await wereld.bank.eigenaar.vraag('select 1 from personen.glasbraak where gebruiker = $1', [
    een.medewerker,
  ])
  assert.equal(breuken.length, 0)
})

test('only the named roles may break the glass; the others hear whom to ask', async () => {
  wereld.klok.zet(begin)
  const magNiet = [
    ['nazorgcoordinator', 'college-0518'],
    ['reclasseringswerker', 'reclassering-rn'],
    ['burgemeester-gemachtigde', 'burgemeester-0518'],
    ['backoffice', 'pi-arnhem'],
    ['medische-dienst', 'pi-arnhem'],
    ['fg', 'pi-arnhem'],
    ['justid-beheerder', 'justid'],
  ] as const
  for (const [rol, organisatie] of magNiet) {
    const wie = als(await collega(rol, organisatie))
    for (const antwoord of [
      await wie.lees(pad),
      await wie.stuur(`${pad}/zoek`, { bsn }),
      await wie.stuur(pad, { ...goed, poging: randomUUID() }),
    ]) {
      assert.equal(antwoord.status, 403, rol)
      assert.match(antwoord.tekst, /Vraag de groepsmailbox van de inrichting, of uw functionaris/)
    }
  }
  for (const [rol, organisatie] of [
    ['casemanager', 'pi-arnhem'],
    ['directeur', 'pi-vught'],
    ['backoffice', 'dji'],
  ] as const)
    assert.equal((await als(await collega(rol, organisatie)).lees(pad)).status, 200, rol)
})

test('the FG judges with a colleague of four eyes, once for all, and only at home', async () => {
  wereld.klok.zet(begin)
  const een = await collega()
  await breek(als(een))
  const [breuk] = await wereld.bank.eigenaar.vraag('select id from personen.glasbraak where gebruiker = $1', [
    een.medewerker,
  ])
  const adres = `/fg/glasbraken/${breuk?.id}`
  const oordeel = { oordeel: 'terecht', toelichting: 'Nagevraagd bij de poort, klopt.' }

  const zelf = als({ cookie: await nogEenRol(wereld, een.medewerker, 'pi-arnhem', 'fg', 'N. casemanager') })
  const eigen = await zelf.lees(adres)
  assert.match(eigen.tekst, /U brak dit glas zelf/)
  assert.doesNotMatch(eigen.tekst, /Leg uw oordeel vast/)
  assert.equal((await zelf.stuur(adres, oordeel)).status, 403)

  const elders = als(await collega('fg', 'pi-vught'))
  const vreemd = await elders.lees(adres)
  const bestaatNiet = await elders.lees(`/fg/glasbraken/${randomUUID()}`)
  assert.deepEqual([vreemd.status, vreemd.tekst], [404, bestaatNiet.tekst])
  assert.equal((await elders.stuur(adres, oordeel)).status, 404)
  assert.ok(!(await elders.lees('/fg/glasbraken?stand=alle')).tekst.includes(een.medewerker.slice(0, 8)))

  const rechter = await collega('fg')
  const fg = als(rechter)
  const blad = await fg.lees(adres)
  assert.match(blad.tekst, /Staat aan de poort/)
  assert.match(blad.tekst, /loopt nog/)
  assert.match(blad.tekst, new RegExp(`medewerker ${een.medewerker.slice(0, 8)}`))
  assert.doesNotMatch(blad.tekst, /N\. casemanager/)
  const verder = /href="(\/fg\/onderzoeken\?[^"]+)"/.exec(blad.tekst)?.[1]?.replaceAll('&amp;', '&') ?? ''
  assert.match((await als(await collega('fg')).lees(verder)).tekst, new RegExp(`value="${een.medewerker}"`))
  assert.doesNotMatch(blad.tekst, geheim)
  assert.ok(!blad.tekst.includes(await persoonId()))
  for (const [fout, veld] of [
    [{ oordeel: '' }, 'oordeel'],
    [{ oordeel: 'goed' }, 'oordeel'],
    [{ toelichting: 'kort' }, 'toelichting'],
    [{ toelichting: `Betreft ${bsn}, gezien.` }, 'toelichting'],
    [{ toelichting: 'x'.repeat(501) }, 'toelichting'],
  ] as const) {
    const antwoord = await fg.stuur(adres, { ...oordeel, ...fout })
    assert.equal(antwoord.status, 400)
    assert.match(antwoord.tekst, new RegExp(`href="#veld-${veld}"`))
  }
  assert.equal((await fg.stuur(adres, { ...oordeel, oordeel: 'nader-onderzoek' })).status, 303)
  assert.match((await fg.lees('/fg/glasbraken')).tekst, /nader onderzoek/, 'still waits')
  assert.equal((await fg.stuur(adres, oordeel)).status, 303)
  assert.equal(
    (await fg.stuur(adres, { ...oordeel, oordeel: 'onterecht' })).status,
    409,
    'a final word stands',
  )
  assert.match((await fg.lees('/fg/glasbraken?stand=terecht')).tekst, new RegExp(adres))
  assert.doesNotMatch((await fg.lees('/fg/glasbraken')).tekst, new RegExp(adres))
  const gevallen = (await fg.lees(`${adres}?gedaan=beoordeeld`)).tekst
  assert.match(gevallen, /Nagevraagd bij de poort/)
  assert.match(gevallen, /Uw oordeel is vastgelegd/)
  const naderhand = (await als(await inlogAls(wereld, 'pi-arnhem', 'fg', 'Ander')).lees(adres)).tekst
  assert.match(naderhand, /een andere functionaris/)
  assert.doesNotMatch(
    naderhand,
    /N\. fg/,
    'beside its moment in the logboek a name would tell whose kenmerk it is',
  )
  for (const vraag of ['onzin=1', 'van=2026-11-01'])
    assert.equal((await fg.lees(`${adres}?${vraag}`)).status, 400, vraag)
  const geschreven = await regels("gebruiker = $1 and handeling = 'gewijzigd'", [rechter.medewerker])
  assert.deepEqual(
    geschreven.map(({ handeling, doel, onderwerp }) => [handeling, doel, onderwerp]),
    Array.from({ length: 2 }, () => ['gewijzigd', 'glasbraken-beoordelen', breuk?.id]),
  )
  for (const [vraag, veld] of [
    ['stand=x', 'stand'],
    ['van=2026-02-30', 'van'],
    ['tot=gisteren', 'tot'],
    ['van=2026-11-22&tot=2026-11-21', 'tot'],
    ['na=x', 'na'],
  ] as const) {
    const antwoord = await fg.lees(`/fg/glasbraken?${vraag}`)
    assert.equal(antwoord.status, 400, vraag)
    assert.match(antwoord.tekst, new RegExp(`href="#veld-${veld}"`))
  }
  assert.match(
    (await fg.lees('/fg/glasbraken?stand=alle&van=2026-11-22&tot=2026-11-22')).tekst,
    new RegExp(adres),
  )
  assert.match((await fg.lees('/fg/glasbraken?stand=alle&tot=2026-11-21')).tekst, /Geen glasbraken/)
})

test('each look of the FG stands in the logboek, about the person, and is no opening of the person', async () => {
  wereld.klok.zet(begin)
  const een = await collega()
  const wie = als(een)
  const { naar } = await breek(wie)
  await wie.lees(naar ?? '')
  const [breuk] = await wereld.bank.eigenaar.vraag('select id from personen.glasbraak where gebruiker = $1', [
    een.medewerker,
  ])
  const id = String(breuk?.id)
  const kijker = await collega('fg')
  const fg = als(kijker)
  const keek = () => regels('gebruiker = $1', [kijker.medewerker])
  await fg.lees('/fg/glasbraken?stand=alle')
  const lijst = await keek()
  const alle = await wereld.bank.eigenaar.vraag(
    "select id from personen.glasbraak where organisatie = 'pi-arnhem'",
    [],
  )
  assert.deepEqual(
    lijst.map(({ onderwerp }) => String(onderwerp)).toSorted(),
    alle.map((rij) => String(rij.id)).toSorted(),
    'each glass that was shown',
  )
  await fg.lees('/fg/glasbraken?stand=onterecht&tot=2026-01-01')
  assert.equal((await keek()).length, lijst.length, 'of a list without any nothing was read')
  const zien = async () =>
    /Geopend<\/dt>\s*<dd[^>]*>([^<]*)</.exec((await fg.lees(`/fg/glasbraken/${id}`)).tekst)?.[1]
  assert.deepEqual([await zien(), await zien()], ['1 keer', '1 keer'])
  const [eigen] = await regels("gebruiker = $1 and handeling = 'gelezen'", [een.medewerker])
  const blad = (await keek()).slice(lijst.length)
  assert.deepEqual(
    blad.map(({ handeling, doel, betrokkene, gegevens }) => [handeling, doel, betrokkene, gegevens]),
    Array.from({ length: 2 }, () => ['gelezen', 'glasbraken-beoordelen', eigen?.betrokkene, []]),
  )
  for (const vraag of ['?stand=x', `/${randomUUID()}`, `/${id}?onzin=1`])
    await fg.lees(`/fg/glasbraken${vraag}`)
  assert.equal((await keek()).length, lijst.length + 2, 'nothing shown, nothing written')
})

test('a later judgement is added: the earlier one stays, with its day, who gave it and its words', async () => {
  wereld.klok.zet(begin)
  const een = await collega()
  await breek(als(een))
  const [breuk] = await wereld.bank.eigenaar.vraag('select id from personen.glasbraak where gebruiker = $1', [
    een.medewerker,
  ])
  const adres = `/fg/glasbraken/${breuk?.id}`
  const eerste = await collega('fg')
  const nader = { oordeel: 'nader-onderzoek', toelichting: 'De poort weet van niets, vraag het na.' }
  assert.doesNotMatch((await als(eerste).lees(adres)).tekst, /Uw oordeel komt erbij/)
  assert.equal((await als(eerste).stuur(adres, nader)).status, 303)
  const wachtend = (await als(eerste).lees(adres)).tekst
  assert.match(wachtend, /Uw oordeel komt erbij/)
  wereld.klok.zet('2026-11-24T10:00:00Z')
  const tweede = als(await collega('fg'))
  const slot = { oordeel: 'terecht', toelichting: 'Het rooster van die dag klopt.' }
  assert.equal((await tweede.stuur(adres, slot)).status, 303)
  const blad = (await tweede.lees(adres)).tekst
  const kaart = blad
    .slice(blad.indexOf('>Oordelen</h2>'))
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
  assert.match(
    kaart,
    /Laatste oordeel Oordeel terecht Toelichting Het rooster van die dag klopt\. Door u Op 24 nov 2026 Eerder oordeel Oordeel nader onderzoek Toelichting De poort weet van niets, vraag het na\. Door een andere functionaris Op 22 nov 2026/,
  )
  for (const opdracht of [
    'update personen.glasbraakoordeel set oordeel = oordeel',
    'delete from personen.glasbraakoordeel',
  ])
    await assert.rejects(wereld.bank.eigenaar.vraag(opdracht, []), /alleen toegevoegd/)
})

test('the wall alone: no search past the count, no glass without a search, no judgement of oneself', async () => {
  wereld.klok.zet(begin)
  const een = await collega()
  const persoon = await persoonId()
  const wall = <T>(doel: string, opdracht: ReturnType<typeof sql<T>>, wie = een.medewerker) =>
    wereld.bank.transactie(
      { organisatie: 'pi-arnhem', gebruiker: wie, rol: '', doel, nu: wereld.klok.nu() },
      (tx) => opdracht.execute(tx),
    )
  const zoek = sql<{ poging: string }>`select * from personen.zoek(${bsn}, null, null)`
  for (const doel of ['', 'terugkeer-voorbereiden', 'glasbraken-beoordelen'])
    await assert.rejects(wall(doel, zoek), { code: '42501' }, doel)
  await assert.rejects(wall('zoeken-zonder-relatie', zoek, ''), { code: '42501' }, 'nobody')
  await assert.rejects(
    wereld.bank.transactie(
      { organisatie: 'college-0518', gebruiker: 'g', rol: '', doel: 'zoeken-zonder-relatie' },
      (tx) => zoek.execute(tx),
    ),
    { code: '42501' },
  )
  const breekIn = (anders: { poging: string; van?: string; wie?: string; organisatie?: string }) =>
    sql`insert into personen.glasbraak (id, organisatie, gebruiker, naam, rol, persoon, poging, doel, aanleiding, reden, van, tot)
      values (${randomUUID()}, ${anders.organisatie ?? 'pi-arnhem'}, ${anders.wie ?? een.medewerker}, 'n', 'r', ${persoon}, ${anders.poging},
        'terugkeer-voorbereiden', 'anders', 'reden', ${anders.van ?? begin}::timestamptz, ${anders.van ?? begin}::timestamptz + interval '1 hour')`
  const insert = (anders: Parameters<typeof breekIn>[0]) => wall('terugkeer-voorbereiden', breekIn(anders))
  await assert.rejects(insert({ poging: randomUUID() }), { code: '42501' }, 'without a search')
  await assert.rejects(
    wall(
      '',
      sql`insert into personen.zoekpoging values (${randomUUID()}, 'pi-arnhem', ${een.medewerker}, now(), ${persoon})`,
    ),
    { code: '42501' },
    'a search cannot be made up',
  )
  const { rows } = await wall('zoeken-zonder-relatie', zoek)
  const poging = rows[0]?.poging ?? ''
  await assert.rejects(insert({ poging, van: '2026-11-22T12:00:00Z' }), { code: '42501' }, 'not for later')
  await assert.rejects(insert({ poging, wie: 'ander' }), { code: '42501' }, 'not for another')
  await assert.rejects(insert({ poging, organisatie: 'pi-vught' }), { code: '42501' }, 'not elsewhere')
  await assert.rejects(
    wall('nazorg-voorbereiden', breekIn({ poging })),
    { code: '42501' },
    'not for another purpose',
  )
  await insert({ poging })
  await assert.rejects(insert({ poging }), { code: '23505' }, 'not twice')
  for (const opdracht of [
    sql`update personen.glasbraak set tot = tot + interval '1 day'`,
    sql`update personen.glasbraak set reden = 'iets anders'`,
    sql`delete from personen.glasbraak`,
    sql`delete from personen.zoekpoging`,
  ])
    await assert.rejects(wall('glasbraken-beoordelen', opdracht), { code: '42501' })
  const keur = (door: string, wie: string) =>
    wall(
      'glasbraken-beoordelen',
      sql`update personen.glasbraak set oordeel = 'terecht', toelichting = 't', beoordeeld_door = ${door},
        beoordeeld_naam = 'n', beoordeeld_op = now() where poging = ${poging}`,
      wie,
    ).then(({ numAffectedRows }) => Number(numAffectedRows))
  assert.equal(await keur(een.medewerker, een.medewerker), 0)
  assert.equal(await keur('verzonnen', een.medewerker), 0)
  await assert.rejects(keur(een.medewerker, 'fg-1'), 'in the name of who broke it')
  await assert.rejects(keur('fg-2', 'fg-1'), { code: '42501' }, 'in the name of another')
  assert.equal(await keur('fg-1', 'fg-1'), 1)
  assert.equal(await keur('fg-3', 'fg-3'), 0, 'a final word stands')
})

test('the wall knows the same purposes of an inrichting as the pages', async () => {
  const inCode = persoonsdoelen.filter(({ rollen }) => rollen.some((rol) => rol.endsWith('@pi')))
  const opent = async (doel: string) => {
    const wie = { organisatie: 'pi-arnhem', gebruiker: 'g', rol: '', doel }
    const { rows } = await wereld.bank.transactie(wie, (tx) =>
      sql<{ ja: boolean }>`select personen.is_persoonsdoel() as ja`.execute(tx),
    )
    return rows[0]?.ja === true
  }
  for (const { doel } of persoonsdoelen)
    assert.equal(
      await opent(doel),
      inCode.some((een) => een.doel === doel),
      doel,
    )
  const [{ tekst } = {}] = await wereld.bank.eigenaar.vraag(
    `select pg_get_functiondef('personen.is_persoonsdoel'::regproc) as tekst`,
    [],
  )
  const inDatabase = [...String(tekst).matchAll(/'([a-z-]+)'/g)].map(([, doel]) => doel)
  assert.deepEqual(inDatabase.toSorted(), inCode.map(({ doel }) => doel).toSorted())
})
