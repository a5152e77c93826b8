import type { Register } from '../../grondslagen/grondslagen.ts'
import { datumKort, moment } from '../../kern/datum.ts'
import { naamVoluit } from '../../kern/naam.ts'
import { organisatie } from '../../organisaties/organisaties.ts'
import { drukAf } from '../../platform/papier.ts'
import type { Gedeeld, Stapdeel } from '../gedeeld.ts'
import { stapkop } from '../pages/kader.ts'
import { namensOm } from '../pages/namensom.ts'
import type { Traject } from '../traject.ts'

/** What else is to be said of one time, each a line: which documents went along, who shared it, and what became of it. */
export function bijregels({ documenten, door, daarna }: Gedeeld): readonly string[] {
  return [
    ...(documenten.length === 0
      ? []
      : [
          `${documenten.length === 1 ? 'Met een document' : `Met ${documenten.length} documenten`}: ${documenten.join(', ')}.`,
        ]),
    ...(door === null ? [] : [`Gedeeld door ${door}.`]),
    ...(daarna === null ? [] : [daarna]),
  ]
}

/** What was shared by step on paper, tagged to be read aloud, for the person it is about. */
export function gedeeldvel(
  register: Register,
  { persoon, organisatie: kliniek, vanOm }: Pick<Traject, 'persoon' | 'organisatie' | 'vanOm'>,
  delen: readonly Stapdeel[],
  op: Date,
): Promise<Uint8Array> {
  return drukAf({
    ...{ sjabloon: new URL('gedeeld.typ', import.meta.url), titel: 'Wat is er over u gedeeld?' },
    ...{ taal: 'nl', op },
    gegevens: {
      persoon: { naam: naamVoluit(persoon), geboortedatum: datumKort(persoon.geboortedatum) },
      ...{ kliniek: organisatie(kliniek)?.naam ?? kliniek, gemaakt: moment(op) },
      namensOm: namensOm(vanOm),
      stappen: delen.map(({ stap, regels }) => ({
        kop: stapkop(register, stap),
        regels: regels.map((regel) => ({
          ...{ wanneer: moment(regel.op), aan: regel.ontvanger, wat: regel.wat.join(', ') },
          ...{ bij: bijregels(regel), grond: regel.grond.uitleg },
          artikelen: regel.grond.artikelen.map(({ wet, artikel }) => `${wet} artikel ${artikel}`).join('; '),
        })),
      })),
    },
  })
}
