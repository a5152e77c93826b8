import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { Bezoeker } from '../aanmelding.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { maakWereld, type Wereld } from '../wereld.ts'

type Pagina = { status: number; tekst: string; adres: string }
interface Lezer {
  haal(pad: string): Promise<Pagina>
  stuur(pad: string, velden: Record<string, string>, volg?: boolean): Promise<Pagina>
}

/** Signs in as a fictitious person and keeps the cookie, as a browser does. */
async function meldAan({ adres }: Wereld, account: string): Promise<Lezer> {
  const bezoeker = new Bezoeker(adres)
  // To a page without people: the first page of some is itself a reading that is written down.
  await (await bezoeker.meldAan(account, {}, '?verder=%2Fregister')).text()
  const lees = async (antwoord: Response) => ({
    status: antwoord.status,
    tekst: await antwoord.text(),
    adres: antwoord.headers.get('location') ?? '',
  })
  const haal: Lezer['haal'] = async (pad) => lees(await bezoeker.vraag(pad))
  return {
    haal,
    stuur: async (pad, inhoud, volg = false) => {
      const body = new URLSearchParams(inhoud)
      const antwoord = await lees(await bezoeker.vraag(pad, { method: 'POST', body }))
      return volg && antwoord.status === 303 ? haal(antwoord.adres) : antwoord
    },
  }
}

/** Delivers events one by one. */
async function lever({ api }: Wereld, ...gebeurtenissen: readonly Record<string, unknown>[]): Promise<void> {
  for (const een of gebeurtenissen) {
    const antwoord = await api(['dji', 'backoffice'], '/detentiegebeurtenissen', {
      method: 'POST',
      body: JSON.stringify(een),
    })
    assert.ok([201, 409].includes(antwoord.status), await antwoord.text())
  }
}

const dji = 'backoffice-dji'
const justid = 'beheer-justid'
const thuisloos = { gemeentecode: '0344', zonderVastAdres: true }

async function box({ api }: Wereld, code: string): Promise<readonly { soort: string; status: string }[]> {
  const antwoord = await api([`college-${code}`, 'nazorgcoordinator'], '/berichten')
  return ((await antwoord.json()) as { berichten: { soort: string; status: string }[] }).berichten
}

/** The hidden fields and the address of the one form that assigns. */
function formulierIn(tekst: string): { actie: string; vervangt: string } {
  const waarde = (patroon: RegExp) => patroon.exec(tekst)?.[1] ?? assert.fail(`no ${patroon} on the page`)
  return {
    actie: waarde(/action="(\/open-vragen\/[^"]+\/toewijzing)"/),
    vervangt: waarde(/name="vervangt" value="([^"]*)"/),
  }
}

const vraagAdres = (tekst: string) => /href="(\/open-vragen\/[0-9a-f-]{36})"/.exec(tekst)?.[1] ?? ''
const persoonAdres = (tekst: string) =>
  /href="(\/gebeurtenissen\/personen\/[0-9a-f-]{36})"/.exec(tekst)?.[1] ?? ''

async function logregels({ bank }: Wereld, waar: string): Promise<readonly Record<string, unknown>[]> {
  return bank.eigenaar.vraag(`select * from logboek.regel where ${waar} order by volgnummer`, [])
}

test('the list of events shows what came in, marks what was late, and filters', async (t) => {
  const wereld = await maakWereld(t)
  const laat = gebeurtenis(
    { bsn: '999990019', geslachtsnaam: 'Ålberg' },
    { tijdstip: '2026-11-10T09:00:00+01:00' },
  )
  await lever(wereld, gebeurtenis(), laat)
  const { haal } = await meldAan(wereld, dji)
  const alles = await haal('/gebeurtenissen')
  assert.equal(alles.status, 200)
  assert.match(alles.tekst, /Moulin, S\./)
  assert.match(alles.tekst, /Ålberg, S\./)
  assert.equal(alles.tekst.match(/>te laat</g)?.length, 1)
  assert.doesNotMatch(alles.tekst, /999993653|999990019/)
  const alleenLaat = await haal('/gebeurtenissen?laat=ja')
  assert.match(alleenLaat.tekst, /Ålberg/)
  assert.doesNotMatch(alleenLaat.tekst, /Moulin/)
  assert.match((await haal('/gebeurtenissen?van=2026-11-20&tot=2026-11-20')).tekst, /Moulin/)
  assert.doesNotMatch((await haal('/gebeurtenissen?van=2026-11-20')).tekst, /Ålberg/)
  assert.match((await haal('/gebeurtenissen?soort=ontslag')).tekst, /Geen gebeurtenissen/)
  assert.match((await haal('/gebeurtenissen?inrichting=pi-arnhem&soort=')).tekst, /Moulin/)
  assert.match((await haal('/gebeurtenissen?inrichting=pi-vught')).tekst, /Geen gebeurtenissen/)
  assert.equal((await logregels(wereld, "handeling = 'gelezen'")).length, 2 + 1 + 1 + 1 + 2)
})

