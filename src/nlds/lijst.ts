import { html } from 'hono/html'
import type { Html, Inhoud } from './html.ts'
import { kenmerken, verborgenTekst } from './html.ts'
import { pictogram } from './pictogram.ts'
import { label } from './teken.ts'
import { kop } from './tekst.ts'

/** One fact: its name and its value. Use `geen()` or `onbekend()` where there is no value. */
export interface Gegeven {
  readonly naam: Inhoud
  readonly waarde: Inhoud
}

/** Facts under each other, name at the left and value at the right. */
export function gegevenslijst(gegevens: readonly Gegeven[]): Html {
  const rijen = gegevens.map(
    ({ naam, waarde }) =>
      html`<div class="utrecht-data-list__item tk-gegeven"><dt class="utrecht-data-list__item-key">${naam}</dt><dd class="utrecht-data-list__item-value utrecht-data-list__item-value--html-dd">${waarde}</dd></div>`,
  )
  return html`<dl class="utrecht-data-list tk-gegevens">${rijen}</dl>`
}

/** Entries to look something up in, each with a heading and facts; beside each other where there is room. */
export function naslag(
  lijst: readonly { readonly kop: Inhoud; readonly gegevens: readonly Gegeven[] }[],
): Html {
  const delen = lijst.map(
    ({ kop: titel, gegevens }) =>
      html`<li class="tk-naslag__deel">${kop(2, titel)}${gegevenslijst(gegevens)}</li>`,
  )
  return html`<ul class="tk-naslag">${delen}</ul>`
}

/** A moment in a timeline; at most one of them is now. */
export interface Tijdstap {
  readonly wanneer: string
  readonly wat: Inhoud
  readonly stand: 'geweest' | 'nu' | 'komt'
}

const standen = {
  geweest: { klasse: 'tk-tijdlijn__stap tk-tijdlijn__stap--geweest', woord: '' },
  nu: { klasse: 'tk-tijdlijn__stap tk-tijdlijn__stap--nu', woord: 'Nu: ' },
  komt: { klasse: 'tk-tijdlijn__stap tk-tijdlijn__stap--komt', woord: 'Komt nog: ' },
} as const

/** What happened, what happens and what comes, drawn from top to bottom. */
export function tijdlijn(stappen: readonly Tijdstap[]): Html {
  const delen = stappen.map(({ wanneer, wat, stand }) => {
    const { klasse, woord } = standen[stand]
    const k = kenmerken({ class: klasse, 'aria-current': stand === 'nu' ? 'step' : undefined })
    return html`<li${k}><span class="tk-tijdlijn__wanneer">${woord === '' ? '' : verborgenTekst(woord)}${wanneer}</span><div>${wat}</div></li>`
  })
  return html`<ol class="tk-tijdlijn">${delen}</ol>`
}

/** The answer for one thing that was asked: yes, no or not decided; then why, then the law. */
export interface Uitkomst {
  /** So that it can be linked to. */
  readonly id?: string
  readonly soort: 'ja' | 'nee' | 'onbeslist'
  readonly kop: string
  /** The answer in a word or two: "mag", "mag niet", "weten wij nog niet". */
  readonly antwoord: string
  readonly tekst: Inhoud
  /** Chips made with `artikel`, ways out, and whatever else belongs below. */
  readonly verder?: Inhoud
}

const oordeeltekens = {
  ja: { klasse: 'tk-uitkomst__teken tk-uitkomst__teken--ja', teken: 'vink' },
  nee: { klasse: 'tk-uitkomst__teken tk-uitkomst__teken--nee', teken: 'kruis' },
  onbeslist: { klasse: 'tk-uitkomst__teken tk-uitkomst__teken--onbeslist', teken: 'vraag' },
} as const

/** Answers under each other, each with sign, word, reason and law. */
export function uitkomsten(lijst: readonly Uitkomst[]): Html {
  const delen = lijst.map(({ id, soort, kop: titel, antwoord, tekst, verder }) => {
    const { klasse, teken } = oordeeltekens[soort]
    return html`<li class="tk-uitkomst"${kenmerken({ id })}><span class="${klasse}">${pictogram(teken)}</span><div class="tk-uitkomst__inhoud"><div class="tk-uitkomst__kop">${kop(3, titel)}${label(soort, antwoord)}</div><p class="nl-paragraph">${tekst}</p>${verder ?? ''}</div></li>`
  })
  return html`<ul class="tk-uitkomsten">${delen}</ul>`
}
