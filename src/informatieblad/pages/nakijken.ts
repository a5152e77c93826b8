import { randomUUID } from 'node:crypto'
import { type Bladonderwerp, bladregels } from '../../berichtenbox/berichtenbox.ts'
import { Fout } from '../../kern/fout.ts'
import {
  alinea,
  formulier,
  foutoverzicht,
  type Html,
  html,
  kaart,
  koppeling,
  melding,
  opsomming,
  kop as tussenkop,
  tweeKolommen,
} from '../../nlds/nlds.ts'
import type { Verzoek } from '../../platform/http.ts'
import { leesFormulier, type Mislukt, probeer, status } from '../../toegang/toegang.ts'
import { basisvoorwaarden, onderwerpnaam } from '../../toestemming/toestemming.ts'
import { type Blad, type Bladdelen, metBlad, volgendeVersie } from '../blad.ts'
import { verdeel, wieHetIs, zwijgtOver } from '../inhoud.ts'
import { kanToestemming, waaromDicht } from '../oordelen.ts'
import {
  bezwaarzin,
  isAlVerstuurd,
  ongedekt,
  type Voorstel,
  verstuur,
  verzendstand,
  voorstelVan,
} from '../versturen.ts'
import { adres, bewaarder, gebiedadres, kop, leesBlad, ontvangernaam, persoonId, toon } from './kader.ts'
import { tegenspraakmelding } from './tegenspraak.ts'

/** Before it goes: what the municipality will see beside what stays here. */
export async function nakijkPagina(
  c: Verzoek,
  delen: Bladdelen,
  mislukt: Mislukt | null = null,
): Promise<Response> {
  const { acteur, blad } = await leesBlad(c, delen)
  const voorstel = voorstelVan(blad, acteur)
  const inhoud = [
    foutoverzicht(mislukt?.fouten ?? []),
    ongedekt(blad) === null ? '' : melding('let-op', verzendstand(blad, voorstel)),
    tegenspraakmelding(blad),
    tweeKolommen(ditZietDeGemeente(blad, voorstel), ditBlijftHier(blad, voorstel)),
    versturen(blad, voorstel),
    alinea(koppeling('Print wat hierboven staat (PDF)', adres(blad.persoon, 'papier'))),
  ]
  return toon(c, delen, { ...kop(blad, 'Nakijken en versturen'), inhoud }, status(mislukt))
}

function perGebied(onderwerpen: readonly Bladonderwerp[]): readonly Html[] {
  return basisvoorwaarden.flatMap((gebied) => {
    const hier = onderwerpen.filter((een) => een.gebied === gebied)
    return hier.length === 0 ? [] : [html`${tussenkop(3, onderwerpnaam(gebied))}${bladregels(hier)}`]
  })
}

function ditZietDeGemeente(blad: Blad, voorstel: Voorstel | null): Html {
  const { gaat, nietGevraagd } = verdeel(blad)
  if (voorstel === null) return kaart('Dit ziet de gemeente', alinea('Nu niets.'))
  const niets = zwijgtOver(blad)
  return kaart('Dit ziet de gemeente', [
    alinea(`${ontvangernaam(blad)} ziet: ${wieHetIs(blad).join(', ')}, en wat hieronder staat.`),
    ...perGebied(gaat),
    niets.length === 0
      ? ''
      : alinea(`De gemeente ziet ook dat u niets deelt over: ${niets.join(', ')}. Niet waarom.`, {
          klein: true,
        }),
    nietGevraagd.length === 0
      ? ''
      : alinea(`Nog niet besproken: ${nietGevraagd.map(({ naam }) => naam.toLowerCase()).join(', ')}.`, {
          klein: true,
        }),
  ])
}

function ditBlijftHier(blad: Blad, voorstel: Voorstel | null): Html {
  const { gaat, blijft: dicht, tegenspraak } = verdeel(blad)
  const blijft = [...dicht, ...tegenspraak]
  const hier = voorstel === null ? [...gaat, ...blijft] : blijft
  const leeg = gaat.length > 0 ? 'Alles wat u invulde, mag naar de gemeente.' : 'Er is nog niets ingevuld.'
  return kaart('Dit blijft hier', [
    hier.length === 0 ? alinea(leeg) : '',
    ...perGebied(hier),
    redenen(blad, hier.length === 0),
  ])
}

