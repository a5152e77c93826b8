import { readFileSync, statSync } from 'node:fs'
import { platform } from 'node:process'
import { Fout, type VeldFout } from '../kern/fout.ts'

type Omgeving = Readonly<Record<string, string | undefined>>

/**
 * Reads a secret setting: from the variable itself, or from the file that the variable with `_BESTAND` behind its name
 * points at. Null when neither is there; what is wrong is added to `fouten`, without anything of the secret.
 */
export function leesGeheim(naam: string, env: Omgeving, fouten: VeldFout[]): string | null {
  const waarde = env[naam] || null
  const bestand = env[`${naam}_BESTAND`] || null
  if (bestand === null) return waarde
  if (waarde !== null) {
    fouten.push({ veld: naam, melding: `Geef ${naam} of ${naam}_BESTAND, niet allebei.` })
    return null
  }
  try {
    return leesGeheimBestand(`${naam}_BESTAND`, bestand).trim() || null
  } catch (oorzaak) {
    if (!(oorzaak instanceof Fout)) throw oorzaak
    fouten.push(...oorzaak.fouten)
    return null
  }
}

/**
 * Reads a file with a secret in it. Throws a Fout that names `veld` when it is not there, or when everyone on the machine
 * may read or change it; a group may, because that is how container platforms hand out secrets.
 */
export function leesGeheimBestand(veld: string, bestand: string): string {
  let rechten: number
  let inhoud: string
  try {
    rechten = statSync(bestand).mode
    inhoud = readFileSync(bestand, 'utf8')
  } catch {
    throw fout(veld, 'Dit bestand is er niet, of Terugkeer mag het niet lezen.')
  }
  // Windows keeps its rights elsewhere and shows every file here as open to all.
  if (platform !== 'win32' && (rechten & 0o007) !== 0)
    throw fout(veld, 'Iedereen op deze machine kan bij dit bestand. Haal dat recht weg, met chmod 600.')
  return inhoud
}

function fout(veld: string, melding: string): Fout {
  return new Fout('ongeldige-invoer', 'De instellingen kloppen niet.', [
    { veld, melding, toegestaan: ['een bestand dat alleen de eigen gebruiker of groep kan lezen'] },
  ])
}
