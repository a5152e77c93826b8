import { z } from 'zod'
import { datumKort, datumVan } from '../../kern/datum.ts'
import { keur } from '../../kern/keur.ts'
import {
  alinea,
  datumveld,
  formulier,
  foutBij,
  foutoverzicht,
  type Html,
  html,
  kaart,
  keuze,
  knop,
  label,
  melding,
  tabel,
  tekstvak,
  tekstveld,
} from '../../nlds/nlds.ts'
import { uitleg } from '../../personen/personen.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import { leesGedaan } from '../../platform/query.ts'
import {
  aangemeld,
  alleen,
  doorFunctionaris,
  type Kijker,
  leesFormulier,
  type Mislukt,
  probeer,
  status,
} from '../../toegang/toegang.ts'
import type { Inzagedelen } from '../dossier.ts'
import { dag, inWoorden, keuzeUit } from '../invoer.ts'
import type { Uitstel } from '../tabellen.ts'
import { geenUitstel, haalUitstellen, hefOp, langsteUitstel, stelUit, uitsteldoel } from '../uitstel.ts'
import { uitstelgrond, uitstelgronden } from '../uitstelgronden.ts'
import { doelwoord } from '../woorden.ts'
import { idUitPad, kijker, toon } from './blad.ts'

const pad = '/fg/inzage-uitstel'

/** Where a functionaris gegevensbescherming says which lines someone sees later, on which ground, and until when. */
export function uitstelPaginas(app: App, delen: Inzagedelen): void {
  app.get(pad, alleen('fg'), (c) => lijst(c, delen, null))
  app.post(pad, alleen('fg'), (c) => nieuw(c, delen))
  app.post(`${pad}/:id/weg`, alleen('fg'), (c) => weg(c, delen))
}

const wie = (c: Verzoek, delen: Inzagedelen) => ({
  ...kijker(c, delen, uitsteldoel),
  naam: aangemeld(c).naam,
})

async function lijst(c: Verzoek, delen: Inzagedelen, mislukt: Mislukt | null): Promise<Response> {
  const acteur = wie(c, delen)
  const uitstellen = await delen.db.transactie(acteur, (tx) => haalUitstellen(delen, tx, acteur))
  const gedaan = mislukt === null ? leesGedaan(c, ['opgeheven', 'uitgesteld']) : undefined
  return toon(
    c,
    delen,
    {
      titel: 'Later tonen',
      ondertitel:
        'Regels die iemand pas later in zijn overzicht ziet. Zij worden aangekondigd, met de grond en de dag.',
      inhoud: html`${gedaan === 'opgeheven' ? melding('gelukt', 'Deze regels zijn nu te zien.') : ''}${gedaan === 'uitgesteld' ? melding('gelukt', 'Deze regels zijn pas later te zien.') : ''}${foutoverzicht(mislukt?.fouten ?? [])}${kaart('Nu uitgesteld', rijen(uitstellen, acteur))}${nieuwkaart(mislukt)}`,
    },
    status(mislukt),
  )
}

function rijen(uitstellen: readonly Uitstel[], wie: Kijker): Html {
  const vandaag = datumVan(wie.nu)
  return tabel({
    bijschrift: 'Uitgestelde regels',
    kolommen: ['Te zien vanaf', 'Grond', 'Waarover', 'Vastgelegd', 'Stand'],
    rijen: uitstellen.map((een) => [
      datumKort(een.tot),
      html`${uitstelgrond(een.grond)?.naam ?? een.grond}<div class="tk-klein">${een.reden}</div>`,
      html`<span class="tk-klein">${een.onderwerp.slice(0, 8)}</span>${een.doel === null ? '' : html`<div class="tk-klein">${doelwoord(een.doel)}</div>`}`,
      html`${datumKort(datumVan(een.op))}<div class="tk-klein">${doorFunctionaris(wie, een)}</div>`,
      stand(een, vandaag),
    ]),
    leeg: alinea('Er is niets uitgesteld: iedereen ziet in zijn overzicht alles wat uw organisatie deed.'),
  })
}

function stand({ id, tot, opgeheven_op }: Uitstel, vandaag: string): Html {
  if (opgeheven_op !== null) return label('neutraal', 'opgeheven')
  if (tot <= vandaag) return label('neutraal', 'voorbij')
  return formulier({
    actie: `${pad}/${id}/weg`,
    methode: 'post',
    inhoud: '',
    knop: knop('Toon nu al', { soort: 'stil' }),
  })
}

