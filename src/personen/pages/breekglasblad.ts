import type { VeldFout } from '../../kern/fout.ts'
import {
  alinea,
  datumveld,
  formulier,
  foutBij,
  foutoverzicht,
  type Html,
  html,
  kaart,
  keuzerondjes,
  knopLink,
  kop,
  koppeling,
  melding,
  opsomming,
  tekstvak,
  tekstveld,
  tweeKolommen,
  vinkje,
  vlak,
} from '../../nlds/nlds.ts'
import type { Verzoek } from '../../platform/http.ts'
import { glasbraakminuten } from '../../toegang/toegang.ts'
import { aanleidingen } from '../aanleidingen.ts'
import { doelveld } from './doelkeuze.ts'

/** A form as it was typed. */
export type Getypt = Readonly<Record<string, string>>

const pad = '/personen/breek-het-glas'

/** What breaking the glass is, and the exact search that comes before it. */
export function zoekInhoud(getypt: Getypt, fouten: readonly VeldFout[]): Html {
  return html`${foutoverzicht(fouten)}${tweeKolommen(zoekkaart(getypt, fouten), uitlegkaart())}`
}

function zoekkaart(getypt: Getypt, fouten: readonly VeldFout[]): Html {
  const bsn = tekstveld({
    naam: 'bsn',
    label: 'Burgerservicenummer',
    waarde: getypt.bsn,
    cijfers: true,
    kort: true,
    fout: foutBij(fouten, 'bsn'),
  })
  const naam = tekstveld({
    naam: 'achternaam',
    label: 'Hele achternaam',
    uitleg: 'Zonder voorvoegsel, zoals “van” of “de”.',
    waarde: getypt.achternaam,
    fout: foutBij(fouten, 'achternaam'),
  })
  const geboren = datumveld({
    naam: 'geboortedatum',
    label: 'Geboortedatum',
    waarde: getypt.geboortedatum,
    fout: foutBij(fouten, 'geboortedatum'),
  })
  return kaart('Zoek precies één persoon', [
    formulier({
      actie: `${pad}/zoek`,
      methode: 'post',
      inhoud: [bsn, kop(3, 'Of'), naam, geboren],
      knop: 'Zoek',
    }),
  ])
}

function uitlegkaart(): Html {
  return kaart('Wat is dit?', [
    alinea('Met iemand die niet in uw lijst staat, heeft uw organisatie geen relatie. Dan ziet u niets.'),
    alinea('Kan het niet wachten, dan kunt u het glas breken. Dat betekent:'),
    opsomming([
      'U zegt waarvoor, en waarom nu.',
      `Alleen u ziet deze persoon, ${glasbraakminuten} minuten lang.`,
      'Uw functionaris gegevensbescherming ziet het meteen en beoordeelt het.',
      'Elke zoekopdracht komt met uw naam in het logboek.',
    ]),
    alinea(html`Kan het wachten? Kijk dan eerst in ${koppeling('Mijn mensen', '/personen')}.`),
  ])
}

/** Nobody was found, or more than one: the same answer, so that nothing can be read from it. */
export function nietBekend(getypt: Getypt): Html {
  return html`${melding('info', [
    html`<strong>Niet bekend</strong>`,
    alinea(
      'Met deze gegevens vinden wij niet precies één persoon. Controleer de schrijfwijze, of zoek op burgerservicenummer.',
    ),
  ])}${tweeKolommen(zoekkaart(getypt, []), uitlegkaart())}`
}

/** Too many searches within the hour. */
export function teVaak(): Html {
  return html`${melding('let-op', [
    html`<strong>U hebt te vaak gezocht</strong>`,
    alinea('U kunt tien keer per uur zoeken. Probeer het later opnieuw.'),
  ])}${alinea('Hebt u nu meteen iemand nodig? Bel dan de inrichting waar deze persoon verblijft.')}`
}

/** Found, and no glass needs to be broken. */
export function gevondenInhoud(persoonId: string, doel: string): Html {
  return vlak([
    melding(
      'gelukt',
      'Bekend. Uw organisatie heeft al een relatie met deze persoon. U hoeft het glas niet te breken.',
    ),
    knopLink('Open deze persoon', `/personen/${persoonId}?doel=${doel}`),
  ])
}

/** Found, and nothing more is said until the glass is broken. */
export function breekInhoud(c: Verzoek, getypt: Getypt, fouten: readonly VeldFout[]): Html {
  return html`${foutoverzicht(fouten)}${tweeKolommen(
    html`${melding('let-op', html`<strong>Bekend.</strong> Uw organisatie heeft geen relatie met deze persoon.`)}${breekkaart(c, getypt, fouten)}`,
    uitlegkaart(),
  )}`
}

function breekkaart(c: Verzoek, getypt: Getypt, fouten: readonly VeldFout[]): Html {
  const aanleiding = keuzerondjes({
    naam: 'aanleiding',
    label: 'Wat is de aanleiding?',
    opties: Object.entries(aanleidingen).map(([waarde, tekst]) => ({ waarde, tekst })),
    waarde: getypt.aanleiding,
    fout: foutBij(fouten, 'aanleiding'),
    verplicht: true,
  })
  const reden = tekstvak({
    naam: 'reden',
    label: 'Waarom moet u dit nu zien?',
    uitleg: 'Ten minste 20 tekens. Schrijf geen namen of nummers op.',
    waarde: getypt.reden,
    fout: foutBij(fouten, 'reden'),
    verplicht: true,
  })
  const bevestig = vinkje({
    naam: 'bevestig',
    label: `Ik begrijp dat ik ${glasbraakminuten} minuten toegang krijg en dat mijn functionaris gegevensbescherming dit beoordeelt.`,
    aangevinkt: getypt.bevestig === 'ja',
    fout: foutBij(fouten, 'bevestig'),
    verplicht: true,
  })
  return kaart(
    'Waarom breekt u het glas?',
    formulier({
      actie: pad,
      methode: 'post',
      verborgen: { poging: getypt.poging ?? '' },
      inhoud: [doelveld(c, getypt.doel, fouten), aanleiding, reden, bevestig],
      knop: 'Breek het glas',
    }),
  )
}
