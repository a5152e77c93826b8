import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { datumKort, datumVan, isDatum } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import { heeftPersoonsnummer } from '../../kern/herleidbaar.ts'
import { kenmerkfout, kenmerkvorm } from '../../kern/kenmerk.ts'
import { keur } from '../../kern/keur.ts'
import { isLeesbaar } from '../../kern/tekst.ts'
import {
  alinea,
  datumveld,
  formulier,
  foutoverzicht,
  type Html,
  html,
  kaart,
  koppeling,
  tabel,
  tekstvak,
  tekstveld,
} from '../../nlds/nlds.ts'
import { uitleg } from '../../personen/personen.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import { naamfouten } from '../../platform/query.ts'
import {
  aangemeld,
  alleen,
  doorFunctionaris,
  type Kijker,
  leesFormulier,
  type Mislukt,
  probeer,
  status,
} from '../../toegang/toegang.ts'
import { kijker, type Toezichtdelen } from '../delen.ts'
import { begin, haalOnderzoeken, type Onderzoek, opdrachtregel } from '../onderzoek.ts'
import { toon, veldVan } from './blad.ts'
import { onderzoekBlad, onderzoekUitvoer } from './onderzoekblad.ts'

const pad = '/fg/onderzoeken'

/** A look at one colleague: with a reason and an order, written down before anything is shown. */
export function onderzoekPaginas(app: App, delen: Toezichtdelen): void {
  app.get(pad, alleen('fg'), (c) => lijst(c, delen, null))
  app.post(pad, alleen('fg'), (c) => nieuw(c, delen))
  app.get(`${pad}/:id`, alleen('fg'), (c) => onderzoekBlad(c, delen))
  app.post(`${pad}/:id/uitvoer`, alleen('fg'), (c) => onderzoekUitvoer(c, delen))
}

const wie = (c: Verzoek, delen: Toezichtdelen) => ({ ...kijker(c, delen), naam: aangemeld(c).naam })

async function lijst(c: Verzoek, delen: Toezichtdelen, mislukt: Mislukt | null): Promise<Response> {
  const acteur = wie(c, delen)
  const onderzoeken = await delen.db.transactie(acteur, (tx) => haalOnderzoeken(delen, tx, acteur))
  const adresfouten = mislukt === null ? adresfoutenVan(c) : []
  const { medewerker = '', dag: opDag = '' } = c.req.query()
  const vooraf = {
    medewerker: medewerker.slice(0, 80),
    ...(isDatum(opDag) ? { van: opDag, tot: opDag } : {}),
  }
  return toon(
    c,
    delen,
    {
      titel: 'Onderzoek naar een medewerker',
      ondertitel:
        'Alleen bij een vermoeden, met een reden en een opdracht. Wat u hier doet, staat in het logboek.',
      kruimels: [{ naam: 'Signalen', href: '/fg/signalen' }, { naam: 'Onderzoek' }],
      inhoud: html`${foutoverzicht(mislukt?.fouten ?? adresfouten)}${kaart('Nieuw onderzoek', formulierkaart(mislukt?.getypt ?? vooraf, mislukt))}${kaart('Eerdere onderzoeken', rijen(onderzoeken, acteur))}`,
    },
    adresfouten.length > 0 ? 400 : status(mislukt),
  )
}

/** What a signal fills in beforehand; anything else in the address was typed there. */
function adresfoutenVan(c: Verzoek): readonly VeldFout[] {
  const vorm = z.object({ medewerker: kenmerk.optional(), dag: dag.optional() })
  const gekeurd = keur(vorm, c.req.query())
  return [
    ...naamfouten(c, Object.keys(vorm.shape)),
    ...('fouten' in gekeurd
      ? gekeurd.fouten.map((fout) => ({ ...fout, veld: fout.veld === 'dag' ? 'van' : fout.veld }))
      : []),
  ]
}

