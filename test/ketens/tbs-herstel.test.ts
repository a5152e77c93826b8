import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { maakPdf } from '../bestanden.ts'
import {
  als,
  type Bezoek,
  behandelaar,
  bij,
  gemeente,
  kiesRoutes,
  kliniek,
  laatMeedoen,
  nieuwTraject,
  reclassering,
  stuurt,
  zegt,
  zetStap,
} from '../tbs.ts'
import { drie, geefActie, metGemeente, schrijfDeel, uitnodigingVan, versieOp } from '../tbsgesprek.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, '2026-11-26T10:00:00Z')
const vraag = (tekst: string, ...waarden: readonly unknown[]) => wereld.bank.eigenaar.vraag(tekst, waarden)
const idVan = (pad: string) => pad.split('/').at(-1) ?? ''
const wie = await behandelaar(wereld)
const collega = await als(wereld, kliniek, 'behandelcoordinator', 'C. Collega')
const werker = await als(wereld, reclassering, 'reclasseringswerker', 'R. Werker')
const kaal = (tekst: string) => tekst.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const leest = async (bezoek: Bezoek, pad: string) => kaal((await bezoek.lees(pad)).tekst)

async function metDocument(bestand: string): Promise<{
  readonly traject: string
  readonly document: string
  readonly bericht: string
  readonly bijlage: string
}> {
  const traject = await nieuwTraject(wie)
  await laatMeedoen(wie, traject, gemeente)
  const vorm = new FormData()
  for (const [veld, waarde] of Object.entries({
    ...{ gegeven: 'ketenafspraken', stap: '9', maker: 'zorgaanbieder', gemaaktOp: '2026-11-20', van: '' },
    ...{ ontvangenOp: '', reden: 'Ik schreef het zelf.' },
  }))
    vorm.set(veld, waarde)
  vorm.set('bestand', new File([maakPdf(bestand)], 'brief.pdf', { type: 'application/pdf' }))
  assert.equal((await wie.stuur(`${traject}/documenten`, vorm)).status, 303)
  const [rij] = await vraag('select id from tbs.document where traject = $1', idVan(traject))
  const pad = `${traject}/stappen/9/${gemeente}`
  assert.equal((await zegt(wie, pad, { ketenafspraken: 'ja' })).status, 303)
  const ging = await wie.stuur(`${pad}/bericht`, [
    ['verzendingId', crypto.randomUUID()],
    ['document', String(rij?.id)],
  ])
  assert.equal(ging.status, 303, ging.tekst)
  const [bericht] = await bij(wereld, traject, gemeente)
  const [bijlage] = await vraag('select id from berichtenbox.bijlage where bericht_id = $1', bericht?.id)
  return {
    ...{ traject, document: `${traject}/documenten/${rij?.id}`, bericht: String(bericht?.id) },
    bijlage: `/berichtenbox/bijlagen/${bijlage?.id}`,
  }
}

test('what a document admits holds at its sent copy too: a colleague asks for it, and who has it let the colleague in', async () => {
  const { document, bericht, bijlage } = await metDocument('geheim')
  const nazorg = await als(wereld, gemeente, 'nazorgcoordinator')
  assert.equal((await collega.lees(document)).status, 200, 'that it is there a colleague sees')
  assert.equal((await collega.lees(`${document}/bestand`)).status === 200, false)
  const niet = await collega.lees(bijlage)
  assert.equal(niet.status, 403)
  assert.match(niet.tekst, /U mag dit document niet openen\. Hebt u het nodig\? Vraag B\. van fpc-van-mesdag/)
  const regels = await vraag(
    `select handeling, gegevens from logboek.regel where onderwerp = $1 and organisatie = $2 and handeling in ('gelezen', 'geweigerd')
     order by volgnummer`,
    bericht,
    kliniek,
  )
  assert.deepEqual(regels, [{ handeling: 'geweigerd', gegevens: ['ketenafspraken'] }])
  for (const bezoek of [wie, nazorg])
    assert.ok(Buffer.from((await bezoek.haal(bijlage)).bytes).equals(Buffer.from(maakPdf('geheim'))))

  // The database says the same without our code: at the sender by who the document admits, at the receiver by its box.
  const [lezer] = await vraag('select medewerker from tbs.documentlezer where document = $1', idVan(document))
  const bytes = (organisatie: string, gebruiker: string) =>
    wereld.bank.transactie({ organisatie, gebruiker, rol: 'r', doel: 'berichten-lezen' }, async (tx) => {
      const vind = sql`select 1 from berichtenbox.bijlagedeel where bijlage = ${idVan(bijlage)}`
      return (await vind.execute(tx)).rows.length
    })
  assert.equal(await bytes(kliniek, String(lezer?.medewerker)), 1)
  assert.equal(await bytes(kliniek, 'een-ander'), 0)
  assert.equal(await bytes(gemeente, 'een-ander'), 1)
  assert.equal(await bytes('fpk-assen', String(lezer?.medewerker)), 0)

  const [mens] = await vraag('select id from toegang.medewerker where naam = $1', 'C. Collega')
  const laat = await wie.stuur(`${document}/lezers`, { medewerker: String(mens?.id), reden: 'Vervangt mij.' })
  assert.equal(laat.status, 303, laat.tekst)
  assert.equal((await collega.lees(bijlage)).status, 200)
})

