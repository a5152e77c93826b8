/** The door of inzage: clearing away, the way to it from the page of a person, and the words and grounds in which a line of the logboek is told. */
export { type Artikel, type Grond, grondVan, metVerteld } from './grond.ts'
export { startOpruimen } from './opruimen.ts'
export { inzagekaart } from './pages/kaart.ts'
export { doelwoord, handelingnamen, ontvangernaam, organisatienaam } from './woorden.ts'
