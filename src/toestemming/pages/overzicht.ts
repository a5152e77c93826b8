import { toets } from '../../grondslagen/grondslagen.ts'
import { datumKort, datumVan } from '../../kern/datum.ts'
import {
  actie,
  alinea,
  formulier,
  type Html,
  html,
  kaart,
  knopLink,
  koppeling,
  label,
  legeStaat,
  melding,
  onbekend,
  tabel,
  tweeKolommen,
} from '../../nlds/nlds.ts'
import type { Verzoek } from '../../platform/http.ts'
import type { Kijker } from '../../toegang/toegang.ts'
import type { Bezwaar } from '../bezwaar/klok.ts'
import { bezwarenVan, type GeldendBezwaar, haalBezwaren } from '../bezwaar/opslag.ts'
import { metPersoon, type Opening, type Toestemmingsdelen } from '../dossier.ts'
import { type TeBespreken, teBespreken } from '../gehoord.ts'
import { haalGesprek } from '../gesprek.ts'
import type { Terugroepstand } from '../gevolgen.ts'
import { vraagOver } from '../grootboek.ts'
import { ontvangernaam, teVragen, vraagbareOntvangers, wegenPerGebied } from '../ontvangers.ts'
import { basisvoorwaarden, feitVan, inTeTrekken, isJaElders, type Stand, standOpDag } from '../rules.ts'
import { haalVerklaringen } from '../store.ts'
import type { Gesprek, Verklaring } from '../tabellen.ts'
import { onderwerpnaam } from '../tekst.ts'
import { bezwaarkaart } from './bezwaarwoorden.ts'
import { adres, kijker, kop, persoonId, toon } from './blad.ts'
import { teruggeroepenkaart } from './teruggeroepen.ts'
import { verklaringenkaart } from './verklaringen.ts'
import { bijZin, klein, standlabel, terugzin } from './woorden.ts'

interface Blad {
  readonly opening: Opening
  readonly gesprek: Gesprek | null
  readonly standen: ReadonlyMap<string, Stand>
  readonly verklaringen: readonly Verklaring[]
  readonly terug: readonly Terugroepstand[]
  readonly gehoord: readonly TeBespreken[]
  readonly bezwaren: readonly Bezwaar[]
  /** Those that hold. */
  readonly geldend: readonly GeldendBezwaar[]
}

/** How it stands with the consent of one person: per receiver and area, and what became of what was recalled. */
export async function overzichtPagina(c: Verzoek, delen: Toestemmingsdelen): Promise<Response> {
  const acteur = kijker(c, delen)
  const blad = await metPersoon(
    delen,
    acteur,
    persoonId(c),
    async (tx, opening): Promise<Blad> => ({
      opening,
      gesprek: opening.stap === null ? null : await haalGesprek(tx, acteur, opening.persoon),
      standen: standOpDag(opening.regels, datumVan(acteur.nu)),
      verklaringen: await haalVerklaringen(tx, acteur, opening.persoon),
      terug: await delen.gevolgen.teruggeroepen(tx, acteur, opening.persoon),
      gehoord: await teBespreken(tx, [opening.persoon]),
      bezwaren: await haalBezwaren(tx, [opening.persoon]),
      geldend: await bezwarenVan(tx, acteur, [opening.persoon]),
    }),
  )
  const [gehoord] = blad.gehoord
  const eerst = gehoord === undefined ? nu(delen, acteur, blad) : gehoordNee(blad, gehoord)
  const links = [eerst, ...perOntvanger(delen, acteur, blad)]
  const rechts = [
    intrekken(blad),
    bezwaarkaart(blad.opening, blad.bezwaren),
    teruggeroepenkaart(acteur.organisatie, blad.terug, blad.opening),
    verklaringenkaart(blad),
    blad.opening.stap === null
      ? ''
      : alinea(koppeling('Informatieblad van deze persoon', `/informatiebladen/${blad.opening.persoon}`)),
  ]
  return toon(c, delen, {
    ...kop(blad.opening),
    inhoud: html`${gedaan(c)}${tweeKolommen(links, rechts)}`,
  })
}

const zinnen: Readonly<Record<string, string>> = {
  ondertekend: 'De toestemming is vastgelegd en geldt vanaf nu.',
  ingetrokken: 'De toestemming is ingetrokken. Dat geldt meteen.',
  nagevraagd: 'Vastgelegd dat u het hebt besproken. Het blijft nee.',
  afgerond: 'Het gesprek is afgerond. Er is geen toestemming vastgelegd.',
}

function gedaan(c: Verzoek): Html {
  const zin = zinnen[c.req.query('gedaan') ?? '']
  const aantal = Number(c.req.query('terug') ?? 0)
  return zin === undefined
    ? html``
    : melding('gelukt', `${zin}${terugzin(Number.isSafeInteger(aantal) ? aantal : 0)}`)
}

