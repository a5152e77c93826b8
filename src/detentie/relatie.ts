import { sql } from 'kysely'
import type { Datum } from '../kern/datum.ts'
import { html } from '../nlds/nlds.ts'
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
import { type EigenPeriode, eigen, kolommen, relatieTot } from './eigenperiode.ts'
import type { Persoonsgegevens } from './gebeurtenis.ts'
import { eigenstand, eigenVerloop } from './pages/eigenverloop.ts'
import { inDetentie } from './tabellen.ts'
import { inrichtingnaam } from './woorden.ts'
import { opNaam } from './zoeken.ts'

/** Own detainees: the relation of an inrichting with who is or was there, and of DJI with whom it reports. */
export const gedetineerden: Mensenbron = {
  soort: 'eigen-gedetineerde',
  geldtVoor: (partij) => partij === 'pi' || partij === 'dji',
  relatiesMet,
  mensen,
  dossier: eigenVerloop,
}

async function relatiesMet(tx: Tx, wie: Kijker, persoonId: string): Promise<readonly Relatie[]> {
  const rijen = await inDetentie(tx)
    .selectFrom('detentie.periode as d')
    .select(kolommen)
    .where('d.persoon_id', '=', persoonId)
    .where(eigen(wie, 'd'))
    .orderBy('d.begin_op', 'desc')
    .orderBy('d.id', 'desc')
    .execute()
  return rijen.map((rij) => alsRelatie(wie, rij))
}

function alsRelatie(wie: Kijker, periode: EigenPeriode): Relatie {
  const { id, begin_op } = periode
  return { soort: 'eigen-gedetineerde', sinds: begin_op, tot: relatieTot(wie, periode), over: id }
}

/** The day of release as it is known: the real one, else the expected one. */
const vrijlating = sql<Datum | null>`coalesce((d.einde_op at time zone 'Europe/Amsterdam')::date, d.verwachte_einddatum)`

async function mensen(tx: Tx, wie: Kijker, vraag: Mensenvraag): Promise<Mensenpagina> {
  const { naam, na, aantal } = vraag
  const rijen = await inDetentie(tx)
    .selectFrom('detentie.periode as d')
    .innerJoin('detentie.persoon as p', 'p.id', 'd.persoon_id')
    .select([...kolommen, 'd.persoon_id', 'p.gegevens', vrijlating.as('vrijlating')])
    .where(eigen(wie, 'd'))
    // Someone with two own periods stands in the list once, with the newest.
    .where(
      sql<boolean>`not exists (select 1 from detentie.periode nieuwer where nieuwer.persoon_id = d.persoon_id
        and (nieuwer.begin_op, nieuwer.id) > (d.begin_op, d.id) and ${eigen(wie, 'nieuwer')})`,
    )
    .where(isVrijlating(vrijlating, vraag.vrijlating, wie.nu))
    .$if(naam !== undefined, (q) => q.where(opNaam(naam ?? '')))
    .$if(na !== undefined, (q) =>
      q.where(
        sql<boolean>`(d.begin_op, d.id) < (select n.begin_op, n.id from detentie.periode n where n.id = ${na})`,
      ),
    )
    .orderBy('d.begin_op', 'desc')
    .orderBy('d.id', 'desc')
    .limit(aantal + 1)
    .execute()
  return { mensen: rijen.slice(0, aantal).map((rij) => alsMens(wie, rij)), meer: rijen.length > aantal }
}

type Mensrij = EigenPeriode & { persoon_id: string; gegevens: Persoonsgegevens; vrijlating: Datum | null }

function alsMens(wie: Kijker, rij: Mensrij): Mens {
  return {
    id: rij.persoon_id,
    naam: rij.gegevens,
    geboortedatum: rij.gegevens.geboortedatum,
    vrijlating: rij.vrijlating,
    laatste: html`${eigenstand(rij)}<div class="tk-klein">${inrichtingnaam(rij.inrichting)}</div>`,
    relatie: alsRelatie(wie, rij),
    gegevens: ['naam', 'geboortedatum', 'huidige-verblijfplaats', 'einde-detentie'],
  }
}
