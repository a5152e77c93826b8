import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { gebeurtenis } from '../gebeurtenis.ts'
import { antwoordOnderdak, leverGoed } from '../levering.ts'
import { nieuweBsn } from '../mensen.ts'
import { bezoeker, inlog, inlogAls } from '../sessie.ts'
import { maakWereld, type Wereld } from '../wereld.ts'

let wereld: Wereld
let sluit: () => Promise<void> = async () => {}
before(async () => {
  wereld = await maakWereld({
    after: (werk) => {
      sluit = werk
    },
  })
})
after(() => sluit())

const als = async (organisatie: string, rol: string) => {
  const { cookie, medewerker } = await inlogAls(wereld, organisatie, rol, `N. ${rol}`)
  return { ...bezoeker(wereld, { cookie }), cookie, medewerker }
}
const casemanager = (organisatie = 'pi-arnhem') => als(organisatie, 'casemanager')
const nazorg = (code: string) => als(`college-${code}`, 'nazorgcoordinator')
const terugkeer = 'doel=terugkeer-voorbereiden'
const zorg = 'doel=nazorg-voorbereiden'

const regelsVan = (medewerker: string) =>
  wereld.bank.eigenaar.vraag('select * from logboek.regel where gebruiker = $1 order by volgnummer', [
    medewerker,
  ])
async function idVan(bsn: string): Promise<string> {
  const [rij] = await wereld.bank.eigenaar.vraag('select id from detentie.persoon where bsn = $1', [bsn])
  return String(rij?.id)
}
/** Takes in someone new; returns the event and the person. */
async function neemIn(persoon: Record<string, unknown>, anders: Record<string, unknown> = {}) {
  const bsn = nieuweBsn()
  const binnen = gebeurtenis({ bsn, ...persoon }, anders)
  const [antwoord] = await leverGoed(wereld, binnen)
  return {
    bsn,
    id: await idVan(bsn),
    gebeurtenisId: String(binnen.gebeurtenisId),
    berichten: antwoord?.berichten ?? [],
  }
}
const vervolg = (bsn: string, anders: Record<string, unknown>) =>
  leverGoed(wereld, {
    ...gebeurtenis({ bsn }),
    gebeurtenisId: randomUUID(),
    verwachteEinddatum: null,
    ...anders,
  })

test('before anything is shown someone says what for, also for who does not exist', async () => {
  const { id } = await neemIn({ geslachtsnaam: 'Doelman' })
  const wie = await casemanager()
  for (const pad of ['/personen', `/personen/${id}`]) {
    const blad = await wie.lees(pad)
    assert.equal(blad.status, 200)
    assert.match(blad.tekst, /Waarvoor doet u dit\?/)
    assert.doesNotMatch(blad.tekst, /Doelman/)
    for (const doel of ['', 'x', 'nazorg-voorbereiden', 'verlof-beoordelen', 'toegang', "a'--"]) {
      const fout = await wie.lees(`${pad}?doel=${encodeURIComponent(doel)}`)
      assert.equal(fout.status, 400, doel)
      assert.match(fout.tekst, /href="#veld-doel"/)
      assert.doesNotMatch(fout.tekst, /Doelman/)
    }
  }
  const ander = await wie.lees(`/personen/${randomUUID()}`)
  const eigen = await wie.lees(`/personen/${id}`)
  const zonderId = (tekst: string) => tekst.replaceAll(/[0-9a-f-]{36}/g, 'ID')
  assert.equal(zonderId(ander.tekst), zonderId(eigen.tekst))
  assert.equal((await regelsVan(wie.medewerker)).length, 0, 'a question shows nothing')
})

test('an id of another and one that does not exist get the same answer: status, body and headers', async () => {
  const hier = await neemIn({ geslachtsnaam: 'Elders', gemeentecode: '0599' }, { inrichting: 'pi-vught' })
  const kijkers = [
    [await casemanager(), terugkeer],
    [await als('pi-arnhem', 'directeur'), terugkeer],
    [await nazorg('0518'), zorg],
    [await als('reclassering-rn', 'reclasseringswerker'), 'doel=reclasseringsadvies'],
  ] as const
  for (const [wie, doel] of kijkers) {
    const vraag = async (id: string) => {
      const antwoord = await fetch(`${wereld.adres}/personen/${id}?${doel}`, {
        headers: { Cookie: wie.cookie },
      })
      const koppen = [...antwoord.headers].filter(([naam]) => naam !== 'date')
      return { status: antwoord.status, koppen, tekst: await antwoord.text() }
    }
    const vreemd = await vraag(hier.id)
    assert.equal(vreemd.status, 404)
    assert.deepEqual(await vraag(randomUUID()), vreemd)
    assert.deepEqual(await vraag(hier.id.toUpperCase()), vreemd)
    assert.deepEqual(await vraag('geen-id'), vreemd)
    const regels = await regelsVan(wie.medewerker)
    assert.deepEqual(
      regels.map(({ handeling, relatie }) => [handeling, relatie]),
      Array.from({ length: 3 }, () => ['geweigerd', null]),
      'each try at a person is written down',
    )
  }
})

