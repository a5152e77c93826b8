import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Berichtvorm } from '../../src/berichtenbox/vorm.ts'
import { oordeelHerhaalbaar } from '../../src/grondslagen/grondslagen.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { berichtenOver, box, dji, leverGoed, leverReeks, type Probleemvorm, type Ruw } from '../levering.ts'
import { nieuweBsn } from '../mensen.ts'
import { lees, maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after })
const { api, bank, klok } = wereld
const nu = '2026-11-22T10:00:00Z'
const college = (code: string) => [`college-${code}`, 'nazorgcoordinator'] as const
const post = (body?: unknown): RequestInit =>
  body === undefined ? { method: 'POST' } : { method: 'POST', body: JSON.stringify(body) }

/** Someone new in detention, known to one municipality; gives the message it got. */
async function begin(gemeentecode: string, anders: Ruw = {}): Promise<{ bsn: string; id: string; ruw: Ruw }> {
  const bsn = nieuweBsn()
  const ruw = gebeurtenis({ bsn, gemeentecode }, anders)
  const [antwoord] = await leverGoed(wereld, ruw)
  return { bsn, id: antwoord?.berichten[0] ?? '', ruw }
}

const wijziging = (bsn: string, gemeentecode: string, dag: string, verwachteEinddatum: string) =>
  gebeurtenis(
    { bsn, gemeentecode },
    {
      soort: 'wijziging-einddatum',
      reden: 'capaciteit',
      inrichting: null,
      tijdstip: `2026-11-${dag}T10:00:00Z`,
      verwachteEinddatum,
    },
  )
const correctie = ({ gebeurtenisId }: Ruw): Ruw => ({
  gebeurtenisId: crypto.randomUUID(),
  soort: 'correctie',
  tijdstip: '2026-11-22T09:00:00Z',
  corrigeert: gebeurtenisId,
})

test('each change replaces the one before it, version by version', async () => {
  const { bsn, id } = await begin('0034')
  await leverGoed(
    wereld,
    wijziging(bsn, '0034', '21', '2027-03-01'),
    wijziging(bsn, '0034', '22', '2027-01-15'),
  )
  const [tweede, eerste, start] = await berichtenOver(wereld, '0034', bsn)
  assert.deepEqual(
    [start, eerste, tweede].map((b) => [b?.soort, b?.versie, b?.vervangt]),
    [
      ['begin-detentie', 1, null],
      ['wijziging-detentie', 1, null],
      ['wijziging-detentie', 2, eerste?.id],
    ],
  )
  assert.equal(start?.id, id)
  assert.deepEqual(tweede?.inhoud?.eindeDetentie, {
    datum: '2027-01-15',
    definitief: false,
    vorigeDatum: '2027-03-01',
    reden: 'capaciteit',
    vervallen: false,
  })
})

test('the list changes nothing, opening a message reads it, confirming takes it up, and only once', async () => {
  const { id } = await begin('0344')
  const wie = college('0344')
  for (let keer = 0; keer < 2; keer++) assert.equal((await box(wereld, '0344', 'status=bezorgd')).length, 1)
  for (let keer = 0; keer < 2; keer++) {
    const { status, opgepaktOp } = await lees<Berichtvorm>(await api(wie, `/berichten/${id}`))
    assert.deepEqual([status, opgepaktOp], ['gelezen', null])
  }
  const eerste = await api(wie, `/berichten/${id}/ontvangstbevestigingen`, post())
  assert.equal(eerste.status, 201)
  const bevestigd = await lees<Berichtvorm>(eerste)
  assert.equal(bevestigd.status, 'gelezen')
  klok.zet('2026-11-22T10:30:00Z')
  const tweede = await api(wie, `/berichten/${id}/ontvangstbevestigingen`, post())
  klok.zet(nu)
  assert.deepEqual(await lees<Berichtvorm>(tweede), bevestigd)
  assert.deepEqual(
    (await box(wereld, '0344', 'status=gelezen')).map((b) => b.id),
    [id],
  )
  assert.equal((await box(wereld, '0344', 'status=bezorgd')).length, 0)
})

