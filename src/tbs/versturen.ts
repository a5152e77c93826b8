import { isDeepStrictEqual } from 'node:util'
import {
  geweigerdeVerstrekking,
  type Tbsbericht,
  tbsBerichten,
  verstuurTbs,
} from '../berichtenbox/berichtenbox.ts'
import { haalVragen, type Oordeel, type Toegelaten } from '../grondslagen/grondslagen.ts'
import { type Datum, datumVan } from '../kern/datum.ts'
import { idUit } from '../kern/eigenid.ts'
import { Fout, type VeldFout } from '../kern/fout.ts'
import { heeftPersoonsnummer } from '../kern/herleidbaar.ts'
import { isLeesbaar } from '../kern/tekst.ts'
import { organisatie } from '../organisaties/organisaties.ts'
import type { Tx } from '../platform/db.ts'
import { deelnemer } from './deelnemen.ts'
import { alsStukken, kiesDocumenten, noteerGang } from './documenten/meegaan.ts'
import { type Document, haalMee } from './documenten/opslag.ts'
import { feitenVoor } from './feiten.ts'
import { keurDag, laatsteDag } from './keuren.ts'
import { waaromNuNiet } from './moment.ts'
import { alleGegevens, type Kolom, vraagOver } from './paneel.ts'
import type { Stap } from './stappen.ts'
import { type Schrijver, wijzigDeelname } from './store.ts'
import { identiteit } from './toestemming.ts'
import type { Tbsdelen, Traject } from './traject.ts'

/** As long as a letter of two pages; a file does not go in a text. */
export const langsteTekst = 4000

/** Facts of the track itself: they go as they stand here, and nobody types them. */
export const uitZichzelf: readonly string[] = [...identiteit, 'einddatum-tbs', 'huidige-verblijfplaats']

/** Gegevens that are a day. */
const alsDag: readonly string[] = ['verwachte-uitstroomdatum']

/** True for a gegeven that is a day and not a text. */
export function isDag(gegeven: string): boolean {
  return alsDag.includes(gegeven)
}

/** What may go to this receiver in this step at this very moment, without who it is about. */
export function magNu(
  { grondslagen }: Pick<Tbsdelen, 'grondslagen'>,
  { nu }: Pick<Schrijver, 'nu'>,
  traject: Traject,
  { partij, ontvanger }: Kolom,
  stap: Stap,
): Toegelaten {
  const feiten = feitenVoor(traject, ontvanger, stap, datumVan(nu))
  const alle = alleGegevens(grondslagen.register)
  return vraagOver(grondslagen, partij, stap, datumVan(nu), feiten, alle)
}

/** What the register says yes to, without who it is about. */
export function teKiezen({ gegevens }: Oordeel): readonly string[] {
  return gegevens
    .filter(
      ({ gegeven, uitkomst }) => uitkomst === 'toegestaan' && !identiteit.some((een) => een === gegeven),
    )
    .map(({ gegeven }) => gegeven)
}

/** A message that someone composes: which gegevens, and what it says of those that are typed. */
export interface Verzending {
  readonly verzendingId: string
  readonly gekozen: readonly string[]
  readonly teksten: Readonly<Record<string, string>>
  /** The documents that go along: each brings what it is about with it. */
  readonly documenten: readonly string[]
  /** True for what can be asked again in the same words, as leave can: then only the same form is a double. */
  readonly magNogEens?: boolean
}

/**
 * Composes a message of what was chosen and sends it, with who it is about. The toets is asked at this very moment about
 * exactly that, with what its documents are about; without a toelating for all of it nothing goes. Throws `ongeldige-invoer`,
 * `niet-toegestaan`, and `conflict` for a form that was sent with something else in it. Sent again, by a double click or the
 * back button, it goes once: as long as the same stands with its receiver, nothing new is told. Returns whether it went now.
 */
