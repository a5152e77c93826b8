import type { z } from 'zod'
import { Fout, type VeldFout } from '../../kern/fout.ts'
import { keur } from '../../kern/keur.ts'
import { foutoverzicht, type Html, html, pagina } from '../../nlds/nlds.ts'
import type { Verzoek } from '../../platform/http.ts'
import { type Mislukt, paginakader, status } from '../../toegang/toegang.ts'
import { basisvoorwaarden, onderwerpnaam } from '../../toestemming/toestemming.ts'
import type { Bericht } from '../bericht.ts'
import type { Berichtdelen } from '../verzoek.ts'
import { inWoorden as inKeuzewoorden } from './keuzewoorden.ts'
import { lijstnaam } from './weergave.ts'

/** What a receiver heard from the person a message is about: a no, or an objection. */
export interface Gehoord {
  readonly titel: string
  readonly ondertitel: string
  /** The last word of the way to this page. */
  readonly kruimel: string
  readonly inhoud: Html
}

/** What each area is called on these pages. */
const gebieden = Object.fromEntries(basisvoorwaarden.map((een) => [een, onderwerpnaam(een)]))

/** The page on which a receiver writes down what it heard, under what is wrong with what was filled in. */
export function gehoordpagina(
  c: Verzoek,
  { oefen }: Pick<Berichtdelen, 'oefen'>,
  bericht: Bericht,
  { titel, ondertitel, kruimel, inhoud }: Gehoord,
  mislukt: Mislukt | null,
): Response | Promise<Response> {
  return c.html(
    pagina({
      ...paginakader(c, oefen),
      ...{ titel, ondertitel },
      kruimels: [
        { naam: 'Berichtenbox', href: '/berichtenbox' },
        { naam: lijstnaam(bericht), href: `/berichtenbox/${bericht.id}` },
        { naam: kruimel },
      ],
      inhoud: html`${foutoverzicht(inKeuzewoorden(mislukt?.fouten ?? [], { gebieden }))}${inhoud}`,
    }),
    status(mislukt),
  )
}

/** What is wrong as people read it: of a choice that was not made, which; the choices stand in the form. */
export function inWoorden(
  fouten: readonly VeldFout[],
  nietGekozen: Readonly<Record<string, string>>,
): readonly VeldFout[] {
  return fouten.map(({ veld: waar, melding }) => {
    const veld = waar.startsWith('gebieden') ? 'gebieden' : waar
    return { veld, melding: nietGekozen[veld] ?? melding }
  })
}

/** What was filled in, checked. Throws `ongeldige-invoer` with `detail`, and in words what was not chosen. */
export function keurGehoord<T>(
  vraag: z.ZodType<T>,
  getypt: Readonly<Record<string, string>>,
  detail: string,
  nietGekozen: Readonly<Record<string, string>>,
): T {
  const { gebieden = '' } = getypt
  const gekeurd = keur(vraag, { ...getypt, gebieden: gebieden === '' ? [] : gebieden.split(',') })
  if ('waarde' in gekeurd) return gekeurd.waarde
  throw new Fout('ongeldige-invoer', detail, inWoorden(gekeurd.fouten, nietGekozen))
}
