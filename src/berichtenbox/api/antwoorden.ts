import { z } from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import type { Register } from '../../grondslagen/grondslagen.ts'
import { inhoudstypen } from '../../kern/bestand.ts'
import { Fout, veilig } from '../../kern/fout.ts'
import { keur } from '../../kern/keur.ts'
import { isLeesbaar } from '../../kern/tekst.ts'
import { eisInhoudstype, inhoudstype, leesJson, ontleed } from '../../platform/body.ts'
import { metHerkansing } from '../../platform/herkansing.ts'
import { type App, apiPad, type Verzoek } from '../../platform/http.ts'
import { leesMultipart } from '../../platform/multipart.ts'
import { alleen, metBereik, wie } from '../../toegang/toegang.ts'
import { antwoord } from '../antwoorden.ts'
import { misMetTekst } from '../antwoordtekst.ts'
import { type Aangeboden, bijlagegrenzen, keurBijlagen, meesteBijlagen } from '../bijlagen/keuren.ts'
import { scanBijlagen } from '../bijlagen/scannen.ts'
import { redenen } from '../omleiden/regels.ts'
import { zegNietVanOns } from '../omleiden/zeggen.ts'
import { antwoordonderwerpen } from '../onderwerpen.ts'
import { type Berichtdelen, berichtId, geefBericht, kijker, metBericht, padvraag, tags } from '../verzoek.ts'

/** Who works for a municipality with what came in. */
const gemeenterollen = ['nazorgcoordinator', 'leverancier'] as const
/** Who answers: for a municipality, or for the inrichting where someone stays. */
const antwoordrollen = [...gemeenterollen, 'casemanager'] as const

const antwoordvraag = (onderwerpen: readonly string[]) =>
  z
    .strictObject({
      antwoordId: z.guid('Gebruik een UUID.').optional().meta({
        description:
          'Een id dat u zelf maakt. Stuurt u hetzelfde antwoord nog eens met dit id, dan gaat het één keer; een ander antwoord met dit id geeft 409.',
      }),
      gegevens: z
        .partialRecord(
          z.enum([...onderwerpen]),
          z
            .string()
            .trim()
            .min(1, 'Vul een tekst in.')
            .max(2000, 'Ten hoogste 2000 tekens.')
            .refine(
              isLeesbaar,
              'Hier staat een teken in dat niet is te lezen. Haal stuurtekens en halve tekens weg.',
            )
            .superRefine((tekst, ctx) => {
              const mis = misMetTekst(tekst)
              if (mis !== null) ctx.addIssue({ code: 'custom', message: mis })
            }),
        )
        .refine((g) => Object.keys(g).length > 0, 'Noem ten minste één gegeven met een tekst.'),
      feiten: z
        .strictObject({ noodzaakPlan: z.boolean().default(false), zorgNodig: z.boolean().default(false) })
        .default({ noodzaakPlan: false, zorgNodig: false })
        .meta({ description: 'Wat u over de zaak verklaart; het register heeft dit nodig om te beslissen.' }),
    })
    .meta({ id: 'Antwoordvraag' })

const bestanden = z
  .array(z.file())
  .optional()
  .meta({
    description: `PDF, JPEG of PNG, ten hoogste 10 MB elk; ten hoogste ${meesteBijlagen} in het hele antwoord.`,
  })

const nietVanOnsvraag = z
  .strictObject({
    reden: z.enum(Object.keys(redenen)).meta({ description: 'Waarom het bericht niet voor u is.' }),
    gemeentecode: z.string().nullable().default(null).meta({
      description: 'De gemeente waar het volgens u wel voor is; null als u dat niet weet.',
    }),
    toelichting: z.string().trim().nullable().default(null).meta({
      description: 'Kort, zonder namen, nummers of strafbare feiten. Verplicht bij de reden anders.',
    }),
  })
  .meta({ id: 'NietVanOnsVraag' })

