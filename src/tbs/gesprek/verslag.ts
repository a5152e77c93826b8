import { randomUUID } from 'node:crypto'
import { bewaarToetsen } from '../../grondslagen/grondslagen.ts'
import { datumVan } from '../../kern/datum.ts'
import { idUit } from '../../kern/eigenid.ts'
import { Fout } from '../../kern/fout.ts'
import type { Regel } from '../../logboek/logboek.ts'
import type { Tx } from '../../platform/db.ts'
import type { Schrijver } from '../store.ts'
import { type Tbsdelen, type Traject, vastgelegd } from '../traject.ts'
import type { Volledig } from './gesprek.ts'
import { keurGegevens, keurTekst, langsteDeel } from './keuren.ts'
import { alsLijst } from './opslag.ts'
import { deelsoorten, type Inzage, inGesprek, type Uitnodiging, type Verslagdeel } from './tabellen.ts'
import { bespreekbaar, gegevensVan, magGeheel, toetsVoor } from './toetsen.ts'

type Delen = Pick<Tbsdelen, 'logboek' | 'grondslagen'>

/** A part of the minutes as someone writes it, and which version of it was looked at: 0 for a new one. */
export interface Deelvraag {
  readonly soort: string
  readonly titel: string
  readonly tekst: string
  readonly gegevens: readonly string[]
  readonly gezien: string
}

/** The id of a new part: sent again, by a double click, it is one part. */
export function nieuwDeelId(wie: Schrijver, gesprek: string, keer: string): string {
  return idUit('verslagdeel', wie.organisatie, gesprek, keer || randomUUID())
}

/**
 * Keeps a part of the minutes, as a version of its own: what stood there before stays. Throws `ongeldige-invoer` with every
 * fault, and `conflict` when a colleague was first. The same text once more changes nothing. Who read the version before reads
 * nothing of it any more: a correction counts at once, and what stands now is shared anew.
 */
export async function bewaarDeel(
  { logboek, grondslagen }: Delen,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  { gesprek, stap, verslag, uitnodigingen, inzagen }: Volledig,
  deel: string,
  vraag: Deelvraag,
): Promise<void> {
  const soort = deelsoorten.find((een) => een === vraag.soort)
  const fouten = [
    ...(soort === undefined
      ? [{ veld: 'soort', melding: 'Kies of dit verslag of besluit is.', toegestaan: deelsoorten }]
      : []),
    ...keurTekst(vraag.titel, 'titel', 2, 120),
    ...keurTekst(vraag.tekst, 'tekst', 1, langsteDeel),
    ...keurGegevens(vraag.gegevens, bespreekbaar(grondslagen, stap, wie.nu)),
  ]
  if (soort === undefined || fouten.length > 0)
    throw new Fout('ongeldige-invoer', 'Dit deel kan zo niet worden bewaard.', fouten)
  const stond = verslag.find((een) => een.deel === deel)
  const nieuw = {
    soort,
    titel: vraag.titel.trim(),
    tekst: vraag.tekst.trim(),
    gegevens: [...new Set(vraag.gegevens)],
  }
  if (stond !== undefined && zelfde(stond, nieuw)) return
  if ((stond?.versie ?? 0) !== Number(vraag.gezien))
    throw new Fout(
      'conflict',
      'Een collega heeft dit deel intussen bewaard. Uw tekst staat er nog, en is nog niet bewaard. Kijk wat er nu staat, en bewaar dan opnieuw.',
    )
  await inGesprek(tx)
    .insertInto('tbs.verslagdeel')
    .values({
      ...{ deel, versie: (stond?.versie ?? 0) + 1, gesprek: gesprek.id, traject: traject.id },
      ...{ organisatie: wie.organisatie, ...nieuw, gegevens: alsLijst(nieuw.gegevens) },
      ...{ door: wie.gebruiker, door_naam: wie.naam, op: wie.nu },
    })
    .execute()
  const open = inzagen.filter((een) => een.deel === deel)
  for (const { id } of open) await sluitInzage(tx, wie, id)
  await logboek.noteer(tx, wie, wie.nu, [
    { ...vastgelegd(traject, nieuw.gegevens), onderwerp: gesprek.id },
    ...open.map(({ ontvanger, gegevens, toets_id: toetsId }) => ({
      ...{ ...vastgelegd(traject, gegevens), handeling: 'ingetrokken' as const, ontvanger, toetsId },
      onderwerp: uitnodigingen.find((een) => een.ontvanger === ontvanger)?.id ?? gesprek.id,
    })),
  ])
}

/** Closes and empties what one participant can read of a part. */
async function sluitInzage(tx: Tx, { nu }: Schrijver, id: string): Promise<void> {
  await inGesprek(tx)
    .updateTable('tbs.verslaginzage')
    .set({ titel: null, tekst: null, dicht_op: nu })
    .where('id', '=', id)
    .execute()
}

type Inhoud = Pick<Verslagdeel, 'soort' | 'titel' | 'tekst' | 'gegevens'>

