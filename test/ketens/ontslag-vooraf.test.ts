import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import type { Berichtvorm } from '../../src/berichtenbox/vorm.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { lever, leverGoed, type Probleemvorm, type Ruw } from '../levering.ts'
import { nieuweBsn } from '../mensen.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { keurKennis, leesStand } from '../stand.ts'
import { college } from '../terugroepen.ts'
import { vertelVooraf, vooraf } from '../vooraf.ts'
import { lees, maakWereld } from '../wereld.ts'

const begin = '2026-11-22T10:00:00Z'
const wereld = await maakWereld({ after }, begin)
const { api, bank, klok } = wereld
const [rotterdam, amsterdam] = [college('0599'), college('0363')]
const uur = 3_600_000
let nu = Date.parse(begin)

/** Tells something of someone an hour later, and gives the ids of the messages. */
async function vertel(persoon: Ruw, anders: Ruw): Promise<readonly string[]> {
  nu += uur
  klok.zet(new Date(nu).toISOString())
  const gebeurd = { tijdstip: new Date(nu - 60_000).toISOString(), verwachteEinddatum: null }
  const [uit] = await leverGoed(wereld, gebeurtenis(persoon, { ...gebeurd, ...anders }))
  return uit?.berichten ?? []
}
/** A release some days ahead, told as a source tells it: with where the person is by what it knows. */
const plan = (persoon: Ruw, dagen: number, anders: Ruw = {}) =>
  vertel(persoon, { soort: 'ontslag', tijdstip: new Date(nu + dagen * 24 * uur).toISOString(), ...anders })
const bericht = async (wie: Parameters<typeof api>[0], id = '') =>
  lees<Berichtvorm>(await api(wie, `/berichten/${id}`))
const einde = ({ inhoud }: Berichtvorm) =>
  inhoud?.eindeDetentie as { datum: string | null; vorigeDatum: string | null; definitief: boolean }
const waar = ({ inhoud }: Berichtvorm) =>
  (inhoud?.huidigeVerblijfplaats as { inrichting?: string } | undefined)?.inrichting
async function antwoord(wie: Parameters<typeof api>[0], op: string) {
  const body = JSON.stringify({ gegevens: { schulden: 'Er loopt hulp.' }, feiten: { noodzaakPlan: true } })
  return api(wie, `/berichten/${op}/antwoorden`, { method: 'POST', body })
}

test('a move before an announced release is told, and the answer goes to where the person is', async () => {
  const persoon = { bsn: nieuweBsn(), gemeentecode: '0599' }
  const [id = ''] = await vertel(persoon, { verwachteEinddatum: '2027-02-01' })
  const [vrij = ''] = await plan(persoon, 10)
  const [verhuisd = '', ...rest] = await vertel(persoon, { soort: 'overplaatsing', inrichting: 'pi-vught' })
  assert.deepEqual(rest, [])
  const nieuws = await bericht(rotterdam, verhuisd)
  assert.deepEqual(
    [nieuws.soort, waar(nieuws), einde(nieuws).datum, einde(nieuws).definitief],
    ['wijziging-detentie', 'pi-vught', einde(await bericht(rotterdam, vrij)).datum, false],
  )
  const gegeven = await lees<Berichtvorm>(await antwoord(rotterdam, id))
  assert.equal(gegeven.ontvanger.id, 'pi-vught')
  assert.equal((await api(['pi-vught', 'casemanager'], `/berichten/${gegeven.id}`)).status, 200)
  assert.equal((await api(['pi-arnhem', 'casemanager'], `/berichten/${gegeven.id}`)).status, 404)
})

test('another municipality before an announced release: the first loses it, the second hears begin and release', async () => {
  const persoon = { bsn: nieuweBsn(), gemeentecode: '0599' }
  const [id = ''] = await vertel(persoon, { verwachteEinddatum: '2027-02-01' })
  await plan(persoon, 10)
  const dag = new Date(nu + 10 * 24 * uur - uur).toISOString().slice(0, 10)
  const nieuw = await vertel(
    { ...persoon, gemeentecode: '0363' },
    { soort: 'overplaatsing', inrichting: 'pi-arnhem' },
  )
  assert.equal((await bericht(rotterdam, id)).status, 'ingetrokken')
  const gekregen = await Promise.all(nieuw.map((een) => bericht(amsterdam, een)))
  assert.deepEqual(
    gekregen.map((een) => [een.soort, einde(een).datum]),
    [
      ['begin-detentie', dag],
      ['einde-detentie', dag],
    ],
  )
})

