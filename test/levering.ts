import type { Berichtvorm } from '../src/berichtenbox/vorm.ts'
import type { Batchantwoord } from '../src/detentie/antwoord.ts'
import type { VeldFout } from '../src/kern/fout.ts'
import { lees, type Wereld } from './wereld.ts'

/** An event as a test writes it: also a wrong one. */
export type Ruw = Record<string, unknown>

/** The answer to one accepted event. */
export interface Aanvaard {
  readonly gebeurtenisId: string
  readonly aanvaard: true
  readonly herhaald: boolean
  readonly berichten: readonly string[]
  readonly oordeel: { readonly toetsId: string; readonly uitkomst: string } | null
  readonly waarschuwingen: readonly VeldFout[]
}

/** An error as problem+json. */
export interface Probleemvorm {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly fouten?: readonly VeldFout[]
}

/** Who delivers detention events. */
export const dji = ['dji', 'backoffice'] as const

const pad = '/detentiegebeurtenissen'

/** Delivers one event as JSON. */
export function lever({ api }: Wereld, gebeurtenis: unknown): Promise<Response> {
  return api(dji, pad, { method: 'POST', body: JSON.stringify(gebeurtenis) })
}

/** Delivers events one by one and gives the answers; throws when one was not accepted. */
export async function leverGoed(wereld: Wereld, ...gebeurtenissen: readonly Ruw[]): Promise<Aanvaard[]> {
  const antwoorden: Aanvaard[] = []
  for (const gebeurtenis of gebeurtenissen) {
    const antwoord = await lever(wereld, gebeurtenis)
    if (!antwoord.ok) throw new Error(`Refused: ${antwoord.status} ${await antwoord.text()}`)
    antwoorden.push(await lees<Aanvaard>(antwoord))
  }
  return antwoorden
}

/** The municipality of The Hague answers a message that there is a room; throws when that is not accepted. */
export async function antwoordOnderdak({ api }: Wereld, bericht: string | undefined): Promise<void> {
  const inhoud = {
    gegevens: { onderdak: 'Er is een kamer.' },
    feiten: { noodzaakPlan: true, zorgNodig: false },
  }
  const wie = ['college-0518', 'nazorgcoordinator'] as const
  const antwoord = await api(wie, `/berichten/${bericht}/antwoorden`, {
    method: 'POST',
    body: JSON.stringify(inhoud),
  })
  if (antwoord.status !== 201) throw new Error(`Refused: ${antwoord.status} ${await antwoord.text()}`)
}

/** Delivers a text or bytes as NDJSON and gives the answer per line. */
export async function leverTekst(
  { api }: Wereld,
  inhoud: string | Uint8Array<ArrayBuffer>,
): Promise<Batchantwoord[]> {
  const antwoord = await api(dji, pad, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-ndjson' },
    body: inhoud,
  })
  const regels = (await antwoord.text()).split('\n').filter((regel) => regel !== '')
  return regels.map((regel) => JSON.parse(regel) as Batchantwoord)
}

/** Delivers events as one batch of NDJSON. */
export function leverReeks(wereld: Wereld, gebeurtenissen: readonly unknown[]): Promise<Batchantwoord[]> {
  return leverTekst(wereld, gebeurtenissen.map((gebeurtenis) => `${JSON.stringify(gebeurtenis)}\n`).join(''))
}

/** All messages in the box of a municipality, newest first, over all pages. */
export async function box({ api }: Wereld, gemeentecode: string, vraag = ''): Promise<Berichtvorm[]> {
  const berichten: Berichtvorm[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const pagina: { berichten: Berichtvorm[]; volgende: string | null } = await lees(
      await api(
        [`college-${gemeentecode}`, 'nazorgcoordinator'],
        `/berichten?${vraag}${cursor === '' ? '' : `&cursor=${cursor}`}`,
      ),
    )
    berichten.push(...pagina.berichten)
    cursor = pagina.volgende
  }
  return berichten
}

/** What a municipality may still read about one person, newest first. */
export async function berichtenOver(wereld: Wereld, gemeentecode: string, bsn: string) {
  const alle = await box(wereld, gemeentecode)
  return alle.filter(({ betrokkene }) => bsnVan(betrokkene) === bsn)
}

function bsnVan(betrokkene: Berichtvorm['betrokkene']): unknown {
  const nummers = betrokkene?.identificerendeNummers
  return typeof nummers === 'object' && nummers !== null && 'bsn' in nummers ? nummers.bsn : undefined
}
