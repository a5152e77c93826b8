import { z } from 'zod'
import { datumVan } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import { type Gekeurd, keur } from '../../kern/keur.ts'
import { html, koppeling } from '../../nlds/nlds.ts'
import { vandaag } from '../../platform/clock.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import { alleen, bewaker } from '../../toegang/toegang.ts'
import { type Getypt, keurOndertekening, keurStap, keurTerugnemen, leesFormulier } from '../formulieren.ts'
import type { Wachtend } from '../gevolgen.ts'
import { type Gidssoort, gidssoorten } from '../gids.ts'
import { type Dader, doelen, neemTerug, zetInCohort, zetStap } from '../handelen.ts'
import { type Lijstfilter, maakLijst } from '../lijst.ts'
import { stappen } from '../rules.ts'
import { haalCohorten } from '../store.ts'
import { alsMislukt, dader, type Mislukt, type Paginadelen, toonBlad } from './blad.ts'
import { cohortPaginas } from './cohorten.ts'
import { stuurDocument } from './document.ts'
import { idUitPad, leesAansluiting } from './eigen.ts'
import { beheerPad, lijstInhoud } from './lijstblad.ts'
import { partijInhoud } from './partijblad.ts'
import { ondertekenformulier } from './stappendelen.ts'

const rol = 'justid-beheerder'
const zelf = (c: Verzoek) => dader(c, doelen.justid.doel)

/** The pages on which Justid sees how far everyone is, and takes the steps that are for Justid. */
export function aansluitbeheer(app: App, delen: Paginadelen): void {
  app.get(beheerPad, alleen(rol), (c) => toonLijst(c, delen))
  cohortPaginas(app, delen)
  const pad = `${beheerPad}/:organisatie`
  app.get(pad, alleen(rol), (c) => toonPartij(c, delen))
  app.post(`${pad}/stappen`, alleen(rol), (c) =>
    doe(
      c,
      delen,
      (stap) => stap,
      keurStap,
      (wie, stap) => zetStap(delen, wie, partij(c), stap),
    ),
  )
  app.post(`${pad}/terugnemen`, alleen(rol), (c) =>
    doe(
      c,
      delen,
      () => 'terug',
      keurTerugnemen,
      (wie, { stap, reden }) => neemTerug(delen, wie, partij(c), stap, reden),
    ),
  )
  app.post(`${pad}/cohort`, alleen(rol), (c) =>
    doe(
      c,
      delen,
      () => 'cohort',
      keurCohortkeuze,
      (wie, cohort) => zetInCohort(delen, wie, partij(c), cohort === '' ? null : cohort),
    ),
  )
  app.get(`${pad}/ondertekening`, alleen(rol), (c) => toonOndertekenen(c, delen, null))
  app.post(`${pad}/ondertekening`, alleen(rol), (c) => onderteken(c, delen))
  app.get(`${pad}/documenten/:id`, alleen(rol), (c) =>
    stuurDocument(c, delen.db, zelf(c), partij(c), idUitPad(c, 'Dit document kennen wij niet.')),
  )
}

function partij(c: Verzoek): string {
  return c.req.param('organisatie') ?? ''
}

function keurCohortkeuze(getypt: Getypt): Gekeurd<string> {
  const gekeurd = keur(
    z.object({ cohort: z.union([z.literal(''), z.guid()], { error: 'Kies een cohort uit de lijst.' }) }),
    getypt,
  )
  return 'fouten' in gekeurd ? gekeurd : { waarde: gekeurd.waarde.cohort }
}

async function doe<T>(
  c: Verzoek,
  delen: Paginadelen,
  woord: (waarde: T) => string,
  keurVorm: (getypt: Getypt) => Gekeurd<T>,
  werk: (wie: Dader, waarde: T) => Promise<unknown>,
): Promise<Response> {
  const { getypt } = await leesFormulier(c)
  const gekeurd = keurVorm(getypt)
  if ('fouten' in gekeurd) return toonPartij(c, delen, { getypt, fouten: gekeurd.fouten })
  try {
    await werk(zelf(c), gekeurd.waarde)
  } catch (oorzaak) {
    return toonPartij(c, delen, alsMislukt(oorzaak, getypt))
  }
  return c.redirect(`${beheerPad}/${partij(c)}?gedaan=${woord(gekeurd.waarde)}`, 303)
}

