import { verblijfIn } from '../detentie/detentie.ts'
import { leesOpvolgers } from '../herindeling/herindeling.ts'
import { type Datum, datumVan } from '../kern/datum.ts'
import { organisatie, partijVan } from '../organisaties/organisaties.ts'
import type { Tx } from '../platform/db.ts'
import type { Kijker } from '../toegang/toegang.ts'
import type { Bericht } from './bericht.ts'
import type { Antwoordweg } from './onderwerpen.ts'

/** To whom an answer goes and in which step; or why there is no answering here, in words for who wants to. */
export type Weg = { readonly weg: Gevonden } | { readonly waarom: string }

/** The road with the organisation at its end. */
export interface Gevonden extends Antwoordweg {
  readonly naar: string
  /** The day someone came free, as far as who answers may know; null for who is still inside. */
  readonly vrij: Datum | null
}

const nietHier =
  'Op dit bericht kan uw organisatie niet antwoorden. Gebruik de groepsmailbox van de afzender.'

/**
 * Finds to whom the acting organisation answers this message of its box. A municipality answers the inrichting where the
 * person stays as far as it was told; an inrichting answers the municipality that wrote to it, as long as the person
 * stays there and it is still the municipality of the return (Pm art. 20d lid 1, Pbw art. 18a lid 4).
 */
export async function antwoordweg(
  tx: Tx,
  wie: Kijker,
  bericht: Bericht,
  draad: readonly Bericht[],
): Promise<Weg> {
  if (bericht.gegevens === null) return { waarom: nietMeer(bericht) }
  const partij = organisatie(bericht.ontvanger)?.partij
  if (partij === 'college') return vanCollege(wie, bericht, draad)
  if (partij === 'pi' && isVanCollege(bericht)) return vanInrichting(tx, wie, bericht)
  return { waarom: nietHier }
}

function nietMeer({ vernietigd_op }: Bericht): string {
  return `Dit bericht is ${vernietigd_op === null ? 'teruggeroepen' : 'vernietigd'} en kan niet meer worden beantwoord.`
}

function isVanCollege({ soort, afzender }: Bericht): boolean {
  return soort === 'antwoord' && organisatie(afzender)?.partij === 'college'
}

function maakWeg(
  { organisatie: van }: Kijker,
  naar: string,
  { processtap, vrij }: Pick<Gevonden, 'processtap' | 'vrij'>,
): Weg {
  return { weg: { naar, verstrekker: partijVan(van), ontvanger: partijVan(naar), processtap, vrij } }
}

function vanCollege(wie: Kijker, bericht: Bericht, draad: readonly Bericht[]): Weg {
  const inrichting = verblijf(bericht, draad)
  if (inrichting === null) return { waarom: nietHier }
  const vrij = vrijSinds(draad, datumVan(wie.nu))
  return maakWeg(wie, inrichting, { processtap: vrij === null ? 'detentie' : 'na-detentie', vrij })
}

/** Where the person stays as far as the answering organisation was told: the newest message knows, not the answered one. */
function verblijf(bericht: Bericht, draad: readonly Bericht[]): string | null {
  const nieuwste = draad.findLast(
    (ander) => ander.ontvanger === bericht.ontvanger && ander.gegevens !== null && ander.inrichting !== null,
  )
  return nieuwste?.inrichting ?? bericht.inrichting
}

/**
 * The day before today on which the person came free, as the answering organisation was told; null for none. An end that
 * stands is not undone by a move before it: one that does not go on is recalled.
 */
function vrijSinds(draad: readonly Bericht[], vandaag: Datum): Datum | null {
  const einde = draad.findLast(({ soort, gegevens }) => soort === 'einde-detentie' && gegevens !== null)
  const vrij = einde?.vrijlating ?? null
  return vrij !== null && vrij < vandaag ? vrij : null
}

/** The thread does not know where someone stays now: the detention does. */
async function vanInrichting(tx: Tx, wie: Kijker, { dossier, afzender }: Bericht): Promise<Weg> {
  const verblijf = await verblijfIn(tx, wie, dossier)
  if (verblijf === null)
    return {
      waarom:
        'Volgens DJI verblijft deze persoon voor deze detentie nu niet in uw inrichting. Alleen de inrichting waar iemand verblijft, werkt met de gemeente aan het plan (artikel 18a Pbw).',
    }
  const opvolger = await leesOpvolgers(tx, datumVan(wie.nu))
  if (!verblijf.colleges.map(opvolger).includes(afzender))
    return {
      waarom:
        'Volgens DJI is dit niet meer de gemeente waar deze persoon naar terugkeert. U deelt alleen met die gemeente (artikel 18a lid 4 Pbw).',
    }
  return maakWeg(wie, afzender, stap(verblijf.einde, datumVan(wie.nu)))
}

function stap(einde: Date | null, vandaag: Datum): Pick<Gevonden, 'processtap' | 'vrij'> {
  const dag = einde === null ? null : datumVan(einde)
  if (dag === null || dag > vandaag) return { processtap: 'detentie', vrij: null }
  return { processtap: dag === vandaag ? 'einde-detentie' : 'na-detentie', vrij: dag }
}
