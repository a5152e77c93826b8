import { type Bezwaarrecht, bezwaarrecht } from '../../grondslagen/grondslagen.ts'
import { type Datum, datumKort, datumVan } from '../../kern/datum.ts'
import { Fout, type VeldFout } from '../../kern/fout.ts'
import type { Handeling, Logboek } from '../../logboek/logboek.ts'
import { partijVan } from '../../organisaties/organisaties.ts'
import type { Tx } from '../../platform/db.ts'
import type { Kijker } from '../../toegang/toegang.ts'
import type { Opening, Toestemmingsdelen } from '../dossier.ts'
import { type Basisvoorwaarde, basisvoorwaarden } from '../rules.ts'
import { schrijfAlleen } from '../store.ts'
import { type Bezwaareinde, type Bezwaarrij, type Bezwaarstap, inToestemming } from '../tabellen.ts'
import { onderwerpnaam } from '../tekst.ts'
import { type Bezwaar, bezwaarstand, redenVan, teVerlengenTot, uiterlijkOp, vroegst } from './klok.ts'
import { geldtTegen, haalBezwaren, teBeantwoorden } from './opslag.ts'

type Bron = Pick<Toestemmingsdelen, 'grondslagen'>

/** What the register says someone can do about what this inrichting tells to a kind of party, area by area. */
export function rechtVoor(
  { grondslagen: { register } }: Bron,
  {
    inrichting,
    ontvanger,
    dag,
  }: { readonly inrichting: string; readonly ontvanger: string; readonly dag: Datum },
  gegeven: Basisvoorwaarde,
): Bezwaarrecht {
  const wie = { verstrekker: partijVan(inrichting), ontvanger: partijVan(ontvanger) }
  return bezwaarrecht(register, { ...wie, gegeven, peildatum: dag, processtap: 'detentie' })
}

/** Why nobody can object, in words for who asks. */
export const geenBezwaar: Readonly<Record<Exclude<Bezwaarrecht, 'bezwaar'>, string>> = {
  intrekken: 'dit gaat alleen met een ja. Leg een intrekking vast: dat geldt meteen, zonder afweging',
  plicht: 'dit moet van de wet. Bezwaar is er alleen bij een taak (artikel 21 AVG)',
  wjsg: 'hier geldt de Wjsg en niet de AVG. Die kent geen bezwaar, wel inzage en verbeteren',
  niets: 'dit delen wij niet. Er is niets om bezwaar tegen te maken',
}

/** What is filled in of a new objection. */
export type NieuwBezwaar = Pick<
  Bezwaarrij,
  'id' | 'ontvanger' | 'gebieden' | 'namens' | 'ingediend_op' | 'reden' | 'gehoord_bij'
>

/** The purpose under which objections stand in the logboek. */
const logdoel = 'bezwaar-behandelen'

function noteer(
  logboek: Logboek,
  tx: Tx,
  wie: Kijker,
  handeling: Handeling,
  { id, persoon, gebieden, ontvanger }: Pick<Bezwaarrij, 'id' | 'persoon' | 'gebieden' | 'ontvanger'>,
): Promise<void> {
  const wat = { handeling, betrokkene: persoon, gegevens: gebieden, toetsId: null, onderwerp: id, ontvanger }
  return logboek.noteer(tx, { ...wie, doel: logdoel }, wie.nu, [{ ...wat, relatie: 'eigen-gedetineerde' }])
}

/**
 * Writes an objection down, and from here until it is answered nothing of it is told (AVG art. 18 lid 1 onder d). Throws
 * `ongeldige-invoer` for what one cannot object to, with why. The same once more changes nothing; something else with the same
 * id is a `conflict`.
 */
