import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Rij } from '../../tabellen.ts'
import { gesprek, uitnodiging } from './gesprekken.ts'
import { inzagen } from './inzagen.ts'
import type { Merken } from './merken.ts'

/** Rows in the order in which they can be put down, each with its table. */
export type Rijen = readonly (readonly [tabel: string, rij: Rij])[]

const op = '2026-11-20T09:00:00Z'

/** Everything that one organisation keeps for itself, with a mark in each text, about this person in this detention. */
export function eigendom(
  merken: Merken,
  organisatie: string,
  persoon: string,
  dossier: string = randomUUID(),
): Rijen {
  return [
    ...mensen(merken, organisatie),
    ...aansluiting(merken, organisatie),
    ...glasbraken(merken, organisatie, persoon),
    ...toestemmingen(merken, organisatie, persoon),
    // One sheet for one detention: of who holds the person.
    ...informatiebladen(merken, organisatie, persoon, organisatie.startsWith('pi-') ? dossier : randomUUID()),
    ...trajecten(merken, organisatie),
    ...meldingen(merken, organisatie),
    ...werkplek(merken, organisatie),
    ...inzagen(merken, organisatie, persoon),
  ]
}

function mensen(merken: Merken, organisatie: string): Rijen {
  const woord = (wat: string, ...ook: readonly string[]) => merken.woord(wat, organisatie, ...ook)
  const [een, ander] = [merken.id('medewerker', organisatie), merken.id('medewerker', organisatie, 'justid')]
  const mens = (id: string, ...ook: readonly string[]) => ({
    ...{
      id,
      aanbieder: 'proef',
      onderwerp: randomUUID(),
      organisatie,
      naam: woord('medewerker naam', ...ook),
    },
    ...{ functie: woord('medewerker functie', ...ook), eerst_gezien: op, laatst_gezien: op },
  })
  const rol = (id: string, medewerker: string, van: string, anders: Rij = {}) => ({
    ...{ id, medewerker, organisatie, rol: 'fg', van, gegeven_door: 'x', gegeven_op: op },
    ...{ bevestigd_door: 'y', bevestigd_op: op, ...anders },
  })
  const oud = merken.id('machtiging', organisatie)
  const weg = merken.id('machtiging', organisatie)
  const wacht = merken.id('machtiging', organisatie, 'justid')
  const vraag = (machtiging: string, bij: string, door: string, ...ook: readonly string[]) => ({
    ...{ id: merken.id('voorstel', organisatie, ...ook), machtiging, organisatie, soort: 'intrekken', bij },
    ...{ reden: woord('voorstel reden', ...ook), gevraagd_door: door, gevraagd_op: op },
  })
  const ingetrokken = { ingetrokken_door: een, ingetrokken_op: op, reden: woord('machtiging reden') }
  const regel = { op, organisatie, handeling: 'ingetrokken', rol: 'fg', medewerker: een, machtiging: weg }
  const machines = [
    machine(merken, organisatie, 'organisatie', een),
    machine(merken, organisatie, 'justid', ander, 'justid'),
  ]
  return [
    ['toegang.medewerker', mens(een)],
    ['toegang.medewerker', mens(ander, 'justid')],
    ['toegang.machtiging', rol(oud, een, '2025-01-01')],
    ['toegang.machtiging', rol(weg, een, '2025-01-01', ingetrokken)],
    ['toegang.machtiging', rol(wacht, ander, '2026-11-01', { rol: 'machtigingenbeheerder' })],
    ['toegang.voorstel', vraag(oud, 'organisatie', een)],
    ['toegang.voorstel', vraag(wacht, 'justid', ander, 'justid')],
    [
      'toegang.machtigingsregel',
      { ...regel, reden: woord('regel reden'), door: een, door_organisatie: organisatie },
    ],
    ...machines.flat(),
    [
      'toegang.sessie',
      {
        ...{
          afdruk: woord('sessie afdruk'),
          aanbieder: 'proef',
          onderwerp: randomUUID(),
          naam: woord('sessie naam'),
        },
        ...{
          organisaties: [organisatie],
          machtiging: oud,
          begonnen_op: op,
          gebruikt_op: op,
          verloopt_op: op,
        },
      },
    ],
  ]
}

