import { type Datum, datumKort, datumVan } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import { naamInLijst } from '../../kern/naam.ts'
import {
  alinea,
  filterbalk,
  type Html,
  html,
  keuze,
  knopLink,
  knoppen,
  koppeling,
  label,
  legeStaat,
  melding,
  paginering,
  tabel,
  vlak,
} from '../../nlds/nlds.ts'
import type { Verzoek } from '../../platform/http.ts'
import { bijzonder, type Lijstregel, type Lijstvraag, leesLijst, termijnkeuzes } from '../overzicht.ts'
import { takken, taknamen } from '../stappen.ts'
import { huidigeStappen } from '../termijnen.ts'
import type { Tbsdelen } from '../traject.ts'
import { watErMisIs } from './foutwoorden.ts'
import { adres, schrijver, stapnaam, toon } from './kader.ts'
import { dagOfOnbekend, termijnlabel, termijnwoorden } from './woorden.ts'

/** Every track of the clinic on one page: where it is, what is due, and what is stuck. */
export async function lijstPagina(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  const acteur = schrijver(c, delen)
  const vraag = leesVraag(c)
  const { rijen, totaal, meer } = await leesLijst(delen, acteur, vraag)
  const fouten = keurVraag(c)
  const gefilterd = vraag.route !== undefined || vraag.termijn !== undefined || vraag.vast || vraag.beeindigd
  const inhoud = [
    c.req.query('gedaan') === 'overgedragen'
      ? melding('gelukt', 'Het traject is overgedragen. U ziet het niet meer.')
      : '',
    watErMisIs(delen.grondslagen.register, fouten),
    knoppen(
      knopLink('Begin een traject', '/tbs/nieuw'),
      knopLink('Waar uw kliniek aan meedoet', '/tbs/meedoen', { soort: 'secundair' }),
      knopLink('Uitnodigingen van andere klinieken', '/tbs/gesprekken', { soort: 'secundair' }),
    ),
    vlak([
      filterbalk({
        actie: '/tbs',
        wissen: gefilterd ? '/tbs' : undefined,
        velden: filters(vraag),
        naam: 'Trajecten filteren',
      }),
      alinea(`${totaal} ${totaal === 1 ? 'traject' : 'trajecten'}.`),
      lijst(delen, rijen, datumVan(acteur.nu), gefilterd),
      paginering({
        vorige: vraag.blad > 1 ? bladadres(vraag, vraag.blad - 1) : undefined,
        volgende: meer ? bladadres(vraag, vraag.blad + 1) : undefined,
      }),
    ]),
  ]
  const blad = {
    titel: 'Tbs-trajecten',
    ondertitel:
      'De mensen met een gemaximeerde tbs die uw kliniek behandelt, met wat het eerst moet gebeuren.',
  }
  return toon(c, delen, { ...blad, inhoud }, fouten.length > 0 ? 400 : 200)
}

/** What of the filter in the address is none: it is told, and the list is shown without it. */
function keurVraag(c: Verzoek): readonly VeldFout[] {
  const keuzes = {
    ...{ route: [...takken, 'geen'], termijn: termijnkeuzes, vast: ['ja'], stand: ['beeindigd'] },
  } as const
  return (['route', 'termijn', 'vast', 'stand'] as const).flatMap((veld) => {
    const waarde = c.req.query(veld) ?? ''
    const toegestaan = keuzes[veld]
    if (waarde === '' || toegestaan.some((een) => een === waarde)) return []
    const wat = { route: 'Deze route', termijn: 'Deze termijn', vast: 'Deze keuze', stand: 'Deze stand' }[
      veld
    ]
    return [{ veld, melding: `${wat} kennen wij niet. U ziet de lijst zonder dit filter.`, toegestaan }]
  })
}

