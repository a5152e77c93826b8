import { handelingnamen, organisatienaam } from '../../inzage/inzage.ts'
import { datumVan, datumVoluit } from '../../kern/datum.ts'
import {
  alinea,
  cijfer,
  cijfers,
  filterbalk,
  foutoverzicht,
  type Html,
  html,
  kaart,
  legeStaat,
  tabel,
  tekstveld,
} from '../../nlds/nlds.ts'
import { organisatie } from '../../organisaties/organisaties.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import { alleen, rolnaam } from '../../toegang/toegang.ts'
import { kijker, noteer, type Toezichtdelen } from '../delen.ts'
import { haalMaand, kleinste, type Maandcijfers } from '../maand.ts'
import { signaalnamen } from '../woorden.ts'
import { toon, veldVan } from './blad.ts'

const pad = '/fg/maandrapport'

/** A month of the own organisation in numbers, to print: no person and no colleague is in it. */
export function maandPaginas(app: App, delen: Toezichtdelen): void {
  app.get(pad, alleen('fg'), (c) => maandPagina(c, delen))
}

async function maandPagina(c: Verzoek, delen: Toezichtdelen): Promise<Response> {
  const acteur = kijker(c, delen)
  const dezeMaand = datumVan(acteur.nu).slice(0, 7)
  const maand = c.req.query('maand') || dezeMaand
  const goed = /^(?:20\d\d)-(?:0[1-9]|1[0-2])$/.test(maand) && maand <= dezeMaand
  const fouten = goed
    ? []
    : [{ veld: 'maand', melding: 'Schrijf een maand die al is begonnen, bijvoorbeeld 2026-11.' }]
  const rapport = goed
    ? await delen.db.transactie(acteur, async (tx) => {
        await noteer(delen, tx, acteur)
        return haalMaand(tx, acteur, maand)
      })
    : null
  const naam = organisatie(acteur.organisatie)?.naam ?? acteur.organisatie
  return toon(
    c,
    delen,
    {
      titel: 'Maandrapport',
      ondertitel: `${naam}, ${goed ? maandnaam(maand) : 'geen maand gekozen'}. Alleen aantallen: er staat niemand in.`,
      kruimels: [{ naam: 'Signalen', href: '/fg/signalen' }, { naam: 'Maandrapport' }],
      inhoud: html`${foutoverzicht(fouten)}${filterbalk({
        ...{ actie: pad, naam: 'Kies een maand' },
        velden: [tekstveld({ ...veldVan({ maand }, fouten)('maand', 'Maand (jaar-maand)'), kort: true })],
      })}${rapport === null ? '' : rapportInhoud(rapport)}`,
    },
    goed ? 200 : 400,
  )
}

/** A number, or that it is too small to say: it could be about someone. That there is nothing is said. */
const genoeg = (n: number) => (n > 0 && n < kleinste ? `minder dan ${kleinste}` : n.toLocaleString('nl-NL'))

/** "november 2026". */
const maandnaam = (maand: string) => datumVoluit(`${maand}-01`).split(' ').slice(2).join(' ')

function rapportInhoud(r: Maandcijfers): Html {
  if (r.handelingen.length === 0)
    return kaart(
      'Niets in deze maand',
      legeStaat({
        kop: 'Geen regels',
        tekst: 'In deze maand staat niets in het logboek van uw organisatie.',
      }),
    )
  // Of few colleagues a number would be about one of them; of few lines, about few people.
  const weinig = r.collegas < kleinste || r.gelezen < kleinste
  const deel = r.gelezen === 0 ? 0 : Math.round((100 * r.buitenUren) / r.gelezen)
  return html`${kaart('In het kort', [
    cijfers([
      cijfer({
        waarde: genoeg(r.handelingen.reduce((som, { aantal }) => som + aantal, 0)),
        naam: 'regels in het logboek',
      }),
      cijfer({ waarde: genoeg(r.gelezen), naam: 'keer bekeken door medewerkers' }),
      cijfer({ waarde: weinig ? 'te weinig' : `${deel}%`, naam: 'daarvan buiten kantooruren' }),
    ]),
  ])}${lijst(
    'Wat er gebeurde',
    'Handeling',
    r.handelingen.map(({ handeling, aantal }) => [handelingnamen[handeling], aantal]),
  )}${lijst(
    'Waarvoor',
    'Doel',
    r.doelen.map(({ doel, aantal }) => [doel, aantal]),
  )}${lijst(
    'Aan wie is verstrekt',
    'Ontvanger',
    r.ontvangers.map(({ ontvanger, aantal }) => [organisatienaam(ontvanger), aantal]),
  )}${kaart('Wie er keek', [
    tabel({
      bijschrift: 'Gebruik per rol',
      kolommen: ['Rol', { kop: 'Keer bekeken', getal: true }, 'Medewerkers'],
      rijen: r.rollen.map(({ rol, regels, collegas }) => [
        rolnaam(rol),
        collegas < kleinste ? 'niet te tonen' : genoeg(regels),
        genoeg(collegas),
      ]),
      leeg: alinea('Er keek niemand zelf; alleen systemen werkten.', { klein: true }),
    }),
  ])}${lijst(
    'Signalen',
    'Signaal',
    r.signalen.map(({ soort, aantal }) => [signaalnamen[soort], aantal]),
  )}`
}

function lijst(kop: string, kolom: string, rijen: readonly (readonly [string, number])[]): Html {
  return kaart(
    kop,
    tabel({
      bijschrift: kop,
      kolommen: [kolom, { kop: 'Aantal', getal: true }],
      rijen: rijen.map(([naam, aantal]) => [naam, genoeg(aantal)]),
      leeg: alinea('Niets.', { klein: true }),
    }),
  )
}
