import type { VeldFout } from '../../kern/fout.ts'
import { Fout } from '../../kern/fout.ts'
import type { Verzoek } from '../../platform/http.ts'
import { type Beheerdelen, machtigingenPad, toon } from '../machtigingen/blad.ts'
import { keurHerziening, leesFormulier } from '../machtigingen/formulieren.ts'
import { herzie } from '../machtigingen/handelen.ts'
import { herzieningInhoud } from '../machtigingen/herzieningblad.ts'
import { haalOverzicht } from '../machtigingen/lezen.ts'
import { aangemeld, wie } from '../toegang.ts'

interface Mislukt {
  readonly fouten: readonly VeldFout[]
  readonly gekozen: readonly string[]
  readonly reden?: string | undefined
}

/** The yearly review: what nobody looked at for twelve months. */
export async function herzieningPagina(
  c: Verzoek,
  delen: Beheerdelen,
  mislukt: Mislukt = { fouten: [], gekozen: [] },
): Promise<Response> {
  const { teHerzien, mensen } = await haalOverzicht(delen, wie(c, 'machtigingen-beheren'))
  const aantal = teHerzien.length === 1 ? '1 rol' : `${teHerzien.length} rollen`
  return toon(
    c,
    delen,
    {
      titel: 'Herziening',
      ondertitel: `${aantal} waar een jaar niemand naar keek.`,
      kruimels: [{ naam: 'Machtigingen', href: machtigingenPad }, { naam: 'Herziening' }],
      inhoud: herzieningInhoud({ teHerzien, mensen, gebruiker: aangemeld(c).gebruiker, ...mislukt }),
    },
    mislukt.fouten.length > 0 ? 400 : 200,
  )
}

/** Takes the decision about many roles at once: all of it, or nothing. */
export async function verwerkHerziening(c: Verzoek, delen: Beheerdelen): Promise<Response> {
  const getypt = await leesFormulier(c)
  const { rollen = [] } = await c.req.parseBody({ all: true })
  const gekozen = [rollen].flat().filter((een) => typeof een === 'string')
  const opnieuw = (fouten: readonly VeldFout[]) =>
    herzieningPagina(c, delen, { fouten, gekozen, reden: getypt.reden })
  const gekeurd = keurHerziening(getypt, gekozen)
  if ('fouten' in gekeurd) return opnieuw(gekeurd.fouten)
  const { ids, besluit } = gekeurd.waarde
  try {
    const { fouten } = await herzie(delen, wie(c, 'machtigingen-beheren'), ids, besluit)
    return fouten.length > 0
      ? opnieuw(fouten)
      : c.redirect(`${machtigingenPad}/herziening?gedaan=herzien`, 303)
  } catch (oorzaak) {
    if (!(oorzaak instanceof Fout) || oorzaak.code !== 'ongeldige-invoer') throw oorzaak
    return opnieuw(oorzaak.fouten)
  }
}
