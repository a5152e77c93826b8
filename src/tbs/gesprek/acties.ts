import { randomUUID } from 'node:crypto'
import { geweigerdeVerstrekking } from '../../berichtenbox/berichtenbox.ts'
import { bewaarToetsen, type Toegelaten } from '../../grondslagen/grondslagen.ts'
import { datumVan } from '../../kern/datum.ts'
import { idUit } from '../../kern/eigenid.ts'
import { Fout } from '../../kern/fout.ts'
import type { Tx } from '../../platform/db.ts'
import type { Schrijver } from '../store.ts'
import { type Tbsdelen, type Traject, vastgelegd } from '../traject.ts'
import type { Volledig } from './gesprek.ts'
import { keurGegevens, keurKomendeDag, keurTekst } from './keuren.ts'
import { alsLijst } from './opslag.ts'
import { type Actie, inGesprek } from './tabellen.ts'
import { bespreekbaar, magGeheel, toetsVoor } from './toetsen.ts'

type Delen = Pick<Tbsdelen, 'logboek' | 'grondslagen'>

/** Something that someone takes on: what, about which gegevens, who and by when. */
export interface Actievraag {
  readonly wat: string
  readonly gegevens: readonly string[]
  readonly eigenaar: string
  readonly voor: string
  readonly keer: string
}

/**
 * Gives someone at the table something to do. Its owner reads it, so the register must allow what it is about. Throws
 * `ongeldige-invoer` with every fault, and `niet-toegestaan`. Sent again, by a double click, it is one action.
 */
export async function voegActieToe(
  delen: Delen,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  volledig: Volledig,
  { wat, gegevens, eigenaar, voor, keer }: Actievraag,
): Promise<void> {
  const { gesprek, stap, uitnodigingen, acties } = volledig
  const id = idUit('actie', wie.organisatie, gesprek.id, keer || randomUUID())
  if (acties.some((een) => een.id === id)) return
  const wieDoet = uitnodigingen.find(({ ontvanger }) => ontvanger === eigenaar)
  const fouten = [
    ...keurTekst(wat, 'wat', 5, 500),
    ...keurGegevens(gegevens, bespreekbaar(delen.grondslagen, stap, wie.nu)),
    ...(wieDoet !== undefined || eigenaar === wie.organisatie
      ? []
      : [{ veld: 'eigenaar', melding: 'Kies iemand die aan dit gesprek meedoet.' }]),
    ...keurKomendeDag(voor, 'voor', datumVan(wie.nu)),
  ]
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'Deze actie kan zo niet.', fouten)
  const toegelaten =
    wieDoet === undefined ? null : toetsVoor(delen.grondslagen, wie.nu, traject, stap, wieDoet, gegevens)
  if (toegelaten !== null) keurMag(delen, wie, traject, eigenaar, toegelaten, gegevens)
  if (toegelaten !== null) await bewaarToetsen(tx, wie.nu, [toegelaten])
  await inGesprek(tx)
    .insertInto('tbs.gespreksactie')
    .values({
      ...{ id, gesprek: gesprek.id, traject: traject.id, organisatie: wie.organisatie, eigenaar },
      ...{ betrokkene: traject.betrokkene, wat: wat.trim(), gegevens: alsLijst(gegevens), voor },
      ...{ toets_id: toegelaten?.toetsId ?? null, door: wie.gebruiker, door_naam: wie.naam, op: wie.nu },
      ...{ gedaan_door: null, gedaan_naam: null, gedaan_op: null, dicht_op: null },
    })
    .execute()
  const regel = { ...vastgelegd(traject, gegevens), onderwerp: id }
  await delen.logboek.noteer(tx, wie, wie.nu, [
    toegelaten === null
      ? regel
      : { ...regel, handeling: 'verstrekt', ontvanger: eigenaar, toetsId: toegelaten.toetsId },
  ])
}

function keurMag(
  { logboek }: Delen,
  wie: Schrijver,
  { betrokkene, id: onderwerp }: Traject,
  ontvanger: string,
  toegelaten: Toegelaten,
  gegevens: readonly string[],
): void {
  if (magGeheel(toegelaten, gegevens)) return
  const dicht = toegelaten.oordeel.gegevens.filter(
    ({ gegeven, uitkomst }) => gegevens.includes(gegeven) && uitkomst !== 'toegestaan',
  )
  throw geweigerdeVerstrekking(
    logboek,
    wie,
    { betrokkene, onderwerp, ontvanger, toegelaten, gegevens: dicht.map(({ gegeven }) => gegeven) },
    'De eigenaar mag dit nu niet lezen. De actie is niet bewaard.',
    dicht.map(({ uitleg, remedies }) => ({
      veld: 'gegeven',
      melding: [uitleg, ...remedies.map(({ wat }) => wat)].join(' '),
    })),
  )
}

/**
 * Ticks an action off, or opens it again: its owner and the clinic both can. The same once more changes nothing. Throws
 * `ongeldige-invoer` for a word that is neither, and `conflict` when it was closed since it was read.
 */
export async function vinkAf(
  { logboek }: Pick<Tbsdelen, 'logboek'>,
  tx: Tx,
  wie: Schrijver,
  actie: Actie,
  stand: string,
): Promise<void> {
  const nieuw = (['gedaan', 'open'] as const).find((een) => een === stand)
  if (nieuw === undefined)
    throw new Fout('ongeldige-invoer', 'Dit kan met een actie niet.', [
      { veld: 'stand', melding: 'Kies of het gedaan is of weer open.', toegestaan: ['gedaan', 'open'] },
    ])
  if (actie.stand === nieuw) return
  const gedaan = nieuw === 'gedaan'
  const { numUpdatedRows } = await inGesprek(tx)
    .updateTable('tbs.gespreksactie')
    .set({
      ...{ stand: nieuw, gedaan_door: gedaan ? wie.gebruiker : null, gedaan_naam: gedaan ? wie.naam : null },
      gedaan_op: gedaan ? wie.nu : null,
    })
    .where('id', '=', actie.id)
    .executeTakeFirst()
  if (numUpdatedRows === 0n)
    throw new Fout('conflict', 'U mag deze actie niet meer zien. Er is niets veranderd.')
  const regel = { handeling: 'gewijzigd', gegevens: [], toetsId: null, relatie: 'tbs-traject' } as const
  await logboek.noteer(tx, wie, wie.nu, [{ ...regel, betrokkene: actie.betrokkene, onderwerp: actie.id }])
}
