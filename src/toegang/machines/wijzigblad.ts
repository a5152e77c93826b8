import { type Datum, datumKort } from '../../kern/datum.ts'
import type { VeldFout } from '../../kern/fout.ts'
import {
  alinea,
  datumveld,
  formulier,
  foutBij,
  type Html,
  html,
  kaart,
  knop,
  tekstvak,
  tekstveld,
  vinkjes,
} from '../../nlds/nlds.ts'
import { partijVan } from '../../organisaties/organisaties.ts'
import { jaarLater } from '../machtigingen/stand.ts'
import { bereiken } from './bereik.ts'
import type { Koppeling } from './koppelingen.ts'
import type { Koppelinggetypt } from './koppelingformulier.ts'
import { koppelingenPad } from './koppelingpad.ts'
import { sleutelafdruk, type Wijziging } from './koppelingregels.ts'
import { bereikVanRol } from './rolbereik.ts'

/** A form that was refused: what was typed, what is wrong, and which of the forms of the page it was. */
export interface Mislukt {
  readonly soort: Wijziging['soort'] | 'maken' | 'einde'
  readonly getypt: Koppelinggetypt
  readonly fouten: readonly VeldFout[]
}

/** The two ways to hand over public keys. */
export function sleutelvelden({ velden }: Koppelinggetypt, fouten: readonly VeldFout[]): readonly Html[] {
  const [bovenste, ...meer] = fouten.filter(({ veld }) => veld === 'jwks')
  return [
    tekstvak({
      naam: 'jwks',
      label: 'Openbare sleutels (JWKS)',
      uitleg:
        'Plak alleen het openbare deel: RSA van ten minste 2048 bits (PS256) of EC P-256 (ES256). De geheime sleutel blijft bij u.',
      rijen: 6,
      // A private key that was pasted by mistake does not travel back.
      waarde: /"(?:d|p|q|k)"\s*:/.test(velden.jwks ?? '') ? '' : velden.jwks,
      fout: bovenste === undefined ? undefined : [bovenste, ...meer].map(({ melding }) => melding).join(' '),
    }),
    tekstveld({
      naam: 'jwksUri',
      label: 'Of het adres van de sleutels',
      uitleg: 'Begint met https://. Wij halen de sleutels daar op; wisselen doet u dan zelf.',
      soort: 'url',
      waarde: velden.jwksUri,
      fout: foutBij(fouten, 'jwksUri'),
    }),
  ]
}

/** The forms with which one thing about a machine is changed. */
export function wijzigkaarten(koppeling: Koppeling, dag: Datum, mislukt: Mislukt | null): Html {
  const van = (soort: Wijziging['soort']) =>
    mislukt?.soort === soort ? mislukt : { getypt: { velden: {}, bereik: [] }, fouten: [] }
  return html`${kaart('Einddatum', einddatum(koppeling, dag, van('einddatum')))}${kaart(
    'Wat het systeem mag',
    bereik(koppeling, mislukt?.soort === 'bereik' ? mislukt : null),
  )}${kaart('Sleutels', sleutels(koppeling, van('sleutels')))}${kaart('Certificaat', certificaat(koppeling, van('certificaat')))}`
}

type Poging = Pick<Mislukt, 'getypt' | 'fouten'>

function vorm(
  { id }: Koppeling,
  soort: Wijziging['soort'],
  inhoud: readonly Html[],
  knoptekst: string,
  verborgen: Readonly<Record<string, string>> = {},
): Html {
  const actie = `${koppelingenPad}/${id}/${soort}`
  return formulier({
    actie,
    methode: 'post',
    verborgen,
    inhoud,
    knop: knop(knoptekst, { soort: 'secundair' }),
  })
}

function einddatum(koppeling: Koppeling, dag: Datum, { getypt, fouten }: Poging): Html {
  const uiterlijk = jaarLater(dag)
  const veld = datumveld({
    naam: 'tot',
    label: 'Tot en met',
    uitleg: `Uiterlijk ${datumKort(uiterlijk)}. Eerder geldt meteen; later bevestigt een tweede persoon.`,
    waarde: getypt.velden.tot ?? koppeling.tot ?? '',
    min: dag,
    max: uiterlijk,
    fout: foutBij(fouten, 'tot'),
    verplicht: true,
  })
  return vorm(koppeling, 'einddatum', [veld], 'Wijzig de einddatum')
}

function bereik(koppeling: Koppeling, mislukt: Poging | null): Html {
  const mag = bereikVanRol(koppeling.rol, partijVan(koppeling.organisatie))
  const veld = vinkjes({
    naam: 'bereik',
    label: 'Dit systeem mag',
    uitleg: 'Minder geldt meteen; meer bevestigt een tweede persoon.',
    waarden: mislukt?.getypt.bereik ?? koppeling.bereik,
    fout: foutBij(mislukt?.fouten ?? [], 'bereik'),
    opties: mag.map((een) => ({ waarde: een, tekst: bereiken[een] })),
  })
  return vorm(koppeling, 'bereik', [veld], 'Wijzig wat het mag')
}

function sleutels(koppeling: Koppeling, { getypt, fouten }: Poging): Html {
  const uitleg = alinea(
    'Zet de nieuwe sleutel erbij, wissel uw systeem om en haal daarna de oude weg: zo staat niets stil. Een sleutel weghalen geldt meteen; een andere sleutel of een ander adres bevestigt een tweede persoon.',
  )
  return html`${uitleg}${vorm(koppeling, 'sleutels', sleutelvelden(getypt, fouten), 'Vervang de sleutels', { gezien: sleutelafdruk(koppeling) })}`
}

function certificaat(koppeling: Koppeling, { getypt, fouten }: Poging): Html {
  const veld = tekstveld({
    naam: 'oin',
    label: 'OIN in het PKIoverheid-certificaat',
    uitleg:
      koppeling.oin === null
        ? 'Met een OIN werkt een token alleen samen met dat certificaat. Dat geldt meteen.'
        : 'Een ander OIN, of geen, bevestigt een tweede persoon.',
    waarde: getypt.velden.oin ?? koppeling.oin ?? '',
    cijfers: true,
    fout: foutBij(fouten, 'oin'),
    verplicht: false,
  })
  return vorm(koppeling, 'certificaat', [veld], 'Wijzig het certificaat')
}
