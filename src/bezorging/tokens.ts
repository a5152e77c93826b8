import * as oidc from 'openid-client'
import type { Buiten } from '../platform/buiten.ts'
import type { Klok } from '../platform/clock.ts'
import type { Sleutelbos } from '../toegang/toegang.ts'
import { alsSleutel, meldsleutel } from './gebeurtenis.ts'
import type { Inloggen } from './inloggen.ts'

/** Gives tokens for the systems of receivers, and remembers them as long as they are good. */
export interface Tokens {
  /**
   * A token, remembered or fresh. Throws TokenFout when the server gives none; what asking an address throws when it
   * cannot be reached.
   */
  geef(inloggen: Inloggen): Promise<string>
  /** Forgets this token: the receiver did not take it. */
  vergeet(inloggen: Inloggen, token: string): void
}

/** An OAuth server that answered, but not with a token. `status` is what it answered with. */
export class TokenFout extends Error {
  readonly status: number
  constructor(status: number, keuzes?: ErrorOptions) {
    super('The token server gave no token', keuzes)
    this.status = status
  }
}

/** How long its server gets to answer, in milliseconds. */
const geduld = 10_000
const meesteBytes = 65_536
/** A token is no longer used so long before its end, in milliseconds: it must still be good when it arrives. */
const marge = 30_000
/** How long a token is taken to be good when its server does not say, in seconds. */
const gewoneDuur = 60

/** A token, or the question for one; `tot` is null while it is asked. */
interface Bewaard {
  readonly token: Promise<string>
  waarde: string | null
  tot: number | null
}

/** What getting tokens needs. */
interface Tokendelen {
  readonly klok: Klok
  readonly sleutels: Sleutelbos
  readonly buiten: Buiten
}

/**
 * Gets tokens with client credentials and `private_key_jwt` (NL GOV Assurance profile for OAuth 2.0): we prove ourselves
 * with the key that signs what is told, so there is no secret to keep. Who asks while one is on its way waits for that one.
 */
export function maakTokens(delen: Tokendelen): Tokens {
  const bewaard = new Map<string, Bewaard>()
  const naam = ({ tokenadres, clientId, bereik }: Inloggen) => JSON.stringify([tokenadres, clientId, bereik])
  return {
    geef: (inloggen) => {
      const sleutel = naam(inloggen)
      const nu = delen.klok.nu().getTime()
      const eerder = bewaard.get(sleutel)
      if (eerder !== undefined && (eerder.tot === null || eerder.tot > nu)) return eerder.token
      const token = vraagToken(delen, inloggen).then(({ waarde, duur }) => {
        Object.assign(nieuw, { waarde, tot: nu + duur * 1000 - marge })
        return waarde
      })
      const nieuw: Bewaard = { token, waarde: null, tot: null }
      bewaard.set(sleutel, nieuw)
      token.catch(() => bewaard.delete(sleutel))
      return token
    },
    vergeet: (inloggen, token) => {
      const sleutel = naam(inloggen)
      if (bewaard.get(sleutel)?.waarde === token) bewaard.delete(sleutel)
    },
  }
}

async function vraagToken(
  { sleutels, buiten }: Tokendelen,
  { tokenadres, clientId, bereik }: Inloggen,
): Promise<{ readonly waarde: string; readonly duur: number }> {
  const sleutel = meldsleutel(sleutels)
  const key = await alsSleutel(sleutel)
  if (key instanceof Uint8Array) throw new Error('A private key is never a secret in bytes')
  // The audience of the proof is the address of the token server (RFC 7523, 3): of an issuer we know no more than that.
  const server = new oidc.Configuration(
    { issuer: tokenadres, token_endpoint: tokenadres },
    clientId,
    {},
    oidc.PrivateKeyJwt({ key, kid: sleutel.kid ?? '' }),
  )
  // Which addresses may be asked, and over what, is judged by who goes outside.
  oidc.allowInsecureRequests(server)
  const weg = langs(buiten)
  server[oidc.customFetch] = weg.haal
  try {
    const gegeven = await oidc.clientCredentialsGrant(server, bereik === null ? {} : { scope: bereik })
    // It goes into a header (RFC 6750, 2.1).
    if (!/^[\x21-\x7e]+$/.test(gegeven.access_token)) throw new Error('This is no token')
    return { waarde: gegeven.access_token, duur: gegeven.expires_in ?? gewoneDuur }
  } catch (oorzaak) {
    if (weg.mislukt() !== null) throw weg.mislukt()
    throw new TokenFout(weg.status(), { cause: oorzaak })
  }
}

/** The way outside in the shape of `fetch`, which remembers how it ended: the library shows that in its own words. */
function langs(buiten: Buiten) {
  let mislukt: unknown = null
  let status = 0
  const haal: oidc.CustomFetch = async (adres, { headers, body }) => {
    try {
      const antwoord = await buiten(adres, {
        methode: 'POST',
        koppen: headers,
        inhoud: String(body),
        geduld,
        meesteBytes,
      })
      status = antwoord.status
      const type = antwoord.koppen['content-type'] ?? ''
      return new Response(antwoord.inhoud || null, { status, headers: { 'content-type': type } })
    } catch (oorzaak) {
      mislukt = oorzaak
      throw oorzaak
    }
  }
  return { haal, status: () => status, mislukt: () => mislukt }
}
