import { type Datum, datumVan } from '../../../kern/datum.ts'
import { type Html, html, kaart, koppeling, label, legeStaat, tabel } from '../../../nlds/nlds.ts'
import type { Verzoek } from '../../../platform/http.ts'
import { haalMijnUitnodigingen } from '../../gesprek/lezen.ts'
import type { Actie } from '../../gesprek/tabellen.ts'
import type { Tbsdelen } from '../../traject.ts'
import { meekijker, toon } from '../kader.ts'
import { antwoordlabels, gespreksnaam, waarom } from './deelnemer.ts'
import { naamVan, wanneer } from './kader.ts'

/** The talks that the own organisation was invited for: when, where and by whom; about whom stands on the page of each. */
export async function mijnGesprekkenPagina(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  const acteur = meekijker(c, delen)
  const lijst = await delen.db.transactie(acteur, async (tx) => {
    const mijn = await haalMijnUitnodigingen(tx, acteur)
    const regel = { handeling: 'gezocht', gegevens: [], toetsId: null, relatie: 'tbs-traject' } as const
    await delen.logboek.noteer(
      tx,
      acteur,
      acteur.nu,
      mijn.map(({ uitnodiging }) => ({
        ...{ ...regel, betrokkene: uitnodiging.betrokkene ?? uitnodiging.traject, onderwerp: uitnodiging.id },
      })),
    )
    return mijn
  })
  const vandaag = datumVan(acteur.nu)
  const inhoud = kaart(
    'Uitnodigingen',
    tabel({
      bijschrift: 'Gesprekken waarvoor uw organisatie is uitgenodigd, het laatste eerst',
      kolommen: ['Gesprek', 'Wanneer', 'Antwoord', 'Uw acties'],
      rijen: lijst.map(({ uitnodiging, acties }) => [
        koppeling(
          `${gespreksnaam(delen, uitnodiging)}, ${naamVan(uitnodiging.organisatie)}`,
          `/tbs/gesprekken/${uitnodiging.id}`,
        ),
        wanneer(uitnodiging),
        uitnodiging.afgezegd_op === null ? antwoordlabels[uitnodiging.stand] : label('nee', 'afgezegd'),
        actietelling(acties, vandaag),
      ]),
      leeg: legeStaat({
        kop: 'U bent voor geen gesprek uitgenodigd',
        tekst: 'Nodigt een kliniek u uit voor een trajectafstemmingsgesprek, dan ziet u dat hier.',
      }),
    }),
  )
  const kop = {
    titel: 'Trajectafstemmingsgesprekken',
    kruimels: [{ naam: 'Tbs-trajecten', href: '/tbs' }, { naam: 'Gesprekken' }],
  }
  return toon(c, delen, { ...kop, waarom, inhoud })
}

function actietelling(acties: readonly Actie[], vandaag: Datum): Html {
  const open = acties.filter(({ stand }) => stand === 'open')
  const laat = open.filter(({ voor }) => voor < vandaag).length
  const hoeveel = open.length === 0 ? 'geen open' : `${open.length} open`
  return html`${hoeveel} ${laat === 0 ? '' : label('dringend', `${laat} te laat`)}`
}
