import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { Fout, type VeldFout } from '../../kern/fout.ts'
import { leesJson } from '../../platform/body.ts'
import type { Databank, Wie } from '../../platform/db.ts'
import { type App, apiPad } from '../../platform/http.ts'
import { openbaar } from '../../platform/poort.ts'
import { leesQuery } from '../../platform/query.ts'
import {
  type Grondslagen,
  leesVraag,
  meesteFouten,
  type Oordeel,
  oordeelSchema,
  type Register,
  type Vraag,
  vraagSchema,
} from '../grondslagen.ts'
import { zonderVragen } from './registerantwoord.ts'

/** Questions in one request. */
const hoogstens = 1000

/** Gegevens in one request, over all questions: an answer of some megabytes, made in less than a second. */
const meesteGegevens = 10_000

/** After so many gegevens others get a turn: some milliseconds of work. */
const perBeurt = 50

/** A toets holds no personal data, so anyone may read it back. */
const iedereen: Wie = { organisatie: '', gebruiker: '', rol: '', doel: 'toetsen' }

/** Asking whether something may be shared (contract §1). Open to everyone. */
export function toetsenApi(app: App, { db, grondslagen }: { db: Databank; grondslagen: Grondslagen }): void {
  app.post(`${apiPad}/toetsen`, openbaar(), async (c) => {
    leesQuery(c, zonderVragen)
    const vraag = await leesJson(c)
    if (!Array.isArray(vraag)) {
      const gelezen = leesVraag(grondslagen.register, vraag)
      if ('fouten' in gelezen) throw new Fout('ongeldige-invoer', 'De vraag klopt niet.', gelezen.fouten)
      return c.json(grondslagen.toelaten(gelezen.vraag).oordeel)
    }
    return c.json(await beantwoord(grondslagen, leesVragen(grondslagen.register, vraag)))
  })
  app.get(`${apiPad}/toetsen/:id`, openbaar(), async (c) => {
    const id = z.guid().safeParse(c.req.param('id'))
    const gevonden = id.success
      ? await db.transactie(iedereen, (tx) => grondslagen.haalOordelen(tx, [id.data]))
      : new Map()
    const oordeel = id.success ? gevonden.get(id.data) : undefined
    if (oordeel === undefined)
      throw new Fout(
        'niet-gevonden',
        'Deze toets is niet bewaard. Alleen toetsen onder een bericht worden bewaard.',
      )
    return c.json(oordeel)
  })
}

function leesVragen(register: Register, lijst: readonly unknown[]): readonly Vraag[] {
  if (lijst.length === 0 || lijst.length > hoogstens)
    throw new Fout('ongeldige-invoer', `Stel 1 tot ${hoogstens} vragen tegelijk.`, [
      {
        veld: 'bericht',
        melding: `Dit zijn ${lijst.length} vragen.`,
        toegestaan: [`1 tot en met ${hoogstens}`],
      },
    ])
  const fouten: VeldFout[] = []
  const vragen: Vraag[] = []
  for (const [i, vraag] of lijst.entries()) {
    const gelezen = leesVraag(register, vraag)
    if ('vraag' in gelezen) vragen.push(gelezen.vraag)
    else fouten.push(...gelezen.fouten.map((fout) => ({ ...fout, veld: `[${i}].${fout.veld}` })))
    if (fouten.length >= meesteFouten) break
  }
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'Een of meer vragen kloppen niet.', fouten)
  keurOmvang(vragen)
  return vragen
}

function keurOmvang(vragen: readonly Vraag[]): void {
  const samen = vragen.reduce((som, { gegevens }) => som + gegevens.length, 0)
  if (samen <= meesteGegevens) return
  const melding = `Vraag over ten hoogste ${meesteGegevens} gegevens tegelijk. Verdeel de vragen over meer verzoeken.`
  throw new Fout('ongeldige-invoer', melding, [
    {
      veld: 'bericht',
      melding: `Dit zijn samen ${samen} gegevens.`,
      toegestaan: [`1 tot en met ${meesteGegevens} gegevens, over alle vragen samen`],
    },
  ])
}

/** Answers many questions in their order, and in between lets others have their turn. */
async function beantwoord(grondslagen: Grondslagen, vragen: readonly Vraag[]): Promise<Oordeel[]> {
  const oordelen: Oordeel[] = []
  let gedaan = 0
  for (const vraag of vragen) {
    oordelen.push(grondslagen.toelaten(vraag).oordeel)
    gedaan += vraag.gegevens.length
    if (gedaan < perBeurt) continue
    gedaan = 0
    await setImmediate()
  }
  return oordelen
}

/** These routes in the OpenAPI document, with the ids of this register. */
export function toetsenPaden(register: Register): ZodOpenApiPathsObject {
  const vraag = vraagSchema(register)
  const metToetsId = oordeelSchema.extend({ toetsId: z.guid() }).meta({ id: 'BewaardOordeel' })
  return {
    '/toetsen': {
      post: {
        tags: ['Toetsen'],
        operationId: 'toets',
        summary: 'Mag dit worden gedeeld? Eén vraag, of een lijst van ten hoogste 1.000',
        description: `Zonder aanmelden. Een vraag bevat geen persoonsgegevens en wordt niet bewaard. Eén verzoek gaat over ten hoogste ${meesteGegevens} gegevens, over alle vragen samen; bij meer is het antwoord 400. Verdeel ze dan over meer verzoeken. Een fout bij een lange lijst noemt in \`toegestaan\` wat het dichtst bij de gestuurde waarde komt, en waar de hele lijst staat.`,
        security: [],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: z.union([vraag, z.array(vraag).min(1).max(hoogstens)]) } },
        },
        responses: {
          '200': {
            description: 'Het oordeel, of een lijst van oordelen in dezelfde volgorde.',
            content: { 'application/json': { schema: z.union([oordeelSchema, z.array(oordeelSchema)]) } },
          },
        },
      },
    },
    '/toetsen/{id}': {
      get: {
        tags: ['Toetsen'],
        operationId: 'leesToets',
        summary: 'Het oordeel waarop een bericht rust',
        security: [],
        requestParams: { path: z.object({ id: z.guid() }) },
        responses: {
          '200': { description: 'Het oordeel.', content: { 'application/json': { schema: metToetsId } } },
        },
      },
    },
  }
}
