import { BestaatNiet } from '../../kern/fout.ts'
import type { App } from '../../platform/http.ts'
import { openbaar } from '../../platform/poort.ts'
import { isLeeg, zonder } from './adres.ts'
import type { Registerpaginadelen } from './delen.ts'
import { herleidPagina } from './herleid-blad.ts'
import { ketenPagina } from './keten-blad.ts'
import { matrixPagina, paarPagina } from './matrix-blad.ts'
import { laadBladen } from './register-delen.ts'
import { lijstPagina } from './register-lijst.ts'
import { regelPagina } from './register-regel.ts'
import { scenarioPagina, watAlsPagina } from './wat-als-blad.ts'

function gevonden<T>(waarde: T | undefined, melding: string): T {
  if (waarde === undefined) throw new BestaatNiet(melding)
  return waarde
}

/** The register as pages, open to everyone: the rules, and the register seen as a whole. */
export function registerPaginas(app: App, delen: Registerpaginadelen): void {
  const bladen = laadBladen(delen, new URL('../../../recht/', import.meta.url))
  const { register, scenarios } = bladen
  const partij = (id: string) => gevonden(register.partij.get(id), 'Deze partij kennen wij niet.').id
  app.get('/register', openbaar(), zonder(isLeeg), (c) => c.html(lijstPagina(c, bladen)))
  app.get('/register/regels/:id', openbaar(), zonder(isLeeg), (c) => {
    const regel = gevonden(register.regel.get(c.req.param('id')), 'Deze regel staat niet in het register.')
    return c.html(regelPagina(c, bladen, regel))
  })
  app.get('/register/matrix', openbaar(), zonder(isLeeg), (c) => c.html(matrixPagina(c, bladen)))
  app.get('/register/matrix/:van/:naar', openbaar(), zonder(isLeeg), (c) =>
    c.html(paarPagina(c, bladen, partij(c.req.param('van')), partij(c.req.param('naar')))),
  )
  app.get('/register/tbs-keten', openbaar(), zonder(isLeeg), (c) => c.html(ketenPagina(c, bladen)))
  app.get('/register/herleiding', openbaar(), zonder(isLeeg), (c) => c.html(herleidPagina(c, bladen)))
  app.get('/register/wat-als', openbaar(), zonder(isLeeg), (c) => c.html(watAlsPagina(c, bladen)))
  app.get('/register/wat-als/:id', openbaar(), zonder(isLeeg), (c) => {
    const scenario = gevonden(scenarios.get(c.req.param('id')), 'Dit scenario kennen wij niet.')
    return c.html(scenarioPagina(c, bladen, scenario))
  })
}
