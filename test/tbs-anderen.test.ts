import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'yaml'
import { z } from 'zod'
import { type Feiten, maakGrondslagen, toets } from '../src/grondslagen/grondslagen.ts'
import type { Datum } from '../src/kern/datum.ts'
import type { Zaak } from '../src/tbs/feiten.ts'
import { anderenkaart } from '../src/tbs/pages/paneel.ts'
import { alleGegevens } from '../src/tbs/paneel.ts'
import { type Stap, stappen } from '../src/tbs/stappen.ts'
import { verloopVan } from '../src/tbs/verloop.ts'
import { testregister } from './testregister.ts'

const register = await testregister()
const grondslagen = maakGrondslagen(register)
const gegevens = alleGegevens(register)

const ids = z.array(z.string()).default([])
const rij = z.strictObject({
  ...{ stap: z.string(), van: z.string(), naar: z.string(), bron: z.string() },
  ...{ altijd: ids, nee: ids },
  als: z.array(z.strictObject({ feiten: z.array(z.string()), gegevens: z.array(z.string()) })).default([]),
})
type Rij = z.infer<typeof rij>

/** Written by hand from the handreiking, not from the rules. */
const { rijen } = z
  .strictObject({ rijen: z.array(rij) })
  .parse(parse(readFileSync(new URL('bronnen/tbs-anderen.yaml', import.meta.url), 'utf8'), { merge: true }))

const dagen: readonly Datum[] = ['2024-06-01', '2026-11-22']
const toestemmingen = ['gegeven', 'geweigerd', 'ingetrokken', undefined] as const
/** What the track of a clinic never knows of another giver. */
const nooitBekend: readonly string[] = ['toestemming', 'maandenTotTerugkeer']
/** What the track knows by the requests for advice in it, and so always. */
const opdracht = 'opdrachtVanOm'

/** Every way in which these facts can stand: so, not so, or not known. */
function standen(feiten: readonly string[]): readonly ReadonlyMap<string, boolean | undefined>[] {
  return feiten.reduce<readonly ReadonlyMap<string, boolean | undefined>[]>(
    (tot, feit) =>
      tot.flatMap((staat) =>
        (feit === opdracht ? [true, false] : [true, false, undefined]).map((waarde) =>
          new Map(staat).set(feit, waarde),
        ),
      ),
    [new Map()],
  )
}

interface Geval {
  readonly dag: Datum
  readonly toestemming: (typeof toestemmingen)[number]
  readonly feiten: ReadonlyMap<string, boolean | undefined>
}

function gevallen(stap: Stap): readonly Geval[] {
  const hier = rijen.filter((een) => een.stap === stap.id).flatMap(({ als }) => als)
  const feiten = [...new Set(hier.flatMap((een) => een.feiten))].filter((een) => !nooitBekend.includes(een))
  return dagen.flatMap((dag) =>
    toestemmingen.flatMap((toestemming) =>
      standen(feiten).map((staat) => ({ dag, toestemming, feiten: staat })),
    ),
  )
}

/** The case as the track of the clinic would have it, with what the betrokkene told the clinic about everyone. */
function zaakVan(stap: Stap, { dag, toestemming, feiten }: Geval): Zaak {
  const op = new Date(`${dag}T10:00:00Z`)
  const verklaard = [...feiten].flatMap(([feit, waarde]) =>
    feit === opdracht || waarde === undefined ? [] : [{ soort: 'feit', feit, waarde } as const],
  )
  const rest = { vorm: 'schriftelijk', datum: dag, op } as const
  return {
    verloop: verloopVan(verklaard.map((wat, i) => ({ volgnummer: i + 1, op, doorNaam: 'n', wat }))),
    toestemmingen:
      toestemming === undefined
        ? []
        : gegevens.map((gegeven) => ({
            ...{ stap: stap.id, ontvanger: 'rn', gegeven, stand: toestemming, ...rest },
          })),
    opdrachten: [
      {
        ...{ soort: opdracht, ontvanger: 'rn', stap: stap.id },
        stand: feiten.get(opdracht) === true ? 'aanvaard' : 'gevraagd',
      },
    ],
  }
}

