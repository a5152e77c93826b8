import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { aankondigingen } from '../../herindeling/herindeling.ts'
import { Fout, type VeldFout } from '../../kern/fout.ts'
import { isLeesbaar } from '../../kern/tekst.ts'
import { vandaag } from '../../platform/clock.ts'
import { metHerkansing } from '../../platform/herkansing.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import { type Deelformulier, leesMultipart } from '../../platform/multipart.ts'
import { alleen, wie } from '../../toegang/toegang.ts'
import { leesAndereNaam } from '../anderenaam.ts'
import { antwoord } from '../antwoorden.ts'
import { leesAntwoordkans } from '../antwoordkans.ts'
import { bevestigDraad, markeerGelezen } from '../behandelen.ts'
import { haalBericht } from '../bericht.ts'
import type { Bijblad } from '../bij/kaart.ts'
import { leesBijbesluiten } from '../bij/lezen.ts'
import { type Bijlage, bijlagegrenzen, keurBijlagen } from '../bijlagen/keuren.ts'
import { scanBijlagen } from '../bijlagen/scannen.ts'
import { boxrollen } from '../boxrollen.ts'
import { dringendste } from '../dringend.ts'
import { leesBericht, leesDraad } from '../lezen.ts'
import { leesBox, tel } from '../lijst.ts'
import { type NietVanOnsBlad, nietsGezegd } from '../omleiden/formulier.ts'
import { haalGeschiedenis } from '../omleiden/opslag.ts'
import { antwoordonderwerpen } from '../onderwerpen.ts'
import { telVerwijderverzoeken } from '../terugroepen/verzoeken.ts'
import { type Berichtdelen, berichtId, kijker } from '../verzoek.ts'
import { nietsGekozen, type Samenkeuze } from '../werk/balk.ts'
import { verdwenen } from '../werk/filterdelen.ts'
import { leesBerichtwerk, leesBoxwerk, leesStanden } from '../werk/lezen.ts'
import { werkvoorwaarde } from '../werk/voorwaarden.ts'
import { type Concept, leegConcept } from './antwoordformulier.ts'
import { type Berichtblad, berichtPagina } from './berichtblad.ts'
import { bijbesluitRoute } from './bij.ts'
import { boxPagina } from './boxblad.ts'
import { leesFilter, perPagina } from './boxfilter.ts'
import { nietVanOnsRoute } from './omleiden.ts'

/** The form that answers a message carries files; it is read as it comes in. */
export const antwoordbestanden = { pad: /^\/berichtenbox\/[^/]+\/antwoord$/, grens: null } as const

/** The pages of the Berichtenbox. */
export function berichtPaginas(app: App, delen: Berichtdelen): void {
  app.get('/berichtenbox', alleen(...boxrollen), (c) => toonBox(c, delen))
  // A name never stands in an address: searching is a POST.
  app.post('/berichtenbox/zoek', alleen(...boxrollen), async (c) => {
    const gezocht = leesNaam((await c.req.parseBody()).naam)
    return gezocht === '' ? c.redirect('/berichtenbox', 303) : toonBox(c, delen, { naam: gezocht })
  })
  app.get('/berichtenbox/:id', alleen(...boxrollen), async (c) =>
    toon(c, delen, { concept: leegConcept(), fouten: [] }),
  )
  nietVanOnsRoute(app, delen, (c, getypt, fouten) =>
    toon(c, delen, { concept: leegConcept(), fouten: [], nietVanOns: { getypt, fouten } }),
  )
  bijbesluitRoute(app, delen, (c, getypt, fouten) =>
    toon(c, delen, { concept: leegConcept(), fouten: [], bij: { getypt, fouten } }),
  )
  app.post('/berichtenbox/:id/oppakken', alleen(...boxrollen), async (c) => {
    const acteur = wie(c, 'berichten-behandelen')
    const id = berichtId(c)
    await metHerkansing(delen.db, acteur, (tx) => bevestigDraad(delen, tx, acteur, id))
    return c.redirect(`/berichtenbox/${id}?gedaan=opgepakt`, 303)
  })
  app.post('/berichtenbox/:id/antwoord', alleen(...boxrollen), async (c) => {
    await eisAntwoordrol(c, delen)
    return verstuurAntwoord(c, delen)
  })
}

/** The beginning of a surname as it was typed to search on; empty when there is none. */
export function leesNaam(naam: unknown): string {
  return typeof naam === 'string' && isLeesbaar(naam) ? naam.trim().slice(0, 100) : ''
}

