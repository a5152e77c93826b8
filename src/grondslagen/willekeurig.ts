import fc from 'fast-check'
import type { Feiten, Toestemmingsfeit } from './feiten.ts'
import { toestemmingen } from './feiten.ts'
import { bouwRegister, type Register } from './lookup.ts'
import type { Regel, Toestaan, Verbieden } from './schema.ts'
import type { Vraag } from './vraag.ts'
import type { Begrippen } from './woorden.ts'

// A tiny world, so that random rules and random questions meet often. Only tests use this file.
const partijen = ['pi', 'college', 'zorgaanbieder']
const gegevens = ['naam', 'zorg', 'schulden']
const stappen = ['intake', 'detentie', 'verlof']
const dagen = ['2019-01-01', '2020-06-01', '2021-06-30', '2021-07-01', '2026-11-22', '2030-01-01']

const kleineBegrippen: Begrippen = {
  partijen: partijen.map((id) => ({ id, lidwoord: 'de', naam: id, omschrijving: id })),
  // Two of the three are readily taken for each other.
  gegevens: gegevens.map((id) => ({
    id,
    klasse: 'g',
    groep: 'proef',
    naam: id,
    ...(id !== 'naam' && { verwant: gegevens.filter((ander) => ander !== id && ander !== 'naam') }),
  })),
  processtappen: stappen.map((id, i) => ({ id, volgorde: i + 1, naam: id })),
  feiten: [
    {
      id: 'toestemming',
      soort: 'toestemming',
      vraag: 'Is er toestemming?',
      betekenis: 'Er is toestemming.',
      remedie: { soort: 'toestemming', wie: 'betrokkene', wat: 'Vraag toestemming.' },
    },
    { id: 'zorgNodig', soort: 'boolean', vraag: 'Is er zorg nodig?', betekenis: 'Er is zorg nodig.' },
    { id: 'hulpvraag', soort: 'boolean', vraag: 'Is er een hulpvraag?', betekenis: 'Er is een hulpvraag.' },
    { id: 'maandenTotTerugkeer', soort: 'getal', vraag: 'Hoeveel maanden nog?', betekenis: 'Maanden' },
  ],
  rollen: [],
  berichtsoorten: [],
}

const deel = (ids: string[]) => fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1 })
const dag = fc.constantFrom(...dagen)

const leeg = fc.constant<string[]>([])

const basis = fc.record({
  titel: fc.constant('Proefregel'),
  verstrekkers: deel(partijen),
  ontvangers: deel(partijen),
  wederzijds: fc.boolean(),
  gegevens: deel(gegevens),
  processtappen: deel(stappen),
  geldigVan: dag,
  beginOnzeker: fc.constantFrom(undefined, undefined, true as const),
  geldigTot: fc.option(dag),
  plichten: leeg,
  knelpunten: leeg,
  tegenspraken: leeg,
  bron: fc.constant<Regel['bron']>([]),
  zekerheid: fc.constantFrom('geverifieerd' as const, 'afgeleid' as const, 'onzeker' as const),
  toelichting: fc.constant('Proef.'),
  voorbeelden: fc.constant<Regel['voorbeelden']>([]),
  grondslagen: fc.constant<Regel['grondslagen']>([]),
})

const positief = fc.uniqueArray(
  fc.constantFrom<Toestaan['voorwaarden'][number]>(
    { feit: 'toestemming', is: 'gegeven' },
    { feit: 'zorgNodig', is: true },
    { feit: 'hulpvraag', is: true },
    { feit: 'hulpvraag', is: 'niet-ontkend' },
    { feit: 'maandenTotTerugkeer', hoogstens: 3 },
  ),
  { maxLength: 3 },
)

const negatief = fc.uniqueArray(
  fc.constantFrom<Verbieden['voorwaarden'][number]>(
    { feit: 'toestemming', is: 'niet-gegeven' },
    { feit: 'zorgNodig', is: false },
    { feit: 'hulpvraag', is: false },
    { feit: 'maandenTotTerugkeer', meerDan: 2 },
  ),
  { maxLength: 2 },
)

const toestaan = fc
  .record({ basis, voorwaarden: positief })
  .map(({ basis: b, voorwaarden }) => ({ soort: 'toestaan' as const, ...b, voorwaarden }))
const verbieden = fc.record({ basis, voorwaarden: negatief }).map(({ basis: b, voorwaarden }) => ({
  soort: 'verbieden' as const,
  ...b,
  voorwaarden,
  reden: 'Dit is een proefverbod.',
  remedies: [],
}))

/** Random rules, three permissions to one prohibition. */
export const willekeurigeRegels: fc.Arbitrary<Regel[]> = fc
  .array(fc.oneof({ arbitrary: toestaan, weight: 3 }, { arbitrary: verbieden, weight: 1 }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((regels) => regels.map((regel, i): Regel => ({ ...regel, id: `regel-${i}` })))

/** A register over the tiny world with these rules. */
export function kleinRegister(regels: readonly Regel[]): Register {
  return bouwRegister({ registerversie: '0'.repeat(64), begrippen: kleineBegrippen, wetten: [], regels })
}

const toestemming: fc.Arbitrary<Toestemmingsfeit> = fc.oneof(
  fc.constantFrom(...toestemmingen),
  fc.dictionary(fc.constantFrom('*', ...gegevens), fc.constantFrom(...toestemmingen), {
    noNullPrototype: true,
  }),
)

const willekeurigeFeiten: fc.Arbitrary<Feiten> = fc
  .record(
    {
      toestemming,
      zorgNodig: fc.boolean(),
      hulpvraag: fc.boolean(),
      maandenTotTerugkeer: fc.integer({ min: 0, max: 6 }),
    },
    { requiredKeys: [], noNullPrototype: true },
  )
  .map((feiten) => Object.fromEntries(Object.entries(feiten)))

/** A random question in the tiny world. */
export const willekeurigeVraag: fc.Arbitrary<Vraag> = fc.record(
  {
    verstrekker: fc.constantFrom(...partijen),
    ontvanger: fc.constantFrom(...partijen),
    gegevens: deel(gegevens),
    processtap: fc.constantFrom(...stappen),
    peildatum: dag,
    feiten: willekeurigeFeiten,
  },
  { noNullPrototype: true },
)

/**
 * Every way to make one fact weaker: lose it, deny it, refuse or withdraw consent, or wait longer. To take back a denial
 * makes nothing weaker.
 */
export function verzwakkingen(feiten: Feiten): Feiten[] {
  return Object.entries(feiten).flatMap(([feit, waarde]): Feiten[] => {
    const { [feit]: _weg, ...zonder } = feiten
    if (typeof waarde === 'boolean') return waarde ? [zonder, { ...feiten, [feit]: false }] : []
    if (typeof waarde === 'number') return [zonder, { ...feiten, [feit]: waarde + 1 }]
    const nee: Feiten[] = [zonder, { ...feiten, [feit]: 'geweigerd' }, { ...feiten, [feit]: 'ingetrokken' }]
    if (typeof waarde === 'string') return nee
    return nee.concat(
      Object.keys(waarde).map((gegeven) => ({ ...feiten, [feit]: { ...waarde, [gegeven]: 'ingetrokken' } })),
    )
  })
}
