import type { Deelname } from '../aansluiting/aansluiting.ts'
import type { Gevolgd, Oorzaak } from '../detentie/detentie.ts'
import type { Toegelaten } from '../grondslagen/grondslagen.ts'
import type { Opgesteld } from './opstellen.ts'
import type { EerderBericht, NieuwBericht } from './store.ts'
import { detentiemeldingen, type NietGewenst } from './tabellen.ts'
import type { Terugroepgrond } from './terugroepen/beleid.ts'
import type { Gesprek } from './terugroepen/gesprek.ts'

/** Why a message is taken back, in the words its receiver reads. */
const redenen = {
  doorgestreept:
    'De melding waarop dit bericht rust, klopte niet. Er volgt een nieuw bericht als dat nodig is.',
  eindeVervallen: 'De detentie was nog niet geëindigd. Er volgt een nieuw bericht met wat nu bekend is.',
  vervallen:
    'Dit bericht was niet voor u bedoeld: de detentie is doorgehaald of hoort bij een andere gemeente.',
  nietVanOns:
    'Uw gemeente gaf aan dat dit bericht niet voor haar is. Dat is nagegaan en het klopt: het is bij u weggehaald.',
} as const

/** The work of one batch: what stood there, what is added, what is taken back. */
export interface Ronde {
  /** Messages per thread, those of this batch included. */
  readonly bekend: Map<string, EerderBericht[]>
  readonly nieuw: Map<string, NieuwBericht>
  /** How each receiver takes part. */
  readonly deelname: (organisatie: string) => Deelname
  readonly nietGewenst: NietGewenst[]
  readonly toetsen: Map<string, Toegelaten>
  readonly ingetrokken: { bericht: EerderBericht; reden: string; grond: Terugroepgrond }[]
  /** The conversations of which this batch takes away something they rest on. */
  readonly gesprekken: Gesprek[]
  /** Whom is told nothing more about which detention, with the events that rests on. */
  readonly tegengehouden: Map<string, readonly string[]>
  readonly gevolgd: Map<string, Gevolgd>
}

/** Adds a message to what this batch sends, and to its thread. */
export function neemIn(ronde: Ronde, een: Opgesteld): Opgesteld {
  const { bericht, toegelaten } = een
  ronde.nieuw.set(bericht.id, bericht)
  ronde.toetsen.set(toegelaten.toetsId, toegelaten)
  const draad = ronde.bekend.get(bericht.dossier) ?? []
  ronde.bekend.set(bericht.dossier, [...draad, { ...bericht, ingetrokken: false }])
  return een
}

/** The threads in which this can take something back. */
export function oudeDossiers({ veranderingen, doorgestreept, dossiers, bij }: Oorzaak): readonly string[] {
  const vervallen = bij.vervallen.map(({ dossier }) => dossier)
  if (doorgestreept !== null) return [...dossiers, ...vervallen]
  const vorige = veranderingen.flatMap(({ vorige }) => (vorige === null ? [] : [vorige.id]))
  return [...vorige, ...vervallen]
}

/**
 * Marks what must no longer be read: messages of a struck-out event, an end that proved to be that of another
 * detention, and all messages of a receiver who falls out. Returns the first of these.
 */
export function neemTerug(ronde: Ronde, oorzaak: Oorzaak): readonly EerderBericht[] {
  const fout = oorzaak.doorgestreept
  const doorgestreept = (fout === null ? [] : oorzaak.dossiers)
    .flatMap((dossier) => ronde.bekend.get(dossier) ?? [])
    .filter((bericht) => bericht.oorzaak === fout?.gebeurtenisId && !bericht.ingetrokken)
  for (const bericht of doorgestreept) neemBerichtTerug(ronde, bericht, redenen.doorgestreept)
  for (const { soort, vorige, periode, ontvanger } of oorzaak.veranderingen) {
    // Also when nothing was told, because this municipality did not want to hear of it.
    if (soort === 'vervallen')
      ronde.gesprekken.push({ dossier: periode.id, gemeente: ontvanger, grond: 'correctie' })
    for (const bericht of ronde.bekend.get(periode.id) ?? []) {
      const looptWeer = vorige !== null && vorige.einde !== null && periode.einde === null
      if (bericht.ontvanger !== ontvanger) continue
      if (soort === 'vervallen')
        neemBerichtTerug(
          ronde,
          bericht,
          oorzaak.soort === 'omleiding' ? redenen.nietVanOns : redenen.vervallen,
        )
      else if (looptWeer && bericht.soort === 'einde-detentie')
        neemBerichtTerug(ronde, bericht, redenen.eindeVervallen)
    }
  }
  for (const { dossier, ontvanger } of oorzaak.bij.vervallen)
    for (const bericht of ronde.bekend.get(dossier) ?? [])
      if (bericht.ontvanger === ontvanger)
        neemBerichtTerug(
          ronde,
          bericht,
          oorzaak.soort === 'omleiding' ? redenen.nietVanOns : redenen.doorgestreept,
        )
  return doorgestreept
}

function neemBerichtTerug(ronde: Ronde, bericht: EerderBericht, reden: string): void {
  if (bericht.ingetrokken) return
  bericht.ingetrokken = true
  // To the wrong municipality is to the wrong receiver: it then sees not a word about anyone.
  const grond = reden === redenen.nietVanOns ? 'verkeerde-persoon' : 'correctie'
  ronde.ingetrokken.push({ bericht, reden, grond })
  if (detentiemeldingen.includes(bericht.soort))
    ronde.gesprekken.push({ dossier: bericht.dossier, gemeente: bericht.ontvanger, grond })
}
