import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { type TestContext, test } from 'node:test'
import { setTimeout as wacht } from 'node:timers/promises'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { sql } from 'kysely'
import { leverdelen, startBezorging } from '../../src/bezorging/bezorging.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { leverGoed, type Probleemvorm } from '../levering.ts'
import { nieuweBsn } from '../mensen.ts'
import { maakOntvanger } from '../ontvanger.ts'
import { bezoeker, inlog } from '../sessie.ts'
import { klaar, laatVerstrijken } from '../wachtrij.ts'
import { lees, maakWereld, type Wereld } from '../wereld.ts'

const denHaag = ['college-0518', 'nazorgcoordinator'] as const
const begin = '2026-11-22T10:00:00Z'
const uur = 3_600_000
const na = (uren: number) => new Date(Date.parse(begin) + uren * uur).toISOString()

interface Stelling {
  readonly id: string
  readonly stand: string
  readonly wacht: number
  readonly dood: number
}
interface Afleveringvorm {
  readonly id: string
  readonly bericht: string
  readonly soort: string
  readonly spoor: string
  readonly status: string
  readonly pogingen: number
  readonly laatsteReden: string | null
}

/** A Terugkeer that tells systems, and one system of The Hague that wants to hear. */
async function maakMeldwereld(t: TestContext) {
  const wereld = await maakWereld(t, begin)
  await startBezorging(leverdelen({ db: wereld.bank, ...wereld, oefen: true }))
  const ontvanger = await maakOntvanger(t)
  const abonnement = await meldAan(wereld, ontvanger.adres)
  return { wereld, ontvanger, abonnement }
}

async function meldAan({ api }: Wereld, adres: string): Promise<string> {
  const antwoord = await api(denHaag, '/abonnementen', { method: 'POST', body: JSON.stringify({ adres }) })
  assert.equal(antwoord.status, 201)
  return (await lees<{ id: string }>(antwoord)).id
}

const iemand = (anders: Record<string, unknown> = {}) => gebeurtenis({ bsn: nieuweBsn() }, anders)

async function stelling({ api }: Wereld): Promise<Stelling | undefined> {
  const { abonnementen } = await lees<{ abonnementen: Stelling[] }>(await api(denHaag, '/abonnementen'))
  return abonnementen[0]
}

async function afleveringen({ api }: Wereld): Promise<readonly Afleveringvorm[]> {
  return (await lees<{ afleveringen: Afleveringvorm[] }>(await api(denHaag, '/afleveringen'))).afleveringen
}

test('a system hears at once that there is a message, signed, without a word about anyone, and can fetch it', async (t) => {
  const { wereld, ontvanger } = await maakMeldwereld(t)
  const bsn = nieuweBsn()
  const [{ berichten } = { berichten: [] }] = await leverGoed(wereld, gebeurtenis({ bsn }))
  await ontvanger.heeft(1)
  const [melding] = ontvanger.ontvangen
  assert.ok(melding)
  assert.equal(melding.koppen['content-type'], 'application/cloudevents+json')
  const event = JSON.parse(melding.tekst)
  assert.deepEqual(Object.keys(event).toSorted(), [
    'dataref',
    'id',
    'source',
    'specversion',
    'subject',
    'time',
    'type',
  ])
  assert.equal(event.specversion, '1.0')
  assert.equal(event.type, 'nl.terugkeer.bericht.ontvangen.v1')
  assert.equal(event.subject, berichten[0])
  for (const geheim of [bsn, 'Moulin', 'Suzanne', 'arnhem', '0518', '1985'])
    assert.ok(!melding.tekst.includes(geheim), geheim)

  const { payload } = await jwtVerify(
    String(melding.koppen['terugkeer-handtekening']),
    createRemoteJWKSet(new URL(`${wereld.adres}/oauth/jwks`)),
    { issuer: wereld.adres, audience: ontvanger.adres, typ: 'event+jwt' },
  )
  assert.equal(payload.jti, event.id)
  assert.equal(payload.sha256, createHash('sha256').update(melding.tekst).digest('base64url'))

  const banen = await wereld.bank.eigenaar.vraag(
    `select data from wachtrij.job where name like 'bezorging-%'`,
    [],
  )
  const [een] = await afleveringen(wereld)
  const baan = { afleveringen: [een?.id], poging: 0 }
  assert.deepEqual(banen, [{ data: baan }], 'the queue holds ids and nothing else')

  const bericht = await fetch(event.dataref, {
    headers: { Authorization: `Bearer ${await wereld.token(...denHaag)}` },
  })
  assert.match(await bericht.text(), new RegExp(bsn))
  assert.equal((await fetch(event.dataref)).status, 401)
})

