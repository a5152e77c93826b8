import { datumVan } from '../../kern/datum.ts'
import { Fout, type VeldFout } from '../../kern/fout.ts'
import {
  alinea,
  formulier,
  foutBij,
  foutoverzicht,
  type Html,
  html,
  kaart,
  keuzerondjes,
  knop,
  melding,
  opsomming,
} from '../../nlds/nlds.ts'
import type { Verzoek } from '../../platform/http.ts'
import { leesFormulier, type Mislukt, probeer, status } from '../../toegang/toegang.ts'
import { type Areaantwoorden, antwoordenOver, bewaarAntwoorden, keurAntwoorden } from '../antwoorden.ts'
import { bezwarenVan } from '../bezwaar/opslag.ts'
import { metPersoon, type Opening, type Toestemmingsdelen } from '../dossier.ts'
import { eisVragen, gezienVan, haalGesprek, kiesTekst, openGesprek } from '../gesprek.ts'
import {
  nietVragen,
  ontvangernaam,
  teVragen,
  type Weg,
  wegenPerGebied,
  type Zaakstand,
} from '../ontvangers.ts'
import { type Basisvoorwaarde, isBasisvoorwaarde, standOpDag } from '../rules.ts'
import type { Gesprek } from '../tabellen.ts'
import { onderwerpnaam, tekst } from '../tekst.ts'
import { adres, kijker, kop, persoonId, toon, zonderGesprekPagina } from './blad.ts'
import { onderwerpkaart, taalkeuze, taalkeuzeIn, tekstVan } from './leestekst.ts'
import { antwoordkeuzes, gebiedsvraag, ontvangervraag } from './vraagtekst.ts'
import { metBezwaarlink, standzin, terugzin, wegzinBij } from './woorden.ts'

const begin = 'antwoord-'

function gebiedUitPad(c: Verzoek): Basisvoorwaarde {
  const gebied = c.req.param('basisvoorwaarde') ?? ''
  if (!isBasisvoorwaarde(gebied)) throw new Fout('niet-gevonden', 'Dit onderwerp kennen wij niet.')
  return gebied
}

/** One quiet screen: one area, and per receiver a yes or a no that nobody has filled in. */
export async function gebiedPagina(
  c: Verzoek,
  delen: Toestemmingsdelen,
  mislukt: Mislukt | null = null,
  getypt: Mislukt['getypt'] | null = mislukt?.getypt ?? null,
): Promise<Response> {
  const gebied = gebiedUitPad(c)
  const acteur = kijker(c, delen)
  const { opening, stap, gesprek, bezwaren } = await openGesprek(delen, acteur, persoonId(c))
  if (gesprek === null) return zonderGesprekPagina(c, delen, opening, mislukt)
  const hier = wegenPerGebied(delen, acteur, stap, { ...gesprek, bezwaren }).get(gebied) ?? []
  const terug = Number(c.req.query('terug') ?? 0)
  const delenVan = [
    terug > 0 && Number.isSafeInteger(terug)
      ? melding('gelukt', `Uw antwoord is bewaard.${terugzin(terug)}`)
      : '',
    foutoverzicht(mislukt?.fouten ?? []),
    onderwerpkaart(
      ...([opening, gesprek, gebied] as const),
      hier.some(({ weg }) => weg === 'vragen')
        ? taalkeuzeIn(antwoordformulier, gesprek)
        : taalkeuze(opening, gesprek, gebied),
    ),
    vragen(opening, gesprek, gebied, hier, { dag: datumVan(acteur.nu), bezwaren, mislukt, getypt }),
  ]
  return toon(
    c,
    delen,
    { ...kop(opening, 'Gesprek', onderwerpnaam(gebied)), inhoud: delenVan },
    status(mislukt),
  )
}

/** The id of the form with the answers: the choice of a language above it is a part of it. */
const antwoordformulier = 'antwoorden'

/** The day, who objects to what, and what came back. */
interface Nu extends Pick<Zaakstand, 'bezwaren'> {
  readonly dag: string
  readonly mislukt: Mislukt | null
  /** What was ticked and not kept; null on a page that was only opened. */
  readonly getypt: Mislukt['getypt'] | null
}

function vragen(
  opening: Opening,
  gesprek: Gesprek,
  gebied: Basisvoorwaarde,
  wegen: readonly { readonly ontvanger: string; readonly weg: Weg }[],
  { dag, bezwaren, mislukt, getypt }: Nu,
): Html {
  const standen = standOpDag(opening.regels, dag)
  const van = tekstVan(gesprek)
  const bewaard = antwoordenOver(gesprek, gebied)
  const anders = nietVragen(wegen)
  const velden = wegen
    .filter(({ weg }) => weg === 'vragen')
    .map(({ ontvanger }) => {
      const naam = `${begin}${ontvanger}`
      return keuzerondjes({
        naam,
        label: ontvangervraag(van, ontvangernaam(ontvanger)),
        uitleg: html`${standzin(standen.get(`${ontvanger} ${gebied}`))}${tussendoor(mislukt, bewaard[ontvanger])}`,
        ...{ opties: antwoordkeuzes(van), richting: van.richting },
        waarde: getypt === null ? bewaard[ontvanger] : getypt[naam],
        fout: foutBij(mislukt?.fouten ?? [], naam),
      })
    })
  const niet = opsomming(
    anders.map(({ ontvanger, weg }) => {
      const zin = wegzinBij(weg, bezwaren, { ontvanger, basisvoorwaarde: gebied })
      return html`${ontvangernaam(ontvanger)}: ${metBezwaarlink(zin, opening.persoon)}`
    }),
  )
  if (velden.length === 0)
    return kaart('Dit vragen wij niet', [niet, antwoordWeg(opening, gesprek, gebied, bewaard)])
  return kaart('Wat zegt de persoon?', [
    formulier({
      id: antwoordformulier,
      actie: adres(opening.persoon, 'gesprek', gebied),
      methode: 'post',
      verborgen: { gezien: gezienVan(opening.regels, gesprek) },
      inhoud: html`${gebiedsvraag(van, gebied)}${velden}${alinea('Een nee telt meteen. Een ja telt pas na de handtekening.', { klein: true })}`,
      knop: 'Bewaar en ga verder',
    }),
    anders.length === 0 ? '' : niet,
  ])
}

