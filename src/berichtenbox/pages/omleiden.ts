import { Fout, foutsoorten, type VeldFout } from '../../kern/fout.ts'
import { html, melding, pagina, vlak } from '../../nlds/nlds.ts'
import { vandaag } from '../../platform/clock.ts'
import { metHerkansing } from '../../platform/herkansing.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import { aangemeld, alleen, bewaker, paginakader, wie } from '../../toegang/toegang.ts'
import { besluitOmleiding, eisOmleidvraag, type Omleiddelen } from '../omleiden/besluiten.ts'
import { afgedaanlijst, openlijst } from '../omleiden/lijst.ts'
import { haalAfgedaan, haalGeschiedenis, haalOpenOmleidvragen } from '../omleiden/opslag.ts'
import { type Getypt, type Omleidkeuze, redenen } from '../omleiden/regels.ts'
import { vraagInhoud } from '../omleiden/vraagblad.ts'
import { zegNietVanOns } from '../omleiden/zeggen.ts'
import { type Berichtdelen, berichtId } from '../verzoek.ts'
import { inWoorden } from './keuzewoorden.ts'

/** What these pages need. */
export type Omleidpaginadelen = Berichtdelen & Omleiddelen

/** Shows the message again, with what was typed and what is wrong with it. */
export type ToonBericht = (c: Verzoek, getypt: Getypt, fouten: readonly VeldFout[]) => Promise<Response>

/** Justid, who runs the box and sees no people; and the sender, who knows whom it is about. */
const beslissers = ['justid-beheerder', 'backoffice@dji'] as const

/** The messages that municipalities say are not hers: the list, and the decision about each. */
export function omleidPaginas(app: App, delen: Omleidpaginadelen): void {
  app.get('/niet-van-ons', alleen(...beslissers), (c) => lijst(c, delen))
  app.get('/niet-van-ons/:id', alleen(...beslissers), (c) => toonVraag(c, delen, null, []))
  app.post('/niet-van-ons/:id/besluit', alleen(...beslissers), (c) => neemBesluit(c, delen))
}

/** The form on the page of a message. */
export function nietVanOnsRoute(app: App, delen: Berichtdelen, toonBericht: ToonBericht): void {
  app.post(
    '/berichtenbox/:id/niet-van-ons',
    alleen('nazorgcoordinator', 'burgemeester-gemachtigde'),
    async (c) => {
      const getypt = leesGetypt(await c.req.parseBody())
      const acteur = wie(c, 'berichten-behandelen')
      const id = berichtId(c)
      try {
        await metHerkansing(delen.db, acteur, (tx) => zegNietVanOns(delen, tx, acteur, id, getypt))
      } catch (oorzaak) {
        if (!(oorzaak instanceof Fout) || oorzaak.code !== 'ongeldige-invoer') throw oorzaak
        return toonBericht(c, getypt, inWoorden(oorzaak.fouten, { reden: redenen }))
      }
      return c.redirect(`/berichtenbox/${id}?gedaan=niet-van-ons`, 303)
    },
  )
}

function leesGetypt(velden: Readonly<Record<string, unknown>>): Getypt {
  const tekst = lezer(velden)
  return { reden: tekst('reden'), toelichting: tekst('toelichting'), gemeentecode: tekst('gemeentecode') }
}

function lezer(velden: Readonly<Record<string, unknown>>): (naam: string) => string {
  return (naam) => {
    const waarde = velden[naam]
    return typeof waarde === 'string' ? waarde.trim() : ''
  }
}

async function lijst(c: Verzoek, delen: Omleidpaginadelen): Promise<Response> {
  const { open, afgedaan } = await delen.db.transactie(bewaker(c), async (tx) => ({
    open: await haalOpenOmleidvragen(tx),
    afgedaan: await haalAfgedaan(tx),
  }))
  const gedaan = c.req.query('gedaan') === undefined ? '' : melding('gelukt', 'Uw besluit is vastgelegd.')
  return c.html(
    pagina({
      ...paginakader(c, delen.oefen),
      titel: 'Niet van ons',
      ondertitel:
        'Berichten waarvan een gemeente zegt dat ze niet voor haar zijn. U ziet hier niet om wie het gaat.',
      inhoud: html`${gedaan}${openlijst(open, delen.klok.nu())}${vlak(afgedaanlijst(afgedaan, vandaag(delen.klok)))}`,
    }),
  )
}

async function toonVraag(
  c: Verzoek,
  delen: Omleidpaginadelen,
  keuze: Omleidkeuze | null,
  fouten: readonly VeldFout[],
): Promise<Response> {
  const id = berichtId(c)
  const { vraag, geschiedenis } = await delen.db.transactie(bewaker(c), async (tx) => {
    const gevonden = await eisOmleidvraag(tx, id)
    return { vraag: gevonden, geschiedenis: await haalGeschiedenis(tx, gevonden.dossier) }
  })
  const blad = { vraag, geschiedenis, keuze, fouten, dag: vandaag(delen.klok) }
  return c.html(
    pagina({
      ...paginakader(c, delen.oefen),
      titel: 'Voor welke gemeente is dit?',
      kruimels: [{ naam: 'Niet van ons', href: '/niet-van-ons' }, { naam: 'Besluit' }],
      inhoud: vraagInhoud(blad, aangemeld(c).organisatie === vraag.afzender),
    }),
    fouten.length > 0 ? foutsoorten['ongeldige-invoer'].status : 200,
  )
}

async function neemBesluit(c: Verzoek, delen: Omleidpaginadelen): Promise<Response> {
  const tekst = lezer(await c.req.parseBody())
  const besluit = tekst('besluit')
  const keuze: Omleidkeuze = {
    besluit: besluit === 'blijft' ? 'blijft' : 'doorsturen',
    gemeentecode: tekst('gemeentecode'),
    reden: tekst('reden'),
    bekend: tekst('bekend') === 'ja',
  }
  const fout = { veld: 'besluit', melding: 'Kies wat u besluit.', toegestaan: ['doorsturen', 'blijft'] }
  if (besluit !== keuze.besluit) return toonVraag(c, delen, keuze, [fout])
  const { naam } = aangemeld(c)
  try {
    await besluitOmleiding(delen, { ...bewaker(c), naam }, berichtId(c), keuze)
  } catch (oorzaak) {
    if (!(oorzaak instanceof Fout) || oorzaak.code !== 'ongeldige-invoer') throw oorzaak
    return toonVraag(c, delen, keuze, oorzaak.fouten)
  }
  return c.redirect('/niet-van-ons?gedaan=ja', 303)
}
