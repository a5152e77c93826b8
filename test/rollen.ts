import { beheer, type Machtiging } from '../src/toegang/machtigingen/stand.ts'

/** A role in memory: confirmed, from November 2026 until May 2027, unless told otherwise. */
export function rol(anders: Partial<Machtiging> = {}): Machtiging {
  const nu = new Date('2026-11-01T10:00:00Z')
  return {
    id: crypto.randomUUID(),
    medewerker: 'an',
    organisatie: 'college-0599',
    rol: 'nazorgcoordinator',
    van: '2026-11-01',
    tot: '2027-05-01',
    gegeven_door: 'x',
    gegeven_op: nu,
    bevestigd_door: 'y',
    bevestigd_op: nu,
    ingetrokken_door: null,
    ingetrokken_op: null,
    reden: null,
    herzien_op: null,
    ...anders,
  }
}

/** The same, of a beheerder. */
export function beheerder(medewerker: string, anders: Partial<Machtiging> = {}): Machtiging {
  return rol({ medewerker, rol: beheer, ...anders })
}
