import { leesFgContact } from '../../aansluiting/aansluiting.ts'
import { datumVan } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import { alinea, type Html, html, kaart, koppeling, pagina, tabel, verborgenTekst } from '../../nlds/nlds.ts'
import { stuurDownload } from '../../platform/download.ts'
import type { Verzoek } from '../../platform/http.ts'
import { paginakader } from '../../toegang/toegang.ts'
import { doel, metPersoon, type Opening, type Toestemmingsdelen } from '../dossier.ts'
import { openGesprek } from '../gesprek.ts'
import { teVragen, vraagbareOntvangers, wegenPerGebied } from '../ontvangers.ts'
import { intrekkingsvel, legeOnderwerpen, type Velgegevens, verklaringsvel } from '../papier/vellen.ts'
import { inTeTrekken, standOpDag } from '../rules.ts'
import type { Gesprek } from '../tabellen.ts'
import { type Toestemmingstekst, teksten, tekstIn } from '../tekst.ts'
import { adres, kijker, persoonId, zonderGesprekPagina } from './blad.ts'
import { tekstVan } from './leestekst.ts'

const formulieren = '/toestemmingsformulieren'

/** Sends a paper to keep or print; its name says what it is, and never of whom. */
export function stuurPapier(c: Verzoek, naam: string, inhoud: Uint8Array): Response {
  return stuurDownload(c, { naam: `${naam}.pdf`, type: 'application/pdf', inhoud })
}

/** The declaration of a talk, to sign on paper: what is asked, and no answer that someone else crossed. */
export async function gesprekOpPapier(c: Verzoek, delen: Toestemmingsdelen): Promise<Response> {
  const acteur = kijker(c, delen)
  const { opening, stap, gesprek, bezwaren } = await openGesprek(delen, acteur, persoonId(c))
  if (gesprek === null) return zonderGesprekPagina(c, delen, opening, null)
  const wegen = wegenPerGebied(delen, acteur, stap, { ...gesprek, bezwaren })
  const onderwerpen = teVragen(wegen).map((gebied) => ({
    gebied,
    ontvangers: (wegen.get(gebied) ?? [])
      .filter(({ weg }) => weg === 'vragen')
      .map(({ ontvanger }) => ontvanger),
  }))
  const fg = await leesFgContact(delen.db, acteur)
  const vel = { in: tekstVan(gesprek), inrichting: acteur.organisatie, fg, wie: opening, op: acteur.nu }
  return stuurPapier(c, 'toestemmingsverklaring', await verklaringsvel(vel, onderwerpen))
}

/** The withdrawal of someone, with what there is to take back, to sign on paper. */
export async function intrekkingOpPapier(c: Verzoek, delen: Toestemmingsdelen): Promise<Response> {
  const acteur = kijker(c, delen)
  const opening = await metPersoon(delen, acteur, persoonId(c), async (_, een) => een)
  const standen = inTeTrekken(standOpDag(opening.regels, datumVan(acteur.nu)))
  const vel: Velgegevens = {
    ...{ in: eisTekst(c.req.query('tekst') ?? 'nl'), inrichting: acteur.organisatie },
    ...{ wie: opening, fg: await leesFgContact(delen.db, acteur), op: acteur.nu },
  }
  return stuurPapier(c, 'intrekkingsverklaring', await intrekkingsvel(vel, standen))
}

/** An empty form, for where there is no computer. Nobody's data are in it. */
export async function leegFormulier(c: Verzoek, delen: Toestemmingsdelen): Promise<Response> {
  const acteur = kijker(c, delen)
  const van = eisTekst(c.req.param('tekst') ?? '')
  const fg = await leesFgContact(delen.db, acteur)
  const vel: Velgegevens = { in: van, inrichting: acteur.organisatie, fg, wie: null, op: acteur.nu }
  const soort = c.req.param('soort')
  if (soort === 'intrekking')
    return stuurPapier(c, `intrekkingsformulier-${van.versie}`, await intrekkingsvel(vel, []))
  if (soort !== 'toestemming')
    throw new Fout('niet-gevonden', 'Kies een formulier: toestemming of intrekking.')
  const ontvangers = vraagbareOntvangers(delen, acteur, 'detentie').map(({ id }) => id)
  const gebieden = teVragen(wegenPerGebied(delen, acteur, 'detentie', { ontvangers, bezwaren: [] }))
  return stuurPapier(
    c,
    `toestemmingsformulier-${van.versie}`,
    await verklaringsvel(vel, legeOnderwerpen(gebieden)),
  )
}

/** The text with this name. Throws `niet-gevonden`, with the names there are. */
export function eisTekst(naam: string): Toestemmingstekst {
  if (!teksten.has(naam))
    throw new Fout(
      'niet-gevonden',
      `Deze tekst hebben wij niet. Kies uit: ${[...teksten.keys()].join(', ')}.`,
    )
  return tekstIn(naam)
}

/** All empty forms, in every language there is. */
export function formulierenPagina(
  c: Verzoek,
  { oefen }: Pick<Toestemmingsdelen, 'oefen'>,
): Response | Promise<Response> {
  const rijen = [...teksten].map(([naam, { nederlands }]) => [
    nederlands,
    koppeling(
      html`Toestemming${verborgenTekst(` in het ${nederlands}`)}`,
      `${formulieren}/toestemming/${naam}`,
    ),
    koppeling(
      html`Intrekking${verborgenTekst(` in het ${nederlands}`)}`,
      `${formulieren}/intrekking/${naam}`,
    ),
  ])
  const inhoud = kaart('Formulieren om met de hand in te vullen', [
    alinea(
      'Voor een gesprek waar geen computer is. Vraag alleen naar organisaties waar u echt iets mee wilt delen.',
    ),
    tabel({ bijschrift: 'Lege formulieren', kolommen: ['Taal', 'Vragen', 'Intrekken'], rijen, leeg: html`` }),
    alinea(
      'Leg het ja daarna hier vast; het telt vanaf dat moment. Een nee of een intrekking legt u meteen vast.',
      { klein: true },
    ),
  ])
  const kruimels = [{ naam: 'Mijn mensen', href: `/personen?doel=${doel}` }, { naam: 'Formulieren' }]
  return c.html(pagina({ titel: 'Toestemming op papier', kruimels, inhoud, ...paginakader(c, oefen) }))
}

/** In a talk: the same on paper. */
export function papierkaart({ persoon }: Opening, gesprek: Gesprek | null): Html {
  const vel =
    gesprek === null
      ? ''
      : alinea(koppeling('Print de verklaring van dit gesprek (PDF)', adres(persoon, 'gesprek', 'papier')))
  return kaart('Op papier', [vel, alinea(koppeling('Lege formulieren, in alle talen', formulieren))])
}
