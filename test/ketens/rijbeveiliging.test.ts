import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { type RawBuilder, sql } from 'kysely'
import { verzegel } from '../../src/logboek/zegelen.ts'
import { organisatie } from '../../src/organisaties/organisaties.ts'
import type { Tx } from '../../src/platform/db.ts'
import { gebeurtenis } from '../gebeurtenis.ts'
import { antwoordOnderdak } from '../levering.ts'
import { geheim, maakSleutels } from '../logboek.ts'
import { lees, maakWereld, type Wereld } from '../wereld.ts'

type Rij = Readonly<Record<string, unknown>>

/** Tables without row-level security, and why they may be. Anything else that holds rows must have it. */
const zonderPersonen: Readonly<Record<string, string>> = {
  'grondslagen.registerversie': 'the law itself, as it was when it decided: nothing about a person',
  'grondslagen.toets':
    'a question to the register names no person: the same question of two people is one row',
  'herindeling.gaat_mee': 'names of tables; the app cannot read it at all',
  'platform.kenmerk': 'facts about the database itself',
  'public.migratie': 'which migrations ran; the app cannot read it at all',
}

const vanBron = (rij: Rij, organisatie: string) => organisatie !== '' && rij.bron === organisatie
const bewaakt = (organisatie: string, doel: string) => organisatie === 'justid' && doel === 'bewaking'
const vanBronOfBewaakt = (rij: Rij, organisatie: string, doel: string) =>
  vanBron(rij, organisatie) || bewaakt(organisatie, doel)

/** The server itself tells every system; it sees where to and what, and nothing else of anyone. */
const vanZelfOfBezorgd = (rij: Rij, organisatie: string, doel: string) =>
  rij.organisatie === organisatie || (organisatie === 'terugkeer' && doel === 'meldingen-bezorgen')

/** Who acts in these tests, and when. */
const gebruiker = 'g'
const nu = new Date('2026-11-22T10:00:00Z')

/** Everyone in this scenario stays in Arnhem; that inrichting sees them when it says what for. */
const inArnhem = (organisatie: string, doel: string) =>
  organisatie === 'pi-arnhem' &&
  ['terugkeer-voorbereiden', 'toestemming-vastleggen', 'informatieblad-maken', 'inzage'].includes(doel)
const arnhemmers = new Set<string>()
/** Their detentions. */
const dossiers = new Set<string>()

/** The detentions about which a municipality wrote to Arnhem: of those it sees the stay while it works with messages. */
const besproken = new Set<string>()
const inGesprek = (rij: Rij, organisatie: string, doel: string) =>
  organisatie === 'pi-arnhem' && doel === 'berichten-lezen' && besproken.has(String(rij.id))

const werktLdvBij = (organisatie: string, doel: string) =>
  organisatie === 'justid' && doel === 'ldv-bijwerken'
const zegelt = (organisatie: string, doel: string) => organisatie === 'justid' && doel === 'logboek-zegelen'

/** A code that could last be used fourteen days ago. */
const isLangVoorbij = ({ verloopt_op }: Rij) =>
  new Date(String(verloopt_op)).getTime() <= nu.getTime() - 14 * 86_400_000

/** An opening that opened nothing any more for 28 days. */
const isAlLangDicht = ({ tot }: Rij) => new Date(String(tot)).getTime() <= nu.getTime() - 28 * 86_400_000

const bijToegang = (_rij: Rij, _organisatie: string, doel: string) => doel === 'toegang'

const leest = (rij: Rij, organisatie: string) =>
  rij.afzender === organisatie ||
  (rij.ontvanger === organisatie && rij.ingetrokken === false && rij.wacht === false)

/** The contents by the id of their message, and of which message each file is: filled as the rows are put down. */
const inhouden = new Map<unknown, Rij>()
const berichtVanBijlage = new Map<string, unknown>()
const leestInhoud = (bericht: unknown, organisatie: string) => {
  const inhoud = inhouden.get(bericht)
  return inhoud !== undefined && leest(inhoud, organisatie)
}

/** The tracks by the clinic that treats now, and who takes part and knows it: filled as the rows are put down. */
const behandeld = new Map<unknown, string>()
const meedoend = new Set<string>()
/** The documents that the one who acts here may open, with where that is. */
const teOpenen = new Map<unknown, string>()
const vanKliniek = (rij: Rij, organisatie: string, doel: string) =>
  organisatie !== '' &&
  doel === 'tbs-traject' &&
  rij.organisatie === organisatie &&
  behandeld.get(rij.traject ?? rij.id) === organisatie

/** Who was invited by the clinic that treats now, and was not taken off the list: filled as the rows are put down. */
const isGenodigd = (rij: Rij, wie: unknown, organisatie: string, doel: string) =>
  wie === organisatie &&
  doel === 'tbs-deelname' &&
  (rij.weg_op ?? null) === null &&
  behandeld.get(rij.traject) === rij.organisatie &&
  meedoend.has(`${rij.traject} ${organisatie}`)

