import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { Fout } from '../kern/fout.ts'
import { eisInhoudstype, grootsteBericht, inhoudstype, leesJson } from '../platform/body.ts'
import type { Databank, Wie } from '../platform/db.ts'
import { metHerkansing } from '../platform/herkansing.ts'
import { type App, apiPad, type Verzoek } from '../platform/http.ts'
import { faalfeiten, log } from '../platform/log.ts'
import { bundel, leesNdjson } from '../platform/ndjson.ts'
import { Spoel } from '../platform/spoel.ts'
import { alleen, metBereik, wie } from '../toegang/toegang.ts'
import {
  antwoordSchema,
  type Batchantwoord,
  batchantwoordSchema,
  kort,
  regelfout,
  volledig,
} from './antwoord.ts'
import { gebeurtenisSchema, leesGebeurtenis } from './gebeurtenis.ts'
import { neemOp, type Opneemdelen, type Uitkomst } from './opnemen.ts'

/** Lines that go into one transaction. More gives little speed and keeps people locked longer. */
const bundelgrootte = 500
/** How long, in milliseconds, lines wait for company before they are worked through. */
const geduld = 20

/** What the routes of detentie need. */
export interface Detentiedelen extends Opneemdelen {
  readonly db: Databank
}

/** The routes for delivering detention events (contract §2). */
export function detentieApi(app: App, delen: Detentiedelen): void {
  app.post(
    `${apiPad}/detentiegebeurtenissen`,
    alleen('backoffice@dji'),
    metBereik('gebeurtenissen.leveren'),
    async (c) => {
      eisInhoudstype(c, 'application/json', 'application/x-ndjson')
      return inhoudstype(c) === 'application/json' ? een(c, delen) : stroom(c, delen)
    },
  )
}

async function een(c: Verzoek, delen: Detentiedelen): Promise<Response> {
  const gekeurd = leesGebeurtenis(await leesJson(c))
  if ('fouten' in gekeurd) throw new Fout('ongeldige-invoer', 'De gebeurtenis klopt niet.', gekeurd.fouten)
  const [uitkomst] = await neemBundelOp(delen, wie(c, 'gebeurtenissen-opnemen'), [gekeurd.waarde])
  if (uitkomst === undefined) throw new Error('One event gives one outcome')
  if (!uitkomst.aanvaard)
    throw new Fout(uitkomst.code, 'De gebeurtenis is niet verwerkt.', uitkomst.fouten, uitkomst.bewaard)
  return c.json(volledig(uitkomst), uitkomst.herhaald ? 200 : 201)
}

/** Answers line by line while lines still come in; what is answered is durable. */
async function stroom(c: Verzoek, delen: Detentiedelen): Promise<Response> {
  const spoel = await Spoel.maak()
  const acteur = wie(c, 'gebeurtenissen-opnemen')
  const werk = verwerkStroom(delen, acteur, c.req.raw.body ?? ReadableStream.from([]), (antwoorden) =>
    spoel.schrijf(antwoorden.map((antwoord) => `${JSON.stringify(antwoord)}\n`).join('')),
  )
  void werk
    .catch(async (oorzaak: unknown) => {
      log('invoer-afgebroken', faalfeiten(oorzaak))
      const melding =
        'De verwerking is afgebroken. Wat hierboven is beantwoord, staat vast; lever de rest opnieuw.'
      await spoel.schrijf(`${JSON.stringify({ afgebroken: true, melding })}\n`)
    })
    .finally(() => spoel.sluit())
  return c.body(ReadableStream.from(spoel.lees()), 200, { 'Content-Type': 'application/x-ndjson' })
}

/**
 * Works through a stream of NDJSON, bundle by bundle, each in its own transaction. `antwoord` gets the answers of
 * a bundle, in order, once they are durable; the next bundle waits for it.
 */
export async function verwerkStroom(
  delen: Detentiedelen,
  acteur: Wie,
  bron: AsyncIterable<Uint8Array>,
  antwoord: (antwoorden: readonly Batchantwoord[]) => Promise<void>,
): Promise<void> {
  for await (const regels of bundel(leesNdjson(bron, grootsteBericht), bundelgrootte, geduld)) {
    const gekeurd = regels.map((regel) => {
      if ('fout' in regel) return regelfout(regel.nummer, null, regel.fout.code, regel.fout.fouten)
      const uitkomst = leesGebeurtenis(regel.waarde)
      if ('waarde' in uitkomst) return { nummer: regel.nummer, gebeurtenis: uitkomst.waarde }
      return regelfout(regel.nummer, regel.waarde, 'ongeldige-invoer', uitkomst.fouten)
    })
    const goed = gekeurd.flatMap((regel) => ('gebeurtenis' in regel ? [regel.gebeurtenis] : []))
    const uitkomsten = (await neemBundelOp(delen, acteur, goed)).values()
    await antwoord(
      gekeurd.map((regel) => {
        if (!('gebeurtenis' in regel)) return regel
        const { value } = uitkomsten.next()
        if (value === undefined) throw new Error('Each event gives one outcome')
        return kort(regel.nummer, value)
      }),
    )
  }
}

type Gebeurtenissen = Parameters<typeof neemOp>[3]

async function neemBundelOp(
  delen: Detentiedelen,
  acteur: Wie,
  gebeurtenissen: Gebeurtenissen,
): Promise<readonly Uitkomst[]> {
  if (gebeurtenissen.length === 0) return []
  return metHerkansing(delen.db, acteur, (tx) => neemOp(delen, tx, acteur, gebeurtenissen))
}

const ndjson = 'application/x-ndjson'

/** These routes in the OpenAPI document. */
export const detentiePaden: ZodOpenApiPathsObject = {
  '/detentiegebeurtenissen': {
    post: {
      tags: ['Detentiegebeurtenissen'],
      operationId: 'leverDetentiegebeurtenissen',
      summary: 'Lever één gebeurtenis, of een stroom van gebeurtenissen als NDJSON',
      description:
        'Dezelfde gebeurtenis nog eens leveren verandert niets en geeft hetzelfde antwoord, met "herhaald": true. In een stroom krijgt elke regel een eigen antwoord; een foute regel houdt de goede niet tegen.',
      requestBody: {
        required: true,
        content: {
          'application/json': { schema: gebeurtenisSchema },
          [ndjson]: { schema: gebeurtenisSchema },
        },
      },
      responses: {
        '200': {
          description: 'Al eerder aanvaard (JSON), of het antwoord per regel (NDJSON).',
          content: {
            'application/json': { schema: antwoordSchema },
            [ndjson]: { schema: batchantwoordSchema },
          },
        },
        '201': { description: 'Aanvaard.', content: { 'application/json': { schema: antwoordSchema } } },
      },
    },
  },
}
