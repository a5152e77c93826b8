import { type Datum, datumKort, datumVan, datumVoluit } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import {
  actie,
  alinea,
  cijfer,
  cijfers,
  datumveld,
  filterbalk,
  foutoverzicht,
  gegevenslijst,
  html,
  kaart,
  knopLink,
  legeStaat,
  melding,
  onbekend,
  opsomming,
  tijdlijn,
  tweeKolommen,
  vlak,
} from '../../nlds/nlds.ts'
import type { Tx } from '../../platform/db.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import { alleen } from '../../toegang/toegang.ts'
import { type Besluit, haalBesluiten } from '../besluiten.ts'
import type { Gebeurtenis } from '../gebeurtenis.ts'
import { leesMoment, momentKort } from '../moment.ts'
import { haalOntvangst, type Ontvangst } from '../ontvangst.ts'
import { vragenBij } from '../openvragen.ts'
import { herbouw, type Periode, type Verloop } from '../perioden.ts'
import { haalDossiers, haalPersoon, type Persoon } from '../store.ts'
import { verschilInWoorden } from '../verschil.ts'
import { gemeentenaam, inrichtingnaam, naamVoluit } from '../woorden.ts'
import { eisId } from './adres.ts'
import { besluitenkaart } from './besluitkaart.ts'
import { alleenDji, alleenDjiOfJustid, kijker, kijkers, type Paginadelen, toon } from './blad.ts'
import { noteerGelezen } from './gelezen.ts'
import { waaromZietUDit } from './lijstdelen.ts'
import { gebeurtenissenVan, periodestand, stappenVan } from './tekening.ts'
import { verlooptabel } from './verlooptabel.ts'

/** The course of one person: periods, all events, and what was known at an earlier moment. */
export function verloopPagina(app: App, delen: Paginadelen): void {
  app.get('/gebeurtenissen/personen/:persoonId', alleen(...kijkers), alleenDjiOfJustid(), alleenDji(), (c) =>
    verloop(c, delen),
  )
}

/** All that the page shows, fetched in one transaction. */
interface Stand {
  readonly persoon: Persoon
  readonly nu: Verloop
  readonly toen: Verloop
  /** The events that were known at the moment the page is about. */
  readonly gebeurtenissen: readonly Gebeurtenis[]
  readonly ontvangst: Ontvangst
  readonly besluiten: readonly Besluit[]
  readonly vragen: Awaited<ReturnType<typeof vragenBij>>
}

async function verloop(c: Verzoek, delen: Paginadelen): Promise<Response> {
  const id = eisId(c.req.param('persoonId'), 'Deze persoon kennen wij niet.')
  const getypt = c.req.query('bekendOp')?.trim() ?? ''
  const nu = delen.klok.nu()
  const { moment, fout } = leesBekendOp(getypt, nu)
  const acteur = kijker(c)
  const stand = await delen.db.transactie(acteur, async (tx) => {
    const gevonden = await haalStand(tx, id, moment)
    const onderwerp = gevonden.ontvangst.keys().next().value ?? id
    await noteerGelezen(
      delen,
      tx,
      acteur,
      [{ persoonId: id, onderwerp }],
      ['naam', 'geboortedatum', 'detentieverloop', 'huidige-verblijfplaats', 'einde-detentie', 'adres'],
    )
    return gevonden
  })
  const { gegevens } = stand.persoon
  const vandaag = datumVan(nu)
  return toon(
    c,
    delen,
    {
      titel: naamVoluit(gegevens),
      ondertitel:
        gegevens.geboortedatum === null
          ? onbekend('geboortedatum onbekend')
          : `Geboren op ${datumKort(gegevens.geboortedatum)}`,
      kruimels: [{ naam: 'Gebeurtenissen', href: '/gebeurtenissen' }, { naam: 'Verloop' }],
      inhoud: [
        fout === undefined ? '' : foutoverzicht([{ veld: 'bekendOp', melding: fout }]),
        moment === null ? teDoen(stand.vragen) : '',
        vlak(tellingen(stand)),
        bekendOpVak(id, getypt, fout),
        moment === null ? '' : verschilvak(stand, moment, vandaag),
        ...perioden(stand, moment === null ? vandaag : datumVan(moment), moment !== null),
        kaart('Alle gebeurtenissen', verlooptabel(id, stand)),
        besluitenkaart(stand, vandaag),
        waaromZietUDit(true),
      ],
    },
    fout === undefined ? 200 : 400,
  )
}

function leesBekendOp(getypt: string, nu: Date): { moment: Date | null; fout?: string } {
  if (getypt === '') return { moment: null }
  const moment = leesMoment(getypt)
  if (moment === null)
    return {
      moment,
      fout: 'Dit moment bestaat niet. Schrijf een dag, bijvoorbeeld 2026-11-20, of een dag met tijd: 2026-11-20 14:05.',
    }
  // The end of today is still to come, and yet today is a fair question.
  if (datumVan(moment) > datumVan(nu))
    return { moment: null, fout: 'Dit moment moet nog komen. Kies vandaag of een eerdere dag.' }
  return { moment }
}

