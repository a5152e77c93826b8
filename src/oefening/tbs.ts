import { datumVan, plusDagen, plusMaanden } from '../kern/datum.ts'
import type { Tx } from '../platform/db.ts'
import {
  beginTraject,
  legToestemmingVast,
  openTraject,
  type Schrijver,
  stapMet,
  type Tbsdelen,
  type Traject,
  tbsdoelen,
  voegToe,
  vraagOpdracht,
  zetStap,
  zetTakken,
} from '../tbs/tbs.ts'
import { eenmaal } from './voortgang.ts'

/** A step from the act before to the next, each on the track as it stands then. */
type Daad = (traject: Traject) => Promise<unknown>

/** Two made-up tracks: one stuck on a no with a request that was accepted, one five months before its end, with what the OM asked. */
export async function vulTrajecten(delen: Omit<Tbsdelen, 'oefen'>, nu: Date): Promise<void> {
  const wie: Schrijver = {
    ...{ organisatie: 'fpc-van-mesdag', gebruiker: 'oefen-generator', rol: 'behandelcoordinator' },
    ...{ ...tbsdoelen.kliniek, nu, naam: 'I. Vermeulen' },
  }
  const tbs = { ...delen, klok: { nu: () => nu }, oefen: true }
  await eenmaal(delen.db, wie, 'tbs-weigering', (tx) => weigering(tbs, tx, wie))
  await eenmaal(delen.db, wie, 'tbs-einde', (tx) => naarHetEinde(tbs, tx, wie))
}

const reclassering = 'reclassering-rn'
const vanReclassering = { partij: 'reclassering', ontvanger: reclassering }
const naarCollege = { partij: 'college', ontvanger: 'college-0014' }
/** Only what the OM asks has one. */
const geenBrief = { datum: '', kenmerk: '' }

/** No consent at the start: the reclassering got a request for advice. */
async function weigering(delen: Tbsdelen, tx: Tx, wie: Schrijver): Promise<void> {
  const vandaag = datumVan(wie.nu)
  const id = await beginTraject(delen, tx, wie, {
    ...{ geslachtsnaam: 'Oefenaar', voorvoegsel: 'van', voornamen: 'Ties', geboortedatum: '1987-03-14' },
    ...{ einddatum: plusMaanden(vandaag, 31), stap: '9' },
  })
  const negen = stap('9')
  await doe(delen, tx, wie, id, [
    (een) => voegToe(delen, tx, wie, een, reclassering),
    (een) => voegToe(delen, tx, wie, een, 'college-0014'),
    (een) => zetStap(delen, tx, wie, een, negen, loopt(een, plusDagen(vandaag, -20))),
    (een) =>
      legToestemmingVast(delen, tx, wie, een, negen, vanReclassering, {
        ...{ antwoorden: { 'einddatum-tbs': 'nee', 'regio-herkomst-of-uitstroom': 'nee' } },
        ...{ vorm: 'mondeling', datum: plusDagen(vandaag, -10), gezien: gezien(een) },
      }),
    (een) => vraagOpdracht(delen, tx, wie, een, negen, vanReclassering, geenBrief),
  ])
}

/** Five months before the end: the routes beside each other, step 17 is due, and the OM has something to confirm. */
async function naarHetEinde(delen: Tbsdelen, tx: Tx, wie: Schrijver): Promise<void> {
  const vandaag = datumVan(wie.nu)
  const id = await beginTraject(delen, tx, wie, {
    ...{ geslachtsnaam: 'Voorbeeld', voorvoegsel: '', voornamen: 'Sanne', geboortedatum: '1979-11-02' },
    ...{ einddatum: plusDagen(plusMaanden(vandaag, 4), 12), stap: '15' },
  })
  const brief = { datum: plusDagen(vandaag, -8), kenmerk: 'OEFEN-17' }
  const voorbereiding = stap('17a')
  const ja = { 'beoogde-uitstroom': 'ja', 'risicotaxatie-en-beschermende-factoren': 'nee' }
  await doe(delen, tx, wie, id, [
    (een) => voegToe(delen, tx, wie, een, 'college-0014'),
    (een) => voegToe(delen, tx, wie, een, reclassering),
    (een) => voegToe(delen, tx, wie, een, 'fpk-assen'),
    (een) => voegToe(delen, tx, wie, een, 'om'),
    (een) => zetTakken(delen, tx, wie, een, ['a', 'b', 'c'], gezien(een)),
    (een) => zetStap(delen, tx, wie, een, stap('15'), klaar(een, plusDagen(vandaag, -90))),
    (een) => zetStap(delen, tx, wie, een, stap('16a'), klaar(een, plusDagen(vandaag, -25))),
    (een) => zetStap(delen, tx, wie, een, stap('16c'), klaar(een, plusDagen(vandaag, -25))),
    (een) =>
      legToestemmingVast(delen, tx, wie, een, stap('17c'), naarCollege, {
        ...{ antwoorden: ja, vorm: 'schriftelijk', datum: plusDagen(vandaag, -5), gezien: gezien(een) },
      }),
    (een) => vraagOpdracht(delen, tx, wie, een, voorbereiding, vanReclassering, brief),
  ])
}

const gezien = ({ verloop }: Traject) => String(verloop.gezien)
const loopt = (een: Traject, datum: string) => ({
  ...{ stand: 'loopt', datum, reden: '', gepland: '', gezien: gezien(een) },
})
const klaar = (een: Traject, datum: string) => ({ ...loopt(een, datum), stand: 'gedaan' })

function stap(id: string) {
  const gevonden = stapMet(id)
  if (gevonden === null) throw new Error(`There is no step ${id}`)
  return gevonden
}

async function doe(
  delen: Tbsdelen,
  tx: Tx,
  wie: Schrijver,
  id: string,
  daden: readonly Daad[],
): Promise<void> {
  for (const daad of daden) {
    const traject = await openTraject(delen, tx, wie, id, 'alleen')
    if (traject === null) throw new Error('A track that was begun is there')
    await daad(traject)
  }
}
