import { z } from 'zod'
import { Fout } from '../kern/fout.ts'
import { keur } from '../kern/keur.ts'
import { leesJson } from '../platform/body.ts'
import { type App, apiPad, type Verzoek } from '../platform/http.ts'
import { leesQuery } from '../platform/query.ts'
import { alleen, metBereik, rollenMet, wie } from '../toegang/toegang.ts'
import { beeindigAbonnement, keurAdres, leesAbonnementen, voegAbonnementToe } from './abonnementen.ts'
import { leesAfleveringen, probeerOpnieuw } from './afleveringen.ts'
import { inlogApi } from './api/inloggen.ts'
import {
  abonnementvraag,
  type afleveringenlijst,
  afleveringenvraag,
  alsAbonnement,
  alsAflevering,
} from './api/vorm.ts'
import { type Meldingdelen, meldingendoel } from './delen.ts'
import { proef } from './proef.ts'
import { afleverstanden } from './store.ts'

const bereik = 'meldingen.instellen'
const perPagina = 100

/** Where a vendor sets up what its system hears of. */
export function meldingenApi(app: App, delen: Meldingdelen): void {
  const poort = [alleen(...rollenMet(bereik)), metBereik(bereik)] as const
  app.get(`${apiPad}/abonnementen`, ...poort, async (c) => {
    const gevonden = await delen.db.transactie(wie(c, meldingendoel), leesAbonnementen)
    return c.json({ abonnementen: gevonden.map(alsAbonnement) })
  })
  app.post(`${apiPad}/abonnementen`, ...poort, (c) => maak(c, delen))
  app.delete(`${apiPad}/abonnementen/:id`, ...poort, async (c) => {
    const acteur = wie(c, meldingendoel)
    await delen.db.transactie(acteur, (tx) => beeindigAbonnement(tx, acteur, delen.klok.nu(), idUit(c)))
    return c.body(null, 204)
  })
  app.post(`${apiPad}/abonnementen/:id/proef`, ...poort, async (c) =>
    c.json(await proef(delen, wie(c, meldingendoel), idUit(c))),
  )
  inlogApi(app, delen)
  app.get(`${apiPad}/afleveringen`, ...poort, (c) => toonLijst(c, delen))
  app.post(`${apiPad}/afleveringen/:id/opnieuw`, ...poort, async (c) => {
    await delen.db.transactie(wie(c, meldingendoel), (tx) =>
      probeerOpnieuw(delen.wachtrijen, tx, delen.klok.nu(), { id: idUit(c) }),
    )
    return c.body(null, 202)
  })
}

async function maak(c: Verzoek, delen: Meldingdelen): Promise<Response> {
  const gekeurd = keur(abonnementvraag, await leesJson(c))
  const fouten = 'fouten' in gekeurd ? gekeurd.fouten : keurAdres(gekeurd.waarde.adres, delen.oefen)
  if ('fouten' in gekeurd || fouten.length > 0)
    throw new Fout('ongeldige-invoer', 'Dit adres kan geen meldingen krijgen.', fouten)
  const acteur = wie(c, meldingendoel)
  const { id } = await delen.db.transactie(acteur, (tx) =>
    voegAbonnementToe(tx, acteur, delen.klok.nu(), gekeurd.waarde.adres),
  )
  const [een] = (await delen.db.transactie(acteur, leesAbonnementen)).filter((rij) => rij.id === id)
  if (een === undefined) throw new Error('What was just added is there')
  c.header('Location', `${apiPad}/abonnementen/${id}`)
  return c.json(alsAbonnement(een), 201)
}

async function toonLijst(c: Verzoek, delen: Meldingdelen): Promise<Response> {
  const { status, cursor } = leesQuery(c, afleveringenvraag)
  const { afleveringen, meer } = await delen.db.transactie(wie(c, meldingendoel), (tx) =>
    leesAfleveringen(tx, {
      standen: status === undefined ? afleverstanden : [status],
      aantal: perPagina,
      ...(cursor === undefined ? {} : { na: Number(cursor) }),
    }),
  )
  const laatste = afleveringen.at(-1)
  const volgende = meer && laatste !== undefined ? String(laatste.volgnummer) : null
  return c.json({ afleveringen: afleveringen.map(alsAflevering), volgende } satisfies z.infer<
    typeof afleveringenlijst
  >)
}

function idUit(c: Verzoek): string {
  const id = c.req.param('id') ?? ''
  if (!z.guid().safeParse(id).success)
    throw new Fout('niet-gevonden', 'Dit id bestaat niet bij uw organisatie.')
  return id.toLowerCase()
}
