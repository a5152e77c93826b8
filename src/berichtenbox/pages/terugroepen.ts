import { Fout, type VeldFout } from '../../kern/fout.ts'
import { keur } from '../../kern/keur.ts'
import { vandaag } from '../../platform/clock.ts'
import { metHerkansing } from '../../platform/herkansing.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import { aangemeld, alleen, wie } from '../../toegang/toegang.ts'
import { haalBericht } from '../bericht.ts'
import { boxrollen } from '../boxrollen.ts'
import { roepBerichtTerug } from '../terugroepen/berichtterug.ts'
import { grondenVoor } from '../terugroepen/gronden.ts'
import { leesAntwoord, terugroepvraag } from '../terugroepen/invoer.ts'
import { beantwoordVerwijderverzoek } from '../terugroepen/verwijderen.ts'
import { type Berichtdelen, berichtId } from '../verzoek.ts'
import { inWoorden } from './keuzewoorden.ts'
import { type Getypt, terugroepPagina } from './terugroepblad.ts'
import { grondnamen } from './terugroepwoorden.ts'
import { haalVerwijderblad, verwijderPagina } from './verwijderblad.ts'

/** Recalling what one sent, and answering what one is asked to remove. */
export function terugroepPaginas(app: App, delen: Berichtdelen): void {
  app.get('/verzonden/:id', alleen(...boxrollen), (c) => toonVerzonden(c, delen, {}, []))
  app.post('/verzonden/:id/terugroepen', alleen(...boxrollen), (c) => roepTerugVia(c, delen))
  app.get('/berichtenbox/:id/verwijdering', alleen(...boxrollen), (c) => toonVerwijdering(c, delen, {}, []))
  app.post('/berichtenbox/:id/verwijdering', alleen(...boxrollen), (c) => antwoordVia(c, delen))
}

async function toonVerzonden(
  c: Verzoek,
  delen: Berichtdelen,
  getypt: Getypt,
  fouten: readonly VeldFout[],
): Promise<Response> {
  const acteur = wie(c, 'berichten-behandelen')
  const id = berichtId(c)
  // Only the envelope is shown, so nobody reads anything about the person here.
  const gevonden = await delen.db.transactie(acteur, async (tx) => {
    const bericht = await haalBericht(tx, id)
    if (bericht.afzender !== acteur.organisatie)
      throw new Fout('niet-gevonden', 'Dit bericht is niet door uw organisatie verzonden.')
    return { bericht, gronden: await grondenVoor(delen.grondslagen, tx, bericht) }
  })
  const blad = {
    ...gevonden,
    getypt,
    fouten,
    dag: vandaag(delen.klok),
    gedaan: c.req.query('gedaan') ?? null,
  }
  return c.html(terugroepPagina(c, delen, blad), fouten.length > 0 ? 400 : 200)
}

async function roepTerugVia(c: Verzoek, delen: Berichtdelen): Promise<Response> {
  const getypt = alleenTekst(await c.req.parseBody())
  const gekeurd = keur(terugroepvraag, getypt)
  if ('fouten' in gekeurd)
    return toonVerzonden(c, delen, getypt, inWoorden(gekeurd.fouten, { grond: grondnamen }))
  const acteur = wie(c, 'berichten-behandelen')
  const bericht = berichtId(c)
  const wat = { bericht, ...gekeurd.waarde }
  const fouten = await foutenBij(() =>
    metHerkansing(delen.db, acteur, (tx) => roepBerichtTerug(delen, tx, acteur, wat)),
  )
  if (fouten.length > 0) return toonVerzonden(c, delen, getypt, fouten)
  return c.redirect(`/verzonden/${bericht}?gedaan=teruggeroepen`, 303)
}

async function toonVerwijdering(
  c: Verzoek,
  delen: Berichtdelen,
  getypt: Getypt,
  fouten: readonly VeldFout[],
): Promise<Response> {
  const acteur = wie(c, 'berichten-behandelen')
  const id = berichtId(c)
  const blad = await delen.db.transactie(acteur, (tx) => haalVerwijderblad(delen, tx, acteur, id))
  return c.html(verwijderPagina(c, delen, { ...blad, getypt, fouten }), fouten.length > 0 ? 400 : 200)
}

async function antwoordVia(c: Verzoek, delen: Berichtdelen): Promise<Response> {
  const getypt = alleenTekst(await c.req.parseBody())
  const gekeurd = leesAntwoord(getypt)
  if ('fouten' in gekeurd) return toonVerwijdering(c, delen, getypt, gekeurd.fouten)
  const acteur = { ...wie(c, 'berichten-behandelen'), naam: aangemeld(c).naam }
  const id = berichtId(c)
  const fouten = await foutenBij(() =>
    metHerkansing(delen.db, acteur, (tx) =>
      beantwoordVerwijderverzoek(delen, tx, acteur, id, gekeurd.waarde),
    ),
  )
  if (fouten.length > 0) return toonVerwijdering(c, delen, getypt, fouten)
  return c.redirect(`/berichtenbox/${id}?gedaan=verwijderantwoord`, 303)
}

function alleenTekst(velden: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(velden).flatMap(([naam, waarde]): [string, string][] =>
      typeof waarde === 'string' ? [[naam, waarde]] : [],
    ),
  )
}

/** What is wrong with the form, so that what was typed stays; anything else is thrown on. */
async function foutenBij(werk: () => Promise<unknown>): Promise<readonly VeldFout[]> {
  try {
    await werk()
    return []
  } catch (oorzaak) {
    if (oorzaak instanceof Fout && oorzaak.code === 'ongeldige-invoer') return oorzaak.fouten
    throw oorzaak
  }
}
