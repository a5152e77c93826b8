import { antwoordwoorden, type Register } from '../../../grondslagen/grondslagen.ts'
import { moment } from '../../../kern/datum.ts'
import {
  alinea,
  geen,
  gegevenslijst,
  type Html,
  html,
  kaart,
  label,
  legeStaat,
  matrix,
  tabel,
  uitweg,
} from '../../../nlds/nlds.ts'
import type { Verzoek } from '../../../platform/http.ts'
import type { Onderwerp } from '../../gesprek/tabellen.ts'
import { gegevensVan, genodigden, toetsVoor, uitkomstVan } from '../../gesprek/toetsen.ts'
import type { Kolom } from '../../paneel.ts'
import type { Tbsdelen } from '../../traject.ts'
import { kolomnaam, ontvangeradres, toon } from '../kader.ts'
import {
  gespreksadres,
  gesprekskop,
  inWoorden,
  leesGesprek,
  naamVan,
  type Opengeslagen,
  wanneer,
} from './kader.ts'

/** One at the table, with how each thing on the agenda stands for it. */
interface Toehoorder extends Kolom {
  readonly standen: readonly ReturnType<typeof uitkomstVan>[]
}

/** Who was invited, or else who takes part and the handreiking names: with what each may hear, asked of the register now. */
function toehoorders(
  { grondslagen }: Tbsdelen,
  { acteur, traject, volledig }: Opengeslagen,
  onderwerpen: readonly Pick<Onderwerp, 'gegevens'>[],
): readonly Toehoorder[] {
  const { stap, uitnodigingen } = volledig
  const mogelijk = traject.deelnames.filter(({ partij }) => genodigden(stap).includes(partij))
  const kolommen = uitnodigingen.length > 0 ? uitnodigingen : mogelijk
  return kolommen.map(({ partij, ontvanger }) => {
    const kolom = { partij, ontvanger }
    const { oordeel } = toetsVoor(grondslagen, acteur.nu, traject, stap, kolom, gegevensVan(onderwerpen))
    return { ...kolom, standen: onderwerpen.map(({ gegevens }) => uitkomstVan(oordeel, gegevens)) }
  })
}

/** Who may hear what: the agenda against who is at the table. Each cell leads to why. */
export function magtabel(delen: Tbsdelen, open: Opengeslagen): Html {
  const { traject, volledig } = open
  const { agenda } = volledig.gesprek
  const lijst = toehoorders(delen, open, agenda)
  if (lijst.length === 0 || agenda.length === 0)
    return legeStaat({
      kop: 'Nog niets te zeggen',
      tekst: 'Nodig iemand uit en zet iets op de agenda. Dan staat hier wie wat mag horen.',
    })
  const { register } = delen.grondslagen
  const uitleg = volledig.uitnodigingen.length > 0 ? '' : 'U ziet wie er aan het traject meedoet. '
  return html`${alinea(
    html`${uitleg}Volgens het register, met wat nu van deze zaak bekend is. ${label('ja', 'mag erbij zijn')} ${label('onbeslist', 'nog niet te zeggen')} ${label('nee', 'mag dit niet horen')}`,
  )}${matrix({
    ...{ bijschrift: 'De agenda in de rijen, de genodigden in de kolommen', hoek: 'Wat ↓ wie →' },
    kolommen: lijst.map((kolom) => kolomnaam(register, kolom)),
    rijen: agenda.map(({ titel, gegevens }, rij) => ({
      naam: titel,
      cellen: lijst.map((kolom) => {
        const stand = kolom.standen[rij] ?? 'geweigerd'
        return {
          href: `${ontvangeradres(traject.id, volledig.stap, kolom)}#gegeven-${gegevens[0] ?? ''}`,
          zegt: `${titel} voor ${kolomnaam(register, kolom)}: ${antwoordwoorden[stand].woord}`,
          ...{
            mag: stand === 'toegestaan' ? 1 : 0,
            magAls: stand === 'onbeslist' ? 1 : 0,
            zonderGetal: true,
          },
        }
      }),
    })),
  })}`
}

/** The card that lies before the chair: for each thing on the agenda who stays, and who leaves the room. */
export async function kaartPagina(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  const open = await leesGesprek(c, delen)
  const { acteur, traject, volledig } = open
  const { gesprek, uitnodigingen } = volledig
  const lijst = toehoorders(delen, open, gesprek.agenda)
  const { register } = delen.grondslagen
  const wie = (rij: number, wel: boolean) => {
    const namen = lijst.filter(({ standen }) => (standen[rij] === 'toegestaan') === wel)
    return namen.length === 0
      ? geen(wel ? 'alleen uw kliniek' : 'niemand')
      : namen.map((kolom) => kolomnaam(register, kolom)).join(', ')
  }
  const inhoud = [
    kaart('Voor de voorzitter', [
      gegevenslijst([
        { naam: 'Wanneer', waarde: wanneer(gesprek) },
        { naam: 'Waar', waarde: gesprek.plaats },
        {
          naam: 'Genodigd',
          waarde: uitnodigingen.map(({ ontvanger }) => naamVan(ontvanger)).join(', ') || geen('niemand'),
        },
        { naam: 'Stand van', waarde: moment(acteur.nu) },
      ]),
      alinea(
        'Print deze kaart kort voor het gesprek: trekt de betrokkene toestemming in, dan verandert zij.',
      ),
    ]),
    kaart(
      'Per onderwerp',
      tabel({
        bijschrift: 'Wie er bij welk onderwerp mag blijven',
        kolommen: ['Onderwerp', 'Blijft in de kamer', 'Gaat de kamer uit'],
        rijen: gesprek.agenda.map(({ titel, gegevens }, rij) => [
          ...[onderwerp(register, titel, gegevens), wie(rij, true), wie(rij, false)],
        ]),
        leeg: alinea('Er staat nog niets op de agenda.'),
      }),
    ),
    alinea(
      uitweg(
        'Waarom mag iemand iets niet horen? Kijk bij het gesprek.',
        `${gespreksadres(traject.id, gesprek.id)}#wie-mag-wat`,
      ),
    ),
  ]
  return toon(c, delen, { ...gesprekskop(open, 'Kaart voor de voorzitter'), inhoud })
}

/** Something on the agenda, with what it is about when its title does not say that. */
export function onderwerp(register: Register, titel: string, gegevens: readonly string[]): Html {
  const over = inWoorden(register, gegevens)
  return over === titel ? html`${titel}` : html`${titel} <span class="tk-klein">over: ${over}</span>`
}
