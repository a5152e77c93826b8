import { serveerEiland } from '../platform/eiland.ts'
import type { App } from '../platform/http.ts'
import { alleen, bewaarBijVerlopen } from '../toegang/toegang.ts'
import { type Bladdelen, rollen } from './blad.ts'
import { bewaarGebiedVia, gebiedPagina } from './pages/gebied.ts'
import { bewaarKortVia, kortPagina } from './pages/kort.ts'
import { nakijkPagina, verstuurVia } from './pages/nakijken.ts'
import { bewaarFeitenVia, overzichtPagina, trekInVia } from './pages/overzicht.ts'
import { opPapier } from './pages/papier.ts'
import { eiland } from './pages/velden.ts'

const pad = '/informatiebladen/:persoonId'

/** The pages of the informatieblad: how it stands, an area at a time, and looking it over before it goes. */
export function informatiebladPaginas(app: App, delen: Bladdelen): void {
  const bewaar = bewaarBijVerlopen(delen)
  serveerEiland(app, eiland)
  app.get(pad, alleen(...rollen), (c) => overzichtPagina(c, delen))
  app.post(`${pad}/feiten`, bewaar, alleen(...rollen), (c) => bewaarFeitenVia(c, delen))
  app.get(`${pad}/gebieden/:basisvoorwaarde`, alleen(...rollen), (c) => gebiedPagina(c, delen))
  app.post(`${pad}/gebieden/:basisvoorwaarde`, bewaar, alleen(...rollen), (c) => bewaarGebiedVia(c, delen))
  app.get(`${pad}/kort`, alleen(...rollen), (c) => kortPagina(c, delen))
  app.post(`${pad}/kort`, bewaar, alleen(...rollen), (c) => bewaarKortVia(c, delen))
  app.get(`${pad}/papier`, alleen(...rollen), (c) => opPapier(c, delen))
  app.post(`${pad}/intrekken`, bewaar, alleen(...rollen), (c) => trekInVia(c, delen))
  app.get(`${pad}/nakijken`, alleen(...rollen), (c) => nakijkPagina(c, delen))
  app.post(`${pad}/nakijken`, bewaar, alleen(...rollen), (c) => verstuurVia(c, delen))
}
