import { writeFileSync } from 'node:fs'
import { rechtSchema } from '../src/grondslagen/schema-json.ts'

// Writes recht/schema.json from the zod schema; format it with Biome afterwards. A test compares the two.
writeFileSync(new URL('../recht/schema.json', import.meta.url), `${JSON.stringify(rechtSchema(), null, 2)}\n`)
