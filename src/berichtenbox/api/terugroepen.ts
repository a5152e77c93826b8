import { z } from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { Fout } from '../../kern/fout.ts'
import { keur } from '../../kern/keur.ts'
import { leesJson } from '../../platform/body.ts'
import { metHerkansing } from '../../platform/herkansing.ts'
import { type App, apiPad, type Verzoek } from '../../platform/http.ts'
import { aangemeld, alleen, metBereik, rollenMet, wie } from '../../toegang/toegang.ts'
import { roepBerichtTerug } from '../terugroepen/berichtterug.ts'
import { leesAntwoord, terugroepvraag, verwijdervraag } from '../terugroepen/invoer.ts'
import { beantwoordVerwijderverzoek } from '../terugroepen/verwijderen.ts'
import { type Berichtdelen, berichtId, geefBericht } from '../verzoek.ts'
import { berichtSchema } from '../vorm.ts'

/** Recalling a message, and answering the request to remove it. */
export function terugroepApi(app: App, delen: Berichtdelen): void {
  app.post(
    `${apiPad}/berichten/:id/terugroepingen`,
    alleen(...rollenMet('berichten.behandelen')),
    metBereik('berichten.behandelen'),
    (c) => roepTerugVia(c, delen),
  )
  app.post(
    `${apiPad}/berichten/:id/verwijderantwoorden`,
    alleen(...rollenMet('berichten.behandelen')),
    metBereik('berichten.behandelen'),
    (c) => antwoordVia(c, delen),
  )
}

async function roepTerugVia(c: Verzoek, delen: Berichtdelen): Promise<Response> {
  const gekeurd = keur(terugroepvraag, await leesJson(c))
  if ('fouten' in gekeurd) throw new Fout('ongeldige-invoer', 'De vraag klopt niet.', gekeurd.fouten)
  const acteur = wie(c, 'berichten-behandelen')
  const id = berichtId(c)
  const vorm = await metHerkansing(delen.db, acteur, async (tx) => {
    await roepBerichtTerug(delen, tx, acteur, { bericht: id, ...gekeurd.waarde })
    return geefBericht(delen, tx, acteur, id)
  })
  return c.json(vorm, 201)
}

async function antwoordVia(c: Verzoek, delen: Berichtdelen): Promise<Response> {
  const gekeurd = leesAntwoord(await leesJson(c))
  if ('fouten' in gekeurd) throw new Fout('ongeldige-invoer', 'Het antwoord klopt niet.', gekeurd.fouten)
  const acteur = { ...wie(c, 'berichten-behandelen'), naam: aangemeld(c).naam }
  const id = berichtId(c)
  const vorm = await metHerkansing(delen.db, acteur, async (tx) => {
    await beantwoordVerwijderverzoek(delen, tx, acteur, id, gekeurd.waarde)
    return geefBericht(delen, tx, acteur, id)
  })
  return c.json(vorm, 201)
}

const padvraag = { path: z.object({ id: z.guid() }) }
const metBericht = (description: string) => ({
  '201': { description, content: { 'application/json': { schema: berichtSchema } } },
})

/** These routes in the OpenAPI document. */
export const terugroepPaden: ZodOpenApiPathsObject = {
  '/berichten/{id}/terugroepingen': {
    post: {
      tags: ['Berichten'],
      operationId: 'roepBerichtTerug',
      summary: 'Roep een verzonden bericht terug',
      requestParams: padvraag,
      requestBody: { required: true, content: { 'application/json': { schema: terugroepvraag } } },
      responses: metBericht('Teruggeroepen. Nog eens terugroepen geeft 409 en verandert niets.'),
    },
  },
  '/berichten/{id}/verwijderantwoorden': {
    post: {
      tags: ['Berichten'],
      operationId: 'beantwoordVerwijderverzoek',
      summary: 'Zeg wat uw organisatie deed met een teruggeroepen bericht dat zij had gelezen',
      requestParams: padvraag,
      requestBody: { required: true, content: { 'application/json': { schema: verwijdervraag } } },
      responses: metBericht('Beantwoord. Nog eens antwoorden geeft 409 en verandert niets.'),
    },
  },
}
