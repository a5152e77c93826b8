import { type Deelname, leesDeelname } from '../aansluiting/aansluiting.ts'
import type { Gevolgd, Gevolgen, Herhaling, Oorzaak } from '../detentie/detentie.ts'
import { bewaarToetsen, type Grondslagen } from '../grondslagen/grondslagen.ts'
import { leesOpvolgers } from '../herindeling/herindeling.ts'
import { datumVan } from '../kern/datum.ts'
import type { Logboek, Regel } from '../logboek/logboek.ts'
import type { Klok } from '../platform/clock.ts'
import type { Tx, Wie } from '../platform/db.ts'
import { stelBijOp } from './bij/opstellen.ts'
import { dagDieTelt } from './bij/terugkeer.ts'
import { type Bezorggevolgen, ontvangen } from './gevolgen.ts'
import { nietVerstuurd } from './nietverstuurd.ts'
import { nogWaar } from './nogwaar.ts'
import { naarOpvolgers } from './omleiden/opvolgers.ts'
import { alsSoort, stelOp, type TeMelden } from './opstellen.ts'
import { neemIn, neemTerug, oudeDossiers, type Ronde } from './ronde.ts'
import { haalDossierberichten, type NieuwBericht, schrijfBerichten, schrijfNietGewenst } from './store.ts'
import { neemBladenMee, neemGesprekkenMee } from './terugroepen/gesprek.ts'
import { houdVoorTerug } from './terugroepen/samen.ts'
import { haalTegengehouden, isTegengehouden } from './terugroepen/tegenhouden.ts'
import { roepTerug } from './terugroepen/terugroepen.ts'

/** What the reactions of the Berichtenbox need. */
export interface Reactiedelen {
  readonly klok: Klok
  readonly logboek: Logboek
  readonly grondslagen: Grondslagen
  readonly bezorging: Bezorggevolgen
}

/** Turns what happened in detention into messages, in the same transaction. */
export function maakReacties(delen: Reactiedelen): Gevolgen {
  return {
    verwerk: (tx, wie, oorzaken) => verwerk(delen, tx, wie, oorzaken),
    eerdere: (tx, herhalingen) => eerdere(delen, tx, herhalingen),
  }
}

async function verwerk(
  delen: Reactiedelen,
  tx: Tx,
  wie: Wie,
  gegeven: readonly Oorzaak[],
): Promise<ReadonlyMap<string, Gevolgd>> {
  const nu = delen.klok.nu()
  const dossiers = [...new Set(gegeven.flatMap(oudeDossiers))]
  const oude = await haalDossierberichten(tx, dossiers)
  const naar = await leesOpvolgers(tx, datumVan(nu))
  const oorzaken = gegeven.map((oorzaak) => naarOpvolgers(oorzaak, naar))
  const ontvangers = oorzaken.flatMap(({ veranderingen, bij }) =>
    [...veranderingen, ...bij.nieuw].map(({ ontvanger }) => ontvanger),
  )
  const ronde: Ronde = {
    bekend: Map.groupBy(
      oude.map((bericht) => ({ ...bericht, ontvanger: naar(bericht.ontvanger) })),
      (bericht) => bericht.dossier,
    ),
    nieuw: new Map(),
    deelname: await leesDeelname(tx, [...ontvangers, ...oude.map(({ ontvanger }) => ontvanger)]),
    nietGewenst: [],
    toetsen: new Map(),
    ingetrokken: [],
    gesprekken: [],
    tegengehouden: await haalTegengehouden(tx, dossiers, naar),
    gevolgd: new Map(),
  }
  for (const oorzaak of oorzaken) {
    const terug = neemTerug(ronde, oorzaak)
    const veranderingen = oorzaak.veranderingen.filter(isTeMelden)
    const opnieuw = nogWaar(oorzaak, terug, ronde.bekend, datumVan(nu), naar)
    const alles = [...veranderingen, ...opnieuw]
    ronde.gevolgd.set(oorzaak.oorzaakId, meld(delen, ronde, wie, { ...oorzaak, veranderingen: alles }, nu))
  }
  await schrijf(delen, tx, wie, nu, ronde)
  return ronde.gevolgd
}

