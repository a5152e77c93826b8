import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { gebeurtenis } from '../../test/gebeurtenis.ts'
import { nieuweBsn } from '../../test/mensen.ts'
import { djiWie, gekeurd, maakOpname } from '../../test/opname.ts'
import type { Fout } from '../kern/fout.ts'
import { metHerkansing } from '../platform/herkansing.ts'
import { bevestig, bevestigDraad, markeerGelezen } from './behandelen.ts'
import { leesBericht, leesDraad } from './lezen.ts'
import { type Filter, leesBox, tel } from './lijst.ts'
import { leesVerzendingen, type Verzendfilter } from './verzendingen.ts'

const opname = await maakOpname({ after })
const { bank, klok } = opname
const college = (code: string) => ({
  organisatie: `college-${code}`,
  gebruiker: 'proef',
  rol: 'nazorgcoordinator',
  doel: 'berichten-lezen',
})

/** Lets someone new begin a detention, and go on to whatever more the test says. */
async function iemand(persoon: Record<string, unknown>, ...meer: readonly Record<string, unknown>[]) {
  const bsn = nieuweBsn()
  const maak = (anders: Record<string, unknown>) => gekeurd(gebeurtenis({ bsn, ...persoon }, anders))
  const uitkomsten = await opname.neemOp([{}, ...meer].map(maak))
  return uitkomsten.flatMap((u) => (u.aanvaard ? u.gevolgd.berichten : []))
}
const langer = (dag: number) => ({
  soort: 'wijziging-einddatum',
  reden: 'capaciteit',
  inrichting: null,
  tijdstip: `2026-11-21T${10 + dag}:00:00Z`,
  verwachteEinddatum: `2027-03-0${dag}`,
})

const leesPagina = (wie: typeof djiWie, filter: Partial<Filter>) =>
  bank.transactie(wie, (tx) => leesBox(opname, tx, wie, { aantal: 100, ...filter }))
const lees = async (wie: typeof djiWie, filter: Partial<Filter>) => (await leesPagina(wie, filter)).berichten

const ids = (berichten: readonly { id: string }[]) => berichten.map(({ id }) => id).toSorted()

test('the beginning of a surname finds it whatever its accents, and a wildcard is a letter like any other', async () => {
  const wie = college('0014')
  const [yilmaz] = await iemand({ gemeentecode: '0014', geslachtsnaam: 'Yılmaz' })
  const [nuria] = await iemand({ gemeentecode: '0014', geslachtsnaam: 'Núñez' })
  const [procent] = await iemand({ gemeentecode: '0014', geslachtsnaam: '100%_\\Raar' })
  await iemand({ gemeentecode: '0034', geslachtsnaam: 'Núñez' })
  for (const [naam, gevonden] of [
    ['nun', [nuria]],
    ['NÚÑ', [nuria]],
    ['yı', [yilmaz]],
    ['YILMAZ', [yilmaz]],
    ['%', []],
    ['_', []],
    ['100%', [procent]],
    ['100%_\\r', [procent]],
    ['uñez', []],
    ["'; drop table", []],
  ] as const)
    assert.deepEqual(ids(await lees(wie, { naam })), gevonden, naam)
})

test('pages of any size give the box complete, newest first, without doubles or holes', async () => {
  const wie = college('0109')
  for (let i = 0; i < 12; i++) await iemand({ gemeentecode: '0109' }, langer(1), langer(2))
  const alle = await lees(wie, {})
  assert.equal(alle.length, 36)
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 13 }), { minLength: 1, maxLength: 5 }),
      fc.constantFrom(undefined, 'begin-detentie', 'wijziging-detentie'),
      async (groottes, soort) => {
        const gezien: string[] = []
        let na: string | undefined
        for (let i = 0; ; i++) {
          const aantal = groottes[i % groottes.length] ?? 1
          const { berichten, meer } = await leesPagina(wie, { aantal, na, soort })
          gezien.push(...berichten.map(({ id }) => id))
          if (!meer) break
          na = berichten.at(-1)?.id
        }
        assert.deepEqual(
          gezien,
          alle.filter((b) => soort === undefined || b.soort === soort).map(({ id }) => id),
        )
      },
    ),
    { numRuns: 20 },
  )
})

