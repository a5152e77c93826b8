import { z } from 'zod'
import { dubbeleNaam } from '../kern/json.ts'
import { type Controlepunt, controlepuntSchema } from './controlepunt.ts'
import type { Toetsdeel } from './gronden.ts'
import type { Inhoud } from './inhoud.ts'
import { alsRing, openbareJwk, type Sleutelring } from './sleutels.ts'
import { uitvoerversie } from './uitvoer.ts'

/** The file is not one that can be read: not what was made, so nothing is proven. Says in Dutch where and what. */
export class Bestandsfout extends Error {}

/** The head of an export. */
export interface Kop {
  readonly versie: number
  readonly logboek: string
  readonly ring: Sleutelring
}

/** A line of an export that has a place. */
export interface Geplaatst {
  readonly soort: 'regel'
  readonly plaats: number
  readonly volgnummer: number
  readonly blad: string
  readonly echt: boolean | null
  /** Only when who exported it found it wrong, and knew the key of its time. */
  readonly waarmerk?: 'fout' | undefined
  /** What the line says; null when it is gone. Anything may stand in it: its hash says whether it is right. */
  readonly regel: Inhoud | null
}

/** What follows the head. */
export type Deel =
  | Geplaatst
  | Controlepunt
  | ({ readonly soort: 'toets' } & Toetsdeel)
  | ({ readonly soort: 'onverzegeld'; readonly regel: Inhoud } & Pick<Geplaatst, 'waarmerk'>)
  | {
      readonly soort: 'einde'
      readonly regels: number
      readonly onverzegeld: number
      readonly controlepunten: number
      /** Only when the last seal was not what the server remembered while this was made. */
      readonly keten?: 'verbroken' | undefined
    }

const kopSchema = z.object({
  soort: z.literal('logboek'),
  versie: z.int(),
  logboek: z.uuid(),
  sleutels: z.array(openbareJwk),
})

/** Only what must be there to say which line it is; that the rest is right, the hash says. */
export const inhoudSchema = z.custom<Inhoud>(
  (waarde) => typeof waarde === 'object' && waarde !== null && 'volgnummer' in waarde,
  'Verwacht een regel met een volgnummer.',
)

const deelSchema = z.discriminatedUnion('soort', [
  z.object({
    soort: z.literal('regel'),
    plaats: z.int().nonnegative(),
    volgnummer: z.int(),
    blad: z.string().regex(/^[0-9a-f]{64}$/),
    echt: z.boolean().nullable(),
    waarmerk: z.literal('fout').optional(),
    regel: inhoudSchema.nullable(),
  }),
  controlepuntSchema,
  z.object({
    soort: z.literal('toets'),
    id: z.string(),
    registerversie: z.string(),
    vraag: z.unknown(),
    oordeel: z.unknown(),
  }),
  z.object({
    soort: z.literal('onverzegeld'),
    waarmerk: z.literal('fout').optional(),
    regel: inhoudSchema,
  }),
  z.object({
    soort: z.literal('einde'),
    regels: z.int(),
    onverzegeld: z.int(),
    controlepunten: z.int(),
    keten: z.literal('verbroken').optional(),
  }),
])

/** Reads the head of an export from its first line. Throws a Bestandsfout. */
export function leesKop(tekst: string | undefined): Kop {
  if (tekst === undefined || tekst === '') throw new Bestandsfout('Het bestand is leeg.')
  const json = alsJson(tekst, 1)
  const versie = z.object({ soort: z.literal('logboek'), versie: z.unknown() }).safeParse(json)
  if (!versie.success)
    throw new Bestandsfout(
      'Regel 1: dit is geen uitvoer van het logboek. Maak die met npm run -s logboek -- uitvoer.',
    )
  if (versie.data.versie !== 1 && versie.data.versie !== uitvoerversie)
    throw new Bestandsfout(
      `Regel 1: versie ${JSON.stringify(versie.data.versie)?.slice(0, 20)} kennen wij niet. Toegestaan: 1 of ${uitvoerversie}.`,
    )
  const kop = kopSchema.safeParse(json)
  if (!kop.success) throw new Bestandsfout(`Regel 1: ${waar(kop.error)}`)
  const { versie: gelezen, logboek, sleutels } = kop.data
  return { versie: gelezen, logboek, ring: alsRing(sleutels) }
}

/** Reads any other line of an export. Throws a Bestandsfout that says at which line of the file. */
export function leesDeel(tekst: string, nummer: number): Deel {
  const deel = deelSchema.safeParse(alsJson(tekst, nummer))
  if (!deel.success) throw new Bestandsfout(`Regel ${nummer}: ${waar(deel.error)}`)
  return deel.data
}

/** Reads a kept checkpoint: as it was exported, or lines of the log of the process that hold them. Throws a Bestandsfout. */
export function leesControlepunten(tekst: string): readonly Controlepunt[] {
  const regels = tekst.trim().split('\n')
  const heel = regels.length > 1 && tekst.trimStart().startsWith('{\n') ? [tekst] : regels
  return heel.map((regel, i) => {
    const json = alsJson(regel, i + 1)
    const gelogd = z.object({ controlepunt: z.string() }).safeParse(json)
    const punt = controlepuntSchema.safeParse(
      gelogd.success ? alsJson(gelogd.data.controlepunt, i + 1) : json,
    )
    if (!punt.success) throw new Bestandsfout(`Regel ${i + 1}: ${waar(punt.error)}`)
    return punt.data
  })
}

/** A line of an export is well under a thousand characters; one that goes on and on must not fill the memory. */
const langsteRegel = 1_000_000

/** The lines of a file, one after the other. Throws a Bestandsfout when it is not UTF-8, or a line has no end. */
export async function* regelsUit(stroom: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const lezer = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  for await (const stuk of stroom) {
    const regels = (rest + decodeer(lezer, stuk)).split('\n')
    rest = regels.pop() ?? ''
    if (rest.length > langsteRegel) throw new Bestandsfout('Het bestand heeft een regel die te lang is.')
    yield* regels
  }
  if (rest !== '') yield rest
}

function decodeer(lezer: InstanceType<typeof TextDecoder>, stuk: Uint8Array): string {
  try {
    return lezer.decode(stuk, { stream: true })
  } catch {
    throw new Bestandsfout('Het bestand is geen geldige UTF-8.')
  }
}

/** JSON of line `nummer` of a file. Throws a Bestandsfout, without anything of the line. */
export function alsJson(tekst: string, nummer: number): unknown {
  const waarde = parseer(tekst, nummer)
  // What we wrote ourselves comes out the same; only of other text it must be looked at whether a name stands twice.
  if (JSON.stringify(waarde) !== tekst && dubbeleNaam(tekst) !== null)
    throw new Bestandsfout(`Regel ${nummer}: een veld staat er dubbel in.`)
  return waarde
}

function parseer(tekst: string, nummer: number): unknown {
  try {
    return JSON.parse(tekst)
  } catch {
    throw new Bestandsfout(`Regel ${nummer} is geen JSON: beschadigd, of halverwege afgebroken.`)
  }
}

function waar({ issues }: z.ZodError): string {
  const [eerste] = issues
  const veld = eerste?.path.join('.') || 'soort'
  return `het veld ${veld} klopt niet (${eerste?.message ?? 'onbekend'}).`
}
