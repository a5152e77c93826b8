import type { MiddlewareHandler } from 'hono'
import { type VeldFout, veilig } from '../../kern/fout.ts'
import { type Html, html, koppeling, melding, opsomming } from '../../nlds/nlds.ts'
import type { Env, Verzoek } from '../../platform/http.ts'

/** More at once is no help to who has to mend an address. */
const hoogstens = 8

/** The names in an address that are not asked for there, or that stand there twice. */
export function naamfouten(parameters: URLSearchParams, bekend: readonly string[]): VeldFout[] {
  return [...new Set(parameters.keys())].flatMap((naam) => {
    const veld = veilig(naam)
    if (!bekend.includes(naam)) return { veld, melding: `‘${veld}’ kennen wij hier niet.` }
    return parameters.getAll(naam).length > 1 ? { veld, melding: `‘${veld}’ staat er dubbel in.` } : []
  })
}

/**
 * What is wrong with the names in the address of a page, with the way to the same page without it: a name that is
 * not of this page, or one that stands there twice. The answer is then 400. Nothing when all is well.
 */
export function keurAdres(c: Verzoek, ...bekend: readonly string[]): Html | '' {
  const { searchParams } = new URL(c.req.url)
  const fouten = naamfouten(searchParams, bekend).map(({ melding: wat }) => wat)
  if (fouten.length === 0) return ''
  c.status(400)
  const goed = bekend.flatMap((naam): [string, string][] => {
    const waarde = searchParams.get(naam)
    return waarde === null ? [] : [[naam, waarde]]
  })
  return melding(
    'fout',
    html`<strong>In het adres van deze pagina klopt iets niet</strong>${opsomming(fouten.slice(0, hoogstens))}${koppeling(
      'Bekijk de pagina zonder dit',
      adres(c.req.path, new URLSearchParams(goed)),
    )}`,
  )
}

function adres(pad: string, parameters: URLSearchParams): string {
  return parameters.size === 0 ? pad : `${pad}?${parameters}`
}

/** True for a field that a form sent empty: it says nothing. */
export function isLeeg(_naam: string, waarde: string): boolean {
  return waarde === ''
}

/**
 * The address of a page is its question, to keep and to send on. A form without a script also sends what says
 * nothing: then the browser is sent to the same address without that.
 */
export function zonder(zegtNiets: (naam: string, waarde: string) => boolean): MiddlewareHandler<Env> {
  return async (c, next) => {
    const alle = [...new URL(c.req.url).searchParams]
    const rest = alle.filter(([naam, waarde]) => !zegtNiets(naam, waarde))
    if (rest.length === alle.length) return next()
    return c.redirect(adres(c.req.path, new URLSearchParams(rest)))
  }
}