test('only the newest of a chain, unless it was withdrawn', async () => {
  const wie = college('0228')
  const [begin, , tweede] = await iemand({ gemeentecode: '0228' }, langer(1), langer(2))
  assert.deepEqual(ids(await lees(wie, { nieuwste: true })), ids([{ id: begin ?? '' }, { id: tweede ?? '' }]))
})

test('days are those of the Netherlands', async () => {
  const wie = college('0281')
  klok.zet('2026-11-22T23:30:00Z')
  const nacht = await iemand({ gemeentecode: '0281' })
  klok.zet('2026-11-22T10:00:00Z')
  assert.deepEqual(ids(await lees(wie, { vanaf: '2026-11-23' })), nacht)
  assert.deepEqual(ids(await lees(wie, { tot: '2026-11-22' })), [])
})

test('opening marks a message as read for the receiver, never for the sender', async () => {
  const [id = ''] = await iemand({ gemeentecode: '0361' })
  const open = (wie: typeof djiWie) =>
    bank.transactie(wie, async (tx) =>
      markeerGelezen(opname, tx, wie, await leesBericht(opname, tx, wie, id)),
    )
  assert.equal((await open(djiWie)).status, 'bezorgd')
  const eerste = await open(college('0361'))
  assert.equal(eerste.status, 'gelezen')
  assert.deepEqual(await open(college('0361')), eerste)
  assert.deepEqual(await bank.transactie(college('0361'), (tx) => tel(tx, college('0361'), '2026-11-25')), {
    open: 1,
    ongelezen: 0,
    teLaat: 1,
  })
})

test('what is not yours is not there, and every reading is in the logboek', async () => {
  const [id = ''] = await iemand({ gemeentecode: '0402' })
  const lezen = (wie: typeof djiWie) => bank.transactie(wie, (tx) => leesBericht(opname, tx, wie, id))
  for (const wie of [college('0400'), { ...djiWie, organisatie: 'burgemeester-0402' }])
    await assert.rejects(lezen(wie), (fout: Fout) => fout.code === 'niet-gevonden')
  await lezen(college('0402'))
  const regels = await bank.eigenaar.vraag(
    "select organisatie, handeling from logboek.regel where onderwerp = $1 and handeling = 'gelezen'",
    [id],
  )
  assert.deepEqual(regels, [{ organisatie: 'college-0402', handeling: 'gelezen' }])
})

test('taking up a message takes up the older ones of that detention, not the newer', async () => {
  const wie = college('0627')
  const [, eerste = ''] = await iemand({ gemeentecode: '0627' }, langer(1), langer(2))
  await bank.transactie(wie, (tx) => bevestigDraad(opname, tx, wie, eerste))
  const draad = await bank.transactie(wie, async (tx) =>
    leesDraad(opname, tx, wie, await leesBericht(opname, tx, wie, eerste)),
  )
  assert.deepEqual(
    draad.map(({ opgepakt_op }) => opgepakt_op !== null),
    [true, true, false],
  )
})

