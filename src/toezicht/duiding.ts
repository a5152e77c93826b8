import {
  type BewaardOordeel,
  type Register,
  type Verrichting,
  verrichtingzoeker,
} from '../grondslagen/grondslagen.ts'
import { type Artikel, grondVan, metVerteld } from '../inzage/inzage.ts'
import { datumVan } from '../kern/datum.ts'
import { isPoging } from '../logboek/logboek.ts'
import type { Tx } from '../platform/db.ts'
import type { Toezichtdelen } from './delen.ts'
import { haalVerteld, persoonToets, type Regel } from './regels.ts'

/** On what a line rests, as the person it is about reads it; and of a refusal, why. */
interface Uitleg {
  readonly artikelen: readonly Pick<Artikel, 'wet' | 'artikel'>[]
  /** In words: the processing it was part of, or why it was refused. Null when the articles say it all. */
  readonly reden: string | null
}

/** What lines mean: their grounds, and the names of what they hold. */
export interface Duiding {
  readonly register: Register
  readonly van: (regel: Regel) => Uitleg
}

/** Reads what is needed to tell the ground of these lines, of the same oordelen and register as inzage. */
export async function haalDuiding(
  { grondslagen }: Pick<Toezichtdelen, 'grondslagen'>,
  tx: Tx,
  regels: readonly Regel[],
): Promise<Duiding> {
  const { register } = grondslagen
  const toetsen = [...new Set(regels.flatMap(({ toets_id }) => toets_id ?? []))]
  const oordelen = await grondslagen.haalOordelen(tx, toetsen)
  const verteld = await haalVerteld(tx, regels)
  const zoek = verrichtingzoeker(register)
  // Many lines are of the same work on the same day: what that was is looked up once.
  const gevonden = new Map<string, Verrichting | null>()
  const verrichtingVan = ({ doel, gegevens, op }: Regel): Verrichting | null => {
    const verricht = { doel, gegevens, op: datumVan(op) }
    const sleutel = JSON.stringify(verricht)
    const bekend = gevonden.get(sleutel)
    if (bekend !== undefined) return bekend
    const nieuw = zoek(verricht)
    gevonden.set(sleutel, nieuw)
    return nieuw
  }
  const leg = (regel: Regel): Uitleg => {
    const oordeel = regel.toets_id === null ? undefined : oordelen.get(regel.toets_id)
    if (regel.handeling === 'geweigerd') return { artikelen: [], reden: weigerreden(regel, oordeel) }
    const verrichting = verrichtingVan(regel)
    const { soort, artikelen } = grondVan(
      metVerteld(regel, verteld.get(persoonToets(regel))),
      oordelen,
      verrichting,
      register,
    )
    if (soort === 'oordeel') return { artikelen, reden: null }
    return { artikelen, reden: verrichting?.naam ?? 'geen grond vastgelegd' }
  }
  const uitgelegd = new Map(regels.map((regel) => [regel, leg(regel)]))
  return { register, van: (regel) => uitgelegd.get(regel) ?? leg(regel) }
}

/** Why something was refused: what the register said of each gegeven, no relation, or a file that was not clean. */
function weigerreden(regel: Regel, oordeel: BewaardOordeel | undefined): string {
  if (regel.doel === 'inzage-code') return 'de code hoorde niet bij de brief van deze persoon'
  if (isPoging(regel)) return 'er was geen relatie met deze persoon'
  if (regel.toets_id === null) return 'een bestand was niet schoon'
  const redenen = (oordeel?.gegevens ?? [])
    .filter(
      ({ gegeven, uitkomst }) =>
        uitkomst !== 'toegestaan' && (regel.gegevens.length === 0 || regel.gegevens.includes(gegeven)),
    )
    .map(({ uitleg, regels }) => (regels.length === 0 ? uitleg : `${uitleg} (regel ${regels.join(', ')})`))
  return redenen.length === 0 ? 'het oordeel stond dit niet toe' : [...new Set(redenen)].join(' ')
}
