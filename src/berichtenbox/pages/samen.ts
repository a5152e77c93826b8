import { sql } from 'kysely'
import { Fout, type VeldFout } from '../../kern/fout.ts'
import { keur } from '../../kern/keur.ts'
import {
  alinea,
  type Html,
  html,
  knopLink,
  koppeling,
  type Labelsoort,
  label,
  legeStaat,
  melding,
  pagina,
  tabel,
  vlak,
} from '../../nlds/nlds.ts'
import type { Tx, Wie } from '../../platform/db.ts'
import { metHerkansing } from '../../platform/herkansing.ts'
import type { Verzoek } from '../../platform/http.ts'
import { paginakader, wie } from '../../toegang/toegang.ts'
import { type Bericht, basis, gelezen } from '../bericht.ts'
import type { Leesdelen } from '../lezen.ts'
import type { Berichtdelen } from '../verzoek.ts'
import { samenvelden } from '../werk/balk.ts'
import { type Afloop, type Daad, doeSamen, type Samenuitkomst, samenvraag } from '../werk/samen.ts'
import { leesNaam, toonBox } from './box.ts'
import { leesFiltervraag, plekvraag } from './boxfilter.ts'
import { kern, lijstnaam, soortnaam } from './weergave.ts'

/** Does one thing with all messages that were ticked, and says what happened with each. */
export async function toonSamen(c: Verzoek, delen: Berichtdelen): Promise<Response> {
  const velden = await c.req.parseBody({ all: true })
  const { bericht, doe, medewerker, label: gekozen, terug } = velden
  const gekeurd = keur(samenvraag, {
    doe,
    berichten: [bericht ?? []].flat(),
    medewerker,
    label: gekozen,
  })
  if ('fouten' in gekeurd) return toonVergeten(c, delen, velden, gekeurd.fouten)
  const acteur = wie(c, 'berichten-behandelen')
  const uitkomst = await metHerkansing(delen.db, acteur, async (tx) => {
    const uitkomsten = await doeSamen(delen, tx, acteur, gekeurd.waarde)
    return { uitkomsten, berichten: await leesGekozen(delen, tx, acteur, uitkomsten) }
  }).catch((oorzaak: unknown) => {
    // A colleague or a label that went away while the list was open.
    if (oorzaak instanceof Fout && oorzaak.code === 'ongeldige-invoer') return { fouten: oorzaak.fouten }
    throw oorzaak
  })
  if ('fouten' in uitkomst) return toonVergeten(c, delen, velden, uitkomst.fouten)
  return c.html(
    pagina({
      ...paginakader(c, delen.oefen),
      titel: titels[gekeurd.waarde.doe],
      kruimels: [{ naam: 'Berichtenbox', href: '/berichtenbox' }, { naam: titels[gekeurd.waarde.doe] }],
      inhoud: html`${samenvatting(uitkomst.uitkomsten)}${vlak(lijst(uitkomst))}${alinea(knopLink('Terug naar de lijst', adresVan(terug)))}`,
    }),
  )
}

/** The list as it was, with what was ticked and chosen, and what was forgotten at its field. */
function toonVergeten(
  c: Verzoek,
  delen: Berichtdelen,
  { bericht, medewerker, label: gekozen, terug, naam }: Readonly<Record<string, unknown>>,
  fouten: readonly VeldFout[],
): Promise<Response> {
  const gezocht = leesNaam(naam)
  return toonBox(c, delen, {
    query: Object.fromEntries(new URLSearchParams(vraagVan(terug))),
    ...(gezocht === '' ? {} : { naam: gezocht }),
    fouten: alsLijstfouten(fouten),
    gekozen: {
      berichten: [bericht ?? []].flat().map(String),
      medewerker: tekst(medewerker),
      label: tekst(gekozen),
    },
  })
}

const tekst = (waarde: unknown) => (typeof waarde === 'string' ? waarde : '')

