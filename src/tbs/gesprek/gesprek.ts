import { randomUUID } from 'node:crypto'
import { datumVan } from '../../kern/datum.ts'
import { idUit } from '../../kern/eigenid.ts'
import { Fout } from '../../kern/fout.ts'
import type { Tx } from '../../platform/db.ts'
import { keurReden } from '../keuren.ts'
import { type Stap, stapMet } from '../stappen.ts'
import type { Schrijver } from '../store.ts'
import { type Tbsdelen, type Traject, vastgelegd } from '../traject.ts'
import { doetMee } from '../verloop.ts'
import { type Afspraak, keurAfspraak, keurGegevens, keurTekst } from './keuren.ts'
import { alsJson, type Gespreksdeel, haalGesprek, haalGespreksdeel } from './opslag.ts'
import { type Gesprek, inGesprek, type Onderwerp } from './tabellen.ts'
import { bespreekbaar, gespreksstap, gespreksstappen } from './toetsen.ts'
import { vernieuw } from './vernieuwen.ts'

/** No agenda has more on it than this. */
const langsteAgenda = 20

/** What the handreiking puts on the agenda of each of these talks; the clinic adds to it or takes away. */
const uitHandreiking = [
  'voortgang-behandeling',
  'beoogde-uitstroom',
  'risicotaxatie-en-beschermende-factoren',
]
const agendas: Readonly<Record<(typeof gespreksstappen)[number], readonly string[]>> = {
  ...{ 11: uitHandreiking, 12: uitHandreiking, '16a': uitHandreiking, '16c': uitHandreiking },
  '16b': [
    'diagnose',
    'huidig-ziektebeeld',
    'risicotaxatie-en-beschermende-factoren',
    'bereidheid-vrijwillige-zorg',
  ],
}

/** A talk of this track with everything that is kept of it. */
export interface Volledig extends Gespreksdeel {
  readonly gesprek: Gesprek
  readonly stap: Stap
}

/** Opens a talk of this track. Throws `niet-gevonden` for one that is not of it. */
export async function openGesprek(tx: Tx, wie: Schrijver, traject: Traject, id: string): Promise<Volledig> {
  const gesprek = await haalGesprek(tx, wie, traject.id, id)
  if (gesprek === undefined) throw new Fout('niet-gevonden', 'Dit gesprek kennen wij niet.')
  return { gesprek, stap: gespreksstap(gesprek), ...(await haalGespreksdeel(tx, wie, id)) }
}

/**
 * Plans a talk with the agenda of the handreiking; nobody is invited yet. Throws `ongeldige-invoer` with every fault. Sent
 * again, by a double click, it is planned once. Returns its id.
 */
export async function planGesprek(
  { logboek, grondslagen }: Pick<Tbsdelen, 'logboek' | 'grondslagen'>,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  vraag: Afspraak & { readonly stap: string; readonly keer: string },
): Promise<string> {
  const id = idUit('gesprek', wie.organisatie, traject.id, vraag.keer || randomUUID())
  if ((await haalGesprek(tx, wie, traject.id, id)) !== undefined) return id
  const stap = gespreksstappen.find((een) => een === vraag.stap)
  const gevonden = stapMet(stap ?? '')
  const fouten = [
    ...(stap === undefined || gevonden === null
      ? [{ veld: 'stap', melding: 'Kies bij welke stap het gesprek hoort.', toegestaan: gespreksstappen }]
      : doetMee(traject.verloop, gevonden)
        ? []
        : [
            {
              veld: 'stap',
              melding: `Route ${gevonden.tak} loopt niet. Zet haar eerst aan bij het traject.`,
            },
          ]),
    ...keurAfspraak(vraag, datumVan(wie.nu)),
  ]
  if (stap === undefined || fouten.length > 0)
    throw new Fout('ongeldige-invoer', 'Dit gesprek kan zo niet worden gepland.', fouten)
  const namen = grondslagen.register.gegeven
  const agenda = agendas[stap].map((een) => ({ titel: namen.get(een)?.naam ?? een, gegevens: [een] }))
  await inGesprek(tx)
    .insertInto('tbs.gesprek')
    .values({
      ...{
        id,
        traject: traject.id,
        organisatie: wie.organisatie,
        stap,
        agenda: alsJson<readonly Onderwerp[]>(agenda),
      },
      ...{ dag: vraag.dag, tijd: vraag.tijd, plaats: vraag.plaats.trim(), reden: null },
      ...{ door: wie.gebruiker, door_naam: wie.naam, op: wie.nu },
    })
    .execute()
  await logboek.noteer(tx, wie, wie.nu, [vastgelegd(traject, [])])
  return id
}

/** Throws `conflict` when the talk is not what someone looked at, or was called off. */
function keurStand({ gesprek }: Volledig, gezien: string): void {
  if (gesprek.stand === 'afgezegd')
    throw new Fout('conflict', 'Dit gesprek is afgezegd. Plan een nieuw gesprek.')
  if (Number(gezien) !== gesprek.versie)
    throw new Fout(
      'conflict',
      'Een collega heeft dit gesprek intussen veranderd. Wat u invulde, staat er nog en is niet bewaard. Kijk wat er nu staat en bewaar dan opnieuw.',
    )
}

