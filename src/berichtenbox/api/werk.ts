import { z } from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { Fout } from '../../kern/fout.ts'
import { keur } from '../../kern/keur.ts'
import { leesJson } from '../../platform/body.ts'
import { vandaag } from '../../platform/clock.ts'
import type { Tx, Wie } from '../../platform/db.ts'
import { metHerkansing } from '../../platform/herkansing.ts'
import { type App, apiPad, type Verzoek } from '../../platform/http.ts'
import { aangemeld, alleen, metBereik, rollenMet, rolnaam, wie } from '../../toegang/toegang.ts'
import { leesBericht } from '../lezen.ts'
import { type Berichtdelen, berichtId } from '../verzoek.ts'
import { eisBakbericht } from '../werk/bakbericht.ts'
import { leesLabels } from '../werk/labels.ts'
import { leesWerkkeuzes } from '../werk/lezen.ts'
import { leesNotities, notitietekst, schrijfNotitie } from '../werk/notities.ts'
import { aflopen, doeSamen, samenvraag } from '../werk/samen.ts'
import { leesWerkstand, onaangeroerd } from '../werk/stand.ts'
import { boxcollegas, eisCollega, geefTerug, wijsToe } from '../werk/toewijzen.ts'

const collega = z.object({ id: z.guid(), naam: z.string(), functie: z.string() }).meta({ id: 'Collega' })
const label = z.object({ id: z.guid(), naam: z.string() }).meta({ id: 'Label' })
const behandeling = z
  .object({
    bericht: z.guid(),
    toegewezenAan: collega.nullable().meta({
      description: 'Null als niemand het doet, ook als de rol van die collega voorbij is.',
    }),
    labels: z.array(label),
    notities: z.array(
      z.object({ id: z.guid(), tekst: z.string(), functie: z.string(), op: z.iso.datetime() }),
    ),
  })
  .meta({
    id: 'Behandeling',
    description: 'Hoe de eigen organisatie met een bericht werkt. De afzender ziet dit nooit.',
  })
const collegalijst = z.object({ collegas: z.array(collega) }).meta({ id: 'Collegalijst' })
const labellijst = z.object({ labels: z.array(label) }).meta({ id: 'Labellijst' })
const toewijzingvraag = z
  .strictObject({
    medewerker: z.guid('Dit is geen id van een collega.').nullable().meta({
      description: 'Een id uit /collegas; null haalt de toewijzing weg.',
    }),
  })
  .meta({ id: 'Toewijzingvraag' })
const notitievraag = z
  .strictObject({
    tekst: notitietekst,
    id: z.guid('Dit is geen id.').optional().meta({
      description:
        'Zelf te kiezen. Twee keer sturen met hetzelfde id schrijft één notitie; met een andere tekst of bij een ander bericht geeft het 409. De notitie krijgt een eigen id.',
    }),
  })
  .meta({ id: 'Notitievraag' })
const samenlijst = z
  .object({ uitkomsten: z.array(z.object({ bericht: z.guid(), afloop: z.enum(aflopen) })) })
  .meta({ id: 'Behandeluitkomsten' })

/** Working with the own box by machine: the same as on the pages. */
export function werkApi(app: App, delen: Berichtdelen): void {
  const lezen = () => [alleen(...rollenMet('berichten.lezen')), metBereik('berichten.lezen')] as const
  const doen = () =>
    [alleen(...rollenMet('berichten.behandelen')), metBereik('berichten.behandelen')] as const
  app.get(`${apiPad}/collegas`, ...lezen(), async (c) => {
    const acteur = wie(c, 'berichten-lezen')
    const dag = vandaag(delen.klok)
    return c.json({ collegas: await delen.db.transactie(acteur, (tx) => boxcollegas(tx, dag)) })
  })
  app.get(`${apiPad}/labels`, ...lezen(), async (c) => {
    const acteur = wie(c, 'berichten-lezen')
    return c.json({ labels: await delen.db.transactie(acteur, (tx) => leesLabels(tx, acteur)) })
  })
  app.get(`${apiPad}/berichten/:id/behandeling`, ...lezen(), async (c) => {
    const acteur = wie(c, 'berichten-lezen')
    const id = berichtId(c)
    return c.json(await delen.db.transactie(acteur, (tx) => leesBehandeling(delen, tx, acteur, id)))
  })
  app.put(`${apiPad}/berichten/:id/toewijzing`, ...doen(), async (c) => {
    const { medewerker } = await gelezen(c, toewijzingvraag, 'De toewijzing klopt niet.')
    return metBericht(c, delen, 200, async (tx, acteur, bericht) => {
      if (medewerker === null) await geefTerug(delen, tx, acteur, [bericht])
      else await wijsToe(delen, tx, acteur, [bericht], await eisCollega(tx, delen.klok, medewerker))
    })
  })
  app.post(`${apiPad}/berichten/:id/notities`, ...doen(), async (c) => {
    const { tekst, id } = await gelezen(c, notitievraag, 'De notitie klopt niet.')
    const notitie = { id: id ?? crypto.randomUUID(), tekst, functie: rolnaam(aangemeld(c).rol) }
    return metBericht(c, delen, 201, (tx, acteur, bericht) =>
      schrijfNotitie(delen, tx, acteur, bericht, notitie),
    )
  })
  app.post(`${apiPad}/berichtbehandelingen`, ...doen(), async (c) => {
    const vraag = await gelezen(c, samenvraag, 'Dit kunnen wij niet met deze berichten doen.')
    const acteur = wie(c, 'berichten-behandelen')
    const uitkomsten = await metHerkansing(delen.db, acteur, (tx) => doeSamen(delen, tx, acteur, vraag))
    return c.json({ uitkomsten })
  })
}

