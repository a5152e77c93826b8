import { type Wieregel, wieZijn } from '../detentie/detentie.ts'
import type { Grondslagen } from '../grondslagen/grondslagen.ts'
import type { Logboek } from '../logboek/logboek.ts'
import type { Klok } from '../platform/clock.ts'
import type { Databank, Tx } from '../platform/db.ts'
import type { Collega, Kijker } from '../toegang/toegang.ts'
import { werkregels } from './feiten.ts'
import { kies, type Verdeeld, type Werkkeuzes } from './filter.ts'
import { leesDaad, leesToewijzingen, werkcollegas } from './werkers.ts'

/** What the routes of this context need. */
export interface Werkdelen {
  readonly db: Databank
  readonly klok: Klok
  readonly logboek: Logboek
  readonly grondslagen: Grondslagen
  readonly oefen: boolean
}

/** The one purpose of this context: preparing the return. */
export const doel = 'terugkeer-voorbereiden'

/** Whose work this is. */
export const rollen = ['casemanager@pi'] as const

/** Rows on one page. */
export const perBladzijde = 25

/** Someone on the page of the list. */
export type Werkmens = Verdeeld & { readonly wie: Wieregel | null }

/** A page of the list, with what it is a page of. */
export interface Werkblad {
  readonly mensen: readonly Werkmens[]
  /** How many the choices ask for, on all pages. */
  readonly gevonden: number
  readonly tellingen: {
    readonly alle: number
    readonly dringend: number
    readonly kort: number
    /** Answers that nobody opened, of everyone on the list. */
    readonly antwoorden: number
  }
  readonly collegas: readonly Collega[]
  readonly daad: Awaited<ReturnType<typeof leesDaad>>
}

/**
 * A page of the work list of the acting inrichting. Who the people are is read only for this page, and each of them is
 * written in the logboek as found.
 */
export async function leesWerklijst(
  { grondslagen, logboek }: Werkdelen,
  tx: Tx,
  wie: Kijker,
  keuzes: Werkkeuzes,
  daad: string | null,
): Promise<Werkblad> {
  const collegas = await werkcollegas(tx, wie)
  const bij = await leesToewijzingen(tx, wie)
  const werkt = new Set(collegas.map(({ id }) => id))
  const regels = (await werkregels(grondslagen, tx, wie)).map((regel): Verdeeld => {
    const van = bij.get(regel.verblijf.dossier) ?? null
    return { ...regel, bij: van !== null && werkt.has(van) ? van : null }
  })
  const gekozen = kies(regels, keuzes, wie.gebruiker)
  const vanaf = (keuzes.bladzijde - 1) * perBladzijde
  const hier = gekozen.slice(vanaf, vanaf + perBladzijde)
  return {
    mensen: await metNamen(logboek, tx, wie, hier),
    gevonden: gekozen.length,
    tellingen: {
      alle: regels.length,
      dringend: regels.filter(({ stap }) => stap.dringend).length,
      kort: regels.filter(({ stap }) => stap.kort).length,
      antwoorden: regels.reduce((som, { feiten }) => som + feiten.antwoorden, 0),
    },
    collegas,
    daad: daad === null ? null : await leesDaad(tx, wie, daad),
  }
}

async function metNamen(
  logboek: Logboek,
  tx: Tx,
  wie: Kijker,
  regels: readonly Verdeeld[],
): Promise<readonly Werkmens[]> {
  const namen = await wieZijn(
    tx,
    regels.map(({ verblijf }) => verblijf.persoon),
  )
  await logboek.noteer(
    tx,
    wie,
    wie.nu,
    regels.map(({ verblijf: { persoon, dossier } }) => ({
      ...{ handeling: 'gezocht', betrokkene: persoon, toetsId: null, onderwerp: dossier },
      gegevens: ['naam', 'geboortedatum', 'begin-detentie', 'einde-detentie'],
      relatie: 'eigen-gedetineerde',
    })),
  )
  return regels.map((regel) => ({ ...regel, wie: namen.get(regel.verblijf.persoon) ?? null }))
}
