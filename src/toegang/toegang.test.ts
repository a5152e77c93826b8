import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Bezoeker } from '../../test/aanmelding.ts'
import { alleRollen } from '../../test/routes.ts'
import { bezoeker as bezoekerVan, inlogAls } from '../../test/sessie.ts'
import { lees, maakWereld, type Wereld } from '../../test/wereld.ts'
import { organisatie } from '../organisaties/organisaties.ts'
import { nazorgPersona, personas } from './personas.ts'
import { rollenVan } from './rollen.ts'
import { maakSleutelbos, openbaarDeel } from './sleutels.ts'

let wereld: Wereld
let sluit: () => Promise<void> = async () => {}
before(async () => {
  wereld = await maakWereld({
    after: (werk) => {
      sluit = werk
    },
  })
})
after(() => sluit())

/** Where the menu of a page leads. */
function menulinks(tekst: string, met = ''): readonly string[] {
  const links = [...tekst.matchAll(/<a class="tk-menu__punt" href="([^"]+)"( aria-current="page")?>/g)]
  return links.flatMap(([, href = '', nu = '']) => (met === '' || nu === met ? [href] : []))
}

test('for each role at each kind of party every link of the menu opens, and every page it may open is there', async () => {
  const rollen = alleRollen()
  const paden = new Set<string>()
  for (const { rol, partij, organisatie: van } of rollen) {
    const mens = bezoekerVan(wereld, await inlogAls(wereld, van, rol, 'N. Proef'))
    const links = menulinks((await mens.lees('/')).tekst)
    assert.ok(links.length >= 3, `${rol}@${partij}`)
    for (const href of links) {
      paden.add(href)
      assert.equal((await mens.lees(href)).status, 200, `${rol}@${partij} ${href}`)
    }
    for (const href of [...paden].filter((een) => !links.includes(een)))
      assert.equal((await mens.lees(href)).status, 403, `${rol}@${partij} ${href} is not in the menu`)
  }
  assert.ok(paden.size >= 12)
})

test('who is not signed in sees only what is for everyone', async () => {
  const links = menulinks(await (await fetch(`${wereld.adres}/`)).text())
  assert.deepEqual(links, ['/mag-ik-dit-delen', '/register'])
})

for (const { id, organisatie: van, rol } of personas)
  test(`${id} is someone who can exist, and every page of the menu opens`, async () => {
    const wie = organisatie(van)
    assert.ok(wie !== null && wie.geldigTot === null)
    assert.ok(rollenVan(wie.partij).includes(rol))
    const bezoeker = new Bezoeker(wereld.adres)
    await (await bezoeker.meldAan(id)).text()
    const begin = new URL(bezoeker.bezocht.at(-1) ?? '').pathname
    const menu = await (await bezoeker.vraag(begin)).text()
    assert.deepEqual(menulinks(menu, ' aria-current="page"'), [begin])
    for (const href of menulinks(menu)) assert.equal((await bezoeker.vraag(href)).status, 200, href)
  })

test('one can be the nazorgcoördinator of a municipality that exists, of no other', async () => {
  assert.partialDeepStrictEqual(nazorgPersona('0518', '2026-11-22'), {
    organisatie: 'college-0518',
    rol: 'nazorgcoordinator',
  })
  for (const code of ['9999', '', '518', '0518 ', 'dji', '../dji'])
    assert.equal(nazorgPersona(code, '2026-11-22'), null, code)
})

for (const keus of [{}, { account: 'niemand' }, { account: 'backoffice-dji' }, { gemeente: '9999' }])
  test(`a choice that is not there is refused: ${JSON.stringify(keus)}`, async () => {
    const bezoeker = new Bezoeker(wereld.adres)
    const formulier = await bezoeker.naarAanbieder('oefen-eherkenning')
    const antwoord = await bezoeker.vraag(formulier, { method: 'POST', body: new URLSearchParams(keus) })
    assert.equal(antwoord.status, 400)
    assert.equal((await bezoeker.vraag('/berichtenbox')).status, 303)
  })

const { keys } = openbaarDeel(await maakSleutelbos())
const slecht: readonly (readonly [wat: object, veld: string])[] = [
  [{ organisatie: 'college-9999', rol: 'nazorgcoordinator' }, 'organisatie'],
  [{ organisatie: 'college-0518', rol: 'backoffice' }, 'rol'],
  [{ organisatie: 'burgemeester-0518', rol: 'nazorgcoordinator' }, 'rol'],
  [{ organisatie: 'dji', rol: 'justid-beheerder' }, 'rol'],
  [{ organisatie: 'dji' }, 'rol'],
  [{ organisatie: 'dji', rol: 'backoffice', minuten: 9999 }, 'minuten'],
  [{ organisatie: ['dji'], rol: 'backoffice' }, 'organisatie'],
]
for (const [wat, veld] of slecht)
  test(`no training machine for ${JSON.stringify(wat)}`, async () => {
    const antwoord = await fetch(`${wereld.adres}/api/v1/oefenkoppelingen`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ jwks: { keys }, ...wat }),
    })
    assert.equal(antwoord.status, 400)
    const { fouten } = await lees<{ fouten: { veld: string; toegestaan?: string[] }[] }>(antwoord)
    assert.deepEqual(
      fouten.map((fout) => fout.veld),
      [veld],
    )
  })

test('a form without end is refused before it fills memory, also when it does not say how large it is', async () => {
  const stuk = new TextEncoder().encode(`machtiging=${'x'.repeat(50_000)}`)
  const antwoord = await fetch(`${wereld.adres}/aanmelden/rol`, {
    method: 'POST',
    headers: { Origin: wereld.adres, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: ReadableStream.from([stuk, stuk, stuk, stuk]),
    duplex: 'half',
  } as RequestInit)
  assert.equal(antwoord.status, 413)
  await antwoord.text()
})
