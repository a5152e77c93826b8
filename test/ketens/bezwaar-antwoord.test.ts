import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { sql } from 'kysely'
import { gebeurtenis } from '../gebeurtenis.ts'
import {
  bezoekVan,
  bijGemeente,
  bladpad,
  formulierOp,
  gemeente,
  verborgenVan,
  verstuurBlad,
  vraagBlad,
  vulIn,
} from '../informatieblad.ts'
import { leverGoed, type Ruw } from '../levering.ts'
import { leesPdf } from '../pdf.ts'
import { nieuweGedetineerde, stuur, vught } from '../toestemming.ts'
import { lees, maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, '2026-11-22T08:00:00Z')
const casemanager = await bezoekVan(wereld, 'pi-arnhem', 'casemanager', 'Een')
const elders = await bezoekVan(wereld, 'pi-vught', 'casemanager', 'Ander')
const coordinator = await bezoekVan(wereld, gemeente, 'nazorgcoordinator', 'Coordinator')
const pad = (persoon: string, ...rest: readonly string[]) =>
  ['', 'toestemmingen', persoon, 'bezwaar', ...rest].join('/')

async function metBlad(): Promise<string> {
  const persoon = await nieuweGedetineerde(wereld)
  await vraagBlad(wereld, persoon, '/feiten', { feiten: { noodzaakPlan: true } })
  await vulIn(casemanager, persoon, 'onderdak', { 'onderdak.behoud': 'nee' })
  await vulIn(casemanager, persoon, 'schulden', { 'schulden.aanwezig': 'ja' })
  assert.equal((await verstuurBlad(casemanager, persoon)).status, 303)
  return persoon
}

async function naarVught(persoon: string): Promise<void> {
  const [rij] = await wereld.bank.eigenaar.vraag('select bsn from detentie.persoon where id = $1', [persoon])
  const wanneer = { tijdstip: '2026-11-22T08:30:00+01:00', verwachteEinddatum: null }
  const event = gebeurtenis({ bsn: rij?.bsn }, { soort: 'overplaatsing', inrichting: 'pi-vught', ...wanneer })
  await leverGoed(wereld, event)
}

const verzoek = {
  ...{ gebieden: ['onderdak'], ontvanger: gemeente, namens: 'betrokkene', datum: '2026-11-21' },
  reden: 'In die gemeente woont iemand die mij bedreigt.',
}

async function maak(persoon: string, anders: Ruw = {}): Promise<string> {
  const antwoord = await stuur(wereld, persoon, '/bezwaren', { ...verzoek, ...anders })
  assert.equal(antwoord.status, 201, await antwoord.clone().text())
  return (await lees<{ id: string }>(antwoord)).id
}

const zetStap = (persoon: string, id: string, stap: Ruw, wie?: readonly [string, string]) =>
  stuur(wereld, persoon, `/bezwaren/${id}/stappen`, stap, wie)
const toewijzen = { soort: 'gegrond', weging: 'De bedreiging is echt.' }

interface Lijst {
  readonly actueel: boolean
  readonly bezwaren: readonly { readonly stand: string }[]
}
interface Probleem {
  readonly detail: string
  readonly fouten?: readonly { readonly veld: string; readonly melding: string }[]
}

async function briefOver(wie: typeof casemanager, persoon: string, id: string): Promise<string> {
  const { bytes } = await wie.haal(pad(persoon, id, 'brief'))
  return (await leesPdf(bytes)).tekst.replaceAll(/\s+/g, ' ')
}

