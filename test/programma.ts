import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { surroundings } from './opdracht.ts'

const wortel = new URL('../', import.meta.url)

/** A program of ours in a process of its own, as an operator would start it. */
export interface Programma {
  readonly proces: ChildProcess
  /** Everything it printed so far, both streams. */
  tekst(): string
  /** Waits until what it printed matches. Rejects when it ends before that. */
  wachtOp(patroon: RegExp): Promise<RegExpMatchArray>
  /** Waits for its end; gives the exit code, or the signal that ended it. */
  einde(): Promise<number | NodeJS.Signals | null>
}

/** Starts a TypeScript file of this project, or a piece of program text, with these variables and no others of ours. */
export function startProgramma(
  bron: { bestand: string } | { tekst: string },
  env: Readonly<Record<string, string>>,
): Programma {
  const wat =
    'bestand' in bron
      ? [fileURLToPath(new URL(bron.bestand, wortel))]
      : ['--input-type=module-typescript', '-e', bron.tekst]
  const proces = spawn(process.execPath, wat, {
    cwd: fileURLToPath(wortel),
    env: { ...surroundings(), ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let tekst = ''
  for (const stroom of [proces.stdout, proces.stderr])
    stroom.setEncoding('utf8').on('data', (stuk: string) => {
      tekst += stuk
      proces.emit('tekst')
    })
  const dicht = once(proces, 'close')
  const einde = async () => {
    await dicht
    return proces.exitCode ?? proces.signalCode
  }
  const wachtOp = async (patroon: RegExp) => {
    for (;;) {
      const gevonden = patroon.exec(tekst)
      if (gevonden !== null) return gevonden
      if ((await Promise.race([dicht, once(proces, 'tekst')])).length > 0 && !patroon.test(tekst))
        throw new Error(`Ended without ${patroon}:\n${tekst}`)
    }
  }
  return { proces, tekst: () => tekst, wachtOp, einde }
}
