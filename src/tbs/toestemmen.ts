import { type Datum, datumVan, isDatum, plusDagen, vanTotEnMet } from '../kern/datum.ts'
import { Fout, type VeldFout, veilig } from '../kern/fout.ts'
import { organisatie } from '../organisaties/organisaties.ts'
import type { Tx } from '../platform/db.ts'
import { deelnemer } from './deelnemen.ts'
import { type Antwoord, type Gebeurtenis, type Vorm, vormen } from './gebeurtenissen.ts'
import { herzieInzagen } from './gesprek/sluiten.ts'
import { keurTekst, langsteReden } from './keuren.ts'
import { meetKnelpunten } from './knelpunten.ts'
import { alleenBuitenom } from './ontvanger.ts'
import { type Kolom, partijen, watToestemmingOpent } from './paneel.ts'
import { type Stap, vraagtToestemming } from './stappen.ts'
import { haalGebeurtenissen, haalOoitJa, type Schrijver, schrijfGebeurtenissen } from './store.ts'
import { eindigtVanSets } from './tezeggen.ts'
import { geeindigd, toestemmingenVan } from './toestemming.ts'
import { keurGezien, type Tbsdelen, type Traject, vastgelegd } from './traject.ts'

/** Paper is brought in within so many days: the same term as for the six areas. */
export const oudsteJa = 31

/** What someone said about sharing with one receiver in one step, by gegeven. */
export interface Toestemmingvraag {
  readonly antwoorden: Readonly<Record<string, string>>
  readonly vorm: string
  readonly datum: string
  readonly gezien: string
}

/**
 * Keeps what the betrokkene said: a yes only in writing, a no in any way. A no takes back what was sent on an earlier yes.
 * Throws `ongeldige-invoer` with every fault, and `conflict` when a colleague was first. Returns how many messages were
 * recalled and parts of minutes closed.
 */
export async function legToestemmingVast(
  delen: Tbsdelen,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  stap: Stap,
  aan: Kolom,
  vraag: Toestemmingvraag,
): Promise<number> {
  const vandaag = datumVan(wie.nu)
  const kolom = alleenBuitenom(aan, vandaag) ? aan : deelnemer(traject, aan.ontvanger ?? '')
  const ontvanger = kolom.ontvanger ?? kolom.partij
  const open = watToestemmingOpent(delen.grondslagen, traject, kolom, stap, vandaag)
  const al = traject.toestemmingen.filter((een) => een.stap === stap.id && een.ontvanger === ontvanger)
  const vraagbaar = [...new Set([...open, ...al.map(({ gegeven }) => gegeven)])]
  const fouten = keurVraag(stap, vraag, vraagbaar, vandaag)
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'De antwoorden kloppen niet.', fouten)
  keurGezien(traject, vraag.gezien)
  const antwoorden = Object.fromEntries(
    Object.entries(vraag.antwoorden).map(([gegeven, zei]): [string, Antwoord] => [
      gegeven,
      zei === 'ja' ? 'gegeven' : 'geweigerd',
    ]),
  )
  const vorm: Vorm = vormen.find((een) => een === vraag.vorm) ?? 'mondeling'
  const { datum } = vraag
  const terug = await schrijf(delen, tx, wie, traject, {
    ...{ soort: 'toestemming', stap: stap.id, ontvanger, vorm, datum, antwoorden },
  })
  await meetKnelpunten(delen.grondslagen, tx, wie, traject, stap)
  return terug
}

function keurVraag(
  stap: Stap,
  { antwoorden, vorm, datum }: Toestemmingvraag,
  vraagbaar: readonly string[],
  vandaag: Datum,
): readonly VeldFout[] {
  if (!vraagtToestemming(stap))
    return [{ veld: 'toestemming', melding: 'In deze stap vraagt de handreiking geen toestemming.' }]
  const ja = Object.values(antwoorden).includes('ja')
  const vroegst = plusDagen(vandaag, -oudsteJa)
  return [
    ...(Object.keys(antwoorden).length === 0
      ? [{ veld: 'toestemming', melding: 'Kies bij ten minste één gegeven ja of nee.' }]
      : []),
    ...Object.entries(antwoorden).flatMap(([gegeven, zei]) => keurAntwoord(gegeven, zei, vraagbaar)),
    ...(vormen.some((een) => een === vorm)
      ? []
      : [{ veld: 'vorm', melding: 'Kies hoe het is gezegd.', toegestaan: vormen }]),
    ...(ja && vorm === 'mondeling'
      ? [{ veld: 'vorm', melding: 'Een ja telt alleen op schrift. Een nee mag op elke manier.' }]
      : []),
    ...(!isDatum(datum) || datum > vandaag || datum < vroegst
      ? [
          {
            veld: 'datum',
            melding: 'Kies de dag van het gesprek, hoogstens een maand geleden.',
            toegestaan: [vanTotEnMet(vroegst, vandaag)],
          },
        ]
      : []),
  ]
}

