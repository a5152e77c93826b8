import { datumKort, datumVan } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import { naamVoluit } from '../../kern/naam.ts'
import { foutoverzicht, kaart, knopLink, knoppen, onbekend, vlak } from '../../nlds/nlds.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import { persoonVanPeriode } from '../besluiten.ts'
import { eisId } from './adres.ts'
import { besluitenkaart } from './besluitkaart.ts'
import { alleenDji, kijker, type Paginadelen, toon } from './blad.ts'
import { noteerGelezen } from './gelezen.ts'
import { waaromZietUDit } from './lijstdelen.ts'
import { bekendOpVak, perioden, teDoen, tellingen, verschilvak } from './verloopdelen.ts'

import { haalVerloopstand, leesBekendOp } from './verloopstand.ts'
import { verlooptabel } from './verlooptabel.ts'

/** The course of one person: periods, all events, and what was known at an earlier moment. */
export function verloopPagina(app: App, delen: Paginadelen): void {
  app.get('/gebeurtenissen/detenties/:id', alleenDji(), async (c) => {
    const id = eisId(c.req.param('id'), 'Deze detentie kennen wij niet.')
    const persoonId = await delen.db.transactie(kijker(c), (tx) => persoonVanPeriode(tx, id))
    if (persoonId === null) throw new Fout('niet-gevonden', 'Deze detentie kennen wij niet.')
    return c.redirect(`/gebeurtenissen/personen/${persoonId}`, 303)
  })
  app.get('/gebeurtenissen/personen/:persoonId', alleenDji(), (c) => verloop(c, delen))
}

async function verloop(c: Verzoek, delen: Paginadelen): Promise<Response> {
  const id = eisId(c.req.param('persoonId'), 'Deze persoon kennen wij niet.')
  const getypt = c.req.query('bekendOp')?.trim() ?? ''
  const nu = delen.klok.nu()
  const { moment, fout } = leesBekendOp(getypt, nu)
  const acteur = kijker(c)
  const stand = await delen.db.transactie(acteur, async (tx) => {
    const gevonden = await haalVerloopstand(tx, id, moment)
    const onderwerp = gevonden.ontvangst.keys().next().value ?? id
    await noteerGelezen(
      delen,
      tx,
      acteur,
      [{ persoonId: id, onderwerp }],
      ['naam', 'geboortedatum', 'detentieverloop', 'huidige-verblijfplaats', 'einde-detentie', 'adres'],
    )
    return gevonden
  })
  const { gegevens } = stand.persoon
  const vandaag = datumVan(nu)
  return toon(
    c,
    delen,
    {
      titel: naamVoluit(gegevens),
      ondertitel:
        gegevens.geboortedatum === null
          ? onbekend('geboortedatum onbekend')
          : `Geboren op ${datumKort(gegevens.geboortedatum)}`,
      kruimels: [{ naam: 'Gebeurtenissen', href: '/gebeurtenissen' }, { naam: 'Verloop' }],
      inhoud: [
        fout === undefined ? '' : foutoverzicht([{ veld: 'bekendOp', melding: fout }]),
        moment === null ? teDoen(stand.vragen) : '',
        vlak(tellingen(stand)),
        bekendOpVak(id, getypt, fout),
        moment === null ? '' : verschilvak(stand, moment, vandaag),
        ...perioden(stand, moment === null ? vandaag : datumVan(moment), moment !== null),
        kaart('Alle gebeurtenissen', [
          verlooptabel(id, stand),
          knoppen(
            knopLink('Meld de terugkeer aan de burgemeester (BIJ)', `/bij-melding?persoon=${id}`, {
              soort: 'secundair',
            }),
          ),
        ]),
        besluitenkaart(stand, vandaag),
        waaromZietUDit(true),
      ],
    },
    fout === undefined ? 200 : 400,
  )
}
