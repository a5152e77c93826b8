import type { Datum } from '../../kern/datum.ts'
import {
  alinea,
  cijfer,
  cijfers,
  foutoverzicht,
  type Html,
  html,
  kaart,
  kaartenrij,
  kaartLink,
  melding,
  opsomming,
  pagina,
} from '../../nlds/nlds.ts'
import type { Verzoek } from '../../platform/http.ts'
import { paginakader } from '../../toegang/toegang.ts'
import { begindag } from '../matrix.ts'
import { perRegister } from '../memo.ts'
import { metScenario, type Scenario, type Scenarioregister, veranderdeRegels } from '../scenario.ts'
import { type Verschil, verschil } from '../verschil.ts'
import { keurAdres } from './adres.ts'
import { dagkeuze, later, leesDag, type Registerbladen } from './register-delen.ts'
import { dagTekst } from './vraag-woorden.ts'
import { feitTekst } from './wat-als-feiten.ts'
import { verschilKaarten } from './wat-als-tabel.ts'

const waarschuwing = () =>
  melding(
    'let-op',
    html`<strong>Dit is geen geldend recht.</strong> Het is bedacht, om te zien wat een andere regel zou doen. Met een scenario wordt nooit iets besloten of verstuurd.`,
  )

/** The scenarios to choose from. */
export function watAlsPagina(c: Verzoek, { scenarios, oefen }: Registerbladen): Html {
  return pagina({
    ...paginakader(c, oefen),
    titel: 'Wat als de wet anders was?',
    kruimels: [{ naam: 'Register', href: '/register' }, { naam: 'Wat als?' }],
    ondertitel: 'Bedachte wijzigingen van de wet, met precies wat er dan anders mag.',
    inhoud: html`${keurAdres(c)}${waarschuwing()}${kaartenrij(
      [...scenarios.values()].map(({ id, titel, wat }) =>
        kaartLink({ kop: titel, tekst: wat, href: `/register/wat-als/${id}` }),
      ),
    )}`,
  })
}

/** What one scenario changes, and the exact difference on a day. */
export function scenarioPagina(c: Verzoek, bladen: Registerbladen, scenario: Scenario): Html {
  const { register, oefen } = bladen
  const gekozen = leesDag(c, bladen, scenario.peildatum)
  if (gekozen.fouten.length > 0) c.status(400)
  const anders = verschilOp(bladen, scenario, gekozen.dag)
  return pagina({
    ...paginakader(c, oefen),
    titel: `Wat als: ${scenario.titel}`,
    kruimels: [
      { naam: 'Register', href: '/register' },
      { naam: 'Wat als?', href: '/register/wat-als' },
      { naam: scenario.titel },
    ],
    ondertitel: scenario.wat,
    inhoud: html`${keurAdres(c, 'datum')}${waarschuwing()}${foutoverzicht(gekozen.fouten)}${later(register, gekozen.dag)}${kaart(
      `Wat is er anders op ${dagTekst(gekozen.dag)}?`,
      html`${uitgangspunt(bladen, scenario)}${dagkeuze(`/register/wat-als/${scenario.id}`, gekozen)}${telling(anders)}`,
    )}${verschilKaarten(register, anders)}${opzet(bladen, scenario)}`,
  })
}

const registers = perRegister<Scenarioregister>()
const verschillen = perRegister<readonly Verschil[]>()

/** Worked out once for every stretch of days in which neither side changes: then an address cannot keep us busy. */
function verschilOp({ register }: Registerbladen, scenario: Scenario, peildatum: Datum): readonly Verschil[] {
  const { id, uitgangspunt: nu, feiten } = scenario
  const bedacht = registers(register, id, () => metScenario(register, scenario))
  const vak = `${id} ${begindag(register, peildatum)} ${begindag(bedacht, peildatum)}`
  return verschillen(register, vak, () =>
    verschil(
      { register, peildatum, feiten: nu },
      { register: bedacht, peildatum, feiten: { ...nu, ...feiten } },
    ),
  )
}

function telling(anders: readonly Verschil[]): Html {
  const rang = { mag: 2, 'mag-als': 1, 'mag-niet': 0 } as const
  const wegen = (kies: (v: Verschil) => boolean) =>
    new Set(anders.filter(kies).map((v) => `${v.verstrekker}>${v.ontvanger}>${v.gegeven}`)).size
  return cijfers([
    cijfer({ waarde: wegen((v) => rang[v.dan.soort] > rang[v.nu.soort]), naam: 'keer mag er dan meer' }),
    cijfer({ waarde: wegen((v) => rang[v.dan.soort] < rang[v.nu.soort]), naam: 'keer mag er dan minder' }),
    cijfer({
      waarde: wegen((v) => v.dan.soort === v.nu.soort),
      naam: 'keer geldt een andere voorwaarde',
    }),
  ])
}

function uitgangspunt({ register }: Registerbladen, { uitgangspunt: nu, feiten }: Scenario): Html {
  const punten = [
    ...Object.entries(nu).map(([feit, waarde]) => `Steeds: ${feitTekst(register, feit, waarde)}`),
    ...Object.entries(feiten).map(([feit, waarde]) => `Alleen dan: ${feitTekst(register, feit, waarde)}`),
  ]
  return punten.length === 0 ? html`` : html`${alinea('Hier gaan wij van uit:')}${opsomming(punten)}`
}

function opzet({ register }: Registerbladen, scenario: Scenario): Html {
  const bij = scenario.erbij.map(
    ({ titel, toelichting }) => html`<strong>Erbij: ${titel}.</strong> ${toelichting}`,
  )
  const veranderd = scenario.verandert.flatMap((v) =>
    veranderdeRegels(register.regels, v).map(
      ({ titel }) =>
        html`<strong>Anders: ${titel}.</strong> ${v.geldigVan ? `Begint dan op ${dagTekst(v.geldigVan)}. ` : ''}${v.geldigTot ? `Eindigt dan op ${dagTekst(v.geldigTot)}.` : ''}`,
    ),
  )
  const niets =
    bij.length + veranderd.length === 0 ? [html`Er verandert geen regel, alleen wat er bekend is.`] : []
  return kaart(
    'Wat verandert dit scenario?',
    html`${opsomming([...bij, ...veranderd, ...niets])}${alinea(html`<strong>Wat daarvoor nodig is.</strong> ${scenario.nodig}`)}`,
  )
}
