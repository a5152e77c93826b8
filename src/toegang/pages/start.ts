import {
  alinea,
  held,
  html,
  kaart,
  kaartenrij,
  knopLink,
  koppeling,
  opsomming,
  pagina,
  stappen,
} from '../../nlds/nlds.ts'
import type { App } from '../../platform/http.ts'
import { openbaar } from '../../platform/poort.ts'
import { paginakader } from '../kader.ts'
import { startpad } from '../menu.ts'
import { type Startsignaal, signaalblok } from '../signaal.ts'

/** The public first page: what Terugkeer is, in one look. */
export function startPagina(app: App, { oefen }: { oefen: boolean }, signaal: Startsignaal): void {
  app.get('/', openbaar(), async (c) => {
    const identiteit = c.get('identiteit')
    const knop =
      identiteit === null
        ? knopLink('Aanmelden', '/aanmelden')
        : knopLink('Verder waar u was', startpad(c.get('poorten'), identiteit))
    return c.html(
      pagina({
        ...paginakader(c, oefen),
        titel: 'Rechtmatig delen bij terugkeer',
        held: held({
          kop: 'Iemand komt vrij. Wie moet dat weten, en wat mag u delen?',
          tekst:
            'Terugkeer brengt begin en einde van een detentie bij de juiste gemeente. Alleen wat de wet of de betrokkene toestaat, en altijd met het artikel erbij.',
          acties: [knop],
        }),
        inhoud: html`${await signaalblok(signaal, identiteit)}${zoWerktHet()}${voorWie()}${zekerheden()}`,
      }),
    )
  })
}

function zoWerktHet() {
  return kaart(
    'Zo werkt het',
    stappen([
      {
        kop: 'Een detentie begint',
        tekst: 'De inrichting meldt een binnenkomst, een nieuwe einddatum of een ontslag.',
      },
      {
        kop: 'Het register toetst',
        tekst:
          'Voor elk gegeven zoekt Terugkeer het wetsartikel. Geen artikel, dan gaat het gegeven niet mee.',
      },
      {
        kop: 'De gemeente weet het',
        tekst: 'Het bericht staat in de Berichtenbox van de juiste gemeente, ook na een herindeling.',
      },
      {
        kop: 'Alles is te verantwoorden',
        tekst: 'Elke verstrekking en elke inzage staat in het logboek, met de reden.',
      },
    ]),
  )
}

function voorWie() {
  return kaartenrij([
    kaart(
      'Gemeenten',
      alinea(
        'Op tijd weten wie er terugkomt, met de einddatum, de inrichting en de groepsmailbox van de casemanagers.',
      ),
    ),
    kaart(
      'DJI en Justid',
      alinea(
        'Zien wat waarheen ging, wat te laat is en waar nog een gemeente ontbreekt. Niets valt stil weg.',
      ),
    ),
    kaart(
      'Leveranciers',
      alinea(
        html`Aansluiten met een open REST-API. Het ${koppeling('OpenAPI-document', '/api/v1/openapi.json')} beschrijft elk veld.`,
      ),
    ),
  ])
}

function zekerheden() {
  return kaart(
    'Waar u op kunt rekenen',
    opsomming([
      'Zonder grondslag wordt er niets gedeeld. Een ontbrekend feit telt nooit als toestemming.',
      'College en burgemeester van een gemeente hebben elk een eigen box.',
      'Een organisatie ziet nooit berichten van een andere; dat bewaakt de database zelf.',
      'In een adres, een foutmelding of een e-mail staat nooit een naam of een burgerservicenummer.',
    ]),
  )
}
