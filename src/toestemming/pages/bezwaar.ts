import { dagenTussen, datumKort, datumVan, datumVoluit, moment } from '../../kern/datum.ts'
import { Fout, type VeldFout } from '../../kern/fout.ts'
import { type Gekeurd, keur } from '../../kern/keur.ts'
import {
  alinea,
  formulier,
  foutBij,
  foutoverzicht,
  gegevenslijst,
  type Html,
  html,
  kaart,
  keuzerondjes,
  knop,
  koppeling,
  melding,
  onbekend,
  tekstvak,
  tijdlijn,
  tweeKolommen,
} from '../../nlds/nlds.ts'
import type { Verzoek } from '../../platform/http.ts'
import { aangemeld, leesFormulier, type Mislukt, probeer, status } from '../../toegang/toegang.ts'
import { type Beeindiging, beeindigBezwaar } from '../bezwaar/beeindigen.ts'
import { antwoordtElders, type Bezwaardaad, haalBezwaar, zetBezwaarstap } from '../bezwaar/behandelen.ts'
import { eindvraag, keurWeging, redenvraag, weegvraag } from '../bezwaar/invoer.ts'
import { type Bezwaar, bezwaarstand, einddag, redenVan, teVerlengenTot } from '../bezwaar/klok.ts'
import { teBeantwoorden } from '../bezwaar/opslag.ts'
import { teruggehaaldOm } from '../bezwaar/teruggehaald.ts'
import { metPersoon, type Opening, type Toestemmingsdelen } from '../dossier.ts'
import { ontvangernaam } from '../ontvangers.ts'
import { eindeNietGekozen, naHetAntwoord, wieZeiHet } from './bezwaareinde.ts'
import { bezwaarId, bezwaarlabel, over, standnamen } from './bezwaarwoorden.ts'
import { adres, kijker, kop, persoonId, toon } from './blad.ts'
import type { Ingevuld } from './tekenen.ts'
import { teruggeroepenkaart } from './teruggeroepen.ts'
import { sprekernamen } from './woorden.ts'

const nuElders = `${antwoordtElders} Wat daar is vastgelegd, ziet u hier niet.`

/** One objection: what it is about, until when it waits, and how it was weighed. */
export async function bezwaarPagina(
  c: Verzoek,
  delen: Toestemmingsdelen,
  mislukt: Mislukt | null = null,
): Promise<Response> {
  const acteur = kijker(c, delen)
  const { opening, bezwaar, mag, terug } = await metPersoon(
    delen,
    acteur,
    persoonId(c),
    async (tx, opening) => {
      const bezwaar = await haalBezwaar(tx, opening.persoon, bezwaarId(c))
      return {
        ...{ opening, bezwaar, mag: (await teBeantwoorden(tx, [bezwaar.id])).has(bezwaar.id) },
        terug: teruggehaaldOm(bezwaar, await delen.gevolgen.teruggeroepen(tx, acteur, opening.persoon)),
      }
    },
  )
  const vandaag = datumVan(acteur.nu)
  const { titel, ondertitel, kruimels } = kop(opening, 'Bezwaar')
  const pad = [...kruimels.slice(0, -1), { naam: 'Bezwaar', href: adres(opening.persoon, 'bezwaar') }]
  const fouten = inWoorden(mislukt)
  const gedaan = c.req.query('gedaan') === 'gezet' ? melding('gelukt', gedaanzin(bezwaar)) : ''
  const ingevuld = { getypt: mislukt?.getypt ?? {}, fouten }
  const doen =
    bezwaarstand(bezwaar) === 'open'
      ? antwoordkaart(opening, bezwaar, vandaag, ingevuld)
      : naHetAntwoord(opening, bezwaar, ingevuld, vandaag)
  const rond =
    bezwaarstand(bezwaar) === 'gegrond' ? teruggeroepenkaart(acteur.organisatie, terug, opening) : ''
  const inhoud = html`${gedaan}${foutoverzicht(fouten)}${tweeKolommen(
    [feiten(bezwaar, vandaag), verloop(bezwaar), ...(mag ? [rond, briefkaart(opening, bezwaar)] : [])],
    mag ? doen : melding('info', nuElders),
  )}`
  const blad = { titel: `${titel}: ${over(bezwaar).toLowerCase()}`, ondertitel }
  return toon(c, delen, { ...blad, kruimels: [...pad, { naam: over(bezwaar) }], inhoud }, status(mislukt))
}

