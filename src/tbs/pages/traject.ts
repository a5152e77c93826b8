import { tbsBerichten } from '../../berichtenbox/berichtenbox.ts'
import { type Datum, datumKort, datumVan, moment } from '../../kern/datum.ts'
import {
  actie,
  alinea,
  breedOfSmal,
  type Html,
  html,
  kaart,
  knopLink,
  knoppen,
  koppeling,
  lijnkaart,
  lijnlegenda,
  melding,
  opsomming,
  type Station,
  stations,
  tabel,
  tweeKolommen,
  uitklap,
  vlak,
} from '../../nlds/nlds.ts'
import type { Verzoek } from '../../platform/http.ts'
import { type Mislukt, status } from '../../toegang/toegang.ts'
import { haalBewaarplichten } from '../bewaren.ts'
import { haalBuitenom } from '../buitenom.ts'
import { isGevraagd } from '../opdrachten.ts'
import { bijzonder, vastOpToestemming } from '../overzicht.ts'
import { vastOpDeWet } from '../paneel.ts'
import { type Stap, stappen, takken, taknamen } from '../stappen.ts'
import { huidigeStappen, waarschuwingen } from '../termijnen.ts'
import { haalTeZeggen } from '../tezeggen.ts'
import { metTraject, type Tbsdelen, type Traject } from '../traject.ts'
import { doetMee, type Herplanning, isVoorbij, standVan } from '../verloop.ts'
import { deelnemerkaart, eindekaart, overdrachtkaart, routekaart } from './beheer.ts'
import { beeindigkaart, eindekaarten, eindemelding, intrekkaart, vasthoudkaart } from './einde.ts'
import { watErMisIs } from './foutwoorden.ts'
import { zegmelding } from './gezegd.ts'
import { adres, idUitPad, kop, schrijver, stapadres, stapnaam, stapzin, toon } from './kader.ts'
import { ontkendmelding } from './namensom.ts'
import { buitenomkaart, metStap, verstuurdkaart } from './verstuurdkaart.ts'
import { dagOfOnbekend, standlabel, wanneer } from './woorden.ts'

/** The page of one track: the drawn line, what to do now, what is due, who takes part. */
export async function trajectPagina(
  c: Verzoek,
  delen: Tbsdelen,
  mislukt: Mislukt | null = null,
): Promise<Response> {
  const acteur = schrijver(c, delen)
  const { traject, berichten, sets, plichten, teZeggen } = await metTraject(
    delen,
    acteur,
    idUitPad(c),
    'samen',
    async (tx, een) => ({
      traject: een,
      berichten: await metStap(tx, await tbsBerichten(tx, acteur, [een.id])),
      sets: await haalBuitenom(tx, een),
      plichten: await haalBewaarplichten(tx, acteur, een.id),
      teZeggen: await haalTeZeggen(delen, tx, acteur, een),
    }),
  )
  const vandaag = datumVan(acteur.nu)
  const halten = stappen.map((stap) => ({ stap, halte: station(delen, traject, stap, vandaag) }))
  const stam = halten.filter(({ stap }) => stap.tak === null).map(({ halte }) => halte)
  const zijtakken = takken.map((tak) => ({
    naam: taknamen[tak],
    stations: halten.filter(({ stap }) => stap.tak === tak).map(({ halte }) => halte),
  }))
  const open = zijtakken.filter((_, i) => traject.verloop.takken.has(takken[i] ?? 'a'))
  const [eerder, nog] = splits(stam, traject)
  const loopt = traject.einde === null
  const links = [
    loopt ? nu(delen, traject) : '',
    loopt ? waarschuwingkaart(traject, vandaag) : '',
    kaart('De stappen', [
      eerder.length === 0 ? '' : uitklap(`Stap 1 tot en met ${eerder.length}: voorbij`, stations(eerder)),
      stations(nog),
    ]),
    open.map((een) => kaart(een.naam, stations(een.stations, 'tak'))),
  ]
  const rechts = loopt
    ? [
        eindekaart(traject, mislukt),
        routekaart(traject, mislukt),
        deelnemerkaart(delen, traject, mislukt, vandaag),
        documentkaart(traject),
        verstuurdkaart(delen, traject, berichten),
        buitenomkaart(delen, traject, sets),
        herplankaart(traject.verloop.herplanningen),
        intrekkaart(delen, traject, mislukt),
        overdrachtkaart(traject, mislukt),
        plichten.some(({ beeindigd_op }) => beeindigd_op === null)
          ? vasthoudkaart(traject, plichten, mislukt)
          : '',
        beeindigkaart(traject, mislukt),
      ]
    : [
        documentkaart(traject),
        verstuurdkaart(delen, traject, berichten),
        buitenomkaart(delen, traject, sets),
        herplankaart(traject.verloop.herplanningen),
        ...eindekaarten(delen, traject, plichten, mislukt),
      ]
  const inhoud = [
    gedaan(c),
    watErMisIs(delen.grondslagen.register, mislukt?.fouten ?? []),
    loopt ? ontkendmelding(traject, (een) => !isGevraagd(traject.opdrachten, een.stap, een.ontvanger)) : '',
    zegmelding(delen, traject.id, teZeggen),
    traject.einde === null ? '' : eindemelding(traject.einde, plichten, berichten.length > 0),
    knoppen(
      knopLink('Trajectafstemmingsgesprekken', adres(traject.id, 'gesprekken'), { soort: 'secundair' }),
    ),
    vlak([
      breedOfSmal(
        html`${lijnkaart({ naam: 'Het traject in negentien stappen', stam, takken: zijtakken })}${lijnlegenda('Wat de tekens betekenen')}`,
        alinea('De stappen staan hieronder onder elkaar, met bij elke stap hoe het ermee staat.'),
      ),
    ]),
    tweeKolommen(links, rechts),
  ]
  return toon(c, delen, { ...kop(traject), inhoud }, status(mislukt))
}

