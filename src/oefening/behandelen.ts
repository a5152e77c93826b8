import { type Bericht, bevestig, leesBox, markeerGelezen } from '../berichtenbox/berichtenbox.ts'
import { type Datum, plusDagen } from '../kern/datum.ts'
import type { Logboek } from '../logboek/logboek.ts'
import { ontvangers } from '../organisaties/organisaties.ts'
import type { Klok } from '../platform/clock.ts'
import type { Databank } from '../platform/db.ts'
import type { Levering } from './leveringen.ts'
import { eenmaal } from './voortgang.ts'

const uur = 60 * 60_000
/** Messages of the last days stay as they came in, for whoever trains. */
const rustigeDagen = 2
/** More than any box of the training set holds. */
const heleBox = 5000

/** What treating messages needs. */
export interface Behandeldelen {
  readonly db: Databank
  readonly logboek: Logboek
}

/** Municipalities that messages about these events can have gone to, each once. */
export function collegesVan(leveringen: readonly Levering[], vandaag: Datum): readonly string[] {
  const codes = leveringen.flatMap(({ gebeurtenis: { persoon } }) => [
    persoon?.gemeentecode ?? null,
    persoon?.vestigingsgemeente ?? null,
  ])
  const ids = [...new Set(codes)].map((code) =>
    code === null ? null : (ontvangers(code, vandaag)?.college.id ?? null),
  )
  return [...new Set(ids)].filter((id) => id !== null).sort()
}

/**
 * Lets the nazorgcoördinator of a municipality treat the older messages, as a page would: most are taken up
 * within a day and a half, some are only read, a few forgotten. Which ones follows from the event.
 */
export function behandelBox(
  { db, logboek }: Behandeldelen,
  college: string,
  vandaag: Datum,
): Promise<boolean> {
  const wie = {
    organisatie: college,
    gebruiker: college.replace('college-', 'oefen-nazorg-'),
    rol: 'nazorgcoordinator',
    doel: 'berichten-behandelen',
  }
  return eenmaal(db, wie, `box-${college}`, async (tx) => {
    let nu = new Date(`${vandaag}T00:00:00Z`)
    const delen = { klok: { nu: () => nu } satisfies Klok, logboek }
    const tot = plusDagen(vandaag, -rustigeDagen - 1)
    const { berichten } = await leesBox(delen, tx, wie, { status: 'open', tot, aantal: heleBox })
    for (const bericht of berichten) {
      const lot = lotVan(bericht)
      nu = new Date(bericht.verzonden_op.getTime() + (1 + 35 * lot) * uur)
      if (lot < 0.9) await bevestig(delen, tx, wie, bericht.id)
      else if (lot < 0.97) await markeerGelezen(delen, tx, wie, bericht)
    }
  })
}

/** From 0 to 1, the same for the same event each time. */
function lotVan({ oorzaak }: Pick<Bericht, 'oorzaak'>): number {
  return Number.parseInt((oorzaak ?? 'ffffffff').slice(0, 8), 16) / 2 ** 32
}
