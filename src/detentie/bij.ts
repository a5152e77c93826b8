import type { Datum } from '../kern/datum.ts'
import { ontvangers } from '../organisaties/organisaties.ts'
import type { Gebeurtenis } from './gebeurtenis.ts'
import type { Bijgevolg, BijMelding } from './gevolgen.ts'
import type { Toewijzing, Verloop } from './perioden.ts'

type Bijgebeurtenis = Gebeurtenis & { soort: 'bij-melding' }

/** What is known of one person, as far as it tells which burgemeester must know what. */
interface Bekend {
  readonly gebeurtenissen: readonly Gebeurtenis[]
  readonly toewijzingen: readonly Toewijzing[]
  readonly verloop: Pick<Verloop, 'doorgestreept'>
}

/** What the burgemeesters must know of someone now: each event that stands is one thing to tell. */
function wieWeetWat({ gebeurtenissen, toewijzingen, verloop }: Bekend, peildatum: Datum) {
  const staand = gebeurtenissen
    .filter((g): g is Bijgebeurtenis => g.soort === 'bij-melding')
    .filter(({ gebeurtenisId }) => !verloop.doorgestreept.has(gebeurtenisId))
  return new Map(
    staand.flatMap((g) => {
      const wie = ontvangers(bijGemeente(g, toewijzingen), peildatum)
      return wie === null ? [] : [[g.gebeurtenisId, alsMelding(g, wie.burgemeester.id)] as const]
    }),
  )
}

/** The municipality an event leads to: as delivered, until a person decided that it is another. */
export function bijGemeente(
  { gebeurtenisId, gemeentecode }: Pick<Bijgebeurtenis, 'gebeurtenisId' | 'gemeentecode'>,
  toewijzingen: readonly Toewijzing[],
): string {
  return toewijzingen.reduce(
    (code, { periodeId, inPlaatsVan, gemeentecode: naar }) =>
      periodeId === gebeurtenisId && inPlaatsVan === code ? naar : code,
    gemeentecode,
  )
}

function alsMelding(
  { gebeurtenisId: dossier, tijdstip, aanleiding, terugkeerdatum, bijGrond, categorie }: Bijgebeurtenis,
  ontvanger: string,
): BijMelding {
  const gemeldOp = new Date(tijdstip).toISOString()
  return { dossier, ontvanger, gemeldOp, aanleiding, terugkeerdatum, bijGrond, categorie }
}

/**
 * What a burgemeester must hear, and what one must no longer see, because more is known now. Pure: struck out, struck
 * out no more and sent to another municipality are all the difference between what stood and what stands.
 */
export function bijGevolg(voor: Bekend, na: Bekend, peildatum: Datum): Bijgevolg {
  const eerst = wieWeetWat(voor, peildatum)
  const nu = wieWeetWat(na, peildatum)
  const zelfde = (een: BijMelding, ander: BijMelding | undefined) => een.ontvanger === ander?.ontvanger
  return {
    nieuw: [...nu.values()].filter((een) => !zelfde(een, eerst.get(een.dossier))),
    vervallen: [...eerst.values()].filter((een) => !zelfde(een, nu.get(een.dossier))),
  }
}
