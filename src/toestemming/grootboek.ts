import { bewaarToetsen, type Grondslagen } from '../grondslagen/grondslagen.ts'
import { type Datum, datumVan } from '../kern/datum.ts'
import type { Logboek } from '../logboek/logboek.ts'
import { partijVan } from '../organisaties/organisaties.ts'
import type { Klok } from '../platform/clock.ts'
import type { Tx, Wie } from '../platform/db.ts'
import type { Kijker } from '../toegang/toegang.ts'
import type { Toestemmingsgevolgen } from './gevolgen.ts'
import {
  type Basisvoorwaarde,
  feitenVoor,
  feitVan,
  type Regel,
  type Regelsoort,
  sleutelVan,
  standOpDag,
  type Vak,
} from './rules.ts'
import { haalGevers, haalRegels, leesSamen, type NieuweRegel, schrijf } from './store.ts'
import type { Verklaring } from './tabellen.ts'

/** What writing in the ledger needs. */
export interface Grootboekdelen {
  readonly klok: Klok
  readonly logboek: Logboek
  readonly grondslagen: Grondslagen
  readonly gevolgen: Toestemmingsgevolgen
}

/** Which consent is asked after. */
export interface Toestemmingsvraag extends Vak {
  readonly persoon: string
  readonly peildatum: Datum
}

/**
 * The fact `toestemming` for who composes a message or an answer: what the ledger of the acting organisation says at
 * the end of this day, undefined when that is nothing. Until the transaction ends nobody takes it back, so what is sent
 * on it is either seen by a withdrawal, or not sent.
 */
export async function toestemmingVoor(
  tx: Tx,
  wie: Wie,
  { persoon, peildatum, ...vak }: Toestemmingsvraag,
): Promise<Regelsoort | undefined> {
  await leesSamen(tx, persoon)
  return feitVan(standOpDag(await haalRegels(tx, wie, persoon), peildatum).get(sleutelVan(vak)))
}

/** The same for all areas towards one receiver, in one look: an area without an answer is not in it. */
export async function toestemmingenVoor(
  tx: Tx,
  wie: Wie,
  { persoon, peildatum, ontvanger }: Omit<Toestemmingsvraag, 'basisvoorwaarde'>,
): Promise<Partial<Record<Basisvoorwaarde, Regelsoort>>> {
  await leesSamen(tx, persoon)
  return feitenVoor(standOpDag(await haalRegels(tx, wie, persoon), peildatum), ontvanger)
}

/** The step of someone in the register: who is free is out of reach of what rests on being inside. */
export type Stap = 'detentie' | 'na-detentie'

/** What is written down, apart from who does it and when. */
export type Vastlegging = Omit<Verklaring, 'organisatie' | 'persoon' | 'door' | 'op'> & {
  readonly regels: readonly NieuweRegel[]
}

/** What a declaration of consent has and another does not. */
export const zonderGesprek = {
  datum: null,
  plaats: null,
  aanwezig: null,
  taal: null,
  tolk: null,
  voorgelezen: null,
  makkelijk_gelezen: null,
  gevolgen_verteld: null,
  tekstversie: null,
  handtekening: null,
  toelichting: null,
  gehoord_bij: null,
} as const

/**
 * Adds a declaration to the ledger, under the lock of `schrijfAlleen`: with a line in the logboek for each receiver, and
 * for every no what was sent on a yes taken back, also by an inrichting where this person was before. `eerdere` is what
 * stood there. Returns how many messages were recalled.
 */
export async function legVast(
  delen: Grootboekdelen,
  tx: Tx,
  wie: Kijker,
  persoon: string,
  { regels, ...verklaring }: Vastlegging,
  eerdere: readonly Regel[],
): Promise<number> {
  // Never before what stands there, whatever clock wrote that: the last word must count as the last.
  const op = new Date(Math.max(wie.nu.getTime(), ...eerdere.map((regel) => regel.op.getTime())))
  const { organisatie, gebruiker: door } = wie
  await schrijf(tx, { ...verklaring, organisatie, persoon, door, op }, regels)
  await noteer(delen, tx, wie, persoon, verklaring.id, regels)
  const nee = new Set(regels.filter(({ soort }) => soort !== 'gegeven').map(sleutelVan))
  if (nee.size === 0) return 0
  const einden = (await haalGevers(tx, persoon)).filter((gever) => nee.has(sleutelVan(gever)))
  return delen.gevolgen.geeindigd(
    tx,
    wie,
    einden.map(({ organisatie: inrichting, ...vak }) => ({ ...vak, inrichting, betrokkene: persoon })),
  )
}

/** A yes goes in the logboek with the oordeel that says what it opens; a no opens nothing and needs none. */
async function noteer(
  { logboek, grondslagen }: Grootboekdelen,
  tx: Tx,
  wie: Kijker,
  persoon: string,
  onderwerp: string,
  regels: readonly NieuweRegel[],
): Promise<void> {
  const toetsen = new Map(
    regels
      .filter(({ soort }) => soort === 'gegeven')
      .map((regel) => [regel, grondslagen.toelaten(vraagBij(wie, regel))] as const),
  )
  await bewaarToetsen(tx, wie.nu, [
    ...new Map([...toetsen.values()].map((een) => [een.toetsId, een])).values(),
  ])
  await logboek.noteer(
    tx,
    wie,
    wie.nu,
    regels.map((regel) => ({
      handeling: regel.soort === 'gegeven' ? 'vastgelegd' : 'ingetrokken',
      betrokkene: persoon,
      gegevens: [regel.basisvoorwaarde],
      toetsId: toetsen.get(regel)?.toetsId ?? null,
      onderwerp,
      ontvanger: regel.ontvanger,
    })),
  )
}

function vraagBij(wie: Kijker, { ontvanger, basisvoorwaarde, soort }: NieuweRegel) {
  return vraagOver(wie, { ontvanger, basisvoorwaarde }, 'detentie', soort)
}

/** What is known of a case besides consent, by the id of the fact in the register. */
export type Zaakfeiten = Readonly<Record<string, boolean>>

/** The question to the register about one vak, with what is known of the consent and of the case. */
export function vraagOver(
  { organisatie, nu }: Pick<Kijker, 'organisatie' | 'nu'>,
  { ontvanger, basisvoorwaarde }: { readonly ontvanger: string; readonly basisvoorwaarde: Basisvoorwaarde },
  processtap: Stap,
  toestemming: Regelsoort | undefined,
  feiten: Zaakfeiten = {},
) {
  return {
    verstrekker: partijVan(organisatie),
    ontvanger: partijVan(ontvanger),
    gegevens: [basisvoorwaarde],
    processtap,
    peildatum: datumVan(nu),
    feiten: { ...feiten, ...(toestemming !== undefined && { toestemming }) },
  }
}