test('sendings are listed by what is the matter with them, without content', async () => {
  const lijst = (filter: Verzendfilter, vandaag = '2026-11-22') =>
    bank.transactie(djiWie, (tx) =>
      leesVerzendingen(tx, filter, vandaag, { ontvangers: ['college-0935'], aantal: 100 }),
    )
  const [gewoon = ''] = await iemand({ gemeentecode: '0935' })
  const bsn = nieuweBsn()
  const laat = gekeurd(gebeurtenis({ bsn, gemeentecode: '0935' }, { tijdstip: '2026-11-20T09:59:59Z' }))
  const weg = gekeurd({
    gebeurtenisId: crypto.randomUUID(),
    soort: 'correctie',
    tijdstip: '2026-11-21T09:00:00Z',
    corrigeert: laat.gebeurtenisId,
  })
  const [eerste] = await opname.neemOp([laat])
  const teLaat = eerste?.aanvaard ? eerste.gevolgd.berichten : []
  assert.deepEqual(ids(await lijst('te-laat')), [...teLaat])
  assert.deepEqual(ids(await lijst('alle')), ids([{ id: gewoon }, { id: teLaat[0] ?? '' }]))
  assert.deepEqual(ids(await lijst('ongelezen')), [])
  assert.equal((await lijst('ongelezen', '2026-11-25')).length, 2)
  await opname.neemOp([weg])
  assert.deepEqual(ids(await lijst('ingetrokken')), [...teLaat])
  assert.deepEqual(await lijst('niet-verstuurd'), [])
  assert.doesNotMatch(JSON.stringify(await lijst('alle')), /Moulin|9000\d{5}/)
})

test('the logboek says of each reading exactly what was given, for a list, a message and a thread', async () => {
  const wie = college('0766')
  const [begin = '', wijziging = ''] = await iemand({ gemeentecode: '0766' }, langer(1))
  await iemand({ gemeentecode: '0766' })
  const gelogd = async (werk: () => Promise<unknown>) => {
    const [tot] = await bank.eigenaar.vraag('select coalesce(max(volgnummer), 0) as n from logboek.regel', [])
    await werk()
    const regels = await bank.eigenaar.vraag(
      "select onderwerp, gegevens from logboek.regel where volgnummer > $1 and handeling in ('gelezen', 'gezocht')",
      [tot?.n],
    )
    return regels.map(({ onderwerp, gegevens }) => [onderwerp, [...(gegevens as string[])].sort()])
  }
  const gegeven = (berichten: readonly { id: string; gegevens: object | null }[]) =>
    berichten.map(({ id, gegevens }) => [id, Object.keys(gegevens ?? {}).sort()])

  let pagina = await leesPagina(wie, { aantal: 2 })
  assert.deepEqual(
    await gelogd(async () => {
      pagina = await leesPagina(wie, { aantal: 2 })
    }),
    gegeven(pagina.berichten),
    'two are shown, so two were read, though there is a third',
  )
  assert.equal(pagina.meer, true)
  const draad = await bank.transactie(wie, async (tx) =>
    leesDraad(opname, tx, wie, await leesBericht(opname, tx, wie, wijziging)),
  )
  assert.deepEqual(
    draad.map(({ id }) => id),
    [begin, wijziging],
    'the thread of this person only',
  )
  assert.deepEqual(
    await gelogd(() =>
      bank.transactie(wie, async (tx) =>
        leesDraad(opname, tx, wie, await leesBericht(opname, tx, wie, wijziging)),
      ),
    ),
    gegeven(draad.toReversed()),
  )
})

test('what was withdrawn in between stays withdrawn, for who opens it and for who takes it up', async () => {
  const wie = college('0796')
  const [id = ''] = await iemand({ gemeentecode: '0796' })
  await bank.eigenaar.voerUit(`update berichtenbox.bericht set status = 'ingetrokken' where id = '${id}'`)
  await assert.rejects(
    bank.transactie(wie, (tx) => bevestig(opname, tx, wie, id)),
    (fout: Fout) => fout.code === 'conflict',
  )
  await bank.transactie(wie, async (tx) => {
    const oud = { ...(await leesBericht(opname, tx, wie, id)), status: 'bezorgd' as const }
    assert.equal((await markeerGelezen(opname, tx, wie, oud)).status, 'ingetrokken')
  })
})

test('five people take up the same detention at once, and it is taken up', async () => {
  const wie = college('0828')
  const [, , laatste = ''] = await iemand({ gemeentecode: '0828' }, langer(1), langer(2))
  await Promise.all(
    Array.from({ length: 5 }, () =>
      metHerkansing(bank, wie, (tx) => bevestigDraad(opname, tx, wie, laatste)),
    ),
  )
  assert.deepEqual((await lees(wie, { status: 'open' })).length, 0)
})
