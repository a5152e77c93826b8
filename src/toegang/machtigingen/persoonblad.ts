import { type Datum, datumKort, datumVan } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import {
  alinea,
  datumveld,
  formulier,
  foutBij,
  foutoverzicht,
  gegevenslijst,
  type Html,
  html,
  kaart,
  keuze,
  knop,
  koppeling,
  legeStaat,
  tabel,
  tekstvak,
  tijdlijn,
  tweeKolommen,
} from '../../nlds/nlds.ts'
import { rolnaam } from '../rollen.ts'
import { persoonPad, rolPad } from './blad.ts'
import type { Medewerker, Regel } from './opslag.ts'
import { jaarLater, laatstBekeken, loopt, type Machtiging, standVan } from './stand.ts'
import { einddatum, moment, regeltekst, standlabel, wieIs } from './woorden.ts'

/** What a form showed when it was sent back, with what was wrong. */
export interface Mislukt {
  readonly getypt: Readonly<Record<string, string>>
  readonly fouten: readonly VeldFout[]
}

/** What the page about one colleague shows. */
export interface Persoonsblad {
  readonly mens: Medewerker
  readonly mensen: readonly Medewerker[]
  readonly rollen: readonly Machtiging[]
  readonly regels: readonly Regel[]
  readonly rollenHier: readonly string[]
  readonly zelf: boolean
  readonly dag: Datum
  readonly mislukt: Mislukt | null
}

/** One colleague: the roles, a role to give, and what happened. */
export function persoonInhoud(blad: Persoonsblad): Html {
  const { mens, regels, mensen } = blad
  return html`${foutoverzicht(blad.mislukt?.fouten ?? [])}${tweeKolommen(
    html`${kaart('Rollen', roltabel(blad))}${kaart('Geef een rol', geefformulier(blad))}`,
    html`${kaart(
      'Wie is dit',
      gegevenslijst([
        { naam: 'Functie', waarde: mens.functie ?? 'niet opgegeven' },
        { naam: 'Eerst gezien', waarde: datumKort(datumVan(mens.eerst_gezien)) },
        { naam: 'Laatst gezien', waarde: datumKort(datumVan(mens.laatst_gezien)) },
      ]),
    )}${kaart(
      'Wat er gebeurde',
      regels.length === 0
        ? alinea('Over deze collega is nog niets vastgelegd.')
        : tijdlijn(
            regels.map((regel) => ({
              wanneer: moment(regel.op),
              wat: regeltekst(regel, mensen, mens.organisatie),
              stand: 'geweest',
            })),
          ),
    )}`,
  )}`
}

function roltabel({ rollen, dag, mens }: Persoonsblad): Html {
  return tabel({
    bijschrift: `Rollen van ${mens.naam}`,
    kolommen: ['Rol', 'Stand', 'Van', 'Tot en met'],
    rijen: rollen.map((een) => [
      koppeling(rolnaam(een.rol), rolPad(een.id)),
      standlabel(een, dag),
      datumKort(een.van),
      einddatum(een.tot),
    ]),
    leeg: legeStaat({ kop: 'Nog geen rol', tekst: 'Zonder rol ziet deze collega niets.' }),
  })
}

function geefformulier({ mens, rollenHier, zelf, dag, mislukt }: Persoonsblad): Html {
  const getypt = mislukt?.getypt ?? {}
  const fout = (veld: string) => foutBij(mislukt?.fouten ?? [], veld)
  const uiterlijk = jaarLater(dag)
  return html`${alinea(
    zelf
      ? 'Dit bent u zelf. Een rol voor uzelf geldt pas als een tweede persoon die bevestigt.'
      : 'Geef alleen de rol die het werk vraagt. De rol machtigingenbeheerder geldt pas als een tweede persoon die bevestigt.',
  )}${formulier({
    actie: `${persoonPad(mens.id)}/rollen`,
    methode: 'post',
    inhoud: [
      keuze({
        naam: 'rol',
        label: 'Rol',
        leeg: 'Kies een rol',
        waarde: getypt.rol,
        fout: fout('rol'),
        verplicht: true,
        opties: rollenHier.map((rol) => ({ waarde: rol, tekst: rolnaam(rol) })),
      }),
      datumveld({
        naam: 'van',
        label: 'Van',
        waarde: getypt.van ?? dag,
        min: dag,
        max: uiterlijk,
        fout: fout('van'),
        verplicht: true,
      }),
      datumveld({
        naam: 'tot',
        label: 'Tot en met',
        uitleg: `Ten hoogste een jaar: uiterlijk ${datumKort(uiterlijk)}.`,
        waarde: getypt.tot ?? uiterlijk,
        min: dag,
        max: uiterlijk,
        fout: fout('tot'),
        verplicht: true,
      }),
    ],
    knop: 'Geef deze rol',
  })}`
}

