import { z } from 'zod'
import { Fout } from '../../kern/fout.ts'
import { keur } from '../../kern/keur.ts'
import {
  alinea,
  formulier,
  foutoverzicht,
  type Html,
  html,
  kaart,
  knopLink,
  koppeling,
  melding,
  opsomming,
  tweeKolommen,
} from '../../nlds/nlds.ts'
import type { Verzoek } from '../../platform/http.ts'
import { leesFormulier, type Mislukt, probeer, status } from '../../toegang/toegang.ts'
import { type Basisvoorwaarde, basisvoorwaarden, onderwerpnaam } from '../../toestemming/toestemming.ts'
import { antwoordvraag, veiligeVelden } from '../antwoord.ts'
import { bewaarGebied, versieVan } from '../bewaren.ts'
import { type Blad, type Bladdelen, metBlad } from '../blad.ts'
import { antwoordOp } from '../inhoud.ts'
import { korteOnderwerpen, type Onderwerp } from '../onderwerpen.ts'
import { kanToestemming, teVerklaren, waaromDicht, wegVan } from '../oordelen.ts'
import { feitenkaart } from './feiten.ts'
import { adres, bewaarder, gebiedadres, kop, leesBlad, persoonId, toon } from './kader.ts'
import { type Getypt, onderwerpvelden, uitGetypt } from './velden.ts'

/** The topics of the short form that may go now. */
function open({ beoordeling }: Blad): readonly Onderwerp[] {
  return beoordeling === null ? [] : korteOnderwerpen.filter((een) => wegVan(beoordeling, een) !== null)
}

/**
 * The sheet on one screen, for who stays too short for a plan: what the law asks first, and then of each area that is open
 * the one question that cannot wait. The register decides what may be asked, as everywhere.
 */
export async function kortPagina(
  c: Verzoek,
  delen: Bladdelen,
  mislukt: Mislukt | null = null,
): Promise<Response> {
  const { blad } = await leesBlad(c, delen)
  const { beoordeling, feiten } = blad
  const vragen = beoordeling === null ? [] : teVerklaren(delen.grondslagen, beoordeling, feiten)
  const eerst = vragen.some(({ verklaard }) => verklaard === null)
  const links = [eerst ? feitenkaart(delen, blad, null, 'kort') : '', vragenkaart(blad, eerst, mislukt)]
  const rechts = [eerst ? '' : dichtkaart(blad), uitleg(blad, vragen.length > 0 && !eerst)]
  const inhoud = [
    c.req.query('gedaan') === 'vastgelegd' ? melding('gelukt', 'Wat de wet vraagt, is vastgelegd.') : '',
    foutoverzicht(mislukt?.fouten ?? []),
    tweeKolommen(links, rechts),
  ]
  return toon(c, delen, { ...kop(blad, 'Kort informatieblad'), inhoud }, status(mislukt))
}

function vragenkaart(blad: Blad, eerst: boolean, mislukt: Mislukt | null): Html {
  const { persoon, beoordeling } = blad
  if (beoordeling === null)
    return melding('let-op', 'De gemeente is nog niet bekend. DJI zoekt dat uit. U kunt nog niets versturen.')
  const onderwerpen = open(blad)
  if (onderwerpen.length === 0)
    return eerst
      ? html``
      : kaart('Er is nu niets te vragen', [
          alinea('Wat u niet mag delen, hoeft u ook niet te vragen.'),
          kanVragen(blad)
            ? knopLink('Vraag eerst toestemming', `/toestemmingen/${persoon}/gesprek`)
            : alinea('Ook met toestemming mag u nu niets delen. U hoeft niets te doen.'),
        ])
  const velden = onderwerpen.map((een) =>
    onderwerpvelden(een, {
      antwoord: antwoordOp(blad, een),
      bekend: blad.bekend.get(een.sleutel),
      ...{ getypt: mislukt?.getypt ?? null, fouten: mislukt?.fouten ?? [] },
    }),
  )
  return kaart('Wat kan niet wachten?', [
    alinea('Eén vraag per gebied. Geen andere mensen, geen diagnose. Wat u openlaat, is niet gevraagd.'),
    formulier({
      actie: adres(persoon, 'kort'),
      methode: 'post',
      verborgen: Object.fromEntries(
        gebiedenVan(onderwerpen).map((gebied) => [`gezien-${gebied}`, String(versieVan(blad, gebied))]),
      ),
      inhoud: velden,
      knop: 'Bewaar en kijk na',
    }),
  ])
}

