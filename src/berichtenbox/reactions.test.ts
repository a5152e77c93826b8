import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { gebeurtenis } from '../../test/gebeurtenis.ts'
import { nieuweBsn } from '../../test/mensen.ts'
import { gekeurd, maakOpname } from '../../test/opname.ts'
import { keurKennis, leesStand } from '../../test/stand.ts'

const opname = await maakOpname({ after })

/** One person who did not exist before, with the events a test lets happen, an hour after one another. */
function iemand(persoon: Record<string, unknown> = {}) {
  const bsn = nieuweBsn()
  let uur = 7
  const wordt = (soort: string, anders: Record<string, unknown> = {}, meer: Record<string, unknown> = {}) => {
    uur++
    const tijdstip = `2026-11-20T${String(uur).padStart(2, '0')}:00:00Z`
    return gekeurd(gebeurtenis({ bsn, ...persoon, ...meer }, { soort, tijdstip, ...anders }))
  }
  return {
    binnen: (meer = {}) => wordt('binnenkomst', {}, meer),
    verhuist: (inrichting: string) => wordt('overplaatsing', { inrichting, verwachteEinddatum: null }),
    langer: (verwachteEinddatum: string | null, meer = {}) =>
      wordt('wijziging-einddatum', { reden: 'regulier', inrichting: null, verwachteEinddatum }, meer),
    vrij: (anders = {}) => wordt('ontslag', { inrichting: null, verwachteEinddatum: null, ...anders }),
    fout: ({ gebeurtenisId }: { gebeurtenisId: string }) => {
      uur++
      const tijdstip = `2026-11-20T${String(uur).padStart(2, '0')}:00:00Z`
      const kop = { gebeurtenisId: crypto.randomUUID(), soort: 'correctie', tijdstip }
      return gekeurd({ ...kop, corrigeert: gebeurtenisId })
    },
  }
}

type Gebeurd = ReturnType<typeof gekeurd>

/** Delivers one by one; gives what each receiver was told, oldest first: kind, status and end date. */
async function leverEn(...gebeurtenissen: readonly Gebeurd[]): Promise<string[]> {
  for (const een of gebeurtenissen) {
    const [uitkomst] = await opname.neemOp([een])
    assert.ok(uitkomst !== undefined && (uitkomst.aanvaard || uitkomst.bewaard), JSON.stringify(uitkomst))
  }
  const stand = await leesStand(opname.bank, gebeurtenissen)
  keurKennis(stand)
  return stand.berichten.map(({ soort, status, ontvanger, versie, gegevens }) => {
    const { datum } = gegevens['einde-detentie']
    const kort = soort.replace('-detentie', '')
    return `${ontvanger.slice(8)} ${kort} v${versie} ${datum}${status === 'ingetrokken' ? ' ingetrokken' : ''}`
  })
}

const regulier = '2027-02-01'

test('each thing that happens is told once to the home municipality', async () => {
  const p = iemand()
  assert.deepEqual(
    await leverEn(
      p.binnen(),
      p.verhuist('pi-vught'),
      p.langer('2027-03-01'),
      p.langer('2027-03-01'),
      p.vrij(),
    ),
    [
      `0518 begin v1 ${regulier}`,
      `0518 wijziging v1 ${regulier}`,
      '0518 wijziging v2 2027-03-01',
      '0518 einde v1 2026-11-20',
    ],
  )
})

test('a struck-out begin takes every message back', async () => {
  const p = iemand({ vestigingsgemeente: '0599' })
  const begin = p.binnen()
  assert.deepEqual(await leverEn(begin, p.langer('2027-03-01'), p.vrij(), p.fout(begin)), [
    `0518 begin v1 ${regulier} ingetrokken`,
    '0518 wijziging v1 2027-03-01 ingetrokken',
    '0599 wijziging v1 2027-03-01 ingetrokken',
    '0518 einde v1 2026-11-20 ingetrokken',
    '0599 einde v1 2026-11-20 ingetrokken',
  ])
})

