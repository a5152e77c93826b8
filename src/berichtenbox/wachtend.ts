import { sql } from 'kysely'
import type { Aansluitgevolgen, Bezorging, Wachtend } from '../aansluiting/aansluiting.ts'
import {
  bewaarToetsen,
  type Feiten,
  type Grondslagen,
  haalVragen,
  type Toegelaten,
  type Vraag,
} from '../grondslagen/grondslagen.ts'
import { dagenTussen, datumVan, plusDagen } from '../kern/datum.ts'
import type { Regel } from '../logboek/logboek.ts'
import type { Tx, Wie } from '../platform/db.ts'
import { bijStrekking } from './bij/opstellen.ts'
import { bijStap, type Terugkeer, totTerugkeer } from './bij/terugkeer.ts'
import { termijnDagen } from './opstellen.ts'
import type { Reactiedelen } from './reactions.ts'
import { detentiemeldingen, inBerichtenbox, type Soort } from './tabellen.ts'
import { sindsVrijlating } from './vrijlating.ts'

/** A message that waits, as Justid sees it: the envelope, and which gegevens are in it. */
interface Wachter {
  readonly id: string
  readonly soort: Soort
  readonly afzender: string
  readonly betrokkene: string
  readonly dossier: string
  readonly toets_id: string
  readonly verzonden_op: Date
  readonly gegevens: readonly string[]
  readonly vrij_op: Date | null
  /** Of a message to a burgemeester, when someone comes back and what for. */
  readonly terugkeer: Terugkeer | null
}

/** What is decided about a message that waits. */
interface Besluit {
  readonly wachter: Wachter
  readonly toegelaten: Toegelaten
  readonly toegestaan: readonly string[]
}

/** What a message is about: without it there is nothing to deliver. Of an answer every word must still be allowed. */
const strekking: Partial<Record<Soort, string>> = {
  'begin-detentie': 'begin-detentie',
  'wijziging-detentie': 'einde-detentie',
  'einde-detentie': 'einde-detentie',
  bij: bijStrekking,
}

const redenen = {
  nietGewenst: 'De ontvanger wil geen meldingen van begin en einde van een detentie.',
  nietToegestaan: 'Op de dag van bezorging mocht dit volgens het register niet meer worden gedeeld.',
} as const

/** Turns the activation of a party into the delivery of what waited for it, in the same transaction. */
export function maakAansluitreacties(delen: Reactiedelen): Aansluitgevolgen {
  return {
    geactiveerd: (tx, wie, organisatie, keuze) => bezorgAlles(delen, tx, wie, organisatie, keuze),
    telWachtend,
  }
}

/**
 * Delivers what waits, oldest first. The register is asked again, as of today: what was allowed when the message was
 * made ready may be less by now, and nothing goes out on the law or the stay of yesterday.
 */
async function bezorgAlles(
  delen: Reactiedelen,
  tx: Tx,
  wie: Wie,
  ontvanger: string,
  { beginEinde }: { readonly beginEinde: boolean },
): Promise<Bezorging> {
  const nu = delen.klok.nu()
  const wachters = await haalWachters(tx, ontvanger)
  const ongewenst = beginEinde ? [] : wachters.filter(({ soort }) => detentiemeldingen.includes(soort))
  const vragen = await haalVragen(tx, [...new Set(wachters.map(({ toets_id }) => toets_id))])
  const besluiten = wachters
    .filter((wachter) => !ongewenst.includes(wachter))
    .map((wachter) => beslis(delen.grondslagen, vragen.get(wachter.toets_id), wachter, nu))
  const mag = besluiten.filter(({ toegestaan }) => toegestaan.length > 0)
  const magNiet = besluiten.filter(({ toegestaan }) => toegestaan.length === 0)
  await bewaarToetsen(tx, nu, [
    ...new Map(besluiten.map(({ toegelaten }) => [toegelaten.toetsId, toegelaten])).values(),
  ])
  const bezorgd = await bezorg(tx, nu, mag)
  const nietGewenst = await houdTegen(tx, nu, ongewenst, redenen.nietGewenst, true)
  const nietToegestaan = await houdTegen(
    tx,
    nu,
    magNiet.map(({ wachter }) => wachter),
    redenen.nietToegestaan,
    false,
  )
  await delen.logboek.noteer(tx, wie, nu, [
    ...mag.map((besluit) => alsRegel('verstrekt', ontvanger, besluit)),
    ...magNiet.map((besluit) => alsRegel('geweigerd', ontvanger, besluit)),
    ...ongewenst.map((wachter) => ingetrokken(ontvanger, wachter)),
  ])
  await delen.bezorging.gemeld(
    tx,
    mag.map(({ wachter: { id } }) => ({ id, soort: 'ontvangen', spoed: false })),
  )
  return { bezorgd, nietGewenst, nietToegestaan }
}

async function haalWachters(tx: Tx, ontvanger: string): Promise<readonly Wachter[]> {
  const { rows } = await sql<Wachter>`select * from berichtenbox.wachtende(${ontvanger})`.execute(tx)
  return rows
}

