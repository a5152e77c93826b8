import { Fout, type VeldFout } from '../../kern/fout.ts'
import type { Wie } from '../../platform/db.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import {
  beslisOverKoppeling,
  haalKoppelingvraag,
  trekKoppelingvraagIn,
} from '../machines/koppelingbesluiten.ts'
import { koppelingenPad } from '../machines/koppelingpad.ts'
import { koppelingvraagInhoud } from '../machines/vraagblad.ts'
import { type Beheerdelen, justidPad, toon } from '../machtigingen/blad.ts'
import { idUitPad, keurBesluit, leesFormulier } from '../machtigingen/formulieren.ts'
import { beheer } from '../machtigingen/stand.ts'
import type { Gedaan } from '../machtigingen/woorden.ts'
import { aangemeld, alleen, wie } from '../toegang.ts'

/** Where Justid decides about machines of organisations that have nobody else. */
export const justidKoppelingenPad = `${justidPad}/koppelingen`

const kanten = {
  organisatie: {
    doel: 'machtigingen-beheren',
    pad: `${koppelingenPad}/vragen`,
    kruimel: { naam: 'Koppelingen', href: koppelingenPad },
  },
  justid: {
    doel: 'machtigingen-bevestigen',
    pad: justidKoppelingenPad,
    kruimel: { naam: 'Te bevestigen', href: justidPad },
  },
} as const

type Kant = keyof typeof kanten

/** Where a second person decides about a machine: a colleague, or Justid. */
export function koppelingvraagPaginas(app: App, delen: Beheerdelen): void {
  const poorten = { organisatie: () => alleen(beheer), justid: () => alleen('justid-beheerder') }
  for (const kant of ['organisatie', 'justid'] as const) {
    app.get(`${kanten[kant].pad}/:id`, poorten[kant](), (c) => vraagPagina(c, delen, kant))
    app.post(`${kanten[kant].pad}/:id`, poorten[kant](), (c) => verwerk(c, delen, kant))
  }
}

const beslisser = (c: Verzoek, kant: Kant): Wie => wie(c, kanten[kant].doel)

async function vraagPagina(
  c: Verzoek,
  delen: Beheerdelen,
  kant: Kant,
  mislukt: { readonly fouten: readonly VeldFout[]; readonly reden?: string | undefined } = { fouten: [] },
): Promise<Response> {
  const acteur = beslisser(c, kant)
  const id = idUitPad(c)
  const wachtend = await delen.db.transactie(acteur, (tx) => haalKoppelingvraag(tx, acteur, id))
  const { pad, kruimel } = kanten[kant]
  const wiens = { pad: `${pad}/${id}`, gebruiker: aangemeld(c).gebruiker, isJustid: kant === 'justid' }
  const inhoud = koppelingvraagInhoud(wachtend, { ...wiens, ...mislukt })
  const titel = 'Vraag om te bevestigen'
  return toon(
    c,
    delen,
    { titel, kruimels: [kruimel, { naam: 'Vraag' }], inhoud },
    mislukt.fouten.length > 0 ? 400 : 200,
  )
}

/** Takes the decision, or shows the question again with what stands in its way. */
async function verwerk(c: Verzoek, delen: Beheerdelen, kant: Kant): Promise<Response> {
  const getypt = await leesFormulier(c)
  const gekeurd = keurBesluit(getypt)
  if ('fouten' in gekeurd) return vraagPagina(c, delen, kant, { fouten: gekeurd.fouten, reden: getypt.reden })
  try {
    const woord = await voerUit(delen, beslisser(c, kant), idUitPad(c), gekeurd.waarde)
    return c.redirect(`${kanten[kant].kruimel.href}?gedaan=${woord}`, 303)
  } catch (oorzaak) {
    if (!(oorzaak instanceof Fout) || oorzaak.code !== 'conflict') throw oorzaak
    return vraagPagina(c, delen, kant, { fouten: [{ veld: 'reden', melding: oorzaak.message }] })
  }
}

async function voerUit(
  delen: Beheerdelen,
  acteur: Wie,
  id: string,
  besluit:
    | { readonly soort: 'bevestig' | 'neem-terug' }
    | { readonly soort: 'wijs-af'; readonly reden: string },
): Promise<Gedaan> {
  if (besluit.soort === 'neem-terug') {
    await trekKoppelingvraagIn(delen, acteur, id)
    return 'teruggenomen'
  }
  const akkoord = besluit.soort === 'bevestig'
  const reden = 'reden' in besluit ? besluit.reden : ''
  await beslisOverKoppeling(delen, acteur, id, akkoord ? { akkoord } : { akkoord, reden })
  return akkoord ? 'bevestigd' : 'afgewezen'
}
