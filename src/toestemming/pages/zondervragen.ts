import { alinea, type Html, html, kaart, koppeling, opsomming } from '../../nlds/nlds.ts'
import type { Kijker } from '../../toegang/toegang.ts'
import type { Toestemmingsdelen } from '../dossier.ts'
import type { Stap, Zaakfeiten } from '../grootboek.ts'
import { magZonder, ontvangernaam, type Zaakstand, type ZonderToestemming } from '../ontvangers.ts'
import type { Basisvoorwaarde } from '../rules.ts'
import { onderwerpnaam } from '../tekst.ts'
import { bezwaarstandzin } from './woorden.ts'

/** Whom it is about, where this person is, and what was declared about the case and objected to. */
interface Zaak extends Zaakstand {
  readonly persoon: string
  readonly stap: Stap
}

/**
 * Told before anything is asked: what the law lets go without consent as things stand, what it would let go if its
 * conditions are met, what an objection keeps here all the same, and what was declared about those conditions.
 */
export function zonderVragen(
  delen: Toestemmingsdelen,
  acteur: Kijker,
  { persoon, stap, feiten, bezwaren }: Zaak,
): Html {
  const per = magZonder(delen, acteur, stap, { feiten, bezwaren })
  const [mag, misschien] = [regels(per, 'mag'), regels(per, 'misschien')]
  const verklaard = verklaringen(delen, feiten)
  if (per.length + verklaard.length + bezwaren.length === 0) return html``
  return kaart('Wat mag zonder toestemming', [
    per.length === 0 ? alinea('Zonder toestemming mag u over deze zes onderwerpen nu niets delen.') : '',
    ...(mag.length === 0
      ? []
      : [alinea('Dit mag nu op grond van de wet. Ja of nee verandert daar niets aan.'), opsomming(mag)]),
    ...(misschien.length === 0
      ? []
      : [
          alinea(
            'Dit mag op grond van de wet, als aan haar voorwaarden is voldaan. Dat staat nog niet vast. Ja of nee verandert daar niets aan.',
          ),
          opsomming(misschien),
        ]),
    ...(bezwaren.length === 0
      ? []
      : [
          alinea(['Vastgelegd ', koppeling('bij Bezwaar', `/toestemmingen/${persoon}/bezwaar`), ':']),
          opsomming(bezwaarregels(bezwaren)),
        ]),
    ...(verklaard.length === 0
      ? []
      : [
          alinea([
            'Vastgelegd ',
            koppeling('op het informatieblad', `/informatiebladen/${persoon}#feiten`),
            ':',
          ]),
          opsomming(verklaard),
        ]),
    alinea(koppeling('Kijk in het register waarom', '/register'), { klein: true }),
  ])
}

function regels(per: readonly ZonderToestemming[], wat: 'mag' | 'misschien'): readonly string[] {
  const namen = (gebieden: readonly Basisvoorwaarde[]) =>
    gebieden.map((een) => onderwerpnaam(een).toLowerCase()).join(', ')
  return per.flatMap(({ partij, [wat]: gebieden }) =>
    gebieden.length === 0 ? [] : [`${partij.charAt(0).toUpperCase()}${partij.slice(1)}: ${namen(gebieden)}.`],
  )
}

function bezwaarregels(bezwaren: Zaakstand['bezwaren']): readonly string[] {
  return bezwaren.map((een) => {
    const namen = een.gebieden.map((gebied) => onderwerpnaam(gebied).toLowerCase()).join(', ')
    return `${ontvangernaam(een.ontvanger)}: ${namen}. ${bezwaarstandzin([een])}`
  })
}

function verklaringen({ grondslagen }: Toestemmingsdelen, feiten: Zaakfeiten): readonly string[] {
  return Object.entries(feiten).map(([feit, waarde]) => {
    const vraag = grondslagen.register.feit.get(feit)?.vraag ?? feit
    return `${vraag} ${waarde ? 'Ja' : 'Nee'}.`
  })
}