/** Per table: who may see a row, for which purpose. Written from the design, not from the policies. */
const magZien: Readonly<Record<string, (rij: Rij, organisatie: string, doel: string) => boolean>> = {
  // To make an overview for someone opens nothing but what was opened: inzage.test.ts.
  'logboek.regel': (rij, organisatie, doel) =>
    (rij.organisatie === organisatie && doel !== 'inzage') ||
    zegelt(organisatie, doel) ||
    werktLdvBij(organisatie, doel),
  'logboek.zegel': (_rij, organisatie, doel) => zegelt(organisatie, doel) || werktLdvBij(organisatie, doel),
  'logboek.ouder': (_rij, organisatie, doel) => werktLdvBij(organisatie, doel),
  'logboek.ldv': (_rij, organisatie, doel) => werktLdvBij(organisatie, doel),
  'logboek.sleutel': (_rij, organisatie, doel) => zegelt(organisatie, doel),
  // Other purposes open some of these to a beheerder of the same organisation: src/toegang/machtigingen/muur.test.ts.
  'toegang.sessie': bijToegang,
  'toegang.aanmeldpoging': bijToegang,
  'toegang.assertie': bijToegang,
  'toegang.organisatienummer': bijToegang,
  'toegang.medewerker': bijToegang,
  'toegang.machtiging': bijToegang,
  'toegang.koppeling': bijToegang,
  'toegang.voorstel': () => false,
  'toegang.machtigingsregel': () => false,
  'personen.zoekpoging': (rij, organisatie) => rij.organisatie === organisatie && rij.gebruiker === gebruiker,
  'personen.glasbraak': (rij, organisatie, doel) =>
    rij.organisatie === organisatie && (rij.gebruiker === gebruiker || doel === 'glasbraken-beoordelen'),
  'personen.glasbraakoordeel': (rij, organisatie, doel) =>
    rij.organisatie === organisatie && doel === 'glasbraken-beoordelen',
  'toestemming.verklaring': (rij, organisatie, doel) =>
    rij.organisatie === organisatie || (rij.gehoord_bij !== null && inArnhem(organisatie, doel)),
  'toestemming.nagevraagd': (rij, organisatie, doel) =>
    rij.organisatie === organisatie || inArnhem(organisatie, doel),
  'toestemming.bezwaar': (rij, organisatie, doel) =>
    rij.organisatie === organisatie || inArnhem(organisatie, doel),
  'toestemming.bezwaarstap': (rij, organisatie, doel) =>
    rij.organisatie === organisatie || inArnhem(organisatie, doel),
  // Arnhem holds this person: what was said elsewhere in this detention is seen there.
  'toestemming.regel': (rij, organisatie, doel) =>
    rij.organisatie === organisatie || inArnhem(organisatie, doel),
  'inzage.code': (rij, organisatie, doel) =>
    (rij.organisatie === organisatie && doel === 'inzage') ||
    (doel === 'inzage-opruimen' && isLangVoorbij(rij) && ['', rij.organisatie].includes(organisatie)),
  // Only with the secret of the session, or the id of the opening, in hand; and by the server when it is over.
  'inzage.sessie': (_, organisatie, doel) => organisatie === '' && doel === 'inzage-opruimen',
  'inzage.opening': (rij, organisatie, doel) =>
    organisatie === '' && doel === 'inzage-opruimen' && isAlLangDicht(rij),
  'inzage.uitstel': (rij, organisatie, doel) =>
    rij.organisatie === organisatie && doel === 'inzage-uitstellen',
  'inzage.verzoek': (rij, organisatie, doel) => rij.organisatie === organisatie && doel === 'inzageverzoeken',
  'inzage.verzoekregel': (rij, organisatie, doel) =>
    rij.organisatie === organisatie && doel === 'inzageverzoeken',
  'toezicht.onderzoek': (rij, organisatie, doel) =>
    rij.organisatie === organisatie && doel === 'logboek-onderzoeken',
  // For a list of work as well: that there is one.
  'toestemming.gesprek': (rij, organisatie, doel) =>
    rij.organisatie === organisatie && ['toestemming-vastleggen', 'terugkeer-voorbereiden'].includes(doel),
  'werklijst.toewijzing': (rij, organisatie, doel) =>
    rij.organisatie === organisatie && doel === 'terugkeer-voorbereiden',
  // Of whom one holds, for this work, whoever wrote it: Vught holds nobody here.
  'informatieblad.gebied': (rij, organisatie, doel) =>
    inArnhem(organisatie, doel) &&
    ['terugkeer-voorbereiden', 'informatieblad-maken'].includes(doel) &&
    dossiers.has(String(rij.dossier)),
  // What the law asks of the case counts in a talk about consent as well.
  'informatieblad.feit': (rij, organisatie, doel) =>
    inArnhem(organisatie, doel) &&
    ['terugkeer-voorbereiden', 'informatieblad-maken', 'toestemming-vastleggen'].includes(doel) &&
    dossiers.has(String(rij.dossier)),
  'toestemming.scan': (rij, organisatie, doel) =>
    rij.organisatie === organisatie && doel === 'toestemming-vastleggen',
  'toestemming.scan_weg': (rij, organisatie, doel) =>
    rij.organisatie === organisatie && doel === 'toestemming-vastleggen',
  'toestemming.scandeel': (rij, organisatie, doel) =>
    inrichtingVanScan.get(String(rij.scan)) === organisatie && doel === 'toestemming-vastleggen',
  // The clinic that treats now; an earlier one, and whoever takes part before anything was shared, sees nothing.
  'tbs.traject': vanKliniek,
  'tbs.persoon': vanKliniek,
  'tbs.gebeurtenis': vanKliniek,
  'tbs.document': vanKliniek,
  'tbs.documentlezer': vanKliniek,
  'tbs.documentgang': vanKliniek,
  'tbs.verlofaanvraag': vanKliniek,
  'tbs.buitenom': vanKliniek,
  'tbs.gezegd': vanKliniek,
  // What is in it: only who was let in, at the clinic that treats now.
  'tbs.documentdeel': (rij, organisatie, doel) =>
    doel === 'tbs-traject' && organisatie !== '' && teOpenen.get(rij.document) === organisatie,
  'tbs.einde': vanKliniek,
  'tbs.bewaarplicht': vanKliniek,
  'tbs.knelpunt': vanKliniek,
  // Only the server itself, through its own function.
  'tbs.vernietigingsronde': () => false,
  'tbs.deelname': (rij, organisatie, doel) =>
    vanKliniek(rij, organisatie, doel) ||
    (rij.ontvanger === organisatie && doel === 'tbs-deelname' && rij.tot === null && rij.gedeeld_op !== null),
  'tbs.opdracht': (rij, organisatie, doel) =>
    vanKliniek(rij, organisatie, doel) ||
    (rij.ontvanger === organisatie &&
      doel === 'tbs-deelname' &&
      meedoend.has(`${rij.traject} ${organisatie}`)) ||
    // The OM sees what holds in its name, and what it denied.
    (organisatie === 'om' &&
      doel === 'tbs-deelname' &&
      rij.soort === 'opdrachtVanOm' &&
      (rij.vervallen_op === null || rij.om_stand === 'ontkend') &&
      meedoend.has(`${rij.traject} ${organisatie}`)),
  // The talk itself and its minutes are of the clinic; an invitee has rows of its own, as long as it takes part.
  'tbs.gesprek': vanKliniek,
  'tbs.verslagdeel': vanKliniek,
  'tbs.gesprekuitkomst': vanKliniek,
  'tbs.uitnodiging': (rij, organisatie, doel) =>
    vanKliniek(rij, organisatie, doel) || isGenodigd(rij, rij.ontvanger, organisatie, doel),
  'tbs.verslaginzage': (rij, organisatie, doel) =>
    vanKliniek(rij, organisatie, doel) ||
    (rij.dicht_op === null && isGenodigd(rij, rij.ontvanger, organisatie, doel)),
  'tbs.gespreksactie': (rij, organisatie, doel) =>
    vanKliniek(rij, organisatie, doel) ||
    (rij.dicht_op === null && isGenodigd(rij, rij.eigenaar, organisatie, doel)),
  'detentie.persoon': (rij, organisatie, doel) =>
    vanBron(rij, organisatie) || (inArnhem(organisatie, doel) && arnhemmers.has(String(rij.id))),
  'detentie.gebeurtenis': vanBronOfBewaakt,
  'detentie.levering': vanBron,
  'detentie.toewijzing': vanBronOfBewaakt,
  // Who left, and whom a user broke the glass for: test/ketens/relatie-eigenschap.test.ts.
  'detentie.periode': (rij, organisatie, doel) =>
    vanBronOfBewaakt(rij, organisatie, doel) ||
    ((inArnhem(organisatie, doel) || inGesprek(rij, organisatie, doel)) && rij.stand === 'loopt'),
  'detentie.openstaand': vanBronOfBewaakt,
  'berichtenbox.bericht': (rij, organisatie, doel) =>
    rij.afzender === organisatie ||
    (rij.ontvanger === organisatie &&
      ['bezorgd', 'gelezen', 'ingetrokken', 'vernietigd'].includes(String(rij.status)) &&
      // What was taken back while it waited never stood in the box.
      rij.bezorgd_op !== null) ||
    bewaakt(organisatie, doel),
  'berichtenbox.inhoud': leest,
  // As the content that they hang on: nothing else says of whom they are.
  'berichtenbox.bijlage': (rij, organisatie) => leestInhoud(rij.bericht_id, organisatie),
  'berichtenbox.bijlagedeel': (rij, organisatie) =>
    leestInhoud(berichtVanBijlage.get(String(rij.bijlage)), organisatie),
  'berichtenbox.terugroeping': (rij, organisatie, doel) =>
    rij.afzender === organisatie ||
    // What was taken back while it waited never stood in the box.
    (rij.ontvanger === organisatie && rij.bezorgd === true) ||
    bewaakt(organisatie, doel),
  'berichtenbox.verwijderverzoek': (rij, organisatie, doel) =>
    rij.afzender === organisatie || rij.ontvanger === organisatie || bewaakt(organisatie, doel),
  'berichtenbox.vernietiging': (rij, organisatie, doel) =>
    rij.afzender === organisatie ||
    (rij.ontvanger === organisatie && rij.bezorgd === true) ||
    bewaakt(organisatie, doel),
  // Neither the sender nor the college of the same municipality.
  'berichtenbox.bijbesluit': (rij, organisatie) => rij.ontvanger === organisatie,
  'berichtenbox.bewaarplicht': (rij, organisatie) => rij.organisatie === organisatie,
  // Only the server itself, through its own function.
  'berichtenbox.vernietigingsronde': () => false,
  'berichtenbox.niet_gewenst': (rij, organisatie, doel) =>
    rij.afzender === organisatie || bewaakt(organisatie, doel),
  'bezorging.abonnement': vanZelfOfBezorgd,
  'bezorging.aflevering': vanZelfOfBezorgd,
  'berichtenbox.niet_van_ons': (rij, organisatie, doel) =>
    rij.afzender === organisatie || rij.ontvanger === organisatie || bewaakt(organisatie, doel),
  'berichtenbox.omleidbesluit': (rij, organisatie, doel) =>
    rij.afzender === organisatie ||
    (rij.ontvanger === organisatie && rij.besluit === 'blijft') ||
    bewaakt(organisatie, doel),
  // Which municipality goes into which is public; who planned it is for Justid at work on it.
  'herindeling.plan': (_rij, organisatie, doel) => organisatie !== '' || doel !== '',
  'herindeling.regel': () => false,
  'berichtenbox.toewijzing': (rij, organisatie) => rij.organisatie === organisatie,
  'berichtenbox.label': (rij, organisatie) => rij.organisatie === organisatie,
  'berichtenbox.berichtlabel': (rij, organisatie) => rij.organisatie === organisatie,
  // With a message that stands: with one that was withdrawn nobody reads them, see werkbak.test.ts.
  'berichtenbox.notitie': (rij, organisatie) => rij.organisatie === organisatie,
  'berichtenbox.bewaard_filter': (rij, organisatie) =>
    rij.organisatie === organisatie && rij.gebruiker === gebruiker,
  'berichtenbox.bezoek': (rij, organisatie) => rij.organisatie === organisatie && rij.gebruiker === gebruiker,
  'bezorging.postkeuze': (rij, organisatie) => rij.organisatie === organisatie,
  'bezorging.nieuws': (rij, organisatie) => rij.organisatie === organisatie,
  'bezorging.mail': (rij, organisatie) => rij.organisatie === organisatie,
  'berichtenbox.controle': (rij, organisatie, doel) => rij.organisatie === organisatie && doel === 'bewaking',
  // Opened by other purposes: to the beheerder of the organisation and to Justid, see isolatie-muur.test.ts.
  'toegang.koppelingvraag': () => false,
  'toegang.nummerregel': () => false,
  // Other purposes open these to the organisation itself, to Justid and for the directory: src/aansluiting/muur.test.ts.
  'aansluiting.partij': () => false,
  'aansluiting.stap': () => false,
  'aansluiting.document': () => false,
  'aansluiting.voorkeur': () => false,
  'aansluiting.contact': () => false,
  'aansluiting.cohort': () => false,
}

