import { datumVan, moment } from '../../kern/datum.ts'
import {
  alinea,
  type Html,
  html,
  kaart,
  knopLink,
  knoppen,
  koppeling,
  legeStaat,
  tabel,
} from '../../nlds/nlds.ts'
import { stuurDownload } from '../../platform/download.ts'
import type { Verzoek } from '../../platform/http.ts'
import { type Gedeeld, maakGedeeld, type Stapdeel } from '../gedeeld.ts'
import { bijregels, gedeeldvel } from '../papier/gedeeldvel.ts'
import { metTraject, type Tbsdelen, type Traject } from '../traject.ts'
import { adres, idUitPad, kop, schrijver, stapkop, toon } from './kader.ts'
import { namensOm, omlabel } from './namensom.ts'

async function lees(c: Verzoek, delen: Tbsdelen) {
  const acteur = schrijver(c, delen)
  return metTraject(delen, acteur, idUitPad(c), 'samen', async (tx, traject) => ({
    ...{ acteur, traject },
    gedeeld: await maakGedeeld(delen, tx, acteur, traject),
  }))
}

/** What was shared by step, with whom, on which ground and when: for the betrokkene, to print or to take along. */
export async function gedeeldPagina(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  const { traject, gedeeld } = await lees(c, delen)
  const { register } = delen.grondslagen
  const inhoud = [
    gedeeld.length + traject.vanOm.length === 0
      ? ''
      : knoppen(knopLink('Maak een PDF', adres(traject.id, 'gedeeld', 'papier'), { soort: 'secundair' })),
    gedeeld.length === 0
      ? kaart(
          'Nog niets gedeeld',
          legeStaat({
            kop: 'Er is nog niets gedeeld',
            tekst:
              'Uw kliniek deelde niets uit dit traject, en een kliniek die het eerder had ook niet. Stuurt uw kliniek iets aan een ander, dan staat dat hier per stap.',
          }),
        )
      : [
          gedeeld.map(({ stap, regels }) =>
            kaart(stapkop(register, stap), lijst(stapkop(register, stap), regels)),
          ),
          alinea(
            html`Hier staat wat uw kliniek deelde${eerder(gedeeld)}. Wie de gegevens bekeek, staat in het logboek. De betrokkene kan zijn toestemming ${koppeling('altijd intrekken', adres(traject.id))}.`,
            { klein: true },
          ),
        ],
    namensOmkaart(traject),
  ]
  return toon(c, delen, { ...kop(traject, 'Wat is er gedeeld?'), inhoud })
}

/** What the clinic wrote down in the name of the OM: who did so, with which letter, and what the OM itself says of it. */
function namensOmkaart({ vanOm }: Traject): Html | string {
  if (vanOm.length === 0) return ''
  return kaart(
    'Gevraagd namens het Openbaar Ministerie',
    tabel({
      bijschrift: 'Adviezen die de kliniek namens het Openbaar Ministerie vroeg',
      kolommen: ['Stap', 'Aan wie', 'Wat de kliniek vastlegde', 'Wat het Openbaar Ministerie zegt'],
      rijen: namensOm(vanOm).map(({ stap, aan, vastgelegd, antwoord }, i) => [
        stap,
        aan,
        vastgelegd,
        html`${vanOm.slice(i, i + 1).map(omlabel)} ${antwoord}`,
      ]),
      leeg: alinea('Niets.'),
    }),
  )
}

/** That it is not all of the own clinic: what was in it is kept where it was shared. */
function eerder(gedeeld: readonly Stapdeel[]): string {
  const klinieken = new Set(gedeeld.flatMap(({ regels }) => regels.flatMap(({ door }) => door ?? [])))
  return klinieken.size === 0
    ? ''
    : `, en wat ${[...klinieken].join(' en ')} deelde toen het traject daar was. Wat er precies in stond, weet die kliniek`
}

function lijst(stap: string, regels: readonly Gedeeld[]): Html {
  return tabel({
    bijschrift: `Gedeeld in ${stap.toLowerCase()}`,
    kolommen: ['Wanneer', 'Aan wie', 'Wat', 'Op welke grond'],
    rijen: regels.map((regel) => [
      moment(regel.op),
      regel.ontvanger,
      html`${regel.wat.join(', ')}${bijregels(regel).map((een) => html`<div class="tk-klein">${een}</div>`)}`,
      html`${regel.grond.uitleg}<div class="tk-klein">${regel.grond.artikelen.map(({ wet, artikel, url }, i) => html`${i === 0 ? '' : '; '}${koppeling(`${wet} artikel ${artikel}`, url)}`)}</div>`,
    ]),
    leeg: alinea('Niets.'),
  })
}

/** The same as a tagged PDF. */
export async function gedeeldOpPapier(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  const { acteur, traject, gedeeld } = await lees(c, delen)
  const inhoud = await gedeeldvel(delen.grondslagen.register, traject, gedeeld, acteur.nu)
  const naam = `gedeeld-${datumVan(acteur.nu)}.pdf`
  return stuurDownload(c, { naam, type: 'application/pdf', inhoud })
}
