import { datumVan } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import {
  alinea,
  datumveld,
  formulier,
  foutBij,
  foutoverzicht,
  type Html,
  html,
  kaart,
  keuze,
  keuzerondjes,
  knop,
  melding,
  opsomming,
  tekstvak,
  tekstveld,
  vinkje,
  vinkjes,
} from '../../nlds/nlds.ts'
import type { Verzoek } from '../../platform/http.ts'
import { leesFormulier, type Mislukt, probeer, status } from '../../toegang/toegang.ts'
import { metPersoon, type Opening, type Toestemmingsdelen } from '../dossier.ts'
import { gezienVan, openGesprek } from '../gesprek.ts'
import { bindHandtekening, gevraagdVan, gewist } from '../gevraagd.ts'
import { aanwezigen, isAndereTaal, leesVerklaring, talen, tolken, verklaringvraag } from '../invoer.ts'
import { bewaarOmstandigheden, jaVan, nietHiervoor, onderteken } from '../ondertekenen.ts'
import { ontvangernaam } from '../ontvangers.ts'
import type { Gesprek } from '../tabellen.ts'
import { onderwerpnaam, tekst } from '../tekst.ts'
import { adres, kijker, kop, persoonId, toon, zonderGesprekPagina } from './blad.ts'
import { tekstkeuzes, tekstVan } from './leestekst.ts'
import { eiland, type Ingevuld, sprekerveld, tekenvelden } from './tekenen.ts'
import { inWoorden } from './woorden.ts'

/** The last screen of a talk: what was said yes to, how the talk went, and the signature. */
export async function ondertekenPagina(
  c: Verzoek,
  delen: Toestemmingsdelen,
  mislukt: Mislukt | null = null,
): Promise<Response> {
  const acteur = kijker(c, delen)
  const { opening, gesprek } = await openGesprek(delen, acteur, persoonId(c))
  if (gesprek === null) return zonderGesprekPagina(c, delen, opening, mislukt)
  const { getypt, fouten } = mislukt ?? {
    getypt: { datum: datumVan(acteur.nu), ...gesprek.omstandigheden },
    fouten: [],
  }
  const ingevuld = { getypt: bindHandtekening(gesprek, getypt), fouten }
  const verteld = fouten.some(({ veld }) => veld === 'handtekening')
  const inhoud = [
    foutoverzicht(fouten),
    ingevuld.getypt[gewist] === 'ja' && !verteld ? melding('let-op', nietHiervoor) : '',
    mislukt === null ? andereTaal(getypt) : '',
    jaVan(gesprek).length === 0 ? zonderJa(opening) : metJa(opening, gesprek, ingevuld),
  ]
  return toon(
    c,
    delen,
    { ...kop(opening, 'Gesprek', 'Ondertekenen'), script: eiland.ingang, inhoud },
    status(mislukt),
  )
}

/** Said of what was filled in before: whether this person can have understood what was read. */
function andereTaal({ taal = '', tolk = '', tekst: gelezen, hoeBegrepen = '' }: Ingevuld['getypt']): Html {
  const gekozen = taal !== '' && gelezen !== undefined
  if (!gekozen || hoeBegrepen !== '' || !isAndereTaal(taal, tolk, gelezen)) return html``
  return melding(
    'let-op',
    'De tekst is in een andere taal dan het gesprek, en er was geen tolk. Vraag het met een tolk, of schrijf op waaraan u merkte dat het is begrepen.',
  )
}

function zonderJa({ persoon }: Opening): Html {
  return kaart('Er is geen ja om te ondertekenen', [
    alinea('U hebt niets nodig: een nee staat al vast, en wat niet is gevraagd, blijft niet gevraagd.'),
    formulier({
      actie: adres(persoon, 'gesprek'),
      methode: 'post',
      verborgen: { doe: 'stop' },
      inhoud: '',
      knop: 'Rond het gesprek af',
    }),
  ])
}

function metJa(opening: Opening, gesprek: Gesprek, ingevuld: Ingevuld): Html {
  const regels = jaVan(gesprek).map(
    ({ ontvanger, basisvoorwaarde }) => `${onderwerpnaam(basisvoorwaarde)}: met ${ontvangernaam(ontvanger)}`,
  )
  return html`${kaart('Hier zegt de persoon ja tegen', [
    opsomming(regels),
    alinea(`Lees dit samen nog eens na. Tekst ${tekstVan(gesprek).versie}.`, { klein: true }),
  ])}${kaart(
    'Hoe het ging',
    formulier({
      actie: adres(opening.persoon, 'gesprek', 'ondertekenen'),
      methode: 'post',
      verborgen: { gezien: gezienVan(opening.regels, gesprek), gesprek: gesprek.id },
      inhoud: [
        ...overHetGesprek(ingevuld),
        ...wanneer(ingevuld),
        tekenvelden(ingevuld, vormen, gevraagdVan(gesprek)),
      ],
      knop: html`${knop('Leg de toestemming vast', { naam: 'doe', waarde: 'onderteken' })}${knop('Bewaar, ik ga later verder', { soort: 'secundair', naam: 'doe', waarde: 'bewaar' })}`,
    }),
  )}`
}

const vormen = [
  { waarde: 'scherm', tekst: 'Getekend op het scherm' },
  {
    waarde: 'papier',
    tekst: 'Getekend op papier',
    uitleg: 'Bewaar het papier in het dossier van de inrichting.',
  },
]

const jaNee = [
  { waarde: 'ja', tekst: 'Ja' },
  { waarde: 'nee', tekst: 'Nee' },
]
const opties = (van: Readonly<Record<string, string>>) =>
  Object.entries(van).map(([waarde, naam]) => ({ waarde, tekst: naam }))

