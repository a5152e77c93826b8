import type { Register } from '../src/grondslagen/grondslagen.ts'

/** A question that is right, to be made wrong. */
export const goedeVraag = {
  verstrekker: 'dji',
  ontvanger: 'college',
  gegevens: ['begin-detentie', 'bij-melding'],
  processtap: 'binnenkomst',
  peildatum: '2026-11-22',
  feiten: { toestemming: 'gegeven' },
} as const

/** What is wrong, the question as text, the fields that must be named and no others, and what is allowed in the first. */
export interface VerkeerdeVraag {
  readonly mis: string
  readonly tekst: string
  readonly velden: readonly string[]
  readonly melding: RegExp
  readonly toegestaan: readonly string[] | null
}

const velden = ['verstrekker', 'ontvanger', 'gegevens', 'processtap', 'peildatum', 'feiten']
const alsDatum = ['een datum als JJJJ-MM-DD']
const jaNee = ['true', 'false']
const onbekend = /kennen wij niet/
const past = /past niet bij dit feit/
const dubbel = /staat er dubbel in/

/** Questions with one kind of fault, each of which must be refused by its fields. */
export function verkeerdeVragen(register: Register): readonly VerkeerdeVraag[] {
  // Nothing comes near: then no value is named, and the message says where the list is.
  const geen: readonly string[] = []
  const getal = [...register.feit.values()].find((f) => f.soort === 'getal')?.id ?? ''
  const geval = (
    mis: string,
    anders: Readonly<Record<string, unknown>>,
    namen: readonly string[],
    melding: RegExp,
    toegestaan: readonly string[] | null,
  ) => ({ mis, tekst: JSON.stringify({ ...goedeVraag, ...anders }), velden: namen, melding, toegestaan })
  const ruw = (
    mis: string,
    van: string,
    naar: string,
    namen: readonly string[],
    melding: RegExp,
    toegestaan: readonly string[] | null,
  ) => ({ mis, tekst: JSON.stringify(goedeVraag).replace(van, naar), velden: namen, melding, toegestaan })
  const metFeit = (naam: string, waarde: unknown) => ({ feiten: { [naam]: waarde } })
  const diep = '['.repeat(20_000) + ']'.repeat(20_000)
  const toestemming = 'feiten.toestemming'
  return [
    geval('an unknown sender', { verstrekker: 'niemand' }, ['verstrekker'], onbekend, geen),
    geval('an unknown receiver', { ontvanger: 'College' }, ['ontvanger'], onbekend, ['college']),
    geval('an unknown step', { processtap: 'tbs-16' }, ['processtap'], onbekend, [
      'tbs-16a',
      'tbs-16b',
      'tbs-16c',
    ]),
    geval('an unknown gegeven', { gegevens: ['naam', 'hobby'] }, ['gegevens[1]'], onbekend, geen),
    geval('a gegeven twice', { gegevens: ['naam', 'adres', 'naam'] }, ['gegevens[2]'], dubbel, null),
    geval('no gegevens', { gegevens: [] }, ['gegevens'], /ten minste één/, geen),
    geval('one gegeven without a list', { gegevens: 'naam' }, ['gegevens'], /lijst/, ['naam']),
    geval('a thousand gegevens', { gegevens: Array(1000).fill('naam') }, ['gegevens'], /te veel/, null),
    ruw(
      'a gegeven that is a list in a list',
      '"begin-detentie","bij-melding"',
      diep,
      ['gegevens[0]'],
      onbekend,
      geen,
    ),
    geval(
      'a gegeven with its own toString',
      { gegevens: [{ toString: 1 }] },
      ['gegevens[0]'],
      onbekend,
      geen,
    ),
    geval('a gegeven that is null', { gegevens: [null] }, ['gegevens[0]'], onbekend, geen),
    geval(
      'gegevens named after the insides of a program',
      { gegevens: ['__proto__', 'constructor'] },
      ['gegevens[0]', 'gegevens[1]'],
      onbekend,
      geen,
    ),
    geval(
      'a day that does not exist',
      { peildatum: '2026-02-30' },
      ['peildatum'],
      /geen bestaande datum/,
      alsDatum,
    ),
    geval(
      'a leap day in another year',
      { peildatum: '2026-02-29' },
      ['peildatum'],
      /geen bestaande datum/,
      alsDatum,
    ),
    geval(
      'a day and a time',
      { peildatum: '2026-11-22T00:00' },
      ['peildatum'],
      /geen bestaande datum/,
      alsDatum,
    ),
    geval('a day as a number', { peildatum: 20261122 }, ['peildatum'], /geen bestaande datum/, alsDatum),
    geval('no day', { peildatum: undefined }, ['peildatum'], /verplicht/, alsDatum),
    geval('an unknown field', { spoed: true }, ['spoed'], onbekend, velden),
    geval('a field with a bsn for a name', { 'bsn 999993653': 1 }, ['bsn …'], onbekend, velden),
    geval('facts as a list', { feiten: [] }, ['feiten'], /object met feiten/, geen),
    geval('facts that are null', { feiten: null }, ['feiten'], /object met feiten/, geen),
    geval('an unknown fact', metFeit('schuldig', true), ['feiten.schuldig'], onbekend, geen),
    geval('a fact named constructor', metFeit('constructor', true), ['feiten.constructor'], onbekend, geen),
    geval('yes as a word', metFeit('zorgNodig', 'true'), ['feiten.zorgNodig'], past, jaNee),
    geval('yes as a number', metFeit('zorgNodig', 1), ['feiten.zorgNodig'], past, jaNee),
    geval('a fact that is null', metFeit('zorgNodig', null), ['feiten.zorgNodig'], past, jaNee),
    geval('fewer than no months', metFeit(getal, -1), [`feiten.${getal}`], past, [
      'een getal van 0 of hoger',
    ]),
    geval('months as a word', metFeit(getal, '3'), [`feiten.${getal}`], past, ['een getal van 0 of hoger']),
    geval('consent as yes', metFeit('toestemming', true), [toestemming], past, null),
    geval('unknown consent', metFeit('toestemming', { naam: 'ja' }), [`${toestemming}.naam`], past, [
      'gegeven',
      'geweigerd',
      'ingetrokken',
    ]),
    geval(
      'consent for an unknown gegeven',
      metFeit('toestemming', { hobby: 'gegeven' }),
      [`${toestemming}.hobby`],
      onbekend,
      ['*'],
    ),
    ruw('consent deep in consent', '"gegeven"}', `{"naam":${diep}}}`, [`${toestemming}.naam`], past, [
      'gegeven',
      'geweigerd',
      'ingetrokken',
    ]),
    ruw(
      'a number beyond all numbers',
      '"toestemming":"gegeven"',
      `"${getal}":1e999`,
      [`feiten.${getal}`],
      past,
      ['een getal van 0 of hoger'],
    ),
    ruw(
      'a field named __proto__',
      '"verstrekker"',
      '"__proto__":{"verstrekker":"dji"},"Verstrekker"',
      ['verstrekker', '__proto__', 'Verstrekker'],
      /verplicht/,
      geen,
    ),
    ruw(
      'a fact named __proto__',
      '"toestemming":"gegeven"',
      '"__proto__":{"zorgNodig":true}',
      ['feiten.__proto__'],
      onbekend,
      geen,
    ),
    ruw(
      'consent for __proto__',
      '"gegeven"}',
      '{"__proto__":"gegeven","constructor":"gegeven"}}',
      [`${toestemming}.__proto__`, `${toestemming}.constructor`],
      onbekend,
      ['*'],
    ),
    { mis: 'a word', tekst: '"dji"', velden: ['vraag'], melding: /JSON-object/, toegestaan: velden },
    { mis: 'nothing', tekst: 'null', velden: ['vraag'], melding: /JSON-object/, toegestaan: velden },
  ]
}

/** Questions with a name that stands twice: these spoil all that is sent with them. */
export const dubbeleNamen: readonly { readonly tekst: string; readonly veld: string }[] = [
  { van: '"ontvanger"', naar: '"ontvanger":"politie","ontvanger"', veld: 'ontvanger' },
  // Once written otherwise.
  { van: '"toestemming"', naar: '"to\\u0065stemming":"geweigerd","toestemming"', veld: 'feiten.toestemming' },
  { van: '"gegeven"}', naar: '{"*":"geweigerd","*":"gegeven"}}', veld: 'feiten.toestemming.*' },
].map(({ van, naar, veld }) => ({ tekst: JSON.stringify(goedeVraag).replace(van, naar), veld }))
