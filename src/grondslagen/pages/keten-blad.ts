import type { Datum } from '../../kern/datum.ts'
import {
  alinea,
  foutoverzicht,
  type Html,
  html,
  kaart,
  koppeling,
  lijnkaart,
  opsomming,
  pagina,
  type Station,
  stations,
  uitklap,
  vlak,
} from '../../nlds/nlds.ts'
import type { Verzoek } from '../../platform/http.ts'
import { paginakader } from '../../toegang/toegang.ts'
import { type Ketenstap, routes, tbsKeten } from '../keten.ts'
import type { Register } from '../lookup.ts'
import { keurAdres } from './adres.ts'
import { dagkeuze, later, leesDag, type Registerbladen } from './register-delen.ts'
import { registerAdres } from './register-filter.ts'
import { opgesomd, soortlabel } from './register-woorden.ts'
import { dagTekst, hoofdletter, partijTekst } from './vraag-woorden.ts'

/** The tbs as a line of nineteen steps, with three routes from the sixteenth. */
export function ketenPagina(c: Verzoek, bladen: Registerbladen): Html {
  const { register, oefen } = bladen
  const gekozen = leesDag(c, bladen)
  if (gekozen.fouten.length > 0) c.status(400)
  const halten = tbsKeten(register, gekozen.dag).map((stap) => station(register, stap, gekozen.dag))
  const stam = halten.filter(({ teken }) => /^\d+$/.test(teken))
  const takken = routes.map(({ id, naam }) => ({
    naam,
    stations: halten.filter(({ teken }) => teken.endsWith(id)),
  }))
  return pagina({
    ...paginakader(c, oefen),
    titel: 'De tbs in negentien stappen',
    kruimels: [{ naam: 'Register', href: '/register' }, { naam: 'De tbs in negentien stappen' }],
    ondertitel: `Wie er per stap mag delen, en wat er verandert ten opzichte van de stap ervoor. Op ${dagTekst(gekozen.dag)}.`,
    inhoud: html`${keurAdres(c, 'datum')}${foutoverzicht(gekozen.fouten)}${later(register, gekozen.dag)}${vlak(
      html`${dagkeuze('/register/tbs-keten', gekozen)}${lijnkaart({ naam: 'De stappen', stam, takken })}${alinea('Vanaf stap 16 zijn er drie routes. Ze kunnen naast elkaar lopen.')}`,
    )}${kaart('Stap 1 tot en met 15', stations(stam), { id: 'stam' })}${takken.map(({ naam, stations: lijst }) => kaart(naam, stations(lijst, 'tak')))}`,
  })
}

function station(register: Register, stap: Ketenstap, dag: Datum): Station {
  const { id, nummer, naam, regels } = stap
  const lijst = html`${opsomming(
    regels.map(
      (regel) => html`${koppeling(regel.titel, `/register/regels/${regel.id}`)} ${soortlabel(regel)}`,
    ),
  )}${alinea(koppeling('Zoek in deze regels', registerAdres({ stap: id, datum: dag })))}`
  return {
    id: `stap-${nummer}`,
    teken: nummer,
    naam: hoofdletter(naam),
    stil: !stap.delen,
    tekst: html`${alinea(verandering(register, stap))}${regels.length === 0 ? '' : uitklap(hoeveel(stap), lijst)}`,
  }
}

/** "de zorgaanbieder aan de reclassering en het college; de DIZ aan het OM". */
function parenTekst(register: Register, paren: readonly string[]): string {
  const perGever = new Map<string, string[]>()
  for (const paar of paren) {
    const [van = '', naar = ''] = paar.split('>')
    perGever.set(van, [...(perGever.get(van) ?? []), partijTekst(register, naar)])
  }
  return [...perGever].map(([van, naar]) => `${partijTekst(register, van)} aan ${opgesomd(naar)}`).join('; ')
}

/** What this step changes, in one line; counted from the rules, so it is true on every day. */
function verandering(register: Register, stap: Ketenstap): string {
  const delen = [
    ...(stap.erbij.length > 0 ? [`Nieuw: ${parenTekst(register, stap.erbij)}.`] : []),
    ...(stap.eraf.length > 0 ? [`Stopt: ${parenTekst(register, stap.eraf)}.`] : []),
  ]
  if (delen.length > 0) return delen.join(' ')
  if (!stap.delen) return 'Voor deze stap kent het register geen enkele regel die delen toestaat.'
  if (stap.meer + stap.minder === 0) return 'Wie wat mag delen, blijft hetzelfde.'
  const erbij = stap.meer === 0 ? [] : [`mogen zij ${gegevens(stap.meer)} meer delen`]
  const eraf = stap.minder === 0 ? [] : [`mogen zij ${gegevens(stap.minder)} niet meer delen`]
  return `Dezelfde partijen delen met elkaar. Vanaf deze stap ${[...erbij, ...eraf].join(', en ')}.`
}

function gegevens(aantal: number): string {
  return aantal === 1 ? '1 gegeven' : `${aantal} gegevens`
}

const soortnamen = [
  ['toestaan', 'regel die delen toestaat', 'regels die delen toestaan'],
  ['verbieden', 'verbod', 'verboden'],
  ['knelpunt', 'knelpunt', 'knelpunten'],
] as const

/** "3 regels die delen toestaan en 1 verbod": what can be opened, so that nobody takes a prohibition for a way. */
function hoeveel({ regels }: Ketenstap): string {
  const delen = soortnamen.flatMap(([soort, een, meer]) => {
    const aantal = regels.filter((regel) => regel.soort === soort).length
    return aantal === 0 ? [] : [`${aantal} ${aantal === 1 ? een : meer}`]
  })
  return hoofdletter(opgesomd(delen))
}
