import {
  actie,
  alinea,
  formulier,
  type Html,
  html,
  knop,
  knopLink,
  koppeling,
  melding,
} from '../../nlds/nlds.ts'
import { organisatie } from '../../organisaties/organisaties.ts'
import { type Basisvoorwaarde, basisvoorwaarden, onderwerpnaam } from '../../toestemming/toestemming.ts'
import { type Blad, type Bladdelen, staandeVersie } from '../blad.ts'
import { antwoordOp, verdeel } from '../inhoud.ts'
import { gebiedenIn, kanToestemming, openOnderwerpen, teVerklaren, waaromDicht } from '../oordelen.ts'
import { type Bladstap, bladstapVan } from '../stap.ts'
import { isAlVerstuurd, ongedekt, type Voorstel, weggevallen } from '../versturen.ts'
import { adres, gebiedadres, ontvangernaam } from './kader.ts'

/** How much of an area may be asked, and how much of that was. */
export function aantal(blad: Blad, gebied: Basisvoorwaarde): { open: number; nog: number } {
  const open = blad.beoordeling === null ? [] : openOnderwerpen(blad.beoordeling, gebied)
  return { open: open.length, nog: open.filter((een) => antwoordOp(blad, een) === null).length }
}

/** The one thing to do now. */
export function nu(delen: Bladdelen, blad: Blad, voorstel: Voorstel | null): Html {
  return woorden[stapVan(delen, blad, voorstel)](blad)
}

function stapVan({ grondslagen }: Bladdelen, blad: Blad, voorstel: Voorstel | null): Bladstap {
  const { beoordeling, feiten } = blad
  const vragen = beoordeling === null ? [] : teVerklaren(grondslagen, beoordeling, feiten)
  const inhoud = voorstel === null ? 'niets' : isAlVerstuurd(voorstel) ? 'al-verstuurd' : 'nieuw'
  return bladstapVan({
    gemeente: beoordeling !== null,
    weggevallen: weggevallen(blad).length > 0,
    ongedekt: ongedekt(blad) !== null,
    wet: vragen.some(({ verklaard }) => verklaard === null),
    nogVragen: eersteOpen(blad) !== undefined,
    gewijzigd: isGewijzigd(blad) || isHeropend(blad, voorstel),
    inhoud,
    toestemming: basisvoorwaarden.some((een) => {
      const waarom = beoordeling === null ? null : waaromDicht(beoordeling, een)
      return waarom !== null && kanToestemming(waarom)
    }),
  })
}

/** True when a version stands and is not the last of what was saved; what another inrichting sent differs by itself. */
function isGewijzigd(blad: Blad): boolean {
  const daar = staandeVersie(blad)
  if (daar === null || daar.afzender === null) return daar !== null
  return [...blad.gebieden.values()].some(({ op }) => op > daar.verzonden_op)
}

/**
 * True when what may go now tells of something that the version that stands leaves out: an area opened again after it, as
 * when an objection was ended. Of who is free nothing is sent by itself any more.
 */
function isHeropend(blad: Blad, voorstel: Voorstel | null): boolean {
  const daar = staandeVersie(blad)
  if (daar === null || voorstel === null || blad.verblijf.einde !== null) return false
  return gebiedenIn(Object.keys(voorstel.inhoud).filter((een) => !daar.vertelt.includes(een))).length > 0
}

const eersteOpen = (blad: Blad) => basisvoorwaarden.find((een) => aantal(blad, een).nog > 0)
const zonder = (blad: Blad) =>
  weggevallen(blad)
    .map((een) => onderwerpnaam(een).toLowerCase())
    .join(', ')

/** On to the first area that was not filled in. */
function ga(blad: Blad, tekst: string): Html {
  const open = eersteOpen(blad) ?? basisvoorwaarden[0]
  return actie({
    kop: `Ga verder met ${onderwerpnaam(open).toLowerCase()}`,
    tekst,
    inhoud: knopLink('Ga verder', gebiedadres(blad.persoon, open)),
  })
}

