import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { Fout } from '../kern/fout.ts'
import { partijVan } from '../organisaties/organisaties.ts'
import { eisInhoudstype, inhoudstype } from '../platform/body.ts'
import type { Klok } from '../platform/clock.ts'
import type { Databank, Wie } from '../platform/db.ts'
import { type Env, type Identiteit, isApi, type Verzoek } from '../platform/http.ts'
import { alsBereik, alsPoort, isToegelaten } from '../platform/poort.ts'
import { inSpoor } from '../platform/spoor.ts'
import type { Toegangsinstellingen } from './instellingen.ts'
import { leesKoekje } from './koekjes.ts'
import type { Bereik } from './machines/bereik.ts'
import { certificaatlezer } from './machines/certificaat.ts'
import { maakTokenkeuring } from './machines/tokenkeuring.ts'
import { alleRollen, rolInWoorden, rolnaam } from './rollen.ts'
import { zoekSessie } from './sessies.ts'
import { veiligVerder } from './verder.ts'

export { type Collega, doorFunctionaris, leesCollegas, medewerkernaam } from './collegas.ts'
export { alleenGedaan } from './gedaan.ts'
export {
  bewaarBijVerlopen,
  bewaarBijVerlopenMetBestand,
  leesFormulier,
  type Mislukt,
  probeer,
  status,
} from './herhaling.ts'
export { leesToegang, oefeninstellingen, type Toegangsinstellingen } from './instellingen.ts'
export { paginakader } from './kader.ts'
export { leesKoekje, wisKoekje, zetKoekje } from './koekjes.ts'
export { tokenPad } from './machines/autorisatieserver.ts'
export { bereiken } from './machines/bereik.ts'
export { rollenMet } from './machines/rolbereik.ts'
export { zorgVoorBeheerders } from './oefen/accounts.ts'
export {
  type Bijkaart,
  type Dossierdeel,
  glasbraakminuten,
  isVrijlating,
  type Kijker,
  type Mens,
  type Mensenbron,
  type Mensenpagina,
  type Mensenvraag,
  type Relatie,
  type Relatiebron,
  type Relatiesoort,
  relatiesMet,
  relatiesoorten,
  type Vrijlatingskeuze,
  vrijlatingskeuzes,
} from './relatie.ts'
export { rolnaam } from './rollen.ts'
export type { Startsignaal } from './signaal.ts'
export type { Sleutelbos } from './sleutels.ts'

/** Notes for every request whether people reach this server over TLS: it decides about cookies. */
export function overTls(adres: string): MiddlewareHandler<Env> {
  return async (c, next) => {
    c.set('veilig', adres.startsWith('https:'))
    await next()
  }
}

/** What finding out who asks needs. */
export interface Herkendelen {
  readonly db: Databank
  readonly klok: Klok
  readonly oefen: boolean
  readonly toegang: Toegangsinstellingen
}

/** Finds out who asks: a person by cookie on pages, a machine by bearer token on the API. Never both ways. */
export function herken({ db, klok, oefen, toegang }: Herkendelen): MiddlewareHandler<Env> {
  const tokens = maakTokenkeuring({ db, klok, oefen, ...toegang })
  const certificaat = certificaatlezer(toegang.certificaatkop)
  const persoon = async (c: Verzoek) => {
    const geheim = leesKoekje(c, 'sessie')
    const sessie = geheim === undefined ? null : await zoekSessie(db, klok, geheim)
    if (sessie !== null && sessie.identiteit === null) c.set('zonderRol', sessie.aangemelde.naam)
    return sessie?.identiteit ?? null
  }
  const machine = async (c: Verzoek) => {
    const token = /^Bearer ([\w.-]{1,4000})$/i.exec(c.req.header('authorization') ?? '')?.[1]
    return token === undefined
      ? null
      : tokens.keur(
          token,
          certificaat((naam) => c.req.header(naam)),
        )
  }
  return async (c, next) => {
    c.set('identiteit', await (isApi(c) ? machine(c) : persoon(c)))
    await next()
  }
}

/** Forms that carry a file: their paths, and how large one of them may be. */
export interface Bestandsformulieren {
  readonly pad: RegExp
  /** Null when the route reads it as it comes in, and minds its size itself. */
  readonly grens: { readonly grootste: number; readonly teGroot: string } | null
}

/**
 * Refuses forms that do not come from our own pages at `adres`, or in a form that those never send: with a file only where one
 * belongs. The API knows no cookies, so nothing can be forged there.
 */
