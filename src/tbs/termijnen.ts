import { aantalDagen, type Datum, dagenTussen, datumVoluit } from '../kern/datum.ts'
import { vensterVan } from './planning.ts'
import { type Stap, stappen, vorigeStap } from './stappen.ts'
import { dagVan, doetMee, isVoorbij, standVan, type Verloop } from './verloop.ts'

/** Something about the dates that a person must look at. */
export interface Waarschuwing {
  readonly soort: 'te-laat' | 'nu' | 'buiten-venster' | 'volgorde' | 'geen-einddatum' | 'geen-route'
  /** The step it is about; null for the track as a whole. */
  readonly stap: string | null
  readonly tekst: string
}

/** The steps that are still to come, of the trunk and of the branches that are looked at. */
function komendeStappen(verloop: Verloop): readonly Stap[] {
  return stappen.filter((stap) => doetMee(verloop, stap) && !isVoorbij(verloop, stap))
}

/** The first day on which something must be there, with its step; null when no day is known. */
export function volgendeTermijn(verloop: Verloop): { readonly stap: Stap; readonly dag: Datum } | null {
  const met = komendeStappen(verloop).flatMap((stap) => {
    const dag = dagVan(verloop, stap)
    return dag === null ? [] : [{ stap, dag }]
  })
  return (
    met.toSorted((a, b) => (a.dag === b.dag ? a.stap.nummer - b.stap.nummer : a.dag < b.dag ? -1 : 1))[0] ??
    null
  )
}

/** Where the track is: the steps that run, or else the first that did not begin. */
export function huidigeStappen(verloop: Verloop): readonly Stap[] {
  const komend = komendeStappen(verloop)
  const lopend = komend.filter((stap) => standVan(verloop, stap).stand === 'loopt')
  return lopend.length > 0 ? lopend : komend.slice(0, 1)
}

/** All that is wrong with the dates on this day: what is late, what is due, and what does not fit. */
export function waarschuwingen(verloop: Verloop, vandaag: Datum): readonly Waarschuwing[] {
  if (verloop.einddatum === null)
    return [
      {
        soort: 'geen-einddatum',
        stap: null,
        tekst: 'De einddatum is nog niet bekend. Vul hem in: daarvan hangen de andere data af.',
      },
    ]
  return [
    ...routes(verloop, vandaag),
    ...komendeStappen(verloop).flatMap((stap) => [
      ...overDag(verloop, stap, vandaag),
      ...overVenster(verloop, stap),
      ...overVolgorde(verloop, stap),
    ]),
  ]
}

/** From the beginning of step 16 on, someone must have chosen how it ends. */
function routes(verloop: Verloop, vandaag: Datum): readonly Waarschuwing[] {
  const zestien = stappen.find(({ nummer }) => nummer === 16)
  const venster = zestien === undefined ? null : vensterVan(zestien, verloop.einddatum)
  if (verloop.takken.size > 0 || venster === null || vandaag < venster.tot) return []
  const tekst =
    'Er is nog geen route gekozen. Vijf maanden voor het einde moet duidelijk zijn welke routes u voorbereidt.'
  return [{ soort: 'geen-route', stap: null, tekst }]
}

function overDag(verloop: Verloop, stap: Stap, vandaag: Datum): readonly Waarschuwing[] {
  const dag = dagVan(verloop, stap)
  if (dag === null) return []
  const over = dagenTussen(vandaag, dag)
  if (over < 0)
    return [
      {
        soort: 'te-laat',
        stap: stap.id,
        tekst: `Stap ${stap.id} had er op ${datumVoluit(dag)} moeten zijn: ${aantalDagen(-over)} te laat.`,
      },
    ]
  const van = vensterVan(stap, verloop.einddatum)?.van ?? null
  if (van === null || vandaag < van || stap.nummer !== 17) return []
  return [
    {
      soort: 'nu',
      stap: stap.id,
      tekst: `Stap ${stap.id} hoort nu: vier tot vijf maanden voor het einde. Nog ${aantalDagen(over)}.`,
    },
  ]
}

/** A plan of the clinic that does not fit the end of the tbs. */
function overVenster(verloop: Verloop, stap: Stap): readonly Waarschuwing[] {
  const { gepland } = standVan(verloop, stap)
  const venster = vensterVan(stap, verloop.einddatum)
  if (gepland === null || verloop.einddatum === null) return []
  const teVroeg = venster !== null && venster.van !== null && gepland < venster.van
  const teLaat = gepland > (venster?.tot ?? verloop.einddatum)
  if (!teVroeg && !teLaat) return []
  const tekst = `Stap ${stap.id} is gepland op ${datumVoluit(gepland)}. Dat past niet bij de einddatum ${datumVoluit(verloop.einddatum)}.`
  return [{ soort: 'buiten-venster', stap: stap.id, tekst }]
}

function overVolgorde(verloop: Verloop, stap: Stap): readonly Waarschuwing[] {
  const vorige = vorigeStap(stap)
  if (vorige === null || isVoorbij(verloop, vorige)) return []
  const [eerder, later] = [standVan(verloop, vorige).gepland, standVan(verloop, stap).gepland]
  if (eerder === null || later === null || eerder <= later) return []
  const tekst = `Stap ${stap.id} is gepland op ${datumVoluit(later)}, en stap ${vorige.id} pas daarna.`
  return [{ soort: 'volgorde', stap: stap.id, tekst }]
}
