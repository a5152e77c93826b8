import { Fout, NietBeschikbaar } from '../../kern/fout.ts'
import type { Scanner, Scanuitslag } from '../../platform/clamd.ts'
import type { Databank, Wie } from '../../platform/db.ts'
import { haalBericht } from '../bericht.ts'
import type { Leesdelen } from '../lezen.ts'
import type { Bijlage } from './keuren.ts'

/** What scanning needs. */
export interface Scandelen extends Leesdelen {
  readonly db: Databank
  /** Looks for viruses; without one nothing is looked at. */
  readonly scanner?: Scanner | null
}

/** A file that may be kept: a scanner found nothing, or there is none and that is said. */
export interface GescandeBijlage extends Bijlage {
  readonly gescandOp: Date | null
}

/**
 * Puts each file before the virus scanner, before anything of it is kept. Throws `ongeldige-invoer` for one in which
 * something was found, with a line in the logboek, and `niet-beschikbaar` when the scanner gives no clear answer: what
 * was not found clean does not pass.
 */
export async function scanBijlagen(
  delen: Scandelen,
  wie: Wie,
  bericht: string,
  bijlagen: readonly Bijlage[],
): Promise<readonly GescandeBijlage[]> {
  const { scanner = null, klok } = delen
  if (scanner === null) return bijlagen.map((bijlage) => ({ ...bijlage, gescandOp: null }))
  const uitslagen: (readonly [Bijlage, Scanuitslag])[] = []
  // One by one: three at once would keep a scanner from the files of others.
  for (const bijlage of bijlagen) uitslagen.push([bijlage, await scanner.scan(bijlage.inhoud)])
  const besmet = uitslagen.flatMap(([bijlage, uitslag]) => (uitslag === 'besmet' ? [bijlage] : []))
  if (besmet.length > 0) await weiger(delen, wie, bericht, bijlagen, besmet)
  if (uitslagen.some(([, uitslag]) => uitslag !== 'schoon')) throw geenScanner(bijlagen)
  return bijlagen.map((bijlage) => ({ ...bijlage, gescandOp: klok.nu() }))
}

/** That it was tried stands in the logboek; what was in it, and what it was called, nowhere. */
async function weiger(
  { db, klok, logboek }: Scandelen,
  wie: Wie,
  id: string,
  alle: readonly Bijlage[],
  besmet: readonly Bijlage[],
): Promise<never> {
  await db.transactie(wie, async (tx) => {
    const { betrokkene } = await haalBericht(tx, id)
    const gegevens = [...new Set(besmet.map(({ gegeven }) => gegeven))]
    await logboek.noteer(tx, wie, klok.nu(), [
      { handeling: 'geweigerd', betrokkene, gegevens, toetsId: null, onderwerp: id },
    ])
  })
  throw new Fout(
    'ongeldige-invoer',
    'De virusscanner vond iets in een bijlage. Er is niets verstuurd.',
    besmet.map((bijlage) => ({
      veld: bijlage.veld,
      melding: `De virusscanner vond schadelijke software in bijlage ${alle.indexOf(bijlage) + 1}. Verstuur dit bestand niet, en meld het bij uw beheerder.`,
    })),
  )
}

function geenScanner(bijlagen: readonly Bijlage[]): Fout {
  const velden = [...new Set(bijlagen.map(({ veld }) => veld))]
  return new NietBeschikbaar(
    60,
    'Wij kunnen bijlagen nu niet op virussen controleren. Er is niets verstuurd.',
    velden.map((veld) => ({
      veld,
      melding:
        'De virusscanner antwoordt niet. Probeer het over een paar minuten opnieuw, of verstuur uw antwoord zonder bijlage.',
    })),
  )
}
