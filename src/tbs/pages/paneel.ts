import { antwoordwoorden, gegevenNaam, oordeelkaart, partijTekst } from '../../grondslagen/grondslagen.ts'
import type { Datum } from '../../kern/datum.ts'
import {
  alinea,
  breedOfSmal,
  type Html,
  html,
  kaart,
  koppeling,
  label,
  legeStaat,
  matrix,
  melding,
  opsomming,
  uitklap,
} from '../../nlds/nlds.ts'
import type { Zaak } from '../feiten.ts'
import { type Stroomoordeel, watAnderenGeven } from '../gevers.ts'
import { waaromNuNiet } from '../moment.ts'
import { type Paneel, type Paneeldeel, type Paneelkolom, verstrekker } from '../paneel.ts'
import type { Stap } from '../stappen.ts'
import type { Tbsdelen, Traject } from '../traject.ts'
import { kolomnaam, ontvangeradres, stapadres } from './kader.ts'

/** "Wie mag wat weten?": what the clinic may give in this step, and below it, folded, what it may not. */
export function paneelkaart(
  delen: Tbsdelen,
  traject: Traject,
  paneel: Paneel,
  alles: boolean,
  vandaag: Datum,
): Html {
  return kaart('Wie mag wat weten?', paneelinhoud(delen, traject, paneel, alles, vandaag), { id: 'paneel' })
}

function paneelinhoud(
  delen: Tbsdelen,
  traject: Traject,
  paneel: Paneel,
  alles: boolean,
  vandaag: Datum,
): Html {
  const { stap } = paneel
  const waarom = waaromNuNiet(traject.verloop, stap, vandaag)
  const leeg = paneel.kolommen.length === 0 || paneel.rijen.length === 0
  const wel = leeg
    ? legeStaat({
        kop: 'Hier is niets te delen',
        tekst: 'In deze stap kent het register geen regel die uw kliniek iets laat delen.',
      })
    : html`${waarom === null ? '' : melding('let-op', html`<strong>Nu gaat hier niets weg.</strong> ${waarom}`)}${alinea(
        html`Dit mag uw kliniek geven, volgens het register en met wat nu van deze zaak bekend is. Kies een vakje voor de grond, wat knelt en wat wel kan. ${label('ja', 'mag')} ${label('onbeslist', 'nog niet te zeggen')} ${label('nee', 'mag niet')}`,
      )}${deelVan(delen, traject.id, stap, paneel)}`
  return html`${wel}${ernaast(delen, traject.id, paneel)}${overig(delen, traject.id, paneel, alles)}`
}

/** One part of the panel: drawn as a table where there is room, and as a list of receivers where there is not. */
function deelVan(
  delen: Pick<Tbsdelen, 'grondslagen'>,
  traject: string,
  stap: Stap,
  deel: Paneeldeel,
  bijschrift?: string,
): Html {
  return breedOfSmal(
    paneeltabel(delen, traject, stap, deel, bijschrift),
    perOntvanger(delen, traject, stap, deel),
  )
}

/** What another law allows in this step: folded, because the handreiking does not ask for it. */
function ernaast(delen: Pick<Tbsdelen, 'grondslagen'>, traject: string, { stap, buiten }: Paneel): Html {
  if (buiten.kolommen.length === 0) return html``
  return uitklap(
    'Wat een andere wet toelaat, en de handreiking hier niet noemt',
    deelVan(
      delen,
      traject,
      stap,
      buiten,
      'Wat een andere wet toelaat: gegevens in de rijen, ontvangers in de kolommen',
    ),
  )
}

/** What may not go in this step whatever is known: in words and folded, so that it does not drown what can. */
function overig({ grondslagen }: Tbsdelen, traject: string, paneel: Paneel, alles: boolean): Html {
  const { stap } = paneel
  const { register } = grondslagen
  const { kolommen, rijen } = paneel.overig
  if (alles)
    return alinea(koppeling('Toon alleen wat in deze stap kan', `${stapadres(traject, stap)}#paneel`))
  const gegevens =
    rijen.length === 0
      ? ''
      : html`${alinea('Hierover zegt het register in deze stap uitdrukkelijk nee:')}${opsomming(rijen.map((een) => gegevenNaam(register, een)))}`
  const ontvangers =
    kolommen.length === 0
      ? ''
      : html`${alinea('Uw kliniek geeft in deze stap niets aan:')}${opsomming(kolommen.map((kolom) => koppeling(kolomnaam(register, kolom), ontvangeradres(traject, stap, kolom))))}`
  return uitklap('Overige gegevens en ontvangers: mag niet', [
    alinea('Wat hierboven niet staat, mag uw kliniek in deze stap niet delen, wat er ook bekend wordt.'),
    ...[gegevens, ontvangers],
    alinea(
      koppeling(
        'Toon de hele tabel: alle gegevens en alle partijen',
        `${stapadres(traject, stap)}?alles=ja#paneel`,
      ),
      { klein: true },
    ),
  ])
}

const volgorde = ['toegestaan', 'onbeslist', 'geweigerd'] as const

