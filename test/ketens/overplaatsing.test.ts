import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import fc from 'fast-check'
import { gebeurtenis } from '../gebeurtenis.ts'
import {
  bezoekVan,
  bijGemeente,
  bladpad,
  gedetineerdeToen,
  geefToestemming,
  gemeente,
  toen,
  verstuurBlad,
  vraagBlad,
  vulIn,
} from '../informatieblad.ts'
import { leverGoed } from '../levering.ts'
import { intrekking, stuur, verklaring, vught } from '../toestemming.ts'
import { lees, maakWereld } from '../wereld.ts'

interface Toestemmingen {
  readonly standen: readonly {
    ontvanger: string
    basisvoorwaarde: string
    stand: string
    elders: string | null
  }[]
  readonly terugroepingen: readonly { bericht: string; ontvanger: string; stand: string }[]
}

const wereld = await maakWereld({ after }, toen)
const arnhem = await bezoekVan(wereld, 'pi-arnhem', 'casemanager', 'Een')
const inVught = await bezoekVan(wereld, 'pi-vught', 'casemanager', 'Ander')
const coordinator = await bezoekVan(wereld, gemeente, 'nazorgcoordinator', 'Coordinator')

const onderdak = { 'onderdak.behoud': 'nee', 'onderdak.behoud.hulp': 'ja' }
const vak = (basisvoorwaarde: string) => ({ ontvanger: gemeente, basisvoorwaarde })

/** Moves someone, as DJI reports it. */
async function plaatsOver(persoon: string, inrichting: string, tijdstip = '2020-06-01T10:00:00+02:00') {
  const [rij] = await wereld.bank.eigenaar.vraag('select bsn from detentie.persoon where id = $1', [persoon])
  const anders = { soort: 'overplaatsing', inrichting, tijdstip, verwachteEinddatum: null }
  await leverGoed(wereld, gebeurtenis({ bsn: rij?.bsn }, anders))
}

/** Someone in Arnhem with consent for two areas and a sheet that the municipality has. */
async function metBlad(): Promise<string> {
  const persoon = await gedetineerdeToen(wereld)
  await geefToestemming(wereld, persoon, 'onderdak', 'schulden')
  assert.equal((await vulIn(arnhem, persoon, 'onderdak', onderdak)).status, 303)
  assert.equal((await verstuurBlad(arnhem, persoon)).status, 303)
  return persoon
}

const staatIn = (persoon: string, wie: readonly [string, string]) =>
  stuur(wereld, persoon, '', undefined, wie).then((antwoord) => lees<Toestemmingen>(antwoord))
const standen = async (persoon: string, wie: readonly [string, string] = vught) =>
  (await staatIn(persoon, wie)).standen.map((een) => [een.basisvoorwaarde, een.stand, een.elders])
const trekIn = (persoon: string, wie: readonly [string, string], ...gebieden: readonly string[]) =>
  stuur(wereld, persoon, '/intrekkingen', intrekking({ alles: false, welke: gebieden.map(vak) }), wie)
const geef = (persoon: string, wie: readonly [string, string], basisvoorwaarde: string) => {
  const ja = { datum: '2020-06-02', geldigTot: '2021-05-01', ja: [vak(basisvoorwaarde)] }
  return stuur(wereld, persoon, '/verklaringen', verklaring(ja), wie)
}

