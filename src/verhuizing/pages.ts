import { z } from 'zod'
import {
  aankondigingen,
  bevestig,
  doelen,
  haalPlannen,
  lastAf,
  leesRegels,
  type Plandelen,
  type Planner,
  plan,
  planIn,
  verzet,
} from '../herindeling/herindeling.ts'
import { Fout, foutsoorten } from '../kern/fout.ts'
import { foutoverzicht, html, melding, pagina } from '../nlds/nlds.ts'
import { vandaag } from '../platform/clock.ts'
import type { App, Verzoek } from '../platform/http.ts'
import { aangemeld, alleen, paginakader, wie } from '../toegang/toegang.ts'
import { type Blad, gedaan, type Mislukt, overzicht, planInhoud } from './blad.ts'

/** What these pages need. */
export type Paginadelen = Plandelen & { readonly oefen: boolean }

const rol = 'justid-beheerder'
const pad = '/herindelingen'

/** The pages on which Justid plans mergers, confirms them, puts them on another day or calls them off. */
export function herindelingPaginas(app: App, delen: Paginadelen): void {
  app.get(pad, alleen(rol), (c) => toonOverzicht(c, delen, null))
  app.post(pad, alleen(rol), (c) => maakPlan(c, delen))
  app.get(`${pad}/:id`, alleen(rol), (c) => toonPlan(c, delen, null))
  app.post(`${pad}/:id/bevestiging`, alleen(rol), (c) =>
    doe(c, delen, 'bevestigd', (planner, id, tekst) => bevestig(delen, planner, id, tekst('reden'))),
  )
  app.post(`${pad}/:id/datum`, alleen(rol), (c) =>
    doe(c, delen, 'verzet', (planner, id, tekst) =>
      verzet(delen, planner, id, tekst('datum'), tekst('reden')),
    ),
  )
  app.post(`${pad}/:id/afgelasting`, alleen(rol), (c) =>
    doe(c, delen, 'afgelast', (planner, id, tekst) => lastAf(delen, planner, id, tekst('reden'))),
  )
}

function planner(c: Verzoek): Planner {
  return { ...wie(c, doelen.beheer.doel), naam: aangemeld(c).naam }
}

function planId(c: Verzoek): string {
  const id = z.guid().safeParse(c.req.param('id'))
  if (!id.success) throw new Fout('niet-gevonden', 'Deze herindeling kennen wij niet.')
  return id.data
}

async function maakPlan(c: Verzoek, delen: Paginadelen): Promise<Response> {
  const tekst = lezer(await c.req.parseBody())
  const getypt = {
    van: tekst('van'),
    naar: tekst('naar'),
    ook: tekst('ook'),
    datum: tekst('datum'),
    bron: tekst('bron'),
  }
  const naar = [getypt.naar, getypt.ook].filter((code) => code !== '')
  try {
    await plan(delen, planner(c), { van: getypt.van, naar, datum: getypt.datum, bron: getypt.bron })
  } catch (oorzaak) {
    return toonOverzicht(c, delen, alsMislukt(oorzaak, getypt))
  }
  return c.redirect(`${pad}?gedaan=gepland`, 303)
}

async function doe(
  c: Verzoek,
  delen: Paginadelen,
  woord: string,
  werk: (wie: Planner, id: string, tekst: (naam: string) => string) => Promise<void>,
): Promise<Response> {
  const tekst = lezer(await c.req.parseBody())
  const id = planId(c)
  try {
    await werk(planner(c), id, tekst)
  } catch (oorzaak) {
    return toonPlan(c, delen, alsMislukt(oorzaak, { datum: tekst('datum'), reden: tekst('reden') }))
  }
  return c.redirect(`${pad}/${id}?gedaan=${woord}`, 303)
}

function lezer(velden: Readonly<Record<string, unknown>>): (naam: string) => string {
  return (naam) => {
    const waarde = velden[naam]
    return typeof waarde === 'string' ? waarde.trim() : ''
  }
}

function alsMislukt(oorzaak: unknown, getypt: Mislukt['getypt']): Mislukt {
  if (!(oorzaak instanceof Fout) || !['ongeldige-invoer', 'conflict'].includes(oorzaak.code)) throw oorzaak
  return { getypt, fout: oorzaak }
}

async function toonOverzicht(c: Verzoek, delen: Paginadelen, mislukt: Mislukt | null): Promise<Response> {
  const plannen = await delen.db.transactie(planner(c), haalPlannen)
  return toon(c, delen, mislukt, {
    titel: 'Herindelingen',
    ondertitel: 'Welke gemeente gaat op in welke, en wat gebeurt er dan met de berichten?',
    inhoud: overzicht(plannen, mislukt, vandaag(delen.klok)),
  })
}

async function toonPlan(c: Verzoek, delen: Paginadelen, mislukt: Mislukt | null): Promise<Response> {
  const id = planId(c)
  const dag = vandaag(delen.klok)
  const blad = await delen.db.transactie(planner(c), async (tx): Promise<Blad> => {
    const gevonden = await planIn(tx, id)
    if (gevonden === null) throw new Fout('niet-gevonden', 'Deze herindeling kennen wij niet.')
    const regels = (await leesRegels(tx)).filter((regel) => regel.plan === id)
    const verteld = await aankondigingen(tx, `college-${gevonden.van}`, dag)
    return {
      plan: gevonden,
      regels,
      verteld,
      mislukt,
      dag,
      eigen: gevonden.gepland_door === aangemeld(c).gebruiker,
    }
  })
  return toon(c, delen, mislukt, planInhoud(blad), blad.plan.datum <= dag)
}

function toon(
  c: Verzoek,
  { oefen }: Paginadelen,
  mislukt: Mislukt | null,
  { inhoud, ...blad }: Pick<Parameters<typeof pagina>[0], 'titel' | 'ondertitel' | 'kruimels' | 'inhoud'>,
  dagIsGeweest = false,
) {
  const gevraagd = c.req.query('gedaan') ?? ''
  const woord = gevraagd === 'bevestigd' && dagIsGeweest ? 'bevestigd-erna' : gevraagd
  const boven = mislukt === null ? gelukt(woord) : watMisging(mislukt.fout)
  const status = mislukt === null ? 200 : foutsoorten[mislukt.fout.code].status
  return c.html(pagina({ ...paginakader(c, oefen), ...blad, inhoud: html`${boven}${inhoud}` }), status)
}

function gelukt(woord: string) {
  const tekst = Object.hasOwn(gedaan, woord) ? gedaan[woord] : undefined
  return tekst === undefined ? '' : melding('gelukt', tekst)
}

function watMisging({ fouten, message }: Fout) {
  return fouten.length > 0 ? foutoverzicht(fouten) : melding('fout', message)
}
