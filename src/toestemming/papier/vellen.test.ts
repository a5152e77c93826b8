import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Gelezen, leesPdf } from '../../../test/pdf.ts'
import { organisatie } from '../../organisaties/organisaties.ts'
import type { Stand } from '../rules.ts'
import type { Verklaring } from '../tabellen.ts'
import { letOp, onderwerpIn, teksten } from '../tekst.ts'
import { aanwezigen, talen } from '../verklaringinvoer.ts'
import { bewijsvel, intrekkingsvel, legeOnderwerpen, type Velgegevens, verklaringsvel } from './vellen.ts'

const mens = {
  naam: { geslachtsnaam: '*Yılmaz* #eval("1")', voorvoegsel: null, voornamen: 'Łucja <script>' },
  geboortedatum: '1990-02-03',
}
const basis = {
  ...{ inrichting: 'pi-arnhem', wie: mens, op: new Date('2026-11-22T08:00:00Z') },
  fg: 'fg.arnhem@pi.example, 026 000 00 00',
} as const
const stand: Stand = {
  ...{ ontvanger: 'fpc-van-mesdag', basisvoorwaarde: 'zorg', stand: 'gegeven' },
  ...{ sinds: new Date('2026-11-20T08:00:00Z'), geldigTot: '2027-05-01', verklaring: 'x', elders: null },
}
const ontvangers = ['fpc-van-mesdag', 'fpk-assen'] as const

const ondertekend: Verklaring = {
  ...{ id: 'x', organisatie: 'pi-arnhem', persoon: 'y', soort: 'toestemming', vorm: 'papier' },
  ...{ namens: 'betrokkene', door: 'z', op: basis.op, datum: '2026-11-22', plaats: 'Arnhem' },
  ...{ aanwezig: Object.keys(aanwezigen), tolk: 'aanwezig', voorgelezen: true },
  ...{ makkelijk_gelezen: false, gevolgen_verteld: true, tekstversie: 'x', handtekening: null },
  ...{ toelichting: null, gehoord_bij: null, taal: 'ar' },
}

/** What every paper must be for who cannot see it: tagged, with title and language, and headings in order. */
function keurVel(
  { ua, gemerkt, toontTitel, taal, titel, delen }: Gelezen,
  vel: Velgegevens,
  heet: string,
): void {
  assert.deepEqual({ ua, gemerkt, toontTitel }, { ua: true, gemerkt: true, toontTitel: true })
  assert.equal(taal, vel.in.taal)
  assert.equal(titel, heet)
  const koppen = delen.filter(({ rol }) => /^H\d$/.test(rol)).map(({ rol }) => Number(rol[1]))
  assert.equal(koppen[0], 1)
  assert.equal(koppen.filter((een) => een === 1).length, 1, 'one title')
  for (const [i, niveau] of koppen.entries())
    assert.ok(niveau <= (koppen[i - 1] ?? 0) + 1, 'no level is passed over')
  const tabellen = delen.filter(({ rol }) => rol === 'Table').length
  assert.ok(tabellen > 0)
  assert.ok(delen.filter(({ rol }) => rol === 'TH').length >= tabellen * 3, 'each column has its name')
}

/** What PDF.js makes of a line from right to left is not in order: there only figures and names are compared. */
const kaal = (tekst: string) => tekst.replaceAll(/[\s\u2066-\u2069]/g, '')

