import { randomUUID } from 'node:crypto'
import type { Route } from '../../routes.ts'
import { intrekking, verklaring } from '../../toestemming.ts'
import type { Bezoeker, Vraag } from './bezoekers.ts'
import type { Merken } from './merken.ts'

/** What kind of id stands in an address, by the beginning of the route. */
const idSoorten: Readonly<Record<string, string>> = {
  '/machtigingen/medewerkers/:id': 'medewerker',
  '/machtigingen/rollen/:id': 'machtiging',
  '/machtigingen/voorstellen/:id': 'voorstel',
  '/machtigingen/te-bevestigen/:id': 'voorstel',
  '/machtigingen/te-bevestigen/koppelingen/:id': 'koppelingvraag',
  '/koppelingen/vragen/:id': 'koppelingvraag',
  '/koppelingen/:id': 'koppeling',
  '/meldingen/:id': 'abonnement',
  '/meldingen/afleveringen/:id': 'aflevering',
  '/api/v1/abonnementen/:id': 'abonnement',
  '/api/v1/afleveringen/:id': 'aflevering',
  '/aansluiting/contacten/:id': 'contact',
  '/aansluiting/documenten/:id': 'document',
  '/aansluitingen/:organisatie/documenten/:id': 'document',
  '/gebeurtenissen/detenties/:id': 'periode',
  '/gebeurtenissen/personen/:persoonId': 'persoon',
  '/open-vragen/:id': 'openstaand',
  '/api/v1/berichten/:id': 'bericht',
  '/api/v1/bijlagen/:id': 'bijlage',
  '/berichtenbox/bijlagen/:id': 'bijlage',
  '/berichtenbox/:id': 'bericht',
  '/niet-van-ons/:id': 'omleidvraag',
  '/herindelingen/:id': 'herindeling',
  '/berichtenbox/labels/:id': 'label',
  '/verzonden/:id': 'bericht',
  '/personen/:id': 'persoon',
  '/toestemmingen/:persoonId': 'persoon',
  '/api/v1/toestemmingen/:persoonId': 'persoon',
  '/informatiebladen/:persoonId': 'persoon',
  '/api/v1/informatiebladen/:persoonId': 'persoon',
  '/inzage/:persoonId': 'persoon',
  '/api/v1/inzagen/:persoonId': 'persoon',
  '/inzageverzoeken/:id': 'verzoek',
  '/fg/inzage-uitstel/:id': 'uitstel',
  '/fg/onderzoeken/:id': 'onderzoek',
  '/fg/glasbraken/:id': 'glasbraak',
  '/tbs/:id': 'tbstraject',
  '/tbs/opdrachten/:id': 'tbsopdracht',
  '/tbs/om-opdrachten/:id': 'tbsomopdracht',
  '/tbs/gesprekken/:id': 'tbsuitnodiging',
}

type Velden = Readonly<Record<string, string>>
const reden = 'Een reden die lang genoeg is om te tellen.'
const antwoord = { gegevens: { onderdak: 'Er is een kamer.' }, feiten: { noodzaakPlan: true } }

