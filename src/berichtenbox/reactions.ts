import { type Deelname, leesDeelname } from '../aansluiting/aansluiting.ts'
import type { Gevolgd, Gevolgen, Herhaling, Oorzaak } from '../detentie/detentie.ts'
import { bewaarToetsen, type Grondslagen, type Toegelaten } from '../grondslagen/grondslagen.ts'
import { leesOpvolgers } from '../herindeling/herindeling.ts'
import { datumVan } from '../kern/datum.ts'
import type { Logboek, Regel } from '../logboek/logboek.ts'
import type { Klok } from '../platform/clock.ts'
import type { Tx, Wie } from '../platform/db.ts'
import { stelBijOp } from './bij/opstellen.ts'
import { dagDieTelt } from './bij/terugkeer.ts'
import { type Bezorggevolgen, ontvangen } from './gevolgen.ts'
import { nogWaar } from './nogwaar.ts'
import { naarOpvolgers } from './omleiden/opvolgers.ts'
import { alsSoort, type Opgesteld, stelOp, type TeMelden } from './opstellen.ts'
import {
  type EerderBericht,
  haalDossierberichten,
  type NieuwBericht,
  schrijfBerichten,
  schrijfNietGewenst,
} from './store.ts'
import type { NietGewenst } from './tabellen.ts'
import { roepTerug } from './terugroepen/terugroepen.ts'

/** What the reactions of the Berichtenbox need. */
export interface Reactiedelen {
  readonly klok: Klok
  readonly logboek: Logboek
  readonly grondslagen: Grondslagen
  readonly bezorging: Bezorggevolgen
}

const redenen = {
  doorgestreept:
    'De melding waarop dit bericht rust, klopte niet. Er volgt een nieuw bericht als dat nodig is.',
  eindeVervallen: 'De detentie was nog niet geëindigd. Er volgt een nieuw bericht met wat nu bekend is.',
  vervallen:
    'Dit bericht was niet voor u bedoeld: de detentie is doorgehaald of hoort bij een andere gemeente.',
  nietVanOns:
    'Uw gemeente gaf aan dat dit bericht niet voor haar is. Dat is nagegaan en het klopt: het is bij u weggehaald.',
} as const

/** Turns what happened in detention into messages, in the same transaction. */
export function maakReacties(delen: Reactiedelen): Gevolgen {
  return {
    verwerk: (tx, wie, oorzaken) => verwerk(delen, tx, wie, oorzaken),
    eerdere: (tx, herhalingen) => eerdere(delen, tx, herhalingen),
  }
}

/** The work of one batch: what stood there, what is added, what is taken back. */
interface Post {
  /** Messages per thread, those of this batch included. */
  readonly bekend: Map<string, EerderBericht[]>
  readonly nieuw: Map<string, NieuwBericht>
  /** How each receiver takes part. */
  readonly deelname: (organisatie: string) => Deelname
  readonly nietGewenst: NietGewenst[]
  readonly toetsen: Map<string, Toegelaten>
  readonly ingetrokken: { bericht: EerderBericht; reden: string }[]
  readonly gevolgd: Map<string, Gevolgd>
}

async function verwerk(
  delen: Reactiedelen,
  tx: Tx,
  wie: Wie,
  gegeven: readonly Oorzaak[],
): Promise<ReadonlyMap<string, Gevolgd>> {
  const nu = delen.klok.nu()
  const oude = await haalDossierberichten(tx, [...new Set(gegeven.flatMap(oudeDossiers))])
  const naar = await leesOpvolgers(tx, datumVan(nu))
  const oorzaken = gegeven.map((oorzaak) => naarOpvolgers(oorzaak, naar))
  const ontvangers = oorzaken.flatMap(({ veranderingen, bij }) =>
    [...veranderingen, ...bij.nieuw].map(({ ontvanger }) => ontvanger),
  )
  const post: Post = {
    bekend: Map.groupBy(
      oude.map((bericht) => ({ ...bericht, ontvanger: naar(bericht.ontvanger) })),
      (bericht) => bericht.dossier,
    ),
    nieuw: new Map(),
    deelname: await leesDeelname(tx, [...ontvangers, ...oude.map(({ ontvanger }) => ontvanger)]),
    nietGewenst: [],
    toetsen: new Map(),
    ingetrokken: [],
    gevolgd: new Map(),
  }
  for (const oorzaak of oorzaken) {
    const terug = neemTerug(post, oorzaak)
    const veranderingen = oorzaak.veranderingen.filter(isTeMelden)
    const opnieuw = nogWaar(oorzaak, terug, post.bekend, datumVan(nu), naar)
    const alles = [...veranderingen, ...opnieuw]
    post.gevolgd.set(oorzaak.oorzaakId, meld(delen, post, wie, { ...oorzaak, veranderingen: alles }, nu))
  }
  await schrijf(delen, tx, wie, nu, post)
  return post.gevolgd
}

function oudeDossiers({ veranderingen, doorgestreept, dossiers, bij }: Oorzaak): readonly string[] {
  const vervallen = bij.vervallen.map(({ dossier }) => dossier)
  if (doorgestreept !== null) return [...dossiers, ...vervallen]
  const vorige = veranderingen.flatMap(({ vorige }) => (vorige === null ? [] : [vorige.id]))
  return [...vorige, ...vervallen]
}

