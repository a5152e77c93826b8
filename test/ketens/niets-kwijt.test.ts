import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Berichtvorm } from '../../src/berichtenbox/vorm.ts'
import { maakPdf } from '../bestanden.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { college, nieuwBericht, roepTerug } from '../terugroepen.ts'
import { lees, maakWereld } from '../wereld.ts'

const nu = '2026-11-22T10:00:00Z'
const wereld = await maakWereld({ after }, nu)
const { adres, api, bank, klok } = wereld
const code = '0599'
const nazorg = bezoeker(wereld, await inlogAls(wereld, `college-${code}`, 'nazorgcoordinator', 'A. Proef'))
const niemand = bezoeker(wereld, { cookie: 'terugkeer_sessie=verlopen' })
const vraag = (tekst: string, ...waarden: unknown[]) => bank.eigenaar.vraag(tekst, waarden)

/** The form of an answer as a browser sends it. */
function vorm(tekst: string, anders: Record<string, string> = {}, bijlage?: string): FormData {
  const delen = new FormData()
  const velden = {
    antwoordId: crypto.randomUUID(),
    onderwerp: 'onderdak',
    tekst,
    noodzaakPlan: 'ja',
    ...anders,
  }
  for (const [naam, waarde] of Object.entries(velden)) delen.set(naam, waarde)
  if (bijlage !== undefined)
    delen.append('bijlage', new File([maakPdf('brief')], bijlage, { type: 'application/pdf' }))
  return delen
}
const antwoorden = (id: string) =>
  vraag('select id from berichtenbox.bericht where antwoord_op = $1 order by volgnummer', id)
/** The text as it stands in a field that can only be read. */
const staatErNog = (pagina: string, naam: string, tekst: string) =>
  new RegExp(`<textarea[^>]*name="${naam}"[^>]*readonly[^>]*>\\s*${tekst}</textarea>`).test(pagina)

test('a message that is recalled while someone types: the text stands on the page, to copy', async () => {
  const { id } = await nieuwBericht(wereld, code)
  assert.equal((await roepTerug(wereld, id)).status, 201)
  const antwoord = await nazorg.stuur(`/berichtenbox/${id}/antwoord`, vorm('Er is een <kamer> vrij.'))
  assert.equal(antwoord.status, 409)
  assert.match(antwoord.tekst, /Dit had u getypt/)
  assert.ok(staatErNog(antwoord.tekst, 'tekst', 'Er is een &lt;kamer&gt; vrij\\.'), 'and only as text')
  assert.match(antwoord.tekst, new RegExp(`href="/berichtenbox/${id}"`))
  const kenmerk = crypto.randomUUID()
  const notitie = await nazorg.stuur(`/berichtenbox/${id}/notities`, {
    notitie: 'Gebeld met de PI.',
    kenmerk,
  })
  assert.equal(notitie.status, 409)
  assert.ok(staatErNog(notitie.tekst, 'notitie', 'Gebeld met de PI\\.'))
  assert.doesNotMatch(notitie.tekst, new RegExp(kenmerk), 'what was not typed is not given back')
})

test('a session that ended: a link to sign in and come back, and the text, which no browser keeps', async () => {
  const { id } = await nieuwBericht(wereld, code)
  const blad = `/berichtenbox/${id}`
  for (const [pad, velden, naam] of [
    ['notities', { notitie: 'Gebeld met de PI.', kenmerk: crypto.randomUUID() }, 'notitie'],
    ['antwoord', vorm('Gebeld met de PI.', {}, 'brief.pdf'), 'tekst'],
  ] as const) {
    const { status, tekst } = await niemand.stuur(`${blad}/${pad}`, velden)
    assert.equal(status, 401)
    assert.ok(staatErNog(tekst, naam, 'Gebeld met de PI\\.'), pad)
    assert.ok(tekst.includes(`href="/aanmelden?verder=${encodeURIComponent(blad)}"`), 'back to the message')
  }
  const samen = await niemand.stuur('/berichtenbox/samen', { doe: 'oppakken', bericht: id })
  assert.ok(samen.tekst.includes('href="/aanmelden?verder=%2Fberichtenbox"'))
  const zoek = await niemand.stuur('/berichtenbox/zoek', { naam: 'Van Achterberg' })
  assert.doesNotMatch(zoek.tekst, /Achterberg/, 'a name that was searched on is nothing to keep')
  const antwoord = await fetch(`${adres}${blad}/notities`, {
    method: 'POST',
    headers: { Origin: adres },
    body: new URLSearchParams({ notitie: 'Gebeld met de PI.' }),
  })
  assert.equal(antwoord.headers.get('cache-control'), 'no-store')
  const vreemd = await niemand.stuur(
    `${blad}/notities`,
    { notitie: 'Van elders.' },
    { Origin: 'https://kwaad.example' },
  )
  assert.equal(vreemd.status, 403)
  assert.doesNotMatch(vreemd.tekst, /Van elders/, 'a form of another site is not repeated')
})

