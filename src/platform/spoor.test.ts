import assert from 'node:assert/strict'
import { test } from 'node:test'
import { alsTraceparent, leesSpoor } from './spoor.ts'

const spoor = '0af7651916cd43dd8448eb211c80319c'
const stap = 'b7ad6b7169203331'

for (const goed of [
  `00-${spoor}-${stap}-01`,
  `00-${spoor}-${stap}-00`,
  `00-${spoor}-${stap}-ff`,
  `01-${spoor}-${stap}-00`,
  `fe-${spoor}-${stap}-00-later`,
])
  test(`the step of ${goed}`, () => assert.deepEqual(leesSpoor(goed), { spoor, stap }))

for (const fout of [
  undefined,
  '',
  spoor,
  `00-${'0'.repeat(32)}-${stap}-01`,
  `00-${spoor}-${'0'.repeat(16)}-01`,
  `ff-${spoor}-${stap}-01`,
  `FE-${spoor}-${stap}-01`,
  `00-${spoor.toUpperCase()}-${stap}-01`,
  `00-${spoor}-${stap.toUpperCase()}-01`,
  `00-${spoor}-${stap}-0A`,
  `00-${spoor}-${stap}`,
  `00-${spoor}-${stap}-`,
  `00-${spoor}-${stap}-1`,
  `00-${spoor.slice(1)}-${stap}-01`,
  `00-${spoor}-${stap}0-01`,
  `00-${spoor}-${stap}-01-`,
  `00-${spoor}-${stap}-01-later`,
  `00-${spoor}-${stap}-012`,
  `01-${spoor}-${stap}-01.later`,
  `00-${spoor}-${stap}-01\n`,
  `00-${spoor}-${stap}-01, 00-${spoor}-${stap}-01`,
  `01-${spoor}-${stap}-01-later, 00-${spoor}-${stap}-01`,
])
  test(`no step in ${JSON.stringify(fout)}`, () => assert.equal(leesSpoor(fout), null))

test('what is asked of another says in which step, and begins a trace of its own without one', () => {
  assert.equal(alsTraceparent({ spoor, stap }), `00-${spoor}-${stap}-01`)
  const [een, twee] = [alsTraceparent(null), alsTraceparent(null)]
  assert.match(een, /-00$/)
  assert.notDeepEqual(leesSpoor(een), leesSpoor(twee))
  assert.ok(leesSpoor(een) !== null)
})
