import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { nieuweBsn } from '../../test/mensen.ts'
import { testbank } from '../../test/testbank.ts'
import { maakLogboek } from '../logboek/logboek.ts'
import type { Wie } from '../platform/db.ts'
import { metHerkansing } from '../platform/herkansing.ts'
import { leesGebeurtenis } from './gebeurtenis.ts'
import type { Gevolgen, Oorzaak } from './gevolgen.ts'
import { neemOp } from './opnemen.ts'
import { type NieuweToewijzing, wijsToe } from './toewijzen.ts'

const db = await testbank()
after(async () => {
  await db.eigenaar.sluit()
  await db.sluit()
})

const wie: Wie = { organisatie: 'dji', gebruiker: 'g', rol: 'backoffice', doel: 'gemeente-toewijzen' }
const oorzaken: Oorzaak[] = []
let valUit = false
/** What stands downstream, writing down what it is told. */
const gevolgen: Gevolgen = {
  verwerk: async (_tx, _wie, nieuw) => {
    if (valUit) throw new Error('downstream fails')
    oorzaken.push(...nieuw)
    return new Map()
  },
  eerdere: async () => new Map(),
}
const delen = {
  db,
  klok: { nu: () => new Date('2026-11-22T10:00:00Z') },
  logboek: maakLogboek('00'.repeat(32)),
  gevolgen,
}

type Deel = Readonly<Record<string, unknown>>

function lees(persoon: Deel, anders: Deel) {
  const gelezen = leesGebeurtenis({
    gebeurtenisId: crypto.randomUUID(),
    soort: 'binnenkomst',
    tijdstip: '2026-11-20T10:00:00Z',
    inrichting: 'pi-arnhem',
    ...anders,
    ...(anders.soort === 'correctie'
      ? { inrichting: null }
      : { persoon: { geslachtsnaam: 'Moulin', zonderVastAdres: true, ...persoon } }),
  })
  return 'waarde' in gelezen ? gelezen.waarde : assert.fail(JSON.stringify(gelezen.fouten))
}

async function lever(persoon: Deel, anders: Deel = {}): Promise<string> {
  const gebeurtenis = lees(persoon, anders)
  await metHerkansing(db, wie, (tx) => neemOp(delen, tx, wie, [gebeurtenis]))
  return gebeurtenis.gebeurtenisId
}

/** Someone new without a fixed abode; gives the number and the period. */
async function thuisloze(): Promise<{ bsn: string; periodeId: string }> {
  const bsn = nieuweBsn()
  return { bsn, periodeId: await lever({ bsn }) }
}

function besluit(periodeId: string, anders: Partial<NieuweToewijzing> = {}): NieuweToewijzing {
  return {
    periodeId,
    gemeentecode: '0599',
    reden: 'Laatste bekende plek',
    vervangt: null,
    door: 'P. de Groot',
    ...anders,
  }
}

const eigenaar = (tekst: string, ...waarden: readonly unknown[]) => db.eigenaar.vraag(tekst, waarden)
const thuisVan = async (id: string) =>
  (await eigenaar('select thuis from detentie.periode where id = $1', id))[0]?.thuis
const fout = (code: string, melding: RegExp) => (oorzaak: unknown) => {
  assert.ok(oorzaak instanceof Error && 'code' in oorzaak && 'fouten' in oorzaak)
  assert.equal(oorzaak.code, code)
  assert.match(`${oorzaak.message} ${JSON.stringify(oorzaak.fouten)}`, melding)
  return true
}

test('a decision fills the period, closes the question, tells downstream and stands in the logboek', async () => {
  const { periodeId } = await thuisloze()
  oorzaken.length = 0
  const { toewijzingId, veranderingen } = await wijsToe(delen, wie, besluit(periodeId))
  assert.deepEqual(
    veranderingen.map(({ soort, ontvanger }) => [soort, ontvanger]),
    [['begin', 'college-0599']],
  )
  assert.deepEqual(
    oorzaken.map(({ oorzaakId, soort, gebeurdOp, dossiers }) => ({ oorzaakId, soort, gebeurdOp, dossiers })),
    [
      {
        oorzaakId: toewijzingId,
        soort: 'toewijzing',
        gebeurdOp: '2026-11-22T10:00:00.000Z',
        dossiers: [periodeId],
      },
    ],
  )
  assert.equal(await thuisVan(periodeId), '0599')
  const [vraag] = await eigenaar(
    'select opgelost_op from detentie.openstaand where onderwerp = $1',
    periodeId,
  )
  assert.notEqual(vraag?.opgelost_op, null)
  const [regel] = await eigenaar('select * from logboek.regel where onderwerp = $1', toewijzingId)
  assert.equal(regel?.handeling, 'vastgelegd')
  assert.equal(regel?.doel, 'gemeente-toewijzen')
})

