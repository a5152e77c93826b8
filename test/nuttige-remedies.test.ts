import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Feiten } from '../src/grondslagen/feiten.ts'
import type { GegevenOordeel, Remedie } from '../src/grondslagen/oordeel.ts'
import { isZeker } from '../src/grondslagen/tijdvak.ts'
import { toets } from '../src/grondslagen/toets.ts'
import { partijNaam } from '../src/grondslagen/uitleg.ts'
import type { Vraag } from '../src/grondslagen/vraag.ts'
import { geldigOp } from '../src/kern/periode.ts'
import { testregister } from './testregister.ts'

const register = await testregister()
const { partijen, processtappen, feiten } = register.begrippen
const peildatum = '2026-11-22'

const antwoorden = (ja: boolean, getal: number, toestemming: 'gegeven' | 'geweigerd'): Feiten =>
  Object.fromEntries(
    feiten.map(({ id, soort }) => [id, soort === 'boolean' ? ja : soort === 'getal' ? getal : toestemming]),
  )

const gevallen: Readonly<Record<string, Feiten>> = {
  'nothing known': {},
  'all well but too early': antwoorden(true, 20, 'gegeven'),
  'nothing well': antwoorden(false, 20, 'geweigerd'),
}

interface Weigering {
  readonly vraag: Vraag
  readonly oordeel: GegevenOordeel
}

/** Every refusal on every road of the register, in every step. */
const weigeringen: readonly Weigering[] = Object.values(gevallen).flatMap((zaak) =>
  partijen.flatMap(({ id: verstrekker }) =>
    partijen.flatMap(({ id: ontvanger }) => {
      const gegevens = [...register.kaart.paar(verstrekker, ontvanger).opWeg.keys()]
      if (gegevens.length === 0) return []
      return processtappen.flatMap(({ id: processtap }) => {
        const vraag = { verstrekker, ontvanger, gegevens, processtap, peildatum, feiten: zaak }
        return toets(register, vraag)
          .gegevens.filter(({ uitkomst }) => uitkomst === 'geweigerd')
          .map((oordeel) => ({ vraag, oordeel }))
      })
    }),
  ),
)

function met(soort: Remedie['soort']): (Weigering & { readonly remedie: Remedie })[] {
  return weigeringen.flatMap((een) =>
    een.oordeel.remedies.filter((r) => r.soort === soort).map((remedie) => ({ ...een, remedie })),
  )
}

// Written apart from the program: which steps may still come after a step.
function komtNog(van: string, naar: string): boolean {
  const tbs = (id: string) => /^tbs-(\d+)([abc]?)$/.exec(id)
  const [een, ander] = [tbs(van), tbs(naar)]
  if (een === null || ander === null) {
    const rij = ['binnenkomst', 'intake', 'detentie', 'verlof', 'einde-detentie', 'na-detentie']
    return een === null && ander === null && rij.indexOf(naar) > rij.indexOf(van)
  }
  return Number(ander[1]) > Number(een[1]) && (een[2] === '' || een[2] === ander[2])
}

test('another step that is offered still lies ahead, in the same chain and on the same route', (t) => {
  const gevonden = met('andere-processtap')
  let genoemd = 0
  for (const { vraag, remedie } of gevonden)
    for (const { id } of processtappen.filter(({ naam }) => remedie.wat.includes(naam))) {
      genoemd += 1
      assert.ok(komtNog(vraag.processtap, id), `from ${vraag.processtap} to ${id}: ${remedie.wat}`)
    }
  t.diagnostic(`${weigeringen.length} refusals, ${gevonden.length} other steps, ${genoemd} named`)
  assert.ok(gevonden.length > 100)
})

