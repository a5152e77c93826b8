// The few parts of a browser the island uses. The whole of its types would also let server code ask for a document.

/** An element of the page. */
export interface Element {
  readonly id: string
  readonly textContent: string | null
  innerHTML: string
  hidden: boolean
  /** Only of a field someone types in. */
  readonly value?: string
  readonly dataset: Readonly<Record<string, string | undefined>>
  querySelector(kiezer: string): Element | null
  querySelectorAll(kiezer: string): Iterable<Element>
  addEventListener(soort: string, doe: () => void): void
  setAttribute(naam: string, waarde: string): void
  hasAttribute(naam: string): boolean
  focus(): void
}

/** The page as it stands. */
export interface Scherm {
  readonly activeElement: Element | null
  getElementById(id: string): Element | null
}

/** Makes the fields of a form readable as they would be sent. */
export type Formuliergegevens = new (formulier: Element) => Iterable<[string, unknown]>

/** The address bar. */
export interface Adresbalk {
  replaceState(gegevens: null, titel: string, adres: string): void
}
