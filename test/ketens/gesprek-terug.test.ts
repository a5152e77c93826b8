import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import type { Berichtvorm } from '../../src/berichtenbox/vorm.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { leverGoed, type Probleemvorm, type Ruw } from '../levering.ts'
import { nieuweBsn } from '../mensen.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { antwoordVerwijdering, college, roepTerug } from '../terugroepen.ts'
import { lees, maakWereld, type Wereld } from '../wereld.ts'

const nu = '2026-11-22T10:00:00Z'
const wereld = await maakWereld({ after }, nu)
const { api, bank } = wereld
const code = '0599'
const gemeente = college(code)
const pi = ['pi-arnhem', 'casemanager'] as const
type Wie = readonly [string, string]
let nummer = 0

const antwoord = (wie: Wie, id: string, onderdak: string) =>
  api(wie, `/berichten/${id}/antwoorden`, {
    method: 'POST',
    body: JSON.stringify({ gegevens: { onderdak }, feiten: { noodzaakPlan: true } }),
  })

async function zeg(wie: Wie, id: string, onderdak: string): Promise<string> {
  const gestuurd = await antwoord(wie, id, onderdak)
  assert.equal(gestuurd.status, 201, await gestuurd.clone().text())
  return (await lees<Berichtvorm>(gestuurd)).id
}

interface Gesprek {
  readonly begin: string
  readonly bsn: string
  readonly naam: string
  readonly gebeurtenisId: string
  readonly heen: string
  readonly terug: string
  /** A last answer to the municipality that nobody opened. */
  readonly ongelezen: string
}

/** DJI told the municipality, which wrote to the inrichting, which answered twice. */
async function gesprek(): Promise<Gesprek> {
  const naam = `Gespreksnaam${String.fromCharCode(97 + nummer++)}`
  const bsn = nieuweBsn()
  const binnen = gebeurtenis({ bsn, geslachtsnaam: naam, gemeentecode: code })
  const begin = (await leverGoed(wereld, binnen))[0]?.berichten[0] ?? ''
  const heen = await zeg(gemeente, begin, 'Er is een kamer.')
  const terug = await zeg(pi, heen, 'Hij wil er graag heen.')
  await api(gemeente, `/berichten/${terug}`)
  const ongelezen = await zeg(pi, heen, 'Hij neemt zijn spullen mee.')
  return { begin, bsn, naam, gebeurtenisId: String(binnen.gebeurtenisId), heen, terug, ongelezen }
}

const vervolg = (bsn: string, persoon: Ruw, anders: Ruw) =>
  leverGoed(
    wereld,
    gebeurtenis(
      { bsn, gemeentecode: code, ...persoon },
      { inrichting: null, verwachteEinddatum: null, ...anders },
    ),
  )

const verlengd = { soort: 'wijziging-einddatum', reden: 'regulier', tijdstip: '2026-11-22T09:00:00Z' }

const leidOm = async ({ begin }: Gesprek): Promise<void> => {
  const zegt = { reden: 'verhuisd', gemeentecode: '0363' }
  await api(gemeente, `/berichten/${begin}/niet-van-ons`, { method: 'POST', body: JSON.stringify(zegt) })
  const [rij] = await bank.eigenaar.vraag('select id from berichtenbox.niet_van_ons where bericht = $1', [
    begin,
  ])
  const justid = bezoeker(wereld, await inlogAls(wereld, 'justid', 'justid-beheerder', 'A. van Rijn'))
  const { status } = await justid.stuur(`/niet-van-ons/${rij?.id}/besluit`, {
    ...{ besluit: 'doorsturen', gemeentecode: '0363', reden: 'Volgens DJI verhuisd.' },
  })
  assert.equal(status, 303)
}

/** The four ways in which what a municipality was told falls away, with the ground that its receivers read. */
const wegen: readonly (readonly [string, string, (een: Gesprek) => Promise<unknown>])[] = [
  ['Justid sends it on to another municipality', 'verkeerde-persoon', leidOm],
  [
    'an event names another municipality',
    'correctie',
    ({ bsn }) => vervolg(bsn, { gemeentecode: '0363' }, { ...verlengd, verwachteEinddatum: '2027-04-01' }),
  ],
  [
    'DJI strikes the arrival',
    'correctie',
    ({ bsn, gebeurtenisId }) => vervolg(bsn, {}, { soort: 'correctie', corrigeert: gebeurtenisId }),
  ],
  [
    'DJI recalls the begin: wrong person',
    'verkeerde-persoon',
    async ({ begin }) => {
      const { status } = await roepTerug(wereld, begin, {
        ...{ grond: 'verkeerde-persoon', toelichting: 'Dit ging over een ander mens.' },
      })
      assert.equal(status, 201)
    },
  ],
]

