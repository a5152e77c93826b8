import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { Fout, type VeldFout } from '../kern/fout.ts'
import { systeemklok } from './clock.ts'
import { leesGeheimBestand } from './geheimen.ts'

/** A certificate with its private key, with which we say who we are in TLS. */
export interface Clientcertificaat {
  /** All of it as PEM: the certificate, those between it and its issuer, and the private key. */
  readonly pem: string
  /** SHA-256 of the certificate, in hexadecimal with colons: what a receiver compares. */
  readonly afdruk: string
  /** Who it is of, in one line, as it says. */
  readonly naam: string
  readonly geldigTot: Date
}

const veld = 'TERUGKEER_CLIENTCERTIFICAAT'

/**
 * Reads the certificate that we show to systems that ask for one, from the file that `TERUGKEER_CLIENTCERTIFICAAT` points
 * at; null when nothing is set. What is wrong is added to `fouten`, without anything of the file.
 */
export function leesClientcertificaat(
  env: Readonly<Record<string, string | undefined>>,
  fouten: VeldFout[],
): Clientcertificaat | null {
  const bestand = env[veld] || null
  if (bestand === null) return null
  try {
    return ontleed(leesGeheimBestand(veld, bestand))
  } catch (oorzaak) {
    if (!(oorzaak instanceof Fout)) throw oorzaak
    fouten.push(...oorzaak.fouten)
    return null
  }
}

function ontleed(pem: string): Clientcertificaat {
  const certificaat = lees(() => new X509Certificate(pem), 'Hierin staat geen certificaat als PEM.')
  const sleutel = lees(
    (): KeyObject => createPrivateKey(pem),
    'Hierin staat geen geheime sleutel als PEM, of zij heeft een wachtwoord.',
  )
  if (!certificaat.checkPrivateKey(sleutel))
    throw fout('De sleutel hoort niet bij het eerste certificaat in dit bestand.')
  if (certificaat.validToDate <= systeemklok.nu()) throw fout('Dit certificaat is verlopen.')
  return {
    pem,
    afdruk: certificaat.fingerprint256,
    naam: certificaat.subject.split('\n').join(', '),
    geldigTot: certificaat.validToDate,
  }
}

function lees<T>(doe: () => T, melding: string): T {
  try {
    return doe()
  } catch {
    throw fout(melding)
  }
}

function fout(melding: string): Fout {
  return new Fout('ongeldige-invoer', 'De instellingen kloppen niet.', [
    {
      veld,
      melding,
      toegestaan: ['een bestand met een certificaat (met wat ertussen zit) en zijn sleutel, als PEM'],
    },
  ])
}
