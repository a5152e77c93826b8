import { moment } from '../../kern/datum.ts'
import { alinea, type Html, html, kaart, koppeling, label, tabel } from '../../nlds/nlds.ts'
import type { Opening } from '../dossier.ts'
import type { Terugroepstand } from '../gevolgen.ts'
import { ontvangernaam } from '../ontvangers.ts'
import { isBasisvoorwaarde } from '../rules.ts'
import { onderwerpnaam } from '../tekst.ts'
import { klein } from './woorden.ts'

const standen: Readonly<Record<Terugroepstand['stand'], () => Html>> = {
  'niet-gelezen': () => label('ja', 'niet gelezen'),
  open: () => label('let-op', 'gevraagd te verwijderen'),
  verwijderd: () => label('ja', 'verwijderd'),
  behouden: () => label('info', 'bewaard op eigen grond'),
}

const redenen: Readonly<Record<Terugroepstand['wegens'], string>> = {
  'toestemming-ingetrokken': 'omdat het nee werd',
  bezwaar: 'omdat er bezwaar is',
  vervangen: 'omdat een nieuwe versie minder zegt',
  correctie: 'omdat het niet klopte, of omdat er nu een andere gemeente is',
  'verkeerde-persoon': 'omdat het over iemand anders ging, of voor een andere ontvanger was',
}

/** What was recalled about this person, message by message: to whom it had gone, why it went back, and what was answered. */
export function teruggeroepenkaart(
  hier: string,
  terug: readonly Terugroepstand[],
  { persoon, stap }: Pick<Opening, 'persoon' | 'stap'>,
): Html {
  if (terug.length === 0) return html``
  const opnieuw = koppeling('Kijk wat u opnieuw kunt versturen', `/informatiebladen/${persoon}`)
  return kaart('Wat is teruggeroepen', [
    tabel({
      bijschrift: 'Berichten die zijn teruggeroepen, per ontvanger',
      kolommen: ['Ontvanger', 'Hoe het staat'],
      rijen: terug.map((een) => [naarWie(hier, een), hoeHetStaat(een)]),
      leeg: html``,
    }),
    stap === null ? '' : alinea(opnieuw),
  ])
}

function naarWie(hier: string, { bericht, afzender, ontvanger, wegens, op }: Terugroepstand): Html {
  const wanneer = klein(`teruggeroepen op ${moment(op)}, ${redenen[wegens]}`)
  return afzender === hier
    ? html`${koppeling(ontvangernaam(ontvanger), `/verzonden/${bericht}`)}${wanneer}`
    : html`${ontvangernaam(ontvanger)}${klein(`verstuurd door ${ontvangernaam(afzender)}`)}${wanneer}`
}

function hoeHetStaat({ stand, gebieden, grond, beantwoordOp }: Terugroepstand): Html {
  const waarover = (gebieden ?? []).map((een) =>
    isBasisvoorwaarde(een) ? onderwerpnaam(een).toLowerCase() : 'overige gegevens',
  )
  const over = waarover.length === 0 ? '' : klein(`alleen over ${waarover.join(', ')}`)
  return html`${standen[stand]()}${over}${grond === null ? '' : klein(grond)}${beantwoordOp === null ? '' : klein(`op ${moment(beantwoordOp)}`)}`
}