test('a form used again for another answer comes back with the text and an id of its own, and can then be sent', async () => {
  const { id } = await nieuwBericht(wereld, code)
  const pad = `/berichtenbox/${id}/antwoord`
  const antwoordId = crypto.randomUUID()
  assert.equal((await nazorg.stuur(pad, vorm('Er is een kamer.', { antwoordId }))).status, 303)
  const anders = await nazorg.stuur(pad, vorm('Er is een huis.', { antwoordId }))
  assert.equal(anders.status, 409)
  assert.match(anders.tekst, /al een ander antwoord verstuurd/)
  assert.match(anders.tekst, /Er is een huis\.<\/textarea>/)
  const nieuw = /name="antwoordId" value="([^"]+)"/.exec(anders.tekst)?.[1] ?? ''
  assert.notEqual(nieuw, antwoordId)
  assert.equal((await antwoorden(id)).length, 1)
  assert.equal((await nazorg.stuur(pad, vorm('Er is een huis.', { antwoordId: nieuw }))).status, 303)
  assert.equal((await antwoorden(id)).length, 2)
})

test('going back and sending again sends one answer, and the page says so; another one still goes', async () => {
  const { id } = await nieuwBericht(wereld, code)
  const pad = `/berichtenbox/${id}/antwoord`
  const stuur = async (...wat: Parameters<typeof vorm>) => (await nazorg.stuur(pad, vorm(...wat))).naar
  assert.equal(await stuur('Er is een kamer.'), `/berichtenbox/${id}?gedaan=beantwoord`)
  const weer = await stuur('Er is een kamer.')
  assert.equal(weer, `/berichtenbox/${id}?gedaan=al-beantwoord`)
  const [enige, ...rest] = await antwoorden(id)
  assert.deepEqual(rest, [])
  const { tekst } = await nazorg.lees(weer ?? '')
  assert.match(tekst, /Dit antwoord is al verstuurd, vandaag 11:00\./)
  assert.ok(tekst.includes(`href="/berichtenbox/${enige?.id}"`))
  const andere: readonly Parameters<typeof vorm>[] = [
    ['Er is een huis.'],
    ['Er is een huis.', {}, 'huis.pdf'],
    ['Er is een huis.', { onderwerp: 'schulden' }, 'huis.pdf'],
    ['Er is een kamer.'],
  ]
  for (const wat of andere)
    assert.equal(await stuur(...wat), `/berichtenbox/${id}?gedaan=beantwoord`, JSON.stringify(wat))
  assert.equal((await antwoorden(id)).length, 5)
  const laatste = String((await antwoorden(id)).at(-1)?.id)
  assert.equal((await roepTerug(wereld, laatste, {}, college(code))).status, 201)
  assert.equal(await stuur('Er is een kamer.'), `/berichtenbox/${id}?gedaan=beantwoord`, 'after a recall')
  const eigen = { antwoordId: crypto.randomUUID() }
  assert.equal(await stuur('Met een contract.', eigen, 'huis.pdf'), `/berichtenbox/${id}?gedaan=beantwoord`)
  const aantal = (await antwoorden(id)).length
  // A browser that goes back gives back the text, and not the file; with the form as it was, or with a new one.
  assert.equal(await stuur('Met een contract.', eigen), `/berichtenbox/${id}?gedaan=beantwoord`)
  assert.equal(await stuur('Met een contract.'), `/berichtenbox/${id}?gedaan=al-beantwoord`)
  assert.equal((await antwoorden(id)).length, aantal, 'no second answer without the file')
})

test('who answered has taken up the message, by page and by API, and is asked for nothing more', async () => {
  const open = async () => {
    const { tekst } = await nazorg.lees('/berichtenbox')
    return Number(/(\d+) open/.exec(tekst)?.[1])
  }
  const voor = await open()
  const perPagina = await nieuwBericht(wereld, code)
  const perApi = await nieuwBericht(wereld, code)
  assert.equal(await open(), voor + 2)
  assert.match((await nazorg.lees(`/berichtenbox/${perPagina.id}`)).tekst, /Ik pak dit op/)
  await nazorg.stuur(`/berichtenbox/${perPagina.id}/antwoord`, vorm('Er is een kamer.'))
  assert.doesNotMatch((await nazorg.lees(`/berichtenbox/${perPagina.id}`)).tekst, /Ik pak dit op/)
  const body = JSON.stringify({ gegevens: { onderdak: 'Kamer.' }, feiten: { noodzaakPlan: true } })
  const geven = await api(college(code), `/berichten/${perApi.id}/antwoorden`, { method: 'POST', body })
  assert.equal(geven.status, 201)
  assert.equal(await open(), voor)
  const vormVan = await lees<Berichtvorm>(await api(college(code), `/berichten/${perApi.id}`))
  assert.equal(vormVan.status, 'gelezen')
  // What the register refuses is no answer, and takes up nothing.
  const niet = await nieuwBericht(wereld, code)
  const geweigerd = await nazorg.stuur(
    `/berichtenbox/${niet.id}/antwoord`,
    vorm('Kamer.', { noodzaakPlan: '' }),
  )
  assert.equal(geweigerd.status, 400)
  assert.match((await nazorg.lees(`/berichtenbox/${niet.id}`)).tekst, /Ik pak dit op/)
})

test('the day after, the same words may be news', async (t) => {
  const { id } = await nieuwBericht(wereld, code)
  const pad = `/berichtenbox/${id}/antwoord`
  await nazorg.stuur(pad, vorm('Nog geen kamer.'))
  t.after(() => klok.zet(nu))
  klok.zet('2026-11-23T10:00:01Z')
  const morgen = bezoeker(wereld, await inlogAls(wereld, `college-${code}`, 'nazorgcoordinator', 'C. Proef'))
  assert.equal(
    (await morgen.stuur(pad, vorm('Nog geen kamer.'))).naar,
    `/berichtenbox/${id}?gedaan=beantwoord`,
  )
  assert.equal((await antwoorden(id)).length, 2)
})
