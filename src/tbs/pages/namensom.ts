import { datumKort, moment } from '../../kern/datum.ts'
import {
  alinea,
  formulier,
  foutBij,
  gegevenslijst,
  type Html,
  html,
  knop,
  label,
  melding,
  uitklap,
  vinkje,
} from '../../nlds/nlds.ts'
import { organisatie } from '../../organisaties/organisaties.ts'
import type { Mislukt } from '../../toegang/toegang.ts'
import { stapMet } from '../stappen.ts'
import type { Omstand, Opdracht } from '../tabellen.ts'
import type { Tbsdelen, Traject } from '../traject.ts'
import { stapzin } from './kader.ts'

const omwoorden: Readonly<Record<Omstand, string>> = { bevestigd: 'bevestigd', ontkend: 'ontkend' }
const omkleuren = { bevestigd: 'ja', ontkend: 'nee' } as const

/** What the OM said of what stands in its name, for everyone who works with it. */
export function omlabel({ om_stand }: Opdracht): Html {
  return om_stand === null
    ? label('onbeslist', 'nog niet bevestigd')
    : label(omkleuren[om_stand], omwoorden[om_stand])
}

/** What the OM said of it, when and by whom, in a sentence. */
export function omzin({ om_stand, om_naam, om_op }: Opdracht): string {
  if (om_stand === null || om_op === null) return 'Het Openbaar Ministerie heeft dit nog niet bevestigd.'
  const wie = `${om_naam ?? ''} van het Openbaar Ministerie`
  return om_stand === 'bevestigd'
    ? `Op ${moment(om_op)} bevestigde ${wie} dit.`
    : `Op ${moment(om_op)} zei ${wie} dat het dit niet vroeg. Deze opdracht geldt niet meer.`
}

/** What a clinic wrote down in the name of the OM, with the buttons to confirm or deny it. */
export function namensdeel({ grondslagen }: Tbsdelen, opdracht: Opdracht, mislukt: Mislukt | null): Html {
  const stap = stapMet(opdracht.stap)
  const naam = (id: string) => organisatie(id)?.naam ?? id
  const regels = gegevenslijst([
    { naam: 'Gevraagd aan', waarde: naam(opdracht.ontvanger) },
    { naam: 'In', waarde: stap === null ? opdracht.stap : stapzin(grondslagen.register, stap) },
    {
      naam: 'Uw brief',
      waarde: `${opdracht.brief_op === null ? '' : datumKort(opdracht.brief_op)}, kenmerk ${opdracht.brief_kenmerk ?? ''}`,
    },
    {
      naam: 'Vastgelegd door',
      waarde: `${opdracht.gevraagd_naam} van ${naam(opdracht.organisatie)}, ${moment(opdracht.gevraagd_op)}`,
    },
    {
      naam: 'Uw antwoord',
      waarde:
        opdracht.om_stand === null
          ? label('onbeslist', 'nog niet gegeven')
          : html`${omlabel(opdracht)} ${omzin(opdracht)}`,
    },
  ])
  return html`${[
    alinea('Dit legde een kliniek vast namens het Openbaar Ministerie. Klopt het met uw brief?'),
    regels,
    antwoordvormen(opdracht, mislukt),
  ]}`
}

/** A yes can still become a no. A no cannot be taken back: it is said with a tick that it is sure, also without JavaScript. */
function antwoordvormen({ om_stand, id }: Opdracht, mislukt: Mislukt | null): readonly (Html | string)[] {
  if (om_stand === 'ontkend') return []
  const vorm = { actie: `/tbs/om-opdrachten/${id}`, methode: 'post' } as const
  const hier = mislukt?.getypt.opdracht === id ? mislukt : null
  return [
    om_stand === null
      ? formulier({
          ...{ ...vorm, verborgen: { stand: 'bevestigd' }, inhoud: '' },
          knop: knop('Ja, dit vroegen wij', { soort: 'secundair' }),
        })
      : '',
    uitklap(
      'Nee, dit vroegen wij niet',
      formulier({
        ...{ ...vorm, verborgen: { stand: 'ontkend', opdracht: id } },
        inhoud: [
          alinea(
            'Dan stopt de opdracht. Wat de kliniek daarop al stuurde, wordt teruggeroepen. U kunt dit niet terugnemen.',
          ),
          vinkje({
            ...{ naam: 'zeker', id: hier === null ? `zeker-${id}` : undefined },
            ...{ label: 'Ik weet zeker dat het Openbaar Ministerie dit niet vroeg', verplicht: true },
            fout: foutBij(hier?.fouten ?? [], 'zeker'),
          }),
        ],
        knop: knop('Zeg nee', { soort: 'secundair' }),
      }),
      { open: hier !== null },
    ),
  ]
}

/** For the clinic: what the OM denied here. */
export function ontkendmelding({ vanOm }: Traject, hoort: (een: Opdracht) => boolean = () => true): Html[] {
  return vanOm
    .filter((een) => een.om_stand === 'ontkend' && hoort(een))
    .map((een) =>
      melding(
        'let-op',
        `Opdracht in stap ${een.stap}, brief van ${een.brief_op === null ? '' : datumKort(een.brief_op)} met kenmerk ${een.brief_kenmerk ?? ''}. ${omzin(een)} Wat u daarop stuurde, is teruggeroepen.`,
      ),
    )
}

/** What the clinic wrote down in the name of the OM, for whom it is about: who did so, on which letter, and what the OM says. */
export function namensOm(opdrachten: readonly Opdracht[]) {
  return opdrachten.map((een) => {
    const brief =
      een.brief_op === null
        ? 'zonder brief'
        : `brief van ${datumKort(een.brief_op)}, kenmerk ${een.brief_kenmerk ?? ''}`
    const voorbij =
      een.vervallen_op !== null && een.om_stand !== 'ontkend' ? ' Deze opdracht geldt niet meer.' : ''
    return {
      ...{ stap: een.stap, aan: organisatie(een.ontvanger)?.naam ?? een.ontvanger },
      vastgelegd: `${een.gevraagd_naam} legde dit vast op ${moment(een.gevraagd_op)}: ${brief}.`,
      antwoord: `${omzin(een)}${voorbij}`,
    }
  })
}
