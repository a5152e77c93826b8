import { z } from 'zod'
import { Fout, type VeldFout } from '../../kern/fout.ts'
import { keur } from '../../kern/keur.ts'
import { organisatie } from '../../organisaties/organisaties.ts'
import { leesJson } from '../../platform/body.ts'
import type { Verzoek } from '../../platform/http.ts'
import { type Kijker, wie } from '../../toegang/toegang.ts'
import { doel, type Toestemmingsdelen } from '../dossier.ts'

/** The machine that asks, with the one purpose of this context. */
export function kijker(c: Verzoek, { klok }: Toestemmingsdelen): Kijker {
  return { ...wie(c, doel), nu: klok.nu() }
}

/** The person that a path is about. Throws `niet-gevonden` for what is no id. */
export function persoonId(c: Verzoek): string {
  const id = z.guid().safeParse(c.req.param('persoonId'))
  if (!id.success) throw new Fout('niet-gevonden', 'Deze persoon kennen wij niet.')
  return id.data.toLowerCase()
}

/** Reads a request. Throws `ongeldige-invoer` with everything that is wrong. */
export async function leesVraag<T>(c: Verzoek, schema: z.ZodType<T>): Promise<T> {
  const gekeurd = keur(schema, await leesJson(c))
  if ('fouten' in gekeurd) throw new Fout('ongeldige-invoer', 'De vraag klopt niet.', gekeurd.fouten)
  return gekeurd.waarde
}

/** Throws `ongeldige-invoer` for an organisation that there is not, at its field. */
export function keurOntvangers(genoemd: readonly (readonly [veld: string, ontvanger: string])[]): void {
  const fouten = genoemd.flatMap(([veld, ontvanger]): VeldFout[] =>
    organisatie(ontvanger) === null
      ? [{ veld, melding: 'Deze organisatie kennen wij niet.', toegestaan: ['het id van een organisatie'] }]
      : [],
  )
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'De ontvanger klopt niet.', fouten)
}