function meld(delen: Reactiedelen, ronde: Ronde, wie: Wie, oorzaak: Oorzaak, nu: Date): Gevolgd {
  const teMelden = oorzaak.veranderingen.filter(isTeMelden)
  const ongewenst = teMelden.filter(({ ontvanger }) => wilNiet(ronde.deelname(ontvanger)))
  for (const { soort, ontvanger, periode } of ongewenst)
    ronde.nietGewenst.push({
      soort: alsSoort[soort],
      afzender: wie.organisatie,
      ontvanger,
      dossier: periode.id,
      oorzaak: oorzaak.oorzaakId,
      op: nu,
    })
  const opgesteld = teMelden
    .filter((een) => !ongewenst.includes(een))
    .map((verandering) => {
      const draad = ronde.bekend.get(verandering.periode.id) ?? []
      const { actief } = ronde.deelname(verandering.ontvanger)
      const dicht = isTegengehouden(ronde.tegengehouden, oorzaak, verandering)
      return neemIn(
        ronde,
        stelOp(delen.grondslagen, wie.organisatie, oorzaak, verandering, draad, nu, actief, dicht),
      )
    })
    .concat(
      // The choice not to hear of begin and end says nothing about public order.
      oorzaak.bij.nieuw.map((melding) => {
        const { actief } = ronde.deelname(melding.ontvanger)
        return neemIn(ronde, stelBijOp(delen.grondslagen, wie.organisatie, oorzaak, melding, nu, actief))
      }),
    )
  const eerste = opgesteld[0]?.toegelaten
  return {
    berichten: opgesteld.map(({ bericht }) => bericht.id),
    oordeel: eerste === undefined ? null : { toetsId: eerste.toetsId, ...eerste.oordeel },
    waarschuwingen: nietVerstuurd(opgesteld.map(({ bericht }) => bericht)),
  }
}

/** The choice counts from the moment a party is connected: before that all waits, so that it can still be changed. */
function wilNiet({ actief, beginEinde }: Deelname): boolean {
  return actief && !beginEinde
}

function isTeMelden(verandering: { soort: string }): verandering is TeMelden {
  return verandering.soort !== 'vervallen'
}

async function schrijf(delen: Reactiedelen, tx: Tx, wie: Wie, nu: Date, ronde: Ronde): Promise<void> {
  await houdVoorTerug(
    tx,
    ronde.ingetrokken.map(({ bericht }) => bericht.id),
  )
  await bewaarToetsen(tx, nu, [...ronde.toetsen.values()])
  await schrijfBerichten(tx, [...ronde.nieuw.values()])
  await schrijfNietGewenst(tx, ronde.nietGewenst)
  const terug = new Set(ronde.ingetrokken.map(({ bericht }) => bericht.id))
  await delen.bezorging.gemeld(
    tx,
    [...ronde.nieuw.values()]
      // What was made and taken back in one go was never there for its receiver.
      .filter(({ id, status }) => status === 'bezorgd' && !terug.has(id))
      .map((bericht) => ontvangen({ id: bericht.id, vrijlating: dagDieTelt(bericht) }, datumVan(nu))),
  )
  await delen.logboek.noteer(tx, wie, nu, [...ronde.nieuw.values()].map(alsRegel))
  await roepTerug(
    delen,
    tx,
    wie,
    ronde.ingetrokken.map(({ bericht, reden, grond }) => ({
      ...{ bericht: bericht.id, grond },
      toelichting: reden,
    })),
    ronde.nieuw,
  )
  await neemGesprekkenMee(delen, tx, wie, ronde.gesprekken)
  await neemBladenMee(delen, tx, wie, ronde.gesprekken)
}

function alsRegel(bericht: NieuwBericht): Regel {
  return {
    handeling: handelingBij(bericht),
    betrokkene: bericht.betrokkene,
    gegevens: Object.keys(bericht.gegevens),
    toetsId: bericht.toetsId,
    onderwerp: bericht.id,
    ontvanger: bericht.ontvanger,
  }
}

/** What waits has not been given to anyone yet. */
function handelingBij({ status, bezorgdOp }: NieuwBericht): Regel['handeling'] {
  if (status === 'onbestelbaar') return 'geweigerd'
  return bezorgdOp === null ? 'vastgelegd' : 'verstrekt'
}

/** What events that were delivered before have caused, so that a repeated delivery gets the same answer. */
async function eerdere(
  { grondslagen }: Reactiedelen,
  tx: Tx,
  herhalingen: readonly Herhaling[],
): Promise<ReadonlyMap<string, Gevolgd>> {
  const ids = new Set(herhalingen.map(({ gebeurtenisId }) => gebeurtenisId))
  const berichten = await haalDossierberichten(tx, [
    ...new Set(herhalingen.flatMap(({ dossiers }) => dossiers)),
  ])
  const perOorzaak = Map.groupBy(berichten, ({ oorzaak }) => oorzaak ?? '')
  const oordelen = await grondslagen.haalOordelen(tx, [...new Set(berichten.map(({ toetsId }) => toetsId))])
  return new Map(
    [...ids].map((id) => {
      const eigen = perOorzaak.get(id) ?? []
      const oordeel = oordelen.get(eigen[0]?.toetsId ?? '')
      const waarschuwingen = nietVerstuurd(eigen)
      return [id, { berichten: eigen.map((bericht) => bericht.id), oordeel: oordeel ?? null, waarschuwingen }]
    }),
  )
}
