import { newEnforcer, newModelFromString } from 'casbin'
import type { Register } from '../src/grondslagen/lookup.ts'
import type { Regel } from '../src/grondslagen/schema.ts'
import type { Vraag } from '../src/grondslagen/vraag.ts'
import { feitenVoor } from './cedar.ts'

// One policy line per rule. Lists travel as JSON, because a policy line of casbin holds text only; they are read once.
const model = `
[request_definition]
r = van, naar, stap, gegeven, dag, feiten
[policy_definition]
p = van, naar, wederzijds, stappen, gegevens, begin, einde, feiten, eft
[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
[matchers]
m = paar(p.van, p.naar, p.wederzijds, r.van, r.naar) && bevat(p.gegevens, r.gegeven) && bevat(p.stappen, r.stap) && p.begin <= r.dag && r.dag <= p.einde && gelden(p.feiten, r.feiten, p.eft)
`

type Feiten = Readonly<Record<string, unknown>>

const gelezen = new Map<string, ReadonlySet<string> | null>()

function bevat(lijst: string, id: string): boolean {
  let ids = gelezen.get(lijst)
  if (ids === undefined) {
    ids = lijst === 'alle' ? null : new Set(lijst.split(';'))
    gelezen.set(lijst, ids)
  }
  return ids === null || ids.has(id)
}

function paar(van: string, naar: string, wederzijds: string, v: string, o: string): boolean {
  const heen = bevat(van, v) && bevat(naar, o)
  return wederzijds === 'ja' ? v !== o && (heen || (bevat(van, o) && bevat(naar, v))) : heen
}

function gelden(proeven: string, feiten: Feiten, eft: string): boolean {
  if (proeven === '-') return true
  return proeven.split(';').every((proef) => {
    const [feit = '', wil = ''] = proef.split('=')
    const waarde = feiten[feit]
    if (wil === 'niet-ontkend') return waarde !== false
    const vast = typeof waarde === 'number' ? waarde <= Number(wil) : String(waarde) === wil
    return vast === (eft === 'allow')
  })
}

function regelLijn(regel: Regel): string[][] {
  if (regel.soort === 'knelpunt' || (regel.soort === 'toestaan' && regel.zekerheid === 'onzeker')) return []
  const lijst = (ids: readonly string[] | 'alle') => (ids === 'alle' ? 'alle' : ids.join(';'))
  const feiten = regel.voorwaarden.map((v) => {
    if ('hoogstens' in v) return `${v.feit}=${v.hoogstens}`
    if ('meerDan' in v) return `${v.feit}=${v.meerDan}`
    if (v.is === 'niet-ontkend') return `${v.feit}=${v.is}`
    return `${v.feit}=${typeof v.is === 'boolean' ? 'true' : 'gegeven'}`
  })
  const { verstrekkers, ontvangers, wederzijds, processtappen, gegevens, geldigVan, geldigTot } = regel
  const wat = [lijst(verstrekkers), lijst(ontvangers), wederzijds ? 'ja' : 'nee', lijst(processtappen)]
  const wanneer = [lijst(gegevens), geldigVan, geldigTot ?? '9999-12-31', feiten.join(';') || '-']
  return [[...wat, ...wanneer, regel.soort === 'toestaan' ? 'allow' : 'deny']]
}

/** The register as casbin policies; the answer is whether this gegeven may be shared. */
export async function maakCasbin(register: Register): Promise<(vraag: Vraag, gegeven: string) => boolean> {
  const enforcer = await newEnforcer(newModelFromString(model))
  enforcer.addFunction('bevat', bevat)
  enforcer.addFunction('paar', paar)
  enforcer.addFunction('gelden', gelden)
  await enforcer.addPolicies(register.regels.flatMap(regelLijn))
  return (vraag, gegeven) => {
    const { verstrekker, ontvanger, processtap, peildatum } = vraag
    return enforcer.enforceSync(
      verstrekker,
      ontvanger,
      processtap,
      gegeven,
      peildatum,
      feitenVoor(vraag, gegeven),
    )
  }
}
