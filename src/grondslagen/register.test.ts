import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse, stringify } from 'yaml'
import { bestand, fouten, klein, recht } from '../../test/kleinregister.ts'
import { leesRegister, type Rechtbestanden } from './register.ts'
import type { Regel } from './schema.ts'

/** That small register with one change made in the first rule. */
function kapot(verander: (regel: Record<string, unknown>) => void): Rechtbestanden {
  const inhoud = parse(recht[bestand] ?? '')
  verander(inhoud.regels[0])
  return { ...klein, [bestand]: stringify(inhoud) }
}

test('the real register loads, so every fault below comes from the change', () => {
  assert.equal(fouten(recht), '')
  assert.equal(fouten(klein), '')
})

const gevallen: [string, (regel: Record<string, unknown>) => void, RegExp][] = [
  [
    'unknown gegeven',
    (r) => (r.gegevens = ['naam', 'schoenmaat']),
    /gegevens\[1\]: onbekend id 'schoenmaat'/,
  ],
  ['unknown party', (r) => (r.ontvangers = ['colleg']), /ontvangers\[0\]: onbekend id 'colleg'/],
  ['unknown step', (r) => (r.processtappen = ['tbs-16']), /processtappen\[0\]: onbekend id/],
  ['gegeven twice', (r) => (r.gegevens = ['naam', 'naam']), /gegevens\[1\]: 'naam' staat er dubbel in/],
  [
    'unknown act',
    (r) => (r.grondslagen = [{ wet: 'wbx', artikel: '1' }]),
    /grondslagen\[0\]\.wet: onbekende wet 'wbx'/,
  ],
  ['a day that does not exist', (r) => (r.geldigVan = '2019-02-30'), /geldigVan: geen bestaande datum/],
  ['end before begin', (r) => (r.geldigTot = '2018-01-01'), /geldigTot: ligt voor geldigVan/],
  [
    'older than its act',
    (r) => (r.grondslagen = [{ wet: 'wgs-samenwerking', artikel: '1.5' }]),
    /grondslagen\[0\]\.wet: de regel geldt buiten de looptijd/,
  ],
  [
    'negative condition in a permission',
    (r) => (r.voorwaarden = [{ feit: 'zorgNodig', is: false }]),
    /voorwaarden\[0\]: een toestaande regel vraagt alleen/,
  ],
  [
    'refusal as condition of a permission',
    (r) => (r.voorwaarden = [{ feit: 'toestemming', is: 'geweigerd' }]),
    /voorwaarden\[0\]: een toestaande regel vraagt alleen/,
  ],
  [
    'unknown fact',
    (r) => (r.voorwaarden = [{ feit: 'nietBekend', is: true }]),
    /voorwaarden\[0\]\.feit: onbekend feit/,
  ],
  [
    'fact of another kind',
    (r) => (r.voorwaarden = [{ feit: 'toestemming', is: true }]),
    /voorwaarden\[0\]: past niet bij een feit van de soort toestemming/,
  ],
  ['no ground', (r) => (r.grondslagen = []), /grondslagen: een toestaande regel heeft een grondslag/],
  [
    'a gegeven without ground',
    (r) => (r.grondslagen = [{ wet: 'wjsg', artikel: '51c', voor: ['naam'] }]),
    /grondslagen: 'geboortedatum' heeft geen grondslag/,
  ],
  ['no source', (r) => (r.bron = []), /bron: noem ten minste één bron/],
  ['no examples', (r) => (r.voorbeelden = []), /voorbeelden: geef ten minste één voorbeeld/],
  ['unknown field', (r) => (r.uitzondering = 'ja'), /begin-einde-detentie: .*uitzondering/],
  ['unknown kind', (r) => (r.soort = 'misschien'), /soort is toestaan, verbieden of knelpunt/],
]

for (const [naam, verander, verwacht] of gevallen)
  test(`a broken register names file, rule and field: ${naam}`, () => {
    const gevonden = fouten(kapot(verander))
    assert.match(gevonden, verwacht)
    assert.match(gevonden, /^regels\/begin-einde-detentie\.yaml:\d+: regel begin-einde-detentie: /m)
  })

function alleen(uitkomst: string): (regel: Record<string, unknown>) => void {
  return (regel) => {
    const lijst = Array.isArray(regel.voorbeelden) ? regel.voorbeelden : []
    regel.voorbeelden = lijst.filter((v) => JSON.stringify(v.verwacht).includes(uitkomst))
  }
}

test('a rule without an example that allows, or without one that does not, is refused', () => {
  assert.match(fouten(kapot(alleen('geweigerd'))), /voorbeelden: er is geen voorbeeld waarin delen mag/)
  assert.match(fouten(kapot(alleen('toegestaan'))), /voorbeelden: er is geen voorbeeld waarin delen niet mag/)
})

