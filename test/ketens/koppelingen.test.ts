import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { exportJWK } from 'jose'
import { organisaties } from '../../src/organisaties/organisaties.ts'
import { bereikVan } from '../../src/platform/poort.ts'
import { alleBereiken } from '../../src/toegang/machines/bereik.ts'
import { bereikVanRol } from '../../src/toegang/machines/rolbereik.ts'
import { eigenOin } from '../certificaten.ts'
import { idUit, jwks, type Paar, paar, vraagOp, vraagToken } from '../machine.ts'
import { alleRollen, magLangs, routesVan } from '../routes.ts'
import { bezoeker, type Ingelogd, inlog, inlogAls } from '../sessie.ts'
import { maakWereld, type Wereld } from '../wereld.ts'

let wereld: Wereld
let sluit: () => Promise<void> = async () => {}
let an: Ingelogd
let bo: Ingelogd
before(async () => {
  wereld = await maakWereld({
    after: (werk) => {
      sluit = werk
    },
  })
  an = await inlog(wereld, 'beheer-rotterdam')
  bo = await inlog(wereld, 'tweede-beheer-rotterdam')
})
after(() => sluit())

const goed = { naam: 'Zaaksysteem', rol: 'nazorgcoordinator', bereik: 'berichten.lezen', tot: '2027-11-22' }
const mens = () => bezoeker(wereld, an)
const velden = (tekst: string) => [...tekst.matchAll(/id="veld-([\w-]+)-fout"/g)].map(([, veld]) => veld)

async function vraag(sleutel: Paar, anders: Record<string, string> = {}): Promise<string> {
  const { status, naar, tekst } = await mens().stuur('/koppelingen', {
    ...goed,
    jwks: jwks(sleutel),
    ...anders,
  })
  assert.equal(status, 303, tekst)
  assert.match(naar ?? '', /gedaan=organisatie$/)
  return idUit(naar)
}

/** A second beheerder decides about what waits for this machine. */
async function besluit(id: string, velden: Record<string, string> = { besluit: 'bevestig' }, wie = bo) {
  const collega = bezoeker(wereld, wie)
  const pad = vraagOp((await collega.lees(`/koppelingen/${id}`)).tekst)
  return collega.stuur(pad, velden)
}

async function maak(sleutel: Paar, anders: Record<string, string> = {}): Promise<string> {
  const id = await vraag(sleutel, anders)
  assert.equal((await besluit(id)).naar, '/koppelingen?gedaan=bevestigd')
  return id
}

/** Asks a token as the page of the machine says one does. */
async function token(id: string, sleutel: Paar, scope?: string) {
  const { tekst } = await mens().lees(`/koppelingen/${id}`)
  const adres = /<code>(http:[^<]+)\/token<\/code>/.exec(tekst)?.[1] ?? `${wereld.adres}/oauth`
  return vraagToken(adres, id, sleutel, scope)
}

const berichten = async (bearer: string) =>
  (await fetch(`${wereld.adres}/api/v1/berichten`, { headers: { Authorization: `Bearer ${bearer}` } })).status