test('of a document that was taken away the sender opens no copy; of one handed over with its track the old clinic opens none', async () => {
  const nazorg = await als(wereld, gemeente, 'nazorgcoordinator')
  const weg = await metDocument('weggehaald')
  assert.equal((await wie.stuur(`${weg.document}/weg`, { wegreden: 'Van iemand anders.' })).status, 303)
  const over = await metDocument('overgedragen')
  const draag = await wie.stuur(`${over.traject}/overdracht`, {
    ...{ naar: 'fpk-assen', overplaatsing: 'ja', nodigVoorZorg: 'ja', toestemming: '2026-11-24' },
  })
  assert.equal(draag.status, 303, draag.tekst)
  for (const { bijlage } of [weg, over]) {
    const niet = await wie.lees(bijlage)
    assert.equal(niet.status, 403)
    assert.match(niet.tekst, /Uw kliniek kan dit document niet meer openen/)
    assert.equal((await nazorg.lees(bijlage)).status, 200, 'the receiver decides over its own box')
  }
})

test('a corrected part of the minutes is read by nobody until it is shared again; its writer knows that before', async () => {
  const { wie: schrijver, gesprek } = await metGemeente(wereld)
  const nazorg = await als(wereld, gemeente, 'nazorgcoordinator')
  await schrijver.stuur(`${gesprek}/uitnodigingen`, { ontvanger: gemeente })
  const pad = await uitnodigingVan(nazorg, gesprek, wereld)
  const deel = await schrijfDeel(schrijver, gesprek, 'Wonen straks', ['beoogde-uitstroom'], 'De oude tekst.')
  await schrijver.stuur(`${gesprek}/verslag/delen`, {})
  assert.match((await nazorg.lees(pad)).tekst, /De oude tekst\./)
  assert.match(
    await leest(schrijver, deel),
    /Dit deel is gedeeld met [^.]*Groningen[^.]*\. Bewaart u een andere/,
  )
  const bewaar = async (gegeven: string) =>
    schrijver.stuur(deel, {
      ...{ soort: 'verslag', titel: 'Wonen straks', tekst: `Nu over ${gegeven}.`, gegeven },
      gezien: await versieOp(schrijver, deel),
    })
  assert.equal((await bewaar('diagnose')).status, 303)
  assert.doesNotMatch((await nazorg.lees(pad)).tekst, /De oude tekst|Nu over/)
  assert.match(await leest(schrijver, `${gesprek}/verslag`), /mag dit niet lezen/)
  const [rij] = await vraag('select tekst, dicht_op from tbs.verslaginzage where deel = $1', idVan(deel))
  assert.equal(rij?.tekst, null)
  assert.ok(rij?.dicht_op)
  const regels = await vraag(
    `select gegevens, ontvanger from logboek.regel where handeling = 'ingetrokken' and onderwerp = $1`,
    idVan(pad),
  )
  assert.deepEqual(regels, [{ gegevens: ['beoogde-uitstroom'], ontvanger: gemeente }])
  assert.equal((await bewaar('voortgang-behandeling')).status, 303)
  assert.match(await leest(schrijver, `${gesprek}/verslag`), /mag dit lezen, nog niet gedeeld/)
  assert.doesNotMatch((await nazorg.lees(pad)).tekst, /Nu over/)
  await schrijver.stuur(`${gesprek}/verslag/delen`, {})
  assert.match((await nazorg.lees(pad)).tekst, /Nu over voortgang-behandeling\./)
})

