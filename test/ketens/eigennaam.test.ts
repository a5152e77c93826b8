import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { alsZoeknaam } from '../../src/kern/naam.ts'
import { trekAchternaam, trekLetter } from '../achternamen.ts'
import { type Daad, gewoonWerk, leest, type Medewerker, schrijfDaden, toeval } from '../kantooruren.ts'
import { bezoeker, inlogAls, nieuweling } from '../sessie.ts'
import { nieuwTraject } from '../tbs.ts'
import { nieuweGedetineerde } from '../toestemming.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, '2026-11-28T10:00:00Z')
const vraag = (tekst: string, waarden: readonly unknown[] = []) => wereld.bank.eigenaar.vraag(tekst, waarden)
const inhoud = ({ tekst }: { tekst: string }) => tekst.slice(tekst.indexOf('<main'))
const als = async (organisatie: string, rol: string, naam: string) => {
  const ingelogd = await inlogAls(wereld, organisatie, rol, naam)
  return { ...bezoeker(wereld, ingelogd), medewerker: ingelogd.medewerker }
}
const kop = 'Iemand met de eigen naam'
/** Of whom the page says that it was someone of the same name, and what of each. */
function genoemd(blad: string): Map<string, string> {
  const plek = blad.indexOf(`>${kop}</h2>`)
  const kaart = plek < 0 ? '' : blad.slice(plek, blad.indexOf('</section>', plek))
  return new Map(
    [...kaart.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].flatMap(([, rij = '']) => {
      const wie = /medewerker=([0-9a-f-]{36})/.exec(rij)?.[1]
      return wie === undefined ? [] : [[wie, rij] as const]
    }),
  )
}

/** Puts people in the database, each with a surname as it is searched; gives their ids in the same order. */
async function zetMensen(mensen: readonly (readonly [achternaam: string, voornamen: string])[]) {
  const rijen = mensen.map(([achternaam, voornamen]) => ({
    ...{ id: crypto.randomUUID(), bron: 'dji', zoeknaam: alsZoeknaam(achternaam) },
    ...{ gegevens: { geslachtsnaam: achternaam, voornamen }, gegevens_van: '2026-10-01T00:00:00Z' },
  }))
  await vraag(
    'insert into detentie.persoon select * from json_populate_recordset(null::detentie.persoon, $1::json)',
    [JSON.stringify(rijen.map((rij) => ({ ...rij, bsn: null, skn: null })))],
  )
  return rijen.map(({ id }) => id)
}

describe('whether an officer and a person share a surname', () => {
  const deelt = async (medewerker: string, persoon: string): Promise<boolean> => {
    const [rij] = await vraag(
      `select exists (select from toezicht.achternamen($1) as a (deel)
         join toezicht.naamdelen($2) as n (deel) on n.deel = a.deel) as gelijk`,
      [medewerker, alsZoeknaam(persoon)],
    )
    return rij?.gelijk === true
  }

  test('however it is written, and with the name of a partner', async () => {
    for (const [medewerker, persoon, gelijk] of [
      ['S. Yılmaz', 'YILMAZ', true],
      ['Sibel Yılmaz', 'Yilmaz', true],
      ['Yılmaz, S.', 'Yılmaz', true],
      ['S.Yılmaz', 'Yılmaz', true],
      ['Yılmaz', 'Yılmaz', true],
      ['T. van der Zwet', 'Zwet', true],
      ['T. van der Zwet', 'van der Zwet', true],
      ['Tom van ’t Hoff', "van 't Hoff", true],
      ['Zwet, T. van der', 'Zwet', true],
      ['A. de Boer-Zwet', 'Zwet', true],
      ['Anna Maria de Boer - van der Zwet', 'Boer', true],
      ['A. Zwet', 'de Boer-van der Zwet', true],
      ['Jan-Willem Zwet', 'Zwet', true],
      ['Maria dos Santos Silva', 'Santos Silva', true],
      ['M. D’Hondt', "d'Hondt", true],
      ['T. van der Zwet', 'Zwets', false],
      ['T. Zwet', 'van Dijk-Zwetsen', false],
      ['Zwet Bakker', 'Zwet', false],
      ['Z. Zwet', 'Z', false],
      ['A. van', 'van der Zwet', false],
      ['', 'Zwet', false],
    ] as const)
      assert.equal(await deelt(medewerker, persoon), gelijk, `${medewerker} and ${persoon}`)
  })

  test('it is the same both ways round, and no capital, accent or word before it makes a difference', async () => {
    const deel = fc.constantFrom('Zwet', 'Çelik', 'Grønbeck', 'Łoś', 'Bakker', 'dos Santos Silva', 'Benaïssa')
    const voor = fc.constantFrom('', 'de ', 'van der ', "van 't ", 'El ', 'VAN DE ')
    const naam = fc
      .array(fc.tuple(voor, deel), { minLength: 1, maxLength: 2 })
      .map((delen) => delen.map((een) => een.join('')).join('-'))
    const vorm = fc.constantFrom(
      (tekst: string) => tekst.toUpperCase(),
      (tekst: string) => tekst.toLowerCase(),
      (tekst: string) => tekst.normalize('NFD'),
      (tekst: string) => alsZoeknaam(tekst),
      (tekst: string) => `van den ${tekst}`,
    )
    await fc.assert(
      fc.asyncProperty(naam, naam, vorm, async (een, ander, anders) => {
        const gelijk = await deelt(`K. ${een}`, ander)
        assert.equal(await deelt(`K. ${ander}`, een), gelijk, 'both ways round')
        assert.equal(await deelt(`K. ${anders(een)}`, ander), gelijk, 'the officer otherwise written')
        assert.equal(await deelt(`K. ${een}`, anders(ander)), gelijk, 'the person otherwise written')
        assert.equal(await deelt(`K. ${een}`, een), true)
      }),
      { numRuns: 60 },
    )
  })
})

