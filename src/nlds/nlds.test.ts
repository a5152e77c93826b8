import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Html } from './nlds.ts'
import * as nlds from './nlds.ts'

const menu = (t: string) => [{ naam: t, href: t, actief: true }]
const opties = (t: string) => [{ waarde: t, tekst: t, uitleg: t }]
const station = (t: string) => ({ id: t, teken: t, naam: t, tekst: t })
const veld = (t: string) => ({ naam: t, label: t, uitleg: t, fout: t, waarde: t })

/** Each function with the same text in each place that takes text. */
const gevallen: Readonly<Record<string, (t: string) => Html>> = {
  pagina: (t) =>
    nlds.pagina({
      titel: t,
      ondertitel: t,
      inhoud: t,
      menu: menu(t),
      oefen: true,
      aangemeld: { naam: t, organisatie: t },
      kruimels: [{ naam: t, href: t }, { naam: t }],
    }),
  paginaZonderAanmelding: (t) =>
    nlds.pagina({
      titel: t,
      inhoud: t,
      menu: [],
      oefen: false,
      aanmelden: t,
      held: nlds.held({ kop: t, tekst: t, acties: [] }),
    }),
  kaart: (t) => nlds.kaart(t, t, { id: t, niveau: 3 }),
  vlak: (t) => nlds.vlak(t),
  tweeKolommen: (t) => nlds.tweeKolommen(t, [t, t]),
  kaartenrij: (t) => nlds.kaartenrij([nlds.kaartLink({ kop: t, tekst: t, href: t })]),
  actie: (t) => nlds.actie({ kop: t, tekst: t, inhoud: t }),
  legeStaat: (t) => nlds.legeStaat({ kop: t, tekst: t, tips: [t] }),
  stappen: (t) => nlds.stappen([{ kop: t, tekst: t }]),
  melding: (t) => nlds.melding('fout', t),
  foutoverzicht: (t) => nlds.foutoverzicht([{ veld: t, melding: t, toegestaan: ['a', t, 'b'] }]),
  knop: (t) => nlds.knop(t, { naam: t, waarde: t, formulier: t }),
  knopLink: (t) => nlds.knoppen(nlds.knopLink(t, t)),
  formulier: (t) =>
    nlds.formulier({ actie: t, methode: 'post', inhoud: t, knop: t, id: t, verborgen: { [t]: t } }),
  formulierdeel: (t) => nlds.formulierdeel(t, nlds.keuze({ ...veld(t), opties: opties(t), formulier: t }), t),
  groepsbalk: (t) =>
    nlds.groepsbalk({ id: t, actie: t, naam: t, delen: [[nlds.knop(t)]], verborgen: { [t]: t }, fout: t }),
  rijvinkje: (t) =>
    nlds.rijvinkje({ naam: t, waarde: t, label: t, formulier: t, inhoud: nlds.alinea(t), eerste: true }),
  filterbalk: (t) => nlds.filterbalk({ actie: t, velden: [], knop: t, wissen: t, naam: t }),
  tekstveld: (t) => nlds.tekstveld({ ...veld(t), id: t, aanvullen: t }),
  tekstvak: (t) => nlds.tekstvak(veld(t)),
  keuze: (t) => nlds.keuze({ ...veld(t), opties: opties(t), leeg: t }),
  handtekeningveld: (t) => nlds.handtekeningveld({ ...veld(t), id: t, pad: t, breedte: 6, hoogte: 2 }),
  handtekening: (t) => nlds.handtekening({ pad: t, naam: t, breedte: 6, hoogte: 2 }),
  datumveld: (t) => nlds.datumveld({ ...veld(t), min: t, max: t }),
  naslag: (t) => nlds.naslag([{ kop: t, gegevens: [{ naam: t, waarde: t }] }]),
  bestandsveld: (t) => nlds.bestandsveld({ ...veld(t), soorten: [t] }),
  keuzerondjes: (t) => nlds.keuzerondjes({ ...veld(t), opties: opties(t) }),
  vinkjes: (t) =>
    nlds.vinkjes({ ...veld(t), opties: [...opties(t), { waarde: t, tekst: t, alleen: true }], waarden: [t] }),
  vinkje: (t) => nlds.vinkje({ ...veld(t), aangevinkt: true }),
  tabel: (t) =>
    nlds.tabel({
      bijschrift: t,
      kolommen: [t, t],
      rijen: [[t, t]],
      rijAandacht: () => true,
      aandachtWoord: t,
      leeg: nlds.geen(t),
    }),
  paginering: (t) => nlds.paginering({ vorige: t, volgende: t }),
  gegevenslijst: (t) => nlds.gegevenslijst([{ naam: t, waarde: t }]),
  leestekst: (t) => nlds.leestekst({ taal: t, richting: 'rtl' }, t),
  tweetalig: (t) => nlds.tweetalig({ taal: t, richting: 'rtl' }, t, t),
  eigenNaam: (t) => nlds.eigenNaam(t),
  beeldlijst: (t) => nlds.beeldlijst([{ beeld: nlds.html`${t}`, zin: t }]),
  beeldregel: (t) => nlds.beeldregel({ beeld: nlds.html`${t}`, zin: t }),
  tijdlijn: (t) => nlds.tijdlijn([{ wanneer: t, wat: t, stand: 'nu' }]),
  uitkomsten: (t) => nlds.uitkomsten([{ soort: 'nee', kop: t, antwoord: t, tekst: t, verder: t }]),
  label: (t) => nlds.label('dringend', t),
  artikel: (t) => nlds.artikel({ tekst: t, href: t }),
  termijnbalk: (t) => nlds.termijnbalk({ deel: 0.5, tekst: t }),
  cijfer: (t) => nlds.cijfers([nlds.cijfer({ waarde: t, naam: t, bij: t })]),
  kop: (t) => nlds.kop(4, t, t),
  alinea: (t) => nlds.alinea(t, { klein: true }),
  koppeling: (t) => nlds.koppeling(t, t),
  opsomming: (t) => nlds.opsomming([t]),
  uitklap: (t) => nlds.uitklap(t, t, { open: true }),
  voorbeeldcode: (t) => nlds.voorbeeldcode(t, t),
  geen: (t) => nlds.geen(t),
  onbekend: (t) => nlds.onbekend(t),
  zin: (t) =>
    nlds.zin([
      t,
      nlds.zinKeuze({ naam: t, label: t, opties: opties(t), leeg: t }),
      nlds.zinDatum({ naam: t, label: t, waarde: t }),
      nlds.zinGetal({ naam: t, label: t, waarde: t }),
      nlds.zinReeks(t, [t]),
      nlds.zinnen([nlds.uitweg(t, t), nlds.artikelen([]), nlds.keuzegroepen(t, [])]),
      nlds.zinWoord(t),
    ]),
  verborgenTekst: (t) => nlds.verborgenTekst(t),
  geldigheidsbalk: (t) =>
    nlds.geldigheidsbalk({ van: 0.2, tot: null, dag: 0.5, jaren: [{ plek: 0, jaar: t }], tekst: t }),
  matrix: (t) =>
    nlds.matrix({
      bijschrift: t,
      hoek: t,
      kolommen: [t, t],
      rijen: [{ naam: t, cellen: [{ href: t, zegt: t, mag: 1, magAls: 1 }, null] }],
    }),
  breedOfSmal: (t) => nlds.breedOfSmal(nlds.alinea(t), nlds.alinea(t)),
  lijnkaart: (t) =>
    nlds.lijnkaart({ naam: t, stam: [station(t)], takken: [{ naam: t, stations: [station(t)] }] }),
  lijnlegenda: (t) => nlds.lijnlegenda(t),
  stations: (t) => nlds.stations([station(t)], 'tak'),
}

