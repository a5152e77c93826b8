import { type Tbsbericht, tbsBerichten } from '../../berichtenbox/berichtenbox.ts'
import { haalVragen } from '../../grondslagen/grondslagen.ts'
import { datumKort, datumVan, moment } from '../../kern/datum.ts'
import { type Naam, naamVoluit } from '../../kern/naam.ts'
import {
  alinea,
  formulier,
  type Html,
  html,
  kaart,
  knop,
  koppeling,
  label,
  legeStaat,
  melding,
  tijdlijn,
} from '../../nlds/nlds.ts'
import { organisatie, partijVan } from '../../organisaties/organisaties.ts'
import type { Verzoek } from '../../platform/http.ts'
import { aangemeld, leesFormulier, type Mislukt, probeer, status } from '../../toegang/toegang.ts'
import { haalMeedoen, type Meedoen } from '../deelnemen.ts'
import { haalMijnUitnodigingen } from '../gesprek/lezen.ts'
import type { Uitnodiging } from '../gesprek/tabellen.ts'
import { antwoordAlsOm, haalInHaarNaam } from '../namensom.ts'
import { beantwoord } from '../opdrachten.ts'
import { stapMet } from '../stappen.ts'
import type { Opdracht } from '../tabellen.ts'
import type { Tbsdelen } from '../traject.ts'
import { watErMisIs } from './foutwoorden.ts'
import { idUitPad, meekijker, stapzin, toon } from './kader.ts'
import { namensdeel, omzin } from './namensom.ts'

/** What a participant sees of a track: what was shared with it, by step, and what was asked of it. */
interface Deel extends Meedoen {
  /** What a clinic wrote down in the name of the own organisation: only at the OM. */
  readonly inHaarNaam: readonly Opdracht[]
  /** The talks to which the own organisation is invited now. */
  readonly uitnodigingen: readonly Uitnodiging[]
  readonly berichten: readonly (Tbsbericht & { readonly stap: string | null })[]
}

/** The tracks in which the own organisation takes part: nothing but what was shared with it and asked of it. */
export async function meedoenPagina(
  c: Verzoek,
  delen: Tbsdelen,
  mislukt: Mislukt | null = null,
): Promise<Response> {
  const lijst = await lees(c, delen)
  const kliniek = partijVan(aangemeld(c).organisatie) === 'zorgaanbieder'
  const inhoud = [
    c.req.query('gedaan') === 'beantwoord' ? melding('gelukt', 'Uw antwoord staat bij de kliniek.') : '',
    watErMisIs(delen.grondslagen.register, mislukt?.fouten ?? []),
    alinea(koppeling('Gesprekken waarvoor u bent uitgenodigd', '/tbs/gesprekken')),
    lijst.length === 0
      ? legeStaat({
          niveau: 2,
          kop: 'Er is nog niets met u gedeeld',
          tekst:
            'Deelt een kliniek iets uit een tbs-traject, of vraagt zij u om advies, dan ziet u dat hier.',
        })
      : lijst.map((deel) => trajectkaart(delen, deel, mislukt)),
  ]
  const eigen = kliniek
    ? {
        titel: 'Waar uw kliniek aan meedoet',
        kruimels: [{ naam: 'Tbs-trajecten', href: '/tbs' }, { naam: 'Waar uw kliniek aan meedoet' }],
      }
    : { titel: 'Tbs-trajecten' }
  const blad = {
    ...eigen,
    ondertitel: kliniek
      ? 'Trajecten van andere klinieken: wat zij met uw kliniek deelden, omdat zij daarna zorg kan geven.'
      : 'Wat klinieken met uw organisatie deelden, en wat zij vragen.',
    waarom:
      'U ziet alleen wat met uw organisatie is gedeeld, zolang zij meedoet. Dat u dit bekijkt, staat in het logboek.',
  }
  return toon(c, delen, { ...blad, inhoud }, status(mislukt))
}

