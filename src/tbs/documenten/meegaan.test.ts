import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tbstabel, verwacht } from '../../../test/tbstabel.ts'
import { testregister } from '../../../test/testregister.ts'
import { maakGrondslagen } from '../../grondslagen/grondslagen.ts'
import { vraagOver } from '../paneel.ts'
import { stappen } from '../stappen.ts'
import { teKiezen } from '../versturen.ts'
import { teSturen } from './meegaan.ts'
import type { Document } from './opslag.ts'
import { documentsoorten } from './soorten.ts'

const grondslagen = maakGrondslagen(await testregister())
const soorten = documentsoorten(grondslagen.register)
const [dag, ander] = ['2024-06-01', 'een-ander']
const lezer = {
  medewerker: 'ik',
  naam: 'Ik',
  reden: 'r',
  door_naam: 'Ik',
  van: new Date(),
  tot: null,
  zonder_lezer: false,
}

/** A document of each kind that this person may open, and one that is for someone else. */
const documenten: readonly Document[] = soorten.flatMap((gegeven) =>
  ['ik', ander].map((medewerker) => {
    const id = `${gegeven} ${medewerker}`
    const waar = { traject: 't', organisatie: 'fpc-van-mesdag' }
    return {
      ...{ id, ...waar, gegeven, stap: '8', gemaakt_door: 'diz', gemaakt_op: dag, ontvangen_van: null },
      ...{ ontvangen_op: null, toets_id: null, soort: 'pdf', grootte: 1, afdruk: '', sleutel: 's' },
      ...{ gescand_op: null, door: 'd', door_naam: 'D', op: new Date() },
      ...{ weg_op: null, weg_door_naam: null, weg_reden: null },
      lezers: [{ ...lezer, ...waar, id, document: id, medewerker }],
    }
  }),
)

test('which documents can go to whom is what the handreiking says, for whoever may open them', (t) => {
  let keuzes = 0
  for (const cel of tbstabel)
    for (const toestemming of ['gegeven', 'geweigerd', undefined] as const)
      for (const opdracht of [true, false]) {
        const stap = stappen.find(({ processtap }) => processtap === cel.stap)
        if (stap === undefined) continue
        const feiten = {
          ...Object.fromEntries(
            [...grondslagen.register.feit.values()]
              .filter(({ soort }) => soort === 'boolean')
              .map(({ id }) => [id, id === cel.feit ? opdracht : false]),
          ),
          ...(toestemming !== undefined && { toestemming }),
        }
        const ja = toestemming === undefined ? undefined : toestemming === 'gegeven'
        const { oordeel } = vraagOver(grondslagen, cel.naar, stap, dag, feiten, soorten)
        assert.deepEqual(
          teSturen(documenten, { gebruiker: 'ik' }, teKiezen(oordeel)).map(({ id }) => id),
          soorten
            .filter((gegeven) => verwacht(cel, gegeven, ja, opdracht) === 'toegestaan')
            .map((gegeven) => `${gegeven} ik`),
          `${cel.stap} aan ${cel.naar}: ${toestemming}, ${cel.feit} ${opdracht}`,
        )
        assert.deepEqual(teSturen(documenten, { gebruiker: 'niemand' }, teKiezen(oordeel)), [])
        keuzes += soorten.length
      }
  t.diagnostic(`${keuzes} keuzes gelijk aan de tabel van de handreiking`)
  assert.ok(keuzes > 5000, String(keuzes))
})