test('an inrichting sees its own periods, until thirty days after the end, and no longer after a move', async (t) => {
  t.after(() => wereld.klok.zet('2026-11-22T10:00:00Z'))
  const { id, bsn, gebeurtenisId } = await neemIn({ geslachtsnaam: 'Verhuis' })
  const wie = await casemanager()
  const blad = await wie.lees(`/personen/${id}?${terugkeer}`)
  assert.equal(blad.status, 200)
  assert.match(blad.tekst, /Suzanne Verhuis/)
  assert.match(blad.tekst, /Verwachte vrijlating/)
  assert.match(blad.tekst, /Verblijft of verbleef in uw inrichting/)
  assert.doesNotMatch(blad.tekst, new RegExp(`${bsn}|Den Haag|\\bgemeente 's|/gebeurtenissen/`, 'i'))
  assert.deepEqual(
    (await regelsVan(wie.medewerker)).map(({ handeling, doel, relatie, onderwerp, gegevens }) => ({
      handeling,
      doel,
      relatie,
      onderwerp,
      gegevens,
    })),
    [
      {
        handeling: 'gelezen',
        doel: 'terugkeer-voorbereiden',
        relatie: 'eigen-gedetineerde',
        onderwerp: gebeurtenisId,
        gegevens: ['naam', 'geboortedatum', 'detentieverloop', 'huidige-verblijfplaats', 'einde-detentie'],
      },
    ],
  )
  await vervolg(bsn, { soort: 'overplaatsing', tijdstip: '2026-11-21T10:00:00Z', inrichting: 'pi-vught' })
  assert.equal((await wie.lees(`/personen/${id}?${terugkeer}`)).status, 404, 'moved away')
  const vught = await casemanager('pi-vught')
  assert.equal((await vught.lees(`/personen/${id}?${terugkeer}`)).status, 200, 'and moved in')
  await vervolg(bsn, { soort: 'ontslag', tijdstip: '2026-11-22T09:00:00Z', inrichting: 'pi-vught' })
  const na = await vught.lees(`/personen/${id}?${terugkeer}`)
  assert.match(na.tekst, /Detentie geëindigd/)
  assert.match(na.tekst, /22 dec 2026 10:00/, 'it says when this ends')
  wereld.klok.zet('2026-12-22T08:59:59Z')
  assert.equal((await (await casemanager('pi-vught')).lees(`/personen/${id}?${terugkeer}`)).status, 200)
  wereld.klok.zet('2026-12-22T09:00:00Z')
  assert.equal((await (await casemanager('pi-vught')).lees(`/personen/${id}?${terugkeer}`)).status, 404)
})

test('a municipality sees what its messages told and no more; a withdrawn message ends it', async () => {
  const { id, bsn, gebeurtenisId, berichten } = await neemIn({
    geslachtsnaam: 'Haagman',
    gemeentecode: '0518',
  })
  const wie = await nazorg('0518')
  const blad = await wie.lees(`/personen/${id}?${zorg}`)
  assert.equal(blad.status, 200)
  assert.match(blad.tekst, /Suzanne Haagman/)
  assert.match(blad.tekst, new RegExp(`/berichtenbox/${berichten[0]}`))
  assert.doesNotMatch(blad.tekst, new RegExp(`${bsn}|gebeurtenissen/`))
  const regels = await regelsVan(wie.medewerker)
  assert.deepEqual(
    regels.map(({ handeling, doel, relatie, onderwerp }) => [handeling, doel, relatie, onderwerp]),
    [
      ['gelezen', 'nazorg-voorbereiden', 'bericht', berichten[0]],
      ['gelezen', 'nazorg-voorbereiden', 'bericht', berichten[0]],
    ],
  )
  assert.equal(regels[0]?.toets_id, null)
  assert.notEqual(regels[1]?.toets_id, null, 'what a message told keeps its ground')
  assert.match((await wie.lees(`/personen?${zorg}`)).tekst, new RegExp(`/personen/${id}`))

  const { inrichting: _, verwachteEinddatum: __, ...kop } = gebeurtenis({ bsn, geslachtsnaam: 'Haagman' })
  await leverGoed(wereld, { ...kop, soort: 'correctie', corrigeert: gebeurtenisId })
  const na = await wie.lees(`/personen/${id}?${zorg}`)
  assert.equal(na.status, 404)
  assert.doesNotMatch(na.tekst, /Haagman/)
  assert.doesNotMatch((await wie.lees(`/personen?${zorg}`)).tekst, /Haagman/)
  assert.doesNotMatch(
    (await wie.stuur('/personen/zoek', { naam: 'haagman', doel: 'nazorg-voorbereiden' })).tekst,
    new RegExp(id),
  )
})

