import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs'
import type { Register } from '../src/grondslagen/lookup.ts'
import type { Regel, Voorwaarde } from '../src/grondslagen/schema.ts'
import type { Vraag } from '../src/grondslagen/vraag.ts'

// The register as Cedar policies, written apart from our toets: sender is principal, step is action, gegeven is
// resource, and the context holds receiver, date and facts. A fact that is not known is not in the context.

const entiteit = (soort: string, ids: readonly string[]) =>
  `[${ids.map((id) => `${soort}::"${id}"`).join(', ')}]`

function bevat(soort: string, ids: readonly string[] | 'alle', wat: string): string {
  return ids === 'alle' ? 'true' : `${entiteit(soort, ids)}.contains(${wat})`
}

function paar({ verstrekkers, ontvangers, wederzijds }: Regel): string {
  const weg = (van: string, naar: string) =>
    `${bevat('Partij', verstrekkers, van)} && ${bevat('Partij', ontvangers, naar)}`
  const heen = weg('principal', 'context.ontvanger')
  if (!wederzijds) return heen
  return `principal != context.ontvanger && ((${heen}) || (${weg('context.ontvanger', 'principal')}))`
}

function dagnummer(datum: string): number {
  return Number(datum.replaceAll('-', ''))
}

function looptijd({ geldigVan, geldigTot }: Regel): string {
  const van = `context.peildatum >= ${dagnummer(geldigVan)}`
  return geldigTot === null ? van : `${van} && context.peildatum <= ${dagnummer(geldigTot)}`
}

function heel(getal: number): number {
  if (!Number.isInteger(getal)) throw new Error('Cedar knows whole numbers only')
  return getal
}

/** True only when the fact is known and is what a permission asks for. */
function vaststaat(v: Voorwaarde): string {
  if ('hoogstens' in v) return `context has ${v.feit} && context.${v.feit} <= ${heel(v.hoogstens)}`
  if ('meerDan' in v) return `context has ${v.feit} && context.${v.feit} <= ${heel(v.meerDan)}`
  if (typeof v.is === 'boolean') return `context has ${v.feit} && context.${v.feit}`
  if (v.is === 'niet-ontkend') return `!(context has ${v.feit}) || context.${v.feit}`
  return `context has ${v.feit} && context.${v.feit} == "gegeven"`
}

/** A prohibition may hold as long as none of its conditions is known to be otherwise. */
function beleid(regel: Regel): string[] {
  if (regel.soort === 'knelpunt') return []
  if (regel.soort === 'toestaan' && regel.zekerheid === 'onzeker') return []
  const stap =
    regel.processtappen === 'alle' ? 'action' : `action in ${entiteit('Action', regel.processtappen)}`
  const kop = `@id("${regel.id}")\n${regel.soort === 'toestaan' ? 'permit' : 'forbid'} (principal, ${stap}, resource)`
  const raakt = [paar(regel), bevat('Gegeven', regel.gegevens, 'resource'), looptijd(regel)]
  const feiten = regel.voorwaarden.map((v) =>
    regel.soort === 'toestaan' ? `(${vaststaat(v)})` : `!(${vaststaat(v)})`,
  )
  return [`${kop}\nwhen { ${[...raakt, ...feiten].join(' && ')} };`]
}

/** The text of the policies of a register. */
export function cedarBeleid(register: Register): string {
  return register.regels.flatMap(beleid).join('\n\n')
}

/** Parses the policies once; `mag` then asks Cedar about one gegeven of a question. */
export function maakCedar(naam: string, register: Register): (vraag: Vraag, gegeven: string) => boolean {
  const gelezen = preparsePolicySet(naam, { staticPolicies: cedarBeleid(register) })
  if (gelezen.type !== 'success') throw new Error(`Cedar: ${JSON.stringify(gelezen.errors)}`)
  return (vraag, gegeven) => {
    const antwoord = statefulIsAuthorized({
      principal: { type: 'Partij', id: vraag.verstrekker },
      action: { type: 'Action', id: vraag.processtap },
      resource: { type: 'Gegeven', id: gegeven },
      context: {
        ...feitenVoor(vraag, gegeven),
        ontvanger: { __entity: { type: 'Partij', id: vraag.ontvanger } },
        peildatum: dagnummer(vraag.peildatum),
      },
      preparsedPolicySetId: naam,
      entities: [],
    })
    if (antwoord.type !== 'success' || antwoord.response.diagnostics.errors.length > 0)
      throw new Error(`Cedar: ${JSON.stringify(antwoord)}`)
    return antwoord.response.decision === 'allow'
  }
}

/** The facts as they stand for one gegeven; Cedar gets consent already looked up. */
export function feitenVoor({ feiten }: Vraag, gegeven: string): Record<string, boolean | number | string> {
  const plat: Record<string, boolean | number | string> = {}
  for (const [feit, waarde] of Object.entries(feiten)) {
    const een = typeof waarde === 'object' ? (waarde[gegeven] ?? waarde['*']) : waarde
    if (een !== undefined) plat[feit] = een
  }
  return plat
}
