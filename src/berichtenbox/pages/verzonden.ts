import { z } from 'zod'
import { type Datum, datumKort, datumVan } from '../../kern/datum.ts'
import { Fout } from '../../kern/fout.ts'
import {
  cijfer,
  cijfers,
  filterbalk,
  type Html,
  html,
  keuze,
  koppeling,
  label,
  legeStaat,
  melding,
  pagina,
  paginering,
  tabel,
  vlak,
} from '../../nlds/nlds.ts'
import { gemeentenOp } from '../../organisaties/organisaties.ts'
import { vandaag } from '../../platform/clock.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import { aangemeld, alleen, bewaker, paginakader } from '../../toegang/toegang.ts'
import { boxrollen } from '../boxrollen.ts'
import { telVerwijderverzoeken, type Verwijdertelling } from '../terugroepen/verzoeken.ts'
import { leesVerzendingen, telVerzendingen, type Verzendfilter, type Verzending } from '../verzendingen.ts'
import type { Berichtdelen } from '../verzoek.ts'
import { verwijderlink } from './terugroepwoorden.ts'
import { isNooitBezorgd, nietAangesloten, organisatienaam, soortnaam, wanneer } from './weergave.ts'

const perPagina = 50

const filters: Readonly<Record<Verzendfilter, string>> = {
  alle: 'Alle',
  wacht: 'Wacht op aansluiting',
  'te-laat': 'Te laat verstuurd',
  ongelezen: 'Te lang ongelezen',
  'nooit-bezorgd': 'Vernietigd, nooit bezorgd',
  'niet-verstuurd': 'Niet verstuurd',
  ingetrokken: 'Teruggeroepen',
}

interface Vraag {
  readonly toon: Verzendfilter
  readonly gemeente: string
  readonly na: string | undefined
}

/** What was sent where and what is late, for the sender and for the operator. No content, so no names. */
export function verzondenPaginas(app: App, delen: Berichtdelen): void {
  app.get('/verzonden', alleen('backoffice@dji', 'justid-beheerder'), async (c) => {
    const acteur = bewaker(c)
    const vraag = leesVraag(c)
    const dag = vandaag(delen.klok)
    const ontvangers =
      vraag.gemeente === '' ? undefined : [`college-${vraag.gemeente}`, `burgemeester-${vraag.gemeente}`]
    const { rijen, tellingen, verwijderen } = await delen.db.transactie(acteur, async (tx) => ({
      rijen: await leesVerzendingen(tx, vraag.toon, dag, { na: vraag.na, ontvangers, aantal: perPagina + 1 }),
      tellingen: await telVerzendingen(tx, dag),
      verwijderen: await telVerwijderverzoeken(tx, acteur.organisatie, 'afzender', dag),
    }))
    return c.html(
      pagina({
        ...paginakader(c, delen.oefen),
        titel: 'Verzonden berichten',
        ondertitel: 'Wat ging waarheen, en kwam het op tijd aan? De inhoud ziet u hier niet.',
        inhoud: html`${navraag(verwijderen)}${vlak(cijferrij(tellingen))}${vlak(html`${filter(vraag, dag)}${lijst(rijen, vraag, dag, acteur.organisatie)}`)}${heeftBox(c) ? verwijderlink() : ''}`,
      }),
    )
  })
}

/** The operator has no box, so nothing was asked of it or by it. */
function heeftBox(c: Verzoek): boolean {
  const { rol } = aangemeld(c)
  return boxrollen.some((een) => een === rol)
}

function leesVraag(c: Verzoek): Vraag {
  const { toon = 'alle', gemeente = '', na } = c.req.query()
  if (!isFilter(toon))
    throw new Fout('ongeldige-invoer', 'Dit filter kennen wij niet.', [
      { veld: 'toon', melding: 'Deze keuze bij ‘Toon’ kennen wij niet.', toegestaan: Object.values(filters) },
    ])
  if (na !== undefined && !z.guid().safeParse(na).success)
    throw new Fout('ongeldige-invoer', 'Deze pagina bestaat niet.', [
      { veld: 'na', melding: 'Begin opnieuw bij de eerste pagina.' },
    ])
  return { toon, gemeente, na }
}

function isFilter(waarde: string): waarde is Verzendfilter {
  return Object.hasOwn(filters, waarde)
}

function cijferrij({
  vandaag: nu,
  teLaat,
  ongelezen,
  nietVerstuurd,
  wacht,
  nooitBezorgd,
}: Awaited<ReturnType<typeof telVerzendingen>>): Html {
  return cijfers([
    cijfer({ waarde: nu, naam: 'vandaag verstuurd' }),
    cijfer({ waarde: teLaat, naam: 'te laat verstuurd', bij: 'meer dan twee dagen na de gebeurtenis' }),
    cijfer({ waarde: ongelezen, naam: 'te lang ongelezen', bij: 'meer dan twee dagen' }),
    cijfer({ waarde: wacht, naam: 'wacht', bij: 'ontvanger nog niet aangesloten' }),
    cijfer({ waarde: nooitBezorgd, naam: 'nooit bezorgd', bij: 'vernietigd, ontvanger niet aangesloten' }),
    cijfer({ waarde: nietVerstuurd, naam: 'niet verstuurd', bij: 'de reden staat bij elk bericht' }),
  ])
}

