import { bewaarToetsen, type Grondslagen } from '../../grondslagen/grondslagen.ts'
import type { Logboek } from '../../logboek/logboek.ts'
import type { Tx } from '../../platform/db.ts'
import type { Schrijver } from '../store.ts'
import { identiteit } from '../toestemming.ts'
import { type Traject, vastgelegd } from '../traject.ts'
import { alsJson } from './opslag.ts'
import { type Actie, type Inzage, inGesprek, type Onderwerp, type Uitnodiging } from './tabellen.ts'
import { gegevensVan, gespreksstap, magGeheel, toetsVoor } from './toetsen.ts'

interface Delen {
  readonly logboek: Logboek
  readonly grondslagen: Grondslagen
}

/**
 * Takes one organisation from the table of a talk, or of every talk of a track: closes and empties everything that it can read
 * of it, and takes its invitation back. Whoever comes back is invited anew.
 */
export async function sluitVoor(
  tx: Tx,
  { organisatie, nu }: Schrijver,
  waar:
    | { readonly gesprek: string; readonly ontvanger: string }
    | { readonly traject: string; readonly ontvanger: string },
): Promise<void> {
  const [kolom, id] =
    'gesprek' in waar ? (['gesprek', waar.gesprek] as const) : (['traject', waar.traject] as const)
  await inGesprek(tx)
    .updateTable('tbs.verslaginzage')
    .set({ titel: null, tekst: null, dicht_op: nu })
    .where('organisatie', '=', organisatie)
    .where('ontvanger', '=', waar.ontvanger)
    .where(kolom, '=', id)
    .where('dicht_op', 'is', null)
    .execute()
  await inGesprek(tx)
    .updateTable('tbs.gespreksactie')
    .set({ dicht_op: nu })
    .where('organisatie', '=', organisatie)
    .where('eigenaar', '=', waar.ontvanger)
    .where(kolom, '=', id)
    .where('dicht_op', 'is', null)
    .execute()
  await inGesprek(tx)
    .updateTable('tbs.uitnodiging')
    .set({ weg_op: nu })
    .where('organisatie', '=', organisatie)
    .where('ontvanger', '=', waar.ontvanger)
    .where(kolom, '=', id)
    .where('weg_op', 'is', null)
    .execute()
}

interface Open {
  readonly uitnodiging: Uitnodiging
  readonly inzagen: readonly Inzage[]
  readonly acties: readonly Actie[]
}

/**
 * Closes what participants can read of the talks of this track and may not know any more: in the transaction in which consent
 * ended, with a line in the logboek for each. What stays shut when consent comes back is opened by publishing again. Returns
 * how many parts and actions were closed.
 */
export async function herzieInzagen(delen: Delen, tx: Tx, wie: Schrijver, traject: Traject): Promise<number> {
  let dicht = 0
  for (const een of await haalOpen(tx, wie, traject.id)) dicht += await herzie(delen, tx, wie, traject, een)
  return dicht
}

async function haalOpen(tx: Tx, { organisatie }: Schrijver, traject: string): Promise<readonly Open[]> {
  const uitnodigingen = await inGesprek(tx)
    .selectFrom('tbs.uitnodiging')
    .selectAll()
    .where('organisatie', '=', organisatie)
    .where('traject', '=', traject)
    .where('weg_op', 'is', null)
    .execute()
  if (uitnodigingen.length === 0) return []
  const inzagen = await inGesprek(tx)
    .selectFrom('tbs.verslaginzage')
    .selectAll()
    .where('organisatie', '=', organisatie)
    .where('traject', '=', traject)
    .where('dicht_op', 'is', null)
    .execute()
  const acties = await inGesprek(tx)
    .selectFrom('tbs.gespreksactie')
    .selectAll()
    .where('organisatie', '=', organisatie)
    .where('traject', '=', traject)
    .where('dicht_op', 'is', null)
    .execute()
  return uitnodigingen.map((uitnodiging) => {
    const { gesprek, ontvanger } = uitnodiging
    return {
      uitnodiging,
      inzagen: inzagen.filter((een) => een.gesprek === gesprek && een.ontvanger === ontvanger),
      acties: acties.filter((een) => een.gesprek === gesprek && een.eigenaar === ontvanger),
    }
  })
}

async function herzie(
  { logboek, grondslagen }: Delen,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  { uitnodiging, inzagen, acties }: Open,
): Promise<number> {
  const alle = gegevensVan([...uitnodiging.agenda, ...inzagen, ...acties])
  const toegelaten = toetsVoor(grondslagen, wie.nu, traject, gespreksstap(uitnodiging), uitnodiging, alle)
  const magNiet = ({ gegevens }: Pick<Onderwerp, 'gegevens'>) => !magGeheel(toegelaten, gegevens)
  const [delenWeg, actiesWeg] = [inzagen.filter(magNiet), acties.filter(magNiet)]
  const naamWeg = uitnodiging.wie !== null && !magGeheel(toegelaten, identiteit)
  // A title and a place are typed, and can name someone: they go with the name.
  const agenda = naamWeg ? [] : uitnodiging.agenda.filter((een) => !magNiet(een))
  if (delenWeg.length + actiesWeg.length === 0 && agenda.length === uitnodiging.agenda.length && !naamWeg)
    return 0
  await bewaarToetsen(tx, wie.nu, [toegelaten])
  for (const { id } of delenWeg)
    await inGesprek(tx)
      .updateTable('tbs.verslaginzage')
      .set({ titel: null, tekst: null, dicht_op: wie.nu })
      .where('id', '=', id)
      .execute()
  for (const { id } of actiesWeg)
    await inGesprek(tx)
      .updateTable('tbs.gespreksactie')
      .set({ dicht_op: wie.nu })
      .where('id', '=', id)
      .execute()
  await inGesprek(tx)
    .updateTable('tbs.uitnodiging')
    .set({
      agenda: alsJson<readonly Onderwerp[]>(agenda),
      ...(naamWeg && { wie: null, betrokkene: null, plaats: '' }),
    })
    .where('id', '=', uitnodiging.id)
    .execute()
  const weg = uitnodiging.agenda.filter((een) => !agenda.includes(een))
  const gegevens = [...(naamWeg ? identiteit : []), ...gegevensVan([...weg, ...delenWeg, ...actiesWeg])]
  const regel = {
    ...vastgelegd(traject, gegevens),
    onderwerp: uitnodiging.id,
    ontvanger: uitnodiging.ontvanger,
  }
  await logboek.noteer(tx, wie, wie.nu, [{ ...regel, handeling: 'ingetrokken', toetsId: toegelaten.toetsId }])
  return delenWeg.length + actiesWeg.length
}
