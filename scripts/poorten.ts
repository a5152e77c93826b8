import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { delimiter, resolve, sep } from 'node:path'
import { env } from 'node:process'

/** A check of the whole source: its command, and how many files its output says it has looked at. */
export type Gate = { name: string; command: [string, ...string[]]; seen: (output: string) => number }

const gates: Gate[] = [
  {
    name: 'Opmaak en stijl (biome)',
    command: ['biome', 'check', '.'],
    seen: numberIn(/Checked (\d+) files/),
  },
  { name: 'Typen (tsc)', command: ['tsc', '-p', '.', '--listFiles'], seen: ownFiles },
  {
    name: 'Ongebruikte code (knip)',
    command: ['knip', '--reporter', 'symbols', '--reporter', './scripts/knip-telling.mjs'],
    seen: numberIn(/(\d+) files analysed/),
  },
]

/** True when all gates are; stops at the first one that is not, after showing what it says. */
export function runGates(): boolean {
  const least = globSync('src/**/*.ts').length
  return gates.every((gate) => passes(gate, least))
}

/** A gate that saw fewer files than there are has not looked, and is as red as one that found something. */
export function passes({ name, command: [program, ...args], seen }: Gate, least: number): boolean {
  console.log(`\n== ${name}`)
  const start = performance.now()
  const { status, error, stdout, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    // The programs are scripts that ask for `node`: the Node of the project must be the first on the path.
    env: { ...env, PATH: `${resolve('node_modules/.bin')}${delimiter}${env.PATH}` },
    maxBuffer: 64e6,
  })
  const output = `${stdout}${stderr}${error ?? ''}`
  const files = seen(output)
  console.log(`   ${files} bestanden, ${((performance.now() - start) / 1000).toFixed(1)} s`)
  if (status !== 0) console.log(withoutFileList(output))
  else if (files < least) console.log(`   te weinig gezien: in src staan al ${least} bestanden`)
  return status === 0 && files >= least
}

function numberIn(pattern: RegExp): (output: string) => number {
  return (output) => Number(pattern.exec(output)?.[1] ?? 0)
}

/** tsc lists every file it reads, also those of packages. */
function ownFiles(output: string): number {
  return output.split('\n').filter((line) => isFile(line) && !line.includes('node_modules')).length
}

const isFile = (line: string) => line.startsWith(resolve('.') + sep)

const withoutFileList = (output: string) =>
  output
    .split('\n')
    .filter((line) => !isFile(line))
    .join('\n')
