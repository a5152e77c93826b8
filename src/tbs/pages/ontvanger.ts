import { isOverdracht, voorbladkaart, voorbladVan } from '../../berichtenbox/berichtenbox.ts'
import { gegevenNaam, type Oordeel, oordeelkaart, type Toegelaten } from '../../grondslagen/grondslagen.ts'
import { datumVan } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import {
  gegevenslijst,
  type Html,
  html,
  kaart,
  koppeling,
  melding,
  tweeKolommen,
  uitklap,
} from '../../nlds/nlds.ts'
import type { Verzoek } from '../../platform/http.ts'
import { type Mislukt, status } from '../../toegang/toegang.ts'
import { teSturen } from '../documenten/meegaan.ts'
import { haalDocumenten } from '../documenten/opslag.ts'
import { waaromNuNiet } from '../moment.ts'
import { alleenBuitenom } from '../ontvanger.ts'
import { type Kolom, metKans, partijen } from '../paneel.ts'
import type { Stap } from '../stappen.ts'
import type { Schrijver } from '../store.ts'
import { haalTeZeggen } from '../tezeggen.ts'
import { metTraject, type Tbsdelen, type Traject } from '../traject.ts'
import { magNu, teKiezen } from '../versturen.ts'
import { watErMisIs } from './foutwoorden.ts'
import { zegkaart } from './gezegd.ts'
import { adres, idUitPad, kolomnaam, kop, metBegin, schrijver, stapadres, stapUitPad, toon } from './kader.ts'
import { opdrachtkaart } from './opdrachtkaart.ts'
import { opstelkaart } from './opstellen.ts'
import { toestemmingkaart } from './toestemmingkaart.ts'
import { buitenommelding, vaststelkaart } from './wijzer.ts'

/** The receiver in the address: a participant, or a party of which none takes part. Throws `niet-gevonden`. */
export function kolomUitPad(c: Verzoek, { deelnames }: Traject): Kolom {
  const id = c.req.param('ontvanger') ?? ''
  const deelname = deelnames.find(({ ontvanger }) => ontvanger === id)
  if (deelname !== undefined) return { partij: deelname.partij, ontvanger: deelname.ontvanger }
  const partij = partijen.find((een) => een === id)
  if (partij === undefined) throw new Fout('niet-gevonden', 'Deze ontvanger doet niet mee aan dit traject.')
  return { partij, ontvanger: null }
}

/** What may go to one receiver in one step, why, and what can be done: ask, request, send. */
export async function ontvangerPagina(
  c: Verzoek,
  delen: Tbsdelen,
  mislukt: Mislukt | null = null,
): Promise<Response> {
  const stap = stapUitPad(c)
  const acteur = schrijver(c, delen)
  const { traject, documenten, teZeggen } = await metTraject(
    delen,
    acteur,
    idUitPad(c),
    'samen',
    async (tx, een) => ({
      traject: een,
      documenten: await haalDocumenten(tx, een),
      teZeggen: await haalTeZeggen(delen, tx, acteur, een),
    }),
  )
  const kolom = kolomUitPad(c, traject)
  const { register } = delen.grondslagen
  const toegelaten = magNu(delen, acteur, traject, kolom, stap)
  const naam = kolomnaam(register, kolom)
  const vandaag = datumVan(acteur.nu)
  const buitenom = alleenBuitenom(kolom, vandaag)
  const mag = teKiezen(toegelaten.oordeel)
  const mee = teSturen(documenten, acteur, mag)
  const terug = { naam: `Stap ${stap.id}`, href: stapadres(traject.id, stap) }
  const inhoud = [
    gedaan(c),
    watErMisIs(delen.grondslagen.register, mislukt?.fouten ?? []),
    nietVerstuurd(delen, waaromNuNiet(traject.verloop, stap, vandaag) === null ? mag : [], mislukt),
    kolom.ontvanger === null && !buitenom ? nogNiemand(traject) : '',
    buitenom ? buitenommelding(naam) : '',
    buitenom ? zegkaart(delen, traject, stap, kolom, teZeggen, vandaag, mislukt) : '',
    tweeKolommen(
      [
        kolom.ontvanger === null && !buitenom
          ? ''
          : opstelkaart(delen, traject, stap, kolom, toegelaten.oordeel, mee, vandaag, mislukt),
        voorblad(delen, stap, toegelaten),
        waaromkaart(delen, acteur, kolom, stap, toegelaten),
      ],
      [
        opdrachtkaart(delen, traject, stap, kolom, vandaag, mislukt),
        toestemmingkaart(delen, traject, stap, kolom, vandaag, mislukt),
        vaststelkaart(traject, stap, toegelaten.oordeel),
      ],
    ),
  ]
  return toon(c, delen, { ...kop(traject, naam, [terug]), inhoud }, status(mislukt))
}

