import { datumKort, datumVan } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import {
  alinea,
  formulier,
  foutBij,
  foutoverzicht,
  gegevenslijst,
  type Html,
  html,
  kaart,
  knop,
  knoppen,
  koppeling,
  melding,
  tabel,
  tekstvak,
} from '../../nlds/nlds.ts'
import { organisatie } from '../../organisaties/organisaties.ts'
import type { Wachtend } from './besluiten.ts'
import type { Medewerker } from './opslag.ts'
import { moment, vraagtekst } from './woorden.ts'

/** What waits for a second person, each with a page of its own under this path. */
export function voorsteltabel(
  wachtend: readonly Wachtend[],
  pad: string,
  { metOrganisatie = false }: { readonly metOrganisatie?: boolean } = {},
): Html {
  return tabel({
    bijschrift: 'Vragen die op een tweede persoon wachten',
    kolommen: [{ kop: 'Voor', heel: true }, 'Wat', 'Gevraagd', 'Wie beslist'],
    rijen: wachtend.map(({ voorstel, machtiging, over, vrager, bezwaar }) => [
      metOrganisatie
        ? html`${over.naam}<br><span class="tk-klein">${organisatie(voorstel.organisatie)?.naam ?? ''}</span>`
        : over.naam,
      koppeling(vraagtekst(voorstel, machtiging), `${pad}/${voorstel.id}`),
      html`${datumKort(datumVan(voorstel.gevraagd_op))}<br><span class="tk-klein">door ${vrager?.naam ?? 'Justid'}</span>`,
      wieBeslist(voorstel.bij, bezwaar),
    ]),
    leeg: html``,
  })
}

/** Who decides about what waits, as the reader sees it. */
export function wieBeslist(bij: Wachtend['voorstel']['bij'], bezwaar: string | null): string {
  if (bij === 'justid') return 'Justid'
  return bezwaar === null ? 'u' : 'een andere machtigingenbeheerder'
}

/** What the page about one question shows. */
export interface Voorstelvraag {
  readonly pad: string
  readonly gebruiker: string
  readonly isJustid: boolean
  readonly fouten: readonly VeldFout[]
  readonly reden?: string | undefined
}

/** One question: what is asked, and the decision of the second person. */
export function voorstelInhoud(wachtend: Wachtend, vraag: Voorstelvraag): Html {
  const { voorstel, machtiging, over, vrager } = wachtend
  return html`${foutoverzicht(vraag.fouten)}${kaart(
    'Wat wordt gevraagd',
    gegevenslijst([
      { naam: 'Vraag', waarde: vraagtekst(voorstel, machtiging) },
      { naam: 'Voor', waarde: html`${over.naam}, ${over.functie ?? 'functie niet opgegeven'}` },
      { naam: 'Bij', waarde: organisatie(voorstel.organisatie)?.naam ?? voorstel.organisatie },
      { naam: 'Gevraagd door', waarde: vrager?.naam ?? 'Justid' },
      { naam: 'Gevraagd op', waarde: moment(voorstel.gevraagd_op) },
      ...(voorstel.reden === null ? [] : [{ naam: 'Reden', waarde: voorstel.reden }]),
    ]),
  )}${besluitvorm({ ...voorstel, bezwaar: wachtend.bezwaar }, vraag)}${kaart('Waarom u dit ziet', alinea(waarom(vraag.isJustid)))}`
}

function waarom(isJustid: boolean): string {
  return isJustid
    ? 'Deze organisatie heeft niemand anders die dit mag bevestigen. Daarom vraagt Terugkeer het aan Justid. Bel de organisatie op een nummer dat u al kent. U ziet alleen deze vraag, niets anders van de organisatie.'
    : 'Een rol voor uzelf, en de rol machtigingenbeheerder, geeft of neemt niemand alleen. Een tweede persoon kijkt mee.'
}

/** What the decision hangs on: whose it is, who asked, and why the reader may not (null: they may). */
export interface Besluitstand {
  readonly bij: Wachtend['voorstel']['bij']
  readonly gevraagd_door: string
  readonly bezwaar: string | null
}

/** The decision of the second person; for others why it is not theirs, with taking back what one asked. */
export function besluitvorm(
  { bij, gevraagd_door, bezwaar }: Besluitstand,
  { pad, gebruiker, isJustid, fouten, reden }: Voorstelvraag,
): Html {
  const vanMij = gevraagd_door === gebruiker
  const bijMij = isJustid || bij === 'organisatie'
  if (bezwaar === null && bijMij)
    return kaart(
      'Uw besluit',
      formulier({
        actie: pad,
        methode: 'post',
        inhoud: tekstvak({
          naam: 'reden',
          label: 'Reden, als u afwijst',
          uitleg: 'Degene die het vroeg leest dit. Schrijf geen persoonlijke gegevens op.',
          rijen: 2,
          waarde: reden,
          fout: foutBij(fouten, 'reden'),
        }),
        knop: knoppen(
          knop('Bevestig', { naam: 'besluit', waarde: 'bevestig' }),
          knop('Wijs af', { soort: 'secundair', naam: 'besluit', waarde: 'wijs-af' }),
        ),
      }),
    )
  const uitleg =
    bezwaar ?? 'Justid beslist hierover, omdat uw organisatie niemand anders had die dit mag bevestigen.'
  const terug = formulier({
    actie: pad,
    methode: 'post',
    inhoud: '',
    knop: knop('Neem de vraag terug', { soort: 'secundair', naam: 'besluit', waarde: 'neem-terug' }),
  })
  return html`${melding('info', uitleg)}${vanMij ? kaart('Toch niet nodig?', terug) : ''}`
}

/** People of organisations that have nobody who may give roles: for Justid, which appoints the first. */
export function eersteTabel(mensen: readonly Medewerker[], pad: string): Html {
  return tabel({
    bijschrift: 'Mensen bij organisaties zonder machtigingenbeheerder',
    kolommen: ['Organisatie', 'Naam', 'Laatst gezien', 'Wat u kunt doen'],
    rijen: mensen.map(({ id, organisatie: van, naam, functie, laatst_gezien }) => [
      organisatie(van)?.naam ?? van,
      html`${naam}<br><span class="tk-klein">${functie ?? 'functie niet opgegeven'}</span>`,
      datumKort(datumVan(laatst_gezien)),
      formulier({
        actie: pad,
        methode: 'post',
        inhoud: '',
        verborgen: { medewerker: id },
        knop: knop(html`Stel ${naam} voor`, { soort: 'secundair' }),
      }),
    ]),
    leeg: html``,
  })
}
