import type { Datum } from '../../kern/datum.ts'
import { alinea, type Html, html, kaart, koppeling, label, tabel } from '../../nlds/nlds.ts'
import type { Besluit } from '../besluiten.ts'
import type { Gebeurtenis } from '../gebeurtenis.ts'
import { momentKort } from '../moment.ts'
import { herbouw } from '../perioden.ts'
import { gemeentenaam } from '../woorden.ts'

interface Kaartstand {
  readonly besluiten: readonly Besluit[]
  readonly gebeurtenissen: readonly Gebeurtenis[]
  /** By period: the question that the decision answered, where it can be made anew. */
  readonly vragen: ReadonlyMap<string, { readonly id: string; readonly open: boolean }>
}

/** The decisions on the municipality with the way to make a new one; nothing when there is nothing to decide. */
export function besluitenkaart({ besluiten, gebeurtenissen, vragen }: Kaartstand, vandaag: Datum): Html {
  if (vragen.size === 0 && besluiten.length === 0) return html``
  const links = [...vragen.values()].map(({ id, open }) =>
    alinea(
      koppeling(open ? 'Wijs een gemeente toe' : 'Bekijk of wijzig de toewijzing', `/open-vragen/${id}`),
    ),
  )
  return kaart('Toewijzing van de gemeente', [besluitentabel(besluiten, gebeurtenissen, vandaag), ...links])
}

/** The decisions, newest first; per period the newest one counts, while the events do not tell themselves. */
export function besluitentabel(
  besluiten: readonly Besluit[],
  gebeurtenissen: readonly Gebeurtenis[],
  vandaag: Datum,
): Html {
  const nieuwste = new Set(new Map(besluiten.map(({ periodeId, id }) => [periodeId, id])).values())
  const zelf = new Set(
    herbouw(gebeurtenissen)
      .perioden.filter(({ thuis }) => thuis !== null)
      .map(({ id }) => id),
  )
  const telt = ({ id, periodeId, inPlaatsVan }: Besluit) => {
    if (!nieuwste.has(id)) return label('neutraal', 'vervangen')
    return zelf.has(periodeId) && inPlaatsVan === null
      ? label('neutraal', 'niet meer nodig')
      : label('ja', 'geldt nu')
  }
  return tabel({
    bijschrift: 'Besluiten over de gemeente, het nieuwste eerst',
    kolommen: ['Gemeente', 'Reden', 'Door', 'Geldt?'],
    rijen: besluiten
      .toReversed()
      .map((besluit) => [
        html`<strong>${gemeentenaam(besluit.gemeentecode, vandaag)}</strong>`,
        besluit.reden,
        html`${besluit.door}<div class="tk-klein">${momentKort(besluit.op)}</div>`,
        telt(besluit),
      ]),
    leeg: alinea('Er is nog geen gemeente toegewezen.'),
  })
}
