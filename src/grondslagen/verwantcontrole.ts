import type { Begrippen } from './woorden.ts'

/** One fault in what a gegeven is readily taken for. */
interface Verwantbevinding {
  readonly gegeven: string
  readonly veld: string
  readonly melding: string
}

/** What may be taken for something else is known, is something else, and the other may be taken for it. */
export function controleerVerwant({ gegevens }: Pick<Begrippen, 'gegevens'>): Verwantbevinding[] {
  const perId = new Map(gegevens.map((gegeven) => [gegeven.id, gegeven]))
  const fout = (id: string, ander: string): string | null => {
    if (ander === id) return 'een gegeven is niet verwant met zichzelf'
    const gevonden = perId.get(ander)
    if (gevonden === undefined) return `onbekend id '${ander}'`
    return gevonden.verwant?.includes(id)
      ? null
      : `bij '${ander}' staat '${id}' niet: verwant geldt over en weer`
  }
  return gegevens.flatMap(({ id, verwant = [] }) =>
    verwant.flatMap((ander, i) => {
      const melding = fout(id, ander)
      return melding === null ? [] : [{ gegeven: id, veld: `verwant[${i}]`, melding }]
    }),
  )
}
