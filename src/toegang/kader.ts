import { organisatie } from '../organisaties/organisaties.ts'
import type { Verzoek } from '../platform/http.ts'
import { menuVoor } from './menu.ts'

/** What surrounds each page: menu, who is signed in, and whether this is training. */
export function paginakader(c: Verzoek, oefen: boolean) {
  const identiteit = c.get('identiteit')
  // Also undefined: an error page may be made before it was found out who asks.
  if (identiteit == null) {
    const menu = menuVoor(c.get('poorten'), null, c.req.path)
    const naam = c.get('zonderRol')
    if (naam === undefined) return { menu, aanmelden: '/aanmelden', oefen }
    return { menu, aangemeld: { naam, organisatie: 'zonder rol' }, oefen }
  }
  const aangemeld = {
    naam: identiteit.naam,
    organisatie: organisatie(identiteit.organisatie)?.naam ?? identiteit.organisatie,
  }
  return { menu: menuVoor(c.get('poorten'), identiteit, c.req.path), aangemeld, oefen }
}
