import { moment } from '../../kern/datum.ts'
import {
  alinea,
  formulier,
  foutoverzicht,
  gegevenslijst,
  type Html,
  html,
  kaart,
  koppeling,
  melding,
  opsomming,
  tweeKolommen,
} from '../../nlds/nlds.ts'
import type { Verzoek } from '../../platform/http.ts'
import { leesFormulier, type Mislukt, probeer, status } from '../../toegang/toegang.ts'
import { type Basisvoorwaarde, basisvoorwaarden, onderwerpnaam } from '../../toestemming/toestemming.ts'
import { bewaarGebied, keurGebied, versieVan } from '../bewaren.ts'
import { type Blad, type Bladdelen, metBlad } from '../blad.ts'
import { antwoordOp, inWoorden } from '../inhoud.ts'
import { antwoordtekst, onderwerpenVan } from '../onderwerpen.ts'
import { openOnderwerpen } from '../oordelen.ts'
import { dichtkaart, grondregel } from './dicht.ts'
import { eisGoed, leesAntwoorden } from './formulierfouten.ts'
import { adres, bewaarder, gebiedadres, gebiedUitPad, kop, leesBlad, persoonId, toon } from './kader.ts'
import { tegenspraakmelding } from './tegenspraak.ts'
import { eiland, type Getypt, onderwerpvelden } from './velden.ts'

/** One area: what may be asked of it, with what is known; or why it is closed and what would open it. */
export async function gebiedPagina(
  c: Verzoek,
  delen: Bladdelen,
  mislukt: Mislukt | null = null,
): Promise<Response> {
  const gebied = gebiedUitPad(c)
  const { blad } = await leesBlad(c, delen)
  const open = blad.beoordeling === null ? [] : openOnderwerpen(blad.beoordeling, gebied)
  const links = [
    open.length === 0 ? dichtkaart(delen, blad, gebied) : vragen(blad, gebied, mislukt),
    nietBewaard(
      gebied,
      open.map(({ sleutel }) => sleutel),
      mislukt?.getypt ?? {},
    ),
  ]
  const rechts = [
    mislukt?.botsing === true ? watErNuStaat(blad, gebied) : '',
    open.length === 0 ? '' : html`${letOp()}${dichtkaart(delen, blad, gebied)}${grondregel(blad, gebied)}`,
    andere(blad, gebied),
  ]
  const inhoud = [
    c.req.query('gedaan') === 'bewaard' ? melding('gelukt', 'Uw antwoorden zijn bewaard.') : '',
    foutoverzicht(mislukt?.fouten ?? []),
    bewaard(blad, gebied),
    mislukt === null ? tegenspraakmelding(blad, gebied) : '',
    tweeKolommen(links, rechts),
  ]
  return toon(
    c,
    delen,
    { ...kop(blad, onderwerpnaam(gebied)), script: eiland.ingang, inhoud },
    status(mislukt),
  )
}

function bewaard({ gebieden }: Blad, gebied: Basisvoorwaarde): Html {
  const rij = gebieden.get(gebied)
  if (rij === undefined) return html``
  return alinea(`Laatst bewaard op ${moment(rij.op)} door ${rij.door_naam}.`, { klein: true })
}

function vragen(blad: Blad, gebied: Basisvoorwaarde, mislukt: Mislukt | null): Html {
  const open = blad.beoordeling === null ? [] : openOnderwerpen(blad.beoordeling, gebied)
  const velden = open.map((een) =>
    onderwerpvelden(een, {
      antwoord: antwoordOp(blad, een),
      bekend: blad.bekend.get(een.sleutel),
      getypt: mislukt?.getypt ?? null,
      fouten: mislukt?.fouten ?? [],
    }),
  )
  return kaart(
    'Wat zegt de persoon?',
    formulier({
      actie: gebiedadres(blad.persoon, gebied),
      methode: 'post',
      // After a conflict: of what stands now, so that who looked can decide.
      verborgen: { gezien: String(versieVan(blad, gebied)) },
      inhoud: velden,
      knop: mislukt?.botsing === true ? 'Bewaar mijn antwoorden' : 'Bewaar en ga verder',
    }),
  )
}

