import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { exportJWK, generateKeyPair } from 'jose'
import { type Detentiegebeurtenis, Terugkeer, TerugkeerFout } from '../client/terugkeer.js'
import { made } from '../scripts/client.ts'
import { leverdelen, startBezorging } from '../src/bezorging/bezorging.ts'
import { datumVan, plusDagen } from '../src/kern/datum.ts'
import { maakPdf } from './bestanden.ts'
import { gebeurtenis } from './gebeurtenis.ts'
import { nieuweBsn } from './mensen.ts'
import { maakOntvanger } from './ontvanger.ts'
import { lees, maakWereld } from './wereld.ts'

const wereld = await maakWereld({ after }, new Date().toISOString())
const map = fileURLToPath(new URL('../client/', import.meta.url))

/** A client of an organisation with a key of its own: of the kind that it may choose. */
async function maakClient(
  organisatie: string,
  rol: string,
  bereik: readonly string[],
  alg: 'ES256' | 'PS256' = 'ES256',
) {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true })
  const kid = crypto.randomUUID()
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid, alg }] }
  const antwoord = await wereld.api(null, '/oefenkoppelingen', {
    method: 'POST',
    body: JSON.stringify({ organisatie, rol, jwks }),
  })
  const { clientId, issuer } = await lees<{ clientId: string; issuer: string }>(antwoord)
  const sleutel = { ...(await exportJWK(privateKey)), kid }
  return new Terugkeer({ server: wereld.adres, clientId, issuer, sleutel, bereik })
}

async function alle<T>(bron: AsyncIterable<T>): Promise<readonly T[]> {
  const gelezen: T[] = []
  for await (const een of bron) gelezen.push(een)
  return gelezen
}

const dji = await maakClient('dji', 'backoffice', ['gebeurtenissen.leveren'], 'PS256')
const allesVanEenGemeente = [
  'berichten.lezen',
  'berichten.behandelen',
  'contacten.lezen',
  'meldingen.instellen',
]
const denHaag = await maakClient('college-0518', 'leverancier', allesVanEenGemeente)

/** An event of today: what the client sends is checked by its types, what a test makes is not. */
const iemand = () =>
  gebeurtenis(
    { bsn: nieuweBsn() },
    { tijdstip: new Date(Date.now() - 3_600_000).toISOString(), verwachteEinddatum: '2099-01-01' },
  ) as unknown as Detentiegebeurtenis

test('what is made for the client is what its source and the API document give; npm run client renews it', async () => {
  for (const [naam, maak] of Object.entries(made))
    assert.equal(readFileSync(join(map, naam), 'utf8'), await maak(), naam)
})

test('a system delivers one and many, reads page after page, confirms and answers once', async () => {
  const gebeurtenissen = Array.from({ length: 120 }, iemand)
  const [eerste] = gebeurtenissen
  assert.ok(eerste)
  const antwoord = await dji.lever(eerste)
  assert.equal(antwoord.herhaald, false)
  const regels = await alle(dji.leverReeks(gebeurtenissen))
  assert.deepEqual(
    regels.map((regel) => regel.aanvaard && regel.herhaald),
    gebeurtenissen.map((_, i) => i === 0),
  )
  const berichten = await alle(denHaag.berichten({ soort: 'begin-detentie' }))
  assert.equal(new Set(berichten.map(({ id }) => id)).size, 120)
  const [id = ''] = antwoord.berichten
  assert.equal((await denHaag.bevestig(id)).status, 'gelezen')
  const inhoud = {
    antwoordId: crypto.randomUUID(),
    gegevens: { onderdak: 'Er is een kamer.' },
    feiten: { noodzaakPlan: true },
  }
  const [een, twee] = await Promise.all([denHaag.beantwoord(id, inhoud), denHaag.beantwoord(id, inhoud)])
  assert.equal(een.id, twee.id)
  assert.equal((await denHaag.bericht(een.id)).soort, 'antwoord')
  assert.ok((await denHaag.contacten('Arnhem')).length > 0)
  const bestand = {
    ...{ gegeven: 'onderdak', naam: 'contract.pdf', inhoudstype: 'application/pdf' as const },
    inhoud: maakPdf('contract'),
  }
  const met = await denHaag.beantwoord(id, { ...inhoud, antwoordId: crypto.randomUUID() }, [bestand])
  const [bijlage] = met.bijlagen ?? []
  assert.ok(bijlage)
  assert.deepEqual([bijlage.naam, bijlage.gegeven], ['contract.pdf', 'onderdak'])
  assert.deepEqual(await denHaag.bijlage(bijlage), bestand.inhoud)
  await assert.rejects(denHaag.beantwoord(id, inhoud, [{ ...bestand, naam: 'contract.png' }]), (oorzaak) => {
    assert.ok(oorzaak instanceof TerugkeerFout)
    assert.deepEqual([oorzaak.status, oorzaak.fouten[0]?.veld], [400, 'onderdak'])
    return true
  })
})

