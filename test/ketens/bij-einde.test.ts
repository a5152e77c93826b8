import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { besluit, bijBericht, bijCorrectie, burgemeester, geenMaatregel } from '../bij.ts'
import { formulierOp, verborgenVan } from '../informatieblad.ts'
import { dji, leverGoed, type Probleemvorm } from '../levering.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { lees, maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, '2026-11-22T10:00:00Z')
const { api, bank } = wereld
const gemachtigde = await bezoeker(
  wereld,
  await inlogAls(wereld, 'burgemeester-0599', 'burgemeester-gemachtigde', 'M. Proef'),
)

interface Besluit {
  readonly id: string
  readonly besluit: string
  readonly van: string | null
  readonly datum: string
  readonly bewaardTot: string
}

async function metMaatregel(maatregel: string) {
  const { ruw, id } = await bijBericht(wereld, '0599')
  const antwoord = await besluit(wereld, '0599', id, { maatregel })
  assert.equal(antwoord.status, 201, await antwoord.clone().text())
  return { ruw, id, maatregel: await lees<Besluit>(antwoord) }
}

const beeindig = (id: string, inhoud: Readonly<Record<string, unknown>>, code = '0599') =>
  api(burgemeester(code), `/berichten/${id}/bijbesluiten`, {
    method: 'POST',
    body: JSON.stringify({
      ...{ besluit: 'ingetrokken', datum: '2026-11-22', reden: 'De onrust is voorbij.' },
      ...inhoud,
    }),
  })
const besluitenOp = async (id: string) =>
  (await lees<{ besluiten: Besluit[] }>(await api(burgemeester('0599'), `/berichten/${id}/bijbesluiten`)))
    .besluiten
const kort = (tekst: string) => tekst.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const fouten = async (antwoord: Response) =>
  (await lees<Probleemvorm>(antwoord)).fouten?.map(({ veld, toegestaan }) => ({ veld, toegestaan }))

test('the office records on the page that a measure was withdrawn: message, accounting and API show it, and nobody else', async () => {
  const { id, maatregel } = await metMaatregel('Toezicht bij de markt')
  const pad = `/berichtenbox/${id}`
  const form = verborgenVan(await formulierOp(gemachtigde, pad, `${pad}/bijeinde`))
  const goed = {
    ...{ ...form, van: maatregel.id, einde: 'ingetrokken', eindedatum: '2026-11-22' },
    eindereden: 'De rust is terug in de buurt.',
  }
  // What is wrong is said beside its field, and what was typed stays.
  const fout = await gemachtigde.stuur(`${pad}/bijeinde`, { ...goed, einde: '', eindedatum: '2026-11-21' })
  assert.equal(fout.status, 400)
  assert.match(fout.tekst, /Kies wat er is gebeurd/)
  assert.match(fout.tekst, /De rust is terug in de buurt/)
  const alles = await gemachtigde.stuur(`${pad}/bijeinde`, { ...form, van: '', einde: '', eindereden: '' })
  assert.match(
    kort(alles.tekst),
    /Kies een maatregel die nog geldt\..*Kies wat er is gebeurd\./,
    'in the order of the fields',
  )
  const tevroeg = await gemachtigde.stuur(`${pad}/bijeinde`, { ...goed, eindedatum: '2026-11-21' })
  assert.equal(tevroeg.status, 400)
  assert.match(tevroeg.tekst, /De maatregel kan niet eindigen vóór de dag waarop zij is besloten/)
  assert.deepEqual(
    (await besluitenOp(id)).map((een) => een.besluit),
    ['maatregel'],
  )

  for (const keer of [1, 2]) {
    const klaar = await gemachtigde.stuur(`${pad}/bijeinde`, goed)
    assert.equal(klaar.naar, `${pad}?gedaan=besloten`, `time ${keer}`)
  }
  const blad = (await gemachtigde.lees(pad)).tekst
  assert.match(blad, /Ingetrokken op.*22 nov 2026.*De rust is terug in de buurt/s)
  assert.doesNotMatch(blad, /Een maatregel geldt niet meer/, 'there is none left to end')
  const lijst = (await gemachtigde.lees('/bij-verantwoording')).tekst
  assert.match(
    kort(lijst),
    /Toezicht bij de markt maatregel vastgelegd door Koppeling van Gemeente Rotterdam \(burgemeester\) Ingetrokken op 22 nov 2026 De rust is terug in de buurt\. einde vastgelegd door M\. Proef/,
    'whose name belongs to what',
  )
  assert.doesNotMatch(blad, /<h3[^>]*>Besluit 1/, 'one decision needs no number')
  const [eerst, einde, ...rest] = await besluitenOp(id)
  assert.deepEqual(rest, [], 'twice is once')
  assert.deepEqual([einde?.besluit, einde?.van], ['ingetrokken', eerst?.id])
  assert.equal(einde?.bewaardTot, eerst?.bewaardTot, 'it is kept as long as the measure')
  // Who sent it does not learn what was decided, nor does another burgemeester.
  assert.notEqual((await api(dji, `/berichten/${id}/bijbesluiten`)).status, 200)
  assert.equal((await beeindig(id, { van: maatregel.id }, '0518')).status, 404)
  const regels = await bank.eigenaar.vraag(
    `select handeling, doel from logboek.regel where onderwerp = $1 and doel = 'bij-besluiten' and handeling = 'gewijzigd'`,
    [id],
  )
  assert.equal(regels.length, 3, 'taken up, the measure, and its end')
})