/** The way to take it back: on its own page, or from here for the inrichting where someone was before. */
function trekInVan(blad: Blad, rest: boolean): Html {
  const teveel = ongedekt(blad)
  if (teveel === null) return html``
  const { id, afzender } = teveel
  if (afzender === null) return alinea(koppeling('Trek het blad in', `/verzonden/${id}`))
  return html`${alinea(
    `${organisatie(afzender)?.naam ?? afzender} stuurde dit blad. U trekt het in namens die inrichting. Dat is niet terug te draaien.`,
    { klein: true },
  )}${formulier({
    actie: adres(blad.persoon, 'intrekken'),
    methode: 'post',
    inhoud: '',
    knop: knop('Trek het blad in', { soort: rest ? 'secundair' : 'primair' }),
  })}`
}

/** Each step in words, with the one button that goes on. */
const woorden: Readonly<Record<Bladstap, (blad: Blad) => Html>> = {
  'gemeente-onbekend': () =>
    melding('let-op', 'De gemeente is nog niet bekend. DJI zoekt dat uit. U kunt nog niets versturen.'),
  'opnieuw-versturen': (blad) =>
    actie({
      kop: 'Het informatieblad is teruggeroepen',
      tekst: `Over ${zonder(blad)} mag u niets meer delen. De rest kunt u opnieuw versturen.`,
      inhoud: knopLink(`Stuur een nieuwe versie zonder ${zonder(blad)}`, adres(blad.persoon, 'nakijken')),
    }),
  'niet-gedekt': (blad) => {
    const rest = verdeel(blad).gaat.length > 0
    return actie({
      kop: 'De gemeente heeft meer dan u nu mag delen',
      tekst: rest
        ? 'Stuur een nieuwe versie, of trek het blad in. De gemeente kan het oude blad dan niet meer lezen.'
        : 'Er blijft niets over om te versturen. Trek het blad in. De gemeente kan het dan niet meer lezen.',
      inhoud: html`${rest ? knopLink('Stuur een nieuwe versie', adres(blad.persoon, 'nakijken')) : ''}${trekInVan(blad, rest)}`,
    })
  },
  'wet-vastleggen': () =>
    melding(
      'info',
      html`Leg eerst ${koppeling('vast wat de wet vraagt', '#feiten')}. Dan ziet u wat u mag delen.`,
    ),
  invullen: (blad) => ga(blad, 'U bewaart per gebied. U kunt tussendoor stoppen en later verdergaan.'),
  aanvullen: (blad) => ga(blad, 'De gemeente heeft wat u invulde. Nog niet alles is ingevuld.'),
  gewijzigd: (blad) => {
    const open = eersteOpen(blad)
    const verder =
      open === undefined
        ? ''
        : alinea(
            koppeling(
              `Of ga eerst verder met ${onderwerpnaam(open).toLowerCase()}`,
              gebiedadres(blad.persoon, open),
            ),
          )
    return actie({
      kop: 'De gemeente leest nog de vorige versie',
      tekst:
        'Er is hier iets veranderd sinds die versie. De gemeente ziet dat pas als u een nieuwe versie stuurt.',
      inhoud: html`${knopLink('Kijk na en verstuur', adres(blad.persoon, 'nakijken'))}${verder}`,
    })
  },
  nakijken: (blad) =>
    actie({
      kop: 'Alles is ingevuld',
      tekst: `Kijk na wat ${ontvangernaam(blad)} te zien krijgt, en wat hier blijft.`,
      inhoud: knopLink('Kijk na en verstuur', adres(blad.persoon, 'nakijken')),
    }),
  verstuurd: () => melding('info', 'De gemeente heeft de laatste versie.'),
  'toestemming-vragen': ({ persoon }) =>
    actie({
      kop: 'Vraag eerst toestemming',
      tekst: 'Zonder toestemming mag u nu niets met de gemeente delen. Nee zeggen mag altijd.',
      inhoud: knopLink('Ga naar het gesprek over toestemming', `/toestemmingen/${persoon}`),
    }),
  'niets-te-delen': (blad) =>
    weggevallen(blad).length === 0
      ? melding('info', 'Er is nu niets wat u met de gemeente mag delen.')
      : actie({
          kop: 'Het informatieblad is teruggeroepen',
          tekst: `Over ${zonder(blad)} mag u niets meer delen. Er blijft niets over om te versturen.`,
          inhoud: '',
        }),
}