const zinnen: Readonly<Record<string, string>> = {
  begonnen: 'Het traject is begonnen. Er is nog niets met een ander gedeeld.',
  einddatum: 'De einddatum is veranderd. Wat daarvan afhangt, is opnieuw gepland.',
  routes: 'De routes zijn bewaard.',
  partijen: 'Wie er meedoet, is bewaard.',
  beeindigd: 'Het traject is beëindigd. Wie meedeed, ziet er niets meer van.',
  weer: 'Het traject is weer open. Voeg opnieuw toe wie er meedoet.',
  bewaren: 'Dit is bewaard.',
  ingetrokken: 'Dat de betrokkene het niet meer wil, is vastgelegd.',
  teruggeroepen: 'Dit is vastgelegd. Wat op een ja was verstuurd, is teruggeroepen.',
}

function gedaan(c: Verzoek): Html {
  const zin = zinnen[c.req.query('gedaan') ?? '']
  return zin === undefined ? html`` : melding('gelukt', zin)
}

function station({ grondslagen }: Tbsdelen, traject: Traject, stap: Stap, vandaag: Datum): Station {
  const { verloop } = traject
  const { stand } = standVan(verloop, stap)
  const hoe = aandacht(grondslagen, traject, stap, vandaag) ?? (stand === 'nog-niet' ? undefined : stand)
  return {
    ...{ id: `stap-${stap.id}`, teken: stap.id, naam: stapnaam(grondslagen.register, stap) },
    href: stapadres(traject.id, stap),
    stil: !doetMee(verloop, stap),
    ...(hoe !== undefined && doetMee(verloop, stap) && { stand: hoe }),
    tekst: html`${alinea(html`${standlabel(stand)} ${wanneer(verloop, stap)}`)}${alinea(koppeling(`Open stap ${stap.id}`, stapadres(traject.id, stap)), { klein: true })}`,
  }
}

/** What of a step asks for attention: sharing is stuck, or it is due. Nothing of a track that ended, or of a step that is over. */
function aandacht(
  grondslagen: Tbsdelen['grondslagen'],
  traject: Traject,
  stap: Stap,
  vandaag: Datum,
): 'vast-toestemming' | 'vast-wet' | 'let-op' | null {
  const { verloop, einde } = traject
  if (einde !== null || !doetMee(verloop, stap) || isVoorbij(verloop, stap)) return null
  if (vastOpToestemming(traject, stap)) return 'vast-toestemming'
  const nu = huidigeStappen(verloop).includes(stap)
  if (nu && vastOpDeWet(grondslagen, traject, stap, vandaag)) return 'vast-wet'
  const letOp = waarschuwingen(verloop, vandaag).filter((een) => een.stap === stap.id)
  return letOp.some(({ soort }) => soort === 'te-laat' || soort === 'nu') ? 'let-op' : null
}

