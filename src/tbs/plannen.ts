import type { Feiten } from '../grondslagen/grondslagen.ts'
import { type Datum, datumVan } from '../kern/datum.ts'
import { Fout, type VeldFout, veilig } from '../kern/fout.ts'
import type { Tx } from '../platform/db.ts'
import { uitTraject } from './feiten.ts'
import { type Gebeurtenis, stapstanden } from './gebeurtenissen.ts'
import { herzieInzagen } from './gesprek/sluiten.ts'
import { keurNieuwEinde, keurReden, keurStap, keurTerug, type Stapvraag } from './keuren.ts'
import { meetKnelpunten } from './knelpunten.ts'
import { type Stap, stappen, takken } from './stappen.ts'
import { laatVervallen, type Schrijver, schrijfGebeurtenissen } from './store.ts'
import { keurGezien, type Tbsdelen, type Traject, vastgelegd } from './traject.ts'
import { eersteVanVerlenging, standVan } from './verloop.ts'

type Delen = Pick<Tbsdelen, 'logboek' | 'grondslagen'>

async function schrijf(
  { logboek }: Delen,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  wat: readonly Gebeurtenis[],
  gegevens: readonly string[],
): Promise<void> {
  if (wat.length === 0) return
  await schrijfGebeurtenissen(tx, wie, traject.id, wat)
  await logboek.noteer(tx, wie, wie.nu, [vastgelegd(traject, gegevens)])
}

/** Another end of the tbs, as someone fills it in. */
export interface Eindevraag {
  readonly einddatum: string
  readonly waarom: string
  readonly reden: string
  readonly gezien: string
}

/**
 * Gives the track another end, by a correction or an extension: the rest is planned anew. Throws `ongeldige-invoer` with
 * every fault, and `conflict` when a colleague was first.
 */
export async function wijzigEinde(
  delen: Delen,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  { einddatum, waarom, reden, gezien }: Eindevraag,
): Promise<void> {
  const soort = (['einddatum', 'verlengd'] as const).find((een) => een === waarom)
  const fouten =
    soort === undefined
      ? [
          {
            veld: 'waarom',
            melding: 'Kies waarom de datum verandert.',
            toegestaan: ['einddatum', 'verlengd'],
          },
        ]
      : keurNieuwEinde(traject.verloop, soort, einddatum, datumVan(wie.nu))
  const alle = [...fouten, ...keurReden(reden, 'eindereden')]
  if (soort === undefined || alle.length > 0)
    throw new Fout('ongeldige-invoer', 'De einddatum kan zo niet veranderen.', alle)
  keurGezien(traject, gezien)
  await schrijf(delen, tx, wie, traject, [{ soort, einddatum, reden: reden.trim() }], ['einddatum-tbs'])
  if (soort === 'verlengd') await beginOpnieuw(delen, tx, wie, traject)
}

/** What was asked and said in the steps that begin anew was about the end as it was: that is asked anew. */
async function beginOpnieuw(delen: Delen, tx: Tx, wie: Schrijver, traject: Traject): Promise<void> {
  const opnieuw = stappen.filter(({ nummer }) => nummer >= eersteVanVerlenging).map(({ id }) => id)
  await laatVervallen(tx, wie, traject, { stappen: opnieuw })
  const toestemmingen = traject.toestemmingen.filter(({ stap }) => !opnieuw.includes(stap))
  const opdrachten = traject.opdrachten.filter(({ stap }) => !opnieuw.includes(stap))
  await herzieInzagen(delen, tx, wie, { ...traject, toestemmingen, opdrachten })
}

/**
 * Says how a step stands and when it is planned. The same once more changes nothing. Throws `ongeldige-invoer` for a step out
 * of order, a day that cannot be or a missing reason, and `conflict` when a colleague was first.
 */
export async function zetStap(
  delen: Delen,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  stap: Stap,
  vraag: Stapvraag & { readonly gezien: string },
): Promise<void> {
  const fouten = [
    ...keurStap(traject.verloop, stap, vraag, datumVan(wie.nu)),
    ...keurOm(traject, stap, vraag),
  ]
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'Deze stap kan zo niet.', fouten)
  const wat = verschil(traject, stap, vraag, datumVan(wie.nu))
  if (wat.length > 0) keurGezien(traject, vraag.gezien)
  const gat = keurTerug(traject.verloop, stap, vraag.stand)
  if (gat.length > 0) throw new Fout('ongeldige-invoer', 'Deze stap kan zo niet.', gat)
  await schrijf(delen, tx, wie, traject, wat, ['einddatum-tbs'])
  if (wat.length > 0) await meetKnelpunten(delen.grondslagen, tx, wie, traject, stap)
}

