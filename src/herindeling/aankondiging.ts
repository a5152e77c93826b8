import { type Datum, datumVoluit } from '../kern/datum.ts'
import { alinea, type Html, html, melding, opsomming, uitklap } from '../nlds/nlds.ts'
import { gemeenteOp, organisatie as zoekOrganisatie } from '../organisaties/organisaties.ts'
import type { Tx } from '../platform/db.ts'
import { haalPlannen, type Plan } from './opslag.ts'

/** Days after a merger in which its successor is still told what happened. */
const natijd = 90

/** What an organisation must know of mergers that concern it: what is planned, and what just happened. Nothing for others. */
export async function aankondigingen(tx: Tx, organisatie: string, vandaag: Datum): Promise<Html> {
  const wie = zoekOrganisatie(organisatie)
  const code = wie?.gemeentecode ?? null
  if (code === null || (wie?.partij !== 'college' && wie?.partij !== 'burgemeester')) return html``
  const raken = (await haalPlannen(tx)).filter(
    ({ van, naar, afgelast_op }) => afgelast_op === null && (van === code || naar.includes(code)),
  )
  return html`${raken.map((plan) => aankondiging(plan, code, vandaag))}`
}

function aankondiging(plan: Plan, eigen: string, vandaag: Datum): Html | string {
  const geleden = (Date.parse(vandaag) - Date.parse(plan.datum)) / 86_400_000
  if (geleden > natijd) return ''
  if (plan.naar.length > 1) return melding('info', html`${kopVan(plan, geleden >= 0)}${alinea(splitsing)}`)
  const delen = plan.van === eigen ? voorOude : voorNieuwe
  const voorbij = geleden >= 0 && plan.bevestigd_op !== null
  return melding(
    'info',
    html`${kopVan(plan, voorbij)}${uitklap(voorbij ? 'Wat is er gebeurd?' : 'Wat gebeurt er dan?', opsomming(delen))}`,
  )
}

function kopVan({ van, naar, datum, bevestigd_op }: Plan, voorbij: boolean): Html {
  const namen = naar.map((code) => gemeentenaam(code, datum)).join(' en ')
  const oud = gemeentenaam(van, datum)
  const verdeeld = naar.length > 1
  const zin = voorbij
    ? `Sinds ${datumVoluit(datum)}: ${oud} is ${verdeeld ? 'verdeeld over' : 'opgegaan in'} ${namen}.`
    : verdeeld
      ? `Gemeente ${oud} wordt op ${datumVoluit(datum)} verdeeld over ${namen}.`
      : `Gemeente ${oud} gaat op ${datumVoluit(datum)} op in ${namen}.`
  const zeker =
    bevestigd_op === null
      ? alinea(
          'Dit is een plan en staat nog niet vast. Zolang Justid het niet heeft bevestigd, gebeurt er niets.',
        )
      : ''
  return html`<strong>${zin}</strong>${zeker}`
}

/** The name of a municipality by its code. */
function gemeentenaam(code: string, dag: Datum): string {
  return gemeenteOp(code, dag)?.naam ?? code
}

const splitsing =
  'Berichten gaan niet vanzelf mee. Per detentie beslist een mens welke gemeente de berichten krijgt. Tot dan blijven ze staan.'

const gedeeld = [
  'Alle berichten gaan over, open en afgehandeld, met hun stand en termijn. Oude links blijven werken.',
  'Meldingen aan systemen, de keuze voor e-mail en de contacten gaan mee. Wat de nieuwe gemeente zelf koos, gaat voor.',
  'Systemen van de oude gemeente lezen niets meer. Iemand van de nieuwe gemeente registreert zo’n koppeling opnieuw, en een collega bevestigt dat.',
]

const voorOude: readonly string[] = [
  ...gedeeld,
  'Uw rollen gaan mee, met dezelfde einddatum. U meldt zich die dag opnieuw aan en werkt dan voor de nieuwe gemeente.',
]

const voorNieuwe: readonly string[] = [
  ...gedeeld,
  'Medewerkers van de oude gemeente houden hun rol, met dezelfde einddatum. Uw machtigingenbeheerder ziet hen in de lijst.',
]
