import { merk } from '../../platform/smtp.ts'

/** What a delivery report says of a mail of ours (RFC 3464). */
export interface Rapport {
  /** The mark of the mail; null when it is not one of ours. */
  readonly kenmerk: string | null
  /** What became of it, such as `failed` or `delayed`. */
  readonly actie: string
  /** The status, such as 5.1.1. */
  readonly code: string
}

/** Header fields by name in small letters, with folded lines made one again. */
function velden(kop: string): ReadonlyMap<string, string> {
  const regels = kop.replaceAll(/\n[ \t]+/g, ' ').split('\n')
  return new Map(
    regels.flatMap((regel): [string, string][] => {
      const [, naam, waarde] = /^([\w-]{1,60}):(.*)$/.exec(regel) ?? []
      return naam === undefined || waarde === undefined ? [] : [[naam.toLowerCase(), waarde.trim()]]
    }),
  )
}

/** A message or a part of one, in its header and what comes after the first empty line. */
function splits(tekst: string): { readonly kop: ReadonlyMap<string, string>; readonly rest: string } {
  const grens = tekst.startsWith('\n') ? 0 : tekst.indexOf('\n\n')
  if (grens === -1) return { kop: velden(tekst), rest: '' }
  return { kop: velden(tekst.slice(0, grens)), rest: tekst.slice(grens).replace(/^\n{1,2}/, '') }
}

/** The parts of a multipart message, each with its kind. */
function delenVan(
  soort: string,
  tekst: string,
): readonly { readonly soort: string; readonly rest: string }[] {
  const grens = /\bboundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(soort)
  const streep = grens?.[1] ?? grens?.[2]
  if (streep === undefined) return []
  return `\n${tekst}`
    .split(`\n--${streep}`)
    .slice(1)
    .map((deel) => splits(deel.replace(/^[ \t]*\n/, '')))
    .map(({ kop, rest }) => ({ soort: (kop.get('content-type') ?? '').toLowerCase(), rest }))
}

/** Reads a delivery report; null for any other message. */
export function leesRapport(bericht: string): Rapport | null {
  const { kop, rest } = splits(bericht.replaceAll('\r\n', '\n'))
  const soort = kop.get('content-type') ?? ''
  if (!/^multipart\/report\b/i.test(soort) || !/\breport-type="?delivery-status\b/i.test(soort)) return null
  const delen = delenVan(soort, rest)
  const melding = delen.find((deel) => deel.soort.startsWith('message/delivery-status'))
  if (melding === undefined) return null
  const groepen = melding.rest.split(/\n\s*\n/).map(velden)
  const mail = groepen.find((groep) => groep.has('action'))
  const terug = delen.find((deel) => /^(message\/rfc822|text\/rfc822-headers)/.test(deel.soort))
  const sporen = [
    groepen[0]?.get('original-envelope-id'),
    terug === undefined ? undefined : splits(terug.rest).kop.get('message-id'),
    kop.get('in-reply-to'),
    kop.get('references'),
  ]
  return {
    kenmerk: sporen.flatMap((spoor) => kenmerkIn(spoor ?? '') ?? [])[0] ?? null,
    actie: (mail?.get('action') ?? '').toLowerCase(),
    code: /^[245]\.\d{1,3}\.\d{1,3}/.exec(mail?.get('status') ?? '')?.[0] ?? 'zonder code',
  }
}

const patroon = new RegExp(
  `(?:^|<)${merk.replace('.', '\\.')}([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:@|$)`,
  'i',
)

function kenmerkIn(spoor: string): string | null {
  return patroon.exec(spoor)?.[1]?.toLowerCase() ?? null
}
