import { z } from 'zod'
import { datumKort, datumVan, isDatum, plusDagen } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import { keur } from '../../kern/keur.ts'
import {
  alinea,
  datumveld,
  filterbalk,
  foutoverzicht,
  type Html,
  html,
  kaart,
  knopLink,
  knoppen,
  koppeling,
  legeStaat,
  melding,
  opsomming,
  tabel,
} from '../../nlds/nlds.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import { naamfouten } from '../../platform/query.ts'
import { alleen, rolnaam } from '../../toegang/toegang.ts'
import { type Dagcijfer, haalDagcijfers } from '../dagcijfers.ts'
import { kijker, noteer, type Toezichtdelen } from '../delen.ts'
import {
  keekIemand,
  minsteCollegas,
  rollenZonderMaat,
  type Signaal,
  signaalsoorten,
  signalenIn,
} from '../signalen.ts'
import { inWoorden, nietTeWeten, signaalnamen, signaaluitleg } from '../woorden.ts'
import { type Getypt, toon, veldVan } from './blad.ts'

const pad = '/fg/signalen'
/** Days that are looked at when nothing is chosen, and at most. */
const gewoon = 30
const langste = 92

/** What stands out in the logboek of the own organisation: who it is stands nowhere, only what and how much. */
export function signaalPaginas(app: App, delen: Toezichtdelen): void {
  app.get(pad, alleen('fg'), (c) => signalenPagina(c, delen))
}

const dag = z
  .string()
  .refine(
    (waarde) => waarde === '' || isDatum(waarde),
    'Deze datum bestaat niet. Schrijf bijvoorbeeld 2026-11-20.',
  )
const vorm = z.object({ van: dag.optional(), tot: dag.optional() })

function leesPeriode(keuzes: Getypt, vandaag: string) {
  const gekeurd = keur(vorm, keuzes)
  const heel = { van: plusDagen(vandaag, 1 - gewoon), tot: vandaag }
  if ('fouten' in gekeurd) return { ...heel, fouten: gekeurd.fouten }
  const tot = gekeurd.waarde.tot || vandaag
  const van = gekeurd.waarde.van || plusDagen(tot, 1 - gewoon)
  const fouten: VeldFout[] = []
  if (van > tot)
    fouten.push({ veld: 'tot', melding: 'De laatste dag ligt vóór de eerste dag. Draai de dagen om.' })
  if (van < plusDagen(tot, 1 - langste))
    fouten.push({ veld: 'van', melding: `Kies hoogstens ${langste} dagen.` })
  return { van, tot, fouten }
}

async function signalenPagina(c: Verzoek, delen: Toezichtdelen): Promise<Response> {
  const keuzes = c.req.query()
  const acteur = kijker(c, delen)
  const { van, tot, fouten: gevonden } = leesPeriode(keuzes, datumVan(acteur.nu))
  const fouten = [...naamfouten(c, ['van', 'tot']), ...gevonden]
  const dagen =
    fouten.length > 0
      ? []
      : await delen.db.transactie(acteur, async (tx) => {
          await noteer(delen, tx, acteur)
          return haalDagcijfers(delen.logboek, tx, acteur, van, tot)
        })
  const veld = veldVan({ van, tot, ...keuzes }, fouten)
  return toon(
    c,
    delen,
    {
      titel: 'Signalen',
      ondertitel: 'Wat opvalt in het logboek van uw organisatie. Een signaal is een vraag, geen oordeel.',
      inhoud: html`${foutoverzicht(fouten)}${knoppen(
        knopLink('Maandrapport', '/fg/maandrapport', { soort: 'secundair' }),
        knopLink('Onderzoek naar een medewerker', '/fg/onderzoeken', { soort: 'secundair' }),
      )}${kaart('Periode', [
        filterbalk({
          ...{ actie: pad, naam: 'Kies een periode' },
          wissen: Object.keys(keuzes).length > 0 ? pad : undefined,
          velden: [datumveld(veld('van', 'Vanaf')), datumveld(veld('tot', 'Tot en met'))],
        }),
        fouten.length > 0
          ? ''
          : alinea(`Van ${datumKort(van)} tot en met ${datumKort(tot)}.`, { klein: true }),
      ])}${fouten.length > 0 ? '' : perSoort(dagen)}${kaart('Wat wij niet kunnen zien', [
        opsomming(nietTeWeten),
      ])}`,
    },
    fouten.length > 0 ? 400 : 200,
  )
}

function perSoort(dagen: readonly Dagcijfer[]): Html {
  const signalen = signalenIn(dagen)
  const zonder = rollenZonderMaat(dagen)
  const voorbehoud = zonder.length === 0 ? '' : melding('let-op', nietVergeleken(zonder))
  if (signalen.length > 0) return html`${voorbehoud}${perKaart(signalen)}`
  if (zonder.length > 0)
    return kaart('Geen signalen', [
      voorbehoud,
      alinea('Van wat wij wel konden nagaan, viel niets op. Dat zegt niet dat er niets is.'),
    ])
  return kaart(
    'Geen signalen',
    legeStaat(
      !keekIemand(dagen)
        ? { kop: 'Niemand keek', tekst: 'In deze periode keek geen medewerker iets in.' }
        : {
            kop: 'Niets valt op',
            tekst: 'In deze periode week niemand af van wat gewoon is in zijn rol.',
          },
    ),
  )
}

/** That in these roles there were too few colleagues to compare with. */
export function nietVergeleken(rollen: readonly string[]): string {
  return `Niet vergeleken: ${rollen.map((rol) => rolnaam(rol)).join(', ')}. In elk van deze rollen werkten minder dan ${minsteCollegas} medewerkers. Of iemand daar veel meer mensen bekeek dan gewoon is, weten wij niet.`
}

function perKaart(signalen: readonly Signaal[]): Html {
  return html`${signaalsoorten.map((soort) => {
    const deel = signalen.filter((een) => een.soort === soort)
    return deel.length === 0 ? '' : signaalkaart(soort, deel)
  })}`
}

/** The lines of this colleague on that day. */
function regelsVan({ gebruiker, dag }: Signaal): string {
  return `/fg/logboek?${new URLSearchParams({ gebruiker, van: dag, tot: dag })}`
}

function signaalkaart(soort: Signaal['soort'], signalen: readonly Signaal[]): Html {
  return kaart(signaalnamen[soort], [
    alinea(signaaluitleg[soort]),
    tabel({
      bijschrift: signaalnamen[soort],
      kolommen: ['Medewerker', 'Rol', 'Wat opvalt', 'Vooral op', 'Verder'],
      rijen: signalen.map((een) => [
        een.gebruiker.slice(0, 8),
        rolnaam(een.rol),
        inWoorden(een),
        datumKort(een.dag),
        html`${koppeling(
          'Onderzoek',
          `/fg/onderzoeken?medewerker=${encodeURIComponent(een.gebruiker)}&dag=${een.dag}`,
        )}<div>${koppeling('Regels van die dag', regelsVan(een))}</div>`,
      ]),
      leeg: html``,
    }),
  ])
}
