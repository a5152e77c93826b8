import { z } from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { Fout } from '../kern/fout.ts'
import { keur } from '../kern/keur.ts'
import { leesJson } from '../platform/body.ts'
import { type App, apiPad, type Verzoek } from '../platform/http.ts'
import { leesQuery } from '../platform/query.ts'
import { alleen, metBereik, rollenMet, wie } from '../toegang/toegang.ts'
import {
  type Abonnementstelling,
  beeindigAbonnement,
  keurAdres,
  leesAbonnementen,
  voegAbonnementToe,
} from './abonnementen.ts'
import { leesAfleveringen, probeerOpnieuw } from './afleveringen.ts'
import { type Meldingdelen, meldingendoel } from './delen.ts'
import { meldsoorten } from './gebeurtenis.ts'
import { inlogApi, inlogPaden, inlogSchema } from './inlogapi.ts'
import { inloggenVan } from './inloggen.ts'
import { proef } from './proef.ts'
import { type Aflevering, afleverstanden } from './store.ts'

const bereik = 'meldingen.instellen'
const perPagina = 100

const nieuw = z
  .strictObject({
    adres: z.string().meta({ description: 'Waar de meldingen heen gaan: een adres met https.' }),
  })
  .meta({ id: 'Abonnementvraag' })

const abonnement = z
  .object({
    id: z.uuid(),
    adres: z.string(),
    stand: z.enum(['actief', 'geschorst']).meta({
      description:
        'Actief zolang het adres niet zes uur zwijgt, ook als het nog nooit iets aannam; zie stilSinds en geluktOp. Geschorst: het zwijgt langer.',
    }),
    reden: z.string().nullable(),
    stilSinds: z.iso.datetime().nullable().meta({
      description:
        'Vanaf de eerste keer dat het adres niets aannam (geen antwoord, 408, 429 of 5xx). Vanaf dan blijft één melding het proberen, en spoed; de rest wacht (aangehouden). Null als het adres antwoordt.',
    }),
    geluktOp: z.iso.datetime().nullable().meta({
      description: 'De laatste keer dat het adres een melding aannam; null als dat nog nooit was.',
    }),
    gemaaktOp: z.iso.datetime(),
    inloggen: inlogSchema.nullable().meta({
      description: 'Null als de handtekening van Terugkeer voor uw systeem genoeg is.',
    }),
    wacht: z.int(),
    dood: z.int().meta({ description: 'Wat na drie dagen is opgegeven; opnieuw te proberen.' }),
  })
  .meta({ id: 'Abonnement' })