/** What is wrong, by the names that the fields have on the page of the list. What no field there can mend has none. */
function alsLijstfouten(fouten: readonly VeldFout[]): readonly VeldFout[] {
  const namen: Readonly<Record<string, string>> = { ...samenvelden, medewerker: 'medewerker' }
  // Of a choice in a list the choices stand there already.
  return fouten.map(({ veld, melding: mis }) => ({
    veld: namen[veld.split('.')[0] ?? ''] ?? '',
    melding: mis,
  }))
}

const titels: Readonly<Record<Daad, string>> = {
  oppakken: 'Berichten opgepakt',
  toewijzen: 'Berichten toegewezen',
  labelen: 'Label gegeven',
}

const aflopen: Readonly<Record<Afloop, readonly [soort: Labelsoort, tekst: string]>> = {
  gedaan: ['ja', 'gedaan'],
  'al-gedaan': ['neutraal', 'was al zo'],
  ingetrokken: ['nee', 'teruggeroepen: niets gedaan'],
  vernietigd: ['neutraal', 'vernietigd: niets gedaan'],
  'niet-gevonden': ['nee', 'niet gevonden'],
}

function samenvatting(uitkomsten: readonly Samenuitkomst[]): Html {
  const telling = (afloop: Afloop) => uitkomsten.filter((een) => een.afloop === afloop).length
  const gedaan = telling('gedaan')
  const niet = telling('ingetrokken') + telling('vernietigd') + telling('niet-gevonden')
  const zin = `Gedaan bij ${gedaan} van ${uitkomsten.length}.`
  if (niet === 0) return melding('gelukt', zin)
  return melding('let-op', `${zin} Bij ${niet} ${niet === 1 ? 'bericht' : 'berichten'} kon het niet meer.`)
}

function lijst({
  uitkomsten,
  berichten,
}: {
  readonly uitkomsten: readonly Samenuitkomst[]
  readonly berichten: ReadonlyMap<string, Bericht>
}): Html {
  return tabel({
    bijschrift: 'Wat er met elk bericht is gebeurd',
    kolommen: ['Betrokkene', 'Bericht', 'Uitkomst'],
    rijen: uitkomsten.map(({ bericht: id, afloop }) => {
      const bericht = berichten.get(id)
      const uitkomst = label(...aflopen[afloop])
      if (bericht === undefined) return ['Bericht dat niet in uw box staat', '', uitkomst]
      return [
        koppeling(lijstnaam(bericht), `/berichtenbox/${id}`),
        html`${soortnaam[bericht.soort] ?? bericht.soort}<br><span class="tk-klein">${kern(bericht)}</span>`,
        uitkomst,
      ]
    }),
    leeg: legeStaat({ niveau: 2, kop: 'Geen berichten', tekst: 'U hebt geen berichten gekozen.' }),
  })
}

/** The messages by id, for those that are in the own box; each is written in the logboek. */
async function leesGekozen(
  { klok, logboek }: Leesdelen,
  tx: Tx,
  acteur: Wie,
  uitkomsten: readonly Samenuitkomst[],
): Promise<ReadonlyMap<string, Bericht>> {
  const ids = uitkomsten.map(({ bericht }) => bericht)
  const berichten = await basis(tx)
    .where('b.ontvanger', '=', acteur.organisatie)
    .where('b.id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  const leesbaar = berichten.filter(({ gegevens }) => gegevens !== null)
  await logboek.noteer(
    tx,
    acteur,
    klok.nu(),
    leesbaar.map((bericht) => gelezen(bericht, 'gelezen')),
  )
  return new Map(berichten.map((bericht) => [bericht.id, bericht]))
}

/** Back to the list with the filter it had; anything that is no filter becomes the list itself. */
function adresVan(terug: unknown): string {
  const vraag = vraagVan(terug)
  return vraag === '' ? '/berichtenbox' : `/berichtenbox?${vraag}`
}

function vraagVan(terug: unknown): string {
  const { keuzes, fouten } = leesFiltervraag(tekst(terug))
  return fouten.length > 0 ? '' : plekvraag(keuzes)
}
