import type { BijMelding, Oorzaak, Persoonsgegevens } from '../../detentie/detentie.ts'
import type { Grondslagen } from '../../grondslagen/grondslagen.ts'
import { datumVan } from '../../kern/datum.ts'
import { partijVan } from '../../organisaties/organisaties.ts'
import { identiteit, maakBericht, type Opgesteld } from '../opstellen.ts'
import { bijStap, totTerugkeer } from './terugkeer.ts'

/** What a message to the burgemeester is about: without this gegeven it is not sent. */
export const bijStrekking = 'bij-melding'

/**
 * Composes the message to a burgemeester. The register is asked about each gegeven with what the source declared; what
 * nobody said is left out, so that it stays unknown. Too early, not on the list or not known: then it stays with the
 * sender, with the reason.
 */
export function stelBijOp(
  grondslagen: Grondslagen,
  afzender: string,
  oorzaak: Oorzaak,
  melding: BijMelding,
  nu: Date,
  aangesloten: boolean,
): Opgesteld {
  const peildatum = datumVan(nu)
  const { ontvanger, dossier, gemeldOp, bijGrond, terugkeerdatum, aanleiding } = melding
  const waarden = gegevensVan(oorzaak.persoon, melding)
  const toegelaten = grondslagen.toelaten({
    verstrekker: partijVan(afzender),
    ontvanger: partijVan(ontvanger),
    gegevens: Object.keys(waarden),
    processtap: bijStap(melding, peildatum),
    peildatum,
    feiten: { ...(bijGrond === null ? {} : { bijGrond }), ...totTerugkeer(terugkeerdatum, peildatum) },
  })
  return maakBericht(toegelaten, waarden, bijStrekking, {
    ...{ soort: 'bij', afzender, ontvanger, dossier, gebeurdOp: gemeldOp, oorzaak, nu, aangesloten },
    ...{ inrichting: null, vorige: null },
    vrijlating: aanleiding === 'einde-detentie' ? terugkeerdatum : null,
  })
}

/** Everything there is to tell, by gegeven-id. Of the offence no more than which part of the list it is on. */
function gegevensVan(
  persoon: Persoonsgegevens,
  { aanleiding, terugkeerdatum, categorie }: BijMelding,
): Record<string, unknown> {
  const einde = { datum: terugkeerdatum, definitief: false, vorigeDatum: null, reden: null, vervallen: false }
  return {
    ...identiteit(persoon),
    ...(aanleiding === 'einde-detentie' ? { 'einde-detentie': einde } : {}),
    'bij-melding': { aanleiding, terugkeerdatum, categorie },
  }
}
