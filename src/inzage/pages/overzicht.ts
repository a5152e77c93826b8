import { randomUUID } from 'node:crypto'
import { moment } from '../../kern/datum.ts'
import { NietBeschikbaar } from '../../kern/fout.ts'
import {
  alinea,
  formulier,
  type Html,
  html,
  kaart,
  knop,
  knopLink,
  knoppen,
  koppeling,
  melding,
  tabel,
} from '../../nlds/nlds.ts'
import { stuurDownload } from '../../platform/download.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import { alleen, type Kijker } from '../../toegang/toegang.ts'
import { codestand, codesVan, kijkminuten, maakCode, opentNog, trekCodesIn } from '../codes.ts'
import { leesContact } from '../contact.ts'
import { doel, type Inzagedelen, metPersoon, type Opening, rollen, toontOverzicht } from '../dossier.ts'
import { alsVraag, leesFilter } from '../filter.ts'
import { maakOverzicht } from '../overzicht.ts'
import { codevel, overzichtsvel } from '../papier/vellen.ts'
import type { Code } from '../tabellen.ts'
import { idUitPad, kijker, kop, toon } from './blad.ts'
import { overzichtInhoud } from './overzichtblad.ts'

const pad = '/inzage/:persoonId'
const onbekendePersoon = 'Deze persoon kennen wij niet.'

/** Where a casemanager makes the overview of someone, prints it, and gives a code on paper. */
export function overzichtPaginas(app: App, delen: Inzagedelen): void {
  app.get(pad, alleen(...rollen), (c) => overzichtPagina(c, delen))
  app.get(`${pad}/papier`, alleen(...rollen), (c) => overzichtOpPapier(c, delen))
  app.post(`${pad}/code`, alleen(...rollen), (c) => geefCode(c, delen))
  app.post(`${pad}/code/weg`, alleen(...rollen), (c) => haalCodeWeg(c, delen))
}

const persoonUit = (c: Verzoek) => idUitPad(c, 'persoonId', onbekendePersoon)

async function overzichtPagina(c: Verzoek, delen: Inzagedelen): Promise<Response> {
  const { gedaan, ...keuzes } = c.req.query()
  const { filter, fouten } = leesFilter(c, delen.grondslagen.register, ['gedaan'])
  const acteur = kijker(c, delen, doel)
  const fout = fouten.length > 0
  const uit = await metPersoon(
    delen,
    acteur,
    persoonUit(c),
    async (tx, opening) => ({
      opening,
      codes: await codesVan(tx, acteur, opening.persoon),
      overzicht: fout ? null : await maakOverzicht(delen, tx, acteur, opening, filter),
    }),
    // With a fault in the filter no line of it is shown, and so it is not told.
    fout ? undefined : toontOverzicht,
  )
  const { persoon } = uit.opening
  const adres = `/inzage/${persoon}`
  return toon(
    c,
    delen,
    {
      ...kop(uit.opening, 'Wie zag of kreeg wat'),
      inhoud: html`${gedaan === 'ingetrokken' ? melding('gelukt', 'De code werkt niet meer. Wie ermee keek, ziet niets meer.') : ''}${meegeven(adres, fouten.length > 0 ? '' : alsVraag(filter))}${overzichtInhoud({ ...uit, pad: adres, keuzes, fouten })}${codekaart(adres, uit.codes, acteur.nu)}${alinea(
        'Dit overzicht is voor de persoon zelf. Er staat geen naam van een medewerker in. Dat u het bekijkt, staat ook in het overzicht.',
        { klein: true },
      )}`,
    },
    fouten.length > 0 ? 400 : 200,
  )
}

function meegeven(adres: string, vraag: string): Html {
  return knoppen(
    knopLink('Download om te printen (PDF)', `${adres}/papier${vraag}`),
    knopLink('Verzoek vastleggen', `/inzageverzoeken?persoon=${adres.slice('/inzage/'.length)}`, {
      soort: 'secundair',
    }),
  )
}

const standnamen = {
  geldig: 'nog te gebruiken',
  gebruikt: 'gebruikt',
  geblokkeerd: 'geblokkeerd: te vaak verkeerd geprobeerd',
  ingetrokken: 'ingetrokken',
  verlopen: 'verlopen',
} as const

