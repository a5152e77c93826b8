import { type Datum, datumVan } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import { alinea, formulier, foutoverzicht, type Html, html, kaart, melding } from '../../nlds/nlds.ts'
import type { Verzoek } from '../../platform/http.ts'
import { leesFormulier, type Mislukt, probeer, status } from '../../toegang/toegang.ts'
import { metPersoon, type Opening, type Toestemmingsdelen } from '../dossier.ts'
import { openGesprek } from '../gesprek.ts'
import { bindHandtekening, gewist } from '../gevraagd.ts'
import { bewaarOmstandigheden, jaVan, nietHiervoor, onderteken } from '../ondertekenen.ts'
import { isAndereTaal, leesVerklaring, type Verklaringvraag, verklaringvraag } from '../verklaringinvoer.ts'
import { adres, kijker, kop, persoonId, toon, zonderGesprekPagina } from './blad.ts'
import { metJa } from './ondertekenformulier.ts'
import { eiland, type Ingevuld } from './tekenen.ts'
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
  const getypt = mislukt?.getypt ?? { datum: datumVan(acteur.nu), ...gesprek.omstandigheden }
  const fouten = inWoorden(mislukt?.fouten ?? [], getypt)
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
    return metPersoon(delen, acteur, persoonId(c), async (tx, opening) => {
      const vraag = eisVerklaring(getypt, datumVan(acteur.nu), opening)
      await onderteken(delen, tx, acteur, opening, getypt.gesprek ?? '', {
        ...{ vraag, gezien: getypt.gezien ?? '', getekend: getypt.getekend ?? '' },
      })
    })
  })
  if (mislukt !== null) return ondertekenPagina(c, delen, mislukt)
  return c.redirect(
    getypt.doe === 'bewaar' ? adres(persoonId(c)) : `${adres(persoonId(c))}?gedaan=ondertekend`,
    303,
  )
}

/** The declaration that was filled in. Throws `ongeldige-invoer` with everything that is wrong with it. */
function eisVerklaring(getypt: Ingevuld['getypt'], vandaag: Datum, { naam }: Opening): Verklaringvraag {
  const gekeurd = leesVerklaring(alsVraag(getypt), vandaag, naam)
  if ('waarde' in gekeurd) return gekeurd.waarde
  // Until a text is chosen nobody can say whether it was understood.
  const nogNiet = getypt.tekst === undefined || getypt.tekst === ''
  const fouten = gekeurd.fouten.filter(({ veld }) => veld !== 'hoeBegrepen' || !nogNiet)
  throw new Fout('ongeldige-invoer', 'De verklaring klopt niet.', fouten)
}

function zonderKnoppen(getypt: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const bekend = new Set([...Object.keys(verklaringvraag.shape), 'getekend'])
  return Object.fromEntries(
    Object.entries(getypt).flatMap(([naam, waarde]) =>
      bekend.has(naam) ? [[naam, waarde.slice(0, 60_000)]] : [],
    ),
  )
}
