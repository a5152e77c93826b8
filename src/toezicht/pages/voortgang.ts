import { moment } from '../../kern/datum.ts'
import { type Ldvvoortgang, meesteWachtend, type Voortgang } from '../../logboek/logboek.ts'
import { alinea, gegevenslijst, type Html, kaart, melding } from '../../nlds/nlds.ts'

/** So long a line may wait for its seal, in milliseconds; longer, and something stands still. */
const teLang = 5 * 60_000

const aantal = (n: number) =>
  `${n > meesteWachtend ? 'meer dan ' : ''}${Math.min(n, meesteWachtend).toLocaleString('nl-NL')} ${n === 1 ? 'regel' : 'regels'}`

/** How far the sealing of the logboek and the sending of its lines are, and what holds it up. */
export function voortgangkaart({ zegel, wachtend, sinds, ldv }: Voortgang, nu: Date): Html {
  const stil = sinds !== null && nu.getTime() - sinds.getTime() > teLang
  return kaart('Hoe ver het logboek is', [
    stil
      ? melding(
          'let-op',
          `Er wacht al sinds ${moment(sinds)} een regel op een zegel. Vraag de beheerder om dit na te kijken.`,
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
        waarde: zegel === null ? 'nog niets' : `${aantal(zegel.grootte)}, tot en met ${moment(zegel.op)}`,
      },
      {
        naam: 'Wacht op een zegel',
        waarde: sinds === null ? 'niets' : `${aantal(wachtend)}, sinds ${moment(sinds)}`,
      },
      ...(ldv === null ? [{ naam: 'Logboek Dataverwerkingen', waarde: 'niet ingesteld' }] : ldvregels(ldv)),
    ]),
    alinea('Dit gaat over alle organisaties samen. Er staat niemand in.', { klein: true }),
  ])
}

function ldvregels({ tot, wachtend, gelukt, pogingen, reden, volgende }: Ldvvoortgang) {
  const laatst = gelukt === null ? '' : `, het laatst op ${moment(gelukt)}`
  return [
    { naam: 'Aangenomen door het Logboek Dataverwerkingen', waarde: `${aantal(tot)}${laatst}` },
    { naam: 'Wacht nog op versturen', waarde: wachtend === 0 ? 'niets' : aantal(wachtend) },
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
