import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Feiten, maakGrondslagen, toets } from '../src/grondslagen/grondslagen.ts'
import type { Datum } from '../src/kern/datum.ts'
import type { Zaak } from '../src/tbs/feiten.ts'
import { paneeltabel } from '../src/tbs/pages/paneel.ts'
import { alleGegevens, maakPaneel, partijen } from '../src/tbs/paneel.ts'
import { type Stap, stappen } from '../src/tbs/stappen.ts'
import { identiteit } from '../src/tbs/toestemming.ts'
import { verloopVan } from '../src/tbs/verloop.ts'
import { opdrachtfeiten, type Stand, tbstabel, verwacht } from './tbstabel.ts'
import { testregister } from './testregister.ts'

const register = await testregister()
const grondslagen = maakGrondslagen(register)
const gegevens = alleGegevens(register)
const traject = '00000000-0000-4000-8000-000000000000'

const toestemmingen = ['gegeven', 'geweigerd', 'ingetrokken', undefined] as const
/** Before and after the law that gave follow-on care its ground. */
const dagen: readonly Datum[] = ['2024-06-01', '2026-11-22']

/** One state of the case: what was said, and whether what the table calls the opdracht is so. */
interface Geval {
  readonly dag: Datum
  readonly toestemming: (typeof toestemmingen)[number]
  readonly feit: (typeof opdrachtfeiten)[number]
  readonly opdracht: Stand
}

const gevallen: readonly Geval[] = dagen.flatMap((dag) =>
  toestemmingen.flatMap((toestemming) =>
    opdrachtfeiten.flatMap((feit) =>
      // A track knows of each request whether it was accepted; only a fact that someone declares can be unknown.
      (feit === 'toezichtGvm' ? [true, false, undefined] : [true, false]).map((opdracht) => ({
        ...{ dag, toestemming, feit, opdracht },
      })),
    ),
  ),
)

const anderen = [...register.feit.values()].filter(({ soort }) => soort === 'boolean').map(({ id }) => id)
const deelnames = partijen.map((partij) => ({ partij, ontvanger: `een-${partij}` }))

/** The booleans that are so in this case: all other facts are known, and are not so. */
function waar({ feit, opdracht }: Geval): ReadonlyMap<string, boolean> {
  const alle = anderen.flatMap((id): [string, boolean][] => {
    const isOpdracht = opdrachtfeiten.some((een) => een === id)
    const waarde = id === feit ? opdracht : isOpdracht
    return waarde === undefined ? [] : [[id, waarde]]
  })
  return new Map(alle)
}

/** The case as a track would have it: facts declared, requests answered, consent in the ledger. */
function zaakVan(stap: Stap, geval: Geval): Zaak & { readonly deelnames: typeof deelnames } {
  const feiten = waar(geval)
  const op = new Date(`${geval.dag}T10:00:00Z`)
  const verklaringen = [...feiten]
    .filter(([id]) => id !== 'reclasseringsopdracht' && id !== 'opdrachtVanOm')
    .map(([feit, waarde], i) => ({
      volgnummer: i + 1,
      op,
      doorNaam: 'n',
      wat: { soort: 'feit', feit, waarde } as const,
    }))
  const { toestemming } = geval
  return {
    verloop: verloopVan(verklaringen),
    deelnames,
    toestemmingen:
      toestemming === undefined
        ? []
        : deelnames.flatMap(({ ontvanger }) =>
            gegevens
              .filter((gegeven) => !identiteit.some((een) => een === gegeven))
              .map((gegeven) => ({
                ...{ stap: stap.id, ontvanger, gegeven, stand: toestemming },
                ...{ vorm: 'schriftelijk' as const, datum: geval.dag, op },
              })),
          ),
    opdrachten: (['reclasseringsopdracht', 'opdrachtVanOm'] as const).flatMap((soort) =>
      deelnames.map(({ ontvanger }) => ({
        ...{ soort, ontvanger, stap: stap.id },
        stand: feiten.get(soort) === true ? ('aanvaard' as const) : ('gevraagd' as const),
      })),
    ),
  }
}

