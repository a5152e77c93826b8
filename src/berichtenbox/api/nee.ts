import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { Fout } from '../../kern/fout.ts'
import { keur } from '../../kern/keur.ts'
import { leesJson } from '../../platform/body.ts'
import { metHerkansing } from '../../platform/herkansing.ts'
import { type App, apiPad, type Verzoek } from '../../platform/http.ts'
import { alleen, metBereik } from '../../toegang/toegang.ts'
import { legNeeVast, neerollen, neevraag } from '../nee/horen.ts'
import { type Berichtdelen, berichtId, geefBericht, kijker, metBericht, padvraag, tags } from '../verzoek.ts'

const vraag = neevraag
  .extend({
    neeId: z
      .guid()
      .optional()
      .meta({ description: 'Uw eigen id voor dit nee: nog eens legt niets dubbel vast.' }),
  })
  .meta({
    id: 'GehoordNee',
    description: 'Alleen keuzes en een dag: er is geen vrije tekst, zodat er niets over iemand in kan staan.',
  })

/** A receiver tells that someone said no to what stands in a message. */
export function neeApi(app: App, delen: Berichtdelen): void {
  app.post(`${apiPad}/berichten/:id/nee`, alleen(...neerollen), metBereik('berichten.behandelen'), (c) =>
    legVast(c, delen),
  )
}

async function legVast(c: Verzoek, delen: Berichtdelen): Promise<Response> {
  const gekeurd = keur(vraag, await leesJson(c))
  if ('fouten' in gekeurd) throw new Fout('ongeldige-invoer', 'Het nee klopt niet.', gekeurd.fouten)
  const { neeId = randomUUID(), ...nee } = gekeurd.waarde
  const acteur = kijker(c, delen, 'berichten-behandelen')
  const id = berichtId(c)
  const vorm = await metHerkansing(delen.db, acteur, async (tx) => {
    await legNeeVast(delen, tx, acteur, id, { ...nee, neeId })
    return geefBericht(delen, tx, acteur, id)
  })
  return c.json(vorm, 201)
}

/** This route in the OpenAPI document. */
export const neePaden: ZodOpenApiPathsObject = {
  '/berichten/{id}/nee': {
    post: {
      tags,
      operationId: 'legGehoordNeeVast',
      summary: 'Leg vast dat iemand niet (meer) wil dat dit met u wordt gedeeld',
      description:
        'Alleen over wat in dit bericht op toestemming rust. Het geldt meteen: het bericht is in hetzelfde antwoord teruggeroepen, en de inrichting vraagt het na.',
      requestParams: padvraag,
      requestBody: { required: true, content: { 'application/json': { schema: vraag } } },
      responses: {
        '201': metBericht('Vastgelegd. Is het bericht al teruggeroepen, dan is het antwoord 409.'),
      },
    },
  },
}
