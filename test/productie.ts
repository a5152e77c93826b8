import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { maakLogboeksleutel } from '../src/logboek/sleutels.ts'
import { maakSleutelbos } from '../src/toegang/sleutels.ts'

/** The settings of a production server that is whole, with its files in the given folder. */
export async function productieInstellingen(map: string): Promise<Record<string, string>> {
  const sleutel = join(map, 'sleutel.json')
  const aanbieders = join(map, 'aanbieders.json')
  const { keys, meldsleutels } = await maakSleutelbos()
  writeFileSync(sleutel, JSON.stringify({ keys: [...keys, ...meldsleutels] }), { mode: 0o600 })
  const logboeksleutel = join(map, 'logboeksleutel-productie.json')
  writeFileSync(logboeksleutel, JSON.stringify(maakLogboeksleutel()), { mode: 0o600 })
  writeFileSync(aanbieders, JSON.stringify([{ ...voorbeeldAanbieder, sleutelBestand: sleutel }]))
  return {
    TERUGKEER_OMGEVING: 'productie',
    DATABASE_URL: 'ingebouwd',
    TERUGKEER_GEHEIM: randomBytes(32).toString('hex'),
    TERUGKEER_ADRES: 'https://terugkeer.example',
    TERUGKEER_AANBIEDERS: aanbieders,
    TERUGKEER_SLEUTELS: sleutel,
    TERUGKEER_LOGBOEKSLEUTELS: logboeksleutel,
  }
}

/** A provider as a municipality could configure it: a broker of eHerkenning. */
const voorbeeldAanbieder = {
  id: 'eherkenning',
  naam: 'eHerkenning',
  issuer: 'https://makelaar.example',
  clientId: 'terugkeer',
  niveau: {
    vraag: ['urn:etoegang:core:assurance-class:loa3'],
    waarden: { 'urn:etoegang:core:assurance-class:loa3': 'substantieel' },
  },
  organisatie: { claim: 'urn:etoegang:1.9:EntityConcernedID:KvKnr', nummer: 'kvk' },
}