test('a struck-out change takes the date back, and says so', async () => {
  const p = iemand()
  const [begin, langer] = [p.binnen(), p.langer('2027-03-01')]
  assert.deepEqual(await leverEn(begin, langer, p.fout(langer)), [
    `0518 begin v1 ${regulier}`,
    '0518 wijziging v1 2027-03-01 ingetrokken',
    `0518 wijziging v2 ${regulier}`,
  ])
})

test('a struck-out change that another event also tells is told again', async () => {
  const p = iemand()
  const [begin, langer] = [p.binnen(), p.langer('2027-03-01')]
  assert.deepEqual(await leverEn(begin, langer, p.langer('2027-03-01'), p.fout(langer)), [
    `0518 begin v1 ${regulier}`,
    '0518 wijziging v1 2027-03-01 ingetrokken',
    '0518 wijziging v2 2027-03-01',
  ])
})

test('a struck-out end that another event also tells is told again', async () => {
  const p = iemand()
  const [een, twee] = [p.binnen(), p.vrij()]
  const zelfde = { ...twee, gebeurtenisId: crypto.randomUUID() }
  const eerste = twee.gebeurtenisId < zelfde.gebeurtenisId ? twee : zelfde
  assert.deepEqual(await leverEn(een, eerste, eerste === twee ? zelfde : twee, p.fout(eerste)), [
    `0518 begin v1 ${regulier}`,
    '0518 einde v1 2026-11-20 ingetrokken',
    '0518 einde v2 2026-11-20',
  ])
})

test('a struck-out event that first named the municipality leaves the begin told when another names it too', async () => {
  const p = iemand({ gemeentecode: null })
  const thuis = p.binnen()
  const kent = p.langer('2027-03-01', { gemeentecode: '0518' })
  const ook = p.langer('2027-03-01', { gemeentecode: '0518' })
  assert.deepEqual(await leverEn(thuis, kent, ook, p.fout(kent)), [
    '0518 begin v1 2027-03-01 ingetrokken',
    '0518 begin v2 2027-03-01',
  ])
})

test('a struck-out move tells the old place again', async () => {
  const p = iemand()
  const verhuisd = p.verhuist('pi-vught')
  const gebeurd = [p.binnen(), verhuisd, p.fout(verhuisd)]
  await leverEn(...gebeurd.slice(1, 2), ...gebeurd.slice(0, 1), ...gebeurd.slice(2))
  const { berichten } = await leesStand(opname.bank, gebeurd)
  assert.deepEqual(
    berichten.map(({ status, inrichting }) => [status, inrichting]),
    [['bezorgd', 'pi-arnhem']],
    'the move was before the begin, so nobody was told of it',
  )
  const q = iemand()
  const begin = q.binnen()
  const anders = q.verhuist('pi-vught')
  await leverEn(begin, anders, q.fout(anders))
  assert.deepEqual(
    (await leesStand(opname.bank, [begin])).berichten.map(({ status, inrichting }) => [status, inrichting]),
    [
      ['bezorgd', 'pi-arnhem'],
      ['ingetrokken', 'pi-vught'],
      ['bezorgd', 'pi-arnhem'],
    ],
  )
})

test('a struck-out end is withdrawn, and that it fell away is told with the date that counts again', async () => {
  const p = iemand()
  const vrij = p.vrij()
  const begin = p.binnen()
  const gebeurd = [begin, { ...vrij, tijdstip: '2026-11-20T12:00:00Z' }, p.fout(vrij)]
  assert.deepEqual(await leverEn(...gebeurd), [
    `0518 begin v1 ${regulier}`,
    '0518 einde v1 2026-11-20 ingetrokken',
    `0518 wijziging v1 ${regulier}`,
  ])
  const { berichten } = await leesStand(opname.bank, gebeurd)
  assert.deepEqual(berichten.at(-1)?.gegevens['einde-detentie'], {
    datum: regulier,
    definitief: false,
    vorigeDatum: '2026-11-20',
    reden: null,
    vervallen: true,
  })
})

