import { aantalDagen, type Datum, dagenTussen, datumKort, datumVan, datumVoluit } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import {
  actie,
  alinea,
  filterbalk,
  foutBij,
  type Html,
  html,
  kaart,
  keuze,
  knopLink,
  koppeling,
  label,
  legeStaat,
  paginering,
  tabel,
  tekstveld,
} from '../../nlds/nlds.ts'
import { rolnaam } from '../rollen.ts'
import { machtigingenPad, persoonPad, rolPad } from './blad.ts'
import { type Lijstfilter, lijst, type Overzicht, type Persoonsrij, perBlad } from './lezen.ts'
import { standen, standVan } from './stand.ts'
import { voorsteltabel } from './voorstelblad.ts'
import { standlabel, standnaam } from './woorden.ts'

/** What the first page shows besides what is there. */
export interface Overzichtvraag {
  readonly filter: Lijstfilter
  readonly fouten: readonly VeldFout[]
  readonly rollenHier: readonly string[]
  /** The name that was searched; it came in a form and is in no address. */
  readonly naam?: string | undefined
}

/** The first page: the one thing to do now, who waits, what waits, and everyone with a role. */
export function overzichtInhoud(stand: Overzicht, vraag: Overzichtvraag): Html {
  const rijen = lijst(stand, vraag.filter, vraag.naam)
  return html`${eerstDit(stand)}${wachtenden(stand)}${voorstellen(stand)}${kaart('Mensen met een rol', [
    filtervelden(vraag),
    naamveld(vraag.naam),
    mensentabel(stand, rijen, vraag),
  ])}`
}

/** A role may end without anyone noticing; this many days before, the page says so. */
const tijdigDagen = 60

function eerstDit(stand: Overzicht): Html {
  const { zonderBeheerder, wachtend, teHerzien, dag } = stand
  const mijn = wachtend.find(({ bezwaar, voorstel }) => bezwaar === null && voorstel.bij === 'organisatie')
  if (zonderBeheerder !== null && dagenTussen(dag, zonderBeheerder) <= tijdigDagen)
    return actie({
      kop: `Vanaf ${datumVoluit(zonderBeheerder)} heeft uw organisatie geen machtigingenbeheerder meer`,
      tekst: `Dat is over ${aantalDagen(dagenTussen(dag, zonderBeheerder))}. Verleng de rol, of geef een collega de rol machtigingenbeheerder.`,
      inhoud: knopLink('Bekijk de machtigingenbeheerders', `${machtigingenPad}?rol=machtigingenbeheerder`),
    })
  if (mijn !== undefined)
    return actie({
      kop: 'Een collega vraagt u iets te bevestigen',
      tekst: 'Dit geldt pas als u als tweede persoon akkoord gaat.',
      inhoud: knopLink('Bekijk de vraag', `${machtigingenPad}/voorstellen/${mijn.voorstel.id}`),
    })
  return teHerzien.length === 0 ? html`` : herzieningActie(teHerzien.length)
}

function herzieningActie(aantal: number): Html {
  return actie({
    kop: aantal === 1 ? '1 rol is toe aan herziening' : `${aantal} rollen zijn toe aan herziening`,
    tekst: 'Elke rol kijkt u één keer per jaar na. Is de rol nog nodig?',
    inhoud: knopLink('Begin met herzien', `${machtigingenPad}/herziening`),
  })
}

function wachtenden({ zonderRol }: Overzicht): Html {
  if (zonderRol.length === 0) return html``
  return kaart('Wacht op een rol', [
    alinea(
      'Deze mensen meldden zich aan namens uw organisatie. Zonder rol zien zij niets. Ga na of u hen kent.',
    ),
    tabel({
      bijschrift: 'Mensen die op een rol wachten',
      kolommen: ['Naam', 'Functie', 'Laatst aangemeld', 'Wat u kunt doen'],
      rijen: zonderRol.map(({ id, naam, functie, laatst_gezien }) => [
        naam,
        functie ?? 'niet opgegeven',
        datumKort(datumVan(laatst_gezien)),
        koppeling(html`Geef ${naam} een rol`, persoonPad(id)),
      ]),
      leeg: html``,
    }),
  ])
}

function voorstellen({ wachtend }: Overzicht): Html {
  if (wachtend.length === 0) return html``
  return kaart('Wacht op een tweede persoon', voorsteltabel(wachtend, `${machtigingenPad}/voorstellen`))
}

