import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { als, gemeente, gezienOp, stuurt } from '../tbs.ts'
import { metGemeente, uitnodigingVan, vandaag } from '../tbsgesprek.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, '2026-11-26T10:00:00Z')
const kaal = (tekst: string) => tekst.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const intrekken = { voor: 'deze', hoe: 'schriftelijk', toelichting: '' }

test('who may not know any more who a talk is about, reads nothing that someone typed: not where it is, no title, no answer', async () => {
  const { wie, traject, gesprek } = await metGemeente(wereld)
  const college = await als(wereld, gemeente, 'nazorgcoordinator')
  await wie.stuur(`${gesprek}/agenda`, [
    ['titel', 'De kamer van Kim Plaatsman'],
    ['gegeven', 'beoogde-uitstroom'],
    ['gezien', await gezienOp(wie, gesprek)],
  ])
  const plaats = 'Kamer van Kim Plaatsman'
  const verplaatst = await wie.stuur(gesprek, {
    ...{ dag: vandaag, tijd: '15:00', plaats, gezien: await gezienOp(wie, gesprek) },
  })
  assert.equal(verplaatst.status, 303)
  await wie.stuur(`${gesprek}/uitnodigingen`, { ontvanger: gemeente })
  const pad = await uitnodigingVan(college, gesprek, wereld)
  await college.stuur(pad, { antwoord: 'komt', toelichting: 'Wij kennen Kim Plaatsman al.' })
  const eerst = kaal((await college.lees(pad)).tekst)
  assert.match(eerst, /Waar Kamer van Kim Plaatsman/)
  assert.match(eerst, /De kamer van Kim Plaatsman/)

  await wie.stuur(`${traject}/stappen/11/${gemeente}/intrekken`, intrekken)
  const { tekst } = await college.lees(pad)
  assert.doesNotMatch(tekst, /Plaatsman/)
  assert.match(kaal(tekst), /Waar Vraag dat de kliniek\./)
  const staat = await wereld.bank.eigenaar.vraag(
    'select plaats, agenda from tbs.uitnodiging where gesprek = $1',
    [gesprek.split('/').at(-1)],
  )
  assert.deepEqual(staat, [{ plaats: '', agenda: [] }])

  // The talk moves once more: where it is does not come back without the name.
  await wie.stuur(gesprek, {
    ...{ dag: vandaag, tijd: '16:00', plaats, gezien: await gezienOp(wie, gesprek) },
  })
  const later = await college.lees(pad)
  assert.match(kaal(later.tekst), /16:00/)
  assert.doesNotMatch(later.tekst, /Plaatsman/)
})

test('a message of a track reads as one: what it is and in which step, and nothing of a detention', async () => {
  const { wie, traject } = await metGemeente(wereld)
  const college = await als(wereld, gemeente, 'nazorgcoordinator')
  for (const gegeven of ['beoogde-uitstroom', 'voortgang-behandeling'])
    assert.equal((await stuurt(wie, `${traject}/stappen/11/${gemeente}`, [gegeven])).status, 303)
  const [eerste] = await wereld.bank.eigenaar.vraag(
    'select id from berichtenbox.bericht where dossier = $1 order by volgnummer',
    [traject.replace('/tbs/', '')],
  )
  const { tekst } = await college.lees(`/berichtenbox/${eerste?.id}`)
  assert.match(tekst, /<h1[^>]*>Tbs: bericht bij stap 11<\/h1>/)
  const [, inhoud = ''] = /<main[^>]*>(.*)<\/main>/s.exec(tekst) ?? []
  assert.doesNotMatch(kaal(inhoud), /detentie|verblijf in|onbekend|nieuwer bericht/i)
  assert.match(kaal((await college.lees('/berichtenbox')).tekst), /Tbs bericht bij stap 11/)
})
