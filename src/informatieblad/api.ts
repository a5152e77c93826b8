import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { Fout } from '../kern/fout.ts'
import { keur } from '../kern/keur.ts'
import { leesJson } from '../platform/body.ts'
import { type App, apiPad, type Verzoek } from '../platform/http.ts'
import { openbaar } from '../platform/poort.ts'
import { alleen, metBereik } from '../toegang/toegang.ts'
import { basisvoorwaarden } from '../toestemming/toestemming.ts'
import { veiligeVelden } from './antwoord.ts'
import { bewaarFeiten, bewaarGebied } from './bewaren.ts'
import { type Bladdelen, metBlad, rollen } from './blad.ts'
import { onderwerpen, onderwerpenSchema } from './onderwerpen.ts'
import { bewaarder, gebiedUitPad, persoonId } from './pages/kader.ts'
import { verstuur } from './versturen.ts'
import { alsBlad, bladSchema, feitenvraag, gebiedvraag, verzendvraag, verzondenSchema } from './vorm.ts'

const pad = `${apiPad}/informatiebladen/:persoonId`

/** The informatieblad for systems of an inrichting: the twenty topics, reading, keeping and sending. */
export function informatiebladApi(app: App, delen: Bladdelen): void {
  // Before the persons: it would be taken for the id of one.
  app.get(`${apiPad}/informatiebladen/onderwerpen`, openbaar(), (c) => c.json({ onderwerpen }))
  app.get(pad, alleen(...rollen), metBereik('informatiebladen.lezen'), (c) => lees(c, delen))
  app.post(
    `${pad}/gebieden/:basisvoorwaarde`,
    alleen(...rollen),
    metBereik('informatiebladen.versturen'),
    (c) => bewaar(c, delen),
  )
  app.post(`${pad}/feiten`, alleen(...rollen), metBereik('informatiebladen.versturen'), (c) =>
    verklaar(c, delen),
  )
  app.post(`${pad}/verzendingen`, alleen(...rollen), metBereik('informatiebladen.versturen'), (c) =>
    verzend(c, delen),
  )
}

async function leesVraag<T>(c: Verzoek, schema: z.ZodType<T>): Promise<T> {
  const gekeurd = keur(schema, await leesJson(c))
  if ('fouten' in gekeurd)
    throw new Fout('ongeldige-invoer', 'De vraag klopt niet.', veiligeVelden(gekeurd.fouten))
  return gekeurd.waarde
}

async function lees(c: Verzoek, delen: Bladdelen): Promise<Response> {
  const acteur = bewaarder(c, delen)
  return c.json(
    await metBlad(delen, acteur, persoonId(c), 'samen', async (_, blad) => alsBlad(delen, acteur, blad)),
  )
}

async function bewaar(c: Verzoek, delen: Bladdelen): Promise<Response> {
  const gebied = gebiedUitPad(c)
  const vraag = await leesVraag(c, gebiedvraag)
  const acteur = bewaarder(c, delen)
  await metBlad(delen, acteur, persoonId(c), 'alleen', (tx, blad) =>
    bewaarGebied(delen, tx, acteur, blad, { gebied, ...vraag }).catch(metVeld('antwoorden')),
  )
  return lees(c, delen)
}

async function verklaar(c: Verzoek, delen: Bladdelen): Promise<Response> {
  const { feiten } = await leesVraag(c, feitenvraag)
  const acteur = bewaarder(c, delen)
  await metBlad(delen, acteur, persoonId(c), 'alleen', (tx, blad) =>
    bewaarFeiten(delen, tx, acteur, blad, feiten).catch(metVeld('feiten')),
  )
  return lees(c, delen)
}

/** The fields of a form stand on top; in a request they stand under this one. */
function metVeld(onder: string) {
  return (oorzaak: unknown): never => {
    if (!(oorzaak instanceof Fout)) throw oorzaak
    const fouten = oorzaak.fouten.map((een) => ({ ...een, veld: `${onder}.${een.veld}` }))
    throw new Fout(oorzaak.code, oorzaak.message, fouten)
  }
}

async function verzend(c: Verzoek, delen: Bladdelen): Promise<Response> {
  const { verzendingId = randomUUID(), gezien } = await leesVraag(c, verzendvraag)
  const acteur = bewaarder(c, delen)
  const { id, versie } = await metBlad(delen, acteur, persoonId(c), 'alleen', (tx, blad) =>
    verstuur(delen, tx, acteur, blad, { verzendingId, gezien }),
  )
  return c.json({ bericht: id, versie }, 201)
}

const path = z.object({ persoonId: z.guid() })
const json = (description: string, schema: z.ZodType) => ({
  description,
  content: { 'application/json': { schema } },
})
const tags = ['Informatiebladen']
const body = (schema: z.ZodType) => ({ required: true, content: { 'application/json': { schema } } })

/** These routes in the OpenAPI document. */
export const informatiebladPaden: ZodOpenApiPathsObject = {
  '/informatiebladen/onderwerpen': {
    get: {
      tags,
      security: [],
      operationId: 'leesInformatiebladonderwerpen',
      summary: 'De twintig onderwerpen, met hun antwoorden en velden',
      responses: {
        '200': json('De onderwerpen, op volgorde.', z.object({ onderwerpen: onderwerpenSchema })),
      },
    },
  },
  '/informatiebladen/{persoonId}': {
    get: {
      tags,
      operationId: 'leesInformatieblad',
      summary: 'Het informatieblad van één persoon: wat is bewaard, wat mag, wat is verstuurd',
      requestParams: { path },
      responses: { '200': json('Het informatieblad.', bladSchema) },
    },
  },
  '/informatiebladen/{persoonId}/gebieden/{basisvoorwaarde}': {
    post: {
      tags,
      operationId: 'bewaarInformatiebladgebied',
      summary: 'Bewaar antwoorden op onderwerpen van één gebied',
      description: 'Was een ander u voor, dan antwoordt dit 409 en verandert er niets.',
      requestParams: { path: path.extend({ basisvoorwaarde: z.enum(basisvoorwaarden) }) },
      requestBody: body(gebiedvraag),
      responses: { '200': json('Het informatieblad, zoals het nu is.', bladSchema) },
    },
  },
  '/informatiebladen/{persoonId}/feiten': {
    post: {
      tags,
      operationId: 'verklaarInformatiebladfeiten',
      summary: 'Leg vast wat het register over de zaak vraagt',
      requestParams: { path },
      requestBody: body(feitenvraag),
      responses: { '200': json('Het informatieblad, zoals het nu is.', bladSchema) },
    },
  },
  '/informatiebladen/{persoonId}/verzendingen': {
    post: {
      tags,
      operationId: 'verstuurInformatieblad',
      summary: 'Verstuur wat nu mag naar de gemeente',
      description:
        'Elk onderwerp wordt op dit moment getoetst, in dezelfde transactie. Is het iets anders dan u las, dan antwoordt dit 409 en gaat er niets.',
      requestParams: { path },
      requestBody: body(verzendvraag),
      responses: { '201': json('Verstuurd, of eerder al verstuurd met dit verzendingId.', verzondenSchema) },
    },
  },
}