test('through the front door: who opens someone with the same rare name is seen by the own FG, without that name', async () => {
  const persoon = await nieuweGedetineerde(wereld, {}, { geslachtsnaam: 'Zwetselaar', voornamen: 'Karin' })
  const gewoon = await nieuweGedetineerde(wereld, {}, { geslachtsnaam: 'Jong', voornamen: 'Karin' })
  const naamgenoot = await als('pi-arnhem', 'casemanager', 'T. van der Zwetselaar-Bakker')
  const veelvoorkomend = await als('pi-arnhem', 'casemanager', 'A. de Jong')
  const zelfdeLetter = await als('pi-arnhem', 'casemanager', 'K. de Jong')
  const elders = await als('pi-vught', 'casemanager', 'Z. Zwetselaar')
  const nazorg = await als('college-0518', 'nazorgcoordinator', 'L. Zwetselaar')
  const fgs = {
    arnhem: await als('pi-arnhem', 'fg', 'F. Gee'),
    vught: await als('pi-vught', 'fg', 'V. Gee'),
    haag: await als('college-0518', 'fg', 'H. Gee'),
  }
  const signalen = async (fg: keyof typeof fgs) => genoemd(inhoud(await fgs[fg].lees('/fg/signalen')))
  assert.equal((await signalen('arnhem')).size, 0, 'that they share a name is no signal yet')

  const doel = 'doel=terugkeer-voorbereiden'
  for (const wie of [veelvoorkomend, zelfdeLetter])
    assert.match((await wie.lees(`/personen/${gewoon}?${doel}`)).tekst, /Jong/)
  // In a list with others.
  assert.match((await naamgenoot.lees(`/personen?${doel}`)).tekst, /Zwetselaar/)
  assert.deepEqual([...(await signalen('arnhem')).keys()], [zelfdeLetter.medewerker])
  assert.equal((await naamgenoot.lees(`/personen/${persoon}?${doel}`)).status, 200)
  const gezocht = await naamgenoot.stuur('/personen/zoek', { doel: 'terugkeer-voorbereiden', naam: 'zwets' })
  assert.match(inhoud(gezocht), /Zwetselaar/)
  // Clicking on in that dossier.
  for (const pad of [`/toestemmingen/${persoon}`, `/inzage/${persoon}`, `/inzage/${persoon}`])
    assert.equal((await naamgenoot.lees(pad)).status, 200, pad)
  // Where there is no relation: nothing is shown, and still it was tried.
  assert.equal((await elders.lees(`/personen/${persoon}?${doel}`)).status, 404)

  const blad = inhoud(await fgs.arnhem.lees('/fg/signalen'))
  assert.deepEqual(
    new Set(genoemd(blad).keys()),
    new Set([naamgenoot.medewerker, zelfdeLetter.medewerker]),
    'a common name only with the same initial',
  )
  const rij = genoemd(blad).get(naamgenoot.medewerker) ?? ''
  assert.match(rij, /Op 1 dag iemand met dezelfde naam geopend of gezocht\./)
  assert.doesNotMatch(rij, /geprobeerd/)
  assert.match(rij, /28 nov 2026/)
  const regels = /href="(\/fg\/logboek[^"]*)"/.exec(rij)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const lijst = await fgs.arnhem.lees(regels)
  assert.equal(lijst.status, 200)
  assert.match(inhoud(lijst), new RegExp(`medewerker ${naamgenoot.medewerker.slice(0, 8)}`))
  assert.match(blad, /hoogstens 4 mensen in Terugkeer hebben hem/)
  assert.match(blad, /Terugkeer weet niet waar medewerkers wonen/)
  assert.doesNotMatch(blad + inhoud(lijst), /zwetselaar/i, 'which name it is stands nowhere')
  assert.doesNotMatch(inhoud(await fgs.arnhem.lees('/fg/maandrapport')), /zwetselaar/i)
  const vught = await signalen('vught')
  assert.deepEqual([...vught.keys()], [elders.medewerker], 'each sees the own colleagues')
  const poging = vught.get(elders.medewerker) ?? ''
  assert.match(poging, /Op 1 dag geprobeerd iemand met dezelfde naam te openen: dat is geweigerd\./)
  assert.doesNotMatch(poging, /geopend of gezocht/, 'nothing was opened')
  assert.equal((await signalen('haag')).size, 0)

  const [bericht] = await vraag('select id from berichtenbox.bericht where betrokkene = $1', [persoon])
  assert.equal((await nazorg.lees(`/berichtenbox/${bericht?.id}`)).status, 200)
  assert.deepEqual([...(await signalen('haag')).keys()], [nazorg.medewerker])
  const [kwijt] = await vraag(
    `select count(*)::int as n from logboek.regel r where lower(r::text) like '%zwetselaar%'`,
  )
  assert.equal(kwijt?.n, 0)
})

