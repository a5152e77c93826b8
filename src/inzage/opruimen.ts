import { faalfeiten, log } from '../platform/log.ts'
import type { Inzagedelen } from './dossier.ts'
import { inInzage } from './tabellen.ts'

/** How often is looked whether there is something to clear away, in milliseconds. */
const elkUur = 3_600_000
/** A code stays so many days after it could last be used. Migration 0064 holds the same fourteen days. */
const bewaardagen = 14
/** That an overview was opened stays so many days after it could last open anything: migration 0078 holds the same. */
const openingdagen = 28

type Opruimdelen = Pick<Inzagedelen, 'db' | 'klok' | 'logboek'>

/** Clears away now what is over, and looks again every hour. Returns what stops it. */
export function startOpruimen(delen: Opruimdelen): () => Promise<void> {
  let bezig: Promise<void> = Promise.resolve()
  const kijk = () => {
    bezig = ruimOp(delen).then(
      ({ codes, openingen }) => void (codes + openingen > 0 && log('inzage-opgeruimd', { codes, openingen })),
      (oorzaak: unknown) => log('inzage-opruimen-mislukt', faalfeiten(oorzaak)),
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
 * Removes the sessions that are over, the codes that could last be used fourteen days ago, and the openings that opened
 * nothing any more for 28 days. Of each code the logboek of its inrichting says so, about the person it was for, in the same
 * transaction; that an overview was opened stands there already. Servers that do this together remove each once. Returns how
 * many codes and openings went.
 */
export async function ruimOp(
  delen: Opruimdelen,
): Promise<{ readonly codes: number; readonly openingen: number }> {
  const nu = delen.klok.nu()
  const { organisaties, openingen } = await delen.db.transactie(namens('', nu), async (tx) => {
    await inInzage(tx).deleteFrom('inzage.sessie').where('verloopt_op', '<=', nu).execute()
    const weg = await inInzage(tx)
      .deleteFrom('inzage.opening')
      .where('tot', '<=', grens(nu, openingdagen))
      .executeTakeFirst()
    const van = await inInzage(tx)
      .selectFrom('inzage.code')
      .select('organisatie')
      .distinct()
      .where('verloopt_op', '<=', grens(nu, bewaardagen))
      .execute()
    return { organisaties: van, openingen: Number(weg.numDeletedRows) }
  })
  let codes = 0
  for (const { organisatie } of organisaties) codes += await ruimCodesOp(delen, organisatie, nu)
  return { codes, openingen }
}

const grens = (nu: Date, dagen: number) => new Date(nu.getTime() - dagen * 86_400_000)

function ruimCodesOp({ db, logboek }: Opruimdelen, organisatie: string, nu: Date): Promise<number> {
  const wie = namens(organisatie, nu)
  return db.transactie(wie, async (tx) => {
    const weg = await inInzage(tx)
      .deleteFrom('inzage.code')
      .where('organisatie', '=', organisatie)
      .where('verloopt_op', '<=', grens(nu, bewaardagen))
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
