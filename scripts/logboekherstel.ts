import { appendFileSync, renameSync } from 'node:fs'
import { env, stdout } from 'node:process'
import { canoniek } from '../src/kern/canoniek.ts'
import type { Geheugen } from '../src/logboek/geheugen.ts'
import { openGeheugen } from '../src/logboek/geheugen.ts'
import { leesControlepuntenplek, leesLogboeksleutelsUit } from '../src/logboek/instelling.ts'
import { KetenVerbroken, verzegel } from '../src/logboek/zegelen.ts'
import { systeemklok } from '../src/platform/clock.ts'
import { leesConfig } from '../src/platform/config.ts'
import { log } from '../src/platform/log.ts'
import type { Bank } from '../src/platform/openen.ts'
import { CommandFault } from './server.ts'

/** Why it was put back: so many characters, on one line. */
const reasonForm = /^[^\p{C}]{10,500}$/u

/**
 * Accepts that the database was put back from a copy: from now on the log goes on from what is there. What was kept stays,
 * under another name: held next to an export it proves what is gone. Why, and both checkpoints, are written beside it, and the
 * log of the process says it too.
 */
export async function acceptRestore(bank: Bank, reason: string): Promise<number> {
  if (!reasonForm.test(reason))
    throw new CommandFault(
      'Geef met --reden waarom de kopie is teruggezet en wie dat besloot: 10 tot 500 tekens, op één regel, zonder gegevens van personen.',
    )
  const config = leesConfig(env)
  const file = leesControlepuntenplek(env, config)
  if (file === null)
    throw new CommandFault('TERUGKEER_CONTROLEPUNTEN is niet ingesteld: er is niets te erkennen.')
  const sleutels = leesLogboeksleutelsUit(env, config)
  const seal = (geheugen: Geheugen) =>
    verzegel({ db: bank.db, klok: systeemklok, sleutels, geheimen: bank.geheimen, geheugen })
  const kept = openGeheugen(file, sleutels.ring)
  if (await isSealed(() => seal(kept)))
    throw new CommandFault('Het logboek volgt op wat is bewaard: er is niets te erkennen.')
  // A seal that itself is not right was never put back from a copy: this throws, and the file stays.
  const { punt } = await seal(openGeheugen(null))
  const at = systeemklok.nu().toISOString()
  const aside = `${file}.tot-${at.replaceAll(':', '')}`
  renameSync(file, aside)
  const fresh = openGeheugen(file)
  if (punt !== null) await fresh.onthoud(punt, systeemklok.nu())
  const told = {
    reden: reason,
    vervallen: kept.punt === null ? null : canoniek(kept.punt),
    verder: punt === null ? null : canoniek(punt),
  }
  const note = { soort: 'terugzetting-erkend', op: at, ...told }
  appendFileSync(`${file}.erkend`, `${JSON.stringify(note)}\n`, { mode: 0o600 })
  log('logboek-terugzetting-erkend', told)
  stdout.write(
    `Erkend. Het logboek gaat verder vanaf ${punt?.grootte ?? 0} regels. Wat was bewaard, staat in ${aside}, en waarom in ${file}.erkend. Draait er nog een server, herstart die dan: zij gaat uit van wat zij onthield.\n`,
  )
  return 0
}

async function isSealed(seal: () => Promise<unknown>): Promise<boolean> {
  try {
    await seal()
    return true
  } catch (problem) {
    if (problem instanceof KetenVerbroken) return false
    throw problem
  }
}
