import { createHash } from 'node:crypto'
import type { Inhoud } from '../inhoud.ts'

/** Finds the processing activity of a line, as an address in the register of the running version; null when it has none. */
export type Activiteitzoeker = (regel: {
  readonly doel: string
  readonly gegevens: readonly string[]
  readonly op: string
}) => string | null

interface Kenmerk {
  readonly key: string
  readonly value: { readonly stringValue: string }
}

/** One record, in the JSON of OTLP (LDV 0.8, interface of a log record). */
export interface Span {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  /** That the parent is of another system, and that this was kept (SpanFlags of OTLP); nothing is said of others. */
  readonly flags?: number
  readonly name: string
  readonly kind: 1
  readonly startTimeUnixNano: string
  readonly endTimeUnixNano: string
  readonly attributes: readonly Kenmerk[]
  readonly status: { readonly code: 0 | 1 }
}

/** SpanFlags of OTLP 1.x: known whether the parent is remote (0x100), it is (0x200), sampled (0x01). */
const vanElders = 0x301

/**
 * Lines as records. A record is about one person at most: an act about several has one record of its own, and one for
 * each line under it. Ids follow from the line, so that one that is sent twice is known by its span id. Who did it stays
 * in our own log: LDV keeps no users. `ouders`: of acts that others asked for, by act, the step in which they asked; the
 * record of the act itself stands under it.
 */
export function alsSpans(
  regels: readonly Inhoud[],
  activiteit: Activiteitzoeker,
  ouders: ReadonlyMap<string, string> = new Map(),
): readonly Span[] {
  return regels.flatMap((regel) => {
    const { daad, plek, aantal, spoor } = regel
    const gewoon = { traceId: spoor, ...vorm(regel, activiteit) }
    const betrokkene = [
      kenmerk('dpl.core.data_subject_id', regel.betrokkene),
      kenmerk('dpl.core.data_subject_id_type', 'urn:terugkeer:pseudoniem'),
    ]
    const attributes = [...gewoon.attributes, ...betrokkene]
    const spanId = spanVan(regel)
    if (daad === null) return [{ ...gewoon, spanId, attributes }]
    const ouder = ouders.get(daad)
    const boven = ouder === undefined ? gewoon : { ...gewoon, parentSpanId: ouder, flags: vanElders }
    if (aantal === 1) return [{ ...boven, spanId, attributes }]
    const onder = { ...gewoon, spanId, parentSpanId: daad, attributes }
    return plek === 1 ? [{ ...boven, spanId: daad }, onder] : [onder]
  })
}

function vorm(regel: Inhoud, activiteit: Activiteitzoeker): Omit<Span, 'traceId' | 'spanId'> {
  const adres = activiteit(regel)
  const moment = inNanoseconden(regel.op)
  return {
    name: `${regel.handeling}: ${regel.doel}`,
    kind: 1,
    startTimeUnixNano: moment,
    endTimeUnixNano: moment,
    attributes: adres === null ? [] : [kenmerk('dpl.core.processing_activity_id', adres)],
    // What was refused went as it should: it is not an error, and nothing was processed.
    status: { code: regel.handeling === 'geweigerd' ? 0 : 1 },
  }
}

/** What of a line says which record it is. */
type Plaats = Pick<Inhoud, 'spoor' | 'daad' | 'plek' | 'aantal' | 'volgnummer'>

/**
 * The id of the record of one line, the same each time: that of its act; or of its own, as 8 bytes, in an act of several
 * and for a line from before acts had ids.
 */
export function spanVan({ spoor, daad, plek, aantal, volgnummer }: Plaats): string {
  if (daad !== null && aantal === 1) return daad
  return createHash('sha256')
    .update(daad === null ? `${spoor}/${volgnummer}` : `${spoor}/${daad}/${plek}`)
    .digest('hex')
    .slice(0, 16)
}

const kenmerk = (key: string, stringValue: string): Kenmerk => ({ key, value: { stringValue } })

/** A moment with microseconds as OTLP writes it. */
function inNanoseconden(op: string): string {
  const [seconden = '', rest = '0Z'] = op.split('.')
  return `${BigInt(Date.parse(`${seconden}Z`)) / 1000n}${rest.slice(0, -1).padEnd(9, '0')}`
}

/** Records as one request (ExportTraceServiceRequest of OTLP 1.x, in JSON). `logboek` is the id of this log. */
export function alsOtlp(logboek: string, spans: readonly Span[]): string {
  return JSON.stringify({
    resourceSpans: [
      {
        resource: {
          attributes: [kenmerk('service.name', 'terugkeer'), kenmerk('service.instance.id', logboek)],
        },
        scopeSpans: [{ scope: { name: 'terugkeer.logboek' }, spans }],
      },
    ],
  })
}