/** The box, with the filter in the address unless another is given, and with what is wrong with a form on it. */
export async function toonBox(
  c: Verzoek,
  delen: Berichtdelen,
  anders: {
    readonly naam?: string
    readonly query?: Readonly<Record<string, string>>
    readonly fouten?: readonly VeldFout[]
    readonly gekozen?: Samenkeuze
  } = {},
): Promise<Response> {
  const { naam, query = c.req.query(), fouten = [], gekozen = nietsGekozen } = anders
  const acteur = wie(c, 'berichten-lezen')
  const dag = vandaag(delen.klok)
  const blad = await delen.db.transactie(acteur, async (tx) => {
    const werk = await leesBoxwerk(delen, tx, acteur)
    const gelezen = leesFilter(query)
    const mis = [...gelezen.fouten, ...verdwenen(gelezen.werk, werk)]
    const { filter, werk: gefilterd } = mis.length > 0 ? leesFilter({}) : gelezen
    const waar = werkvoorwaarde(acteur, gefilterd, dag, werk.sindsdien?.vorige ?? null)
    const pagina = await leesBox(
      delen,
      tx,
      acteur,
      naam === undefined ? { ...filter, werk: waar } : { naam, aantal: perPagina },
    )
    return {
      ...pagina,
      werk: {
        ...werk,
        // What someone called a filter or a label has no place on a page that says what is wrong.
        ...(mis.length > 0 ? { filters: [], labels: [] } : {}),
        standen: await leesStanden(tx, acteur, pagina.berichten, werk),
      },
      tellingen: await tel(tx, acteur, dag),
      dringend: await dringendste(delen, tx, acteur, dag),
      herindeling: await aankondigingen(tx, acteur.organisatie, dag),
      verwijderen: await telVerwijderverzoeken(tx, acteur.organisatie, 'ontvanger', dag),
      keuzes: gelezen.keuzes,
      fouten: [...mis, ...fouten],
    }
  })
  return c.html(
    boxPagina(c, { ...blad, naam, gekozen, dag, oefen: delen.oefen }),
    blad.fouten.length > 0 ? 400 : 200,
  )
}

/** What was typed in a form on the page of a message, and what is wrong with it. */
interface Invoer {
  readonly concept: Concept
  readonly notitie?: string
  readonly nietVanOns?: Omit<NietVanOnsBlad, 'geschiedenis'>
  readonly bij?: Omit<Bijblad, 'besluiten'>
  readonly fouten: readonly VeldFout[]
  /** What the page says with; without one it is 400 when something was wrong. */
  readonly status?: 409 | 413 | 503
}

/** The page of one message, with a form as it was typed when something was wrong with it. */
export async function toon(c: Verzoek, delen: Berichtdelen, invoer: Invoer): Promise<Response> {
  const acteur = kijker(c, delen, 'berichten-lezen')
  const id = berichtId(c)
  const blad: Berichtblad = await delen.db.transactie(acteur, async (tx) => {
    const bericht = await markeerGelezen(delen, tx, acteur, await leesBericht(delen, tx, acteur, id))
    const oordelen = await delen.grondslagen.haalOordelen(tx, [bericht.toets_id])
    const draad = await leesDraad(delen, tx, acteur, bericht)
    return {
      bericht,
      draad,
      anders: await leesAndereNaam(delen, tx, acteur, bericht),
      kans: await leesAntwoordkans(delen, tx, acteur, bericht, draad),
      oordeel: oordelen.get(bericht.toets_id),
      dag: vandaag(delen.klok),
      gedaan: c.req.query('gedaan') ?? null,
      oefen: delen.oefen,
      werk: await leesBerichtwerk(delen, tx, acteur, bericht, invoer.notitie ?? ''),
      ...invoer,
      nietVanOns: {
        ...nietsGezegd,
        ...invoer.nietVanOns,
        geschiedenis: await haalGeschiedenis(tx, bericht.dossier),
      },
      bij: {
        getypt: null,
        fouten: [],
        ...invoer.bij,
        besluiten: bericht.soort === 'bij' ? await leesBijbesluiten(tx, bericht.id) : [],
      },
    }
  })
  const fout = blad.fouten.length + blad.nietVanOns.fouten.length + blad.bij.fouten.length > 0
  return c.html(berichtPagina(c, delen.grondslagen, blad), fout ? (invoer.status ?? 400) : 200)
}

/** Who answers: for a municipality, or for the inrichting where someone stays. */
const antwoordrollen: readonly string[] = ['nazorgcoordinator', 'casemanager']

/** Throws `niet-gevonden` for a message of others, as everywhere, and `geen-toegang` for who sees it and does not answer. */
async function eisAntwoordrol(c: Verzoek, delen: Berichtdelen): Promise<void> {
  const acteur = wie(c, 'berichten-behandelen')
  if (antwoordrollen.includes(acteur.rol)) return
  await delen.db.transactie(acteur, (tx) => haalBericht(tx, berichtId(c)))
  throw new Fout('geen-toegang', 'Met uw rol beantwoordt u geen berichten.')
}

