import {
  actie,
  alinea,
  formulier,
  foutBij,
  foutoverzicht,
  type Html,
  html,
  kaart,
  keuze,
  knop,
  knopLink,
  koppeling,
  opsomming,
  tabel,
  tweeKolommen,
  verborgenTekst,
} from '../../nlds/nlds.ts'
import { partijVan } from '../../organisaties/organisaties.ts'
import type { Verzoek } from '../../platform/http.ts'
import type { Kijker } from '../../toegang/toegang.ts'
import { leesFormulier, type Mislukt, probeer, status } from '../../toegang/toegang.ts'
import { antwoordenOver } from '../antwoorden.ts'
import { metPersoon, type Opening, type Toestemmingsdelen } from '../dossier.ts'
import { haalOntvangerWeg, kiesTekst, openGesprek, stopGesprek, voegOntvangerToe } from '../gesprek.ts'
import type { Stap } from '../grootboek.ts'
import { jaVan } from '../ondertekenen.ts'
import {
  nietVragen,
  onderBezwaar,
  ontvangernaam,
  teVragen,
  vraagbareOntvangers,
  wegenPerGebied,
  type Zaakstand,
} from '../ontvangers.ts'
import { type Basisvoorwaarde, isBasisvoorwaarde } from '../rules.ts'
import type { Gesprek } from '../tabellen.ts'
import { onderwerpnaam } from '../tekst.ts'
import { adres, kijker, kop, persoonId, toon } from './blad.ts'
import { vertelkaart } from './leestekst.ts'
import { papierkaart } from './papier.ts'
import { metBezwaarlink, wegzinBij } from './woorden.ts'
import { zonderVragen } from './zondervragen.ts'

/** The beginning of a talk: what to tell, whom it is about, and the areas to go through. */
export async function gesprekPagina(
  c: Verzoek,
  delen: Toestemmingsdelen,
  mislukt: Mislukt | null = null,
): Promise<Response> {
  const acteur = kijker(c, delen)
  const { opening, stap, gesprek, feiten, bezwaren } = await openGesprek(delen, acteur, persoonId(c))
  const links = [
    vertelkaart(opening, gesprek),
    gesprek === null ? '' : verder(delen, acteur, opening, stap, { ...gesprek, bezwaren }),
    metWie(delen, acteur, opening, stap, { gesprek, bezwaren, mislukt }),
    gesprek === null ? '' : nietGevraagd(delen, acteur, opening, stap, { ...gesprek, bezwaren }),
  ]
  const rechts = [
    zonderVragen(delen, acteur, { persoon: opening.persoon, stap, feiten, bezwaren }),
    papierkaart(opening, gesprek),
    gesprek === null ? '' : stoppen(opening),
  ]
  return toon(
    c,
    delen,
    {
      ...kop(opening, 'Gesprek over toestemming'),
      inhoud: html`${foutoverzicht(mislukt?.fouten ?? [])}${tweeKolommen(links, rechts)}`,
    },
    status(mislukt),
  )
}

/** Adds or takes out a receiver, or stops the talk. */
export async function wijzigGesprek(c: Verzoek, delen: Toestemmingsdelen): Promise<Response> {
  const getypt = await leesFormulier(c)
  const acteur = kijker(c, delen)
  const { doe = '', ontvanger = '', gebied = '' } = getypt
  const mislukt = await probeer(getypt, () =>
    metPersoon(delen, acteur, persoonId(c), (tx, opening) => {
      if (doe === 'stop') return stopGesprek(tx, acteur, opening)
      if (doe === 'tekst') return kiesTekst(tx, acteur, opening, { tekst: getypt.tekst })
      if (doe === 'weg') return haalOntvangerWeg(tx, acteur, opening, ontvanger)
      return voegOntvangerToe(delen, tx, acteur, opening, ontvanger)
    }),
  )
  if (mislukt !== null) return gesprekPagina(c, delen, mislukt)
  if (doe === 'stop') return c.redirect(`${adres(persoonId(c))}?gedaan=afgerond`, 303)
  // The language is chosen on every page of the talk, and one stays where one was.
  return c.redirect(adres(persoonId(c), 'gesprek', ...(isBasisvoorwaarde(gebied) ? [gebied] : [])), 303)
}

function verder(
  delen: Toestemmingsdelen,
  acteur: Kijker,
  { persoon }: Opening,
  stap: Stap,
  gesprek: Gesprek & Pick<Zaakstand, 'bezwaren'>,
): Html {
  const wegen = wegenPerGebied(delen, acteur, stap, gesprek)
  const gebieden = teVragen(wegen)
  const open = gebieden.find((gebied) => Object.keys(antwoordenOver(gesprek, gebied)).length === 0)
  const regels = gebieden.map(
    (gebied) =>
      html`${koppeling(onderwerpnaam(gebied), adres(persoon, 'gesprek', gebied))}: ${telling(gesprek, gebied)}`,
  )
  const knopje =
    open !== undefined
      ? knopLink(`Ga verder met ${onderwerpnaam(open).toLowerCase()}`, adres(persoon, 'gesprek', open))
      : knopLink(
          jaVan(gesprek).length > 0 ? 'Ga verder met ondertekenen' : 'Rond het gesprek af',
          adres(persoon, 'gesprek', 'ondertekenen'),
        )
  return actie({
    kop: 'De onderwerpen',
    tekst:
      gebieden.length === 0 ? 'Voor deze organisaties valt er nu niets te vragen.' : 'Kies een onderwerp.',
    inhoud: html`${opsomming(regels)}${gebieden.length === 0 ? '' : knopje}`,
  })
}

