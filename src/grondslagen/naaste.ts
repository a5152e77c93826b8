import type { VeldFout } from '../kern/fout.ts'

/** Something with an id and a name that people know it by. */
interface Benoemd {
  readonly id: string
  readonly naam: string
}

/** Capitals, accents and signs between words make no difference to what someone meant. */
function plat(tekst: string): string {
  const letters = tekst.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return letters.replaceAll(/[^a-z0-9]+/g, ' ').trim()
}

/** How many letters must change to make one word out of the other (Levenshtein). */
function afstand(een: string, ander: string): number {
  let vorige = Array.from({ length: ander.length + 1 }, (_, j) => j)
  for (const [i, letter] of [...een].entries()) {
    const rij = [i + 1]
    for (let j = 0; j < ander.length; j += 1)
      rij.push(
        Math.min((vorige[j + 1] ?? 0) + 1, (rij[j] ?? 0) + 1, (vorige[j] ?? 0) + Number(letter !== ander[j])),
      )
    vorige = rij
  }
  return vorige[ander.length] ?? 0
}

function ver(getypt: string, woord: string): number {
  // The beginning of a name is nearer than a name with another letter.
  if (getypt.length > 3 && woord.startsWith(getypt)) return woord === getypt ? 0 : 0.5
  if (getypt.length > 3 && woord.split(' ').some((deel) => deel === getypt)) return 1
  return afstand(getypt, woord)
}

/** Names offered at once: more is a list, and that is already on the page. */
const hoogstens = 3

/** Those nearest to what was typed, nearest first; none when nothing comes near. Never what was typed itself. */
export function naaste(lijst: Iterable<Benoemd>, getypt: string): Benoemd[] {
  // Longer than any name of ours is no slip of the pen, and would take long to compare.
  const gezocht = plat(getypt.slice(0, 60))
  if (gezocht.length < 2) return []
  // A third of the letters wrong is still a slip; more is another word.
  const grens = Math.max(1, Math.floor(gezocht.length / 3))
  return [...lijst]
    .map((een) => ({ een, ver: Math.min(ver(gezocht, plat(een.id)), ver(gezocht, plat(een.naam))) }))
    .filter(({ ver: afstandTot }) => afstandTot <= grens)
    .toSorted((a, b) => a.ver - b.ver)
    .slice(0, hoogstens)
    .map(({ een }) => een)
}

/** "Deze partij kennen wij niet. Bedoelt u ‘Politie’? Kies uit de lijst." */
export function onbekendeKeuze(wat: string, lijst: Iterable<Benoemd>, getypt: string): string {
  const namen = naaste(lijst, getypt).map(({ naam }) => `‘${naam}’`)
  const bedoelt = namen.length === 0 ? '' : ` Bedoelt u ${namen.join(' of ')}?`
  return `${wat} kennen wij niet.${bedoelt} Kies uit de lijst.`
}

/** Something to choose by its id; a fact has no other name. */
export interface Keuzenaam {
  readonly id: string
  readonly naam?: string
}

/** A list this short is told whole. */
const kort = 8

/** What is wrong with a choice, as a program is told: the field is named by who knows it. */
type Keuzefout = Omit<VeldFout, 'veld'>

/**
 * What a program may fill in: all of a short list. Of a long one what comes nearest to what it sent, if anything does;
 * where the whole list is, is said in the message and is no value.
 */
export function keuzefout(
  ids: ReadonlyMap<string, Keuzenaam>,
  gestuurd: unknown,
  melding: string,
  ook: readonly string[] = [],
): Keuzefout {
  if (ids.size <= kort) return { melding, toegestaan: [...ook, ...ids.keys()] }
  const lijst = [...ids.values()].map(({ id, naam = id }) => ({ id, naam }))
  const dichtbij = typeof gestuurd === 'string' ? naaste(lijst, gestuurd).map(({ id }) => id) : []
  const waar = `Kies een van de ${ids.size} in openapi.json (/api/v1/openapi.json, Vraag) of docs/begrippen.md.`
  const toegestaan = [...ook, ...dichtbij]
  return { melding: `${melding} ${waar}`, ...(toegestaan.length > 0 && { toegestaan }) }
}