test('a release that moves, by a new one or by another expected end, is told with both dates', async () => {
  const persoon = { bsn: nieuweBsn(), gemeentecode: '0599' }
  await vertel(persoon, { verwachteEinddatum: '2027-02-01' })
  const datums = async ([id]: readonly string[]) => {
    const een = await bericht(rotterdam, id)
    const { datum, vorigeDatum } = einde(een)
    return [een.soort, vorigeDatum, datum]
  }
  const tijd = (dag: number) => ({ tijdstip: `2026-12-${dag}T09:00:00Z` })
  assert.deepEqual(await datums(await plan(persoon, 0, tijd(10))), [
    'einde-detentie',
    '2027-02-01',
    '2026-12-10',
  ])
  assert.deepEqual(await datums(await plan(persoon, 0, tijd(15))), [
    'einde-detentie',
    '2026-12-10',
    '2026-12-15',
  ])
  assert.deepEqual(await datums(await plan(persoon, 0, tijd(12))), [
    'einde-detentie',
    '2026-12-15',
    '2026-12-12',
  ])
  const later = { soort: 'wijziging-einddatum', reden: 'capaciteit', verwachteEinddatum: '2027-05-01' }
  const verzet = await vertel(persoon, later)
  assert.deepEqual(await datums(verzet), ['wijziging-detentie', '2026-12-12', '2027-05-01'])
  const open = await bank.eigenaar.vraag(
    `select 1 from detentie.openstaand o join detentie.persoon p on p.id = o.persoon_id
      where p.bsn = $1 and o.opgelost_op is null`,
    [persoon.bsn],
  )
  assert.deepEqual(open, [], 'nothing is asked of anyone')
})

test('another name that is told late, of before the announcement came in, is told all the same', async () => {
  const persoon = { bsn: nieuweBsn(), gemeentecode: '0599', geslachtsnaam: 'Eerder' }
  await vertel(persoon, { verwachteEinddatum: '2027-02-01' })
  await plan(persoon, 10)
  const toen = { tijdstip: new Date(nu - uur / 2).toISOString(), soort: 'overplaatsing' }
  const [id] = await vertel({ ...persoon, geslachtsnaam: 'Later' }, { ...toen, inrichting: 'pi-vught' })
  const { betrokkene } = await bericht(rotterdam, id)
  assert.partialDeepStrictEqual(betrokkene, { naam: { geslachtsnaam: 'Later' } })
})

test('once the announced day has come it happened: a second release is kept as a question, and nothing changes', async () => {
  const persoon = { bsn: nieuweBsn(), gemeentecode: '0599' }
  await vertel(persoon, { verwachteEinddatum: '2027-02-01' })
  await plan(persoon, 1)
  nu += 48 * uur
  klok.zet(new Date(nu).toISOString())
  const tweede = { soort: 'ontslag', tijdstip: new Date(nu + 5 * 24 * uur).toISOString(), inrichting: null }
  const uit = await lever(wereld, gebeurtenis(persoon, { ...tweede, verwachteEinddatum: null }))
  assert.equal(uit.status, 409)
  assert.match(await uit.text(), /Volgens het ontslag dat u vooraf leverde .* is deze detentie voorbij/)
})

test('whatever is told before an announced release, everyone knows what is true now', async () => {
  let einden = 0
  await fc.assert(
    fc.asyncProperty(vooraf, async (stappen) => {
      const verteld = vertelVooraf(stappen, nu)
      for (const { op, gebeurtenis: een, waar: stand } of verteld) {
        klok.zet(op.toISOString())
        await leverGoed(wereld, een)
        const bekend = await leesStand(
          bank,
          verteld.map((iets) => iets.gebeurtenis),
        )
        keurKennis(bekend, op.toISOString().slice(0, 10))
        assert.equal(bekend.perioden[0]?.inrichting, stand.inrichting)
        assert.equal(bekend.perioden[0]?.einde, stand.einde)
        assert.deepEqual(bekend.open, [])
        if (stand.einde !== null) einden++
      }
    }),
    { numRuns: Number(process.env.PROEF_RONDES ?? 15), endOnFailure: true },
  )
  assert.ok(einden > 5, `${einden} times a release lay ahead`)
})

