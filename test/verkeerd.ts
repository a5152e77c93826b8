import { inrichtingen } from '../src/organisaties/organisaties.ts'
import { gebeurtenis } from './gebeurtenis.ts'
import type { Ruw } from './levering.ts'
import { nieuweBsn } from './mensen.ts'

/** Someone who was in no event before, with what a test changes. */
export const mens = (anders: Ruw = {}) => ({ bsn: nieuweBsn(), geslachtsnaam: 'Verzonnen', ...anders })

/** What makes an event a change of the expected end. */
export const wijziging = { soort: 'wijziging-einddatum', reden: 'regulier', inrichting: null }

/** What is wrong, the event, the field that must be named, and what the fault must say or allow. */
export interface Geval {
  readonly mis: string
  readonly levering: unknown
  readonly veld: string
  readonly melding: RegExp
  readonly toegestaan?: readonly string[]
}

const zonder = (sleutel: string): Ruw =>
  Object.fromEntries(Object.entries(gebeurtenis(mens())).filter(([naam]) => naam !== sleutel))

/** Events with one thing wrong, each of which must be refused by that field. */
export const gevallen: readonly Geval[] = [
  {
    mis: 'a bsn that fails the elfproef',
    levering: gebeurtenis(mens({ bsn: '999999245' })),
    veld: 'persoon.bsn',
    melding: /elfproef/,
  },
  {
    mis: 'a bsn as a number',
    levering: gebeurtenis(mens({ bsn: 999993653 })),
    veld: 'persoon.bsn',
    melding: /tekst/,
  },
  {
    mis: 'neither bsn nor skn',
    levering: gebeurtenis(mens({ bsn: null })),
    veld: 'persoon.bsn',
    melding: /bsn of een skn/,
  },
  {
    mis: 'an skn of seven digits',
    levering: gebeurtenis(mens({ bsn: null, skn: '1234567' })),
    veld: 'persoon.skn',
    melding: /acht cijfers/,
  },
  {
    mis: 'an unknown soort',
    levering: gebeurtenis(mens(), { soort: 'vertrek' }),
    veld: 'soort',
    melding: /kennen wij niet/,
    toegestaan: [
      'binnenkomst',
      'overplaatsing',
      'wijziging-einddatum',
      'ontslag',
      'correctie',
      'bij-melding',
    ],
  },
  {
    mis: 'an unknown inrichting',
    levering: gebeurtenis(mens(), { inrichting: 'pi-atlantis' }),
    veld: 'inrichting',
    melding: /kennen wij niet/,
    toegestaan: inrichtingen().map(({ id }) => id),
  },
  {
    mis: 'an unknown reden',
    levering: gebeurtenis(mens(), { ...wijziging, reden: 'zomaar' }),
    veld: 'reden',
    melding: /kennen wij niet/,
    toegestaan: ['regulier', 'schorsing', 'heenzending', 'capaciteit'],
  },
  {
    mis: 'an unknown gemeentecode',
    levering: gebeurtenis(mens({ gemeentecode: '9999' })),
    veld: 'persoon.gemeentecode',
    melding: /Landelijke Tabel 33/,
  },
  {
    mis: 'an unknown vestigingsgemeente',
    levering: gebeurtenis(mens({ vestigingsgemeente: 'Utrecht' })),
    veld: 'persoon.vestigingsgemeente',
    melding: /Landelijke Tabel 33/,
  },
  {
    mis: 'an unknown field',
    levering: gebeurtenis(mens(), { delict: 'x' }),
    veld: 'delict',
    melding: /kennen wij hier niet/,
  },
  {
    mis: 'an unknown field of the person',
    levering: gebeurtenis(mens({ strafduur: 12 })),
    veld: 'persoon.strafduur',
    melding: /kennen wij hier niet/,
  },
  { mis: 'no inrichting', levering: zonder('inrichting'), veld: 'inrichting', melding: /verplicht|kennen/ },
  { mis: 'no id', levering: zonder('gebeurtenisId'), veld: 'gebeurtenisId', melding: /verplicht/ },
  { mis: 'no person', levering: zonder('persoon'), veld: 'persoon', melding: /verplicht/ },
  { mis: 'no time', levering: zonder('tijdstip'), veld: 'tijdstip', melding: /verplicht/ },
  {
    mis: 'an id that is no UUID',
    levering: gebeurtenis(mens(), { gebeurtenisId: '12' }),
    veld: 'gebeurtenisId',
    melding: /UUID/,
  },
  {
    mis: 'an end before the begin',
    levering: gebeurtenis(mens(), { verwachteEinddatum: '2026-11-19' }),
    veld: 'verwachteEinddatum',
    melding: /vóór de binnenkomst/,
  },
  {
    mis: 'a date that does not exist',
    levering: gebeurtenis(mens(), { verwachteEinddatum: '2027-02-30' }),
    veld: 'verwachteEinddatum',
    melding: /JJJJ-MM-DD/,
  },
  {
    mis: 'a time that does not exist',
    levering: gebeurtenis(mens(), { tijdstip: '2026-11-20T25:05:00+01:00' }),
    veld: 'tijdstip',
    melding: /bestaand tijdstip/,
  },
  {
    mis: 'a time on a day that does not exist',
    levering: gebeurtenis(mens(), { tijdstip: '2026-02-30T12:00:00+01:00' }),
    veld: 'tijdstip',
    melding: /bestaand tijdstip/,
  },
  {
    mis: 'a time without offset',
    levering: gebeurtenis(mens(), { tijdstip: '2026-11-20T14:05:00' }),
    veld: 'tijdstip',
    melding: /tijdzone/,
  },
  {
    mis: 'a time in the year 0',
    levering: gebeurtenis(mens(), { tijdstip: '0000-01-01T00:00:00Z', verwachteEinddatum: null }),
    veld: 'tijdstip',
    melding: /tijdstip/,
  },
  {
    mis: 'a time that lies after the year 9999 elsewhere',
    levering: gebeurtenis(mens(), { tijdstip: '9999-12-31T23:59:59-10:00', verwachteEinddatum: null }),
    veld: 'tijdstip',
    melding: /tijdstip/,
  },
  {
    mis: 'an end in the year 0',
    levering: gebeurtenis(mens(), { ...wijziging, verwachteEinddatum: '0000-01-01' }),
    veld: 'verwachteEinddatum',
    melding: /datum/,
  },
  {
    mis: 'a birth after the event',
    levering: gebeurtenis(mens({ geboortedatum: '2026-11-21' })),
    veld: 'persoon.geboortedatum',
    melding: /na de gebeurtenis/,
  },
  {
    mis: 'a name with a character that no database keeps',
    levering: gebeurtenis(mens({ geslachtsnaam: 'Ver\u0000zonnen' })),
    veld: 'persoon.geslachtsnaam',
    melding: /teken/,
  },
  {
    mis: 'a name with half a character',
    levering: gebeurtenis(mens({ voornamen: 'Jo\ud83d' })),
    veld: 'persoon.voornamen',
    melding: /teken/,
  },
  { mis: 'a list instead of an object', levering: [gebeurtenis(mens())], veld: 'bericht', melding: /object/ },
  { mis: 'null instead of an object', levering: null, veld: 'bericht', melding: /object/ },
  { mis: 'a text instead of an object', levering: 'binnenkomst', veld: 'bericht', melding: /object/ },
]
