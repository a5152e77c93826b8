import { datumVan } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import { type Gekeurd, keur } from '../../kern/keur.ts'
import { partijVan } from '../../organisaties/organisaties.ts'
import type { Verzoek } from '../../platform/http.ts'
import { type Beheerdelen, machtigingenPad, persoonPad, rolPad, toon } from '../machtigingen/blad.ts'
import { leesFormulier, velden } from '../machtigingen/formulieren.ts'
import { type Afloop, geefRol, trekIn, wijzigEinddatum, zoekRol } from '../machtigingen/handelen.ts'
import { medewerkersIn, openVoorstellen, regelsOver, rollenIn } from '../machtigingen/opslag.ts'
import { type Mislukt, persoonInhoud, rolInhoud } from '../machtigingen/persoonblad.ts'
import { type Gedaan, gedaanWoord } from '../machtigingen/woorden.ts'
import { rollenVan, rolnaam } from '../rollen.ts'
import { aangemeld, wie } from '../toegang.ts'

const kruimel = { naam: 'Machtigingen', href: machtigingenPad }

/** One colleague, with what was typed wrongly if anything was. */
export async function persoonPagina(
  c: Verzoek,
  delen: Beheerdelen,
  id: string,
  mislukt: Mislukt | null = null,
): Promise<Response> {
  const { organisatie, gebruiker } = aangemeld(c)
  const dag = datumVan(delen.klok.nu())
  const gevonden = await delen.db.transactie(wie(c, 'machtigingen-beheren'), async (tx) => ({
    mensen: await medewerkersIn(tx, organisatie),
    rollen: (await rollenIn(tx, organisatie)).filter(({ medewerker }) => medewerker === id),
    regels: await regelsOver(tx, organisatie, { medewerker: id }),
  }))
  const mens = gevonden.mensen.find((een) => een.id === id)
  if (mens === undefined) throw new Fout('niet-gevonden', 'Deze collega kennen wij niet bij uw organisatie.')
  const rollenHier = rollenVan(partijVan(organisatie))
  const inhoud = persoonInhoud({ ...gevonden, mens, rollenHier, zelf: id === gebruiker, dag, mislukt })
  return toon(
    c,
    delen,
    { titel: mens.naam, kruimels: [kruimel, { naam: mens.naam }], inhoud },
    mislukt === null ? 200 : 400,
  )
}

/** One role, with what was typed wrongly if anything was. */
export async function rolPagina(
  c: Verzoek,
  delen: Beheerdelen,
  id: string,
  mislukt: Mislukt | null = null,
): Promise<Response> {
  const { organisatie } = aangemeld(c)
  const { mensen, rollen, vragen } = await delen.db.transactie(
    wie(c, 'machtigingen-beheren'),
    async (tx) => ({
      mensen: await medewerkersIn(tx, organisatie),
      rollen: await rollenIn(tx, organisatie),
      vragen: await openVoorstellen(tx),
    }),
  )
  const machtiging = zoekRol({ rollen }, id)
  const mens = mensen.find((een) => een.id === machtiging.medewerker)
  if (mens === undefined) throw new Fout('niet-gevonden', 'Deze collega kennen wij niet bij uw organisatie.')
  const vraag = vragen.find((een) => een.machtiging === id)
  const wacht = vraag === undefined ? null : `${machtigingenPad}/voorstellen/${vraag.id}`
  const naam = rolnaam(machtiging.rol)
  return toon(
    c,
    delen,
    {
      titel: `Rol ${naam} van ${mens.naam}`,
      kruimels: [kruimel, { naam: mens.naam, href: persoonPad(mens.id) }, { naam }],
      inhoud: rolInhoud({ machtiging, mens, mensen, wacht, dag: datumVan(delen.klok.nu()), mislukt }),
    },
    mislukt === null ? 200 : 400,
  )
}

/** One form: checked, done, and then either on to a page or back with what was wrong. */
async function verwerk<T>(
  c: Verzoek,
  gekeurd: Gekeurd<T>,
  doe: (waarde: T) => Promise<Afloop>,
  {
    terug,
    meteen,
    opnieuw,
  }: { terug: string; meteen: Gedaan; opnieuw: (m: Mislukt['fouten']) => Promise<Response> },
): Promise<Response> {
  const afloop = 'fouten' in gekeurd ? gekeurd : await doe(gekeurd.waarde)
  if ('fouten' in afloop) return opnieuw(afloop.fouten)
  return c.redirect(`${terug}?gedaan=${gedaanWoord(afloop.weg, meteen)}`, 303)
}

/** Gives a role to a colleague. */
export async function geef(c: Verzoek, delen: Beheerdelen, id: string): Promise<Response> {
  const getypt = await leesFormulier(c)
  return verwerk(
    c,
    keur(velden.geven, getypt),
    (gift) => geefRol(delen, wie(c, 'machtigingen-beheren'), { ...gift, medewerker: id }),
    {
      terug: persoonPad(id),
      meteen: 'gegeven',
      opnieuw: (fouten) => persoonPagina(c, delen, id, { getypt, fouten }),
    },
  )
}

/** Changes the last day of a role. */
export async function wijzig(c: Verzoek, delen: Beheerdelen, id: string): Promise<Response> {
  const getypt = await leesFormulier(c)
  return verwerk(
    c,
    keur(velden.einddatum, getypt),
    ({ tot, gezien }) =>
      wijzigEinddatum(delen, wie(c, 'machtigingen-beheren'), id, {
        tot,
        gezien: gezien === '' ? null : gezien,
      }),
    {
      terug: rolPad(id),
      meteen: 'gewijzigd',
      opnieuw: (fouten) => rolPagina(c, delen, id, { getypt, fouten }),
    },
  )
}

/** Takes a role back. */
export async function trek(c: Verzoek, delen: Beheerdelen, id: string): Promise<Response> {
  const getypt = await leesFormulier(c)
  return verwerk(
    c,
    keur(velden.intrekken, getypt),
    ({ reden }) => trekIn(delen, wie(c, 'machtigingen-beheren'), id, reden),
    {
      terug: rolPad(id),
      meteen: 'ingetrokken',
      opnieuw: (fouten) => rolPagina(c, delen, id, { getypt, fouten }),
    },
  )
}
