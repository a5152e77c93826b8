import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { keurBestand } from '../../src/aansluiting/document.ts'
import type { Aansluitgevolgen } from '../../src/aansluiting/gevolgen.ts'
import { type Dader, doelen, neemTerug, type Ondertekening, zetStap } from '../../src/aansluiting/handelen.ts'
import { type Regel, stand, stappen } from '../../src/aansluiting/rules.ts'
import { haalGeschiedenis, haalStand } from '../../src/aansluiting/store.ts'
import { Fout } from '../../src/kern/fout.ts'
import { type Aansluitwereld, lelystad, maakAansluitwereld, pdf } from '../aansluitwereld.ts'
import { inlog } from '../sessie.ts'
import { lees } from '../wereld.ts'

let w: Aansluitwereld
let sluit: () => Promise<void> = async () => {}
before(async () => {
  w = await maakAansluitwereld(
    {
      after: (werk) => {
        sluit = werk
      },
    },
    [lelystad, 'college-0479', 'college-0361'],
  )
})
after(() => sluit())

const wie = (kant: keyof typeof doelen, organisatie: string): Dader => ({
  organisatie: kant === 'justid' ? 'justid' : organisatie,
  gebruiker: 'proef',
  naam: 'N. Proef',
  rol: 'proef',
  ...doelen[kant],
})

async function ondertekening(): Promise<Ondertekening> {
  const gekeurd = await keurBestand(new File([pdf], 'a.pdf'))
  assert.ok('bestand' in gekeurd)
  return {
    ondertekenaar: 'V. Verzonnen',
    functie: 'burgemeester',
    ondertekendOp: '2026-11-01',
    bestand: gekeurd.bestand,
  }
}

