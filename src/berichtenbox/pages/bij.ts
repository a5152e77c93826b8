import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { datumKort, datumVan } from '../../kern/datum.ts'
import { Fout, type VeldFout } from '../../kern/fout.ts'
import { keur } from '../../kern/keur.ts'
import {
  alinea,
  type Html,
  html,
  koppeling,
  label,
  legeStaat,
  pagina,
  paginering,
  tabel,
  vlak,
} from '../../nlds/nlds.ts'
import { metHerkansing } from '../../platform/herkansing.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import { aangemeld, alleen, paginakader, wie } from '../../toegang/toegang.ts'
import { besluitBij } from '../bij/besluiten.ts'
import type { Bijeindeconcept } from '../bij/eindekaart.ts'
import { type Bijblad, type Bijconcept, bijkeuzenamen } from '../bij/kaart.ts'
import { leesMaatregelen, type Maatregel } from '../bij/lezen.ts'
import { bijbesluitvraag, bijdagen, isBijeinde } from '../bij/regels.ts'
import { type Berichtdelen, berichtId } from '../verzoek.ts'
import { kenmerk } from './weergave.ts'

const perPagina = 50

/** Shows the message again, with what was typed and what is wrong with it. */
export type ToonBij = (
  c: Verzoek,
  getypt: Pick<Bijblad, 'getypt' | 'einde'>,
  fouten: readonly VeldFout[],
) => Promise<Response>

/** The form on the page of a message to the burgemeester. */
export function bijbesluitRoute(app: App, delen: Berichtdelen, toonBericht: ToonBij): void {
  app.post('/berichtenbox/:id/bijbesluiten', alleen('burgemeester-gemachtigde'), async (c) => {
    const getypt = leesConcept(await c.req.parseBody())
    const { maatregel } = getypt
    const gekeurd = keur(bijbesluitvraag, { ...getypt, maatregel: maatregel === '' ? null : maatregel })
    if ('fouten' in gekeurd) return toonBericht(c, { getypt, einde: null }, inWoorden(gekeurd.fouten))
    const acteur = { ...wie(c, 'bij-besluiten'), naam: aangemeld(c).naam }
    const id = berichtId(c)
    try {
      await metHerkansing(delen.db, acteur, (tx) => besluitBij(delen, tx, acteur, id, gekeurd.waarde))
    } catch (oorzaak) {
      if (!(oorzaak instanceof Fout) || oorzaak.code !== 'ongeldige-invoer') throw oorzaak
      return toonBericht(c, { getypt, einde: null }, inWoorden(oorzaak.fouten))
    }
    return c.redirect(`/berichtenbox/${id}?gedaan=besloten`, 303)
  })
}

/** The form by which a measure ends. */
export function bijeindeRoute(app: App, delen: Berichtdelen, toonBericht: ToonBij): void {
  app.post('/berichtenbox/:id/bijeinde', alleen('burgemeester-gemachtigde'), async (c) => {
    const getypt = leesEinde(await c.req.parseBody())
    const toon = (fouten: readonly VeldFout[]) =>
      toonBericht(c, { getypt: null, einde: getypt }, eindeInWoorden(fouten))
    const { besluitId, van, einde: besluit, datum, reden } = getypt
    const gekeurd = keur(bijbesluitvraag, { besluitId, van, besluit, datum, reden })
    if ('fouten' in gekeurd) return toon(gekeurd.fouten)
    // Of this form only an ending can come.
    if (!isBijeinde(gekeurd.waarde.besluit)) return toon([{ veld: 'besluit', melding: '' }])
    const acteur = { ...wie(c, 'bij-besluiten'), naam: aangemeld(c).naam }
    const id = berichtId(c)
    try {
      await metHerkansing(delen.db, acteur, (tx) => besluitBij(delen, tx, acteur, id, gekeurd.waarde))
    } catch (oorzaak) {
      if (!(oorzaak instanceof Fout) || oorzaak.code !== 'ongeldige-invoer') throw oorzaak
      return toon(oorzaak.fouten)
    }
    return c.redirect(`/berichtenbox/${id}?gedaan=besloten`, 303)
  })
}

/** The measures that the burgemeester accounts for, without a person. */
export function bijVerantwoordingPaginas(app: App, delen: Berichtdelen): void {
  app.get('/bij-verantwoording', alleen('burgemeester-gemachtigde'), async (c) => {
    const na = c.req.query('na')
    if (na !== undefined && !z.guid().safeParse(na).success)
      throw new Fout('ongeldige-invoer', 'Deze pagina bestaat niet.', [
        { veld: 'na', melding: 'Begin opnieuw bij de eerste pagina.' },
      ])
    const acteur = wie(c, 'bij-verantwoorden')
    const rijen = await delen.db.transactie(acteur, (tx) =>
      leesMaatregelen(delen, tx, acteur, { na, aantal: perPagina + 1 }),
    )
    return c.html(
      pagina({
        ...paginakader(c, delen.oefen),
        titel: 'Verantwoording van maatregelen',
        ondertitel: 'Maatregelen na een BIJ-melding. Hier staat niet om wie het ging.',
        inhoud: html`${vlak(
          html`${lijst(rijen.slice(0, perPagina))}${paginering({
            vorige: na === undefined ? undefined : '/bij-verantwoording',
            volgende:
              rijen.length > perPagina ? `/bij-verantwoording?na=${rijen[perPagina - 1]?.id}` : undefined,
          })}`,
        )}${vlak(alinea(html`Een maatregel blijft vijf jaar na de verstrekking bewaard, alleen voor de verantwoording (artikel 11a lid 4 Bjsg). Zie ${koppeling('alle bewaartermijnen', '/bewaartermijnen')}.`))}`,
      }),
    )
  })
}

