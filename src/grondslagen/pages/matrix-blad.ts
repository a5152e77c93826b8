import type { VeldFout } from '../../kern/fout.ts'
import { geldigOp } from '../../kern/periode.ts'
import {
  alinea,
  foutBij,
  foutoverzicht,
  type Html,
  html,
  kaart,
  keuze,
  label,
  legeStaat,
  matrix,
  pagina,
  tabel,
  vlak,
} from '../../nlds/nlds.ts'
import type { Verzoek } from '../../platform/http.ts'
import { paginakader } from '../../toegang/toegang.ts'
import { wieGeeftWat } from '../matrix.ts'
import { onbekendeKeuze } from '../naaste.ts'
import { standSleutel } from '../stand.ts'
import { alleWegen, type Kant, perStand } from '../verschil.ts'
import { keurAdres } from './adres.ts'
import { dagkeuze, later, leesDag, type Registerbladen } from './register-delen.ts'
import { regelTabel } from './register-lijst.ts'
import { opgesomd, samen, standTekst } from './register-woorden.ts'
import { dagTekst, gegevenNaam, hoofdletter as groot, partijTekst } from './vraag-woorden.ts'
import { stapTekst } from './wat-als-tabel.ts'

function leesStap(c: Verzoek, { register }: Registerbladen) {
  const stap = (c.req.query('stap') ?? '').trim()
  if (stap === '' || register.processtap.has(stap)) return { stap: stap || undefined, fouten: [] }
  const melding = onbekendeKeuze('Deze stap', register.processtap.values(), stap)
  const fout: VeldFout = { veld: 'stap', melding }
  return { stap: undefined, fouten: [fout] }
}

/** Who gives what to whom, as a table of colours, signs and numbers that opens into the rules. */
export function matrixPagina(c: Verzoek, bladen: Registerbladen): Html {
  const { register, oefen } = bladen
  const { stap, fouten: stapfouten } = leesStap(c, bladen)
  const gekozen = leesDag(c, bladen)
  const fouten = [...gekozen.fouten, ...stapfouten]
  if (fouten.length > 0) c.status(400)
  const stapveld = keuze({
    naam: 'stap',
    label: 'In welke stap?',
    leeg: 'In een van alle stappen',
    waarde: stap,
    fout: foutBij(fouten, 'stap'),
    opties: register.begrippen.processtappen.map(({ id, naam }) => ({ waarde: id, tekst: naam })),
  })
  return pagina({
    ...paginakader(c, oefen),
    titel: 'Wie geeft wat aan wie?',
    kruimels: [{ naam: 'Register', href: '/register' }, { naam: 'Wie geeft wat aan wie?' }],
    ondertitel: `Hoeveel gegevens de een met de ander mag delen, op ${dagTekst(gekozen.dag)}. Kies een vakje voor de regels.`,
    inhoud: html`${keurAdres(c, 'datum', 'stap')}${foutoverzicht(fouten)}${later(register, gekozen.dag)}${vlak(
      html`${dagkeuze('/register/matrix', gekozen, [stapveld])}${alinea(html`${label('ja', 'mag zonder meer')} ${label('onbeslist', 'mag onder voorwaarden')} ${label('nee', 'mag niet: de bron noemt het, maar er is geen grondslag')}`)}${tekening(bladen, gekozen.dag, stap)}`,
    )}`,
  })
}

function tekening({ register }: Registerbladen, dag: string, stap: string | undefined): Html {
  const { gevers, ontvangers, vak } = wieGeeftWat(register, dag, stap)
  if (gevers.length === 0)
    return legeStaat({
      kop: 'Niets',
      tekst: 'Op deze dag noemt geen enkele regel een gever en een ontvanger.',
    })
  const naam = (id: string) => groot(register.partij.get(id)?.naam ?? id)
  return matrix({
    bijschrift: 'Gevers in de rijen, ontvangers in de kolommen',
    hoek: 'Van ↓ naar →',
    kolommen: ontvangers.map(naam),
    rijen: gevers.map((gever) => ({
      naam: naam(gever),
      cellen: ontvangers.map((ontvanger) => {
        const gevonden = vak(gever, ontvanger)
        if (gevonden === null) return null
        const zegt = `${naam(gever)} aan ${naam(ontvanger)}: ${gevonden.mag} mag zonder meer, ${gevonden.magAls} onder voorwaarden`
        return { ...gevonden, zegt, href: `/register/matrix/${gever}/${ontvanger}?datum=${dag}` }
      }),
    })),
  })
}

/** One cell of the matrix opened: each gegeven with how it stands, and the rules that say so. */
export function paarPagina(c: Verzoek, bladen: Registerbladen, van: string, naar: string): Html {
  const { register, oefen } = bladen
  const gekozen = leesDag(c, bladen)
  if (gekozen.fouten.length > 0) c.status(400)
  const titel = `${groot(partijTekst(register, van))} aan ${partijTekst(register, naar)}`
  const wegen = alleWegen(register).filter((w) => w.verstrekker === van && w.ontvanger === naar)
  const kant: Kant = { register, peildatum: gekozen.dag, feiten: {} }
  const standen = wegen.flatMap((weg) => perStand(kant, weg)).filter(({ stand }) => stand.regels.length > 0)
  const ids = new Set(standen.flatMap(({ stand }) => stand.regels))
  const regels = register.regels.filter((r) => ids.has(r.id) && geldigOp(r, gekozen.dag))
  return pagina({
    ...paginakader(c, oefen),
    titel,
    kruimels: [
      { naam: 'Register', href: '/register' },
      { naam: 'Wie geeft wat aan wie?', href: `/register/matrix?datum=${gekozen.dag}` },
      { naam: titel },
    ],
    ondertitel: `Zo staat het op ${dagTekst(gekozen.dag)}.`,
    inhoud: html`${keurAdres(c, 'datum')}${foutoverzicht(gekozen.fouten)}${later(register, gekozen.dag)}${kaart(
      'Per gegeven',
      html`${dagkeuze(`/register/matrix/${van}/${naar}`, gekozen)}${tabel({
        bijschrift: 'Gegevens die de een met de ander mag delen',
        kolommen: ['Gegevens', 'In welke stap', 'Mag het?'],
        rijen: samen(standen, ({ stappen, stand }) => `${stappen.join()} ${standSleutel(stand)}`).map(
          ([eerste, ...rest]) => [
            opgesomd([eerste, ...rest].map(({ gegeven }) => gegevenNaam(register, gegeven))),
            stapTekst(register, eerste.stappen),
            standTekst(register, eerste.stand),
          ],
        ),
        leeg: legeStaat({ kop: 'Niets', tekst: 'Op deze dag zegt geen regel iets over deze twee partijen.' }),
      })}`,
    )}${kaart('De regels', regelTabel(register, regels, gekozen.dag, 'Regels tussen deze partijen'))}`,
  })
}
