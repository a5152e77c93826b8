import type { App } from '../platform/http.ts'
import { alleenKijkers, type Personendelen } from './pages/blad.ts'
import { breekglasPaginas } from './pages/breekglas.ts'
import { mensenPagina, zoekInMensen } from './pages/mensen.ts'
import { persoonPagina } from './pages/persoon.ts'
import { toezichtPaginas } from './pages/toezicht.ts'

/** The pages about people: who one has a relation with, one person, breaking the glass, and watching over that. */
export function personenPaginas(app: App, delen: Personendelen): void {
  app.get('/personen', alleenKijkers(), (c) => mensenPagina(c, delen))
  app.get('/personen/zoek', alleenKijkers(), (c) => c.redirect('/personen', 303))
  app.post('/personen/zoek', alleenKijkers(), (c) => zoekInMensen(c, delen))
  breekglasPaginas(app, delen)
  app.get('/personen/:id', alleenKijkers(), (c) => persoonPagina(c, delen))
  toezichtPaginas(app, delen)
}