test('confirming takes no content: what is sent along is refused, and confirms nothing', async () => {
  const { id } = await begin('0344')
  const wie = college('0344')
  const stuur = (body: string, soort = 'application/json') =>
    api(wie, `/berichten/${id}/ontvangstbevestigingen`, {
      method: 'POST',
      body,
      headers: { 'Content-Type': soort },
    })
  for (const [body, soort, status, veld] of [
    ['{', undefined, 400, 'bericht'],
    ['[]', undefined, 400, 'bericht'],
    ['null', undefined, 400, 'bericht'],
    ['{"reden":"gezien"}', undefined, 400, 'reden'],
    ['<x/>', 'text/xml', 415, 'Content-Type'],
  ] as const) {
    const antwoord = await stuur(body, soort)
    assert.equal(antwoord.status, status, body)
    assert.equal((await lees<Probleemvorm>(antwoord)).fouten?.[0]?.veld, veld, body)
  }
  assert.equal((await lees<Berichtvorm>(await api(wie, `/berichten/${id}`))).opgepaktOp, null)
  assert.equal((await stuur('{}')).status, 201)
})

test('only the receiver confirms: not the sender, and for others the message is not there', async () => {
  const { id } = await begin('0344')
  assert.equal((await api(dji, `/berichten/${id}/ontvangstbevestigingen`, post())).status, 403)
  assert.equal((await api(college('0599'), `/berichten/${id}/ontvangstbevestigingen`, post())).status, 404)
  assert.equal((await api(college('0599'), `/berichten/${id}/antwoorden`, post(goedAntwoord))).status, 404)
  for (const pad of ['niet-bestaand', crypto.randomUUID()])
    assert.equal((await api(college('0599'), `/berichten/${pad}`)).status, 404)
  assert.equal((await lees<Berichtvorm>(await api(dji, `/berichten/${id}`))).status, 'bezorgd')
})

const goedAntwoord = { gegevens: { onderdak: 'Huurt een woning.' }, feiten: { noodzaakPlan: true } }

test('an answer that is sent again under its id goes once; another one under that id is refused', async () => {
  const { id } = await begin('0014')
  const wie = college('0014')
  const antwoordId = crypto.randomUUID()
  const stuur = (tekst: string, op = id) =>
    api(
      wie,
      `/berichten/${op}/antwoorden`,
      post({ antwoordId, ...goedAntwoord, gegevens: { onderdak: tekst } }),
    )
  // At the same moment, as after a broken connection of which nobody knows how it ended.
  const samen = await Promise.all([stuur('Een kamer.'), stuur('Een kamer.'), stuur('Een kamer.')])
  const vormen = await Promise.all(samen.map((een) => lees<Berichtvorm>(een)))
  assert.deepEqual(
    samen.map(({ status }) => status),
    [201, 201, 201],
  )
  assert.equal(new Set(vormen.map((vorm) => vorm.id)).size, 1)
  assert.equal((await stuur('Een huis.')).status, 409)
  const ander = await begin('0014')
  assert.equal((await stuur('Een kamer.', ander.id)).status, 409)
  const inrichting = await lees<{ berichten: Berichtvorm[] }>(
    await api(['pi-arnhem', 'casemanager'], '/berichten'),
  )
  const gestuurd = inrichting.berichten.filter(({ afzender }) => afzender.gemeentecode === '0014')
  assert.deepEqual(
    gestuurd.map((vorm) => vorm.id),
    [vormen[0]?.id],
  )
  // The id is of who made it up: another with the same one answers a message of its own.
  const elders = await begin('0080')
  const buur = await api(
    college('0080'),
    `/berichten/${elders.id}/antwoorden`,
    post({ antwoordId, ...goedAntwoord }),
  )
  assert.equal(buur.status, 201)
  assert.notEqual((await lees<Berichtvorm>(buur)).id, vormen[0]?.id)
  const fout = await api(wie, `/berichten/${id}/antwoorden`, post({ antwoordId: 'eerste', ...goedAntwoord }))
  assert.equal((await lees<Probleemvorm>(fout)).fouten?.[0]?.veld, 'antwoordId')
})

