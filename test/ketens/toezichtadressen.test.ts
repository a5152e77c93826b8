import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { leest, schrijfDaden } from '../kantooruren.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { zet } from '../tabellen.ts'
import { nieuweGedetineerde } from '../toestemming.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after })
const fg = bezoeker(wereld, await inlogAls(wereld, 'pi-arnhem', 'fg', 'Anna Toezicht'))
const ander = bezoeker(wereld, await inlogAls(wereld, 'pi-arnhem', 'fg', 'Bert Toezicht'))
const inhoud = ({ tekst }: { tekst: string }) => tekst.slice(tekst.indexOf('<main'))

async function nieuwVerzoek(): Promise<string> {
  const velden = { kenmerk: 'ADRES-1', regime: 'avg', van: 'betrokkene', vorm: 'brief' }
  const { naar } = await fg.stuur('/inzageverzoeken', { ...velden, ontvangenOp: '2026-11-20' })
  return String(naar).replace(/\?.*/, '')
}

async function nieuweGlasbraak(): Promise<string> {
  const [id, poging, persoon] = [randomUUID(), randomUUID(), await nieuweGedetineerde(wereld)]
  const wie = { organisatie: 'pi-arnhem', gebruiker: randomUUID(), persoon }
  await zet(wereld.bank, 'personen.zoekpoging', [{ id: poging, op: '2026-11-20T08:00:00Z', ...wie }])
  const uur = { van: '2026-11-20T08:00:00Z', tot: '2026-11-20T09:00:00Z', doel: 'terugkeer-voorbereiden' }
  const waarom = { naam: 'C. Manager', rol: 'casemanager', aanleiding: 'anders', reden: 'proef' }
  await zet(wereld.bank, 'personen.glasbraak', [{ id, poging, ...wie, ...uur, ...waarom }])
  return id
}

async function nieuwOnderzoek(): Promise<string> {
  const { medewerker } = await inlogAls(wereld, 'pi-arnhem', 'casemanager', 'C. Manager')
  await schrijfDaden(wereld.bank, 'pi-arnhem', [
    leest({ id: medewerker, rol: 'casemanager' }, new Date('2026-11-20T02:00:00Z')),
  ])
  const velden = { medewerker, van: '2026-11-01', tot: '2026-11-22', mandaat: 'vestigingsdirecteur' }
  const reden = 'Collega’s zeiden dat er ’s nachts wordt gekeken.'
  const { naar } = await fg.stuur('/fg/onderzoeken', {
    ...velden,
    reden,
    mandaatOp: '2026-11-21',
    opdrachtkenmerk: 'OPD-2026-4',
  })
  return String(naar)
}

test('every page of oversight and inzage names what stands in its address and is not known there, or twice', async () => {
  const verzoek = await nieuwVerzoek()
  const onderzoek = await nieuwOnderzoek()
  const paden: readonly (readonly [pad: string, kent: string | null])[] = [
    ['/inzageverzoeken', 'stand'],
    [verzoek, 'gedaan'],
    ['/mijn-inzage', 'gedaan'],
    ['/fg/logboek', 'gebruiker'],
    ['/fg/verstrekkingen', 'ontvanger'],
    ['/fg/signalen', 'van'],
    ['/fg/maandrapport', 'maand'],
    ['/fg/onderzoeken', 'medewerker'],
    [onderzoek, null],
    ['/fg/inzage-uitstel', 'gedaan'],
    ['/fg/glasbraken', 'stand'],
    [`/fg/glasbraken/${await nieuweGlasbraak()}`, 'gedaan'],
  ]
  for (const [pad, kent] of paden) {
    assert.equal((await fg.lees(pad)).status, 200, pad)
    const onbekend = await fg.lees(`${pad}?onzin=1`)
    assert.equal(onbekend.status, 400, pad)
    assert.match(onbekend.tekst, /‘onzin’ kennen wij hier niet\. Haal het uit het adres\./, pad)
    if (kent !== null) assert.match(onbekend.tekst, new RegExp(`Kies uit: [^<]*\\b${kent}\\b`), pad)
    // Of what was just done a browser is sent on without it: gedaan.ts.
    const naam = kent === null || kent === 'gedaan' ? 'van' : kent
    const dubbel = await fg.lees(`${pad}?${naam}=1&${naam}=2`)
    assert.equal(dubbel.status, 400, pad)
    assert.match(dubbel.tekst, /staat meer dan één keer in het adres\. Noem het één keer\./, pad)
  }
})

test('a value that no page sends there is refused with what can stand there; an id that is none is of nothing', async () => {
  for (const [adres, melding] of [
    [
      `${await nieuwVerzoek()}?gedaan=${randomUUID()}`,
      /Deze waarde van ‘gedaan’ kennen wij niet[\s\S]*vastgelegd/,
    ],
    [`/mijn-inzage?gedaan=${randomUUID()}`, /Deze waarde van ‘gedaan’ kennen wij niet[\s\S]*klaar/],
    [`/fg/inzage-uitstel?gedaan=${randomUUID()}`, /Deze waarde van ‘gedaan’ kennen wij niet[\s\S]*opgeheven/],
    ['/fg/onderzoeken?medewerker=jansen', /Dit is geen kenmerk van een medewerker/],
    ['/fg/onderzoeken?dag=2026-02-30', /Deze datum bestaat niet/],
    ['/fg/verstrekkingen?gebruiker=x', /‘gebruiker’ kennen wij hier niet/],
    ['/inzageverzoeken?stand=weg', /Deze keuze bij ‘/],
    ['/inzageverzoeken?persoon=1', /Deze persoon kennen wij niet/],
  ] as const) {
    const antwoord = await fg.lees(adres)
    assert.equal(antwoord.status, 400, adres)
    assert.match(inhoud(antwoord), melding, adres)
  }
  assert.doesNotMatch((await fg.lees('/fg/logboek?123456782=1')).tekst, /123456782/)
  for (const pad of ['/inzageverzoeken', '/fg/onderzoeken'])
    for (const id of ['x', '123', `${randomUUID()}1`, randomUUID()])
      assert.equal((await fg.lees(`${pad}/${id}`)).status, 404, `${pad}/${id}`)
})

test('what another functionaris wrote down has a day and no name: beside its moment in the logboek it would be known', async () => {
  const pad = await nieuwOnderzoek()
  for (const adres of [pad, '/fg/onderzoeken']) {
    const van = inhoud(await ander.lees(adres))
    assert.match(van, /een andere functionaris/, adres)
    assert.doesNotMatch(van, /Anna|Bert|22 nov 2026 \d\d:/, adres)
    assert.match(inhoud(await fg.lees(adres)), />u<|door u</, adres)
  }
  const [rij] = await wereld.bank.eigenaar.vraag('select door_naam from toezicht.onderzoek where id = $1', [
    pad.split('/').at(-1),
  ])
  assert.equal(rij?.door_naam, 'Anna Toezicht', 'who it was stays written down')
})
