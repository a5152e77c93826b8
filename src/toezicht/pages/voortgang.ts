import { moment } from '../../kern/datum.ts'
import { type Ldvvoortgang, meesteWachtend, type Voortgang, type Wachtend } from '../../logboek/logboek.ts'
import { alinea, gegevenslijst, type Html, kaart, melding } from '../../nlds/nlds.ts'

/** So long a line may wait for its seal, in milliseconds; longer, and something stands still. */
const teLang = 5 * 60_000

/** How many lines wait and since when, in words. */
function wachtwoorden({ aantal, sinds }: Wachtend): string {
  if (sinds === null) return 'niets'
  const meer = aantal > meesteWachtend ? 'meer dan ' : ''
  const getal = Math.min(aantal, meesteWachtend).toLocaleString('nl-NL')
  return `${meer}${getal} ${aantal === 1 ? 'regel' : 'regels'}, de oudste van ${moment(sinds)}`
}

/** How far the sealing of the own lines and the sending of them are, and what holds it up. */
export function voortgangkaart({ verzegeldTot, zegel, ldv }: Voortgang, nu: Date): Html {
  const stil = zegel.sinds !== null && nu.getTime() - zegel.sinds.getTime() > teLang
  return kaart('Hoe ver het logboek is', [
    stil
      ? melding(
          'let-op',
          'Er wacht al langer dan vijf minuten een regel op een zegel. Vraag de beheerder om dit na te kijken.',
        )
      : '',
    ldv !== null && ldv.pogingen > 0
      ? melding(
          'let-op',
          `Het Logboek Dataverwerkingen neemt nu niets aan. ${ldv.reden ?? ''} Er gaat niets verloren: Terugkeer blijft het proberen.`,
        )
      : '',
    gegevenslijst([
      {
        naam: 'Verzegeld',
        waarde: verzegeldTot === null ? 'nog niets' : `tot en met de regel van ${moment(verzegeldTot)}`,
      },
      { naam: 'Wacht op een zegel', waarde: wachtwoorden(zegel) },
      ...(ldv === null ? [{ naam: 'Logboek Dataverwerkingen', waarde: 'niet ingesteld' }] : ldvregels(ldv)),
    ]),
    alinea('Dit gaat over de regels van uw eigen organisatie.', { klein: true }),
  ])
}

function ldvregels({ wachtend, pogingen, reden, volgende }: Ldvvoortgang) {
  return [
    { naam: 'Wacht op het Logboek Dataverwerkingen', waarde: wachtwoorden(wachtend) },
    ...(pogingen === 0
      ? []
      : [
          { naam: 'Laatste weigering', waarde: reden ?? 'niet bekend' },
          {
            naam: 'Pogingen sinds het laatst lukte',
            waarde: `${pogingen}${volgende === null ? '' : `, de volgende om ${moment(volgende)}`}`,
          },
        ]),
  ]
}
