import type { Tx } from '../../platform/db.ts'
import type { Verzoek } from '../../platform/http.ts'
import { leesFormulier } from '../../toegang/toegang.ts'
import { geefVrij, houdVast } from '../bewaren.ts'
import { beeindig, voegToe } from '../deelnemen.ts'
import { beeindigTraject, openWeer } from '../einde.ts'
import { draagOver } from '../overdragen.ts'
import { wijzigEinde, zetTakken } from '../plannen.ts'
import type { Schrijver } from '../store.ts'
import { trekIn } from '../toestemmen.ts'
import { metTraject, type Tbsdelen, type Traject } from '../traject.ts'
import { adres, idUitPad, probeerMag, schrijver } from './kader.ts'
import { trajectPagina } from './traject.ts'

type Getypt = Readonly<Record<string, string>>
type Werk = (tx: Tx, acteur: Schrijver, traject: Traject, getypt: Getypt) => Promise<void>

/** Does what a form of the page of a track asks, and shows that page: with what it did, or with what is wrong. */
async function doe(
  c: Verzoek,
  delen: Tbsdelen,
  gedaan: string,
  werk: Werk,
  hoe: 'alleen' | 'alleen-ook-na-einde' = 'alleen',
): Promise<Response> {
  const getypt = await leesFormulier(c)
  const acteur = schrijver(c, delen)
  const mislukt = await probeerMag(getypt, () =>
    metTraject(delen, acteur, idUitPad(c), hoe, (tx, traject) => werk(tx, acteur, traject, getypt)),
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

/** Ends a track. */
export function beeindigVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  return doe(c, delen, bij(c, 'beeindigd'), (tx, acteur, traject, getypt) =>
    beeindigTraject(delen, tx, acteur, traject, {
      ...{ soort: getypt.eindesoort ?? '', datum: (getypt.eindedag ?? '').trim() },
      ...{ reden: getypt.eindeuitleg ?? '', gezien: getypt.gezien ?? '' },
    }),
  )
}

const naEinde = 'alleen-ook-na-einde'

/** Opens a track again that was ended. */
export function openWeerVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  const weer: Werk = (tx, acteur, traject, { weerreden = '' }) =>
    openWeer(delen, tx, acteur, traject, weerreden)
  return doe(c, delen, bij(c, 'weer'), weer, naEinde)
}

/** Holds a track, so that it is not destroyed. */
export function houdVastVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  const vast: Werk = (tx, acteur, traject, { bewaarreden = '' }) =>
    houdVast(delen, tx, acteur, traject, bewaarreden)
  return doe(c, delen, bij(c, 'bewaren'), vast, naEinde)
}

/** Ends that a track is held. */
export function geefVrijVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  const vrij: Werk = (tx, acteur, traject, { bewaarreden = '' }) =>
    geefVrij(delen, tx, acteur, traject, bewaarreden)
  return doe(c, delen, bij(c, 'bewaren'), vrij, naEinde)
}

/** Takes back every yes of a track, also of one that ended. */
export function trekAllesInVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  const alles: Werk = async (tx, acteur, traject, getypt) => {
    const wat = { ontvanger: null, vorm: getypt.hoe ?? '', toelichting: getypt.toelichting ?? '' }
    await trekIn(delen, tx, acteur, traject, wat)
  }
  return doe(c, delen, bij(c, 'ingetrokken'), alles, naEinde)
}
