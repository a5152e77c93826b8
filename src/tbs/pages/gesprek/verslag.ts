import { randomUUID } from 'node:crypto'
import { moment } from '../../../kern/datum.ts'
import {
  actie,
  alinea,
  formulier,
  type Html,
  html,
  kaart,
  knop,
  koppeling,
  label,
  legeStaat,
  melding,
  opsomming,
  tweeKolommen,
} from '../../../nlds/nlds.ts'
import type { Verzoek } from '../../../platform/http.ts'
import { type Mislukt, status } from '../../../toegang/toegang.ts'
import type { Verslagdeel } from '../../gesprek/tabellen.ts'
import { gegevensVan, magGeheel, toetsVoor } from '../../gesprek/toetsen.ts'
import { bewaarDeel, nieuwDeelId, publiceer } from '../../gesprek/verslag.ts'
import type { Tbsdelen } from '../../traject.ts'
import { watErMisIs } from '../foutwoorden.ts'
import { toon } from '../kader.ts'
import { velden, vraagUit } from './deelvelden.ts'
import {
  doeGesprek,
  gespreksadres,
  gesprekskop,
  inWoorden,
  leesGesprek,
  naamVan,
  type Opengeslagen,
  proza,
} from './kader.ts'

/** The minutes in parts, each with who may read it now and who can; a form for another part, and publishing. */
export async function verslagPagina(
  c: Verzoek,
  delen: Tbsdelen,
  mislukt: Mislukt | null = null,
): Promise<Response> {
  const open = await leesGesprek(c, delen)
  const gedaan = c.req.query('gedaan')
  const { verslag } = open.volledig
  const inhoud = [
    gedaan === 'bewaard'
      ? melding(
          'gelukt',
          'Het deel is bewaard. Niemand anders leest het, ook de eerdere tekst niet. Deel het als het klaar is.',
        )
      : '',
    gedaan === 'gedeeld'
      ? melding('gelukt', 'Het verslag is gedeeld. Ieder leest alleen de delen die hij mag weten.')
      : '',
    watErMisIs(delen.grondslagen.register, mislukt?.fouten ?? []),
    verslag.length === 0 ? '' : deelkaart(open),
    tweeKolommen(
      verslag.length === 0
        ? legeStaat({
            ...{ niveau: 2, kop: 'Er staat nog niets in het verslag' },
            tekst: 'Schrijf per onderwerp een deel. Kies bij elk deel precies waar het over gaat.',
          })
        : verslag.map((deel) => regel(delen, open, deel)),
      kaart('Voeg een deel toe', nieuwformulier(delen, open, mislukt)),
    ),
  ]
  return toon(c, delen, { ...gesprekskop(open, 'Verslag'), inhoud }, status(mislukt))
}

function deelkaart({ traject, volledig: { gesprek } }: Opengeslagen): Html {
  return actie({
    kop: 'Deel het verslag',
    tekst:
      'Elke genodigde krijgt alleen de delen die het register nu toelaat. Trekt de betrokkene toestemming in, dan gaan delen weer dicht.',
    inhoud: formulier({
      ...{ actie: gespreksadres(traject.id, gesprek.id, 'verslag', 'delen'), methode: 'post', inhoud: '' },
      knop: knop('Deel met wie het mag lezen'),
    }),
  })
}

/** One part: its text, and for each invitee whether it may read it and whether it can. */
function regel(delen: Tbsdelen, open: Opengeslagen, deel: Verslagdeel): Html {
  const { acteur, traject, volledig } = open
  const { register } = delen.grondslagen
  const lezers = volledig.uitnodigingen.map(({ partij, ontvanger }) => {
    const kolom = { partij, ontvanger }
    const toegelaten = toetsVoor(
      delen.grondslagen,
      acteur.nu,
      traject,
      volledig.stap,
      kolom,
      gegevensVan([deel]),
    )
    const mag = magGeheel(toegelaten, deel.gegevens)
    const leest = volledig.inzagen.some((een) => een.deel === deel.deel && een.ontvanger === ontvanger)
    const stand = !mag
      ? label('nee', 'mag dit niet lezen')
      : leest
        ? label('ja', 'kan dit lezen')
        : label('onbeslist', 'mag dit lezen, nog niet gedeeld')
    return html`${naamVan(ontvanger)} ${stand}`
  })
  const naar = gespreksadres(traject.id, volledig.gesprek.id, 'verslag', deel.deel)
  return kaart(html`${deel.titel} ${deel.soort === 'besluit' ? label('info', 'besluit') : ''}`, [
    proza(deel.tekst),
    alinea(
      html`Over: ${inWoorden(register, deel.gegevens)}. Bewaard op ${moment(deel.op)} door ${deel.door_naam}.`,
      {
        klein: true,
      },
    ),
    lezers.length === 0 ? '' : opsomming(lezers),
    alinea(koppeling(html`Bewerk ‘${deel.titel}’`, naar)),
  ])
}

function nieuwformulier(delen: Tbsdelen, open: Opengeslagen, mislukt: Mislukt | null): Html {
  const { getypt = {}, fouten = [] } = mislukt ?? {}
  return formulier({
    ...{ actie: gespreksadres(open.traject.id, open.volledig.gesprek.id, 'verslag'), methode: 'post' },
    verborgen: { keer: getypt.keer ?? randomUUID() },
    inhoud: velden(delen, open, getypt, fouten),
    knop: knop('Bewaar dit deel', { soort: 'secundair' }),
  })
}

/** Keeps a new part. */
export function nieuwDeelVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  return doeGesprek(
    c,
    delen,
    ['bewaard', 'verslag'],
    verslagPagina,
    async (tx, { acteur, traject, volledig }, getypt) => {
      const deel = nieuwDeelId(acteur, volledig.gesprek.id, getypt.keer ?? '')
      await bewaarDeel(delen, tx, acteur, traject, volledig, deel, { ...vraagUit(getypt), gezien: '0' })
    },
  )
}

/** Lets everyone read what it may. */
export function deelVerslagVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  return doeGesprek(
    c,
    delen,
    ['gedeeld', 'verslag'],
    verslagPagina,
    async (tx, { acteur, traject, volledig }) => {
      await publiceer(delen, tx, acteur, traject, volledig)
    },
  )
}
