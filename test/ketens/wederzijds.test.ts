import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { vernietigVan } from '../../src/berichtenbox/bewaren/vernietigen.ts'
import type { Berichtvorm } from '../../src/berichtenbox/vorm.ts'
import { maakLogboek } from '../../src/logboek/logboek.ts'
import { maakPdf } from '../bestanden.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { leverGoed, type Probleemvorm, type Ruw } from '../levering.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { college, nieuwBericht, roepTerug } from '../terugroepen.ts'
import { lees, maakWereld } from '../wereld.ts'

const nu = '2026-11-22T10:00:00Z'
const wereld = await maakWereld({ after }, nu)
const { api, bank, klok } = wereld
const code = '0599'
const pi = (naam: string) => [`pi-${naam}`, 'casemanager'] as const
type Wie = readonly [string, string]
const vraag = (tekst: string, ...waarden: unknown[]) => bank.eigenaar.vraag(tekst, waarden)
const feiten = { noodzaakPlan: true }

const antwoord = (wie: Wie, id: string, inhoud: Ruw) =>
  api(wie, `/berichten/${id}/antwoorden`, { method: 'POST', body: JSON.stringify({ feiten, ...inhoud }) })

/** An answer that goes. */
async function zeg(wie: Wie, id: string, onderdak: string, anders: Ruw = {}): Promise<Berichtvorm> {
  const gestuurd = await antwoord(wie, id, { gegevens: { onderdak }, ...anders })
  assert.equal(gestuurd.status, 201, await gestuurd.clone().text())
  return lees<Berichtvorm>(gestuurd)
}

/** Someone in detention about whom the municipality wrote to the inrichting. */
async function gesprek(anders: Ruw = {}) {
  const begin = await nieuwBericht(wereld, code, anders)
  return { ...begin, vraag: await zeg(college(code), begin.id, 'Er is een kamer.') }
}

const vervolg = (bsn: string, anders: Ruw, persoon: Ruw = {}) =>
  leverGoed(
    wereld,
    gebeurtenis({ bsn, gemeentecode: code, ...persoon }, { verwachteEinddatum: null, ...anders }),
  )
const casemanager = async (inrichting: string) =>
  bezoeker(wereld, await inlogAls(wereld, `pi-${inrichting}`, 'casemanager', 'D. Proef'))

test('college and inrichting answer each other in one thread, each with its own oordeel and its line in the logboek', async () => {
  const { id, vraag: eerste } = await gesprek()
  const tweede = await zeg(pi('arnhem'), eerste.id, 'Hij wil er graag heen.')
  assert.deepEqual(
    [tweede.soort, tweede.afzender.id, tweede.ontvanger.id, tweede.antwoordOp, tweede.status],
    ['antwoord', 'pi-arnhem', `college-${code}`, eerste.id, 'bezorgd'],
  )
  const gekregen = await lees<Berichtvorm>(await api(college(code), `/berichten/${tweede.id}`))
  assert.deepEqual(gekregen.inhoud, {
    onderdak: 'Hij wil er graag heen.',
    huidigeVerblijfplaats: { inrichting: 'pi-arnhem', naam: 'PI Arnhem', plaats: 'Arnhem' },
  })
  assert.deepEqual(gekregen.betrokkene, eerste.betrokkene)
  assert.ok(gekregen.grondslagen.some(({ artikel }) => artikel.startsWith('20d lid 1')))
  assert.match(gekregen.contact?.groepsmailbox ?? '', /arnhem/)
  const derde = await zeg(college(code), tweede.id, 'Dan houden wij haar vast.')
  assert.deepEqual([derde.ontvanger.id, derde.antwoordOp], ['pi-arnhem', tweede.id])
  const regels = await vraag(
    `select organisatie, handeling, ontvanger, gegevens from logboek.regel where onderwerp = $1 and handeling = 'verstrekt'`,
    tweede.id,
  )
  assert.deepEqual(
    regels.map(({ organisatie, handeling, ontvanger }) => [organisatie, handeling, ontvanger]),
    [['pi-arnhem', 'verstrekt', `college-${code}`]],
  )
  assert.ok(String(regels[0]?.gegevens).includes('onderdak'))
  const opgepakt = await vraag('select opgepakt_op from berichtenbox.bericht where id = any($1)', [
    id,
    eerste.id,
    tweede.id,
  ])
  assert.ok(
    opgepakt.every((rij) => rij.opgepakt_op !== null),
    'who answers has taken up',
  )
})

