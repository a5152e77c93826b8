import type { Hono, MiddlewareHandler } from 'hono'
import type { Env, Poort } from './http.ts'

const poorten = new WeakMap<object, Poort>()

/** Makes a handler known as the gate of its route, so that the whole table of routes and roles can be read off the app. */
export function alsPoort(poort: Poort, handler: MiddlewareHandler<Env>): MiddlewareHandler<Env> {
  poorten.set(handler, poort)
  return handler
}

const bereiken = new WeakMap<object, string>()

/** Makes a handler known as the check of a scope for machines. */
export function alsBereik(bereik: string, handler: MiddlewareHandler<Env>): MiddlewareHandler<Env> {
  bereiken.set(handler, bereik)
  return handler
}

/** The scope this handler asks for, or undefined when it asks for none. */
export function bereikVan(handler: object): string | undefined {
  return bereiken.get(handler)
}

/** Lets everyone through, signed in or not: what lies behind it holds no personal data. */
export function openbaar(): MiddlewareHandler<Env> {
  return alsPoort('iedereen', (_, next) => next())
}

/** What this handler guards, or undefined when it is not a gate. */
export function poortVan(handler: object): Poort | undefined {
  return poorten.get(handler)
}

/** True when one of the roles of a gate is this one, at this kind of party. */
export function isToegelaten(rollen: readonly string[], rol: string, partij: string): boolean {
  return rollen.includes(rol) || rollen.includes(`${rol}@${partij}`)
}

/** Tells each request which gate stands before which page: the menu is read off the routes themselves. */
export function metPoorten(app: Hono<Env>): MiddlewareHandler<Env> {
  let gelezen: ReadonlyMap<string, Poort> | null = null
  return (c, next) => {
    // Only now every route is there.
    gelezen ??= poortenVan(app.routes)
    c.set('poorten', gelezen)
    return next()
  }
}

function poortenVan(routes: Hono<Env>['routes']): ReadonlyMap<string, Poort> {
  return new Map(
    routes.flatMap(({ method, path, handler }): [string, Poort][] => {
      const poort = method === 'GET' ? poortVan(handler) : undefined
      return poort === undefined ? [] : [[path, poort]]
    }),
  )
}
