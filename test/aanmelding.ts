import assert from 'node:assert/strict'
import { personas } from '../src/toegang/personas.ts'

/** A browser of few words: it keeps cookies per path and follows what a server says, as far as a test lets it. */
export class Bezoeker {
  readonly adres: string
  /** Every address that was visited, in order. */
  readonly bezocht: string[] = []
  #koekjes = new Map<string, { waarde: string; pad: string }>()

  constructor(adres: string) {
    this.adres = adres
  }

  /** The cookies for a path, as the header says them. */
  koekjes(pad: string): string {
    return [...this.#koekjes.values()].length === 0
      ? ''
      : [...this.#koekjes]
          .filter(([, een]) => pad === een.pad || pad.startsWith(een.pad.replace(/\/?$/, '/')))
          .map(([naam, { waarde }]) => `${naam}=${waarde}`)
          .join('; ')
  }

  /** Plants or replaces a cookie, as who sits at this browser could. */
  zetKoekje(naam: string, waarde: string): void {
    this.#koekjes.set(naam, { waarde, pad: '/' })
  }

  /** One request, without following where it sends us. */
  async vraag(pad: string, init: RequestInit = {}): Promise<Response> {
    const doel = new URL(pad, this.adres)
    this.bezocht.push(doel.href)
    const koppen = new Headers(init.headers)
    const koekjes = this.koekjes(doel.pathname)
    if (koekjes !== '') koppen.set('Cookie', koekjes)
    if (init.method === 'POST' && !koppen.has('Origin')) koppen.set('Origin', this.adres)
    const antwoord = await fetch(doel, { ...init, headers: koppen, redirect: 'manual' })
    for (const regel of antwoord.headers.getSetCookie()) this.#bewaar(regel)
    return antwoord
  }

  /** One request, and every redirect after it, up to a page; returns that page. */
  async volg(pad: string, init: RequestInit = {}): Promise<Response> {
    let antwoord = await this.vraag(pad, init)
    for (let stap = 0; stap < 15 && antwoord.status >= 301 && antwoord.status <= 303; stap++) {
      await antwoord.text()
      const verder = new URL(antwoord.headers.get('location') ?? '/', this.bezocht.at(-1))
      antwoord = await this.vraag(verder.href)
    }
    return antwoord
  }

  /** Goes to the sign-in page of a training provider; returns the path where its form is sent. */
  async naarAanbieder(aanbieder: string, verder = ''): Promise<string> {
    const antwoord = await this.volg(`/aanmelden/bij/${aanbieder}${verder}`)
    assert.equal(antwoord.status, 200, await antwoord.clone().text())
    await antwoord.text()
    return new URL(this.bezocht.at(-1) ?? '').pathname
  }

  /** Signs in as one of the fictitious people, by id; returns the page where that ends. */
  async meldAan(account: string, meer: Record<string, string> = {}, verder = ''): Promise<Response> {
    const aanbieder = personas.find(({ id }) => id === account)?.aanbieder ?? 'oefen-eherkenning'
    const formulier = await this.naarAanbieder(aanbieder, verder)
    const body = new URLSearchParams({ account, ...meer })
    return this.volg(formulier, { method: 'POST', body })
  }

  #bewaar(regel: string): void {
    const [deel = '', ...eigenschappen] = regel.split(';').map((stuk) => stuk.trim())
    const plek = deel.indexOf('=')
    const naam = deel.slice(0, plek)
    const waarde = deel.slice(plek + 1)
    const lees = (wat: string) =>
      eigenschappen.find((een) => een.toLowerCase().startsWith(`${wat}=`))?.slice(wat.length + 1)
    const verlopen = lees('max-age') === '0' || new Date(lees('expires') ?? '2999-01-01') < new Date()
    if (verlopen) this.#koekjes.delete(naam)
    else this.#koekjes.set(naam, { waarde, pad: lees('path') ?? '/' })
  }
}
