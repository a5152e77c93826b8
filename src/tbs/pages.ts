import { partijVan } from '../organisaties/organisaties.ts'
import type { App } from '../platform/http.ts'
import { aangemeld, alleen, bewaarBijVerlopen, bewaarBijVerlopenMetBestand } from '../toegang/toegang.ts'
import { beginPagina, beginVia } from './pages/beginnen.ts'
import { buitenomPagina } from './pages/buitenom.ts'
import { bestandVia, documentPagina, lezerVia, lezerWegVia, wegVia } from './pages/document.ts'
import { bewaarVia, documentenPagina, documentveld } from './pages/documenten.ts'
import { gedeeldOpPapier, gedeeldPagina } from './pages/gedeeld.ts'
import { gesprekPaginas } from './pages/gesprek/routes.ts'
import { knelpad, knelpuntenPagina, knelpuntenUitvoer } from './pages/knelpunten.ts'
import { lijstPagina } from './pages/lijst.ts'
import { antwoordAlsOmVia, beantwoordVia, meedoenPagina } from './pages/meedoen.ts'
import { ontvangerPagina } from './pages/ontvanger.ts'
import {
  berichtVia,
  buitenomVia,
  gezegdVia,
  intrekkenVia,
  opdrachtVia,
  toestemmingVia,
} from './pages/ontvangerdaden.ts'
import { stapPagina, verklaarVia, zetStapVia } from './pages/stap.ts'
import { trajectPagina } from './pages/traject.ts'
import { verlofbesluitVia, verlofPagina, verlofVia } from './pages/verlof.ts'
import {
  beeindigVia,
  eindeVia,
  geefVrijVia,
  houdVastVia,
  openWeerVia,
  overdrachtVia,
  partijVia,
  partijWegVia,
  routesVia,
  trekAllesInVia,
} from './pages/wijzigen.ts'
import { deelnemerrollen, kliniekrollen, type Tbsdelen, telrollen } from './traject.ts'

const traject = '/tbs/:id'
const stap = `${traject}/stappen/:stap`
const ontvanger = `${stap}/:ontvanger`

/** The pages of the tbs: the tracks of a clinic, one track, a step of it, a receiver in a step; and what others were told. */
export function tbsPaginas(app: App, delen: Tbsdelen): void {
  const bewaar = bewaarBijVerlopen(delen)
  const kliniek = alleen(...kliniekrollen)
  app.get('/tbs', alleen(...kliniekrollen, ...deelnemerrollen), (c) =>
    partijVan(aangemeld(c).organisatie) === 'zorgaanbieder' ? lijstPagina(c, delen) : meedoenPagina(c, delen),
  )
  app.post('/tbs/opdrachten/:id', bewaar, alleen('reclasseringswerker@reclassering'), (c) =>
    beantwoordVia(c, delen),
  )
  app.post('/tbs/om-opdrachten/:id', bewaar, alleen('om-medewerker@om'), (c) => antwoordAlsOmVia(c, delen))
  // A clinic has tracks of its own on the page above; in those of others it can take part as the next care provider.
  app.get('/tbs/meedoen', kliniek, (c) => meedoenPagina(c, delen))
  gesprekPaginas(app, delen)
  app.get('/tbs/nieuw', kliniek, (c) => beginPagina(c, delen))
  app.post('/tbs/nieuw', bewaar, kliniek, (c) => beginVia(c, delen))
  app.get(traject, kliniek, (c) => trajectPagina(c, delen))
  app.post(`${traject}/einddatum`, bewaar, kliniek, (c) => eindeVia(c, delen))
  app.post(`${traject}/routes`, bewaar, kliniek, (c) => routesVia(c, delen))
  app.post(`${traject}/partijen`, bewaar, kliniek, (c) => partijVia(c, delen))
  app.post(`${traject}/partijen/weg`, bewaar, kliniek, (c) => partijWegVia(c, delen))
  app.post(`${traject}/overdracht`, bewaar, kliniek, (c) => overdrachtVia(c, delen))
  documentPaginas(app, delen)
  app.post(`${traject}/beeindigen`, bewaar, kliniek, (c) => beeindigVia(c, delen))
  app.post(`${traject}/weer-openen`, bewaar, kliniek, (c) => openWeerVia(c, delen))
  app.post(`${traject}/vasthouden`, bewaar, kliniek, (c) => houdVastVia(c, delen))
  app.post(`${traject}/vrijgeven`, bewaar, kliniek, (c) => geefVrijVia(c, delen))
  app.post(`${traject}/intrekken`, bewaar, kliniek, (c) => trekAllesInVia(c, delen))
  app.get(`${traject}/gedeeld`, kliniek, (c) => gedeeldPagina(c, delen))
  app.get(`${traject}/gedeeld/papier`, kliniek, (c) => gedeeldOpPapier(c, delen))
  app.get(knelpad, alleen(...telrollen), (c) => knelpuntenPagina(c, delen))
  app.get(`${knelpad}/uitvoer`, alleen(...telrollen), (c) => knelpuntenUitvoer(c, delen))
  app.get(stap, kliniek, (c) => stapPagina(c, delen))
  app.post(stap, bewaar, kliniek, (c) => zetStapVia(c, delen))
  app.post(`${stap}/feiten`, bewaar, kliniek, (c) => verklaarVia(c, delen))
  app.get(ontvanger, kliniek, (c) => ontvangerPagina(c, delen))
  app.post(`${ontvanger}/toestemming`, bewaar, kliniek, (c) => toestemmingVia(c, delen))
  app.post(`${ontvanger}/intrekken`, bewaar, kliniek, (c) => intrekkenVia(c, delen))
  app.post(`${ontvanger}/opdracht`, bewaar, kliniek, (c) => opdrachtVia(c, delen))
  app.post(`${ontvanger}/bericht`, bewaar, kliniek, (c) => berichtVia(c, delen))
  app.post(`${ontvanger}/buitenom`, bewaar, kliniek, (c) => buitenomVia(c, delen))
  app.post(`${ontvanger}/gezegd`, bewaar, kliniek, (c) => gezegdVia(c, delen))
}

/** The documents of a track and one of them (only the first form carries a file), leave, and what goes outside Terugkeer. */
function documentPaginas(app: App, delen: Tbsdelen): void {
  const bewaar = bewaarBijVerlopen(delen)
  const kliniek = alleen(...kliniekrollen)
  const documenten = `${traject}/documenten`
  const een = `${documenten}/:document`
  app.get(`${traject}/buitenom/:set`, kliniek, (c) => buitenomPagina(c, delen))
  app.get(`${traject}/verlof`, kliniek, (c) => verlofPagina(c, delen))
  app.post(`${traject}/verlof`, bewaar, kliniek, (c) => verlofVia(c, delen))
  app.post(`${traject}/verlof/besluit`, bewaar, kliniek, (c) => verlofbesluitVia(c, delen))
  app.get(documenten, kliniek, (c) => documentenPagina(c, delen))
  const bewaarBestand = bewaarBijVerlopenMetBestand(delen, documentveld())
  app.post(documenten, bewaarBestand, kliniek, (c) => bewaarVia(c, delen))
  app.get(een, kliniek, (c) => documentPagina(c, delen))
  app.get(`${een}/bestand`, kliniek, (c) => bestandVia(c, delen))
  app.post(`${een}/lezers`, bewaar, kliniek, (c) => lezerVia(c, delen))
  app.post(`${een}/lezers/weg`, bewaar, kliniek, (c) => lezerWegVia(c, delen))
  app.post(`${een}/weg`, bewaar, kliniek, (c) => wegVia(c, delen))
}