/** How municipality and inrichting answer each other, and how a municipality says that a message is not hers. */
export function antwoordApi(app: App, delen: Berichtdelen): void {
  app.post(
    `${apiPad}/berichten/:id/antwoorden`,
    alleen(...antwoordrollen),
    metBereik('berichten.behandelen'),
    (c) => beantwoord(c, delen),
  )
  app.post(
    `${apiPad}/berichten/:id/niet-van-ons`,
    alleen(...gemeenterollen, 'burgemeester-gemachtigde'),
    metBereik('berichten.behandelen'),
    (c) => zegNiet(c, delen),
  )
}

async function beantwoord(c: Verzoek, delen: Berichtdelen): Promise<Response> {
  const onderwerpen = antwoordonderwerpen(delen.grondslagen.register)
  const { vraag, bestanden } = await leesAntwoord(c, onderwerpen)
  const gekeurd = keur(antwoordvraag(onderwerpen), vraag)
  if ('fouten' in gekeurd) throw new Fout('ongeldige-invoer', 'Het antwoord klopt niet.', gekeurd.fouten)
  const { antwoordId, gegevens, feiten } = gekeurd.waarde
  const acteur = kijker(c, delen, 'berichten-behandelen')
  const id = berichtId(c)
  const bijlagen = await scanBijlagen(delen, acteur, id, eisBijlagen(bestanden, Object.keys(gegevens)))
  const vorm = await metHerkansing(delen.db, acteur, async (tx) => {
    const inhoud = { antwoordId, gegevens: genoemde(gegevens), ...feiten, bijlagen }
    const nieuw = await antwoord(delen, tx, acteur, id, inhoud)
    return geefBericht(delen, tx, acteur, nieuw.id)
  })
  c.header('Location', `${apiPad}/berichten/${vorm.id}`)
  return c.json(vorm, 201)
}

/** What is in it: a subject that was not named is no subject. */
function genoemde(gegevens: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(gegevens).flatMap(([id, tekst]) => (tekst === undefined ? [] : [[id, tekst]])),
  )
}

/** The answer as JSON, or as a form with the same JSON in one field and each file in a field named after its gegeven. */
async function leesAntwoord(
  c: Verzoek,
  onderwerpen: readonly string[],
): Promise<{ readonly vraag: unknown; readonly bestanden: readonly Aangeboden[] }> {
  eisInhoudstype(c, 'application/json', 'multipart/form-data')
  if (inhoudstype(c) === 'application/json') return { vraag: await leesJson(c), bestanden: [] }
  const { velden, bestanden } = await leesMultipart(c, bijlagegrenzen)
  const { antwoord: vraag, ...rest } = velden
  const onbekend = Object.keys(rest)[0]
  if (vraag === undefined || onbekend !== undefined)
    throw new Fout('ongeldige-invoer', 'Het antwoord klopt niet.', [
      {
        veld: veilig(onbekend ?? 'antwoord'),
        melding:
          'Zet het antwoord als JSON in één veld, en elke bijlage als bestand in een veld met de naam van haar gegeven.',
        toegestaan: ['antwoord', ...onderwerpen],
      },
    ])
  return {
    vraag: ontleed(vraag),
    bestanden: bestanden.map((bestand) => ({ bestand, gegeven: bestand.veld })),
  }
}

/** The files, when all are good and each is about something that the answer tells. */
function eisBijlagen(bestanden: readonly Aangeboden[], gegevens: readonly string[]) {
  const los = bestanden.filter(({ gegeven }) => !gegevens.includes(gegeven))
  if (los.length > 0)
    throw new Fout(
      'ongeldige-invoer',
      'Een bijlage gaat over een gegeven dat ook in het antwoord staat.',
      los.map(({ gegeven }) => ({
        veld: veilig(gegeven),
        melding: 'Noem dit gegeven ook in het antwoord, of geef de bijlage een ander gegeven.',
        toegestaan: gegevens,
      })),
    )
  const keuring = keurBijlagen(bestanden)
  if ('bijlagen' in keuring) return keuring.bijlagen
  const { fouten, teGroot } = keuring
  throw teGroot
    ? new Fout('te-groot', 'Een bijlage is te groot. Er is niets verstuurd.', fouten)
    : new Fout('ongeldige-invoer', 'Een bijlage kan zo niet. Er is niets verstuurd.', fouten)
}

