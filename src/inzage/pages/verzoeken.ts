import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { datumKort, datumVan } from '../../kern/datum.ts'
import { Fout, type VeldFout } from '../../kern/fout.ts'
import { kenmerkfout } from '../../kern/kenmerk.ts'
import { keur } from '../../kern/keur.ts'
import { inKeuzewoorden } from '../../kern/keuzewoorden.ts'
import { naamVoluit } from '../../kern/naam.ts'
import { uitleg } from '../../personen/personen.ts'
import { metHerkansing } from '../../platform/herkansing.ts'
import type { App, Verzoek as Vraag } from '../../platform/http.ts'
import { leesGedaan, naamfouten } from '../../platform/query.ts'
import { aangemeld, alleen, leesFormulier, type Mislukt, probeer, status } from '../../toegang/toegang.ts'
import { doel, type Inzagedelen, metPersoon } from '../dossier.ts'
import { dag, inWoorden, keuzeUit } from '../invoer.ts'
import { antwoordwijzen, indieners, regimes, verzoekvormen } from '../tabellen.ts'
import {
  geenVerzoek,
  haalVerzoeken,
  leesVerzoek,
  neemAan,
  type Verzoekfilter,
  verzoekdoel,
  verzoekrollen,
  zetStap,
} from '../verzoeken.ts'
import { vroegst } from '../verzoekklok.ts'
import { weigergronden } from '../weigergronden.ts'
import { idUitPad, kijker, toon } from './blad.ts'
import { gedaansoorten, verzoekInhoud } from './verzoekblad.ts'
import { lijstInhoud, type Over } from './verzoeklijst.ts'
import { regimekort, standen, standnamen } from './verzoekwoorden.ts'

const pad = '/inzageverzoeken'

/** Requests to see what is known, as cases with a clock. */
export function verzoekPaginas(app: App, delen: Inzagedelen): void {
  app.get(pad, alleen(...verzoekrollen), (c) => lijst(c, delen, null))
  app.post(pad, alleen(...verzoekrollen), (c) => nieuw(c, delen))
  app.get(`${pad}/:id`, alleen(...verzoekrollen), (c) => blad(c, delen, null))
  app.post(`${pad}/:id`, alleen(...verzoekrollen), (c) => stap(c, delen))
}

const wie = (c: Vraag, delen: Inzagedelen) => ({
  ...kijker(c, delen, verzoekdoel),
  naam: aangemeld(c).naam,
})

const leeg = z.literal('')
const filtervorm = z.object({
  stand: z.enum(['', ...standen]).optional(),
  regime: z.enum(['', ...regimes]).optional(),
  van: leeg.or(dag).optional(),
  tot: leeg.or(dag).optional(),
  persoon: z.guid('Deze persoon kennen wij niet.').optional(),
})

const keuzevelden = {
  stand: { label: 'Stand', namen: standnamen },
  regime: { label: 'Wet', namen: regimekort },
}

const alles: Verzoekfilter = { stand: 'lopend', regime: null, van: null, tot: null }

function leesFilter(vraag: Readonly<Record<string, string>>): {
  filter: Verzoekfilter
  persoon: string | null
  fouten: readonly VeldFout[]
} {
  const gekeurd = keur(filtervorm, vraag)
  if ('fouten' in gekeurd)
    return { filter: alles, persoon: null, fouten: inKeuzewoorden(gekeurd.fouten, keuzevelden) }
  const { stand, regime, van, tot, persoon } = gekeurd.waarde
  const fouten =
    van && tot && van > tot
      ? [{ veld: 'tot', melding: 'De laatste dag ligt vóór de eerste dag. Draai de dagen om.' }]
      : []
  const filter = {
    stand: stand || 'lopend',
    regime: regime || null,
    van: van || null,
    tot: tot || null,
  } as const
  return { filter, persoon: persoon?.toLowerCase() ?? null, fouten }
}

