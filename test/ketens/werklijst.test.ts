import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { gebeurtenis } from '../gebeurtenis.ts'
import {
  type Bezoek,
  bezoekVan,
  bijGemeente,
  formulierOp,
  gedetineerdeToen,
  geefToestemming,
  gemeente,
  toen,
  verborgenVan,
  verstuurBlad,
  vulIn,
} from '../informatieblad.ts'
import { leverGoed } from '../levering.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { intrekking, nieuweGedetineerde, stuur } from '../toestemming.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, toen)
const een = await bezoekVan(wereld, 'pi-arnhem', 'casemanager', 'Een')
const ander = await bezoekVan(wereld, 'pi-arnhem', 'casemanager', 'Ander')
const inVught = await bezoekVan(wereld, 'pi-vught', 'casemanager', 'Daar')
const coordinator = await bezoekVan(wereld, gemeente, 'nazorgcoordinator', 'Coordinator')

/** Of whom a sheet was sent that nobody read, and of whom one was taken back that was. */
let verstuurd = ''
let ingetrokken = ''
let teller = 0
/** Someone with a name by which the row is found. */
async function nieuw(anders: Record<string, unknown> = {}): Promise<readonly [id: string, naam: string]> {
  const naam = `Werk${'abcdefghijklmnopqrstuvwxyz'[teller % 26]}${'abcdefghijklmnopqrstuvwxyz'[Math.floor(teller++ / 26)]}`
  return [await gedetineerdeToen(wereld, anders, { geslachtsnaam: naam }), naam]
}

/** The row of this person in the list, as text; null when it is not there. */
async function rij(wie: Bezoek, naam: string, vraag = ''): Promise<string | null> {
  const { tekst } = await wie.lees(`/werklijst${vraag}`)
  const rijen = tekst.split('<tr ').filter((een) => een.includes(`Kies: ${naam}`))
  return rijen[0]?.replaceAll('&#39;', "'") ?? null
}

const onderdak = { 'onderdak.behoud': 'nee', 'onderdak.behoud.hulp': 'ja' }
const heelOnderdak = {
  ...{ ...onderdak, 'onderdak.voorDetentie': 'onbekend', 'onderdak.woningzoekende': 'onbekend' },
  'onderdak.huurachterstand': 'onbekend',
}
const vak = { ontvanger: gemeente, basisvoorwaarde: 'onderdak' }
const trekIn = (persoon: string) =>
  stuur(wereld, persoon, '/intrekkingen', intrekking({ alles: false, welke: [vak] }))