function telling(gesprek: Gesprek, gebied: Basisvoorwaarde): string {
  const antwoorden = Object.values(antwoordenOver(gesprek, gebied))
  if (antwoorden.length === 0) return 'nog niet gevraagd'
  const ja = antwoorden.filter((een) => een === 'ja').length
  return `${ja} keer ja, ${antwoorden.length - ja} keer nee`
}

/** The talk, what someone objects to, and what was typed. */
interface Keuzestand extends Pick<Zaakstand, 'bezwaren'> {
  readonly gesprek: Gesprek | null
  readonly mislukt: Mislukt | null
}

function metWie(
  delen: Toestemmingsdelen,
  acteur: Kijker,
  { persoon }: Opening,
  stap: Stap,
  { gesprek, bezwaren, mislukt }: Keuzestand,
): Html {
  const gekozen = gesprek?.ontvangers ?? []
  const tegen = onderBezwaar(delen, acteur, stap, bezwaren).map(({ id }) => id)
  const opties = vraagbareOntvangers(delen, acteur, stap)
    .filter(({ id }) => !gekozen.includes(id) && !tegen.includes(id))
    .map(({ id, naam }) => ({ waarde: id, tekst: naam }))
  const actieadres = adres(persoon, 'gesprek')
  const weg = tabel({
    bijschrift: 'Organisaties in dit gesprek',
    kolommen: ['Organisatie', 'Wijzigen'],
    rijen: gekozen.map((ontvanger) => [
      ontvangernaam(ontvanger),
      formulier({
        actie: actieadres,
        methode: 'post',
        verborgen: { ontvanger, doe: 'weg' },
        inhoud: '',
        knop: knop(html`Haal weg${verborgenTekst(`: ${ontvangernaam(ontvanger)}`)}`, { soort: 'stil' }),
      }),
    ]),
    leeg: html``,
  })
  const erbij = formulier({
    actie: actieadres,
    methode: 'post',
    inhoud: keuze({
      naam: 'ontvanger',
      label: gekozen.length === 0 ? 'Met welke organisatie wilt u iets delen?' : 'Nog een organisatie',
      uitleg: 'Hier staan alleen organisaties waarvoor toestemming nu iets verandert.',
      leeg: 'Kies een organisatie',
      opties,
      waarde: mislukt?.getypt.ontvanger,
      fout: foutBij(mislukt?.fouten ?? [], 'ontvanger'),
      verplicht: true,
    }),
    knop: gekozen.length === 0 ? knop('Begin het gesprek') : knop('Voeg toe', { soort: 'secundair' }),
  })
  const leeg = alinea(
    'Er is nu geen organisatie waarvoor toestemming iets verandert. U hoeft niets te vragen.',
  )
  const niet = nietTeKiezen(persoon, tegen)
  if (opties.length === 0) return kaart('Met wie', [gekozen.length === 0 ? leeg : weg, niet])
  return kaart('Met wie', [weg, erbij, niet])
}

/** Of whom one looks for in the list, and who is not in it. */
function nietTeKiezen(persoon: string, tegen: readonly string[]): Html {
  if (tegen.length === 0) return html``
  // An objection against one municipality holds against every one.
  const namen = tegen.filter((id) => partijVan(id) !== 'college').map(ontvangernaam)
  const alle = [...(namen.length === tegen.length ? [] : ['gemeenten']), ...namen].join(', ')
  return alinea(
    html`Niet in de lijst door een bezwaar dat is toegewezen: ${alle}. Een ja verandert daar niets zolang het bezwaar geldt. Bekijk het ${koppeling('bij Bezwaar', adres(persoon, 'bezwaar'))}.`,
    { klein: true },
  )
}

/** What the law decides without anyone's consent: said, and not asked. */
function nietGevraagd(
  delen: Toestemmingsdelen,
  acteur: Kijker,
  { persoon }: Opening,
  stap: Stap,
  gesprek: Gesprek & Pick<Zaakstand, 'bezwaren'>,
): Html {
  const { bezwaren } = gesprek
  const wegen = [...wegenPerGebied(delen, acteur, stap, gesprek)]
  const regels = gesprek.ontvangers.flatMap((ontvanger) => {
    const zinnen = wegen.flatMap(([basisvoorwaarde, lijst]) =>
      nietVragen(lijst)
        .filter((een) => een.ontvanger === ontvanger)
        .map(({ weg }) => ({
          naam: onderwerpnaam(basisvoorwaarde).toLowerCase(),
          zin: wegzinBij(weg, bezwaren, { ontvanger, basisvoorwaarde }),
        })),
    )
    return [...Map.groupBy(zinnen, ({ zin }) => zin)].map(
      ([zin, hier]) =>
        html`${ontvangernaam(ontvanger)}, ${hier.map(({ naam }) => naam).join(', ')}. ${metBezwaarlink(zin, persoon)}`,
    )
  })
  if (regels.length === 0) return html``
  return kaart('Wat wij niet vragen', [
    alinea('Wij vragen alleen waar een antwoord iets verandert.'),
    opsomming(regels),
  ])
}

function stoppen({ persoon }: Opening): Html {
  return kaart('Stoppen', [
    alinea(
      'Wat u hebt bewaard, blijft staan: u kunt later verdergaan. Wilt u het gesprek weggooien? Een nee blijft gelden.',
    ),
    formulier({
      actie: adres(persoon, 'gesprek'),
      methode: 'post',
      verborgen: { doe: 'stop' },
      inhoud: '',
      knop: knop('Gooi dit gesprek weg', { soort: 'stil' }),
    }),
  ])
}