describe('the life of a machine', () => {
  for (const alg of ['PS256', 'ES256'] as const)
    test(`registered with a key for ${alg} it gets a token and reads, until it is ended`, async () => {
      const sleutel = await paar(alg)
      const id = await maak(sleutel)
      const eerste = await token(id, sleutel)
      assert.equal(eerste.status, 200)
      assert.equal(await berichten(eerste.token), 200)
      assert.equal(
        (await mens().stuur(`/koppelingen/${id}/einde`, { reden: 'Systeem vervangen.' })).status,
        303,
      )
      assert.equal(await berichten(eerste.token), 401)
      const { tekst } = await mens().lees(`/koppelingen/${id}`)
      assert.match(
        tekst,
        /koppeling beëindigd, door K\. Bakker[\s\S]*Systeem vervangen\.[\s\S]*bevestigd door een tweede persoon, door D\. Nasser[\s\S]*koppeling gemaakt/,
      )
      assert.equal((await mens().stuur(`/koppelingen/${id}/einde`, { reden: 'Nog eens.' })).status, 409)
    })

  test('with other keys the old one opens nothing, and who had an older page overwrites nothing', async () => {
    const [oud, nieuw] = [await paar(), await paar()]
    const id = await maak(oud)
    const { tekst } = await mens().lees(`/koppelingen/${id}`)
    const gezien = /name="gezien" value="([0-9a-f]+)"/.exec(tekst)?.[1] ?? ''
    const vervang = (paren: readonly Paar[]) =>
      mens().stuur(`/koppelingen/${id}/sleutels`, { gezien, jwks: jwks(...paren) })
    assert.match((await vervang([nieuw])).naar ?? '', /gedaan=organisatie$/)
    assert.equal((await token(id, nieuw)).status, 401, 'one person alone puts no other key in place')
    assert.equal((await token(id, oud)).status, 200)
    assert.equal((await besluit(id)).status, 303)
    assert.deepEqual(velden((await vervang([oud])).tekst), ['jwks'])
    assert.equal((await token(id, oud)).status, 401)
    assert.equal((await token(id, nieuw)).status, 200)
  })

  test('it gets no scope that it was not given', async () => {
    const sleutel = await paar()
    const { status } = await token(await maak(sleutel), sleutel, 'gebeurtenissen.leveren')
    assert.equal(status, 400)
  })

  test('after its last day it is over', async () => {
    const sleutel = await paar()
    const id = await maak(sleutel, { tot: '2026-11-22' })
    const { token: bearer } = await token(id, sleutel)
    wereld.klok.zet('2026-11-22T22:59:59Z')
    assert.equal(await berichten(bearer), 200)
    wereld.klok.zet('2026-11-22T23:00:00Z')
    assert.equal(await berichten(bearer), 401)
    wereld.klok.zet('2026-11-22T10:00:00Z')
  })
})

