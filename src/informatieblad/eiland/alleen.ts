// Of several choices that can be ticked, some go with no other, such as 'not needed'. Whoever ticks one of those sees the
// others go off, and the other way round. Without this script the server says that they do not go together.

interface Vakje {
  readonly labels: ArrayLike<{ readonly textContent: string | null }> | null
  checked: boolean
  hasAttribute(naam: string): boolean
  addEventListener(soort: 'change', doe: () => void): void
}

interface Groep {
  querySelectorAll(kiezer: string): ArrayLike<Vakje>
  querySelector(kiezer: string): { textContent: string | null } | null
}

declare const document: { querySelectorAll(kiezer: string): ArrayLike<Groep> }

for (const groep of Array.from(document.querySelectorAll('fieldset:has([data-alleen])'))) {
  const vakjes = Array.from(groep.querySelectorAll('input[type=checkbox]'))
  for (const vakje of vakjes) vakje.addEventListener('change', () => houdAlleen(groep, vakjes, vakje))
}

function houdAlleen(groep: Groep, vakjes: readonly Vakje[], gekozen: Vakje): void {
  if (!gekozen.checked) return
  const alleen = gekozen.hasAttribute('data-alleen')
  const weg = vakjes.filter(
    (een) => een !== gekozen && een.checked && (alleen || een.hasAttribute('data-alleen')),
  )
  for (const een of weg) een.checked = false
  // For who does not see it happen.
  const stand = groep.querySelector('[data-stand]')
  if (stand !== null) stand.textContent = weg.length === 0 ? '' : `Uitgezet: ${weg.map(naamVan).join(', ')}.`
}

function naamVan({ labels }: Vakje): string {
  return labels?.[0]?.textContent ?? ''
}