test('a system works with its box, says that a message is not hers, and a sender recalls', async () => {
  const afzender = await maakClient('dji', 'backoffice', ['gebeurtenissen.leveren', 'berichten.behandelen'])
  const [eerste = '', tweede = ''] = (await alle(afzender.leverReeks([iemand(), iemand()]))).flatMap(
    (regel) => (regel.aanvaard ? regel.berichten : []),
  )
  const [collega = null] = await denHaag.collegas()
  const toegewezen = await denHaag.wijsToe(eerste, collega?.id ?? null)
  assert.deepEqual(toegewezen.toegewezenAan, collega)
  const notitieId = crypto.randomUUID()
  for (const _ of [1, 2]) await denHaag.noteer(eerste, 'Gebeld met de schuldhulp.', notitieId)
  assert.deepEqual(
    (await denHaag.behandeling(eerste)).notities.map(({ tekst }) => tekst),
    ['Gebeld met de schuldhulp.'],
  )
  assert.deepEqual(await denHaag.labels(), [])
  const nooit = crypto.randomUUID()
  assert.deepEqual(await denHaag.behandel({ doe: 'oppakken', berichten: [eerste, nooit] }), [
    { bericht: eerste, afloop: 'gedaan' },
    { bericht: nooit, afloop: 'niet-gevonden' },
  ])
  const vraag = { reden: 'verhuisd', gemeentecode: '0599' } as const
  assert.equal((await denHaag.zegNietVanOns(tweede, vraag)).id, tweede)
  const conflict = (oorzaak: unknown) => oorzaak instanceof TerugkeerFout && oorzaak.status === 409
  await assert.rejects(denHaag.zegNietVanOns(tweede, vraag), conflict)
  const terug = { grond: 'correctie', toelichting: 'De datum klopte niet.' } as const
  assert.equal((await afzender.roepTerug(eerste, terug)).status, 'ingetrokken')
  await assert.rejects(afzender.roepTerug(eerste, terug), conflict)
  const gewist = await denHaag.beantwoordVerwijderverzoek(eerste, { uitkomst: 'verwijderd' })
  assert.equal(gewist.id, eerste)
  await assert.rejects(
    denHaag.bijbesluiten(tweede),
    (oorzaak) => oorzaak instanceof TerugkeerFout && oorzaak.status === 403,
  )
})

test('a burgemeester keeps a decision once, however often it is sent', async () => {
  const afzender = await maakClient('dji', 'backoffice', ['gebeurtenissen.leveren'])
  const bereik = ['berichten.lezen', 'berichten.behandelen']
  const burgemeester = await maakClient('burgemeester-0518', 'burgemeester-gemachtigde', bereik)
  const { persoon } = iemand()
  assert.ok(persoon)
  const bij: Detentiegebeurtenis = {
    ...{ gebeurtenisId: crypto.randomUUID(), soort: 'bij-melding', gemeentecode: '0518' },
    ...{ aanleiding: 'einde-detentie', bijGrond: true, categorie: 'tbs', persoon },
    tijdstip: new Date(Date.now() - 3_600_000).toISOString(),
    terugkeerdatum: plusDagen(datumVan(new Date()), 20),
  }
  const {
    berichten: [id = ''],
  } = await afzender.lever(bij)
  const besluit = {
    ...({
      besluitId: crypto.randomUUID(),
      besluit: 'maatregel',
      maatregel: 'Gesprek met de wijkagent.',
    } as const),
    ...{ datum: datumVan(new Date()), reden: 'Er is onrust in de straat.' },
  }
  // Nobody decides on what nobody read.
  await burgemeester.bericht(id)
  const [een, twee] = [await burgemeester.besluit(id, besluit), await burgemeester.besluit(id, besluit)]
  assert.equal(een.id, twee.id)
  assert.deepEqual(await burgemeester.bijbesluiten(id), [een])
})

test('a system says how to sign in at it, and takes that back', async (t) => {
  const ontvanger = await maakOntvanger(t)
  const { id } = await denHaag.meldAan(ontvanger.adres)
  const inloggen = { tokenadres: 'https://oauth.voorbeeld.nl/token', clientId: 'tk-proef', bereik: null }
  const nu = async () => (await denHaag.abonnementen()).find((een) => een.id === id)?.inloggen
  await denHaag.zetInloggen(id, inloggen)
  assert.deepEqual(await nu(), inloggen)
  await denHaag.zetInloggen(id, null)
  assert.equal(await nu(), null)
  await denHaag.meldAf(id)
})