async function lees(c: Verzoek, { db, logboek, klok }: Tbsdelen): Promise<readonly Deel[]> {
  const acteur = meekijker(c, { klok })
  return db.transactie(acteur, async (tx) => {
    const delen = await haalMeedoen(tx, acteur)
    const inHaarNaam = await haalInHaarNaam(tx, acteur)
    const berichten = (
      await tbsBerichten(
        tx,
        acteur,
        delen.map(({ deelname }) => deelname.traject),
      )
    ).filter(({ ontvanger }) => ontvanger === acteur.organisatie)
    const vragen = await haalVragen(tx, [...new Set(berichten.map(({ toets_id }) => toets_id))])
    await logboek.noteer(
      tx,
      acteur,
      acteur.nu,
      berichten.map(({ id, betrokkene, gegevens, toets_id }) => ({
        ...{ handeling: 'gezocht', betrokkene, onderwerp: id, toetsId: toets_id, relatie: 'tbs-traject' },
        gegevens: ['naam', 'geboortedatum'].filter((een) => gegevens?.[een] !== undefined),
      })),
    )
    const uitnodigingen = (await haalMijnUitnodigingen(tx, acteur))
      .map(({ uitnodiging }) => uitnodiging)
      .filter(({ traject }) => delen.some(({ deelname }) => deelname.traject === traject))
    const regel = { handeling: 'gezocht', gegevens: [], toetsId: null, relatie: 'tbs-traject' } as const
    await logboek.noteer(
      tx,
      acteur,
      acteur.nu,
      [...inHaarNaam, ...uitnodigingen].map(({ id, traject }) => ({
        ...regel,
        betrokkene: traject,
        onderwerp: id,
      })),
    )
    return delen.map((deel) => ({
      ...deel,
      inHaarNaam: inHaarNaam.filter(({ traject }) => traject === deel.deelname.traject),
      uitnodigingen: uitnodigingen.filter(({ traject }) => traject === deel.deelname.traject),
      berichten: berichten
        .filter(({ dossier }) => dossier === deel.deelname.traject)
        .map((een) => ({
          ...een,
          stap: vragen.get(een.toets_id)?.processtap.replace(/^tbs-/, '') ?? null,
        })),
    }))
  })
}

function trajectkaart(delen: Tbsdelen, deel: Deel, mislukt: Mislukt | null): Html {
  const { deelname, opdrachten, inHaarNaam, uitnodigingen, berichten } = deel
  const kliniek = organisatie(deelname.organisatie)?.naam ?? deelname.organisatie
  const laatste = berichten.findLast(({ gegevens }) => gegevens !== null)
  const regels = berichten.toReversed().map((een) => ({
    wanneer: moment(een.verzonden_op),
    wat: html`${koppeling(overStap(delen, een.stap), `/berichtenbox/${een.id}`)}${een.gegevens === null ? ' (teruggeroepen)' : ''}`,
    stand: 'geweest' as const,
  }))
  // Of who is invited the invitation itself says who it is about, as the register allows at that moment.
  const naamloos = `Traject bij ${kliniek}${uitnodigingen.length === 0 ? ', zonder naam' : ''}`
  return kaart(wieHetIs(laatste?.gegevens ?? null) ?? naamloos, [
    alinea(
      `${kliniek}. Sinds ${deelname.gedeeld_op === null ? '' : datumKort(datumVan(deelname.gedeeld_op))}.`,
    ),
    opdrachten.map((een) => opdrachtdeel(delen, een)),
    inHaarNaam.map((een) => namensdeel(delen, een, mislukt)),
    uitnodigingen.map(({ id, dag }) =>
      alinea(
        html`U bent uitgenodigd voor ${koppeling(`een gesprek op ${datumKort(dag)}`, `/tbs/gesprekken/${id}`)}. Daar staat wat u mag weten.`,
      ),
    ),
    regels.length > 0 ? tijdlijn(regels) : alinea(geenBerichten(deel)),
  ])
}

