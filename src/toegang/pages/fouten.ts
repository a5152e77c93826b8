import { HTTPException } from 'hono/http-exception'
import { methodNotAllowed } from 'hono/method-not-allowed'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { BestaatNiet, Fout, foutsoorten, NietBeschikbaar, TeVaak } from '../../kern/fout.ts'
import {
  alinea,
  foutoverzicht,
  type Html,
  html,
  knopLink,
  knoppen,
  melding,
  pagina,
} from '../../nlds/nlds.ts'
import { DatabankWeg } from '../../platform/databankweg.ts'
import { type App, isApi, stuurProbleem, type Verzoek } from '../../platform/http.ts'
import { faalfeiten, log } from '../../platform/log.ts'
import { paginakader } from '../kader.ts'
import { tokenPad } from '../machines/autorisatieserver.ts'
import { veiligVerder } from '../verder.ts'
import { watGetyptWas } from './getypt.ts'

/** Turns every error into an answer: problem details for the API, a page for people. The inside stays inside. */
export function vangFouten(app: App, { oefen }: { oefen: boolean }): void {
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methoden) => {
        c.header('Allow', methoden.join(', '))
        return antwoord(c, new Fout('methode-onbekend', `Gebruik ${methoden.join(' of ')}.`), oefen)
      },
    }),
  )
  app.notFound((c) => antwoord(c, new Fout('niet-gevonden', 'Controleer het adres.'), oefen))
  app.onError((oorzaak, c) => antwoord(c, alsFout(oorzaak, c), oefen))
}

function alsFout(oorzaak: Error, c: Verzoek): Fout {
  if (oorzaak instanceof Fout) return oorzaak
  // Thrown by the middleware against forged forms: the form did not come from one of our pages.
  if (oorzaak instanceof HTTPException && oorzaak.status === 403)
    return new Fout(
      'geen-toegang',
      'Dit formulier kwam niet van een pagina van Terugkeer. Open de pagina opnieuw.',
    )
  if (isAfgebroken(c)) return new Fout('ongeldige-invoer', 'Uw verzoek brak af voordat het compleet was.')
  if (oorzaak instanceof DatabankWeg) {
    log('database-weg', { route: c.req.routePath, methode: c.req.method, ...faalfeiten(oorzaak.cause) })
    return new NietBeschikbaar(
      5,
      'Wij weten niet of uw verzoek nog is verwerkt. Probeer het over een paar seconden opnieuw. Een systeem stuurt daarbij hetzelfde id: dan gebeurt het één keer.',
    )
  }
  log('storing', { route: c.req.routePath, methode: c.req.method, ...faalfeiten(oorzaak) })
  return new Fout(
    'storing',
    'Probeer het over een minuut opnieuw. Blijft het misgaan, meld het dan bij uw beheerder.',
  )
}

/** True when the caller went away, or was cut off, in the middle of the request: that is no failure of ours. */
function isAfgebroken(c: Verzoek): boolean {
  const vraag = c.env?.incoming
  return vraag?.destroyed === true && !vraag.complete
}

function antwoord(c: Verzoek, fout: Fout, oefen: boolean): Response | Promise<Response> {
  if (fout instanceof TeVaak || fout instanceof NietBeschikbaar)
    c.header('Retry-After', String(fout.seconden))
  if (isApi(c) || c.req.path.startsWith(`${tokenPad}/`)) return stuurProbleem(c, fout)
  return foutpagina(c, fout, oefen)
}

async function foutpagina(c: Verzoek, fout: Fout, oefen: boolean): Promise<Response> {
  const { status, titel: soort } = foutsoorten[fout.code]
  const titel = fout instanceof BestaatNiet ? fout.titel : soort
  const inhoud = html`${fout.fouten.length > 0 ? foutoverzicht(fout.fouten) : melding('let-op', alinea(fout.message))}
    ${fout.code === 'te-groot' ? '' : await watGetyptWas(c)}${knoppen(...uitweg(c, fout))}`
  return c.html(pagina({ ...paginakader(c, oefen), titel, inhoud }), status as ContentfulStatusCode)
}

/** Where one can go from here: to sign in, back to the page of the form, or home. */
function uitweg(c: Verzoek, { code }: Fout): readonly Html[] {
  const naarStart = knopLink('Naar de startpagina', '/', { soort: 'secundair' })
  const vorige = c.req.method === 'POST' ? paginaVan(c) : '/'
  if (code === 'niet-aangemeld') return [knopLink('Aanmelden', aanmeldadres(c, vorige)), naarStart]
  return vorige === '/' || code !== 'conflict' ? [naarStart] : [knopLink('Terug', vorige), naarStart]
}

function aanmeldadres(c: Verzoek, daarna: string): string {
  if (c.get('zonderRol') !== undefined) return '/aanmelden/rol'
  return daarna === '/' ? '/aanmelden' : `/aanmelden?verder=${encodeURIComponent(daarna)}`
}

/** The page a form was on: the nearest one above the address it was sent to. */
function paginaVan(c: Verzoek): string {
  const route = c.req.routePath.split('/')
  const pad = c.req.path.split('/')
  while (route.length > 1 && !c.get('poorten').has(route.join('/'))) route.pop()
  return veiligVerder(pad.slice(0, route.length).join('/'))
}
