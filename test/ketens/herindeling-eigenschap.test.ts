import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { maakAansluitreacties } from '../../src/berichtenbox/berichtenbox.ts'
import { maakBezorggevolgen } from '../../src/bezorging/bezorging.ts'
import { maakLogboek } from '../../src/logboek/logboek.ts'
import type { Databank } from '../../src/platform/db.ts'
import { voerHerindelingenUit } from '../../src/verhuizing/verhuizing.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { leverReeks } from '../levering.ts'
import { nieuweBsn } from '../mensen.ts'
import { lees, maakWereld } from '../wereld.ts'

// Random traffic of two municipalities of which one goes into the other, at a moment in between, broken off and done twice.
const wereld = await maakWereld({ after }, '2026-11-22T10:00:00Z')
const { api, bank, klok } = wereld
const logboek = maakLogboek('00'.repeat(32))
const bezorging = maakBezorggevolgen(wereld)
const gevolgen = maakAansluitreacties({ ...wereld, logboek, bezorging })
const vraag = (tekst: string, ...waarden: readonly unknown[]) => bank.eigenaar.vraag(tekst, waarden)
const delen = (db: Databank) => ({ db, klok, logboek, gevolgen, bundel: 2 })

class Kapot extends Error {}

/** A database of a server that is killed before its transaction number so many. */
function sterftNa(db: Databank, stappen: number): Databank {
  let over = stappen
  return {
    ...db,
    transactie: (wie, werk) =>
      db.transactie(wie, async (tx) => {
        const uit = await werk(tx)
        // After the work and before it is kept: the worst moment.
        if (over-- <= 0) throw new Kapot()
        return uit
      }),
  }
}

/** What someone does before the day: new people, a message taken up, or a message that is changed. */
const stap = fc.record({
  gemeente: fc.constantFrom('oud', 'nieuw'),
  wat: fc.constantFrom('begin', 'oppakken', 'wijziging', 'niet-van-ons'),
})

const gemeenten = ['0277', '0279', '0281', '0285', '0289', '0293', '0294', '0297', '0299']
let ronde = 0

test('every message is once in one box, and no open work is lost, whatever happens in between', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(stap, { minLength: 1, maxLength: 6 }),
      fc.array(stap, { maxLength: 3 }),
      fc.nat(6),
      async (eerst, daarna, gestorven) => {
        klok.zet('2026-11-22T10:00:00Z')
        const oud = gemeenten[ronde++ % gemeenten.length] ?? ''
        const nieuw = '0402'
        const boeken: { bsn: string; code: string; id: string }[] = []
        for (const een of eerst) await speel(een, een.gemeente === 'oud' ? oud : nieuw, boeken)
        const plan = crypto.randomUUID()
        await vraag(
          `insert into herindeling.plan (id, van, naar, datum, bron, gepland_door, bevestigd_door, bevestigd_op)
           values ($1, $2, array[$3], '2027-01-01', 'proef', 'a', 'b', now())`,
          plan,
          oud,
          nieuw,
        )
        const vooraf = await stand()
        klok.zet('2026-12-31T23:05:00Z')
        await assert.doesNotReject(
          voerHerindelingenUit(delen(sterftNa(bank, gestorven))).catch((oorzaak: unknown) => {
            if (!(oorzaak instanceof Kapot)) throw oorzaak
          }),
        )
        // Halfway each message stands in one of the two boxes, and nothing about it changed.
        assert.deepEqual(gelijk(await stand()), gelijk(vooraf))
        for (const een of daarna) await speel(een, een.gemeente === 'oud' ? oud : nieuw, boeken)
        const tussen = await stand()
        await Promise.all([voerHerindelingenUit(delen(bank)), voerHerindelingenUit(delen(bank))])
        const na = await stand()
        assert.deepEqual(gelijk(na), gelijk(tussen))
        assert.equal(
          na.filter(({ ontvanger, afzender }) => [ontvanger, afzender].some((wie) => wie?.endsWith(oud)))
            .length,
          0,
        )
        const [scheef] = await vraag(
          `select count(*)::int as n from berichtenbox.bericht b join berichtenbox.inhoud i on i.bericht_id = b.id
           where (b.ontvanger, b.afzender) is distinct from (i.ontvanger, i.afzender)`,
        )
        assert.equal(scheef?.n, 0)
        // Each move is in the logboek once.
        const [dubbel] = await vraag(
          `select count(*)::int as n from (select onderwerp from logboek.regel where doel = 'herindelingen-uitvoeren'
           group by onderwerp, ontvanger having count(*) > 1) d`,
        )
        assert.equal(dubbel?.n, 0)
        await vraag(
          'update herindeling.plan set voltooid_op = $2 where id = $1',
          plan,
          '2026-01-01T00:00:00Z',
        )
      },
    ),
    { numRuns: gemeenten.length, endOnFailure: true },
  )
})

type Rij = { id: string; ontvanger: string; afzender: string; rest: unknown }

/** Every message as it stands, but for whose box it is in. */
async function stand(): Promise<readonly Rij[]> {
  const rijen = await vraag(
    `select id, ontvanger, afzender, to_jsonb(b) - 'ontvanger' - 'afzender' - 'eerste_ontvanger' - 'eerste_afzender' as rest
     from berichtenbox.bericht b order by id`,
  )
  return rijen as unknown as readonly Rij[]
}

const gelijk = (rijen: readonly Rij[]) => rijen.map(({ id, rest }) => ({ id, rest }))

async function speel(
  { wat }: { wat: string },
  code: string,
  boeken: { bsn: string; code: string; id: string }[],
): Promise<void> {
  const laatste = boeken.findLast((een) => een.code === code)
  if (wat === 'begin' || laatste === undefined) {
    const bsn = nieuweBsn()
    const [antwoord] = await leverReeks(wereld, [gebeurtenis({ bsn, gemeentecode: code })])
    const id = antwoord !== undefined && 'berichten' in antwoord ? (antwoord.berichten[0] ?? '') : ''
    boeken.push({ bsn, code, id })
    return
  }
  if (wat === 'wijziging') {
    const anders = { soort: 'wijziging-einddatum', reden: 'capaciteit', inrichting: null }
    const dag = {
      tijdstip: klok.nu().toISOString(),
      verwachteEinddatum: `2027-0${1 + (boeken.length % 8)}-15`,
    }
    await leverReeks(wereld, [gebeurtenis({ bsn: laatste.bsn, gemeentecode: code }, { ...anders, ...dag })])
    return
  }
  const [rij] = await vraag('select ontvanger from berichtenbox.bericht where id = $1', laatste.id)
  const pad = wat === 'oppakken' ? 'ontvangstbevestigingen' : 'niet-van-ons'
  const body = wat === 'oppakken' ? '{}' : '{"reden":"verhuisd"}'
  const wie = [String(rij?.ontvanger), 'nazorgcoordinator'] as const
  const uit = await api(wie, `/berichten/${laatste.id}/${pad}`, { method: 'POST', body })
  // Saying it twice, or with a machine of a municipality that is no more, is refused; what matters is what stands.
  assert.ok([201, 401, 409].includes(uit.status), `${uit.status} ${JSON.stringify(await lees(uit))}`)
}
