import { z } from 'zod'
import { aankondigingen } from '../../herindeling/herindeling.ts'
import { datumVan } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import type { Gekeurd } from '../../kern/keur.ts'
import { html } from '../../nlds/nlds.ts'
import { organisatie as zoekOrganisatie } from '../../organisaties/organisaties.ts'
import { vandaag } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import { alleen } from '../../toegang/toegang.ts'
import { haalContacten, haalMensWeg, voegMensToe, zetPostbus } from '../contacten.ts'
import {
  type Getypt,
  keurKeuze,
  keurMens,
  keurOndertekening,
  keurPostbussen,
  keurStap,
  keurTerugnemen,
  leesFormulier,
} from '../formulieren.ts'
import { type Dader, doelen, kiesBeginEinde, neemTerug, zetStap } from '../handelen.ts'
import { haalCohorten, haalDocumenten, haalGeschiedenis, haalStand, haalVoorkeur } from '../store.ts'
import { alsMislukt, dader, type Mislukt, type Paginadelen, toonBlad } from './blad.ts'
import { stuurDocument } from './document.ts'
import { eigenInhoud, eigenPad } from './eigenblad.ts'
import { ondertekenformulier } from './stappendelen.ts'

const rol = 'machtigingenbeheerder'

/** The pages on which an organisation connects itself, and keeps its choices and contacts. */
export function eigenAansluiting(app: App, delen: Paginadelen): void {
  const zelf = (c: Verzoek) => dader(c, doelen.partij.doel)
  app.get(eigenPad, alleen(rol), (c) => toonEigen(c, delen))
  app.post(`${eigenPad}/stappen`, alleen(rol), (c) =>
    doe(
      c,
      delen,
      (stap) => stap,
      keurStap,
      (wie, stap) => zetStap(delen, wie, wie.organisatie, stap),
    ),
  )
  app.post(`${eigenPad}/terugnemen`, alleen(rol), (c) =>
    doe(
      c,
      delen,
      () => 'terug',
      keurTerugnemen,
      (wie, { stap, reden }) => neemTerug(delen, wie, wie.organisatie, stap, reden),
    ),
  )
  app.post(`${eigenPad}/keuze`, alleen(rol), (c) =>
    doe(
      c,
      delen,
      () => 'keuze',
      keurKeuze,
      (wie, wil) => kiesBeginEinde(delen, wie, wie.organisatie, wil),
    ),
  )
  app.post(`${eigenPad}/postbussen`, alleen(rol), (c) => {
    const isPi = zoekOrganisatie(zelf(c).organisatie)?.partij === 'pi'
    return doe(
      c,
      delen,
      () => 'postbus',
      (getypt) => keurPostbussen(getypt, isPi),
      (wie, { groepsmailbox, backoffice }) =>
        delen.db.transactie(wie, async (tx) => {
          await zetPostbus(tx, delen.klok, wie, wie.organisatie, 'groepsmailbox', groepsmailbox)
          if (backoffice !== undefined)
            await zetPostbus(tx, delen.klok, wie, wie.organisatie, 'backoffice', backoffice)
        }),
    )
  })
  app.post(`${eigenPad}/contacten`, alleen(rol), (c) =>
    doe(
      c,
      delen,
      () => 'mens',
      keurMens,
      (wie, mens) =>
        delen.db.transactie(wie, (tx) => voegMensToe(tx, delen.klok, wie, wie.organisatie, mens)),
    ),
  )
  app.post(`${eigenPad}/contacten/:id/verwijderen`, alleen(rol), async (c) => {
    const id = idUitPad(c, 'Deze contactpersoon staat niet op uw lijst.')
    const wie = zelf(c)
    await delen.db.transactie(wie, (tx) => haalMensWeg(tx, wie.organisatie, id))
    return c.redirect(`${eigenPad}?gedaan=weg`, 303)
  })
  app.get(`${eigenPad}/ondertekening`, alleen(rol), (c) => toonOndertekenen(c, delen, null))
  app.post(`${eigenPad}/ondertekening`, alleen(rol), (c) => onderteken(c, delen))
  app.get(`${eigenPad}/documenten/:id`, alleen(rol), (c) => {
    const wie = zelf(c)
    return stuurDocument(c, delen.db, wie, wie.organisatie, idUitPad(c, 'Dit document kennen wij niet.'))
  })
}