const zinnen: Readonly<Record<string, string>> = {
  toestemming: 'Wat de betrokkene zei, is vastgelegd.',
  teruggeroepen: 'Dit is vastgelegd. Wat op een ja was verstuurd, is teruggeroepen.',
  gezegd: 'Dat u het zei, is vastgelegd. Het staat in het overzicht voor de betrokkene.',
  'al-gezegd': 'Dit was al vastgelegd. Er is niets veranderd.',
  opdracht: 'Het verzoek staat bij de reclassering, zonder naam. Zodra zij het aanvaardt, mag u meer delen.',
  verstuurd: 'Het bericht is verstuurd.',
  'al-verstuurd': 'Dit bericht was al verstuurd. Het is niet nog eens verstuurd.',
}

function gedaan(c: Verzoek): Html {
  const zin = zinnen[c.req.query('gedaan') ?? '']
  return zin === undefined ? html`` : melding('gelukt', zin)
}

/** What was typed about something that may not go (any more): shown, so that it is not lost; sent to nobody. */
function nietVerstuurd({ grondslagen }: Tbsdelen, mag: readonly string[], mislukt: Mislukt | null): Html {
  const regels = Object.entries(metBegin(mislukt?.getypt ?? {}, 'tekst-'))
    .filter(([gegeven]) => !mag.includes(gegeven))
    .map(([gegeven, waarde]) => ({ naam: gegevenNaam(grondslagen.register, gegeven), waarde }))
  return regels.length === 0 ? html`` : kaart('Dit vulde u in. Het is niet verstuurd', gegevenslijst(regels))
}

function nogNiemand({ id }: Traject): Html {
  return melding(
    'info',
    html`Van deze partij doet nog niemand mee. U ziet wat er in het algemeen mag. ${koppeling('Voeg een organisatie toe', `${adres(id)}#partijen`)} om te vragen of te versturen.`,
  )
}

/** What the receiver of a hand-over reads on its cover, as long as all that may go is in it. */
function voorblad({ grondslagen }: Tbsdelen, stap: Stap, { vraag, oordeel }: Toegelaten): Html {
  const mag = teKiezen(oordeel)
  if (!isOverdracht(stap.processtap) || mag.length === 0) return html``
  return uitklap(
    'Wat de ontvanger op het voorblad leest als u alles meestuurt',
    voorbladkaart(grondslagen.register, voorbladVan(grondslagen, vraag, mag)),
  )
}

const waaromkoppen = {
  toegestaan: 'Wat mag, en waarom',
  onbeslist: 'Wat nog niet te zeggen is, en wat u daarvoor vaststelt',
  geweigerd: 'Wat nu niet mag, waarom en wat wel kan',
} as const

/** The answers of the toets, each with ground, knelpunt and remedy, folded by what the answer is; what never goes comes last. */
function waaromkaart(
  { grondslagen }: Tbsdelen,
  { nu }: Schrijver,
  { partij }: Kolom,
  stap: Stap,
  { vraag, oordeel }: Toegelaten,
): Html {
  const kans = metKans(grondslagen, partij, stap, datumVan(nu))
  const deel = (titel: string, id: string, welke: (een: Oordeel['gegevens'][number]) => boolean): Html => {
    const gegevens = oordeel.gegevens.filter(welke)
    if (gegevens.length === 0) return html``
    const antwoorden = oordeelkaart(grondslagen.register, vraag, { ...oordeel, gegevens }, id, {
      over: titel,
    })
    return uitklap(`${titel} (${gegevens.length})`, antwoorden)
  }
  const soorten = ['toegestaan', 'onbeslist', 'geweigerd'] as const
  const delen = soorten.map((soort) =>
    deel(waaromkoppen[soort], soort, (een) => kans.has(een.gegeven) && een.uitkomst === soort),
  )
  return kaart('Volgens het register', [
    ...delen,
    deel('Wat in deze stap nooit naar deze ontvanger mag', 'nooit', ({ gegeven }) => !kans.has(gegeven)),
  ])
}
