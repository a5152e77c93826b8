import { createHash } from 'node:crypto'
import { datumVan } from '../../kern/datum.ts'
import { type Html, html, pagina } from '../../nlds/nlds.ts'
import { maakEiland, serveerEiland } from '../../platform/eiland.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import { openbaar } from '../../platform/poort.ts'
import { paginakader } from '../../toegang/toegang.ts'
import type { Register } from '../lookup.ts'
import type { Scenario } from '../scenario.ts'
import { laadScenarios } from '../scenariobestand.ts'
import type { Regel } from '../schema.ts'
import { isLeeg, zonder } from './adres.ts'
import type { Registerpaginadelen } from './delen.ts'
import { vraagPad, vroeger } from './vraag-adres.ts'
import { type Blad, type Bladbron, maakBlad } from './vraag-blad.ts'
import { vraagformulier } from './vraag-formulier.ts'

/** Comparing with nothing is a choice; comparing with the usual day is none. */
function zegtNiets(naam: string, waarde: string): boolean {
  return naam === 'vergelijk' ? waarde === vroeger : isLeeg(naam, waarde)
}

const eiland = maakEiland(new URL('../eiland/vraag.ts', import.meta.url))

/** "Mag ik dit delen?": the question as a page, and what a browser needs to answer it by itself. Open to everyone. */
export function vraagPaginas(app: App, { grondslagen, oefen, klok }: Registerpaginadelen): void {
  const { register } = grondslagen
  const scenarios = [...laadScenarios(register, new URL('../../../recht/', import.meta.url)).values()]
  app.get(vraagPad, openbaar(), zonder(zegtNiets), (c) => {
    const bron = { register, scenarios, vandaag: datumVan(klok.nu()) }
    const blad = maakBlad(bron, new URL(c.req.url).searchParams)
    const script = eiland.ingang
    const kop = { titel: 'Mag ik dit delen?', ondertitel, script, inhoud: inhoud(bron, blad) }
    return c.html(pagina({ ...paginakader(c, oefen), ...kop }), blad.fouten.length > 0 ? 400 : 200)
  })
  serveerJson(app, '/register/register.json', registerJson(register))
  serveerJson(app, '/register/scenarios.json', JSON.stringify(scenarios.map(scenarioJson)))
  serveerEiland(app, eiland)
}

const ondertitel =
  'U vult geen persoonsgegevens in. U krijgt het antwoord per gegeven, met het wetsartikel en wat er anders kan.'

function inhoud(bron: Bladbron, blad: Blad): Html {
  const vooraf = eiland.paden.map((pad) => html`<link rel="modulepreload" href="${pad}">`)
  const keuze = blad.leeg ? { ...blad.keuze, peildatum: bron.vandaag } : blad.keuze
  return html`${vooraf}<div id="vraag-fouten">${blad.fout}</div>${vraagformulier(bron, { ...blad, keuze })}<p class="tk-onzichtbaar" id="vraag-melding" role="status"></p><div class="tk-stapel" id="uitkomst" data-vandaag="${bron.vandaag}">${blad.antwoord}</div>`
}

function zonderVoorbeelden(regel: Regel): Regel {
  return { ...regel, voorbeelden: [] }
}

function scenarioJson(scenario: Scenario): Scenario {
  return { ...scenario, erbij: scenario.erbij.map(zonderVoorbeelden) }
}

/** The register as it decides; the examples are tests and stay at home. */
function registerJson({ registerversie, begrippen, wetten, regels }: Register): string {
  return JSON.stringify({ registerversie, begrippen, wetten, regels: regels.map(zonderVoorbeelden) })
}

function serveerJson(app: App, pad: string, tekst: string): void {
  const etag = `"${createHash('sha256').update(tekst).digest('hex').slice(0, 32)}"`
  app.get(pad, openbaar(), (c: Verzoek) => {
    c.header('ETag', etag)
    c.header('Cache-Control', 'public, no-cache')
    if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304)
    return c.body(tekst, 200, { 'Content-Type': 'application/json; charset=utf-8' })
  })
}