describe('the next step', () => {
  test('follows from what was done, from the intake to a sheet that was sent', async () => {
    const [persoon, naam] = await nieuw()
    assert.match((await rij(een, naam)) ?? '', /Begin de intake, uiterlijk 5 jun 2020\./)
    assert.match((await rij(een, naam)) ?? '', /dag 14[^0-9]/)
    assert.match((await rij(een, naam)) ?? '', /nog 182 dagen, tot 1 dec 2020/)
    await een.stuur(`/toestemmingen/${persoon}/gesprek`, { ontvanger: gemeente })
    const halverwege = (await rij(een, naam)) ?? ''
    assert.match(halverwege, /Er loopt een gesprek over toestemming/)
    assert.ok(halverwege.includes(`href="/toestemmingen/${persoon}/gesprek"`))
    const gesprek = `/toestemmingen/${persoon}/gesprek`
    const weg = verborgenVan(await formulierOp(een, gesprek))
    await een.stuur(gesprek, { ...weg, doe: 'weg' })
    await geefToestemming(wereld, persoon, 'onderdak')
    if (/Er loopt een gesprek/.test((await rij(een, naam)) ?? ''))
      await wereld.bank.eigenaar.vraag('delete from toestemming.gesprek where persoon = $1', [persoon])
    assert.match((await rij(een, naam)) ?? '', /Het informatieblad is nog niet af/)
    assert.equal((await vulIn(een, persoon, 'onderdak', heelOnderdak)).status, 303)
    assert.match((await rij(een, naam)) ?? '', /Het informatieblad is ingevuld en nog niet verstuurd/)
    assert.equal((await verstuurBlad(een, persoon)).status, 303)
    assert.match(
      (await rij(een, naam)) ?? '',
      /Er is nu niets te doen\. De gemeente kreeg het blad op 2 jun 2020/,
    )
    verstuurd = naam
  })

  test('asks for the answer of a receiver after a withdrawal', async () => {
    const [persoon, naam] = await nieuw()
    await geefToestemming(wereld, persoon, 'onderdak')
    await vulIn(een, persoon, 'onderdak', heelOnderdak)
    await verstuurBlad(een, persoon)
    const [bericht] = await bijGemeente(wereld, persoon)
    await coordinator.lees(`/berichtenbox/${bericht?.id}`)
    assert.equal((await trekIn(persoon)).status, 201)
    assert.match((await rij(een, naam)) ?? '', /zegt uiterlijk 16 jun 2020 of de gegevens zijn verwijderd/)
    ingetrokken = naam
  })

  test('puts a no that the municipality heard before all else', async () => {
    const [persoon, naam] = await nieuw()
    await geefToestemming(wereld, persoon, 'onderdak')
    await vulIn(een, persoon, 'onderdak', onderdak)
    await verstuurBlad(een, persoon)
    const [bericht] = await bijGemeente(wereld, persoon)
    const pad = `/berichtenbox/${bericht?.id}/nee`
    const nee = {
      gebieden: 'onderdak',
      voorWie: 'ons',
      wijze: 'gezegd',
      namens: 'betrokkene',
      dag: '2020-06-02',
    }
    await coordinator.stuur(pad, { ...verborgenVan(await formulierOp(coordinator, pad)), ...nee })
    const gevonden = (await rij(een, naam, '?stap=nee')) ?? ''
    assert.match(gevonden, /hoorde een nee over onderdak\. Vraag het na\./)
    assert.match(gevonden, /Bespreek het nee/)
    const adres = `/toestemmingen/${persoon}`
    const velden = verborgenVan(await formulierOp(een, adres, `${adres}/nagevraagd`))
    await een.stuur(`${adres}/nagevraagd`, velden)
    assert.doesNotMatch((await rij(een, naam)) ?? '', /hoorde een nee/)
  })

  test('a short stay is marked, begins today and has its own lane', async () => {
    const [persoon, naam] = await nieuw({
      tijdstip: '2020-06-02T08:00:00+02:00',
      verwachteEinddatum: '2020-06-20',
    })
    const gevonden = (await rij(een, naam, '?verblijf=kort')) ?? ''
    assert.match(gevonden, /kort verblijf/)
    assert.match(gevonden, /begin vandaag, met het korte formulier/)
    assert.ok(gevonden.includes(`href="/informatiebladen/${persoon}/kort"`))
    const [, lang] = await nieuw()
    assert.equal(await rij(een, lang, '?verblijf=kort'), null)
  })

  test('the short form asks one question of each open area, and goes on to look it over', async () => {
    const [persoon, naam] = await nieuw({
      tijdstip: '2020-06-02T08:00:00+02:00',
      verwachteEinddatum: '2020-06-20',
    })
    const pad = `/informatiebladen/${persoon}/kort`
    assert.match((await een.lees(pad)).tekst, /Vraag eerst toestemming/)
    await geefToestemming(wereld, persoon, 'onderdak', 'schulden')
    assert.match((await rij(een, naam)) ?? '', /Het informatieblad is nog niet af/)
    const { tekst } = await een.lees(pad)
    assert.match(tekst, /name="onderdak\.behoud"/)
    assert.match(tekst, /name="schulden\.hulpvraag"/)
    assert.doesNotMatch(tekst, /name="onderdak\.huurachterstand"|name="inkomen\.naDetentie"/)
    const velden = verborgenVan(await formulierOp(een, pad))
    const fout = await een.stuur(pad, {
      ...velden,
      'onderdak.behoud': 'kasteel',
      'schulden.hulpvraag': 'aanmelden',
    })
    assert.equal(fout.status, 400)
    assert.match(fout.tekst, /value="aanmelden" checked/, 'what was filled in stays')
    for (const anders of ['inkomen.naDetentie', 'onderdak.huurachterstand'])
      assert.ok([400, 409].includes((await een.stuur(pad, { ...velden, [anders]: 'ja' })).status), anders)
    const goed = await een.stuur(pad, { ...velden, ...onderdak, 'schulden.hulpvraag': 'aanmelden' })
    assert.deepEqual([goed.status, goed.naar], [303, `/informatiebladen/${persoon}/nakijken`])
    assert.match((await rij(een, naam)) ?? '', /ingevuld en nog niet verstuurd/)
    assert.equal((await verstuurBlad(een, persoon)).status, 303)
    const [blad] = await bijGemeente(wereld, persoon)
    assert.deepEqual(
      ['onderdak', 'schulden'].filter((gebied) => Object.hasOwn(Object(blad?.gegevens), gebied)),
      ['onderdak', 'schulden'],
    )
    assert.match((await rij(een, naam)) ?? '', /Er is nu niets te doen/)
  })

  test('after a move stands in the other list, with where it came from and what is left to ask', async () => {
    const [persoon, naam] = await nieuw()
    await geefToestemming(wereld, persoon, 'onderdak')
    await vulIn(een, persoon, 'onderdak', onderdak)
    await verstuurBlad(een, persoon)
    const [mens] = await wereld.bank.eigenaar.vraag('select bsn from detentie.persoon where id = $1', [
      persoon,
    ])
    const naar = { soort: 'overplaatsing', inrichting: 'pi-vught', tijdstip: '2020-06-01T10:00:00+02:00' }
    await leverGoed(
      wereld,
      gebeurtenis({ bsn: mens?.bsn, geslachtsnaam: naam }, { ...naar, verwachteEinddatum: null }),
    )
    assert.equal(await rij(een, naam), null)
    const daar = (await rij(inVught, naam)) ?? ''
    assert.match(daar, /overgenomen van PI Arnhem/)
    assert.match(daar, /PI Arnhem kreeg een ja\. Dat telt hier pas als u het opnieuw vraagt/)
  })

  test('counts the days up to the release and no further, and begins no intake where there is no municipality', async () => {
    const [persoon, naam] = await nieuw()
    const [mens] = await wereld.bank.eigenaar.vraag('select bsn from detentie.persoon where id = $1', [
      persoon,
    ])
    const uit = { soort: 'ontslag', inrichting: null, tijdstip: '2020-05-28T09:00:00+02:00', reden: null }
    await leverGoed(
      wereld,
      gebeurtenis({ bsn: mens?.bsn, geslachtsnaam: naam }, { ...uit, verwachteEinddatum: null }),
    )
    const vrij = (await rij(een, naam)) ?? ''
    assert.match(vrij, /9 dagen binnen.*vrij sinds 28 mei/s)
    assert.doesNotMatch(vrij, /dag 14/)
    const zonder = `Werk${'z'.repeat(5)}`
    await gedetineerdeToen(wereld, {}, { geslachtsnaam: zonder, gemeentecode: null, zonderVastAdres: true })
    const wacht = (await rij(een, zonder)) ?? ''
    assert.doesNotMatch(wacht, /intake/)
    assert.match(wacht, /gemeente/)
  })
})