/** What gives html its shape. Text that is escaped adds none of these. */
const vorm = async (html: Html) => String(await html).replaceAll(/[^<>"]/g, '')

test('no text, whatever it holds, changes the shape of the html of any function', async (t) => {
  const lastig = fc.string({
    unit: fc.constantFrom('<', '>', '"', "'", '&', '/', '=', ' ', 'a', 'script', 'onload', '-', '`'),
    minLength: 1,
  })
  for (const [naam, maak] of Object.entries(gevallen)) {
    const verwacht = await vorm(maak('x'))
    await fc.assert(
      fc.asyncProperty(lastig, async (tekst) => assert.equal(await vorm(maak(tekst)), verwacht, naam)),
      { numRuns: 50 },
    )
  }
  t.diagnostic(`${Object.keys(gevallen).length} functions`)
})

test('a known attack comes out as text', async () => {
  const aanval = `"'><script>alert(1)</script>`
  for (const [naam, maak] of Object.entries(gevallen)) {
    const uit = String(await maak(aanval))
    assert.ok(!uit.includes('<script'), naam)
    assert.ok(uit.includes('&lt;script&gt;'), naam)
  }
})

test('each function of the door that makes html is in the list above', () => {
  const anders = new Set([
    'html',
    'raw',
    'veiligAdres',
    'foutBij',
    'held',
    'kaartLink',
    'knoppen',
    'cijfers',
    'zinKeuze',
    'zinDatum',
    'zinGetal',
    'zinReeks',
    'zinnen',
    'uitweg',
    'artikelen',
    'keuzegroepen',
    'zinWoord',
  ])
  const namen = Object.keys(nlds).filter((naam) => !anders.has(naam))
  assert.deepEqual(
    namen.filter((naam) => !(naam in gevallen)),
    [],
  )
})

test('an address that runs code is not written', async () => {
  const gevaarlijk = [
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
  ]
  for (const adres of gevaarlijk) {
    assert.equal(nlds.veiligAdres(adres), '#', adres)
    for (const maak of [
      nlds.knopLink('x', adres),
      nlds.koppeling('x', adres),
      nlds.artikel({ tekst: 'x', href: adres }),
    ]) {
      assert.match(String(await maak), /href="#"/)
    }
  }
  for (const adres of [
    '/',
    '/a?b=c#d',
    '#veld-a',
    '?na=1',
    'https://wetten.overheid.nl/BWBR0014194',
    'mailto:a@b.test',
    'tel:+31201234567',
  ]) {
    assert.equal(nlds.veiligAdres(adres), adres)
  }
})

test('a page holds no script and no style of its own, and says it is Dutch', async () => {
  const uit = String(await nlds.pagina({ titel: 'Register', inhoud: 'x', menu: menu('/a'), oefen: true }))
  assert.doesNotMatch(uit, /<script|<style|style="|\son[a-z]+=/)
  assert.match(uit, /<html lang="nl" class="terugkeer-theme">/)
  assert.match(uit, /<title>Register – Terugkeer<\/title>/)
  assert.match(uit, /aria-current="page"/)
  assert.match(uit, /Alle personen zijn verzonnen/)
})

test('outside training the strip is not there, and without a person there is nothing to sign out of', async () => {
  const uit = String(await nlds.pagina({ titel: 'x', inhoud: 'x', menu: [], oefen: false }))
  assert.doesNotMatch(uit, /Oefenomgeving|afmelden/i)
})

test('none and unknown look different and read different', async () => {
  assert.notEqual(String(await nlds.geen()), String(await nlds.onbekend()))
  assert.match(String(await nlds.geen()), /class="tk-geen">geen</)
  assert.match(String(await nlds.onbekend()), /class="tk-onbekend">onbekend</)
})

test('a term never draws past its ends', async () => {
  const breedte = async (deel: number) =>
    /tk-termijn__deel" width="(\d+)%"/.exec(String(await nlds.termijnbalk({ deel, tekst: 'x' })))?.[1]
  assert.deepEqual(await Promise.all([-1, 0, 0.256, 1, 7, Number.NaN].map(breedte)), [
    '0',
    '0',
    '26',
    '100',
    '100',
    '0',
  ])
})

test('an empty table shows what stands in its place, a full one names rows, columns and cells', async () => {
  const basis = {
    bijschrift: 'Berichten',
    kolommen: ['Wie', { kop: 'Dagen', getal: true }],
    leeg: nlds.geen('Geen berichten'),
  }
  assert.equal(String(await nlds.tabel({ ...basis, rijen: [] })), String(await nlds.geen('Geen berichten')))
  const vol = String(
    await nlds.tabel({
      ...basis,
      rijen: [
        ['A', '1'],
        ['B', '2'],
      ],
      rijAandacht: (rij) => rij === 1,
    }),
  )
  assert.match(vol, /<caption[^>]*>Berichten<\/caption>/)
  assert.equal(vol.match(/data-label="Dagen"/g)?.length, 2)
  assert.equal(vol.match(/scope="row"/g)?.length, 2)
  assert.equal(vol.match(/Ongelezen: /g)?.length, 1)
  assert.ok(
    vol.indexOf('Ongelezen: ') > vol.indexOf('>A<'),
    'the second row is the one that asks for attention',
  )
})

test('bladeren shows only where there is somewhere to go', async () => {
  assert.equal(String(await nlds.paginering({})), '')
  const uit = String(await nlds.paginering({ volgende: '/berichtenbox?na=2' }))
  assert.match(uit, /rel="next"/)
  assert.doesNotMatch(uit, /rel="prev"/)
})

test('a validity bar stays within its line, and one without an end runs to the right', async () => {
  const teken = async (van: number, tot: number | null) => {
    const uit = String(await nlds.geldigheidsbalk({ van, tot, dag: 0.5, jaren: [], tekst: 'x' }))
    return /tk-geldig__deel" x="([\d.]+)%" y="13" width="([\d.]+)%"/.exec(uit)?.slice(1)
  }
  assert.deepEqual(await teken(0.25, null), ['25', '75'])
  assert.deepEqual(await teken(-3, 0.5), ['0', '50'])
  assert.deepEqual(await teken(0.5, 0.5), ['50', '0.5'], 'one day can still be seen')
  assert.deepEqual(await teken(Number.NaN, 9), ['0', '100'])
})

test('a cell of the matrix says in words what its colour says, and an empty cell says so', async () => {
  const rij = {
    naam: 'PI',
    cellen: [{ href: '/x', zegt: 'PI aan college: niets mag', mag: 0, magAls: 0 }, null],
  }
  const uit = String(await nlds.matrix({ bijschrift: 'M', hoek: 'Van', kolommen: ['A', 'B'], rijen: [rij] }))
  assert.match(uit, /tk-matrix__cel--nee" role="cell"><a[^>]*><span[^>]*>PI aan college: niets mag/)
  assert.match(uit, /tk-matrix__cel--leeg" role="cell"><span class="tk-onzichtbaar">niets</)
})
