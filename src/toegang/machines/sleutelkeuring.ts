import { importJWK, type JWK } from 'jose'
import { z } from 'zod'
import { type Gekeurd, keur } from '../../kern/keur.ts'
import { openbareSleutels, type Sleutelset } from './koppelingen.ts'

/** A pasted key set is never longer than this. */
const langst = 20_000

/**
 * Reads public keys as someone pasted them: a JWKS (RFC 7517) or one key, RSA from 2048 bits for PS256 or P-256 for
 * ES256. Each fault names the key and what to do, and repeats nothing of what was pasted: it may be a private key.
 */
export async function keurSleutels(tekst: string): Promise<Gekeurd<Sleutelset>> {
  const inhoud = leesJson(tekst)
  if (inhoud === undefined)
    return weiger('Plak de openbare sleutels als JSON (JWKS). Deze tekst kunnen wij niet lezen.')
  const alsBos =
    typeof inhoud === 'object' && inhoud !== null && 'keys' in inhoud ? inhoud : { keys: [inhoud] }
  const gekeurd = keur(openbareSleutels, alsBos)
  if ('fouten' in gekeurd)
    return {
      fouten: gekeurd.fouten.map(({ veld, melding }) => ({
        veld: 'jwks',
        melding: `${plaats(veld)}${melding}`,
      })),
    }
  const fouten = await Promise.all(gekeurd.waarde.keys.map(keurSleutel))
  const gevonden = fouten.flatMap((melding, i) =>
    melding === null ? [] : [{ veld: 'jwks', melding: `Sleutel ${i + 1}: ${melding}` }],
  )
  return gevonden.length > 0 ? { fouten: gevonden } : gekeurd
}

const weiger = (melding: string) => ({ fouten: [{ veld: 'jwks', melding }] })

function leesJson(tekst: string): unknown {
  if (tekst.length > langst) return undefined
  try {
    return JSON.parse(tekst)
  } catch {
    return undefined
  }
}

function plaats(veld: string): string {
  const [, nummer, naam] = /^keys\.(\d+)(?:\.(.+))?$/.exec(veld) ?? []
  if (nummer === undefined) return ''
  return naam === undefined ? `Sleutel ${Number(nummer) + 1}: ` : `Sleutel ${Number(nummer) + 1}, ${naam}: `
}

type Sleutel = Sleutelset['keys'][number]

const algoritmen = { RSA: 'PS256', EC: 'ES256' } as const

async function keurSleutel(sleutel: Sleutel): Promise<string | null> {
  const alg = algoritmen[sleutel.kty]
  if (sleutel.alg !== undefined && sleutel.alg !== alg)
    return `alg moet ${alg} zijn bij een ${sleutel.kty}-sleutel.`
  if (sleutel.use !== undefined && sleutel.use !== 'sig') return 'use moet sig zijn.'
  if (sleutel.kty === 'RSA' && bits(sleutel.n ?? '') < 2048)
    return 'Een RSA-sleutel heeft ten minste 2048 bits.'
  // With a small exponent a signature can be made without the key.
  if (sleutel.kty === 'RSA' && bits(String(sleutel.e ?? '')) < 17)
    return 'e moet ten minste 65537 zijn (AQAB).'
  try {
    // Also checks that the point lies on the curve, and that every part is there.
    await importJWK(delen(sleutel), alg)
    return null
  } catch {
    return 'Dit is geen volledige openbare sleutel (RSA: n en e; EC: crv, x en y).'
  }
}

function delen(sleutel: Sleutel): JWK {
  const deel = (naam: string) => String(sleutel[naam] ?? '')
  return sleutel.kty === 'RSA'
    ? { kty: 'RSA', n: deel('n'), e: deel('e') }
    : { kty: 'EC', crv: deel('crv'), x: deel('x'), y: deel('y') }
}

/** The length of the number itself: zeros before it make it no stronger. */
function bits(modulus: string): number {
  const hex = Buffer.from(modulus, 'base64url').toString('hex').replace(/^0+/, '')
  return hex === '' ? 0 : (hex.length - 1) * 4 + Number.parseInt(hex[0] ?? '0', 16).toString(2).length
}

/**
 * An address where a machine keeps its public keys: https, a host with a name, and nothing that could be a secret. In
 * training also http://127.0.0.1 with a port, for who tries it on the own machine.
 */
export function sleuteladres(oefen: boolean) {
  return z
    .string()
    .max(500, 'Ten hoogste 500 tekens.')
    .refine((tekst) => {
      if (!URL.canParse(tekst)) return false
      const { protocol, hostname, port, username, password, hash } = new URL(tekst)
      if (`${username}${password}${hash}` !== '') return false
      if (oefen && protocol === 'http:' && hostname === '127.0.0.1' && port !== '') return true
      return protocol === 'https:' && /^(?!\d+(\.\d+){3}$)([a-z0-9-]+\.)+[a-z][a-z0-9-]*$/.test(hostname)
    }, 'Geef een adres dat begint met https:// en een naam heeft, zonder wachtwoord.')
}
