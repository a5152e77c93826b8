import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { gebeurtenis } from '../gebeurtenis.ts'
import { codeUit, inzageVan, papierVia, regelsOver, typCode } from '../inzage.ts'
import { antwoordOnderdak, box, lever, leverGoed } from '../levering.ts'
import { nieuweBsn } from '../mensen.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { zet } from '../tabellen.ts'
import { intrekking, kliniek, stuur, verklaring, verstuur } from '../toestemming.ts'
import { maakWereld, type Wereld } from '../wereld.ts'

/** Someone in Arnhem. */
interface Mens {
  readonly id: string
  readonly bsn: string
}

type Bezoek = ReturnType<typeof bezoeker>
interface Reis {
  readonly wereld: Wereld
  readonly casemanager: Bezoek
  readonly cookie: string
  readonly vreemde: Bezoek
  readonly coordinator: Bezoek
  readonly fg: Bezoek
}

const pad = '/personen/breek-het-glas'
const pogingIn = (tekst: string) => /name="poging" value="([0-9a-f-]{36})"/.exec(tekst)?.[1] ?? ''
const laatsteBericht = async ({ wereld }: Reis, { bsn }: Mens) =>
  (await box(wereld, '0518')).find(({ betrokkene }) => JSON.stringify(betrokkene).includes(bsn))?.id

/** What can happen to someone, over all contexts; what is refused counts as well. */
const stappen: Readonly<Record<string, (reis: Reis, mens: Mens) => Promise<unknown>>> = {
  'andere einddatum': ({ wereld }, { bsn }) =>
    lever(
      wereld,
      gebeurtenis(
        { bsn },
        {
          soort: 'einddatum-gewijzigd',
          tijdstip: '2026-11-21T09:00:00+01:00',
          verwachteEinddatum: '2027-03-01',
        },
      ),
    ),
  'box lezen': (reis) => box(reis.wereld, '0518'),
  'bericht openen': async (reis, mens) => {
    const id = await laatsteBericht(reis, mens)
    return reis.coordinator.lees(`/berichtenbox/${id ?? randomUUID()}`)
  },
  antwoorden: async (reis, mens) => {
    const id = await laatsteBericht(reis, mens)
    if (id !== undefined) await antwoordOnderdak(reis.wereld, id).catch(() => {})
  },
  'mens openen': ({ casemanager }, { id }) => casemanager.lees(`/personen/${id}?doel=terugkeer-voorbereiden`),
  'lijst van mensen': ({ casemanager }) => casemanager.lees('/personen?doel=re-integratieplan'),
  'elders proberen': ({ vreemde }, { id }) => vreemde.lees(`/personen/${id}?doel=verlof-beoordelen`),
  'gemeente opent': ({ coordinator }, { id }) => coordinator.lees(`/personen/${id}?doel=nazorg-voorbereiden`),
  'glas breken': async ({ vreemde }, { bsn }) => {
    const { tekst } = await vreemde.stuur(`${pad}/zoek`, { bsn })
    const velden = { doel: 'verlof-beoordelen', aanleiding: 'anders', reden: 'Een reden die lang genoeg is.' }
    return vreemde.stuur(pad, { ...velden, bevestig: 'ja', poging: pogingIn(tekst) })
  },
  'ja zeggen': ({ wereld }, { id }) => stuur(wereld, id, '/verklaringen', verklaring()),
  'informatie sturen': ({ wereld }, { id }) => verstuur(wereld, id, kliniek),
  intrekken: ({ wereld }, { id }) => stuur(wereld, id, '/intrekkingen', intrekking()),
  'toestemming bekijken': ({ casemanager }, { id }) => casemanager.lees(`/toestemmingen/${id}`),
  informatieblad: ({ casemanager }, { id }) => casemanager.lees(`/informatiebladen/${id}`),
  overzicht: ({ casemanager }, { id }) => casemanager.lees(`/inzage/${id}`),
  'met een code kijken': async ({ wereld, cookie }, { id }) => {
    const brief = codeUit((await papierVia(wereld, cookie, `/inzage/${id}/code`, 'POST')).tekst)
    const { cookie: eigen } = await typCode(wereld, brief)
    await fetch(`${wereld.adres}/mijn-inzage/overzicht`, { headers: { Cookie: eigen ?? '' } }).then((a) =>
      a.text(),
    )
  },
  'als fg kijken': ({ fg }) => fg.lees('/fg/glasbraken?stand=alle'),
}
const namen = Object.keys(stappen)

async function nieuw(wereld: Wereld): Promise<Mens> {
  const bsn = nieuweBsn()
  await leverGoed(wereld, gebeurtenis({ bsn }))
  const [rij] = await wereld.bank.eigenaar.vraag('select id from detentie.persoon where bsn = $1', [bsn])
  return { id: String(rij?.id), bsn }
}

