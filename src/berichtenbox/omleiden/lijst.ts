import { aantalDagen, type Datum, dagenTussen, datumKort, datumVan } from '../../kern/datum.ts'
import {
  alinea,
  geen,
  type Html,
  html,
  kaart,
  knopLink,
  koppeling,
  label,
  legeStaat,
  tabel,
  uitklap,
  verborgenTekst,
} from '../../nlds/nlds.ts'
import { gemeenteOp } from '../../organisaties/organisaties.ts'
import { organisatienaam, soortnaam } from '../pages/weergave.ts'
import type { Omleidvraag } from './opslag.ts'
import { redentekst } from './regels.ts'

/** Days after which the right municipality is kept waiting beyond the term of a message. */
const termijnDagen = 2

/** The name of a municipality by its code. */
export function gemeentenaam(code: string | null, dag: Datum): string {
  return code === null ? 'niet bekend' : (gemeenteOp(code, dag)?.naam ?? code)
}

/** What waits for a decision, the oldest first. */
export function openlijst(open: readonly Omleidvraag[], nu: Date): Html {
  const dag = datumVan(nu)
  const dagen = open.map(({ op }) => dagenTussen(datumVan(op), dag))
  return kaart(
    'Wat wacht op een besluit',
    tabel({
      bijschrift: 'Berichten die niet voor de ontvanger zijn, het oudste eerst',
      kolommen: ['Gemeente', 'Bericht', 'Reden', 'Zij noemt', 'Sinds', 'Wat u kunt doen'],
      rijen: open.map((vraag, rij) => [
        organisatienaam(vraag.ontvanger),
        html`${soortnaam[vraag.soort] ?? vraag.soort}<div class="tk-klein">${organisatienaam(vraag.inrichting)}</div>`,
        redentekst[vraag.reden],
        vraag.voorstel === null ? geen('weet zij niet') : gemeentenaam(vraag.voorstel, dag),
        html`${datumKort(datumVan(vraag.op))}<div>${(dagen[rij] ?? 0) > termijnDagen ? label('let-op', `wacht ${aantalDagen(dagen[rij] ?? 0)}`) : ''}</div>`,
        knopLink(
          html`Beslis${verborgenTekst(` over het bericht aan ${organisatienaam(vraag.ontvanger)}`)}`,
          `/niet-van-ons/${vraag.id}`,
          { soort: 'secundair' },
        ),
      ]),
      rijAandacht: (rij) => (dagen[rij] ?? 0) > termijnDagen,
      aandachtWoord: 'Wacht te lang',
      leeg: legeStaat({
        kop: 'Niets te beslissen',
        tekst: 'Geen gemeente wacht op een besluit over een bericht dat niet voor haar is.',
      }),
    }),
  )
}

/** What was decided, the newest first. */
export function afgedaanlijst(afgedaan: readonly Omleidvraag[], dag: Datum): Html {
  return uitklap(
    'Wat al is afgedaan',
    tabel({
      bijschrift: 'Afgedane berichten, het nieuwste eerst',
      kolommen: ['Gemeente', 'Bericht', 'Gezegd op', 'Besluit', 'Door'],
      rijen: afgedaan.map((vraag) => [
        koppeling(organisatienaam(vraag.ontvanger), `/niet-van-ons/${vraag.id}`),
        soortnaam[vraag.soort] ?? vraag.soort,
        datumKort(datumVan(vraag.op)),
        besluitlabel(vraag, dag),
        vraag.besloten_naam ?? geen('–'),
      ]),
      leeg: alinea('Er is nog niets afgedaan.'),
    }),
  )
}

/** What came of it, in a few words. */
export function besluitlabel({ besluit, naar, status }: Omleidvraag, dag: Datum): Html {
  if (besluit === 'doorgestuurd') return label('ja', `naar ${gemeentenaam(naar, dag)}`)
  if (besluit === 'blijft') return label('neutraal', 'blijft bij deze gemeente')
  return status === 'ingetrokken'
    ? label('neutraal', 'bericht is teruggeroepen')
    : label('let-op', 'wacht op besluit')
}