test('of a tbs track too: who opens it, and who is refused it', async () => {
  const behandelaar = await als('fpc-van-mesdag', 'behandelcoordinator', 'J. van Ypenburgh')
  const vreemde = await als('fpk-assen', 'behandelcoordinator', 'P. Ypenburgh')
  const traject = await nieuwTraject(behandelaar, { geslachtsnaam: 'Ypenburgh' })
  assert.match(inhoud(await behandelaar.lees(traject)), /Ypenburgh/)
  assert.equal((await vreemde.lees(traject)).status, 404)
  for (const [organisatie, wie] of [
    ['fpc-van-mesdag', behandelaar],
    ['fpk-assen', vreemde],
  ] as const) {
    const fg = await als(organisatie, 'fg', 'K. Gee')
    assert.deepEqual([...genoemd(inhoud(await fg.lees('/fg/signalen'))).keys()], [wie.medewerker])
  }
})

test('whom a colleague shares a name with is told for the one purpose, to the FG of the own organisation', async () => {
  const [persoon = ''] = await zetMensen([['Quintelaar', 'Ada']])
  const medewerker = await nieuweling(wereld, 'pi-grave', 'B. Quintelaar')
  const hoort = async ([organisatie, rol, doel]: readonly [string, string, string]) => {
    const wie = { organisatie, gebruiker: crypto.randomUUID(), rol, doel }
    return wereld.bank.transactie(
      wie,
      async (tx) => (await sql`select * from toezicht.naamgenoten(4)`.execute(tx)).rows,
    )
  }
  const doel = 'logboek-onderzoeken'
  assert.deepEqual(await hoort(['pi-grave', 'fg', doel]), [{ gebruiker: medewerker, betrokkene: persoon }])
  for (const wie of [
    ['pi-grave', 'casemanager', doel],
    ['pi-grave', 'fg', 'glasbraken-beoordelen'],
    ['pi-zwolle', 'fg', doel],
    ['', 'fg', doel],
  ] as const)
    assert.deepEqual(await hoort(wie), [], wie.join(' '))
  await zetMensen(Array.from({ length: 4 }, () => ['Quintelaar', 'Cor'] as const))
  assert.deepEqual(
    await hoort(['pi-grave', 'fg', doel]),
    [],
    'a fifth of that name, and it says nothing more',
  )
})

