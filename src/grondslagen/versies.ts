import { vingerafdruk } from '../kern/canoniek.ts'
import { keurToets } from '../kern/toetsid.ts'
import { type Databank, type Tx, voegToe, type Wie } from '../platform/db.ts'
import { bouwRegister, type Register, type RegisterInhoud } from './lookup.ts'
import type { Oordeel } from './oordeel.ts'
import { toets } from './toets.ts'
import { uitlegversie } from './uitlegversie.ts'
import type { Vraag } from './vraag.ts'

/** What makes a version: everything but the examples. */
type Kern = Omit<RegisterInhoud, 'registerversie'>

type Tabellen = {
  'grondslagen.registerversie': { versie: string; inhoud: Kern; sinds: Date }
  'grondslagen.toets': {
    id: string
    registerversie: string
    vraag: Vraag
    oordeel: Oordeel
    uitlegversie: number
  }
}

/** What came of working everything out again. */
export interface Herrekening {
  readonly toetsen: number
  /** How many of them were told in words of before; of those the decision came out the same. */
  readonly andereWoorden: number
  readonly versies: number
  /** The first that does not come out as stored, and why; null when all do. */
  readonly fout: { readonly toetsId: string; readonly reden: string } | null
}

const wie: Wie = { organisatie: '', gebruiker: '', rol: '', doel: 'toetsen' }

/** Rows that are read at a time. */
const portie = 500

/** Keeps the register itself, once. In the transaction of what it decided, so neither is there without the other. */
export async function bewaarVersie(tx: Tx, op: Date, register: Register): Promise<void> {
  const { registerversie, begrippen, wetten, regels } = register
  const bekend = await tx
    .withTables<Tabellen>()
    .selectFrom('grondslagen.registerversie')
    .select('versie')
    .where('versie', '=', registerversie)
    .executeTakeFirst()
  if (bekend !== undefined) return
  const inhoud: Kern = { begrippen, wetten, regels: regels.map((regel) => ({ ...regel, voorbeelden: [] })) }
  const rij = { versie: registerversie, inhoud, sinds: op }
  await voegToe(tx, 'grondslagen.registerversie', [rij], 'laat-staan')
}

/** A kept version as a register; null when it was not kept or is no longer what its name says. */
async function haalVersie(tx: Tx, versie: string): Promise<Register | null> {
  const rij = await tx
    .withTables<Tabellen>()
    .selectFrom('grondslagen.registerversie')
    .select('inhoud')
    .where('versie', '=', versie)
    .executeTakeFirst()
  if (rij === undefined) return null
  const { begrippen, wetten, regels } = rij.inhoud
  const zonder = regels.map(({ voorbeelden, ...regel }) => regel)
  if (vingerafdruk({ begrippen, wetten, regels: zonder }) !== versie) return null
  return bouwRegister({ registerversie: versie, ...rij.inhoud })
}

/**
 * Works out every stored toets again with the register of its own version and compares the answer byte for byte; one
 * that was told in words of before is compared in all that was decided.
 * Reads in portions, so that the number of toetsen does not matter; stops at the first that differs.
 */
export async function herreken(db: Databank): Promise<Herrekening> {
  const versies = new Map<string, Register | null>()
  let toetsen = 0
  let andereWoorden = 0
  let na: string | null = null
  for (;;) {
    const rijen: Tabellen['grondslagen.toets'][] = await db.transactie(wie, async (tx) => {
      const gelezen = await leesPortie(tx, na)
      for (const { registerversie } of gelezen)
        if (!versies.has(registerversie)) versies.set(registerversie, await haalVersie(tx, registerversie))
      return gelezen
    })
    for (const rij of rijen) {
      const reden = verschilt(versies.get(rij.registerversie) ?? null, rij)
      if (reden !== null)
        return { toetsen, andereWoorden, versies: versies.size, fout: { toetsId: rij.id, reden } }
      toetsen += 1
      if (rij.uitlegversie !== uitlegversie) andereWoorden += 1
    }
    na = rijen.at(-1)?.id ?? null
    if (rijen.length < portie) return { toetsen, andereWoorden, versies: versies.size, fout: null }
  }
}

function leesPortie(tx: Tx, na: string | null): Promise<Tabellen['grondslagen.toets'][]> {
  const alle = tx
    .withTables<Tabellen>()
    .selectFrom('grondslagen.toets')
    .selectAll()
    .orderBy('id')
    .limit(portie)
  return (na === null ? alle : alle.where('id', '>', na)).execute()
}

function verschilt(register: Register | null, rij: Tabellen['grondslagen.toets']): string | null {
  if (register === null) return 'van deze registerversie is de inhoud niet bewaard of is zij veranderd'
  if (keurToets(rij.id, rij) === 'anders') return 'de vraag of het oordeel hoort niet bij het kenmerk'
  const opnieuw = toets(register, rij.vraag)
  const deel = rij.uitlegversie === uitlegversie ? (oordeel: Oordeel) => oordeel : besluit
  return JSON.stringify(deel(opnieuw)) === JSON.stringify(deel(rij.oordeel))
    ? null
    : 'het oordeel komt nu anders uit'
}

/** What an oordeel decides, without the words in which it is told. */
function besluit({ uitkomst, peildatum, registerversie, gegevens }: Oordeel) {
  return {
    ...{ uitkomst, peildatum, registerversie },
    gegevens: gegevens.map(({ gegeven, uitkomst, regels, grondslagen }) => ({
      ...{ gegeven, uitkomst, regels, grondslagen },
    })),
  }
}
