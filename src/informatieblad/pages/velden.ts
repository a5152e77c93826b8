import { datumKort } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import {
  datumveld,
  foutBij,
  type Html,
  html,
  keuze,
  keuzerondjes,
  kop,
  tekstvak,
  tekstveld,
  vinkje,
  vinkjes,
} from '../../nlds/nlds.ts'
import { maakEiland } from '../../platform/eiland.ts'
import { type Antwoord, type Antwoordvraag, type Bron, langsteTekst } from '../antwoord.ts'
import type { Bekend } from '../bekend.ts'
import { antwoordtekst, exclusief, type Onderwerp, type Veld } from '../onderwerpen.ts'

/** Keeps what goes with no other alone while one ticks; without it the server refuses the two together. */
export const eiland = maakEiland(new URL('../eiland/alleen.ts', import.meta.url))

/** What a form holds, by the name of its fields. */
export type Getypt = Readonly<Record<string, string>>

/** What the fields of one topic show. */
export interface Veldstand {
  readonly antwoord: Antwoord | null
  readonly bekend: Bekend | undefined
  /** A form as it was filled in; null for what is kept. */
  readonly getypt: Getypt | null
  readonly fouten: readonly VeldFout[]
}

const nogNiet = 'Nog niet besproken'

/** One topic as fields: the question, what goes with it, whether help is asked, and what was known already. */
export function onderwerpvelden(onderwerp: Onderwerp, stand: Veldstand): Html {
  const waarden = stand.getypt ?? alsGetypt(onderwerp, stand)
  return html`${kop(3, onderwerp.naam)}${vraag(onderwerp, stand, waarden)}${klopt(onderwerp, stand, waarden)}${onderwerp.velden.map(
    (veld) => veldinvoer(onderwerp, veld, stand.fouten, waarden),
  )}${hulpveld(onderwerp, stand.fouten, waarden)}`
}

function vraag(onderwerp: Onderwerp, { antwoord, bekend, fouten }: Veldstand, waarden: Getypt): Html {
  const { sleutel, soort, vraag: label, opties: lijst } = onderwerp
  const alleen = soort === 'een' ? [] : exclusief(onderwerp)
  const opties = lijst.map(([waarde, tekst]) => ({ waarde, tekst, alleen: alleen.includes(waarde) }))
  const gemeen = {
    ...{ naam: sleutel, label, opties, fout: foutBij(fouten, sleutel) },
    uitleg: vanWie(onderwerp, antwoord, bekend),
  }
  const nu = waarden[sleutel] ?? ''
  return soort === 'een'
    ? keuze({ ...gemeen, leeg: nogNiet, waarde: nu })
    : vinkjes({ ...gemeen, waarden: nu.split(',') })
}

/** Where what is filled in comes from, with its day. */
function vanWie(
  onderwerp: Onderwerp,
  antwoord: Antwoord | null,
  bekend: Bekend | undefined,
): string | undefined {
  if (antwoord !== null)
    return `Bron: ${bronzin(antwoord.bron)}.${antwoord.betwist === null ? '' : ` Wat er eerder stond (${bronzin(antwoord.betwist)}), klopt volgens de persoon niet.`}`
  if (bekend === undefined) return onderwerp.soort === 'een' ? undefined : 'Kies alles wat past.'
  const wat = bekend.keuze.map((een) => antwoordtekst(onderwerp, een)).join(', ')
  return `Dit weten wij al: ${wat}. Bron: ${bronzin(bekend.bron)}. Vraag of het nog klopt; het telt pas als u bewaart.`
}

function bronzin({ wat, datum }: Bron): string {
  return `${wat.charAt(0).toLowerCase()}${wat.slice(1)}, ${datumKort(datum)}`.replace(
    'melding van dji',
    'melding van DJI',
  )
}

/** Only beside what was known and nobody kept yet. */
function klopt({ sleutel }: Onderwerp, { antwoord, bekend, fouten }: Veldstand, waarden: Getypt): Html {
  if (bekend === undefined || antwoord !== null) return html``
  const naam = `${sleutel}.kloptNiet`
  return vinkje({
    naam,
    label: 'Dit klopt niet. Ik vul in wat wel klopt.',
    aangevinkt: waarden[naam] === 'ja',
    fout: foutBij(fouten, naam),
  })
}

function veldinvoer({ sleutel }: Onderwerp, veld: Veld, fouten: readonly VeldFout[], waarden: Getypt): Html {
  const naam = `${sleutel}.${veld.naam}`
  const gemeen = {
    ...{ naam, label: veld.label, waarde: waarden[naam], verplicht: false },
    fout: foutBij(fouten, naam),
  }
  if (veld.soort === 'datum') return datumveld(gemeen)
  if (veld.soort === 'bedrag') return tekstveld({ ...gemeen, cijfers: true, kort: true })
  if (veld.soort === 'nummer') return tekstveld({ ...gemeen, kort: true })
  return tekstvak({
    ...gemeen,
    rijen: 2,
    uitleg: `Ten hoogste ${langsteTekst} tekens. Geen andere mensen, geen diagnose.`,
  })
}

function hulpveld({ sleutel, hulp }: Onderwerp, fouten: readonly VeldFout[], waarden: Getypt): Html {
  if (!hulp) return html``
  const naam = `${sleutel}.hulp`
  return keuzerondjes({
    ...{ naam, label: 'Vraagt deze persoon hier hulp bij?', naastElkaar: true },
    opties: [
      { waarde: 'ja', tekst: 'Ja' },
      { waarde: 'niet-nodig', tekst: 'Niet nodig' },
      { waarde: '', tekst: nogNiet },
    ],
    waarde: waarden[naam] ?? '',
    fout: foutBij(fouten, naam),
  })
}

/** What is kept, or else what was known, as the form would send it. */
function alsGetypt({ sleutel }: Onderwerp, { antwoord, bekend }: Veldstand): Getypt {
  const { keuze: gekozen, velden } = antwoord ?? bekend ?? { keuze: [], velden: {} }
  return {
    [sleutel]: gekozen.join(','),
    ...Object.fromEntries(Object.entries(velden).map(([naam, waarde]) => [`${sleutel}.${naam}`, waarde])),
    [`${sleutel}.hulp`]: antwoord?.hulp ?? '',
  }
}

/** Reads a form: per topic what was chosen and filled in. What was left empty was not answered. */
export function uitGetypt(getypt: Getypt): Readonly<Record<string, unknown>> {
  const perOnderwerp = Map.groupBy(
    Object.entries(getypt).filter(([naam]) => naam !== 'gezien'),
    ([naam]) => naam.split('.').slice(0, 2).join('.'),
  )
  return Object.fromEntries(
    [...perOnderwerp].map(([sleutel, velden]) => [sleutel, antwoordUit(sleutel, velden)]),
  )
}

function antwoordUit(sleutel: string, velden: readonly (readonly [string, string])[]) {
  const deel = Object.fromEntries(
    velden.map(([naam, waarde]) => [naam.slice(sleutel.length + 1), waarde.trim()]),
  )
  const { '': keuze = '', hulp = '', kloptNiet = '', ...rest } = deel
  return {
    keuze: keuze.split(',').filter((een) => een !== ''),
    velden: Object.fromEntries(Object.entries(rest).filter(([, waarde]) => waarde !== '')),
    hulp: hulp === '' ? null : hulp,
    kloptNiet: kloptNiet === 'ja',
  } satisfies Record<keyof Antwoordvraag, unknown>
}
