import assert from 'node:assert/strict'
import type { ChildProcess } from 'node:child_process'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { after, test } from 'node:test'
import { stopPers } from '../../src/platform/papier.ts'
import { codeUit, papierVia, typCode } from '../inzage.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { nieuweGedetineerde } from '../toestemming.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after })
const inlog = await inlogAls(wereld, 'pi-arnhem', 'casemanager', 'Casper Manager')
const casemanager = bezoeker(wereld, inlog)

/** Asks for a paper of which the process dies before it answers. */
async function zonderPers(pad: string, methode: 'GET' | 'POST'): Promise<Response> {
  const dood = (bericht: unknown) => {
    const { process: pers } = bericht as { process: ChildProcess }
    pers.once('spawn', () => pers.kill('SIGKILL'))
  }
  // One that another test had made would live on.
  stopPers()
  subscribe('child_process', dood)
  try {
    return await fetch(`${wereld.adres}${pad}`, {
      ...{ method: methode, headers: { Cookie: inlog.cookie, Origin: wereld.adres } },
      ...(methode === 'POST' ? { body: new URLSearchParams() } : {}),
    })
  } finally {
    unsubscribe('child_process', dood)
  }
}

test('when the overview cannot be set now, who asked hears so and when to come back', async () => {
  const persoon = await nieuweGedetineerde(wereld)
  const nee = await zonderPers(`/inzage/${persoon}/papier`, 'GET')
  assert.equal(nee.status, 503)
  assert.equal(nee.headers.get('retry-after'), '60')
  const tekst = await nee.text()
  assert.match(tekst, /Het maken van dit papier lukt nu niet\. Probeer het over een minuut opnieuw\./)
  assert.match(tekst, /<h1[^>]*>Dit kan nu even niet\.<\/h1>/)
})

test('when no letter can be made now, no code stays behind that nobody has, and the next letter works', async () => {
  const persoon = await nieuweGedetineerde(wereld)
  const nee = await zonderPers(`/inzage/${persoon}/code`, 'POST')
  assert.equal(nee.status, 503)
  assert.equal(nee.headers.get('retry-after'), '60')
  assert.match(
    await nee.text(),
    /Er is geen brief gemaakt\. Een eerdere brief werkt niet meer\. Probeer het over een minuut opnieuw\./,
  )
  const blad = (await casemanager.lees(`/inzage/${persoon}`)).tekst
  assert.doesNotMatch(blad, /nog te gebruiken/)
  assert.match(blad, />ingetrokken</)
  const brief = codeUit((await papierVia(wereld, inlog.cookie, `/inzage/${persoon}/code`, 'POST')).tekst)
  assert.equal((await typCode(wereld, brief)).status, 303)
})
