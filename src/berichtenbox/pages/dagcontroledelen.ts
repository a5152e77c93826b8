import { datumKort, datumVoluit, tijdVan } from '../../kern/datum.ts'
import {
  alinea,
  cijfer,
  cijfers,
  type Html,
  html,
  kaart,
  knopLink,
  knoppen,
  koppeling,
  label,
  legeStaat,
  onbekend,
  tabel,
  uitklap,
} from '../../nlds/nlds.ts'
import type { BewaardeControle, Controle } from '../controle.ts'
import type { Meldingspoor, Plek } from '../plekken.ts'
import type { Verzendfilter } from '../verzendingen.ts'
import { organisatienaam, soortnaam } from './weergave.ts'

/** How many ids of a kind are written out; the number above them says how many there are. */
const hoogstens = 50

/** One list of the check: what it is called, what it means, and where its messages are. */
interface Onderdeel {
  readonly titel: string
  readonly cijfer: string
  readonly uitleg: string
  readonly soort: 'let-op' | 'info'
  readonly perioden: (nu: Controle) => readonly string[]
  /** Which messages it is about, and where a list of them stands; absent when there is none. */
  readonly berichten?: { readonly toon: Verzendfilter; readonly is: (melding: Meldingspoor) => boolean }
}

const onderdelen: readonly Onderdeel[] = [
  {
    titel: 'Begin niet gemeld',
    cijfer: 'begin niet gemeld',
    uitleg: 'De gemeente is bekend, maar kreeg geen bericht van het begin.',
    soort: 'let-op',
    perioden: (nu) => nu.beginNietGemeld,
  },
  {
    titel: 'Einde niet gemeld',
    cijfer: 'einde niet gemeld',
    uitleg: 'De detentie is voorbij, maar de gemeente kreeg geen bericht van het einde.',
    soort: 'let-op',
    perioden: (nu) => nu.eindeNietGemeld,
  },
  {
    titel: 'Vernietigd, nooit bezorgd',
    cijfer: 'vernietigd, nooit bezorgd',
    uitleg:
      'De bewaartermijn ging voorbij voordat de gemeente was aangesloten. Het bericht is vernietigd en niemand heeft het gekregen. Alsnog bezorgen kan niet meer.',
    soort: 'let-op',
    perioden: (nu) => nu.nooitBezorgd ?? [],
    berichten: {
      toon: 'nooit-bezorgd',
      is: ({ status, bezorgd }) => status === 'vernietigd' && !bezorgd,
    },
  },
  {
    titel: 'Einddatum verstreken',
    cijfer: 'einddatum verstreken',
    uitleg:
      'De verwachte einddatum is voorbij en er is geen ontslag gemeld. Lever het ontslag of een nieuwe einddatum.',
    soort: 'let-op',
    perioden: (nu) => nu.einddatumVerstreken,
  },
  {
    titel: 'Ver vooruit',
    cijfer: 'ver vooruit',
    uitleg:
      'Een ontslag ligt meer dan een jaar vooruit, of een verwachte einddatum meer dan dertig jaar. Klopt het jaar? Streep de gebeurtenis anders door met een correctie.',
    soort: 'let-op',
    perioden: (nu) => nu.inDeToekomst ?? [],
  },
  {
    titel: 'Vrijlating gepland',
    cijfer: 'vrijlating gepland',
    uitleg: 'Het ontslag is vooraf geleverd. Gaat het niet door, lever dan op tijd een andere einddatum.',
    soort: 'info',
    perioden: (nu) => nu.gepland ?? [],
  },
  {
    titel: 'Wacht op aansluiting',
    cijfer: 'wacht op aansluiting',
    uitleg:
      'De gemeente is nog niet aangesloten. Het bericht staat klaar en wordt bezorgd zodra zij actief is.',
    soort: 'info',
    perioden: (nu) => nu.wacht ?? [],
    berichten: { toon: 'wacht', is: ({ status }) => status === 'klaargezet' },
  },
  {
    titel: 'Niet gewenst',
    cijfer: 'niet gewenst',
    uitleg:
      'De gemeente wil geen meldingen van begin en einde. De wet verplicht daar niet toe (artikel 51c Wjsg).',
    soort: 'info',
    perioden: (nu) => nu.nietGewenst ?? [],
  },
  {
    titel: 'Mocht niet meer',
    cijfer: 'mocht niet meer',
    uitleg:
      'Het is zo laat geleverd dat de gemeente het niet meer mag horen. Wat zij eerder over deze detentie kreeg, wordt vernietigd op de gewone dag na de vrijlating. U hoeft niets te doen. Lever een ontslag voortaan op tijd.',
    soort: 'info',
    perioden: (nu) => nu.mochtNiet ?? [],
    berichten: { toon: 'niet-verstuurd', is: ({ status }) => status === 'onbestelbaar' },
  },
  {
    titel: 'Teruggeroepen',
    cijfer: 'teruggeroepen',
    uitleg:
      'Het bericht van het begin of het einde is teruggeroepen en er kwam geen ander voor. Bestaat de detentie niet zo? Streep haar dan door met een correctie.',
    soort: 'info',
    perioden: (nu) => nu.teruggeroepen ?? [],
    berichten: { toon: 'ingetrokken', is: ({ status }) => status === 'ingetrokken' },
  },
]

