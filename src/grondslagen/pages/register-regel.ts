import type { Datum } from '../../kern/datum.ts'
import { geldigOp } from '../../kern/periode.ts'
import {
  alinea,
  artikel,
  artikelen as artikelenRij,
  foutoverzicht,
  geen,
  type Html,
  html,
  kaart,
  kop,
  koppeling,
  label,
  melding,
  opsomming,
  pagina,
  tweeKolommen,
} from '../../nlds/nlds.ts'
import type { Verzoek } from '../../platform/http.ts'
import { paginakader } from '../../toegang/toegang.ts'
import { artikelTekst, wetLink } from '../grondslag.ts'
import type { Register } from '../lookup.ts'
import type { Regel } from '../schema.ts'
import { voorwaardeTekst } from '../uitleg.ts'
import { keurAdres } from './adres.ts'
import { passageAnker } from './herleid-blad.ts'
import { dagkeuze, later, leesDag, type Registerbladen } from './register-delen.ts'
import { geldigVan } from './register-geldig.ts'
import { voorbeelden } from './register-voorbeelden.ts'
import { opgesomd, partijen, soortlabel, zekerheidstekst } from './register-woorden.ts'
import { dagTekst, gegevenNaam, hoofdletter } from './vraag-woorden.ts'

/** The page of one rule: what it says, when, on which article, from which source, and its examples. */
export function regelPagina(c: Verzoek, bladen: Registerbladen, regel: Regel): Html {
  const { register, oefen } = bladen
  const gekozen = leesDag(c, bladen)
  if (gekozen.fouten.length > 0) c.status(400)
  return pagina({
    ...paginakader(c, oefen),
    titel: regel.titel,
    kruimels: [{ naam: 'Register', href: '/register' }, { naam: regel.titel }],
    ondertitel: soortlabel(regel),
    inhoud: html`${keurAdres(c, 'datum')}${foutoverzicht(gekozen.fouten)}${later(register, gekozen.dag)}${buitenDeTijd(regel, gekozen.dag)}${tweeKolommen(
      html`${watHetZegt(register, regel)}${voorbeelden(register, regel)}`,
      html`${wanneer(register, regel, gekozen)}${artikelen(register, regel, gekozen.dag)}${bronnen(bladen, regel)}`,
    )}`,
  })
}

function buitenDeTijd(regel: Regel, dag: Datum): Html | string {
  if (geldigOp(regel, dag)) return ''
  const op = `Op ${dagTekst(dag)}`
  if (regel.geldigVan <= dag) return melding('info', `${op} geldt deze regel niet meer.`)
  if (!regel.beginOnzeker) return melding('info', `${op} gold deze regel nog niet.`)
  return melding('info', `${op} gold deze regel misschien ook al. Dat konden wij niet nalezen.`)
}

function zinVan(register: Register, regel: Regel): string {
  const { verstrekkers, ontvangers, wederzijds } = regel
  const veel = verstrekkers !== 'alle' && verstrekkers.length > 1
  const wie = hoofdletter(partijen(register, verstrekkers))
  const wat = gegevensTekst(regel)
  const onderling = wederzijds && String(verstrekkers) === String(ontvangers)
  const met = onderling ? 'met elkaar' : `met ${partijen(register, ontvangers)}`
  const slot = wederzijds && !onderling ? ', en andersom' : ''
  if (regel.soort === 'knelpunt')
    return `${wie} ${veel ? 'hebben' : 'heeft'} geen grondslag om ${wat} ${met} te delen${slot}.`
  return `${wie} ${veel ? 'mogen' : 'mag'} ${wat} ${regel.soort === 'verbieden' ? 'niet ' : ''}${met} delen${slot}.`
}

function gegevensTekst({ gegevens: ids }: Regel): string {
  if (ids === 'alle') return 'alle gegevens'
  return ids.length === 1 ? '1 gegeven' : `${ids.length} gegevens`
}

function watHetZegt(register: Register, regel: Regel): Html {
  const waarom = regel.soort === 'toestaan' ? '' : alinea(html`<strong>${regel.reden}</strong>`)
  return html`${kaart(
    'Wat zegt deze regel?',
    html`${alinea(zinVan(register, regel))}${waarom}${alinea(regel.toelichting)}${kop(3, 'Voorwaarden')}${voorwaarden(register, regel)}${kop(3, 'Welke gegevens?')}${gegevens(register, regel)}${kop(3, 'In welke stap?')}${stappen(register, regel)}${plichten(regel)}`,
  )}${extra('Waar het knelt', regel.knelpunten)}${extra('Waar regels elkaar tegenspreken', regel.tegenspraken)}${remedies(register, regel)}`
}