/** What each form about something in the address holds when it is filled in well: a refusal must be about the id. */
const formulieren: Readonly<Record<string, Velden>> = {
  '/machtigingen/medewerkers/:id/rollen': { rol: 'fg', van: '2026-11-22', tot: '2027-06-01' },
  '/machtigingen/rollen/:id/einddatum': { tot: '2027-06-01', gezien: '' },
  '/machtigingen/rollen/:id/intrekking': { reden },
  '/machtigingen/voorstellen/:id': { besluit: 'bevestig' },
  '/machtigingen/te-bevestigen/:id': { besluit: 'bevestig' },
  '/machtigingen/te-bevestigen/koppelingen/:id': { besluit: 'bevestig' },
  '/koppelingen/vragen/:id': { besluit: 'bevestig' },
  '/koppelingen/:id/bereik': { bereik: 'berichten.lezen' },
  '/koppelingen/:id/certificaat': { oin: '' },
  '/koppelingen/:id/einddatum': { tot: '2027-06-01' },
  '/koppelingen/:id/sleutels': { jwksUri: 'https://sleutels.example/jwks', gezien: '' },
  '/koppelingen/:id/einde': { reden },
  '/meldingen/:id/beeindigen': {},
  '/meldingen/:id/proef': {},
  '/meldingen/:id/inloggen': {
    ...{ manier: 'oauth', tokenadres: 'https://login.example/token', clientId: 'terugkeer', bereik: '' },
  },
  '/meldingen/:id/hervatten': {},
  '/meldingen/afleveringen/:id/opnieuw': {},
  '/aansluiting/contacten/:id/verwijderen': {},
  '/open-vragen/:id/toewijzing': { gemeentecode: '0599', reden, vervangt: '' },
  '/berichtenbox/:id/oppakken': {},
  '/berichtenbox/:id/bijbesluiten': {
    besluit: 'maatregel',
    maatregel: 'Toezicht',
    datum: '2026-11-22',
    besluitreden: reden,
  },
  '/berichtenbox/:id/bijeinde': {
    van: randomUUID(),
    einde: 'ingetrokken',
    eindedatum: '2026-11-22',
    eindereden: reden,
  },
  '/berichtenbox/:id/bezwaar': {
    ...{ gebieden: 'onderdak', namens: 'betrokkene', dag: '2026-11-22' },
    bezwaarId: 'b3e7a1c4-5d20-4f1e-9c35-0d2f6a7b8c92',
  },
  '/berichtenbox/:id/nee': {
    ...{ gebieden: 'onderdak', voorWie: 'ons', wijze: 'gezegd', namens: 'betrokkene', dag: '2026-11-22' },
    neeId: 'b3e7a1c4-5d20-4f1e-9c35-0d2f6a7b8c91',
  },
  '/berichtenbox/:id/niet-van-ons': { reden: 'verhuisd', gemeentecode: '', toelichting: '' },
  '/herindelingen/:id/bevestiging': { reden },
  '/herindelingen/:id/datum': { datum: '2027-06-01', reden },
  '/herindelingen/:id/afgelasting': { reden },
  '/niet-van-ons/:id/besluit': { besluit: 'blijft', reden },
  '/berichtenbox/:id/verwijdering': { uitkomst: 'verwijderd' },
  '/berichtenbox/:id/bewaren': { reden },
  '/berichtenbox/:id/vrijgeven': { reden },
  '/verzonden/:id/terugroepen': { grond: 'correctie', toelichting: reden },
  '/berichtenbox/:id/antwoord': { onderwerp: 'onderdak', tekst: 'Er is een kamer.', noodzaakPlan: 'ja' },
  '/berichtenbox/:id/toewijzing': { medewerker: 'terug' },
  '/berichtenbox/:id/labels': { weg: 'x' },
  '/berichtenbox/:id/notities': { notitie: 'Gebeld.', kenmerk: 'b3e7a1c4-5d20-4f1e-9c35-0d2f6a7b8c91' },
  '/berichtenbox/labels/:id/weg': {},
  '/toestemmingen/:persoonId/gesprek': { ontvanger: 'fpc-van-mesdag' },
  '/toestemmingen/:persoonId/gesprek/:basisvoorwaarde': { 'antwoord-fpc-van-mesdag': 'ja', gezien: '1-1' },
  '/toestemmingen/:persoonId/gesprek/ondertekenen': { doe: 'bewaar', plaats: 'Arnhem' },
  '/toestemmingen/:persoonId/intrekken': {
    ...{ alles: 'ja', vorm: 'mondeling', namens: 'betrokkene', toelichting: 'Zei nee.' },
  },
  '/toestemmingen/:persoonId/bezwaar': {
    ...{ gebieden: 'onderdak', ontvanger: 'college-0518', namens: 'betrokkene', ingediendOp: '2026-11-20' },
    reden,
  },
  '/toestemmingen/:persoonId/bezwaar/:bezwaarId': { soort: 'gegrond', weging: reden },
  '/toestemmingen/:persoonId/nagevraagd': { verklaring: 'b3e7a1c4-5d20-4f1e-9c35-0d2f6a7b8c91' },
  '/informatiebladen/:persoonId/feiten': { noodzaakPlan: 'ja' },
  '/informatiebladen/:persoonId/gebieden/:basisvoorwaarde': { gezien: '0', 'zorg.verzekering': 'ja' },
  '/informatiebladen/:persoonId/kort': { 'gezien-zorg': '0', 'zorg.verzekeringHerstart': 'aanvragen' },
  '/informatiebladen/:persoonId/intrekken': {},
  '/informatiebladen/:persoonId/nakijken': { gezien: 'x' },
  '/toestemmingen/:persoonId/verklaringen/:verklaringId/scans': {},
  '/toestemmingen/:persoonId/scans/:scanId/weg': { reden: 'dubbel' },
  '/fg/glasbraken/:id': { oordeel: 'terecht', toelichting: reden },
  '/fg/onderzoeken/:id/uitvoer': { vorm: 'csv' },
  '/inzage/:persoonId/code': {},
  '/inzage/:persoonId/code/weg': {},
  '/inzageverzoeken/:id': { doe: 'ingetrokken', reden },
  '/fg/inzage-uitstel/:id/weg': {},
  '/tbs/opdrachten/:id': { stand: 'aanvaard' },
  '/tbs/om-opdrachten/:id': { stand: 'ontkend', zeker: 'ja' },
  '/tbs/:id/documenten': {
    gegeven: 'plaatsingsbrief',
    stap: '8',
    maker: 'diz',
    gemaaktOp: '2026-11-01',
    reden,
  },
  '/tbs/:id/documenten/:document/lezers': { medewerker: 'x', reden },
  '/tbs/:id/documenten/:document/lezers/weg': { medewerker: 'x' },
  '/tbs/:id/documenten/:document/weg': { wegreden: reden },
  '/tbs/:id/verlof': { soort: 'begeleid', tekst: 'x' },
  '/tbs/:id/verlof/besluit': {
    aanvraag: '7b1f0c52-0f3a-4c56-9d5e-0e6f1f2a3b4c',
    besluit: 'verleend',
    besluitdatum: '2026-11-20',
  },
  '/tbs/:id/stappen/:stap/:ontvanger/buitenom': {
    gegeven: 'verlofinformatie',
    'tekst-verlofinformatie': 'x',
    hoe: 'post',
  },
  '/tbs/:id/stappen/:stap/:ontvanger/gezegd': {
    ...{ 'gezegd-set': '00000000-0000-4000-8000-000000000000', 'gezegd-hoe': 'post' },
    ...{ 'gezegd-dag': '2026-11-22', gezien: '1' },
  },
  '/tbs/:id/einddatum': { einddatum: '2029-01-01', waarom: 'einddatum', eindereden: reden, gezien: '1' },
  '/tbs/:id/routes': { tak: 'a', gezien: '1' },
  '/tbs/:id/partijen': { ontvanger: 'reclassering-rn' },
  '/tbs/:id/partijen/weg': { ontvanger: 'reclassering-rn' },
  '/tbs/:id/overdracht': {
    naar: 'fpk-assen',
    overplaatsing: 'ja',
    nodigVoorZorg: 'ja',
    toestemming: '2026-11-20',
  },
  '/tbs/gesprekken/:id': { antwoord: 'komt', toelichting: '' },
  '/tbs/gesprekken/:id/acties/:actie': { stand: 'gedaan' },
  '/tbs/:id/gesprekken': { keer: 'x', stap: '11', dag: '2026-12-01', tijd: '14:00', plaats: 'Zaal 1' },
  '/tbs/:id/gesprekken/:gesprek': { dag: '2026-12-02', tijd: '14:00', plaats: 'Zaal 2', gezien: '1' },
  '/tbs/:id/gesprekken/:gesprek/afzeggen': { reden },
  '/tbs/:id/gesprekken/:gesprek/agenda': { titel: 'Wonen', gegeven: 'beoogde-uitstroom', gezien: '1' },
  '/tbs/:id/gesprekken/:gesprek/agenda/weg': { titel: 'Wonen', gezien: '1' },
  '/tbs/:id/gesprekken/:gesprek/uitnodigingen': { ontvanger: 'reclassering-rn' },
  '/tbs/:id/gesprekken/:gesprek/uitnodigingen/weg': { ontvanger: 'reclassering-rn' },
  '/tbs/:id/gesprekken/:gesprek/verslag': {
    ...{
      keer: 'x',
      soort: 'verslag',
      titel: 'Wonen',
      tekst: 'Er is een kamer.',
      gegeven: 'beoogde-uitstroom',
    },
  },
  '/tbs/:id/gesprekken/:gesprek/verslag/delen': {},
  '/tbs/:id/gesprekken/:gesprek/verslag/:deel': {
    ...{
      soort: 'verslag',
      titel: 'Wonen',
      tekst: 'Er is een kamer.',
      gegeven: 'beoogde-uitstroom',
      gezien: '1',
    },
  },
  '/tbs/:id/gesprekken/:gesprek/acties': {
    ...{ keer: 'x', wat: 'Zoek een woning.', eigenaar: 'reclassering-rn', voor: '2026-12-01' },
    gegeven: 'beoogde-uitstroom',
  },
  '/tbs/:id/gesprekken/:gesprek/acties/:actie': { stand: 'gedaan' },
  '/tbs/:id/gesprekken/:gesprek/uitkomst': {
    gemeente: 'college-0363',
    vanaf: '2027-01-01',
    akkoord: 'college-0363',
  },
  '/tbs/:id/gesprekken/:gesprek/escalatie': { redenen: reden, bezwaren: reden },
  '/tbs/:id/beeindigen': { eindesoort: 'elders', eindedag: '2026-11-22', eindeuitleg: reden, gezien: '1' },
  '/tbs/:id/weer-openen': { weerreden: reden },
  '/tbs/:id/vasthouden': { bewaarreden: reden },
  '/tbs/:id/vrijgeven': { bewaarreden: reden },
  '/tbs/:id/intrekken': { hoe: 'schriftelijk', toelichting: '' },
  '/tbs/:id/stappen/:stap': { stand: 'loopt', datum: '2026-11-20', reden: '', gepland: '', gezien: '1' },
  '/tbs/:id/stappen/:stap/feiten': { verlof: 'ja' },
  '/tbs/:id/stappen/:stap/:ontvanger/toestemming': { 'zegt-ketenafspraken': 'ja', vorm: 'schriftelijk' },
  '/tbs/:id/stappen/:stap/:ontvanger/intrekken': { voor: 'iedereen', hoe: 'mondeling', toelichting: reden },
  '/tbs/:id/stappen/:stap/:ontvanger/opdracht': {},
  '/tbs/:id/stappen/:stap/:ontvanger/bericht': { gegeven: 'ketenafspraken', 'tekst-ketenafspraken': 'x' },
}
const jsonvragen: Readonly<Record<string, unknown>> = {
  '/api/v1/berichten/:id/ontvangstbevestigingen': {},
  '/api/v1/berichten/:id/antwoorden': antwoord,
  '/api/v1/berichten/:id/bijbesluiten': {
    ...{ besluit: 'maatregel', maatregel: 'Toezicht', datum: '2026-11-22', reden },
  },
  '/api/v1/berichten/:id/niet-van-ons': { reden: 'verhuisd' },
  '/api/v1/berichten/:id/toewijzing': { medewerker: null },
  '/api/v1/berichten/:id/notities': { tekst: 'Gebeld.' },
  '/api/v1/berichten/:id/terugroepingen': { grond: 'correctie', toelichting: reden },
  '/api/v1/berichten/:id/verwijderantwoorden': { uitkomst: 'verwijderd' },
  '/api/v1/berichten/:id/nee': {
    ...{ gebieden: ['zorg'], voorWie: 'iedereen', wijze: 'gezegd', namens: 'betrokkene', dag: '2026-11-22' },
  },
  '/api/v1/toestemmingen/:persoonId/toetsen': { ontvanger: 'fpc-van-mesdag', basisvoorwaarden: ['zorg'] },
  '/api/v1/toestemmingen/:persoonId/verklaringen': verklaring(),
  '/api/v1/toestemmingen/:persoonId/intrekkingen': intrekking(),
  '/api/v1/toestemmingen/:persoonId/bezwaren': {
    ...{
      gebieden: ['onderdak'],
      ontvanger: 'college-0518',
      namens: 'betrokkene',
      datum: '2026-11-20',
      reden,
    },
  },
  '/api/v1/toestemmingen/:persoonId/bezwaren/:bezwaarId/stappen': { soort: 'gegrond', weging: reden },
  '/api/v1/informatiebladen/:persoonId/feiten': { feiten: { noodzaakPlan: true } },
  '/api/v1/informatiebladen/:persoonId/gebieden/:basisvoorwaarde': {
    ...{ gezien: 0, antwoorden: { 'zorg.verzekering': { keuze: ['ja'] } } },
  },
  '/api/v1/informatiebladen/:persoonId/verzendingen': { gezien: 'x' },
  '/api/v1/abonnementen/:id/proef': {},
  '/api/v1/abonnementen/:id/inloggen': { tokenadres: 'https://login.example/token', clientId: 'terugkeer' },
  '/api/v1/afleveringen/:id/opnieuw': {},
}

