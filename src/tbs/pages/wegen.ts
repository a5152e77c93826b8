import { alinea, type Html, html, kaart, koppeling, opsomming } from '../../nlds/nlds.ts'
import type { Stap } from '../stappen.ts'
import type { Traject } from '../traject.ts'
import { adres } from './kader.ts'

/** How what this step is about goes its way, for the steps that have a way of their own. */
export function wegkaart(traject: Traject, { id }: Pick<Stap, 'id'>): Html {
  if (id === '8') return plaatsing(traject)
  if (id === '13') return verlof(traject)
  if (id === '16b' || id === '16c') return zonderToestemming(id)
  return id === '14' || id === '15' ? verlenging(traject, id) : html``
}

function plaatsing({ id }: Traject): Html {
  return kaart('Documenten van de plaatsing', [
    alinea('Leg vast wat u van DIZ, Justid of een andere kliniek kreeg, en wie het mag openen.'),
    alinea(koppeling('Naar de documenten', adres(id, 'documenten'))),
  ])
}

function verlof({ id }: Traject): Html {
  return kaart('Verlof aanvragen', [
    alinea(
      'De aanvraag gaat naar DJI. Pas als verlof of elektronische monitoring is verleend, mag u iets delen met de reclassering.',
    ),
    alinea(koppeling('Naar verlof', adres(id, 'verlof'))),
  ])
}

/** The handreiking asks for a request after a no, and names no gegevens for step 16: then a request has nothing to open. */
function zonderToestemming(stap: '16b' | '16c'): Html {
  return kaart('Als de betrokkene nee zegt', [
    alinea(
      'De handreiking zegt dat de reclassering dan een opdracht krijgt. Voor deze stap noemt zij niet welke gegevens daarbij horen. Een opdracht maakt hier dus niets extra deelbaar: er is geen regel voor, en u kunt hem hier niet vragen.',
    ),
    stap === '16c' ? alinea('In stap 17c noemt de handreiking ze wel. Vraag de opdracht daar.') : '',
  ])
}

/** The advice goes to the OM and the court through the minister (Rvt art. 46): the clinic itself has no ground to send it there. */
function verlenging({ id, deelnames }: Traject, stap: string): Html {
  const bij = (partij: string) =>
    adres(id, 'stappen', '14', deelnames.find((een) => een.partij === partij)?.ontvanger ?? partij)
  return kaart('Zo gaat het verlengingsadvies', [
    opsomming([
      html`U stuurt het advies aan de minister: ${koppeling('aan DIZ', bij('diz'))} of ${koppeling('aan DJI', bij('dji'))}. Wat in de gesprekken over het traject is besproken, mag mee als het bij het advies hoort.`,
      'DIZ of DJI stuurt het advies aan het Openbaar Ministerie.',
      'Het Openbaar Ministerie legt de vordering met het advies voor aan de rechter, buiten Terugkeer: de rechtspraak heeft hier geen box. Dat is stap 15.',
      html`Beslist de rechter over verlenging? Leg ${koppeling('de nieuwe einddatum', `${adres(id)}#einde`)} vast.`,
    ]),
    stap === '14'
      ? alinea(
          'Moet de reclassering advies geven over proefverlof? Leg dan eerst onder ‘Wat de wet vraagt’ vast dat proefverlof wordt overwogen. Pas daarna kunt u haar om advies vragen.',
        )
      : '',
    alinea(
      html`Rechtstreeks aan ${koppeling('het Openbaar Ministerie', bij('om'))} of ${koppeling('de rechter', bij('rechtspraak'))} mag uw kliniek het niet sturen. Daar staat waarom.`,
      { klein: true },
    ),
  ])
}
