import { type Datum, datumKort, datumVan, moment } from '../../kern/datum.ts'
import { alinea, type Html, html, koppeling, legeStaat, pagina, tabel, vlak } from '../../nlds/nlds.ts'
import { vandaag } from '../../platform/clock.ts'
import type { App } from '../../platform/http.ts'
import { alleen, paginakader, wie } from '../../toegang/toegang.ts'
import { boxrollen } from '../boxrollen.ts'
import { verwijdertermijn } from '../terugroepen/beleid.ts'
import { type Kant, leesVerwijderverzoeken, type Verwijderverzoek } from '../terugroepen/verzoeken.ts'
import type { Berichtdelen } from '../verzoek.ts'
import { gronden, verzoekstand } from './terugroepwoorden.ts'
import { kenmerk, organisatienaam, soortnaam } from './weergave.ts'

/** More requests than anyone handles on one page; what waits stands first. */
const meeste = 200

/** What was asked of this organisation after a recall, and what it asked of others itself. No content, so no names. */
export function verwijderverzoekPaginas(app: App, delen: Berichtdelen): void {
  app.get('/verwijderverzoeken', alleen(...boxrollen), async (c) => {
    const acteur = wie(c, 'berichten-behandelen')
    const dag = vandaag(delen.klok)
    const { aanOns, vanOns } = await delen.db.transactie(acteur, async (tx) => ({
      aanOns: await leesVerwijderverzoeken(tx, acteur, 'ontvanger', meeste),
      vanOns: await leesVerwijderverzoeken(tx, acteur, 'afzender', meeste),
    }))
    return c.html(
      pagina({
        ...paginakader(c, delen.oefen),
        titel: 'Verwijderverzoeken',
        ondertitel:
          'Een bericht is teruggeroepen nadat het was gelezen. De ontvanger zegt dan wat er met de gegevens is gedaan.',
        inhoud: html`${vlak(lijst('ontvanger', aanOns, dag))}${vanOns.length === 0 ? '' : vlak(lijst('afzender', vanOns, dag))}${termijn()}`,
      }),
    )
  })
}

function lijst(kant: Kant, verzoeken: readonly Verwijderverzoek[], dag: Datum): Html {
  const bijOns = kant === 'ontvanger'
  return tabel({
    bijschrift: bijOns ? 'Aan u gevraagd' : 'Door u gevraagd',
    bijschriftZichtbaar: true,
    kolommen: [
      'Bericht',
      bijOns ? 'Van' : 'Aan',
      bijOns ? 'Ontvangen' : 'Verzonden',
      'Teruggeroepen',
      'Waarom',
      'Antwoord',
    ],
    rijen: verzoeken.map((een) => [
      html`${koppeling(
        soortnaam[een.soort] ?? een.soort,
        bijOns ? `/berichtenbox/${een.bericht}` : `/verzonden/${een.bericht}`,
      )}<br><span class="tk-klein">kenmerk ${kenmerk(een.bericht)}</span>`,
      organisatienaam(bijOns ? een.afzender : een.ontvanger),
      moment(een.verzonden_op),
      datumKort(datumVan(een.gevraagd_op)),
      gronden[een.grond].tekst,
      verzoekstand(een, dag),
    ]),
    leeg: legeStaat({
      niveau: 2,
      kop: 'Geen verzoeken',
      tekst: 'Er is geen bericht teruggeroepen dat iemand van uw organisatie had gelezen.',
    }),
  })
}

function termijn(): Html {
  return alinea(
    `Antwoorden kan tot ${verwijdertermijn.dagen} dagen na het terugroepen. ${verwijdertermijn.bron}`,
    { klein: true },
  )
}
