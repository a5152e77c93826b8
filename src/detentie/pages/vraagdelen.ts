import { aantalDagen, dagenTussen, datumVan } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import { naamInLijst, naamVoluit } from '../../kern/naam.ts'
import {
  actie,
  alinea,
  cijfer,
  cijfers,
  filterbalk,
  foutBij,
  geen,
  type Html,
  html,
  type Inhoud,
  keuze,
  knopLink,
  koppeling,
  label,
  legeStaat,
  opsomming,
  tabel,
  verborgenTekst,
} from '../../nlds/nlds.ts'
import { momentKort } from '../moment.ts'
import type { OpenVraag } from '../openvragen.ts'
import type { SoortOpenstaand } from '../tabellen.ts'
import { geboren, inrichtingnaam, vraagnamen, vraagsoorten, vraagtGemeente } from '../woorden.ts'

/** A question that is open for longer than this many days keeps a municipality waiting beyond its term. */
const termijnDagen = 2

/** How many questions are open, per kind; each number leads to its list. */
export function vraagcijfers(tellingen: ReadonlyMap<SoortOpenstaand, number>): Html {
  return cijfers(
    vraagsoorten.map((soort) => cijfer({ waarde: tellingen.get(soort) ?? 0, naam: vraagnamen[soort].naam })),
  )
}

/** The one thing to do now: the question about a municipality that waits longest. Nothing for who sees no people. */
export function eerstDit(vragen: readonly OpenVraag[], nu: Date): Html {
  const oudste = vragen.find(({ soort, wie: persoon }) => vraagtGemeente(soort) && persoon !== null)
  if (oudste?.wie == null) return html``
  const dagen = dagenTussen(datumVan(oudste.sinds), datumVan(nu))
  return actie({
    kop: `Geef ${naamVoluit(oudste.wie.gegevens)} een gemeente`,
    tekst: `${dagen === 0 ? 'Deze vraag is van vandaag' : `Deze vraag wacht ${aantalDagen(dagen)}`}. Tot die tijd krijgt geen gemeente bericht.`,
    inhoud: knopLink('Wijs een gemeente toe', `/open-vragen/${oudste.id}`),
  })
}

/** The filter above the queue. */
export function vraagfilterbalk(getypt: string, fouten: readonly VeldFout[]): Html {
  return filterbalk({
    actie: '/open-vragen',
    naam: 'Filter open vragen',
    wissen: getypt === '' ? undefined : '/open-vragen',
    velden: [
      keuze({
        naam: 'soort',
        label: 'Wat ontbreekt',
        leeg: 'Alle vragen',
        waarde: getypt,
        fout: foutBij(fouten, 'soort'),
        opties: vraagsoorten.map((soort) => ({ waarde: soort, tekst: vraagnamen[soort].naam })),
      }),
    ],
  })
}

/** The queue, oldest first. Without people there is no column for who and nothing to do. */
export function wachtrij(vragen: readonly OpenVraag[], metPersoon: boolean, nu: Date): Html {
  const dagen = vragen.map(({ sinds }) => dagenTussen(datumVan(sinds), datumVan(nu)))
  const teLang = (rij: number) => (dagen[rij] ?? 0) > termijnDagen
  return tabel({
    bijschrift: 'Open vragen, de oudste eerst',
    kolommen: [
      ...(metPersoon ? ['Wie'] : []),
      'Wat ontbreekt',
      'Inrichting',
      'Open sinds',
      metPersoon ? 'Wat u kunt doen' : 'Wie moet iets doen',
    ],
    rijen: vragen.map((vraag, rij) => [
      ...(metPersoon ? [wie(vraag)] : []),
      label('info', vraagnamen[vraag.soort].naam),
      plek(vraag),
      html`${momentKort(vraag.sinds)}<div>${teLang(rij) ? label('let-op', `wacht ${aantalDagen(dagen[rij] ?? 0)}`) : ''}</div>`,
      metPersoon ? watTeDoen(vraag) : eigenaarnaam(vraag.eigenaar),
    ]),
    rijAandacht: teLang,
    aandachtWoord: 'Wacht te lang',
    leeg: legeStaat({
      kop: 'Geen open vragen',
      tekst: 'Van iedereen is bekend welke gemeente bericht krijgt, en er ontbreekt geen begin of einde.',
    }),
  })
}

function wie({ wie: persoon }: OpenVraag): Inhoud {
  if (persoon === null) return geen('–')
  const naam = koppeling(naamInLijst(persoon.gegevens), `/gebeurtenissen/personen/${persoon.persoonId}`)
  return html`${naam}<div class="tk-klein">${geboren(persoon.gegevens)}</div>`
}

function plek({ inrichting }: OpenVraag): Inhoud {
  return inrichting === null ? geen('niet genoemd') : inrichtingnaam(inrichting)
}

function watTeDoen({ id, soort, wie: persoon }: OpenVraag): Inhoud {
  const naam = persoon === null ? '' : ` voor ${naamInLijst(persoon.gegevens)}`
  const voorWie = verborgenTekst(naam)
  return vraagtGemeente(soort)
    ? knopLink(html`Wijs toe${voorWie}`, `/open-vragen/${id}`, { soort: 'secundair' })
    : koppeling(html`Bekijk wat ontbreekt${voorWie}`, `/open-vragen/${id}`)
}

/** The owner of a question as people know it. */
export function eigenaarnaam(eigenaar: string): string {
  return eigenaar === 'dji' ? 'DJI' : inrichtingnaam(eigenaar)
}

/** What was answered in the last month. */
export function opgelostelijst(vragen: readonly OpenVraag[], metPersoon: boolean): Html {
  return tabel({
    bijschrift: 'Opgeloste vragen, de laatste eerst',
    kolommen: [...(metPersoon ? ['Wie'] : []), 'Wat ontbrak', 'Inrichting', 'Opgelost'],
    rijen: vragen.map((vraag) => [
      ...(metPersoon ? [wie(vraag)] : []),
      html`${label('neutraal', vraagnamen[vraag.soort].naam)}${metPersoon ? html`<div>${koppeling('Bekijk of wijzig', `/open-vragen/${vraag.id}`)}</div>` : ''}`,
      plek(vraag),
      vraag.opgelostOp === null ? geen('–') : momentKort(vraag.opgelostOp),
    ]),
    leeg: alinea('In de laatste 30 dagen is geen vraag opgelost.'),
  })
}

/** What each kind of question means and who must act. */
export function uitlegVragen(): Html {
  return opsomming(
    vraagsoorten.map((soort) => html`<strong>${vraagnamen[soort].naam}.</strong> ${vraagnamen[soort].tekst}`),
  )
}
