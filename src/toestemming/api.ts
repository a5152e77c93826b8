import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { bewaarToetsen } from '../grondslagen/grondslagen.ts'
import { datumVan } from '../kern/datum.ts'
import { idUit } from '../kern/eigenid.ts'
import { partijVan } from '../organisaties/organisaties.ts'
import type { Tx } from '../platform/db.ts'
import { type App, apiPad, type Verzoek } from '../platform/http.ts'
import { leesQuery } from '../platform/query.ts'
import { alleen, type Kijker, metBereik } from '../toegang/toegang.ts'
import { bezwaarApi } from './api/bezwaren.ts'
import { jsonLd } from './api/paden.ts'
import { keurOntvangers, kijker, leesVraag, persoonId } from './api/verzoek.ts'
import { haalBewijs } from './bewijs.ts'
import { alsJsonLd } from './bewijsjsonld.ts'
import { metPersoon, type Opening, rollen, type Toestemmingsdelen } from './dossier.ts'
import { eisVragen } from './gesprek.ts'
import { toestemmingVoor } from './grootboek.ts'
import { trekIn } from './intrekken.ts'
import { legVerklaringVast } from './ondertekenen.ts'
import type { Basisvoorwaarde, Regelsoort } from './rules.ts'
import { haalRegels } from './store.ts'
import {
  alsToestemmingen,
  intrekkingSchema,
  type Peil,
  peilvraag,
  persoonsvraag,
  verklaringSchema,
} from './vorm.ts'

const pad = `${apiPad}/toestemmingen/:persoonId`

/** Consent for systems of an inrichting: how it stands, a declaration, a withdrawal, and what may be shared now. */
export function toestemmingApi(app: App, delen: Toestemmingsdelen): void {
  app.get(pad, alleen(...rollen), metBereik('toestemmingen.lezen'), (c) => stand(c, delen))
  app.post(`${pad}/toetsen`, alleen(...rollen), metBereik('toestemmingen.lezen'), (c) => beoordeel(c, delen))
  app.post(`${pad}/verklaringen`, alleen(...rollen), metBereik('toestemmingen.vastleggen'), (c) =>
    verklaar(c, delen),
  )
  app.get(
    `${pad}/verklaringen/:verklaringId/bewijs`,
    alleen(...rollen),
    metBereik('toestemmingen.lezen'),
    (c) => bewijs(c, delen),
  )
  app.post(`${pad}/intrekkingen`, alleen(...rollen), metBereik('toestemmingen.vastleggen'), (c) =>
    intrekking(c, delen),
  )
  bezwaarApi(app, delen)
}

async function standVan(
  { gevolgen }: Toestemmingsdelen,
  tx: Tx,
  acteur: Kijker,
  { persoon, stap }: Opening,
  peil: Peil,
) {
  const regels = await haalRegels(tx, acteur, persoon)
  return alsToestemmingen(regels, peil, await gevolgen.teruggeroepen(tx, acteur, persoon), stap !== null)
}

async function stand(c: Verzoek, delen: Toestemmingsdelen): Promise<Response> {
  const acteur = kijker(c, delen)
  const wanneer = leesQuery(c, peilvraag(acteur))
  return c.json(
    await metPersoon(delen, acteur, persoonId(c), (tx, opening) =>
      standVan(delen, tx, acteur, opening, wanneer),
    ),
  )
}

const vandaag = ({ nu }: Kijker): Peil => ({ peildatum: datumVan(nu), tijdstip: null })

async function verklaar(c: Verzoek, delen: Toestemmingsdelen): Promise<Response> {
  const { verklaringId = randomUUID(), ja, ...vraag } = await leesVraag(c, verklaringSchema)
  keurOntvangers(ja.map(({ ontvanger }, i) => [`ja.${i}.ontvanger`, ontvanger]))
  const acteur = kijker(c, delen)
  const vorm = await metPersoon(delen, acteur, persoonId(c), async (tx, opening) => {
    const id = idUit(acteur.organisatie, opening.persoon, verklaringId)
    await legVerklaringVast(delen, tx, acteur, opening, id, vraag, ja)
    return standVan(delen, tx, acteur, opening, vandaag(acteur))
  })
  return c.json(vorm, 201)
}

async function bewijs(c: Verzoek, delen: Toestemmingsdelen): Promise<Response> {
  const acteur = kijker(c, delen)
  const vorm = await metPersoon(delen, acteur, persoonId(c), async (tx, opening) =>
    alsJsonLd(await haalBewijs(tx, acteur, opening, (c.req.param('verklaringId') ?? '').toLowerCase())),
  )
  return c.json(vorm, 200, { 'Content-Type': jsonLd })
}

async function intrekking(c: Verzoek, delen: Toestemmingsdelen): Promise<Response> {
  const { intrekkingId = randomUUID(), ...vraag } = await leesVraag(c, intrekkingSchema)
  const acteur = kijker(c, delen)
  const vorm = await metPersoon(delen, acteur, persoonId(c), async (tx, opening) => {
    const { vakken, teruggeroepen } = await trekIn(
      delen,
      tx,
      acteur,
      opening,
      idUit(acteur.organisatie, opening.persoon, intrekkingId),
      vraag,
    )
    const toestemmingen = await standVan(delen, tx, acteur, opening, vandaag(acteur))
    return { ingetrokken: vakken, teruggeroepen, toestemmingen }
  })
  return c.json(vorm, 201)
}

async function beoordeel(c: Verzoek, delen: Toestemmingsdelen): Promise<Response> {
  const vraag = await leesVraag(c, persoonsvraag)
  keurOntvangers([['ontvanger', vraag.ontvanger]])
  const acteur = kijker(c, delen)
  const vorm = await metPersoon(delen, acteur, persoonId(c), (tx, opening) =>
    toetsOver(delen, tx, acteur, opening, vraag),
  )
  return c.json(vorm)
}

/** What may be shared about this person now: the fact comes from the ledger, never from who asks. */
async function toetsOver(
  { grondslagen }: Toestemmingsdelen,
  tx: Tx,
  acteur: Kijker,
  opening: Opening,
  { ontvanger, basisvoorwaarden }: z.infer<typeof persoonsvraag>,
) {
  const processtap = eisVragen(opening)
  const peildatum = datumVan(acteur.nu)
  const gevonden: [Basisvoorwaarde, Regelsoort][] = []
  for (const basisvoorwaarde of basisvoorwaarden) {
    const vraag = { persoon: opening.persoon, ontvanger, basisvoorwaarde, peildatum }
    const soort = await toestemmingVoor(tx, acteur, vraag)
    if (soort !== undefined) gevonden.push([basisvoorwaarde, soort])
  }
  const toestemming: Partial<Record<Basisvoorwaarde, Regelsoort>> = Object.fromEntries(gevonden)
  const toegelaten = grondslagen.toelaten({
    verstrekker: partijVan(acteur.organisatie),
    ontvanger: partijVan(ontvanger),
    ...{ gegevens: basisvoorwaarden, processtap, peildatum },
    feiten: gevonden.length === 0 ? {} : { toestemming: Object.fromEntries(gevonden) },
  })
  await bewaarToetsen(tx, acteur.nu, [toegelaten])
  return { toestemming, oordeel: toegelaten.oordeel }
}