describe('handing over', () => {
  const geef = (wie: Bezoek, velden: Record<string, string>, terug = '/werklijst') =>
    wie.stuur('/werklijst/overdragen', { doe: 'overdragen', terug, ...velden })
  const dossierVan = async (persoon: string) => {
    const [periode] = await wereld.bank.eigenaar.vraag(
      'select id from detentie.periode where persoon_id = $1',
      [persoon],
    )
    return String(periode?.id)
  }
  const id = async (naam: string) => {
    const [mens] = await wereld.bank.eigenaar.vraag(
      `select id from toegang.medewerker where naam = $1 and organisatie = 'pi-arnhem'`,
      [naam],
    )
    return String(mens?.id)
  }

  test('says that a colleague is known after signing in and with the role, and what to do about it', async () => {
    await nieuw()
    assert.match(
      (await een.lees('/werklijst')).tekst,
      /Staat een collega er niet bij\?.*één keer aan te melden/,
    )
    assert.doesNotMatch((await een.lees('/werklijst')).tekst, /niemand anders aan wie u kunt overdragen/)
    const solo = await bezoekVan(wereld, 'pi-ter-apel', 'casemanager', 'Solo')
    await gedetineerdeToen(wereld, { inrichting: 'pi-ter-apel' })
    const leeg = (await solo.lees('/werklijst')).tekst
    assert.match(leeg, /Er is nu niemand anders aan wie u kunt overdragen\. Staat een collega er niet bij/)
    const nieuweling = await inlogAls(wereld, 'pi-ter-apel', 'casemanager', 'Nieuweling')
    await wereld.bank.eigenaar.vraag('update toegang.machtiging set van = $1 where medewerker = $2', [
      '2015-01-01',
      nieuweling.medewerker,
    ])
    const vol = (await solo.lees('/werklijst')).tekst
    assert.match(vol, /<option value="[^"]+">Nieuweling<\/option>/, 'once there, the colleague can be chosen')
    assert.doesNotMatch(vol, /niemand anders aan wie u kunt overdragen/)
  })

  test('to a colleague, who finds them under one’s own, and can be undone by who did it', async () => {
    const [persoon, naam] = await nieuw()
    const mens = await dossierVan(persoon)
    assert.ok(await rij(een, naam, '?van=niemand'))
    const { status, naar } = await geef(
      een,
      { mens, medewerker: await id('Ander') },
      '/werklijst?van=niemand',
    )
    assert.equal(status, 303)
    assert.match(naar ?? '', /^\/werklijst\?van=niemand&gedaan=/)
    const { tekst } = await een.lees(naar ?? '')
    assert.match(tekst, /Eén persoon is nu van Ander/)
    assert.ok(await rij(ander, naam, '?van=mij'))
    assert.equal(await rij(een, naam, '?van=mij'), null)
    const terug = verborgenVan(await formulierOp(een, naar ?? '', '/werklijst/terugdraaien'))
    assert.equal((await ander.stuur('/werklijst/terugdraaien', terug)).status, 409, 'not by another')
    assert.equal((await een.stuur('/werklijst/terugdraaien', terug)).status, 303)
    assert.ok(await rij(een, naam, '?van=niemand'))
    assert.equal((await een.stuur('/werklijst/terugdraaien', terug)).status, 409, 'once')
  })

  test('undoing leaves alone whom a colleague gave on since', async () => {
    const [[a, naamA], [b, naamB]] = [await nieuw(), await nieuw()]
    const beide = [await dossierVan(a), await dossierVan(b)].join(',')
    const { naar } = await geef(een, { mens: beide, medewerker: await id('Ander') })
    await geef(ander, { mens: await dossierVan(b), medewerker: await id('Een') })
    const terug = verborgenVan(await formulierOp(een, naar ?? '', '/werklijst/terugdraaien'))
    assert.equal((await een.stuur('/werklijst/terugdraaien', terug)).status, 303)
    assert.ok(await rij(een, naamA, '?van=niemand'))
    assert.ok(await rij(een, naamB, '?van=mij'))
  })

  test('is refused in words, with what was ticked still ticked', async () => {
    const [persoon] = await nieuw()
    const mens = await dossierVan(persoon)
    for (const [velden, wat] of [
      [{ medewerker: 'x' }, /Vink eerst aan om wie het gaat/],
      [{ mens, medewerker: '' }, /Kies aan wie u overdraagt/],
      [{ mens, medewerker: crypto.randomUUID() }, /Deze collega is nu geen casemanager/],
    ] as const) {
      const { status, tekst } = await geef(een, velden as Record<string, string>)
      assert.equal(status, 400)
      assert.match(tekst, wat)
      if ('mens' in velden) assert.match(tekst, new RegExp(`value="${mens}" checked`))
    }
    const buiten = await dossierVan((await nieuw({ inrichting: 'pi-vught' }))[0])
    assert.equal((await geef(een, { mens: buiten, medewerker: await id('Ander') })).status, 404)
    assert.equal((await geef(een, { mens: `${mens},${buiten}`, medewerker: await id('Ander') })).status, 404)
    const [rijen] = await wereld.bank.eigenaar.vraag(
      'select count(*)::int as n from werklijst.toewijzing where dossier = any ($1::uuid[])',
      [[mens, buiten]],
    )
    assert.equal(rijen?.n, 0)
  })

  test('whose role ended has nobody any more', async () => {
    const weg = await inlogAls(wereld, 'pi-arnhem', 'casemanager', 'Weg')
    await wereld.bank.eigenaar.vraag('update toegang.machtiging set van = $1 where medewerker = $2', [
      '2015-01-01',
      weg.medewerker,
    ])
    const [persoon, naam] = await nieuw()
    await geef(een, { mens: await dossierVan(persoon), medewerker: weg.medewerker })
    assert.ok(await rij(bezoeker(wereld, weg), naam, '?van=mij'))
    await wereld.bank.eigenaar.vraag('update toegang.machtiging set tot = $1 where medewerker = $2', [
      '2020-06-01',
      weg.medewerker,
    ])
    assert.ok(await rij(een, naam, '?van=niemand'))
  })
})

