import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { beheerder, rol } from '../../../test/rollen.ts'
import { plusDagen } from '../../kern/datum.ts'
import {
  bezwaarNu,
  bezwaarTegenBesluit,
  type Oordeel,
  oordeelEinddatum,
  oordeelGeven,
  oordeelIntrekken,
  type Voorstel,
} from './regels.ts'
import { beheer, beheerdersOp, loopt, type Machtiging, standVan } from './stand.ts'

const begindag = '2026-11-22'
const hier = ['nazorgcoordinator', 'leverancier', 'fg', beheer]
const mensen = ['an', 'bo', 'cem', 'dirk']
const justid = 'justid'

/** An organisation in memory: it does what the rules say, and nothing else. */
interface Spel {
  readonly rollen: readonly Machtiging[]
  readonly wachtend: readonly Voorstel[]
  readonly dag: string
}

interface Daad {
  readonly soort: 'geven' | 'einddatum' | 'intrekken' | 'beslissen' | 'wachten'
  readonly welke: number
  readonly rol: number
  readonly dagen: number
}

const daad: fc.Arbitrary<Daad> = fc.record({
  soort: fc.constantFrom('geven', 'einddatum', 'intrekken', 'beslissen', 'wachten'),
  welke: fc.nat(11),
  rol: fc.nat(3),
  dagen: fc.integer({ min: 0, max: 370 }),
})

const wijzig = (spel: Spel, id: string, anders: Partial<Machtiging>): Spel => ({
  ...spel,
  rollen: spel.rollen.map((een) => (een.id === id ? { ...een, ...anders } : een)),
})

/** At once, or in the row of what waits for another. */
function volg(
  spel: Spel,
  oordeel: Oordeel,
  wat: Pick<Voorstel, 'machtiging' | 'soort' | 'tot' | 'gevraagd_door'>,
  meteen: Partial<Machtiging>,
): Spel {
  if ('fouten' in oordeel || spel.wachtend.some(({ machtiging }) => machtiging === wat.machtiging))
    return spel
  if (oordeel.weg === 'meteen') return wijzig(spel, wat.machtiging, meteen)
  const rest = {
    id: crypto.randomUUID(),
    organisatie: '',
    reden: null,
    bij: oordeel.weg,
    gevraagd_op: new Date(),
  }
  return { ...spel, wachtend: [...spel.wachtend, { ...wat, ...rest }] }
}

function geef(spel: Spel, { welke, rol: nummer, dagen }: Daad, door: string): Spel {
  const gift = {
    medewerker: mensen[welke % mensen.length] ?? '',
    rol: hier[nummer] ?? '',
    van: spel.dag,
    tot: plusDagen(spel.dag, dagen),
  }
  const oordeel = oordeelGeven({ ...spel, door }, gift, hier)
  if ('fouten' in oordeel) return spel
  const nieuw = rol({ ...gift, gegeven_door: door, bevestigd_door: null, bevestigd_op: null })
  const wat = { machtiging: nieuw.id, soort: 'geven', tot: null, gevraagd_door: door } as const
  return volg({ ...spel, rollen: [...spel.rollen, nieuw] }, oordeel, wat, {
    bevestigd_op: new Date(),
    bevestigd_door: door,
  })
}

function verander(spel: Spel, { soort, welke, dagen }: Daad, door: string): Spel {
  const doel = spel.rollen[welke % spel.rollen.length]
  if (doel === undefined) return spel
  const nu = { ...spel, door }
  const wat = { machtiging: doel.id, gevraagd_door: door }
  if (soort === 'intrekken')
    return volg(
      spel,
      oordeelIntrekken(nu, doel),
      { ...wat, soort, tot: null },
      { ingetrokken_op: new Date() },
    )
  const tot = plusDagen(spel.dag, dagen)
  return volg(spel, oordeelEinddatum(nu, doel, tot), { ...wat, soort: 'einddatum', tot }, { tot })
}

