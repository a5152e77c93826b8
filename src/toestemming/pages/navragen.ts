import { z } from 'zod'
import { Fout } from '../../kern/fout.ts'
import type { Verzoek } from '../../platform/http.ts'
import { aangemeld, leesFormulier } from '../../toegang/toegang.ts'
import { metPersoon, type Toestemmingsdelen } from '../dossier.ts'
import { vraagNee } from '../gehoord.ts'
import { adres, kijker, persoonId } from './blad.ts'

/** Keeps that the person was asked about a no that a receiver heard, and that it stays one. */
export async function navraagVia(c: Verzoek, delen: Toestemmingsdelen): Promise<Response> {
  const { verklaring } = await leesFormulier(c)
  const id = z.guid().safeParse(verklaring)
  if (!id.success) throw new Fout('niet-gevonden', 'Dit nee kennen wij niet.')
  const acteur = { ...kijker(c, delen), naam: aangemeld(c).naam }
  await metPersoon(delen, acteur, persoonId(c), (tx, opening) =>
    vraagNee(delen, tx, acteur, opening, id.data.toLowerCase()),
  )
  return c.redirect(`${adres(persoonId(c))}?gedaan=nagevraagd`, 303)
}
