import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { Bezoeker } from '../aanmelding.ts'
import { alsVerstuurd, formulierenIn, ingevuld, linksIn } from '../formulieren.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { nieuweBsn } from '../mensen.ts'
import { inlog } from '../sessie.ts'
import { lees, maakWereld } from '../wereld.ts'

/** Someone with a name and numbers that stand nowhere by chance. */
const mens = { bsn: nieuweBsn(), skn: '73914628', geslachtsnaam: 'Zwartendijkstra', voornamen: 'Quirinus' }
const ander = { bsn: nieuweBsn(), geslachtsnaam: 'Vlierbesselaar', voornamen: 'Odilia' }
/** A number that fails the eleven test, as someone mistypes it. */
const verkeerd = '731946285'
const medewerkers = ['Yılmaz', 'de Groot', 'Okafor', 'van Rijn']
const overMensen = [
  mens.bsn,
  mens.skn,
  ander.bsn,
  verkeerd,
  ...[mens, ander].flatMap((m) => [m.geslachtsnaam, m.voornamen]),
]

/** Which of these stand in a text, also when it is written as part of an address. */
function gevonden(tekst: string, geheimen: readonly string[]): readonly string[] {
  const los = tekst.replaceAll('+', ' ').replaceAll(/%(?![0-9a-f]{2})/gi, '%25')
  let leesbaar = los
  try {
    leesbaar = decodeURIComponent(los)
  } catch {
    // Not an address: what it says, it says as it is.
  }
  const laag = `${tekst}\n${leesbaar}`.toLowerCase()
  return geheimen.filter((geheim) => laag.includes(geheim.toLowerCase()))
}

/** Everything that is said on both streams from now on. */
function luister(t: TestContext): () => string {
  const gezegd: string[] = []
  for (const stroom of [process.stderr, process.stdout]) {
    const eigen = stroom.write.bind(stroom)
    t.mock.method(stroom, 'write', (deel: string | Uint8Array) => {
      gezegd.push(typeof deel === 'string' ? deel : Buffer.from(deel).toString('utf8'))
      return eigen(deel)
    })
  }
  return () => gezegd.join('')
}

/** A page without what someone typed and gets back in the same field to correct it. */
const zonderInvoer = (pagina: string) =>
  pagina.replaceAll(/<input\b[^>]*>|<textarea\b[\s\S]*?<\/textarea>/g, '')

/**
 * What a page says that went wrong: its title, its warnings, and what stands beside a field. Around that stands the form
 * again, with the person it is about, for the same user who was allowed to see it before.
 */
function watErMisIs(antwoord: string): string {
  const delen = antwoord.match(
    /<title>[\s\S]*?<\/title>|<div class="[^"]*" role="alert">[\s\S]*?<\/div><\/div><\/div>|error-message"[\s\S]*?<\/\w+>/g,
  )
  return delen === null || delen.length < 2 ? zonderInvoer(antwoord) : delen.join('\n')
}