test('both see the same thread, with who said what to whom', async () => {
  const { id, vraag: eerste } = await gesprek()
  const tweede = await zeg(pi('arnhem'), eerste.id, 'Hij wil er graag heen.')
  const nazorg = bezoeker(wereld, await inlogAls(wereld, `college-${code}`, 'nazorgcoordinator', 'A. Proef'))
  const gezegd =
    /Antwoorden over en weer[\s\S]*Gemeente Rotterdam \(college\) aan PI Arnhem[\s\S]*Er is een kamer\.[\s\S]*PI Arnhem aan Gemeente Rotterdam \(college\)[\s\S]*Hij wil er graag heen\./
  assert.match((await nazorg.lees(`/berichtenbox/${id}`)).tekst, gezegd)
  assert.match((await nazorg.lees(`/berichtenbox/${tweede.id}`)).tekst, gezegd)
  assert.match((await (await casemanager('arnhem')).lees(`/berichtenbox/${eerste.id}`)).tekst, gezegd)
})

test('an answer that stands on the page of another message is read with it; answering takes up only what was read', async () => {
  const { id, vraag: eerste } = await gesprek()
  const tweede = await zeg(college(code), id, 'Nog een kamer.')
  const derde = await zeg(college(code), id, 'En een huis.')
  const stand = async (een: string) => {
    const [rij] = await vraag(
      'select status, gelezen_op is not null as gelezen, opgepakt_op is not null as opgepakt from berichtenbox.bericht where id = $1',
      een,
    )
    return [rij?.status, rij?.gelezen, rij?.opgepakt]
  }
  // By API only what is answered is read: of the two others nobody opened a word.
  await zeg(pi('arnhem'), derde.id, 'Het huis graag.')
  assert.deepEqual(await stand(derde.id), ['gelezen', true, true])
  for (const een of [eerste, tweede]) assert.deepEqual(await stand(een.id), ['bezorgd', false, false])
  const gelogd = () =>
    vraag(
      `select 1 from logboek.regel where onderwerp = $1 and handeling = 'gelezen' and organisatie = 'pi-arnhem'`,
      eerste.id,
    )
  const voor = (await gelogd()).length
  const blad = await (await casemanager('arnhem')).lees(`/berichtenbox/${tweede.id}`)
  assert.match(blad.tekst, /Antwoorden over en weer[\s\S]*Er is een kamer\./)
  for (const een of [eerste, tweede]) assert.deepEqual(await stand(een.id), ['gelezen', true, false])
  assert.equal((await gelogd()).length, voor + 1)
  await zeg(pi('arnhem'), tweede.id, 'Dank.')
  for (const een of [eerste, tweede]) assert.deepEqual(await stand(een.id), ['gelezen', true, true])
})

