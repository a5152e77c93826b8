import { type Datum, datumVan } from '../../kern/datum.ts'
import { type Naam, naamVoluit } from '../../kern/naam.ts'
import { drukAf, type Papier } from '../../platform/papier.ts'
import { type Bewijs, bewijsregels } from '../bewijs.ts'
import { ontvangernaam } from '../ontvangers.ts'
import type { Basisvoorwaarde, Stand } from '../rules.ts'
import type { Verklaring } from '../tabellen.ts'
import {
  aanwezigeIn,
  datumIn,
  letOp,
  onderwerpIn,
  onderwerpnaam,
  type Toestemmingstekst,
  taalIn,
  tekst,
} from '../tekst.ts'

/** Whom a paper is about; null for one that is filled in by hand. */
export type Wieheet = { readonly naam: Naam | null; readonly geboortedatum: Datum | null } | null

/** What every paper of consent knows. */
export interface Velgegevens {
  readonly in: Toestemmingstekst
  readonly inrichting: string
  readonly wie: Wieheet
  /** How one reaches the functionaris gegevensbescherming of the inrichting; null when it named none. */
  readonly fg: string | null
  readonly op: Date
}

/** One area on a declaration, and for whom it is asked: null is a line to write on. */
export interface Velonderwerp {
  readonly gebied: Basisvoorwaarde
  readonly ontvangers: readonly (string | null)[]
}

/** So many lines to write on, where nobody is known yet. */
const legeRegels = 3

/** The declaration of consent, of a talk or empty. The answers are always left open: who signs crosses them. */
export function verklaringsvel(vel: Velgegevens, onderwerpen: readonly Velonderwerp[]): Promise<Uint8Array> {
  return druk(vel, 'verklaring', {
    inleiding: vel.in.inleiding.map((zin, i) => ({ zin, beeld: beeldVan(vel.in, `inleiding-${i + 1}`) })),
    gevolgen: vel.in.gevolgen,
    gevolgenNederlands: tekst.gevolgen,
    taalnaam: vel.in.naam,
    onderwerpen: onderwerpen.map(({ gebied, ontvangers }) => {
      const { gezondheid = null, ...van } = onderwerpIn(vel.in, gebied)
      return {
        ...{ ...van, gezondheid, beeld: beeldVan(vel.in, gebied) },
        nederlands: vel.in.taal === 'nl' ? null : onderwerpnaam(gebied),
        rijen: ontvangers.map(naamVan),
      }
    }),
  })
}

/** The areas of an empty declaration. */
export function legeOnderwerpen(gebieden: readonly Basisvoorwaarde[]): readonly Velonderwerp[] {
  return gebieden.map((gebied) => ({ gebied, ontvangers: Array.from({ length: legeRegels }, () => null) }))
}

/** The declaration of withdrawal, with what there is to take back or empty. */
export function intrekkingsvel(vel: Velgegevens, standen: readonly Stand[]): Promise<Uint8Array> {
  const rijen = standen.map(({ basisvoorwaarde, ontvanger, sinds }) => ({
    onderwerp: onderwerpIn(vel.in, basisvoorwaarde).naam,
    nederlands: vel.in.taal === 'nl' ? null : onderwerpnaam(basisvoorwaarde),
    organisatie: naamVan(ontvanger),
    op: datumIn(vel.in, datumVan(sinds)),
  }))
  const leeg = { onderwerp: null, nederlands: null, organisatie: null, op: null }
  const regels = vel.wie === null ? Array.from({ length: legeRegels * 2 }, () => leeg) : rijen
  return druk(vel, 'intrekking', { uitleg: vel.in.papier.intrekUitleg, rijen: regels })
}

/** What someone takes along: what was said, and how to take it back. */
export function bewijsvel(vel: Velgegevens, bewijs: Bewijs): Promise<Uint8Array> {
  const { id, op, tekstversie } = bewijs.verklaring
  return druk({ ...vel, op }, 'bewijs', {
    rijen: bewijsregels(vel.in, bewijs.standen),
    vastgelegd: datumIn(vel.in, datumVan(op)),
    gesprek: gesprekVan(vel.in, bewijs.verklaring),
    doelen: [...new Set(bewijs.standen.map(({ basisvoorwaarde }) => basisvoorwaarde))].map((gebied) => {
      const { naam, waarvoor } = onderwerpIn(vel.in, gebied)
      return { naam, waarvoor }
    }),
    geenGevolgen: vel.in.inleiding[1],
    intrekken: vel.in.inleiding[2],
    ...{ nummer: id, tekstversie },
  })
}

/** How the talk went, of what was signed; null for a no or a withdrawal that came without one. */
function gesprekVan(van: Toestemmingstekst, { taal, tolk, aanwezig, soort }: Verklaring) {
  if (soort !== 'toestemming' || taal === null || tolk === null) return null
  const { papier } = van
  const tolken: Readonly<Record<string, string>> = {
    ...{ geen: papier.nee, aanwezig: papier.ja, telefoon: papier.telefoon },
  }
  return {
    taal: taalIn(van, taal),
    tolk: tolken[tolk] ?? tolk,
    aanwezig: new Intl.ListFormat(van.taal, { type: 'unit' }).format(
      (aanwezig ?? []).map((een) => aanwezigeIn(van, een)),
    ),
  }
}

/** A picture of ours, as a template finds it. */
function beeldVan({ beelden }: Toestemmingstekst, naam: string): string | null {
  return beelden ? `/toestemming/beelden/${naam}.svg` : null
}

function naamVan(ontvanger: string | null): string | null {
  return ontvanger === null ? null : ontvangernaam(ontvanger)
}

/** Sets one paper of consent. */
function druk(
  { in: van, inrichting, wie, fg, op }: Velgegevens,
  soort: 'verklaring' | 'intrekking' | 'bewijs',
  gegevens: Readonly<Record<string, unknown>>,
): Promise<Uint8Array> {
  const papier: Papier = {
    sjabloon: new URL(`${soort}.typ`, import.meta.url),
    titel: van.papier[soort],
    taal: van.taal,
    vanRechts: van.richting === 'rtl',
    op,
    gegevens: {
      woorden: van.papier,
      nederlands: van.taal === 'nl' ? null : tekst.papier,
      letOp: letOp(van),
      versie: van.versie,
      ...{ inrichting: ontvangernaam(inrichting), fg },
      persoon: wie === null ? null : persoon(van, wie),
      ...gegevens,
    },
  }
  return drukAf(papier)
}

function persoon(van: Toestemmingstekst, { naam, geboortedatum }: NonNullable<Wieheet>) {
  return {
    naam: naam === null ? null : naamVoluit(naam),
    geboortedatum: geboortedatum === null ? null : datumIn(van, geboortedatum),
  }
}
