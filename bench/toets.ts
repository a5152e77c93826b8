import type { Register } from '../src/grondslagen/lookup.ts'
import { laadRegister } from '../src/grondslagen/register.ts'
import { toets as vraagToets } from '../src/grondslagen/toets.ts'
import { uitkomstVan } from '../src/grondslagen/uitkomst.ts'
import type { Vraag } from '../src/grondslagen/vraag.ts'
import { type BenchResult, round, say } from './bench.ts'
import { maakCasbin } from './casbin.ts'
import { maakCedar } from './cedar.ts'
import { maakJsonRegels } from './jsonregels.ts'
import { type Loper, meet } from './meten.ts'
import { inWereld, tienvoud } from './tienvoud.ts'
import { verschillendeVragen } from './vragen.ts'

/** Different questions, and the seed they are drawn with. */
const aantal = 2_000
const zaad = 20261122

const limits = { volledigTotCedar: 50, uitkomstTotCedar: 500, uitkomstTotGrens: 0.25, groei: 1.5 } as const

/** May this gegeven of this question be shared? */
type Mag = (vraag: Vraag, gegeven: string) => boolean | Promise<boolean>

/** What was answered ends up here, so that no engine can leave work out because nobody looks. */
let gezien = 0

/**
 * Asks the same questions of our toets (with explanation, and the outcome only), of Cedar, casbin and
 * json-rules-engine with the same rules, and of the limit: a table that holds the outcome of every question asked,
 * so that only making the key and one look-up remain. Nothing of an earlier answer is remembered by our toets.
 * Every engine must first agree on what may be shared.
 *
 * `groei`: the cost with explanation at ten times as many rules, over that of the register itself.
 */
export async function toets(): Promise<BenchResult> {
  const register = laadRegister(new URL('../recht/', import.meta.url))
  const vragen = verschillendeVragen(register, aantal, zaad)
  const anderen: Readonly<Record<string, Mag>> = {
    cedar: maakCedar('bench', register),
    casbin: await maakCasbin(register),
    jsonRulesEngine: maakJsonRegels(register),
  }
  const toegestaan = await vergelijk(register, vragen, anderen)
  say(
    `${register.regels.length} regels, ${vragen.length} vragen, ${toegestaan} gegevens toegestaan; allen gelijk`,
  )
  const groot = tienvoud(register)
  const grens = maakGrens(register, vragen)
  const kosten = await meet<Vraag>(
    [
      lus('volledig', 5, (vraag) => vraagToets(register, vraag).gegevens.length),
      lus('uitkomst', 50, (vraag) => uitkomstVan(register, vraag).length),
      lus('grens', 50, grens),
      ...Object.entries(anderen).map(([naam, mag]) => ander(naam, mag)),
    ],
    vragen,
  )
  const verplaatst = vragen.map((vraag, i) => [vraag, inWereld(vraag, i)] as const)
  const groei = await meet<readonly [Vraag, Vraag]>(
    [
      lus('gewoon', 10, ([vraag]) => vraagToets(register, vraag).gegevens.length),
      lus('groot', 10, ([, vraag]) => vraagToets(groot, vraag).gegevens.length),
    ],
    verplaatst,
  )
  return result(kosten, groei, { regels: register.regels.length, vragen: vragen.length, toegestaan })
}

function lus<T>(naam: string, keren: number, stelEen: (vraag: T) => number): Loper<T> {
  return {
    naam,
    keren,
    stel: (portie) => {
      for (const vraag of portie) gezien += stelEen(vraag)
    },
  }
}

function ander(naam: string, mag: Mag): Loper<Vraag> {
  return {
    naam,
    keren: 1,
    stel: async (portie) => {
      for (const vraag of portie)
        for (const gegeven of vraag.gegevens) {
          const antwoord = mag(vraag, gegeven)
          if (typeof antwoord === 'boolean' ? antwoord : await antwoord) gezien += 1
        }
    },
  }
}