/** Routes that take the id of something in a form, the address or a body instead: the kind, and where it goes. */
const ingevuld: Readonly<
  Record<
    string,
    readonly [soort: string, maak: (id: string, doel: string) => Omit<Vraag, 'methode' | 'route'>]
  >
> = {
  'POST /machtigingen/herziening': [
    'machtiging',
    (id) => formulier('/machtigingen/herziening', { besluit: 'nodig', rollen: id }),
  ],
  'POST /machtigingen/eerste-beheerders': [
    'medewerker',
    (id) => formulier('/machtigingen/eerste-beheerders', { medewerker: id }),
  ],
  'POST /aanmelden/rol': ['machtiging', (id) => formulier('/aanmelden/rol', { machtiging: id })],
  'POST /personen/breek-het-glas': [
    'zoekpoging',
    (poging, doel) =>
      formulier('/personen/breek-het-glas', { poging, doel, aanleiding: 'anders', reden, bevestig: 'ja' }),
  ],
  'GET /personen': ['periode', (na, doel) => ({ pad: `/personen?doel=${doel}&na=${na}` })],
  'GET /fg/glasbraken': ['glasbraak', (na) => ({ pad: `/fg/glasbraken?stand=alle&na=${na}` })],
  'GET /bij-melding': ['persoon', (persoon) => ({ pad: `/bij-melding?persoon=${persoon}` })],
  'GET /bij-verantwoording': ['maatregel', (na) => ({ pad: `/bij-verantwoording?na=${na}` })],
  'GET /open-vragen': ['openstaand', (na) => ({ pad: `/open-vragen?na=${na}` })],
  'GET /berichtenbox': ['bericht', (na) => ({ pad: `/berichtenbox?status=alle&na=${na}` })],
  'POST /werklijst/overdragen': [
    'periode',
    (mens) => formulier('/werklijst/overdragen', { doe: 'vrijmaken', mens }),
  ],
  'POST /werklijst/terugdraaien': ['daad', (daad) => formulier('/werklijst/terugdraaien', { daad })],
  'POST /berichtenbox/samen': [
    'bericht',
    (bericht) => formulier('/berichtenbox/samen', { doe: 'oppakken', bericht }),
  ],
  'POST /api/v1/berichtbehandelingen': [
    'bericht',
    (bericht) => ({ pad: '/api/v1/berichtbehandelingen', json: { doe: 'oppakken', berichten: [bericht] } }),
  ],
  'GET /api/v1/berichten': ['bericht', (cursor) => ({ pad: `/api/v1/berichten?cursor=${cursor}` })],
  'GET /verzonden': ['bericht', (na) => ({ pad: `/verzonden?na=${na}` })],
  'GET /aansluitingen': ['cohort', (cohort) => ({ pad: `/aansluitingen?cohort=${cohort}` })],
}

