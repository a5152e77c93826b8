import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy'
import { Fout } from '../kern/fout.ts'
import { eisInhoudstype, inhoudstype } from './body.ts'
import type { Verzoek } from './http.ts'

/** A file as it came in a form. */
export interface Deelbestand {
  /** The name of its field. */
  readonly veld: string
  /** What its sender calls it, and says it is; neither is believed. */
  readonly naam: string
  readonly type: string
  /** Empty when it was too large: then nothing of it is kept. */
  readonly inhoud: Uint8Array
  readonly teGroot: boolean
}

/** A form that came as multipart/form-data (RFC 7578). */
export interface Deelformulier {
  readonly velden: Readonly<Record<string, string>>
  readonly bestanden: readonly Deelbestand[]
}

/** How much of a form is kept. */
export interface Deelgrenzen {
  readonly grootsteBestand: number
  /** Of more files only that they came is kept. */
  readonly meesteBestanden: number
}

/** So much of a form is read, whatever is kept of it: a sender hears us only when it is done sending. */
const uitlezen = 64_000_000

/** No field of ours is longer than this many bytes, and no form has more of them. */
const langsteVeld = 100_000
const meesteVelden = 40

/**
 * Reads a form with files as it comes in; without any body it is an empty one. Of a file that is too large nothing is kept, and the rest is read and thrown
 * away, so that what else was typed is not lost. Throws `verkeerd-formaat`, `te-groot` for a form beyond all measure,
 * and `ongeldige-invoer` for one that breaks off or is broken.
 */
export async function leesMultipart(c: Verzoek, grenzen: Deelgrenzen): Promise<Deelformulier> {
  if (inhoudstype(c) === '') return { velden: {}, bestanden: [] }
  eisInhoudstype(c, 'multipart/form-data')
  if (Number(c.req.header('content-length') ?? 0) > uitlezen) throw veelTeGroot()
  const stroom = c.req.raw.body
  if (stroom === null) throw kapot()
  const velden = new Map<string, string>()
  const bestanden: Deelbestand[] = []
  const lezer = maakLezer(c, grenzen.grootsteBestand)
  lezer.on('fieldsLimit', () => lezer.destroy(kapot()))
  lezer.on('field', (veld: string, waarde: string, _: boolean, teLang: boolean) => {
    if (teLang) lezer.destroy(new Fout('te-groot', `Een veld mag ten hoogste ${langsteVeld} bytes zijn.`))
    velden.set(veld, waarde)
  })
  lezer.on(
    'file',
    (veld: string, bestand: BusboyFileStream, heet: string | undefined, _: string, type: string) => {
      const naam = naamVan(heet)
      const plek = bestanden.push({ veld, naam, type, inhoud: new Uint8Array(), teGroot: false }) - 1
      verzamel(bestand, plek < grenzen.meesteBestanden, (deel) => {
        bestanden[plek] = { veld, naam, type, ...deel }
      })
    },
  )
  try {
    await pipeline(Readable.fromWeb(stroom), maat(), lezer)
  } catch (oorzaak) {
    throw oorzaak instanceof Fout ? oorzaak : kapot()
  }
  const gelezen = Object.fromEntries(velden)
  c.set('deelvelden', gelezen)
  return { velden: gelezen, bestanden }
}

/** A name as it was before it was put between quotes (HTML, multipart/form-data encoding algorithm). */
function naamVan(heet = ''): string {
  return heet.replaceAll(/%(22|0D|0A)/gi, (teken) => decodeURIComponent(teken))
}

function maakLezer(c: Verzoek, fileSize: number): BusboyInstance {
  try {
    return new Busboy({
      headers: { 'content-type': c.req.header('content-type') ?? '' },
      limits: { fileSize, fieldSize: langsteVeld, fields: meesteVelden, fieldNameSize: 100, headerPairs: 20 },
    })
  } catch {
    // Without a boundary nothing can be told apart.
    throw kapot()
  }
}

/** Keeps the bytes of one file, or reads over them. */
function verzamel(
  bestand: BusboyFileStream,
  bewaar: boolean,
  klaar: (deel: Pick<Deelbestand, 'inhoud' | 'teGroot'>) => void,
): void {
  let stukken: Buffer[] = []
  // The form itself fails as well, and says so.
  bestand.on('error', () => {})
  if (bewaar) bestand.on('data', (stuk: Buffer) => stukken.push(stuk))
  else bestand.resume()
  bestand.on('limit', () => {
    stukken = []
  })
  bestand.on('end', () => {
    const teGroot = bestand.truncated
    klaar({ inhoud: teGroot ? new Uint8Array() : Buffer.concat(stukken), teGroot })
  })
}

/** Lets bytes through until there are too many for any form. */
function maat(): Transform {
  let totaal = 0
  return new Transform({
    transform: (stuk: Buffer, _, verder) => {
      totaal += stuk.byteLength
      if (totaal > uitlezen) verder(veelTeGroot())
      else verder(null, stuk)
    },
  })
}

function veelTeGroot(): Fout {
  return new Fout('te-groot', 'Wat u stuurt is veel te groot. Stuur minder of kleinere bestanden.')
}

function kapot(): Fout {
  return new Fout('ongeldige-invoer', 'Dit formulier is niet goed aangekomen. Stuur het opnieuw.', [
    {
      veld: 'bericht',
      melding: 'Stuur een heel formulier.',
      toegestaan: ['multipart/form-data met een boundary'],
    },
  ])
}