async function lijst(
  c: Vraag,
  delen: Inzagedelen,
  mislukt: Mislukt | null,
  niemand = false,
): Promise<Response> {
  const keuzes = mislukt === null ? c.req.query() : {}
  const { filter, persoon, fouten: gevonden } = leesFilter(keuzes)
  const fouten = [...(mislukt === null ? naamfouten(c, Object.keys(filtervorm.shape)) : []), ...gevonden]
  const acteur = wie(c, delen)
  const genoemd = persoon ?? (mislukt?.getypt.persoon || null)
  const over = genoemd === null || fouten.length > 0 || niemand ? null : await zoekOver(c, delen, genoemd)
  const onbekend = genoemd !== null && fouten.length === 0 && over === null
  const verzoeken =
    fouten.length > 0
      ? []
      : await delen.db.transactie(acteur, (tx) => haalVerzoeken(delen.logboek, tx, acteur, filter))
  return toon(
    c,
    delen,
    {
      titel: 'Inzageverzoeken',
      ondertitel:
        'Wie vraagt wat er over hem of haar is vastgelegd, en voor wanneer het antwoord er moet zijn.',
      inhoud: lijstInhoud({
        ...{ verzoeken, keuzes, fouten, mislukt, vandaag: datumVan(acteur.nu) },
        ...{ over, onbekend },
        magUitstellen: acteur.rol === 'fg',
      }),
    },
    fouten.length > 0 ? 400 : onbekend ? 404 : status(mislukt),
  )
}

/** Who this is, for the casemanager who holds this person; null for everyone else. That it was looked up is written down. */
async function zoekOver(c: Vraag, delen: Inzagedelen, persoon: string): Promise<Over | null> {
  const acteur = kijker(c, delen, doel)
  if (acteur.rol !== 'casemanager' || !z.guid().safeParse(persoon).success) return null
  try {
    const { naam, geboortedatum } = await metPersoon(delen, acteur, persoon, async (_, opening) => opening, {
      handeling: 'gezocht',
    })
    const heet = naam === null ? 'iemand van wie wij geen naam kennen' : naamVoluit(naam)
    return {
      persoon,
      heet: geboortedatum === null ? heet : `${heet}, geboren op ${datumKort(geboortedatum)}`,
    }
  } catch (oorzaak) {
    if (oorzaak instanceof Fout && oorzaak.code === 'niet-gevonden') return null
    throw oorzaak
  }
}

const nieuwvorm = z.object({
  verzoekId: z.guid('Open de lijst opnieuw en vul het formulier dan in.').optional(),
  persoon: z.preprocess((waarde) => waarde || null, z.guid('Deze persoon kennen wij niet.').nullable()),
  kenmerk: z
    .string('Vul uw kenmerk in.')
    .trim()
    .min(1, 'Vul uw kenmerk in: het nummer in uw eigen administratie.')
    .max(60, 'Gebruik ten hoogste 60 tekens.')
    .regex(/^[\p{L}\p{N} ./_-]*$/u, 'Gebruik alleen letters, cijfers, spaties en . / _ -')
    .refine((tekst) => !/\d{8,}/.test(tekst.replaceAll(/[ ./_-]/g, '')), 'Gebruik geen burgerservicenummer.')
    .superRefine((tekst, keuring) => {
      const fout = tekst === '' ? null : kenmerkfout(tekst)
      if (fout !== null) keuring.addIssue({ code: 'custom', message: fout })
    }),
  regime: keuzeUit(regimes),
  van: keuzeUit(indieners),
  vorm: keuzeUit(verzoekvormen),
  ontvangenOp: dag,
})

const nietGekozen = {
  regime: 'Kies onder welke wet het verzoek valt.',
  van: 'Kies van wie het verzoek is.',
  vorm: 'Kies hoe het verzoek binnenkwam.',
}

