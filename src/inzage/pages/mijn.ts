import { moment } from '../../kern/datum.ts'
import { Fout, type VeldFout } from '../../kern/fout.ts'
import {
  alinea,
  formulier,
  foutBij,
  foutoverzicht,
  type Html,
  html,
  kaart,
  knop,
  knopLink,
  knoppen,
  melding,
  pagina,
  tekstveld,
} from '../../nlds/nlds.ts'
import { stuurDownload } from '../../platform/download.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import { openbaar } from '../../platform/poort.ts'
import { leesGedaan } from '../../platform/query.ts'
import { leesFormulier, paginakader, zetKoekje } from '../../toegang/toegang.ts'
import { gebruikCode, kijkminuten, meestePogingen } from '../codes.ts'
import { eerstVragen, klacht, leesContact } from '../contact.ts'
import type { Inzagedelen } from '../dossier.ts'
import { alsVraag, leesFilter } from '../filter.ts'
import { codefout, isNummer, zonderOpmaak } from '../geheim.ts'
import { overzichtsvel } from '../papier/vellen.ts'
import { eigenOverzicht, eindig, kijktijd, metKoekje, mijnPad } from '../sessie.ts'
import { alsVorm } from '../vorm.ts'
import { overzichtInhoud } from './overzichtblad.ts'

const overzichtPad = `${mijnPad}/overzicht`

/** Where someone looks with a code on paper: nothing is asked but what stands on it, and nothing else can be done. */
export function mijnPaginas(app: App, delen: Inzagedelen): void {
  app.get(mijnPad, openbaar(), (c) => codePagina(c, delen, {}, [], { gedaan: leesGedaan(c, ['klaar']) }))
  app.post(mijnPad, openbaar(), (c) => probeerCode(c, delen))
  app.get(overzichtPad, metKoekje(), (c) => zolangHetKan(c, delen, eigenPagina))
  app.get(`${mijnPad}/papier`, metKoekje(), (c) => zolangHetKan(c, delen, eigenPapier))
  app.get(`${mijnPad}/gegevens`, metKoekje(), (c) => zolangHetKan(c, delen, eigenGegevens))
  app.post(`${mijnPad}/klaar`, metKoekje(), async (c) => {
    await eindig(delen, c)
    return c.redirect(`${mijnPad}?gedaan=klaar`, 303)
  })
}

/** When the time is over one stands where a code is typed, and hears why: who has no account is not asked to sign in. */
async function zolangHetKan(
  c: Verzoek,
  delen: Inzagedelen,
  doe: (c: Verzoek, delen: Inzagedelen) => Promise<Response>,
): Promise<Response> {
  try {
    return await doe(c, delen)
  } catch (oorzaak) {
    if (!(oorzaak instanceof Fout) || oorzaak.code !== 'niet-aangemeld') throw oorzaak
    return codePagina(c, delen, {}, [], { voorbij: oorzaak.message })
  }
}

/** Typed codes are not shown again: someone may stand behind the screen. */
function codePagina(
  c: Verzoek,
  { oefen }: Inzagedelen,
  getypt: Readonly<Record<string, string>>,
  fouten: readonly VeldFout[],
  { voorbij, gedaan }: { readonly voorbij?: string; readonly gedaan?: 'klaar' | undefined } = {},
): Response | Promise<Response> {
  const klaar =
    voorbij !== undefined
      ? melding('let-op', voorbij)
      : gedaan === 'klaar'
        ? melding('gelukt', 'U bent klaar. Niemand kan nu nog kijken.')
        : ''
  const blad = pagina({
    ...paginakader(c, oefen),
    titel: 'Wie zag of kreeg wat over u?',
    ondertitel: 'Kijk zelf, met de code op uw brief.',
    inhoud: html`${klaar}${foutoverzicht(fouten)}${kaart('Uw code', [
      alinea(
        'U kreeg een brief met een nummer en een code. Typ ze hieronder over. Hoofdletters hoeven niet.',
      ),
      formulier({
        actie: mijnPad,
        methode: 'post',
        inhoud: [
          tekstveld({
            ...{ naam: 'nummer', label: 'Nummer', uitleg: 'Zes letters en cijfers.', kort: true },
            ...{ verplicht: true, waarde: getypt.nummer, fout: foutBij(fouten, 'nummer') },
          }),
          tekstveld({
            ...{ naam: 'code', label: 'Code', uitleg: 'Drie groepjes van zes. Streepjes hoeven niet.' },
            ...{ verplicht: true, fout: foutBij(fouten, 'code') },
          }),
        ],
        knop: 'Bekijk',
      }),
      alinea(
        `De code werkt één keer. Daarna kunt u ${kijkminuten} minuten kijken. Na ${meestePogingen} keer een verkeerde code werkt de brief niet meer. Vraag dan uw casemanager om een nieuwe.`,
        { klein: true },
      ),
    ])}`,
  })
  return c.html(blad, voorbij !== undefined ? 401 : fouten.length > 0 ? 400 : 200)
}

