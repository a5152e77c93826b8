import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { z } from 'zod'
import { datumKort } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import { naamVoluit } from '../../kern/naam.ts'
import {
  alinea,
  html,
  type Inhoud,
  kaart,
  koppeling,
  onbekend,
  type Pagina,
  pagina,
} from '../../nlds/nlds.ts'
import type { Verzoek } from '../../platform/http.ts'
import { type Kijker, type Mislukt, paginakader, wie } from '../../toegang/toegang.ts'
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
