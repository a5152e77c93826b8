import { z } from 'zod'
import { Fout } from '../../kern/fout.ts'
import { keur } from '../../kern/keur.ts'
import {
  alinea,
  filterbalk,
  type Html,
  html,
  keuze,
  label,
  legeStaat,
  naslag,
  pagina as nldsPagina,
  paginering,
  tekstveld,
  vlak,
} from '../../nlds/nlds.ts'
import { vandaag } from '../../platform/clock.ts'
import type { App, Verzoek } from '../../platform/http.ts'
import { iederAangemeld, paginakader, wie } from '../../toegang/toegang.ts'
import { type Gidskaart, type Gidssoort, gidssoorten, zoekGids } from '../gids.ts'
import type { Paginadelen } from './blad.ts'
import { bereikbaar, mailadres, mensnaam } from './contactdelen.ts'

const pad = '/contacten'
/** As many as fit on one sheet or two of paper. */
const perPagina = 30

const vraag = z.object({
  zoek: z.string().max(100, 'Ten hoogste 100 tekens.').default(''),
  soort: z.enum(['', ...(Object.keys(gidssoorten) as Gidssoort[])]).default(''),
  pagina: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, 'Deze pagina bestaat niet.')
    .default('1'),
})

/** The directory: whom one can reach where. For everyone who is signed in; nothing in it is about a detained person. */
export function contactgids(app: App, delen: Pick<Paginadelen, 'db' | 'klok' | 'oefen'>): void {
  app.get(pad, iederAangemeld(), async (c) => {
    const { zoek, soort, pagina } = leesVraag(c)
    const nummer = Number(pagina)
    const gevonden = await delen.db.transactie(wie(c, 'contacten-lezen'), (tx) =>
      zoekGids(tx, vandaag(delen.klok), {
        zoek,
        soort: soort === '' ? null : soort,
        vanaf: (nummer - 1) * perPagina,
        aantal: perPagina,
      }),
    )
    const adres = (naar: number) => `${pad}?${new URLSearchParams({ zoek, soort, pagina: String(naar) })}`
    const bladeren = paginering({
      vorige: nummer > 1 ? adres(nummer - 1) : undefined,
      volgende: gevonden.totaal > nummer * perPagina ? adres(nummer + 1) : undefined,
    })
    return c.html(
      nldsPagina({
        ...paginakader(c, delen.oefen),
        titel: 'Contacten',
        ondertitel: 'Groepsmailboxen en contactpersonen van inrichtingen, gemeenten en andere organisaties.',
        inhoud: vlak(
          html`${filter(zoek, soort)}${alinea(telling(gevonden.totaal), { klein: true })}${lijst(gevonden.kaarten)}${bladeren}`,
        ),
      }),
    )
  })
}

function leesVraag(c: Verzoek): z.infer<typeof vraag> {
  const gekeurd = keur(vraag, c.req.query())
  if ('fouten' in gekeurd) throw new Fout('ongeldige-invoer', 'Deze vraag klopt niet.', gekeurd.fouten)
  return gekeurd.waarde
}

function filter(zoek: string, soort: string): Html {
  return filterbalk({
    actie: pad,
    naam: 'Zoek in de contacten',
    knop: 'Zoek',
    wissen: zoek === '' && soort === '' ? undefined : pad,
    velden: [
      tekstveld({
        naam: 'zoek',
        label: 'Organisatie, plaats of contactpersoon',
        uitleg: 'Zoek hier nooit op de naam van een gedetineerde.',
        soort: 'search',
        waarde: zoek,
      }),
      keuze({
        naam: 'soort',
        label: 'Soort organisatie',
        leeg: 'Alle',
        waarde: soort,
        opties: Object.entries(gidssoorten).map(([waarde, tekst]) => ({ waarde, tekst })),
      }),
    ],
  })
}

function telling(aantal: number): string {
  return aantal === 1 ? '1 organisatie' : `${aantal} organisaties`
}

function lijst(kaarten: readonly Gidskaart[]): Html {
  if (kaarten.length === 0)
    return legeStaat({
      niveau: 2,
      kop: 'Niets gevonden',
      tekst: 'Geen organisatie past bij wat u zoekt.',
      tips: ['Controleer de spelling.', 'Zoek op een deel van de naam, of op de plaats.'],
    })
  return naslag(kaarten.map(deel))
}

function deel({ organisatie, groepsmailbox, backofficemailbox, mensen }: Gidskaart) {
  const isPi = organisatie.partij === 'pi'
  const gegevens = [
    { naam: isPi ? 'Casemanagers' : 'Groepsmailbox', waarde: mailadres(groepsmailbox) },
    ...(backofficemailbox === null ? [] : [{ naam: 'Backoffice', waarde: mailadres(backofficemailbox) }]),
    ...mensen.map((mens) => ({
      naam: mensnaam(mens),
      waarde: bereikbaar(mens),
    })),
  ]
  const plaats = organisatie.plaats === null ? '' : html` <span class="tk-klein">${organisatie.plaats}</span>`
  const onzeker = organisatie.zekerheid === 'onzeker' ? html` ${label('let-op', 'niet bevestigd')}` : ''
  return { kop: html`${organisatie.naam}${plaats}${onzeker}`, gegevens }
}
