import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { codeUit, papierVia, typCode } from '../inzage.ts'
import { inlogAls } from '../sessie.ts'
import { nieuweGedetineerde } from '../toestemming.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after })
const inlog = await inlogAls(wereld, 'pi-arnhem', 'casemanager', 'Casper Manager')
const { eigenaar } = wereld.bank

const vraag = (pad: string, cookie: string, methode: 'GET' | 'POST' = 'GET') =>
  fetch(`${wereld.adres}${pad}`, {
    ...{ method: methode, headers: { Cookie: cookie, Origin: wereld.adres }, redirect: 'manual' },
    ...(methode === 'POST' ? { body: new URLSearchParams() } : {}),
  })
const codes = async () =>
  Number((await eigenaar.vraag('select count(*)::int as n from inzage.code', []))[0]?.n)

test('without a logboek nobody sees the own overview either, in no form, and no code is given', async (t) => {
  t.mock.method(process.stderr, 'write', () => true)
  const persoon = await nieuweGedetineerde(wereld)
  const brief = codeUit((await papierVia(wereld, inlog.cookie, `/inzage/${persoon}/code`, 'POST')).tekst)
  const { cookie } = await typCode(wereld, brief)
  assert.ok(cookie)
  const voor = await codes()
  await eigenaar.voerUit('revoke insert on logboek.regel from terugkeer_app')
  for (const [pad, koekje, methode] of [
    ['/mijn-inzage/overzicht', cookie, 'GET'],
    ['/mijn-inzage/papier', cookie, 'GET'],
    ['/mijn-inzage/gegevens', cookie, 'GET'],
    [`/inzage/${persoon}/papier`, inlog.cookie, 'GET'],
    [`/inzage/${persoon}/code`, inlog.cookie, 'POST'],
    [`/inzage/${persoon}/code/weg`, inlog.cookie, 'POST'],
  ] as const) {
    const antwoord = await vraag(pad, koekje, methode)
    assert.equal(antwoord.status, 500, pad)
    assert.match(await antwoord.text(), /Er ging bij ons iets mis/, pad)
  }
  assert.equal(await codes(), voor)
  await eigenaar.voerUit('grant insert on logboek.regel to terugkeer_app')
  assert.equal((await vraag('/mijn-inzage/overzicht', cookie)).status, 200, 'and with it, it goes on')
})
