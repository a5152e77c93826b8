import { type Datum, datumVan } from '../../kern/datum.ts'
import {
  alinea,
  datumveld,
  formulier,
  foutBij,
  type Html,
  html,
  kaart,
  keuzerondjes,
  knop,
  koppeling,
  melding,
  tekstvak,
  tweeKolommen,
  uitklap,
} from '../../nlds/nlds.ts'
import type { Verzoek } from '../../platform/http.ts'
import { leesFormulier, type Mislukt, probeer, status } from '../../toegang/toegang.ts'
import { stapstanden } from '../gebeurtenissen.ts'
import { meetNaFeit } from '../knelpunten.ts'
import { maakPaneel, type Paneel } from '../paneel.ts'
import { teVerklaren, verklaar, zetStap } from '../plannen.ts'
import { vensterVan } from '../planning.ts'
import type { Stap } from '../stappen.ts'
import { metTraject, type Tbsdelen, type Traject } from '../traject.ts'
import { doetMee, standVan } from '../verloop.ts'
import { watErMisIs } from './foutwoorden.ts'
import {
  adres,
  idUitPad,
  kop,
  leesTraject,
  schrijver,
  stapadres,
  stapUitPad,
  stapzin,
  toon,
} from './kader.ts'
import { anderenkaart, paneelkaart } from './paneel.ts'
import { wegkaart } from './wegen.ts'
import { standlabel, standwoorden, wanneer } from './woorden.ts'

/** One step: how it stands, and who may know what in it. */
export async function stapPagina(
  c: Verzoek,
  delen: Tbsdelen,
  mislukt: Mislukt | null = null,
): Promise<Response> {
  const stap = stapUitPad(c)
  const { acteur, traject } = await leesTraject(c, delen)
  const vandaag = datumVan(acteur.nu)
  const alles = c.req.query('alles') === 'ja'
  const paneel = maakPaneel(delen.grondslagen, traject, stap, vandaag, alles)
  const { register } = delen.grondslagen
  const inhoud = [
    c.req.query('gedaan') === 'bewaard' ? melding('gelukt', 'Dit is bewaard.') : '',
    watErMisIs(delen.grondslagen.register, mislukt?.fouten ?? []),
    paneelkaart(delen, traject, paneel, alles, vandaag),
    wegkaart(traject, stap),
    tweeKolommen(standkaart(traject, stap, mislukt, vandaag), feitenkaart(delen, traject, paneel, mislukt)),
    anderenkaart(delen, traject, stap, vandaag),
  ]
  const titel = stapzin(register, stap)
  return toon(c, delen, { ...kop(traject, titel), inhoud }, status(mislukt))
}

function standkaart(traject: Traject, stap: Stap, mislukt: Mislukt | null, vandaag: Datum): Html {
  const { verloop } = traject
  const nu = standVan(verloop, stap)
  const { getypt = {}, fouten = [] } = mislukt ?? {}
  const bron = vensterVan(stap, verloop.einddatum)?.regel.bron
  const velden = [
    keuzerondjes({
      ...{ naam: 'stand', label: 'Hoe staat het?', fout: foutBij(fouten, 'stand') },
      opties: stapstanden.map((een) => ({ waarde: een, tekst: standwoorden[een] })),
      waarde: getypt.stand ?? nu.stand,
    }),
    datumveld({
      ...{ naam: 'datum', label: 'Op welke dag was dat?', verplicht: false, max: vandaag },
      ...{ uitleg: 'Bij ‘loopt’ of ‘gedaan’.', fout: foutBij(fouten, 'datum') },
      waarde: getypt.datum ?? nu.datum ?? undefined,
    }),
    tekstvak({
      ...{ naam: 'reden', label: 'Waarom overgeslagen?', rijen: 2, verplicht: false },
      ...{ waarde: getypt.reden ?? nu.reden ?? '', fout: foutBij(fouten, 'reden') },
    }),
    datumveld({
      ...{ naam: 'gepland', label: 'Gepland op', verplicht: false, fout: foutBij(fouten, 'gepland') },
      waarde: getypt.gepland ?? nu.gepland ?? undefined,
    }),
  ]
  return kaart('Hoe staat deze stap?', [
    alinea(html`${standlabel(nu.stand)} ${wanneer(verloop, stap)}`),
    bron === undefined ? '' : alinea(`Bron: ${bron}`, { klein: true }),
    doetMee(verloop, stap)
      ? formulier({
          ...{ actie: stapadres(traject.id, stap), methode: 'post', inhoud: velden },
          verborgen: { gezien: String(verloop.gezien) },
          knop: 'Bewaar',
        })
      : alinea(
          html`Route ${stap.tak ?? ''} loopt niet. ${koppeling('Zet haar aan op de pagina van het traject', `${adres(traject.id)}#routes`)}.`,
        ),
  ])
}

