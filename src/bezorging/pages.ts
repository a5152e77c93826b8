import { z } from 'zod'
import { probeerPostbussen } from '../aansluiting/aansluiting.ts'
import { Fout, type VeldFout } from '../kern/fout.ts'
import { keur } from '../kern/keur.ts'
import { pagina } from '../nlds/nlds.ts'
import type { App, Verzoek } from '../platform/http.ts'
import {
  alleen,
  bewaarBijVerlopen,
  leesFormulier,
  type Mislukt,
  paginakader,
  probeer,
  status,
  wie,
} from '../toegang/toegang.ts'
import {
  beeindigAbonnement,
  keurAdres,
  keurInloggen,
  leesAbonnement,
  leesAbonnementen,
  voegAbonnementToe,
} from './abonnementen.ts'
import { leesAfleveringen, type Opnieuw, probeerOpnieuw } from './afleveringen.ts'
import { type Meldingdelen, meldingendoel } from './delen.ts'
import { type Inloggen, zetInloggen } from './inloggen.ts'
import { beeindigvraag } from './pages/beeindigvraag.ts'
import { inlogblad } from './pages/inlogblad.ts'
import { type Meldingenblad, meldingenInhoud } from './pages/meldingenblad.ts'
import { getoond, leesLijst } from './pages/meldinglijst.ts'
import { postPad } from './pages/postkaart.ts'
import { meldingenPad } from './pages/woorden.ts'
import { kiesRitme, leesPoststand } from './post/keuze.ts'
import { ritmes } from './post/store.ts'
import { proef } from './proef.ts'

const rol = 'machtigingenbeheerder'
/** Rows of what was not told, on one page. */
const perPagina = 50

/** What comes of a form that is shown again: what went wrong, or how a try went. */
interface Uitkomst {
  readonly mislukt?: Meldingenblad['mislukt']
  readonly postfouten?: readonly VeldFout[]
  readonly proef?: Meldingenblad['proef']
  /** Why what was asked could not be done any more. */
  readonly botsing?: string
}

const keuze = z.object({ ritme: z.enum(ritmes) })

/** Where an organisation keeps which systems hear of its box, and sees what they did not hear. */
export function meldingenPaginas(app: App, delen: Meldingdelen): void {
  app.get(meldingenPad, alleen(rol), (c) => toon(c, delen))
  app.post(meldingenPad, alleen(rol), (c) => maak(c, delen))
  app.post(`${meldingenPad}/:id/beeindigen`, alleen(rol), (c) => beeindig(c, delen))
  app.post(`${meldingenPad}/:id/proef`, alleen(rol), async (c) => {
    const id = idUit(c)
    return toon(c, delen, { proef: { id, ...(await proef(delen, wie(c, meldingendoel), id)) } })
  })
  app.post(`${meldingenPad}/:id/hervatten`, alleen(rol), (c) => opnieuw(c, delen, { abonnement: idUit(c) }))
  app.get(`${meldingenPad}/:id/inloggen`, alleen(rol), (c) => toonInloggen(c, delen))
  app.post(`${meldingenPad}/:id/inloggen`, bewaarBijVerlopen(delen), alleen(rol), (c) =>
    wijzigInloggen(c, delen),
  )
  app.post(postPad, alleen(rol), (c) => kies(c, delen))
  app.post(`${postPad}/opnieuw`, alleen(rol), async (c) => {
    const acteur = wie(c, meldingendoel)
    await delen.db.transactie(acteur, (tx) => probeerPostbussen(tx, acteur.organisatie))
    return c.redirect(`${meldingenPad}?gedaan=post-opnieuw`, 303)
  })
  app.post(`${meldingenPad}/afleveringen/:id/opnieuw`, alleen(rol), (c) =>
    opnieuw(c, delen, { id: idUit(c) }),
  )
}

async function maak(c: Verzoek, delen: Meldingdelen): Promise<Response> {
  const { adres: getypt } = await c.req.parseBody()
  const adres = typeof getypt === 'string' ? getypt.trim() : ''
  const fouten = keurAdres(adres, delen.oefen)
  if (fouten.length > 0) return toon(c, delen, { mislukt: { adres, fouten } })
  const acteur = wie(c, meldingendoel)
  try {
    await delen.db.transactie(acteur, (tx) => voegAbonnementToe(tx, acteur, delen.klok.nu(), adres))
  } catch (oorzaak) {
    if (!(oorzaak instanceof Fout) || oorzaak.code !== 'conflict') throw oorzaak
    const fout = { veld: 'adres', melding: oorzaak.message }
    return toon(c, delen, {
      mislukt: { adres, fouten: oorzaak.fouten.length > 0 ? oorzaak.fouten : [fout] },
    })
  }
  return c.redirect(`${meldingenPad}?gedaan=toegevoegd`, 303)
}

async function kies(c: Verzoek, delen: Meldingdelen): Promise<Response> {
  const gekeurd = keur(keuze, await c.req.parseBody())
  if ('fouten' in gekeurd) return toon(c, delen, { postfouten: gekeurd.fouten })
  const acteur = wie(c, meldingendoel)
  await delen.db.transactie(acteur, (tx) => kiesRitme(tx, acteur, delen.klok.nu(), gekeurd.waarde.ritme))
  return c.redirect(`${meldingenPad}?gedaan=ritme`, 303)
}

