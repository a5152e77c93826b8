/** The field on which someone signs, in points. The island draws in the same measure. */
export const breedte = 600
export const hoogte = 200

/** More than any signature has; it keeps a form within what a form may be. */
const meestePunten = 3000
const kortsteStreep = 2

/** Strokes as they are stored and sent: points "x y", strokes apart by a semicolon. */
const vorm = /^\d{1,3} \d{1,3}(?:[ ;]\d{1,3} \d{1,3})*$/

type Punt = readonly [x: number, y: number]

/** Reads strokes; null for what is not a signature: nothing, dots without a stroke, or points outside the field. */
export function leesStrepen(waarde: string): readonly (readonly Punt[])[] | null {
  if (!vorm.test(waarde)) return null
  const strepen = waarde.split(';').map((streep) => paren(streep.split(' ').map(Number)))
  const punten = strepen.flat()
  if (punten.length > meestePunten || punten.some(([x, y]) => x > breedte || y > hoogte)) return null
  return strepen.some(isGezet) ? strepen : null
}

function paren(getallen: readonly number[]): readonly Punt[] {
  return getallen.flatMap((x, i): Punt[] => (i % 2 === 0 ? [[x, getallen[i + 1] ?? 0]] : []))
}

/** True for a stroke that goes somewhere: a tap is not a signature. */
function isGezet(streep: readonly Punt[]): boolean {
  return new Set(streep.map(String)).size >= kortsteStreep
}

/** Strokes as the path of a drawing. */
export function alsPad(strepen: readonly (readonly Punt[])[]): string {
  return strepen.map((streep) => `M${streep.map(([x, y]) => `${x} ${y}`).join('L')}`).join('')
}