test('a text with a number or an address of a person is refused by field, by API and on the page, and nothing is lost', async () => {
  const { id } = await nieuwBericht(wereld, code)
  const nazorg = bezoeker(wereld, await inlogAls(wereld, `college-${code}`, 'nazorgcoordinator', 'A. Proef'))
  const nummers = ['BSN 999990019', 'BSN ٩٩٩٩٩٠٠١٩', '999,990,019', 'Bel Jan de Vries, 06-12345678.']
  for (const tekst of [...nummers, 'Mail jan@voorbeeld.nl.']) {
    const mis = await antwoord(college(code), id, { gegevens: { onderdak: tekst } })
    assert.equal(mis.status, 400)
    const { fouten } = await lees<Probleemvorm>(mis)
    assert.deepEqual(
      fouten?.map(({ veld }) => veld),
      ['gegevens.onderdak'],
    )
    assert.match(fouten?.[0]?.melding ?? '', /Haal het nummer of e-mailadres weg/)
    const vorm = new FormData()
    const velden = { antwoordId: crypto.randomUUID(), onderwerp: 'onderdak', tekst, noodzaakPlan: 'ja' }
    for (const [naam, waarde] of Object.entries(velden)) vorm.set(naam, waarde)
    const blad = await nazorg.stuur(`/berichtenbox/${id}/antwoord`, vorm)
    assert.equal(blad.status, 400)
    assert.match(blad.tekst, /Haal het nummer of e-mailadres weg/)
    assert.ok(blad.tekst.includes(`${tekst}</textarea>`), 'what was typed stands there still')
  }
  const metNaam = (naam: string) => {
    const vorm = new FormData()
    vorm.set('antwoord', JSON.stringify({ gegevens: { onderdak: 'Zie de brief.' }, feiten }))
    vorm.append('onderdak', new File([maakPdf('brief')], naam, { type: 'application/pdf' }))
    return api(college(code), `/berichten/${id}/antwoorden`, { method: 'POST', body: vorm })
  }
  const naam = await metNaam('brief 999990019.pdf')
  assert.equal(naam.status, 400)
  assert.doesNotMatch(await naam.text(), /999990019/, 'no fault repeats it')
  assert.equal((await vraag('select 1 from berichtenbox.bericht where antwoord_op = $1', id)).length, 0)
  assert.equal((await metNaam('scan 20261120-001.pdf')).status, 201, 'a date of a scanner is no number')
  const goed = { gegevens: { onderdak: 'Vanaf 1-12-2026, van 10:00-12:00, voor 3 maanden.' } }
  assert.equal((await antwoord(college(code), id, goed)).status, 201)
})

test('an answer that needs a box to be ticked says which one, at that box', async () => {
  const { id } = await nieuwBericht(wereld, code)
  const nazorg = bezoeker(wereld, await inlogAls(wereld, `college-${code}`, 'nazorgcoordinator', 'A. Proef'))
  const vorm = new FormData()
  const velden = { antwoordId: crypto.randomUUID(), onderwerp: 'zorg', tekst: 'Ja.', noodzaakPlan: 'ja' }
  for (const [naam, waarde] of Object.entries(velden)) vorm.set(naam, waarde)
  const { status, tekst } = await nazorg.stuur(`/berichtenbox/${id}/antwoord`, vorm)
  assert.equal(status, 400)
  assert.match(tekst, /href="#veld-zorgNodig"[^>]*>Over dit onderwerp mag u alleen iets delen als dit zo is/)
  assert.match(tekst, /<input[^>]*id="veld-zorgNodig"[^>]*aria-invalid="true"/)
  assert.match(tekst, /<input[^>]*id="veld-noodzaakPlan"[^>]*checked/, 'what was ticked stays')
})

test('an answer leaves the day of release of Mijn mensen as the newest message about the detention told it', async () => {
  const { vraag: eerste } = await gesprek({ verwachteEinddatum: '2026-12-01' })
  await zeg(pi('arnhem'), eerste.id, 'Hij wil er graag heen.')
  const [{ betrokkene } = {}] = await vraag(
    'select betrokkene from berichtenbox.bericht where id = $1',
    eerste.id,
  )
  const nazorg = bezoeker(wereld, await inlogAls(wereld, `college-${code}`, 'nazorgcoordinator', 'A. Proef'))
  const lijst = async (vrijlating: string) =>
    (await nazorg.lees(`/personen?doel=nazorg-voorbereiden&vrijlating=${vrijlating}`)).tekst.includes(
      String(betrokkene),
    )
  assert.deepEqual([await lijst('binnen-30-dagen'), await lijst('onbekend')], [true, false])
  const blad = await nazorg.lees(`/personen/${betrokkene}?doel=nazorg-voorbereiden`)
  assert.match(blad.tekst, /1 december 2026[\s\S]*Vrijlating, volgens het laatste bericht/)
})

