// Loaded in each test process of a whole run: random cases are then the same each time, so that what was green stays
// green until the program changes. `npm test -- --seed=7` draws others.
import { env } from 'node:process'
import fc from 'fast-check'

fc.configureGlobal({ seed: Number(env.TEST_SEED) })
