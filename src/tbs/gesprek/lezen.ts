import { sql } from 'kysely'
import { bewaarToetsen } from '../../grondslagen/grondslagen.ts'
import { Fout } from '../../kern/fout.ts'
import type { Regel } from '../../logboek/logboek.ts'
import type { Tx } from '../../platform/db.ts'
import type { Zaak } from '../feiten.ts'
import type { Gebeurtenis, Vastgelegd } from '../gebeurtenissen.ts'
import type { Schrijver } from '../store.ts'
import { inTbs } from '../tabellen.ts'
import { identiteit, toestemmingenVan } from '../toestemming.ts'
import type { Tbsdelen } from '../traject.ts'
import { verloopVan } from '../verloop.ts'
import { keurTekst } from './keuren.ts'
import {
  type Actie,
  antwoorden,
  type Genoemde,
  type Inzage,
  inGesprek,
  type Onderwerp,
  type Uitnodiging,
} from './tabellen.ts'
import { gegevensVan, gespreksstap, magGeheel, toetsVoor } from './toetsen.ts'

/** A talk as an invitee may read it at this very moment, and whether something of it is not for it. */
export interface Gelezen {
  readonly uitnodiging: Uitnodiging
  readonly wie: Genoemde | null
  readonly agenda: readonly Onderwerp[]
  readonly delen: readonly Inzage[]
  readonly acties: readonly Actie[]
}

/** The invitations to the acting organisation, the last talk first, with what it has to do. */
export async function haalMijnUitnodigingen(
  tx: Tx,
  { organisatie }: Schrijver,
): Promise<readonly { readonly uitnodiging: Uitnodiging; readonly acties: readonly Actie[] }[]> {
  const lijst = await inGesprek(tx)
    .selectFrom('tbs.uitnodiging')
    .selectAll()
    .where('ontvanger', '=', organisatie)
    .where('weg_op', 'is', null)
    .orderBy('dag', 'desc')
    .orderBy('tijd', 'desc')
    .orderBy('id')
    .execute()
  const acties = await inGesprek(tx)
    .selectFrom('tbs.gespreksactie')
    .selectAll()
    .where('eigenaar', '=', organisatie)
    .where('dicht_op', 'is', null)
    .orderBy('voor')
    .orderBy('id')
    .execute()
  return lijst.map((uitnodiging) => ({
    uitnodiging,
    acties: acties.filter(({ gesprek }) => gesprek === uitnodiging.gesprek),
  }))
}

/**
 * Opens an invitation of the acting organisation. The register is asked now, with the facts of the case as they are now:
 * about who it is, the agenda, the minutes and the actions. What it allows is shown, and what it does not is not; both stand
 * in the logboek. Null for everyone else, with a line in the logboek.
 */
export async function leesUitnodiging(
  { logboek, grondslagen }: Pick<Tbsdelen, 'logboek' | 'grondslagen'>,
  tx: Tx,
  wie: Schrijver,
  id: string,
): Promise<Gelezen | null> {
  const mijn = (await haalMijnUitnodigingen(tx, wie)).find(({ uitnodiging }) => uitnodiging.id === id)
  if (mijn === undefined) {
    const poging = { handeling: 'geweigerd', betrokkene: id, gegevens: [], toetsId: null } as const
    await logboek.noteer(tx, wie, wie.nu, [{ ...poging, onderwerp: id }])
    return null
  }
  const { uitnodiging, acties } = mijn
  const inzagen = await haalMijnInzagen(tx, wie, uitnodiging.gesprek)
  const alles = [...uitnodiging.agenda, ...inzagen, ...acties]
  const zaak = await haalZaak(tx, wie, uitnodiging)
  const toegelaten = toetsVoor(
    grondslagen,
    wie.nu,
    zaak,
    gespreksstap(uitnodiging),
    uitnodiging,
    gegevensVan(alles),
  )
  const mag = ({ gegevens }: Pick<Onderwerp, 'gegevens'>) => magGeheel(toegelaten, gegevens)
  const naam = uitnodiging.wie !== null && magGeheel(toegelaten, identiteit)
  // What someone typed can name the betrokkene: where it is, a title, and what this invitee answered.
  const agenda = naam ? uitnodiging.agenda.filter(mag) : []
  const wel = [
    ...(naam ? identiteit : []),
    ...gegevensVan([...agenda, ...[...inzagen, ...acties].filter(mag)]),
  ]
  const niet = [
    ...(uitnodiging.wie === null || naam ? [] : identiteit),
    ...gegevensVan(alles.filter((een) => !mag(een))),
  ]
  await bewaarToetsen(tx, wie.nu, [toegelaten])
  const betrokkene =
    uitnodiging.betrokkene ?? inzagen[0]?.betrokkene ?? acties[0]?.betrokkene ?? uitnodiging.traject
  const regel = { betrokkene, onderwerp: id, toetsId: toegelaten.toetsId, relatie: 'tbs-traject' }
  const regels: Regel[] = [
    { ...regel, handeling: 'gelezen', gegevens: wel },
    ...(niet.length === 0 ? [] : [{ ...regel, handeling: 'geweigerd' as const, gegevens: niet }]),
  ]
  await logboek.noteer(tx, wie, wie.nu, regels)
  return {
    uitnodiging: naam ? uitnodiging : { ...uitnodiging, plaats: '', toelichting: null },
    ...{ wie: naam ? uitnodiging.wie : null, agenda },
    ...{ delen: inzagen.filter(mag), acties: acties.filter(mag) },
  }
}

