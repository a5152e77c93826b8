import { datumKort, datumVan } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import type { Logboek } from '../../logboek/logboek.ts'
import type { Tx } from '../../platform/db.ts'
import type { Opening } from '../dossier.ts'
import { eisVragen } from '../gesprek.ts'
import { schrijfAlleen } from '../store.ts'
import type { Bezwaareinde, Bezwaarstap, Spreker } from '../tabellen.ts'
import { type Behandelaar, haalBezwaar, schrijfStap } from './behandelen.ts'
import { type Bezwaar, type Bezwaarstand, bezwaarstand, eindeVan, toegewezenOp } from './klok.ts'

/** How an objection ends: who said so, on which day, and in a few words what was said. */
export interface Beeindiging {
  readonly soort: Bezwaareinde
  readonly namens: Spreker
  readonly gezegd_op: string
  readonly weging: string
}

/** Why an objection cannot be ended as it stands. */
const nietZo: Readonly<Record<Exclude<Bezwaarstand, 'gegrond'>, string>> = {
  open: 'Dit bezwaar is nog niet beantwoord. Trekt de persoon het in? Leg dat dan vast als antwoord.',
  afgewezen: 'Dit bezwaar is afgewezen en houdt niets tegen. Er valt niets te beëindigen.',
  ingetrokken: 'Dit bezwaar is ingetrokken en houdt niets tegen. Er valt niets te beëindigen.',
  beeindigd: 'Dit bezwaar is al beëindigd. Maakt iemand opnieuw bezwaar, leg dat dan apart vast.',
}

/**
 * Ends an objection that was granted, because who made it takes it back or its reason is gone. From then on nothing of it
 * keeps anything closed; what may be told the register says, and a no or a withdrawal stays what it was. Only for who may
 * write one down: throws `geen-toegang` for whom one does not hold, `conflict` for one that was not granted or was ended, and
 * `ongeldige-invoer` for a day that cannot be. The same once more changes nothing.
 */
export async function beeindigBezwaar(
  delen: { readonly logboek: Logboek },
  tx: Tx,
  wie: Behandelaar,
  opening: Pick<Opening, 'persoon' | 'stap'>,
  id: string,
  einde: Beeindiging,
): Promise<void> {
  eisVragen(opening)
  await schrijfAlleen(tx, opening.persoon)
  const bezwaar = await haalBezwaar(tx, opening.persoon, id)
  const al = eindeVan(bezwaar)
  if (al !== undefined && isZelfde(al, einde)) return
  const stand = bezwaarstand(bezwaar)
  if (stand !== 'gegrond') throw new Fout('conflict', nietZo[stand])
  keurDag(bezwaar, einde, datumVan(wie.nu))
  await schrijfStap(delen, tx, wie, bezwaar, { ...einde, uiterlijk: null })
}

function isZelfde(al: Bezwaarstap, { soort, namens, gezegd_op, weging }: Beeindiging): boolean {
  return al.soort === soort && al.namens === namens && al.gezegd_op === gezegd_op && al.weging === weging
}

/** Throws for a day that is still to come, or before it was granted: until then taking it back is an answer. */
function keurDag(bezwaar: Bezwaar, { gezegd_op }: Beeindiging, vandaag: string): void {
  const eerste = toegewezenOp(bezwaar) ?? vandaag
  if (gezegd_op >= eerste && gezegd_op <= vandaag) return
  const melding =
    gezegd_op > vandaag
      ? 'Deze dag moet nog komen.'
      : `Het bezwaar is toegewezen op ${datumKort(eerste)}. Kies een dag vanaf dan.`
  throw new Fout('ongeldige-invoer', 'Deze dag kan niet.', [
    { veld: 'gezegdOp', melding, toegestaan: [`${eerste} tot en met ${vandaag}`] },
  ])
}