test('a withdrawn message has no content for the receiver, by API or by SQL, and says why', async () => {
  const { id, ruw } = await begin('0626')
  const wie = college('0626')
  await leverGoed(wereld, correctie(ruw))
  const bericht = await lees<Berichtvorm>(await api(wie, `/berichten/${id}`))
  assert.equal(bericht.status, 'ingetrokken')
  assert.deepEqual([bericht.betrokkene, bericht.inhoud], [null, null])
  assert.match(bericht.reden ?? '', /klopte niet/)
  const [inLijst] = await box(wereld, '0626', 'status=ingetrokken')
  assert.deepEqual([inLijst?.id, inLijst?.betrokkene], [id, null])
  const conflict = await api(wie, `/berichten/${id}/ontvangstbevestigingen`, post())
  assert.equal(conflict.status, 409)
  assert.equal((await api(wie, `/berichten/${id}/antwoorden`, post(goedAntwoord))).status, 409)
  const rijen = async (organisatie: string) =>
    bank.transactie({ organisatie, gebruiker: 'proef', rol: 'proef', doel: 'proef' }, (tx) =>
      tx
        .withTables<{ 'berichtenbox.inhoud': { bericht_id: string } }>()
        .selectFrom('berichtenbox.inhoud')
        .select('bericht_id')
        .where('bericht_id', '=', id)
        .execute(),
    )
  assert.deepEqual(await rijen('college-0626'), [])
  assert.equal((await rijen('dji')).length, 1)
})

test('paging gives every message once, with and without filters', async () => {
  const aantal = 230
  const mensen = Array.from({ length: aantal }, () => nieuweBsn())
  const antwoorden = await leverReeks(
    wereld,
    mensen.map((bsn) => gebeurtenis({ bsn, gemeentecode: '0363' })),
  )
  const vertrek = mensen
    .slice(0, 130)
    .map((bsn) =>
      gebeurtenis(
        { bsn, gemeentecode: '0363' },
        { soort: 'ontslag', tijdstip: '2026-11-22T08:00:00Z', inrichting: null, verwachteEinddatum: null },
      ),
    )
  const einden = await leverReeks(wereld, vertrek)
  const ids = (lijst: typeof antwoorden) => lijst.flatMap((a) => (a.aanvaard ? a.berichten : []))
  const alle = (await box(wereld, '0363')).map(({ id }) => id)
  assert.deepEqual(alle.toSorted(), [...ids(antwoorden), ...ids(einden)].toSorted())
  assert.equal(new Set(alle).size, 360)
  const eerste = await lees<{ berichten: Berichtvorm[]; volgende: string | null }>(
    await api(college('0363'), '/berichten'),
  )
  assert.equal(eerste.volgende, eerste.berichten.at(-1)?.id, 'and no number that tells how many others got')
  const eind = await box(wereld, '0363', 'soort=einde-detentie&status=bezorgd')
  assert.deepEqual(eind.map(({ id }) => id).toSorted(), ids(einden).toSorted())
  const fout = await api(college('0363'), '/berichten?status=kwijt&cursor=-1&kleur=rood')
  assert.equal(fout.status, 400)
  const { fouten } = await lees<Probleemvorm>(fout)
  assert.deepEqual(fouten?.map(({ veld }) => veld).toSorted(), ['cursor', 'kleur', 'status'])
  assert.deepEqual(fouten?.find(({ veld }) => veld === 'status')?.toegestaan, [
    'klaargezet',
    'bezorgd',
    'gelezen',
    'ingetrokken',
    'onbestelbaar',
    'vernietigd',
  ])
})

test('an answer arrives in the box of the inrichting with what the register lets through', async () => {
  const { bsn, id } = await begin('0400')
  const antwoord = await api(college('0400'), `/berichten/${id}/antwoorden`, post(goedAntwoord))
  assert.equal(antwoord.status, 201)
  const verstuurd = await lees<Berichtvorm>(antwoord)
  assert.equal(antwoord.headers.get('location'), `/api/v1/berichten/${verstuurd.id}`)
  const gekregen = await lees<Berichtvorm>(
    await api(['pi-arnhem', 'casemanager'], `/berichten/${verstuurd.id}`),
  )
  assert.equal(gekregen.soort, 'antwoord')
  assert.equal(gekregen.antwoordOp, id)
  assert.deepEqual(gekregen.inhoud, { onderdak: 'Huurt een woning.' })
  assert.deepEqual(Object.keys(gekregen.betrokkene ?? {}).toSorted(), [
    'geboortedatum',
    'identificerendeNummers',
    'naam',
  ])
  assert.deepEqual(gekregen.betrokkene?.identificerendeNummers, { bsn, skn: null })
  assert.ok(gekregen.grondslagen.some(({ bwb }) => bwb === 'BWBR0009398'))
  for (const ander of ['pi-vught', 'dji'] as const)
    assert.equal(
      (await api([ander, 'backoffice'], `/berichten/${verstuurd.id}`)).status,
      404,
      `${ander} has nothing to do with it`,
    )
})