for (const [hoe, grond, weg] of wegen)
  test(`${hoe}: what both sides said is unreadable, with why and the request to remove it`, async () => {
    const een = await gesprek()
    await weg(een)
    for (const [id, ontvanger, afzender, gelezen] of [
      [een.heen, pi, gemeente, true],
      [een.terug, gemeente, pi, true],
      [een.ongelezen, gemeente, pi, false],
    ] as const) {
      const tekst = await (await api(ontvanger, `/berichten/${id}`)).text()
      assert.ok(!tekst.includes(een.bsn) && !tekst.includes(een.naam))
      const vorm = JSON.parse(tekst) as Berichtvorm
      assert.deepEqual([vorm.status, vorm.inhoud, vorm.betrokkene], ['ingetrokken', null, null])
      assert.equal(vorm.terugroeping?.grond, grond)
      assert.match(
        vorm.terugroeping?.toelichting ?? '',
        /hoorde bij een melding van DJI die is teruggeroepen/,
      )
      assert.equal(vorm.terugroeping?.verwijderverzoek?.stand, gelezen ? 'open' : undefined)
      // What rested on it is not its sender's to read either.
      const eigen = await lees<Berichtvorm>(await api(afzender, `/berichten/${id}`))
      assert.deepEqual([eigen.inhoud, eigen.betrokkene], [null, null])
      if (gelezen) assert.equal((await antwoordVerwijdering(wereld, ontvanger, id)).status, 201)
    }
  })

for (const [hoe, , weg] of wegen)
  test(`${hoe}: nobody answers any more, by API or page, and no search or list finds it`, async () => {
    const een = await gesprek()
    await weg(een)
    const nazorg = bezoeker(wereld, await inlogAls(wereld, gemeente[0], gemeente[1], 'A. Proef'))
    const casemanager = bezoeker(wereld, await inlogAls(wereld, pi[0], pi[1], 'D. Proef'))
    for (const [wie, mens, id] of [
      [gemeente, nazorg, een.begin],
      [gemeente, nazorg, een.terug],
      [gemeente, nazorg, een.ongelezen],
      [pi, casemanager, een.heen],
    ] as const) {
      const mis = await antwoord(wie, id, 'Nog iets.')
      assert.equal(mis.status, 409)
      assert.match((await lees<Probleemvorm>(mis)).detail, /teruggeroepen[\s\S]*Mail [\s\S]*@/)
      const { tekst } = await mens.lees(`/berichtenbox/${id}`)
      assert.match(tekst, /Dit bericht is teruggeroepen/)
      assert.doesNotMatch(tekst, new RegExp(`Verstuur antwoord|name="onderwerp"|${een.naam}|${een.bsn}`))
    }
    assert.doesNotMatch((await nazorg.lees(`/berichtenbox/${een.heen}`)).tekst, new RegExp(een.naam))
    for (const mens of [nazorg, casemanager]) {
      const gevonden = (await mens.stuur('/berichtenbox/zoek', { naam: een.naam })).tekst
      for (const id of [een.begin, een.heen, een.terug, een.ongelezen])
        assert.ok(!gevonden.includes(id), 'a search finds nothing of it')
    }
    assert.ok(!(await nazorg.lees('/personen?doel=nazorg-voorbereiden')).tekst.includes(een.naam))
    const regels = await bank.eigenaar.vraag(
      `select organisatie from logboek.regel where onderwerp = $1 and handeling = 'ingetrokken'`,
      [een.terug],
    )
    assert.deepEqual(
      regels.map(({ organisatie }) => organisatie),
      ['pi-arnhem'],
    )
  })

test('after a recall for the wrong person the next event stays with DJI, with what to do; a correction opens it again', async () => {
  const { begin, bsn, gebeurtenisId } = await gesprek()
  await roepTerug(wereld, begin, { grond: 'verkeerde-persoon', toelichting: 'Dit ging over een ander mens.' })
  const later = { ...verlengd, verwachteEinddatum: '2027-04-01' }
  const [tegen] = await vervolg(bsn, {}, later)
  const id = tegen?.berichten[0] ?? ''
  assert.equal((await api(gemeente, `/berichten/${id}`)).status, 404)
  const bij = await lees<Berichtvorm>(await api(['dji', 'backoffice'], `/berichten/${id}`))
  assert.deepEqual([bij.status, bij.inhoud], ['onbestelbaar', null])
  assert.match(bij.reden ?? '', /verkeerde persoon[\s\S]*correctie/)
  const [einde] = await vervolg(bsn, {}, { soort: 'ontslag', tijdstip: '2026-11-22T09:30:00Z' })
  for (const bericht of einde?.berichten ?? [])
    assert.equal((await api(gemeente, `/berichten/${bericht}`)).status, 404)
  await vervolg(bsn, {}, { soort: 'correctie', corrigeert: gebeurtenisId, tijdstip: '2026-11-22T09:40:00Z' })
  const [opnieuw] = await leverGoed(
    wereld,
    gebeurtenis({ bsn, gemeentecode: code }, { tijdstip: '2026-11-20T15:00:00Z' }),
  )
  const juist = await lees<Berichtvorm>(await api(gemeente, `/berichten/${opnieuw?.berichten[0]}`))
  assert.deepEqual([juist.soort, juist.status], ['begin-detentie', 'gelezen'])
})

