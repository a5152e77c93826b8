import { aankondigingen } from '../../herindeling/herindeling.ts'
import { datumVan } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import { keur } from '../../kern/keur.ts'
import { html } from '../../nlds/nlds.ts'
import { partijVan } from '../../organisaties/organisaties.ts'
import type { Wie } from '../../platform/db.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import type { Toegangsinstellingen } from '../instellingen.ts'
import { tokenPad } from '../machines/autorisatieserver.ts'
import { beeindig, haalKoppeling, koppelingenVan, registreer, wijzigEen } from '../machines/beheer.ts'
import { haalWachtendeKoppelingen } from '../machines/koppelingbesluiten.ts'
import { koppelingInhoud } from '../machines/koppelingblad.ts'
import { type Koppelinggetypt, keurKoppeling, keurWijziging } from '../machines/koppelingformulier.ts'
import { koppelingenPad } from '../machines/koppelingpad.ts'
import { veldVan, type Wijziging } from '../machines/koppelingregels.ts'
import { lijstInhoud } from '../machines/lijstblad.ts'
import { nieuweInhoud } from '../machines/nieuweblad.ts'
import { machinerollen } from '../machines/rolbereik.ts'
import type { Mislukt } from '../machines/wijzigblad.ts'
import { type Beheerdelen, toon } from '../machtigingen/blad.ts'
import { leesFormulier, velden as rolvelden } from '../machtigingen/formulieren.ts'
import { medewerkersIn, regelsOver } from '../machtigingen/opslag.ts'
import { beheer } from '../machtigingen/stand.ts'
import { gedaanWoord } from '../machtigingen/woorden.ts'
import { aangemeld, alleen, wie } from '../toegang.ts'
import { koppelingvraagPaginas } from './koppelingvragen.ts'

/** What the pages about machines need. */
export interface Koppelingdelen extends Beheerdelen {
  readonly toegang: Pick<Toegangsinstellingen, 'adres'>
}

const kruimel = { naam: 'Koppelingen', href: koppelingenPad }
const beheerder = (c: Verzoek) => wie(c, 'machtigingen-beheren')

/** A vendor looks at the machines in its own role, and the database shows it no others. */
function kijker(c: Verzoek): { readonly acteur: Wie; readonly beheert: boolean } {
  const beheert = aangemeld(c).rol === beheer
  return { acteur: beheert ? beheerder(c) : wie(c, 'koppelingen-inzien'), beheert }
}

/** The machines of the own organisation: see, ask for, change, end; each wider step with a second person. */
export function koppelingPaginas(app: App, delen: Koppelingdelen): void {
  const poort = () => alleen(beheer)
  const kijkpoort = () => alleen(beheer, 'leverancier')
  app.get(koppelingenPad, kijkpoort(), (c) => lijst(c, delen))
  app.get(`${koppelingenPad}/nieuw`, poort(), (c) => nieuwePagina(c, delen))
  app.post(koppelingenPad, poort(), (c) => maak(c, delen))
  koppelingvraagPaginas(app, delen)
  app.get(`${koppelingenPad}/:id`, kijkpoort(), (c) => koppelingPagina(c, delen))
  for (const soort of wijzigsoorten)
    app.post(`${koppelingenPad}/:id/${soort}`, poort(), (c) => wijzig(c, delen, soort))
  app.post(`${koppelingenPad}/:id/einde`, poort(), (c) => sluit(c, delen))
}

const wijzigsoorten = Object.keys(veldVan) as readonly Wijziging['soort'][]

async function lijst(c: Verzoek, delen: Koppelingdelen): Promise<Response> {
  const { organisatie } = aangemeld(c)
  const { acteur, beheert } = kijker(c)
  const dag = datumVan(delen.klok.nu())
  const { koppelingen, wachtend, herindeling } = await delen.db.transactie(acteur, async (tx) => ({
    koppelingen: await koppelingenVan(tx, organisatie),
    wachtend: beheert ? await haalWachtendeKoppelingen(tx, acteur) : [],
    herindeling: await aankondigingen(tx, organisatie, dag),
  }))
  const kanNieuw = machinerollen(partijVan(organisatie)).length > 0
  const inhoud = lijstInhoud({ koppelingen, wachtend, dag, beheert, kanNieuw })
  return toon(c, delen, { titel: 'Koppelingen', inhoud: html`${herindeling}${inhoud}` })
}

