import { z } from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { eisLeeg } from '../platform/body.ts'
import { type App, apiPad, type Verzoek } from '../platform/http.ts'
import { leesQuery } from '../platform/query.ts'
import { alleen, metBereik, rollenMet, wie } from '../toegang/toegang.ts'
import { bevestig, markeerGelezen } from './behandelen.ts'
import { leesBericht } from './lezen.ts'
import { eisPlek, leesBox } from './lijst.ts'
import { soorten, statussen } from './tabellen.ts'
import {
  type Berichtdelen,
  berichtId,
  geefBericht,
  geefBerichten,
  metBericht,
  padvraag,
  tags,
} from './verzoek.ts'
import { berichtSchema } from './vorm.ts'

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

/** Reading the Berichtenbox and confirming what came (contract §3). */
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
      const id = berichtId(c)
      const vorm = await delen.db.transactie(acteur, async (tx) => {
        // A system that opens a message has opened it, as someone who opens its page has.
        const bericht = await markeerGelezen(delen, tx, acteur, await leesBericht(delen, tx, acteur, id))
        return (await geefBerichten(delen, tx, acteur, [bericht]))[0]
      })
      return c.json(vorm)
    },
  )
  app.post(
    `${apiPad}/berichten/:id/ontvangstbevestigingen`,
    alleen(...rollenMet('berichten.behandelen')),
    metBereik('berichten.behandelen'),
    async (c) => {
      await eisLeeg(c)
      const acteur = wie(c, 'berichten-behandelen')
      const vorm = await delen.db.transactie(acteur, async (tx) => {
        await bevestig(delen, tx, acteur, berichtId(c))
        return geefBericht(delen, tx, acteur, berichtId(c))
      })
      return c.json(vorm, 201)
    },
  )
}

async function lijst(c: Verzoek, delen: Berichtdelen): Promise<Response> {
  const { status, soort, cursor: na } = leesQuery(c, lijstvraag)
  const acteur = wie(c, 'berichten-lezen')
  const antwoordlijst = await delen.db.transactie(acteur, async (tx) => {
    await eisPlek(tx, na)
    const { berichten: gevonden, meer } = await leesBox(delen, tx, acteur, {
      status,
      soort,
      na,
      aantal: perPagina,
    })
    const laatste = meer ? gevonden.at(-1) : undefined
    return {
      berichten: await geefBerichten(delen, tx, acteur, gevonden),
      volgende: laatste === undefined ? null : laatste.id,
    }
  })
  return c.json(antwoordlijst)
}

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
      summary: 'Eén bericht; voor de ontvanger is het daarna gelezen',
      requestParams: padvraag,
      responses: { '200': metBericht('Het bericht.') },
    },
  },
  '/berichten/{id}/ontvangstbevestigingen': {
    post: {
      tags,
      operationId: 'bevestigOntvangst',
      summary: 'Bevestig dat uw organisatie het bericht heeft en oppakt',
      description: 'Stuur geen inhoud, of een leeg JSON-object.',
      requestParams: padvraag,
      responses: { '201': metBericht('Bevestigd; nog eens bevestigen verandert niets.') },
    },
  },
}
