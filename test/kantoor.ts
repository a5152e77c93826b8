import { Fout } from '../src/kern/fout.ts'
import { type GeopendeDatabank, voegToe, type Wie } from '../src/platform/db.ts'
import { haalWachtend, type Wachtend } from '../src/toegang/machtigingen/besluiten.ts'
import type { Afloop } from '../src/toegang/machtigingen/handelen.ts'
import { regelsOver, rollenIn } from '../src/toegang/machtigingen/opslag.ts'
import { type Machtiging, standVan } from '../src/toegang/machtigingen/stand.ts'
import { bijToegang } from '../src/toegang/rechten.ts'
import { beheerder } from './rollen.ts'
import { testbank } from './testbank.ts'
import { testklok } from './wereld.ts'

/** The day on which these tests play. */
export const dag = '2026-11-22'

/** A machtigingenbeheerder of an organisation, or whoever this purpose makes of it. */
export const van = (organisatie: string, gebruiker: string, doel = 'machtigingen-beheren'): Wie => ({
  organisatie,
  gebruiker,
  rol: 'machtigingenbeheerder',
  doel,
})

/** Someone of Justid who confirms. */
export const justid = (gebruiker: string): Wie => van('justid', gebruiker, 'machtigingen-bevestigen')

/** A role that is asked for. */
export const gift = (medewerker: string, anders = {}) => ({
  medewerker,
  rol: 'nazorgcoordinator',
  van: dag,
  tot: '2027-11-22',
  ...anders,
})

/** The way it went, or the first field that is wrong. */
export function weg(afloop: Afloop): string | undefined {
  return 'weg' in afloop ? afloop.weg : afloop.fouten[0]?.veld
}

/** The code of the error the work ends in, or 'gelukt'. */
export function code(werk: Promise<unknown>): Promise<string> {
  return werk.then(
    () => 'gelukt',
    (oorzaak) => (oorzaak instanceof Fout ? oorzaak.code : String(oorzaak)),
  )
}

/** A database with organisations, their people and their roles, and what a test asks about them. */
export async function openKantoor(bank?: GeopendeDatabank) {
  const db = bank ?? (await testbank())
  const klok = testklok(`${dag}T10:00:00Z`)
  /** Someone who signed in at this organisation; the pseudonym can be that of another. */
  const mens = async (organisatie: string, onderwerp: string = crypto.randomUUID()) => {
    const id = crypto.randomUUID()
    const gezien = { eerst_gezien: klok.nu(), laatst_gezien: klok.nu() }
    const rij = {
      id,
      aanbieder: 'proef',
      onderwerp,
      organisatie,
      naam: 'N. Proef',
      functie: 'proef',
      ...gezien,
    }
    await db.transactie(bijToegang, (tx) => voegToe(tx, 'toegang.medewerker', [rij]))
    return id
  }
  const met = async (machtiging: Machtiging) => {
    await db.transactie(bijToegang, (tx) => voegToe(tx, 'toegang.machtiging', [{ ...machtiging }]))
    return machtiging
  }
  const rollenVan = async (organisatie: string, medewerker: string) =>
    (await db.transactie(van(organisatie, 'x'), (tx) => rollenIn(tx, organisatie))).filter(
      (een) => een.medewerker === medewerker,
    )
  return {
    db,
    klok,
    mens,
    met,
    rollenVan,
    /** This many beheerders, in an organisation that has none yet. */
    beheerders: async (aantal: number, organisatie: string): Promise<readonly string[]> => {
      const mensen = await Promise.all(Array.from({ length: aantal }, () => mens(organisatie)))
      for (const medewerker of mensen) await met(beheerder(medewerker, { organisatie, tot: '2027-06-01' }))
      return mensen
    },
    stand: async (organisatie: string, medewerker: string) =>
      (await rollenVan(organisatie, medewerker)).map((een) => `${een.rol} ${standVan(een, dag)}`),
    /** What the book says about someone, oldest first. */
    boek: async (organisatie: string, medewerker: string) =>
      (await db.transactie(van(organisatie, 'x'), (tx) => regelsOver(tx, organisatie, { medewerker })))
        .map(({ handeling, door }) => ({ handeling, door }))
        .reverse(),
    wachtend: (wie: Wie): Promise<readonly Wachtend[]> => db.transactie(wie, (tx) => haalWachtend(tx, wie)),
  }
}

/** The same, as a type. */
export type Kantoor = Awaited<ReturnType<typeof openKantoor>>
