import { grootsteBestand } from '../kern/bestand.ts'
import type { App } from '../platform/http.ts'
import { aansluitbeheer } from './pages/beheer.ts'
import type { Paginadelen } from './pages/blad.ts'
import { contactgids } from './pages/contactgids.ts'
import { eigenAansluiting } from './pages/eigen.ts'

/** The two forms that carry a file: the signed conditions, from an organisation itself or kept by Justid. */
export const aansluitbestanden = {
  pad: /^\/aansluiting(en\/[a-z0-9-]+)?\/ondertekening$/,
  grens: {
    grootste: grootsteBestand,
    teGroot: 'Het document is te groot. Stuur een bestand van ten hoogste 10 MB.',
  },
} as const

/** All pages about connecting, and the directory of contacts. */
export function aansluitPaginas(app: App, delen: Paginadelen): void {
  eigenAansluiting(app, delen)
  aansluitbeheer(app, delen)
  contactgids(app, delen)
}