const tekens: Readonly<Record<string, string>> = {
  ...{ ja: 'toegestaan', onbeslist: 'onbeslist', nee: 'geweigerd' },
}

/** The answers drawn in the card about others, by giver, receiver and gegeven. */
async function getekend(stap: Stap, geval: Geval): Promise<ReadonlyMap<string, string>> {
  const tekst = String(await anderenkaart({ grondslagen }, zaakVan(stap, geval), stap, geval.dag))
  const cellen = [
    ...tekst.matchAll(/id="([\w-]+?)-gegeven-([\w-]+)"><span class="tk-uitkomst__teken [\w-]+--(\w+)"/g),
  ]
  return new Map(
    cellen.map(([, wie = '', gegeven = '', soort = '']) => [`${wie} ${gegeven}`, tekens[soort] ?? soort]),
  )
}

/** What the handreiking says of one gegeven, worked out here; undefined where it says nothing. */
function verwacht({ altijd, als, nee }: Rij, gegeven: string, { feiten }: Geval): string | undefined {
  if (altijd.includes(gegeven)) return 'toegestaan'
  if (nee.includes(gegeven)) return 'geweigerd'
  const voorwaarde = als.find((een) => een.gegevens.includes(gegeven))
  if (voorwaarde === undefined) return undefined
  const hoe = voorwaarde.feiten.map((feit) => feiten.get(feit))
  if (hoe.includes(false)) return 'geweigerd'
  return hoe.includes(undefined) ? 'onbeslist' : 'toegestaan'
}

/** What the toets says when this test asks it: with the facts, and without a consent that is not of this giver. */
function gevraagd({ van, naar }: Rij, stap: Stap, { dag: peildatum, feiten }: Geval) {
  const bekend: Feiten = Object.fromEntries(
    [...feiten].flatMap(([feit, waarde]) => (waarde === undefined ? [] : [[feit, waarde]])),
  )
  const vast = { [opdracht]: feiten.get(opdracht) ?? false, reclasseringsopdracht: false }
  const vraag = { verstrekker: van, ontvanger: naar, gegevens, processtap: stap.processtap }
  return toets(register, { ...vraag, peildatum, feiten: { ...bekend, ...vast } }).gegevens
}

let cellen = 0
for (const stap of stappen)
  test(`tbs: what others give in step ${stap.id} is what the toets and the handreiking say`, async () => {
    const hier = rijen.filter((een) => een.stap === stap.id)
    for (const geval of gevallen(stap)) {
      const beeld = await getekend(stap, geval)
      const stromen = new Set([...beeld.keys()].map((sleutel) => sleutel.split(' ')[0]))
      assert.deepEqual([...stromen].toSorted(), hier.map(({ van, naar }) => `${van}-${naar}`).toSorted())
      for (const een of hier)
        for (const { gegeven, uitkomst } of gevraagd(een, stap, geval)) {
          const waar = `${een.bron}, ${een.van} aan ${een.naar}: ${gegeven}, ${JSON.stringify([geval.dag, geval.toestemming, [...geval.feiten]])}`
          const cel = beeld.get(`${een.van}-${een.naar} ${gegeven}`)
          assert.equal(cel, verwacht(een, gegeven, geval), `handreiking: ${waar}`)
          // What is not drawn may not go.
          assert.equal(cel ?? 'geweigerd', uitkomst, waar)
          cellen += 1
        }
    }
  })

test('tbs: every giver of the handreiking was held against the toets and its table', (t) => {
  t.diagnostic(
    `${cellen} cellen van andere gevers gelijk aan de toets en aan de tabel van de handreiking, 0 verschillen`,
  )
  assert.ok(cellen > 10_000, String(cellen))
})