describe('granting an objection', () => {
  test('takes the sheet back at once, asks to remove what was read, and the rest can be sent again', async () => {
    const persoon = await metBlad()
    const [blad] = await bijGemeente(wereld, persoon)
    assert.match((await coordinator.lees(`/berichtenbox/${blad?.id}`)).tekst, /Onderdak/)
    const id = await maak(persoon)
    assert.equal((await bijGemeente(wereld, persoon))[0]?.status, 'gelezen', 'until it is granted it stands')
    await casemanager.stuur(pad(persoon, id), toewijzen)

    const [terug] = await wereld.bank.eigenaar.vraag(
      `select t.grond, v.stand from berichtenbox.terugroeping t
       join berichtenbox.verwijderverzoek v on v.bericht = t.bericht where t.bericht = $1`,
      [blad?.id],
    )
    assert.deepEqual(terug, { grond: 'bezwaar', stand: 'open' })
    assert.match(
      (await coordinator.lees(`/berichtenbox/${blad?.id}`)).tekst,
      /Er is bezwaar tegen het delen van wat in dit informatieblad staat/,
    )
    const pagina = (await casemanager.lees(pad(persoon, id))).tekst
    assert.match(pagina, /Wat is teruggeroepen.*gevraagd te verwijderen/s)
    assert.match((await casemanager.lees(bladpad(persoon))).tekst, /Stuur een nieuwe versie zonder onderdak/)
    const brief = await briefOver(casemanager, persoon, id)
    assert.match(brief, /Ook niet met een andere gemeente, als u naar een andere gemeente gaat/)
    assert.match(brief, /haalden wij het informatieblad terug.*Het antwoord is er nog niet/)

    assert.equal((await verstuurBlad(casemanager, persoon)).status, 303)
    const nieuw = (await bijGemeente(wereld, persoon)).at(-1)
    assert.deepEqual(
      ['onderdak', 'schulden'].filter((een) => Object.hasOwn(Object(nieuw?.gegevens), een)),
      ['schulden'],
    )
    const antwoord = await coordinator.stuur(`/berichtenbox/${blad?.id}/verwijdering`, {
      uitkomst: 'verwijderd',
    })
    assert.equal(antwoord.status, 303)
    assert.match(await briefOver(casemanager, persoon, id), /Wat was overgenomen, is verwijderd/)
  })

  test('leaves a sheet that tells nothing of it, and says that there was none', async () => {
    const persoon = await metBlad()
    const id = await maak(persoon, { gebieden: ['zorg'] })
    assert.equal((await zetStap(persoon, id, toewijzen)).status, 201)
    assert.equal((await bijGemeente(wereld, persoon))[0]?.status, 'bezorgd')
    assert.match(
      await briefOver(casemanager, persoon, id),
      /Er was geen informatieblad waarin zij dit konden/,
    )
  })

  test('after a move takes back what the inrichting before sent', async () => {
    const persoon = await metBlad()
    const id = await maak(persoon)
    await naarVught(persoon)
    assert.equal((await elders.stuur(pad(persoon, id), toewijzen)).status, 303)
    const [blad] = await bijGemeente(wereld, persoon)
    assert.equal(blad?.status, 'ingetrokken')
    const [terug] = await wereld.bank.eigenaar.vraag(
      'select grond, afzender from berichtenbox.terugroeping where bericht = $1',
      [blad?.id],
    )
    assert.deepEqual(terug, { grond: 'bezwaar', afzender: 'pi-arnhem' })
    assert.match(await briefOver(elders, persoon, id), /Niemand had het daar gelezen/)
  })
})

