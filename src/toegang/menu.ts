interface Punt {
  readonly naam: string
  readonly href: string
  readonly rollen: readonly string[]
}

const box = [
  'nazorgcoordinator',
  'burgemeester-gemachtigde',
  'reclasseringswerker',
  'casemanager',
  'directeur',
] as const
const bewaking = ['backoffice', 'justid-beheerder'] as const

/** The menu: which page is for which roles. */
const punten: readonly Punt[] = [
  { naam: 'Berichtenbox', href: '/berichtenbox', rollen: box },
  { naam: 'Gebeurtenissen', href: '/gebeurtenissen', rollen: bewaking },
  { naam: 'Verzonden', href: '/verzonden', rollen: bewaking },
  { naam: 'Open vragen', href: '/open-vragen', rollen: bewaking },
  { naam: 'Dagcontrole', href: '/dagcontrole', rollen: bewaking },
]

/** The menu of a role, with the page where someone is. */
export function menuVoor(rol: string, pad: string) {
  return punten
    .filter(({ rollen }) => rollen.includes(rol))
    .map(({ naam, href }) => ({ naam, href, actief: pad === href || pad.startsWith(`${href}/`) }))
}

/** Where someone with this role begins. */
export function startpad(rol: string): string {
  return punten.find(({ rollen }) => rollen.includes(rol))?.href ?? '/'
}
