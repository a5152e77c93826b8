import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { z } from 'zod'
import type { Register } from '../../grondslagen/grondslagen.ts'
import { partijTekst } from '../../grondslagen/grondslagen.ts'
import { datumKort } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import { naamVoluit } from '../../kern/naam.ts'
import { alinea, html, type Inhoud, type Pagina, pagina } from '../../nlds/nlds.ts'
import { organisatie } from '../../organisaties/organisaties.ts'
import type { Verzoek } from '../../platform/http.ts'
import { aangemeld, type Mislukt, paginakader, probeer, wie } from '../../toegang/toegang.ts'
import type { Kolom } from '../paneel.ts'
import { type Stap, stapMet } from '../stappen.ts'
import type { Schrijver } from '../store.ts'
import { doelen, metTraject, type Tbsdelen, type Traject } from '../traject.ts'

/** Who works on a track of the own clinic, now. */
export function schrijver(c: Verzoek, { klok }: Pick<Tbsdelen, 'klok'>): Schrijver {
  return { ...wie(c, doelen.kliniek.doel), nu: klok.nu(), naam: aangemeld(c).naam }
}

/** Who looks at the tracks in which the own organisation takes part, now. */
export function meekijker(c: Verzoek, { klok }: Pick<Tbsdelen, 'klok'>): Schrijver {
  return { ...schrijver(c, { klok }), ...doelen.deelnemer }
}

/** The id in the address. Throws `niet-gevonden` for what cannot be one. */
export function idUitPad(c: Verzoek): string {
  const id = z.guid().safeParse(c.req.param('id'))
  if (!id.success) throw new Fout('niet-gevonden', 'Dit kennen wij niet.')
  return id.data.toLowerCase()
}

/** The step in the address. Throws `niet-gevonden` for what is none. */
export function stapUitPad(c: Verzoek): Stap {
  const stap = stapMet(c.req.param('stap') ?? '')
  if (stap === null) throw new Fout('niet-gevonden', 'Deze stap kennen wij niet.')
  return stap
}

/** The address of a page of a track. */
export function adres(traject: string, ...rest: readonly string[]): string {
  return ['', 'tbs', traject, ...rest].join('/')
}

/** The address of a step, or of one receiver in it. */
export function stapadres(traject: string, { id }: Pick<Stap, 'id'>, ...rest: readonly string[]): string {
  return adres(traject, 'stappen', id, ...rest)
}

/** The address of what may go to one receiver in a step: by its organisation, or else by its party. */
export function ontvangeradres(traject: string, stap: Stap, { partij, ontvanger }: Kolom): string {
  return stapadres(traject, stap, ontvanger ?? partij)
}

/** A step in words, as the register calls it; the route is told by its number. */
export function stapnaam({ processtap }: Register, stap: Stap): string {
  const naam = processtap.get(stap.processtap)?.naam ?? stap.id
  return metHoofdletter(naam.replace(/^Tbs stap \w+: /, '').replace(/ \((?:met|uitstroom)[^)]*\)$/, ''))
}

/** A step with its number, for a heading or in a sentence: "Stap 17a: voorbereiding". */
export function stapzin(register: Register, stap: Stap): string {
  const naam = stapnaam(register, stap)
  return `Stap ${stap.id}: ${naam.charAt(0).toLowerCase()}${naam.slice(1)}`
}

/** The heading of what belongs to this step, or to none. */
export function stapkop(register: Register, stap: Stap | null): string {
  return stap === null ? 'Buiten de stappen' : stapzin(register, stap)
}

/** The same inside a sentence: "het Centrum Indicatiestelling Zorg". */
export function kolomInZin(register: Register, kolom: Kolom): string {
  return kolom.ontvanger === null ? partijTekst(register, kolom.partij) : kolomnaam(register, kolom)
}

/** For whom consent was given, inside a sentence: an organisation by its name, or a party that is none here. */
export function ontvangerInZin(register: Register, id: string): string {
  return organisatie(id)?.naam ?? partijTekst(register, id)
}

function metHoofdletter(tekst: string): string {
  return tekst.charAt(0).toUpperCase() + tekst.slice(1)
}

/** A receiver in words: the organisation, or the party as long as none of it takes part. */
export function kolomnaam(register: Register, { partij, ontvanger }: Kolom): string {
  if (ontvanger !== null) return organisatie(ontvanger)?.naam ?? ontvanger
  return metHoofdletter(partijTekst(register, partij))
}

/** The heading of each page of a track: who it is about, and the way back. */
export function kop(
  { id, persoon, einde }: Traject,
  titel?: string,
  tussen: readonly { readonly naam: string; readonly href: string }[] = [],
) {
  return {
    titel: titel ?? 'Tbs-traject',
    ondertitel: html`${naamVoluit(persoon)}, geboren op ${datumKort(persoon.geboortedatum)}${einde === null ? '' : '. Dit traject is beëindigd.'}`,
    kruimels: [
      { naam: 'Tbs-trajecten', href: '/tbs' },
      { naam: 'Traject', ...(titel !== undefined && { href: adres(id) }) },
      ...tussen,
      ...(titel === undefined ? [] : [{ naam: titel }]),
    ],
  }
}

/** One page of these. */
export function toon(
  c: Verzoek,
  { oefen }: Pick<Tbsdelen, 'oefen'>,
  blad: Pick<Pagina, 'titel' | 'ondertitel' | 'kruimels'> & {
    readonly inhoud: Inhoud
    readonly waarom?: string
  },
  status: ContentfulStatusCode = 200,
): Response | Promise<Response> {
  const waarom =
    blad.waarom ??
    'U ziet alleen trajecten van mensen die uw kliniek nu behandelt. Dat u dit bekijkt, staat in het logboek.'
  const inhoud = [blad.inhoud, alinea(waarom, { klein: true })]
  return c.html(pagina({ ...blad, inhoud, ...paginakader(c, oefen) }), status)
}

/** The track in the address, and who works on it now. */
export async function leesTraject(
  c: Verzoek,
  delen: Tbsdelen,
): Promise<{ readonly acteur: Schrijver; readonly traject: Traject }> {
  const acteur = schrijver(c, delen)
  return { acteur, traject: await metTraject(delen, acteur, idUitPad(c), 'samen', async (_, een) => een) }
}

/** Does the work of a form, as `probeer`; what the register does not allow is shown on the page as well, with its reasons. */
export async function probeerMag(
  getypt: Readonly<Record<string, string>>,
  werk: () => Promise<unknown>,
): Promise<Mislukt | null> {
  try {
    return await probeer(getypt, werk)
  } catch (oorzaak) {
    if (!(oorzaak instanceof Fout) || oorzaak.code !== 'niet-toegestaan') throw oorzaak
    const redenen = oorzaak.fouten.map(({ melding }) => ({ veld: '', melding }))
    return { getypt, botsing: false, fouten: [{ veld: '', melding: oorzaak.message }, ...redenen] }
  }
}

/** What begins with this in a form, without it: only what was filled in. */
export function metBegin(getypt: Readonly<Record<string, string>>, begin: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(getypt)
      .filter(([naam, waarde]) => naam.startsWith(begin) && waarde !== '')
      .map(([naam, waarde]) => [naam.slice(begin.length), waarde]),
  )
}