test('the same answer id sends one answer, also after the person left; another text with it is refused', async () => {
  const { bsn, vraag: eerste } = await gesprek()
  const eigen = { antwoordId: crypto.randomUUID() }
  const keren = await Promise.all([1, 2, 3].map(() => zeg(pi('arnhem'), eerste.id, 'Een keer.', eigen)))
  assert.equal(new Set(keren.map(({ id }) => id)).size, 1)
  await vervolg(bsn, { soort: 'overplaatsing', inrichting: 'pi-vught', tijdstip: '2026-11-22T09:00:00Z' })
  assert.equal((await zeg(pi('arnhem'), eerste.id, 'Een keer.', eigen)).id, keren[0]?.id)
  const anders = await antwoord(pi('arnhem'), eerste.id, { gegevens: { onderdak: 'Iets anders.' }, ...eigen })
  assert.equal(anders.status, 409)
  assert.deepEqual(
    (await lees<Probleemvorm>(anders)).fouten?.map(({ veld }) => veld),
    ['antwoordId'],
  )
  assert.equal(
    (await vraag('select 1 from berichtenbox.bericht where antwoord_op = $1', eerste.id)).length,
    1,
  )
})

test('what the register does not let the inrichting say is refused by gegeven with its remedy, and nothing goes', async () => {
  const { vraag: eerste } = await gesprek()
  for (const [feit, veld, melding] of [
    [{ noodzaakPlan: false }, 'gegevens.onderdak', /plan/i],
    [{ noodzaakPlan: true, zorgNodig: false }, 'gegevens.zorg', /zorg/i],
  ] as const) {
    const mis = await antwoord(pi('arnhem'), eerste.id, {
      gegevens: { onderdak: 'Ja.', zorg: 'Ja.' },
      feiten: feit,
    })
    assert.equal(mis.status, 403)
    const { code: soort, fouten } = await lees<Probleemvorm>(mis)
    assert.equal(soort, 'niet-toegestaan')
    const verklaar =
      veld === 'gegevens.zorg' ? ['feiten.zorgNodig'] : ['feiten.noodzaakPlan', 'feiten.zorgNodig']
    assert.deepEqual(
      fouten?.map((fout) => fout.veld).filter((naam) => naam.startsWith('feiten.')),
      verklaar,
      'what can be declared is named',
    )
    assert.match(fouten?.find((fout) => fout.veld === veld)?.melding ?? '', melding)
    const [regel, ...meer] = (
      await vraag(
        `select r.organisatie, r.ontvanger, array_to_string(r.gegevens, ' ') as gegevens, r.doel,
          t.oordeel::jsonb ->> 'uitkomst' as uitkomst, t.oordeel::text as oordeel
         from logboek.regel r join grondslagen.toets t on t.id = r.toets_id
         where r.onderwerp = $1 and r.handeling = 'geweigerd' order by r.volgnummer desc`,
        eerste.id,
      )
    ).filter(({ gegevens }) => String(gegevens).includes(veld.replace('gegevens.', '')))
    assert.deepEqual([regel?.organisatie, regel?.ontvanger], ['pi-arnhem', `college-${code}`])
    assert.match(String(regel?.oordeel), /geweigerd|onbeslist/, 'the oordeel that said so is kept')
    assert.ok(meer.length <= 1, 'once for each time that it was tried')
  }
  const onbekend = await antwoord(pi('arnhem'), eerste.id, { gegevens: { 'motivatie-en-gedrag': 'Goed.' } })
  assert.equal(onbekend.status, 400)
  const [fout] = (await lees<Probleemvorm>(onbekend)).fouten ?? []
  assert.equal(fout?.veld, 'gegevens.motivatie-en-gedrag')
  assert.equal(
    (await vraag('select 1 from berichtenbox.bericht where antwoord_op = $1', eerste.id)).length,
    0,
  )
})

test('another inrichting, another role and the sender itself cannot answer it', async () => {
  const { id, vraag: eerste } = await gesprek()
  for (const [wie, status] of [
    [pi('vught'), 404],
    [['pi-arnhem', 'backoffice'], 403],
    [college('0518'), 404],
    [college(code), 403],
  ] as const)
    assert.equal(
      (await antwoord(wie, eerste.id, { gegevens: { onderdak: 'Ja.' } })).status,
      status,
      wie.join(' '),
    )
  assert.equal((await antwoord(pi('arnhem'), id, { gegevens: { onderdak: 'Ja.' } })).status, 404)
  const directeur = bezoeker(wereld, await inlogAls(wereld, 'pi-arnhem', 'directeur', 'E. Proef'))
  assert.match(
    (await directeur.lees(`/berichtenbox/${eerste.id}`)).tekst,
    /Een casemanager van uw inrichting kan dat wel/,
  )
  assert.equal((await directeur.stuur(`/berichtenbox/${eerste.id}/antwoord`, new FormData())).status, 403)
})

