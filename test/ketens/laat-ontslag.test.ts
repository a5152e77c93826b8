import assert from 'node:assert/strict'
import { test } from 'node:test'
import { vernietigVan } from '../../src/berichtenbox/bewaren/vernietigen.ts'
import { doeDagcontrole } from '../../src/berichtenbox/controle.ts'
import type { Berichtvorm } from '../../src/berichtenbox/vorm.ts'
import { maakLogboek } from '../../src/logboek/logboek.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { leverGoed } from '../levering.ts'
import { nieuweBsn } from '../mensen.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { college } from '../terugroepen.ts'
import { lees, maakWereld } from '../wereld.ts'

const woorden = (pagina: string) => pagina.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

test('a release that is told too late is not sent: its source hears so, the begin goes, and nobody is asked to mend it', async (t) => {
  const wereld = await maakWereld(t)
  const { api, bank, klok } = wereld
  const persoon = { bsn: nieuweBsn(), gemeentecode: '0599' }
  const begonnen = gebeurtenis(persoon, {
    tijdstip: '2025-10-20T10:00:00Z',
    verwachteEinddatum: '2026-12-01',
  })
  const vrij = gebeurtenis(persoon, {
    ...{ soort: 'ontslag', tijdstip: '2026-04-15T10:00:00Z', inrichting: null, verwachteEinddatum: null },
  })
  const [begin] = await leverGoed(wereld, begonnen)
  const id = begin?.berichten[0] ?? ''
  assert.deepEqual(begin?.waarschuwingen, [])
  const [einde] = await leverGoed(wereld, vrij)
  const [opnieuw] = await leverGoed(wereld, vrij)
  assert.equal(einde?.waarschuwingen.length, 1)
  assert.equal(einde.waarschuwingen[0]?.veld, 'tijdstip')
  assert.match(
    einde.waarschuwingen[0]?.melding ?? '',
    /^Het einde is niet verstuurd aan Gemeente Rotterdam .*hoogstens 6/,
  )
  assert.deepEqual([opnieuw?.herhaald, opnieuw?.waarschuwingen], [true, einde.waarschuwingen])

  const gelezen = async () => lees<Berichtvorm>(await api(college('0599'), `/berichten/${id}`))
  assert.notEqual((await gelezen()).inhoud, null)
  await vernietigVan({ db: bank, klok, logboek: maakLogboek('00'.repeat(32)) }, 'dji')
  const daarna = await gelezen()
  assert.deepEqual([daarna.status, daarna.inhoud], ['vernietigd', null])

  await doeDagcontrole({ db: bank, klok })
  const dji = bezoeker(wereld, await inlogAls(wereld, 'dji', 'backoffice', 'B. Proef'))
  const { tekst } = await dji.lees('/dagcontrole')
  assert.doesNotMatch(woorden(tekst), /melding ontbreekt|meldingen ontbreken/)
  assert.match(woorden(tekst), /einde niet gemeld 0 .*mocht niet meer 1/)
  assert.match(tekst, new RegExp(`href="/verzonden/${einde.berichten[0]}"`))
  const justid = bezoeker(wereld, await inlogAls(wereld, 'justid', 'justid-beheerder', 'A. Proef'))
  assert.match((await justid.lees('/dagcontrole')).tekst, /toon=niet-verstuurd&amp;gemeente=0599/)
})