/** A machine that waits for a second person: a colleague, or Justid, which then sees it as well. */
function machine(
  merken: Merken,
  organisatie: string,
  bij: 'organisatie' | 'justid',
  door: string,
  ...ook: readonly string[]
): Rijen {
  const woord = (wat: string) => merken.woord(wat, organisatie, ...ook)
  const koppeling = `tk-${merken.id('koppeling', organisatie, ...ook)}`
  const vraag = merken.id('koppelingvraag', organisatie, ...ook)
  return [
    [
      'toegang.koppeling',
      {
        ...{ id: koppeling, naam: woord('koppeling naam'), organisatie, rol: 'x', bereik: [] },
        ...{ jwks_uri: `https://${woord('koppeling adres')}.example/jwks`, van: '2026-01-01' },
        ...{ aangemaakt_door: door, aangemaakt_op: op },
      },
    ],
    [
      'toegang.koppelingvraag',
      { id: vraag, koppeling, organisatie, soort: 'maken', bij, gevraagd_door: door, gevraagd_op: op },
    ],
  ]
}

function aansluiting(merken: Merken, organisatie: string): Rijen {
  // Connecting is the work of an organisation and of Justid together.
  const woord = (wat: string) => merken.woord(wat, organisatie, 'justid')
  const cohort = merken.id('cohort', organisatie, 'justid')
  const document = merken.id('document', organisatie, 'justid')
  const door = { door: 'x', op }
  const stap = { organisatie, door_organisatie: organisatie, ...door }
  const inhoud = `%PDF-${woord('document inhoud')}`
  const mens = { soort: 'persoon', naam: 'N. Proef', functie: 'f', telefoon: '0', zoektekst: 'proef' }
  return [
    [
      'aansluiting.cohort',
      {
        id: cohort,
        naam: woord('cohort naam'),
        begint_op: '2027-01-01',
        aangemaakt_door: 'x',
        aangemaakt_op: op,
      },
    ],
    ['aansluiting.partij', { organisatie, stap: 'actief', cohort, bijgewerkt_op: op }],
    [
      'aansluiting.document',
      {
        ...{
          id: document,
          organisatie,
          naam: `${woord('document naam')}.pdf`,
          soort: 'pdf',
          afdruk: 'a',
          ...door,
        },
        ...{ grootte: inhoud.length, inhoud: `\\x${Buffer.from(inhoud).toString('hex')}` },
      },
    ],
    [
      'aansluiting.stap',
      {
        ...{
          ...stap,
          soort: 'gezet',
          stap: 'ondertekend',
          ondertekenaar: woord('ondertekenaar'),
          functie: woord('stap functie'),
        },
        ...{ ondertekend_op: '2026-11-01', document, door_naam: woord('stap door') },
      },
    ],
    [
      'aansluiting.stap',
      {
        ...stap,
        soort: 'teruggenomen',
        stap: 'aanmelding',
        reden: woord('stap reden'),
        door_naam: woord('stap door'),
      },
    ],
    ['aansluiting.voorkeur', { organisatie, begin_einde: true, door_naam: 'x', ...door }],
    // The directory of contacts is there for everyone; who may take one off the list is not.
    ['aansluiting.contact', { id: merken.id('contact', organisatie), organisatie, ...mens, ...door }],
  ]
}

function meldingen(merken: Merken, organisatie: string): Rijen {
  const woord = (wat: string) => merken.woord(wat, organisatie)
  const abonnement = merken.id('abonnement', organisatie)
  const melding = {
    organisatie,
    abonnement,
    soort: 'ontvangen',
    spoor: 'bulk',
    begonnen_op: op,
    gemaakt_op: op,
  }
  return [
    [
      'bezorging.abonnement',
      {
        ...{ id: abonnement, organisatie, adres: `https://${woord('abonnement adres')}.example/` },
        ...{ stand: 'geschorst', reden: woord('abonnement reden'), gemaakt_door: 'x', gemaakt_op: op },
      },
    ],
    [
      'bezorging.aflevering',
      {
        ...{ id: merken.id('aflevering', organisatie), ...melding, bericht: randomUUID(), status: 'dood' },
        ...{ pogingen: 3, laatste_reden: woord('aflevering reden') },
      },
    ],
    ...post(merken, organisatie),
  ]
}

