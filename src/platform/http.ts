import type { HttpBindings } from '@hono/node-server'
import type { Context, Hono, MiddlewareHandler } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Fout } from '../kern/fout.ts'
import { downloadbeleid, eigenKoppen } from './koppen.ts'
import { alsProbleem } from './problem.ts'

/** Who is signed in: a person or a machine, acting for one organisation in one role. */
export interface Identiteit {
  readonly gebruiker: string
  readonly naam: string
  readonly organisatie: string
  readonly rol: string
  /** What a machine may do of what its role may; null for a person, who may do all of it. */
  readonly bereik: readonly string[] | null
}

/** Who may pass a route: everyone, or the roles named, each as `rol` or `rol@partij`. */
export type Poort = 'iedereen' | readonly string[]

/** What the middleware puts on each request, and what Node itself knows of it. */
export type Env = {
  Variables: {
    identiteit: Identiteit | null
    /** The name of who is signed in and has chosen no role yet. */
    zonderRol?: string
    veilig: boolean
    /** The trace that what this request does is part of (W3C Trace Context): 32 hexadecimal characters. */
    spoor: string
    /** The step of the caller in that trace; not set when it named none. */
    ouder: string | undefined
    /** The act that this request wrote last in the logboek; none yet when it is not set. */
    daad: string | undefined
    /** True when a form came from one of our own pages. */
    eigenFormulier?: boolean
    /** What stood in the fields of a form with files, which can be read only once. */
    deelvelden?: Readonly<Record<string, string>>
    poorten: ReadonlyMap<string, Poort>
  }
  Bindings: HttpBindings
}

/** The web application, and one request in it. */
export type App = Hono<Env>
export type Verzoek = Context<Env>

/** The version of the API, as the header API-Version says (NL API Design Rules, /core/version-header). */
export const apiVersie = '1.0.0'

/** Where the API lives. */
export const apiPad = '/api/v1'

/** True for a request to the API, which gets JSON; everything else gets a page. */
export function isApi(c: Verzoek): boolean {
  return c.req.path.startsWith('/api/')
}

/** Sends an error as problem+json. */
export function stuurProbleem(c: Verzoek, fout: Fout): Response {
  const probleem = alsProbleem(fout)
  return c.body(JSON.stringify(probleem), probleem.status as ContentfulStatusCode, {
    'Content-Type': 'application/problem+json',
  })
}

/** True when the answer is written by a listener behind us: nothing can be added to it any more. */
function isVerstuurd(antwoord: Response): boolean {
  return antwoord.headers.has('x-hono-already-sent')
}

/** Puts on every answer the headers it must carry, also on an error and on a refusal. */
export function vasteKoppen(): MiddlewareHandler {
  return async (c, next) => {
    await next()
    if (isVerstuurd(c.res)) return
    const { headers } = c.res
    // A file has a stricter policy of its own; no answer has a wider one.
    for (const [naam, waarde] of eigenKoppen) if (headers.get(naam) !== downloadbeleid) c.header(naam, waarde)
    if (c.req.path.startsWith('/api/')) c.header('API-Version', apiVersie)
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
  }
}
