import { randomUUID } from 'node:crypto'
import { datumVan } from '../../kern/datum.ts'
import { Fout, type VeldFout } from '../../kern/fout.ts'
import { foutoverzicht } from '../../nlds/nlds.ts'
import { metHerkansing } from '../../platform/herkansing.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import { wie } from '../../toegang/toegang.ts'
import { type Gebeurtenis, leesGebeurtenis } from '../gebeurtenis.ts'
import { haalPersoon } from '../mensen.ts'
import { neemOp } from '../opnemen.ts'
import { eisId, isId } from './adres.ts'
import { type Bijinvoer, bijformulier, bijformuliervelden, type Kop } from './bijformulier.ts'
import { alleenDji, kijker, type Paginadelen, toon } from './blad.ts'
import { noteerGelezen } from './gelezen.ts'

/** A person of DJI tells a burgemeester: the same event, by the same road, as a system delivers. */
export function bijPagina(app: App, delen: Paginadelen): void {
  app.get('/bij-melding', alleenDji(), async (c) =>
    blad(c, delen, await overWie(c, delen), [], nieuweKop(delen.klok.nu())),
  )
  app.post('/bij-melding', alleenDji(), (c) => meld(c, delen))
}

/** Who is known already need not be typed again; the address holds an id, and nothing that tells who it is. */
async function overWie(c: Verzoek, delen: Paginadelen): Promise<Bijinvoer> {
  const gevraagd = c.req.query('persoon')
  if (gevraagd === undefined) return {}
  const onbekend = 'Deze persoon kennen wij niet.'
  const id = eisId(gevraagd, onbekend)
  const acteur = kijker(c)
  return delen.db.transactie(acteur, async (tx) => {
    const persoon = await haalPersoon(tx, id)
    if (persoon === null) throw new Fout('niet-gevonden', onbekend)
    await noteerGelezen(
      delen,
      tx,
      acteur,
      [{ persoonId: id, onderwerp: id }],
      ['naam', 'geboortedatum', 'identificerende-nummers'],
    )
    const { bsn, skn, geslachtsnaam, voorvoegsel, voornamen, geboortedatum } = persoon.gegevens
    const bekend = { bsn, skn, geslachtsnaam, voorvoegsel, voornamen, geboortedatum }
    return Object.fromEntries(Object.entries(bekend).map(([naam, waarde]) => [naam, waarde ?? '']))
  })
}

async function meld(c: Verzoek, delen: Paginadelen): Promise<Response> {
  const velden = await c.req.parseBody()
  const getypt: Bijinvoer = Object.fromEntries(
    bijformuliervelden.map((naam) => [naam, typeof velden[naam] === 'string' ? velden[naam].trim() : '']),
  )
  const kop = leesKop(velden, delen.klok.nu())
  const gekozen = keurKeuzes(getypt)
  const gekeurd = leesGebeurtenis(alsGebeurtenis(getypt, kop))
  if ('fouten' in gekeurd || gekozen.length > 0) return blad(c, delen, getypt, fouten(gekozen, gekeurd), kop)
  return neem(c, delen, getypt, gekeurd.waarde, kop)
}

/** Puts it down. Of a form that was sent before, what came of it is shown. */
async function neem(
  c: Verzoek,
  delen: Paginadelen,
  getypt: Bijinvoer,
  gebeurtenis: Gebeurtenis,
  kop: Kop,
): Promise<Response> {
  const acteur = wie(c, 'gebeurtenissen-opnemen')
  const [uitkomst] = await metHerkansing(delen.db, acteur, (tx) => neemOp(delen, tx, acteur, [gebeurtenis]))
  if (uitkomst === undefined) throw new Error('One event gives one outcome')
  if (!uitkomst.aanvaard) return blad(c, delen, getypt, uitkomst.fouten.map(opFormulier), kop)
  const [bericht] = uitkomst.gevolgd.berichten
  return c.redirect(bericht === undefined ? '/verzonden' : `/berichtenbox/${bericht}`, 303)
}

