import assert from 'node:assert/strict'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, type TestContext, test } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { finish, startScript } from '../opdracht.ts'
import { productieInstellingen } from '../productie.ts'
import { startProgramma } from '../programma.ts'

const wortel = fileURLToPath(new URL('../../', import.meta.url))

/** A checkout of its own: the program reads the law that lies beside it, so other law is another checkout. */
function checkout(t: Pick<TestContext, 'after'>): string {
  const map = mkdtempSync(join(tmpdir(), 'terugkeer-recht-'))
  t.after(() => rmSync(map, { recursive: true, force: true }))
  for (const deel of ['src', 'recht', 'migrations', 'public', 'docs', 'package.json'])
    cpSync(join(wortel, deel), join(map, deel), { recursive: true })
  symlinkSync(join(wortel, 'node_modules'), join(map, 'node_modules'), 'dir')
  return map
}

const hoofd = (map: string) => pathToFileURL(join(map, 'src', 'main.ts')).href
const data = (map: string) => join(map, 'gegevens')

/** Starts it as an operator would and waits for its end, which comes at once when it starts after all. */
function start(map: string) {
  const proces = startScript(hoofd(map), [], { PORT: '0', TERUGKEER_DATA: data(map) })
  proces.stdout.once('data', () => proces.kill('SIGKILL'))
  return finish(proces)
}

/** What is changed in one file of the law, and what must be said about the first line that changed. */
interface Breuk {
  readonly mis: string
  readonly bestand: string
  readonly wissels: readonly (readonly [van: string, naar: string])[]
  readonly melding: string
}

const detentie = 'regels/begin-einde-detentie.yaml'
const breuken: readonly Breuk[] = [
  {
    mis: 'a typo in a party',
    bestand: detentie,
    wissels: [['ontvangers: [college]', 'ontvangers: [colleg]']],
    melding: "regel begin-einde-detentie: ontvangers[0]: onbekend id 'colleg'",
  },
  {
    mis: 'a typo in the name of a field',
    bestand: detentie,
    wissels: [['    ontvangers: [college]', '    ontvangers: [college]\n\tontvanger: [college]']],
    melding: 'hier staat een tab; spring in met spaties',
  },
  {
    mis: 'a party with the id of another',
    bestand: 'begrippen.yaml',
    wissels: [['  - id: dji\n', '  - id: pi\n']],
    melding: "partijen: id 'pi' staat er dubbel in",
  },
  {
    mis: 'a rule with the id of a rule in another file',
    bestand: 'regels/zvh.yaml',
    wissels: [
      [/^ {2}- id: .*$/m.exec(tekstVan('regels/zvh.yaml'))?.[0] ?? '', '  - id: begin-einde-detentie'],
    ],
    melding: `regel begin-einde-detentie: id: staat ook in ${detentie}`,
  },
  {
    mis: 'an article of an act that has expired',
    bestand: detentie,
    wissels: [['{ wet: wjsg, artikel: 51c,', '{ wet: wbp, artikel: 51c,']],
    melding: "regel begin-einde-detentie: grondslagen[0].wet: de regel geldt buiten de looptijd van 'wbp'",
  },
  {
    mis: 'remedies that ask for each other in a circle',
    bestand: 'begrippen.yaml',
    wissels: [
      ['      soort: reclasseringsopdracht\n', '      soort: toestemming\n'],
      ['      soort: toestemming\n', '      soort: reclasseringsopdracht\n'],
    ],
    melding:
      'feiten.toestemming.remedie.soort: deze remedie loopt in een kring: toestemming → reclasseringsopdracht → toestemming',
  },
]

function tekstVan(bestand: string): string {
  return readFileSync(join(wortel, 'recht', bestand), 'utf8')
}

/** Makes the change in a checkout; gives the number of the first line that is another. */
function breek(map: string, { bestand, wissels }: Pick<Breuk, 'bestand' | 'wissels'>): number {
  const heel = tekstVan(bestand)
  const kapot = wissels.reduce((tekst, [van, naar]) => {
    assert.ok(tekst.includes(van), `${van} is not in ${bestand}`)
    return tekst.replace(van, naar)
  }, heel)
  const regels = heel.split('\n')
  writeFileSync(join(map, 'recht', bestand), kapot)
  return kapot.split('\n').findIndex((regel, i) => regel !== regels[i]) + 1
}

// Each start is a process that loads the whole program: two at a time, so that one computes while another waits.
describe('law that does not hold together', { concurrency: 2 }, () => {
  for (const { melding, ...breuk } of breuken)
    test(`${breuk.mis} stops the start with exit 2, file and line, before a database is made`, async (t) => {
      const map = checkout(t)
      const lijn = breek(map, breuk)
      const { code, stdout, stderr } = await start(map)
      assert.deepEqual([code, stdout], [2, ''], stderr)
      const [kop, ...regels] = stderr.trimEnd().split('\n')
      assert.equal(kop, 'Het register klopt niet:')
      assert.ok(regels.includes(`${breuk.bestand}:${lijn}: ${melding}`), stderr)
      assert.doesNotMatch(stderr, /\bat .*\.ts:/, 'no stack for whoever writes law')
      assert.equal(existsSync(data(map)), false)
    })

  test('a scenario about a rule that does not exist stops the start with exit 2, file and line', async (t) => {
    const bestand = 'scenarios/wfz-al-in-2023.yaml'
    const [regel = ''] = /^ *(- )?(regels|grondslag): .*$/m.exec(tekstVan(bestand)) ?? []
    const map = checkout(t)
    const lijn = breek(map, {
      bestand,
      wissels: [[regel, regel.replace(/(regels|grondslag): .*$/, 'regels: [bestaat-niet]')]],
    })
    const { code, stdout, stderr } = await start(map)
    assert.deepEqual([code, stdout], [2, ''], stderr)
    assert.match(stderr, new RegExp(`^${bestand}:${lijn}: onbekende regel 'bestaat-niet'$`, 'm'))
    assert.equal(existsSync(data(map)), false)
  })

  // In production, because a training environment first makes its hundreds of people: that is not what is asked here.
  test('the same checkout with whole law starts, and then there is a database', async (t) => {
    const map = checkout(t)
    const omgeving = { ...(await productieInstellingen(map)), PORT: '0', TERUGKEER_DATA: data(map) }
    const programma = startProgramma({ bestand: hoofd(map) }, omgeving)
    await programma.wachtOp(/draait op http/)
    // Nor does it hide what is left out: without a scanner the start says so.
    await programma.wachtOp(/zonder CLAMD worden bijlagen niet op virussen gecontroleerd/)
    programma.proces.kill('SIGTERM')
    assert.equal(await programma.einde(), 0)
    assert.equal(existsSync(data(map)), true)
  })
})
