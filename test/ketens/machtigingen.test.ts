import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { bezoeker, type Ingelogd, inlog, nieuweling } from '../sessie.ts'
import { maakWereld, type Wereld } from '../wereld.ts'

const hier = 'college-0599'
let wereld: Wereld
let plek: { bank: Wereld['bank']; klok: Wereld['klok']; adres: string }
let sluit: () => Promise<void> = async () => {}
let an: Ingelogd
let bo: Ingelogd
before(async () => {
  wereld = await maakWereld({
    after: (werk) => {
      sluit = werk
    },
  })
  plek = wereld
  an = await inlog(plek, 'beheer-rotterdam')
  bo = await inlog(plek, 'tweede-beheer-rotterdam')
})
after(() => sluit())

const als = (wie: Ingelogd) => bezoeker(plek, wie)
const gift = { rol: 'nazorgcoordinator', van: '2026-11-22', tot: '2027-11-22' }
/** The addresses on a page that begin with this. */
const adressen = (tekst: string, begin: string) =>
  [...tekst.matchAll(new RegExp(`href="(${begin}/[0-9a-f-]{36})"`, 'g'))].map(([, adres = '']) => adres)
const persoon = (id: string) => `/machtigingen/medewerkers/${id}`
const velden = (tekst: string) => [...tekst.matchAll(/id="veld-([\w-]+)-fout"/g)].map(([, veld]) => veld)

async function geef(id: string, anders: Record<string, string> = {}) {
  const { status, naar } = await als(an).stuur(`${persoon(id)}/rollen`, { ...gift, ...anders })
  assert.equal(status, 303)
  const { tekst } = await als(an).lees(persoon(id))
  return { naar, rol: adressen(tekst, '/machtigingen/rollen')[0] ?? '' }
}

describe('giving and taking a role', () => {
  test('who signed in and waits is on the first page, gets a role, and is then in the list and not in the queue', async () => {
    const id = await nieuweling(plek, hier, 'R. Wachter', 'consulent')
    assert.match((await als(an).lees('/machtigingen')).tekst, /Geef R\. Wachter een rol/)
    const { naar } = await geef(id)
    assert.equal(naar, `${persoon(id)}?gedaan=gegeven`)
    const { tekst } = await als(an).lees('/machtigingen')
    assert.doesNotMatch(tekst, /Geef R\. Wachter een rol/)
    assert.ok(tekst.includes(persoon(id)))
  })

  test('a role taken back ends at the next request of the session that used it', async () => {
    const nazorg = await inlog(plek, 'nazorg-rotterdam')
    assert.equal((await als(nazorg).lees('/berichtenbox')).status, 200)
    const [rol = ''] = adressen(
      (await als(an).lees(persoon(nazorg.medewerker))).tekst,
      '/machtigingen/rollen',
    )
    const { naar } = await als(bo).stuur(`${rol}/intrekking`, { reden: 'Ander werk.' })
    assert.equal(naar, `${rol}?gedaan=ingetrokken`)
    const { status, naar: aanmelden } = await als(nazorg).lees('/berichtenbox')
    assert.equal(status, 303)
    assert.match(aanmelden ?? '', /^\/aanmelden/)
    assert.equal((await als(nazorg).stuur('/berichtenbox/zoek', { naam: 'x' })).status, 401)
    const { tekst } = await als(an).lees(persoon(nazorg.medewerker))
    assert.match(tekst, /ingetrokken, door D\. Nasser\.[\s\S]*Reden: Ander werk\./)
  })

  test('a beheerder who lost the role gives no roles any more', async () => {
    const derde = await nieuweling(plek, hier, 'E. Derde')
    await als(an).stuur(`${persoon(derde)}/rollen`, { ...gift, rol: 'machtigingenbeheerder' })
    const [vraag = ''] = adressen((await als(bo).lees('/machtigingen')).tekst, '/machtigingen/voorstellen')
    assert.equal((await als(an).stuur(vraag, { besluit: 'bevestig' })).status, 403)
    assert.equal((await als(bo).stuur(vraag, { besluit: 'bevestig' })).naar, '/machtigingen?gedaan=bevestigd')
    assert.equal((await als(bo).stuur(vraag, { besluit: 'bevestig' })).status, 404)
    assert.match(
      (await als(an).lees(persoon(derde))).tekst,
      /bevestigd door een tweede persoon, door D\. Nasser/,
    )
  })

  test('someone who changed an end date first is not overruled by who had an older page', async () => {
    const { rol } = await geef(await nieuweling(plek, hier, 'T. Gelijk'))
    const wijzig = (wie: Ingelogd, tot: string) =>
      als(wie).stuur(`${rol}/einddatum`, { tot, gezien: '2027-11-22' })
    assert.equal((await wijzig(an, '2027-01-01')).status, 303)
    const tweede = await wijzig(bo, '2027-06-01')
    assert.equal(tweede.status, 400)
    assert.match(tweede.tekst, /Een collega heeft de einddatum net gewijzigd/)
  })
})