export async function legBezwaarVast(
  delen: Bron & { readonly logboek: Logboek },
  tx: Tx,
  wie: Kijker,
  persoon: string,
  nieuw: NieuwBezwaar,
): Promise<void> {
  await schrijfAlleen(tx, persoon)
  const al = (await haalBezwaren(tx, [persoon])).find(({ id }) => id === nieuw.id)
  if (al !== undefined) return eisZelfde(al, nieuw)
  const fouten = keurBezwaar(delen, wie, nieuw)
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'Dit bezwaar kan zo niet.', fouten)
  const { organisatie, gebruiker: door, nu: op } = wie
  const rij = { ...nieuw, gebieden: [...nieuw.gebieden], organisatie, persoon, door, op }
  await inToestemming(tx)
    .insertInto('toestemming.bezwaar')
    .values({ ...rij, uiterlijk: uiterlijkOp(nieuw.ingediend_op) })
    .execute()
  await noteer(delen.logboek, tx, wie, 'vastgelegd', rij)
}

/** Throws when an id was used for something else, so that nothing is passed over in silence. */
function eisZelfde(al: Bezwaar, nieuw: NieuwBezwaar): void {
  const van = ({ ontvanger, gebieden, namens, ingediend_op, reden, gehoord_bij }: NieuwBezwaar) =>
    JSON.stringify([ontvanger, gebieden.toSorted(), namens, ingediend_op, reden, gehoord_bij])
  if (van(al) === van(nieuw)) return
  throw new Fout(
    'conflict',
    'Met dit id is al een ander bezwaar vastgelegd. Gebruik een nieuw bezwaarId, of open de pagina opnieuw.',
  )
}

/** Everything that is wrong with a new objection, each at its field. */
export function keurBezwaar(
  delen: Bron,
  wie: Kijker,
  { gebieden, ontvanger, ingediend_op: dag }: Pick<NieuwBezwaar, 'gebieden' | 'ontvanger' | 'ingediend_op'>,
): readonly VeldFout[] {
  const vandaag = datumVan(wie.nu)
  const recht = (gebied: Basisvoorwaarde) =>
    rechtVoor(delen, { inrichting: wie.organisatie, ontvanger, dag: vandaag }, gebied)
  const kan = basisvoorwaarden.filter((gebied) => recht(gebied) === 'bezwaar')
  const fouten = gebieden.flatMap((gebied): VeldFout[] => {
    const waarom = recht(gebied)
    if (waarom === 'bezwaar') return []
    const melding = `${onderwerpnaam(gebied)}: ${geenBezwaar[waarom]}.`
    return [{ veld: 'gebieden', melding, ...(kan.length === 0 ? {} : { toegestaan: kan }) }]
  })
  const eerste = vroegst(vandaag)
  const dagfout = { veld: 'ingediendOp', toegestaan: [`${eerste} tot en met ${vandaag}`] }
  if (dag > vandaag) fouten.push({ ...dagfout, melding: 'Deze dag moet nog komen.' })
  if (dag < eerste)
    fouten.push({
      ...dagfout,
      melding: `Dit is langer dan een jaar geleden. Kies een dag vanaf ${datumKort(eerste)}.`,
    })
  return fouten
}

/** Said at an inrichting where the person was before. */
export const antwoordtElders =
  'Deze persoon verblijft nu in een andere inrichting. Die inrichting gaat nu over het bezwaar.'

/** The same for what does not exist, and for what is not of this inrichting. */
const nietHier = 'Dit bezwaar kennen wij niet bij deze persoon.'

/** One objection of someone. Throws `niet-gevonden`. */
export async function haalBezwaar(tx: Tx, persoon: string, id: string): Promise<Bezwaar> {
  const gevonden = (await haalBezwaren(tx, [persoon])).find((een) => een.id === id)
  if (gevonden === undefined) throw new Fout('niet-gevonden', nietHier)
  return gevonden
}

/** What the inrichting does with an objection: it answers, takes more time, or writes down the reason. */
export interface Bezwaardaad {
  readonly soort: Exclude<Bezwaarstap['soort'], Bezwaareinde>
  readonly weging: string
}

/** Who writes a step of an objection, with the name that stands beside it. */
export type Behandelaar = Kijker & { readonly naam: string }