test('in every language a declaration has what the law asks, in order, and what people are called is only text', async (t) => {
  t.diagnostic(`languages: ${teksten.size}`)
  for (const [naam, taal] of teksten) {
    const vel = { ...basis, in: taal }
    const gelezen = await leesPdf(await verklaringsvel(vel, [{ gebied: 'zorg', ontvangers }]))
    keurVel(gelezen, vel, taal.papier.verklaring)
    const tekst = kaal(gelezen.tekst)
    for (const deel of [
      '*Yılmaz*#eval("1")',
      'Łucja<script>',
      '1990',
      'PIArnhem',
      'FPCDr.S.vanMesdag',
      taal.versie,
    ])
      assert.ok(tekst.includes(deel), `${naam}: ${deel}`)
    const postbus = kaal(organisatie('pi-arnhem')?.groepsmailbox ?? '-')
    assert.ok(!tekst.includes(postbus), `${naam}: one does not complain to who asked`)
    assert.equal(
      gelezen.delen.filter(({ rol }) => rol === 'Figure').length,
      0,
      'nobody crosses it for someone',
    )
    if (taal.richting === 'rtl') continue
    const { papier, inleiding, gevolgen } = taal
    const volgorde = [
      ...[
        letOp(taal) ?? '',
        papier.wie,
        papier.naam,
        papier.geboortedatum,
        papier.verantwoordelijke,
        papier.fg,
      ],
      ...[
        ...inleiding,
        papier.vragen,
        onderwerpIn(taal, 'zorg').waarover,
        onderwerpIn(taal, 'zorg').waarvoor,
      ],
      ...[
        onderwerpIn(taal, 'zorg').gezondheid ?? '',
        papier.gezondheidJa,
        papier.organisatie,
        papier.geldigTot,
      ],
      ...[papier.taal, papier.tolk, papier.voorgelezen, papier.makkelijk, papier.aanwezig, gevolgen],
      ...[papier.tekenen, papier.spreker, papier.plaats, papier.datum, papier.uwHandtekening],
      ...[papier.handtekeningCasemanager, papier.versie],
    ]
    let plek = 0
    for (const deel of volgorde) {
      const gevonden = tekst.indexOf(kaal(deel), plek)
      assert.ok(gevonden >= plek, `${naam}: ${deel} stands in its place`)
      plek = gevonden
    }
  }
})

test('a paper says how one reaches the functionaris gegevensbescherming, or whom to ask', async () => {
  for (const [naam, taal] of teksten) {
    const vel = { ...basis, in: taal }
    const verklaring = { ...ondertekend, taal: 'nl' }
    for (const maak of [
      (een: Velgegevens) => verklaringsvel(een, [{ gebied: 'zorg', ontvangers }]),
      (een: Velgegevens) => intrekkingsvel(een, [stand]),
      (een: Velgegevens) => bewijsvel(een, { verklaring, standen: [stand], in: taal }),
    ]) {
      const met = kaal((await leesPdf(await maak(vel))).tekst)
      const zonder = kaal((await leesPdf(await maak({ ...vel, fg: null }))).tekst)
      assert.ok(met.includes('fg.arnhem@pi.example,0260000000'), naam)
      assert.ok(!zonder.includes('fg.arnhem'), naam)
      if (taal.richting === 'rtl') continue
      assert.ok(zonder.includes(kaal(taal.papier.fgVraag)), naam)
      assert.ok(!met.includes(kaal(taal.papier.fgVraag)), naam)
    }
  }
})

test('who enters a paper in another language reads in Dutch which column is yes and what was ticked', async () => {
  for (const [naam, taal] of teksten) {
    const vel = { ...basis, in: taal }
    const kop = async (vel: Uint8Array) => {
      const { delen } = await leesPdf(vel)
      return delen.filter(({ rol }) => rol === 'TH').map(({ tekst }) => kaal(tekst))
    }
    const verklaring = await verklaringsvel(vel, [{ gebied: 'zorg', ontvangers }])
    const intrekking = await intrekkingsvel(vel, [stand])
    const nederlands = taal.taal !== 'nl'
    for (const [i, woord] of ['Organisatie', 'Ja', 'Nee'].entries())
      assert.ok(!nederlands || (await kop(verklaring))[i]?.endsWith(woord), `${naam}: ${woord}`)
    for (const [i, woord] of ['Intrekken', 'Onderwerp', 'Organisatie', 'Jagezegdop'].entries())
      assert.ok(!nederlands || (await kop(intrekking))[i]?.endsWith(woord), `${naam}: ${woord}`)
    const tekst = kaal((await leesPdf(verklaring)).tekst)
    for (const [woord, keer] of [
      ['(Ja)', 3],
      ['(Nee)', 3],
      ['(Ja,aandetelefoon)', 1],
      ['(Ikzelf)', 1],
    ] as const)
      assert.equal(tekst.split(woord).length - 1, nederlands ? keer : 0, `${naam}: ${woord}`)
    assert.ok(!nederlands || kaal((await leesPdf(intrekking)).tekst).includes('Zorg'), naam)
  }
})

