import {
  maakAansluitreacties,
  startDagwerk,
  startVernietigen,
  vernietigrij,
} from './berichtenbox/berichtenbox.ts'
import {
  bezorgrijen,
  leverdelen,
  maakBezorggevolgen,
  startBezorging,
  startPost,
} from './bezorging/bezorging.ts'
import { startOpruimen } from './inzage/inzage.ts'
import {
  type Activiteitzoeker,
  type Geheugen,
  type Ldvontvanger,
  type Logboeksleutels,
  ldvrij,
  startLdv,
  startZegelen,
  zegelrij,
} from './logboek/logboek.ts'
import type { Wachtrij } from './platform/wachtrijen.ts'
import { planTbsvernietiging, startTbsvernietigen, tbsvernietigrij } from './tbs/tbs.ts'
import { startHerindelingen } from './verhuizing/verhuizing.ts'

/** Every queue of the product. */
export const alleRijen: readonly Wachtrij<object>[] = [
  ...bezorgrijen,
  vernietigrij,
  tbsvernietigrij,
  zegelrij,
  ldvrij,
]

/** What works by itself needs all of these. */
type Achtergronddelen = Parameters<typeof leverdelen>[0] &
  Parameters<typeof maakBezorggevolgen>[0] &
  Omit<Parameters<typeof startDagwerk>[0] & Parameters<typeof maakAansluitreacties>[0], 'bezorging'> &
  Omit<Parameters<typeof startHerindelingen>[0], 'gevolgen'> & {
    readonly sleutels: Logboeksleutels
    /** The keys that turn people into pseudonyms, newest first. */
    readonly geheimen: Parameters<typeof startZegelen>[0]['geheimen']
    /** What is remembered of the logboek, also by who shows how far it is. */
    readonly geheugen: Geheugen
    /** Where the lines of the logboek also go, and how they name what they are part of; null when nowhere. */
    readonly ldv?: { readonly ontvanger: Ldvontvanger; readonly activiteit: Activiteitzoeker } | null
  }

/** From now on this process does what nobody asks for: telling, mailing, checking, moving, destroying, clearing away, sealing. Returns what ends it. */
export async function startAchtergrond(delen: Achtergronddelen): Promise<() => Promise<void>> {
  const metGevolgen = { ...delen, bezorging: maakBezorggevolgen(delen) }
  const einden = [
    startDagwerk(metGevolgen, { 'tbs-vernietigingsronde': planTbsvernietiging }),
    startHerindelingen({ ...delen, gevolgen: maakAansluitreacties(metGevolgen) }),
    startOpruimen(delen),
  ]
  const leveren = leverdelen(delen)
  await startBezorging(leveren)
  await startVernietigen(delen)
  await startTbsvernietigen(delen)
  einden.push(await startZegelen(delen))
  if (delen.ldv) einden.push(await startLdv({ ...delen, ...delen.ldv }))
  const { post } = leveren
  if (post !== null) einden.push(await startPost({ ...leveren, post }))
  return async () => {
    for (const eindig of einden) await eindig()
  }
}
