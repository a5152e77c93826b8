import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { decodeProtectedHeader } from 'jose'
import { trainingToken } from '../../scripts/server.ts'
import { maakApp } from '../../src/app.ts'
import { maakGrondslagen } from '../../src/grondslagen/grondslagen.ts'
import { maakLogboek } from '../../src/logboek/logboek.ts'
import { maakKluis } from '../../src/platform/kluis.ts'
import { openWachtrijen } from '../../src/platform/wachtrijen.ts'
import { openServer } from '../../src/server.ts'
import { oefeninstellingen } from '../../src/toegang/instellingen.ts'
import { maakSleutelbos, type Sleutelbos } from '../../src/toegang/sleutels.ts'
import { testbank } from '../testbank.ts'
import { testregister } from '../testregister.ts'
import { lees, testklok } from '../wereld.ts'

/** A server that is started again and again on the same database, each time with other keys for its tokens. */
async function kantoor(t: TestContext) {
  const bank = await testbank()
  const server = await openServer({ host: '127.0.0.1', port: 0 })
  const { adres } = server
  const wachtrijen = await openWachtrijen(bank)
  t.after(async () => {
    await server.sluit()
    await wachtrijen.stop()
    await bank.eigenaar.sluit()
    await bank.sluit()
  })
  const delen = {
    db: bank,
    klok: testklok('2026-11-22T10:00:00Z'),
    grondslagen: maakGrondslagen(await testregister()),
    logboek: maakLogboek('00'.repeat(32)),
    kluis: maakKluis('00'.repeat(32)),
    wachtrijen,
    oefen: true,
  }
  const toegang = await oefeninstellingen(adres)
  const machine = await maakSleutelbos()
  return {
    start: (...[eerste, ...rest]: Sleutelbos['keys']) =>
      server.verbind(
        maakApp({
          ...delen,
          toegang: { ...toegang, sleutels: { meldsleutels: [], keys: [eerste, ...rest] } },
        }),
      ),
    token: async () =>
      (await trainingToken(`${adres}/api/v1`, 'college-0518', 'nazorgcoordinator', machine)) ?? '',
    lees: async (token: string) =>
      (await fetch(`${adres}/api/v1/berichten`, { headers: { Authorization: `Bearer ${token}` } })).status,
    bekend: async () => {
      const bos = await lees<{ keys: Record<string, string>[] }>(await fetch(`${adres}/oauth/jwks`))
      for (const sleutel of bos.keys) assert.equal(sleutel.d, undefined, 'the secret part stays inside')
      return bos.keys.map(({ kid }) => kid)
    },
  }
}

const tekende = (token: string) => decodeProtectedHeader(token).kid

test('the key of tokens changes in three steps, and at none of them a machine with a good token is refused', async (t) => {
  const deur = await kantoor(t)
  const [oud] = (await maakSleutelbos()).keys
  const [nieuw] = (await maakSleutelbos()).keys
  deur.start(oud)
  const eerste = await deur.token()
  assert.equal(tekende(eerste), oud.kid)
  // Known everywhere first: an instance that was not started again yet must take what a new one signs.
  deur.start(oud, nieuw)
  assert.deepEqual((await deur.bekend()).sort(), [oud.kid, nieuw.kid].sort())
  const tweede = await deur.token()
  assert.equal(tekende(tweede), oud.kid, 'the first in the file signs')
  deur.start(nieuw, oud)
  const derde = await deur.token()
  assert.equal(tekende(derde), nieuw.kid)
  assert.deepEqual((await deur.bekend()).sort(), [oud.kid, nieuw.kid].sort())
  for (const token of [eerste, tweede, derde]) assert.equal(await deur.lees(token), 200)
  deur.start(oud, nieuw)
  assert.equal(
    await deur.lees(derde),
    200,
    'an instance of the second step takes what one of the third signed',
  )
  deur.start(nieuw)
  assert.equal(await deur.lees(derde), 200)
  assert.equal(await deur.lees(eerste), 401, 'a key that is gone opens nothing')
  assert.deepEqual(await deur.bekend(), [nieuw.kid])
})