function nieuwkaart(mislukt: Mislukt | null): Html {
  const getypt = mislukt?.getypt ?? {}
  const veld = (naam: string, tekst: string) => ({
    ...{ naam, label: tekst, waarde: getypt[naam] },
    fout: foutBij(mislukt?.fouten ?? [], naam),
  })
  const geen = uitstelgronden.every(({ zekerheid }) => zekerheid !== 'geverifieerd')
  // No form in which every choice is refused; who sent one all the same loses nothing of what was typed.
  if (geen && mislukt === null)
    return kaart(
      'Regels later tonen',
      melding(
        'info',
        'Dit kan nu niet. Nog van geen enkele grond is vastgesteld dat hij dit draagt. Tot een jurist dat heeft nagekeken, wordt niets uitgesteld.',
      ),
    )
  return kaart('Regels later tonen', [
    formulier({
      actie: pad,
      methode: 'post',
      inhoud: [
        tekstveld({
          ...veld('onderwerp', 'Onderwerp'),
          ...{
            verplicht: true,
            uitleg: 'Het kenmerk van het bericht of de periode, zoals het in het logboek staat.',
          },
        }),
        tekstveld({
          ...veld('doel', 'Doel'),
          ...{
            verplicht: false,
            uitleg: 'Alleen de regels met dit doel. Leeg: alle regels over dit onderwerp.',
          },
        }),
        keuze({
          ...veld('grond', 'Grond'),
          ...{ verplicht: true, leeg: 'Kies' },
          opties: uitstelgronden.map(({ id, naam, wet, artikel, zekerheid }) => ({
            waarde: id,
            tekst: `${naam} (${wet} ${artikel})${zekerheid === 'onzeker' ? ' - niet vastgesteld' : ''}`,
          })),
        }),
        datumveld({
          ...veld('tot', 'Te zien vanaf'),
          verplicht: true,
          uitleg: `Binnen ${langsteUitstel} dagen.`,
        }),
        tekstvak({
          ...veld('reden', 'Waarom dit nodig is'),
          ...{ verplicht: true, uitleg: 'Ten minste 20 tekens. Schrijf geen namen of nummers op.' },
        }),
      ],
      knop: 'Toon later',
    }),
  ])
}

const vorm = z.object({
  onderwerp: z
    .string('Vul het kenmerk in.')
    .trim()
    .pipe(z.guid('Dit is geen kenmerk. Neem het over uit het logboek.')),
  doel: z.preprocess(
    (waarde) => waarde || null,
    z
      .string()
      .regex(/^[a-z-]{1,60}$/, 'Een doel bestaat uit kleine letters en streepjes.')
      .nullable(),
  ),
  grond: keuzeUit(uitstelgronden.map(({ id }) => id) as [string, ...string[]]),
  tot: dag,
  reden: z.string('Schrijf waarom dit nodig is.').pipe(uitleg(20)),
})

async function nieuw(c: Verzoek, delen: Inzagedelen): Promise<Response> {
  const getypt = await leesFormulier(c)
  const gekeurd = keur(vorm, getypt)
  if ('fouten' in gekeurd)
    return lijst(c, delen, {
      ...{ getypt, botsing: false },
      fouten: inWoorden(gekeurd.fouten, { grond: 'Kies een grond van de wet.' }),
    })
  const acteur = wie(c, delen)
  const vraag = { ...gekeurd.waarde, onderwerp: gekeurd.waarde.onderwerp.toLowerCase() }
  const mislukt = await probeer(getypt, () =>
    delen.db.transactie(acteur, (tx) => stelUit(delen, tx, acteur, vraag)),
  )
  return mislukt === null ? c.redirect(`${pad}?gedaan=uitgesteld`, 303) : lijst(c, delen, mislukt)
}

async function weg(c: Verzoek, delen: Inzagedelen): Promise<Response> {
  const id = idUitPad(c, 'id', geenUitstel)
  const acteur = wie(c, delen)
  await delen.db.transactie(acteur, (tx) => hefOp(delen, tx, acteur, id))
  return c.redirect(`${pad}?gedaan=opgeheven`, 303)
}