const organisaties = [
  'om',
  '',
  'dji',
  'diz',
  'fpk-assen',
  'fpc-van-mesdag',
  'reclassering-rn',
  'justid',
  'college-0518',
  'college-0599',
  'burgemeester-0518',
  'pi-arnhem',
  'terugkeer',
  'college-051',
  'college-0518 ',
  '%',
  "dji' or 'a'='a",
]
const doelen = [
  '',
  'bewaking',
  'toegang',
  'berichten-lezen',
  'gebeurtenissen-opnemen',
  'terugkeer-voorbereiden',
  'toestemming-vastleggen',
  'informatieblad-maken',
  'tbs-traject',
  'tbs-deelname',
  'glasbraken-beoordelen',
  'inzage',
  'inzage-code',
  'inzage-opruimen',
  'inzage-uitstellen',
  'inzageverzoeken',
  'logboek-onderzoeken',
  'meldingen-bezorgen',
  'logboek-zegelen',
  'ldv-bijwerken',
]

/** Facts of the past, with a column to try an update on. */
const onveranderlijk = {
  'logboek.regel': 'spoor',
  'logboek.ouder': 'ouder',
  'inzage.opening': 'gebruiker',
  'inzage.verzoek': 'kenmerk',
  'inzage.verzoekregel': 'reden',
  'toezicht.onderzoek': 'reden',
  'toestemming.verklaring': 'door',
  'toestemming.regel': 'soort',
  'toestemming.bezwaar': 'door',
  'toestemming.bezwaarstap': 'weging',
  'logboek.zegel': 'wortel',
  'logboek.sleutel': 'kid',
  'toegang.machtigingsregel': 'door',
  'toegang.nummerregel': 'door',
  'aansluiting.stap': 'door',
  'aansluiting.voorkeur': 'door',
  'aansluiting.document': 'door',
  'berichtenbox.niet_gewenst': 'ontvanger',
  'herindeling.regel': 'door',
  'berichtenbox.terugroeping': 'door',
  'berichtenbox.vernietiging': 'regel',
  'tbs.gebeurtenis': 'door',
  'tbs.verslagdeel': 'tekst',
  'tbs.gesprekuitkomst': 'door',
  'detentie.gebeurtenis': 'afdruk',
  'detentie.levering': 'bron',
  'detentie.toewijzing': 'reden',
  'grondslagen.toets': 'registerversie',
}

let wereld: Wereld
let sluit: () => Promise<void> = async () => {}

const vraag = (tekst: string, waarden: readonly unknown[] = []) => wereld.bank.eigenaar.vraag(tekst, waarden)

/** Runs as the app does, for this organisation and purpose. */
function als<T>(organisatie: string, doel: string, werk: (tx: Tx) => Promise<T>): Promise<T> {
  return wereld.bank.transactie({ organisatie, gebruiker, rol: 'r', doel, nu }, werk)
}

/** What the database says no with; '' when it did not. */
async function weigering(werk: Promise<unknown>): Promise<string> {
  try {
    await werk
    return ''
  } catch (oorzaak) {
    return oorzaak instanceof Error && 'code' in oorzaak ? String(oorzaak.code) : String(oorzaak)
  }
}

const geenRecht = '42501'
const alleenToevoegen = '23001'

async function lever(anders: Rij, persoon: Rij = {}): Promise<{ berichten: string[] }> {
  const antwoord = await wereld.api(['dji', 'backoffice'], '/detentiegebeurtenissen', {
    method: 'POST',
    body: JSON.stringify({ ...gebeurtenis(persoon), ...anders }),
  })
  assert.equal(antwoord.status, 201, 'the event is taken in')
  return lees(antwoord)
}

async function kolommen(tabel: string): Promise<readonly string[]> {
  const rijen = await vraag(
    `select attname from pg_attribute where attrelid = $1::regclass and attnum > 0 and attidentity = '' order by attnum`,
    [tabel],
  )
  return rijen.map(({ attname }) => String(attname))
}

async function alleRijen(tabel: string): Promise<readonly { plek: string; rij: Rij }[]> {
  const rijen = await vraag(`select ctid::text as plek, to_json(t) as rij from ${tabel} t`)
  return rijen.map(({ plek, rij }) => ({ plek: String(plek), rij: rij as Rij }))
}

/** Puts down a row as the owner of the tables, who is bound by nothing. */
async function zet(tabel: string, rij: Rij): Promise<void> {
  const namen = (await kolommen(tabel)).join(', ')
  await vraag(
    `insert into ${tabel} (${namen}) select ${namen} from json_populate_record(null::${tabel}, $1::json)`,
    [JSON.stringify(rij)],
  )
}

/** Everything of the first source once more, of another source: so that two organisations have rows everywhere. */
async function verdubbel(): Promise<void> {
  const persoonId = randomUUID()
  const [persoon] = await alleRijen('detentie.persoon')
  const diz = { bron: 'diz', persoon_id: persoonId }
  await zet('detentie.persoon', { ...persoon?.rij, id: persoonId, bron: 'diz', bsn: null, skn: '87654321' })
  for (const tabel of ['gebeurtenis', 'periode', 'openstaand'])
    for (const { rij } of (await alleRijen(`detentie.${tabel}`)).slice(0, 1))
      await zet(`detentie.${tabel}`, { ...rij, ...diz, id: randomUUID(), onderwerp: randomUUID() })
  const [vreemd] = (await alleRijen('detentie.gebeurtenis')).filter(({ rij }) => rij.bron === 'diz')
  await zet('detentie.levering', { gebeurtenis_id: vreemd?.rij.id, bron: 'diz', inhoud: {} })
  const toewijzing = {
    periode_id: randomUUID(),
    gemeentecode: '0518',
    reden: 'r',
    door: 'd',
    op: '2026-11-22T10:00:00Z',
  }
  await zet('detentie.toewijzing', { ...toewijzing, ...diz, id: randomUUID() })
  await zet('detentie.toewijzing', {
    ...toewijzing,
    id: randomUUID(),
    bron: 'dji',
    persoon_id: persoon?.rij.id,
  })
}

/** One to the burgemeester, one that could not be sent, and of those that wait one that was taken back as well. */
async function meerBerichten(): Promise<void> {
  const [bericht] = await alleRijen('berichtenbox.bericht')
  const [inhoud] = await alleRijen('berichtenbox.inhoud')
  const id = randomUUID()
  const ontvanger = 'burgemeester-0518'
  await zet('berichtenbox.bericht', { ...bericht?.rij, id, soort: 'bij', ontvanger, vervangt: null })
  await zet('berichtenbox.inhoud', { ...inhoud?.rij, bericht_id: id, ontvanger, ingetrokken: false })
  for (const wie of [ontvanger, 'burgemeester-0599']) {
    const wat = { besluit: 'maatregel', maatregel: 'm', datum: '2026-11-22', reden: 'r', verstrekt_op: nu }
    const door = { door: 'x', door_naam: 'x', op: nu, toets_id: randomUUID() }
    await zet('berichtenbox.bijbesluit', { id: randomUUID(), bericht: id, ontvanger: wie, ...wat, ...door })
  }
  const mislukt = { id: randomUUID(), status: 'onbestelbaar', vervangt: null }
  await zet('berichtenbox.bericht', { ...bericht?.rij, ...mislukt })
  for (const [status, ingetrokken] of [
    ['klaargezet', false],
    ['ingetrokken', true],
  ] as const) {
    const wachter = { id: randomUUID(), status, bezorgd_op: null, vervangt: null }
    await zet('berichtenbox.bericht', { ...bericht?.rij, ...wachter })
    await zet('berichtenbox.inhoud', { ...inhoud?.rij, bericht_id: wachter.id, ingetrokken, wacht: true })
  }
  for (const afzender of ['dji', 'diz']) {
    const niet = { soort: 'begin-detentie', afzender, ontvanger: 'college-0518', dossier: randomUUID() }
    await zet('berichtenbox.niet_gewenst', { ...niet, op: '2026-11-22T10:00:00Z' })
    const gemaakt = { datum: '2026-11-22', gemaakt_op: '2026-11-22T10:00:00Z', uitkomst: {} }
    await zet('berichtenbox.controle', { ...gemaakt, opnieuw: false, organisatie: afzender })
  }
}

