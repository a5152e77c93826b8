import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, describe, test } from 'node:test'
import { bewaarToetsen } from '../../src/grondslagen/grondslagen.ts'
import { maakLogboek } from '../../src/logboek/logboek.ts'
import {
  type Daad,
  gewoonWerk,
  leest,
  type Medewerker,
  opentLijst,
  schrijfDaden,
  toeval,
} from '../kantooruren.ts'
import { box } from '../levering.ts'
import { geheim } from '../logboek.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { nieuweGedetineerde } from '../toestemming.ts'
import { maakWereld } from '../wereld.ts'

const wereld = await maakWereld({ after }, '2026-11-28T10:00:00Z')
const inlog = await inlogAls(wereld, 'pi-arnhem', 'fg', 'F. Gee')
const fg = bezoeker(wereld, inlog)
const fgId = inlog.medewerker
const fgCookie = inlog.cookie
const vreemde = bezoeker(wereld, await inlogAls(wereld, 'pi-vught', 'fg', 'Vreemde'))
const haaginlog = await inlogAls(wereld, 'dji', 'fg', 'D. Gee')
const haag = bezoeker(wereld, haaginlog)

/** The functionaris of an organisation when november is over. */
async function inDecember(organisatie: string) {
  wereld.klok.zet('2026-12-01T09:00:00Z')
  return bezoeker(wereld, await inlogAls(wereld, organisatie, 'fg', 'December'))
}

const vraag = (tekst: string, waarden: readonly unknown[] = []) => wereld.bank.eigenaar.vraag(tekst, waarden)
const inhoud = ({ tekst }: { tekst: string }) => tekst.slice(tekst.indexOf('<main'))
/** A copy as it comes in. */
async function uitvoer(cookie: string, pad: string, velden: Record<string, string>) {
  const antwoord = await fetch(`${wereld.adres}${pad}`, {
    ...{
      method: 'POST',
      headers: { Cookie: cookie, Origin: wereld.adres },
      body: new URLSearchParams(velden),
    },
  })
  return { status: antwoord.status, koppen: antwoord.headers, tekst: await antwoord.text() }
}

/** The lines of a copy as NDJSON. */
const regelsUit = (tekst: string) =>
  tekst
    .trim()
    .split('\n')
    .map((een) => JSON.parse(een))
    .filter(({ soort }) => soort === 'regel')