function formulierkaart(getypt: Readonly<Record<string, string>>, mislukt: Mislukt | null): Html {
  const veld = (naam: string, tekst: string) => ({
    ...veldVan(getypt, mislukt?.fouten ?? [])(naam, tekst),
    verplicht: true,
  })
  return formulier({
    actie: pad,
    methode: 'post',
    verborgen: { onderzoekId: getypt.onderzoekId ?? randomUUID() },
    inhoud: [
      tekstveld({
        ...veld('medewerker', 'Medewerker (kenmerk)'),
        uitleg: 'Zoals het in het logboek of bij een signaal staat.',
      }),
      datumveld(veld('van', 'Vanaf')),
      datumveld(veld('tot', 'Tot en met')),
      tekstvak({ ...veld('reden', 'Waarom'), uitleg: 'Ten minste 20 tekens: wat is het vermoeden?' }),
      tekstveld({
        ...veld('mandaat', 'Wie gaf de opdracht'),
        uitleg: 'De functie van een ander, niet de naam. Bijvoorbeeld: vestigingsdirecteur.',
      }),
      datumveld(veld('mandaatOp', 'Opdracht van')),
      tekstveld({
        ...veld('opdrachtkenmerk', 'Kenmerk van de opdracht'),
        uitleg: `Het nummer van de brief of het besluit. ${kenmerkvorm}`,
        kort: true,
      }),
    ],
    knop: 'Leg vast en begin',
  })
}

function rijen(onderzoeken: readonly Onderzoek[], wie: Kijker): Html {
  return tabel({
    bijschrift: 'Eerdere onderzoeken, het nieuwste eerst',
    kolommen: ['Begonnen', 'Medewerker', 'Periode', 'Opdracht', 'Door'],
    rijen: onderzoeken.map((een) => [
      koppeling(datumKort(datumVan(een.op)), `${pad}/${een.id}`),
      een.medewerker.slice(0, 8),
      `${datumKort(een.van)} tot en met ${datumKort(een.tot)}`,
      opdrachtregel(een),
      doorFunctionaris(wie, een),
    ]),
    leeg: alinea('Er is nog geen onderzoek geweest.', { klein: true }),
  })
}

const dag = z
  .string('Vul een dag in.')
  .refine(isDatum, 'Deze datum bestaat niet. Schrijf bijvoorbeeld 2026-11-20.')
const kenmerk = z
  .string('Vul het kenmerk in.')
  .trim()
  .toLowerCase()
  .regex(
    /^[0-9a-f]{8}(?:-[0-9a-f-]{27})?$/,
    'Dit is geen kenmerk van een medewerker. Neem het over uit het logboek.',
  )
const vorm = z.object({
  onderzoekId: z.guid('Open de pagina opnieuw en vul het formulier dan in.').optional(),
  medewerker: kenmerk,
  van: dag,
  tot: dag,
  reden: z.string('Schrijf waarom.').pipe(uitleg(20)),
  mandaat: z
    .string('Schrijf wie de opdracht gaf.')
    .trim()
    .min(3, 'Schrijf de functie van wie de opdracht gaf.')
    .max(80, 'Gebruik ten hoogste 80 tekens.')
    .regex(/^[\p{L} .,'’()/-]*$/u, 'Schrijf alleen de functie, zonder cijfers of nummer.'),
  mandaatOp: dag,
  opdrachtkenmerk: z
    .string('Vul het kenmerk van de opdracht in.')
    .trim()
    .min(1, 'Vul het kenmerk van de opdracht in: zonder opdracht op papier begint u geen onderzoek.')
    .max(60, 'Gebruik ten hoogste 60 tekens.')
    .refine(isLeesbaar, 'Er staan tekens in die wij niet kunnen bewaren.')
    .refine((tekst) => !heeftPersoonsnummer(tekst), 'Haal het nummer weg: het kan van een persoon zijn.')
    .superRefine((tekst, keuring) => {
      const fout = tekst === '' ? null : kenmerkfout(tekst)
      if (fout !== null) keuring.addIssue({ code: 'custom', message: fout })
    }),
})

async function nieuw(c: Verzoek, delen: Toezichtdelen): Promise<Response> {
  const getypt = await leesFormulier(c)
  const gekeurd = keur(vorm, getypt)
  if ('fouten' in gekeurd) return lijst(c, delen, { getypt, botsing: false, fouten: gekeurd.fouten })
  const {
    mandaatOp: mandaat_op,
    opdrachtkenmerk: mandaat_kenmerk,
    onderzoekId = randomUUID(),
    ...rest
  } = gekeurd.waarde
  const acteur = wie(c, delen)
  const vraag = { ...rest, mandaat_op, mandaat_kenmerk }
  let id = ''
  const mislukt = await probeer(getypt, async () => {
    id = await delen.db.transactie(acteur, (tx) => begin(delen, tx, acteur, vraag, onderzoekId))
  })
  return mislukt === null ? c.redirect(`${pad}/${id}`, 303) : lijst(c, delen, mislukt)
}