describe('Justid', () => {
  test('confirms where there is no second, and sees only that question', async () => {
    const enige = await inlog(plek, 'beheer-rotterdam')
    const justid = await inlog(plek, 'beheer-justid')
    assert.match((await als(justid).lees('/machtigingen/te-bevestigen')).tekst, /Niets te bevestigen/)
    const [rol = ''] = adressen((await als(enige).lees(persoon(bo.medewerker))).tekst, '/machtigingen/rollen')
    const derde = (await als(an).lees('/machtigingen?rol=machtigingenbeheerder')).tekst
    const [vanDerde = ''] = adressen(derde, '/machtigingen/medewerkers').filter(
      (adres) => ![an, bo].some(({ medewerker }) => adres.endsWith(medewerker)),
    )
    const [rolDerde = ''] = adressen((await als(an).lees(vanDerde)).tekst, '/machtigingen/rollen')
    await als(an).stuur(`${rolDerde}/intrekking`, { reden: 'Uit dienst.' })
    const [eerste = ''] = adressen((await als(bo).lees('/machtigingen')).tekst, '/machtigingen/voorstellen')
    await als(bo).stuur(eerste, { besluit: 'bevestig' })
    const { naar } = await als(an).stuur(`${rol}/intrekking`, { reden: 'Uit dienst.' })
    assert.equal(naar, `${rol}?gedaan=justid`)
    const lijst = await als(justid).lees('/machtigingen/te-bevestigen')
    const [vraag = ''] = adressen(lijst.tekst, '/machtigingen/te-bevestigen')
    assert.match(lijst.tekst, /D\. Nasser/)
    assert.equal((await als(justid).lees(vraag.replace('te-bevestigen', 'voorstellen'))).status, 403)
    assert.equal((await als(an).stuur(vraag, { besluit: 'bevestig' })).status, 403)
    const zonder = await als(justid).stuur(vraag, { besluit: 'wijs-af', reden: '' })
    assert.deepEqual([zonder.status, velden(zonder.tekst)], [400, ['reden']])
    assert.equal((await als(justid).stuur(vraag, { besluit: 'wijs-af', reden: 'Niet akkoord.' })).status, 303)
    assert.equal((await als(bo).lees('/machtigingen')).status, 200)
    assert.match(
      (await als(bo).lees(persoon(bo.medewerker))).tekst,
      /afgewezen door een tweede persoon, door Justid/,
    )
  })
})

