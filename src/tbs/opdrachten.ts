import type { Grondslagen } from '../grondslagen/grondslagen.ts'
import { type Datum, datumVan, plusMaanden } from '../kern/datum.ts'
import { Fout, type VeldFout } from '../kern/fout.ts'
import { heeftPersoonsnummer } from '../kern/herleidbaar.ts'
import { kenmerkfout } from '../kern/kenmerk.ts'
import { isLeesbaar } from '../kern/tekst.ts'
import type { Tx } from '../platform/db.ts'
import { deelnemer, haalMeedoen } from './deelnemen.ts'
import { keurDag } from './keuren.ts'
import { type Kolom, watOpdrachtOpent, watToestemmingOpent } from './paneel.ts'
import type { Stap } from './stappen.ts'
import { type Schrijver, schrijfOpdracht, wijzigDeelname } from './store.ts'
import { inTbs, type Opdracht } from './tabellen.ts'
import { type Tbsdelen, type Traject, vastgelegd } from './traject.ts'
import { doetMee } from './verloop.ts'

/** The letter in which the OM asks the reclassering for advice, as the clinic has it. */
export interface Brief {
  readonly datum: string
  readonly kenmerk: string
}

const langsteKenmerk = 60
/** An advice is asked for the end that comes: an older letter is about something else. */
const oudsteBrief = 24

function keurBrief({ datum, kenmerk }: Brief, vandaag: Datum): readonly VeldFout[] {
  const fouten =
    kenmerk === '' || kenmerk.length > langsteKenmerk || !isLeesbaar(kenmerk)
      ? `Vul het kenmerk van de brief in, ten hoogste ${langsteKenmerk} tekens.`
      : heeftPersoonsnummer(kenmerk)
        ? 'Haal het nummer weg: het kan van een persoon zijn.'
        : kenmerkfout(kenmerk)
  return [
    ...keurDag(datum, 'briefdatum', plusMaanden(vandaag, -oudsteBrief), vandaag),
    ...(fouten === null ? [] : [{ veld: 'kenmerk', melding: fouten }]),
  ]
}

function isDezelfde({ brief_op, brief_kenmerk }: Opdracht, { datum, kenmerk }: Brief): boolean {
  const vlak = (tekst: string) => tekst.trim().toLowerCase()
  return brief_op === datum && vlak(brief_kenmerk ?? '') === vlak(kenmerk)
}

/** Why the OM cannot have asked anything here yet; null when it can. */
export function waaromGeenOm({ deelnames, verloop }: Traject, stap: Stap): string | null {
  if (!doetMee(verloop, stap)) return `Route ${stap.tak ?? ''} loopt niet. Zet haar eerst aan.`
  return deelnames.some(({ partij }) => partij === 'om')
    ? null
    : 'Het Openbaar Ministerie doet niet mee aan dit traject. Voeg het eerst toe bij ‘Wie doet er mee?’.'
}

/**
 * Why the clinic asks no advice here yet: where consent would open something, the handreiking lets it be asked first, and the
 * request is the way after a no. Null when it can. What the OM asks rests on its letter instead.
 */
export function waaromEerstVragen(
  grondslagen: Grondslagen,
  traject: Traject,
  stap: Stap,
  kolom: Kolom,
  vandaag: Datum,
): string | null {
  const gezegd = traject.toestemmingen.some(
    (een) => een.stap === stap.id && een.ontvanger === kolom.ontvanger && een.stand !== 'gegeven',
  )
  return gezegd || watToestemmingOpent(grondslagen, traject, kolom, stap, vandaag).length === 0
    ? null
    : 'Vraag eerst toestemming. Zegt de betrokkene nee, dan kunt u hier een reclasseringsadvies vragen.'
}

/**
 * Asks the reclassering for advice in this step: it hears that, without a name. What the OM asks
 * is kept with its letter, and only while the OM takes part. Throws `conflict` when that was asked already, the route does not
 * run or consent was not refused, `niet-toegestaan` when the register says that it would open nothing, and `ongeldige-invoer` for the letter.
 */
