import type { Gebeurtenis, Persoonsgegevens } from '../detentie/detentie.ts'
import { plusDagen } from '../kern/datum.ts'
import { alsTijdstip } from '../kern/tijdstip.ts'
import type { Mens } from './mensen.ts'
import type { Toeval } from './toeval.ts'
import type { Stap, Verblijf } from './verblijf.ts'

/** An event with the moment, in milliseconds, at which the source delivers it. */
export interface Levering {
  readonly op: number
  readonly gebeurtenis: Gebeurtenis
}

const minuut = 60_000
const dag = 24 * 60 * minuut

/** How the source tells of a stay: usually within hours, sometimes days late, now and then wrong first. */
export function leverVerblijf(mens: Mens, verblijf: Verblijf): readonly Levering[] {
  const { toeval } = mens
  const foutieve = toeval.kans(0.022) ? kiesFoutieve(toeval, verblijf.stappen) : null
  const vestigtVanaf = Date.parse(plusDagen(verblijf.einde, -10))
  return verblijf.stappen.flatMap((stap) => {
    const persoon = stap.moment < vestigtVanaf ? mens.persoon : metVestiging(mens)
    const vlot = stap.moment + toeval.geheel(2, 240) * minuut
    if (stap === foutieve) return leverFoutEnRecht(toeval, stap, persoon, vlot)
    const op = toeval.kans(0.03) ? vlot + toeval.geheel(3, 20) * dag : vlot
    return [{ op, gebeurtenis: alsGebeurtenis(toeval, stap, persoon) }]
  })
}

function metVestiging({ persoon, vestiging }: Mens): Persoonsgegevens {
  return vestiging === null ? persoon : { ...persoon, vestigingsgemeente: vestiging }
}

/** A change of the end date where there is one, otherwise the begin. */
function kiesFoutieve(toeval: Toeval, stappen: readonly Stap[]): Stap | null {
  const wijzigingen = stappen.filter(({ soort }) => soort === 'wijziging-einddatum')
  return wijzigingen.length > 0 ? toeval.kies(wijzigingen) : (stappen[0] ?? null)
}

/** The wrong event, hours later its correction, and right after that the event as it should have been. */
function leverFoutEnRecht(
  toeval: Toeval,
  stap: Stap,
  persoon: Persoonsgegevens,
  op: number,
): readonly Levering[] {
  const fout = alsGebeurtenis(toeval, verdraai(toeval, stap), persoon)
  const ontdekt = op + toeval.geheel(60, 2 * 24 * 60) * minuut
  const correctie: Gebeurtenis = {
    gebeurtenisId: toeval.uuid(),
    tijdstip: alsTijdstip(ontdekt),
    soort: 'correctie',
    corrigeert: fout.gebeurtenisId,
    inrichting: null,
    verwachteEinddatum: null,
    persoon,
  }
  return [
    { op, gebeurtenis: fout },
    { op: ontdekt + minuut, gebeurtenis: correctie },
    { op: ontdekt + 2 * minuut, gebeurtenis: alsGebeurtenis(toeval, stap, persoon) },
  ]
}

/** The slip of the pen: an end date further away, or a begin told half an hour too early and without its end date. */
function verdraai(toeval: Toeval, stap: Stap): Stap {
  if (stap.soort === 'wijziging-einddatum')
    return { ...stap, verwacht: plusDagen(stap.verwacht, toeval.geheel(1, 3) * 10) }
  if (stap.soort === 'binnenkomst') return { ...stap, moment: stap.moment - 30 * minuut, verwacht: null }
  return stap
}

/** The event as the source writes it (contract §2): every field there, null where nothing is known. */
export function alsGebeurtenis(
  toeval: Pick<Toeval, 'uuid'>,
  stap: Stap,
  persoon: Persoonsgegevens,
): Gebeurtenis {
  const kop = { gebeurtenisId: toeval.uuid(), tijdstip: alsTijdstip(stap.moment) }
  const { soort } = stap
  if (soort === 'binnenkomst')
    return { ...kop, soort, inrichting: stap.inrichting, verwachteEinddatum: stap.verwacht, persoon }
  if (soort === 'overplaatsing')
    return { ...kop, soort, inrichting: stap.inrichting, verwachteEinddatum: null, persoon }
  if (soort === 'ontslag')
    return { ...kop, soort, inrichting: null, verwachteEinddatum: null, reden: stap.reden, persoon }
  return { ...kop, soort, inrichting: null, verwachteEinddatum: stap.verwacht, reden: stap.reden, persoon }
}
