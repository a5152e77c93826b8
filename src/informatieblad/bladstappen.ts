import { sql } from 'kysely'
import { type Bladstand, staatBlad, verteldIn } from '../berichtenbox/berichtenbox.ts'
import type { Grondslagen } from '../grondslagen/grondslagen.ts'
import { canoniek } from '../kern/canoniek.ts'
import { partijVan } from '../organisaties/organisaties.ts'
import type { Tx } from '../platform/db.ts'
import type { Kijker } from '../toegang/toegang.ts'
import { basisvoorwaarden } from '../toestemming/toestemming.ts'
import { korteOnderwerpen, type Onderwerp, onderwerpen } from './onderwerpen.ts'
import {
  type Beoordeling,
  kanToestemming,
  laatToe,
  magBlijven,
  magNog,
  teVerklaren,
  waaromDicht,
  wegVan,
} from './oordelen.ts'
import { type Bladstap, bladstapVan } from './stap.ts'
import type { Verklaardfeit } from './tabellen.ts'
import { inInformatieblad } from './tabellen.ts'

/** A detention of which someone asks where its sheet is. */
export interface Bladvraag {
  readonly dossier: string
  readonly vrij: boolean
  /** Only the topics of the short form are asked. */
  readonly kort: boolean
  /** Null while nobody knows. */
  readonly college: string | null
  /** What the ledger says towards that college. */
  readonly toestemming: Beoordeling['toestemming']
  /** The areas that someone objects to telling to that college. */
  readonly bezwaren: Beoordeling['bezwaar']
  /** The newest sheet that was sent; null when there is none. */
  readonly laatste: Bladstand | null
}

/** Where a sheet is, and whether anything was ever written in it. */
export interface Bladstaat {
  readonly stap: Bladstap
  readonly begonnen: boolean
}

interface Geschreven {
  readonly feiten: readonly Verklaardfeit[]
  /** Keys of the topics with an answer, with the moment at which they were last saved. */
  readonly beantwoord: ReadonlyMap<string, Date>
}

/**
 * Where the sheets of these detentions are, in three questions to the database and one to the register for each combination
 * of what is known, however many there are. The answers themselves are not read: only whether there are.
 */
export async function bladstappen(
  grondslagen: Grondslagen,
  tx: Tx,
  wie: Kijker,
  vragen: readonly Bladvraag[],
): Promise<ReadonlyMap<string, Bladstaat>> {
  const geschreven = await haalGeschreven(
    tx,
    vragen.map(({ dossier }) => dossier),
  )
  const verteld = await verteldIn(
    tx,
    vragen.flatMap(({ laatste, vrij }) =>
      laatste === null || vrij || !staatBlad(laatste) ? [] : [laatste.bericht],
    ),
  )
  const beoordeel = onthoud(grondslagen, wie)
  return new Map(
    vragen.map((vraag) => {
      const hier = geschreven.get(vraag.dossier) ?? { feiten: [], beantwoord: new Map() }
      const begonnen = hier.feiten.length > 0 || hier.beantwoord.size > 0
      const ruimte = vraag.college === null ? null : beoordeel(vraag, vraag.college, hier.feiten)
      const daar = verteld.get(vraag.laatste?.bericht ?? '') ?? []
      const stap = stapVan(vraag, hier.beantwoord, ruimte, { verteld: daar, hier: wie.organisatie })
      return [vraag.dossier, { begonnen, stap }] as const
    }),
  )
}

/** What the register says of a case, as far as the next step depends on it. */
interface Ruimte {
  /** The topics that may go, by key, with the gegeven under which. */
  readonly mag: ReadonlyMap<string, string>
  /** What the law asks was not declared. */
  readonly wet: boolean
  readonly toestemming: boolean
  /** True for a gegeven that a sheet of this inrichting, or of another, may go on telling. */
  readonly gedekt: (gegeven: string, hier: boolean) => boolean
}

/** What is the same for many people is asked once. */
function onthoud(grondslagen: Grondslagen, wie: Kijker) {
  const bekend = new Map<string, Ruimte>()
  return (
    { vrij, toestemming, bezwaren }: Bladvraag,
    ontvanger: string,
    feiten: readonly Verklaardfeit[],
  ) => {
    const waarden = feiten.map(({ feit, waarde }) => [feit, waarde])
    const sleutel = canoniek([partijVan(ontvanger), vrij, toestemming, waarden, bezwaren])
    const gevonden = bekend.get(sleutel)
    if (gevonden !== undefined) return gevonden
    const toegelaten = laatToe(grondslagen, wie, { vrij, ontvanger, feiten, toestemming })
    const nieuw = ruimteVan(grondslagen, { ontvanger, toestemming, toegelaten, bezwaar: bezwaren }, feiten)
    bekend.set(sleutel, nieuw)
    return nieuw
  }
}

