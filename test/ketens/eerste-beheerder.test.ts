import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { kandidatenVoorJustid, zetEersteBeheerder } from '../../src/toegang/machtigingen/eigenaar.ts'
import { verseBank } from '../beeld.ts'
import { code } from '../kantoor.ts'
import { startProgramma } from '../programma.ts'
import { nieuweling } from '../sessie.ts'
import { maakWereld } from '../wereld.ts'

test('the owner of the database makes the first beheerder of Justid once; after that others give the roles', async (t) => {
  const { bank, klok, adres } = await maakWereld(t)
  const plek = { bank, klok, adres }
  const { eigenaar } = bank
  assert.deepEqual(await kandidatenVoorJustid(eigenaar), [])
  const [een, twee] = [
    await nieuweling(plek, 'justid', 'E. Eerste'),
    await nieuweling(plek, 'justid', 'T. Tweede'),
  ]
  const vreemd = await nieuweling(plek, 'college-0599', 'V. Reemd')
  assert.deepEqual((await kandidatenVoorJustid(eigenaar)).map(({ id }) => id).sort(), [een, twee].sort())
  for (const wie of [vreemd, crypto.randomUUID(), 'niemand', "' or true --"])
    assert.equal(await code(zetEersteBeheerder(eigenaar, klok, wie)), 'niet-gevonden', wie)
  assert.equal(await code(zetEersteBeheerder(eigenaar, klok, een)), 'gelukt')
  for (const wie of [een, twee]) assert.equal(await code(zetEersteBeheerder(eigenaar, klok, wie)), 'conflict')
  const rijen = await eigenaar.vraag(
    `select m.medewerker::text, m.rol, m.tot::text, r.handeling, r.door, r.reden from toegang.machtiging m
     join toegang.machtigingsregel r on r.machtiging = m.id where m.organisatie = 'justid'`,
    [],
  )
  assert.deepEqual(rijen, [
    {
      medewerker: een,
      rol: 'machtigingenbeheerder',
      tot: '2027-11-22',
      handeling: 'gegeven',
      door: 'eigenaar',
      reden: 'Eerste beheerder, gezet door de eigenaar van de database.',
    },
  ])
})

test('as a command it lists who can be, does it once, logs no name, and says what is wrong', async (t) => {
  const map = mkdtempSync(join(tmpdir(), 'eerste-'))
  t.after(() => rmSync(map, { recursive: true }))
  const env = { TERUGKEER_DATA: map }
  const draai = async (...woorden: string[]) => {
    const tekst = `process.argv.push('eerste-beheerder', ...${JSON.stringify(woorden)}); await import('./scripts/eerste-beheerder.ts')`
    const programma = startProgramma({ tekst }, env)
    return [await programma.einde(), programma.tekst()] as const
  }
  const bank = await verseBank(map)
  const id = crypto.randomUUID()
  await bank.eigenaar.vraag(
    `insert into toegang.medewerker (id, aanbieder, onderwerp, organisatie, naam, functie, eerst_gezien, laatst_gezien)
     values ($1, 'sso', 'x', 'justid', 'E. Eerste', 'beheerder', now(), now())`,
    [id],
  )
  await bank.sluit()
  assert.deepEqual(await draai(), [0, `${id}  E. Eerste, beheerder\n`])
  const [gelukt, gezegd] = await draai(id)
  assert.equal(gelukt, 0, gezegd)
  assert.match(gezegd, /"gebeurtenis":"eerste-beheerder-gezet"/)
  assert.doesNotMatch(gezegd, /E\. Eerste/)
  const [opnieuw, waarom] = await draai(id)
  assert.equal(opnieuw, 2)
  assert.match(waarom, /Justid heeft al een machtigingenbeheerder/)
  for (const woorden of [['--alles'], [id, id]])
    assert.match((await draai(...woorden))[1], /Gebruik: npm run/)
})
