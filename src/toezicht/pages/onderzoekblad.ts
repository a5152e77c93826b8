import { z } from 'zod'
import { handelingnamen } from '../../inzage/inzage.ts'
import { datumKort, datumVan, moment } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import { keur } from '../../kern/keur.ts'
import { haalControlepunt } from '../../logboek/logboek.ts'
import {
  alinea,
  gegevenslijst,
  type Html,
  html,
  kaart,
  knop,
  melding,
  onbekend,
  opsomming,
  tabel,
} from '../../nlds/nlds.ts'
import type { Tx } from '../../platform/db.ts'
import { stuurDownload } from '../../platform/download.ts'
import type { Verzoek } from '../../platform/http.ts'
import { leesGedaan } from '../../platform/query.ts'
import { doorFunctionaris, type Kijker, leesFormulier, rolnaam } from '../../toegang/toegang.ts'
import { kijker, type Toezichtdelen } from '../delen.ts'
import { logboekkolommen } from '../kolommen.ts'
import { geenOnderzoek, langstePeriode, type Onderzoek, opdrachtregel, open } from '../onderzoek.ts'
import { meesteOpPapier, onderzoeksvel } from '../papier/vel.ts'
import { filterVan, maakRapport, type Rapport } from '../rapport.ts'
import { kortKenmerk } from '../regels.ts'
import { uitvoervormen } from '../uitvoer.ts'
import { inWoorden, signaalnamen, telRegels } from '../woorden.ts'
import { onbekendeVelden, stuurUitvoer, toon } from './blad.ts'
import { doelEnRelatie, meeneemkaart, wat } from './regelblad.ts'
import { nietVergeleken } from './signalen.ts'

const pad = '/fg/onderzoeken'
/** So many lines on the page; all of them can be taken along. */
const meesteRegels = 500

function idUit(c: Verzoek): string {
  const id = z.guid().safeParse(c.req.param('id'))
  if (!id.success) throw new Fout('niet-gevonden', geenOnderzoek)
  return id.data.toLowerCase()
}

/** One look: why it is there, what stands out, and what this colleague did. */
export async function onderzoekBlad(c: Verzoek, delen: Toezichtdelen): Promise<Response> {
  const id = idUit(c)
  leesGedaan(c, [])
  const acteur = kijker(c, delen)
  const uit = await delen.db.transactie(acteur, (tx) => maakRapport(delen, tx, acteur, id, meesteRegels))
  return toon(c, delen, {
    // Not the name: a title stands in the history of a browser and on top of each sheet.
    titel: `Onderzoek naar medewerker ${uit.onderzoek.medewerker.slice(0, kortKenmerk)}`,
    ondertitel: `Van ${datumKort(uit.onderzoek.van)} tot en met ${datumKort(uit.onderzoek.tot)}`,
    kruimels: [
      { naam: 'Signalen', href: '/fg/signalen' },
      { naam: 'Onderzoek', href: pad },
      { naam: 'Medewerker' },
    ],
    inhoud: html`${feiten(uit.onderzoek, uit.naam, acteur)}${inHetKort(uit)}${regelkaart(uit)}${meenemen(uit)}`,
  })
}

const uitvoervorm = z.object({ vorm: z.enum([...uitvoervormen, 'pdf']) })

/** The same to take along: as lines, or as a report on paper. That it was taken along stands in the logboek, by this look. */
export async function onderzoekUitvoer(c: Verzoek, delen: Toezichtdelen): Promise<Response> {
  const id = idUit(c)
  leesGedaan(c, [])
  const getypt = await leesFormulier(c)
  const gekeurd = keur(uitvoervorm, getypt)
  const fouten = [...onbekendeVelden(getypt, ['vorm']), ...('fouten' in gekeurd ? gekeurd.fouten : [])]
  if ('fouten' in gekeurd || fouten.length > 0)
    throw new Fout('ongeldige-invoer', 'Dit onderzoek meenemen kan zo niet.', fouten)
  const { vorm } = gekeurd.waarde
  const acteur = kijker(c, delen)
  const naam = `onderzoek-${id.slice(0, 8)}-${datumVan(acteur.nu)}`
  // Before the lines are read: what has a higher number than it saw came after it.
  const punt = await haalControlepunt(delen)
  if (vorm !== 'pdf') {
    const begin = async (tx: Tx) => {
      const { onderzoek } = await open(delen, tx, acteur, id)
      return { filter: filterVan(onderzoek), kop: [alsKop(onderzoek), ...(punt === null ? [] : [punt])] }
    }
    return stuurUitvoer(c, delen, acteur, vorm, { naam, kolommen: logboekkolommen, begin })
  }
  const rapport = await delen.db.transactie(acteur, (tx) =>
    maakRapport(delen, tx, acteur, id, meesteOpPapier),
  )
  const inhoud = await onderzoeksvel(rapport, punt, acteur)
  return stuurDownload(c, { naam: `${naam}.pdf`, type: 'application/pdf', inhoud })
}