describe('after a move', () => {
  test('what was filled in goes along and can be gone on with; the inrichting before sees nothing any more', async () => {
    const persoon = await metBlad()
    await plaatsOver(persoon, 'pi-vught')
    assert.equal((await arnhem.lees(bladpad(persoon))).status, 404)
    const { tekst } = await inVught.lees(bladpad(persoon))
    assert.match(tekst, /Overgenomen van PI Arnhem/)
    const blad = await lees<{ gebieden: { gebied: string; versie: number; antwoorden: object }[] }>(
      await vraagBlad(wereld, persoon, '', undefined, vught),
    )
    const [hier] = blad.gebieden.filter(({ gebied }) => gebied === 'onderdak')
    assert.deepEqual([hier?.versie, Object.keys(hier?.antwoorden ?? {})], [1, ['onderdak.behoud']])
    await geef(persoon, vught, 'onderdak')
    assert.equal((await vulIn(inVught, persoon, 'onderdak', { 'onderdak.behoud': 'onzeker' })).status, 303)
    const [rij] = await wereld.bank.eigenaar.vraag(
      'select organisatie, versie from informatieblad.gebied where persoon = $1',
      [persoon],
    )
    assert.deepEqual(rij, { organisatie: 'pi-vught', versie: 2 })
  })

  test('a yes is seen with where it was said, and opens nothing until it is asked again', async () => {
    const persoon = await metBlad()
    await plaatsOver(persoon, 'pi-vught')
    assert.deepEqual(await standen(persoon), [
      ['onderdak', 'gegeven', 'pi-arnhem'],
      ['schulden', 'gegeven', 'pi-arnhem'],
    ])
    assert.match((await inVught.lees(`/toestemmingen/${persoon}`)).tekst, /ja, nog niet hier/)
    assert.match((await inVught.lees(bladpad(persoon, 'gebieden', 'onderdak'))).tekst, /Dit gebied is dicht/)
    assert.equal((await geef(persoon, vught, 'onderdak')).status, 201)
    assert.equal((await vulIn(inVught, persoon, 'onderdak', onderdak)).status, 303)
    assert.equal((await verstuurBlad(inVught, persoon)).status, 303)
    // The municipality has one sheet on top: the second version, in place of the one of the inrichting before.
    const [eerste, tweede, ...rest] = await wereld.bank.eigenaar.vraag(
      `select id, afzender, versie, vervangt from berichtenbox.bericht
       where betrokkene = $1 and soort = 'informatieblad' order by volgnummer`,
      [persoon],
    )
    assert.deepEqual(rest, [])
    assert.deepEqual([eerste?.afzender, eerste?.versie, eerste?.vervangt], ['pi-arnhem', 1, null])
    assert.deepEqual([tweede?.afzender, tweede?.versie, tweede?.vervangt], ['pi-vught', 2, eerste?.id])
    const oud = (await coordinator.lees(`/berichtenbox/${eerste?.id}`)).tekst
    assert.match(oud, /nieuwe(r|re) /)
    assert.match(oud, /Vervangen door een nieuwe versie/)
    const daden = await wereld.bank.eigenaar.vraag(
      `select organisatie, gebruiker from logboek.regel where onderwerp = $1 and handeling = 'ingetrokken'`,
      [eerste?.id],
    )
    assert.deepEqual(daden, [{ organisatie: 'pi-arnhem', gebruiker: 'systeem' }])
    // Here one sees that there was a version elsewhere, and cannot open it.
    assert.match((await inVught.lees(bladpad(persoon))).tekst, /van PI Arnhem/)
    assert.equal((await inVught.lees(`/berichtenbox/${eerste?.id}`)).status, 404)
  })

  test('a no there reaches what the inrichting before sent, and how it stands is seen there', async () => {
    const persoon = await metBlad()
    const [verstuurd] = await bijGemeente(wereld, persoon)
    await coordinator.lees(`/berichtenbox/${verstuurd?.id}`)
    await plaatsOver(persoon, 'pi-vught')
    const antwoord = await lees<{ teruggeroepen: number }>(await trekIn(persoon, vught, 'onderdak'))
    assert.equal(antwoord.teruggeroepen, 1)
    const [nu] = await bijGemeente(wereld, persoon)
    assert.deepEqual([nu?.status, nu?.ingetrokken], ['ingetrokken', true])
    assert.match((await coordinator.lees(`/berichtenbox/${verstuurd?.id}`)).tekst, /teruggeroepen/i)
    const { terugroepingen } = await staatIn(persoon, vught)
    assert.deepEqual(
      terugroepingen.map(({ ontvanger, stand }) => [ontvanger, stand]),
      [[gemeente, 'open']],
    )
    const { tekst } = await inVught.lees(`/toestemmingen/${persoon}`)
    assert.match(tekst, /verstuurd door PI Arnhem/)
    const logboek = await wereld.bank.eigenaar.vraag(
      `select organisatie, gebruiker from logboek.regel where onderwerp = $1 and handeling = 'ingetrokken'`,
      [verstuurd?.id],
    )
    assert.deepEqual(logboek, [{ organisatie: 'pi-arnhem', gebruiker: 'systeem' }])
  })

  test('a refusal in the first talk there does the same, without a yes of its own', async () => {
    const persoon = await metBlad()
    await plaatsOver(persoon, 'pi-vught')
    const pad = `/toestemmingen/${persoon}/gesprek`
    await inVught.stuur(pad, { ontvanger: gemeente })
    const { tekst } = await inVught.lees(`${pad}/onderdak`)
    assert.match(tekst, /Dat telt hier pas als u het opnieuw vraagt/)
    const gezien = /name="gezien" value="([^"]+)"/.exec(tekst)?.[1] ?? ''
    assert.equal(
      (await inVught.stuur(`${pad}/onderdak`, { gezien, [`antwoord-${gemeente}`]: 'nee' })).status,
      303,
    )
    const [nu] = await bijGemeente(wereld, persoon)
    assert.equal(nu?.status, 'ingetrokken')
    assert.deepEqual(await standen(persoon), [
      ['onderdak', 'geweigerd', null],
      ['schulden', 'gegeven', 'pi-arnhem'],
    ])
  })

  test('someone who says it to the inrichting before is heard there as well: what the new one sent comes back', async () => {
    const persoon = await metBlad()
    await plaatsOver(persoon, 'pi-vught')
    await geef(persoon, vught, 'onderdak')
    assert.equal((await vulIn(inVught, persoon, 'onderdak', onderdak)).status, 303)
    assert.equal((await verstuurBlad(inVught, persoon)).status, 303)
    assert.equal((await trekIn(persoon, ['pi-arnhem', 'casemanager'], 'onderdak')).status, 201)
    const alle = await bijGemeente(wereld, persoon)
    assert.deepEqual(
      alle.map(({ status }) => status),
      ['ingetrokken', 'ingetrokken'],
    )
    assert.deepEqual((await standen(persoon))[0], ['onderdak', 'ingetrokken', 'pi-arnhem'])
    assert.equal((await standen(persoon, ['pi-arnhem', 'casemanager']))[0]?.[1], 'ingetrokken')
  })

  test('another inrichting sees nothing of it, and nothing of an earlier detention goes along', async (t) => {
    const persoon = await metBlad()
    const nieuwegein = ['pi-nieuwegein', 'casemanager'] as const
    await plaatsOver(persoon, 'pi-vught')
    assert.equal((await stuur(wereld, persoon, '', undefined, nieuwegein)).status, 404)
    const [rij] = await wereld.bank.eigenaar.vraag('select bsn from detentie.persoon where id = $1', [
      persoon,
    ])
    wereld.klok.zet('2020-06-03T08:00:00Z')
    t.after(() => wereld.klok.zet(toen))
    const uit = { soort: 'ontslag', inrichting: null, tijdstip: '2020-06-02T12:00:00+02:00' }
    await leverGoed(wereld, gebeurtenis({ bsn: rij?.bsn }, { ...uit, verwachteEinddatum: null, reden: null }))
    const weer = { tijdstip: '2020-06-03T09:00:00+02:00', inrichting: 'pi-nieuwegein' }
    await leverGoed(wereld, gebeurtenis({ bsn: rij?.bsn }, { ...weer, verwachteEinddatum: '2020-12-01' }))
    assert.deepEqual(await standen(persoon, nieuwegein), [])
  })
})

