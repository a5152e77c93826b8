import { datumVan, plusDagen } from '../../kern/datum.ts'
import { Fout, type VeldFout } from '../../kern/fout.ts'
import { naamInLijst } from '../../kern/naam.ts'
import {
  cijfer,
  cijfers,
  foutoverzicht,
  geen,
  html,
  kaart,
  koppeling,
  legeStaat,
  melding,
  tabel,
  vlak,
} from '../../nlds/nlds.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import { alleen } from '../../toegang/toegang.ts'
import { leesFilter } from '../filter.ts'
import { haalGebeurtenissen, laatNaDagen, telOntvangen } from '../gebeurtenissen.ts'
import { beginVan } from '../moment.ts'
import { telOpen } from '../openvragen.ts'
import { geboren, inrichtingnaam } from '../woorden.ts'
import { meesteTreffers, type Treffer, zoekPersonen } from '../zoeken.ts'
import { alleenDji, isDji, kijker, kijkers, type Paginadelen, toon } from './blad.ts'
import { noteerGelezen } from './gelezen.ts'
import { bladeren, gebeurtenisfilter, gebeurtenistabel, waaromZietUDit, zoekvak } from './lijstdelen.ts'
import { periodestand } from './tekening.ts'

/** Fewer letters would find half of the country. */
const kortsteNaam = 2

/** The newest events, and finding a person by surname. */
export function lijstPaginas(app: App, delen: Paginadelen): void {
  app.get('/gebeurtenissen', alleen(...kijkers), (c) => lijst(c, delen))
  app.get('/gebeurtenissen/zoek', alleen(...kijkers), (c) => c.redirect('/gebeurtenissen', 303))
  app.post('/gebeurtenissen/zoek', alleenDji(), (c) => zoek(c, delen))
}

async function lijst(c: Verzoek, delen: Paginadelen): Promise<Response> {
  const vraag = c.req.query()
  const filter = leesFilter(vraag)
  if ('fouten' in filter) return toonFouten(c, delen, vraag, filter.fouten)
  const acteur = kijker(c)
  const metPersoon = isDji(c)
  const { pagina, tellingen } = await delen.db.transactie(acteur, async (tx) => {
    const gevonden = await haalGebeurtenissen(tx, filter.waarde, metPersoon)
    const mensen = gevonden.regels.flatMap(({ id, wie }) =>
      wie === null ? [] : [{ persoonId: wie.persoonId, onderwerp: id }],
    )
    await noteerGelezen(delen, tx, acteur, mensen, ['naam', 'geboortedatum', 'detentieverloop'])
    return { pagina: gevonden, tellingen: await telAlles(delen, tx) }
  })
  return toon(c, delen, {
    titel: 'Gebeurtenissen',
    ondertitel: 'Wat DJI heeft ontvangen over begin, verloop en einde van detenties.',
    inhoud: [
      vlak(tellingen),
      kaart('Laatst ontvangen', [
        metPersoon ? zoekvak() : '',
        gebeurtenisfilter(vraag, []),
        gebeurtenistabel(pagina.regels, metPersoon),
        bladeren(pagina, vraag),
      ]),
      waaromZietUDit(metPersoon),
    ],
  })
}

async function telAlles({ klok }: Paginadelen, tx: Parameters<typeof telOpen>[0]) {
  const dag = datumVan(klok.nu())
  const vandaag = await telOntvangen(tx, beginVan(dag))
  const maand = await telOntvangen(tx, beginVan(plusDagen(dag, -30)))
  const open = [...(await telOpen(tx)).values()].reduce((som, aantal) => som + aantal, 0)
  return cijfers([
    cijfer({ waarde: vandaag.aantal, naam: 'vandaag ontvangen' }),
    cijfer({
      waarde: maand.laat,
      naam: 'te laat ontvangen',
      bij: `in 30 dagen; later dan ${laatNaDagen} dagen na de gebeurtenis`,
    }),
    cijfer({
      waarde: open,
      naam: open === 1 ? 'open vraag' : 'open vragen',
      bij: koppeling('Bekijk de open vragen', '/open-vragen'),
    }),
  ])
}

function toonFouten(
  c: Verzoek,
  delen: Paginadelen,
  vraag: Readonly<Record<string, string>>,
  fouten: readonly VeldFout[],
): Response | Promise<Response> {
  const inhoud = [foutoverzicht(fouten), vlak(gebeurtenisfilter(vraag, fouten))]
  return toon(c, delen, { titel: 'Gebeurtenissen', inhoud }, 400)
}

async function zoek(c: Verzoek, delen: Paginadelen): Promise<Response> {
  const { naam: getypt } = await c.req.parseBody()
  const naam = typeof getypt === 'string' ? getypt.trim() : ''
  const kruimels = [{ naam: 'Gebeurtenissen', href: '/gebeurtenissen' }, { naam: 'Zoeken' }]
  const kop = { titel: 'Zoek iemand', kruimels }
  if (naam.length < kortsteNaam || naam.length > 200) {
    const fout = `Schrijf ten minste ${kortsteNaam} en ten hoogste 200 letters van de achternaam.`
    return toon(
      c,
      delen,
      { ...kop, inhoud: [foutoverzicht([{ veld: 'naam', melding: fout }]), vlak(zoekvak(naam, fout))] },
      400,
    )
  }
  if (naam.includes('\0')) throw new Fout('ongeldige-invoer', 'Deze naam bevat een teken dat niet kan.')
  const acteur = kijker(c)
  const gevonden = await delen.db.transactie(acteur, async (tx) => {
    const treffers = await zoekPersonen(tx, naam)
    const getoond = treffers.slice(0, meesteTreffers)
    const mensen = getoond.map(({ persoonId, gebeurtenisId }) => ({ persoonId, onderwerp: gebeurtenisId }))
    await noteerGelezen(delen, tx, acteur, mensen, ['naam', 'geboortedatum', 'huidige-verblijfplaats'])
    return treffers
  })
  return toon(c, delen, {
    ...kop,
    inhoud: [vlak(zoekvak(naam)), ...treffers(gevonden), waaromZietUDit(true)],
  })
}

function treffers(gevonden: readonly Treffer[]) {
  const getoond = gevonden.slice(0, meesteTreffers)
  const teVeel = melding(
    'info',
    `Er zijn meer dan ${meesteTreffers} mensen gevonden. Schrijf meer letters om de lijst korter te maken.`,
  )
  const lijst = tabel({
    bijschrift: 'Gevonden mensen',
    kolommen: ['Wie', 'Geboren', 'Laatste detentie', 'Inrichting'],
    rijen: getoond.map(({ persoonId, gegevens, stand, inrichting }) => [
      koppeling(naamInLijst(gegevens), `/gebeurtenissen/personen/${persoonId}`),
      geboren(gegevens),
      stand === null ? geen('geen detentie bekend') : standwoord(stand),
      inrichting === null ? geen('–') : inrichtingnaam(inrichting),
    ]),
    leeg: legeStaat({
      kop: 'Niemand gevonden',
      tekst: 'Er is niemand met deze achternaam in de gebeurtenissen van DJI.',
      tips: ['Schrijf minder letters.', 'Zoek zonder voorvoegsel, of juist ermee.'],
    }),
  })
  return [gevonden.length > meesteTreffers ? teVeel : html``, kaart('Gevonden', lijst)]
}

function standwoord(stand: string) {
  if (stand === 'loopt' || stand === 'beeindigd' || stand === 'einde-onbekend')
    return periodestand({ stand, einde: null })
  return geen('doorgehaald')
}
