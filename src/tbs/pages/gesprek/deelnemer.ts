import { z } from 'zod'
import { type Datum, datumKort, datumVan, moment } from '../../../kern/datum.ts'
import { Fout } from '../../../kern/fout.ts'
import { naamVoluit } from '../../../kern/naam.ts'
import {
  alinea,
  formulier,
  foutBij,
  gegevenslijst,
  type Html,
  html,
  kaart,
  keuzerondjes,
  label,
  melding,
  onbekend,
  opsomming,
  tabel,
  tekstvak,
  tweeKolommen,
} from '../../../nlds/nlds.ts'
import type { Tx } from '../../../platform/db.ts'
import type { Verzoek } from '../../../platform/http.ts'
import { leesFormulier, type Mislukt, probeer, status } from '../../../toegang/toegang.ts'
import { vinkAf } from '../../gesprek/acties.ts'
import { beantwoordUitnodiging, type Gelezen, leesUitnodiging } from '../../gesprek/lezen.ts'
import type { Uitnodiging } from '../../gesprek/tabellen.ts'
import { gespreksstap } from '../../gesprek/toetsen.ts'
import type { Schrijver } from '../../store.ts'
import type { Tbsdelen } from '../../traject.ts'
import { watErMisIs } from '../foutwoorden.ts'
import { meekijker, stapzin, toon } from '../kader.ts'
import { termijnlabel } from '../woorden.ts'
import { vinkformulier } from './acties.ts'
import { type Getypt, naamVan, proza, uitPad, wanneer } from './kader.ts'

/** Why someone sees this, and that it is written down. */
export const waarom =
  'U ziet alleen wat uw organisatie volgens het register nu mag weten, zolang zij meedoet. Dat u dit bekijkt, staat in het logboek.'

/** What the own organisation answered, for itself. */
export const antwoordlabels = {
  gevraagd: label('onbeslist', 'nog geen antwoord'),
  komt: label('ja', 'u komt'),
  'komt-niet': label('nee', 'u komt niet'),
} as const

/** What a talk is called for who was invited. */
export function gespreksnaam({ grondslagen }: Tbsdelen, uitnodiging: Uitnodiging): string {
  return stapzin(grondslagen.register, gespreksstap(uitnodiging))
}

/** The id of an invitation in the address. Throws `niet-gevonden` for what cannot be one. */
function uitnodigingUitPad(c: Verzoek): string {
  const id = z.guid().safeParse(c.req.param('id'))
  if (!id.success) throw new Fout('niet-gevonden', nietGevonden)
  return id.data.toLowerCase()
}

const nietGevonden = 'Deze uitnodiging kennen wij niet, of uw organisatie doet niet (meer) mee.'

/** Opens the invitation in the address in a transaction. Throws `niet-gevonden` for everyone else, and writes that down. */
async function metUitnodiging<T>(
  c: Verzoek,
  delen: Tbsdelen,
  werk: (tx: Tx, acteur: Schrijver, gelezen: Gelezen) => Promise<T>,
): Promise<T> {
  const acteur = meekijker(c, delen)
  const uit = await delen.db.transactie(acteur, async (tx) => {
    const gelezen = await leesUitnodiging(delen, tx, acteur, uitnodigingUitPad(c))
    return gelezen === null ? null : { waarde: await werk(tx, acteur, gelezen) }
  })
  if (uit === null) throw new Fout('niet-gevonden', nietGevonden)
  return uit.waarde
}

/** One talk as an invitee may read it: the invitation, the agenda, the minutes and what it has to do. */
export async function mijnGesprekPagina(
  c: Verzoek,
  delen: Tbsdelen,
  mislukt: Mislukt | null = null,
): Promise<Response> {
  const { acteur, gelezen } = await metUitnodiging(c, delen, async (_, wie, een) => ({
    acteur: wie,
    gelezen: een,
  }))
  const { uitnodiging } = gelezen
  const vandaag = datumVan(acteur.nu)
  const inhoud = [
    c.req.query('gedaan') === 'bewaard' ? melding('gelukt', 'Bewaard.') : '',
    watErMisIs(delen.grondslagen.register, mislukt?.fouten ?? []),
    uitnodiging.afgezegd_op === null ? '' : melding('let-op', 'Dit gesprek gaat niet door.'),
    tweeKolommen(
      [gesprekskaart(gelezen), verslagkaart(gelezen)],
      [antwoordkaart(uitnodiging, mislukt), actiekaart(gelezen, vandaag)],
    ),
  ]
  const kruimels = [
    { naam: 'Tbs-trajecten', href: '/tbs' },
    { naam: 'Gesprekken', href: '/tbs/gesprekken' },
    { naam: 'Gesprek' },
  ]
  return toon(
    c,
    delen,
    { titel: gespreksnaam(delen, uitnodiging), kruimels, waarom, inhoud },
    status(mislukt),
  )
}

