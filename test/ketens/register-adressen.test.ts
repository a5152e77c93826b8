import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Probleemvorm } from '../levering.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after })
const vraagPad = '/mag-ik-dit-delen'
const vervolgzorg = `${vraagPad}?verstrekker=zorgaanbieder&ontvanger=vervolgzorgaanbieder&processtap=tbs-18b&gegevens=diagnose`

/** Reads the whole body as well: one left unread keeps its connection, and with it the server, open. */
async function haal(pad: string) {
  const antwoord = await fetch(`${wereld.adres}${pad}`, { redirect: 'manual' })
  return { status: antwoord.status, headers: antwoord.headers, tekst: await antwoord.text() }
}

/** The words of the card with this heading. */
function kaart(html: string, kop: string): string {
  const deel = html.split('<section').find((stuk) => stuk.includes(`>${kop}</h2>`)) ?? ''
  const tekst = (deel.split('</section>')[0] ?? '').replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
  return tekst.replaceAll(/ (?=[.,:)])/g, '').replaceAll('( ', '(')
}

/** What the alarm of the page says. */
function alarm(html: string): string {
  const deel = html.split('role="alert"')[1] ?? ''
  return (deel.split('</ul>')[0] ?? '').replaceAll(/<[^>]*>/g, ' ')
}

test('two days: the law that changed is the reason, not the consent that was refused on both', async () => {
  const feiten = '&feit.toestemming=geweigerd&feit.vervolgzorgNodig=true&feit.wekenTotEindeTitel=6'
  const { tekst } = await haal(`${vervolgzorg}&peildatum=2026-11-25${feiten}&vergelijk=2025-06-30`)
  const gezegd = kaart(tekst, 'Twee data naast elkaar')
  assert.match(gezegd, /Diagnose: op 30 juni 2025 mag niet, op 25 november 2026 mag\./)
  assert.match(gezegd, /Nieuw sinds 1 juli 2025: .*Wfz, art\. 2\.5 lid 3.*Daarom mag het dan\./)
  assert.doesNotMatch(gezegd, /toestemming/)
  const omgekeerd = await haal(`${vervolgzorg}&peildatum=2025-06-30${feiten}&vergelijk=2026-11-25`)
  assert.match(
    kaart(omgekeerd.tekst, 'Twee data naast elkaar'),
    /Nieuw sinds 1 juli 2025.*Daarom mag het dan\./,
  )
})

test('two days with the same answer: a road that opened is told, with what it asks; without one, nothing is', async () => {
  const open = kaart((await haal(`${vervolgzorg}&peildatum=2025-07-01`)).tekst, 'Twee data naast elkaar')
  assert.match(open, /Diagnose: op beide dagen nog niet te zeggen\./)
  assert.match(open, /Nieuw sinds 1 juli 2025: .*Daarvoor moet dit vaststaan: De behandelaar vindt/)
  assert.doesNotMatch(open, /geen verschil/)
  const dicht = `${vervolgzorg}&peildatum=2025-07-01&feit.vervolgzorgNodig=false&feit.wekenTotEindeTitel=6`
  const zonderGevolg = kaart((await haal(dicht)).tekst, 'Twee data naast elkaar')
  assert.match(zonderGevolg, /maakt de datum geen verschil.*Wat ook veranderde, maar hier niets uitmaakt/)
  const gelijk = await haal(`${vervolgzorg}&peildatum=2025-07-02&vergelijk=2025-07-01`)
  const niets = kaart(gelijk.tekst, 'Twee data naast elkaar')
  assert.match(niets, /maakt de datum geen verschil/)
  assert.doesNotMatch(niets, /Nieuw|Gold|veranderde/)
})

