import { z } from 'zod'
import { Fout, type VeldFout, veilig } from '../kern/fout.ts'
import { keur } from '../kern/keur.ts'
import { isApi, type Verzoek } from './http.ts'

/** The query of a request against its schema. Throws `ongeldige-invoer` with every fault, doubled keys as well. */
export function leesQuery<T>(c: Verzoek, schema: z.ZodType<T>): T {
  const gekeurd = keur(schema, c.req.query())
  const fouten = [...dubbeleVragen(c), ...('fouten' in gekeurd ? gekeurd.fouten : [])].map(metNamen(schema))
  if ('waarde' in gekeurd && fouten.length === 0) return gekeurd.waarde
  throw new Fout('ongeldige-invoer', 'De vraag klopt niet.', fouten)
}

/** What stands in the query more than once: which of the two was meant nobody can tell. */
function dubbeleVragen(c: Verzoek): readonly VeldFout[] {
  return Object.entries(c.req.queries())
    .filter(([, waarden]) => waarden.length > 1)
    .map(([veld]) => ({
      veld: veilig(veld),
      melding: 'Dit staat er meer dan één keer in. Noem het één keer.',
    }))
}

/** What is wrong with the names in the query of a page that knows only these, each by its name: doubled, or not known here. */
export function naamfouten(c: Verzoek, namen: readonly string[]): readonly VeldFout[] {
  const onbekend = Object.keys(c.req.query()).filter((naam) => !namen.includes(naam))
  // On a page there is no field of that name to go to.
  const bij = (naam: string) => (isApi(c) || namen.includes(naam) ? veilig(naam) : '')
  return [
    ...dubbeleVragen(c).map(({ veld }) => ({
      veld: bij(veld),
      melding: `‘${veld}’ staat meer dan één keer in het adres. Noem het één keer.`,
    })),
    ...onbekend.map((naam) => ({
      veld: bij(naam),
      melding: `‘${veilig(naam)}’ kennen wij hier niet. Haal het uit het adres.`,
      ...(namen.length === 0 ? {} : { toegestaan: namen }),
    })),
  ]
}

/** The same for a page on which nothing is chosen but `gedaan`: throws `ongeldige-invoer`, and says what can stand there. */
export function leesGedaan<Gedaan extends string>(c: Verzoek, bekend: readonly Gedaan[]): Gedaan | undefined {
  const getypt = c.req.query('gedaan')
  const gedaan = bekend.find((een) => een === getypt)
  const fouten = naamfouten(c, bekend.length === 0 ? [] : ['gedaan'])
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'Het adres van deze pagina klopt niet.', fouten)
  if (getypt !== undefined && gedaan === undefined)
    throw new Fout('ongeldige-invoer', 'Het adres van deze pagina klopt niet.', [
      { veld: 'gedaan', melding: 'Deze waarde van ‘gedaan’ kennen wij niet.', toegestaan: bekend },
    ])
  return gedaan
}

/** A name that the route does not know is told with the names that it does. */
function metNamen(schema: z.ZodType): (fout: VeldFout) => VeldFout {
  const namen = schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
  return (fout) => (namen.length === 0 || namen.includes(fout.veld) ? fout : { ...fout, toegestaan: namen })
}