describe('the first beheerder', () => {
  test('is asked for on the page of Justid; no one else, and nobody elsewhere', async () => {
    const eerste = await nieuweling(plek, 'college-0344', 'U. Eerste')
    const bezet = await nieuweling(plek, hier, 'B. Bezet')
    const justid = await inlog(plek, 'beheer-justid')
    const pad = '/machtigingen/eerste-beheerders'
    const { tekst } = await als(justid).lees('/machtigingen/te-bevestigen')
    assert.match(tekst, /Stel U\. Eerste voor/)
    assert.doesNotMatch(tekst, /B\. Bezet/)
    for (const medewerker of [bezet, crypto.randomUUID(), '', 'x', "' or true --"])
      assert.equal((await als(justid).stuur(pad, { medewerker })).status, 404, medewerker)
    assert.equal((await als(an).stuur(pad, { medewerker: eerste })).status, 403)
    assert.equal(
      (await als(justid).stuur(pad, { medewerker: eerste }, { Origin: 'https://elders.example' })).status,
      403,
    )
    assert.equal(
      (await als(justid).stuur(pad, { medewerker: eerste })).naar,
      '/machtigingen/te-bevestigen?gedaan=voorgesteld',
    )
    assert.equal((await als(justid).stuur(pad, { medewerker: eerste })).status, 409)
    const [vraag = ''] = adressen(
      (await als(justid).lees('/machtigingen/te-bevestigen')).tekst,
      '/machtigingen/te-bevestigen',
    )
    assert.equal((await als(justid).stuur(vraag, { besluit: 'bevestig' })).status, 403)
  })
})

describe('the yearly review', () => {
  test('names what is due on the first page, and keeps or takes back what was chosen', async () => {
    wereld.klok.zet('2025-11-21T10:00:00Z')
    const [x, y] = [await nieuweling(plek, hier, 'X. Oud'), await nieuweling(plek, hier, 'Y. Oud')]
    for (const id of [x, y])
      await plek.bank.eigenaar.vraag(
        `insert into toegang.machtiging (id, medewerker, organisatie, rol, van, gegeven_door, gegeven_op, bevestigd_door, bevestigd_op)
         values ($1, $2, $3, 'nazorgcoordinator', '2025-11-21', 'a', $4, 'b', $4)`,
        [crypto.randomUUID(), id, hier, wereld.klok.nu()],
      )
    wereld.klok.zet('2026-11-22T10:00:00Z')
    const sessie = await inlog(plek, 'beheer-rotterdam')
    assert.match((await als(sessie).lees('/machtigingen')).tekst, /2 rollen zijn toe aan herziening/)
    const { tekst } = await als(sessie).lees('/machtigingen/herziening')
    const ids = [...tekst.matchAll(/name="rollen" value="([0-9a-f-]{36})"/g)].map(([, id = '']) => id)
    assert.equal(ids.length, 2)
    const kies = (besluit: string, rollen: string[], reden = '') =>
      als(sessie).stuur('/machtigingen/herziening', [
        ['besluit', besluit],
        ['reden', reden],
        ...rollen.map((id): [string, string] => ['rollen', id]),
      ])
    assert.deepEqual(velden((await kies('nodig', [])).tekst), ['rollen'])
    assert.deepEqual(velden((await kies('intrekken', ids)).tekst), ['reden'])
    assert.equal((await kies('anders', ids)).status, 400)
    assert.equal((await kies('nodig', ['x'])).status, 400)
    assert.equal((await kies('nodig', [crypto.randomUUID()])).status, 404)
    assert.equal((await kies('nodig', ids.slice(0, 1))).status, 303)
    assert.equal((await kies('intrekken', ids, 'Ander werk.')).status, 303)
    assert.match((await als(sessie).lees('/machtigingen/herziening')).tekst, /Niets te herzien/)
  })
})

