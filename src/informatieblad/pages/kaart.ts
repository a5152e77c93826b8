import { alinea, kaart, koppeling } from '../../nlds/nlds.ts'
import { partijVan } from '../../organisaties/organisaties.ts'
import type { Tx } from '../../platform/db.ts'
import type { Dossierdeel, Kijker } from '../../toegang/toegang.ts'
import { rollen } from '../blad.ts'
import { adres } from './kader.ts'

/** On the page of a person: the way to the informatieblad, for whose work that is. */
export const informatiebladkaart = {
  dossier: async (_: Tx, wie: Kijker, persoon: string): Promise<Dossierdeel | null> => {
    if (!rollen.some((rol) => rol === `${wie.rol}@${partijVan(wie.organisatie)}`)) return null
    const kaarten = [
      kaart(
        'Informatieblad',
        alinea(koppeling('Vul het informatieblad in, of bekijk wat is verstuurd', adres(persoon))),
      ),
    ]
    return { naam: null, geboortedatum: null, kaarten, gegevens: [], regels: [] }
  },
}