test('two days: what ended is told as well, and only with the articles of these gegevens', async () => {
  const vraag = `${vraagPad}?verstrekker=pi&ontvanger=college&processtap=intake&peildatum=2026-11-22&gegevens=schulden`
  const gezegd = kaart((await haal(vraag)).tekst, 'Twee data naast elkaar')
  assert.match(
    gezegd,
    /Gold tot en met 30 juni 2021: .*AVG, art\. 6 lid 1 onder a\).*moest dit vaststaan: De betrokkene/,
  )
  assert.match(gezegd, /Nieuw sinds 1 juli 2021: .*Pm, art\. 20d lid 2 onder f\)/)
  assert.doesNotMatch(gezegd, /20d lid 2 onder d/, 'that is about another gegeven')
})

test('a question with faults answers in words, with what may have been meant and never a list of ids', async () => {
  const { status, tekst } = await haal(
    `${vraagPad}?verstrekker=pi&ontvanger=colege&processtap=intak&gegevens=schuldem&gegevens=hobby&peildatum=2026-02-30&feit.zorgNodig=soms&bsn999993653=1&scenario=x`,
  )
  assert.equal(status, 400)
  const gezegd = alarm(tekst)
  for (const zin of [
    /Wie ontvangt\? Deze partij kennen wij niet\. Bedoelt u ‘college van burgemeester en wethouders’\?/,
    /Bij welke stap\? Deze stap kennen wij niet\. Bedoelt u ‘Intake’\?/,
    /Welke gegevens\? Dit gegeven kennen wij niet\. Bedoelt u ‘Schulden’\? Kies uit de lijst\./,
    /Op welke dag\? Deze dag bestaat niet\./,
    /Kies ja of nee, of laat het open\./,
    /‘bsn…’ kennen wij hier niet/,
    /Met welke andere wet\? Deze wet kennen wij niet\./,
  ])
    assert.match(gezegd, zin)
  assert.doesNotMatch(gezegd, /medische-dienst-pi|begin-detentie|reclasseringsopdracht|JJJJ/)
  assert.ok(gezegd.length < 1500, `${gezegd.length} characters is too much to read`)
  assert.doesNotMatch(tekst, /colege|schuldem|hobby|999993653/)
  const wortel = `${vraagPad}?${Array.from({ length: 500 }, (_, i) => `veld${i}=1`).join('&')}`
  assert.ok(alarm((await haal(wortel)).tekst).length < 1500)
})

const paginas = [
  ['/register', 'zoek=plan'],
  ['/register/matrix', 'stap=intake'],
  ['/register/matrix/pi/college', 'datum=2026-01-01'],
  ['/register/tbs-keten', 'datum=2026-01-01'],
  ['/register/regels/plan-basis', 'datum=2026-01-01'],
  ['/register/herleiding', ''],
  ['/register/wat-als', ''],
  ['/register/wat-als/kliniek-naar-gemeente', 'datum=2026-01-01'],
  ['/verwerkingsregister', 'peildatum=2026-01-01'],
] as const
for (const [pad, goed] of paginas)
  test(`${pad}: a name it does not know, or knows but reads twice, is named, with the way back`, async () => {
    assert.equal((await haal(goed === '' ? pad : `${pad}?${goed}`)).status, 200)
    const { status, tekst } = await haal(`${pad}?${goed}&bsn999993653=1&persoon=piet`)
    assert.equal(status, 400)
    assert.match(alarm(tekst), /‘persoon’ kennen wij hier niet/)
    assert.doesNotMatch(tekst, /999993653|piet/)
    const terug = /href="([^"]*)">Bekijk de pagina zonder dit/.exec(tekst)?.[1] ?? ''
    assert.equal(terug, goed === '' ? pad : `${pad}?${goed}`)
    assert.equal((await haal(terug)).status, 200)
    if (goed === '') return
    const dubbel = await haal(`${pad}?${goed}&${goed}`)
    assert.equal(dubbel.status, 400)
    assert.match(alarm(dubbel.tekst), new RegExp(`‘${goed.split('=')[0]}’ staat er dubbel in`))
  })

test('a choice in the register that is nearly right gets what may have been meant', async () => {
  const { status, tekst } = await haal('/register?gegeven=schuldem&partij=de-buren')
  assert.equal(status, 400)
  assert.match(alarm(tekst), /Dit gegeven kennen wij niet\. Bedoelt u ‘Schulden’\?/)
  assert.match(alarm(tekst), /Deze partij kennen wij niet\. Kies uit de lijst\./)
})

