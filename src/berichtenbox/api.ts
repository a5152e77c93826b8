import { z } from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { Fout } from '../kern/fout.ts'
import { keur } from '../kern/keur.ts'
import { isLeesbaar } from '../kern/tekst.ts'
import { leesJson } from '../platform/body.ts'
import type { Databank, Tx, Wie } from '../platform/db.ts'
import { metHerkansing } from '../platform/herkansing.ts'
import { type App, apiPad, type Verzoek } from '../platform/http.ts'
import { alleen, metBereik, rollenMet, wie } from '../toegang/toegang.ts'
import { type Antwoorddelen, antwoord, antwoordonderwerpen } from './antwoorden.ts'
import { bevestig } from './behandelen.ts'
import { type Bericht, leesBericht, leesBox } from './lezen.ts'
import { redenen } from './omleiden/regels.ts'
import { zegNietVanOns } from './omleiden/zeggen.ts'
import { soorten, statussen } from './store.ts'
import { alsBericht, berichtSchema } from './vorm.ts'

/** What the routes and pages of the Berichtenbox need. */
export interface Berichtdelen extends Antwoorddelen {
  readonly db: Databank
  readonly oefen: boolean
}

/** Who may answer on behalf of a municipality. */
const antwoordrollen = ['nazorgcoordinator', 'leverancier'] as const

const perPagina = 100

const lijstvraag = z.strictObject({
  status: z.enum(statussen).optional(),
  soort: z.enum(soorten).optional(),
  cursor: z.guid('Gebruik de cursor uit het vorige antwoord.').optional(),
})

const lijstSchema = z
  .object({
    berichten: z.array(berichtSchema),
    volgende: z
      .string()
      .nullable()
      .meta({ description: 'Cursor voor de volgende pagina; null op de laatste.' }),
  })
  .meta({ id: 'Berichtenlijst' })

const antwoordvraag = z
  .strictObject({
    antwoordId: z.guid('Gebruik een UUID.').optional().meta({
      description:
        'Een id dat u zelf maakt. Stuurt u hetzelfde antwoord nog eens met dit id, dan gaat het één keer; een ander antwoord met dit id geeft 409.',
    }),
    gegevens: z
      .partialRecord(
        z.enum(antwoordonderwerpen),
        z
          .string()
          .trim()
          .min(1, 'Vul een tekst in.')
          .max(2000, 'Ten hoogste 2000 tekens.')
          .refine(
            isLeesbaar,
            'Hier staat een teken in dat niet is te lezen. Haal stuurtekens en halve tekens weg.',
          ),
      )
      .refine((g) => Object.keys(g).length > 0, 'Noem ten minste één gegeven met een tekst.'),
    feiten: z
      .strictObject({ noodzaakPlan: z.boolean().default(false), zorgNodig: z.boolean().default(false) })
      .default({ noodzaakPlan: false, zorgNodig: false })
      .meta({ description: 'Wat u over de zaak verklaart; het register heeft dit nodig om te beslissen.' }),
  })
  .meta({ id: 'Antwoordvraag' })

const nietVanOnsvraag = z
  .strictObject({
    reden: z.enum(Object.keys(redenen)).meta({ description: 'Waarom het bericht niet voor u is.' }),
    gemeentecode: z.string().nullable().default(null).meta({
      description: 'De gemeente waar het volgens u wel voor is; null als u dat niet weet.',
    }),
    toelichting: z.string().trim().nullable().default(null).meta({
      description: 'Kort, zonder namen, nummers of strafbare feiten. Verplicht bij de reden anders.',
    }),
  })
  .meta({ id: 'NietVanOnsVraag' })

/** The routes of the Berichtenbox (contract §3). */
export function berichtenboxApi(app: App, delen: Berichtdelen): void {
  app.get(`${apiPad}/berichten`, alleen(...rollenMet('berichten.lezen')), metBereik('berichten.lezen'), (c) =>
    lijst(c, delen),
  )
  app.get(
    `${apiPad}/berichten/:id`,
    alleen(...rollenMet('berichten.lezen')),
    metBereik('berichten.lezen'),
    async (c) => {
      const acteur = wie(c, 'berichten-lezen')
      const vorm = await delen.db.transactie(acteur, (tx) => geefBericht(delen, tx, acteur, berichtId(c)))
      return c.json(vorm)
    },
  )
  app.post(
    `${apiPad}/berichten/:id/ontvangstbevestigingen`,
    alleen(...rollenMet('berichten.behandelen')),
    metBereik('berichten.behandelen'),
    async (c) => {
      const acteur = wie(c, 'berichten-behandelen')
      const vorm = await delen.db.transactie(acteur, async (tx) => {
        await bevestig(delen, tx, acteur, berichtId(c))
        return geefBericht(delen, tx, acteur, berichtId(c))
      })
      return c.json(vorm, 201)
    },
  )
  app.post(
    `${apiPad}/berichten/:id/antwoorden`,
    alleen(...antwoordrollen),
    metBereik('berichten.behandelen'),
    async (c) => {
      const gekeurd = keur(antwoordvraag, await leesJson(c))
      if ('fouten' in gekeurd) throw new Fout('ongeldige-invoer', 'Het antwoord klopt niet.', gekeurd.fouten)
      const { antwoordId, gegevens, feiten } = gekeurd.waarde
      const acteur = wie(c, 'berichten-behandelen')
      const vorm = await metHerkansing(delen.db, acteur, async (tx) => {
        const nieuw = await antwoord(delen, tx, acteur, berichtId(c), {
          antwoordId,
          gegevens: { ...gegevens },
          ...feiten,
        })
        return geefBericht(delen, tx, acteur, nieuw.id)
      })
      c.header('Location', `${apiPad}/berichten/${vorm.id}`)
      return c.json(vorm, 201)
    },
  )
  app.post(
    `${apiPad}/berichten/:id/niet-van-ons`,
    alleen(...antwoordrollen),
    metBereik('berichten.behandelen'),
    (c) => zegNiet(c, delen),
  )
}

