import { Fout, type VeldFout } from '../../kern/fout.ts'
import { alinea, html, kaart, knopLink, legeStaat } from '../../nlds/nlds.ts'
import { vandaag } from '../../platform/clock.ts'
import type { Wie } from '../../platform/db.ts'
import type { Verzoek } from '../../platform/http.ts'
import { haalWachtendeKoppelingen } from '../machines/koppelingbesluiten.ts'
import { koppelingvraagtabel } from '../machines/vraagblad.ts'
import { beslis, haalVoorstel, haalWachtend, trekVraagIn } from '../machtigingen/besluiten.ts'
import { type Beheerdelen, justidPad, machtigingenPad, toon } from '../machtigingen/blad.ts'
import { stelEersteVoor, zonderBeheerder } from '../machtigingen/eerste.ts'
import { idUitPad, keurBesluit, leesFormulier } from '../machtigingen/formulieren.ts'
import { eersteTabel, voorstelInhoud, voorsteltabel } from '../machtigingen/voorstelblad.ts'
import type { Gedaan } from '../machtigingen/woorden.ts'
import { nummersPad } from '../nummers/blad.ts'
import { aangemeld, wie } from '../toegang.ts'
import { justidKoppelingenPad } from './koppelingvragen.ts'

/** Who decides: a colleague, or Justid where there is none. */
type Kant = 'organisatie' | 'justid'

const kanten = {
  organisatie: {
    doel: 'machtigingen-beheren',
    pad: `${machtigingenPad}/voorstellen`,
    kruimel: { naam: 'Machtigingen', href: machtigingenPad },
  },
  justid: {
    doel: 'machtigingen-bevestigen',
    pad: justidPad,
    kruimel: { naam: 'Te bevestigen', href: justidPad },
  },
} as const

const beslisser = (c: Verzoek, kant: Kant): Wie => wie(c, kanten[kant].doel)

/** Where Justid asks for the first beheerder of an organisation. */
export const eerstePad = `${machtigingenPad}/eerste-beheerders`

/** What waits for Justid: only of organisations that have nobody else, and only that. */
export async function justidPagina(c: Verzoek, delen: Beheerdelen): Promise<Response> {
  const acteur = beslisser(c, 'justid')
  const { wachtend, koppelingen, mensen } = await delen.db.transactie(acteur, async (tx) => ({
    mensen: await zonderBeheerder(tx, acteur, vandaag(delen.klok)),
    wachtend: await haalWachtend(tx, acteur),
    koppelingen: await haalWachtendeKoppelingen(tx, acteur),
  }))
  const aantal = wachtend.length + koppelingen.length
  return toon(c, delen, {
    titel: 'Te bevestigen',
    ondertitel: 'Vragen van organisaties waar niemand anders de tweede persoon kan zijn.',
    inhoud: [
      kaart(
        aantal === 1 ? '1 vraag wacht op u' : `${aantal} vragen wachten op u`,
        aantal === 0
          ? legeStaat({ kop: 'Niets te bevestigen', tekst: 'Er wacht nu geen vraag op Justid.' })
          : [
              wachtend.length === 0
                ? ''
                : voorsteltabel(wachtend, kanten.justid.pad, { metOrganisatie: true }),
              koppelingen.length === 0
                ? ''
                : koppelingvraagtabel(koppelingen, justidKoppelingenPad, { metOrganisatie: true }),
            ],
      ),
      mensen.length === 0
        ? ''
        : kaart('Organisaties waar niemand rollen geeft', [
            alinea(
              'Deze mensen meldden zich aan bij een organisatie zonder machtigingenbeheerder. Stel de eerste machtigingenbeheerder alleen voor als de organisatie die persoon schriftelijk heeft aangewezen. Een andere beheerder bij Justid bevestigt het.',
            ),
            eersteTabel(mensen, eerstePad),
          ]),
      kaart('Nummers van organisaties', [
        alinea(
          'Aan een OIN, KvK-nummer of RSIN herkent Terugkeer voor welke organisatie iemand zich aanmeldt.',
        ),
        html`<div>${knopLink('Bekijk de nummers', nummersPad, { soort: 'secundair' })}</div>`,
      ]),
    ],
  })
}

/** Asks for the first beheerder of an organisation, as Justid. */
export async function stelVoor(c: Verzoek, delen: Beheerdelen): Promise<Response> {
  const { medewerker = '' } = await leesFormulier(c)
  await stelEersteVoor(delen, beslisser(c, 'justid'), medewerker.toLowerCase())
  return c.redirect(`${kanten.justid.pad}?gedaan=voorgesteld`, 303)
}

/** One question, with the decision to take. */
export async function voorstelPagina(
  c: Verzoek,
  delen: Beheerdelen,
  kant: Kant,
  mislukt: { readonly fouten: readonly VeldFout[]; readonly reden?: string | undefined } = { fouten: [] },
): Promise<Response> {
  const acteur = beslisser(c, kant)
  const id = idUitPad(c)
  const wachtend = await delen.db.transactie(acteur, (tx) => haalVoorstel(tx, acteur, id))
  const { pad, kruimel } = kanten[kant]
  return toon(
    c,
    delen,
    {
      titel: 'Vraag om te bevestigen',
      kruimels: [kruimel, { naam: 'Vraag' }],
      inhoud: voorstelInhoud(wachtend, {
        pad: `${pad}/${id}`,
        gebruiker: aangemeld(c).gebruiker,
        isJustid: kant === 'justid',
        ...mislukt,
      }),
    },
    mislukt.fouten.length > 0 ? 400 : 200,
  )
}

/** Takes the decision, or shows the question again with what stands in its way. */
export async function verwerkBesluit(c: Verzoek, delen: Beheerdelen, kant: Kant): Promise<Response> {
  const getypt = await leesFormulier(c)
  const gekeurd = keurBesluit(getypt)
  if ('fouten' in gekeurd)
    return voorstelPagina(c, delen, kant, { fouten: gekeurd.fouten, reden: getypt.reden })
  const acteur = beslisser(c, kant)
  const id = idUitPad(c)
  try {
    const woord = await voerUit(delen, acteur, id, gekeurd.waarde)
    return c.redirect(`${kanten[kant].kruimel.href}?gedaan=${woord}`, 303)
  } catch (oorzaak) {
    if (!(oorzaak instanceof Fout) || oorzaak.code !== 'conflict') throw oorzaak
    return voorstelPagina(c, delen, kant, { fouten: [{ veld: 'reden', melding: oorzaak.message }] })
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
    await trekVraagIn(delen, acteur, id)
    return 'teruggenomen'
  }
  if (besluit.soort === 'wijs-af') {
    await beslis(delen, acteur, id, { akkoord: false, reden: besluit.reden })
    return 'afgewezen'
  }
  await beslis(delen, acteur, id, { akkoord: true })
  return 'bevestigd'
}
