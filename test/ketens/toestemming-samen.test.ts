import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { formulierenIn } from '../formulieren.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { intrekking, kliniek, nieuweGedetineerde, stuur, verklaring, verstuur } from '../toestemming.ts'
import { klaarOfWacht } from '../wachten.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after })
const { bank } = wereld
const [een, ander] = await Promise.all(
  ['Een', 'Ander'].map(async (naam) =>
    bezoeker(wereld, await inlogAls(wereld, 'pi-arnhem', 'casemanager', naam)),
  ),
)
if (een === undefined || ander === undefined) throw new Error('Two colleagues')

/** The last word about care, and what stands at the clinic. */
async function eind(persoon: string) {
  const regels = await bank.eigenaar.vraag(
    'select soort from toestemming.regel where persoon = $1 order by volgnummer',
    [persoon],
  )
  const staand = await bank.eigenaar.vraag(
    `select id from berichtenbox.bericht where betrokkene = $1 and soort = 'informatieblad' and status = 'bezorgd'`,
    [persoon],
  )
  return { regels: regels.map(({ soort }) => soort), staand: staand.length }
}

test('who sends holds the consent until it is sent: a withdrawal waits, and then takes that message back', async () => {
  const persoon = await nieuweGedetineerde(wereld)
  await stuur(wereld, persoon, '/verklaringen', verklaring())
  const deur = Promise.withResolvers<void>()
  const gelezen = Promise.withResolvers<void>()
  const zending = verstuur(wereld, persoon, kliniek, 'zorg', async () => {
    gelezen.resolve()
    await deur.promise
  })
  await gelezen.promise
  const terug = stuur(wereld, persoon, '/intrekkingen', intrekking())
  await klaarOfWacht(bank, terug)
  deur.resolve()
  assert.ok(await zending, 'it was sent on a yes that stood')
  assert.equal((await terug).status, 201)
  assert.deepEqual(await eind(persoon), { regels: ['gegeven', 'ingetrokken'], staand: 0 })
})

test('two colleagues who send the same screen at the same moment: one of them hears that something changed', async () => {
  const persoon = await nieuweGedetineerde(wereld)
  const pad = `/toestemmingen/${persoon}/gesprek`
  await een.stuur(pad, { ontvanger: kliniek })
  const [form] = formulierenIn((await een.lees(`${pad}/zorg`)).tekst, pad).filter(
    ({ actie }) => actie === `${pad}/zorg`,
  )
  const gezien = form?.velden.find(({ naam }) => naam === 'gezien')?.waarde ?? ''
  const [a, b] = await Promise.all([
    een.stuur(`${pad}/zorg`, { gezien, [`antwoord-${kliniek}`]: 'ja' }),
    ander.stuur(`${pad}/zorg`, { gezien, [`antwoord-${kliniek}`]: 'nee' }),
  ])
  assert.deepEqual([a.status, b.status].sort(), [303, 409])
  const [rij] = await bank.eigenaar.vraag('select antwoorden from toestemming.gesprek where persoon = $1', [
    persoon,
  ])
  assert.deepEqual(rij?.antwoorden, { [`${kliniek} zorg`]: a.status === 303 ? 'ja' : 'nee' })
  assert.deepEqual((await eind(persoon)).regels, a.status === 303 ? [] : ['geweigerd'])
})

test('giving, sending, taking back and giving again through each other never leaves a message under a no', async () => {
  const daden = {
    geef: (persoon: string) => stuur(wereld, persoon, '/verklaringen', verklaring()),
    'trek-in': (persoon: string) => stuur(wereld, persoon, '/intrekkingen', intrekking()),
    verstuur: (persoon: string) => verstuur(wereld, persoon),
  } as const
  const reeks = fc.array(fc.constantFrom('geef', 'trek-in', 'verstuur', 'verstuur'), {
    minLength: 4,
    maxLength: 8,
  })
  await fc.assert(
    fc.asyncProperty(reeks, async (wat) => {
      const persoon = await nieuweGedetineerde(wereld)
      await daden.geef(persoon)
      const uit = await Promise.all(wat.map((daad) => daden[daad](persoon)))
      for (const een of uit) if (een instanceof Response) assert.equal(een.status, 201, await een.text())
      const { regels, staand } = await eind(persoon)
      if (regels.at(-1) !== 'gegeven') assert.equal(staand, 0, JSON.stringify(regels))
      assert.equal((await verstuur(wereld, persoon)) !== null, regels.at(-1) === 'gegeven')
    }),
    { numRuns: 12 },
  )
})
