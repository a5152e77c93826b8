import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { bezoeker, inlogAls } from '../sessie.ts'
import { zet } from '../tabellen.ts'
import { maakWereld, type Wereld } from '../wereld.ts'

const nu = Date.parse('2026-11-22T10:00:00Z')
const seconde = 1000
const dag = 86_400_000
const op = (verschil: number) => new Date(nu + verschil).toISOString()

/** Who looks: two colleagues at one inrichting, another inrichting, two municipalities, reclassering and the source. */
const kijkers = [
  { organisatie: 'pi-arnhem', rol: 'casemanager', naam: 'een', doel: 'terugkeer-voorbereiden' },
  { organisatie: 'pi-arnhem', rol: 'casemanager', naam: 'ander', doel: 'terugkeer-voorbereiden' },
  { organisatie: 'pi-vught', rol: 'directeur', naam: 'directeur', doel: 'verlof-beoordelen' },
  { organisatie: 'college-0518', rol: 'nazorgcoordinator', naam: 'haag', doel: 'nazorg-voorbereiden' },
  { organisatie: 'college-0599', rol: 'nazorgcoordinator', naam: 'maas', doel: 'nazorg-uitvoeren' },
  {
    organisatie: 'reclassering-rn',
    rol: 'reclasseringswerker',
    naam: 'werker',
    doel: 'reclasseringstoezicht',
  },
  { organisatie: 'dji', rol: 'backoffice', naam: 'bron', doel: 'melding-nazoeken' },
] as const
type Kijker = (typeof kijkers)[number]

const organisatie = fc.constantFrom(...new Set(kijkers.map((een) => een.organisatie)))
const inrichting = fc.constantFrom('pi-arnhem', 'pi-vught', 'pi-zwolle')
/** Moments around every edge of the rule, to the second. */
const einde = fc.constantFrom(-60 * dag, -30 * dag - seconde, -30 * dag, -30 * dag + seconde, -dag, -seconde)
const begin = fc.constantFrom(-400 * dag, -61 * dag, -seconde, 0, seconde, dag)
const uur = 3600 * seconde
const gebroken = fc.constantFrom(-2 * uur, -uur - seconde, -uur, -uur + seconde, -seconde, 0, seconde)

const periode = fc.record({
  inrichting,
  begin,
  einde,
  stand: fc.constantFrom('loopt', 'beeindigd', 'einde-onbekend', 'vervallen'),
})
const bericht = fc.record({
  afzender: organisatie,
  ontvanger: organisatie,
  status: fc.constantFrom('klaargezet', 'bezorgd', 'gelezen', 'ingetrokken', 'onbestelbaar'),
})
const breuk = fc.record({
  wie: fc.nat(kijkers.length - 1),
  // A user of another organisation with the same id must get nothing, and neither must another purpose.
  organisatie: fc.option(organisatie, { freq: 4, nil: null }),
  doel: fc.option(fc.constantFrom('re-integratieplan', 'nazorg-voorbereiden'), { freq: 4, nil: null }),
  van: gebroken,
})
const mens = fc.record({
  bron: fc.constantFrom('dji', 'dji', 'dji', 'diz'),
  perioden: fc.array(periode, { maxLength: 2, size: 'max' }),
  berichten: fc.array(bericht, { maxLength: 2, size: 'max' }),
  breuken: fc.array(breuk, { maxLength: 3, size: 'max' }),
})
type Mens = typeof mens extends fc.Arbitrary<infer T> ? T : never

/** What may open someone, written from the requirement and not from the code. */
function verwacht(kijker: Kijker, wie: number, { bron, perioden, berichten, breuken }: Mens) {
  const pi = kijker.organisatie.startsWith('pi-')
  const eigen = perioden.some((een) => {
    if (kijker.organisatie === 'dji') return bron === 'dji' && een.stand !== 'vervallen'
    const daar = een.inrichting === kijker.organisatie && een.begin <= 0
    return daar && (een.stand === 'loopt' || (een.stand === 'beeindigd' && een.einde > -30 * dag))
  })
  const glas = breuken.some(
    (een) =>
      een.wie === wie &&
      (een.organisatie ?? kijker.organisatie) === kijker.organisatie &&
      (een.doel ?? kijker.doel) === kijker.doel &&
      een.van <= 0 &&
      een.van + uur > 0,
  )
  const kreeg = berichten.some(
    (een) => een.ontvanger === kijker.organisatie && ['bezorgd', 'gelezen'].includes(een.status),
  )
  const heeftPeriode = perioden.some(({ stand }) => stand !== 'vervallen')
  return {
    opent: eigen || glas || kreeg,
    // What the wall lets through without any page before it.
    persoonsrij: kijker.organisatie === 'dji' ? bron === 'dji' : pi && (eigen || (glas && heeftPeriode)),
    inhoud: kreeg,
  }
}

