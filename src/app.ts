import { Hono } from 'hono'
import { contactenApi } from './aansluiting/api.ts'
import { aansluitbestanden, aansluitPaginas } from './aansluiting/pages.ts'
import { antwoordApi } from './berichtenbox/api/antwoorden.ts'
import { bijApi } from './berichtenbox/api/bij.ts'
import { bijlageApi } from './berichtenbox/api/bijlagen.ts'
import { neeApi } from './berichtenbox/api/nee.ts'
import { terugroepApi } from './berichtenbox/api/terugroepen.ts'
import { werkApi } from './berichtenbox/api/werk.ts'
import { berichtenboxApi } from './berichtenbox/api.ts'
import {
  berichtmensen,
  maakAansluitreacties,
  maakBoxsignaal,
  maakReacties,
  maakToestemmingsreacties,
} from './berichtenbox/berichtenbox.ts'
import { antwoordbestanden } from './berichtenbox/pages/antwoorden.ts'
import { bewaartermijnPaginas } from './berichtenbox/pages/bewaartermijnen.ts'
import { bewaarPaginas } from './berichtenbox/pages/bewaren.ts'
import { bezwaarPaginas } from './berichtenbox/pages/bezwaar.ts'
import { bijVerantwoordingPaginas } from './berichtenbox/pages/bij.ts'
import { bijlagePagina } from './berichtenbox/pages/bijlagen.ts'
import { berichtPaginas } from './berichtenbox/pages/box.ts'
import { dagcontrolePaginas } from './berichtenbox/pages/dagcontrole.ts'
import { labelPaginas } from './berichtenbox/pages/labels.ts'
import { neePaginas } from './berichtenbox/pages/nee.ts'
import { omleidPaginas } from './berichtenbox/pages/omleiden.ts'
import { terugroepPaginas } from './berichtenbox/pages/terugroepen.ts'
import { uitvoerPaginas } from './berichtenbox/pages/uitvoer.ts'
import { verwijderverzoekPaginas } from './berichtenbox/pages/verwijderverzoeken.ts'
import { verzondenPaginas } from './berichtenbox/pages/verzonden.ts'
import { werkPaginas } from './berichtenbox/pages/werk.ts'
import { meldingenApi } from './bezorging/api.ts'
import { leverdelen, maakBezorggevolgen } from './bezorging/bezorging.ts'
import { meldingenPaginas } from './bezorging/pages.ts'
import { detentieApi } from './detentie/api.ts'
import { collegesIn, gedetineerden } from './detentie/detentie.ts'
import { detentiePaginas } from './detentie/pages.ts'
import { grondslagenApi } from './grondslagen/api/grondslagen.ts'
import { toetsenApi } from './grondslagen/api/toetsen.ts'
import { verwerkingsactiviteitenApi } from './grondslagen/api/verwerkingsactiviteiten.ts'
import type { Grondslagen } from './grondslagen/grondslagen.ts'
import { grondslagenPaginas } from './grondslagen/pages.ts'
import { informatiebladApi } from './informatieblad/api.ts'
import { informatiebladkaart, zaakfeiten } from './informatieblad/informatieblad.ts'
import { informatiebladPaginas } from './informatieblad/pages.ts'
import { inzageApi } from './inzage/api.ts'
import { inzagekaart } from './inzage/inzage.ts'
import { inzagePaginas } from './inzage/pages.ts'
import type { Geheugen, Ldvontvanger, Logboek } from './logboek/logboek.ts'
import { ontwikkelaarsPagina } from './ontwikkelaars.ts'
import { openapiApi } from './openapi.ts'
import { personenPaginas } from './personen/pages.ts'
import { maakAfzender } from './platform/afzender.ts'
import type { Scanner } from './platform/clamd.ts'
import type { Clientcertificaat } from './platform/clientcertificaat.ts'
import type { Klok } from './platform/clock.ts'
import type { Databank } from './platform/db.ts'
import { gezondheid } from './platform/gezondheid.ts'
import { type Grenzen, grenzenVoor, maakWachters } from './platform/grenzen.ts'
import { type App, type Env, vasteKoppen } from './platform/http.ts'
import type { Kluis } from './platform/kluis.ts'
import { eisLeesbaarAdres } from './platform/leesbaar.ts'
import { metPoorten } from './platform/poort.ts'
import type { Poster } from './platform/smtp.ts'
import { metSpoor } from './platform/spoor.ts'
import { serveerMap } from './platform/statisch.ts'
import type { Wachtrijen } from './platform/wachtrijen.ts'
import { documentbestanden } from './tbs/pages/documenten.ts'
import { tbsPaginas } from './tbs/pages.ts'
import { oefenkoppelingApi, tokenDoorgeven } from './toegang/api.ts'
import { aanmeldPaginas } from './toegang/pages/aanmelden.ts'
import { accountPaginas } from './toegang/pages/account.ts'
import { vangFouten } from './toegang/pages/fouten.ts'
import { koppelingPaginas } from './toegang/pages/koppelingen.ts'
import { machtigingPaginas } from './toegang/pages/machtigingen.ts'
import { nummerPaginas } from './toegang/pages/nummers.ts'
import { maakOefenaanbieders, oefenaanmeldPaginas, oefenDoorgeven } from './toegang/pages/oefenaanmelden.ts'
import { rolPaginas } from './toegang/pages/rolkeuze.ts'
import { startPagina } from './toegang/pages/start.ts'
import {
  alleenGedaan,
  formuliergrens,
  herken,
  overTls,
  type Toegangsinstellingen,
  tegenVervalsing,
  tokenPad,
} from './toegang/toegang.ts'
import { toestemmingApi } from './toestemming/api.ts'
import { scanbestanden } from './toestemming/pages/scans.ts'
import { toestemmingPaginas } from './toestemming/pages.ts'
import { toestemmingskaart } from './toestemming/toestemming.ts'
import { toezichtPaginas } from './toezicht/pages.ts'
import { herindelingPaginas } from './verhuizing/pages.ts'
import { werklijstPaginas } from './werklijst/pages.ts'