export async function verstuur(
  delen: Tbsdelen,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  stap: Stap,
  ontvanger: string,
  verzending: Verzending,
): Promise<{ readonly id: string; readonly nieuw: boolean }> {
  const deelname = deelnemer(traject, ontvanger)
  const id = idUit(wie.organisatie, traject.id, stap.id, ontvanger, verzending.verzendingId)
  const eerder = (await tbsBerichten(tx, wie, [traject.id])).filter(
    (een) => een.afzender === wie.organisatie && een.ontvanger === ontvanger,
  )
  const ditFormulier = eerder.find((een) => een.id === id)
  if (ditFormulier?.gegevens === null) return { id, nieuw: false }
  const kolom = { partij: deelname.partij, ontvanger }
  const { toegelaten, waarden, documenten } = await bereid(delen, tx, wie, traject, stap, kolom, verzending)
  const gelijk = await zelfde(tx, eerder, stap, waarden, documenten)
  if (ditFormulier !== undefined && !gelijk.includes(ditFormulier))
    throw new Fout(
      'conflict',
      'Dit formulier is al verstuurd, met iets anders erin. Wat u nu invulde, is niet verstuurd. Open de pagina opnieuw.',
    )
  const [al] = verzending.magNogEens === true && ditFormulier === undefined ? [] : gelijk
  if (al !== undefined) return { id: al.id, nieuw: false }
  const { betrokkene, persoon } = traject
  await verstuurTbs(delen, tx, wie, {
    ...{ id, ontvanger, betrokkene, dossier: traject.id, toegelaten, waarden },
    geslachtsnaam: persoon.geslachtsnaam,
    bijlagen: { kluis: delen.kluis, stukken: alsStukken(delen, tx, documenten) },
  })
  await noteerGang(delen, tx, wie, traject, documenten, { ontvanger, met: id })
  if (deelname.gedeeld_op === null) await wijzigDeelname(tx, deelname, { gedeeld_op: wie.nu })
  return { id, nieuw: true }
}

/** Which of these messages still tell exactly this, in this step and with these documents. */
async function zelfde(
  tx: Tx,
  berichten: readonly Tbsbericht[],
  { processtap }: Stap,
  waarden: Bereid['waarden'],
  documenten: readonly Document[],
): Promise<readonly Tbsbericht[]> {
  const inhoud = berichten.filter(({ gegevens }) => isDeepStrictEqual(gegevens, waarden))
  if (inhoud.length === 0) return []
  const vragen = await haalVragen(tx, [...new Set(inhoud.map(({ toets_id }) => toets_id))])
  const mee = await haalMee(
    tx,
    inhoud.map(({ id }) => id),
  )
  return inhoud.filter(
    ({ id, toets_id }) =>
      vragen.get(toets_id)?.processtap === processtap && zelfdeDocumenten(mee.get(id) ?? [], documenten),
  )
}

/** True when exactly these documents went along. */
export function zelfdeDocumenten(gingen: readonly string[], documenten: readonly Document[]): boolean {
  return gingen.length === documenten.length && documenten.every(({ id }) => gingen.includes(id))
}

/** What was chosen, with the toelating for all of it. */
export interface Bereid {
  readonly toegelaten: Toegelaten
  readonly waarden: Readonly<Record<string, unknown>>
  readonly documenten: readonly Document[]
}

/**
 * Puts together what was chosen, and asks the toets about exactly that, with who it is about. Throws `ongeldige-invoer` and
 * `niet-toegestaan`, and `conflict` for a step in which nothing goes now: then nothing of it goes.
 */
export async function bereid(
  delen: Tbsdelen,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  stap: Stap,
  kolom: Kolom,
  verzending: Omit<Verzending, 'verzendingId'>,
): Promise<Bereid> {
  const waarom = waaromNuNiet(traject.verloop, stap, datumVan(wie.nu))
  if (waarom !== null) throw new Fout('conflict', `${waarom} Er is niets verstuurd.`)
  const documenten = await kiesDocumenten(delen, tx, wie, traject, verzending.documenten)
  keurKeuze(delen, verzending.gekozen, documenten)
  const gekozen = [...new Set([...verzending.gekozen, ...documenten.map(({ gegeven }) => gegeven)])]
  const met = { ...verzending, gekozen, teksten: metVerwijzing(verzending.teksten, documenten) }
  const waarden = waardenVan(traject, met)
  const { partij, ontvanger } = kolom
  const feiten = feitenVoor(traject, ontvanger, stap, datumVan(wie.nu))
  const gevraagd = [...identiteit, ...gekozen]
  const toegelaten = vraagOver(delen.grondslagen, partij, stap, datumVan(wie.nu), feiten, gevraagd)
  keurToelating(delen, wie, traject, ontvanger ?? partij, toegelaten)
  const fouten = keurTeksten(met, datumVan(wie.nu))
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'Het bericht kan zo niet weg.', fouten)
  return { toegelaten, waarden, documenten }
}

