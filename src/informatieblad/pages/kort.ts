import type { VeldFout } from '../../kern/fout.ts'
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
import { bewaarGebied, keurGebied, versieVan } from '../bewaren.ts'
import { type Blad, type Bladdelen, metBlad } from '../blad.ts'
import { antwoordOp } from '../inhoud.ts'
import { korteOnderwerpen, type Onderwerp } from '../onderwerpen.ts'
import { kanToestemming, teVerklaren, waaromDicht, wegVan } from '../oordelen.ts'
import { feitenkaart } from './feiten.ts'
import { eisGoed, type Gelezen, leesAntwoorden } from './formulierfouten.ts'
import { adres, bewaarder, gebiedadres, kop, leesBlad, persoonId, toon } from './kader.ts'
import { eiland, type Getypt, onderwerpvelden } from './velden.ts'

/** The topics of the short form that may go now. */
function open({ beoordeling }: Blad): readonly Onderwerp[] {
  return beoordeling === null ? [] : korteOnderwerpen.filter((een) => wegVan(beoordeling, een) !== null)
}

/**
 * The sheet on one screen, for who stays short: what the law asks first, and then of each area that is open the one question
 * that cannot wait. The register decides what may be asked, as everywhere: a short stay is no ground of its own.
 */
export async function kortPagina(
  c: Verzoek,
  delen: Bladdelen,
  mislukt: Mislukt | null = null,
  overFeiten: Mislukt | null = null,
): Promise<Response> {
  const { blad } = await leesBlad(c, delen)
  const { beoordeling, feiten } = blad
  const vragen = beoordeling === null ? [] : teVerklaren(delen.grondslagen, beoordeling, feiten)
  const eerst = vragen.some(({ verklaard }) => verklaard === null)
  const links = [
    eerst ? feitenkaart(delen, blad, overFeiten, 'kort') : '',
    vragenkaart(blad, eerst, vragen, mislukt),
  ]
  const rechts = [eerst ? '' : dichtkaart(blad), uitleg(blad, vragen, eerst)]
  const inhoud = [
    c.req.query('gedaan') === 'vastgelegd' ? melding('gelukt', 'Wat de wet vraagt, is vastgelegd.') : '',
    foutoverzicht((mislukt ?? overFeiten)?.fouten ?? []),
    tweeKolommen(links, rechts),
  ]
  return toon(
    c,
    delen,
    { ...kop(blad, 'Kort informatieblad'), script: eiland.ingang, inhoud },
    status(mislukt ?? overFeiten),
  )
}

type Feitvragen = ReturnType<typeof teVerklaren>

function vragenkaart(blad: Blad, eerst: boolean, vragen: Feitvragen, mislukt: Mislukt | null): Html {
  const { persoon, beoordeling } = blad
  if (beoordeling === null)
    return melding('let-op', 'De gemeente is nog niet bekend. DJI zoekt dat uit. U kunt nog niets versturen.')
  const onderwerpen = open(blad)
  if (onderwerpen.length === 0) return eerst ? html`` : nietsTeVragen(blad, vragen)
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

/** Nothing may go: on what that rests, and what is left to do. */
function nietsTeVragen(blad: Blad, vragen: Feitvragen): Html {
  const nee = vragen.filter(({ verklaard }) => verklaard?.waarde === false)
  return kaart('Er is nu niets te vragen', [
    nee.length === 0 ? '' : alinea('Vastgelegd is:'),
    nee.length === 0 ? '' : opsomming(nee.map(({ vraag }) => `${vraag} Nee.`)),
    alinea('Wat u niet mag delen, hoeft u ook niet te vragen.'),
    ...(kanVragen(blad)
      ? [knopLink('Vraag eerst toestemming', `/toestemmingen/${blad.persoon}/gesprek`)]
      : [
          alinea('Ook met toestemming mag u nu niets over de zes gebieden delen. U hoeft niets te doen.'),
          alinea('De persoon mag altijd zelf naar de gemeente gaan. Vertel waar dat kan.'),
        ]),
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

/** The fact on which the plan of Pbw art. 18a hangs; the register asks for it only where that road exists. */
const planfeit = 'noodzaakPlan'

function uitleg({ persoon }: Blad, vragen: Feitvragen, eerst: boolean): Html {
  const plan = vragen.some(({ feit }) => feit === planfeit)
  return kaart('Korter dan vier weken', [
    alinea(
      'Een kort verblijf is geen eigen grond om te delen. Dit formulier vraagt alleen wat op de eerste dag vrij telt.',
    ),
    ...(plan
      ? [
          alinea(
            'Het plan moet er binnen vier weken zijn (artikel 18a Pbw). Eerder mag ook. Maakt u een plan, al is het kort? Dan mag u delen wat daarvoor nodig is.',
          ),
          alinea(
            'Maakt u geen plan? Antwoord dan nee. Dat is geen fout. U mag dan niets over de zes gebieden delen.',
          ),
        ]
      : []),
    vragen.length > 0 && !eerst
      ? alinea(koppeling('Verander wat de wet vraagt', `${adres(persoon)}#feiten`))
      : '',
    alinea(koppeling('Naar het hele informatieblad', adres(persoon))),
  ])
}

/** Keeps the answers of all areas at once, or none of them, and goes on to look it over. */
export async function bewaarKortVia(c: Verzoek, delen: Bladdelen): Promise<Response> {
  const getypt = await leesFormulier(c)
  const acteur = bewaarder(c, delen)
  const { antwoorden, fouten } = leesAntwoorden(zonderGezien(getypt))
  const mislukt = await probeer(getypt, () =>
    metBlad(delen, acteur, persoonId(c), 'alleen', async (tx, blad) => {
      const hier = perGebied(antwoorden)
      const mis = hier.flatMap(([gebied, van]) => keurGebied(blad, gebied, van))
      eisGoed([...fouten, ...nietHier(antwoorden), ...mis], open(blad))
      for (const [gebied, van] of hier)
        await bewaarGebied(delen, tx, acteur, blad, {
          ...{ gebied, antwoorden: van, gezien: Number(getypt[`gezien-${gebied}`] ?? '-1') },
        })
    }),
  )
  return mislukt === null ? c.redirect(adres(persoonId(c), 'nakijken'), 303) : kortPagina(c, delen, mislukt)
}

const zonderGezien = (getypt: Getypt) =>
  Object.fromEntries(Object.entries(getypt).filter(([naam]) => !naam.startsWith('gezien-')))

type Antwoorden = Gelezen['antwoorden']

/** What is wrong with a topic that is not on this form. */
function nietHier(antwoorden: Antwoorden): readonly VeldFout[] {
  return Object.keys(antwoorden)
    .filter((een) => !korteOnderwerpen.some(({ sleutel }) => sleutel === een))
    .map((veld) => ({ veld, melding: 'Dit staat niet op het korte formulier.' }))
}

/** The answers by area. */
function perGebied(antwoorden: Antwoorden) {
  return gebiedenVan(korteOnderwerpen).flatMap((gebied) => {
    const hier = Object.entries(antwoorden).filter(([een]) =>
      korteOnderwerpen.some(({ sleutel, gebied: van }) => sleutel === een && van === gebied),
    )
    return hier.length === 0 ? [] : [[gebied, Object.fromEntries(hier)] as const]
  })
}