test('consent that was given is not named as what is missing', (t) => {
  const zaken = weigeringen.filter(({ vraag }) => vraag.feiten.toestemming === 'gegeven')
  const erover = zaken.filter(({ oordeel }) => /toestemming/i.test(oordeel.uitleg))
  for (const { vraag, oordeel } of zaken) {
    const waar = `${vraag.verstrekker} ${vraag.ontvanger} ${vraag.processtap} ${oordeel.gegeven}`
    const verboden = oordeel.regels.some((id) => register.regel.get(id)?.soort === 'verbieden')
    if (!verboden)
      assert.doesNotMatch(oordeel.uitleg, /(zonder|alleen met|geen) (de |zijn |haar )?toestemming/i, waar)
    for (const { soort, wat } of oordeel.remedies) {
      assert.notEqual(soort, 'toestemming', waar)
      assert.doesNotMatch(wat, /zonder toestemming/, waar)
    }
  }
  t.diagnostic(`${zaken.length} refusals with consent, ${erover.length} that speak of it`)
  assert.ok(erover.length > 100)
})

test('a number that is known is waited for, with the number it is and the number it must be', () => {
  const getallen = met('feit-vaststellen').filter(({ vraag, remedie: { feit = '' } }) => {
    return typeof vraag.feiten[feit] === 'number'
  })
  assert.ok(getallen.length > 50)
  for (const { vraag, remedie } of getallen) {
    assert.match(remedie.wat, /^Wacht tot .*hoogstens \d+\. Nu is het 20\./)
    assert.equal(vraag.feiten[remedie.feit ?? ''], 20)
  }
})

test('what helps is not told as the only thing that helps', () => {
  for (const { oordeel, vraag } of weigeringen)
    if (oordeel.remedies.length > 1)
      for (const { wat } of oordeel.remedies)
        assert.doesNotMatch(
          wat,
          /^(Dit mag alleen|Alleen een wet)/,
          `${vraag.verstrekker} ${vraag.ontvanger} ${vraag.processtap} ${oordeel.gegeven}`,
        )
})

function deel(partij: string, stap: string): boolean {
  return register.regels.some(
    (r) =>
      isZeker(r) &&
      geldigOp(r, peildatum) &&
      r.processtappen.includes(stap) &&
      (r.verstrekkers.includes(partij) || r.ontvangers.includes(partij)),
  )
}

/** True when the one is where the other gets this from in this step. */
function bron(van: string, naar: string, { vraag, oordeel }: Weigering): boolean {
  return register.regels.some(
    (r) =>
      isZeker(r) &&
      geldigOp(r, peildatum) &&
      !r.wederzijds &&
      r.verstrekkers.includes(van) &&
      r.ontvangers.includes(naar) &&
      r.gegevens.includes(oordeel.gegeven) &&
      r.processtappen.includes(vraag.processtap),
  )
}

test('another receiver is offered only among those with a part in the step, and not the source of it', (t) => {
  const gevonden = met('andere-ontvanger')
  for (const { vraag, oordeel, remedie } of gevonden) {
    const namen = partijen.filter(({ id }) => remedie.wat.includes(`naar ${partijNaam(register, id)}`))
    assert.ok(namen.length > 0, remedie.wat)
    assert.ok(deel(vraag.ontvanger, vraag.processtap), `${vraag.ontvanger} in ${vraag.processtap}`)
    for (const { id } of namen) {
      assert.ok(![vraag.verstrekker, vraag.ontvanger, 'betrokkene', 'slachtoffer'].includes(id))
      assert.ok(deel(id, vraag.processtap))
      assert.ok(!bron(id, vraag.verstrekker, { vraag, oordeel }), `${id} has it: ${remedie.wat}`)
    }
  }
  t.diagnostic(`${gevonden.length} other receivers`)
  assert.ok(gevonden.length > 100)
})

test('who may give it to this receiver is named when this sender may not', (t) => {
  let genoemd = 0
  for (const { oordeel } of weigeringen) {
    const [zin] = oordeel.remedies.flatMap(({ wat }) => /Wel mag dit .*$/.exec(wat) ?? [])
    if (zin === undefined) continue
    genoemd += 1
    const anderen = partijen.filter(({ id }) => zin.includes(`${partijNaam(register, id)}`))
    assert.ok(anderen.length > 0)
  }
  t.diagnostic(`${genoemd} refusals name another sender`)
  assert.ok(genoemd > 100)
})
