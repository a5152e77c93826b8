import { type Tbsbericht, tbsBerichten } from '../berichtenbox/berichtenbox.ts'
import { type Grondslagen, gegevenNaam, haalVragen, partijTekst } from '../grondslagen/grondslagen.ts'
import { type Grond, grondVan, organisatienaam } from '../inzage/inzage.ts'
import type { Tx } from '../platform/db.ts'
import { haalBuitenom } from './buitenom.ts'
import { haalVerteld } from './gesprek/opslag.ts'
import { type Stap, stappen } from './stappen.ts'
import type { Schrijver } from './store.ts'
import type { Tbsdelen, Traject } from './traject.ts'

/** One time that something was shared: with whom, when, what, and on which ground. */
export interface Gedeeld {
  readonly op: Date
  readonly ontvanger: string
  /** Gegevens in words; what was told in them is not here. */
  readonly wat: readonly string[]
  readonly grond: Grond
  /** What became of it, when it is not simply there. */
  readonly daarna: string | null
}

/** What was shared in one step, the first on top. */
export interface Stapdeel {
  readonly stap: Stap
  readonly regels: readonly Gedeeld[]
}

/** One provision, wherever it is kept. `gegevens` is null where the toets says what it was about. */
interface Verstrekt extends Pick<Gedeeld, 'op' | 'ontvanger' | 'daarna'> {
  readonly onderwerp: string
  readonly stap: string | null
  readonly toets_id: string
  readonly gegevens: readonly string[] | null
}

/**
 * What the acting clinic shared from this track, by step, for the person it is about: messages, sets that it handed over
 * itself, and what it told who came to a talk. That it was made stands in the logboek with what it names.
 */
export async function maakGedeeld(
  { logboek, grondslagen }: Pick<Tbsdelen, 'logboek' | 'grondslagen'>,
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
): Promise<readonly Stapdeel[]> {
  const verstrekt = await haalVerstrekt(tx, wie, traject, grondslagen)
  const ids = [...new Set(verstrekt.map(({ toets_id }) => toets_id))]
  const vragen = await haalVragen(tx, ids)
  const oordelen = await grondslagen.haalOordelen(tx, ids)
  const mocht = (toets: string) =>
    oordelen
      .get(toets)
      ?.gegevens.filter(({ uitkomst }) => uitkomst === 'toegestaan')
      .map(({ gegeven }) => gegeven) ?? []
  await logboek.noteer(
    tx,
    wie,
    wie.nu,
    verstrekt.map(({ onderwerp, toets_id }) => ({
      ...{ handeling: 'gezocht', betrokkene: traject.betrokkene, onderwerp, toetsId: toets_id },
      ...{ relatie: 'tbs-traject', gegevens: [] },
    })),
  )
  const regels = verstrekt.map(({ op, ontvanger, daarna, toets_id, ...een }) => {
    const gegevens = een.gegevens ?? mocht(toets_id)
    const regel = { handeling: 'verstrekt' as const, toets_id, gegevens }
    return {
      ...{ op, ontvanger, daarna },
      stap: een.stap ?? vragen.get(toets_id)?.processtap.replace(/^tbs-/, ''),
      wat: inWoorden(grondslagen, gegevens),
      grond: grondVan(regel, oordelen, null, grondslagen.register),
    }
  })
  return stappen.flatMap((stap) => {
    const hier = regels
      .filter((een) => een.stap === stap.id)
      .toSorted((a, b) => a.op.getTime() - b.op.getTime())
    return hier.length === 0 ? [] : [{ stap, regels: hier.map(({ stap: _, ...een }) => een) }]
  })
}

async function haalVerstrekt(
  tx: Tx,
  wie: Schrijver,
  traject: Traject,
  { register }: Grondslagen,
): Promise<readonly Verstrekt[]> {
  const berichten = await tbsBerichten(tx, wie, [traject.id])
  const sets = await haalBuitenom(tx, traject)
  const verteld = await haalVerteld(tx, wie, traject.id)
  return [
    ...berichten
      .filter(({ afzender }) => afzender === wie.organisatie)
      .map((bericht) => ({
        ...{ onderwerp: bericht.id, stap: null, toets_id: bericht.toets_id, gegevens: null },
        ...{
          op: bericht.verzonden_op,
          ontvanger: organisatienaam(bericht.ontvanger),
          daarna: daarna(bericht),
        },
      })),
    ...sets.map(({ id: onderwerp, stap, partij, toets_id, gegevens, op }) => ({
      ...{ onderwerp, stap, toets_id, op, gegevens: Object.keys(gegevens) },
      ...{ ontvanger: partijTekst(register, partij), daarna: 'De kliniek gaf dit zelf, buiten Terugkeer.' },
    })),
    ...verteld.map(({ id: onderwerp, ontvanger, hoe, gesloten, ...een }) => ({
      ...een,
      ...{ onderwerp, ontvanger: organisatienaam(ontvanger) },
      daarna: `${hoe === 'verslag' ? 'In het verslag van een gesprek.' : 'In de uitnodiging voor een gesprek.'}${gesloten ? ' Dit is daarna gesloten.' : ''}`,
    })),
  ]
}

function inWoorden({ register }: Grondslagen, gegevens: readonly string[]): readonly string[] {
  return gegevens.map((een) => gegevenNaam(register, een))
}

function daarna({ status }: Tbsbericht): string | null {
  if (status === 'ingetrokken') return 'Dit is daarna teruggeroepen.'
  return status === 'vernietigd' ? 'De inhoud is daarna vernietigd.' : null
}
