import { z } from 'zod'
import { regelsSchema } from './schema.ts'
import { begrippenSchema, wettenSchema } from './woorden.ts'

function jsonSchema(schema: z.ZodType) {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' })
  return rest
}

/**
 * The JSON Schema of the files under `recht/`, kept as `recht/schema.json` so that an editor or another
 * program can check them. What it cannot say (known ids, dates in order) the register checks on loading.
 */
export function rechtSchema() {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Het register van grondslagen',
    anyOf: ['begrippen', 'wetten', 'regels'].map((naam) => ({ $ref: `#/$defs/${naam}` })),
    $defs: {
      begrippen: jsonSchema(begrippenSchema),
      wetten: jsonSchema(wettenSchema),
      regels: jsonSchema(regelsSchema),
    },
  }
}
