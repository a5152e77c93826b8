import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { bladhash, leesRand, legeRand, voegBij, wortelUitBewijs, wortelVan, zusters } from './boom.ts'

/** The leaves and roots that implementations of Certificate Transparency test themselves with. */
const bladen = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
]
const wortels = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

/** The definition of RFC 9162, 2.1.1, word for word and slow. */
function volgensRfc(invoer: readonly string[]): Buffer {
  const sha = (...delen: readonly (string | Buffer)[]) => {
    const som = createHash('sha256')
    for (const deel of delen) som.update(deel)
    return som.digest()
  }
  if (invoer.length === 0) return sha()
  if (invoer.length === 1) return sha(Buffer.of(0), invoer[0] ?? '')
  let k = 1
  while (k * 2 < invoer.length) k *= 2
  return sha(Buffer.of(1), volgensRfc(invoer.slice(0, k)), volgensRfc(invoer.slice(k)))
}

const boomVan = (invoer: readonly string[]) => {
  const rand = legeRand()
  for (const een of invoer) voegBij(rand, bladhash(een))
  return rand
}

test('the tree has the roots that every other implementation has', () => {
  assert.equal(
    wortelVan(legeRand()).toString('hex'),
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  )
  const rand = legeRand()
  for (const [i, blad] of bladen.entries()) {
    voegBij(rand, bladhash(Buffer.from(blad, 'hex').toString('latin1')))
    assert.equal(wortelVan(rand).toString('hex'), wortels[i])
  }
})

test('whatever the leaves: the root is that of the RFC, the edge can be put away and taken up, and each leaf is proven', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 40 }), fc.nat(), (invoer, keuze) => {
      const rand = boomVan(invoer)
      const wortel = wortelVan(rand)
      assert.deepEqual(wortel, volgensRfc(invoer))
      assert.deepEqual(wortelVan(leesRand(invoer.length, Buffer.concat(rand.toppen))), wortel)
      const plaats = keuze % invoer.length
      const bewijs = zusters(plaats, invoer.length).map(([van, tot]) => volgensRfc(invoer.slice(van, tot)))
      const blad = bladhash(invoer[plaats] ?? '')
      assert.deepEqual(wortelUitBewijs(blad, plaats, invoer.length, bewijs), wortel)
      assert.notDeepEqual(
        wortelUitBewijs(bladhash(`${invoer[plaats]}!`), plaats, invoer.length, bewijs),
        wortel,
      )
      assert.equal(wortelUitBewijs(blad, plaats, invoer.length, [...bewijs, blad]), null)
    }),
  )
})

test('an edge that does not fit its size is refused', () => {
  assert.throws(() => leesRand(3, Buffer.alloc(32)), RangeError)
  assert.throws(() => leesRand(4, Buffer.alloc(33)), RangeError)
})
