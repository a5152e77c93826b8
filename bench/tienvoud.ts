import { bouwRegister, type Register } from '../src/grondslagen/lookup.ts'
import type { Regel } from '../src/grondslagen/schema.ts'
import type { Vraag } from '../src/grondslagen/vraag.ts'

const kopieen = 10
const naam = (id: string, kopie: number) => (kopie === 0 ? id : `${id}-k${kopie}`)

/** The register with ten times as many rules: nine more worlds of parties beside the first, each with all its rules. */
export function tienvoud({ begrippen, wetten, regels, registerversie }: Register): Register {
  const werelden = Array.from({ length: kopieen }, (_, kopie) => kopie)
  const partijen = (lijst: readonly string[] | 'alle', kopie: number) =>
    (lijst === 'alle' ? begrippen.partijen.map((p) => p.id) : lijst).map((id) => naam(id, kopie))
  const kopieer = (regel: Regel, kopie: number): Regel => ({
    ...regel,
    id: naam(regel.id, kopie),
    verstrekkers: partijen(regel.verstrekkers, kopie),
    ontvangers: partijen(regel.ontvangers, kopie),
  })
  return bouwRegister({
    registerversie,
    wetten,
    begrippen: {
      ...begrippen,
      partijen: werelden.flatMap((kopie) =>
        begrippen.partijen.map((partij) => ({ ...partij, id: naam(partij.id, kopie) })),
      ),
    },
    regels: werelden.flatMap((kopie) => regels.map((regel) => kopieer(regel, kopie))),
  })
}

/** The same questions, each asked in one of the ten worlds. */
export function inWereld(vraag: Vraag, nummer: number): Vraag {
  const kopie = nummer % kopieen
  return { ...vraag, verstrekker: naam(vraag.verstrekker, kopie), ontvanger: naam(vraag.ontvanger, kopie) }
}
