import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { Fout } from '../kern/fout.ts'
import { keur } from '../kern/keur.ts'
import { leesSleutelbos, type Sleutelbos } from './sleutels.ts'

/** How sure a provider is of who someone is (eIDAS: low, substantial, high). */
export const niveaus = ['laag', 'substantieel', 'hoog'] as const
export type Niveau = (typeof niveaus)[number]

const httpsAdres = z.url({ protocol: /^https$/, error: 'Geef een adres dat begint met https://.' })

const schema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/, 'Gebruik kleine letters, cijfers en streepjes.'),
  naam: z.string().min(1).max(60),
  issuer: httpsAdres,
  clientId: z.string().min(1),
  /** A file with the private key (JWK or JWKS) with which Terugkeer proves itself at this provider. */
  sleutelBestand: z.string().min(1),
  scope: z.string().default('openid'),
  /** True when the claims stand in the userinfo answer and not in the ID token. */
  userinfo: z.boolean().default(false),
  claims: z
    .strictObject({ onderwerp: z.string().default('sub'), naam: z.string().optional() })
    .default({ onderwerp: 'sub' }),
  niveau: z.strictObject({
    claim: z.string().default('acr'),
    /** What is asked for with acr_values; empty to ask nothing. */
    vraag: z.array(z.string()).default([]),
    /** What each value of the claim means; a value that is not here counts as low. */
    waarden: z.record(z.string(), z.enum(niveaus)),
  }),
  /** Which organisation someone acts for: by a number in a claim, by a table of claim values, or always the same. */
  organisatie: z.union([
    z.strictObject({ claim: z.string(), nummer: z.enum(['kvk', 'rsin', 'oin']) }),
    z.strictObject({ claim: z.string(), tabel: z.record(z.string(), z.array(z.string())) }),
    z.strictObject({ vast: z.array(z.string()).min(1) }),
  ]),
})

/** An OpenID provider where people of organisations sign in, with the words it uses for what we must know. */
export type Aanbieder = Omit<z.infer<typeof schema>, 'sleutelBestand'> & {
  readonly sleutels: Sleutelbos
  /** True only for the training providers, which run without TLS on the own machine. */
  readonly oefen: boolean
}

const veld = 'TERUGKEER_AANBIEDERS'

/**
 * Reads the providers from a JSON file, a list. Any provider that follows OpenID Connect can stand in it: eHerkenning
 * through a broker, SSO-Rijk, Keycloak, Entra. Throws a Fout that names every wrong field.
 */
export function leesAanbieders(bestand: string): readonly Aanbieder[] {
  const gekeurd = keur(z.array(schema).min(1), leesJson(bestand))
  if ('fouten' in gekeurd)
    throw new Fout(
      'ongeldige-invoer',
      'Het bestand met aanbieders klopt niet.',
      gekeurd.fouten.map((fout) => ({ ...fout, veld: `${veld}: ${fout.veld}` })),
    )
  const ids = gekeurd.waarde.map(({ id }) => id)
  const dubbel = ids.find((id, plaats) => ids.indexOf(id) !== plaats)
  if (dubbel !== undefined) throw fout(`De aanbieder ${dubbel} staat er twee keer in.`)
  return gekeurd.waarde.map(({ sleutelBestand, ...rest }) => ({
    ...rest,
    sleutels: leesSleutelbos(`${veld}: ${rest.id}: sleutelBestand`, sleutelBestand),
    oefen: false,
  }))
}

function leesJson(bestand: string): unknown {
  try {
    return JSON.parse(readFileSync(bestand, 'utf8'))
  } catch {
    throw fout('Dit bestand is er niet, of het is geen JSON.')
  }
}

function fout(melding: string): Fout {
  return new Fout('ongeldige-invoer', 'De instellingen kloppen niet.', [
    { veld, melding, toegestaan: ['een JSON-bestand met een lijst aanbieders, zie docs/beheer.md'] },
  ])
}
