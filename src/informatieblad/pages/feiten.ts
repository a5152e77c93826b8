import { moment } from '../../kern/datum.ts'
import { alinea, formulier, foutBij, type Html, html, kaart, keuzerondjes } from '../../nlds/nlds.ts'
import type { Mislukt } from '../../toegang/toegang.ts'
import type { Blad, Bladdelen } from '../blad.ts'
import { teVerklaren } from '../oordelen.ts'
import { adres } from './kader.ts'

/** What the register asks about the case, and what was declared. Not shown where it asks nothing. */
export function feitenkaart(
  { grondslagen }: Bladdelen,
  blad: Blad,
  mislukt: Mislukt | null,
  terug = '',
): Html {
  const vragen = blad.beoordeling === null ? [] : teVerklaren(grondslagen, blad.beoordeling, blad.feiten)
  if (vragen.length === 0) return html``
  const velden = vragen.map(({ feit, vraag, verklaard }) =>
    keuzerondjes({
      ...{ naam: feit, label: vraag, naastElkaar: true },
      uitleg:
        verklaard === null ? undefined : `Vastgelegd op ${moment(verklaard.op)} door ${verklaard.door_naam}.`,
      opties: [
        { waarde: 'ja', tekst: 'Ja' },
        { waarde: 'nee', tekst: 'Nee' },
      ],
      waarde: mislukt?.getypt[feit] ?? (verklaard === null ? undefined : verklaard.waarde ? 'ja' : 'nee'),
      fout: foutBij(mislukt?.fouten ?? [], feit),
    }),
  )
  return kaart(
    'Wat de wet vraagt',
    [
      alinea('Van uw antwoord hangt af wat u mag delen. Uw naam komt erbij te staan.'),
      formulier({
        actie: adres(blad.persoon, 'feiten'),
        methode: 'post',
        verborgen: terug === '' ? {} : { terug },
        inhoud: velden,
        knop: 'Leg vast',
      }),
    ],
    { id: 'feiten' },
  )
}
