import { alleGemeenten } from '../src/organisaties/gemeenten.ts'
import { organisaties } from '../src/organisaties/organisaties.ts'
import type { Ruw } from '../src/platform/migrate.ts'

/** Every organisation there ever was, since tests also play in earlier years. */
const iedereen = [
  ...organisaties().map(({ id }) => id),
  ...alleGemeenten().flatMap(({ code }) => [`college-${code}`, `burgemeester-${code}`]),
]

/** Makes every organisation active but these, without the steps before it, for tests that are about something else. */
export async function sluitAllenAan(eigenaar: Ruw, behalve: readonly string[] = []): Promise<void> {
  const wie = iedereen.filter((id) => !behalve.includes(id))
  await eigenaar.vraag(
    `insert into aansluiting.partij (organisatie, stap, bijgewerkt_op)
     select distinct id, 'actief', timestamptz '2019-01-01T00:00:00Z' from unnest($1::text[]) as t (id)
     on conflict do nothing`,
    [wie],
  )
}