const lijst = (punten: readonly (string | Html)[], niets: string) =>
  punten.length === 0 ? alinea(geen(niets)) : opsomming(punten)

const klassen = [
  ['g', ''],
  ['b', label('let-op', 'bijzonder: gezondheid')],
  ['s', label('info', 'strafrechtelijk')],
] as const

function gegevens(register: Register, { gegevens: ids }: Regel): Html {
  if (ids === 'alle') return alinea('Alle gegevens.')
  return opsomming(
    klassen.flatMap(([klasse, teken]) => {
      const namen = ids.filter((id) => register.gegeven.get(id)?.klasse === klasse)
      return namen.length === 0
        ? []
        : [html`${namen.map((id) => gegevenNaam(register, id)).join(', ')} ${teken}`]
    }),
  )
}

function stappen(register: Register, { processtappen }: Regel): Html {
  if (processtappen === 'alle') return alinea('In elke stap.')
  return opsomming(processtappen.map((id) => register.processtap.get(id)?.naam ?? id))
}

function voorwaarden(register: Register, regel: Regel): Html {
  if (regel.soort === 'knelpunt') return alinea('Zonder grondslag in de wet helpt geen enkele voorwaarde.')
  return lijst(
    regel.voorwaarden.map((v) => voorwaardeTekst(register, v)),
    'Geen. Dit geldt altijd.',
  )
}

function plichten({ plichten: punten }: Regel): Html | string {
  return punten.length === 0 ? '' : html`${kop(3, 'Wat moet u dan doen?')}${opsomming(punten)}`
}

function extra(titel: string, punten: readonly string[]): Html | string {
  return punten.length === 0 ? '' : kaart(titel, opsomming(punten))
}

function remedies(register: Register, regel: Regel): Html | string {
  if (regel.soort === 'toestaan' || regel.remedies.length === 0) return ''
  const wie = (id: string) => (register.partij.has(id) ? partijen(register, [id]) : `de ${id}`)
  return kaart(
    'Wat kan wel?',
    opsomming(
      regel.remedies.map((r) => html`${r.wat} <span class="tk-klein">Aan zet: ${wie(r.wie)}.</span>`),
    ),
  )
}

function wanneer(register: Register, regel: Regel, gekozen: ReturnType<typeof leesDag>): Html {
  return kaart(
    'Wanneer geldt dit?',
    html`${geldigVan(register, regel, gekozen.dag)}${dagkeuze(`/register/regels/${regel.id}`, gekozen)}`,
  )
}

function artikelen(register: Register, regel: Regel, dag: Datum): Html {
  const punten = regel.grondslagen.flatMap((grond) => {
    const wet = register.wet.get(grond.wet)
    if (!wet) return []
    const voor = grond.voor?.map((id) => gegevenNaam(register, id).toLowerCase())
    return [
      artikelenRij([
        html`${artikel({ tekst: `${wet.naam}, art. ${artikelTekst(grond)}`, href: wetLink(wet, grond, dag) })}${voor ? html` <span class="tk-klein">voor ${opgesomd(voor)}</span>` : ''}`,
      ]),
    ]
  })
  const leeg = alinea(geen('Geen enkel artikel staat dit toe.'))
  return kaart(
    'Artikelen',
    html`${punten.length === 0 ? leeg : punten}${alinea(`De tekst zoals die gold op ${dagTekst(dag)}.`, { klein: true })}`,
  )
}

function bronnen({ herleiding }: Registerbladen, regel: Regel): Html {
  const delen = regel.bron.map((b) => {
    const passage = herleiding.passages.find((p) => p.bron.bestand === b.bestand && p.plaats === b.plaats)
    return passage === undefined
      ? html`${b.bestand}, ${b.plaats}`
      : html`${koppeling(`${passage.bron.titel}, ${b.plaats}`, `/register/herleiding#${passageAnker(passage)}`)}<br><span class="tk-klein">${passage.strekking}</span>`
  })
  return kaart(
    'Bron',
    html`${opsomming(delen)}${alinea(zekerheidstekst[regel.zekerheid], { klein: true })}${alinea(html`In de API heet deze regel ${koppeling(regel.id, `/api/v1/grondslagen/${regel.id}`)}.`, { klein: true })}`,
  )
}
