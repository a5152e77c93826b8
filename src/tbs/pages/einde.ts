import { tbstermijnen } from '../../berichtenbox/berichtenbox.ts'
import { datumKort, datumVan, datumVoluit } from '../../kern/datum.ts'
import {
  alinea,
  datumveld,
  formulier,
  foutBij,
  type Html,
  html,
  kaart,
  keuzerondjes,
  knop,
  koppeling,
  melding,
  tabel,
  tekstvak,
  uitklap,
} from '../../nlds/nlds.ts'
import type { Mislukt } from '../../toegang/toegang.ts'
import { eindenamen, vernietigVanaf } from '../einde.ts'
import { type Bewaarplicht, type Einde, eindesoorten } from '../tabellen.ts'
import type { Tbsdelen, Traject } from '../traject.ts'
import { adres, ontvangerInZin } from './kader.ts'

const zonderNamen = 'Kort, en zonder namen of nummers. Alleen uw eigen kliniek leest dit.'

/** The form that ends a track, folded away: what it does is said before it is done. */
export function beeindigkaart({ id, verloop }: Traject, mislukt: Mislukt | null): Html {
  const { getypt = {}, fouten = [] } = mislukt ?? {}
  const velden = [
    alinea(
      'Wie meedoet, ziet hier daarna niets meer. Verzoeken die nog wachten, vervallen. Wat u al stuurde, blijft bij de ontvanger tot zijn termijn voorbij is. U kunt het traject later weer openen.',
    ),
    keuzerondjes({
      ...{ naam: 'eindesoort', label: 'Waarom eindigt het traject?', waarde: getypt.eindesoort ?? '' },
      opties: eindesoorten.map((een) => ({ waarde: een, tekst: eindenamen[een] })),
      fout: foutBij(fouten, 'eindesoort'),
    }),
    datumveld({
      ...{ naam: 'eindedag', label: 'Op welke dag was dat?', verplicht: true, waarde: getypt.eindedag },
      fout: foutBij(fouten, 'eindedag'),
    }),
    tekstvak({
      ...{ naam: 'eindeuitleg', label: 'Waar blijkt dat uit?', rijen: 2, verplicht: true },
      ...{ waarde: getypt.eindeuitleg, fout: foutBij(fouten, 'eindeuitleg'), uitleg: zonderNamen },
    }),
  ]
  const vorm = formulier({
    ...{ actie: adres(id, 'beeindigen'), methode: 'post', inhoud: velden },
    verborgen: { gezien: String(verloop.gezien) },
    knop: knop('Beëindig het traject', { soort: 'secundair' }),
  })
  return kaart(
    'Het traject beëindigen',
    uitklap('Beëindig dit traject', vorm, { open: getypt.eindeuitleg !== undefined }),
    { id: 'beeindigen' },
  )
}

/** What a track that ended still lets do: take consent back, hold it, and open it again. */
export function eindekaarten(
  delen: Pick<Tbsdelen, 'grondslagen'>,
  traject: Traject,
  plichten: readonly Bewaarplicht[],
  mislukt: Mislukt | null,
): readonly Html[] {
  return [
    intrekkaart(delen, traject, mislukt),
    vasthoudkaart(traject, plichten, mislukt),
    weerkaart(traject, mislukt),
  ]
}

/** How a track ended, by whom, and when it is destroyed. */
export function eindemelding(einde: Einde, plichten: readonly Bewaarplicht[], gedeeld: boolean): Html {
  const { soort, datum, reden, door_naam, op } = einde
  const maanden = soort === 'vergissing' && !gedeeld ? tbstermijnen.vergissing : tbstermijnen.traject
  const vanaf = vernietigVanaf(einde, maanden)
  const vast = plichten.some(({ beeindigd_op }) => beeindigd_op === null)
  return melding(
    'info',
    html`<strong>Dit traject is beëindigd.</strong> ${eindenamen[soort]}, op ${datumVoluit(datum)}. ${reden} (${door_naam}, ${datumKort(datumVan(op))}). ${
      vast
        ? 'Uw kliniek houdt het vast: zo lang wordt het niet vernietigd.'
        : `Op ${datumVoluit(vanaf)} wordt het vernietigd.`
    } ${koppeling('Bekijk alle bewaartermijnen', '/bewaartermijnen')}`,
  )
}

/** Who was ever said yes for, by the clinic itself, each once: also who takes part no more. */
function metJa({ gebeurtenissen }: Traject): readonly string[] {
  const ooit = gebeurtenissen.flatMap(({ wat }) =>
    wat.soort === 'toestemming' && Object.values(wat.antwoorden).includes('gegeven') ? [wat.ontvanger] : [],
  )
  return [...new Set(ooit)]
}

/**
 * A no counts at any moment: what was sent on a yes is then taken back, whoever got it and whichever clinic sent it. What the
 * betrokkene told the clinic before is not known here, and is taken back with the rest.
 */
