import { type Bezorggevolgen, maakReacties, maakToestemmingsreacties } from '../berichtenbox/berichtenbox.ts'
import { neemOp } from '../detentie/detentie.ts'
import type { Grondslagen } from '../grondslagen/grondslagen.ts'
import { datumVan } from '../kern/datum.ts'
import type { Logboek } from '../logboek/logboek.ts'
import type { Klok } from '../platform/clock.ts'
import type { Databank, Tx } from '../platform/db.ts'
import type { Kluis } from '../platform/kluis.ts'
import { zorgVoorBeheerders } from '../toegang/toegang.ts'
import { sluitOefeningAan } from './aansluiten.ts'
import { behandelBox, collegesVan } from './behandelen.ts'
import type { Levering } from './leveringen.ts'
import { maakOefenset } from './oefenset.ts'
import { vulTrajecten } from './tbs.ts'
import { eenmaal, isKlaar, leesOefenmoment } from './voortgang.ts'

/** What filling a training environment needs. */
export interface Oefendelen {
  readonly db: Databank
  readonly klok: Klok
  readonly logboek: Logboek
  readonly grondslagen: Grondslagen
  readonly bezorging: Bezorggevolgen
  readonly kluis: Kluis
}

const generator = {
  organisatie: 'dji',
  gebruiker: 'oefen-generator',
  rol: 'backoffice',
  doel: 'gebeurtenissen-opnemen',
} as const

/** Events in one transaction: few enough to lose little when broken off, enough to be quick. */
const bundelgrootte = 60
/** A week in milliseconds: from then on nobody minds at which hour a message was sent. */
const lagGeleden = 7 * 24 * 60 * 60_000

/**
 * Fills an empty training environment with made-up people, through the same door as a real delivery, so that
 * periods, messages, oordelen and logboek are what they would be. Once per database: a second start adds nothing,
 * a broken one goes on where it was, and of two that start together each step is done by one.
 */
export async function startOefening(delen: Oefendelen): Promise<void> {
  const { db, klok } = delen
  const nu = await leesOefenmoment(db, generator, klok.nu())
  // Before anything is sent, and also where the rest was loaded before there was a question of connecting.
  await sluitOefeningAan(db, nu)
  await zorgVoorBeheerders(db, klok)
  await vulTrajecten({ ...delen, gevolgen: maakToestemmingsreacties(delen) }, nu)
  if (await isKlaar(db, generator)) return
  const leveringen = maakOefenset(nu)
  const vandaag = datumVan(nu)
  const colleges = collegesVan(leveringen, vandaag)
  const bundels = Math.ceil(leveringen.length / bundelgrootte)
  const meld = voortgang(bundels + colleges.length)
  const lever = maakLeverancier(delen, nu)
  for (let i = 0; i < bundels; i++) {
    const bundel = leveringen.slice(i * bundelgrootte, (i + 1) * bundelgrootte)
    await eenmaal(db, generator, `bundel-${i}`, (tx) => lever(tx, bundel))
    meld()
  }
  for (const college of colleges) {
    await behandelBox(delen, college, vandaag)
    meld()
  }
  await eenmaal(db, generator, 'klaar', async () => {})
  zegKlaar(leveringen, colleges.length)
}

/** Takes in events as if it were the moment of their delivery, so that messages carry a credible time. */
function maakLeverancier({ logboek, grondslagen, bezorging }: Oefendelen, nu: Date) {
  let moment = nu
  const klok: Klok = { nu: () => moment }
  const opneemdelen = { klok, logboek, gevolgen: maakReacties({ klok, logboek, grondslagen, bezorging }) }
  return async (tx: Tx, bundel: readonly Levering[]): Promise<void> => {
    for (const groep of Map.groupBy(bundel, ({ op }) => leverdag(op, nu)).values()) {
      moment = new Date(Math.max(...groep.map(({ op }) => op)))
      const gebeurtenissen = groep.map(({ gebeurtenis }) => gebeurtenis)
      const uitkomsten = await neemOp(opneemdelen, tx, generator, gebeurtenissen)
      const fout = uitkomsten.find((uitkomst) => !uitkomst.aanvaard && !uitkomst.bewaard)
      if (fout !== undefined)
        throw new Error(`The training set holds an event that is refused: ${fout.gebeurtenisId}`)
    }
  }
}

/** Events of one day long ago are taken in together, at the last moment of it: half the work. Recent ones one by one. */
function leverdag(op: number, nu: Date): string {
  return nu.getTime() - op > lagGeleden ? datumVan(new Date(op)) : String(op)
}

/** One line, drawn again and again on a terminal; nothing elsewhere. */
function voortgang(stappen: number): () => void {
  let gedaan = 0
  return () => {
    gedaan++
    if (process.stderr.isTTY)
      process.stderr.write(
        `\rOefengegevens laden: ${Math.floor((100 * gedaan) / stappen)} %${gedaan === stappen ? '\n' : ''}`,
      )
  }
}

function zegKlaar(leveringen: readonly Levering[], boxen: number): void {
  const nummers = leveringen.flatMap(({ gebeurtenis: { persoon } }) => persoon?.bsn ?? persoon?.skn ?? [])
  console.log(
    `Oefengegevens geladen: ${new Set(nummers).size} verzonnen personen, ${leveringen.length} gebeurtenissen, boxen van ${boxen} gemeenten.`,
  )
}
