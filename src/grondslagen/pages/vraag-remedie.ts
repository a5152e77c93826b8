import { alinea, type Html, html, opsomming, uitweg } from '../../nlds/nlds.ts'
import type { Feiten } from '../feiten.ts'
import type { Register } from '../lookup.ts'
import type { GegevenOordeel, Remedie } from '../oordeel.ts'
import type { Vraag } from '../vraag.ts'
import { adresVan, type Keuze } from './vraag-adres.ts'
import { gunstig } from './vraag-feiten.ts'
import { hoofdletter, partijTekst } from './vraag-woorden.ts'

/** A question with its choices: what a remedy changes. */
export interface Gesteld {
  readonly register: Register
  readonly keuze: Keuze
  readonly vraag: Vraag
}

const watAls: Partial<Record<Remedie['soort'], string>> = {
  toestemming: 'Wat als de betrokkene toestemming geeft?',
  reclasseringsopdracht: 'Wat als de reclassering een opdracht heeft?',
  overeenkomst: 'Wat als er een overeenkomst is?',
  doelgroepbesluit: 'Wat als de gemeente dit besluit neemt?',
}

/** Consent that was said per gegeven changes only for that gegeven. */
function metFeit({ register, keuze, vraag }: Gesteld, gegeven: string, feit: string): Feiten {
  const [al, goed] = [keuze.feiten[feit], gunstig(register, vraag, gegeven, feit)]
  if (typeof al === 'object' && goed === 'gegeven')
    return { ...keuze.feiten, [feit]: { ...al, [gegeven]: goed } }
  return { ...keuze.feiten, [feit]: goed }
}

function feitLinks(gesteld: Gesteld, gegeven: string, { feit, soort }: Remedie): Html[] {
  const { register, keuze } = gesteld
  if (feit === undefined) return []
  const feiten = metFeit(gesteld, gegeven, feit)
  const ja = uitweg(watAls[soort] ?? vraagBij(register, feit, feiten), adresVan({ ...keuze, feiten }))
  if (soort !== 'feit-vaststellen' || register.feit.get(feit)?.soort !== 'boolean') return [ja]
  if (keuze.feiten[feit] !== undefined) return [ja]
  const nee = adresVan({ ...keuze, feiten: { ...keuze.feiten, [feit]: false } })
  return [ja, uitweg('Wat als het antwoord nee is?', nee)]
}

function vraagBij(register: Register, feit: string, feiten: Feiten): string {
  const soort = register.feit.get(feit)?.soort
  if (soort === 'getal') return `Wat als dit ${feiten[feit]} is?`
  return soort === 'toestemming' ? 'Wat als de betrokkene toestemming geeft?' : 'Wat als het antwoord ja is?'
}

/** Who may give it instead: what stands behind "van:". */
function geverLinks({ register, keuze }: Gesteld, wat: string): Html[] {
  const genoemd = [...wat.matchAll(/ van: ([^.]+)\./g)].flatMap(([, namen = '']) => namen.split(/; |, als/))
  return register.begrippen.partijen
    .filter(({ id }) => genoemd.includes(partijTekst(register, id)))
    .map(({ id }) =>
      uitweg(`Bekijk dit als ${partijTekst(register, id)} deelt`, adresVan({ ...keuze, verstrekker: id })),
    )
}

/** The parties and steps a remedy names, as links to the same question about them. */
function plekLinks(gesteld: Gesteld, { soort, wat }: Remedie): Html[] {
  const { register, keuze } = gesteld
  const { partijen, processtappen } = register.begrippen
  if (soort === 'andere-ontvanger') {
    const genoemd = partijen.filter(({ id }) => new RegExp(`\\b${naarTekst(register, id)}[.,;]`).test(wat))
    return genoemd.map(({ id }) =>
      uitweg(`Bekijk dit voor ${partijTekst(register, id)}`, adresVan({ ...keuze, ontvanger: id })),
    )
  }
  if (soort === 'wetswijziging') return geverLinks(gesteld, wat)
  if (soort !== 'andere-processtap') return []
  return processtappen
    .filter(({ naam }) => wat.includes(naam))
    .map(({ id, naam }) => uitweg(`Bekijk dit bij ${naam}`, adresVan({ ...keuze, processtap: id })))
}

function naarTekst(register: Register, id: string): string {
  return `naar ${partijTekst(register, id)}`.replaceAll(/[()]/g, '\\$&')
}

function wie({ register }: Gesteld, id: string): string {
  if (id === 'wetgever') return 'De wetgever'
  return hoofdletter(partijTekst(register, id))
}

/** What would make it lawful: who must do what, and a link that asks the question again as if it were done. */
export function remedieLijst(gesteld: Gesteld, { gegeven, remedies, uitkomst }: GegevenOordeel): Html | '' {
  if (remedies.length === 0) return ''
  const punten = remedies.map((remedie) => {
    const links = [...feitLinks(gesteld, gegeven, remedie), ...plekLinks(gesteld, remedie)]
    const slot = links.map((link) => html` ${link}`)
    return html`<strong>${wie(gesteld, remedie.wie)}:</strong> ${remedie.wat}${slot}`
  })
  const titel = uitkomst === 'onbeslist' ? 'Wat eerst duidelijk moet zijn' : 'Wat zou wel kunnen?'
  return html`${alinea(html`<strong>${titel}</strong>`)}${opsomming(punten)}`
}
