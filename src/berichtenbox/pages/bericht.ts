import { haalVragen } from '../../grondslagen/grondslagen.ts'
import type { VeldFout } from '../../kern/fout.ts'
import { vandaag } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import type { Verzoek } from '../../platform/http.ts'
import { leesAndereNamen } from '../anderenaam.ts'
import { leesAntwoordkans } from '../antwoordkans.ts'
import { markeerGelezen } from '../behandelen.ts'
import type { Bericht } from '../bericht.ts'
import type { Bijblad } from '../bij/kaart.ts'
import { leesBijbesluiten } from '../bij/lezen.ts'
import { leesBericht, leesDraad } from '../lezen.ts'
import { type NietVanOnsBlad, nietsGezegd } from '../omleiden/formulier.ts'
import { haalGeschiedenis } from '../omleiden/opslag.ts'
import { leesHouvast } from '../terugroepen/houvast.ts'
import { type Berichtdelen, berichtId, kijker } from '../verzoek.ts'
import { isOverdracht, voorbladVan } from '../voorblad.ts'
import { houdDraden } from '../werk/bakbericht.ts'
import { leesBerichtwerk } from '../werk/lezen.ts'
import type { Concept } from './antwoordformulier.ts'
import { type Berichtblad, berichtPagina } from './berichtblad.ts'
import { gesprekVan } from './gesprek.ts'

/** What was typed in a form on the page of a message, and what is wrong with it. */
export interface Invoer {
  readonly concept: Concept
  readonly notitie?: string
  readonly nietVanOns?: Omit<NietVanOnsBlad, 'geschiedenis'>
  readonly bij?: Omit<Bijblad, 'besluiten'>
  readonly fouten: readonly VeldFout[]
  /** What the page says with; without one it is 400 when something was wrong. */
  readonly status?: 409 | 413 | 503
}

/** The page of one message, with a form as it was typed when something was wrong with it. */
export async function toon(c: Verzoek, delen: Berichtdelen, invoer: Invoer): Promise<Response> {
  const acteur = kijker(c, delen, 'berichten-lezen')
  const id = berichtId(c)
  const blad: Berichtblad = await delen.db.transactie(acteur, async (tx) => {
    const geopend = await leesBericht(delen, tx, acteur, id)
    await houdDraden(tx, acteur, [id], ['bezorgd'])
    const bericht = await markeerGelezen(delen, tx, acteur, geopend)
    const oordelen = await delen.grondslagen.haalOordelen(tx, [bericht.toets_id])
    const draad = await leesDraad(delen, tx, acteur, bericht)
    for (const een of gesprekVan(draad, bericht, acteur.organisatie))
      await markeerGelezen(delen, tx, acteur, een)
    return {
      bericht,
      draad,
      anders: (await leesAndereNamen(delen, tx, acteur, [bericht])).get(bericht.id) ?? null,
      kans: await leesAntwoordkans(delen, tx, acteur, bericht, draad),
      oordeel: oordelen.get(bericht.toets_id),
      voorblad: await leesVoorblad(delen, tx, bericht),
      houvast: await leesHouvast(tx, acteur, bericht),
      dag: vandaag(delen.klok),
      gedaan: c.req.query('gedaan') ?? null,
      oefen: delen.oefen,
      werk: await leesBerichtwerk(delen, tx, acteur, bericht, invoer.notitie ?? ''),
      ...invoer,
      nietVanOns: {
        ...nietsGezegd,
        ...invoer.nietVanOns,
        geschiedenis: await haalGeschiedenis(tx, bericht.dossier),
      },
      bij: {
        getypt: null,
        einde: null,
        fouten: [],
        ...invoer.bij,
        besluiten: bericht.soort === 'bij' ? await leesBijbesluiten(tx, bericht.id) : [],
      },
    }
  })
  const fout = blad.fouten.length + blad.nietVanOns.fouten.length + blad.bij.fouten.length > 0
  return c.html(berichtPagina(c, delen.grondslagen, blad), fout ? (invoer.status ?? 400) : 200)
}

/** The cover of a message that hands a track over; null for every other. */
async function leesVoorblad({ grondslagen }: Berichtdelen, tx: Tx, bericht: Bericht) {
  if (bericht.soort !== 'tbs' || bericht.gegevens === null) return null
  const vraag = (await haalVragen(tx, [bericht.toets_id])).get(bericht.toets_id)
  if (vraag === undefined || !isOverdracht(vraag.processtap)) return null
  return voorbladVan(grondslagen, vraag, Object.keys(bericht.gegevens))
}
