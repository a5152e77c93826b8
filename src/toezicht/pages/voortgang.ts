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
export function voortgangkaart({ verzegeldTot, zegel, alarm, ldv }: Voortgang, nu: Date): Html {
  const stil = zegel.sinds !== null && nu.getTime() - zegel.sinds.getTime() > teLang
  return kaart('Hoe ver het logboek is', [
    alarmmelding(alarm) ?? '',
    // Why nothing is sealed, was said then.
    stil && alarm.verbrokenSinds === null
      ? melding(
          'let-op',
          'Er wacht al langer dan vijf minuten een regel op een zegel. Vraag de beheerder om dit na te kijken.',
        )
      : '',
    ldv !== null && ldv.pogingen > 0
      ? melding(
          'let-op',
          `Er gaat nu niets naar het Logboek Dataverwerkingen. ${ldv.reden ?? ''} Er gaat niets verloren: Terugkeer blijft het proberen.`,
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

/** What is wrong with the seals of all, the worst only: that is not about the own lines alone. */
function alarmmelding({ verbrokenSinds, nietBewaardSinds }: Voortgang['alarm']): Html | null {
  if (verbrokenSinds !== null)
    return melding(
      'fout',
      `Er klopt iets niet met het logboek in de database. Wat eerder is verzegeld, staat er niet meer zoals het was. Dat zag Terugkeer op ${moment(verbrokenSinds)}. Sindsdien wordt er niets verzegeld. Vraag de beheerder om dit meteen uit te zoeken.`,
    )
  if (nietBewaardSinds === null) return null
  return melding(
    'let-op',
    `Sinds ${moment(nietBewaardSinds)} lukt het niet om bewijs van het logboek buiten de database te bewaren. Het verzegelen gaat door. Vraag de beheerder om dit na te kijken.`,
  )
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
