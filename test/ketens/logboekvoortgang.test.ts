import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { werkLdvBij } from '../../src/logboek/ldv/bijwerken.ts'
import { openGeheugen, startZegelen } from '../../src/logboek/logboek.ts'
import { verzegel } from '../../src/logboek/zegelen.ts'
import { leest, schrijfDaden } from '../kantooruren.ts'
import { maakLdvdienst } from '../ldvontvanger.ts'
import { geheim, maakSleutels } from '../logboek.ts'
import { bezoeker, inlogAls } from '../sessie.ts'
import { tot } from '../wachten.ts'
import { maakWereld, serveer } from '../wereld.ts'

const wereld = await maakWereld({ after })
const { bank, klok } = wereld
const dienst = await maakLdvdienst({ after })
const ontvanger = { adres: dienst.adres, token: null }
const inlog = await inlogAls(wereld, 'pi-arnhem', 'fg', 'F. Gee')
const fg = bezoeker(wereld, inlog)
const sleutels = maakSleutels()
const zegel = () => verzegel({ db: bank, klok, sleutels, geheimen: [geheim] })
const stuur = () => werkLdvBij({ db: bank, klok, ontvanger, activiteit: () => null })

async function kaart(wie: typeof fg): Promise<string> {
  const { tekst } = await wie.lees('/fg/logboek')
  const plek = tekst.indexOf('Hoe ver het logboek is')
  assert.ok(plek > 0)
  return tekst
    .slice(plek, tekst.indexOf('</section>', plek))
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
}
const later = (minuten: number) => klok.zet(new Date(klok.nu().getTime() + minuten * 60_000).toISOString())

test('the FG sees what of the own lines waits for a seal and since when, what waits for the receiver, and why it refused', async (t) => {
  const metLdv = await serveer(bank, klok, null, null, { ontvanger })
  t.after(metLdv.sluit)
  const bijLdv = bezoeker({ ...wereld, adres: metLdv.adres }, inlog)
  await schrijfDaden(
    bank,
    'pi-arnhem',
    Array.from({ length: 3 }, () => leest({ id: randomUUID(), rol: 'casemanager' }, klok.nu())),
  )
  const begin = await kaart(fg)
  assert.match(begin, /Verzegeld nog niets/)
  assert.match(begin, /Wacht op een zegel \d+ regels, de oudste van 22 nov 2026 11:00/)
  assert.match(begin, /Logboek Dataverwerkingen niet ingesteld/)
  assert.doesNotMatch(begin, /Vraag de beheerder/)
  later(6)
  assert.match(await kaart(fg), /al langer dan vijf minuten een regel op een zegel\. Vraag de beheerder/)
  const vanVught = bezoeker(wereld, await inlogAls(wereld, 'pi-vught', 'fg', 'V. Gee'))
  assert.match(await kaart(vanVught), /Wacht op een zegel 1 regel, de oudste van 22 nov 2026 11:06/)

  await zegel()
  dienst.gedraag(503)
  await stuur()
  const vast = await kaart(bijLdv)
  assert.match(vast, /Verzegeld tot en met de regel van 22 nov 2026 11:06/)
  assert.match(vast, /Wacht op het Logboek Dataverwerkingen \d+ regels, de oudste van 22 nov 2026 11:00/)
  assert.match(vast, /Er gaat nu niets naar het Logboek Dataverwerkingen\. De ontvanger antwoordde met 503\./)
  assert.match(vast, /Laatste weigering De ontvanger antwoordde met 503\./)
  assert.match(vast, /Pogingen sinds het laatst lukte 1, de volgende om 22 nov 2026 11:06/)
  assert.doesNotMatch(vast, /127\.0\.0\.1/, 'not where it goes')

  later(1)
  dienst.gedraag('goed')
  assert.ok((await stuur()) > 0)
  const bij = await kaart(bijLdv)
  assert.match(bij, /Wacht op het Logboek Dataverwerkingen niets/)
  assert.doesNotMatch(bij, /Laatste weigering|Er gaat nu niets naar/)
})

test('the FG sees that seals are gone, and that checkpoints cannot be kept; and nothing of it when that is over', async (t) => {
  const map = await mkdtemp(join(tmpdir(), 'terugkeer-voortgang-'))
  const geheugen = openGeheugen(join(map, 'punten.ndjson'))
  const deze = await serveer(bank, klok, null, null, null, geheugen)
  t.after(deze.sluit)
  const bij = bezoeker({ ...wereld, adres: deze.adres }, inlog)
  const { wachtrijen } = deze
  const start = () => startZegelen({ db: bank, klok, sleutels, geheimen: [geheim], wachtrijen, geheugen })
  await rm(map, { recursive: true })
  assert.doesNotMatch(await kaart(bij), /Er klopt iets niet|lukt het niet om bewijs/)
  await verzegel({ db: bank, klok, sleutels, geheimen: [geheim], geheugen })
  assert.match(
    await kaart(bij),
    /Sinds 22 nov 2026 11:07 lukt het niet om bewijs van het logboek buiten de database te bewaren\. Het verzegelen gaat door/,
  )
  await bank.eigenaar.voerUit("set session_replication_role = 'replica'")
  await bank.eigenaar.voerUit('create table weg as table logboek.zegel; delete from logboek.zegel')
  later(1)
  const eerst = await start()
  t.after(eerst)
  await tot(() => geheugen.alarm.verbrokenSinds !== null)
  assert.match(
    await kaart(bij),
    /Er klopt iets niet met het logboek in de database\. .* Dat zag Terugkeer op 22 nov 2026 11:08\. Sindsdien wordt er niets verzegeld\. Vraag de beheerder/,
  )
  assert.doesNotMatch(await kaart(fg), /Er klopt iets niet/, 'another server remembers nothing of it')
  await bank.eigenaar.voerUit('delete from logboek.zegel; insert into logboek.zegel table weg')
  await bank.eigenaar.voerUit("set session_replication_role = 'origin'")
  t.after(await start())
  await tot(() => geheugen.alarm.verbrokenSinds === null)
  assert.doesNotMatch(await kaart(bij), /Er klopt iets niet/)
})