/** What lies behind us is folded away, as far as nothing before it is still open. */
function splits(
  stam: readonly Station[],
  { verloop }: Traject,
): readonly [eerder: readonly Station[], nog: readonly Station[]] {
  const eerste = stappen.findIndex((stap) => {
    const { stand } = standVan(verloop, stap)
    return stand === 'nog-niet' || stand === 'loopt'
  })
  const grens = eerste === -1 ? stam.length : Math.min(eerste, stam.length)
  return [stam.slice(0, grens), stam.slice(grens)]
}

/** The steps that run, with what sharing is stuck on in those. */
function nu({ grondslagen }: Tbsdelen, traject: Traject): Html {
  const lopend = huidigeStappen(traject.verloop)
  const [stap] = lopend
  const vast = bijzonder(traject, lopend)
  if (traject.verloop.einddatum === null)
    return melding('let-op', html`Vul eerst ${koppeling('de einddatum', '#einde')} in.`)
  if (stap === undefined)
    return melding(
      'info',
      traject.verloop.takken.size === 0
        ? html`Kies ${koppeling('welke routes u voorbereidt', '#routes')}.`
        : 'Alle stappen van de gekozen routes zijn voorbij.',
    )
  return actie({
    kop: `Nu: ${lopend.map((een) => stapzin(grondslagen.register, een).replace('Stap', 'stap')).join(', en ')}`,
    tekst:
      vast.length === 0
        ? 'Bekijk wie wat mag weten, en leg vast hoe het gaat.'
        : `Het delen loopt vast: ${vast.map(({ tekst }) => tekst).join(', ')}.`,
    inhoud: lopend.map(({ id }, i) =>
      knopLink(`Ga naar stap ${id}`, adres(traject.id, 'stappen', id), i === 0 ? {} : { soort: 'secundair' }),
    ),
  })
}

function waarschuwingkaart({ id, verloop }: Traject, vandaag: Datum): Html {
  const lijst = waarschuwingen(verloop, vandaag)
  if (lijst.length === 0) return html``
  return kaart(
    'Let op de data',
    opsomming(
      lijst.map(({ stap, tekst }) =>
        stap === null ? tekst : html`${tekst} ${koppeling(`Open stap ${stap}`, adres(id, 'stappen', stap))}`,
      ),
    ),
  )
}

function documentkaart({ id }: Traject): Html {
  return kaart('Documenten', [
    alinea('De documenten van de plaatsing en wat daarna komt, met per document wie het mag openen.'),
    alinea(koppeling('Bekijk de documenten', adres(id, 'documenten'))),
  ])
}

/** Old against new, for every time that the end moved. */
function herplankaart(herplanningen: readonly Herplanning[]): Html {
  if (herplanningen.length === 0) return html``
  const delen = herplanningen
    .toReversed()
    .map(({ op, doorNaam, waarom, reden, was, wordt, verschuivingen }) =>
      uitklap(
        `${waarom === 'verlengd' ? 'Verlengd' : 'Gewijzigd'} op ${moment(op)}`,
        [
          alinea(html`Einde was ${dagOfOnbekend(was)}, is nu ${datumKort(wordt)}. ${reden} (${doorNaam})`),
          tabel({
            bijschrift: 'Wat er door deze einddatum opnieuw is gepland',
            kolommen: ['Stap', 'Was', 'Wordt'],
            rijen: verschuivingen.map((een) => [een.stap, dagOfOnbekend(een.was), dagOfOnbekend(een.wordt)]),
            leeg: alinea('Geen enkele stap kreeg een andere dag.'),
          }),
        ],
        { open: op === herplanningen.at(-1)?.op },
      ),
    )
  return kaart('Opnieuw gepland', delen)
}
