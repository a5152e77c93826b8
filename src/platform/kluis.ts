import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'

/** A file as it is kept: bytes that say nothing without the key, which is itself locked. */
export interface Gesloten {
  readonly bytes: Uint8Array
  /** The key of this one file, locked with the key of this installation. Without it the bytes are lost for good. */
  readonly sleutel: string
}

/** Keeps files so that a copy of the database alone does not tell what is in them. */
export interface Kluis {
  /** Locks a file with a key of its own. `waar` is where it belongs: elsewhere it does not open. */
  sluit(inhoud: Uint8Array, waar: string): Gesloten
  /** The file as it was. Throws when it, its key or its place is another, or when it was locked with a key that is gone. */
  open(gesloten: Gesloten, waar: string): Uint8Array
}

/** So many bytes a locked file is longer: the nonce in front and the tag behind (NIST SP 800-38D). */
export const kluislengte = 12 + 16

const methode = 'aes-256-gcm'
const nonce = 12
const merk = 16

/** The kluis of this installation, from the same secrets as the logboek: the newest locks, all of them open. */
export function maakKluis(geheim: string, ...oudere: readonly string[]): Kluis {
  const sleutels = [geheim, ...oudere].map(hoofdsleutel)
  const [nieuwste] = sleutels
  if (nieuwste === undefined) throw new Error('A kluis has a key')
  return {
    sluit: (inhoud, waar) => {
      const eigen = randomBytes(32)
      const slot = versleutel(nieuwste.bytes, eigen, `sleutel ${waar}`)
      return {
        bytes: versleutel(eigen, inhoud, waar),
        sleutel: `${nieuwste.kid}.${Buffer.from(slot).toString('base64url')}`,
      }
    },
    open: ({ bytes, sleutel }, waar) => {
      const [kid, slot = ''] = sleutel.split('.')
      const hoofd = sleutels.find((een) => een.kid === kid)
      if (hoofd === undefined)
        throw new Error('A file is locked with a key that this installation does not have')
      const eigen = ontsleutel(hoofd.bytes, Buffer.from(slot, 'base64url'), `sleutel ${waar}`)
      return ontsleutel(eigen, bytes, waar)
    },
  }
}

/** A key for files alone: who has this one has nothing of the pseudonyms. */
function hoofdsleutel(geheim: string): { readonly kid: string; readonly bytes: Uint8Array } {
  const bytes = new Uint8Array(hkdfSync('sha256', Buffer.from(geheim, 'hex'), '', 'terugkeer: kluis', 32))
  return { bytes, kid: createHash('sha256').update(bytes).digest('hex').slice(0, 16) }
}

function versleutel(sleutel: Uint8Array, inhoud: Uint8Array, waar: string): Uint8Array {
  const begin = randomBytes(nonce)
  const slot = createCipheriv(methode, sleutel, begin).setAAD(Buffer.from(waar))
  return Buffer.concat([begin, slot.update(inhoud), slot.final(), slot.getAuthTag()])
}

function ontsleutel(sleutel: Uint8Array, bytes: Uint8Array, waar: string): Uint8Array {
  const slot = createDecipheriv(methode, sleutel, bytes.subarray(0, nonce), { authTagLength: merk })
  slot.setAAD(Buffer.from(waar)).setAuthTag(bytes.subarray(-merk))
  return Buffer.concat([slot.update(bytes.subarray(nonce, -merk)), slot.final()])
}
