import { sql } from 'kysely'
import { z } from 'zod'
import type { BewaardOordeel, Grondslagen, Register } from '../../grondslagen/grondslagen.ts'
import { type Datum, datumKort, datumVan } from '../../kern/datum.ts'
import { idUit } from '../../kern/eigenid.ts'
import { Fout, type VeldFout } from '../../kern/fout.ts'
import type { Tx } from '../../platform/db.ts'
import type { Kijker } from '../../toegang/toegang.ts'
import {
  type Basisvoorwaarde,
  basisvoorwaarden,
  hoorNee,
  sprekers,
  type Wijze,
  wijzen,
} from '../../toestemming/toestemming.ts'
import { type Bericht, haalBericht } from '../bericht.ts'
import { inBerichtenbox } from '../tabellen.ts'
import { rustOpToestemming } from '../terugroepen/gronden.ts'
import type { Terugroepdelen } from '../terugroepen/terugroepen.ts'
import { maakToestemmingsreacties } from '../terugroepen/toestemmingsgevolgen.ts'

/** What hearing a no needs. */
export type Hoordelen = Terugroepdelen & { readonly grondslagen: Grondslagen }

/** Who talks with people about what their organisation received. */
export const neerollen: readonly string[] = ['nazorgcoordinator', 'reclasseringswerker']

const sleutels = <T extends string>(van: Readonly<Record<T, string>>) => Object.keys(van) as [T, ...T[]]

/** What a receiver writes down: choices and a day, and no words about anyone. */
export const neevraag = z.strictObject({
  gebieden: z.array(z.enum(basisvoorwaarden)).min(1),
  voorWie: z.enum(['ons', 'iedereen']),
  wijze: z.enum(sleutels<Wijze>(wijzen)),
  namens: z.enum(sprekers),
  dag: z.iso.date('Kies een dag die bestaat.'),
  neeId: z.guid('Open het bericht opnieuw en vul het formulier dan in.'),
})
/** The same, checked. */
export type Neevraag = z.infer<typeof neevraag>

/** The areas in this message, and which of them it may tell only because someone said yes. */
export interface Neegebieden {
  readonly metJa: readonly Basisvoorwaarde[]
  readonly zonder: readonly Basisvoorwaarde[]
}

/** Which areas of a message rest on consent: about the others a no changes nothing. */
export async function neegebieden(
  { grondslagen }: Hoordelen,
  tx: Tx,
  bericht: Bericht,
): Promise<Neegebieden> {
  const { gegevens, toets_id } = bericht
  const oordeel = (await grondslagen.haalOordelen(tx, [toets_id])).get(toets_id)
  const metJa = gebiedenMetJa(grondslagen.register, oordeel, bericht)
  const erin = basisvoorwaarden.filter((gebied) => gegevens?.[gebied] !== undefined)
  return { metJa, zonder: erin.filter((gebied) => !metJa.includes(gebied)) }
}

/** The areas of a message that may be told only because someone said yes, with the oordeel it was sent under. */
export function gebiedenMetJa(
  register: Register,
  oordeel: BewaardOordeel | undefined,
  { gegevens }: Pick<Bericht, 'gegevens'>,
): readonly Basisvoorwaarde[] {
  return basisvoorwaarden.filter(
    (gebied) => gegevens?.[gebied] !== undefined && rustOpToestemming(register, oordeel, gebied),
  )
}

/**
 * Throws `geen-toegang` for who did not receive it, and `conflict` when there is nothing left to take back: then who told
 * it can rest assured that it was done.
 */
export function keurHoren(
  { ontvanger, status }: Bericht,
  { organisatie }: Pick<Kijker, 'organisatie'>,
): void {
  if (ontvanger !== organisatie)
    throw new Fout('geen-toegang', 'Alleen wie het bericht kreeg, legt hier een nee vast.')
  if (status === 'ingetrokken')
    throw new Fout('conflict', 'Dit bericht is al teruggeroepen. U hoeft het nee niet meer vast te leggen.')
  if (status === 'vernietigd')
    throw new Fout('conflict', 'De inhoud van dit bericht is al vernietigd. Er is niets om terug te roepen.')
}

/**
 * A receiver writes down that someone does not want this shared (any more). It counts at once: the consent ends in the ledger
 * of who sent it, and what was sent on it is taken back, at this receiver and where else it holds (AVG art. 7 lid 3). The
 * inrichting hears what about and when, never more; the receiver learns nothing of others. Returns how many messages of
 * this sender were recalled. Throws `ongeldige-invoer` for an area that does not rest on consent and for a day that cannot be.
 */
export async function legNeeVast(
  delen: Hoordelen,
  tx: Tx,
  wie: Kijker,
  id: string,
  vraag: Neevraag,
): Promise<void> {
  const bericht = await haalBericht(tx, id)
  keurHoren(bericht, wie)
  const fouten = await keurVraag(delen, tx, wie, bericht, vraag)
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'Het nee klopt niet.', fouten)
  const { gebieden, voorWie, wijze, namens, dag, neeId } = vraag
  const { betrokkene: persoon, afzender: inrichting, toets_id } = bericht
  await delen.logboek.noteer(tx, wie, wie.nu, [
    {
      ...{ handeling: 'vastgelegd', betrokkene: persoon, gegevens: gebieden, toetsId: toets_id },
      ...{ onderwerp: id, ontvanger: inrichting },
    },
  ])
  await hoorNee({ ...delen, gevolgen: maakToestemmingsreacties(delen) }, tx, wie, {
    ...{ id: idUit(wie.organisatie, id, neeId), inrichting, persoon, gebieden, wijze, namens, dag },
    ontvanger: bericht.eerste_ontvanger ?? bericht.ontvanger,
    iedereen: voorWie === 'iedereen',
  })
}

/**
 * The first day on which someone can have said something of what this message tells: that of the first version that this
 * receiver got of it. Who spoke then did so on that day, whatever was sent after.
 */
export async function eersteDag(tx: Tx, { id, dossier, soort, ontvanger }: Bericht): Promise<Datum> {
  const { op } = await inBerichtenbox(tx)
    .selectFrom('berichtenbox.bericht')
    .select(sql<Date>`min(verzonden_op)`.as('op'))
    .where('ontvanger', '=', ontvanger)
    .where('soort', '=', soort)
    .where((een) => een.or([een('dossier', '=', dossier), een('id', '=', id)]))
    .executeTakeFirstOrThrow()
  return datumVan(op)
}

async function keurVraag(
  delen: Hoordelen,
  tx: Tx,
  wie: Kijker,
  bericht: Bericht,
  { gebieden, dag }: Neevraag,
): Promise<readonly VeldFout[]> {
  const { metJa } = await neegebieden(delen, tx, bericht)
  const [eerste, vandaag] = [await eersteDag(tx, bericht), datumVan(wie.nu)]
  const fouten: VeldFout[] = []
  if (gebieden.some((gebied) => !metJa.includes(gebied)))
    fouten.push({
      veld: 'gebieden',
      melding: 'Hiervan deelt de inrichting iets op grond van de wet, of niets. Een nee verandert dat niet.',
      toegestaan: metJa,
    })
  if (dag < eerste || dag > vandaag)
    fouten.push({
      veld: 'dag',
      melding: `Kies een dag van ${datumKort(eerste)} tot en met vandaag.`,
      toegestaan: [`${eerste} tot en met ${vandaag}`],
    })
  return fouten
}