function gedaanzin({ stappen }: Bezwaar): string {
  const laatste = stappen.at(-1)?.soort
  if (laatste === 'toegelicht') return 'De reden is vastgelegd. Weeg nu het bezwaar.'
  if (laatste === 'verlengd')
    return 'Vastgelegd. Laat de persoon weten waarom het langer duurt, en tot wanneer.'
  if (laatste === 'teruggenomen' || laatste === 'achterhaald')
    return 'Het bezwaar is beëindigd. Kijk bij het informatieblad wat nu weer mag.'
  if (laatste === 'gegrond')
    return 'Het antwoord is vastgelegd. Stond dit onderwerp in een informatieblad bij de ontvanger? Dan is dat blad teruggeroepen. Geef de persoon het antwoord op schrift.'
  return laatste === 'ingetrokken'
    ? 'Vastgelegd dat de persoon het bezwaar introk.'
    : 'Het antwoord is vastgelegd. Geef het de persoon op schrift, met waarom, en dat klagen kan.'
}

function feiten(bezwaar: Bezwaar, vandaag: string): Html {
  const { ontvanger, ingediend_op, namens, gehoord_bij } = bezwaar
  const reden = redenVan(bezwaar)
  const open = bezwaarstand(bezwaar) === 'open'
  const over_ = dagenTussen(vandaag, einddag(bezwaar))
  const nog = over_ < 0 ? ` (${-over_} dagen te laat)` : over_ === 0 ? ' (vandaag)' : ` (nog ${over_} dagen)`
  return kaart('Het bezwaar', [
    gegevenslijst([
      { naam: 'Stand', waarde: bezwaarlabel(bezwaar) },
      ...(open ? [{ naam: 'Antwoord uiterlijk', waarde: `${datumVoluit(einddag(bezwaar))}${nog}` }] : []),
      { naam: 'Waartegen', waarde: `Het delen van ${over(bezwaar).toLowerCase()}` },
      { naam: 'Met wie', waarde: ontvangernaam(ontvanger) },
      { naam: 'Gemaakt op', waarde: datumVoluit(ingediend_op) },
      { naam: 'Wie', waarde: sprekernamen[namens] },
      ...(gehoord_bij === null ? [] : [{ naam: 'Gehoord door', waarde: ontvangernaam(gehoord_bij) }]),
      {
        naam: 'Waarom',
        waarde: reden ?? onbekend('nog niet gevraagd'),
      },
    ]),
  ])
}

function verloop({ stappen, op }: Bezwaar): Html {
  return kaart(
    'Wat ermee is gedaan',
    tijdlijn([
      { wanneer: moment(op), wat: 'Vastgelegd', stand: 'geweest' as const },
      // The reason stands above, with what the objection is.
      ...stappen.map(({ op: wanneer, soort, weging, uiterlijk, door_naam, ...gezegd }) => ({
        wanneer: moment(wanneer),
        wat: html`${standnamen[soort]}${uiterlijk === null ? '' : `, tot ${datumKort(uiterlijk)}`}${wieZeiHet(gezegd)}, ${gezegd.namens === null ? 'door' : 'vastgelegd door'} ${door_naam}${soort === 'toegelicht' ? '' : html`<div class="tk-klein">${weging}</div>`}`,
        stand: 'geweest' as const,
      })),
    ]),
  )
}

/** On paper for the person: that it came in, or the answer. */
function briefkaart({ persoon }: Opening, bezwaar: Bezwaar): Html {
  const wat = bezwaarstand(bezwaar) === 'open' ? 'Print de bevestiging (PDF)' : 'Print het antwoord (PDF)'
  return kaart('Op papier voor de persoon', [
    alinea(koppeling(wat, adres(persoon, 'bezwaar', bezwaar.id, 'brief'))),
  ])
}

/** Of one that was heard elsewhere: why, in the words of the person, before anyone weighs it. */
function redenkaart(
  { persoon }: Opening,
  { id }: Bezwaar,
  getypt: Readonly<Record<string, string>>,
  fouten: readonly VeldFout[],
): Html {
  return kaart('Vraag eerst waarom', [
    alinea(
      'De persoon zei dit bij een ander, zonder reden. Pas als u de reden hebt vastgelegd, kunt u het bezwaar afwijzen.',
    ),
    formulier({
      actie: adres(persoon, 'bezwaar', id),
      methode: 'post',
      verborgen: { doe: 'reden' },
      inhoud: tekstvak({
        ...{ naam: 'reden', label: 'Waarom, in de eigen situatie van deze persoon?', rijen: 3 },
        uitleg:
          'Wil de persoon geen reden geven? Schrijf dat dan op. Ten hoogste 500 tekens, zonder namen en nummers.',
        ...{ waarde: getypt.reden, fout: foutBij(fouten, 'reden'), verplicht: true },
      }),
      knop: 'Leg de reden vast',
    }),
  ])
}