test('when DJI takes the message back, or its term is over, a measure can still be ended', async () => {
  const { ruw, id, maatregel } = await metMaatregel('Gesprek met de wijkagent')
  await leverGoed(wereld, bijCorrectie(ruw.gebeurtenisId))
  assert.match(
    (await gemachtigde.lees(`/berichtenbox/${id}`)).tekst,
    /Trekt u haar in, leg dat hier vast/,
    'the reader sees that it was taken back, and what to do',
  )
  const antwoord = await beeindig(id, { van: maatregel.id, reden: 'Het bericht klopte niet.' })
  assert.equal(antwoord.status, 201, await antwoord.clone().text())
  const daarna = (await gemachtigde.lees(`/berichtenbox/${id}`)).tekst
  assert.match(daarna, /Er is geen maatregel meer die geldt: u hoeft hier niets meer vast te leggen/)
  assert.doesNotMatch(daarna, /leg dat hier vast/, 'there is no form for it any more')

  const oud = await metMaatregel('Extra verlichting')
  await bank.eigenaar.vraag(`update berichtenbox.bericht set status = 'vernietigd' where id = $1`, [oud.id])
  assert.equal((await beeindig(oud.id, { besluit: 'beeindigd', van: oud.maatregel.id })).status, 201)
})

test('an ending names one measure of this message, once, on a day that can be', async () => {
  const { id, maatregel } = await metMaatregel('Meer toezicht')
  const ander = await metMaatregel('Ander toezicht')
  const zonder = await beeindig(id, {})
  assert.equal(zonder.status, 400)
  assert.deepEqual(
    (await fouten(zonder))?.map(({ veld }) => veld),
    ['van'],
  )
  const vreemd = await beeindig(id, { van: ander.maatregel.id })
  assert.equal(vreemd.status, 400)
  assert.deepEqual(await fouten(vreemd), [{ veld: 'van', toegestaan: [maatregel.id] }])
  for (const datum of ['2026-11-21', '2026-11-23']) {
    const antwoord = await beeindig(id, { van: maatregel.id, datum })
    assert.equal(antwoord.status, 400, datum)
    assert.deepEqual(
      (await fouten(antwoord))?.map(({ veld }) => veld),
      ['datum'],
    )
  }
  const nieuw = await besluit(wereld, '0599', id, { van: maatregel.id })
  assert.equal(nieuw.status, 400, 'a measure ends nothing')
  const samen = await Promise.all([1, 2].map(() => beeindig(id, { van: maatregel.id })))
  assert.deepEqual(samen.map(({ status }) => status).toSorted(), [201, 409])
  assert.equal((await besluit(wereld, '0599', id, geenMaatregel)).status, 409, 'it stays accounted for')
  const weer = await besluit(wereld, '0599', id, { maatregel: 'Weer toezicht' })
  assert.equal(weer.status, 201, 'a new one can follow')
  const blad = kort((await gemachtigde.lees(`/berichtenbox/${id}`)).tekst)
  assert.match(blad, /Besluit 1 .*Meer toezicht.* Besluit 2 .*Weer toezicht/, 'each by itself')
})