test('an answer to an old message goes to where the person stays now', async () => {
  const { bsn, id } = await begin('0400')
  await leverGoed(
    wereld,
    gebeurtenis(
      { bsn, gemeentecode: '0400' },
      { soort: 'overplaatsing', inrichting: 'pi-vught', tijdstip: '2026-11-21T10:00:00Z' },
    ),
  )
  const antwoord = await api(college('0400'), `/berichten/${id}/antwoorden`, post(goedAntwoord))
  assert.equal((await lees<Berichtvorm>(antwoord)).ontvanger.id, 'pi-vught')
})

test('what may not be answered is refused by gegeven with its remedy, and nothing is sent', async () => {
  const { id } = await begin('0400')
  const stuur = (body: unknown) => api(college('0400'), `/berichten/${id}/antwoorden`, post(body))
  const inBox = async () =>
    (await lees<{ berichten: Berichtvorm[] }>(await api(['pi-arnhem', 'casemanager'], '/berichten')))
      .berichten.length
  const voor = await inBox()
  const alles = { onderdak: 'Huurt een woning.', zorg: 'Heeft een lopend traject.' }
  const gevallen: [Ruw, string, RegExp][] = [
    [{ noodzaakPlan: false }, 'gegevens.onderdak', /plan/i],
    [{ noodzaakPlan: true, zorgNodig: false }, 'gegevens.zorg', /zorg/i],
  ]
  for (const [feiten, veld, melding] of gevallen) {
    const antwoord = await stuur({ gegevens: alles, feiten })
    assert.equal(antwoord.status, 403)
    const probleem = await lees<Probleemvorm>(antwoord)
    assert.equal(probleem.code, 'niet-toegestaan')
    assert.match(probleem.fouten?.find((fout) => fout.veld === veld)?.melding ?? '', melding)
  }
  for (const [body, veld] of [
    [{ gegevens: { delict: 'x' } }, 'gegevens.delict'],
    [{ gegevens: {} }, 'gegevens'],
    [{ gegevens: { onderdak: 'x'.repeat(2001) } }, 'gegevens.onderdak'],
    [{ gegevens: { onderdak: ' ' } }, 'gegevens.onderdak'],
    [{ gegevens: { onderdak: 'a\u0000' } }, 'gegevens.onderdak'],
    [{ gegevens: { onderdak: 'x' }, feiten: { noodzaakPlan: 'ja' } }, 'feiten.noodzaakPlan'],
  ] as const) {
    const antwoord = await stuur(body)
    assert.equal(antwoord.status, 400)
    const { fouten } = await lees<Probleemvorm>(antwoord)
    assert.ok(
      fouten?.some((fout) => fout.veld === veld),
      `${veld}: ${JSON.stringify(fouten)}`,
    )
  }
  klok.zet('2021-06-30T10:00:00Z')
  try {
    const vroeger = await begin('0518', { tijdstip: '2021-06-29T10:00:00Z', verwachteEinddatum: null })
    const antwoord = await api(college('0518'), `/berichten/${vroeger.id}/antwoorden`, post(goedAntwoord))
    assert.equal(antwoord.status, 403, 'before 1 July 2021 there was no ground')
  } finally {
    klok.zet(nu)
  }
  assert.equal(await inBox(), voor)
  const goed = await stuur({ gegevens: alles, feiten: { noodzaakPlan: true, zorgNodig: true } })
  assert.equal(goed.status, 201)
  assert.equal(await inBox(), voor + 1)
})

