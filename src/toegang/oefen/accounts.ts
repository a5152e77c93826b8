import { createHash } from 'node:crypto'
import { datumVan } from '../../kern/datum.ts'
import { organisatie } from '../../organisaties/organisaties.ts'
import type { Klok } from '../../platform/clock.ts'
import { type Databank, voegToe } from '../../platform/db.ts'
import { beheer } from '../machtigingen/stand.ts'
import { nazorgPersona, type Persona, personas } from '../personas.ts'
import { bijToegang } from '../rechten.ts'

/** The fictitious person with this id, also the nazorgcoördinator of any municipality (`nazorg-<code>`); or null. */
export function oefenaccount(id: string, dag: string): Persona | null {
  const gevonden = personas.find((persona) => persona.id === id)
  if (gevonden !== undefined) return gevonden
  const code = /^nazorg-(\d{4})$/.exec(id)?.[1]
  return code === undefined ? null : nazorgPersona(code, dag)
}

/**
 * A made-up KvK number, as the training eHerkenning names an organisation: 90 with the code of a municipality (which is
 * college and burgemeester at once), 91 with the middle of the OIN for any other.
 */
export function oefenKvk(organisatieId: string): string {
  const wie = organisatie(organisatieId)
  if (wie === null) return ''
  const isGemeente = wie.partij === 'college' || wie.partij === 'burgemeester'
  return isGemeente ? `90${wie.gemeentecode}00` : `91${wie.oin.slice(11, 17)}`
}

/**
 * Gives a fictitious person the role that belongs to it, once: what a beheerder takes back in training stays taken back.
 */
export async function zorgVoorAccount(db: Databank, klok: Klok, persona: Persona): Promise<void> {
  const nu = klok.nu()
  const medewerker = vasteId(`medewerker ${persona.id}`)
  const gegeven = { bevestigd_door: 'oefenbeheer', bevestigd_op: nu, gegeven_door: 'oefenomgeving' }
  await db.transactie(bijToegang, async (tx) => {
    await voegToe(tx, 'toegang.organisatienummer', nummersVan(persona.organisatie), 'laat-staan')
    await voegToe(
      tx,
      'toegang.medewerker',
      [
        {
          id: medewerker,
          aanbieder: persona.aanbieder,
          onderwerp: persona.id,
          organisatie: persona.organisatie,
          naam: persona.naam,
          functie: persona.functie,
          eerst_gezien: nu,
          laatst_gezien: nu,
        },
      ],
      'laat-staan',
    )
    await voegToe(
      tx,
      'toegang.machtiging',
      [
        {
          id: vasteId(`machtiging ${persona.id} ${persona.rol}`),
          medewerker,
          organisatie: persona.organisatie,
          rol: persona.rol,
          van: datumVan(nu),
          gegeven_op: nu,
          ...gegeven,
        },
      ],
      'laat-staan',
    )
  })
}

/**
 * Gives every fictitious beheerder their role before anyone signs in: a colleague who confirms must be there from the
 * start, or what waits for a second person would go to Justid.
 */
export async function zorgVoorBeheerders(db: Databank, klok: Klok): Promise<void> {
  for (const persona of personas.filter(({ rol }) => rol === beheer)) await zorgVoorAccount(db, klok, persona)
}

function nummersVan(organisatieId: string) {
  return [
    { soort: 'oin', nummer: organisatie(organisatieId)?.oin, organisatie: organisatieId },
    { soort: 'kvk', nummer: oefenKvk(organisatieId), organisatie: organisatieId },
  ]
}

/** The same id for the same words, in each training environment. */
function vasteId(woorden: string): string {
  const hex = createHash('sha256').update(`terugkeer ${woorden}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
