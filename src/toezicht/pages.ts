import type { App } from '../platform/http.ts'
import type { Toezichtdelen } from './delen.ts'
import { logboekPaginas } from './pages/logboek.ts'
import { maandPaginas } from './pages/maand.ts'
import { onderzoekPaginas } from './pages/onderzoek.ts'
import { signaalPaginas } from './pages/signalen.ts'

/** The desk of the functionaris gegevensbescherming: the logboek, what stands out in it, a month, and a look on orders. */
export function toezichtPaginas(app: App, delen: Toezichtdelen): void {
  logboekPaginas(app, delen)
  signaalPaginas(app, delen)
  maandPaginas(app, delen)
  onderzoekPaginas(app, delen)
}