/** Ends an address; asks first when something waits for it, because that is then never told. */
async function beeindig(c: Verzoek, delen: Meldingdelen): Promise<Response> {
  const id = idUit(c)
  const zeker = (await c.req.parseBody()).zeker === 'ja'
  const acteur = wie(c, meldingendoel)
  const vraag = await delen.db.transactie(acteur, async (tx) => {
    const adres = (await leesAbonnementen(tx)).find((een) => een.id === id)
    if (!zeker && adres !== undefined && adres.wacht + adres.dood > 0) return adres
    await beeindigAbonnement(tx, acteur, delen.klok.nu(), id)
    return null
  })
  if (vraag === null) return c.redirect(`${meldingenPad}?gedaan=beeindigd`, 303)
  return c.html(pagina({ ...beeindigvraag(vraag), ...paginakader(c, delen.oefen) }))
}

async function wijzigInloggen(c: Verzoek, delen: Meldingdelen): Promise<Response> {
  const getypt = await leesFormulier(c)
  let inloggen: Inloggen | null = null
  const mislukt = await probeer(getypt, async () => {
    inloggen = leesInloggen(getypt)
    const fouten = inloggen === null ? [] : keurInloggen(inloggen, delen.oefen)
    if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'Dit klopt nog niet.', fouten)
    await delen.db.transactie(wie(c, meldingendoel), (tx) => zetInloggen(tx, idUit(c), inloggen))
  })
  if (mislukt !== null) return toonInloggen(c, delen, mislukt)
  return c.redirect(`${meldingenPad}?gedaan=${inloggen === null ? 'handtekening' : 'inloggen'}`, 303)
}

/** What a form says about coming in; null when our signature is enough. */
function leesInloggen(getypt: Readonly<Record<string, string>>): Inloggen | null {
  const gekeurd = keur(z.object({ manier: z.enum(['handtekening', 'oauth']) }), getypt)
  if ('fouten' in gekeurd)
    throw new Fout('ongeldige-invoer', 'Kies wat er meegaat.', [
      { veld: 'manier', melding: 'Kies wat er bij elke melding meegaat.' },
    ])
  if (gekeurd.waarde.manier === 'handtekening') return null
  const veld = (naam: string) => (getypt[naam] ?? '').trim()
  return { tokenadres: veld('tokenadres'), clientId: veld('clientId'), bereik: veld('bereik') || null }
}

async function toonInloggen(
  c: Verzoek,
  delen: Meldingdelen,
  mislukt: Mislukt | null = null,
): Promise<Response> {
  const abonnement = await delen.db.transactie(wie(c, meldingendoel), (tx) => leesAbonnement(tx, idUit(c)))
  const { adres, certificaat } = delen
  const blad = inlogblad({ abonnement, sleuteladres: `${adres}/oauth/jwks`, certificaat, mislukt })
  return c.html(pagina({ ...blad, ...paginakader(c, delen.oefen) }), status(mislukt))
}

async function opnieuw(c: Verzoek, delen: Meldingdelen, wat: Opnieuw): Promise<Response> {
  const botsing = await delen.db
    .transactie(wie(c, meldingendoel), (tx) => probeerOpnieuw(delen.wachtrijen, tx, delen.klok.nu(), wat))
    .then(
      () => null,
      (oorzaak: unknown) => {
        if (oorzaak instanceof Fout && oorzaak.code === 'conflict') return oorzaak.message
        throw oorzaak
      },
    )
  // Somebody else was first, or the button was pressed twice: the page says how it stands.
  if (botsing !== null) return toon(c, delen, { botsing })
  return c.redirect(`${meldingenPad}?gedaan=opnieuw`, 303)
}

function idUit(c: Verzoek): string {
  const id = c.req.param('id') ?? ''
  if (!z.guid().safeParse(id).success)
    throw new Fout('niet-gevonden', 'Dit adres of deze melding kennen wij niet bij uw organisatie.')
  return id.toLowerCase()
}

async function toon(
  c: Verzoek,
  delen: Meldingdelen,
  { mislukt = null, postfouten = [], proef = null, botsing }: Uitkomst = {},
): Promise<Response> {
  const { na, toon } = c.req.query()
  const lijst = leesLijst(toon)
  const vanaf = na !== undefined && /^\d{1,15}$/.test(na) ? Number(na) : undefined
  const acteur = wie(c, meldingendoel)
  const gevonden = await delen.db.transactie(acteur, async (tx) => ({
    abonnementen: await leesAbonnementen(tx),
    stand: await leesPoststand(tx, acteur),
    ...(await leesAfleveringen(tx, {
      standen: getoond[lijst],
      aantal: perPagina,
      ...(vanaf === undefined ? {} : { na: vanaf }),
    })),
  }))
  const { stand, ...rest } = gevonden
  const post = { ingesteld: delen.post !== null, stand, fouten: postfouten }
  const gedaan = c.req.query('gedaan') ?? null
  const blad = {
    titel: 'Meldingen',
    ondertitel: 'Hoe uw organisatie hoort dat er iets in de box is gekomen.',
    inhoud: meldingenInhoud({ ...rest, lijst, post, mislukt, proef, gedaan, botsing }),
  }
  return c.html(
    pagina({ ...blad, ...paginakader(c, delen.oefen) }),
    botsing !== undefined ? 409 : mislukt === null && postfouten.length === 0 ? 200 : 400,
  )
}