describe('two people', () => {
  const pagina = async (id: string) => (await mens().lees(`/koppelingen/${id}`)).tekst
  const boek = async (id: string) =>
    (
      await wereld.bank.eigenaar.vraag(
        'select handeling from toegang.machtigingsregel where koppeling = $1 order by volgnummer',
        [id],
      )
    ).map(({ handeling }) => handeling)

  test('until a colleague confirms there is no token; the page and the error say what it waits for', async () => {
    const sleutel = await paar()
    const id = await vraag(sleutel)
    assert.match(await pagina(id), /wacht op bevestiging/i)
    assert.match((await mens().lees('/koppelingen')).tekst, /wacht op bevestiging/)
    const { status, fout, uitleg, token: geen } = await token(id, sleutel)
    assert.deepEqual([status, fout, geen], [400, 'unauthorized_client', ''])
    assert.match(uitleg, /wacht op bevestiging door een tweede persoon/)
    const vreemd = await token(id, await paar())
    assert.deepEqual([vreemd.status, vreemd.fout], [401, 'invalid_client'], 'only who has the key hears why')
    assert.equal((await besluit(id)).status, 303)
    assert.equal((await token(id, sleutel)).status, 200)
    assert.deepEqual(await boek(id), ['koppeling-gevraagd', 'bevestigd'])
  })

  test('who asked cannot confirm, in the app and in the database', async () => {
    const sleutel = await paar()
    const id = await vraag(sleutel)
    assert.equal((await besluit(id, { besluit: 'bevestig' }, an)).status, 403)
    assert.equal((await token(id, sleutel)).fout, 'unauthorized_client')
    await assert.rejects(
      wereld.bank.eigenaar.vraag(
        `update toegang.koppeling set bevestigd_door = aangemaakt_door, bevestigd_op = now() where id = $1`,
        [id],
      ),
      /vier_ogen/,
    )
    await assert.rejects(
      wereld.bank.eigenaar.vraag(
        `update toegang.koppelingvraag set besluit = 'bevestigd', besloten_door = gevraagd_door, besloten_op = now() where koppeling = $1`,
        [id],
      ),
      /check/,
    )
  })

  test('refused with a reason, or taken back, it never connects and stays in the book', async () => {
    const sleutel = await paar()
    const [afgewezen, terug] = [await vraag(sleutel), await vraag(sleutel)]
    assert.deepEqual(velden((await besluit(afgewezen, { besluit: 'wijs-af' })).tekst), ['reden'])
    assert.equal((await besluit(afgewezen, { besluit: 'wijs-af', reden: 'Onbekend systeem.' })).status, 303)
    assert.match(await pagina(afgewezen), /Onbekend systeem\./)
    assert.equal((await besluit(terug, { besluit: 'neem-terug' }, bo)).status, 403)
    assert.equal((await besluit(terug, { besluit: 'neem-terug' }, an)).status, 303)
    for (const id of [afgewezen, terug]) assert.equal((await token(id, sleutel)).status, 400)
    assert.deepEqual(await boek(terug), ['koppeling-gevraagd', 'vraag-vervallen'])
  })

  const wijzig = (id: string, wat: string, waarde: Record<string, string>) =>
    mens().stuur(`/koppelingen/${id}/${wat}`, waarde)
  const meteen = /gedaan=aangepast$/
  const wacht = /gedaan=organisatie$/

  test('a later end waits, an earlier one counts at once and drops what waited', async () => {
    const sleutel = await paar()
    const id = await maak(sleutel, { tot: '2027-01-10' })
    assert.match((await wijzig(id, 'einddatum', { tot: '2027-06-01' })).naar ?? '', wacht)
    assert.match(await pagina(id), /Tot en met<\/dt>\s*<dd[^>]*>10 jan 2027/)
    assert.deepEqual(velden((await wijzig(id, 'einddatum', { tot: '2027-07-01' })).tekst), ['tot'])
    assert.match((await wijzig(id, 'einddatum', { tot: '2026-12-10' })).naar ?? '', meteen)
    assert.equal(vraagOp(await pagina(id)), '', 'the question of a later end is gone')
    assert.match((await mens().lees('/koppelingen')).tekst, /stop(?:t|pen) binnen 30 dagen[\s\S]*Zaaksysteem/)
    assert.match((await wijzig(id, 'einddatum', { tot: '2027-11-22' })).naar ?? '', wacht)
    assert.equal((await besluit(id)).status, 303)
    assert.match(await pagina(id), /Tot en met<\/dt>\s*<dd[^>]*>22 nov 2027/)
    assert.deepEqual(await boek(id), [
      'koppeling-gevraagd',
      'bevestigd',
      'einddatum-gevraagd',
      'vraag-vervallen',
      'einddatum-gewijzigd',
      'einddatum-gevraagd',
      'bevestigd',
      'einddatum-gewijzigd',
    ])
    for (const tot of ['2027-11-23', '2026-11-21', 'morgen', '', '2027-11-22'])
      assert.deepEqual(velden((await wijzig(id, 'einddatum', { tot })).tekst), ['tot'], tot)
  })

  test('more scopes wait, fewer count at once, also for a token that still runs', async () => {
    const sleutel = await paar()
    const id = await maak(sleutel)
    assert.match((await wijzig(id, 'bereik', { bereik: 'contacten.lezen' })).naar ?? '', wacht)
    assert.equal((await token(id, sleutel, 'contacten.lezen')).status, 400)
    assert.equal((await besluit(id)).status, 303)
    assert.equal((await token(id, sleutel, 'contacten.lezen')).status, 200)
    assert.equal((await token(id, sleutel)).status, 400, 'what is not asked any more is gone')
    const beide = await maak(sleutel, { bereik: 'berichten.lezen' })
    const { token: lopend } = await token(beide, sleutel)
    assert.equal(await berichten(lopend), 200)
    const velden2: [string, string][] = [
      ['bereik', 'berichten.lezen'],
      ['bereik', 'contacten.lezen'],
    ]
    assert.match((await mens().stuur(`/koppelingen/${beide}/bereik`, velden2)).naar ?? '', wacht)
    assert.equal((await besluit(beide)).status, 303)
    assert.match((await wijzig(beide, 'bereik', { bereik: 'contacten.lezen' })).naar ?? '', meteen)
    assert.equal(await berichten(lopend), 403)
    for (const bereik of ['gebeurtenissen.leveren', 'alles', ''])
      assert.deepEqual(velden((await wijzig(id, 'bereik', { bereik })).tekst), ['bereik'], bereik)
  })

  test('a key can be taken away at once, and none put in its place', async () => {
    const [een, twee] = [await paar(), await paar()]
    const id = await maak(een, { jwks: jwks(een, twee) })
    const gezien = async () => /name="gezien" value="([0-9a-f]+)"/.exec(await pagina(id))?.[1] ?? ''
    assert.match(
      (await wijzig(id, 'sleutels', { jwks: jwks(twee), gezien: await gezien() })).naar ?? '',
      meteen,
    )
    assert.deepEqual([(await token(id, een)).status, (await token(id, twee)).status], [401, 200])
    const adres = { jwksUri: 'https://leverancier.example/jwks', gezien: await gezien() }
    assert.match((await wijzig(id, 'sleutels', adres)).naar ?? '', wacht)
    assert.equal((await token(id, twee)).status, 200)
  })

  test('asking for a certificate counts at once; another one, or none any more, waits', async () => {
    const sleutel = await paar()
    const id = await maak(sleutel)
    assert.match((await wijzig(id, 'certificaat', { oin: eigenOin })).naar ?? '', meteen)
    assert.equal((await token(id, sleutel)).status, 400)
    assert.match((await wijzig(id, 'certificaat', { oin: '' })).naar ?? '', wacht)
    assert.equal((await token(id, sleutel)).status, 400)
    assert.equal((await besluit(id)).status, 303)
    assert.equal((await token(id, sleutel)).status, 200)
    assert.deepEqual(velden((await wijzig(id, 'certificaat', { oin: '12' })).tekst), ['oin'])
  })

  test('ended while something waits, that cannot be confirmed any more', async () => {
    const id = await maak(await paar(), { tot: '2027-01-10' })
    await wijzig(id, 'einddatum', { tot: '2027-06-01' })
    const vraagpad = vraagOp(await pagina(id))
    assert.equal((await wijzig(id, 'einde', { reden: 'Gestopt.' })).status, 303)
    assert.equal((await bezoeker(wereld, bo).stuur(vraagpad, { besluit: 'bevestig' })).status, 404)
    assert.equal((await wijzig(id, 'einddatum', { tot: '2027-06-01' })).status, 409)
  })

  test('what lapsed while it waited can be refused, not confirmed', async () => {
    const id = await vraag(await paar(), { tot: '2026-11-23' })
    const vraagpad = vraagOp(await pagina(id))
    wereld.klok.zet('2026-11-24T10:00:00Z')
    const later = bezoeker(wereld, await inlog(wereld, 'tweede-beheer-rotterdam'))
    assert.equal((await later.stuur(vraagpad, { besluit: 'bevestig' })).status, 400)
    assert.equal((await later.stuur(vraagpad, { besluit: 'wijs-af', reden: 'Te laat.' })).status, 303)
    wereld.klok.zet('2026-11-22T10:00:00Z')
    // Their sessions ended in those two days.
    an = await inlog(wereld, 'beheer-rotterdam')
    bo = await inlog(wereld, 'tweede-beheer-rotterdam')
  })

  test('where nobody else is there, Justid decides, and sees that one machine only while it waits', async () => {
    const alleen = bezoeker(wereld, await inlog(wereld, 'beheer-lelystad'))
    const justid = bezoeker(wereld, await inlog(wereld, 'beheer-justid'))
    const sleutel = await paar()
    const { naar } = await alleen.stuur('/koppelingen', { ...goed, jwks: jwks(sleutel) })
    assert.match(naar ?? '', /gedaan=justid$/)
    const id = idUit(naar)
    assert.equal((await vraagToken(`${wereld.adres}/oauth`, id, sleutel)).fout, 'unauthorized_client')
    const eigen = vraagOp((await alleen.lees(`/koppelingen/${id}`)).tekst)
    assert.equal((await alleen.stuur(eigen, { besluit: 'bevestig' })).status, 403)
    const { tekst } = await justid.lees('/machtigingen/te-bevestigen')
    const pad = vraagOp(tekst)
    assert.match((await justid.lees(pad)).tekst, /W\. Oostwold[\s\S]*Bel de organisatie/)
    const intern = vraagOp(await pagina(await vraag(await paar())))
    const ander = intern.replace('/koppelingen/vragen', '/machtigingen/te-bevestigen/koppelingen')
    assert.equal((await justid.lees(ander)).status, 404, 'not what a colleague decides')
    assert.equal(
      (await justid.stuur(pad, { besluit: 'bevestig' })).naar,
      '/machtigingen/te-bevestigen?gedaan=bevestigd',
    )
    assert.equal((await justid.lees(pad)).status, 404)
    assert.equal((await vraagToken(`${wereld.adres}/oauth`, id, sleutel)).status, 200)
    const gezien = await wereld.bank.transactie(
      { organisatie: 'justid', gebruiker: 'x', rol: 'justid-beheerder', doel: 'machtigingen-bevestigen' },
      (tx) =>
        tx
          .withTables<{ 'toegang.koppeling': { id: string } }>()
          .selectFrom('toegang.koppeling')
          .select('id')
          .execute(),
    )
    assert.deepEqual(gezien, [])
  })
})

