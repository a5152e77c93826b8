import { randomUUID } from 'node:crypto'
import { idUit } from '../../kern/eigenid.ts'
import { Fout, type VeldFout } from '../../kern/fout.ts'
import type { Tx } from '../../platform/db.ts'
import { type App, apiPad, type Verzoek } from '../../platform/http.ts'
import { leesQuery } from '../../platform/query.ts'
import { aangemeld, alleen, metBereik } from '../../toegang/toegang.ts'
import { beeindigBezwaar } from '../bezwaar/beeindigen.ts'
import { type Behandelaar, haalBezwaar, legBezwaarVast, zetBezwaarstap } from '../bezwaar/behandelen.ts'
import { keurWeging } from '../bezwaar/invoer.ts'
import { haalBezwaren } from '../bezwaar/opslag.ts'
import {
  alsBezwaar,
  alsBezwaren,
  type Bezwaarstapverzoek,
  bezwaarstapverzoek,
  bezwaarverzoek,
} from '../bezwaar/vorm.ts'
import { metPersoon, type Opening, rollen, type Toestemmingsdelen } from '../dossier.ts'
import { eisVragen } from '../gesprek.ts'
import { bezwaarId } from '../pages/bezwaarwoorden.ts'
import { peilvraag } from '../vorm.ts'
import { keurOntvangers, kijker, leesVraag, persoonId } from './verzoek.ts'

const pad = `${apiPad}/toestemmingen/:persoonId/bezwaren`

/** Objections for systems of an inrichting: how they stand or stood, a new one, and what is done with one. */
export function bezwaarApi(app: App, delen: Toestemmingsdelen): void {
  const lezen = metBereik('toestemmingen.lezen')
  const vastleggen = metBereik('toestemmingen.vastleggen')
  app.get(pad, alleen(...rollen), lezen, (c) => lijst(c, delen))
  app.post(pad, alleen(...rollen), vastleggen, (c) => maak(c, delen))
  app.post(`${pad}/:bezwaarId/stappen`, alleen(...rollen), vastleggen, (c) => zetStap(c, delen))
}

async function lijst(c: Verzoek, delen: Toestemmingsdelen): Promise<Response> {
  const acteur = kijker(c, delen)
  const wanneer = leesQuery(c, peilvraag(acteur))
  const vorm = await metPersoon(delen, acteur, persoonId(c), async (tx, { persoon, stap }) =>
    alsBezwaren(await haalBezwaren(tx, [persoon]), wanneer, stap !== null),
  )
  return c.json(vorm)
}

async function maak(c: Verzoek, delen: Toestemmingsdelen): Promise<Response> {
  const { bezwaarId: eigen = randomUUID(), datum, ...vraag } = await leesVraag(c, bezwaarverzoek)
  keurOntvangers([['ontvanger', vraag.ontvanger]])
  const acteur = kijker(c, delen)
  const vorm = await metPersoon(delen, acteur, persoonId(c), async (tx, opening) => {
    eisVragen(opening)
    eisZonderNaam(keurWeging(vraag.reden, opening.naam, 'reden'))
    const id = idUit(acteur.organisatie, opening.persoon, eigen)
    await metDatum(() =>
      legBezwaarVast(delen, tx, acteur, opening.persoon, {
        ...{ id, gehoord_bij: null, ingediend_op: datum, ...vraag },
      }),
    )
    return alsBezwaar(await haalBezwaar(tx, opening.persoon, id))
  })
  return c.json(vorm, 201)
}

async function zetStap(c: Verzoek, delen: Toestemmingsdelen): Promise<Response> {
  const vraag = await leesVraag(c, bezwaarstapverzoek)
  const acteur = { ...kijker(c, delen), naam: aangemeld(c).naam }
  const id = bezwaarId(c)
  const vorm = await metPersoon(delen, acteur, persoonId(c), async (tx, opening) => {
    const veld = vraag.soort === 'toegelicht' ? 'reden' : 'weging'
    eisZonderNaam(keurWeging('reden' in vraag ? vraag.reden : vraag.weging, opening.naam, veld))
    await metDatum(() => doe(delen, tx, acteur, opening, id, vraag))
    return alsBezwaar(await haalBezwaar(tx, opening.persoon, id))
  })
  return c.json(vorm, 201)
}

function doe(
  delen: Toestemmingsdelen,
  tx: Tx,
  acteur: Behandelaar,
  opening: Opening,
  id: string,
  vraag: Bezwaarstapverzoek,
): Promise<void> {
  if ('datum' in vraag) {
    const { datum: gezegd_op, ...einde } = vraag
    return beeindigBezwaar(delen, tx, acteur, opening, id, { ...einde, gezegd_op })
  }
  const daad = vraag.soort === 'toegelicht' ? { soort: vraag.soort, weging: vraag.reden } : vraag
  return zetBezwaarstap(delen, tx, acteur, opening, id, daad)
}

function eisZonderNaam(fouten: readonly VeldFout[]): void {
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'De vraag klopt niet.', fouten)
}

/** The pages name the day by what it is of; here it is `datum`. */
async function metDatum(werk: () => Promise<void>): Promise<void> {
  try {
    await werk()
  } catch (oorzaak) {
    if (!(oorzaak instanceof Fout)) throw oorzaak
    const fouten = oorzaak.fouten.map((een) =>
      een.veld === 'ingediendOp' || een.veld === 'gezegdOp' ? { ...een, veld: 'datum' } : een,
    )
    throw new Fout(oorzaak.code, oorzaak.message, fouten)
  }
}
