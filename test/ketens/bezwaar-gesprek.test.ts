import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { bezoekVan, formulierOp, verborgenVan } from '../informatieblad.ts'
import type { Ruw } from '../levering.ts'
import { leesPdf } from '../pdf.ts'
import { andereKliniek, kliniek, nieuweGedetineerde, stuur, verklaring } from '../toestemming.ts'
import { lees, maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, '2026-11-22T08:00:00Z')
const casemanager = await bezoekVan(wereld, 'pi-arnhem', 'casemanager', 'Een')

/**
 * An objection against what goes to a clinic, granted on 20 November. Today's register asks consent there, so no form makes
 * one any more: it is of before, when the act itself let it go.
 */
async function vanVroeger(persoon: string): Promise<string> {
  const id = randomUUID()
  const vraag = (zin: string, waarden: readonly unknown[]) => wereld.bank.eigenaar.vraag(zin, [...waarden])
  await vraag(
    `insert into toestemming.bezwaar (id, organisatie, persoon, ontvanger, gebieden, namens, ingediend_op, reden, uiterlijk, door, op)
     values ($1, 'pi-arnhem', $2, $3, '{zorg}', 'betrokkene', '2026-11-19', 'Ik ken daar iemand.', '2026-12-17', 'een', '2026-11-19T10:00:00Z')`,
    [id, persoon, kliniek],
  )
  await vraag(
    `insert into toestemming.bezwaarstap (bezwaar, organisatie, persoon, soort, weging, door, door_naam, op)
     values ($1, 'pi-arnhem', $2, 'gegrond', 'Dat klopt.', 'een', 'Een', '2026-11-20T10:00:00Z')`,
    [id, persoon],
  )
  return id
}

const zin =
  /Sinds 20 nov 2026 geldt een bezwaar dat is toegewezen: dit gaat niet, ook niet met een ja\. Alleen de persoon of de wettelijk vertegenwoordiger kan het beëindigen/

const gesprekspad = (persoon: string, ...rest: readonly string[]) =>
  ['', 'toestemmingen', persoon, 'gesprek', ...rest].join('/')

async function begin(persoon: string, ...ontvangers: readonly string[]): Promise<void> {
  for (const ontvanger of ontvangers)
    assert.equal((await casemanager.stuur(gesprekspad(persoon), { ontvanger })).status, 303)
}

test('whom a yes changes nothing for is not in the list to choose from, and why is said with the way there', async () => {
  const persoon = await nieuweGedetineerde(wereld)
  const keuze = (naam: string) => new RegExp(`<option value="${naam}"`)
  assert.match((await casemanager.lees(gesprekspad(persoon))).tekst, keuze(kliniek))
  const id = await vanVroeger(persoon)
  const { tekst } = await casemanager.lees(gesprekspad(persoon))
  assert.doesNotMatch(tekst, keuze(kliniek))
  assert.match(tekst, keuze(andereKliniek))
  const link = `href="/toestemmingen/${persoon}/bezwaar"`
  assert.match(
    tekst,
    new RegExp(
      `Niet in de lijst door een bezwaar dat is toegewezen: FPC Dr\\. S\\. van Mesdag\\..*${link}`,
      's',
    ),
  )
  // In the talk already: what holds leads to where it can be ended.
  await begin(persoon, kliniek)
  for (const waar of [gesprekspad(persoon), gesprekspad(persoon, 'zorg')])
    assert.match(
      (await casemanager.lees(waar)).tekst,
      new RegExp(`kan het beëindigen, <a[^>]*${link}[^>]*>bij Bezwaar</a>\\.`),
    )
  const einde: Ruw = { namens: 'betrokkene', datum: '2026-11-22', weging: 'Het hoeft niet meer.' }
  const stap = { soort: 'teruggenomen', ...einde }
  assert.equal((await stuur(wereld, persoon, `/bezwaren/${id}/stappen`, stap)).status, 201)
  const ander = (await casemanager.lees(gesprekspad(persoon))).tekst
  assert.doesNotMatch(ander, /Niet in de lijst door een bezwaar/)
})