describe('misuse among the normal work of a hundred colleagues', () => {
  const collegas: readonly Medewerker[] = Array.from({ length: 100 }, () => ({
    id: randomUUID(),
    rol: 'casemanager',
  }))
  const [veel, nacht, poging, glas, bladerend] = collegas
  const nachten = [3, 4, 10, 11, 17]
  const geplant = (): Daad[] => {
    if (!veel || !nacht || !poging || !glas || !bladerend) return []
    const op = (dag: number, uur: number, minuut = 0) => new Date(Date.UTC(2026, 10, dag, uur, minuut))
    return [
      ...Array.from({ length: 45 }, (_, i) => leest(veel, op(12, 9, i))),
      ...nachten.flatMap((dag) => Array.from({ length: 14 }, (_, i) => leest(nacht, op(dag, 1, i)))),
      ...Array.from({ length: 5 }, (_, i) =>
        leest(poging, op(9, 13, i), { handeling: 'geweigerd', gegevens: [] }),
      ),
      ...Array.from({ length: 2 }, (_, i) => leest(glas, op(20, 14, i), { relatie: 'glasbraak' })),
      // Page after page of a list, of people whom the others never have in theirs.
      ...Array.from({ length: 12 }, (_, i) =>
        opentLijst(
          bladerend,
          op(16, 13, i),
          Array.from({ length: 25 }, () => randomUUID()),
        ),
      ).flat(),
    ]
  }

  test('each planted misuse is found and named in words, and the rate of false alarms is printed', async (t) => {
    const kans = toeval(20261128)
    const werk = gewoonWerk(collegas, 27, kans)
    await schrijfDaden(wereld.bank, 'pi-arnhem', [...werk, ...geplant()])
    const begin = performance.now()
    const blad = inhoud(await fg.lees('/fg/signalen?van=2026-11-01&tot=2026-11-27'))
    const ms = performance.now() - begin
    const kaart = (kop: string) => {
      const plek = blad.indexOf(`>${kop}</h2>`)
      return plek < 0 ? '' : blad.slice(plek, blad.indexOf('</section>', plek))
    }
    const gevonden = {
      'Veel meer mensen bekeken dan collega’s': veel,
      'Vaak buiten kantooruren': nacht,
      'Geprobeerd zonder relatie': poging,
      'Het glas gebroken': glas,
    }
    for (const [kop, wie] of Object.entries(gevonden)) assert.ok(kaart(kop).includes(String(wie?.id)), kop)
    assert.ok(kaart('Veel meer mensen bekeken dan collega’s').includes(String(bladerend?.id)))
    assert.match(
      kaart('Veel meer mensen bekeken dan collega’s'),
      /\d{3} mensen op één dag, ook in lijsten\. Een gewone dag met een lijst: \d+ mensen/,
    )
    assert.match(
      kaart('Veel meer mensen bekeken dan collega’s'),
      /mensen één voor één geopend op één dag\. Een gewone dag van een collega: \d+ mensen/,
    )
    assert.match(kaart('Vaak buiten kantooruren'), /keer buiten kantooruren, op \d+ dagen\./)
    assert.match(kaart('Geprobeerd zonder relatie'), /[5-9] pogingen om iemand te openen zonder relatie/)
    assert.match(blad, /kunnen wij niet nagaan/, 'what cannot be known is said')
    const genoemd = new Set([...blad.matchAll(/medewerker=([0-9a-f-]{36})/g)].map(([, id]) => id))
    const schuldig = new Set([veel, nacht, poging, glas, bladerend].map((wie) => wie?.id))
    const vals = [...genoemd].filter((id) => !schuldig.has(id))
    t.diagnostic(
      `${werk.length} lines of ordinary work, 5 of 5 found, false alarms ${vals.length} of 95 colleagues (${((100 * vals.length) / 95).toFixed(1)} %), page in ${ms.toFixed(0)} ms`,
    )
    assert.ok(vals.length <= 4, `${vals.length} false alarms`)
  })

  test('another organisation hears nothing of it; wrong days are refused', async () => {
    assert.match(inhoud(await vreemde.lees('/fg/signalen')), /Niemand keek/)
    for (const pad of [
      'onderzoeken?medewerker=a&medewerker=b',
      'maandrapport?maand=2026-11&maand=2026-10',
      'verstrekkingen?onzin=1',
    ])
      assert.equal((await fg.lees(`/fg/${pad}`)).status, 400, pad)
    for (const vraag of [
      'van=2026-11-20&tot=2026-11-01',
      'van=2026-02-30',
      'van=2026-01-01&tot=2026-11-20',
      'tot=2026-11-20&tot=2026-11-21',
      'onzin=1',
    ])
      assert.equal((await fg.lees(`/fg/signalen?${vraag}`)).status, 400, vraag)
    const coordinator = bezoeker(wereld, await inlogAls(wereld, 'pi-arnhem', 'directeur', 'D'))
    for (const pad of ['logboek', 'signalen', 'maandrapport', 'onderzoeken', 'verstrekkingen'])
      assert.equal((await coordinator.lees(`/fg/${pad}`)).status, 403, pad)
  })

  test('a look at one colleague needs a reason and an order, shows only that one, and stands in the logboek', async () => {
    const naam = 'N. Acht'
    const { medewerker } = await inlogAls(wereld, 'pi-arnhem', 'casemanager', naam)
    await schrijfDaden(wereld.bank, 'pi-arnhem', [
      leest({ id: medewerker, rol: 'casemanager' }, new Date('2026-11-20T02:00:00Z')),
    ])
    const goed = {
      ...{
        medewerker,
        van: '2026-11-01',
        tot: '2026-11-27',
        mandaat: 'vestigingsdirecteur',
        mandaatOp: '2026-11-26',
        opdrachtkenmerk: 'OPD-2026-4',
      },
      reden: 'Collega’s zeiden dat er ’s nachts wordt gekeken.',
    }
    const code = randomUUID()
    await schrijfDaden(wereld.bank, 'pi-arnhem', [
      leest({ id: code, rol: 'betrokkene' }, new Date('2026-09-20T03:00:00Z')),
    ])
    assert.match(inhoud(await fg.lees(`/fg/logboek?gebruiker=${code}`)), /code op papier/)
    for (const [anders, melding] of [
      [{ medewerker: code }, /staat niet in het logboek van uw organisatie/],
      [{ tot: '2027-10-01' }, /Kies een dag tot en met 29 dec 2026/],
      ...[
        ...[
          'ikzelf',
          'functionaris gegevensbescherming',
          'Functionaris voor de Gegevensbescherming',
          'de FG',
        ],
        ...[
          'F.G.',
          'mijzelf de FG',
          'eigen beweging',
          'privacyfunctionaris',
          '...',
          'functionarisgegevensbescherming',
          'Gee',
          'niemand',
          'data protection officer',
        ],
      ].map((mandaat) => [{ mandaat }, /geeft de opdracht niet zelf/] as const),
      [{ medewerker: fgId }, /id="veld-medewerker-fout"[\s\S]{0,600}?Dit bent u zelf/],
      [{ medewerker: fgId, mandaat: 'de FG' }, /Dit bent u zelf[\s\S]*geeft de opdracht niet zelf/],
      [{ opdrachtkenmerk: '' }, /Vul het kenmerk van de opdracht in/],
      [{ opdrachtkenmerk: 'Jansen' }, /Dit lijkt geen kenmerk/],
      [{ opdrachtkenmerk: '999993653' }, /Haal het nummer weg/],
      [{ opdrachtkenmerk: `A${'1'.repeat(60)}` }, /ten hoogste 60 tekens/],
      [{ mandaat: '999993653 Jan de Vries' }, /zonder cijfers/],
      [{ mandaatOp: '0001-01-01' }, /langer dan een jaar geleden/],
      [{ van: '0001-01-01', tot: '0001-02-01' }, /langer dan vijf jaar geleden/],
      [{ reden: 'zomaar' }, /ten minste 20 tekens/],
      [{ mandaat: '' }, /functie van wie de opdracht gaf/],
      [{ mandaatOp: '2026-12-01' }, /Deze dag moet nog komen/],
      [{ van: '2026-11-27', tot: '2026-11-01' }, /Draai de dagen om/],
      [{ van: '2024-01-01' }, /hoogstens 366 dagen/],
      [{ medewerker: 'x' }, /geen kenmerk/],
      [{ medewerker: randomUUID() }, /staat niet in het logboek van uw organisatie/],
      [{ medewerker: 'ffffffff' }, /staat niet in het logboek van uw organisatie/],
    ] as const) {
      const nee = await fg.stuur('/fg/onderzoeken', { ...goed, ...anders })
      assert.equal(nee.status, 400, JSON.stringify(anders))
      assert.match(nee.tekst, melding)
    }
    // As it is shown, shortened.
    const formulier = (await fg.lees('/fg/onderzoeken')).tekst
    const onderzoekId = /name="onderzoekId" value="([0-9a-f-]{36})"/.exec(formulier)?.[1] ?? ''
    const kort = { ...goed, onderzoekId, medewerker: medewerker.slice(0, 8) }
    const [begonnen, nogmaals] = await Promise.all([
      fg.stuur('/fg/onderzoeken', kort),
      fg.stuur('/fg/onderzoeken', kort),
    ])
    assert.deepEqual([nogmaals.status, nogmaals.naar], [303, begonnen.naar], 'sent twice it is one')
    const ander = await fg.stuur('/fg/onderzoeken', {
      ...kort,
      reden: 'Een ander vermoeden, ook van collega’s.',
    })
    assert.equal(ander.status, 409)
    assert.match(ander.tekst, /al een ander onderzoek vastgelegd/)
    assert.match(
      inhoud(await fg.lees(`/fg/logboek?gebruiker=${medewerker.slice(0, 8)}`)),
      new RegExp(`medewerker ${medewerker.slice(0, 8)}`),
    )
    assert.equal(begonnen.status, 303)
    const pad = String(begonnen.naar)
    const blad = await fg.lees(pad)
    assert.match(blad.tekst, new RegExp(`<dd[^>]*>(?:<[^>]*>)*${naam}`))
    assert.doesNotMatch(/<title>([^<]*)</.exec(blad.tekst)?.[1] ?? naam, new RegExp(naam), 'nor in a history')
    for (const tekst of [blad.tekst, (await fg.lees('/fg/onderzoeken')).tekst])
      assert.match(tekst, /vestigingsdirecteur, 26 nov 2026, kenmerk OPD-2026-4/)
    assert.equal(blad.tekst.match(/20 nov 2026 03:00/g)?.length, 1)
    const kaart = blad.tekst.slice(blad.tekst.indexOf('Wat deze medewerker deed'))
    assert.match(kaart, /Grond: [^<]*artikel/, 'with its ground')
    assert.match(kaart, /Terugkeer voorbereiden|terugkeer voorbereiden/)
    assert.doesNotMatch(kaart, /eigen-gedetineerde/)
    assert.ok(kaart.includes(`action="${pad}/uitvoer"`))
    const mee = await uitvoer(fgCookie, `${pad}/uitvoer`, { vorm: 'csv' })
    assert.match(String(mee.koppen.get('content-disposition')), /onderzoek-[0-9a-f]{8}-2026-11-28\.csv/)
    assert.equal(mee.tekst.trim().split('\r\n').length, 2)
    assert.match(mee.tekst, /;"Algemene verordening gegevensbescherming";"6 lid 1 onder e";/)
    const [over] = await vraag(
      `select count(*)::int as n from logboek.regel where betrokkene = any($1) and doel = 'logboek-onderzoeken'`,
      [maakLogboek(geheim).pseudoniemen(medewerker)],
    )
    assert.equal(
      over?.n,
      4,
      'begun, searched by the short kenmerk, opened and taken along: each is about this colleague',
    )
    assert.equal((await vreemde.lees(pad)).status, 404)
    assert.equal((await fg.lees(`/fg/onderzoeken/${randomUUID()}`)).status, 404)
    const [regels] = await vraag(
      `select count(*)::int as n from logboek.regel where onderwerp = $1 and doel = 'logboek-onderzoeken'`,
      [pad.split('/').at(-1)],
    )
    assert.equal(regels?.n, 3, 'that it began, that it was opened, and that it was taken along')
    await assert.rejects(vraag('update toezicht.onderzoek set reden = reden'), /alleen toegevoegd/)
  })
})

