import { type Datum, isDatum, plusMaanden, vanTotEnMet } from '../../kern/datum.ts'
import { type VeldFout, veilig } from '../../kern/fout.ts'
import { heeftPersoonsnummer } from '../../kern/herleidbaar.ts'
import { isLeesbaar } from '../../kern/tekst.ts'

/** No talk is planned further ahead than this: a later day is a slip of the pen. */
const verste = 24
/** A part of the minutes is as long as a message: a file does not go in a text. */
export const langsteDeel = 4000

/** What is wrong with a text: too short or long, signs that cannot be kept, or the number of a person. */
export function keurTekst(
  tekst: string,
  veld: string,
  kortste: number,
  langste: number,
): readonly VeldFout[] {
  const kort = tekst.trim()
  if (kort.length < kortste || kort.length > langste)
    return [{ veld, melding: `Gebruik ${kortste} tot ${langste} tekens. Nu zijn het er ${kort.length}.` }]
  if (!isLeesbaar(kort)) return [{ veld, melding: 'Er staan tekens in die wij niet kunnen bewaren.' }]
  return heeftPersoonsnummer(kort)
    ? [{ veld, melding: 'Haal het nummer weg: het kan van een persoon zijn.' }]
    : []
}

/** What is wrong with a day that has to come. */
export function keurKomendeDag(dag: string, veld: string, vandaag: Datum): readonly VeldFout[] {
  const laatst = plusMaanden(vandaag, verste)
  const toegestaan = [vanTotEnMet(vandaag, laatst)]
  if (!isDatum(dag)) return [{ veld, melding: 'Kies een dag die bestaat.', toegestaan }]
  if (dag < vandaag) return [{ veld, melding: 'Deze dag is voorbij. Kies vandaag of later.', toegestaan }]
  return dag > laatst ? [{ veld, melding: 'Deze dag ligt verder weg dan kan kloppen.', toegestaan }] : []
}

/** When and where a talk is. */
export interface Afspraak {
  readonly dag: string
  readonly tijd: string
  readonly plaats: string
}

/** What is wrong with when and where a talk is. */
export function keurAfspraak({ dag, tijd, plaats }: Afspraak, vandaag: Datum): readonly VeldFout[] {
  return [
    ...keurKomendeDag(dag, 'dag', vandaag),
    ...(/^([01]\d|2[0-3]):[0-5]\d$/.test(tijd)
      ? []
      : [{ veld: 'tijd', melding: 'Vul een tijd in als 14:00.', toegestaan: ['00:00 tot en met 23:59'] }]),
    ...keurTekst(plaats, 'plaats', 2, 200),
  ]
}

/** What is wrong with the gegevens that something is said to be about. */
export function keurGegevens(gekozen: readonly string[], toegestaan: readonly string[]): readonly VeldFout[] {
  const veld = 'gegeven'
  if (gekozen.length === 0)
    return [{ veld, melding: 'Kies waar dit over gaat. Daarvan hangt af wie het mag horen.' }]
  const vreemd = gekozen.filter((een) => !toegestaan.includes(een))
  return vreemd.length === 0
    ? []
    : [{ veld, melding: `Dit hoort niet bij deze stap: ${vreemd.map(veilig).join(', ')}.`, toegestaan }]
}
