import { z } from 'zod'
import { datumVan } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import { keur } from '../../kern/keur.ts'
import { isLeesbaar } from '../../kern/tekst.ts'
import { partijVan } from '../../organisaties/organisaties.ts'
import type { Verzoek } from '../../platform/http.ts'
import {
  aangemeld,
  type Kijker,
  type Mensenbron,
  type Mensenvraag,
  vrijlatingskeuzes,
} from '../../toegang/toegang.ts'
import type { Persoonsdoel } from '../doelen.ts'
import { kijker, leesFormulier, type Personendelen, toon } from './blad.ts'
import { doelkeuze, leesDoel } from './doelkeuze.ts'
import { type Lijstkeuzes, lijstInhoud } from './mensenblad.ts'

/** Rows on one page. */
const perPagina = 25
/** Fewer letters would list half of an organisation. */
const kortsteNaam = 2

/** "Mijn mensen": everyone the organisation has a relation with, of one kind of relation at a time. */
export async function mensenPagina(c: Verzoek, delen: Personendelen): Promise<Response> {
  const { doel, fouten } = leesDoel(c, c.req.query('doel'))
  if (doel === null)
    return toon(
      c,
      delen,
      {
        titel: 'Mijn mensen',
        ondertitel: 'De mensen met wie uw organisatie een relatie heeft.',
        inhoud: doelkeuze(c, 'Toon mijn mensen', fouten),
      },
      fouten.length > 0 ? 400 : 200,
    )
  const bronnen = bronnenVoor(c, delen)
  const gelezen = leesKeuzes(bronnen, c.req.query())
  return lijst(c, delen, doel, bronnen, gelezen)
}

/** Searching on a surname: it comes in a form, so that it stands in no address. */
export async function zoekInMensen(c: Verzoek, delen: Personendelen): Promise<Response> {
  const getypt = await leesFormulier(c)
  const { doel, fouten: doelfouten } = leesDoel(c, getypt.doel ?? '')
  if (doel === null)
    return toon(c, delen, { titel: 'Mijn mensen', inhoud: doelkeuze(c, 'Toon mijn mensen', doelfouten) }, 400)
  const bronnen = bronnenVoor(c, delen)
  const naam = (getypt.naam ?? '').trim()
  const { keuzes, fouten } = leesKeuzes(bronnen, { relatie: getypt.relatie ?? '' })
  return lijst(c, delen, doel, bronnen, {
    keuzes: { ...keuzes, naam },
    fouten: [...fouten, ...keurNaam(naam)],
  })
}

function keurNaam(naam: string): readonly VeldFout[] {
  if (naam.length < kortsteNaam || naam.length > 200)
    return [
      {
        veld: 'naam',
        melding: `Schrijf ten minste ${kortsteNaam} en ten hoogste 200 letters van de achternaam.`,
      },
    ]
  return isLeesbaar(naam)
    ? []
    : [{ veld: 'naam', melding: 'Er staan tekens in die in een naam niet kunnen.' }]
}

function bronnenVoor(c: Verzoek, { bronnen }: Personendelen): readonly Mensenbron[] {
  const partij = partijVan(aangemeld(c).organisatie)
  return bronnen.filter((bron) => bron.geldtVoor(partij))
}

/** Reads the filter. What is wrong is named; the list then shows no one. */
function leesKeuzes(
  bronnen: readonly Mensenbron[],
  vraag: Readonly<Record<string, string>>,
): { keuzes: Lijstkeuzes; fouten: readonly VeldFout[] } {
  const vorm = z.object({
    relatie: z.enum(['', ...bronnen.map(({ soort }) => soort)]).optional(),
    vrijlating: z.enum(['', ...vrijlatingskeuzes]).optional(),
    na: z.guid('Deze plaats in de lijst bestaat niet. Begin bovenaan de lijst.').optional(),
  })
  const gekeurd = keur(vorm, vraag)
  if ('fouten' in gekeurd) return { keuzes: {}, fouten: gekeurd.fouten }
  const { relatie, vrijlating, na } = gekeurd.waarde
  const keuzes = { relatie: relatie || undefined, vrijlating: vrijlating || undefined, na: na?.toLowerCase() }
  return { keuzes, fouten: [] }
}

async function lijst(
  c: Verzoek,
  delen: Personendelen,
  doel: Persoonsdoel,
  bronnen: readonly Mensenbron[],
  { keuzes, fouten }: { keuzes: Lijstkeuzes; fouten: readonly VeldFout[] },
): Promise<Response> {
  const bron = bronnen.find(({ soort }) => soort === keuzes.relatie) ?? bronnen[0]
  if (bron === undefined) throw new Error('Every role at this gate has a kind of relation')
  const acteur = kijker(c, delen, doel.doel)
  const { naam, na, vrijlating } = keuzes
  const pagina =
    fouten.length > 0
      ? { mensen: [], meer: false }
      : await haal(delen, acteur, bron, { naam, na, vrijlating, aantal: perPagina })
  return toon(
    c,
    delen,
    {
      titel: 'Mijn mensen',
      ondertitel: doel.naam,
      inhoud: lijstInhoud(c, {
        ...pagina,
        keuzes: { ...keuzes, relatie: bron.soort },
        soorten: bronnen.map(({ soort }) => soort),
        doel,
        fouten,
        vandaag: datumVan(acteur.nu),
      }),
    },
    fouten.length > 0 ? 400 : 200,
  )
}

/** Fetches a page of the list and writes everyone in it in the logboek, in one transaction. */
function haal({ db, logboek }: Personendelen, acteur: Kijker, bron: Mensenbron, vraag: Mensenvraag) {
  return db.transactie(acteur, async (tx) => {
    const pagina = await bron.mensen(tx, acteur, vraag)
    await logboek.noteer(
      tx,
      acteur,
      acteur.nu,
      pagina.mensen.map(({ id, relatie, gegevens }) => ({
        handeling: vraag.naam === undefined ? 'gelezen' : 'gezocht',
        betrokkene: id,
        gegevens,
        toetsId: null,
        onderwerp: relatie.over,
        relatie: relatie.soort,
      })),
    )
    return pagina
  })
}
