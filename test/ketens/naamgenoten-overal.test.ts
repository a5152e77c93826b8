import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { maakApp } from '../../src/app.ts'
import { maakLogboek } from '../../src/logboek/logboek.ts'
import { magLangs, routesVan } from '../routes.ts'
import { maakWereld } from '../wereld.ts'
import { alleBezoekers, type Bezoeker, stel, type Vraag } from './isolatie/bezoekers.ts'
import { isOpenbaar } from './isolatie/daden.ts'
import { lijstvragen } from './isolatie/lijsten.ts'
import { Merken } from './isolatie/merken.ts'
import { alleOrganisaties, rijenThuis, zetAlles } from './isolatie/standplaats.ts'
import { eigenPaginas } from './isolatie/vragen.ts'

const wereld = await maakWereld({ after }, '2026-11-22T10:00:00Z', alleOrganisaties)
const { bank, klok, grondslagen, toegang, wachtrijen, kluis } = wereld
const logboek = maakLogboek('00'.repeat(32))
const app = maakApp({ db: bank, klok, grondslagen, logboek, kluis, wachtrijen, oefen: true, toegang })
const vraag = (tekst: string, waarden: readonly unknown[] = []) => bank.eigenaar.vraag(tekst, waarden)

test('on every page that shows someone by name, the line says whom, so that a namesake is never missed', async (t) => {
  const merken = new Merken()
  const bezoekers = (await alleBezoekers(wereld)).filter(({ koekje }) => koekje !== '')
  await zetAlles(wereld, rijenThuis(merken))
  // Everyone by a surname, with the id that the logboek makes a pseudonym of. In this world a message has a name of its own.
  const mensen = await vraag(`select p.id, lower(p.zoeknaam) as naam from detentie.persoon p
    union all select t.betrokkene, lower(p.geslachtsnaam) from tbs.persoon p join tbs.traject t on t.id = p.traject
    union all select b.betrokkene, lower(i.zoeknaam) from berichtenbox.inhoud i join berichtenbox.bericht b on b.id = i.bericht_id`)
  const perNaam = new Map(mensen.map(({ id, naam }) => [String(naam), String(id)]))
  const medewerkers = await vraag('select id, naam from toegang.medewerker')
  const perRol = new Map(medewerkers.map(({ id, naam }) => [String(naam), String(id)]))
  const routes = routesVan(app.routes).filter(({ pad }) => !pad.startsWith('/api/'))
  const getoond = new Map<string, number>()
  const gemist: string[] = []
  const kijk = async (wie: Bezoeker, iets: Vraag) => {
    const [voor] = await vraag('select coalesce(max(volgnummer), 0) as nummer from logboek.regel')
    const { status, tekst } = await stel(app, wereld.adres, wie, iets)
    const namen = new Set(
      tekst
        .toLowerCase()
        .match(/qzq[a-z]{4}/g)
        ?.filter((naam) => perNaam.has(naam)),
    )
    if (status >= 400 || namen.size === 0) return
    const regels = await vraag(
      `select betrokkene from logboek.regel where volgnummer > $1 and gebruiker = $2
         and handeling in ('gelezen', 'gezocht')`,
      [voor?.nummer, perRol.get(wie.naam)],
    )
    const genoemd = new Set(regels.map(({ betrokkene }) => String(betrokkene)))
    for (const naam of namen) {
      const pseudoniemen = logboek.pseudoniemen(perNaam.get(naam) ?? '')
      if (pseudoniemen.some((een) => genoemd.has(een)))
        getoond.set(iets.route, (getoond.get(iets.route) ?? 0) + 1)
      else gemist.push(`${wie.naam} ${iets.methode} ${iets.pad}`)
    }
  }
  for (const wie of bezoekers)
    for (const route of routes.filter((een) => !isOpenbaar(een) && magLangs(een, wie)))
      for (const iets of [...lijstvragen(route, wie), ...eigenPaginas(route, merken, wie)])
        await kijk(wie, iets)
  t.diagnostic(
    `${[...getoond.values()].reduce((a, b) => a + b, 0)} times someone was shown by name, at ${getoond.size} routes`,
  )
  assert.deepEqual([...new Set(gemist)], [])
  for (const plek of [
    '/personen',
    '/personen/:id',
    '/berichtenbox/:id',
    '/toestemmingen/:persoonId',
    '/informatiebladen/:persoonId',
    '/inzage/:persoonId',
    '/werklijst',
    '/gebeurtenissen',
    '/tbs',
    '/tbs/:id',
  ])
    assert.ok(getoond.has(plek), plek)
})
