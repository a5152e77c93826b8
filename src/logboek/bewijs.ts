import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../platform/db.ts'
import { alsJson, Bestandsfout, inhoudSchema } from './bestand.ts'
import { legeRand, voegBij, wortelUitBewijs, wortelVan, zusters } from './boom.ts'
import { type Controlepunt, controlepuntSchema, keurHandtekening } from './controlepunt.ts'
import { bladVan, isEcht, waarmerksleutel } from './inhoud.ts'
import { alsRing, openbareJwk, type Sleutelring } from './sleutels.ts'
import { laatsteZegel, logboekId, zegelaar, zegelMet } from './store.ts'
import type { Uitvoerdelen } from './uitvoer.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)

const bewijsSchema = z.object({
  soort: z.literal('bewijs'),
  versie: z.literal(1, 'Deze versie kennen wij niet. Toegestaan: 1.'),
  plaats: z.int().nonnegative(),
  echt: z.boolean().nullable(),
  regel: inhoudSchema,
  /** The hashes beside the way from the leaf to the root, lowest first. */
  pad: z.array(hash).max(64),
  controlepunt: controlepuntSchema,
  sleutels: z.array(openbareJwk),
})

/** That one line was in the log when a checkpoint was made. Checked without the database. */
export type Bewijs = z.infer<typeof bewijsSchema>

/** Why there is no proof. */
export type GeenBewijs =
  | 'bestaat-niet'
  | 'nog-niet-verzegeld'
  | 'na-dit-controlepunt'
  | 'ander-logboek'
  | 'waarmerk-klopt-niet'
  | 'niet-door-ons-ondertekend'

/** Leaf hashes that are read at a time, in seals. */
const zegelsPerKeer = 256

/** Proves that a line is in the log, at the newest checkpoint or at one that was kept. */
export function maakBewijs(
  { db, ring, nu, geheimen }: Uitvoerdelen,
  nummer: number,
  bewaard: Controlepunt | null,
): Promise<Bewijs | GeenBewijs> {
  return db.transactie(zegelaar(nu), async (tx) => {
    const zegel = await zegelMet(tx, nummer)
    if (typeof zegel === 'string') return zegel
    if (bewaard !== null && bewaard.logboek !== (await logboekId(tx))) return 'ander-logboek'
    const punt = bewaard ?? (await laatsteZegel(tx))?.punt
    if (punt !== undefined && keurHandtekening(ring, punt) !== 'goed') return 'niet-door-ons-ondertekend'
    if (zegel.echt === true && isEcht(geheimen.map(waarmerksleutel), zegel.regel) !== true)
      return 'waarmerk-klopt-niet'
    if (punt === undefined || zegel.plaats >= punt.grootte) return 'na-dit-controlepunt'
    const pad = await padVan(tx, zegel.plaats, punt.grootte)
    const sleutels = [...ring.values()]
    return { soort: 'bewijs', versie: 1, ...zegel, pad, controlepunt: punt, sleutels }
  })
}

/** The roots beside the way up, from the leaf hashes, read once in order. */
async function padVan(tx: Tx, plaats: number, grootte: number): Promise<string[]> {
  const weg = zusters(plaats, grootte)
  const opVolgorde = weg.toSorted(([a], [b]) => a - b)
  const randen = new Map(opVolgorde.map((bereik) => [bereik, legeRand()]))
  let nu = 0
  for await (const blad of bladenVan(tx)) {
    const bereik = opVolgorde[0]
    const rand = bereik === undefined ? undefined : randen.get(bereik)
    if (bereik === undefined || rand === undefined) break
    if (nu >= bereik[0]) voegBij(rand, blad)
    nu += 1
    if (nu === bereik[1]) opVolgorde.shift()
  }
  return weg.map((bereik) => wortelVan(randen.get(bereik) ?? legeRand()).toString('hex'))
}

async function* bladenVan(tx: Tx): AsyncGenerator<Buffer> {
  let grootte = 0
  for (;;) {
    const { rows } = await sql<{ grootte: number; bladen: string }>`
      select grootte, encode(bladen, 'hex') as bladen from logboek.zegel where grootte > ${grootte}
      order by grootte limit ${zegelsPerKeer}`.execute(tx)
    if (rows.length === 0) return
    for (const rij of rows) {
      const bladen = Buffer.from(rij.bladen, 'hex')
      for (let i = 0; i < bladen.length; i += 32) yield bladen.subarray(i, i + 32)
      grootte = rij.grootte
    }
  }
}

/** Reads a proof from a file. Throws a Bestandsfout that names the field. */
export function leesBewijs(tekst: string): Bewijs {
  const gelezen = bewijsSchema.safeParse(alsJson(tekst, 1))
  if (gelezen.success) return gelezen.data
  const [fout] = gelezen.error.issues
  throw new Bestandsfout(
    `Dit is geen bewijs: het veld ${fout?.path.join('.') || 'soort'} klopt niet (${fout?.message}).`,
  )
}

/**
 * What is wrong with a proof, in one Dutch sentence; null when it proves its line. Up to `zonderWaarmerkTot` a line may lack a
 * waarmerk: it is of before there were any. Throws a Bestandsfout without the key.
 */
export function controleerBewijs(
  { plaats, echt, regel, pad, controlepunt: punt, sleutels }: Bewijs,
  vertrouwd: Sleutelring | null,
  bewaard: Controlepunt | null,
  zonderWaarmerkTot = 0,
): string | null {
  if (bewaard !== null && (bewaard.wortel !== punt.wortel || bewaard.grootte !== punt.grootte))
    return 'Het bewijs hoort niet bij het bewaarde controlepunt. Maak het met --controlepunt opnieuw.'
  const keur = keurHandtekening(vertrouwd ?? alsRing(sleutels), punt)
  if (keur === 'onbekende-sleutel')
    throw new Bestandsfout(
      `Sleutel ${punt.sleutel.slice(0, 60)} is niet bekend. Geef de openbare sleutel mee met --sleutels.`,
    )
  if (keur === 'fout') return 'De handtekening onder het controlepunt klopt niet.'
  if (plaats >= punt.grootte) return 'De plaats valt buiten het controlepunt.'
  const weg = pad.map((een) => Buffer.from(een, 'hex'))
  const wortel = wortelUitBewijs(bladVan(regel, echt), plaats, punt.grootte, weg)
  if (wortel?.toString('hex') !== punt.wortel)
    return `Regel ${regel.volgnummer} stond zo niet op plaats ${plaats} van dit logboek.`
  if (echt === false)
    return 'De regel stond in het logboek, maar is geschreven door iemand zonder de sleutel.'
  return echt === true || regel.volgnummer <= zonderWaarmerkTot
    ? null
    : `Regel ${regel.volgnummer} stond in het logboek, maar heeft geen waarmerk: dat de server haar zo schreef, is niet te bewijzen. Is zij van vóór migratie 0026, geef dan --zonder-waarmerk.`
}
