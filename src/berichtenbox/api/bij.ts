import { z } from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { Fout } from '../../kern/fout.ts'
import { keur } from '../../kern/keur.ts'
import { leesJson } from '../../platform/body.ts'
import { metHerkansing } from '../../platform/herkansing.ts'
import { type App, apiPad, type Verzoek } from '../../platform/http.ts'
import { aangemeld, alleen, metBereik, wie } from '../../toegang/toegang.ts'
import { haalBericht } from '../bericht.ts'
import { besluitBij } from '../bij/besluiten.ts'
import { leesBijbesluiten } from '../bij/lezen.ts'
import { bijbesluitvraag, bijdagen } from '../bij/regels.ts'
import { type Bijbesluit, bijkeuzes } from '../bij/tabellen.ts'
import { type Berichtdelen, berichtId, padvraag, tags } from '../verzoek.ts'

const besluitSchema = z
  .object({
    id: z.guid(),
    besluit: z.enum(bijkeuzes),
    maatregel: z.string().nullable(),
    van: z
      .guid()
      .nullable()
      .meta({ description: 'Bij een einde: het id van de maatregel die niet meer geldt.' }),
    datum: z.iso.date(),
    reden: z.string(),
    vastgelegdOp: z.iso.datetime(),
    bewaardTot: z.iso.date().meta({
      description: 'Op deze dag wordt het besluit vernietigd, tenzij het bericht wordt vastgehouden.',
    }),
  })
  .meta({ id: 'Bijbesluit', description: 'Wat de burgemeester besloot na een BIJ-melding; zonder persoon.' })

const lijstSchema = z.object({ besluiten: z.array(besluitSchema) }).meta({ id: 'Bijbesluiten' })

/** What the burgemeester decided on a message; no other organisation sees it, the sender neither. */
export function bijApi(app: App, delen: Berichtdelen): void {
  const pad = `${apiPad}/berichten/:id/bijbesluiten`
  app.get(pad, alleen('burgemeester-gemachtigde'), metBereik('berichten.lezen'), async (c) => {
    const acteur = wie(c, 'bij-besluiten')
    const besluiten = await delen.db.transactie(acteur, async (tx) => {
      const { id } = await haalBericht(tx, berichtId(c))
      return leesBijbesluiten(tx, id)
    })
    return c.json({ besluiten: besluiten.map(alsVorm) })
  })
  app.post(pad, alleen('burgemeester-gemachtigde'), metBereik('berichten.behandelen'), (c) =>
    besluit(c, delen),
  )
}

async function besluit(c: Verzoek, delen: Berichtdelen): Promise<Response> {
  const gekeurd = keur(bijbesluitvraag, await leesJson(c))
  if ('fouten' in gekeurd) throw new Fout('ongeldige-invoer', 'Het besluit klopt nog niet.', gekeurd.fouten)
  const acteur = { ...wie(c, 'bij-besluiten'), naam: aangemeld(c).naam }
  const nieuw = await metHerkansing(delen.db, acteur, (tx) =>
    besluitBij(delen, tx, acteur, berichtId(c), gekeurd.waarde),
  )
  return c.json(alsVorm(nieuw), 201)
}

function alsVorm({
  id,
  besluit: wat,
  maatregel,
  van,
  datum,
  reden,
  op,
  verstrekt_op,
}: Bijbesluit): z.infer<typeof besluitSchema> {
  const { inhoud, verantwoording } = bijdagen(verstrekt_op)
  const bewaardTot = wat === 'geen-maatregel' ? inhoud : verantwoording
  return { id, besluit: wat, maatregel, van, datum, reden, vastgelegdOp: op.toISOString(), bewaardTot }
}

/** These routes in the OpenAPI document. */
export const bijPaden: ZodOpenApiPathsObject = {
  '/berichten/{id}/bijbesluiten': {
    get: {
      tags,
      operationId: 'leesBijbesluiten',
      summary: 'Wat de burgemeester besloot na een BIJ-melding, oudste eerst',
      requestParams: padvraag,
      responses: {
        '200': {
          description: 'De besluiten die nog worden bewaard.',
          content: { 'application/json': { schema: lijstSchema } },
        },
      },
    },
    post: {
      tags,
      operationId: 'besluitNaBijMelding',
      summary:
        'Leg vast dat de burgemeester een maatregel nam, of geen, of dat een maatregel niet meer geldt',
      description:
        'Alleen voor de burgemeester die het bericht kreeg en opende, binnen negen maanden na de verstrekking; is het niet geopend, dan komt 409. Het bericht is daarmee ook opgepakt. De afzender en het college zien het besluit niet. Dat een maatregel is ingetrokken of beëindigd, legt u één keer vast, met `van`, zolang de maatregel wordt bewaard: ook nadat het bericht is teruggeroepen of vernietigd.',
      requestParams: padvraag,
      requestBody: { required: true, content: { 'application/json': { schema: bijbesluitvraag } } },
      responses: {
        '201': {
          description: 'Vastgelegd; met hetzelfde besluitId nog eens sturen verandert niets.',
          content: { 'application/json': { schema: besluitSchema } },
        },
      },
    },
  },
}
