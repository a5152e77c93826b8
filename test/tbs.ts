import { bezoeker, inlogAls } from './sessie.ts'
import type { Wereld } from './wereld.ts'

/** The clinic, the reclassering and the municipality of these tests. */
export const kliniek = 'fpc-van-mesdag'
export const reclassering = 'reclassering-rn'
export const gemeente = 'college-0014'

/** Someone with a browser. */
export type Bezoek = ReturnType<typeof bezoeker>

/** Someone of this organisation in this role. */
export async function als(
  wereld: Wereld,
  organisatie: string,
  rol: string,
  naam = 'N. Proef',
): Promise<Bezoek> {
  return bezoeker(wereld, await inlogAls(wereld, organisatie, rol, naam))
}

/** A behandelcoördinator of a clinic. */
export const behandelaar = (wereld: Wereld, organisatie = kliniek): Promise<Bezoek> =>
  als(wereld, organisatie, 'behandelcoordinator', `B. van ${organisatie}`)

let volgnummer = 0

/** A surname nobody had before in this process: a number in letters, for a name holds no digits. */
const nieuweNaam = () => {
  volgnummer += 1
  return `Proefpersoon ${[...String(volgnummer)].map((cijfer) => 'abcdefghij'.charAt(Number(cijfer))).join('')}`
}

/** Begins a track of someone new, and gives its path. */
export async function nieuwTraject(wie: Bezoek, anders: Record<string, string> = {}): Promise<string> {
  const antwoord = await wie.stuur('/tbs/nieuw', {
    ...{ geslachtsnaam: nieuweNaam(), voornamen: 'Kim' },
    ...{ voorvoegsel: '', geboortedatum: '1985-05-05', einddatum: '2029-06-26', stap: '9', ...anders },
  })
  if (antwoord.status !== 303 || antwoord.naar === null) throw new Error(antwoord.tekst)
  return antwoord.naar.replace(/\?.*/, '')
}

/** What a form of this page was made with: what its writer looked at. */
export async function gezienOp(wie: Bezoek, pad: string): Promise<string> {
  const { tekst } = await wie.lees(pad)
  return /name="gezien" value="(\d+)"/.exec(tekst)?.[1] ?? ''
}

/** Lets these organisations take part. */
export async function laatMeedoen(
  wie: Bezoek,
  traject: string,
  ...organisaties: readonly string[]
): Promise<void> {
  for (const ontvanger of organisaties) {
    const { status, tekst } = await wie.stuur(`${traject}/partijen`, { ontvanger })
    if (status !== 303) throw new Error(tekst)
  }
}

/** Writes down what the betrokkene said: by gegeven ja or nee. */
export async function zegt(
  wie: Bezoek,
  pad: string,
  antwoorden: Readonly<Record<string, 'ja' | 'nee'>>,
  anders: Record<string, string> = {},
) {
  const velden = Object.entries(antwoorden).map(([gegeven, zei]) => [`zegt-${gegeven}`, zei])
  return wie.stuur(`${pad}/toestemming`, {
    ...{ ...Object.fromEntries(velden), vorm: 'schriftelijk', datum: '2026-11-20' },
    ...{ gezien: await gezienOp(wie, pad), ...anders },
  })
}

/** Writes down facts of the case in a step, with what was just looked at. */
export async function verklaart(wie: Bezoek, stap: string, feiten: Readonly<Record<string, string>>) {
  return wie.stuur(`${stap}/feiten`, { ...feiten, gezien: await gezienOp(wie, stap) })
}

/** Says how a step stands, with what was just looked at. */
export async function zetStap(wie: Bezoek, stap: string, stand: string, datum = '2026-11-20') {
  return wie.stuur(stap, { stand, datum, reden: '', gepland: '', gezien: await gezienOp(wie, stap) })
}

/** Says which routes run. */
export async function kiesRoutes(wie: Bezoek, traject: string, ...takken: readonly string[]) {
  return wie.stuur(`${traject}/routes`, [
    ...takken.map((tak): [string, string] => ['tak', tak]),
    ['gezien', await gezienOp(wie, traject)],
  ])
}

/** Sends these gegevens, each with a text of its own. */
export function stuurt(
  wie: Bezoek,
  pad: string,
  gegevens: readonly string[],
  anders: Record<string, string> = {},
) {
  const teksten = gegevens.map((een) => [
    `tekst-${een}`,
    een.endsWith('datum') ? '2029-06-26' : `Over ${een}.`,
  ])
  return wie.stuur(`${pad}/bericht`, [
    ['verzendingId', anders.verzendingId ?? crypto.randomUUID()],
    ...gegevens.map((een): [string, string] => ['gegeven', een]),
    ...teksten.map(([naam = '', tekst = '']): [string, string] => [naam, anders[naam] ?? tekst]),
  ])
}

/** What stands in the box of a receiver of this track. */
export async function bij({ bank }: Wereld, traject: string, ontvanger: string) {
  return bank.eigenaar.vraag(
    `select b.id, b.status, b.toets_id, i.gegevens, i.ingetrokken from berichtenbox.bericht b
     left join berichtenbox.inhoud i on i.bericht_id = b.id
     where b.dossier = $1 and b.ontvanger = $2 order by b.volgnummer`,
    [traject.replace('/tbs/', ''), ontvanger],
  )
}
