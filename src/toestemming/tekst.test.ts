import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { test } from 'node:test'
import { basisvoorwaarden } from './rules.ts'
import { leesTekst, letOp, rondOntvanger, teksten } from './tekst.ts'
import { talen } from './verklaringinvoer.ts'

/** Every place in a text, as the names on the way to it. */
function plekken(waarde: unknown, weg: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof waarde !== 'object' || waarde === null || Array.isArray(waarde)) return [weg]
  return [
    ...(weg.length > 0 ? [weg] : []),
    ...Object.entries(waarde).flatMap(([naam, van]) => plekken(van, [...weg, naam])),
  ]
}

/** A text without what stands at this place. */
function zonder(waarde: unknown, [eerste = '', ...rest]: readonly string[]): unknown {
  const kopie = { ...(waarde as Record<string, unknown>) }
  if (rest.length === 0) delete kopie[eerste]
  else kopie[eerste] = zonder(kopie[eerste], rest)
  return kopie
}

test('a text without a word, with an empty one or with one too many is refused with its name', (t) => {
  const { ar } = Object.fromEntries(teksten)
  const alle = plekken(ar)
  t.diagnostic(`words: ${alle.length}`)
  assert.ok(alle.length > 80)
  const leest = (inhoud: unknown) => () => leesTekst('xx.json', JSON.stringify(inhoud))
  for (const weg of alle) {
    const naam = new RegExp(`^Error: xx\\.json: .*${weg.join('.').replaceAll('.', '\\.')}`)
    assert.throws(leest(zonder(ar, weg)), naam)
  }
  assert.throws(leest({ ...ar, gevolgen: ' ' }), /gevolgen/)
  assert.throws(leest({ ...ar, extra: 'x' }), /extra/)
  assert.throws(leest({ ...ar, inleiding: ar?.inleiding.slice(1) }), /inleiding/)
})

test('eight languages and an easy version; each has its own version and says that it was not confirmed', () => {
  assert.deepEqual([...teksten.keys()].toSorted(), [
    'ar',
    'en',
    'es',
    'fr',
    'nl',
    'nl-makkelijk',
    'pl',
    'ro',
    'tr',
  ])
  const versies = [...teksten.values()].map(({ versie }) => versie)
  assert.equal(new Set(versies).size, teksten.size)
  for (const [naam, taal] of teksten) {
    assert.ok(taal.versie.startsWith(`${naam}-`), 'the version says which text it is')
    assert.ok(taal.taal in talen, 'a talk can be in this language')
    assert.equal(letOp(taal) === null, naam === 'nl', naam)
    assert.equal(taal.richting === 'rtl', naam === 'ar')
  }
})

test('the sentence about a receiver has one place for its name', () => {
  const { ar } = Object.fromEntries(teksten)
  const met = (aan: string) => () =>
    leesTekst('xx.json', JSON.stringify({ ...ar, antwoorden: { ...ar?.antwoorden, aan } }))
  for (const aan of ['Mag dit?', '{ontvanger} en {ontvanger}?', 'Aan {Ontvanger}?'])
    assert.throws(met(aan), /antwoorden\.aan: noemt \{ontvanger\} één keer/)
  assert.deepEqual(rondOntvanger(met('Aan {ontvanger}?')()), ['Aan ', '?'])
})

test('no two texts say the same where they should differ', () => {
  const zinnen = [...teksten.values()].flatMap(
    ({ inleiding, gevolgen, basisvoorwaarden: per, antwoorden }) => [
      ...[...inleiding, gevolgen, ...Object.values(per).map(({ vraag }) => vraag)],
      ...Object.values(antwoorden),
    ],
  )
  assert.equal(new Set(zinnen).size, zinnen.length)
})

test('a text with pictures has one for all that it tells, and there are no others', () => {
  const nodig = [...[1, 2, 3, 4, 5].map((i) => `inleiding-${i}`), ...basisvoorwaarden].map(
    (een) => `${een}.svg`,
  )
  const map = new URL('beelden/', import.meta.url)
  assert.ok(existsSync(map))
  assert.deepEqual(readdirSync(map).toSorted(), nodig.toSorted())
})
