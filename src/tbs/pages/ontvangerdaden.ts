import { randomUUID } from 'node:crypto'
import { datumVan } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import type { Verzoek } from '../../platform/http.ts'
import { leesFormulier } from '../../toegang/toegang.ts'
import { geefBuitenom } from '../buitenom.ts'
import { toestemmingVoor } from '../ontvanger.ts'
import { vraagOpdracht } from '../opdrachten.ts'
import type { Schrijver } from '../store.ts'
import { legGezegdVast } from '../tezeggen.ts'
import { legToestemmingVast, trekIn } from '../toestemmen.ts'
import { metTraject, type Tbsdelen } from '../traject.ts'
import { verstuur } from '../versturen.ts'
import { adres, idUitPad, metBegin, probeerMag, schrijver, stapadres, stapUitPad } from './kader.ts'
import { kolomUitPad, ontvangerPagina } from './ontvanger.ts'

/** What a form on the page of a receiver does, and the word that the page then says it with. */
type Doe = (delen: Tbsdelen, acteur: Schrijver, getypt: Readonly<Record<string, string>>) => Promise<string>

/** Does what a form asks and shows the page again: with what it did, or with what is wrong. */
async function doe(c: Verzoek, delen: Tbsdelen, werk: Doe): Promise<Response> {
  const getypt = await leesFormulier(c)
  const acteur = schrijver(c, delen)
  let wat = ''
  const mislukt = await probeerMag(getypt, async () => {
    wat = await werk(delen, acteur, getypt)
  })
  const pad = stapadres(idUitPad(c), stapUitPad(c), encodeURIComponent(c.req.param('ontvanger') ?? ''))
  return mislukt === null ? c.redirect(`${pad}?gedaan=${wat}`, 303) : ontvangerPagina(c, delen, mislukt)
}

/** Keeps what the betrokkene said. */
export function toestemmingVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  return doe(c, delen, (_, acteur, getypt) =>
    metTraject(delen, acteur, idUitPad(c), 'alleen', async (tx, traject) => {
      const kolom = kolomUitPad(c, traject)
      const terug = await legToestemmingVast(delen, tx, acteur, traject, stapUitPad(c), kolom, {
        ...{ antwoorden: metBegin(getypt, 'zegt-'), vorm: getypt.vorm ?? '' },
        ...{ datum: getypt.datum ?? '', gezien: getypt.gezien ?? '' },
      })
      return terug > 0 ? 'teruggeroepen' : 'toestemming'
    }),
  )
}

/** Takes back every yes for this receiver, or for all. */
export function intrekkenVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  return doe(c, delen, (_, acteur, getypt) =>
    metTraject(delen, acteur, idUitPad(c), 'alleen', async (tx, traject) => {
      const voor = toestemmingVoor(kolomUitPad(c, traject), datumVan(acteur.nu))
      if (voor === null) throw new Fout('niet-gevonden', 'Van deze partij doet niemand mee aan dit traject.')
      const terug = await trekIn(delen, tx, acteur, traject, {
        ontvanger: getypt.voor === 'iedereen' ? null : voor,
        ...{ vorm: getypt.hoe ?? '', toelichting: getypt.toelichting ?? '' },
      })
      return terug > 0 ? 'teruggeroepen' : 'toestemming'
    }),
  )
}

/** Asks the reclassering for advice. */
export function opdrachtVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  return doe(c, delen, (_, acteur, { briefdatum = '', kenmerk = '' }) =>
    metTraject(delen, acteur, idUitPad(c), 'alleen', async (tx, traject) => {
      const brief = { datum: briefdatum.trim(), kenmerk: kenmerk.trim() }
      await vraagOpdracht(delen, tx, acteur, traject, stapUitPad(c), kolomUitPad(c, traject), brief)
      return 'opdracht'
    }),
  )
}

/** What was ticked under one name. */
function lijst(gekozen = ''): readonly string[] {
  return gekozen.split(',').filter((een) => een !== '')
}

function gekozenUit(getypt: Readonly<Record<string, string>>) {
  const [gekozen, documenten] = [lijst(getypt.gegeven), lijst(getypt.document)]
  return { gekozen, documenten, teksten: metBegin(getypt, 'tekst-') }
}

/** Keeps that the clinic told a party outside Terugkeer to remove what it may not have any more: also after the end. */
export function gezegdVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  return doe(c, delen, (_, acteur, getypt) =>
    metTraject(delen, acteur, idUitPad(c), 'alleen-ook-na-einde', async (tx, traject) => {
      const aantal = await legGezegdVast(delen, tx, acteur, traject, kolomUitPad(c, traject), {
        ...{ sets: lijst(getypt['gezegd-set']), hoe: getypt['gezegd-hoe'] ?? '' },
        ...{ dag: (getypt['gezegd-dag'] ?? '').trim(), gezien: getypt.gezien ?? '' },
      })
      return aantal > 0 ? 'gezegd' : 'al-gezegd'
    }),
  )
}

/** Sends what was chosen. */
export function berichtVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  return doe(c, delen, (_, acteur, getypt) =>
    metTraject(delen, acteur, idUitPad(c), 'alleen', async (tx, traject) => {
      const { ontvanger } = kolomUitPad(c, traject)
      const { nieuw } = await verstuur(delen, tx, acteur, traject, stapUitPad(c), ontvanger ?? '', {
        verzendingId: getypt.verzendingId ?? randomUUID(),
        ...gekozenUit(getypt),
      })
      return nieuw ? 'verstuurd' : 'al-verstuurd'
    }),
  )
}

/** Makes a set for a party that is no organisation here, and shows it to print. */
export async function buitenomVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  const getypt = await leesFormulier(c)
  const acteur = schrijver(c, delen)
  let set = ''
  const mislukt = await probeerMag(getypt, async () => {
    set = await metTraject(delen, acteur, idUitPad(c), 'alleen', (tx, traject) =>
      geefBuitenom(delen, tx, acteur, traject, stapUitPad(c), kolomUitPad(c, traject), {
        ...{ ...gekozenUit(getypt), hoe: getypt.hoe ?? '' },
        verzendingId: getypt.verzendingId ?? randomUUID(),
      }),
    )
  })
  return mislukt === null
    ? c.redirect(`${adres(idUitPad(c), 'buitenom', set)}?gedaan=gemaakt`, 303)
    : ontvangerPagina(c, delen, mislukt)
}
