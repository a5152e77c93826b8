import { Fout, type VeldFout } from '../../kern/fout.ts'
import { isLeesbaar } from '../../kern/tekst.ts'
import { vandaag } from '../../platform/clock.ts'
import { metHerkansing } from '../../platform/herkansing.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import { alleen, wie } from '../../toegang/toegang.ts'
import { antwoord, antwoordonderwerpen } from '../antwoorden.ts'
import { type Berichtdelen, berichtId, boxrollen } from '../api.ts'
import { bevestigDraad, markeerGelezen } from '../behandelen.ts'
import { dringendste } from '../dringend.ts'
import { leesBericht, leesBox, leesDraad, tel } from '../lezen.ts'
import { telVerwijderverzoeken } from '../terugroepen/verzoeken.ts'
import { type Concept, leegConcept } from './antwoordformulier.ts'
import { type Berichtblad, berichtPagina } from './berichtblad.ts'
import { boxPagina } from './boxblad.ts'
import { leesFilter, perPagina } from './boxfilter.ts'

/** The pages of the Berichtenbox. */
export function berichtPaginas(app: App, delen: Berichtdelen): void {
  app.get('/berichtenbox', alleen(...boxrollen), (c) => box(c, delen, undefined))
  // A name never stands in an address: searching is a POST.
  app.post('/berichtenbox/zoek', alleen(...boxrollen), async (c) => {
    const { naam } = await c.req.parseBody()
    const gezocht = typeof naam === 'string' && isLeesbaar(naam) ? naam.trim().slice(0, 100) : ''
    return gezocht === '' ? c.redirect('/berichtenbox', 303) : box(c, delen, gezocht)
  })
  app.get('/berichtenbox/:id', alleen(...boxrollen), async (c) =>
    toon(c, delen, { concept: leegConcept, fouten: [] }),
  )
  app.post('/berichtenbox/:id/oppakken', alleen(...boxrollen), async (c) => {
    const acteur = wie(c, 'berichten-behandelen')
    const id = berichtId(c)
    await metHerkansing(delen.db, acteur, (tx) => bevestigDraad(delen, tx, acteur, id))
    return c.redirect(`/berichtenbox/${id}?gedaan=opgepakt`, 303)
  })
  app.post('/berichtenbox/:id/antwoord', alleen('nazorgcoordinator'), (c) => verstuurAntwoord(c, delen))
}

async function box(c: Verzoek, delen: Berichtdelen, naam: string | undefined): Promise<Response> {
  const { filter, fouten, keuzes } = leesFilter(c.req.query())
  const acteur = wie(c, 'berichten-lezen')
  const dag = vandaag(delen.klok)
  const { pagina, tellingen, dringend, verwijderen } = await delen.db.transactie(acteur, async (tx) => ({
    pagina: await leesBox(delen, tx, acteur, naam === undefined ? filter : { naam, aantal: perPagina }),
    tellingen: await tel(tx, acteur, dag),
    dringend: await dringendste(delen, tx, acteur, dag),
    verwijderen: await telVerwijderverzoeken(tx, acteur.organisatie, 'ontvanger', dag),
  }))
  const blad = { ...pagina, tellingen, dringend, verwijderen, keuzes, fouten, naam, dag, oefen: delen.oefen }
  return c.html(boxPagina(c, blad), fouten.length > 0 ? 400 : 200)
}

async function toon(
  c: Verzoek,
  delen: Berichtdelen,
  invoer: { concept: Concept; fouten: readonly VeldFout[] },
): Promise<Response> {
  const acteur = wie(c, 'berichten-lezen')
  const id = berichtId(c)
  const blad: Berichtblad = await delen.db.transactie(acteur, async (tx) => {
    const bericht = await markeerGelezen(delen, tx, acteur, await leesBericht(delen, tx, acteur, id))
    const oordelen = await delen.grondslagen.haalOordelen(tx, [bericht.toets_id])
    return {
      bericht,
      draad: await leesDraad(delen, tx, acteur, bericht),
      oordeel: oordelen.get(bericht.toets_id),
      dag: vandaag(delen.klok),
      gedaan: c.req.query('gedaan') ?? null,
      oefen: delen.oefen,
      ...invoer,
    }
  })
  return c.html(berichtPagina(c, delen.grondslagen, blad), invoer.fouten.length > 0 ? 400 : 200)
}

async function verstuurAntwoord(c: Verzoek, delen: Berichtdelen): Promise<Response> {
  const concept = leesConcept(await c.req.parseBody())
  const fouten = keurConcept(concept)
  if (fouten.length > 0) return toon(c, delen, { concept, fouten })
  const acteur = wie(c, 'berichten-behandelen')
  const id = berichtId(c)
  try {
    await delen.db.transactie(acteur, (tx) =>
      antwoord(delen, tx, acteur, id, {
        gegevens: { [concept.onderwerp]: concept.tekst },
        noodzaakPlan: concept.noodzaakPlan,
        zorgNodig: concept.zorgNodig,
      }),
    )
  } catch (oorzaak) {
    // A refusal by the register is an answer to this form, not an accident: what was typed stays.
    if (!(oorzaak instanceof Fout) || oorzaak.code !== 'niet-toegestaan') throw oorzaak
    return toon(c, delen, { concept, fouten: oorzaak.fouten.map((fout) => ({ ...fout, veld: 'onderwerp' })) })
  }
  return c.redirect(`/berichtenbox/${id}?gedaan=beantwoord`, 303)
}

function leesConcept({ onderwerp, tekst, noodzaakPlan, zorgNodig }: Record<string, unknown>): Concept {
  return {
    onderwerp: typeof onderwerp === 'string' ? onderwerp : '',
    tekst: typeof tekst === 'string' ? tekst.trim() : '',
    noodzaakPlan: noodzaakPlan === 'ja',
    zorgNodig: zorgNodig === 'ja',
  }
}

function keurConcept({ onderwerp, tekst }: Concept): readonly VeldFout[] {
  const fouten: VeldFout[] = []
  if (!antwoordonderwerpen.some((id) => id === onderwerp))
    fouten.push({ veld: 'onderwerp', melding: 'Kies waar uw antwoord over gaat.' })
  if (!isLeesbaar(tekst))
    fouten.push({ veld: 'tekst', melding: 'Er staan tekens in die wij niet kunnen bewaren.' })
  if (tekst === '') fouten.push({ veld: 'tekst', melding: 'Vul uw antwoord in.' })
  if (tekst.length > 2000) fouten.push({ veld: 'tekst', melding: 'Gebruik ten hoogste 2000 tekens.' })
  return fouten
}
