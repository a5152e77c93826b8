import { leesPostbussen } from '../../aansluiting/aansluiting.ts'
import { telNieuws, telStand, telVerwijderverzoeken } from '../../berichtenbox/berichtenbox.ts'
import { datumVan } from '../../kern/datum.ts'
import { organisatie as zoekOrganisatie } from '../../organisaties/organisaties.ts'
import type { Tx } from '../../platform/db.ts'
import type { Brief } from '../../platform/smtp.ts'
import { inBezorging } from '../store.ts'
import { geschorst, ongelezen, overzicht, schrijf } from './brieven.ts'
import { haalNieuws, type Mail, type Mailsoort, type Nieuws, telUitnodigingen } from './store.ts'

/** A mail as it can be sent now, and which news it tells. `brief` is null when there is nothing to say any more. */
export interface Opgesteld {
  readonly brief: Pick<Brief, 'onderwerp' | 'tekst' | 'html'> | null
  readonly vertelt: readonly number[]
}

/** What is to be said at this moment, for the organisation that the transaction is for. */
export async function stelMailOp(
  tx: Tx,
  { organisatie, soort }: Pick<Mail, 'organisatie' | 'soort'>,
  nu: Date,
  adres: string,
): Promise<Opgesteld> {
  const naam = zoekOrganisatie(organisatie)?.naam ?? organisatie
  if (soort === 'overzicht') return stelOverzichtOp(tx, organisatie, naam, nu, adres)
  const aantal =
    soort === 'geschorst'
      ? await telGeschorst(tx)
      : (await telStand(tx, organisatie, datumVan(nu))).teLaatOngeopend
  const inhoud = soort === 'geschorst' ? geschorst(naam, aantal) : ongelezen(naam, aantal)
  return { brief: aantal === 0 ? null : schrijf(inhoud, adres), vertelt: [] }
}

async function stelOverzichtOp(
  tx: Tx,
  organisatie: string,
  naam: string,
  nu: Date,
  adres: string,
): Promise<Opgesteld> {
  const nieuws = await haalNieuws(tx, organisatie)
  const ids = (soort: Nieuws['soort']) =>
    nieuws.filter((een) => een.soort === soort).map(({ bericht }) => bericht)
  const telling = await telNieuws(tx, organisatie, {
    ontvangen: ids('ontvangen'),
    ingetrokken: ids('ingetrokken'),
  })
  const vertelt = nieuws.map(({ volgnummer }) => volgnummer)
  const vandaag = datumVan(nu)
  const { teLaat: verwijderen } = await telVerwijderverzoeken(tx, organisatie, 'ontvanger', vandaag)
  const uitnodigingen = await telUitnodigingen(tx, ids('uitgenodigd'), vandaag)
  if (telling.nieuw + telling.ingetrokken + verwijderen + uitnodigingen === 0) return { brief: null, vertelt }
  const stand = await telStand(tx, organisatie, vandaag)
  const inhoud = overzicht(naam, { ...telling, ...stand, verwijderen, uitnodigingen })
  return { brief: schrijf(inhoud, adres), vertelt }
}

async function telGeschorst(tx: Tx): Promise<number> {
  const { aantal } = await inBezorging(tx)
    .selectFrom('bezorging.abonnement')
    .select(({ fn }) => fn.countAll<number>().as('aantal'))
    .where('stand', '=', 'geschorst')
    .executeTakeFirstOrThrow()
  return aantal
}

/** Where a mail of this kind goes: the first mailbox of these that works; null when there is none. */
export async function kiesPostbus(tx: Tx, organisatie: string, soort: Mailsoort): Promise<string | null> {
  const werkend = (await leesPostbussen(tx, organisatie)).filter(({ stuk }) => stuk === null)
  const volgorde =
    soort === 'ongelezen' ? (['backoffice', 'groepsmailbox'] as const) : (['groepsmailbox'] as const)
  const gekozen = volgorde.flatMap((een) => werkend.filter((bus) => bus.soort === een))[0]
  return gekozen?.email ?? null
}
