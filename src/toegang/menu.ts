import { partijVan } from '../organisaties/organisaties.ts'
import type { Poort, Verzoek } from '../platform/http.ts'
import { isToegelaten } from '../platform/poort.ts'

/** The pages of the menu, in order. Who sees which follows from the gate of its route: it is written down once. */
const punten = [
  { naam: 'Gebeurtenissen', href: '/gebeurtenissen' },
  { naam: 'Werklijst', href: '/werklijst' },
  { naam: 'Berichtenbox', href: '/berichtenbox' },
  { naam: 'Verantwoording', href: '/bij-verantwoording' },
  { naam: 'Glasbraken', href: '/fg/glasbraken' },
  { naam: 'Mijn mensen', href: '/personen' },
  { naam: 'Inzageverzoeken', href: '/inzageverzoeken' },
  { naam: 'Logboek', href: '/fg/logboek' },
  { naam: 'Signalen', href: '/fg/signalen' },
  { naam: 'Verstrekkingen', href: '/fg/verstrekkingen' },
  { naam: 'Tbs-trajecten', href: '/tbs' },
  { naam: 'Tbs-knelpunten', href: '/tbs-knelpunten' },
  { naam: 'BIJ-melding', href: '/bij-melding' },
  { naam: 'Verzonden', href: '/verzonden' },
  { naam: 'Open vragen', href: '/open-vragen' },
  { naam: 'Niet van ons', href: '/niet-van-ons' },
  { naam: 'Dagcontrole', href: '/dagcontrole' },
  { naam: 'Aansluitingen', href: '/aansluitingen' },
  { naam: 'Herindelingen', href: '/herindelingen' },
  { naam: 'Te bevestigen', href: '/machtigingen/te-bevestigen' },
  { naam: 'Machtigingen', href: '/machtigingen' },
  { naam: 'Koppelingen', href: '/koppelingen' },
  { naam: 'Meldingen', href: '/meldingen' },
  { naam: 'Aansluiting', href: '/aansluiting' },
  { naam: 'Contacten', href: '/contacten' },
  { naam: 'Mag ik dit delen?', href: '/mag-ik-dit-delen' },
  { naam: 'Register', href: '/register' },
] as const

/** A role at an organisation, as far as the gates ask. */
interface Wie {
  readonly rol: string
  readonly organisatie: string
}

type Poorten = Verzoek['var']['poorten']

/** The menu of who is signed in (null: nobody), with the page where someone is. */
export function menuVoor(poorten: Poorten, wie: Wie | null, pad: string) {
  return punten
    .filter(({ href }) => magDoor(poorten.get(href), wie))
    .map(({ naam, href }) => ({ naam, href, actief: pad === href || pad.startsWith(`${href}/`) }))
}

/** Where someone in this role begins: the first page that is not for everyone. */
export function startpad(poorten: Poorten, wie: Wie): string {
  const eigen = punten.find(({ href }) => poorten.get(href) !== 'iedereen' && magDoor(poorten.get(href), wie))
  return eigen?.href ?? '/'
}

function magDoor(poort: Poort | undefined, wie: Wie | null): boolean {
  if (poort === undefined || poort === 'iedereen') return poort === 'iedereen'
  return wie !== null && isToegelaten(poort, wie.rol, partijVan(wie.organisatie))
}
