import { datumVan } from '../../kern/datum.ts'
import type { Klok } from '../../platform/clock.ts'
import type { Databank } from '../../platform/db.ts'
import type { Identiteit } from '../../platform/http.ts'
import type { Startsignaal } from '../../toegang/toegang.ts'
import { boxrollen } from '../boxrollen.ts'
import { telStand } from '../telling.ts'

/**
 * What the first page says when messages are past their term and nobody opened them: to who works with the box, and to
 * the machtigingenbeheerder, who can give someone a role. Counted when it is read, so that every instance says the same
 * and nothing is to be cleared. Numbers only.
 */
export function maakBoxsignaal({ db, klok }: { readonly db: Databank; readonly klok: Klok }): Startsignaal {
  return async (identiteit) => {
    const { organisatie, gebruiker, rol } = identiteit
    if (!mag(identiteit)) return null
    const wie = { organisatie, gebruiker, rol, doel: 'box-bewaken' }
    const { teLaatOngeopend: aantal } = await db.transactie(wie, (tx) =>
      telStand(tx, organisatie, datumVan(klok.nu())),
    )
    if (aantal === 0) return null
    const watErIs = aantal === 1 ? 'staat 1 bericht' : `staan ${aantal} berichten`
    return {
      tekst: `In de Berichtenbox van uw organisatie ${watErIs} over de termijn. Niemand heeft ${aantal === 1 ? 'het' : 'ze'} geopend.`,
      verder:
        rol === 'machtigingenbeheerder'
          ? { tekst: 'Kijk wie een rol heeft, en vraag een collega vandaag te kijken', href: '/machtigingen' }
          : { tekst: 'Bekijk de berichten', href: '/berichtenbox?status=bezorgd' },
    }
  }
}

function mag({ rol }: Identiteit): boolean {
  return rol === 'machtigingenbeheerder' || boxrollen.some((een) => een === rol)
}
