import { randomUUID } from 'node:crypto'

/** A valid event about a fictitious person of the national test set, with what a test changes. */
export function gebeurtenis(
  persoon: Record<string, unknown> = {},
  anders: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    gebeurtenisId: randomUUID(),
    soort: 'binnenkomst',
    tijdstip: '2026-11-20T14:05:00+01:00',
    inrichting: 'pi-arnhem',
    verwachteEinddatum: '2027-02-01',
    persoon: {
      bsn: '999993653',
      skn: null,
      geslachtsnaam: 'Moulin',
      voorvoegsel: null,
      voornamen: 'Suzanne',
      geboortedatum: '1985-12-01',
      gemeentecode: '0518',
      vestigingsgemeente: null,
      zonderVastAdres: false,
      ...persoon,
    },
    ...anders,
  }
}
