import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { openapiTekst } from '../scripts/openapi.ts'

interface Operatie {
  readonly operationId?: string
  readonly parameters?: readonly { name: string; in: string }[]
  readonly responses: Readonly<
    Record<string, { headers?: Record<string, unknown>; content?: Record<string, unknown> }>
  >
}

const tekst = openapiTekst()
const document = JSON.parse(tekst)
const operaties: readonly (readonly [pad: string, methode: string, operatie: Operatie])[] = Object.entries<
  Record<string, Operatie>
>(document.paths).flatMap(([pad, methoden]) =>
  Object.entries(methoden).map(([methode, operatie]) => [pad, methode, operatie] as const),
)

test('openapi.json is the document of this code; npm run openapi renews it', () => {
  assert.equal(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8'), tekst)
})

test('the document describes every route of the contract', () => {
  assert.deepEqual(operaties.map(([pad, methode]) => `${methode} ${pad}`).sort(), [
    'delete /abonnementen/{id}',
    'delete /abonnementen/{id}/inloggen',
    'get /abonnementen',
    'get /afleveringen',
    'get /berichten',
    'get /berichten/{id}',
    'get /berichten/{id}/behandeling',
    'get /berichten/{id}/bijbesluiten',
    'get /bijlagen/{id}',
    'get /collegas',
    'get /contacten',
    'get /grondslagen',
    'get /grondslagen/{id}',
    'get /informatiebladen/onderwerpen',
    'get /informatiebladen/{persoonId}',
    'get /inzagen/{persoonId}',
    'get /labels',
    'get /recht-schema',
    'get /toestemmingen/{persoonId}',
    'get /toestemmingen/{persoonId}/bezwaren',
    'get /toestemmingen/{persoonId}/verklaringen/{verklaringId}/bewijs',
    'get /toetsen/{id}',
    'get /verwerkingsactiviteiten',
    'get /verwerkingsactiviteiten/{id}',
    'get /verwerkingsactiviteiten/{id}/versies/{versie}',
    'post /abonnementen',
    'post /abonnementen/{id}/proef',
    'post /afleveringen/{id}/opnieuw',
    'post /berichtbehandelingen',
    'post /berichten/{id}/antwoorden',
    'post /berichten/{id}/bijbesluiten',
    'post /berichten/{id}/nee',
    'post /berichten/{id}/niet-van-ons',
    'post /berichten/{id}/notities',
    'post /berichten/{id}/ontvangstbevestigingen',
    'post /berichten/{id}/terugroepingen',
    'post /berichten/{id}/verwijderantwoorden',
    'post /detentiegebeurtenissen',
    'post /informatiebladen/{persoonId}/feiten',
    'post /informatiebladen/{persoonId}/gebieden/{basisvoorwaarde}',
    'post /informatiebladen/{persoonId}/verzendingen',
    'post /toestemmingen/{persoonId}/bezwaren',
    'post /toestemmingen/{persoonId}/bezwaren/{bezwaarId}/stappen',
    'post /toestemmingen/{persoonId}/intrekkingen',
    'post /toestemmingen/{persoonId}/toetsen',
    'post /toestemmingen/{persoonId}/verklaringen',
    'post /toetsen',
    'put /abonnementen/{id}/inloggen',
    'put /berichten/{id}/toewijzing',
  ])
})

test('NL API Design Rules: version, server, contact, names', () => {
  assert.match(document.openapi, /^3\.1\./)
  assert.match(document.info.version, /^\d+\.\d+\.\d+$/)
  assert.equal(document.servers[0].url, `/api/v${document.info.version.split('.')[0]}`)
  for (const veld of ['name', 'email', 'url']) assert.ok(document.info.contact[veld], veld)
  for (const [pad, methode, operatie] of operaties) {
    assert.match(
      pad,
      /^(\/([a-z0-9]+(-[a-z0-9]+)*|\{[a-z][a-zA-Z]*\}))+$/,
      `path segments in kebab-case: ${pad}`,
    )
    assert.ok(['get', 'post', 'put', 'patch', 'delete'].includes(methode))
    for (const { name, in: plek } of operatie.parameters ?? [])
      if (plek === 'query') assert.match(name, /^[a-z][a-zA-Z0-9]*$/, `query keys in camelCase: ${name}`)
  }
  const ids = operaties.map(([, , { operationId }]) => operationId)
  assert.equal(new Set(ids).size, ids.length)
})

test('NL API Design Rules: every answer names its version, every error is a problem, 422 does not exist', () => {
  for (const [pad, methode, { responses }] of operaties) {
    for (const [status, antwoord] of Object.entries(responses)) {
      assert.ok(antwoord.headers?.['API-Version'], `${methode} ${pad} ${status} says its version`)
      if (Number(status) >= 400)
        assert.deepEqual(Object.keys(antwoord.content ?? {}), ['application/problem+json'])
    }
    assert.ok(responses['400'] !== undefined && responses['422'] === undefined)
  }
})

/** Names that end in -datum are days, names that end in -Op or tijdstip are moments; neither may be bare text. */
test('NL API Design Rules: dates and moments have their format', () => {
  let gezien = 0
  const loop = (deel: unknown, naam: string): void => {
    if (typeof deel !== 'object' || deel === null) return
    const verwacht = /datum$/i.test(naam)
      ? 'date'
      : /(Op|tijdstip)$/.test(naam) && naam !== 'antwoordOp'
        ? 'date-time'
        : null
    if (verwacht !== null && ('type' in deel || 'anyOf' in deel)) {
      gezien++
      assert.match(
        JSON.stringify(deel),
        new RegExp(`"format":"${verwacht}"`),
        `${naam} has format ${verwacht}`,
      )
    }
    for (const [sleutel, waarde] of Object.entries(deel)) loop(waarde, sleutel)
  }
  for (const schema of Object.values<{ properties?: unknown }>(document.components.schemas)) loop(schema, '')
  assert.ok(gezien >= 10, `${gezien} dates and moments`)
})
