import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOin } from '../kern/oin.ts'
import { alleGemeenten } from './gemeenten.ts'
import {
  inrichtingen,
  kenGemeentecode,
  type Organisatie,
  ontvangers,
  organisatie,
  organisaties,
} from './organisaties.ts'

const vandaag = '2026-11-22'
const parties = [
  'pi',
  'dji',
  'diz',
  'om',
  'justid',
  'college',
  'burgemeester',
  'reclassering',
  'zorgaanbieder',
]

function everyOrganisatie(): Organisatie[] {
  const ofMunicipalities = alleGemeenten()
    .flatMap(({ code }) => [organisatie(`college-${code}`), organisatie(`burgemeester-${code}`)])
    .filter((found) => found !== null)
  const others = organisaties(undefined, vandaag).filter(({ id }) => !/^(college|burgemeester)-/.test(id))
  return [...others, ...ofMunicipalities]
}

test('the parties of today, counted', () => {
  const counts = parties.map((partij) => [partij, organisaties(partij, vandaag).length])
  assert.deepEqual(Object.fromEntries(counts), {
    pi: 25,
    dji: 1,
    diz: 1,
    om: 1,
    justid: 1,
    college: 342,
    burgemeester: 342,
    reclassering: 3,
    zorgaanbieder: 12,
  })
  assert.equal(organisaties(undefined, vandaag).length, 728)
  assert.deepEqual(organisaties('PI', vandaag), [])
})

test('without a date the organisations of now are given', () => {
  assert.equal(organisaties('pi').length, 25)
  assert.ok(!organisaties('college').some(({ id }) => id === 'college-0530'))
})

test('every id, OIN and mailbox belongs to one organisation, also of ended municipalities', () => {
  const every = everyOrganisatie()
  assert.equal(every.length, 44 + 2 * 1474)
  const mailboxes = every.flatMap(({ groepsmailbox, backofficemailbox }) => [
    groepsmailbox,
    ...(backofficemailbox === null ? [] : [backofficemailbox]),
  ])
  assert.equal(new Set(every.map(({ id }) => id)).size, every.length)
  assert.equal(new Set(every.map(({ oin }) => oin)).size, every.length)
  assert.equal(new Set(mailboxes).size, every.length + 25)
  for (const mailbox of mailboxes) assert.match(mailbox, /^[a-z][a-z0-9.-]*@[a-z0-9.-]+\.example$/)
})

test('every organisation is well-formed: test OIN, known party, municipality of today or its own', () => {
  for (const { id, oin, partij, gemeentecode, opvolger } of everyOrganisatie()) {
    assert.ok(isOin(oin) && oin.startsWith('00000099'), id)
    assert.ok(parties.includes(partij), id)
    assert.match(id, /^[a-z]+(-[a-z0-9]+)*$/)
    assert.ok(gemeentecode === null || kenGemeentecode(gemeentecode) === 'gemeente', id)
    assert.ok(opvolger === null || organisatie(opvolger) !== null, id)
  }
})

test('every PI and clinic stands in a municipality of today', () => {
  for (const { id, gemeentecode } of [...inrichtingen(), ...organisaties('zorgaanbieder', vandaag)]) {
    assert.equal(ontvangers(gemeentecode ?? '', vandaag)?.college.gemeentecode, gemeentecode, id)
  }
})

test('an OIN never changes: it follows from the number given once', () => {
  assert.equal(organisatie('dji')?.oin, '00000099000000001000')
  assert.equal(organisatie('pi-arnhem')?.oin, '00000099000000109000')
  assert.equal(organisatie('fpc-van-mesdag')?.oin, '00000099000000204000')
  assert.equal(organisatie('college-0518')?.oin, '00000099100000518000')
})

test('a PI is found by its id and says how certain the table is', () => {
  const arnhem = organisatie('pi-arnhem')
  assert.equal(arnhem?.naam, 'PI Arnhem')
  assert.equal(arnhem?.gemeentecode, '0202')
  assert.equal(arnhem?.groepsmailbox, 'casemanagers.arnhem@pi.dji.example')
  assert.equal(arnhem?.backofficemailbox, 'backoffice.arnhem@pi.dji.example')
  assert.equal(arnhem?.zekerheid, 'zeker')
  assert.equal(organisatie('pi-vught')?.zekerheid, 'onzeker')
  assert.equal(inrichtingen().filter(({ zekerheid }) => zekerheid === 'onzeker').length, 11)
  assert.equal(organisatie('pi-zaanstad')?.naam, 'JC Zaanstad')
  assert.equal(organisatie('pi-schiphol')?.gemeentecode, '0394')
})

test('a detention takes place in a PI, not in a clinic', () => {
  assert.equal(inrichtingen().length, 25)
  assert.ok(inrichtingen().every(({ id, partij }) => id.startsWith('pi-') && partij === 'pi'))
  assert.equal(organisatie('fpc-veldzicht')?.partij, 'zorgaanbieder')
})

test('an ended municipality is found with its end and its successor of the same kind', () => {
  const college = organisatie('college-0530')
  assert.equal(college?.geldigTot, '2022-12-31')
  assert.equal(college?.opvolger, 'college-1992')
  assert.equal(organisatie('burgemeester-0457')?.opvolger, 'burgemeester-0363')
  assert.equal(organisatie('college-1055')?.opvolger, null)
  assert.ok(organisaties('college', '2022-12-31').some(({ id }) => id === 'college-0530'))
  assert.ok(!organisaties('college', '2023-01-01').some(({ id }) => id === 'college-0530'))
})

test('college and burgemeester of one municipality are two receivers', () => {
  const found = ontvangers('0530', vandaag)
  assert.equal(found?.college.id, 'college-1992')
  assert.equal(found?.burgemeester.id, 'burgemeester-1992')
  assert.notEqual(found?.college.oin, found?.burgemeester.oin)
  assert.equal(ontvangers('0530', '2022-12-31')?.college.id, 'college-0530')
  assert.equal(ontvangers('0518', vandaag)?.college.naam, "Gemeente 's-Gravenhage (college)")
  assert.equal(ontvangers('0518', vandaag)?.college, organisatie('college-0518'))
})

test('a code that leads nowhere has no receivers', () => {
  for (const code of ['0000', '1999', '1055', '', '530', '9999', 'pi-arnhem']) {
    assert.equal(ontvangers(code, vandaag), null, code)
  }
})

test('what is not exactly an id is nobody', () => {
  for (const id of ['', 'college', 'college-0000', 'college-1999', 'college-530', 'PI-Arnhem', '__proto__']) {
    assert.equal(organisatie(id), null, id)
  }
})
