import type { Postbusstand } from '../../aansluiting/aansluiting.ts'
import { moment } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import {
  alinea,
  formulier,
  foutBij,
  geen,
  gegevenslijst,
  type Html,
  html,
  kaart,
  keuzerondjes,
  knop,
  koppeling,
  melding,
} from '../../nlds/nlds.ts'
import type { Poststand } from '../post/keuze.ts'
import type { Mail, Mailsoort } from '../post/store.ts'
import { meldingenPad } from './woorden.ts'

/** Where the forms about mail go. */
export const postPad = `${meldingenPad}/post`

/** What the page shows of mail. */
export interface Postblad {
  /** False where this installation sends no mail at all. */
  readonly ingesteld: boolean
  readonly stand: Poststand
  readonly fouten: readonly VeldFout[]
}

const busPad = '/aansluiting#postbussen'
const uitleg =
  'U krijgt een mail als er iets in uw Berichtenbox is gekomen. In de mail staan alleen aantallen en een link. Er staat niets in over personen.'

/** How the organisation hears by mail: where to, how often, and how that goes. */
export function postkaart({ ingesteld, stand, fouten }: Postblad): Html {
  const heeftBus = stand.postbussen.some(({ soort }) => soort === 'groepsmailbox')
  const inhoud = ingesteld
    ? heeftBus
      ? html`${toestand(stand)}${keuze(stand, fouten)}`
      : zonderBus(stand)
    : nietIngesteld
  return kaart('E-mail', html`<div class="tk-stapel">${alinea(uitleg)}${inhoud}</div>`, { id: 'post' })
}

const nietIngesteld = melding(
  'info',
  'Deze omgeving verstuurt geen e-mail. Wilt u dat wel, vraag dan de beheerder van Terugkeer om een mailserver in te stellen.',
)
function zonderBus({ inRegister }: Poststand): Html {
  return melding(
    'let-op',
    inRegister === null
      ? html`Wij mailen u nog niet: uw organisatie heeft nog geen groepsmailbox bewaard. ${koppeling('Vul de groepsmailbox in bij Aansluiting', busPad)}.`
      : html`Wij mailen u nog niet. In het register staat ${inRegister}, maar uw organisatie heeft dat adres nog niet bewaard. ${koppeling('Kijk het adres na bij Aansluiting', busPad)} en kies daar Bewaar.`,
  )
}

function toestand({ postbussen, laatste, hapert }: Poststand): Html {
  const stuk = postbussen.filter((bus) => bus.stuk !== null)
  return html`${stuk.map(kapot)}${stuk.length === 0 ? '' : opnieuw}${gegevenslijst([
    ...postbussen.map((bus) => ({ naam: busnaam[bus.soort], waarde: html`${bus.email}` })),
    { naam: 'Laatste mail', waarde: laatste === null ? geen('nog niet') : verzonden(laatste) },
    ...(hapert === null
      ? []
      : [{ naam: 'Wacht', waarde: html`${hapert.laatste_reden} Wij proberen het vanzelf opnieuw.` }]),
  ])}`
}

const busnaam: Readonly<Record<Postbusstand['soort'], string>> = {
  groepsmailbox: 'Groepsmailbox',
  backoffice: 'Backoffice',
}

const soortnaam: Readonly<Record<Mailsoort, string>> = {
  overzicht: 'overzicht van de box',
  ongelezen: 'berichten over de termijn',
  geschorst: 'systeem antwoordt niet',
}

function verzonden({ soort, laatste_op: op }: Mail): Html {
  return html`${op === null ? '' : moment(op)}<div class="tk-klein">${soortnaam[soort]}</div>`
}

function kapot({ soort, stuk }: Postbusstand): Html {
  return stuk === null
    ? html``
    : melding(
        'let-op',
        html`Post aan uw ${busnaam[soort].toLowerCase()} komt niet aan, sinds ${moment(stuk.op)}. ${stuk.reden} Wij sturen er niets meer heen. ${koppeling('Verander het adres bij Aansluiting', busPad)}, of probeer het opnieuw als het adres weer werkt.`,
      )
}

const opnieuw = formulier({
  actie: `${postPad}/opnieuw`,
  methode: 'post',
  inhoud: '',
  knop: knop('Probeer opnieuw', { soort: 'secundair' }),
})

function keuze({ ritme }: Poststand, fouten: readonly VeldFout[]): Html {
  return formulier({
    actie: postPad,
    methode: 'post',
    inhoud: keuzerondjes({
      naam: 'ritme',
      label: 'Hoe vaak wilt u een mail over nieuwe berichten?',
      uitleg:
        'Antwoordt een systeem van u niet meer, of heeft niemand een bericht geopend voor de termijn om was? Dan mailen wij altijd, hoogstens één keer per dag.',
      waarde: ritme,
      fout: foutBij(fouten, 'ritme'),
      opties: [
        { waarde: 'meteen', tekst: 'Meteen, hoogstens één mail per kwartier' },
        { waarde: 'werkdag', tekst: 'Elke werkdag om 8 uur' },
        { waarde: 'niet', tekst: 'Niet' },
      ],
    }),
    knop: knop('Bewaar', { soort: 'secundair' }),
  })
}
