import { type Datum, datumKort, isDatum, plusDagen } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import { rolnaam } from '../rollen.ts'
import { beheer, beheerdersOp, jaarLater, loopt, type Machtiging, standVan } from './stand.ts'

/** How something comes into force: at once, after a colleague confirms, or after Justid does. */
export type Weg = 'meteen' | 'organisatie' | 'justid'

/** The way, or what is wrong with what was asked. */
export type Oordeel = { readonly weg: Weg } | { readonly fouten: readonly VeldFout[] }

/** A role to give. */
export interface Gift {
  readonly medewerker: string
  readonly rol: string
  readonly van: Datum
  readonly tot: Datum
}

/** What is known when someone acts: all roles of the organisation, who acts, and the day. */
export interface Omgeving {
  readonly rollen: readonly Machtiging[]
  readonly door: string
  readonly dag: Datum
}

const weiger = (veld: string, melding: string, toegestaan?: readonly string[]): Oordeel => ({
  fouten: [{ veld, melding, ...(toegestaan === undefined ? {} : { toegestaan }) }],
})

/** May this role be given, and does it count at once? Names every wrong field. */
export function oordeelGeven(nu: Omgeving, gift: Gift, rollenHier: readonly string[]): Oordeel {
  const fouten = [
    ...(rollenHier.includes(gift.rol)
      ? []
      : [
          {
            veld: 'rol',
            melding: 'Deze rol bestaat niet bij uw organisatie.',
            toegestaan: rollenHier.map(rolnaam),
          },
        ]),
    ...keurBegin(gift.van, nu.dag),
    ...keurEinde(gift.tot, isDatum(gift.van) ? gift.van : nu.dag, nu.dag),
  ]
  if (fouten.length > 0) return { fouten }
  if (heeftAl(nu, gift))
    return weiger('rol', 'Deze collega heeft deze rol al, of de rol wacht op bevestiging.')
  const tweede = gift.rol === beheer || gift.medewerker === nu.door
  return { weg: tweede ? wegNaarTweede(nu, gift.medewerker) : 'meteen' }
}

function keurBegin(van: Datum, dag: Datum): VeldFout[] {
  if (!isDatum(van)) return [{ veld: 'van', melding: 'Geef een datum die bestaat.' }]
  if (van < dag) return [{ veld: 'van', melding: 'Een rol begint vandaag of later.' }]
  return van > jaarLater(dag)
    ? [{ veld: 'van', melding: `Een rol begint uiterlijk op ${datumKort(jaarLater(dag))}.` }]
    : []
}

function keurEinde(tot: Datum, van: Datum, dag: Datum): VeldFout[] {
  if (!isDatum(tot)) return [{ veld: 'tot', melding: 'Geef een datum die bestaat.' }]
  const [, vroegst = dag] = [van, dag].sort()
  const laatst = jaarLater(dag)
  if (tot >= vroegst && tot <= laatst) return []
  return [
    {
      veld: 'tot',
      melding: `Kies een einddatum van ${datumKort(vroegst)} tot en met ${datumKort(laatst)}. Een rol duurt ten hoogste een jaar.`,
    },
  ]
}

function heeftAl({ rollen, dag }: Omgeving, gift: Gift, behalve?: string): boolean {
  return rollen.some(
    (een) =>
      een.id !== behalve &&
      een.medewerker === gift.medewerker &&
      een.rol === gift.rol &&
      loopt(een, dag) &&
      een.van <= gift.tot &&
      (een.tot === null || een.tot >= gift.van),
  )
}

/** May the last day of this role become this one? Later for oneself, and any change for a beheerder, asks a second person. */
export function oordeelEinddatum(nu: Omgeving, machtiging: Machtiging, tot: Datum): Oordeel {
  const { medewerker, rol, van } = machtiging
  const stand = standVan(machtiging, nu.dag)
  if (stand !== 'geldig' && stand !== 'toekomstig') return weiger('tot', nietMeer[stand])
  const fouten = keurEinde(tot, van, nu.dag)
  if (fouten.length > 0) return { fouten }
  if (tot === machtiging.tot) return weiger('tot', 'Dit is al de einddatum.')
  if (heeftAl(nu, { medewerker, rol, van, tot }, machtiging.id))
    return weiger('tot', 'Deze collega heeft in die tijd deze rol al.')
  const later = machtiging.tot !== null && tot > machtiging.tot
  if (!later && laatOnbeheerd(nu, machtiging, tot)) return weiger('tot', laatste)
  const tweede = rol === beheer || (later && medewerker === nu.door)
  return { weg: tweede ? wegNaarTweede(nu, medewerker) : 'meteen' }
}