/** The id in the address. Throws `niet-gevonden` for what cannot be one. */
export function idUitPad(c: Verzoek, anders: string): string {
  const id = z.guid().safeParse(c.req.param('id'))
  if (!id.success) throw new Fout('niet-gevonden', anders)
  return id.data
}

/** One act of a form: checked, done, and back to the page; or the page again with what is wrong. */
async function doe<T>(
  c: Verzoek,
  delen: Paginadelen,
  woord: (waarde: T) => string,
  keur: (getypt: Getypt) => Gekeurd<T>,
  werk: (wie: Dader, waarde: T) => Promise<unknown>,
): Promise<Response> {
  const { getypt } = await leesFormulier(c)
  const gekeurd = keur(getypt)
  if ('fouten' in gekeurd) return toonEigen(c, delen, { getypt, fouten: gekeurd.fouten })
  try {
    await werk(dader(c, doelen.partij.doel), gekeurd.waarde)
  } catch (oorzaak) {
    return toonEigen(c, delen, alsMislukt(oorzaak, getypt))
  }
  return c.redirect(`${eigenPad}?gedaan=${woord(gekeurd.waarde)}`, 303)
}

async function toonEigen(c: Verzoek, delen: Paginadelen, mislukt: Mislukt | null = null): Promise<Response> {
  const wie = dader(c, doelen.partij.doel)
  const { blad, herindeling } = await delen.db.transactie(wie, async (tx) => ({
    blad: await leesAansluiting(tx, wie.organisatie),
    herindeling: await aankondigingen(tx, wie.organisatie, vandaag(delen.klok)),
  }))
  return toonBlad(
    c,
    delen,
    {
      titel: 'Aansluiting',
      ondertitel: blad.organisatie.naam,
      inhoud: html`${herindeling}${eigenInhoud({ ...blad, mislukt })}`,
    },
    mislukt,
  )
}

/** All there is to show about the connection of an organisation. Throws `niet-gevonden` for one that does not exist. */
export async function leesAansluiting(tx: Tx, id: string) {
  const organisatie = zoekOrganisatie(id)
  if (organisatie === null) throw new Fout('niet-gevonden', 'Deze organisatie kennen wij niet.')
  const { stap: stand, cohort } = await haalStand(tx, id)
  const cohorten = await haalCohorten(tx)
  return {
    organisatie,
    stand,
    cohorten,
    cohort: cohorten.find((een) => een.id === cohort) ?? null,
    geschiedenis: await haalGeschiedenis(tx, id),
    documenten: await haalDocumenten(tx, id),
    beginEinde: (await haalVoorkeur(tx, id))?.begin_einde ?? true,
    contacten: (await haalContacten(tx, [id])).get(id) ?? [],
  }
}

function toonOndertekenen(c: Verzoek, delen: Paginadelen, mislukt: Mislukt | null) {
  return toonBlad(
    c,
    delen,
    {
      titel: 'Lever de ondertekening in',
      kruimels: [{ naam: 'Aansluiting', href: eigenPad }, { naam: 'Ondertekening' }],
      inhoud: ondertekenformulier(`${eigenPad}/ondertekening`, vandaag(delen.klok), mislukt),
    },
    mislukt,
  )
}

async function onderteken(c: Verzoek, delen: Paginadelen): Promise<Response> {
  const { getypt, bestand } = await leesFormulier(c)
  const gekeurd = await keurOndertekening(getypt, bestand, datumVan(delen.klok.nu()))
  if ('fouten' in gekeurd) return toonOndertekenen(c, delen, { getypt, fouten: gekeurd.fouten })
  const wie = dader(c, doelen.partij.doel)
  try {
    await zetStap(delen, wie, wie.organisatie, 'ondertekend', gekeurd.waarde)
  } catch (oorzaak) {
    return toonOndertekenen(c, delen, alsMislukt(oorzaak, getypt))
  }
  return c.redirect(`${eigenPad}?gedaan=ondertekend`, 303)
}