test('the filter in the address is checked, names what is wrong, and lists whom it can', async () => {
  for (const [vraag, wat] of [
    ['stap=slapen', 'veld-stap'],
    ['stap=slapen', 'Deze keuze bij ‘Volgende stap’ kennen wij niet.'],
    ['stap=slapen', 'Kies uit: Een nee of terugroepen, Een bezwaar, Antwoord van de gemeente, '],
    ['van=iedereen', 'veld-van'],
    ['van=iedereen', 'Kies uit: Van mij, Van niemand, een collega uit de lijst.'],
    ['verblijf=lang', 'veld-verblijf'],
    ['verblijf=lang', 'Korter dan vier weken.'],
    ['volgorde=naam', 'veld-volgorde'],
    ['volgorde=naam', 'Kies uit: Wat eerst moet, Wie het eerst vrijkomt, Wie het langst binnen is.'],
    ['kleur=rood', 'Op ‘kleur’ kunt u deze lijst niet filteren.'],
    ['kleur=rood', 'Kies uit: Volgende stap, Van wie, Verblijf, Volgorde.'],
    ['bladzijde=0', 'bladzijde'],
    ['bladzijde=x', 'bladzijde'],
  ] as const) {
    const { status, tekst } = await een.lees(`/werklijst?${vraag}`)
    assert.equal(status, 400, vraag)
    assert.ok(tekst.includes(wat), vraag)
  }
  assert.match((await een.lees('/werklijst?bladzijde=900')).tekst, /Deze bladzijde is er niet \(meer\)/)
  assert.match((await een.lees('/werklijst?stap=niet-gelezen&verblijf=kort')).tekst, /Niemand gevonden/)
  assert.equal((await coordinator.lees('/werklijst')).status, 403)
  const leeg = await bezoekVan(wereld, 'pi-nieuwegein', 'casemanager', 'Leeg')
  assert.match((await leeg.lees('/werklijst')).tekst, /Er staat nog niemand op de lijst/)
})

