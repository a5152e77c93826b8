import { type RawBuilder, sql } from 'kysely'
import { type Datum, datumVan, plusDagen } from '../kern/datum.ts'
import type { Naam } from '../kern/naam.ts'
import type { Regel } from '../logboek/logboek.ts'
import type { Html, Inhoud } from '../nlds/nlds.ts'
import type { Tx, Wie } from '../platform/db.ts'

/** What can bind an organisation, or one user of it, to a person; the strongest first. */
export const relatiesoorten = ['eigen-gedetineerde', 'bericht', 'plan', 'tbs-traject', 'glasbraak'] as const
export type Relatiesoort = (typeof relatiesoorten)[number]

/** How long a broken glass gives access, in minutes. Migration 0012 holds the same hour. */
export const glasbraakminuten = 60

/** Why someone may open a person. */
export interface Relatie {
  readonly soort: Relatiesoort
  readonly sinds: Date
  /** When it ends by itself; null while nobody knows. */
  readonly tot: Date | null
  /** The period, bericht, plan, track or glasbraak it rests on. */
  readonly over: string
}

/** Who looks at people: with the purpose that was chosen, at this moment. */
export type Kijker = Wie & { readonly nu: Date }

/** Knows one kind of relation. A context that holds such relations implements it; src/app.ts puts them together. */
export interface Relatiebron {
  /** The relations of who looks with this person; empty when there is none. */
  relatiesMet(tx: Tx, wie: Kijker, persoonId: string): Promise<readonly Relatie[]>
}

/** When someone comes free, as a choice of a filter. */
export const vrijlatingskeuzes = ['binnen-30-dagen', 'later', 'voorbij', 'onbekend'] as const
export type Vrijlatingskeuze = (typeof vrijlatingskeuzes)[number]

/** Which people to list, and where in the list the page begins. */
export interface Mensenvraag {
  readonly vrijlating?: Vrijlatingskeuze | undefined
  /** The beginning of a surname; never in an address. */
  readonly naam?: string | undefined
  /** What the relation of the last one on the page before rests on. */
  readonly na?: string | undefined
  readonly aantal: number
}

/** Someone in the list. */
export interface Mens {
  readonly id: string
  /** Null when no message told it. */
  readonly naam: Naam | null
  readonly geboortedatum: Datum | null
  readonly vrijlating: Datum | null
  /** Where this person is or what was last heard, in a few words. */
  readonly laatste: Inhoud
  readonly relatie: Relatie
  /** Ids of the gegevens that this line shows. */
  readonly gegevens: readonly string[]
}

/** A page of the list. */
export interface Mensenpagina {
  readonly mensen: readonly Mens[]
  readonly meer: boolean
}

/** What one context shows of a person, as far as who looks may see it. */
export interface Dossierdeel {
  /** Null when no message told it. */
  readonly naam: Naam | null
  readonly geboortedatum: Datum | null
  readonly kaarten: readonly Html[]
  /** Ids of the gegevens that are shown. */
  readonly gegevens: readonly string[]
  /** What was read for it beside the person itself, such as each message. */
  readonly regels: readonly Regel[]
}

/** Relations with people behind them that can be listed and shown. */
export interface Mensenbron extends Relatiebron {
  readonly soort: Relatiesoort
  /** True when the list has this kind of relation for people of this party. */
  geldtVoor(partij: string): boolean
  mensen(tx: Tx, wie: Kijker, vraag: Mensenvraag): Promise<Mensenpagina>
  /** What these relations let who looks see here; null when that is nothing. */
  dossier(tx: Tx, wie: Kijker, persoonId: string, relaties: readonly Relatie[]): Promise<Dossierdeel | null>
}

/** What else stands on the page of a person: the way to other work for this person. */
export interface Bijkaart extends Pick<Mensenbron, 'dossier'> {
  /**
   * True when what lies behind it can open through a broken glass; then it looks at the relations itself. Without it the
   * card stays away: its way would lead to a refusal, written down as one without a relation.
   */
  readonly ookBijGlas?: boolean
}

/** Every relation of who looks with this person, the strongest first. None means: closed. */
export async function relatiesMet(
  bronnen: readonly Relatiebron[],
  tx: Tx,
  wie: Kijker,
  persoonId: string,
): Promise<readonly Relatie[]> {
  const gevonden: Relatie[] = []
  for (const bron of bronnen) gevonden.push(...(await bron.relatiesMet(tx, wie, persoonId)))
  return gevonden.toSorted(
    (a, b) =>
      relatiesoorten.indexOf(a.soort) - relatiesoorten.indexOf(b.soort) ||
      b.sinds.getTime() - a.sinds.getTime(),
  )
}

/** True in the database when this day of release is what the filter asks for; every day when it asks for nothing. */
export function isVrijlating(
  dag: RawBuilder<Datum | null>,
  keuze: Vrijlatingskeuze | undefined,
  nu: Date,
): RawBuilder<boolean> {
  const vandaag = datumVan(nu)
  const grens = plusDagen(vandaag, 30)
  if (keuze === undefined) return sql<boolean>`true`
  if (keuze === 'onbekend') return sql<boolean>`${dag} is null`
  if (keuze === 'voorbij') return sql<boolean>`${dag} < ${vandaag}::date`
  if (keuze === 'later') return sql<boolean>`${dag} > ${grens}::date`
  return sql<boolean>`${dag} between ${vandaag}::date and ${grens}::date`
}