describe('a vendor', () => {
  test('sees the machines in its own role, changes nothing, and has no way into the box', async () => {
    const id = await maak(await paar(), { naam: 'Van de leverancier', rol: 'leverancier' })
    const ander = await maak(await paar(), { naam: 'Van de gemeente' })
    const leverancier = bezoeker(
      wereld,
      await inlogAls(wereld, 'college-0599', 'leverancier', 'L. Verancier'),
    )
    const { tekst } = await leverancier.lees('/koppelingen')
    assert.match(tekst, /Van de leverancier/)
    assert.doesNotMatch(tekst, /Van de gemeente|Nieuwe koppeling/)
    const blad = (await leverancier.lees(`/koppelingen/${id}`)).tekst
    assert.match(blad, /client_assertion/)
    assert.doesNotMatch(blad, /K\. Bakker|D\. Nasser|<form[^>]*koppelingen/)
    assert.equal((await leverancier.lees(`/koppelingen/${ander}`)).status, 404)
    for (const pad of [
      '/berichtenbox',
      `/berichtenbox/${crypto.randomUUID()}`,
      '/koppelingen/nieuw',
      '/personen',
    ])
      assert.equal((await leverancier.lees(pad)).status, 403, pad)
    for (const pad of ['einde', 'sleutels', 'einddatum', 'bereik', 'certificaat'])
      assert.equal((await leverancier.stuur(`/koppelingen/${id}/${pad}`, {})).status, 403, pad)
    assert.equal(
      (await wereld.api(['college-0599', 'leverancier'], '/berichten')).status,
      200,
      'its system does read',
    )
  })
})