test('a begin about the wrong person takes what was told after it along; a later message alone takes nothing along', async () => {
  const { begin, bsn, heen } = await gesprek()
  const [later] = await vervolg(bsn, {}, { ...verlengd, verwachteEinddatum: '2027-04-01' })
  const wijziging = later?.berichten[0] ?? ''
  const fout = { grond: 'verkeerde-persoon', toelichting: 'Dit ging over een ander mens.' }
  assert.equal((await roepTerug(wereld, wijziging, { toelichting: 'Deze datum klopte niet.' })).status, 201)
  assert.notEqual((await lees<Berichtvorm>(await api(pi, `/berichten/${heen}`))).inhoud, null)
  assert.equal((await antwoord(pi, heen, 'Nog iets.')).status, 201)
  const [weer] = await vervolg(
    bsn,
    {},
    {
      ...{ ...verlengd, tijdstip: '2026-11-22T09:10:00Z' },
      verwachteEinddatum: '2027-05-01',
    },
  )
  assert.equal((await roepTerug(wereld, begin, fout)).status, 201)
  for (const id of [begin, weer?.berichten[0]])
    assert.equal(
      (await lees<Berichtvorm>(await api(gemeente, `/berichten/${id}`))).terugroeping?.grond,
      'verkeerde-persoon',
    )
  assert.equal((await lees<Berichtvorm>(await api(pi, `/berichten/${heen}`))).inhoud, null)
})

test('the answer that someone is sending while DJI recalls is taken back as well', async () => {
  const { begin, heen } = await gesprek()
  const fout = { grond: 'verkeerde-persoon', toelichting: 'Dit ging over een ander mens.' }
  await Promise.all([
    ...[1, 2, 3].map((i) => antwoord(pi, heen, `Tegelijk ${i}.`)),
    ...[1, 2, 3].map((i) => antwoord(gemeente, begin, `Ook tegelijk ${i}.`)),
    roepTerug(wereld, begin, fout),
  ])
  const open = await bank.eigenaar.vraag(
    `select b.id from berichtenbox.bericht b where b.status <> 'ingetrokken'
     and b.dossier = (select dossier from berichtenbox.bericht where id = $1)`,
    [begin],
  )
  assert.deepEqual(open, [])
})

test('the database gives the answers of a detention to its source alone, and says to nobody else whether they are closed', async () => {
  const { begin } = await gesprek()
  const [{ dossier } = {}] = await bank.eigenaar.vraag(
    'select dossier from berichtenbox.bericht where id = $1',
    [begin],
  )
  await roepTerug(wereld, begin)
  const vraag = async (organisatie: string) => dichtVolgens(wereld, organisatie, String(dossier))
  assert.deepEqual(await vraag(gemeente[0]), [true, 0])
  assert.deepEqual(await vraag('pi-arnhem'), [true, 0])
  assert.deepEqual(await vraag('pi-vught'), [null, 0])
  assert.deepEqual(await vraag('college-0518'), [null, 0])
})

async function dichtVolgens({ bank: db }: Wereld, organisatie: string, dossier: string) {
  const gesprekken = JSON.stringify([{ dossier, gemeente: gemeente[0], grond: 'correctie' }])
  const wie = {
    organisatie,
    gebruiker: 'proef',
    rol: 'proef',
    doel: 'berichten-behandelen',
    nu: new Date(nu),
  }
  return db.transactie(wie, async (tx) => {
    const { rows } = await sql<{ dicht: boolean | null; mee: number }>`
      select berichtenbox.is_gesprek_dicht(${dossier}, ${gemeente[0]}) as dicht,
        (select count(*)::int from berichtenbox.gesprek_mee(${gesprekken}::json)) as mee`.execute(tx)
    return [rows[0]?.dicht, rows[0]?.mee]
  })
}