/** What the lines are of, for who reads the file later. */
function alsKop({ id, organisatie, medewerker, reden, van, tot, ...order }: Onderzoek): object {
  const { mandaat, mandaat_op: mandaatOp, mandaat_kenmerk: opdrachtkenmerk } = order
  return {
    ...{ soort: 'onderzoek', id, organisatie, medewerker, reden },
    ...{ mandaat, mandaatOp, opdrachtkenmerk, van, tot },
  }
}

function feiten(onderzoek: Onderzoek, naam: string | null, wie: Kijker): Html {
  const { reden, door, op, medewerker } = onderzoek
  return kaart('Waarom dit onderzoek er is', [
    gegevenslijst([
      {
        naam: 'Medewerker',
        waarde: html`${naam ?? onbekend('niet bekend in uw organisatie')}<div class="tk-klein">${medewerker}</div>`,
      },
      { naam: 'Reden', waarde: reden },
      { naam: 'Opdracht', waarde: opdrachtregel(onderzoek) },
      { naam: 'Vastgelegd', waarde: `${datumKort(datumVan(op))}, door ${doorFunctionaris(wie, { door })}` },
    ]),
    alinea(
      `Een onderzoek beslaat hoogstens ${langstePeriode} dagen. Elke keer dat u het opent of meeneemt, staat dat in het logboek.`,
      { klein: true },
    ),
  ])
}

/** In numbers, and beside colleagues. */
function inHetKort({ aantal, kortom }: Rapport): Html {
  if (aantal === 0) return html``
  const { handelingen, mensen, buitenUren, signalen, zonderMaat } = kortom
  return kaart('In het kort', [
    gegevenslijst([
      ...handelingen.map(({ handeling, aantal: keer }) => ({
        naam: handelingnamen[handeling],
        waarde: telRegels(keer),
      })),
      { naam: 'Mensen van wie iets is bekeken', waarde: String(mensen) },
      { naam: 'Bekeken of gezocht buiten kantooruren', waarde: `${buitenUren} keer` },
    ]),
    zonderMaat.length === 0 ? '' : melding('let-op', nietVergeleken(zonderMaat)),
    signalen.length === 0
      ? alinea('In deze periode is er geen signaal over deze medewerker.')
      : opsomming(
          signalen.map(
            (een) => `${signaalnamen[een.soort]}: ${inWoorden(een)} Vooral op ${datumKort(een.dag)}.`,
          ),
        ),
    alinea('Een signaal is een vraag, geen oordeel.', { klein: true }),
  ])
}

function meenemen({ onderzoek, aantal }: Rapport): Html {
  return meeneemkaart(
    `${pad}/${onderzoek.id}/uitvoer`,
    {},
    aantal,
    knop('Download het rapport (PDF)', { naam: 'vorm', waarde: 'pdf' }),
  )
}

function regelkaart({ regels, aantal, duiding }: Rapport): Html {
  const over =
    aantal > regels.length
      ? melding(
          'info',
          `Er zijn ${aantal.toLocaleString('nl-NL')} regels; u ziet de nieuwste ${regels.length}. Onderaan neemt u ze alle mee.`,
        )
      : ''
  return kaart('Wat deze medewerker deed', [
    over,
    tabel({
      bijschrift: 'Regels van deze medewerker, de nieuwste eerst',
      kolommen: [
        { kop: 'Wanneer', heel: true },
        'Rol',
        'Wat en op welke grond',
        'Doel en relatie',
        'Over wie',
      ],
      rijen: regels.map((regel) => [
        moment(regel.op),
        rolnaam(regel.rol),
        wat(duiding, regel),
        doelEnRelatie(regel),
        html`<span class="tk-klein">${regel.betrokkene.slice(0, 8)}</span>`,
      ]),
      leeg: alinea('In deze periode deed deze medewerker niets in Terugkeer.'),
    }),
  ])
}