/** The numbers of the check: of each list how many detentions are in it, and of messages how many there are now. */
export function inHetKort(nu: Controle, op: Date): Html {
  const open = Object.values(nu.openVragen).reduce((som, aantal) => som + aantal, 0)
  const { wacht = 0, nooitBezorgd = 0, ongelezen } = nu.verzendingen
  const berichten = (waarde: number, naam: string, toon: Verzendfilter) =>
    cijfer({ waarde, naam, bij: koppeling('bekijk ze', `/verzonden?toon=${toon}`) })
  return html`${kaart(
    'Detenties in het kort',
    html`${cijfers(
      onderdelen.map(({ cijfer: naam, perioden }) => cijfer({ waarde: perioden(nu).length, naam })),
    )}${alinea(`De detenties zijn nagelopen om ${tijdVan(op)} uur.`, { klein: true })}`,
  )}${kaart(
    'Berichten en vragen, nu',
    cijfers([
      berichten(wacht, 'berichten wachten op aansluiting', 'wacht'),
      berichten(nooitBezorgd, 'berichten vernietigd, nooit bezorgd', 'nooit-bezorgd'),
      berichten(ongelezen, 'berichten te lang ongelezen', 'ongelezen'),
      cijfer({ waarde: open, naam: 'open vragen', bij: koppeling('bekijk ze', '/open-vragen') }),
    ]),
  )}`
}

/** The detentions that are written out. */
export function getoond(nu: Controle): readonly string[] {
  return [...new Set(onderdelen.flatMap(({ perioden }) => perioden(nu).slice(0, hoogstens)))]
}

/** Each list that is not empty, with for each detention where to look. */
export function lijsten(nu: Controle, plekken: ReadonlyMap<string, Plek>, isBron: boolean): Html {
  return html`${onderdelen.map((onderdeel) => lijst(onderdeel, onderdeel.perioden(nu), plekken, isBron))}`
}

/** The operator sees that something is missing, not about whom: only the source can open the detention and the message. */
function lijst(
  onderdeel: Onderdeel,
  perioden: readonly string[],
  plekken: ReadonlyMap<string, Plek>,
  isBron: boolean,
): Html {
  const { titel, uitleg, soort } = onderdeel
  if (perioden.length === 0) return html``
  const meer =
    perioden.length > hoogstens
      ? alinea(`En nog ${perioden.length - hoogstens} andere.`, { klein: true })
      : ''
  return kaart(
    html`${titel} ${label(soort, String(perioden.length))}`,
    html`${alinea(uitleg)}${uitklap(
      'Toon de detenties',
      html`${tabel({
        bijschrift: titel,
        kolommen: ['Gemeente', 'Detentie', 'Berichten'],
        rijen: perioden
          .slice(0, hoogstens)
          // What comes first, or should have come first, stands on top.
          .toSorted((een, ander) => opDag(plekken.get(een)).localeCompare(opDag(plekken.get(ander))))
          .map((id) => rij(onderdeel, id, plekken.get(id), isBron)),
        leeg: html``,
      })}${meer}`,
    )}`,
  )
}