test('an empty declaration crosses nothing and names nobody, and has room for each area', async () => {
  for (const [naam, taal] of teksten) {
    const vel = { ...basis, wie: null, in: taal }
    const gelezen = await leesPdf(await verklaringsvel(vel, legeOnderwerpen(['onderdak', 'zorg'])))
    keurVel(gelezen, vel, taal.papier.verklaring)
    assert.equal(gelezen.delen.filter(({ rol }) => rol === 'Figure').length, 0, naam)
    assert.equal(gelezen.delen.filter(({ rol }) => rol === 'Table').length, 2, naam)
    assert.equal(
      gelezen.delen.filter(({ rol }) => rol === 'TR').length,
      8,
      'a heading and three lines for each area',
    )
    assert.doesNotMatch(gelezen.tekst, /Mesdag|1990/)
  }
})

test('a withdrawal names each yes with its day, crosses nothing, and one by hand has lines', async () => {
  for (const [naam, taal] of teksten) {
    const vel = { ...basis, in: taal }
    const gelezen = await leesPdf(await intrekkingsvel(vel, [stand]))
    keurVel(gelezen, vel, taal.papier.intrekking)
    assert.match(gelezen.tekst, /FPC Dr\. S\. van Mesdag/)
    assert.match(gelezen.tekst, /20.*2026/, naam)
    assert.equal(gelezen.delen.filter(({ rol }) => rol === 'Figure').length, 0, naam)
    const leeg = await leesPdf(await intrekkingsvel({ ...vel, wie: null }, []))
    assert.equal(leeg.delen.filter(({ rol }) => rol === 'TR').length, 7, naam)
    for (const fg of [null, 'fg@pi-arnhem.example, telefoon 026 000 00 00'])
      assert.equal(
        (await leesPdf(await intrekkingsvel({ ...vel, wie: null, fg }, []))).bladen,
        1,
        `${naam}: who signs sees what for`,
      )
  }
})

test('no heading stands alone at the end of a sheet', async () => {
  for (const [naam, taal] of teksten) {
    const vel = { ...basis, wie: null, in: taal }
    for (const gebieden of [['zorg'], ['onderdak', 'zorg']] as const) {
      const { perBlad } = await leesPdf(await verklaringsvel(vel, legeOnderwerpen(gebieden)))
      const bladVan = (woorden: string) => perBlad.findIndex((een) => kaal(een).includes(kaal(woorden)))
      if (taal.richting === 'rtl') continue
      const eerste = onderwerpIn(taal, gebieden[0])
      assert.ok(bladVan(taal.papier.vragen) >= 0)
      assert.equal(bladVan(taal.papier.vraaguitleg), bladVan(eerste.waarover), naam)
      assert.equal(bladVan(taal.papier.gesprek), bladVan(taal.papier.voorgelezen), naam)
    }
  }
})

test('the receipt says who were there and in which language in the words of who takes it along', async () => {
  for (const [naam, taal] of teksten) {
    const vel = { ...basis, in: taal }
    const lees = async (gesproken: string) => {
      const bewijs = { verklaring: { ...ondertekend, taal: gesproken }, standen: [stand], in: taal }
      return kaal((await leesPdf(await bewijsvel(vel, bewijs))).tekst)
    }
    const tekst = await lees('ar')
    if (taal.taal !== 'nl')
      for (const woord of [...Object.values(aanwezigen), talen.ar])
        assert.ok(woord === 'Casemanager' || !tekst.includes(kaal(woord)), `${naam}: ${woord}`)
    if (taal.richting === 'rtl') continue
    for (const woord of Object.values(taal.papier.aanwezigen))
      assert.ok(tekst.includes(kaal(woord)), `${naam}: ${woord}`)
    assert.ok((await lees('anders')).includes(kaal(taal.papier.andereTaal)), naam)
  }
})

test('of whom one may not see any more, no name stands on paper, and there is room to write it', async () => {
  const taal = teksten.get('nl')
  assert.ok(taal)
  const { tekst } = await leesPdf(
    await intrekkingsvel({ ...basis, wie: { naam: null, geboortedatum: null }, in: taal }, [stand]),
  )
  assert.doesNotMatch(tekst, /null|undefined|none/)
  assert.match(tekst, /Mesdag/)
})