test('an end that proves to be that of a later detention is withdrawn from the first', async () => {
  const p = iemand()
  const [een, twee, vrij] = [p.binnen(), p.binnen(), p.vrij()]
  assert.deepEqual(await leverEn(een, vrij, twee), [
    `0518 begin v1 ${regulier}`,
    '0518 einde v1 2026-11-20 ingetrokken',
    `0518 wijziging v1 ${regulier}`,
    // The begin of the second is told when its end is known already.
    '0518 begin v1 2026-11-20',
    '0518 einde v1 2026-11-20',
  ])
  const { open, perioden } = await leesStand(opname.bank, [een])
  assert.deepEqual(open, [{ soort: 'einde-ontbreekt', onderwerp: een.gebeurtenisId }])
  assert.deepEqual(
    perioden.map(({ stand }) => stand),
    ['einde-onbekend', 'beeindigd'],
  )
})

test('a correction that was itself wrong brings back what it took', async () => {
  const p = iemand()
  const [begin, langer] = [p.binnen(), p.langer('2027-03-01')]
  const weg = p.fout(begin)
  assert.deepEqual(await leverEn(begin, langer, weg, p.fout(weg)), [
    `0518 begin v1 ${regulier} ingetrokken`,
    '0518 wijziging v1 2027-03-01 ingetrokken',
    '0518 begin v2 2027-03-01',
  ])
})

test('another home municipality reads all, and the one before reads nothing any more', async () => {
  const p = iemand()
  assert.deepEqual(
    await leverEn(
      p.binnen({ gemeentecode: '0530' }),
      p.langer('2027-03-01', { gemeentecode: '0457' }),
      p.langer('2027-04-01', { gemeentecode: '1992' }),
    ),
    [
      `1992 begin v1 ${regulier} ingetrokken`,
      '0363 begin v1 2027-03-01 ingetrokken',
      '1992 begin v2 2027-04-01',
    ],
  )
})

test('the municipality of settlement hears of the end and its date, not of begin or place', async () => {
  const p = iemand({ vestigingsgemeente: '0599' })
  assert.deepEqual(await leverEn(p.binnen(), p.verhuist('pi-vught'), p.langer('2027-03-01'), p.vrij()), [
    `0518 begin v1 ${regulier}`,
    `0518 wijziging v1 ${regulier}`,
    '0518 wijziging v2 2027-03-01',
    '0599 wijziging v1 2027-03-01',
    '0518 einde v1 2026-11-20',
    '0599 einde v1 2026-11-20',
  ])
  const q = iemand({ vestigingsgemeente: '0518' })
  assert.equal((await leverEn(q.binnen(), q.vrij())).length, 2, 'the same municipality gets everything once')
})

test('who belongs nowhere known gives no message but an open question with an owner, until it is known', async () => {
  for (const [persoon, soort] of [
    [{ zonderVastAdres: true }, 'zonder-vast-adres'],
    [{ gemeentecode: null }, 'gemeente-onbekend'],
    [{ gemeentecode: '1999' }, 'gemeente-onbekend'],
    [{ gemeentecode: '1055' }, 'gemeente-onbekend'],
  ] as const) {
    const p = iemand(persoon)
    const begin = p.binnen()
    assert.deepEqual(await leverEn(begin), [])
    assert.deepEqual((await leesStand(opname.bank, [begin])).open, [
      { soort, onderwerp: begin.gebeurtenisId },
    ])
    const [rij] = await opname.bank.eigenaar.vraag(
      'select eigenaar from detentie.openstaand where onderwerp = $1',
      [begin.gebeurtenisId],
    )
    assert.equal(rij?.eigenaar, 'dji')
    const bekend = p.langer('2027-03-01', { gemeentecode: '0344', zonderVastAdres: false })
    assert.deepEqual(await leverEn(begin, bekend), ['0344 begin v1 2027-03-01'])
    assert.deepEqual((await leesStand(opname.bank, [begin])).open, [])
  }
})
