import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { maakWereld, type Wereld } from '../../test/wereld.ts'
import { maakLogboek } from './logboek.ts'
import { alsSleutels, maakLogboeksleutel } from './sleutels.ts'
import { voerUit } from './uitvoer.ts'
import { verifieer } from './verifieer.ts'
import { verzegel } from './zegelen.ts'

const geheim = '00'.repeat(32)
const sleutels = alsSleutels('proef', JSON.stringify(maakLogboeksleutel()))
const wie = { organisatie: 'dji', gebruiker: 'g', rol: 'backoffice', doel: 'gebeurtenissen-opnemen' }

let wereld: Wereld
let sluit: () => Promise<void> = async () => {}
before(async () => {
  wereld = await maakWereld({
    after: (werk) => {
      sluit = werk
    },
  })
})
after(() => sluit())

const regel = () => ({
  handeling: 'gelezen' as const,
  betrokkene: 'p-1',
  gegevens: ['naam'],
  toetsId: null,
  onderwerp: randomUUID(),
})

test('x', async () => {
  const { bank, klok } = wereld
  const logboek = maakLogboek(geheim)
  for (let i = 0; i < 5; i++)
    await bank.transactie(wie, (tx) => logboek.noteer(tx, wie, klok.nu(), Array.from({ length: 100 }, regel)))
  const gezegeld = await verzegel({ db: bank, klok, sleutels, geheimen: [geheim] })
  console.log(gezegeld)
  const regels: string[] = []
  for await (const een of voerUit(bank, sleutels.ring, klok.nu())) regels.push(JSON.stringify(een))
  console.log(regels[0], regels[1], regels.at(-1))
  console.log(await verifieer(regels))
  assert.ok(true)
})