/** Why there is no message: that nothing was sent is said only when it is so. */
function geenBerichten({ opdrachten, inHaarNaam, uitnodigingen }: Deel): string {
  if (opdrachten.length + inHaarNaam.length > 0) return 'Van de betrokkene is hier niets met u gedeeld.'
  return uitnodigingen.length > 0
    ? 'Er staat hier geen bericht van deze kliniek.'
    : 'Van deze kliniek staat hier nu niets. Wat zij u vroeg of stuurde, geldt niet meer of is teruggenomen.'
}

function wieHetIs(gegevens: Readonly<Record<string, unknown>> | null): string | null {
  const naam = gegevens?.naam
  return typeof naam === 'object' && naam !== null && 'geslachtsnaam' in naam
    ? naamVoluit(naam as Naam)
    : null
}

function overStap({ grondslagen }: Tbsdelen, id: string | null): string {
  const stap = id === null ? null : stapMet(id)
  return stap === null ? 'Bericht' : stapzin(grondslagen.register, stap)
}

const antwoordwoorden = { aanvaard: 'aanvaard', afgewezen: 'afgewezen' } as const

/**
 * Who asks: of what the OM asks the clinic says that it does, and with which letter. Its reference can lead to a person, and
 * is said from the acceptance on.
 */
function vraagzin(opdracht: Opdracht): string {
  const { organisatie: kliniek, stand, gevraagd_naam, brief_op, brief_kenmerk, om_stand } = opdracht
  if (brief_op === null) return 'De kliniek vraagt u om advies.'
  const wie = organisatie(kliniek)?.naam ?? kliniek
  const brief = `een brief van ${datumKort(brief_op)}${stand === 'aanvaard' ? `, kenmerk ${brief_kenmerk ?? ''}` : ''}`
  const vraag = `Het Openbaar Ministerie vraagt u om advies, met ${brief}. Dat legde ${gevraagd_naam} van ${wie} vast, niet het Openbaar Ministerie zelf.`
  const kanNog = om_stand === null && stand === 'gevraagd'
  return `${vraag} ${omzin(opdracht)}${kanNog ? ' Hebt u die brief niet? Wijs dan af.' : ''}`
}

function opdrachtdeel(delen: Tbsdelen, opdracht: Opdracht): Html {
  const { id, stap, stand, gevraagd_op } = opdracht
  const zin = `${vraagzin(opdracht)} ${overStap(delen, stap)}. Vastgelegd op ${moment(gevraagd_op)}.`
  if (opdracht.vervallen_op !== null) return alinea(html`${zin} ${label('nee', 'geldt niet')}`)
  if (stand !== 'gevraagd')
    return alinea(html`${zin} ${label(stand === 'aanvaard' ? 'ja' : 'nee', antwoordwoorden[stand])}`)
  return html`${alinea(zin)}${formulier({
    ...{ actie: `/tbs/opdrachten/${id}`, methode: 'post', inhoud: '' },
    knop: html`${knop('Aanvaard de opdracht', { soort: 'secundair', naam: 'stand', waarde: 'aanvaard' })}${knop('Wijs af', { soort: 'stil', naam: 'stand', waarde: 'afgewezen' })}`,
  })}`
}

/** Answers a request for advice. */
export async function beantwoordVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  const getypt = await leesFormulier(c)
  const acteur = meekijker(c, delen)
  const mislukt = await probeer(getypt, () =>
    delen.db.transactie(acteur, (tx) => beantwoord(delen, tx, acteur, idUitPad(c), getypt.stand ?? '')),
  )
  return mislukt === null ? c.redirect('/tbs?gedaan=beantwoord', 303) : meedoenPagina(c, delen, mislukt)
}

/** The OM confirms or denies what stands in its name. */
export async function antwoordAlsOmVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  const getypt = await leesFormulier(c)
  const acteur = meekijker(c, delen)
  const mislukt = await probeer(getypt, () =>
    delen.db.transactie(acteur, (tx) =>
      antwoordAlsOm(delen, tx, acteur, idUitPad(c), {
        stand: getypt.stand ?? '',
        zeker: getypt.zeker === 'ja',
      }),
    ),
  )
  return mislukt === null ? c.redirect('/tbs?gedaan=beantwoord', 303) : meedoenPagina(c, delen, mislukt)
}
