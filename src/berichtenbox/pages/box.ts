import { aankondigingen } from '../../herindeling/herindeling.ts'
import type { VeldFout } from '../../kern/fout.ts'
import { isLeesbaar } from '../../kern/tekst.ts'
import { vandaag } from '../../platform/clock.ts'
import { metHerkansing } from '../../platform/herkansing.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import { naamfouten } from '../../platform/query.ts'
import { alleen, wie } from '../../toegang/toegang.ts'
import { haalAndereNamen } from '../anderenaam.ts'
import { bevestigDraad } from '../behandelen.ts'
import { boxrollen } from '../boxrollen.ts'
import { dringendste } from '../dringend.ts'
import { bestaatPlek, leesBox, tel } from '../lijst.ts'
import { telVerwijderverzoeken } from '../terugroepen/verzoeken.ts'
import { type Berichtdelen, berichtId } from '../verzoek.ts'
import { nietsGekozen, type Samenkeuze } from '../werk/balk.ts'
import { verdwenen } from '../werk/filterdelen.ts'
import { leesBoxwerk, leesStanden } from '../werk/lezen.ts'
import { werkvoorwaarde } from '../werk/voorwaarden.ts'
import { antwoordRoute } from './antwoorden.ts'
import { leegConcept } from './antwoordformulier.ts'
import { toon } from './bericht.ts'
import { bijbesluitRoute, bijeindeRoute } from './bij.ts'
import { boxPagina } from './boxblad.ts'
import { boxnamen, leesFilter, perPagina } from './boxfilter.ts'
import { nietVanOnsRoute } from './omleiden.ts'

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
    toon(c, delen, { concept: leegConcept(), fouten: [], bij: { ...getypt, fouten } }),
  )
  bijeindeRoute(app, delen, (c, getypt, fouten) =>
    toon(c, delen, { concept: leegConcept(), fouten: [], bij: { ...getypt, fouten } }),
  )
  app.post('/berichtenbox/:id/oppakken', alleen(...boxrollen), async (c) => {
    const acteur = wie(c, 'berichten-behandelen')
    const id = berichtId(c)
    await metHerkansing(delen.db, acteur, (tx) => bevestigDraad(delen, tx, acteur, id))
    return c.redirect(`/berichtenbox/${id}?gedaan=opgepakt`, 303)
  })
  antwoordRoute(app, delen)
}

const geenPlek: VeldFout = {
  veld: 'na',
  melding: 'Deze plek in de lijst bestaat niet, of niet meer. U ziet het begin van de lijst.',
}

function zonderLege(query: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(query).filter(([, waarde]) => waarde !== ''))
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
    readonly filternaam?: string
  } = {},
): Promise<Response> {
  const { naam, query = c.req.query(), fouten = [], gekozen = nietsGekozen, filternaam = '' } = anders
  const acteur = wie(c, 'berichten-lezen')
  const dag = vandaag(delen.klok)
  const blad = await delen.db.transactie(acteur, async (tx) => {
    const werk = await leesBoxwerk(delen, tx, acteur)
    const gelezen = leesFilter(query)
    const na = gelezen.filter.na
    const weg = [
      ...verdwenen(gelezen.werk, werk),
      ...(na === undefined || (await bestaatPlek(tx, na)) ? [] : [geenPlek]),
    ]
    const dubbel = anders.query === undefined && naam === undefined ? naamfouten(c, boxnamen) : []
    const ongeldig = [...dubbel, ...gelezen.fouten]
    const mis = [...ongeldig, ...weg]
    // Of what is gone the rest of the filter stays: the list is not empty, and says what it shows.
    const keuzes = { ...query, ...Object.fromEntries(weg.map(({ veld }) => [veld, ''])) }
    const { filter, werk: gefilterd } = ongeldig.length > 0 ? leesFilter({}) : leesFilter(zonderLege(keuzes))
    const waar = werkvoorwaarde(acteur, gefilterd, dag, werk.sindsdien?.vorige ?? null)
    const pagina = await leesBox(
      delen,
      tx,
      acteur,
      naam === undefined ? { ...filter, werk: waar } : { naam, aantal: perPagina },
    )
    return {
      ...pagina,
      andereNamen: new Set((await haalAndereNamen(tx, acteur, pagina.berichten)).keys()),
      werk: {
        ...werk,
        // What someone called a filter or a label has no place on a page that says what is wrong.
        ...(ongeldig.length > 0 ? { filters: [], labels: [] } : {}),
        standen: await leesStanden(tx, acteur, pagina.berichten, werk),
      },
      tellingen: await tel(tx, acteur, dag),
      dringend: await dringendste(delen, tx, acteur, dag),
      herindeling: await aankondigingen(tx, acteur.organisatie, dag),
      verwijderen: await telVerwijderverzoeken(tx, acteur.organisatie, 'ontvanger', dag),
      keuzes,
      fouten: [...mis, ...fouten],
    }
  })
  return c.html(
    boxPagina(c, {
      ...blad,
      naam,
      gekozen,
      filternaam,
      gedaan: c.req.query('gedaan'),
      dag,
      oefen: delen.oefen,
    }),
    blad.fouten.length > 0 ? 400 : 200,
  )
}
