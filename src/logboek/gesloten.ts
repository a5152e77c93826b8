import { createHash } from 'node:crypto'

/**
 * Names of acts that were whole, at eight bytes each: a log has more of them than fit in memory as text. Names are random,
 * so that two of millions have the same eight bytes does not happen.
 */
export class Gesloten {
  #plekken = new BigUint64Array(1024)
  #aantal = 0

  heeft(daad: string): boolean {
    const sleutel = sleutelVan(daad)
    return this.#plekken[this.#zoek(sleutel)] === sleutel
  }

  voegToe(daad: string): void {
    if (2 * this.#aantal >= this.#plekken.length) this.#groei()
    if (this.#zet(sleutelVan(daad))) this.#aantal += 1
  }

  /** Where it stands, or the free spot where it would. */
  #zoek(sleutel: bigint): number {
    const masker = this.#plekken.length - 1
    let plek = Number(sleutel & 0xffffffffn) & masker
    while (this.#plekken[plek] !== 0n && this.#plekken[plek] !== sleutel) plek = (plek + 1) & masker
    return plek
  }

  #zet(sleutel: bigint): boolean {
    const plek = this.#zoek(sleutel)
    const nieuw = this.#plekken[plek] === 0n
    this.#plekken[plek] = sleutel
    return nieuw
  }

  #groei(): void {
    const oud = this.#plekken
    this.#plekken = new BigUint64Array(oud.length * 2)
    for (const sleutel of oud) if (sleutel !== 0n) this.#zet(sleutel)
  }
}

/** Zero means free, so nothing is called that. */
function sleutelVan(daad: string): bigint {
  const hex = /^[0-9a-f]{16}$/.test(daad)
    ? daad
    : createHash('sha256').update(daad).digest('hex').slice(0, 16)
  return BigInt(`0x${hex}`) || 1n
}