function zelfde(a: Inhoud, b: Inhoud): boolean {
  const vlak = ({ soort, titel, tekst, gegevens }: Inhoud) =>
    JSON.stringify([soort, titel, tekst, [...gegevens].sort()])
  return vlak(a) === vlak(b)
}

/**
 * Lets every participant read the parts that the register allows for it now, and closes those it does not allow (any more).
 * Throws `conflict` before the talk was held. Returns how many parts were opened, and how many were not.
 */
export async function publiceer(
  delen: Delen,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  volledig: Volledig,
): Promise<{ readonly open: number; readonly dicht: number }> {
  const { gesprek, uitnodigingen, verslag } = volledig
  const geen =
    gesprek.stand === 'afgezegd'
      ? 'Dit gesprek is afgezegd. Er is niets te delen.'
      : gesprek.dag > datumVan(wie.nu)
        ? 'Het gesprek moet nog komen. Deel het verslag daarna.'
        : verslag.length === 0
          ? 'Er staat nog niets in het verslag.'
          : uitnodigingen.length === 0
            ? 'Er is niemand uitgenodigd. Er is niemand om mee te delen.'
            : null
  if (geen !== null) throw new Fout('conflict', geen)
  const samen = { open: 0, dicht: 0 }
  for (const uitnodiging of uitnodigingen) {
    const uit = await publiceerVoor(delen, tx, wie, traject, volledig, uitnodiging)
    samen.open += uit.open
    samen.dicht += uit.dicht
  }
  return samen
}

async function publiceerVoor(
  { logboek, grondslagen }: Delen,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  { stap, verslag, inzagen }: Volledig,
  uitnodiging: Uitnodiging,
): Promise<{ readonly open: number; readonly dicht: number }> {
  const { ontvanger } = uitnodiging
  const acties = await dichteActies(tx, wie, uitnodiging)
  const alle = gegevensVan([...verslag, ...acties])
  const toegelaten = toetsVoor(grondslagen, wie.nu, traject, stap, uitnodiging, alle)
  const wel = verslag.filter(({ gegevens }) => magGeheel(toegelaten, gegevens))
  const niet = verslag.filter((een) => !wel.includes(een))
  const staat = (een: Verslagdeel, inzage: Inzage) => inzage.deel === een.deel && inzage.versie === een.versie
  const van = inzagen.filter((een) => een.ontvanger === ontvanger)
  await bewaarToetsen(tx, wie.nu, [toegelaten])
  for (const inzage of van) if (!wel.some((een) => staat(een, inzage))) await sluitInzage(tx, wie, inzage.id)
  const nieuw = wel.filter((een) => !van.some((inzage) => staat(een, inzage)))
  for (const een of nieuw)
    await schrijfInzage(
      tx,
      wie,
      traject,
      uitnodiging,
      { ...een, plek: verslag.indexOf(een) },
      toegelaten.toetsId,
    )
  // What someone had to do and could not read any more, is readable again when the register allows it again.
  for (const { id, gegevens } of acties)
    if (magGeheel(toegelaten, gegevens))
      await inGesprek(tx)
        .updateTable('tbs.gespreksactie')
        .set({ dicht_op: null })
        .where('id', '=', id)
        .execute()
  const regel = {
    ...vastgelegd(traject, []),
    onderwerp: uitnodiging.id,
    ontvanger,
    toetsId: toegelaten.toetsId,
  }
  const regels: Regel[] = [
    ...(nieuw.length === 0
      ? []
      : [{ ...regel, handeling: 'verstrekt' as const, gegevens: gegevensVan(nieuw) }]),
    ...(niet.length === 0
      ? []
      : [{ ...regel, handeling: 'geweigerd' as const, gegevens: gegevensVan(niet) }]),
  ]
  await logboek.noteer(tx, wie, wie.nu, regels)
  return { open: wel.length, dicht: niet.length }
}

async function schrijfInzage(
  tx: Tx,
  { organisatie, nu }: Schrijver,
  { betrokkene }: Traject,
  { gesprek, traject, ontvanger }: Uitnodiging,
  { deel, versie, plek, soort, titel, tekst, gegevens }: Verslagdeel & { readonly plek: number },
  toets_id: string,
): Promise<void> {
  await inGesprek(tx)
    .insertInto('tbs.verslaginzage')
    .values({
      ...{ id: randomUUID(), gesprek, traject, organisatie, ontvanger, betrokkene },
      ...{ deel, versie, plek, soort, titel },
      ...{ gegevens: alsLijst(gegevens), tekst, toets_id, op: nu, dicht_op: null },
    })
    .execute()
}

/** What this participant has to do and cannot read any more. */
function dichteActies(tx: Tx, { organisatie }: Schrijver, { gesprek, ontvanger }: Uitnodiging) {
  return inGesprek(tx)
    .selectFrom('tbs.gespreksactie')
    .select(['id', 'gegevens'])
    .where('organisatie', '=', organisatie)
    .where('gesprek', '=', gesprek)
    .where('eigenaar', '=', ontvanger)
    .where('dicht_op', 'is not', null)
    .execute()
}