/** Everything the application stands on. */
export interface Delen {
  readonly db: Databank
  readonly klok: Klok
  readonly logboek: Logboek
  readonly grondslagen: Grondslagen
  readonly wachtrijen: Wachtrijen
  /** Keeps files so that a copy of the database alone does not tell what is in them. */
  readonly kluis: Kluis
  /** True in the training environment: its own providers and machines, fictitious people only. */
  readonly oefen: boolean
  /** Where people and machines sign in. */
  readonly toegang: Toegangsinstellingen
  /** Sends mail; without it there is none. */
  readonly post?: Poster | null
  /** What we show to systems that ask for a client certificate; without it nothing. */
  readonly certificaat?: Clientcertificaat | null
  /** Where the lines of the logboek also go; without it nowhere. */
  readonly ldv?: { readonly ontvanger: Pick<Ldvontvanger, 'adres'> } | null
  /** What this process remembers of the log, and whether the database still holds that; without it nothing. */
  readonly geheugen?: Pick<Geheugen, 'alarm'>
  /** Looks for viruses in files; without it nothing is looked at. */
  readonly scanner?: Scanner | null
  /** How much one may ask for; without it what is usual in this environment. */
  readonly grenzen?: Grenzen
  /** The proxies that are believed about where a request comes from; without it none. */
  readonly proxies?: readonly string[]
}

/** The forms that carry a file; no other may. */
const metBestand = [aansluitbestanden, antwoordbestanden, scanbestanden, documentbestanden]

const hier = (pad: string) => new URL(pad, import.meta.url)

