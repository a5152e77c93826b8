/**
 * The door of nlds: pages are put together from these functions and from nothing else, so that
 * class names, labels and roles are right in one place. Text given to them is escaped.
 */
export { keuzerondjes, vinkje, vinkjes } from './aankruisen.ts'
export { filterbalk, formulier } from './formulier.ts'
export type { Html, Inhoud } from './html.ts'
export { html, raw, veiligAdres, verborgenTekst } from './html.ts'
export { knop, knopLink, knoppen } from './knop.ts'
export { gegevenslijst, tijdlijn, uitkomsten } from './lijst.ts'
export { foutBij, foutoverzicht, melding } from './melding.ts'
export type { Pagina } from './pagina.ts'
export { pagina } from './pagina.ts'
export { paginering, tabel } from './tabel.ts'
export type { Labelsoort } from './teken.ts'
export { artikel, cijfer, cijfers, label, termijnbalk } from './teken.ts'
export { alinea, geen, kop, koppeling, onbekend, opsomming, uitklap } from './tekst.ts'
export type { Optie } from './veld.ts'
export { datumveld, keuze, tekstvak, tekstveld } from './veld.ts'
export { actie, held, kaart, kaartenrij, kaartLink, legeStaat, stappen, tweeKolommen, vlak } from './vlak.ts'
export { zin, zinDatum, zinKeuze, zinWoord } from './zin.ts'
