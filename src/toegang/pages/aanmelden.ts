import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { Fout } from '../../kern/fout.ts'
import { alinea, formulier, html, kaart, kaartenrij, keuze, knop, melding, pagina } from '../../nlds/nlds.ts'
import { gemeentenOp, organisatie } from '../../organisaties/organisaties.ts'
import { type Klok, vandaag } from '../../platform/clock.ts'
import type { Databank } from '../../platform/db.ts'
import type { App, Identiteit } from '../../platform/http.ts'
import { openbaar } from '../../platform/poort.ts'
import { startpad } from '../menu.ts'
import { nazorgPersona, type Persona, personas } from '../personas.ts'
import { beginSessie, eindigSessie } from '../sessies.ts'
import { koekje } from '../toegang.ts'

/** What the pages for signing in need. */
export interface Toegangdelen {
  readonly db: Databank
  readonly klok: Klok
  readonly oefen: boolean
}

/** A working day; after that someone signs in again. */
const sessieMinuten = 8 * 60

/** Signing in and out. In training one chooses who to be; outside it there is nothing here yet to sign in with. */
export function toegangPaginas(app: App, delen: Toegangdelen): void {
  app.get('/aanmelden', openbaar(), (c) =>
    c.html(
      pagina({
        titel: 'Aanmelden',
        ondertitel: delen.oefen ? 'Kies wie u wilt zijn. Iedereen hier is verzonnen.' : undefined,
        inhoud: delen.oefen ? keuzes(vandaag(delen.klok)) : nogNiet(),
        menu: [],
        oefen: delen.oefen,
      }),
    ),
  )
  if (delen.oefen)
    app.post('/aanmelden', openbaar(), async (c) => {
      const keus = await c.req.parseBody()
      const identiteit = gekozen(keus, vandaag(delen.klok))
      if (identiteit === null)
        throw new Fout('ongeldige-invoer', 'Kies iemand uit de lijst om als aan te melden.')
      const geheim = await beginSessie(delen.db, delen.klok, identiteit, 'browser', sessieMinuten)
      setCookie(c, koekje, geheim, { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: sessieMinuten * 60 })
      return c.redirect(startpad(identiteit.rol), 303)
    })
  app.post('/afmelden', openbaar(), async (c) => {
    const geheim = getCookie(c, koekje)
    if (geheim !== undefined) await eindigSessie(delen.db, geheim)
    deleteCookie(c, koekje, { path: '/' })
    return c.redirect('/', 303)
  })
}

function gekozen({ persona, gemeente }: Record<string, unknown>, dag: string): Identiteit | null {
  if (typeof gemeente === 'string' && gemeente !== '') return nazorgPersona(gemeente, dag)
  const gevonden = personas.find(({ id }) => id === persona)
  if (gevonden === undefined) return null
  const { gebruiker, naam, organisatie: van, rol } = gevonden
  return { gebruiker, naam, organisatie: van, rol }
}

function keuzes(peildatum: string) {
  const gemeenten = gemeentenOp(peildatum).map(({ code, naam }) => ({ waarde: code, tekst: naam }))
  return html`${kaartenrij(personas.map(persoonskaart))}${kaart(
    'Een andere gemeente',
    formulier({
      actie: '/aanmelden',
      methode: 'post',
      inhoud: keuze({
        naam: 'gemeente',
        label: 'Nazorgcoördinator van',
        opties: gemeenten,
        leeg: 'Kies een gemeente',
        verplicht: true,
      }),
      knop: knop('Meld aan', { soort: 'secundair' }),
    }),
  )}`
}

function persoonskaart({ id, naam, organisatie: van, functie, watKuntU }: Persona) {
  return kaart(
    naam,
    html`${alinea(html`${functie}<br>${organisatie(van)?.naam ?? van}`)}${alinea(watKuntU, { klein: true })}${formulier(
      {
        actie: '/aanmelden',
        methode: 'post',
        inhoud: '',
        verborgen: { persona: id },
        knop: knop(`Meld aan als ${naam}`, { soort: 'secundair' }),
      },
    )}`,
  )
}

function nogNiet() {
  return melding(
    'info',
    'Aanmelden met eHerkenning of SSO-Rijk is op deze server nog niet ingericht. Vraag uw beheerder ernaar.',
  )
}
