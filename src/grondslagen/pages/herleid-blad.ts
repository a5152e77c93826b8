import {
  alinea,
  type Html,
  html,
  kaart,
  koppeling,
  label,
  legeStaat,
  melding,
  opsomming,
  pagina,
  tabel,
  uitklap,
} from '../../nlds/nlds.ts'
import type { Verzoek } from '../../platform/http.ts'
import { paginakader } from '../../toegang/toegang.ts'
import type { Bron, Herleid, Herleiding } from '../herleiding.ts'
import type { Regel } from '../schema.ts'
import { keurAdres } from './adres.ts'
import type { Registerbladen } from './register-delen.ts'
import { soortlabel } from './register-woorden.ts'

/** The id of a passage on the page, so that a rule can link to it. */
export function passageAnker({ bron, plaats }: Pick<Herleid, 'bron' | 'plaats'>): string {
  return `bron-${bron.nummer}-${bron.passages.findIndex((p) => p.plaats === plaats) + 1}`
}

/** Source beside rule, both ways, for a jurist who checks one against the other. */
export function herleidPagina(c: Verzoek, { register, herleiding, oefen }: Registerbladen) {
  const { bronnen, passages } = herleiding
  return pagina({
    ...paginakader(c, oefen),
    titel: 'Van bron naar regel',
    kruimels: [{ naam: 'Register', href: '/register' }, { naam: 'Van bron naar regel' }],
    ondertitel: `${passages.length} passages uit ${bronnen.length} bronnen, in onze eigen woorden, met de regels die ze dragen.`,
    inhoud: html`${keurAdres(c)}${stand(herleiding)}${bronnen.map((bron) => bronKaart(herleiding, bron))}${kaart(
      'Van regel naar bron',
      uitklap(`Toon alle ${register.regels.length} regels`, terug(register.regels, passages)),
      { id: 'van-regel-naar-bron' },
    )}`,
  })
}

function stand({ passages, ongedekt, zonderPassage }: Herleiding): Html {
  if (passages.length === 0) return melding('let-op', 'Er zijn nog geen passages beschreven.')
  const open = ongedekt.length + zonderPassage.length
  if (open === 0)
    return melding(
      'gelukt',
      'Elke passage heeft een regel, en elke regel rust op een passage. Er ontbreekt niets.',
    )
  return melding(
    'let-op',
    `${ongedekt.length} passages hebben nog geen regel, en ${zonderPassage.length} verwijzingen hebben nog geen passage.`,
  )
}

function regelLinks(regels: readonly Regel[]): Html {
  if (regels.length === 0) return label('dringend', 'nog geen regel')
  const lijst = opsomming(
    regels.map(
      (regel) => html`${koppeling(regel.titel, `/register/regels/${regel.id}`)} ${soortlabel(regel)}`,
    ),
  )
  // A passage that holds for every step is carried by dozens of rules: too long to read past.
  return regels.length > 4 ? uitklap(`${regels.length} regels`, lijst) : lijst
}

function bronKaart({ passages }: Herleiding, bron: Bron): Html {
  const eigen = passages.filter((p) => p.bron === bron)
  return kaart(
    bron.titel,
    html`${alinea(eigen.length === 1 ? '1 passage' : `${eigen.length} passages`, { klein: true })}${tabel({
      bijschrift: `Passages van ${bron.titel}`,
      kolommen: ['Plaats', 'Wat de bron zegt', 'Regels'],
      rijen: eigen.map((passage) => [
        html`<span id="${passageAnker(passage)}">${passage.plaats}</span>`,
        passage.strekking,
        regelLinks(passage.regels),
      ]),
      leeg: legeStaat({ kop: 'Geen passages', tekst: 'Van deze bron zijn nog geen passages beschreven.' }),
    })}`,
    { id: `bron-${bron.nummer}` },
  )
}

function terug(regels: readonly Regel[], passages: readonly Herleid[]): Html {
  return tabel({
    bijschrift: 'Regels met hun passages',
    kolommen: ['Regel', 'Passages'],
    rijen: regels.map((regel) => [
      koppeling(regel.titel, `/register/regels/${regel.id}`),
      opsomming(
        passages
          .filter((p) => p.regels.includes(regel))
          .map((p) => koppeling(`${p.bron.titel}, ${p.plaats}`, `#${passageAnker(p)}`)),
      ),
    ]),
    leeg: html``,
  })
}
