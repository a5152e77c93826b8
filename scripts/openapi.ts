import { writeFileSync } from 'node:fs'
import { laadRegister } from '../src/grondslagen/grondslagen.ts'
import { maakOpenapi } from '../src/openapi.ts'

/** The API document as it is committed, so that a change of the API shows in review. */
export function openapiTekst(): string {
  const register = laadRegister(new URL('../recht/', import.meta.url))
  return `${JSON.stringify(maakOpenapi(register), null, 2)}\n`
}

if (import.meta.main) {
  writeFileSync(new URL('../openapi.json', import.meta.url), openapiTekst())
  console.log('openapi.json is bijgewerkt.')
}