test('the talk does not ask what a granted objection keeps, and says what holds, since when and who can end it', async () => {
  const persoon = await nieuweGedetineerde(wereld)
  const id = await vanVroeger(persoon)
  await begin(persoon, kliniek, andereKliniek)
  assert.match((await casemanager.lees(gesprekspad(persoon))).tekst, zin)
  const gebied = (await casemanager.lees(gesprekspad(persoon, 'zorg'))).tekst
  assert.match(gebied, zin)
  assert.doesNotMatch(gebied, new RegExp(`name="antwoord-${kliniek}"`))
  assert.match(
    gebied,
    new RegExp(`name="antwoord-${andereKliniek}"`),
    'the other clinic is still asked about',
  )

  const papier = await casemanager.haal(gesprekspad(persoon, 'papier'))
  const vel = await leesPdf(papier.bytes)
  const opPapier = vel.tekst.replace(/\s+/g, ' ')
  assert.match(opPapier, /FPK Assen/)
  assert.doesNotMatch(opPapier, /Mesdag/, 'paper does not ask it either')

  // A yes that is sent all the same, and by a system, is refused with why; a no to the other is kept.
  const form = verborgenVan(await formulierOp(casemanager, gesprekspad(persoon, 'zorg')))
  const toch = await casemanager.stuur(gesprekspad(persoon, 'zorg'), {
    ...form,
    [`antwoord-${kliniek}`]: 'ja',
    [`antwoord-${andereKliniek}`]: 'niet',
  })
  assert.equal(toch.status, 400)
  assert.match(toch.tekst, zin)
  const api = await stuur(wereld, persoon, '/verklaringen', verklaring())
  assert.equal(api.status, 400)
  const { fouten = [] } = await lees<{ fouten?: { veld: string; melding: string }[] }>(api)
  assert.deepEqual(
    fouten.map(({ veld }) => veld),
    ['ja.0'],
  )
  assert.match(fouten[0]?.melding ?? '', zin)

  // Ended by the person: it is asked again.
  const einde: Ruw = { namens: 'betrokkene', datum: '2026-11-22', weging: 'Het hoeft niet meer.' }
  const geeindigd = await stuur(wereld, persoon, `/bezwaren/${id}/stappen`, {
    soort: 'teruggenomen',
    ...einde,
  })
  assert.equal(geeindigd.status, 201, await geeindigd.clone().text())
  const daarna = (await casemanager.lees(gesprekspad(persoon, 'zorg'))).tekst
  assert.doesNotMatch(daarna, zin)
  assert.match(daarna, new RegExp(`name="antwoord-${kliniek}"`))
  assert.equal((await stuur(wereld, persoon, '/verklaringen', verklaring())).status, 201)
})

test('a yes of before the objection goes out of the talk with one button, and never into a signature', async () => {
  const persoon = await nieuweGedetineerde(wereld)
  await begin(persoon, kliniek)
  const form = verborgenVan(await formulierOp(casemanager, gesprekspad(persoon, 'zorg')))
  const ja = await casemanager.stuur(gesprekspad(persoon, 'zorg'), { ...form, [`antwoord-${kliniek}`]: 'ja' })
  assert.equal(ja.status, 303)
  await vanVroeger(persoon)

  const tekenen = (await casemanager.lees(gesprekspad(persoon, 'ondertekenen'))).tekst
  assert.match(tekenen, /Hier zegt de persoon ja tegen/)
  const getekend = await casemanager.stuur(gesprekspad(persoon, 'ondertekenen'), {
    ...verborgenVan(await formulierOp(casemanager, gesprekspad(persoon, 'ondertekenen'))),
    ...{ namens: 'betrokkene', aanwezig: 'casemanager', taal: 'nl', tolk: 'geen', voorgelezen: 'ja' },
    ...{ tekst: 'nl', gevolgenVerteld: 'ja', geldigTot: '2027-05-01', datum: '2026-11-22' },
    ...{ plaats: 'Arnhem', vorm: 'papier' },
  })
  assert.equal(getekend.status, 400)
  assert.match(getekend.tekst, zin)

  const gebied = (await casemanager.lees(gesprekspad(persoon, 'zorg'))).tekst
  assert.match(gebied, /In dit gesprek staat nog een ja van daarvoor/)
  const weg = verborgenVan(await formulierOp(casemanager, gesprekspad(persoon, 'zorg')))
  assert.equal((await casemanager.stuur(gesprekspad(persoon, 'zorg'), weg)).status, 303)
  assert.doesNotMatch((await casemanager.lees(gesprekspad(persoon, 'zorg'))).tekst, /Haal dat ja weg/)
  assert.match(
    (await casemanager.lees(gesprekspad(persoon, 'ondertekenen'))).tekst,
    /Er is geen ja om te ondertekenen/,
  )
})
