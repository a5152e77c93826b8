import { html } from 'hono/html'
import type { Html, Inhoud } from './html.ts'
import { kenmerken, veiligAdres } from './html.ts'
import type { Paginahoofd } from './paginahoofd.ts'
import { paginahoofd, paginavoet } from './paginahoofd.ts'
import { kop } from './tekst.ts'

/** One page of the product. */
export interface Pagina extends Paginahoofd {
  readonly titel: string
  readonly inhoud: Inhoud
  readonly kruimels?: readonly Kruimel[] | undefined
  readonly ondertitel?: Inhoud | undefined
  /** Address of a script module that makes the page quicker; without it the page works as well. */
  readonly script?: string | undefined
  /** The opening of a public page, made with `held`, in place of the heading. */
  readonly held?: Html | undefined
}

/** A step on the way to this page; the last one is this page and has no address. */
export interface Kruimel {
  readonly naam: string
  readonly href?: string
}

/** A whole document. No script and no style in the page itself: the content security policy refuses both. */
export function pagina(p: Pagina): Html {
  return html`<!doctype html>
<html lang="nl" class="terugkeer-theme">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${p.titel} – Terugkeer</title>
<link rel="icon" href="/statisch/merk.svg" type="image/svg+xml">
<link rel="preload" href="/statisch/fonts/noto-sans-latin-400-normal.woff2" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="/statisch/nlds.css">
<link rel="stylesheet" href="/statisch/thema.css">
<link rel="stylesheet" href="/statisch/opmaak.css">
<link rel="stylesheet" href="/statisch/druk.css" media="print">
${p.script === undefined ? '' : html`<script type="module" src="${veiligAdres(p.script)}"></script>`}
</head>
<body class="utrecht-document tk-pagina">
<a class="nl-skip-link nl-skip-link--visible-on-focus tk-overslaan" href="#inhoud">Naar de inhoud</a>
${paginahoofd(p)}
<main id="inhoud" class="tk-hoofd" tabindex="-1">
${p.held ?? ''}
<div class="tk-breedte tk-stapel">
${p.held === undefined ? paginakop(p) : ''}
${p.inhoud}
</div>
</main>
${paginavoet()}
</body>
</html>`
}

function paginakop({ titel, ondertitel, kruimels = [] }: Pagina): Html {
  const onder = ondertitel === undefined ? '' : html`<div class="tk-ondertitel">${ondertitel}</div>`
  return html`<div class="tk-paginakop">${kruimelpad(kruimels)}${kop(1, titel)}${onder}</div>`
}

function kruimelpad(kruimels: readonly Kruimel[]): Html {
  if (kruimels.length === 0) return html``
  const delen = kruimels.map(({ naam, href }) =>
    href === undefined
      ? html`<li class="utrecht-breadcrumb-nav__item"${kenmerken({ 'aria-current': 'page' })}><span class="tk-kruimel">${naam}</span></li>`
      : html`<li class="utrecht-breadcrumb-nav__item"><a class="nl-link tk-kruimel" href="${veiligAdres(href)}">${naam}</a></li>`,
  )
  return html`<nav class="utrecht-breadcrumb-nav" aria-label="Kruimelpad"><ol class="utrecht-breadcrumb-nav__list utrecht-breadcrumb-nav__list--html-ol">${delen}</ol></nav>`
}