function overHetGesprek({ getypt, fouten }: Ingevuld): readonly Html[] {
  const rondje = (naam: string, vraag: string, keuzes: readonly { waarde: string; tekst: string }[]) =>
    keuzerondjes({
      naam,
      label: vraag,
      opties: keuzes,
      waarde: getypt[naam],
      fout: foutBij(fouten, naam),
      verplicht: true,
      naastElkaar: true,
    })
  return [
    sprekerveld({ getypt, fouten }),
    vinkjes({
      naam: 'aanwezig',
      label: 'Wie waren erbij?',
      uitleg: 'Behalve de persoon zelf.',
      opties: opties(aanwezigen),
      waarden: (getypt.aanwezig ?? '').split(','),
      fout: foutBij(fouten, 'aanwezig'),
    }),
    keuze({
      naam: 'taal',
      label: 'In welke taal?',
      leeg: 'Kies een taal',
      opties: opties(talen),
      waarde: getypt.taal,
      fout: foutBij(fouten, 'taal'),
      verplicht: true,
    }),
    keuze({
      naam: 'tekst',
      label: 'Welke tekst las u samen?',
      leeg: 'Kies een tekst',
      opties: tekstkeuzes,
      waarde: getypt.tekst,
      fout: foutBij(fouten, 'tekst'),
      verplicht: true,
    }),
    rondje('tolk', 'Was er een tolk?', opties(tolken)),
    rondje('voorgelezen', 'Is de tekst voorgelezen?', jaNee),
    tekstvak({
      naam: 'hoeBegrepen',
      label: 'Waaraan merkte u dat het is begrepen?',
      uitleg:
        'Vul dit in als de tekst in een andere taal was dan het gesprek, zonder tolk. Schrijf geen naam op.',
      waarde: getypt.hoeBegrepen,
      fout: foutBij(fouten, 'hoeBegrepen'),
    }),
    vinkje({
      naam: 'gevolgenVerteld',
      label: tekst.gevolgen,
      aangevinkt: getypt.gevolgenVerteld === 'ja',
      fout: foutBij(fouten, 'gevolgenVerteld'),
    }),
  ]
}

function wanneer({ getypt, fouten }: Ingevuld): readonly Html[] {
  const dag = (naam: string, label: string, uitleg: string) =>
    datumveld({ naam, label, uitleg, waarde: getypt[naam], fout: foutBij(fouten, naam), verplicht: true })
  return [
    dag('geldigTot', 'Tot en met wanneer geldt dit?', 'Ten hoogste een jaar. Daarna vraagt u het opnieuw.'),
    dag('datum', 'Op welke dag is getekend?', 'Vandaag of eerder.'),
    tekstveld({
      naam: 'plaats',
      label: 'In welke plaats?',
      waarde: getypt.plaats,
      fout: foutBij(fouten, 'plaats'),
      verplicht: true,
    }),
  ]
}

/** The form in the words of the question it asks: what was not filled in, is not there. */
function alsVraag(getypt: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  const {
    gezien: _,
    gesprek: __,
    doe: ___,
    getekend: ____,
    aanwezig = '',
    handtekening = '',
    ...rest
  } = getypt
  const gevuld = Object.entries(rest).filter(([, waarde]) => waarde !== '')
  const vraag = Object.fromEntries(
    gevuld.map(([naam, waarde]) => [naam, jaOfNee.has(naam) ? waarde === 'ja' : waarde]),
  )
  const erbij = aanwezig === '' ? [] : aanwezig.split(',')
  return {
    ...{ plaats: '', tekst: '' },
    gevolgenVerteld: false,
    ...vraag,
    aanwezig: erbij,
    makkelijkGelezen: getypt.tekst === 'nl-makkelijk',
    ...(handtekening !== '' && { handtekening }),
  }
}

const jaOfNee = new Set(['voorgelezen', 'gevolgenVerteld'])

/** Signs, or keeps what was filled in to go on later. */
export async function ondertekenVia(c: Verzoek, delen: Toestemmingsdelen): Promise<Response> {
  const getypt = await leesFormulier(c)
  const acteur = kijker(c, delen)
  const mislukt = await probeer(getypt, async () => {
    if (getypt.doe === 'bewaar')
      return metPersoon(delen, acteur, persoonId(c), (tx, opening) =>
        bewaarOmstandigheden(tx, acteur, opening, zonderKnoppen(getypt), getypt.gezien ?? ''),
      )
    const gekeurd = leesVerklaring(alsVraag(getypt))
    if ('fouten' in gekeurd)
      throw new Fout('ongeldige-invoer', 'De verklaring klopt niet.', inWoorden(gekeurd.fouten, getypt))
    return metPersoon(delen, acteur, persoonId(c), (tx, opening) =>
      onderteken(delen, tx, acteur, opening, getypt.gesprek ?? '', {
        ...{ vraag: gekeurd.waarde, gezien: getypt.gezien ?? '', getekend: getypt.getekend ?? '' },
      }),
    )
  })
  if (mislukt !== null) return ondertekenPagina(c, delen, mislukt)
  return c.redirect(
    getypt.doe === 'bewaar' ? adres(persoonId(c)) : `${adres(persoonId(c))}?gedaan=ondertekend`,
    303,
  )
}

function zonderKnoppen(getypt: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const bekend = new Set([...Object.keys(verklaringvraag.shape), 'getekend'])
  return Object.fromEntries(
    Object.entries(getypt).flatMap(([naam, waarde]) =>
      bekend.has(naam) ? [[naam, waarde.slice(0, 60_000)]] : [],
    ),
  )
}
