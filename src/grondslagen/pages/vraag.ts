import { pagina } from '../../nlds/nlds.ts'
import type { App } from '../../platform/http.ts'
import { paginakader } from '../../toegang/toegang.ts'
import type { Registerpaginadelen } from './delen.ts'

/** Mag ik dit delen? */
export function vraagPaginas(app: App, { oefen }: Registerpaginadelen): void {
  app.get('/mag-ik-dit-delen', (c) =>
    c.html(pagina({ ...paginakader(c, oefen), titel: 'Mag ik dit delen?', inhoud: '' })),
  )
}
