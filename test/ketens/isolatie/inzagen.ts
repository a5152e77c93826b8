import { createHash, randomUUID } from 'node:crypto'
import type { Rijen } from './eigendom.ts'
import type { Merken } from './merken.ts'

const op = '2026-11-20T09:00:00Z'

/** What is kept around who looks: a code on paper, what comes later, a request, and a look at a colleague. */
export function inzagen(merken: Merken, organisatie: string, persoon: string): Rijen {
  const woord = (wat: string) => merken.woord(wat, organisatie)
  const wie = { organisatie, door: 'x', op }
  const verzoek = merken.id('verzoek', organisatie)
  const code = { organisatie, persoon, over: randomUUID(), nummer: nummerVan(organisatie), door: 'x' }
  const termijn = { gemaakt_op: op, verloopt_op: '2026-12-01T09:00:00Z', pogingen: 0 }
  const soort = { regime: 'avg', van: 'betrokkene', vorm: 'brief' }
  const dagen = { ontvangen_op: '2026-11-20', uiterlijk: '2026-12-18' }
  const order = { medewerker: randomUUID(), mandaat: woord('onderzoek mandaat'), mandaat_op: '2026-11-20' }
  return [
    [
      'inzage.code',
      {
        ...code,
        ...termijn,
        id: randomUUID(),
        afdruk: createHash('sha256').update(organisatie).digest('hex'),
      },
    ],
    [
      'inzage.uitstel',
      {
        ...{ ...wie, id: merken.id('uitstel', organisatie), onderwerp: randomUUID(), grond: 'wjsg-21-2-a' },
        ...{ reden: woord('uitstel reden'), tot: '2027-01-01', door_naam: woord('uitstel naam') },
      },
    ],
    [
      'inzage.verzoek',
      {
        ...wie,
        ...soort,
        ...dagen,
        id: verzoek,
        kenmerk: woord('verzoek kenmerk'),
        door_naam: woord('verzoek naam'),
      },
    ],
    [
      'inzage.verzoekregel',
      {
        ...{ ...wie, verzoek, soort: 'verlengd', uiterlijk: '2027-02-20' },
        ...{ reden: woord('verzoek reden'), door_naam: woord('verzoekregel naam') },
      },
    ],
    [
      'toezicht.onderzoek',
      {
        ...{ ...wie, ...order, id: merken.id('onderzoek', organisatie), reden: woord('onderzoek reden') },
        ...{ van: '2026-11-01', tot: '2026-11-20', door_naam: woord('onderzoek naam') },
      },
    ],
  ]
}

/** A number for on paper that is another for each organisation. */
function nummerVan(organisatie: string): string {
  const bytes = createHash('sha256').update(organisatie).digest()
  return Array.from(bytes.subarray(0, 6), (byte) => '23456789ABCDEFGHJKMNPQRSTUVWXYZ'[byte % 31]).join('')
}
