import type { VeldFout } from '../../kern/fout.ts'
import { naamInLijst } from '../../kern/naam.ts'
import {
  alinea,
  datumveld,
  filterbalk,
  foutBij,
  geen,
  type Html,
  html,
  type Inhoud,
  keuze,
  knopLink,
  knoppen,
  koppeling,
  label,
  legeStaat,
  tabel,
  tekstveld,
} from '../../nlds/nlds.ts'
import { inrichtingen } from '../../organisaties/organisaties.ts'
import { filtervelden } from '../filter.ts'
import type { Gebeurtenispagina, Gebeurtenisregel } from '../gebeurtenissen.ts'
import { momentKort } from '../moment.ts'
import { geboren, inrichtingnaam, laatnamen, soortnaam, soortnamen } from '../woorden.ts'

type Vraag = Readonly<Record<string, string>>

/** The filter above the list of events, with what was typed and what is wrong with it. */
export function gebeurtenisfilter(vraag: Vraag, fouten: readonly VeldFout[]): Html {
  const veld = (naam: string, tekst: string) => ({
    naam,
    label: tekst,
    waarde: vraag[naam],
    fout: foutBij(fouten, naam),
  })
  return filterbalk({
    actie: '/gebeurtenissen',
    naam: 'Filter gebeurtenissen',
    wissen: filtervelden.some((naam) => (vraag[naam] ?? '') !== '') ? '/gebeurtenissen' : undefined,
    velden: [
      keuze({
        ...veld('soort', 'Soort'),
        leeg: 'Alle soorten',
        opties: Object.entries(soortnamen).map(([waarde, tekst]) => ({ waarde, tekst })),
      }),
      keuze({
        ...veld('inrichting', 'Inrichting'),
        leeg: 'Alle inrichtingen',
        opties: inrichtingen().map(({ id, naam }) => ({ waarde: id, tekst: naam })),
      }),
      datumveld(veld('van', 'Gebeurd vanaf')),
      datumveld(veld('tot', 'Tot en met')),
      keuze({
        ...veld('laat', 'Ontvangen'),
        leeg: 'Op tijd en te laat',
        opties: Object.entries(laatnamen).map(([waarde, tekst]) => ({ waarde, tekst })),
      }),
    ],
  })
}

/** Searching goes by POST, so that a name never stands in an address. */
export function zoekvak(naam = '', fout?: string): Html {
  return filterbalk({
    actie: '/gebeurtenissen/zoek',
    methode: 'post',
    naam: 'Zoek iemand',
    knop: 'Zoek',
    wissen: naam === '' ? undefined : '/gebeurtenissen',
    wisTekst: 'Toon alle gebeurtenissen',
    velden: [
      tekstveld({
        naam: 'naam',
        label: 'Zoek op achternaam; de eerste letters zijn genoeg',
        soort: 'search',
        waarde: naam,
        fout,
      }),
    ],
  })
}

/** The list of events. Without people it has no column for who. */
export function gebeurtenistabel(regels: readonly Gebeurtenisregel[], metPersoon: boolean): Html {
  return tabel({
    bijschrift: 'Gebeurtenissen, de laatst ontvangen eerst',
    kolommen: [...(metPersoon ? ['Wie'] : []), 'Gebeurtenis', 'Inrichting', 'Gebeurd', 'Ontvangen'],
    rijen: regels.map((regel) => [...(metPersoon ? [wie(regel)] : []), ...watEnWanneer(regel)]),
    rijAandacht: (rij) => regels[rij]?.laat === true,
    aandachtWoord: 'Te laat',
    leeg: legeStaat({
      kop: 'Geen gebeurtenissen',
      tekst: 'Er is niets ontvangen dat hierbij past.',
      tips: ['Kies een ruimere periode.', koppeling('Toon alle gebeurtenissen', '/gebeurtenissen')],
    }),
  })
}

function wie({ wie: persoon }: Gebeurtenisregel): Inhoud {
  if (persoon === null) return geen('–')
  const naam = koppeling(naamInLijst(persoon.gegevens), `/gebeurtenissen/personen/${persoon.persoonId}`)
  return html`${naam}<div class="tk-klein">${geboren(persoon.gegevens)}</div>`
}

function watEnWanneer({
  soort,
  inrichting,
  tijdstip,
  ontvangenOp,
  laat,
}: Gebeurtenisregel): readonly Inhoud[] {
  return [
    label('info', soortnaam(soort)),
    inrichting === null ? geen('niet genoemd') : inrichtingnaam(inrichting),
    momentKort(tijdstip),
    html`${momentKort(ontvangenOp)}${laat ? html`<div>${label('let-op', 'te laat')}</div>` : ''}`,
  ]
}

/** The way to older and newer rows, with the filter kept. */
export function bladeren({ ouder, nieuwer }: Gebeurtenispagina, vraag: Vraag): Html {
  const adres = (cursor: string, nummer: number) => {
    const filter = new URLSearchParams()
    for (const naam of filtervelden) if (vraag[naam]) filter.set(naam, vraag[naam])
    filter.set(cursor, String(nummer))
    return `/gebeurtenissen?${filter}`
  }
  const links = [
    ...(nieuwer === null ? [] : [knopLink('Nieuwere', adres('na', nieuwer), { soort: 'secundair' })]),
    ...(ouder === null ? [] : [knopLink('Oudere', adres('voor', ouder), { soort: 'secundair' })]),
  ]
  return links.length === 0
    ? html``
    : html`<nav class="tk-paginering" aria-label="Bladeren">${knoppen(...links)}</nav>`
}

/** Why someone sees these data, at the foot of each page with people. */
export function waaromZietUDit(metPersoon: boolean): Html {
  return alinea(
    metPersoon
      ? 'U ziet dit omdat DJI deze gebeurtenissen zelf aanlevert. Dat u dit bekijkt, staat in het logboek.'
      : 'U ziet dit omdat Justid bewaakt of alles op tijd aankomt. Namen en nummers ziet u niet.',
    { klein: true },
  )
}
