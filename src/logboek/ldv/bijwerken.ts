import type { Klok } from '../../platform/clock.ts'
import type { Databank } from '../../platform/db.ts'
import { log } from '../../platform/log.ts'
import { bladVan } from '../inhoud.ts'
import { haalOuders } from '../ouder.ts'
import { type Gezegeld, logboekId, zegelsNa } from '../store.ts'
import { type Activiteitzoeker, alsOtlp, alsSpans } from './span.ts'
import { bewaarGelukt, bewaarMislukt, haalStand, ldvBijwerker, neemOntvanger } from './stand.ts'
import { antwoordtijd, type Ldvontvanger, verstuur } from './versturen.ts'

/** What sending out needs. */
export interface Ldvdelen {
  readonly db: Databank
  readonly klok: Klok
  readonly ontvanger: Ldvontvanger
  readonly activiteit: Activiteitzoeker
}

/** The first wait after a failure, in milliseconds; each next one doubles until ten minutes. It never gives up. */
const eersteWacht = 5_000
const langsteWacht = 600_000

/** How long who sends has the receiver to itself, in milliseconds: longer than one answer takes. */
const beurt = antwoordtijd + 5_000

/**
 * Sends the lines of every seal the receiver does not have yet, a seal at a time, and keeps how far it is. Stops at the
 * first that is not acknowledged: that one comes again, whole, with the same ids. Also at one of which a line is gone, or
 * does not say what was sealed: what is not proven does not go on. Returns how many lines went out.
 */
export async function werkLdvBij(delen: Ldvdelen): Promise<number> {
  const { db, klok, ontvanger } = delen
  let verstuurd = 0
  for (;;) {
    const nu = klok.nu()
    const volgende = await db.transactie(ldvBijwerker(nu), async (tx) => {
      const stand = await haalStand(tx, ontvanger.adres)
      if (stand.volgende !== null && stand.volgende > nu) return null
      const logboek = await logboekId(tx)
      const [zegel] = await zegelsNa(tx, logboek, stand.tot, 1)
      if (zegel === undefined) return null
      const houd = new Date(nu.getTime() + beurt)
      if (!(await neemOntvanger(tx, ontvanger.adres, stand, nu, houd))) return null
      return { zegel, stand, logboek, ouders: await haalOuders(tx, zegel.regels.values()) }
    })
    if (volgende === null) return verstuurd
    const { zegel, stand, logboek, ouders } = volgende
    const anders = andersDanVerzegeld(zegel)
    if (anders.length > 0) {
      log('ldv-regel-anders-dan-verzegeld', {
        grootte: zegel.punt.grootte,
        volgnummers: anders.slice(0, 20).join(' '),
      })
      await mislukt(delen, stand.pogingen, anderszin)
      return verstuurd
    }
    // Outside a transaction: a receiver that answers slowly holds no row.
    const spans = alsSpans([...zegel.regels.values()], delen.activiteit, ouders)
    const reden = await verstuur(ontvanger, alsOtlp(logboek, spans))
    if (reden !== null) {
      await mislukt(delen, stand.pogingen, reden)
      return verstuurd
    }
    await db.transactie(ldvBijwerker(klok.nu()), (tx) =>
      bewaarGelukt(tx, ontvanger.adres, zegel.punt.grootte, klok.nu()),
    )
    verstuurd += zegel.regels.size
  }
}

const anderszin =
  'Een regel is niet meer zoals zij is verzegeld. Er gaat niets verder tot zij is hersteld; maak een uitvoer en verifieer die.'

/** The numbers of lines under this seal that are gone or were changed since. */
function andersDanVerzegeld({ volgnummers, bladen, onecht, zonder, regels }: Gezegeld): readonly number[] {
  return volgnummers.filter((nummer, i) => {
    const regel = regels.get(nummer)
    const echt = zonder.has(nummer) ? null : !onecht.has(nummer)
    return regel === undefined || !bladVan(regel, echt).equals(bladen.subarray(i * 32, i * 32 + 32))
  })
}

async function mislukt({ db, klok, ontvanger }: Ldvdelen, eerder: number, reden: string): Promise<void> {
  const wacht = Math.min(langsteWacht, eersteWacht * 2 ** Math.min(eerder, 20))
  const volgende = new Date(klok.nu().getTime() + wacht)
  await db.transactie(ldvBijwerker(klok.nu()), (tx) => bewaarMislukt(tx, ontvanger.adres, reden, volgende))
  log('ldv-niet-aangenomen', { reden, pogingen: eerder + 1, volgende: volgende.toISOString() })
}
