import { randomUUID } from 'node:crypto'
import { type Datum, datumKort, datumVan } from '../../../kern/datum.ts'
import { Fout } from '../../../kern/fout.ts'
import {
  alinea,
  datumveld,
  formulier,
  foutBij,
  type Html,
  html,
  kaart,
  keuze,
  knop,
  label,
  legeStaat,
  melding,
  tabel,
  tekstvak,
  tweeKolommen,
  verborgenTekst,
} from '../../../nlds/nlds.ts'
import type { Verzoek } from '../../../platform/http.ts'
import { type Mislukt, status } from '../../../toegang/toegang.ts'
import { vinkAf, voegActieToe } from '../../gesprek/acties.ts'
import type { Actie } from '../../gesprek/tabellen.ts'
import type { Tbsdelen } from '../../traject.ts'
import { watErMisIs } from '../foutwoorden.ts'
import { toon } from '../kader.ts'
import { termijnlabel } from '../woorden.ts'
import {
  doeGesprek,
  gegevensvinkjes,
  gekozen,
  gespreksadres,
  gesprekskop,
  leesGesprek,
  naamVan,
  type Opengeslagen,
  uitPad,
} from './kader.ts'

/** What everyone took on, and the form that adds to it. */
export async function actiesPagina(
  c: Verzoek,
  delen: Tbsdelen,
  mislukt: Mislukt | null = null,
): Promise<Response> {
  const open = await leesGesprek(c, delen)
  const { acties } = open.volledig
  const inhoud = [
    c.req.query('gedaan') === 'bewaard' ? melding('gelukt', 'Bewaard.') : '',
    watErMisIs(delen.grondslagen.register, mislukt?.fouten ?? []),
    tweeKolommen(
      kaart('Acties', lijst(open, acties, datumVan(open.acteur.nu))),
      kaart('Voeg een actie toe', actieformulier(delen, open, mislukt)),
    ),
  ]
  return toon(c, delen, { ...gesprekskop(open, 'Acties'), inhoud }, status(mislukt))
}

function lijst(
  { traject, volledig: { gesprek } }: Opengeslagen,
  acties: readonly Actie[],
  vandaag: Datum,
): Html {
  return tabel({
    bijschrift: 'Acties, de eerste datum bovenaan',
    kolommen: ['Actie', 'Wie', 'Voor', 'Stand'],
    rijen: acties.map((een) => [
      html`${een.wat}${een.dicht_op === null ? '' : html` ${label('nee', 'de eigenaar mag dit niet meer lezen')}`}`,
      naamVan(een.eigenaar),
      html`${datumKort(een.voor)} ${een.stand === 'open' ? termijnlabel(vandaag, een.voor) : ''}`,
      vinkformulier(een, gespreksadres(traject.id, gesprek.id, 'acties', een.id)),
    ]),
    leeg: legeStaat({
      kop: 'Er zijn nog geen acties',
      tekst: 'Spreek af wie wat doet, en voor wanneer. De eigenaar leest alleen de eigen acties.',
    }),
  })
}

/** How an action stands, with the button that changes it. */
export function vinkformulier({ stand, gedaan_naam, wat }: Actie, adres: string): Html {
  const gedaan = stand === 'gedaan'
  return html`${gedaan ? label('ja', 'gedaan') : label('neutraal', 'open')}${gedaan ? html` <span class="tk-klein">door ${gedaan_naam ?? ''}</span>` : ''}${formulier(
    {
      ...{ actie: adres, methode: 'post', inhoud: '' },
      verborgen: { stand: gedaan ? 'open' : 'gedaan' },
      knop: knop(html`${gedaan ? 'Zet weer open' : 'Gedaan'}${verborgenTekst(`: ${wat}`)}`, {
        soort: 'stil',
      }),
    },
  )}`
}

function actieformulier(delen: Tbsdelen, open: Opengeslagen, mislukt: Mislukt | null): Html {
  const { traject, volledig } = open
  const { getypt = {}, fouten = [] } = mislukt ?? {}
  const wie = [traject.organisatie, ...volledig.uitnodigingen.map(({ ontvanger }) => ontvanger)]
  return formulier({
    ...{ actie: gespreksadres(traject.id, volledig.gesprek.id, 'acties'), methode: 'post' },
    verborgen: { keer: getypt.keer ?? randomUUID() },
    inhoud: [
      alinea('De eigenaar leest de actie. Wat die niet mag weten, kunt u hier niet opschrijven.', {
        klein: true,
      }),
      tekstvak({
        ...{ naam: 'wat', label: 'Wat moet er gebeuren?', rijen: 2, verplicht: true },
        ...{ waarde: getypt.wat, fout: foutBij(fouten, 'wat') },
      }),
      keuze({
        ...{ naam: 'eigenaar', label: 'Wie doet dit?', leeg: 'Kies wie', waarde: getypt.eigenaar },
        opties: wie.map((een) => ({ waarde: een, tekst: naamVan(een) })),
        fout: foutBij(fouten, 'eigenaar'),
      }),
      datumveld({
        ...{ naam: 'voor', label: 'Voor welke dag?', verplicht: true },
        ...{ waarde: getypt.voor, fout: foutBij(fouten, 'voor') },
      }),
      gegevensvinkjes(delen, open, gekozen(getypt, 'gegeven'), fouten),
    ],
    knop: knop('Bewaar de actie', { soort: 'secundair' }),
  })
}

/** Gives someone something to do. */
export function actieVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  return doeGesprek(
    c,
    delen,
    ['bewaard', 'acties'],
    actiesPagina,
    (tx, { acteur, traject, volledig }, getypt) =>
      voegActieToe(delen, tx, acteur, traject, volledig, {
        ...{ wat: getypt.wat ?? '', gegevens: gekozen(getypt, 'gegeven'), eigenaar: getypt.eigenaar ?? '' },
        ...{ voor: (getypt.voor ?? '').trim(), keer: getypt.keer ?? '' },
      }),
  )
}

/** Ticks an action off, or opens it again. */
export function vinkAfVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  return doeGesprek(
    c,
    delen,
    ['bewaard', 'acties'],
    actiesPagina,
    async (tx, { acteur, volledig }, getypt) => {
      const actie = volledig.acties.find(({ id }) => id === uitPad(c, 'actie'))
      if (actie === undefined) throw new Fout('niet-gevonden', 'Deze actie kennen wij niet.')
      await vinkAf(delen, tx, acteur, actie, getypt.stand ?? '')
    },
  )
}