/** Of two sources: that a message was not for its receiver, and that it stays all the same; and a second merger. */
async function omleidingen(): Promise<void> {
  const op = '2026-11-22T10:00:00Z'
  for (const afzender of ['dji', 'diz'])
    for (const [besluit, naar] of [
      ['blijft', null],
      ['doorgestuurd', '0599'],
    ]) {
      const wie = { afzender, ontvanger: 'college-0518', reden: 'verhuisd', door: 'x', op }
      const id = randomUUID()
      const over = { bericht: randomUUID(), soort: 'begin-detentie', dossier: randomUUID() }
      await zet('berichtenbox.niet_van_ons', { ...wie, ...over, id })
      const door = { door_naam: 'x', door_rol: 'x' }
      await zet('berichtenbox.omleidbesluit', { ...wie, ...door, vraag: id, besluit, naar })
    }
  const plan = { id: randomUUID(), van: '0277', naar: ['0275'], datum: '2027-01-01' }
  await zet('herindeling.plan', { ...plan, bron: 'x', gepland_door: 'x' })
  const regel = { plan: plan.id, handeling: 'gepland', datum: plan.datum, door: 'x', door_naam: 'x', op }
  await zet('herindeling.regel', regel)
}

/** A file with one content of each kind there is: that stands, waits or was taken back, of each sender to each receiver. */
async function bijlagerijen(): Promise<void> {
  const soort = ({ afzender, ontvanger, ingetrokken, wacht }: Rij) =>
    [afzender, ontvanger, ingetrokken, wacht].join(' ')
  const soorten = Map.groupBy(await alleRijen('berichtenbox.inhoud'), ({ rij }) => soort(rij))
  for (const { rij } of [...soorten.values()].flatMap(([eerste]) => eerste ?? [])) {
    const id = randomUUID()
    inhouden.set(rij.bericht_id, rij)
    berichtVanBijlage.set(id, rij.bericht_id)
    const wat = { gegeven: 'onderdak', naam: 'a.pdf', soort: 'pdf', grootte: 1, afdruk: '0'.repeat(64) }
    await zet('berichtenbox.bijlage', { ...wat, id, bericht_id: rij.bericht_id, plek: 1 })
    await zet('berichtenbox.bijlagedeel', { bijlage: id, nummer: 0, bytes: '\\x00' })
  }
}

/** How two organisations work with a message each received, and what the box keeps for a user of each. */
async function werkrijen(): Promise<void> {
  const op = '2026-11-22T10:00:00Z'
  const staand = (await alleRijen('berichtenbox.inhoud')).filter(
    ({ rij }) => rij.ingetrokken === false && rij.wacht === false,
  )
  for (const [organisatie, wie] of [
    ['college-0518', gebruiker],
    ['college-0599', 'h'],
  ] as const) {
    const bericht_id = staand.find(({ rij }) => rij.ontvanger === organisatie)?.rij.bericht_id
    const medewerker = randomUUID()
    const mens = { id: medewerker, aanbieder: 'a', onderwerp: medewerker, organisatie, naam: 'n' }
    await zet('toegang.medewerker', { ...mens, eerst_gezien: op, laatst_gezien: op })
    const label = randomUUID()
    const van = { organisatie, door: 'x', op }
    await zet('berichtenbox.toewijzing', { ...van, bericht_id, medewerker })
    await zet('berichtenbox.label', { ...van, id: label, naam: 'l' })
    await zet('berichtenbox.berichtlabel', { ...van, bericht_id, label })
    await zet('berichtenbox.notitie', { ...van, id: randomUUID(), bericht_id, tekst: 't', functie: 'f' })
    const eigen = { organisatie, gebruiker: wie }
    await zet('berichtenbox.bewaard_filter', { ...eigen, id: randomUUID(), naam: 'n', vraag: '', op })
    await zet('berichtenbox.bezoek', { ...eigen, laatst_op: op })
  }
}

/** Messages that two senders recalled: one that was read, one that was not, and one that never stood in the box. */
async function terugroepingen(): Promise<void> {
  const [bericht] = await alleRijen('berichtenbox.bericht')
  const op = '2026-11-22T10:00:00Z'
  for (const dag of ['2026-11-21', '2026-11-22'])
    for (const tabel of ['berichtenbox.vernietigingsronde', 'tbs.vernietigingsronde'])
      await zet(tabel, { dag, begonnen_op: op })
  for (const afzender of ['dji', 'diz'])
    for (const lot of ['gelezen', 'ongelezen', 'wachtte']) {
      const id = randomUUID()
      const bezorgd = lot !== 'wachtte'
      const wie = { afzender, ontvanger: 'college-0518' }
      const kop = { status: 'ingetrokken', bezorgd_op: bezorgd ? op : null, vervangt: null }
      await zet('berichtenbox.bericht', { ...bericht?.rij, ...kop, ...wie, id })
      const terug = { ...wie, bericht: id, grond: 'correctie', toelichting: 't', bezorgd, op, door: 'x' }
      await zet('berichtenbox.terugroeping', terug)
      const vraagt = { ...wie, bericht: id, gevraagd_op: op, uiterlijk: '2026-12-06', stand: 'open' }
      const steen = { ...wie, bericht: id, bezorgd, regel: 'r', op }
      if (lot !== 'gelezen') await zet('berichtenbox.vernietiging', steen)
      const plicht = { id: randomUUID(), bericht: id, reden: 'r', door: 'x', door_naam: 'x', op }
      if (lot === 'gelezen') await zet('berichtenbox.bewaarplicht', { ...plicht, organisatie: afzender })
      if (lot === 'gelezen') await zet('berichtenbox.verwijderverzoek', { ...vraagt, herinneringen: 0 })
    }
}

/** Two of everything that connecting keeps, in place of all that are connected in a test. */
async function aansluitrijen(): Promise<void> {
  const op = '2026-11-22T10:00:00Z'
  await vraag('delete from aansluiting.partij')
  for (const organisatie of ['college-0518', 'college-0599']) {
    const cohort = randomUUID()
    await zet('aansluiting.cohort', {
      ...{ id: cohort, naam: organisatie, begint_op: '2027-01-01' },
      ...{ aangemaakt_door: 'x', aangemaakt_op: op },
    })
    await zet('aansluiting.partij', { organisatie, stap: 'actief', cohort, bijgewerkt_op: op })
    const regel = { organisatie, door: 'x', door_naam: 'x', op }
    await zet('aansluiting.stap', {
      ...regel,
      soort: 'gezet',
      stap: 'aanmelding',
      door_organisatie: organisatie,
    })
    await zet('aansluiting.voorkeur', { ...regel, begin_einde: true })
    const bestand = { naam: 'a.pdf', soort: 'pdf', grootte: 1, afdruk: 'a', inhoud: '\\x25' }
    await zet('aansluiting.document', { id: randomUUID(), organisatie, ...bestand, door: 'x', op })
    const mens = { soort: 'persoon', naam: 'n', functie: 'f', telefoon: '0', zoektekst: 'n' }
    await zet('aansluiting.contact', { id: randomUUID(), organisatie, ...mens, door: 'x', op })
  }
}

/** An address that wants to hear, and what it was told, of two organisations. */
async function meldrijen(): Promise<void> {
  const op = '2026-11-22T10:00:00Z'
  for (const organisatie of ['college-0518', 'college-0599']) {
    const abonnement = randomUUID()
    const adres = { adres: 'https://gemeente.example/', stand: 'actief', gemaakt_door: 'x', gemaakt_op: op }
    await zet('bezorging.abonnement', { ...adres, id: abonnement, organisatie })
    const melding = {
      soort: 'ontvangen',
      spoor: 'bulk',
      status: 'wacht',
      pogingen: 0,
      begonnen_op: op,
      gemaakt_op: op,
    }
    await zet('bezorging.aflevering', {
      ...melding,
      id: randomUUID(),
      organisatie,
      abonnement,
      bericht: randomUUID(),
    })
    await zet('bezorging.postkeuze', { organisatie, ritme: 'meteen', gekozen_door: 'x', gekozen_op: op })
    await zet('bezorging.nieuws', { organisatie, bericht: randomUUID(), soort: 'ontvangen', op })
    const mail = { soort: 'overzicht', stand: 'wacht', pogingen: 0, begonnen_op: op, volgende_op: op }
    await zet('bezorging.mail', { ...mail, id: randomUUID(), organisatie })
  }
}

/** Two seals of the logboek, each with a key of its own; and two acts that another system asked for. */
async function zegels(): Promise<void> {
  const paar = [maakSleutels(), maakSleutels()]
  const ring = new Map(paar.flatMap((een) => [...een.ring]))
  for (const [keer, een] of paar.entries()) {
    await wereld.api(['college-0518', 'nazorgcoordinator'], '/berichten')
    await verzegel({
      ...{ db: wereld.bank, klok: wereld.klok, geheimen: [geheim] },
      sleutels: { ...een, ring },
    })
    const ouder = { ouder: 'b7ad6b7169203331', zout: 'z' }
    await zet('logboek.ouder', { ...ouder, daad: `${keer}`.repeat(16), organisatie: ['dji', 'diz'][keer] })
    await zet('logboek.ldv', { adres: `https://ldv-${keer}.example/v1/traces`, tot: 0, pogingen: 0 })
  }
}