test('an example must ask a real question and answer all of it', () => {
  const vreemd = kapot((r) => {
    if (Array.isArray(r.voorbeelden)) r.voorbeelden[0].vraag.ontvanger = 'niemand'
  })
  assert.match(fouten(vreemd), /regel begin-einde-detentie: voorbeelden\[0\]\.vraag\.ontvanger: /)
  const half = kapot((r) => {
    if (Array.isArray(r.voorbeelden)) delete r.voorbeelden[0].verwacht.naam
  })
  assert.match(fouten(half), /voorbeelden\[0\]\.verwacht: noem precies de gegevens uit de vraag/)
})

test('the same id twice is refused, in one file and in two', () => {
  const tekst = recht[bestand] ?? ''
  assert.match(
    fouten({ ...klein, 'regels/z.yaml': tekst }),
    /z\.yaml:\d+: regel begin-einde-detentie: id: staat ook in/,
  )
  const begrippen = parse(recht['begrippen.yaml'] ?? '')
  begrippen.partijen.push(begrippen.partijen[0])
  assert.match(
    fouten({ ...klein, 'begrippen.yaml': stringify(begrippen) }),
    /^begrippen\.yaml:\d+: partijen: id 'pi' staat er dubbel in$/,
  )
  const wetten = recht['wetten.yaml'] ?? ''
  const lijn = wetten.trimEnd().split('\n').length + 1
  assert.equal(
    fouten({
      ...klein,
      'wetten.yaml': `${wetten.trimEnd()}\n  - { id: wjsg, naam: W, citeertitel: W, bwb: BWBR0014194 }\n`,
    }),
    `wetten.yaml:${lijn}: wetten: id 'wjsg' staat er dubbel in`,
  )
})

test('who must act is somebody the register knows', () => {
  const begrippen = parse(recht['begrippen.yaml'] ?? '')
  begrippen.feiten[0].remedie.wie = 'iemand'
  assert.match(
    fouten({ ...klein, 'begrippen.yaml': stringify(begrippen) }),
    /^begrippen\.yaml:\d+: feiten\.toestemming\.remedie\.wie: 'iemand' is geen partij/,
  )
})

/** begrippen.yaml in which these facts are established by a remedy of these kinds. */
function metRemedies(soorten: Readonly<Record<string, string>>): Rechtbestanden {
  const begrippen = parse(recht['begrippen.yaml'] ?? '')
  for (const feit of begrippen.feiten) if (soorten[feit.id]) feit.remedie.soort = soorten[feit.id]
  return { ...klein, 'begrippen.yaml': stringify(begrippen) }
}

test('remedies of facts that ask for each other in a circle are refused with file and line, each of them', () => {
  const kring = metRemedies({
    toestemming: 'overeenkomst',
    overeenkomst: 'doelgroepbesluit',
    doelgroepbesluit: 'toestemming',
  })
  const gevonden = fouten(kring).split('\n')
  assert.equal(gevonden.length, 3)
  assert.match(
    gevonden[0] ?? '',
    /^begrippen\.yaml:\d+: feiten\.toestemming\.remedie\.soort: deze remedie loopt in een kring: toestemming → overeenkomst → doelgroepbesluit → toestemming$/,
  )
  const [, lijn] = /^begrippen\.yaml:(\d+)/.exec(gevonden[0] ?? '') ?? []
  assert.match(kring['begrippen.yaml']?.split('\n')[Number(lijn) - 1] ?? '', /soort: overeenkomst/)
})

test('a chain of facts that ends is no circle, also when it comes by one that would be', () => {
  assert.equal(fouten(metRemedies({ toestemming: 'overeenkomst' })), '')
  const uitloper = metRemedies({
    doelgroepbesluit: 'toestemming',
    toestemming: 'overeenkomst',
    overeenkomst: 'toestemming',
  })
  const velden = fouten(uitloper).match(/feiten\.\w+/g)
  assert.deepEqual(velden, ['feiten.toestemming', 'feiten.overeenkomst'])
})

test('a fact is not established by going elsewhere or by another law', () => {
  for (const soort of ['andere-processtap', 'andere-ontvanger', 'wetswijziging'])
    assert.match(
      fouten(metRemedies({ overeenkomst: soort })),
      /^begrippen\.yaml:\d+: feiten\[\d+\]\.remedie\.soort: een feit wordt niet vastgesteld door/,
    )
})