/** Made with the form: sending it twice is the same event twice, and counts once. */
function nieuweKop(nu: Date): Kop {
  return { gebeurtenisId: randomUUID(), tijdstip: nu.toISOString() }
}

function leesKop(velden: Readonly<Record<string, unknown>>, nu: Date): Kop {
  const { gebeurtenisId, tijdstip } = velden
  return typeof gebeurtenisId === 'string' && isId(gebeurtenisId) && typeof tijdstip === 'string'
    ? { gebeurtenisId, tijdstip }
    : nieuweKop(nu)
}

function alsGebeurtenis(getypt: Bijinvoer, kop: Kop): unknown {
  const leeg = (naam: string) => (getypt[naam] === '' ? null : getypt[naam])
  const { geslachtsnaam, gemeentecode, aanleiding, bijGrond } = getypt
  return {
    ...{ ...kop, soort: 'bij-melding', gemeentecode, aanleiding },
    terugkeerdatum: leeg('terugkeerdatum'),
    bijGrond: bijGrond === 'ja' ? true : bijGrond === 'nee' ? false : null,
    categorie: leeg('categorie'),
    persoon: {
      ...{ bsn: leeg('bsn'), skn: leeg('skn'), geslachtsnaam, voorvoegsel: leeg('voorvoegsel') },
      ...{ voornamen: leeg('voornamen'), geboortedatum: leeg('geboortedatum') },
    },
  }
}

/** What was not chosen, in words: not choosing is not the same as not knowing. */
function keurKeuzes({ gemeentecode, aanleiding, bijGrond }: Bijinvoer): readonly VeldFout[] {
  return [
    ...(gemeentecode === '' ? [{ veld: 'gemeentecode', melding: 'Kies een gemeente.' }] : []),
    ...(aanleiding === '' ? [{ veld: 'aanleiding', melding: 'Kies waarom iemand terugkeert.' }] : []),
    ...(['ja', 'nee', 'onbekend'].includes(bijGrond ?? '')
      ? []
      : [{ veld: 'bijGrond', melding: 'Kies ja, nee of niet bekend.' }]),
  ]
}

function fouten(
  gekozen: readonly VeldFout[],
  gekeurd: ReturnType<typeof leesGebeurtenis>,
): readonly VeldFout[] {
  const rest = 'fouten' in gekeurd ? gekeurd.fouten.map(opFormulier) : []
  const alle = [...gekozen, ...rest.filter(({ veld }) => !gekozen.some((een) => een.veld === veld))]
  const plek = ({ veld }: VeldFout) => bijformuliervelden.indexOf(veld)
  return alle.toSorted((een, ander) => plek(een) - plek(ander))
}

/** A field of the event by its name on the form. Which parts of the list there are, the form itself shows. */
function opFormulier({ veld, melding }: VeldFout): VeldFout {
  const naam = veld.replace(/^persoon\./, '')
  return { veld: naam, melding: naam === 'categorie' ? woorden(melding) : melding }
}

function woorden(melding: string): string {
  if (melding.startsWith('Noem')) return 'Kies op welk deel van de lijst de veroordeling staat.'
  return melding.startsWith('Een categorie')
    ? 'Kies dit alleen als de veroordeling op de lijst staat.'
    : melding
}

function blad(
  c: Verzoek,
  delen: Paginadelen,
  getypt: Bijinvoer,
  mis: readonly VeldFout[],
  kop: Kop,
): Response | Promise<Response> {
  return toon(
    c,
    delen,
    {
      titel: 'BIJ-melding aan de burgemeester',
      ondertitel:
        'Voor de openbare orde, als iemand terugkeert na een ernstig misdrijf. Wij toetsen eerst of het mag.',
      kruimels: [{ naam: 'Gebeurtenissen', href: '/gebeurtenissen' }, { naam: 'BIJ-melding' }],
      inhoud: [foutoverzicht(mis), bijformulier(getypt, mis, kop, datumVan(delen.klok.nu()))],
    },
    mis.length > 0 ? 400 : 200,
  )
}
