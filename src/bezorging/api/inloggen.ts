import { z } from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { Fout } from '../../kern/fout.ts'
import { keur } from '../../kern/keur.ts'
import { leesJson } from '../../platform/body.ts'
import { type App, apiPad, type Verzoek } from '../../platform/http.ts'
import { alleen, metBereik, rollenMet, wie } from '../../toegang/toegang.ts'
import { keurInloggen } from '../abonnementen.ts'
import { type Meldingdelen, meldingendoel } from '../delen.ts'
import { type Inloggen, zetInloggen } from '../inloggen.ts'

const bereik = 'meldingen.instellen'

/** How we come in at the system of a receiver. */
export const inlogSchema = z
  .strictObject({
    tokenadres: z.string().meta({ description: 'Waar uw OAuth-server tokens geeft: een adres met https.' }),
    clientId: z
      .string()
      .meta({ description: 'Hoe uw OAuth-server Terugkeer noemt; van uw organisatie alleen.' }),
    bereik: z.string().nullable().default(null).meta({ description: 'De scope die Terugkeer vraagt.' }),
  })
  .meta({
    id: 'Inloggen',
    description:
      'Hoe Terugkeer bij uw systeem binnenkomt: client credentials met private_key_jwt. De sleutel is die van de handtekening; aud is het tokenadres.',
  })

/** Where a vendor says how we come in at its system. */
export function inlogApi(app: App, delen: Meldingdelen): void {
  const poort = [alleen(...rollenMet(bereik)), metBereik(bereik)] as const
  app.put(`${apiPad}/abonnementen/:id/inloggen`, ...poort, async (c) => {
    const gekeurd = keur(inlogSchema, await leesJson(c))
    const fouten = 'fouten' in gekeurd ? gekeurd.fouten : keurInloggen(gekeurd.waarde, delen.oefen)
    if ('fouten' in gekeurd || fouten.length > 0)
      throw new Fout('ongeldige-invoer', 'Zo komt Terugkeer niet binnen bij uw systeem.', fouten)
    return bewaar(c, delen, gekeurd.waarde)
  })
  app.delete(`${apiPad}/abonnementen/:id/inloggen`, ...poort, (c) => bewaar(c, delen, null))
}

async function bewaar(c: Verzoek, delen: Meldingdelen, inloggen: Inloggen | null): Promise<Response> {
  const id = c.req.param('id') ?? ''
  if (!z.guid().safeParse(id).success)
    throw new Fout('niet-gevonden', 'Dit id bestaat niet bij uw organisatie.')
  await delen.db.transactie(wie(c, meldingendoel), (tx) => zetInloggen(tx, id.toLowerCase(), inloggen))
  return c.body(null, 204)
}

/** These routes in the OpenAPI document. */
export const inlogPaden: ZodOpenApiPathsObject = {
  '/abonnementen/{id}/inloggen': {
    put: {
      tags: ['Meldingen'],
      operationId: 'zetInloggen',
      summary: 'Zeggen hoe Terugkeer bij uw systeem binnenkomt',
      requestParams: { path: z.object({ id: z.uuid() }) },
      requestBody: { content: { 'application/json': { schema: inlogSchema } } },
      responses: { '204': { description: 'Vanaf nu gaat bij elke melding een token van uw server mee.' } },
    },
    delete: {
      tags: ['Meldingen'],
      operationId: 'wisInloggen',
      summary: 'Meldingen weer zonder token laten komen',
      requestParams: { path: z.object({ id: z.uuid() }) },
      responses: { '204': { description: 'Vanaf nu gaat alleen de handtekening mee.' } },
    },
  },
}
