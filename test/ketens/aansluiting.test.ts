import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { controleer } from '../../src/berichtenbox/controle.ts'
import { maakReacties } from '../../src/berichtenbox/reactions.ts'
import { maakBezorggevolgen } from '../../src/bezorging/bezorging.ts'
import { type Gevolgen, neemOp } from '../../src/detentie/detentie.ts'
import type { Oordeel, Vraag } from '../../src/grondslagen/grondslagen.ts'
import { oordeelHerhaalbaar } from '../../src/grondslagen/grondslagen.ts'
import { maakLogboek } from '../../src/logboek/logboek.ts'
import { lelystad, maakAansluitwereld } from '../aansluitwereld.ts'
import { leverGoed } from '../levering.ts'
import { djiWie, gekeurd } from '../opname.ts'

const bewaker = { organisatie: 'justid', gebruiker: 'proef', rol: 'justid-beheerder', doel: 'bewaking' }

describe('messages for who is not connected yet', () => {
  test('wait unseen, are counted, and are all there exactly once after the activation', async (t) => {
    const w = await maakAansluitwereld(t)
    const [an, bo, cas] = [w.iemand(), w.iemand(), w.iemand()]
    const fout = randomUUID()
    const gewacht = await w.lever(
      an(),
      bo(),
      an({
        soort: 'wijziging-einddatum',
        tijdstip: '2026-11-21T09:00:00+01:00',
        reden: 'regulier',
        inrichting: null,
        verwachteEinddatum: '2027-03-01',
      }),
    )
    const teruggenomen = await w.lever(cas({ gebeurtenisId: fout }))
    const { persoon: _, inrichting: __, verwachteEinddatum: ___, ...kop } = cas()
    await w.lever({ ...kop, soort: 'correctie', corrigeert: fout })
    assert.deepEqual(await w.standen(), { ingetrokken: 1, klaargezet: 3 })
    assert.equal(gewacht.length, 3)

    assert.deepEqual(await w.box(), [])
    for (const id of [...gewacht, ...teruggenomen]) {
      assert.equal((await w.api([lelystad, 'nazorgcoordinator'], `/berichten/${id}`)).status, 404)
      const bevestiging = await w.api(
        [lelystad, 'nazorgcoordinator'],
        `/berichten/${id}/ontvangstbevestigingen`,
        { method: 'POST' },
      )
      assert.equal(bevestiging.status, 404)
    }
    const ziet = await w.bank.transactie(
      { organisatie: lelystad, gebruiker: 'g', rol: 'nazorgcoordinator', doel: 'berichten-lezen' },
      (tx) =>
        sql`select id from berichtenbox.bericht union all select bericht_id from berichtenbox.inhoud`.execute(
          tx,
        ),
    )
    assert.deepEqual(ziet.rows, [], 'row-level security alone hides them as well')
    const handelingen = async () =>
      (
        await w.vraag(
          `select handeling, count(*)::int as n from logboek.regel where ontvanger = $1 group by handeling order by handeling`,
          [lelystad],
        )
      ).map(({ handeling, n }) => `${handeling} ${n}`)
    assert.deepEqual(
      await handelingen(),
      ['ingetrokken 1', 'vastgelegd 4'],
      'nothing was provided to anyone yet',
    )
    const lijst = await (await w.als('beheer-justid')).lees('/aansluitingen?wacht=ja')
    assert.match(lijst.tekst, /1 organisatie</)
    assert.match(lijst.tekst, /Gemeente Lelystad[\s\S]*?>3<br>/)

    await w.totVlakVoorActief()
    assert.deepEqual(await w.box(), [])
    w.klok.zet('2026-12-01T10:00:00Z')
    assert.equal((await w.doorJustid('actief')).status, 303)
    // Days later the token of before has run out: a machine of the vendor reads the same box.
    const later = [lelystad, 'leverancier'] as const
    const berichten = await w.box(...later)
    assert.deepEqual(
      berichten.map(({ id }) => id).sort(),
      [...gewacht].sort(),
      'and the withdrawn one never was there',
    )
    assert.ok(berichten.every(({ status }) => status === 'bezorgd'))
    assert.ok(
      berichten.every(({ termijn }) => termijn === '2026-12-03'),
      'the term begins when it can be read',
    )
    assert.deepEqual(await w.standen(), { bezorgd: 3, ingetrokken: 1 })
    assert.deepEqual(await handelingen(), ['ingetrokken 1', 'vastgelegd 4', 'verstrekt 3'])
    for (const id of teruggenomen) assert.equal((await w.api(later, `/berichten/${id}`)).status, 404)

    assert.equal((await w.doorJustid('actief')).status, 409, 'a second time is refused')
    assert.equal((await w.box(...later)).length, 3)
  })

  test('what may be told is asked again on the day of delivery: after the release less than before', async (t) => {
    const w = await maakAansluitwereld(t)
    const an = w.iemand()
    await w.lever(
      an(),
      an({
        soort: 'ontslag',
        tijdstip: '2026-11-22T08:00:00+01:00',
        inrichting: null,
        verwachteEinddatum: null,
      }),
    )
    const [wacht] = await w.vraag(
      `select inrichting from berichtenbox.bericht where soort = 'begin-detentie'`,
    )
    assert.equal(wacht?.inrichting, 'pi-arnhem')
    await w.totVlakVoorActief()
    w.klok.zet('2026-12-20T10:00:00Z')
    await w.doorJustid('actief')
    const berichten = await w.box()
    assert.deepEqual(
      berichten.map(({ soort }) => soort),
      ['einde-detentie', 'begin-detentie'],
    )
    for (const { inhoud, betrokkene, contact } of berichten) {
      assert.equal('huidigeVerblijfplaats' in (inhoud ?? {}), false, 'where someone was is no longer told')
      assert.equal(contact?.groepsmailbox.includes('arnhem'), false)
      assert.ok(betrokkene?.naam)
    }
    const toetsen = await w.vraag(
      'select t.vraag, t.oordeel, b.soort from grondslagen.toets t join berichtenbox.bericht b on b.toets_id = t.id',
    )
    assert.equal(toetsen.length, 2)
    for (const { vraag, oordeel } of toetsen) {
      const { peildatum, processtap } = vraag as Vraag
      assert.deepEqual({ peildatum, processtap }, { peildatum: '2026-12-20', processtap: 'na-detentie' })
      assert.equal(oordeelHerhaalbaar(w.grondslagen.register, vraag as Vraag, oordeel as Oordeel), true)
    }
  })

  test('an answer waits for an inrichting that is not connected, and arrives whole', async (t) => {
    const w = await maakAansluitwereld(t, ['pi-arnhem'])
    const [begin] = await w.lever(w.iemand()())
    const antwoord = await w.api([lelystad, 'nazorgcoordinator'], `/berichten/${begin}/antwoorden`, {
      method: 'POST',
      body: JSON.stringify({ gegevens: { onderdak: 'Er is een kamer.' }, feiten: { noodzaakPlan: true } }),
    })
    assert.equal(antwoord.status, 201, await antwoord.clone().text())
    assert.deepEqual(await w.box('pi-arnhem', 'casemanager'), [])
    for (const stap of ['aanmelding', 'voorwaarden'])
      assert.equal((await w.doorJustid(stap, 'pi-arnhem')).status, 303)
    const getekend = await w.stuurBestand(
      'beheer-justid',
      '/aansluitingen/pi-arnhem/ondertekening',
      w.getekend,
      new File(['%PDF-1.4'], 'a.pdf'),
    )
    assert.equal(getekend.status, 303, getekend.tekst)
    for (const stap of ['eherkenning', 'actief'])
      assert.equal((await w.doorJustid(stap, 'pi-arnhem')).status, 303)
    const [ontvangen, ...meer] = await w.box('pi-arnhem', 'casemanager')
    assert.deepEqual(meer, [])
    assert.deepEqual(ontvangen?.inhoud, { onderdak: 'Er is een kamer.' })
  })

  test('while events pour in, an activation leaves nothing waiting and doubles nothing', async (t) => {
    const w = await maakAansluitwereld(t)
    await w.totVlakVoorActief()
    const mensen = Array.from({ length: 30 }, () => w.iemand())
    const helft = mensen.splice(0, 10)
    const eerst = await w.lever(...helft.map((een) => een()))
    const [samen, ...activeringen] = await Promise.all([
      Promise.all(mensen.map(async (een) => (await leverGoed(w, een()))[0]?.berichten ?? [])),
      w.doorJustid('actief'),
      w.doorJustid('actief'),
      w.doorJustid('actief'),
    ])
    assert.deepEqual(
      activeringen.map(({ status }) => status).sort(),
      [303, 409, 409],
      'one of them was first',
    )
    assert.deepEqual(await w.standen(), { bezorgd: 30 })
    assert.deepEqual((await w.box()).map(({ id }) => id).sort(), [...eerst, ...samen.flat()].sort())
    const [regels] = await w.vraag(`select count(*)::int as n from aansluiting.stap where stap = 'actief'`)
    assert.equal(regels?.n, 1)
    const [verstrekt] = await w.vraag(
      `select count(*)::int as n, count(distinct onderwerp)::int as uniek from logboek.regel where handeling = 'verstrekt' and ontvanger = $1`,
      [lelystad],
    )
    assert.deepEqual(verstrekt, { n: 30, uniek: 30 })
  })

  test('an activation waits for a sender that saw the box closed, and then delivers what that sender left', async (t) => {
    const w = await maakAansluitwereld(t)
    await w.totVlakVoorActief()
    const logboek = maakLogboek('00'.repeat(32))
    const echt = maakReacties({ ...w, logboek, bezorging: maakBezorggevolgen(w) })
    const geschreven = Promise.withResolvers<void>()
    const verder = Promise.withResolvers<void>()
    const gevolgen: Gevolgen = {
      ...echt,
      verwerk: async (tx, wie, oorzaken) => {
        const gevolgd = await echt.verwerk(tx, wie, oorzaken)
        geschreven.resolve()
        await verder.promise
        return gevolgd
      },
    }
    const zendt = w.bank.transactie(djiWie, (tx) =>
      neemOp({ klok: w.klok, logboek, gevolgen }, tx, djiWie, [gekeurd(w.iemand()())]),
    )
    await geschreven.promise
    let klaar = false
    const activering = w.doorJustid('actief').finally(() => {
      klaar = true
    })
    // The embedded database does one thing at a time; on PostgreSQL the two really meet.
    const staatTeWachten = async () =>
      w.bank.soort === 'pglite' ||
      (await w.vraag(`select 1 from pg_locks where locktype = 'advisory' and not granted`)).length > 0
    while (!klaar && !(await staatTeWachten())) await new Promise(setImmediate)
    verder.resolve()
    await zendt
    assert.equal((await activering).status, 303)
    assert.deepEqual(await w.standen(), { bezorgd: 1 })
    assert.equal((await w.box()).length, 1)
  })

  test('who goes back from active has new messages wait again, and keeps what was delivered', async (t) => {
    const w = await maakAansluitwereld(t)
    await w.totVlakVoorActief()
    await w.doorJustid('actief')
    const [meteen] = await w.lever(w.iemand()())
    assert.deepEqual(
      (await w.box()).map(({ id }) => id),
      [meteen],
      'who is active has it at once',
    )
    const justid = await w.als('beheer-justid')
    const terug = (stap: string, reden: string) =>
      justid.stuur(`/aansluitingen/${lelystad}/terugnemen`, { stap, reden })
    assert.equal((await terug('actief', 'kort')).status, 400)
    assert.equal((await terug('ondertekend', 'Het document klopt niet.')).status, 409)
    assert.equal((await terug('actief', 'De machtiging is verlopen.')).status, 303)
    await w.lever(w.iemand()())
    assert.deepEqual(await w.standen(), { bezorgd: 1, klaargezet: 1 })
    assert.equal((await w.box()).length, 1)
    await w.doorJustid('actief')
    assert.equal((await w.box()).length, 2)
    const pagina = await justid.lees(`/aansluitingen/${lelystad}`)
    assert.match(pagina.tekst, /De machtiging is verlopen\./, 'the reason stays in the history')
  })
})