async function probeerCode(c: Verzoek, delen: Inzagedelen): Promise<Response> {
  const getypt = await leesFormulier(c)
  const nummer = zonderOpmaak(getypt.nummer ?? '')
  const code = zonderOpmaak(getypt.code ?? '')
  const fouten = keurTypewerk(nummer, code)
  if (fouten.length > 0) return codePagina(c, delen, getypt, fouten)
  const geheim = await gebruikCode(delen, nummer, code)
  if (geheim === null) return codePagina(c, delen, getypt, [nietGoed])
  zetKoekje(c, 'inzage', geheim)
  return c.redirect(overzichtPad, 303)
}

/** The same for whatever is wrong: an unknown number, another code, one that was used, locked or of too long ago. */
const nietGoed: VeldFout = {
  veld: 'code',
  melding:
    'Dit nummer en deze code horen niet bij elkaar, of de brief werkt niet meer. Kijk ze na, of vraag een nieuwe brief.',
}

function keurTypewerk(nummer: string, code: string): readonly VeldFout[] {
  const bijCode = codefout(code)
  return [
    ...(isNummer(nummer)
      ? []
      : [{ veld: 'nummer', melding: 'Typ het nummer van uw brief over: zes letters en cijfers.' }]),
    ...(bijCode === null ? [] : [{ veld: 'code', melding: bijCode }]),
  ]
}

async function eigenPagina(c: Verzoek, delen: Inzagedelen): Promise<Response> {
  const keuzes = c.req.query()
  const { filter, fouten } = leesFilter(c, delen.grondslagen.register)
  // With a fault in the filter no line is shown, and so it is no look that is told.
  const { overzicht, tot, organisatie } =
    fouten.length > 0
      ? { overzicht: null, ...(await kijktijd(delen, c)) }
      : await eigenOverzicht(delen, c, filter)
  const blad = pagina({
    ...paginakader(c, delen.oefen),
    titel: 'Wie zag of kreeg wat over u?',
    ondertitel: `U kunt kijken tot ${moment(tot)}. Daarna werkt de code niet meer.`,
    inhoud: html`${meenemen(fouten.length > 0 ? '' : alsVraag(filter))}${overzichtInhoud({
      ...{ overzicht, pad: overzichtPad, keuzes, fouten },
    })}${uitleg(await leesContact(delen, organisatie))}`,
  })
  return c.html(blad, fouten.length > 0 ? 400 : 200)
}

function meenemen(vraag: string): Html {
  return html`${knoppen(
    knopLink('Download (PDF)', `${mijnPad}/papier${vraag}`),
    knopLink('Download voor een computer (JSON)', `${mijnPad}/gegevens${vraag}`, { soort: 'secundair' }),
  )}${formulier({ actie: `${mijnPad}/klaar`, methode: 'post', inhoud: '', knop: knop('Ik ben klaar', { soort: 'secundair' }) })}`
}

function uitleg(fg: string): Html {
  return kaart('Klopt er iets niet?', [
    alinea(eerstVragen),
    alinea(fg),
    alinea(klacht),
    alinea('De naam van medewerkers staat hier niet. De organisatie weet wel wie het was.', { klein: true }),
  ])
}

async function eigenPapier(c: Verzoek, delen: Inzagedelen): Promise<Response> {
  const { filter, fouten } = leesFilter(c, delen.grondslagen.register)
  if (fouten.length > 0) return eigenPagina(c, delen)
  const { overzicht, organisatie } = await eigenOverzicht(delen, c, filter)
  const inhoud = await overzichtsvel(overzicht, null, await leesContact(delen, organisatie))
  return stuurDownload(c, { naam: 'wie-zag-wat.pdf', type: 'application/pdf', inhoud })
}

async function eigenGegevens(c: Verzoek, delen: Inzagedelen): Promise<Response> {
  const { filter, fouten } = leesFilter(c, delen.grondslagen.register)
  if (fouten.length > 0) return eigenPagina(c, delen)
  const { overzicht } = await eigenOverzicht(delen, c, filter)
  const inhoud = Buffer.from(JSON.stringify(alsVorm(overzicht), null, 2))
  return stuurDownload(c, { naam: 'wie-zag-wat.json', type: 'application/json', inhoud })
}
