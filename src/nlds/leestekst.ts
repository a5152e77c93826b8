import { type Html, html, type Inhoud } from './html.ts'

/** Text to read together in a language of its own, read aloud and written the right way round. */
export function leestekst(
  { taal, richting }: { readonly taal: string; readonly richting: 'ltr' | 'rtl' },
  inhoud: Inhoud,
): Html {
  return html`<div class="tk-leestekst" lang="${taal}" dir="${richting}">${inhoud}</div>`
}

/** The same said twice: in the language of who is asked, and in Dutch for who asks. Inside a label or a heading. */
export function tweetalig(
  { taal, richting }: { readonly taal: string; readonly richting: 'ltr' | 'rtl' },
  zin: Inhoud,
  nederlands: Inhoud,
): Html {
  // Both stand at the side where the first begins: one looks from the one to the other.
  return html`<span class="tk-tweetalig" dir="${richting}"><span lang="${taal}" dir="${richting}">${zin}</span><span class="tk-tweetalig__nl" dir="ltr">${nederlands}</span></span>`
}

/** A name in letters of its own in the middle of a sentence in any language. */
export function eigenNaam(naam: string): Html {
  return html`<bdi lang="nl">${naam}</bdi>`
}

/** A picture beside what it shows in words. */
export interface Beeldzin {
  readonly beeld: Html
  readonly zin: Inhoud
}

/** Sentences with a picture beside each, for who reads with difficulty. */
export function beeldlijst(zinnen: readonly Beeldzin[]): Html {
  return html`<ul class="tk-beeldlijst">${zinnen.map(({ beeld, zin }) => html`<li>${beeld}<span>${zin}</span></li>`)}</ul>`
}

/** One picture beside a piece of text. */
export function beeldregel({ beeld, zin }: Beeldzin): Html {
  return html`<div class="tk-beeldregel">${beeld}<div>${zin}</div></div>`
}
