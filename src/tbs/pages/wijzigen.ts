import type { Verzoek } from '../../platform/http.ts'
import { geefVrij, houdVast } from '../bewaren.ts'
import { beeindig, voegToe } from '../deelnemen.ts'
import { beeindigTraject, openWeer } from '../einde.ts'
import { draagOver } from '../overdragen.ts'
import { wijzigEinde, zetTakken } from '../plannen.ts'
import { trekIn } from '../toestemmen.ts'
import type { Tbsdelen } from '../traject.ts'
import { doe } from './doen.ts'
import { adres, idUitPad } from './kader.ts'
import { trajectPagina } from './traject.ts'

const bij = (c: Verzoek, wat: string) => ({
  naar: `${adres(idUitPad(c))}?gedaan=${wat}`,
  blad: trajectPagina,
})

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
  return doe(
    c,
    delen,
    { naar: '/tbs?gedaan=overgedragen', blad: trajectPagina },
    (tx, acteur, traject, getypt) =>
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

const naEinde = (c: Verzoek, wat: string) => ({ ...bij(c, wat), hoe: 'alleen-ook-na-einde' }) as const

/** Opens a track again that was ended. */
export function openWeerVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  return doe(c, delen, naEinde(c, 'weer'), (tx, acteur, traject, { weerreden = '' }) =>
    openWeer(delen, tx, acteur, traject, weerreden),
  )
}

/** Holds a track, so that it is not destroyed. */
export function houdVastVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  return doe(c, delen, naEinde(c, 'bewaren'), (tx, acteur, traject, { bewaarreden = '' }) =>
    houdVast(delen, tx, acteur, traject, bewaarreden),
  )
}

/** Ends that a track is held. */
export function geefVrijVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  return doe(c, delen, naEinde(c, 'bewaren'), (tx, acteur, traject, { bewaarreden = '' }) =>
    geefVrij(delen, tx, acteur, traject, bewaarreden),
  )
}

/** Takes back every yes of a track, or for one receiver: also of a track that ended, and for who takes part no more. */
export function trekAllesInVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  let terug = 0
  // Only what was there is said to be taken back.
  const naar = () => bij(c, terug > 0 ? 'teruggeroepen' : 'ingetrokken').naar
  return doe(
    c,
    delen,
    { ...naEinde(c, 'ingetrokken'), naar },
    async (tx, acteur, traject, { voor = '', hoe = '', toelichting = '' }) => {
      const ontvanger = voor === '' ? null : voor
      terug = await trekIn(delen, tx, acteur, traject, { ontvanger, vorm: hoe, toelichting })
    },
  )
}
