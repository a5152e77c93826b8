import { serveerEiland } from '../platform/eiland.ts'
import type { App } from '../platform/http.ts'
import { alleen, bewaarBijVerlopen, bewaarBijVerlopenMetBestand } from '../toegang/toegang.ts'
import { rollen, type Toestemmingsdelen } from './dossier.ts'
import { bewijsBestand } from './pages/bewijs.ts'
import { bezwaarPagina, bezwaarstapVia } from './pages/bezwaar.ts'
import { bezwaarbriefVia } from './pages/bezwaarbrief.ts'
import { bezwaarVia, bezwarenPagina } from './pages/bezwaren.ts'
import { bewaarGebied, gebiedPagina } from './pages/gebied.ts'
import { gesprekPagina, wijzigGesprek } from './pages/gesprek.ts'
import { intrekPagina, intrekVia } from './pages/intrekken.ts'
import { navraagVia } from './pages/navragen.ts'
import { ondertekenPagina, ondertekenVia } from './pages/ondertekenen.ts'
import { overzichtPagina } from './pages/overzicht.ts'
import { formulierenPagina, gesprekOpPapier, intrekkingOpPapier, leegFormulier } from './pages/papier.ts'
import { bewaarScans, scanBestand, scansPagina, scanveld, scanWeg, scanWegPagina } from './pages/scans.ts'
import { eiland } from './pages/tekenen.ts'

const pad = '/toestemmingen/:persoonId'

/** The pages of consent: how it stands, the talk screen by screen, signing, and taking back. */
export function toestemmingPaginas(app: App, delen: Toestemmingsdelen): void {
  const bewaar = bewaarBijVerlopen(delen)
  serveerEiland(app, eiland)
  app.get('/toestemmingsformulieren', alleen(...rollen), (c) => formulierenPagina(c, delen))
  app.get('/toestemmingsformulieren/:soort/:tekst', alleen(...rollen), (c) => leegFormulier(c, delen))
  app.get(pad, alleen(...rollen), (c) => overzichtPagina(c, delen))
  app.get(`${pad}/intrekken`, alleen(...rollen), (c) => intrekPagina(c, delen))
  app.post(`${pad}/intrekken`, bewaar, alleen(...rollen), (c) => intrekVia(c, delen))
  app.get(`${pad}/intrekken/papier`, alleen(...rollen), (c) => intrekkingOpPapier(c, delen))
  app.post(`${pad}/nagevraagd`, bewaar, alleen(...rollen), (c) => navraagVia(c, delen))
  app.get(`${pad}/bezwaar`, alleen(...rollen), (c) => bezwarenPagina(c, delen))
  app.post(`${pad}/bezwaar`, bewaar, alleen(...rollen), (c) => bezwaarVia(c, delen))
  app.get(`${pad}/bezwaar/:bezwaarId`, alleen(...rollen), (c) => bezwaarPagina(c, delen))
  app.get(`${pad}/bezwaar/:bezwaarId/brief`, alleen(...rollen), (c) => bezwaarbriefVia(c, delen))
  app.post(`${pad}/bezwaar/:bezwaarId`, bewaar, alleen(...rollen), (c) => bezwaarstapVia(c, delen))
  const verklaring = `${pad}/verklaringen/:verklaringId`
  app.get(`${verklaring}/bewijs`, alleen(...rollen), (c) => bewijsBestand(c, delen))
  app.get(`${verklaring}/scans`, alleen(...rollen), (c) => scansPagina(c, delen))
  const bewaarScan = bewaarBijVerlopenMetBestand(delen, scanveld())
  app.post(`${verklaring}/scans`, bewaarScan, alleen(...rollen), (c) => bewaarScans(c, delen))
  app.get(`${pad}/scans/:scanId`, alleen(...rollen), (c) => scanBestand(c, delen))
  app.get(`${pad}/scans/:scanId/weg`, alleen(...rollen), (c) => scanWegPagina(c, delen))
  app.post(`${pad}/scans/:scanId/weg`, bewaar, alleen(...rollen), (c) => scanWeg(c, delen))
  app.get(`${pad}/gesprek`, alleen(...rollen), (c) => gesprekPagina(c, delen))
  app.post(`${pad}/gesprek`, bewaar, alleen(...rollen), (c) => wijzigGesprek(c, delen))
  // Before the areas: it would be taken for one.
  app.get(`${pad}/gesprek/ondertekenen`, alleen(...rollen), (c) => ondertekenPagina(c, delen))
  app.post(`${pad}/gesprek/ondertekenen`, bewaar, alleen(...rollen), (c) => ondertekenVia(c, delen))
  app.get(`${pad}/gesprek/papier`, alleen(...rollen), (c) => gesprekOpPapier(c, delen))
  app.get(`${pad}/gesprek/:basisvoorwaarde`, alleen(...rollen), (c) => gebiedPagina(c, delen))
  app.post(`${pad}/gesprek/:basisvoorwaarde`, bewaar, alleen(...rollen), (c) => bewaarGebied(c, delen))
}