function beslis(spel: Spel, { welke }: Daad, door: string): Spel {
  // A colleague decides on everything; Justid only on what has nobody else.
  const hier = spel.wachtend.filter(({ bij }) => door !== justid || bij === 'justid')
  const voorstel = hier[welke % Math.max(1, hier.length)]
  const over = spel.rollen.find(({ id }) => id === voorstel?.machtiging)
  if (voorstel === undefined || over === undefined) return spel
  if (bezwaarTegenBesluit(voorstel, over, door) !== null) return spel
  const na = { ...spel, wachtend: spel.wachtend.filter((een) => een !== voorstel) }
  if (bezwaarNu({ ...spel, door: voorstel.gevraagd_door }, voorstel, over) !== null) return na
  if (voorstel.soort === 'geven')
    return wijzig(na, over.id, { bevestigd_op: new Date(), bevestigd_door: door })
  return wijzig(
    na,
    over.id,
    voorstel.soort === 'einddatum' ? { tot: voorstel.tot } : { ingetrokken_op: new Date() },
  )
}

/** One act, by someone who is beheerder today, by Justid, or by nobody; or time that passes. */
function speel(spel: Spel, daad: Daad, door: string): Spel {
  if (daad.soort === 'wachten') return { ...spel, dag: plusDagen(spel.dag, daad.dagen % 60) }
  if (door === justid) return beslis(spel, daad, door)
  if (!beheerdersOp(spel.rollen, spel.dag).has(door)) return spel
  if (daad.soort === 'geven') return geef(spel, daad, door)
  return daad.soort === 'beslissen' ? beslis(spel, daad, door) : verander(spel, daad, door)
}

const rolsVan = ({ rollen, dag }: Spel, wie: string) =>
  rollen.filter((een) => een.medewerker === wie && standVan(een, dag) === 'geldig').map((een) => een.rol)

test('no row of acts by one person alone gives that person a role, or changes who are beheerder', () => {
  fc.assert(
    fc.property(fc.array(daad, { maxLength: 40 }), fc.boolean(), (daden, metTweede) => {
      const begin = [
        beheerder('an', { tot: '2027-06-01' }),
        rol({ medewerker: 'an', rol: 'fg', tot: '2026-12-24' }),
        ...(metTweede ? [beheerder('bo', { tot: null })] : []),
      ]
      let spel: Spel = { rollen: begin, wachtend: [], dag: begindag }
      for (const een of daden) {
        spel = speel(spel, een, 'an')
        const anders = rolsVan({ ...spel, rollen: begin }, 'an')
        assert.deepEqual(
          rolsVan(spel, 'an').filter((heeft) => !anders.includes(heeft)),
          [],
        )
        assert.deepEqual(beheerdersOp(spel.rollen, spel.dag), beheerdersOp(begin, spel.dag))
      }
    }),
    { numRuns: 1000 },
  )
})

test('no act, by however many together, takes the last beheerder away or gives a role twice', () => {
  const spelers = ['an', 'bo', justid, 'cem']
  const geteld = { bevestigd: 0, teruggenomen: 0 }
  fc.assert(
    fc.property(fc.array(daad, { minLength: 30, maxLength: 60 }), (daden) => {
      const begin = [beheerder('an', { tot: '2027-06-01' }), beheerder('bo', { tot: '2027-02-01' })]
      let spel: Spel = { rollen: begin, wachtend: [], dag: begindag }
      daden.forEach((een, beurt) => {
        const na = speel(spel, een, spelers[beurt % spelers.length] ?? '')
        // Time may end the last role: that is told beforehand, and no act. So what was, is; today and tomorrow.
        for (const op of een.soort === 'wachten' ? [] : [spel.dag, plusDagen(spel.dag, 1)])
          if (beheerdersOp(spel.rollen, op).size > 0)
            assert.ok(beheerdersOp(na.rollen, op).size > 0, `${een.soort}, nobody on ${op}`)
        assert.deepEqual(dubbel(na), [])
        spel = na
      })
      for (const { gegeven_door, bevestigd_door, rol: welke, ingetrokken_op } of spel.rollen) {
        if (bevestigd_door !== null && bevestigd_door !== gegeven_door) geteld.bevestigd++
        if (ingetrokken_op !== null && welke === beheer) geteld.teruggenomen++
      }
    }),
    { numRuns: 1000 },
  )
  assert.ok(geteld.bevestigd > 100 && geteld.teruggenomen > 100, JSON.stringify(geteld))
})

function dubbel({ rollen, dag }: Spel): Machtiging[] {
  const lopend = rollen.filter((een) => loopt(een, dag))
  return lopend.filter((een) =>
    lopend.some(
      (ander) =>
        ander !== een &&
        ander.medewerker === een.medewerker &&
        ander.rol === een.rol &&
        (ander.tot ?? '9') >= een.van &&
        (een.tot ?? '9') >= ander.van,
    ),
  )
}
