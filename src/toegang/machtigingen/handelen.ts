import { type Datum, datumVan } from '../../kern/datum.ts'
import { Fout, type VeldFout } from '../../kern/fout.ts'
import { partijVan } from '../../organisaties/organisaties.ts'
import type { Klok } from '../../platform/clock.ts'
import type { Databank, Tx, Wie } from '../../platform/db.ts'
import { rollenVan } from '../rollen.ts'
import {
  type Handeling,
  medewerkersIn,
  openVoorstellen,
  rollenIn,
  schrijfRegel,
  sluitOp,
  sluitVoorstel,
  voegRolToe,
  voegVoorstelToe,
  wijzigRol,
} from './opslag.ts'
import {
  type Gift,
  type Omgeving,
  oordeelEinddatum,
  oordeelGeven,
  oordeelIntrekken,
  type Voorstel,
  type Weg,
} from './regels.ts'
import { loopt, type Machtiging, moetHerzien } from './stand.ts'

/** What acting on roles needs. */
export interface Machtigingdelen {
  readonly db: Databank
  readonly klok: Klok
}

/** What came of it: in force at once or waiting for a second person; or what is wrong. */
export type Afloop = { readonly weg: Weg } | { readonly fouten: readonly VeldFout[] }

/** One act within one organisation: nobody else changes its roles meanwhile. */
export interface Daad extends Omgeving {
  readonly tx: Tx
  readonly wie: Wie
  readonly nu: Date
}

/** Opens the transaction in which a beheerder acts on the roles of the own organisation. */
function beheerDaad<T>(
  { db, klok }: Machtigingdelen,
  wie: Wie,
  werk: (daad: Daad) => Promise<T>,
): Promise<T> {
  return db.transactie(wie, async (tx) => {
    await sluitOp(tx, wie.organisatie)
    const nu = klok.nu()
    const rollen = await rollenIn(tx, wie.organisatie)
    return werk({ tx, wie, nu, rollen, door: wie.gebruiker, dag: datumVan(nu) })
  })
}

/** Gives a role, or asks for it where a second person must confirm. Throws `niet-gevonden` for someone of another organisation. */
export function geefRol(delen: Machtigingdelen, wie: Wie, gift: Gift): Promise<Afloop> {
  return beheerDaad(delen, wie, async (daad) => {
    const mensen = await medewerkersIn(daad.tx, wie.organisatie)
    if (!mensen.some(({ id }) => id === gift.medewerker))
      throw new Fout('niet-gevonden', 'Deze collega kennen wij niet bij uw organisatie.')
    const oordeel = oordeelGeven(daad, gift, rollenVan(partijVan(wie.organisatie)))
    if ('fouten' in oordeel) return oordeel
    const machtiging = nieuweRol(daad, gift, oordeel.weg)
    await voegRolToe(daad.tx, machtiging)
    if (oordeel.weg === 'meteen') await noteer(daad, machtiging, 'gegeven')
    else await vraag(daad, machtiging, oordeel.weg, { soort: 'geven', tot: null, reden: null })
    return oordeel
  })
}

function nieuweRol({ wie, nu }: Daad, { medewerker, rol, van, tot }: Gift, weg: Weg): Machtiging {
  const meteen = weg === 'meteen'
  return {
    id: crypto.randomUUID(),
    medewerker,
    organisatie: wie.organisatie,
    rol,
    van,
    tot,
    gegeven_door: wie.gebruiker,
    gegeven_op: nu,
    bevestigd_door: meteen ? wie.gebruiker : null,
    bevestigd_op: meteen ? nu : null,
    ingetrokken_door: null,
    ingetrokken_op: null,
    reden: null,
    herzien_op: null,
  }
}

/** Changes the last day of a role. `gezien` is the last day that stood on the page: when it has changed since, nothing is overwritten. */
export function wijzigEinddatum(
  delen: Machtigingdelen,
  wie: Wie,
  id: string,
  { tot, gezien }: { readonly tot: Datum; readonly gezien: Datum | null },
): Promise<Afloop> {
  return beheerDaad(delen, wie, async (daad) => {
    const machtiging = zoekRol(daad, id)
    if (machtiging.tot !== gezien)
      return fout('tot', 'Een collega heeft de einddatum net gewijzigd. Kijk of die zo goed is.')
    const oordeel = oordeelEinddatum(daad, machtiging, tot)
    if ('fouten' in oordeel) return oordeel
    if (await voorstelBij(daad, id)) return fout('tot', wachtAl)
    if (oordeel.weg === 'meteen') {
      await wijzigRol(daad.tx, id, { tot })
      await noteer(daad, { ...machtiging, tot }, 'einddatum-gewijzigd')
    } else await vraag(daad, machtiging, oordeel.weg, { soort: 'einddatum', tot, reden: null })
    return oordeel
  })
}

/** Takes a role back, from the next request on; that of a beheerder once a second person confirms. What waited for it lapses. */
export function trekIn(delen: Machtigingdelen, wie: Wie, id: string, reden: string): Promise<Afloop> {
  return beheerDaad(delen, wie, (daad) => neemTerug(daad, zoekRol(daad, id), reden))
}

