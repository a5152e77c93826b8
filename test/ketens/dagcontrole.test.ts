import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startVernietigen, vernietigVan } from '../../src/berichtenbox/bewaren/vernietigen.ts'
import { doeDagcontrole } from '../../src/berichtenbox/controle.ts'
import { startDagwerk } from '../../src/berichtenbox/dagwerk.ts'
import { maakBezorggevolgen } from '../../src/bezorging/bezorging.ts'
import { maakLogboek } from '../../src/logboek/logboek.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { leverGoed } from '../levering.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { college, nieuwBericht, roepTerug } from '../terugroepen.ts'
import { tot } from '../wachten.ts'
import { maakWereld, type Wereld } from '../wereld.ts'

const backoffice = async (wereld: Wereld) =>
  bezoeker(wereld, await inlogAls(wereld, 'dji', 'backoffice', 'B. Proef'))
const woorden = (pagina: string) => pagina.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

test('the daily check and what was sent count the same messages, also when some were read since the check', async (t) => {
  const wereld = await maakWereld(t, '2026-11-22T10:00:00Z', ['college-0995'])
  const { api, bank, klok } = wereld
  const { id } = await nieuwBericht(wereld, '0599')
  await nieuwBericht(wereld, '0599')
  await nieuwBericht(wereld, '0995')
  klok.zet('2026-11-25T03:00:00Z')
  await doeDagcontrole({ db: bank, klok })
  const getallen = async (pad: string) => {
    const tekst = woorden((await (await backoffice(wereld)).lees(pad)).tekst)
    const getal = (naam: RegExp) => Number(naam.exec(tekst)?.[1])
    return {
      ongelezen: getal(/te lang ongelezen (\d+)/),
      wacht: getal(/(?:berichten wachten op aansluiting| wacht) (\d+)/),
    }
  }
  assert.deepEqual(await getallen('/dagcontrole'), { ongelezen: 2, wacht: 1 })
  klok.zet('2026-11-25T09:00:00Z')
  assert.equal(
    (await api(college('0599'), `/berichten/${id}/ontvangstbevestigingen`, { method: 'POST' })).status,
    201,
  )
  assert.deepEqual(await getallen('/verzonden'), { ongelezen: 1, wacht: 1 })
  assert.deepEqual(await getallen('/dagcontrole'), { ongelezen: 1, wacht: 1 })
})

test('what was destroyed before its municipality was connected was never told, and every page says so', async (t) => {
  const wereld = await maakWereld(t, '2026-11-22T10:00:00Z', ['college-0995'])
  const { bank, klok } = wereld
  const { id, bsn } = await nieuwBericht(wereld, '0995')
  const waar = { soort: 'ontslag', tijdstip: '2026-11-21T10:00:00Z', inrichting: null }
  await leverGoed(wereld, gebeurtenis({ bsn, gemeentecode: '0995' }, { ...waar, verwachteEinddatum: null }))
  klok.zet('2027-06-01T03:00:00Z')
  await vernietigVan({ db: bank, klok, logboek: maakLogboek('00'.repeat(32)) }, 'dji')
  await doeDagcontrole({ db: bank, klok })
  const dji = await backoffice(wereld)
  const pas = await dji.lees('/dagcontrole')
  assert.match(
    woorden(pas.tekst),
    /Over 1 detentie is in de laatste 7 dagen een bericht vernietigd dat nooit is bezorgd/,
  )
  assert.doesNotMatch(pas.tekst, /is gemeld/, 'nothing green while it is new')
  assert.match(woorden(pas.tekst), /vernietigd, nooit bezorgd 1 .*berichten vernietigd, nooit bezorgd 2/)
  assert.match(pas.tekst, new RegExp(`href="/verzonden/${id}"`))
  assert.match(woorden(pas.tekst), /Lelystad/)
  const lijst = woorden((await dji.lees('/verzonden?toon=nooit-bezorgd&gemeente=0995')).tekst)
  assert.equal(lijst.match(/vernietigd, nooit bezorgd gemeente was niet aangesloten/g)?.length, 2)
  assert.match(
    woorden((await dji.lees(`/verzonden/${id}`)).tekst),
    /vernietigd, nooit bezorgd: gemeente was niet aangesloten/,
  )
  const justid = bezoeker(wereld, await inlogAls(wereld, 'justid', 'justid-beheerder', 'A. Proef'))
  const bij = await justid.lees('/dagcontrole')
  assert.doesNotMatch(bij.tekst, new RegExp(`/verzonden/${id}|/gebeurtenissen/detenties/`))
  assert.match(bij.tekst, /href="\/verzonden\?toon=nooit-bezorgd&amp;gemeente=0995"/)
  klok.zet('2027-06-08T03:00:00Z')
  await doeDagcontrole({ db: bank, klok })
  assert.match(
    woorden((await (await backoffice(wereld)).lees('/dagcontrole')).tekst),
    /is gemeld of is vernietigd voordat de gemeente was aangesloten/,
  )
})

test('what was told counts as told also after it was destroyed', async (t) => {
  const wereld = await maakWereld(t)
  const { bank, klok } = wereld
  const { id, bsn } = await nieuwBericht(wereld, '0995')
  await leverGoed(
    wereld,
    gebeurtenis(
      { bsn, gemeentecode: '0995' },
      { soort: 'ontslag', tijdstip: '2026-11-21T10:00:00Z', inrichting: null, verwachteEinddatum: null },
    ),
  )
  klok.zet('2027-06-01T03:00:00Z')
  await vernietigVan({ db: bank, klok, logboek: maakLogboek('00'.repeat(32)) }, 'dji')
  const dji = await backoffice(wereld)
  assert.match(woorden((await dji.lees('/dagcontrole')).tekst), /de gemeente bekend is, is gemeld\./)
  assert.doesNotMatch(woorden((await dji.lees(`/verzonden/${id}`)).tekst), /nooit bezorgd/)
})