/** A search and a broken glass of the one who acts here, and of a colleague elsewhere; the hour of both is over. */
async function glasbraken(): Promise<void> {
  const [persoon] = await alleRijen('detentie.persoon')
  for (const [organisatie, wie] of [
    ['pi-arnhem', gebruiker],
    ['pi-vught', 'h'],
  ] as const) {
    const poging = randomUUID()
    const van = { organisatie, gebruiker: wie, persoon: persoon?.rij.id }
    await zet('personen.zoekpoging', { ...van, id: poging, op: '2026-11-22T08:00:00Z' })
    const uur = { van: '2026-11-22T08:00:00Z', tot: '2026-11-22T09:00:00Z' }
    const waarom = {
      naam: 'n',
      rol: 'casemanager',
      doel: 'terugkeer-voorbereiden',
      aanleiding: 'a',
      reden: 'r',
    }
    const id = randomUUID()
    await zet('personen.glasbraak', { ...van, ...uur, ...waarom, id, poging })
    const oordeel = { oordeel: 'nader-onderzoek', toelichting: 't', door: 'f', door_naam: 'f', op: uur.tot }
    await zet('personen.glasbraakoordeel', { glasbraak: id, organisatie, ...oordeel })
  }
  for (const { rij } of await alleRijen('detentie.periode'))
    if (rij.stand === 'loopt') {
      arnhemmers.add(String(rij.persoon_id))
      dossiers.add(String(rij.id))
    }
  for (const { rij } of await alleRijen('berichtenbox.bericht'))
    if (rij.soort === 'antwoord' && rij.ontvanger === 'pi-arnhem' && rij.status === 'bezorgd')
      besproken.add(String(rij.dossier))
}

/** Of each scan of a signed paper, whose it is. */
const inrichtingVanScan = new Map<string, string>()

/** What someone said yes to at two inrichtingen, and a talk at each that goes on. */
async function toestemmingen(): Promise<void> {
  const [persoon] = await alleRijen('detentie.persoon')
  const op = '2026-11-22T10:00:00Z'
  for (const organisatie of ['pi-arnhem', 'pi-vught']) {
    const van = { organisatie, persoon: persoon?.rij.id }
    const verklaring = randomUUID()
    const hoe = { soort: 'nee', vorm: 'mondeling', namens: 'betrokkene', door: 'x', op }
    await zet('toestemming.verklaring', { ...van, ...hoe, id: verklaring })
    const gehoord = randomUUID()
    const bij = { soort: 'intrekking', toelichting: 't', gehoord_bij: 'college-0518', datum: '2026-11-22' }
    await zet('toestemming.verklaring', { ...van, ...hoe, ...bij, id: gehoord })
    await zet('toestemming.nagevraagd', { ...van, verklaring: gehoord, door: 'x', door_naam: 'X', op })
    const bezwaar = randomUUID()
    const tegen = {
      ontvanger: 'college-0518',
      gebieden: ['zorg'],
      namens: 'betrokkene',
      reden: 'r',
      door: 'x',
    }
    await zet('toestemming.bezwaar', {
      ...{ ...van, ...tegen, id: bezwaar, ingediend_op: '2026-11-22', uiterlijk: '2026-12-20', op },
    })
    const stap = { soort: 'gegrond', weging: 'w', door: 'x', door_naam: 'X', op }
    await zet('toestemming.bezwaarstap', { ...van, ...stap, bezwaar })
    const over = { ontvanger: 'fpc-van-mesdag', basisvoorwaarde: 'zorg', soort: 'geweigerd', op }
    await zet('toestemming.regel', { ...van, ...over, id: randomUUID(), verklaring })
    const scan = randomUUID()
    const beeld = { plek: 1, soort: 'pdf', grootte: 1, afdruk: '0'.repeat(64), door: 'x', op }
    await zet('toestemming.scan', { ...van, ...beeld, id: scan, verklaring })
    const weg = { scan: randomUUID(), plek: 2, reden: 'dubbel', door: 'x', op }
    await zet('toestemming.scan_weg', { ...van, ...weg, verklaring })
    await zet('toestemming.scandeel', { scan, nummer: 0, bytes: '\\x00' })
    inrichtingVanScan.set(scan, organisatie)
    const gesprek = { versie: 1, ontvangers: [], antwoorden: {}, omstandigheden: {} }
    const begonnen = { begonnen_door: 'x', begonnen_op: op }
    await zet('toestemming.gesprek', { ...van, ...begonnen, ...gesprek, id: randomUUID() })
  }
}

/** What two inrichtingen keep around who looks: codes with a session, delays, requests, and a look at a colleague. */
async function inzagerijen(): Promise<void> {
  const [persoon] = await alleRijen('detentie.persoon')
  const op = '2026-11-22T09:00:00Z'
  for (const [nummer, organisatie] of ['pi-arnhem', 'pi-vught'].entries()) {
    const code = randomUUID()
    const afdruk = String(nummer).repeat(64)
    const van = { organisatie, persoon: persoon?.rij.id, over: randomUUID(), nummer: `ABCDE${nummer + 2}` }
    const termijn = { gemaakt_op: op, verloopt_op: '2026-12-01T09:00:00Z', gebruikt_op: op, pogingen: 0 }
    await zet('inzage.code', { ...van, ...termijn, id: code, afdruk, door: 'x' })
    const oud = { gemaakt_op: '2026-10-20T09:00:00Z', verloopt_op: '2026-11-01T09:00:00Z', pogingen: 0 }
    await zet('inzage.code', {
      ...{ ...van, ...oud, id: randomUUID(), nummer: `UVWXY${nummer + 2}`, afdruk, door: 'x' },
    })
    const sessie = { begonnen_op: op, verloopt_op: '2026-11-22T09:30:00Z' }
    await zet('inzage.sessie', { ...sessie, afdruk, code, organisatie })
    const opening = {
      organisatie,
      gebruiker,
      over: van.over,
      pseudoniemen: ['p'],
      op,
      tot: '2026-11-22T09:05:00Z',
    }
    await zet('inzage.opening', { ...opening, id: randomUUID() })
    const dicht = { op: '2026-10-20T09:00:00Z', tot: '2026-10-20T09:05:00Z' }
    await zet('inzage.opening', { ...opening, ...dicht, id: randomUUID() })
    const wie = { organisatie, door: 'x', door_naam: 'X', op }
    const wacht = { onderwerp: randomUUID(), grond: 'g', reden: 'r', tot: '2027-01-01' }
    await zet('inzage.uitstel', { ...wie, ...wacht, id: randomUUID() })
    const verzoek = randomUUID()
    const soort = { kenmerk: 'k', regime: 'avg', van: 'betrokkene', vorm: 'brief' }
    const dagen = { ontvangen_op: '2026-11-20', uiterlijk: '2026-12-18' }
    await zet('inzage.verzoek', { ...wie, ...soort, ...dagen, id: verzoek })
    await zet('inzage.verzoekregel', {
      ...wie,
      verzoek,
      soort: 'beantwoord',
      hoe: 'brief',
      ronde: 0,
      gegeven_op: '2026-11-21',
    })
    const order = { medewerker: 'm', reden: 'r', mandaat: 'm', mandaat_op: '2026-11-20' }
    await zet('toezicht.onderzoek', {
      ...wie,
      ...order,
      id: randomUUID(),
      van: '2026-11-01',
      tot: '2026-11-20',
    })
  }
}

/** A sheet that is being written in a detention in Arnhem, here and by the inrichting before, and one in another; and whose work that is. */
async function informatiebladen(): Promise<void> {
  const [periode] = (await alleRijen('detentie.periode')).filter(({ rij }) => rij.stand === 'loopt')
  const persoon = periode?.rij.persoon_id
  for (const organisatie of ['pi-arnhem', 'pi-vught']) {
    const wie = { organisatie, dossier: randomUUID(), persoon, daad: randomUUID() }
    await zet('werklijst.toewijzing', { ...wie, door: 'x', op: '2026-11-22T10:00:00Z' })
  }
  for (const [organisatie, dossier, basisvoorwaarde, feit] of [
    ['pi-arnhem', periode?.rij.id, 'zorg', 'noodzaakPlan'],
    ['pi-vught', periode?.rij.id, 'onderdak', 'zorgNodig'],
    ['pi-vught', randomUUID(), 'zorg', 'noodzaakPlan'],
  ]) {
    const wie = { door: 'x', door_naam: 'X', op: '2026-11-22T10:00:00Z' }
    const van = { organisatie, persoon, dossier, ...wie }
    await zet('informatieblad.gebied', { ...van, basisvoorwaarde, versie: 1, antwoorden: {} })
    await zet('informatieblad.feit', { ...van, feit, waarde: true })
  }
}