/** May this role be taken back? That of a beheerder only with a second person, and never the last one. */
export function oordeelIntrekken(nu: Omgeving, machtiging: Machtiging): Oordeel {
  const stand = standVan(machtiging, nu.dag)
  if (stand === 'verlopen' || stand === 'ingetrokken') return weiger('reden', nietMeer[stand])
  // What never counted can be dropped by anyone who might have given it.
  if (stand === 'te-bevestigen' || machtiging.rol !== beheer) return { weg: 'meteen' }
  if (laatOnbeheerd(nu, machtiging, nu.dag)) return weiger('reden', laatste)
  return { weg: wegNaarTweede(nu, machtiging.medewerker) }
}

const nietMeer = {
  verlopen: 'Deze rol is al afgelopen. Geef een nieuwe rol als die nodig is.',
  ingetrokken: 'Deze rol is al ingetrokken. Geef een nieuwe rol als die nodig is.',
  'te-bevestigen': 'Deze rol wacht nog op bevestiging. Trek de vraag in en geef de rol opnieuw.',
} as const

const laatste =
  'Dit is de laatste machtigingenbeheerder van uw organisatie. Geef eerst een opvolger deze rol, die langer loopt.'

/** True when without this role after this day nobody remains who is beheerder today. */
function laatOnbeheerd({ rollen, dag }: Omgeving, machtiging: Machtiging, naDag: Datum): boolean {
  if (machtiging.rol !== beheer || standVan(machtiging, dag) !== 'geldig') return false
  const anderen = rollen.filter(({ id }) => id !== machtiging.id)
  const blijvend = anderen.filter(({ tot }) => tot === null || tot > naDag)
  return beheerdersOp(blijvend, dag).size === 0
}

/** A colleague who did not ask it and whom it is not about; Justid when there is none. */
export function wegNaarTweede({ rollen, door, dag }: Omgeving, over: string): Exclude<Weg, 'meteen'> {
  const derden = [...beheerdersOp(rollen, dag)].filter((wie) => wie !== door && wie !== over)
  return derden.length > 0 ? 'organisatie' : 'justid'
}

/** What waits for a second person. */
export interface Voorstel {
  readonly id: string
  readonly machtiging: string
  readonly organisatie: string
  readonly soort: 'geven' | 'einddatum' | 'intrekken'
  readonly tot: Datum | null
  readonly reden: string | null
  readonly bij: 'organisatie' | 'justid'
  readonly gevraagd_door: string
  readonly gevraagd_op: Date
}

/** Why this person may not decide on this; null when they may. */
export function bezwaarTegenBesluit(
  { gevraagd_door }: Pick<Voorstel, 'gevraagd_door'>,
  { medewerker }: Pick<Machtiging, 'medewerker'>,
  door: string,
): string | null {
  if (gevraagd_door === door) return 'U vroeg dit zelf. Een ander moet het bevestigen.'
  return medewerker === door ? 'Dit gaat over uzelf. Een ander moet het bevestigen.' : null
}

/** Does what was asked still hold on the day someone confirms it? The answer may have changed since. */
export function bezwaarNu(nu: Omgeving, { soort, tot }: Voorstel, machtiging: Machtiging): string | null {
  if (soort === 'geven') {
    const stand = standVan(machtiging, nu.dag)
    return stand === 'te-bevestigen' ? null : 'Deze rol is intussen afgelopen of ingetrokken.'
  }
  const oordeel =
    soort === 'intrekken' ? oordeelIntrekken(nu, machtiging) : oordeelEinddatum(nu, machtiging, tot ?? '')
  return 'fouten' in oordeel ? (oordeel.fouten[0]?.melding ?? null) : null
}

/** The day after the last day on which someone is beheerder, as it stands now; null when there is no such end. */
export function zonderBeheerderVanaf({ rollen, dag }: Pick<Omgeving, 'rollen' | 'dag'>): Datum | null {
  const lopend = rollen.filter((een) => een.rol === beheer && standVan(een, dag) === 'geldig')
  if (lopend.some(({ tot }) => tot === null)) return null
  const laatst = lopend
    .flatMap(({ tot }) => tot ?? [])
    .sort()
    .at(-1)
  return laatst === undefined ? dag : plusDagen(laatst, 1)
}
