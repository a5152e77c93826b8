import { randomUUID } from 'node:crypto'
import { schrijfBerichten } from '../src/berichtenbox/store.ts'
import { bewaarToetsen } from '../src/grondslagen/grondslagen.ts'
import { datumVan } from '../src/kern/datum.ts'
import { partijVan } from '../src/organisaties/organisaties.ts'
import { metHerkansing } from '../src/platform/herkansing.ts'
import type { Basisvoorwaarde } from '../src/toestemming/rules.ts'
import { toestemmingVoor } from '../src/toestemming/toestemming.ts'
import { gebeurtenis } from './gebeurtenis.ts'
import { leverGoed, type Ruw } from './levering.ts'
import { nieuweBsn } from './mensen.ts'
import type { Wereld } from './wereld.ts'

/** A machine of a casemanager in Arnhem, and the clinic that consent is asked for. */
const arnhem = ['pi-arnhem', 'casemanager'] as const
export const vught = ['pi-vught', 'casemanager'] as const
export const kliniek = 'fpc-van-mesdag'
export const andereKliniek = 'fpk-assen'

/** Someone new who stays in this inrichting; gives the id by which the pages know this person. */
export async function nieuweGedetineerde(
  wereld: Wereld,
  anders: Ruw = {},
  persoon: Ruw = {},
): Promise<string> {
  const bsn = nieuweBsn()
  await leverGoed(wereld, gebeurtenis({ bsn, ...persoon }, anders))
  const [rij] = await wereld.bank.eigenaar.vraag('select id from detentie.persoon where bsn = $1', [bsn])
  return String(rij?.id)
}

/** A declaration on paper, as a system sends it. */
export function verklaring(anders: Ruw = {}): Ruw {
  return {
    namens: 'betrokkene',
    aanwezig: ['casemanager'],
    taal: 'nl',
    tolk: 'geen',
    voorgelezen: true,
    makkelijkGelezen: false,
    gevolgenVerteld: true,
    geldigTot: '2027-05-01',
    datum: '2026-11-22',
    plaats: 'Arnhem',
    vorm: 'papier',
    ja: [{ ontvanger: kliniek, basisvoorwaarde: 'zorg' }],
    ...anders,
  }
}

/** A withdrawal that nobody signed. */
export function intrekking(anders: Ruw = {}): Ruw {
  return {
    alles: true,
    vorm: 'mondeling',
    namens: 'betrokkene',
    toelichting: 'Schudde nee toen ik het vroeg.',
    ...anders,
  }
}

/** Asks the API about the consent of someone. */
export function stuur(
  { api }: Wereld,
  persoon: string,
  pad: string,
  body?: unknown,
  wie: readonly [string, string] = arnhem,
): Promise<Response> {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
  return api(wie, `/toestemmingen/${persoon}${pad}`, init)
}

const acteur = { organisatie: 'pi-arnhem', gebruiker: 'proef', rol: 'casemanager', doel: 'proef' }

/**
 * The inrichting sends what it may about someone to this receiver, as whoever composes a message does: the consent from the
 * ledger, the register, and only what that allows; `tussendoor` happens between asking and sending. Returns the id of the message; null when nothing may go.
 */
export async function verstuur(
  { bank, klok, grondslagen }: Wereld,
  persoon: string,
  ontvanger = kliniek,
  basisvoorwaarde: Basisvoorwaarde = 'zorg',
  tussendoor: () => Promise<void> = async () => {},
): Promise<string | null> {
  const nu = klok.nu()
  const peildatum = datumVan(nu)
  return metHerkansing(bank, acteur, async (tx) => {
    const toestemming = await toestemmingVoor(tx, acteur, { persoon, ontvanger, basisvoorwaarde, peildatum })
    const toegelaten = grondslagen.toelaten({
      verstrekker: 'pi',
      ontvanger: partijVan(ontvanger),
      gegevens: [basisvoorwaarde],
      processtap: 'detentie',
      peildatum,
      feiten: toestemming === undefined ? {} : { toestemming },
    })
    await tussendoor()
    if (toegelaten.toelating === null) return null
    await bewaarToetsen(tx, nu, [toegelaten])
    const id = randomUUID()
    await schrijfBerichten(tx, [
      {
        ...{ id, soort: 'informatieblad', versie: 1, status: 'bezorgd', afzender: 'pi-arnhem', ontvanger },
        ...{ betrokkene: persoon, dossier: randomUUID(), oorzaak: null, gebeurdOp: null },
        ...{ inrichting: 'pi-arnhem', toetsId: toegelaten.toetsId, vervangt: null, antwoordOp: null },
        ...{ verzondenOp: nu, bezorgdOp: nu, termijn: null, reden: null, vrijlating: null, zoeknaam: '' },
        gegevens: { [basisvoorwaarde]: 'Een tekst.' },
      },
    ])
    return id
  })
}