test('a release without an institution is found at the place the person left', async (t) => {
  const wereld = await maakWereld(t)
  const naar = {
    soort: 'overplaatsing',
    tijdstip: '2026-11-21T08:00:00Z',
    inrichting: 'pi-vught',
    verwachteEinddatum: null,
  }
  const weg = {
    soort: 'ontslag',
    tijdstip: '2026-11-22T08:00:00Z',
    inrichting: null,
    verwachteEinddatum: null,
  }
  await lever(wereld, gebeurtenis(), gebeurtenis({}, naar), gebeurtenis({}, weg))
  const { haal } = await meldAan(wereld, dji)
  assert.match((await haal('/gebeurtenissen?inrichting=pi-vught&soort=ontslag')).tekst, /Moulin/)
  assert.match(
    (await haal('/gebeurtenissen?inrichting=pi-arnhem&soort=ontslag')).tekst,
    /Geen gebeurtenissen/,
  )
})

test('a move that was struck out does not count for where someone was', async (t) => {
  const wereld = await maakWereld(t)
  const naar = gebeurtenis(
    {},
    { soort: 'overplaatsing', tijdstip: '2026-11-21T08:00:00Z', inrichting: 'pi-vught' },
  )
  const streep = { gebeurtenisId: randomUUID(), soort: 'correctie', tijdstip: '2026-11-21T09:00:00Z' }
  const weg = {
    soort: 'ontslag',
    tijdstip: '2026-11-22T08:00:00Z',
    inrichting: null,
    verwachteEinddatum: null,
  }
  await lever(
    wereld,
    gebeurtenis(),
    naar,
    { ...streep, corrigeert: naar.gebeurtenisId },
    gebeurtenis({}, weg),
  )
  const { haal } = await meldAan(wereld, dji)
  assert.match((await haal('/gebeurtenissen?inrichting=pi-arnhem&soort=ontslag')).tekst, /Moulin/)
  assert.match((await haal('/gebeurtenissen?inrichting=pi-vught&soort=ontslag')).tekst, /Geen gebeurtenissen/)
})

test('older and newer pages together hold every event once', async (t) => {
  const wereld = await maakWereld(t)
  const regels = Array.from({ length: 60 }, (_, i) =>
    gebeurtenis({
      bsn: null,
      skn: String(10_000_000 + i),
      geslachtsnaam: `Rij${String(i).padStart(2, '0')}`,
    }),
  )
  await wereld
    .api(['dji', 'backoffice'], '/detentiegebeurtenissen', {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-ndjson' },
      body: regels.map((regel) => JSON.stringify(regel)).join('\n'),
    })
    .then((antwoord) => antwoord.text())
  const { haal } = await meldAan(wereld, dji)
  const namen = ({ tekst }: Pagina) => [...tekst.matchAll(/Rij\d\d/g)].map(String)
  const link = ({ tekst }: Pagina, naam: string) =>
    new RegExp(`href="([^"]+)"><span class="nl-button__label">${naam}<`)
      .exec(tekst)?.[1]
      ?.replaceAll('&amp;', '&')
  const eerste = await haal('/gebeurtenissen?soort=binnenkomst')
  const tweede = await haal(link(eerste, 'Oudere') ?? '')
  const derde = await haal(link(tweede, 'Oudere') ?? '')
  assert.deepEqual(
    [eerste, tweede, derde].map((blad) => namen(blad).length),
    [25, 25, 10],
  )
  assert.equal(new Set([eerste, tweede, derde].flatMap(namen)).size, 60)
  assert.equal(link(eerste, 'Nieuwere'), undefined)
  assert.equal(link(derde, 'Oudere'), undefined)
  assert.match(link(eerste, 'Oudere') ?? '', /soort=binnenkomst/)
  assert.deepEqual(namen(await haal(link(derde, 'Nieuwere') ?? '')), namen(tweede))
  assert.deepEqual(namen(await haal(link(tweede, 'Nieuwere') ?? '')), namen(eerste))
})

