import type { App } from '../platform/http.ts'
import type { Registerpaginadelen } from './pages/delen.ts'
import { registerPaginas } from './pages/register.ts'
import { verwerkingsregisterPaginas } from './pages/verwerkingsregister.ts'
import { vraagPaginas } from './pages/vraag.ts'

/** The public pages: the question, and the register itself. They hold no personal data. */
export function grondslagenPaginas(app: App, delen: Registerpaginadelen): void {
  vraagPaginas(app, delen)
  registerPaginas(app, delen)
  verwerkingsregisterPaginas(app, delen)
}
