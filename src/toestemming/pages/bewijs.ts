import { leesFgContact } from '../../aansluiting/aansluiting.ts'
import { moment } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import { type Html, html, koppeling, verborgenTekst } from '../../nlds/nlds.ts'
import { stuurDownload } from '../../platform/download.ts'
import type { Verzoek } from '../../platform/http.ts'
import { haalBewijs } from '../bewijs.ts'
import { alsJsonLd } from '../bewijsjsonld.ts'
import { metPersoon, type Toestemmingsdelen } from '../dossier.ts'
import { bewijsvel } from '../papier/vellen.ts'
import type { Verklaring } from '../tabellen.ts'
import { adres, kijker, persoonId } from './blad.ts'
import { eisTekst, stuurPapier } from './papier.ts'

const vormen: readonly string[] = ['pdf', 'json-ld']

function geenVorm(): Fout {
  const melding = `Deze vorm hebben wij niet. Kies uit: ${vormen.join(', ')}.`
  return new Fout('ongeldige-invoer', melding, [{ veld: 'vorm', melding, toegestaan: vormen }])
}

/** What someone takes along: on paper, or as a file for their own systems. */
export async function bewijsBestand(c: Verzoek, delen: Toestemmingsdelen): Promise<Response> {
  const acteur = kijker(c, delen)
  const naam = c.req.query('tekst')
  const gekozen = naam === undefined ? undefined : eisTekst(naam)
  const vorm = c.req.query('vorm') ?? 'pdf'
  if (!vormen.includes(vorm)) throw geenVorm()
  const { opening, bewijs } = await metPersoon(delen, acteur, persoonId(c), async (tx, opening) => ({
    opening,
    bewijs: await haalBewijs(tx, acteur, opening, (c.req.param('verklaringId') ?? '').toLowerCase()),
  }))
  if (vorm === 'json-ld') return stuurJsonLd(c, alsJsonLd(bewijs))
  const fg = await leesFgContact(delen.db, acteur)
  const vel = { inrichting: acteur.organisatie, fg, wie: opening, op: bewijs.verklaring.op }
  return stuurPapier(
    c,
    'bewijs-van-toestemming',
    await bewijsvel({ ...vel, in: gekozen ?? bewijs.in }, bewijs),
  )
}

function stuurJsonLd(c: Verzoek, document: object): Response {
  const inhoud = new TextEncoder().encode(`${JSON.stringify(document, null, 2)}\n`)
  return stuurDownload(c, { naam: 'bewijs-van-toestemming.jsonld', type: 'application/ld+json', inhoud })
}

/** The ways to take along what was said, and for paper to the scan of it. */
export function meenemen({ id, persoon, op, vorm }: Verklaring): Html {
  const pad = adres(persoon, 'verklaringen', id)
  const van = verborgenTekst(` van ${moment(op)}`)
  const scan =
    vorm === 'papier' ? html`<li>${koppeling(html`Scan van het papier${van}`, `${pad}/scans`)}</li>` : ''
  return html`<ul class="tk-opsomming"><li>${koppeling(html`Bewijs voor de persoon (PDF)${van}`, `${pad}/bewijs`)}</li><li>${koppeling(html`Bewijs voor een systeem (JSON-LD)${van}`, `${pad}/bewijs?vorm=json-ld`)}</li>${scan}</ul>`
}