/**
 * Writes down what was done with an objection: how it was weighed and what came of it, why it takes longer, or the reason that
 * was asked of who objected elsewhere. Granting it takes back what was told of it. Throws `geen-toegang` for who does not
 * hold the person any more, `conflict` when it was ended already or its reason stands there, and
 * `ongeldige-invoer` when it cannot be extended (any more), or is turned down without a reason. The same once more changes
 * nothing.
 */
export async function zetBezwaarstap(
  delen: Pick<Toestemmingsdelen, 'logboek' | 'gevolgen'>,
  tx: Tx,
  wie: Behandelaar,
  { persoon, relatie, stap }: Pick<Opening, 'persoon' | 'relatie' | 'stap'>,
  id: string,
  { soort, weging }: Bezwaardaad,
): Promise<void> {
  await schrijfAlleen(tx, persoon)
  const bezwaar = await haalBezwaar(tx, persoon, id)
  if (!(await teBeantwoorden(tx, [id])).has(id)) throw new Fout('geen-toegang', antwoordtElders)
  if (bezwaar.stappen.some((een) => een.soort === soort && een.weging === weging)) return
  if (bezwaarstand(bezwaar) !== 'open')
    throw new Fout(
      'conflict',
      'Dit bezwaar is al beantwoord. Maakt iemand opnieuw bezwaar, leg dat dan apart vast.',
    )
  eisReden(bezwaar, soort)
  const uiterlijk = soort === 'verlengd' ? eisVerlenging(bezwaar, wie) : null
  await schrijfStap(delen, tx, wie, bezwaar, { soort, weging, uiterlijk, namens: null, gezegd_op: null })
  if (soort !== 'gegrond') return
  // What was rightly told until now is not kept where someone was found right to object (AVG art. 17 lid 1 onder c).
  await delen.gevolgen.toegewezen(tx, wie, {
    ...{
      betrokkene: persoon,
      gebieden: bezwaar.gebieden,
      dossier: stap === null ? null : (relatie?.over ?? null),
    },
    tegen: (ontvanger) => geldtTegen(bezwaar.ontvanger, ontvanger),
  })
}

/** Writes a step of an objection, with a line in the logboek. Only after it was looked at whether it may. */
export async function schrijfStap(
  { logboek }: { readonly logboek: Logboek },
  tx: Tx,
  wie: Behandelaar,
  bezwaar: Bezwaar,
  stap: Pick<Bezwaarstap, 'soort' | 'weging' | 'uiterlijk' | 'namens' | 'gezegd_op'>,
): Promise<void> {
  const { organisatie, gebruiker: door, naam: door_naam, nu: op } = wie
  const van = { bezwaar: bezwaar.id, organisatie, persoon: bezwaar.persoon }
  await inToestemming(tx)
    .insertInto('toestemming.bezwaarstap')
    .values({ ...van, ...stap, door, door_naam, op })
    .execute()
  await noteer(logboek, tx, wie, stap.namens === null ? 'gewijzigd' : 'ingetrokken', bezwaar)
}

/** Throws for turning down what nobody asked the reason of, and for a reason that stands there already. */
function eisReden(bezwaar: Bezwaar, soort: Bezwaardaad['soort']): void {
  if (soort === 'toegelicht' && redenVan(bezwaar) !== null)
    throw new Fout('conflict', 'De reden staat er al. Lees die, en weeg het bezwaar dan.')
  if (soort !== 'afgewezen' || redenVan(bezwaar) !== null) return
  const melding =
    'Vraag de persoon eerst naar de reden en leg die vast. Zonder de reden kunt u niet wegen (artikel 21 lid 1 AVG).'
  throw new Fout('ongeldige-invoer', melding, [{ veld: 'soort', melding }])
}

function eisVerlenging(bezwaar: Bezwaar, { nu }: Kijker): string {
  const tot = teVerlengenTot(bezwaar, datumVan(nu))
  if (tot !== null) return tot
  const melding = 'Meer tijd nemen kan één keer, en alleen in de eerste vier weken (artikel 12 lid 3 AVG).'
  throw new Fout('ongeldige-invoer', melding, [{ veld: 'soort', melding }])
}