describe('bad input', () => {
  const slecht: readonly (readonly [wat: string, velden: Record<string, string>, fout: readonly string[]])[] =
    [
      ['nothing', {}, ['rol', 'van', 'tot']],
      ['a role of another party', { ...gift, rol: 'justid-beheerder' }, ['rol']],
      ['html as a role', { ...gift, rol: '<script>alert(1)</script>' }, ['rol']],
      ['SQL as a role', { ...gift, rol: "fg'; drop table toegang.machtiging; --" }, ['rol']],
      ['a day that does not exist', { ...gift, tot: '2027-02-30' }, ['tot']],
      ['a day in another form', { ...gift, tot: '22-11-2027' }, ['tot']],
      ['more than a year', { ...gift, tot: '2027-11-23' }, ['tot']],
      ['a begin that has passed', { ...gift, van: '2026-11-21' }, ['van']],
    ]
  for (const [wat, getypt, fout] of slecht)
    test(`giving a role with ${wat} names ${fout.join(', ')}`, async () => {
      const { status, tekst } = await als(an).stuur(`${persoon(bo.medewerker)}/rollen`, getypt)
      assert.equal(status, 400)
      assert.deepEqual(velden(tekst), fout)
      assert.doesNotMatch(tekst, /<script>alert/)
    })

  test('a reason that is too short, too long or unreadable is named', async () => {
    const { rol } = await geef(await nieuweling(plek, hier, 'F. Fout'))
    for (const reden of ['', '    ', 'nee', 'x'.repeat(501), 'goed\0genoeg']) {
      const { status, tekst } = await als(an).stuur(`${rol}/intrekking`, { reden })
      assert.deepEqual([status, velden(tekst)], [400, ['reden']], JSON.stringify(reden))
    }
    for (const tot of ['', '2026-11-21', '2027-11-23', 'morgen']) {
      const { status, tekst } = await als(an).stuur(`${rol}/einddatum`, { tot, gezien: '2027-11-22' })
      assert.deepEqual([status, velden(tekst)], [400, ['tot']], tot)
    }
  })

  test('a filter that is not there is named, and a name is searched in a form only', async () => {
    for (const [vraag, veld] of [
      ['rol=justid-beheerder', 'rol'],
      ['stand=dood', 'stand'],
      [`functie=${'x'.repeat(101)}`, 'functie'],
    ] as const) {
      const { status, tekst } = await als(an).lees(`/machtigingen?${vraag}`)
      assert.deepEqual([status, velden(tekst)], [400, [veld]])
    }
    assert.equal((await als(an).lees('/machtigingen?blad=0')).status, 400)
    assert.equal((await als(an).lees('/machtigingen/zoek')).naar, '/machtigingen')
    const { tekst } = await als(an).stuur('/machtigingen/zoek', { naam: 'nassér' })
    assert.ok(tekst.includes(persoon(bo.medewerker)))
    assert.ok(!tekst.includes(persoon(an.medewerker)))
    assert.equal((await als(an).stuur('/machtigingen/zoek', { naam: '' })).status, 400)
  })

  test('no address on these pages holds a name', async () => {
    for (const pad of ['/machtigingen', persoon(bo.medewerker), '/machtigingen/herziening']) {
      const { tekst } = await als(an).lees(pad)
      for (const [, adres = ''] of tekst.matchAll(/(?:href|action)="([^"]*)"/g))
        assert.doesNotMatch(decodeURIComponent(adres), /Nasser|Bakker|Wachter|Oud/, `${pad}: ${adres}`)
    }
  })
})

describe('others', () => {
  test('without the role there is no way in, and a form from elsewhere does nothing', async () => {
    const burgemeester = await inlog(plek, 'burgemeester-rotterdam')
    const paden = [
      '/machtigingen',
      '/machtigingen/herziening',
      persoon(bo.medewerker),
      '/machtigingen/te-bevestigen',
    ]
    for (const pad of paden) {
      assert.equal((await als(burgemeester).lees(pad)).status, 403, pad)
      assert.equal((await fetch(`${plek.adres}${pad}`, { redirect: 'manual' })).status, 303, pad)
    }
    const vreemd = { Origin: 'https://elders.example' }
    const pogingen = [`${persoon(bo.medewerker)}/rollen`, '/machtigingen/herziening', '/machtigingen/zoek']
    for (const pad of pogingen) assert.equal((await als(an).stuur(pad, gift, vreemd)).status, 403, pad)
  })

  test('an id of another organisation is as unknown as one that does not exist', async () => {
    const vreemd = await nieuweling(plek, 'college-0518', 'V. Vreemd')
    for (const id of [vreemd, crypto.randomUUID(), 'x', '%00', "1' or '1'='1"]) {
      const pad = persoon(encodeURIComponent(id))
      assert.equal((await als(an).lees(pad)).status, 404, id)
      assert.equal((await als(an).stuur(`${pad}/rollen`, gift)).status, 404, id)
    }
  })
})
