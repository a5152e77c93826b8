import { Fout, type VeldFout } from '../kern/fout.ts'
import { type Aanbieder, leesAanbieders } from './aanbieders.ts'
import { alsAanbieder, oefenaanbieders } from './oefen/aanbieders.ts'
import { leesSleutelbos, maakSleutelbos, type Sleutelbos } from './sleutels.ts'

/** Everything signing in stands on. */
export interface Toegangsinstellingen {
  /** The public address of this server, without a slash at the end. */
  readonly adres: string
  readonly aanbieders: readonly Aanbieder[]
  /** The keys with which tokens for machines are signed. */
  readonly sleutels: Sleutelbos
  /** The header in which the proxy hands on the client certificate; null when it does not. */
  readonly certificaatkop: string | null
  /** The keys of the training providers; null outside training. */
  readonly oefensleutels: Sleutelbos | null
}

type Omgeving = Record<string, string | undefined>

/**
 * The training environment: its own two providers, and keys that live as long as the process.
 * `adres` is where this server listens, on the own machine.
 */
export async function oefeninstellingen(adres: string): Promise<Toegangsinstellingen> {
  const [sleutels, client, oefensleutels] = await Promise.all([
    maakSleutelbos(),
    maakSleutelbos(),
    maakSleutelbos(),
  ])
  const aanbieders = oefenaanbieders.map((een) => alsAanbieder(een, adres, client))
  return { adres, aanbieders, sleutels, certificaatkop: 'X-Client-Certificaat', oefensleutels }
}

/**
 * Reads from the environment how people and machines sign in: `TERUGKEER_ADRES` (https), `TERUGKEER_AANBIEDERS` (a file
 * with OpenID providers), `TERUGKEER_SLEUTELS` (a file with private keys), `TERUGKEER_CERTIFICAATKOP`.
 * Throws a Fout that names what is wrong or missing.
 */
export function leesToegang(env: Omgeving): Toegangsinstellingen {
  const fouten: VeldFout[] = []
  const adres = leesAdres(env, fouten)
  const certificaatkop = env.TERUGKEER_CERTIFICAATKOP || null
  if (certificaatkop !== null && !/^[A-Za-z][A-Za-z0-9-]{0,60}$/.test(certificaatkop))
    fouten.push({
      veld: 'TERUGKEER_CERTIFICAATKOP',
      melding: 'Geef de naam van een kop, zonder dubbele punt.',
    })
  for (const veld of ['TERUGKEER_AANBIEDERS', 'TERUGKEER_SLEUTELS'])
    if (!env[veld]) fouten.push({ veld, melding: 'Verplicht in productie.', toegestaan: ['een bestand'] })
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'De instellingen kloppen niet.', fouten)
  return {
    adres,
    aanbieders: leesAanbieders(env.TERUGKEER_AANBIEDERS ?? ''),
    sleutels: leesSleutelbos('TERUGKEER_SLEUTELS', env.TERUGKEER_SLEUTELS ?? ''),
    certificaatkop,
    oefensleutels: null,
  }
}

function leesAdres(env: Omgeving, fouten: VeldFout[]): string {
  const waarde = (env.TERUGKEER_ADRES ?? '').replace(/\/$/, '')
  // Only a host: everything that Terugkeer writes as an address begins at the root.
  if (/^https:\/\/[a-z0-9.-]+(:\d{1,5})?$/.test(waarde)) return waarde
  fouten.push({
    veld: 'TERUGKEER_ADRES',
    melding: 'Geef het openbare adres van deze server, zonder pad.',
    toegestaan: ['https://…'],
  })
  return waarde
}
