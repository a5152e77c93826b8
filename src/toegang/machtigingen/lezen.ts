import { z } from 'zod'
import { type Datum, datumVan } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import { keur } from '../../kern/keur.ts'
import { alsZoeknaam } from '../../kern/naam.ts'
import type { Wie } from '../../platform/db.ts'
import { rolnaam } from '../rollen.ts'
import { haalWachtend, type Wachtend } from './besluiten.ts'
import { type Machtigingdelen, wachtOpRol } from './handelen.ts'
import { type Medewerker, medewerkersIn, rollenIn } from './opslag.ts'
import { zonderBeheerderVanaf } from './regels.ts'
import { loopt, type Machtiging, moetHerzien, type Stand, standen, standVan } from './stand.ts'

/** What a beheerder sees of the own organisation. */
export interface Overzicht {
  readonly mensen: readonly Medewerker[]
  readonly rollen: readonly Machtiging[]
  /** Who signed in and has no role. */
  readonly zonderRol: readonly Medewerker[]
  readonly wachtend: readonly Wachtend[]
  readonly teHerzien: readonly Machtiging[]
  /** The first day without anyone who may give roles; null when that day does not come. */
  readonly zonderBeheerder: Datum | null
  readonly dag: Datum
}

/** Everything about the roles of the own organisation, in one transaction. */
export function haalOverzicht({ db, klok }: Machtigingdelen, wie: Wie): Promise<Overzicht> {
  const dag = datumVan(klok.nu())
  return db.transactie(wie, async (tx) => {
    const rollen = await rollenIn(tx, wie.organisatie)
    const mensen = await medewerkersIn(tx, wie.organisatie)
    return {
      mensen,
      rollen,
      zonderRol: mensen.filter((een) => wachtOpRol(een, rollen, dag)),
      wachtend: await haalWachtend(tx, wie),
      teHerzien: rollen.filter((een) => moetHerzien(een, dag)),
      zonderBeheerder: zonderBeheerderVanaf({ rollen, dag }),
      dag,
    }
  })
}

/** What narrows the list; a name never comes from an address. */
export interface Lijstfilter {
  readonly functie: string
  readonly rol: string
  readonly stand: Stand | 'lopend'
  readonly blad: number
}

/** People on one page. */
export const perBlad = 50

const vraag = z.object({
  functie: z.string().max(100, 'Ten hoogste 100 tekens.').optional(),
  rol: z.string().optional(),
  stand: z.enum(['', 'lopend', ...standen]).optional(),
  blad: z
    .string()
    .regex(/^[1-9]\d{0,4}$/, 'Dit blad bestaat niet.')
    .optional(),
})

/** Reads the filter from the address. What is wrong is named, and the list then is as without a filter. */
export function leesLijstfilter(
  query: Readonly<Record<string, string>>,
  rollenHier: readonly string[],
): { readonly filter: Lijstfilter; readonly fouten: readonly VeldFout[] } {
  const leeg: Lijstfilter = { functie: '', rol: '', stand: 'lopend', blad: 1 }
  const gekeurd = keur(vraag, query)
  if ('fouten' in gekeurd) return { filter: leeg, fouten: gekeurd.fouten }
  const { functie = '', rol = '', stand, blad = '1' } = gekeurd.waarde
  if (rol !== '' && !rollenHier.includes(rol))
    return {
      filter: leeg,
      fouten: [
        {
          veld: 'rol',
          melding: 'Deze rol bestaat niet bij uw organisatie.',
          toegestaan: rollenHier.map(rolnaam),
        },
      ],
    }
  return {
    filter: { functie: functie.trim(), rol, stand: stand || 'lopend', blad: Number(blad) },
    fouten: [],
  }
}

/** Someone with the roles that pass the filter. */
export interface Persoonsrij {
  readonly mens: Medewerker
  readonly rollen: readonly Machtiging[]
}

/** The people with a role that passes the filter; with a name also those without one. */
export function lijst(
  { mensen, rollen, dag }: Pick<Overzicht, 'mensen' | 'rollen' | 'dag'>,
  filter: Lijstfilter,
  naam?: string,
): readonly Persoonsrij[] {
  const past = (een: Machtiging) =>
    (filter.rol === '' || een.rol === filter.rol) &&
    (filter.stand === 'lopend' ? loopt(een, dag) : standVan(een, dag) === filter.stand)
  const bevat = (tekst: string, deel: string) => alsZoeknaam(tekst).includes(alsZoeknaam(deel))
  return mensen
    .filter((mens) => filter.functie === '' || bevat(mens.functie ?? '', filter.functie))
    .filter((mens) => naam === undefined || bevat(mens.naam, naam))
    .map((mens) => ({ mens, rollen: rollen.filter((een) => een.medewerker === mens.id && past(een)) }))
    .filter((rij) => naam !== undefined || rij.rollen.length > 0)
}