/** What the toets says, asked by this test itself. */
function gevraagd(stap: Stap, partij: string, geval: Geval): ReadonlyMap<string, string> {
  const { dag: peildatum, toestemming } = geval
  const feiten: Feiten = { ...Object.fromEntries(waar(geval)), ...(toestemming && { toestemming }) }
  const vraag = { verstrekker: 'zorgaanbieder', ontvanger: partij, gegevens, processtap: stap.processtap }
  const oordeel = toets(register, { ...vraag, peildatum, feiten })
  return new Map(oordeel.gegevens.map(({ gegeven, uitkomst }) => [gegeven, uitkomst]))
}

const tekens: Readonly<Record<string, string>> = {
  ja: 'toegestaan',
  onbeslist: 'onbeslist',
  nee: 'geweigerd',
}

/** The cells of the drawn panel, row by row, read back from the page. */
async function getekend(stap: Stap, geval: Geval): Promise<readonly string[]> {
  const paneel = maakPaneel(grondslagen, zaakVan(stap, geval), stap, geval.dag, true)
  assert.deepEqual([...paneel.rijen], gegevens)
  assert.deepEqual(
    paneel.kolommen.map(({ partij }) => partij),
    [...partijen],
  )
  const tekst = String(await paneeltabel({ grondslagen }, traject, stap, paneel))
  return [...tekst.matchAll(/tk-matrix__cel--(\w+)" role="cell"/g)].map(
    ([, soort = '']) => tekens[soort] ?? soort,
  )
}

/** What the page leaves out of the panel may not go, in any case; a receiver is told of once. */
function keurWeggelaten(stap: Stap, geval: Geval): void {
  const paneel = maakPaneel(grondslagen, zaakVan(stap, geval), stap, geval.dag, false)
  const { overig } = paneel
  const delen = [paneel, paneel.buiten].map(({ kolommen, rijen }) => ({
    wie: kolommen.map(({ partij }) => partij),
    wat: rijen,
  }))
  const niet = overig.kolommen.map(({ partij }) => partij)
  for (const partij of partijen) {
    const hier = delen.filter(({ wie }) => wie.includes(partij))
    assert.equal(hier.length === 0, niet.includes(partij), `${stap.id}: ${partij}`)
    for (const [gegeven, uitkomst] of gevraagd(stap, partij, geval)) {
      const waar = `${stap.id} aan ${partij}: ${gegeven}, ${JSON.stringify(geval)}`
      if (!hier.some(({ wat }) => wat.includes(gegeven))) assert.equal(uitkomst, 'geweigerd', waar)
      if (overig.rijen.includes(gegeven)) assert.equal(uitkomst, 'geweigerd', waar)
    }
  }
}

for (const stap of stappen)
  test(`tbs: what the panel of step ${stap.id} leaves out may not go in any case`, () => {
    for (const geval of gevallen) keurWeggelaten(stap, geval)
  })

let cellen = 0
let uitTabel = 0
for (const stap of stappen.filter(({ nummer }) => nummer >= 9))
  test(`tbs: the panel of step ${stap.id} is what the toets says, and what the handreiking says`, async () => {
    for (const geval of gevallen) {
      const beeld = await getekend(stap, geval)
      assert.equal(beeld.length, gegevens.length * partijen.length)
      for (const [kolom, partij] of partijen.entries()) {
        const antwoord = gevraagd(stap, partij, geval)
        const rij = tbstabel.find(({ stap: van, naar }) => van === stap.processtap && naar === partij)
        const ja = geval.toestemming === undefined ? undefined : geval.toestemming === 'gegeven'
        for (const [plek, gegeven] of gegevens.entries()) {
          const waar = `${stap.id} aan ${partij}: ${gegeven}, ${JSON.stringify(geval)}`
          const cel = beeld[plek * partijen.length + kolom]
          assert.equal(cel, antwoord.get(gegeven), waar)
          cellen += 1
          if (rij?.feit !== geval.feit) continue
          assert.equal(cel, verwacht(rij, gegeven, ja, geval.opdracht), `handreiking: ${waar}`)
          uitTabel += 1
        }
      }
    }
  })

test('tbs: every cell was held against the toets, and those of the handreiking against its table', (t) => {
  t.diagnostic(
    `${cellen} cellen gelijk aan de toets, ${uitTabel} ook aan de tabel van de handreiking, 0 verschillen`,
  )
  assert.ok(cellen > 500_000, String(cellen))
  assert.ok(uitTabel > 50_000, String(uitTabel))
})
