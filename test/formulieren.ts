/** One field of a form, with what stands in it and what may be chosen. */
export interface Formulierveld {
  readonly naam: string
  readonly soort: string
  readonly waarde: string
}

/** A form on a page, as a browser would send it. */
export interface Formulier {
  readonly methode: 'GET' | 'POST'
  readonly actie: string
  /** True when it carries a file: then it is sent in parts. */
  readonly bestand: boolean
  readonly velden: readonly Formulierveld[]
}

/** The forms on a page of ours: our own html, so a few patterns read it. */
export function formulierenIn(pagina: string, pad: string): readonly Formulier[] {
  return [...pagina.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, kop = '', inhoud = '']) => ({
    methode: /method="post"/i.test(kop) ? 'POST' : 'GET',
    actie: lees(kop, 'action') || pad,
    bestand: lees(kop, 'enctype') === 'multipart/form-data',
    velden: veldenIn(inhoud),
  }))
}

function veldenIn(inhoud: string): readonly Formulierveld[] {
  const gevonden = [
    ...inhoud.matchAll(/<(input|textarea|button)\b([^>]*)>|<(select)\b([^>]*)>([\s\S]*?)<\/select>/g),
  ]
  return gevonden.flatMap(([, los, kop, keuze, keuzekop, opties = '']) => {
    const koppen = kop ?? keuzekop ?? ''
    const naam = lees(koppen, 'name')
    if (naam === '') return []
    if (keuze === undefined)
      return [{ naam, soort: lees(koppen, 'type') || (los ?? ''), waarde: lees(koppen, 'value') }]
    const waarden = [...opties.matchAll(/<option\b([^>]*)>/g)].map(([, optie = '']) => lees(optie, 'value'))
    return [{ naam, soort: 'select', waarde: waarden.find((waarde) => waarde !== '') ?? '' }]
  })
}

/** What is sent when every field that takes text says this, and of each choice the first is chosen. */
export function ingevuld({ velden }: Formulier, tekst: (naam: string) => string): URLSearchParams {
  const gevuld = new URLSearchParams()
  for (const { naam, soort, waarde } of velden) {
    if (soort === 'radio' && gevuld.has(naam)) continue
    gevuld.append(naam, vast.has(soort) ? waarde || 'on' : tekst(naam))
  }
  return gevuld
}

/** These fields as a browser would send them with this form. */
export function alsVerstuurd({ bestand }: Formulier, velden: URLSearchParams): URLSearchParams | FormData {
  if (!bestand) return velden
  const delen = new FormData()
  for (const [naam, waarde] of velden) delen.append(naam, waarde)
  return delen
}

const vast = new Set(['radio', 'checkbox', 'select', 'hidden', 'submit', 'button'])

/** Where the links on a page go, within this server. */
export function linksIn(pagina: string): readonly string[] {
  return [...new Set([...pagina.matchAll(/<a\b([^>]*)>/g)].map(([, kop = '']) => lees(kop, 'href')))].filter(
    (href) => /^\/(?!\/)/.test(href),
  )
}

function lees(koppen: string, naam: string): string {
  const waarde = new RegExp(`\\s${naam}="([^"]*)"`, 'i').exec(koppen)?.[1] ?? ''
  return waarde
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