export async function vraagOpdracht(
  { logboek, grondslagen }: Pick<Tbsdelen, 'logboek' | 'grondslagen'>,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  stap: Stap,
  { ontvanger }: Kolom,
  brief: Brief,
): Promise<void> {
  const deelname = deelnemer(traject, ontvanger ?? '')
  const opent = watOpdrachtOpent(grondslagen, traject, deelname, stap, datumVan(wie.nu))
  if (isGevraagd(traject.opdrachten, stap.id, deelname.ontvanger))
    throw new Fout('conflict', 'Dit advies is al gevraagd. Er is niet nog eens gevraagd.')
  if (opent === null)
    throw new Fout('niet-toegestaan', 'In deze stap opent een opdracht niets. Er is niets gevraagd.')
  const { soort } = opent
  const vanOm = soort === 'opdrachtVanOm'
  const waarom = vanOm
    ? waaromGeenOm(traject, stap)
    : waaromEerstVragen(grondslagen, traject, stap, deelname, datumVan(wie.nu))
  if (waarom !== null || !doetMee(traject.verloop, stap))
    throw new Fout('conflict', `${waarom ?? 'Deze route loopt niet.'} Er is niets gevraagd.`)
  const fouten = vanOm ? keurBrief(brief, datumVan(wie.nu)) : []
  if (vanOm && traject.vanOm.some((een) => een.om_stand === 'ontkend' && isDezelfde(een, brief)))
    throw new Fout(
      'conflict',
      'Het Openbaar Ministerie zei dat het met deze brief niets vroeg. Er is niets gevraagd.',
    )
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'Deze opdracht kan zo niet.', fouten)
  const nieuw = {
    ...{ traject: traject.id, ontvanger: deelname.ontvanger, stap: stap.id, soort },
    ...{ brief_op: vanOm ? brief.datum : null, brief_kenmerk: vanOm ? brief.kenmerk : null },
  }
  const id = await schrijfOpdracht(tx, wie, nieuw)
  // What stands in the name of the OM it may know of, to confirm or deny it: that is its own letter, without a name.
  const weet = traject.deelnames.filter((een) => een === deelname || (vanOm && een.partij === 'om'))
  for (const een of weet) if (een.gedeeld_op === null) await wijzigDeelname(tx, een, { gedeeld_op: wie.nu })
  await logboek.noteer(tx, wie, wie.nu, [
    { ...vastgelegd(traject, []), onderwerp: id, ontvanger: deelname.ontvanger },
  ])
}

/** True while a request in this step waits for an answer, or was accepted. */
export function isGevraagd(
  opdrachten: readonly Pick<Opdracht, 'ontvanger' | 'stap' | 'stand'>[],
  stap: string,
  ontvanger: string,
): boolean {
  return opdrachten.some(
    (een) =>
      een.stap === stap &&
      een.ontvanger === ontvanger &&
      (een.stand === 'gevraagd' || een.stand === 'aanvaard'),
  )
}

/**
 * The reclassering accepts a request for advice, or not. Throws `niet-gevonden` for what was not asked of it, and `conflict`
 * for what was answered already.
 */
export async function beantwoord(
  { logboek }: Pick<Tbsdelen, 'logboek'>,
  tx: Tx,
  wie: Schrijver,
  id: string,
  stand: string,
): Promise<void> {
  const opdracht = (await haalMeedoen(tx, wie)).flatMap((een) => een.opdrachten).find((een) => een.id === id)
  if (opdracht === undefined) throw new Fout('niet-gevonden', 'Dit verzoek kennen wij niet.')
  const antwoord = (['aanvaard', 'afgewezen'] as const).find((een) => een === stand)
  if (antwoord === undefined)
    throw new Fout('ongeldige-invoer', 'Dit antwoord kennen wij niet.', [
      { veld: 'stand', melding: 'Kies wat u doet.', toegestaan: ['aanvaard', 'afgewezen'] },
    ])
  const { numUpdatedRows } = await inTbs(tx)
    .updateTable('tbs.opdracht')
    .set({
      ...{ stand: antwoord, beantwoord_door: wie.gebruiker, beantwoord_naam: wie.naam },
      beantwoord_op: wie.nu,
    })
    .where('id', '=', id)
    .where('ontvanger', '=', wie.organisatie)
    .where('stand', '=', 'gevraagd')
    .where('vervallen_op', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n)
    throw new Fout('conflict', 'Op dit verzoek is al geantwoord. Er is niets veranderd.')
  const regel = { handeling: 'vastgelegd', gegevens: [], toetsId: null, relatie: 'tbs-traject' } as const
  await logboek.noteer(tx, wie, wie.nu, [{ ...regel, betrokkene: opdracht.traject, onderwerp: id }])
}
