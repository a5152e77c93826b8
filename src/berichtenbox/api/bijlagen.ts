import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { inhoudstypen } from '../../kern/bestand.ts'
import { stuurDownload } from '../../platform/download.ts'
import { type App, apiPad } from '../../platform/http.ts'
import { alleen, metBereik, rollenMet, wie } from '../../toegang/toegang.ts'
import { leesBijlage } from '../bijlagen/lezen.ts'
import { type Berichtdelen, padvraag, tags } from '../verzoek.ts'

/** Fetching a file of a message. */
export function bijlageApi(app: App, delen: Berichtdelen): void {
  app.get(
    `${apiPad}/bijlagen/:id`,
    alleen(...rollenMet('berichten.lezen')),
    metBereik('berichten.lezen'),
    async (c) => {
      const acteur = wie(c, 'berichten-lezen')
      const bijlage = await delen.db.transactie(acteur, (tx) =>
        leesBijlage(delen, tx, acteur, c.req.param('id')),
      )
      // RFC 9530: the fingerprint of what is sent, for who wants to hold it against the receipt.
      c.header('Repr-Digest', `sha-256=:${Buffer.from(bijlage.afdruk, 'hex').toString('base64')}:`)
      return stuurDownload(c, bijlage)
    },
  )
}

const bytes = { schema: { type: 'string', format: 'binary' } } as const

/** This route in the OpenAPI document. */
export const bijlagePaden: ZodOpenApiPathsObject = {
  '/bijlagen/{id}': {
    get: {
      tags,
      operationId: 'leesBijlage',
      summary: 'De inhoud van een bijlage; elke keer ophalen staat in het logboek',
      requestParams: padvraag,
      responses: {
        '200': {
          description: 'De bytes, om op te slaan. De kop Repr-Digest noemt hun SHA-256.',
          content: Object.fromEntries(Object.values(inhoudstypen).map((type) => [type, bytes])),
        },
      },
    },
  },
}
