import type { VeldFout } from '../../kern/fout.ts'
import {
  datumveld,
  formulier,
  foutBij,
  kaart,
  keuze,
  opsomming,
  tekstveld,
  tweeKolommen,
} from '../../nlds/nlds.ts'
import { metHerkansing } from '../../platform/herkansing.ts'
import type { Verzoek } from '../../platform/http.ts'
import { leesFormulier, type Mislukt, probeer, status } from '../../toegang/toegang.ts'
import { type Beginvraag, beginstappen, beginTraject } from '../beginnen.ts'
import { stapMet } from '../stappen.ts'
import type { Tbsdelen } from '../traject.ts'
import { watErMisIs } from './foutwoorden.ts'
import { adres, schrijver, stapnaam, toon } from './kader.ts'

/** The form with which a clinic begins a track of someone it treats. */
export function beginPagina(
  c: Verzoek,
  delen: Tbsdelen,
  mislukt: Mislukt | null = null,
): Response | Promise<Response> {
  const fouten = mislukt?.fouten ?? []
  const vorm = kaart(
    'Over wie gaat het?',
    formulier({
      actie: '/tbs/nieuw',
      methode: 'post',
      inhoud: velden(delen, mislukt?.getypt ?? {}, fouten),
      knop: 'Begin het traject',
    }),
  )
  const uitleg = kaart('Voordat u begint', [
    opsomming([
      'U vult in wat u uit uw eigen dossier weet. Er gaat niets naar een ander.',
      'Van de einddatum hangen de andere data af. U kunt hem later veranderen.',
      'Stappen voor de stap die u kiest, tellen als gedaan voordat u hier begon.',
    ]),
  ])
  return toon(
    c,
    delen,
    {
      titel: 'Begin een traject',
      kruimels: [{ naam: 'Tbs-trajecten', href: '/tbs' }, { naam: 'Begin een traject' }],
      inhoud: [watErMisIs(delen.grondslagen.register, fouten), tweeKolommen(vorm, uitleg)],
    },
    status(mislukt),
  )
}

function velden(
  { grondslagen }: Tbsdelen,
  getypt: Readonly<Record<string, string>>,
  fouten: readonly VeldFout[],
) {
  const veld = (naam: string, label: string) => ({
    ...{ naam, label, waarde: getypt[naam], fout: foutBij(fouten, naam) },
  })
  const opties = beginstappen.flatMap((id) => {
    const stap = stapMet(id)
    return stap === null ? [] : [{ waarde: id, tekst: `${id}. ${stapnaam(grondslagen.register, stap)}` }]
  })
  return [
    tekstveld({ ...veld('voornamen', 'Voornamen'), verplicht: false }),
    tekstveld({ ...veld('voorvoegsel', 'Voorvoegsel'), verplicht: false, kort: true }),
    tekstveld({ ...veld('geslachtsnaam', 'Achternaam'), verplicht: true }),
    datumveld({ ...veld('geboortedatum', 'Geboortedatum'), verplicht: true }),
    datumveld({ ...veld('einddatum', 'Einddatum van de gemaximeerde tbs'), verplicht: true }),
    keuze({ ...veld('stap', 'Bij welke stap is het traject?'), opties, waarde: getypt.stap ?? '9' }),
  ]
}

/** Begins it, and goes to its page. */
export async function beginVia(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  const getypt = await leesFormulier(c)
  const acteur = schrijver(c, delen)
  let id = ''
  const mislukt = await probeer(getypt, async () => {
    id = await metHerkansing(delen.db, acteur, (tx) => beginTraject(delen, tx, acteur, alsVraag(getypt)))
  })
  return mislukt === null ? c.redirect(`${adres(id)}?gedaan=begonnen`, 303) : beginPagina(c, delen, mislukt)
}

function alsVraag(getypt: Readonly<Record<string, string>>): Beginvraag {
  const van = (naam: keyof Beginvraag) => (getypt[naam] ?? '').trim()
  return {
    ...{ geslachtsnaam: van('geslachtsnaam'), voorvoegsel: van('voorvoegsel'), voornamen: van('voornamen') },
    ...{ geboortedatum: van('geboortedatum'), einddatum: van('einddatum'), stap: van('stap') },
  }
}
