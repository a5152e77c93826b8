import type { VeldFout } from '../kern/fout.ts'
import { leesGeheim } from './geheimen.ts'

/** The mail server that takes our mail, and the address it comes from. */
export interface Postinstelling {
  readonly host: string
  readonly poort: number
  /** TLS from the first byte (smtps); otherwise with STARTTLS. */
  readonly tls: boolean
  readonly aanmelding: { readonly naam: string; readonly wachtwoord: string } | null
  readonly afzender: string
}

const url = 'TERUGKEER_SMTP_URL'
const van = 'TERUGKEER_AFZENDER'
const toegestaan = ['smtp://naam:wachtwoord@host:587', 'smtps://naam:wachtwoord@host:465']

/**
 * Reads where mail goes out, from the environment; null when nothing is set: then there is no mail. What is wrong is
 * added to `fouten`, never with the address itself: there is a password in it.
 */
export function leesPost(
  env: Readonly<Record<string, string | undefined>>,
  fouten: VeldFout[],
): Postinstelling | null {
  const adres = leesGeheim(url, env, fouten)
  const afzender = env[van] || null
  const gezet = Boolean(env[url] || env[`${url}_BESTAND`])
  if (!gezet && afzender === null) return null
  if (!gezet) fouten.push({ veld: url, melding: `Geef dan ook ${url}.`, toegestaan })
  if (afzender === null || !isAfzender(afzender))
    fouten.push({
      veld: van,
      melding: 'Geef één e-mailadres waar de mail vandaan komt, zonder naam erbij.',
      toegestaan: ['terugkeer@voorbeeld.nl'],
    })
  const server = adres === null ? null : leesServer(adres)
  if (adres !== null && server === null)
    fouten.push({
      veld: url,
      melding: 'Geef het adres van een mailserver, zonder pad of vraag erachter.',
      toegestaan,
    })
  return server === null || afzender === null ? null : { ...server, afzender }
}

/** One address in plain letters: it stands in headers and in the envelope. */
function isAfzender(adres: string): boolean {
  return adres.length <= 200 && /^[\w.+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(adres)
}

/** Taken apart here, so that nothing in the address can turn off what protects the connection. */
function leesServer(adres: string): Omit<Postinstelling, 'afzender'> | null {
  if (!/^smtps?:\/\/./.test(adres) || !URL.canParse(adres)) return null
  const { protocol, hostname, port, pathname, search, hash, username, password } = new URL(adres)
  if (hostname === '' || !['', '/'].includes(pathname) || search !== '' || hash !== '') return null
  if (port === '0' || (username === '') !== (password === '')) return null
  const tls = protocol === 'smtps:'
  try {
    const aanmelding =
      username === ''
        ? null
        : { naam: decodeURIComponent(username), wachtwoord: decodeURIComponent(password) }
    const host = hostname.replace(/^\[(.*)\]$/, '$1')
    return { host, poort: port === '' ? (tls ? 465 : 587) : Number(port), tls, aanmelding }
  } catch {
    return null
  }
}