test('among the ordinary work of a hundred colleagues, planted readings of the own name are found', async (t) => {
  const kans = toeval(20261127)
  const mensen = Array.from({ length: 30_000 }, () => [trekAchternaam(kans), `${trekLetter(kans)}x`] as const)
  const ids = await zetMensen(mensen)
  const [dubbel = '', voornaam = '', poging = '', lijst = ''] = await zetMensen([
    ['Oldenkotte-van der Wal', 'Ina'],
    ['Jansen', 'Johannes Pieter'],
    ['Grønbeck', 'Lars'],
    ['Ruwenhorst', 'Eef'],
  ])
  const namen = [
    ...['W. Oldenkotte', 'Johannes Jansen', 'S. van ’t Gronbeck', 'M. Ruwenhorst'],
    ...Array.from({ length: 96 }, () => `${trekLetter(kans)}. ${trekAchternaam(kans)}`),
  ]
  const collegas: Medewerker[] = []
  for (const naam of namen)
    collegas.push({ id: await nieuweling(wereld, 'pi-nieuwegein', naam), rol: 'casemanager' })
  const eigen = new Map(
    collegas.map(({ id }) => [id, Array.from({ length: 40 }, () => Math.floor(kans() * ids.length))]),
  )
  // Half of the work is with the own forty, half with whoever comes by.
  const wieDan = ({ id }: Medewerker) => {
    const rij = eigen.get(id) ?? []
    return (
      (kans() < 0.5 ? rij[Math.floor(kans() * rij.length)] : undefined) ?? Math.floor(kans() * ids.length)
    )
  }
  let gelijk = new Set<string>()
  const werk = gewoonWerk(collegas, 27, kans).map((daad): Daad => {
    const nummer = wieDan(daad.wie)
    const naam = namen[collegas.indexOf(daad.wie)] ?? ''
    if (naam.endsWith(` ${mensen[nummer]?.[0]}`)) gelijk = gelijk.add(daad.wie.id)
    return { ...daad, regel: { ...daad.regel, betrokkene: ids[nummer] ?? '' } }
  })
  const op = (dag: number) => new Date(Date.UTC(2026, 10, dag, 10, 0, 30))
  const [wie1, wie2, wie3, wie4] = collegas
  assert.ok(wie1 && wie2 && wie3 && wie4)
  const geplant: readonly Daad[] = [
    leest(wie1, op(12), { betrokkene: dubbel }),
    leest(wie2, op(13), { betrokkene: voornaam }),
    leest(wie3, op(16), { betrokkene: poging, handeling: 'geweigerd', gegevens: [] }),
    // A list of twenty in which the namesake stands among others.
    ...Array.from({ length: 20 }, (_, i) =>
      leest(wie4, op(17), i === 7 ? { betrokkene: lijst } : { betrokkene: ids[i] ?? '' }),
    ),
  ]
  await schrijfDaden(wereld.bank, 'pi-nieuwegein', [...werk, ...geplant])
  const fg = await als('pi-nieuwegein', 'fg', 'N. Gein')
  const begin = performance.now()
  const blad = inhoud(await fg.lees('/fg/signalen?van=2026-11-01&tot=2026-11-27'))
  const ms = performance.now() - begin
  const gevonden = new Set(genoemd(blad).keys())
  for (const wie of [wie1, wie2, wie3]) assert.ok(gevonden.delete(wie.id), namen[collegas.indexOf(wie)])
  t.diagnostic(
    `3 of 3 found; ${gelijk.size} of 100 colleagues opened someone with the same surname in ordinary work, of whom ${gevonden.size} give a false alarm; page in ${ms.toFixed(0)} ms with ${ids.length} people`,
  )
  assert.ok(!gevonden.has(wie4.id), 'a list is no opening')
  assert.ok(gelijk.size > 5, 'common names do come by')
  assert.ok(gevonden.size <= 2, `${gevonden.size} false alarms`)
})
