import { datumVan, plusDagen } from '../../kern/datum.ts'
import { Fout, type VeldFout } from '../../kern/fout.ts'
import { inKeuzewoorden } from '../../kern/keuzewoorden.ts'
import {
  alinea,
  foutoverzicht,
  html,
  kaart,
  knopLink,
  knoppen,
  koppeling,
  melding,
  opsomming,
  uitklap,
  vlak,
} from '../../nlds/nlds.ts'
import type { Tx } from '../../platform/db.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import { alleen } from '../../toegang/toegang.ts'
import { haalBesluitgevolg } from '../besluitgevolg.ts'
import { beginVan } from '../moment.ts'
import { haalOnderwerp, haalOpenVragen, haalOpgelost, type OpenVraag, telOpen } from '../openvragen.ts'
import { vraagnamen, vraagsoorten } from '../woorden.ts'
import { vraagId } from './adres.ts'
import { alleenDji, isDji, kijker, kijkers, type Paginadelen, toon } from './blad.ts'
import { noteerGelezen } from './gelezen.ts'
import { waaromZietUDit } from './lijstdelen.ts'
import { wijsGemeenteToe } from './toewijzing.ts'
import {
  eerstDit,
  opgelostelijst,
  uitlegVragen,
  vraagcijfers,
  vraagfilterbalk,
  wachtrij,
} from './vraagdelen.ts'
import { leesVraagfilter, type Vraagfilter } from './vraagfilter.ts'
import { toonVraag } from './vraagpagina.ts'

/** How long an answered question stays in sight. */
const zichtbaarDagen = 30

/** The queue of open questions, each with a page of its own, and the answer to it. */
export function vraagPaginas(app: App, delen: Paginadelen): void {
  app.get('/open-vragen', alleen(...kijkers), (c) => wachtlijst(c, delen))
  app.get('/open-vragen/:id', alleenDji(), (c) => toonVraag(c, delen, vraagId(c)))
  app.post('/open-vragen/:id/toewijzing', alleenDji(), (c) => wijsGemeenteToe(c, delen))
}

async function wachtlijst(c: Verzoek, delen: Paginadelen): Promise<Response> {
  const vraag = c.req.query()
  const filter = leesVraagfilter(vraag)
  if ('fouten' in filter) {
    const namen = Object.fromEntries(vraagsoorten.map((een) => [een, vraagnamen[een].naam]))
    const fouten = inKeuzewoorden(filter.fouten, { soort: { label: 'Wat ontbreekt', namen } })
    return toonFouten(c, delen, vraag.soort ?? '', fouten)
  }
  const acteur = kijker(c)
  const metPersoon = isDji(c)
  const stand = await delen.db.transactie(acteur, async (tx) => {
    const gevonden = await haalWachtlijst(tx, delen, filter.waarde, metPersoon)
    const mensen = [...gevonden.vragen, ...gevonden.opgelost].flatMap(getoond)
    await noteerGelezen(delen, tx, acteur, mensen, ['naam', 'geboortedatum', 'huidige-verblijfplaats'])
    return gevonden
  })
  return toon(c, delen, {
    titel: 'Open vragen',
    ondertitel: 'Wat nog ontbreekt om een bericht te versturen. Niemand valt stil tussen wal en schip.',
    inhoud: [
      bevestiging(stand.gevolg),
      stand.gevolg === null && filter.waarde.na === null ? eerstDit(stand.vragen, delen.klok.nu()) : '',
      vlak(vraagcijfers(stand.tellingen)),
      kaart('Wat wacht', [
        vraagfilterbalk(filter.waarde.soort ?? '', []),
        wachtrij(stand.vragen, metPersoon, delen.klok.nu()),
        verder(filter.waarde, stand.volgende),
      ]),
      vlak([
        uitklap('Wat betekenen deze vragen, en wie moet iets doen?', uitlegVragen()),
        uitklap(`Opgelost in de laatste ${zichtbaarDagen} dagen`, opgelostelijst(stand.opgelost, metPersoon)),
      ]),
      waaromZietUDit(metPersoon),
    ],
  })
}

function getoond({ wie, onderwerp }: OpenVraag) {
  return wie === null ? [] : [{ persoonId: wie.persoonId, onderwerp }]
}

async function haalWachtlijst(tx: Tx, delen: Paginadelen, filter: Vraagfilter, metPersoon: boolean) {
  const vanaf = beginVan(plusDagen(datumVan(delen.klok.nu()), -zichtbaarDagen))
  if (filter.na !== null && (await haalOnderwerp(tx, filter.na)) === null)
    throw new Fout('ongeldige-invoer', 'Deze plaats in de lijst kennen wij niet.', [
      { veld: 'na', melding: 'De waarde bij “na” klopt niet. Begin weer bovenaan de lijst.' },
    ])
  return {
    ...(await haalOpenVragen(tx, filter, metPersoon)),
    opgelost: await haalOpgelost(tx, vanaf, metPersoon),
    tellingen: await telOpen(tx),
    gevolg:
      filter.toegewezen === null || !metPersoon
        ? null
        : await haalBesluitgevolg(tx, delen.gevolgen, filter.toegewezen),
  }
}

function bevestiging(gevolg: Awaited<ReturnType<typeof haalBesluitgevolg>>) {
  if (gevolg === null) return html``
  const anders =
    gevolg.vraagId === null
      ? ''
      : alinea(koppeling('Klopt dit niet? Wijs een andere gemeente toe', `/open-vragen/${gevolg.vraagId}`))
  return melding('gelukt', [
    html`<strong>De toewijzing is vastgelegd.</strong>`,
    opsomming(gevolg.zinnen),
    anders,
  ])
}

function verder({ soort, na }: Vraagfilter, volgende: string | null) {
  const adres = (velden: Record<string, string>) =>
    `/open-vragen?${new URLSearchParams({ ...(soort === null ? {} : { soort }), ...velden })}`
  const links = [
    ...(na === null ? [] : [knopLink('Terug naar de oudste', adres({}), { soort: 'secundair' })]),
    ...(volgende === null ? [] : [knopLink('Volgende', adres({ na: volgende }), { soort: 'secundair' })]),
  ]
  return links.length === 0
    ? html``
    : html`<nav class="tk-paginering" aria-label="Bladeren">${knoppen(...links)}</nav>`
}

function toonFouten(c: Verzoek, delen: Paginadelen, getypt: string, fouten: readonly VeldFout[]) {
  const inhoud = [foutoverzicht(fouten), kaart('Filter', vraagfilterbalk(getypt, fouten))]
  return toon(c, delen, { titel: 'Open vragen', inhoud }, 400)
}
