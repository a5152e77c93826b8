import { keur } from '../../kern/keur.ts'
import { html } from '../../nlds/nlds.ts'
import { organisatie, partijVan } from '../../organisaties/organisaties.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import { type Beheerdelen, machtigingenPad, toon } from '../machtigingen/blad.ts'
import { idUitPad, leesFormulier, velden } from '../machtigingen/formulieren.ts'
import { haalOverzicht, leesLijstfilter } from '../machtigingen/lezen.ts'
import { overzichtInhoud, overzichtOndertitel } from '../machtigingen/overzichtblad.ts'
import { beheer } from '../machtigingen/stand.ts'
import { rollenVan } from '../rollen.ts'
import { type Startsignaal, signaalblok } from '../signaal.ts'
import { aangemeld, alleen, wie } from '../toegang.ts'
import { herzieningPagina, verwerkHerziening } from './machtigingherziening.ts'
import { geef, persoonPagina, rolPagina, trek, wijzig } from './machtigingrollen.ts'
import { eerstePad, justidPagina, stelVoor, verwerkBesluit, voorstelPagina } from './machtigingvoorstellen.ts'

/** The pages with which a beheerder gives and takes roles in the own organisation, and where Justid confirms. */
export function machtigingPaginas(app: App, delen: Beheerdelen, signaal: Startsignaal): void {
  const poort = () => alleen(beheer)
  const justid = () => alleen('justid-beheerder')
  app.get(machtigingenPad, poort(), (c) => overzicht(c, delen, signaal))
  app.get(`${machtigingenPad}/zoek`, poort(), (c) => c.redirect(machtigingenPad, 303))
  app.post(`${machtigingenPad}/zoek`, poort(), (c) => zoek(c, delen))
  app.get(`${machtigingenPad}/medewerkers/:id`, poort(), (c) => persoonPagina(c, delen, idUitPad(c)))
  app.post(`${machtigingenPad}/medewerkers/:id/rollen`, poort(), (c) => geef(c, delen, idUitPad(c)))
  app.get(`${machtigingenPad}/rollen/:id`, poort(), (c) => rolPagina(c, delen, idUitPad(c)))
  app.post(`${machtigingenPad}/rollen/:id/einddatum`, poort(), (c) => wijzig(c, delen, idUitPad(c)))
  app.post(`${machtigingenPad}/rollen/:id/intrekking`, poort(), (c) => trek(c, delen, idUitPad(c)))
  app.get(`${machtigingenPad}/voorstellen/:id`, poort(), (c) => voorstelPagina(c, delen, 'organisatie'))
  app.post(`${machtigingenPad}/voorstellen/:id`, poort(), (c) => verwerkBesluit(c, delen, 'organisatie'))
  app.get(`${machtigingenPad}/herziening`, poort(), (c) => herzieningPagina(c, delen))
  app.post(`${machtigingenPad}/herziening`, poort(), (c) => verwerkHerziening(c, delen))
  app.get(`${machtigingenPad}/te-bevestigen`, justid(), (c) => justidPagina(c, delen))
  app.get(`${machtigingenPad}/te-bevestigen/:id`, justid(), (c) => voorstelPagina(c, delen, 'justid'))
  app.post(`${machtigingenPad}/te-bevestigen/:id`, justid(), (c) => verwerkBesluit(c, delen, 'justid'))
  app.post(eerstePad, justid(), (c) => stelVoor(c, delen))
}

async function overzicht(c: Verzoek, delen: Beheerdelen, signaal: Startsignaal): Promise<Response> {
  const stand = await haalOverzicht(delen, wie(c, 'machtigingen-beheren'))
  const { organisatie: eigen } = aangemeld(c)
  const rollenHier = rollenVan(partijVan(eigen))
  const gelezen = leesLijstfilter(c.req.query(), rollenHier)
  return toon(
    c,
    delen,
    {
      titel: 'Machtigingen',
      ondertitel: overzichtOndertitel(stand, organisatie(eigen)?.naam ?? eigen),
      inhoud: html`${await signaalblok(signaal, aangemeld(c), machtigingenPad)}${overzichtInhoud(stand, { ...gelezen, rollenHier })}`,
    },
    gelezen.fouten.length > 0 ? 400 : 200,
  )
}

/** Searching on a name: it comes in a form, so that it stands in no address. */
async function zoek(c: Verzoek, delen: Beheerdelen): Promise<Response> {
  const stand = await haalOverzicht(delen, wie(c, 'machtigingen-beheren'))
  const { organisatie: eigen } = aangemeld(c)
  const rollenHier = rollenVan(partijVan(eigen))
  const getypt = await leesFormulier(c)
  const gekeurd = keur(velden.naam, getypt)
  const { filter } = leesLijstfilter({}, rollenHier)
  const fouten = 'fouten' in gekeurd ? gekeurd.fouten : []
  const naam = 'fouten' in gekeurd ? undefined : gekeurd.waarde.naam
  return toon(
    c,
    delen,
    {
      titel: 'Machtigingen',
      ondertitel: overzichtOndertitel(stand, organisatie(eigen)?.naam ?? eigen),
      inhoud: overzichtInhoud(stand, { filter, fouten, rollenHier, naam }),
    },
    fouten.length > 0 ? 400 : 200,
  )
}
