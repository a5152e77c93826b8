import type { MiddlewareHandler } from 'hono'
import type { Env } from './http.ts'

/** Who may pass a route: everyone, or the roles named, each as `rol` or `rol@partij`. */
export type Poort = 'iedereen' | readonly string[]

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