function post(merken: Merken, organisatie: string): Rijen {
  const woord = (wat: string) => merken.woord(wat, organisatie)
  const mail = { organisatie, pogingen: 2, begonnen_op: op, volgende_op: op, laatste_op: op }
  const adres = `${woord('mail adres')}@voorbeeld.example`
  return [
    [
      'bezorging.postkeuze',
      { organisatie, ritme: 'werkdag', gekozen_door: woord('postkeuze door'), gekozen_op: op },
    ],
    ['bezorging.nieuws', { organisatie, bericht: merken.id('nieuws', organisatie), soort: 'ontvangen', op }],
    [
      'bezorging.mail',
      {
        ...{ id: merken.id('mail', organisatie), ...mail, soort: 'overzicht', stand: 'wacht', adres },
        laatste_reden: woord('mail reden'),
      },
    ],
    // The address of a group mailbox stands in the directory for everyone; that its mail comes back does not.
    [
      'aansluiting.contact',
      {
        ...{ id: merken.id('postbus', organisatie), organisatie, soort: 'groepsmailbox' },
        ...{ email: 'box@voorbeeld.example', zoektekst: 'box', door: 'x', op },
        ...{ stuk_op: op, stuk_reden: woord('postbus reden') },
      },
    ],
  ]
}

/** What the box keeps for one user. */
function werkplek(merken: Merken, organisatie: string): Rijen {
  const gebruiker = randomUUID()
  const filter = { id: merken.id('filter', organisatie), organisatie, gebruiker, vraag: 'status=alle', op }
  return [
    ['berichtenbox.bewaard_filter', { ...filter, naam: merken.woord('filter naam', organisatie) }],
    [
      'berichtenbox.bezoek',
      { organisatie, gebruiker: merken.woord('bezoek gebruiker', organisatie), laatst_op: op },
    ],
  ]
}

/** What someone said yes to, and a talk that goes on. */
function toestemmingen(merken: Merken, organisatie: string, persoon: string): Rijen {
  const verklaring = merken.id('verklaring', organisatie)
  const van = { organisatie, persoon }
  const woord = (wat: string) => merken.woord(wat, organisatie)
  const getekend = { datum: '2026-11-20', plaats: woord('verklaring plaats'), aanwezig: ['casemanager'] }
  const hoe = { taal: 'nl', tolk: 'geen', voorgelezen: true, makkelijk_gelezen: true, gevolgen_verteld: true }
  const vorm = {
    soort: 'toestemming',
    vorm: 'papier',
    namens: 'betrokkene',
    tekstversie: 'nl',
    door: 'x',
    op,
  }
  const scan = merken.id('scan', organisatie)
  const inhoud = Buffer.from(`%PDF-1.7\n%${woord('scan inhoud')}\n%%EOF\n`)
  const afdruk = createHash('sha256').update(inhoud).digest('hex')
  const beeld = { soort: 'pdf', grootte: inhoud.byteLength, afdruk, gescand_op: null, door: 'x', op }
  const vak = { ontvanger: 'fpc-van-mesdag', basisvoorwaarde: 'zorg' }
  const ja = { soort: 'gegeven', geldig_tot: '2027-02-01', op }
  const gesprek = { begonnen_door: 'x', begonnen_op: op, versie: 1, ontvangers: ['fpc-van-mesdag'] }
  const gezegd = {
    antwoorden: { 'fpc-van-mesdag zorg': 'ja' },
    omstandigheden: { plaats: woord('gesprek plaats') },
  }
  const bezwaar = merken.id('bezwaar', organisatie)
  const tegen = { ontvanger: 'college-0518', gebieden: ['onderdak'], namens: 'betrokkene', door: 'x', op }
  const dagen = { ingediend_op: '2026-11-20', uiterlijk: '2026-12-18' }
  const weging = {
    soort: 'gegrond',
    weging: woord('bezwaar weging'),
    door: 'x',
    door_naam: woord('bezwaar naam'),
  }
  return [
    ['toestemming.bezwaar', { id: bezwaar, ...van, ...tegen, ...dagen, reden: woord('bezwaar reden') }],
    ['toestemming.bezwaarstap', { bezwaar, ...van, ...weging, op }],
    ['toestemming.verklaring', { id: verklaring, ...van, ...getekend, ...hoe, ...vorm }],
    ['toestemming.scan', { id: scan, verklaring, ...van, plek: 1, ...beeld }],
    ['toestemming.scandeel', { scan, nummer: 0, bytes: `\\x${inhoud.toString('hex')}` }],
    ['toestemming.regel', { id: randomUUID(), verklaring, ...van, ...vak, ...ja }],
    ['toestemming.gesprek', { id: merken.id('gesprek', organisatie), ...van, ...gesprek, ...gezegd }],
  ]
}