async function gelezen<T>(c: Verzoek, schema: z.ZodType<T>, melding: string): Promise<T> {
  const gekeurd = keur(schema, await leesJson(c))
  if ('fouten' in gekeurd) throw new Fout('ongeldige-invoer', melding, gekeurd.fouten)
  return gekeurd.waarde
}

/** Does something with the message in the address; the answer is how it stands after that. */
async function metBericht(
  c: Verzoek,
  delen: Berichtdelen,
  status: 200 | 201,
  werk: (tx: Tx, acteur: Wie, bericht: Awaited<ReturnType<typeof eisBakbericht>>) => Promise<void>,
): Promise<Response> {
  const acteur = wie(c, 'berichten-behandelen')
  const id = berichtId(c)
  const stand = await metHerkansing(delen.db, acteur, async (tx) => {
    await werk(tx, acteur, await eisBakbericht(tx, acteur, id))
    return leesBehandeling(delen, tx, acteur, id)
  })
  return c.json(stand, status)
}

async function leesBehandeling(
  delen: Berichtdelen,
  tx: Tx,
  acteur: Wie,
  id: string,
): Promise<z.infer<typeof behandeling>> {
  const bericht = await leesBericht(delen, tx, acteur, id)
  if (bericht.ontvanger !== acteur.organisatie)
    throw new Fout('geen-toegang', 'Alleen de ontvanger werkt met een bericht.')
  const { collegas } = await leesWerkkeuzes(delen, tx, acteur)
  const stand = (await leesWerkstand(tx, acteur, [id], collegas)).get(id) ?? onaangeroerd
  const notities = await leesNotities(delen, tx, acteur, bericht)
  return {
    bericht: id,
    toegewezenAan: stand.toegewezen,
    labels: [...stand.labels],
    notities: notities.map(({ op, ...notitie }) => ({ ...notitie, op: op.toISOString() })),
  }
}

const tags = ['Berichten']
const pad = { path: z.object({ id: z.guid() }) }
const json = <T extends z.ZodType>(schema: T) => ({ 'application/json': { schema } })
const metStand = (description: string) => ({ description, content: json(behandeling) })

/** These routes in the OpenAPI document. */
export const werkPaden: ZodOpenApiPathsObject = {
  '/collegas': {
    get: {
      tags,
      operationId: 'leesCollegas',
      summary: 'De collega’s aan wie u vandaag een bericht kunt toewijzen',
      responses: { '200': { description: 'De collega’s, op naam.', content: json(collegalijst) } },
    },
  },
  '/labels': {
    get: {
      tags,
      operationId: 'leesLabels',
      summary: 'De labels van de eigen organisatie',
      responses: { '200': { description: 'De labels, op naam.', content: json(labellijst) } },
    },
  },
  '/berichten/{id}/behandeling': {
    get: {
      tags,
      operationId: 'leesBehandeling',
      summary: 'Wie in de eigen organisatie een bericht doet, met labels en notities',
      requestParams: pad,
      responses: { '200': metStand('Hoe het staat.') },
    },
  },
  '/berichten/{id}/toewijzing': {
    put: {
      tags,
      operationId: 'wijsBerichtToe',
      summary: 'Wijs een bericht toe aan een collega, of haal de toewijzing weg',
      requestParams: pad,
      requestBody: { required: true, content: json(toewijzingvraag) },
      responses: { '200': metStand('Hoe het nu staat; nog eens doen verandert niets.') },
    },
  },
  '/berichten/{id}/notities': {
    post: {
      tags,
      operationId: 'schrijfNotitie',
      summary: 'Schrijf een notitie voor de eigen organisatie; zij is niet te veranderen',
      requestParams: pad,
      requestBody: { required: true, content: json(notitievraag) },
      responses: { '201': metStand('Hoe het nu staat.') },
    },
  },
  '/berichtbehandelingen': {
    post: {
      tags,
      operationId: 'behandelBerichten',
      summary: 'Doe één ding met ten hoogste 100 berichten: oppakken, toewijzen of een label geven',
      requestBody: { required: true, content: json(samenvraag) },
      responses: { '200': { description: 'Per bericht wat er is gebeurd.', content: json(samenlijst) } },
    },
  },
}