test('a filter that cannot be is named, and what was typed stays', async (t) => {
  const wereld = await maakWereld(t)
  const { haal } = await meldAan(wereld, dji)
  const fouten = {
    'van=2026-02-30': /De datum bij “van” bestaat niet/,
    'van=2026-03-02&tot=2026-03-01': /De laatste dag ligt vóór de eerste dag/,
    'soort=feest': /Deze keuze bij ‘Soort’ kennen wij niet.*Kies uit: Binnenkomst, Overplaatsing/s,
    'inrichting=pi-atlantis': /Deze keuze bij ‘Inrichting’ kennen wij niet.*Kies uit: .*PI Arnhem/s,
    'laat=misschien': /Deze keuze bij ‘Ontvangen’ kennen wij niet.*Alleen te laat/s,
    'voor=stuk': /De plaats in de lijst bij “voor” klopt niet/,
    'na=-1': /De plaats in de lijst bij “na” klopt niet/,
    'voor=3&na=3': /niet allebei/,
  }
  for (const [vraag, melding] of Object.entries(fouten)) {
    const { status, tekst } = await haal(`/gebeurtenissen?${vraag}`)
    assert.equal(status, 400, vraag)
    assert.match(tekst, melding)
  }
  assert.match((await haal('/gebeurtenissen?van=2026-02-30')).tekst, /value="2026-02-30"/)
  for (const vraag of ['soort=feest', 'na=stuk', 'toegewezen=1'])
    assert.equal((await haal(`/open-vragen?${vraag}`)).status, 400, vraag)
  assert.match(
    (await haal('/open-vragen?soort=feest')).tekst,
    /‘Wat ontbreekt’.*Kies uit: Gemeente onbekend/s,
  )
  assert.match((await haal('/open-vragen?na=stuk')).tekst, /De waarde bij “na” klopt niet/)
})

test('search finds by surname without accents, with or without voorvoegsel, and never through the address', async (t) => {
  const wereld = await maakWereld(t)
  await lever(
    wereld,
    gebeurtenis({ bsn: '999990019', geslachtsnaam: 'Świątek-Yılmaz', voornamen: 'Jo-Ann' }),
    gebeurtenis({ bsn: '999993653', geslachtsnaam: 'Bruin', voorvoegsel: 'de', voornamen: 'Karel' }),
  )
  const { haal, stuur } = await meldAan(wereld, dji)
  const zoek = async (naam: string) => (await stuur('/gebeurtenissen/zoek', { naam })).tekst
  for (const naam of ['swiatek-yil', 'ŚWIĄTEK', 'Świątek-Yılmaz'])
    assert.match(await zoek(naam), /Świątek-Yılmaz, J\.A\./, naam)
  for (const naam of ['bruin', 'de bruin', 'DE  BRUIN']) assert.match(await zoek(naam), /De Bruin, K\./, naam)
  for (const naam of ['%%', '__', 'ruin', "o'x"]) assert.match(await zoek(naam), /Niemand gevonden/, naam)
  for (const naam of ['', 'b', 'x'.repeat(201)])
    assert.equal((await stuur('/gebeurtenissen/zoek', { naam })).status, 400, naam)
  assert.match(await zoek('b'), /value="b"/)
  assert.equal((await stuur('/gebeurtenissen/zoek', { naam: 'a\0b' })).status, 400)
  const terug = await haal('/gebeurtenissen/zoek?naam=bruin')
  assert.deepEqual([terug.status, terug.adres], [303, '/gebeurtenissen'])
  assert.equal((await logregels(wereld, "handeling = 'gelezen'")).length, 6)
})

