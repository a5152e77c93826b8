import { z } from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { type Datum, datumVan, isDatum } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import type { Klok } from '../../platform/clock.ts'
import { type App, apiPad, type Verzoek } from '../../platform/http.ts'
import { openbaar } from '../../platform/poort.ts'
import { leesQuery } from '../../platform/query.ts'
import type { Grondslagen, Register } from '../grondslagen.ts'
import { filterRegels } from '../regelfilter.ts'
import { alsRegelvorm, regelvormSchema } from '../regelvorm.ts'
import { rechtSchema } from '../schema-json.ts'
import { voorbehoud as voorbehoudOp } from '../uitleg.ts'
import { bijKopie, nietVeranderd, stuurUitRegister, zonderVragen } from './registerantwoord.ts'

/** What the routes that read the register need. */
export interface Registerdelen {
  readonly grondslagen: Grondslagen
  readonly klok: Klok
}

/** Rules on one page of the list. */
const perPagina = 50

const versie = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ description: 'Het register waaruit dit antwoord komt.' })
const voorbehoud = z
  .string()
  .optional()
  .meta({ description: 'Staat er alleen als de peildatum ligt na de dag tot wanneer de wet is nagekeken.' })
const lijstSchema = z
  .object({
    registerversie: versie,
    aantal: z.int().meta({ description: 'Alle regels die bij de vraag passen, over alle bladzijden.' }),
    grondslagen: z.array(regelvormSchema),
    voorbehoud,
    volgende: z
      .string()
      .nullable()
      .meta({ description: 'Cursor voor de volgende bladzijde; null op de laatste.' }),
  })
  .meta({ id: 'Grondslagenlijst' })
const eenSchema = regelvormSchema
  .extend({ registerversie: versie, voorbehoud })
  .meta({ id: 'Grondslagregelblad' })

const peildatum = z
  .string()
  .refine(isDatum, 'Geef een datum die bestaat, als JJJJ-MM-DD.')
  .meta({ format: 'date' })
const geenCursor = 'Gebruik de cursor uit het vorige antwoord.'

function metVoorbehoud(register: Register, dag: Datum): { voorbehoud?: string } {
  const later = voorbehoudOp(register, dag)
  return later === '' ? {} : { voorbehoud: later }
}

function filterSchema(register: Register) {
  const partij = z.enum([...register.partij.keys()])
  // The last rule of the page before: any other text would silently give an empty page, or start somewhere else.
  const cursor = z
    .string()
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, geenCursor)
    .refine((id) => register.regel.has(id), geenCursor)
  return z
    .strictObject({
      verstrekker: partij,
      ontvanger: partij,
      gegeven: z.enum([...register.gegeven.keys()]),
      processtap: z.enum([...register.processtap.keys()]),
      peildatum,
      wet: z.enum([...register.wet.keys()]),
      cursor,
    })
    .partial()
}

/** The rules of the register, for everyone: the list with filters, one rule, and the form of the rule files. */
export function grondslagenApi(app: App, delen: Registerdelen): void {
  const { register } = delen.grondslagen
  const schema = filterSchema(register)
  app.get(`${apiPad}/grondslagen`, openbaar(), (c) => lijst(c, delen, schema))
  app.get(`${apiPad}/grondslagen/:id`, openbaar(), (c) => {
    const vraag = leesQuery(c, z.strictObject({ peildatum: peildatum.optional() }))
    const regel = register.regel.get(c.req.param('id'))
    if (regel === undefined) throw new Fout('niet-gevonden', 'Deze regel staat niet in het register.')
    const dag = vraag.peildatum ?? datumVan(delen.klok.nu())
    const vorm = {
      ...alsRegelvorm(register, regel, dag),
      registerversie: register.registerversie,
      ...metVoorbehoud(register, dag),
    }
    return stuurUitRegister(c, { register, dag }, vorm)
  })
  app.get(`${apiPad}/recht-schema`, openbaar(), (c) => {
    leesQuery(c, zonderVragen)
    return stuurUitRegister(c, { register }, rechtSchema(), 'application/schema+json')
  })
}

function lijst(
  c: Verzoek,
  { grondslagen: { register }, klok }: Registerdelen,
  schema: ReturnType<typeof filterSchema>,
): Response {
  const { cursor: na = '', ...filter } = leesQuery(c, schema)
  const alle = filterRegels(register, filter)
  const rest = alle.filter(({ id }) => id > na)
  const blad = rest.slice(0, perPagina)
  const dag = filter.peildatum ?? datumVan(klok.nu())
  return stuurUitRegister(
    c,
    { register, dag },
    {
      registerversie: register.registerversie,
      aantal: alle.length,
      ...metVoorbehoud(register, dag),
      grondslagen: blad.map((regel) => alsRegelvorm(register, regel, dag)),
      volgende: rest.length > perPagina ? (blad.at(-1)?.id ?? null) : null,
    },
  )
}

/** These routes in the OpenAPI document, with the ids of this register. */
export function grondslagenPaden(register: Register): ZodOpenApiPathsObject {
  const open = { tags: ['Grondslagen'], security: [] }
  const goed = (description: string, schema: z.ZodType) => ({
    '200': { description, content: { 'application/json': { schema } } },
    ...nietVeranderd,
  })
  return {
    '/grondslagen': {
      get: {
        ...open,
        operationId: 'lijstGrondslagen',
        summary: 'De regels van het register, met de filters samen',
        requestParams: { query: filterSchema(register), header: bijKopie },
        responses: goed('De regels, op volgorde van id.', lijstSchema),
      },
    },
    '/grondslagen/{id}': {
      get: {
        ...open,
        operationId: 'leesGrondslag',
        summary: 'Eén regel van het register',
        requestParams: {
          path: z.object({ id: z.string() }),
          query: z.object({ peildatum: peildatum.optional() }),
          header: bijKopie,
        },
        responses: goed('De regel.', eenSchema),
      },
    },
    '/recht-schema': {
      get: {
        ...open,
        operationId: 'leesRechtSchema',
        summary: 'De vorm van de bestanden van het register, als JSON Schema',
        requestParams: { header: bijKopie },
        responses: {
          '200': {
            description: 'JSON Schema 2020-12.',
            content: { 'application/schema+json': { schema: z.looseObject({}) } },
          },
          ...nietVeranderd,
        },
      },
    },
  }
}
