import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { verwerkRapport } from '../../src/bezorging/bezorging.ts'
import { openPglite } from '../../src/platform/db.ts'
import { verseBank } from '../beeld.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { code } from '../kantoor.ts'
import { leverGoed } from '../levering.ts'
import { finish, startScript } from '../opdracht.ts'
import { maakPostwereld } from '../postwereld.ts'
import { rapport } from '../rapport.ts'

const maandag = '2026-11-23T10:00:00Z'

test('a report that comes later marks the mailbox; once that works again, what the mail told is told again', async (t) => {
  const { wereld, server, kijk, beheer } = await maakPostwereld(t, maandag)
  const delen = { db: wereld.bank, klok: wereld.klok }
  await beheer.stuur('/meldingen/post', { ritme: 'meteen' })
  await leverGoed(wereld, gebeurtenis())
  await kijk(maandag)
  const [, kenmerk = ''] = /<terugkeer\.(.*)@/.exec(server.binnen[0]?.gelezen.messageId ?? '') ?? []
  const traag = rapport({ kenmerk, spoor: 'bericht', actie: 'delayed' })
  assert.equal(await code(verwerkRapport(delen, traag)), 'ongeldige-invoer')
  assert.doesNotMatch((await beheer.lees('/meldingen')).tekst, /komt niet aan/)
  for (const keer of ['once', 'once more'])
    assert.equal(await code(verwerkRapport(delen, rapport({ kenmerk, spoor: 'envelop' }))), 'gelukt', keer)
  for (const pad of ['/meldingen', '/aansluiting'])
    assert.match((await beheer.lees(pad)).tekst, /De mail kwam terug: niet te bezorgen \(5\.1\.1\)\./, pad)
  await leverGoed(wereld, gebeurtenis({ bsn: '999990019' }))
  await kijk('2026-11-23T11:00:00Z')
  assert.equal(server.binnen.length, 1)
  await beheer.stuur('/meldingen/post/opnieuw', {})
  await kijk('2026-11-23T12:00:00Z')
  assert.equal(server.binnen[1]?.gelezen.subject, 'Berichtenbox: 2 berichten nog niet gelezen')
  const vreemd = rapport({ kenmerk: crypto.randomUUID(), spoor: 'bericht' })
  assert.equal(await code(verwerkRapport(delen, vreemd)), 'niet-gevonden')
})

test('no organisation can plan mail or mark a mailbox of another', async (t) => {
  const { wereld } = await maakPostwereld(t, maandag)
  const { bank } = wereld
  for (const doel of ['meldingen-bezorgen', 'bewaking', ''])
    for (const tekst of [
      `select bezorging.plan_post(now(), now(), true, current_date)`,
      `select bezorging.onbestelbaar(gen_random_uuid(), now(), 'x')`,
    ]) {
      const wie = { organisatie: 'college-0599', gebruiker: 'g', rol: 'r', doel }
      const werk = bank.transactie(wie, (tx) => sql.raw(tekst).execute(tx))
      await assert.rejects(werk, { code: '42501' }, `${doel} ${tekst}`)
    }
})

test('as a command it marks the mailbox, and ends with 2 and a reason for anything else', async (t) => {
  const map = mkdtempSync(join(tmpdir(), 'post-'))
  t.after(() => rmSync(map, { recursive: true }))
  const draai = (invoer: string, ...woorden: string[]) =>
    finish(startScript('scripts/onbestelbaar.ts', woorden, { TERUGKEER_DATA: map }), invoer)
  const kenmerk = crypto.randomUUID()
  const bank = await verseBank(map)
  await bank.eigenaar.voerUit(
    `insert into bezorging.mail (id, organisatie, soort, stand, adres, begonnen_op, volgende_op, laatste_op)
     values ('${kenmerk}', 'college-0518', 'overzicht', 'verzonden', 'nazorg@denhaag.example', now(), now(), now());
     insert into aansluiting.contact (id, organisatie, soort, email, zoektekst, door, op)
     values (gen_random_uuid(), 'college-0518', 'groepsmailbox', 'nazorg@denhaag.example', 'x', 'x', now())`,
  )
  await bank.sluit()
  const goed = await draai(rapport({ kenmerk, spoor: 'koppen' }))
  assert.deepEqual([goed.code, goed.stderr], [0, ''])
  assert.match(goed.stdout, /De postbus is gemerkt/)
  const mis: readonly (readonly [string, RegExp])[] = [
    ['', /Dit is geen bericht over post die niet aankwam/],
    [`Subject: hallo\n\n${rapport({ kenmerk, spoor: 'bericht' })}`, /Dit is geen bericht over post/],
    [rapport({ kenmerk: 'x', spoor: 'bericht' }), /gaat niet over een mail van Terugkeer/],
    [rapport({ kenmerk: crypto.randomUUID(), spoor: 'bericht' }), /Deze mail kennen wij niet/],
    ['x'.repeat(5 * 1024 * 1024 + 1), /te groot/],
  ]
  for (const [invoer, waarom] of mis) {
    const { code: einde, stderr } = await draai(invoer)
    assert.equal(einde, 2, String(waarom))
    assert.match(stderr, waarom)
    assert.doesNotMatch(stderr, /denhaag/)
  }
  assert.match((await draai('', '--hulp')).stderr, /Gebruik: npm run -s onbestelbaar/)
  const weer = await openPglite(map)
  const rijen = await weer.eigenaar.vraag('select stuk_reden from aansluiting.contact', [])
  await weer.sluit()
  assert.deepEqual(rijen, [{ stuk_reden: 'De mail kwam terug: niet te bezorgen (5.1.1).' }])
})
