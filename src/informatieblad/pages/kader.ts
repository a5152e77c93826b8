import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { z } from 'zod'
import { datumKort } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import { naamVoluit } from '../../kern/naam.ts'
import { alinea, html, type Inhoud, onbekend, type Pagina, pagina } from '../../nlds/nlds.ts'
import { organisatie } from '../../organisaties/organisaties.ts'
import type { Verzoek } from '../../platform/http.ts'
import { aangemeld, paginakader, wie } from '../../toegang/toegang.ts'
import { type Basisvoorwaarde, isBasisvoorwaarde } from '../../toestemming/toestemming.ts'
import type { Bewaarder } from '../bewaren.ts'
import { type Blad, type Bladdelen, doel, metBlad } from '../blad.ts'

/** Who works on a sheet, now. */
export function bewaarder(c: Verzoek, { klok }: Pick<Bladdelen, 'klok'>): Bewaarder {
  return { ...wie(c, doel), nu: klok.nu(), naam: aangemeld(c).naam }
}

/** The person in the address. Throws `niet-gevonden` for what cannot be an id. */
export function persoonId(c: Verzoek): string {
  const id = z.guid().safeParse(c.req.param('persoonId'))
  if (!id.success) throw new Fout('niet-gevonden', 'Deze persoon kennen wij niet.')
  return id.data.toLowerCase()
}

/** The area in the address. Throws `niet-gevonden` for what is none of the six. */
export function gebiedUitPad(c: Verzoek): Basisvoorwaarde {
  const gebied = c.req.param('basisvoorwaarde') ?? ''
  if (!isBasisvoorwaarde(gebied)) throw new Fout('niet-gevonden', 'Dit gebied kennen wij niet.')
  return gebied
}

/** The address of a page of the sheet of someone. */
export function adres(persoon: string, ...rest: readonly string[]): string {
  return ['', 'informatiebladen', persoon, ...rest].join('/')
}

/** The address of the page of one area. */
export function gebiedadres(persoon: string, gebied: Basisvoorwaarde): string {
  return adres(persoon, 'gebieden', gebied)
}

/** Who it is, as the heading of each page. */
export function kop({ persoon, verblijf }: Blad, titel?: string) {
  const { geboortedatum } = verblijf.persoon
  const geboren =
    geboortedatum === null ? onbekend('geboortedatum onbekend') : `geboren op ${datumKort(geboortedatum)}`
  return {
    titel: titel ?? 'Informatieblad',
    ondertitel: html`${naamVoluit(verblijf.persoon)}, ${geboren}`,
    kruimels: [
      { naam: 'Mijn mensen', href: `/personen?doel=${doel}` },
      { naam: 'Informatieblad', ...(titel !== undefined && { href: adres(persoon) }) },
      ...(titel === undefined ? [] : [{ naam: titel }]),
    ],
  }
}

/** One page of these. */
export function toon(
  c: Verzoek,
  { oefen }: Pick<Bladdelen, 'oefen'>,
  blad: Pick<Pagina, 'titel' | 'ondertitel' | 'kruimels' | 'script'> & { readonly inhoud: Inhoud },
  status: ContentfulStatusCode = 200,
): Response | Promise<Response> {
  const waarom = alinea(
    'U ziet alleen mensen die in uw inrichting verblijven of daar net weg zijn. Dat u dit bekijkt, staat in het logboek.',
    { klein: true },
  )
  return c.html(pagina({ ...blad, inhoud: [blad.inhoud, waarom], ...paginakader(c, oefen) }), status)
}

/** The sheet of the person in the address, and who works on it now. */
export async function leesBlad(
  c: Verzoek,
  delen: Bladdelen,
): Promise<{ readonly acteur: Bewaarder; readonly blad: Blad }> {
  const acteur = bewaarder(c, delen)
  return { acteur, blad: await metBlad(delen, acteur, persoonId(c), 'samen', async (_, een) => een) }
}

/** The receiver in words. */
export function ontvangernaam({ beoordeling }: Blad): string {
  const id = beoordeling?.ontvanger ?? ''
  return organisatie(id)?.naam ?? id
}
