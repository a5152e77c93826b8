import { type Datum, datumKort, datumVan, datumVoluit, tijdVan } from '../../kern/datum.ts'
import { alinea, type Html, html, kaart, koppeling, tijdlijn } from '../../nlds/nlds.ts'
import type { Tx } from '../../platform/db.ts'
import type { Dossierdeel, Kijker } from '../../toegang/toegang.ts'
import { type Bericht, basis } from '../bericht.ts'
import { detentiemeldingen } from '../tabellen.ts'
import { leesSamen } from '../terugroepen/samen.ts'
import { kern, naamUit, titelVan } from './weergave.ts'

/** More standing messages about one person than anyone reads on one page. */
const meesteBerichten = 200

/**
 * What an organisation knows of someone from the messages it received and that stand: who it is according to the
 * newest, and the course as those messages told it. Nothing else.
 */
export async function berichtenOver(tx: Tx, wie: Kijker, persoonId: string): Promise<Dossierdeel | null> {
  await leesSamen(tx, wie)
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
    kaarten: [...Map.groupBy(berichten, ({ dossier }) => dossier).values()].map((draad) =>
      berichtkaart(draad, datumVan(wie.nu)),
    ),
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

/** The course of one detention as the messages about it told: its begin, each message, and what is still to come. */
function berichtkaart(nieuwsteEerst: readonly Bericht[], vandaag: Datum): Html {
  const berichten = nieuwsteEerst.toReversed()
  return kaart('Wat u over deze detentie weet', [
    alinea('Dit is wat uw organisatie over deze detentie heeft ontvangen. Meer is hier niet te zien.', {
      klein: true,
    }),
    tijdlijn([...begin(berichten), ...berichten.map(alsStap), ...komt(nieuwsteEerst, vandaag)]),
  ])
}

function alsStap(bericht: Bericht) {
  return {
    wanneer: `${datumKort(datumVan(bericht.verzonden_op))} ${tijdVan(bericht.verzonden_op)}`,
    wat: html`Bericht: ${koppeling(titelVan(bericht), `/berichtenbox/${bericht.id}`)}<div class="tk-klein">${kern(bericht)}</div>`,
    stand: 'geweest' as const,
  }
}

function begin(berichten: readonly Bericht[]) {
  const gegeven = berichten.findLast(({ gegevens }) => gegevens?.['begin-detentie'] !== undefined)
  const waarde = gegeven?.gegevens?.['begin-detentie']
  if (typeof waarde !== 'object' || waarde === null || !('datum' in waarde)) return []
  const datum = String(waarde.datum)
  return [{ wanneer: datumVoluit(datum), wat: 'Detentie begonnen', stand: 'geweest' as const }]
}

/** The release that the newest message with a content tells, when it is still to come; an answer only when nothing else does. */
function komt(nieuwsteEerst: readonly Bericht[], vandaag: Datum) {
  const leesbaar = nieuwsteEerst.filter(({ gegevens }) => gegevens !== null)
  const nieuwste = leesbaar.find(({ soort }) => detentiemeldingen.includes(soort)) ?? leesbaar[0]
  const dag = nieuwste?.vrijlating ?? null
  if (dag === null || dag < vandaag) return []
  return [
    { wanneer: datumVoluit(dag), wat: 'Vrijlating, volgens het laatste bericht', stand: 'komt' as const },
  ]
}
