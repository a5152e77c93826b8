import { type Datum, datumKort } from '../../kern/datum.ts'
import { naamVoluit } from '../../kern/naam.ts'
import { alinea, gegevenslijst, kaart, koppeling, melding, onbekend, tijdlijn } from '../../nlds/nlds.ts'
import { momentKort } from '../moment.ts'
import { herbouw } from '../perioden.ts'
import { gemeentenaam, soortnaam, vraagnamen, vraagtGemeente } from '../woorden.ts'
import { besluitentabel } from './besluitkaart.ts'
import { periodefeiten } from './periodefeiten.ts'
import { gebeurtenissenVan, stappenVan } from './tekening.ts'
import { toewijsformulier } from './toewijsformulier.ts'
import { eigenaarnaam } from './vraagdelen.ts'
import type { Mislukt, Vraagstand } from './vraagstand.ts'

/** What is missing, the form to answer it, and the answers that were given. */
export function links(stand: Vraagstand, mislukt: Mislukt | null, vandaag: Datum) {
  const { vraag, persoon, gebeurtenissen, besluiten } = stand
  const verloop = alinea(koppeling('Bekijk het hele verloop', `/gebeurtenissen/personen/${persoon.id}`))
  const uitleg =
    vraag.opgelostOp === null
      ? kaart('Wat ontbreekt', [
          alinea(vraagnamen[vraag.soort].tekst),
          alinea(`Wie moet iets doen: ${eigenaarnaam(vraag.eigenaar)}.`),
          verloop,
        ])
      : kaart('Opgelost', [alinea(`Deze vraag is opgelost op ${momentKort(vraag.opgelostOp)}.`), verloop])
  if (!vraagtGemeente(vraag.soort)) return [uitleg]
  const tabel =
    besluiten.length === 0 ? [] : [kaart('Toewijzingen', besluitentabel(besluiten, gebeurtenissen, vandaag))]
  return [uitleg, formulierkaart(stand, mislukt, vandaag), ...tabel]
}

function formulierkaart(stand: Vraagstand, mislukt: Mislukt | null, vandaag: Datum) {
  const { vraag, gebeurtenissen, verloop, periode, besluiten } = stand
  const zelf = herbouw(gebeurtenissen).perioden.find(({ id }) => id === vraag.onderwerp)
  if (periode === null)
    return melding('info', 'Deze detentie is doorgehaald. Er is geen gemeente meer nodig.')
  if (zelf !== undefined && zelf.thuis !== null)
    return melding(
      'info',
      `De gebeurtenissen noemen nu zelf een gemeente: ${gemeentenaam(zelf.thuis, vandaag)}. Toewijzen is niet meer nodig.`,
    )
  return toewijsformulier({
    vraagId: vraag.id,
    gebeurtenissen: gebeurtenissen.filter(({ gebeurtenisId }) => !verloop.doorgestreept.has(gebeurtenisId)),
    geldend: besluiten.at(-1) ?? null,
    mislukt,
    vandaag,
  })
}

/** Who it is about, and the course of the detention. */
export function rechts({ vraag, persoon, gebeurtenissen, verloop, periode }: Vraagstand, vandaag: Datum) {
  const { geboortedatum } = persoon.gegevens
  const los = gebeurtenissen.find(({ gebeurtenisId }) => gebeurtenisId === vraag.onderwerp)
  const wie = kaart(
    'Om wie gaat het?',
    gegevenslijst([
      { naam: 'Naam', waarde: naamVoluit(persoon.gegevens) },
      { naam: 'Geboren', waarde: geboortedatum === null ? onbekend() : datumKort(geboortedatum) },
      ...(periode === null ? [] : periodefeiten(periode, vandaag)),
      ...(periode !== null || los === undefined
        ? []
        : [
            { naam: 'Gebeurtenis', waarde: soortnaam(los.soort) },
            { naam: 'Gebeurd', waarde: momentKort(new Date(los.tijdstip)) },
          ]),
    ]),
  )
  if (periode === null) return [wie]
  const stappen = stappenVan(periode, gebeurtenissenVan(periode, verloop, gebeurtenissen), vandaag)
  return [wie, kaart('Verloop', tijdlijn(stappen))]
}
