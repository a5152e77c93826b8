import { z } from 'zod'
import { type Datum, datumVoluit, tijdVan } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import { formulier, type Html, html, knop, melding, pagina } from '../../nlds/nlds.ts'
import { vandaag } from '../../platform/clock.ts'
import type { App } from '../../platform/http.ts'
import { alleen, bewaker, paginakader } from '../../toegang/toegang.ts'
import { type Controle, controleer, leesControles, loopOpnieuwNa, telNu } from '../controle.ts'
import { dagenNieuw } from '../lot.ts'
import { leesPlekken } from '../plekken.ts'
import type { Berichtdelen } from '../verzoek.ts'
import { getoond, historie, inHetKort, lijsten } from './dagcontroledelen.ts'

/** How many kept checks stand on one page: those of a month, when nobody asks for more. */
const perPagina = 30

const rollen = ['backoffice@dji', 'justid-beheerder'] as const

/** The check that every begin has its message, every end too, and what runs too long has a reason. */
export function dagcontrolePaginas(app: App, delen: Berichtdelen): void {
  app.get('/dagcontrole', alleen(...rollen), async (c) => {
    const acteur = bewaker(c)
    const dag = vandaag(delen.klok)
    const voor = leesVoor(c.req.query('voor'))
    const { nu, eerder, laatste, plekken } = await delen.db.transactie(acteur, async (tx) => {
      // One more than is shown tells that there are others before them.
      const eerder = await leesControles(tx, acteur, perPagina + 1, voor)
      // Going through years of detentions takes time: what was found today is shown until someone asks again.
      const [nieuwste] = await leesControles(tx, acteur, 1)
      const laatste = nieuwste?.datum === dag ? nieuwste : undefined
      const nu =
        laatste === undefined ? await controleer(tx, dag) : { ...laatste.uitkomst, ...(await telNu(tx, dag)) }
      return { nu, eerder, laatste, plekken: await leesPlekken(tx, getoond(nu), dag) }
    })
    const op = laatste?.gemaakt_op ?? delen.klok.nu()
    const isBron = acteur.organisatie === 'dji'
    return c.html(
      pagina({
        ...paginakader(c, delen.oefen),
        titel: 'Dagcontrole',
        ondertitel: standVan(dag, op, nu.perioden, laatste?.opnieuw === true),
        inhoud: html`${samenvatting(nu)}${opnieuw()}${inHetKort(nu, op)}${lijsten(nu, plekken, isBron)}${historie(eerder.slice(0, perPagina), eerder.length > perPagina)}`,
      }),
    )
  })
  app.post('/dagcontrole', alleen(...rollen), async (c) => {
    await loopOpnieuwNa(delen, bewaker(c))
    return c.redirect('/dagcontrole', 303)
  })
}

/** From which moment back the kept checks are shown. Throws `ongeldige-invoer` for what is no moment. */
function leesVoor(tekst: string | undefined): Date | undefined {
  if (tekst === undefined) return undefined
  const moment = z.iso.datetime().safeParse(tekst)
  if (!moment.success)
    throw new Fout('ongeldige-invoer', 'Deze plek in de lijst is er niet.', [
      { veld: 'voor', melding: 'Geef een tijdstip, bijvoorbeeld 2026-11-20T14:05:00Z.' },
    ])
  return new Date(moment.data)
}

function standVan(dag: Datum, op: Date, perioden: number, opnieuw: boolean): string {
  const hoeveel = perioden === 1 ? '1 detentie' : `${perioden} detenties`
  return `Stand van ${datumVoluit(dag)}, ${tijdVan(op)} uur · ${hoeveel} ${opnieuw ? 'opnieuw nagelopen' : 'nagelopen'}`
}

function opnieuw(): Html {
  return formulier({
    actie: '/dagcontrole',
    methode: 'post',
    knop: knop('Loop alles nu opnieuw na', { soort: 'secundair' }),
    inhoud: '',
  })
}

/** Green only when nothing is missing and nothing went without anyone hearing of it. */
function samenvatting(nu: Controle): Html {
  const mist = nu.beginNietGemeld.length + nu.eindeNietGemeld.length
  const { nooitBezorgd = [], pasNooitBezorgd = [] } = nu
  if (mist > 0)
    return html`${melding('let-op', `${mist === 1 ? '1 melding ontbreekt' : `${mist} meldingen ontbreken`}. Ga na waarom en los het op.`)}${pasVernietigd(pasNooitBezorgd.length)}`
  if (pasNooitBezorgd.length > 0) return pasVernietigd(pasNooitBezorgd.length)
  return melding(
    nooitBezorgd.length > 0 ? 'info' : 'gelukt',
    `Elk begin en elk einde waarvan de gemeente bekend is, ${watErmeeIs(nu)}.`,
  )
}

function pasVernietigd(aantal: number): Html {
  if (aantal === 0) return html``
  const over = aantal === 1 ? '1 detentie' : `${aantal} detenties`
  return melding(
    'let-op',
    `Over ${over} is in de laatste ${dagenNieuw} dagen een bericht vernietigd dat nooit is bezorgd. De bewaartermijn was voorbij en de gemeente was niet aangesloten. Zij weet het dus niet van ons.`,
  )
}

/** Told, or not yet, or not at all, for a reason that is known. */
function watErmeeIs({
  wacht = [],
  nietGewenst = [],
  mochtNiet = [],
  teruggeroepen = [],
  nooitBezorgd = [],
}: Controle): string {
  const delen = [
    'is gemeld',
    ...(wacht.length > 0 ? ['wacht op aansluiting'] : []),
    ...(nietGewenst.length > 0 ? ['is niet gewenst'] : []),
    ...(mochtNiet.length > 0 ? ['mocht niet meer worden gemeld'] : []),
    ...(teruggeroepen.length > 0 ? ['is teruggeroepen'] : []),
    ...(nooitBezorgd.length > 0 ? ['is vernietigd voordat de gemeente was aangesloten'] : []),
  ]
  const laatste = delen.pop() ?? ''
  return delen.length === 0 ? laatste : `${delen.join(', ')} of ${laatste}`
}
