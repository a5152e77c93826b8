import type { VeldFout } from '../kern/fout.ts'
import { organisatie } from '../organisaties/organisaties.ts'
import type { Soort, Status } from './tabellen.ts'

/** What a message tells, in the words of its source. */
const over: Partial<Record<Soort, string>> = {
  'begin-detentie': 'Het begin',
  'wijziging-detentie': 'Deze wijziging',
  'einde-detentie': 'Het einde',
  bij: 'De BIJ-melding',
}

/**
 * What the source hears of those of these messages that were made and not sent: to whom, and why not. Without it the event
 * looks told, and only who goes through the list of what was sent would know.
 */
export function nietVerstuurd(
  berichten: readonly {
    readonly soort: Soort
    readonly status: Status
    readonly ontvanger: string
    readonly reden: string | null
  }[],
): readonly VeldFout[] {
  return berichten
    .filter(({ status }) => status === 'onbestelbaar')
    .map(({ soort, ontvanger, reden }) => ({
      veld: 'tijdstip',
      melding:
        `${over[soort] ?? 'Dit'} is niet verstuurd aan ${organisatie(ontvanger)?.naam ?? ontvanger}. ${reden ?? ''}`.trim(),
    }))
}
