import {
  type Bladversie,
  staatBlad,
  type Verzondenblad,
  verschillen,
  verschilregels,
} from '../../berichtenbox/berichtenbox.ts'
import { moment } from '../../kern/datum.ts'
import { alinea, type Html, html, kaart, koppeling, label, tijdlijn, uitklap } from '../../nlds/nlds.ts'
import { organisatie } from '../../organisaties/organisaties.ts'
import { type Blad, bladenElders, versies } from '../blad.ts'

/** Every version that was sent, newest first: how it stands, what is different, and the way to take it back. */
export function versiekaart(blad: Blad): Html {
  const lijst = versies(blad)
  const ander = bladenElders(blad)
  if (lijst.length + blad.elders.length + ander.length === 0)
    return kaart('Versies', alinea('Er is nog niets verstuurd.'))
  const daar = blad.elders.map((een) => ({
    op: een.verzonden_op,
    wat: html`Versie ${een.versie} ${stand(een)}<div class="tk-klein">van ${organisatie(een.afzender)?.naam ?? een.afzender}</div>`,
  }))
  const hier = lijst.map((een, i) => ({
    op: een.verzonden_op,
    wat: html`${koppeling(`Versie ${een.versie}`, `/berichtenbox/${een.id}`)} ${stand(een)}${anders(lijst[i - 1], een)}${terug(een)}`,
  }))
  const eerder = ander.map((een) => ({
    op: een.verzonden_op,
    wat: html`${koppeling(`Versie ${een.versie}`, `/berichtenbox/${een.id}`)} ${stand(een)}<div class="tk-klein">aan ${organisatie(een.ontvanger)?.naam ?? een.ontvanger}</div>${terug(een)}`,
  }))
  const alle = [...daar, ...eerder, ...hier].toSorted((a, b) => a.op.getTime() - b.op.getTime())
  const stappen = alle.map(({ op, wat }, i) => ({
    ...{ wanneer: moment(op), wat },
    stand: i === alle.length - 1 ? ('nu' as const) : ('geweest' as const),
  }))
  return kaart('Versies', tijdlijn(stappen.toReversed()))
}

function stand({
  status,
  gelezen_op,
  opgepakt_op,
}: Pick<Bladversie, 'status' | 'gelezen_op' | 'opgepakt_op'>): Html {
  if (status === 'ingetrokken') return label('nee', 'teruggeroepen')
  if (status === 'vernietigd') return label('neutraal', 'vernietigd')
  if (status === 'klaargezet') return label('info', 'wacht op aansluiting')
  if (opgepakt_op !== null) return label('ja', 'opgepakt')
  return gelezen_op === null ? label('neutraal', 'ongelezen') : label('info', 'gelezen')
}

function anders(vorige: Verzondenblad | undefined, nu: Verzondenblad): Html | string {
  if (vorige === undefined || vorige.gegevens === null || nu.gegevens === null) return ''
  const lijst = verschillen(vorige.gegevens, nu.gegevens)
  if (lijst.length === 0) return ''
  return uitklap(`Anders dan in versie ${vorige.versie}`, verschilregels(lijst))
}

function terug(een: Verzondenblad): Html | string {
  if (een.status === 'ingetrokken')
    return alinea(koppeling('Bekijk hoe het terugroepen verloopt', `/verzonden/${een.id}`), { klein: true })
  return staatBlad(een)
    ? alinea(koppeling('Roep deze versie terug', `/verzonden/${een.id}`), { klein: true })
    : ''
}
