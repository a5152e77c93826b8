import { type Tbsbericht, tbsBerichten } from '../berichtenbox/berichtenbox.ts'
import { type Grondslagen, gegevenNaam, haalVragen, partijTekst } from '../grondslagen/grondslagen.ts'
import { type Grond, grondVan, ontvangernaam, organisatienaam } from '../inzage/inzage.ts'
import { datumKort, datumVan } from '../kern/datum.ts'
import { haalVerstrekkingen, type Verstrekkingsregel } from '../logboek/logboek.ts'
import type { Tx } from '../platform/db.ts'
import { type Buitenom, haalBuitenom } from './buitenom.ts'
import { haalGingMee } from './documenten/opslag.ts'
import { type Eerder, type Gesloten, haalEerder, haalGesloten } from './eerder.ts'
import { haalVerteld, type Verteld } from './gesprek/opslag.ts'
import { gegevensVan } from './gesprek/toetsen.ts'
import { type Gezegd, haalGezegd } from './gezegd.ts'
import { gezegdzin } from './pages/woorden.ts'
import { type Stap, stappen } from './stappen.ts'
import type { Schrijver } from './store.ts'
import { haalTeZeggen, type TeZeggen } from './tezeggen.ts'
import { identiteit } from './toestemming.ts'
import type { Tbsdelen, Traject } from './traject.ts'

/** One time that something was shared: with whom, when, what, and on which ground. */
export interface Gedeeld {
  readonly op: Date
  readonly ontvanger: string
  /** Gegevens in words; what was told in them is not here. */
  readonly wat: readonly string[]
  /** The kinds of document that went along, in words: one for each document. */
  readonly documenten: readonly string[]
  readonly grond: Grond
  /** The clinic that shared it, when that is not the one that tells it now. */
  readonly door: string | null
  /** How it went and what became of it, when it is not simply there. */
  readonly daarna: string | null
}

/** What was shared in one step, the first on top; null for what belongs to no step. */
export interface Stapdeel {
  readonly stap: Stap | null
  readonly regels: readonly Gedeeld[]
}

/** What is kept of what the lines of the logboek are about. */
interface Bewaard extends Verteld {
  readonly berichten: readonly Tbsbericht[]
  readonly sets: readonly Buitenom[]
  /** The kinds of the documents that went along, by the id of the message or the set. */
  readonly mee: ReadonlyMap<string, readonly string[]>
  /** What clinics that had the track before shared. */
  readonly eerder: readonly Eerder[]
  /** Since when what they told around a table is closed. */
  readonly gesloten: readonly Gesloten[]
  /** Of which sets the clinic told the receiver to remove something. */
  readonly gezegd: readonly Gezegd[]
  /** Of which sets that is still to be done. */
  readonly teZeggen: readonly TeZeggen[]
  /** The clinic that must do so: the one that treats now. */
  readonly kliniek: string
}

/**
 * What was shared from this track, by step, for the person it is about. It is what the logboek says that the acting clinic
 * provided, and those that had the track before, line by line and with exactly those gegevens: messages, sets that were handed
 * over, and what was told around a table. That it was made stands in the logboek with what it names.
 */
