import { resolve } from 'node:path'
import { Fout, type VeldFout } from '../kern/fout.ts'

/** Everything that comes from the environment, read once at the start. */
export interface Config {
  /** `oefen`: fictitious people, a choice of persona's, training tokens. `productie`: none of these. */
  readonly omgeving: 'oefen' | 'productie'
  readonly host: string
  readonly port: number
  /** PostgreSQL for the app; null means the embedded database. */
  readonly databaseUrl: string | null
  /** The owner of the tables, who migrates; without it the app's own login must be able to. */
  readonly eigenaarUrl: string | null
  /** Folder of the embedded database and of the training secret. */
  readonly data: string
  /** Key for pseudonyms in the logboek, 32 bytes or more; null in training, where one is made. */
  readonly geheim: string | null
}

const lokaal = ['127.0.0.1', 'localhost', '::1']

/**
 * Reads the configuration from environment variables. One that is empty counts as not set, except the kind of
 * environment: to fall back from an empty value to training would be to guess.
 * Throws a Fout that names every wrong variable at once, with what is allowed.
 */
export function leesConfig(env: Record<string, string | undefined>): Config {
  const fouten: VeldFout[] = []
  const omgeving = env.TERUGKEER_OMGEVING ?? 'oefen'
  if (omgeving !== 'oefen' && omgeving !== 'productie')
    fouten.push({
      veld: 'TERUGKEER_OMGEVING',
      melding: 'Onbekende omgeving.',
      toegestaan: ['oefen', 'productie'],
    })
  const config: Config = {
    omgeving: omgeving === 'productie' ? 'productie' : 'oefen',
    host: env.HOST || '127.0.0.1',
    port: leesPoort(env.PORT, fouten),
    databaseUrl: leesPostgres('DATABASE_URL', env, fouten),
    eigenaarUrl: leesPostgres('DATABASE_EIGENAAR_URL', env, fouten),
    data: resolve(env.TERUGKEER_DATA || '.data'),
    geheim: env.TERUGKEER_GEHEIM || null,
  }
  keurSamenhang(config, fouten)
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'De instellingen kloppen niet.', fouten)
  return config
}

function leesPoort(waarde: string | undefined, fouten: VeldFout[]): number {
  if (waarde === undefined || waarde === '') return 8080
  const poort = Number(waarde)
  if (/^\d{1,5}$/.test(waarde) && poort <= 65535) return poort
  fouten.push({ veld: 'PORT', melding: 'Geef een poortnummer.', toegestaan: ['0 tot en met 65535'] })
  return 8080
}

function leesPostgres(
  naam: string,
  env: Record<string, string | undefined>,
  fouten: VeldFout[],
): string | null {
  const waarde = env[naam]
  if (waarde === undefined || waarde === '') return null
  // Checked as a whole: the database client shows an address that it cannot read, password and all.
  if (/^postgres(ql)?:\/\/./.test(waarde) && URL.canParse(waarde)) return waarde
  fouten.push({ veld: naam, melding: 'Geef een adres van PostgreSQL.', toegestaan: ['postgresql://…'] })
  return null
}

function keurSamenhang(config: Config, fouten: VeldFout[]): void {
  if (config.eigenaarUrl !== null && config.databaseUrl === null)
    fouten.push({ veld: 'DATABASE_EIGENAAR_URL', melding: 'Geef dan ook DATABASE_URL.' })
  if (config.geheim !== null && !/^[0-9a-f]{64,}$/.test(config.geheim))
    fouten.push({
      veld: 'TERUGKEER_GEHEIM',
      melding: 'Geef ten minste 32 willekeurige bytes in hexadecimale tekens.',
      toegestaan: ['64 of meer van 0-9 en a-f'],
    })
  if (config.omgeving === 'productie' && config.geheim === null)
    fouten.push({ veld: 'TERUGKEER_GEHEIM', melding: 'Verplicht in productie.' })
  // Anyone who reaches a training server may act as anyone in it: it stays on the machine itself.
  if (config.omgeving === 'oefen' && !lokaal.includes(config.host))
    fouten.push({
      veld: 'HOST',
      melding: 'De oefenomgeving luistert alleen op de eigen machine.',
      toegestaan: lokaal,
    })
}