/** A sheet that is being written. */
function informatiebladen(merken: Merken, organisatie: string, persoon: string, dossier: string): Rijen {
  const woord = (wat: string) => merken.woord(wat, organisatie)
  const van = { organisatie, persoon, dossier, door: 'x', op }
  const antwoord = { keuze: ['ja'], velden: { verzekeraar: woord('blad verzekeraar') }, hulp: null }
  const bron = { wat: woord('blad bron'), datum: '2026-11-20' }
  const antwoorden = { 'zorg.verzekering': { ...antwoord, bron, betwist: null } }
  return [
    [
      'informatieblad.gebied',
      { ...van, basisvoorwaarde: 'zorg', versie: 1, antwoorden, door_naam: woord('blad naam') },
    ],
    [
      'werklijst.toewijzing',
      { organisatie, persoon, dossier, daad: merken.id('daad', organisatie), door: 'x', op },
    ],
    ['informatieblad.feit', { ...van, feit: 'noodzaakPlan', waarde: true, door_naam: woord('feit naam') }],
  ]
}

function glasbraken(merken: Merken, organisatie: string, persoon: string): Rijen {
  const woord = (wat: string) => merken.woord(wat, organisatie)
  const gebruiker = randomUUID()
  const poging = merken.id('zoekpoging', organisatie)
  const glasbraak = merken.id('glasbraak', organisatie)
  const waar = { organisatie, gebruiker, persoon }
  return [
    ['personen.zoekpoging', { id: poging, ...waar, op }],
    [
      'personen.glasbraak',
      {
        ...{
          id: glasbraak,
          poging,
          ...waar,
          naam: woord('glasbraak naam'),
          rol: 'casemanager',
        },
        ...{ doel: 'terugkeer-voorbereiden', aanleiding: 'anders', reden: woord('glasbraak reden') },
        ...{
          van: op,
          tot: '2026-11-20T10:00:00Z',
          oordeel: 'nader-onderzoek',
          toelichting: woord('glasbraak toelichting'),
        },
        ...{ beoordeeld_door: 'fg', beoordeeld_naam: woord('glasbraak oordeel'), beoordeeld_op: op },
      },
    ],
    [
      'personen.glasbraakoordeel',
      {
        ...{ glasbraak, organisatie, oordeel: 'nader-onderzoek', op },
        ...{ toelichting: woord('glasbraak toelichting'), door: 'fg', door_naam: woord('glasbraak oordeel') },
      },
    ],
    [
      'logboek.regel',
      {
        ...{
          op,
          handeling: 'gelezen',
          organisatie,
          rol: 'r',
          gebruiker,
          betrokkene: woord('logboek betrokkene'),
        },
        ...{ doel: 'x', gegevens: [], onderwerp: persoon, spoor: woord('logboek spoor') },
      },
    ],
    [
      'logboek.ouder',
      {
        ...{ daad: randomBytes(8).toString('hex'), organisatie },
        ...{ ouder: 'b7ad6b7169203331', zout: woord('logboek zout') },
      },
    ],
  ]
}

