import type { Register } from '../../grondslagen/grondslagen.ts'
import { doelwoord, handelingnamen, ontvangernaam } from '../../inzage/inzage.ts'
import { datumVan, datumVoluit, plusMaanden } from '../../kern/datum.ts'
import {
  alinea,
  cijfer,
  cijfers,
  filterbalk,
  foutoverzicht,
  type Html,
  html,
  kaart,
  keuze,
  legeStaat,
  tabel,
} from '../../nlds/nlds.ts'
import { organisatie } from '../../organisaties/organisaties.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import { naamfouten } from '../../platform/query.ts'
import { alleen, rolnaam } from '../../toegang/toegang.ts'
import { kleinste } from '../afdekken.ts'
import { kijker, noteer, type Toezichtdelen } from '../delen.ts'
import { haalMaand } from '../maand.ts'
import type { Maandcijfers } from '../maandcijfers.ts'
import { signaalnamen } from '../woorden.ts'
import { toon, veldVan } from './blad.ts'

const pad = '/fg/maandrapport'

/** A month of the own organisation in numbers, to print: no person and no colleague is in it. */
export function maandPaginas(app: App, delen: Toezichtdelen): void {
  app.get(pad, alleen('fg'), (c) => maandPagina(c, delen))
}

async function maandPagina(c: Verzoek, delen: Toezichtdelen): Promise<Response> {
  const acteur = kijker(c, delen)
  const laatste = plusMaanden(`${datumVan(acteur.nu).slice(0, 7)}-01`, -1).slice(0, 7)
  const maand = c.req.query('maand') || laatste
  const geldig = /^(?:20\d\d)-(?:0[1-9]|1[0-2])$/.test(maand) && maand <= laatste
  const fouten = [
    ...naamfouten(c, ['maand']),
    ...(geldig
      ? []
      : [
          {
            veld: 'maand',
            melding: `Kies een maand die helemaal voorbij is, tot en met ${maandnaam(laatste)}. Schrijf bijvoorbeeld ${laatste}.`,
          },
        ]),
  ]
  const goed = fouten.length === 0
  const rapport = goed
    ? await delen.db.transactie(acteur, async (tx) => {
        await noteer(delen, tx, acteur)
        return haalMaand(delen.logboek, tx, acteur, maand)
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
        velden: [keuze({ ...veldVan({ maand }, fouten)('maand', 'Maand'), opties: maanden(laatste) })],
      })}${alinea(alleenVoorbij, { klein: true })}${rapport === null ? '' : rapportInhoud(delen.grondslagen.register, rapport)}`,
    },
    goed ? 200 : 400,
  )
}

/** A number, or that it is not told; for each reason the same word, or the word would tell it after all. */
const genoeg = (n: number | null) => n?.toLocaleString('nl-NL') ?? 'niet te tonen'

const alleenVoorbij =
  'Alleen maanden die voorbij zijn. Van een lopende maand zou het verschil tussen twee momenten zeggen wat één medewerker deed.'

/** The same for every small number, none as well: a signal is about one colleague. */
const telSignaal = (n: number | null) => n?.toLocaleString('nl-NL') ?? `minder dan ${kleinste}`

/** So many months back can be chosen: what was longer ago is asked by its address. */
const maandenTerug = 24

/** The last month that is over and those before it, the newest first. */
function maanden(laatste: string): readonly { readonly waarde: string; readonly tekst: string }[] {
  return Array.from({ length: maandenTerug }, (_, terug) => {
    const waarde = plusMaanden(`${laatste}-01`, -terug).slice(0, 7)
    return { waarde, tekst: maandnaam(waarde) }
  })
}

/** "november 2026". */
const maandnaam = (maand: string) => datumVoluit(`${maand}-01`).split(' ').slice(2).join(' ')

function rapportInhoud(register: Register, r: Maandcijfers): Html {
  if (r.leeg)
    return kaart(
      'Niets in deze maand',
      legeStaat({
        kop: 'Geen regels',
        tekst: 'In deze maand staat niets in het logboek van uw organisatie.',
      }),
    )
  return html`${kaart('In het kort', [
    cijfers([
      cijfer({ waarde: genoeg(r.regels), naam: 'regels in het logboek' }),
      cijfer({ waarde: genoeg(r.gelezen), naam: 'keer bekeken of gezocht door medewerkers' }),
      cijfer({
        waarde: r.deelBuiten === null ? genoeg(null) : `${r.deelBuiten}%`,
        naam: 'daarvan buiten kantooruren',
      }),
    ]),
    alinea(
      `Niet te tonen: het gaat om minder dan ${kleinste} regels of minder dan ${kleinste} medewerkers, of het verschil met een ander getal zou dat verraden.`,
      { klein: true },
    ),
    alinea('Het toezicht zelf telt niet mee: zoeken in het logboek, signalen, onderzoeken en dit rapport.', {
      klein: true,
    }),
  ])}${lijst('Wat er gebeurde', 'Handeling', r.handelingen, (naam) => handelingnamen[naam])}${lijst(
    'Waarvoor',
    'Doel',
    r.doelen,
    doelwoord,
  )}${lijst('Aan wie is verstrekt', 'Ontvanger', r.ontvangers, (id) =>
    id === '' ? 'niet genoemd' : ontvangernaam(register, id),
  )}${kaart('Wie er keek', [
    tabel({
      bijschrift: 'Gebruik per rol',
      kolommen: ['Rol', { kop: 'Keer bekeken of gezocht', getal: true }, 'Medewerkers die keken'],
      rijen: (r.rollen ?? []).map(({ rol, regels, collegas }) => [
        rolnaam(rol),
        genoeg(regels),
        genoeg(collegas),
      ]),
      leeg:
        r.rollen === null
          ? dicht()
          : alinea('Er keek niemand zelf; alleen systemen werkten.', { klein: true }),
    }),
  ])}${kaart(
    'Signalen',
    tabel({
      bijschrift: 'Signalen',
      kolommen: ['Signaal', { kop: 'Medewerkers', getal: true }],
      rijen: r.signalen.map(({ soort, aantal }) => [
        signaalnamen[soort],
        aantal === 'onbekend' ? 'niet vergeleken' : telSignaal(aantal),
      ]),
      leeg: html``,
    }),
  )}`
}

/** Instead of a list in which no number can be shown. */
const dicht = () =>
  alinea('Niet te tonen: elk getal hier gaat over weinig regels of weinig medewerkers.', { klein: true })

function lijst<Naam extends string>(
  kop: string,
  kolom: string,
  rijen: readonly { readonly naam: Naam; readonly aantal: number | null }[] | null,
  woord: (naam: Naam) => string,
): Html {
  return kaart(
    kop,
    tabel({
      bijschrift: kop,
      kolommen: [kolom, { kop: 'Aantal', getal: true }],
      rijen: (rijen ?? []).map(({ naam, aantal }) => [woord(naam), genoeg(aantal)]),
      leeg: rijen === null ? dicht() : alinea('Niets.', { klein: true }),
    }),
  )
}
