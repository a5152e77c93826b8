import { grondslagenVoor, nietGelezen } from './grondslag.ts'
import { haalbaar, kandidaten, naaste } from './kandidaat.ts'
import { type Register, volgorde } from './lookup.ts'
import type { GegevenOordeel, Oordeel } from './oordeel.ts'
import { ontbrekend, remediesBijWeigering } from './remedie.ts'
import type { Regel } from './schema.ts'
import { nooit, tijdvakOp, type Vak } from './tijdvak.ts'
import { uitkomstIn } from './uitkomst.ts'
import { uitlegGeweigerd, uitlegOnbeslist, uitlegToegestaan, voorbehoud, voorwaardenTekst } from './uitleg.ts'
import type { Vraag } from './vraag.ts'
import { type Weging, weeg } from './weging.ts'

function ids(regels: readonly Regel[]): string[] {
  return regels.map((r) => r.id).toSorted(volgorde)
}

function zinnen(regels: readonly Regel[], kies: (regel: Regel) => readonly string[]): string[] {
  const alle = regels.flatMap(kies)
  return alle.length < 2 ? alle : [...new Set(alle)].toSorted(volgorde)
}

function toegestaan(register: Register, vraag: Vraag, gegeven: string, weging: Weging): GegevenOordeel {
  const regels = weging.toestaan.waar
  return {
    gegeven,
    uitkomst: 'toegestaan',
    regels: ids(regels),
    grondslagen: grondslagenVoor(register, regels, gegeven, vraag.peildatum),
    voorwaarden: voorwaardenTekst(register, regels),
    knelpunten: [...nietGelezen(register, regels, gegeven), ...zinnen(regels, (r) => r.knelpunten)].toSorted(
      volgorde,
    ),
    remedies: [],
    tegenspraken: zinnen(regels, (r) => r.tegenspraken),
    uitleg: uitlegToegestaan(register, vraag, gegeven, regels),
  }
}

function onbeslist(register: Register, vraag: Vraag, gegeven: string, weging: Weging): GegevenOordeel {
  const regels = [...weging.toestaan.waar, ...weging.toestaan.onbekend, ...weging.verbieden.onbekend]
  const remedies = ontbrekend(register, vraag, gegeven, weging)
  const rondom = [...regels, ...weging.knelpunten]
  return {
    gegeven,
    uitkomst: 'onbeslist',
    regels: ids(rondom),
    grondslagen: [],
    voorwaarden: [],
    knelpunten: zinnen(rondom, (r) => r.knelpunten),
    remedies,
    tegenspraken: zinnen(rondom, (r) => r.tegenspraken),
    uitleg: uitlegOnbeslist(
      register,
      remedies.flatMap((r) => r.feit ?? []),
      weging.knelpunten,
    ),
  }
}

/** Which permission loses from which prohibition: shown, because both texts are law. */
function botsingen({ toestaan, verbieden }: Weging): string[] {
  return toestaan.waar.flatMap((ja) =>
    verbieden.waar.map(
      (nee) =>
        `Regel ‘${ja.titel}’ staat dit toe en regel ‘${nee.titel}’ verbiedt het. Het verbod gaat voor.`,
    ),
  )
}

function geweigerd(register: Register, vraag: Vraag, gegeven: string, weging: Weging): GegevenOordeel {
  const redenen = [...weging.verbieden.waar, ...weging.knelpunten, ...weging.onzeker]
  const alle = kandidaten(weging, vraag.feiten, gegeven)
  const haalbare = naaste(alle.filter((k) => haalbaar(register, vraag.feiten, gegeven, k)))
  const missers = haalbare.length > 0 ? haalbare : naaste(alle)
  const rondom = [...redenen, ...missers.map((k) => k.regel)]
  return {
    gegeven,
    uitkomst: 'geweigerd',
    regels: ids(redenen),
    grondslagen: [],
    voorwaarden: [],
    knelpunten: zinnen(rondom, (r) => r.knelpunten),
    remedies: remediesBijWeigering(register, vraag, gegeven, weging, { missers, haalbare }),
    tegenspraken: [...botsingen(weging), ...zinnen(rondom, (r) => r.tegenspraken)],
    uitleg: uitlegGeweigerd(register, vraag, gegeven, weging, missers),
  }
}

const perUitkomst = { toegestaan, onbeslist, geweigerd }

function beoordeel(
  register: Register,
  vraag: Vraag,
  gegeven: string,
  vakken: ReadonlyMap<string, Vak> | undefined,
): GegevenOordeel {
  const vak = vakken?.get(gegeven)
  const tijdvak = vak === undefined ? nooit : tijdvakOp(vak, vraag.peildatum)
  const weging = weeg(tijdvak, vraag.feiten, gegeven)
  return perUitkomst[uitkomstIn(tijdvak, vraag.feiten, gegeven)](register, vraag, gegeven, weging)
}

function samen(gegevens: readonly GegevenOordeel[]): Oordeel['uitkomst'] {
  const toegelaten = gegevens.filter((g) => g.uitkomst === 'toegestaan').length
  if (toegelaten === gegevens.length) return 'toegestaan'
  if (toegelaten > 0) return 'deels'
  return gegevens.some((g) => g.uitkomst === 'onbeslist') ? 'onbeslist' : 'geweigerd'
}

/**
 * Answers a question against the register (contract §1). Pure: no clock, no I/O, no Node, so the same
 * question and the same registerversie give the same bytes on a server and in a browser.
 */
export function toets(register: Register, vraag: Vraag): Oordeel {
  const vakken = register.kaart.paar(vraag.verstrekker, vraag.ontvanger).stappen.get(vraag.processtap)
  const gegevens = vraag.gegevens.map((gegeven) => beoordeel(register, vraag, gegeven, vakken))
  const later = voorbehoud(register, vraag.peildatum)
  return {
    uitkomst: samen(gegevens),
    peildatum: vraag.peildatum,
    registerversie: register.registerversie,
    ...(later !== '' && { voorbehoud: later }),
    gegevens,
  }
}
