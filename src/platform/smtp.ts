import { createTransport, type NodemailerError } from 'nodemailer'
import type { Postinstelling } from './postinstelling.ts'

/** A mail as it goes out. */
export interface Brief {
  /** Ours alone: it comes back in a report that the mail could not be delivered. */
  readonly kenmerk: string
  readonly naar: string
  readonly onderwerp: string
  readonly tekst: string
  readonly html: string
}

/** How sending ended. `blijvend`: the address itself is refused, and trying again is no use. */
export type Postafloop =
  | { readonly gelukt: true }
  | { readonly gelukt: false; readonly blijvend: boolean; readonly reden: string }

/** Sends mail. */
export interface Poster {
  /** Never throws: why it failed is the answer, in words that hold no address and nothing that the server wrote. */
  stuur(brief: Brief): Promise<Postafloop>
}

/** What stands before our mark in a Message-ID, so that it is told from any other. */
export const merk = 'terugkeer.'

/** Milliseconds a mail server gets for one step. Together they stay far under the time a job gets. */
const geduld = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  dnsTimeout: 10_000,
  socketTimeout: 20_000,
}

/** Sends mail by this server. Outside training only over a connection that cannot be read on its way. */
export function maakPoster(
  { host, poort, tls, aanmelding, afzender }: Postinstelling,
  { oefen }: { readonly oefen: boolean },
): Poster {
  const transport = createTransport({
    ...{ host, port: poort, secure: tls, requireTLS: !tls && !oefen, ...geduld },
    ...(aanmelding === null ? {} : { auth: { user: aanmelding.naam, pass: aanmelding.wachtwoord } }),
    ...{ disableFileAccess: true, disableUrlAccess: true },
  })
  const huis = afzender.split('@')[1] ?? ''
  return {
    stuur: async ({ kenmerk, naar, onderwerp, tekst, html }) => {
      try {
        await transport.sendMail({
          ...{
            from: { name: 'Terugkeer', address: afzender },
            to: naar,
            subject: onderwerp,
            text: tekst,
            html,
          },
          messageId: `<${merk}${kenmerk}@${huis}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
          dsn: { id: `${merk}${kenmerk}`, return: 'headers', notify: ['failure'] },
        })
        return { gelukt: true }
      } catch (oorzaak) {
        return mislukt(oorzaak)
      }
    },
  }
}

function mislukt(oorzaak: unknown): Postafloop {
  if (!isPostfout(oorzaak)) return { gelukt: false, blijvend: false, reden: 'De mail ging niet weg.' }
  const { responseCode } = oorzaak
  if (weigertAdres(oorzaak))
    return { gelukt: false, blijvend: true, reden: `De mailserver weigert dit adres (${responseCode}).` }
  return { gelukt: false, blijvend: false, reden: redenVan(oorzaak) }
}

function isPostfout(oorzaak: unknown): oorzaak is NodemailerError {
  return oorzaak instanceof Error && 'code' in oorzaak
}

/**
 * True when the address is refused for good. That our server may not send (5.7) says nothing of the address: else one
 * wrong setting would mark the mailboxes of everyone.
 */
function weigertAdres({ command, permanent, response = '' }: NodemailerError): boolean {
  const code = /^5\d\d[ -](5\.\d{1,3})\./.exec(response)?.[1]
  if (permanent !== true) return false
  if (command === 'RCPT TO') return code !== '5.7'
  return command === 'DATA' && (code === '5.1' || code === '5.2')
}

function redenVan({ code, originalCode, responseCode }: NodemailerError): string {
  if (code === 'ETLS') return 'De mailserver biedt geen veilige verbinding (STARTTLS).'
  if (code === 'EAUTH') return 'De mailserver weigert onze aanmelding.'
  if (responseCode !== undefined) return `De mailserver neemt de mail nog niet aan (${responseCode}).`
  return `De mailserver is niet te bereiken (${originalCode ?? code ?? 'onbekend'}).`
}
