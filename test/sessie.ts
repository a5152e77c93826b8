import type { Klok } from '../src/platform/clock.ts'
import { type Databank, voegToe } from '../src/platform/db.ts'
import { oefenaccount, zorgVoorAccount } from '../src/toegang/oefen/accounts.ts'
import { bijToegang, rechtenVan } from '../src/toegang/rechten.ts'
import { beginSessie } from '../src/toegang/sessies.ts'

interface Plek {
  readonly bank: Databank
  readonly klok: Klok
  readonly adres: string
}

/** Someone who is signed in: what the browser holds, and the id by which the pages know this person. */
export interface Ingelogd {
  readonly cookie: string
  readonly medewerker: string
}

/** A session of a fictitious person of the training environment, without walking through the sign-in pages. */
export async function inlog({ bank, klok }: Plek, id: string): Promise<Ingelogd> {
  const persona = oefenaccount(id, '2026-11-22')
  if (persona === null) throw new Error(`${id} is nobody`)
  await zorgVoorAccount(bank, klok, persona)
  const wie = {
    aanbieder: persona.aanbieder,
    onderwerp: id,
    naam: persona.naam,
    organisaties: [persona.organisatie],
  }
  const recht = (await rechtenVan(bank, klok, wie)).find(({ rol }) => rol === persona.rol)
  const geheim = await beginSessie(bank, klok, wie, recht?.machtiging ?? null)
  const rijen = await bank.transactie(bijToegang, (tx) =>
    tx
      .withTables<{ 'toegang.medewerker': { id: string; onderwerp: string } }>()
      .selectFrom('toegang.medewerker')
      .select('id')
      .where('onderwerp', '=', id)
      .executeTakeFirstOrThrow(),
  )
  return { cookie: `terugkeer_sessie=${geheim}`, medewerker: rijen.id }
}

/** Someone of an organisation who signed in once and has no role yet. Returns the id. */
export async function nieuweling(
  { bank, klok }: Plek,
  organisatie: string,
  naam: string,
  functie = 'medewerker',
): Promise<string> {
  const id = crypto.randomUUID()
  const rij = { id, aanbieder: 'proef', onderwerp: id, organisatie, naam, functie }
  const gezien = { eerst_gezien: klok.nu(), laatst_gezien: klok.nu() }
  await bank.transactie(bijToegang, (tx) => voegToe(tx, 'toegang.medewerker', [{ ...rij, ...gezien }]))
  return id
}

/** Asks pages as this person does with a browser; forms go from our own page unless another origin is given. */
export function bezoeker({ adres }: Plek, { cookie }: Pick<Ingelogd, 'cookie'>) {
  // As a browser does, it keeps which page it was sent to.
  let gedaan = ''
  const koppen = () => ({ Cookie: [cookie, gedaan].filter(Boolean).join('; '), Origin: adres })
  return {
    lees: async (pad: string) => {
      const antwoord = await fetch(`${adres}${pad}`, { headers: koppen(), redirect: 'manual' })
      return { status: antwoord.status, naar: antwoord.headers.get('location'), tekst: await antwoord.text() }
    },
    /** A file of a page. */
    haal: async (pad: string) => {
      const antwoord = await fetch(`${adres}${pad}`, { headers: koppen(), redirect: 'manual' })
      const bytes = new Uint8Array(await antwoord.arrayBuffer())
      return { status: antwoord.status, bytes, koppen: antwoord.headers }
    },
    stuur: async (
      pad: string,
      velden: Record<string, string> | [string, string][] | FormData,
      anders: Record<string, string> = {},
    ) => {
      const antwoord = await fetch(`${adres}${pad}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { ...koppen(), ...anders },
        body: velden instanceof FormData ? velden : new URLSearchParams(velden),
      })
      const nieuw = antwoord.headers.getSetCookie().find((een) => een.startsWith('terugkeer_gedaan='))
      gedaan = nieuw?.split(';')[0] ?? gedaan
      return { status: antwoord.status, naar: antwoord.headers.get('location'), tekst: await antwoord.text() }
    },
  }
}

/** Someone of this organisation in this role, with a session; one that nobody else in the test is. */
export async function inlogAls(
  plek: Plek,
  organisatie: string,
  rol: string,
  naam: string,
): Promise<Ingelogd> {
  const medewerker = await nieuweling(plek, organisatie, naam)
  return { cookie: await nogEenRol(plek, medewerker, organisatie, rol, naam), medewerker }
}

/** Another role of someone, with a session in it. Returns the cookie. */
export async function nogEenRol(
  { bank, klok }: Plek,
  medewerker: string,
  organisatie: string,
  rol: string,
  naam: string,
): Promise<string> {
  const nu = klok.nu()
  const id = crypto.randomUUID()
  const gegeven = {
    van: '2026-01-01',
    gegeven_door: 'x',
    gegeven_op: nu,
    bevestigd_door: 'y',
    bevestigd_op: nu,
  }
  await bank.transactie(bijToegang, (tx) =>
    voegToe(tx, 'toegang.machtiging', [{ id, medewerker, organisatie, rol, ...gegeven }]),
  )
  const wie = { aanbieder: 'proef', onderwerp: medewerker, naam, organisaties: [organisatie] }
  return `terugkeer_sessie=${await beginSessie(bank, klok, wie, id)}`
}