export async function maakGedeeld(
  { logboek, grondslagen }: Pick<Tbsdelen, 'logboek' | 'grondslagen'>,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
): Promise<readonly Stapdeel[]> {
  const pseudoniemen = logboek.pseudoniemen(traject.betrokkene)
  const geschreven = await haalVerstrekkingen(tx, wie, pseudoniemen)
  const bewaard = {
    ...(await haalVerteld(tx, wie, traject.id)),
    berichten: await tbsBerichten(tx, wie, [traject.id]),
    sets: await haalBuitenom(tx, traject),
    mee: await haalGingMee(tx, traject),
    eerder: await haalEerder(tx, traject, pseudoniemen),
    gesloten: await haalGesloten(tx, traject),
    gezegd: await haalGezegd(tx, traject),
    teZeggen: await haalTeZeggen({ logboek, grondslagen }, tx, wie, traject),
    kliniek: organisatienaam(traject.organisatie),
  }
  const verstrekt: readonly (Verstrekkingsregel | Eerder)[] = [
    ...geschreven,
    ...laterBezorgd(wie, bewaard, geschreven),
    ...bewaard.eerder,
  ]
  const ids = [...new Set(verstrekt.flatMap(({ toets_id }) => toets_id ?? []))]
  const vragen = await haalVragen(tx, ids)
  const oordelen = await grondslagen.haalOordelen(tx, ids)
  await logboek.noteer(
    tx,
    wie,
    wie.nu,
    verstrekt.map(({ onderwerp, toets_id: toetsId }) => ({
      ...{ handeling: 'gezocht', betrokkene: traject.betrokkene, onderwerp, toetsId },
      ...{ relatie: 'tbs-traject', gegevens: [] },
    })),
  )
  // Of a message that was taken back nothing is kept; what it held is what the oordeel let through.
  const watVan = ({ gegevens, toets_id }: Verstrekkingsregel) =>
    gegevens.length > 0
      ? gegevens
      : (oordelen.get(toets_id ?? '')?.gegevens ?? [])
          .filter(({ uitkomst }) => uitkomst === 'toegestaan')
          .map(({ gegeven }) => gegeven)
  const grond = (een: Verstrekkingsregel) => {
    const gezegd = grondVan({ ...een, handeling: 'verstrekt' }, oordelen, null, grondslagen.register)
    const opOm = vragen.get(een.toets_id ?? '')?.feiten.opdrachtVanOm === true
    return opOm && rustOpOntkend(traject, een) ? { ...gezegd, uitleg: ontkendegrond } : gezegd
  }
  const stapVan = ({ toets_id }: Verstrekkingsregel) =>
    stappen.find(({ id }) => vragen.get(toets_id ?? '')?.processtap === `tbs-${id}`) ?? null
  return [...stappen, null].flatMap((stap) => {
    const regels = verstrekt
      .filter((een) => stapVan(een) === stap)
      .toSorted((a, b) => a.op.getTime() - b.op.getTime())
      .map((een) => ({
        ...{
          op: een.op,
          ontvanger: een.ontvanger === null ? 'Onbekend' : ontvangernaam(grondslagen.register, een.ontvanger),
          wat: inWoorden(grondslagen, watVan(een)),
          documenten: inWoorden(grondslagen, documentenVan(een, bewaard)),
          door: 'organisatie' in een ? organisatienaam(een.organisatie) : null,
        },
        grond: grond(een),
        daarna: daarna(grondslagen, een, bewaard),
      }))
    return regels.length === 0 ? [] : [{ stap, regels }]
  })
}

const ontkendegrond =
  'De kliniek dacht dat dit mocht, door een opdracht van het Openbaar Ministerie. Het Openbaar Ministerie zegt dat het die niet gaf.'

/** True for what went to someone between a request in the name of the OM and its denial. */
function rustOpOntkend({ vanOm }: Traject, { op, ontvanger }: Verstrekkingsregel): boolean {
  return vanOm.some(
    (een) =>
      een.om_stand === 'ontkend' &&
      een.ontvanger === ontvanger &&
      een.gevraagd_op <= op &&
      op <= (een.om_op ?? op),
  )
}

/**
 * What waited for its receiver and was delivered since. The logboek says so with who connected it, not with the clinic; for
 * the person it is about the clinic shared it all the same.
 */
function laterBezorgd(
  { organisatie }: Schrijver,
  { berichten }: Bewaard,
  geschreven: readonly Verstrekkingsregel[],
): readonly Verstrekkingsregel[] {
  const staat = new Set(geschreven.map(({ onderwerp }) => onderwerp))
  return berichten.flatMap(({ id, afzender, ontvanger, bezorgd_op, gegevens, toets_id }) =>
    afzender !== organisatie || bezorgd_op === null || staat.has(id)
      ? []
      : [{ op: bezorgd_op, ontvanger, gegevens: Object.keys(gegevens ?? {}), toets_id, onderwerp: id }],
  )
}

function inWoorden({ register }: Grondslagen, gegevens: readonly string[]): readonly string[] {
  return gegevens.map((een) => gegevenNaam(register, een))
}

function documentenVan(regel: Verstrekkingsregel | Eerder, { mee }: Bewaard): readonly string[] {
  return 'documenten' in regel ? regel.documenten : (mee.get(regel.onderwerp) ?? [])
}

function daarna(
  grondslagen: Grondslagen,
  regel: Verstrekkingsregel | Eerder,
  bewaard: Bewaard,
): string | null {
  const { onderwerp } = regel
  if ('buitenom' in regel ? regel.buitenom : bewaard.sets.some(({ id }) => id === onderwerp))
    return [
      'De kliniek gaf dit zelf, buiten Terugkeer.',
      ...zelfGezegd(grondslagen, onderwerp, bewaard),
      ...nogTeZeggen(grondslagen, onderwerp, bewaard),
    ].join(' ')
  if ('buitenom' in regel) return watErVanWerd(regel) ?? geslotenBij(regel, bewaard)
  const actie = bewaard.acties.find(({ id }) => id === onderwerp)
  if (actie !== undefined)
    return `${waarVerteld.taak}${actie.dicht_op === null ? '' : ' Dit is daarna gesloten.'}`
  return verteldIn(regel, bewaard) ?? watErVanWerd(bewaard.berichten.find(({ id }) => id === onderwerp))
}

