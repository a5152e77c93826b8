import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import {
  als,
  behandelaar,
  gemeente,
  gezienOp,
  laatMeedoen,
  nieuwTraject,
  reclassering,
  zegt,
} from '../tbs.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, '2026-11-26T10:00:00Z')
const wie = await behandelaar(wereld)
const kaal = (tekst: string) => tekst.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

/** The words of the map for one stop: "stap 11, loopt". */
async function halte(traject: string, stap: string): Promise<string> {
  const { tekst } = await wie.lees(traject)
  const [, kaart = ''] = /<nav class="tk-lijn"(.*?)<\/nav>/s.exec(tekst) ?? []
  const haltes = [...kaart.matchAll(/<a[^>]*>(.*?)<\/a>/gs)].map(([, een = '']) =>
    kaal(een).replaceAll(' ,', ',').trim(),
  )
  return haltes.find((een) => een === `stap ${stap}` || een.startsWith(`stap ${stap},`)) ?? haltes.join('; ')
}

async function zetStap(traject: string, stap: string, stand = 'loopt'): Promise<void> {
  const pad = `${traject}/stappen/${stap}`
  const { status, tekst } = await wie.stuur(pad, {
    ...{ stand, datum: '2026-11-20', reden: '', gepland: '', gezien: await gezienOp(wie, pad) },
  })
  assert.equal(status, 303, tekst)
}

test('a request that one receiver accepted hides nothing of the no about another', async () => {
  const traject = await nieuwTraject(wie, { geslachtsnaam: 'Vastgelopen', stap: '11' })
  await laatMeedoen(wie, traject, gemeente, reclassering)
  assert.equal(
    (await zegt(wie, `${traject}/stappen/11/${gemeente}`, { 'beoogde-uitstroom': 'nee' })).status,
    303,
  )
  await zegt(wie, `${traject}/stappen/11/${reclassering}`, { 'beoogde-uitstroom': 'nee' })
  assert.equal((await wie.stuur(`${traject}/stappen/11/${reclassering}/opdracht`, {})).status, 303)
  const werker = await als(wereld, reclassering, 'reclasseringswerker')
  const [, id = ''] = /action="\/tbs\/opdrachten\/([^"]+)"/.exec((await werker.lees('/tbs')).tekst) ?? []
  assert.equal((await werker.stuur(`/tbs/opdrachten/${id}`, { stand: 'aanvaard' })).status, 303)

  assert.match((await wie.lees('/tbs?vast=ja')).tekst, /Vastgelopen/)
  assert.equal(await halte(traject, '11'), 'stap 11, vast op toestemming')
  const { tekst } = await wie.lees(traject)
  assert.match(kaal(tekst), /Nu: stap 11.*Het delen loopt vast: geen toestemming\./)
  assert.match(tekst, /<ul class="tk-legenda"/)
  assert.match(kaal(tekst), /vast op toestemming vast op de wet/)
})

test('all steps that run are named, each with its own no; what ended asks nothing any more', async () => {
  const traject = await nieuwTraject(wie, {
    ...{ geslachtsnaam: 'Tweewegen', stap: '15', einddatum: '2027-03-01' },
  })
  await laatMeedoen(wie, traject, gemeente)
  await wie.stuur(`${traject}/routes`, [
    ['tak', 'b'],
    ['tak', 'c'],
    ['gezien', await gezienOp(wie, traject)],
  ])
  await zetStap(traject, '15', 'gedaan')
  for (const stap of ['16b', '16c']) await zetStap(traject, stap)
  await zegt(wie, `${traject}/stappen/17c/${gemeente}`, { 'beoogde-uitstroom': 'nee' })
  const tekst = kaal((await wie.lees(traject)).tekst)
  assert.match(tekst, /Nu: stap 16b: [^.]+, en stap 16c: /)
  assert.match(tekst, /Ga naar stap 16b/)
  assert.match(tekst, /Ga naar stap 16c/)
  assert.doesNotMatch(tekst, /Het delen loopt vast/, 'the no is of step 17c')
  assert.equal(await halte(traject, '17c'), 'stap 17c, vast op toestemming')
  const weg = await wie.stuur(`${traject}/beeindigen`, {
    ...{ eindesoort: 'elders', eindedag: '2026-11-26', eindeuitleg: 'Woont nu in het buitenland.' },
    gezien: await gezienOp(wie, traject),
  })
  assert.equal(weg.status, 303)
  const daarna = /<nav class="tk-lijn"(.*?)<\/nav>/s.exec((await wie.lees(traject)).tekst)?.[1] ?? ''
  assert.doesNotMatch(daarna, /vast op|vraagt aandacht/)
})
