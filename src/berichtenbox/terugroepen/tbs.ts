import { type Grondslagen, haalVragen, type Vraag } from '../../grondslagen/grondslagen.ts'
import { namens, type Tx, type Wie } from '../../platform/db.ts'
import { tbsBerichten } from '../tbs.ts'
import { roepTerug, type Terugroepdelen } from './terugroepen.ts'

/** What proved not to be so: which messages of a track may rest on it, and why they go back. */
export interface Weerlegd {
  readonly dossier: string
  readonly afzender: string
  /** Null for every receiver, and for every step. */
  readonly ontvanger: string | null
  readonly processtap: string | null
  /** The facts of the register that were taken to be so. */
  readonly feiten: readonly string[]
  /** For which purpose the sender works in its track. */
  readonly doel: string
  readonly toelichting: string
}

/**
 * Takes back for the sender what it sent on facts that are not so, in this transaction: of its messages those that the register
 * would not have let through without them. Who says so sees nothing of them. Returns how many went back.
 */
export async function neemTbsTerug(
  delen: Terugroepdelen & { readonly grondslagen: Grondslagen },
  tx: Tx,
  wie: Wie,
  { dossier, afzender, ontvanger, processtap, feiten, doel, toelichting }: Weerlegd,
): Promise<number> {
  return namens(tx, wie, { organisatie: afzender, doel }, async (als) => {
    const berichten = (await tbsBerichten(tx, als, [dossier])).filter(
      (een) =>
        een.afzender === afzender &&
        (ontvanger ?? een.ontvanger) === een.ontvanger &&
        een.status !== 'ingetrokken' &&
        een.gegevens !== null,
    )
    const vragen = await haalVragen(tx, [...new Set(berichten.map(({ toets_id }) => toets_id))])
    const terug = berichten.filter(({ toets_id }) => {
      const vraag = vragen.get(toets_id)
      return (
        vraag !== undefined &&
        (processtap ?? vraag.processtap) === vraag.processtap &&
        rustOp(delen, vraag, feiten)
      )
    })
    const wat = terug.map(({ id }) => ({ bericht: id, grond: 'correctie' as const, toelichting }))
    await roepTerug(delen, tx, als, wat)
    return wat.length
  })
}

function rustOp(
  { grondslagen }: { readonly grondslagen: Grondslagen },
  vraag: Vraag,
  feiten: readonly string[],
): boolean {
  if (!feiten.some((feit) => vraag.feiten[feit] === true)) return false
  const zonder = Object.fromEntries(feiten.map((feit) => [feit, false]))
  const { oordeel } = grondslagen.toelaten({ ...vraag, feiten: { ...vraag.feiten, ...zonder } })
  return oordeel.gegevens.some(({ uitkomst }) => uitkomst !== 'toegestaan')
}