describe('bad input', () => {
  test('each wrong field is named, and all of them at once', async () => {
    const sleutels = jwks(await paar())
    const gevallen: readonly (readonly [Record<string, string>, readonly string[]])[] = [
      [{ naam: 'x' }, ['naam']],
      [{ naam: 'goed\0fout' }, ['naam']],
      [{ naam: 'x'.repeat(81) }, ['naam']],
      [{ rol: 'machtigingenbeheerder' }, ['rol']],
      [{ rol: 'fg' }, ['rol']],
      [{ rol: 'backoffice' }, ['rol']],
      [{ bereik: 'gebeurtenissen.leveren' }, ['bereik']],
      [{ bereik: 'alles' }, ['bereik']],
      [{ bereik: '__proto__' }, ['bereik']],
      [{ oin: '123' }, ['oin']],
      [{ tot: '2027-11-23' }, ['tot']],
      [{ tot: '2026-11-21' }, ['tot']],
      [{ tot: '' }, ['tot']],
      [{ jwks: '' }, ['jwks']],
      [{ jwksUri: 'https://leverancier.example/jwks' }, ['jwks']],
      [{ naam: '', rol: '', jwks: '', oin: 'x', tot: '' }, ['naam', 'rol', 'jwks', 'oin', 'tot']],
    ]
    for (const [anders, verwacht] of gevallen) {
      const { status, tekst } = await mens().stuur('/koppelingen', { ...goed, jwks: sleutels, ...anders })
      assert.deepEqual([status, velden(tekst)], [400, verwacht], JSON.stringify(anders))
    }
  })

  test('an address of keys is https with a name, and nothing inside or secret', async () => {
    for (const jwksUri of [
      'http://leverancier.example/jwks',
      'https://127.0.0.1/jwks',
      'https://2130706433/jwks',
      'https://[::1]/jwks',
      'https://localhost/jwks',
      'https://an:geheim@leverancier.example/jwks',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'leverancier',
      `https://leverancier.example/${'x'.repeat(500)}`,
    ]) {
      const { status, tekst } = await mens().stuur('/koppelingen', { ...goed, jwksUri })
      assert.deepEqual([status, velden(tekst)], [400, ['jwksUri']], jwksUri)
    }
    const { status } = await mens().stuur('/koppelingen', {
      ...goed,
      jwksUri: 'https://leverancier.example/jwks',
    })
    assert.equal(status, 303)
  })

  test('keys that are private, weak, of another kind or broken are refused, and not repeated', async () => {
    const { geheim, openbaar } = await paar('PS256')
    const kort = await paar('PS256', 1024).catch(() => null)
    const ec = (await paar()).openbaar
    const slecht: readonly unknown[] = [
      await exportJWK(geheim),
      { ...openbaar, d: 'AQAB' },
      ...(kort === null ? [] : [kort.openbaar]),
      { ...openbaar, n: `${'A'.repeat(200)}${openbaar.n?.slice(0, 170)}` },
      { ...openbaar, e: 'AQ' },
      { ...openbaar, e: undefined },
      { ...openbaar, alg: 'RS256' },
      { ...openbaar, alg: 'none' },
      { ...openbaar, use: 'enc' },
      { kty: 'oct', k: 'geheim' },
      { ...ec, crv: 'P-384' },
      { ...ec, alg: 'PS256' },
      { ...ec, y: ec.x },
      { keys: [] },
      { keys: Array.from({ length: 6 }, () => ec) },
      { keys: 'geen' },
      [],
      null,
      'tekst',
    ]
    for (const een of slecht) {
      const { status, tekst } = await mens().stuur('/koppelingen', { ...goed, jwks: JSON.stringify(een) })
      assert.deepEqual([status, velden(tekst)], [400, ['jwks']], JSON.stringify(een))
      const d = typeof een === 'object' && een !== null && 'd' in een ? String(een.d) : null
      if (d !== null && d.length > 10) assert.ok(!tekst.includes(d), 'a private key stays where it came from')
    }
    const { status, tekst } = await mens().stuur('/koppelingen', { ...goed, jwks: '{"keys":' })
    assert.deepEqual([status, velden(tekst)], [400, ['jwks']])
  })
})

