import type { X509Certificate } from 'node:crypto'
import { createLocalJWKSet, type JWTPayload, jwtVerify } from 'jose'
import { apiPad, type Identiteit } from '../../platform/http.ts'
import { handtekening, openbaarDeel } from '../sleutels.ts'
import { type Tokendelen, tokenPad } from './autorisatieserver.ts'
import { isBereik } from './bereik.ts'
import { duimafdruk } from './certificaat.ts'
import { geldigeKoppeling } from './koppelingen.ts'

/** Checks tokens of machines on the API. */
export interface Tokenkeuring {
  /** Who holds this token; null when it is not ours, has expired, or its koppeling has ended. */
  keur(token: string, certificaat: X509Certificate | null): Promise<Identiteit | null>
}

/** The check that belongs to the token server: signature, issuer, audience, kind, time, certificate, and the koppeling as it is now. */
export function maakTokenkeuring({ db, klok, adres, sleutels }: Tokendelen): Tokenkeuring {
  const bos = createLocalJWKSet(openbaarDeel(sleutels))
  return {
    keur: async (token, certificaat) => {
      const inhoud = await ontcijfer(token, bos, adres)
      if (inhoud === null || !pastBij(inhoud, certificaat)) return null
      const koppeling = await geldigeKoppeling(db, klok, String(inhoud.client_id))
      if (koppeling === null) return null
      const gekregen = String(inhoud.scope ?? '').split(' ')
      const bereik = gekregen.filter((woord) => isBereik(woord) && koppeling.bereik.includes(woord))
      const { id, naam, organisatie, rol } = koppeling
      return { gebruiker: id, naam, organisatie, rol, bereik }
    },
  }
}

async function ontcijfer(
  token: string,
  bos: ReturnType<typeof createLocalJWKSet>,
  adres: string,
): Promise<JWTPayload | null> {
  try {
    const { payload } = await jwtVerify(token, bos, {
      issuer: `${adres}${tokenPad}`,
      audience: `${adres}${apiPad}`,
      algorithms: [handtekening],
      typ: 'at+jwt',
      requiredClaims: ['exp', 'iat', 'jti', 'client_id'],
    })
    return payload
  } catch {
    return null
  }
}

/** A token that is bound to a certificate counts only with that certificate (RFC 8705 §3). */
function pastBij({ cnf }: JWTPayload, certificaat: X509Certificate | null): boolean {
  if (cnf === undefined) return true
  const duim = typeof cnf === 'object' && cnf !== null && 'x5t#S256' in cnf ? cnf['x5t#S256'] : null
  if (certificaat === null || typeof duim !== 'string') return false
  return duimafdruk(certificaat) === duim
}
