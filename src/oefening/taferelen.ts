import type { Gebeurtenis, Persoonsgegevens } from '../detentie/detentie.ts'
import { type Datum, plusDagen } from '../kern/datum.ts'
import { alsTijdstip, momentOp } from '../kern/tijdstip.ts'
import { alsGebeurtenis, type Levering } from './leveringen.ts'
import { type Mens, maakMensenbron } from './mensen.ts'
import type { Stap } from './verblijf.ts'

/** Someone whose story a first look should meet: at the box of Rotterdam, or at the work list of Arnhem. */
interface Tafereel {
  /** What differs from a man who lives in Rotterdam. */
  readonly wie?: Partial<Persoonsgegevens>
  readonly stappen: readonly Stap[]
  /** Minutes between the last step and its delivery, when that is not half an hour. */
  readonly levering?: number
}

const minuut = 60_000
const vlot = 30 * minuut
const rotterdam = '0599'
const schiedam = '0606'
const dordrecht = '0505'
const arnhem = '0202'
/** Rozenburg, part of Rotterdam since 2010: a code that sources still deliver. */
const rozenburg = '0600'

/**
 * Deliveries of the last days that follow from the date alone: what chance may leave out, but a first look must
 * show. In order of the stories, not of delivery; some lie later on the day than now.
 */
export function maakTaferelen(vandaag: Datum): readonly Levering[] {
  const volgende = maakMensenbron(`taferelen ${vandaag}`, vandaag)
  const verhalen = [...meldingen(vandaag), ...openVragen(vandaag), ...inArnhem(vandaag)]
  const eerste = volgende(plusDagen(vandaag, -1))
  return [
    ...verhalen.flatMap((tafereel) => speel(volgende(plusDagen(vandaag, -90)), tafereel)),
    ...speelVergissing(eerste, vandaag),
  ]
}

function speel(mens: Mens, { wie = {}, stappen, levering }: Tafereel): readonly Levering[] {
  const persoon = { ...inRotterdam(mens), ...wie }
  const laatste = stappen.at(-1)
  return stappen.map((stap) => ({
    op: stap.moment + (stap === laatste && levering !== undefined ? levering * minuut : vlot),
    gebeurtenis: alsGebeurtenis(mens.toeval, stap, persoon),
  }))
}

function inRotterdam({ persoon }: Mens): Persoonsgegevens {
  return { ...persoon, gemeentecode: rotterdam, zonderVastAdres: false }
}

/** What a nazorgcoördinator gets: begins, changed dates, transfers and ends, most of them of today and yesterday. */
function meldingen(vandaag: Datum): readonly Tafereel[] {
  const { op, dag, binnen, wijzig, vrij, verplaats } = stappenrond(vandaag)
  const vrijdag = plusDagen(vandaag, dagenTotVrijdag(vandaag))
  return [
    { stappen: [binnen(op(0, 445), 'pi-rotterdam', dag(12))] },
    { stappen: [binnen(op(-1, 980), 'pi-krimpen-aan-den-ijssel', null)] },
    { stappen: [binnen(op(-1, 905), 'pi-dordrecht', dag(4))], wie: { gemeentecode: rozenburg } },
    // Brought forward for want of cells, from Monday to the Friday before: counters close at noon.
    {
      stappen: [
        binnen(op(-41, 840), 'pi-rotterdam', plusDagen(vrijdag, 3)),
        wijzig(op(-1, 930), vrijdag, 'capaciteit'),
      ],
    },
    {
      stappen: [
        binnen(op(-12, 1020), 'pi-alphen', dag(5)),
        wijzig(op(-4, 640), dag(6), 'regulier'),
        wijzig(op(0, 450), dag(3), 'capaciteit'),
      ],
    },
    {
      stappen: [binnen(op(-9, 600), 'pi-haaglanden', dag(60)), wijzig(op(-1, 1000), dag(1), 'heenzending')],
    },
    { stappen: [binnen(op(-75, 700), 'pi-rotterdam', dag(0)), vrij(op(0, 455), null)] },
    {
      stappen: [
        binnen(op(-10, 870), 'pi-dordrecht', null),
        wijzig(op(-2, 960), dag(-1), 'schorsing'),
        vrij(op(-1, 615), 'schorsing'),
      ],
    },
    {
      stappen: [
        binnen(op(-20, 780), 'pi-rotterdam', dag(45)),
        verplaats(op(-1, 660), 'pi-krimpen-aan-den-ijssel'),
      ],
    },
    { stappen: [binnen(op(-130, 540), 'pi-vught', dag(200)), verplaats(op(-3, 720), 'pi-rotterdam')] },
    // Comes from Dordrecht and settles in Rotterdam: both hear of the end.
    {
      stappen: [binnen(op(-33, 630), 'pi-dordrecht', dag(-1)), vrij(op(-1, 570), null)],
      wie: { gemeentecode: dordrecht, vestigingsgemeente: rotterdam },
    },
    // Delivered five days late.
    { stappen: [binnen(op(-6, 890), 'pi-grave', dag(20))], levering: 5 * 24 * 60 - 60 },
  ]
}