test('of an organisation with one who looks, what was not compared is said', async () => {
  const enige = { id: randomUUID(), rol: 'casemanager' }
  const nacht = Array.from({ length: 12 }, (_, i) =>
    leest(enige, new Date(Date.UTC(2026, 10, 18 + (i % 3), 22, i))),
  )
  await schrijfDaden(wereld.bank, 'pi-dordrecht', nacht.slice(0, 9))
  const daar = bezoeker(wereld, await inlogAls(wereld, 'pi-dordrecht', 'fg', 'Klein'))
  const rustig = inhoud(await daar.lees('/fg/signalen'))
  assert.match(rustig, /Niet vergeleken: [^.]*casemanager/i)
  assert.doesNotMatch(rustig, /Niets valt op|week niemand af/)
  await schrijfDaden(wereld.bank, 'pi-dordrecht', nacht.slice(9))
  assert.match(inhoud(await daar.lees('/fg/signalen')), /12 keer buiten kantooruren/)
})

test('what a month hides cannot be worked out from its total, the order of its list and that each is one at least', async () => {
  const zes: readonly Medewerker[] = Array.from({ length: 6 }, () => ({
    id: randomUUID(),
    rol: 'casemanager',
  }))
  const doen = (maand: number, handeling: Daad['regel']['handeling'], wie: readonly Medewerker[], keer = 1) =>
    wie.flatMap((een) =>
      Array.from({ length: keer }, (_, i) =>
        leest(een, new Date(Date.UTC(2026, maand - 1, 12, 10, i)), { handeling }),
      ),
    )
  await schrijfDaden(wereld.bank, 'pi-heerhugowaard', [
    ...doen(9, 'gelezen', zes, 10),
    ...doen(9, 'vastgelegd', zes.slice(1)),
    ...doen(9, 'gewijzigd', zes.slice(0, 1)),
    ...doen(9, 'ingetrokken', zes.slice(0, 1)),
    ...doen(10, 'gelezen', zes, 10),
    ...doen(10, 'vastgelegd', zes, 4),
    ...doen(10, 'ingetrokken', zes.slice(1)),
    ...doen(10, 'gewijzigd', zes.slice(0, 1)),
  ])
  const daar = bezoeker(wereld, await inlogAls(wereld, 'pi-heerhugowaard', 'fg', 'Heer'))
  const september = inhoud(await daar.lees('/fg/maandrapport?maand=2026-09'))
  assert.match(september, />\s*67\s*</)
  assert.doesNotMatch(september, /Opgeschreven|Veranderd|Teruggehaald/)
  const oktober = inhoud(await daar.lees('/fg/maandrapport?maand=2026-10'))
  const lijst = /<table(?:(?!<\/table>)[\s\S])*Veranderd[\s\S]*?<\/table>/.exec(oktober)?.[0] ?? ''
  const rijen = [...lijst.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map(([, rij]) =>
    String(rij)
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  )
  assert.deepEqual(rijen.slice(1), [
    'Bekeken 60',
    'Veranderd niet te tonen',
    'Teruggehaald niet te tonen',
    'Opgeschreven niet te tonen',
  ])
})

test('a reading shows the ground that inzage shows, and a refusal why it was refused', async () => {
  const wie = { id: randomUUID(), rol: 'casemanager' }
  await schrijfDaden(wereld.bank, 'pi-arnhem', [
    leest(wie, new Date('2026-11-21T09:00:00Z')),
    leest(wie, new Date('2026-11-21T09:01:00Z'), { handeling: 'geweigerd', gegevens: [] }),
  ])
  const blad = inhoud(await fg.lees(`/fg/logboek?gebruiker=${wie.id}`))
  assert.match(blad, /Grond: [^<]*Wet|Grond: [^<]*artikel/)
  assert.doesNotMatch(blad, /zonder oordeel/)
  assert.match(blad, /Waarom niet: er was geen relatie met deze persoon/)
})

describe('the logboek and the register of provisions', () => {
  test('search by what was done, by whom and when; a copy holds the same lines, all of the own organisation', async () => {
    const persoon = await nieuweGedetineerde(wereld)
    await box(wereld, '0518')
    const dji = inhoud(await haag.lees('/fg/logboek?handeling=verstrekt&ontvanger=college-0518'))
    assert.match(dji, /1 regel past hierbij/)
    assert.match(dji, /Doorgegeven/)
    assert.doesNotMatch(dji, /Moulin|999/)
    assert.ok(!dji.includes(persoon))
    assert.match(inhoud(await fg.lees('/fg/logboek?handeling=verstrekt')), /Geen regels/)
    for (const vraag of [
      'van=2026-11-20&tot=2026-11-01',
      'handeling=gestolen',
      'ontvanger=niemand',
      'rol=A%27',
      'van=2026-11-01&van=2026-11-26',
      'onzin=1',
      'voor=x',
      'gebruiker=59fd94',
      'gebruiker=59fd94ab-1',
      'betrokkene=59fd94',
      'betrokkene=Moulin',
      'relatie=buur',
    ])
      assert.equal((await haag.lees(`/fg/logboek?${vraag}`)).status, 400, vraag)
    assert.match(
      inhoud(await haag.lees('/fg/logboek?ontvanger=ciz')),
      /<option value="ciz" selected>het [^<]+</,
      'a party outside Terugkeer, by its name',
    )
    assert.match(dji, /Grond: Wet justitiële en strafvorderlijke gegevens, artikel 51c lid 2/)
    assert.match(dji, /<option value="college-0518" selected>/)
    assert.match(dji, />tk-[0-9a-f-]{36}</, 'a system is no colleague, and stands there whole')
    const onderwerp = /onderwerp ([0-9a-f-]{36})/.exec(dji)?.[1]
    assert.match(inhoud(await haag.lees(`/fg/logboek?onderwerp=${onderwerp}`)), new RegExp(String(onderwerp)))
    assert.match(inhoud(await haag.lees(`/fg/logboek?onderwerp=${randomUUID()}`)), /Geen regels/)
    const { tekst, koppen } = await uitvoer(fgCookie, '/fg/logboek/uitvoer', {
      vorm: 'ndjson',
      van: '2026-11-12',
      tot: '2026-11-12',
    })
    assert.match(String(koppen.get('content-disposition')), /logboek-2026-11-28\.ndjson/)
    const regels = tekst
      .trim()
      .split('\n')
      .map((regel) => JSON.parse(regel))
    const [telling] = await vraag(
      `select count(*)::int as n from logboek.regel where organisatie = 'pi-arnhem' and (op at time zone 'Europe/Amsterdam')::date = '2026-11-12'`,
    )
    assert.deepEqual(
      [regels[0], regels.at(-1)],
      [
        { soort: 'begin', regels: telling?.n },
        { soort: 'einde', regels: telling?.n },
      ],
    )
    assert.equal(regels.filter(({ soort }) => soort === 'regel').length, telling?.n)
    assert.ok(regels.filter(({ soort }) => soort === 'regel').every(({ op }) => op.startsWith('2026-11-12')))
    const omgekeerd = { vorm: 'csv', van: '2026-11-20', tot: '2026-11-01' }
    for (const velden of [{ vorm: 'xls' }, { vorm: 'csv', van: 'x' }, omgekeerd, {}])
      for (const pad of ['/fg/logboek/uitvoer', '/fg/verstrekkingen/uitvoer'])
        assert.equal((await uitvoer(fgCookie, pad, velden as Record<string, string>)).status, 400, pad)
  })

  test('a copy is of what was asked: a field that is not known is refused, and a number is a number', async () => {
    const nee = await uitvoer(haaginlog.cookie, '/fg/logboek/uitvoer', { vorm: 'csv', gebruker: 'x' })
    assert.equal(nee.status, 400)
    assert.match(nee.tekst, /‘gebruker’ kennen wij hier niet/)
    const register = await uitvoer(haaginlog.cookie, '/fg/verstrekkingen/uitvoer', {
      vorm: 'csv',
      gebruiker: '',
    })
    assert.equal(register.status, 400, 'the register knows no colleagues')
    const goed = await uitvoer(haaginlog.cookie, '/fg/logboek/uitvoer', { vorm: 'ndjson' })
    const [, regel] = goed.tekst.split('\n').map((een) => (een === '' ? {} : JSON.parse(een)))
    assert.equal(typeof regel.volgnummer, 'number')
    assert.ok(Array.isArray(regel.gegevens), 'and a list is a list')
    const verstrekt = regelsUit(goed.tekst).find(({ handeling }) => handeling === 'verstrekt')
    assert.ok(verstrekt.gegevens.length > 1 && verstrekt.gegevens.includes('naam'))
    assert.equal(verstrekt.wet.length, verstrekt.artikel.length, 'of each ground its act and its article')
  })

  test('the register shows provisions only, with ground and term and without colleagues, and its copy too', async () => {
    const blad = inhoud(await haag.lees('/fg/verstrekkingen'))
    assert.match(blad, /ten minste 4 jaar/)
    assert.doesNotMatch(blad, /P4Y/, 'a term is said in words')
    assert.match(blad, /Wet justitiële en strafvorderlijke gegevens, artikel 51c lid 2/)
    const { cookie } = await inlogAls(wereld, 'dji', 'fg', 'Nog een')
    const anders = { vorm: 'csv', handeling: 'gelezen' }
    assert.equal((await uitvoer(cookie, '/fg/verstrekkingen/uitvoer', anders)).status, 400)
    const { tekst } = await uitvoer(cookie, '/fg/verstrekkingen/uitvoer', { vorm: 'csv' })
    const [kop, ...regels] = tekst.trim().split('\r\n')
    assert.match(String(kop), /^"regel";"van";"volgnummer"/)
    assert.doesNotMatch(String(kop), /gebruiker|rol/)
    assert.match(String(kop), /"toets";"wet";"artikel"/)
    assert.ok(regels.every((regel) => /"Wet justitiële[^"]*";"51c[^"]*"/.test(regel)))
    const [telling] = await vraag(
      `select count(*)::int as n from logboek.regel where organisatie = 'dji' and handeling = 'verstrekt'`,
    )
    assert.equal(regels.length, telling?.n)
    assert.ok(regels.every((regel, i) => regel.startsWith(`"${i + 1}";"${telling?.n}"`)))
  })

  test('a copy streams: the first line leaves before the last is read, it says how far it is, and who stops reading stops it', async (t) => {
    const aantal = 60_000
    await vraag(
      `insert into logboek.regel (op, handeling, organisatie, rol, gebruiker, betrokkene, doel, gegevens, onderwerp, spoor)
       select '2026-11-25T10:00:00Z', 'gelezen', 'pi-vught', 'casemanager', gen_random_uuid()::text, md5(i::text), 'terugkeer-voorbereiden', '{naam}', gen_random_uuid(), 'x'
       from generate_series(1, $1) i`,
      [aantal],
    )
    const { cookie } = await inlogAls(wereld, 'pi-vught', 'fg', 'Veel')
    const antwoord = await fetch(`${wereld.adres}/fg/logboek/uitvoer`, {
      ...{
        method: 'POST',
        headers: { Cookie: cookie, Origin: wereld.adres },
        body: new URLSearchParams({ vorm: 'ndjson' }),
      },
    })
    let regels = 0
    const voortgang: number[] = []
    let rest = ''
    let veranderd = false
    let laat = 0
    const begin = performance.now()
    for await (const stuk of antwoord.body ?? []) {
      const delen = (rest + Buffer.from(stuk).toString()).split('\n')
      rest = delen.pop() ?? ''
      for (const deel of delen) {
        if (deel.includes('"soort":"regel"')) regels++
        if (deel.includes('"spoor":"later"')) laat++
        if (deel.includes('"soort":"voortgang"')) voortgang.push(JSON.parse(deel).gedaan)
      }
      // With the first lines here, the last are still to be read: what they say now is what comes.
      if (regels > 0 && !veranderd && wereld.bank.soort === 'postgres') {
        veranderd = true
        await wereld.bank.eigenaar.voerUit(`set session_replication_role = 'replica';
          update logboek.regel set spoor = 'later' where volgnummer in
            (select volgnummer from logboek.regel where organisatie = 'pi-vught' and spoor = 'x' order by volgnummer desc limit 100);
          set session_replication_role = 'origin'`)
      }
    }
    const seconden = (performance.now() - begin) / 1000
    assert.ok(regels >= aantal, `${regels}`)
    assert.equal(laat, veranderd ? 100 : 0, 'the last lines were read after the first had left')
    assert.ok(voortgang.length >= aantal / 5_000)
    assert.deepEqual(
      voortgang,
      voortgang.toSorted((a, b) => a - b),
    )
    assert.equal(voortgang.at(-1), regels, 'it says how far it is, up to the end')
    t.diagnostic(
      `${regels} lines streamed in ${seconden.toFixed(1)} s, ${Math.round(regels / seconden)} lines a second, progress ${voortgang.length} times`,
    )
    const afgebroken = await fetch(`${wereld.adres}/fg/logboek/uitvoer`, {
      ...{
        method: 'POST',
        headers: { Cookie: cookie, Origin: wereld.adres },
        body: new URLSearchParams({ vorm: 'csv' }),
      },
    })
    await afgebroken.body?.cancel()
    assert.equal((await fg.lees('/fg/logboek')).status, 200, 'and the server goes on')
  })
})

test('lines are found by the pseudonym of a person, short or whole, and those that name no relation', async () => {
  const wie = { id: randomUUID(), rol: 'casemanager' }
  const [een, ander] = [randomUUID(), randomUUID()]
  const poging = { handeling: 'geweigerd', gegevens: [], toetsId: null, onderwerp: een } as const
  await schrijfDaden(wereld.bank, 'pi-grave', [
    leest(wie, wereld.klok.nu(), { betrokkene: een }),
    { wie, op: wereld.klok.nu(), regel: { ...poging, betrokkene: een } },
    leest(wie, wereld.klok.nu(), { betrokkene: ander }),
  ])
  const daar = bezoeker(wereld, await inlogAls(wereld, 'pi-grave', 'fg', 'Grave'))
  const heel = maakLogboek(geheim).pseudoniem(een)
  for (const betrokkene of [heel, heel.slice(0, 8), heel.toUpperCase()])
    assert.match(
      inhoud(await daar.lees(`/fg/logboek?betrokkene=${betrokkene}`)),
      /2 regels passen/,
      betrokkene,
    )
  const zonder = inhoud(await daar.lees(`/fg/logboek?betrokkene=${heel}&relatie=geen`))
  assert.match(zonder, /1 regel past/)
  assert.match(zonder, /Niet toegestaan/)
  assert.match(zonder, /<option value="geen" selected>geen relatie genoemd/)
  const deel = await daar.lees('/fg/logboek?gebruiker=59fd94')
  assert.match(deel.tekst, /id="veld-gebruiker-fout"[\s\S]{0,600}?Dit is een deel van een kenmerk/)
  assert.doesNotMatch(deel.tekst, /0 regels/)
})

test('a line that names nothing of the content rests on what was told about that person with it, and on no more', async () => {
  const { toelaten } = wereld.grondslagen
  const toelating = toelaten({
    ...{ verstrekker: 'pi', ontvanger: 'college', processtap: 'intake', peildatum: '2026-11-22' },
    ...{ gegevens: ['naam', 'huidige-verblijfplaats'], feiten: { noodzaakPlan: true } },
  })
  const { toetsId } = toelating
  const nu = wereld.klok.nu()
  const daar = {
    organisatie: 'pi-arnhem',
    gebruiker: 'g',
    rol: 'systeem',
    doel: 'gebeurtenissen-opnemen',
    nu,
  }
  await wereld.bank.transactie(daar, (tx) => bewaarToetsen(tx, nu, [toelating]))
  const artikelenVan = (gegeven: string) =>
    toelating.oordeel.gegevens
      .filter((een) => een.gegeven === gegeven && een.uitkomst === 'toegestaan')
      .flatMap(({ grondslagen }) => grondslagen.map(({ artikel }) => artikel))
  assert.notDeepEqual(artikelenVan('naam'), artikelenVan('huidige-verblijfplaats'))
  const wie = { id: randomUUID(), rol: 'nazorgcoordinator' }
  const verteld = { naam: randomUUID(), 'huidige-verblijfplaats': randomUUID() }
  for (const [gegeven, betrokkene] of Object.entries(verteld)) {
    const anders = { betrokkene, toetsId, ontvanger: 'college-0599' }
    await schrijfDaden(wereld.bank, 'pi-arnhem', [
      leest(wie, nu, { ...anders, handeling: 'verstrekt', gegevens: [gegeven] }),
    ])
    await schrijfDaden(wereld.bank, 'college-0599', [
      leest(wie, nu, { betrokkene, toetsId, handeling: 'gewijzigd', gegevens: [] }),
    ])
  }
  const college = await inlogAls(wereld, 'college-0599', 'fg', 'R. Gee')
  const { tekst } = await uitvoer(college.cookie, '/fg/logboek/uitvoer', {
    vorm: 'ndjson',
    handeling: 'gewijzigd',
  })
  const regels = regelsUit(tekst)
  assert.equal(regels.length, 2)
  const pseudoniem = maakLogboek(geheim).pseudoniem
  for (const [gegeven, betrokkene] of Object.entries(verteld)) {
    const regel = regels.find((een) => een.betrokkene === pseudoniem(betrokkene))
    assert.deepEqual(regel?.artikel, artikelenVan(gegeven), gegeven)
  }
})

// Last: when the clock is in December the sessions of November are over.
test('a month in numbers names nobody', async () => {
  const eerder = bezoeker(wereld, await inlogAls(wereld, 'pi-arnhem', 'fg', 'Nu'))
  const lopend = await eerder.lees('/fg/maandrapport?maand=2026-11')
  assert.equal(lopend.status, 400, 'not while it runs: two looks would tell of one colleague')
  assert.match(
    lopend.tekst,
    /id="veld-maand-fout"[\s\S]{0,600}?Kies een maand die helemaal voorbij is, tot en met oktober 2026/,
  )
  assert.doesNotMatch(inhoud(lopend), /2026-11"/)
  assert.match((await eerder.lees('/fg/maandrapport')).tekst, /oktober 2026\. Alleen aantallen/)
  const fg = await inDecember('pi-arnhem')
  const blad = inhoud(await fg.lees('/fg/maandrapport'))
  assert.match(blad, /Alleen maanden die voorbij zijn/)
  assert.match(blad, /Bekeken/)
  assert.doesNotMatch(blad, /<td[^>]*><div>\s*[1-4]\s*<\/div>/, 'no number that could be about someone')
  const collegas = await vraag(
    `select distinct gebruiker from logboek.regel where organisatie = 'pi-arnhem' and rol = 'casemanager'
     and op < '2026-12-01' and handeling in ('gelezen', 'gezocht')`,
  )
  assert.ok(collegas.length > 100)
  assert.ok(blad.replaceAll(/\s/g, '').includes(`>${collegas.length}<`), 'how many looked')
  for (const { gebruiker } of collegas) assert.ok(!blad.includes(String(gebruiker).slice(0, 8)))
  assert.match((await fg.lees('/fg/maandrapport?maand=2026-11')).tekst, /november 2026\. Alleen aantallen/)
  assert.match(inhoud(await fg.lees('/fg/maandrapport?maand=2026-10')), /Geen regels/)
  for (const maand of ['2026-13', '2026-12', '2027-01', 'nu', '2026-11-01'])
    assert.equal((await fg.lees(`/fg/maandrapport?maand=${maand}`)).status, 400, maand)
})

test('the month of an organisation with one who looks tells on nobody', async () => {
  const maand = inhoud(await (await inDecember('pi-dordrecht')).lees('/fg/maandrapport?maand=2026-11'))
  assert.doesNotMatch(maand, />\s*12(?: keer)?\s*</)
  assert.match(maand, /niet vergeleken/)
  const cellen = [...maand.matchAll(/<td[^>]*numeric-data[^>]*><div>([^<]*)</g)].map(([, cel]) => cel?.trim())
  assert.equal(cellen.length, 5, 'of each signal, and in no list')
  assert.match(maand, /Niet te tonen: elk getal hier/)
  for (const cel of cellen)
    assert.match(String(cel), /^(?:minder dan 5|niet vergeleken)$/, 'none and one are told alike')
})