async function zegNiet(c: Verzoek, delen: Berichtdelen): Promise<Response> {
  const gekeurd = keur(nietVanOnsvraag, await leesJson(c))
  if ('fouten' in gekeurd) throw new Fout('ongeldige-invoer', 'Dit klopt nog niet.', gekeurd.fouten)
  const { reden, gemeentecode, toelichting } = gekeurd.waarde
  const getypt = { reden, gemeentecode: gemeentecode ?? '', toelichting: toelichting ?? '' }
  const acteur = wie(c, 'berichten-behandelen')
  const vorm = await delen.db.transactie(acteur, async (tx) => {
    await zegNietVanOns(delen, tx, acteur, berichtId(c), getypt)
    return een(delen, tx, await leesBericht(delen, tx, acteur, berichtId(c)))
  })
  return c.json(vorm, 201)
}

async function lijst(c: Verzoek, delen: Berichtdelen): Promise<Response> {
  const gekeurd = keur(lijstvraag, c.req.query())
  if ('fouten' in gekeurd) throw new Fout('ongeldige-invoer', 'De vraag klopt niet.', gekeurd.fouten)
  const { status, soort, cursor: na } = gekeurd.waarde
  const acteur = wie(c, 'berichten-lezen')
  const antwoordlijst = await delen.db.transactie(acteur, async (tx) => {
    const { berichten: gevonden, meer } = await leesBox(delen, tx, acteur, {
      status,
      soort,
      na,
      aantal: perPagina,
    })
    const oordelen = await delen.grondslagen.haalOordelen(tx, [...new Set(gevonden.map((b) => b.toets_id))])
    const laatste = meer ? gevonden.at(-1) : undefined
    return {
      berichten: gevonden.map((b) => alsBericht(b, oordelen.get(b.toets_id))),
      volgende: laatste === undefined ? null : laatste.id,
    }
  })
  return c.json(antwoordlijst)
}

/** One message as the API gives it, read by this organisation. */
export async function geefBericht(delen: Berichtdelen, tx: Tx, acteur: Wie, id: string) {
  return een(delen, tx, await leesBericht(delen, tx, acteur, id))
}

async function een({ grondslagen }: Berichtdelen, tx: Tx, bericht: Bericht) {
  const oordelen = await grondslagen.haalOordelen(tx, [bericht.toets_id])
  return alsBericht(bericht, oordelen.get(bericht.toets_id))
}

/** The id in the address; anything that is not an id cannot exist. */
export function berichtId(c: Verzoek): string {
  const id = z.guid().safeParse(c.req.param('id'))
  if (!id.success)
    throw new Fout('niet-gevonden', 'Dit bericht bestaat niet, of het is niet voor uw organisatie.')
  return id.data
}

const metBericht = (description: string) => ({
  description,
  content: { 'application/json': { schema: berichtSchema } },
})
const padvraag = { path: z.object({ id: z.guid() }) }
const tags = ['Berichten']

/** These routes in the OpenAPI document. */
export const berichtPaden: ZodOpenApiPathsObject = {
  '/berichten': {
    get: {
      tags,
      operationId: 'leesBerichten',
      summary: 'De berichten van de eigen organisatie, nieuwste eerst',
      requestParams: { query: lijstvraag },
      responses: {
        '200': {
          description: 'Een pagina berichten.',
          content: { 'application/json': { schema: lijstSchema } },
        },
      },
    },
  },
  '/berichten/{id}': {
    get: {
      tags,
      operationId: 'leesBericht',
      summary: 'Eén bericht',
      requestParams: padvraag,
      responses: { '200': metBericht('Het bericht.') },
    },
  },
  '/berichten/{id}/ontvangstbevestigingen': {
    post: {
      tags,
      operationId: 'bevestigOntvangst',
      summary: 'Bevestig dat uw organisatie het bericht heeft en oppakt',
      requestParams: padvraag,
      responses: { '201': metBericht('Bevestigd; nog eens bevestigen verandert niets.') },
    },
  },
  '/berichten/{id}/niet-van-ons': {
    post: {
      tags,
      operationId: 'zegNietVanOns',
      summary: 'Geef aan dat het bericht niet voor uw gemeente is',
      requestParams: padvraag,
      requestBody: { required: true, content: { 'application/json': { schema: nietVanOnsvraag } } },
      responses: {
        '201': metBericht('Vastgelegd. Een mens beslist; tot die tijd blijft het bericht bij u open.'),
      },
    },
  },
  '/berichten/{id}/antwoorden': {
    post: {
      tags,
      operationId: 'beantwoordBericht',
      summary: 'Antwoord aan de inrichting waar de betrokkene verblijft',
      requestParams: padvraag,
      requestBody: { required: true, content: { 'application/json': { schema: antwoordvraag } } },
      responses: { '201': metBericht('Het antwoord, zoals het is verstuurd.') },
    },
  },
}