function letOp(): Html {
  return kaart('Kort, en alleen over deze persoon', [
    opsomming([
      'Noem geen andere mensen: ook geen partner, kinderen of familie.',
      'Schrijf geen diagnose, behandeling of delict op.',
      '‘Onbekend’ is iets anders dan niet gevraagd. Kies ‘niet nodig’ als er niets hoeft te gebeuren.',
    ]),
  ])
}

/** What a colleague kept, beside what was just filled in. */
function watErNuStaat(blad: Blad, gebied: Basisvoorwaarde): Html {
  const rij = blad.gebieden.get(gebied)
  if (rij === undefined) return html``
  const regels = onderwerpenVan(gebied).flatMap((een) => {
    const antwoord = antwoordOp(blad, een)
    if (antwoord === null) return []
    const { tekst, velden } = inWoorden(een, antwoord)
    return [{ naam: een.naam, waarde: [...tekst, ...velden.map(({ waarde }) => waarde)].join(', ') }]
  })
  return kaart(`Dit bewaarde ${rij.door_naam}`, [
    alinea(`Op ${moment(rij.op)}. Bewaart u opnieuw, dan komt uw formulier hiervoor in de plaats.`),
    gegevenslijst(regels),
  ])
}

/** What was filled in about a topic that closed meanwhile: shown, so that nothing gets lost; not kept. */
function nietBewaard(gebied: Basisvoorwaarde, open: readonly string[], getypt: Getypt): Html {
  const regels = onderwerpenVan(gebied)
    .filter(({ sleutel }) => !open.includes(sleutel))
    .flatMap((een) => {
      const keuze = (getypt[een.sleutel] ?? '').split(',').filter((waarde) => waarde !== '')
      const velden = een.velden.map(({ naam }) => getypt[`${een.sleutel}.${naam}`] ?? '').filter(Boolean)
      const tekst = [...keuze.map((waarde) => antwoordtekst(een, waarde)), ...velden].join(', ')
      return tekst === '' ? [] : [{ naam: een.naam, waarde: tekst }]
    })
  return regels.length === 0 ? html`` : kaart('Dit vulde u in. Het is niet bewaard', gegevenslijst(regels))
}

function andere({ persoon }: Blad, gebied: Basisvoorwaarde): Html {
  const links = basisvoorwaarden
    .filter((een) => een !== gebied)
    .map((een) => koppeling(onderwerpnaam(een), gebiedadres(persoon, een)))
  return kaart('Andere gebieden', [
    opsomming(links),
    alinea(koppeling('Naar het hele informatieblad', adres(persoon))),
  ])
}

/** Keeps the answers of one area, and goes to the next that is open. */
export async function bewaarGebiedVia(c: Verzoek, delen: Bladdelen): Promise<Response> {
  const gebied = gebiedUitPad(c)
  const getypt = await leesFormulier(c)
  const acteur = bewaarder(c, delen)
  let verder = adres(persoonId(c))
  const mislukt = await probeer(getypt, async () => {
    const { antwoorden, fouten } = leesAntwoorden(getypt)
    const bewaring = { gebied, gezien: Number(getypt.gezien ?? '-1'), antwoorden }
    verder = await metBlad(delen, acteur, persoonId(c), 'alleen', async (tx, blad) => {
      const getoond = blad.beoordeling === null ? [] : openOnderwerpen(blad.beoordeling, gebied)
      eisGoed([...fouten, ...keurGebied(blad, gebied, antwoorden)], getoond)
      await bewaarGebied(delen, tx, acteur, blad, bewaring)
      return volgende(blad, gebied)
    })
  })
  return mislukt === null ? c.redirect(`${verder}?gedaan=bewaard`, 303) : gebiedPagina(c, delen, mislukt)
}

function volgende({ persoon, beoordeling }: Blad, gebied: Basisvoorwaarde): string {
  const later = basisvoorwaarden.slice(basisvoorwaarden.indexOf(gebied) + 1)
  const open = later.find((een) => beoordeling !== null && openOnderwerpen(beoordeling, een).length > 0)
  return open === undefined ? adres(persoon) : gebiedadres(persoon, open)
}
