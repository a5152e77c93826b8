import type { Datum } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import { heeftPersoonsnummer } from '../../kern/herleidbaar.ts'
import { isLeesbaar } from '../../kern/tekst.ts'
import { gemeentenOp } from '../../organisaties/organisaties.ts'

/** Why a municipality says that a message is not hers, in the words of the form. */
export const redenen = {
  verhuisd: 'Deze persoon is verhuisd naar een andere gemeente',
  'niet-ingeschreven': 'Deze persoon staat niet bij ons ingeschreven',
  'andere-gemeente-helpt': 'Een andere gemeente helpt deze persoon al',
  anders: 'Een andere reden',
} as const
export type Reden = keyof typeof redenen

/** The same, with what nobody says but what follows from a merger. */
export const redentekst: Readonly<Record<Reden | 'gemeente-gesplitst', string>> = {
  ...redenen,
  'gemeente-gesplitst': 'Deze gemeente is over meer gemeenten verdeeld',
}

/** What a municipality says about a message that is not hers. */
export interface NietVanOns {
  readonly reden: Reden
  readonly toelichting: string | null
  /** The code of the municipality that it is for, as far as she knows. */
  readonly gemeentecode: string | null
}

/** The same as it was typed or sent, before it was checked. */
export interface Getypt {
  readonly reden: string
  readonly toelichting: string
  readonly gemeentecode: string
}

/** What a person decides: to whom it goes instead, or that it stays. */
export interface Omleidkeuze {
  readonly besluit: 'doorsturen' | 'blijft'
  readonly gemeentecode: string
  readonly reden: string
  /** True when who decides knows that the chosen municipality said before that it was not hers. */
  readonly bekend: boolean
}

const langsteToelichting = 300
/** A reason of fewer characters explains nothing to whoever reads it later. */
export const kortsteReden = 10
const langsteReden = 500

/** Checks what a municipality says. `eigen` is her own code. */
export function keurNietVanOns(
  getypt: Getypt,
  { eigen, vandaag }: { eigen: string | null; vandaag: Datum },
): { readonly waarde: NietVanOns } | { readonly fouten: readonly VeldFout[] } {
  const { reden, toelichting, gemeentecode } = getypt
  const fouten: VeldFout[] = []
  if (!isReden(reden))
    fouten.push({
      veld: 'reden',
      melding: 'Kies waarom dit bericht niet voor u is.',
      toegestaan: Object.keys(redenen),
    })
  if (reden === 'anders' && toelichting === '')
    fouten.push({ veld: 'toelichting', melding: 'Schrijf kort op wat de reden is.' })
  fouten.push(...keurTekst('toelichting', toelichting, langsteToelichting))
  if (gemeentecode !== '') fouten.push(...keurGemeente(gemeentecode, eigen, vandaag))
  if (fouten.length > 0 || !isReden(reden)) return { fouten }
  return {
    waarde: {
      reden,
      toelichting: toelichting === '' ? null : toelichting,
      gemeentecode: gemeentecode === '' ? null : gemeentecode,
    },
  }
}

/** Checks what is decided. `eigen` is the code of who said that it was not hers, `eerder` those who said so before. */
export function keurKeuze(
  { besluit, gemeentecode, reden, bekend }: Omleidkeuze,
  { eigen, eerder, vandaag }: { eigen: string | null; eerder: readonly string[]; vandaag: Datum },
): readonly VeldFout[] {
  const fouten: VeldFout[] = []
  if (besluit === 'doorsturen') {
    fouten.push(...keurGemeente(gemeentecode, eigen, vandaag))
    if (eerder.includes(gemeentecode) && gemeentecode !== eigen && !bekend)
      fouten.push({
        veld: 'bekend',
        melding:
          'Deze gemeente gaf eerder al aan dat dit niet voor haar is. Bekijk de geschiedenis en vink aan dat u het weet.',
      })
  }
  if (reden.length < kortsteReden)
    fouten.push({ veld: 'reden', melding: `Schrijf een reden van ten minste ${kortsteReden} tekens.` })
  fouten.push(...keurTekst('reden', reden, langsteReden))
  return fouten
}

/** True for a reason of the closed list. */
function isReden(tekst: string): tekst is Reden {
  return Object.hasOwn(redenen, tekst)
}

function keurGemeente(code: string, eigen: string | null, vandaag: Datum): readonly VeldFout[] {
  const veld = 'gemeentecode'
  if (code === '') return [{ veld, melding: 'Kies een gemeente.' }]
  if (code === eigen) return [{ veld, melding: 'Dit is de gemeente die zegt dat het niet voor haar is.' }]
  if (gemeentenOp(vandaag).some((gemeente) => gemeente.code === code)) return []
  return [{ veld, melding: 'Deze gemeente bestaat vandaag niet. Kies er een uit de lijst.' }]
}

/** A free text: short, readable, and without a long number of any kind: Justid does not see who it is about. */
function keurTekst(veld: string, tekst: string, langst: number): readonly VeldFout[] {
  const fouten: VeldFout[] = []
  if (!isLeesbaar(tekst)) fouten.push({ veld, melding: 'Er staan tekens in die wij niet kunnen bewaren.' })
  if (tekst.length > langst) fouten.push({ veld, melding: `Gebruik ten hoogste ${langst} tekens.` })
  if (/\d(?:[\s.-]?\d){5,}/.test(tekst) || heeftPersoonsnummer(tekst))
    fouten.push({
      veld,
      melding: 'Hier staat een lang nummer in. Schrijf geen BSN, telefoon of dossiernummer.',
    })
  return fouten
}
