import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { startProgramma } from '../../test/programma.ts'
import { Fout } from '../kern/fout.ts'
import { neemSlot } from './slot.ts'

/** A process that says it is there, waits for a line, tries to take the folder, says how it went, and stays. */
const deelnemer = (map: string) =>
  startProgramma(
    {
      tekst: `
        import { once } from 'node:events'
        import { neemSlot } from ${JSON.stringify(new URL('slot.ts', import.meta.url).href)}
        console.log('klaar')
        await once(process.stdin, 'data')
        try { neemSlot(${JSON.stringify(map)}); console.log('gekregen') }
        catch (fout) { console.log('geweigerd: ' + fout.message) }
        await once(process.stdin, 'end')`,
    },
    {},
  )

function tijdelijkeMap(t: { after(werk: () => void): void }): string {
  const map = mkdtempSync(join(tmpdir(), 'terugkeer-slot-'))
  t.after(() => rmSync(map, { recursive: true, force: true }))
  return map
}

test('of processes that start at the same moment exactly one gets the folder', async (t) => {
  const map = tijdelijkeMap(t)
  const deelnemers = Array.from({ length: 4 }, () => deelnemer(map))
  await Promise.all(deelnemers.map((d) => d.wachtOp(/klaar/)))
  for (const { proces } of deelnemers) proces.stdin?.write('nu\n')
  const uitkomsten = await Promise.all(deelnemers.map((d) => d.wachtOp(/gekregen|geweigerd: .*/)))
  for (const { proces } of deelnemers) proces.stdin?.end()
  await Promise.all(deelnemers.map((d) => d.einde()))
  assert.equal(uitkomsten.filter(([tekst]) => tekst === 'gekregen').length, 1, uitkomsten.join('\n'))
})

test('the folder of a process that lives is refused, that of a killed one is taken over', async (t) => {
  const map = tijdelijkeMap(t)
  const ander = deelnemer(map)
  ander.proces.stdin?.write('nu\n')
  await ander.wachtOp(/gekregen/)
  assert.throws(
    () => neemSlot(map),
    (fout) => fout instanceof Fout && fout.code === 'conflict' && fout.message.includes(map),
  )
  ander.proces.kill('SIGKILL')
  assert.equal(await ander.einde(), 'SIGKILL')
  neemSlot(map)()
})

test('within one process too it is given once, and again after it was given back', (t) => {
  const map = join(tijdelijkeMap(t), 'nog', 'niet', 'gemaakt')
  const geefVrij = neemSlot(map)
  assert.throws(() => neemSlot(map), /draait al op de gegevens/)
  geefVrij()
  geefVrij()
  neemSlot(map)()
})
