import { z } from 'zod'
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import { contactPaden } from './aansluiting/api.ts'
import { antwoordPaden } from './berichtenbox/api/antwoorden.ts'
import { bijPaden } from './berichtenbox/api/bij.ts'
import { bijlagePaden } from './berichtenbox/api/bijlagen.ts'
import { neePaden } from './berichtenbox/api/nee.ts'
import { terugroepPaden } from './berichtenbox/api/terugroepen.ts'
import { werkPaden } from './berichtenbox/api/werk.ts'
import { berichtPaden } from './berichtenbox/api.ts'
import { meldingenPaden } from './bezorging/api/paden.ts'
import { detentiePaden } from './detentie/api.ts'
import { grondslagenPaden } from './grondslagen/api/grondslagen.ts'
import { toetsenPaden } from './grondslagen/api/toetsen.ts'
import { verwerkingsactiviteitenPaden } from './grondslagen/api/verwerkingsactiviteiten.ts'
import type { Grondslagen, Register } from './grondslagen/grondslagen.ts'
import { informatiebladPaden } from './informatieblad/api.ts'
import { inzagePaden } from './inzage/api.ts'
import { type App, apiPad, apiVersie } from './platform/http.ts'
import { openbaar } from './platform/poort.ts'
import { toestemmingPaden } from './toestemming/api/paden.ts'

/**
 * Serves the API document, open to everyone and to every site (NL API Design Rules, /core/publish-openapi). Returns it.
 */
export function openapiApi(app: App, { grondslagen }: { grondslagen: Grondslagen }) {
  const document = maakOpenapi(grondslagen.register)
  app.get(`${apiPad}/openapi.json`, openbaar(), (c) => {
    c.header('Access-Control-Allow-Origin', '*')
    return c.json(document)
  })
  return document
}

const probleem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    bewaard: z
      .boolean()
      .optional()
      .meta({ description: 'Waar: de gebeurtenis is bewaard en telt mee zodra de binnenkomst er is.' }),
    fouten: z
      .array(z.object({ veld: z.string(), melding: z.string(), toegestaan: z.array(z.string()).optional() }))
      .optional(),
  })
  .meta({ id: 'Probleem', description: 'Wat er mis is, volgens RFC 9457, met de velden die niet kloppen.' })

const koppen = z.object({
  'API-Version': z.string().meta({ description: 'De versie van deze API.', example: apiVersie }),
})

/** The OpenAPI 3.1 document of the whole API, made from the schemas that check the requests. */
export function maakOpenapi(register: Register) {
  const paden: ZodOpenApiPathsObject = {
    ...toetsenPaden(register),
    ...grondslagenPaden(register),
    ...verwerkingsactiviteitenPaden(register),
    ...toestemmingPaden,
    ...informatiebladPaden,
    ...inzagePaden,
    ...detentiePaden,
    ...berichtPaden,
    ...antwoordPaden(register),
    ...bijPaden,
    ...bijlagePaden,
    ...werkPaden,
    ...terugroepPaden,
    ...neePaden,
    ...contactPaden,
    ...meldingenPaden,
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Terugkeer',
      version: apiVersie,
      description:
        'Rechtmatige gegevensuitwisseling rond mensen die terugkeren uit detentie of tbs. Stuurt u `traceparent` mee (W3C Trace Context), dan krijgt wat wij opschrijven uw trace-id, met uw span-id als ouder; `traceresponse` noemt wat het laatst werd opgeschreven. `tracestate` bewaren wij niet en geven wij niet door.',
      license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/nl/' },
      contact: {
        name: 'Beheer van Terugkeer',
        email: 'beheer@terugkeer.example',
        url: 'https://terugkeer.example',
      },
    },
    servers: [{ url: apiPad }],
    security: [{ bearer: [] }],
    tags: [
      { name: 'Toetsen', description: 'Mag dit worden gedeeld, en waarom?' },
      { name: 'Grondslagen', description: 'De regels van het register, met wet en artikel.' },
      { name: 'Verwerkingsactiviteiten', description: 'Het register van verwerkingen (artikel 30 AVG).' },
      { name: 'Detentiegebeurtenissen', description: 'Wat een bronsysteem van DJI levert.' },
      { name: 'Berichten', description: 'De Berichtenbox van de eigen organisatie.' },
      { name: 'Toestemmingen', description: 'Waarvoor iemand ja of nee zei, en intrekken.' },
      {
        name: 'Informatiebladen',
        description: 'De twintig onderwerpen voor de gemeente: invullen en versturen.',
      },
      { name: 'Inzagen', description: 'Wie zag of kreeg wat over iemand, voor die persoon zelf.' },
      { name: 'Contacten', description: 'Wie u waar kunt bereiken.' },
      { name: 'Meldingen', description: 'Welk adres hoort dat er een bericht is.' },
    ],
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    paths: Object.fromEntries(Object.entries(paden).map(([pad, pogingen]) => [pad, vulAan(pogingen)])),
  })
}

/** Adds to each operation what holds for all: the version header, and how errors look. */
function vulAan(pogingen: ZodOpenApiPathsObject[string]): ZodOpenApiPathsObject[string] {
  return Object.fromEntries(
    Object.entries(pogingen).map(([methode, poging]: [string, ZodOpenApiOperationObject]) => [
      methode,
      { ...poging, responses: { ...metKoppen(poging.responses), ...fouten(poging) } },
    ]),
  )
}

function metKoppen(
  antwoorden: ZodOpenApiOperationObject['responses'],
): ZodOpenApiOperationObject['responses'] {
  return Object.fromEntries(
    Object.entries(antwoorden).map(([status, antwoord]) => [status, { headers: koppen, ...antwoord }]),
  )
}

const foutnamen = {
  400: 'De invoer klopt niet; alle fouten staan erin.',
  401: 'Niet aangemeld.',
  403: 'Geen toegang, of niet toegestaan volgens het register.',
  404: 'Bestaat niet, of is niet voor uw organisatie.',
  409: 'Botst met wat al is vastgelegd.',
  413: 'Te groot.',
  415: 'Verkeerd inhoudstype.',
  429: 'Te veel verzoeken; de kop Retry-After zegt hoe lang u wacht.',
  500: 'Storing.',
  503: 'Dit kan nu even niet; de kop Retry-After zegt hoe lang u wacht. Stuur dan hetzelfde, met hetzelfde id.',
} as const

function fouten({
  security,
  requestBody,
  requestParams,
}: ZodOpenApiOperationObject): ZodOpenApiOperationObject['responses'] {
  const open = security?.length === 0
  const mogelijk = Object.entries(foutnamen).filter(([status]) => {
    if (status === '401' || status === '403') return !open
    if (status === '404') return requestParams?.path !== undefined
    if (status === '503') return requestBody?.content['multipart/form-data'] !== undefined
    if (status === '413' || status === '415') return requestBody !== undefined
    return status !== '409' || !open
  })
  return Object.fromEntries(
    mogelijk.map(([status, description]) => [
      status,
      { description, headers: koppen, content: { 'application/problem+json': { schema: probleem } } },
    ]),
  )
}
