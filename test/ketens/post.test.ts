import assert from 'node:assert/strict'
import { test } from 'node:test'
import { leverdelen, startBezorging } from '../../src/bezorging/bezorging.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { leverGoed } from '../levering.ts'
import { nieuweBsn } from '../mensen.ts'
import { maakOntvanger } from '../ontvanger.ts'
import { afzender, groepsmailbox, maakPostwereld } from '../postwereld.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { laatVerstrijken } from '../wachtrij.ts'
import type { Wereld } from '../wereld.ts'

/** A Sunday in November, 11:00 in the Netherlands. */
const zondag = '2026-11-22T10:00:00Z'

const iemand = (anders: Record<string, unknown> = {}) => gebeurtenis({ bsn: nieuweBsn() }, anders)

/** The event that takes this one back. */
const correctie = (op: Record<string, unknown>) => ({
  ...op,
  gebeurtenisId: crypto.randomUUID(),
  soort: 'correctie',
  corrigeert: op.gebeurtenisId,
})

/** Someone of The Hague opens these messages. */
async function opent(wereld: Wereld, berichten: readonly string[]): Promise<void> {
  const mens = bezoeker(wereld, await inlogAls(wereld, 'college-0518', 'nazorgcoordinator', 'N. Azorg'))
  for (const id of berichten) assert.equal((await mens.lees(`/berichtenbox/${id}`)).status, 200)
}

test('each working day at eight a box with news gets one mail: numbers and a link, nothing of anyone', async (t) => {
  const { wereld, server, kijk } = await maakPostwereld(t, zondag)
  const bsn = nieuweBsn()
  await leverGoed(wereld, gebeurtenis({ bsn }, { verwachteEinddatum: '2026-11-27' }), iemand())
  await kijk(zondag)
  await kijk('2026-11-23T06:59:59Z')
  assert.equal(server.binnen.length, 0, 'not on Sunday, and not before eight')
  await kijk('2026-11-23T07:00:00Z')
  await kijk('2026-11-23T07:00:30Z')
  const [mail, ...meer] = server.binnen
  assert.ok(mail)
  assert.deepEqual(meer, [])
  assert.deepEqual([mail.van, mail.naar], [afzender, [groepsmailbox]])
  const { text = '', html, subject, from, to, headers, messageId } = mail.gelezen
  assert.equal(subject, 'Berichtenbox: 2 berichten nog niet gelezen')
  assert.match(text, /Nieuw en nog niet gelezen: 2\nMensen die binnen een week vrijkomen: 1\n/)
  assert.ok(text.includes(`Bekijk de berichten: ${wereld.adres}/berichtenbox`))
  assert.match(String(html), /<li>Nieuw en nog niet gelezen: <strong>2<\/strong><\/li>/)
  assert.equal(from?.text, `"Terugkeer" <${afzender}>`)
  assert.deepEqual(
    [to].flat().map((een) => een?.text),
    [groepsmailbox],
  )
  assert.equal(headers.get('auto-submitted'), 'auto-generated')
  assert.match(messageId ?? '', /^<terugkeer\.[0-9a-f-]{36}@justid\.example>$/)
  assert.ok(messageId?.includes(mail.envid ?? 'no envelope id'))
  const alles = [mail.ruw, text, String(html), subject].join('\n')
  for (const geheim of [bsn, 'Moulin', 'Suzanne', 'rnhem', '1985', '2026-11-27', '27 nov'])
    assert.ok(!alles.includes(geheim), geheim)
  const banen = await wereld.bank.eigenaar.vraag(
    `select data from wachtrij.job where name = 'bezorging-post'`,
    [],
  )
  assert.deepEqual(Object.keys(Object(banen[0]?.data)).toSorted(), ['mail', 'organisatie', 'poging'])
})

test('nothing new is no mail, a holiday is no working day, and what came during the day waits for the next', async (t) => {
  const { wereld, server, kijk } = await maakPostwereld(t, '2026-12-24T10:00:00Z')
  await kijk('2026-12-24T10:00:00Z')
  await leverGoed(wereld, iemand())
  for (const dag of ['24T11', '25T09', '26T09', '27T09']) await kijk(`2026-12-${dag}:00:00Z`)
  // By then the term is over as well, which is told on any day.
  const overzichten = () =>
    server.binnen.filter(({ gelezen }) => /nog niet gelezen/.test(gelezen.subject ?? ''))
  assert.equal(overzichten().length, 0, 'Christmas and the weekend')
  await kijk('2026-12-28T09:30:00Z')
  assert.equal(overzichten().length, 1, 'a server that was away at eight is only late')
  await kijk('2026-12-29T09:00:00Z')
  assert.equal(overzichten().length, 1, 'nothing new')
})

test('what was opened before the mail goes is not told; what came and went unseen neither', async (t) => {
  const { wereld, server, kijk } = await maakPostwereld(t, zondag)
  const weg = iemand()
  const [{ berichten } = { berichten: [] }] = await leverGoed(wereld, iemand())
  await leverGoed(wereld, weg, correctie(weg))
  await opent(wereld, berichten)
  await kijk('2026-11-23T08:00:00Z')
  assert.deepEqual(server.geprobeerd, [])
  const [mail] = await wereld.bank.eigenaar.vraag('select stand from bezorging.mail', [])
  assert.equal(mail?.stand, 'vervallen', 'it was its turn, and there was nothing to say')
})

