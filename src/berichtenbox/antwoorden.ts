import { randomUUIDv7 } from 'node:crypto'
import { leesDeelname } from '../aansluiting/aansluiting.ts'
import { bewaarToetsen, type Grondslagen, laatDoor, type Oordeel } from '../grondslagen/grondslagen.ts'
import { type Datum, datumVan } from '../kern/datum.ts'
import { Fout, type VeldFout } from '../kern/fout.ts'
import { alsZoeknaam } from '../kern/naam.ts'
import { organisatie, partijVan } from '../organisaties/organisaties.ts'
import type { Tx, Wie } from '../platform/db.ts'
import { identiteitsgegevens, idVanAntwoord, isAlVerstuurd, juistVerstuurd } from './antwoordid.ts'
import { bevestigDraad } from './behandelen.ts'
import type { Bericht } from './bericht.ts'
import { schrijfBijlagen } from './bijlagen/opslag.ts'
import type { GescandeBijlage, Scandelen } from './bijlagen/scannen.ts'
import { type Bezorggevolgen, ontvangen } from './gevolgen.ts'
import { leesBericht, leesDraad } from './lezen.ts'
import { type NieuwBericht, schrijfBerichten } from './store.ts'

/** What answering needs. */
export interface Antwoorddelen extends Scandelen {
  readonly grondslagen: Grondslagen
  readonly bezorging: Bezorggevolgen
}

/** What a municipality wants to tell the inrichting: a text per gegeven, and what it declares about the case. */
export interface Antwoord {
  /** An id that the sender made up for this answer: sent again with the same one, it goes once. */
  readonly antwoordId?: string | undefined
  readonly gegevens: Readonly<Record<string, string>>
  /** Necessary to make, change or carry out the D&R-plan (Pm art. 20d lid 1). */
  readonly noodzaakPlan: boolean
  /** Care or support is needed, for gegevens about care (Pm art. 20d lid 3). */
  readonly zorgNodig: boolean
  /** Files about what is told, each about one of these gegevens. */
  readonly bijlagen: readonly GescandeBijlage[]
  /** True for a form: then the same answer as the last one is taken for that one, whatever its id. */
  readonly nietHerhalen?: boolean
}

/** The subjects a municipality can answer about, from the register: what the law knows between college and pi. */
export const antwoordonderwerpen = [
  'identiteitsbewijs',
  'onderdak',
  'werk-en-inkomen',
  'schulden',
  'zorg',
  'zorgverzekering',
  'sociaal-netwerk',
] as const

/**
 * Answers a message about a detention, to the inrichting where the person stays. Each gegeven is put to the
 * register; if one of them may not go, nothing goes, and the error names it with what would make it lawful. Returns the
 * id of the message; of an answer that went before under the same `antwoordId`, that one. Who answers has taken up the
 * message, with the older ones of the same detention.
 */
export async function antwoord(
  delen: Antwoorddelen,
  tx: Tx,
  wie: Wie,
  id: string,
  inhoud: Antwoord,
): Promise<{ readonly id: string; readonly alVerstuurd?: boolean }> {
  const bericht = await leesBericht(delen, tx, wie, id)
  const nieuwId = inhoud.antwoordId === undefined ? randomUUIDv7() : idVanAntwoord(wie, inhoud.antwoordId)
  const { gegevens: gevraagd, bijlagen } = inhoud
  const verzoek = { op: id, gegevens: gevraagd, bijlagen }
  if (await isAlVerstuurd(tx, wie, nieuwId, verzoek)) return { id: nieuwId }
  keurBeantwoordbaar(bericht, wie)
  const nu = delen.klok.nu()
  const vorige = inhoud.nietHerhalen === true ? await juistVerstuurd(tx, wie, nu, verzoek) : null
  if (vorige !== null) return { id: vorige, alVerstuurd: true }
  const draad = await leesDraad(delen, tx, wie, bericht)
  const ontvanger = verblijf(bericht, draad)
  const waarden = { ...vanBetrokkene(bericht), ...gevraagd }
  const toegelaten = delen.grondslagen.toelaten({
    verstrekker: partijVan(wie.organisatie),
    ontvanger: partijVan(ontvanger),
    gegevens: Object.keys(waarden),
    processtap: isVrij(draad, datumVan(nu)) ? 'na-detentie' : 'detentie',
    peildatum: datumVan(nu),
    feiten: { noodzaakPlan: inhoud.noodzaakPlan, zorgNodig: inhoud.zorgNodig },
  })
  keurOordeel(toegelaten.oordeel)
  const { toelating } = toegelaten
  if (toelating === null) throw new Error('An oordeel that allows all has a toelating')
  const { actief } = (await leesDeelname(tx, [ontvanger]))(ontvanger)
  const gegevens = laatDoor(toelating, waarden)
  // A file goes as what it is about goes.
  const mee = bijlagen.flatMap((een) => Object.values(laatDoor(toelating, { [een.gegeven]: een })))
  const nieuw = maak(nieuwId, bericht, wie, ontvanger, toegelaten.toetsId, gegevens, { nu, actief })
  await bewaarToetsen(tx, nu, [toegelaten])
  await schrijfBerichten(tx, [nieuw])
  await schrijfBijlagen(tx, nieuw.id, mee)
  await delen.bezorging.gemeld(tx, [ontvangen(nieuw, datumVan(nu))])
  await delen.logboek.noteer(tx, wie, nu, [
    {
      handeling: actief ? 'verstrekt' : 'vastgelegd',
      betrokkene: nieuw.betrokkene,
      gegevens: Object.keys(nieuw.gegevens),
      toetsId: nieuw.toetsId,
      onderwerp: nieuw.id,
      ontvanger,
    },
  ])
  await bevestigDraad(delen, tx, wie, id)
  return nieuw
}