/** Puts someone down as the owner of the tables, who is bound by nothing. Returns the id. */
async function leg(wereld: Wereld, ids: readonly string[], een: Mens): Promise<string> {
  const persoon = randomUUID()
  const naam = { geslachtsnaam: 'Proef', voorvoegsel: null, voornamen: 'P.' }
  const gegevens = { ...naam, geboortedatum: '1980-01-01' }
  const wie = { bron: een.bron, gegevens_van: op(0), zoeknaam: 'proef', gegevens }
  await zet(wereld.bank, 'detentie.persoon', [{ id: persoon, ...wie }])
  await zet(
    wereld.bank,
    'detentie.periode',
    een.perioden.map(({ inrichting, stand, begin, einde }) => ({
      id: randomUUID(),
      persoon_id: persoon,
      bron: een.bron,
      stand,
      begin_op: op(begin),
      inrichting,
      einde_op: stand === 'beeindigd' ? op(einde) : null,
      bijgewerkt_op: op(0),
    })),
  )
  for (const { afzender, ontvanger, status } of een.berichten) {
    const id = randomUUID()
    const kop = { id, soort: 'begin-detentie', versie: 1, status, afzender, ontvanger, betrokkene: persoon }
    const bezorgd = status !== 'onbestelbaar' && status !== 'klaargezet'
    const tijden = { verzonden_op: op(0), bezorgd_op: bezorgd ? op(0) : null }
    const rest = { dossier: randomUUID(), toets_id: randomUUID(), ...tijden }
    await zet(wereld.bank, 'berichtenbox.bericht', [{ ...kop, ...rest }])
    const ingetrokken = status === 'ingetrokken'
    const inhoud = { bericht_id: id, afzender, ontvanger, ingetrokken, gegevens: { naam }, zoeknaam: 'proef' }
    if (bezorgd) await zet(wereld.bank, 'berichtenbox.inhoud', [inhoud])
  }
  for (const { wie: nummer, organisatie, doel, van } of een.breuken) {
    const kijker = kijkers[nummer] ?? kijkers[0]
    const poging = randomUUID()
    const waar = { organisatie: organisatie ?? kijker.organisatie, gebruiker: ids[nummer], persoon }
    await zet(wereld.bank, 'personen.zoekpoging', [{ id: poging, op: op(van), ...waar }])
    const uurtje = { van: op(van), tot: op(van + uur), doel: doel ?? kijker.doel }
    const waarom = { naam: 'n', rol: kijker.rol, aanleiding: 'anders', reden: 'proef' }
    await zet(wereld.bank, 'personen.glasbraak', [
      { id: randomUUID(), poging, ...waar, ...uurtje, ...waarom },
    ])
  }
  return persoon
}

test('someone can be opened exactly when a relation exists, through the page and through the wall alone', async (t) => {
  const wereld = await maakWereld(t)
  const ingelogd = await Promise.all(
    kijkers.map(({ organisatie, rol, naam }) => inlogAls(wereld, organisatie, rol, naam)),
  )
  const ids = ingelogd.map(({ medewerker }) => medewerker)
  let open = 0
  let dicht = 0
  await fc.assert(
    fc.asyncProperty(fc.array(mens, { minLength: 1, maxLength: 3, size: 'max' }), async (mensen) => {
      for (const een of mensen) {
        const persoon = await leg(wereld, ids, een)
        for (const [nummer, kijker] of kijkers.entries()) {
          const { opent, persoonsrij, inhoud } = verwacht(kijker, nummer, een)
          const wie = { ...kijker, gebruiker: ids[nummer] ?? '', nu: new Date(nu) }
          const gezien = await wereld.bank.transactie(wie, async (tx) => {
            const { rows } = await sql<{ personen: number; perioden: number; inhoud: number }>`select
              (select count(*)::int from detentie.persoon where id = ${persoon}) as personen,
              (select count(*)::int from detentie.periode where persoon_id = ${persoon}) as perioden,
              (select count(*)::int from berichtenbox.inhoud i join berichtenbox.bericht b on b.id = i.bericht_id
                where b.betrokkene = ${persoon} and b.ontvanger = ${kijker.organisatie} and not i.ingetrokken) as inhoud`.execute(
              tx,
            )
            return rows[0]
          })
          const waar = `${kijker.naam} of ${kijker.organisatie}`
          assert.equal(gezien?.personen, persoonsrij ? 1 : 0, `wall: person for ${waar}`)
          if (!persoonsrij) assert.equal(gezien?.perioden, 0, `wall: periods for ${waar}`)
          assert.equal((gezien?.inhoud ?? 0) > 0, inhoud, `wall: messages for ${waar}`)
          const cookie = ingelogd[nummer]?.cookie ?? ''
          const blad = await bezoeker(wereld, { cookie }).lees(`/personen/${persoon}?doel=${kijker.doel}`)
          assert.equal(blad.status, opent ? 200 : 404, `page for ${waar}`)
          if (opent) open++
          else {
            dicht++
            assert.doesNotMatch(blad.tekst, /Proef|1980/)
          }
        }
      }
    }),
    { numRuns: 40 },
  )
  t.diagnostic(`${open} times opened, ${dicht} times refused`)
  assert.ok(open > 20 && dicht > 100, 'both happen')
})

test('without a purpose that fits, the wall shows an inrichting nobody, whoever stays there', async (t) => {
  const wereld = await maakWereld(t)
  const loopt = { inrichting: 'pi-arnhem', stand: 'loopt', begin: -dag, einde: 0 } as const
  const persoon = await leg(wereld, [], { bron: 'dji', perioden: [loopt], berichten: [], breuken: [] })
  const ziet = (doel: string, organisatie = 'pi-arnhem') =>
    wereld.bank.transactie({ organisatie, gebruiker: 'g', rol: 'r', doel, nu: new Date(nu) }, async (tx) => {
      const { rows } = await sql`select 1 from detentie.persoon where id = ${persoon}`.execute(tx)
      return rows.length
    })
  assert.equal(await ziet('terugkeer-voorbereiden'), 1)
  for (const doel of ['', 'berichten-lezen', 'bewaking', 'toegang', 'nazorg-voorbereiden', 'x'])
    assert.equal(await ziet(doel), 0, doel)
  for (const ander of ['pi-vught', 'pi-arnhem ', 'pi-', '', 'college-0518', 'justid'])
    assert.equal(await ziet('terugkeer-voorbereiden', ander), 0, ander)
})
