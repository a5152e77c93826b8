import assert from 'node:assert/strict'
import type { Berichtvorm } from '../src/berichtenbox/vorm.ts'
import { gebeurtenis } from './gebeurtenis.ts'
import { leverGoed } from './levering.ts'
import { nieuweBsn } from './mensen.ts'
import { bezoeker, inlog } from './sessie.ts'
import { lees, maakWereld } from './wereld.ts'

/** The municipality that is not connected in these tests, and who works there. */
export const lelystad = 'college-0995'
const beheerder = 'beheer-lelystad'

/** The first bytes of a document that may be uploaded. */
export const pdf = new TextEncoder().encode('%PDF-1.7\n%%EOF\n')

/** A Terugkeer in which Lelystad is not connected, with what a test does there. */
export async function maakAansluitwereld(
  t: { after(sluit: () => Promise<void>): void },
  nietAangesloten: readonly string[] = [lelystad],
) {
  const wereld = await maakWereld(t, '2026-11-22T10:00:00Z', nietAangesloten)
  const als = async (wie: string) => bezoeker(wereld, await inlog(wereld, wie))

  /** Sends a form with a file in it. */
  const stuurBestand = async (
    wie: string,
    pad: string,
    velden: Readonly<Record<string, string>>,
    bestand: File | null,
    anders: RequestInit = {},
  ) => {
    const { cookie } = await inlog(wereld, wie)
    const body = new FormData()
    for (const [naam, waarde] of Object.entries(velden)) body.set(naam, waarde)
    if (bestand !== null) body.set('document', bestand)
    const antwoord = await fetch(`${wereld.adres}${pad}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { Cookie: cookie, Origin: wereld.adres },
      body,
      ...anders,
    })
    return { status: antwoord.status, naar: antwoord.headers.get('location'), tekst: await antwoord.text() }
  }

  const getekend = { ondertekenaar: 'V. Verzonnen', functie: 'burgemeester', ondertekendOp: '2026-11-20' }
  const onderteken = (bestand: File | null = new File([pdf], 'getekend.pdf'), anders = {}) =>
    stuurBestand(beheerder, '/aansluiting/ondertekening', { ...getekend, ...anders }, bestand)

  /** All steps but the last, each by whom it belongs to. */
  const totVlakVoorActief = async (): Promise<void> => {
    const partij = await als(beheerder)
    for (const stap of ['aanmelding', 'voorwaarden'])
      assert.equal((await partij.stuur('/aansluiting/stappen', { stap })).status, 303, stap)
    assert.equal((await onderteken()).status, 303)
    assert.equal((await doorJustid('eherkenning')).status, 303)
  }
  const doorJustid = async (stap: string, organisatie = lelystad) =>
    (await als('beheer-justid')).stuur(`/aansluitingen/${organisatie}/stappen`, { stap })

  /** One person in Lelystad, with an event for each of these. */
  const iemand = (persoon: Record<string, unknown> = {}) => {
    const eigen = { bsn: nieuweBsn(), gemeentecode: '0995', ...persoon }
    return (anders: Record<string, unknown> = {}) => gebeurtenis(eigen, anders)
  }
  const lever = async (...gebeurtenissen: readonly Record<string, unknown>[]): Promise<readonly string[]> =>
    (await leverGoed(wereld, ...gebeurtenissen)).flatMap(({ berichten }) => berichten)

  const box = async (organisatie = lelystad, rol = 'nazorgcoordinator'): Promise<readonly Berichtvorm[]> =>
    (await lees<{ berichten: readonly Berichtvorm[] }>(await wereld.api([organisatie, rol], '/berichten')))
      .berichten

  const vraag = (tekst: string, waarden: readonly unknown[] = []) =>
    wereld.bank.eigenaar.vraag(tekst, waarden)
  /** How many messages for Lelystad have each status. */
  const standen = async (ontvanger = lelystad): Promise<Record<string, number>> => {
    const rijen = await vraag(
      'select status, count(*)::int as aantal from berichtenbox.bericht where ontvanger = $1 group by status order by status',
      [ontvanger],
    )
    return Object.fromEntries(rijen.map(({ status, aantal }) => [String(status), Number(aantal)]))
  }
  return {
    ...wereld,
    als,
    stuurBestand,
    getekend,
    onderteken,
    totVlakVoorActief,
    doorJustid,
    iemand,
    lever,
    box,
    vraag,
    standen,
  }
}

/** What a test gets. */
export type Aansluitwereld = Awaited<ReturnType<typeof maakAansluitwereld>>
