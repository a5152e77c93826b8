import { datumKort } from '../../kern/datum.ts'
import {
  datumveld,
  formulier,
  foutBij,
  type Html,
  html,
  kaart,
  knop,
  koppeling,
  legeStaat,
  tabel,
  tekstveld,
  vlak,
} from '../../nlds/nlds.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import { alleen } from '../../toegang/toegang.ts'
import { keurCohort, leesFormulier } from '../formulieren.ts'
import { doelen, planCohort } from '../handelen.ts'
import { stapnaam, stappen } from '../rules.ts'
import { type Cohort, haalCohorten, haalStanden, type Partijstand } from '../store.ts'
import { alsMislukt, dader, type Mislukt, type Paginadelen, toonBlad } from './blad.ts'
import { beheerPad } from './lijstblad.ts'

const pad = `${beheerPad}/cohorten`
const rol = 'justid-beheerder'

/** The page on which Justid plans cohorts and sees how far each of them is. */
export function cohortPaginas(app: App, delen: Paginadelen): void {
  app.get(pad, alleen(rol), (c) => toonCohorten(c, delen, null))
  app.post(pad, alleen(rol), async (c) => {
    const { getypt } = await leesFormulier(c)
    const gekeurd = keurCohort(getypt)
    if ('fouten' in gekeurd) return toonCohorten(c, delen, { getypt, fouten: gekeurd.fouten })
    try {
      await planCohort(delen, dader(c, doelen.justid.doel), gekeurd.waarde)
    } catch (oorzaak) {
      return toonCohorten(c, delen, alsMislukt(oorzaak, getypt))
    }
    return c.redirect(`${pad}?gedaan=cohort`, 303)
  })
}

async function toonCohorten(c: Verzoek, delen: Paginadelen, mislukt: Mislukt | null): Promise<Response> {
  const { cohorten, standen } = await delen.db.transactie(dader(c, doelen.justid.doel), async (tx) => ({
    cohorten: await haalCohorten(tx),
    standen: await haalStanden(tx),
  }))
  return toonBlad(
    c,
    delen,
    {
      titel: 'Cohorten',
      ondertitel: 'Organisaties die samen aansluiten, en hoe ver zij zijn.',
      kruimels: [{ naam: 'Aansluitingen', href: beheerPad }, { naam: 'Cohorten' }],
      inhoud: html`${vlak(overzicht(cohorten, standen))}${planformulier(mislukt)}`,
    },
    mislukt,
  )
}

function overzicht(cohorten: readonly Cohort[], standen: readonly Partijstand[]): Html {
  const per = Map.groupBy(standen, ({ cohort }) => cohort ?? '')
  const tel = (id: string, stand: Partijstand['stap']) =>
    String((per.get(id) ?? []).filter(({ stap }) => stap === stand).length)
  return tabel({
    bijschrift: 'Cohorten, met het aantal organisaties per stand',
    kolommen: [
      'Cohort',
      'Begint op',
      { kop: 'Niet aangemeld', getal: true },
      ...stappen.map((stap) => ({ kop: stapnaam[stap], getal: true })),
    ],
    rijen: cohorten.map(({ id, naam, begint_op }) => [
      koppeling(naam, `${beheerPad}?cohort=${id}`),
      datumKort(begint_op),
      tel(id, null),
      ...stappen.map((stap) => tel(id, stap)),
    ]),
    leeg: legeStaat({ niveau: 2, kop: 'Nog geen cohorten', tekst: 'Plan hieronder het eerste cohort.' }),
  })
}

function planformulier(mislukt: Mislukt | null): Html {
  const { naam, begintOp } = mislukt?.getypt ?? {}
  const fouten = mislukt?.fouten ?? []
  return kaart(
    'Plan een cohort',
    formulier({
      actie: pad,
      methode: 'post',
      inhoud: [
        tekstveld({
          naam: 'naam',
          label: 'Naam',
          waarde: naam,
          fout: foutBij(fouten, 'naam'),
          verplicht: true,
        }),
        datumveld({
          naam: 'begintOp',
          label: 'Begint op',
          waarde: begintOp,
          fout: foutBij(fouten, 'begintOp'),
          verplicht: true,
        }),
      ],
      knop: knop('Plan dit cohort', { soort: 'secundair' }),
    }),
  )
}