/** Some of the subjects about which there are lines have to wait, of some for one purpose only. */
async function stelUit({ bank }: Wereld, mensen: readonly Mens[], keuze: readonly number[]): Promise<void> {
  const regels: Record<string, unknown>[] = []
  for (const { id } of mensen)
    regels.push(
      ...(await bank.eigenaar.vraag(
        'select distinct organisatie, onderwerp, doel from logboek.regel where volgnummer = any($1) order by 2, 3',
        [await regelsOver({ bank } as Wereld, id)],
      )),
    )
  const wie = { door: 'fg', door_naam: 'Fg', op: '2026-11-22T10:00:00Z', reden: 'r', grond: 'wjsg-21-2-a' }
  for (const [i, plek] of keuze.entries()) {
    const regel = regels[plek % regels.length]
    const doel = i % 2 === 0 ? regel?.doel : null
    const tot = i % 3 === 0 ? '2026-11-22' : '2026-12-24'
    const rij = { id: randomUUID(), organisatie: regel?.organisatie, onderwerp: regel?.onderwerp, doel, tot }
    await zet(bank, 'inzage.uitstel', [{ ...rij, ...wie }])
  }
}

test('whatever happened, each line about someone is in the overview with its ground, or announced with its day; no line of another is', async (t) => {
  const wereld = await maakWereld(t)
  const inlog = await inlogAls(wereld, 'pi-arnhem', 'casemanager', 'Een')
  const reis: Reis = {
    ...{ wereld, casemanager: bezoeker(wereld, inlog), cookie: inlog.cookie },
    vreemde: bezoeker(wereld, await inlogAls(wereld, 'pi-vught', 'directeur', 'Vreemde')),
    coordinator: bezoeker(wereld, await inlogAls(wereld, 'college-0518', 'nazorgcoordinator', 'Haag')),
    fg: bezoeker(wereld, await inlogAls(wereld, 'pi-arnhem', 'fg', 'Fg')),
  }
  const telling = { regels: 0, later: 0, stappen: 0, doelen: new Set<string>(), soorten: new Set<string>() }
  const stap = fc.tuple(fc.nat(2), fc.constantFrom(...namen))
  await fc.assert(
    fc.asyncProperty(
      fc.array(stap, { minLength: 8, maxLength: 24, size: 'max' }),
      fc.array(fc.nat(), { maxLength: 4 }),
      async (reeks, uitstellen) => {
        const mensen = [await nieuw(wereld), await nieuw(wereld), await nieuw(wereld)]
        for (const [wie, naam] of reeks) {
          const mens = mensen[wie] ?? assert.fail('three people')
          await stappen[naam]?.(reis, mens)
          telling.stappen++
        }
        await stelUit(wereld, mensen, uitstellen)
        for (const { id } of mensen) {
          const { regels, later } = await inzageVan(wereld, id)
          // What the logboek says now, and what has to wait, worked out here in another way.
          const alle = await regelsOver(wereld, id)
          const wacht = await wereld.bank.eigenaar.vraag(
            `select r.volgnummer::int as nummer from logboek.regel r where volgnummer = any($1) and (r.organisatie, r.onderwerp) in
             (select organisatie, onderwerp from inzage.uitstel u where u.tot > '2026-11-22' and coalesce(u.doel, r.doel) = r.doel)`,
            [alle],
          )
          const verborgen = new Set(wacht.map(({ nummer }) => Number(nummer)))
          assert.deepEqual(
            regels.map(({ volgnummer }) => volgnummer).toReversed(),
            alle.filter((nummer) => !verborgen.has(nummer)),
          )
          assert.equal(
            later.reduce((som, { aantal }) => som + aantal, 0),
            verborgen.size,
          )
          assert.ok(later.every(({ vanaf, grond }) => vanaf === '2026-12-24' && grond.naam !== ''))
          for (const regel of regels) {
            assert.notEqual(regel.grond.soort, 'niet-vastgelegd', JSON.stringify(regel))
            assert.ok(
              regel.handeling === 'geweigerd' || regel.grond.artikelen.length > 0,
              JSON.stringify(regel),
            )
            assert.ok(regel.organisatie.naam !== '' && regel.rol !== '' && regel.waarom !== '')
            telling.doelen.add(regel.waarom)
            telling.soorten.add(regel.handeling)
          }
          telling.regels += regels.length
          telling.later += verborgen.size
        }
      },
    ),
    // Everything that can happen happens at least once, to the same person, in the order in which it stands above.
    { numRuns: 20, examples: [[namen.map((naam): [number, string] => [0, naam]), [1, 2, 3]]] },
  )
  t.diagnostic(
    `${telling.stappen} steps, ${telling.regels} lines shown with their ground, ${telling.later} announced, ${telling.doelen.size} purposes in words, ${[...telling.soorten].toSorted()}`,
  )
  assert.ok(telling.regels > 500 && telling.doelen.size >= 7, JSON.stringify(telling))
  for (const soort of ['gelezen', 'gezocht', 'vastgelegd', 'verstrekt', 'geweigerd', 'ingetrokken'])
    assert.ok(telling.soorten.has(soort), `nothing was ${soort}`)
})
