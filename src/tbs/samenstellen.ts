import { geweigerdeVerstrekking } from '../berichtenbox/berichtenbox.ts'
import type { Toegelaten } from '../grondslagen/grondslagen.ts'
import { type Datum, datumVan } from '../kern/datum.ts'
import { Fout, type VeldFout } from '../kern/fout.ts'
import { heeftPersoonsnummer } from '../kern/herleidbaar.ts'
import { isLeesbaar } from '../kern/tekst.ts'
import { organisatie } from '../organisaties/organisaties.ts'
import type { Tx } from '../platform/db.ts'
import { kiesDocumenten } from './documenten/meegaan.ts'
import type { Document } from './documenten/opslag.ts'
import { feitenVoor } from './feiten.ts'
import { keurDag, laatsteDag } from './keuren.ts'
import { waaromNuNiet } from './moment.ts'
import { toestemmingVoor } from './ontvanger.ts'
import { type Kolom, vraagOver } from './paneel.ts'
import type { Stap } from './stappen.ts'
import type { Schrijver } from './store.ts'
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
  const feiten = feitenVoor(traject, toestemmingVoor(kolom, datumVan(wie.nu)), stap, datumVan(wie.nu))
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
