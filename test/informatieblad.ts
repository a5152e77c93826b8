import { type Formulier, formulierenIn } from './formulieren.ts'
import type { Ruw } from './levering.ts'
import { bezoeker, inlogAls } from './sessie.ts'
import { nieuweGedetineerde, stuur, verklaring } from './toestemming.ts'
import type { Wereld } from './wereld.ts'

/** A day on which consent decides, and the municipality of everyone in these tests. */
export const toen = '2020-06-02T08:00:00Z'
export const gemeente = 'college-0518'

/** Someone who stays in Arnhem on the day of `toen`. */
export function gedetineerdeToen(wereld: Wereld, anders: Ruw = {}, persoon: Ruw = {}): Promise<string> {
  const verblijf = { tijdstip: '2020-05-20T10:00:00+02:00', verwachteEinddatum: '2020-12-01' }
  return nieuweGedetineerde(wereld, { ...verblijf, ...anders }, persoon)
}

/** Consent for these areas, towards the municipality. */
export async function geefToestemming(
  wereld: Wereld,
  persoon: string,
  ...gebieden: readonly string[]
): Promise<void> {
  const ja = gebieden.map((basisvoorwaarde) => ({ ontvanger: gemeente, basisvoorwaarde }))
  const vraag = verklaring({ datum: '2020-06-02', geldigTot: '2021-05-01', ja })
  const antwoord = await stuur(wereld, persoon, '/verklaringen', vraag)
  if (antwoord.status !== 201) throw new Error(await antwoord.text())
}

/** Someone with a browser. */
export type Bezoek = ReturnType<typeof bezoeker>

/** Someone of this organisation in this role, whose role holds on any day of these tests. */
export async function bezoekVan(
  wereld: Wereld,
  organisatie: string,
  rol: string,
  naam: string,
): Promise<Bezoek> {
  const wie = await inlogAls(wereld, organisatie, rol, naam)
  await wereld.bank.eigenaar.vraag('update toegang.machtiging set van = $1 where medewerker = $2', [
    '2015-01-01',
    wie.medewerker,
  ])
  return bezoeker(wereld, wie)
}

/** The pages of the sheet of this person. */
export const bladpad = (persoon: string, ...rest: readonly string[]) =>
  ['', 'informatiebladen', persoon, ...rest].join('/')

/** The form on this page that goes to this path. */
export async function formulierOp(wie: Bezoek, pad: string, actie = pad): Promise<Formulier> {
  const { tekst } = await wie.lees(pad)
  const gevonden = formulierenIn(tekst, pad).find((een) => een.methode === 'POST' && een.actie === actie)
  if (gevonden === undefined) throw new Error(`There is no form on ${pad} that goes to ${actie}`)
  return gevonden
}

/** The hidden fields of a form. */
export function verborgenVan({ velden }: Formulier): Record<string, string> {
  return Object.fromEntries(
    velden.filter(({ soort }) => soort === 'hidden').map(({ naam, waarde }) => [naam, waarde]),
  )
}

/** Fills in one area as someone does on its page. */
export async function vulIn(
  wie: Bezoek,
  persoon: string,
  gebied: string,
  velden: Readonly<Record<string, string>>,
) {
  const pad = bladpad(persoon, 'gebieden', gebied)
  return wie.stuur(pad, { ...verborgenVan(await formulierOp(wie, pad)), ...velden })
}

/** Looks it over and sends it. */
export async function verstuurBlad(wie: Bezoek, persoon: string) {
  const pad = bladpad(persoon, 'nakijken')
  return wie.stuur(pad, verborgenVan(await formulierOp(wie, pad)))
}

/** What stands in the box of the municipality about someone: by version, with what its content holds. */
export async function bijGemeente({ bank }: Wereld, persoon: string) {
  return bank.eigenaar.vraag(
    `select b.id, b.versie, b.status, b.vervangt, b.toets_id, i.gegevens, i.ingetrokken
     from berichtenbox.bericht b left join berichtenbox.inhoud i on i.bericht_id = b.id
     where b.betrokkene = $1 and b.soort = 'informatieblad' order by b.volgnummer`,
    [persoon],
  )
}

const machine = ['pi-arnhem', 'casemanager'] as const

/** Asks the API about the sheet of someone. */
export function vraagBlad(
  { api }: Wereld,
  persoon: string,
  pad = '',
  body?: unknown,
  wie: readonly [string, string] = machine,
): Promise<Response> {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
  return api(wie, `/informatiebladen/${persoon}${pad}`, init)
}
