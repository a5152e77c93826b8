import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { z } from 'zod'
import { datumKort } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import { naamVoluit } from '../../kern/naam.ts'
import { html, type Inhoud, onbekend, type Pagina, pagina } from '../../nlds/nlds.ts'
import type { Verzoek } from '../../platform/http.ts'
import { type Kijker, paginakader, wie } from '../../toegang/toegang.ts'
import type { Inzagedelen, Opening } from '../dossier.ts'

/** Who acts here, for this purpose, now. */
export function kijker(c: Verzoek, { klok }: Pick<Inzagedelen, 'klok'>, doel: string): Kijker {
  return { ...wie(c, doel), nu: klok.nu() }
}

/** The id at this place of the address, in small letters. Throws `niet-gevonden` with this sentence for what cannot be one. */
export function idUitPad(c: Verzoek, naam: string, melding: string): string {
  const id = z.guid().safeParse(c.req.param(naam))
  if (!id.success) throw new Fout('niet-gevonden', melding)
  return id.data.toLowerCase()
}

/** Who it is, as the heading of a page about someone. */
export function kop({ naam, geboortedatum }: Opening, titel: string) {
  const wie = naam === null ? 'Naam niet bekend' : naamVoluit(naam)
  const geboren =
    geboortedatum === null ? onbekend('geboortedatum onbekend') : `geboren op ${datumKort(geboortedatum)}`
  return {
    titel,
    ondertitel: html`${wie}, ${geboren}`,
    kruimels: [{ naam: 'Mijn mensen', href: '/personen?doel=inzage' }, { naam: titel }],
  }
}

/** One page of these. */
export function toon(
  c: Verzoek,
  { oefen }: Pick<Inzagedelen, 'oefen'>,
  blad: Pick<Pagina, 'titel' | 'ondertitel' | 'kruimels'> & { readonly inhoud: Inhoud },
  status: ContentfulStatusCode = 200,
): Response | Promise<Response> {
  return c.html(pagina({ ...blad, ...paginakader(c, oefen) }), status)
}
