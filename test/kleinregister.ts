import { leesBestanden, leesRegister, type Rechtbestanden } from '../src/grondslagen/register.ts'
import { RegisterFout } from '../src/grondslagen/registerfout.ts'

/** The law as it is kept. */
export const recht = leesBestanden(new URL('../recht/', import.meta.url))
/** The one file of rules that the small register keeps. */
export const bestand = 'regels/begin-einde-detentie.yaml'

/** The words, the acts and one file of rules: what a change in that file is read against, without the rest of the law. */
export const klein: Rechtbestanden = Object.fromEntries(
  Object.entries(recht).filter(([naam]) => naam === bestand || !naam.startsWith('regels/')),
)

/** What reading these files complains of; '' when it does not. */
export function fouten(bestanden: Rechtbestanden): string {
  try {
    leesRegister(bestanden)
  } catch (fout) {
    if (fout instanceof RegisterFout) return fout.fouten.join('\n')
    throw fout
  }
  return ''
}
