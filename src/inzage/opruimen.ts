import { faalfeiten, log } from '../platform/log.ts'
import type { Inzagedelen } from './dossier.ts'
import { inInzage } from './tabellen.ts'

/** How often is looked whether there is something to clear away, in milliseconds. */
const elkUur = 3_600_000
/** A code stays so many days after it could last be used. Migration 0064 holds the same fourteen days. */
const bewaardagen = 14

type Opruimdelen = Pick<Inzagedelen, 'db' | 'klok' | 'logboek'>

/** Clears away now what is over, and looks again every hour. Returns what stops it. */
export function startOpruimen(delen: Opruimdelen): () => Promise<void> {
  let bezig: Promise<void> = Promise.resolve()
  const kijk = () => {
    bezig = ruimOp(delen).then(
      (codes) => void (codes > 0 && log('inzagecodes-opgeruimd', { codes })),
      (oorzaak: unknown) => log('inzagecodes-opruimen-mislukt', faalfeiten(oorzaak)),
    )
  }
  kijk()
  const wekker = setInterval(kijk, elkUur)
  return async () => {
    clearInterval(wekker)
    await bezig
  }
}

const namens = (organisatie: string, nu: Date) => ({
  ...{ organisatie, gebruiker: 'bewaartermijn', rol: 'systeem', doel: 'inzage-opruimen', nu },
})

/**
 * Removes the sessions that are over, and the codes that could last be used fourteen days ago. Of each code the logboek of
 * its inrichting says so, about the person it was for, in the same transaction. Servers that do this together remove each
 * once. Returns how many codes went.
 */
export async function ruimOp(delen: Opruimdelen): Promise<number> {
  const nu = delen.klok.nu()
  const organisaties = await delen.db.transactie(namens('', nu), async (tx) => {
    await inInzage(tx).deleteFrom('inzage.sessie').where('verloopt_op', '<=', nu).execute()
    return inInzage(tx)
      .selectFrom('inzage.code')
      .select('organisatie')
      .distinct()
      .where('verloopt_op', '<=', grens(nu))
      .execute()
  })
  let codes = 0
  for (const { organisatie } of organisaties) codes += await ruimCodesOp(delen, organisatie, nu)
  return codes
}

const grens = (nu: Date) => new Date(nu.getTime() - bewaardagen * 86_400_000)

function ruimCodesOp({ db, logboek }: Opruimdelen, organisatie: string, nu: Date): Promise<number> {
  const wie = namens(organisatie, nu)
  return db.transactie(wie, async (tx) => {
    const weg = await inInzage(tx)
      .deleteFrom('inzage.code')
      .where('organisatie', '=', organisatie)
      .where('verloopt_op', '<=', grens(nu))
      .returning(['id', 'persoon'])
      .execute()
    await logboek.noteer(
      tx,
      wie,
      nu,
      weg.map(({ id: onderwerp, persoon: betrokkene }) => ({
        ...{ handeling: 'vernietigd', betrokkene, gegevens: [], toetsId: null, onderwerp },
      })),
    )
    return weg.length
  })
}