test('a rule writes no remedy by hand that could lead back to its own refusal', () => {
  const knel = 'regels/tabel1-schulden.yaml'
  const inhoud = parse(recht[knel] ?? '')
  const plek = inhoud.regels.findIndex((r: Regel) => r.soort === 'knelpunt')
  const { id } = inhoud.regels[plek]
  for (const remedie of [
    { soort: 'toestemming', wie: 'betrokkene', wat: 'Vraag toestemming.' },
    { soort: 'andere-ontvanger', wie: 'verstrekker', wat: 'Geef het aan een ander.' },
    { soort: 'wetswijziging', wie: 'wetgever', wat: 'Maak een wet.', feit: 'toestemming' },
  ]) {
    inhoud.regels[plek].remedies = [remedie]
    assert.match(
      fouten({ ...klein, [knel]: stringify(inhoud) }),
      new RegExp(`^regels/tabel1-schulden\\.yaml:\\d+: regel ${id}: remedies\\[0\\].*(kring|feit)`),
    )
  }
})

test('a missing file and broken YAML are named', () => {
  const { 'wetten.yaml': _weg, ...zonder } = recht
  assert.match(fouten(zonder), /wetten\.yaml: dit bestand ontbreekt/)
  assert.match(
    fouten({ ...klein, [bestand]: 'regels: [' }),
    /begin-einde-detentie\.yaml:1: geen geldige YAML/,
  )
  assert.match(fouten({ ...klein, [bestand]: 'iets: anders' }), /begin-einde-detentie\.yaml:1: regels: /)
})

function versie(bestanden: Rechtbestanden): string {
  return leesRegister(bestanden).registerversie
}

test('the version follows what decides, not where or in which order it is written', () => {
  const omgekeerd = Object.fromEntries(Object.entries(recht).toReversed())
  assert.equal(versie(omgekeerd), versie(recht))
  const inhoud = parse(recht[bestand] ?? '')
  const geschud = { ...recht, [bestand]: stringify({ regels: inhoud.regels.toReversed() }) }
  assert.equal(versie(geschud), versie(recht))
  const { [bestand]: verhuisd, ...rest } = recht
  assert.equal(versie({ ...rest, 'regels/anders.yaml': `# met een opmerking\n${verhuisd}` }), versie(recht))
})

test('an example does not change the version, a date does', () => {
  const voorbeeld = kapot((r) => {
    if (Array.isArray(r.voorbeelden)) r.voorbeelden[0].titel = 'Anders'
  })
  assert.equal(versie(voorbeeld), versie(klein))
  assert.notEqual(versie(kapot((r) => (r.geldigTot = '2099-12-31'))), versie(klein))
})

test('a typo is found on its own line, also a name that stands there twice and a tab', () => {
  const tekst = recht[bestand] ?? ''
  const regelnummer = tekst.split('\n').findIndex((lijn) => lijn.includes('ontvangers: [college]')) + 1
  const tik = tekst.replace('ontvangers: [college]', 'ontvangers: [colleg]')
  assert.match(
    fouten({ ...klein, [bestand]: tik }),
    new RegExp(`detentie\\.yaml:${regelnummer}: .*onbekend id 'colleg'`),
  )
  const twee = tekst.replace('ontvangers: [college]', 'ontvangers: [college]\n    ontvangers: [pi]')
  assert.match(
    fouten({ ...klein, [bestand]: twee }),
    new RegExp(`detentie\\.yaml:${regelnummer + 1}: deze naam staat hier dubbel`),
  )
  const tab = tekst.replace('    ontvangers: [college]', '\tontvangers: [college]')
  assert.match(fouten({ ...klein, [bestand]: tab }), new RegExp(`detentie\\.yaml:${regelnummer}: `))
})

test('what a gegeven is taken for is known, is another, and takes it for the same', () => {
  const met = (id: string, verwant: readonly string[]): Rechtbestanden => {
    const begrippen = parse(recht['begrippen.yaml'] ?? '')
    begrippen.gegevens.find((g: { id: string }) => g.id === id).verwant = verwant
    return { ...recht, 'begrippen.yaml': stringify(begrippen) }
  }
  assert.match(
    fouten(met('naam', ['naam', 'schoenmaat', 'adres'])),
    /^begrippen\.yaml:\d+: gegevens\.naam\.verwant\[0\]: een gegeven is niet verwant met zichzelf\nbegrippen\.yaml:\d+: gegevens\.naam\.verwant\[1\]: onbekend id 'schoenmaat'\nbegrippen\.yaml:\d+: gegevens\.naam\.verwant\[2\]: bij 'adres' staat 'naam' niet: verwant geldt over en weer$/,
  )
  const eenKant = fouten(met('risicofactoren', ['diagnose']))
  assert.match(eenKant, /gegevens\.risicofactoren\.verwant\[0\]: bij 'diagnose' staat/)
  assert.match(
    eenKant,
    /gegevens\.risicotaxatie-en-beschermende-factoren\.verwant\[0\]: bij 'risicofactoren'/,
  )
  assert.match(fouten(met('naam', [])), /gegevens\[0\]\.verwant|gegevens\.naam\.verwant/)
})