test('before there was a ground nothing is sent: the sender sees why, the receiver nothing at all', async () => {
  klok.zet('2018-12-31T10:00:00Z')
  try {
    const { id } = await begin('0995', { tijdstip: '2018-12-30T10:00:00Z', verwachteEinddatum: null })
    const bericht = await lees<Berichtvorm>(await api(dji, `/berichten/${id}`))
    assert.equal(bericht.status, 'onbestelbaar')
    assert.deepEqual([bericht.betrokkene, bericht.inhoud], [null, null])
    assert.ok((bericht.reden ?? '').length > 20)
    assert.deepEqual(await box(wereld, '0995'), [])
    assert.equal((await api(college('0995'), `/berichten/${id}`)).status, 404)
    assert.equal((await api(college('0995'), `/berichten/${id}/ontvangstbevestigingen`, post())).status, 404)
    assert.equal((await api(college('0995'), `/berichten/${id}/antwoorden`, post(goedAntwoord))).status, 404)
    const inhoud = await bank.eigenaar.vraag('select * from berichtenbox.inhoud where bericht_id = $1', [id])
    assert.deepEqual(inhoud, [])
  } finally {
    klok.zet(nu)
  }
})

test('every message holds only what its own oordeel allows, and each oordeel comes out the same again', async () => {
  const rijen = await bank.eigenaar.vraag(
    `select b.soort, i.gegevens, t.vraag, t.oordeel from berichtenbox.bericht b
     join berichtenbox.inhoud i on i.bericht_id = b.id join grondslagen.toets t on t.id = b.toets_id`,
    [],
  )
  assert.ok(rijen.length > 370)
  const { register } = wereld.grondslagen
  const getoetst = new Set<unknown>()
  for (const rij of rijen) {
    const { soort, gegevens, vraag, oordeel } = rij as unknown as Bewaard
    const mag = oordeel.gegevens.filter((g) => g.uitkomst === 'toegestaan').map((g) => g.gegeven)
    for (const gegeven of Object.keys(gegevens)) assert.ok(mag.includes(gegeven), `${gegeven} in ${soort}`)
    assert.doesNotMatch(JSON.stringify(gegevens), /delict|misdrijf|strafduur|strafmaat|veroordeling/i)
    const sleutel = JSON.stringify(vraag)
    if (!getoetst.has(sleutel)) assert.ok(oordeelHerhaalbaar(register, vraag, oordeel))
    getoetst.add(sleutel)
  }
  assert.ok(getoetst.size >= 6, `${getoetst.size} different questions`)
})

type Bewaard = {
  readonly soort: string
  readonly gegevens: Record<string, unknown>
  readonly vraag: Parameters<typeof oordeelHerhaalbaar>[1]
  readonly oordeel: Parameters<typeof oordeelHerhaalbaar>[2]
}

test('what a request writes down carries the trace of the caller, also when that is not sampled', async () => {
  const spoor = '0af7651916cd43dd8448eb211c80319c'
  const traceparent = `00-${spoor}-b7ad6b7169203331-00`
  const { id } = await begin('0034')
  const antwoord = await api(college('0034'), `/berichten/${id}`, { headers: { traceparent } })
  const [, gevolgd, stap] = /^00-([0-9a-f]{32})-([0-9a-f]{16})-01$/.exec(
    antwoord.headers.get('traceresponse') ?? '',
  ) ?? ['', '', '']
  assert.equal(gevolgd, spoor)
  const genoemd = await bank.eigenaar.vraag(
    'select distinct spoor, onderwerp from logboek.regel where daad = $1',
    [stap],
  )
  assert.deepEqual(genoemd, [{ spoor, onderwerp: id }], 'the answer names a step that exists')
  const sporen = () =>
    bank.eigenaar.vraag('select distinct spoor from logboek.regel where onderwerp = $1', [id])
  const bekend = (await sporen()).map((rij) => rij.spoor)
  assert.ok(bekend.includes(spoor))
  const ander = await api(college('0034'), `/berichten/${id}`, { headers: { traceparent: 'zomaar' } })
  assert.equal(ander.status, 200)
  assert.equal(ander.headers.get('traceresponse'), null)
  assert.equal((await sporen()).length, bekend.length + 1, 'what makes no sense gets a trace of its own')
})
