import { randomUUIDv7 } from 'node:crypto'
import { leesDeelname } from '../aansluiting/aansluiting.ts'
import { bewaarToetsen, type Grondslagen, laatDoor, type Toegelaten } from '../grondslagen/grondslagen.ts'
import { datumVan } from '../kern/datum.ts'
import { Fout, type VeldFout } from '../kern/fout.ts'
import { alsZoeknaam } from '../kern/naam.ts'
import type { Tx } from '../platform/db.ts'
import type { Kluis } from '../platform/kluis.ts'
import type { Kijker } from '../toegang/toegang.ts'
import { idVanAntwoord, isAlVerstuurd, juistVerstuurd, overWie } from './antwoordid.ts'
import { antwoordweg, type Gevonden } from './antwoordweg.ts'
import { bevestigGelezen } from './behandelen.ts'
import type { Bericht } from './bericht.ts'
import { schrijfBijlagen } from './bijlagen/opslag.ts'
import type { GescandeBijlage, Scandelen } from './bijlagen/scannen.ts'
import { type Bezorggevolgen, ontvangen } from './gevolgen.ts'
import { leesBericht, leesDraad } from './lezen.ts'
import { type Antwoordfeit, geslotenzin, openOnderwerpen, overlegIn, teVerklaren } from './onderwerpen.ts'
import { verblijfplaats } from './opstellen.ts'
import { type NieuwBericht, schrijfBerichten } from './store.ts'
import { sindsVrijlating } from './vrijlating.ts'
import { geweigerdeVerstrekking } from './weigeren.ts'

/** What answering needs. */
export interface Antwoorddelen extends Scandelen {
  readonly grondslagen: Grondslagen
  readonly bezorging: Bezorggevolgen
  /** Keeps the files that go along. */
  readonly kluis: Kluis
}

/** What municipality and inrichting tell each other: a text per gegeven, and what is declared about the case. */
export interface Antwoord extends Readonly<Record<Antwoordfeit, boolean>> {
  /** An id that the sender made up for this answer: sent again with the same one, it goes once. */
  readonly antwoordId?: string | undefined
  readonly gegevens: Readonly<Record<string, string>>
  /** Files about what is told, each about one of these gegevens. */
  readonly bijlagen: readonly GescandeBijlage[]
  /** True for a form: then the same answer as the last one is taken for that one, whatever its id. */
  readonly nietHerhalen?: boolean
}

/**
 * Answers a message about a detention: a municipality to the inrichting where the person stays, that inrichting to the
 * municipality that wrote to it. Each gegeven is put to the register; if one of them may not go, nothing goes, and the
 * error names it with what would make it lawful. Returns the id of the message; of an answer that went before under the
 * same `antwoordId`, that one. Who answers has taken up the message, with the older ones of the same detention that were read.
 */
export async function antwoord(
  delen: Antwoorddelen,
  tx: Tx,
  wie: Kijker,
  id: string,
  inhoud: Antwoord,
): Promise<{ readonly id: string; readonly alVerstuurd?: boolean }> {
  const bericht = await leesBericht(delen, tx, wie, id)
  const nieuwId = inhoud.antwoordId === undefined ? randomUUIDv7() : idVanAntwoord(wie, inhoud.antwoordId)
  const { gegevens: gevraagd, bijlagen, noodzaakPlan, zorgNodig } = inhoud
  const feiten = { noodzaakPlan, zorgNodig }
  const verzoek = { op: id, gegevens: gevraagd, feiten, bijlagen }
  const { nu } = wie
  const vorige = inhoud.nietHerhalen === true ? await juistVerstuurd(tx, wie, nu, verzoek) : null
  if (vorige !== null) return { id: vorige, alVerstuurd: vorige !== nieuwId }
  if (await isAlVerstuurd(tx, wie, nieuwId, verzoek)) return { id: nieuwId }
  if (bericht.ontvanger !== wie.organisatie)
    throw new Fout('geen-toegang', 'Alleen de ontvanger beantwoordt een bericht.')
  const { naar, vrij, ...weg } = await eisWeg(delen, tx, wie, bericht)
  const waarden = { ...overWieEnWaar(bericht, wie, weg), ...gevraagd }
  const toetsvraag = {
    ...weg,
    gegevens: Object.keys(waarden),
    peildatum: datumVan(nu),
    feiten: { ...sindsVrijlating(vrij, datumVan(nu)), ...feiten },
  }
  const toegelaten = delen.grondslagen.toelaten(toetsvraag)
  keurOordeel(delen, wie, bericht, { ...weg, naar, vrij }, toegelaten, toetsvraag)
  const { toelating } = toegelaten
  if (toelating === null) throw new Error('An oordeel that allows all has a toelating')
  const { actief } = (await leesDeelname(tx, [naar]))(naar)
  const gegevens = laatDoor(toelating, waarden)
  // A file goes as what it is about goes.
  const mee = bijlagen.flatMap((een) => Object.values(laatDoor(toelating, { [een.gegeven]: een })))
  const nieuw = maak(nieuwId, bericht, wie, naar, toegelaten.toetsId, gegevens, actief)
  await bewaarToetsen(tx, nu, [toegelaten])
  await schrijfBerichten(tx, [nieuw])
  await schrijfBijlagen(tx, delen.kluis, nieuw.id, mee)
  await delen.bezorging.gemeld(tx, [ontvangen(nieuw, datumVan(nu))])
  await delen.logboek.noteer(tx, wie, nu, [
    {
      handeling: actief ? 'verstrekt' : 'vastgelegd',
      betrokkene: nieuw.betrokkene,
      gegevens: Object.keys(nieuw.gegevens),
      toetsId: nieuw.toetsId,
      onderwerp: nieuw.id,
      ontvanger: naar,
    },
  ])
  await bevestigGelezen(delen, tx, wie, id)
  return nieuw
}