/** The same for a narrow screen: the receivers under each other, each opening into what may, then what can, then what may not. */
function perOntvanger(
  { grondslagen }: Pick<Tbsdelen, 'grondslagen'>,
  traject: string,
  stap: Stap,
  { kolommen, rijen }: Paneeldeel,
): Html {
  const { register } = grondslagen
  return html`${kolommen.map((kolom) => {
    const hier = kolom.oordeel.gegevens
      .filter(({ gegeven }) => rijen.includes(gegeven))
      .toSorted((a, b) => volgorde.indexOf(a.uitkomst) - volgorde.indexOf(b.uitkomst))
    const regels = hier.map(({ gegeven, uitkomst }) => {
      const { soort, woord } = antwoordwoorden[uitkomst]
      const naar = `${ontvangeradres(traject, stap, kolom)}#gegeven-${gegeven}`
      return html`${koppeling(gegevenNaam(register, gegeven), naar)} ${label(soort, woord)}`
    })
    return uitklap(html`${kolomnaam(register, kolom)} ${telling(hier)}`, opsomming(regels))
  })}`
}

/** "3 mag", "5 nog niet te zeggen": how many of each, as labels. */
function telling(oordelen: Paneelkolom['oordeel']['gegevens']): readonly Html[] {
  return volgorde.flatMap((uitkomst) => {
    const aantal = oordelen.filter((een) => een.uitkomst === uitkomst).length
    const { soort, woord } = antwoordwoorden[uitkomst]
    return aantal === 0 ? [] : [html`${label(soort, `${aantal} ${woord}`)} `]
  })
}

/** The drawn panel: each cell the oordeel of the toets about one gegeven for one receiver. */
export function paneeltabel(
  { grondslagen }: Pick<Tbsdelen, 'grondslagen'>,
  traject: string,
  stap: Stap,
  { kolommen, rijen }: Paneeldeel,
  bijschrift = 'Gegevens in de rijen, ontvangers in de kolommen',
): Html {
  const { register } = grondslagen
  const perKolom = kolommen.map((kolom) => ({
    kolom,
    naam: kolomnaam(register, kolom),
    oordelen: new Map(kolom.oordeel.gegevens.map((een) => [een.gegeven, een.uitkomst])),
  }))
  return matrix({
    bijschrift,
    hoek: 'Wat ↓ aan wie →',
    kolommen: perKolom.map(({ naam }) => naam),
    rijen: rijen.map((gegeven) => ({
      naam: gegevenNaam(register, gegeven),
      cellen: perKolom.map(({ kolom, naam, oordelen }) => {
        const uitkomst = oordelen.get(gegeven) ?? 'geweigerd'
        return {
          href: `${ontvangeradres(traject, stap, kolom)}#gegeven-${gegeven}`,
          zegt: `${gegevenNaam(register, gegeven)} aan ${naam}: ${antwoordwoorden[uitkomst].woord}`,
          mag: uitkomst === 'toegestaan' ? 1 : 0,
          magAls: uitkomst === 'onbeslist' ? 1 : 0,
          zonderGetal: true,
        }
      }),
    })),
  })
}

/** What others than the clinic may give in this step, as the handreiking names them; nothing where it names none. */
export function anderenkaart(
  delen: Pick<Tbsdelen, 'grondslagen'>,
  zaak: Zaak,
  stap: Stap,
  vandaag: Datum,
): Html {
  const stromen = watAnderenGeven(delen.grondslagen, zaak, stap, vandaag)
  if (stromen.length === 0) return html``
  return kaart(
    'Wat anderen in deze stap mogen geven',
    [
      alinea(
        'De handreiking noemt in deze stap ook anderen die iets geven. Wie geeft, beslist zelf en vraagt zelf toestemming. Wat alleen hij weet, staat hier op ‘nog niet te zeggen’.',
      ),
      stromen.map((stroom) => stroomdeel(delen, stroom)),
    ],
    { id: 'anderen' },
  )
}

/** One giver with one receiver: how much may, opening into the answers with ground, knelpunt and remedy. */
function stroomdeel({ grondslagen }: Pick<Tbsdelen, 'grondslagen'>, stroom: Stroomoordeel): Html {
  const { register } = grondslagen
  const { van, naar, metRegel, toegelaten } = stroom
  const { vraag, oordeel } = toegelaten
  const gesorteerd = oordeel.gegevens.toSorted(
    (a, b) => volgorde.indexOf(a.uitkomst) - volgorde.indexOf(b.uitkomst),
  )
  const wie = partijTekst(register, van)
  const titel = `${wie.charAt(0).toUpperCase()}${wie.slice(1)} aan ${naar === verstrekker ? 'uw kliniek' : partijTekst(register, naar)}`
  const id = `${van}-${naar}`
  return uitklap(html`${titel} ${telling(gesorteerd)}`, [
    metRegel
      ? ''
      : melding(
          'let-op',
          'Waar het knelt: de handreiking noemt dit, maar het register kent er in deze stap geen regel voor. Daarom is het antwoord nee.',
        ),
    oordeelkaart(register, vraag, { ...oordeel, gegevens: gesorteerd }, id, {
      begin: `${id}-`,
      over: titel,
    }),
  ])
}
