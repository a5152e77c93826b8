import { datumVan } from '../../kern/datum.ts'
import { idUit } from '../../kern/eigenid.ts'
import { Fout } from '../../kern/fout.ts'
import {
  alinea,
  formulier,
  foutBij,
  foutoverzicht,
  type Html,
  html,
  kaart,
  keuze,
  knop,
  melding,
  tekstvak,
  vinkje,
  vinkjes,
} from '../../nlds/nlds.ts'
import type { Verzoek } from '../../platform/http.ts'
import { leesFormulier, type Mislukt, probeer, status } from '../../toegang/toegang.ts'
import { metPersoon, type Opening, type Toestemmingsdelen } from '../dossier.ts'
import { bindIntrekking, gewist, intrekkingVoor, teIntrekkenVan } from '../gevraagd.ts'
import { type Intrekvraag, leesIntrekking } from '../intrekinvoer.ts'
import { trekIn } from '../intrekken.ts'
import { ontvangernaam } from '../ontvangers.ts'
import { inTeTrekken, type Stand, sleutelVan, standOpDag } from '../rules.ts'
import { onderwerpnaam } from '../tekst.ts'
import { adres, kijker, kop, persoonId, toon } from './blad.ts'
import { tekstkeuzes } from './leestekst.ts'
import { eiland, type Ingevuld, sprekerveld, tekenvelden } from './tekenen.ts'
import { inWoorden } from './woorden.ts'

/** Taking back a yes: all of it or a part, signed or only noticed. */
export async function intrekPagina(
  c: Verzoek,
  delen: Toestemmingsdelen,
  mislukt: Mislukt | null = null,
): Promise<Response> {
  const acteur = kijker(c, delen)
  const opening = await metPersoon(delen, acteur, persoonId(c), async (_, een) => een)
  const standen = inTeTrekken(standOpDag(opening.regels, datumVan(acteur.nu)))
  const { getypt } = mislukt ?? { getypt: {} }
  const fouten = inWoorden(mislukt?.fouten ?? [], getypt)
  const ingevuld = { getypt: bindIntrekking(getypt), fouten }
  const verteld = fouten.some(({ veld }) => veld === 'handtekening')
  const inhoud = [
    foutoverzicht(fouten),
    ingevuld.getypt[gewist] === 'ja' && !verteld ? melding('let-op', nietHiervoor) : '',
    standen.length === 0
      ? melding('info', 'Er is nu geen ja om in te trekken.')
      : vragen(opening, standen, ingevuld),
  ]
  return toon(c, delen, { ...kop(opening, 'Intrekken'), script: eiland.ingang, inhoud }, status(mislukt))
}

/** Said when a signature was drawn under another choice. */
const nietHiervoor =
  'De handtekening is gewist: daarna is gekozen om iets anders in te trekken. Laat opnieuw tekenen, of kies voor gezegd of gemerkt.'

const vormen = [
  {
    waarde: 'mondeling',
    tekst: 'Gezegd of gemerkt',
    uitleg: 'Elk teken van nee is genoeg. Schrijf op wat u merkte.',
  },
  { waarde: 'scherm', tekst: 'Getekend op het scherm' },
  { waarde: 'papier', tekst: 'Getekend op papier' },
]

