import { randomBytes, randomUUID } from 'node:crypto'
import { haalToetsen } from '../src/grondslagen/grondslagen.ts'
import { legeRand } from '../src/logboek/boom.ts'
import type { Controlepunt } from '../src/logboek/controlepunt.ts'
import { type Geschreven, type Inhoud, waarmerksleutel, waarmerkVan } from '../src/logboek/inhoud.ts'
import { maakLogboek } from '../src/logboek/logboek.ts'
import { alsSleutels, type Logboeksleutels, maakLogboeksleutel } from '../src/logboek/sleutels.ts'
import { voerUit } from '../src/logboek/uitvoer.ts'
import { maakZegels, verzegel } from '../src/logboek/zegelen.ts'
import type { GeopendeDatabank } from '../src/platform/db.ts'
import { testbank } from './testbank.ts'
import { testklok } from './wereld.ts'

/** The key of pseudonyms of every test world. */
export const geheim = '00'.repeat(32)

/** Fresh keys for sealing. */
export function maakSleutels(): Logboeksleutels {
  return alsSleutels('proef', JSON.stringify(maakLogboeksleutel()))
}

const sleutel = waarmerksleutel(geheim)

/** A line as its writer makes it. */
export function geschreven(volgnummer: number, anders: Partial<Geschreven> = {}): Inhoud {
  const regel: Geschreven = {
    op: '2026-11-22T10:00:00.000000Z',
    handeling: 'gelezen',
    organisatie: 'dji',
    rol: 'backoffice',
    gebruiker: 'g',
    betrokkene: randomBytes(16).toString('hex'),
    doel: 'gebeurtenissen-opnemen',
    gegevens: ['naam'],
    toets_id: null,
    onderwerp: randomUUID(),
    ontvanger: null,
    relatie: null,
    spoor: randomBytes(16).toString('hex'),
    daad: randomBytes(8).toString('hex'),
    plek: 1,
    aantal: 1,
    ...anders,
  }
  return { ...regel, volgnummer, waarmerk: waarmerkVan(sleutel, regel) }
}

/** One line of an export, open for damage. */
export type Uitvoerregel = Record<string, unknown> & { soort: string }

/** An export of these lines, sealed in as many rounds as there are lists, at these moments; made without a database. */
export function maakUitvoer(
  rondes: Iterable<readonly Inhoud[]>,
  sleutels: Logboeksleutels,
  logboek: string = randomUUID(),
  momenten: readonly string[] = [],
): Uitvoerregel[] {
  return [...uitvoerVan(rondes, sleutels, logboek, momenten)]
}

/** The same, line by line: for a log that does not fit in memory. */
export function* uitvoerVan(
  rondes: Iterable<readonly Inhoud[]>,
  sleutels: Logboeksleutels,
  logboek: string = randomUUID(),
  momenten: readonly string[] = [],
): Generator<Uitvoerregel> {
  yield { soort: 'logboek', versie: 2, logboek, sleutels: [...sleutels.ring.values()] }
  const begin = { logboek, rand: legeRand(), gezien: '0' }
  let hoogste = 0
  let vorige: Controlepunt | null = null
  let beurt = 0
  let controlepunten = 0
  for (const ronde of rondes) {
    const regels = new Map(ronde.map((regel) => [regel.volgnummer, regel]))
    const op = momenten[beurt++] ?? '2026-11-22T10:00:00.000Z'
    for (const zegel of maakZegels(
      { sleutels, geheimen: [geheim] },
      { ...begin, op, hoogste, vorige },
      ronde,
    )) {
      for (const [i, volgnummer] of zegel.volgnummers.entries()) {
        const blad = zegel.bladen.toString('hex', i * 32, i * 32 + 32)
        const regel = regels.get(volgnummer)
        yield { soort: 'regel', plaats: zegel.eerste + i, volgnummer, blad, echt: true, regel }
      }
      yield { ...zegel.punt }
      controlepunten += 1
      hoogste = zegel.punt.hoogste
      vorige = zegel.punt
    }
  }
  yield { soort: 'einde', regels: begin.rand.grootte, onverzegeld: 0, controlepunten }
}

/** A log of its own for one test file, to write in, to seal and to export. */
export function logwereld() {
  const sleutels = maakSleutels()
  const wie = { organisatie: 'dji', gebruiker: 'g', rol: 'backoffice', doel: 'gebeurtenissen-opnemen' }
  const klok = testklok('2026-11-22T10:00:00Z')
  const logboek = maakLogboek(geheim)
  let bank: GeopendeDatabank
  const open = async () => {
    bank = await testbank('allen')
    return bank
  }
  const regel = () => ({
    handeling: 'gelezen' as const,
    betrokkene: randomUUID(),
    gegevens: ['naam', "o'k,{}"],
    toetsId: null,
    onderwerp: randomUUID().toUpperCase(),
  })
  return {
    ...{ sleutels, wie, klok, logboek, open, regel },
    vraag: (tekst: string, waarden: readonly unknown[] = []) => bank.eigenaar.vraag(tekst, waarden),
    zegel: (met = sleutels) => verzegel({ db: bank, klok, sleutels: met, geheimen: [geheim] }),
    schrijf: (aantal: number) =>
      bank.transactie(wie, (tx) => logboek.noteer(tx, wie, klok.nu(), Array.from({ length: aantal }, regel))),
    uitvoer: async (met: Pick<Logboeksleutels, 'ring'> = sleutels) => {
      const regels: string[] = []
      for await (const een of voerUit(
        { db: bank, ring: met.ring, nu: klok.nu(), geheimen: [geheim] },
        haalToetsen,
      ))
        regels.push(JSON.stringify(een))
      return regels
    },
  }
}

/** Closes it. */
export async function sluitBank(bank: GeopendeDatabank): Promise<void> {
  await bank.eigenaar.sluit()
  await bank.sluit()
}
