import { type Datum, datumKort, datumVan, datumVoluit } from '../../kern/datum.ts'
import { Fout, foutsoorten } from '../../kern/fout.ts'
import {
  alinea,
  cijfer,
  cijfers,
  foutoverzicht,
  gegevenslijst,
  html,
  kaart,
  koppeling,
  label,
  melding,
  onbekend,
  tijdlijn,
  tweeKolommen,
  vlak,
} from '../../nlds/nlds.ts'
import type { Tx } from '../../platform/db.ts'
import type { Verzoek } from '../../platform/http.ts'
import { type Besluit, haalBesluiten } from '../besluiten.ts'
import type { Gebeurtenis } from '../gebeurtenis.ts'
import { momentKort } from '../moment.ts'
import { haalVraag, type OpenVraag } from '../openvragen.ts'
import { herbouw, type Periode, type Verloop } from '../perioden.ts'
import { haalDossiers, haalPersoon, type Persoon } from '../store.ts'
import {
  aantalDagen,
  gemeentenaam,
  inrichtingnaam,
  naamVoluit,
  soortnaam,
  vraagnamen,
  vraagtGemeente,
} from '../woorden.ts'
import { besluitentabel } from './besluitkaart.ts'
import { kijker, type Paginadelen, toon } from './blad.ts'
import { noteerGelezen } from './gelezen.ts'
import { waaromZietUDit } from './lijstdelen.ts'
import { gebeurtenissenVan, periodestand, stappenVan } from './tekening.ts'
import { type Getypt, toewijsformulier } from './toewijsformulier.ts'
import { eigenaarnaam } from './vraagdelen.ts'

/** A decision that was refused, with what was typed. */
export interface Mislukt {
  readonly getypt: Getypt
  readonly fout: Fout
}

/** All that the page of one question shows. */
interface Vraagstand {
  readonly vraag: OpenVraag
  readonly persoon: Persoon
  readonly gebeurtenissen: readonly Gebeurtenis[]
  readonly verloop: Verloop
  readonly periode: Periode | null
  /** Decisions about this period, oldest first. */
  readonly besluiten: readonly Besluit[]
}

/** The page of one question: what is missing, what is known, and the form to answer it. */
export async function toonVraag(
  c: Verzoek,
  delen: Paginadelen,
  id: string,
  mislukt: Mislukt | null = null,
): Promise<Response> {
  const acteur = kijker(c)
  const stand = await delen.db.transactie(acteur, async (tx) => {
    const gevonden = await haalStand(tx, id)
    const getoond = { persoonId: gevonden.persoon.id, onderwerp: gevonden.vraag.onderwerp }
    await noteerGelezen(
      delen,
      tx,
      acteur,
      [getoond],
      ['naam', 'geboortedatum', 'huidige-verblijfplaats', 'einde-detentie', 'adres'],
    )
    return gevonden
  })
  const nu = delen.klok.nu()
  const vandaag = datumVan(nu)
  const { vraag, persoon } = stand
  return toon(
    c,
    delen,
    {
      titel: vraagnamen[vraag.soort].naam,
      ondertitel: html`${naamVoluit(persoon.gegevens)} · ${vraag.opgelostOp === null ? label('let-op', 'open') : label('ja', 'opgelost')}`,
      kruimels: [{ naam: 'Open vragen', href: '/open-vragen' }, { naam: vraagnamen[vraag.soort].naam }],
      inhoud: [
        mislukt === null ? '' : watMisging(mislukt.fout),
        vlak(tellingen(stand, nu)),
        tweeKolommen(links(stand, mislukt, vandaag), rechts(stand, vandaag)),
        waaromZietUDit(true),
      ],
    },
    mislukt === null ? 200 : foutsoorten[mislukt.fout.code].status,
  )
}

function watMisging({ fouten, message }: Fout) {
  return fouten.length > 0 ? foutoverzicht(fouten) : melding('fout', message)
}

async function haalStand(tx: Tx, id: string): Promise<Vraagstand> {
  const vraag = await haalVraag(tx, id)
  const persoon = vraag?.wie == null ? null : await haalPersoon(tx, vraag.wie.persoonId)
  if (vraag === null || persoon === null) throw new Fout('niet-gevonden', 'Deze vraag kennen wij niet.')
  const [dossier] = await haalDossiers(tx, [persoon])
  const { gebeurtenissen = [], toewijzingen = [] } = dossier ?? {}
  const verloop = herbouw(gebeurtenissen, toewijzingen)
  return {
    vraag,
    persoon,
    gebeurtenissen,
    verloop,
    periode: verloop.perioden.find((periode) => periode.id === vraag.onderwerp) ?? null,
    besluiten: (await haalBesluiten(tx, persoon.id)).filter(({ periodeId }) => periodeId === vraag.onderwerp),
  }
}