async function eisWeg(delen: Antwoorddelen, tx: Tx, wie: Kijker, bericht: Bericht): Promise<Gevonden> {
  const uit = await antwoordweg(tx, wie, bericht, await leesDraad(delen, tx, wie, bericht))
  if ('waarom' in uit) throw new Fout('conflict', [uit.waarom, ...overlegIn(bericht)].join(' '))
  return uit.weg
}

/** Who it is about, as the answered message tells it; an inrichting says by it that the person stays there. */
function overWieEnWaar(
  { gegevens }: Bericht,
  { organisatie }: Kijker,
  { verstrekker }: Pick<Gevonden, 'verstrekker'>,
): Record<string, unknown> {
  const waar = verstrekker === 'pi' ? { 'huidige-verblijfplaats': verblijfplaats(organisatie) } : {}
  return { ...overWie(gegevens), ...waar }
}

/**
 * Throws when something may not go, with what the logboek says of that; when nothing may go in this step, in the words of
 * the page, with whom to mail.
 */
function keurOordeel(
  { grondslagen, logboek }: Antwoorddelen,
  wie: Kijker,
  bericht: Bericht,
  { naar: ontvanger, ...weg }: Gevonden,
  toegelaten: Toegelaten,
  toetsvraag: Parameters<Grondslagen['toelaten']>[0],
): void {
  const { oordeel } = toegelaten
  const geweigerd = oordeel.gegevens.filter((g) => g.uitkomst !== 'toegestaan')
  if (geweigerd.length === 0) return
  const fouten = [
    ...geweigerd.map(
      ({ gegeven, uitleg, remedies }): VeldFout => ({
        veld: `gegevens.${gegeven}`,
        melding: [uitleg, ...remedies.map(({ wat }) => wat).filter((wat) => !uitleg.includes(wat))].join(' '),
      }),
    ),
    ...teVerklaren(grondslagen, toetsvraag).map((feit) => ({
      veld: `feiten.${feit}`,
      melding: 'Is dit zo, zet het dan op true. Zonder dat mag dit niet mee.',
    })),
  ]
  const isDicht = openOnderwerpen(grondslagen, weg, oordeel.peildatum).open.length === 0
  const detail = isDicht
    ? [geslotenzin(grondslagen.register, weg), 'Er is niets verstuurd.', ...overlegIn(bericht)].join(' ')
    : 'Dit mag u volgens het register nu niet delen. Er is niets verstuurd.'
  const gegevens = geweigerd.map(({ gegeven }) => gegeven)
  const { betrokkene, id: onderwerp } = bericht
  throw geweigerdeVerstrekking(
    logboek,
    wie,
    { betrokkene, onderwerp, ontvanger, toegelaten, gegevens },
    detail,
    fouten,
  )
}

function maak(
  id: string,
  bericht: Bericht,
  { organisatie, nu }: Kijker,
  ontvanger: string,
  toetsId: string,
  gegevens: Record<string, unknown>,
  actief: boolean,
): NieuwBericht {
  const vanInrichting = 'huidige-verblijfplaats' in gegevens
  return {
    id,
    soort: 'antwoord',
    versie: 1,
    status: actief ? 'bezorgd' : 'klaargezet',
    afzender: organisatie,
    ontvanger,
    betrokkene: bericht.betrokkene,
    dossier: bericht.dossier,
    oorzaak: null,
    gebeurdOp: null,
    inrichting: vanInrichting ? organisatie : ontvanger,
    toetsId,
    vervangt: null,
    antwoordOp: bericht.id,
    verzondenOp: nu,
    bezorgdOp: actief ? nu : null,
    termijn: null,
    reden: null,
    gegevens,
    // The municipality has that day from the source, and would read an older one here.
    vrijlating: vanInrichting ? null : bericht.vrijlating,
    zoeknaam: alsZoeknaam(geslachtsnaam(gegevens)),
  }
}

function geslachtsnaam({ naam }: Record<string, unknown>): string {
  if (typeof naam !== 'object' || naam === null || !('geslachtsnaam' in naam)) return ''
  return String(naam.geslachtsnaam)
}
