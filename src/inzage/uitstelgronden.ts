/** A ground on which someone may see a line later. */
export interface Uitstelgrond {
  readonly id: string
  readonly naam: string
  readonly wet: string
  readonly artikel: string
  /** Only on what was looked up and verified is anything delayed. */
  readonly zekerheid: 'geverifieerd' | 'onzeker'
  readonly toelichting: string
}

/**
 * The grounds that come into question. None is verified yet: the text of article 21 lid 2 Wjsg (which 51b lid 1 applies to
 * tenuitvoerleggingsgegevens) is about turning a request down, and whether that carries telling later is for a lawyer. So
 * nothing can be delayed now; who tries hears why.
 */
export const uitstelgronden: readonly Uitstelgrond[] = [
  {
    id: 'wjsg-21-2-a',
    naam: 'Anders wordt een onderzoek of een zaak bij de rechter gehinderd',
    wet: 'Wjsg',
    artikel: '51b lid 1 jo. 21 lid 2 onder a',
    zekerheid: 'onzeker',
    toelichting: 'Het artikel gaat over afwijzen. Of het ook later tonen draagt, is niet vastgesteld.',
  },
  {
    id: 'wjsg-21-2-b',
    naam: 'Anders lukt opsporen, vervolgen of het uitvoeren van een straf niet',
    wet: 'Wjsg',
    artikel: '51b lid 1 jo. 21 lid 2 onder b',
    zekerheid: 'onzeker',
    toelichting: 'Het artikel gaat over afwijzen. Of het ook later tonen draagt, is niet vastgesteld.',
  },
  {
    id: 'wjsg-21-2-d',
    naam: 'Anders worden rechten van iemand anders geschonden',
    wet: 'Wjsg',
    artikel: '51b lid 1 jo. 21 lid 2 onder d',
    zekerheid: 'onzeker',
    toelichting: 'Het artikel gaat over afwijzen. Of het ook later tonen draagt, is niet vastgesteld.',
  },
]

/** The ground with this id, or null. */
export function uitstelgrond(id: string): Uitstelgrond | null {
  return uitstelgronden.find((een) => een.id === id) ?? null
}
