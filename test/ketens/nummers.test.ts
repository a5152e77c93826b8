import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { kanOinZijn } from '../../src/kern/oin.ts'
import { keurNummer } from '../../src/toegang/nummers/keuring.ts'
import { bijToegang, organisatiesMetNummer } from '../../src/toegang/rechten.ts'
import { bezoeker, type Ingelogd, inlog } from '../sessie.ts'
import { maakWereld, type Wereld } from '../wereld.ts'

let wereld: Wereld
let sluit: () => Promise<void> = async () => {}
let justid: Ingelogd
before(async () => {
  wereld = await maakWereld({
    after: (werk) => {
      sluit = werk
    },
  })
  justid = await inlog(wereld, 'beheer-justid')
})
after(() => sluit())

const mens = () => bezoeker(wereld, justid)
const zet = (organisatie: string, soort: string, nummer: string) =>
  mens().stuur(`/organisatienummers/${organisatie}`, { soort, nummer })
const velden = (tekst: string) => [...tekst.matchAll(/id="veld-([\w-]+)-fout"/g)].map(([, veld]) => veld)
const bij = (soort: 'oin' | 'kvk' | 'rsin', nummer: string) =>
  wereld.bank.transactie(bijToegang, (tx) => organisatiesMetNummer(tx, soort, nummer))

test('Justid sets an OIN, replaces and removes it, and everything stays in the history', async () => {
  assert.equal((await zet('college-0344', 'oin', '00000099000000111000')).status, 303)
  assert.deepEqual(await bij('oin', '00000099000000111000'), ['college-0344'])
  assert.equal((await zet('college-0344', 'oin', '00000099000000112000')).status, 303)
  assert.deepEqual(await bij('oin', '00000099000000111000'), [])
  assert.equal((await mens().stuur('/organisatienummers/college-0344/weg', { soort: 'oin' })).status, 303)
  assert.deepEqual(await bij('oin', '00000099000000112000'), [])
  const { tekst } = await mens().lees('/organisatienummers/college-0344')
  assert.match(
    tekst,
    /112000<\/code> vervallen, door A\. van Rijn[\s\S]*112000<\/code> gezet[\s\S]*111000<\/code> vervallen[\s\S]*111000<\/code> gezet/,
  )
  await assert.rejects(wereld.bank.eigenaar.vraag('delete from toegang.nummerregel', []))
})

test('a number that cannot be, that stands there already or that is of another is refused with its field', async () => {
  assert.equal((await zet('college-0363', 'kvk', '34366966')).status, 303)
  assert.equal(
    (await zet('burgemeester-0363', 'kvk', '34366966')).status,
    303,
    'one municipality, one number',
  )
  const gevallen: readonly (readonly [string, string, string, string])[] = [
    ['college-0363', 'kvk', '34366966', 'nummer'],
    ['college-0344', 'kvk', '34366966', 'nummer'],
    ['dji', 'kvk', '34366966', 'nummer'],
    ['dji', 'kvk', '1234567', 'nummer'],
    ['dji', 'rsin', '123456789', 'nummer'],
    ['dji', 'oin', '00000001123456789000', 'nummer'],
    ['dji', 'oin', '00000003123456789000', 'nummer'],
    ['dji', 'oin', '00000005123456789000', 'nummer'],
    ['dji', 'oin', '', 'nummer'],
    ['dji', 'bsn', '999993653', 'soort'],
    ['dji', '', '', 'soort'],
  ]
  for (const [wie, soort, nummer, veld] of gevallen) {
    const { status, tekst } = await zet(wie, soort, nummer)
    assert.deepEqual([status, velden(tekst)], [400, [veld]], `${wie} ${soort} ${nummer}`)
  }
  assert.equal((await zet('dji', 'rsin', '000000012')).status, 303, 'nine digits that pass')
  assert.equal((await zet('geen-organisatie', 'kvk', '12345678')).status, 404)
  assert.equal((await mens().stuur('/organisatienummers/pi-vught/weg', { soort: 'oin' })).status, 400)
  assert.equal((await mens().stuur('/organisatienummers/pi-vught/weg', { soort: '__proto__' })).status, 400)
})

test('an OIN holds what its register says: a check digit, eight digits, a register that exists', () => {
  for (const goed of [
    '00000001000000012000',
    '00000003343669660000',
    '00000004000000001000',
    '00000007ABC123456000',
  ])
    assert.equal(kanOinZijn(goed), true, goed)
  for (const fout of [
    '00000001000000013000',
    '00000003343669661000',
    '0000000334366966A000',
    '00000012000000001000',
    '00000001000000012001',
    '10000001000000012000',
    '0000000100000001200',
  ])
    assert.equal(kanOinZijn(fout), false, fout)
  const test99 = { soort: 'oin', nummer: '00000099000000001000' }
  assert.ok('waarde' in keurNummer(test99, true))
  assert.ok('fouten' in keurNummer(test99, false), 'a number for tests stays in training')
})

test('only Justid gets there, and the search finds an organisation by its name', async () => {
  const anders = bezoeker(wereld, await inlog(wereld, 'beheer-rotterdam'))
  assert.equal((await anders.lees('/organisatienummers')).status, 403)
  assert.equal(
    (await anders.stuur('/organisatienummers/dji', { soort: 'kvk', nummer: '12345678' })).status,
    403,
  )
  const { tekst } = await mens().lees('/organisatienummers?zoek=r%C3%B3tterdam')
  assert.match(tekst, /href="\/organisatienummers\/college-0599"/)
  assert.doesNotMatch(tekst, /college-0518/)
  assert.match((await mens().lees('/organisatienummers?zoek=xyzzy')).tekst, /Niets gevonden/)
})
