import { z } from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { Fout } from '../kern/fout.ts'
import { type App, apiPad } from '../platform/http.ts'
import { alleen, metBereik, wie } from '../toegang/toegang.ts'
import { doel, type Inzagedelen, metPersoon, rollen, toontOverzicht } from './dossier.ts'
import { leesFilter } from './filter.ts'
import { maakOverzicht } from './overzicht.ts'
import { alsVorm, overzichtSchema } from './vorm.ts'

/** The overview of someone for systems of an inrichting, to hand to that person. */
export function inzageApi(app: App, delen: Inzagedelen): void {
  app.get(`${apiPad}/inzagen/:persoonId`, alleen(...rollen), metBereik('inzagen.lezen'), async (c) => {
    const id = z.guid().safeParse(c.req.param('persoonId'))
    if (!id.success) throw new Fout('niet-gevonden', 'Deze persoon kennen wij niet.')
    const { filter, fouten } = leesFilter(c, delen.grondslagen.register)
    if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'De vraag klopt niet.', fouten)
    const acteur = { ...wie(c, doel), nu: delen.klok.nu() }
    return c.json(
      await metPersoon(
        delen,
        acteur,
        id.data.toLowerCase(),
        async (tx, opening) => alsVorm(await maakOverzicht(delen, tx, acteur, opening, filter)),
        toontOverzicht,
      ),
    )
  })
}

/** This route in the OpenAPI document. */
export const inzagePaden: ZodOpenApiPathsObject = {
  '/inzagen/{persoonId}': {
    get: {
      tags: ['Inzagen'],
      operationId: 'leesInzage',
      summary: 'Wie zag of kreeg wat over deze persoon, wanneer en waarom',
      description:
        'Om aan de persoon zelf te geven. Met de organisatie en de rol, nooit met de naam van een medewerker.',
      requestParams: {
        path: z.object({ persoonId: z.guid() }),
        query: z.object({
          van: z.iso.date().optional(),
          tot: z.iso.date().optional(),
          organisatie: z.string().optional(),
          voor: z.string().optional().meta({
            description: 'Alleen regels met een lager volgnummer: het volgende deel als er meer is.',
          }),
        }),
      },
      responses: {
        '200': {
          description: 'Het overzicht, de nieuwste regel eerst.',
          content: { 'application/json': { schema: overzichtSchema } },
        },
      },
    },
  },
}
