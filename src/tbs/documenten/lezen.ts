import { gegevenNaam, type Register } from '../../grondslagen/grondslagen.ts'
import { inhoudstypen, nettenaam } from '../../kern/bestand.ts'
import { datumVan } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import type { Tx } from '../../platform/db.ts'
import type { Download } from '../../platform/download.ts'
import { Weigering } from '../../platform/weigering.ts'
import { keurReden } from '../keuren.ts'
import type { Schrijver } from '../store.ts'
import { type Tbsdelen, type Traject, vastgelegd } from '../traject.ts'
import {
  type Collega,
  type Document,
  eindigLezer,
  haalCollegas,
  haalDocumentbytes,
  haalDocumenten,
  schrijfLezer,
  verwijderDocument,
} from './opslag.ts'

/** True when someone may open this document now. */
export function magOpenen(
  { lezers, weg_op }: Document,
  { gebruiker }: Pick<Schrijver, 'gebruiker'>,
): boolean {
  return weg_op === null && lezers.some(({ medewerker }) => medewerker === gebruiker)
}

/** True when none of who may open this document works on tracks here any more: then nobody could ever let in a colleague. */
export function isZonderLezer({ lezers, weg_op }: Document, collegas: readonly Collega[]): boolean {
  return weg_op === null && !lezers.some(({ medewerker }) => collegas.some(({ id }) => id === medewerker))
}

/** One document of this track. Throws `niet-gevonden` for every other. */
export async function haalDocument(tx: Tx, traject: Traject, id: string): Promise<Document> {
  const gevonden = (await haalDocumenten(tx, traject)).find((een) => een.id === id)
  if (gevonden === undefined) throw new Fout('niet-gevonden', 'Dit document is er niet in dit traject.')
  return gevonden
}

/** The line in the logboek for what was done with a document: on the oordeel on which the clinic has it. */
export function metDocument(traject: Traject, { id, gegeven, toets_id }: Document) {
  return { ...vastgelegd(traject, [gegeven]), toetsId: toets_id, onderwerp: id }
}

/** Throws for who may not open it, and keeps that this was tried; and for what was taken away. */
export function eisLezer(
  { logboek }: Pick<Tbsdelen, 'logboek'>,
  wie: Schrijver,
  traject: Traject,
  document: Document,
): void {
  if (document.weg_op !== null)
    throw new Fout('niet-gevonden', 'Dit document is weggehaald. Er is niets meer te openen.')
  if (magOpenen(document, wie)) return
  const namen = document.lezers.map(({ naam }) => naam)
  throw new Weigering(
    `U mag dit document niet openen. Hebt u het nodig? Vraag ${namen.join(' of ') || 'uw beheerder'} om toegang. Werkt die hier niet meer? Dan kan een andere collega u toelaten, bij dit document.`,
    [],
    (tx) => logboek.noteer(tx, wie, wie.nu, [{ ...metDocument(traject, document), handeling: 'geweigerd' }]),
  )
}

/** What a document is called as a file: what it is and of which day, and nobody's name. */
export function bestandsnaam(register: Register, { gegeven, gemaakt_op, soort }: Document): string {
  return nettenaam(`${gegevenNaam(register, gegeven)} ${gemaakt_op}.x`, soort)
}

/** The document as a file, written in the logboek with the oordeel on which the clinic has it. Throws for who may not. */
export async function openDocument(
  delen: Tbsdelen,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  id: string,
): Promise<Download> {
  const document = await haalDocument(tx, traject, id)
  eisLezer(delen, wie, traject, document)
  const inhoud = await haalDocumentbytes(tx, delen.kluis, document)
  await delen.logboek.noteer(tx, wie, wie.nu, [{ ...metDocument(traject, document), handeling: 'gelezen' }])
  const naam = bestandsnaam(delen.grondslagen.register, document)
  return { naam, type: inhoudstypen[document.soort], inhoud }
}

/**
 * Lets a colleague open a document, for a reason. Who may open it does; and anyone who works on tracks here when none of those
 * does any more, for someone else and never for oneself: two people know of it. Throws `ongeldige-invoer`, and
 * `niet-toegestaan` for anyone else.
 */
export async function laatToe(
  delen: Tbsdelen,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  id: string,
  { medewerker, reden }: { readonly medewerker: string; readonly reden: string },
): Promise<void> {
  const document = await haalDocument(tx, traject, id)
  const collegas = await haalCollegas(tx, datumVan(wie.nu))
  const zonder_lezer = isZonderLezer(document, collegas)
  if (!zonder_lezer) eisLezer(delen, wie, traject, document)
  const collega = collegas.find((een) => een.id === medewerker)
  const fouten = [
    ...(collega === undefined
      ? [{ veld: 'medewerker', melding: 'Kies een collega die nu behandelcoördinator is.' }]
      : []),
    ...(zonder_lezer && medewerker === wie.gebruiker
      ? [{ veld: 'medewerker', melding: 'U laat uzelf niet toe. Vraag een collega om u toe te laten.' }]
      : []),
    ...keurReden(reden, 'reden'),
  ]
  if (collega === undefined || fouten.length > 0)
    throw new Fout('ongeldige-invoer', 'Deze toegang kan zo niet.', fouten)
  if (document.lezers.some((een) => een.medewerker === medewerker))
    throw new Fout('conflict', 'Deze collega mag het document al openen. Er is niets veranderd.')
  await schrijfLezer(tx, wie, traject.id, {
    ...{ document: id, medewerker, naam: collega.naam, reden: reden.trim(), zonder_lezer },
  })
  await delen.logboek.noteer(tx, wie, wie.nu, [metDocument(traject, document)])
}

/** Ends that someone may open a document; the last one stays, or nobody could ever open it again. */
export async function neemToegangTerug(
  delen: Tbsdelen,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  id: string,
  medewerker: string,
): Promise<void> {
  const document = await haalDocument(tx, traject, id)
  eisLezer(delen, wie, traject, document)
  const lezer = document.lezers.find((een) => een.medewerker === medewerker)
  if (lezer === undefined) return
  if (document.lezers.length === 1)
    throw new Fout('conflict', 'Iemand moet het document kunnen openen. Laat eerst een collega toe.')
  await eindigLezer(tx, wie, lezer)
  await delen.logboek.noteer(tx, wie, wie.nu, [metDocument(traject, document)])
}

/** Takes a document away for good, for a reason. What of it went to others stays with them. Throws `ongeldige-invoer`. */
export async function haalDocumentWeg(
  delen: Tbsdelen,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  id: string,
  reden: string,
): Promise<void> {
  const document = await haalDocument(tx, traject, id)
  eisLezer(delen, wie, traject, document)
  const fouten = keurReden(reden, 'wegreden')
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'Het document kan zo niet weg.', fouten)
  await verwijderDocument(tx, wie, document, reden.trim())
  await delen.logboek.noteer(tx, wie, wie.nu, [
    { ...metDocument(traject, document), handeling: 'vernietigd' },
  ])
}
