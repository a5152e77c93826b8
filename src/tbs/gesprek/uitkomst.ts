import { randomUUID } from 'node:crypto'
import { datumVan, isDatum, plusMaanden, vanTotEnMet } from '../../kern/datum.ts'
import { Fout, type VeldFout } from '../../kern/fout.ts'
import { organisaties } from '../../organisaties/organisaties.ts'
import type { Tx } from '../../platform/db.ts'
import type { Schrijver } from '../store.ts'
import { type Tbsdelen, type Traject, vastgelegd } from '../traject.ts'
import type { Volledig } from './gesprek.ts'
import { keurTekst } from './keuren.ts'
import { alsJson } from './opslag.ts'
import { inGesprek, type Uitkomst, type Uitkomstinhoud } from './tabellen.ts'

type Delen = Pick<Tbsdelen, 'logboek'>

/** Which municipality is responsible, from when, and who at the table agreed. */
export interface Verantwoordelijk {
  readonly gemeente: string
  readonly vanaf: string
  readonly akkoord: readonly string[]
}

/** How far back, and ahead, a municipality can be responsible from: anything else is a slip of the pen. */
const terug = 12
const vooruit = 120

/**
 * Settles which municipality is responsible. What was settled before stays as it was written down. Throws `ongeldige-invoer`
 * with every fault.
 */
export async function stelVast(
  { logboek }: Delen,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  volledig: Volledig,
  vraag: Verantwoordelijk,
): Promise<void> {
  const fouten = keurVerantwoordelijk(wie, volledig, vraag)
  if (fouten.length > 0)
    throw new Fout('ongeldige-invoer', 'De verantwoordelijke gemeente kan zo niet worden vastgelegd.', fouten)
  const { gemeente, vanaf, akkoord } = vraag
  const nieuw = await schrijf(tx, wie, traject, volledig, 'verantwoordelijk', { gemeente, vanaf, akkoord })
  if (nieuw)
    await logboek.noteer(tx, wie, wie.nu, [
      { ...vastgelegd(traject, ['verantwoordelijke-gemeente']), onderwerp: volledig.gesprek.id },
    ])
}

function keurVerantwoordelijk(
  wie: Schrijver,
  { uitnodigingen }: Volledig,
  { gemeente, vanaf, akkoord }: Verantwoordelijk,
): readonly VeldFout[] {
  const vandaag = datumVan(wie.nu)
  const [van, tot] = [plusMaanden(vandaag, -terug), plusMaanden(vandaag, vooruit)]
  const aanTafel = [wie.organisatie, ...uitnodigingen.map(({ ontvanger }) => ontvanger)]
  return [
    ...(organisaties('college', vandaag).some(({ id }) => id === gemeente)
      ? []
      : [{ veld: 'gemeente', melding: 'Kies een gemeente uit de lijst.' }]),
    ...(isDatum(vanaf) && vanaf >= van && vanaf <= tot
      ? []
      : [
          {
            veld: 'vanaf',
            melding: 'Kies een dag die kan kloppen.',
            toegestaan: [vanTotEnMet(van, tot)],
          },
        ]),
    ...(akkoord.length > 0 && akkoord.every((een) => aanTafel.includes(een))
      ? []
      : [{ veld: 'akkoord', melding: 'Kies wie aan tafel akkoord is. Kies ten minste één.' }]),
  ]
}

/** Why a talk did not settle it: what was tried, and the serious objections to return (handreiking, step 9). */
export interface Escalatie {
  readonly redenen: string
  readonly bezwaren: string
}

/**
 * Writes down that it goes up to the Zorg- en Veiligheidshuis, and why. Nothing goes out by that: it is no organisation in
 * Terugkeer. Throws `ongeldige-invoer` with every fault.
 */
export async function escaleer(
  { logboek }: Delen,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  volledig: Volledig,
  { redenen, bezwaren }: Escalatie,
): Promise<void> {
  const fouten = [...keurTekst(redenen, 'redenen', 10, 2000), ...keurTekst(bezwaren, 'bezwaren', 10, 2000)]
  if (fouten.length > 0)
    throw new Fout('ongeldige-invoer', 'De escalatie kan zo niet worden vastgelegd.', fouten)
  const inhoud = { redenen: redenen.trim(), bezwaren: bezwaren.trim() }
  const nieuw = await schrijf(tx, wie, traject, volledig, 'geescaleerd', inhoud)
  if (nieuw)
    await logboek.noteer(tx, wie, wie.nu, [
      { ...vastgelegd(traject, ['ernstige-bezwaren-terugkeer']), onderwerp: volledig.gesprek.id },
    ])
}

/** False when this is what stands there already. */
async function schrijf(
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  { gesprek, uitkomsten }: Volledig,
  soort: Uitkomst['soort'],
  inhoud: Uitkomstinhoud,
): Promise<boolean> {
  const laatste = uitkomsten.at(-1)
  const vlak = (een: Uitkomstinhoud) => JSON.stringify(Object.entries(een).sort())
  if (laatste?.soort === soort && vlak(laatste.inhoud) === vlak(inhoud)) return false
  await inGesprek(tx)
    .insertInto('tbs.gesprekuitkomst')
    .values({
      ...{ id: randomUUID(), gesprek: gesprek.id, traject: traject.id, organisatie: wie.organisatie, soort },
      ...{ inhoud: alsJson(inhoud), door: wie.gebruiker, door_naam: wie.naam, op: wie.nu },
    })
    .execute()
  return true
}