export function intrekkaart(
  { grondslagen: { register } }: Pick<Tbsdelen, 'grondslagen'>,
  traject: Traject,
  mislukt: Mislukt | null,
): Html {
  const { id, verloop } = traject
  const ontvangers = metJa(traject)
  if (ontvangers.length === 0 && verloop.overgenomenVan === null) return html``
  const { getypt = {}, fouten = [] } = mislukt ?? {}
  const vorm = formulier({
    actie: adres(id, 'intrekken'),
    methode: 'post',
    inhoud: [
      keuzerondjes({
        ...{ naam: 'voor', label: 'Waarvoor?', waarde: getypt.voor ?? '', fout: foutBij(fouten, 'voor') },
        opties: [
          ...ontvangers.map((een) => ({ waarde: een, tekst: `Alles voor ${ontvangerInZin(register, een)}` })),
          { waarde: '', tekst: 'Alles, voor iedereen' },
        ],
      }),
      keuzerondjes({
        ...{ naam: 'hoe', label: 'Hoe merkte u het?', naastElkaar: true, waarde: getypt.hoe ?? 'mondeling' },
        opties: [
          { waarde: 'mondeling', tekst: 'Gezegd of laten merken' },
          { waarde: 'schriftelijk', tekst: 'Op schrift' },
        ],
        fout: foutBij(fouten, 'vorm'),
      }),
      tekstvak({
        ...{ naam: 'toelichting', label: 'Wat merkte u?', rijen: 2, verplicht: false, uitleg: zonderNamen },
        ...{ waarde: getypt.toelichting, fout: foutBij(fouten, 'toelichting') },
      }),
    ],
    knop: knop('Trek in', { soort: 'secundair' }),
  })
  return kaart(
    'Toestemming',
    [
      alinea(
        'De betrokkene kan zijn toestemming altijd intrekken. Wat op een ja is gestuurd, roepen wij dan terug. Ook bij wie niet meer meedoet, en wat een vorige kliniek stuurde.',
      ),
      uitklap('De betrokkene wil het niet meer', vorm, { open: getypt.hoe !== undefined }),
    ],
    { id: 'intrekken' },
  )
}

/** The holds on a track, and the form that begins or ends one. */
export function vasthoudkaart(
  { id }: Traject,
  plichten: readonly Bewaarplicht[],
  mislukt: Mislukt | null,
): Html {
  const { getypt = {}, fouten = [] } = mislukt ?? {}
  const loopt = plichten.some(({ beeindigd_op }) => beeindigd_op === null)
  const vorm = formulier({
    ...{ actie: adres(id, loopt ? 'vrijgeven' : 'vasthouden'), methode: 'post' },
    inhoud: tekstvak({
      naam: 'bewaarreden',
      ...{ label: loopt ? 'Waarom kan het nu weg?' : 'Waarom moet het blijven?', rijen: 2, verplicht: true },
      ...{ waarde: getypt.bewaarreden, fout: foutBij(fouten, 'bewaarreden'), uitleg: zonderNamen },
    }),
    knop: knop(loopt ? 'Geef het traject vrij' : 'Houd het traject vast', { soort: 'secundair' }),
  })
  const rijen = plichten.map((een) => [
    html`${datumKort(datumVan(een.op))} door ${een.door_naam}<br><span class="tk-klein">${een.reden}</span>`,
    een.beeindigd_op === null
      ? 'nog niet'
      : html`${datumKort(datumVan(een.beeindigd_op))} door ${een.beeindigd_naam ?? ''}<br><span class="tk-klein">${een.beeindigd_reden ?? ''}</span>`,
  ])
  return kaart(
    'Vasthouden',
    [
      alinea(
        'Moet het traject langer blijven, bijvoorbeeld voor een klacht of een rechtszaak? Houd het dan vast.',
      ),
      plichten.length === 0
        ? ''
        : tabel({
            ...{ bijschrift: 'Wie hield dit traject vast, en waarom?', bijschriftZichtbaar: true },
            ...{ kolommen: ['Vastgehouden', 'Vrijgegeven'], rijen, leeg: alinea('Niemand.') },
          }),
      vorm,
    ],
    { id: 'vasthouden' },
  )
}

function weerkaart({ id }: Traject, mislukt: Mislukt | null): Html {
  const { getypt = {}, fouten = [] } = mislukt ?? {}
  const vorm = formulier({
    ...{ actie: adres(id, 'weer-openen'), methode: 'post' },
    inhoud: tekstvak({
      ...{ naam: 'weerreden', label: 'Waarom gaat het weer open?', rijen: 2, verplicht: true },
      ...{ waarde: getypt.weerreden, fout: foutBij(fouten, 'weerreden'), uitleg: zonderNamen },
    }),
    knop: knop('Open het traject weer', { soort: 'secundair' }),
  })
  return kaart('Weer openen', [
    alinea('Wie meedeed, doet dan niet vanzelf weer mee: voeg ze opnieuw toe.'),
    uitklap('Open dit traject weer', vorm, { open: getypt.weerreden !== undefined }),
  ])
}