async function wijzig(
  delen: Pick<Tbsdelen, 'logboek' | 'grondslagen' | 'bezorging'>,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  volledig: Volledig,
  anders: Partial<Pick<Gesprek, 'dag' | 'tijd' | 'plaats' | 'agenda'>>,
): Promise<void> {
  const { agenda, ...rest } = anders
  const { id, versie } = volledig.gesprek
  await inGesprek(tx)
    .updateTable('tbs.gesprek')
    .set({ ...rest, ...(agenda !== undefined && { agenda: alsJson(agenda) }), versie: versie + 1 })
    .where('id', '=', id)
    .where('organisatie', '=', wie.organisatie)
    .execute()
  await delen.logboek.noteer(tx, wie, wie.nu, [vastgelegd(traject, [])])
  await vernieuw(delen, tx, wie, traject, { ...volledig.gesprek, ...anders }, agenda === undefined)
}

/**
 * Gives a talk another day, time or place: who was invited reads that at once, and is asked again. Throws `ongeldige-invoer`
 * with every fault, and `conflict` when a colleague was first.
 */
export async function verplaats(
  delen: Pick<Tbsdelen, 'logboek' | 'grondslagen' | 'bezorging'>,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  volledig: Volledig,
  { dag, tijd, plaats, gezien }: Afspraak & { readonly gezien: string },
): Promise<void> {
  const fouten = keurAfspraak({ dag, tijd, plaats }, datumVan(wie.nu))
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'Het gesprek kan zo niet veranderen.', fouten)
  const { gesprek } = volledig
  if (dag === gesprek.dag && tijd === gesprek.tijd && plaats.trim() === gesprek.plaats) return
  keurStand(volledig, gezien)
  await wijzig(delen, tx, wie, traject, volledig, { dag, tijd, plaats: plaats.trim() })
}

/** Puts something on the agenda. Throws `ongeldige-invoer` with every fault, and `conflict` when a colleague was first. */
export async function voegOnderwerpToe(
  delen: Pick<Tbsdelen, 'logboek' | 'grondslagen' | 'bezorging'>,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  volledig: Volledig,
  { titel, gegevens, gezien }: Onderwerp & { readonly gezien: string },
): Promise<void> {
  const { agenda } = volledig.gesprek
  const vol = agenda.length >= langsteAgenda
  const fouten = [
    ...keurTekst(titel, 'titel', 2, 120),
    ...keurGegevens(gegevens, bespreekbaar(delen.grondslagen, volledig.stap, wie.nu)),
    ...(vol
      ? [{ veld: 'titel', melding: `Op een agenda staan ten hoogste ${langsteAgenda} onderwerpen.` }]
      : []),
  ]
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'Dit onderwerp kan zo niet op de agenda.', fouten)
  if (agenda.some((een) => een.titel === titel.trim())) return
  keurStand(volledig, gezien)
  await wijzig(delen, tx, wie, traject, volledig, { agenda: [...agenda, { titel: titel.trim(), gegevens }] })
}

/** Takes something off the agenda, by its title. Once it is off, nothing changes. */
export async function haalOnderwerpWeg(
  delen: Pick<Tbsdelen, 'logboek' | 'grondslagen' | 'bezorging'>,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  volledig: Volledig,
  { titel, gezien }: { readonly titel: string; readonly gezien: string },
): Promise<void> {
  const over = volledig.gesprek.agenda.filter((een) => een.titel !== titel)
  if (over.length === volledig.gesprek.agenda.length) return
  keurStand(volledig, gezien)
  await wijzig(delen, tx, wie, traject, volledig, { agenda: over })
}

/** Calls a talk off: every invitee reads that it does not go on, and not why. Throws `ongeldige-invoer` without a reason. */
export async function zegAf(
  { logboek }: Pick<Tbsdelen, 'logboek'>,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  { gesprek }: Volledig,
  reden: string,
): Promise<void> {
  if (gesprek.stand === 'afgezegd') return
  const fouten = keurReden(reden, 'reden')
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'Zeg waarom het gesprek niet doorgaat.', fouten)
  await inGesprek(tx)
    .updateTable('tbs.gesprek')
    .set({ stand: 'afgezegd', reden: reden.trim(), versie: gesprek.versie + 1 })
    .where('id', '=', gesprek.id)
    .where('organisatie', '=', wie.organisatie)
    .execute()
  await inGesprek(tx)
    .updateTable('tbs.uitnodiging')
    .set({ afgezegd_op: wie.nu })
    .where('gesprek', '=', gesprek.id)
    .where('organisatie', '=', wie.organisatie)
    .where('afgezegd_op', 'is', null)
    .execute()
  await logboek.noteer(tx, wie, wie.nu, [vastgelegd(traject, [])])
}
