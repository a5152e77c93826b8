import { z } from 'zod'
import { datumKort, moment } from '../../kern/datum.ts'
import { Fout, type VeldFout } from '../../kern/fout.ts'
import { keur } from '../../kern/keur.ts'
import {
  alinea,
  formulier,
  foutBij,
  foutoverzicht,
  html,
  kaart,
  keuzerondjes,
  pagina,
} from '../../nlds/nlds.ts'
import { vandaag } from '../../platform/clock.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import { alleen, paginakader, wie } from '../../toegang/toegang.ts'
import { boxrollen } from '../boxrollen.ts'
import type { Berichtdelen } from '../verzoek.ts'
import { voorbij } from '../werk/bakbericht.ts'
import { leesVorigBezoek } from '../werk/bezoek.ts'
import { verdwenen } from '../werk/filterdelen.ts'
import { leesWerkkeuzes } from '../werk/lezen.ts'
import { uitvoerPad } from '../werk/paden.ts'
import { csvRegels, type Kolom, type Uitvoerdoel, uitvoerdoelen } from '../werk/uitvoer.ts'
import { werkvoorwaarde } from '../werk/voorwaarden.ts'
import { filtervraag, leesFilter, leesFiltervraag } from './boxfilter.ts'
import { inWoorden } from './keuzewoorden.ts'
import { eindeUit, lijstnaam, organisatienaam, soortnaam, statusnaam } from './weergave.ts'

/** Taking a filtered list out of the box: first what for, then the file. */
export function uitvoerPaginas(app: App, delen: Berichtdelen): void {
  app.get(uitvoerPad, alleen(...boxrollen), (c) => {
    const { keuzes, fouten } = leesFilter(c.req.query())
    eisFilter(fouten)
    return vraagDoel(c, delen, filtervraag(keuzes), [])
  })
  app.post(uitvoerPad, alleen(...boxrollen), (c) => stuurLijst(c, delen))
}

const doelen = uitvoerdoelen.map(({ doel }) => doel)
const doelnamen = Object.fromEntries(uitvoerdoelen.map(({ doel, naam }) => [doel, naam]))
const uitvoervraag = z.object({
  vraag: z.string().max(300, 'Dit filter klopt niet.').default(''),
  doel: z.enum(doelen),
})

function eisFilter(fouten: readonly VeldFout[]): void {
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'Dit filter klopt niet.', fouten)
}

function vraagDoel(
  c: Verzoek,
  { oefen }: Berichtdelen,
  vraag: string,
  fouten: readonly VeldFout[],
): Response | Promise<Response> {
  const blad = pagina({
    ...paginakader(c, oefen),
    titel: 'Lijst downloaden',
    kruimels: [{ naam: 'Berichtenbox', href: '/berichtenbox' }, { naam: 'Lijst downloaden' }],
    ondertitel: 'De berichten van uw filter, als bestand voor een spreadsheet.',
    inhoud: html`${foutoverzicht(fouten)}${kaart(
      'Waarvoor hebt u deze lijst nodig?',
      html`${alinea('In het bestand staat wat u ook in de lijst ziet, en niet meer. In het logboek komt bij elk bericht te staan dat u het meenam en waarvoor. Bewaar het bestand niet langer dan nodig.')}${formulier(
        {
          actie: uitvoerPad,
          methode: 'post',
          verborgen: { vraag },
          inhoud: keuzerondjes({
            naam: 'doel',
            label: 'Doel',
            verplicht: true,
            fout: foutBij(fouten, 'doel'),
            opties: uitvoerdoelen.map(({ doel, naam }) => ({ waarde: doel, tekst: naam })),
          }),
          knop: 'Download de lijst',
        },
      )}`,
    )}`,
  })
  return c.html(blad, fouten.length > 0 ? 400 : 200)
}

async function stuurLijst(c: Verzoek, delen: Berichtdelen): Promise<Response> {
  const velden = await c.req.parseBody()
  const gekeurd = keur(uitvoervraag, velden)
  if ('fouten' in gekeurd) {
    const vraag = typeof velden.vraag === 'string' ? filtervraag(leesFiltervraag(velden.vraag).keuzes) : ''
    return vraagDoel(c, delen, vraag, inWoorden(gekeurd.fouten, { doel: doelnamen }))
  }
  const { vraag, doel } = gekeurd.waarde
  return stuurCsv(c, delen, leesFiltervraag(vraag), doel)
}

async function stuurCsv(
  c: Verzoek,
  delen: Berichtdelen,
  { filter, werk, fouten }: ReturnType<typeof leesFilter>,
  doel: Uitvoerdoel,
): Promise<Response> {
  eisFilter(fouten)
  const acteur = wie(c, doel)
  const dag = vandaag(delen.klok)
  const vorige = await delen.db.transactie(acteur, async (tx) => {
    eisFilter(verdwenen(werk, await leesWerkkeuzes(delen, tx, acteur)))
    return leesVorigBezoek(tx, acteur)
  })
  const waar = werkvoorwaarde(acteur, werk, dag, vorige)
  const regels = await csvRegels(delen, acteur, { ...filter, na: undefined, werk: waar }, kolommen)
  const bytes = ReadableStream.from(regels).pipeThrough(new TextEncoderStream())
  return c.body(bytes, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="berichten-${dag}.csv"`,
    'Cache-Control': 'no-store',
  })
}

/** What the list shows, in words without pictures. */
const kolommen: readonly Kolom[] = [
  ['Betrokkene', (bericht) => lijstnaam(bericht)],
  ['Geboren', ({ gegevens }) => (typeof gegevens?.geboortedatum === 'string' ? gegevens.geboortedatum : '')],
  ['Bericht', ({ soort }) => soortnaam[soort] ?? soort],
  ['Vrijlating', (bericht) => bericht.vrijlating ?? ''],
  ['Was', (bericht) => eindeUit(bericht)?.vorigeDatum ?? ''],
  ['Van', ({ afzender }) => organisatienaam(afzender)],
  ['Inrichting', ({ inrichting }) => (inrichting === null ? '' : organisatienaam(inrichting))],
  ['Ontvangen', ({ verzonden_op }) => moment(verzonden_op)],
  [
    'Status',
    ({ status, opgepakt_op }) =>
      opgepakt_op === null || voorbij(status) !== null ? (statusnaam[status] ?? status) : 'opgepakt',
  ],
  ['Uiterlijk oppakken', ({ termijn }) => (termijn === null ? '' : datumKort(termijn))],
  ['Bij wie', (_, { toegewezen }) => toegewezen?.naam ?? 'niemand'],
  ['Labels', (_, { labels }) => labels.map(({ naam }) => naam).join(', ')],
]