describe('the steps in the database', () => {
  test('whatever two sides do in any order, what is kept is what the history says', async () => {
    const geactiveerd: string[] = []
    const gevolgen: Aansluitgevolgen = {
      geactiveerd: async (_tx, _wie, organisatie) => {
        geactiveerd.push(organisatie)
        return { bezorgd: 0, nietGewenst: 0, nietToegestaan: 0 }
      },
      telWachtend: async () => new Map(),
    }
    const delen = { db: w.bank, klok: w.klok, gevolgen }
    const partij = 'college-0479'
    const zet = fc.record({
      stap: fc.constantFrom(...stappen),
      soort: fc.constantFrom('gezet' as const, 'gezet' as const, 'teruggenomen' as const),
      kant: fc.constantFrom('partij' as const, 'justid' as const, 'justid' as const),
    })
    let aantal = 0
    await fc.assert(
      fc.asyncProperty(fc.array(zet, { minLength: 10, maxLength: 40 }), async (zetten) => {
        for (const { stap, soort, kant } of zetten) {
          const getekend = stap === 'ondertekend' ? await ondertekening() : null
          const voor = await w.bank.transactie(wie('justid', partij), (tx) => haalGeschiedenis(tx, partij))
          const werk =
            soort === 'gezet'
              ? zetStap(delen, wie(kant, partij), partij, stap, getekend)
              : neemTerug(delen, wie(kant, partij), partij, stap, 'Een goede reden.')
          const afloop = await werk.then(
            () => 'gedaan',
            (oorzaak: unknown) => (oorzaak instanceof Fout ? oorzaak.code : String(oorzaak)),
          )
          assert.ok(['gedaan', 'conflict'].includes(afloop), afloop)
          aantal++
          const { na, nu } = await w.bank.transactie(wie('justid', partij), async (tx) => ({
            na: await haalGeschiedenis(tx, partij),
            nu: await haalStand(tx, partij),
          }))
          assert.equal(na.length - voor.length, afloop === 'gedaan' ? 1 : 0)
          assert.equal(nu.stap, stand(na as readonly Regel[]))
        }
      }),
      { numRuns: 6 },
    )
    const regels = await w.bank.transactie(wie('justid', partij), (tx) => haalGeschiedenis(tx, partij))
    const actief = regels.filter(({ stap, soort }) => stap === 'actief' && soort === 'gezet')
    assert.equal(geactiveerd.length, actief.length, 'each activation has its consequence once')
    assert.ok(aantal >= 60)
  })

  test('a step out of turn is refused in words, and changes nothing', async () => {
    const justid = await w.als('beheer-justid')
    const antwoord = await justid.stuur('/aansluitingen/college-0361/stappen', { stap: 'actief' })
    assert.equal(antwoord.status, 409)
    assert.match(antwoord.tekst, /Dit kan nog niet\. Eerst komt de aanmelding\./)
    const partij = await w.als('beheer-lelystad')
    const zelf = await partij.stuur('/aansluiting/stappen', { stap: 'actief' })
    assert.equal(zelf.status, 409)
    assert.match(zelf.tekst, /Alleen Justid gaat over de activering\./)
    const raar = await partij.stuur('/aansluiting/stappen', { stap: 'klaar' })
    assert.equal(raar.status, 400)
    assert.match(raar.tekst, /Kies uit: aanmelding, voorwaarden, ondertekend, eherkenning, actief\./)
    const niemand = await justid.stuur('/aansluitingen/college-xxxx/stappen', { stap: 'aanmelding' })
    assert.equal(niemand.status, 404)
    assert.deepEqual(await w.vraag(`select 1 from aansluiting.stap where organisatie <> 'college-0479'`), [])
  })

  test('signing cannot be done without a document, through no route', async () => {
    const partij = await w.als('beheer-lelystad')
    for (const stap of ['aanmelding', 'voorwaarden'])
      assert.equal((await partij.stuur('/aansluiting/stappen', { stap })).status, 303)
    const zonder = await partij.stuur('/aansluiting/stappen', { stap: 'ondertekend' })
    assert.equal(zonder.status, 400)
    assert.match(zonder.tekst, /document/)
    const leeg = await w.onderteken(null)
    assert.equal(leeg.status, 400)
    assert.match(leeg.tekst, /Kies het ondertekende document\./)
    assert.deepEqual(
      await w.vraag(`select 1 from aansluiting.stap where stap = 'ondertekend' and organisatie = $1`, [
        lelystad,
      ]),
      [],
    )
  })

  test('what was typed wrong about the signing is told per field, all at once', async () => {
    const fout = await w.onderteken(new File(['<html>'], 'a.pdf'), {
      ondertekenaar: ' ',
      functie: '',
      ondertekendOp: '2027-02-30',
    })
    assert.equal(fout.status, 400)
    for (const veld of ['ondertekenaar', 'functie', 'ondertekendOp', 'document'])
      assert.match(fout.tekst, new RegExp(`id="veld-${veld}-fout"`), veld)
    const morgen = await w.onderteken(undefined, { ondertekendOp: '2026-11-23' })
    assert.match(morgen.tekst, /Deze dag moet nog komen/)
  })

  test('bad uploads are refused and leave nothing', async () => {
    const elf = new Uint8Array(11 * 1024 * 1024)
    elf.set(pdf)
    const groot = await w.onderteken(new File([elf], 'getekend.pdf'))
    assert.equal(groot.status, 413)
    assert.match(groot.tekst, /ten hoogste 10 MB/)
    for (const [inhoud, naam] of [
      ['<script>alert(1)</script>', 'getekend.pdf'],
      ['MZ\x90', 'getekend.pdf'],
      ['', 'getekend.pdf'],
      ['%PD', 'getekend.pdf'],
    ] as const)
      assert.equal((await w.onderteken(new File([inhoud], naam))).status, 400, inhoud)
    const pad = '/aansluiting/ondertekening'
    const kapot = await w.stuurBestand('beheer-lelystad', pad, {}, null, {
      headers: {
        Cookie: (await inlog(w, 'beheer-lelystad')).cookie,
        Origin: w.adres,
        'Content-Type': 'multipart/form-data; boundary=x',
      },
      body: '--y\r\nniets',
    })
    assert.equal(kapot.status, 400)
    const [rij] = await w.vraag(
      `select count(*)::int as n from aansluiting.document where organisatie = $1`,
      [lelystad],
    )
    assert.equal(rij?.n, 0)
  })

  test('a file goes in only where one belongs, and only from our own page', async () => {
    const partij = await w.als('beheer-lelystad')
    assert.equal((await partij.stuur('/aansluiting/ondertekening', w.getekend)).status, 415)
    for (const pad of [
      '/aansluiting/keuze',
      '/aansluiting/contacten',
      '/machtigingen',
      '/aansluiting/ondertekening/x',
    ]) {
      const { status } = await w.stuurBestand('beheer-lelystad', pad, {}, new File([pdf], 'a.pdf'))
      assert.ok([404, 405, 415].includes(status), `${pad}: ${status}`)
    }
    const { cookie } = await inlog(w, 'beheer-lelystad')
    for (const herkomst of [{ Origin: 'https://kwaad.example' }, {}]) {
      const vreemd = await w.stuurBestand(
        'beheer-lelystad',
        '/aansluiting/ondertekening',
        w.getekend,
        new File([pdf], 'a.pdf'),
        {
          headers: { Cookie: cookie, ...herkomst } as Record<string, string>,
        },
      )
      assert.equal(vreemd.status, 403)
    }
  })

  test('a document comes back as it was, under a safe name, as a download, and for nobody else', async () => {
    const inhoud = `${new TextDecoder().decode(pdf)}<script>alert(document.cookie)</script>`
    const naam = '../../x/<img src=x onerror=alert(1)> "é.html'
    assert.equal((await w.onderteken(new File([inhoud], naam, { type: 'text/html' }))).status, 303)
    const [rij] = await w.vraag('select id, naam from aansluiting.document where organisatie = $1', [
      lelystad,
    ])
    assert.equal(rij?.naam, 'img src-x onerror-alert(1)- -é.pdf')
    const haal = async (wie: string, pad: string) => {
      const { cookie } = await inlog(w, wie)
      return fetch(`${w.adres}${pad}`, { headers: { Cookie: cookie }, redirect: 'manual' })
    }
    for (const [wie, pad] of [
      ['beheer-lelystad', `/aansluiting/documenten/${rij?.id}`],
      ['beheer-justid', `/aansluitingen/${lelystad}/documenten/${rij?.id}`],
    ] as const) {
      const antwoord = await haal(wie, pad)
      assert.equal(antwoord.status, 200)
      assert.equal(antwoord.headers.get('content-type'), 'application/pdf')
      assert.match(
        antwoord.headers.get('content-disposition') ?? '',
        /^attachment; filename="[\w .()-]+\.pdf"; filename\*=UTF-8''[\w.%~-]+$/,
      )
      assert.equal(antwoord.headers.get('x-content-type-options'), 'nosniff')
      assert.match(antwoord.headers.get('content-security-policy') ?? '', /default-src 'none'/)
      assert.equal(antwoord.headers.get('cache-control'), 'no-store')
      assert.equal(await antwoord.text(), inhoud)
    }
    for (const [wie, pad, status] of [
      ['beheer-rotterdam', `/aansluiting/documenten/${rij?.id}`, 404],
      ['beheer-rotterdam', `/aansluitingen/${lelystad}/documenten/${rij?.id}`, 403],
      ['nazorg-0995', `/aansluiting/documenten/${rij?.id}`, 403],
      ['beheer-justid', `/aansluitingen/college-0599/documenten/${rij?.id}`, 404],
      ['beheer-lelystad', '/aansluiting/documenten/..%2F..%2Fetc%2Fpasswd', 404],
    ] as const)
      assert.equal((await haal(wie, pad)).status, status, `${wie} ${pad}`)
    const pagina = (await (await w.als('beheer-lelystad')).lees('/aansluiting')).tekst
    assert.equal(pagina.includes('onerror=alert'), false)
    assert.match(pagina, /img src-x onerror-alert\(1\)- -é\.pdf/)
  })
})

