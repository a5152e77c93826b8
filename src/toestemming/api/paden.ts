import { z } from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { bezwaarSchema, bezwaarstapverzoek, bezwaarverzoek, bezwarenSchema } from '../bezwaar/vorm.ts'
import {
  ingetrokkenSchema,
  intrekkingSchema,
  persoonsoordeelSchema,
  persoonsvraag,
  toestemmingenSchema,
  verklaringSchema,
} from '../vorm.ts'

/** What a receipt is sent as. */
export const jsonLd = 'application/ld+json'
const path = z.object({ persoonId: z.guid() })
const peil = z.object({
  peildatum: z.iso.date().optional().meta({ description: 'Het einde van deze dag.' }),
  tijdstip: z.iso.datetime({ offset: true }).optional().meta({
    description: 'Dit moment, met zone. Niet samen met peildatum.',
  }),
})
const json = (description: string, schema: z.ZodType) => ({
  description,
  content: { 'application/json': { schema } },
})
const tags = ['Toestemmingen']
const body = (schema: z.ZodType) => ({ required: true, content: { 'application/json': { schema } } })

/** The routes about consent in the OpenAPI document. */
export const toestemmingPaden: ZodOpenApiPathsObject = {
  '/toestemmingen/{persoonId}': {
    get: {
      tags,
      operationId: 'leesToestemmingen',
      summary: 'Hoe het staat met de toestemming van één persoon, nu, op een eerdere dag of op een tijdstip',
      requestParams: {
        path,
        query: peil,
      },
      responses: { '200': json('De stand, alle regels en wat is teruggeroepen.', toestemmingenSchema) },
    },
  },
  '/toestemmingen/{persoonId}/toetsen': {
    post: {
      tags,
      operationId: 'toetsMetToestemming',
      summary: 'Mag dit nu worden gedeeld? Het feit toestemming komt uit het grootboek',
      requestParams: { path },
      requestBody: body(persoonsvraag),
      responses: { '200': json('Het oordeel, met wat het grootboek zei.', persoonsoordeelSchema) },
    },
  },
  '/toestemmingen/{persoonId}/verklaringen': {
    post: {
      tags,
      operationId: 'legToestemmingVast',
      summary: 'Leg een ondertekende toestemming vast',
      requestParams: { path },
      requestBody: body(verklaringSchema),
      responses: {
        '201': json('Vastgelegd. Met hetzelfde verklaringId nog eens: niets dubbel.', toestemmingenSchema),
      },
    },
  },
  '/toestemmingen/{persoonId}/verklaringen/{verklaringId}/bewijs': {
    get: {
      tags,
      operationId: 'leesToestemmingsbewijs',
      summary: 'Wat de betrokkene meekrijgt: wat na deze verklaring gold',
      description: 'JSON-LD in de vorm van ISO/IEC TS 27560 (DPV). Zonder naam, geboortedatum of nummer.',
      requestParams: { path: path.extend({ verklaringId: z.guid() }) },
      responses: {
        '200': { description: 'Het bewijs.', content: { [jsonLd]: { schema: z.looseObject({}) } } },
      },
    },
  },
  '/toestemmingen/{persoonId}/intrekkingen': {
    post: {
      tags,
      operationId: 'trekToestemmingIn',
      summary: 'Trek toestemming in, ondertekend of omdat iemand liet merken het niet te willen',
      description:
        'Geldt meteen. Wat op deze toestemming is verstuurd, wordt in dezelfde transactie teruggeroepen.',
      requestParams: { path },
      requestBody: body(intrekkingSchema),
      responses: { '201': json('Ingetrokken. Wat al nee was, blijft nee.', ingetrokkenSchema) },
    },
  },
  '/toestemmingen/{persoonId}/bezwaren': {
    get: {
      tags,
      operationId: 'leesBezwaren',
      summary: 'De bezwaren van één persoon (artikel 21 AVG), nu, op een eerdere dag of op een tijdstip',
      requestParams: { path, query: peil },
      responses: { '200': json('De bezwaren, de oudste eerst.', bezwarenSchema) },
    },
    post: {
      tags,
      operationId: 'legBezwaarVast',
      summary: 'Leg vast dat iemand bezwaar maakt tegen het delen met een organisatie',
      description:
        'Geldt meteen: tot het antwoord gaan deze gebieden niet naar die organisatie. Kan alleen waar het register een taak noemt; een 400 noemt per gebied waarom niet.',
      requestParams: { path },
      requestBody: body(bezwaarverzoek),
      responses: {
        '201': json('Vastgelegd. Met hetzelfde bezwaarId nog eens: niets dubbel.', bezwaarSchema),
      },
    },
  },
  '/toestemmingen/{persoonId}/bezwaren/{bezwaarId}/stappen': {
    post: {
      tags,
      operationId: 'zetBezwaarstap',
      summary: 'Leg de reden, het antwoord, meer tijd of het einde van een bezwaar vast',
      description:
        'Afwijzen kan pas als de reden er is. Wat is toegewezen, eindigt alleen als de persoon het terugneemt of de reden er niet meer is. Dat is geen toestemming: het register beslist weer wat mag. Een 409 zegt dat deze stap nu niet past.',
      requestParams: { path: path.extend({ bezwaarId: z.guid() }) },
      requestBody: body(bezwaarstapverzoek),
      responses: { '201': json('Vastgelegd. Precies hetzelfde nog eens: niets dubbel.', bezwaarSchema) },
    },
  },
}