test('fields a form sends empty leave the address, and comparing with nothing stays a choice', async () => {
  const gevallen = [
    [`${vraagPad}?verstrekker=pi&processtap=&vergelijk=2020-06-01&scenario=`, `${vraagPad}?verstrekker=pi`],
    [`${vraagPad}?verstrekker=&vergelijk=&scenario=`, `${vraagPad}?vergelijk=`],
    ['/register?zoek=&wet=&partij=', '/register'],
    ['/register/matrix?datum=2026-01-01&stap=', '/register/matrix?datum=2026-01-01'],
    ['/verwerkingsregister?peildatum=', '/verwerkingsregister'],
  ] as const
  for (const [van, naar] of gevallen) {
    const { status, headers } = await haal(van)
    assert.equal(status, 302, van)
    assert.equal(headers.get('location'), naar)
    assert.equal((await haal(naar)).status, 200, 'and there it ends')
  }
})

test('a file that cannot be made is refused as problem details that name the field', async () => {
  for (const soort of ['csv', 'jsonld'])
    for (const [vraag, veld] of [
      ['peildatum=2026-02-30', 'peildatum'],
      ['persoon=piet', 'persoon'],
      ['peildatum=2026-01-01&peildatum=2026-01-02', 'peildatum'],
    ]) {
      const { status, headers, tekst } = await haal(`/verwerkingsregister.${soort}?${vraag}`)
      assert.equal(status, 400, `${soort} ${vraag}`)
      assert.equal(headers.get('content-type'), 'application/problem+json')
      const { fouten = [] }: Probleemvorm = JSON.parse(tekst)
      assert.deepEqual(
        fouten.map((fout) => fout.veld),
        [veld],
      )
      assert.doesNotMatch(tekst, /piet/)
    }
})

test('a cursor that no page gave is refused by name, and one that a page gave goes on', async () => {
  const pad = '/api/v1/grondslagen'
  for (const cursor of ['zzz', 'a', 'plan-basi', '']) {
    const { status, tekst } = await haal(`${pad}?cursor=${cursor}`)
    const { fouten = [] }: Probleemvorm = JSON.parse(tekst)
    assert.equal(status, 400, cursor)
    assert.deepEqual([...new Set(fouten.map(({ veld }) => veld))], ['cursor'], cursor)
  }
  const { volgende }: { volgende: string } = JSON.parse((await haal(pad)).tekst)
  assert.equal((await haal(`${pad}?cursor=${volgende}`)).status, 200)
})

test('pages call a rule by its title; its id is only for who uses the API', async () => {
  const regel = (await haal('/register/regels/plan-basis')).tekst
  assert.match(
    regel,
    /In de API heet deze regel <a[^>]*href="\/api\/v1\/grondslagen\/plan-basis">plan-basis<\/a>/,
  )
  assert.equal([...regel.matchAll(/>plan-basis</g)].length, 1)
  const register = wereld.grondslagen.register
  for (const pad of ['/register', '/register/tbs-keten', '/register/herleiding', '/verwerkingsregister']) {
    const { tekst } = await haal(pad)
    const kaal = register.regels.filter(({ id }) => tekst.includes(`>${id}<`))
    assert.deepEqual(
      kaal.map(({ id }) => id),
      [],
      pad,
    )
  }
})

test('a step of the tbs without a permission says so, and what opens is not taken for one', async () => {
  const { tekst } = await haal('/register/tbs-keten?datum=2026-11-25')
  const stap = (nummer: string) =>
    tekst.split(`id="stap-${nummer}"`)[1]?.split('</li><li class="tk-station')[0] ?? ''
  assert.match(stap('1'), /kent het register geen enkele regel die delen toestaat/)
  assert.match(stap('1'), /<summary>1 verbod en 1 knelpunt<\/summary>/)
  assert.match(stap('8'), /<summary>\d+ regels die delen toestaan, 1 verbod en 4 knelpunten<\/summary>/)
  assert.doesNotMatch(tekst, /\b0 gegevens|\b1 gegevens|Dezelfde partijen;/)
})

