import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { after, test } from 'node:test'
import { ontvangers, organisatie } from '../../src/organisaties/organisaties.ts'
import { box, leverReeks, type Ruw } from '../levering.ts'
import { maakWereld } from '../wereld.ts'

/** A person of the national test set of RvIG, as far as a detention event needs it. */
interface Testpersoon {
  readonly burgerservicenummer: string
  readonly naam: {
    readonly geslachtsnaam: string
    readonly voorvoegsel?: string
    readonly voornamen?: string
  }
  readonly geboorte?: { readonly datum?: string }
  readonly gemeenteVanInschrijving: { readonly code: string }
  readonly overlijden?: unknown
}

const bestand = new URL('../../../shared/data/rvig-testpersonen.json', import.meta.url)
const skip = existsSync(bestand) ? false : 'de testpersonen van RvIG staan niet naast deze map'

function alsBinnenkomst({ burgerservicenummer, naam, geboorte, gemeenteVanInschrijving }: Testpersoon): Ruw {
  return {
    gebeurtenisId: randomUUID(),
    soort: 'binnenkomst',
    // After the birth of the youngest of them, before the clock of this world.
    tijdstip: '2026-11-20T14:05:00+01:00',
    inrichting: 'pi-arnhem',
    verwachteEinddatum: '2027-02-01',
    persoon: {
      bsn: burgerservicenummer,
      geslachtsnaam: naam.geslachtsnaam,
      voorvoegsel: naam.voorvoegsel ?? null,
      voornamen: naam.voornamen ?? null,
      geboortedatum: alsDatum(geboorte?.datum),
      gemeentecode: gemeenteVanInschrijving.code,
    },
  }
}

/** YYYYMMDD; a part that is 00 is unknown, and half a date is no date. */
function alsDatum(gba: string | undefined): string | null {
  const [, jaar, maand, dag] = /^(\d{4})(\d{2})(\d{2})$/.exec(gba ?? '') ?? []
  return jaar === undefined || jaar === '0000' || maand === '00' || dag === '00'
    ? null
    : `${jaar}-${maand}-${dag}`
}

test('the whole national test set comes in as one stream and reaches the right municipalities', {
  skip,
}, async (t) => {
  const wereld = await maakWereld({ after })
  const personen = JSON.parse(readFileSync(bestand, 'utf8')) as readonly Testpersoon[]
  assert.equal(personen.length, 1176)
  const antwoorden = await leverReeks(wereld, personen.map(alsBinnenkomst))
  assert.equal(antwoorden.length, personen.length)

  const geweigerd = antwoorden.flatMap((a) => (a.aanvaard ? [] : [{ regel: a.regel, fouten: a.fouten }]))
  const waarom = geweigerd.map(({ regel, fouten }) => {
    const persoon = personen[regel - 1]
    const veld = fouten.map((fout) => fout.veld).join()
    return veld === 'persoon.bsn'
      ? persoon?.burgerservicenummer
      : `${veld} ${persoon?.gemeenteVanInschrijving.code}`
  })
  // One number of the set fails the elfproef, and the made-up municipality Toetsoog is in no table.
  assert.deepEqual(waarom.toSorted(), ['999999245', ...Array(19).fill('persoon.gemeentecode 1810')])
  const verwacht = new Map<string, number>()
  let zonder = 0
  for (const [i, { gemeenteVanInschrijving }] of personen.entries()) {
    const antwoord = antwoorden[i]
    if (!antwoord?.aanvaard) continue
    const college = ontvangers(gemeenteVanInschrijving.code, '2026-11-22')?.college.id
    assert.equal(antwoord.berichten.length, college === undefined ? 0 : 1)
    if (college === undefined) zonder++
    else verwacht.set(college, (verwacht.get(college) ?? 0) + 1)
  }
  const aantallen: Record<string, number> = {}
  for (const [college, aantal] of verwacht) {
    const code = organisatie(college)?.gemeentecode ?? ''
    const berichten = await box(wereld, code)
    assert.equal(berichten.length, aantal, college)
    assert.ok(berichten.every(({ soort, status }) => soort === 'begin-detentie' && status === 'bezorgd'))
    aantallen[code] = aantal
  }
  const open = await wereld.bank.eigenaar.vraag(
    'select soort, eigenaar, count(*) as aantal from detentie.openstaand where opgelost_op is null group by 1, 2',
    [],
  )
  assert.deepEqual(open, [{ soort: 'gemeente-onbekend', eigenaar: 'dji', aantal: zonder }])
  assert.deepEqual(
    { aanvaard: antwoorden.length - geweigerd.length, gemeenten: verwacht.size, zonder },
    { aanvaard: 1156, gemeenten: 35, zonder: 84 },
  )
  // 0530 (Hellevoetsluis) has become 1992 (Voorne aan Zee); one of 's-Gravenhage has the wrong number.
  assert.deepEqual([aantallen['0518'], aantallen['0599'], aantallen['1992']], [391, 149, 41])
  const overleden = personen.filter(({ overlijden }) => overlijden !== undefined).length
  t.diagnostic(
    JSON.stringify({ verstuurd: 1156 - zonder, gemeenten: verwacht.size, zonder, overleden, aantallen }),
  )
})

test('names and birth dates of the test set come through unharmed', { skip }, async () => {
  const wereld = await maakWereld({ after })
  const personen = (JSON.parse(readFileSync(bestand, 'utf8')) as readonly Testpersoon[]).filter(
    ({ gemeenteVanInschrijving, burgerservicenummer }) =>
      gemeenteVanInschrijving.code === '1916' && burgerservicenummer !== '999999245',
  )
  await leverReeks(wereld, personen.map(alsBinnenkomst))
  const berichten = await box(wereld, '1916')
  const gekregen = new Map(
    berichten.map(({ betrokkene }) => [
      (betrokkene?.identificerendeNummers as { bsn: string } | undefined)?.bsn,
      betrokkene,
    ]),
  )
  assert.equal(gekregen.size, personen.length)
  for (const { burgerservicenummer, naam, geboorte } of personen) {
    const { naam: verteld, geboortedatum } = gekregen.get(burgerservicenummer) ?? {}
    assert.deepEqual(verteld, {
      geslachtsnaam: naam.geslachtsnaam.trim(),
      voorvoegsel: naam.voorvoegsel ?? null,
      voornamen: naam.voornamen ?? null,
    })
    assert.equal(geboortedatum, alsDatum(geboorte?.datum))
  }
})
