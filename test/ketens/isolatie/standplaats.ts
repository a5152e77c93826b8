import { organisaties } from '../../../src/organisaties/organisaties.ts'
import { alleRollen } from '../../routes.ts'
import { zet } from '../../tabellen.ts'
import type { Wereld } from '../../wereld.ts'
import { eigendom, type Rijen } from './eigendom.ts'
import type { Merken } from './merken.ts'
import { verkeer } from './verkeer.ts'

/** The organisations of which someone asks: one of each kind of party. */
const thuis: readonly string[] = [...new Set(alleRollen().map(({ organisatie }) => organisatie))]

const tweede = (partij: string) =>
  organisaties(partij).find(({ id }) => !thuis.includes(id))?.id ?? `geen ${partij}`

/** Organisations of which nobody asks: another of each kind of party that has more than one. */
export const elders = {
  inrichting: tweede('pi'),
  college: tweede('college'),
  burgemeester: tweede('college').replace('college', 'burgemeester'),
  reclassering: tweede('reclassering'),
  zorgaanbieder: tweede('zorgaanbieder'),
} as const

/** Everyone in this world. */
export const alleOrganisaties: readonly string[] = [...thuis, ...Object.values(elders)]

const eerste = (partij: string) => alleRollen().find((een) => een.partij === partij)?.organisatie ?? ''

/** The rows of those of which someone asks. DJI tells each of them about someone in the inrichting. */
export function rijenThuis(merken: Merken): Rijen {
  const [inrichting, college] = [eerste('pi'), eerste('college')]
  const ontvangers = [college, ...['burgemeester', 'reclassering', 'pi'].map(eerste)]
  const een = verkeer(merken, { bron: 'dji', inrichting, ontvangers, college })
  return [
    ...een.rijen,
    ...thuis.flatMap((organisatie) => eigendom(merken, organisatie, een.persoon, een.dossier)),
  ]
}

/** The rows of the others. Their events come from a source of their own, so that nothing of it is for DJI. */
export function rijenElders(merken: Merken): Rijen {
  const { inrichting, college, burgemeester, reclassering, zorgaanbieder: bron } = elders
  const ontvangers = [college, burgemeester, reclassering, inrichting]
  const een = verkeer(merken, { bron, inrichting, ontvangers, college })
  return [
    ...een.rijen,
    ...Object.values(elders).flatMap((organisatie) =>
      eigendom(merken, organisatie, een.persoon, een.dossier),
    ),
  ]
}

/** Puts all rows down. */
export async function zetAlles({ bank }: Wereld, rijen: Rijen): Promise<void> {
  for (const [tabel, rij] of rijen) await zet(bank, tabel, [rij])
}

/** What one organisation has in a table, or sent from it to another, as a fingerprint. */
export interface Afdruk {
  readonly tabel: string
  readonly van: string
  readonly aan: string
  readonly rijen: string
}

/** What everyone has now. A session notes only when it was used. */
export async function afdrukken({ bank }: Wereld): Promise<readonly Afdruk[]> {
  const tabellen = await bank.eigenaar.vraag(
    `select c.oid::regclass::text as naam from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and c.relrowsecurity
       and c.oid::regclass::text not in ('toegang.sessie', 'toegang.assertie', 'toegang.aanmeldpoging') order by 1`,
    [],
  )
  // With "offset 0" a row becomes JSON once, and not again for each thing that is read of it.
  const delen = tabellen.map(
    ({
      naam,
    }) => `select '${naam}' as tabel, van, aan, md5(string_agg(j::text, ' ' order by j::text)) as rijen
      from (select to_jsonb(t) as j from ${naam} t offset 0) as r, lateral (select
        coalesce(j->>'organisatie', j->>'bron', j->>'afzender', '') as van, coalesce(j->>'ontvanger', '') as aan) as wie
      group by van, aan`,
  )
  const rijen = await bank.eigenaar.vraag(`${delen.join(' union all ')} order by tabel, van, aan`, [])
  return rijen.map(({ tabel, van, aan, rijen: som }) => ({
    ...{ tabel: String(tabel), van: String(van), aan: String(aan), rijen: String(som) },
  }))
}

/** Of those, what every organisation but this one has. */
export function vanAnderen(afdrukken: readonly Afdruk[], organisatie: string): readonly Afdruk[] {
  return afdrukken.filter(({ van, aan }) => van !== organisatie && aan !== organisatie)
}
