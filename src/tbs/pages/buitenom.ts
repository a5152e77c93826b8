import { z } from 'zod'
import { voorbladkaart, voorbladVan } from '../../berichtenbox/berichtenbox.ts'
import {
  type BewaardOordeel,
  gegevenNaam,
  haalVragen,
  partijTekst,
  type Vraag,
} from '../../grondslagen/grondslagen.ts'
import { datumKort, isDatum, moment } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import { naamVoluit } from '../../kern/naam.ts'
import { alinea, gegevenslijst, html, kaart, koppeling, melding, opsomming } from '../../nlds/nlds.ts'
import type { Verzoek } from '../../platform/http.ts'
import { type Buitenom, haalBuitenom, setnummers } from '../buitenom.ts'
import { type Document, haalDocumenten, haalGang } from '../documenten/opslag.ts'
import { type Gezegd, haalGezegd } from '../gezegd.ts'
import { stapMet } from '../stappen.ts'
import { haalTeZeggen } from '../tezeggen.ts'
import { metTraject, type Tbsdelen, type Traject, vastgelegd } from '../traject.ts'
import { zegdeel } from './gezegd.ts'
import { adres, idUitPad, kop, schrijver, stapzin, toon } from './kader.ts'
import { documentzin, gezegdzin, wijzewoorden } from './woorden.ts'

/** A set for a party outside Terugkeer, to print: what it holds, on which ground, and its cover. */
export async function buitenomPagina(c: Verzoek, delen: Tbsdelen): Promise<Response> {
  const acteur = schrijver(c, delen)
  const id = z.guid().safeParse(c.req.param('set')).data?.toLowerCase()
  const gelezen = await metTraject(delen, acteur, idUitPad(c), 'samen', async (tx, traject) => {
    const sets = await haalBuitenom(tx, traject)
    const set = sets.find((een) => een.id === id)
    if (set === undefined) throw new Fout('niet-gevonden', 'Deze set kennen wij niet.')
    const vraag = (await haalVragen(tx, [set.toets_id])).get(set.toets_id)
    const documenten: Document[] = []
    for (const document of await haalDocumenten(tx, traject))
      if ((await haalGang(tx, document)).some(({ met }) => met === set.id)) documenten.push(document)
    await delen.logboek.noteer(tx, acteur, acteur.nu, [
      {
        ...{ ...vastgelegd(traject, Object.keys(set.gegevens)), handeling: 'gelezen', onderwerp: set.id },
        toetsId: set.toets_id,
      },
    ])
    const oordeel = (await delen.grondslagen.haalOordelen(tx, [set.toets_id])).get(set.toets_id)
    const weg = (await haalTeZeggen(delen, tx, acteur, traject)).find((een) => een.id === set.id)?.weg ?? []
    const gezegd = (await haalGezegd(tx, traject)).filter(({ buitenom }) => buitenom === set.id)
    const nummer = setnummers(sets).get(set.id) ?? 1
    return { traject, set, nummer, vraag, oordeel, documenten, weg, gezegd }
  })
  const { traject, set } = gelezen
  const { register } = delen.grondslagen
  const titel = `Set ${gelezen.nummer} voor ${partijTekst(register, set.partij)}`
  const inhoud = [
    c.req.query('gedaan') === 'gemaakt'
      ? melding('gelukt', 'De set is vastgelegd. Print deze pagina, en voeg de documenten toe.')
      : '',
    ingehaald(delen, traject, set, gelezen.weg),
    gezegdkaart(delen, gelezen.gezegd),
    inhoudkaart(delen, traject, set, gelezen.oordeel),
    documentkaart(delen, traject, gelezen.documenten),
    voorblad(delen, gelezen.vraag, set),
  ]
  return toon(c, delen, { ...kop(traject, titel), inhoud })
}

function ingehaald({ grondslagen }: Tbsdelen, { id }: Traject, set: Buitenom, weg: readonly string[]) {
  if (weg.length === 0) return ''
  const daar = `${adres(id, 'stappen', set.stap, set.partij)}#${zegdeel}`
  const namen = weg.map((een) => gegevenNaam(grondslagen.register, een)).join(', ')
  return melding(
    'let-op',
    html`Dit mag nu niet meer worden gedeeld: ${namen}. Terugkeer kan een set buiten Terugkeer niet terughalen. Vraag de ontvanger zelf om haar te verwijderen, en ${koppeling('leg vast dat u dat deed', daar)}.`,
  )
}

/** Each time that the receiver was told to remove something: how, on which day, and who wrote it down. */
function gezegdkaart({ grondslagen: { register } }: Tbsdelen, gezegd: readonly Gezegd[]) {
  if (gezegd.length === 0) return ''
  return kaart(
    'Wat over deze set is gezegd',
    opsomming(
      gezegd.map(
        (een) =>
          html`${gezegdzin(
            een,
            een.gegevens.map((id) => gegevenNaam(register, id)),
          )} <span class="tk-klein">Vastgelegd op ${moment(een.op)} door ${een.door_naam}.</span>`,
      ),
    ),
  )
}

function inhoudkaart(
  { grondslagen: { register } }: Tbsdelen,
  { persoon }: Traject,
  set: Buitenom,
  oordeel: BewaardOordeel | undefined,
) {
  const stap = stapMet(set.stap)
  const rest = Object.entries(set.gegevens).filter(([id]) => id !== 'naam' && id !== 'geboortedatum')
  return kaart('Wat u geeft', [
    gegevenslijst([
      { naam: 'Over', waarde: `${naamVoluit(persoon)}, geboren op ${datumKort(persoon.geboortedatum)}` },
      ...(stap === null ? [] : [{ naam: 'Bij', waarde: stapzin(register, stap) }]),
      { naam: 'Gemaakt', waarde: `${moment(set.op)} door ${set.door_naam}, ${wijzewoorden[set.hoe]}` },
      { naam: 'Grond', waarde: grond(oordeel) },
      ...rest.map(([id, waarde]) => ({ naam: gegevenNaam(register, id), waarde: inTekst(waarde) })),
    ]),
    alinea('Dat u dit geeft, staat in het logboek, met de grond.', { klein: true }),
  ])
}

/** The articles on which all of it rests, each once. */
function grond(oordeel: BewaardOordeel | undefined): string {
  const alle = (oordeel?.gegevens ?? []).flatMap(({ grondslagen }) => grondslagen)
  return [...new Set(alle.map(({ wet, artikel }) => `${wet}, art. ${artikel}`))].join('; ')
}

function inTekst(waarde: unknown): string {
  if (typeof waarde === 'object' && waarde !== null && 'naam' in waarde) return String(waarde.naam)
  const tekst = String(waarde)
  return isDatum(tekst) ? datumKort(tekst) : tekst
}

function documentkaart({ grondslagen }: Tbsdelen, { id }: Traject, documenten: readonly Document[]) {
  if (documenten.length === 0) return html``
  return kaart(
    'Documenten bij deze set',
    opsomming(
      documenten.map((een) =>
        koppeling(documentzin(grondslagen.register, een), adres(id, 'documenten', een.id)),
      ),
    ),
  )
}

function voorblad({ grondslagen }: Tbsdelen, vraag: Vraag | undefined, { gegevens }: Buitenom) {
  if (vraag === undefined) return html``
  const blad = voorbladVan(grondslagen, vraag, Object.keys(gegevens))
  return voorbladkaart(grondslagen.register, blad, 'Voorblad')
}