test('what is taken back is told as well, and what was made and taken back in one go is not', async (t) => {
  const { wereld, ontvanger } = await maakMeldwereld(t)
  const binnen = iemand()
  await leverGoed(wereld, binnen)
  await ontvanger.heeft(1)
  await leverGoed(wereld, {
    ...binnen,
    gebeurtenisId: crypto.randomUUID(),
    soort: 'correctie',
    corrigeert: binnen.gebeurtenisId,
  })
  await ontvanger.heeft(2)
  const soorten = ontvanger.ontvangen.map(({ tekst }) => JSON.parse(tekst).type)
  assert.deepEqual(soorten, ['nl.terugkeer.bericht.ontvangen.v1', 'nl.terugkeer.bericht.ingetrokken.v1'])
})

test('what is taken back while its system is asked was told all the same, and the taking back is told after it', async (t) => {
  const wereld = await maakWereld(t, begin)
  await startBezorging(leverdelen({ db: wereld.bank, ...wereld, oefen: true }))
  const binnen = iemand()
  const gehoord: string[] = []
  const server = createServer(async (vraag, antwoord) => {
    let tekst = ''
    for await (const stuk of vraag) tekst += String(stuk)
    gehoord.push(String(JSON.parse(tekst).type))
    if (gehoord.length === 1)
      await leverGoed(wereld, {
        ...binnen,
        gebeurtenisId: crypto.randomUUID(),
        soort: 'correctie',
        corrigeert: binnen.gebeurtenisId,
      })
    antwoord.writeHead(204).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => void server.close())
  await meldAan(wereld, `http://127.0.0.1:${(server.address() as { port: number }).port}/`)
  await leverGoed(wereld, binnen)
  while (gehoord.length < 2) await wacht(20)
  await klaar(wereld.bank)
  assert.deepEqual(gehoord, ['nl.terugkeer.bericht.ontvangen.v1', 'nl.terugkeer.bericht.ingetrokken.v1'])
  assert.deepEqual(
    (await afleveringen(wereld)).map(({ soort, status }) => [soort, status]),
    [
      ['ingetrokken', 'afgeleverd'],
      ['ontvangen', 'afgeleverd'],
    ],
  )
})

test('a system that is away hears everything when it is back: nothing is lost, nothing told twice as another', async (t) => {
  const { wereld, ontvanger } = await maakMeldwereld(t)
  ontvanger.antwoord(() => ({ status: 503 }))
  await leverGoed(wereld, ...Array.from({ length: 12 }, () => iemand()))
  await klaar(wereld.bank)
  const proef = (await afleveringen(wereld)).filter(({ status }) => status === 'wacht')
  assert.equal(proef.length, 1, 'one try at a time, so that a silent address holds up nobody')
  assert.ok((proef[0]?.pogingen ?? 0) >= 1)
  assert.equal(proef[0]?.laatsteReden, 'Het adres antwoordde met 503.')
  assert.equal((await stelling(wereld))?.stand, 'actief')

  await laatVerstrijken(wereld, na(7))
  const stil = await stelling(wereld)
  assert.equal(stil?.stand, 'geschorst')
  assert.equal(stil.wacht, 12)
  const standen = (await afleveringen(wereld)).map(({ status }) => status).toSorted()
  assert.deepEqual(standen, [...Array(11).fill('aangehouden'), 'wacht'])
  const voor = ontvanger.ontvangen.length
  await laatVerstrijken(wereld, na(100))
  assert.equal(ontvanger.ontvangen.length, voor + 1, 'one try for all that wait')
  assert.deepEqual((await stelling(wereld))?.dood, 0, 'a silent address is no reason to give up')

  ontvanger.antwoord(() => ({ status: 200 }))
  await laatVerstrijken(wereld, na(101))
  await ontvanger.heeft(12)
  await klaar(wereld.bank)
  const eind = await stelling(wereld)
  assert.deepEqual([eind?.stand, eind?.wacht, eind?.dood], ['actief', 0, 0])
})

test('what one address alone refuses for three days is given up, stays in sight, and goes again when a person asks', async (t) => {
  const { wereld, ontvanger } = await maakMeldwereld(t)
  let geweigerd = ''
  ontvanger.antwoord(({ id }) => {
    geweigerd ||= id
    return { status: id === geweigerd ? 422 : 200 }
  })
  await leverGoed(wereld, iemand())
  await klaar(wereld.bank)
  for (const uren of [5, 10, 73]) {
    // Something else is taken in between: the address is not silent.
    await leverGoed(wereld, iemand())
    await klaar(wereld.bank)
    await laatVerstrijken(wereld, na(uren))
  }
  assert.equal((await stelling(wereld))?.dood, 1)
  const dood = (await afleveringen(wereld)).find(({ status }) => status === 'dood')
  assert.equal(dood?.id, geweigerd)
  assert.equal(dood.laatsteReden, 'Het adres antwoordde met 422.')
  const voor = ontvanger.ontvangen.length
  await laatVerstrijken(wereld, na(200))
  assert.equal(ontvanger.ontvangen.length, voor, 'given up is given up')

  ontvanger.antwoord(() => ({ status: 200 }))
  const opnieuw = await wereld.api(denHaag, `/afleveringen/${dood.id}/opnieuw`, { method: 'POST' })
  assert.equal(opnieuw.status, 202)
  await ontvanger.heeft(4)
  await klaar(wereld.bank)
  assert.equal((await stelling(wereld))?.dood, 0)
})

test('a release of tomorrow does not wait behind an import, also when the address was silent', async (t) => {
  const { wereld, ontvanger } = await maakMeldwereld(t)
  const reeks = Array.from({ length: 60 }, () => iemand())
  ontvanger.antwoord(() => ({ status: 500 }))
  await leverGoed(wereld, ...reeks)
  await leverGoed(wereld, iemand({ verwachteEinddatum: '2026-11-23' }))
  const sporen = Map.groupBy(await afleveringen(wereld), ({ spoor }) => spoor)
  assert.deepEqual([sporen.get('bulk')?.length, sporen.get('spoed')?.length], [60, 1])
  const zet = (rij: string, wanneer: string) =>
    wereld.bank.eigenaar.vraag(
      `update wachtrij.job set start_after = ${wanneer} where name = $1 and state in ('created', 'retry')`,
      [rij],
    )
  await zet('bezorging-bulk', `now() + interval '1 day'`)
  await klaar(wereld.bank)
  const genomen: string[] = []
  ontvanger.antwoord(({ id }) => {
    genomen.push(id)
    return { status: 200 }
  })
  await zet('bezorging-spoed', 'now()')
  await ontvanger.heeft(1)
  const [spoed] = sporen.get('spoed') ?? []
  assert.equal(genomen[0], spoed?.id)
  await ontvanger.heeft(61)
})

test('a server that stops while an address is asked tells again with the same id, and counts once', async (t) => {
  const { wereld, ontvanger } = await maakMeldwereld(t)
  ontvanger.antwoord(() => ({ status: 200 }))
  await leverGoed(wereld, iemand())
  await ontvanger.heeft(1)
  await klaar(wereld.bank)
  // As if it had been killed before it could keep that the address took it.
  await wereld.bank.eigenaar.voerUit(
    `update bezorging.aflevering set status = 'wacht', pogingen = 0, afgeleverd_op = null;
     update wachtrij.job set state = 'retry', start_after = now(), completed_on = null where name like 'bezorging-%'`,
  )
  while (ontvanger.ontvangen.length < 2) await wacht(50)
  await klaar(wereld.bank)
  assert.equal(ontvanger.ontvangen[0]?.id, ontvanger.ontvangen[1]?.id)
  const [een, ...rest] = await afleveringen(wereld)
  assert.deepEqual([een?.status, een?.pogingen, rest.length], ['afgeleverd', 1, 0])
})

test('an address that cannot be is refused with its field; one of another does not exist', async (t) => {
  const { wereld, abonnement } = await maakMeldwereld(t)
  const { api } = wereld
  const maak = (adres: unknown) =>
    api(denHaag, '/abonnementen', { method: 'POST', body: JSON.stringify({ adres }) })
  const fout = [
    'gemeente.example/meldingen',
    'http://gemeente.example/',
    'ftp://gemeente.example/',
    'https://naam:geheim@gemeente.example/',
    'https://gemeente.example/#deel',
    'https://10.0.0.1/',
    'https://[fd12::1]/',
    'https://[::ffff:192.168.1.1]/',
    'https://2852039166/latest',
    `https://gemeente.example/${'a'.repeat(500)}`,
    'https://gemeente.example./',
    'https://gemeente.example/?bsn=999990019',
    'https://gemeente.example/999.990.019/x',
    'https://gemeente.example/%39%39%39%39%39%30%30%31%39',
    '',
    7,
    null,
  ]
  for (const adres of fout) {
    const antwoord = await maak(adres)
    assert.equal(antwoord.status, 400, String(adres))
    const { fouten } = await lees<Probleemvorm>(antwoord)
    assert.deepEqual(
      fouten?.map(({ veld }) => veld),
      ['adres'],
      String(adres),
    )
  }
  const anders = ['college-0599', 'nazorgcoordinator'] as const
  assert.equal((await api(anders, `/abonnementen/${abonnement}`, { method: 'DELETE' })).status, 404)
  assert.equal((await api(anders, `/abonnementen/${abonnement}/proef`, { method: 'POST' })).status, 404)
  assert.deepEqual(await lees(await api(anders, '/abonnementen')), { abonnementen: [] })
  assert.equal((await api(null, '/abonnementen')).status, 401)

  for (let i = 1; i < 10; i++) assert.equal((await maak(`https://gemeente.example/${i}`)).status, 201)
  for (const zelfde of [' https://gemeente.example/1 ', 'HTTPS://Gemeente.example:443/1'])
    assert.match((await lees<Probleemvorm>(await maak(zelfde))).detail, /krijgt al meldingen/, zelfde)
  assert.equal((await maak('https://gemeente.example/11')).status, 409)
  assert.equal((await api(denHaag, `/abonnementen/${abonnement}`, { method: 'DELETE' })).status, 204)
  assert.equal((await maak('https://gemeente.example/1')).status, 409)
  assert.equal((await maak('https://gemeente.example/11')).status, 201)
})

// The embedded database has one connection: there nobody is ever halfway, so there it is no test.
if (process.env.TEST_DB === 'postgres')
  test('who tells an address does not wait for an import that plans more for it', async (t) => {
    const { wereld, ontvanger } = await maakMeldwereld(t)
    const [eerste] = await leverGoed(wereld, iemand())
    await klaar(wereld.bank)
    const bericht = eerste?.berichten[0]
    const afzender = { organisatie: 'dji', gebruiker: 'proef', rol: 'backoffice', doel: 'proef' }
    await wereld.bank.transactie(afzender, async (tx) => {
      const gevraagd = JSON.stringify([{ bericht, soort: 'ontvangen', spoor: 'bulk' }])
      const { rows } = await sql`select id from bezorging.plan(${gevraagd}::json, now())`.execute(tx)
      assert.equal(rows.length, 1)
      await leverGoed(wereld, iemand(), iemand())
      assert.equal(await klaarOfVast(wereld), 'klaar', 'nobody waits for a row')
      assert.equal(ontvanger.ontvangen.length, 3)
    })
  })

/** Whether every job of delivery was done, or one waits for a row that another holds. */
async function klaarOfVast({ bank }: Wereld): Promise<'klaar' | 'vast'> {
  const gedaan = klaar(bank).then(() => 'klaar' as const)
  for (;;) {
    const stand = await Promise.race([gedaan, wacht(50, 'bezig' as const)])
    if (stand !== 'bezig') return stand
    const vast = await bank.eigenaar.vraag(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event in ('transactionid', 'tuple')`,
      [],
    )
    if (vast.length > 0) return 'vast'
  }
}

test('an ended address hears nothing more, and what waited for it falls away', async (t) => {
  const { wereld, ontvanger, abonnement } = await maakMeldwereld(t)
  ontvanger.antwoord(() => ({ status: 503 }))
  await leverGoed(wereld, iemand(), iemand())
  await klaar(wereld.bank)
  const voor = ontvanger.ontvangen.length
  await wereld.api(denHaag, `/abonnementen/${abonnement}`, { method: 'DELETE' })
  const vervallen = await afleveringen(wereld)
  assert.deepEqual(
    vervallen.map(({ status, laatsteReden }) => [status, laatsteReden]),
    Array(2).fill(['vervallen', 'Het adres is beëindigd.']),
  )
  const opnieuw = await meldOpnieuw(wereld, vervallen[0]?.id)
  assert.equal(opnieuw.status, 409)
  assert.equal(
    (await lees<Probleemvorm>(opnieuw)).detail,
    'Dit adres is beëindigd. Wij melden daar niets meer.',
  )
  await laatVerstrijken(wereld, na(1))
  await leverGoed(wereld, iemand())
  await klaar(wereld.bank)
  assert.equal(ontvanger.ontvangen.length, voor)
})

test('what was planned just when its address was ended falls away when it is its turn', async (t) => {
  const { wereld, ontvanger } = await maakMeldwereld(t)
  ontvanger.antwoord(() => ({ status: 503 }))
  await leverGoed(wereld, iemand())
  await klaar(wereld.bank)
  const voor = ontvanger.ontvangen.length
  await wereld.bank.eigenaar.voerUit(
    `update bezorging.abonnement set stand = 'beeindigd', beeindigd_door = 'proef', beeindigd_op = now()`,
  )
  await laatVerstrijken(wereld, na(1))
  assert.deepEqual(
    (await afleveringen(wereld)).map(({ status }) => status),
    ['vervallen'],
  )
  assert.equal(ontvanger.ontvangen.length, voor)
})

test('what an address took while it was being ended was told, and the address stays ended', async (t) => {
  const { wereld, ontvanger, abonnement } = await maakMeldwereld(t)
  ontvanger.antwoord(async () => {
    const { status } = await wereld.api(denHaag, `/abonnementen/${abonnement}`, { method: 'DELETE' })
    return { status }
  })
  await leverGoed(wereld, iemand())
  await ontvanger.heeft(1)
  await klaar(wereld.bank)
  assert.deepEqual(
    (await afleveringen(wereld)).map(({ status }) => status),
    ['afgeleverd'],
  )
  assert.equal(await stelling(wereld), undefined)
})

const meldOpnieuw = ({ api }: Wereld, id = '') =>
  api(denHaag, `/afleveringen/${id}/opnieuw`, { method: 'POST' })

test('what waits is tried at once when asked, and what was told is told again with the same id', async (t) => {
  const { wereld, ontvanger } = await maakMeldwereld(t)
  ontvanger.antwoord(() => ({ status: 422 }))
  await leverGoed(wereld, iemand())
  await klaar(wereld.bank)
  const [wachtend] = await afleveringen(wereld)
  assert.equal(wachtend?.status, 'wacht')
  ontvanger.antwoord(() => ({ status: 204 }))
  // The clock stands still: by itself it would not go again.
  assert.equal((await meldOpnieuw(wereld, wachtend.id)).status, 202)
  await klaar(wereld.bank)
  const [gemeld] = await afleveringen(wereld)
  assert.equal(gemeld?.status, 'afgeleverd')

  const voor = ontvanger.ontvangen.length
  assert.equal((await meldOpnieuw(wereld, wachtend.id)).status, 202)
  await klaar(wereld.bank)
  assert.equal((await afleveringen(wereld))[0]?.status, 'afgeleverd')
  const weer = ontvanger.ontvangen.slice(voor)
  assert.deepEqual(
    weer.map(({ tekst }) => tekst),
    [ontvanger.ontvangen[0]?.tekst],
  )
})

test('what fell away because its message was recalled is not told again, and says why', async (t) => {
  const { wereld, ontvanger } = await maakMeldwereld(t)
  ontvanger.antwoord(() => ({ status: 422 }))
  const binnen = iemand()
  await leverGoed(wereld, binnen)
  await klaar(wereld.bank)
  await leverGoed(wereld, {
    ...binnen,
    gebeurtenisId: crypto.randomUUID(),
    soort: 'correctie',
    corrigeert: binnen.gebeurtenisId,
  })
  const vervallen = (await afleveringen(wereld)).find(({ soort }) => soort === 'ontvangen')
  assert.equal(vervallen?.status, 'vervallen')
  const antwoord = await meldOpnieuw(wereld, vervallen.id)
  assert.equal(antwoord.status, 409)
  assert.equal(
    (await lees<Probleemvorm>(antwoord)).detail,
    'Deze melding is vervallen. Wij melden haar niet meer.',
  )
  assert.equal((await meldOpnieuw(wereld, crypto.randomUUID())).status, 404)
})

test('a beheerder adds an address on the page, tries it, and sees why it fails', async (t) => {
  const wereld = await maakWereld(t, begin)
  const ontvanger = await maakOntvanger(t)
  const mens = bezoeker(wereld, await inlog(wereld, 'beheer-rotterdam'))
  const leeg = (await mens.lees('/meldingen')).tekst
  assert.match(leeg, /Nog geen adres/)
  assert.doesNotMatch(leeg, /tk-kaart"><div class="tk-leeg/, 'what is empty is no card within a card')
  assert.match(leeg, /Deze omgeving verstuurt geen e-mail/, 'no mail server was set')
  const mis = await mens.stuur('/meldingen', { adres: 'http://elders.example/x' })
  assert.equal(mis.status, 400)
  assert.match(mis.tekst, /Gebruik een adres met https/)
  assert.match(mis.tekst, /value="http:\/\/elders.example\/x"/)
  const goed = await mens.stuur('/meldingen', { adres: ontvanger.adres })
  assert.equal(goed.naar, '/meldingen?gedaan=toegevoegd')
  const { tekst } = await mens.lees('/meldingen')
  const proefpad = /action="(\/meldingen\/[^"]+\/proef)"/.exec(tekst)?.[1] ?? ''
  const niets = await mens.stuur(proefpad.replace('proef', 'hervatten'), {})
  assert.equal(niets.status, 409)
  assert.match(niets.tekst, /<h1[^>]*>Meldingen<[\s\S]*Hier is niets wat opnieuw kan/, 'on the page itself')
  assert.match(tekst, /nog niets gemeld/, 'an address that never answered is not called good')
  const gelukt = await mens.stuur(proefpad, {})
  assert.ok(gelukt.tekst.includes(`${ontvanger.adres} nam de proefmelding aan`), 'it says which address')
  assert.equal(JSON.parse(ontvanger.ontvangen[0]?.tekst ?? '{}').type, 'nl.terugkeer.bericht.proef.v1')
  ontvanger.antwoord(() => ({ status: 404 }))
  const mislukt = await mens.stuur(proefpad, {})
  assert.equal(mislukt.status, 200)
  assert.ok(
    mislukt.tekst.includes(`${ontvanger.adres} nam de proefmelding niet aan. Het adres antwoordde met 404.`),
    'it says which address, and why',
  )
  for (const pad of ['/meldingen/zomaar/proef', `/meldingen/${crypto.randomUUID()}/beeindigen`])
    assert.equal((await mens.stuur(pad, {})).status, 404, pad)
})

test('a beheerder sees that an address is silent, tries at once, tells again, and is asked before what waits falls away', async (t) => {
  const wereld = await maakWereld(t, begin)
  await startBezorging(leverdelen({ db: wereld.bank, ...wereld, oefen: true }))
  const ontvanger = await maakOntvanger(t)
  const mens = bezoeker(wereld, await inlog(wereld, 'beheer-rotterdam'))
  await mens.stuur('/meldingen', { adres: ontvanger.adres })
  const naarRotterdam = () => gebeurtenis({ bsn: nieuweBsn(), gemeentecode: '0599' })
  const actie = (tekst: string, wat: RegExp) => wat.exec(tekst)?.[1] ?? ''
  const opnieuwpad = /action="(\/meldingen\/afleveringen\/[^"]+\/opnieuw)"/

  ontvanger.antwoord(() => ({ status: 503 }))
  await leverGoed(wereld, naarRotterdam())
  await klaar(wereld.bank)
  const stil = (await mens.lees('/meldingen')).tekst
  assert.match(stil, /antwoordt niet sinds/)
  assert.doesNotMatch(stil, /actief/)
  assert.match(stil, /wij proberen het weer/)
  ontvanger.antwoord(() => ({ status: 204 }))
  assert.equal((await mens.stuur(actie(stil, opnieuwpad), {})).naar, '/meldingen?gedaan=opnieuw')
  await klaar(wereld.bank)
  assert.match((await mens.lees('/meldingen')).tekst, /Alles is gemeld/)

  const gemeld = (await mens.lees('/meldingen?toon=gemeld')).tekst
  assert.match(gemeld, /Meld nog eens/)
  assert.equal((await mens.stuur(actie(gemeld, opnieuwpad), {})).status, 303)
  await ontvanger.heeft(1)
  await klaar(wereld.bank)
  assert.equal(new Set(ontvanger.ontvangen.map(({ id }) => id)).size, 1)
  assert.equal(ontvanger.ontvangen.length, 3)

  ontvanger.antwoord(() => ({ status: 503 }))
  await leverGoed(wereld, naarRotterdam(), naarRotterdam())
  await klaar(wereld.bank)
  const eindpad = actie((await mens.lees('/meldingen')).tekst, /action="(\/meldingen\/[^"]+\/beeindigen)"/)
  const vraag = await mens.stuur(eindpad, {})
  assert.match(vraag.tekst, /staan nog 2 meldingen klaar/)
  assert.match((await mens.lees('/meldingen')).tekst, new RegExp(eindpad), 'asking ends nothing')
  const nooit = await mens.lees('/meldingen?gedaan=beeindigd')
  assert.equal(nooit.naar, '/meldingen', 'a link ends nothing, and does not say so')
  const { naar } = await mens.stuur(eindpad, { zeker: 'ja' })
  assert.equal(naar, '/meldingen?gedaan=beeindigd')
  assert.match((await mens.lees(naar)).tekst, /Dit adres krijgt geen meldingen meer/)
  assert.match((await mens.lees('/meldingen')).tekst, /Alles is gemeld/)
  const einde = (await mens.lees('/meldingen?toon=gemeld')).tekst
  assert.match(einde, /Het adres is beëindigd\./)
  assert.doesNotMatch(einde, opnieuwpad, 'nothing of an ended address can be tried')
})
