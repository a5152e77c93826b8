import type { Datum } from '../../kern/datum.ts'
import {
  alinea,
  cijfer,
  cijfers,
  foutoverzicht,
  type Html,
  html,
  knopLink,
  knoppen,
  koppeling,
  legeStaat,
  melding,
  pagina,
  paginering,
  tabel,
  vlak,
} from '../../nlds/nlds.ts'
import { vandaag } from '../../platform/clock.ts'
import type { Verzoek } from '../../platform/http.ts'
import { paginakader } from '../../toegang/toegang.ts'
import type { Register } from '../lookup.ts'
import type { Regel } from '../schema.ts'
import { keurAdres } from './adres.ts'
import { later, type Registerbladen } from './register-delen.ts'
import {
  gevondenRegels,
  leesRegisterfilter,
  type Registerkeuze,
  registerAdres,
  registerNamen,
  registerVelden,
} from './register-filter.ts'
import { geldigTekst, partijen, soortlabel } from './register-woorden.ts'
import { hoofdletter } from './vraag-woorden.ts'

/** Rules on one page. */
const perBlad = 20

/** The register as a list to search in, with the ways to look at it as a whole. */
export function lijstPagina(c: Verzoek, bladen: Registerbladen): Html {
  const { register, oefen } = bladen
  const { keuze, filter, blad, fouten } = leesRegisterfilter(register, c.req.query())
  const regels = gevondenRegels(register, filter)
  const laatste = Math.max(1, Math.ceil(regels.length / perBlad))
  const bestaat = blad >= 1 && blad <= laatste
  if (!bestaat) c.status(404)
  if (fouten.length > 0) c.status(400)
  return pagina({
    ...paginakader(c, oefen),
    titel: 'Register',
    ondertitel:
      'Alles wat de wet en de bronnen zeggen over wie wat met wie mag delen. Elke regel noemt zijn artikel en zijn bron.',
    inhoud: html`${keurAdres(c, ...registerNamen)}${foutoverzicht(fouten)}${later(register, filter.datum ?? vandaag(bladen.klok))}${ingangen()}${vlak(
      html`${registerVelden(register, keuze, fouten)}${bestaat ? bladVan(bladen, keuze, regels, blad) : geenBlad(keuze, laatste)}`,
    )}${tellingen(bladen)}${alinea(html`Registerversie <code>${register.registerversie.slice(0, 12)}</code>. Elk oordeel noemt de versie waarmee het is gemaakt.`, { klein: true })}`,
  })
}

function bladVan(
  { register, klok }: Registerbladen,
  keuze: Registerkeuze,
  regels: readonly Regel[],
  blad: number,
): Html {
  const aantal = regels.length === 1 ? '1 regel' : `${regels.length} regels`
  const zichtbaar = regels.slice((blad - 1) * perBlad, blad * perBlad)
  const tabelVan = regelTabel(register, zichtbaar, vandaag(klok), `${aantal}, op naam`)
  const bladeren = paginering({
    vorige: blad > 1 ? registerAdres(keuze, blad - 1) : undefined,
    volgende: blad * perBlad < regels.length ? registerAdres(keuze, blad + 1) : undefined,
  })
  return html`${tabelVan}${bladeren}`
}

function geenBlad(keuze: Registerkeuze, laatste: number): Html {
  const over = laatste === 1 ? 'Er is één bladzijde.' : `Er zijn ${laatste} bladzijden.`
  const terug = koppeling('Naar de laatste bladzijde', registerAdres(keuze, laatste))
  return melding('fout', html`<strong>Deze bladzijde bestaat niet.</strong> ${over} ${terug}`)
}

function tellingen({ register, herleiding }: Registerbladen): Html {
  const van = (soort: Regel['soort']) => register.regels.filter((r) => r.soort === soort).length
  const voorbeelden = register.regels.reduce((som, r) => som + r.voorbeelden.length, 0)
  return vlak(
    cijfers([
      cijfer({ waarde: van('toestaan'), naam: 'regels die delen toestaan' }),
      cijfer({ waarde: van('verbieden'), naam: 'verboden' }),
      cijfer({ waarde: van('knelpunt'), naam: 'knelpunten: geen grondslag' }),
      cijfer({ waarde: voorbeelden, naam: 'voorbeelden die kloppen' }),
      cijfer({ waarde: herleiding.passages.length, naam: 'passages uit de bronnen' }),
    ]),
  )
}

const geheel = [
  ['Wie geeft wat aan wie?', '/register/matrix'],
  ['De tbs in negentien stappen', '/register/tbs-keten'],
  ['Van bron naar regel', '/register/herleiding'],
  ['Wat als de wet anders was?', '/register/wat-als'],
] as const

function ingangen(): Html {
  return knoppen(...geheel.map(([naam, href]) => knopLink(naam, href, { soort: 'secundair' })))
}

/** Rules as a table: what, from whom to whom, and when. */
export function regelTabel(
  register: Register,
  regels: readonly Regel[],
  dag: Datum,
  bijschrift: string,
): Html {
  return tabel({
    bijschrift,
    bijschriftZichtbaar: true,
    kolommen: ['Regel', 'Soort', 'Van', 'Naar', 'Wanneer'],
    rijen: regels.map((regel) => [
      koppeling(regel.titel, `/register/regels/${regel.id}`),
      soortlabel(regel),
      hoofdletter(partijen(register, regel.verstrekkers)),
      hoofdletter(`${partijen(register, regel.ontvangers)}${regel.wederzijds ? ' (en terug)' : ''}`),
      geldigTekst(regel, dag),
    ]),
    leeg: legeStaat({
      kop: 'Geen regels gevonden',
      tekst: 'Geen enkele regel past bij alles wat u koos.',
      tips: ['Kies minder tegelijk.', 'Zoek op een deel van een woord, of op een artikel zoals 51c.'],
    }),
  })
}