/** A yes or no of before, to what is not asked any more: it goes out of the talk here, or signing would stop on it. */
function antwoordWeg(
  opening: Opening,
  gesprek: Gesprek,
  gebied: Basisvoorwaarde,
  bewaard: Areaantwoorden,
): Html {
  if (!Object.values(bewaard).includes('ja')) return html``
  return formulier({
    actie: adres(opening.persoon, 'gesprek', gebied),
    methode: 'post',
    verborgen: { gezien: gezienVan(opening.regels, gesprek) },
    inhoud: alinea('In dit gesprek staat nog een ja van daarvoor. Dat telt niet.'),
    knop: knop('Haal dat ja weg', { soort: 'secundair' }),
  })
}

/** What a colleague kept meanwhile, beside the answer of who was second: only then it stands nowhere else on the page. */
function tussendoor(mislukt: Mislukt | null, bewaard: 'ja' | 'nee' | undefined): string {
  if (mislukt?.botsing !== true || bewaard === undefined) return ''
  return bewaard === 'ja'
    ? ' Intussen bewaarde een collega: ja, nog niet ondertekend.'
    : ' Intussen bewaarde een collega: nee.'
}

/** Keeps the answers of one screen, and goes to the next. */
export async function bewaarGebied(c: Verzoek, delen: Toestemmingsdelen): Promise<Response> {
  const gebied = gebiedUitPad(c)
  const getypt = await leesFormulier(c)
  const acteur = kijker(c, delen)
  if (getypt.doe === 'tekst') return inAndereTaal(c, delen, getypt)
  let verder = adres(persoonId(c), 'gesprek')
  const mislukt = await probeer(getypt, async () => {
    const { gegeven, geen } = leesAntwoorden(getypt)
    const { terug, volgende } = await metPersoon(delen, acteur, persoonId(c), async (tx, opening) => {
      const nu = await haalGesprek(tx, acteur, opening.persoon)
      const bezwaren = await bezwarenVan(tx, acteur, [opening.persoon])
      const anders =
        nu === null
          ? []
          : keurAntwoorden(delen, acteur, eisVragen(opening), { ...nu, bezwaren }, gebied, gegeven)
      eisAntwoorden(geen, anders, nu)
      const terug = await bewaarAntwoorden(delen, tx, acteur, opening, gebied, gegeven, getypt.gezien ?? '')
      const gesprek = await haalGesprek(tx, acteur, opening.persoon)
      const gebieden =
        gesprek === null
          ? []
          : teVragen(wegenPerGebied(delen, acteur, eisVragen(opening), { ...gesprek, bezwaren }))
      return { terug, volgende: gebieden[gebieden.indexOf(gebied) + 1] }
    })
    verder = `${adres(persoonId(c), 'gesprek', ...(volgende === undefined ? [] : [volgende]))}${terug > 0 ? `?terug=${terug}` : ''}`
  })
  return mislukt === null ? c.redirect(verder, 303) : gebiedPagina(c, delen, mislukt)
}

/** The same screen in another language, with what was ticked: nothing of it is kept yet. */
async function inAndereTaal(
  c: Verzoek,
  delen: Toestemmingsdelen,
  getypt: Readonly<Record<string, string>>,
): Promise<Response> {
  const acteur = kijker(c, delen)
  const { tekst: naam, gezien = '' } = getypt
  const mislukt = await probeer(getypt, () =>
    metPersoon(delen, acteur, persoonId(c), (tx, opening) =>
      kiesTekst(tx, acteur, opening, { tekst: naam, gezien }),
    ),
  )
  return gebiedPagina(c, delen, mislukt, getypt)
}

/** A form as it was read: what is an answer, and the names of what is none. */
function leesAntwoorden(getypt: Readonly<Record<string, string>>): {
  readonly gegeven: Areaantwoorden
  readonly geen: readonly string[]
} {
  const antwoorden = Object.entries(getypt).filter(([naam]) => naam.startsWith(begin))
  return {
    gegeven: Object.fromEntries(
      antwoorden.flatMap(([naam, waarde]): [string, 'ja' | 'nee'][] =>
        waarde === 'ja' || waarde === 'nee' ? [[naam.slice(begin.length), waarde]] : [],
      ),
    ),
    geen: antwoorden.filter(([, waarde]) => !['ja', 'nee', 'niet'].includes(waarde)).map(([naam]) => naam),
  }
}

/** Everything that is wrong with a screen at once, by receiver; throws nothing when nothing is. */
function eisAntwoorden(geen: readonly string[], anders: readonly VeldFout[], gesprek: Gesprek | null): void {
  const keuzes = Object.values(tekst.antwoorden)
    .slice(1)
    .map((woord) => `‘${woord}’`)
    .join(', ')
  const leeg = geen.map((veld) => ({ veld, melding: `Kies uit ${keuzes}.` }))
  const fouten = [...leeg, ...anders].map(({ veld, melding }) => {
    const ontvanger = veld.slice(begin.length)
    const hier = gesprek?.ontvangers.includes(ontvanger) === true
    return { veld: hier ? veld : '', melding: hier ? `${ontvangernaam(ontvanger)}: ${melding}` : melding }
  })
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'De antwoorden kloppen niet.', fouten)
}
