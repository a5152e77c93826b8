/** The door of toestemming: what someone said yes or no to, and what must follow when it becomes a no. */

export { rechtVoor } from './bezwaar/behandelen.ts'
export { hoorBezwaar } from './bezwaar/gehoord.ts'
export { bezwarenTegen, bezwarenVan, type GeldendBezwaar, gebiedenTegen } from './bezwaar/opslag.ts'
export {
  hoorNee,
  type TeBespreken,
  teBespreken,
  type Wijze,
  wijzen,
} from './gehoord.ts'
export type { Terugroepstand, Toestemmingsgevolgen, Toewijzing } from './gevolgen.ts'
export { toestemmingenVoor, toestemmingVoor } from './grootboek.ts'
export { toestemmingskaart } from './pages/kaart.ts'
export { sprekernamen } from './pages/woorden.ts'
export {
  type Basisvoorwaarde,
  basisvoorwaarden,
  feitenVoor,
  isBasisvoorwaarde,
  type Regelsoort,
  regelsoorten,
} from './rules.ts'
export { sprekers } from './tabellen.ts'
export { onderwerpnaam } from './tekst.ts'
export {
  opentIets,
  teVragenAan,
  type Werkstand,
  werkstanden,
} from './werkstand.ts'
