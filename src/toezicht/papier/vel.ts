import { doelwoord, handelingnamen, ontvangernaam, organisatienaam } from '../../inzage/inzage.ts'
import { datumKort, datumVan, moment } from '../../kern/datum.ts'
import type { Controlepunt } from '../../logboek/logboek.ts'
import { drukAf } from '../../platform/papier.ts'
import { doorFunctionaris, type Kijker, rolnaam } from '../../toegang/toegang.ts'
import type { Duiding } from '../duiding.ts'
import { opdrachtregel } from '../onderzoek.ts'
import { nietVergeleken } from '../pages/signalen.ts'
import type { Rapport } from '../rapport.ts'
import type { Regel } from '../regels.ts'
import { inWoorden, relatiewoord, signaalnamen, telRegels } from '../woorden.ts'

/** So many lines on paper: more nobody reads, and a file with all of them goes with it. */
export const meesteOpPapier = 2000

/**
 * A look at one colleague on paper, tagged to be read aloud: on whose order and why, in numbers, the signals, each line with
 * its number and ground, and the checkpoint by which it can be proven later. The name stands in it and not in its title.
 */
export function onderzoeksvel(
  { onderzoek, naam, aantal, regels, duiding, kortom }: Rapport,
  punt: Controlepunt | null,
  wie: Kijker,
): Promise<Uint8Array> {
  return drukAf({
    ...{ sjabloon: new URL('onderzoek.typ', import.meta.url), titel: 'Onderzoek naar een medewerker' },
    ...{ taal: 'nl', op: wie.nu },
    gegevens: {
      organisatie: organisatienaam(onderzoek.organisatie),
      gemaakt: moment(wie.nu),
      feiten: [
        ['Medewerker', naam ?? 'niet bekend in deze organisatie'],
        ['Kenmerk van de medewerker', onderzoek.medewerker],
        ['Periode', `${datumKort(onderzoek.van)} tot en met ${datumKort(onderzoek.tot)}`],
        ['Reden', onderzoek.reden],
        ['Opdracht', opdrachtregel(onderzoek)],
        ['Vastgelegd', `${datumKort(datumVan(onderzoek.op))}, door ${vastgelegdDoor(wie, onderzoek)}`],
        ['Nummer van dit onderzoek', onderzoek.id],
      ],
      aantal,
      getoond: regels.length,
      tellers: [
        ...kortom.handelingen.map(({ handeling, aantal: keer }) => [
          handelingnamen[handeling],
          telRegels(keer),
        ]),
        ['Mensen van wie iets is bekeken', String(kortom.mensen)],
        ['Bekeken of gezocht buiten kantooruren', `${kortom.buitenUren} keer`],
      ],
      signalen: kortom.signalen.map((een) => ({
        naam: signaalnamen[een.soort],
        zin: `${inWoorden(een)} Vooral op ${datumKort(een.dag)}.`,
      })),
      voorbehoud: kortom.zonderMaat.length === 0 ? null : nietVergeleken(kortom.zonderMaat),
      bewijs: punt === null ? null : bewijsVan(punt, regels),
      regels: regels.map((regel) => opPapier(duiding, regel)),
    },
  })
}

/** On paper "u" would be whoever reads it. */
function vastgelegdDoor(wie: Kijker, { door }: { readonly door: string }): string {
  return doorFunctionaris(wie, { door }) === 'u'
    ? 'de functionaris die dit rapport maakte'
    : 'een andere functionaris'
}

function bewijsVan(
  { logboek, op, grootte, wortel, hoogste, sleutel }: Controlepunt,
  regels: readonly Regel[],
) {
  return {
    velden: [
      ['Logboek', logboek],
      ['Gemaakt', moment(new Date(op))],
      ['Regels in het logboek', String(grootte)],
      ['Wortel', wortel],
      ['Sleutel', sleutel],
    ],
    hoogste,
    later: regels.filter(({ volgnummer }) => volgnummer > hoogste).length,
  }
}

function opPapier(duiding: Duiding, regel: Regel) {
  const { artikelen, reden } = duiding.van(regel)
  const gronden = artikelen.map(({ wet, artikel }) => `${wet}, artikel ${artikel}`)
  const gegevens = regel.gegevens.map((id) => duiding.register.gegeven.get(id)?.naam ?? id)
  return {
    nummer: String(regel.volgnummer),
    wanneer: moment(regel.op),
    rol: rolnaam(regel.rol),
    handeling: handelingnamen[regel.handeling],
    aan: regel.ontvanger === null ? null : ontvangernaam(duiding.register, regel.ontvanger),
    wat: gegevens.length === 0 ? null : gegevens.join(', '),
    geweigerd: regel.handeling === 'geweigerd',
    grond: [...gronden, ...(reden === null ? [] : [reden])].join('; '),
    doel: doelwoord(regel.doel),
    relatie: relatiewoord(regel.relatie),
    over: regel.betrokkene.slice(0, 8),
  }
}