/** Checks that all agree on every gegeven of every question; gives how many are allowed. */
async function vergelijk(
  register: Register,
  vragen: readonly Vraag[],
  anderen: Readonly<Record<string, Mag>>,
): Promise<number> {
  let toegestaan = 0
  for (const vraag of vragen) {
    const uitkomsten = uitkomstVan(register, vraag)
    const volledig = vraagToets(register, vraag).gegevens
    for (const [i, gegeven] of vraag.gegevens.entries()) {
      const wij = uitkomsten[i] === 'toegestaan'
      if (wij) toegestaan += 1
      const mening = { volledig: volledig[i]?.uitkomst === 'toegestaan' }
      for (const [naam, mag] of Object.entries(anderen))
        Object.assign(mening, { [naam]: await mag(vraag, gegeven) })
      for (const [naam, hun] of Object.entries(mening))
        if (hun !== wij)
          throw new Error(`${naam} disagrees: ${JSON.stringify({ ...vraag, gegevens: [gegeven] })}`)
    }
  }
  return toegestaan
}

function sleutel({ verstrekker, ontvanger, processtap, peildatum, gegevens, feiten }: Vraag): string {
  let tekst = `${verstrekker}|${ontvanger}|${processtap}|${peildatum}`
  for (const gegeven of gegevens) tekst += `|${gegeven}`
  for (const feit in feiten) {
    const waarde = feiten[feit]
    tekst += `|${feit}=${typeof waarde === 'object' ? JSON.stringify(waarde) : waarde}`
  }
  return tekst
}

/** The hand-written table: two bits per gegeven, under a key made of the whole question. */
function maakGrens(register: Register, vragen: readonly Vraag[]): (vraag: Vraag) => number {
  const bits = { geweigerd: 0, onbeslist: 1, toegestaan: 2 }
  const tabel = new Map(
    vragen.map((vraag) => [
      sleutel(vraag),
      uitkomstVan(register, vraag).reduce((som, uitkomst) => som * 4 + bits[uitkomst], 0),
    ]),
  )
  return (vraag) => tabel.get(sleutel(vraag)) ?? -1
}

function result(
  kosten: ReadonlyMap<string, number>,
  groeiKosten: ReadonlyMap<string, number>,
  tellingen: Readonly<Record<string, number>>,
): BenchResult {
  const prijs = (naam: string) => kosten.get(naam) ?? Number.NaN
  const verhoudingen = {
    volledigTotCedar: round(prijs('cedar') / prijs('volledig'), 1),
    uitkomstTotCedar: round(prijs('cedar') / prijs('uitkomst')),
    uitkomstTotGrens: round(prijs('grens') / prijs('uitkomst')),
    groei: round((groeiKosten.get('groot') ?? Number.NaN) / (groeiKosten.get('gewoon') ?? Number.NaN), 3),
    volledigTotCasbin: round(prijs('casbin') / prijs('volledig'), 1),
    volledigTotJsonRulesEngine: round(prijs('jsonRulesEngine') / prijs('volledig'), 1),
  }
  const micros = Object.fromEntries([...kosten].map(([naam, prijsje]) => [`${naam}Us`, round(prijsje, 3)]))
  return {
    verhoudingen,
    metingen: { ...tellingen, ...micros, beantwoord: gezien },
    shortfalls: [
      verhoudingen.volledigTotCedar >= limits.volledigTotCedar
        ? null
        : `volledigTotCedar is lager dan ${limits.volledigTotCedar}.`,
      verhoudingen.uitkomstTotCedar >= limits.uitkomstTotCedar
        ? null
        : `uitkomstTotCedar is lager dan ${limits.uitkomstTotCedar}.`,
      verhoudingen.uitkomstTotGrens >= limits.uitkomstTotGrens
        ? null
        : `uitkomstTotGrens is lager dan ${limits.uitkomstTotGrens}.`,
      verhoudingen.groei <= limits.groei ? null : `groei is hoger dan ${limits.groei}.`,
    ].filter((line) => line !== null),
  }
}
