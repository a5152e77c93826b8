import { readdirSync, readFileSync } from 'node:fs'
import { laadRegister } from '../src/grondslagen/grondslagen.ts'
import { bouwRegister, type Register, type RegisterInhoud } from '../src/grondslagen/lookup.ts'
import { vingerafdruk } from '../src/kern/canoniek.ts'
import { bewaard } from './bewaard.ts'

const wortel = new URL('../', import.meta.url)

/** Changes when the law does, or anything that reads it. */
function versie(): string {
  const bestanden = ['recht/', 'src/grondslagen/', 'src/kern/'].flatMap((map) =>
    readdirSync(new URL(map, wortel), { recursive: true, encoding: 'utf8' })
      .filter((naam) => /\.(?:yaml|ts)$/.test(naam))
      .toSorted()
      .map((naam) => [map, naam, readFileSync(new URL(map + naam, wortel), 'utf8')]),
  )
  return vingerafdruk(bestanden).slice(0, 12)
}

async function leesInhoud(): Promise<Uint8Array> {
  const { registerversie, begrippen, wetten, regels } = laadRegister(new URL('recht/', wortel))
  const inhoud: RegisterInhoud = { registerversie, begrippen, wetten, regels }
  return Buffer.from(JSON.stringify(inhoud))
}

let gebouwd: Promise<Register> | null = null

/**
 * The register in `recht/`. Reading and checking it takes seconds, so that is done once and what came of it is kept. It
 * never changes, so the worlds of one process share it.
 */
export async function testregister(): Promise<Register> {
  gebouwd ??= bouw()
  // Each caller waits for a promise of its own: node:test finds by it which file the tests that follow belong to.
  return gebouwd
}

async function bouw(): Promise<Register> {
  const inhoud = await bewaard(`register-${versie()}.json`, leesInhoud)
  return bouwRegister(JSON.parse(Buffer.from(inhoud).toString('utf8')) as RegisterInhoud)
}