test('who takes part no more sits at no table, and comes back only by a new invitation; so too after a move there and back', async () => {
  const { wie: schrijver, traject, gesprek } = await metGemeente(wereld)
  const nazorg = await als(wereld, gemeente, 'nazorgcoordinator')
  const nodig = () => schrijver.stuur(`${gesprek}/uitnodigingen`, { ontvanger: gemeente })
  assert.equal((await nodig()).status, 303)
  const eerste = await uitnodigingVan(nazorg, gesprek, wereld)
  await schrijfDeel(schrijver, gesprek, 'Wonen straks', [drie[1]])
  assert.equal((await schrijver.stuur(`${traject}/partijen/weg`, { ontvanger: gemeente })).status, 303)
  const inzagen = () => vraag('select dicht_op from tbs.verslaginzage where gesprek = $1', idVan(gesprek))
  const dicht = async (waarom: string) => {
    const deel = await schrijver.stuur(`${gesprek}/verslag/delen`, {})
    assert.equal(deel.status, 409, waarom)
    assert.match(deel.tekst, /Er is niemand uitgenodigd/)
    assert.deepEqual(await inzagen(), [])
    assert.equal((await geefActie(schrijver, gesprek, gemeente, [drie[1]])).status, 400)
    assert.equal((await nazorg.lees(eerste)).status, 404)
  }
  await dicht('it left')
  await laatMeedoen(schrijver, traject, gemeente)
  await dicht('it came back, and was not invited anew')

  const over = { overplaatsing: 'ja', nodigVoorZorg: 'ja', toestemming: '2026-11-24' }
  assert.equal((await nodig()).status, 303)
  assert.notEqual(await uitnodigingVan(nazorg, gesprek, wereld), eerste)
  const assen = await behandelaar(wereld, 'fpk-assen')
  assert.equal((await schrijver.stuur(`${traject}/overdracht`, { ...over, naar: 'fpk-assen' })).status, 303)
  assert.equal((await assen.stuur(`${traject}/overdracht`, { ...over, naar: kliniek })).status, 303)
  await laatMeedoen(schrijver, traject, gemeente)
  await dicht('the track was elsewhere')
  assert.equal((await zegt(schrijver, `${traject}/stappen/11/${gemeente}`, { [drie[1]]: 'ja' })).status, 303)
  assert.equal((await nodig()).status, 303)
  await schrijver.stuur(`${gesprek}/verslag/delen`, {})
  assert.match(
    (await nazorg.lees(await uitnodigingVan(nazorg, gesprek, wereld))).tekst,
    /Over Wonen straks\./,
  )
})

test('advice is asked only after a recorded no: posting straight to its address opens nothing', async () => {
  const traject = await nieuwTraject(wie, { stap: '12' })
  await laatMeedoen(wie, traject, reclassering)
  for (const stap of ['9', '11', '12']) {
    const pad = `${traject}/stappen/${stap}/${reclassering}`
    const niet = await wie.stuur(`${pad}/opdracht`, {})
    assert.equal(niet.status, 409, stap)
    assert.match(niet.tekst, /Vraag eerst toestemming\. Zegt de betrokkene nee/)
  }
  assert.deepEqual(await vraag('select 1 from tbs.opdracht where traject = $1', idVan(traject)), [])
  const pad = `${traject}/stappen/12/${reclassering}`
  await zegt(wie, pad, { 'beoogde-uitstroom': 'ja' })
  assert.equal((await wie.stuur(`${pad}/opdracht`, {})).status, 409, 'a yes is no refusal')
  await zegt(wie, pad, { 'beoogde-uitstroom': 'nee' }, { vorm: 'mondeling' })
  assert.equal((await wie.stuur(`${pad}/opdracht`, {})).status, 303)
})

test('a move rests on a signature of at most a month ago', async () => {
  const traject = await nieuwTraject(wie)
  const draag = (toestemming: string) =>
    wie.stuur(`${traject}/overdracht`, {
      ...{ naar: 'fpk-assen', overplaatsing: 'ja', nodigVoorZorg: 'ja', toestemming },
    })
  for (const dag of ['2001-01-01', '2026-10-25']) {
    const niet = await draag(dag)
    assert.equal(niet.status, 400, dag)
    assert.match(niet.tekst, /Kies de dag waarop is getekend, hoogstens een maand geleden/)
  }
  assert.equal((await draag('2026-10-27')).status, 303)
})

