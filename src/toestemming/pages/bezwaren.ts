import { datumKort, datumVan } from '../../kern/datum.ts'
import { idUit } from '../../kern/eigenid.ts'
import {
  alinea,
  foutoverzicht,
  type Html,
  html,
  kaart,
  koppeling,
  melding,
  opsomming,
  tabel,
  tweeKolommen,
} from '../../nlds/nlds.ts'
import { organisaties } from '../../organisaties/organisaties.ts'
import type { Verzoek } from '../../platform/http.ts'
import type { Kijker } from '../../toegang/toegang.ts'
import { leesFormulier, type Mislukt, probeer, status } from '../../toegang/toegang.ts'
import { geenBezwaar, legBezwaarVast, rechtVoor } from '../bezwaar/behandelen.ts'
import { type Bezwaar, bezwaarstand, einddag } from '../bezwaar/klok.ts'
import { haalBezwaren, teBeantwoorden } from '../bezwaar/opslag.ts'
import { collegesVan, metPersoon, type Opening, type Toestemmingsdelen } from '../dossier.ts'
import { eisVragen } from '../gesprek.ts'
import { ontvangernaam } from '../ontvangers.ts'
import { basisvoorwaarden } from '../rules.ts'
import { onderwerpnaam } from '../tekst.ts'
import { eisVraag, inWoorden, nieuwkaart, partijen } from './bezwaarformulier.ts'
import { bezwaarlabel, metHoofdletter, over } from './bezwaarwoorden.ts'
import { adres, kijker, kop, persoonId, toon } from './blad.ts'

/** The objections of someone, and the form for a new one, with where there is such a right and where not. */
export async function bezwarenPagina(
  c: Verzoek,
  delen: Toestemmingsdelen,
  mislukt: Mislukt | null = null,
): Promise<Response> {
  const acteur = kijker(c, delen)
  const { opening, eigen, lijst, mag } = await metPersoon(
    delen,
    acteur,
    persoonId(c),
    async (tx, opening) => {
      const lijst = await haalBezwaren(tx, [opening.persoon])
      return {
        ...{ opening, lijst, eigen: await collegesVan(delen, tx, acteur, opening) },
        mag: await teBeantwoorden(
          tx,
          lijst.map(({ id }) => id),
        ),
      }
    },
  )
  const fouten = inWoorden(mislukt?.fouten ?? [])
  const links = [
    lijstkaart(opening, lijst),
    opening.stap === null
      ? melding('info', mag.size > 0 ? nogAntwoorden : nuElders)
      : nieuwkaart(delen, acteur, { ...opening, eigen }, { getypt: mislukt?.getypt ?? {}, fouten }),
  ]
  const gedaan =
    c.req.query('gedaan') === 'vastgelegd'
      ? melding(
          'gelukt',
          'Het bezwaar is vastgelegd. Meld de persoon op schrift dat u het hebt, en wanneer het antwoord komt.',
        )
      : ''
  const inhoud = html`${gedaan}${foutoverzicht(fouten)}${tweeKolommen(links, [uitleg(), rechtkaart(delen, acteur)])}`
  return toon(c, delen, { ...kop(opening, 'Bezwaar'), inhoud }, status(mislukt))
}

const nogAntwoorden =
  'Deze persoon verblijft niet meer in uw inrichting. Een nieuw bezwaar kunt u niet vastleggen, een eerder bezwaar nog wel beantwoorden.'
const nuElders =
  'Deze persoon verblijft niet meer in uw inrichting. De inrichting waar de persoon nu verblijft, legt een bezwaar vast en beantwoordt het. Wat daar is gezegd, ziet u hier niet.'

function lijstkaart({ persoon }: Opening, lijst: readonly Bezwaar[]): Html {
  if (lijst.length === 0) return html``
  return kaart(
    'Wat is gezegd',
    tabel({
      bijschrift: 'Bezwaren van deze persoon, nieuwste eerst',
      kolommen: ['Waartegen', 'Gemaakt', 'Hoe het staat'],
      rijen: lijst
        .toReversed()
        .map((een) => [
          html`${koppeling(over(een), adres(persoon, 'bezwaar', een.id))}<div class="tk-klein">naar ${ontvangernaam(een.ontvanger)}</div>`,
          datumKort(een.ingediend_op),
          html`${bezwaarlabel(een)}${bezwaarstand(een) === 'open' ? html`<div class="tk-klein">uiterlijk ${datumKort(einddag(een))}</div>` : ''}`,
        ]),
      leeg: html``,
    }),
  )
}

function uitleg(): Html {
  return kaart('Wat gebeurt er met een bezwaar?', [
    opsomming([
      'Tot het is beantwoord, gaat dit onderwerp niet naar deze organisatie (artikel 18 AVG).',
      'De inrichting weegt: is delen echt nodig, ook als u kijkt naar de situatie van deze persoon? Zo niet, dan stopt het.',
      'De persoon hoort binnen vier weken wat eruit kwam en waarom.',
      'Wordt het afgewezen? Dan kan de persoon klagen bij de Autoriteit Persoonsgegevens, of naar de rechter.',
    ]),
  ])
}

/** Where there is such a right, and why not elsewhere: what the register says today. */
function rechtkaart(delen: Toestemmingsdelen, acteur: Kijker): Html {
  const regels = partijen(organisaties(undefined, datumVan(acteur.nu))).flatMap(({ id, partij }) => {
    const perRecht = Map.groupBy(basisvoorwaarden, (een) =>
      rechtVoor(delen, { inrichting: acteur.organisatie, ontvanger: id, dag: datumVan(acteur.nu) }, een),
    )
    const naam = metHoofdletter(delen.grondslagen.register.partij.get(partij)?.naam ?? partij)
    return [...perRecht].flatMap(([recht, gebieden]) => {
      const namen = gebieden.map((een) => onderwerpnaam(een).toLowerCase()).join(', ')
      if (recht === 'niets') return []
      const waarom =
        recht === 'bezwaar' ? 'bezwaar kan: dit is een taak van de inrichting' : geenBezwaar[recht]
      return [`${naam}, over ${namen}: ${waarom}.`]
    })
  })
  return kaart('Waartegen kan bezwaar, en waartegen niet?', [
    opsomming(regels),
    alinea(
      'Wat hier niet staat, delen wij niet. Het begin en het einde van de detentie meldt DJI: daar geldt de Wjsg, en die kent geen bezwaar.',
      {
        klein: true,
      },
    ),
  ])
}

/** Writes a new objection down. Sent twice it counts once. */
export async function bezwaarVia(c: Verzoek, delen: Toestemmingsdelen): Promise<Response> {
  const getypt = await leesFormulier(c)
  const acteur = kijker(c, delen)
  const mislukt = await probeer(getypt, () =>
    metPersoon(delen, acteur, persoonId(c), (tx, opening) => {
      eisVragen(opening)
      const id = idUit(acteur.organisatie, opening.persoon, getypt.bezwaar ?? crypto.randomUUID())
      return legBezwaarVast(delen, tx, acteur, opening.persoon, {
        ...{ id, gehoord_bij: null, ...eisVraag(delen, acteur, opening, getypt) },
      })
    }),
  )
  return mislukt === null
    ? c.redirect(`${adres(persoonId(c), 'bezwaar')}?gedaan=vastgelegd`, 303)
    : bezwarenPagina(c, delen, mislukt)
}
