import type { Register } from '../lookup.ts'
import type { Regel, Toestaan } from '../schema.ts'

/** A family of flows, and how to know a rule that belongs to it. */
interface Familie {
  readonly id: string
  readonly hoort: (regel: Toestaan) => boolean
}

const steunt = (wet: string, ...artikelen: readonly string[]) => {
  const inWet = (regel: Toestaan) =>
    regel.grondslagen.some((g) => g.wet === wet && (artikelen.length === 0 || artikelen.includes(g.artikel)))
  return inWet
}
const vraagt = (feit: string) => (regel: Toestaan) => regel.voorwaarden.some((v) => v.feit === feit)
const noemt = (partij: string) => (regel: Toestaan) =>
  regel.verstrekkers.includes(partij) || regel.ontvangers.includes(partij)
const inTbs = (van: number, tot: number) => (regel: Toestaan) => {
  const stappen = regel.processtappen.map((stap) => Number(/^tbs-(\d+)/.exec(stap)?.[1] ?? 0))
  const eerste = Math.min(...stappen)
  return eerste >= van && eerste <= tot
}

/**
 * The families in the order in which they are tried: the first one that fits has the rule. What a rule rests on
 * says more than how it is called, so a new rule finds its own place.
 */
const families: readonly Familie[] = [
  { id: 'ernstig-risico', hoort: steunt('pbw', '18b') },
  { id: 'bij', hoort: steunt('bjsg', '11a') },
  { id: 'inzage', hoort: (r) => r.ontvangers.every((partij) => partij === 'betrokkene') },
  { id: 'zorg-en-veiligheidshuis', hoort: (r) => steunt('wgs-samenwerking')(r) || noemt('zvh')(r) },
  { id: 'tbs-plaatsing', hoort: inTbs(1, 8) },
  { id: 'tbs-behandeling', hoort: inTbs(9, 13) },
  { id: 'tbs-verlenging', hoort: inTbs(14, 15) },
  { id: 'tbs-einde', hoort: inTbs(16, 19) },
  { id: 'plan', hoort: (r) => steunt('pm', '20d')(r) || steunt('pbw', '18a')(r) },
  { id: 'begin-einde', hoort: (r) => steunt('wjsg', '51c')(r) && (noemt('dji')(r) || noemt('pi')(r)) },
  { id: 'forensische-zorg', hoort: (r) => steunt('wfz')(r) || noemt('zorgaanbieder')(r) },
  { id: 'werk-en-uitkering', hoort: (r) => ['pw', 'suwi', 'besluit-suwi'].some((wet) => steunt(wet)(r)) },
  {
    id: 'gemeentelijke-taken',
    hoort: (r) => steunt('wpg')(r) || r.voorwaarden.some((v) => gemeentefeiten.has(v.feit)),
  },
  { id: 'toestemming', hoort: vraagt('toestemming') },
  { id: 'reclassering', hoort: (r) => steunt('reclasseringsregeling')(r) || noemt('reclassering')(r) },
]

/** Facts that only play a part when a municipality arranges its own work. */
const gemeentefeiten = new Set([
  'overeenkomst',
  'beleidsregelsBijstand',
  'bijstandsgerechtigd',
  'lopendTraject',
])

/** Where a rule goes that fits no family: it is shown, never left out. */
export const overig = 'overig'

/** True for a rule that can allow something. Who forbids, names a bottleneck or is not sure, lets nothing be processed. */
export function staatToe(regel: Regel): regel is Toestaan {
  return regel.soort === 'toestaan' && regel.zekerheid !== 'onzeker'
}

/** The family of a rule. */
export function familieVan(regel: Toestaan): string {
  return families.find(({ hoort }) => hoort(regel))?.id ?? overig
}

/** The rules of a family, sorted by id. */
export function regelsVan({ regels }: Register, familie: string): readonly Toestaan[] {
  return regels.filter(staatToe).filter((regel) => familieVan(regel) === familie)
}