test('who is on the page stands in the logboek, and a list asks as many questions for many as for few', async () => {
  const daar = await bezoekVan(wereld, 'pi-dordrecht', 'casemanager', 'Vol')
  const ids: string[] = []
  for (let i = 0; i < 30; i++) ids.push((await nieuw({ inrichting: 'pi-dordrecht' }))[0])
  const eerste = await daar.lees('/werklijst')
  assert.equal(eerste.tekst.split('Kies: ').length - 1, 25)
  assert.match(eerste.tekst, /Bladzijde 1 van 2/)
  const regels = await wereld.bank.eigenaar.vraag(
    `select handeling, doel, relatie, count(*)::int as n from logboek.regel where organisatie = 'pi-dordrecht' group by 1, 2, 3`,
    [],
  )
  assert.deepEqual(regels, [
    { handeling: 'gezocht', doel: 'terugkeer-voorbereiden', relatie: 'eigen-gedetineerde', n: 25 },
  ])
  const tweede = await daar.lees('/werklijst?bladzijde=2')
  assert.equal(tweede.tekst.split('Kies: ').length - 1, 5)
})

test('who should have left is asked after, and a short form that went is closed', async () => {
  const [, naam] = await nieuw({ tijdstip: '2020-05-01T08:00:00+02:00', verwachteEinddatum: '2020-05-20' })
  const laat = (await rij(een, naam, '?stap=intake')) ?? ''
  assert.match(
    laat,
    /Had op 20 mei 2020 vrij moeten komen\. Ga na of deze persoon er nog is\. Zo ja: begin de intake/,
  )
  const [persoon, kort] = await nieuw({
    tijdstip: '2020-06-02T08:00:00+02:00',
    verwachteEinddatum: '2020-06-20',
  })
  await geefToestemming(wereld, persoon, 'onderdak', 'schulden')
  await vulIn(een, persoon, 'onderdak', onderdak)
  assert.match((await rij(een, kort, '?verblijf=kort')) ?? '', /ingevuld en nog niet verstuurd/)
  assert.equal((await verstuurBlad(een, persoon)).status, 303)
  assert.match((await rij(een, kort, '?verblijf=kort')) ?? '', /Er is nu niets te doen/)
  const [ander2, lang] = await nieuw()
  await geefToestemming(wereld, ander2, 'onderdak', 'schulden')
  await vulIn(een, ander2, 'onderdak', heelOnderdak)
  assert.match((await rij(een, lang, '?stap=blad')) ?? '', /Het informatieblad is nog niet af/)
  assert.equal((await verstuurBlad(een, ander2)).status, 303)
  assert.match(
    (await rij(een, lang, '?stap=blad')) ?? '',
    /De gemeente heeft het informatieblad van 2 jun 2020\. Nog niet alles is ingevuld/,
  )
})

