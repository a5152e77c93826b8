import type { Tx } from '../../platform/db.ts'
import type { Verzoek } from '../../platform/http.ts'
import { leesFormulier, type Mislukt, type probeer } from '../../toegang/toegang.ts'
import type { Schrijver } from '../store.ts'
import { metTraject, type Tbsdelen, type Traject } from '../traject.ts'
import { idUitPad, probeerMag, schrijver } from './kader.ts'

type Werk = (
  tx: Tx,
  acteur: Schrijver,
  traject: Traject,
  getypt: Readonly<Record<string, string>>,
) => Promise<void>

/** Where a form of the page of a track goes. */
export interface Vorm {
  /** The address to go to when it was done, or what gives it by what was done. */
  readonly naar: string | (() => string)
  /** The page that shows what is wrong, with what was typed. */
  readonly blad: (c: Verzoek, delen: Tbsdelen, mislukt: Mislukt) => Promise<Response>
  readonly hoe?: 'alleen' | 'alleen-ook-na-einde'
  /** What is shown on the page. What may not be is, unless told otherwise, and what else fails is thrown. */
  readonly vang?: typeof probeer
}

/** Does what a form asks of a track, and shows its page: with what it did, or with what is wrong. */
export async function doe(
  c: Verzoek,
  delen: Tbsdelen,
  { naar, blad, hoe = 'alleen', vang = probeerMag }: Vorm,
  werk: Werk,
): Promise<Response> {
  const getypt = await leesFormulier(c)
  const acteur = schrijver(c, delen)
  const mislukt = await vang(getypt, () =>
    metTraject(delen, acteur, idUitPad(c), hoe, (tx, traject) => werk(tx, acteur, traject, getypt)),
  )
  if (mislukt !== null) return blad(c, delen, mislukt)
  return c.redirect(typeof naar === 'string' ? naar : naar(), 303)
}