function ruimteVan(
  grondslagen: Grondslagen,
  beoordeling: Beoordeling,
  feiten: readonly Verklaardfeit[],
): Ruimte {
  const open = onderwerpen.flatMap((een): [string, string][] => {
    const weg = wegVan(beoordeling, een)
    return weg === null ? [] : [[een.sleutel, weg]]
  })
  return {
    gedekt: (gegeven, hier) => (hier ? magNog : magBlijven)(beoordeling, gegeven),
    mag: new Map(open),
    wet: teVerklaren(grondslagen, beoordeling, feiten).some(({ verklaard }) => verklaard === null),
    toestemming: basisvoorwaarden.some((gebied) => {
      const waarom = waaromDicht(beoordeling, gebied)
      return waarom !== null && kanToestemming(waarom)
    }),
  }
}

function stapVan(
  { laatste, kort, vrij }: Bladvraag,
  beantwoord: Geschreven['beantwoord'],
  ruimte: Ruimte | null,
  { verteld, hier }: { readonly verteld: readonly string[]; readonly hier: string },
): Bladstap {
  if (ruimte === null) return bladstapVan(zonderGemeente)
  const { mag, wet, toestemming } = ruimte
  const gaat = onderwerpen.filter(({ sleutel }) => mag.has(sleutel) && beantwoord.has(sleutel))
  // An area that opened again after that version: what was answered before is news to the municipality.
  const heropend =
    !vrij &&
    laatste !== null &&
    staatBlad(laatste) &&
    gaat.some(({ sleutel }) => !verteld.includes(mag.get(sleutel) ?? ''))
  const inhoud = inhoudVan(gaat, beantwoord, laatste, heropend)
  const open = (kort ? korteOnderwerpen : onderwerpen).filter(({ sleutel }) => mag.has(sleutel))
  const blijft = onderwerpen.some(({ sleutel }) => !mag.has(sleutel) && beantwoord.has(sleutel))
  return bladstapVan({
    ...{ gemeente: true, wet, toestemming },
    ongedekt: verteld.some((gegeven) => !ruimte.gedekt(gegeven, laatste?.afzender === hier)),
    weggevallen: laatste?.status === 'ingetrokken' && blijft,
    // On the short form what is left open was not asked, and is not left to ask.
    nogVragen: (!kort || inhoud === 'niets') && open.some(({ sleutel }) => !beantwoord.has(sleutel)),
    gewijzigd: laatste !== null && staatBlad(laatste),
    inhoud,
  })
}

const zonderGemeente = {
  ...{
    gemeente: false,
    weggevallen: false,
    ongedekt: false,
    wet: false,
    nogVragen: false,
    gewijzigd: false,
    toestemming: false,
  },
  inhoud: 'niets',
} as const

/** Whether something was saved since the version that stands. */
function inhoudVan(
  gaat: readonly Onderwerp[],
  beantwoord: Geschreven['beantwoord'],
  laatste: Bladstand | null,
  heropend: boolean,
): 'nieuw' | 'al-verstuurd' | 'niets' {
  if (gaat.length === 0) return 'niets'
  if (laatste === null || laatste.status === 'ingetrokken' || heropend) return 'nieuw'
  const sinds = laatste.verzonden_op.getTime()
  return gaat.some(({ sleutel }) => (beantwoord.get(sleutel)?.getTime() ?? 0) > sinds)
    ? 'nieuw'
    : 'al-verstuurd'
}

async function haalGeschreven(tx: Tx, dossiers: readonly string[]): Promise<ReadonlyMap<string, Geschreven>> {
  const feiten = await inInformatieblad(tx)
    .selectFrom('informatieblad.feit')
    .selectAll()
    .where('dossier', '=', sql<string>`any(${dossiers}::uuid[])`)
    .orderBy('feit')
    .execute()
  const { rows } = await sql<{ dossier: string; op: Date; sleutels: string[] }>`
    select g.dossier, g.op, array(select e.key from jsonb_each(g.antwoorden) e
      where jsonb_array_length(e.value -> 'keuze') > 0 or e.value ->> 'hulp' is not null
        or e.value -> 'velden' <> '{}'::jsonb) as sleutels
    from informatieblad.gebied g where g.dossier = any (${dossiers}::uuid[])`.execute(tx)
  const perDossier = Map.groupBy(feiten, ({ dossier }) => dossier)
  const gebieden = Map.groupBy(rows, ({ dossier }) => dossier)
  return new Map(
    [...new Set([...perDossier.keys(), ...gebieden.keys()])].map((dossier) => [
      dossier,
      {
        feiten: perDossier.get(dossier) ?? [],
        beantwoord: new Map(
          (gebieden.get(dossier) ?? []).flatMap(({ op, sleutels }) =>
            sleutels.map((sleutel): [string, Date] => [sleutel, op]),
          ),
        ),
      },
    ]),
  )
}
