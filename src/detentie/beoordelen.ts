import { vingerafdruk } from '../kern/canoniek.ts'
import { type Datum, datumVan } from '../kern/datum.ts'
import type { FoutCode, VeldFout } from '../kern/fout.ts'
import { ontvangers } from '../organisaties/organisaties.ts'
import { andersGenoemd } from './andersgenoemd.ts'
import { bijGevolg } from './bij.ts'
import type { Gebeurtenis } from './gebeurtenis.ts'
import type { Herhaling, Oorzaak } from './gevolgen.ts'
import { waaromLos } from './los.ts'
import {
  nieuwePersoon,
  type Persoonswerk,
  voegGebeurtenisToe,
  type Werk,
  zoekPersoon,
} from './persoonswerk.ts'
import { vergelijk } from './veranderingen.ts'
import { teVer, verreDagen } from './verredag.ts'

/** What is decided about one delivered event. `los` tells why it has no effect yet. */
export type Beoordeling =
  | {
      readonly soort: 'nieuw'
      readonly gebeurtenisId: string
      readonly oorzaak: Oorzaak
      readonly los: VeldFout | null
      readonly waarschuwingen: readonly VeldFout[]
    }
  | ({
      readonly soort: 'herhaald'
      readonly los: VeldFout | null
      readonly waarschuwingen: readonly VeldFout[]
    } & Herhaling)
  | {
      readonly soort: 'fout'
      readonly gebeurtenisId: string
      readonly code: FoutCode
      readonly fouten: readonly VeldFout[]
    }

/** How far the clock of a source may be ahead of ours. */
const speling = 5 * 60_000

/** Decides about one event against all that is known, and adds it to that when it is good. No database here. */
export function beoordeel(werk: Werk, gebeurtenis: Gebeurtenis, nu: Date): Beoordeling {
  const { gebeurtenisId } = gebeurtenis
  const peildatum = datumVan(nu)
  const afdruk = vingerafdruk(gebeurtenis)
  const bekend = werk.afdrukken.get(gebeurtenisId)
  if (bekend !== undefined) {
    const eigenaar = werk.opId.get(bekend.persoonId)
    return bekend.afdruk === afdruk && eigenaar !== undefined
      ? herhaling(eigenaar, gebeurtenis)
      : fout(
          gebeurtenis,
          'conflict',
          'gebeurtenisId',
          'Dit id is al gebruikt voor een gebeurtenis met een andere inhoud. De eerste blijft staan.',
        )
  }
  if (moetNogGebeuren(gebeurtenis, nu)) return fout(gebeurtenis, 'ongeldige-invoer', 'tijdstip', nogNiet)
  const ver = teVer(gebeurtenis, nu)
  if (ver !== null) return { soort: 'fout', gebeurtenisId, code: 'ongeldige-invoer', fouten: [ver] }
  const doel = vindPersoon(werk, gebeurtenis)
  if ('veld' in doel) return { soort: 'fout', gebeurtenisId, code: 'conflict', fouten: [doel] }
  const bezwaar = bezwaarTegen(doel, gebeurtenis, peildatum)
  if (bezwaar !== null) return { soort: 'fout', gebeurtenisId, code: 'ongeldige-invoer', fouten: [bezwaar] }
  return neemAan(werk, doel, gebeurtenis, afdruk, nu)
}

const nogNiet =
  'Dit tijdstip ligt in de toekomst. Lever wat er is gebeurd; alleen een ontslag mag u vooraf leveren. Een verwachte vrijlating staat in verwachteEinddatum.'

/** What has not happened is not told as a fact. Only a release may be announced: until its day it is told as a plan. */
function moetNogGebeuren({ soort, tijdstip }: Gebeurtenis, nu: Date): boolean {
  return soort !== 'ontslag' && Date.parse(tijdstip) > nu.getTime() + speling
}

function neemAan(
  werk: Werk,
  doel: Persoonswerk,
  gebeurtenis: Gebeurtenis,
  afdruk: string,
  nu: Date,
): Beoordeling {
  const peildatum = datumVan(nu)
  const { gebeurtenisId, soort } = gebeurtenis
  const { verloop: voor, toewijzingen } = doel
  const eerder = { gebeurtenissen: [...doel.gebeurtenissen], toewijzingen, verloop: voor }
  voegGebeurtenisToe(werk, doel, gebeurtenis, afdruk, nu)
  const oorzaak: Oorzaak = {
    oorzaakId: gebeurtenisId,
    soort,
    gebeurdOp: new Date(gebeurtenis.tijdstip).toISOString(),
    persoonId: doel.persoon.id,
    persoon: doel.persoon.gegevens,
    doorgestreept:
      soort === 'correctie'
        ? { gebeurtenisId: gebeurtenis.corrigeert, perioden: doel.verloop.perioden }
        : null,
    dossiers: dossiersVan(doel),
    veranderingen: vergelijk(voor, doel.verloop, peildatum),
    bij: bijGevolg(eerder, doel, peildatum),
  }
  const waarschuwingen = watOpvalt(doel, gebeurtenis)
  return { soort: 'nieuw', gebeurtenisId, oorzaak, los: waaromLos(doel, gebeurtenis), waarschuwingen }
}

