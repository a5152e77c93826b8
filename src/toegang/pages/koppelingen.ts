import { datumVan } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import { keur } from '../../kern/keur.ts'
import { partijVan } from '../../organisaties/organisaties.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import type { Toegangsinstellingen } from '../instellingen.ts'
import { tokenPad } from '../machines/autorisatieserver.ts'
import { beeindig, haalKoppeling, koppelingenVan, registreer, vervangSleutels } from '../machines/beheer.ts'
import {
  type Koppelingblad,
  koppelingenPad,
  koppelingInhoud,
  lijstInhoud,
} from '../machines/koppelingblad.ts'
import { type Koppelinggetypt, keurKoppeling, keurSleutelbron } from '../machines/koppelingformulier.ts'
import { nieuweInhoud } from '../machines/nieuweblad.ts'
import { machinerollen } from '../machines/rolbereik.ts'
import { type Beheerdelen, toon } from '../machtigingen/blad.ts'
import { leesFormulier, velden as rolvelden } from '../machtigingen/formulieren.ts'
import { medewerkersIn, regelsOver } from '../machtigingen/opslag.ts'
import { beheer } from '../machtigingen/stand.ts'
import { aangemeld, alleen, wie } from '../toegang.ts'

/** What the pages about machines need. */
export interface Koppelingdelen extends Beheerdelen {
  readonly toegang: Pick<Toegangsinstellingen, 'adres'>
}

const kruimel = { naam: 'Koppelingen', href: koppelingenPad }
const beheerder = (c: Verzoek) => wie(c, 'machtigingen-beheren')

/** The machines of the own organisation: see, register, other keys, end. */
export function koppelingPaginas(app: App, delen: Koppelingdelen): void {
  const poort = () => alleen(beheer)
  app.get(koppelingenPad, poort(), (c) => lijst(c, delen))
  app.get(`${koppelingenPad}/nieuw`, poort(), (c) => nieuwePagina(c, delen))
  app.post(koppelingenPad, poort(), (c) => maak(c, delen))
  app.get(`${koppelingenPad}/:id`, poort(), (c) => koppelingPagina(c, delen))
  app.post(`${koppelingenPad}/:id/sleutels`, poort(), (c) => vervang(c, delen))
  app.post(`${koppelingenPad}/:id/einde`, poort(), (c) => sluit(c, delen))
}

async function lijst(c: Verzoek, delen: Koppelingdelen): Promise<Response> {
  const { organisatie } = aangemeld(c)
  const alle = await delen.db.transactie(beheerder(c), (tx) => koppelingenVan(tx, organisatie))
  const kanNieuw = machinerollen(partijVan(organisatie)).length > 0
  return toon(c, delen, {
    titel: 'Koppelingen',
    inhoud: lijstInhoud(alle, datumVan(delen.klok.nu()), kanNieuw),
  })
}

function nieuwePagina(
  c: Verzoek,
  delen: Koppelingdelen,
  mislukt: Koppelingblad['mislukt'] = null,
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
  const gekeurd = await keurKoppeling(getypt, aangemeld(c).organisatie, delen.klok)
  if ('fouten' in gekeurd) return nieuwePagina(c, delen, { getypt, fouten: gekeurd.fouten })
  const id = await registreer(delen, beheerder(c), gekeurd.waarde)
  return c.redirect(`${koppelingenPad}/${id}?gedaan=gemaakt`, 303)
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
  mislukt: Koppelingblad['mislukt'] = null,
): Promise<Response> {
  const { organisatie } = aangemeld(c)
  const id = clientId(c)
  const gevonden = await delen.db.transactie(beheerder(c), async (tx) => ({
    koppeling: await haalKoppeling(tx, organisatie, id),
    mensen: await medewerkersIn(tx, organisatie),
    regels: await regelsOver(tx, organisatie, { koppeling: id }),
  }))
  const { naam } = gevonden.koppeling
  const blad = {
    ...gevonden,
    adres: `${delen.toegang.adres}${tokenPad}`,
    dag: datumVan(delen.klok.nu()),
    mislukt,
  }
  const kruimels = [kruimel, { naam }]
  return toon(
    c,
    delen,
    { titel: naam, kruimels, inhoud: koppelingInhoud(blad) },
    mislukt === null ? 200 : 400,
  )
}

async function vervang(c: Verzoek, delen: Koppelingdelen): Promise<Response> {
  const getypt = await leesGetypt(c)
  const id = clientId(c)
  const bron = await keurSleutelbron(getypt.velden)
  const gezien = getypt.velden.gezien ?? ''
  const fouten =
    'fouten' in bron
      ? bron.fouten
      : await vervangSleutels(delen, beheerder(c), id, { ...bron.waarde, gezien })
  if (fouten.length > 0) return koppelingPagina(c, delen, { getypt, fouten })
  return c.redirect(`${koppelingenPad}/${id}?gedaan=vervangen`, 303)
}

async function sluit(c: Verzoek, delen: Koppelingdelen): Promise<Response> {
  const getypt = await leesGetypt(c)
  const id = clientId(c)
  const gekeurd = keur(rolvelden.intrekken, getypt.velden)
  const fouten =
    'fouten' in gekeurd ? gekeurd.fouten : await beeindig(delen, beheerder(c), id, gekeurd.waarde.reden)
  if (fouten.length > 0) return koppelingPagina(c, delen, { getypt, fouten })
  return c.redirect(`${koppelingenPad}/${id}?gedaan=beeindigd`, 303)
}