function opDag(plek: Plek | undefined): string {
  return plek?.einde ?? plek?.begin ?? ''
}

/** A detention as people speak of it: from when, where, and until when. */
function inWoorden(plek: Plek | undefined): string {
  if (plek === undefined) return 'Detentie die niet meer te zien is'
  const { begin, inrichting, einde } = plek
  const waar = organisatienaam(inrichting)
  return `Vanaf ${datumKort(begin)}, ${waar}${einde === null ? '' : `, tot ${datumKort(einde)}`}`
}

function rij(
  { berichten }: Onderdeel,
  id: string,
  plek: Plek | undefined,
  isBron: boolean,
): readonly (Html | string)[] {
  const gemeenten = plek?.gemeenten ?? []
  const toon = berichten?.toon ?? 'alle'
  const zelf = isBron ? (plek?.meldingen.filter(berichten?.is ?? (() => true)) ?? []) : []
  const links =
    zelf.length > 0
      ? zelf.map((melding) =>
          koppeling(soortnaam[melding.soort] ?? melding.soort, `/verzonden/${melding.id}`),
        )
      : gemeenten.map(({ code, naam }) =>
          koppeling(`Berichten aan ${naam}`, `/verzonden?toon=${toon}&gemeente=${code}`),
        )
  return [
    gemeenten.length === 0 ? onbekend() : gemeenten.map(({ naam }) => naam).join(', '),
    isBron && plek !== undefined
      ? koppeling(inWoorden(plek), `/gebeurtenissen/detenties/${id}`)
      : inWoorden(plek),
    html`${links.map((link, plaats) => html`${plaats === 0 ? '' : html`<br>`}${link}`)}`,
  ]
}

/** The checks that were kept, of each day and of whoever asked for one more, with the way to those before them. */
export function historie(eerder: readonly BewaardeControle[], meer: boolean): Html {
  const laatste = eerder.at(-1)
  const ouder =
    meer && laatste !== undefined
      ? knoppen(
          knopLink('Oudere controles', `/dagcontrole?voor=${laatste.gemaakt_op.toISOString()}`, {
            soort: 'secundair',
          }),
        )
      : ''
  return kaart(
    'Eerdere controles',
    html`${tabel({
      bijschrift: 'Elke controle die is gedaan, nieuwste eerst',
      kolommen: [
        'Wanneer',
        { kop: 'Detenties', getal: true },
        { kop: 'Begin niet gemeld', getal: true },
        { kop: 'Einde niet gemeld', getal: true },
        { kop: 'Nooit bezorgd', getal: true },
        { kop: 'Einddatum verstreken', getal: true },
      ],
      rijen: eerder.map(({ datum, gemaakt_op, opnieuw, uitkomst }) => [
        html`${datumVoluit(datum)}, ${tijdVan(gemaakt_op)} uur${opnieuw ? html`<br><span class="tk-klein">opnieuw nagelopen</span>` : ''}`,
        String(uitkomst.perioden),
        String(uitkomst.beginNietGemeld.length),
        String(uitkomst.eindeNietGemeld.length),
        uitkomst.nooitBezorgd === undefined ? onbekend('niet geteld') : String(uitkomst.nooitBezorgd.length),
        String(uitkomst.einddatumVerstreken.length),
      ]),
      leeg: legeStaat({
        kop: 'Nog geen controles',
        tekst: 'De controle van vandaag staat hier zodra zij is gedaan.',
      }),
    })}${ouder}`,
  )
}
