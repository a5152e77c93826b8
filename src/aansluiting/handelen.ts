import { randomUUID } from 'node:crypto'
import type { Datum } from '../kern/datum.ts'
import { Fout } from '../kern/fout.ts'
import { organisatie as zoekOrganisatie } from '../organisaties/organisaties.ts'
import type { Klok } from '../platform/clock.ts'
import type { Databank, Tx, Wie } from '../platform/db.ts'
import type { Bestand } from './document.ts'
import type { Aansluitgevolgen, Bezorging } from './gevolgen.ts'
import { bezwaar, type Regel, type Stap, stand, type Verzoek } from './rules.ts'
import {
  bewaarStand,
  haalCohorten,
  haalGeschiedenis,
  haalVoorkeur,
  type Stapregel,
  schrijfCohort,
  schrijfDocument,
  schrijfStap,
  schrijfVoorkeur,
  sluitPartij,
  sluitVerzending,
} from './store.ts'

/** What acting on a connection needs. */
export interface Aansluitdelen {
  readonly db: Databank
  readonly klok: Klok
  readonly gevolgen: Aansluitgevolgen
}

/** Who acts, with the name that goes in the history. */
export type Dader = Wie & { readonly naam: string }

/** The purposes under which an organisation works on its own connection, and Justid on those of all. */
export const doelen = { partij: { doel: 'eigen-aansluiting' }, justid: { doel: 'aansluitbeheer' } } as const

/** Who signed the conditions, when, and the document itself. */
export interface Ondertekening {
  readonly ondertekenaar: string
  readonly functie: string
  readonly ondertekendOp: Datum
  readonly bestand: Bestand
}

function kantVan({ doel }: Wie): Verzoek['door'] {
  return doel === doelen.justid.doel ? 'justid' : 'partij'
}

/** Throws `niet-gevonden` for an organisation that does not exist. */
function eisOrganisatie(id: string): void {
  if (zoekOrganisatie(id) === null) throw new Fout('niet-gevonden', 'Deze organisatie kennen wij niet.')
}

/**
 * Takes the next step of a party. Signing needs an `ondertekening`; activation delivers all that waited, in the same
 * transaction. Throws `conflict` with the reason when it is not the turn of this step, and `ongeldige-invoer` for a
 * signature without a document.
 */
export function zetStap(
  delen: Aansluitdelen,
  wie: Dader,
  partij: string,
  stap: Stap,
  ondertekening: Ondertekening | null = null,
): Promise<Bezorging | null> {
  eisOrganisatie(partij)
  if (stap === 'ondertekend' && ondertekening === null)
    throw new Fout('ongeldige-invoer', 'Ondertekenen kan alleen met het ondertekende document.', [
      { veld: 'document', melding: 'Lever de ondertekening in met het document.' },
    ])
  return delen.db.transactie(wie, async (tx) => {
    if (stap === 'actief') await sluitVerzending(tx)
    await zet(delen, tx, wie, partij, { soort: 'gezet', stap, door: kantVan(wie) }, ondertekening)
    if (stap !== 'actief') return null
    const beginEinde = (await haalVoorkeur(tx, partij))?.begin_einde ?? true
    return delen.gevolgen.geactiveerd(tx, wie, partij, { beginEinde })
  })
}

/** Takes back the last step, with the reason. Throws `conflict` when it is not the last one. */
export function neemTerug(
  delen: Aansluitdelen,
  wie: Dader,
  partij: string,
  stap: Stap,
  reden: string,
): Promise<void> {
  eisOrganisatie(partij)
  return delen.db.transactie(wie, async (tx) => {
    if (stap === 'actief') await sluitVerzending(tx)
    await zet(delen, tx, wie, partij, { soort: 'teruggenomen', stap, reden, door: kantVan(wie) })
  })
}

async function zet(
  { klok }: Aansluitdelen,
  tx: Tx,
  wie: Dader,
  partij: string,
  verzoek: Verzoek,
  getekend: Ondertekening | null = null,
): Promise<void> {
  await sluitPartij(tx, partij)
  const geschiedenis = (await haalGeschiedenis(tx, partij)).map(alsRegel)
  const nee = bezwaar(geschiedenis, verzoek)
  if (nee !== null) throw new Fout('conflict', nee)
  const op = klok.nu()
  const document = getekend === null ? null : await bewaarDocument(tx, wie, partij, getekend.bestand, op)
  await schrijfStap(tx, {
    organisatie: partij,
    soort: verzoek.soort,
    stap: verzoek.stap,
    reden: verzoek.reden ?? null,
    ondertekenaar: getekend?.ondertekenaar ?? null,
    functie: getekend?.functie ?? null,
    ondertekend_op: getekend?.ondertekendOp ?? null,
    document,
    door: wie.gebruiker,
    door_naam: wie.naam,
    door_organisatie: wie.organisatie,
    op,
  })
  await bewaarStand(tx, partij, { stap: stand([...geschiedenis, verzoek]) }, op)
}

async function bewaarDocument(
  tx: Tx,
  { gebruiker }: Wie,
  organisatie: string,
  bestand: Bestand,
  op: Date,
): Promise<string> {
  const id = randomUUID()
  await schrijfDocument(tx, { id, organisatie, ...bestand, door: gebruiker, op })
  return id
}

function alsRegel({ stap, soort, reden }: Stapregel): Regel {
  return reden === null ? { stap, soort } : { stap, soort, reden }
}

/** Keeps whether a party wants to hear of begin and end of a detention. Saying the same again adds nothing. */
export function kiesBeginEinde(
  { db, klok }: Aansluitdelen,
  wie: Dader,
  organisatie: string,
  beginEinde: boolean,
): Promise<void> {
  return db.transactie(wie, async (tx) => {
    await sluitPartij(tx, organisatie)
    const nu = (await haalVoorkeur(tx, organisatie))?.begin_einde ?? true
    if (nu === beginEinde) return
    await schrijfVoorkeur(tx, {
      organisatie,
      begin_einde: beginEinde,
      door: wie.gebruiker,
      door_naam: wie.naam,
      op: klok.nu(),
    })
  })
}

/** Plans a cohort. Throws `ongeldige-invoer` when there is one of that name. Returns its id. */
export function planCohort(
  { db, klok }: Aansluitdelen,
  wie: Wie,
  { naam, begintOp }: { readonly naam: string; readonly begintOp: Datum },
): Promise<string> {
  const id = randomUUID()
  return db.transactie(wie, async (tx) => {
    if (!(await schrijfCohort(tx, { id, naam, begint_op: begintOp }, wie.gebruiker, klok.nu())))
      throw new Fout('ongeldige-invoer', 'Dit cohort bestaat al.', [
        { veld: 'naam', melding: 'Er is al een cohort met deze naam.' },
      ])
    return id
  })
}

/** Puts a party in a cohort, or in none (null). Throws `ongeldige-invoer` for a cohort that does not exist. */
export function zetInCohort(
  { db, klok }: Aansluitdelen,
  wie: Wie,
  partij: string,
  cohort: string | null,
): Promise<void> {
  eisOrganisatie(partij)
  return db.transactie(wie, async (tx) => {
    await sluitPartij(tx, partij)
    if (cohort !== null && !(await haalCohorten(tx)).some(({ id }) => id === cohort))
      throw new Fout('ongeldige-invoer', 'Dit cohort kennen wij niet.', [
        { veld: 'cohort', melding: 'Kies een cohort uit de lijst.' },
      ])
    await bewaarStand(tx, partij, { cohort }, klok.nu())
  })
}