test('who was moved is of the new inrichting: the old one reads why not and whom to mail, the new one answers', async () => {
  const { bsn, vraag: eerste } = await gesprek()
  await vervolg(bsn, { soort: 'overplaatsing', inrichting: 'pi-vught', tijdstip: '2026-11-22T09:00:00Z' })
  const mis = await antwoord(pi('arnhem'), eerste.id, { gegevens: { onderdak: 'Ja.' } })
  assert.equal(mis.status, 409)
  assert.match(
    (await lees<Probleemvorm>(mis)).detail,
    /verblijft .* niet in uw inrichting.*Mail Gemeente Rotterdam \(college\): \S+@/,
  )
  const { tekst } = await (await casemanager('arnhem')).lees(`/berichtenbox/${eerste.id}`)
  assert.match(
    tekst,
    /Waarom u hier niet kunt antwoorden[\s\S]*niet in uw inrichting[\s\S]*href="mailto:[^"]+"/,
  )
  assert.doesNotMatch(tekst, /Verstuur antwoord/)
  assert.equal(
    (await api(pi('vught'), `/berichten/${eerste.id}`)).status,
    404,
    'what was said before is not theirs',
  )
  const [nieuwste] = await vraag(
    `select id from berichtenbox.bericht where betrokkene = (select betrokkene from berichtenbox.bericht where id = $1)
     and ontvanger = $2 order by volgnummer desc limit 1`,
    eerste.id,
    `college-${code}`,
  )
  const weer = await zeg(college(code), String(nieuwste?.id), 'Ook voor u.')
  assert.equal(weer.ontvanger.id, 'pi-vught')
  assert.equal((await zeg(pi('vught'), weer.id, 'Goed.')).ontvanger.id, `college-${code}`)
})

test('on the day of release it may, the day after not: with the step, what would make it lawful and the whole oordeel', async (t) => {
  t.after(() => klok.zet(nu))
  const { bsn, vraag: eerste } = await gesprek()
  await vervolg(bsn, { soort: 'ontslag', inrichting: null, tijdstip: '2026-11-22T08:00:00Z' })
  assert.equal((await zeg(pi('arnhem'), eerste.id, 'Hij is net weg.')).status, 'bezorgd')
  klok.zet('2026-11-23T10:00:00Z')
  const mis = await antwoord(pi('arnhem'), eerste.id, { gegevens: { onderdak: 'Nog iets.' } })
  assert.equal(mis.status, 403)
  const { detail, fouten } = await lees<Probleemvorm>(mis)
  assert.ok(fouten?.some(({ veld }) => veld === 'gegevens.onderdak'))
  // In the words of the page, with whom to mail; and nothing is asked that Terugkeer knows.
  assert.match(detail, /Over deze persoon mag u nu niets delen[\s\S]*Na de detentie/)
  assert.match(detail, /Mail Gemeente Rotterdam \(college\): \S+@\S+\. Zet geen namen/)
  for (const { melding } of fouten ?? []) assert.doesNotMatch(melding, /[Hh]oeveel maanden|Stel eerst vast/)
  const pagina = await casemanager('arnhem')
  const { tekst } = await pagina.lees(`/berichtenbox/${eerste.id}`)
  assert.match(tekst, /Over deze persoon mag u nu niets delen[\s\S]*Na de detentie/)
  const adres = /href="(\/mag-ik-dit-delen\?[^"]+)"/.exec(tekst)?.[1]?.replaceAll('&amp;', '&') ?? ''
  assert.doesNotMatch(adres, new RegExp(bsn))
  const oordeel = await pagina.lees(adres)
  assert.equal(oordeel.status, 200)
  assert.doesNotMatch(oordeel.tekst, /Dit veld kennen wij niet|role="alert"/)
})

