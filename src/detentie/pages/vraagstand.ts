import { Fout } from '../../kern/fout.ts'
import type { Tx } from '../../platform/db.ts'
import { type Besluit, haalBesluiten } from '../besluiten.ts'
import { haalDossiers } from '../dossiers.ts'
import type { Gebeurtenis } from '../gebeurtenis.ts'
import { haalPersoon, type Persoon } from '../mensen.ts'
import { haalVraag, type OpenVraag } from '../openvragen.ts'
import { herbouw, type Periode, type Verloop } from '../perioden.ts'
import type { Getypt } from './toewijsformulier.ts'

/** A decision that was refused, with what was typed. */
export interface Mislukt {
  readonly getypt: Getypt
  readonly fout: Fout
}

/** All that the page of one question shows. */
export interface Vraagstand {
  readonly vraag: OpenVraag
  readonly persoon: Persoon
  readonly gebeurtenissen: readonly Gebeurtenis[]
  readonly verloop: Verloop
  readonly periode: Periode | null
  /** Decisions about this period, oldest first. */
  readonly besluiten: readonly Besluit[]
}

/** Fetches one question with all that is known of the person. Throws `niet-gevonden`. */
export async function haalVraagstand(tx: Tx, id: string): Promise<Vraagstand> {
  const vraag = await haalVraag(tx, id)
  const persoon = vraag?.wie == null ? null : await haalPersoon(tx, vraag.wie.persoonId)
  if (vraag === null || persoon === null) throw new Fout('niet-gevonden', 'Deze vraag kennen wij niet.')
  const [dossier] = await haalDossiers(tx, [persoon])
  const { gebeurtenissen = [], toewijzingen = [] } = dossier ?? {}
  const verloop = herbouw(gebeurtenissen, toewijzingen)
  return {
    vraag,
    persoon,
    gebeurtenissen,
    verloop,
    periode: verloop.perioden.find((periode) => periode.id === vraag.onderwerp) ?? null,
    besluiten: (await haalBesluiten(tx, persoon.id)).filter(({ periodeId }) => periodeId === vraag.onderwerp),
  }
}