describe('others', () => {
  test('a machine of another organisation is as unknown as one that does not exist', async () => {
    const [rij] = await wereld.bank.eigenaar.vraag(
      `insert into toegang.koppeling (id, naam, organisatie, rol, bereik, jwks_uri, van, aangemaakt_door, aangemaakt_op)
       values ('tk-' || gen_random_uuid(), 'Van Utrecht', 'college-0344', 'nazorgcoordinator', '{berichten.lezen}', 'https://x.example', '2026-01-01', 'a', now()) returning id`,
      [],
    )
    assert.doesNotMatch((await mens().lees('/koppelingen')).tekst, /Van Utrecht/)
    for (const id of [String(rij?.id), `tk-${crypto.randomUUID()}`, 'nieuws', "tk-'"]) {
      const pad = `/koppelingen/${encodeURIComponent(id)}`
      assert.equal((await mens().lees(pad)).status, 404, id)
      assert.equal((await mens().stuur(`${pad}/einde`, { reden: 'Zomaar.' })).status, 404, id)
      const sleutels = { jwks: jwks(await paar()), gezien: '' }
      assert.equal((await mens().stuur(`${pad}/sleutels`, sleutels)).status, 404, id)
    }
  })

  test('without the role there is no way in, and a form from elsewhere does nothing', async () => {
    const nazorg = await inlog(wereld, 'nazorg-rotterdam')
    for (const pad of ['/koppelingen', '/koppelingen/nieuw'])
      assert.equal((await bezoeker(wereld, nazorg).lees(pad)).status, 403)
    const vreemd = { Origin: 'https://elders.example' }
    assert.equal(
      (await mens().stuur('/koppelingen', { ...goed, jwks: jwks(await paar()) }, vreemd)).status,
      403,
    )
  })

  test('what a machine can be given is what its role may do at the API, and nothing else', () => {
    const routes = routesVan(wereld.routes)
    const bereikPerRoute = new Map(
      wereld.routes.flatMap(({ method, path, handler }): [string, string][] => {
        const bereik = bereikVan(handler)
        return bereik === undefined ? [] : [[`${method} ${path}`, bereik]]
      }),
    )
    assert.ok(bereikPerRoute.size > 0)
    for (const { rol, partij } of alleRollen())
      for (const bereik of alleBereiken.filter((een) => [...bereikPerRoute.values()].includes(een))) {
        const kan = routes.some(
          (route) =>
            bereikPerRoute.get(`${route.methode} ${route.pad}`) === bereik &&
            magLangs(route, { rol, partij }),
        )
        assert.equal(bereikVanRol(rol, partij).includes(bereik), kan, `${rol}@${partij} ${bereik}`)
      }
    for (const { partij } of organisaties())
      for (const rol of ['fg', 'machtigingenbeheerder']) assert.deepEqual(bereikVanRol(rol, partij), [])
  })
})
