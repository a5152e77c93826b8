import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Page } from 'playwright-core'
import type { Register } from '../../src/grondslagen/lookup.ts'
import { keurPagina, openBrowser } from '../browser.ts'
import { maakWereld } from '../wereld.ts'

const pad = '/mag-ik-dit-delen'
const tbs12 = `${pad}?verstrekker=zorgaanbieder&ontvanger=reclassering&processtap=tbs-12&peildatum=2026-11-22&gegevens=beoogde-uitstroom&gegevens=voortgang-behandeling&feit.toestemming=geweigerd&feit.reclasseringsopdracht=true`

interface Willekeurig {
  readonly velden: Readonly<Record<string, string>>
  readonly gegevens: readonly string[]
  readonly keuzes: readonly number[]
}

/** Questions of which two in three are about parties and gegevens that some rule is about. */
function willekeurig(register: Register, scenarios: readonly string[], aantal: number): Willekeurig[] {
  const partijen = [...register.partij.keys()]
  const gegevens = [...register.gegeven.keys()]
  const stappen = [...register.processtap.keys()]
  const uit = (lijst: readonly string[] | 'alle', alle: readonly string[]) =>
    fc.constantFrom(...(lijst === 'alle' ? alle : lijst))
  const rest = {
    peildatum: fc.constantFrom('2018-12-31', '2020-06-01', '2021-07-01', '2025-06-30', '2026-11-22'),
    vergelijk: fc.constantFrom('', '2020-06-01', '2025-07-01'),
    scenario: fc.constantFrom('', ...scenarios),
  }
  const los = fc.record({
    velden: fc.record({
      verstrekker: uit('alle', partijen),
      ontvanger: uit('alle', partijen),
      processtap: uit('alle', stappen),
      ...rest,
    }),
    gegevens: fc.uniqueArray(uit('alle', gegevens), { minLength: 1, maxLength: 4 }),
    keuzes: fc.array(fc.nat(5), { minLength: 12, maxLength: 12 }),
  })
  const raak = fc.constantFrom(...register.regels).chain((regel) =>
    fc.record({
      velden: fc.record({
        verstrekker: uit(regel.verstrekkers, partijen),
        ontvanger: uit(regel.ontvangers, partijen),
        processtap: uit(regel.processtappen, stappen),
        ...rest,
      }),
      gegevens: fc.uniqueArray(uit(regel.gegevens, gegevens), { minLength: 1, maxLength: 5 }),
      keuzes: fc.array(fc.nat(5), { minLength: 12, maxLength: 12 }),
    }),
  )
  return fc.sample(fc.oneof({ arbitrary: los, weight: 1 }, { arbitrary: raak, weight: 2 }), {
    numRuns: aantal,
    seed: 12,
  })
}

/**
 * Runs in the page: fills in the form as a person would, answers each fact it asks, and gives what the page then says
 * and what the server says at the address it then has.
 */
const vraagEnVergelijk = `async ({ velden, gegevens, keuzes }) => {
  const vorm = document.getElementById('vraag')
  const verander = async (veld) => {
    veld.dispatchEvent(new Event('change', { bubbles: true }))
    await new Promise((klaar) => setTimeout(klaar))
  }
  for (const vakje of vorm.querySelectorAll('input[name=gegevens]')) vakje.checked = gegevens.includes(vakje.value)
  for (const [naam, waarde] of Object.entries(velden)) vorm.elements.namedItem(naam).value = waarde
  await verander(vorm.elements.namedItem('peildatum'))
  const vragen = [...vorm.querySelectorAll('#vraag-feiten [name^="feit."]:not([type=hidden])')].map(({ id }) => id)
  for (const [i, id] of vragen.entries()) {
    const veld = document.getElementById(id)
    const keuze = keuzes[i % keuzes.length]
    veld.value = veld.options ? veld.options[keuze % veld.options.length].value : keuze > 4 ? '' : String(keuze)
    await verander(veld)
  }
  const delen = (blad) => ['uitkomst', 'vraag-feiten', 'vraag-gekozen'].map((id) => blad.getElementById(id).textContent)
  const server = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html')
  const eerste = document.querySelector('.tk-uitkomst .tk-label').textContent
  return { hier: delen(document), daar: delen(server), vragen: vragen.length, eerste }
}`