function herhaling(doel: Persoonswerk, gebeurtenis: Gebeurtenis): Beoordeling {
  const { gebeurtenisId } = gebeurtenis
  return {
    soort: 'herhaald',
    gebeurtenisId,
    dossiers: dossiersVan(doel),
    los: waaromLos(doel, gebeurtenis),
    waarschuwingen: watOpvalt(doel, gebeurtenis),
  }
}

/** What may be a mistake of the source in an event that is kept. */
function watOpvalt(doel: Persoonswerk, gebeurtenis: Gebeurtenis): readonly VeldFout[] {
  const { gebeurtenisId: id, tijdstip } = gebeurtenis
  const bewaard = doel.gebeurtenissen.find((een) => een.gebeurtenisId === id)
  return [
    ...andersGenoemd(doel.gebeurtenissen, gebeurtenis),
    ...verreDagen(gebeurtenis, bewaard?.ontvangenOp ?? new Date(tijdstip)),
  ]
}

function dossiersVan(doel: Persoonswerk): readonly string[] {
  return doel.gebeurtenissen.filter(begintDossier).map((g) => g.gebeurtenisId)
}

/** What messages have in common is a detention, or that a burgemeester must know. */
function begintDossier({ soort }: Gebeurtenis): boolean {
  return soort === 'binnenkomst' || soort === 'bij-melding'
}

/** Whom the event is about. A correction may leave the person out: then it is that of the event it corrects. */
function vindPersoon(werk: Werk, gebeurtenis: Gebeurtenis): Persoonswerk | VeldFout {
  if (gebeurtenis.soort === 'correctie') {
    const bekend = werk.afdrukken.get(gebeurtenis.corrigeert)
    const doel = bekend === undefined ? undefined : werk.opId.get(bekend.persoonId)
    if (doel === undefined)
      return {
        veld: 'corrigeert',
        melding: 'Deze gebeurtenis kennen wij niet. Lever haar eerst, of geef het juiste id.',
      }
    const ander = gebeurtenis.persoon === null ? doel : zoekPersoon(werk, gebeurtenis.persoon)
    if (ander !== doel)
      return { veld: 'persoon', melding: 'De gecorrigeerde gebeurtenis gaat over iemand anders.' }
    return doel
  }
  return (
    zoekPersoon(werk, gebeurtenis.persoon) ?? nieuwePersoon(werk, gebeurtenis.persoon, gebeurtenis.tijdstip)
  )
}

function bezwaarTegen(doel: Persoonswerk, gebeurtenis: Gebeurtenis, peildatum: Datum): VeldFout | null {
  if (gebeurtenis.soort === 'correctie') return bezwaarTegenCorrectie(doel, gebeurtenis)
  if (gebeurtenis.soort === 'bij-melding') return zonderBurgemeester(gebeurtenis, peildatum)
  if (gebeurtenis.soort === 'binnenkomst' || gebeurtenis.verwachteEinddatum === null) return null
  const moment = Date.parse(gebeurtenis.tijdstip)
  const periode = doel.verloop.perioden.findLast((p) => Date.parse(p.begin) <= moment)
  const begin = periode === undefined ? null : datumVan(new Date(periode.begin))
  if (begin === null || gebeurtenis.verwachteEinddatum >= begin) return null
  return { veld: 'verwachteEinddatum', melding: 'De einddatum ligt vóór het begin van de detentie.' }
}

/** Without a municipality nobody would hear, and nobody would notice that. */
function zonderBurgemeester(
  { gemeentecode }: Gebeurtenis & { soort: 'bij-melding' },
  peildatum: Datum,
): VeldFout | null {
  if (ontvangers(gemeentecode, peildatum) !== null) return null
  return {
    veld: 'gemeentecode',
    melding:
      'Deze gemeente bestaat niet meer, en er is geen opvolger. Noem de gemeente waar iemand terugkeert.',
  }
}

/** A correction only strikes out. Other values than those of the wrong event would be lost in silence: refuse them. */
function bezwaarTegenCorrectie(
  doel: Persoonswerk,
  correctie: Gebeurtenis & { soort: 'correctie' },
): VeldFout | null {
  const fout = doel.gebeurtenissen.find((g) => g.gebeurtenisId === correctie.corrigeert)
  for (const veld of ['inrichting', 'verwachteEinddatum'] as const) {
    const geleverd = correctie[veld]
    const stond = fout === undefined || fout.soort === 'bij-melding' ? null : fout[veld]
    if (geleverd !== null && geleverd !== stond)
      return {
        veld,
        melding:
          'Een correctie streept een gebeurtenis door. Lever de juiste gegevens als een nieuwe gebeurtenis.',
      }
  }
  return null
}

function fout(gebeurtenis: Gebeurtenis, code: FoutCode, veld: string, melding: string): Beoordeling {
  return { soort: 'fout', gebeurtenisId: gebeurtenis.gebeurtenisId, code, fouten: [{ veld, melding }] }
}