/** What a document is about is said in a text, or else the document says it. */
function metVerwijzing(
  teksten: Verzending['teksten'],
  documenten: readonly Document[],
): Verzending['teksten'] {
  const verwijzing = documenten.map(({ gegeven }) => [gegeven, 'Zie de bijlage.'])
  const getypt = Object.entries(teksten).filter(([, tekst]) => tekst.trim() !== '')
  return Object.fromEntries([...verwijzing, ...getypt])
}

function keurKeuze(
  { grondslagen }: Tbsdelen,
  gekozen: readonly string[],
  documenten: readonly Document[],
): void {
  const { gegeven } = grondslagen.register
  const fout =
    gekozen.length === 0 && documenten.length === 0
      ? 'Kies wat u wilt sturen.'
      : gekozen.some((een) => !gegeven.has(een)) || new Set(gekozen).size !== gekozen.length
        ? 'Kies uit wat er op de pagina staat.'
        : null
  if (fout !== null)
    throw new Fout('ongeldige-invoer', 'Het bericht kan zo niet weg.', [{ veld: 'gegeven', melding: fout }])
}

function waardenVan(
  traject: Traject,
  { gekozen, teksten }: Pick<Verzending, 'gekozen' | 'teksten'>,
): Record<string, unknown> {
  const { geslachtsnaam, voorvoegsel, voornamen, geboortedatum } = traject.persoon
  const plek = organisatie(traject.organisatie)
  const eigen: Readonly<Record<string, unknown>> = {
    naam: { geslachtsnaam, voorvoegsel, voornamen },
    geboortedatum,
    'einddatum-tbs': traject.verloop.einddatum ?? 'nog niet bekend',
    'huidige-verblijfplaats': {
      ...{ inrichting: traject.organisatie, naam: plek?.naam ?? null, plaats: plek?.plaats ?? null },
    },
  }
  return Object.fromEntries(
    [...identiteit, ...gekozen].map((gegeven) => [
      gegeven,
      eigen[gegeven] ?? (teksten[gegeven] ?? '').trim(),
    ]),
  )
}

/** One gegeven that may not go stops the whole message: its writer chose it, and must know. */
function keurToelating(
  { logboek }: Tbsdelen,
  wie: Schrijver,
  { id: onderwerp, betrokkene }: Traject,
  ontvanger: string,
  toegelaten: Toegelaten,
): void {
  const dicht = toegelaten.oordeel.gegevens.filter(({ uitkomst }) => uitkomst !== 'toegestaan')
  if (dicht.length === 0) return
  const gegevens = dicht.map(({ gegeven }) => gegeven)
  throw geweigerdeVerstrekking(
    logboek,
    wie,
    { betrokkene, onderwerp, ontvanger, toegelaten, gegevens },
    'Dit mag nu niet (meer) worden gedeeld. Er is niets verstuurd.',
    dicht.map(({ gegeven, uitleg, remedies }) => ({
      veld: gegeven,
      melding: [uitleg, ...remedies.map(({ wat }) => wat)].join(' '),
    })),
  )
}

function keurTeksten(
  { gekozen, teksten }: Pick<Verzending, 'gekozen' | 'teksten'>,
  vandaag: Datum,
): readonly VeldFout[] {
  return gekozen
    .filter((een) => !uitZichzelf.includes(een))
    .flatMap((gegeven): readonly VeldFout[] => {
      const tekst = (teksten[gegeven] ?? '').trim()
      const veld = `tekst-${gegeven}`
      if (tekst === '')
        return [{ veld, melding: 'Vul in wat u hierover wilt zeggen, of haal het vinkje weg.' }]
      if (isDag(gegeven)) return keurDag(tekst, veld, vandaag, laatsteDag(vandaag))
      if (tekst.length > langsteTekst)
        return [{ veld, melding: `Gebruik ten hoogste ${langsteTekst} tekens.` }]
      if (!isLeesbaar(tekst)) return [{ veld, melding: 'Er staan tekens in die wij niet kunnen bewaren.' }]
      return heeftPersoonsnummer(tekst)
        ? [{ veld, melding: 'Haal het nummer weg: het kan van een persoon zijn.' }]
        : []
    })
}
