import { alinea, html, knopLink, melding } from '../../nlds/nlds.ts'
import type { Verzoek } from '../../platform/http.ts'
import { type Aanmelddelen, toonBlad } from './blad.ts'

const opnieuw = () => knopLink('Opnieuw aanmelden', '/aanmelden', { soort: 'secundair' })

/** Signing in did not work, and nobody is signed in. */
export function mislukt(
  c: Verzoek,
  delen: Aanmelddelen,
  wat: string,
  status: 400 | 503,
): Response | Promise<Response> {
  const inhoud = html`${melding('let-op', alinea(`${wat} Er is niemand aangemeld.`))}${opnieuw()}`
  return toonBlad(c, delen, { titel: 'Aanmelden is niet gelukt', inhoud }, status)
}

/** Someone is who they are, but not surely enough for data about detention. */
export function teLaagNiveau(
  c: Verzoek,
  delen: Aanmelddelen,
  aanbieder: string,
): Response | Promise<Response> {
  const inhoud = html`${melding(
    'let-op',
    alinea(
      `U bent aangemeld bij ${aanbieder}, maar met een te laag betrouwbaarheidsniveau. Gegevens over detentie vragen ten minste niveau substantieel: eHerkenning niveau 3 (EH3) of hoger.`,
    ),
  )}${alinea('Vraag bij uw organisatie een middel op niveau 3 of 4 aan, of kies bij het aanmelden het middel dat dit niveau heeft.')}${opnieuw()}`
  return toonBlad(c, delen, { titel: 'Uw middel is niet sterk genoeg', inhoud }, 403)
}

/** The provider names an organisation that is not here, or none. */
export function onbekendeOrganisatie(c: Verzoek, delen: Aanmelddelen): Response | Promise<Response> {
  const inhoud = html`${melding(
    'let-op',
    alinea('De organisatie waarvoor u zich aanmeldt, is niet aangesloten op Terugkeer. U ziet daarom niets.'),
  )}${alinea('Gebruikt u het middel van een andere organisatie? Kies dan bij het aanmelden de juiste. Anders meldt uw organisatie zich eerst aan bij Justid.')}${opnieuw()}`
  return toonBlad(c, delen, { titel: 'Uw organisatie is niet aangesloten', inhoud }, 403)
}
