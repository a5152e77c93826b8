import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'yaml'
import { z } from 'zod'

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')

const contact = z.strictObject({ name: z.string().min(1), email: z.email().optional() })

/** What publiccode.yml 0.7 demands, and of the optional keys those that we use. */
const publiccode = z.strictObject({
  publiccodeYmlVersion: z.literal('0.7'),
  name: z.string().min(1),
  url: z.url({ protocol: /^https$/ }),
  platforms: z.array(z.enum(['web', 'linux', 'windows', 'mac', 'android', 'ios'])).min(1),
  categories: z.array(z.string().regex(/^[a-z]+(-[a-z]+)*$/)).min(1),
  developmentStatus: z.enum(['concept', 'development', 'beta', 'stable', 'obsolete']),
  softwareType: z.enum(['standalone/web', 'standalone/backend', 'library', 'addon']),
  organisation: z.strictObject({ uri: z.url(), name: z.string().min(1) }),
  intendedAudience: z.strictObject({
    countries: z.array(z.string().regex(/^[A-Z]{2}$/)),
    scope: z.array(z.enum(['justice', 'local-authorities', 'welfare', 'healthcare', 'security', 'society'])),
  }),
  supports: z.array(z.strictObject({ id: z.string().regex(/^(alias:[a-z0-9]+|https:\/\/.+|urn:.+)$/) })),
  description: z.strictObject({
    nl: z.strictObject({
      localisedName: z.string().min(1),
      shortDescription: z.string().min(1).max(150),
      longDescription: z.string().min(150).max(10_000),
      features: z.array(z.string().min(1)).min(5).max(20),
    }),
  }),
  legal: z.strictObject({ license: z.literal('EUPL-1.2') }),
  maintenance: z.strictObject({
    type: z.enum(['internal', 'community']),
    contacts: z.array(contact).min(1),
  }),
  localisation: z.strictObject({
    localisationReady: z.boolean(),
    availableLanguages: z.array(z.string().regex(/^[a-z]{2}$/)).min(1),
  }),
})

const ours: unknown = parse(read('publiccode.yml'))

test('publiccode.yml holds what the standard demands and agrees with package.json', () => {
  const found = publiccode.parse(ours)
  const own = z.object({ license: z.string() }).parse(JSON.parse(read('package.json')))
  assert.equal(found.legal.license, own.license)
})

test('a description that is too long or too short, and a missing key, are found', () => {
  const { description, url, ...rest } = publiccode.parse(ours)
  const withText = (part: object) => ({ ...rest, url, description: { nl: { ...description.nl, ...part } } })
  const bad = [
    withText({ shortDescription: 'x'.repeat(151) }),
    withText({ longDescription: 'x'.repeat(149) }),
    withText({ features: [] }),
    { ...rest, description },
  ]
  for (const one of bad) assert.equal(publiccode.safeParse(one).success, false)
})

test('LICENSE is the whole English text of the EUPL 1.2', () => {
  const text = read('LICENSE')
  assert.match(text, /EUROPEAN UNION PUBLIC LICENCE v\. 1\.2/)
  const articles = [...text.matchAll(/^## (\d+)\. /gm)].map(([, number]) => Number(number))
  assert.deepEqual(
    articles,
    Array.from({ length: 15 }, (_, i) => i + 1),
  )
  assert.match(
    text,
    /All other changes or additions to this Appendix require the production of a new\s+EUPL version\.\s*$/,
  )
})

test('security.txt has the fields of RFC 9116, each as often as it may', () => {
  const lines = read('public/.well-known/security.txt').split('\n')
  const fields = lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(/: (.+)/))
  const values = (name: string) => fields.filter(([field]) => field === name).map(([, value = '']) => value)
  assert.ok(
    values('Contact').length >= 1 && values('Contact').every((value) => /^(mailto:|https:\/\/)/.test(value)),
  )
  assert.equal(values('Expires').length, 1)
  assert.match(values('Expires')[0] ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/)
  assert.ok(Number.isFinite(Date.parse(values('Expires')[0] ?? '')))
  assert.deepEqual(values('Preferred-Languages'), ['nl, en'])
  assert.ok([...values('Policy'), ...values('Canonical')].every((value) => value.startsWith('https://')))
  assert.equal(values('Policy').length, 1)
})
