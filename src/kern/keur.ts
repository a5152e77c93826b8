import type { z } from 'zod'
import { type VeldFout, veilig } from './fout.ts'

/** What was checked, or everything that is wrong with it at once. */
export type Gekeurd<T> = { readonly waarde: T } | { readonly fouten: readonly VeldFout[] }

/** Checks what came from outside. Each fault names the field, in Dutch, with what is allowed. */
export function keur<T>(schema: z.ZodType<T>, waarde: unknown): Gekeurd<T> {
  const uitkomst = schema.safeParse(waarde, { reportInput: true })
  return uitkomst.success ? { waarde: uitkomst.data } : { fouten: uitkomst.error.issues.flatMap(vertaal) }
}

function vertaal(issue: z.core.$ZodIssue): VeldFout[] {
  const veld = issue.path.map(String).join('.') || 'bericht'
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((sleutel) => ({
      veld: [...issue.path.map(String), veilig(sleutel)].join('.'),
      melding: 'Dit veld kennen wij hier niet.',
    }))
  if (issue.code === 'invalid_value')
    return [
      {
        veld,
        melding: ontbreekt(issue) ?? 'Deze waarde kennen wij niet.',
        toegestaan: issue.values.map(String),
      },
    ]
  if (issue.code === 'invalid_union') return vertaalUnie(issue, veld)
  if (issue.code === 'invalid_type')
    return [
      { veld, melding: ontbreekt(issue) ?? `Dit moet ${typenaam[issue.expected] ?? issue.expected} zijn.` },
    ]
  return [{ veld, melding: ontbreekt(issue) ?? issue.message }]
}

/** A discriminated union fails on its discriminator: name that field and its options. */
function vertaalUnie(issue: z.core.$ZodIssueInvalidUnion, veld: string): VeldFout[] {
  const opties = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : undefined
  if (opties !== undefined) {
    const leeg = issue.input === null || typeof issue.input !== 'object'
    return [
      {
        veld,
        melding: leeg ? 'Dit moet een object zijn.' : 'Deze waarde kennen wij niet, of zij ontbreekt.',
        toegestaan: opties,
      },
    ]
  }
  return (
    issue.errors[0]?.flatMap((eerste) => vertaal({ ...eerste, path: [...issue.path, ...eerste.path] })) ?? []
  )
}

function ontbreekt(issue: z.core.$ZodIssue): string | null {
  return issue.input === undefined ? 'Dit veld is verplicht.' : null
}

const typenaam: Readonly<Record<string, string>> = {
  string: 'een tekst',
  number: 'een getal',
  int: 'een geheel getal',
  boolean: 'true of false',
  object: 'een object',
  record: 'een object',
  array: 'een lijst',
  null: 'null',
}