/** Counts of the message box: for those Justid acts as who watches over it, and sees nothing else of a message. */
function telWachtend(c: Verzoek, { db, gevolgen }: Paginadelen): Promise<ReadonlyMap<string, Wachtend>> {
  return db.transactie(bewaker(c), (tx) => gevolgen.telWachtend(tx))
}

const lijstvraag = z.object({
  zoek: z.string().max(100, 'Ten hoogste 100 tekens.').default(''),
  stand: z.enum(['', 'geen', 'onderweg', ...stappen]).default(''),
  cohort: z.union([z.enum(['', 'geen']), z.guid()], { error: 'Kies een cohort uit de lijst.' }).default(''),
  soort: z.enum(['', ...(Object.keys(gidssoorten) as Gidssoort[])]).default(''),
  wacht: z.enum(['', 'ja']).default(''),
  pagina: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, 'Deze pagina bestaat niet.')
    .default('1'),
})

async function toonLijst(c: Verzoek, delen: Paginadelen): Promise<Response> {
  const gekeurd = keur(lijstvraag, c.req.query())
  if ('fouten' in gekeurd) throw new Fout('ongeldige-invoer', 'Dit filter klopt niet.', gekeurd.fouten)
  const { pagina, wacht, ...rest } = gekeurd.waarde
  const filter: Lijstfilter = { ...rest, wacht: wacht === 'ja' }
  const wachtend = await telWachtend(c, delen)
  const { lijst, cohorten } = await delen.db.transactie(zelf(c), async (tx) => ({
    lijst: await maakLijst(tx, vandaag(delen.klok), wachtend),
    cohorten: await haalCohorten(tx),
  }))
  return toonBlad(c, delen, {
    titel: 'Aansluitingen',
    ondertitel: html`Wie is aangesloten, hoe ver zijn de anderen, en wat wacht er voor hen? · ${koppeling('Plan en volg cohorten', `${beheerPad}/cohorten`)}`,
    inhoud: lijstInhoud({ lijst, cohorten, filter, pagina: Number(pagina) }),
  })
}

const niets: Wachtend = { wacht: 0, oudste: null, nietGewenst: 0 }

async function toonPartij(c: Verzoek, delen: Paginadelen, mislukt: Mislukt | null = null): Promise<Response> {
  const id = partij(c)
  const blad = await delen.db.transactie(zelf(c), (tx) => leesAansluiting(tx, id))
  const wachtend = (await telWachtend(c, delen)).get(id) ?? niets
  return toonBlad(
    c,
    delen,
    {
      titel: blad.organisatie.naam,
      kruimels: [{ naam: 'Aansluitingen', href: beheerPad }, { naam: blad.organisatie.naam }],
      inhoud: partijInhoud({ ...blad, wachtend, mislukt }),
    },
    mislukt,
  )
}

async function toonOndertekenen(c: Verzoek, delen: Paginadelen, mislukt: Mislukt | null): Promise<Response> {
  const id = partij(c)
  const { organisatie } = await delen.db.transactie(zelf(c), (tx) => leesAansluiting(tx, id))
  return toonBlad(
    c,
    delen,
    {
      titel: 'Bewaar de ondertekening',
      ondertitel: organisatie.naam,
      kruimels: [
        { naam: 'Aansluitingen', href: beheerPad },
        { naam: organisatie.naam, href: `${beheerPad}/${id}` },
        { naam: 'Ondertekening' },
      ],
      inhoud: ondertekenformulier(`${beheerPad}/${id}/ondertekening`, vandaag(delen.klok), mislukt),
    },
    mislukt,
  )
}

async function onderteken(c: Verzoek, delen: Paginadelen): Promise<Response> {
  const { getypt, bestand } = await leesFormulier(c)
  const gekeurd = await keurOndertekening(getypt, bestand, datumVan(delen.klok.nu()))
  if ('fouten' in gekeurd) return toonOndertekenen(c, delen, { getypt, fouten: gekeurd.fouten })
  try {
    await zetStap(delen, zelf(c), partij(c), 'ondertekend', gekeurd.waarde)
  } catch (oorzaak) {
    return toonOndertekenen(c, delen, alsMislukt(oorzaak, getypt))
  }
  return c.redirect(`${beheerPad}/${partij(c)}?gedaan=ondertekend`, 303)
}