export function tegenVervalsing(
  bestanden: readonly Bestandsformulieren[],
  adres: string,
): MiddlewareHandler<Env> {
  // Behind a proxy a request does not know its own address: that it came over TLS is not in it.
  const keur = csrf({ origin: adres })
  return async (c, next) => {
    if (isApi(c)) return next()
    return keur(c, async () => {
      if (c.req.method === 'POST' && inhoudstype(c) !== '')
        eisInhoudstype(
          c,
          bestanden.some(({ pad }) => pad.test(c.req.path))
            ? 'multipart/form-data'
            : 'application/x-www-form-urlencoded',
        )
      c.set('eigenFormulier', c.req.method === 'POST')
      await next()
    })
  }
}

/** No form of ours is larger than this many bytes. */
const grootsteFormulier = 100_000

/** Refuses a form that is too large before it is read, also when its sender does not say how large it is. */
export function formuliergrens(bestanden: readonly Bestandsformulieren[]): MiddlewareHandler<Env> {
  const gewoon = grens(grootsteFormulier, 'Wat u stuurt is te groot voor dit formulier.')
  const metBestand = bestanden.map(({ pad, grens: eigen }) => ({
    pad,
    // The fields and the wrapping of a form come on top of the file itself.
    keur: eigen === null ? null : grens(eigen.grootste + grootsteFormulier, eigen.teGroot),
  }))
  return (c, next) => {
    if (isApi(c)) return next()
    const een = metBestand.find(({ pad }) => pad.test(c.req.path))
    if (een === undefined) return gewoon(c, next)
    return een.keur === null ? next() : een.keur(c, next)
  }
}

function grens(maxSize: number, melding: string): MiddlewareHandler<Env> {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw new Fout('te-groot', melding)
    },
  })
}

/**
 * Lets only these roles through: `casemanager`, or `backoffice@dji` for a role at one kind of party. Stands next to each
 * route that is not for everyone; `openbaar` stands next to the others.
 */
export function alleen(...rollen: readonly string[]): MiddlewareHandler<Env> {
  return alleenMetUitleg(`Dit is alleen voor: ${rollen.map(rolInWoorden).join(', of ')}`, ...rollen)
}

/** The same, with one's own words about why others may not. */
export function alleenMetUitleg(uitleg: string, ...rollen: readonly string[]): MiddlewareHandler<Env> {
  return alsPoort(rollen, async (c, next) => {
    const identiteit = c.get('identiteit')
    if (identiteit === null) {
      if (!isApi(c) && c.req.method === 'GET')
        return c.redirect(c.get('zonderRol') === undefined ? naarAanmelden(c) : '/aanmelden/rol', 303)
      if (isApi(c)) c.header('WWW-Authenticate', 'Bearer')
      throw new Fout(
        'niet-aangemeld',
        isApi(c) ? 'Stuur een geldig bearer-token mee.' : 'Meld u opnieuw aan.',
      )
    }
    if (!isToegelaten(rollen, identiteit.rol, partijVan(identiteit.organisatie)))
      throw new Fout('geen-toegang', `${uitleg}. U bent aangemeld als ${rolnaam(identiteit.rol)}.`)
    return next()
  })
}

/** Lets everyone through who is signed in, in any role. */
export function iederAangemeld(): MiddlewareHandler<Env> {
  return alleen(...alleRollen)
}

function naarAanmelden(c: Verzoek): string {
  // With the question behind it: a filter that was kept or shared is where someone was going.
  const heel = veiligVerder(`${c.req.path}${new URL(c.req.url).search}`)
  const pad = heel === '/' ? veiligVerder(c.req.path) : heel
  return pad === '/' ? '/aanmelden' : `/aanmelden?verder=${encodeURIComponent(pad)}`
}

/** Lets a machine through only when its token carries this scope. Stands next to each route of the API that is not for everyone. */
export function metBereik(bereik: Bereik): MiddlewareHandler<Env> {
  return alsBereik(bereik, async (c, next) => {
    const gekregen = c.get('identiteit')?.bereik
    if (gekregen != null && !gekregen.includes(bereik)) {
      c.header('WWW-Authenticate', `Bearer error="insufficient_scope", scope="${bereik}"`)
      throw new Fout(
        'geen-toegang',
        `Dit token heeft het bereik ${bereik} niet. Vraag het aan als u een token haalt.`,
      )
    }
    return next()
  })
}

/** Who is signed in. Only behind `alleen`, which has made sure of it. */
export function aangemeld(c: Verzoek): Identiteit {
  const identiteit = c.get('identiteit')
  if (identiteit === null) throw new Fout('niet-aangemeld', 'Meld u aan.')
  return identiteit
}

/** The signed-in person with the purpose of this act, for the database and the logboek. */
export function wie(c: Verzoek, doel: string): Wie {
  const { organisatie, gebruiker, rol } = aangemeld(c)
  return { organisatie, gebruiker, rol, doel, ...inSpoor(c) }
}

/** The same, for watching over the sending: the operator sees nothing outside this purpose. */
export function bewaker(c: Verzoek): Wie {
  return wie(c, 'bewaking')
}