test('the course of a person says what was known then and how that differs from now', async (t) => {
  const wereld = await maakWereld(t, '2026-11-20T15:00:00Z')
  await lever(wereld, gebeurtenis())
  wereld.klok.zet('2026-11-22T10:00:00Z')
  const fout = gebeurtenis(
    {},
    {
      soort: 'wijziging-einddatum',
      tijdstip: '2026-11-21T12:00:00Z',
      reden: 'capaciteit',
      inrichting: null,
      verwachteEinddatum: '2027-01-29',
    },
  )
  const { gebeurtenisId: corrigeert } = fout
  const wijziging = gebeurtenis(
    {},
    {
      soort: 'wijziging-einddatum',
      tijdstip: '2026-11-22T09:00:00Z',
      reden: 'regulier',
      inrichting: null,
      verwachteEinddatum: '2027-03-01',
    },
  )
  const correctie = {
    gebeurtenisId: '8b0c5b52-4a3e-4f0e-9d59-2f2a5c1b7e10',
    soort: 'correctie',
    tijdstip: '2026-11-22T08:00:00Z',
    corrigeert,
  }
  await lever(wereld, fout, correctie, wijziging)
  const { haal } = await meldAan(wereld, dji)
  const adres = persoonAdres((await haal('/gebeurtenissen')).tekst)
  const nu = await haal(adres)
  assert.equal(nu.status, 200)
  assert.match(nu.tekst, /<h1[^>]*>Suzanne Moulin</)
  assert.match(nu.tekst, /maandag 1 maart 2027/)
  assert.match(nu.tekst, /doorgestreept/)
  assert.match(nu.tekst, /streept door: einddatum gewijzigd van 21 nov 2026 13:00/)
  for (const moment of ['2026-11-20', '2026-11-20T23:00', '2026-11-21T00:00:00Z']) {
    const { status, tekst } = await haal(`${adres}?bekendOp=${encodeURIComponent(moment)}`)
    assert.equal(status, 200, moment)
    assert.match(tekst, /toen was de verwachte einddatum 1 feb 2027; nu is dat 1 mrt 2027/, moment)
    assert.match(tekst, /maandag 1 februari 2027/, moment)
  }
  assert.match((await haal(`${adres}?bekendOp=2026-11-22`)).tekst, /Dat is hetzelfde als nu/)
  const eerder = await haal(`${adres}?bekendOp=2026-11-19`)
  assert.match(eerder.tekst, /De detentie vanaf 20 nov 2026 was toen nog niet bekend/)
  assert.match(eerder.tekst, /Toen was nog niets bekend/)
  for (const stuk of ['2026-02-30', 'gisteren', '2026-11-20T25:00', '2026-11-23', '2026-11-20T14:05:00'])
    assert.equal((await haal(`${adres}?bekendOp=${stuk}`)).status, 400, stuk)
  assert.match((await haal(`${adres}?bekendOp=2026-02-30`)).tekst, /value="2026-02-30"/)
})

