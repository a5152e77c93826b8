import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { vernietigVan } from '../../src/berichtenbox/bewaren/vernietigen.ts'
import type { Berichtvorm } from '../../src/berichtenbox/vorm.ts'
import { maakLogboek } from '../../src/logboek/logboek.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { box, leverGoed } from '../levering.ts'
import { nieuweBsn } from '../mensen.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { antwoordVerwijdering, college, roepTerug } from '../terugroepen.ts'
import { maakWereld } from '../wereld.ts'

/** What can happen; each names one of the messages, or as many days as pass. */
const stap = fc.oneof(
  { weight: 3, arbitrary: fc.record({ wat: fc.constant('stuur' as const) }) },
  {
    weight: 12,
    arbitrary: fc.record({
      wat: fc.constantFrom(
        'lees',
        'lijst',
        'roep-terug',
        'verwijderd',
        'houd-vast',
        'laat-los',
        'pak-op',
        'vrij',
        'gesprek',
      ),
      welk: fc.nat(9),
      grond: fc.constantFrom('correctie', 'verkeerde-persoon', 'toestemming-ingetrokken'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ wat: fc.constant('wacht' as const), dagen: fc.constantFrom(1, 90, 200) }),
  },
)
type Stap = typeof stap extends fc.Arbitrary<infer S> ? S : never

/** What must be true of one message, reckoned apart from the program. */
interface Model {
  readonly id: string
  readonly naam: string
  readonly bsn: string
  vrijOp: number | null
  /** True for a begin; false for an end. */
  readonly isBegin: boolean
  gelezen: boolean
  teruggeroepenOp: number | null
  /** Recalled because it was about another person. */
  vanVreemde: boolean
  beantwoord: boolean
  vast: boolean
  weg: boolean
}

/** What municipality and inrichting told each other about one person. */
interface Gesprek {
  readonly bsn: string
  readonly heen: string
  readonly terug: string
  /** True once nothing stood any more that it rested on. */
  gevallen: boolean
}

const dag = 86_400_000
const pi = ['pi-arnhem', 'casemanager'] as const
const halfJaar = (moment: number) => {
  const op = new Date(moment)
  op.setUTCMonth(op.getUTCMonth() + 6)
  return op.getTime()
}
const leesbaar = ({ teruggeroepenOp, weg }: Model) => teruggeroepenOp === null && !weg

/** True when its term is over and nothing stands in the way. */
function isRijp(een: Model, nu: number): boolean {
  if (een.weg || een.vast) return false
  if (een.teruggeroepenOp === null) return een.vrijOp !== null && halfJaar(een.vrijOp) <= nu
  return halfJaar(een.teruggeroepenOp) <= nu && (!een.gelezen || een.beantwoord)
}

test('whatever happens in whatever order, nothing that was recalled or destroyed can be read again', async (t) => {
  const wereld = await maakWereld(t)
  const { api, bank, klok } = wereld
  const delen = { db: bank, klok, logboek: maakLogboek('00'.repeat(32)) }
  const code = '0344'
  const wie = college(code)
  const begin = Date.parse('2026-11-22T10:00:00Z')
  let stappen = 0
  let nummer = 0
  let gesprekken: Gesprek[] = []

  /** Sends an answer; gives its id, or null when it was refused. */
  async function antwoord(van: readonly [string, string], id: string): Promise<string | null> {
    const inhoud = { gegevens: { onderdak: 'Er is een kamer.' }, feiten: { noodzaakPlan: true } }
    const pad = `/berichten/${id}/antwoorden`
    const gestuurd = await api(van, pad, { method: 'POST', body: JSON.stringify(inhoud) })
    assert.ok([201, 409].includes(gestuurd.status), await gestuurd.clone().text())
    return gestuurd.status === 201 ? ((await gestuurd.json()) as Berichtvorm).id : null
  }

  async function doe(model: Model[], een: Stap): Promise<void> {
    const nu = klok.nu().getTime()
    if (een.wat === 'wacht' && 'dagen' in een) return klok.zet(new Date(nu + een.dagen * dag).toISOString())
    if (een.wat === 'stuur') return void model.push(await stuur(nu))
    const gekozen = 'welk' in een ? model[een.welk % Math.max(1, model.length)] : undefined
    if (gekozen === undefined || !('grond' in een)) return
    const mens = async () => bezoeker(wereld, await inlogAls(wereld, wie[0], wie[1], 'P. Proef'))
    const pad = `/berichtenbox/${gekozen.id}`
    if (een.wat === 'lees') await api(wie, `/berichten/${gekozen.id}`)
    if (een.wat === 'lees' || een.wat === 'lijst') {
      if (een.wat === 'lijst') await api(wie, '/berichten')
      for (const ander of een.wat === 'lijst' ? model : [gekozen]) if (leesbaar(ander)) ander.gelezen = true
    }
    if (een.wat === 'roep-terug') {
      const { status } = await roepTerug(wereld, gekozen.id, { grond: een.grond })
      // None of these messages rests on consent, so that this was withdrawn takes nothing back.
      const kan = een.grond !== 'toestemming-ingetrokken'
      assert.equal(status, leesbaar(gekozen) ? (kan ? 201 : 400) : 409)
      if (leesbaar(gekozen) && kan) {
        gekozen.teruggeroepenOp = nu
        gekozen.vanVreemde = een.grond === 'verkeerde-persoon'
        const zelfde = model.filter((ander) => ander.bsn === gekozen.bsn && leesbaar(ander))
        // A begin about the wrong person takes the end along.
        for (const ander of gekozen.vanVreemde && gekozen.isBegin ? zelfde : []) {
          ander.teruggeroepenOp = nu
          ander.vanVreemde = true
        }
        const staatNog = zelfde.some(leesbaar)
        for (const gesprek of gesprekken) if (gesprek.bsn === gekozen.bsn) gesprek.gevallen ||= !staatNog
      }
    }
    if (een.wat === 'verwijderd') {
      const { status } = await antwoordVerwijdering(wereld, wie, gekozen.id)
      // Who holds a message does not say that it is removed.
      const gevraagd = gekozen.teruggeroepenOp !== null && gekozen.gelezen && !gekozen.beantwoord
      const open = gevraagd && !gekozen.vast
      assert.equal(status, open ? 201 : 409)
      gekozen.beantwoord ||= open
    }
    if (een.wat === 'houd-vast') {
      const { status } = await (await mens()).stuur(`${pad}/bewaren`, { reden: 'Er loopt een klacht.' })
      // What was about another person can not be kept by whoever got it by mistake.
      const mag = !gekozen.vast && !gekozen.weg && !gekozen.vanVreemde
      assert.equal(status, mag ? 303 : 409)
      gekozen.vast ||= mag
    }
    if (een.wat === 'laat-los') {
      const { status } = await (await mens()).stuur(`${pad}/vrijgeven`, { reden: 'De klacht is klaar.' })
      assert.equal(status, gekozen.vast ? 303 : 409)
      gekozen.vast = false
    }
    if (een.wat === 'pak-op') {
      const { status } = await api(wie, `/berichten/${gekozen.id}/ontvangstbevestigingen`, { method: 'POST' })
      assert.equal(status, leesbaar(gekozen) ? 201 : 409)
      // The answer holds the message.
      if (leesbaar(gekozen)) gekozen.gelezen = true
    }
    if (een.wat === 'gesprek' && gekozen.vrijOp === null) {
      const heen = await antwoord(wie, gekozen.id)
      assert.equal(heen !== null, leesbaar(gekozen))
      if (heen === null) return
      for (const ander of model) if (ander.bsn === gekozen.bsn && leesbaar(ander)) ander.gelezen = true
      const terug = await antwoord(pi, heen)
      assert.notEqual(terug, null)
      gesprekken.push({ bsn: gekozen.bsn, heen, terug: terug ?? '', gevallen: false })
    }
    if (een.wat === 'vrij' && gekozen.vrijOp === null) {
      const moment = new Date(nu - 3_600_000)
      const eind = {
        soort: 'ontslag',
        tijdstip: moment.toISOString(),
        inrichting: null,
        verwachteEinddatum: null,
      }
      const persoon = { bsn: gekozen.bsn, geslachtsnaam: gekozen.naam, gemeentecode: code }
      const [geleverd] = await leverGoed(wereld, gebeurtenis(persoon, eind))
      gekozen.vrijOp = moment.getTime()
      const [einde] = geleverd?.berichten ?? []
      // After a begin about the wrong person the end stays with the source.
      if (einde !== undefined && !gekozen.vanVreemde)
        model.push({ ...vers(einde, gekozen.naam, gekozen.bsn, false), vrijOp: moment.getTime() })
    }
  }

  const vers = (id: string, naam: string, bsn: string, isBegin: boolean): Model => ({
    ...{ id, naam, bsn, isBegin, vrijOp: null, gelezen: false, teruggeroepenOp: null },
    ...{ vanVreemde: false, beantwoord: false, vast: false, weg: false },
  })

  async function stuur(nu: number): Promise<Model> {
    const [bsn, naam] = [
      nieuweBsn(),
      `Proefnaam${String.fromCharCode(97 + (nummer % 26))}${'q'.repeat(nummer++ % 7)}x`,
    ]
    const binnen = { tijdstip: new Date(nu - 7_200_000).toISOString(), verwachteEinddatum: null }
    const [geleverd] = await leverGoed(
      wereld,
      gebeurtenis({ bsn, geslachtsnaam: naam, gemeentecode: code }, binnen),
    )
    return vers(geleverd?.berichten[0] ?? '', naam, bsn, true)
  }

  /** Looks along every road and holds what is to be seen against the model. */
  async function kijk(model: readonly Model[]): Promise<void> {
    const nu = klok.nu().getTime()
    const open = model.filter(leesbaar)
    const dicht = model.filter((een) => !leesbaar(een))
    const lijst = await box(wereld, code)
    for (const een of open) een.gelezen = true
    const nazorg = bezoeker(wereld, await inlogAls(wereld, wie[0], wie[1], 'P. Proef'))
    const bladen = [
      (await nazorg.lees('/berichtenbox?status=alle')).tekst,
      (await nazorg.lees('/personen?doel=nazorg-voorbereiden')).tekst,
    ]
    for (const een of dicht) {
      const gelezen = await api(wie, `/berichten/${een.id}`)
      const tekst = await gelezen.text()
      const bericht = JSON.parse(tekst) as Berichtvorm
      assert.deepEqual([bericht.inhoud, bericht.betrokkene, gelezen.headers.get('etag')], [null, null, null])
      assert.equal(bericht.vernietiging !== null, een.weg)
      assert.deepEqual(lijst.find(({ id }) => id === een.id)?.inhoud, null)
      const verzoek =
        een.teruggeroepenOp === null || !een.gelezen ? undefined : een.beantwoord ? 'verwijderd' : 'open'
      assert.equal(bericht.terugroeping?.verwijderverzoek?.stand, verzoek)
      const gezocht = (await nazorg.stuur('/berichtenbox/zoek', { naam: een.naam })).tekst
      const zelfdeMens = open.some(({ bsn }) => bsn === een.bsn)
      assert.ok(!gezocht.includes(een.id), 'a search finds nothing of it')
      for (const blad of [...bladen, (await nazorg.lees(`/berichtenbox/${een.id}`)).tekst])
        assert.ok(zelfdeMens || !blad.includes(een.naam), 'no page names who it was about')
    }
    for (const een of open) assert.notEqual(lijst.find(({ id }) => id === een.id)?.inhoud ?? null, null)
    const isVoorbij = (bsn: string) =>
      model.some((een) => een.bsn === bsn && een.vrijOp !== null && halfJaar(een.vrijOp) <= nu)
    for (const { bsn, heen, terug, gevallen } of gesprekken)
      for (const [van, id] of [
        [pi, heen],
        [wie, terug],
      ] as const) {
        const { inhoud } = (await (await api(van, `/berichten/${id}`)).json()) as Berichtvorm
        if (gevallen) assert.equal(inhoud, null, 'what rested on it cannot be read either')
        // Who holds a message does not hold what was answered on it: that goes at its own term.
        else if (!isVoorbij(bsn)) assert.notEqual(inhoud, null)
        if (gevallen) assert.equal(await antwoord(van, id), null, 'nor answered')
      }
    const [rij] = await bank.eigenaar.vraag(
      `select count(*)::int as n from berichtenbox.inhoud where bericht_id = any($1::uuid[])`,
      [model.map(({ id }) => id)],
    )
    assert.equal(rij?.n, model.filter(({ weg }) => !weg).length, 'what is destroyed is gone, and only that')
  }

  await fc.assert(
    fc.asyncProperty(fc.array(stap, { minLength: 5, maxLength: 22, size: 'max' }), async (geschiedenis) => {
      klok.zet(new Date(begin).toISOString())
      const model: Model[] = []
      gesprekken = []
      for (const een of geschiedenis) {
        stappen++
        await doe(model, een)
        const nu = klok.nu().getTime()
        for (const afzender of ['dji', pi[0], wie[0]]) await vernietigVan(delen, afzender)
        for (const bericht of model) if (isRijp(bericht, nu)) bericht.weg = true
      }
      await kijk(model)
    }),
    { numRuns: 8, endOnFailure: true },
  )
  t.diagnostic(`${stappen} steps`)
})
