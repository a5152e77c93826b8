import type { Grondslagen } from '../../grondslagen/grondslagen.ts'
import { datumVan, datumVoluit } from '../../kern/datum.ts'
import { Fout, type VeldFout } from '../../kern/fout.ts'
import type { Tx, Wie } from '../../platform/db.ts'
import { type Bericht, haalBericht } from '../bericht.ts'
import { detentiemeldingen, inBerichtenbox } from '../tabellen.ts'
import type { Kiesgrond, Terugroepgrond } from './beleid.ts'
import { neemBladenMee, neemGesprekkenMee } from './gesprek.ts'
import { grondenVoor } from './gronden.ts'
import { houdVoorTerug } from './samen.ts'
import { roepTerug, type Teruggeroepen, type Terugroepdelen, type Terugroeping } from './terugroepen.ts'
import { keurToelichting } from './toelichting.ts'

/**
 * A sender recalls one message, and with a begin about the wrong person all that it told after it. What was answered to it
 * goes back too, once nothing stands that it rested on. Throws `niet-gevonden` for what it cannot see, `geen-toegang` for what it did not send,
 * `ongeldige-invoer` for a ground it does not rest on or an explanation that names the person, and `conflict` for what is recalled already.
 */
export async function roepBerichtTerug(
  delen: Terugroepdelen & { readonly grondslagen: Grondslagen },
  tx: Tx,
  wie: Wie,
  wat: Terugroeping & { readonly grond: Kiesgrond },
): Promise<Teruggeroepen> {
  await houdVoorTerug(tx, [wat.bericht])
  const bericht = await haalBericht(tx, wat.bericht)
  if (bericht.afzender !== wie.organisatie)
    throw new Fout('geen-toegang', 'Alleen de afzender roept een bericht terug.')
  keurStand(bericht)
  const fouten = [
    ...keurGrond(await grondenVoor(delen.grondslagen, tx, bericht), wat.grond),
    ...(await keurToelichting(tx, wat.bericht, wat.toelichting)),
  ]
  if (fouten.length > 0)
    throw new Fout('ongeldige-invoer', 'Zo kan dit bericht niet worden teruggeroepen.', fouten)
  const teruggeroepen = await roepTerug(delen, tx, wie, await metVervolg(tx, bericht, wat))
  const terug = teruggeroepen.find(({ bericht: id }) => id === bericht.id)
  // Someone else was first, between looking and doing.
  if (terug === undefined) keurStand(await haalBericht(tx, wat.bericht))
  if (terug === undefined) throw new Error('What is not recalled has a reason')
  const gesprek = { dossier: bericht.dossier, gemeente: bericht.ontvanger, grond: wat.grond }
  const gesprekken = detentiemeldingen.includes(bericht.soort) ? [gesprek] : []
  await neemGesprekkenMee(delen, tx, wie, gesprekken)
  await neemBladenMee(delen, tx, wie, gesprekken)
  return terug
}

/** A begin about the wrong person, or for the wrong receiver: then so is all that was told after it. */
async function metVervolg(tx: Tx, bericht: Bericht, wat: Terugroeping): Promise<readonly Terugroeping[]> {
  if (bericht.soort !== 'begin-detentie' || wat.grond !== 'verkeerde-persoon') return [wat]
  const vervolg = await inBerichtenbox(tx)
    .selectFrom('berichtenbox.bericht')
    .select('id')
    .where('dossier', '=', bericht.dossier)
    .where('ontvanger', '=', bericht.ontvanger)
    .where('afzender', '=', bericht.afzender)
    .where('soort', 'in', detentiemeldingen)
    .where('status', 'in', ['klaargezet', 'bezorgd', 'gelezen'])
    .where('id', '<>', bericht.id)
    .execute()
  return [wat, ...vervolg.map(({ id }) => ({ ...wat, bericht: id }))]
}

function keurGrond(gronden: readonly Terugroepgrond[], grond: Terugroepgrond): readonly VeldFout[] {
  if (gronden.includes(grond)) return []
  const melding =
    grond === 'bezwaar'
      ? 'Bezwaar gaat over een informatieblad. Kies een andere reden.'
      : 'Dit bericht rust niet op toestemming. Kies een andere reden.'
  return [{ veld: 'grond', melding, toegestaan: gronden }]
}

function keurStand({ status, ingetrokken_op }: Bericht): void {
  if (status === 'ingetrokken')
    throw new Fout(
      'conflict',
      `Dit bericht is al teruggeroepen${ingetrokken_op === null ? '' : `, op ${datumVoluit(datumVan(ingetrokken_op))}`}. Er is niets veranderd.`,
    )
  if (status === 'vernietigd')
    throw new Fout('conflict', 'De inhoud van dit bericht is al vernietigd. Er is niets om terug te roepen.')
  if (status === 'onbestelbaar')
    throw new Fout('conflict', 'Dit bericht is nooit verstuurd. Er is niets om terug te roepen.')
}
