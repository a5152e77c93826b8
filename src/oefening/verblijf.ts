import { type Datum, plusDagen } from '../kern/datum.ts'
import { momentOp } from '../kern/tijdstip.ts'
import { inrichtingen } from '../organisaties/organisaties.ts'
import { maakEinddatumverloop, type Reden } from './einddatum.ts'
import type { Mens } from './mensen.ts'
import type { Toeval } from './toeval.ts'

/** Something that happens in a stay, before it is delivered; `moment` in milliseconds. */
export type Stap = { readonly moment: number } & (
  | { readonly soort: 'binnenkomst'; readonly verwacht: Datum | null; readonly inrichting: string }
  | { readonly soort: 'overplaatsing'; readonly inrichting: string }
  | { readonly soort: 'wijziging-einddatum'; readonly verwacht: Datum; readonly reden: Reden }
  | { readonly soort: 'ontslag'; readonly reden: Reden | null }
)

/** A stay as it really went, in order of time. */
export interface Verblijf {
  readonly einde: Datum
  readonly stappen: readonly Stap[]
}

const voorVrouwen = ['pi-nieuwersluis', 'pi-ter-peel', 'pi-zwolle']
const alleenVrouwen = ['pi-nieuwersluis', 'pi-ter-peel']
const plekkenVrouwen = inrichtingen().filter(({ id }) => voorVrouwen.includes(id))
const plekkenMannen = inrichtingen().filter(({ id }) => !alleenVrouwen.includes(id))

/** Makes up a stay that begins on this date. It may reach years past today; who delivers, stops in time. */
export function maakVerblijf(mens: Mens, begin: Datum): Verblijf {
  const { toeval } = mens
  const dagen = verblijfsduur(toeval)
  const einde = plusDagen(begin, dagen)
  const op = (na: number, van: number, tot: number) => momentOp(plusDagen(begin, na), toeval.geheel(van, tot))
  const plekken = (mens.vrouw ? plekkenVrouwen : plekkenMannen).map(({ id }) => id)
  const eerste = toeval.kies(plekken)
  const { bijBinnenkomst, wijzigingen } = maakEinddatumverloop(toeval, begin, dagen)
  const stappen: Stap[] = [
    {
      soort: 'binnenkomst',
      moment: op(0, 480, 1260),
      verwacht: bijBinnenkomst,
      inrichting: eerste,
    },
    ...wijzigingen.map(({ na, ...wijziging }) => ({
      soort: 'wijziging-einddatum' as const,
      // On the last day a change comes before the gate opens.
      moment: na === dagen ? op(na, 420, 475) : op(na, 490, 1040),
      ...wijziging,
    })),
    ...verhuizingen(toeval, dagen).map((na) => ({
      soort: 'overplaatsing' as const,
      moment: op(na, 540, 960),
      inrichting: toeval.kies(plekken.filter((plek) => plek !== eerste)),
    })),
  ]
  // One end in a hundred is never told: the daily check must find it.
  if (!toeval.kans(0.01))
    stappen.push({ soort: 'ontslag', moment: op(dagen, 490, 900), reden: wijzigingen.at(-1)?.reden ?? null })
  return { einde, stappen: stappen.sort((a, b) => a.moment - b.moment) }
}

/**
 * Whole days between the day in and the day out: 34 % shorter than two weeks, 24 % to a month, 17 % to three
 * months, the rest longer, halving about every two months, up to twelve years.
 */
function verblijfsduur(toeval: Toeval): number {
  const deel = toeval.fractie()
  if (deel < 0.34) return toeval.geheel(1, 13)
  if (deel < 0.58) return toeval.geheel(14, 30)
  if (deel < 0.75) return toeval.geheel(31, 91)
  return Math.min(4380, Math.floor(92 / (1 - toeval.fractie()) ** 0.9))
}

/** On which days someone moves: about one in five does, and who stays long does so more often. */
function verhuizingen(toeval: Toeval, dagen: number): readonly number[] {
  if (dagen < 3) return []
  const kans = dagen < 14 ? 0.06 : dagen < 92 ? 0.18 : 0.5
  if (!toeval.kans(kans)) return []
  // After two years the stay is settled; more moves would only fill the box.
  return [toeval.geheel(1, Math.min(dagen - 1, 730))]
}