function haalMijnInzagen(tx: Tx, { organisatie }: Schrijver, gesprek: string): Promise<readonly Inzage[]> {
  return inGesprek(tx)
    .selectFrom('tbs.verslaginzage')
    .selectAll()
    .where('ontvanger', '=', organisatie)
    .where('gesprek', '=', gesprek)
    .where('dicht_op', 'is', null)
    .orderBy('plek')
    .orderBy('op')
    .orderBy('id')
    .execute()
}

/** What decides about sharing with the acting organisation, as the database hands it to who was invited. */
async function haalZaak(tx: Tx, { organisatie }: Schrijver, { id, traject }: Uitnodiging): Promise<Zaak> {
  const { rows } = await sql<{
    volgnummer: number
    soort: string
    inhoud: object
    op: Date
  }>`select * from tbs.feiten_bij_uitnodiging(${id})`.execute(tx)
  const gebeurd = rows.map(({ volgnummer, soort, inhoud, op }): Vastgelegd => {
    // Written by the clinic as an event of this context, and never changed since.
    const wat = { soort, ...inhoud } as Gebeurtenis
    return { volgnummer: Number(volgnummer), op, doorNaam: '', wat }
  })
  const opdrachten = await inTbs(tx)
    .selectFrom('tbs.opdracht')
    .select(['ontvanger', 'stap', 'soort', 'stand'])
    .where('ontvanger', '=', organisatie)
    .where('traject', '=', traject)
    .where('vervallen_op', 'is', null)
    .execute()
  return { verloop: verloopVan(gebeurd), toestemmingen: toestemmingenVan(gebeurd), opdrachten }
}

/**
 * Says whether the acting organisation comes; it can say otherwise later. Throws `ongeldige-invoer` with every fault, and
 * `conflict` when the talk was called off.
 */
export async function beantwoordUitnodiging(
  { logboek }: Pick<Tbsdelen, 'logboek'>,
  tx: Tx,
  wie: Schrijver,
  { uitnodiging }: Gelezen,
  { antwoord, toelichting }: { readonly antwoord: string; readonly toelichting: string },
): Promise<void> {
  const stand = antwoorden.find((een) => een === antwoord)
  const fouten = [
    ...(stand === undefined
      ? [{ veld: 'antwoord', melding: 'Kies of u komt.', toegestaan: antwoorden }]
      : []),
    ...keurTekst(toelichting, 'toelichting', 0, 500),
  ]
  if (stand === undefined || fouten.length > 0)
    throw new Fout('ongeldige-invoer', 'Dit antwoord kan zo niet.', fouten)
  const gaatNietDoor = 'Dit gesprek gaat niet door. Uw antwoord is niet bewaard.'
  if (uitnodiging.afgezegd_op !== null) throw new Fout('conflict', gaatNietDoor)
  const { numUpdatedRows } = await inGesprek(tx)
    .updateTable('tbs.uitnodiging')
    .set({
      ...{ stand, toelichting: toelichting.trim() || null, beantwoord_door: wie.gebruiker },
      ...{ beantwoord_naam: wie.naam, beantwoord_op: wie.nu },
    })
    .where('id', '=', uitnodiging.id)
    .where('ontvanger', '=', wie.organisatie)
    .executeTakeFirst()
  // Called off, or taken back, since it was read.
  if (numUpdatedRows === 0n) throw new Fout('conflict', gaatNietDoor)
  const regel = { handeling: 'vastgelegd', gegevens: [], toetsId: null, relatie: 'tbs-traject' } as const
  await logboek.noteer(tx, wie, wie.nu, [
    { ...regel, betrokkene: uitnodiging.betrokkene ?? uitnodiging.traject, onderwerp: uitnodiging.id },
  ])
}