function keurBeantwoordbaar(bericht: Bericht, wie: Wie): void {
  if (bericht.ontvanger !== wie.organisatie)
    throw new Fout('geen-toegang', 'Alleen de ontvanger beantwoordt een bericht.')
  if (bericht.gegevens === null)
    throw new Fout(
      'conflict',
      `Dit bericht is ${bericht.vernietigd_op === null ? 'teruggeroepen' : 'vernietigd'} en kan niet meer worden beantwoord.`,
    )
  const partij = organisatie(bericht.ontvanger)?.partij
  if (partij !== 'college' || bericht.inrichting === null)
    throw new Fout(
      'conflict',
      'Op dit bericht kan uw organisatie niet antwoorden. Gebruik de groepsmailbox van de afzender.',
    )
}

/** Where the person stays as far as the answering organisation was told: the newest message knows, not the answered one. */
function verblijf(bericht: Bericht, draad: readonly Bericht[]): string {
  const nieuwste = draad.findLast(
    (ander) => ander.ontvanger === bericht.ontvanger && ander.gegevens !== null && ander.inrichting !== null,
  )
  const inrichting = nieuwste?.inrichting ?? bericht.inrichting
  if (inrichting === null) throw new Error('A message that can be answered has an inrichting')
  return inrichting
}

/** True when the answering organisation was told that the person is free since before today. */
function isVrij(draad: readonly Bericht[], vandaag: Datum): boolean {
  const nieuwste = draad.findLast(
    ({ soort, gegevens }) => soort !== 'antwoord' && soort !== 'informatieblad' && gegevens !== null,
  )
  return nieuwste?.soort === 'einde-detentie' && nieuwste.vrijlating !== null && nieuwste.vrijlating < vandaag
}

function vanBetrokkene({ gegevens }: Bericht): Record<string, unknown> {
  return Object.fromEntries(
    identiteitsgegevens.flatMap((id) => (gegevens?.[id] === undefined ? [] : [[id, gegevens[id]]])),
  )
}

function keurOordeel(oordeel: Oordeel): void {
  const geweigerd = oordeel.gegevens.filter((g) => g.uitkomst !== 'toegestaan')
  if (geweigerd.length === 0) return
  const fouten = geweigerd.map(
    ({ gegeven, uitleg, remedies }): VeldFout => ({
      veld: `gegevens.${gegeven}`,
      melding: [uitleg, ...remedies.map(({ wat }) => wat)].join(' '),
    }),
  )
  throw new Fout(
    'niet-toegestaan',
    'Dit mag u volgens het register nu niet delen. Er is niets verstuurd.',
    fouten,
  )
}

function maak(
  id: string,
  bericht: Bericht,
  wie: Wie,
  ontvanger: string,
  toetsId: string,
  gegevens: Record<string, unknown>,
  { nu, actief }: { readonly nu: Date; readonly actief: boolean },
): NieuwBericht {
  return {
    id,
    soort: 'antwoord',
    versie: 1,
    status: actief ? 'bezorgd' : 'klaargezet',
    afzender: wie.organisatie,
    ontvanger,
    betrokkene: bericht.betrokkene,
    dossier: bericht.dossier,
    oorzaak: null,
    gebeurdOp: null,
    inrichting: ontvanger,
    toetsId,
    vervangt: null,
    antwoordOp: bericht.id,
    verzondenOp: nu,
    bezorgdOp: actief ? nu : null,
    termijn: null,
    reden: null,
    gegevens,
    vrijlating: bericht.vrijlating,
    zoeknaam: alsZoeknaam(geslachtsnaam(gegevens)),
  }
}

function geslachtsnaam({ naam }: Record<string, unknown>): string {
  if (typeof naam !== 'object' || naam === null || !('geslachtsnaam' in naam)) return ''
  return String(naam.geslachtsnaam)
}
