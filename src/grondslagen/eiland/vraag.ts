import { bouwRegister, type RegisterInhoud } from '../lookup.ts'
import { adresVan, leesAdres } from '../pages/vraag-adres.ts'
import { type Bladbron, maakBlad } from '../pages/vraag-blad.ts'
import { feitenvragen } from '../pages/vraag-feitenform.ts'
import { gekozenGegevens } from '../pages/vraag-formulier.ts'
import type { Scenario } from '../scenario.ts'
import type { Adresbalk, Element, Formuliergegevens, Scherm } from './scherm.ts'

// Runs in a browser: the same toets as on the server, on the same register, the moment someone changes the question.
declare const document: Scherm
declare const history: Adresbalk
declare const location: { readonly search: string }
declare const FormData: Formuliergegevens

function deel(id: string): Element {
  const gevonden = document.getElementById(id)
  if (gevonden === null) throw new Error(`The page has no part ${id}`)
  return gevonden
}

async function haal<T>(adres: string): Promise<T> {
  const antwoord = await fetch(adres)
  if (!antwoord.ok) throw new Error(`${adres} answered ${antwoord.status}`)
  return (await antwoord.json()) as T
}

/** What the form would send. A field without a choice says nothing, except that there is nothing to compare with. */
function uitFormulier(): URLSearchParams {
  const velden = [...new FormData(deel('vraag'))].map(([naam, waarde]): [string, string] => [
    naam,
    String(waarde),
  ])
  const gevuld = velden.filter(([naam, waarde]) => waarde !== '' || naam === 'vergelijk')
  return new URLSearchParams(gevuld)
}

/** Puts new html in a part of the page; who was at a field in it stays there, and what was open stays open. */
function vervang(id: string, nieuw: string): void {
  const vak = deel(id)
  const actief = document.activeElement?.id ?? ''
  const open = vak.querySelector('details')?.hasAttribute('open') === true
  vak.innerHTML = nieuw
  if (open) vak.querySelector('details')?.setAttribute('open', '')
  if (actief !== '' && document.activeElement?.id !== actief) document.getElementById(actief)?.focus()
}

async function toon(bron: Bladbron): Promise<void> {
  const parameters = uitFormulier()
  const blad = maakBlad(bron, parameters)
  const { register } = bron
  vervang('vraag-gekozen', String(await gekozenGegevens(register, blad.keuze.gegevens)))
  // While something typed is wrong, it stays as it was typed.
  if (blad.fouten.length === 0) vervang('vraag-feiten', String(await feitenvragen(register, blad)))
  vervang('vraag-fouten', String(await blad.fout))
  vervang('uitkomst', String(await blad.antwoord))
  vervang('vraag-melding', blad.kort)
  history.replaceState(null, '', blad.fouten.length === 0 ? adresVan(blad.keuze) : `?${parameters}`)
}

/** Shows only the gegevens with these letters in their name. */
function zoek(letters: string): void {
  const gezocht = letters.trim().toLowerCase()
  const past = (vak: Element) => (vak.textContent ?? '').toLowerCase().includes(gezocht)
  for (const groep of deel('gegevens-lijst').querySelectorAll('.utrecht-form-field')) {
    const vakken = [...groep.querySelectorAll('.tk-aankruis')]
    for (const vak of vakken) vak.hidden = !past(vak)
    groep.hidden = vakken.every((vak) => vak.hidden)
  }
}

function zonderVolgorde(bron: Bladbron, parameters: URLSearchParams): string {
  return [...new URLSearchParams(adresVan(leesAdres(bron, parameters).keuze).split('?')[1])].sort().join('&')
}

async function begin(): Promise<void> {
  const [inhoud, scenarios] = await Promise.all([
    haal<RegisterInhoud>('/register/register.json'),
    haal<Scenario[]>('/register/scenarios.json'),
  ])
  const bron = { register: bouwRegister(inhoud), scenarios, vandaag: deel('uitkomst').dataset.vandaag ?? '' }
  deel('vraag').addEventListener('change', () => void toon(bron))
  deel('gegevens-zoek').hidden = false
  const filter = deel('gegevens-filter')
  filter.addEventListener('input', () => zoek(filter.value ?? ''))
  // A choice made before this ran, or put back by the browser, is answered as well.
  const adres = new URLSearchParams(location.search)
  const anders = zonderVolgorde(bron, uitFormulier()) !== zonderVolgorde(bron, adres)
  if (adres.size > 0 && anders) await toon(bron)
  deel('vraag').setAttribute('data-klaar', 'ja')
}

await begin()
