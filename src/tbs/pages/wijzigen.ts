import type { Tx } from '../../platform/db.ts'
import type { Verzoek } from '../../platform/http.ts'
import { leesFormulier } from '../../toegang/toegang.ts'
import { beeindig, voegToe } from '../deelnemen.ts'
import { draagOver } from '../overdragen.ts'
import { wijzigEinde, zetTakken } from '../plannen.ts'
import type { Schrijver } from '../store.ts'
import { metTraject, type Tbsdelen, type Traject } from '../traject.ts'
import { adres, idUitPad, probeerMag, schrijver } from './kader.ts'
import { trajectPagina } from './traject.ts'

type Getypt = Readonly<Record<string, string>>
type Werk = (tx: Tx, acteur: Schrijver, traject: Traject, getypt: Getypt) => Promise<void>

/** Does what a form of the page of a track asks, and shows that page: with what it did, or with what is wrong. */
async function doe(c: Verzoek, delen: Tbsdelen, gedaan: string, werk: Werk): Promise<Response> {
  const getypt = await leesFormulier(c)
  const acteur = schrijver(c, delen)
  const mislukt = await probeerMag(getypt, () =>
    metTraject(delen, acteur, idUitPad(c), 'alleen', (tx, traject) => werk(tx, acteur, traject, getypt)),
  )
  return mislukt === null ? c.redirect(gedaan, 303) : trajectPagina(c, delen, mislukt)
}

const bij = (c: Verzoek, wat: string) => `${adres(idUitPad(c))}?gedaan=${wat}`

/** Gives the track another end. */
export function eindeVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  return doe(c, delen, bij(c, 'einddatum'), (tx, acteur, traject, getypt) =>
    wijzigEinde(delen, tx, acteur, traject, {
      ...{ einddatum: (getypt.einddatum ?? '').trim(), waarom: getypt.waarom ?? '' },
      ...{ reden: getypt.eindereden ?? '', gezien: getypt.gezien ?? '' },
    }),
  )
}

/** Says which routes are prepared. */
export function routesVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  return doe(c, delen, bij(c, 'routes'), (tx, acteur, traject, getypt) => {
    const gekozen = (getypt.tak ?? '').split(',').filter((een) => een !== '')
    return zetTakken(delen, tx, acteur, traject, gekozen, getypt.gezien ?? '')
  })
}

/** Lets an organisation take part. */
export function partijVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  return doe(c, delen, bij(c, 'partijen'), (tx, acteur, traject, getypt) =>
    voegToe(delen, tx, acteur, traject, getypt.ontvanger ?? ''),
  )
}

/** Ends that an organisation takes part. */
export function partijWegVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  return doe(c, delen, bij(c, 'partijen'), (tx, acteur, traject, getypt) =>
    beeindig(delen, tx, acteur, traject, getypt.ontvanger ?? ''),
  )
}

/** Hands the track to another clinic: the own page of it is gone after that. */
export function overdrachtVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  return doe(c, delen, '/tbs?gedaan=overgedragen', (tx, acteur, traject, getypt) =>
    draagOver(delen, tx, acteur, traject, {
      ...{ naar: getypt.naar ?? '', overplaatsing: getypt.overplaatsing === 'ja' },
      ...{ nodigVoorZorg: getypt.nodigVoorZorg === 'ja', toestemming: (getypt.toestemming ?? '').trim() },
    }),
  )
}