/**
 * Marks what must no longer be read: messages of a struck-out event, an end that proved to be that of another
 * detention, and all messages of a receiver who falls out. Returns the first of these.
 */
function neemTerug(post: Post, oorzaak: Oorzaak): readonly EerderBericht[] {
  const fout = oorzaak.doorgestreept
  const doorgestreept = (fout === null ? [] : oorzaak.dossiers)
    .flatMap((dossier) => post.bekend.get(dossier) ?? [])
    .filter((bericht) => bericht.oorzaak === fout?.gebeurtenisId && !bericht.ingetrokken)
  for (const bericht of doorgestreept) neemBerichtTerug(post, bericht, redenen.doorgestreept)
  for (const { soort, vorige, periode, ontvanger } of oorzaak.veranderingen)
    for (const bericht of post.bekend.get(periode.id) ?? []) {
      const looptWeer = vorige !== null && vorige.einde !== null && periode.einde === null
      if (bericht.ontvanger !== ontvanger) continue
      if (soort === 'vervallen')
        neemBerichtTerug(
          post,
          bericht,
          oorzaak.soort === 'omleiding' ? redenen.nietVanOns : redenen.vervallen,
        )
      else if (looptWeer && bericht.soort === 'einde-detentie')
        neemBerichtTerug(post, bericht, redenen.eindeVervallen)
    }
  for (const { dossier, ontvanger } of oorzaak.bij.vervallen)
    for (const bericht of post.bekend.get(dossier) ?? [])
      if (bericht.ontvanger === ontvanger)
        neemBerichtTerug(
          post,
          bericht,
          oorzaak.soort === 'omleiding' ? redenen.nietVanOns : redenen.doorgestreept,
        )
  return doorgestreept
}

function neemBerichtTerug(post: Post, bericht: EerderBericht, reden: string): void {
  if (bericht.ingetrokken) return
  bericht.ingetrokken = true
  post.ingetrokken.push({ bericht, reden })
}

function meld(delen: Reactiedelen, post: Post, wie: Wie, oorzaak: Oorzaak, nu: Date): Gevolgd {
  const teMelden = oorzaak.veranderingen.filter(isTeMelden)
  const ongewenst = teMelden.filter(({ ontvanger }) => wilNiet(post.deelname(ontvanger)))
  for (const { soort, ontvanger, periode } of ongewenst)
    post.nietGewenst.push({
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
      const draad = post.bekend.get(verandering.periode.id) ?? []
      const { actief } = post.deelname(verandering.ontvanger)
      return neemIn(post, stelOp(delen.grondslagen, wie.organisatie, oorzaak, verandering, draad, nu, actief))
    })
    .concat(
      // The choice not to hear of begin and end says nothing about public order.
      oorzaak.bij.nieuw.map((melding) => {
        const { actief } = post.deelname(melding.ontvanger)
        return neemIn(post, stelBijOp(delen.grondslagen, wie.organisatie, oorzaak, melding, nu, actief))
      }),
    )
  const eerste = opgesteld[0]?.toegelaten
  return {
    berichten: opgesteld.map(({ bericht }) => bericht.id),
    oordeel: eerste === undefined ? null : { toetsId: eerste.toetsId, ...eerste.oordeel },
  }
}

function neemIn(post: Post, een: Opgesteld): Opgesteld {
  const { bericht, toegelaten } = een
  post.nieuw.set(bericht.id, bericht)
  post.toetsen.set(toegelaten.toetsId, toegelaten)
  const draad = post.bekend.get(bericht.dossier) ?? []
  post.bekend.set(bericht.dossier, [...draad, { ...bericht, ingetrokken: false }])
  return een
}

/** The choice counts from the moment a party is connected: before that all waits, so that it can still be changed. */
function wilNiet({ actief, beginEinde }: Deelname): boolean {
  return actief && !beginEinde
}

function isTeMelden(verandering: { soort: string }): verandering is TeMelden {
  return verandering.soort !== 'vervallen'
}

async function schrijf(delen: Reactiedelen, tx: Tx, wie: Wie, nu: Date, post: Post): Promise<void> {
  await bewaarToetsen(tx, nu, [...post.toetsen.values()])
  await schrijfBerichten(tx, [...post.nieuw.values()])
  await schrijfNietGewenst(tx, post.nietGewenst)
  const terug = new Set(post.ingetrokken.map(({ bericht }) => bericht.id))
  await delen.bezorging.gemeld(
    tx,
    [...post.nieuw.values()]
      // What was made and taken back in one go was never there for its receiver.
      .filter(({ id, status }) => status === 'bezorgd' && !terug.has(id))
      .map((bericht) => ontvangen({ id: bericht.id, vrijlating: dagDieTelt(bericht) }, datumVan(nu))),
  )
  await delen.logboek.noteer(tx, wie, nu, [...post.nieuw.values()].map(alsRegel))
  await roepTerug(
    delen,
    tx,
    wie,
    post.ingetrokken.map(({ bericht, reden }) => ({
      bericht: bericht.id,
      // To the wrong municipality is to the wrong receiver: it then sees not a word about anyone.
      grond: reden === redenen.nietVanOns ? 'verkeerde-persoon' : 'correctie',
      toelichting: reden,
    })),
    post.nieuw,
  )
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
      return [id, { berichten: eigen.map((bericht) => bericht.id), oordeel: oordeel ?? null }]
    }),
  )
}