test('an event without a begin waits in sight, and a missing end is explained', async (t) => {
  const wereld = await maakWereld(t)
  const weg = {
    soort: 'ontslag',
    tijdstip: '2026-11-21T08:00:00Z',
    inrichting: 'pi-vught',
    verwachteEinddatum: null,
  }
  await lever(wereld, gebeurtenis({ bsn: '999990019', geslachtsnaam: 'Los' }, weg))
  await lever(wereld, gebeurtenis({}, { tijdstip: '2026-10-01T08:00:00Z' }), gebeurtenis())
  const { haal, stuur } = await meldAan(wereld, dji)
  const rij = await haal('/open-vragen?soort=binnenkomst-ontbreekt')
  assert.match(rij.tekst, /Los, S\./)
  assert.doesNotMatch(rij.tekst, /Moulin/)
  const los = await haal(vraagAdres(rij.tekst))
  assert.match(los.tekst, /waar geen binnenkomst bij hoort/)
  assert.match(los.tekst, /Wie moet iets doen: DJI/)
  assert.doesNotMatch(los.tekst, /toewijzing"/)
  const toch = { vervangt: '', gemeentecode: '0599', reden: 'Laatste bekende plek' }
  assert.equal((await stuur(`${vraagAdres(rij.tekst)}/toewijzing`, toch)).status, 409)
  assert.match((await haal(persoonAdres(rij.tekst))).tekst, /wacht op een binnenkomst/)
  const einde = await haal('/open-vragen?soort=einde-ontbreekt')
  assert.match((await haal(vraagAdres(einde.tekst))).tekst, /geen ontslag ontvangen/)
})

test('a long queue is paged, oldest first, each question once', async (t) => {
  const wereld = await maakWereld(t)
  const mensen = Array.from({ length: 30 }, (_, i) => ({
    ...thuisloos,
    bsn: null,
    skn: String(30_000_000 + i),
    geslachtsnaam: `Rij${String(i).padStart(2, '0')}`,
  }))
  await lever(wereld, ...mensen.map((persoon) => gebeurtenis(persoon)))
  const { haal } = await meldAan(wereld, dji)
  const namen = ({ tekst }: Pagina) => [...tekst.matchAll(/>(Rij\d\d), S\.<\/a>/g)].map(([, naam]) => naam)
  const eerste = await haal('/open-vragen?soort=zonder-vast-adres')
  const volgende =
    /href="(\/open-vragen\?[^"]*na=[^"]+)"/.exec(eerste.tekst)?.[1]?.replaceAll('&amp;', '&') ?? ''
  assert.match(volgende, /soort=zonder-vast-adres/)
  const tweede = await haal(volgende)
  assert.deepEqual(
    [...namen(eerste), ...namen(tweede)],
    mensen.map(({ geslachtsnaam }) => geslachtsnaam),
  )
  assert.equal(namen(tweede).length, 5)
})

test('someone without a fixed abode is assigned, and a changed mind withdraws what the first one got', async (t) => {
  const wereld = await maakWereld(t)
  await lever(wereld, gebeurtenis(thuisloos))
  assert.deepEqual(await box(wereld, '0344'), [])
  const { haal, stuur } = await meldAan(wereld, dji)
  const rij = await haal('/open-vragen')
  assert.match(rij.tekst, /Zonder vast adres/)
  const blad = await haal(vraagAdres(rij.tekst))
  assert.match(blad.tekst, /Voorstel: Utrecht, de laatst bekende inschrijving/)
  assert.match(blad.tekst, /<option value="0344" selected/)
  const { actie, ...verborgen } = formulierIn(blad.tekst)

  const stuk = await stuur(actie, { ...verborgen, gemeentecode: '0599', reden: ' te kort ' })
  assert.equal(stuk.status, 400)
  assert.match(stuk.tekst, /Schrijf een reden van ten minste 10 tekens/)
  assert.match(stuk.tekst, /<option value="0599" selected/)
  assert.match(stuk.tekst, />\nte kort</)
  for (const gemeentecode of ['', '0530', '9999', 'college-0599'])
    assert.equal(
      (await stuur(actie, { ...verborgen, gemeentecode, reden: 'Laatste bekende plek' })).status,
      400,
    )
  assert.deepEqual(await box(wereld, '0599'), [])

  const goed = { ...verborgen, gemeentecode: '0599', reden: 'Laatste bekende verblijfplaats' }
  const klaar = await stuur(actie, goed, true)
  assert.equal(klaar.status, 200)
  assert.match(klaar.tekst, /Gemeente Rotterdam \(college\) heeft het bericht begin detentie gekregen/)
  assert.match(klaar.tekst, /Geen open vragen/)
  assert.deepEqual(
    (await box(wereld, '0599')).map(({ soort }) => soort),
    ['begin-detentie'],
  )

  const tweeKeer = await stuur(actie, { ...goed, gemeentecode: '0363' })
  assert.equal(tweeKeer.status, 409)
  assert.match(
    tweeKeer.tekst,
    /P\. de Groot heeft deze vraag al opgelost op 22 nov 2026: toegewezen aan Rotterdam/,
  )
  assert.match(tweeKeer.tekst, /Laatste bekende verblijfplaats/)
  assert.deepEqual(await box(wereld, '0363'), [])

  const opnieuw = formulierIn((await haal(vraagAdres(klaar.tekst))).tekst)
  assert.notEqual(opnieuw.vervangt, '')
  const zelfde = await stuur(actie, { ...goed, vervangt: opnieuw.vervangt })
  assert.match(zelfde.tekst, /Deze gemeente is al toegewezen/)
  const anders = await stuur(
    actie,
    { ...opnieuw, gemeentecode: '0363', reden: 'Woont sinds kort in Amsterdam' },
    true,
  )
  assert.match(anders.tekst, /De berichten aan Gemeente Rotterdam \(college\) zijn teruggeroepen/)
  assert.match(anders.tekst, /Gemeente Amsterdam \(college\) heeft het bericht begin detentie gekregen/)
  assert.deepEqual(
    (await box(wereld, '0363')).map(({ soort }) => soort),
    ['begin-detentie'],
  )
  assert.ok((await box(wereld, '0599')).every(({ status }) => status === 'ingetrokken'))

  const verloop = await haal(persoonAdres(rij.tekst))
  assert.match(verloop.tekst, /Bekijk of wijzig de toewijzing/)
  assert.match(verloop.tekst, /geldt nu[\s\S]*vervangen/)
  const besluiten = await logregels(wereld, "doel = 'gemeente-toewijzen' and handeling = 'vastgelegd'")
  assert.equal(besluiten.length, 2)
})

test('who may not see it, does not', async (t) => {
  const wereld = await maakWereld(t)
  await lever(wereld, gebeurtenis(thuisloos))
  const bron = await meldAan(wereld, dji)
  const persoon = persoonAdres((await bron.haal('/gebeurtenissen')).tekst)
  const vraag = vraagAdres((await bron.haal('/open-vragen')).tekst)
  const { actie, ...verborgen } = formulierIn((await bron.haal(vraag)).tekst)
  const goed = { ...verborgen, gemeentecode: '0599', reden: 'Laatste bekende verblijfplaats' }

  const wacht = await meldAan(wereld, justid)
  const voor = (await logregels(wereld, 'true')).length
  for (const pad of ['/gebeurtenissen', '/open-vragen']) {
    const { status, tekst } = await wacht.haal(pad)
    assert.equal(status, 200)
    assert.doesNotMatch(tekst, /Moulin|1985|999993653|personen\//)
    assert.match(tekst, /Arnhem/)
  }
  assert.equal((await logregels(wereld, 'true')).length, voor)
  assert.match((await wacht.haal(persoon)).tekst, /Justid bewaakt het versturen en ziet geen personen/)
  for (const pad of [persoon, vraag]) assert.equal((await wacht.haal(pad)).status, 403)
  assert.equal((await wacht.stuur(actie, goed)).status, 403)
  assert.equal((await wacht.stuur('/gebeurtenissen/zoek', { naam: 'moulin' })).status, 403)

  const gemeente = await meldAan(wereld, 'nazorg-rotterdam')
  for (const pad of ['/gebeurtenissen', '/open-vragen', persoon, vraag])
    assert.equal((await gemeente.haal(pad)).status, 403, pad)
  assert.equal((await gemeente.stuur(actie, goed)).status, 403)
  assert.deepEqual(await box(wereld, '0599'), [])
  const buiten = await fetch(`${wereld.adres}${persoon}`, { redirect: 'manual' })
  assert.deepEqual(
    [buiten.status, buiten.headers.get('location')],
    [303, `/aanmelden?verder=${encodeURIComponent(persoon)}`],
  )
})

test('what does not exist is a page that says so', async (t) => {
  const wereld = await maakWereld(t)
  const { haal, stuur } = await meldAan(wereld, dji)
  const niemand = '0190a5b2-0000-7000-8000-000000000000'
  for (const pad of [
    `/gebeurtenissen/personen/${niemand}`,
    '/gebeurtenissen/personen/1',
    `/open-vragen/${niemand}`,
    "/open-vragen/'or'1",
  ])
    assert.equal((await haal(pad)).status, 404, pad)
  const velden = { vervangt: '', gemeentecode: '0599', reden: 'Laatste bekende plek' }
  assert.equal((await stuur(`/open-vragen/${niemand}/toewijzing`, velden)).status, 404)
  assert.equal((await haal(`/open-vragen?toegewezen=${niemand}`)).status, 200)
  assert.equal((await haal(`/open-vragen?na=${niemand}`)).status, 400)
  assert.match((await haal('/open-vragen')).tekst, /Geen open vragen/)
})
