import type { App } from '../../../platform/http.ts'
import { alleen, bewaarBijVerlopen } from '../../../toegang/toegang.ts'
import { deelnemerrollen, kliniekrollen, type Tbsdelen } from '../../traject.ts'
import { actiesPagina, actieVia, vinkAfVia } from './acties.ts'
import { deelPagina, deelVia } from './deel.ts'
import { antwoordVia, mijnActieVia, mijnGesprekPagina } from './deelnemer.ts'
import {
  gesprekPagina,
  nodigUitVia,
  onderwerpVia,
  onderwerpWegVia,
  uitnodigingWegVia,
  verplaatsVia,
  zegAfVia,
} from './gesprek.ts'
import { gesprekkenPagina, planVia } from './lijst.ts'
import { escaleerVia, stelVastVia, uitkomstPagina } from './uitkomst.ts'
import { mijnGesprekkenPagina } from './uitnodigingen.ts'
import { deelVerslagVia, nieuwDeelVia, verslagPagina } from './verslag.ts'
import { kaartPagina } from './wiemag.ts'
import { zvhPagina } from './zvh.ts'

const mijn = '/tbs/gesprekken'
const lijst = '/tbs/:id/gesprekken'
const gesprek = `${lijst}/:gesprek`

/** The pages of the talks: of the clinic that organises them, and of whoever was invited. */
export function gesprekPaginas(app: App, delen: Tbsdelen): void {
  const bewaar = bewaarBijVerlopen(delen)
  const kliniek = alleen(...kliniekrollen)
  // A clinic can be invited as the next care provider.
  const genodigde = alleen(...kliniekrollen, ...deelnemerrollen)
  app.get(mijn, genodigde, (c) => mijnGesprekkenPagina(c, delen))
  app.get(`${mijn}/:id`, genodigde, (c) => mijnGesprekPagina(c, delen))
  app.post(`${mijn}/:id`, bewaar, genodigde, (c) => antwoordVia(c, delen))
  app.post(`${mijn}/:id/acties/:actie`, bewaar, genodigde, (c) => mijnActieVia(c, delen))
  app.get(lijst, kliniek, (c) => gesprekkenPagina(c, delen))
  app.post(lijst, bewaar, kliniek, (c) => planVia(c, delen))
  app.get(gesprek, kliniek, (c) => gesprekPagina(c, delen))
  app.post(gesprek, bewaar, kliniek, (c) => verplaatsVia(c, delen))
  app.post(`${gesprek}/afzeggen`, bewaar, kliniek, (c) => zegAfVia(c, delen))
  app.post(`${gesprek}/agenda`, bewaar, kliniek, (c) => onderwerpVia(c, delen))
  app.post(`${gesprek}/agenda/weg`, bewaar, kliniek, (c) => onderwerpWegVia(c, delen))
  app.post(`${gesprek}/uitnodigingen`, bewaar, kliniek, (c) => nodigUitVia(c, delen))
  app.post(`${gesprek}/uitnodigingen/weg`, bewaar, kliniek, (c) => uitnodigingWegVia(c, delen))
  app.get(`${gesprek}/kaart`, kliniek, (c) => kaartPagina(c, delen))
  app.get(`${gesprek}/verslag`, kliniek, (c) => verslagPagina(c, delen))
  app.post(`${gesprek}/verslag`, bewaar, kliniek, (c) => nieuwDeelVia(c, delen))
  app.post(`${gesprek}/verslag/delen`, bewaar, kliniek, (c) => deelVerslagVia(c, delen))
  app.get(`${gesprek}/verslag/:deel`, kliniek, (c) => deelPagina(c, delen))
  app.post(`${gesprek}/verslag/:deel`, bewaar, kliniek, (c) => deelVia(c, delen))
  app.get(`${gesprek}/acties`, kliniek, (c) => actiesPagina(c, delen))
  app.post(`${gesprek}/acties`, bewaar, kliniek, (c) => actieVia(c, delen))
  app.post(`${gesprek}/acties/:actie`, bewaar, kliniek, (c) => vinkAfVia(c, delen))
  app.get(`${gesprek}/uitkomst`, kliniek, (c) => uitkomstPagina(c, delen))
  app.post(`${gesprek}/uitkomst`, bewaar, kliniek, (c) => stelVastVia(c, delen))
  app.post(`${gesprek}/escalatie`, bewaar, kliniek, (c) => escaleerVia(c, delen))
  app.get(`${gesprek}/zvh`, kliniek, (c) => zvhPagina(c, delen))
}