function filter({ toon, gemeente }: Vraag, dag: Datum): Html {
  return filterbalk({
    actie: '/verzonden',
    naam: 'Filter de verzonden berichten',
    wissen: toon === 'alle' && gemeente === '' ? undefined : '/verzonden',
    velden: [
      keuze({
        naam: 'toon',
        label: 'Toon',
        waarde: toon,
        opties: Object.entries(filters).map(([waarde, tekst]) => ({ waarde, tekst })),
      }),
      keuze({
        naam: 'gemeente',
        label: 'Gemeente',
        leeg: 'Alle gemeenten',
        waarde: gemeente,
        opties: gemeentenOp(dag).map(({ code, naam }) => ({ waarde: code, tekst: naam })),
      }),
    ],
  })
}

/** What receivers have not answered yet about messages that were recalled. */
function navraag({ open, teLaat }: Verwijdertelling): Html | string {
  if (open === 0) return ''
  return melding(
    teLaat === 0 ? 'info' : 'let-op',
    html`${open === 1 ? '1 verzoek om gegevens van een teruggeroepen bericht te verwijderen wacht' : `${open} verzoeken om gegevens van teruggeroepen berichten te verwijderen wachten`} nog op antwoord; ${teLaat === 0 ? 'geen antwoord is te laat' : `te laat: ${teLaat}`}. ${koppeling('Bekijk de verzoeken', '/verwijderverzoeken')}`,
  )
}

function lijst(rijen: readonly Verzending[], vraag: Vraag, dag: Datum, eigen: string): Html {
  const zichtbaar = rijen.slice(0, perPagina)
  const laatste = rijen.length > perPagina ? zichtbaar.at(-1) : undefined
  const adres = (na: string | undefined) =>
    `/verzonden?${new URLSearchParams({ toon: vraag.toon, gemeente: vraag.gemeente, ...(na === undefined ? {} : { na }) })}`
  return html`${tabel({
    bijschrift: 'Verzonden berichten, nieuwste eerst',
    kolommen: ['Bericht', 'Naar', 'Inrichting', 'Gebeurd', 'Verstuurd', 'Stand'],
    rijen: zichtbaar.map((rij) => [
      rij.afzender === eigen
        ? koppeling(soortnaam[rij.soort] ?? rij.soort, `/verzonden/${rij.id}`)
        : (soortnaam[rij.soort] ?? rij.soort),
      organisatienaam(rij.ontvanger),
      organisatienaam(rij.inrichting),
      rij.gebeurd_op === null ? '' : datumKort(datumVan(rij.gebeurd_op)),
      wanneer(rij.verzonden_op, dag),
      stand(rij),
    ]),
    leeg: legeStaat({
      niveau: 2,
      kop: 'Niets gevonden',
      tekst: 'Er is geen verzonden bericht dat past bij dit filter.',
    }),
  })}${paginering({ vorige: vraag.na === undefined ? undefined : adres(undefined), volgende: laatste === undefined ? undefined : adres(laatste.id) })}`
}

const tweeDagen = 2 * 86_400_000

function stand(rij: Verzending): Html {
  if (rij.status === 'ingetrokken')
    return html`${label('nee', 'teruggeroepen')}<br><span class="tk-klein">${rij.reden ?? ''}</span>`
  if (isNooitBezorgd(rij))
    return html`${label('let-op', 'vernietigd, nooit bezorgd')}<br><span class="tk-klein">${nietAangesloten(rij.ontvanger)}</span>`
  if (rij.status === 'vernietigd') return label('neutraal', 'vernietigd')
  if (rij.status === 'onbestelbaar')
    return html`${label('dringend', 'niet verstuurd')}<br><span class="tk-klein">${rij.reden ?? ''}</span>`
  if (rij.status === 'klaargezet') return label('info', 'wacht op aansluiting')
  const laat = rij.gebeurd_op !== null && rij.verzonden_op.getTime() - rij.gebeurd_op.getTime() > tweeDagen
  const tijd = laat ? label('let-op', 'te laat verstuurd') : ''
  if (rij.opgepakt_op !== null) return html`${label('ja', 'opgepakt')} ${tijd}`
  return html`${label(rij.gelezen_op === null ? 'neutraal' : 'info', rij.gelezen_op === null ? 'ongelezen' : 'gelezen')} ${tijd}`
}