test('a whole journey leaves no number, name or secret in a log line, an address or an error', async (t) => {
  const wereld = await maakWereld(t)
  const log = luister(t)
  const adressen: string[] = []
  const fouten: string[] = []
  const geheimen: string[] = []
  const onthoud = async (antwoord: Response) => {
    const tekst = await antwoord.text()
    adressen.push(antwoord.headers.get('location') ?? '')
    adressen.push(...[...tekst.matchAll(/\s(?:href|action|src)="([^"]*)"/g)].map(([, adres = '']) => adres))
    if (antwoord.status >= 400) fouten.push(watErMisIs(tekst))
    return tekst
  }

  const dji = (body: string, type = 'application/json') =>
    wereld.api(['dji', 'backoffice'], '/detentiegebeurtenissen', {
      method: 'POST',
      body,
      headers: { 'Content-Type': type },
    })
  const goed = await lees<{ berichten: string[] }>(await dji(JSON.stringify(gebeurtenis(mens))))
  assert.ok(goed.berichten.length > 0)
  await dji(JSON.stringify(gebeurtenis({ ...ander, gemeentecode: null, zonderVastAdres: true })))
  const slecht = [
    JSON.stringify(gebeurtenis({ ...mens, bsn: verkeerd })),
    JSON.stringify(gebeurtenis({ ...mens, [mens.bsn]: 1, gemeentecode: mens.bsn })),
    JSON.stringify(gebeurtenis(mens, { inrichting: mens.bsn, soort: mens.bsn, tijdstip: mens.bsn })),
    JSON.stringify(gebeurtenis(mens, { gebeurtenisId: mens.bsn, verwachteEinddatum: mens.geslachtsnaam })),
    `{"persoon": {"bsn": ${mens.bsn}, "geslachtsnaam": ${mens.geslachtsnaam}}}`,
    `[{"bsn":"${mens.bsn}"}`,
  ]
  for (const body of slecht) await onthoud(await dji(body))
  fouten.push(await (await dji(slecht.join('\n'), 'application/x-ndjson')).text())
  await onthoud(await dji(slecht.join(''), `text/${mens.geslachtsnaam}`))
  for (const pad of [`/berichten/${mens.bsn}`, `/berichten?status=${mens.bsn}`, `/berichten?${mens.bsn}=x`])
    await onthoud(await wereld.api(['college-0518', 'nazorgcoordinator'], pad))

  for (const account of ['nazorg-0518', 'backoffice-dji', 'casemanager-arnhem', 'beheer-justid']) {
    const bezoeker = new Bezoeker(wereld.adres)
    await onthoud(await bezoeker.meldAan(account))
    geheimen.push(
      ...bezoeker
        .koekjes('/')
        .split('; ')
        .map((koekje) => koekje.split('=')[1] ?? ''),
    )
    adressen.push(...bezoeker.bezocht)
    const gelopen = await loopRond(bezoeker, onthoud)
    t.diagnostic(`redaction: ${account} saw ${gelopen.paginas} pages and sent ${gelopen.formulieren} forms`)
    assert.ok(gelopen.paginas > 5, account)
    // What someone tries by hand: then the address is theirs, but what comes back of it is ours.
    for (const pad of [
      `/berichtenbox/${mens.bsn}`,
      `/berichtenbox?status=${mens.bsn}`,
      `/personen/${mens.bsn}`,
      `/gebeurtenissen?inrichting=${mens.bsn}`,
      `/${mens.bsn}`,
      `/aanmelden/bij/${mens.bsn}`,
      `/open-vragen/${mens.geslachtsnaam}`,
    ])
      fouten.push(
        zonderInvoer(await (await bezoeker.vraag(pad)).text()).replaceAll(/\s(href|action)="[^"]*"/g, ''),
      )
    await onthoud(await bezoeker.vraag('/afmelden', { method: 'POST', body: new URLSearchParams() }))
  }
  geheimen.push(
    await wereld.token('dji', 'backoffice'),
    (await inlog(wereld, 'nazorg-0518')).cookie.split('=')[1] ?? '',
  )

  const storingen = () => log().match(/"gebeurtenis":"storing"[^}]*/g) ?? []
  assert.deepEqual(storingen(), [], 'so far nothing failed: what went wrong was said to who did it')
  // A failure in the middle, with the person in the error of the database itself.
  await wereld.bank.eigenaar.vraag('alter table detentie.persoon rename column bsn to bsn_weg', [])
  await onthoud(await dji(JSON.stringify(gebeurtenis(mens))))
  await wereld.bank.eigenaar.vraag('alter table detentie.persoon rename column bsn_weg to bsn', [])
  const [storing, ...meer] = storingen()
  assert.match(storing ?? '', /"route":"\/api\/v1\/detentiegebeurtenissen".*"code":"42703"/, 'it was noted')
  assert.deepEqual(meer, [], 'and it was the only one')

  t.diagnostic(
    `redaction: ${adressen.length} addresses, ${fouten.length} errors, ${log().length} characters of log`,
  )
  assert.ok(adressen.length > 500 && fouten.length > 30)
  assert.deepEqual(gevonden(log(), [...overMensen, ...medewerkers, ...geheimen]), [], 'in the log')
  for (const adres of adressen) assert.deepEqual(gevonden(adres, [...overMensen, ...medewerkers]), [], adres)
  for (const fout of fouten) assert.deepEqual(gevonden(fout, overMensen), [], fout)
})

/** Follows the links from the start page, and sends each form for searching and answering once, with the person in it. */
async function loopRond(bezoeker: Bezoeker, onthoud: (antwoord: Response) => Promise<string>) {
  const gezien = new Set(['/'])
  const gestuurd = new Set<string>()
  for (const pad of gezien) {
    if (gezien.size > 60) break
    const pagina = await onthoud(await bezoeker.vraag(pad))
    for (const link of linksIn(pagina)) if (!overDeWet.test(link)) gezien.add(link)
    for (const formulier of formulierenIn(pagina, pad)) {
      const namen = formulier.velden.map(({ naam }) => naam)
      const soort = `${formulier.actie.split('/')[1]} ${[...new Set(namen)].join(' ')}`
      if (formulier.methode !== 'POST' || gestuurd.has(soort) || formulier.actie.startsWith('/afmelden'))
        continue
      gestuurd.add(soort)
      const velden = ingevuld(formulier, (naam) => (naam === 'bsn' ? mens.bsn : mens.geslachtsnaam))
      const stuur = () =>
        bezoeker.vraag(formulier.actie, { method: 'POST', body: alsVerstuurd(formulier, velden) })
      await onthoud(await stuur())
      for (const naam of ['bsn', 'skn']) if (velden.has(naam)) velden.set(naam, verkeerd)
      await onthoud(await stuur())
    }
  }
  return { paginas: gezien.size, formulieren: gestuurd.size }
}

/** The pages about the law hold no person and are very many. */
const overDeWet = /^\/(mag-ik-dit-delen|register|verwerkingsregister)\b/

test('the search for leaks finds one, as it is and as part of an address', () => {
  for (const lek of [
    mens.bsn,
    `/zoek?naam=${mens.geslachtsnaam}`,
    `{"n":"${ander.voornamen.toUpperCase()}"}`,
  ])
    assert.equal(gevonden(lek, overMensen).length, 1, lek)
  assert.equal(gevonden(`/x?naam=${encodeURIComponent('Yılmaz')}`, medewerkers).length, 1)
  assert.equal(gevonden('/x?naam=de+Groot%', medewerkers).length, 1)
  assert.deepEqual(gevonden('{"gebeurtenis":"storing"}', overMensen), [])
})
