import { alinea, type Html, kaart, koppeling } from '../../nlds/nlds.ts'
import { partijVan } from '../../organisaties/organisaties.ts'
import type { Tx } from '../../platform/db.ts'
import type { Bijkaart, Dossierdeel, Kijker, Relatie } from '../../toegang/toegang.ts'
import { doel, rollen } from '../dossier.ts'
import { haalRegels } from '../store.ts'
import { adres } from './blad.ts'

/** On the page of a person: how it stands with consent, for whose work that is, and the way to it. */
export const toestemmingskaart: Bijkaart = {
  ookBijGlas: true,
  dossier: async (
    tx: Tx,
    wie: Kijker,
    persoon: string,
    relaties: readonly Relatie[],
  ): Promise<Dossierdeel | null> => {
    if (!rollen.some((rol) => rol === `${wie.rol}@${partijVan(wie.organisatie)}`)) return null
    const regels = await haalRegels(tx, wie, persoon)
    const glas = relaties.every(({ soort }) => soort === 'glasbraak')
    // A glass opens what it was broken for. What the own inrichting wrote down before, opens without one.
    if (glas && wie.doel !== doel && regels.every(({ elders }) => elders !== null)) return null
    const kaarten = [kaart('Toestemming', inhoud(persoon, regels.length > 0, glas))]
    return { naam: null, geboortedatum: null, kaarten, gegevens: [], regels: [] }
  },
}

/** Through a broken glass nothing can be asked: the link does not say so either. */
function inhoud(persoon: string, gevraagd: boolean, glas: boolean): Html {
  const stand = gevraagd ? 'Er is gevraagd wat mag worden gedeeld.' : 'Er is nog niets gevraagd.'
  return alinea([
    stand,
    ' ',
    koppeling(glas ? 'Bekijk of trek in' : 'Bekijk, vraag of trek in', adres(persoon)),
  ])
}
