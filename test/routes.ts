import type { Hono } from 'hono'
import { organisaties } from '../src/organisaties/organisaties.ts'
import type { Env, Poort } from '../src/platform/http.ts'
import { isToegelaten, poortVan } from '../src/platform/poort.ts'
import { rollenVan } from '../src/toegang/rollen.ts'

/** One route with the gates that stand before it: there must be exactly one. */
export interface Route {
  readonly methode: string
  readonly pad: string
  readonly poorten: readonly Poort[]
}

/** The routes of an app as its visitors know them; what runs for every request, such as headers, is no route. */
export function routesVan(routes: Hono<Env>['routes']): readonly Route[] {
  const perRoute = new Map<string, Route & { poorten: Poort[] }>()
  for (const { method, path, handler } of routes.filter(({ method }) => method !== 'ALL')) {
    const sleutel = `${method} ${path}`
    const route = perRoute.get(sleutel) ?? { methode: method, pad: path, poorten: [] }
    const poort = poortVan(handler)
    if (poort !== undefined) route.poorten.push(poort)
    perRoute.set(sleutel, route)
  }
  return [...perRoute.values()]
}

/** One role at one kind of party, and an organisation that has it. */
export interface Rol {
  readonly rol: string
  readonly partij: string
  readonly organisatie: string
}

/** Every role at every kind of party that is in the product. */
export function alleRollen(): readonly Rol[] {
  const eerste = new Map(organisaties().map(({ partij, id }) => [partij, id]))
  return [...eerste].flatMap(([partij, organisatie]) =>
    rollenVan(partij).map((rol) => ({ rol, partij, organisatie })),
  )
}

/** True when this role passes the only gate of this route. */
export function magLangs(route: Route, { rol, partij }: Pick<Rol, 'rol' | 'partij'>): boolean {
  const [poort] = route.poorten
  if (poort === undefined) return false
  return poort === 'iedereen' || isToegelaten(poort, rol, partij)
}
