import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { maakPdf } from '../bestanden.ts'
import { leesPdf } from '../pdf.ts'
import {
  type Bezoek,
  behandelaar,
  gemeente,
  kliniek,
  laatMeedoen,
  nieuwTraject,
  stuurt,
  zegt,
} from '../tbs.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, '2026-11-26T10:00:00Z')
const wie = await behandelaar(wereld)
const kaal = (tekst: string) => tekst.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const vraag = (tekst: string, ...waarden: readonly unknown[]) => wereld.bank.eigenaar.vraag(tekst, waarden)
const idVan = (traject: string) => traject.replace('/tbs/', '')

/** Keeps a document of this kind and sends it to the municipality in step 9. */
async function stuurDocument(traject: string, gegeven: string): Promise<void> {
  const vorm = new FormData()
  const velden = {
    ...{ gegeven, stap: '9', maker: 'zorgaanbieder', gemaaktOp: '2026-11-20', van: '', ontvangenOp: '' },
    reden: 'Ik schreef het zelf.',
  }
  for (const [veld, waarde] of Object.entries(velden)) vorm.set(veld, waarde)
  vorm.set('bestand', new File([maakPdf('afspraken')], 'brief.pdf', { type: 'application/pdf' }))
  assert.equal((await wie.stuur(`${traject}/documenten`, vorm)).status, 303)
  const [rij] = await vraag('select id from tbs.document where traject = $1', idVan(traject))
  const antwoord = await wie.stuur(`${traject}/stappen/9/${gemeente}/bericht`, [
    ['verzendingId', crypto.randomUUID()],
    ['document', String(rij?.id)],
  ])
  assert.equal(antwoord.status, 303, antwoord.tekst)
}

async function draagOver(van: Bezoek, traject: string, naar: string): Promise<void> {
  const antwoord = await van.stuur(`${traject}/overdracht`, {
    ...{ naar, overplaatsing: 'ja', nodigVoorZorg: 'ja', toestemming: '2026-11-20' },
  })
  assert.equal(antwoord.naar, '/tbs?gedaan=overgedragen', antwoord.tekst)
}

test('the overview tells a message with a document from one without, on the page and on paper', async () => {
  const traject = await nieuwTraject(wie, { geslachtsnaam: 'Meegaander' })
  await laatMeedoen(wie, traject, gemeente)
  const negen = `${traject}/stappen/9/${gemeente}`
  await zegt(wie, negen, { ketenafspraken: 'ja' })
  assert.equal((await stuurt(wie, negen, ['ketenafspraken'])).status, 303)
  await stuurDocument(traject, 'ketenafspraken')
  const { tekst } = await wie.lees(`${traject}/gedeeld`)
  assert.equal(
    kaal(tekst).match(/Afspraken over contact in de keten Met een document: Afspraken over/g)?.length,
    1,
  )
  const pdf = await leesPdf((await wie.haal(`${traject}/gedeeld/papier`)).bytes)
  assert.equal(pdf.tekst.match(/Met een document/g)?.length, 1)
})

