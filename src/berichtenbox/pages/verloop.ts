import { type Datum, datumKort, datumVan } from '../../kern/datum.ts'
import { type Html, html, kaart, koppeling, tijdlijn } from '../../nlds/nlds.ts'
import type { Bericht } from '../bericht.ts'
import { bijKern } from '../bij/weergave.ts'
import { bladKern } from '../blad/weergave.ts'
import { verwachteVrijlating } from '../werk/klokken.ts'
import { eindeUit, organisatienaam, titelVan } from './weergave.ts'

/** The detention, or the tbs track, as this organisation was told of it, from top to bottom, with this message marked. */
export function verloopKaart(draad: readonly Bericht[], bericht: Bericht, dag: Datum): Html {
  const stappen = draad
    .toSorted((a, b) => (gebeurd(a) < gebeurd(b) ? -1 : gebeurd(a) > gebeurd(b) ? 1 : 0))
    .map((b) => ({
      wanneer: datumKort(gebeurd(b)),
      wat: html`${b.id === bericht.id ? html`<strong>${titelVan(b)}</strong>` : koppeling(titelVan(b), `/berichtenbox/${b.id}`)}<br><span class="tk-klein">${stapuitleg(b)}</span>`,
      stand: b.id === bericht.id ? ('nu' as const) : ('geweest' as const),
    }))
  const komt = watKomt(draad, dag)
  const slot =
    komt === null ? [] : [{ wanneer: datumKort(komt), wat: 'Verwachte vrijlating', stand: 'komt' as const }]
  return kaart('Verloop', tijdlijn([...stappen, ...slot]))
}

/** The release that is still ahead, as the newest message that tells of an end has it. */
function watKomt(draad: readonly Bericht[], dag: Datum): Datum | null {
  const nieuwste = draad.findLast((een) => verwachteVrijlating(een) !== null)
  const einde = nieuwste === undefined ? null : eindeUit(nieuwste)
  if (einde === null || einde.definitief || einde.datum === null || einde.datum < dag) return null
  return einde.datum
}

/** The day of what a message tells: a begin that was told late still happened when it happened. */
function gebeurd({ soort, gegevens, gebeurd_op, verzonden_op }: Bericht): Datum {
  const begin = gegevens?.['begin-detentie']
  if (soort === 'begin-detentie' && typeof begin === 'object' && begin !== null && 'datum' in begin)
    return String(begin.datum)
  return datumVan(gebeurd_op ?? verzonden_op)
}

function stapuitleg(bericht: Bericht): Html | string {
  if (bericht.status === 'ingetrokken') return 'teruggeroepen'
  if (bericht.vernietigd_op !== null) return 'vernietigd'
  if (bericht.soort === 'antwoord')
    return `van ${organisatienaam(bericht.eerste_afzender ?? bericht.afzender)} aan ${organisatienaam(bericht.eerste_ontvanger ?? bericht.ontvanger)}`
  if (bericht.soort === 'tbs') return `van ${organisatienaam(bericht.afzender)}`
  if (bericht.soort === 'bij') return bijKern(bericht)
  if (bericht.soort === 'informatieblad') return bladKern(bericht)
  const einde = eindeUit(bericht)
  if (bericht.soort === 'begin-detentie')
    return bericht.inrichting === null
      ? 'binnengekomen'
      : `binnengekomen, gemeld door ${organisatienaam(bericht.inrichting)}`
  if (einde?.vorigeDatum != null && einde.datum !== null)
    return `van ${datumKort(einde.vorigeDatum)} naar ${datumKort(einde.datum)}`
  if (einde?.definitief === true)
    return bericht.inrichting === null
      ? 'vrijgekomen'
      : `vrijgekomen uit ${organisatienaam(bericht.inrichting)}`
  return `verblijf in ${organisatienaam(bericht.inrichting)}`
}
