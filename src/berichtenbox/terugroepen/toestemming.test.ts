import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { maakOpname } from '../../../test/opname.ts'
import { maakBezorggevolgen } from '../../bezorging/gevolgen.ts'
import { bewaarToetsen, type Feiten } from '../../grondslagen/grondslagen.ts'
import { openWachtrijen } from '../../platform/wachtrijen.ts'
import { haalBericht } from '../bericht.ts'
import { schrijfBerichten } from '../store.ts'
import type { Soort } from '../tabellen.ts'
import { grondenVoor } from './gronden.ts'
import { roepTerugOmToestemming } from './toestemming.ts'

const opname = await maakOpname({ after })
const { bank, klok, grondslagen, logboek } = opname
const wachtrijen = await openWachtrijen(bank)
after(() => wachtrijen.stop())
const delen = { klok, logboek, grondslagen, bezorging: maakBezorggevolgen({ klok, wachtrijen }) }
const pi = { organisatie: 'pi-arnhem', gebruiker: 'proef', rol: 'casemanager', doel: 'proef' }

/** A message of the inrichting to a municipality, as the register allowed it on that day. */
async function verstuur(
  betrokkene: string,
  ontvanger: string,
  gegevens: readonly string[],
  peildatum: string,
  feiten: Feiten,
  soort: Soort = 'informatieblad',
): Promise<string> {
  const toegelaten = grondslagen.toelaten({
    verstrekker: 'pi',
    ontvanger: 'college',
    gegevens: [...gegevens],
    processtap: 'detentie',
    peildatum,
    feiten,
  })
  const toegestaan = toegelaten.toelating?.toegestaan ?? []
  assert.deepEqual([...toegestaan].sort(), [...gegevens].sort(), 'all of it was allowed')
  const id = randomUUID()
  const nu = klok.nu()
  await bank.transactie(pi, async (tx) => {
    await bewaarToetsen(tx, nu, [toegelaten])
    await schrijfBerichten(tx, [
      {
        id,
        soort,
        versie: 1,
        status: 'bezorgd',
        afzender: 'pi-arnhem',
        ontvanger,
        betrokkene,
        dossier: randomUUID(),
        oorzaak: null,
        gebeurdOp: null,
        inrichting: 'pi-arnhem',
        toetsId: toegelaten.toetsId,
        vervangt: null,
        antwoordOp: null,
        verzondenOp: nu,
        bezorgdOp: nu,
        termijn: null,
        reden: null,
        gegevens: Object.fromEntries(gegevens.map((gegeven) => [gegeven, 'Een tekst.'])),
        vrijlating: null,
        zoeknaam: '',
      },
    ])
  })
  return id
}

const trekIn = (betrokkene: string, ontvanger: string, basisvoorwaarde: string) =>
  bank.transactie(pi, (tx) =>
    roepTerugOmToestemming(delen, tx, pi, { betrokkene, ontvanger, basisvoorwaarde }),
  )

test('what rests on consent for that area, for that person and receiver, is recalled; nothing else, and once', async () => {
  const [mens, ander] = [randomUUID(), randomUUID()]
  const met: Feiten = { toestemming: { schulden: 'gegeven', onderdak: 'gegeven' } }
  const toen = '2020-06-01'
  const schuld = await verstuur(mens, 'college-0599', ['schulden'], toen, met)
  const beide = await verstuur(mens, 'college-0599', ['schulden', 'onderdak'], toen, met)
  await verstuur(mens, 'college-0599', ['onderdak'], toen, met)
  await verstuur(mens, 'college-0518', ['schulden'], toen, met)
  await verstuur(ander, 'college-0599', ['schulden'], toen, met)
  // The same subject on the law itself: consent carries nothing here.
  await verstuur(mens, 'college-0599', ['schulden'], '2026-11-22', { noodzaakPlan: true }, 'dr-plan')
  const terug = await trekIn(mens, 'college-0599', 'schulden')
  assert.deepEqual(terug.map(({ bericht }) => bericht).sort(), [schuld, beide].sort())
  assert.deepEqual(await trekIn(mens, 'college-0599', 'schulden'), [])
  const gronden = await bank.eigenaar.vraag('select distinct grond from berichtenbox.terugroeping', [])
  assert.deepEqual(gronden, [{ grond: 'toestemming-ingetrokken' }])
})

test('after a merger it is taken back from the box of the successor', async () => {
  const mens = randomUUID()
  const id = await verstuur(mens, 'college-0599', ['schulden'], '2020-06-01', {
    toestemming: { schulden: 'gegeven' },
  })
  await bank.eigenaar.vraag(
    `update berichtenbox.bericht set ontvanger = 'college-0518', eerste_ontvanger = 'college-0599' where id = $1`,
    [id],
  )
  assert.deepEqual(await trekIn(mens, 'college-0363', 'schulden'), [])
  assert.deepEqual(
    (await trekIn(mens, 'college-0599', 'schulden')).map(({ bericht }) => bericht),
    [id],
  )
})

test('that consent was withdrawn is a ground for what rests on it, and for nothing else', async () => {
  const gronden = (id: string) =>
    bank.transactie(pi, async (tx) => grondenVoor(grondslagen, tx, await haalBericht(tx, id)))
  const toestemming = { onderdak: 'gegeven' } as const
  const met = await verstuur(randomUUID(), 'college-0599', ['onderdak'], '2020-06-01', { toestemming })
  const zonder = await verstuur(randomUUID(), 'college-0599', ['onderdak'], '2026-11-22', {
    noodzaakPlan: true,
  })
  // Against a sheet someone can also object; what that opens is not told here.
  const bezwaar = ['bezwaar', 'correctie']
  assert.deepEqual(await gronden(met), ['verkeerde-persoon', 'toestemming-ingetrokken', ...bezwaar])
  assert.deepEqual(await gronden(zonder), ['verkeerde-persoon', ...bezwaar])
})
