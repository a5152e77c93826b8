import { pagina } from '../../nlds/nlds.ts'
import type { App } from '../../platform/http.ts'
import { paginakader } from '../../toegang/toegang.ts'
import type { Registerpaginadelen } from './delen.ts'

/** Register */
export function registerPaginas(app: App, { oefen }: Registerpaginadelen): void {
  app.get('/register', (c) => c.html(pagina({ ...paginakader(c, oefen), titel: 'Register', inhoud: '' })))
}