test('it goes only to the municipality of the return: not to one that is not that any more', async () => {
  const { bsn, vraag: eerste } = await gesprek()
  await vervolg(
    bsn,
    {
      soort: 'wijziging-einddatum',
      reden: 'regulier',
      inrichting: null,
      verwachteEinddatum: '2027-02-02',
      tijdstip: '2026-11-22T09:00:00Z',
    },
    { gemeentecode: '0363' },
  )
  const mis = await antwoord(pi('arnhem'), eerste.id, { gegevens: { onderdak: 'Ja.' } })
  assert.equal(mis.status, 409)
  assert.match((await lees<Probleemvorm>(mis)).detail, /hoort nu bij een andere gemeente/)
})

test('the inrichting recalls its answer, and its attachment goes along both ways', async () => {
  const { vraag: eerste } = await gesprek()
  const vorm = new FormData()
  vorm.set('antwoord', JSON.stringify({ gegevens: { onderdak: 'Zie de brief.' }, feiten }))
  vorm.append('onderdak', new File([maakPdf('brief')], 'brief.pdf', { type: 'application/pdf' }))
  const gestuurd = await api(pi('arnhem'), `/berichten/${eerste.id}/antwoorden`, {
    method: 'POST',
    body: vorm,
  })
  assert.equal(gestuurd.status, 201, await gestuurd.clone().text())
  const { id, bijlagen } = await lees<Berichtvorm>(gestuurd)
  const bestand = `/bijlagen/${bijlagen?.[0]?.id}`
  assert.equal((await api(college(code), bestand)).status, 200)
  assert.equal((await api(college('0518'), bestand)).status, 404)
  assert.equal((await roepTerug(wereld, id, {}, pi('vught'))).status, 404)
  assert.equal((await roepTerug(wereld, id, {}, pi('arnhem'))).status, 201)
  assert.equal((await api(college(code), bestand)).status, 404)
  const weg = await lees<Berichtvorm>(await api(college(code), `/berichten/${id}`))
  assert.deepEqual([weg.status, weg.inhoud, weg.bijlagen], ['ingetrokken', null, null])
  assert.equal((await antwoord(college(code), id, { gegevens: { onderdak: 'Ja.' } })).status, 409)
})

test('half a year after the release the answers of both sides are destroyed', async (t) => {
  t.after(() => klok.zet(nu))
  const { bsn, vraag: eerste } = await gesprek()
  const tweede = await zeg(pi('arnhem'), eerste.id, 'Hij wil er graag heen.')
  await vervolg(bsn, { soort: 'ontslag', inrichting: null, tijdstip: '2026-11-22T09:00:00Z' })
  for (const [dag, over] of [
    ['2027-05-22T08:59:00Z', true],
    ['2027-05-22T09:01:00Z', false],
  ] as const) {
    klok.zet(dag)
    await vernietigVan({ db: bank, klok, logboek: maakLogboek('00'.repeat(32)) }, 'pi-arnhem')
    const vorm = await lees<Berichtvorm>(await api(college(code), `/berichten/${tweede.id}`))
    assert.equal(vorm.inhoud !== null, over, dag)
  }
})

test('the database shows an inrichting the stay that was written about, while it works with messages, and no other', async () => {
  const { ruw } = await gesprek()
  const stil = await nieuwBericht(wereld, code)
  const perioden = async (organisatie: string, doel: string) =>
    (
      await bank.transactie({ organisatie, gebruiker: 'proef', rol: 'proef', doel, nu: new Date(nu) }, (tx) =>
        tx
          .withTables<{ 'detentie.periode': { id: string } }>()
          .selectFrom('detentie.periode')
          .select('id')
          .execute(),
      )
    ).map(({ id }) => id)
  const gezien = await perioden('pi-arnhem', 'berichten-behandelen')
  assert.ok(gezien.includes(String(ruw.gebeurtenisId)))
  assert.ok(!gezien.includes(String(stil.ruw.gebeurtenisId)), 'nobody wrote to it about this one')
  assert.deepEqual(await perioden('pi-arnhem', 'berichten-bewaren'), [])
  assert.deepEqual(
    await perioden('pi-vught', 'berichten-behandelen').then((ids) =>
      ids.filter((id) => id === ruw.gebeurtenisId),
    ),
    [],
  )
  assert.deepEqual(await perioden(`college-${code}`, 'berichten-behandelen'), [])
})
