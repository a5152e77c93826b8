import { type Datum, dagenTussen } from '../../kern/datum.ts'
import { geldigheidsbalk, type Html } from '../../nlds/nlds.ts'
import type { Register } from '../lookup.ts'
import type { Regel } from '../schema.ts'
import { geldigTekst } from './register-woorden.ts'

/** The validity of a rule on a line that is the same for every rule, so that two pages can be compared. */
export function geldigVan(register: Register, regel: Regel, dag: Datum): Html {
  const jaarVan = (datum: Datum) => Number(datum.slice(0, 4))
  const eerste = Math.min(...register.regels.map((r) => jaarVan(r.geldigVan)), jaarVan(dag))
  const laatste = Math.max(...register.regels.map((r) => jaarVan(r.geldigTot ?? dag)), jaarVan(dag)) + 1
  const stap = Math.max(1, Math.ceil((laatste - eerste) / 5))
  const begin = `${eerste}-01-01`
  const lengte = dagenTussen(begin, `${laatste + 1}-01-01`)
  const plek = (datum: Datum) => dagenTussen(begin, datum) / lengte
  const jaren = Array.from({ length: Math.ceil((laatste - eerste) / stap) }, (_, i) => eerste + i * stap)
  return geldigheidsbalk({
    van: plek(regel.geldigVan),
    tot: regel.geldigTot === null ? null : plek(regel.geldigTot),
    dag: plek(dag),
    jaren: jaren.map((jaar) => ({ plek: plek(`${jaar}-01-01`), jaar: String(jaar) })),
    tekst: geldigTekst(regel, dag),
  })
}
