import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { maakAansluitreacties } from '../../src/berichtenbox/berichtenbox.ts'
import { maakBezorggevolgen } from '../../src/bezorging/bezorging.ts'
import { maakLogboek } from '../../src/logboek/logboek.ts'
import { voerHerindelingenUit } from '../../src/verhuizing/verhuizing.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { berichtenOver, leverGoed } from '../levering.ts'
import { nieuweBsn } from '../mensen.ts'
import { inlogAls, nogEenRol } from '../sessie.ts'
import { zet } from '../tabellen.ts'
import { maakWereld } from '../wereld.ts'

// What hangs on a municipality beside its messages. Hilversum (0402) is not connected when Wijdemeren (1696) goes into it.
const wereld = await maakWereld({ after }, '2026-12-31T22:50:00Z', ['college-0402'])
const { bank, klok } = wereld
const logboek = maakLogboek('00'.repeat(32))
const bezorging = maakBezorggevolgen(wereld)
const gevolgen = maakAansluitreacties({ ...wereld, logboek, bezorging })
const voerUit = () => voerHerindelingenUit({ db: bank, klok, logboek, gevolgen })
const vraag = (tekst: string, ...waarden: readonly unknown[]) => bank.eigenaar.vraag(tekst, waarden)
const [oud, nieuw] = ['college-1696', 'college-0402']
const op = '2026-12-01T10:00:00Z'

const begin = async (gemeentecode: string) => {
  const bsn = nieuweBsn()
  await leverGoed(wereld, gebeurtenis({ bsn, gemeentecode }, { tijdstip: '2026-12-31T10:00:00Z' }))
  return bsn
}
const contact = (organisatie: string, soort: string, email: string, mens: Record<string, unknown> = {}) =>
  zet(bank, 'aansluiting.contact', [
    { id: randomUUID(), organisatie, soort, email, zoektekst: email, door: 'x', op, ...mens },
  ])
const abonnement = async (organisatie: string, adres: string) => {
  const id = randomUUID()
  await zet(bank, 'bezorging.abonnement', [
    { id, organisatie, adres, stand: 'actief', gemaakt_door: 'x', gemaakt_op: op },
  ])
  return id
}

