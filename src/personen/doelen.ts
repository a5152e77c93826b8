import { partijVan } from '../organisaties/organisaties.ts'
import type { Identiteit } from '../platform/http.ts'

/** What someone opens people for. */
export interface Persoonsdoel {
  readonly doel: string
  readonly naam: string
  /** As at a gate: a role at one kind of party. */
  readonly rollen: readonly string[]
}

/**
 * The purposes for which people are opened: a closed list, each for the roles whose work it is. Those of an inrichting
 * stand in migration 0037 too, where row-level security asks for one of them.
 */
export const persoonsdoelen: readonly Persoonsdoel[] = [
  {
    doel: 're-integratieplan',
    naam: 'Het detentie- en re-integratieplan maken of bijstellen',
    rollen: ['casemanager@pi', 'directeur@pi'],
  },
  {
    doel: 'terugkeer-voorbereiden',
    naam: 'De terugkeer voorbereiden, samen met gemeente en reclassering',
    rollen: ['casemanager@pi', 'directeur@pi'],
  },
  {
    doel: 'toestemming-vastleggen',
    naam: 'Toestemming vragen, vastleggen of intrekken',
    rollen: ['casemanager@pi'],
  },
  {
    doel: 'informatieblad-maken',
    naam: 'Het informatieblad invullen en versturen',
    rollen: ['casemanager@pi'],
  },
  {
    doel: 'inzage',
    naam: 'Laten zien wie wat over iemand zag of kreeg',
    rollen: ['casemanager@pi'],
  },
  { doel: 'verlof-beoordelen', naam: 'Beslissen over verlof', rollen: ['directeur@pi'] },
  {
    doel: 'nazorg-voorbereiden',
    naam: 'Nazorg voorbereiden voordat iemand vrijkomt',
    rollen: ['nazorgcoordinator@college'],
  },
  {
    doel: 'nazorg-uitvoeren',
    naam: 'Nazorg geven aan iemand die vrij is',
    rollen: ['nazorgcoordinator@college'],
  },
  {
    doel: 'reclasseringstoezicht',
    naam: 'Toezicht voorbereiden of uitvoeren',
    rollen: ['reclasseringswerker@reclassering'],
  },
  {
    doel: 'reclasseringsadvies',
    naam: 'Een reclasseringsadvies maken',
    rollen: ['reclasseringswerker@reclassering'],
  },
  {
    doel: 'gegevens-verbeteren',
    naam: 'Gegevens nalopen en verbeteren',
    rollen: ['backoffice@dji'],
  },
  {
    doel: 'melding-nazoeken',
    naam: 'Nazoeken wat over iemand is gemeld',
    rollen: ['backoffice@dji'],
  },
]

/** Every role that can open people. */
export const kijkrollen: readonly string[] = [...new Set(persoonsdoelen.flatMap(({ rollen }) => rollen))]

/** The purposes that fit the role of who is signed in. */
export function doelenVoor({ rol, organisatie }: Identiteit): readonly Persoonsdoel[] {
  const hier = `${rol}@${partijVan(organisatie)}`
  return persoonsdoelen.filter(({ rollen }) => rollen.includes(hier))
}

/** A purpose in words. */
export function doelnaam(id: string): string {
  return persoonsdoelen.find(({ doel }) => doel === id)?.naam ?? id
}
