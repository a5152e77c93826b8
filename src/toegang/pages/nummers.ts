import { datumVan } from '../../kern/datum.ts'
import { Fout, type VeldFout } from '../../kern/fout.ts'
import { alsZoeknaam } from '../../kern/naam.ts'
import { type Organisatie, organisatie, organisaties } from '../../organisaties/organisaties.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import { type Beheerdelen, justidPad, toon } from '../machtigingen/blad.ts'
import { leesFormulier } from '../machtigingen/formulieren.ts'
import { medewerkersIn } from '../machtigingen/opslag.ts'
import { meesteOrganisaties, nummerInhoud, nummersPad, zoekInhoud } from '../nummers/blad.ts'
import { keurNummer, type Nummersoort, nummersoorten } from '../nummers/keuring.ts'
import { nummerregelsVan, nummersVan, zetNummer } from '../nummers/opslag.ts'
import { alleen, wie } from '../toegang.ts'

const bevestigen = { naam: 'Te bevestigen', href: justidPad }
const kruimel = { naam: 'Nummers', href: nummersPad }
const beheerder = (c: Verzoek) => wie(c, 'organisatienummers-beheren')

/** Where Justid sees and sets the numbers by which organisations are known at sign-in. */
export function nummerPaginas(app: App, delen: Beheerdelen): void {
  const poort = () => alleen('justid-beheerder')
  app.get(nummersPad, poort(), (c) => zoekPagina(c, delen))
  app.get(`${nummersPad}/:id`, poort(), (c) => nummerPagina(c, delen))
  app.post(`${nummersPad}/:id`, poort(), (c) => zet(c, delen))
  app.post(`${nummersPad}/:id/weg`, poort(), (c) => haalWeg(c, delen))
}

function zoekPagina(c: Verzoek, delen: Beheerdelen): Response | Promise<Response> {
  const zoek = (c.req.query('zoek') ?? '').trim().slice(0, 100)
  const gevonden = organisaties(undefined, datumVan(delen.klok.nu()))
    .filter(({ naam }) => alsZoeknaam(naam).includes(alsZoeknaam(zoek)))
    .slice(0, meesteOrganisaties)
  return toon(c, delen, {
    titel: 'Nummers van organisaties',
    kruimels: [bevestigen, { naam: 'Nummers' }],
    inhoud: zoekInhoud(zoek, gevonden),
  })
}

/** The organisation of an address. Throws `niet-gevonden` for one that does not exist. */
function eisOrganisatie(c: Verzoek): Organisatie {
  const gevonden = organisatie(c.req.param('id') ?? '')
  if (gevonden === null) throw new Fout('niet-gevonden', 'Deze organisatie kennen wij niet.')
  return gevonden
}

async function nummerPagina(
  c: Verzoek,
  delen: Beheerdelen,
  mislukt: { readonly getypt: Readonly<Record<string, string>>; readonly fouten: readonly VeldFout[] } = {
    getypt: {},
    fouten: [],
  },
): Promise<Response> {
  const wiens = eisOrganisatie(c)
  const gevonden = await delen.db.transactie(beheerder(c), async (tx) => ({
    nummers: await nummersVan(tx, wiens.id),
    regels: await nummerregelsVan(tx, wiens.id),
    mensen: await medewerkersIn(tx, 'justid'),
  }))
  const inhoud = nummerInhoud({ organisatie: wiens, ...gevonden, ...mislukt })
  const kruimels = [bevestigen, kruimel, { naam: wiens.naam }]
  return toon(c, delen, { titel: wiens.naam, kruimels, inhoud }, mislukt.fouten.length > 0 ? 400 : 200)
}

async function zet(c: Verzoek, delen: Beheerdelen): Promise<Response> {
  const { id } = eisOrganisatie(c)
  const getypt = await leesFormulier(c)
  const gekeurd = keurNummer(getypt, delen.oefen)
  if ('fouten' in gekeurd) return nummerPagina(c, delen, { getypt, fouten: gekeurd.fouten })
  const { soort, nummer } = gekeurd.waarde
  const fouten = await zetNummer(delen, beheerder(c), id, soort, nummer)
  if (fouten.length > 0) return nummerPagina(c, delen, { getypt, fouten })
  return c.redirect(`${nummersPad}/${id}?gedaan=aangepast`, 303)
}

async function haalWeg(c: Verzoek, delen: Beheerdelen): Promise<Response> {
  const { id } = eisOrganisatie(c)
  const { soort = '' } = await leesFormulier(c)
  if (!isSoort(soort))
    return nummerPagina(c, delen, {
      getypt: {},
      fouten: [
        { veld: 'soort', melding: 'Kies een soort nummer.', toegestaan: Object.values(nummersoorten) },
      ],
    })
  const fouten = await zetNummer(delen, beheerder(c), id, soort, null)
  if (fouten.length > 0) return nummerPagina(c, delen, { getypt: {}, fouten })
  return c.redirect(`${nummersPad}/${id}?gedaan=aangepast`, 303)
}

function isSoort(woord: string): woord is Nummersoort {
  return Object.hasOwn(nummersoorten, woord)
}