interface Vergeleken {
  readonly hier: readonly string[]
  readonly daar: readonly string[]
  readonly vragen: number
  readonly eerste: string
}

async function open(page: Page, adres: string): Promise<void> {
  await page.goto(adres)
  await page.waitForSelector('#vraag[data-klaar]')
}

test('the page answers without a script, at once with one, and the same', async (t) => {
  const { adres, grondslagen } = await maakWereld(t)
  const browser = await openBrowser(t)
  const page = await (await browser.newContext({ locale: 'nl-NL' })).newPage()
  const klachten: string[] = []
  page.on('console', (regel) => regel.type() === 'error' && klachten.push(regel.text()))
  page.on('pageerror', (fout) => klachten.push(fout.message))
  const zonder = await (await browser.newContext({ javaScriptEnabled: false, locale: 'nl-NL' })).newPage()

  await t.test('an empty start offers three questions, and each of them is answered', async () => {
    await open(page, `${adres}${pad}`)
    const voorbeelden = page.locator('.tk-kaart--link a')
    assert.equal(await voorbeelden.count(), 3)
    await keurPagina(page)
    for (let i = 0; i < 3; i++) {
      await page.locator('.tk-kaart--link a').nth(i).click()
      await page.waitForSelector('#antwoorden')
      assert.ok((await page.locator('.tk-uitkomst').count()) > 0)
      await keurPagina(page)
      await page.goBack()
      await page.waitForSelector('.tk-kaart--link')
    }
  })

  await t.test('tbs step 12 after a refusal: as the handreiking says, with the way out', async () => {
    await open(page, adres + tbs12)
    assert.match(await page.locator('#antwoorden-kop').innerText(), /^Een van de twee gegevens mag u delen$/)
    const [eerste, tweede] = await page.locator('.tk-uitkomst').allInnerTexts()
    assert.match(
      eerste ?? '',
      /Beoogde uitstroom\s+mag\s[\s\S]*Reclasseringsregeling 1995, art\. 9 jo\. 8 lid 1 onder a/,
    )
    assert.match(
      tweede ?? '',
      /Voortgang van de behandeling\s+mag niet[\s\S]*Vraag de betrokkene om toestemming/,
    )
    await keurPagina(page)
    await page.getByRole('link', { name: 'Wat als de betrokkene toestemming geeft?' }).first().click()
    await page.waitForURL(/feit\.toestemming=gegeven/)
    await page.waitForSelector('#vraag[data-klaar]')
    assert.match(await page.locator('#antwoorden-kop').innerText(), /^Beide gegevens mag u delen$/)
    await page.goBack()
    await page.waitForURL(/feit\.toestemming=geweigerd/)
    await page.waitForSelector('#vraag[data-klaar]')
    assert.match(await page.locator('#antwoorden-kop').innerText(), /^Een van de twee/)
    assert.equal(
      await page
        .getByLabel(/Geeft de betrokkene toestemming/)
        .first()
        .inputValue(),
      'geweigerd',
    )
  })

  await t.test('200 random questions: the form in the browser says what the server says', async () => {
    await open(page, `${adres}${pad}`)
    const scenarios = await page
      .locator('select[name=scenario] option')
      .evaluateAll((opties: unknown) => (opties as { value: string }[]).map(({ value }) => value))
    const soorten = new Map<string, number>()
    let feiten = 0
    const echte = scenarios.filter((id) => id !== '')
    for (const [i, vraag] of willekeurig(grondslagen.register, echte, 200).entries()) {
      const { hier, daar, vragen, eerste } = await page.evaluate<Vergeleken>(
        `(${vraagEnVergelijk})(${JSON.stringify(vraag)})`,
      )
      assert.deepEqual(hier.map(ontvouwd), daar.map(ontvouwd), page.url())
      if (i % 20 === 0) {
        await zonder.goto(page.url())
        const gezien = await zonder.locator('#uitkomst').innerText()
        assert.equal(gezien, await page.locator('#uitkomst').innerText(), page.url())
      }
      feiten += vragen
      soorten.set(ontvouwd(eerste), (soorten.get(ontvouwd(eerste)) ?? 0) + 1)
    }
    t.diagnostic(
      `200 questions, ${feiten} facts answered, first answers: ${[...soorten].map(([s, n]) => `${s} ${n}`).join(', ')}`,
    )
    for (const soort of ['mag', 'mag niet', 'nog niet te zeggen'])
      assert.ok(
        (soorten.get(soort) ?? 0) >= 10,
        `${soort}: ${soorten.get(soort) ?? 0} times is too few to say much`,
      )
    assert.ok(feiten > 100, `${feiten} facts were asked`)
  })

  await t.test('a question can be made with the keyboard alone, and the answer is said', async () => {
    await open(page, `${adres}${pad}`)
    await page.getByLabel('Wie deelt?').focus()
    await page.keyboard.type('dienst j')
    await page.getByLabel('Wie deelt?').selectOption('dji')
    await page.getByLabel('Bij welke stap?').selectOption('einde-detentie')
    await page.getByLabel('Wie ontvangt?').selectOption('burgemeester')
    await page.getByText('Kies de gegevens').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.type('bij-')
    const vakje = page.getByRole('checkbox', { name: 'BIJ-melding' })
    assert.equal(await page.getByRole('checkbox').count(), 1, 'the filter leaves one')
    await vakje.focus()
    await page.keyboard.press('Space')
    assert.match(await page.locator('#vraag-melding').innerText(), /nog niet te zeggen/)
    const lijst = page.getByLabel(/lijst van de regeling BIJ/)
    await lijst.focus()
    await lijst.selectOption('true')
    assert.equal(
      await page.evaluate('document.activeElement.name'),
      'feit.bijGrond',
      'who answers stays where he was',
    )
    await page.getByLabel(/Hoeveel maanden/).fill('2')
    await page.keyboard.press('Tab')
    assert.match(await page.locator('#vraag-melding').innerText(), /mag u delen/)
    assert.match(page.url(), /feit\.maandenTotTerugkeer=2/)
    await keurPagina(page)
  })

  await t.test('without a script the button does the same', async () => {
    await zonder.goto(`${adres}${tbs12}`)
    await zonder.getByLabel('Wie ontvangt?').selectOption('college')
    await zonder.getByRole('button', { name: 'Toon het antwoord' }).click()
    await zonder.waitForURL(/ontvanger=college/)
    assert.doesNotMatch(zonder.url(), /=(&|$)|vergelijk/, 'the address holds the question and nothing empty')
    assert.match(await zonder.locator('#antwoorden-kop').innerText(), /gegevens/)
  })

  await t.test('wrong parameters are named with what is allowed, and what was right stays', async () => {
    const antwoord = await page.goto(
      `${adres}${pad}?verstrekker=de-buren&ontvanger=college&peildatum=2026-02-30&bsn=999993653`,
    )
    assert.equal(antwoord?.status(), 400)
    const fout = await page.getByRole('alert').innerText()
    assert.match(fout, /Wie deelt\? Deze partij kennen wij niet/)
    assert.match(fout, /Op welke dag\? Deze dag bestaat niet/)
    assert.match(fout, /‘bsn’ kennen wij hier niet/)
    assert.doesNotMatch(await page.content(), /999993653|de-buren/)
    assert.equal(await page.getByLabel('Wie ontvangt?').inputValue(), 'college')
    await keurPagina(page)
  })

  await t.test('a number that is none says so at once, and what was typed stays', async () => {
    await open(
      page,
      `${adres}${pad}?verstrekker=dji&ontvanger=burgemeester&processtap=einde-detentie&peildatum=2026-11-22&gegevens=bij-melding`,
    )
    await page.getByLabel(/Hoeveel maanden/).fill('drie')
    await page.keyboard.press('Tab')
    assert.match(await page.getByRole('alert').innerText(), /Hoeveel maanden.* 0 of hoger/s)
    assert.equal(await page.getByLabel(/Hoeveel maanden/).inputValue(), 'drie')
  })

  await t.test('two days: then it could not be said without consent, now the plan decides', async () => {
    const vraag = `${pad}?verstrekker=pi&ontvanger=college&processtap=intake&peildatum=2026-11-22&gegevens=schulden&feit.noodzaakPlan=true&feit.toestemming=geweigerd`
    await open(page, adres + vraag)
    const kaart = page.locator('.tk-kaart', {
      has: page.getByRole('heading', { name: 'Twee data naast elkaar' }),
    })
    assert.match(await kaart.innerText(), /1 juni 2020\s+0 van 1 mag\s+22 november 2026\s+1 van 1 mag/)
    assert.match(
      await kaart.innerText(),
      /Schulden: op 1 juni 2020 mag niet, op 22 november 2026 mag\.[\s\S]*Nieuw sinds 1 juli 2021/,
    )
    await page.getByRole('link', { name: 'Bekijk het antwoord voor 1 juni 2020' }).click()
    await page.waitForURL(/peildatum=2020-06-01/)
    assert.match(await page.locator('#antwoorden-kop').innerText(), /mag u niet delen/)
  })

  await t.test('on paper: the question and the law, without what can be pressed', async () => {
    await open(page, adres + tbs12)
    await page.emulateMedia({ media: 'print' })
    assert.equal(await page.getByRole('button', { name: 'Toon het antwoord' }).isVisible(), false)
    assert.equal(await page.getByText('Kies de gegevens').isVisible(), false)
    assert.equal(await page.getByRole('link', { name: /Wat als/ }).count(), 0)
    assert.equal(await page.locator('#antwoorden').isVisible(), true)
    const adresOpPapier = await page.evaluate(
      `getComputedStyle(document.querySelector('.tk-artikel'), '::after').content`,
    )
    assert.match(String(adresOpPapier), /https:\/\/wetten\.overheid\.nl/)
    await page.emulateMedia({ media: 'screen' })
  })

  await t.test(
    'the register is sent once and asked about after that; other modules are not served',
    async () => {
      // Read to the end: a body left unread keeps its connection, and with it this test, open.
      const haal = async (naar: string, headers: Record<string, string> = {}) => {
        const antwoord = await fetch(adres + naar, { headers })
        await antwoord.arrayBuffer()
        return antwoord
      }
      const eerste = await fetch(`${adres}/register/register.json`)
      const inhoud: unknown = await eerste.json()
      assert.ok(typeof inhoud === 'object' && inhoud !== null && 'registerversie' in inhoud)
      assert.equal(inhoud.registerversie, grondslagen.register.registerversie)
      const etag = eerste.headers.get('etag') ?? ''
      const weer = await haal('/register/register.json', { 'If-None-Match': etag })
      assert.equal(weer.status, 304)
      const html = await (await fetch(`${adres}${pad}`)).text()
      const ingang = /type="module" src="([^"]+)"/.exec(html)?.[1] ?? ''
      assert.equal((await haal(ingang)).headers.get('content-type'), 'text/javascript; charset=utf-8')
      for (const naam of ['register.js', 'bewaring.js', '../main.js', '%2e%2e/main.js'])
        assert.equal((await haal(ingang.replace(/eiland\/vraag\.js$/, naam))).status, 404, naam)
    },
  )

  assert.deepEqual(
    klachten.filter((tekst) => !/status of 400/.test(tekst)),
    [],
  )
})

/** Text without differences in white space between what was parsed and what was put in. */
function ontvouwd(tekst: string | null): string {
  return (tekst ?? '').replaceAll(/\s+/g, ' ').trim()
}