describe('cohorts and contacts', () => {
  test('Justid plans a cohort, moves a party into it, and finds it there', async () => {
    const justid = await w.als('beheer-justid')
    assert.equal(
      (await justid.stuur('/aansluitingen/cohorten', { naam: 'Voorjaar', begintOp: '2027-03-01' })).status,
      303,
    )
    assert.equal(
      (await justid.stuur('/aansluitingen/cohorten', { naam: 'Voorjaar', begintOp: '2027-03-01' })).status,
      400,
    )
    assert.equal(
      (await justid.stuur('/aansluitingen/cohorten', { naam: '', begintOp: 'morgen' })).status,
      400,
    )
    const [cohort] = await w.vraag('select id from aansluiting.cohort')
    const zet = (waarde: string) => justid.stuur('/aansluitingen/college-0361/cohort', { cohort: waarde })
    assert.equal((await zet(String(cohort?.id))).status, 303)
    assert.equal((await zet(crypto.randomUUID())).status, 400)
    assert.equal((await zet('Voorjaar')).status, 400)
    const lijst = async (vraag: string) => (await justid.lees(`/aansluitingen?${vraag}`)).tekst
    assert.match(await lijst(`cohort=${cohort?.id}`), /1 organisatie<[\s\S]*Gemeente Alkmaar \(college\)/)
    assert.match(await lijst('zoek=alkmaar&stand=geen&soort=college'), /1 organisatie</)
    assert.match(await lijst('zoek=zzzz'), /Niets gevonden/)
    assert.equal((await justid.lees('/aansluitingen?stand=bijna')).status, 400)
    assert.match((await justid.lees('/aansluitingen/cohorten')).tekst, /Voorjaar/)
  })

  test('the list of Justid and the pages of a party are for them alone', async () => {
    for (const [wie, pad, status] of [
      ['beheer-rotterdam', '/aansluitingen', 403],
      ['nazorg-rotterdam', '/aansluiting', 403],
      ['beheer-justid', '/aansluiting', 403],
      ['nazorg-rotterdam', '/contacten', 200],
      ['casemanager-arnhem', '/contacten', 200],
      ['beheer-justid', '/contacten', 200],
    ] as const)
      assert.equal((await (await w.als(wie)).lees(pad)).status, status, `${wie} ${pad}`)
    const buiten = await fetch(`${w.adres}/contacten`, { redirect: 'manual' })
    assert.equal(buiten.status, 303)
  })

  test('a party keeps its mailbox and people; everyone who is signed in finds them, by any word, as a machine too', async () => {
    const partij = await w.als('beheer-lelystad')
    const goed = {
      naam: 'Wim <b>Óostwold</b>',
      functie: 'nazorgcoördinator',
      telefoon: '+31 (0)320 000 104',
      email: 'w.o@lelystad.example',
    }
    for (const [mis, veld] of [
      [{ naam: '' }, 'naam'],
      [{ functie: '\0' }, 'functie'],
      [{ telefoon: 'bel maar' }, 'telefoon'],
      [{ email: 'geen adres' }, 'email'],
      [{ telefoon: '', email: '' }, 'telefoon'],
    ] as const) {
      const antwoord = await partij.stuur('/aansluiting/contacten', { ...goed, ...mis })
      assert.equal(antwoord.status, 400)
      assert.match(antwoord.tekst, new RegExp(`id="veld-${veld}-fout"`), veld)
    }
    assert.equal((await partij.stuur('/aansluiting/contacten', goed)).status, 303)
    assert.equal(
      (await partij.stuur('/aansluiting/postbussen', { groepsmailbox: 'terugkeer@lelystad.example' })).status,
      303,
    )
    assert.equal((await partij.stuur('/aansluiting/postbussen', { groepsmailbox: 'niks' })).status, 400)
    const lezer = await w.als('casemanager-arnhem')
    const gids = await lezer.lees('/contacten?zoek=lelystad+oostwold')
    assert.match(gids.tekst, /1 organisatie</)
    assert.match(gids.tekst, /Wim &lt;b&gt;Óostwold&lt;\/b&gt;/)
    assert.match(gids.tekst, /mailto:terugkeer@lelystad\.example/)
    assert.match((await lezer.lees('/contacten?zoek=%25')).tekst, /Niets gevonden/)
    assert.equal((await lezer.lees('/contacten?pagina=0')).status, 400)
    const [mens] = await w.vraag(`select id from aansluiting.contact where soort = 'persoon'`)
    const vreemd = await (await w.als('beheer-rotterdam')).stuur(
      `/aansluiting/contacten/${mens?.id}/verwijderen`,
      {},
    )
    assert.equal(vreemd.status, 404)
    interface Gids {
      readonly totaal: number
      readonly volgende: string | null
      readonly contacten: readonly {
        readonly organisatie: { readonly id: string }
        readonly contactpersonen: readonly unknown[]
      }[]
    }
    const machine = ['college-0599', 'nazorgcoordinator'] as const
    const gevonden = await lees<Gids>(await w.api(machine, '/contacten?zoek=oostwold'))
    assert.deepEqual(
      gevonden.contacten.map(({ organisatie, contactpersonen }) => [organisatie.id, contactpersonen]),
      [[lelystad, [goed]]],
    )
    const alle: string[] = []
    let cursor: string | null = '0'
    while (cursor !== null) {
      const pagina: Gids = await lees<Gids>(await w.api(machine, `/contacten?cursor=${cursor}`))
      alle.push(...pagina.contacten.map(({ organisatie }) => organisatie.id))
      cursor = pagina.volgende
      if (cursor === null) assert.equal(alle.length, pagina.totaal)
    }
    assert.equal(new Set(alle).size, alle.length)
    assert.ok(alle.length > 700 && alle.includes('pi-arnhem'))
    for (const mis of ['?pagina=2', '?soort=gemeente', '?cursor=x', `?zoek=${'a'.repeat(101)}`])
      assert.equal((await w.api(machine, `/contacten${mis}`)).status, 400, mis)
    assert.equal((await w.api(null, '/contacten')).status, 401)
    assert.equal((await partij.stuur(`/aansluiting/contacten/${mens?.id}/verwijderen`, {})).status, 303)
    assert.match((await lezer.lees('/contacten?zoek=oostwold')).tekst, /Niets gevonden/)
  })
})
