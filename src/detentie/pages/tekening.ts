import { type Datum, datumKort, datumVan, datumVoluit } from '../../kern/datum.ts'
import { waaromDicht } from '../../kern/werkdagen.ts'
import { html, type Inhoud, label, onbekend } from '../../nlds/nlds.ts'
import type { Gebeurtenis } from '../gebeurtenis.ts'
import { momentKort } from '../moment.ts'
import type { Periode, Verloop } from '../perioden.ts'
import { inrichtingnaam } from '../woorden.ts'

interface Stap {
  readonly wanneer: string
  readonly wat: Inhoud
  readonly stand: 'geweest' | 'nu' | 'komt'
}

/** What is drawn of a period beside its events: where it stands, and what comes. */
type Stand = Pick<Periode, 'stand' | 'inrichting' | 'verwachteEinddatum'>

/** The events that make up one period, oldest first; those that do not count are left out. */
export function gebeurtenissenVan(
  periode: Periode,
  verloop: Verloop,
  gebeurtenissen: readonly Gebeurtenis[],
): readonly Gebeurtenis[] {
  const moment = ({ tijdstip }: Gebeurtenis) => Date.parse(tijdstip)
  const bijWelke = (gebeurtenis: Gebeurtenis) =>
    gebeurtenis.soort === 'binnenkomst'
      ? gebeurtenis.gebeurtenisId
      : verloop.perioden.findLast(({ begin }) => Date.parse(begin) <= moment(gebeurtenis))?.id
  return gebeurtenissen
    .filter(
      ({ soort, gebeurtenisId }) =>
        soort !== 'correctie' && soort !== 'bij-melding' && !verloop.doorgestreept.has(gebeurtenisId),
    )
    .filter(({ gebeurtenisId }) => !verloop.los.has(gebeurtenisId) && !verloop.vervangen.has(gebeurtenisId))
    .filter((gebeurtenis) => bijWelke(gebeurtenis) === periode.id)
    .toSorted((a, b) => moment(a) - moment(b))
}

/**
 * The steps of the drawing of one period: what happened, where the person is now, and what comes. With `toen`
 * the drawing is of an earlier moment, and nothing in it is called now.
 */
export function stappenVan(
  periode: Stand,
  gebeurtenissen: readonly Gebeurtenis[],
  vandaag: Datum,
  toen = false,
): readonly Stap[] {
  const geweest = gebeurtenissen.map((gebeurtenis) => ({
    wanneer: momentKort(new Date(gebeurtenis.tijdstip)),
    wat: watGebeurde(gebeurtenis),
    // A release that was announced lies ahead until its day.
    stand: datumVan(new Date(gebeurtenis.tijdstip)) > vandaag ? ('komt' as const) : ('geweest' as const),
  }))
  return [...geweest, ...watNu(periode, vandaag, toen)]
}

function watNu(
  { stand, inrichting, verwachteEinddatum }: Stand,
  vandaag: Datum,
  toen: boolean,
): readonly Stap[] {
  if (stand === 'beeindigd') return []
  if (stand === 'einde-onbekend')
    return [{ wanneer: 'datum onbekend', wat: onbekend('Einde niet ontvangen'), stand: 'komt' }]
  return [
    {
      wanneer: toen ? 'op dat moment' : 'nu',
      wat: html`In <strong>${inrichtingnaam(inrichting)}</strong>`,
      stand: toen ? 'geweest' : 'nu',
    },
    verwachteEinddatum === null
      ? { wanneer: 'datum onbekend', wat: 'Vrijlating', stand: 'komt' }
      : {
          wanneer: datumVoluit(verwachteEinddatum),
          wat: html`Verwachte vrijlating ${waarschuwing(verwachteEinddatum, vandaag)}`,
          stand: 'komt',
        },
  ]
}

function waarschuwing(datum: Datum, vandaag: Datum): Inhoud {
  if (datum < vandaag) return label('dringend', 'datum is voorbij')
  const waarom = waaromDicht(datum)
  return waarom === null ? '' : label('let-op', waarom)
}

function watGebeurde(gebeurtenis: Gebeurtenis): Inhoud {
  const { soort, inrichting } = gebeurtenis
  const plek = inrichting === null ? '' : inrichtingnaam(inrichting)
  if (soort === 'binnenkomst') return html`<strong>Binnenkomst</strong> in ${plek}`
  if (soort === 'overplaatsing') return html`<strong>Overplaatsing</strong> naar ${plek}`
  if (soort === 'wijziging-einddatum')
    return html`<strong>Einddatum</strong> ${gebeurtenis.verwachteEinddatum === null ? onbekend('niet meer bekend') : html`wordt ${datumKort(gebeurtenis.verwachteEinddatum)}`} (${gebeurtenis.reden})`
  return html`<strong>Ontslag</strong>${plek === '' ? '' : html` uit ${plek}`}`
}

/** The state of a period in a word. */
export function periodestand({ stand, einde }: Pick<Periode, 'stand' | 'einde'>): Inhoud {
  if (stand === 'loopt') return label('info', 'loopt')
  if (stand === 'einde-onbekend') return label('let-op', 'einde ontbreekt')
  return label(
    'neutraal',
    einde === null ? 'beëindigd' : `geëindigd op ${datumKort(datumVan(new Date(einde)))}`,
  )
}