test('each fault links to a field that is on the page, or to nothing', async () => {
  const vraag = `${vraagPad}?verstrekker=pi&ontvanger=college&processtap=intake&gegevens=schulden&peildatum=2026-11-22`
  let gezien = 0
  for (const adres of [
    `${vraag}&onzin=1`,
    `${vraag}&feit.zorgNodig=soms`,
    `${vraag}&feit.bijGrond=soms`,
    `${vraag}&feit.bestaatNiet=true`,
    `${vraag}&feit.toestemming=ja&feit.toestemming.zorg=ja`,
    `${vraag}&vergelijk=2026-02-30&scenario=x&peildatum=2026-11-22`,
    `${vraagPad}?verstrekker=x&ontvanger=x&processtap=x&gegevens=x&peildatum=x`,
    '/register?blad=999',
    '/register?blad=0&wet=x&partij=x&gegeven=x&stap=x&soort=x&datum=x',
  ]) {
    const { status, tekst } = await haal(adres)
    assert.ok(status === 400 || status === 404, `${status} ${adres}`)
    for (const [, doel = ''] of (tekst.split('role="alert"')[1] ?? '')
      .split('</ul>')[0]
      ?.matchAll(/href="#([^"]+)"/g) ?? []) {
      gezien += 1
      assert.ok(tekst.includes(`id="${doel}"`), `${adres} links to #${doel}`)
    }
  }
  assert.ok(gezien > 12, `${gezien} links`)
})

test('a page of the list that does not exist says so, and leads to the last one with the same choice', async () => {
  for (const blad of ['999', '10000', '0', '-1', 'x']) {
    const { status, tekst } = await haal(`/register?soort=toestaan&blad=${blad}`)
    assert.equal(status, 404, blad)
    assert.match(tekst, /Deze bladzijde bestaat niet/)
    const [, laatste = ''] = /href="([^"]+)"[^>]*>Naar de laatste bladzijde/.exec(tekst) ?? []
    const goed = await haal(laatste.replaceAll('&amp;', '&'))
    assert.equal(goed.status, 200, laatste)
    assert.match(laatste, /soort=toestaan.*blad=\d/)
    assert.match(goed.tekst, /href="\/register\/regels\//)
    assert.doesNotMatch(goed.tekst, /rel="next"|>Volgende/)
  }
  assert.equal((await haal('/register?zoek=watergeefthetnietbestaat')).status, 200)
})

test('the register of processing with a day that stands there twice shows no list of either', async () => {
  const dubbel = await haal('/verwerkingsregister?peildatum=2019-01-01&peildatum=2026-11-22')
  assert.equal(dubbel.status, 400)
  assert.match(alarm(dubbel.tekst), /peildatum.*dubbel/)
  assert.doesNotMatch(dubbel.tekst, /Zoals het is op|Alle verwerkingen op deze datum|1 januari 2019/)
  for (const soort of ['csv', 'jsonld']) {
    const { status, tekst } = await haal(
      `/verwerkingsregister.${soort}?peildatum=2019-01-01&peildatum=2026-11-22`,
    )
    const { fouten = [] }: Probleemvorm = JSON.parse(tekst)
    assert.deepEqual([status, fouten.map(({ veld }) => veld)], [400, ['peildatum']])
  }
})

test('a rule that is not there is not there for anyone: no organisation is named', async () => {
  for (const blad of ['regels/bestaat-niet', 'tbs-keten/niets', 'tabel/niemand/college']) {
    const { status, tekst } = await haal(`/register/${blad}`)
    assert.equal(status, 404, blad)
    if (blad === 'regels/bestaat-niet') {
      assert.match(tekst, /Dit bestaat niet\./)
      assert.doesNotMatch(tekst, /uw organisatie/)
    }
  }
})