test('a check that someone asks for is kept with its moment, names what was recalled, and is what the page shows', async (t) => {
  const wereld = await maakWereld(t)
  const { bank, klok } = wereld
  const { id } = await nieuwBericht(wereld, '0599')
  await doeDagcontrole({ db: bank, klok })
  assert.equal((await roepTerug(wereld, id)).status, 201)
  klok.zet('2026-11-22T12:30:00Z')
  const dji = await backoffice(wereld)
  assert.doesNotMatch((await dji.lees('/dagcontrole')).tekst, /is teruggeroepen/)
  const antwoord = await dji.stuur('/dagcontrole', {})
  assert.equal(antwoord.status, 303)
  for (const moment of ['2026-11-22T12:31:00Z', '2026-11-22T16:00:00Z']) {
    klok.zet(moment)
    const { tekst } = await (await backoffice(wereld)).lees('/dagcontrole')
    assert.match(woorden(tekst), /13:30 uur · 1 detentie opnieuw nagelopen/)
    assert.match(woorden(tekst), /is gemeld of is teruggeroepen/)
    assert.doesNotMatch(woorden(tekst), /meldingen? ontbre/)
    assert.match(woorden(tekst), /22 november 2026, 13:30 uur opnieuw nagelopen.*22 november 2026, 11:00 uur/)
    assert.match(tekst, new RegExp(`href="/verzonden/${id}"`))
  }
  const later = await backoffice(wereld)
  await later.stuur('/dagcontrole', {})
  assert.match(woorden((await later.lees('/dagcontrole')).tekst), /17:00 uur.*13:30 uur.*11:00 uur/)
})

test('the work of the day destroys first and checks after that, so that the check says what is true', async (t) => {
  const wereld = await maakWereld(t, '2026-11-22T10:00:00Z', ['college-0995'])
  const { bank, klok, wachtrijen, grondslagen } = wereld
  const { bsn } = await nieuwBericht(wereld, '0995')
  const waar = { soort: 'ontslag', tijdstip: '2026-11-21T10:00:00Z', inrichting: null }
  await leverGoed(wereld, gebeurtenis({ bsn, gemeentecode: '0995' }, { ...waar, verwachteEinddatum: null }))
  klok.zet('2027-06-01T03:00:00Z')
  const logboek = maakLogboek('00'.repeat(32))
  const bezorging = maakBezorggevolgen({ klok, wachtrijen })
  const delen = { db: bank, klok, logboek, wachtrijen, grondslagen, bezorging }
  await startVernietigen(delen)
  const stop = startDagwerk(delen, {}, 100)
  const gedaan = () =>
    bank.eigenaar.vraag(`select uitkomst from berichtenbox.controle where organisatie = 'dji'`, [])
  await tot(async () => (await gedaan()).length > 0)
  await stop()
  const { tekst } = await (await backoffice(wereld)).lees('/dagcontrole')
  assert.match(woorden(tekst), /vernietigd, nooit bezorgd 1 .*berichten vernietigd, nooit bezorgd 2/)
  assert.doesNotMatch(woorden(tekst), /is gemeld/)
})

test('what is planned stands apart from what is improbable, each by its day and in words', async (t) => {
  const wereld = await maakWereld(t)
  const ontslag = async (tijdstip: string) => {
    const { bsn } = await nieuwBericht(wereld, '0599')
    const anders = { soort: 'ontslag', tijdstip, inrichting: null, verwachteEinddatum: null }
    await leverGoed(wereld, gebeurtenis({ bsn, gemeentecode: '0599' }, anders))
  }
  await ontslag('2027-01-10T10:00:00Z')
  await ontslag('2026-12-05T10:00:00Z')
  await ontslag('2046-12-05T10:00:00Z')
  await doeDagcontrole({ db: wereld.bank, klok: wereld.klok })
  const dji = await backoffice(wereld)
  const { tekst } = await dji.lees('/dagcontrole')
  const kaal = woorden(tekst)
  assert.match(kaal, /ver vooruit 1 .*vrijlating gepland 2/)
  const [, ver = '', gepland = ''] = kaal.split(/Ver vooruit 1|Vrijlating gepland 2/)
  assert.match(ver, /Vanaf 20 nov 2026, .*Arnhem.*, tot 5 dec 2046/)
  assert.match(gepland, /tot 5 dec 2026 .*tot 10 jan 2027/)
  assert.doesNotMatch(kaal, /[0-9a-f]{8}-[0-9a-f]{4}/, 'no bare ids')
})

test('also when many were asked for, every check that was kept can be reached', async (t) => {
  const wereld = await maakWereld(t)
  const dji = await backoffice(wereld)
  await doeDagcontrole({ db: wereld.bank, klok: wereld.klok })
  for (let keer = 1; keer <= 31; keer++) {
    wereld.klok.zet(new Date(Date.parse('2026-11-22T10:00:00Z') + keer * 1000).toISOString())
    await dji.stuur('/dagcontrole', {})
  }
  const eerste = (await dji.lees('/dagcontrole')).tekst
  const [, verder = ''] = /href="(\/dagcontrole\?voor=[^"]+)"/.exec(eerste) ?? []
  assert.equal(eerste.match(/opnieuw nagelopen<\/span>/g)?.length, 30)
  const ouder = (await dji.lees(verder)).tekst
  assert.equal(ouder.match(/opnieuw nagelopen<\/span>/g)?.length, 1)
  assert.match(ouder, /Eerdere controles/)
  assert.doesNotMatch(ouder, /Oudere controles/)
  assert.equal((await dji.lees('/dagcontrole?voor=gisteren')).status, 400)
})
