import { type Datum, datumKort, datumVan } from '../../kern/datum.ts'
import {
  actie,
  alinea,
  cijfer,
  cijfers,
  datumveld,
  filterbalk,
  gegevenslijst,
  html,
  kaart,
  knopLink,
  legeStaat,
  melding,
  opsomming,
  tijdlijn,
  tweeKolommen,
} from '../../nlds/nlds.ts'
import { momentKort } from '../moment.ts'
import { verschilInWoorden } from '../verschil.ts'
import { periodefeiten } from './periodefeiten.ts'
import { gebeurtenissenVan, stappenVan } from './tekening.ts'

import type { Verloopstand } from './verloopstand.ts'

/** The one thing to do: a municipality that nobody has assigned yet. */
export function teDoen(vragen: Verloopstand['vragen']) {
  const open = [...vragen.values()].find((vraag) => vraag.open)
  if (open === undefined) return ''
  return actie({
    kop: 'Nog geen gemeente heeft bericht gekregen',
    tekst: 'De gebeurtenissen zeggen niet bij welke gemeente deze persoon hoort.',
    inhoud: knopLink('Wijs een gemeente toe', `/open-vragen/${open.id}`),
  })
}

/** How much is known of someone, in numbers. */
export function tellingen({ toen, gebeurtenissen }: Verloopstand) {
  return cijfers([
    cijfer({ waarde: toen.perioden.length, naam: toen.perioden.length === 1 ? 'detentie' : 'detenties' }),
    cijfer({
      waarde: gebeurtenissen.length,
      naam: gebeurtenissen.length === 1 ? 'gebeurtenis' : 'gebeurtenissen',
    }),
    cijfer({ waarde: toen.doorgestreept.size, naam: 'doorgestreept' }),
    cijfer({ waarde: toen.los.size, naam: 'wacht op een binnenkomst' }),
  ])
}

/** The field to look back with, and what looking back means. */
export function bekendOpVak(id: string, getypt: string, fout: string | undefined) {
  const adres = `/gebeurtenissen/personen/${id}`
  return kaart('Zoals bekend op', [
    alinea(
      '“Bekend op” laat zien wat DJI op dat moment wist: alleen de gebeurtenissen die toen al waren ontvangen, ook als er later iets is verbeterd.',
    ),
    filterbalk({
      actie: adres,
      naam: 'Zoals bekend op',
      wissen: getypt === '' ? undefined : adres,
      wisTekst: 'Terug naar nu',
      velden: [datumveld({ naam: 'bekendOp', label: 'Dag', waarde: getypt, fout })],
    }),
  ])
}

/** What was known otherwise at that moment than now. */
export function verschilvak({ toen, nu }: Verloopstand, moment: Date, vandaag: Datum) {
  const verschillen = verschilInWoorden(toen, nu, vandaag)
  return melding('info', [
    html`<strong>U ziet wat bekend was op ${momentKort(moment)}.</strong>`,
    verschillen.length === 0
      ? alinea('Dat is hetzelfde als nu.')
      : html`${alinea('Dit is anders dan nu:')}${opsomming(verschillen)}`,
  ])
}

/** Each period with its facts and its drawing, the newest first. `isToen` when it is about an earlier moment. */
export function perioden({ toen, gebeurtenissen }: Verloopstand, vandaag: Datum, isToen: boolean) {
  if (toen.perioden.length === 0)
    return [
      kaart(
        'Detenties',
        legeStaat({
          kop: 'Geen detentie bekend',
          tekst: 'Er is geen binnenkomst ontvangen, of zij is doorgestreept.',
        }),
      ),
    ]
  return toen.perioden.toReversed().map((periode) => {
    const eigen = gebeurtenissenVan(periode, toen, gebeurtenissen)
    return tweeKolommen(
      kaart(
        `Detentie vanaf ${datumKort(datumVan(new Date(periode.begin)))}`,
        gegevenslijst(periodefeiten(periode, vandaag)),
      ),
      kaart('Verloop', tijdlijn(stappenVan(periode, eigen, vandaag, isToen))),
    )
  })
}