/** Of a track two documents, of which one may be opened here, with all that is kept around them. */
async function documenten(van: { traject: string; organisatie: string }, nu: string): Promise<void> {
  const op = '2026-11-22T10:00:00Z'
  const bestand = { soort: 'pdf', grootte: 1, afdruk: '0'.repeat(64), sleutel: 'x' }
  const maak = { gegeven: 'plaatsingsbrief', stap: '8', gemaakt_door: 'diz', gemaakt_op: '2026-11-01' }
  const door = { door: 'x', door_naam: 'X', op }
  // Whoever may open it, may have been let in before, or is someone else.
  for (const [medewerker, tot] of [
    [gebruiker, null],
    [gebruiker, op],
    ['h', null],
  ]) {
    const document = randomUUID()
    await zet('tbs.document', { ...van, ...bestand, ...maak, ...door, id: document })
    await zet('tbs.documentdeel', { document, nummer: 0, bytes: '\\x00' })
    const lezer = { medewerker, naam: 'N', reden: 'r', door_naam: 'X', van: op, tot }
    const wie = { traject: van.traject, organisatie: van.organisatie, document }
    await zet('tbs.documentlezer', { ...wie, ...lezer, id: randomUUID(), zonder_lezer: false })
    await zet('tbs.documentgang', {
      ...{ ...van, document, id: randomUUID(), ontvanger: 'dji', met: randomUUID(), op },
    })
    if (medewerker === gebruiker && tot === null && van.organisatie === nu) teOpenen.set(document, nu)
  }
  const verlof = { soort: 'begeleid', monitoring: false, aangevraagd_op: '2026-11-01' }
  await zet('tbs.verlofaanvraag', { ...van, ...verlof, id: randomUUID(), door_naam: 'X', op })
  const set = { stap: '13', partij: 'avt', gegevens: {}, toets_id: randomUUID(), hoe: 'post' }
  const buitenom = randomUUID()
  await zet('tbs.buitenom', { ...van, ...set, ...door, id: buitenom })
  const gezegd = { buitenom, gegevens: ['naam'], hoe: 'telefoon', dag: '2026-11-22' }
  await zet('tbs.gezegd', { ...van, ...gezegd, ...door, id: randomUUID() })
}

/** A track at each of two clinics, which both wrote in the other before; with who takes part, knows it, and did so before. */
async function trajecten(): Promise<void> {
  const op = '2026-11-22T10:00:00Z'
  const klinieken = ['fpc-van-mesdag', 'fpk-assen'] as const
  for (const nu of klinieken) {
    const id = randomUUID()
    behandeld.set(id, nu)
    await zet('tbs.traject', { id, organisatie: nu, betrokkene: randomUUID(), begonnen_op: op })
    for (const organisatie of klinieken) {
      const van = { traject: id, organisatie }
      await zet('tbs.persoon', { ...van, geslachtsnaam: 'n', zoeknaam: 'n', geboortedatum: '1980-01-01' })
      const door = { door: 'x', door_naam: 'X', op }
      await zet('tbs.gebeurtenis', { ...van, ...door, id: randomUUID(), soort: 'feit', inhoud: {} })
      await documenten(van, nu)
      const weer = { ongedaan_door: 'x', ongedaan_naam: 'X', ongedaan_op: op, ongedaan_reden: 'r' }
      const einde = { soort: 'elders', datum: '2026-11-22', reden: 'r', ...weer }
      await zet('tbs.einde', { ...van, ...door, ...einde, id: randomUUID() })
      const knel = { stap: '9', partij: 'p', waarop: organisatie, dag: '2026-11-22' }
      await zet('tbs.knelpunt', { ...van, ...knel, recht: 'nu' })
      const vrij = { beeindigd_door: 'x', beeindigd_naam: 'X', beeindigd_op: op, beeindigd_reden: 'r' }
      await zet('tbs.bewaarplicht', { ...van, ...door, ...vrij, id: randomUUID(), reden: 'r' })
    }
    for (const [ontvanger, tot, gedeeld_op] of [
      ['reclassering-rn', null, op],
      ['college-0518', null, null],
      ['college-0599', op, op],
    ] as const) {
      const mee = { id: randomUUID(), traject: id, organisatie: nu, ontvanger, partij: 'p', van: op }
      await zet('tbs.deelname', { ...mee, tot, gedeeld_op })
      if (tot === null && gedeeld_op !== null) meedoend.add(`${id} ${ontvanger}`)
      const gevraagd = { gevraagd_door: 'x', gevraagd_naam: 'X', gevraagd_op: op, stand: 'gevraagd' }
      const wat = { id: randomUUID(), traject: id, organisatie: nu, ontvanger, stap: '9' }
      await zet('tbs.opdracht', { ...wat, ...gevraagd, soort: 'reclasseringsopdracht' })
    }
    await namensOm(id, nu)
    // By the clinic that treats now, and by the one before it.
    for (const organisatie of klinieken) await gesprekrijen(id, organisatie)
  }
}

/** What stands in the name of an OM that takes part: it holds, was denied, or holds no longer for another reason. */
async function namensOm(traject: string, organisatie: string): Promise<void> {
  const op = '2026-11-22T10:00:00Z'
  const mee = { traject, organisatie, ontvanger: 'om', partij: 'om', van: op, gedeeld_op: op }
  await zet('tbs.deelname', { ...mee, id: randomUUID(), tot: null })
  meedoend.add(`${traject} om`)
  const ontkend = { om_stand: 'ontkend', om_door: 'x', om_naam: 'X', om_op: op, vervallen_op: op }
  for (const [ontvanger, stand] of [
    ['reclassering-rn', {}],
    ['reclassering-svg', ontkend],
    ['reclassering-ldh', { vervallen_op: op }],
  ] as const)
    await zet('tbs.opdracht', {
      ...{ id: randomUUID(), traject, organisatie, ontvanger, stap: '17a', soort: 'opdrachtVanOm' },
      ...{ gevraagd_door: 'x', gevraagd_naam: 'X', gevraagd_op: op, stand: 'gevraagd' },
      ...{ brief_op: '2026-11-10', brief_kenmerk: 'k', ...stand },
    })
}

/** A talk with all that is kept of it: one who takes part was invited, and two who do not (any more) have rows as well. */
async function gesprekrijen(traject: string, organisatie: string): Promise<void> {
  const op = '2026-11-22T10:00:00Z'
  const [gesprek, door] = [randomUUID(), { door: 'x', door_naam: 'X', op }]
  const van = { gesprek, traject, organisatie }
  const afspraak = { stap: '11', dag: '2026-12-01', tijd: '14:00', plaats: 'Zaal', agenda: [] }
  await zet('tbs.gesprek', {
    id: gesprek,
    traject,
    organisatie,
    ...afspraak,
    ...door,
    versie: 1,
    stand: 'gepland',
  })
  const tekst = { soort: 'verslag', titel: 'Wonen', gegevens: ['beoogde-uitstroom'], tekst: 't', versie: 1 }
  await zet('tbs.verslagdeel', { ...van, ...door, ...tekst, deel: randomUUID() })
  await zet('tbs.gesprekuitkomst', { ...van, ...door, id: randomUUID(), soort: 'geescaleerd', inhoud: {} })
  const [betrokkene, toets_id] = [randomUUID(), randomUUID()]
  for (const ontvanger of ['reclassering-rn', 'college-0518', 'college-0599']) {
    const uitnodiging = {
      ...van,
      ...afspraak,
      ontvanger,
      partij: 'p',
      toets_id,
      uitgenodigd_op: op,
      stand: 'gevraagd',
    }
    await zet('tbs.uitnodiging', { ...uitnodiging, id: randomUUID() })
    const inzage = { ...van, ...tekst, plek: 0, ontvanger, betrokkene, deel: randomUUID(), toets_id, op }
    await zet('tbs.verslaginzage', { ...inzage, id: randomUUID() })
    await zet('tbs.verslaginzage', { ...inzage, id: randomUUID(), titel: null, tekst: null, dicht_op: op })
    const doen = {
      wat: 'Zoek een woning.',
      gegevens: ['beoogde-uitstroom'],
      voor: '2026-12-01',
      stand: 'open',
    }
    const actie = { ...van, ...doen, ...door, eigenaar: ontvanger, betrokkene, toets_id }
    await zet('tbs.gespreksactie', { ...actie, id: randomUUID() })
    await zet('tbs.gespreksactie', { ...actie, id: randomUUID(), dicht_op: op })
  }
}