/** Why what stays, stays; and when nothing does, about what nothing can be said. */
function redenen({ beoordeling, persoon }: Blad, niets: boolean): Html {
  if (beoordeling === null) return alinea('De gemeente is nog niet bekend.')
  const dicht = basisvoorwaarden.flatMap((gebied) => {
    // An objection goes before what the register says: that lets it go, and this is why it stays.
    if (beoordeling.bezwaar.includes(gebied))
      return [{ gebied, uitleg: bezwaarzin(beoordeling, gebied), toestemming: false }]
    const waarom = waaromDicht(beoordeling, gebied)
    return waarom === null ? [] : [{ gebied, uitleg: waarom.uitleg, toestemming: kanToestemming(waarom) }]
  })
  if (dicht.length === 0) return html``
  const toestemming = dicht.some((een) => een.toestemming)
  // One reason that holds for more areas is read once.
  const groepen = [...Map.groupBy(dicht, ({ uitleg }) => uitleg.replaceAll(/‘[^’]*’/g, ''))]
  const regels = groepen.map(([, groep]) => {
    const namen = groep.map(({ gebied }) => koppeling(onderwerpnaam(gebied), gebiedadres(persoon, gebied)))
    const alle = namen.map((naam, i) => (i === 0 ? naam : html`, ${naam}`))
    return html`${alle}: ${groep[0]?.uitleg ?? ''}`
  })
  return html`${tussenkop(3, niets ? 'Hierover deelt u nu niets' : 'Waarom?')}${opsomming(regels)}${toestemming ? alinea(koppeling('Naar het gesprek over toestemming', `/toestemmingen/${persoon}`)) : ''}`
}

function versturen(blad: Blad, voorstel: Voorstel | null): Html {
  if (voorstel === null)
    return melding('info', 'Er is nu niets wat u mag delen en waarop is geantwoord. U kunt niets versturen.')
  if (isAlVerstuurd(voorstel))
    return melding('info', 'De gemeente heeft dit al. Er is niets veranderd sinds de laatste versie.')
  const versie = volgendeVersie(blad)
  return kaart(versie === 1 ? 'Versturen' : `Versie ${versie} versturen`, [
    alinea(
      versie === 1
        ? 'Bij het versturen kijken wij elk onderwerp nog een keer na. Alleen wat op dat moment mag, gaat.'
        : 'Deze versie komt in de plaats van de vorige. De gemeente kan de vorige daarna niet meer lezen. Wij kijken elk onderwerp nog een keer na: alleen wat op dat moment mag, gaat.',
    ),
    formulier({
      actie: adres(blad.persoon, 'nakijken'),
      methode: 'post',
      verborgen: { verzendingId: randomUUID(), gezien: voorstel.gezien },
      inhoud: '',
      knop: `Verstuur naar ${ontvangernaam(blad)}`,
    }),
  ])
}

/** Sends it. Sent twice it goes once. */
export async function verstuurVia(c: Verzoek, delen: Bladdelen): Promise<Response> {
  const getypt = await leesFormulier(c)
  const acteur = bewaarder(c, delen)
  const { verzendingId = randomUUID(), gezien = '' } = getypt
  const mislukt = await probeer(getypt, () =>
    metBlad(delen, acteur, persoonId(c), 'alleen', (tx, blad) =>
      verstuur(delen, tx, acteur, blad, { verzendingId, gezien }),
    ).catch(alsBotsing),
  )
  if (mislukt !== null) return nakijkPagina(c, delen, mislukt)
  return c.redirect(`${adres(persoonId(c))}?gedaan=verstuurd`, 303)
}

/** What may not go any more has changed since it was looked over: the page shows how it is now. */
function alsBotsing(oorzaak: unknown): never {
  if (oorzaak instanceof Fout && oorzaak.code === 'niet-toegestaan')
    throw new Fout('conflict', oorzaak.message)
  throw oorzaak
}
