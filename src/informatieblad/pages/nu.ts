import { actie, alinea, type Html, html, knopLink, koppeling, melding } from '../../nlds/nlds.ts'
import { type Basisvoorwaarde, basisvoorwaarden, onderwerpnaam } from '../../toestemming/toestemming.ts'
import type { Blad, Bladdelen } from '../blad.ts'
import { antwoordOp, verdeel } from '../inhoud.ts'
import { kanToestemming, openOnderwerpen, teVerklaren, waaromDicht } from '../oordelen.ts'
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
    inhoud,
    toestemming: basisvoorwaarden.some((een) => {
      const waarom = beoordeling === null ? null : waaromDicht(beoordeling, een)
      return waarom !== null && kanToestemming(waarom)
    }),
  })
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
    const trekIn = koppeling('Trek het blad in', `/verzonden/${ongedekt(blad)?.id ?? ''}`)
    const rest = verdeel(blad).gaat.length > 0
    return actie({
      kop: 'De gemeente heeft meer dan u nu mag delen',
      tekst: rest
        ? 'Stuur een nieuwe versie, of trek het blad in. De gemeente kan het oude blad dan niet meer lezen.'
        : 'Er blijft niets over om te versturen. Trek het blad in. De gemeente kan het dan niet meer lezen.',
      inhoud: html`${rest ? knopLink('Stuur een nieuwe versie', adres(blad.persoon, 'nakijken')) : ''}${alinea(trekIn)}`,
    })
  },
  'wet-vastleggen': () =>
    melding(
      'info',
      html`Leg eerst ${koppeling('vast wat de wet vraagt', '#feiten')}. Dan ziet u wat u mag delen.`,
    ),
  invullen: (blad) => ga(blad, 'U bewaart per gebied. U kunt tussendoor stoppen en later verdergaan.'),
  aanvullen: (blad) => ga(blad, 'De gemeente heeft wat u invulde. Nog niet alles is ingevuld.'),
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