/** What the page about one role shows. */
export interface Rolblad {
  readonly machtiging: Machtiging
  readonly mens: Medewerker
  readonly mensen: readonly Medewerker[]
  /** The question about this role that waits, if any. */
  readonly wacht: string | null
  readonly dag: Datum
  readonly mislukt: Mislukt | null
}

/** One role: who gave it, another last day, and taking it back. */
export function rolInhoud(blad: Rolblad): Html {
  const { machtiging, mensen, dag, mislukt } = blad
  return html`${foutoverzicht(mislukt?.fouten ?? [])}${kaart(
    'Deze rol',
    gegevenslijst([
      { naam: 'Stand', waarde: standlabel(machtiging, dag) },
      { naam: 'Van', waarde: datumKort(machtiging.van) },
      { naam: 'Tot en met', waarde: einddatum(machtiging.tot) },
      { naam: 'Gegeven door', waarde: wieIs(machtiging.gegeven_door, mensen) },
      { naam: 'Bevestigd door', waarde: bevestigd(machtiging, mensen) },
      { naam: 'Laatst nagekeken', waarde: datumKort(laatstBekeken(machtiging)) },
      ...(machtiging.ingetrokken_op === null
        ? []
        : [
            {
              naam: 'Ingetrokken',
              waarde: html`${moment(machtiging.ingetrokken_op)}<br>${machtiging.reden ?? ''}`,
            },
          ]),
    ]),
  )}${doen(blad)}`
}

function bevestigd({ bevestigd_door, gegeven_door }: Machtiging, mensen: readonly Medewerker[]): string {
  if (bevestigd_door === null) return 'nog niemand'
  return bevestigd_door === gegeven_door ? 'niet nodig' : wieIs(bevestigd_door, mensen)
}

function doen(blad: Rolblad): Html {
  const { machtiging, dag, wacht } = blad
  if (!loopt(machtiging, dag)) return html``
  if (wacht !== null)
    return kaart('Er wacht een vraag over deze rol', alinea(koppeling('Bekijk de vraag', wacht)))
  const wijzigbaar = standVan(machtiging, dag) !== 'te-bevestigen'
  return html`${wijzigbaar ? kaart('Wijzig de einddatum', eindformulier(blad)) : ''}${kaart('Trek de rol in', intrekformulier(blad))}`
}

function eindformulier({ machtiging, dag, mislukt }: Rolblad): Html {
  return formulier({
    actie: `${rolPad(machtiging.id)}/einddatum`,
    methode: 'post',
    verborgen: { gezien: machtiging.tot ?? '' },
    inhoud: datumveld({
      naam: 'tot',
      label: 'Tot en met',
      uitleg: `Uiterlijk ${datumKort(jaarLater(dag))}. Langer voor uzelf, en elke wijziging bij een machtigingenbeheerder, bevestigt een tweede persoon.`,
      waarde: mislukt?.getypt.tot ?? machtiging.tot ?? '',
      min: dag,
      max: jaarLater(dag),
      fout: foutBij(mislukt?.fouten ?? [], 'tot'),
      verplicht: true,
    }),
    knop: 'Wijzig de einddatum',
  })
}

function intrekformulier({ machtiging, mislukt }: Rolblad): Html {
  return html`${alinea('De rol geldt niet meer vanaf de eerstvolgende klik van uw collega.')}${formulier({
    actie: `${rolPad(machtiging.id)}/intrekking`,
    methode: 'post',
    inhoud: tekstvak({
      naam: 'reden',
      label: 'Reden',
      uitleg: 'Bijvoorbeeld: ander werk, uit dienst. Schrijf geen persoonlijke gegevens op.',
      rijen: 2,
      waarde: mislukt?.getypt.reden,
      fout: foutBij(mislukt?.fouten ?? [], 'reden'),
      verplicht: true,
    }),
    knop: knop('Trek de rol in', { soort: 'secundair' }),
  })}`
}
