import { z } from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { inlogPaden } from './inloggen.ts'
import {
  abonnementSchema,
  abonnementvraag,
  afleveringenlijst,
  afleveringenvraag,
  proefuitslag,
} from './vorm.ts'

const json = (schema: z.ZodType, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})
const padId = { path: z.object({ id: z.uuid() }) }

/** The routes about telling systems in the OpenAPI document. */
export const meldingenPaden: ZodOpenApiPathsObject = {
  '/abonnementen': {
    get: {
      tags: ['Meldingen'],
      operationId: 'leesAbonnementen',
      summary: 'Adressen van uw organisatie die een melding krijgen als er iets in de box komt',
      responses: { '200': json(z.object({ abonnementen: z.array(abonnementSchema) }), 'De adressen.') },
    },
    post: {
      tags: ['Meldingen'],
      operationId: 'maakAbonnement',
      summary: 'Een adres meldingen laten krijgen',
      description:
        'Elke melding heeft een `traceparent` (W3C Trace Context): het spoor van wie het bericht gaf of terugriep, en de span-id van die verstrekking in ons logboek.',
      requestBody: { content: { 'application/json': { schema: abonnementvraag } } },
      responses: { '201': json(abonnementSchema, 'Het adres krijgt vanaf nu meldingen.') },
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
      responses: { '200': json(proefuitslag, 'De uitslag; ook een mislukte proef is een antwoord.') },
    },
  },
  '/afleveringen': {
    get: {
      tags: ['Meldingen'],
      operationId: 'leesAfleveringen',
      summary: 'Wat uw adressen is gemeld, wat wacht en wat is opgegeven',
      requestParams: { query: afleveringenvraag },
      responses: { '200': json(afleveringenlijst, 'Een pagina, nieuwste eerst.') },
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
