import { z } from 'zod'
import { isDatum } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import { keur } from '../../kern/keur.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import { leesGedaan, naamfouten } from '../../platform/query.ts'
import { aangemeld, alleen } from '../../toegang/toegang.ts'
import { uitleg } from '../aanleidingen.ts'
import { oordelen } from '../glasbraak.ts'
import { beoordeel, haalGlasbraken, leesGlasbraak, nietGevonden, type Toezichtfilter } from '../toezicht.ts'
import { idUitPad, kijker, leesFormulier, type Personendelen, toon } from './blad.ts'
import { glasbraakInhoud } from './glasbraakblad.ts'
import { lijstInhoud, oordeelnamen, standen } from './toezichtblad.ts'

/** The purpose that shows broken glasses to who watches; row-level security asks for it. */
const toezichtdoel = 'glasbraken-beoordelen'
const pad = '/fg/glasbraken'
const perPagina = 25

/** Where a functionaris gegevensbescherming sees and judges every broken glass of the own organisation. */
export function toezichtPaginas(app: App, delen: Personendelen): void {
  app.get(pad, alleen('fg'), (c) => lijst(c, delen))
  app.get(`${pad}/:id`, alleen('fg'), (c) => blad(c, delen, {}, []))
  app.post(`${pad}/:id`, alleen('fg'), (c) => oordeel(c, delen))
}

const fg = (c: Verzoek, delen: Personendelen) => kijker(c, delen, toezichtdoel)

async function lijst(c: Verzoek, delen: Personendelen): Promise<Response> {
  const keuzes = c.req.query()
  const gelezen = leesFilter(keuzes)
  const { filter } = gelezen
  const fouten = [...naamfouten(c, Object.keys(vorm.shape)), ...gelezen.fouten]
  const acteur = fg(c, delen)
  const pagina =
    fouten.length > 0
      ? { glasbraken: [], meer: false }
      : await delen.db.transactie(acteur, (tx) => haalGlasbraken(delen.logboek, tx, acteur, filter))
  return toon(
    c,
    delen,
    {
      titel: 'Glasbraken',
      ondertitel: 'Wie in uw organisatie zonder relatie iemand opende, en waarom.',
      inhoud: lijstInhoud({ ...pagina, keuzes, fouten, eigen: acteur.gebruiker }),
    },
    fouten.length > 0 ? 400 : 200,
  )
}

const dag = z
  .string()
  .refine(
    (waarde) => waarde === '' || isDatum(waarde),
    'Deze datum bestaat niet. Schrijf bijvoorbeeld 2026-11-20.',
  )
const vorm = z.object({
  stand: z.enum(['', ...standen]).optional(),
  van: dag.optional(),
  tot: dag.optional(),
  na: z.guid('Deze plaats in de lijst bestaat niet. Begin bovenaan de lijst.').optional(),
})

function leesFilter(vraag: Readonly<Record<string, string>>): {
  filter: Toezichtfilter
  fouten: readonly VeldFout[]
} {
  const gekeurd = keur(vorm, vraag)
  if ('fouten' in gekeurd) return { filter: { stand: 'open', aantal: perPagina }, fouten: gekeurd.fouten }
  const { stand, van, tot, na } = gekeurd.waarde
  const fouten =
    van && tot && van > tot
      ? [{ veld: 'tot', melding: 'De laatste dag ligt vóór de eerste dag. Draai de dagen om.' }]
      : []
  const filter = { van: van || undefined, tot: tot || undefined, na: na?.toLowerCase(), aantal: perPagina }
  return { filter: { ...filter, stand: stand || 'open' }, fouten }
}

async function blad(
  c: Verzoek,
  delen: Personendelen,
  getypt: Readonly<Record<string, string>>,
  fouten: readonly VeldFout[],
): Promise<Response> {
  const id = idUitPad(c, nietGevonden)
  const gedaan = c.req.method === 'GET' ? leesGedaan(c, ['beoordeeld']) : undefined
  const acteur = fg(c, delen)
  const gevonden = await delen.db.transactie(acteur, (tx) => leesGlasbraak(delen.logboek, tx, acteur, id))
  const pseudoniem = delen.logboek.pseudoniem(gevonden.glasbraak.persoon)
  return toon(
    c,
    delen,
    {
      titel: 'Glasbraak',
      kruimels: [{ naam: 'Glasbraken', href: pad }, { naam: 'Glasbraak' }],
      inhoud: glasbraakInhoud({
        ...gevonden,
        pseudoniem,
        getypt,
        fouten,
        eigen: acteur.gebruiker,
        nu: acteur.nu,
        gedaan: gedaan === 'beoordeeld',
      }),
    },
    fouten.length > 0 ? 400 : 200,
  )
}

const oordeelvorm = z.object({
  oordeel: z.enum(oordelen),
  toelichting: z.string().pipe(uitleg(10)),
})

async function oordeel(c: Verzoek, delen: Personendelen): Promise<Response> {
  const id = idUitPad(c, nietGevonden)
  const getypt = await leesFormulier(c)
  const gekeurd = keur(oordeelvorm, getypt)
  if ('fouten' in gekeurd) return blad(c, delen, getypt, gekeurd.fouten.map(inWoorden))
  const acteur = { ...fg(c, delen), naam: aangemeld(c).naam }
  await delen.db.transactie(acteur, (tx) => beoordeel(delen.logboek, tx, acteur, id, gekeurd.waarde))
  return c.redirect(`${pad}/${id}?gedaan=beoordeeld`, 303)
}

function inWoorden(fout: VeldFout): VeldFout {
  return fout.veld === 'oordeel'
    ? { ...fout, melding: 'Kies uw oordeel.', toegestaan: Object.values(oordeelnamen) }
    : fout
}
