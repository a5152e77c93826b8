import { type Html, html, kaart, legeStaat, opsomming, tabel, uitklap } from '../../nlds/nlds.ts'
import type { Register } from '../lookup.ts'
import { standSleutel } from '../stand.ts'
import type { Verschil } from '../verschil.ts'
import { type Groep, opgesomd, samen, standTekst } from './register-woorden.ts'
import { gegevenNaam, hoofdletter, partijTekst } from './vraag-woorden.ts'

/** "Tbs stap 12: tweede trajectafstemming", or that it is every step. */
export function stapTekst(register: Register, stappen: readonly string[]): Html | string {
  if (stappen.length === register.processtap.size) return 'In elke stap'
  const namen = stappen.map((id) => register.processtap.get(id)?.naam ?? id)
  if (namen.length === 1) return namen[0] ?? ''
  // A list as long as the whole road pushes what differs out of sight.
  return namen.length > 6 ? uitklap(`${namen.length} stappen`, opsomming(namen)) : opsomming(namen)
}

/** Each pair of parties with what stands differently: now and then, side by side. */
export function verschilKaarten(register: Register, verschillen: readonly Verschil[]): Html {
  if (verschillen.length === 0)
    return kaart(
      'Geen verschil',
      legeStaat({
        kop: 'Er verandert niets',
        tekst: 'Op deze dag mag er precies hetzelfde als nu. Kies een andere dag.',
      }),
    )
  return html`${samen(verschillen, (v) => `${v.verstrekker}>${v.ontvanger}`).map((paar) => paarKaart(register, paar))}`
}

function paarKaart(register: Register, paar: Groep<Verschil>): Html {
  const [{ verstrekker, ontvanger }] = paar
  const titel = `${hoofdletter(partijTekst(register, verstrekker))} aan ${partijTekst(register, ontvanger)}`
  const groepen = samen(paar, (v) => `${v.stappen.join()} ${standSleutel(v.nu)} > ${standSleutel(v.dan)}`)
  return kaart(
    titel,
    tabel({
      bijschrift: `Wat er anders is: ${titel}`,
      kolommen: ['Gegevens', 'In welke stap', 'Nu', 'Dan'],
      rijen: groepen.map(([eerste, ...rest]) => [
        opgesomd([eerste, ...rest].map(({ gegeven }) => gegevenNaam(register, gegeven))),
        stapTekst(register, eerste.stappen),
        standTekst(register, eerste.nu),
        standTekst(register, eerste.dan),
      ]),
      leeg: html``,
    }),
  )
}