async function nieuw(c: Vraag, delen: Inzagedelen): Promise<Response> {
  const getypt = await leesFormulier(c)
  const gekeurd = keur(nieuwvorm, getypt)
  if ('fouten' in gekeurd)
    return lijst(c, delen, { getypt, botsing: false, fouten: inWoorden(gekeurd.fouten, nietGekozen) })
  const { ontvangenOp, verzoekId = randomUUID(), ...vraag } = gekeurd.waarde
  const acteur = wie(c, delen)
  const vandaag = datumVan(acteur.nu)
  const dagfout =
    ontvangenOp > vandaag
      ? 'Deze dag moet nog komen.'
      : ontvangenOp < vroegst(vandaag)
        ? 'Dit is langer dan twee jaar geleden. Kijk het jaar na.'
        : null
  if (dagfout !== null)
    return lijst(c, delen, {
      getypt,
      botsing: false,
      fouten: [{ veld: 'ontvangenOp', melding: dagfout }],
    })
  // Whom it is about is written down only for who holds this person; anyone else hears that there is nobody.
  if (vraag.persoon !== null && (await zoekOver(c, delen, vraag.persoon)) === null)
    return lijst(c, delen, { getypt, botsing: false, fouten: [] }, true)
  let id = ''
  const mislukt = await probeer(getypt, async () => {
    id = await delen.db.transactie(acteur, (tx) =>
      neemAan(delen.logboek, tx, acteur, { ...vraag, ontvangen_op: ontvangenOp }, verzoekId),
    )
  })
  if (mislukt !== null) return lijst(c, delen, mislukt)
  return c.redirect(`${pad}/${id}?gedaan=vastgelegd`, 303)
}

async function blad(c: Vraag, delen: Inzagedelen, mislukt: Mislukt | null): Promise<Response> {
  const id = idUitPad(c, 'id', geenVerzoek)
  const gedaan = mislukt === null ? leesGedaan(c, gedaansoorten) : undefined
  const acteur = wie(c, delen)
  const verzoek = await delen.db.transactie(acteur, (tx) => leesVerzoek(delen.logboek, tx, acteur, id))
  return toon(
    c,
    delen,
    {
      titel: `Verzoek ${verzoek.kenmerk}`,
      kruimels: [{ naam: 'Inzageverzoeken', href: pad }, { naam: 'Verzoek' }],
      inhoud: verzoekInhoud({
        ...{
          verzoek,
          mislukt,
          vandaag: datumVan(acteur.nu),
          gedaan,
        },
        // The functionaris gegevensbescherming does not look up people.
        toonPersoon: acteur.rol === 'casemanager',
        wie: acteur,
      }),
    },
    status(mislukt),
  )
}

const stapvorm = z.discriminatedUnion('doe', [
  z.object({ doe: z.literal('verlengd'), reden: z.string('Schrijf waarom.').pipe(uitleg(10)) }),
  z.object({
    doe: z.literal('geweigerd'),
    grond: keuzeUit(weigergronden.map(({ id }) => id) as [string, ...string[]]),
    reden: z.string('Schrijf waarom.').pipe(uitleg(10)),
  }),
  z.object({ doe: z.literal('ingetrokken'), reden: z.string('Schrijf waarom.').pipe(uitleg(10)) }),
  z.object({ doe: z.literal('beantwoord'), hoe: keuzeUit(antwoordwijzen), gegevenOp: dag }),
  z.object({ doe: z.literal('heropend'), reden: z.string('Schrijf waarom.').pipe(uitleg(10)) }),
])

async function stap(c: Vraag, delen: Inzagedelen): Promise<Response> {
  const id = idUitPad(c, 'id', geenVerzoek)
  const getypt = await leesFormulier(c)
  const gekeurd = keur(stapvorm, getypt)
  if ('fouten' in gekeurd)
    return blad(c, delen, {
      ...{ getypt, botsing: false },
      fouten: inWoorden(gekeurd.fouten, {
        grond: 'Kies een grond van de wet.',
        hoe: 'Kies hoe het antwoord is gegeven.',
      }),
    })
  const { doe: soort } = gekeurd.waarde
  const reden = 'reden' in gekeurd.waarde ? gekeurd.waarde.reden : null
  const grond = 'grond' in gekeurd.waarde ? gekeurd.waarde.grond : null
  const antwoord =
    'hoe' in gekeurd.waarde ? { hoe: gekeurd.waarde.hoe, gegevenOp: gekeurd.waarde.gegevenOp } : null
  const acteur = wie(c, delen)
  const mislukt = await probeer(getypt, () =>
    metHerkansing(delen.db, acteur, (tx) =>
      zetStap(delen.logboek, tx, acteur, id, { soort, reden, grond, antwoord }),
    ),
  )
  return mislukt === null ? c.redirect(`${pad}/${id}?gedaan=${soort}`, 303) : blad(c, delen, mislukt)
}
