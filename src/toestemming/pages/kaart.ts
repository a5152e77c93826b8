import { alinea, type Html, kaart, koppeling } from '../../nlds/nlds.ts'
import { partijVan } from '../../organisaties/organisaties.ts'
import type { Tx } from '../../platform/db.ts'
import type { Dossierdeel, Kijker } from '../../toegang/toegang.ts'
import { rollen } from '../dossier.ts'
import { haalRegels } from '../store.ts'
import { adres } from './blad.ts'

/** On the page of a person: how it stands with consent, for whose work that is, and the way to it. */
export const toestemmingskaart = {
  dossier: async (tx: Tx, wie: Kijker, persoon: string): Promise<Dossierdeel | null> => {
    if (!rollen.some((rol) => rol === `${wie.rol}@${partijVan(wie.organisatie)}`)) return null
    const regels = await haalRegels(tx, wie, persoon)
    const kaarten = [kaart('Toestemming', inhoud(persoon, regels.length > 0))]
    return { naam: null, geboortedatum: null, kaarten, gegevens: [], regels: [] }
  },
}

function inhoud(persoon: string, gevraagd: boolean): Html {
  const stand = gevraagd ? 'Er is gevraagd wat mag worden gedeeld.' : 'Er is nog niets gevraagd.'
  return alinea([stand, ' ', koppeling('Bekijk, vraag of trek in', adres(persoon))])
}
