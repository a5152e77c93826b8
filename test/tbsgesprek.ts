import { type Bezoek, behandelaar, gemeente, laatMeedoen, nieuwTraject, zegt } from './tbs.ts'
import type { Wereld } from './wereld.ts'

/** The day of these tests: a talk of today was held, and one of tomorrow was not. */
export const vandaag = '2026-11-26'

/** What the handreiking puts on the agenda of steps 11, 12 and 16c. */
export const drie = [
  'voortgang-behandeling',
  'beoogde-uitstroom',
  'risicotaxatie-en-beschermende-factoren',
] as const

const goed = { stap: '11', dag: vandaag, tijd: '14:00', plaats: 'Zaal 3, Groningen' }

/** Plans a talk in this track, and gives its path. */
export async function planGesprek(
  wie: Bezoek,
  traject: string,
  anders: Record<string, string> = {},
): Promise<string> {
  const { status, naar, tekst } = await wie.stuur(`${traject}/gesprekken`, {
    keer: crypto.randomUUID(),
    ...goed,
    ...anders,
  })
  if (status !== 303 || naar === null) throw new Error(tekst)
  return naar.replace(/\?.*/, '')
}

/** The version of a talk or of a part that its page was made with. */
export async function versieOp(wie: Bezoek, pad: string): Promise<string> {
  return /name="gezien" value="(\d+)"/.exec((await wie.lees(pad)).tekst)?.[1] ?? ''
}

/** Writes a part of the minutes about these gegevens, and gives its path. */
export async function schrijfDeel(
  wie: Bezoek,
  gesprek: string,
  titel: string,
  gegevens: readonly string[],
  tekst = `Over ${titel}.`,
): Promise<string> {
  const velden: [string, string][] = [
    ...Object.entries({ keer: crypto.randomUUID(), soort: 'verslag', titel, tekst }),
    ...gegevens.map((een): [string, string] => ['gegeven', een]),
  ]
  const antwoord = await wie.stuur(`${gesprek}/verslag`, velden)
  if (antwoord.status !== 303) throw new Error(antwoord.tekst)
  const pagina = (await wie.lees(`${gesprek}/verslag`)).tekst
  const pad = new RegExp(`href="([^"]+)">Bewerk ‘${titel}’`).exec(pagina)?.[1]
  if (pad === undefined) throw new Error(pagina)
  return pad
}

/** Gives someone something to do. */
export function geefActie(
  wie: Bezoek,
  gesprek: string,
  eigenaar: string,
  gegevens: readonly string[],
  anders: Record<string, string> = {},
) {
  const velden = {
    keer: crypto.randomUUID(),
    wat: 'Zoek een woning.',
    eigenaar,
    voor: '2026-12-03',
    ...anders,
  }
  return wie.stuur(`${gesprek}/acties`, [
    ...Object.entries(velden),
    ...gegevens.map((een): [string, string] => ['gegeven', een]),
  ])
}

/** The path of the invitation for this talk, as it stands in the list of this invitee. */
export async function uitnodigingVan(wie: Bezoek, gesprek: string, { bank }: Wereld): Promise<string> {
  const rijen = await bank.eigenaar.vraag('select id from tbs.uitnodiging where gesprek = $1', [
    gesprek.split('/').at(-1),
  ])
  const { tekst } = await wie.lees('/tbs/gesprekken')
  const pad = rijen.map(({ id }) => `/tbs/gesprekken/${id}`).find((een) => tekst.includes(`"${een}"`))
  if (pad === undefined) throw new Error(tekst)
  return pad
}

/** Yes to these of the three, and no to the others. */
export const jaTegen = (...ja: readonly string[]): Readonly<Record<string, 'ja' | 'nee'>> =>
  Object.fromEntries(drie.map((een) => [een, ja.includes(een) ? 'ja' : 'nee']))

/** A clinic with a track in which the municipality takes part, what was said about it in step 11, and a talk of today. */
export async function metGemeente(
  wereld: Wereld,
  gezegd: Readonly<Record<string, 'ja' | 'nee'>> = jaTegen(...drie),
): Promise<{ readonly wie: Bezoek; readonly traject: string; readonly gesprek: string }> {
  const wie = await behandelaar(wereld)
  const traject = await nieuwTraject(wie, { geslachtsnaam: `Gesprek ${woord()}`, stap: '11' })
  await laatMeedoen(wie, traject, gemeente)
  if (Object.keys(gezegd).length > 0) {
    const { status, tekst } = await zegt(wie, `${traject}/stappen/11/${gemeente}`, gezegd)
    if (status !== 303) throw new Error(tekst)
  }
  return { wie, traject, gesprek: await planGesprek(wie, traject) }
}

const woord = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(8)), (een) => 'abcdefghijklmnop'.charAt(een % 16)).join('')
