import type { App } from '../platform/http.ts'
import type { Inzagedelen } from './dossier.ts'
import { mijnPaginas } from './pages/mijn.ts'
import { overzichtPaginas } from './pages/overzicht.ts'
import { uitstelPaginas } from './pages/uitstel.ts'
import { verzoekPaginas } from './pages/verzoeken.ts'

/** The pages of inzage: the overview for someone, looking with a code, requests, and what is shown later. */
export function inzagePaginas(app: App, delen: Inzagedelen): void {
  mijnPaginas(app, delen)
  overzichtPaginas(app, delen)
  verzoekPaginas(app, delen)
  uitstelPaginas(app, delen)
}
