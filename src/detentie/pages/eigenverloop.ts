import { sql } from 'kysely'
import { datumKort, datumVan } from '../../kern/datum.ts'
import { geen, type Html, type Inhoud, kaart, koppeling, tijdlijn } from '../../nlds/nlds.ts'
import type { Tx } from '../../platform/db.ts'
import type { Dossierdeel, Kijker, Relatie } from '../../toegang/toegang.ts'
import { type EigenPeriode, eigen, kolommen } from '../eigenperiode.ts'
import { momentKort } from '../moment.ts'
import { inDetentie } from '../tabellen.ts'
import { periodestand, stappenVan } from './tekening.ts'

/**
 * The course of someone as an inrichting or DJI may see it: the own periods, and all of them for who broke the glass.
 * No events, no municipality and no reasons: those stay with the source.
 */
export async function eigenVerloop(
  tx: Tx,
  wie: Kijker,
  persoonId: string,
  relaties: readonly Relatie[],
): Promise<Dossierdeel | null> {
  const glas = relaties.find(({ soort }) => soort === 'glasbraak')
  const rijen = await inDetentie(tx)
    .selectFrom('detentie.periode as d')
    .innerJoin('detentie.persoon as p', 'p.id', 'd.persoon_id')
    .select([...kolommen, 'p.gegevens'])
    .where('d.persoon_id', '=', persoonId)
    .where(glas === undefined ? eigen(wie, 'd') : sql<boolean>`d.stand <> 'vervallen'`)
    .orderBy('d.begin_op', 'desc')
    .orderBy('d.id', 'desc')
    .execute()
  const [eerste] = rijen
  if (eerste === undefined) return null
  const { gegevens } = eerste
  const bron = wie.organisatie === 'dji' ? [bronkaart(persoonId)] : []
  return {
    naam: gegevens,
    geboortedatum: gegevens.geboortedatum,
    kaarten: [...rijen.map((rij) => periodekaart(rij, wie.nu)), ...bron],
    gegevens: ['naam', 'geboortedatum', 'detentieverloop', 'huidige-verblijfplaats', 'einde-detentie'],
    regels: [],
  }
}

function periodekaart(periode: EigenPeriode, nu: Date): Html {
  const { stand, begin_op, einde_op, inrichting, verwachte_einddatum: verwachteEinddatum } = periode
  const begonnen = { wanneer: momentKort(begin_op), wat: 'Detentie begonnen', stand: 'geweest' as const }
  const vrij =
    einde_op === null
      ? []
      : [{ wanneer: momentKort(einde_op), wat: 'Detentie geëindigd', stand: 'geweest' as const }]
  const verder =
    stand === 'vervallen' ? [] : stappenVan({ stand, inrichting, verwachteEinddatum }, [], datumVan(nu))
  return kaart(`Detentie vanaf ${datumKort(datumVan(begin_op))}`, tijdlijn([begonnen, ...vrij, ...verder]))
}

function bronkaart(persoonId: string): Html {
  return kaart(
    'Alle gebeurtenissen',
    koppeling('Bekijk het hele verloop met alle gebeurtenissen', `/gebeurtenissen/personen/${persoonId}`),
  )
}

/** The state of an own period in a word. */
export function eigenstand({ stand, einde_op }: Pick<EigenPeriode, 'stand' | 'einde_op'>): Inhoud {
  if (stand === 'vervallen') return geen('doorgehaald')
  return periodestand({ stand, einde: einde_op?.toISOString() ?? null })
}