const formulier = (pad: string, velden: Velden) => ({ pad, velden })

/** True for a route that is asked for something by its id. */
export function vraagtOmId({ methode, pad }: Pick<Route, 'methode' | 'pad'>): boolean {
  return soortVan(pad) !== null || Object.hasOwn(ingevuld, `${methode} ${pad}`)
}

function soortVan(pad: string): string | null {
  return (
    Object.entries(idSoorten).find(([begin]) => pad === begin || pad.startsWith(`${begin}/`))?.[1] ?? null
  )
}

/** Questions for what is of others: at each route with an id the ids of others, `hoogstens` of them. */
export function vragenNaarAnderen(
  route: Route,
  merken: Merken,
  wie: Bezoeker,
  hoogstens: number,
): readonly Vraag[] {
  // Justid may see every document, but at the organisation it is of: this one has none.
  const kijker = route.pad.includes(':organisatie') ? '' : wie.organisatie
  return vragenOm(route, wie, (soort) => merken.vreemdeIds(soort, kijker, hoogstens))
}

/** The pages about what is one's own. */
export function eigenPaginas(route: Route, merken: Merken, wie: Bezoeker): readonly Vraag[] {
  if (route.methode !== 'GET' || soortVan(route.pad) === null) return []
  return vragenOm(route, wie, (soort) => merken.eigenIds(soort, wie.organisatie))
}

