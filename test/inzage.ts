import assert from 'node:assert/strict'
import type { z } from 'zod'
import type { overzichtSchema } from '../src/inzage/vorm.ts'
import { maakLogboek } from '../src/logboek/logboek.ts'
import { geheim } from './logboek.ts'
import { leesPdf } from './pdf.ts'
import { lees, type Wereld } from './wereld.ts'

/** An overview as the API gives it. */
export type Overzichtvorm = z.infer<typeof overzichtSchema>

const arnhem = ['pi-arnhem', 'casemanager'] as const

/** Asks the overview of someone as a system of the inrichting. */
export function vraagInzage(wereld: Wereld, persoon: string, vraag = ''): Promise<Response> {
  return wereld.api(arnhem, `/inzagen/${persoon}${vraag}`)
}

/** The overview of someone. */
export async function inzageVan(wereld: Wereld, persoon: string, vraag = ''): Promise<Overzichtvorm> {
  const antwoord = await vraagInzage(wereld, persoon, vraag)
  assert.equal(antwoord.status, 200, await antwoord.clone().text())
  return lees<Overzichtvorm>(antwoord)
}

/** The numbers of all lines about someone in the logboek, as its owner sees them. */
export async function regelsOver(wereld: Wereld, persoon: string): Promise<readonly number[]> {
  const rijen = await wereld.bank.eigenaar.vraag(
    'select volgnummer::int as nummer from logboek.regel where betrokkene = any($1) order by volgnummer',
    [maakLogboek(geheim).pseudoniemen(persoon)],
  )
  return rijen.map(({ nummer }) => Number(nummer))
}

/** A paper that a form gives back, read as a screen reader does. */
export async function papierVia(
  { adres }: Wereld,
  cookie: string,
  pad: string,
  methode: 'GET' | 'POST' = 'GET',
) {
  const antwoord = await fetch(`${adres}${pad}`, {
    method: methode,
    headers: { Cookie: cookie, Origin: adres },
    ...(methode === 'POST' ? { body: new URLSearchParams() } : {}),
  })
  const bytes = new Uint8Array(await antwoord.arrayBuffer())
  assert.equal(antwoord.status, 200, Buffer.from(bytes).toString('latin1').slice(0, 800))
  assert.equal(antwoord.headers.get('content-type'), 'application/pdf')
  return { bytes, heet: antwoord.headers.get('content-disposition') ?? '', ...(await leesPdf(bytes)) }
}

/** The number and the code that stand on a letter. */
export function codeUit(tekst: string): { readonly nummer: string; readonly code: string } {
  const code = /[2-9A-Z]{6}-[2-9A-Z]{6}-[2-9A-Z]{6}/.exec(tekst)?.[0]
  const nummer = /Nummer\s*([2-9A-Z]{6})/.exec(tekst)?.[1]
  assert.ok(code && nummer, `no code on paper: ${tekst.slice(0, 600)}`)
  return { nummer, code }
}

/** Types a code where someone does, without an account. Returns the answer and the cookie it gave. */
export async function typCode({ adres }: Wereld, velden: Record<string, string>) {
  const antwoord = await fetch(`${adres}/mijn-inzage`, {
    ...{ method: 'POST', redirect: 'manual', headers: { Origin: adres }, body: new URLSearchParams(velden) },
  })
  const cookie = /terugkeer_inzage=[^;]+/.exec(antwoord.headers.get('set-cookie') ?? '')?.[0] ?? null
  return {
    status: antwoord.status,
    naar: antwoord.headers.get('location'),
    tekst: await antwoord.text(),
    cookie,
  }
}
