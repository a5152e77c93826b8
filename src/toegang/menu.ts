import { alleRollen } from './rollen.ts'

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
  { naam: 'Glasbraken', href: '/fg/glasbraken', rollen: ['fg'] },
  { naam: 'Gebeurtenissen', href: '/gebeurtenissen', rollen: bewaking },
  {
    naam: 'Mijn mensen',
    href: '/personen',
    rollen: ['nazorgcoordinator', 'reclasseringswerker', 'casemanager', 'directeur', 'backoffice'],
  },
  { naam: 'Verzonden', href: '/verzonden', rollen: bewaking },
  { naam: 'Open vragen', href: '/open-vragen', rollen: bewaking },
  { naam: 'Dagcontrole', href: '/dagcontrole', rollen: bewaking },
  { naam: 'Aansluitingen', href: '/aansluitingen', rollen: ['justid-beheerder'] },
  { naam: 'Te bevestigen', href: '/machtigingen/te-bevestigen', rollen: ['justid-beheerder'] },
  { naam: 'Machtigingen', href: '/machtigingen', rollen: ['machtigingenbeheerder'] },
  { naam: 'Koppelingen', href: '/koppelingen', rollen: ['machtigingenbeheerder'] },
  { naam: 'Aansluiting', href: '/aansluiting', rollen: ['machtigingenbeheerder'] },
  { naam: 'Contacten', href: '/contacten', rollen: alleRollen },
]

/** Pages for everyone, signed in or not: they hold no personal data. */
const openbaar = [
  { naam: 'Mag ik dit delen?', href: '/mag-ik-dit-delen' },
  { naam: 'Register', href: '/register' },
] as const

/** The menu of a role (null: not signed in), with the page where someone is. */
export function menuVoor(rol: string | null, pad: string) {
  const eigen = rol === null ? [] : punten.filter(({ rollen }) => rollen.includes(rol))
  return [...eigen, ...openbaar].map(({ naam, href }) => ({
    naam,
    href,
    actief: pad === href || pad.startsWith(`${href}/`),
  }))
}

/** Where someone with this role begins. */
export function startpad(rol: string): string {
  return punten.find(({ rollen }) => rollen.includes(rol))?.href ?? '/'
}