/** What a receiver heard goes before all else: it counts already, and asks for a talk. One at a time, the oldest first. */
function gehoordNee(
  { opening }: Blad,
  { verklaring, gehoordBij, dag, toelichting, gebieden }: TeBespreken,
): Html {
  const { persoon, stap } = opening
  const over = gebieden.map((een) => onderwerpnaam(een).toLowerCase()).join(', ')
  return actie({
    kop: `${ontvangernaam(gehoordBij)} hoorde een nee`,
    tekst: `Op ${datumKort(dag)}, over ${over}. ${toelichting} Het geldt al: er gaat niets meer, en wat was verstuurd is teruggeroepen. Vraag na of het klopt.`,
    inhoud:
      stap === null
        ? ''
        : html`${formulier({
            actie: adres(persoon, 'nagevraagd'),
            methode: 'post',
            verborgen: { verklaring },
            inhoud: '',
            knop: 'Besproken: het blijft nee',
          })}${alinea(koppeling('Wil de persoon het toch delen? Leg in een gesprek opnieuw een ja vast', adres(persoon, 'gesprek')))}`,
  })
}

/** The one thing to do now. */
function nu(delen: Toestemmingsdelen, acteur: Kijker, { opening, gesprek, geldend }: Blad): Html {
  const { stap, persoon } = opening
  if (gesprek !== null)
    return actie({
      kop: 'Er loopt een gesprek',
      tekst: 'Een ja telt pas als het is ondertekend. Een nee telt al.',
      inhoud: knopLink('Ga verder met het gesprek', adres(persoon, 'gesprek')),
    })
  if (stap === null)
    return melding(
      'info',
      'Deze persoon verblijft niet meer in uw inrichting. Hier staat alleen wat bij u is gezegd. Of het daarna elders is ingetrokken, ziet u niet. U kunt nog wel iets laten intrekken.',
    )
  const ontvangers = vraagbareOntvangers(delen, acteur, stap).map(({ id }) => id)
  if (ontvangers.length === 0)
    return melding(
      'info',
      'Er is nu niets wat met toestemming wel mag en zonder niet. U hoeft niets te vragen.',
    )
  const over = teVragen(wegenPerGebied(delen, acteur, stap, { ontvangers, bezwaren: geldend })).map((een) =>
    onderwerpnaam(een).toLowerCase(),
  )
  return actie({
    kop: 'Vraag wat u mag delen',
    tekst: `U vraagt alleen waar een ja nu iets verandert: ${over.join(', ')}. Met wie dat kan, ziet u in het gesprek. U kunt tussendoor stoppen en later verdergaan.`,
    inhoud: knopLink('Begin een gesprek', adres(persoon, 'gesprek')),
  })
}

function perOntvanger(delen: Toestemmingsdelen, acteur: Kijker, { opening, standen }: Blad): readonly Html[] {
  const ontvangers = [...new Set([...standen.values()].map(({ ontvanger }) => ontvanger))]
  if (ontvangers.length === 0)
    return [
      kaart(
        'Wat is gevraagd',
        legeStaat({ kop: 'Nog niets gevraagd', tekst: 'Niet gevraagd is iets anders dan nee.' }),
      ),
    ]
  return ontvangers.map((ontvanger) => {
    const gevraagd = [...standen.values()].filter((stand) => stand.ontvanger === ontvanger)
    const niet = basisvoorwaarden.filter((gebied) => !gevraagd.some((een) => een.basisvoorwaarde === gebied))
    return kaart(ontvangernaam(ontvanger), [
      tabel({
        bijschrift: `Toestemming voor ${ontvangernaam(ontvanger)}`,
        kolommen: ['Onderwerp', 'Antwoord', 'Mag nu'],
        rijen: gevraagd.map((stand) => [
          onderwerpnaam(stand.basisvoorwaarde),
          antwoord(opening, stand),
          mag(delen, acteur, opening, stand),
        ]),
        leeg: html``,
      }),
      niet.length === 0
        ? ''
        : alinea(['Niet gevraagd: ', niet.map((een) => onderwerpnaam(een).toLowerCase()).join(', '), '.'], {
            klein: true,
          }),
    ])
  })
}

function antwoord({ stap }: Opening, stand: Stand): Html {
  const tot = stand.geldigTot === null ? '' : `, tot en met ${datumKort(stand.geldigTot)}`
  const toen = stap === null && stand.stand === 'gegeven'
  return html`${toen ? label('let-op', 'ja, toen') : standlabel(stand)}${klein(`sinds ${datumKort(datumVan(stand.sinds))}${bijZin(stand)}${tot}`)}`
}

/** What the register says of it today, with what the ledger knows. */
function mag({ grondslagen }: Toestemmingsdelen, acteur: Kijker, { stap }: Opening, stand: Stand): Html {
  if (stap === null) return onbekend('niet nagegaan')
  // A yes of before counts here when it is asked again, whatever the register says of what is known.
  if (isJaElders(stand)) return label('onbeslist', 'pas als u het hier opnieuw vraagt')
  const [oordeel] = toets(grondslagen.register, vraagOver(acteur, stand, stap, feitVan(stand))).gegevens
  if (oordeel?.uitkomst === 'toegestaan') return label('ja', 'mag')
  return oordeel?.uitkomst === 'onbeslist'
    ? label('onbeslist', 'hangt van meer af')
    : label('nee', 'mag niet')
}

function intrekken({ opening, standen }: Blad): Html {
  if (inTeTrekken(standen).length === 0)
    return kaart('Intrekken', alinea('Er is nu geen ja om in te trekken.'))
  return kaart('Intrekken', [
    alinea('Intrekken mag altijd, en elk teken van nee is genoeg. Het geldt meteen.'),
    knopLink('Leg een intrekking vast', adres(opening.persoon, 'intrekken'), { soort: 'secundair' }),
  ])
}
