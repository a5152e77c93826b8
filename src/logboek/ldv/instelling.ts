import { Fout, type VeldFout } from '../../kern/fout.ts'
import { leesGeheim } from '../../platform/geheimen.ts'
import type { Ldvontvanger } from './versturen.ts'

const veld = 'TERUGKEER_LDV'

/**
 * Where the lines of the logboek also go: `TERUGKEER_LDV`, an address that takes OTLP/HTTP in JSON, and `TERUGKEER_LDV_TOKEN`
 * (or `_BESTAND`) when it asks for one. Null when nothing is set. Throws a Fout that says what to change.
 */
export function leesLdvUit(env: Readonly<Record<string, string | undefined>>): Ldvontvanger | null {
  const fouten: VeldFout[] = []
  const token = leesGeheim(`${veld}_TOKEN`, env, fouten)
  const adres = env[veld] || null
  if (adres === null) {
    if (token !== null) fouten.push({ veld, melding: 'Geef ook het adres waar het token voor is.' })
  } else if (!isGoed(adres))
    fouten.push({
      veld,
      melding:
        'Geef het hele adres waar OTLP in JSON wordt aangenomen: https, of http op de eigen machine; zonder naam of wachtwoord erin.',
      toegestaan: ['https://…/v1/traces', 'http://127.0.0.1:4318/v1/traces'],
    })
  if (token !== null && !/^[\x21-\x7e]{1,4096}$/.test(token))
    fouten.push({ veld: `${veld}_TOKEN`, melding: 'Een token is één woord, zonder spaties.' })
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'De instellingen kloppen niet.', fouten)
  return adres === null ? null : { adres, token }
}

const eigenMachine = ['127.0.0.1', 'localhost', '[::1]']

function isGoed(adres: string): boolean {
  const url = URL.parse(adres)
  if (url === null || url.username !== '' || url.password !== '' || url.hash !== '') return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && eigenMachine.includes(url.hostname))
}
