import assert from 'node:assert/strict'
import { test } from 'node:test'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { planPost } from '../../src/bezorging/post/plannen.ts'
import { stuurMail } from '../../src/bezorging/post/sturen.ts'
import { openWachtrijen } from '../../src/platform/wachtrijen.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { leverGoed } from '../levering.ts'
import { mailcertificaat } from '../mailcertificaat.ts'
import { maakMailserver } from '../mailserver.ts'
import { nieuweBsn } from '../mensen.ts'
import { groepsmailbox, maakPostwereld, type Postwereld, poster } from '../postwereld.ts'
import { klaar, laatVerstrijken } from '../wachtrij.ts'

const maandag = '2026-11-23T10:00:00Z'
const uur = 3_600_000
const na = (uren: number) => new Date(Date.parse(maandag) + uren * uur).toISOString()
const iemand = () => gebeurtenis({ bsn: nieuweBsn() })

/** The Hague wants mail at once, and there is a message for it. */
async function metNieuws(wereld: Postwereld): Promise<Postwereld> {
  await wereld.beheer.stuur('/meldingen/post', { ritme: 'meteen' })
  await leverGoed(wereld.wereld, iemand())
  return wereld
}

const mails = async ({ wereld }: Postwereld) =>
  wereld.bank.eigenaar.vraag('select stand, pogingen, adres from bezorging.mail order by begonnen_op', [])

test('a mail server that is away and comes back takes one mail, that also tells what came since', async (t) => {
  const post = await metNieuws(await maakPostwereld(t, maandag))
  const { wereld, server, kijk, beheer } = post
  await server.weg()
  await kijk(maandag)
  const { tekst } = await beheer.lees('/meldingen')
  assert.match(
    tekst,
    /De mailserver is niet te bereiken \(ECONNREFUSED\)\. Wij proberen het vanzelf opnieuw\./,
  )
  await leverGoed(wereld, iemand())
  await kijk(na(1))
  await laatVerstrijken(wereld, na(2))
  await server.terug()
  await laatVerstrijken(wereld, na(3))
  await kijk(na(4))
  assert.deepEqual(
    server.binnen.map(({ gelezen }) => gelezen.subject),
    ['Berichtenbox: 2 berichten nog niet gelezen'],
  )
  assert.deepEqual(
    (await mails(post)).map(({ stand, adres }) => [stand, adres]),
    [['verzonden', groepsmailbox]],
  )
})

test('not now is tried again until three days are over; what was given up the next mail tells', async (t) => {
  const post = await metNieuws(await maakPostwereld(t, maandag))
  const { wereld, server, kijk } = post
  server.weiger({ code: 451, tekst: 'probeer later, zei J. Jansen' })
  await kijk(maandag)
  await laatVerstrijken(wereld, na(71))
  assert.deepEqual(
    (await mails(post)).map(({ stand, pogingen }) => [stand, pogingen]),
    [['wacht', 2]],
  )
  await laatVerstrijken(wereld, na(73))
  assert.deepEqual(
    (await mails(post)).map(({ stand }) => stand),
    ['opgegeven'],
  )
  server.weiger(null)
  await kijk(na(74))
  const [mail] = server.binnen.filter(({ gelezen }) => /nog niet gelezen/.test(gelezen.subject ?? ''))
  assert.equal(mail?.gelezen.subject, 'Berichtenbox: 1 bericht nog niet gelezen')
})

test('an address that is refused hears nothing more, is shown with the reason, and goes again when a person asks', async (t) => {
  const { wereld, server, kijk, beheer } = await metNieuws(await maakPostwereld(t, maandag))
  const gezegd: string[] = []
  t.mock.method(process.stderr, 'write', (deel: string) => gezegd.push(deel) > 0)
  server.weiger({ code: 550, tekst: 'no such user J. Jansen' })
  await kijk(maandag)
  for (const pad of ['/meldingen', '/aansluiting']) {
    const { tekst } = await beheer.lees(pad)
    assert.match(tekst, /komt niet aan, sinds 23 nov 2026,? 11:00/, pad)
    assert.match(tekst, /De mailserver weigert dit adres \(550\)\./, pad)
    assert.ok(!tekst.includes('Jansen'), 'what a server writes may hold anything')
  }
  server.weiger(null)
  await leverGoed(wereld, iemand())
  await kijk(na(1))
  const zelfde = await beheer.stuur('/aansluiting/postbussen', { groepsmailbox })
  assert.equal(zelfde.naar, '/aansluiting?gedaan=postbus')
  await kijk(na(2))
  assert.equal(server.geprobeerd.length, 1, 'the same address again is no other address')
  const opnieuw = await beheer.stuur('/meldingen/post/opnieuw', {})
  assert.equal(opnieuw.naar, '/meldingen?gedaan=post-opnieuw')
  await kijk(na(3))
  assert.equal(server.binnen[0]?.gelezen.subject, 'Berichtenbox: 2 berichten nog niet gelezen')
  assert.doesNotMatch((await beheer.lees('/meldingen')).tekst, /komt niet aan/)
  const regels = gezegd.filter((regel) => regel.includes('"post-'))
  assert.deepEqual(
    regels.map((regel) => JSON.parse(regel).gebeurtenis),
    ['post-mislukt', 'post-verzonden'],
  )
  assert.doesNotMatch(gezegd.join(''), /@|example|Jansen|Moulin/)
})

