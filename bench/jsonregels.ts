import { Engine, type RuleProperties } from 'json-rules-engine'
import type { Register } from '../src/grondslagen/lookup.ts'
import type { Regel, Voorwaarde } from '../src/grondslagen/schema.ts'
import type { Vraag } from '../src/grondslagen/vraag.ts'
import { feitenVoor } from './cedar.ts'

type Proef = { fact: string; operator: string; value: unknown }

const lijst = (fact: string, ids: readonly string[] | 'alle'): Proef[] =>
  ids === 'alle' ? [] : [{ fact, operator: 'in', value: ids }]

function paar({ verstrekkers, ontvangers, wederzijds }: Regel) {
  const heen = [...lijst('van', verstrekkers), ...lijst('naar', ontvangers)]
  if (!wederzijds) return heen
  const terug = [...lijst('naar', verstrekkers), ...lijst('van', ontvangers)]
  return [{ fact: 'zelf', operator: 'equal', value: false }, { any: [{ all: heen }, { all: terug }] }]
}

/** A permission wants the fact to be so; a prohibition holds until it is known to be otherwise. */
function proef(v: Voorwaarde, soort: Regel['soort']): Proef {
  const toestaan = soort === 'toestaan'
  if ('hoogstens' in v || 'meerDan' in v)
    return {
      fact: v.feit,
      operator: toestaan ? 'hoogstens' : 'nietHoogstens',
      value: 'hoogstens' in v ? v.hoogstens : v.meerDan,
    }
  if (v.is === 'niet-ontkend') return { fact: v.feit, operator: 'notEqual', value: false }
  const value = typeof v.is === 'boolean' ? true : 'gegeven'
  return { fact: v.feit, operator: toestaan ? 'equal' : 'notEqual', value }
}

function alsRegel(regel: Regel): RuleProperties[] {
  if (regel.soort === 'knelpunt' || (regel.soort === 'toestaan' && regel.zekerheid === 'onzeker')) return []
  return [
    {
      name: regel.id,
      event: { type: regel.soort },
      conditions: {
        all: [
          ...paar(regel),
          ...lijst('gegeven', regel.gegevens),
          ...lijst('stap', regel.processtappen),
          { fact: 'dag', operator: 'vanaf', value: regel.geldigVan },
          { fact: 'dag', operator: 'totEnMet', value: regel.geldigTot ?? '9999-12-31' },
          ...regel.voorwaarden.map((v) => proef(v, regel.soort)),
        ],
      },
    },
  ]
}

/** The register as rules of json-rules-engine; the answer is whether this gegeven may be shared. */
export function maakJsonRegels(register: Register): (vraag: Vraag, gegeven: string) => Promise<boolean> {
  const engine = new Engine(register.regels.flatMap(alsRegel), { allowUndefinedFacts: true })
  engine.addOperator<string, string>('vanaf', (dag, grens) => dag >= grens)
  engine.addOperator<string, string>('totEnMet', (dag, grens) => dag <= grens)
  engine.addOperator<unknown, number>('hoogstens', (n, grens) => typeof n === 'number' && n <= grens)
  engine.addOperator<unknown, number>('nietHoogstens', (n, grens) => typeof n !== 'number' || n > grens)
  return async (vraag, gegeven) => {
    const { events } = await engine.run({
      ...feitenVoor(vraag, gegeven),
      van: vraag.verstrekker,
      naar: vraag.ontvanger,
      zelf: vraag.verstrekker === vraag.ontvanger,
      stap: vraag.processtap,
      gegeven,
      dag: vraag.peildatum,
    })
    return events.some(({ type }) => type === 'toestaan') && !events.some(({ type }) => type === 'verbieden')
  }
}