async function zegNiet(c: Verzoek, delen: Berichtdelen): Promise<Response> {
  const gekeurd = keur(nietVanOnsvraag, await leesJson(c))
  if ('fouten' in gekeurd) throw new Fout('ongeldige-invoer', 'Dit klopt nog niet.', gekeurd.fouten)
  const { reden, gemeentecode, toelichting } = gekeurd.waarde
  const getypt = { reden, gemeentecode: gemeentecode ?? '', toelichting: toelichting ?? '' }
  const acteur = wie(c, 'berichten-behandelen')
  const vorm = await delen.db.transactie(acteur, async (tx) => {
    await zegNietVanOns(delen, tx, acteur, berichtId(c), getypt)
    return geefBericht(delen, tx, acteur, berichtId(c))
  })
  return c.json(vorm, 201)
}

const nietVanOnsPad: ZodOpenApiPathsObject = {
  '/berichten/{id}/niet-van-ons': {
    post: {
      tags,
      operationId: 'zegNietVanOns',
      summary: 'Geef aan dat het bericht niet voor uw gemeente is',
      requestParams: padvraag,
      requestBody: { required: true, content: { 'application/json': { schema: nietVanOnsvraag } } },
      responses: {
        '201': metBericht('Vastgelegd. Een mens beslist; tot die tijd blijft het bericht bij u open.'),
      },
    },
  },
}

/** These routes in the OpenAPI document, with the subjects of this register. */
export function antwoordPaden(register: Register): ZodOpenApiPathsObject {
  const onderwerpen = antwoordonderwerpen(register)
  const perOnderwerp = <T>(iets: T) => Object.fromEntries(onderwerpen.map((id) => [id, iets]))
  const vraag = antwoordvraag(onderwerpen)
  const typen = perOnderwerp({ contentType: Object.values(inhoudstypen).join(', ') })
  return {
    ...nietVanOnsPad,
    '/berichten/{id}/antwoorden': {
      post: {
        tags,
        operationId: 'beantwoordBericht',
        summary: 'Antwoord, van gemeente aan inrichting of van inrichting aan gemeente',
        requestParams: padvraag,
        description:
          'Een gemeente antwoordt de inrichting waar de betrokkene verblijft. De inrichting antwoordt op een antwoord van een gemeente, zolang de betrokkene bij haar verblijft; anders komt 409 met de reden en de groepsmailbox. Wat het register nu niet toestaat, geeft 403 met per gegeven wat het mogelijk zou maken; mag in deze stap niets, zoals na de vrijlating, dan staat dat erbij met de groepsmailbox. Hoe lang geleden iemand vrijkwam, weet Terugkeer: dat hoeft u niet te noemen. Een tekst met een nummer of e-mailadres dat van een persoon kan zijn, geeft 400. Met een antwoord hebt u dit bericht ook opgepakt, met de oudere berichten over dezelfde detentie die uw organisatie heeft gelezen. Met bijlagen stuurt u multipart/form-data: het antwoord als JSON in het veld `antwoord`, en elke bijlage als bestand in een veld met de naam van het gegeven waar zij over gaat. Dat gegeven staat ook in het antwoord. Naam, inhoudstype en inhoud van een bestand horen bij elkaar. Alles gaat samen, of niets.',
        requestBody: {
          required: true,
          content: {
            'application/json': { schema: vraag },
            'multipart/form-data': {
              schema: z.object({ antwoord: vraag, ...perOnderwerp(bestanden) }),
              encoding: { antwoord: { contentType: 'application/json' }, ...typen },
            },
          },
        },
        responses: {
          '201': metBericht('Het antwoord, zoals het is verstuurd, met de vingerafdruk van elke bijlage.'),
        },
      },
    },
  }
}