async function neemTerug(daad: Daad, machtiging: Machtiging, reden: string): Promise<Afloop> {
  const oordeel = oordeelIntrekken(daad, machtiging)
  if ('fouten' in oordeel) return oordeel
  const wachtend = await voorstelBij(daad, machtiging.id)
  if (oordeel.weg !== 'meteen') {
    if (wachtend) return fout('reden', wachtAl)
    await vraag(daad, machtiging, oordeel.weg, { soort: 'intrekken', tot: null, reden })
    return oordeel
  }
  if (wachtend) await sluitVoorstel(daad.tx, wachtend.id, 'vervallen', daad.door, daad.nu)
  await wijzigRol(daad.tx, machtiging.id, { ingetrokken_door: daad.door, ingetrokken_op: daad.nu, reden })
  await noteer(daad, machtiging, 'ingetrokken', reden)
  return oordeel
}

/** What was done in a review: how many are needed still, how many were taken back or wait for that. */
export interface Herziening {
  readonly bekeken: number
  readonly fouten: readonly VeldFout[]
}

/**
 * The yearly review: these roles are needed still, or are taken back. All or nothing; one's own roles are for a colleague.
 */
export function herzie(
  delen: Machtigingdelen,
  wie: Wie,
  ids: readonly string[],
  besluit: { readonly nodig: true } | { readonly nodig: false; readonly reden: string },
): Promise<Herziening> {
  return beheerDaad(delen, wie, async (daad) => {
    const gekozen = [...new Set(ids)].map((id) => zoekRol(daad, id))
    if (gekozen.some(({ medewerker }) => medewerker === daad.door))
      return { bekeken: 0, ...fout('rollen', 'Uw eigen rollen herziet een collega.') }
    // What a colleague just did in the same list is done; it is no mistake of who comes second.
    const open = gekozen.filter((een) => moetHerzien(een, daad.dag))
    let rollen = daad.rollen
    for (const machtiging of open) {
      if (besluit.nodig) {
        await wijzigRol(daad.tx, machtiging.id, { herzien_op: daad.dag })
        await noteer(daad, machtiging, 'herzien')
        continue
      }
      const afloop = await neemTerug({ ...daad, rollen }, machtiging, besluit.reden)
      if ('fouten' in afloop)
        throw new Fout('ongeldige-invoer', afloop.fouten[0]?.melding ?? '', afloop.fouten)
      if (afloop.weg === 'meteen') rollen = rollen.filter(({ id }) => id !== machtiging.id)
    }
    return { bekeken: open.length, fouten: [] }
  })
}

/** The role with this id in the own organisation. Throws `niet-gevonden` otherwise. */
export function zoekRol({ rollen }: Pick<Daad, 'rollen'>, id: string): Machtiging {
  const gevonden = rollen.find((een) => een.id === id)
  if (gevonden === undefined) throw new Fout('niet-gevonden', 'Deze rol kennen wij niet bij uw organisatie.')
  return gevonden
}

const wachtAl = 'Er wacht al een vraag over deze rol op een tweede persoon. Trek die eerst in.'

const fout = (veld: string, melding: string) => ({ fouten: [{ veld, melding }] })

async function voorstelBij({ tx }: Daad, machtiging: string): Promise<Voorstel | undefined> {
  return (await openVoorstellen(tx)).find((een) => een.machtiging === machtiging)
}

const vraagwoord = {
  geven: 'gevraagd',
  einddatum: 'einddatum-gevraagd',
  intrekken: 'intrekking-gevraagd',
} as const

/** Puts down what a second person must confirm, with its line in the book. */
export async function vraag(
  daad: Pick<Daad, 'tx' | 'wie' | 'nu'>,
  machtiging: Machtiging,
  bij: Exclude<Weg, 'meteen'>,
  wat: Pick<Voorstel, 'soort' | 'tot' | 'reden'>,
): Promise<void> {
  await voegVoorstelToe(daad.tx, {
    id: crypto.randomUUID(),
    machtiging: machtiging.id,
    organisatie: machtiging.organisatie,
    bij,
    gevraagd_door: daad.wie.gebruiker,
    gevraagd_op: daad.nu,
    ...wat,
  })
  await noteer(daad, { ...machtiging, tot: wat.tot ?? machtiging.tot }, vraagwoord[wat.soort], wat.reden)
}

/** One line in the book about a role, by who acts. */
export async function noteer(
  { tx, wie, nu }: Pick<Daad, 'tx' | 'wie' | 'nu'>,
  { id, organisatie, medewerker, rol, van, tot }: Machtiging,
  handeling: Handeling,
  reden: string | null = null,
): Promise<void> {
  await schrijfRegel(tx, {
    op: nu,
    organisatie,
    handeling,
    rol,
    medewerker,
    machtiging: id,
    koppeling: null,
    van,
    tot,
    reden,
    door: wie.gebruiker,
    door_organisatie: wie.organisatie,
  })
}

/** True when this person has no role that runs, and asked for one: never had any, or came back after the last ended. */
export function wachtOpRol(
  { id, laatst_gezien }: { readonly id: string; readonly laatst_gezien: Date },
  rollen: readonly Machtiging[],
  dag: Datum,
): boolean {
  const eigen = rollen.filter(({ medewerker }) => medewerker === id)
  if (eigen.some((een) => loopt(een, dag))) return false
  return eigen.every((een) => laatst_gezien > (een.ingetrokken_op ?? new Date(`${een.tot}T23:59:59Z`)))
}