/** What somebody at DJI must look at. */
function openVragen(vandaag: Datum): readonly Tafereel[] {
  const { op, dag, binnen, verplaats } = stappenrond(vandaag)
  return [
    { stappen: [binnen(op(-1, 1010), 'pi-rotterdam', dag(9))], wie: { zonderVastAdres: true } },
    {
      stappen: [binnen(op(-5, 660), 'pi-zaanstad', dag(16))],
      wie: { zonderVastAdres: true, gemeentecode: null },
    },
    { stappen: [binnen(op(-2, 610), 'pi-haaglanden', null)], wie: { gemeentecode: null } },
    // In again while nobody told that he had left.
    {
      stappen: [binnen(op(-50, 700), 'pi-alphen', dag(-30)), binnen(op(-4, 820), 'pi-rotterdam', dag(24))],
    },
    { stappen: [verplaats(op(-2, 750), 'pi-lelystad')] },
  ]
}

/** What a casemanager in Arnhem finds on the work list: a short stay, an intake that is late, a move, an end that is near. */
function inArnhem(vandaag: Datum): readonly Tafereel[] {
  const { op, dag, binnen, verplaats, vrij } = stappenrond(vandaag)
  const wie = { gemeentecode: arnhem }
  return [
    { wie, stappen: [binnen(op(-1, 800), 'pi-arnhem', dag(12))] },
    { wie, stappen: [binnen(op(-4, 870), 'pi-arnhem', dag(160))] },
    { wie, stappen: [binnen(op(-24, 640), 'pi-arnhem', dag(90))] },
    { wie, stappen: [binnen(op(-60, 760), 'pi-arnhem', dag(5))] },
    { wie, stappen: [binnen(op(-45, 700), 'pi-vught', dag(75)), verplaats(op(-2, 650), 'pi-arnhem')] },
    { wie, stappen: [binnen(op(-80, 700), 'pi-arnhem', dag(-3)), vrij(op(-3, 560), null)] },
    { wie, stappen: [binnen(op(-12, 580), 'pi-arnhem', null)] },
  ]
}

/** A begin told with the wrong town: Rotterdam sees it withdrawn, Schiedam gets it. */
function speelVergissing(mens: Mens, vandaag: Datum): readonly Levering[] {
  const { op, dag, binnen } = stappenrond(vandaag)
  const stap = binnen(op(-1, 690), 'pi-rotterdam', dag(18))
  const fout = alsGebeurtenis(mens.toeval, stap, inRotterdam(mens))
  const persoon = { ...inRotterdam(mens), gemeentecode: schiedam }
  const ontdekt = op(-1, 955)
  const correctie: Gebeurtenis = {
    gebeurtenisId: mens.toeval.uuid(),
    tijdstip: alsTijdstip(ontdekt),
    soort: 'correctie',
    corrigeert: fout.gebeurtenisId,
    inrichting: null,
    verwachteEinddatum: null,
    persoon: null,
  }
  return [
    { op: stap.moment + vlot, gebeurtenis: fout },
    { op: ontdekt + minuut, gebeurtenis: correctie },
    { op: ontdekt + 2 * minuut, gebeurtenis: alsGebeurtenis(mens.toeval, stap, persoon) },
  ]
}

/** Steps told in days from today and minutes past midnight. */
function stappenrond(vandaag: Datum) {
  type Wijziging = Stap & { soort: 'wijziging-einddatum' }
  const dag = (na: number) => plusDagen(vandaag, na)
  return {
    dag,
    op: (na: number, minuten: number) => momentOp(dag(na), minuten),
    binnen: (moment: number, inrichting: string, verwacht: Datum | null): Stap => ({
      soort: 'binnenkomst',
      moment,
      inrichting,
      verwacht,
    }),
    wijzig: (moment: number, verwacht: Datum, reden: Wijziging['reden']): Stap => ({
      soort: 'wijziging-einddatum',
      moment,
      verwacht,
      reden,
    }),
    verplaats: (moment: number, inrichting: string): Stap => ({ soort: 'overplaatsing', moment, inrichting }),
    vrij: (moment: number, reden: Wijziging['reden'] | null): Stap => ({ soort: 'ontslag', moment, reden }),
  }
}

/** One to seven: on a Friday the next one is meant. */
function dagenTotVrijdag(vandaag: Datum): number {
  return ((5 - new Date(`${vandaag}T00:00:00Z`).getUTCDay() + 6) % 7) + 1
}
