import type { MiddlewareHandler } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { z } from 'zod'
import { datumKort, datumVan, tijdVan } from '../../kern/datum.ts'
import { Fout, type VeldFout } from '../../kern/fout.ts'
import { naamVoluit } from '../../kern/naam.ts'
import {
  alinea,
  formulier,
  html,
  type Inhoud,
  kaart,
  koppeling,
  onbekend,
  type Pagina,
  pagina,
} from '../../nlds/nlds.ts'
import type { Env, Verzoek } from '../../platform/http.ts'
import { type Kijker, paginakader, wie } from '../../toegang/toegang.ts'
import { doel, type Opening, type Toestemmingsdelen } from '../dossier.ts'

/** Who works with consent here, now. */
export function kijker(c: Verzoek, { klok }: Pick<Toestemmingsdelen, 'klok'>): Kijker {
  return { ...wie(c, doel), nu: klok.nu() }
}

/** The person in the address. Throws `niet-gevonden` for what cannot be an id. */
export function persoonId(c: Verzoek): string {
  const id = z.guid().safeParse(c.req.param('persoonId'))
  if (!id.success) throw new Fout('niet-gevonden', 'Deze persoon kennen wij niet.')
  return id.data.toLowerCase()
}

/** The address of a page about the consent of someone. */
export function adres(persoon: string, ...rest: readonly string[]): string {
  return ['', 'toestemmingen', persoon, ...rest].join('/')
}

/** Who it is, as the heading of each page; nothing of whom one may not see any more. */
export function kop({ persoon, naam, geboortedatum }: Opening, ...stappen: readonly string[]) {
  const titel = stappen.at(-1)
  const wie = naam === null ? 'Naam niet te zien' : naamVoluit(naam)
  const geboren =
    geboortedatum === null ? onbekend('geboortedatum onbekend') : `geboren op ${datumKort(geboortedatum)}`
  return {
    titel: titel ?? 'Toestemming',
    ondertitel: html`${wie}, ${geboren}`,
    kruimels: [
      { naam: 'Mijn mensen', href: `/personen?doel=${doel}` },
      { naam: 'Toestemming', ...(titel !== undefined && { href: adres(persoon) }) },
      ...stappen.map((naam, i) => ({
        naam,
        ...(i < stappen.length - 1 && { href: adres(persoon, 'gesprek') }),
      })),
    ],
  }
}

/** One page of these. */
export function toon(
  c: Verzoek,
  { oefen }: Pick<Toestemmingsdelen, 'oefen'>,
  blad: Pick<Pagina, 'titel' | 'ondertitel' | 'kruimels' | 'script'> & { readonly inhoud: Inhoud },
  status: ContentfulStatusCode = 200,
): Response | Promise<Response> {
  const waarom = alinea(
    'U ziet alleen mensen die in uw inrichting verblijven of daar net weg zijn. Dat u dit bekijkt, staat in het logboek.',
    { klein: true },
  )
  return c.html(pagina({ ...blad, inhoud: [blad.inhoud, waarom], ...paginakader(c, oefen) }), status)
}

/** A form as it was filled in: of a field that came more than once all values, in one text with commas. */
export async function leesFormulier(c: Verzoek): Promise<Readonly<Record<string, string>>> {
  const alles = await c.req.parseBody({ all: true })
  return Object.fromEntries(
    Object.entries(alles).map(([naam, waarde]) => [
      naam,
      [waarde]
        .flat()
        .filter((een) => typeof een === 'string')
        .join(','),
    ]),
  )
}

/** What went wrong with a form, for a page that shows it again: the faults, and whether someone else was first. */
export interface Mislukt {
  readonly getypt: Readonly<Record<string, string>>
  readonly fouten: readonly VeldFout[]
  readonly botsing: boolean
}

/** Does the work of a form. What its writer can mend is given back, so that nothing that was filled in is lost. */
export async function probeer(
  getypt: Readonly<Record<string, string>>,
  werk: () => Promise<unknown>,
): Promise<Mislukt | null> {
  try {
    await werk()
    return null
  } catch (oorzaak) {
    if (!(oorzaak instanceof Fout)) throw oorzaak
    if (oorzaak.code === 'conflict')
      return { getypt, botsing: true, fouten: [{ veld: '', melding: oorzaak.message }] }
    if (oorzaak.code === 'ongeldige-invoer') return { getypt, botsing: false, fouten: oorzaak.fouten }
    throw oorzaak
  }
}

/** The status of a page that shows a form again. */
export function status(mislukt: Mislukt | null): ContentfulStatusCode {
  if (mislukt === null) return 200
  return mislukt.botsing ? 409 : 400
}

/** A talk that is not there: one goes to where it would begin, and who was just filling in something hears why. */
export function zonderGesprekPagina(
  c: Verzoek,
  delen: Pick<Toestemmingsdelen, 'oefen'>,
  opening: Opening,
  mislukt: Mislukt | null,
): Response | Promise<Response> {
  if (mislukt === null) return c.redirect(adres(opening.persoon), 303)
  const inhoud = kaart('Dit gesprek is er niet meer', [
    alinea('Een collega heeft het intussen laten tekenen of weggegooid. Wat u invulde, is niet vastgelegd.'),
    alinea(koppeling('Bekijk hoe het nu staat', adres(opening.persoon))),
  ])
  return toon(c, delen, { ...kop(opening, 'Gesprek'), inhoud }, 409)
}

/**
 * Stands before the gate of a form: whose session ended gets back what was filled in, to send it once more after signing
 * in. It is only what came with this very request, and nothing of it was kept.
 */
export function bewaarBijVerlopen({ oefen }: Pick<Toestemmingsdelen, 'oefen'>): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (c.get('identiteit') !== null) return next()
    const velden = await leesFormulier(c)
    const inhoud = kaart('Wat u invulde, is niet weg', [
      alinea('U was te lang niet bezig en bent daarom afgemeld. Er is nog niets vastgelegd.'),
      alinea(
        html`Meld u eerst <a class="nl-link" href="/aanmelden" target="_blank" rel="noopener">opnieuw aan in een nieuw tabblad</a>, en kom dan hier terug.`,
      ),
      formulier({
        actie: c.req.path,
        methode: 'post',
        verborgen: velden,
        inhoud: '',
        knop: 'Verstuur opnieuw',
      }),
    ])
    return c.html(pagina({ titel: 'U bent afgemeld', inhoud, ...paginakader(c, oefen) }), 401)
  }
}

/** "20 nov 2026 14:05", in Dutch time. */
export function moment(op: Date): string {
  return `${datumKort(datumVan(op))} ${tijdVan(op)}`
}
