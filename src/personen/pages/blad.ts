import type { MiddlewareHandler } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { z } from 'zod'
import { Fout } from '../../kern/fout.ts'
import type { Logboek } from '../../logboek/logboek.ts'
import { alinea, type Html, type Inhoud, type Pagina, pagina } from '../../nlds/nlds.ts'
import { partijVan } from '../../organisaties/organisaties.ts'
import type { Klok } from '../../platform/clock.ts'
import type { Databank } from '../../platform/db.ts'
import type { Env, Verzoek } from '../../platform/http.ts'
import {
  aangemeld,
  alleen,
  alleenMetUitleg,
  type Bijkaart,
  type Kijker,
  type Mensenbron,
  paginakader,
  type Relatiesoort,
  wie,
} from '../../toegang/toegang.ts'
import { kijkrollen } from '../doelen.ts'

/** What the pages about people need. */
export interface Personendelen {
  readonly db: Databank
  readonly klok: Klok
  readonly logboek: Logboek
  readonly oefen: boolean
  /** Where relations with people come from. */
  readonly bronnen: readonly Mensenbron[]
  /** What else stands on the page of a person with whom there is a relation. */
  readonly bij: readonly Bijkaart[]
}

/** Who may break the glass: these roles, and no other. */
const breekrollen = ['casemanager@pi', 'directeur@pi', 'backoffice@dji'] as const

/** Everyone whose work it is to open people. */
export function alleenKijkers(): MiddlewareHandler<Env> {
  return alleen(...kijkrollen)
}

/** Only who may break the glass; the others hear whom to ask. */
export function alleenBrekers(): MiddlewareHandler<Env> {
  return alleenMetUitleg(
    'Iemand opzoeken met wie uw organisatie geen relatie heeft, mogen alleen de casemanager en de directeur van een inrichting en de backoffice van DJI. Vraag de groepsmailbox van de inrichting, of uw functionaris gegevensbescherming',
    ...breekrollen,
  )
}

/** True when this visitor may break the glass. */
export function magBreken(c: Verzoek): boolean {
  const { rol, organisatie } = aangemeld(c)
  const hier = `${rol}@${partijVan(organisatie)}`
  return breekrollen.some((een) => een === hier)
}

/** Who looks, for this purpose, now. */
export function kijker(c: Verzoek, { klok }: Pick<Personendelen, 'klok'>, doel: string): Kijker {
  return { ...wie(c, doel), nu: klok.nu() }
}

/** One page about people. */
export function toon(
  c: Verzoek,
  { oefen }: Pick<Personendelen, 'oefen'>,
  blad: Pick<Pagina, 'titel' | 'ondertitel' | 'kruimels'> & { readonly inhoud: Inhoud },
  status: ContentfulStatusCode = 200,
): Response | Promise<Response> {
  return c.html(pagina({ ...blad, ...paginakader(c, oefen) }), status)
}

/** A form as it was typed; of fields that came more than once the last, of files nothing. */
export async function leesFormulier(c: Verzoek): Promise<Readonly<Record<string, string>>> {
  const alles = Object.entries(await c.req.parseBody())
  return Object.fromEntries(
    alles.flatMap(([naam, waarde]): [string, string][] =>
      typeof waarde === 'string' ? [[naam, waarde]] : [],
    ),
  )
}

/** True for text that can be an id. */
export function isId(tekst: string): boolean {
  return z.guid().safeParse(tekst).success
}

/** The id from the address, in small letters. Throws `niet-gevonden` with this sentence for what cannot be one. */
export function idUitPad(c: Verzoek, melding: string): string {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) throw new Fout('niet-gevonden', melding)
  return id.toLowerCase()
}

/** The kinds of relation as people read them. */
export const relatienamen: Readonly<Record<Relatiesoort, string>> = {
  'eigen-gedetineerde': 'Verblijft of verbleef in uw inrichting',
  bericht: 'Uw organisatie ontving een bericht',
  plan: 'Uw organisatie werkt aan het plan',
  'tbs-traject': 'Uw organisatie werkt aan het tbs-traject',
  glasbraak: 'U hebt het glas gebroken',
}

/** Why someone sees these data, at the foot of each page with people. */
export function waaromZietUDit(doelnaam: string): Html {
  return alinea(
    `U ziet alleen mensen met wie uw organisatie een relatie heeft, voor dit doel: ${doelnaam}. Dat u dit bekijkt, staat in het logboek.`,
    { klein: true },
  )
}