test('an answer sent oneself keeps nothing open, and opens someone for the inrichting that got it', async () => {
  const { id, bsn, gebeurtenisId, berichten } = await neemIn({
    geslachtsnaam: 'Antwoordt',
    gemeentecode: '0518',
  })
  await antwoordOnderdak(wereld, berichten[0])
  const wie = await casemanager()
  const lijst = await wie.lees(`/personen?${terugkeer}&relatie=bericht`)
  assert.match(lijst.tekst, new RegExp(`/personen/${id}`))
  await vervolg(bsn, { soort: 'overplaatsing', tijdstip: '2026-11-21T10:00:00Z', inrichting: 'pi-vught' })
  const blad = await wie.lees(`/personen/${id}?${terugkeer}`)
  assert.equal(blad.status, 200, 'the answer is still here')
  assert.match(blad.tekst, /Uw organisatie ontving een bericht/)
  assert.doesNotMatch(blad.tekst, /Verblijft of verbleef|PI Vught/, 'and nothing of where the person went')
  const { inrichting: _, verwachteEinddatum: __, ...kop } = gebeurtenis({ bsn, geslachtsnaam: 'Antwoordt' })
  await leverGoed(wereld, { ...kop, soort: 'correctie', corrigeert: gebeurtenisId })
  assert.equal((await (await nazorg('0518')).lees(`/personen/${id}?${zorg}`)).status, 404)
})

test('DJI opens whom it reports, and its own page works as before', async () => {
  const { id } = await neemIn({ geslachtsnaam: 'Bronman' }, { inrichting: 'pi-zwolle' })
  const wie = await als('dji', 'backoffice')
  const blad = await wie.lees(`/personen/${id}?doel=melding-nazoeken`)
  assert.equal(blad.status, 200)
  assert.match(blad.tekst, new RegExp(`/gebeurtenissen/personen/${id}`))
  assert.equal((await wie.lees(`/gebeurtenissen/personen/${id}`)).status, 200)
  assert.match((await wie.lees('/personen?doel=gegevens-verbeteren')).tekst, /Bronman/)
})

test('the list: pages without doubles or gaps, a filter, and a search that stays out of the address', async () => {
  const pi = 'pi-dordrecht'
  const ids: string[] = []
  for (let i = 0; i < 30; i++) {
    const verwachteEinddatum = i < 3 ? '2026-11-25' : i < 6 ? null : '2027-06-01'
    const tijdstip = `2026-10-${String(1 + (i % 15)).padStart(2, '0')}T08:00:00Z`
    const naam = {
      geslachtsnaam: i === 7 ? 'Zoekgraag' : `Rij${String.fromCodePoint(97 + (i % 26))}`,
      gemeentecode: '0344',
    }
    ids.push((await neemIn(naam, { inrichting: pi, tijdstip, verwachteEinddatum })).id)
  }
  const wie = await casemanager(pi)
  const opBlad = (tekst: string) =>
    [...tekst.matchAll(/href="\/personen\/([0-9a-f-]{36})\?/g)].map(([, id]) => String(id))
  const eerste = await wie.lees(`/personen?${terugkeer}`)
  const verder = /href="(\/personen\?[^"]*na=[^"]*)"/.exec(eerste.tekst)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const tweede = await wie.lees(verder)
  assert.equal(opBlad(eerste.tekst).length, 25)
  assert.equal(opBlad(tweede.tekst).length, 5)
  assert.deepEqual([...opBlad(eerste.tekst), ...opBlad(tweede.tekst)].toSorted(), ids.toSorted())
  assert.equal((await regelsVan(wie.medewerker)).length, 30, 'each one shown is written down')

  const filter = async (vrijlating: string) =>
    opBlad((await wie.lees(`/personen?${terugkeer}&vrijlating=${vrijlating}`)).tekst).toSorted()
  assert.deepEqual(await filter('binnen-30-dagen'), ids.slice(0, 3).toSorted())
  assert.deepEqual(await filter('onbekend'), ids.slice(3, 6).toSorted())
  assert.deepEqual(await filter('voorbij'), [])
  assert.match((await wie.lees(`/personen?${terugkeer}&vrijlating=voorbij`)).tekst, /Niemand gevonden/)

  const gezocht = await wie.stuur('/personen/zoek', { naam: 'zoekgr', doel: 'terugkeer-voorbereiden' })
  assert.deepEqual(opBlad(gezocht.tekst), [ids[7]])
  assert.doesNotMatch(gezocht.tekst, /href="[^"]*zoekgr|action="[^"]*zoekgr/i)
  assert.equal((await regelsVan(wie.medewerker)).at(-1)?.handeling, 'gezocht')
  assert.equal((await wie.lees('/personen/zoek')).naar, '/personen')
  assert.deepEqual(
    opBlad((await wie.stuur('/personen/zoek', { naam: '%%', doel: 'terugkeer-voorbereiden' })).tekst),
    [],
  )
  const leeg = await casemanager('pi-lelystad')
  assert.match((await leeg.lees(`/personen?${terugkeer}`)).tekst, /Er staat nog niemand in uw lijst/)
})

