import { type Datum, datumVan, plusMaanden } from '../kern/datum.ts'
import type { VeldFout } from '../kern/fout.ts'
import type { Gebeurtenis } from './gebeurtenis.ts'
import type { Overzichtsregel } from './overzicht.ts'

/** The longest sentence that has an end is thirty years: who is let go later than that is a slip in the year. */
const langsteStraf = 30 * 12
/** A release is announced when it is settled: that is rarely as much as a year ahead. */
const gewoonVooraf = 12

/**
 * Why a release cannot be announced for this day; null when it can.
 * @see Sr art. 10 lid 4: a temporary prison sentence is at most thirty years
 */
export function teVer({ soort, tijdstip }: Gebeurtenis, nu: Date): VeldFout | null {
  const laatste = plusMaanden(datumVan(nu), langsteStraf)
  if (soort !== 'ontslag' || datumVan(new Date(tijdstip)) <= laatste) return null
  return {
    veld: 'tijdstip',
    melding: `Dit ontslag ligt meer dan dertig jaar vooruit. Klopt het jaar? Geef een dag tot en met ${laatste}.`,
  }
}

/**
 * What of the days in an event is improbable, though it may be so: for the source to look at. It is weighed on the day that
 * the event came in, so that the same event delivered again gets the same answer.
 */
export function verreDagen(gebeurtenis: Gebeurtenis, ontvangenOp: Date): readonly VeldFout[] {
  const ontvangen = datumVan(ontvangenOp)
  const ver = (dag: Datum, maanden: number) => dag > plusMaanden(ontvangen, maanden)
  const { soort, tijdstip } = gebeurtenis
  const fouten: VeldFout[] = []
  if (soort === 'ontslag' && ver(datumVan(new Date(tijdstip)), gewoonVooraf))
    fouten.push({
      veld: 'tijdstip',
      melding:
        'Dit ontslag ligt meer dan een jaar vooruit. De gebeurtenis telt. Klopt het jaar niet, streep haar dan door met een correctie en lever de juiste.',
    })
  if ('verwachteEinddatum' in gebeurtenis && gebeurtenis.verwachteEinddatum !== null)
    if (ver(gebeurtenis.verwachteEinddatum, langsteStraf))
      fouten.push({
        veld: 'verwachteEinddatum',
        melding:
          'Deze einddatum ligt meer dan dertig jaar vooruit. De gebeurtenis telt. Klopt het jaar niet, lever dan een wijziging-einddatum met de juiste dag.',
      })
  return fouten
}

/** Whether a detention begins, or ends by what was told, on a day that is improbably far off. */
export function isVerVooruit(
  {
    beginOp,
    eindeOp,
    verwachteEinddatum,
  }: Pick<Overzichtsregel, 'beginOp' | 'eindeOp' | 'verwachteEinddatum'>,
  vandaag: Datum,
): boolean {
  if (datumVan(beginOp) > vandaag) return true
  if (eindeOp !== null) return datumVan(eindeOp) > plusMaanden(vandaag, gewoonVooraf)
  return verwachteEinddatum !== null && verwachteEinddatum > plusMaanden(vandaag, langsteStraf)
}
