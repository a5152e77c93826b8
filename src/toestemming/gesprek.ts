import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Fout } from '../kern/fout.ts'
import type { Tx, Wie } from '../platform/db.ts'
import type { Kijker } from '../toegang/toegang.ts'
import { bezwarenVan } from './bezwaar/opslag.ts'
import { metPersoon, type Opening, type Toestemmingsdelen } from './dossier.ts'
import { bindHandtekening } from './gevraagd.ts'
import type { Grootboekdelen, Stap } from './grootboek.ts'
import { vraagbareOntvangers, type Zaakstand } from './ontvangers.ts'
import type { Regel } from './rules.ts'
import { haalRegels, schrijfAlleen } from './store.ts'
import { type Gesprek, inToestemming } from './tabellen.ts'
import { teksten } from './tekst.ts'

/** More receivers than one talk can be about. */
const meesteOntvangers = 10

/** The talk about someone that is not signed yet, or null. */
export async function haalGesprek(tx: Tx, wie: Wie, persoon: string): Promise<Gesprek | null> {
  const rij = await inToestemming(tx)
    .selectFrom('toestemming.gesprek')
    .selectAll()
    .where('persoon', '=', persoon)
    .where('organisatie', '=', wie.organisatie)
    .executeTakeFirst()
  return rij ?? null
}

/**
 * What a form was based on: the last line of the ledger and the version of the talk. When it is another by the time the
 * form comes back, someone was first.
 */
export function gezienVan(regels: readonly Regel[], gesprek: Gesprek | null): string {
  return `${regels.at(-1)?.volgnummer ?? 0}-${gesprek?.versie ?? 0}`
}

/** One person with the talk, locked: from here until the end of the transaction nobody else writes. */
export interface Werkblad {
  readonly gesprek: Gesprek | null
  readonly regels: readonly Regel[]
}

/** Takes the talk and the ledger of someone for oneself. */
export async function neem(tx: Tx, wie: Wie, persoon: string): Promise<Werkblad> {
  await schrijfAlleen(tx, persoon)
  return { gesprek: await haalGesprek(tx, wie, persoon), regels: await haalRegels(tx, wie, persoon) }
}

/** Throws `conflict` when someone was first since the form was made. */
export function keurGezien({ regels, gesprek }: Werkblad, gezien: string): void {
  if (gezien !== gezienVan(regels, gesprek)) throw veranderd()
}

/** Someone was first: the form comes back as it was filled in. */
export function veranderd(): Fout {
  return new Fout(
    'conflict',
    'Er is intussen iets veranderd, door een collega of in een ander venster. Kijk wat er nu staat. Wat u invulde, staat er nog.',
  )
}

/** Where someone is when one may ask. Throws `geen-toegang` for whom one may only let take back. */
export function eisVragen({ stap }: Pick<Opening, 'stap'>): Stap {
  if (stap === null)
    throw new Fout('geen-toegang', 'Vragen kan alleen wie nu in uw inrichting verblijft. Intrekken kan wel.')
  return stap
}

/** The talk about someone, for who looks at it and may ask. */
export function openGesprek(delen: Toestemmingsdelen, wie: Kijker, persoon: string): Promise<Geopend> {
  return metPersoon(delen, wie, persoon, async (tx, opening) => ({
    ...{ opening, stap: eisVragen(opening) },
    gesprek: await haalGesprek(tx, wie, opening.persoon),
    feiten: opening.relatie === null ? {} : await delen.zaakfeiten(tx, opening.relatie.over),
    bezwaren: await bezwarenVan(tx, wie, [opening.persoon]),
  }))
}

/** A talk as it is opened, with what was declared about the case and objected to. */
interface Geopend extends Zaakstand {
  readonly opening: Opening
  readonly stap: Stap
  readonly gesprek: Gesprek | null
}