function gesprekskaart({ uitnodiging, wie, agenda }: Gelezen): Html {
  const over =
    wie === null
      ? onbekend('Dat mag u nu niet weten.')
      : `${naamVoluit(wie)}, geboren op ${datumKort(wie.geboortedatum)}`
  return kaart('Het gesprek', [
    gegevenslijst([
      { naam: 'Over wie', waarde: over },
      { naam: 'Wanneer', waarde: wanneer(uitnodiging) },
      { naam: 'Waar', waarde: uitnodiging.plaats || onbekend('Vraag dat de kliniek.') },
      { naam: 'Wie nodigt uit', waarde: naamVan(uitnodiging.organisatie) },
    ]),
    agenda.length === 0
      ? alinea('Van de agenda mag u nu niets weten.')
      : html`${alinea('Bij deze onderwerpen mag u erbij zijn:')}${opsomming(agenda.map(({ titel }) => titel))}`,
    alinea('Er kan meer op de agenda staan. De voorzitter zegt wanneer u erbij bent.', { klein: true }),
  ])
}

function verslagkaart({ delen }: Gelezen): Html {
  if (delen.length === 0) return kaart('Verslag', alinea('Er is geen verslag dat u nu mag lezen.'))
  return kaart(
    'Verslag',
    delen.map(({ soort, titel, tekst, op }) =>
      kaart(
        html`${titel ?? ''} ${soort === 'besluit' ? label('info', 'besluit') : ''}`,
        [proza(tekst ?? ''), alinea(`Gedeeld op ${moment(op)}.`, { klein: true })],
        { niveau: 3 },
      ),
    ),
  )
}

function antwoordkaart(uitnodiging: Uitnodiging, mislukt: Mislukt | null): Html {
  const { getypt = {}, fouten = [] } = mislukt ?? {}
  const { stand, toelichting, beantwoord_op, beantwoord_naam } = uitnodiging
  const staat = html`${antwoordlabels[stand]}${beantwoord_op === null ? '' : html` <span class="tk-klein">${moment(beantwoord_op)} door ${beantwoord_naam ?? ''}</span>`}`
  if (uitnodiging.afgezegd_op !== null) return kaart('Komt u?', alinea(staat))
  return kaart('Komt u?', [
    alinea(staat),
    formulier({
      ...{ actie: `/tbs/gesprekken/${uitnodiging.id}`, methode: 'post', knop: 'Antwoord' },
      inhoud: [
        keuzerondjes({
          ...{ naam: 'antwoord', label: 'Uw antwoord', naastElkaar: true, fout: foutBij(fouten, 'antwoord') },
          opties: [
            { waarde: 'komt', tekst: 'Wij komen' },
            { waarde: 'komt-niet', tekst: 'Wij komen niet' },
          ],
          waarde: getypt.antwoord ?? (stand === 'gevraagd' ? undefined : stand),
        }),
        tekstvak({
          ...{ naam: 'toelichting', label: 'Toelichting', rijen: 2, verplicht: false },
          ...{ waarde: getypt.toelichting ?? toelichting ?? '', fout: foutBij(fouten, 'toelichting') },
          uitleg: 'Bijvoorbeeld wie er komt. Noem de betrokkene niet.',
        }),
      ],
    }),
  ])
}

function actiekaart({ uitnodiging, acties }: Gelezen, vandaag: Datum): Html {
  return kaart(
    'Uw acties',
    tabel({
      bijschrift: 'Wat uw organisatie doet',
      kolommen: ['Actie', 'Voor', 'Stand'],
      rijen: acties.map((een) => [
        een.wat,
        html`${datumKort(een.voor)} ${een.stand === 'open' ? termijnlabel(vandaag, een.voor) : ''}`,
        vinkformulier(een, `/tbs/gesprekken/${uitnodiging.id}/acties/${een.id}`),
      ]),
      leeg: alinea('U heeft hier geen acties.'),
    }),
  )
}

async function doe(
  c: Verzoek,
  delen: Tbsdelen,
  werk: (tx: Tx, acteur: Schrijver, gelezen: Gelezen, getypt: Getypt) => Promise<void>,
): Promise<Response> {
  const getypt = await leesFormulier(c)
  const mislukt = await probeer(getypt, () =>
    metUitnodiging(c, delen, (tx, acteur, gelezen) => werk(tx, acteur, gelezen, getypt)),
  )
  return mislukt === null
    ? c.redirect(`/tbs/gesprekken/${uitnodigingUitPad(c)}?gedaan=bewaard`, 303)
    : mijnGesprekPagina(c, delen, mislukt)
}

/** Says whether the own organisation comes. */
export function antwoordVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  return doe(c, delen, (tx, acteur, gelezen, getypt) =>
    beantwoordUitnodiging(delen, tx, acteur, gelezen, {
      ...{ antwoord: getypt.antwoord ?? '', toelichting: getypt.toelichting ?? '' },
    }),
  )
}

/** Ticks an own action off, or opens it again. */
export function mijnActieVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  return doe(c, delen, async (tx, acteur, { acties }, getypt) => {
    const actie = acties.find(({ id }) => id === uitPad(c, 'actie'))
    if (actie === undefined) throw new Fout('niet-gevonden', 'Deze actie kennen wij niet.')
    await vinkAf(delen, tx, acteur, actie, getypt.stand ?? '')
  })
}