test('the clinic that treats now tells what an earlier clinic shared, also what was taken back; nobody else reads that', async () => {
  const traject = await nieuwTraject(wie, { geslachtsnaam: 'Verhuizer' })
  await laatMeedoen(wie, traject, gemeente)
  const negen = `${traject}/stappen/9/${gemeente}`
  await zegt(wie, negen, { ketenafspraken: 'ja', 'einddatum-tbs': 'ja' })
  assert.equal((await stuurt(wie, negen, ['einddatum-tbs'])).status, 303)
  await stuurDocument(traject, 'ketenafspraken')
  const set = await wie.stuur(`${traject}/stappen/13/avt/buitenom`, {
    ...{ gegeven: 'verlofinformatie', 'tekst-verlofinformatie': 'Wat het AVT vroeg.', hoe: 'post' },
  })
  assert.equal(set.status, 303)
  // A track of the same clinic beside it: nothing of that may come along.
  const ander = await nieuwTraject(wie, { geslachtsnaam: 'Buurman' })
  await laatMeedoen(wie, ander, gemeente)
  await zegt(wie, `${ander}/stappen/9/${gemeente}`, { contactmomenten: 'ja', ketenafspraken: 'ja' })
  await stuurt(wie, `${ander}/stappen/9/${gemeente}`, ['ketenafspraken'])
  await draagOver(wie, traject, 'fpk-assen')

  const nieuw = await behandelaar(wereld, 'fpk-assen')
  const weg = await nieuw.stuur(`${traject}/intrekken`, { voor: '', hoe: 'schriftelijk', toelichting: '' })
  assert.equal(weg.status, 303, weg.tekst)
  const { tekst, status } = await nieuw.lees(`${traject}/gedeeld`)
  assert.equal(status, 200)
  const zichtbaar = kaal(tekst)
  assert.doesNotMatch(zichtbaar, /nog niets gedeeld/)
  const [, acht = '', negende = '', dertien = ''] =
    /Stap 8: (.*) Stap 9: (.*) Stap 13: (.*) Hier staat wat uw kliniek deelde, en wat FPC Dr\. S\. van Mesdag deelde/.exec(
      zichtbaar,
    ) ?? []
  assert.match(acht, /FPK Assen|Assen/, 'that it came here is told as well')
  assert.equal(negende.match(/26 nov 2026 11:00 Gemeente Groningen \(college\)/g)?.length, 2)
  assert.match(negende, /U zei hier ja op\. Dit is nagekeken\./)
  assert.equal(negende.match(/Met een document: Afspraken over contact in de keten/g)?.length, 1)
  assert.match(negende, /Gedeeld door FPC Dr\. S\. van Mesdag/)
  assert.equal(negende.match(/Dit is daarna teruggeroepen/g)?.length, 2)
  assert.match(dertien, /Informatie over verlof.*De kliniek gaf dit zelf, buiten Terugkeer/)
  assert.doesNotMatch(
    zichtbaar,
    /26 juni 2029|Wat het AVT vroeg|Zie de bijlage/,
    'what was in it is not there',
  )
  const pdf = await leesPdf((await nieuw.haal(`${traject}/gedeeld/papier`)).bytes)
  assert.match(pdf.tekst, /Stap 9[\s\S]*Gedeeld door FPC Dr/)

  // Each line is in the logboek of who told it.
  const gelezen = await vraag(
    `select count(*)::int as n from logboek.regel where organisatie = 'fpk-assen' and handeling = 'gezocht' and onderwerp in
      (select id from berichtenbox.bericht where dossier = $1)`,
    idVan(traject),
  )
  assert.deepEqual(gelezen, [{ n: 6 }], 'three messages, on the page and on paper')
  assert.equal((await wie.lees(`${traject}/gedeeld`)).status, 404, 'the first clinic answers no more')

  const namen = await vraag('select distinct betrokkene from logboek.regel')
  const pseudoniemen = namen.map(({ betrokkene }) => String(betrokkene))
  const rijen = (organisatie: string, doel: string, welk: string) =>
    wereld.bank.transactie({ organisatie, gebruiker: 'g', rol: 'r', doel }, async (tx) => {
      const { rows } = await sql`select * from tbs.eerder_gedeeld(${welk}, ${pseudoniemen})`.execute(tx)
      return rows.length
    })
  assert.equal(
    await rijen('fpk-assen', 'tbs-traject', idVan(traject)),
    4,
    'whatever is asked for, only this track',
  )
  for (const [organisatie, doel] of [
    ...[
      [kliniek, 'tbs-traject'],
      ['fpk-assen', 'tbs-deelname'],
      [gemeente, 'tbs-deelname'],
      ['', 'tbs-traject'],
    ],
    ...[
      [gemeente, 'tbs-traject'],
      ['justid', 'tbs-knelpunten'],
      ['dji', 'tbs-deelname'],
    ],
  ] as const)
    await assert.rejects(rijen(organisatie ?? '', doel ?? '', idVan(traject)), /niet van deze kliniek/)
  await assert.rejects(rijen('fpk-assen', 'tbs-traject', idVan(ander)), /niet van deze kliniek/)
})