test('a refusal names its fields, and is not tried again', async () => {
  const fout = { ...iemand(), tijdstip: 'gisteren' } as unknown as Detentiegebeurtenis
  await assert.rejects(dji.lever(fout), (oorzaak) => {
    assert.ok(oorzaak instanceof TerugkeerFout)
    assert.deepEqual(
      [oorzaak.status, oorzaak.code, oorzaak.fouten[0]?.veld],
      [400, 'ongeldige-invoer', 'tijdstip'],
    )
    return true
  })
  await assert.rejects(
    denHaag.lever(iemand()),
    (oorzaak) => oorzaak instanceof TerugkeerFout && oorzaak.status === 403,
  )
})

test('an id leads to one route and no other', async () => {
  await assert.rejects(
    denHaag.bericht('../abonnementen'),
    (oorzaak) => oorzaak instanceof TerugkeerFout && oorzaak.status === 404,
  )
  for (const geenId of ['', '.', '..'])
    await assert.rejects(async () => denHaag.bericht(geenId), /Dit is geen id/)
})

test('a real notice is taken, one that is changed, of another, or signed by another is not', async (t) => {
  await startBezorging(leverdelen({ db: wereld.bank, ...wereld, oefen: true }))
  const ontvanger = await maakOntvanger(t)
  const { id } = await denHaag.meldAan(ontvanger.adres)
  assert.equal((await denHaag.proef(id)).gelukt, true)
  const [binnen] = ontvanger.ontvangen
  assert.ok(binnen)
  const echt = {
    inhoud: binnen.tekst,
    handtekening: String(binnen.koppen['terugkeer-handtekening']),
    adres: ontvanger.adres,
  }
  assert.partialDeepStrictEqual(await denHaag.keurMelding(echt), {
    id: binnen.id,
    type: 'nl.terugkeer.bericht.proef.v1',
  })
  const [kop, lading, teken] = echt.handtekening.split('.')
  const vals = Buffer.from(JSON.stringify({ alg: 'none', typ: 'event+jwt' })).toString('base64url')
  for (const [wat, reden] of [
    [{ ...echt, inhoud: echt.inhoud.replace('proef', 'ontvangen') }, /onderweg veranderd/],
    [{ ...echt, adres: 'https://elders.example/' }, /niet voor u/],
    [{ ...echt, handtekening: `${vals}.${lading}.` }, /niet de vorm/],
    [
      {
        ...echt,
        handtekening: `${kop}.${lading}.${teken?.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'))}`,
      },
      /klopt niet/,
    ],
    [{ ...echt, handtekening: '' }, /niet de vorm van Terugkeer/],
    [{ ...echt, handtekening: 'a.b.c' }, /niet de vorm van Terugkeer/],
  ] as const)
    await assert.rejects(denHaag.keurMelding(wat), reden)
  assert.deepEqual(await denHaag.dodeBrieven(), [])
  await denHaag.meldAf(id)
  assert.deepEqual(await denHaag.abonnementen(), [])
})

test('the folder works by itself, from an empty folder, and tries again while the server is away', async (t) => {
  const leeg = mkdtempSync(join(tmpdir(), 'client-'))
  t.after(() => rmSync(leeg, { recursive: true }))
  mkdirSync(join(leeg, 'node_modules/@terugkeer'), { recursive: true })
  cpSync(map, join(leeg, 'node_modules/@terugkeer/client'), { recursive: true })
  writeFileSync(
    join(leeg, 'probeer.mjs'),
    `import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import { Terugkeer } from '@terugkeer/client'
let keer = 0
const server = createServer((vraag, antwoord) => {
  if (vraag.url === '/oauth/token') return antwoord.end(JSON.stringify({ access_token: 'token', expires_in: 3600 }))
  keer++
  if (keer === 1) return vraag.socket.destroy()
  if (keer === 2) return antwoord.writeHead(503).end()
  antwoord.end(JSON.stringify({ id: 'een' }))
}).listen(0, '127.0.0.1', async () => {
  const adres = 'http://127.0.0.1:' + server.address().port
  const sleutel = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })
  const terugkeer = new Terugkeer({ server: adres, clientId: 'tk-1', issuer: adres + '/oauth', sleutel, bereik: [] })
  console.log((await terugkeer.bericht('een')).id, keer)
  server.close()
})`,
  )
  const env = { PATH: dirname(process.execPath) }
  const { stdout } = await promisify(execFile)(process.execPath, ['probeer.mjs'], { cwd: leeg, env })
  assert.equal(stdout, 'een 3\n')
})
