/** The door of the Berichtenbox: messages composed, delivered, read, taken up, answered and withdrawn. */
export { bevestig, markeerGelezen } from './behandelen.ts'
export type { Bericht } from './bericht.ts'
export { tbstermijnen } from './bewaren/beleid.ts'
export { startVernietigen, vernietigrij } from './bewaren/vernietigen.ts'
export type { MeeTeSturen } from './bijlagen/opslag.ts'
export {
  type Bladstand,
  bladenIn,
  type Verzondenblad,
  verstuurBlad,
  verzondenBladen,
} from './blad/versturen.ts'
export {
  type Bladversie,
  bladversies,
  isAan as isBladAan,
  staat as staatBlad,
  trekBladIn,
  verteldIn,
} from './blad/vervangen.ts'
export { type Bladdeel, type Bladonderwerp, delenUit, verschillen } from './blad/vorm.ts'
export { bladregels, verschilregels } from './blad/weergave.ts'
export { startDagwerk } from './dagwerk.ts'
export type { Bezorggevolgen } from './gevolgen.ts'
export { leesBox } from './lijst.ts'
export { type OngelezenAntwoorden, ongelezenAntwoorden } from './ongelezen.ts'
export { voorbladkaart } from './pages/voorblad.ts'
export { maakReacties } from './reactions.ts'
export { berichtmensen } from './relatie.ts'
export { type Tbsbericht, tbsBerichten, verstuurTbs } from './tbs.ts'
export { telNieuws, telStand } from './telling.ts'
export { vraagNa } from './terugroepen/navragen.ts'
export { neemTbsTerug } from './terugroepen/tbs.ts'
export {
  maakToestemmingsreacties,
  type TeruggeroepenOver,
  teruggeroepenOver,
} from './terugroepen/toestemmingsgevolgen.ts'
export { telVerwijderverzoeken } from './terugroepen/verzoeken.ts'
export { isOverdracht, voorbladVan } from './voorblad.ts'
export { maakAansluitreacties } from './wachtend.ts'
export { geweigerdeVerstrekking } from './weigeren.ts'
export { maakBoxsignaal } from './werk/signaal.ts'