/** Two of everything that signing in keeps: of the people who sign in, and a machine besides those that fetched a token. */
async function toegangsrijen(): Promise<void> {
  const op = '2026-11-22T10:00:00Z'
  for (const [nummer, organisatie] of ['college-0518', 'college-0599'].entries()) {
    const medewerker = randomUUID()
    const machtiging = randomUUID()
    const wie = { aanbieder: 'a', onderwerp: organisatie, organisatie, naam: 'n' }
    await zet('toegang.medewerker', { ...wie, id: medewerker, eerst_gezien: op, laatst_gezien: op })
    const rol = { rol: 'fg', van: '2026-11-22', gegeven_door: 'x', gegeven_op: op }
    await zet('toegang.machtiging', { ...rol, id: machtiging, medewerker, organisatie })
    const vraagt = { machtiging, organisatie, soort: 'geven', bij: 'organisatie', gevraagd_door: 'x' }
    await zet('toegang.voorstel', { ...vraagt, id: randomUUID(), gevraagd_op: op })
    const regel = { op, organisatie, handeling: 'gegeven', rol: 'fg', medewerker, machtiging }
    await zet('toegang.machtigingsregel', { ...regel, door: 'x', door_organisatie: organisatie })
    await zet('toegang.organisatienummer', { soort: 'kvk', nummer: `9000000${nummer}`, organisatie })
    const machine = {
      id: `tk-${randomUUID()}`,
      naam: 'm',
      organisatie,
      rol: 'fg',
      bereik: [],
      van: '2026-11-22',
    }
    const sleutels = { jwks_uri: 'https://sleutels.example/', aangemaakt_door: 'x', aangemaakt_op: op }
    await zet('toegang.koppeling', { ...machine, ...sleutels })
    const wacht = {
      koppeling: machine.id,
      organisatie,
      soort: 'maken',
      bij: 'organisatie',
      gevraagd_door: 'x',
    }
    await zet('toegang.koppelingvraag', { ...wacht, id: randomUUID(), gevraagd_op: op })
    await zet('toegang.nummerregel', {
      op,
      organisatie,
      soort: 'kvk',
      nummer: '9',
      handeling: 'gezet',
      door: 'x',
    })
    const kort = { afdruk: `afdruk-${nummer}`, aanbieder: 'a', verloopt_op: '2027-01-01T00:00:00Z' }
    const bezig = { begonnen_op: op, gebruikt_op: op, organisaties: [organisatie] }
    await zet('toegang.sessie', { ...kort, ...bezig, onderwerp: organisatie, naam: 'n', machtiging })
    const geheugen = { state: 's', nonce: 'n', code_verifier: 'c', verder: '/' }
    await zet('toegang.aanmeldpoging', { ...kort, ...geheugen })
  }
}

test('the server itself is no organisation, so nobody signs in as it', () => {
  assert.equal(organisatie('terugkeer'), null)
})