describe('who held the person before', () => {
  test('does not answer an objection, writes no letter, and has no way to the sheet', async () => {
    const persoon = await metBlad()
    const id = await maak(persoon)
    await naarVught(persoon)
    for (const soort of ['afgewezen', 'ingetrokken', 'gegrond', 'verlengd']) {
      const antwoord = await zetStap(persoon, id, { soort, weging: 'Delen is nodig.' })
      assert.equal(antwoord.status, 403, soort)
      assert.match((await lees<Probleem>(antwoord)).detail, /verblijft nu in een andere inrichting/)
    }
    const form = { soort: 'afgewezen', weging: 'Delen is nodig.' }
    assert.equal((await casemanager.stuur(pad(persoon, id), form)).status, 403)
    assert.equal((await casemanager.haal(pad(persoon, id, 'brief'))).status, 403)
    const pagina = (await casemanager.lees(pad(persoon, id))).tekst
    assert.match(pagina, /Die inrichting gaat nu over het bezwaar/)
    assert.doesNotMatch(pagina, /Weeg en antwoord|\/informatiebladen\//)
    const lijst = (await casemanager.lees(pad(persoon))).tekst
    assert.match(lijst, /legt een bezwaar vast en beantwoordt het/)
    assert.doesNotMatch(lijst, /U kunt wel een bezwaar beantwoorden/)

    assert.match((await elders.lees(bladpad(persoon, 'gebieden', 'onderdak'))).tekst, /er is bezwaar/)
    const hier = await zetStap(persoon, id, form, vught)
    assert.equal(hier.status, 201)
  })

  test('is refused by the database too', async () => {
    const persoon = await metBlad()
    const id = await maak(persoon)
    await naarVught(persoon)
    const oud = {
      ...{ organisatie: 'pi-arnhem', gebruiker: 'x', rol: 'casemanager' },
      doel: 'toestemming-vastleggen',
    }
    await assert.rejects(
      wereld.bank.transactie(oud, (tx) =>
        sql`insert into toestemming.bezwaarstap (bezwaar, organisatie, persoon, soort, weging, door, door_naam, op)
          values (${id}, 'pi-arnhem', ${persoon}, 'afgewezen', 'w', 'x', 'X', now())`.execute(tx),
      ),
      /row-level security/,
    )
  })

  test('hears that what it knows is not how it stands, by the API and on the page', async () => {
    const persoon = await metBlad()
    const id = await maak(persoon)
    assert.equal((await zetStap(persoon, id, toewijzen)).status, 201)
    const hier = await lees<Lijst>(await stuur(wereld, persoon, '/bezwaren'))
    assert.equal(hier.actueel, true)
    await naarVught(persoon)
    const einde = {
      soort: 'achterhaald',
      namens: 'curator',
      datum: '2026-11-22',
      weging: 'Die ander verhuisde.',
    }
    assert.equal((await zetStap(persoon, id, einde, vught)).status, 201)
    const toen = await lees<Lijst>(await stuur(wereld, persoon, '/bezwaren'))
    assert.equal(toen.actueel, false)
    const nu = await lees<Lijst>(await stuur(wereld, persoon, '/bezwaren', undefined, vught))
    assert.deepEqual([nu.actueel, nu.bezwaren.map(({ stand }) => stand)], [true, ['beeindigd']])
    assert.match((await casemanager.lees(pad(persoon, id))).tekst, /Wat daar is vastgelegd, ziet u hier niet/)
    assert.match(await briefOver(elders, persoon, id), /Dit heeft uw curator gezegd: Die ander verhuisde/)
  })

  test('answers of who came free, however long ago: nobody else does', async () => {
    const persoon = await metBlad()
    const id = await maak(persoon)
    const [rij] = await wereld.bank.eigenaar.vraag('select bsn from detentie.persoon where id = $1', [
      persoon,
    ])
    const wanneer = { tijdstip: '2026-11-22T08:30:00+01:00', verwachteEinddatum: null }
    const vrij = { soort: 'ontslag', inrichting: null, reden: null, ...wanneer }
    await leverGoed(wereld, gebeurtenis({ bsn: rij?.bsn }, vrij))
    const straks = wereld.klok.nu()
    wereld.klok.zet('2027-01-15T08:00:00Z')
    try {
      assert.equal((await zetStap(persoon, id, toewijzen, vught)).status, 404)
      assert.equal((await zetStap(persoon, id, toewijzen, vught)).status, 404)
      const antwoord = await zetStap(persoon, id, { soort: 'afgewezen', weging: 'Delen was nodig.' })
      assert.equal(antwoord.status, 201, await antwoord.clone().text())
    } finally {
      wereld.klok.zet(straks.toISOString())
    }
  })
})

describe('an objection by the API', () => {
  test('with an id that was used for another is a conflict, and the same once more is not', async () => {
    const persoon = await metBlad()
    const bezwaarId = '6f1e2a34-0000-4000-8000-000000000001'
    const eerste = await maak(persoon, { bezwaarId })
    assert.equal(await maak(persoon, { bezwaarId }), eerste)
    for (const anders of [
      { gebieden: ['schulden'] },
      { ontvanger: 'college-0599' },
      { namens: 'mentor' },
      { datum: '2026-11-20' },
      { reden: 'Ik wil dit niet.' },
    ]) {
      const tweede = await stuur(wereld, persoon, '/bezwaren', { ...verzoek, bezwaarId, ...anders })
      assert.equal(tweede.status, 409, JSON.stringify(anders))
      assert.match((await lees<Probleem>(tweede)).detail, /al een ander bezwaar vastgelegd/)
    }
  })

  test('names the same area once, and says what is wrong in Dutch and once', async () => {
    const persoon = await metBlad()
    const fouten = async (pad_: string, vraag?: Ruw) => {
      const antwoord = await stuur(wereld, persoon, pad_, vraag)
      assert.equal(antwoord.status, 400)
      return (await lees<Probleem>(antwoord)).fouten?.map(({ veld, melding }) => `${veld}: ${melding}`)
    }
    assert.deepEqual(await fouten('/bezwaren', { ...verzoek, gebieden: ['onderdak', 'onderdak'] }), [
      'gebieden: Noem elk onderwerp één keer.',
    ])
    assert.deepEqual(await fouten('/bezwaren', { ...verzoek, bezwaarId: 'x' }), [
      'bezwaarId: Gebruik een UUID.',
    ])
    assert.deepEqual(await fouten('/bezwaren?peildatum=x'), ['peildatum: Dit is geen bestaande datum.'])
  })

  test('by a form that was filled in otherwise and sent again loses nothing', async () => {
    const persoon = await metBlad()
    const form = verborgenVan(await formulierOp(casemanager, pad(persoon)))
    const { datum: ingediendOp, ...rest } = verzoek
    const vraag = { ...form, ...rest, ingediendOp, gebieden: 'onderdak' }
    assert.equal((await casemanager.stuur(pad(persoon), vraag)).status, 303)
    const anders = await casemanager.stuur(pad(persoon), { ...vraag, gebieden: 'schulden' })
    assert.equal(anders.status, 409)
    assert.match(anders.tekst, /al een ander bezwaar vastgelegd/)
  })
})

test('the box names what it does not know in its address', async () => {
  for (const [vraag, naam] of [
    ['stand=x', 'stand'],
    ['foo=1', 'foo'],
    ['pagina=abc', 'pagina'],
    ['volgorde=q', 'volgorde'],
  ]) {
    const { status, tekst } = await coordinator.lees(`/berichtenbox?${vraag}`)
    assert.equal(status, 400, vraag)
    assert.match(tekst, new RegExp(`‘${naam}’ kennen wij hier niet`))
  }
  const goed = await coordinator.lees('/berichtenbox?status=alle&soort=informatieblad')
  assert.equal(goed.status, 200, String(goed.naar))
})