/** With a GVM-maatregel the OM goes first: a step of that branch is not taken as long as it does not take part. */
function keurOm({ deelnames }: Traject, { tak }: Stap, { stand }: Stapvraag): readonly VeldFout[] {
  if (tak !== 'a' || stand === 'nog-niet' || stand === 'overgeslagen') return []
  if (deelnames.some(({ partij }) => partij === 'om')) return []
  const melding = 'Bij route a gaat het Openbaar Ministerie voor. Voeg het eerst toe bij ‘Wie doet er mee?’.'
  return [{ veld: 'stand', melding }]
}

function verschil(
  { verloop }: Traject,
  stap: Stap,
  vraag: Stapvraag,
  vandaag: Datum,
): readonly Gebeurtenis[] {
  const stond = standVan(verloop, stap)
  const stand = stapstanden.find((een) => een === vraag.stand) ?? 'nog-niet'
  const gepland = vraag.gepland === '' ? null : vraag.gepland
  const datum =
    stand === 'nog-niet' ? null : stand === 'overgeslagen' ? (stond.datum ?? vandaag) : vraag.datum
  const reden = stand === 'overgeslagen' ? vraag.reden.trim() : null
  const anders =
    stand !== stond.stand || reden !== stond.reden || (stand !== 'nog-niet' && datum !== stond.datum)
  return [
    ...(anders ? [{ soort: 'stap', stap: stap.id, stand, datum, reden } as const] : []),
    ...(gepland === stond.gepland ? [] : [{ soort: 'gepland', stap: stap.id, datum: gepland } as const]),
  ]
}

/** Says which branches are looked at; they may run beside each other. Throws `conflict` when a colleague was first. */
export async function zetTakken(
  delen: Delen,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  gekozen: readonly string[],
  gezien: string,
): Promise<void> {
  const vreemd = gekozen.filter((een) => !takken.some((tak) => tak === een))
  if (vreemd.length > 0)
    throw new Fout('ongeldige-invoer', 'Deze route bestaat niet.', [
      { veld: 'tak', melding: 'Deze route kennen wij niet.', toegestaan: takken },
    ])
  const wat = takken
    .filter((tak) => gekozen.includes(tak) !== traject.verloop.takken.has(tak))
    .map((tak) => ({ soort: 'tak', tak, open: gekozen.includes(tak) }) as const)
  if (wat.length > 0) keurGezien(traject, gezien)
  await schrijf(delen, tx, wie, traject, wat, [])
}

/**
 * Keeps what the clinic declares about the case; null takes it back. Throws `ongeldige-invoer` for what is no question that
 * a person answers with yes or no, and `conflict` when a colleague was first.
 */
export async function verklaar(
  delen: Delen,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  gegeven: Readonly<Record<string, boolean | null>>,
  gezien: string,
): Promise<void> {
  const { feit: feiten } = delen.grondslagen.register
  const toegestaan = [...feiten.values()]
    .filter(({ id, soort }) => soort === 'boolean' && !uitTraject.includes(id))
    .map(({ id }) => id)
  const fouten = Object.keys(gegeven)
    .filter((feit) => !toegestaan.includes(feit))
    .map((feit) => ({ veld: veilig(feit), melding: 'Dit legt u hier niet vast.' }))
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'De feiten kloppen niet.', fouten)
  const wat = Object.entries(gegeven)
    .filter(([feit, waarde]) => (traject.verloop.feiten.get(feit)?.waarde ?? null) !== waarde)
    .map(([feit, waarde]) => ({ soort: 'feit', feit, waarde }) as const)
  if (wat.length > 0) keurGezien(traject, gezien)
  await schrijf(delen, tx, wie, traject, wat, [])
}

/** The facts that the register asks of a person about what is not decided, or that were declared before. */
export function teVerklaren(
  { register }: Delen['grondslagen'],
  gevraagd: readonly string[],
  { verloop }: Pick<Traject, 'verloop'>,
): readonly { readonly feit: string; readonly vraag: string; readonly waarde: Feiten[string] | null }[] {
  const alle = new Set([...gevraagd, ...verloop.feiten.keys()])
  return [...register.feit.values()]
    .filter(({ id, soort }) => soort === 'boolean' && alle.has(id) && !uitTraject.includes(id))
    .map(({ id, vraag }) => ({ feit: id, vraag, waarde: verloop.feiten.get(id)?.waarde ?? null }))
}
