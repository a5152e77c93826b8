import { type Grondslagen, haalVragen, type Vraag } from '../../grondslagen/grondslagen.ts'
import { namens, type Tx, type Wie } from '../../platform/db.ts'
import { tbsBerichten } from '../tbs.ts'
import { roepTerug, type Terugroepdelen } from './terugroepen.ts'

/** What proved not to be so: which messages of a track may rest on it, and why they go back. */
export interface Weerlegd {
  readonly dossier: string
  readonly afzender: string
  readonly ontvanger: string
  readonly processtap: string
  /** The fact of the register that was taken to be so. */
  readonly feit: string
  /** For which purpose the sender works in its track. */
  readonly doel: string
  readonly toelichting: string
}

/**
 * Takes back for the sender what it sent in this step on a fact that proved not to be so, in this transaction: of its messages
 * those that the register would not have let through without that fact. Who says so sees nothing of them.
 */
export async function neemTbsTerug(
  delen: Terugroepdelen & { readonly grondslagen: Grondslagen },
  tx: Tx,
  wie: Wie,
  { dossier, afzender, ontvanger, processtap, feit, doel, toelichting }: Weerlegd,
): Promise<void> {
  await namens(tx, wie, { organisatie: afzender, doel }, async (als) => {
    const berichten = (await tbsBerichten(tx, als, [dossier])).filter(
      (een) => een.afzender === afzender && een.ontvanger === ontvanger && een.gegevens !== null,
    )
    const vragen = await haalVragen(tx, [...new Set(berichten.map(({ toets_id }) => toets_id))])
    const terug = berichten.filter(({ toets_id }) => {
      const vraag = vragen.get(toets_id)
      return vraag?.processtap === processtap && rustOp(delen, vraag, feit)
    })
    const wat = terug.map(({ id }) => ({ bericht: id, grond: 'correctie' as const, toelichting }))
    await roepTerug(delen, tx, als, wat)
  })
}

function rustOp({ grondslagen }: { readonly grondslagen: Grondslagen }, vraag: Vraag, feit: string): boolean {
  if (vraag.feiten[feit] !== true) return false
  const { oordeel } = grondslagen.toelaten({ ...vraag, feiten: { ...vraag.feiten, [feit]: false } })
  return oordeel.gegevens.some(({ uitkomst }) => uitkomst !== 'toegestaan')
}