function tellingen({ vraag, besluiten, gebeurtenissen }: Vraagstand, nu: Date) {
  const dagen = Math.floor(((vraag.opgelostOp ?? nu).getTime() - vraag.sinds.getTime()) / 86_400_000)
  return cijfers([
    cijfer({
      waarde: aantalDagen(dagen),
      naam: vraag.opgelostOp === null ? 'open' : 'open geweest',
      bij: `sinds ${momentKort(vraag.sinds)}`,
    }),
    cijfer({
      waarde: gebeurtenissen.length,
      naam: gebeurtenissen.length === 1 ? 'gebeurtenis bekend' : 'gebeurtenissen bekend',
    }),
    cijfer({ waarde: besluiten.length, naam: besluiten.length === 1 ? 'toewijzing' : 'toewijzingen' }),
  ])
}

function links(stand: Vraagstand, mislukt: Mislukt | null, vandaag: Datum) {
  const { vraag, persoon, gebeurtenissen, besluiten } = stand
  const verloop = alinea(koppeling('Bekijk het hele verloop', `/gebeurtenissen/personen/${persoon.id}`))
  const uitleg =
    vraag.opgelostOp === null
      ? kaart('Wat ontbreekt', [
          alinea(vraagnamen[vraag.soort].tekst),
          alinea(`Wie moet iets doen: ${eigenaarnaam(vraag.eigenaar)}.`),
          verloop,
        ])
      : kaart('Opgelost', [alinea(`Deze vraag is opgelost op ${momentKort(vraag.opgelostOp)}.`), verloop])
  if (!vraagtGemeente(vraag.soort)) return [uitleg]
  const tabel =
    besluiten.length === 0 ? [] : [kaart('Toewijzingen', besluitentabel(besluiten, gebeurtenissen, vandaag))]
  return [uitleg, formulierkaart(stand, mislukt, vandaag), ...tabel]
}

function formulierkaart(stand: Vraagstand, mislukt: Mislukt | null, vandaag: Datum) {
  const { vraag, gebeurtenissen, verloop, periode, besluiten } = stand
  const zelf = herbouw(gebeurtenissen).perioden.find(({ id }) => id === vraag.onderwerp)
  if (periode === null)
    return melding('info', 'Deze detentie is doorgehaald. Er is geen gemeente meer nodig.')
  if (zelf !== undefined && zelf.thuis !== null)
    return melding(
      'info',
      `De gebeurtenissen noemen nu zelf een gemeente: ${gemeentenaam(zelf.thuis, vandaag)}. Toewijzen is niet meer nodig.`,
    )
  return toewijsformulier({
    vraagId: vraag.id,
    gebeurtenissen: gebeurtenissen.filter(({ gebeurtenisId }) => !verloop.doorgestreept.has(gebeurtenisId)),
    geldend: besluiten.at(-1) ?? null,
    mislukt,
    vandaag,
  })
}

function rechts({ vraag, persoon, gebeurtenissen, verloop, periode }: Vraagstand, vandaag: Datum) {
  const { geboortedatum } = persoon.gegevens
  const los = gebeurtenissen.find(({ gebeurtenisId }) => gebeurtenisId === vraag.onderwerp)
  const wie = kaart(
    'Om wie gaat het?',
    gegevenslijst([
      { naam: 'Naam', waarde: naamVoluit(persoon.gegevens) },
      { naam: 'Geboren', waarde: geboortedatum === null ? onbekend() : datumKort(geboortedatum) },
      ...(periode === null ? [] : feiten(periode, vandaag)),
      ...(periode !== null || los === undefined
        ? []
        : [
            { naam: 'Gebeurtenis', waarde: soortnaam(los.soort) },
            { naam: 'Gebeurd', waarde: momentKort(new Date(los.tijdstip)) },
          ]),
    ]),
  )
  if (periode === null) return [wie]
  const stappen = stappenVan(periode, gebeurtenissenVan(periode, verloop, gebeurtenissen), vandaag)
  return [wie, kaart('Verloop', tijdlijn(stappen))]
}

function feiten(periode: Periode, vandaag: Datum) {
  const { thuis, vestiging, verwachteEinddatum, stand, inrichting } = periode
  return [
    { naam: 'Stand', waarde: periodestand(periode) },
    { naam: 'Inrichting', waarde: inrichtingnaam(inrichting) },
    ...(stand === 'beeindigd'
      ? []
      : [
          {
            naam: 'Verwachte vrijlating',
            waarde: verwachteEinddatum === null ? onbekend() : datumVoluit(verwachteEinddatum),
          },
        ]),
    { naam: 'Gemeente', waarde: thuis === null ? onbekend() : gemeentenaam(thuis, vandaag) },
    ...(vestiging === null ? [] : [{ naam: 'Gaat wonen in', waarde: gemeentenaam(vestiging, vandaag) }]),
  ]
}