test('what is wrong in the list is named at its field, and then nobody is shown', async () => {
  await neemIn({ geslachtsnaam: 'Zichtbaar' })
  const wie = await casemanager()
  for (const [vraag, veld] of [
    ['relatie=x', 'relatie'],
    ['relatie=plan', 'relatie'],
    ['vrijlating=morgen', 'vrijlating'],
    ['na=1', 'na'],
  ] as const) {
    const blad = await wie.lees(`/personen?${terugkeer}&${vraag}`)
    assert.equal(blad.status, 400, vraag)
    assert.match(blad.tekst, new RegExp(`href="#veld-${veld}"`))
    assert.doesNotMatch(blad.tekst, /Zichtbaar/)
  }
  for (const [velden, veld] of [
    [{ naam: 'z' }, 'naam'],
    [{ naam: '' }, 'naam'],
    [{ naam: 'z'.repeat(201) }, 'naam'],
    [{ naam: 'zi\0cht' }, 'naam'],
    [{ naam: 'zicht', relatie: 'x' }, 'relatie'],
    [{ naam: 'zicht', doel: 'x' }, 'doel'],
    [{ naam: 'zicht', doel: '' }, 'doel'],
  ] as const) {
    const blad = await wie.stuur('/personen/zoek', { doel: 'terugkeer-voorbereiden', ...velden })
    assert.equal(blad.status, 400, JSON.stringify(velden))
    assert.match(blad.tekst, new RegExp(`href="#veld-${veld}"`))
    assert.doesNotMatch(blad.tekst, /Zichtbaar/)
  }
  assert.equal((await wie.lees(`/personen?${terugkeer}&na=${randomUUID()}`)).status, 200)
  assert.equal((await regelsVan(wie.medewerker)).length, 0, 'nobody was shown, so nobody was read')
})

test('a role whose work this is not gets no page, and a machine has no way in', async () => {
  for (const [rol, organisatie] of [
    ['fg', 'pi-arnhem'],
    ['backoffice', 'pi-arnhem'],
    ['burgemeester-gemachtigde', 'burgemeester-0518'],
    ['justid-beheerder', 'justid'],
    ['medische-dienst', 'pi-arnhem'],
  ] as const) {
    const wie = await als(organisatie, rol)
    for (const pad of ['/personen', `/personen/${randomUUID()}?${terugkeer}`])
      assert.equal((await wie.lees(pad)).status, 403, `${rol} ${pad}`)
  }
  const zonder = await fetch(`${wereld.adres}/personen`, { redirect: 'manual' })
  assert.equal(zonder.headers.get('location'), '/aanmelden?verder=%2Fpersonen')
  const token = await wereld.token('dji', 'backoffice')
  const machine = await fetch(`${wereld.adres}/personen?doel=melding-nazoeken`, {
    headers: { Authorization: `Bearer ${token}` },
    redirect: 'manual',
  })
  assert.equal(machine.status, 303, 'a token is for the API')
})

test('the fictitious functionarissen of Arnhem and DJI begin at the broken glasses', async () => {
  for (const id of ['fg-arnhem', 'fg-dji']) {
    const wie = bezoeker(wereld, await inlog(wereld, id))
    const blad = await wie.lees('/fg/glasbraken')
    assert.equal(blad.status, 200)
    assert.match(blad.tekst, /aria-current="page"[^>]*>Glasbraken/)
  }
})