function lijst(rijen: readonly Maatregel[]): Html {
  return tabel({
    bijschrift: 'Maatregelen, de laatst vastgelegde eerst',
    kolommen: ['Maatregel', 'Besloten op', 'Reden', 'Bericht', 'Bewaard tot'],
    rijen: rijen.map(({ maatregel, datum, reden, door_naam, bericht, status, verstrekt_op, ...rij }) => [
      html`${maatregel ?? ''}<div class="tk-klein">maatregel vastgelegd door ${door_naam}</div>${eindestand(rij)}`,
      datumKort(datum),
      reden,
      html`${koppeling(`kenmerk ${kenmerk(bericht)}`, `/berichtenbox/${bericht}`)}<div class="tk-klein">verstrekt op ${datumKort(datumVan(verstrekt_op))}</div>${stand(status)}`,
      datumKort(bijdagen(verstrekt_op).verantwoording),
    ]),
    leeg: legeStaat({
      niveau: 2,
      kop: 'Geen maatregelen',
      tekst: 'Er is geen maatregel vastgelegd waarover nog verantwoording nodig is.',
    }),
  })
}

/** That a measure holds no more, since when, why, and who wrote that down. */
function eindestand({
  einde,
  einddatum,
  einde_reden,
  einde_door,
}: Pick<Maatregel, 'einde' | 'einddatum' | 'einde_reden' | 'einde_door'>): Html {
  if (einde === null || einddatum === null) return html``
  return html`<div>${label('neutraal', `${bijkeuzenamen[einde]} op ${datumKort(einddatum)}`)}</div><div class="tk-klein">${einde_reden ?? ''}</div><div class="tk-klein">einde vastgelegd door ${einde_door ?? ''}</div>`
}

function stand(status: string): Html | string {
  if (status === 'vernietigd') return label('neutraal', 'vernietigd')
  return status === 'ingetrokken' ? label('nee', 'teruggeroepen') : ''
}

function leesEinde(velden: Readonly<Record<string, unknown>>): Bijeindeconcept {
  const tekst = (naam: string) => {
    const waarde = velden[naam]
    return typeof waarde === 'string' ? waarde.trim() : ''
  }
  return {
    besluitId: z.guid().safeParse(velden.besluitId).data ?? randomUUID(),
    ...{ van: tekst('van'), einde: tekst('einde'), datum: tekst('eindedatum'), reden: tekst('eindereden') },
  }
}

const eindevelden: Readonly<Record<string, string>> = { datum: 'eindedatum', reden: 'eindereden' }

/** The faults under the names of this form: the page has another one with a day and a reason. */
function eindeInWoorden(fouten: readonly VeldFout[]): readonly VeldFout[] {
  const hier = fouten.map((fout) => {
    if (fout.veld === 'besluit') return { veld: 'einde', melding: 'Kies wat er is gebeurd.' }
    // The ids of the measures say nothing to who reads.
    if (fout.veld === 'van') return { veld: 'van', melding: 'Kies een maatregel die nog geldt.' }
    return { ...fout, veld: eindevelden[fout.veld] ?? fout.veld }
  })
  return opVolgorde(hier, ['van', 'einde', 'eindedatum', 'eindereden'])
}

/** The faults as their fields come in the form; one of no field of it last. */
function opVolgorde(fouten: readonly VeldFout[], velden: readonly string[]): readonly VeldFout[] {
  const plek = ({ veld }: VeldFout) => (velden.includes(veld) ? velden.indexOf(veld) : velden.length)
  return fouten.toSorted((a, b) => plek(a) - plek(b))
}

function leesConcept(velden: Readonly<Record<string, unknown>>): Bijconcept {
  const tekst = (naam: string) => {
    const waarde = velden[naam]
    return typeof waarde === 'string' ? waarde.trim() : ''
  }
  return {
    // A form without one was not made by us: it then counts by itself.
    besluitId: z.guid().safeParse(velden.besluitId).data ?? randomUUID(),
    ...{ besluit: tekst('besluit'), maatregel: tekst('maatregel') },
    ...{ datum: tekst('datum'), reden: tekst('besluitreden') },
  }
}

/** As on the page: the choice in its own words, and the reason under the name it has beside another form with one. */
function inWoorden(fouten: readonly VeldFout[]): readonly VeldFout[] {
  const hier = fouten.map((fout) => {
    if (fout.veld === 'besluit') return { veld: 'besluit', melding: 'Kies wat is besloten.' }
    return fout.veld === 'reden' ? { ...fout, veld: 'besluitreden' } : fout
  })
  return opVolgorde(hier, ['besluit', 'maatregel', 'datum', 'besluitreden'])
}
