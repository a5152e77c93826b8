import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { geweigerdeVerstrekking, verstuurTbs } from '../berichtenbox/berichtenbox.ts'
import { laatDoor } from '../grondslagen/grondslagen.ts'
import { datumVan, isDatum, plusDagen, vanTotEnMet } from '../kern/datum.ts'
import { Fout } from '../kern/fout.ts'
import { organisatie } from '../organisaties/organisaties.ts'
import type { Tx } from '../platform/db.ts'
import { haalBewaarplichten } from './bewaren.ts'
import type { Gebeurtenis } from './gebeurtenissen.ts'
import { sluitVoor } from './gesprek/sluiten.ts'
import { verstrekker, vraagOver } from './paneel.ts'
import { stapMet } from './stappen.ts'
import { type Schrijver, schrijfGebeurtenissen } from './store.ts'
import { oudsteJa } from './toestemmen.ts'
import { identiteit } from './toestemming.ts'
import type { Tbsdelen, Traject } from './traject.ts'

/** What goes along with someone who moves: who it is, and how far the treatment is. */
const mee = [...identiteit, 'behandelinformatie'] as const

/** What the clinic declares when it hands over, because the register asks for it in step 8. */
export interface Overdrachtvraag {
  readonly naar: string
  readonly overplaatsing: boolean
  readonly nodigVoorZorg: boolean
  /** The day on which the betrokkene signed for it; empty when nobody did. */
  readonly toestemming: string
}

/**
 * Hands the track to another clinic, with consent: it gets what the toets lets through, as a message with its oordeel and as the beginning
 * of its own track. The end date is not in that: it stands in the title that DIZ sends. From then on the clinic that handed
 * over sees nothing of it. Throws `ongeldige-invoer`, `conflict` while it is held, and `niet-toegestaan` when the register does
 * not allow it.
 */
export async function draagOver(
  delen: Tbsdelen,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  { naar, overplaatsing, nodigVoorZorg, toestemming }: Overdrachtvraag,
): Promise<void> {
  keurOverdracht(wie, naar, toestemming)
  await keurLos(tx, wie, traject)
  const acht = stapMet('8')
  if (acht === null) throw new Error('There is a step 8')
  const ja = toestemming === '' ? {} : { toestemming: 'gegeven' as const }
  const feiten = { overplaatsing, nodigVoorZorg, ...ja }
  const toegelaten = vraagOver(delen.grondslagen, verstrekker, acht, datumVan(wie.nu), feiten, mee)
  const { toelating, oordeel } = toegelaten
  if (toelating === null || !identiteit.every((een) => toelating.mag(een))) {
    const dicht = oordeel.gegevens.filter(({ uitkomst }) => uitkomst !== 'toegestaan')
    const gegevens = dicht.map(({ gegeven }) => gegeven)
    throw geweigerdeVerstrekking(
      delen.logboek,
      wie,
      { betrokkene: traject.betrokkene, onderwerp: traject.id, ontvanger: naar, toegelaten, gegevens },
      'Deze overdracht mag zo niet. Er is niets overgedragen.',
      dicht.map(({ gegeven, uitleg }) => ({ veld: gegeven, melding: uitleg })),
    )
  }
  const { geslachtsnaam, voorvoegsel, voornamen, geboortedatum, zoeknaam } = traject.persoon
  const naam = { geslachtsnaam, voorvoegsel, voornamen }
  const waarden = { naam, geboortedatum, behandelinformatie: inWoorden(traject) }
  await verstuurTbs(delen, tx, wie, {
    ...{ id: randomUUID(), ontvanger: naar, betrokkene: traject.betrokkene, dossier: traject.id },
    ...{ toegelaten, waarden, geslachtsnaam },
  })
  // Kept with who asked for it: the consent is of this clinic, and does not go along.
  await schrijfGebeurtenissen(tx, wie, traject.id, [
    {
      ...{ soort: 'toestemming', stap: acht.id, ontvanger: naar, vorm: 'schriftelijk', datum: toestemming },
      antwoorden: { behandelinformatie: 'gegeven' },
    },
  ])
  const door = laatDoor(toelating, waarden)
  const { soort: _, ...inhoud } = overgenomen(traject, 'behandelinformatie' in door)
  for (const { ontvanger } of traject.deelnames) await sluitVoor(tx, wie, { traject: traject.id, ontvanger })
  const persoon = { ...naam, geboortedatum, zoeknaam }
  await sql`select tbs.draag_over(${traject.id}, ${naar}, ${JSON.stringify(persoon)}::jsonb, ${randomUUID()},
    ${JSON.stringify(inhoud)}::jsonb, ${wie.naam})`.execute(tx)
}

/** A hold is of the clinic that set it: after the move it could not end it, and the next one would not know of it. */
async function keurLos(tx: Tx, wie: Schrijver, { id }: Traject): Promise<void> {
  const plichten = await haalBewaarplichten(tx, wie, id)
  if (plichten.some(({ beeindigd_op }) => beeindigd_op === null))
    throw new Fout(
      'conflict',
      'Uw kliniek houdt dit traject vast. Geef het eerst vrij, en draag het dan over.',
    )
}

function keurOverdracht(wie: Schrijver, naar: string, toestemming: string): void {
  const vandaag = datumVan(wie.nu)
  const kliniek = organisatie(naar)?.partij === 'zorgaanbieder' && naar !== wie.organisatie
  const vroegst = plusDagen(vandaag, -oudsteJa)
  const dag = toestemming === '' || (isDatum(toestemming) && toestemming >= vroegst && toestemming <= vandaag)
  const fouten = [
    ...(kliniek ? [] : [{ veld: 'naar', melding: 'Kies een andere kliniek uit de lijst.' }]),
    ...(dag
      ? []
      : [
          {
            veld: 'toestemming',
            melding: 'Kies de dag waarop is getekend, hoogstens een maand geleden.',
            toegestaan: [vanTotEnMet(vroegst, vandaag)],
          },
        ]),
  ]
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'Deze overdracht kan zo niet.', fouten)
}

/** Where the steps of the treatment are; plans, the end date and what was typed about a step stay here. */
function overgenomen(
  { organisatie: van, verloop }: Traject,
  metStappen: boolean,
): Extract<Gebeurtenis, { soort: 'overgenomen' }> {
  const standen = [...verloop.stappen].map(([id, { stand, datum }]) => [id, { stand, datum }])
  return { soort: 'overgenomen', van, stappen: metStappen ? Object.fromEntries(standen) : {} }
}

function inWoorden({ verloop }: Traject): string {
  const gedaan = [...verloop.stappen].filter(([, { stand }]) => stand === 'gedaan').map(([id]) => id)
  return gedaan.length === 0
    ? 'Van de stappen van de tbs is hier nog geen gedaan.'
    : `Deze stappen van de tbs zijn gedaan: ${gedaan.join(', ')}.`
}
