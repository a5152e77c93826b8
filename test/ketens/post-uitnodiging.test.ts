import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gebeurtenis } from '../gebeurtenis.ts'
import { leverGoed } from '../levering.ts'
import { nieuweBsn } from '../mensen.ts'
import { groepsmailbox, maakPostwereld } from '../postwereld.ts'
import { als, type Bezoek, behandelaar, laatMeedoen, nieuwTraject, zegt } from '../tbs.ts'
import { drie, jaTegen, planGesprek, uitnodigingVan, versieOp } from '../tbsgesprek.ts'

const denHaag = 'college-0518'
const donderdag = '2026-11-26T10:00:00Z'

/** A talk on Wednesday for which The Hague can be invited. */
async function gesprekMet(wie: Bezoek, letter = ''): Promise<string> {
  const traject = await nieuwTraject(wie, { geslachtsnaam: `Geheimnaam${letter}`, stap: '11' })
  await laatMeedoen(wie, traject, denHaag)
  const gezegd = await zegt(wie, `${traject}/stappen/11/${denHaag}`, jaTegen(...drie))
  assert.equal(gezegd.status, 303, gezegd.tekst)
  return planGesprek(wie, traject, { dag: '2026-12-09', plaats: 'Kamer van Geheimnaam' })
}

test('who is invited for a talk reads in the next mail that it is, and nothing of anyone; once, and again when it is moved', async (t) => {
  const { wereld, server, kijk } = await maakPostwereld(t, donderdag)
  const wie = await behandelaar(wereld)
  const gesprek = await gesprekMet(wie)
  assert.equal((await wie.stuur(`${gesprek}/uitnodigingen`, { ontvanger: denHaag })).status, 303)
  await wie.stuur(`${gesprek}/uitnodigingen`, { ontvanger: denHaag })
  await kijk(donderdag)
  assert.equal(server.binnen.length, 0, 'not before the morning')
  await kijk('2026-11-27T07:00:00Z')
  await kijk('2026-11-30T07:00:00Z')
  const [mail, ...meer] = server.binnen
  assert.ok(mail)
  assert.deepEqual(meer, [], 'told once')
  assert.deepEqual(mail.naar, [groepsmailbox])
  const { text = '', html, subject } = mail.gelezen
  assert.equal(subject, 'Terugkeer: 1 uitnodiging voor een gesprek')
  assert.match(
    text,
    /is uitgenodigd voor een gesprek[\s\S]*Uitnodiging voor een gesprek, nog niet beantwoord: 1\n/,
  )
  assert.ok(text.includes(`Bekijk de uitnodigingen: ${wereld.adres}/tbs/gesprekken`))
  const alles = [mail.ruw, text, String(html), subject].join('\n')
  for (const geheim of [
    'Geheimnaam',
    'Kim',
    '1985',
    '9 dec',
    '2026-12-09',
    'Mesdag',
    'mesdag',
    'tbs-traject',
    '14:00',
  ])
    assert.ok(!alles.includes(geheim), geheim)

  // Another day is asked anew, and told anew.
  const opnieuw = await als(wereld, 'fpc-van-mesdag', 'behandelcoordinator', 'B. Opnieuw')
  const verplaatst = await opnieuw.stuur(gesprek, {
    ...{ dag: '2026-12-10', tijd: '10:00', plaats: 'Zaal 3', gezien: await versieOp(opnieuw, gesprek) },
  })
  assert.equal(verplaatst.status, 303, verplaatst.tekst)
  await kijk('2026-12-01T07:00:00Z')
  assert.equal(server.binnen.length, 2)
})

test('an invitation that was answered, taken back or called off before the morning is told to nobody, and beside messages it is counted', async (t) => {
  const { wereld, server, kijk } = await maakPostwereld(t, donderdag)
  const wie = await behandelaar(wereld)
  const [beantwoord, terug, af] = [
    await gesprekMet(wie, 'a'),
    await gesprekMet(wie, 'b'),
    await gesprekMet(wie, 'c'),
  ]
  for (const gesprek of [beantwoord, terug, af])
    assert.equal((await wie.stuur(`${gesprek}/uitnodigingen`, { ontvanger: denHaag })).status, 303)
  const nazorg = await als(wereld, denHaag, 'nazorgcoordinator')
  const mijn = await uitnodigingVan(nazorg, beantwoord, wereld)
  assert.equal((await nazorg.stuur(mijn, { antwoord: 'komt', toelichting: '' })).status, 303)
  assert.equal((await wie.stuur(`${terug}/uitnodigingen/weg`, { ontvanger: denHaag })).status, 303)
  const afgezegd = await wie.stuur(`${af}/afzeggen`, {
    reden: 'De arts is ziek.',
    gezien: await versieOp(wie, af),
  })
  assert.equal(afgezegd.status, 303, afgezegd.tekst)
  await kijk('2026-11-27T07:00:00Z')
  assert.equal(server.binnen.length, 0)

  const later = await als(wereld, 'fpc-van-mesdag', 'behandelcoordinator', 'B. Later')
  const open = await gesprekMet(later, 'd')
  assert.equal((await later.stuur(`${open}/uitnodigingen`, { ontvanger: denHaag })).status, 303)
  await leverGoed(wereld, gebeurtenis({ bsn: nieuweBsn() }))
  await kijk('2026-11-30T07:00:00Z')
  // What is past its term is told by a mail of its own.
  const mail = server.binnen.find(
    ({ gelezen }) => gelezen.subject === 'Berichtenbox: 1 bericht nog niet gelezen',
  )
  assert.match(
    mail?.gelezen.text ?? '',
    /Nieuw en nog niet gelezen: 1\nUitnodiging voor een gesprek, nog niet beantwoord: 1\n/,
  )
})
