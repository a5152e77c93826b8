import { type Datum, datumVan, datumVoluit, tijdVan } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import {
  alinea,
  formulier,
  foutBij,
  foutoverzicht,
  gegevenslijst,
  type Html,
  html,
  kaart,
  keuzerondjes,
  knop,
  koppeling,
  melding,
  pagina,
  tekstvak,
} from '../../nlds/nlds.ts'
import { partijVan } from '../../organisaties/organisaties.ts'
import type { Verzoek } from '../../platform/http.ts'
import { paginakader } from '../../toegang/toegang.ts'
import type { Bericht } from '../bericht.ts'
import { type Terugroepgrond, verwijdertermijn } from '../terugroepen/beleid.ts'
import { kanTerug } from './terugroepkaart.ts'
import { gronden, verzoekstand } from './terugroepwoorden.ts'
import {
  isNooitBezorgd,
  kenmerk,
  nietAangesloten,
  organisatienaam,
  soortnaam,
  statusnaam,
  verzendwoord,
  wanneer,
} from './weergave.ts'

/** What was typed in a form, by field. */
export type Getypt = Readonly<Record<string, string | undefined>>

interface Terugroepblad {
  readonly bericht: Bericht
  /** On which grounds it can be recalled. */
  readonly gronden: readonly Terugroepgrond[]
  readonly getypt: Getypt
  readonly fouten: readonly VeldFout[]
  readonly dag: Datum
  readonly gedaan: string | null
}

/** One sent message without its content: how it stands, and the form to recall it. */
export function terugroepPagina(
  c: Verzoek,
  { oefen }: { readonly oefen: boolean },
  blad: Terugroepblad,
): Html {
  const { bericht, dag, fouten, gedaan } = blad
  const terug =
    partijVan(bericht.afzender) === 'dji'
      ? { naam: 'Verzonden', href: '/verzonden' }
      : { naam: 'Berichtenbox', href: '/berichtenbox' }
  const soort = soortnaam[bericht.soort] ?? bericht.soort
  return pagina({
    ...paginakader(c, oefen),
    titel: `${verzendwoord(bericht)}: ${soort}`,
    kruimels: [terug, { naam: soort }],
    ondertitel: html`${verzendwoord(bericht)} ${wanneer(bericht.verzonden_op, dag)} aan ${organisatienaam(bericht.ontvanger)} · kenmerk ${kenmerk(bericht.id)}`,
    inhoud: html`${gedaan === 'teruggeroepen' && bericht.status === 'ingetrokken' ? gelukt(bericht) : ''}${foutoverzicht(fouten)}${stand(bericht, dag)}${kanTerug(bericht) ? terugroepformulier(blad) : ''}`,
  })
}

function gelukt({ verwijdering }: Bericht): Html {
  return melding(
    'gelukt',
    verwijdering === null
      ? 'Het bericht is teruggeroepen. Niemand had het gelezen, en nu kan niemand het meer lezen.'
      : 'Het bericht is teruggeroepen. De ontvanger had het gelezen; wij vragen of de gegevens zijn verwijderd.',
  )
}

function stand(bericht: Bericht, dag: Datum): Html {
  const { grond, reden, ingetrokken_op: op, verwijdering, uiterlijk } = bericht
  return kaart(
    'Stand',
    html`${gegevenslijst([
      { naam: 'Nu', waarde: standwoord(bericht) },
      ...(op === null
        ? []
        : [{ naam: 'Teruggeroepen', waarde: `${datumVoluit(datumVan(op))} om ${tijdVan(op)}` }]),
      ...(grond === null ? [] : [{ naam: 'Waarom', waarde: gronden[grond].tekst }]),
      ...(reden === null ? [] : [{ naam: 'Toelichting', waarde: reden }]),
      ...(verwijdering === null || uiterlijk === null
        ? []
        : [
            {
              naam: 'Verwijderen bij de ontvanger',
              waarde: verzoekstand({ stand: verwijdering, uiterlijk, herinneringen: 0 }, dag),
            },
          ]),
      ...antwoord(bericht),
    ])}${inhoudlink(bericht)}`,
  )
}

function standwoord(bericht: Bericht): string {
  if (bericht.grond !== null) return 'teruggeroepen'
  const nu = statusnaam[bericht.status] ?? bericht.status
  return isNooitBezorgd(bericht) ? `${nu}, nooit bezorgd: ${nietAangesloten(bericht.ontvanger)}` : nu
}

/** To the content, for as long as there is any. */
function inhoudlink(bericht: Bericht): Html {
  const { id, vernietigd_op: op } = bericht
  return alinea(
    op === null
      ? koppeling('Bekijk de inhoud van dit bericht', `/berichtenbox/${id}`)
      : `De inhoud is vernietigd op ${datumVoluit(datumVan(op))}, omdat de bewaartermijn voorbij is.${isNooitBezorgd(bericht) ? ' De ontvanger heeft het bericht nooit gekregen.' : ''}`,
  )
}

/** On what the receiver keeps it, and since when it said so. */
function antwoord({ beantwoord_op, bewaargrondslag, bewaarartikel, bewaartoelichting }: Bericht) {
  return [
    ...(beantwoord_op === null
      ? []
      : [{ naam: 'Antwoord van', waarde: datumVoluit(datumVan(beantwoord_op)) }]),
    ...(bewaargrondslag === null
      ? []
      : [{ naam: 'Bewaard op', waarde: koppeling(bewaargrondslag, `/register/regels/${bewaargrondslag}`) }]),
    ...(bewaarartikel === null ? [] : [{ naam: 'Bewaard op', waarde: bewaarartikel }]),
    ...(bewaartoelichting === null ? [] : [{ naam: 'Uitleg', waarde: bewaartoelichting }]),
  ]
}

function terugroepformulier({ bericht, gronden: mag, getypt, fouten }: Terugroepblad): Html {
  return kaart(
    'Roep dit bericht terug',
    html`${alinea('De ontvanger kan het bericht daarna niet meer lezen. Dat is niet terug te draaien.')}${alinea(
      `Had iemand het al gelezen? Dan vragen wij de ontvanger binnen ${verwijdertermijn.dagen} dagen te zeggen dat de gegevens zijn verwijderd.`,
    )}${formulier({
      actie: `/verzonden/${bericht.id}/terugroepen`,
      methode: 'post',
      knop: knop('Roep het bericht terug'),
      inhoud: html`${keuzerondjes({
        naam: 'grond',
        label: 'Waarom roept u het terug?',
        waarde: getypt.grond,
        verplicht: true,
        fout: foutBij(fouten, 'grond'),
        opties: mag.map((waarde) => ({ waarde, ...gronden[waarde] })),
      })}${tekstvak({
        naam: 'toelichting',
        label: 'Korte toelichting',
        uitleg: 'De ontvanger leest dit. Noem geen namen of nummers van mensen.',
        rijen: 3,
        waarde: getypt.toelichting,
        verplicht: true,
        fout: foutBij(fouten, 'toelichting'),
      })}`,
    })}`,
    { id: 'terugroepen' },
  )
}
