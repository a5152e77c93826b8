import { sql } from 'kysely'
import { neemTbsTerug } from '../berichtenbox/berichtenbox.ts'
import { Fout } from '../kern/fout.ts'
import type { Tx, Wie } from '../platform/db.ts'
import { type Schrijver, schrijfAlleen } from './store.ts'
import { inTbs, type Omstand, type Opdracht, omstanden } from './tabellen.ts'
import { doelen, type Tbsdelen } from './traject.ts'

/** What was written down in the name of the acting OM, newest first: what holds, and what it denied. Nothing else of a track. */
export function haalInHaarNaam(tx: Tx, { organisatie }: Wie): Promise<readonly Opdracht[]> {
  return inTbs(tx)
    .selectFrom('tbs.opdracht')
    .selectAll()
    .where('soort', '=', 'opdrachtVanOm')
    .where('ontvanger', '<>', organisatie)
    .orderBy('gevraagd_op', 'desc')
    .orderBy('id')
    .execute()
}

/**
 * The OM says whether it asked this. What it denies holds no longer, and what the clinic sent on it is taken back in the same
 * transaction: there is no way back from that, so it says that it is sure. Throws `niet-gevonden` for what does not stand in its
 * name, `ongeldige-invoer`, and `conflict` for what was said already.
 */
export async function antwoordAlsOm(
  delen: Tbsdelen,
  tx: Tx,
  wie: Schrijver,
  id: string,
  { stand, zeker }: { readonly stand: string; readonly zeker: boolean },
): Promise<void> {
  const vind = async () => (await haalInHaarNaam(tx, wie)).find((een) => een.id === id)
  const gevonden = await vind()
  // From here nobody sends in this track on what may be denied now.
  if (gevonden !== undefined) await schrijfAlleen(tx, gevonden.traject)
  const opdracht = await vind()
  if (opdracht === undefined) throw new Fout('niet-gevonden', 'Dit staat niet op uw naam.')
  const antwoord = omstanden.find((een) => een === stand)
  if (antwoord === undefined)
    throw new Fout('ongeldige-invoer', 'Dit antwoord kennen wij niet.', [
      { veld: 'stand', melding: 'Kies of u dit hebt gevraagd.', toegestaan: omstanden },
    ])
  if (antwoord === 'ontkend' && !zeker)
    throw new Fout('ongeldige-invoer', 'Er is niets veranderd. Een nee kunt u niet terugnemen.', [
      { veld: 'zeker', melding: 'Vink aan dat u het zeker weet.' },
    ])
  if (!(await schrijfAntwoord(tx, wie, id, antwoord)))
    throw new Fout('conflict', 'Dit is al gezegd. Er is niets veranderd.')
  const regel = { gegevens: [], toetsId: null, relatie: 'tbs-traject', onderwerp: id } as const
  await delen.logboek.noteer(tx, wie, wie.nu, [
    { ...regel, handeling: 'vastgelegd', betrokkene: opdracht.traject },
  ])
  if (antwoord === 'ontkend')
    await neemTbsTerug(delen, tx, wie, {
      ...{ dossier: opdracht.traject, afzender: opdracht.organisatie, ontvanger: opdracht.ontvanger },
      ...{ processtap: `tbs-${opdracht.stap}`, feiten: ['opdrachtVanOm'], doel: doelen.kliniek.doel },
      toelichting: reden,
    })
}

async function schrijfAntwoord(tx: Tx, { naam }: Schrijver, id: string, antwoord: Omstand): Promise<boolean> {
  const { rows } = await sql<{ gelukt: boolean }>`
    select tbs.om_antwoordt(${id}, ${antwoord}, ${naam}) as gelukt`.execute(tx)
  return rows[0]?.gelukt === true
}

const reden =
  'Het Openbaar Ministerie zegt dat het de opdracht niet gaf waarop dit bericht rust. Gebruik het niet meer.'
