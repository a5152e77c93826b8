import { datumKort, datumVan, tijdVan } from '../../kern/datum.ts'
import { alinea, type Html, html, kaart, koppeling, tijdlijn } from '../../nlds/nlds.ts'
import type { Tx } from '../../platform/db.ts'
import type { Dossierdeel, Kijker } from '../../toegang/toegang.ts'
import { type Bericht, basis } from '../lezen.ts'
import { kern, naamUit, titelVan } from './weergave.ts'

/** More standing messages about one person than anyone reads on one page. */
const meesteBerichten = 200

/**
 * What an organisation knows of someone from the messages it received and that stand: who it is according to the
 * newest, and the course as those messages told it. Nothing else.
 */
export async function berichtenOver(tx: Tx, wie: Kijker, persoonId: string): Promise<Dossierdeel | null> {
  const berichten = await basis(tx)
    .where('b.betrokkene', '=', persoonId)
    .where('b.ontvanger', '=', wie.organisatie)
    .where('b.status', 'in', ['bezorgd', 'gelezen'])
    .orderBy('b.volgnummer', 'desc')
    .limit(meesteBerichten)
    .execute()
  if (berichten.length === 0) return null
  const metNaam = berichten.find((bericht) => naamUit(bericht) !== null)
  const geboortedatum = metNaam?.gegevens?.geboortedatum
  return {
    naam: metNaam === undefined ? null : naamUit(metNaam),
    geboortedatum: typeof geboortedatum === 'string' ? geboortedatum : null,
    kaarten: [...Map.groupBy(berichten, ({ dossier }) => dossier).values()].map(berichtkaart),
    gegevens: [...new Set(berichten.flatMap(({ gegevens }) => Object.keys(gegevens ?? {})))],
    regels: berichten.map((bericht) => ({
      handeling: 'gelezen',
      betrokkene: persoonId,
      gegevens: Object.keys(bericht.gegevens ?? {}),
      toetsId: bericht.toets_id,
      onderwerp: bericht.id,
    })),
  }
}

/** The messages about one detention, oldest first, as a course. */
function berichtkaart(nieuwsteEerst: readonly Bericht[]): Html {
  const stappen = nieuwsteEerst.toReversed().map((bericht) => ({
    wanneer: `${datumKort(datumVan(bericht.verzonden_op))} ${tijdVan(bericht.verzonden_op)}`,
    wat: html`${koppeling(titelVan(bericht), `/berichtenbox/${bericht.id}`)}<div class="tk-klein">${kern(bericht)}</div>`,
    stand: 'geweest' as const,
  }))
  return kaart('Berichten over deze detentie', [
    alinea('Dit is wat uw organisatie over deze detentie heeft ontvangen. Meer is hier niet te zien.', {
      klein: true,
    }),
    tijdlijn(stappen),
  ])
}
