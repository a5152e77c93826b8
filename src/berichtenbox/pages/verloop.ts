import { type Datum, datumKort, datumVan } from '../../kern/datum.ts'
import { type Html, html, kaart, koppeling, tijdlijn } from '../../nlds/nlds.ts'
import type { Bericht } from '../lezen.ts'
import { eindeUit, organisatienaam, titelVan } from './weergave.ts'

/** The detention as this organisation was told of it, from top to bottom, with this message marked. */
export function verloopKaart(draad: readonly Bericht[], bericht: Bericht, dag: Datum): Html {
  const stappen = draad
    .filter((b) => b.soort !== 'antwoord' || b.id === bericht.id || b.antwoord_op !== null)
    .map((b) => ({
      wanneer: datumKort(datumVan(b.gebeurd_op ?? b.verzonden_op)),
      wat: html`${b.id === bericht.id ? html`<strong>${titelVan(b)}</strong>` : koppeling(titelVan(b), `/berichtenbox/${b.id}`)}<br><span class="tk-klein">${stapuitleg(b)}</span>`,
      stand: b.id === bericht.id ? ('nu' as const) : ('geweest' as const),
    }))
  const einde = eindeUit(bericht)
  const komt =
    einde !== null &&
    !einde.definitief &&
    einde.datum !== null &&
    einde.datum >= dag &&
    bericht.status !== 'ingetrokken'
  const slot =
    komt && einde.datum !== null
      ? [{ wanneer: datumKort(einde.datum), wat: 'Verwachte vrijlating', stand: 'komt' as const }]
      : []
  return kaart('Verloop', tijdlijn([...stappen, ...slot]))
}

function stapuitleg(bericht: Bericht): Html | string {
  if (bericht.status === 'ingetrokken') return 'ingetrokken'
  if (bericht.soort === 'antwoord') return `antwoord van ${organisatienaam(bericht.afzender)}`
  const einde = eindeUit(bericht)
  if (bericht.soort === 'begin-detentie') return `binnengekomen in ${organisatienaam(bericht.inrichting)}`
  if (einde?.vorigeDatum != null && einde.datum !== null)
    return `van ${datumKort(einde.vorigeDatum)} naar ${datumKort(einde.datum)}`
  if (einde?.definitief === true) return `vrijgekomen uit ${organisatienaam(bericht.inrichting)}`
  return `verblijf in ${organisatienaam(bericht.inrichting)}`
}
