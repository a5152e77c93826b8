import { randomUUID } from 'node:crypto'
import { datumVan } from '../../kern/datum.ts'
import { Fout, type VeldFout } from '../../kern/fout.ts'
import { keur } from '../../kern/keur.ts'
import {
  alinea,
  datumveld,
  formulier,
  foutBij,
  foutoverzicht,
  type Html,
  html,
  kaart,
  keuzerondjes,
  koppeling,
  pagina,
  vinkjes,
} from '../../nlds/nlds.ts'
import { metHerkansing } from '../../platform/herkansing.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import {
  alleen,
  bewaarBijVerlopen,
  leesFormulier,
  type Mislukt,
  paginakader,
  probeer,
  status,
} from '../../toegang/toegang.ts'
import { type Basisvoorwaarde, onderwerpnaam, sprekernamen, sprekers } from '../../toestemming/toestemming.ts'
import type { Bericht } from '../bericht.ts'
import { leesBericht } from '../lezen.ts'
import { bezwaargebiedenVan, bezwaarvraag, legBezwaarVast } from '../nee/bezwaar.ts'
import { keurHoren, neerollen } from '../nee/horen.ts'
import { type Berichtdelen, berichtId, kijker } from '../verzoek.ts'
import { lijstnaam, organisatienaam } from './weergave.ts'

/** A receiver writes down that someone objects to what a law lets an inrichting tell it. */
export function bezwaarPaginas(app: App, delen: Berichtdelen): void {
  const pad = '/berichtenbox/:id/bezwaar'
  app.get(pad, alleen(...neerollen), (c) => bezwaarPagina(c, delen, null))
  app.post(pad, bewaarBijVerlopen(delen), alleen(...neerollen), (c) => legVast(c, delen))
}

async function bezwaarPagina(c: Verzoek, delen: Berichtdelen, mislukt: Mislukt | null): Promise<Response> {
  const acteur = kijker(c, delen, 'berichten-behandelen')
  const { bericht, gebieden } = await delen.db.transactie(acteur, async (tx) => {
    const bericht = await leesBericht(delen, tx, acteur, berichtId(c))
    // What was filled in and came too late is shown with what happened.
    if (mislukt?.botsing !== true) keurHoren(bericht, acteur)
    return { bericht, gebieden: await bezwaargebiedenVan(delen, tx, acteur, bericht) }
  })
  const fouten = inWoorden(mislukt?.fouten ?? [])
  return c.html(
    pagina({
      ...paginakader(c, delen.oefen),
      titel: 'Iemand maakt bezwaar',
      kruimels: [
        { naam: 'Berichtenbox', href: '/berichtenbox' },
        { naam: lijstnaam(bericht), href: `/berichtenbox/${bericht.id}` },
        { naam: 'Bezwaar' },
      ],
      ondertitel: `Tegen wat ${organisatienaam(bericht.afzender)} u vertelde`,
      inhoud: html`${foutoverzicht(fouten)}${inhoud(bericht, gebieden, mislukt?.getypt ?? {}, fouten, datumVan(acteur.nu))}`,
    }),
    status(mislukt),
  )
}

function inhoud(
  { id }: Bericht,
  gebieden: readonly Basisvoorwaarde[],
  getypt: Readonly<Record<string, string>>,
  fouten: readonly VeldFout[],
  dag: string,
): Html {
  const terug = alinea(koppeling('Terug naar het bericht', `/berichtenbox/${id}`))
  if (gebieden.length === 0)
    return kaart('Hiertegen kan niemand bezwaar maken', [
      alinea(
        'Wat hier staat, rust op een ja, of op een wet waarbij de AVG geen bezwaar kent. Rust het op een ja? Leg dan vast dat iemand nee zei.',
      ),
      terug,
    ])
  return kaart('Wat hoorde u?', [
    alinea(
      'De inrichting deelt dit dan niet meer tot zij heeft geantwoord. Zij vraagt de persoon waarom, weegt het, en antwoordt binnen vier weken. Wat u al hebt, mag u nog gebruiken tot u het anders hoort.',
    ),
    formulier({
      actie: `/berichtenbox/${id}/bezwaar`,
      methode: 'post',
      verborgen: { bezwaarId: getypt.bezwaarId ?? randomUUID() },
      inhoud: [
        vinkjes({
          ...{ naam: 'gebieden', label: 'Waartegen is het bezwaar?' },
          opties: gebieden.map((waarde) => ({ waarde, tekst: onderwerpnaam(waarde) })),
          ...{ waarden: (getypt.gebieden ?? '').split(','), fout: foutBij(fouten, 'gebieden') },
        }),
        keuzerondjes({
          ...{ naam: 'namens', label: 'Wie zei het?', verplicht: true },
          opties: sprekers.map((waarde) => ({ waarde, tekst: sprekernamen[waarde] })),
          ...{ waarde: getypt.namens, fout: foutBij(fouten, 'namens') },
        }),
        datumveld({
          ...{ naam: 'dag', label: 'Op welke dag?', waarde: getypt.dag ?? dag },
          fout: foutBij(fouten, 'dag'),
        }),
      ],
      knop: 'Leg het bezwaar vast',
    }),
    terug,
  ])
}

const nietGekozen: Readonly<Record<string, string>> = {
  gebieden: 'Kies waartegen het bezwaar is.',
  namens: 'Kies wie het zei.',
}

/** Faults as people read them: of a choice that was not made, which; the choices stand in the form. */
const inWoorden = (fouten: readonly VeldFout[]): readonly VeldFout[] =>
  fouten.map((fout) => {
    const veld = fout.veld.startsWith('gebieden') ? 'gebieden' : fout.veld
    return { veld, melding: nietGekozen[veld] ?? fout.melding }
  })

/** Writes it down. Sent twice it counts once. */
async function legVast(c: Verzoek, delen: Berichtdelen): Promise<Response> {
  const getypt = await leesFormulier(c)
  const acteur = kijker(c, delen, 'berichten-behandelen')
  const id = berichtId(c)
  const mislukt = await probeer(getypt, async () => {
    const { gebieden = '' } = getypt
    const gekeurd = keur(bezwaarvraag, { ...getypt, gebieden: gebieden === '' ? [] : gebieden.split(',') })
    if ('fouten' in gekeurd) throw new Fout('ongeldige-invoer', 'Het bezwaar klopt niet.', gekeurd.fouten)
    await metHerkansing(delen.db, acteur, (tx) => legBezwaarVast(delen, tx, acteur, id, gekeurd.waarde))
  })
  if (mislukt !== null) return bezwaarPagina(c, delen, mislukt)
  return c.redirect(`/berichtenbox/${id}?gedaan=bezwaar`, 303)
}
