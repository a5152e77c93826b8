import { sql } from 'kysely'
import type { Datum } from '../kern/datum.ts'
import { datumVan } from '../kern/datum.ts'
import { html, koppeling } from '../nlds/nlds.ts'
import type { Tx } from '../platform/db.ts'
import {
  isVrijlating,
  type Kijker,
  type Mens,
  type Mensenbron,
  type Mensenpagina,
  type Mensenvraag,
  type Relatie,
} from '../toegang/toegang.ts'
import { type Bericht, basis } from './bericht.ts'
import { opNaam, plekVan } from './lijst.ts'
import { berichtenOver } from './pages/berichtenover.ts'
import { naamUit, titelVan, wanneer } from './pages/weergave.ts'
import { detentiemeldingen, inBerichtenbox } from './tabellen.ts'
import { leesSamen } from './terugroepen/samen.ts'

/**
 * A message makes a relation for who received it, as long as it stands. What an organisation sent itself does not: an
 * answer to a message that was withdrawn would keep open what should never have been told.
 */
export const berichtmensen: Mensenbron = {
  soort: 'bericht',
  geldtVoor: (partij) => partij !== 'dji',
  relatiesMet,
  mensen,
  dossier: (tx, wie, persoonId) => berichtenOver(tx, wie, persoonId),
}

async function relatiesMet(tx: Tx, wie: Kijker, persoonId: string): Promise<readonly Relatie[]> {
  const rijen = await inBerichtenbox(tx)
    .selectFrom('berichtenbox.bericht')
    .select(['id', 'verzonden_op'])
    .where('betrokkene', '=', persoonId)
    .where('ontvanger', '=', wie.organisatie)
    .where('status', 'in', ['bezorgd', 'gelezen'])
    .orderBy('volgnummer')
    .execute()
  const [eerste] = rijen
  const laatste = rijen.at(-1)
  if (eerste === undefined || laatste === undefined) return []
  return [{ soort: 'bericht', sinds: eerste.verzonden_op, tot: null, over: laatste.id }]
}

async function mensen(tx: Tx, wie: Kijker, vraag: Mensenvraag): Promise<Mensenpagina> {
  const { naam, na, aantal } = vraag
  await leesSamen(tx, wie)
  const rijen = await basis(tx)
    .select((eb) =>
      eb
        .selectFrom('berichtenbox.bericht as eerste')
        .select(({ fn }) => fn.min('eerste.verzonden_op').as('op'))
        .whereRef('eerste.betrokkene', '=', 'b.betrokkene')
        .where('eerste.ontvanger', '=', wie.organisatie)
        .where('eerste.status', 'in', ['bezorgd', 'gelezen'])
        .as('sinds'),
    )
    .where('b.ontvanger', '=', wie.organisatie)
    .where('b.status', 'in', ['bezorgd', 'gelezen'])
    // Someone with many messages stands in the list once, with the newest.
    .where(
      sql<boolean>`not exists (select 1 from berichtenbox.bericht n where n.betrokkene = b.betrokkene
        and n.volgnummer > b.volgnummer and n.ontvanger = ${wie.organisatie} and n.status in ('bezorgd', 'gelezen'))`,
    )
    .select(vrijlating(wie).as('komt_vrij'))
    .where(isVrijlating(vrijlating(wie), vraag.vrijlating, wie.nu))
    .$if(naam !== undefined, (q) => q.where(opNaam(naam ?? '')))
    .$if(na !== undefined, (q) => q.where(sql<boolean>`b.volgnummer < ${plekVan(na ?? '')}`))
    .orderBy('b.volgnummer', 'desc')
    .limit(aantal + 1)
    .execute()
  const getoond = rijen.slice(0, aantal).map((rij) => alsMens(rij, datumVan(wie.nu)))
  return { mensen: getoond, meer: rijen.length > aantal }
}

/** The day of release by the newest message that tells of the detention itself; by message `b` when there is none. */
function vrijlating({ organisatie }: Kijker) {
  return sql<Datum | null>`coalesce((select vi.vrijlating from berichtenbox.bericht v
    join berichtenbox.inhoud vi on vi.bericht_id = v.id
    where v.betrokkene = b.betrokkene and v.ontvanger = ${organisatie} and v.status in ('bezorgd', 'gelezen')
      and v.soort = any (${detentiemeldingen}) order by v.volgnummer desc limit 1), i.vrijlating)`
}

type Mensrij = Bericht & { readonly sinds: Date | null; readonly komt_vrij: Datum | null }

function alsMens(bericht: Mensrij, vandaag: Datum): Mens {
  const geboortedatum = bericht.gegevens?.geboortedatum
  const tijd = wanneer(bericht.verzonden_op, vandaag)
  return {
    id: bericht.betrokkene,
    naam: naamUit(bericht),
    geboortedatum: typeof geboortedatum === 'string' ? geboortedatum : null,
    vrijlating: bericht.komt_vrij,
    laatste: html`${koppeling(titelVan(bericht), `/berichtenbox/${bericht.id}`)}<div class="tk-klein">${tijd}</div>`,
    relatie: { soort: 'bericht', sinds: bericht.sinds ?? bericht.verzonden_op, tot: null, over: bericht.id },
    gegevens: ['naam', 'geboortedatum', 'einde-detentie'],
  }
}
