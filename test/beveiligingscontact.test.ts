import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

const tekst = readFileSync(new URL('../public/.well-known/security.txt', import.meta.url), 'utf8')

/** The values of a field of security.txt, in order. */
const velden = (naam: string) =>
  tekst
    .split('\n')
    .filter((regel) => regel.toLowerCase().startsWith(`${naam.toLowerCase()}:`))
    .map((regel) => regel.slice(naam.length + 1).trim())

/** Days in which whoever keeps this up can put a new date in it before it ends. */
const tijdig = 30

/** What is wrong with the day on which it expires, or null (RFC 9116 §2.5.5: in the future, within a year). */
function bezwaar(verloopt: string, nu: Date): string | null {
  const dagen = (Date.parse(verloopt) - nu.getTime()) / 86_400_000
  if (Number.isNaN(dagen)) return 'geen datum'
  if (dagen > 366) return 'te ver weg'
  return dagen < tijdig ? 'zet er een nieuwe datum in' : null
}

test('whoever finds a leak reads where to report it, and that this is still right', () => {
  const [verloopt = '', ...meer] = velden('Expires')
  assert.deepEqual(meer, [], 'Expires stands there once')
  assert.equal(bezwaar(verloopt, new Date()), null, `Expires: ${verloopt}`)
  assert.ok(velden('Contact').length > 0)
  for (const contact of velden('Contact')) assert.match(contact, /^(mailto:[^@\s]+@[^@\s]+|https:\/\/|tel:)/)
  assert.equal(velden('Preferred-Languages').length, 1)
  for (const adres of [...velden('Canonical'), ...velden('Policy')]) assert.match(adres, /^https:\/\//)
  const bekend =
    /^(#.*|(Contact|Expires|Preferred-Languages|Canonical|Policy|Acknowledgments|Encryption|Hiring): .+|)$/
  for (const regel of tekst.split('\n')) assert.match(regel, bekend)
})

test('a day that has passed, is near, is too far away or is no day is refused', () => {
  const nu = new Date('2026-11-22T10:00:00Z')
  assert.equal(bezwaar('2026-11-21T00:00:00.000Z', nu), 'zet er een nieuwe datum in')
  assert.equal(bezwaar('2026-12-20T00:00:00.000Z', nu), 'zet er een nieuwe datum in')
  assert.equal(bezwaar('2026-12-24T00:00:00.000Z', nu), null)
  assert.equal(bezwaar('2027-11-21T00:00:00.000Z', nu), null)
  assert.equal(bezwaar('2028-01-01T00:00:00.000Z', nu), 'te ver weg')
  assert.equal(bezwaar('binnenkort', nu), 'geen datum')
})
