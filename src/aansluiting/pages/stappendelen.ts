import { grootteInWoorden } from '../../kern/bestand.ts'
import { datumKort, datumVan } from '../../kern/datum.ts'
import {
  alinea,
  bestandsveld,
  datumveld,
  formulier,
  foutBij,
  type Html,
  html,
  kaart,
  knop,
  koppeling,
  tekstvak,
  tekstveld,
  tijdlijn,
  uitklap,
} from '../../nlds/nlds.ts'
import { kortsteReden } from '../formulieren.ts'
import { type Stand, type Stap, stapnaam, stappen, volgende } from '../rules.ts'
import type { Documentrij, Stapregel } from '../store.ts'
import type { Mislukt } from './blad.ts'
import { doorWie, moment, regeltekst } from './woorden.ts'

/** The five steps, drawn: what has been, what is now, what comes. */
export function stappenkaart(stand: Stand, geschiedenis: readonly Stapregel[], kijker: string): Html {
  const nu = volgende(stand)
  const gezet = stand === null ? -1 : stappen.indexOf(stand)
  const delen = stappen.map((stap, i) => {
    if (i <= gezet) {
      const regel = geschiedenis.findLast((een) => een.stap === stap && een.soort === 'gezet')
      const wie =
        regel === undefined ? '' : html`<br><span class="tk-klein">door ${doorWie(regel, kijker)}</span>`
      return {
        wanneer: regel === undefined ? 'Gedaan' : datumKort(datumVan(regel.op)),
        wat: html`${stapnaam[stap]}${wie}`,
        stand: 'geweest' as const,
      }
    }
    const aanZet = stap === nu
    const wanneer = aanZet ? 'Nu aan de beurt' : 'Daarna'
    return { wanneer, wat: stapnaam[stap], stand: aanZet ? ('nu' as const) : ('komt' as const) }
  })
  return kaart('Stappen', tijdlijn(delen), { id: 'stappen' })
}

/** The form for signing, on a page of its own. */
export function ondertekenformulier(actie: string, vandaag: string, mislukt: Mislukt | null): Html {
  const getypt = mislukt?.getypt ?? {}
  const fouten = mislukt?.fouten ?? []
  return kaart('Ondertekende voorwaarden', [
    alinea(
      'De voorwaarden worden ondertekend door iemand die daarvoor bevoegd is, bijvoorbeeld de burgemeester of een gemachtigde. Alleen uw organisatie en Justid kunnen het document ophalen.',
    ),
    formulier({
      actie,
      methode: 'post',
      bestand: true,
      inhoud: [
        tekstveld({
          naam: 'ondertekenaar',
          label: 'Naam van wie heeft ondertekend',
          waarde: getypt.ondertekenaar,
          fout: foutBij(fouten, 'ondertekenaar'),
          verplicht: true,
        }),
        tekstveld({
          naam: 'functie',
          label: 'Functie',
          waarde: getypt.functie,
          fout: foutBij(fouten, 'functie'),
          verplicht: true,
        }),
        datumveld({
          naam: 'ondertekendOp',
          label: 'Datum van ondertekening',
          waarde: getypt.ondertekendOp,
          max: vandaag,
          fout: foutBij(fouten, 'ondertekendOp'),
          verplicht: true,
        }),
        bestandsveld({
          naam: 'document',
          label: 'Ondertekend document',
          uitleg: 'PDF, JPEG of PNG, ten hoogste 10 MB. Na een fout kiest u het bestand opnieuw.',
          soorten: ['.pdf', '.jpg', '.jpeg', '.png'],
          fout: foutBij(fouten, 'document'),
          verplicht: true,
        }),
      ],
      knop: 'Bewaar de ondertekening',
    }),
  ])
}

/** Behind a fold: taking back the last step, with a reason. */
export function terugneemdeel(actie: string, stap: Stap, mislukt: Mislukt | null): Html {
  const gevolg =
    stap === 'actief' ? alinea('Nieuwe berichten wachten dan weer. Wat al is bezorgd, blijft bezorgd.') : ''
  return uitklap(
    `Neem de stap ‘${stapnaam[stap]}’ terug`,
    html`${gevolg}${formulier({
      actie,
      methode: 'post',
      verborgen: { stap },
      inhoud: tekstvak({
        naam: 'reden',
        label: 'Waarom neemt u deze stap terug?',
        uitleg: `Ten minste ${kortsteReden} tekens. De reden blijft in de geschiedenis staan.`,
        rijen: 2,
        waarde: mislukt?.getypt.reden,
        fout: foutBij(mislukt?.fouten ?? [], 'reden'),
        verplicht: true,
      }),
      knop: knop('Neem terug', { soort: 'secundair' }),
    })}`,
    { open: mislukt !== null && 'reden' in mislukt.getypt },
  )
}

/** All that happened, newest first. */
export function geschiedeniskaart(geschiedenis: readonly Stapregel[], kijker: string): Html {
  if (geschiedenis.length === 0) return html``
  const regels = [...geschiedenis].reverse().map((regel) => ({
    wanneer: moment(regel.op),
    wat: regeltekst(regel, kijker),
    stand: 'geweest' as const,
  }))
  return kaart('Wat er gebeurde', uitklap(`Toon de geschiedenis (${regels.length})`, tijdlijn(regels)), {
    id: 'geschiedenis',
  })
}

/** The documents that were uploaded, each to be fetched. */
export function documentenkaart(documenten: readonly Documentrij[], pad: string): Html {
  if (documenten.length === 0) return html``
  const rijen = documenten.map(
    ({ id, naam, grootte, op }) =>
      html`<li>${koppeling(naam, `${pad}/${id}`)}<br><span class="tk-klein">${grootteInWoorden(grootte)} · ${moment(op)}</span></li>`,
  )
  return kaart('Ondertekend document', html`<ul class="tk-opsomming">${rijen}</ul>`)
}
