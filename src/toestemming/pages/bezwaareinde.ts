import { datumVoluit } from '../../kern/datum.ts'
import {
  alinea,
  datumveld,
  formulier,
  foutBij,
  type Html,
  html,
  kaart,
  keuzerondjes,
  knop,
  koppeling,
  melding,
  tekstvak,
} from '../../nlds/nlds.ts'
import { partijVan } from '../../organisaties/organisaties.ts'
import { type Bezwaar, bezwaarstand, toegewezenOp } from '../bezwaar/klok.ts'
import type { Opening } from '../dossier.ts'
import { type Bezwaareinde, type Bezwaarstap, bezwaareinden } from '../tabellen.ts'
import { adres } from './blad.ts'
import { type Ingevuld, sprekerveld } from './tekenen.ts'
import { sprekernamen } from './woorden.ts'

const eindnamen: Readonly<Record<Bezwaareinde, string>> = {
  teruggenomen: 'De persoon neemt het bezwaar terug',
  achterhaald: 'De reden van het bezwaar is er niet meer',
}

/** Beside an objection that was answered: what that means now, and of one that was granted the way to end it. */
export function naHetAntwoord(opening: Opening, bezwaar: Bezwaar, ingevuld: Ingevuld, vandaag: string): Html {
  const { persoon, stap } = opening
  const klaar = kaart('Klaar', [
    alinea(gevolg(bezwaar)),
    stap === null ? '' : alinea(koppeling('Naar het informatieblad', `/informatiebladen/${persoon}`)),
  ])
  if (bezwaarstand(bezwaar) !== 'gegrond') return klaar
  return html`${klaar}${stap === null ? melding('info', 'Beëindigen kan alleen de inrichting waar de persoon nu verblijft.') : eindkaart(opening, bezwaar, ingevuld, vandaag)}`
}

function gevolg(bezwaar: Bezwaar): string {
  const gemeente = partijVan(bezwaar.ontvanger) === 'college'
  return {
    gegrond: gemeente
      ? 'Dit onderwerp gaat niet meer naar deze gemeente, en ook niet naar een andere gemeente. Geen gemeente kan er nog een informatieblad over lezen.'
      : 'Dit onderwerp gaat niet meer naar deze organisatie. Zij kan er geen informatieblad meer over lezen.',
    afgewezen:
      'Delen mag weer. De persoon kan klagen bij de Autoriteit Persoonsgegevens, of naar de rechter.',
    ingetrokken: 'Delen mag weer.',
    beeindigd:
      'Dit bezwaar houdt niets meer tegen. Wat de wet toelaat, mag weer. Het is geen toestemming: waar die nodig is, vraagt u die apart. De persoon mag altijd opnieuw bezwaar maken.',
    open: '',
  }[bezwaarstand(bezwaar)]
}

/** Ending is of the person: who says it, when, and what was said. */
function eindkaart({ persoon }: Opening, bezwaar: Bezwaar, ingevuld: Ingevuld, vandaag: string): Html {
  const { getypt, fouten } = ingevuld
  return kaart('Wil de persoon dit bezwaar niet meer?', [
    alinea(
      'Alleen de persoon of een wettelijk vertegenwoordiger kan dat zeggen. Daarna mag weer wat de wet toelaat. Wat eerder is besloten, blijft hier staan.',
    ),
    formulier({
      actie: adres(persoon, 'bezwaar', bezwaar.id),
      methode: 'post',
      verborgen: { doe: 'einde' },
      inhoud: [
        keuzerondjes({
          ...{ naam: 'soort', label: 'Waarom houdt het op?', verplicht: true },
          opties: bezwaareinden.map((waarde) => ({ waarde, tekst: eindnamen[waarde] })),
          ...{ waarde: getypt.soort, fout: foutBij(fouten, 'soort') },
        }),
        sprekerveld(ingevuld),
        datumveld({
          ...{ naam: 'gezegdOp', label: 'Op welke dag is dit gezegd?', verplicht: true },
          waarde: getypt.gezegdOp ?? vandaag,
          ...{ min: toegewezenOp(bezwaar) ?? vandaag, max: vandaag, fout: foutBij(fouten, 'gezegdOp') },
        }),
        tekstvak({
          ...{ naam: 'weging', label: 'Wat is er gezegd?', rijen: 3, verplicht: true },
          uitleg: 'Kort. Ten hoogste 1000 tekens, zonder namen en nummers.',
          ...{ waarde: getypt.weging, fout: foutBij(fouten, 'weging') },
        }),
      ],
      knop: knop('Beëindig het bezwaar', { soort: 'secundair' }),
    }),
  ])
}

/** Who said that it ends, and when; nothing of another step. */
export function wieZeiHet({ namens, gezegd_op }: Pick<Bezwaarstap, 'namens' | 'gezegd_op'>): string {
  return namens === null || gezegd_op === null
    ? ''
    : `, gezegd op ${datumVoluit(gezegd_op)} door ${sprekernamen[namens].toLowerCase()}`
}

/** What was not chosen, said by its field. */
export const eindeNietGekozen: Readonly<Record<string, string>> = {
  soort: 'Kies waarom het bezwaar ophoudt.',
  namens: 'Kies wie dit zegt.',
  weging: 'Schrijf kort op wat er is gezegd.',
}