function kanVragen({ beoordeling }: Blad): boolean {
  return basisvoorwaarden.some((gebied) => {
    const waarom = beoordeling === null ? null : waaromDicht(beoordeling, gebied)
    return waarom !== null && kanToestemming(waarom)
  })
}

function gebiedenVan(onderwerpen: readonly Onderwerp[]): readonly Basisvoorwaarde[] {
  return [...new Set(onderwerpen.map(({ gebied }) => gebied))]
}

function dichtkaart(blad: Blad): Html {
  const dicht = korteOnderwerpen.filter((een) => !open(blad).includes(een)).map(({ gebied }) => gebied)
  if (dicht.length === 0 || blad.beoordeling === null) return html``
  return kaart('Hierover vraagt u nu niets', [
    opsomming(dicht.map((gebied) => koppeling(onderwerpnaam(gebied), gebiedadres(blad.persoon, gebied)))),
    alinea('Open een gebied om te zien waarom het dicht is.', { klein: true }),
  ])
}

function uitleg({ persoon }: Blad, vastgelegd: boolean): Html {
  return kaart('Korter dan vier weken', [
    alinea(
      'Voor een plan is er geen tijd. Daarom vraagt dit formulier alleen wat op de eerste dag vrij telt.',
    ),
    vastgelegd ? alinea(koppeling('Verander wat de wet vraagt', `${adres(persoon)}#feiten`)) : '',
    alinea(koppeling('Naar het hele informatieblad', adres(persoon))),
  ])
}

/** Keeps the answers of all areas at once, or none of them, and goes on to look it over. */
export async function bewaarKortVia(c: Verzoek, delen: Bladdelen): Promise<Response> {
  const getypt = await leesFormulier(c)
  const acteur = bewaarder(c, delen)
  const mislukt = await probeer(getypt, () =>
    metBlad(delen, acteur, persoonId(c), 'alleen', async (tx, blad) => {
      for (const [gebied, antwoorden] of perGebied(getypt))
        await bewaarGebied(delen, tx, acteur, blad, {
          ...{ gebied, antwoorden, gezien: Number(getypt[`gezien-${gebied}`] ?? '-1') },
        })
    }),
  )
  return mislukt === null ? c.redirect(adres(persoonId(c), 'nakijken'), 303) : kortPagina(c, delen, mislukt)
}

/** The answers by area. Throws `ongeldige-invoer` for what is no answer, and for a topic that is not on this form. */
function perGebied(getypt: Getypt) {
  const antwoorden = Object.fromEntries(
    Object.entries(getypt).filter(([naam]) => !naam.startsWith('gezien-')),
  )
  const gekeurd = keur(z.record(z.string(), antwoordvraag), uitGetypt(antwoorden))
  if ('fouten' in gekeurd)
    throw new Fout('ongeldige-invoer', 'De antwoorden kloppen niet.', veiligeVelden(gekeurd.fouten))
  const { waarde } = gekeurd
  const onbekend = Object.keys(waarde).filter(
    (een) => !korteOnderwerpen.some(({ sleutel }) => sleutel === een),
  )
  if (onbekend.length > 0)
    throw new Fout(
      'ongeldige-invoer',
      'De antwoorden kloppen niet.',
      veiligeVelden(
        onbekend.map((veld) => ({
          ...{ veld, melding: 'Dit staat niet op het korte formulier.' },
          toegestaan: korteOnderwerpen.map(({ sleutel }) => sleutel),
        })),
      ),
    )
  return gebiedenVan(korteOnderwerpen).flatMap((gebied) => {
    const hier = Object.entries(waarde).filter(([een]) =>
      korteOnderwerpen.some(({ sleutel, gebied: van }) => sleutel === een && van === gebied),
    )
    return hier.length === 0 ? [] : [[gebied, Object.fromEntries(hier)] as const]
  })
}
