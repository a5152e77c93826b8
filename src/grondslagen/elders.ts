import { geldigOp } from '../kern/periode.ts'
import { type Register, sleutel } from './lookup.ts'
import type { Remedie } from './oordeel.ts'
import type { Regel, Toestaan } from './schema.ts'
import { partijNaam, stapNaam } from './uitleg.ts'
import { weegSamen } from './voorwaarde.ts'
import type { Vraag } from './vraag.ts'
import { geldtInStap, vanToepassing } from './weging.ts'

/** Every rule between two parties about one gegeven, whatever the step or the date. */
export function opWeg(register: Register, van: string, naar: string, gegeven: string): readonly Regel[] {
  return register.opWeg.get(sleutel(van, naar, gegeven)) ?? []
}

/** Consent is given for one receiver, so it says nothing about another. Whoever said no here is not asked to say yes there. */
function zonderToestemming({ feiten }: Vraag): Vraag['feiten'] {
  if (feiten.toestemming === undefined) return feiten
  return Object.fromEntries(Object.entries(feiten).filter(([feit]) => feit !== 'toestemming'))
}

function mogelijkOnder(feiten: Vraag['feiten'], gegeven: string): (regel: Regel) => regel is Toestaan {
  return (r): r is Toestaan =>
    r.soort === 'toestaan' &&
    r.zekerheid !== 'onzeker' &&
    weegSamen(r.voorwaarden, feiten, gegeven) !== 'onwaar'
}

function verbodenOnder(feiten: Vraag['feiten'], gegeven: string): (regel: Regel) => boolean {
  return (r) => r.soort === 'verbieden' && weegSamen(r.voorwaarden, feiten, gegeven) === 'waar'
}

/** Who may receive this gegeven in the same step on the same date. */
export function andereOntvangers(register: Register, vraag: Vraag, gegeven: string): Remedie[] {
  const { verstrekker, ontvanger, processtap, peildatum } = vraag
  const feiten = zonderToestemming(vraag)
  const kan = (r: Toestaan) =>
    mogelijkOnder(feiten, gegeven)(r) && !r.voorwaarden.some((v) => v.feit === 'toestemming')
  const verboden = verbodenOnder(feiten, gegeven)
  const zeker = new Map<string, boolean>()
  for (const { ontvanger: ander, regel } of register.vanaf.get(sleutel(verstrekker, gegeven)) ?? []) {
    if (ander === ontvanger || !vanToepassing(regel, processtap, peildatum) || !kan(regel)) continue
    const regels = opWeg(register, verstrekker, ander, gegeven)
    if (regels.some((r) => vanToepassing(r, processtap, peildatum) && verboden(r))) continue
    const vast = weegSamen(regel.voorwaarden, feiten, gegeven) === 'waar'
    zeker.set(ander, vast || (zeker.get(ander) ?? false))
  }
  return [...zeker].map(([ander, vast]) => {
    const slot = vast ? '' : ', als aan de voorwaarden is voldaan'
    const wat = `Dit gegeven mag wel naar ${partijNaam(register, ander)}${slot}.`
    return { soort: 'andere-ontvanger', wie: verstrekker, wat }
  })
}

/** In which other steps the same receiver may have it on the same date. */
export function andereStappen(register: Register, vraag: Vraag, gegeven: string): Remedie[] {
  const { verstrekker, ontvanger, processtap, peildatum, feiten } = vraag
  const regels = opWeg(register, verstrekker, ontvanger, gegeven).filter((r) => geldigOp(r, peildatum))
  const kansen = regels.filter(mogelijkOnder(feiten, gegeven))
  if (kansen.length === 0) return []
  const verboden = regels.filter(verbodenOnder(feiten, gegeven))
  const namen = register.begrippen.processtappen
    .filter(({ id }) => id !== processtap && kansen.some((r) => geldtInStap(r, id)))
    .filter(({ id }) => !verboden.some((r) => geldtInStap(r, id)))
    .toSorted((a, b) => a.volgorde - b.volgorde)
    .map(({ id }) => stapNaam(register, id))
  if (namen.length === 0) return []
  const vast = kansen.every((r) => weegSamen(r.voorwaarden, feiten, gegeven) === 'waar')
  const slot = vast ? '' : ', als aan de voorwaarden is voldaan'
  const wat = `Dit mag wel in een andere processtap${slot}: ${namen.join('; ')}.`
  return [{ soort: 'andere-processtap', wie: verstrekker, wat }]
}
