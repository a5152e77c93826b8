import { sql } from 'kysely'
import { type Bsn, isBsn } from '../kern/bsn.ts'
import { isDatum } from '../kern/datum.ts'
import type { VeldFout } from '../kern/fout.ts'
import type { Gekeurd } from '../kern/keur.ts'
import { alsZoeknaam } from '../kern/naam.ts'
import { isLeesbaar } from '../kern/tekst.ts'
import type { Logboek } from '../logboek/logboek.ts'
import type { Tx } from '../platform/db.ts'
import type { Kijker } from '../toegang/toegang.ts'

/** Whom someone without a relation looks for: exactly, in one of two ways. */
export type Zoekvraag =
  | { readonly bsn: Bsn }
  | { readonly achternaam: string; readonly geboortedatum: string }

/** One search: its id, and who was found. Null for who has searched too often. */
export type Zoekuitkomst = { readonly poging: string; readonly persoon: string | null } | null

type Getypt = Readonly<Record<string, string>>

/** Checks what was typed: a BSN, or else a surname with a birth date. Never a mixture, and nothing is guessed. */
export function keurZoekvraag(getypt: Getypt): Gekeurd<Zoekvraag> {
  const bsn = (getypt.bsn ?? '').replace(/[\s.]/g, '')
  const achternaam = (getypt.achternaam ?? '').trim()
  const geboortedatum = (getypt.geboortedatum ?? '').trim()
  if (bsn !== '' && (achternaam !== '' || geboortedatum !== ''))
    return fout('bsn', 'Zoek op burgerservicenummer, of op achternaam en geboortedatum. Niet op allebei.')
  if (bsn !== '')
    return isBsn(bsn) ? { waarde: { bsn } } : fout('bsn', 'Dit burgerservicenummer bestaat niet.')
  if (achternaam === '' && geboortedatum === '')
    return fout('bsn', 'Vul een burgerservicenummer in, of een achternaam met geboortedatum.')
  const fouten = [...keurNaam(achternaam), ...keurDag(geboortedatum)]
  return fouten.length > 0 ? { fouten } : { waarde: { achternaam, geboortedatum } }
}

function fout(veld: string, melding: string): { fouten: readonly VeldFout[] } {
  return { fouten: [{ veld, melding }] }
}

function keurNaam(naam: string): readonly VeldFout[] {
  const veld = 'achternaam'
  if (naam === '') return [{ veld, melding: 'Vul bij de geboortedatum ook de hele achternaam in.' }]
  if (naam.length > 200) return [{ veld, melding: 'Een achternaam heeft ten hoogste 200 tekens.' }]
  if (!isLeesbaar(naam)) return [{ veld, melding: 'Er staan tekens in die in een naam niet kunnen.' }]
  return []
}

function keurDag(dag: string): readonly VeldFout[] {
  if (isDatum(dag)) return []
  const melding =
    dag === ''
      ? 'Vul bij de achternaam ook de geboortedatum in.'
      : 'Deze geboortedatum bestaat niet. Schrijf bijvoorbeeld 1985-12-01.'
  return [{ veld: 'geboortedatum', melding }]
}

/**
 * Looks for one person across all organisations, and writes that down, in the count of searches of this user and in
 * the logboek. When two people fit, nobody was found.
 */
export async function zoekPrecies(
  logboek: Logboek,
  tx: Tx,
  wie: Kijker,
  vraag: Zoekvraag,
): Promise<Zoekuitkomst> {
  const opBsn = 'bsn' in vraag
  const waarden = opBsn
    ? sql`${vraag.bsn}, null, null`
    : sql`null, ${alsZoeknaam(vraag.achternaam)}, ${vraag.geboortedatum}`
  const { rows } = await sql<{
    poging: string
    persoon: string | null
  }>`select poging, persoon from personen.zoek(${waarden})`.execute(tx)
  const [uitkomst] = rows
  if (uitkomst === undefined) return null
  await logboek.noteer(tx, wie, wie.nu, [
    {
      handeling: 'gezocht',
      // Who looked for nobody we know, has looked all the same.
      betrokkene: uitkomst.persoon ?? uitkomst.poging,
      gegevens: opBsn ? ['identificerende-nummers'] : ['naam', 'geboortedatum'],
      toetsId: null,
      onderwerp: uitkomst.poging,
    },
  ])
  return uitkomst
}
