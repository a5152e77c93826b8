import { aantalDagen, datumVan } from '../../kern/datum.ts'
import { type Fout, foutsoorten } from '../../kern/fout.ts'
import { naamVoluit } from '../../kern/naam.ts'
import { cijfer, cijfers, foutoverzicht, html, label, melding, tweeKolommen, vlak } from '../../nlds/nlds.ts'
import type { Verzoek } from '../../platform/http.ts'
import { momentKort } from '../moment.ts'
import { vraagnamen } from '../woorden.ts'
import { kijker, type Paginadelen, toon } from './blad.ts'
import { noteerGelezen } from './gelezen.ts'
import { waaromZietUDit } from './lijstdelen.ts'
import { links, rechts } from './vraagkaarten.ts'
import { haalVraagstand, type Mislukt, type Vraagstand } from './vraagstand.ts'

/** The page of one question: what is missing, what is known, and the form to answer it. */
export async function toonVraag(
  c: Verzoek,
  delen: Paginadelen,
  id: string,
  mislukt: Mislukt | null = null,
): Promise<Response> {
  const acteur = kijker(c)
  const stand = await delen.db.transactie(acteur, async (tx) => {
    const gevonden = await haalVraagstand(tx, id)
    const getoond = { persoonId: gevonden.persoon.id, onderwerp: gevonden.vraag.onderwerp }
    await noteerGelezen(
      delen,
      tx,
      acteur,
      [getoond],
      ['naam', 'geboortedatum', 'huidige-verblijfplaats', 'einde-detentie', 'adres'],
    )
    return gevonden
  })
  const nu = delen.klok.nu()
  const vandaag = datumVan(nu)
  const { vraag, persoon } = stand
  return toon(
    c,
    delen,
    {
      titel: vraagnamen[vraag.soort].naam,
      ondertitel: html`${naamVoluit(persoon.gegevens)} · ${vraag.opgelostOp === null ? label('let-op', 'open') : label('ja', 'opgelost')}`,
      kruimels: [{ naam: 'Open vragen', href: '/open-vragen' }, { naam: vraagnamen[vraag.soort].naam }],
      inhoud: [
        mislukt === null ? '' : watMisging(mislukt.fout),
        vlak(tellingen(stand, nu)),
        tweeKolommen(links(stand, mislukt, vandaag), rechts(stand, vandaag)),
        waaromZietUDit(true),
      ],
    },
    mislukt === null ? 200 : foutsoorten[mislukt.fout.code].status,
  )
}

function watMisging({ fouten, message }: Fout) {
  return fouten.length > 0 ? foutoverzicht(fouten) : melding('fout', message)
}

function tellingen({ vraag, besluiten, gebeurtenissen }: Vraagstand, nu: Date) {
  const dagen = Math.floor(((vraag.opgelostOp ?? nu).getTime() - vraag.sinds.getTime()) / 86_400_000)
  return cijfers([
    cijfer({
      waarde: aantalDagen(dagen),
      naam: vraag.opgelostOp === null ? 'open' : 'open geweest',
      bij: `sinds ${momentKort(vraag.sinds)}`,
    }),
    cijfer({
      waarde: gebeurtenissen.length,
      naam: gebeurtenissen.length === 1 ? 'gebeurtenis bekend' : 'gebeurtenissen bekend',
    }),
    cijfer({ waarde: besluiten.length, naam: besluiten.length === 1 ? 'toewijzing' : 'toewijzingen' }),
  ])
}
