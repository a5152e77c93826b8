import { maakReacties } from '../src/berichtenbox/reactions.ts'
import { maakBezorggevolgen } from '../src/bezorging/bezorging.ts'
import {
  type Gebeurtenis,
  type Gevolgen,
  leesGebeurtenis,
  neemOp,
  type Uitkomst,
} from '../src/detentie/detentie.ts'
import { type Grondslagen, maakGrondslagen } from '../src/grondslagen/grondslagen.ts'
import { type Logboek, maakLogboek } from '../src/logboek/logboek.ts'
import type { GeopendeDatabank } from '../src/platform/db.ts'
import { metHerkansing } from '../src/platform/herkansing.ts'
import { openWachtrijen } from '../src/platform/wachtrijen.ts'
import { testbank } from './testbank.ts'
import { testregister } from './testregister.ts'
import { type Testklok, testklok } from './wereld.ts'

/** Detentie and the Berichtenbox on a real database, without the server around them. */
export interface Opname {
  readonly bank: GeopendeDatabank
  readonly klok: Testklok
  readonly logboek: Logboek
  readonly grondslagen: Grondslagen
  readonly gevolgen: Gevolgen
  /** Takes in one batch, as one transaction. Other `gevolgen` may stand in for those of the Berichtenbox. */
  neemOp(gebeurtenissen: readonly Gebeurtenis[], gevolgen?: Gevolgen): Promise<readonly Uitkomst[]>
}

export const djiWie = { organisatie: 'dji', gebruiker: 'proef', rol: 'backoffice', doel: 'proef' }

/** Opens a database of its own and closes it when the tests end. */
export async function maakOpname(
  t: { after(sluit: () => Promise<void>): void },
  begin = '2026-11-22T10:00:00Z',
): Promise<Opname> {
  const bank = await testbank()
  const wachtrijen = await openWachtrijen(bank)
  t.after(async () => {
    await wachtrijen.stop()
    await bank.eigenaar.sluit()
    await bank.sluit()
  })
  const klok = testklok(begin)
  const logboek = maakLogboek('00'.repeat(32))
  const grondslagen = maakGrondslagen(await testregister())
  const bezorging = maakBezorggevolgen({ klok, wachtrijen })
  const reacties = maakReacties({ klok, logboek, grondslagen, bezorging })
  return {
    bank,
    klok,
    logboek,
    grondslagen,
    gevolgen: reacties,
    neemOp: (gebeurtenissen, gevolgen = reacties) =>
      metHerkansing(bank, djiWie, (tx) => neemOp({ klok, logboek, gevolgen }, tx, djiWie, gebeurtenissen)),
  }
}

/** A checked event from what a test writes; throws when it is not a good one. */
export function gekeurd(ruw: unknown): Gebeurtenis {
  const uitkomst = leesGebeurtenis(ruw)
  if ('fouten' in uitkomst) throw new Error(JSON.stringify(uitkomst.fouten))
  return uitkomst.waarde
}