function keurAntwoord(gegeven: string, zei: string, vraagbaar: readonly string[]): readonly VeldFout[] {
  const veld = `zegt-${veilig(gegeven)}`
  if (!vraagbaar.includes(gegeven))
    return [{ veld, melding: 'Hier opent toestemming nu niets.', toegestaan: vraagbaar }]
  return zei === 'ja' || zei === 'nee'
    ? []
    : [{ veld, melding: 'Dit antwoord kennen wij niet.', toegestaan: ['ja', 'nee'] }]
}

/** A sign of no: for one receiver, or for all when it names none. */
export interface Intrekvraag {
  readonly ontvanger: string | null
  readonly vorm: string
  readonly toelichting: string
}

/**
 * Takes back every yes for one receiver, or for all. Open at any moment, and never refused because a colleague was first: a no
 * counts at once. Throws `ongeldige-invoer`. Returns how many messages were recalled and parts of minutes closed.
 */
export async function trekIn(
  delen: Tbsdelen,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  { ontvanger, vorm, toelichting }: Intrekvraag,
): Promise<number> {
  const hoe = vormen.find((een) => een === vorm)
  const fouten = [
    ...(ontvanger === null || organisatie(ontvanger) !== null || isBuitenpartij(ontvanger, datumVan(wie.nu))
      ? []
      : [{ veld: 'voor', melding: 'Kies uit wat er staat.' }]),
    ...(hoe === undefined ? [{ veld: 'vorm', melding: 'Kies hoe u het merkte.', toegestaan: vormen }] : []),
    ...(hoe === 'mondeling' ? keurToelichting(toelichting) : []),
  ]
  if (hoe === undefined || fouten.length > 0)
    throw new Fout('ongeldige-invoer', 'Het intrekken kan zo niet.', fouten)
  return schrijf(delen, tx, wie, traject, {
    ...{ soort: 'ingetrokken', ontvanger, vorm: hoe },
    toelichting: hoe === 'mondeling' && toelichting.trim() !== '' ? toelichting.trim() : null,
  })
}

/** A no needs no explanation: any sign of it is enough, and to take back is as easy as to give (AVG, article 7 lid 3). */
function keurToelichting(toelichting: string): readonly VeldFout[] {
  if (toelichting.trim().length > langsteReden)
    return [
      { veld: 'toelichting', melding: `Wat u merkte, is te lang. Schrijf hoogstens ${langsteReden} tekens.` },
    ]
  return keurTekst(toelichting, 'toelichting')
}

function isBuitenpartij(id: string, vandaag: Datum): boolean {
  return partijen.some((een) => een === id) && alleenBuitenom({ partij: id, ontvanger: null }, vandaag)
}

/** Writes it down, and takes back in the same transaction what was sent on what it ends. */
async function schrijf(
  delen: Tbsdelen,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  wat: Gebeurtenis,
): Promise<number> {
  const { logboek, gevolgen } = delen
  await schrijfGebeurtenissen(tx, wie, traject.id, [wat])
  const na = toestemmingenVan((await haalGebeurtenissen(tx, wie, [traject.id])).get(traject.id) ?? [])
  const weg = geeindigd(traject.toestemmingen, na)
  const dicht = await herzieInzagen(delen, tx, wie, { ...traject, toestemmingen: na })
  const raakt = (await haalOoitJa(tx, traject.id)).filter((een) => eindigt(wat, een))
  const terug = await gevolgen.geeindigd(
    tx,
    wie,
    raakt.map(({ organisatie, ontvanger, gegeven }) => ({
      ...{ inrichting: organisatie, betrokkene: traject.betrokkene, ontvanger, basisvoorwaarde: gegeven },
    })),
  )
  await logboek.noteer(tx, wie, wie.nu, [
    {
      ...vastgelegd(traject, wat.soort === 'toestemming' ? Object.keys(wat.antwoorden) : []),
      handeling: weg.length + terug > 0 ? 'ingetrokken' : 'vastgelegd',
    },
  ])
  await noteerTeZeggen(delen, tx, wie, traject, raakt)
  return terug + dicht
}

/**
 * What went outside Terugkeer cannot be taken back here, by whichever clinic it was handed over. That who treats now must ask
 * its receiver to remove it is written with the set: who, and what of it.
 */
async function noteerTeZeggen(
  delen: Tbsdelen,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  raakt: Parameters<typeof eindigtVanSets>[3],
): Promise<void> {
  const sets = await eindigtVanSets(delen, tx, traject, raakt)
  await delen.logboek.noteer(
    tx,
    wie,
    wie.nu,
    sets.map(({ set, weg }) => ({
      ...{ ...vastgelegd(traject, weg), handeling: 'ingetrokken' as const },
      ...{ onderwerp: set.id, ontvanger: set.partij, toetsId: set.toets_id },
    })),
  )
}

/** True when this event is a no to what was said yes to once: here, or at the clinic that had the track before. */
function eindigt(wat: Gebeurtenis, ja: { readonly ontvanger: string; readonly gegeven: string }): boolean {
  if (wat.soort === 'ingetrokken') return wat.ontvanger === null || wat.ontvanger === ja.ontvanger
  return (
    wat.soort === 'toestemming' &&
    wat.ontvanger === ja.ontvanger &&
    wat.antwoorden[ja.gegeven] === 'geweigerd'
  )
}
