import { rollenVan } from '../rollen.ts'
import { alleBereiken, type Bereik } from './bereik.ts'

const box: readonly Bereik[] = [
  'berichten.lezen',
  'berichten.behandelen',
  'contacten.lezen',
  'meldingen.instellen',
]

/** What a machine in a role may ask for: `rol`, or `rol@partij` where it differs per party. Roles not named here are for people only. */
const perRol: Readonly<Record<string, readonly Bereik[]>> = {
  nazorgcoordinator: box,
  'burgemeester-gemachtigde': box,
  reclasseringswerker: box,
  casemanager: [
    ...box,
    ...(['toestemmingen.lezen', 'toestemmingen.vastleggen'] as const),
    ...(['informatiebladen.lezen', 'informatiebladen.versturen', 'inzagen.lezen'] as const),
  ],
  directeur: box,
  backoffice: box,
  'backoffice@dji': ['gebeurtenissen.leveren', ...box],
  leverancier: box,
}

/** The roles in which a machine can have this scope, as a gate names them. */
export function rollenMet(bereik: Bereik): readonly string[] {
  const met = Object.keys(perRol).filter((rol) => perRol[rol]?.includes(bereik))
  return met.filter((rol) => !met.some((ruimer) => rol.startsWith(`${ruimer}@`)))
}

/** The scopes that a machine in this role at this party may have, in the fixed order; none for a role for people only. */
export function bereikVanRol(rol: string, partij: string): readonly Bereik[] {
  const hier = perRol[`${rol}@${partij}`] ?? perRol[rol] ?? []
  return alleBereiken.filter((bereik) => rollenVan(partij).includes(rol) && hier.includes(bereik))
}

/** The roles of this party that a machine can have. */
export function machinerollen(partij: string): readonly string[] {
  return rollenVan(partij).filter((rol) => bereikVanRol(rol, partij).length > 0)
}