function antwoordkaart(
  opening: Opening,
  bezwaar: Bezwaar,
  vandaag: string,
  { getypt, fouten }: Ingevuld,
): Html {
  const { persoon, stap } = opening
  const zonderReden = redenVan(bezwaar) === null
  const tot = teVerlengenTot(bezwaar, vandaag)
  const opties = [
    {
      waarde: 'gegrond',
      tekst: 'Toewijzen',
      uitleg: 'Het delen stopt. Wat zij hierover al heeft, wordt meteen teruggeroepen.',
    },
    ...(zonderReden
      ? []
      : [{ waarde: 'afgewezen', tekst: 'Afwijzen', uitleg: 'Delen is nodig, en dat weegt zwaarder.' }]),
    { waarde: 'ingetrokken', tekst: 'De persoon trekt het bezwaar in' },
    ...(tot === null
      ? []
      : [{ waarde: 'verlengd', tekst: 'Meer tijd nemen', uitleg: `Eén keer, tot ${datumKort(tot)}.` }]),
  ]
  return html`${zonderReden ? redenkaart(opening, bezwaar, getypt, fouten) : ''}${kaart('Weeg en antwoord', [
    alinea(
      'Tot u antwoordt, gaat dit onderwerp niet naar deze organisatie. Wat zij al heeft, blijft daar tot u toewijst of het zelf terugroept.',
    ),
    stap === null ? '' : alinea(koppeling('Naar het informatieblad', `/informatiebladen/${persoon}`)),
    formulier({
      actie: adres(persoon, 'bezwaar', bezwaar.id),
      methode: 'post',
      inhoud: [
        keuzerondjes({
          ...{ naam: 'soort', label: 'Wat is de uitkomst?', opties, verplicht: true },
          ...{ waarde: getypt.soort, fout: foutBij(fouten, 'soort') },
        }),
        tekstvak({
          ...{ naam: 'weging', label: 'Hoe is dat gewogen?', rijen: 5, verplicht: true },
          uitleg:
            'Waarom delen wel of niet nodig is, naast de situatie van deze persoon. Of waarom het langer duurt. Ten hoogste 1000 tekens, zonder namen en nummers.',
          ...{ waarde: getypt.weging, fout: foutBij(fouten, 'weging') },
        }),
      ],
      knop: zonderReden ? knop('Leg vast', { soort: 'secundair' }) : 'Leg vast',
    }),
  ])}`
}

const nietGekozen: Readonly<Record<string, string>> = {
  soort: 'Kies wat de uitkomst is.',
  weging: 'Schrijf op hoe het is gewogen.',
  reden: 'Schrijf op waarom de persoon bezwaar maakt.',
}

function inWoorden(mislukt: Mislukt | null): readonly VeldFout[] {
  const gekozen = mislukt?.getypt.doe === 'einde' ? eindeNietGekozen : nietGekozen
  return (mislukt?.fouten ?? []).map(({ veld, melding: zin }) => ({
    veld,
    melding:
      zin.startsWith('Deze waarde') || zin.startsWith('Dit veld is') || zin === 'Vul dit in.'
        ? (gekozen[veld] ?? zin)
        : zin,
  }))
}

/** Writes down what was done with an objection. */
export async function bezwaarstapVia(c: Verzoek, delen: Toestemmingsdelen): Promise<Response> {
  const getypt = await leesFormulier(c)
  const acteur = { ...kijker(c, delen), naam: aangemeld(c).naam }
  const mislukt = await probeer(getypt, () =>
    metPersoon(delen, acteur, persoonId(c), async (tx, opening) => {
      const id = bezwaarId(c)
      if (getypt.doe === 'einde')
        return beeindigBezwaar(delen, tx, acteur, opening, id, eisEinde(getypt, opening))
      const daad = getypt.doe === 'reden' ? eisToelichting(getypt, opening) : eisAntwoord(getypt, opening)
      await zetBezwaarstap(delen, tx, acteur, opening, id, daad)
    }),
  )
  return mislukt === null
    ? c.redirect(`${adres(persoonId(c), 'bezwaar', bezwaarId(c))}?gedaan=gezet`, 303)
    : bezwaarPagina(c, delen, mislukt)
}

type Getypt = Readonly<Record<string, string>>

function eisAntwoord({ doe: _, ...getypt }: Getypt, { naam }: Opening): Bezwaardaad {
  const naamfout = keurWeging(getypt.weging ?? '', naam)
  return eis(keur(weegvraag, getypt), naamfout)
}

function eisToelichting({ reden = '' }: Getypt, { naam }: Opening): Bezwaardaad {
  const { reden: weging } = eis(keur(redenvraag, { reden }), keurWeging(reden, naam, 'reden'))
  return { soort: 'toegelicht', weging }
}

function eisEinde({ doe: _, ...getypt }: Getypt, { naam }: Opening): Beeindiging {
  const { gezegdOp: gezegd_op, ...rest } = eis(keur(eindvraag, getypt), keurWeging(getypt.weging ?? '', naam))
  return { ...rest, gezegd_op }
}

function eis<T>(gekeurd: Gekeurd<T>, erbij: readonly VeldFout[]): T {
  if ('waarde' in gekeurd && erbij.length === 0) return gekeurd.waarde
  const fouten = 'fouten' in gekeurd ? gekeurd.fouten : []
  throw new Fout('ongeldige-invoer', 'Het antwoord klopt niet.', [...fouten, ...erbij])
}
