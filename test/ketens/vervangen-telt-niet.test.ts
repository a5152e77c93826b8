import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gebeurtenis } from '../gebeurtenis.ts'
import { leverGoed } from '../levering.ts'
import { nieuweBsn } from '../mensen.ts'
import { maakPostwereld } from '../postwereld.ts'
import { bezoeker, inlogAls } from '../sessie.ts'

const woorden = (pagina: string) => pagina.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

test('what a later version replaced is in no list, and so in no count, no alarm and no mail', async (t) => {
  const { wereld, server, kijk } = await maakPostwereld(t, '2026-11-22T10:00:00Z')
  const persoon = { bsn: nieuweBsn() }
  const langer = (dag: string, uur: string) =>
    gebeurtenis(persoon, {
      ...{
        soort: 'wijziging-einddatum',
        tijdstip: `2026-11-21T${uur}:00:00Z`,
        verwachteEinddatum: dag,
        reden: 'regulier',
      },
    })
  const antwoorden = await leverGoed(
    wereld,
    ...[gebeurtenis(persoon), langer('2027-03-01', '10'), langer('2027-04-01', '11')],
  )
  const [begin = '', vervangen = '', nieuwste = ''] = antwoorden.flatMap(({ berichten }) => berichten)
  const als = async (organisatie: string, rol: Parameters<typeof inlogAls>[2], naam: string) =>
    bezoeker(wereld, await inlogAls(wereld, organisatie, rol, naam))
  await kijk('2026-11-23T07:00:00Z')
  assert.match(server.binnen[0]?.gelezen.subject ?? '', /2 berichten nog niet gelezen/)
  const mens = await als('college-0518', 'nazorgcoordinator', 'N. Azorg')
  for (const id of [begin, nieuwste]) assert.equal((await mens.lees(`/berichtenbox/${id}`)).status, 200)
  // Nobody opened the one in between, and it is past its term.
  await kijk('2026-11-27T09:00:00Z')
  assert.equal(server.binnen.length, 1, 'no mail about what nobody can find')
  const later = await als('college-0518', 'nazorgcoordinator', 'N. Azorg')
  const box = await later.lees('/berichtenbox')
  const rijen = new Set(box.tekst.match(/\/berichtenbox\/[0-9a-f-]{36}/g))
  assert.deepEqual([rijen.size, rijen.has(`/berichtenbox/${vervangen}`)], [2, false])
  assert.match(woorden(box.tekst), /2 open, waarvan 0 ongelezen/)
  const dji = await als('dji', 'backoffice', 'B. Proef')
  assert.match(woorden((await dji.lees('/verzonden?toon=ongelezen')).tekst), /te lang ongelezen 0/)
  const ook = await later.lees(`/berichtenbox/${vervangen}`)
  assert.equal(ook.status, 200, 'it can still be opened from the others')
})
