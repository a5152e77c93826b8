import { alinea, kaart } from '../../nlds/nlds.ts'
import { partijVan } from '../../organisaties/organisaties.ts'
import type { Tx } from '../../platform/db.ts'
import type { Dossierdeel, Kijker } from '../../toegang/toegang.ts'
import { rollen } from '../dossier.ts'
import { inzagekoppeling } from './overzicht.ts'

/** On the page of a person: the way to who saw or got what, for whose work that is. */
export const inzagekaart = {
  dossier: async (_: Tx, wie: Kijker, persoon: string): Promise<Dossierdeel | null> => {
    if (!rollen.some((rol) => rol === `${wie.rol}@${partijVan(wie.organisatie)}`)) return null
    const inhoud = alinea([
      'Voor de persoon zelf: wie zag of kreeg wat, wanneer en waarom. ',
      inzagekoppeling(persoon),
    ])
    return {
      ...{ naam: null, geboortedatum: null, gegevens: [], regels: [] },
      kaarten: [kaart('Wie zag of kreeg wat', inhoud)],
    }
  },
}