function nieuwePagina(
  c: Verzoek,
  delen: Koppelingdelen,
  mislukt: Mislukt | null = null,
): Response | Promise<Response> {
  const waar = { partij: partijVan(aangemeld(c).organisatie), dag: datumVan(delen.klok.nu()) }
  const inhoud = nieuweInhoud(mislukt?.getypt ?? { velden: {}, bereik: [] }, mislukt?.fouten ?? [], waar)
  const kruimels = [kruimel, { naam: 'Nieuw' }]
  return toon(c, delen, { titel: 'Nieuwe koppeling', kruimels, inhoud }, mislukt === null ? 200 : 400)
}

async function leesGetypt(c: Verzoek): Promise<Koppelinggetypt> {
  const { bereik = [] } = await c.req.parseBody({ all: true })
  return {
    velden: await leesFormulier(c),
    bereik: [bereik].flat().filter((een) => typeof een === 'string'),
  }
}

async function maak(c: Verzoek, delen: Koppelingdelen): Promise<Response> {
  const getypt = await leesGetypt(c)
  const gekeurd = await keurKoppeling(getypt, aangemeld(c).organisatie, delen)
  if ('fouten' in gekeurd) return nieuwePagina(c, delen, { soort: 'maken', getypt, fouten: gekeurd.fouten })
  const { id, weg } = await registreer(delen, beheerder(c), gekeurd.waarde)
  return c.redirect(`${koppelingenPad}/${id}?gedaan=${weg}`, 303)
}

/** The client id from an address. Throws `niet-gevonden` for what cannot be one. */
function clientId(c: Verzoek): string {
  const id = c.req.param('id') ?? ''
  if (!/^tk-[0-9a-f-]{36}$/.test(id))
    throw new Fout('niet-gevonden', 'Deze koppeling kennen wij niet bij uw organisatie.')
  return id
}

async function koppelingPagina(
  c: Verzoek,
  delen: Koppelingdelen,
  mislukt: Mislukt | null = null,
): Promise<Response> {
  const { organisatie } = aangemeld(c)
  const id = clientId(c)
  const { acteur, beheert } = kijker(c)
  const gevonden = await delen.db.transactie(acteur, async (tx) => ({
    koppeling: await haalKoppeling(tx, organisatie, id),
    mensen: beheert ? await medewerkersIn(tx, organisatie) : [],
    regels: beheert ? await regelsOver(tx, organisatie, { koppeling: id }) : [],
    wacht: beheert
      ? ((await haalWachtendeKoppelingen(tx, acteur)).find(({ koppeling }) => koppeling.id === id) ?? null)
      : null,
  }))
  const { naam } = gevonden.koppeling
  const adres = `${delen.toegang.adres}${tokenPad}`
  const blad = { ...gevonden, beheert, adres, dag: datumVan(delen.klok.nu()), mislukt }
  const inhoud = koppelingInhoud(blad)
  return toon(c, delen, { titel: naam, kruimels: [kruimel, { naam }], inhoud }, mislukt === null ? 200 : 400)
}

async function wijzig(c: Verzoek, delen: Koppelingdelen, soort: Wijziging['soort']): Promise<Response> {
  const getypt = await leesGetypt(c)
  const id = clientId(c)
  const acteur = beheerder(c)
  const koppeling = await delen.db.transactie(acteur, (tx) => haalKoppeling(tx, acteur.organisatie, id))
  const gekeurd = await keurWijziging(soort, getypt, koppeling, delen)
  const gezien = soort === 'sleutels' ? (getypt.velden.gezien ?? '') : null
  const afloop = 'fouten' in gekeurd ? gekeurd : await wijzigEen(delen, acteur, id, gekeurd.waarde, gezien)
  if ('fouten' in afloop) return koppelingPagina(c, delen, { soort, getypt, fouten: afloop.fouten })
  return c.redirect(`${koppelingenPad}/${id}?gedaan=${gedaanWoord(afloop.weg, 'aangepast')}`, 303)
}

async function sluit(c: Verzoek, delen: Koppelingdelen): Promise<Response> {
  const getypt = await leesGetypt(c)
  const id = clientId(c)
  const gekeurd = keur(rolvelden.intrekken, getypt.velden)
  if ('fouten' in gekeurd)
    return koppelingPagina(c, delen, { soort: 'einde', getypt, fouten: gekeurd.fouten })
  await beeindig(delen, beheerder(c), id, gekeurd.waarde.reden)
  return c.redirect(`${koppelingenPad}/${id}?gedaan=beeindigd`, 303)
}
