import { z } from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { type Klok, vandaag } from '../platform/clock.ts'
import type { Databank } from '../platform/db.ts'
import { type App, apiPad } from '../platform/http.ts'
import { leesQuery } from '../platform/query.ts'
import { alleen, metBereik, rollenMet, wie } from '../toegang/toegang.ts'
import { type Gidskaart, type Gidssoort, gidssoorten, zoekGids } from './gids.ts'

const perPagina = 100

const vraag = z.strictObject({
  zoek: z.string().max(100, 'Ten hoogste 100 tekens.').optional().meta({
    description: 'Woorden uit de naam of plaats van de organisatie, of van een contactpersoon.',
  }),
  soort: z.enum(Object.keys(gidssoorten) as Gidssoort[]).optional(),
  cursor: z
    .string()
    .regex(/^\d{1,6}$/, 'Gebruik de cursor uit het vorige antwoord.')
    .optional(),
})

const mens = z
  .object({
    naam: z.string(),
    functie: z.string(),
    telefoon: z.string().nullable(),
    email: z.string().nullable(),
  })
  .meta({ id: 'Contactpersoon', description: 'Iemand die u voor het werk kunt bereiken.' })

const contact = z
  .object({
    organisatie: z.object({
      id: z.string(),
      naam: z.string(),
      partij: z.string(),
      plaats: z.string().nullable(),
      oin: z.string(),
      gemeentecode: z.string().nullable(),
    }),
    groepsmailbox: z.string(),
    backofficemailbox: z.string().nullable(),
    contactpersonen: z.array(mens),
  })
  .meta({ id: 'Contact' })

const lijst = z
  .object({
    contacten: z.array(contact),
    totaal: z.int(),
    volgende: z
      .string()
      .nullable()
      .meta({ description: 'Cursor voor de volgende pagina; null op de laatste.' }),
  })
  .meta({ id: 'Contactenlijst' })

/** The directory for machines. */
export function contactenApi(app: App, { db, klok }: { readonly db: Databank; readonly klok: Klok }): void {
  app.get(
    `${apiPad}/contacten`,
    alleen(...rollenMet('contacten.lezen')),
    metBereik('contacten.lezen'),
    async (c) => {
      const { zoek = '', soort = null, cursor = '0' } = leesQuery(c, vraag)
      const vanaf = Number(cursor)
      const { kaarten, totaal } = await db.transactie(wie(c, 'contacten-lezen'), (tx) =>
        zoekGids(tx, vandaag(klok), { zoek, soort, vanaf, aantal: perPagina }),
      )
      const volgende = vanaf + perPagina < totaal ? String(vanaf + perPagina) : null
      return c.json({ contacten: kaarten.map(alsContact), totaal, volgende } satisfies z.infer<typeof lijst>)
    },
  )
}

function alsContact({ organisatie, groepsmailbox, backofficemailbox, mensen }: Gidskaart) {
  const { id, naam, partij, plaats, oin, gemeentecode } = organisatie
  return {
    organisatie: { id, naam, partij, plaats, oin, gemeentecode },
    groepsmailbox,
    backofficemailbox,
    contactpersonen: mensen.map((een) => ({
      naam: een.naam ?? '',
      functie: een.functie ?? '',
      telefoon: een.telefoon,
      email: een.email,
    })),
  }
}

/** These routes in the OpenAPI document. */
export const contactPaden: ZodOpenApiPathsObject = {
  '/contacten': {
    get: {
      tags: ['Contacten'],
      operationId: 'leesContacten',
      summary: 'Groepsmailboxen en contactpersonen van alle organisaties',
      requestParams: { query: vraag },
      responses: {
        '200': {
          description: 'Een pagina contacten.',
          content: { 'application/json': { schema: lijst } },
        },
      },
    },
  },
}