/** The whole application: what each request passes, in order, and a line per context. */
export function maakApp(delen: Delen): App {
  const app: App = new Hono<Env>()
  const oefenaanbieders = maakOefenaanbieders(delen)
  const wachters = maakWachters(delen.grenzen ?? grenzenVoor(delen.oefen), maakAfzender(delen.proxies ?? []))
  app.use(metPoorten(app), metSpoor(), vasteKoppen())
  vangFouten(app, delen)
  // These write their answers themselves, so they stand before everything that reads a body.
  app.use(`${tokenPad}/*`, wachters.token)
  tokenDoorgeven(app, delen)
  oefenDoorgeven(app, delen, oefenaanbieders)
  gezondheid(app, delen)
  serveerMap(app, '/statisch', hier('../public/'))
  serveerMap(
    app,
    '/statisch/fonts',
    hier('../node_modules/@fontsource/noto-sans/files/'),
    /^noto-sans-latin(-ext)?-(400|700)-normal\.woff2$/,
  )
  for (const dikte of ['400Regular', '700Bold'])
    serveerMap(
      app,
      '/statisch/fonts',
      hier(`../node_modules/@expo-google-fonts/noto-sans-arabic/${dikte}/`),
      /^NotoSansArabic_\w+\.ttf$/,
    )
  serveerMap(app, '/.well-known', hier('../public/.well-known/'))
  app.use(
    overTls(delen.toegang.adres),
    wachters.vooraf,
    eisLeesbaarAdres(),
    tegenVervalsing(metBestand, delen.toegang.adres),
    formuliergrens(metBestand),
    herken(delen),
    wachters.daarna,
    alleenGedaan(),
  )
  app.on('ALL', ['/aanmelden/bij/*', '/aanmelden/terug', '/mijn-inzage'], wachters.aanmelden)

  const bezorging = maakBezorggevolgen(delen)
  const gevolgen = maakReacties({ ...delen, bezorging })
  const signaal = maakBoxsignaal(delen)
  startPagina(app, delen, signaal)
  ontwikkelaarsPagina(app, { ...delen, document: openapiApi(app, delen) })
  oefenkoppelingApi(app, delen)
  aanmeldPaginas(app, delen)
  rolPaginas(app, delen)
  accountPaginas(app, delen)
  oefenaanmeldPaginas(app, delen, oefenaanbieders)
  machtigingPaginas(app, delen, signaal)
  koppelingPaginas(app, delen)
  nummerPaginas(app, delen)
  contactenApi(app, delen)
  aansluitPaginas(app, { ...delen, gevolgen: maakAansluitreacties({ ...delen, bezorging }) })
  herindelingPaginas(app, delen)
  toetsenApi(app, delen)
  grondslagenApi(app, delen)
  verwerkingsactiviteitenApi(app, delen)
  grondslagenPaginas(app, delen)
  const toestemming = {
    ...delen,
    ...{ bronnen: [gedetineerden], colleges: collegesIn, zaakfeiten },
    gevolgen: maakToestemmingsreacties({ ...delen, bezorging }),
  }
  toestemmingApi(app, toestemming)
  toestemmingPaginas(app, toestemming)
  detentieApi(app, { ...delen, gevolgen })
  detentiePaginas(app, { ...delen, gevolgen })
  const box = { ...delen, bezorging }
  berichtenboxApi(app, box)
  antwoordApi(app, box)
  bijApi(app, box)
  bijlageApi(app, box)
  werkApi(app, box)
  // Before the pages of one message: their paths would be taken for the id of one.
  werkPaginas(app, box)
  labelPaginas(app, box)
  bijlagePagina(app, box)
  uitvoerPaginas(app, box)
  berichtPaginas(app, box)
  verzondenPaginas(app, box)
  terugroepApi(app, box)
  neeApi(app, box)
  terugroepPaginas(app, box)
  verwijderverzoekPaginas(app, box)
  neePaginas(app, box)
  bezwaarPaginas(app, box)
  bewaarPaginas(app, box)
  bewaartermijnPaginas(app, box)
  bijVerantwoordingPaginas(app, box)
  dagcontrolePaginas(app, box)
  omleidPaginas(app, { ...box, gevolgen })
  informatiebladApi(app, box)
  informatiebladPaginas(app, box)
  const meldingdelen = leverdelen(delen)
  meldingenApi(app, meldingdelen)
  meldingenPaginas(app, meldingdelen)
  werklijstPaginas(app, delen)
  inzageApi(app, delen)
  inzagePaginas(app, delen)
  toezichtPaginas(app, delen)
  tbsPaginas(app, { ...box, gevolgen: toestemming.gevolgen })
  personenPaginas(app, {
    ...delen,
    bronnen: [gedetineerden, berichtmensen],
    bij: [toestemmingskaart, informatiebladkaart, inzagekaart],
  })
  return app
}
