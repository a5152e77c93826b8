import { alinea, type Html, html, kaart, kaartenrij, knopLink, uitklap } from '../../nlds/nlds.ts'
import { vandaag } from '../../platform/clock.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import { faalfeiten, log } from '../../platform/log.ts'
import { openbaar } from '../../platform/poort.ts'
import type { Aanbieder } from '../aanbieders.ts'
import { beginAanmelding, type Uitslag, voltooiAanmelding } from '../aanmelding.ts'
import { bewaarPoging, neemPoging } from '../aanmeldpogingen.ts'
import { leesKoekje, wisKoekje, zetKoekje } from '../koekjes.ts'
import { oefenaanbieders } from '../oefen/aanbieders.ts'
import { bijToegang, metOpvolgers, rechtenVan } from '../rechten.ts'
import { beginSessie, eindigSessie } from '../sessies.ts'
import { veiligVerder } from '../verder.ts'
import { type Aanmelddelen, toonBlad } from './blad.ts'
import { mislukt, onbekendeOrganisatie, teLaagNiveau } from './geweigerd.ts'
import { naAanmelden } from './rolkeuze.ts'

/** Where every provider sends people back to: one exact address, as it is registered there. */
const terugPad = '/aanmelden/terug'

/** Signing in at a provider, and coming back from it. */
export function aanmeldPaginas(app: App, delen: Aanmelddelen): void {
  app.get('/aanmelden', openbaar(), (c) =>
    toonBlad(c, delen, {
      titel: 'Aanmelden',
      ondertitel: 'Met het middel van uw organisatie. Terugkeer bewaart geen wachtwoorden.',
      inhoud: html`${kaartenrij(delen.toegang.aanbieders.map((een) => aanbiederkaart(een, verderVan(c))))}${hulp()}`,
    }),
  )
  app.get(terugPad, openbaar(), (c) => kwamTerug(c, delen))
  app.get('/aanmelden/bij/:aanbieder', openbaar(), (c) => gaNaar(c, delen))
  app.post('/afmelden', openbaar(), async (c) => {
    const geheim = leesKoekje(c, 'sessie')
    if (geheim !== undefined) await eindigSessie(delen.db, geheim)
    wisKoekje(c, 'sessie')
    return c.redirect('/', 303)
  })
}

function verderVan(c: Verzoek): string {
  return veiligVerder(c.req.query('verder'))
}

function aanbiederkaart({ id, naam }: Aanbieder, verder: string): Html {
  const voorWie = oefenaanbieders.find((een) => een.id === id)?.voorWie
  const vraag = verder === '/' ? '' : `?verder=${encodeURIComponent(verder)}`
  return kaart(
    naam,
    html`${voorWie === undefined ? '' : alinea(`${voorWie}.`)}${knopLink(`Verder met ${naam}`, `/aanmelden/bij/${id}${vraag}`)}`,
  )
}

function hulp(): Html {
  return uitklap(
    'Lukt aanmelden niet?',
    html`${alinea('U hebt een middel nodig met ten minste betrouwbaarheidsniveau substantieel (eHerkenning niveau 3), en een rol in Terugkeer. Die rol geeft de machtigingenbeheerder van uw organisatie.')}${alinea('Weet u niet wie dat is? Vraag het uw leidinggevende, of bel uw aanspreekpunt bij Justid.')}`,
  )
}

async function gaNaar(c: Verzoek, delen: Aanmelddelen): Promise<Response> {
  const aanbieder = delen.toegang.aanbieders.find(({ id }) => id === c.req.param('aanbieder'))
  if (aanbieder === undefined) return c.redirect('/aanmelden', 303)
  try {
    const { adres, geheugen } = await beginAanmelding(aanbieder, `${delen.toegang.adres}${terugPad}`)
    const poging = { ...geheugen, aanbieder: aanbieder.id, verder: verderVan(c) }
    zetKoekje(c, 'poging', await bewaarPoging(delen.db, delen.klok, poging))
    return c.redirect(adres.href, 303)
  } catch (oorzaak) {
    log('aanmelden-niet-begonnen', { aanbieder: aanbieder.id, ...faalfeiten(oorzaak) })
    return mislukt(c, delen, `${aanbieder.naam} antwoordt op dit moment niet.`, 503)
  }
}

async function kwamTerug(c: Verzoek, delen: Aanmelddelen): Promise<Response> {
  const geheim = leesKoekje(c, 'poging')
  wisKoekje(c, 'poging')
  const poging = geheim === undefined ? null : await neemPoging(delen.db, delen.klok, geheim)
  const aanbieder = delen.toegang.aanbieders.find(({ id }) => id === poging?.aanbieder)
  if (poging === null || aanbieder === undefined)
    return mislukt(c, delen, 'Deze aanmelding is verlopen, of begonnen in een ander venster.', 400)
  if (c.req.query('error') === 'access_denied')
    return mislukt(c, delen, 'U hebt het aanmelden afgebroken.', 400)
  const adres = new URL(`${terugPad}${new URL(c.req.url).search}`, delen.toegang.adres)
  let uitslag: Uitslag
  try {
    uitslag = await voltooiAanmelding(delen.db, aanbieder, poging, adres)
  } catch (oorzaak) {
    // The reason is for the log, without what the provider said: an attacker learns nothing from the page.
    log('aanmelden-geweigerd', { aanbieder: aanbieder.id, ...faalfeiten(oorzaak) })
    return mislukt(c, delen, `Het antwoord van ${aanbieder.naam} klopt niet.`, 400)
  }
  if (uitslag.niveau === 'laag') return teLaagNiveau(c, delen, aanbieder.naam)
  if (uitslag.aangemelde.organisaties.length === 0) return onbekendeOrganisatie(c, delen)
  const organisaties = await delen.db.transactie(bijToegang, (tx) =>
    metOpvolgers(tx, vandaag(delen.klok), uitslag.aangemelde.organisaties),
  )
  return beginnen(c, delen, { ...uitslag.aangemelde, organisaties }, poging.verder)
}

/** A new session with a new secret, whatever the browser brought along: what someone else planted there is worth nothing. */
async function beginnen(
  c: Verzoek,
  delen: Aanmelddelen,
  aangemelde: Uitslag['aangemelde'],
  verder: string,
): Promise<Response> {
  const oud = leesKoekje(c, 'sessie')
  if (oud !== undefined) await eindigSessie(delen.db, oud)
  const rechten = await rechtenVan(delen.db, delen.klok, aangemelde)
  const [recht] = rechten
  const enige = rechten.length === 1 && recht !== undefined ? recht : null
  zetKoekje(c, 'sessie', await beginSessie(delen.db, delen.klok, aangemelde, enige?.machtiging ?? null))
  return c.redirect(naAanmelden(c, enige, rechten.length, verder), 303)
}