const aflevering = z
  .object({
    id: z.uuid().meta({ description: 'Ook het id van de CloudEvent; het blijft bij elke poging gelijk.' }),
    abonnement: z.uuid(),
    bericht: z.uuid(),
    soort: z.enum(meldsoorten),
    spoor: z.enum(['spoed', 'bulk']),
    status: z.enum(afleverstanden).meta({
      description:
        'Wacht: onderweg, of wordt opnieuw geprobeerd. Aangehouden: wacht tot het adres weer antwoordt, ook zonder poging. Dood: na drie dagen opgegeven. Vervallen: het bericht is teruggeroepen of het adres is beëindigd voordat dit was gemeld.',
    }),
    pogingen: z.int().meta({ description: 'Sinds het begin, of sinds er opnieuw om is gevraagd.' }),
    gemaaktOp: z.iso.datetime(),
    laatsteOp: z.iso.datetime().nullable(),
    laatsteReden: z.string().nullable(),
    afgeleverdOp: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Aflevering' })

const lijstvraag = z.strictObject({
  status: z.enum(afleverstanden).optional(),
  cursor: z
    .string()
    .regex(/^\d{1,15}$/, 'Gebruik de cursor uit het vorige antwoord.')
    .optional(),
})
const lijst = z
  .object({ afleveringen: z.array(aflevering), volgende: z.string().nullable() })
  .meta({ id: 'Afleveringenlijst' })
const uitslag = z.object({ gelukt: z.boolean(), uitleg: z.string(), milliseconden: z.int() }).meta({
  id: 'Proefuitslag',
  description:
    'Hoe uw adres een proefmelding opnam. Bij een proefmelding hoort geen bericht: dataref en subject noemen een id dat niet bestaat.',
})

/** Where a vendor sets up what its system hears of. */
export function meldingenApi(app: App, delen: Meldingdelen): void {
  const poort = [alleen(...rollenMet(bereik)), metBereik(bereik)] as const
  app.get(`${apiPad}/abonnementen`, ...poort, async (c) => {
    const gevonden = await delen.db.transactie(wie(c, meldingendoel), leesAbonnementen)
    return c.json({ abonnementen: gevonden.map(alsAbonnement) })
  })
  app.post(`${apiPad}/abonnementen`, ...poort, (c) => maak(c, delen))
  app.delete(`${apiPad}/abonnementen/:id`, ...poort, async (c) => {
    const acteur = wie(c, meldingendoel)
    await delen.db.transactie(acteur, (tx) => beeindigAbonnement(tx, acteur, delen.klok.nu(), idUit(c)))
    return c.body(null, 204)
  })
  app.post(`${apiPad}/abonnementen/:id/proef`, ...poort, async (c) =>
    c.json(await proef(delen, wie(c, meldingendoel), idUit(c))),
  )
  inlogApi(app, delen)
  app.get(`${apiPad}/afleveringen`, ...poort, (c) => toonLijst(c, delen))
  app.post(`${apiPad}/afleveringen/:id/opnieuw`, ...poort, async (c) => {
    await delen.db.transactie(wie(c, meldingendoel), (tx) =>
      probeerOpnieuw(delen.wachtrijen, tx, delen.klok.nu(), { id: idUit(c) }),
    )
    return c.body(null, 202)
  })
}

async function maak(c: Verzoek, delen: Meldingdelen): Promise<Response> {
  const gekeurd = keur(nieuw, await leesJson(c))
  const fouten = 'fouten' in gekeurd ? gekeurd.fouten : keurAdres(gekeurd.waarde.adres, delen.oefen)
  if ('fouten' in gekeurd || fouten.length > 0)
    throw new Fout('ongeldige-invoer', 'Dit adres kan geen meldingen krijgen.', fouten)
  const acteur = wie(c, meldingendoel)
  const { id } = await delen.db.transactie(acteur, (tx) =>
    voegAbonnementToe(tx, acteur, delen.klok.nu(), gekeurd.waarde.adres),
  )
  const [een] = (await delen.db.transactie(acteur, leesAbonnementen)).filter((rij) => rij.id === id)
  if (een === undefined) throw new Error('What was just added is there')
  c.header('Location', `${apiPad}/abonnementen/${id}`)
  return c.json(alsAbonnement(een), 201)
}

async function toonLijst(c: Verzoek, delen: Meldingdelen): Promise<Response> {
  const { status, cursor } = leesQuery(c, lijstvraag)
  const { afleveringen, meer } = await delen.db.transactie(wie(c, meldingendoel), (tx) =>
    leesAfleveringen(tx, {
      standen: status === undefined ? afleverstanden : [status],
      aantal: perPagina,
      ...(cursor === undefined ? {} : { na: Number(cursor) }),
    }),
  )
  const laatste = afleveringen.at(-1)
  const volgende = meer && laatste !== undefined ? String(laatste.volgnummer) : null
  return c.json({ afleveringen: afleveringen.map(alsAflevering), volgende } satisfies z.infer<typeof lijst>)
}

function idUit(c: Verzoek): string {
  const id = c.req.param('id') ?? ''
  if (!z.guid().safeParse(id).success)
    throw new Fout('niet-gevonden', 'Dit id bestaat niet bij uw organisatie.')
  return id.toLowerCase()
}

const tijd = (op: Date | null) => op?.toISOString() ?? null

function alsAbonnement(een: Abonnementstelling): z.infer<typeof abonnement> {
  const { id, adres, stand, reden, wacht, dood } = een
  return {
    id,
    adres,
    stand: stand === 'geschorst' ? 'geschorst' : 'actief',
    reden,
    stilSinds: tijd(een.stil_sinds),
    geluktOp: tijd(een.gelukt_op),
    gemaaktOp: een.gemaakt_op.toISOString(),
    inloggen: inloggenVan(een),
    wacht,
    dood,
  }
}

function alsAflevering(een: Aflevering): z.infer<typeof aflevering> {
  const { id, bericht, soort, spoor, status, pogingen } = een
  return {
    id,
    abonnement: een.abonnement,
    bericht,
    soort,
    spoor,
    status,
    pogingen,
    gemaaktOp: een.gemaakt_op.toISOString(),
    laatsteOp: tijd(een.laatste_op),
    laatsteReden: een.laatste_reden,
    afgeleverdOp: tijd(een.afgeleverd_op),
  }
}

const json = (schema: z.ZodType, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})
const padId = { path: z.object({ id: z.uuid() }) }

/** These routes in the OpenAPI document. */
export const meldingenPaden: ZodOpenApiPathsObject = {
  '/abonnementen': {
    get: {
      tags: ['Meldingen'],
      operationId: 'leesAbonnementen',
      summary: 'Adressen van uw organisatie die een melding krijgen als er iets in de box komt',
      responses: { '200': json(z.object({ abonnementen: z.array(abonnement) }), 'De adressen.') },
    },
    post: {
      tags: ['Meldingen'],
      operationId: 'maakAbonnement',
      summary: 'Een adres meldingen laten krijgen',
      requestBody: { content: { 'application/json': { schema: nieuw } } },
      responses: { '201': json(abonnement, 'Het adres krijgt vanaf nu meldingen.') },
    },
  },
  '/abonnementen/{id}': {
    delete: {
      tags: ['Meldingen'],
      operationId: 'beeindigAbonnement',
      summary: 'Een adres geen meldingen meer sturen',
      requestParams: padId,
      responses: {
        '204': {
          description: 'Het adres krijgt niets meer. Wat wachtte of was opgegeven, is vervallen.',
        },
      },
    },
  },
  ...inlogPaden,
  '/abonnementen/{id}/proef': {
    post: {
      tags: ['Meldingen'],
      operationId: 'proefAbonnement',
      summary: 'Een proefmelding sturen',
      requestParams: padId,
      responses: { '200': json(uitslag, 'De uitslag; ook een mislukte proef is een antwoord.') },
    },
  },
  '/afleveringen': {
    get: {
      tags: ['Meldingen'],
      operationId: 'leesAfleveringen',
      summary: 'Wat uw adressen is gemeld, wat wacht en wat is opgegeven',
      requestParams: { query: lijstvraag },
      responses: { '200': json(lijst, 'Een pagina, nieuwste eerst.') },
    },
  },
  '/afleveringen/{id}/opnieuw': {
    post: {
      tags: ['Meldingen'],
      operationId: 'probeerOpnieuw',
      summary: 'Een melding nu proberen, of nog eens melden',
      description:
        'Voor een melding die wacht, is aangehouden, is opgegeven of al is gemeld. Het id van de CloudEvent blijft gelijk. Wat is vervallen, of naar een beëindigd adres ging, geeft 409.',
      requestParams: padId,
      responses: { '202': { description: 'De melding gaat zo weer op weg.' } },
    },
  },
}
