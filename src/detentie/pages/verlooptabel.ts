import { datumKort, datumVan } from '../../kern/datum.ts'
import { geen, type Html, html, type Inhoud, koppeling, label, legeStaat, tabel } from '../../nlds/nlds.ts'
import type { Gebeurtenis } from '../gebeurtenis.ts'
import { laatNaDagen } from '../gebeurtenissen.ts'
import { momentKort } from '../moment.ts'
import type { Ontvangst } from '../ontvangst.ts'
import type { Verloop } from '../perioden.ts'
import { gemeentenaam, inrichtingnaam, soortnaam } from '../woorden.ts'

interface Tabelstand {
  readonly toen: Verloop
  readonly gebeurtenissen: readonly Gebeurtenis[]
  readonly ontvangst: Ontvangst
}

/** All events of one person, newest first, each with whether it counts and with the way to what was known then. */
export function verlooptabel(persoonId: string, { toen, gebeurtenissen, ontvangst }: Tabelstand): Html {
  const opId = new Map(gebeurtenissen.map((gebeurtenis) => [gebeurtenis.gebeurtenisId, gebeurtenis]))
  const volgorde = gebeurtenissen.toSorted((a, b) => Date.parse(b.tijdstip) - Date.parse(a.tijdstip))
  return tabel({
    bijschrift: 'Alle gebeurtenissen van deze persoon, de nieuwste eerst',
    kolommen: ['Gebeurtenis', 'Gebeurd', 'Ontvangen', 'Telt mee?'],
    rijen: volgorde.map((gebeurtenis) => [
      html`<strong>${soortnaam(gebeurtenis.soort)}</strong><div class="tk-klein">${bijzonderheden(gebeurtenis, opId)}</div>`,
      momentKort(new Date(gebeurtenis.tijdstip)),
      wanneerOntvangen(persoonId, gebeurtenis, ontvangst.get(gebeurtenis.gebeurtenisId)),
      telt(gebeurtenis.gebeurtenisId, toen),
    ]),
    leeg: legeStaat({
      kop: 'Toen was nog niets bekend',
      tekst: 'Op dit moment had DJI nog geen gebeurtenis over deze persoon ontvangen.',
      tips: [koppeling('Toon wat nu bekend is', `/gebeurtenissen/personen/${persoonId}`)],
    }),
  })
}

function telt(id: string, { doorgestreept, los, vervangen }: Verloop): Inhoud {
  if (vervangen.has(id)) return label('neutraal', 'vervangen')
  if (doorgestreept.has(id)) return label('neutraal', 'doorgestreept')
  return los.has(id) ? label('let-op', 'wacht op een binnenkomst') : label('ja', 'telt mee')
}

function wanneerOntvangen(persoonId: string, { tijdstip }: Gebeurtenis, op: Date | undefined): Inhoud {
  if (op === undefined) return geen('–')
  const laat = op.getTime() - Date.parse(tijdstip) > laatNaDagen * 86_400_000
  // The colons of a time need no escaping in a query, and the address stays readable.
  const adres = `/gebeurtenissen/personen/${persoonId}?bekendOp=${op.toISOString()}`
  return html`${momentKort(op)} ${laat ? label('let-op', 'te laat') : ''}<div class="tk-klein">${koppeling('wat toen bekend was', adres)}</div>`
}

function bijzonderheden(gebeurtenis: Gebeurtenis, opId: ReadonlyMap<string, Gebeurtenis>): string {
  if (gebeurtenis.soort === 'correctie') {
    const doel = opId.get(gebeurtenis.corrigeert)
    if (doel === undefined) return 'streept een gebeurtenis door'
    return `streept door: ${soortnaam(doel.soort).toLowerCase()} van ${momentKort(new Date(doel.tijdstip))}`
  }
  if (gebeurtenis.soort === 'bij-melding') return bijzonderhedenBij(gebeurtenis)
  const { inrichting, verwachteEinddatum } = gebeurtenis
  return [
    inrichting === null ? [] : [inrichtingnaam(inrichting)],
    verwachteEinddatum === null ? [] : [`verwachte einddatum ${datumKort(verwachteEinddatum)}`],
    gebeurtenis.soort === 'wijziging-einddatum' && verwachteEinddatum === null
      ? ['einddatum niet meer bekend']
      : [],
    'reden' in gebeurtenis && gebeurtenis.reden !== null ? [`reden: ${gebeurtenis.reden}`] : [],
  ]
    .flat()
    .join(' · ')
}

function bijzonderhedenBij({
  aanleiding,
  terugkeerdatum,
  gemeentecode,
  tijdstip,
}: Gebeurtenis & { soort: 'bij-melding' }): string {
  const waar = gemeentenaam(gemeentecode, datumVan(new Date(tijdstip)))
  const wanneer = terugkeerdatum === null ? 'datum niet bekend' : `vanaf ${datumKort(terugkeerdatum)}`
  return `${aanleiding === 'verlof' ? 'verlof' : 'einde van de detentie'} ${wanneer} · burgemeester van ${waar}`
}