test('as days go by: a sheet that nobody read, one that was, and an answer that is late', async () => {
  wereld.klok.zet('2020-06-05T08:00:00Z')
  const vrijdag = await bezoekVan(wereld, 'pi-arnhem', 'casemanager', 'Vrijdag')
  const lezer = await bezoekVan(wereld, gemeente, 'nazorgcoordinator', 'Lezer')
  assert.match(
    (await rij(vrijdag, verstuurd, '?stap=niet-gelezen')) ?? '',
    /Niemand bij Gemeente 's-Gravenhage \(college\) las het informatieblad van 2 jun 2020/,
  )
  const [bericht] = await wereld.bank.eigenaar.vraag(
    `select b.id from berichtenbox.bericht b join detentie.persoon p on p.id = b.betrokkene
     where b.soort = 'informatieblad' and p.gegevens ->> 'geslachtsnaam' = $1`,
    [verstuurd],
  )
  await lezer.lees(`/berichtenbox/${bericht?.id}`)
  assert.match((await rij(vrijdag, verstuurd)) ?? '', /De gemeente las het blad op 5 jun 2020/)
  wereld.klok.zet('2020-06-17T08:00:00Z')
  const later = await bezoekVan(wereld, 'pi-arnhem', 'casemanager', 'Later')
  const laat = (await rij(later, ingetrokken, '?stap=nee')) ?? ''
  assert.match(laat, /had uiterlijk 16 jun 2020 moeten zeggen/)
  assert.match(laat, /dringend/)
})

// Last: on another day nobody of above is signed in any more.
test('a short stay is no ground: who makes no plan says so and shares nothing, and nothing chosen is no answer', async (t) => {
  wereld.klok.zet('2026-11-22T08:00:00Z')
  t.after(() => wereld.klok.zet(toen))
  const casemanager = await bezoekVan(wereld, 'pi-arnhem', 'casemanager', 'Kort')
  const persoon = await nieuweGedetineerde(wereld)
  const blad = `/informatiebladen/${persoon}`
  const kort = `${blad}/kort`
  const eerst = (await casemanager.lees(kort)).tekst
  assert.match(eerst, /Een kort verblijf is geen eigen grond om te delen/)
  assert.match(eerst, /Maakt u geen plan\? Antwoord dan nee\. Dat is geen fout/)
  for (const terug of ['', 'kort']) {
    const niets = await casemanager.stuur(`${blad}/feiten`, terug === '' ? {} : { terug })
    assert.equal(niets.status, 400)
    assert.match(niets.tekst, terug === '' ? /De zes gebieden/ : /Korter dan vier weken/)
    assert.match(niets.tekst, /Kies ja of nee/)
    assert.doesNotMatch(niets.tekst, /is vastgelegd\./)
  }
  const nee = await casemanager.stuur(`${blad}/feiten`, {
    terug: 'kort',
    noodzaakPlan: 'nee',
    zorgNodig: 'nee',
  })
  assert.equal(nee.naar, `${kort}?gedaan=vastgelegd`)
  const daarna = (await casemanager.lees(kort)).tekst
  assert.match(daarna, /Er is nu niets te vragen/)
  assert.match(
    daarna,
    /nodig om het detentie- en re-integratieplan te maken, te wijzigen of uit te voeren\? Nee\./,
  )
  assert.match(daarna, /De persoon mag altijd zelf naar de gemeente gaan/)
  assert.doesNotMatch(daarna, /name="onderdak\.behoud"/)
})
