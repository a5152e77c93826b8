import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { activiteitSchema } from '../../src/grondslagen/verwerkingsregister/vorm.ts'
import { keurPagina, openBrowser } from '../browser.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after })

/** Reads the whole body as well: one left unread keeps its connection, and with it the server, open. */
async function haal(pad: string) {
  const antwoord = await fetch(`${wereld.adres}${pad}`)
  return { status: antwoord.status, headers: antwoord.headers, tekst: await antwoord.text() }
}

interface Overzicht {
  readonly id: string
  readonly actief: boolean
  readonly laatsteVersie: number
  readonly versies: readonly { versie: number; geldigVan: string; geldigTot: string | null; adres: string }[]
}
interface Lijst {
  readonly registerversie: string
  readonly verwerkingsactiviteiten: readonly Overzicht[]
}

test('from the list to every version of every activity, open to everyone, in the promised form', async (t) => {
  const pad = '/api/v1/verwerkingsactiviteiten'
  const lijst: Lijst = JSON.parse((await haal(pad)).tekst)
  assert.equal(lijst.registerversie, wereld.grondslagen.register.registerversie)
  let gelezen = 0
  for (const een of lijst.verwerkingsactiviteiten) {
    assert.deepEqual(JSON.parse((await haal(`${pad}/${een.id}`)).tekst), een)
    assert.equal(een.laatsteVersie, een.versies.length)
    for (const { adres, versie, geldigVan, geldigTot } of een.versies) {
      const { status, headers, tekst } = await haal(adres)
      assert.equal(status, 200, adres)
      assert.equal(headers.get('api-version'), '1.0.0')
      const vorm = activiteitSchema.parse(JSON.parse(tekst))
      assert.deepEqual(
        [vorm.id, vorm.versie, vorm.geldigVan, vorm.geldigTot],
        [een.id, versie, geldigVan, geldigTot],
      )
      for (const regel of vorm.regels.slice(0, 1))
        assert.equal((await haal(`/api/v1/grondslagen/${regel}`)).status, 200, regel)
      gelezen++
    }
  }
  t.diagnostic(`verwerkingsregister: ${gelezen} versions read`)
  assert.ok(gelezen > lijst.verwerkingsactiviteiten.length)
  for (const fout of [
    'bestaat-niet',
    'plan/versies/1',
    'toetsen/versies/0',
    'toetsen/versies/99',
    'toetsen/versies/01',
  ])
    assert.equal((await haal(`${pad}/${fout}`)).status, 404, fout)
  assert.equal((await haal(`${pad}?x=1`)).status, 400)
})

test('page, CSV and JSON-LD tell the same activities of the same day', async () => {
  for (const dag of ['2020-06-01', '2026-11-22']) {
    const pagina = await haal(`/verwerkingsregister?peildatum=${dag}`)
    const opPagina = [...pagina.tekst.matchAll(/<section class="tk-kaart" id="([a-z-]+)"/g)].map(
      ([, id]) => id,
    )
    const csv = await haal(`/verwerkingsregister.csv?peildatum=${dag}`)
    assert.match(csv.headers.get('content-type') ?? '', /^text\/csv; charset=utf-8/)
    assert.match(csv.headers.get('content-disposition') ?? '', new RegExp(`verwerkingsregister-${dag}\\.csv`))
    const inCsv = [...csv.tekst.matchAll(/(?:^|\r\n)"([a-z-]+)","\d+"/g)].map(([, id]) => id)
    const jsonld = await haal(`/verwerkingsregister.jsonld?peildatum=${dag}`)
    assert.equal(jsonld.headers.get('content-type'), 'application/ld+json')
    const document: { verwerkingen: { id: string }[] } = JSON.parse(jsonld.tekst)
    const inJsonLd = document.verwerkingen.map(({ id }) => id.split(':')[2])
    assert.ok(inCsv.length >= 8)
    assert.deepEqual(inJsonLd, inCsv)
    assert.deepEqual(opPagina.toSorted(), inCsv.toSorted())
  }
})

test('a day that does not exist is said so with what was typed, and so is what we do not know', async () => {
  for (const vraag of ['peildatum=2026-02-30', 'peildatum=gisteren', 'persoon=999993653', 'peildatum=!'])
    for (const soort of ['', '.csv', '.jsonld']) {
      const { status, tekst } = await haal(`/verwerkingsregister${soort}?${vraag}`)
      assert.equal(status, 400, soort + vraag)
      assert.match(tekst, /Kies een datum die bestaat|‘persoon’ kennen wij hier niet/)
      assert.doesNotMatch(tekst, /999993653/)
    }
  assert.match((await haal('/verwerkingsregister?peildatum=2026-02-30')).tekst, /value="2026-02-30"/)
  assert.match((await haal('/verwerkingsregister?peildatum=1990-01-01')).tekst, /geen enkele verwerking/)
  assert.equal((await haal('/verwerkingsregister?peildatum=')).status, 200, 'an empty field is today')
})

test('in a browser: readable, without faults, also narrow and on paper', async (t) => {
  const page = await (await openBrowser(t)).newPage()
  for (const vraag of ['', '?peildatum=2020-06-01', '?peildatum=2026-02-30', '?peildatum=1990-01-01']) {
    await page.goto(`${wereld.adres}/verwerkingsregister${vraag}`)
    assert.ok((await keurPagina(page)) > 10)
  }
  await page.goto(`${wereld.adres}/verwerkingsregister`)
  await page.getByLabel('Op welke datum?').fill('2020-06-01')
  await page.getByRole('button', { name: 'Toon' }).click()
  assert.match(page.url(), /peildatum=2020-06-01$/)
  assert.equal(await page.getByRole('heading', { name: 'Delen met toestemming' }).count(), 1)
  assert.equal(await page.getByRole('heading', { name: /re-integratieplan/ }).count(), 0)
  await page.emulateMedia({ media: 'print' })
  const opPapier = (tekst: string) => page.getByText(tekst).first().isVisible()
  assert.ok(await opPapier('De database laat een organisatie alleen haar eigen rijen zien'))
  assert.ok(await opPapier('ten minste 4 jaar'))
  assert.equal(await page.getByRole('button', { name: 'Toon' }).count(), 0, 'no buttons on paper')
})