/** That the receiver of a set was told to remove something of it, each time that it was. */
function zelfGezegd(grondslagen: Grondslagen, set: string, { gezegd }: Bewaard): readonly string[] {
  return gezegd
    .filter(({ buitenom }) => buitenom === set)
    .map((een) => gezegdzin(een, inWoorden(grondslagen, een.gegevens)))
}

/** That something of a set must still be said: since when consent ended, and who says what to whom. */
function nogTeZeggen(
  grondslagen: Grondslagen,
  set: string,
  { teZeggen, kliniek }: Bewaard,
): readonly string[] {
  const open = teZeggen.find(({ id }) => id === set)
  if (open === undefined) return []
  const dagen = [...new Set(open.weg.flatMap((een) => open.sinds.get(een) ?? []).map(datumVan))].toSorted()
  const waarom =
    dagen.length === 0
      ? 'Dit mag nu niet meer worden gedeeld.'
      : `De toestemming hiervoor is ingetrokken op ${dagen.map(datumKort).join(' en ')}.`
  const aan = partijTekst(grondslagen.register, open.partij)
  return [
    `${waarom} ${kliniek} moet nog aan ${aan} zeggen dat dit weg moet: ${inWoorden(grondslagen, open.weg).join(', ')}.`,
  ]
}

/** What an earlier clinic told around a table: where, and since when that is closed. Null for what was told otherwise. */
function geslotenBij({ onderwerp, op, gegevens }: Eerder, { gesloten }: Bewaard): string | null {
  const hier = gesloten.filter((een) => een.onderwerp === onderwerp)
  const uitVerslag = identiteit.some((een) => gegevens.includes(een))
    ? undefined
    : hier.find(({ soort, op: toen }) => soort === 'verslag' && toen.getTime() === op.getTime())
  const een = uitVerslag ?? hier.find(({ soort }) => soort !== 'verslag')
  if (een === undefined) return null
  const dicht =
    een.gesloten_op === null ? '' : ` Dit is gesloten sinds ${datumKort(datumVan(een.gesloten_op))}.`
  return `${waarVerteld[een.soort]}${dicht}`
}

const waarVerteld = {
  uitnodiging: 'In de uitnodiging voor een gesprek.',
  verslag: 'In het verslag van een gesprek.',
  taak: 'In een taak na een gesprek.',
} as const

/** Minutes and invitation are both written under the invitation: who it is about is only in an invitation. */
function verteldIn(
  { onderwerp, op, gegevens }: Verstrekkingsregel,
  { uitnodigingen, inzagen }: Bewaard,
): string | null {
  const uitnodiging = uitnodigingen.find(({ id }) => id === onderwerp)
  if (uitnodiging === undefined) return null
  const { gesprek, ontvanger, wie, agenda, weg_op, afgezegd_op } = uitnodiging
  const delen = inzagen.filter(
    (een) => een.gesprek === gesprek && een.ontvanger === ontvanger && een.op.getTime() === op.getTime(),
  )
  const uitVerslag = delen.length > 0 && !identiteit.some((een) => gegevens.includes(een))
  const nog = uitVerslag
    ? gegevensVan(delen.filter(({ dicht_op }) => dicht_op === null))
    : weg_op === null && afgezegd_op === null
      ? [...(wie === null ? [] : identiteit), ...gegevensVan(agenda)]
      : []
  const waar = waarVerteld[uitVerslag ? 'verslag' : 'uitnodiging']
  if (gegevens.every((een) => nog.includes(een))) return waar
  const deels = gegevens.some((een) => nog.includes(een))
  return `${waar} ${deels ? 'Een deel is daarna gesloten.' : 'Dit is daarna gesloten.'}`
}

function watErVanWerd(bericht: { readonly status: Tbsbericht['status'] | null } | undefined): string | null {
  if (bericht?.status === 'ingetrokken') return 'Dit is daarna teruggeroepen.'
  return bericht?.status === 'vernietigd' ? 'De inhoud is daarna vernietigd.' : null
}