test('connection, contacts, addresses, choices and people of the old municipality are those of its successor', async () => {
  await vraag(`update herindeling.plan set bevestigd_door = 'b', bevestigd_op = now() where van = '1696'`)
  await contact(oud, 'groepsmailbox', 'nazorg@wijdemeren.example')
  await contact(nieuw, 'groepsmailbox', 'nazorg@hilversum.example')
  await contact(oud, 'persoon', 'n@wijdemeren.example', {
    naam: 'N. Proef',
    functie: 'nazorg',
    telefoon: null,
  })
  const [eigen, dubbel, ander] = [
    await abonnement(oud, 'https://wijdemeren.example/meldingen'),
    await abonnement(oud, 'https://samen.example/meldingen'),
    await abonnement(nieuw, 'https://samen.example/meldingen'),
  ]
  await zet(bank, 'bezorging.postkeuze', [
    { organisatie: oud, ritme: 'meteen', gekozen_door: 'x', gekozen_op: op },
  ])
  await zet(bank, 'aansluiting.voorkeur', [
    { organisatie: oud, begin_einde: true, door: 'x', door_naam: 'x', op },
  ])
  // Someone who works for both, and someone who asks for a longer role.
  const bijOud = await inlogAls(wereld, oud, 'nazorgcoordinator', 'Twee Banen')
  const bijNieuw = await inlogAls(wereld, nieuw, 'fg', 'Twee Banen')
  await vraag(
    `update toegang.medewerker set onderwerp = 'beide' where id in ($1, $2)`,
    bijOud.medewerker,
    bijNieuw.medewerker,
  )
  const een = await inlogAls(wereld, oud, 'nazorgcoordinator', 'Een Baan')
  await nogEenRol(wereld, een.medewerker, oud, 'machtigingenbeheerder', 'Een Baan')
  await vraag(`update toegang.machtiging set tot = '2027-05-31' where medewerker = $1`, een.medewerker)
  const [machtiging] = await vraag(
    `select id from toegang.machtiging where medewerker = $1 and rol = 'nazorgcoordinator'`,
    een.medewerker,
  )
  const voorstel = {
    machtiging: machtiging?.id,
    organisatie: oud,
    soort: 'einddatum',
    tot: '2027-12-31',
    bij: 'organisatie',
  }
  await zet(bank, 'toegang.voorstel', [
    { id: randomUUID(), ...voorstel, gevraagd_door: een.medewerker, gevraagd_op: op },
  ])
  const [wacht, bezorgd] = [await begin('0402'), await begin('1696')]
  assert.equal((await vraag(`select 1 from bezorging.aflevering where organisatie = $1`, oud)).length, 2)

  klok.zet('2026-12-31T23:05:00Z')
  assert.equal(await voerUit(), 1)
  assert.equal(await voerUit(), 0)

  // What waited for the successor goes out, because it takes over that the old one was connected.
  for (const bsn of [wacht, bezorgd])
    assert.equal((await berichtenOver(wereld, '0402', bsn))[0]?.status, 'bezorgd')
  assert.deepEqual(
    await vraag(
      `select organisatie, stap from aansluiting.partij where organisatie in ($1, $2) order by 1`,
      oud,
      nieuw,
    ),
    [
      { organisatie: nieuw, stap: 'actief' },
      { organisatie: oud, stap: 'eherkenning' },
    ],
  )
  assert.deepEqual(
    await vraag(
      `select soort, naam, email from aansluiting.contact where organisatie = $1 order by email`,
      nieuw,
    ),
    [
      { soort: 'persoon', naam: 'N. Proef', email: 'n@wijdemeren.example' },
      { soort: 'groepsmailbox', naam: null, email: 'nazorg@hilversum.example' },
      { soort: 'persoon', naam: 'Groepsmailbox', email: 'nazorg@wijdemeren.example' },
    ],
  )
  const afleveringen = await vraag(
    `select f.abonnement, f.organisatie from bezorging.aflevering f join berichtenbox.bericht b on b.id = f.bericht
     where b.eerste_ontvanger = $1 order by f.abonnement`,
    oud,
  )
  assert.deepEqual(
    afleveringen,
    [eigen, ander].toSorted().map((id) => ({ abonnement: id, organisatie: nieuw })),
  )
  assert.deepEqual(await vraag(`select stand from bezorging.abonnement where id = $1`, dubbel), [
    { stand: 'beeindigd' },
  ])
  assert.deepEqual(await vraag(`select organisatie, ritme from bezorging.postkeuze`), [
    { organisatie: nieuw, ritme: 'meteen' },
  ])

  const rollen = await vraag(
    `select m.rol, m.organisatie, m.tot, w.naam from toegang.machtiging m join toegang.medewerker w on w.id = m.medewerker
     where w.naam in ('Twee Banen', 'Een Baan') order by w.naam, m.rol`,
  )
  assert.deepEqual(
    rollen.map(({ naam, rol, organisatie, tot }) => [naam, rol, organisatie, tot]),
    [
      ['Een Baan', 'machtigingenbeheerder', nieuw, '2027-05-31'],
      ['Een Baan', 'nazorgcoordinator', nieuw, '2027-05-31'],
      ['Twee Banen', 'fg', nieuw, null],
      ['Twee Banen', 'nazorgcoordinator', nieuw, null],
    ],
  )
  assert.deepEqual(
    await vraag(`select organisatie, besloten_op from toegang.voorstel where soort = 'einddatum'`),
    [{ organisatie: nieuw, besloten_op: null }],
  )
  assert.deepEqual(
    await vraag(
      `select 1 from toegang.sessie s join toegang.machtiging m on m.id = s.machtiging where m.id = $1`,
      machtiging?.id,
    ),
    [],
  )
})

test('nobody but the server itself carries out a merger, also not by SQL', async () => {
  const opdrachten = [
    `select herindeling.verhuis_mensen('college-0599', 'college-0363', now(), 'x')`,
    `select herindeling.verhuis_aansluiting('college-0599', 'college-0363', now(), 'x')`,
    `select * from herindeling.verhuis_meldingen('college-0599', 'college-0363', now())`,
    `select * from herindeling.verhuis_berichten('college-0599', 'college-0363', 10)`,
    `select herindeling.verhuis_overige('college-0599', 'college-0363')`,
    `select herindeling.leg_voor('college-0599', now())`,
  ]
  for (const organisatie of ['college-0363', 'dji', 'justid'])
    for (const doel of [
      'bewaking',
      'herindelingen-beheren',
      ...(organisatie === 'justid' ? [] : ['herindelingen-uitvoeren']),
    ])
      for (const opdracht of opdrachten)
        await assert.rejects(
          bank.transactie({ organisatie, gebruiker: 'g', rol: 'r', doel }, (tx) =>
            sql.raw(opdracht).execute(tx),
          ),
          { code: '42501' },
          `${opdracht} by ${organisatie}`,
        )
})
