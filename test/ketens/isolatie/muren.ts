import { Hono } from 'hono'
import { type KyselyPlugin, RawNode, type RootOperationNode, ValueNode } from 'kysely'
import type { Databank, Tx } from '../../../src/platform/db.ts'
import type { App, Env } from '../../../src/platform/http.ts'
import { bereikVan, poortVan } from '../../../src/platform/poort.ts'
import { vangFouten } from '../../../src/toegang/pages/fouten.ts'

/** A database that tells which statements were asked, and that can leave row-level security as the only wall. */
export interface BekekenBank {
  readonly db: Databank
  /** The statements since the last time, without their values. */
  opdrachten(): readonly string[]
  /** From now on no query says itself which organisation it is for. */
  laatAlleenRijbeveiliging(): void
}

/** Looks at every statement of this database on its way. */
export function bekijk(bank: Databank): BekekenBank {
  let gezien: string[] = []
  let alleenRijbeveiliging = false
  const plugin = (tx: Tx, organisatie: string): KyselyPlugin => ({
    transformQuery: ({ node, queryId }) => {
      const { sql, parameters } = tx.getExecutor().compileQuery(node, queryId)
      gezien.push(sql)
      return alleenRijbeveiliging ? zonderOrganisatie(node, sql, parameters, organisatie) : node
    },
    transformResult: async ({ result }) => result,
  })
  return {
    db: {
      soort: bank.soort,
      transactie: (wie, werk) =>
        bank.transactie(wie, (tx) => werk(tx.withPlugin(plugin(tx, wie.organisatie)))),
      sluit: () => bank.sluit(),
    },
    opdrachten: () => {
      const alle = gezien
      gezien = []
      return alle
    },
    laatAlleenRijbeveiliging: () => {
      alleenRijbeveiliging = true
    },
  }
}

/** The same statement, without each condition that something is of the acting organisation. */
function zonderOrganisatie(
  node: RootOperationNode,
  sql: string,
  parameters: readonly unknown[],
  organisatie: string,
): RootOperationNode {
  // Before it is known who asks there is no wall but the query: nothing to take away.
  if (organisatie === '' || /^\s*insert/i.test(sql)) return node
  const isVanMij = (waarde: unknown) =>
    waarde === organisatie || (Array.isArray(waarde) && waarde.length === 1 && waarde[0] === organisatie)
  const open = sql.replace(/(?:"?\w+"?\.)*"?\w+"? = (?:any\()?\$(\d+)\)?/g, (voorwaarde, nummer: string) => {
    const dicht = voorwaarde.includes('any(') ? '' : voorwaarde.endsWith(')') ? ')' : ''
    return isVanMij(parameters[Number(nummer) - 1]) ? `($${nummer}::text is not null)${dicht}` : voorwaarde
  })
  const delen = open.split(/\$\d+/)
  const volgorde = [...open.matchAll(/\$(\d+)/g)].map(([, nummer]) => parameters[Number(nummer) - 1])
  return RawNode.create(
    delen,
    volgorde.map((waarde) => ValueNode.create(waarde)),
  )
}

/** The same routes, with no gate before any of them. */
export function zonderPoorten(app: App): App {
  const open: App = new Hono<Env>()
  vangFouten(open, { oefen: true })
  for (const { method, path, handler } of app.routes)
    if (poortVan(handler) === undefined && bereikVan(handler) === undefined)
      if (method === 'ALL') open.all(path, handler)
      else open.on(method, path, handler)
  return open
}
