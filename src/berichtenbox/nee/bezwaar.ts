import { z } from 'zod'
import type { BewaardOordeel } from '../../grondslagen/grondslagen.ts'
import { type Datum, datumKort, datumVan } from '../../kern/datum.ts'
import { idUit } from '../../kern/eigenid.ts'
import { Fout, type VeldFout } from '../../kern/fout.ts'
import type { Tx } from '../../platform/db.ts'
import type { Kijker } from '../../toegang/toegang.ts'
import {
  type Basisvoorwaarde,
  basisvoorwaarden,
  hoorBezwaar,
  rechtVoor,
  sprekers,
} from '../../toestemming/toestemming.ts'
import { type Bericht, haalBericht } from '../bericht.ts'
import { eersteDag, gebiedenMetJa, type Hoordelen, keurHoren } from './horen.ts'

/** What a receiver writes down of an objection: choices and a day, and no words about anyone. */
export const bezwaarvraag = z.strictObject({
  gebieden: z
    .array(z.enum(basisvoorwaarden))
    .min(1)
    .refine((lijst) => new Set(lijst).size === lijst.length, 'Noem elk onderwerp één keer.'),
  namens: z.enum(sprekers),
  dag: z.iso.date('Kies een dag die bestaat.'),
  bezwaarId: z.guid('Open het bericht opnieuw en vul het formulier dan in.'),
})
/** The same, checked. */
export type Bezwaarvraag = z.infer<typeof bezwaarvraag>

/** The areas of a message that a law lets its sender tell, and against which someone can object (AVG art. 21 lid 1). */
export function bezwaargebieden(
  { grondslagen }: Pick<Hoordelen, 'grondslagen'>,
  dag: Datum,
  oordeel: BewaardOordeel | undefined,
  bericht: Pick<Bericht, 'gegevens' | 'afzender' | 'ontvanger' | 'soort'>,
): readonly Basisvoorwaarde[] {
  const { soort, gegevens, afzender: inrichting, ontvanger } = bericht
  if (soort !== 'informatieblad') return []
  const metJa = gebiedenMetJa(grondslagen.register, oordeel, bericht)
  return basisvoorwaarden
    .filter((gebied) => gegevens?.[gebied] !== undefined && !metJa.includes(gebied))
    .filter((gebied) => rechtVoor({ grondslagen }, { inrichting, ontvanger, dag }, gebied) === 'bezwaar')
}

/** The same for a message that is read from the box. */
export async function bezwaargebiedenVan(
  delen: Hoordelen,
  tx: Tx,
  wie: Pick<Kijker, 'nu'>,
  bericht: Bericht,
): Promise<readonly Basisvoorwaarde[]> {
  const oordeel = (await delen.grondslagen.haalOordelen(tx, [bericht.toets_id])).get(bericht.toets_id)
  return bezwaargebieden(delen, datumVan(wie.nu), oordeel, bericht)
}

/**
 * A receiver writes down that someone objects to what a law lets the inrichting tell it: the inrichting stops telling it,
 * asks why, weighs it and answers within the term. What the receiver has, stays until then. Throws `ongeldige-invoer` for an
 * area to which nobody can object and for a day that cannot be.
 */
export async function legBezwaarVast(
  delen: Hoordelen,
  tx: Tx,
  wie: Kijker,
  id: string,
  { gebieden, namens, dag, bezwaarId }: Bezwaarvraag,
): Promise<void> {
  const bericht = await haalBericht(tx, id)
  keurHoren(bericht, wie)
  const toegestaan = await bezwaargebiedenVan(delen, tx, wie, bericht)
  const fouten = keurVraag(toegestaan, wie, await eersteDag(tx, bericht), { gebieden, dag })
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'Het bezwaar klopt niet.', fouten)
  const { betrokkene: persoon, afzender: inrichting, ontvanger, toets_id } = bericht
  await delen.logboek.noteer(tx, wie, wie.nu, [
    {
      ...{ handeling: 'vastgelegd', betrokkene: persoon, gegevens: gebieden, toetsId: toets_id },
      ...{ onderwerp: id, ontvanger: inrichting },
    },
  ])
  const eigenId = idUit(wie.organisatie, id, bezwaarId)
  await hoorBezwaar(delen, tx, wie, { id: eigenId, inrichting, persoon, ontvanger, gebieden, namens, dag })
}

function keurVraag(
  toegestaan: readonly Basisvoorwaarde[],
  { nu }: Kijker,
  eerste: Datum,
  { gebieden, dag }: Pick<Bezwaarvraag, 'gebieden' | 'dag'>,
): readonly VeldFout[] {
  const vandaag = datumVan(nu)
  const fouten: VeldFout[] = []
  if (gebieden.some((gebied) => !toegestaan.includes(gebied)))
    fouten.push({ veld: 'gebieden', melding: 'Hiertegen kan niemand bezwaar maken.', toegestaan })
  if (dag < eerste || dag > vandaag)
    fouten.push({ veld: 'dag', melding: `Kies een dag van ${datumKort(eerste)} tot en met vandaag.` })
  return fouten
}