/** What the register asks about the case in this step; the answers hold for the whole track. */
function feitenkaart(
  { grondslagen }: Tbsdelen,
  traject: Traject,
  { stap, kolommen, buiten }: Paneel,
  mislukt: Mislukt | null,
): Html {
  const gevraagd = [...kolommen, ...buiten.kolommen]
    .flatMap(({ oordeel }) => oordeel.gegevens)
    .flatMap(({ remedies }) => remedies)
    .flatMap(({ soort, feit }) => (soort === 'feit-vaststellen' && feit !== undefined ? [feit] : []))
  // What was answered stays there, also when it is not asked any more by what a colleague said.
  const beantwoord = Object.entries(mislukt?.getypt ?? {}).flatMap(([feit, zei]) =>
    zei === '' ? [] : [feit],
  )
  const vragen = teVerklaren(grondslagen, [...gevraagd, ...beantwoord], traject)
  if (vragen.length === 0) return html``
  const velden = vragen.map(({ feit, vraag, waarde }) =>
    keuzerondjes({
      ...{ naam: feit, label: vraag, naastElkaar: true, fout: foutBij(mislukt?.fouten ?? [], feit) },
      uitleg: door(traject, feit),
      opties: [
        { waarde: 'ja', tekst: 'Ja' },
        { waarde: 'nee', tekst: 'Nee' },
        { waarde: '', tekst: 'Niet bekend' },
      ],
      waarde: mislukt?.getypt[feit] ?? (waarde === null ? '' : waarde === true ? 'ja' : 'nee'),
    }),
  )
  const vorm = formulier({
    ...{ actie: stapadres(traject.id, stap, 'feiten'), methode: 'post', inhoud: velden },
    verborgen: { gezien: String(traject.verloop.gezien) },
    knop: knop('Leg vast', { soort: 'secundair' }),
  })
  return kaart(
    'Wat de wet vraagt',
    [
      alinea('Van uw antwoord hangt af wat u mag delen. Uw naam komt erbij te staan.'),
      vragen.length > 4 ? uitklap(`Toon ${vragen.length} vragen`, vorm, { open: mislukt !== null }) : vorm,
    ],
    { id: 'feiten' },
  )
}

function door({ verloop }: Traject, feit: string): string | undefined {
  const verklaard = verloop.feiten.get(feit)
  return verklaard === undefined
    ? undefined
    : `Vastgelegd door ${verklaard.doorNaam}: ${verklaard.waarde ? 'ja' : 'nee'}.`
}

/** Keeps how the step stands. */
export async function zetStapVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  const stap = stapUitPad(c)
  const getypt = await leesFormulier(c)
  const acteur = schrijver(c, delen)
  const van = (naam: string) => (getypt[naam] ?? '').trim()
  const vraag = { stand: van('stand'), datum: van('datum'), reden: van('reden'), gepland: van('gepland') }
  const mislukt = await probeer(getypt, () =>
    metTraject(delen, acteur, idUitPad(c), 'alleen', (tx, traject) =>
      zetStap(delen, tx, acteur, traject, stap, { ...vraag, gezien: van('gezien') }),
    ),
  )
  return mislukt === null
    ? c.redirect(`${stapadres(idUitPad(c), stap)}?gedaan=bewaard`, 303)
    : stapPagina(c, delen, mislukt)
}

/** Keeps what was declared about the case. */
export async function verklaarVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  const stap = stapUitPad(c)
  const getypt = await leesFormulier(c)
  const acteur = schrijver(c, delen)
  const { gezien = '', ...zeiden } = getypt
  const gegeven = Object.fromEntries(
    Object.entries(zeiden).map(([feit, zei]) => [feit, zei === 'ja' ? true : zei === 'nee' ? false : null]),
  )
  const mislukt = await probeer(getypt, () =>
    metTraject(delen, acteur, idUitPad(c), 'alleen', async (tx, traject) => {
      await verklaar(delen, tx, acteur, traject, gegeven, gezien)
      await meetNaFeit(delen.grondslagen, tx, acteur, traject)
    }),
  )
  return mislukt === null
    ? c.redirect(`${stapadres(idUitPad(c), stap)}?gedaan=bewaard`, 303)
    : stapPagina(c, delen, mislukt)
}