async function haalStand(tx: Tx, id: string, moment: Date | null): Promise<Stand> {
  const persoon = await haalPersoon(tx, id)
  if (persoon === null) throw new Fout('niet-gevonden', 'Deze persoon kennen wij niet.')
  const [heden] = await haalDossiers(tx, [persoon])
  const [vroeger] = moment === null ? [heden] : await haalDossiers(tx, [persoon], moment)
  if (heden === undefined || vroeger === undefined) throw new Error('One person gives one dossier')
  const nu = herbouw(heden.gebeurtenissen, heden.toewijzingen)
  const ontvangst = await haalOntvangst(tx, id)
  const besluiten = await haalBesluiten(tx, id)
  return {
    persoon,
    nu,
    toen: herbouw(vroeger.gebeurtenissen, vroeger.toewijzingen),
    gebeurtenissen: vroeger.gebeurtenissen,
    ontvangst,
    besluiten: moment === null ? besluiten : besluiten.filter(({ op }) => op <= moment),
    vragen: await vragenBij(
      tx,
      nu.perioden.map((periode) => periode.id),
    ),
  }
}

/** The one thing to do: a municipality that nobody has assigned yet. */
function teDoen(vragen: Stand['vragen']) {
  const open = [...vragen.values()].find((vraag) => vraag.open)
  if (open === undefined) return ''
  return actie({
    kop: 'Nog geen gemeente heeft bericht gekregen',
    tekst: 'De gebeurtenissen zeggen niet bij welke gemeente deze persoon hoort.',
    inhoud: knopLink('Wijs een gemeente toe', `/open-vragen/${open.id}`),
  })
}

function tellingen({ toen, gebeurtenissen }: Stand) {
  return cijfers([
    cijfer({ waarde: toen.perioden.length, naam: toen.perioden.length === 1 ? 'detentie' : 'detenties' }),
    cijfer({
      waarde: gebeurtenissen.length,
      naam: gebeurtenissen.length === 1 ? 'gebeurtenis' : 'gebeurtenissen',
    }),
    cijfer({ waarde: toen.doorgestreept.size, naam: 'doorgestreept' }),
    cijfer({ waarde: toen.los.size, naam: 'wacht op een binnenkomst' }),
  ])
}

function bekendOpVak(id: string, getypt: string, fout: string | undefined) {
  const adres = `/gebeurtenissen/personen/${id}`
  return kaart('Zoals bekend op', [
    alinea(
      '“Bekend op” laat zien wat DJI op dat moment wist: alleen de gebeurtenissen die toen al waren ontvangen, ook als er later iets is verbeterd.',
    ),
    filterbalk({
      actie: adres,
      naam: 'Zoals bekend op',
      wissen: getypt === '' ? undefined : adres,
      wisTekst: 'Terug naar nu',
      velden: [datumveld({ naam: 'bekendOp', label: 'Dag', waarde: getypt, fout })],
    }),
  ])
}

function verschilvak({ toen, nu }: Stand, moment: Date, vandaag: Datum) {
  const verschillen = verschilInWoorden(toen, nu, vandaag)
  return melding('info', [
    html`<strong>U ziet wat bekend was op ${momentKort(moment)}.</strong>`,
    verschillen.length === 0
      ? alinea('Dat is hetzelfde als nu.')
      : html`${alinea('Dit is anders dan nu:')}${opsomming(verschillen)}`,
  ])
}

function perioden({ toen, gebeurtenissen }: Stand, vandaag: Datum, isToen: boolean) {
  if (toen.perioden.length === 0)
    return [
      kaart(
        'Detenties',
        legeStaat({
          kop: 'Geen detentie bekend',
          tekst: 'Er is geen binnenkomst ontvangen, of zij is doorgestreept.',
        }),
      ),
    ]
  return toen.perioden.toReversed().map((periode) => {
    const eigen = gebeurtenissenVan(periode, toen, gebeurtenissen)
    return tweeKolommen(
      kaart(`Detentie vanaf ${datumKort(datumVan(new Date(periode.begin)))}`, feiten(periode, vandaag)),
      kaart('Verloop', tijdlijn(stappenVan(periode, eigen, vandaag, isToen))),
    )
  })
}

function feiten(periode: Periode, vandaag: Datum) {
  const { verwachteEinddatum, reden, thuis, thuisOnbekend, vestiging, stand } = periode
  return gegevenslijst([
    { naam: 'Stand', waarde: periodestand(periode) },
    {
      naam: stand === 'loopt' ? 'Inrichting' : 'Laatste inrichting',
      waarde: inrichtingnaam(periode.inrichting),
    },
    ...(stand === 'beeindigd'
      ? []
      : [
          {
            naam: 'Verwachte vrijlating',
            waarde: verwachteEinddatum === null ? onbekend() : datumVoluit(verwachteEinddatum),
          },
        ]),
    ...(reden === null ? [] : [{ naam: 'Reden wijziging', waarde: reden }]),
    { naam: 'Gemeente', waarde: thuis === null ? zonderThuis(thuisOnbekend) : gemeentenaam(thuis, vandaag) },
    ...(vestiging === null ? [] : [{ naam: 'Gaat wonen in', waarde: gemeentenaam(vestiging, vandaag) }]),
  ])
}

function zonderThuis(waarom: Periode['thuisOnbekend']) {
  return onbekend(waarom === 'zonder-vast-adres' ? 'zonder vast adres' : 'onbekend')
}
