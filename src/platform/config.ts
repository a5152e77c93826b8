import { resolve } from 'node:path'
import { Fout, type VeldFout } from '../kern/fout.ts'
import { isAdresreeks } from './afzender.ts'
import { type Clientcertificaat, leesClientcertificaat } from './clientcertificaat.ts'
import { leesGeheim } from './geheimen.ts'
import { leesPost, type Postinstelling } from './postinstelling.ts'
import { leesScanner, type Scannerinstelling } from './scannerinstelling.ts'
import { isZwakkeSleutel, isZwakWachtwoord } from './zwak.ts'

/** Everything that comes from the environment, read once at the start. */
export interface Config {
  /** `oefen`: fictitious people, a choice of persona's, training tokens. `productie`: none of these. */
  readonly omgeving: 'oefen' | 'productie'
  readonly host: string
  readonly port: number
  /** PostgreSQL for the app; null means the embedded database, which production must ask for. */
  readonly databaseUrl: string | null
  /** The owner of the tables, who migrates; without it the app's own login must be able to. */
  readonly eigenaarUrl: string | null
  /** Folder of the embedded database and of the training secret. */
  readonly data: string
  /** Keys for pseudonyms in the logboek, 32 bytes or more each, newest first; none in training, where one is made. */
  readonly geheimen: readonly string[]
  /** The proxies whose word about where a request comes from is believed: addresses or ranges. */
  readonly proxies: readonly string[]
  /** Where mail goes out; null means that there is none. */
  readonly post: Postinstelling | null
  /** Where files are looked at for viruses; null means that they are not. */
  readonly scanner: Scannerinstelling | null
  /** What we show to systems that ask for a client certificate; null means that we show none. */
  readonly certificaat: Clientcertificaat | null
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
    geheimen: leesLijst(leesGeheim('TERUGKEER_GEHEIM', env, fouten)),
    proxies: leesLijst(env.TERUGKEER_PROXIES),
    post: leesPost(env, fouten),
    scanner: leesScanner(env, fouten),
    certificaat: leesClientcertificaat(env, fouten),
  }
  if (config.omgeving === 'productie' && config.databaseUrl === null && env.DATABASE_URL !== ingebouwd)
    eisDatabase(fouten)
  keurSamenhang(config, fouten)
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'De instellingen kloppen niet.', fouten)
  return config
}

/** Says on purpose that the embedded database will do: a typing error in the name of a setting must not. */
const ingebouwd = 'ingebouwd'

function eisDatabase(fouten: VeldFout[]): void {
  // One that is there and wrong was told already.
  if (fouten.some(({ veld }) => veld.startsWith('DATABASE_URL'))) return
  fouten.push({
    veld: 'DATABASE_URL',
    melding:
      'Verplicht in productie, ook als DATABASE_URL_BESTAND. De ingebouwde database is om te proberen.',
    toegestaan: ['postgresql://…', ingebouwd],
  })
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
  const waarde = leesGeheim(naam, env, fouten)
  if (waarde === null || (naam === 'DATABASE_URL' && waarde === ingebouwd)) return null
  // Checked as a whole: the database client shows an address that it cannot read, password and all.
  if (/^postgres(ql)?:\/\/./.test(waarde) && URL.canParse(waarde)) return waarde
  fouten.push({ veld: naam, melding: 'Geef een adres van PostgreSQL.', toegestaan: ['postgresql://…'] })
  return null
}

/** What stands apart by commas or on lines of its own. */
function leesLijst(waarde: string | null | undefined): readonly string[] {
  return (waarde ?? '').split(/[,\r\n]/).filter((deel) => deel !== '')
}

function keurSamenhang(config: Config, fouten: VeldFout[]): void {
  if (config.eigenaarUrl !== null && config.databaseUrl === null)
    fouten.push({ veld: 'DATABASE_EIGENAAR_URL', melding: 'Geef dan ook DATABASE_URL.' })
  keurGeheimen(config, fouten)
  if (config.omgeving === 'productie') keurWachtwoorden(config, fouten)
  // Anyone who reaches a training server may act as anyone in it: it stays on the machine itself.
  if (config.omgeving === 'oefen' && !lokaal.includes(config.host))
    fouten.push({
      veld: 'HOST',
      melding: 'De oefenomgeving luistert alleen op de eigen machine.',
      toegestaan: lokaal,
    })
  if (!config.proxies.every(isAdresreeks))
    fouten.push({
      veld: 'TERUGKEER_PROXIES',
      melding: 'Geef adressen of reeksen, met komma’s ertussen.',
      toegestaan: ['10.0.0.5', '10.0.0.0/8', 'fd00::/8'],
    })
}

function keurGeheimen({ omgeving, geheimen }: Config, fouten: VeldFout[]): void {
  const veld = 'TERUGKEER_GEHEIM'
  if (!geheimen.every((een) => /^[0-9a-f]{64,}$/.test(een)))
    fouten.push({
      veld,
      melding: 'Geef ten minste 32 willekeurige bytes in hexadecimale tekens.',
      toegestaan: ['64 of meer van 0-9 en a-f'],
    })
  else if (geheimen.some(isZwakkeSleutel))
    fouten.push({
      veld,
      melding: 'Deze sleutel is te raden. Maak er een met openssl rand -hex 32.',
      toegestaan: ['willekeurige bytes'],
    })
  if (omgeving === 'productie' && geheimen.length === 0)
    fouten.push({ veld, melding: 'Verplicht in productie, ook als TERUGKEER_GEHEIM_BESTAND.' })
}

/** Without a password a login proves itself otherwise, such as by a certificate; with one it must be a good one. */
function keurWachtwoorden({ databaseUrl, eigenaarUrl }: Config, fouten: VeldFout[]): void {
  const adressen = { DATABASE_URL: databaseUrl, DATABASE_EIGENAAR_URL: eigenaarUrl }
  for (const [veld, adres] of Object.entries(adressen)) {
    const { username, password } = new URL(adres ?? 'postgresql://')
    if (password === '' || !isZwakWachtwoord(password, username)) continue
    fouten.push({
      veld,
      melding: 'Het wachtwoord in dit adres is te raden.',
      toegestaan: ['ten minste 16 willekeurige tekens, zoals van openssl rand -hex 24'],
    })
  }
}
