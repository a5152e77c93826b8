import { alinea, type Html, html, kaart, koppeling, opsomming } from '../../nlds/nlds.ts'
import type { Oordeel } from '../oordeel.ts'
import type { Regel } from '../schema.ts'
import { adresVan } from './vraag-adres.ts'
import { kandidaatRegels } from './vraag-feiten.ts'
import type { Gesteld } from './vraag-remedie.ts'

const zekerheden: Readonly<Record<Regel['zekerheid'], string>> = {
  geverifieerd: 'nagekeken in de wet',
  afgeleid: 'onze lezing van de bron',
  onzeker: 'niet zeker, telt daarom niet mee',
}

function regelPunt(regel: Regel): Html {
  const [eerste, ...meer] = [...new Set(regel.bron.map(({ plaats }) => plaats))]
  const plaatsen =
    meer.length === 0
      ? eerste
      : `${eerste}, en nog ${meer.length === 1 ? '1 plaats' : `${meer.length} plaatsen`}`
  return html`${koppeling(regel.titel, `/register/regels/${regel.id}`)} <span class="tk-klein">Bron: ${plaatsen} (${zekerheden[regel.zekerheid]}).</span>`
}

/** Which rules were looked at, where they come from, and how to keep this question. */
export function bronKaart(gesteld: Gesteld, { registerversie }: Oordeel): Html {
  const { register, vraag, keuze } = gesteld
  const regels = new Set(vraag.gegevens.flatMap((gegeven) => kandidaatRegels(register, vraag, gegeven)))
  const lijst =
    regels.size === 0
      ? alinea('Op deze dag kent het register bij deze stap geen regel tussen deze twee.')
      : opsomming([...regels].map(regelPunt))
  return kaart(
    'Waar dit op rust',
    html`${lijst}${alinea(`Registerversie ${registerversie.slice(0, 12)}.`, { klein: true })}${alinea(
      html`${koppeling('Adres van deze vraag', adresVan(keuze))}: om te bewaren of door te sturen. Er staat geen persoon in.`,
      { klein: true },
    )}`,
  )
}
