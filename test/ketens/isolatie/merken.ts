import { randomUUID } from 'node:crypto'

/** Something in the data that only these organisations may ever see. */
interface Merk {
  readonly wat: string
  readonly wie: ReadonlySet<string>
}

const letters = 'abcdefghijklmnopqrstuvwxyz'
const wit = /qzq[a-z]{4}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi

/** Words and ids that stand in the data of a test, each with who may see it: what turns up elsewhere is a leak. */
export class Merken {
  readonly #alle = new Map<string, Merk>()
  readonly #ids = new Map<string, string[]>()

  /** A word that stands nowhere else, also not in small letters or in part. */
  woord(wat: string, ...wie: readonly string[]): string {
    let rest = this.#alle.size
    let staart = ''
    for (let plek = 0; plek < 4; plek++) {
      staart += letters[rest % letters.length]
      rest = Math.floor(rest / letters.length)
    }
    return this.#onthoud(`qzq${staart}`, wat, wie)
  }

  /** The id of a row, of a kind by which routes can be asked for it. */
  id(soort: string, ...wie: readonly string[]): string {
    const id = this.#onthoud(randomUUID(), `${soort} id`, wie)
    this.#ids.set(soort, [...(this.#ids.get(soort) ?? []), id])
    return id
  }

  #onthoud(merk: string, wat: string, wie: readonly string[]): string {
    this.#alle.set(merk, { wat, wie: new Set(wie) })
    return merk
  }

  /** The ids of this kind that an organisation may see. */
  eigenIds(soort: string, organisatie: string): readonly string[] {
    return (this.#ids.get(soort) ?? []).filter((id) => this.#alle.get(id)?.wie.has(organisatie))
  }

  /** The ids of this kind that an organisation may not see, spread over all there are. */
  vreemdeIds(soort: string, organisatie: string, hoogstens: number): readonly string[] {
    const vreemd = (this.#ids.get(soort) ?? []).filter((id) => !this.#alle.get(id)?.wie.has(organisatie))
    const stap = Math.max(1, Math.ceil(vreemd.length / hoogstens))
    return vreemd.filter((_, nummer) => nummer % stap === 0)
  }

  /** What of others stands in this answer; what was asked for itself is no news. */
  lekken(antwoord: string, vraag: string, organisatie: string): readonly string[] {
    return this.#gevonden(antwoord)
      .filter(([merk, { wie }]) => !wie.has(organisatie) && !vraag.toLowerCase().includes(merk))
      .map(([merk, { wat, wie }]) => `${wat} ${merk} of ${[...wie].join('+')}`)
  }

  /** What of one's own stands in this answer, by kind. */
  eigen(antwoord: string, organisatie: string): readonly string[] {
    return this.#gevonden(antwoord).flatMap(([, { wat, wie }]) => (wie.has(organisatie) ? [wat] : []))
  }

  /** Every kind of thing that was marked. */
  soorten(): ReadonlySet<string> {
    return new Set([...this.#alle.values()].map(({ wat }) => wat))
  }

  #gevonden(tekst: string): readonly (readonly [string, Merk])[] {
    const woorden = new Set(tekst.match(wit)?.map((woord) => woord.toLowerCase()))
    return [...woorden].flatMap((woord) => {
      const merk = this.#alle.get(woord)
      return merk === undefined ? [] : [[woord, merk] as const]
    })
  }
}