/** What a clinic keeps around a track: a document with who may open it, a request for leave, and a set that it gave. */
function documenten(merken: Merken, organisatie: string, traject: string): Rijen {
  const woord = (wat: string) => merken.woord(wat, organisatie)
  const [document, van] = [merken.id('tbsdocument', organisatie), { traject, organisatie }]
  const bestand = { soort: 'pdf', grootte: 1, afdruk: '0'.repeat(64), sleutel: 'x' }
  const maak = { gemaakt_door: 'diz', gemaakt_op: '2026-11-01', door: 'x' }
  const set = merken.id('tbsset', organisatie)
  return [
    [
      'tbs.document',
      {
        ...{ ...van, ...maak, ...bestand, id: document, gegeven: 'plaatsingsbrief', stap: '8', op },
        door_naam: woord('document door'),
      },
    ],
    [
      'tbs.documentdeel',
      { document, nummer: 0, bytes: `\\x${Buffer.from(woord('document')).toString('hex')}` },
    ],
    [
      'tbs.documentlezer',
      {
        ...{ ...van, id: randomUUID(), document, medewerker: 'x', naam: woord('lezer naam') },
        ...{ reden: woord('lezer reden'), door_naam: 'X', van: op },
      },
    ],
    ['tbs.documentgang', { ...van, id: randomUUID(), document, ontvanger: 'avt', met: randomUUID(), op }],
    [
      'tbs.verlofaanvraag',
      {
        ...{ ...van, id: merken.id('tbsverlof', organisatie), soort: 'begeleid', monitoring: false, op },
        ...{ aangevraagd_op: '2026-11-01', door_naam: woord('verlof door') },
      },
    ],
    [
      'tbs.buitenom',
      {
        ...{
          ...van,
          id: set,
          stap: '13',
          partij: 'avt',
          toets_id: randomUUID(),
        },
        ...{ gegevens: { verlofinformatie: woord('set tekst') }, hoe: 'post', door: 'x', door_naam: 'X', op },
      },
    ],
    [
      'tbs.gezegd',
      {
        ...{ ...van, id: randomUUID(), buitenom: set, gegevens: ['naam'] },
        ...{ hoe: 'telefoon', dag: '2026-11-22', door: 'x', door_naam: woord('gezegd door'), op },
      },
    ],
  ]
}

/** A track of the tbs at this clinic, and one elsewhere in which this organisation takes part and was asked for advice. */
function trajecten(merken: Merken, organisatie: string): Rijen {
  const [eigen, ander] = [merken.id('tbstraject', organisatie), randomUUID()]
  const woord = (wat: string) => merken.woord(wat, organisatie)
  const feit = { soort: 'feit', inhoud: { feit: 'complexeCasus', waarde: true }, door: 'x' }
  const kliniek = `verzonnen kliniek bij ${organisatie}`
  const mee = { traject: ander, organisatie: kliniek, ontvanger: organisatie }
  const gevraagd = { stap: '9', soort: 'reclasseringsopdracht', gevraagd_door: 'x', gevraagd_naam: 'X' }
  return [
    ['tbs.traject', { id: eigen, organisatie, betrokkene: randomUUID(), begonnen_op: op }],
    [
      'tbs.persoon',
      {
        ...{ traject: eigen, organisatie, geslachtsnaam: woord('tbs naam'), zoeknaam: 'x' },
        geboortedatum: '1980-01-01',
      },
    ],
    [
      'tbs.gebeurtenis',
      { id: randomUUID(), traject: eigen, organisatie, ...feit, door_naam: woord('tbs door'), op },
    ],
    ...documenten(merken, organisatie, eigen),
    ['tbs.traject', { id: ander, organisatie: kliniek, betrokkene: randomUUID(), begonnen_op: op }],
    ['tbs.deelname', { id: randomUUID(), ...mee, partij: 'reclassering', van: op, gedeeld_op: op }],
    ...gesprek(merken, organisatie, eigen),
    ...uitnodiging(merken, organisatie, ander, kliniek),
    [
      'tbs.opdracht',
      {
        ...{ id: merken.id('tbsopdracht', organisatie), ...mee, ...gevraagd },
        ...{ gevraagd_op: op, stand: 'gevraagd' },
      },
    ],
    ...inNaamVan(merken, organisatie),
  ]
}

/** A track elsewhere in which this organisation takes part as the OM, and the reclassering was asked something in its name. */
function inNaamVan(merken: Merken, organisatie: string): Rijen {
  const traject = randomUUID()
  const van = { traject, organisatie: `verzonnen kliniek met ${organisatie}` }
  const brief = { brief_op: '2026-11-10', brief_kenmerk: merken.woord('tbs kenmerk', organisatie) }
  const gevraagd = { gevraagd_door: 'x', gevraagd_naam: merken.woord('tbs vrager', organisatie) }
  return [
    ['tbs.traject', { id: traject, organisatie: van.organisatie, betrokkene: randomUUID(), begonnen_op: op }],
    [
      'tbs.deelname',
      { id: randomUUID(), ...van, ontvanger: organisatie, partij: 'om', van: op, gedeeld_op: op },
    ],
    [
      'tbs.opdracht',
      {
        ...{ id: merken.id('tbsomopdracht', organisatie), ...van, ontvanger: 'verzonnen reclassering' },
        ...{ ...gevraagd, ...brief, stap: '17a', soort: 'opdrachtVanOm' },
        ...{ gevraagd_op: op, stand: 'gevraagd' },
      },
    ],
  ]
}
