import {
  alinea,
  type Html,
  html,
  type Optie,
  uitklap,
  zin,
  zinGetal,
  zinKeuze,
  zinnen,
} from '../../nlds/nlds.ts'
import type { Feitwaarde } from '../feiten.ts'
import type { Register } from '../lookup.ts'
import type { Feit } from '../woorden.ts'
import type { Keuze } from './vraag-adres.ts'
import type { Relevant } from './vraag-feiten.ts'
import { gegevenNaam } from './vraag-woorden.ts'

const onbekend = 'weet ik niet'

const jaNee: readonly Optie[] = [
  { waarde: 'true', tekst: 'ja' },
  { waarde: 'false', tekst: 'nee' },
]

const toestemming: readonly Optie[] = [
  { waarde: 'gegeven', tekst: 'ja, gegeven' },
  { waarde: 'geweigerd', tekst: 'nee, geweigerd' },
  { waarde: 'ingetrokken', tekst: 'nee, ingetrokken' },
]

function alsTekst(waarde: Feitwaarde | undefined): string {
  if (typeof waarde === 'object') return waarde['*'] ?? ''
  return waarde === undefined ? '' : String(waarde)
}

function feitDeel(feit: Feit, waarde: Feitwaarde | undefined): Html {
  const deel = { naam: `feit.${feit.id}`, label: feit.vraag, waarde: alsTekst(waarde) }
  if (feit.soort === 'getal') return zinGetal(deel)
  return zinKeuze({ ...deel, leeg: onbekend, opties: feit.soort === 'boolean' ? jaNee : toestemming })
}

/** Consent is given per subject, so it can differ per gegeven. */
function perGegeven(register: Register, keuze: Keuze, gegevens: readonly string[]): Html | '' {
  const waarde = keuze.feiten.toestemming
  const eigen = typeof waarde === 'object' ? waarde : {}
  if (gegevens.length < 2) return ''
  const regels = gegevens.map((gegeven) =>
    zin([
      `${gegevenNaam(register, gegeven)}:`,
      zinKeuze({
        naam: `feit.toestemming.${gegeven}`,
        label: `Toestemming voor ${gegevenNaam(register, gegeven)}`,
        waarde: eigen[gegeven] ?? '',
        leeg: 'hetzelfde als hierboven',
        opties: toestemming,
      }),
    ]),
  )
  const open = gegevens.some((gegeven) => eigen[gegeven] !== undefined)
  return uitklap('De toestemming verschilt per gegeven', zinnen(regels), {
    open,
  })
}

function feitRegel(register: Register, keuze: Keuze, feit: Feit, gegevens: readonly string[]): Html {
  const regel = zin([feit.vraag, feitDeel(feit, keuze.feiten[feit.id])])
  return feit.soort === 'toestemming' ? html`${regel}${perGegeven(register, keuze, gegevens)}` : regel
}

/** What was said before and makes no difference now goes along unseen, so that it is not lost. */
function meegestuurd(keuze: Keuze, gevraagd: Relevant): Html[] {
  return Object.entries(keuze.feiten).flatMap(([feit, waarde]) => {
    const los = typeof waarde === 'object' ? waarde : { '*': String(waarde) }
    return Object.entries(los)
      .filter(([gegeven]) => !heeftVeld(gevraagd.get(feit), gegeven))
      .map(([gegeven, antwoord]) => {
        const naam = gegeven === '*' ? `feit.${feit}` : `feit.${feit}.${gegeven}`
        return html`<input type="hidden" name="${naam}" value="${antwoord}">`
      })
  })
}

function heeftVeld(gegevens: readonly string[] | undefined, gegeven: string): boolean {
  if (gegevens === undefined) return false
  return gegeven === '*' || (gegevens.length > 1 && gegevens.includes(gegeven))
}

/** What the questions about facts are made from. */
export interface Feitenblad {
  readonly keuze: Keuze
  /** The facts that decide the question. */
  readonly gevraagd: Relevant
  /** The facts that decide only on the other day, or in the scenario. */
  readonly gevraagdErbij: Relevant
}

function vragen(register: Register, keuze: Keuze, kop: string, gevraagd: Relevant): Html | '' {
  const feiten = register.begrippen.feiten.filter(({ id }) => gevraagd.has(id))
  if (feiten.length === 0) return ''
  const regels = feiten.map((feit) => feitRegel(register, keuze, feit, gevraagd.get(feit.id) ?? []))
  return html`${alinea(kop, { klein: true })}${zinnen(regels)}`
}

/** The facts that decide this question, to answer in place; only those. */
export function feitenvragen(register: Register, { keuze, gevraagd, gevraagdErbij }: Feitenblad): Html {
  const alle = new Map([...gevraagdErbij, ...gevraagd])
  return html`${vragen(register, keuze, 'Dit maakt hier verschil. Wat weet u?', gevraagd)}${vragen(
    register,
    keuze,
    'En dit maakt alleen verschil voor de vergelijking:',
    gevraagdErbij,
  )}${meegestuurd(keuze, alle)}`
}