test('another address works at once', async (t) => {
  const { server, kijk, beheer } = await metNieuws(await maakPostwereld(t, maandag))
  server.weiger({ code: 550, tekst: 'weg' })
  await kijk(maandag)
  server.weiger(null)
  await beheer.stuur('/aansluiting/postbussen', { groepsmailbox: 'team@denhaag.example' })
  await kijk(na(1))
  assert.deepEqual(
    server.binnen.map(({ naar }) => naar),
    [['team@denhaag.example']],
  )
})

test('that our own server may not send marks no mailbox', async (t) => {
  const post = await metNieuws(await maakPostwereld(t, maandag))
  post.server.weiger({ code: 554, tekst: '5.7.1 relay access denied' })
  await post.kijk(maandag)
  assert.deepEqual(
    (await mails(post)).map(({ stand }) => stand),
    ['wacht'],
  )
  assert.doesNotMatch((await post.beheer.lees('/meldingen')).tekst, /komt niet aan/)
})

test('two servers that look and send together send one mail', async (t) => {
  const { wereld, server, delen } = await metNieuws(await maakPostwereld(t, maandag))
  const ander = { ...delen, wachtrijen: await openWachtrijen(wereld.bank) }
  t.after(() => ander.wachtrijen.stop())
  const gepland = await Promise.all([planPost(delen), planPost(ander), planPost(delen), planPost(ander)])
  assert.equal(
    gepland.reduce((som, aantal) => som + aantal, 0),
    1,
  )
  const [mail] = await wereld.bank.eigenaar.vraag('select id::text from bezorging.mail', [])
  // The same job once more, as when a queue gives it out twice.
  const baan = { data: { mail: String(mail?.id), organisatie: 'college-0518', poging: 0 } }
  await Promise.all([stuurMail(delen, baan), stuurMail(ander, baan), stuurMail(delen, baan)])
  await klaar(wereld.bank)
  assert.equal(server.binnen.length, 1)
})

test('a mail that a server broke off, or of which the job is lost, is taken up again', async (t) => {
  const { wereld, server, kijk } = await metNieuws(await maakPostwereld(t, maandag))
  server.weiger({ code: 451, tekst: 'later' })
  await kijk(maandag)
  await wereld.bank.eigenaar.vraag(`delete from wachtrij.job where name = 'bezorging-post'`, [])
  server.weiger(null)
  await kijk('2026-11-23T10:01:00Z')
  assert.equal(server.binnen.length, 0, 'it is not its turn yet')
  await kijk('2026-11-23T10:06:00Z')
  assert.equal(server.binnen.length, 1)
})

test('outside training a server without STARTTLS, or with a certificate that nobody vouches for, gets nothing', async (t) => {
  const brief = {
    kenmerk: crypto.randomUUID(),
    naar: groepsmailbox,
    onderwerp: 'o',
    tekst: 't',
    html: '<p>t</p>',
  }
  const kaal = await maakMailserver(t)
  assert.deepEqual(await poster(kaal.poort, false).stuur(brief), {
    gelukt: false,
    blijvend: false,
    reden: 'De mailserver biedt geen veilige verbinding (STARTTLS).',
  })
  const zelf = await maakMailserver(t, { disabledCommands: [] })
  const afloop = await poster(zelf.poort, false).stuur(brief)
  assert.ok(!afloop.gelukt && !afloop.blijvend)
  assert.deepEqual([kaal.geprobeerd, zelf.geprobeerd], [[], []])
  const vertrouwd = getCACertificates('default')
  t.after(() => setDefaultCACertificates(vertrouwd))
  const goed = await maakMailserver(t, { disabledCommands: [], ...mailcertificaat })
  setDefaultCACertificates([mailcertificaat.cert])
  assert.deepEqual(await poster(goed.poort, false).stuur(brief), { gelukt: true })
  assert.ok(goed.binnen[0]?.veilig, 'it went over TLS')
  assert.deepEqual(await poster(kaal.poort, true).stuur(brief), { gelukt: true })
})