/** What can be done with what is one's own. */
export function eigenDaden(route: Route, merken: Merken, wie: Bezoeker): readonly Vraag[] {
  if (route.methode === 'GET') return []
  return vragenOm(route, wie, (soort) => merken.eigenIds(soort, wie.organisatie))
}

function vragenOm(route: Route, wie: Bezoeker, ids: (soort: string) => readonly string[]): readonly Vraag[] {
  const { methode, pad: vorm } = route
  const vooraf = { methode, route: vorm }
  const [soort, maak] = ingevuld[`${methode} ${vorm}`] ?? [soortVan(vorm), null]
  if (soort === null) return []
  return ids(soort).flatMap((id) => {
    if (maak !== null) return [{ ...vooraf, ...maak(id, wie.doelen[0] ?? '') }]
    const pad = vorm
      .replace(':organisatie', 'college-0363')
      .replace('/:basisvoorwaarde', '/zorg')
      .replace('/:stap', '/9')
      .replace('/:ontvanger', '/reclassering')
      .replace(
        /\/:(gesprek|deel|actie)(?=\/|$)/g,
        (_, wat: string) => `/${ids(`tbs${wat}`)[0] ?? randomUUID()}`,
      )
      .replace(/\/:(document|set)(?=\/|$)/, (_, wat: string) => `/${ids(`tbs${wat}`)[0] ?? randomUUID()}`)
      .replace(/\/:(verklaring|scan|bezwaar)Id/, (_, wat: string) => `/${ids(wat)[0] ?? randomUUID()}`)
      .replace(/:\w+/, soort === 'koppeling' ? `tk-${id}` : id)
    const json = jsonvragen[vorm]
    if (json !== undefined && methode !== 'GET') return [{ ...vooraf, pad, json }]
    if (methode === 'POST') return [{ ...vooraf, ...formulier(pad, velden(vorm)) }]
    // Nobody is opened without saying what for.
    const paden = vorm === '/personen/:id' ? [pad, ...wie.doelen.map((doel) => `${pad}?doel=${doel}`)] : [pad]
    return paden.map((een) => ({ ...vooraf, pad: een }))
  })
}

function velden(vorm: string): Velden {
  const gevonden = formulieren[vorm]
  if (gevonden === undefined) throw new Error(`Say in this file what the form of ${vorm} holds`)
  return gevonden
}
