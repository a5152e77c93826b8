import assert from 'node:assert/strict'
import { leverdelen, startPost } from '../src/bezorging/bezorging.ts'
import { planPost } from '../src/bezorging/post/plannen.ts'
import type { Postdelen } from '../src/bezorging/post/sturen.ts'
import { maakPoster } from '../src/platform/smtp.ts'
import { type Mailserver, maakMailserver } from './mailserver.ts'
import { bezoeker, inlogAls } from './sessie.ts'
import { klaar } from './wachtrij.ts'
import { maakWereld, type Wereld } from './wereld.ts'

export const afzender = 'terugkeer@justid.example'
export const groepsmailbox = 'nazorg@denhaag.example'

/** A Terugkeer that sends mail, the mail server it sends to, and the beheerder of The Hague. */
export interface Postwereld {
  readonly wereld: Wereld
  readonly server: Mailserver
  readonly delen: Postdelen
  readonly beheer: ReturnType<typeof bezoeker>
  /** Looks whose turn it is at this moment, and waits until all that is due was tried. */
  kijk(moment: string): Promise<void>
}

/** Sends to this server, as in training. */
export const poster = (poort: number, oefen = true) =>
  maakPoster({ host: '127.0.0.1', poort, tls: false, aanmelding: null, afzender }, { oefen })

/** Makes one; The Hague has kept its group mailbox. */
export async function maakPostwereld(
  t: { after(stop: () => Promise<void>): void },
  begin: string,
): Promise<Postwereld> {
  const server = await maakMailserver(t)
  const post = poster(server.poort)
  const wereld = await maakWereld(t, begin, [], post)
  const delen = { ...leverdelen({ db: wereld.bank, ...wereld, oefen: true, post }), post }
  t.after(await startPost(delen))
  // A session ends when the clock is set far ahead: each time anew.
  const meldAan = async () =>
    bezoeker(wereld, await inlogAls(wereld, 'college-0518', 'machtigingenbeheerder', 'B. Heer'))
  const beheer: Postwereld['beheer'] = {
    lees: async (pad) => (await meldAan()).lees(pad),
    haal: async (pad) => (await meldAan()).haal(pad),
    stuur: async (pad, velden) => (await meldAan()).stuur(pad, velden),
  }
  const bewaard = await beheer.stuur('/aansluiting/postbussen', { groepsmailbox })
  assert.equal(bewaard.naar, '/aansluiting?gedaan=postbus')
  const kijk = async (moment: string) => {
    wereld.klok.zet(moment)
    await planPost(delen)
    await klaar(wereld.bank)
  }
  return { wereld, server, delen, beheer, kijk }
}
