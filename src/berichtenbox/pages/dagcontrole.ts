import { type Datum, datumVoluit, tijdVan } from '../../kern/datum.ts'
import {
  alinea,
  cijfer,
  cijfers,
  type Html,
  html,
  kaart,
  koppeling,
  label,
  legeStaat,
  melding,
  pagina,
  tabel,
  uitklap,
} from '../../nlds/nlds.ts'
import { vandaag } from '../../platform/clock.ts'
import type { App } from '../../platform/http.ts'
import { alleen, bewaker, paginakader } from '../../toegang/toegang.ts'
import { type BewaardeControle, type Controle, controleer, leesControles, telNu } from '../controle.ts'
import type { Berichtdelen } from '../verzoek.ts'

/** How many ids of a kind are written out; the number above them says how many there are. */
const hoogstens = 50

/** The check that every begin has its message, every end too, and what runs too long has a reason. */
export function dagcontrolePaginas(app: App, delen: Berichtdelen): void {
  app.get('/dagcontrole', alleen('backoffice@dji', 'justid-beheerder'), async (c) => {
    const acteur = bewaker(c)
    const dag = vandaag(delen.klok)
    const { nu, eerder, op } = await delen.db.transactie(acteur, async (tx) => {
      const bewaard = await leesControles(tx, acteur, 30)
      const vandaag = bewaard[0]?.datum === dag ? bewaard[0] : undefined
      // Going through years of detentions takes time: what was found today is shown until someone asks again.
      if (vandaag !== undefined && c.req.query('nu') === undefined)
        return {
          nu: { ...vandaag.uitkomst, ...(await telNu(tx, dag)) },
          eerder: bewaard,
          op: vandaag.gemaakt_op,
        }
      return { nu: await controleer(tx, dag), eerder: bewaard, op: delen.klok.nu() }
    })
    return c.html(
      pagina({
        ...paginakader(c, delen.oefen),
        titel: 'Dagcontrole',
        ondertitel: html`Stand van ${datumVoluit(dag)}, ${tijdVan(op)} uur · ${nu.perioden === 1 ? '1 detentie' : `${nu.perioden} detenties`} nagelopen · ${koppeling('Loop alles nu opnieuw na', '/dagcontrole?nu=ja')}`,
        inhoud: html`${samenvatting(nu)}${onderdelen(nu, acteur.organisatie === 'dji', op)}${historie(eerder)}`,
      }),
    )
  })
}

function samenvatting(nu: Controle): Html {
  const mist = nu.beginNietGemeld.length + nu.eindeNietGemeld.length
  return mist === 0
    ? melding('gelukt', `Elk begin en elk einde waarvan de gemeente bekend is, ${watErmeeIs(nu)}.`)
    : melding('let-op', `${mist} meldingen ontbreken. Ga na waarom en los het op.`)
}

/** Told, or not yet, or not at all, for a reason that is known. */
function watErmeeIs({ wacht = [], nietGewenst = [] }: Controle): string {
  const delen = [
    'is gemeld',
    ...(wacht.length > 0 ? ['wacht op aansluiting'] : []),
    ...(nietGewenst.length > 0 ? ['is niet gewenst'] : []),
  ]
  const laatste = delen.pop() ?? ''
  return delen.length === 0 ? laatste : `${delen.join(', ')} of ${laatste}`
}

function onderdelen(nu: Controle, metLink: boolean, op: Date): Html {
  const open = Object.values(nu.openVragen).reduce((som, aantal) => som + aantal, 0)
  return html`${kaart(
    'In het kort',
    html`${cijfers([
      cijfer({ waarde: nu.beginNietGemeld.length, naam: 'begin niet gemeld' }),
      cijfer({ waarde: nu.eindeNietGemeld.length, naam: 'einde niet gemeld' }),
      cijfer({ waarde: nu.einddatumVerstreken.length, naam: 'einddatum verstreken' }),
      cijfer({
        waarde: nu.verzendingen.wacht ?? 0,
        naam: 'berichten wachten op aansluiting',
        bij: koppeling('bekijk ze', '/verzonden?toon=wacht'),
      }),
      cijfer({ waarde: nu.nietGewenst?.length ?? 0, naam: 'niet gewenst' }),
      cijfer({ waarde: open, naam: 'open vragen', bij: koppeling('bekijk ze', '/open-vragen') }),
      cijfer({
        waarde: nu.verzendingen.ongelezen,
        naam: 'berichten te lang ongelezen',
        bij: koppeling('bekijk ze', '/verzonden?toon=ongelezen'),
      }),
    ])}${alinea(`Een aantal met een link is van nu. De detenties zijn nagelopen om ${tijdVan(op)} uur.`, { klein: true })}`,
  )}${lijst('Begin niet gemeld', 'De gemeente is bekend, maar kreeg geen bericht van het begin.', nu.beginNietGemeld, metLink)}${lijst(
    'Einde niet gemeld',
    'De detentie is voorbij, maar de gemeente kreeg geen bericht van het einde.',
    nu.eindeNietGemeld,
    metLink,
  )}${lijst(
    'Einddatum verstreken',
    'De verwachte einddatum is voorbij en er is geen ontslag gemeld. Lever het ontslag of een nieuwe einddatum.',
    nu.einddatumVerstreken,
    metLink,
  )}${lijst(
    'In de toekomst',
    'Een begin of ontslag is gemeld voor een dag die nog moet komen. Klopt die dag? Streep de gebeurtenis anders door met een correctie.',
    nu.inDeToekomst ?? [],
    metLink,
  )}${lijst(
    'Wacht op aansluiting',
    'De gemeente is nog niet aangesloten. Het bericht staat klaar en wordt bezorgd zodra zij actief is.',
    nu.wacht ?? [],
    metLink,
    'info',
  )}${lijst(
    'Niet gewenst',
    'De gemeente wil geen meldingen van begin en einde. De wet verplicht daar niet toe (artikel 51c Wjsg).',
    nu.nietGewenst ?? [],
    metLink,
    'info',
  )}`
}

/** The operator sees that something is missing, not about whom: only the source can open the detention. */
function lijst(
  titel: string,
  uitleg: string,
  perioden: readonly string[],
  metLink: boolean,
  soort: 'let-op' | 'info' = 'let-op',
): Html {
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
        kolommen: ['Detentie'],
        rijen: perioden
          .slice(0, hoogstens)
          .map((id) => [metLink ? koppeling(id, `/gebeurtenissen/detenties/${id}`) : id]),
        leeg: html``,
      })}${meer}`,
    )}`,
  )
}

function historie(eerder: readonly BewaardeControle[]): Html {
  return kaart(
    'Eerdere dagen',
    tabel({
      bijschrift: 'De controle van elke dag, nieuwste eerst',
      kolommen: [
        'Dag',
        { kop: 'Detenties', getal: true },
        { kop: 'Begin niet gemeld', getal: true },
        { kop: 'Einde niet gemeld', getal: true },
        { kop: 'Einddatum verstreken', getal: true },
      ],
      rijen: eerder.map(({ datum, uitkomst }: { datum: Datum; uitkomst: Controle }) => [
        datumVoluit(datum),
        String(uitkomst.perioden),
        String(uitkomst.beginNietGemeld.length),
        String(uitkomst.eindeNietGemeld.length),
        String(uitkomst.einddatumVerstreken.length),
      ]),
      leeg: legeStaat({
        kop: 'Nog geen controles',
        tekst: 'De controle van vandaag staat hier zodra zij is gedaan.',
      }),
    }),
  )
}