test('wherever someone is moved and whoever hears the no, nothing of that area stands at the municipality', async () => {
  const plekken = ['pi-arnhem', 'pi-vught', 'pi-nieuwegein'] as const
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ naar: fc.nat(2), stuurt: fc.boolean() }), { minLength: 1, maxLength: 3 }),
      fc.nat(2),
      async (reizen, zegt) => {
        const persoon = await metBlad()
        const geweest = new Set<string>(['pi-arnhem'])
        let uur = 0
        for (const { naar, stuurt } of reizen) {
          const plek = plekken[naar] ?? 'pi-arnhem'
          await plaatsOver(persoon, plek, `2020-06-01T1${uur++}:00:00+02:00`)
          if (!stuurt) continue
          const wie = [plek, 'casemanager'] as const
          geweest.add(plek)
          await geef(persoon, wie, 'onderdak')
          const { gezien } = await lees<{ gezien: string | null }>(
            await vraagBlad(wereld, persoon, '', undefined, wie),
          )
          await vraagBlad(wereld, persoon, '/verzendingen', { gezien: gezien ?? 'niets' }, wie)
        }
        const hoort = [...geweest][zegt % geweest.size] ?? 'pi-arnhem'
        assert.equal((await trekIn(persoon, [hoort, 'casemanager'], 'onderdak')).status, 201)
        const staand = await bijGemeente(wereld, persoon)
        assert.ok(staand.length > 0)
        assert.deepEqual(
          staand.filter(({ status }) => status === 'bezorgd' || status === 'gelezen'),
          [],
        )
      },
    ),
    { numRuns: 8 },
  )
})
