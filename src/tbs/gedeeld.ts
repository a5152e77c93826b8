import { type Tbsbericht, tbsBerichten } from '../berichtenbox/berichtenbox.ts'
import { type Grondslagen, gegevenNaam, haalVragen } from '../grondslagen/grondslagen.ts'
import { type Grond, grondVan, organisatienaam } from '../inzage/inzage.ts'
import type { Tx } from '../platform/db.ts'
import { type Stap, stappen } from './stappen.ts'
import type { Schrijver } from './store.ts'
import type { Tbsdelen, Traject } from './traject.ts'

/** One time that something was shared: with whom, when, what, and on which ground. */
export interface Gedeeld {
  readonly op: Date
  readonly ontvanger: string
  /** Gegevens in words; what was told in them is not here. */
  readonly wat: readonly string[]
  readonly grond: Grond
  /** What became of it, when it is not simply there. */
  readonly daarna: string | null
}

/** What was shared in one step, the first on top. */
export interface Stapdeel {
  readonly stap: Stap
  readonly regels: readonly Gedeeld[]
}

/**
 * What the acting clinic shared from this track, by step, for the person it is about. That it was made stands in the logboek
 * with the messages it names.
 */
export async function maakGedeeld(
  { logboek, grondslagen }: Pick<Tbsdelen, 'logboek' | 'grondslagen'>,
  tx: Tx,
  wie: Schrijver,
  { id, betrokkene }: Pick<Traject, 'id' | 'betrokkene'>,
): Promise<readonly Stapdeel[]> {
  const alle = await tbsBerichten(tx, wie, [id])
  const berichten = alle.filter(({ afzender }) => afzender === wie.organisatie)
  const ids = [...new Set(berichten.map(({ toets_id }) => toets_id))]
  const vragen = await haalVragen(tx, ids)
  const oordelen = await grondslagen.haalOordelen(tx, ids)
  await logboek.noteer(
    tx,
    wie,
    wie.nu,
    berichten.map(({ id: onderwerp, toets_id }) => ({
      ...{ handeling: 'gezocht', betrokkene, onderwerp, toetsId: toets_id, relatie: 'tbs-traject' },
      gegevens: [],
    })),
  )
  const regels = berichten.map((bericht) => {
    const { processtap = '', gegevens = [] } = vragen.get(bericht.toets_id) ?? {}
    const regel = { handeling: 'verstrekt' as const, toets_id: bericht.toets_id, gegevens }
    return {
      stap: processtap.replace(/^tbs-/, ''),
      ...{ op: bericht.verzonden_op, ontvanger: organisatienaam(bericht.ontvanger) },
      wat: inWoorden(grondslagen, gegevens),
      grond: grondVan(regel, oordelen, null, grondslagen.register),
      daarna: daarna(bericht),
    }
  })
  return stappen.flatMap((stap) => {
    const hier = regels.filter((een) => een.stap === stap.id)
    return hier.length === 0 ? [] : [{ stap, regels: hier.map(({ stap: _, ...een }) => een) }]
  })
}

function inWoorden({ register }: Grondslagen, gegevens: readonly string[]): readonly string[] {
  return gegevens.map((een) => gegevenNaam(register, een))
}

function daarna({ status }: Tbsbericht): string | null {
  if (status === 'ingetrokken') return 'Dit is daarna teruggeroepen.'
  return status === 'vernietigd' ? 'De inhoud is daarna vernietigd.' : null
}
