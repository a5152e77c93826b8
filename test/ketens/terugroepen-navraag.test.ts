import assert from 'node:assert/strict'
import { test } from 'node:test'
import { vraagNa } from '../../src/berichtenbox/berichtenbox.ts'
import { leverdelen, maakBezorggevolgen, startBezorging } from '../../src/bezorging/bezorging.ts'
import { maakOntvanger } from '../ontvanger.ts'
import { maakPostwereld, poster } from '../postwereld.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { antwoordVerwijdering, college, nieuwBericht, roepTerug } from '../terugroepen.ts'
import { klaar, laatVerstrijken } from '../wachtrij.ts'
import { lees, maakWereld, type Wereld } from '../wereld.ts'

const denHaag = college('0518')
const soorten = (tekst: string) => String(JSON.parse(tekst).type).split('.')[3]

async function meldAan({ api }: Wereld, adres: string): Promise<void> {
  const antwoord = await api(denHaag, '/abonnementen', { method: 'POST', body: JSON.stringify({ adres }) })
  assert.equal(antwoord.status, 201)
}

test('an answer that is overdue is asked for again each week, by system, mail and page, until it comes', async (t) => {
  const { wereld, server, kijk } = await maakPostwereld(t, '2026-11-22T10:00:00Z')
  const { api, bank, klok } = wereld
  await startBezorging(leverdelen({ db: bank, ...wereld, oefen: true }))
  const ontvanger = await maakOntvanger(t)
  await meldAan(wereld, ontvanger.adres)
  const { id, bsn } = await nieuwBericht(wereld, '0518')
  await api(denHaag, `/berichten/${id}`)
  await roepTerug(wereld, id)
  await ontvanger.heeft(2)
  // That a message was recalled which was read already, the box hears the next morning.
  await kijk('2026-11-23T07:00:00Z')
  assert.equal(server.binnen.at(-1)?.gelezen.subject, 'Berichtenbox: 1 bericht teruggeroepen')
  const delen = () => ({
    db: bank,
    klok,
    bezorging: maakBezorggevolgen({ klok, wachtrijen: wereld.wachtrijen, post: poster(9) }),
  })
  const op = async (moment: string) => {
    klok.zet(moment)
    return vraagNa(delen())
  }
  assert.equal(
    await op('2026-12-06T22:59:59Z'),
    0,
    'the last day is in time, until midnight in the Netherlands',
  )
  // However many servers look: one asks.
  klok.zet('2026-12-06T23:00:01Z')
  const samen = await Promise.all([vraagNa(delen()), vraagNa(delen()), vraagNa(delen())])
  assert.equal(
    samen.reduce((som, aantal) => som + aantal, 0),
    1,
  )
  assert.equal(await op('2026-12-13T23:00:00Z'), 0)
  assert.equal(await op('2026-12-13T23:00:02Z'), 1)
  await ontvanger.heeft(4)
  assert.deepEqual(
    ontvanger.ontvangen.map(({ tekst }) => soorten(tekst)),
    ['ontvangen', 'ingetrokken', 'verwijderherinnering', 'verwijderherinnering'],
  )
  for (const { tekst } of ontvanger.ontvangen.slice(1))
    for (const geheim of [bsn, 'Moulin', 'rnhem', '1985', 'klopte'])
      assert.ok(!tekst.includes(geheim), geheim)

  await kijk('2026-12-14T07:00:00Z')
  const mail = server.binnen.at(-1)
  assert.equal(mail?.gelezen.subject, 'Berichtenbox: antwoord over 1 bericht is te laat')
  assert.match(mail?.gelezen.text ?? '', /Antwoord over verwijderen is te laat: 1\n/)
  assert.doesNotMatch(mail?.ruw ?? '', new RegExp(`${bsn}|Moulin|rnhem`))

  const backoffice = bezoeker(wereld, await inlogAls(wereld, 'dji', 'backoffice', 'B. Office'))
  assert.match(
    (await backoffice.lees('/verwijderverzoeken')).tekst,
    /8 dagen te laat[\s\S]*2 keer opnieuw gevraagd/,
  )
  assert.match((await backoffice.lees('/verzonden')).tekst, /te laat: 1/)
  const nazorg = bezoeker(wereld, await inlogAls(wereld, 'college-0518', 'nazorgcoordinator', 'N. Azorg'))
  assert.match((await nazorg.lees('/berichtenbox')).tekst, /Eén antwoord is te laat/)

  assert.equal((await antwoordVerwijdering(wereld, denHaag, id)).status, 201)
  assert.equal(await op('2027-01-31T10:00:00Z'), 0, 'who answered is not asked')
})

test('of a message that is recalled before its notice went out, only the recall is told', async (t) => {
  const wereld = await maakWereld(t)
  await startBezorging(leverdelen({ db: wereld.bank, ...wereld, oefen: true }))
  const ontvanger = await maakOntvanger(t)
  await meldAan(wereld, ontvanger.adres)
  ontvanger.antwoord(() => ({ status: 503 }))
  const { id } = await nieuwBericht(wereld, '0518')
  const ander = await nieuwBericht(wereld, '0518')
  await klaar(wereld.bank)
  await roepTerug(wereld, id)
  await klaar(wereld.bank)
  const gemist = ontvanger.ontvangen.length
  ontvanger.antwoord(() => ({ status: 200 }))
  await laatVerstrijken(wereld, '2026-11-22T11:00:00Z')
  await ontvanger.heeft(2)
  await klaar(wereld.bank)
  // Who refused may be told again with the same id; what counts is which were told.
  const gehoord = new Set(
    ontvanger.ontvangen.slice(gemist).map(({ tekst }) => `${JSON.parse(tekst).subject} ${soorten(tekst)}`),
  )
  assert.deepEqual([...gehoord].toSorted(), [`${ander.id} ontvangen`, `${id} ingetrokken`].toSorted())
  const { afleveringen } = await lees<{ afleveringen: { bericht: string; soort: string; status: string }[] }>(
    await wereld.api(denHaag, '/afleveringen?status=vervallen'),
  )
  assert.deepEqual(
    afleveringen.map(({ bericht, soort }) => [bericht, soort]),
    [[id, 'ontvangen']],
  )
})