test('when leave ends, what was sent on it is taken back; a decision that was written down by mistake is put right', async () => {
  const traject = await nieuwTraject(wie, { stap: '13' })
  await laatMeedoen(wie, traject, reclassering)
  const vraagAan = { verzendingId: crypto.randomUUID(), soort: 'begeleid', tekst: '', monitoring: 'ja' }
  assert.equal((await wie.stuur(`${traject}/verlof`, vraagAan)).status, 303)
  const [aanvraag] = await bij(wereld, traject, 'dji')
  const besluit = (wat: string, anders: Record<string, string> = {}) =>
    wie.stuur(`${traject}/verlof/besluit`, {
      ...{ aanvraag: String(aanvraag?.id), besluit: wat, besluitdatum: '2026-11-26', ...anders },
    })
  const deel = async () => {
    const { status, tekst } = await stuurt(wie, `${traject}/stappen/13/${reclassering}`, ['verlofinformatie'])
    assert.equal(status, 303, tekst)
  }
  const standen = async () => (await bij(wereld, traject, reclassering)).map(({ status }) => status)
  assert.equal((await besluit('verleend')).status, 303)
  await deel()
  assert.equal((await besluit('ingetrokken')).status, 303)
  assert.deepEqual(await standen(), ['ingetrokken'])
  assert.deepEqual(
    (await bij(wereld, traject, 'dji')).map(({ status }) => status),
    ['bezorgd'],
  )
  const [terug] = await bij(wereld, traject, reclassering)
  assert.match(
    await leest(werker, `/berichtenbox/${terug?.id}`),
    /Het verlof waarop dit bericht rust, geldt niet/,
  )

  // It was not withdrawn at all: a mistake is put right with a reason, and without one it is not.
  assert.equal((await besluit('verleend')).status, 409)
  const leeg = await besluit('verleend', { herstel: 'ja', herstelreden: '', besluitdatum: '2026-11-26' })
  assert.equal(leeg.status, 400)
  assert.match(leeg.tekst, /Schrijf een reden/)
  assert.equal((await besluit('verleend', { herstel: 'ja', herstelreden: 'Verkeerde persoon.' })).status, 303)
  assert.match(await leest(wie, `${traject}/verlof`), /Hersteld Er stond: ingetrokken\. Verkeerde persoon\./)
  await deel()
  assert.equal(
    (await besluit('afgewezen', { herstel: 'ja', herstelreden: 'Toch niet verleend.' })).status,
    303,
  )
  assert.deepEqual(await standen(), ['ingetrokken', 'ingetrokken'])
})

test('a form that made a set makes no other: what was typed is told, and stays', async () => {
  const traject = await nieuwTraject(wie, { stap: '13' })
  const verzendingId = crypto.randomUUID()
  const maak = (tekst: string) =>
    wie.stuur(`${traject}/stappen/13/avt/buitenom`, {
      ...{ gegeven: 'verlofinformatie', hoe: 'post', 'tekst-verlofinformatie': tekst, verzendingId },
    })
  const eerst = await maak('Wat het AVT vroeg.')
  assert.equal(eerst.status, 303)
  assert.equal((await maak('Wat het AVT vroeg.')).naar, eerst.naar)
  const anders = await maak('Iets heel anders.')
  assert.equal(anders.status, 409)
  assert.match(anders.tekst, /al een set gemaakt, met iets anders erin[\s\S]*Iets heel anders\./)
  assert.equal((await vraag('select 1 from tbs.buitenom where traject = $1', idVan(traject))).length, 1)
})

test('the OM says no with a tick that it is sure; its letter is known however it is typed, and nobody reads that the law allowed it', async () => {
  const om = await als(wereld, 'om', 'om-medewerker', 'O. van Justitie')
  const traject = await nieuwTraject(wie, { stap: '15', einddatum: '2027-04-07' })
  await laatMeedoen(wie, traject, reclassering, 'om')
  await zetStap(wie, `${traject}/stappen/15`, 'gedaan')
  await kiesRoutes(wie, traject, 'a')
  const pad = `${traject}/stappen/17a/${reclassering}`
  const vraagt = (kenmerk: string) => wie.stuur(`${pad}/opdracht`, { briefdatum: '2026-11-10', kenmerk })
  assert.equal((await vraagt('OEFEN-17')).status, 303)
  assert.match(await leest(werker, '/tbs'), /Hebt u die brief niet\? Wijs dan af/)
  const [rij] = await vraag('select id from tbs.opdracht where traject = $1', idVan(traject))
  assert.equal((await werker.stuur(`/tbs/opdrachten/${rij?.id}`, { stand: 'aanvaard' })).status, 303)
  assert.doesNotMatch(await leest(werker, '/tbs'), /Hebt u die brief niet/)
  assert.equal((await stuurt(wie, pad, ['risicofactoren'])).status, 303)
  assert.match(await leest(wie, `${traject}/gedeeld`), /De wet staat dit toe/)

  const nee = (anders: Record<string, string> = {}) =>
    om.stuur(`/tbs/om-opdrachten/${rij?.id}`, { stand: 'ontkend', opdracht: String(rij?.id), ...anders })
  const eens = await nee()
  assert.equal(eens.status, 400)
  assert.match(eens.tekst, /Vink aan dat u het zeker weet/)
  assert.match(eens.tekst, /id="veld-zeker"/)
  const stand = async () => (await bij(wereld, traject, reclassering)).map(({ status }) => status)
  assert.deepEqual(await stand(), ['bezorgd'])
  assert.equal((await nee({ zeker: 'ja' })).status, 303)
  assert.deepEqual(await stand(), ['ingetrokken'])
  for (const kenmerk of ['OEFEN-17', 'oefen-17 ', ' Oefen-17'])
    assert.equal((await vraagt(kenmerk)).status, 409, kenmerk)
  const gedeeld = await leest(wie, `${traject}/gedeeld`)
  assert.match(gedeeld, /Het Openbaar Ministerie zegt dat het die niet gaf/)
  assert.doesNotMatch(gedeeld, /De wet staat dit toe/)
})
