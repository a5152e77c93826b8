import type { VeldFout } from '../kern/fout.ts'

/** Who said it, who was there and whether someone interpreted, as far as it is filled in. */
interface Erbij {
  readonly namens?: string | undefined
  readonly aanwezig?: readonly string[] | undefined
  readonly tolk?: string | undefined
}

/**
 * What contradicts itself in who was present: evidence of consent (AVG art. 7 lid 1) that says that a representative spoke or
 * that someone interpreted there, names them among who was there too, and the other way round for an interpreter.
 */
export function keurAanwezig({ namens, aanwezig, tolk }: Erbij): readonly VeldFout[] {
  if (aanwezig === undefined) return []
  const fouten: VeldFout[] = []
  const fout = (melding: string, toegestaan: string) =>
    fouten.push({ veld: 'aanwezig', melding, toegestaan: [toegestaan] })
  if (namens !== undefined && namens !== 'betrokkene' && !aanwezig.includes('vertegenwoordiger'))
    fout(
      'De vertegenwoordiger zei dit. Vink dan ook de wettelijk vertegenwoordiger aan.',
      'met vertegenwoordiger',
    )
  if (tolk === 'aanwezig' && !aanwezig.includes('tolk'))
    fout('Er was een tolk aanwezig. Vink dan ook de tolk aan.', 'met tolk')
  if (tolk === 'geen' && aanwezig.includes('tolk'))
    fout('U vulde in dat er geen tolk was. Haal het vinkje bij de tolk weg, of kies ja.', 'zonder tolk')
  return fouten
}
