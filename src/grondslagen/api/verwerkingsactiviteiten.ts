import { z } from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { datumVan } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import { geldigOp } from '../../kern/periode.ts'
import { type App, apiPad } from '../../platform/http.ts'
import { openbaar } from '../../platform/poort.ts'
import { leesQuery } from '../../platform/query.ts'
import type { Register } from '../grondslagen.ts'
import { activiteitSchema, alsActiviteit } from '../verwerkingsregister/vorm.ts'
import { type Verwerkingsactiviteit, verwerkingsregister } from '../verwerkingsregister.ts'
import type { Registerdelen } from './grondslagen.ts'
import { bijKopie, nietVeranderd, stuurUitRegister, zonderVragen } from './registerantwoord.ts'

const overzichtSchema = z
  .strictObject({
    id: z.string(),
    naam: z.string(),
    actief: z.boolean().meta({ description: 'Geldt er vandaag een versie?' }),
    laatsteVersie: z.int().min(1),
    versies: z.array(
      z.strictObject({
        versie: z.int().min(1),
        geldigVan: z.iso.date(),
        geldigTot: z.iso.date().nullable(),
        adres: z.string(),
      }),
    ),
  })
  .meta({ id: 'Verwerkingsoverzicht', description: 'Een verwerking met de versies die er van zijn.' })
const lijstSchema = z
  .strictObject({ registerversie: z.string(), verwerkingsactiviteiten: z.array(overzichtSchema) })
  .meta({ id: 'Verwerkingslijst' })

const pad = `${apiPad}/verwerkingsactiviteiten`

/** The register of processing activities, for everyone: the list, one activity, and one version of it. */
export function verwerkingsactiviteitenApi(
  app: App,
  { grondslagen: { register }, klok }: Registerdelen,
): void {
  const activiteiten = verwerkingsregister(register)
  const vandaag = () => datumVan(klok.nu())
  app.get(pad, openbaar(), (c) => {
    leesQuery(c, zonderVragen)
    const dag = vandaag()
    const lijst = [...activiteiten.values()].map((versies) => overzicht(versies, dag))
    const { registerversie } = register
    return stuurUitRegister(c, { register, dag }, { registerversie, verwerkingsactiviteiten: lijst })
  })
  app.get(`${pad}/:id`, openbaar(), (c) => {
    leesQuery(c, zonderVragen)
    const dag = vandaag()
    return stuurUitRegister(c, { register, dag }, overzicht(vind(activiteiten, c.req.param('id')), dag))
  })
  app.get(`${pad}/:id/versies/:versie`, openbaar(), (c) => {
    leesQuery(c, zonderVragen)
    const gevraagd = c.req.param('versie')
    const versie = vind(activiteiten, c.req.param('id')).find((een) => String(een.versie) === gevraagd)
    if (versie === undefined) throw new Fout('niet-gevonden', 'Deze versie bestaat niet.')
    return stuurUitRegister(c, { register }, alsActiviteit(register, versie))
  })
}

function vind(activiteiten: ReturnType<typeof verwerkingsregister>, id: string) {
  const versies = activiteiten.get(id)
  if (versies === undefined)
    throw new Fout('niet-gevonden', 'Deze verwerking staat niet in het register van verwerkingen.')
  return versies
}

function overzicht(
  versies: readonly Verwerkingsactiviteit[],
  vandaag: string,
): z.infer<typeof overzichtSchema> {
  const id = versies[0]?.verwerking.id ?? ''
  return {
    id,
    naam: versies[0]?.verwerking.naam ?? '',
    actief: versies.some((versie) => geldigOp(versie, vandaag)),
    laatsteVersie: versies.length,
    versies: versies.map(({ versie, geldigVan, geldigTot }) => ({
      versie,
      geldigVan,
      geldigTot,
      adres: `${pad}/${id}/versies/${versie}`,
    })),
  }
}

/** These routes in the OpenAPI document, with the ids of this register. */
export function verwerkingsactiviteitenPaden(register: Register): ZodOpenApiPathsObject {
  const id = z.enum([...verwerkingsregister(register).keys()])
  const open = { tags: ['Verwerkingsactiviteiten'], security: [] }
  const goed = (description: string, schema: z.ZodType) => ({
    '200': { description, content: { 'application/json': { schema } } },
    ...nietVeranderd,
  })
  return {
    '/verwerkingsactiviteiten': {
      get: {
        ...open,
        operationId: 'lijstVerwerkingsactiviteiten',
        summary: 'Alle verwerkingen, met hun versies',
        requestParams: { header: bijKopie },
        responses: goed('De verwerkingen.', lijstSchema),
      },
    },
    '/verwerkingsactiviteiten/{id}': {
      get: {
        ...open,
        operationId: 'leesVerwerkingsactiviteit',
        summary: 'Eén verwerking, met haar versies',
        requestParams: { path: z.object({ id }), header: bijKopie },
        responses: goed('De verwerking.', overzichtSchema),
      },
    },
    '/verwerkingsactiviteiten/{id}/versies/{versie}': {
      get: {
        ...open,
        operationId: 'leesVerwerkingsactiviteitVersie',
        summary: 'Eén versie van een verwerking: doel, gegevens, ontvangers, grondslagen en termijnen',
        description:
          'Een nieuwe versie begint op elke dag dat het recht onder de verwerking verandert. `registerversie` zegt met welk register dit is gemaakt.',
        requestParams: { path: z.object({ id, versie: z.int().min(1) }), header: bijKopie },
        responses: goed('De versie.', activiteitSchema),
      },
    },
  }
}
