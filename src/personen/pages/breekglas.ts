import type { VeldFout } from '../../kern/fout.ts'
import { alsWoorden, noemtCollega } from '../../kern/herleidbaar.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import { aangemeld, relatiesMet } from '../../toegang/toegang.ts'
import { keurBreekvraag } from '../aanleidingen.ts'
import { doelenVoor } from '../doelen.ts'
import { breekGlas, gevondenDoor, glasbraakbron, noemtGevondene } from '../glasbraak.ts'
import { keurZoekvraag, zoekPrecies } from '../zoeken.ts'
import { alleenBrekers, isId, kijker, leesFormulier, type Personendelen, toon } from './blad.ts'
import { breekInhoud, type Getypt, gevondenInhoud, nietBekend, teVaak, zoekInhoud } from './breekglasblad.ts'
import { leesDoel } from './doelkeuze.ts'

/** The purpose of an exact search; row-level security asks for it. */
const zoekdoel = 'zoeken-zonder-relatie'
const pad = '/personen/breek-het-glas'
const kop = {
  titel: 'Breek het glas',
  kruimels: [{ naam: 'Mijn mensen', href: '/personen' }, { naam: 'Breek het glas' }],
}

/** Finding someone without a relation, and breaking the glass. Stands before the page of a person, whose address is wider. */
export function breekglasPaginas(app: App, delen: Personendelen): void {
  app.get(pad, alleenBrekers(), (c) => toon(c, delen, { ...kop, inhoud: zoekInhoud({}, []) }))
  app.post(pad, alleenBrekers(), (c) => breek(c, delen))
  app.get(`${pad}/zoek`, alleenBrekers(), (c) => c.redirect(pad, 303))
  app.post(`${pad}/zoek`, alleenBrekers(), (c) => zoek(c, delen))
}

async function zoek(c: Verzoek, delen: Personendelen): Promise<Response> {
  const getypt = await leesFormulier(c)
  const gekeurd = keurZoekvraag(getypt)
  if ('fouten' in gekeurd) return toon(c, delen, { ...kop, inhoud: zoekInhoud(getypt, gekeurd.fouten) }, 400)
  const acteur = kijker(c, delen, zoekdoel)
  const uitkomst = await delen.db.transactie(acteur, (tx) =>
    zoekPrecies(delen.logboek, tx, acteur, gekeurd.waarde),
  )
  if (uitkomst === null) {
    c.header('Retry-After', '3600')
    return toon(c, delen, { ...kop, inhoud: teVaak() }, 429)
  }
  const { poging, persoon } = uitkomst
  if (persoon === null) return toon(c, delen, { ...kop, inhoud: nietBekend(getypt) })
  const eigen = await eersteDoelMetRelatie(c, delen, persoon)
  if (eigen !== null) return toon(c, delen, { ...kop, inhoud: gevondenInhoud(persoon, eigen) })
  return toon(c, delen, { ...kop, inhoud: breekInhoud(c, { poging }, []) })
}

/** The first purpose for which this user has a relation already, so that no glass needs to be broken; or null. */
async function eersteDoelMetRelatie(
  c: Verzoek,
  delen: Personendelen,
  persoon: string,
): Promise<string | null> {
  for (const { doel } of doelenVoor(aangemeld(c))) {
    const acteur = kijker(c, delen, doel)
    const bronnen = [...delen.bronnen, glasbraakbron]
    const relaties = await delen.db.transactie(acteur, (tx) => relatiesMet(bronnen, tx, acteur, persoon))
    if (relaties.length > 0) return doel
  }
  return null
}

async function breek(c: Verzoek, delen: Personendelen): Promise<Response> {
  const getypt = await leesFormulier(c)
  const poging = isId(getypt.poging ?? '') ? (getypt.poging ?? '').toLowerCase() : null
  if (poging === null) return opnieuw(c, delen)
  const { doel, fouten: doelfouten } = leesDoel(c, getypt.doel ?? '')
  const gekeurd = keurBreekvraag(getypt)
  const zelf =
    'fouten' in gekeurd || !noemtCollega(gekeurd.waarde.reden, aangemeld(c).naam) ? [] : [eigenNaam]
  if (doel === null || 'fouten' in gekeurd || zelf.length > 0) {
    const fouten = [...doelfouten, ...('fouten' in gekeurd ? gekeurd.fouten : zelf)]
    return fout(c, delen, { ...getypt, poging }, fouten)
  }
  const acteur = kijker(c, delen, doel.doel)
  const { reden } = gekeurd.waarde
  const persoon = await delen.db.transactie(acteur, async (tx) => {
    const gevonden = await gevondenDoor(tx, acteur, poging)
    if (gevonden === null) return null
    const bronnen = [...delen.bronnen, glasbraakbron]
    // Who has a relation already needs no broken glass, and the functionaris no false alarm.
    if ((await relatiesMet(bronnen, tx, acteur, gevonden)).length > 0) return gevonden
    // Asked last: who guesses a name breaks the glass with every guess but the right one, and that one stands in the logboek.
    if (await noemtGevondene(tx, poging, alsWoorden(reden))) {
      await delen.logboek.noteer(tx, kijker(c, delen, zoekdoel), acteur.nu, [
        {
          handeling: 'gezocht',
          betrokkene: gevonden,
          gegevens: ['naam'],
          toetsId: null,
          onderwerp: poging,
        },
      ])
      return 'genoemd'
    }
    const onderwerp = await breekGlas(tx, acteur, aangemeld(c), {
      persoon: gevonden,
      poging,
      ...gekeurd.waarde,
    })
    await delen.logboek.noteer(tx, acteur, acteur.nu, [
      {
        handeling: 'gelezen',
        betrokkene: gevonden,
        gegevens: [],
        toetsId: null,
        onderwerp,
        relatie: 'glasbraak',
      },
    ])
    return gevonden
  })
  if (persoon === 'genoemd') return fout(c, delen, { ...getypt, poging }, [naamVanPersoon])
  return persoon === null ? opnieuw(c, delen) : c.redirect(`/personen/${persoon}?doel=${doel.doel}`, 303)
}

const naamVanPersoon: VeldFout = {
  veld: 'reden',
  melding:
    'Hier staat de naam van de persoon in. Schrijf “deze persoon” of “hij” of “zij”: wie het is, hoort uw functionaris niet te lezen.',
}
const eigenNaam: VeldFout = {
  veld: 'reden',
  melding: 'Hier staat uw eigen naam in. Schrijf “ik”: uw functionaris ziet u met een kenmerk.',
}

async function fout(
  c: Verzoek,
  delen: Personendelen,
  getypt: Getypt,
  fouten: readonly VeldFout[],
): Promise<Response> {
  return toon(c, delen, { ...kop, inhoud: breekInhoud(c, getypt, fouten) }, 400)
}

/** The search is not of this user, is too old, was used already, or found nobody: all the same answer. */
async function opnieuw(c: Verzoek, delen: Personendelen): Promise<Response> {
  const melding = 'Deze zoekopdracht is niet meer te gebruiken. Zoek de persoon opnieuw.'
  return toon(c, delen, { ...kop, inhoud: zoekInhoud({}, [{ veld: 'bsn', melding }]) }, 409)
}
