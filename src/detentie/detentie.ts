/** The door of detentie: people, detention periods and the events they follow from. */

export { bijcategorieen } from './bijvelden.ts'
export { type Gebeurtenis, leesGebeurtenis, type Persoonsgegevens } from './gebeurtenis.ts'
export type { BijMelding, Gevolgd, Gevolgen, Herhaling, Oorzaak } from './gevolgen.ts'
export { leidOm } from './omleiden.ts'
export { telOpen } from './openvragen.ts'
export { neemOp, type Uitkomst } from './opnemen.ts'
export { allePerioden, leesPerioden, type Overzichtsregel } from './overzicht.ts'
export type { Periode } from './perioden.ts'
export { gedetineerden } from './relatie.ts'
export type { Verandering } from './veranderingen.ts'
export { type Verblijf, verblijfIn, verblijfVan } from './verblijf.ts'
export { type Werkverblijf, type Wieregel, werkverblijven, wieZijn } from './werkverblijf.ts'