test('who wants it at once gets one mail a quarter of an hour at most, also about what is taken back', async (t) => {
  const { wereld, server, kijk, beheer } = await maakPostwereld(t, zondag)
  assert.equal((await beheer.stuur('/meldingen/post', { ritme: 'meteen' })).naar, '/meldingen?gedaan=ritme')
  const eerste = iemand()
  await leverGoed(wereld, eerste)
  await kijk(zondag)
  assert.equal(server.binnen.length, 1, 'also on Sunday')
  await leverGoed(wereld, correctie(eerste))
  await kijk('2026-11-22T10:14:59Z')
  assert.equal(server.binnen.length, 1)
  await kijk('2026-11-22T10:15:00Z')
  assert.equal(server.binnen[1]?.gelezen.subject, 'Berichtenbox: 1 bericht teruggeroepen')
  assert.match(server.binnen[1]?.gelezen.text ?? '', /Teruggeroepen door de afzender: 1\n/)
})

test('who wants none gets none of what is new, but does hear each day of what nobody opened in time', async (t) => {
  const { wereld, server, kijk, beheer } = await maakPostwereld(t, zondag)
  await beheer.stuur('/meldingen/post', { ritme: 'niet' })
  const [een] = await leverGoed(wereld, iemand(), iemand())
  await kijk('2026-11-23T09:00:00Z')
  assert.equal(server.binnen.length, 0)
  await kijk('2027-01-20T06:00:00Z')
  assert.equal(server.binnen.length, 0, 'not before eight')
  await kijk('2027-01-20T09:00:00Z')
  await kijk('2027-01-20T15:00:00Z')
  const [mail, ...meer] = server.binnen
  assert.equal(meer.length, 0, 'once a day')
  assert.equal(mail?.gelezen.subject, 'Berichtenbox: 2 berichten over de termijn en nooit geopend')
  await opent(wereld, een?.berichten ?? [])
  await kijk('2027-01-21T09:00:00Z')
  assert.match(server.binnen[1]?.gelezen.text ?? '', /nooit geopend: 1\n/)
})

test('where there is a back office, what nobody opened goes there; what is new goes to the group mailbox', async (t) => {
  const { wereld, server, kijk } = await maakPostwereld(t, zondag)
  await leverGoed(wereld, iemand())
  await wereld.bank.eigenaar.vraag(
    `insert into aansluiting.contact (id, organisatie, soort, email, zoektekst, door, op)
     values (gen_random_uuid(), 'college-0518', 'backoffice', 'achter@denhaag.example', 'x', 'x', now())`,
    [],
  )
  await kijk('2027-01-20T09:00:00Z')
  const gegaan = server.binnen.map(({ naar, gelezen }) => [
    naar[0],
    /nooit geopend/.test(gelezen.subject ?? ''),
  ])
  assert.deepEqual(gegaan.toSorted(), [
    ['achter@denhaag.example', true],
    [groepsmailbox, false],
  ])
})

test('a system that does not answer for six hours is told once to the mailbox', async (t) => {
  const { wereld, server, kijk, beheer } = await maakPostwereld(t, zondag)
  await startBezorging(leverdelen({ db: wereld.bank, ...wereld, oefen: true }))
  const ontvanger = await maakOntvanger(t)
  ontvanger.antwoord(() => ({ status: 503 }))
  await beheer.stuur('/meldingen', { adres: ontvanger.adres })
  await beheer.stuur('/meldingen/post', { ritme: 'niet' })
  await leverGoed(wereld, iemand())
  await laatVerstrijken(wereld, '2026-11-22T10:00:01Z')
  await kijk('2026-11-22T15:00:00Z')
  assert.equal(server.binnen.length, 0)
  await laatVerstrijken(wereld, '2026-11-22T17:00:00Z')
  await kijk('2026-11-22T17:01:00Z')
  await kijk('2026-11-22T18:00:00Z')
  const [mail, ...meer] = server.binnen
  assert.equal(mail?.gelezen.subject, 'Uw systeem antwoordt niet op meldingen')
  assert.ok(mail.gelezen.text?.includes(`${wereld.adres}/meldingen`))
  assert.deepEqual(meer, [])
})

test('a rhythm that does not exist is refused beside its field, and nothing changes', async (t) => {
  const { beheer } = await maakPostwereld(t, zondag)
  for (const velden of [{ ritme: 'elk-uur' }, { ritme: '' }, {}] as Record<string, string>[]) {
    const { status, tekst } = await beheer.stuur('/meldingen/post', velden)
    assert.equal(status, 400)
    assert.match(tekst, /Kies uit: meteen, werkdag, niet\./)
    assert.match(tekst, /href="#veld-ritme"|href="#ritme"/)
  }
  assert.match((await beheer.lees('/meldingen')).tekst, /value="werkdag" checked/)
})