describe('row-level security', () => {
  before(async () => {
    wereld = await maakWereld({
      after: (werk) => {
        sluit = werk
      },
    })
    const { berichten } = await lever({})
    await lever({}, { bsn: null, skn: '12345678', gemeentecode: '0599' })
    await lever({}, { bsn: null, skn: '12345679', gemeentecode: null })
    const fout = randomUUID()
    await lever({ gebeurtenisId: fout }, { bsn: null, skn: '12345670', gemeentecode: '0518' })
    const { persoon: _, inrichting: __, verwachteEinddatum: ___, ...kop } = gebeurtenis()
    await lever({ ...kop, soort: 'correctie', corrigeert: fout }, { bsn: null, skn: '12345670' })
    await antwoordOnderdak(wereld, berichten[0])
    await wereld.token('justid', 'justid-beheerder')
    await verdubbel()
    await meerBerichten()
    await omleidingen()
    await terugroepingen()
    await toegangsrijen()
    await trajecten()
    await glasbraken()
    await toestemmingen()
    await informatiebladen()
    await inzagerijen()
    await aansluitrijen()
    await meldrijen()
    await werkrijen()
    await bijlagerijen()
    await zegels()
  })
  after(() => sluit())

  // The queue has tables of its own that hold ids only: meldingen.test.ts looks at every job.
  test('every table has it, but for a short list with a reason', async (t) => {
    const rijen = await vraag(
      `select c.oid::regclass::text as naam, n.nspname as schema, c.relname, c.relrowsecurity as aan
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'm', 'v', 'f') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'wachtrij')`,
    )
    const namen = rijen.map(({ schema, relname }) => `${schema}.${relname}`)
    t.diagnostic(`row-level security: ${namen.length} tables seen`)
    const zonder = rijen.filter(({ aan }) => aan !== true).map((r) => `${r.schema}.${r.relname}`)
    assert.deepEqual(zonder.sort(), Object.keys(zonderPersonen).sort())
    assert.deepEqual(
      namen.filter((naam) => !(naam in zonderPersonen)).sort(),
      Object.keys(magZien).sort(),
      'each protected table says here who may see what',
    )
  })

  test('the scenario has rows of two organisations in every protected table', async () => {
    for (const tabel of Object.keys(magZien)) {
      const rijen = await alleRijen(tabel)
      // A table of toegang without an organisation opens for one purpose only: two rows will do.
      const van = new Set(
        rijen.map(
          ({ rij }) =>
            rij.bron ??
            rij.organisatie ??
            rij.afzender ??
            (tabel === 'berichtenbox.bijbesluit' ? rij.ontvanger : null) ??
            rij.bericht_id ??
            rij.afdruk ??
            rij.kid ??
            rij.adres ??
            rij.sleutel ??
            rij.dag ??
            rij.id ??
            rij.bijlage ??
            rij.scan ??
            rij.document ??
            rij.plan,
        ),
      )
      assert.ok(van.size >= 2, `${tabel} has rows of ${[...van]}`)
    }
    const inhoud = await alleRijen('berichtenbox.inhoud')
    assert.ok(inhoud.some(({ rij }) => rij.ingetrokken === true))
  })

  test('each organisation, for each purpose, sees exactly its own rows', async () => {
    for (const [tabel, mag] of Object.entries(magZien)) {
      const rijen = await alleRijen(tabel)
      for (const organisatie of organisaties)
        for (const doel of doelen) {
          const gezien = await als(organisatie, doel, (tx) =>
            sql<{ plek: string }>`select ctid::text as plek from ${sql.table(tabel)}`.execute(tx),
          )
          assert.deepEqual(
            gezien.rows.map(({ plek }) => plek).sort(),
            rijen
              .filter(({ rij }) => mag(rij, organisatie, doel))
              .map(({ plek }) => plek)
              .sort(),
            `${tabel} for '${organisatie}' with purpose '${doel}'`,
          )
        }
    }
  })

  test('without an organisation nothing is visible, also when it was never set', async () => {
    await vraag('begin')
    try {
      await vraag('set local role terugkeer_app')
      for (const tabel of Object.keys(magZien))
        assert.deepEqual(await vraag(`select 1 from ${tabel}`), [], tabel)
    } finally {
      await vraag('rollback')
    }
  })

  test('a row in the name of another is refused', async () => {
    for (const tabel of Object.keys(magZien)) {
      const namen = sql.join((await kolommen(tabel)).map((naam) => sql.ref(naam)))
      const afzenderVan = (rij: Rij) => rij.bron ?? rij.organisatie ?? rij.afzender
      for (const { rij } of await alleRijen(tabel))
        for (const organisatie of organisaties.filter((o) => o !== afzenderVan(rij))) {
          const poging = als(organisatie, 'bewaking', (tx) =>
            sql`insert into ${sql.table(tabel)} (${namen}) select ${namen}
              from json_populate_record(null::${sql.table(tabel)}, ${JSON.stringify(rij)}::json)`.execute(tx),
          )
          assert.equal(await weigering(poging), geenRecht, `${tabel} by '${organisatie}'`)
        }
    }
  })

  test('what an organisation does not see it cannot change or remove', async () => {
    for (const [tabel, mag] of Object.entries(magZien)) {
      const rijen = await alleRijen(tabel)
      for (const organisatie of ['', 'college-0599', 'justid', 'pi-arnhem', 'fpc-x']) {
        const vreemd = rijen.filter(({ rij }) => !mag(rij, organisatie, '')).map(({ plek }) => plek)
        const opdrachten = (await kolommen(tabel)).map(
          (naam) => sql`update ${sql.table(tabel)} set ${sql.ref(naam)} = ${sql.ref(naam)}`,
        )
        for (const opdracht of [...opdrachten, sql`delete from ${sql.table(tabel)}`])
          for (const doel of ['', 'bewaking']) {
            const werk = als(organisatie, doel, async (tx) => {
              const gedaan = await sql<{ plek: string }>`${opdracht}
                where ctid::text = any(${vreemd}) returning ctid::text as plek`.execute(tx)
              assert.equal(gedaan.rows.length, 0, `${tabel} by '${organisatie}'`)
            })
            const code = await weigering(werk)
            assert.ok(
              ['', geenRecht, alleenToevoegen].includes(code),
              `${tabel} by '${organisatie}': ${code}`,
            )
          }
      }
    }
  })

  test('nothing of the above changed anything', async () => {
    const [{ aantal } = {}] = await vraag(`select count(*)::int as aantal from detentie.persoon`)
    assert.equal(aantal, 5)
  })

  test('college and burgemeester of one municipality do not see each other', async () => {
    const box = (organisatie: string) =>
      als(organisatie, 'berichten-lezen', async (tx) => {
        const { rows } = await sql<{
          ontvanger: string
        }>`select ontvanger from berichtenbox.inhoud where ontvanger <> ${organisatie} and afzender <> ${organisatie}
            union all select ontvanger from berichtenbox.bericht where ontvanger <> ${organisatie} and afzender <> ${organisatie}`.execute(
          tx,
        )
        const eigen = await sql`select 1 from berichtenbox.inhoud where ontvanger = ${organisatie}`.execute(
          tx,
        )
        return { vreemd: rows, eigen: eigen.rows.length }
      })
    assert.deepEqual(await box('burgemeester-0518'), { vreemd: [], eigen: 1 })
    assert.deepEqual(await box('college-0518'), { vreemd: [], eigen: 1 })
  })

  test('a blind change by the receiver revives nothing and reveals nothing', async () => {
    const stand = async () =>
      (await alleRijen('berichtenbox.bericht'))
        .map(({ rij }) => `${rij.id} ${rij.status} ${rij.reden}`)
        .sort()
    const voor = await stand()
    for (const opdracht of [
      sql`update berichtenbox.bericht set status = 'ingetrokken'`,
      sql`update berichtenbox.bericht set status = 'klaargezet'`,
    ])
      await assert.rejects(
        als('college-0518', 'berichten-lezen', (tx) => opdracht.execute(tx)),
        /row-level security/,
      )
    await als('college-0518', 'berichten-lezen', async (tx) => {
      await sql`update berichtenbox.bericht set status = 'bezorgd' where ontvanger = 'college-0518'`.execute(
        tx,
      )
      const { rows } = await sql<{ status: string }>`select status from berichtenbox.bericht`.execute(tx)
      assert.ok(
        rows.some(({ status }) => status === 'ingetrokken'),
        'what was withdrawn stays so',
      )
      throw new Error('undo')
    }).catch((fout: Error) => assert.equal(fout.message, 'undo'))
    assert.deepEqual(await stand(), voor)
    const vanAfzender = (opdracht: RawBuilder<unknown>) =>
      als('dji', 'gebeurtenissen-opnemen', (tx) => opdracht.execute(tx))
    await vanAfzender(sql`update berichtenbox.bericht set status = 'bezorgd'`)
    await vanAfzender(sql`update berichtenbox.bericht set status = 'ingetrokken'`)
    assert.deepEqual(await stand(), voor, 'the sender changes nothing by itself')
    for (const opdracht of [
      sql`update berichtenbox.inhoud set ingetrokken = false`,
      sql`update berichtenbox.bericht set ingetrokken_op = null`,
    ])
      assert.equal(await weigering(vanAfzender(opdracht)), geenRecht)
  })

  test('a request to remove is answered once by its receiver, and only its sender asks again', async () => {
    const open = async () =>
      (await alleRijen('berichtenbox.verwijderverzoek')).filter(({ rij }) => rij.stand === 'open').length
    const voor = await open()
    assert.equal(voor, 2)
    for (const [wie, doel, opdracht] of [
      ['dji', 'berichten-behandelen', sql`set herinneringen = 9`],
      ['college-0599', 'verwijdering-navragen', sql`set herinneringen = 9`],
    ] as const)
      await als(wie, doel, (tx) => sql`update berichtenbox.verwijderverzoek ${opdracht}`.execute(tx))
    const verwijderd = sql`set stand = 'verwijderd', afgerond_op = now(), afgerond_door = 'x', afgerond_naam = 'x'`
    for (const [wie, opdracht] of [
      ['dji', verwijderd],
      ['college-0518', sql`set herinneringen = 9`],
    ] as const)
      assert.equal(
        await weigering(
          als(wie, 'verwijdering-navragen', (tx) =>
            sql`update berichtenbox.verwijderverzoek ${opdracht}`.execute(tx),
          ),
        ),
        geenRecht,
      )
    const rijen = await alleRijen('berichtenbox.verwijderverzoek')
    assert.deepEqual(
      rijen.map(({ rij }) => rij.herinneringen),
      [0, 0],
    )
    assert.equal(await open(), voor)
  })

  test('the operator sees envelopes when it watches, never contents and never people', async () => {
    const tel = (doel: string) =>
      als('justid', doel, async (tx) => {
        const { rows } = await sql<{ enveloppen: number; inhoud: number; personen: number }>`select
          (select count(*)::int from berichtenbox.bericht) as enveloppen,
          (select count(*)::int from berichtenbox.inhoud) as inhoud,
          (select count(*)::int from detentie.persoon) + (select count(*)::int from detentie.levering) as personen`.execute(
          tx,
        )
        return rows[0]
      })
    const alle = (await alleRijen('berichtenbox.bericht')).length
    assert.deepEqual(await tel('bewaking'), { enveloppen: alle, inhoud: 0, personen: 0 })
    assert.deepEqual(await tel('berichten-lezen'), { enveloppen: 0, inhoud: 0, personen: 0 })
  })

  test('the app role owns nothing and can do nothing special', async () => {
    const [rol] = await vraag(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication,
         (select count(*)::int from pg_shdepend where refobjid = r.oid and deptype = 'o') as bezit,
         (select count(*)::int from pg_auth_members where member = r.oid) as lid
       from pg_roles r where rolname = 'terugkeer_app'`,
    )
    assert.deepEqual(rol, {
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolcanlogin: false,
      rolreplication: false,
      bezit: 0,
      lid: 0,
    })
  })

  const verboden = [
    'alter table logboek.regel disable trigger alleen_toevoegen',
    'alter table logboek.regel disable row level security',
    'alter table berichtenbox.inhoud no force row level security',
    'drop policy afzender_en_ontvanger on berichtenbox.inhoud',
    'create policy alles on berichtenbox.inhoud using (true)',
    'drop trigger alleen_toevoegen on detentie.gebeurtenis',
    `create or replace function platform.organisatie() returns text language sql as 'select ''dji'''`,
    'create table public.van_mij (a int)',
    'create table platform.van_mij (a int)',
    'drop table detentie.persoon',
    'set session_replication_role = replica',
    'select * from public.migratie',
    `update platform.kenmerk set waarde = 'oefen'`,
    'truncate berichtenbox.controle',
  ]
  for (const opdracht of verboden)
    test(`the app role cannot: ${opdracht}`, async () => {
      const code = await weigering(als('dji', 'bewaking', (tx) => sql.raw(opdracht).execute(tx)))
      assert.equal(code, geenRecht)
    })

  test('the app role cannot hand its rights on', async () => {
    // Without the right to grant, PostgreSQL only warns; what counts is that nothing was granted.
    await als('dji', '', (tx) => sql`grant select on detentie.persoon to public`.execute(tx))
    const [rij] = await vraag(`select has_table_privilege('public', 'detentie.persoon', 'select') as mag`)
    assert.equal(rij?.mag, false)
  })

  test('row_security off gives an error and no rows', async () => {
    const werk = als('college-0518', '', async (tx) => {
      await sql`set local row_security = off`.execute(tx)
      return sql`select * from detentie.persoon`.execute(tx)
    })
    assert.equal(await weigering(werk), geenRecht)
  })

  test('the login of the app cannot become the owner, nor see more by leaving the role', async (t) => {
    if (wereld.bank.soort === 'pglite') return t.diagnostic('the embedded database has one login')
    const [eigenaar] = await vraag('select current_user as naam')
    const naam = sql.id(String(eigenaar?.naam))
    const wissel = als('', '', (tx) => sql`set role ${naam}`.execute(tx))
    assert.equal(await weigering(wissel), geenRecht)
    const terug = als('', '', async (tx) => {
      await sql`reset role`.execute(tx)
      const wie = await sql<{ naam: string }>`select current_user as naam`.execute(tx)
      const rijen = await sql`select 1 from detentie.persoon`.execute(tx)
      return { wie: wie.rows[0]?.naam, rijen: rijen.rows.length }
    })
    assert.deepEqual(await terug, { wie: 'terugkeer_login', rijen: 0 })
  })

  for (const [tabel, kolom] of Object.entries(onveranderlijk))
    test(`${tabel} cannot be changed, not by the app and not by the owner`, async () => {
      const voor = await alleRijen(tabel)
      assert.ok(voor.length > 0)
      for (const opdracht of [
        `update ${tabel} set ${kolom} = 'anders'`,
        `update ${tabel} set ${kolom} = 'anders' where false`,
        `delete from ${tabel}`,
        `truncate ${tabel} cascade`,
      ]) {
        const doorApp = als('dji', 'bewaking', (tx) => sql.raw(opdracht).execute(tx))
        // Clearing away is a right the app has, for one purpose: for another the table itself says no.
        const magOoit = tabel === 'inzage.opening' && opdracht.startsWith('delete')
        assert.equal(await weigering(doorApp), magOoit ? alleenToevoegen : geenRecht, opdracht)
        assert.equal(await weigering(vraag(opdracht)), alleenToevoegen, opdracht)
      }
      assert.deepEqual(await alleRijen(tabel), voor)
    })
})