function leesVraag(c: Verzoek): Lijstvraag {
  const route = [...takken, 'geen' as const].find((een) => een === c.req.query('route'))
  const termijn = termijnkeuzes.find((een) => een === c.req.query('termijn'))
  const blad = Number(c.req.query('blad') ?? '1')
  return {
    ...{ route, termijn, vast: c.req.query('vast') === 'ja' },
    beeindigd: c.req.query('stand') === 'beeindigd',
    blad: Number.isInteger(blad) && blad > 0 && blad < 10_000 ? blad : 1,
  }
}

function bladadres({ route, termijn, vast, beeindigd }: Lijstvraag, blad: number): string {
  const vraag = new URLSearchParams({
    ...(route !== undefined && { route }),
    ...(termijn !== undefined && { termijn }),
    ...(vast && { vast: 'ja' }),
    ...(beeindigd && { stand: 'beeindigd' }),
    blad: String(blad),
  })
  return `/tbs?${vraag}`
}

function filters({ route, termijn, vast, beeindigd }: Lijstvraag): readonly Html[] {
  return [
    keuze({
      ...{ naam: 'termijn', label: 'Wat moet gebeuren', leeg: 'Alles', waarde: termijn },
      opties: termijnkeuzes.map((een) => ({ waarde: een, tekst: termijnwoorden[een] })),
    }),
    keuze({
      ...{ naam: 'route', label: 'Route', leeg: 'Alle routes', waarde: route },
      opties: [
        ...takken.map((tak) => ({ waarde: tak, tekst: taknamen[tak] })),
        { waarde: 'geen', tekst: 'Nog geen route gekozen' },
      ],
    }),
    keuze({
      ...{ naam: 'vast', label: 'Delen', leeg: 'Alles', waarde: vast ? 'ja' : undefined },
      opties: [{ waarde: 'ja', tekst: 'Loopt vast op toestemming of opdracht' }],
    }),
    keuze({
      ...{ naam: 'stand', label: 'Stand', leeg: 'Loopt', waarde: beeindigd ? 'beeindigd' : undefined },
      opties: [{ waarde: 'beeindigd', tekst: 'Beëindigd' }],
    }),
  ]
}

function lijst(
  { grondslagen }: Tbsdelen,
  rijen: readonly Lijstregel[],
  vandaag: Datum,
  gefilterd: boolean,
): Html {
  return tabel({
    bijschrift: 'Trajecten, wat het eerst moet gebeuren bovenaan',
    kolommen: ['Wie', 'Waar', 'Eerstvolgende', 'Einde tbs', 'Let op'],
    rijen: rijen.map((rij) => {
      const { id, persoon, verloop, einde, eerst } = rij
      const nu = huidigeStappen(verloop)
      return [
        html`${koppeling(naamInLijst(persoon), adres(id))}<div class="tk-klein">${datumKort(persoon.geboortedatum)}</div>`,
        html`${nu.map((stap) => html`<div>${stap.id}. ${stapnaam(grondslagen.register, stap)}</div>`)}${nu.length === 0 ? 'Alle stappen zijn voorbij' : ''}`,
        einde !== null
          ? `Beëindigd op ${datumKort(einde.datum)}`
          : eerst === null
            ? dagOfOnbekend(null)
            : html`Stap ${eerst.stap.id}: ${datumKort(eerst.dag)} ${termijnlabel(vandaag, eerst.dag)}`,
        dagOfOnbekend(verloop.einddatum),
        html`${(einde === null ? bijzonder(rij) : []).map((een) => html`${label(een.soort, een.tekst)} `)}${rij.teZeggen ? label('let-op', 'zelf zeggen dat iets weg moet') : ''}`,
      ]
    }),
    leeg: legeStaat(
      gefilterd
        ? { niveau: 2, kop: 'Geen traject past hierbij', tekst: 'Kies een ander filter, of wis het filter.' }
        : {
            niveau: 2,
            kop: 'Er zijn nog geen trajecten',
            tekst: 'Begin een traject voor iemand met een gemaximeerde tbs die uw kliniek behandelt.',
          },
    ),
  })
}
