import type { MiddlewareHandler } from 'hono'
import { Fout } from '../kern/fout.ts'
import type { Klok } from '../platform/clock.ts'
import type { Databank } from '../platform/db.ts'
import type { Env, Verzoek } from '../platform/http.ts'
import { alsPoort } from '../platform/poort.ts'
import { inSpoor } from '../platform/spoor.ts'
import { type Kijker, leesKoekje, wisKoekje } from '../toegang/toegang.ts'
import { metCode } from './codes.ts'
import { doel, type Inzagedelen, neemInHand } from './dossier.ts'
import type { Filter } from './filter.ts'
import { afdrukVan } from './geheim.ts'
import { maakOverzicht, type Overzicht } from './overzicht.ts'
import { type Code, inInzage } from './tabellen.ts'

/** Where someone with a code begins. */
export const mijnPad = '/mijn-inzage'

/**
 * Lets through who holds the cookie of a code; whoever does not goes to where a code is typed. What stands behind it is
 * asked of the database with that cookie, so this gate alone opens nothing.
 */
export function metKoekje(): MiddlewareHandler<Env> {
  return alsPoort('iedereen', async (c, next) => {
    if (leesKoekje(c, 'inzage') !== undefined) return next()
    if (c.req.method === 'GET') return c.redirect(mijnPad, 303)
    throw new Fout('niet-aangemeld', 'Typ eerst de code van uw brief.')
  })
}

/** Who looks with a code: whose lines, and until when. */
interface Sessie {
  readonly code: Pick<Code, 'id' | 'organisatie' | 'persoon' | 'over'>
  readonly tot: Date
  readonly afdruk: string
}

/** The session behind the cookie; else why there is none: its code was taken back, or it is over or never was. */
async function zoek(
  { db, klok }: { readonly db: Databank; readonly klok: Klok },
  c: Verzoek,
): Promise<Sessie | 'ingetrokken' | 'voorbij'> {
  const geheim = leesKoekje(c, 'inzage')
  if (geheim === undefined) return 'voorbij'
  const afdruk = afdrukVan(geheim)
  const nu = klok.nu()
  return db.transactie(metCode(nu), async (tx) => {
    await neemInHand(tx, afdruk)
    const rij = await inInzage(tx)
      .selectFrom('inzage.sessie as s')
      .innerJoin('inzage.code as c', 'c.id', 's.code')
      .select(['c.id', 'c.organisatie', 'c.persoon', 'c.over', 'c.ingetrokken_op', 's.verloopt_op'])
      .where('s.afdruk', '=', afdruk)
      .where('s.verloopt_op', '>', nu)
      .executeTakeFirst()
    if (rij === undefined) return 'voorbij'
    const { verloopt_op: tot, ingetrokken_op, ...code } = rij
    if (ingetrokken_op !== null) return 'ingetrokken'
    return { code, tot, afdruk }
  })
}

/** The session behind the cookie. Throws `niet-aangemeld` when the time is over, or the code was taken back. */
async function eisSessie(delen: Inzagedelen, c: Verzoek): Promise<Sessie> {
  const sessie = await zoek(delen, c)
  if (typeof sessie !== 'string') return sessie
  throw new Fout('niet-aangemeld', redenen[sessie])
}

const redenen = {
  ingetrokken:
    'Deze code geldt niet meer. Er is een nieuwe brief gemaakt, of de code is ingetrokken. Hebt u een nieuwe brief? Typ dan die code. Vraag het anders uw casemanager.',
  voorbij:
    'De tijd is voorbij, of u koos ‘Ik ben klaar’. Een code werkt één keer. Vraag uw casemanager om een nieuwe.',
} as const

/** Until when someone looks with a code, and which inrichting gave it. */
interface Kijktijd {
  readonly tot: Date
  readonly organisatie: string
}

/** Until when who holds the cookie can look. Nothing is looked at. Throws `niet-aangemeld` when the time is over. */
export async function kijktijd(delen: Inzagedelen, c: Verzoek): Promise<Kijktijd> {
  const { tot, code } = await eisSessie(delen, c)
  return { tot, organisatie: code.organisatie }
}

/** The own overview of who looks with a code, and until when that can. Throws `niet-aangemeld` when the time is over. */
export async function eigenOverzicht(
  delen: Inzagedelen,
  c: Verzoek,
  filter: Filter,
): Promise<Kijktijd & { readonly overzicht: Overzicht }> {
  const { code, tot, afdruk } = await eisSessie(delen, c)
  const wie: Kijker = {
    ...{ organisatie: code.organisatie, gebruiker: code.id, rol: 'betrokkene', doel, nu: delen.klok.nu() },
    ...inSpoor(c),
  }
  const overzicht = await delen.db.transactie(wie, async (tx) => {
    await neemInHand(tx, afdruk)
    await delen.logboek.noteer(tx, wie, wie.nu, [
      { handeling: 'gelezen', betrokkene: code.persoon, gegevens: [], toetsId: null, onderwerp: code.id },
    ])
    return maakOverzicht(delen, tx, wie, code, filter, code.id)
  })
  return { overzicht, tot, organisatie: code.organisatie }
}

/** Ends the session behind the cookie, and takes the cookie back. */
export async function eindig({ db, klok }: Inzagedelen, c: Verzoek): Promise<void> {
  const geheim = leesKoekje(c, 'inzage')
  if (geheim !== undefined) {
    const afdruk = afdrukVan(geheim)
    await db.transactie(metCode(klok.nu()), async (tx) => {
      await neemInHand(tx, afdruk)
      await inInzage(tx).deleteFrom('inzage.sessie').where('afdruk', '=', afdruk).execute()
    })
  }
  wisKoekje(c, 'inzage')
}