/** Adds a receiver to the talk, or begins one with it. Doing it again changes nothing. */
export async function voegOntvangerToe(
  delen: Grootboekdelen,
  tx: Tx,
  wie: Kijker,
  opening: Opening,
  ontvanger: string,
): Promise<void> {
  const stap = eisVragen(opening)
  const { gesprek } = await neem(tx, wie, opening.persoon)
  if (gesprek?.ontvangers.includes(ontvanger)) return
  if (!vraagbareOntvangers(delen, wie, stap).some(({ id }) => id === ontvanger))
    throw foutBij('Kies een organisatie uit de lijst. Voor een andere opent toestemming nu niets.')
  if (gesprek === null) return begin(tx, wie, opening.persoon, ontvanger)
  if (gesprek.ontvangers.length >= meesteOntvangers)
    throw foutBij(`Een gesprek gaat over ten hoogste ${meesteOntvangers} organisaties.`)
  await werkBij(tx, gesprek, { ontvangers: [...gesprek.ontvangers, ontvanger] })
}

/** Takes a receiver out of the talk, with the answers that were not signed. What was said no to stays in the ledger. */
export async function haalOntvangerWeg(
  tx: Tx,
  wie: Kijker,
  opening: Opening,
  ontvanger: string,
): Promise<void> {
  eisVragen(opening)
  const { gesprek } = await neem(tx, wie, opening.persoon)
  if (gesprek === null || !gesprek.ontvangers.includes(ontvanger)) return
  const over = Object.entries(gesprek.antwoorden).filter(([sleutel]) => !sleutel.startsWith(`${ontvanger} `))
  await werkBij(tx, gesprek, {
    ontvangers: gesprek.ontvangers.filter((een) => een !== ontvanger),
    antwoorden: Object.fromEntries(over),
  })
}

/**
 * Chooses in which words is read together. Doing it again changes nothing. With `gezien`, of a form that holds answers, it
 * throws `conflict` when someone was first.
 */
export async function kiesTekst(
  tx: Tx,
  wie: Kijker,
  opening: Opening,
  { tekst: naam = '', gezien }: { readonly tekst?: string | undefined; readonly gezien?: string },
): Promise<void> {
  eisVragen(opening)
  if (!teksten.has(naam)) throw geenTekst()
  const werkblad = await neem(tx, wie, opening.persoon)
  if (gezien !== undefined) keurGezien(werkblad, gezien)
  const { gesprek } = werkblad
  if (gesprek === null) throw veranderd()
  if (gesprek.omstandigheden.tekst === naam) return
  await werkBij(tx, gesprek, { omstandigheden: { ...gesprek.omstandigheden, tekst: naam } })
}

function geenTekst(): Fout {
  const melding = 'Deze tekst hebben wij niet. Kies er een uit de lijst.'
  return new Fout('ongeldige-invoer', melding, [{ veld: 'tekst', melding }])
}

async function begin(tx: Tx, wie: Kijker, persoon: string, ontvanger: string): Promise<void> {
  await inToestemming(tx)
    .insertInto('toestemming.gesprek')
    .values({
      ...{ id: randomUUID(), organisatie: wie.organisatie, persoon },
      ...{ begonnen_door: wie.gebruiker, begonnen_op: wie.nu, versie: 1, ontvangers: [ontvanger] },
      ...{ antwoorden: json({}), omstandigheden: json({}) },
    })
    .execute()
}

const json = <T>(waarde: T) => sql<T>`${JSON.stringify(waarde)}::jsonb`

type Wijziging = Partial<Pick<Gesprek, 'ontvangers' | 'antwoorden' | 'omstandigheden'>>

/** Writes the next version of a talk. A signature that was drawn under anything else goes out of it. */
export async function werkBij(tx: Tx, gesprek: Gesprek, anders: Wijziging): Promise<void> {
  const nieuw = { ...gesprek, ...anders }
  const { ontvangers, antwoorden } = nieuw
  await inToestemming(tx)
    .updateTable('toestemming.gesprek')
    .set({
      versie: gesprek.versie + 1,
      ontvangers,
      antwoorden: json(antwoorden),
      omstandigheden: json(bindHandtekening(nieuw, nieuw.omstandigheden)),
    })
    .where('id', '=', gesprek.id)
    .execute()
}

/** Takes a talk away without a signature: a yes in it was worth nothing yet. */
export async function stopGesprek(tx: Tx, wie: Kijker, opening: Opening): Promise<void> {
  const { gesprek } = await neem(tx, wie, opening.persoon)
  if (gesprek !== null)
    await inToestemming(tx).deleteFrom('toestemming.gesprek').where('id', '=', gesprek.id).execute()
}

function foutBij(melding: string): Fout {
  return new Fout('ongeldige-invoer', melding, [{ veld: 'ontvanger', melding }])
}
