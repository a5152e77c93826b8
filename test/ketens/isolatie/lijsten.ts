import type { Route } from '../../routes.ts'
import type { Bezoeker, Vraag } from './bezoekers.ts'
import { elders } from './standplaats.ts'

const gemeente = elders.college.replace('college-', '')

/** Each way to ask a list for something: search, filter, page and export. Without a line here, as it is. */
const manieren: Readonly<Record<string, readonly string[]>> = {
  '/machtigingen': ['', '?stand=ingetrokken', '?functie=qzq', '?rol=fg&stand=lopend', '?blad=2'],
  '/api/v1/berichten': [
    '',
    '?status=bezorgd',
    '?status=klaargezet',
    '?status=ingetrokken',
    '?soort=antwoord',
    '?soort=bij',
  ],
  '/berichtenbox': [
    ...['', '?status=alle', '?status=ingetrokken', '?status=klaargezet', '?soort=antwoord&status=alle'],
    ...[`?inrichting=${elders.inrichting}&status=alle`, '?vanaf=2026-11-20&tot=2026-11-20&status=alle'],
    ...['?van=mij', '?van=niemand&status=alle', '?sinds=nieuw&status=alle', '?sinds=beantwoord&status=alle'],
  ],
  '/werklijst': [
    '',
    '?van=mij',
    '?van=niemand',
    '?stap=intake',
    '?verblijf=kort',
    '?volgorde=einde',
    '?bladzijde=2',
  ],
  '/verzonden': [
    ...[
      '',
      '?toon=wacht',
      '?toon=te-laat',
      '?toon=ongelezen',
      '?toon=nooit-bezorgd',
      '?toon=niet-verstuurd',
      '?toon=ingetrokken',
    ],
    `?gemeente=${gemeente}`,
  ],
  '/dagcontrole': [''],
  '/gebeurtenissen': [
    '',
    '?soort=binnenkomst',
    `?inrichting=${elders.inrichting}`,
    '?laat=ja',
    '?van=2026-11-01&tot=2026-11-30',
  ],
  '/open-vragen': ['', '?soort=zonder-vast-adres'],
  '/fg/glasbraken': [
    '',
    '?stand=alle',
    '?stand=nader-onderzoek',
    '?van=2026-11-01&tot=2026-11-30&stand=alle',
  ],
  '/inzageverzoeken': [
    '',
    '?stand=alle',
    '?stand=beantwoord',
    '?regime=avg&stand=alle',
    '?van=2026-11-01&tot=2026-11-30',
  ],
  // Asking writes lines too, of now: what is looked at is of before.
  '/fg/logboek': [
    ...['?tot=2026-11-21', '?tot=2026-11-21&handeling=gelezen', '?van=2026-11-20&tot=2026-11-20&doel=x'],
    `?tot=2026-11-21&ontvanger=${elders.college}`,
  ],
  '/fg/verstrekkingen': ['?tot=2026-11-21', `?tot=2026-11-21&ontvanger=${elders.college}`],
  '/fg/signalen': ['?van=2026-11-01&tot=2026-11-21'],
  '/fg/maandrapport': ['?maand=2026-10'],
  '/tbs-knelpunten': ['', '?stap=9'],
  '/tbs-knelpunten/uitvoer': [''],
  '/tbs': ['', '?termijn=onbekend', '?route=geen', '?vast=ja', '?stand=beeindigd', '?blad=2'],
  '/tbs/meedoen': [''],
  '/api/v1/afleveringen': ['', '?status=dood', '?status=wacht'],
  '/aansluitingen': ['', '?stand=actief', '?zoek=a', '?wacht=ja'],
}

/** Searching: a name never stands in an address, so it is a form. Everything that is marked begins with these letters. */
const zoekvragen: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '/machtigingen/zoek': { naam: 'qzq' },
  '/berichtenbox/zoek': { naam: 'qzq' },
  '/berichtenbox/uitvoer': { vraag: 'status=alle', doel: 'berichten-verdelen' },
  '/gebeurtenissen/zoek': { naam: 'qzq' },
  '/fg/logboek/uitvoer': { vorm: 'csv', tot: '2026-11-21' },
  '/fg/verstrekkingen/uitvoer': { vorm: 'ndjson', tot: '2026-11-21' },
}

/** Every list, search, count and export that this route can be asked for by this visitor; no ids of others in them. */
export function lijstvragen({ methode, pad }: Route, { doelen }: Bezoeker): readonly Vraag[] {
  const vooraf = { methode, route: pad }
  if (pad === '/personen' && methode === 'GET')
    return doelen.flatMap((doel) => mensen(doel).map((vraag) => ({ ...vooraf, pad: `${pad}?${vraag}` })))
  if (pad === '/personen/zoek' && methode === 'POST')
    return doelen.map((doel) => ({ ...vooraf, pad, velden: { doel, naam: 'qzq' } }))
  const velden = zoekvragen[pad]
  if (methode === 'POST') return velden === undefined ? [] : [{ ...vooraf, pad, velden }]
  const adres = pad
    .replace(':organisatie', elders.college)
    .replace('/organisatienummers/:id', `/organisatienummers/${elders.college}`)
  if (/:(id|persoonId)/.test(adres)) return []
  return (manieren[pad] ?? ['']).map((vraag) => ({ ...vooraf, pad: `${adres}${vraag}` }))
}

const mensen = (doel: string) =>
  ['', '&relatie=bericht', '&relatie=eigen-gedetineerde', '&vrijlating=later', '&vrijlating=onbekend'].map(
    (rest) => `doel=${doel}${rest}`,
  )

/** Lists of which the answer depends on others by design: for whom, and why. */
export const volgtAnderen: readonly {
  readonly route: string
  readonly wie: string
  readonly waarom: string
}[] = [
  {
    route: '/contacten',
    wie: 'iedereen',
    waarom: 'the directory of contacts is there for everyone who is signed in',
  },
  { route: '/api/v1/contacten', wie: 'iedereen', waarom: 'the same directory, for machines' },
  { route: '/aansluitingen', wie: 'justid-beheerder', waarom: 'Justid connects organisations' },
  { route: '/aansluitingen/:organisatie', wie: 'justid-beheerder', waarom: 'Justid connects organisations' },
  { route: '/aansluitingen/cohorten', wie: 'justid-beheerder', waarom: 'Justid connects organisations' },
  {
    route: '/machtigingen/te-bevestigen',
    wie: 'justid-beheerder',
    waarom: 'Justid confirms where nobody else can',
  },
  {
    route: '/verzonden',
    wie: 'justid-beheerder',
    waarom: 'Justid watches over the sending, without content',
  },
  { route: '/dagcontrole', wie: 'justid-beheerder', waarom: 'Justid watches over the sending, in counts' },
  {
    route: '/gebeurtenissen',
    wie: 'justid-beheerder',
    waarom: 'Justid watches over what comes in, without people',
  },
  {
    route: '/niet-van-ons',
    wie: 'justid-beheerder',
    waarom: 'Justid decides where messages belong, without people',
  },
  {
    route: '/open-vragen',
    wie: 'justid-beheerder',
    waarom: 'Justid watches over what waits, without people',
  },
]

/** True for who sees others in this list by design. */
export function magVolgen(route: string, { rol }: Bezoeker): boolean {
  return volgtAnderen.some((een) => een.route === route && ['iedereen', rol].includes(een.wie))
}