function filtervelden({ filter, fouten, rollenHier }: Overzichtvraag): Html {
  const gefilterd = filter.functie !== '' || filter.rol !== '' || filter.stand !== 'lopend'
  return filterbalk({
    actie: machtigingenPad,
    naam: 'Filter de mensen',
    wissen: gefilterd ? machtigingenPad : undefined,
    velden: [
      tekstveld({
        naam: 'functie',
        label: 'Functie',
        waarde: filter.functie,
        fout: foutBij(fouten, 'functie'),
      }),
      keuze({
        naam: 'rol',
        label: 'Rol',
        leeg: 'Alle rollen',
        waarde: filter.rol,
        fout: foutBij(fouten, 'rol'),
        opties: rollenHier.map((rol) => ({ waarde: rol, tekst: rolnaam(rol) })),
      }),
      keuze({
        naam: 'stand',
        label: 'Stand',
        waarde: filter.stand,
        fout: foutBij(fouten, 'stand'),
        opties: [
          { waarde: 'lopend', tekst: 'lopend' },
          ...standen.map((stand) => ({ waarde: stand, tekst: standnaam[stand] })),
        ],
      }),
    ],
  })
}

function naamveld(naam: string | undefined): Html {
  return filterbalk({
    actie: `${machtigingenPad}/zoek`,
    methode: 'post',
    naam: 'Zoek een collega',
    knop: 'Zoek',
    wissen: naam === undefined ? undefined : machtigingenPad,
    wisTekst: 'Toon weer iedereen',
    velden: [tekstveld({ naam: 'naam', label: 'Zoek op naam', soort: 'search', waarde: naam })],
  })
}

function mensentabel(
  { dag }: Overzicht,
  rijen: readonly Persoonsrij[],
  { filter, naam }: Overzichtvraag,
): Html {
  const begin = naam === undefined ? (filter.blad - 1) * perBlad : 0
  const blad = (nummer: number) => bladadres({ ...filter, blad: nummer })
  return html`${tabel({
    bijschrift: naam === undefined ? 'Mensen en hun rollen, op naam' : 'Mensen met deze naam',
    kolommen: ['Naam', 'Functie', 'Rollen'],
    rijen: rijen
      .slice(begin, begin + perBlad)
      .map(({ mens, rollen }) => [
        koppeling(mens.naam, persoonPad(mens.id)),
        mens.functie ?? 'niet opgegeven',
        rollen.length === 0
          ? 'geen rol die nu loopt'
          : rollen.map(
              (een) =>
                html`<div>${koppeling(rolnaam(een.rol), rolPad(een.id))} ${standlabel(een, dag)} <span class="tk-klein">${totEnMet(een.tot)}</span></div>`,
            ),
      ]),
    leeg: legeStaat({
      kop: 'Niemand gevonden',
      tekst: 'Bij uw organisatie past niemand bij wat u zoekt.',
      tips: [
        'Een collega staat hier na de eerste keer aanmelden.',
        'Kies bij Stand ook wat is afgelopen of ingetrokken.',
      ],
    }),
  })}${paginering({
    vorige: begin > 0 ? blad(filter.blad - 1) : undefined,
    volgende: naam === undefined && rijen.length > begin + perBlad ? blad(filter.blad + 1) : undefined,
  })}`
}

const totEnMet = (tot: Datum | null) => (tot === null ? 'zonder einddatum' : `tot en met ${datumKort(tot)}`)

function bladadres({ functie, rol, stand, blad }: Lijstfilter): string {
  const delen = { functie, rol, stand: stand === 'lopend' ? '' : stand, blad: blad === 1 ? '' : String(blad) }
  const vraag = new URLSearchParams(Object.entries(delen).filter(([, waarde]) => waarde !== '')).toString()
  return vraag === '' ? machtigingenPad : `${machtigingenPad}?${vraag}`
}

/** How many people have a role, and how many roles must be looked at. */
export function overzichtOndertitel({ rollen, dag, teHerzien }: Overzicht, naam: string): Html {
  const geldig = rollen.filter((een) => standVan(een, dag) === 'geldig')
  const aantal = new Set(geldig.map(({ medewerker }) => medewerker)).size
  const herzien = teHerzien.length === 0 ? '' : html` · ${label('let-op', `${teHerzien.length} te herzien`)}`
  return html`${naam} · ${aantal === 1 ? '1 collega heeft' : `${aantal} collega’s hebben`} een rol${herzien}`
}