/** Giving a code, and how the ones before it stand. What the code is, stands on the paper only. */
function codekaart(adres: string, codes: readonly Code[], nu: Date): Html {
  const opent = codes.some((code) => opentNog(code, nu))
  return kaart('Zelf laten kijken, met een code op papier', [
    alinea(
      `De persoon kan dit overzicht zelf bekijken op een computer, zonder account. De code op de brief werkt één keer, ${kijkminuten} minuten lang. Geef de brief aan de persoon zelf. Een nieuwe code maakt de vorige meteen ongeldig, ook voor wie ermee kijkt.`,
    ),
    formulier({
      actie: `${adres}/code`,
      methode: 'post',
      inhoud: '',
      knop: knop('Maak een brief met een code (PDF)', { soort: 'secundair' }),
    }),
    opent
      ? formulier({
          actie: `${adres}/code/weg`,
          methode: 'post',
          inhoud: '',
          knop: knop('Trek de code in', { soort: 'secundair' }),
        })
      : '',
    tabel({
      bijschrift: 'Codes die zijn gegeven',
      kolommen: ['Nummer', 'Gemaakt', 'Geldig tot', 'Stand', { kop: 'Verkeerd geprobeerd', getal: true }],
      rijen: codes.map((code) => [
        code.nummer,
        moment(code.gemaakt_op),
        moment(code.verloopt_op),
        standnamen[codestand(code, nu)],
        String(code.pogingen),
      ]),
      leeg: alinea('Er is nog geen code gegeven.', { klein: true }),
    }),
  ])
}

async function overzichtOpPapier(c: Verzoek, delen: Inzagedelen): Promise<Response> {
  const { filter, fouten } = leesFilter(c, delen.grondslagen.register)
  if (fouten.length > 0) return overzichtPagina(c, delen)
  const acteur = kijker(c, delen, doel)
  const uit = await metPersoon(
    delen,
    acteur,
    persoonUit(c),
    async (tx, opening) => ({
      opening,
      overzicht: await maakOverzicht(delen, tx, acteur, opening, filter),
    }),
    toontOverzicht,
  )
  const inhoud = await overzichtsvel(uit.overzicht, uit.opening, await leesContact(delen, acteur.organisatie))
  return stuurDownload(c, { naam: 'wie-zag-wat.pdf', type: 'application/pdf', inhoud })
}

/** Makes a code and gives it on paper at once: it is shown on no page and can be asked for no second time. */
async function geefCode(c: Verzoek, delen: Inzagedelen): Promise<Response> {
  const acteur = kijker(c, delen, doel)
  const id = randomUUID()
  const uit = await metPersoon(
    delen,
    acteur,
    persoonUit(c),
    async (tx, opening: Opening) => ({
      opening,
      brief: await maakCode(tx, acteur, opening, id),
    }),
    { handeling: 'vastgelegd', onderwerp: id },
  )
  try {
    const inhoud = await codevel(uit.brief, uit.opening, delen.toegang.adres, acteur.nu)
    return stuurDownload(c, { naam: 'brief-met-code.pdf', type: 'application/pdf', inhoud })
  } catch (oorzaak) {
    // The code stands nowhere but on that paper: without it nobody can use it, and nobody must wonder who has it.
    await trekIn(delen, acteur, uit.opening.persoon)
    if (!(oorzaak instanceof NietBeschikbaar)) throw oorzaak
    throw new NietBeschikbaar(
      oorzaak.seconden,
      'Er is geen brief gemaakt. Een eerdere brief werkt niet meer. Probeer het over een minuut opnieuw.',
    )
  }
}

function trekIn(delen: Inzagedelen, acteur: Kijker, persoon: string): Promise<number> {
  return metPersoon(delen, acteur, persoon, (tx) => trekCodesIn(tx, acteur, persoon), {
    handeling: 'ingetrokken',
  })
}

async function haalCodeWeg(c: Verzoek, delen: Inzagedelen): Promise<Response> {
  const acteur = kijker(c, delen, doel)
  const persoon = persoonUit(c)
  await trekIn(delen, acteur, persoon)
  return c.redirect(`/inzage/${persoon}?gedaan=ingetrokken`, 303)
}

/** The way here from the page of a person. */
export function inzagekoppeling(persoon: string): Html {
  return koppeling('Bekijk en geef mee', `/inzage/${persoon}`)
}
