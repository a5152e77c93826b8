import { z } from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { Fout } from '../../kern/fout.ts'
import { keur } from '../../kern/keur.ts'
import { isLeesbaar } from '../../kern/tekst.ts'
import { leesJson } from '../../platform/body.ts'
import { metHerkansing } from '../../platform/herkansing.ts'
import { type App, apiPad, type Verzoek } from '../../platform/http.ts'
import { alleen, metBereik, wie } from '../../toegang/toegang.ts'
import { antwoord, antwoordonderwerpen } from '../antwoorden.ts'
import { redenen } from '../omleiden/regels.ts'
import { zegNietVanOns } from '../omleiden/zeggen.ts'
import { type Berichtdelen, berichtId, geefBericht, metBericht, padvraag, tags } from '../verzoek.ts'

/** Who may answer on behalf of a municipality. */
const antwoordrollen = ['nazorgcoordinator', 'leverancier'] as const

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

/** How a municipality answers a message, or says that it is not hers. */
export function antwoordApi(app: App, delen: Berichtdelen): void {
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
    alleen(...antwoordrollen, 'burgemeester-gemachtigde'),
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
    return geefBericht(delen, tx, acteur, berichtId(c))
  })
  return c.json(vorm, 201)
}

/** These routes in the OpenAPI document. */
export const antwoordPaden: ZodOpenApiPathsObject = {
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
