import { leesFgContact } from '../aansluiting/aansluiting.ts'
import type { Inzagedelen } from './dossier.ts'
import { organisatienaam } from './woorden.ts'

/** Whom someone asks first when a line is not right. */
export const eerstVragen =
  'Vraag het uw casemanager. U kunt ook zelf de functionaris gegevensbescherming (FG) van de organisatie vragen die in het overzicht staat. De FG kijkt na of een organisatie goed omgaat met gegevens.'

/** Where someone complains. */
export const klacht =
  'U kunt ook klagen bij de Autoriteit Persoonsgegevens. Op autoriteitpersoonsgegevens.nl staat hoe dat gaat. Uw casemanager helpt u daarbij.'

/** How someone reaches the functionaris gegevensbescherming of the inrichting that made the overview, in a sentence. */
export async function leesContact(
  { db, klok }: Pick<Inzagedelen, 'db' | 'klok'>,
  organisatie: string,
): Promise<string> {
  const wie = { organisatie, gebruiker: '', rol: 'betrokkene', doel: 'contacten-lezen', nu: klok.nu() }
  const fg = await leesFgContact(db, wie)
  const naam = organisatienaam(organisatie)
  return fg === null
    ? `${naam} heeft hier geen adres van de FG opgegeven. Uw casemanager weet hoe u de FG bereikt.`
    : `De FG van ${naam}: ${fg}.`
}
