import { z } from 'zod'
import { Fout, type VeldFout } from '../../kern/fout.ts'
import { keur } from '../../kern/keur.ts'
import type { Tx, Wie } from '../../platform/db.ts'
import { metHerkansing } from '../../platform/herkansing.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import { aangemeld, alleen, rolnaam, wie } from '../../toegang/toegang.ts'
import { boxrollen } from '../boxrollen.ts'
import { type Berichtdelen, berichtId } from '../verzoek.ts'
import { type Bakbericht, eisBakbericht } from '../werk/bakbericht.ts'
import { verdwenen } from '../werk/filterdelen.ts'
import { bewaarFilter, filternaam, vervangveld, verwijderFilter } from '../werk/filters.ts'
import { eisLabel, geefLabel, haalLabelWeg } from '../werk/labels.ts'
import { leesWerkkeuzes } from '../werk/lezen.ts'
import { notitietekst, schrijfNotitie } from '../werk/notities.ts'
import { filtersPad, samenPad } from '../werk/paden.ts'
import { eisCollega, geefTerug, wijsToe } from '../werk/toewijzen.ts'
import { leegConcept } from './antwoordformulier.ts'
import { toon } from './bericht.ts'
import { toonBox } from './box.ts'
import { filtervraag, leesFiltervraag } from './boxfilter.ts'
import { toonSamen } from './samen.ts'

/** The forms of working with the box: who does what, labels, notes, many at once, filters to keep. */
export function werkPaginas(app: App, delen: Berichtdelen): void {
  const poort = () => alleen(...boxrollen)
  app.post(samenPad, poort(), (c) => toonSamen(c, delen))
  app.post(filtersPad, poort(), (c) => bewaar(c, delen))
  app.post(`${filtersPad}/weg`, poort(), (c) => verwijder(c, delen))
  app.post('/berichtenbox/:id/toewijzing', poort(), async (c) => {
    const medewerker = tekst(await c.req.parseBody(), 'medewerker')
    return metBericht(c, delen, async (tx, acteur, bericht) => {
      if (medewerker === 'terug') await geefTerug(delen, tx, acteur, [bericht])
      else await wijsToe(delen, tx, acteur, [bericht], await eisCollega(tx, delen.klok, medewerker))
      return medewerker === 'terug' ? 'teruggehaald' : 'toegewezen'
    })
  })
  app.post('/berichtenbox/:id/labels', poort(), async (c) => {
    const velden = await c.req.parseBody()
    const weg = tekst(velden, 'weg')
    return metBericht(c, delen, async (tx, acteur, bericht) => {
      if (weg !== '') await haalLabelWeg(delen, tx, acteur, bericht, weg)
      else await geefLabel(delen, tx, acteur, [bericht], await eisLabel(tx, acteur, tekst(velden, 'label')))
      return 'gelabeld'
    })
  })
  app.post('/berichtenbox/:id/notities', poort(), (c) => noteer(c, delen))
}

function tekst(velden: Readonly<Record<string, unknown>>, naam: string): string {
  const waarde = velden[naam]
  return typeof waarde === 'string' ? waarde : ''
}

/** Does something with the message in the address and goes back to its page, which says what was done. */
async function metBericht(
  c: Verzoek,
  delen: Berichtdelen,
  werk: (tx: Tx, acteur: Wie, bericht: Bakbericht) => Promise<string>,
): Promise<Response> {
  const acteur = wie(c, 'berichten-behandelen')
  const id = berichtId(c)
  const gedaan = await metHerkansing(delen.db, acteur, async (tx) =>
    werk(tx, acteur, await eisBakbericht(tx, acteur, id)),
  ).catch((oorzaak: unknown): readonly VeldFout[] => {
    // A colleague or a label that went away while the page was open, or that was not chosen.
    if (oorzaak instanceof Fout && oorzaak.code === 'ongeldige-invoer') return oorzaak.fouten
    throw oorzaak
  })
  if (typeof gedaan !== 'string') return toon(c, delen, { concept: leegConcept(), fouten: gedaan })
  return c.redirect(`/berichtenbox/${id}?gedaan=${gedaan}`, 303)
}

const notitievraag = z.object({
  notitie: notitietekst,
  kenmerk: z.guid('Open het bericht opnieuw en schrijf de notitie dan.'),
})

async function noteer(c: Verzoek, delen: Berichtdelen): Promise<Response> {
  const velden = await c.req.parseBody()
  const gekeurd = keur(notitievraag, velden)
  if ('fouten' in gekeurd)
    return toon(c, delen, {
      concept: leegConcept(),
      notitie: tekst(velden, 'notitie'),
      fouten: gekeurd.fouten,
    })
  const { notitie, kenmerk } = gekeurd.waarde
  const functie = rolnaam(aangemeld(c).rol)
  return metBericht(c, delen, async (tx, acteur, bericht) => {
    await schrijfNotitie(delen, tx, acteur, bericht, { id: kenmerk, tekst: notitie, functie })
    return 'genoteerd'
  })
}

async function bewaar(c: Verzoek, delen: Berichtdelen): Promise<Response> {
  const velden = await c.req.parseBody()
  const { keuzes, werk, fouten } = leesFiltervraag(tekst(velden, 'vraag'))
  if (fouten.length > 0) throw new Fout('ongeldige-invoer', 'Dit filter klopt niet.', fouten)
  const vraag = filtervraag(keuzes)
  const getypt = {
    query: Object.fromEntries(new URLSearchParams(vraag)),
    filternaam: tekst(velden, 'filternaam'),
  }
  const gekeurd = keur(z.object({ filternaam }), velden)
  if ('fouten' in gekeurd) return toonBox(c, delen, { ...getypt, fouten: gekeurd.fouten })
  const acteur = wie(c, 'berichten-lezen')
  const filter = { naam: gekeurd.waarde.filternaam, vraag, vervang: tekst(velden, vervangveld) === 'ja' }
  const mis = await metHerkansing(delen.db, acteur, async (tx) => {
    // A colleague or a label that is not there (any more) makes a list that shows nothing.
    if (verdwenen(werk, await leesWerkkeuzes(delen, tx, acteur)).length > 0) return []
    await bewaarFilter(delen, tx, acteur, filter)
    return null
  }).catch((oorzaak: unknown): readonly VeldFout[] => {
    if (oorzaak instanceof Fout && oorzaak.code === 'conflict') return oorzaak.fouten
    throw oorzaak
  })
  // What is gone, the list says by itself.
  if (mis !== null) return toonBox(c, delen, { ...getypt, fouten: mis })
  return c.redirect(boxadres(vraag, 'filter-bewaard'), 303)
}

async function verwijder(c: Verzoek, delen: Berichtdelen): Promise<Response> {
  const velden = await c.req.parseBody()
  const { keuzes } = leesFiltervraag(tekst(velden, 'vraag'))
  const id = z.guid().safeParse(tekst(velden, 'filter'))
  if (!id.success) {
    const query = Object.fromEntries(new URLSearchParams(filtervraag(keuzes)))
    return toonBox(c, delen, { query, fouten: [{ veld: 'filter', melding: 'Kies het filter dat weg kan.' }] })
  }
  const acteur = wie(c, 'berichten-lezen')
  await delen.db.transactie(acteur, (tx) => verwijderFilter(tx, acteur, id.data))
  return c.redirect(boxadres(filtervraag(keuzes), 'filter-weg'), 303)
}

function boxadres(vraag: string, gedaan: string): string {
  return `/berichtenbox?${[vraag, `gedaan=${gedaan}`].filter(Boolean).join('&')}`
}
