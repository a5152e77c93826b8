import assert from 'node:assert/strict'
import { test } from 'node:test'
import { leesSpoor } from './spoor.ts'

const spoor = '0af7651916cd43dd8448eb211c80319c'
const stap = 'b7ad6b7169203331'

for (const goed of [`00-${spoor}-${stap}-01`, `00-${spoor}-${stap}-00`, `01-${spoor}-${stap}-00-later`])
  test(`the trace of ${goed}`, () => assert.equal(leesSpoor(goed), spoor))

for (const fout of [
  undefined,
  '',
  spoor,
  `00-${'0'.repeat(32)}-${stap}-01`,
  `00-${spoor}-${'0'.repeat(16)}-01`,
  `ff-${spoor}-${stap}-01`,
  `00-${spoor.toUpperCase()}-${stap}-01`,
  `00-${spoor}-${stap}`,
  `00-${spoor.slice(1)}-${stap}-01`,
])
  test(`no trace in ${JSON.stringify(fout)}`, () => assert.equal(leesSpoor(fout), null))