function vragen({ persoon }: Opening, standen: readonly Stand[], ingevuld: Ingevuld): Html {
  const { getypt, fouten } = ingevuld
  const getoond = standen.map(sleutelVan).join(',')
  return kaart('Wat wordt ingetrokken?', [
    alinea(
      'Intrekken geldt meteen. Wat al is verstuurd, roepen wij terug, en wij vragen de ontvanger om het te verwijderen.',
    ),
    formulier({
      actie: adres(persoon, 'intrekken'),
      methode: 'post',
      verborgen: { intrekking: getypt.intrekking ?? crypto.randomUUID(), getoond },
      inhoud: html`${vinkje({ naam: 'alles', label: 'Alles', aangevinkt: getypt.alles === 'ja' })}${vinkjes({
        naam: 'welke',
        label: 'Of alleen dit',
        opties: standen.map((stand) => ({
          waarde: sleutelVan(stand),
          tekst: `${onderwerpnaam(stand.basisvoorwaarde)}: ${ontvangernaam(stand.ontvanger)}`,
        })),
        waarden: (getypt.welke ?? '').split(','),
        fout: foutBij(fouten, 'welke'),
      })}${sprekerveld(ingevuld)}${tekenvelden(ingevuld, vormen, {
        gevraagd: teIntrekkenVan(getoond),
        velden: 'input[name=alles],input[name=welke]',
        anders: 'De handtekening is gewist: u koos iets anders. Laat opnieuw tekenen.',
      })}${tekstvak({
        naam: 'toelichting',
        label: 'Wat merkte u?',
        uitleg: 'Alleen bij gezegd of gemerkt. Ten hoogste 500 tekens, zonder namen en nummers.',
        rijen: 3,
        waarde: getypt.toelichting,
        fout: foutBij(fouten, 'toelichting'),
      })}`,
      knop: 'Trek de toestemming in',
    }),
    papierkeuze(persoon),
  ])
}

/** The same on paper, in each language. */
function papierkeuze(persoon: string): Html {
  return formulier({
    actie: adres(persoon, 'intrekken', 'papier'),
    methode: 'get',
    inhoud: keuze({ naam: 'tekst', label: 'Op papier, in het', opties: tekstkeuzes, waarde: 'nl' }),
    knop: knop('Maak het formulier (PDF)', { soort: 'secundair' }),
  })
}

function alsVraag(getypt: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  const { intrekking: _, getoond: __, getekend: ___, alles, welke = '', ...rest } = getypt
  const gevuld = Object.fromEntries(Object.entries(rest).filter(([, waarde]) => waarde.trim() !== ''))
  const lijst =
    welke === ''
      ? []
      : welke.split(',').map((sleutel) => {
          const [ontvanger = '', basisvoorwaarde = ''] = sleutel.split(' ')
          return { ontvanger, basisvoorwaarde }
        })
  return { ...gevuld, alles: alles === 'ja', welke: lijst }
}

/** Writes the withdrawal down. Sent twice it counts once. */
export async function intrekVia(c: Verzoek, delen: Toestemmingsdelen): Promise<Response> {
  const getypt = await leesFormulier(c)
  const acteur = kijker(c, delen)
  let teruggeroepen = 0
  const mislukt = await probeer(getypt, async () => {
    const uit = await metPersoon(delen, acteur, persoonId(c), (tx, opening) => {
      const id = idUit(acteur.organisatie, opening.persoon, getypt.intrekking ?? crypto.randomUUID())
      return trekIn(delen, tx, acteur, opening, id, eisIntrekking(getypt, opening))
    })
    teruggeroepen = uit.teruggeroepen
  })
  if (mislukt !== null) return intrekPagina(c, delen, mislukt)
  return c.redirect(`${adres(persoonId(c))}?gedaan=ingetrokken&terug=${teruggeroepen}`, 303)
}

/** The withdrawal that was filled in. Throws `ongeldige-invoer` with everything that is wrong with it. */
function eisIntrekking(getypt: Ingevuld['getypt'], { naam }: Opening): Intrekvraag {
  const gekeurd = leesIntrekking(alsVraag(getypt), naam)
  const fouten = 'fouten' in gekeurd ? gekeurd.fouten : []
  const { vorm, handtekening = '' } = getypt
  // That there is none is said with all else that is wrong.
  const anders = vorm === 'scherm' && handtekening !== '' && getypt.getekend !== intrekkingVoor(getypt)
  const alle = [...fouten, ...(anders ? [{ veld: 'handtekening', melding: nietHiervoor }] : [])]
  if (alle.length > 0 || 'fouten' in gekeurd)
    throw new Fout('ongeldige-invoer', 'De intrekking klopt niet.', alle)
  return gekeurd.waarde
}
