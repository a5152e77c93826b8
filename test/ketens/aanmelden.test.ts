import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Bezoeker } from '../aanmelding.ts'
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

test('someone signs in at the provider and works in the one role that the machtiging gives', async () => {
  const bezoeker = new Bezoeker(wereld.adres)
  const pagina = await bezoeker.meldAan('nazorg-rotterdam')
  assert.equal(pagina.status, 200)
  assert.equal(new URL(bezoeker.bezocht.at(-1) ?? '').pathname, '/berichtenbox')
  assert.match(await pagina.text(), /Aangemeld als/)
})

const inBox = async (bezoeker: Bezoeker) => (await bezoeker.vraag('/berichtenbox')).status

test('signing out everywhere ends the sessions on every device, and shows them first', async () => {
  const hier = new Bezoeker(wereld.adres)
  const daar = new Bezoeker(wereld.adres)
  await (await hier.meldAan('nazorg-0518')).text()
  await (await daar.meldAan('nazorg-0518')).text()
  const anders = new Bezoeker(wereld.adres)
  await (await anders.meldAan('nazorg-0599')).text()
  const account = await (await hier.vraag('/mijn-account')).text()
  assert.equal(account.match(/<tr class="utrecht-table__row" role="row"><th/g)?.length, 3, 'a head and two')
  assert.equal((await hier.vraag('/afmelden/overal', { method: 'POST' })).status, 303)
  assert.deepEqual([await inBox(hier), await inBox(daar), await inBox(anders)], [303, 303, 200])
})

test('a means of signing in that is too weak is refused, with what is needed', async () => {
  const bezoeker = new Bezoeker(wereld.adres)
  const laag = { niveau: 'urn:etoegang:core:assurance-class:loa2plus' }
  const pagina = await bezoeker.meldAan('nazorg-rotterdam', laag)
  assert.equal(pagina.status, 403)
  assert.match(await pagina.text(), /eHerkenning niveau 3/)
  assert.equal(await inBox(bezoeker), 303)
})

test('after signing in someone is where they wanted to be, and never on another site', async () => {
  const bezoeker = new Bezoeker(wereld.adres)
  await (await bezoeker.meldAan('nazorg-0518', {}, '?verder=%2Fregister%2Fmatrix')).text()
  assert.equal(bezoeker.bezocht.at(-1), `${wereld.adres}/register/matrix`)
  for (const kwaad of [
    'https://kwaad.example',
    '//kwaad.example',
    '/\\kwaad.example',
    'javascript:alert(1)',
    '/%0d%0aX: y',
  ]) {
    const ander = new Bezoeker(wereld.adres)
    await (await ander.meldAan('nazorg-0518', {}, `?verder=${encodeURIComponent(kwaad)}`)).text()
    assert.equal(ander.bezocht.at(-1), `${wereld.adres}/berichtenbox`, kwaad)
  }
})

/** Signs in up to the moment the provider sends someone back; returns that address, not yet visited. */
async function terugkeer(bezoeker: Bezoeker, account = 'nazorg-0518'): Promise<string> {
  const formulier = await bezoeker.naarAanbieder('oefen-eherkenning')
  let antwoord = await bezoeker.vraag(formulier, { method: 'POST', body: new URLSearchParams({ account }) })
  for (;;) {
    const verder = antwoord.headers.get('location') ?? assert.fail('no way back')
    if (verder.includes('/aanmelden/terug')) return verder
    antwoord = await bezoeker.vraag(verder)
  }
}

test('another person signs in at the same provider in the same browser', async () => {
  const bezoeker = new Bezoeker(wereld.adres)
  await (await bezoeker.meldAan('nazorg-0518')).text()
  const ander = await bezoeker.meldAan('nazorg-0599')
  assert.equal(ander.status, 200, await ander.text())
  assert.match(await (await bezoeker.vraag('/mijn-account')).text(), /Gemeente Rotterdam \(college\)/)
})

test('a code works once, in the browser it was for, with the state it was asked with', async () => {
  const bezoeker = new Bezoeker(wereld.adres)
  const adres = await terugkeer(bezoeker)
  const dief = new Bezoeker(wereld.adres)
  assert.equal((await dief.vraag(adres)).status, 400, 'another browser')
  assert.equal((await bezoeker.vraag(adres)).status, 303)
  assert.equal((await bezoeker.vraag(adres)).status, 400, 'a second time')
  for (const [naam, waarde] of [
    ['state', 'x'],
    ['code', 'x'],
    ['iss', 'https://kwaad.example'],
  ] as const) {
    const ander = new Bezoeker(wereld.adres)
    const vervalst = new URL(await terugkeer(ander))
    vervalst.searchParams.set(naam, waarde)
    assert.equal((await ander.vraag(vervalst.href)).status, 400, naam)
    assert.equal(await inBox(ander), 303, naam)
  }
})

test('a code of one cannot be used in the sign-in that another began', async () => {
  const slachtoffer = new Bezoeker(wereld.adres)
  const aanvaller = new Bezoeker(wereld.adres)
  const eigen = new URL(await terugkeer(slachtoffer))
  const vreemd = new URL(await terugkeer(aanvaller, 'nazorg-0599'))
  eigen.searchParams.set('code', vreemd.searchParams.get('code') ?? '')
  assert.equal((await slachtoffer.vraag(eigen.href)).status, 400)
})

test('a session that was planted before signing in is worth nothing after it', async () => {
  const bezoeker = new Bezoeker(wereld.adres)
  bezoeker.zetKoekje('terugkeer_sessie', 'geplant'.padEnd(43, 'x'))
  await (await bezoeker.meldAan('nazorg-0518')).text()
  assert.doesNotMatch(bezoeker.koekjes('/'), /geplant/)
  const eerste = bezoeker.koekjes('/berichtenbox')
  await (await bezoeker.meldAan('nazorg-0518')).text()
  const oud = await fetch(`${wereld.adres}/berichtenbox`, { headers: { Cookie: eerste }, redirect: 'manual' })
  assert.equal(oud.status, 303, 'signing in again ends the session before it')
})

test('who has no role yet sees nothing, and can ask for one', async () => {
  const bezoeker = new Bezoeker(wereld.adres)
  await (await bezoeker.meldAan('nazorg-0518')).text()
  await wereld.bank.eigenaar.vraag(
    `update toegang.machtiging set tot = van - 1, van = van - 1 where organisatie = 'college-0518'`,
    [],
  )
  assert.equal(await inBox(bezoeker), 303, 'the role ends at the next request')
  const pagina = await (await bezoeker.meldAan('nazorg-0518')).text()
  assert.match(pagina, /U hebt nog geen rol/)
  assert.match(pagina, /action="\/afmelden"/, 'who is signed in can sign out')
  const box = await bezoeker.vraag('/berichtenbox')
  assert.equal(box.headers.get('location'), '/aanmelden/rol', 'not as if signed out')
  const stuur = (velden: Record<string, string>) =>
    bezoeker.vraag('/aanmelden/wachten', { method: 'POST', body: new URLSearchParams(velden) })
  assert.equal(
    (await stuur({ naam: 'S. Yılmaz', functie: 'nazorg', organisatie: 'college-0599' })).status,
    400,
  )
  assert.equal((await stuur({ naam: '', functie: '', organisatie: 'college-0518' })).status, 400)
  const goed = await stuur({ naam: 'S. Yılmaz', functie: 'nazorg', organisatie: 'college-0518' })
  assert.match(await goed.text(), /Uw vraag staat klaar/)
})