test('someone who left already: the municipality hears of begin and end', async () => {
  const { bsn, periodeId } = await thuisloze()
  await lever({ bsn }, { soort: 'ontslag', tijdstip: '2026-11-21T10:00:00Z', inrichting: null })
  const { veranderingen } = await wijsToe(delen, wie, besluit(periodeId))
  assert.deepEqual(
    veranderingen.map(({ soort }) => soort),
    ['begin', 'einde'],
  )
})

test('another decision takes the place of the first and withdraws there', async () => {
  const { periodeId } = await thuisloze()
  const eerste = await wijsToe(delen, wie, besluit(periodeId))
  const nieuw = besluit(periodeId, { gemeentecode: '0363', vervangt: eerste.toewijzingId })
  const { veranderingen } = await wijsToe(delen, wie, nieuw)
  assert.deepEqual(
    veranderingen.map(({ soort, ontvanger }) => [soort, ontvanger]),
    [
      ['vervallen', 'college-0599'],
      ['begin', 'college-0363'],
    ],
  )
  assert.equal(await thuisVan(periodeId), '0363')
  const zelfde = besluit(periodeId, { gemeentecode: '0344', vervangt: eerste.toewijzingId })
  await assert.rejects(wijsToe(delen, wie, zelfde), fout('conflict', /P\. de Groot .*22 nov 2026.*Amsterdam/))
})

test('of two people who decide at the same moment one wins, and the other is told', async () => {
  const { periodeId } = await thuisloze()
  const uitkomsten = await Promise.allSettled(
    ['0344', '0363', '0599'].map((gemeentecode) => wijsToe(delen, wie, besluit(periodeId, { gemeentecode }))),
  )
  assert.equal(uitkomsten.filter(({ status }) => status === 'fulfilled').length, 1)
  for (const uitkomst of uitkomsten)
    if (uitkomst.status === 'rejected') fout('conflict', /heeft deze vraag al opgelost/)(uitkomst.reason)
  const rijen = await eigenaar('select 1 from detentie.toewijzing where periode_id = $1', periodeId)
  assert.equal(rijen.length, 1)
})

test('when sending fails, nothing is decided', async () => {
  const { periodeId } = await thuisloze()
  valUit = true
  await assert.rejects(wijsToe(delen, wie, besluit(periodeId)), /downstream fails/)
  valUit = false
  assert.equal(await thuisVan(periodeId), null)
  assert.deepEqual(await eigenaar('select 1 from detentie.toewijzing where periode_id = $1', periodeId), [])
  await wijsToe(delen, wie, besluit(periodeId))
})

test('what is wrong with a decision is named, all at once', async () => {
  const { periodeId } = await thuisloze()
  const stuk = besluit(periodeId, { gemeentecode: '0530', reden: ' te kort    ' })
  await assert.rejects(
    wijsToe(delen, wie, stuk),
    fout('ongeldige-invoer', /bestaat vandaag niet.*ten minste 10/),
  )
  for (const [gemeentecode, melding] of [
    ['', /Kies een gemeente/],
    ['0000', /bestaat vandaag niet/],
    ['9999', /bestaat vandaag niet/],
  ] as const)
    await assert.rejects(
      wijsToe(delen, wie, besluit(periodeId, { gemeentecode })),
      fout('ongeldige-invoer', melding),
    )
  await assert.rejects(
    wijsToe(delen, wie, besluit(periodeId, { reden: 'x'.repeat(501) })),
    fout('ongeldige-invoer', /ten hoogste 500/),
  )
  assert.equal(await thuisVan(periodeId), null)
  await wijsToe(delen, wie, besluit(periodeId, { reden: `  ${'x'.repeat(10)}  ` }))
})

test('only DJI decides, and only about what is there', async () => {
  const { periodeId } = await thuisloze()
  for (const organisatie of ['justid', 'pi-arnhem', 'college-0599'])
    await assert.rejects(
      wijsToe(delen, { ...wie, organisatie, doel: 'bewaking' }, besluit(periodeId)),
      fout('geen-toegang', /Alleen DJI/),
    )
  await assert.rejects(
    wijsToe(delen, wie, besluit(crypto.randomUUID())),
    fout('niet-gevonden', /kennen wij niet/),
  )
})

test('an event that knows better goes before a decision', async () => {
  const { bsn, periodeId } = await thuisloze()
  const weet = { soort: 'overplaatsing', tijdstip: '2026-11-21T10:00:00Z' }
  await lever({ bsn, gemeentecode: '0344', zonderVastAdres: false }, weet)
  await assert.rejects(
    wijsToe(delen, wie, besluit(periodeId)),
    fout('conflict', /noemen intussen zelf.*Utrecht/),
  )
})

test('a detention that was struck out needs no municipality', async () => {
  const { periodeId } = await thuisloze()
  await lever({}, { soort: 'correctie', tijdstip: '2026-11-21T10:00:00Z', corrigeert: periodeId })
  await assert.rejects(wijsToe(delen, wie, besluit(periodeId)), fout('conflict', /doorgehaald/))
})
