import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, test } from 'node:test'
import { migraties } from '../beeld.ts'
import { als, gemeente, zegt } from '../tbs.ts'
import { drie, geefActie, jaTegen, metGemeente, schrijfDeel, uitnodigingVan } from '../tbsgesprek.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, '2026-11-26T10:00:00Z')
const kort = (tekst: string) => tekst.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const vraag = (tekst: string, ...waarden: readonly unknown[]) => wereld.bank.eigenaar.vraag(tekst, waarden)
const geheim = /Een eigen kamer|Wonen straks|Zoek een woning/

/** The last part of migration 0101, that empties what was left: run on what an older version left behind. */
async function ruimOp(): Promise<void> {
  const tekst = readFileSync(new URL('0101_tbs_zelf_gezegd.sql', migraties), 'utf8')
  const deel = tekst.slice(tekst.indexOf('-- What migration 0090 left behind'))
  const opdrachten = deel.split(/;\n/).filter((een) => een.includes('update'))
  assert.equal(opdrachten.length, 2)
  for (const een of opdrachten) await vraag(een)
}

test('of minutes and tasks that an older version left with who was taken from the table nothing is read, at no door and by no new invitation', async () => {
  const { wie, traject, gesprek } = await metGemeente(wereld, jaTegen(...drie))
  const college = await als(wereld, gemeente, 'nazorgcoordinator')
  const nodigUit = () => wie.stuur(`${gesprek}/uitnodigingen`, { ontvanger: gemeente })
  assert.equal((await nodigUit()).status, 303)
  await schrijfDeel(wie, gesprek, 'Wonen straks', [drie[1]], 'Een eigen kamer.')
  assert.equal((await wie.stuur(`${gesprek}/verslag/delen`, {})).status, 303)
  assert.equal((await geefActie(wie, gesprek, gemeente, [drie[1]])).status, 303)
  const pad = await uitnodigingVan(college, gesprek, wereld)
  assert.match(kort((await college.lees(pad)).tekst), geheim)
  // As migration 0090 found and left it: away from the table, and what was given open as before.
  const id = gesprek.split('/').at(-1)
  await vraag(`update tbs.uitnodiging set weg_op = '2026-11-26T10:05:00Z' where gesprek = $1`, id)
  wereld.klok.zet('2026-11-26T10:10:00Z')
  const tekst = () =>
    vraag('select titel, tekst, dicht_op is null as open from tbs.verslaginzage where gesprek = $1', id)
  assert.deepEqual(await tekst(), [{ titel: 'Wonen straks', tekst: 'Een eigen kamer.', open: true }])
  assert.equal((await college.lees(pad)).status, 404)
  assert.doesNotMatch(kort((await college.lees('/tbs/gesprekken')).tekst), geheim)

  await ruimOp()
  assert.deepEqual(await tekst(), [{ titel: null, tekst: null, open: false }])
  const open = 'select 1 from tbs.gespreksactie where gesprek = $1 and dicht_op is null'
  assert.deepEqual(await vraag(open, id), [])
  const overzicht = kort((await wie.lees(`${traject}/gedeeld`)).tekst)
  assert.match(overzicht, /In het verslag van een gesprek\. Dit is daarna gesloten\./)
  assert.match(overzicht, /In een taak na een gesprek\. Dit is daarna gesloten\./)
  assert.doesNotMatch(overzicht, geheim)
  // A new invitation gives nothing back of before; the clinic keeps its own minutes, and shares them anew itself.
  assert.equal((await nodigUit()).status, 303)
  const weer = await uitnodigingVan(college, gesprek, wereld)
  assert.notEqual(weer, pad)
  for (const blad of [weer, '/tbs/gesprekken', '/tbs'])
    assert.doesNotMatch(kort((await college.lees(blad)).tekst), geheim, blad)
  assert.match(kort((await wie.lees(`${gesprek}/verslag`)).tekst), /Een eigen kamer/)
  assert.equal((await wie.stuur(`${gesprek}/verslag/delen`, {})).status, 303)
  assert.match(kort((await college.lees(weer)).tekst), /Een eigen kamer/)
  await ruimOp()
  assert.match(
    kort((await college.lees(weer)).tekst),
    /Een eigen kamer/,
    'what was given after the return stays',
  )
  // Nothing goes to whom consent does not let it.
  await zegt(wie, `${traject}/stappen/11/${gemeente}`, { [drie[1]]: 'nee' })
  assert.doesNotMatch(kort((await college.lees(weer)).tekst), geheim)
})
