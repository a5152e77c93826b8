import { legeStaat } from '../nlds/nlds.ts'
import type { App } from '../platform/http.ts'
import { alleen } from '../toegang/toegang.ts'
import { alleenDjiOfJustid, kijkers, type Paginadelen, toon } from './blad.ts'

/** The pages of DJI and Justid: events, the course of one person, and the open questions. */
export function detentiePaginas(app: App, delen: Paginadelen): void {
  for (const [pad, titel] of [
    ['/gebeurtenissen', 'Gebeurtenissen'],
    ['/open-vragen', 'Open vragen'],
  ] as const)
    app.get(pad, alleen(...kijkers), alleenDjiOfJustid(), (c) =>
      toon(c, delen, {
        titel,
        inhoud: legeStaat({ kop: 'Niets', tekst: 'Hier is nog niets te zien.' }),
      }),
    )
}