async function verstuurAntwoord(c: Verzoek, delen: Berichtdelen): Promise<Response> {
  const { velden, bestanden } = await leesMultipart(c, bijlagegrenzen)
  const keuring = keurBijlagen(
    bestanden.map((bestand) => ({
      bestand: { ...bestand, veld: 'bijlage' },
      gegeven: velden.onderwerp ?? '',
    })),
  )
  const concept = leesConcept(
    velden,
    bestanden.some(({ naam }) => naam !== ''),
  )
  const mis = 'fouten' in keuring ? keuring : { fouten: [], teGroot: false }
  const onderwerpen = antwoordonderwerpen(delen.grondslagen.register)
  const fouten = [...keurConcept(concept, onderwerpen), ...mis.fouten]
  if ('fouten' in keuring || fouten.length > 0)
    return toon(c, delen, { concept, fouten, ...(mis.teGroot ? { status: 413 as const } : {}) })
  const id = berichtId(c)
  try {
    const { alVerstuurd } = await verstuur(c, delen, id, concept, keuring.bijlagen)
    return c.redirect(
      `/berichtenbox/${id}?gedaan=${alVerstuurd === true ? 'al-beantwoord' : 'beantwoord'}`,
      303,
    )
  } catch (oorzaak) {
    return toon(c, delen, { concept, ...antwoordOp(oorzaak, concept) })
  }
}

async function verstuur(
  c: Verzoek,
  delen: Berichtdelen,
  id: string,
  { antwoordId, onderwerp, tekst, noodzaakPlan, zorgNodig }: Concept,
  gekozen: readonly Bijlage[],
): ReturnType<typeof antwoord> {
  const acteur = kijker(c, delen, 'berichten-behandelen')
  const bijlagen = await scanBijlagen(delen, acteur, id, gekozen)
  return metHerkansing(delen.db, acteur, (tx) =>
    antwoord(delen, tx, acteur, id, {
      ...{ antwoordId, gegevens: { [onderwerp]: tekst }, noodzaakPlan, zorgNodig, bijlagen },
      nietHerhalen: true,
    }),
  )
}

/** A refusal by the register or the scanner is an answer to this form, not an accident: what was typed stays. */
function antwoordOp(oorzaak: unknown, concept: Concept): Partial<Invoer> & Pick<Invoer, 'fouten'> {
  if (!(oorzaak instanceof Fout)) throw oorzaak
  const { code, fouten } = oorzaak
  if (code === 'niet-toegestaan') return { fouten: fouten.map((fout) => ({ ...fout, veld: 'onderwerp' })) }
  if (code === 'niet-beschikbaar') return { fouten, status: 503 }
  if (code === 'ongeldige-invoer' && fouten.length > 0) return { fouten }
  // The form was used before, for another answer: with an id of its own this one can still go.
  if (code === 'conflict' && fouten.some(({ veld }) => veld === 'antwoordId'))
    return { fouten: [alEenAnder], concept: { ...concept, antwoordId: randomUUID() }, status: 409 }
  throw oorzaak
}

const alEenAnder: VeldFout = {
  veld: 'tekst',
  melding:
    'Met dit formulier hebt u al een ander antwoord verstuurd. Wilt u ook dit versturen? Druk dan nog eens op de knop.',
}

function leesConcept(velden: Deelformulier['velden'], metBijlagen: boolean): Concept {
  const { antwoordId, onderwerp = '', tekst = '', noodzaakPlan, zorgNodig } = velden
  return {
    // A form without one was not made by us: it then counts by itself.
    antwoordId: z.guid().safeParse(antwoordId).data ?? randomUUID(),
    onderwerp,
    tekst: tekst.trim(),
    noodzaakPlan: noodzaakPlan === 'ja',
    zorgNodig: zorgNodig === 'ja',
    metBijlagen,
  }
}

function keurConcept({ onderwerp, tekst }: Concept, onderwerpen: readonly string[]): readonly VeldFout[] {
  const fouten: VeldFout[] = []
  if (!onderwerpen.includes(onderwerp))
    fouten.push({ veld: 'onderwerp', melding: 'Kies waar uw antwoord over gaat.' })
  if (!isLeesbaar(tekst))
    fouten.push({ veld: 'tekst', melding: 'Er staan tekens in die wij niet kunnen bewaren.' })
  if (tekst === '') fouten.push({ veld: 'tekst', melding: 'Vul uw antwoord in.' })
  if (tekst.length > 2000) fouten.push({ veld: 'tekst', melding: 'Gebruik ten hoogste 2000 tekens.' })
  return fouten
}
