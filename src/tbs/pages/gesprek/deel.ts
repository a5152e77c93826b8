import { moment } from '../../../kern/datum.ts'
import { Fout } from '../../../kern/fout.ts'
import {
  alinea,
  formulier,
  type Html,
  html,
  kaart,
  melding,
  tweeKolommen,
  uitklap,
} from '../../../nlds/nlds.ts'
import type { Verzoek } from '../../../platform/http.ts'
import { type Mislukt, status } from '../../../toegang/toegang.ts'
import { haalVersies } from '../../gesprek/opslag.ts'
import type { Verslagdeel } from '../../gesprek/tabellen.ts'
import { bewaarDeel } from '../../gesprek/verslag.ts'
import type { Tbsdelen } from '../../traject.ts'
import { watErMisIs } from '../foutwoorden.ts'
import { toon } from '../kader.ts'
import { velden, vraagUit } from './deelvelden.ts'
import {
  doeGesprek,
  type Getypt,
  gespreksadres,
  gesprekskop,
  inWoorden,
  leesGesprek,
  naamVan,
  type Opengeslagen,
  proza,
  uitPad,
} from './kader.ts'

/** One part to write on: with the versions before it, and after a conflict what a colleague kept. */
export async function deelPagina(
  c: Verzoek,
  delen: Tbsdelen,
  mislukt: Mislukt | null = null,
): Promise<Response> {
  const open = await leesGesprek(c, delen)
  const deel = open.volledig.verslag.find((een) => een.deel === uitPad(c, 'deel'))
  if (deel === undefined) throw new Fout('niet-gevonden', 'Dit deel van het verslag kennen wij niet.')
  const eerder = await delen.db.transactie(open.acteur, async (tx) =>
    (await haalVersies(tx, open.acteur, deel.gesprek)).filter(
      (een) => een.deel === deel.deel && een.versie !== deel.versie,
    ),
  )
  const staat: Getypt = {
    ...{ soort: deel.soort, titel: deel.titel, tekst: deel.tekst, gegeven: deel.gegevens.join(',') },
  }
  const botst = mislukt?.botsing === true
  const vorm = formulier({
    ...{ actie: gespreksadres(open.traject.id, deel.gesprek, 'verslag', deel.deel), methode: 'post' },
    // After a conflict: of what stands now, so that who looked can decide.
    verborgen: { gezien: String(deel.versie) },
    inhoud: velden(delen, open, mislukt?.getypt ?? staat, mislukt?.fouten ?? []),
    knop: botst ? 'Bewaar mijn tekst' : 'Bewaar',
  })
  const inhoud = [
    watErMisIs(delen.grondslagen.register, mislukt?.fouten ?? []),
    gelezenDoor(open, deel),
    tweeKolommen(kaart(botst ? 'Uw tekst' : 'Schrijf', vorm), [
      botst ? watErNuStaat(delen, deel) : '',
      eerderekaart(eerder),
    ]),
  ]
  return toon(c, delen, { ...gesprekskop(open, deel.titel), inhoud }, status(mislukt))
}

/** A correction closes the reading at once: who writes one knows that before. */
function gelezenDoor({ volledig: { inzagen } }: Opengeslagen, { deel }: Verslagdeel): Html | string {
  const namen = inzagen.filter((een) => een.deel === deel).map(({ ontvanger }) => naamVan(ontvanger))
  if (namen.length === 0) return ''
  return melding(
    'let-op',
    `Dit deel is gedeeld met ${namen.join(', ')}. Bewaart u een andere tekst, dan kan niemand daar dit deel nog lezen. Deel het daarna opnieuw.`,
  )
}

function watErNuStaat({ grondslagen }: Tbsdelen, deel: Verslagdeel): Html {
  return kaart(`Dit bewaarde ${deel.door_naam}`, [
    alinea(
      `Op ${moment(deel.op)}. Bewaart u opnieuw, dan komt uw tekst hiervoor in de plaats. Deze tekst blijft staan bij de eerdere versies.`,
    ),
    alinea(html`<strong>${deel.titel}</strong>`),
    proza(deel.tekst),
    alinea(`Over: ${inWoorden(grondslagen.register, deel.gegevens)}.`, { klein: true }),
  ])
}

function eerderekaart(eerder: readonly Verslagdeel[]): Html {
  if (eerder.length === 0) return html``
  return kaart(
    'Eerdere versies',
    eerder
      .toReversed()
      .map((een) =>
        uitklap(`Versie ${een.versie}: ${moment(een.op)} door ${een.door_naam}`, [
          alinea(html`<strong>${een.titel}</strong>`),
          proza(een.tekst),
        ]),
      ),
  )
}

/** Keeps a part that was there. */
export function deelVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  return doeGesprek(
    c,
    delen,
    ['bewaard', 'verslag'],
    deelPagina,
    async (tx, { acteur, traject, volledig }, getypt) => {
      const deel = uitPad(c, 'deel')
      if (!volledig.verslag.some((een) => een.deel === deel))
        throw new Fout('niet-gevonden', 'Dit deel van het verslag kennen wij niet.')
      await bewaarDeel(delen, tx, acteur, traject, volledig, deel, vraagUit(getypt))
    },
  )
}
