import type { App } from '../platform/http.ts'
import { bijPagina } from './pages/bijpagina.ts'
import type { Paginadelen } from './pages/blad.ts'
import { lijstPaginas } from './pages/lijstpaginas.ts'
import { verloopPagina } from './pages/verlooppagina.ts'
import { vraagPaginas } from './pages/vraagpaginas.ts'

/** The pages of DJI and Justid: events, the course of one person, and the open questions. */
export function detentiePaginas(app: App, delen: Paginadelen): void {
  lijstPaginas(app, delen)
  verloopPagina(app, delen)
  vraagPaginas(app, delen)
  bijPagina(app, delen)
}
