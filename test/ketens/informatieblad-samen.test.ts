import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { gedetineerdeToen, geefToestemming, gemeente, toen, vraagBlad } from '../informatieblad.ts'
import { intrekking, stuur } from '../toestemming.ts'
import { lees, maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, toen)
const { bank } = wereld

interface Vorm {
  readonly gebieden: readonly { gebied: string; versie: number; antwoorden: Record<string, unknown> }[]
  readonly gezien: string | null
}

const gebieden = ['onderdak', 'schulden'] as const
const vragen = { onderdak: 'onderdak.behoud', schulden: 'schulden.aanwezig' } as const
const keuzes = { onderdak: ['nee', 'onzeker'], schulden: ['ja', 'nee'] } as const

const lezen = async (persoon: string) => lees<Vorm>(await vraagBlad(wereld, persoon))

/** One act of one of two colleagues, of the person, or of nobody in particular; with what may come of it. */
const daden = {
  async bewaar(persoon: string, nummer: number) {
    const gebied = gebieden[nummer % 2] ?? 'onderdak'
    const { gebieden: alle } = await lezen(persoon)
    const gezien = alle.find((een) => een.gebied === gebied)?.versie ?? 0
    const antwoorden = { [vragen[gebied]]: { keuze: [keuzes[gebied][nummer % 3 === 0 ? 0 : 1]] } }
    return [
      await vraagBlad(wereld, persoon, `/gebieden/${gebied}`, { gezien, antwoorden }),
      200,
      409,
    ] as const
  },
  async verstuur(persoon: string) {
    const { gezien } = await lezen(persoon)
    const vraag = { gezien: gezien ?? 'niets', verzendingId: randomUUID() }
    return [await vraagBlad(wereld, persoon, '/verzendingen', vraag), 201, 403, 409] as const
  },
  async trekIn(persoon: string, nummer: number) {
    const vak = { ontvanger: gemeente, basisvoorwaarde: gebieden[nummer % 2] }
    const vraag = intrekking({ alles: false, welke: [vak] })
    return [await stuur(wereld, persoon, '/intrekkingen', vraag), 201] as const
  },
  async geef(persoon: string, nummer: number) {
    await geefToestemming(wereld, persoon, gebieden[nummer % 2] ?? 'onderdak')
    return null
  },
} as const

/** What the municipality can read now, and for which areas the last word is a no. */
async function eind(persoon: string) {
  const staand = await bank.eigenaar.vraag(
    `select b.id, b.versie, b.vervangt, b.toets_id, i.gegevens from berichtenbox.bericht b
     join berichtenbox.inhoud i on i.bericht_id = b.id
     where b.betrokkene = $1 and b.soort = 'informatieblad' and b.status in ('bezorgd', 'gelezen') and not i.ingetrokken`,
    [persoon],
  )
  const regels = await bank.eigenaar.vraag(
    `select distinct on (basisvoorwaarde) basisvoorwaarde, soort from toestemming.regel
     where persoon = $1 order by basisvoorwaarde, volgnummer desc`,
    [persoon],
  )
  return {
    staand,
    nee: regels.filter(({ soort }) => soort !== 'gegeven').map((rij) => String(rij.basisvoorwaarde)),
  }
}

test('whatever two officers, the person and a sending do through each other, nothing stands that may not be read', async () => {
  const daad = fc.tuple(fc.constantFrom('bewaar', 'verstuur', 'verstuur', 'trekIn', 'geef'), fc.nat(20))
  await fc.assert(
    fc.asyncProperty(fc.array(daad, { minLength: 4, maxLength: 8 }), async (reeks) => {
      const persoon = await gedetineerdeToen(wereld)
      await geefToestemming(wereld, persoon, ...gebieden)
      await daden.bewaar(persoon, 0)
      await daden.bewaar(persoon, 1)
      const uit = await Promise.all(
        reeks.map(([wat, nummer]) => daden[wat as keyof typeof daden](persoon, nummer)),
      )
      for (const een of uit) {
        if (een === null) continue
        const [antwoord, ...mag] = een
        assert.ok(
          mag.some((status) => status === antwoord.status),
          `${antwoord.status} ${await antwoord.text()}`,
        )
      }
      await isRechtmatig(persoon)
    }),
    { numRuns: bank.soort === 'postgres' ? 10 : 5 },
  )
})

async function isRechtmatig(persoon: string): Promise<void> {
  const { staand, nee } = await eind(persoon)
  assert.ok(staand.length <= 1, 'one version stands')
  for (const { gegevens } of staand)
    for (const gebied of nee) assert.ok(!(gebied in (gegevens as object)), `${gebied} can still be read`)
  const alle = await bank.eigenaar.vraag(
    `select b.versie, i.gegevens, t.oordeel from berichtenbox.bericht b join berichtenbox.inhoud i on i.bericht_id = b.id
     join grondslagen.toets t on t.id = b.toets_id where b.betrokkene = $1 and b.soort = 'informatieblad' order by b.volgnummer`,
    [persoon],
  )
  assert.deepEqual(
    alle.map(({ versie }) => versie),
    alle.map((_, i) => i + 1),
    'each version once, in order',
  )
  for (const { gegevens, oordeel } of alle) {
    const { gegevens: oordelen } = oordeel as { gegevens: { gegeven: string; uitkomst: string }[] }
    const mag = oordelen.filter(({ uitkomst }) => uitkomst === 'toegestaan').map(({ gegeven }) => gegeven)
    assert.deepEqual(
      Object.keys(gegevens as object).filter((gegeven) => !mag.includes(gegeven)),
      [],
      'no topic without toegestaan at sending',
    )
  }
}

test('of two officers who save the same area at the same moment one is told', async () => {
  const persoon = await gedetineerdeToen(wereld)
  await geefToestemming(wereld, persoon, 'onderdak')
  const bewaar = (keuze: string) =>
    vraagBlad(wereld, persoon, '/gebieden/onderdak', {
      ...{ gezien: 0, antwoorden: { 'onderdak.behoud': { keuze: [keuze] } } },
    })
  const uit = await Promise.all([bewaar('nee'), bewaar('onzeker')])
  assert.deepEqual(uit.map(({ status }) => status).sort(), [200, 409])
})

test('a sending that is asked ten times at once goes once', async () => {
  const persoon = await gedetineerdeToen(wereld)
  await geefToestemming(wereld, persoon, 'onderdak')
  await daden.bewaar(persoon, 0)
  const { gezien } = await lezen(persoon)
  const zelfde = { gezien, verzendingId: randomUUID() }
  const uit = await Promise.all(
    Array.from({ length: 10 }, (_, i) =>
      vraagBlad(wereld, persoon, '/verzendingen', i < 5 ? zelfde : { gezien, verzendingId: randomUUID() }),
    ),
  )
  assert.ok(uit.every(({ status }) => status === 201 || status === 409))
  assert.equal((await eind(persoon)).staand.length, 1)
})