test('a planned release that has passed is told as what it is, and can be told not to have gone on', async () => {
  const persoon = { bsn: nieuweBsn(), gemeentecode: '0599' }
  nu = Date.parse('2026-12-01T10:00:00Z')
  await vertel(persoon, { verwachteEinddatum: '2027-02-01' })
  const planId = crypto.randomUUID()
  // A Saturday.
  const vrij = { soort: 'ontslag', tijdstip: '2026-12-05T09:00:00Z' }
  const [id = ''] = await vertel(persoon, { ...vrij, gebeurtenisId: planId })
  const blad = async () => {
    const mens = bezoeker(wereld, await inlogAls(wereld, 'college-0599', 'nazorgcoordinator', 'N. Proef'))
    return (await mens.lees(`/berichtenbox/${id}`)).tekst.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
  }
  assert.match(await blad(), /De vrijlating valt op zaterdag/)
  nu = Date.parse('2026-12-07T10:00:00Z')
  klok.zet(new Date(nu).toISOString())
  const later = await blad()
  assert.doesNotMatch(later, /De vrijlating valt|regel onderdak en geld op tijd/)
  assert.match(later, /Vooraf gemeld\. Die dag is voorbij, en DJI heeft niet gemeld dat het anders liep\./)

  const anders = gebeurtenis(persoon, {
    ...{ soort: 'wijziging-einddatum', tijdstip: '2026-12-07T09:00:00Z', reden: 'regulier' },
    verwachteEinddatum: '2027-03-01',
  })
  const antwoord = await lever(wereld, anders)
  const { detail, fouten } = await lees<Probleemvorm>(antwoord)
  assert.equal(antwoord.status, 409)
  const gezegd = `${detail} ${fouten?.[0]?.melding}`
  assert.match(gezegd, new RegExp(`${planId}.*5 december 2026.*Streep het dan door met een correctie`))
  assert.doesNotMatch(gezegd, /Lever de binnenkomst/)
  await vertel(persoon, { soort: 'correctie', corrigeert: planId })
  const { berichten } = await lees<{ berichten: Berichtvorm[] }>(
    await api(rotterdam, '/berichten?soort=wijziging-detentie'),
  )
  assert.equal(einde(berichten[0] as Berichtvorm).datum, '2027-03-01', 'it counts of itself')
})

test('another hour of the same day is no new version, and a slip in the year is seen', async () => {
  const persoon = { bsn: nieuweBsn(), gemeentecode: '0599' }
  nu = Date.parse('2026-12-10T10:00:00Z')
  await vertel(persoon, { verwachteEinddatum: '2027-02-01' })
  const dag = (uren: string) => ({ soort: 'ontslag', tijdstip: `2026-12-20T${uren}:00:00Z` })
  assert.equal((await vertel(persoon, dag('09'))).length, 1)
  assert.equal((await vertel(persoon, dag('13'))).length, 0)
  nu = Date.parse('2026-12-20T08:00:00Z')
  assert.equal((await vertel(persoon, dag('11'))).length, 1, 'on the day itself it is no plan any more')
  const ander = { bsn: nieuweBsn(), gemeentecode: '0599' }
  const eeuwig = gebeurtenis(ander, {
    ...{ tijdstip: new Date(nu - uur).toISOString(), verwachteEinddatum: '2199-01-01' },
  })
  const [binnen] = await leverGoed(wereld, eeuwig)
  const [nogmaals] = await leverGoed(wereld, eeuwig)
  assert.deepEqual(
    binnen?.waarschuwingen.map(({ veld }) => veld),
    ['verwachteEinddatum'],
  )
  assert.deepEqual(nogmaals?.waarschuwingen, binnen?.waarschuwingen)
  const op = (jaar: number) =>
    gebeurtenis(ander, { soort: 'ontslag', tijdstip: `${jaar}-01-01T10:00:00Z`, verwachteEinddatum: null })
  const teVer = await lever(wereld, op(2126))
  assert.equal(teVer.status, 400)
  const [veldfout] = (await lees<Probleemvorm>(teVer)).fouten ?? []
  assert.equal(veldfout?.veld, 'tijdstip')
  assert.match(veldfout?.melding ?? '', /meer dan dertig jaar vooruit.*tot en met 2056-12-20/)
  const [ver] = await leverGoed(wereld, op(2036))
  assert.deepEqual(
    ver?.waarschuwingen.map(({ veld }) => veld),
    ['tijdstip'],
  )
})
