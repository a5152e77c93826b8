import { geldigOp } from '../kern/periode.ts'
import type { RegisterInhoud } from './lookup.ts'
import type { Grondslagverwijzing, Regel } from './schema.ts'
import type { Feit } from './woorden.ts'

/** One fault in the register: in which rule, in which field, and what. */
export interface Bevinding {
  readonly regel: string
  readonly veld: string
  readonly melding: string
}

type Meld = (veld: string, melding: string) => void

interface Woorden {
  readonly partij: ReadonlySet<string>
  readonly gegeven: ReadonlySet<string>
  readonly processtap: ReadonlySet<string>
  readonly feit: ReadonlyMap<string, Feit>
  readonly wet: ReadonlyMap<string, { geldigVan?: string | undefined; geldigTot?: string | undefined }>
}

function woordenVan({ begrippen, wetten }: Omit<RegisterInhoud, 'registerversie'>): Woorden {
  const ids = (lijst: readonly { id: string }[]) => new Set(lijst.map(({ id }) => id))
  return {
    partij: ids(begrippen.partijen),
    gegeven: ids(begrippen.gegevens),
    processtap: ids(begrippen.processtappen),
    feit: new Map(begrippen.feiten.map((f) => [f.id, f])),
    wet: new Map(wetten.map((w) => [w.id, w])),
  }
}

function controleerIds(
  veld: string,
  lijst: readonly string[] | 'alle',
  bekend: ReadonlySet<string>,
  meld: Meld,
) {
  if (lijst === 'alle') return
  const gezien = new Set<string>()
  for (const [i, id] of lijst.entries()) {
    if (!bekend.has(id)) meld(`${veld}[${i}]`, `onbekend id '${id}'`)
    if (gezien.has(id)) meld(`${veld}[${i}]`, `'${id}' staat er dubbel in`)
    gezien.add(id)
  }
}

function controleerVoorwaarden(regel: Regel, { feit }: Woorden, meld: Meld) {
  if (regel.soort === 'knelpunt') return
  for (const [i, v] of regel.voorwaarden.entries()) {
    const soort = feit.get(v.feit)?.soort
    const past =
      'is' in v ? (typeof v.is === 'boolean' || v.is === 'niet-ontkend' ? 'boolean' : 'toestemming') : 'getal'
    if (!soort) meld(`voorwaarden[${i}].feit`, `onbekend feit '${v.feit}'`)
    else if (soort !== past) meld(`voorwaarden[${i}]`, `past niet bij een feit van de soort ${soort}`)
  }
}

function controleerGrondslagen(regel: Regel, woorden: Woorden, meld: Meld) {
  for (const [i, g] of regel.grondslagen.entries()) {
    const wet = woorden.wet.get(g.wet)
    const veld = `grondslagen[${i}]`
    if (!wet) meld(`${veld}.wet`, `onbekende wet '${g.wet}'`)
    else if (!binnenWet(regel, wet)) meld(`${veld}.wet`, `de regel geldt buiten de looptijd van '${g.wet}'`)
    if (g.voor)
      controleerIds(
        `${veld}.voor`,
        g.voor,
        regel.gegevens === 'alle' ? woorden.gegeven : new Set(regel.gegevens),
        meld,
      )
  }
  if (regel.soort !== 'toestaan') return
  for (const gegeven of regel.gegevens)
    if (!regel.grondslagen.some((g: Grondslagverwijzing) => !g.voor || g.voor.includes(gegeven)))
      meld('grondslagen', `'${gegeven}' heeft geen grondslag`)
}

function binnenWet(
  regel: Regel,
  wet: { geldigVan?: string | undefined; geldigTot?: string | undefined },
): boolean {
  if (wet.geldigVan && regel.geldigVan < wet.geldigVan) return false
  return !wet.geldigTot || (regel.geldigTot !== null && regel.geldigTot <= wet.geldigTot)
}

/** Who can be told to act: a party, the sender or receiver of the question, or the legislator. */
export function controleerWie(veld: string, wie: string, partij: ReadonlySet<string>, meld: Meld): void {
  if (!partij.has(wie) && !['verstrekker', 'ontvanger', 'wetgever'].includes(wie))
    meld(veld, `'${wie}' is geen partij, verstrekker, ontvanger of wetgever`)
}

function controleerRemedies(regel: Regel, woorden: Woorden, meld: Meld) {
  const eigen = regel.soort === 'toestaan' ? [] : regel.remedies
  for (const [i, { wie }] of eigen.entries()) controleerWie(`remedies[${i}].wie`, wie, woorden.partij, meld)
  for (const [i, { verwacht }] of regel.voorbeelden.entries())
    for (const [gegeven, { remedie }] of Object.entries(verwacht))
      if (remedie?.feit && !woorden.feit.has(remedie.feit))
        meld(`voorbeelden[${i}].verwacht.${gegeven}.remedie.feit`, `onbekend feit '${remedie.feit}'`)
}

function controleerVoorbeelden(regel: Regel, meld: Meld) {
  const verwacht = regel.voorbeelden.flatMap((v) => Object.values(v.verwacht).map((g) => g.uitkomst))
  const niet = verwacht.some((uitkomst) => uitkomst !== 'toegestaan')
  if (regel.soort !== 'knelpunt' && !verwacht.includes('toegestaan'))
    meld('voorbeelden', 'er is geen voorbeeld waarin delen mag')
  if (!niet) meld('voorbeelden', 'er is geen voorbeeld waarin delen niet mag')
  for (const [i, { vraag, verwacht: per }] of regel.voorbeelden.entries()) {
    const gevraagd = Array.isArray(vraag.gegevens) ? vraag.gegevens.map(String) : []
    if (gevraagd.toSorted().join() !== Object.keys(per).toSorted().join())
      meld(`voorbeelden[${i}].verwacht`, 'noem precies de gegevens uit de vraag')
  }
}

/** Every promise about rules that the schema cannot make: known ids, dates in order, a ground and examples for each rule. */
export function controleer(inhoud: Omit<RegisterInhoud, 'registerversie'>): Bevinding[] {
  const woorden = woordenVan(inhoud)
  const fouten: Bevinding[] = []
  for (const regel of inhoud.regels) {
    const meld: Meld = (veld, melding) => fouten.push({ regel: regel.id, veld, melding })
    controleerIds('verstrekkers', regel.verstrekkers, woorden.partij, meld)
    controleerIds('ontvangers', regel.ontvangers, woorden.partij, meld)
    controleerIds('gegevens', regel.gegevens, woorden.gegeven, meld)
    controleerIds('processtappen', regel.processtappen, woorden.processtap, meld)
    if (regel.geldigTot !== null && !geldigOp(regel, regel.geldigVan))
      meld('geldigTot', 'ligt voor geldigVan')
    controleerVoorwaarden(regel, woorden, meld)
    controleerGrondslagen(regel, woorden, meld)
    controleerRemedies(regel, woorden, meld)
    controleerVoorbeelden(regel, meld)
  }
  return fouten
}