function beslis(grondslagen: Grondslagen, vraag: Vraag | undefined, wachter: Wachter, nu: Date): Besluit {
  if (vraag === undefined) throw new Error('Every message rests on a question that was kept')
  const toegelaten = grondslagen.toelaten({
    ...vraag,
    // Never more than the message holds already.
    gegevens: [...wachter.gegevens],
    processtap: stapNu(vraag.processtap, wachter, nu),
    peildatum: datumVan(nu),
    feiten: feitenNu(vraag.feiten, wachter, nu),
  })
  const { toelating } = toegelaten
  const over = strekking[wachter.soort]
  const nodig = over === undefined ? wachter.gegevens : [over]
  const mag = toelating !== null && nodig.every((gegeven) => toelating.mag(gegeven))
  return { wachter, toegelaten, toegestaan: mag ? toelating.toegestaan : [] }
}

/** What was known then, with how long it takes or has been as it is today. */
function feitenNu(toen: Feiten, { terugkeer, vrij_op }: Wachter, nu: Date): Feiten {
  const vandaag = datumVan(nu)
  if (terugkeer === null) return { ...toen, ...sindsVrijlating(vrij_op && datumVan(vrij_op), vandaag) }
  const { maandenTotTerugkeer: _, ...verder } = toen
  return { ...verder, ...totTerugkeer(terugkeer.terugkeerdatum, vandaag) }
}

/** Where the person is now, as far as the messages of this detention tell: the one who delivers knows no more. */
function stapNu(toen: string, { soort, vrij_op, verzonden_op, terugkeer }: Wachter, nu: Date): string {
  const vandaag = datumVan(nu)
  if (terugkeer !== null) return bijStap(terugkeer, vandaag)
  const vrij = vrij_op === null ? null : datumVan(vrij_op)
  if (vrij !== null && vrij < vandaag) return 'na-detentie'
  if (vrij === vandaag && detentiemeldingen.includes(soort)) return 'einde-detentie'
  const pasBinnen = dagenTussen(datumVan(verzonden_op), vandaag) <= termijnDagen
  return toen === 'binnenkomst' && !pasBinnen ? 'detentie' : toen
}

/** One order for all messages that rest on the same oordeel. Returns how many were delivered. */
async function bezorg(tx: Tx, nu: Date, besluiten: readonly Besluit[]): Promise<number> {
  const termijn = plusDagen(datumVan(nu), termijnDagen)
  let gedaan = 0
  for (const [toetsId, groep] of Map.groupBy(besluiten, ({ toegelaten }) => toegelaten.toetsId)) {
    const ids = groep.map(({ wachter }) => wachter.id)
    const { rows } = await sql`select berichtenbox.bezorg(${ids}::uuid[], ${nu}, ${termijn}::date,
      ${toetsId}::uuid, ${groep[0]?.toegestaan ?? []}::text[])`.execute(tx)
    if (rows.length !== ids.length) throw new Error('A message that waited was not delivered')
    gedaan += rows.length
  }
  return gedaan
}

async function houdTegen(
  tx: Tx,
  nu: Date,
  wachters: readonly Wachter[],
  waarom: string,
  ongewenst: boolean,
): Promise<number> {
  if (wachters.length === 0) return 0
  const ids = wachters.map(({ id }) => id)
  const { rows } =
    await sql`select berichtenbox.houd_tegen(${ids}::uuid[], ${nu}, ${waarom}, ${ongewenst})`.execute(tx)
  if (rows.length !== ids.length) throw new Error('A message that waited was not held back')
  return rows.length
}

function alsRegel(
  handeling: 'verstrekt' | 'geweigerd',
  ontvanger: string,
  { wachter, toegelaten, toegestaan }: Besluit,
): Regel {
  return {
    handeling,
    betrokkene: wachter.betrokkene,
    gegevens: toegestaan,
    toetsId: toegelaten.toetsId,
    onderwerp: wachter.id,
    ontvanger,
  }
}

function ingetrokken(ontvanger: string, { id, betrokkene, toets_id: toetsId }: Wachter): Regel {
  return { handeling: 'ingetrokken', betrokkene, gegevens: [], toetsId, onderwerp: id, ontvanger }
}

/** Counts per receiver, for who watches over the sending. */
async function telWachtend(tx: Tx): Promise<ReadonlyMap<string, Wachtend>> {
  const wacht = await inBerichtenbox(tx)
    .selectFrom('berichtenbox.bericht')
    .select(({ fn }) => [
      'ontvanger',
      fn.countAll<number>().as('aantal'),
      fn.min('verzonden_op').as('oudste'),
    ])
    .where('status', '=', 'klaargezet')
    .groupBy('ontvanger')
    .execute()
  const niet = await inBerichtenbox(tx)
    .selectFrom('berichtenbox.niet_gewenst')
    .select(({ fn }) => ['ontvanger', fn.countAll<number>().as('aantal')])
    .groupBy('ontvanger')
    .execute()
  const leeg: Wachtend = { wacht: 0, oudste: null, nietGewenst: 0 }
  const uit = new Map<string, Wachtend>(
    wacht.map(({ ontvanger, aantal, oudste }) => [ontvanger, { ...leeg, wacht: aantal, oudste }]),
  )
  for (const { ontvanger, aantal } of niet)
    uit.set(ontvanger, { ...(uit.get(ontvanger) ?? leeg), nietGewenst: aantal })
  return uit
}