describe('who does not want to hear of begin and end', () => {
  test('gets none of it from the activation on; it is counted, and the daily check knows why', async (t) => {
    const w = await maakAansluitwereld(t)
    const [an, bo] = [w.iemand(), w.iemand({ gemeentecode: '0599' })]
    await w.lever(an(), bo())
    const partij = await w.als('beheer-lelystad')
    assert.equal((await partij.stuur('/aansluiting/keuze', { beginEinde: 'nee' })).status, 303)
    await w.lever(
      an({
        soort: 'ontslag',
        tijdstip: '2026-11-22T08:00:00+01:00',
        inrichting: null,
        verwachteEinddatum: null,
      }),
    )
    assert.deepEqual(
      await w.standen(),
      { klaargezet: 2 },
      'until then all waits, so that the choice can still change',
    )
    const controle = () => w.bank.transactie(bewaker, (tx) => controleer(tx, '2026-11-22'))
    const voor = await controle()
    assert.deepEqual([voor.wacht?.length, voor.nietGewenst?.length, voor.beginNietGemeld.length], [1, 0, 0])
    await w.totVlakVoorActief()
    await w.doorJustid('actief')
    const later = w.iemand()
    assert.deepEqual(await w.lever(later()), [])
    assert.deepEqual(await w.box(), [])
    assert.equal((await w.box('college-0599')).length, 1, 'others are not touched by it')
    const na = await controle()
    assert.deepEqual([na.wacht?.length, na.nietGewenst?.length], [0, 2])
    assert.deepEqual([na.beginNietGemeld, na.eindeNietGemeld], [[], []])
    const [kwijt] = await w.vraag(
      `delete from berichtenbox.inhoud using berichtenbox.bericht b where bericht_id = b.id and b.ontvanger = 'college-0599' returning b.dossier`,
    )
    await w.vraag(`delete from berichtenbox.bericht where ontvanger = 'college-0599'`)
    assert.deepEqual(
      (await controle()).beginNietGemeld,
      [kwijt?.dossier],
      'what is really missing still shows',
    )
    const pagina = (await (await w.als('beheer-justid')).lees(`/aansluitingen/${lelystad}`)).tekst
    assert.match(pagina, /Daarom niet verstuurd[\s\S]*?>3</)
    assert.equal((await partij.stuur('/aansluiting/keuze', { beginEinde: 'ja' })).status, 303)
    const [weer] = await w.lever(w.iemand()())
    assert.deepEqual(
      (await w.box()).map(({ id }) => id),
      [weer],
      'what was not sent does not come after all',
    )
  })

  test('the choice is explained with the law, and a wrong one is refused by name', async (t) => {
    const w = await maakAansluitwereld(t)
    const partij = await w.als('beheer-lelystad')
    const pagina = (await partij.lees('/aansluiting')).tekst
    assert.match(pagina, /bevoegdheid, geen plicht \(artikel 51c, tweede lid, onder c, Wjsg\)/)
    assert.match(pagina, /artikel 18a Pbw/)
    const fout = await partij.stuur('/aansluiting/keuze', { beginEinde: 'misschien' })
    assert.equal(fout.status, 400)
    assert.match(fout.tekst, /Kies uit: ja, nee\./)
    assert.deepEqual(await w.vraag('select 1 from aansluiting.voorkeur'), [])
  })
})
