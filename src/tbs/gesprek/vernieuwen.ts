import { bewaarToetsen, type Toegelaten } from '../../grondslagen/grondslagen.ts'
import type { Regel } from '../../logboek/logboek.ts'
import type { Tx } from '../../platform/db.ts'
import type { Schrijver } from '../store.ts'
import { identiteit } from '../toestemming.ts'
import { type Tbsdelen, type Traject, vastgelegd } from '../traject.ts'
import { alsJson, haalUitnodigingen } from './opslag.ts'
import { type Genoemde, type Gesprek, inGesprek, type Onderwerp, type Uitnodiging } from './tabellen.ts'
import { gegevensVan, gespreksstap, magGeheel, toetsVoor } from './toetsen.ts'

/** What an invitation may say to this invitee, and the lines of the logboek for what it says and what it leaves out. */
export interface Mededeling {
  readonly wie: Genoemde | null
  readonly agenda: readonly Onderwerp[]
  readonly toegelaten: Toegelaten
  readonly regels: readonly Regel[]
}

/** Works out what may be said: the name only when the register lets it go, of the agenda only what it lets be heard. */
export function mededelingVoor(
  { grondslagen }: Pick<Tbsdelen, 'grondslagen'>,
  { nu }: Pick<Schrijver, 'nu'>,
  traject: Traject,
  gesprek: Pick<Gesprek, 'stap' | 'agenda'>,
  genodigde: { readonly id: string; readonly ontvanger: string; readonly partij: string },
): Mededeling {
  const { id: onderwerp, ontvanger } = genodigde
  const alle = gegevensVan(gesprek.agenda)
  const toegelaten = toetsVoor(grondslagen, nu, traject, gespreksstap(gesprek), genodigde, alle)
  const { geslachtsnaam, voorvoegsel, voornamen, geboortedatum } = traject.persoon
  const wie = magGeheel(toegelaten, identiteit)
    ? { geslachtsnaam, voorvoegsel, voornamen, geboortedatum }
    : null
  // A title is a text that someone typed: who may not know who it is about, does not read it.
  const agenda = wie === null ? [] : gesprek.agenda.filter(({ gegevens }) => magGeheel(toegelaten, gegevens))
  const wel = [...(wie === null ? [] : identiteit), ...gegevensVan(agenda)]
  const niet = [...identiteit, ...alle].filter((een) => !wel.includes(een))
  const regel = { ...vastgelegd(traject, []), onderwerp, ontvanger, toetsId: toegelaten.toetsId }
  const regels: Regel[] = [
    ...(wel.length === 0 ? [] : [{ ...regel, handeling: 'verstrekt' as const, gegevens: wel }]),
    ...(niet.length === 0 ? [] : [{ ...regel, handeling: 'geweigerd' as const, gegevens: niet }]),
  ]
  return { wie, agenda, toegelaten, regels }
}

/** The columns of an invitation that hold what it says. Where it is can name someone too ("Kamer van …"). */
export function alsKolommen(
  { betrokkene }: Traject,
  { plaats }: Pick<Gesprek, 'plaats'>,
  { wie, agenda, toegelaten }: Mededeling,
) {
  return {
    plaats: wie === null ? '' : plaats,
    wie: wie === null ? null : alsJson<Genoemde>(wie),
    betrokkene: wie === null ? null : betrokkene,
    agenda: alsJson<readonly Onderwerp[]>(agenda),
    toets_id: toegelaten.toetsId,
  }
}

const opnieuwGevraagd: Partial<Uitnodiging> = {
  ...{ stand: 'gevraagd', toelichting: null, beantwoord_door: null },
  ...{ beantwoord_naam: null, beantwoord_op: null },
}

/** Lets every invitation of a talk say what it may say now; `opnieuw` asks each invitee again, who hears of that by mail. */
export async function vernieuw(
  delen: Pick<Tbsdelen, 'logboek' | 'grondslagen' | 'bezorging'>,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  gesprek: Gesprek,
  opnieuw: boolean,
): Promise<void> {
  for (const genodigde of await haalUitnodigingen(tx, wie, gesprek.id)) {
    if (genodigde.weg_op !== null || genodigde.afgezegd_op !== null) continue
    const mededeling = mededelingVoor(delen, wie, traject, gesprek, genodigde)
    const { dag, tijd } = gesprek
    await bewaarToetsen(tx, wie.nu, [mededeling.toegelaten])
    await inGesprek(tx)
      .updateTable('tbs.uitnodiging')
      .set({ ...alsKolommen(traject, gesprek, mededeling), dag, tijd, ...(opnieuw ? opnieuwGevraagd : {}) })
      .where('id', '=', genodigde.id)
      .where('organisatie', '=', wie.organisatie)
      .execute()
    if (opnieuw) await delen.bezorging.uitgenodigd(tx, [genodigde.id])
    await delen.logboek.noteer(tx, wie, wie.nu, mededeling.regels)
  }
}
