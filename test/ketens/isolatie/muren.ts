import { Hono } from 'hono'
import {
  type BinaryOperationNode,
  type KyselyPlugin,
  type OperationNode,
  OperationNodeTransformer,
  type QueryId,
  RawNode,
  ValueNode,
} from 'kysely'
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
  /** How many conditions were taken away since. */
  geopend(): number
}

/** Looks at every statement of this database on its way. */
export function bekijk(bank: Databank): BekekenBank {
  let gezien: string[] = []
  let alleenRijbeveiliging = false
  let geopend = 0
  const plugin = (tx: Tx, organisatie: string): KyselyPlugin => ({
    transformQuery: ({ node, queryId }) => {
      gezien.push(tx.getExecutor().compileQuery(node, queryId).sql)
      // Before it is known who asks there is no wall but the query: nothing to take away.
      if (!alleenRijbeveiliging || organisatie === '') return node
      const sloper = new ZonderOrganisatie(organisatie)
      const open = sloper.transformNode(node, queryId)
      geopend += sloper.geopend
      return open
    },
    transformResult: async ({ result }) => result,
  })
  return {
    db: {
      soort: bank.soort,
      transactie: (wie, werk) =>
        bank.transactie(wie, (tx) => werk(tx.withPlugin(plugin(tx, wie.organisatie)))),
      wachtrij: bank.wachtrij,
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
    geopend: () => geopend,
  }
}

/** Makes each condition that a column holds the acting organisation one that always holds: it is compared with itself. */
class ZonderOrganisatie extends OperationNodeTransformer {
  readonly #organisatie: string
  geopend = 0

  constructor(organisatie: string) {
    super()
    this.#organisatie = organisatie
  }

  protected override transformBinaryOperation(
    node: BinaryOperationNode,
    queryId?: QueryId,
  ): BinaryOperationNode {
    const open = super.transformBinaryOperation(node, queryId)
    return this.#isVanMij(open.rightOperand) ? { ...open, rightOperand: open.leftOperand } : open
  }

  protected override transformRaw(node: RawNode, queryId?: QueryId): RawNode {
    const open = super.transformRaw(node, queryId)
    const parameters = open.parameters.map((een, plek) => {
      const ervoor = open.sqlFragments[plek] ?? ''
      const kolom = ervoor === ' = ' ? open.parameters[plek - 1] : kolomIn(ervoor)
      return kolom !== undefined && this.#isVanMij(een) ? kolom : een
    })
    return { ...open, parameters }
  }

  #isVanMij(node: OperationNode): boolean {
    // A list of one, as in "= any(…)", is the same condition.
    const waarde = RawNode.is(node) && node.parameters.length === 1 ? node.parameters[0] : node
    if (waarde === undefined || !ValueNode.is(waarde)) return false
    const [een] = [waarde.value].flat()
    const vanMij = een === this.#organisatie && [waarde.value].flat().length === 1
    if (vanMij) this.geopend++
    return vanMij
  }
}

/** The column at the end of a piece of SQL that goes on with what it must hold. */
function kolomIn(sql: string): OperationNode | undefined {
  const naam = /([a-z_.]+) = $/.exec(sql)?.[1]
  return naam === undefined ? undefined : RawNode.createWithSql(naam)
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
